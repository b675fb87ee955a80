//! The single characters that checks look for. One look at a text tells which of them are in it, and a check whose letters
//! aren't there has nothing to do.

use super::super::marks::{BRACKETS, is_broken};
use super::super::prose::STOPS;

/// What characters are looked for as: a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::check) struct Letters(u16);

impl Letters {
    /// A word of the table begins with it.
    pub const WORD: Self = Self(1);
    /// A heading of the official sheets begins with it.
    pub const HEADING: Self = Self(1 << 1);
    /// A bracket of any width.
    pub const BRACKET: Self = Self(1 << 2);
    /// What no text should hold.
    pub const BROKEN: Self = Self(1 << 3);
    /// 0 and - in any width: without both there is no telephone number.
    pub const ZERO: Self = Self(1 << 4);
    pub const DASH: Self = Self(1 << 5);
    /// @ in any width: without it there is no address.
    pub const AT: Self = Self(1 << 6);
    /// 歳: without it there is no age.
    pub const AGE: Self = Self(1 << 7);
    /// 番, 丁: without it there is no address of a home.
    pub const LOT: Self = Self(1 << 8);
    /// 年, 月.
    pub const DATE: Self = Self(1 << 9);
    /// One of them behind a number: without it there is no date.
    pub const DATED: Self = Self(1 << 13);
    /// A digit of any width.
    pub const DIGIT: Self = Self(1 << 10);
    /// A letter that a rule of spelling is about behind katakana.
    pub const INSIDE: Self = Self(1 << 11);
    /// A letter that a rule of spelling is about where no katakana stands before it.
    pub const OUTSIDE: Self = Self(1 << 12);

    /// What a sentence ends at ([`super::super::prose::STOPS`]).
    pub const STOP: Self = Self(1 << 14);

    /// A letter that a rule of spelling is about.
    pub const RULE: Self = Self(Self::INSIDE.0 | Self::OUTSIDE.0);

    /// Both sets together.
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether one of the others is in it.
    pub fn has(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

/// What each character of the basic plane is looked for as, before the words of a table are known.
pub(super) fn table() -> Vec<Letters> {
    let mut table = vec![Letters::default(); 1 << 16];
    let mut mark = |c: char, letter: Letters| {
        if let Some(known) = table.get_mut(c as usize) {
            *known = known.with(letter);
        }
    };
    for (open, wide_open, close, wide_close) in BRACKETS {
        [open, wide_open, close, wide_close].into_iter().for_each(|c| mark(c, Letters::BRACKET));
    }
    // Where such characters are; not everywhere, for this is made anew whenever the program starts.
    let near = [('\0', '\u{9F}'), ('\u{202A}', '\u{2069}'), ('\u{E000}', '\u{FFFD}')];
    let near = near.into_iter().flat_map(|(first, last)| first..=last);
    near.filter(|&c| is_broken(c)).for_each(|c| mark(c, Letters::BROKEN));
    ['0', '０'].into_iter().for_each(|c| mark(c, Letters::ZERO));
    ['-', '－', '−', '‐', '‑', '–'].into_iter().for_each(|c| mark(c, Letters::DASH));
    ['@', '＠'].into_iter().for_each(|c| mark(c, Letters::AT));
    mark('歳', Letters::AGE);
    ['年', '月'].into_iter().for_each(|c| mark(c, Letters::DATE));
    ('0'..='9').chain('０'..='９').for_each(|c| mark(c, Letters::DIGIT));
    "―－‐–—─ｰ一夕卜ぺイヨユツ".chars().for_each(|c| mark(c, Letters::INSIDE));
    "ーロニエカタリヘベペ卜ぺべ敵".chars().for_each(|c| mark(c, Letters::OUTSIDE));
    ['番', '丁'].into_iter().for_each(|c| mark(c, Letters::LOT));
    STOPS.into_iter().for_each(|c| mark(c, Letters::STOP));
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::units::fold;

    #[test]
    fn the_table_has_every_width_of_a_letter_and_nothing_else() {
        let table = table();
        for c in '\0'..=char::MAX {
            let known = table.get(c as usize).copied().unwrap_or_default();
            for (letter, is) in [
                (Letters::BROKEN, is_broken(c)),
                (Letters::ZERO, fold(c) == '0'),
                (Letters::DASH, fold(c) == '-'),
                (Letters::AT, fold(c) == '@'),
                (Letters::AGE, c == '歳'),
                (Letters::DIGIT, fold(c).is_ascii_digit()),
                (Letters::WORD, false),
            ] {
                assert_eq!(known.has(letter), is, "{c:?}");
            }
        }
    }
}
