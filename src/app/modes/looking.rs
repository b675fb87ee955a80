//! Words that narrow the list of findings, typed over it: the list follows each letter.

use crate::app::effect::Effect;
use crate::app::prompt::{Line, Prompt};
use crate::app::state::State;
use crate::app::typing::Typing;

use super::findings::{self, Listed};
use super::table::{Row, keys, row};
use super::{Mode, Room};

/// The words, being typed.
#[derive(Clone, Debug)]
pub struct Looking {
    /// What is typed.
    pub line: Line,
    /// Which finding is selected meanwhile.
    pub at: usize,
    /// The words and the finding before.
    before: (String, usize),
}

/// The most bytes of what is looked for.
const MOST: usize = 1_000;

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "決定", "その言葉で絞り込む"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "前の一覧へ戻る"),
];

pub(super) const ROOM: Room = Room::prompt::<Looking>("指摘を言葉で探すとき(一覧で /)");

pub(super) fn open(state: &mut State, at: usize) {
    let words = state.listing.filter.words.clone();
    let line = Line::new(words.clone(), MOST);
    state.mode = Mode::Looking(Box::new(Looking { line, at, before: (words, at) }));
}

impl Prompt for Looking {
    const KEYS: &'static [Row<Typing>] = KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        if let Mode::Looking(looking) = mode { Some(&mut looking.line) } else { None }
    }

    fn accept(state: &mut State, _: &mut Vec<Effect>) {
        if let Mode::Looking(looking) = &state.mode {
            let at = looking.at;
            if state.listed_findings() == 0 {
                state.warn("その言葉のある指摘はありません。");
            } else {
                findings::to_listed(state);
                let here = state.listing.rows.contains(&at);
                let at = if here { at } else { state.listing.rows.first().copied().unwrap_or(at) };
                state.mode = Mode::Findings(Listed::at(at));
            }
        }
    }

    fn cancel(state: &mut State) {
        let Mode::Looking(looking) = &state.mode else { return };
        let (words, at) = looking.before.clone();
        state.mode = Mode::Findings(Listed::at(at));
        let filter = crate::check::selection::Filter { words, ..state.listing.filter.clone() };
        findings::refilter(state, filter, at);
    }

    fn changed(state: &mut State, _: &mut Vec<Effect>) {
        let Mode::Looking(looking) = &state.mode else { return };
        let (words, at) = (looking.line.text().to_owned(), looking.at);
        let filter = crate::check::selection::Filter { words, ..state.listing.filter.clone() };
        findings::refilter(state, filter, at);
    }
}
