//! Rows that say something of the rows around them: a heading across the table, a title that a page repeats, a project listed
//! again, the year or the line of a KPI that a row is.

use std::collections::BTreeMap;

use super::free_text::{is_legend, is_note, page_mark};
use super::headings::without_sign;
use super::left::Left;
use super::table::{Row, Shape};
use super::{Column, Walk};
use crate::exchange::lines::marked;
use crate::exchange::place::{Around, As};
use crate::exchange::values::kinds::is_kind;
use crate::exchange::values::{is_dash, number};
use crate::exchange::words::{squeezed, subject, without_year, years};

impl Walk<'_, '_> {
    /// A heading over the rows below it, across the table. Where no column names projects, the one nearest to its KPIs
    /// serves as one; the others, and those over projects, say the place in the strategy.
    pub(super) fn is_band(&mut self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>) -> bool {
        let &[cell] = row.cells else { return false };
        let of = &self.sheet.cells[cell];
        let flat = squeezed(&of.text);
        let first = shape.columns.iter().position(|column| !column.concept.is_empty()).unwrap_or_default();
        let area = self.sheet.area(of);
        let across = area.right > area.left + 1 || (area.right > area.left && shape.columns.len() == 2);
        let heading = ["基本目標", "施策", "(", "【", "■", "●", "◆"].iter().any(|start| flat.starts_with(start));
        let Some(below) = shape.body.get(row.n + 1).map(|row| self.sheet.row_indexes(*row)) else { return false };
        if !shape.kpis
            || of.column as usize > first
            || !(across || (heading && !self.maker.book.pasted))
            || flat.starts_with('※')
            || flat.ends_with('。')
            || flat.starts_with('<')
            || number(&of.text).is_some()
            || self.concept(cell) == "rating"
            || is_legend(&flat)
            || flat.chars().count() > 60
            || (flat.starts_with('【') && self.landmarks.lists)
            || self.landmarks.is_title(&of.text)
        {
            return false;
        }
        let over_kpis = below.len() > 1;
        let text = of.text.trim().to_owned();
        left.kind = None;
        if is_kind(&text) {
            left.kind = Some((cell, self.project));
            self.say(cell, As::Label, "見出し");
        } else if shape.projects || !over_kpis || self.labelled {
            left.band = Some(cell);
            self.say(cell, As::Label, "見出し");
        } else {
            let id = self.id(cell);
            self.done.insert(cell);
            self.project = Some(self.maker.project(id, without_sign(&text), None));
            self.place_in_band(left);
            left.own = true;
        }
        left.kpi.clear();
        left.parts.clear();
        true
    }

    /// A row that says nothing but the place in the strategy of the projects below it, as in an outline: 「１ しごと」 in the column of
    /// goals, below it 「(1) 農業」 in that of measures.
    pub(super) fn is_outline(&mut self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>) -> bool {
        let of_strategy = |&cell: &usize| {
            let area = self.sheet.area(&self.sheet.cells[cell]);
            let own = self.column(shape.columns, cell).is_some_and(|column| column.concept == "strategy");
            own && area.right == area.left && area.bottom == area.top
        };
        let note = |&cell: &usize| is_note(&squeezed(&self.sheet.cells[cell].text));
        let plain = !self.maker.book.pasted && shape.projects && !row.cells.is_empty();
        if !plain || !row.cells.iter().all(of_strategy) || row.cells.iter().any(note) {
            return false;
        }
        let below = shape.body.get(row.n + 1).map(|row| self.sheet.row_indexes(*row)).unwrap_or_default();
        let goes_on = |cell: usize| {
            self.column(shape.columns, cell).is_some_and(|of| matches!(of.concept, "strategy" | "project"))
        };
        if !below.into_iter().any(goes_on) {
            return false;
        }
        for &cell in row.cells {
            let at = self.sheet.cells[cell].column;
            // Below another goal no measure of the one before holds.
            let of_strategy =
                |column: u32| shape.columns.get(column as usize).is_some_and(|of| of.concept == "strategy");
            left.over.retain(|column, _| *column < at || !of_strategy(*column));
            left.over.insert(at, cell);
            left.outlined.insert(at);
            self.say(cell, As::Label, "見出し");
        }
        true
    }

