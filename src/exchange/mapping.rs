//! What was asked about a file and answered: kept beside the ledger, and used for the next file of the same kind.
//!
//! A question is known by what it is about (a header's words without their year, or a project, KPI and field), never by a
//! cell's address. An answer about what a heading means holds wherever that heading stands, so that next year's file, with other
//! rows and another year in its headers, finds it again. One about values holds for those that it was given for, each known by its
//! project, year and text: what the amounts below a heading are in says nothing of another year's or another department's. The
//! file is JSON that an office can read and write by hand (`answer` of an open question is null); members that aren't known
//! here stay as they are.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::words::subject;

/// The answer that nothing is to be taken.
pub(crate) const LEAVE: &str = "取り込まない";

/// The question what amounts are in of which nothing says it.
pub(crate) const MONEY_UNIT: &str = "money-unit";

/// The question about values whose format hides a part of them.
pub(crate) const FRACTION: &str = "hidden-fraction";

/// The question whether values are taken that a heading calls estimated.
pub(crate) const ESTIMATED: &str = "estimated";

/// The question whether the small numbers of a column of percentages are fractions.
pub(crate) const PERCENT: &str = "percent-fraction";

/// The question which of two values of one place is right.
pub(crate) const TWO_VALUES: &str = "two-values";

/// The first member of the file.
const FORMAT: &str = "kensho-import/1";

/// Questions whose answer holds for a whole column.
const OF_COLUMNS: [&str; 8] =
    ["final-target", MONEY_UNIT, FRACTION, PERCENT, ESTIMATED, "before-after", "both", super::plan::WHOSE];

/// Those of them that are about the values below the heading, not about what the heading means.
const OF_VALUES: [&str; 3] = [MONEY_UNIT, FRACTION, PERCENT];

/// Whether the answer to a question of this kind holds for a whole column.
pub(crate) fn of_column(question: &str) -> bool {
    OF_COLUMNS.contains(&question)
}

/// Whether the answer to a question of this kind holds for the values of a column that it was given for.
pub(crate) fn of_values(question: &str) -> bool {
    OF_VALUES.contains(&question)
}

/// A question with its answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// Which question.
    pub question: String,
    /// What it is about.
    pub about: String,
    /// What the cell said, where the answer is only about that.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The values that it is about, where they are those of a column.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// The question in words.
    #[serde(default)]
    pub asked: String,
    /// Where it was met last: 「回答.xlsx KPI!E12」.
    #[serde(default)]
    pub place: String,
    /// The answers that are possible.
    #[serde(default)]
    pub options: Vec<String>,
    /// The answer; `None`: not given yet. Whoever answers by hand may write a number without quotation marks.
    #[serde(default, deserialize_with = "said")]
    pub answer: Option<String>,
    /// Members that aren't known here.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

/// An answer as somebody wrote it: a text, or a number as it stands.
fn said<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    match Value::deserialize(from)? {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        Value::Number(number) => Ok(Some(number.to_string())),
        _ => Err(serde::de::Error::custom("answer は文字か数で書いてください")),
    }
}

impl Answer {
    fn holds_for(&mut self, value: String) {
        if !self.values.contains(&value) {
            self.values.push(value);
        }
    }

    /// Whether a question that allows these answers is the one that was answered.
    fn is_still_asked<'o>(&self, options: impl Iterator<Item = &'o str>) -> bool {
        let mut known = self.options.iter().filter(|option| *option != LEAVE);
        self.question != TWO_VALUES || self.options.is_empty() || {
            let mut options = options.filter(|option| *option != LEAVE);
            options.by_ref().all(|option| known.next().is_some_and(|known| known == option)) && known.next().is_none()
        }
    }
}

/// What is known of an office's files.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// The file's form and version.
    #[serde(default)]
    format: String,
    /// Headers of the office's own and what they mean.
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, String>,
    /// Questions, the oldest first.
    #[serde(default, alias = "questions")]
    pub(crate) answers: Vec<Answer>,
    /// Members that aren't known here.
    #[serde(flatten)]
    rest: Map<String, Value>,
}

impl Mapping {
    /// Reads the file's text.
    ///
    /// # Errors
    /// A Japanese sentence where it isn't such a file; it is to be left as it is then.
    pub fn read(text: &str) -> Result<Mapping, String> {
        let text = text.trim_start_matches('\u{feff}');
        let mut mapping: Mapping = serde_json::from_str(text).map_err(|error| {
            format!("{}行目を読めません。直すか、ファイルの名前を変えてからやり直してください", error.line())
        })?;
        if !mapping.format.is_empty() && mapping.format != FORMAT {
            return Err(format!("形式「{}」を知りません。新しい版のkenshoで開いてください", mapping.format));
        }
        mapping.format = FORMAT.to_owned();
        Ok(mapping)
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let mapping = Mapping { format: FORMAT.to_owned(), ..self.clone() };
        serde_json::to_string_pretty(&mapping).map(|text| text + "\n").unwrap_or_default()
    }

    /// The answer to a question that a cell of this text asks.
    pub(crate) fn answer(&self, question: &str, about: &str, text: &str) -> Option<&str> {
        self.find(question, about, text).and_then(|at| self.answers.get(at)?.answer.as_deref())
    }

