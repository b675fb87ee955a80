//! Finding Japanese by how it is read, without a dictionary: by romaji, without the input method (`kuri` finds 厚保くり
//! and 栗, `shoutengai`, `syoutengai` and `shotengai` find 商店街), and by kana (けんしん and ｹﾝｼﾝ find 健診 and 検診).
//!
//! What is typed is compared with everything that a text may be read as, character by character. Kana are read as they
//! stand. A kanji is read by any of its on and kun readings (Unihan), as they change in a compound:
//!
//! * **voicing** (連濁): ka → ga, sa → za, ta → da, ha → ba, and after ん and っ pa, in any kanji but the first;
//! * **assimilation** (促音): gaku + kou → gakkou, hatu + hyou → happyou;
//! * **okurigana**: of a verb's or adjective's reading, what the kana after the kanji don't say (取り組み: to, ku), its
//!   connective form where there are none (取組: tori, kumi), and an adjective's stem (若者: waka);
//! * **repetition**: 々 is read as the kanji before it.
//!
//! Words that are read as no sum of their kanji (大人, 今年) and place names are in a short table. Of what is typed, long
//! vowels may be left out (toshokan, syotengai), ん may be n, nn, n' or m, and the last syllable may be unfinished. Kana
//! say all that exactly, and nothing may be left out of them.
//!
//! A query compiles to a set of the characters that it can begin with, so a text in which nothing begins is passed over at
//! the speed of reading it.

mod follow;
mod letters;
mod walk;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::fold::{fold, fold_query};
use super::grams::code;
use super::inflect::{any_forms, forms, sure_of_kun, sure_of_on};
use super::readings::{KANJI, Readings, WORDS, kanji, words};
use super::spelling::{is_vowel, kana, typed, typed_in_kana};

use follow::{Path, Paths};
use letters::Wanted;
pub(crate) use walk::Walk;

/// Letters that a query must have, so that not every second kanji is a hit.
pub(crate) const LEAST: usize = 3;
/// Letters of a query that are looked at.
const MOST: usize = 60;

/// A query in romaji or kana, ready to be looked for.
#[derive(Clone)]
pub struct Romaji {
    letters: Vec<u8>,
    /// Typed in kana: long vowels stand where they are spoken.
    exact: bool,
    /// A bit for every character of the BMP that a hit can begin with.
    starts: Box<[u64]>,
    /// What may follow each of those; made when it is first needed.
    seconds: OnceLock<HashMap<char, Wanted>>,
}

/// All else follows from the letters.
impl PartialEq for Romaji {
    #[inline]
    fn eq(&self, other: &Romaji) -> bool {
        (&self.letters, self.exact) == (&other.letters, other.exact)
    }
}

impl Eq for Romaji {}

impl std::fmt::Debug for Romaji {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Romaji({})", String::from_utf8_lossy(&self.letters))
    }
}

/// Where `romaji` is found in `haystack`: bytes of it, in order, none overlapping another. Nothing where `romaji` is none
/// or has less than [`LEAST`] letters. To look through many texts, make a [`Romaji`] once.
pub fn matches(haystack: &str, romaji: &str) -> impl Iterator<Item = Range<usize>> {
    let found: Vec<_> = Romaji::new(romaji).map_or_else(Vec::new, |romaji| {
        let folded = fold(haystack);
        romaji.find(&folded.text).map(|range| folded.source(range)).collect()
    });
    found.into_iter()
}

/// How far a path through a text's readings has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct State {
    /// Letters of the query that are matched.
    matched: usize,
    /// The reading's last letter: which vowel would lengthen it.
    last: u8,
    /// A っ waits for the consonant that it doubles.
    doubles: bool,
    /// The last kanji's long vowel was left out.
    short: bool,
    /// Readings that are matched whole: 0, 1, 2 for more.
    whole: u8,
}

/// What a text begins with.
#[derive(Clone, Copy)]
enum Text<'a> {
    /// The text itself.
    Is(&'a str),
    /// A character, and nothing is known of what follows: everything is read that it could be.
    Begins(char),
}

impl Text<'_> {
    fn first(self) -> Option<char> {
        match self {
            Text::Is(text) => text.chars().next(),
            Text::Begins(c) => Some(c),
        }
    }

    /// Whether it may begin with a word of which it has the first character.
    fn begins(self, word: &str) -> bool {
        match self {
            Text::Is(text) => text.starts_with(word),
            Text::Begins(_) => true,
        }
    }
}

/// Where a reading leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reached {
    /// Into the middle of the query.
    On(State),
    /// To the end of both.
    Whole,
    /// To the query's end, within a reading.
    Unfinished,
}

/// Kana that may be read together with the one before.
const SMALL: &str = "ァィゥェォャュョ";

const START: State = State { matched: 0, last: 0, doubles: false, short: false, whole: 0 };

