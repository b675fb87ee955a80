//! Tables of KPIs below a list of several projects: none of them is the last project's only because that stands nearest.
//!
//! Whose such a table is says the heading right above it, 「① 海の駅事業」, 「No.1」, 「事業番号 | 1」, or a column of the projects' numbers
//! (`beside.rs`). Where neither does, it is asked as of a table that stands alone.

use super::headings::{uncounted, without_sign};
use super::project::in_bracket;
use super::{Column, Walk};
use crate::exchange::lines::marked;
use crate::exchange::place::As;
use crate::exchange::values::whole;
use crate::exchange::words::squeezed;

impl Walk<'_, '_> {
    /// Whether the project that is being read is only the last one of a list.
    fn is_last_listed(&self) -> bool {
        self.listed.is_some_and(|listed| listed == self.project)
    }

    /// The heading right above a table of KPIs that says which of the projects listed before it is of.
    pub(super) fn over_listed(&mut self, row: u32, header: u32) {
        if !self.is_last_listed() {
            return;
        }
        let says = |concept: &str| self.sheet.row_indexes(header).any(|cell| self.concept(cell) == concept);
        let Some(project) = self.project_over(row).filter(|_| says("kpi") && !says("project")) else { return };
        (self.project, self.listed, self.label_kpi) = (Some(project), Some(None), None);
        for cell in self.sheet.row_indexes(row) {
            self.say(cell, As::Repeated, "事業は先に出ている");
        }
    }

    /// What stands below a list is of none of its projects until something says of which.
    pub(super) fn turn_from_list(&mut self, columns: &[Column]) {
        let has = |of: &[&str]| columns.iter().any(|column| of.contains(&column.concept));
        if self.is_last_listed() && has(&["kpi"]) && has(&["target", "actual", "goal"]) && !has(&["project"]) {
            (self.project, self.label_kpi) = (None, None);
        }
    }

    /// The project, of those that were named before, that a row of a heading alone names or numbers.
    fn project_over(&self, row: u32) -> Option<usize> {
        let mut cells = self.sheet.row_indexes(row).map(|cell| (cell, self.sheet.cells[cell].text.trim()));
        let (first, text) = cells.next()?;
        match (cells.next(), cells.next()) {
            (None, _) => self.project_called(text),
            (Some((_, said)), None) => {
                let number = matches!(self.concept(first), "number" | "serial");
                let name = || self.maker.named(said).filter(|_| number || whole(text).is_some());
                name().or_else(|| self.maker.numbered(&whole(said).filter(|_| number)?))
            }
            _ => None,
        }
    }

    /// The same of a text: 「■ 海の駅事業（商工課）」, 「① 海の駅事業」, 「事業No.1」.
    fn project_called(&self, text: &str) -> Option<usize> {
        let plain = uncounted(without_sign(text));
        let counted = marked(plain).map(|(_, _, name)| name);
        let mut names = [Some(text), Some(plain), counted].into_iter().flatten();
        let named = |name: &str| self.maker.named(in_bracket(name).map_or(name, |(name, _)| name));
        names.find_map(named).or_else(|| {
            let flat = squeezed(plain.trim_matches(['【', '】', '（', '）', '<', '>', '＜', '＞']));
            let number = ["事業番号", "番号", "事業"].iter().fold(&*flat, |rest, word| rest.trim_start_matches(word));
            self.maker.numbered(&whole(number.trim_start_matches(':'))?)
        })
    }

    /// Whether a row right above a table's headings has nothing but a project's number: 「①」, 「No.1」, 「事業番号 | 1」.
    pub(super) fn is_number_alone(&self, row: u32) -> bool {
        let mut cells = self.sheet.row_indexes(row);
        let text = |cell: usize| self.sheet.cells[cell].text.trim();
        let counted = |text: &str| whole(text).is_some() && !text.bytes().all(|b| b.is_ascii_digit());
        match (cells.next(), cells.next(), cells.next()) {
            (Some(only), None, _) => counted(text(only)),
            (Some(label), Some(number), None) => self.concept(label) == "number" && whole(text(number)).is_some(),
            _ => false,
        }
    }
}
