//! What becomes of a file: every cell with its place, and the ledger that would be written.

use std::any::Any;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde_json::value::RawValue;

use self::by_layout::by_layout;
use super::asking::answers::Answers;
use super::cells::{Address, Book};
use super::hands::{Alone, Hands};
use super::layout::Looked;
use super::mapping::{Answer, LEAVE, Mapping};
use super::pieces::Pieces;
pub use super::place::As;
use super::place::{Question, Room};
pub use super::positions::Spot;
use super::read::{How, read_beside};
use super::tree::Node;
use super::values::{needs_no_escape, string};
use super::words::{MEANINGS, Words};
use crate::ledger::whole::PROJECTS;

mod amounts_asked;
mod by_layout;
pub(crate) mod destinations;
mod entries;
mod follows;

/// What is known before a file is read.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The year under review, where the user says it.
    pub year: Option<u16>,
    /// The only sheet that is to be read.
    pub sheet: Option<String>,
    /// The words of headers.
    pub words: Words,
    /// What was answered before.
    pub mapping: Mapping,
    /// Whether the file is a form of which much may not be filled in yet.
    pub unfilled: bool,
}

impl Given {
    /// What the answers and an office's own words (as in `data/headers.tsv`) say; gives the lines of the words that can't
    /// be understood.
    pub fn of(mapping: Mapping, own_words: &[String]) -> (Given, Vec<String>) {
        let mut words = Words::default();
        let problems = own_words.iter().flat_map(|text| words.add(text)).collect();
        let answered = mapping.answers.iter().filter(|answer| answer.question == COLUMN);
        let answered = answered.filter_map(|answer| Some((&answer.about, answer.answer.as_ref()?)));
        answered.chain(&mapping.headers).for_each(|(header, meaning)| words.add_header(header, meaning));
        (Given { words, mapping, ..Given::default() }, problems)
    }
}

/// One thing that became of a cell.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The sheet's name; `None` for a text file.
    pub sheet: Option<Arc<str>>,
    /// The address: `B12`.
    pub cell: Address,
    /// The text as printed.
    pub(crate) text: Arc<str>,
    /// What became of it.
    pub kind: As,
    /// Where it stands in the ledger that would be written.
    pub pointer: Option<Spot>,
    /// The JSON that is written there.
    pub value: Option<Box<str>>,
    /// The project's name.
    pub project: Option<Arc<str>>,
    /// Whether the value is said elsewhere than in the cell: by the header over it.
    pub(crate) elsewhere: bool,
    /// Whether another cell says something else of the place and nobody has answered yet which is right: it isn't written.
    pub(crate) waits: bool,
    /// Where the value stands that it says once more, and that value as JSON.
    pub repeats: Option<Box<(Spot, String)>>,
    /// The reason, or the question.
    pub why: Cow<'static, str>,
    /// The question by which an answer is kept, and the answers that it allows.
    pub(crate) asked: Option<Box<(Question, Vec<Allowed>)>>,
}

/// An answer that a question allows: in words, with the pointers and JSON that it writes.
pub(crate) type Allowed = (String, Vec<(String, String)>);

/// The ledger that would be written.
#[derive(Clone, Debug)]
pub enum Made {
    /// There is nothing to import.
    Nothing,
    /// Its text.
    Text(String),
    /// What the entries say, and what follows from them and is in no cell, by pointer.
    OfEntries(Vec<(Spot, Cow<'static, str>)>),
}

/// What would be done with a file.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The file's name.
    pub file: String,
    /// Every cell, none left out.
    pub entries: Pieces<Entry>,
    /// The ledger that would be written.
    pub(crate) made: Made,
    /// What should be said about the file.
    pub notices: Vec<String>,
    /// Headers of columns that nobody knows, with a cell below each.
    pub unknown: Vec<(String, String)>,
    /// What a department answered, where the file is a workbook that was sent to it.
    pub answers: Option<Box<Answers>>,
    /// Why there is nothing to import, where it is something else than that there is no table.
    pub(crate) refusal: Option<String>,
    /// Where the form has room for answers.
    pub room: Room,
    /// What it was made with.
    pub(super) _leftovers: Leftovers,
}

/// What a plan was made with, which nobody needs any more. Of a large file that is many small pieces, and to let go of them
/// takes as long as a part of the way: they go with the plan, and where the program ends with it, not at all.
#[derive(Clone, Default)]
pub(super) struct Leftovers(Option<Arc<dyn Any + Send + Sync>>);

impl Leftovers {
    fn of(what: impl Any + Send + Sync) -> Leftovers {
        Leftovers(Some(Arc::new(what)))
    }
}

impl fmt::Debug for Leftovers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Leftovers" } else { "none" })
    }
}

