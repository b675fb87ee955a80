//! The words of `data/word-pairs.json`, compiled once.
//!
//! Which words are slips, which spellings mean the same, which words speak about people: all that grows with every ledger
//! that an office reads, so it is a table and not code. It is read strictly and refused with a sentence where it makes no
//! sense.
//!
//! A text is looked through once (`Words::look`), by one table of characters: for the words of every list, and for the
//! single `Letters` that the checks are about. Of most characters the table says that nobody asks for them.

use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use serde::Deserialize;

use crate::json::string::{Habits, encode};
use crate::ledger::units::fold;

use super::letters::{self, Letters};

/// A wrong spelling and the right one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slip {
    /// What is printed.
    pub wrong: String,
    /// What is meant.
    pub right: String,
    /// Why it is thought wrong.
    #[serde(default)]
    pub note: String,
    /// Longer words that begin with `wrong` and are right.
    #[serde(default)]
    pub unless: Vec<String>,
}

/// Spellings of one word.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spelling {
    /// At least two; the first is the one to prefer where neither is more frequent.
    pub forms: Vec<String>,
    /// What to mind.
    pub note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lookalikes {
    #[serde(rename = "note")]
    _note: String,
    pairs: Vec<Slip>,
}

/// Words that speak about people.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// Who.
    pub who: Vec<String>,
    /// What happened to somebody: with a person in the sentence it is about that person.
    pub happened: Vec<String>,
    /// What one may live with. A programme may be about it; about somebody it is only where the group is small.
    pub circumstances: Vec<String>,
    /// Circumstances that are somebody's by themselves, where very few are counted beside them.
    pub speak_for_themselves: Vec<String>,
    /// Longer words that hold a circumstance and say nothing of anybody.
    pub harmless: Vec<String>,
    /// Words for groups so small that one may know who is meant.
    pub few: Vec<String>,
}

/// Words with which a comment claims something about the KPIs.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// すべて …
    pub every: Vec<String>,
    /// 目標, KPI …: what the sentence is about.
    pub about: Vec<String>,
    /// 達成 …
    pub met: Vec<String>,
    /// 達成した …: said of what was done, not of an aim or a rate.
    pub reached: Vec<String>,
    /// ことはできな, を除き …: with such words a sentence doesn't claim all.
    pub unless: Vec<String>,
    /// 未達 …
    pub missed: Vec<String>,
    /// 一部 …
    pub some: Vec<String>,
    /// 目指す …: an aim, no claim.
    pub aim: Vec<String>,
    /// 大きな効果 …
    pub praise: Vec<String>,
    /// Words with which a miss is admitted.
    pub admits: Vec<String>,
}

/// Words with which a project is said to end. (Which policies go on, the decision table says.)
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policies {
    /// 終了 …
    pub ends: Vec<String>,
    /// Sentences that say that the grant project ends.
    pub said_to_end: Vec<String>,
}

/// Names of indicators of which less is better.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directions {
    /// 離職 …
    pub less_is_better: Vec<String>,
    /// 削減 …: with such a word in the name more is better again.
    pub turned_by: Vec<String>,
}

/// A field of business and the words that speak for it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sector {
    /// 農林水産 …
    pub name: String,
    /// Words of which at least one is to be expected.
    pub words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "format")]
    _format: Format,
    #[serde(rename = "title")]
    _title: String,
    #[serde(rename = "note")]
    _note: String,
    slips: Vec<Slip>,
    lookalikes: Lookalikes,
    spellings: Vec<Spelling>,
    accounts: Vec<Spelling>,
    hints: Vec<Spelling>,
    people: People,
    claims: Claims,
    policies: Policies,
    directions: Directions,
    headings: Vec<String>,
    fields: Vec<Sector>,
}

#[derive(Debug, Deserialize)]
enum Format {
    #[serde(rename = "kensho-words/1")]
    One,
}

