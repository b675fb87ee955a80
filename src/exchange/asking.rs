//! 照会: what each department is asked, sent as a workbook of its own and read back as a merge.
//!
//! A department is asked about its projects of the year under review, and about the indicators of other departments'
//! projects that the record says are its own (as [`crate::check::todo`] does). Asked is what is known there and nowhere else:
//! results, amounts, what was done, the difficulties, the rating and the policy with their reasons, and an answer to each
//! opinion that waits for one. A target is told, and asked only where it is blank or 確認中: after a year has been rolled over
//! nobody else has the new ones. A sheet that is a plan has no results to ask for.
//!
//! What was sent goes along in a hidden sheet ([`note`]): rows as they were, with a place for every cell that can be answered.
//! So what comes back ([`answers`]) needs neither the ledger of that day nor the rows in their places, and is laid beside the
//! ledger of today as two people's saves are ([`merged`]): an unchanged cell is no change, and what both changed is a
//! conflict that a person decides.

pub mod answers;
pub mod letter;
pub mod merged;
pub mod names;
pub mod note;
mod project;
mod typed;
pub mod workbook;

use std::borrow::Cow;

use crate::json::{Kind as Json, Pointer, Value};
use crate::ledger::Ledger;
use crate::ledger::field::{Choice, Kind, field};
use crate::ledger::said;
use crate::ledger::year::FiscalYear;
use crate::ledger::years::Years;
use crate::rules::Table;
use project::{Builder, list, own_department};

/// What the part of projects without a department is called.
pub(crate) const NOBODY: &str = "所管課なし";

/// The word for a result that isn't known yet.
pub(crate) const PENDING: &str = "確認中";

/// What stands over the columns of answers where results are asked for.
pub(in crate::exchange) const RESULTS: [&str; 3] = ["実績値", "確定の期日", "備考"];

/// The column of answers for a target, where the record has none; it is told in that column elsewhere.
pub(in crate::exchange) const TARGET: usize = 3;

/// Blank rows for what was done, where nothing is written yet and where something is.
const NEW_ROWS: (usize, usize) = (3, 1);

/// Everything that is asked at a time.
#[derive(Clone, Debug)]
pub struct Round {
    /// The year under review.
    pub year: FiscalYear,
    /// The town as printed.
    pub town: String,
    /// 全国地方公共団体コード; empty where the record has none.
    pub code: String,
    /// The day by which answers are wanted, as `2026-05-29`.
    pub due: Option<String>,
    /// The ledger's checksum, in hexadecimal digits.
    pub digest: String,
    /// What each department is asked, in the order of the record.
    pub parts: Vec<Part>,
    /// Projects without a sheet of results for the year: number and name.
    pub without: Vec<String>,
    /// The words that can be chosen.
    pub lists: [List; 3],
}

/// Words to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// What is chosen.
    pub label: &'static str,
    /// The words, each with what it stands for (empty where nothing is said).
    pub words: Vec<(String, String)>,
}

/// What one department is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The department; empty where the record names none.
    pub department: String,
    /// The projects.
    pub projects: Vec<OfProject>,
}

/// What is asked about a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfProject {
    /// Its printed number.
    pub number: Option<i64>,
    /// Its printed name.
    pub name: String,
    /// Whether only some indicators of another department's project are asked about: that department.
    pub of: Option<String>,
    /// The rows as they are sent, as a project of a ledger.
    pub sent: String,
    /// What stands on its sheet, from top to bottom.
    pub lines: Vec<Line>,
}

/// A row of a project's sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A section begins: its name, and what stands in the columns of the answers.
    Section(&'static str, [&'static str; 3]),
    /// Something is asked.
    Asked(Asked),
    /// Something is asked elsewhere: what, and what there is to say of it.
    Elsewhere(String, String),
}

/// How the columns of a row belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Three answers, with unit, target and last year's result beside.
    Kpi,
    /// One answer over three columns, with last year's text beside.
    Text,
    /// A narrow answer and a wide one.
    NarrowWide,
    /// A wide answer and a narrow one.
    WideNarrow,
}

