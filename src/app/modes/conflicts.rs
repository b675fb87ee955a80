//! Contradictions between what the file holds and our changes: one after the other is asked about, and any answer can
//! be taken back until the last one is given.

use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::state::State;
use crate::change::merge::Conflict;
use crate::ledger::Ledger;

use super::saving::Review;
use super::table::{Hint, Keys, Row, answer, hints, keys::special, row};
use super::{Mode, Room, recovery, saving};

/// What is to become of a contradiction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The file's value.
    Theirs,
    /// Our value.
    Mine,
    /// Not now: the file keeps its value, ours stays as an unsaved edit.
    Leave,
}

/// Why contradictions are being asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Someone else saved while our changes were unsaved.
    Saving {
        /// Whether the program ends after the save.
        then_quit: bool,
    },
    /// Edits that an earlier run left don't fit what the file holds now.
    Recovery {
        /// Which of the runs.
        run: usize,
    },
}

/// Contradictions between what the file holds and our changes, being asked about.
#[derive(Clone, Debug)]
pub struct Clash {
    /// What ours are merged into.
    pub theirs: Ledger,
    /// Ours and theirs, merged where they don't contradict each other; theirs where they do.
    pub merged: Ledger,
    /// What contradicts.
    pub conflicts: Vec<Conflict>,
    /// What has been decided so far; the next conflict is the one that is asked about.
    pub answers: Vec<Answer>,
    /// What comes afterwards.
    pub why: Why,
}

#[derive(Clone, Copy)]
enum Act {
    Answer(Answer),
    Before,
    Cancel,
}

const THEIRS: Row<Act> =
    row(Keys::Own(&[Key::char('t')]), Act::Answer(Answer::Theirs), "ファイルの値", "ファイルの値にする");
const MINE: Row<Act> = row(Keys::Own(&[Key::char('m')]), Act::Answer(Answer::Mine), "自分の値", "自分の値にする");

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    THEIRS,
    MINE,
    row(Keys::Own(&[Key::char('l')]), Act::Answer(Answer::Leave), "あとで", "あとで決める(自分の値は未保存で残す)"),
    row(Keys::Own(&[special(Code::Esc), Key::ctrl('c')]), Act::Cancel, "やめる", "やめる"),
    row(Keys::Own(&[Key::char('b'), special(Code::Backspace), special(Code::Up), special(Code::Left)]), Act::Before, "前へ", "前の質問へ"),
];

pub(super) const ROOM: Room = Room::new("ほかの人の変更と食い違うとき", Clash::hints, press);

impl Clash {
    /// What there is to say of its keys.
    pub(crate) fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    /// What there is to say of the keys for the file's value and for ours.
    pub fn values() -> [Hint; 2] {
        [THEIRS, MINE].map(|Row { keys, short, label, .. }| Hint { keys, short, label })
    }
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::Conflicts(clash) = &mut state.mode else { return false };
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    match act {
        Act::Answer(answer) => {
            clash.answers.push(answer);
            if clash.answers.len() >= clash.conflicts.len() {
                settle(state, effects);
            }
        }
        Act::Before => drop(clash.answers.pop()),
        Act::Cancel => match clash.why {
            Why::Saving { .. } => {
                state.mode = Mode::Browse;
                state.warn("保存していません。あなたの変更はそのまま残っています。");
            }
            // As if it had not been begun: the runs that were taken in already are asked about again as well.
            Why::Recovery { .. } => recovery::begin_anew(state),
        },
    }
    true
}

/// The merged ledger with our values where `ours` says so. From the last conflict to the first, as rows that come or go
/// shift those behind them.
fn decided(clash: &Clash, ours: &[Answer], at: u64) -> Ledger {
    let mut ledger = clash.merged.clone();
    for (conflict, answer) in clash.conflicts.iter().zip(&clash.answers).rev() {
        if ours.contains(answer) {
            let _ = ledger.apply(&conflict.take_theirs(at));
        }
    }
    ledger
}

/// Every contradiction has its answer.
fn settle(state: &mut State, effects: &mut Vec<Effect>) {
    let Mode::Conflicts(clash) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
    let settled = decided(&clash, &[Answer::Mine], state.now);
    let with_left = decided(&clash, &[Answer::Mine, Answer::Leave], state.now);
    match clash.why {
        // Nothing is saved yet: what is left for later is unsaved as everything is.
        Why::Recovery { run } => {
            recovery::take_in(state, with_left);
            recovery::recover(state, run + 1, effects);
        }
        Why::Saving { then_quit } => {
            saving::adopt(state, clash.theirs, settled, effects);
            let settled = state.book.changes().to_vec();
            let held = state.book.replace(with_left, state.now);
            if held > 0 {
                effects.push(Effect::Rebase(state.book.history().unsaved()));
            }
            if !settled.is_empty() {
                state.mode = Mode::Review(Review { changes: settled, top: 0, then_quit, held });
            } else if held > 0 {
                state.tell(format!(
                    "ほかの人の変更を取り入れました。あとで決める{held}件は、未保存のまま残しています。"
                ));
            } else {
                state.tell("ほかの人の変更を取り入れました。保存する変更はありません。");
            }
        }
    }
}
