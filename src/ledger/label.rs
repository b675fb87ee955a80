//! Places and values in the officials' words.
//!
//! Nobody who keeps the record thinks of `/projects/4/reviews/0/kpis/2/actual`. They say 「事業5の令和6年度のKPI「…」の実績値」, and so
//! do the confirmation before saving, the differences between two files, the history and the conflicts of a merge. The
//! words come from the field table and from what names a row to them: a KPI's name, a heading, a year. Long names are
//! cut, and rows of one name are told apart by their order.
//!
//! Values are shown as the field's kind asks for: yen in groups of three, years in wareki, text in 「」. What is shown
//! is for reading only and never goes back into a ledger.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::json::{Doc, Kind as Json, Pointer, Steps, Value};
use crate::text;

use super::field::{Field, Place};
use super::whole::Record;
use super::year::FiscalYear;

mod inside;
mod lines;
mod shown;

pub(crate) use inside::{inside, named};
pub(crate) use lines::lines;
pub(crate) use shown::around;
use shown::pair;
pub(crate) use shown::shown;
pub(crate) use shown::shown_of;
pub(crate) use shown::shown_pair;

/// What is shown where nothing is written.
pub(crate) const BLANK: &str = "（空欄）";

/// Of what isn't there at all, and of a list without rows.
pub(crate) const NONE: &str = "（なし）";

/// Cells of a name within a label.
const NAME_CELLS: usize = 44;

/// Rows of a list in which the rows of one name are counted.
const COUNTED: usize = 500;

/// Where `pointer` leads in `doc`, with the project and the year: 「事業5 ラーニング…（令和6年度） KPI「…」の実績値」. A place that isn't
/// there is described as far as it can be.
#[inline]
pub(crate) fn describe(doc: &Doc, pointer: &Pointer) -> String {
    Labels::new(doc).describe(pointer)
}

/// Labels and values of many places of one ledger: a project is read once for all that follow each other in it, and so
/// are the programmes.
#[derive(Debug)]
pub struct Labels<'a> {
    doc: &'a Doc,
    piece: Option<(Pointer, Piece<'a>)>,
    programs: Programs<'a>,
}

/// A project, or what stands around the projects, with the ways into it that were taken.
#[derive(Debug)]
struct Piece<'a> {
    read: Read<'a>,
    steps: Steps,
    /// What the project is called; empty for what stands around the projects.
    project: String,
}

/// Who has read the piece.
#[derive(Debug)]
enum Read<'a> {
    Here(Record),
    Before(Value<'a>),
}

impl Read<'_> {
    fn value(&self) -> Value<'_> {
        match self {
            Read::Here(record) => record.value(),
            Read::Before(value) => *value,
        }
    }
}

/// The year of the review in which a place is; `None` outside the reviews, or where the year can't be read.
pub(crate) fn year_at(doc: &Doc, pointer: &Pointer) -> Option<FiscalYear> {
    let tokens: Vec<_> = pointer.tokens().take(4).collect();
    let [_, project, reviews, review] = &tokens[..] else { return None };
    let review = Pointer::root().key(doc.key()).key(project).key(reviews).key(review);
    let year = |year: Value<'_>| year.str().and_then(|text| FiscalYear::parse(&text));
    doc.find(&review.key("fiscal_year"), year).ok().flatten().filter(|_| reviews == "reviews")
}

impl<'a> Labels<'a> {
    /// Labels of places in `doc`.
    #[inline]
    pub fn new(doc: &'a Doc) -> Self {
        Self { doc, piece: None, programs: Programs::new(doc) }
    }

    /// The same by whoever has read the project at an index already.
    pub fn reading(doc: &'a Doc, index: usize, value: Value<'a>) -> Self {
        let at = Pointer::root().key(doc.key()).index(index);
        let piece = Piece { read: Read::Before(value), steps: Steps::default(), project: project(Some(value), index) };
        Self { piece: Some((at, piece)), ..Self::new(doc) }
    }

    /// As [`describe`].
    #[inline]
    pub(crate) fn describe(&mut self, pointer: &Pointer) -> String {
        self.words(pointer).full()
    }

    /// As [`describe_short`].
    #[inline]
    pub(crate) fn describe_short(&mut self, pointer: &Pointer) -> String {
        self.words(pointer).short()
    }

    /// The project that `pointer` leads into, as [`describe`] names it, with the year of the review; `None` outside the
    /// projects.
    pub(crate) fn describe_project(&mut self, pointer: &Pointer) -> Option<String> {
        let words = self.words(pointer);
        (!words.project.is_empty()).then(|| words.project + &words.year)
    }

