//! Years down and projects across: 「年度 | 移住支援事業 | 空き家補助事業 | 計」 over 「令和6年度 | 6,200 | 5,888 | 12,088」.
//!
//! Such a table has no heading that says what its amounts are; a line above it does, 「決算額の推移」, or it isn't read.

use super::Walk;
use super::names_below::OF_PROJECTS;
use super::totals::is_total;
use crate::exchange::place::{Around, As};
use crate::exchange::values::number;
use crate::exchange::words::{squeezed, years};

impl Walk<'_, '_> {
    /// Reads such a table; says whether the sheet has one. `rows`: all of its rows.
    pub(super) fn years_by_project(&mut self, rows: &[u32]) -> bool {
        let name = |cell: usize| {
            let text = self.sheet.cells[cell].text.trim();
            self.heads[cell].is_none() && OF_PROJECTS.iter().any(|end| text.ends_with(end))
        };
        let heads = |row: u32| {
            let cells = self.sheet.row_indexes(row);
            if !self.heads.any(cells.clone()) {
                return false;
            }
            let (first, rest) = (cells.start, cells.start + 1..cells.end);
            let sum = |cell: usize| is_total(&self.sheet.cells[cell].text);
            let names = || rest.clone().filter(|&cell| name(cell)).count();
            self.concept(first) == "year" && names() > 1 && rest.clone().all(|cell| name(cell) || sum(cell))
        };
        let Some(at) = rows.iter().position(|&row| heads(row)) else { return false };
        let above: String = rows[..at].iter().flat_map(|row| self.sheet.row(*row)).map(|cell| &*cell.text).collect();
        let says = |words: &[&str]| words.iter().any(|word| above.contains(word));
        let concept = match (says(&["決算額", "事業費", "実績額"]), says(&["予算"])) {
            (true, false) => "cost",
            (false, true) => "budget",
            _ => return false,
        };
        let year = |row: u32| {
            let first = self.sheet.row(row).first()?;
            match years(&first.text)[..] {
                [year] => Some(year),
                _ => None,
            }
        };
        let body: Vec<(u32, u16)> = rows[at + 1..].iter().map_while(|&row| Some((row, year(row)?))).collect();
        let amounts = |row: u32| self.sheet.row(row).iter().skip(1).all(|cell| number(&cell.text).is_some());
        if body.len() < 2 || !body.iter().all(|(row, _)| amounts(*row)) {
            return false;
        }
        (0..self.sheet.row_indexes(rows[at]).start).for_each(|cell| _ = self.free_text(cell, false, true));
        let mut projects = Vec::new();
        for cell in self.sheet.row_indexes(rows[at]) {
            let (id, of) = (self.id(cell), &self.sheet.cells[cell]);
            let (column, text) = (of.column, of.text.trim().to_owned());
            if self.concept(cell) == "year" || is_total(&text) {
                self.say(cell, As::Label, "見出し");
                continue;
            }
            self.done.insert(cell);
            projects.push((column, self.maker.project(id, &text, None)));
        }
        for &(row, year) in &body {
            for cell in self.sheet.row_indexes(row) {
                let column = self.sheet.cells[cell].column;
                let of = projects.iter().find(|(at, _)| *at == column).map(|(_, project)| *project);
                let Some(project) = of else {
                    let first = self.sheet.row_indexes(row).start == cell;
                    let (kind, why) = if first { (As::Label, "年度") } else { (As::Unplaced, "合計行の値") };
                    self.say(cell, kind, why);
                    continue;
                };
                let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
                self.done.insert(cell);
                let header = squeezed(&above);
                let around = Around {
                    project: Some(project),
                    year: Some(year),
                    scale: self.scale,
                    header: &header,
                    ..Around::default()
                };
                self.maker.put(id, concept, &text, around);
            }
        }
        self.project = None;
        for &row in &rows[at + 1 + body.len()..] {
            self.sheet.row_indexes(row).for_each(|cell| _ = self.free_text(cell, false, true));
        }
        true
    }
}