/// A row with answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What is asked.
    pub label: String,
    /// What stands beside: unit, target and last year's result, or one text.
    pub beside: Vec<String>,
    /// How the columns belong together.
    pub shape: Shape,
    /// The cells to be answered.
    pub cells: Vec<Cell>,
}

/// A cell to be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which of the columns of answers, from 0; [`TARGET`] for a target.
    pub column: usize,
    /// The place within the project's row as it is sent.
    pub inside: Pointer,
    /// The place in the ledger that is asked about.
    pub pointer: Pointer,
    /// The value that is sent, as JSON.
    pub sent: String,
    /// Which of [`Round::lists`] it offers.
    pub list: Option<usize>,
}

impl Cell {
    /// Whether a target is asked.
    fn is_target(&self) -> bool {
        self.column == TARGET
    }
}

impl Part {
    /// The department's name, or that there is none.
    pub fn name(&self) -> &str {
        if self.department.is_empty() { NOBODY } else { &self.department }
    }

    /// How many cells are to be answered, and how many of them are blank or 確認中.
    pub fn cells(&self) -> (usize, usize) {
        let counts = self.projects.iter().map(OfProject::cells);
        counts.fold((0, 0), |sum, of| (sum.0 + of.0, sum.1 + of.1))
    }
}

impl OfProject {
    /// `事業2 …`
    pub fn title(&self) -> String {
        titled(self.number, &self.name)
    }

    /// The rows with answers.
    pub fn asked(&self) -> impl Iterator<Item = &Asked> {
        self.lines.iter().filter_map(|line| if let Line::Asked(asked) = line { Some(asked) } else { None })
    }

    /// How many targets are asked: those that the record doesn't have.
    pub(in crate::exchange) fn targets(&self) -> usize {
        self.asked().flat_map(|asked| &asked.cells).filter(|cell| cell.is_target()).count()
    }

    /// How many cells are to be answered, and how many of them are blank or 確認中; rows for what is new aren't counted.
    pub fn cells(&self) -> (usize, usize) {
        let cells = self.asked().flat_map(|asked| &asked.cells).filter(|cell| is_wanted(cell.inside.as_str()));
        cells.fold((0, 0), |(all, open), cell| (all + 1, open + usize::from(is_open(&cell.sent))))
    }
}

/// Whether an answer is expected at a place: not where it would be something more.
fn is_wanted(place: &str) -> bool {
    !["/due", "/note"].iter().any(|end| place.ends_with(end)) && !place.contains("/achievements/-/")
}

/// Whether a value, as JSON, still waits for an answer.
fn is_open(raw: &str) -> bool {
    matches!(raw, "null" | "\"\"" | "\"open\"") || raw.starts_with(&format!("\"{PENDING}"))
}

fn titled(number: Option<i64>, name: &str) -> String {
    number.map_or_else(|| name.to_owned(), |number| format!("事業{number} {name}"))
}

/// The text of a value as a department reads and writes it; empty for null.
pub(super) fn shown(place: &Pointer, value: Value<'_>) -> String {
    let text = match value.kind() {
        Json::String => value.str().map(Cow::into_owned).unwrap_or_default(),
        Json::Null => String::new(),
        _ => value.raw().to_owned(),
    };
    let words = field(place).and_then(|field| said::words(field.kind, &text));
    words.map_or(text, str::to_owned)
}

