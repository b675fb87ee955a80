//! Marks and choices in the place of a rating or a policy: which of them say something, and what.
//!
//! A mark says which of several things is so. Below a heading that a person has explained and that is itself one of the choices
//! (「改善」 is a 今後の方針) it chooses the heading's word. Where nobody knows what it stands beside, it says nothing.

use super::amounts::AS_TEXT;
use super::{Around, As, Choice, Maker, Place};
use crate::exchange::values::string;

/// Marks that only tick.
const TICKS: [&str; 8] = ["●", "✓", "✔", "レ", "☑", "■", "□", "☐"];

/// Marks that tick, and that are ratings where others stand beside them.
const RINGS: [&str; 3] = ["○", "〇", "◯"];

/// Ratings by signs.
const SIGNS: [&str; 6] = ["◎", "△", "▲", "×", "☆", "★"];

impl Maker<'_> {
    /// Puts a mark of the column of a rating or a policy where it belongs; whether the text is such a mark.
    pub(super) fn is_mark(&mut self, id: (usize, usize), concept: &str, text: &str, around: Around<'_>) -> bool {
        let mark = text.trim();
        let (ticks, rings) = (TICKS.contains(&mark), RINGS.contains(&mark));
        if !ticks && !rings {
            return false;
        }
        let year = Some(around.year.unwrap_or(self.year));
        let field = if concept == "policy" { "/policy/decision" } else { "/effect/rating" };
        let place = Place { project: around.project, year, field: field.into(), ..Place::default() };
        if let Some(word) = self.chosen_heading(id, around.header).filter(|_| !matches!(mark, "□" | "☐")) {
            self.set(id, place, string(word), "印の付いた列の見出し");
        } else if ticks {
            // A tick says which of several, and nothing where that isn't known.
            let why = "台帳に欄がない: 印(何に付いているか分からない)";
            self.say(id, As::Unplaced, why, around.project);
        } else if concept == "policy" {
            let options = vec![Choice::new(AS_TEXT, place, string(text))];
            let why = "印だけで、何に付いているか分からない。書かれたまま取り込むか";
            self.ask(id, ("mark-alone", around.header), why, around.project, options);
        } else {
            return false;
        }
        true
    }

    /// The word of a heading that the mark below it chooses: it was explained by a person, and no rating by signs stands in its
    /// column.
    fn chosen_heading<'h>(&self, (sheet, cell): (usize, usize), header: &'h str) -> Option<&'h str> {
        let word = header.rsplit('|').map(str::trim).find(|word| !word.is_empty())?;
        if !self.given.words.is_own(word) {
            return None;
        }
        let sheet = self.book.sheets.get(sheet)?;
        let column = sheet.cells.get(cell)?.column;
        let mut others = sheet.cells.iter().filter(|cell| cell.column == column);
        let signs = others.any(|cell| SIGNS.contains(&cell.text.trim()));
        (!signs).then_some(word)
    }
}

/// Whether a text only lists choices, none of which is marked: 「継続・改善・廃止」.
pub(super) fn is_list_of_choices(text: &str) -> bool {
    if !text.contains(['・', '／', '/']) {
        return false;
    }
    let parts: Vec<&str> = text.split(['・', '／', '/']).map(str::trim).collect();
    let short = |part: &&str| (1..=12).contains(&part.chars().count()) && !part.contains(['。', '、', '\n']);
    let marks = ['○', '◯', '〇', '●', '◎', '◉', '☑', '■', '✓', '✔', '（', '('];
    let marked = text.contains(|c| marks.contains(&c) || ('①'..='⑨').contains(&c));
    parts.len() > 2 && !marked && parts.iter().all(short)
}
