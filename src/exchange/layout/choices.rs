//! Choices of which one is marked: 「○ | 相当程度効果があった | | 効果があった」.
//!
//! One mark is an answer, several are a question, none is no answer.

use super::Walk;
use crate::exchange::place::{As, Choice, Place, plain};
use crate::exchange::values::string;

impl Walk<'_, '_> {
    /// A row of choices of which one has a mark in front.
    pub(super) fn marked(&mut self, label: usize, cells: &[usize]) {
        self.concept_of_label(label);
        self.say(label, As::Label, "見出し");
        let marks: Vec<usize> = cells.iter().copied().filter(|&cell| is_mark(&self.sheet.cells[cell].text)).collect();
        let field = match self.concept(label) {
            "policy" => "/policy/decision",
            "outside" => "/evaluations/0/rating",
            _ => "/effect/rating",
        };
        let place =
            Place { project: self.project, year: Some(self.maker.year), field: field.into(), ..Place::default() };
        let choice = |walk: &Self, mark: usize| {
            cells.iter().copied().find(|&cell| cell > mark).map(|cell| string(walk.sheet.cells[cell].text.trim()))
        };
        let all: Vec<(Place, String)> =
            marks.iter().filter_map(|&mark| Some((place.clone(), choice(self, mark)?))).collect();
        for &cell in &cells[1..] {
            let id = self.id(cell);
            self.done.insert(cell);
            if !marks.contains(&cell) {
                self.maker.say(id, As::Label, "選択肢", self.project);
            } else if marks.len() == 1 {
                if let Some((place, value)) = all.first() {
                    self.maker.set(id, place.clone(), value.clone(), "○の付いた選択肢");
                }
            } else {
                let own = choice(self, cell).map(|value| (place.clone(), value));
                let why = format!("○が{}つ付いている。どれか", marks.len());
                let mut options: Vec<Choice> = Vec::new();
                for (place, value) in own.into_iter().chain(all.clone()) {
                    let words = plain(&value);
                    if options.iter().all(|option| option.words != words) {
                        options.push(Choice::new(words, place, value));
                    }
                }
                self.maker.ask(id, ("marks", field), why, self.project, options);
            }
        }
    }
}

pub(super) fn is_mark(text: &str) -> bool {
    matches!(text.trim(), "○" | "◯" | "〇" | "●" | "✓" | "✔" | "レ" | "☑" | "■")
}
