//! The programmes that pay, side by side below their heading: name, summary, what they are for, rate.

use super::Walk;
use crate::exchange::place::{As, Place};
use crate::exchange::values::string;
use crate::exchange::words::squeezed;

impl Walk<'_, '_> {
    /// A row of the programmes' table: name, summary, what they are for, side by side.
    pub(super) fn program(&mut self, cells: &[usize]) -> bool {
        if self.project.is_some() || self.maker.projects.len() > 1 || !self.landmarks.among_programs(cells[0]) {
            return false;
        }
        let label = squeezed(&self.sheet.cells[cells[0]].text);
        let key = match label.as_str() {
            "名称" => "name",
            "概要" => "summary",
            "対象" => "eligibility",
            "具体例" => "examples",
            "補助率" => "subsidy_rate",
            _ => "",
        };
        let values = if key.is_empty() { cells } else { &cells[1..] };
        if key.is_empty() && values.iter().any(|&cell| self.sheet.cells[cell].column == 0) {
            return false;
        }
        if !key.is_empty() {
            self.say(cells[0], As::Label, "見出し");
        }
        for &cell in values {
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            let n = self.sheet.cells[cell].column.saturating_sub(1);
            self.done.insert(cell);
            let place = |key: &str| Place { field: format!("/programs/{n}/{key}").into(), ..Place::default() };
            let example = text.trim().strip_prefix("＜具体例＞").or_else(|| text.trim().strip_prefix("<具体例>"));
            if let Some(example) = example {
                self.maker.set(id, place("examples"), string(example.trim()), "交付金制度の具体例");
            } else if matches!(key, "eligibility" | "") {
                for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                    let at = self.maker.next(&place("eligibility"));
                    self.maker.set(id, place(&format!("eligibility/{at}")), string(line), "交付金制度の対象");
                }
            } else {
                self.maker.set(id, place(key), string(text.trim()), "交付金制度");
            }
        }
        true
    }
}