/// What was found at a place of a text; the number is the entry's place in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Slip(usize),
    Lookalike(usize),
    /// Which spelling, which of its forms.
    Spelling(usize, usize),
    Happened,
    Circumstance,
    Few,
    Claim(Said),
    SaidToEnd(usize),
    LessIsBetter,
    TurnedBy,
}

/// The lists of [`Claims`], as a set: which of them a text has a word of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said(u16);

impl Said {
    pub const EVERY: Self = Self(1);
    pub const ABOUT: Self = Self(1 << 1);
    pub const MET: Self = Self(1 << 2);
    pub const REACHED: Self = Self(1 << 3);
    pub const UNLESS: Self = Self(1 << 4);
    pub const MISSED: Self = Self(1 << 5);
    pub const SOME: Self = Self(1 << 6);
    pub const AIM: Self = Self(1 << 7);
    pub const PRAISE: Self = Self(1 << 8);
    pub const ADMITS: Self = Self(1 << 9);

    /// Whether there is a word of that list.
    pub fn has(self, list: Self) -> bool {
        self.0 & list.0 != 0
    }
}

/// A word of the table at a place of a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

/// What one look at a text tells.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// Every word of the table, from left to right; of two that begin at one place the longer first.
    pub hits: Vec<Hit>,
    /// Where brackets stand, in bytes.
    pub brackets: Vec<usize>,
    /// Which single letters there are.
    pub letters: Letters,
}

impl Look {
    /// Which claims are made in a part of the text, in bytes.
    pub fn said(&self, part: Range<usize>) -> Said {
        let inside = self.hits.iter().filter(|hit| part.start <= hit.start && hit.end <= part.end);
        inside.fold(Said::default(), |said, hit| match hit.kind {
            Kind::Claim(list) => Said(said.0 | list.0),
            _ => said,
        })
    }

    /// Whether a word of that kind is there.
    pub fn has(&self, kind: Kind) -> bool {
        self.hits.iter().any(|hit| hit.kind == kind)
    }
}

/// Which two characters words begin with, so that hardly a place is asked in vain: every fourth character of a text
/// begins some word, but few are followed by the word's second. `true` may be wrong, `false` is certain.
#[derive(Debug)]
struct Beginnings([u64; 64]);

impl Beginnings {
    /// Stands for the second character of words that have none.
    const LONE: char = '\0';

    fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut bits = [0; 64];
        for mut word in words.map(str::chars) {
            let Some(first) = word.next() else { continue };
            let (word, bit) = Self::slot(first, word.next().unwrap_or(Self::LONE));
            bits[word] |= bit;
        }
        Self(bits)
    }

    /// Whether some word may begin so.
    fn has(&self, first: char, second: Option<char>) -> bool {
        let is = |(word, bit): (usize, u64)| self.0[word] & bit != 0;
        second.is_some_and(|second| is(Self::slot(first, second))) || is(Self::slot(first, Self::LONE))
    }

    fn slot(first: char, second: char) -> (usize, u64) {
        let mixed = (first as usize).wrapping_mul(67).wrapping_add(second as usize) % 4096;
        (mixed / 64, 1 << (mixed % 64))
    }
}

/// The table, compiled.
#[derive(Debug)]
pub struct Words {
    file: File,
    /// All words that are looked for, by first character, the longest first.
    patterns: Vec<(char, String, Kind)>,
    beginnings: Beginnings,
    /// What each character of the basic plane is looked for as.
    letters: Vec<Letters>,
    /// The spellings, as JSON writes them.
    spelt: Vec<Finder<'static>>,
}

