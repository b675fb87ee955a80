//! One word that someone looks for, as typed: folded, in the other ways of writing the same, and by how it is read where
//! it is romaji or kana.
//!
//! The other ways are those that no folding of a text can decide, since they depend on what stands around: digits in groups
//! of three (34212 is also printed 34,212) and the が of names (霞ヶ関 is also 霞が関).

use std::ops::Range;

use super::fold::{Folded, fold_query};
use super::grams::{Grams, Set};
use super::romaji::{Romaji, Walk};

/// A word to look for, made once and looked for in many texts. A plain hit is worth more than a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// As it was typed, and the other ways of writing it.
    forms: Vec<String>,
    romaji: Option<Romaji>,
}

/// How a word was found; the better sorts first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// It stands there as it was typed, but for what folding makes the same.
    Plain,
    /// The text may be read so.
    Reading,
    /// The text may be read so from the middle of a word on: けんしん in 島根県津和野町.
    AcrossWords,
}

impl Needle {
    /// Reads a word. `None` when nothing of it is left by folding (blanks, invisible characters).
    pub fn new(word: &str) -> Option<Needle> {
        let folded = fold_query(word);
        if folded.is_empty() {
            return None;
        }
        let others = [with_grouped_digits(&folded), with_other_ga(&folded)];
        let forms = std::iter::once(folded).chain(others.into_iter().flatten()).collect();
        Some(Needle { forms, romaji: Romaji::new(word.trim()) })
    }

    /// How the word is found in a text whose folded form is `folded`, if it is.
    #[inline]
    pub fn rank(&self, folded: &Folded) -> Option<Rank> {
        self.rank_in(&folded.text)
    }

    /// [`Needle::rank`] in a folded text without a way back (an index's).
    pub fn rank_in(&self, folded: &str) -> Option<Rank> {
        if self.forms.iter().any(|form| memchr::memmem::find(folded.as_bytes(), form.as_bytes()).is_some()) {
            return Some(Rank::Plain);
        }
        let mut found = None;
        for hit in self.romaji.iter().flat_map(|romaji| romaji.find(folded)) {
            if may_begin_word(folded, hit.start) {
                return Some(Rank::Reading);
            }
            found = Some(Rank::AcrossWords);
        }
        found
    }

    /// Looks the word up in indexes.
    #[inline]
    pub fn lookup(&self) -> Lookup<'_> {
        Lookup { forms: &self.forms, walk: self.romaji.as_ref().map(Walk::new) }
    }

    /// Whether the word is found at all.
    #[inline]
    pub fn is_in(&self, folded: &Folded) -> bool {
        self.rank(folded).is_some()
    }

    /// Where the word stands, in bytes of the source that `folded` was made of: plain hits and readings in the order of
    /// the text. Hits of the two sorts may overlap.
    pub fn ranges(&self, folded: &Folded) -> Vec<Range<usize>> {
        let mut ranges: Vec<_> = self.forms.iter().flat_map(|form| folded.find(form)).collect();
        if let Some(romaji) = &self.romaji {
            ranges.extend(romaji.find(&folded.text).map(|range| folded.source(range)));
        }
        ranges.sort_unstable_by_key(|range| (range.start, range.end));
        ranges.dedup();
        ranges
    }
}

/// A number of four digits or more as it is printed with a comma between groups of three: `34212千円` → `34,212千円`.
/// `None` where there is none, or where it may be the part of a number behind a point or a comma.
fn with_grouped_digits(folded: &str) -> Option<String> {
    let is_digit = |c: char| c.is_ascii_digit();
    let start = folded.find(is_digit)?;
    let (before, rest) = folded.split_at_checked(start)?;
    let len = rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
    let (digits, after) = rest.split_at_checked(len)?;
    if len < 4 || digits.starts_with('0') || before.ends_with(['.', ',']) || after.contains(is_digit) {
        return None;
    }
    let mut out = before.to_owned();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (len - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(after);
    Some(out)
}

/// A word with each が between kanji as ケ (which ヶ folds to), or each ケ as が: 霞が関, 霞ヶ関. `None` where there is none.
fn with_other_ga(folded: &str) -> Option<String> {
    let chars: Vec<char> = folded.chars().collect();
    let between = |at: usize| {
        let kanji = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| is_kanji(*c));
        kanji(at.checked_sub(1)) && kanji(at.checked_add(1))
    };
    let other = |(at, c): (usize, &char)| match c {
        'ガ' if between(at) => 'ケ',
        'ケ' if between(at) => 'ガ',
        c => *c,
    };
    let out: String = chars.iter().enumerate().map(other).collect();
    (out != folded).then_some(out)
}