impl Romaji {
    /// Reads what was typed. `None` where it is neither romaji nor kana, or is shorter than [`LEAST`] letters.
    pub fn new(word: &str) -> Option<Romaji> {
        let romaji = typed(word);
        let exact = romaji.is_none();
        let mut letters = romaji.or_else(|| typed_in_kana(&fold_query(word)))?;
        letters.truncate(MOST);
        if letters.len() < LEAST {
            return None;
        }
        let mut romaji = Romaji { exact, ..Romaji::of(letters) };
        let mut starts = vec![0_u64; 1024].into_boxed_slice();
        let mut set = |c: char| {
            let code = u32::from(c) as usize;
            if let Some(word) = starts.get_mut(code / 64) {
                *word |= 1 << (code % 64);
            }
        };
        for line in KANJI.lines() {
            let Some((kanji, readings)) = line.split_once('\t') else { continue };
            let readings = Readings::of(readings);
            if readings.on().any(|on| romaji.begins_with(on, sure_of_on(on)))
                || readings.kun().any(|kun| romaji.begins_with(kun, sure_of_kun(kun)))
            {
                kanji.chars().for_each(&mut set);
            }
        }
        for line in WORDS.lines() {
            let Some((word, readings)) = line.split_once('\t') else { continue };
            let sure = |reading: &str| if word.chars().count() == 1 { sure_of_kun(reading) } else { reading.len() };
            if readings.split_ascii_whitespace().any(|reading| romaji.begins_with(reading, sure(reading))) {
                word.chars().next().into_iter().for_each(&mut set);
            }
        }
        for c in 'ァ'..='ヴ' {
            let mut text = [0; 4];
            let Some((letters, ..)) = kana(c.encode_utf8(&mut text)) else { continue };
            // A small kana after these takes their vowel away or more.
            let sure = match c {
                'イ' | 'キ' | 'シ' | 'チ' | 'ニ' | 'ヒ' | 'ミ' | 'リ' | 'ギ' | 'ジ' | 'ヂ' | 'ビ' | 'ピ' => {
                    1
                }
                'フ' | 'テ' | 'デ' | 'ト' | 'ド' | 'ヴ' | 'ウ' => 0,
                _ => 2,
            };
            if romaji.begins_with(letters, sure.min(letters.len())) {
                set(c);
            }
        }
        romaji.starts = starts;
        Some(romaji)
    }

    /// A query that begins nowhere yet.
    #[inline]
    fn of(letters: Vec<u8>) -> Romaji {
        Romaji { letters, exact: false, starts: Box::default(), seconds: OnceLock::new() }
    }

    /// Whether a hit may begin with a reading of which the first `sure` letters can't be other ones. As far as vowels that
    /// may be left out, ん and っ: from there on it is left to [`Romaji::end`].
    fn begins_with(&self, reading: &str, sure: usize) -> bool {
        let mut before = 0;
        for (letter, query) in reading.bytes().zip(&self.letters).take(sure) {
            let loose = matches!(letter, b'N' | b'Q' | b'-') || is_vowel(letter) && is_vowel(before);
            if loose {
                return true;
            }
            if letter != *query {
                return false;
            }
            before = letter;
        }
        true
    }

