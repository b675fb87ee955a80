//! The kinds of costs that a plan marks among those of the form, and labels that share a cell with their value.

use super::Walk;
use super::choices::is_mark;
use crate::exchange::place::{As, Place};
use crate::exchange::values::string;
use crate::exchange::words::Head;

impl Walk<'_, '_> {
    /// 「経費の種類 | ソフト事業 | ✓ | 拠点整備事業 | …」: the kinds of costs that are marked, in front of or behind them.
    pub(super) fn kinds(&mut self, cells: &[usize]) -> bool {
        let Some(at) = cells.iter().position(|&cell| self.concept(cell) == "expense_kinds") else { return false };
        let is_choice = |cell: &usize| {
            self.heads[*cell].is_none()
                && label_and_value(&self.sheet.cells[*cell].text, |text| self.head(text)).is_none()
        };
        let choices: Vec<usize> = cells[at + 1..].iter().copied().take_while(is_choice).collect();
        let marks = |cell: usize| is_mark(&self.sheet.cells[cell].text);
        // Without a mark there is nothing to choose from: what stands there is the value.
        if !choices.iter().any(|&cell| marks(cell)) {
            return false;
        }
        self.say(cells[at], As::Label, "見出し");
        let in_front = choices.first().is_some_and(|&cell| marks(cell));
        let marked: Vec<usize> = (0..choices.len())
            .filter(|&n| {
                let beside = if in_front { n.checked_sub(1) } else { Some(n + 1) };
                !marks(choices[n]) && beside.and_then(|n| choices.get(n)).is_some_and(|&cell| marks(cell))
            })
            .collect();
        for (n, &cell) in choices.iter().enumerate() {
            let (id, project) = (self.id(cell), self.project);
            self.done.insert(cell);
            if !marked.contains(&n) || project.is_none() {
                self.maker.say(id, As::Label, "選択肢", project);
                continue;
            }
            let field = "/plan/expense_kinds".into();
            let list = Place { project, field, ..Place::default() };
            let at = self.maker.next(&list);
            // A copy breaks the short words of narrow cells in two.
            let name: String = self.sheet.cells[cell].text.split_whitespace().collect();
            let place = Place { field: format!("/plan/expense_kinds/{at}").into(), ..list };
            self.maker.set(id, place, string(&name), "印の付いた経費の種類");
        }
        false
    }
}

/// A label of a plan with its value behind it, in one cell.
pub(super) fn label_and_value(text: &str, head: impl Fn(&str) -> Option<Head>) -> Option<(&'static str, &str)> {
    let (label, value) = text.trim().split_once(char::is_whitespace)?;
    let concept = head(label)?.concept;
    let plain = matches!(concept, "field" | "urls" | "type" | "applicant" | "first_adopted");
    (plain && !value.trim().is_empty()).then(|| (concept, value.trim()))
}