/// Whether a word may begin at a place in a text. Japanese doesn't say; but most words in a run of kanji have two of them,
/// and a new one begins behind the last kanji of a place's name (島根県, 美祢市) and behind a prefix (各, 新).
fn may_begin_word(folded: &str, at: usize) -> bool {
    let Some((before, rest)) = folded.split_at_checked(at) else { return true };
    let run: Vec<char> = before.chars().rev().take_while(|c| is_kanji(*c)).collect();
    let first = rest.chars().next().unwrap_or_default();
    if run.is_empty() || !is_kanji(first) {
        return true;
    }
    let ends_name = |c: char| "都道府県市町村区郡".contains(c);
    // A name has a kanji before its last one.
    let ends = |(at, c): (usize, &char)| ends_name(*c) && at + 1 < run.len() || "各新旧全本同再第".contains(*c);
    let kanji = run.iter().enumerate().position(|(at, c)| ends((at, c))).unwrap_or(run.len());
    kanji % 2 == 0 && !(ends_name(first) && kanji > 0)
}

/// Whether a character of a folded text is a kanji.
#[inline]
fn is_kanji(c: char) -> bool {
    matches!(c, '々' | '㐀'..='䶿' | '一'..='鿿' | '\u{20000}'..='\u{3FFFF}')
}

/// A word being looked up in one index after the other.
pub struct Lookup<'n> {
    forms: &'n [String],
    walk: Option<Walk<'n>>,
}

impl Lookup<'_> {
    /// The texts of a group that can hold the word; no other does.
    pub fn texts(&mut self, grams: &Grams) -> Set {
        let plain = self.forms.iter().fold(Set::NONE, |texts, form| texts.or(grams.holding(form)));
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
    fn words_rank_before_readings_that_begin_within_one() {
        for typed in ["kenshin", "けんしん"] {
            let needle = Needle::new(typed).unwrap();
            let rank = |text: &str| needle.rank(&fold(text));
            for text in ["特定健診・がん検診", "がん検診受診率", "健診", "美祢市検診", "各検診"]
            {
                assert_eq!(rank(text), Some(Rank::Reading), "{typed} in {text}");
            }
            assert_eq!(rank("島根県津和野町"), Some(Rank::AcrossWords), "{typed}");
            assert_eq!(rank("島根県津和野町の健診"), Some(Rank::Reading), "{typed}: the best of them counts");
        }
        assert!(Rank::Reading < Rank::AcrossWords);
    }

    #[test]
    fn numbers_are_found_as_they_are_printed() {
        let found = |typed: &str, text: &str| {
            let hits = Needle::new(typed).unwrap().ranges(&fold(text));
            hits.into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found("34212", "計34,212千円"), ["34,212"]);
        assert_eq!(found("34212千円", "計３４，２１２千円"), ["３４，２１２千円"]);
        assert_eq!(found("1234567", "1,234,567と1234567"), ["1,234,567", "1234567"]);
        for (typed, text) in [("212", "34,2 12"), ("0123", "0,123"), ("2.5000", "2.5,000"), ("r61234-5678", "r61,234")]
        {
            assert_eq!(found(typed, text), [] as [&str; 0], "{typed} in {text}");
        }
    }

    #[test]
    fn the_ga_of_names_is_found_both_ways() {
        for (typed, text) in [("霞が関", "霞ヶ関"), ("霞ケ関", "霞が関"), ("霞ヶ関", "霞ガ関"), ("霞が関", "霞が関")]
        {
            assert!(Needle::new(typed).unwrap().is_in(&fold(text)), "{typed} in {text}");
        }
        assert!(!Needle::new("が関").unwrap().is_in(&fold("ケ関")));
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
