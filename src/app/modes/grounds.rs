//! Why the suggested rating is what it is, over the meeting: the sentences of the 評価 tab, one key away.

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::state::State;

use super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::{Mode, Room};

/// The reasons being read.
#[derive(Clone, Copy, Debug)]
pub struct Grounds {
    /// First sentence shown.
    pub top: usize,
}

/// A sentence of the reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sentence {
    /// What the sentences below are about.
    Heading(&'static str),
    /// Why the suggestion is what it is.
    Ground(String),
    /// What would change it.
    Change(String),
}

#[derive(Clone, Copy)]
enum Act {
    Scroll(isize),
    Close,
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Of(Command::MeetingDown), Act::Scroll(1), "移動", "次の文へ"),
    row(Keys::Of(Command::MeetingUp), Act::Scroll(-1), "移動", "前の文へ"),
    row(keys::CANCEL, Act::Close, "閉じる", "会議の画面へ戻る"),
    row(Keys::Own(&[special(Code::Enter)]), Act::Close, "", "会議の画面へ戻る"),
    row(Keys::Of(Command::MeetingGrounds), Act::Close, "", "会議の画面へ戻る"),
];

pub(super) const ROOM: Room = Room {
    wheel: |state, steps| scroll(state, steps as isize),
    ..Room::new("提案の根拠を読むとき(会議で w)", Grounds::hints, press)
};

impl Grounds {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }
}

/// The reasons for the selected project's suggestion, in the order of the 評価 tab.
pub fn sentences(state: &State) -> Vec<Sentence> {
    let suggestion = state.with_subject(state.place.project, |subject| state.suggestion(subject)).flatten();
    let Some(suggestion) = suggestion else { return Vec::new() };
    let mut all = vec![Sentence::Heading("提案の根拠")];
    all.extend(suggestion.grounds.into_iter().map(|ground| Sentence::Ground(ground.text)));
    if !suggestion.would_change.is_empty() {
        all.push(Sentence::Heading("変わるには"));
        all.extend(suggestion.would_change.into_iter().map(Sentence::Change));
    }
    all
}

pub(super) fn open(state: &mut State) {
    match sentences(state).is_empty() {
        true => state.tell("この事業の効果検証がまだないため、提案はありません。"),
        false => state.mode = Mode::Grounds(Grounds { top: 0 }),
    }
}

fn press(state: &mut State, key: Key, _: &mut Vec<Effect>) -> bool {
    match answer(KEYS, &state.setup.keymap, key) {
        Some(Act::Scroll(by)) => scroll(state, by),
        Some(Act::Close) => state.mode = Mode::Browse,
        None => return false,
    }
    true
}

fn scroll(state: &mut State, by: isize) {
    let last = sentences(state).len().saturating_sub(1);
    if let Mode::Grounds(Grounds { top }) = &mut state.mode {
        *top = top.saturating_add_signed(by).min(last);
    }
}
