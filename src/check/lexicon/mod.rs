//! The words of `data/word-pairs.json`, compiled once, and those that an office adds.
//!
//! Which words are slips, which spellings mean the same, which words speak about people: all that grows with every ledger
//! that an office reads, so it is a table and not code. It is read strictly and refused with a sentence where it makes no
//! sense. The embedded table holds only what any municipality may write; an office adds its own words ([`Words::with`]).
//!
//! A text is looked through once (`Words::look`), by one table of characters: for the words of every list, and for the
//! single `Letters` that the checks are about. Of most characters the table says that nobody asks for them.

mod file;
mod letters;
mod look;

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::json::string::{Habits, encode};
use crate::ledger::units::fold;

use file::File;
pub(crate) use file::{People, Policies, Sector, Slip, Spelling, WordsError};
pub(super) use letters::Letters;
use look::{Beginnings, is_odd};
pub(super) use look::{Hit, Kind, Look, Said};

/// The embedded table.
const EMBEDDED: &str = include_str!("../../../data/word-pairs.json");

/// The table, compiled.
#[derive(Debug)]
pub struct Words {
    file: File,
    /// All words that are looked for, by first character, the longest first.
    patterns: Vec<Pattern>,
    beginnings: Beginnings,
    /// Where in `patterns` the words begin that begin with a character of the basic plane.
    starts: Vec<u32>,
    /// What each character of the basic plane is looked for as.
    letters: Vec<Letters>,
    /// The spellings, as JSON writes them.
    spelt: Vec<Finder<'static>>,
}

/// A word that is looked for.
#[derive(Debug)]
struct Pattern {
    first: char,
    /// [`Beginnings::LONE`] where there is none: of many words with one beginning it tells most apart.
    second: char,
    word: String,
    kind: Kind,
}

