//! Several projects one below the other on a sheet, each in a block of boxes that is made alike.
//!
//! It is told by the label of the project's name, which stands at the same place of every block with another name behind
//! it, or with the same name and what two projects of that name differ in (`namesakes.rs`). A block begins above that label where the rows above it are those of the first block: 「【事業２】」, 「№ | 2」.

use super::headings::{numbered_project, uncounted as uncounted_heading, without_sign};
use super::namesakes::Apart;
use super::{Column, Walk};
use crate::exchange::lines::{bracketed, marked};
use crate::exchange::mapping::LEAVE;
use crate::exchange::place::{Around, As, Choice};
use crate::exchange::plan::WHOSE;
use crate::exchange::words::{squeezed, subject, without_year};

/// A block: the row it begins in, the label of its name, and the name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    pub start: u32,
    /// The first row below it.
    pub below: u32,
    pub label: usize,
    pub name: usize,
    /// The heading over it and others that says their place in the strategy.
    pub band: Option<usize>,
}

/// A label without what counts the blocks.
fn uncounted(text: &str) -> String {
    let label = text.split_once(['：', ':']).map_or(text, |(label, _)| label);
    squeezed(label).chars().filter(|c| !c.is_numeric()).collect()
}

/// The same with each ending where the next begins.
pub(super) fn with_ends(mut blocks: Vec<Block>) -> Vec<Block> {
    let starts: Vec<u32> = blocks.iter().skip(1).map(|block| block.start).collect();
    blocks.iter_mut().zip(starts).for_each(|(block, next)| block.below = next);
    blocks
}

/// How many indicators tell a table of them from others.
const MANY: usize = 100;

impl Walk<'_, '_> {
    /// The blocks of a sheet; none where a label of a name stands only once.
    pub(super) fn blocks(&self, rows: &[u32], header: &[bool]) -> Vec<Block> {
        for concept in ["project", "measure", "strategy"] {
            if concept == "strategy" && !self.only_strategy() {
                continue;
            }
            let named = self.names_beside(rows, header, concept);
            let Some(&(_, first, _)) = named.first() else { continue };
            let place = |label: usize| (uncounted(&self.sheet.cells[label].text), self.sheet.cells[label].column);
            let of = place(first);
            let alike: Vec<_> = named.iter().copied().filter(|&(_, label, _)| place(label) == of).collect();
            let differ = alike.iter().any(|&(_, _, name)| {
                squeezed(&self.sheet.cells[name].text) != squeezed(&self.sheet.cells[alike[0].2].text)
            });
            if alike.len() > 1 {
                let blocks = self.with_starts(rows, header, &alike);
                if differ || blocks.windows(2).any(|pair| self.are_namesakes(pair[0], pair[1])) {
                    return blocks;
                }
            }
        }
        Vec::new()
    }

    /// Labels of this meaning with a name at their right: the row's place among the rows, the label, the name.
    pub(super) fn names_beside(&self, rows: &[u32], header: &[bool], concept: &str) -> Vec<(usize, usize, usize)> {
        let mut found = Vec::new();
        for (at, &row) in rows.iter().enumerate().filter(|(at, _)| !header[*at]) {
            let cells = self.sheet.row_indexes(row);
            if self.has_no_label(cells.clone()) {
                continue;
            }
            for cell in cells.clone().filter(|&cell| self.behind_colon(cell).is_some_and(|(of, _)| of == concept)) {
                found.push((at, cell, cell));
            }
            if let Some(label) = cells.clone().next().filter(|&label| self.concept(label) == concept)
                && let Some(name) = self.value_below(label)
            {
                found.push((at, label, name));
            }
            for (label, name) in cells.clone().zip(cells.skip(1)) {
                let is_name = self.heads[name].is_none() && !self.done.contains(&name);
                if self.concept(label) == concept && is_name {
                    found.push((at, label, name));
                }
            }
        }
        found
    }

    fn with_starts(&self, rows: &[u32], header: &[bool], alike: &[(usize, usize, usize)]) -> Vec<Block> {
        let leftmost = |at: usize| self.sheet.row(rows[at]).first().map(|cell| uncounted(&cell.text));
        let top = alike[0].0;
        let mut blocks = Vec::new();
        let mut before = None;
        for &(at, label, name) in alike {
            let mut up = 0;
            while let Some(next) = at.checked_sub(up + 1).filter(|next| before.is_none_or(|before| *next > before)) {
                let same = top.checked_sub(up + 1).is_some_and(|first| leftmost(first) == leftmost(next));
                if !same || rows[next] + 1 != rows[next + 1] {
                    break;
                }
                up += 1;
            }
            before = Some(at);
            blocks.push(Block { start: rows[at - up], below: u32::MAX, label, name, band: None });
        }
        self.with_tables_above(rows, header, &mut blocks);
        with_ends(blocks)
    }

