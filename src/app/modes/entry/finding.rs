//! Finding in a text that is open: typing goes to the first match from the caret on, Enter stays there, Esc goes back.

use std::ops::Range;

use crate::app::key::{Code, Key};
use crate::app::keymap::Keymap;
use crate::app::modes::table::{Hint, Keys, Row, hints, keys, keys::special, row};
use crate::app::prompt::Line;
use crate::app::typing::{self, Typing};
use crate::find::query::{self, Query};
use crate::text::Way;

use super::Entry;

/// What is looked for in an open text.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What is typed.
    pub line: Line,
    /// Where the caret was, to go back to.
    from: usize,
    /// Where the words stand in the text, in bytes.
    pub hits: Vec<Range<usize>>,
    /// Which of them the caret is at.
    pub at: Option<usize>,
}

/// The keys that open it, and go on from match to match.
pub(super) const OPEN: Keys = Keys::Own(&[Key::ctrl('f'), special(Code::F(3))]);

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "ここへ", "一致した所に残る(文の中を探すとき)"),
    row(keys::LEAVE, Typing::Cancel, "戻る", "探し始めた所へ戻る(文の中を探すとき)"),
    row(OPEN, Typing::Row(Way::Forward), "次", "次の一致へ(文の中を探すとき)"),
    row(keys::NEXT, Typing::Row(Way::Forward), "", "次の一致へ(文の中を探すとき)"),
    row(keys::BEFORE, Typing::Row(Way::Back), "", "前の一致へ(文の中を探すとき)"),
];

pub(super) fn all() -> Vec<Hint> {
    hints(KEYS)
}

impl Entry {
    /// Begins to look for something in the text.
    pub(super) fn find(&mut self) {
        let from = self.buffer.caret();
        self.finding = Some(Finding { line: Line::new("", 4 * query::CHARS), from, hits: Vec::new(), at: None });
    }

    /// A key while something is looked for; says whether it means something then.
    pub(super) fn find_pressed(&mut self, keymap: &Keymap, key: Key) -> bool {
        let Some(finding) = &mut self.finding else { return false };
        let Some(typing) = typing::meant(KEYS, keymap, key) else { return false };
        match typing {
            Typing::Accept => self.finding = None,
            Typing::Cancel => {
                let from = finding.from;
                self.buffer.set_caret(from);
                self.finding = None;
            }
            Typing::Row(way) => {
                let count = finding.hits.len();
                let step = if way == Way::Forward { 1 } else { count.saturating_sub(1) };
                finding.at = finding.at.map(|at| (at + step) % count.max(1));
                self.show_match();
            }
            typing => {
                if finding.line.type_in(typing) {
                    self.look();
                }
            }
        }
        true
    }

    /// Looks anew: the first match from where it began, else the first of all.
    fn look(&mut self) {
        let Some(finding) = &mut self.finding else { return };
        let query = Query::new(finding.line.text());
        finding.hits = query.map(|query| query.ranges(self.buffer.text())).unwrap_or_default();
        let ahead = finding.hits.iter().position(|hit| hit.start >= finding.from);
        finding.at = ahead.or((!finding.hits.is_empty()).then_some(0));
        self.show_match();
    }

    fn show_match(&mut self) {
        let Some(finding) = &self.finding else { return };
        let hit = finding.at.and_then(|at| finding.hits.get(at));
        let to = hit.map_or(finding.from, |hit| hit.start);
        self.buffer.set_caret(to);
    }
}
