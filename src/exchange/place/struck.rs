//! Struck-out text: what is left of it is asked about, and goes where the cell's value would.

use super::amounts::AS_TEXT;
use super::put::{READ, STRUCK};
use super::{Around, As, Choice, Maker, Place};
use crate::exchange::values::{printed, string, yen};

impl Maker<'_> {
    /// A project whose name is struck through as a whole: unless it was answered that it is to be read, what is said of it isn't
    /// written, and is nobody else's.
    pub(super) fn struck_project(&mut self, cell: (usize, usize), name: &str) -> Option<usize> {
        let of = self.cell(cell).filter(|(_, of)| of.unstruck() == Some(""))?.1;
        let text = of.text.clone();
        if self.struck_rows.contains(&(cell.0, of.row)) {
            return None;
        }
        let about = format!("取り消し線の引かれた事業 {name}");
        match self.given.mapping.answer(STRUCK.0, &about, &text) {
            Some(READ) => return None,
            Some(answer) => {
                let why = format!("前の答え「{answer}」による");
                self.say(cell, As::Unplaced, why, None);
            }
            None => {
                let why = format!("事業名に取り消し線が引いてある(「{name}」)。この事業を取り込むか");
                let options = vec![Choice { words: READ.to_owned(), values: Vec::new() }];
                self.ask_plainly(cell, (STRUCK.0, &about), why, None, options);
            }
        }
        Some(self.set_aside(name, "事業名に取り消し線の引かれた事業の内容"))
    }

    /// Asks whether what isn't struck out in a cell holds, or the whole as it stands there.
    pub(super) fn ask_struck(&mut self, id: (usize, usize), concept: &str, text: &str, around: Around<'_>) {
        let Some(kept) = self.cell(id).and_then(|(_, cell)| cell.unstruck()) else { return };
        let kept = kept.trim_matches(|c: char| c.is_whitespace() || matches!(c, '→' | '⇒'));
        let Some((place, is_money)) = self.place_of(concept, around) else {
            return self.say(id, As::Unplaced, "取り消し線の引かれた内容", around.project);
        };
        let amount = |text: &str| yen(text, around.scale.unwrap_or(1)).filter(|_| is_money);
        let value = |text: &str| amount(text).map_or_else(|| printed(text), |yen| yen.to_string());
        // What is struck out whole, as a date or with a mark besides, has nothing else to be.
        let corrected = (!kept.is_empty()).then(|| Choice::new(kept, place.clone(), value(kept)));
        let why = match &corrected {
            Some(_) => format!("見え消しで直してある(「{text}」)。「{kept}」でよいか"),
            None => format!("取り消し線が引いてある(「{text}」)。取り込むか"),
        };
        let whole = if corrected.is_some() { string(text) } else { value(text) };
        let options = corrected.into_iter().chain([Choice::new(AS_TEXT, place, whole)]).collect();
        self.ask(id, ("struck", around.header), why, around.project, options);
    }

    /// Where a single value of a meaning goes, and whether it is an amount of money; `None` where that takes more than its meaning
    /// to say.
    pub(super) fn place_of(&self, concept: &str, around: Around<'_>) -> Option<(Place, bool)> {
        let of_project =
            |field: &'static str| Place { project: around.project, field: field.into(), ..Place::default() };
        let of_review = |field| Place { year: around.year.or(Some(self.year)), ..of_project(field) };
        let of_kpi = |field| around.kpi.map(|kpi| Place { kpi: Some(kpi), ..of_review(field) });
        let place = match concept {
            "target" => of_kpi("/target")?,
            "actual" | "previous" => of_kpi("/actual")?,
            "baseline" => of_kpi("/baseline")?,
            "goal" => of_kpi("/goal/value")?,
            "unit" => of_kpi("/unit")?,
            "kpi_rating" => of_kpi("/rating")?,
            "cost" => of_review("/cost"),
            "grant" => of_review("/grant"),
            "budget" => of_review("/budget"),
            "rating" | "mark" => of_review("/effect/rating"),
            "comment" | "result" => of_review("/effect/comment"),
            "policy" => of_review("/policy/decision"),
            "reason" | "why" => of_review("/policy/reason"),
            "current" => of_review("/issues/current"),
            "obstacles" => of_review("/issues/obstacles"),
            "revisions" => of_review("/issues/revisions"),
            "department" => of_project("/department"),
            "summary" => of_project("/plan/summary"),
            _ => return None,
        };
        Some((place, matches!(concept, "cost" | "grant" | "budget")))
    }
}
