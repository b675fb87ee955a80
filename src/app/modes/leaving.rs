//! The end with something unsaved: save it, leave it for the next run, or throw it away, which is asked twice.

use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::shelf::{self, Answer};
use crate::app::state::State;

use super::table::{Hint, Keys, Row, answer, hints, keys::special, row};
use super::{Mode, Room, saving};

/// The program is about to end with unsaved edits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// They are to be thrown away; that is asked twice.
    sure: bool,
}

#[derive(Clone, Copy)]
enum Act {
    Save,
    Keep,
    ThrowAway,
    Back,
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[Key::char('s'), Key::char('y')]), Act::Save, "保存", "保存"),
    row(Keys::Own(&[Key::char('l')]), Act::Keep, "残す", "残して終了(次回に続ける)"),
    row(Keys::Own(&[Key::char('d'), Key::char('n')]), Act::ThrowAway, "捨てる", "捨てて終了(もう一度尋ねる)"),
    row(Keys::Own(&[special(Code::Esc)]), Act::Back, "戻る", "戻る"),
    row(Keys::Any, Act::Back, "", "戻る"),
];

/// The second question.
#[rustfmt::skip]
const SURE: &[Row<Act>] = &[
    row(Keys::Own(&[Key::char('d')]), Act::ThrowAway, "捨てる", "本当に捨てる"),
    row(Keys::Any, Act::Back, "捨てない", "捨てない"),
];

pub(super) const ROOM: Room = Room::new("保存していない変更があるまま終わるとき(q)", all, press);

fn all() -> Vec<Hint> {
    [hints(KEYS), hints(SURE)].concat()
}

impl Leaving {
    /// The question, from the longest wording to the shortest. Of several ledgers it says which one it is about.
    pub fn question(self, state: &State) -> Vec<String> {
        let words: &[&str] = match self.sure {
            false => &["保存していない変更があります。 ", "未保存の変更があります。 ", "未保存: "],
            true => &["捨てた変更は元に戻せません。 ", "戻せません: "],
        };
        if !state.is_several() {
            return words.iter().map(|words| (*words).to_owned()).collect();
        }
        let (first, last) = (words.first().copied().unwrap_or_default(), words.last().copied().unwrap_or_default());
        let ledger = state.in_hand();
        let (named, town, file) = (ledger.named(), ledger.short_town(), ledger.origin.name());
        vec![
            format!("{named} の{first}"),
            format!("{named} {last}"),
            format!("{town} {last}"),
            format!("{file} {last}"),
        ]
    }

    /// What there is to say of the keys that answer it.
    pub fn hints(self) -> Vec<Hint> {
        hints(if self.sure { SURE } else { KEYS })
    }
}

/// The user wants to end.
pub(crate) fn quit(state: &mut State, effects: &mut Vec<Effect>) {
    state.shelf.forget_answers();
    go_on(state, effects);
}

/// Asks about the next ledger with something unsaved, the one in hand first; the end, once all have been answered. Only then
/// is anything thrown away.
pub(super) fn go_on(state: &mut State, effects: &mut Vec<Effect>) {
    let in_hand = state.shelf.in_hand();
    let unsaved = state.unsaved();
    let open: Vec<usize> = unsaved.iter().copied().filter(|&which| state.shelf.answer(which).is_none()).collect();
    if let Some(&next) = open.iter().find(|&&which| which == in_hand).or(open.first()) {
        shelf::turn(state, next);
        state.mode = Mode::Leaving(Leaving { sure: false });
        return;
    }
    for which in unsaved.into_iter().filter(|&which| state.shelf.answer(which) == Some(Answer::ThrowAway)) {
        effects.push(if which == in_hand { Effect::Forget } else { Effect::ForgetBeside(which) });
    }
    effects.push(Effect::Quit);
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::Leaving(Leaving { sure }) = state.mode else { return false };
    let Some(act) = answer(if sure { SURE } else { KEYS }, &state.setup.keymap, key) else { return false };
    match act {
        Act::Save => saving::review(state, true),
        Act::Keep => {
            state.shelf.take_answer(Answer::Keep);
            go_on(state, effects);
        }
        Act::ThrowAway if sure => {
            state.shelf.take_answer(Answer::ThrowAway);
            go_on(state, effects);
        }
        Act::ThrowAway => state.mode = Mode::Leaving(Leaving { sure: true }),
        Act::Back if sure => state.mode = Mode::Leaving(Leaving { sure: false }),
        Act::Back => state.mode = Mode::Browse,
    }
    true
}
