//! One word that someone looks for, as typed: folded, and read as romaji where it can be.

use std::ops::Range;

use super::fold::{Folded, fold_query};
use super::grams::{Grams, Set};
use super::romaji::{Romaji, Walk};

/// A word to look for, made once and looked for in many texts. A plain hit is worth more than a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    folded: String,
    romaji: Option<Romaji>,
}

/// How a word was found; the better sorts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// It stands there as it was typed, but for what folding makes the same.
    Plain,
    /// The text may be read so.
    Reading,
}

impl Needle {
    /// Reads a word. `None` when nothing of it is left by folding (blanks, invisible characters).
    pub fn new(word: &str) -> Option<Needle> {
        let folded = fold_query(word);
        (!folded.is_empty()).then(|| Needle { folded, romaji: Romaji::new(word.trim()) })
    }

    /// How the word is found in a text whose folded form is `folded`, if it is.
    pub fn rank(&self, folded: &Folded) -> Option<Rank> {
        self.rank_in(&folded.text)
    }

    /// [`Needle::rank`] in a folded text without a way back (an index's).
    pub fn rank_in(&self, folded: &str) -> Option<Rank> {
        if memchr::memmem::find(folded.as_bytes(), self.folded.as_bytes()).is_some() {
            return Some(Rank::Plain);
        }
        self.romaji.as_ref().is_some_and(|romaji| romaji.is_in(folded)).then_some(Rank::Reading)
    }

    /// Looks the word up in indexes.
    pub fn lookup(&self) -> Lookup<'_> {
        Lookup { folded: &self.folded, walk: self.romaji.as_ref().map(Walk::new) }
    }

    /// Whether the word is found at all.
    pub fn is_in(&self, folded: &Folded) -> bool {
        self.rank(folded).is_some()
    }

    /// Where the word stands, in bytes of the source that `folded` was made of: plain hits and readings in the order of
    /// the text. Hits of the two sorts may overlap.
    pub fn ranges(&self, folded: &Folded) -> Vec<Range<usize>> {
        let mut ranges: Vec<_> = folded.find(&self.folded).collect();
        if let Some(romaji) = &self.romaji {
            ranges.extend(romaji.find(&folded.text).map(|range| folded.source(range)));
            ranges.sort_unstable_by_key(|range| (range.start, range.end));
            ranges.dedup();
        }
        ranges
    }
}

/// A word being looked up in one index after the other.
pub struct Lookup<'n> {
    folded: &'n str,
    walk: Option<Walk<'n>>,
}

impl Lookup<'_> {
    /// The texts of a group that can hold the word; no other does.
    pub fn texts(&mut self, grams: &Grams) -> Set {
        let plain = grams.holding(self.folded);
        self.walk.as_mut().map_or(plain, |walk| plain.or(walk.texts(grams)))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn plain_hits_rank_before_readings() {
        let needle = Needle::new("Mine").unwrap();
        assert_eq!(needle.rank(&fold("公設塾mineto")), Some(Rank::Plain));
        assert_eq!(needle.rank(&fold("美祢市")), Some(Rank::Reading));
        assert_eq!(needle.rank(&fold("山口市")), None);
        assert!(Rank::Plain < Rank::Reading);
        let text = "ＭＩＮＥと美祢";
        let hits: Vec<_> = needle.ranges(&fold(text)).into_iter().map(|range| &text[range]).collect();
        assert_eq!(hits, ["ＭＩＮＥ", "美祢"]);
    }

    #[test]
    fn what_is_no_romaji_is_looked_for_as_it_is() {
        let needle = Needle::new("ＫＰＩ").unwrap();
        assert!(needle.is_in(&fold("指標(kpi)")));
        assert!(!needle.is_in(&fold("きび")));
        assert!(Needle::new("ｶﾞｲﾄﾞ").unwrap().is_in(&fold("がいど")));
        assert_eq!(Needle::new(" \u{200B}"), None);
    }
}