    /// Whether a row only says a part of the project above, 「　うち人件費」, 「（内訳）委託料」, or one once more whose name is another here:
    /// it has a name and amounts, but neither a number nor a KPI. `name`: the cell of the name.
    fn is_part_of_project(&self, shape: &Shape<'_>, row: Row<'_>, name: usize) -> bool {
        let flat = squeezed(&self.sheet.cells[name].text);
        let bare = flat.trim_start_matches(['(', '[', '<', '※']);
        let part = ["うち", "内訳", "再掲"].iter().any(|word| bare.starts_with(word));
        let of_own = |cell: &usize| {
            let concept = self.column(shape.columns, *cell).map_or("", |column| column.concept);
            matches!(concept, "number" | "kpi" | "rating" | "policy" | "department")
        };
        part && self.project.is_some()
            && !row.cells.iter().any(of_own)
            && without_again(&flat).is_none_or(|name| self.maker.named(&name).is_none())
    }

    /// What the heading over a project says of its place in the strategy.
    pub(super) fn place_in_band(&mut self, left: &Left) {
        let Some(band) = left.band else { return };
        let (id, text) = (self.id(band), self.sheet.cells[band].text.trim().to_owned());
        // 「【まちづくり課】」 over its projects says whose they are.
        if let Some(department) = self.department_in(&text).map(str::to_owned) {
            let around = Around { project: self.project, ..Around::default() };
            return self.maker.put(id, "department", &department, around);
        }
        self.put_over(id, &text);
    }

    /// What stands over the project: its place in the strategy, or the grant that it and others are paid by, 「■地方創生推進タイプ」. A chapter of
    /// the paper, 「３　個別事業の検証」, says neither.
    pub(super) fn put_over(&mut self, id: (usize, usize), text: &str) {
        let flat = squeezed(text);
        let ends = |of: &[&str]| of.iter().any(|end| flat.ends_with(end));
        let around = Around { project: self.project, ..Around::default() };
        if ends(&["タイプ", "交付金", "補助金"]) {
            self.maker.put(id, "program", without_sign(text), around);
        } else if !ends(&["の検証", "の評価", "の実績", "の状況", "の結果", "検証結果", "評価結果"])
        {
            self.maker.put(id, "strategy", text, around);
        }
    }