    /// Where each name stands right below a table of KPIs, a free row over the next table, the table is of the name below it.
    fn with_tables_above(&self, rows: &[u32], header: &[bool], blocks: &mut [Block]) {
        let follows = |at: usize| at > 0 && rows[at - 1] + 1 == rows[at];
        let is_top = |at: &usize| header[*at] && !(follows(*at) && header[*at - 1]);
        let tops: Vec<usize> = (0..rows.len()).filter(is_top).collect();
        let names = |row: u32| self.sheet.row_indexes(row).any(|cell| self.concept(cell) == "kpi");
        let label = |block: &Block| rows.binary_search(&self.sheet.cells[block.label].row).unwrap_or_default();
        let labels: Vec<usize> = blocks.iter().map(label).collect();
        let below = |at: usize, top: usize| top < labels[at] && (top + 1..=labels[at]).all(follows) && names(rows[top]);
        let above = |at: usize, top: usize| at == 0 || (top > labels[at - 1] && !follows(top));
        if tops.len() == blocks.len() && tops.iter().enumerate().all(|(at, &top)| below(at, top) && above(at, top)) {
            blocks.iter_mut().zip(&tops).for_each(|(block, &top)| block.start = block.start.min(rows[top]));
        }
    }

    /// A heading alone above a table of KPIs that names no project, 「基本目標１ …」: it serves as one.
    pub(super) fn over_table(&mut self, row: u32, header: u32) {
        let cells = self.sheet.row_indexes(row);
        let (Some(cell), 1) = (cells.clone().next(), cells.len()) else { return };
        let says = |concept: &str| self.sheet.row_indexes(header).any(|cell| self.concept(cell) == concept);
        let text = self.sheet.cells[cell].text.trim().to_owned();
        let flat = squeezed(&text);
        let heading = self.heads[cell].is_none()
            && !self.done.contains(&cell)
            && !flat.starts_with(['※', '(', '<'])
            && !flat.ends_with('。')
            && (4..=60).contains(&flat.chars().count())
            && !flat.contains("単位")
            && !self.landmarks.is_title(&text)
            // 「事業費：2,640千円」 says something of what is named above it.
            && self.behind_colon(cell).is_none_or(|(concept, _)| matches!(concept, "project" | "measure"));
        let goal =
            ["基本目標", "施策", "柱", "戦略", "重点", "プロジェクト", "事業"].iter().any(|word| flat.contains(word));
        let free = self.project.is_none() || self.only_heading;
        // Over projects or measures it is their place in the strategy, until another heading stands there.
        if says("project") || says("measure") {
            let place = ["基本目標", "基本方針", "基本施策", "政策", "重点", "戦略", "柱"]
                .iter()
                .any(|word| flat.starts_with(word));
            let department = self.department_in(&text).filter(|_| !says("department"));
            // 「■重要業績評価指標」 says what the table has, as 「【施策ごとのKPI】」 does; the goal above it stands.
            let of_kpis =
                || flat.starts_with(['【', '■', '●', '◆']) && ["指標", "KPI"].iter().any(|of| flat.contains(of));
            let of_table = self.goal.filter(|_| self.heads[cell].is_some() || of_kpis());
            self.goal = Some(cell).filter(|_| heading && place && says("kpi") && !says("strategy")).or(of_table);
            if self.goal == Some(cell) {
                self.say(cell, As::Label, "見出し");
            } else if let Some(department) = department.filter(|_| heading).map(str::to_owned) {
                self.done.insert(cell);
                self.department_above(cell, &department);
            }
            return;
        }
        if heading && goal && free && says("kpi") && !["project", "measure", "strategy"].iter().any(|of| says(of)) {
            let id = self.id(cell);
            let name = without_sign(&text);
            self.project = Some(self.maker.project(id, name, None));
            self.done.insert(cell);
            (self.only_heading, self.label_kpi) = (true, None);
            // 「基本目標Ⅰ …」 over its own targets, and below it 「施策① …」: the measure is of that goal.
            if flat.starts_with("基本目標") {
                self.goal = Some(cell);
            } else if let Some(goal) = self.goal.filter(|_| flat.starts_with("施策")) {
                let (id, place) = (self.id(goal), self.sheet.cells[goal].text.trim().to_owned());
                self.put_over(id, &place);
            }
        }
    }

