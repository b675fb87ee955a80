//! The places of the files, typed in.

use crate::app::effect::Effect;
use crate::app::prompt::{Line, Prompt};
use crate::app::state::State;
use crate::app::typing::Typing;

use super::super::table::{Row, keys, row};
use super::super::{Mode, Room};
use super::begin;

/// The places of files being typed.
#[derive(Clone, Debug)]
pub struct Files {
    /// What is typed.
    pub line: Line,
}

impl Default for Files {
    fn default() -> Files {
        Files { line: Line::new("", MOST) }
    }
}

/// The longest line of places.
const MOST: usize = 16_384;

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "読む", "ファイルを読む(まだ何も取り込まない)"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "取り込みをやめる"),
];

pub(in crate::app::modes) const ROOM: Room = Room::prompt::<Files>("取り込むファイルを入れるとき(I)");

impl Prompt for Files {
    const KEYS: &'static [Row<Typing>] = KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        if let Mode::ImportPath(files) = mode { Some(&mut files.line) } else { None }
    }

    fn accept(state: &mut State, effects: &mut Vec<Effect>) {
        let Mode::ImportPath(files) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
        let places = files.line.text().split([';', '；', '\n']).map(unquoted).filter(|place| !place.is_empty());
        let places: Vec<String> = places.map(str::to_owned).collect();
        match places.is_empty() {
            true => state.warn("取り込むファイルの場所が空です。"),
            false => begin(state, places, Vec::new(), false, effects),
        }
    }

    fn cancel(state: &mut State) {
        state.mode = Mode::Browse;
    }
}

/// Without the quotes that a file manager puts around a place.
fn unquoted(place: &str) -> &str {
    let place = place.trim();
    let inside = ['"', '\''].iter().find_map(|quote| place.strip_prefix(*quote)?.strip_suffix(*quote));
    inside.unwrap_or(place)
}
