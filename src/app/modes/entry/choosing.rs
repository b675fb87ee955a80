//! Picking from a list: the keys that move, and the step by which a word off the list is written.
//!
//! The policy: in a list every key picks or does nothing, so that no slip of a finger writes into the record. What isn't on
//! the list is written in a step of its own, the last entry, which says so before anything is typed. Where numbers are
//! offered a digit is that step: nobody picks with one.

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::modes::Mode;
use crate::app::modes::table::{Hint, Keys, Row, answer, hints, keys, row};
use crate::app::state::State;
use crate::app::supposing;

use super::{Entry, accept, cancel};

#[derive(Clone, Copy)]
pub(super) enum Act {
    Pick(i64),
    Accept,
    Cancel,
}

#[rustfmt::skip]
pub(super) const KEYS: &[Row<Act>] = &[
    row(Keys::Of(Command::Down), Act::Pick(1), "選ぶ", "次の言葉を選ぶ(選べる項目)"),
    row(Keys::Of(Command::Up), Act::Pick(-1), "選ぶ", "前の言葉を選ぶ(選べる項目)"),
    row(keys::NEXT, Act::Pick(1), "", "次の言葉を選ぶ(選べる項目)"),
    row(keys::BEFORE, Act::Pick(-1), "", "前の言葉を選ぶ(選べる項目)"),
    row(keys::TAKE, Act::Accept, "決定", "選んだ言葉に決める・一覧にない言葉を書き始める"),
    row(keys::LEAVE, Act::Cancel, "やめる", "直さずに閉じる"),
];

impl Entry {
    /// Whether a word is being picked, so that nothing can be typed.
    pub fn is_picking(&self) -> bool {
        !self.choices.is_empty() && !self.writing
    }

    /// What the list's last entry is called; [`None`] where only its words make sense.
    pub fn writes(&self) -> Option<&'static str> {
        match (self.kind, self.supposing) {
            (crate::ledger::field::Kind::Flag, _) => None,
            (_, true) => Some("ほかの値を書く…"),
            (_, false) => Some("一覧にない言葉を書く…"),
        }
    }

    /// Picks the next or the previous entry.
    pub fn pick(&mut self, by: i64) {
        let count = (self.choices.len() + usize::from(self.writes().is_some())) as i64;
        if self.choices.is_empty() {
            return;
        }
        let at = match self.choice {
            Some(at) => (at as i64 + by).rem_euclid(count),
            None if by > 0 => 0,
            None => count - 1,
        };
        let words = self.choices.get(at as usize).cloned().unwrap_or_else(|| self.unpicked());
        self.choice = Some(at as usize);
        self.buffer.replace_all(words);
    }

    /// What stands in the field while no word of the list is picked.
    fn unpicked(&self) -> String {
        match self.supposing {
            true => self.supposed.clone().unwrap_or_default(),
            false => self.before.clone(),
        }
    }

    /// Begins to write a word of one's own.
    fn write(&mut self) {
        self.writing = true;
        self.choice = None;
        let text = self.unpicked();
        self.buffer.replace_all(text);
    }

    /// Back to the list.
    pub(super) fn back_to_list(&mut self) {
        self.writing = false;
        let text = self.unpicked();
        self.choice = self.choices.iter().position(|choice| *choice == text);
        self.buffer.replace_all(text);
    }
}

pub(super) fn all() -> Vec<Hint> {
    hints(KEYS)
}

pub(super) fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::Entry(entry) = &mut state.mode else { return false };
    match answer(KEYS, &state.setup.keymap, key) {
        Some(Act::Pick(by)) => {
            entry.pick(by);
            supposing::follow(state);
        }
        Some(Act::Accept) if entry.choice == Some(entry.choices.len()) => {
            entry.write();
            supposing::follow(state);
        }
        Some(Act::Accept) => accept(state, effects),
        Some(Act::Cancel) => cancel(state, effects),
        None => match key.narrowed().code {
            Code::Char(c) if entry.supposing && c.is_ascii_digit() && !key.ctrl && !key.alt => {
                entry.write();
                entry.buffer.replace_all(c.to_string());
                supposing::follow(state);
            }
            Code::Char(_) if !key.ctrl && !key.alt => told(state),
            _ => return false,
        },
    }
    true
}

/// Says why nothing was written.
pub(super) fn told(state: &mut State) {
    let Mode::Entry(entry) = &state.mode else { return };
    let how = match entry.writes() {
        Some(words) => format!("一覧にない言葉は、末尾の「{}」で書けます。", words.trim_end_matches('…')),
        None => String::new(),
    };
    state.warn(format!("一覧から選ぶ項目です。{how}"));
}
