//! The help on the screen: what [`crate::app::help`] lists is scrolled through, or the part of it about the list of findings,
//! over that list.

use crate::app::command::{Command, Group};
use crate::app::effect::Effect;
use crate::app::help::{self, HelpRow};
use crate::app::key::{Code, Key};
use crate::app::keymap::Keymap;
use crate::app::state::{Panel, State};

use super::findings::{self, Listed};
use super::scroll::{self, Act, keys_of_reading, scrolled};
use super::seeking::Sought;
use super::table::{Hint, Keys, Row, answer, hints, keys::special, row};
use super::{Mode, Room};

/// The keys being explained.
#[derive(Clone, Debug)]
pub struct Help {
    /// First row shown.
    pub top: usize,
    /// Of what.
    pub(crate) about: About,
    /// What was looked for.
    pub(crate) sought: Sought,
}

/// What is explained.
#[derive(Clone, Copy, Debug)]
pub(crate) enum About {
    /// Every key.
    All,
    /// Those of the list of findings, which is at this one.
    Findings(usize),
}

const KEYS: &[Row<Act>] = keys_of_reading!(Command::Help);

pub(super) const ROOM: Room = Room {
    wheel: |state, steps| scroll(state, 3 * steps),
    ..Room::new("説明を読むとき(?)", Help::hints, press)
};

impl Help {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    /// Its rows on a screen of `width` cells.
    pub(crate) fn rows(&self, width: usize, keymap: &Keymap) -> Vec<HelpRow> {
        match self.about {
            About::All => help::rows(width, keymap),
            About::Findings(_) => help::rows_of(findings::HEADING, width, keymap),
        }
    }
}

/// Opens the help: in the meeting at the meeting's own keys.
pub(super) fn open(state: &mut State) {
    let top = match state.place.panel {
        Panel::Meeting => help::row_of(Group::Meeting.label(), state.size.0.into(), &state.setup.keymap),
        _ => 0,
    };
    state.mode = Mode::Help(Help { top, about: About::All, sought: Sought::default() });
    scroll(state, 0);
}

/// Opens the part about the list of findings, over that list.
pub(super) fn of_findings(state: &mut State, at: usize) {
    state.mode = Mode::Help(Help { top: 0, about: About::Findings(at), sought: Sought::default() });
}

/// Looks for words, and goes to the first place.
pub(super) fn seek(state: &mut State, words: &str) {
    let Mode::Help(help) = &mut state.mode else { return };
    let rows = help.rows(state.size.0.into(), &state.setup.keymap);
    let rows: Vec<String> = rows.iter().map(HelpRow::text).collect();
    help.sought = Sought::of(words, &rows, help.top);
    to_sought(state);
}

/// Goes to where the words stand.
pub(super) fn to_sought(state: &mut State) {
    let Mode::Help(help) = &state.mode else { return };
    if let Some(row) = help.sought.row() {
        let by = row as i64 - 1 - help.top as i64;
        scroll(state, by);
    }
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    match act {
        Act::Close => {
            state.mode = match &state.mode {
                Mode::Help(Help { about: About::Findings(at), .. }) => Mode::Findings(Listed::at(*at)),
                _ => Mode::Browse,
            }
        }
        act => scroll::act(state, act, scroll, effects),
    }
    true
}

fn scroll(state: &mut State, by: i64) {
    let Mode::Help(help) = &state.mode else { return };
    let rows = help.rows(state.size.0.into(), &state.setup.keymap).len();
    let to = scrolled(state, help.top, by, rows);
    if let Mode::Help(help) = &mut state.mode {
        help.top = to;
    }
}
