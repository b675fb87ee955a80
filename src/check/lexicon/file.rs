//! The form of a table of words: `kensho-words/1` (`data/word-pairs.schema.json`), read strictly and proved.
//!
//! The embedded table is `data/word-pairs.json`. An office adds words of its own in a file of the same form in which every
//! list may be left out; nothing is taken away by it ([`File::extend`]).

use std::fmt;

use serde::Deserialize;
use serde_json::error::Category;

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
    /// Where it is a slip behind these words alone: one of them stands directly before it.
    #[serde(default)]
    pub after: Vec<String>,
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

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Lookalikes {
    #[serde(rename = "note")]
    _note: String,
    pub pairs: Vec<Slip>,
}

/// Words that speak about people.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct People {
    #[serde(rename = "note")]
    _note: String,
    /// What happened to somebody: it is about somebody without being counted.
    pub events: Vec<String>,
    /// What is said to be so of somebody (患者がいる): with a person in the sentence it is about that person.
    pub states: Vec<String>,
    /// What one may live with. A programme may be about it; about somebody it is only where very few are counted.
    pub facts: Vec<String>,
    /// What such words end in: 症, 病 …
    pub endings: Vec<String>,
    /// Longer words that hold one of them and say nothing of anybody.
    pub not_facts: Vec<String>,
    /// Words that follow a fact where it only names a programme: 対策, 向け …
    pub programmes: Vec<String>,
    /// Who, beside a state.
    pub persons: Vec<String>,
    /// Those who help: a count of them isn't a count of the helped.
    pub professionals: Vec<String>,
    /// What few people are counted in: 名, 組, 軒 …
    pub counters: Vec<String>,
    /// Other words for a group so small that one may know who is meant.
    pub few: Vec<String>,
}

/// Words with which a comment claims something about the KPIs.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Claims {
    /// すべて …
    pub every: Vec<String>,
    /// 目標, KPI …: what the sentence is about.
    pub about: Vec<String>,
    /// 達成, 上回っ …: said of a target that was reached, unless what follows denies it.
    pub met: Vec<String>,
    /// 計画どおりの成果, 順調に推移 …
    pub on_course: Vec<String>,
    /// 概ね …: with such a word a near miss is meant too.
    pub nearly: Vec<String>,
    /// ことはできな, を除き …: with such words a sentence doesn't claim all.
    pub unless: Vec<String>,
    /// 未達, 届かず …
    pub missed: Vec<String>,
    /// 一部 …
    pub some: Vec<String>,
    /// 目指す, 次年度 …: an aim or another year, no claim.
    pub aim: Vec<String>,
    /// 大きな効果 …
    pub praise: Vec<String>,
    /// Words with which a miss is admitted.
    pub admits: Vec<String>,
}

/// Words with which a project is said to end or to change. (Which policies go on, the decision table says.)
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policies {
    /// 終了 …
    pub ends: Vec<String>,
    /// 自走, 一般財源 …: words that say that the grant project ends.
    pub said_to_end: Vec<String>,
    /// 次年度 …: when it ends, in the same sentence.
    pub next_year: Vec<String>,
    /// 終了後, 目指 …: with such a word it ends some day.
    pub some_day: Vec<String>,
    /// 縮小, 中止 …: policies that are to cost less.
    pub shrinks: Vec<String>,
    /// 改善 …: policies that answer a poor result.
    pub mends: Vec<String>,
    /// 増額, 新設 …: what explains that the next year costs more.
    pub grows: Vec<String>,
}

/// Names of indicators of which less is better.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
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

/// A table as it is written. Every list may be left out.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    #[serde(rename = "$schema")]
    _schema: String,
    #[serde(rename = "title")]
    _title: String,
    #[serde(rename = "note")]
    _note: String,
    format: Format,
    pub slips: Vec<Slip>,
    pub lookalikes: Lookalikes,
    pub spellings: Vec<Spelling>,
    pub accounts: Vec<Spelling>,
    pub hints: Vec<Spelling>,
    pub people: People,
    pub claims: Claims,
    pub policies: Policies,
    pub directions: Directions,
    pub headings: Vec<String>,
    pub fields: Vec<Sector>,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
