//! The place of a new file, typed in.

use crate::app::effect::Effect;
use crate::app::prompt::{Line, Prompt};
use crate::app::state::State;
use crate::app::typing::Typing;

use super::table::{Row, keys, row};
use super::{Mode, Room, saving};

/// The place of a new file being typed.
#[derive(Clone, Debug)]
pub struct Path {
    /// What is typed.
    pub line: Line,
    /// Whether the program ends after the save.
    then_quit: bool,
}

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "保存", "その場所に保存する"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "保存をやめる"),
];

pub(super) const ROOM: Room = Room::prompt::<Path>("保存する場所を入れるとき(W)");

/// The longest path that systems take.
const MOST: usize = 4096;

/// Asks for the place of a new file.
pub(crate) fn open(state: &mut State, then_quit: bool) {
    let line = Line::new(state.setup.default_path.clone(), MOST);
    state.mode = Mode::Path(Path { line, then_quit });
}

impl Prompt for Path {
    const KEYS: &'static [Row<Typing>] = KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        if let Mode::Path(path) = mode { Some(&mut path.line) } else { None }
    }

    fn accept(state: &mut State, effects: &mut Vec<Effect>) {
        let Mode::Path(Path { line, then_quit }) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
        match line.text().trim() {
            "" => state.warn("保存する場所が空です。"),
            path => saving::save(state, Some(path.to_owned()), then_quit, 0, effects),
        }
    }

    fn cancel(state: &mut State) {
        state.mode = Mode::Browse;
    }
}