    /// Where it is found in a text that is [folded](mod@super::fold): bytes of that, in order, without overlaps. The longest
    /// reading from the first place where there is one.
    pub fn find<'a>(&'a self, folded: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut at = 0;
        let mut paths = Paths::default();
        std::iter::from_fn(move || {
            loop {
                let rest = folded.get(at..)?;
                let (skip, c) = rest.char_indices().find(|(_, c)| self.may_begin(*c))?;
                let (start, after) = (at + skip, at + skip + c.len_utf8());
                let next = folded.get(after..).and_then(|rest| rest.chars().next());
                let end = self.may_go_on(c, next).then(|| self.end(folded, start, &mut paths)).flatten();
                at = end.unwrap_or(after);
                if let Some(end) = end {
                    return Some(start..end);
                }
            }
        })
    }

    fn may_begin(&self, c: char) -> bool {
        let code = u32::from(c) as usize;
        self.starts.get(code / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }

    /// Whether a hit that begins with one character can have the other behind it.
    fn may_go_on(&self, c: char, next: Option<char>) -> bool {
        let seconds = self.seconds.get_or_init(|| {
            let starts = ('\0'..='\u{FFFF}').filter(|c| self.may_begin(*c));
            starts.map(|c| (c, self.wanted_after(c))).collect()
        });
        seconds.get(&c).is_none_or(|wanted| wanted.has(next.map_or(0, code)))
    }

    /// Where the hit that begins at `start` ends: the longest that is read to the end of a reading; where there is none,
    /// the longest that stops within one.
    fn end(&self, text: &str, start: usize, paths: &mut Paths) -> Option<usize> {
        let (mut best, mut unfinished) = (None, None);
        paths.clear();
        paths.push(start, START);
        while let Some((at, state)) = paths.pop() {
            let Some((before, rest)) = text.split_at_checked(at) else { continue };
            let before = before.chars().next_back().filter(|_| at > start);
            self.go(Text::Is(rest), before, state, &mut |read, _, reached| {
                let end = at + read.len();
                match reached {
                    Reached::On(state) => paths.push(end, state),
                    Reached::Whole => {
                        // A mark that lengthens the last syllable is part of it.
                        let long = text.get(end..).is_some_and(|rest| rest.starts_with('ー'));
                        best = best.max(Some(if long { end + 'ー'.len_utf8() } else { end }));
                    }
                    Reached::Unfinished => unfinished = unfinished.max(Some(end)),
                }
            });
        }
        best.or(unfinished)
    }

    /// Goes on from `state` through everything that `text` may begin with, `before` what stands before it of the same hit.
    /// Calls `take` with what was read, whether kana must follow it, and where that leads to.
    fn go(&self, text: Text<'_>, before: Option<char>, state: State, take: &mut impl FnMut(&str, bool, Reached)) {
        self.read(text, before, state, &mut |read, kana, path| {
            self.follow(path, state, &mut |mut reached, whole| {
                if path.fresh && reached.last != b'N' {
                    reached.last = 0;
                }
                if whole && !reached.doubles {
                    reached.whole = (reached.whole + 1).min(2);
                }
                if reached.matched < self.letters.len() {
                    if whole {
                        take(read, kana, Reached::On(reached));
                    }
                } else if path.compound && before.is_none() {
                    // Only together with something else.
                } else if whole && !reached.doubles {
                    take(read, kana, Reached::Whole);
                } else if state.whole == 2 || (state.whole == 1 && self.stops_short()) {
                    take(read, kana, Reached::Unfinished);
                }
            });
        });
    }

    /// The query ends with a consonant that can't end a syllable: someone is still typing.
    #[inline]
    fn stops_short(&self) -> bool {
        self.letters.last().is_some_and(|last| !is_vowel(*last) && !matches!(last, b'n' | b'N' | b'-'))
    }

    /// Calls `take` with everything that `text` may begin with: what is read, whether kana must follow it, and how.
    fn read(
        &self,
        text: Text<'_>,
        before: Option<char>,
        state: State,
        take: &mut impl FnMut(&str, bool, Path<'static>),
    ) {
        let Some(c) = text.first() else { return };
        let mut buffer = [0; 4];
        let alone: &str = c.encode_utf8(&mut buffer);
        if kana(alone).is_some() {
            let mut one = |text: &str| {
                let Some((head, tail, len)) = kana(text) else { return };
                // を lengthens nothing.
                let path = Path { head, tail, fresh: c == 'ヲ', ..Path::default() };
                take(text.get(..len).unwrap_or_default(), false, path);
            };
            match text {
                Text::Is(text) => one(text),
                Text::Begins(_) => {
                    one(alone);
                    SMALL.chars().for_each(|small| one(&String::from_iter([c, small])));
                }
            }
            // 三ケ所, 関ケ原.
            if c == 'ケ' && (text.begins("ケ所") || text.begins("ケ月")) {
                take(alone, false, Path { head: "ka", ..Path::default() });
            }
            return;
        }
        if c == '・' && before.is_some_and(|before| before != '・') {
            return take(alone, false, Path::default());
        }
        let next = match text {
            Text::Is(text) => text.get(c.len_utf8()..).and_then(kana),
            Text::Begins(_) => None,
        };
        let inflected = |reading, inflects, take: &mut dyn FnMut(bool, Path<'static>)| {
            let mut path = |head, tail, alone: bool, kana| {
                self.voiced(Path { head, tail, fresh: true, compound: !alone, first: None }, state, &mut |path| {
                    take(kana, path)
                });
            };
            match text {
                Text::Is(_) => forms(reading, next, inflects, &mut |head, tail, alone| path(head, tail, alone, false)),
                Text::Begins(_) => any_forms(reading, inflects, &mut path),
            }
        };
        for (word, readings) in words(c) {
            for reading in readings.filter(|_| text.begins(word)) {
                // One kanji's further reading is a kun reading like the others; a word's is the whole word's.
                inflected(reading, word == alone, &mut |kana, path| take(word, kana, path));
            }
        }
        let read = before.filter(|_| c == '々').unwrap_or(c);
        let Some(readings) = kanji(read) else { return };
        for on in readings.on() {
            let path = Path { head: on, fresh: true, ..Path::default() };
            self.voiced(path, state, &mut |path| take(alone, false, path));
            if let Some(head) = ["ku", "ki", "tu", "ti"].iter().find_map(|end| on.strip_suffix(end))
                && !head.is_empty()
            {
                self.voiced(Path { head, tail: "Q", ..path }, state, &mut |path| take(alone, false, path));
            }
        }
        // コ(ウ)＋そだて isn't how 教育 is read: who leaves a vowel out writes on after on.
        for kun in readings.kun().filter(|_| !state.short) {
            // 来る alone has forms of its own, which are in the table of words.
            inflected(kun, read != '来', &mut |kana, path| take(alone, kana, path));
        }
    }
}

#[cfg(test)]
mod tests;