/// What is said of a file of which nobody says of which year it is; on the command line with the option that says it.
pub(crate) const NO_YEAR: &str = "対象年度がどこにも書かれていません。";

/// Why a cell isn't read of which nobody says of which year it is.
const WITHOUT_YEAR: &str = "対象年度が書かれていない(年度が分かれば読む)";

/// Makes the plan of a file. A form that says itself what its cells are is to be recognised here, before its layout is
/// looked at.
pub fn plan(book: &Book, given: &Given) -> Plan {
    plan_by(&Alone, book, &Looked::default(), given)
}

/// The same by whoever's hands there are, with what was looked at while the file was read.
pub(super) fn plan_by(hands: &impl Hands, book: &Book, looked: &Looked, given: &Given) -> Plan {
    let read = |book: &Book, given: &Given| by_layout(hands, book, looked, given);
    let mut plan = super::asking::answers::plan(book, given)
        .unwrap_or_else(|| super::published::with_hidden(read(book, given), book, given, read));
    plan.note_refused(&given.mapping);
    plan
}

/// Reads a file's bytes and makes its plan, by whoever's hands there are. `known`: whether the book that was read is what is
/// looked for.
///
/// # Errors
/// Why it can't be read, in a sentence, or what `known` says.
pub(crate) fn read_and_plan(
    hands: &impl Hands,
    (file, bytes): (&str, &[u8]),
    how: &How,
    given: &Given,
    known: impl FnOnce(&Book) -> Result<(), String>,
) -> Result<Plan, String> {
    let mut looked = Looked::default();
    let book = read_beside(hands, (file, bytes), how, &given.words, |texts, rest| {
        looked = Looked::beside(hands, texts.iter().map(|(text, _)| text), &given.words, rest);
    });
    let book = book.map_err(|why| why.to_string())?;
    known(&book)?;
    let mut plan = plan_by(hands, &book, &looked, given);
    plan._leftovers = Leftovers::of((plan._leftovers, book, looked));
    Ok(plan)
}

/// The year under review that a file says itself; `None` where it says none.
pub(crate) fn year_said(book: &Book, given: &Given) -> Option<u16> {
    by_layout::year(book, given)
}

/// The address of a cell with its sheet: `KPI!E12`.
pub(super) fn place_of(sheet: Option<&str>, cell: &str) -> String {
    sheet.map_or_else(|| cell.to_owned(), |sheet| format!("{sheet}!{cell}"))
}

impl Plan {
    /// The file's name without its folders.
    pub(crate) fn name(&self) -> &str {
        self.file.rsplit(['/', '\\']).next().unwrap_or(&self.file)
    }

    /// Whose the file says that it is.
    pub(crate) fn town(&self) -> Option<String> {
        let says = |entry: &&Entry| entry.said() == As::Value && entry.pointer.as_ref().is_some_and(Spot::is_town);
        serde_json::from_str(self.entries.iter().find(says)?.written()?).ok()
    }

    /// The town that the file or one of its sheets is called by: 「白波町_実績.xlsx」, a sheet 「白波町」.
    pub(crate) fn town_of_names(&self) -> Option<String> {
        let mut sheets: Vec<&str> = self.entries.iter().filter_map(|entry| entry.sheet.as_deref()).collect();
        sheets.dedup_by(|a, b| std::ptr::eq(*a, *b));
        let file = self.name().rsplit_once('.').map_or(self.name(), |(stem, _)| stem);
        [file].into_iter().chain(sheets).find_map(super::layout::town_in_name)
    }

    /// Whether there is nothing to import.
    pub fn is_empty(&self) -> bool {
        matches!(self.made, Made::Nothing)
    }