/// What is asked of the departments that are named; of all where none is.
///
/// # Errors
/// A sentence: the ledger has no year under review, a department has nothing to be asked about, or there is nothing to ask.
pub fn round(ledger: &Ledger, departments: &[String], table: &Table) -> Result<Round, String> {
    let front = ledger.front();
    let front = front.front();
    let Some(year) = front.fiscal_year() else {
        return Err(
            "台帳に対象年度がないため、どの年度のことを尋ねるか決められません。対象年度を記入してください。".into()
        );
    };
    let text = |key: &str| front.0.get(key).and_then(Value::str).map(Cow::into_owned).unwrap_or_default();
    let (mut parts, mut without): (Vec<Part>, Vec<String>) = (Vec::new(), Vec::new());
    let mut add = |who: &str, project: OfProject| match parts.iter_mut().find(|part| part.department == who) {
        Some(part) => part.projects.push(project),
        None => parts.push(Part { department: who.to_owned(), projects: vec![project] }),
    };
    for index in 0..ledger.len() {
        let Some(record) = ledger.record(index) else { continue };
        let project = record.project();
        let sheet = project.reviews().find(|(_, review)| review.fiscal_year() == Some(year) && !review.is_plan());
        let Some((at, review)) = sheet else {
            without.push(titled(project.number(), &project.name().unwrap_or_default()));
            continue;
        };
        let who = project.department().unwrap_or_default().trim().to_owned();
        let builder = Builder { project, review, years: Years::of(project), year, index, at, who: &who };
        add(&who, builder.whole());
        let mut others: Vec<String> = Vec::new();
        for own in list(review.0, "kpis").into_iter().filter_map(own_department) {
            if own != who && !others.contains(&own) {
                others.push(own);
            }
        }
        others.iter().for_each(|other| add(other, builder.only(other)));
    }
    if !departments.is_empty() {
        let has = |name: &String| parts.iter().any(|part| part.name() == name.trim());
        if let Some(missing) = departments.iter().find(|name| !has(name)) {
            let names: Vec<&str> = parts.iter().map(Part::name).collect();
            return Err(format!(
                "「{missing}」に尋ねる事業がありません。尋ねる事業があるのは {} です。",
                names.join("、")
            ));
        }
        parts.retain(|part| departments.iter().any(|name| name.trim() == part.name()));
    }
    if parts.is_empty() {
        return Err(format!(
            "{year}の実績を尋ねる事業がありません。対象年度と、事業の効果検証の年度を確かめてください。"
        ));
    }
    let lists = [
        of_criteria(front.0, ["effect", "rating"], table.ratings.iter().map(|one| one.name.clone())),
        of_criteria(front.0, ["policy", "decision"], table.policies.iter().map(|one| one.name.clone())),
        said::offered(Choice::OpinionState).map(|word| (word.to_owned(), String::new())).collect(),
    ];
    let mut labels = ["事業効果", "今後の方針", "意見への対応"].into_iter();
    let lists = lists.map(|words| List { label: labels.next().unwrap_or_default(), words });
    let (town, code) = (text("municipality"), text("municipality_code"));
    Ok(Round { year, town, code, due: None, digest: String::new(), parts, without, lists })
}

/// The ledger's own words with their criteria; those of the decision table where it has none.
fn of_criteria(
    front: Value<'_>,
    [which, key]: [&str; 2],
    table: impl Iterator<Item = String>,
) -> Vec<(String, String)> {
    let said = |row: Value<'_>, key: &str| row.get(key).and_then(Value::str).map(Cow::into_owned);
    let rows = front.get("criteria").map(|criteria| list(criteria, which)).unwrap_or_default();
    let own: Vec<_> = rows
        .into_iter()
        .filter_map(|row| Some((said(row, key)?, said(row, "criterion").unwrap_or_default())))
        .filter(|(word, _)| !word.trim().is_empty())
        .collect();
    if own.is_empty() { table.map(|word| (word, String::new())).collect() } else { own }
}

/// A choice as it is compared: in whatever width it was typed.
pub(in crate::exchange) fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// What an answer at a place is read as; a row that isn't there yet is one like the others.
pub(in crate::exchange) fn kind(place: &Pointer) -> Kind {
    let there = Pointer::parse(&place.as_str().replace("/-/", "/0/")).ok();
    there.and_then(|place| field(&place)).map_or(Kind::Line, |field| field.kind)
}
