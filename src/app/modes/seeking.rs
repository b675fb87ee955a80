//! Looking for words in the help or the manual: typed over it, each letter leads to the first place from where one was; then
//! n and N go on. What is found, and how words are looked for, is as in a search through the ledger: folded, romaji too.

use std::ops::Range;

use crate::app::effect::Effect;
use crate::app::prompt::{Line, Prompt};
use crate::app::state::State;
use crate::app::typing::Typing;
use crate::text::{Needle, fold};

use super::table::{Row, keys, row};
use super::{Mode, Room, help, manual};

/// What was looked for in a text that is read in rows, and where it stands.
#[derive(Clone, Debug, Default)]
pub struct Sought {
    needle: Option<Needle>,
    /// The rows that say it.
    rows: Vec<usize>,
    /// Which of them one is at.
    at: usize,
}

impl Sought {
    /// Looks for words in the texts of rows; the first place is the next one from the row `top` on, or else the first of all.
    /// Words that a row ends in the middle of are found where they begin.
    pub(super) fn of(words: &str, rows: &[String], top: usize) -> Sought {
        let Some(needle) = Needle::new(words) else { return Sought::default() };
        let says = |words: &str| needle.is_in(&fold(words));
        let broken = |at: usize| {
            let (row, next) = (rows[at].trim_end(), rows.get(at + 1).map_or("", |next| next.trim_start()));
            !says(next) && says(&format!("{row}{next}"))
        };
        let found: Vec<usize> = (0..rows.len()).filter(|&at| says(&rows[at]) || broken(at)).collect();
        let at = found.iter().position(|row| *row >= top).unwrap_or(0);
        Sought { needle: Some(needle), rows: found, at }
    }

    /// The row that one is at.
    pub(super) fn row(&self) -> Option<usize> {
        self.rows.get(self.at).copied()
    }

    /// Goes so many places on, from the last to the first.
    pub(super) fn step(&mut self, by: isize) {
        let count = self.rows.len() as isize;
        if count > 0 {
            self.at = (self.at as isize + by).rem_euclid(count) as usize;
        }
    }

    /// Which place of how many; `None` where nothing is looked for.
    pub(crate) fn place(&self) -> Option<(usize, usize)> {
        let at = if self.rows.is_empty() { 0 } else { self.at + 1 };
        self.needle.as_ref().map(|_| (at, self.rows.len()))
    }

    /// Where the words stand in a text.
    pub(crate) fn marks(&self, text: &str) -> Vec<Range<usize>> {
        self.needle.as_ref().map_or_else(Vec::new, |needle| needle.ranges(&fold(text)))
    }
}

/// Words that are being typed.
#[derive(Clone, Debug)]
pub struct Seeking {
    /// What is typed.
    pub line: Line,
    /// The help or the manual, as it is seen meanwhile.
    pub over: Mode,
    /// The same as it was before.
    before: Mode,
}

/// The most bytes of what is looked for.
const MOST: usize = 1_000;

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "決定", "見つかった所に残る(n・N で次・前へ)"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "探し始めた所へ戻る"),
];

pub(super) const ROOM: Room = Room::prompt::<Seeking>("説明・手引きで言葉を探すとき(/)");

/// Asks for the words, over the help or the manual.
pub(super) fn open(state: &mut State) {
    let over = std::mem::replace(&mut state.mode, Mode::Browse);
    state.mode = Mode::Seeking(Box::new(Seeking { line: Line::new("", MOST), before: over.clone(), over }));
}

/// Goes to the next place where the words stand, or says that none are looked for.
pub(super) fn step(state: &mut State, by: isize) {
    let (found, lead): (_, fn(&mut State)) = match &mut state.mode {
        Mode::Help(help) => (&mut help.sought, help::to_sought),
        Mode::Manual(manual) => (&mut manual.sought, manual::to_sought),
        _ => return,
    };
    match found.place() {
        None => return state.tell("/ で言葉を探せます。"),
        Some(_) => found.step(by),
    }
    lead(state);
}

impl Prompt for Seeking {
    const KEYS: &'static [Row<Typing>] = KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        if let Mode::Seeking(seeking) = mode { Some(&mut seeking.line) } else { None }
    }

    fn changed(state: &mut State, _: &mut Vec<Effect>) {
        let Mode::Seeking(mut seeking) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
        // What is read is laid out and scrolled where it stands alone.
        state.mode = seeking.before.clone();
        match &state.mode {
            Mode::Help(_) => help::seek(state, seeking.line.text()),
            _ => manual::seek(state, seeking.line.text()),
        }
        seeking.over = std::mem::replace(&mut state.mode, Mode::Browse);
        state.mode = Mode::Seeking(seeking);
    }

    fn accept(state: &mut State, _: &mut Vec<Effect>) {
        let Mode::Seeking(seeking) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
        let Seeking { line, over, .. } = *seeking;
        state.mode = over;
        let found = match &mut state.mode {
            Mode::Help(help) => &mut help.sought,
            Mode::Manual(manual) => &mut manual.sought,
            _ => return,
        };
        if matches!(found.place(), Some((_, 0))) {
            *found = Sought::default();
            state.warn(format!("「{}」は見つかりませんでした。", line.text()));
        }
    }

    fn cancel(state: &mut State) {
        if let Mode::Seeking(seeking) = std::mem::replace(&mut state.mode, Mode::Browse) {
            state.mode = seeking.before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_a_row_and_across_two_and_gone_through_in_a_ring() {
        let rows: Vec<String> =
            ["保存する", "", "変更を確かめて保", "存する(s)", "Ｃｔｒｌ-S"].map(str::to_owned).to_vec();
        let mut found = Sought::of("保存", &rows, 1);
        assert_eq!((found.row(), found.place()), (Some(2), Some((2, 2))));
        found.step(1);
        assert_eq!(found.row(), Some(0));
        found.step(-1);
        assert_eq!(found.row(), Some(2));
        assert_eq!(Sought::of("ctrl", &rows, 0).row(), Some(4));
        assert_eq!(Sought::of("ない語", &rows, 0).place(), Some((0, 0)));
        assert_eq!(Sought::of(" ", &rows, 0).place(), None);
    }
}