    /// What the rows above have said of this project too: a merged cell that reaches down to it, and places in the strategy,
    /// which stand once over all of their projects. Below another goal no measure of the one before holds.
    pub(super) fn spanned(&mut self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>, before: Option<usize>) {
        let number = shape.body[row.n];
        let mut another = false;
        for (at, column) in (0_u32..).zip(shape.columns) {
            let of_strategy = column.concept == "strategy";
            if !of_strategy && !matches!(column.concept, "department" | "program" | "scope") {
                continue;
            }
            let own = row.cells.iter().copied().find(|&cell| self.sheet.cells[cell].column == at);
            let known = left.over.get(&at).copied();
            if let Some(cell) = own {
                another |= of_strategy
                    && known.is_some_and(|known| self.sheet.cells[known].text != self.sheet.cells[cell].text);
                left.over.insert(at, cell);
                continue;
            }
            let outlined = left.outlined.contains(&at);
            let holds = outlined || (before.is_some() && !(of_strategy && another));
            let Some(cell) = known.filter(|_| holds) else { continue };
            let reaches = self.sheet.area(&self.sheet.cells[cell]).bottom >= number;
            if !reaches && !of_strategy {
                continue;
            }
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.trim().to_owned());
            self.maker.put(
                id,
                column.concept,
                &text,
                Around { project: self.project, year: Some(shape.year), ..Around::default() },
            );
        }
    }

    /// A row of a project that was listed above already: 「（再掲）…」.
    pub(super) fn is_listed_again(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let Some(cell) = self.named(shape, row) else { return false };
        if self.is_part_of_project(shape, row, cell) {
            row.cells.iter().for_each(|&cell| self.say(cell, As::Unplaced, "上の事業の内訳か再掲の行"));
            return true;
        }
        let Some(name) = without_again(&self.sheet.cells[cell].text) else { return false };
        let Some(project) = self.maker.named(&name) else { return false };
        for &cell in row.cells {
            let id = self.id(cell);
            self.done.insert(cell);
            self.maker.say(id, As::Repeated, "再掲の行", Some(project));
        }
        true
    }

    /// A note below the table, 「※…」, in a row that has more only beyond the table's columns.
    pub(super) fn is_note_beside(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let Some((&note, others)) = row.cells.split_first() else { return false };
        let beyond = |&cell: &usize| self.column(shape.columns, cell).is_none();
        if !self.sheet.cells[note].text.trim_start().starts_with('※') || !others.iter().all(beyond) {
            return false;
        }
        others.iter().for_each(|&cell| self.unknown_column(shape.columns, cell));
        self.free_text(note, false, true)
    }

    /// The year of a row that says it in a column of its own.
    pub(super) fn year_of(&self, shape: &Shape<'_>, row: Row<'_>) -> Option<u16> {
        let mut cells = row.cells.iter().filter(|_| shape.years);
        let cell = cells.find(|&&cell| self.column(shape.columns, cell).is_some_and(|c| c.concept == "year"))?;
        if let Some(year) = self.heads[*cell].as_ref().and_then(|head| head.year) {
            return Some(year);
        }
        let text = &self.sheet.cells[*cell].text;
        let western = || number(text)?.parse().ok().filter(|year| (1990..2100).contains(year));
        years(text).first().copied().or_else(western)
    }

    /// Where each row says its year, the one that a value of several of them is of: the year under review, or the last of theirs. It
    /// reaches down to the next value of its column, KPI or project.
    pub(super) fn year_of_span(&self, shape: &Shape<'_>, row: Row<'_>, cell: usize) -> Option<u16> {
        let at = self.sheet.cells[cell].column;
        let mut years = Vec::new();
        for (n, &number) in shape.body.iter().enumerate().skip(row.n) {
            let cells: Vec<usize> = self.sheet.row_indexes(number).collect();
            let begins = |cell: &usize| {
                let names = |column: &Column| matches!(column.concept, "project" | "kpi");
                self.sheet.cells[*cell].column == at || self.column(shape.columns, *cell).is_some_and(names)
            };
            if n > row.n && cells.iter().any(begins) {
                break;
            }
            years.extend(self.year_of(shape, Row { n, cells: &cells }));
        }
        years.iter().copied().find(|year| *year == self.maker.year).or(years.last().copied())
    }

    /// 「■令和５年度」 and further below 「■令和６年度」, each alone in its row: what stands below is about that year. A year without a
    /// mark has headings below it; else it is a row of a table of years that is still empty.
    pub(super) fn headings_of_years(&self, rows: &[u32], header: &[bool]) -> BTreeMap<u32, u16> {
        let of = |(at, row): (usize, &u32)| {
            let cells = self.sheet.row_indexes(*row);
            let cell = cells.clone().next().filter(|_| cells.len() == 1 && !header[at])?;
            let text = &self.sheet.cells[cell].text;
            // Below another year it is a row of their table, still empty.
            let above = at.checked_sub(1).and_then(|at| self.sheet.row(*rows.get(at)?).first());
            if above.is_some_and(|above| above.row + 1 == *row && year_alone(&above.text).is_some()) {
                return None;
            }
            let marked = is_marked(text);
            let over = header.iter().skip(at + 1).take(2).any(|header| *header);
            let right_over = header.get(at + 1) == Some(&true);
            let of_table = || year_of_table(text, self.maker.year).filter(|_| right_over);
            Some((*row, year_alone(text).filter(|_| marked || over).or_else(of_table)?))
        };
        let found: BTreeMap<u32, u16> = rows.iter().enumerate().filter_map(of).collect();
        // A table above the first of them is of the year under review; a year alone may be a row of it that is still empty.
        let first = rows.iter().zip(header).find(|(_, header)| **header).map(|(row, _)| *row);
        let above = first.zip(found.keys().next()).is_some_and(|(first, heading)| {
            let text = self.sheet.row(*heading).first().map_or("", |cell| &*cell.text);
            first < *heading && (year_alone(text).is_none() || is_marked(text))
        });
        let reviewed = Some(self.maker.year).filter(|year| above && *year > 0);
        let several = found.values().chain(&reviewed).any(|year| Some(year) != found.values().next());
        if several { found } else { BTreeMap::new() }
    }

    /// Whether a row is the heading of a year; the tables below are about that.
    pub(super) fn is_of_year(&mut self, row: u32) -> bool {
        let Some(year) = self.year_rows.get(&row).copied() else { return false };
        self.over_year = Some(year);
        for cell in self.sheet.row_indexes(row) {
            self.say(cell, As::Label, "年度の見出し");
        }
        true
    }

    /// A page of a printed table begins: its title once more, and the number of the page.
    pub(super) fn is_page_head(&mut self, row: Row<'_>) -> bool {
        let is_page = |cell: &usize| page_mark(&self.sheet.cells[*cell].text);
        let is_title = |cell: &usize| self.landmarks.is_title(&self.sheet.cells[*cell].text);
        if let &[cell] = row.cells
            && is_page(&cell)
            && !is_dash(&squeezed(&self.sheet.cells[cell].text))
        {
            self.say(cell, As::Label, "ページ番号");
            return true;
        }
        if !row.cells.iter().any(is_title) || !row.cells.iter().all(|cell| is_title(cell) || is_page(cell)) {
            return false;
        }
        for &cell in row.cells {
            let (kind, why) =
                if is_page(&cell) { (As::Label, "ページ番号") } else { (As::Repeated, "題名の繰り返し") };
            self.say(cell, kind, why);
        }
        true
    }

    /// [`Walk::is_page_head`] in a row outside of all tables: the title stands above already.
    pub(super) fn repeats_title(&mut self, row: u32, cells: &[usize]) -> bool {
        let is = |cell: &usize| self.landmarks.is_title(&self.sheet.cells[*cell].text);
        let above = || self.sheet.cells.iter().take(12).any(|of| of.row < row && self.landmarks.is_title(&of.text));
        cells.iter().any(is) && above() && self.is_page_head(Row { n: 0, cells })
    }

    /// Where the form says that the upper line of a KPI is the target and the lower one the result: which of them this is.
    pub(super) fn line_says(&self, left: &Left, row: u32) -> Option<&'static str> {
        let [upper, lower] = self.landmarks.lines?;
        let (top, bottom) = left.lines?;
        let two = bottom == top || bottom == top + 1;
        match row.checked_sub(top)? {
            0 if two => Some(upper),
            1 if two => Some(lower),
            _ => None,
        }
    }
}

