//! A difference read whole: the values of a row that would be added, or both texts of a value. What is taken is seen first.

use crate::app::command::Command;
use crate::app::key::{Code, Key};
use crate::app::keymap::Keymap;

use super::super::table::{Hint, Keys, Row, answer, hints, keys::special, row};
use super::stepped;

/// What a difference holds.
#[derive(Clone, Debug)]
pub struct Inside {
    /// What it is about.
    pub title: String,
    /// Names and values.
    pub rows: Vec<(String, String)>,
    /// Which is selected.
    pub at: usize,
}

#[derive(Clone, Copy)]
enum Act {
    Close,
    Step(isize),
}

/// Nothing is decided here: the keys that end the list of the differences lead back to it.
#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Esc), special(Code::Enter), special(Code::Left), Key::char('v'), Key::char('q'), Key::ctrl('c')]),
        Act::Close, "戻る", "違いの一覧に戻る"),
    row(Keys::Of(Command::Down), Act::Step(1), "移動", "次の値へ"),
    row(Keys::Of(Command::Up), Act::Step(-1), "移動", "前の値へ"),
    row(Keys::Of(Command::PageDown), Act::Step(10), "", "10件下へ"),
    row(Keys::Of(Command::PageUp), Act::Step(-10), "", "10件上へ"),
    row(Keys::Of(Command::Top), Act::Step(isize::MIN), "", "先頭へ"),
    row(Keys::Of(Command::Bottom), Act::Step(isize::MAX), "", "末尾へ"),
];

impl Inside {
    /// What there is to say of its keys.
    pub(crate) fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    /// A key: whether it is still read; `None` where the key means nothing here.
    pub(super) fn press(&mut self, keymap: &Keymap, key: Key) -> Option<bool> {
        match answer(KEYS, keymap, key)? {
            Act::Close => Some(false),
            Act::Step(by) => {
                self.at = stepped(self.at, by, self.rows.len());
                Some(true)
            }
        }
    }
}
