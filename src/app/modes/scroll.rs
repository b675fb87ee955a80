//! Reading something longer than the screen in a window, for the help and the manual alike: the keys, and how far it
//! goes.

use crate::app::effect::Effect;
use crate::app::state::State;

use super::seeking;

/// What a key does to a text that is read.
#[derive(Clone, Copy)]
pub(super) enum Act {
    /// So many rows down.
    Rows(i64),
    /// So many half screens down.
    HalfScreens(i64),
    /// So many chapters on, where the text has any.
    Chapter(isize),
    Top,
    Bottom,
    Find,
    /// So many places on of what was looked for.
    Found(isize),
    Suspend,
    Close,
}

/// The keys of a text that is read. `$closes`: the command that opened it; `$own`: the rows that this text alone has.
macro_rules! keys_of_reading {
    ($closes:expr $(, $own:expr)*) => {
        &[
            row(Keys::Of(Command::Down), Act::Rows(1), "移動", "1行下へ"),
            row(Keys::Of(Command::Up), Act::Rows(-1), "移動", "1行上へ"),
            $($own,)*
            row(Keys::Own(&[Key::char('/')]), Act::Find, "探す", "言葉を探す"),
            row(Keys::Own(&[Key::char('n')]), Act::Found(1), "", "次の見つかった所へ"),
            row(Keys::Own(&[Key::char('N')]), Act::Found(-1), "", "前の見つかった所へ"),
            row(
                Keys::Own(&[special(Code::Esc), special(Code::Enter), Key::char('q'), Key::ctrl('c')]),
                Act::Close,
                "閉じる",
                "閉じる",
            ),
            row(Keys::Of($closes), Act::Close, "", "閉じる"),
            row(Keys::Of(Command::PageDown), Act::HalfScreens(2), "", "1画面下へ"),
            row(Keys::Of(Command::PageUp), Act::HalfScreens(-2), "", "1画面上へ"),
            row(Keys::Of(Command::HalfDown), Act::HalfScreens(1), "", "半画面下へ"),
            row(Keys::Of(Command::HalfUp), Act::HalfScreens(-1), "", "半画面上へ"),
            row(Keys::Of(Command::Top), Act::Top, "", "先頭へ"),
            row(Keys::Of(Command::Bottom), Act::Bottom, "", "末尾へ"),
            row(Keys::Of(Command::Suspend), Act::Suspend, "", "一時中断(fg で戻る)"),
        ]
    };
}

pub(super) use keys_of_reading;

/// Does what such a text does alike whichever it is. `scroll`: goes so many rows on in it.
pub(super) fn act(state: &mut State, act: Act, scroll: fn(&mut State, i64), effects: &mut Vec<Effect>) {
    match act {
        Act::Rows(by) => scroll(state, by),
        Act::HalfScreens(halves) => scroll(state, height(state) as i64 * halves / 2),
        Act::Top => scroll(state, i64::MIN),
        Act::Bottom => scroll(state, i64::MAX),
        Act::Find => seeking::open(state),
        Act::Found(by) => seeking::step(state, by),
        Act::Suspend => effects.push(Effect::Suspend),
        Act::Chapter(_) | Act::Close => {}
    }
}

/// Rows that such a window shows at a time: the screen without the frame's two.
fn height(state: &State) -> usize {
    usize::from(state.size.1).saturating_sub(2).max(1)
}

/// The first row shown after going `by` rows on from `top`, of `rows` in all.
pub(super) fn scrolled(state: &State, top: usize, by: i64, rows: usize) -> usize {
    let last = rows.saturating_sub(height(state));
    (top as i64).saturating_add(by).clamp(0, last as i64) as usize
}
