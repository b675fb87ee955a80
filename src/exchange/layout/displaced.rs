//! Rows of a pasted table that have lost their columns: they are asked about, and read in their order where that was answered.
//!
//! A row has lost them where it is shorter than the headings and what comes to stand under them from the left can't be what
//! they say: a number for a department, nothing but 「75.0%」 for a KPI. Nothing of such a row is put anywhere without an answer.

use super::free_text::page_mark;
use super::left::Left;
use super::project::is_department;
use super::table::{Row, Shape};
use super::{Column, Walk};
use crate::exchange::broken::could_be_value;
use crate::exchange::place::{Around, As, Choice};
use crate::exchange::values::{is_dash, whole, with_unit};
use crate::exchange::words::squeezed;

/// What the question about a displaced row is about, and the answer that can be given.
const DISPLACED: &str = "列がずれた行";
const KPI_FIRST: &str = "左から指標・目標値・実績値と読む";
const SHORT: &str = "左の欄が抜けた行";
const FROM_KPI: &str = "上と同じ事業の指標として、指標の欄から順に読む";

/// Whether texts could be what the columns over them say, one by one; more texts than columns couldn't.
pub(super) fn could_stand<'t>(columns: &[&Column], texts: impl ExactSizeIterator<Item = &'t str>) -> bool {
    texts.len() <= columns.len() && columns.iter().zip(texts).all(|(column, text)| fits(column, text))
}

/// Whether a text could be what the column over it says.
pub(super) fn fits(column: &Column, text: &str) -> bool {
    let flat = squeezed(text);
    let words = || flat.chars().any(char::is_alphabetic);
    let digits = || flat.contains(|c: char| c.is_ascii_digit());
    let pending = || flat.ends_with('中') && flat.chars().count() <= 4;
    // 「300人」 is neither a name nor a verdict.
    let is_quantity = || with_unit(text).is_some_and(|(_, unit)| unit.chars().count() <= 2);
    match column.concept {
        "project" | "kpi" => words() && !pending() && !is_quantity(),
        "department" => (words() && !is_quantity()) || is_dash(&flat),
        "unit" => words() || !digits(),
        "number" => digits() || flat.chars().count() <= 4,
        "target" | "actual" | "baseline" | "goal" | "cost" | "grant" | "budget" | "rate" => {
            could_be_value(&flat) && !is_two(text)
        }
        "rating" => !is_quantity() && whole(text).is_none_or(|number| number.len() == 1),
        _ => true,
    }
}

/// Whether a value and its unit are followed by something else: 「500kg 480kg」, 「280人 B」.
fn is_two(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let unit = words.next().and_then(with_unit).is_some_and(|(_, unit)| !unit.is_empty());
    unit && words.next().is_some()
}

impl Walk<'_, '_> {
    /// A row of a pasted table that has lost its columns: there a project has its number, and what stands in the column of
    /// projects without one is something else. Values whose headers say what they are and that fit are still told.
    pub(super) fn is_displaced(
        &mut self,
        shape: &Shape<'_>,
        left: &mut Left,
        row: Row<'_>,
        number: Option<usize>,
    ) -> bool {
        let joined = || row.cells.iter().map(|&cell| self.sheet.cells[cell].text.trim()).collect::<String>();
        if self.maker.book.pasted && row.cells.len() > 1 && page_mark(&joined()) {
            row.cells.iter().for_each(|&cell| self.say(cell, As::Label, "ページ番号"));
            return true;
        }
        if self.is_short(shape, row.cells) {
            self.short_row(shape, row);
            return true;
        }
        if self.has_lost_cells(shape, row) {
            return true;
        }
        let Some(cell) = self.named(shape, row) else { return false };
        if !(self.maker.book.pasted && number.is_none() && shape.numbers && self.project.is_some()) {
            return false;
        }
        let text = self.sheet.cells[cell].text.clone();
        if row.cells.len() == 1 && is_department(&text) {
            let (id, project) = (self.id(cell), self.project);
            self.done.insert(cell);
            self.maker.put(id, "department", &text, Around { project, ..Around::default() });
            return true;
        }
        if squeezed(&text).starts_with(['<', '(']) {
            return false;
        }
        if self.maker.answered("displaced", DISPLACED, &text, KPI_FIRST) {
            self.read_in_order(left, row);
            return true;
        }
        for &cell in row.cells {
            let (id, project) = (self.id(cell), self.project);
            self.done.insert(cell);
            let options = vec![Choice { words: KPI_FIRST.to_owned(), values: Vec::new() }];
            self.maker.ask_plainly(id, ("displaced", DISPLACED), "列がずれた行。どの欄の値か", project, options);
        }
        true
    }