/// Why a table of words is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordsError {
    /// It is no JSON, or lacks a list, or has one that nobody knows.
    Syntax {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What the reader says.
        why: String,
    },
    /// A word is empty.
    Empty {
        /// The list it stands in.
        list: &'static str,
    },
    /// A word is called both wrong and right, or the right word holds the wrong one, so that the correction is found again.
    Circular {
        /// The wrong word.
        wrong: String,
        /// The right word.
        right: String,
    },
    /// A word is given twice in one list.
    Twice {
        /// The list.
        list: &'static str,
        /// The word.
        word: String,
    },
    /// One spelling alone.
    Alone {
        /// The list.
        list: &'static str,
        /// The form.
        form: String,
    },
}

impl fmt::Display for WordsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { line, column, why } => {
                write!(
                    f,
                    "語の表の{line}行{column}文字目が読めません({why})。項目の名前と、かっこ・カンマを確かめてください"
                )
            }
            Self::Empty { list } => {
                write!(f, "語の表の「{list}」に空の語があります。語を書くか、その行を消してください")
            }
            Self::Circular { wrong, right } => write!(
                f,
                "語の表で、誤り「{wrong}」の正しい語「{right}」にまた誤りが含まれます。直しても指摘が消えないので、どちらかを直してください"
            ),
            Self::Twice { list, word } => write!(f, "語の表の「{list}」に「{word}」が二度あります。一つにしてください"),
            Self::Alone { list, form } => {
                write!(f, "語の表の「{list}」の「{form}」に、比べる書き方がありません。二つ以上書いてください")
            }
        }
    }
}

impl std::error::Error for WordsError {}