    /// The text of the ledger that would be written, made when it is asked for; `None` where there is nothing to import. What
    /// is asked about and not answered isn't in it.
    pub fn ledger(&self) -> Option<Cow<'_, str>> {
        self.made(|entry| !entry.waits)
    }

    /// The same with the first of the values of which one has to be chosen.
    pub(super) fn ledger_with_first(&self) -> Option<Cow<'_, str>> {
        self.made(|_| true)
    }

    /// How many values wait for an answer: nothing is written in their places.
    pub(crate) fn waiting(&self) -> usize {
        self.entries.iter().filter(|entry| entry.said() == As::Ask && entry.pointer.is_some()).count()
    }

    fn made(&self, is_written: impl Fn(&Entry) -> bool) -> Option<Cow<'_, str>> {
        match &self.made {
            Made::Nothing => None,
            Made::Text(text) => Some(Cow::Borrowed(text)),
            Made::OfEntries(further) => {
                let mut tree = Node::Object(Vec::new());
                tree.put(&Spot::of("/format".to_owned()), string("kensho-ledger/1"));
                for entry in self.entries.iter().filter(|entry| entry.kind == As::Value && is_written(entry)) {
                    if let (Some(pointer), Some(value)) = (&entry.pointer, &entry.value) {
                        tree.put(pointer, &**value);
                    }
                }
                further.iter().for_each(|(pointer, value)| tree.put(pointer, &**value));
                // Where all that the file says of projects waits for an answer, it is a ledger without any.
                tree.put(&Spot::of(format!("/{PROJECTS}")), "[]");
                Some(Cow::Owned(tree.text()))
            }
        }
    }

    /// Why nothing can be imported, in a sentence; `None` where something can.
    pub(crate) fn refused(&self) -> Option<String> {
        let no_table = || "取り込める表がありません(文書か、見出しの分からない表です)。".to_owned();
        self.is_empty().then(|| self.refusal.clone().unwrap_or_else(no_table))
    }

    /// Notes what was answered to questions that are still open: it is none of their answers.
    fn note_refused(&mut self, mapping: &Mapping) {
        if mapping.answers.is_empty() {
            return;
        }
        for entry in self.entries.iter_mut().filter(|entry| entry.kind == As::Ask) {
            let Some((question, options)) = entry.asked.as_deref_mut() else { continue };
            let answer = mapping.answer(question.kind, &question.about, &entry.text);
            let refused = answer.filter(|answer| !options.iter().any(|(words, _)| words == answer));
            question.refused = refused.map(str::to_owned);
        }
    }

    /// Whether something of it isn't read because nobody says of which year it is.
    pub fn lacks_year(&self) -> bool {
        self.entries.iter().any(|entry| entry.kind == As::Unplaced && *entry.why == *WITHOUT_YEAR)
    }

    /// Whether nothing can be imported before it is answered whose its KPIs are.
    pub(crate) fn asks_whose(&self) -> bool {
        let whose = |entry: &Entry| entry.question().is_some_and(|question| question.kind == WHOSE);
        self.is_empty() && self.entries.iter().any(whose)
    }

    /// What the file asks, each question once, without its answer.
    pub fn questions(&self) -> Vec<Answer> {
        let mut asked = Mapping::default();
        for entry in self.entries.iter().filter(|entry| entry.kind == As::Ask) {
            let Some(Question { kind, about, value, .. }) = entry.question() else { continue };
            let options = entry.options().iter().map(|(words, _)| words.clone());
            asked.put_with(Answer {
                question: (*kind).to_owned(),
                about: about.clone(),
                values: value.iter().cloned().collect(),
                text: entry.text.to_string(),
                asked: entry.why.to_string(),
                place: format!("{} {}", self.name(), entry.place()),
                options: options.chain([LEAVE.to_owned()]).collect(),
                ..Answer::default()
            });
        }
        amounts_asked::name_cells(&mut asked.answers, &self.entries);
        for (header, place) in &self.unknown {
            let meanings = MEANINGS.iter().map(|(_, label)| (*label).to_owned());
            asked.put(Answer {
                question: COLUMN.to_owned(),
                about: header.clone(),
                asked: format!("見出し「{header}」の列は何か"),
                place: format!("{} {place}", self.name()),
                options: meanings.chain([LEAVE.to_owned()]).collect(),
                ..Answer::default()
            });
        }
        asked.answers
    }
}

/// Why rows aren't read that say their projects by numbers which nothing before them tells.
pub(crate) const UNKNOWN_NUMBER: &str = "事業の番号だけで、その番号の事業が前に挙げられていない";

/// The question whose a table of KPIs is, of which nothing says it; the answer is the project's name.
pub(crate) const WHOSE: &str = "whose";

