//! A report as running text: counted headings that name projects, paragraphs below labels, KPIs told in lines.
//!
//! Of the ways in which a report counts its headings, the one whose sections speak of most projects names them: a section does
//! that in which labels say three different things of one. A paragraph belongs to the label above it, up to the next
//! label, to a heading marked as labels or projects are, or to cells side by side.

use std::collections::{BTreeMap, HashSet};

use super::Walk;
use super::blocks::{Block, with_ends};
use super::free_text::{is_note, page_mark};
use super::kpi_labels::OF_KPI;
use super::pasted::CONTACT;
use crate::exchange::lines::{Mark, bracketed, is_project_name, marked, unmarked};
use crate::exchange::place::{Around, As};
use crate::exchange::sentences::{says_values, tells_kpi, told_alone};
use crate::exchange::uses;
use crate::exchange::words::squeezed;

/// What the headings of a report look like.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// Rows in which projects begin.
    starts: HashSet<u32>,
    /// How labels and the headings above the projects are marked.
    marks: HashSet<Mark>,
    /// Whether the numbers of the headings that begin projects are the projects' own: each has another.
    pub(super) numbered: bool,
}

impl Headings {
    /// How many projects the headings begin.
    pub(super) fn projects(&self) -> usize {
        self.starts.len()
    }
}