    /// A goal alone in its row above tables of which one has measures or projects: what follows is of it. Says whether it was one.
    pub(super) fn is_goal(&mut self, row: u32) -> bool {
        let cells = self.sheet.row_indexes(row);
        let (Some(cell), 1) = (cells.clone().next(), cells.len()) else { return false };
        let text = self.sheet.cells[cell].text.trim();
        // Most rows begin otherwise; they aren't looked at any closer.
        if !text.starts_with(['基', '政', '重']) || self.heads[cell].is_some() || self.done.contains(&cell) {
            return false;
        }
        let flat = squeezed(text);
        let counted = ["基本目標", "基本方針", "政策目標", "重点目標"].iter().find_map(|word| flat.strip_prefix(word));
        let is_count = |c: char| c.is_ascii_digit() || "IVX:".contains(c);
        let says = |of: &[&str]| self.heads.known().any(|(_, head)| of.contains(&head.concept));
        let is = counted.is_some_and(|rest| rest.starts_with(is_count) && rest.chars().count() > 3)
            && flat.chars().count() <= 60
            && !flat.ends_with('。')
            // Below the tables of another goal the last of its measures is done with.
            && (self.project.is_none() || (self.goal.is_some() && !self.labelled))
            && says(&["kpi"])
            && says(&["project", "measure"])
            && !says(&["strategy"]);
        if is {
            (self.goal, self.project, self.label_kpi) = (Some(cell), None, None);
            self.say(cell, As::Label, "見出し");
        }
        is
    }

    /// A table of KPIs of which nothing on the sheet says whose they are: the sheet's name says it where it is one of a goal or
    /// a project, else the title where it names a strategy or a plan. Where it does is said with the name.
    pub(super) fn named_around(&mut self, band: &[u32], columns: &[Column]) {
        let has = |concept: &str| columns.iter().any(|column| column.concept == concept);
        let values = has("actual") || has("target") || has("goal");
        // Where each row says its project's number, the table is of no single one.
        let refers = columns.iter().any(|column| column.refers || column.counts_projects());
        if self.project.is_some() || !has("kpi") || has("project") || refers || !values || self.maker.book.pasted {
            return;
        }
        let Some(heading) = columns.iter().find(|column| column.concept == "kpi").and_then(|column| column.heading)
        else {
            return;
        };
        let below = band.last().map(|row| row + 1);
        if below.is_some_and(|row| self.sheet.row_indexes(row).len() < 2) {
            return;
        }
        if let Some(goal) = self.goal {
            let (id, name) = (self.id(goal), self.sheet.cells[goal].text.trim().to_owned());
            self.project = Some(self.maker.project(id, &name, None));
            self.only_heading = true;
            return;
        }
        let sheet = self.sheet.name.as_deref().map(str::trim).unwrap_or_default();
        let goal = ["基本目標", "基本方針", "基本施策", "施策", "柱", "重点", "プロジェクト"];
        let counted = |c: char| c.is_numeric() || c.is_whitespace();
        let of_sheet = goal.iter().any(|word| sheet.contains(word)) && !sheet.trim_end_matches(counted).is_empty();
        let generic =
            ["一覧", "まとめ", "集計", "進捗", "全体", "KPI"].iter().any(|word| squeezed(sheet).contains(word));
        let named = if of_sheet && !generic {
            Some((sheet.to_owned(), "シートの名前から(表にはどの施策の指標か書かれていない)"))
        } else {
            self.named_in_title().map(|name| (name, "題名から(表にはどの施策の指標か書かれていない)"))
        };
        let (name, why) = match named {
            Some(named) => named,
            None => match self.whose(heading, below) {
                Some(name) => (name, "前の答えによる(表にはどの事業の指標か書かれていない)"),
                None => return,
            },
        };
        let (id, from) = (self.id(heading), self.maker.facts.len());
        self.project = Some(self.maker.project(id, &name, None));
        self.only_heading = true;
        for fact in self.maker.facts.since_mut(from) {
            (fact.elsewhere, fact.why) = (true, why.into());
        }
    }