/// A name without 「（再掲）」 in front of it or behind; `None` where it has none.
fn without_again(text: &str) -> Option<String> {
    if !text.contains("再掲") {
        return None;
    }
    let marks = ["(再掲)", "【再掲】", "[再掲]", "<再掲>", "再掲:", "※再掲", "再掲"];
    let flat = squeezed(text);
    marks.iter().find_map(|mark| flat.strip_prefix(mark).or_else(|| flat.strip_suffix(mark)).map(str::to_owned))
}

/// Whether a text begins with a sign that marks headings.
fn is_marked(text: &str) -> bool {
    text.trim_start().starts_with(['■', '●', '◆', '【', '○', '〈', '＜', '<', '▼'])
}

/// The year that a heading right over a table says, beside what is told of it: 「２　令和７年度計画（単位：円）」, 「（参考）前年度の実績」.
pub(super) fn year_of_table(text: &str, reviewed: u16) -> Option<u16> {
    if text.chars().count() > 30 {
        return None;
    }
    let name = marked(text).map_or(text, |(_, _, name)| name);
    let rest = subject(name);
    let rest = rest.trim_matches(['■', '●', '◆', '○', '〇', '▼', '【', '】', '・', ':', '<', '>']);
    let away = [("前年度", -1), ("昨年度", -1), ("次年度", 1), ("翌年度", 1), ("来年度", 1)];
    let away = away.into_iter().find_map(|(word, away)| Some((rest.strip_prefix(word)?, away)));
    let (rest, year) = match (&years(&squeezed(name))[..], away) {
        (&[year], None) => (rest, year),
        (&[], Some((rest, away))) if reviewed > 0 => (rest, u16::try_from(i32::from(reviewed) + away).ok()?),
        _ => return None,
    };
    let rest = rest.trim_start_matches('の');
    let rest = ["事業", "実施"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    let told = ["", "実績", "計画", "予定", "当初予算", "予算", "決算", "目標", "分", "参考", "事業", "状況", "実施"];
    told.contains(&rest.trim_start_matches('の')).then_some(year)
}

/// The year that a heading says and nothing else: 「■令和５年度」, 「【R6実績】」.
pub(in crate::exchange) fn year_alone(text: &str) -> Option<u16> {
    if text.chars().count() > 20 {
        return None;
    }
    let flat = squeezed(text);
    let [year] = years(&flat)[..] else { return None };
    let rest = without_year(&flat);
    let rest = rest.trim_matches(['■', '●', '◆', '○', '【', '】', '[', ']', '(', ')', '<', '>', '《', '》', '・', '▼']);
    matches!(rest, "" | "の実績" | "実績" | "分" | "実施分" | "の状況" | "の取組" | "の事業" | "事業" | "実施事業")
        .then_some(year)
}
