//! A measure's indicators and the projects that serve it in one table, told apart by a column: 「区分 | 名称 | 単位 | 計画 | 実績」 over
//! 「指標 | 舗装率 | ％ | 72 | 70」 and 「事業 | 舗装修繕事業 | 千円 | 1,200 | 1,180」.
//!
//! What a row of a project says in the columns of values is money only where its unit says so; nothing of it is the indicators'.

use super::Walk;
use super::namesakes::Apart;
use super::table::{Row, Shape};
use crate::exchange::place::{Around, As};
use crate::exchange::words::{scale, squeezed};

/// What a row of a project is called in the column of kinds.
const OF_PROJECT: [&str; 5] = ["事業", "事務事業", "構成事業", "関連事業", "主な事業"];

/// Whether a text says that its row is one of a project.
pub(super) fn is_of_project(text: &str) -> bool {
    text.chars().count() <= 6 && OF_PROJECT.contains(&&*squeezed(text))
}

impl Walk<'_, '_> {
    /// Reads a row of a project below the indicators of the sheet's own measure; says whether it was one.
    pub(super) fn project_among_kpis(&mut self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        let Some(owner) = self.project.filter(|_| shape.kpis && !shape.projects) else { return false };
        let find = |word: &str| {
            let is = |cell: &usize| self.column(shape.columns, *cell).is_some_and(|column| column.concept == word);
            row.cells.iter().copied().find(is)
        };
        let kind = find("scope").or_else(|| find("kind")).filter(|&kind| is_of_project(&self.sheet.cells[kind].text));
        let (Some(kind), Some(name)) = (kind, find("kpi")) else { return false };
        let by = find("unit").map(|unit| squeezed(&self.sheet.cells[unit].text)).filter(|unit| unit.ends_with('円'));
        let by = by.and_then(|unit| scale(&unit));
        self.say(kind, As::Label, "行の見出し");
        let text = self.sheet.cells[name].text.clone();
        self.project_cell(name, text.trim(), None, Apart::Same);
        for &cell in row.cells.iter().filter(|&&cell| cell != kind && cell != name) {
            let Some(column) = self.column(shape.columns, cell) else {
                self.unknown_column(shape.columns, cell);
                continue;
            };
            let amount = match column.concept {
                "target" | "budget" => Some("budget"),
                "actual" | "cost" => Some("cost"),
                _ => None,
            };
            let concept = match (column.concept, amount) {
                ("unit", _) => {
                    self.say(cell, As::Label, "金額の単位");
                    continue;
                }
                (_, Some(_)) if by.is_none() => {
                    self.say(cell, As::Unplaced, "事業の行の値(単位から金額と分からない)");
                    continue;
                }
                (_, Some(amount)) => amount,
                (concept, None) => concept,
            };
            let (id, text, header) = (self.id(cell), self.sheet.cells[cell].text.clone(), column.words.clone());
            self.done.insert(cell);
            let year = column.year.or(Some(shape.year));
            let around = Around { project: self.project, year, scale: by, header: &header, ..Around::default() };
            self.maker.put(id, concept, &text, around);
        }
        self.project = Some(owner);
        true
    }
}