enum Format {
    #[serde(rename = "kensho-words/1")]
    One,
    /// No format is given.
    #[default]
    #[serde(skip)]
    None,
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
    /// It doesn't say that it is such a table.
    Format,
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
            Self::Format => {
                write!(f, "語の表ではありません。はじめに \"format\": \"kensho-words/1\" と書いてください")
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

/// Every list of plain words, by its name.
macro_rules! word_lists {
    ($file:expr) => {
        [
            ("people.events", &mut $file.people.events),
            ("people.states", &mut $file.people.states),
            ("people.facts", &mut $file.people.facts),
            ("people.endings", &mut $file.people.endings),
            ("people.not_facts", &mut $file.people.not_facts),
            ("people.programmes", &mut $file.people.programmes),
            ("people.persons", &mut $file.people.persons),
            ("people.professionals", &mut $file.people.professionals),
            ("people.counters", &mut $file.people.counters),
            ("people.few", &mut $file.people.few),
            ("claims.every", &mut $file.claims.every),
            ("claims.about", &mut $file.claims.about),
            ("claims.met", &mut $file.claims.met),
            ("claims.on_course", &mut $file.claims.on_course),
            ("claims.nearly", &mut $file.claims.nearly),
            ("claims.unless", &mut $file.claims.unless),
            ("claims.missed", &mut $file.claims.missed),
            ("claims.some", &mut $file.claims.some),
            ("claims.aim", &mut $file.claims.aim),
            ("claims.praise", &mut $file.claims.praise),
            ("claims.admits", &mut $file.claims.admits),
            ("policies.ends", &mut $file.policies.ends),
            ("policies.said_to_end", &mut $file.policies.said_to_end),
            ("policies.next_year", &mut $file.policies.next_year),
            ("policies.some_day", &mut $file.policies.some_day),
            ("policies.shrinks", &mut $file.policies.shrinks),
            ("policies.mends", &mut $file.policies.mends),
            ("policies.grows", &mut $file.policies.grows),
            ("directions.less_is_better", &mut $file.directions.less_is_better),
            ("directions.turned_by", &mut $file.directions.turned_by),
            ("headings", &mut $file.headings),
        ]
    };
}

impl File {
    /// Reads and proves a table, JSON as `data/word-pairs.schema.json` describes it.
    ///
    /// # Errors
    /// The first thing that is wrong with it, with its line and column or the list that it stands in.
    pub fn parse(text: &str) -> Result<Self, WordsError> {
        let mut file: File = serde_json::from_str(text).map_err(|error| WordsError::Syntax {
            line: error.line(),
            column: error.column(),
            why: why(&error),
        })?;
        if file.format != Format::One {
            return Err(WordsError::Format);
        }
        file.prove()?;
        Ok(file)
    }

    fn prove(&mut self) -> Result<(), WordsError> {
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
        for (list, words) in word_lists!(self) {
            unique(list, words.iter().map(String::as_str))?;
        }
        for sector in &self.fields {
            unique("fields", sector.words.iter().map(String::as_str))?;
        }
        Ok(())
    }

    /// With the words of another table behind its own. What is there already isn't added again; a slip that is given anew
    /// takes the place of the old one.
    pub fn extend(&mut self, mut more: File) {
        for (slips, more) in
            [(&mut self.slips, more.slips), (&mut self.lookalikes.pairs, std::mem::take(&mut more.lookalikes.pairs))]
        {
            slips.retain(|slip| more.iter().all(|new| new.wrong != slip.wrong));
            slips.extend(more);
        }
        for (spellings, more) in
            [(&mut self.spellings, more.spellings), (&mut self.accounts, more.accounts), (&mut self.hints, more.hints)]
        {
            spellings.retain(|old| more.iter().all(|new| new.forms.iter().all(|form| !old.forms.contains(form))));
            spellings.extend(more);
        }
        for ((_, words), (_, new)) in word_lists!(self).into_iter().zip(word_lists!(more)) {
            new.retain(|word| !words.contains(word));
            words.append(new);
        }
        self.fields.extend(more.fields);
    }
}

/// What the reader of JSON says in English, in words.
fn why(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let name = said.split('`').nth(1).unwrap_or_default();
    match error.classify() {
        Category::Eof => "途中で終わっています".to_owned(),
        Category::Data if said.starts_with("unknown field") => format!("「{name}」という項目はありません"),
        Category::Data if said.starts_with("missing field") => format!("項目「{name}」がありません"),
        Category::Data if said.starts_with("duplicate field") => format!("項目「{name}」が二度あります"),
        Category::Data => "値の種類が違います".to_owned(),
        Category::Syntax | Category::Io => "JSONの書き方の誤りです".to_owned(),
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
