//! One look at a text: which words of the table stand in it, and where.

use std::ops::Range;

use super::letters::Letters;

/// What was found at a place of a text; the number is the entry's place in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Kind {
    Slip(usize),
    Lookalike(usize),
    /// Which spelling, which of its forms.
    Spelling(usize, usize),
    /// What happened to somebody, what is said to be so of somebody, what one may live with.
    Event,
    State,
    Fact,
    /// A longer word in which a fact says nothing of anybody.
    NotFact,
    Few,
    Claim(Said),
    SaidToEnd(usize),
    LessIsBetter,
    TurnedBy,
}

/// The lists of [`Claims`], as a set: which of them a text has a word of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::check) struct Said(u16);

impl Said {
    pub const EVERY: Self = Self(1);
    pub const ABOUT: Self = Self(1 << 1);
    pub const MET: Self = Self(1 << 2);
    pub const ON_COURSE: Self = Self(1 << 3);
    pub const UNLESS: Self = Self(1 << 4);
    pub const MISSED: Self = Self(1 << 5);
    pub const SOME: Self = Self(1 << 6);
    pub const AIM: Self = Self(1 << 7);
    pub const PRAISE: Self = Self(1 << 8);
    pub const ADMITS: Self = Self(1 << 9);
    pub const NEARLY: Self = Self(1 << 10);

    /// Whether there is a word of that list.
    pub fn has(self, list: Self) -> bool {
        self.0 & list.0 != 0
    }
}

/// A word of the table at a place of a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) struct Hit {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

/// What one look at a text tells.
#[derive(Debug, Default)]
pub(in crate::check) struct Look {
    /// Every word of the table, from left to right; of two that begin at one place the longer first.
    pub hits: Vec<Hit>,
    /// Where brackets stand, in bytes.
    pub brackets: Vec<usize>,
    /// Where sentences end, in bytes.
    pub stops: Vec<usize>,
    /// Where a letter is odd beside those before it, by a first glance ([`is_odd`]), in bytes.
    pub odd: Vec<usize>,
    /// Which single letters there are.
    pub letters: Letters,
}

impl Look {
    /// Which claims are made in a part of the text, in bytes.
    pub fn said(&self, part: Range<usize>) -> Said {
        self.between(part).fold(Said::default(), |said, hit| match hit.kind {
            Kind::Claim(list) => Said(said.0 | list.0),
            _ => said,
        })
    }

    /// The words in a part of the text.
    pub fn between(&self, part: Range<usize>) -> impl Iterator<Item = &Hit> {
        let from = self.hits.partition_point(|hit| hit.start < part.start);
        let hits = self.hits.get(from..).unwrap_or_default().iter();
        hits.take_while(move |hit| hit.start < part.end).filter(move |hit| hit.end <= part.end)
    }

    /// The words of that kind in a part of the text.
    pub fn inside(&self, part: Range<usize>, kind: Kind) -> impl Iterator<Item = Hit> {
        self.between(part).filter(move |hit| hit.kind == kind).copied()
    }

    /// Whether a word of that kind is there.
    pub fn has(&self, kind: Kind) -> bool {
        self.hits.iter().any(|hit| hit.kind == kind)
    }
}

/// Whether a letter may be a slip beside the four before it (the last first): one that stands there twice, one that seems
/// to begin the same word again, or one of the letters that a rule is about (`rule`), where it doesn't go on a word of
/// katakana, or goes on one.
pub(super) fn is_odd(c: char, before: [char; 4], rule: Letters) -> bool {
    let [a, b, d, e] = before;
    let katakana = |c: char| matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー');
    c == a
        || c == b && a == d
        || c == d && (a != c || b != c)
        || c == e
        || rule.has(Letters::INSIDE) && katakana(a)
        || rule.has(Letters::OUTSIDE) && !katakana(a)
}

/// Which two characters words begin with, so that hardly a place is asked in vain: every fourth character of a text
/// begins some word, but few are followed by the word's second. `true` may be wrong, `false` is certain.
#[derive(Debug)]
pub(super) struct Beginnings(Box<[u64; 256]>);

impl Beginnings {
    /// Stands for the second character of words that have none.
    pub const LONE: char = '\0';

    /// The sieve that lets these words pass.
    pub fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut bits = Box::new([0; 256]);
        for mut word in words.map(str::chars) {
            let Some(first) = word.next() else { continue };
            let (word, bit) = Self::slot(first, word.next().unwrap_or(Self::LONE));
            bits[word] |= bit;
        }
        Self(bits)
    }

    /// Whether some word may begin so.
    pub fn has(&self, first: char, second: Option<char>) -> bool {
        let is = |(word, bit): (usize, u64)| self.0[word] & bit != 0;
        second.is_some_and(|second| is(Self::slot(first, second))) || is(Self::slot(first, Self::LONE))
    }

    fn slot(first: char, second: char) -> (usize, u64) {
        let mixed = (first as usize).wrapping_mul(67).wrapping_add(second as usize) % 16_384;
        (mixed / 64, 1 << (mixed % 64))
    }
}
