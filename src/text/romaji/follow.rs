//! Following one reading through the letters of a query: what it may be voiced to, which vowels may be left out, and
//! where ん and っ stand.

use super::{Romaji, State};
use crate::text::spelling::is_vowel;

impl Romaji {
    /// A reading as it stands and, after another one, voiced.
    pub(super) fn voiced<'a>(&self, path: Path<'a>, state: State, take: &mut impl FnMut(Path<'a>)) {
        take(path);
        if state.matched == 0 {
            return;
        }
        let mut letters = path.head.bytes().chain(path.tail.bytes());
        let voices: &[u8] = match (letters.next(), letters.next()) {
            (Some(b'k'), _) => b"g",
            (Some(b's'), _) => b"z",
            (Some(b't'), Some(b'i' | b'u' | b'y')) => b"z",
            (Some(b't'), _) => b"d",
            (Some(b'h'), _) if state.doubles || state.last == b'N' => b"bp",
            (Some(b'h'), _) => b"b",
            _ => b"",
        };
        for voice in voices {
            take(Path { first: Some(*voice), ..path });
        }
    }

    /// Follows a path through the query from `state`; calls `reach` with each state that it leads to, and whether the
    /// whole path was read by then.
    pub(super) fn follow(&self, path: Path<'_>, state: State, reach: &mut impl FnMut(State, bool)) {
        let last = if path.fresh && state.last != b'N' { 0 } else { state.last };
        self.step(path, 0, State { last, short: false, ..state }, reach);
    }

    fn step(&self, path: Path<'_>, at: usize, state: State, reach: &mut impl FnMut(State, bool)) {
        let Some(letter) = path.letter(at) else { return reach(state, true) };
        let query = self.letters.get(state.matched..).unwrap_or_default();
        let go = |count: usize, reach: &mut _| {
            self.step(
                path,
                at + 1,
                State { matched: state.matched + count, last: letter, doubles: false, ..state },
                reach,
            );
        };
        if letter == b'Q' {
            return self.step(path, at + 1, State { doubles: true, ..state }, reach);
        }
        let lengthens = match letter {
            b'-' => is_vowel(state.last),
            b'u' => matches!(state.last, b'o' | b'u'),
            b'a' | b'e' | b'o' => letter == state.last,
            _ => false,
        };
        // A long vowel may be left out, before the query's end and at it; but no second one after it.
        if lengthens && !state.doubles && !self.exact {
            self.step(path, at + 1, State { last: 0, short: path.fresh, ..state }, reach);
        }
        let [first, after @ ..] = query else {
            if !lengthens {
                reach(state, false);
            }
            return;
        };
        match letter {
            b'N' => match query {
                [b'N', ..] => go(1, reach),
                [b'n', b'n', ..] => {
                    go(1, reach);
                    go(2, reach);
                }
                [b'n', ..] | [b'm', b'b' | b'p' | b'm', ..] => go(1, reach),
                _ => {}
            },
            _ if state.doubles => {
                if is_vowel(letter) || *first != letter {
                } else if after.is_empty() {
                    reach(State { matched: state.matched + 1, ..state }, false);
                } else if after.first() == Some(&letter) {
                    go(2, reach);
                }
            }
            b'-' if *first == b'-' || *first == state.last => {
                self.step(path, at + 1, State { matched: state.matched + 1, ..state }, reach)
            }
            b'-' if matches!((state.last, first), (b'o', b'u') | (b'e', b'i')) => {
                self.step(path, at + 1, State { matched: state.matched + 1, ..state }, reach);
            }
            _ if *first == letter => go(1, reach),
            b'u' | b'o' if lengthens && state.last == b'o' && matches!(first, b'u' | b'o') => go(1, reach),
            _ => {}
        }
    }
}

/// One reading: `head` then `tail`, its first letter perhaps another (voiced).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Path<'a> {
    pub(super) head: &'a str,
    pub(super) tail: &'a str,
    pub(super) first: Option<u8>,
    /// Doesn't lengthen what is before it (a kanji's reading; kana do).
    pub(super) fresh: bool,
    /// A form that is met in compounds only.
    pub(super) compound: bool,
}

impl Path<'_> {
    pub(super) fn letter(&self, at: usize) -> Option<u8> {
        match (at, self.first) {
            (0, Some(first)) => Some(first),
            _ => self.head.as_bytes().get(at).or_else(|| self.tail.as_bytes().get(at - self.head.len())).copied(),
        }
    }
}

/// Paths to be followed, each once.
#[derive(Default)]
pub(super) struct Paths {
    seen: Vec<(usize, State)>,
    next: usize,
}

impl Paths {
    pub(super) fn clear(&mut self) {
        self.seen.clear();
        self.next = 0;
    }

    pub(super) fn push(&mut self, at: usize, state: State) {
        if !self.seen.contains(&(at, state)) {
            self.seen.push((at, state));
        }
    }

    pub(super) fn pop(&mut self) -> Option<(usize, State)> {
        let found = self.seen.get(self.next).copied();
        self.next += 1;
        found
    }
}