    /// As [`shown_pair`].
    #[inline]
    pub(crate) fn shown_pair(&self, pointer: &Pointer, before: Option<&str>, after: Option<&str>) -> (String, String) {
        pair(&self.programs, pointer, before, after)
    }

    /// The project at an index as pointers write it, without leading zeros.
    fn record(&self, token: &str) -> Option<Record> {
        let index = token.parse().ok().filter(|index: &usize| index.to_string() == token)?;
        Record::read(self.doc.item(index)).ok()
    }

    fn words(&mut self, pointer: &Pointer) -> Words {
        let tokens: Vec<_> = pointer.tokens().collect();
        let depth = Words::depth(self.doc, &tokens);
        let mut words = Words::default();
        if tokens.len() < depth {
            // The list of the projects itself: nothing of it is read for that.
            words.walk(&tokens, depth, None, &mut Steps::default());
            return words;
        }
        let top = tokens.iter().take(depth).fold(Pointer::root(), |pointer, token| pointer.key(token));
        if self.piece.as_ref().is_none_or(|(at, _)| *at != top) {
            let record = match depth {
                0 => Record::read(self.doc.frame()).ok(),
                _ => top.parent().and_then(|(_, token)| self.record(&token)),
            };
            self.piece = record.map(|record| {
                let index = tokens.get(1).filter(|_| depth == 2).map(|token| token.parse().unwrap_or(0));
                let project = index.map_or_else(String::new, |index| project(Some(record.value()), index));
                (top, Piece { read: Read::Here(record), steps: Steps::default(), project })
            });
        }
        match &mut self.piece {
            Some((_, Piece { read, steps, project })) => {
                words.project.clone_from(project);
                words.walk(&tokens, depth, Some(read.value()), steps);
            }
            None => words.walk(&tokens, depth, None, &mut Steps::default()),
        }
        words
    }
}

/// The names of the programmes, by what reviews call them.
#[derive(Debug)]
struct Programs<'a> {
    doc: &'a Doc,
    /// Read when first asked for.
    names: OnceLock<HashMap<String, Option<String>>>,
}

impl<'a> Programs<'a> {
    #[inline]
    fn new(doc: &'a Doc) -> Self {
        Self { doc, names: OnceLock::new() }
    }

    fn name(&self, id: &str) -> Option<&str> {
        let read = |programs: Value<'_>| {
            let mut names = HashMap::new();
            for program in programs.items() {
                let Some(id) = said(Some(program), "id") else { continue };
                names.entry(id.into_owned()).or_insert_with(|| said(Some(program), "name").map(Cow::into_owned));
            }
            names
        };
        let names =
            self.names.get_or_init(|| self.doc.find(&Pointer::root().key("programs"), read).unwrap_or_default());
        names.get(id)?.as_deref()
    }
}

/// The same within its project, for lists under the project's name: 「KPI「…」の実績値」.
#[inline]
pub(crate) fn describe_short(doc: &Doc, pointer: &Pointer) -> String {
    Labels::new(doc).describe_short(pointer)
}

/// What a label is made of.
#[derive(Default)]
struct Words {
    /// 事業5 ラーニング…
    project: String,
    /// 事業5
    key: String,
    /// （令和6年度）
    year: String,
    /// The row of a list: KPI「…」.
    row: String,
    /// What the rows of that list are called.
    list: &'static str,
    /// The field within it.
    field: String,
}