    /// The same of a question that allows these answers. Which of two values is right was answered of those two: where one
    /// of them is another by now, it is asked again.
    pub(crate) fn answer_among<'o>(
        &self,
        question: &str,
        about: &str,
        text: &str,
        options: impl Iterator<Item = &'o str>,
    ) -> Option<&str> {
        let known = self.answers.get(self.find(question, about, text)?)?;
        known.answer.as_deref().filter(|_| known.is_still_asked(options))
    }

    fn find(&self, question: &str, about: &str, text: &str) -> Option<usize> {
        let whole_column = of_column(question);
        let about = if whole_column { subject(about) } else { about.to_owned() };
        self.answers.iter().rposition(|known| {
            let same = match of_values(question) {
                true => known.values.iter().any(|value| value == text),
                false => whole_column || known.text == text,
            };
            known.question == question && known.about == about && same
        })
    }

    /// The answer that is known to a question as a file asks it.
    pub(crate) fn answer_to(&self, asked: &Answer) -> Option<&str> {
        self.asked_before(asked).and_then(|at| self.answers.get(at)?.answer.as_deref())
    }

    /// Where the same question stands already: of values, one that some of them are in.
    fn asked_before(&self, asked: &Answer) -> Option<usize> {
        match of_values(&asked.question) {
            true => asked.values.iter().find_map(|value| self.find(&asked.question, &asked.about, value)),
            false => self.find(&asked.question, &asked.about, &asked.text),
        }
    }

    /// Adds a question unless it is there; an answer that it brings replaces the one that is.
    pub fn put(&mut self, mut new: Answer) {
        if of_column(&new.question) {
            (new.about, new.text) = (subject(&new.about), String::new());
        }
        match self.asked_before(&new).and_then(|at| self.answers.get_mut(at)) {
            Some(known) => {
                let stays = known.is_still_asked(new.options.iter().map(String::as_str));
                let answered = new.answer.or_else(|| known.answer.take().filter(|_| stays));
                // Nobody has answered for what isn't asked about any more.
                match answered {
                    Some(_) => new.values.into_iter().for_each(|value| known.holds_for(value)),
                    None => known.values = new.values,
                }
                (known.answer, known.asked, known.place, known.options) = (answered, new.asked, new.place, new.options);
            }
            None => self.answers.push(new),
        }
    }

    /// Adds a question; where it stands already of the same heading, it is about these values too.
    pub(crate) fn put_with(&mut self, new: Answer) {
        let about = subject(&new.about);
        let is_it = |known: &&mut Answer| known.question == new.question && known.about == about;
        match self.answers.iter_mut().rfind(is_it).filter(|_| of_values(&new.question)) {
            Some(known) => new.values.into_iter().for_each(|value| known.holds_for(value)),
            None => self.put(new),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn asked(question: &str, about: &str, text: &str, answer: Option<&str>) -> Answer {
        Answer {
            question: question.into(),
            about: about.into(),
            text: text.into(),
            answer: answer.map(str::to_owned),
            ..Answer::default()
        }
    }

    #[test]
    fn an_answer_about_a_column_holds_next_year_and_one_about_a_value_only_for_it() {
        let mut mapping = Mapping::default();
        mapping.put(asked("final-target", "目標値|R8|", "120", Some("最終目標")));
        mapping.put(asked("two-values", "事業/指標", "17", Some("17")));
        assert_eq!(mapping.answer("final-target", "目標値|令和9年度|", "999"), Some("最終目標"));
        assert_eq!(mapping.answer("final-target", "指標値|", "120"), None);
        assert_eq!(mapping.answer("two-values", "事業/指標", "17"), Some("17"));
        assert_eq!(mapping.answer("two-values", "事業/指標", "18"), None);
    }

    #[test]
    fn an_answer_may_be_a_number_as_it_stands() {
        let text =
            r#"{"answers":[{"question":"two-values","about":"甲","answer":700},{"question":"both","about":"乙"}]}"#;
        let mapping = Mapping::read(text).unwrap();
        assert_eq!((mapping.answer("two-values", "甲", ""), mapping.answer("both", "乙", "")), (Some("700"), None));
    }

    #[test]
    fn a_question_asked_again_keeps_its_answer_and_what_others_wrote() {
        let text = r#"{"format":"kensho-import/1","headers":{"成果の数":"実績値"},"memo":"x","answers":[
            {"question":"both","about":"評価","answer":"評価の理由","who":"佐藤"}]}"#;
        let mut mapping = Mapping::read(text).unwrap();
        mapping.put(asked("both", "評価", "", None));
        mapping.put(asked("struck", "事業/指標", "1→2", None));
        assert_eq!((mapping.answers.len(), mapping.answers.iter().filter(|one| one.answer.is_none()).count()), (2, 1));
        let again = Mapping::read(&mapping.text()).unwrap();
        assert_eq!(again, mapping);
        assert_eq!(again.answer("both", "評価", ""), Some("評価の理由"));
        assert!(mapping.text().contains("佐藤") && mapping.text().contains("memo"));
        assert!(Mapping::read("{").is_err() && Mapping::read(r#"{"format":"other/9"}"#).is_err());
    }
}
