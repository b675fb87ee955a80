//! The help on the screen: what [`crate::app::help`] lists is scrolled through.

use crate::app::command::{Command, Group};
use crate::app::effect::Effect;
use crate::app::help;
use crate::app::key::{Code, Key};
use crate::app::state::{Panel, State};

use super::scroll::{height, scrolled};
use super::table::{Hint, Keys, Row, answer, hints, keys::special, row};
use super::{Mode, Room};

/// The keys being explained.
#[derive(Clone, Copy, Debug)]
pub struct Help {
    /// First row shown.
    pub top: usize,
}

#[derive(Clone, Copy)]
enum Act {
    Rows(i64),
    HalfScreens(i64),
    Top,
    Bottom,
    Suspend,
    Close,
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Of(Command::Down), Act::Rows(1), "移動", "1行下へ"),
    row(Keys::Of(Command::Up), Act::Rows(-1), "移動", "1行上へ"),
    row(Keys::Own(&[special(Code::Esc), special(Code::Enter), Key::char('q'), Key::ctrl('c')]), Act::Close, "閉じる", "閉じる"),
    row(Keys::Of(Command::Help), Act::Close, "", "閉じる"),
    row(Keys::Of(Command::PageDown), Act::HalfScreens(2), "", "1画面下へ"),
    row(Keys::Of(Command::PageUp), Act::HalfScreens(-2), "", "1画面上へ"),
    row(Keys::Of(Command::HalfDown), Act::HalfScreens(1), "", "半画面下へ"),
    row(Keys::Of(Command::HalfUp), Act::HalfScreens(-1), "", "半画面上へ"),
    row(Keys::Of(Command::Top), Act::Top, "", "先頭へ"),
    row(Keys::Of(Command::Bottom), Act::Bottom, "", "末尾へ"),
    row(Keys::Of(Command::Suspend), Act::Suspend, "", "一時中断(fg で戻る)"),
];

pub(super) const ROOM: Room = Room {
    wheel: |state, steps| scroll(state, 3 * steps),
    ..Room::new("説明を読むとき(?)", Help::hints, press)
};

impl Help {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }
}

/// Opens the help: in the meeting at the meeting's own keys.
pub(super) fn open(state: &mut State) {
    let top = match state.place.panel {
        Panel::Meeting => help::row_of(Group::Meeting.label(), state.size.0.into(), &state.setup.keymap),
        _ => 0,
    };
    state.mode = Mode::Help(Help { top });
    scroll(state, 0);
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    let screen = height(state) as i64;
    match act {
        Act::Rows(by) => scroll(state, by),
        Act::HalfScreens(halves) => scroll(state, screen * halves / 2),
        Act::Top => scroll(state, i64::MIN),
        Act::Bottom => scroll(state, i64::MAX),
        Act::Suspend => effects.push(Effect::Suspend),
        Act::Close => state.mode = Mode::Browse,
    }
    true
}

fn scroll(state: &mut State, by: i64) {
    let Mode::Help(Help { top }) = state.mode else { return };
    let rows = help::rows(state.size.0 as usize, &state.setup.keymap).len();
    state.mode = Mode::Help(Help { top: scrolled(state, top, by, rows) });
}