impl Walk<'_, '_> {
    /// The projects that counted headings of a report name.
    pub(super) fn counted_blocks(&self, rows: &[u32], header: &[bool]) -> Vec<Block> {
        // A label that names a project says that the headings don't.
        if !self.names_beside(rows, header, "project").is_empty() {
            return Vec::new();
        }
        let mut kinds: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, &row) in rows.iter().enumerate().filter(|(at, _)| !header[*at]) {
            if let Some((kind, cell)) = self.counted(row) {
                kinds.entry(kind).or_default().push((at, cell));
            }
        }
        let of_project = |(from, to): (usize, usize)| {
            let cells = rows[from..to].iter().flat_map(|row| self.sheet.row_indexes(*row));
            let mut said: HashSet<&str> =
                cells.clone().map(|cell| self.concept(cell)).filter(|of| uses::is(of, uses::PROJECT)).collect();
            // A sentence may say as much as labels do.
            if said.len() < 3 && cells.into_iter().any(|cell| tells_kpi(&self.sheet.cells[cell].text)) {
                said.extend(["kpi", "target", "actual"]);
            }
            said.len() >= 3
        };
        let sections = |found: &[(usize, usize)]| {
            let ends = found.iter().skip(1).map(|(at, _)| *at).chain([rows.len()]);
            let all = found.iter().zip(ends).filter(|((at, _), end)| of_project((*at + 1, *end)));
            all.map(|((at, cell), _)| (*at, *cell)).collect::<Vec<_>>()
        };
        // What stands below each project once more is a heading within them.
        let differ = |found: &Vec<(usize, usize)>| {
            let names: HashSet<&str> = found.iter().map(|(_, cell)| unmarked(&self.sheet.cells[*cell].text)).collect();
            names.len() == found.len() && !found.is_empty()
        };
        let labels = |found: &[(usize, usize)]| {
            let next = |at: usize| self.sheet.row_indexes(*rows.get(at + 1)?).next();
            found
                .iter()
                .filter(|(at, _)| next(*at).is_some_and(|cell| uses::is(self.concept(cell), uses::PROJECT)))
                .count()
        };
        let all = kinds.values().map(|found| sections(found)).filter(differ);
        // Of two kinds with as many, that counts which has labels right below, else the inner one, which begins later.
        let best = all.max_by_key(|found| (found.len(), labels(found), found[0].0)).unwrap_or_default();
        // 「基本目標１ …」 above says the place in the strategy.
        let goals: Vec<(usize, usize)> = kinds
            .iter()
            .filter(|(kind, found)| kind.contains("基本") && found.iter().all(|heading| !best.contains(heading)))
            .flat_map(|(_, found)| found.iter().copied())
            .collect();
        let band = |at: usize| goals.iter().filter(|(goal, _)| *goal < at).max().map(|(_, cell)| *cell);
        let block = |&(at, cell): &(usize, usize)| Block {
            start: rows[at],
            below: u32::MAX,
            label: cell,
            name: cell,
            band: band(at),
        };
        with_ends(best.iter().map(block).collect())
    }

    /// A row that is a counted heading and no label: how it is counted.
    fn counted(&self, row: u32) -> Option<(String, usize)> {
        let cells = self.sheet.row_indexes(row);
        let cell = cells.clone().next().filter(|cell| cells.len() == 1 && self.heads[*cell].is_none())?;
        // 「①来場者数」 over its target and its result is a KPI, however it is counted.
        if self.says_values_below(cell) {
            return None;
        }
        let text = &self.sheet.cells[cell].text;
        let (kind, name) = match marked(text) {
            Some((mark, _, name)) => (format!("{mark:?}"), name),
            // 「【朝市事業】」, 「朝市事業（商工課）」
            None => match bracketed(text) {
                Some(name) => ("bracket".to_owned(), name),
                None => ("name".to_owned(), Some(text.trim()).filter(|text| is_project_name(text))?),
            },
        };
        let plain =
            (4..=60).contains(&squeezed(name).chars().count()) && !name.ends_with('。') && !name.contains(['：', ':']);
        // Sections say what they are about, projects what they are.
        let section = [
            "状況",
            "結果",
            "概要",
            "趣旨",
            "方法",
            "経緯",
            "検証",
            "評価",
            "はじめに",
            "について",
            "あたって",
            "総論",
            "まとめ",
            "おわりに",
        ];
        let plain = plain && !section.iter().any(|end| name.trim_end().ends_with(end));
        (plain && self.head(name).is_none() && !self.landmarks.is_title(text)).then_some((kind, cell))
    }

    /// What the headings of a report look like, once its projects are known.
    pub(super) fn headings_of_report(&self, rows: &[u32], blocks: &[Block]) -> Headings {
        let starts: HashSet<u32> = blocks.iter().map(|block| block.start).collect();
        let first = starts.iter().min().copied().unwrap_or(u32::MAX);
        let of = |row: &u32| {
            let cell = self.sheet.row_indexes(*row).next()?;
            let (mark, ..) = marked(&self.sheet.cells[cell].text)?;
            let short = self.sheet.cells[cell].text.chars().count() <= 40;
            (self.heads[cell].is_some() || starts.contains(row) || (*row < first && short)).then_some(mark)
        };
        let count = |block: &Block| match marked(&self.sheet.cells[block.name].text)? {
            // Measures are counted within their goals.
            // A Roman number isn't printed as one.
            (Mark::Roman, ..) => None,
            (Mark::Word("施策" | "政策" | "基本目標" | "基本施策" | "基本方針"), ..) => None,
            (_, number, _) => number,
        };
        let numbers: Option<HashSet<u32>> = blocks.iter().map(count).collect();
        let numbered = numbers.is_some_and(|numbers| numbers.len() == blocks.len());
        Headings { marks: rows.iter().filter_map(of).collect(), starts, numbered }
    }

    /// The paragraphs below a row. `over_gaps`: blank lines are between them, not behind them.
    fn paragraphs(&self, row: u32, over_gaps: bool) -> Vec<usize> {
        let (mut found, mut last) = (Vec::new(), row);
        for cell in self.sheet.row_indexes(row).end..self.sheet.cells.len() {
            let of = &self.sheet.cells[cell];
            let gap = of.row > last + 1;
            let alone = self.sheet.row_indexes(of.row).len() == 1;
            if alone && (page_mark(&of.text) || self.landmarks.is_title(&of.text)) {
                last = of.row;
                continue;
            }
            if !alone || (gap && !over_gaps) || self.begins_anew(cell) {
                break;
            }
            last = of.row;
            found.push(cell);
        }
        found
    }

    /// Whether a line is no paragraph: a label, a heading, a note, a KPI with its values.
    pub(super) fn begins_anew(&self, cell: usize) -> bool {
        let of = &self.sheet.cells[cell];
        let heading = marked(&of.text).is_some_and(|(mark, ..)| self.report.marks.contains(&mark))
            && of.text.trim().chars().count() <= 40
            && !of.text.trim_end().ends_with('。');
        let label = self.heads[cell].as_ref().is_some_and(|head| !head.concept.is_empty());
        label
            || heading
            || self.report.starts.contains(&of.row)
            || self.done.contains(&cell)
            || is_note(&squeezed(&of.text))
            || is_rule(&of.text)
            || is_account(&squeezed(&of.text))
            || says_whom_to_ask(&of.text)
            || told_alone(&of.text).is_some()
            || self.names_values_below(cell)
    }

    /// A row of a report: a heading with its paragraphs, a KPI that is told in a line or named above its values.
    pub(super) fn report_row(&mut self, row: u32, cells: &[usize]) -> bool {
        let (true, Some(project)) = (self.maker.book.running, self.project) else { return false };
        if self.named_in_front(row, cells, project) {
            return true;
        }
        let &[cell] = cells else { return false };
        if is_rule(&self.sheet.cells[cell].text) {
            self.say(cell, As::Label, "区切り線");
            return true;
        }
        if self.names_values_below(cell) {
            let text = self.sheet.cells[cell].text.clone();
            let name = unmarked(&text).to_owned();
            let (id, year) = (self.id(cell), self.table_year.unwrap_or(self.maker.year));
            self.done.insert(cell);
            let kpi = self.maker.kpi(id, project, year, &name);
            self.label_kpi = Some((kpi, None));
            return true;
        }
        if self.heads[cell].is_none() && self.sentences(cell, project) {
            return true;
        }
        if self.heads[cell].is_some() && self.stacked(row, cell, project) {
            return true;
        }
        if !uses::is(self.concept(cell), uses::BELOW) {
            return false;
        }
        let lines = self.paragraphs(row, true);
        let Some(&first) = lines.first() else { return false };
        let concept = self.concept_of_label(cell);
        self.say(cell, As::Label, "見出し");
        let header = self.sheet.cells[cell].text.clone();
        self.put_lines(concept, &header, first, &lines);
        true
    }

    /// Puts the paragraphs that begin with a cell, as one text.
    fn put_lines(&mut self, concept: &'static str, header: &str, first: usize, lines: &[usize]) {
        let listed = |text: &str| marked(text).is_some() || text.starts_with(['・', '○', '-', '－', '※']);
        let mut text = String::new();
        for &line in lines {
            let next = self.sheet.cells[line].text.trim().trim_start_matches(['→', '⇒']).trim_start();
            // A copy breaks a paragraph anywhere; what is listed begins a line.
            if !text.is_empty() && (listed(next) || text.ends_with('。')) {
                text.push('\n');
            }
            text.push_str(next);
        }
        let id = self.id(first);
        self.done.insert(first);
        let around = Around { project: self.project, year: self.table_year, header, ..Around::default() };
        self.maker.put(id, concept, &text, around);
        for &line in lines.iter().filter(|line| **line != first) {
            self.say(line, As::Label, "上のセルの続き");
        }
    }

    /// The value right of a label with the lines that it runs on in; behind a verdict they are its reason.
    pub(super) fn runs_on_below(&mut self, concept: &'static str, label: usize, cell: usize) -> bool {
        let row = self.sheet.cells[cell].row;
        let last = self.sheet.row_indexes(row).end == cell + 1;
        if !last || self.project.is_none() || !uses::is(concept, uses::BELOW) {
            return false;
        }
        let lines = match self.maker.book.running {
            true => self.paragraphs(row, false),
            false => self.lines_of_box(concept, label, cell),
        };
        let Some(&first) = lines.first() else { return false };
        let header = self.sheet.cells[label].text.clone();
        let short = self.sheet.cells[cell].text.trim().chars().count() <= 24;
        match concept {
            "rating" | "mark" if short => {
                self.put_lines("comment", &header, first, &lines);
                false
            }
            "policy" if short => {
                self.put_lines("reason", &header, first, &lines);
                false
            }
            concept => {
                let all: Vec<usize> = std::iter::once(cell).chain(lines).collect();
                self.put_lines(concept, &header, cell, &all);
                true
            }
        }
    }

    /// In a workbook, the rows below a value that a converter has made of its further lines: alone in its column, beside the label's
    /// box or below a text that has no end.
    fn lines_of_box(&self, concept: &str, label: usize, cell: usize) -> Vec<usize> {
        let (of, box_of_label) = (&self.sheet.cells[cell], self.sheet.area(&self.sheet.cells[label]));
        let mut lines: Vec<usize> = Vec::new();
        if self.maker.book.plain
            || matches!(concept, "rating" | "mark" | "policy")
            || self.sheet.area(of).bottom > of.row
        {
            return lines;
        }
        let mut row = of.row + 1;
        while let &[line] = &self.sheet.row_indexes(row).collect::<Vec<_>>()[..] {
            let next = &self.sheet.cells[line];
            let before = self.sheet.cells[lines.last().copied().unwrap_or(cell)].text.trim_end();
            let open = before.chars().count() >= 12 && !before.ends_with(['。', '）', ')', '」']);
            if next.column != of.column
                || self.heads[line].is_some()
                || self.done.contains(&line)
                || !(open || row <= box_of_label.bottom)
                || is_note(&squeezed(&next.text))
            {
                break;
            }
            lines.push(line);
            row += 1;
        }
        lines
    }

    /// Whether the line below a cell's says a value of a KPI.
    fn says_values_below(&self, cell: usize) -> bool {
        let mut next = self.sheet.row_indexes(self.sheet.cells[cell].row + 1);
        let alone = next.len() == 1;
        next.next().is_some_and(|label| match alone {
            true => says_values(&self.sheet.cells[label].text),
            false => OF_KPI.contains(&self.concept(label)),
        })
    }

    /// A line that is a KPI's name, because the next one says its values.
    fn names_values_below(&self, cell: usize) -> bool {
        let of = &self.sheet.cells[cell];
        let name = unmarked(&of.text);
        self.heads[cell].is_none()
            && self.sheet.row_indexes(of.row).len() == 1
            && self.says_values_below(cell)
            && (2..=60).contains(&name.chars().count())
            && !name.ends_with('。')
            && !self.report.starts.contains(&of.row)
    }

    /// A KPI's name in front of labels that say its values.
    fn named_in_front(&mut self, row: u32, cells: &[usize], project: usize) -> bool {
        let [name, label, _, next, ..] = cells else { return false };
        let of_kpi = |cell: &usize| OF_KPI.contains(&self.concept(*cell));
        if self.heads[*name].is_some() || !of_kpi(label) || !of_kpi(next) {
            return false;
        }
        let (id, year) = (self.id(*name), self.table_year.unwrap_or(self.maker.year));
        let text = self.sheet.cells[*name].text.clone();
        self.done.insert(*name);
        let kpi = self.maker.kpi(id, project, year, unmarked(&text));
        self.label_kpi = Some((kpi, None));
        self.labels_of(row, cells[1..].to_vec(), false);
        true
    }
}

/// 「款７　商工費　項１　商工費　目３　観光費」: where the budget books a project.
fn is_account(flat: &str) -> bool {
    ["款", "項", "目"].iter().all(|part| flat.contains(part)) && flat.starts_with(['款', '会']) && flat.len() < 180
}

/// 「問い合わせ先　商工課　電話 …」 below the last project.
pub(super) fn says_whom_to_ask(text: &str) -> bool {
    let words = text.trim().trim_start_matches(['【', '（', '(', '■', '○', 'お']);
    CONTACT.iter().any(|word| words.starts_with(word)) && !text.contains('。')
}

/// A line drawn of signs.
fn is_rule(text: &str) -> bool {
    let flat = text.trim();
    flat.chars().count() >= 3 && flat.chars().all(|c| "─━-－―‐=＝*＊・_＿ー―…".contains(c))
}
