//! An index of texts by the pairs of characters in them: which of a group of texts can hold a word at all.
//!
//! A group is [`TEXTS`] texts, so that a set of them is 32 bytes. For every pair of characters that stand side by side the
//! index knows the texts: a byte for each, or the set, whichever is shorter. A word can only stand in a text that has all
//! its pairs; whether it does is for the text itself to say. The last character of a field is paired with `\0`, so every
//! character begins a pair.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// How many texts a group has at most.
pub const TEXTS: usize = 256;

/// Bytes of a [`Set`]; a list of texts that is as long is one.
const SET: usize = TEXTS / 8;

/// Some of the texts of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Set([u64; TEXTS / 64]);

impl Set {
    /// None of them.
    pub(crate) const NONE: Set = Set([0; TEXTS / 64]);
    /// All of them.
    pub(crate) const ALL: Set = Set([u64::MAX; TEXTS / 64]);

    /// Adds a text.
    pub(crate) fn add(&mut self, text: u8) {
        if let Some(word) = self.0.get_mut(usize::from(text / 64)) {
            *word |= 1 << (text % 64);
        }
    }

    /// Whether a text is one of them.
    #[inline]
    pub(crate) fn has(&self, text: u8) -> bool {
        self.0.get(usize::from(text / 64)).is_some_and(|word| word >> (text % 64) & 1 == 1)
    }

    /// Whether there are none.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        *self == Set::NONE
    }

    /// Those of either.
    #[inline]
    pub(crate) fn or(self, other: Set) -> Set {
        self.with(other, |one, two| one | two)
    }

    /// Those of both.
    #[inline]
    pub(crate) fn and(self, other: Set) -> Set {
        self.with(other, |one, two| one & two)
    }

    /// Those that aren't in the other.
    #[inline]
    pub(crate) fn without(self, other: Set) -> Set {
        self.with(other, |one, two| one & !two)
    }

    fn with(mut self, other: Set, f: impl Fn(u64, u64) -> u64) -> Set {
        self.0.iter_mut().zip(other.0).for_each(|(one, two)| *one = f(*one, two));
        self
    }
}

/// A character in 16 bits. Those beyond the basic plane share the codes that no character has (surrogates), so that
/// each of the others keeps its own.
pub(super) fn code(c: char) -> u16 {
    let code = u32::from(c);
    u16::try_from(code).unwrap_or(0xD800 | (code & 0x7FF) as u16)
}

/// The character that a code stands for, where it is a certain one.
#[inline]
pub(super) fn character(code: u16) -> Option<char> {
    char::from_u32(code.into())
}

#[inline]
fn pair(first: u16, second: u16) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

/// The pairs of characters of a text, the last one with `\0`.
fn pairs(folded: &str) -> impl Iterator<Item = u32> {
    let codes = folded.chars().map(code);
    codes.clone().zip(codes.skip(1).chain([0])).map(|(first, second)| pair(first, second))
}

/// A hash of one multiplication: there are many pairs, and no need to be safe from ones that were made to collide.
#[derive(Clone, Copy, Default)]
struct Spread(u64);

impl Hasher for Spread {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32((*byte).into()));
    }

    fn write_u32(&mut self, n: u32) {
        let spread = (self.0 ^ u64::from(n)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = spread ^ spread >> 32;
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

/// A group of texts being indexed.
#[derive(Default)]
pub(crate) struct Builder(HashMap<u32, Set, BuildHasherDefault<Spread>>);

impl Builder {
    /// Takes a field of a text, folded.
    #[inline]
    pub fn add(&mut self, text: u8, folded: &str) {
        pairs(folded).for_each(|pair| self.0.entry(pair).or_default().add(text));
    }

    /// The index of the texts that were added.
    pub fn finish(self) -> Grams {
        let mut all: Vec<(u32, Set)> = self.0.into_iter().collect();
        all.sort_unstable_by_key(|(pair, _)| *pair);
        let mut grams =
            Grams { pairs: Vec::with_capacity(all.len()), ends: Vec::with_capacity(all.len()), ..Grams::default() };
        for (pair, set) in all {
            let count: u32 = set.0.iter().map(|word| word.count_ones()).sum();
            if (count as usize) < SET {
                grams.texts.extend((0..=u8::MAX).filter(|text| set.has(*text)));
            } else {
                set.0.iter().for_each(|word| grams.texts.extend(word.to_le_bytes()));
            }
            grams.pairs.push(pair);
            grams.ends.push(grams.texts.len() as u32);
        }
        grams.texts.shrink_to_fit();
        grams
    }
}

/// The index of a group of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grams {
    /// Sorted.
    pairs: Vec<u32>,
    /// Where the texts of each end.
    ends: Vec<u32>,
    texts: Vec<u8>,
}

/// The texts of a pair, as they are kept.
#[derive(Clone, Copy)]
pub(super) struct Posting<'a>(&'a [u8]);

impl Posting<'_> {
    pub(super) fn set(self) -> Set {
        let mut set = Set::NONE;
        if self.0.len() < SET {
            self.0.iter().for_each(|text| set.add(*text));
        } else {
            let (words, _) = self.0.as_chunks();
            set.0.iter_mut().zip(words).for_each(|(word, bytes)| *word = u64::from_le_bytes(*bytes));
        }
        set
    }
}