    /// Whether a row of a pasted table has fewer cells than the headings, which can't be those from the left.
    pub(super) fn is_short(&self, shape: &Shape<'_>, cells: &[usize]) -> bool {
        let last = shape.columns.iter().rposition(|column| column.heading.is_some()).unwrap_or_default();
        let text = |&cell: &usize| &*self.sheet.cells[cell].text;
        let in_order = (0_u32..).zip(cells).all(|(at, &cell)| self.sheet.cells[cell].column == at);
        self.maker.book.pasted
            && shape.projects
            && shape.kpis
            && (3..=last).contains(&cells.len())
            && in_order
            && !could_stand(&shape.columns.iter().collect::<Vec<_>>(), cells.iter().map(text))
    }

    /// Asks about a short row whether it is another KPI of the project above, where it could be; else it stays unread.
    fn short_row(&mut self, shape: &Shape<'_>, row: Row<'_>) {
        let first = shape.columns.iter().position(|column| column.concept == "kpi").unwrap_or_default();
        let columns: Vec<&Column> = shape.columns.iter().skip(first).collect();
        let texts = row.cells.iter().map(|&cell| &*self.sheet.cells[cell].text);
        let Some(project) = self.project.filter(|_| could_stand(&columns, texts)) else {
            // It may have begun another project, whose name isn't known: the KPIs below aren't those of the one above.
            self.project = None;
            self.lost_rows.extend(shape.body.get(row.n));
            let why = "見出しより欄が少なく、どの事業のどの欄の値か分からない行(上と同じ欄も空けて列をそろえる)";
            return row.cells.iter().for_each(|&cell| self.say(cell, As::Unplaced, why));
        };
        let text = self.sheet.cells[row.cells[0]].text.clone();
        let answered = self.maker.answered("displaced", SHORT, &text, FROM_KPI);
        let mut kpi = None;
        for (&cell, column) in row.cells.iter().zip(columns) {
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            self.done.insert(cell);
            let around = Around {
                project: Some(project),
                year: Some(shape.year),
                kpi,
                scale: column.scale,
                ..Around::default()
            };
            match column.concept {
                _ if !answered => {
                    let why = "見出しより欄が少ない行。上と同じ事業の指標か";
                    let options = vec![Choice { words: FROM_KPI.to_owned(), values: Vec::new() }];
                    self.maker.ask_plainly(id, ("displaced", SHORT), why, Some(project), options);
                }
                "kpi" => kpi = Some(self.maker.kpi(id, project, shape.year, &text)),
                "" => self.maker.say(id, As::Unplaced, "見出しを知らない欄", Some(project)),
                concept => self.maker.put(id, concept, &text, around),
            }
        }
    }

    /// A displaced row of which it was answered that it says KPI, target and result, and then what headings above say.
    fn read_in_order(&mut self, left: &mut Left, row: Row<'_>) {
        let Some(project) = self.project else { return };
        let year = self.table_year.unwrap_or(self.maker.year);
        let mut kpi = None;
        for (n, &cell) in row.cells.iter().enumerate() {
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            self.done.insert(cell);
            let at = self.sheet.cells[cell].column;
            let heading = match self.concept(cell) {
                "mark" | "comment" => Some("comment"),
                "reason" => Some("reason"),
                _ => None,
            };
            if let (true, Some(heading)) = (n > 2, heading) {
                left.sub.insert(at, heading);
                self.say(cell, As::Label, "欄の中の見出し");
                continue;
            }
            let around = Around { project: Some(project), year: Some(year), kpi, ..Around::default() };
            match n {
                0 => kpi = Some(self.maker.kpi(id, project, year, &text)),
                1 => self.maker.put(id, "target", &text, around),
                2 => self.maker.put(id, "actual", &text, around),
                _ => match left.sub.get(&at) {
                    Some(concept) => self.maker.put(id, concept, &text, around),
                    None => self.maker.say(id, As::Unplaced, "列がずれた行の残り", Some(project)),
                },
            }
        }
    }
}