impl Words {
    /// How many steps lead to the piece that holds the place, which is all that is read: two to a project, none to what
    /// stands around them.
    fn depth(doc: &Doc, tokens: &[Cow<'_, str>]) -> usize {
        match tokens.first() {
            Some(first) if doc.cut().is_some() && *first == doc.key() => 2,
            _ => 0,
        }
    }

    /// Goes along `tokens`; `top` is what stands after the first `depth` of them.
    fn walk(&mut self, tokens: &[Cow<'_, str>], depth: usize, top: Option<Value<'_>>, steps: &mut Steps) {
        let mut place = Place::ROOT;
        let mut value = top.filter(|_| depth == 0);
        let mut last = "";
        for (at, token) in tokens.iter().enumerate() {
            place = place.step(token);
            let list = value;
            value = match (at + 1).cmp(&depth) {
                std::cmp::Ordering::Less => None,
                std::cmp::Ordering::Equal => top,
                std::cmp::Ordering::Greater => list.and_then(|value| steps.step(value, token)),
            };
            let Some(field) = place.field() else {
                let rest = tokens.get(at..).unwrap_or_default().join("/");
                self.field = format!("「{}」", cut(&rest));
                return;
            };
            let Some(list_pattern) = field.pattern.strip_suffix("/*") else {
                last = field.label;
                continue;
            };
            let index = token.parse().unwrap_or(0);
            last = "";
            let label = self.named(field.label);
            self.list = field.label;
            match list_pattern {
                "/projects" => {
                    // Who reads many places of a project knows its name already.
                    if self.project.is_empty() {
                        self.project = project(value, index);
                        self.key = key(value, index);
                    }
                }
                "/projects/*/reviews" => self.year = year(value),
                _ => {
                    let row = row(field, label, list, value, index);
                    self.row = if self.row.is_empty() { row } else { format!("{}の{row}", self.row) };
                }
            }
        }
        self.field = self.named(last).to_owned();
    }

    /// A label where it stands: a KPI増加分's 「増加分の単位」 is its 「単位」.
    fn named(&self, label: &'static str) -> &'static str {
        match label.split_once('の') {
            Some((whose, what)) if self.list.contains(whose) => what,
            _ => label.strip_suffix("(合計)").filter(|_| self.list == "合計").unwrap_or(label),
        }
    }

    fn full(self) -> String {
        let whose = format!("{}{}", self.project, self.year);
        match (whose.is_empty(), self.row.is_empty(), self.field.is_empty()) {
            (true, true, true) => "台帳".to_owned(),
            (true, true, false) => self.field,
            (false, true, true) => whose,
            (false, true, false) => format!("{whose}の{}", self.field),
            (true, false, _) => self.short(),
            (false, false, _) => format!("{whose} {}", self.short()),
        }
    }

    fn short(self) -> String {
        match (self.row.is_empty(), self.field.is_empty()) {
            (false, true) => self.row,
            (false, false) => format!("{}の{}", self.row, self.field),
            (true, false) => self.field,
            (true, true) if !self.year.is_empty() => format!("効果検証{}", self.year),
            (true, true) if !self.project.is_empty() => self.project,
            (true, true) => "台帳".to_owned(),
        }
    }
}

/// A member as text, unless there is nothing in it.
fn said<'a>(value: Option<Value<'a>>, key: &str) -> Option<Cow<'a, str>> {
    let member = value?.get(key)?;
    let text = match member.kind() {
        Json::Number => Cow::Borrowed(member.raw()),
        _ => member.str()?,
    };
    (!text.trim().is_empty()).then_some(text)
}

fn project(value: Option<Value<'_>>, index: usize) -> String {
    let name = said(value, "name").or_else(|| said(value, "id"));
    let mut words = String::new();
    add_project(said(value, "number").as_deref(), name.as_deref(), index, &mut words);
    words
}

/// Adds what a project is called by its number and its name, as far as they are said.
pub(crate) fn add_project(number: Option<&str>, name: Option<&str>, index: usize, words: &mut String) {
    match (number, name) {
        (Some(number), Some(name)) => words.extend(["事業", number, " ", &cut(name)]),
        (Some(number), None) => words.extend(["事業", number]),
        (None, Some(name)) => words.extend(["事業「", &cut(name), "」"]),
        (None, None) => words.push_str(&format!("{}番目の事業", index + 1)),
    }
}

/// A project by what doesn't change with its name.
fn key(value: Option<Value<'_>>, index: usize) -> String {
    match (said(value, "number"), said(value, "id")) {
        (Some(number), _) => format!("事業{number}"),
        (None, Some(id)) => format!("事業「{}」", cut(&id)),
        (None, None) => project(value, index),
    }
}

fn year(value: Option<Value<'_>>) -> String {
    year_of(said(value, "fiscal_year").as_deref(), said(value, "basis").as_deref())
}

/// A review by its year and what it is of, as far as they are said.
pub(crate) fn year_of(year: Option<&str>, basis: Option<&str>) -> String {
    match (year.map(year_words), basis.filter(|basis| *basis != "実績")) {
        (Some(year), Some(basis)) => format!("（{year} {}）", cut(basis)),
        (Some(year), None) => format!("（{year}）"),
        (None, Some(basis)) => format!("（{}）", cut(basis)),
        (None, None) => "（年度なし）".to_owned(),
    }
}

/// Adds what a KPI of a name is called.
pub(crate) fn add_kpi(name: &str, words: &mut String) {
    words.extend(["KPI「", &cut(name), "」"]);
}

/// What stands at `field` beneath a row of a list, or beneath the ledger itself: the rows of lists that it leads through, by their
/// order (「事業実績 1番目」), and what the field is called. Either may be empty.
pub(crate) fn beneath(row: &Pointer, field: &str) -> (String, String) {
    let walk = |pointer: &Pointer| {
        let tokens: Vec<_> = pointer.tokens().collect();
        let mut words = Words::default();
        words.walk(&tokens, 0, None, &mut Steps::default());
        words
    };
    let Ok(whole) = Pointer::parse(&format!("{row}{field}")) else { return Default::default() };
    let (of_row, words) = (walk(row).row, walk(&whole));
    let rows = words.row.strip_prefix(&of_row).unwrap_or(&words.row).trim_start_matches('の').to_owned();
    (rows, words.field)
}

fn year_text(value: Option<Value<'_>>) -> Option<String> {
    said(value, "fiscal_year").map(|text| year_words(&text))
}

fn year_words(text: &str) -> String {
    FiscalYear::parse(text).map_or_else(|| cut(text).into_owned(), |year| year.to_string())
}

/// A row of a list, by what names it to the officials.
fn row(field: &Field, label: &str, list: Option<Value<'_>>, value: Option<Value<'_>>, index: usize) -> String {
    if field.pattern == "/totals/*" {
        let words: Vec<_> = [year_text(value), said(value, "basis").map(|basis| cut(&basis).into_owned())]
            .into_iter()
            .flatten()
            .collect();
        if !words.is_empty() {
            return format!("{label} {}", words.join(" "));
        }
    }
    if field.pattern.ends_with("/opinions/*") {
        let words: Vec<_> = [said(value, "by"), said(value, "at")].into_iter().flatten().collect();
        if !words.is_empty() {
            return format!("{label}（{}）{}", cut(&words.join(" ")), which(list, value, index, &["by", "at"]));
        }
    }
    if field.pattern.ends_with("/evaluations/*") {
        let words: Vec<_> = [said(value, "stage"), said(value, "by")].into_iter().flatten().collect();
        if !words.is_empty() {
            return format!("{label}（{}）{}", cut(&words.join(" ")), which(list, value, index, &["stage", "by"]));
        }
    }
    let key = ["name", "heading", "item", "group", "rating", "decision", "code", "text", "body", "source"]
        .into_iter()
        .find_map(|key| Some((key, said(value, key)?)));
    match key {
        Some((key, name)) => format!("{label}「{}」{}", cut(&name), which(list, value, index, &[key])),
        None => format!("{label} {}番目", index + 1),
    }
}

/// Which one, where several rows have the same name; in a list so long that nobody counts, which row. (To look for the
/// same name in it costs a walk along the list, for every row that is labelled.)
fn which(list: Option<Value<'_>>, value: Option<Value<'_>>, index: usize, keys: &[&str]) -> String {
    let own: Vec<_> = keys.iter().map(|key| said(value, key)).collect();
    let same = |row: Value<'_>| keys.iter().zip(&own).all(|(key, own)| said(Some(row), key) == *own);
    let rows = || list.into_iter().flat_map(Value::items);
    if list.is_some_and(|list| list.len() > COUNTED) {
        return format!("（{}行目）", index.saturating_add(1));
    }
    if rows().filter(|row| same(*row)).nth(1).is_none() {
        return String::new();
    }
    format!("（{}つ目）", rows().take(index + 1).filter(|row| same(*row)).count())
}

/// A name short enough for a label, on one line.
fn cut(text: &str) -> Cow<'_, str> {
    // Most names are shorter, and on one line; no character of those takes more than two cells, nor more cells than bytes.
    let fits = || text.len() <= NAME_CELLS || text.chars().count() * 2 <= NAME_CELLS;
    if text::is_plain(text) && fits() {
        return Cow::Borrowed(text);
    }
    let line = one_line(text);
    // Names of KPIs differ at their ends as often as at their beginnings.
    let fitted = text::fit_middle(&line, NAME_CELLS);
    format!("{}{}{}", fitted.head, if fitted.ellipsis { "…" } else { "" }, fitted.tail).into()
}

/// Line breaks as ` / `.
fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        Cow::Owned(text.lines().collect::<Vec<_>>().join(" / "))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests;
