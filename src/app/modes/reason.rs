//! The reason for which a finding is kept, typed in over the list.

use crate::app::effect::Effect;
use crate::app::prompt::{Line, Prompt};
use crate::app::state::State;
use crate::app::typing::Typing;

use super::findings::{self, Listed};
use super::table::{Row, keys, row};
use super::{Mode, Room};

/// The reason for which a finding is kept, being typed.
#[derive(Clone, Debug)]
pub struct Reason {
    /// What is typed.
    pub line: Line,
    /// Which finding.
    pub at: usize,
}

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "了承", "その理由で了承する"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "一覧へ戻る"),
];

pub(super) const ROOM: Room = Room { ending, ..Room::prompt::<Reason>("了承する理由を入れるとき") };

/// The most bytes of what somebody says.
pub(super) const MOST: usize = 30_000;

pub(super) fn open(state: &mut State, at: usize) {
    state.mode = Mode::Reason(Reason { line: Line::new("", MOST), at });
}

impl Prompt for Reason {
    const KEYS: &'static [Row<Typing>] = KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        if let Mode::Reason(reason) = mode { Some(&mut reason.line) } else { None }
    }

    fn accept(state: &mut State, effects: &mut Vec<Effect>) {
        let Mode::Reason(Reason { line, at }) = &state.mode else { return };
        let (reason, at) = (line.text().trim().to_owned(), *at);
        if reason.is_empty() {
            state.warn("了承する理由を入力してください。");
        } else {
            findings::accept(state, at, &reason, effects);
        }
    }

    fn cancel(state: &mut State) {
        if let Mode::Reason(Reason { at, .. }) = state.mode {
            state.mode = Mode::Findings(Listed::at(at));
        }
    }
}

/// A reason that was begun is a reason.
fn ending(state: &mut State, effects: &mut Vec<Effect>) {
    let Mode::Reason(Reason { line, at }) = &state.mode else { return };
    let (reason, at) = (line.text().trim().to_owned(), *at);
    if !reason.is_empty() {
        findings::accept(state, at, &reason, effects);
    }
}
