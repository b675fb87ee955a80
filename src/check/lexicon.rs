//! The words of `data/word-pairs.json`, compiled once.
//!
//! Which words are slips, which spellings mean the same, which words speak about people: all that grows with every ledger
//! that an office reads, so it is a table and not code. It is read strictly and refused with a sentence where it makes no
//! sense. Scanning asks one table of first characters for each character of a text, so a project costs microseconds.

use std::fmt;
use std::sync::LazyLock;

use serde::Deserialize;

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
}

/// A word of the table at a place of a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
}

/// The table, compiled.
#[derive(Debug)]
pub struct Words {
    file: File,
    /// All words that are looked for, by first character, the longest first.
    patterns: Vec<(char, String, Kind)>,
    /// A bit for every character of the basic plane that a pattern begins with.
    first: Vec<u64>,
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
        patterns.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.len().cmp(&a.1.len())));
        let mut first = vec![0_u64; 1024];
        for (c, ..) in &patterns {
            if let Some(word) = first.get_mut(*c as usize / 64) {
                *word |= 1 << (*c as usize % 64);
            }
        }
        Self { file, patterns, first }
    }

    /// Every word of the table in `text`, from left to right; of two that begin at one place the longer first.
    pub(super) fn scan(&self, text: &str, mut hit: impl FnMut(Hit)) {
        for (start, c) in text.char_indices() {
            let code = c as usize;
            if self.first.get(code / 64).is_none_or(|word| word >> (code % 64) & 1 == 0) {
                continue;
            }
            let rest = text.get(start..).unwrap_or_default();
            let from = self.patterns.partition_point(|(first, ..)| *first < c);
            for (_, word, kind) in self.patterns.iter().skip(from).take_while(|(first, ..)| *first == c) {
                if rest.starts_with(word.as_str()) {
                    hit(Hit { start, end: start + word.len(), kind: *kind });
                }
            }
        }
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
    /// Words of claims.
    pub fn claims(&self) -> &Claims {
        &self.file.claims
    }
    /// Words of policies.
    pub fn policies(&self) -> &Policies {
        &self.file.policies
    }
    /// Words of directions.
    pub fn directions(&self) -> &Directions {
        &self.file.directions
    }
    /// The headings of the official sheets.
    pub fn headings(&self) -> &[String] {
        &self.file.headings
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
        let mut found = Vec::new();
        words.scan(text, |hit| found.extend(words.slip(text, hit).map(|slip| slip.right.clone())));
        found
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
    fn the_longer_word_is_named_first_and_hints_need_both_forms() {
        let mut found = Vec::new();
        let table = EMBEDDED.replacen("\"シティプロモーション\"", "\"お土産\", \"お土産品\"", 1);
        Words::parse(&table).unwrap().scan("お土産品", |hit| found.push(hit.kind));
        assert_eq!(found, [Kind::Spelling(1, 1), Kind::Spelling(1, 0)]);
        assert!(Words::embedded().hint("挑戦のトビラ", "挑戦のトピラ").is_some());
        assert!(Words::embedded().hint("挑戦のトビラ", "挑戦のトビラ展").is_none());
    }
}
