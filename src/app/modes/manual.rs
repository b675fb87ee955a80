//! The manual on the screen: [`crate::page::manual`] is scrolled through, chapter by chapter. It is laid out once for a width,
//! and not for every key: it is the longest text there is.

use std::sync::Arc;

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::state::State;
use crate::page;

use super::scroll::{self, Act, keys_of_reading, scrolled};
use super::seeking::Sought;
use super::table::{Hint, Keys, Row, answer, hints, keys::special, row};
use super::{Mode, Room};

/// The manual being read.
#[derive(Clone, Debug)]
pub struct Manual {
    /// First row shown.
    pub top: usize,
    /// The manual, laid out for `width` cells.
    pub laid: Arc<page::Manual>,
    /// What was looked for.
    pub(crate) sought: Sought,
    width: usize,
}

const KEYS: &[Row<Act>] = keys_of_reading!(
    Command::Manual,
    row(Keys::Of(Command::NextTab), Act::Chapter(1), "次の章", "次の章へ"),
    row(Keys::Of(Command::PreviousTab), Act::Chapter(-1), "", "前の章へ")
);

pub(super) const ROOM: Room = Room {
    wheel: |state, steps| scroll(state, 3 * steps),
    ..Room::new("手引きを読むとき(F1)", Manual::hints, press)
};

impl Manual {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    /// Cells that a row has on a screen of that width.
    pub fn width(screen: u16) -> usize {
        usize::from(screen.min(104).saturating_sub(4).max(2))
    }
}

/// Opens the manual at its beginning.
pub fn open(state: &mut State) {
    let width = Manual::width(state.size.0);
    state.mode = Mode::Manual(Manual { top: 0, laid: Arc::new(page::manual(width)), sought: Sought::default(), width });
}

/// Lays it out anew where the screen has become wider or narrower.
pub(in crate::app) fn resized(state: &mut State) {
    let wanted = Manual::width(state.size.0);
    if let Mode::Manual(Manual { laid, width, sought, .. }) = &mut state.mode
        && *width != wanted
    {
        // Its words stand in other rows now.
        (*laid, *width, *sought) = (Arc::new(page::manual(wanted)), wanted, Sought::default());
        scroll(state, 0);
    }
}

/// Looks for words, and goes to the first place.
pub(super) fn seek(state: &mut State, words: &str) {
    let Mode::Manual(manual) = &mut state.mode else { return };
    let text = |row: &page::Row| -> String {
        let texts = row.iter().filter_map(|span| match &span.body {
            page::Body::Text { text, .. } => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    };
    let rows: Vec<String> = manual.laid.page.rows.iter().map(text).collect();
    manual.sought = Sought::of(words, &rows, manual.top);
    to_sought(state);
}

/// Goes to where the words stand.
pub(super) fn to_sought(state: &mut State) {
    let Mode::Manual(manual) = &state.mode else { return };
    if let Some(row) = manual.sought.row() {
        let by = row as i64 - 1 - manual.top as i64;
        scroll(state, by);
    }
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    match act {
        Act::Chapter(by) => chapter(state, by),
        Act::Close => state.mode = Mode::Browse,
        act => scroll::act(state, act, scroll, effects),
    }
    true
}

fn scroll(state: &mut State, by: i64) {
    let Mode::Manual(manual) = &state.mode else { return };
    let to = scrolled(state, manual.top, by, manual.laid.page.rows.len());
    if let Mode::Manual(manual) = &mut state.mode {
        manual.top = to;
    }
}

fn chapter(state: &mut State, by: isize) {
    let Mode::Manual(Manual { top, laid, .. }) = &mut state.mode else { return };
    let chapters = &laid.chapters;
    let next = if by > 0 {
        chapters.iter().copied().find(|row| *row > *top)
    } else {
        Some(chapters.iter().copied().rfind(|row| *row < *top).unwrap_or(0))
    };
    *top = next.unwrap_or(*top);
}
