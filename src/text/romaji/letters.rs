//! With which letters a character's readings begin: whether a query can go on with it is seen without reading it.

use std::ops::BitOr;
use std::sync::OnceLock;

use super::{Reached, Romaji, START, State, Text};
use crate::text::grams::code;
use crate::text::readings::{KANJI, WORDS};
use crate::text::spelling::{is_vowel, kana};

/// Stands before a character for which it doesn't matter.
pub(super) const ANY: char = '\0';

/// Goes with any letter of a query, or with none.
const ANY_LETTER: u32 = 1 << 31;
/// Is kana.
const KANA: u32 = 1 << 30;

/// What may follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The letters that any character may begin with.
    any: u32,
    /// Those that only kana may.
    kana: u32,
    /// Nothing need follow.
    nothing: bool,
}

impl BitOr for Wanted {
    type Output = Wanted;

    fn bitor(self, other: Wanted) -> Wanted {
        Wanted { any: self.any | other.any, kana: self.kana | other.kana, nothing: self.nothing || other.nothing }
    }
}

impl Wanted {
    /// Whether a character may follow.
    pub(super) fn has(self, c: u16) -> bool {
        let first = first_letters().get(usize::from(c)).copied().unwrap_or_default();
        let letters = if first & KANA != 0 { self.any | self.kana } else { self.any };
        self.nothing || letters != 0 && first & (letters | ANY_LETTER) != 0
    }
}

impl Romaji {
    /// What may follow where the query is matched so far.
    pub(super) fn wanted(&self, state: State, must_be_kana: bool) -> Wanted {
        let letter = self.letters.get(state.matched).map_or(0, |letter| bit(*letter));
        // A letter that begins nothing is wanted, but for what goes with any letter.
        let letters = letter | NO_LETTER;
        let (any, kana) = if must_be_kana { (0, letters) } else { (letters, letters) };
        Wanted { any, kana, nothing: false }
    }

    /// What may follow a character that a hit begins with.
    pub(super) fn wanted_after(&self, c: char) -> Wanted {
        let mut wanted = Wanted::default();
        self.go(Text::Begins(c), None, START, &mut |read, kana, reached| {
            wanted = wanted
                | match reached {
                    Reached::On(state) if read.len() == c.len_utf8() => self.wanted(state, kana),
                    _ => Wanted { nothing: true, ..Wanted::default() },
                };
        });
        wanted
    }
}

/// Begins nothing.
const NO_LETTER: u32 = 1 << 29;

#[inline]
fn bit(letter: u8) -> u32 {
    if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 0 }
}

/// The letters that the readings of each character begin with.
fn first_letters() -> &'static [u32] {
    static LETTERS: OnceLock<Box<[u32]>> = OnceLock::new();
    LETTERS.get_or_init(|| {
        // Any query does: readings don't depend on it. In the middle of a hit, behind ん, everything that is voiced can be.
        let any = Romaji::of(Vec::new());
        let state = State { matched: 1, last: b'N', ..START };
        let mut letters = vec![0; 1 << 16].into_boxed_slice();
        let kanji = [KANJI, WORDS].into_iter().flat_map(str::lines).filter_map(|line| line.chars().next());
        for c in kanji.chain('ァ'..='ー').chain(['々', '・']) {
            let Some(of) = letters.get_mut(usize::from(code(c))) else { continue };
            if *of != 0 {
                continue;
            }
            let is_kana = kana(c.encode_utf8(&mut [0; 4])).is_some();
            any.read(Text::Begins(c), Some(ANY), state, &mut |_, _, path| {
                *of |= match path.letter(0) {
                    // A vowel may lengthen what is before it, a kanji's may not.
                    Some(letter) if letter.is_ascii_lowercase() && !(is_kana && is_vowel(letter)) => bit(letter),
                    _ => ANY_LETTER,
                };
            });
            if is_kana {
                *of |= KANA;
            }
            if c == '々' {
                *of = ANY_LETTER;
            }
        }
        letters
    })
}