    /// The project of a table of KPIs of which nothing says it, as it was answered; else it is asked, once for the table.
    fn whose(&mut self, heading: usize, below: Option<u32>) -> Option<String> {
        let column = self.sheet.cells[heading].column;
        let row = below.map(|row| self.sheet.row_indexes(row)).unwrap_or_default();
        let first = row.into_iter().find(|&cell| self.sheet.cells[cell].column == column)?;
        let sheet = self.sheet.name.as_deref().map(str::trim).unwrap_or_default();
        let title = self.sheet.cells.iter().take(3).find(|cell| self.landmarks.is_title(&cell.text));
        let title = title.map(|cell| without_year(cell.text.trim()).trim().to_owned()).unwrap_or_default();
        // Another department's sheet may be called alike; which indicators there are tells them apart.
        let rows = below.into_iter().flat_map(|row| row..).take(MANY);
        let names = rows.map_while(|row| self.sheet.at(row, column)).map(|cell| squeezed(&cell.text));
        let about = subject(&format!("{sheet}|{title}|{}", names.collect::<Vec<_>>().join("、")));
        let text = self.sheet.cells[first].text.clone();
        match self.maker.given.mapping.answer(WHOSE, &about, &text) {
            Some(LEAVE) => return None,
            Some(name) => return Some(name.to_owned()),
            None => {}
        }
        let file = self.maker.book.file.rsplit(['/', '\\']).next().unwrap_or_default();
        let file = file.rsplit_once('.').map_or(file, |(name, _)| name);
        let mut options: Vec<Choice> = Vec::new();
        let listed: Vec<String> = self.maker.projects.iter().take(MANY).map(|of| of.name.clone()).collect();
        for words in
            listed.iter().map(String::as_str).chain([title.as_str(), sheet, file]).filter(|words| !words.is_empty())
        {
            if options.iter().all(|option| option.words != words) {
                options.push(Choice { words: words.to_owned(), values: Vec::new() });
            }
        }
        let id = self.id(first);
        self.done.insert(first);
        let why = "どの事業・施策の指標か、表にも題名にもシートの名前にも書かれていない。どれの指標か";
        self.maker.ask_plainly(id, (WHOSE, &about), why, None, options);
        None
    }

    /// The strategy, plan or project that the title begins with.
    fn named_in_title(&self) -> Option<String> {
        let title = self.sheet.cells.iter().take(3).find(|cell| self.landmarks.is_title(&cell.text))?;
        let text = without_year(title.text.trim());
        let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '（' | '）'));
        let end = ["総合戦略", "プロジェクト", "推進計画", "振興計画", "基本計画", "ビジョン"]
            .iter()
            .find_map(|word| text.find(word).map(|at| at + word.len()))?;
        let name = &text[..end];
        (name.chars().count() <= 40 && !name.contains(['。', '、'])).then(|| name.trim().to_owned())
    }

    /// The name that a block says, as printed.
    pub(super) fn name_of_block(&self, block: Block) -> String {
        let behind = self.behind_colon(block.name).filter(|_| block.name == block.label);
        behind.map_or_else(|| self.sheet.cells[block.name].text.trim().to_owned(), |(_, name)| name)
    }

    /// What follows is about the project of a block.
    pub(super) fn enter(&mut self, block: Block) {
        let id = self.id(block.name);
        let (name, alone) = (self.name_of_block(block), block.name == block.label);
        let apart = self.apart_from_blocks(block);
        let counts = |number: Option<u32>| {
            let plain = self.maker.book.plain && number.is_some();
            alone && (self.maker.book.running || plain || numbered_project(&name).is_some())
        };
        let counted = marked(&name).filter(|(_, number, _)| counts(*number));
        if let Some((_, number, bare)) = counted {
            // What counts the headings of a list isn't said to be the project's number.
            let number = number.filter(|_| self.report.numbered).map(|number| number.to_string());
            let bare = bare.to_owned();
            self.project_cell(block.name, &bare, number.as_deref(), apart);
            if let Some(number) = number {
                let id = self.id(block.name);
                self.maker.put(id, "number", &number, Around { project: self.project, ..Around::default() });
            }
        } else if alone {
            let bare = bracketed(&name).filter(|_| self.maker.book.running).unwrap_or(&name);
            self.project_cell(block.name, uncounted_heading(bare), None, apart);
        } else {
            self.project = Some(match apart {
                Apart::Same => {
                    let number = self.number_of_block(block);
                    self.maker.project(id, &name, number.as_deref())
                }
                Apart::Another => self.maker.namesake(id, &name),
                Apart::Perhaps(known) => self.maker.perhaps_namesake(id, &name, known),
            });
        }
        self.entered.extend(self.project.map(|project| (project, block)));
        if let Some(band) = block.band {
            let (id, text) = (self.id(band), self.sheet.cells[band].text.trim().to_owned());
            self.done.insert(band);
            self.say(band, As::Label, "見出し");
            self.put_over(id, &text);
        }
        self.done.insert(block.name);
        (self.label_kpi, self.kpis_in_one) = (None, false);
        self.counted_kpis.clear();
        self.table_year = None;
        if block.label != block.name {
            self.say(block.label, As::Label, "見出し");
        }
    }
}