/// Questions whose a table is can be answered with the name of a ledger's project too.
pub(crate) fn with_projects(questions: &mut [Answer], names: &[String]) {
    for asked in questions.iter_mut().filter(|asked| asked.question == WHOSE) {
        let new: Vec<String> = names.iter().filter(|name| !asked.options.contains(name)).cloned().collect();
        asked.options.splice(0..0, new);
    }
}

/// The question what a column of an unknown heading is.
pub(crate) const COLUMN: &str = "column";

impl Entry {
    /// Sheet and cell: `KPI!E12`.
    pub(crate) fn place(&self) -> String {
        place_of(self.sheet.as_deref(), &self.cell.to_string())
    }

    /// What became of it, for whoever reads it: a value of which it is asked whether it is the right one is part of the question.
    pub(crate) fn said(&self) -> As {
        if self.waits { As::Ask } else { self.kind }
    }

    /// The reason, or the question.
    pub(crate) fn reason(&self) -> Cow<'_, str> {
        if self.waits {
            return Cow::Borrowed("別のセルの値と違うので、質問に答えるまで書かない");
        }
        match self.question().and_then(|question| question.refused.as_deref()) {
            Some(answer) => Cow::Owned(format!("{}。書かれた答え「{answer}」は、選べる答えにない", self.why)),
            None => Cow::Borrowed(&self.why),
        }
    }

    /// The value that is written.
    pub(crate) fn written(&self) -> Option<&str> {
        self.value.as_deref().filter(|_| !self.waits)
    }

    /// The question by which an answer is kept.
    pub(crate) fn question(&self) -> Option<&Question> {
        self.asked.as_deref().map(|(question, _)| question)
    }

    /// The answers that a question allows.
    pub(crate) fn options(&self) -> &[Allowed] {
        self.asked.as_deref().map_or(&[], |(_, options)| options)
    }

    /// The entry as the contract's JSON object, in one line.
    pub fn json(&self, file: &str) -> String {
        let mut out = String::with_capacity(400);
        self.add_json(file, &mut out);
        out
    }

    /// Adds [`Entry::json`] to a text; a large file has many of them.
    pub(crate) fn add_json(&self, file: &str, out: &mut String) {
        let kind = match self.said() {
            As::Value => "value",
            As::Label => "label",
            As::Repeated => "repeated",
            As::Unplaced => "unplaced",
            As::Ask => "ask",
        };
        member(out, "{\"file\":", Some(file));
        member(out, ",\"sheet\":", self.sheet.as_deref());
        out.push_str(",\"cell\":\"");
        self.cell.add_to(out);
        out.push('"');
        member(out, ",\"text\":", Some(&self.text));
        member(out, ",\"as\":", Some(kind));
        match &self.pointer {
            Some(spot) if needs_no_escape(spot.field()) => {
                out.push_str(",\"pointer\":\"");
                spot.add_to(out);
                out.push('"');
            }
            spot => member(out, ",\"pointer\":", spot.as_ref().map(Spot::to_string).as_deref()),
        }
        out.extend([",\"value\":", self.written().filter(|raw| is_json(raw)).unwrap_or("null")]);
        member(out, ",\"project\":", self.project.as_deref());
        member(out, ",\"why\":", Some(&self.reason()));
        if !self.options().is_empty() {
            let option = |(words, values): &Allowed| {
                let write = |(pointer, value): &(String, String)| {
                    format!("{{\"pointer\":{},\"value\":{value}}}", string(pointer))
                };
                let values: Vec<String> = values.iter().map(write).collect();
                format!("{{\"answer\":{},\"values\":[{}]}}", string(words), values.join(","))
            };
            let options: Vec<String> = self.options().iter().map(option).collect();
            out.extend([",\"options\":[", &options.join(","), "]"]);
        }
        out.push('}');
    }
}

/// Whether a text is JSON. Most are a string with nothing to be escaped, or a whole number: they are told at a glance.
fn is_json(raw: &str) -> bool {
    let inside = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"'));
    let is_whole = || raw.bytes().all(|b| b.is_ascii_digit()) && !raw.starts_with('0') && !raw.is_empty();
    inside.is_some_and(needs_no_escape) || is_whole() || serde_json::from_str::<&RawValue>(raw).is_ok()
}

/// Adds a member of an object whose value is text or nothing.
fn member(out: &mut String, key: &str, text: Option<&str>) {
    out.push_str(key);
    match text {
        Some(text) if needs_no_escape(text) => out.extend(["\"", text, "\""]),
        Some(text) => out.push_str(&string(text)),
        None => out.push_str("null"),
    }
}
