//! The answer to a question about a value that is none of those that the files say, typed.

use crate::app::effect::Effect;
use crate::app::prompt::{Line, Prompt};
use crate::app::state::State;
use crate::app::typing::Typing;

use super::super::table::{Row, keys, row};
use super::super::{Mode, Room};
use super::questions::{Questions, answered};

/// Another value is being typed.
#[derive(Clone, Debug)]
pub struct Other {
    /// The questions, at the one that it answers.
    pub questions: Questions,
    /// What is typed.
    pub line: Line,
}

/// The most bytes that a value takes.
const MOST: usize = 4096;

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "決める", "入れた値を答えにする"),
    row(keys::LEAVE, Typing::Cancel, "戻る", "質問に戻る"),
];

pub(in crate::app::modes) const ROOM: Room = Room::prompt::<Other>("取り込みの質問に、ほかの値で答えるとき");

/// Asks for the value.
pub(super) fn open(state: &mut State, questions: Questions) {
    state.mode = Mode::ImportOther(Box::new(Other { questions, line: Line::new("", MOST) }));
}

impl Prompt for Other {
    const KEYS: &'static [Row<Typing>] = KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        if let Mode::ImportOther(other) = mode { Some(&mut other.line) } else { None }
    }

    fn accept(state: &mut State, effects: &mut Vec<Effect>) {
        let Mode::ImportOther(other) = &state.mode else { return };
        let typed = other.line.text().trim().to_owned();
        // What its field can't hold would be asked about again.
        if let Some(why) = other.questions.free().and_then(|free| free.read(&typed).err()) {
            return state.warn(why);
        }
        let Mode::ImportOther(other) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
        answered(state, other.questions, Some(typed), effects);
    }

    fn cancel(state: &mut State) {
        if let Mode::ImportOther(other) = std::mem::replace(&mut state.mode, Mode::Browse) {
            state.mode = Mode::ImportQuestions(Box::new(other.questions));
        }
    }
}