impl Words {
    /// The embedded table.
    pub fn embedded() -> &'static Self {
        static WORDS: LazyLock<Words> = LazyLock::new(|| {
            // A test reads the embedded table; were it broken, no words would be known and nothing else would happen.
            Words::parse(include_str!("../../data/word-pairs.json")).unwrap_or_else(|_| Words::compile(File::nothing()))
        });
        &WORDS
    }

    /// Reads and proves a table.
    ///
    /// # Errors
    /// The first thing that makes no sense, with a sentence.
    pub fn parse(text: &str) -> Result<Self, WordsError> {
        let file: File = serde_json::from_str(text).map_err(|error| WordsError::Syntax {
            line: error.line(),
            column: error.column(),
            why: error.to_string(),
        })?;
        file.prove()?;
        Ok(Self::compile(file))
    }

    fn compile(file: File) -> Self {
        let mut patterns = Vec::new();
        let mut add = |word: &str, kind: Kind| {
            if let Some(first) = word.chars().next() {
                patterns.push((first, word.to_owned(), kind));
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
        for word in &file.people.happened {
            add(word, Kind::Happened);
        }
        for word in &file.people.circumstances {
            add(word, Kind::Circumstance);
        }
        for word in &file.people.few {
            add(word, Kind::Few);
        }
        let claims = &file.claims;
        for (list, words) in [
            (Said::EVERY, &claims.every),
            (Said::ABOUT, &claims.about),
            (Said::MET, &claims.met),
            (Said::REACHED, &claims.reached),
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
        patterns.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.len().cmp(&a.1.len())));
        let beginnings = Beginnings::of(patterns.iter().map(|(_, word, _)| word.as_str()));
        let mut letters = letters::table();
        let mut mark = |c: char, letter: Letters| {
            if let Some(known) = letters.get_mut(c as usize) {
                *known = known.with(letter);
            }
        };
        patterns.iter().for_each(|(first, ..)| mark(*first, Letters::WORD));
        file.headings.iter().filter_map(|heading| heading.chars().next()).for_each(|c| mark(fold(c), Letters::HEADING));
        let forms = file.spellings.iter().flat_map(|spelling| &spelling.forms);
        let written = |form: &String| encode(form, Habits::default());
        let spelt = forms.map(|form| Finder::new(written(form).trim_matches('"')).into_owned()).collect();
        Self { file, patterns, beginnings, letters, spelt }
    }

    /// What a character is looked for as.
    fn letter(&self, c: char) -> Letters {
        self.letters.get(c as usize).copied().unwrap_or_default()
    }

    /// Looks a text through.
    pub(super) fn look(&self, text: &str) -> Look {
        let mut look = Look::default();
        for (start, c) in text.char_indices() {
            let letter = self.letter(c);
            if letter == Letters::default() {
                continue;
            }
            look.letters = look.letters.with(letter);
            if letter.has(Letters::BRACKET) {
                look.brackets.push(start);
            }
            if letter.has(Letters::WORD) {
                self.words_at(text, start, c, &mut look.hits);
            }
        }
        look
    }

    fn words_at(&self, text: &str, start: usize, first: char, hits: &mut Vec<Hit>) {
        let rest = text.get(start..).unwrap_or_default();
        if !self.beginnings.has(first, rest.chars().nth(1)) {
            return;
        }
        let from = self.patterns.partition_point(|(other, ..)| *other < first);
        for (_, word, kind) in self.patterns.iter().skip(from).take_while(|(other, ..)| *other == first) {
            if rest.starts_with(word.as_str()) {
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

    /// The slip of a hit, unless it stands in a longer word that is right (and, for a lookalike, only between katakana).
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
        let rest = text.get(hit.start..)?;
        (!slip.unless.iter().any(|word| rest.starts_with(word.as_str()))).then_some(slip)
    }

    /// Words of which one spelling is enough.
    pub fn spellings(&self) -> &[Spelling] {
        &self.file.spellings
    }
    /// Names of accounts (委託料 …), compared as whole values.
    pub fn accounts(&self) -> &[Spelling] {
        &self.file.accounts
    }
    /// The note of the table on two names of which one holds one form and the other another.
    pub fn hint(&self, one: &str, other: &str) -> Option<&str> {
        self.file.hints.iter().find_map(|hint| {
            let holds = |text: &str| hint.forms.iter().position(|form| text.contains(form.as_str()));
            let (a, b) = (holds(one)?, holds(other)?);
            (a != b).then_some(hint.note.as_str())
        })
    }
    /// Words about people.
    pub fn people(&self) -> &People {
        &self.file.people
    }
    /// Words of policies.
    pub fn policies(&self) -> &Policies {
        &self.file.policies
    }
    /// Fields of business.
    pub fn sectors(&self) -> &[Sector] {
        &self.file.fields
    }
}

impl File {
    fn prove(&self) -> Result<(), WordsError> {
        for (list, slips) in [("slips", &self.slips), ("lookalikes", &self.lookalikes.pairs)] {
            unique(list, slips.iter().map(|slip| slip.wrong.as_str()))?;
            for slip in slips {
                if slip.right.is_empty() {
                    return Err(WordsError::Empty { list });
                }
                if slip.right.contains(slip.wrong.as_str()) {
                    return Err(WordsError::Circular { wrong: slip.wrong.clone(), right: slip.right.clone() });
                }
            }
        }
        for (list, spellings) in [("spellings", &self.spellings), ("accounts", &self.accounts), ("hints", &self.hints)]
        {
            unique(list, spellings.iter().flat_map(|spelling| &spelling.forms).map(String::as_str))?;
            for spelling in spellings {
                if let [form] = spelling.forms.as_slice() {
                    return Err(WordsError::Alone { list, form: form.clone() });
                }
            }
        }
        for (list, words) in [
            ("people.who", &self.people.who),
            ("people.happened", &self.people.happened),
            ("people.circumstances", &self.people.circumstances),
            ("people.speak_for_themselves", &self.people.speak_for_themselves),
            ("people.harmless", &self.people.harmless),
            ("people.few", &self.people.few),
            ("claims.every", &self.claims.every),
            ("claims.about", &self.claims.about),
            ("claims.met", &self.claims.met),
            ("claims.reached", &self.claims.reached),
            ("claims.unless", &self.claims.unless),
            ("claims.missed", &self.claims.missed),
            ("claims.some", &self.claims.some),
            ("claims.aim", &self.claims.aim),
            ("claims.praise", &self.claims.praise),
            ("claims.admits", &self.claims.admits),
            ("policies.ends", &self.policies.ends),
            ("policies.said_to_end", &self.policies.said_to_end),
            ("directions.less_is_better", &self.directions.less_is_better),
            ("directions.turned_by", &self.directions.turned_by),
            ("headings", &self.headings),
        ] {
            unique(list, words.iter().map(String::as_str))?;
        }
        for sector in &self.fields {
            unique("fields", sector.words.iter().map(String::as_str))?;
        }
        Ok(())
    }

    fn nothing() -> Self {
        Self {
            _format: Format::One,
            _title: String::new(),
            _note: String::new(),
            slips: Vec::new(),
            lookalikes: Lookalikes { _note: String::new(), pairs: Vec::new() },
            spellings: Vec::new(),
            accounts: Vec::new(),
            hints: Vec::new(),
            people: People {
                who: Vec::new(),
                happened: Vec::new(),
                circumstances: Vec::new(),
                speak_for_themselves: Vec::new(),
                harmless: Vec::new(),
                few: Vec::new(),
            },
            claims: Claims {
                every: Vec::new(),
                about: Vec::new(),
                met: Vec::new(),
                reached: Vec::new(),
                unless: Vec::new(),
                missed: Vec::new(),
                some: Vec::new(),
                aim: Vec::new(),
                praise: Vec::new(),
                admits: Vec::new(),
            },
            policies: Policies { ends: Vec::new(), said_to_end: Vec::new() },
            directions: Directions { less_is_better: Vec::new(), turned_by: Vec::new() },
            headings: Vec::new(),
            fields: Vec::new(),
        }
    }
}

fn unique<'w>(list: &'static str, words: impl Iterator<Item = &'w str>) -> Result<(), WordsError> {
    let mut seen = std::collections::HashSet::new();
    for word in words {
        if word.trim().is_empty() {
            return Err(WordsError::Empty { list });
        }
        if !seen.insert(word) {
            return Err(WordsError::Twice { list, word: word.to_owned() });
        }
    }
    Ok(())
}

/// Whether `text` holds one of the words.
pub(super) fn holds(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EMBEDDED: &str = include_str!("../../data/word-pairs.json");

    #[test]
    fn the_embedded_table_is_sound() {
        let words = Words::parse(EMBEDDED).unwrap();
        assert!(words.file.slips.len() > 20);
        assert_eq!(words.patterns.len(), Words::embedded().patterns.len());
    }

    #[test]
    fn a_table_that_makes_no_sense_is_refused_with_a_sentence() {
        let with = |from: &str, to: &str| {
            assert!(EMBEDDED.contains(from), "{from}");
            Words::parse(&EMBEDDED.replacen(from, to, 1)).unwrap_err()
        };
        assert!(matches!(with("\"slips\"", "\"slip\""), WordsError::Syntax { line: 5.., .. }));
        assert!(matches!(with("kensho-words/1", "kensho-words/2"), WordsError::Syntax { line: 2, .. }));
        assert_eq!(with("\"wrong\": \"直接敵\"", "\"wrong\": \" \""), WordsError::Empty { list: "slips" });
        assert_eq!(
            with("\"wrong\": \"直接敵\"", "\"wrong\": \"間接敵\"").to_string(),
            "語の表の「slips」に「間接敵」が二度あります。一つにしてください"
        );
        let circular = with("\"right\": \"直接的\"", "\"right\": \"直接敵な\"");
        assert_eq!(circular, WordsError::Circular { wrong: "直接敵".into(), right: "直接敵な".into() });
        assert!(circular.to_string().contains("直しても指摘が消えない"));
        assert!(matches!(with("[\"トビラ\", \"トピラ\"]", "[\"トビラ\"]"), WordsError::Alone { list: "hints", .. }));
        assert!(matches!(with("\"headings\": [\"No\"", "\"headings\": [\"\""), WordsError::Empty { list: "headings" }));
    }

    fn slips(text: &str) -> Vec<String> {
        let words = Words::embedded();
        let hits = words.look(text).hits;
        hits.into_iter().filter_map(|hit| words.slip(text, hit)).map(|slip| slip.right.clone()).collect()
    }

    #[test]
    fn slips_are_found_and_right_words_left_alone() {
        assert_eq!(slips("直接敵な定住と、ごん患者。"), ["直接的", "がん患者"]);
        assert_eq!(slips("夏のものうちわ祭り"), [""; 0]);
        assert_eq!(slips("特定健診・がん検診"), [""; 0]);
    }

    #[test]
    fn lookalikes_count_only_between_katakana() {
        assert_eq!(slips("キャンペ一ンとプ口ジェクト"), ["ー", "ロ"]);
        assert_eq!(slips("一部の口座、メディア口コミ、コース一カ月、人口ビジョン"), [""; 0]);
    }

    #[test]
    fn a_spelling_is_seen_however_json_writes_it() {
        let words = Words::embedded();
        for json in [r#""第二世代交付金""#, r#""\u7b2c\u4e8c世代交付金""#, r#"{"a\/b":"シティープロモーション"}"#]
        {
            assert!(words.may_spell(json), "{json}");
        }
        assert!(!words.may_spell(r#"["第三世代交付金","\n\"シティ"]"#));
    }

    #[test]
    fn headings_are_known_in_any_width() {
        let words = Words::embedded();
        assert!(words.is_heading("ＫＰＩ") && words.is_heading("総事業費（円）") && words.is_heading("No"));
        assert!(!words.is_heading("") && !words.is_heading("KPIの目標") && !words.is_heading("総"));
    }

    proptest! {
        #![proptest_config(crate::long::cases(48, 256))]

        /// One look finds what searching for every word by itself finds.
        #[test]
        fn a_look_finds_every_word_at_every_place(picks in prop::collection::vec(any::<prop::sample::Index>(), 0..12)) {
            let words = Words::embedded();
            let fillers = ["は", "一", "達成", "(", "」", "0", "𠮷", "\n", "キャンペ"];
            let text: String = picks.iter().map(|pick| match pick.index(words.patterns.len() + 200) {
                at if at < words.patterns.len() => words.patterns[at].1.as_str(),
                at => fillers[at % fillers.len()],
            }).collect();
            let mut expected: Vec<Hit> = Vec::new();
            for (_, word, kind) in &words.patterns {
                let starts = (0..text.len()).filter(|&at| text.get(at..).is_some_and(|rest| rest.starts_with(word.as_str())));
                expected.extend(starts.map(|start| Hit { start, end: start + word.len(), kind: *kind }));
            }
            expected.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
            let look = words.look(&text);
            prop_assert_eq!(&look.hits, &expected);
            let brackets = text.char_indices().filter(|(_, c)| "(（)）「」『』【】[［]］".contains(*c));
            prop_assert_eq!(look.brackets, brackets.map(|(at, _)| at).collect::<Vec<_>>());
            prop_assert_eq!(look.letters.has(Letters::ZERO), text.contains('0'));
        }
    }

    #[test]
    fn the_longer_word_is_named_first_and_hints_need_both_forms() {
        let table = EMBEDDED.replacen("\"シティプロモーション\"", "\"お土産\", \"お土産品\"", 1);
        let found = Words::parse(&table).unwrap().look("お土産品").hits;
        assert_eq!(found.iter().map(|hit| hit.kind).collect::<Vec<_>>(), [Kind::Spelling(1, 1), Kind::Spelling(1, 0)]);
        assert!(Words::embedded().hint("挑戦のトビラ", "挑戦のトピラ").is_some());
        assert!(Words::embedded().hint("挑戦のトビラ", "挑戦のトビラ展").is_none());
    }
}