impl Words {
    /// The embedded table.
    pub(crate) fn embedded() -> &'static Self {
        static WORDS: LazyLock<Words> = LazyLock::new(|| {
            // A test reads the embedded table; were it broken, no words would be known and nothing else would happen.
            Words::parse(EMBEDDED).unwrap_or_else(|_| Words::compile(File::default()))
        });
        &WORDS
    }

    /// Reads and proves a table.
    ///
    /// # Errors
    /// The first thing that makes no sense, with a sentence.
    pub fn parse(text: &str) -> Result<Self, WordsError> {
        File::parse(text).map(Self::compile)
    }

    /// The embedded table with the words that an office adds, in the same form.
    ///
    /// # Errors
    /// The first thing in the office's table that makes no sense, with a sentence.
    pub(crate) fn with(more: &str) -> Result<Self, WordsError> {
        let more = File::parse(more)?;
        let mut file = File::parse(EMBEDDED)?;
        file.extend(more);
        Ok(Self::compile(file))
    }

    fn compile(file: File) -> Self {
        let mut patterns = Vec::new();
        let mut add = |word: &str, kind: Kind| {
            let mut letters = word.chars();
            if let Some(first) = letters.next() {
                let second = letters.next().unwrap_or(Beginnings::LONE);
                patterns.push(Pattern { first, second, word: word.to_owned(), kind });
            }
        };
        for (i, slip) in file.slips.iter().enumerate() {
            add(&slip.wrong, Kind::Slip(i));
        }
        for (i, slip) in file.lookalikes.pairs.iter().enumerate() {
            add(&slip.wrong, Kind::Lookalike(i));
        }
        for (i, spelling) in file.spellings.iter().enumerate() {
            for (j, form) in spelling.forms.iter().enumerate() {
                add(form, Kind::Spelling(i, j));
            }
        }
        let people = &file.people;
        for (kind, words) in [
            (Kind::Event, &people.events),
            (Kind::State, &people.states),
            (Kind::Fact, &people.facts),
            (Kind::Fact, &people.endings),
            (Kind::NotFact, &people.not_facts),
            (Kind::Few, &people.few),
        ] {
            words.iter().for_each(|word| add(word, kind));
        }
        let claims = &file.claims;
        for (list, words) in [
            (Said::EVERY, &claims.every),
            (Said::ABOUT, &claims.about),
            (Said::MET, &claims.met),
            (Said::ON_COURSE, &claims.on_course),
            (Said::NEARLY, &claims.nearly),
            (Said::UNLESS, &claims.unless),
            (Said::MISSED, &claims.missed),
            (Said::SOME, &claims.some),
            (Said::AIM, &claims.aim),
            (Said::PRAISE, &claims.praise),
            (Said::ADMITS, &claims.admits),
        ] {
            words.iter().for_each(|word| add(word, Kind::Claim(list)));
        }
        file.policies.said_to_end.iter().enumerate().for_each(|(i, word)| add(word, Kind::SaidToEnd(i)));
        file.directions.less_is_better.iter().for_each(|word| add(word, Kind::LessIsBetter));
        file.directions.turned_by.iter().for_each(|word| add(word, Kind::TurnedBy));
        patterns.sort_by(|a, b| a.first.cmp(&b.first).then(b.word.len().cmp(&a.word.len())));
        let beginnings = Beginnings::of(patterns.iter().map(|pattern| pattern.word.as_str()));
        let mut starts = vec![0; 1 << 16];
        for (at, Pattern { first, .. }) in patterns.iter().enumerate().rev() {
            if let Some(start) = starts.get_mut(*first as usize) {
                *start = u32::try_from(at).unwrap_or(u32::MAX);
            }
        }
        let mut letters = letters::table();
        let mut mark = |c: char, letter: Letters| {
            if let Some(known) = letters.get_mut(c as usize) {
                *known = known.with(letter);
            }
        };
        patterns.iter().for_each(|pattern| mark(pattern.first, Letters::WORD));
        file.headings.iter().filter_map(|heading| heading.chars().next()).for_each(|c| mark(fold(c), Letters::HEADING));
        let forms = file.spellings.iter().flat_map(|spelling| &spelling.forms);
        let written = |form: &String| encode(form, Habits::default());
        let spelt = forms.map(|form| Finder::new(written(form).trim_matches('"')).into_owned()).collect();
        Self { file, patterns, beginnings, starts, letters, spelt }
    }

    /// What a character is looked for as.
    fn letter(&self, c: char) -> Letters {
        self.letters.get(c as usize).copied().unwrap_or_default()
    }

    /// Looks a text through.
    pub(super) fn look(&self, text: &str) -> Look {
        let mut look = Look::default();
        let [mut a, mut b, mut d, mut e] = ['\0'; 4];
        // Where the letter before stands, if a word may begin with it: with this one it is known whether one does.
        let mut begun = None;
        for (start, c) in text.char_indices() {
            if let Some(at) = begun.take() {
                self.words_at(text, at, (a, Some(c)), &mut look.hits);
            }
            let letter = self.letter(c);
            if (c == a || c == b || c == d || c == e || letter.has(Letters::RULE))
                && !c.is_ascii()
                && is_odd(c, [a, b, d, e], letter)
            {
                look.odd.push(start);
            }
            let last = a;
            (a, b, d, e) = (c, a, b, d);
            if letter == Letters::default() {
                continue;
            }
            // 年 and 月 make a date only behind a number, or one in brackets.
            let number = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９' | '元' | ')' | '）');
            if letter.has(Letters::DATE) && number(last) {
                look.letters = look.letters.with(Letters::DATED);
            }
            look.letters = look.letters.with(letter);
            if letter.has(Letters::STOP) {
                look.stops.push(start);
            }
            if letter.has(Letters::BRACKET) {
                look.brackets.push(start);
            }
            if letter.has(Letters::WORD) {
                begun = Some(start);
            }
        }
        if let Some(at) = begun {
            self.words_at(text, at, (a, None), &mut look.hits);
        }
        look
    }

    /// The words at a place, where these two letters stand.
    fn words_at(&self, text: &str, start: usize, (first, second): (char, Option<char>), hits: &mut Vec<Hit>) {
        if !self.beginnings.has(first, second) {
            return;
        }
        let rest = text.get(start..).unwrap_or_default();
        let from = match self.starts.get(first as usize) {
            Some(&from) => from as usize,
            None => self.patterns.partition_point(|pattern| pattern.first < first),
        };
        let second = second.unwrap_or(Beginnings::LONE);
        let here = self.patterns.get(from..).unwrap_or_default().iter().take_while(|pattern| pattern.first == first);
        for Pattern { second: other, word, kind, .. } in here {
            if (*other == second || *other == Beginnings::LONE) && rest.starts_with(word.as_str()) {
                hits.push(Hit { start, end: start + word.len(), kind: *kind });
            }
        }
    }

    /// Whether a text of JSON, as it is written, may say one of the spellings: `false` is certain.
    pub(super) fn may_spell(&self, json: &str) -> bool {
        let bytes = json.as_bytes();
        // Letters that needn't be escaped may be.
        let odd = |escape: &[u8]| memchr::memmem::find(bytes, escape).is_some();
        odd(b"\\u") || odd(b"\\/") || self.spelt.iter().any(|form| form.find(bytes).is_some())
    }

    /// Whether a text is one of the official sheets' headings, in any width.
    pub(super) fn is_heading(&self, text: &str) -> bool {
        text.chars().next().is_some_and(|c| self.letter(fold(c)).has(Letters::HEADING))
            && self.file.headings.iter().any(|heading| heading.chars().map(fold).eq(text.chars().map(fold)))
    }

    /// The slip of a hit, unless it stands in a longer word that is right or behind another word than it must (and, for a lookalike, only between katakana).
    pub(super) fn slip(&self, text: &str, hit: Hit) -> Option<&Slip> {
        let slip = match hit.kind {
            Kind::Slip(i) => self.file.slips.get(i)?,
            Kind::Lookalike(i) => {
                let katakana = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー'));
                let inside = katakana(text.get(..hit.start)?.chars().next_back())
                    && katakana(text.get(hit.end..)?.chars().next());
                self.file.lookalikes.pairs.get(i).filter(|_| inside)?
            }
            _ => return None,
        };
        let (before, rest) = text.split_at_checked(hit.start)?;
        let is_right = slip.unless.iter().any(|word| rest.starts_with(word.as_str()));
        let is_behind = slip.after.is_empty() || slip.after.iter().any(|word| before.ends_with(word.as_str()));
        (!is_right && is_behind).then_some(slip)
    }

    /// Words of which one spelling is enough.
    pub(crate) fn spellings(&self) -> &[Spelling] {
        &self.file.spellings
    }
    /// Names of accounts (委託料 …), compared as whole values.
    pub(crate) fn accounts(&self) -> &[Spelling] {
        &self.file.accounts
    }
    /// The note of the table on two names of which one holds one form and the other another.
    pub(crate) fn hint(&self, one: &str, other: &str) -> Option<&str> {
        self.file.hints.iter().find_map(|hint| {
            let holds = |text: &str| hint.forms.iter().position(|form| text.contains(form.as_str()));
            let (a, b) = (holds(one)?, holds(other)?);
            (a != b).then_some(hint.note.as_str())
        })
    }
    /// Words about people.
    pub(crate) fn people(&self) -> &People {
        &self.file.people
    }
    /// Words of policies.
    pub(crate) fn policies(&self) -> &Policies {
        &self.file.policies
    }
    /// Fields of business.
    pub(crate) fn sectors(&self) -> &[Sector] {
        &self.file.fields
    }
}

/// Whether `text` holds one of the words.
pub(super) fn holds(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}

#[cfg(test)]
mod tests;