impl Grams {
    /// The texts that can hold a folded word: those that have all its pairs.
    pub(crate) fn holding(&self, folded: &str) -> Set {
        let mut codes = folded.chars().map(code);
        let Some(mut last) = codes.next() else { return Set::ALL };
        let mut texts = None;
        for next in codes {
            let both = self.pair(last, next).and(texts.unwrap_or(Set::ALL));
            if both.is_empty() {
                return both;
            }
            (texts, last) = (Some(both), next);
        }
        texts.unwrap_or_else(|| self.having(last))
    }

    /// Bytes that it takes.
    pub fn bytes(&self) -> usize {
        size_of::<Grams>() + (self.pairs.capacity() + self.ends.capacity()) * size_of::<u32>() + self.texts.capacity()
    }

    /// The texts that have a character.
    #[inline]
    pub(super) fn having(&self, code: u16) -> Set {
        self.after(code).fold(Set::NONE, |set, (_, posting)| set.or(posting.set()))
    }

    /// The texts in which one character stands behind another.
    #[inline]
    pub(super) fn pair(&self, first: u16, second: u16) -> Set {
        self.pairs.binary_search(&pair(first, second)).map_or(Set::NONE, |at| self.posting(at).set())
    }

    /// The characters that stand behind one, with the texts in which they do.
    pub(super) fn after(&self, first: u16) -> impl Iterator<Item = (u16, Posting<'_>)> {
        let from = self.pairs.partition_point(|other| *other < pair(first, 0));
        let pairs = self.pairs.get(from..).unwrap_or_default().iter().enumerate();
        let pairs = pairs.take_while(move |(_, pair)| **pair >> 16 == u32::from(first));
        pairs.map(move |(at, pair)| (*pair as u16, self.posting(from + at)))
    }

    /// Every character of the texts, once.
    pub(super) fn characters(&self) -> impl Iterator<Item = u16> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let rest = self.pairs.get(at..)?;
            let first = rest.first()? >> 16;
            at += rest.partition_point(|pair| pair >> 16 <= first);
            Some(first as u16)
        })
    }

    fn posting(&self, at: usize) -> Posting<'_> {
        let end = |at: usize| self.ends.get(at).map_or(0, |end| *end as usize);
        let start = at.checked_sub(1).map_or(0, end);
        Posting(self.texts.get(start..end(at)).unwrap_or_default())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::text::fold;

    fn of(texts: &[&str]) -> Grams {
        let mut builder = Builder::default();
        texts.iter().enumerate().for_each(|(i, text)| builder.add(i as u8, &fold(text).text));
        builder.finish()
    }

    fn texts(set: Set) -> Vec<u8> {
        (0..=u8::MAX).filter(|text| set.has(*text)).collect()
    }

    #[test]
    fn a_word_can_stand_where_all_its_pairs_do() {
        let grams = of(&["補助金", "補助と助金", "金", "𠀋と𠀌", ""]);
        assert_eq!(texts(grams.holding("補助金")), [0, 1], "pairs are all that is known");
        assert_eq!(texts(grams.holding("助ト")), [1]);
        assert_eq!(texts(grams.holding("金")), [0, 1, 2], "the last character of a text as well");
        assert_eq!(texts(grams.holding("𠀋")), [3]);
        assert_eq!(texts(grams.holding("ト𠀌")), [3]);
        assert!(grams.holding("金補").is_empty() && grams.holding("銀").is_empty());
    }

    #[test]
    fn long_lists_of_texts_are_kept_as_sets_and_say_the_same() {
        for count in [0, 1, 31, 32, 33, 255, 256] {
            let mut builder = Builder::default();
            (0..count).for_each(|text| builder.add(text as u8, "あい"));
            let grams = builder.finish();
            assert_eq!(texts(grams.holding("あい")), (0..count).map(|text| text as u8).collect::<Vec<_>>());
            assert!(grams.bytes() < 256);
        }
    }

    #[test]
    fn every_character_has_its_place_and_those_behind_it() {
        let grams = of(&["abab", "ac"]);
        assert_eq!(grams.characters().collect::<Vec<_>>(), [code('a'), code('b'), code('c')]);
        let after: Vec<_> = grams.after(code('a')).map(|(next, posting)| (next, texts(posting.set()))).collect();
        assert_eq!(after, [(code('b'), vec![0]), (code('c'), vec![1])]);
        assert_eq!(character(code('字')), Some('字'));
        assert_eq!(character(code('𠮷')), None);
    }

    proptest::proptest! {
        #![proptest_config(crate::long::cases(32, 256))]

        #[test]
        fn no_text_is_left_out_that_holds_the_word(all in proptest::collection::vec(crate::text::properties::nasty(), 1..20), cut in 0..40_usize, len in 1..6_usize) {
            let grams = of(&all.iter().map(String::as_str).collect::<Vec<_>>());
            for (i, text) in all.iter().enumerate() {
                let word: String = fold(text).text.chars().skip(cut).take(len).collect();
                proptest::prop_assert!(grams.holding(&word).has(i as u8), "{:?} in {:?}", word, text);
            }
        }
    }
}
