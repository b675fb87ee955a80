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

use unicode_segmentation::UnicodeSegmentation;

use crate::json::{Doc, Kind as Json, Pointer, Steps, Tree, Value};
use crate::text;

use super::decimal::Decimal;
use super::field::{Choice, Field, Kind, Place};
use super::said as codes;
use super::whole::Record;
use super::year::FiscalYear;

/// What is shown where nothing is written.
pub const BLANK: &str = "（空欄）";

/// Cells of a name within a label.
const NAME_CELLS: usize = 44;

/// Rows of a list in which the rows of one name are counted.
const COUNTED: usize = 500;

/// Graphemes of a value that are shown, and of those beside a change.
const SHOWN: usize = 60;
const BESIDE: usize = 12;

/// Where `pointer` leads in `doc`, with the project and the year: 「事業5 ラーニング…（令和6年度） KPI「…」の実績値」. A place that isn't
/// there is described as far as it can be.
pub fn describe(doc: &Doc, pointer: &Pointer) -> String {
    Labels::new(doc).describe(pointer)
}

/// Labels and values of many places of one ledger: a project is read once for all that follow each other in it, and so
/// are the programmes.
#[derive(Debug)]
pub struct Labels<'a> {
    doc: &'a Doc,
    piece: Option<(Pointer, Piece)>,
    programs: Programs<'a>,
}

/// A project, or what stands around the projects, with the ways into it that were taken.
#[derive(Debug)]
struct Piece {
    record: Record,
    steps: Steps,
    /// What the project is called; empty for what stands around the projects.
    project: String,
}

impl<'a> Labels<'a> {
    /// Labels of places in `doc`.
    pub fn new(doc: &'a Doc) -> Self {
        Self { doc, piece: None, programs: Programs::new(doc) }
    }

    /// As [`describe`].
    pub fn describe(&mut self, pointer: &Pointer) -> String {
        self.words(pointer).full()
    }

    /// As [`describe_short`].
    pub fn describe_short(&mut self, pointer: &Pointer) -> String {
        self.words(pointer).short()
    }

    /// The project that `pointer` leads into, as [`describe`] names it, with the year of the review; `None` outside the
    /// projects.
    pub fn describe_project(&mut self, pointer: &Pointer) -> Option<String> {
        let words = self.words(pointer);
        (!words.project.is_empty()).then(|| words.project + &words.year)
    }

    /// As [`shown_pair`].
    pub fn shown_pair(&self, pointer: &Pointer, before: Option<&str>, after: Option<&str>) -> (String, String) {
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
                (top, Piece { record, steps: Steps::default(), project })
            });
        }
        match &mut self.piece {
            Some((_, Piece { record, steps, project })) => {
                words.project.clone_from(project);
                words.walk(&tokens, depth, Some(record.value()), steps);
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
pub fn describe_short(doc: &Doc, pointer: &Pointer) -> String {
    Labels::new(doc).describe_short(pointer)
}

/// A ledger as lines of text, one for each field in which something is written: 「label: value」 in the table's order, with
/// the whole of each text, its paragraphs on lines of their own. A project has a heading with its name, and its lines
/// begin with its number alone, so that a corrected name changes two lines and not all of them. What only differs in
/// layout gives the same lines, so tools that compare lines show what differs between two ledgers.
///
/// # Errors
/// The first one of `line`, which ends it.
pub fn lines<E>(doc: &Doc, mut line: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    let root = Place::ROOT;
    let frame = Tree::parse(doc.frame()).unwrap_or_default();
    let programs = Programs::new(doc);
    let mut lines =
        Lines { doc, programs: &programs, tokens: Vec::new(), depth: 0, steps: Steps::default(), line: &mut line };
    let value = frame.root(doc.frame());
    if !matches!(value.kind(), Json::Object) {
        return lines.of(root, value, value);
    }
    let items_at = root.step(doc.key()).rank();
    let mut items_done = doc.cut().is_none();
    for (place, key, member) in in_table_order(root, value) {
        if !items_done && place.rank() >= items_at {
            items_done = true;
            lines.items()?;
        }
        lines.tokens = vec![key];
        lines.of(place, member, value)?;
    }
    Ok(())
}

/// The members of an object in the table's order; those that it doesn't know behind, by name.
fn in_table_order<'a>(place: Place, object: Value<'a>) -> Vec<(Place, Cow<'a, str>, Value<'a>)> {
    let place_of = |key: &str| place.step(key);
    let mut members: Vec<_> = object.members().map(|m| (place_of(&m.key()), m.key(), m.value)).collect();
    members.sort_by(|a, b| (a.0.rank(), &a.1).cmp(&(b.0.rank(), &b.1)));
    members
}

struct Lines<'d, 'k, F> {
    doc: &'d Doc,
    programs: &'d Programs<'d>,
    /// The way to the value at hand, the first `depth` steps of it to the piece that is being read.
    tokens: Vec<Cow<'k, str>>,
    depth: usize,
    steps: Steps,
    line: &'d mut F,
}

impl<E, F: FnMut(&str) -> Result<(), E>> Lines<'_, '_, F> {
    fn items(&mut self) -> Result<(), E> {
        for at in 0..self.doc.len() {
            let text = self.doc.item(at);
            let Ok(tree) = Tree::parse(text) else { continue };
            let heading = project(Some(tree.root(text)), at);
            (self.line)("")?;
            (self.line)(&heading)?;
            let tokens = vec![Cow::Owned(self.doc.key().to_owned()), Cow::Owned(at.to_string())];
            let place = Place::ROOT.step(self.doc.key()).step("0");
            let (steps, line) = (Steps::default(), &mut *self.line);
            let mut lines = Lines { doc: self.doc, programs: self.programs, tokens, depth: 2, steps, line };
            lines.of(place, tree.root(text), tree.root(text))?;
        }
        Ok(())
    }

    /// `top`: the value after the first `depth` steps.
    fn of(&mut self, place: Place, value: Value<'_>, top: Value<'_>) -> Result<(), E> {
        match value.kind() {
            Json::Null => {}
            Json::Object => {
                for (place, key, value) in in_table_order(place, value) {
                    self.tokens.push(Cow::Owned(key.into_owned()));
                    self.of(place, value, top)?;
                    self.tokens.pop();
                }
            }
            Json::Array => {
                for (at, item) in value.items().enumerate() {
                    self.tokens.push(Cow::Owned(at.to_string()));
                    self.of(place.step("0"), item, top)?;
                    self.tokens.pop();
                }
            }
            _ => {
                let mut words = Words::default();
                words.walk(&self.tokens, self.depth, Some(top), &mut self.steps);
                words.project.clone_from(&words.key);
                let text = value.str().filter(|text| text.trim().contains('\n'));
                if let Some(text) = text {
                    (self.line)(&format!("{}:", words.full()))?;
                    return text.lines().try_for_each(|paragraph| (self.line)(&format!("    {paragraph}")));
                }
                let (Reading::Text(shown) | Reading::Plain(shown)) =
                    Reading::value(self.programs, place, place.field(), value);
                if shown != BLANK {
                    (self.line)(&format!("{}: {shown}", words.full()))?;
                }
            }
        }
        Ok(())
    }
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
                self.field = self.named(field.label);
                continue;
            };
            let index = token.parse().unwrap_or(0);
            self.field.clear();
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
                    let row = row(field, &label, list, value, index);
                    self.row = if self.row.is_empty() { row } else { format!("{}の{row}", self.row) };
                }
            }
        }
    }

    /// A label where it stands: a KPI増加分's 「増加分の単位」 is its 「単位」.
    fn named(&self, label: &str) -> String {
        match label.split_once('の') {
            Some((whose, what)) if self.list.contains(whose) => what.to_owned(),
            _ => label.strip_suffix("(合計)").filter(|_| self.list == "合計").unwrap_or(label).to_owned(),
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
    match (said(value, "number"), name) {
        (Some(number), Some(name)) => format!("事業{number} {}", cut(&name)),
        (Some(number), None) => format!("事業{number}"),
        (None, Some(name)) => format!("事業「{}」", cut(&name)),
        (None, None) => format!("{}番目の事業", index + 1),
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
    match (year_text(value), said(value, "basis").filter(|basis| basis != "実績")) {
        (Some(year), Some(basis)) => format!("（{year} {}）", cut(&basis)),
        (Some(year), None) => format!("（{year}）"),
        (None, Some(basis)) => format!("（{}）", cut(&basis)),
        (None, None) => "（年度なし）".to_owned(),
    }
}

fn year_text(value: Option<Value<'_>>) -> Option<String> {
    let text = said(value, "fiscal_year")?;
    Some(FiscalYear::parse(&text).map_or_else(|| cut(&text), |year| year.to_string()))
}

/// A row of a list, by what names it to the officials.
fn row(field: &Field, label: &str, list: Option<Value<'_>>, value: Option<Value<'_>>, index: usize) -> String {
    if field.pattern == "/totals/*" {
        let words: Vec<_> =
            [year_text(value), said(value, "basis").map(|basis| cut(&basis))].into_iter().flatten().collect();
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
    let same = |row: Value<'_>| keys.iter().all(|key| said(Some(row), key) == said(value, key));
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
fn cut(text: &str) -> String {
    let line = one_line(text);
    // Names of KPIs differ at their ends as often as at their beginnings.
    let fitted = text::fit_middle(&line, NAME_CELLS);
    format!("{}{}{}", fitted.head, if fitted.ellipsis { "…" } else { "" }, fitted.tail)
}

/// Line breaks as ` / `.
fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        Cow::Owned(text.lines().collect::<Vec<_>>().join(" / "))
    } else {
        Cow::Borrowed(text)
    }
}

/// The value `raw`, JSON as written, as an official reads it at `pointer`: `40,404,482円`, `令和6年度`, 「確認中」,
/// （空欄）. On one line and cut after some 60 characters.
pub fn shown(doc: &Doc, pointer: &Pointer, raw: &str) -> String {
    Reading::of(&Programs::new(doc), pointer, raw).cut()
}

/// Two values of one place, before and after a change, on one line each. Long texts are cut so that what differs is in
/// sight.
pub fn shown_pair(doc: &Doc, pointer: &Pointer, before: Option<&str>, after: Option<&str>) -> (String, String) {
    pair(&Programs::new(doc), pointer, before, after)
}

fn pair(programs: &Programs<'_>, at: &Pointer, before: Option<&str>, after: Option<&str>) -> (String, String) {
    let read = |raw: Option<&str>| raw.map_or(Reading::Plain(BLANK.to_owned()), |raw| Reading::of(programs, at, raw));
    let (one, two) = match (read(before), read(after)) {
        (Reading::Text(before), Reading::Text(after)) => {
            let (before, after) = around(&before, &after);
            (format!("「{before}」"), format!("「{after}」"))
        }
        (before, after) => (before.cut(), after.cut()),
    };
    match told_apart(before, after).filter(|_| text::look_alike(&one, &two)) {
        Some((mine, theirs)) => (format!("{one}〔{mine}〕"), format!("{two}〔{theirs}〕")),
        None => (one, two),
    }
}

/// What tells two values apart that are shown alike: what can't be seen of texts; of anything else how it is written.
fn told_apart(before: Option<&str>, after: Option<&str>) -> Option<(String, String)> {
    let written = |raw: Option<&str>| raw.map(str::trim).filter(|raw| *raw != "null").map(str::to_owned);
    let (before, after) = (written(before), written(after));
    let said = |raw: &str| Tree::parse(raw).ok().and_then(|tree| tree.root(raw).str().map(Cow::into_owned));
    let texts = (before.as_deref().map(said), after.as_deref().map(said));
    if let (Some(Some(one)), Some(Some(two))) = &texts {
        return (one != two).then(|| text::unseen(one, two)).flatten();
    }
    let way = |raw: &Option<String>| match raw.as_deref() {
        None => "値なし".to_owned(),
        Some("\"\"") => "空の文字".to_owned(),
        Some(raw) => beginning(&one_line(raw), SHOWN).into_owned(),
    };
    let containers = |raw: &Option<String>| raw.as_deref().is_some_and(|raw| raw.starts_with(['{', '[']));
    (before != after && !containers(&before) && !containers(&after)).then(|| (way(&before), way(&after)))
}

/// A value, read.
enum Reading {
    /// Text of the record.
    Text(String),
    /// Everything else, ready to be shown.
    Plain(String),
}

impl Reading {
    fn of(programs: &Programs<'_>, pointer: &Pointer, raw: &str) -> Self {
        let field = super::field::field(pointer);
        match Tree::parse(raw) {
            Ok(tree) => Self::value(
                programs,
                pointer.tokens().fold(Place::ROOT, |place, token| place.step(&token)),
                field,
                tree.root(raw),
            ),
            Err(_) => Self::Plain(raw.to_owned()),
        }
    }

    fn value(programs: &Programs<'_>, place: Place, field: Option<&Field>, value: Value<'_>) -> Self {
        let kind = field.map(|field| field.kind);
        Self::Plain(match (value.kind(), kind) {
            (Json::Null, _) => BLANK.to_owned(),
            (Json::String, _) => {
                let text = value.str().unwrap_or_default();
                if text.trim().is_empty() {
                    return Self::Plain(BLANK.to_owned());
                }
                match word(programs, field, &text) {
                    Some(word) => word,
                    None => return Self::Text(one_line(&text).into_owned()),
                }
            }
            (Json::Number, Some(Kind::Year)) => {
                FiscalYear::parse(value.raw()).map_or_else(|| value.raw().to_owned(), |year| year.to_string())
            }
            (Json::Number, Some(Kind::Whole)) => value.raw().to_owned(),
            (Json::Number, kind) => {
                let number =
                    Decimal::parse(value.raw()).map_or_else(|| value.raw().to_owned(), |number| number.to_string());
                if kind == Some(Kind::Yen) { number + "円" } else { number }
            }
            (Json::Bool, _) => codes::words(Kind::Flag, value.raw()).unwrap_or_default().to_owned(),
            (Json::Array, _) if value.is_empty() => "（なし）".to_owned(),
            (Json::Array, _) if value.items().all(|item| item.kind() == Json::String) => {
                value.items().map(|item| Self::value(programs, place, None, item).cut()).collect()
            }
            (Json::Array, _) => format!("{}件", value.len()),
            (Json::Object, _) => {
                let parts: Vec<_> = value
                    .members()
                    // What ties rows together inside the file says nothing to whoever reads them.
                    .filter(|member| !member.value.is_null() && member.key() != "id")
                    .map(|member| {
                        let place = place.step(&member.key());
                        let label =
                            place.field().map_or_else(|| member.key().into_owned(), |field| field.label.to_owned());
                        format!("{label}: {}", Self::value(programs, place, place.field(), member.value).cut())
                    })
                    .collect();
                if parts.is_empty() { "（なし）".to_owned() } else { parts.join("、") }
            }
        })
    }

    /// On the room that a list has.
    fn cut(self) -> String {
        match self {
            Self::Text(text) => format!("「{}」", beginning(&text, SHOWN)),
            Self::Plain(text) => beginning(&text, 2 * SHOWN).into_owned(),
        }
    }
}

/// Text that stands for something else than itself.
fn word(programs: &Programs<'_>, field: Option<&Field>, text: &str) -> Option<String> {
    let field = field?;
    match (field.kind, text) {
        (Kind::Year, text) => Some(FiscalYear::parse(text)?.to_string()),
        (Kind::Choice(Choice::Program), text) => {
            programs.name(text).map(|name| format!("「{}」", beginning(&one_line(name), SHOWN)))
        }
        (kind, text) => codes::words(kind, text).map(str::to_owned),
    }
}

/// The first `most` graphemes.
fn beginning(text: &str, most: usize) -> Cow<'_, str> {
    match text.grapheme_indices(true).nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// Two texts cut around what differs between them, each of it shown whole as far as there is room.
pub fn around(before: &str, after: &str) -> (String, String) {
    let (old, new): (Vec<_>, Vec<_>) = (before.graphemes(true).collect(), after.graphemes(true).collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let room = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    let cut = |text: &[&str]| {
        if text.len() <= SHOWN {
            return text.concat();
        }
        let changed = text.len() - head - tail;
        let from = if head > BESIDE + 1 { head - BESIDE } else { 0 };
        let (mut to, mut end) = (text.len(), "");
        if tail > BESIDE + 1 {
            (to, end) = (text.len() - tail + BESIDE, "…");
        }
        let start = if from > 0 { "…" } else { "" };
        if changed <= SHOWN {
            return format!("{start}{}{end}", text.get(from..to).unwrap_or_default().concat());
        }
        // Too much has changed: its beginning and its end.
        let first = text.get(from..head + SHOWN - BESIDE).unwrap_or_default().concat();
        let last = text.get(text.len() - tail - BESIDE..to).unwrap_or_default().concat();
        format!("{start}{first}…{last}{end}")
    };
    (cut(&old), cut(&new))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn mine() -> Doc {
        Doc::parse(include_str!("../../data/mine-r6.json"), "projects").unwrap()
    }

    fn pointer(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    #[test]
    fn labels_of_many_places_are_the_labels_of_each() {
        let text = include_str!("../../data/mine-r6.json");
        let doc = Doc::parse(text, "projects").unwrap();
        let at = |text: &str| Pointer::parse(text).unwrap();
        let places = [
            "/projects/0/reviews/0/kpis/1/actual",
            "/projects/0/name",
            "/projects/1/name",
            "/projects/99/name",
            "/projects/0/reviews/0/effect/rating",
            "/title",
            "/totals/0/cost",
            "/totals/1/cost",
            "/nowhere/0",
            "/projects",
            "",
        ];
        let mut labels = Labels::new(&doc);
        for place in places.iter().chain(places.iter().rev()) {
            assert_eq!(labels.describe(&at(place)), describe(&doc, &at(place)), "{place}");
        }
    }

    #[test]
    fn places_are_said_in_the_officials_words() {
        let doc = mine();
        let of = |text: &str| describe(&doc, &pointer(text));
        assert_eq!(of(""), "台帳");
        assert_eq!(of("/fiscal_year"), "対象年度");
        assert_eq!(of("/totals/1/cost"), "合計 令和7年度 計画の総事業費");
        assert_eq!(of("/totals/1"), "合計 令和7年度 計画");
        let odd = Doc::parse(r#"{"totals":[{"basis":"一\n二"}],"programs":[{"id":"x","name":"三\n四"}]}"#, "projects")
            .unwrap();
        assert_eq!(describe(&odd, &pointer("/totals/0")), "合計 一 / 二");
        assert_eq!(shown(&odd, &pointer("/projects/0/reviews/0/program"), "\"x\""), "「三 / 四」");
        assert_eq!(of("/programs/0/subsidy_rate"), "交付金制度「デジタル田園都市国家構…地方創生推進タイプ）」の補助率");
        assert_eq!(of("/notes/0"), "注記 1番目");
        assert!(of("/projects/4").starts_with("事業5 ラーニング"), "{}", of("/projects/4"));
        let project = of("/projects/4");
        assert_eq!(of("/projects/4/department"), format!("{project}の所管課"));
        assert_eq!(of("/projects/4/name"), format!("{project}の名称"));
        assert_eq!(of("/projects/4/reviews/0/cost"), format!("{project}（令和6年度）の総事業費"));
        assert_eq!(of("/projects/4/reviews/0"), format!("{project}（令和6年度）"));
        let name: String =
            doc.find(&pointer("/projects/4/reviews/0/kpis/0/name"), |v| v.str().unwrap().into_owned()).unwrap();
        assert_eq!(
            of("/projects/4/reviews/0/kpis/0/actual"),
            format!("{project}（令和6年度） KPI「{}」の実績値", cut(&name))
        );
        assert_eq!(of("/projects/4/reviews/0/effect/comment"), format!("{project}（令和6年度）の評価"));
        assert_eq!(of("/projects/4/reviews/0/kpis"), format!("{project}（令和6年度）のKPI"));
        assert_eq!(of("/projects/4/memo/0/x"), format!("{project}の「memo/0/x」"));
        assert_eq!(
            describe_short(&doc, &pointer("/projects/4/reviews/0/kpis/0/actual")),
            format!("KPI「{}」の実績値", cut(&name))
        );
        assert_eq!(describe_short(&doc, &pointer("/projects/4/reviews/0")), "効果検証（令和6年度）");
        assert_eq!(describe_short(&doc, &pointer("/projects/4")), project);
        assert_eq!(
            Labels::new(&doc).describe_project(&pointer("/projects/4/reviews/0/cost")),
            Some(format!("{project}（令和6年度）"))
        );
        assert_eq!(Labels::new(&doc).describe_project(&pointer("/title")), None);
    }

    #[test]
    fn places_that_are_not_there_are_described_as_far_as_possible() {
        let doc = mine();
        assert_eq!(describe(&doc, &pointer("/projects/99/name")), "100番目の事業の名称");
        assert_eq!(describe(&doc, &pointer("/x~1y")), "「x/y」");
        assert_eq!(
            describe(&Doc::whole("[]").unwrap(), &pointer("/projects/0/reviews/1/kpis/2/actual")),
            "1番目の事業（年度なし） KPI 3番目の実績値"
        );
    }

    #[test]
    fn rows_of_one_name_are_told_apart() {
        let text = r#"{"projects":[{"number":1,"reviews":[{"fiscal_year":"R7","basis":"計画","kpis":[{"name":"参考"},{"name":"件数"},{"name":"参考"}],
            "opinions":[{"by":"委員","at":"R7.5","text":"x"}]}]}]}"#;
        let doc = Doc::parse(text, "projects").unwrap();
        let of = |text: &str| describe(&doc, &pointer(text));
        assert_eq!(of("/projects/0/reviews/0/kpis/2/target"), "事業1（令和7年度 計画） KPI「参考」（2つ目）の目標値");
        assert_eq!(of("/projects/0/reviews/0/kpis/1/target"), "事業1（令和7年度 計画） KPI「件数」の目標値");
        assert_eq!(of("/projects/0/reviews/0/opinions/0/text"), "事業1（令和7年度 計画） 意見（委員 R7.5）の内容");
    }

    #[test]
    fn every_known_place_of_the_embedded_ledger_has_words() {
        let doc = mine();
        let text = doc.to_text();
        let tree = Tree::parse(&text).unwrap();
        fn walk(doc: &Doc, value: Value<'_>, here: Pointer, seen: &mut std::collections::HashMap<String, Pointer>) {
            let words = describe(doc, &here);
            assert!(!words.contains('/') && !words.is_empty() && !words.contains("のの"), "{here}: {words}");
            if value.is_empty() {
                assert_eq!(seen.insert(words.clone(), here.clone()), None, "{here} is {words} as well");
            }
            value.items().enumerate().for_each(|(at, item)| walk(doc, item, here.index(at), seen));
            value.members().for_each(|member| walk(doc, member.value, here.key(&member.key()), seen));
        }
        let mut seen = std::collections::HashMap::new();
        tree.root(&text)
            .members()
            .filter(|m| m.is("totals") || m.is("programs") || m.is("notes"))
            .for_each(|m| walk(&doc, m.value, Pointer::root().key(&m.key()), &mut seen));
        for at in 0..doc.len() {
            let item = doc.item(at);
            let tree = Tree::parse(item).unwrap();
            for key in ["name", "number", "department", "reviews"] {
                walk(
                    &doc,
                    tree.root(item).get(key).unwrap(),
                    Pointer::root().key("projects").index(at).key(key),
                    &mut seen,
                );
            }
        }
        assert!(seen.len() > 300, "{}", seen.len());
    }

    #[test]
    fn values_are_shown_as_they_are_read() {
        let doc = mine();
        let of = |at: &str, raw: &str| shown(&doc, &pointer(at), raw);
        assert_eq!(of("/projects/0/reviews/0/cost", "40404482"), "40,404,482円");
        assert_eq!(of("/projects/0/reviews/0/cost", "null"), BLANK);
        assert_eq!(of("/projects/0/number", "1234"), "1234");
        assert_eq!(of("/projects/0/reviews/0/kpis/0/actual", "61.0"), "61.0");
        assert_eq!(of("/projects/0/reviews/0/kpis/0/actual", "1318334"), "1,318,334");
        assert_eq!(of("/projects/0/reviews/0/kpis/0/actual", "\"\\u78ba認中\""), "「確認中」");
        assert_eq!(of("/projects/0/reviews/0/kpis/0/actual", "\" \""), BLANK);
        assert_eq!(of("/projects/0/reviews/0/kpis/0/direction", "\"down\""), "少ないほど良い");
        assert_eq!(of("/projects/0/reviews/0/kpis/0/reference", "true"), "はい");
        assert_eq!(of("/projects/0/reviews/0/fiscal_year", "\"R6\""), "令和6年度");
        assert_eq!(of("/projects/0/reviews/0/program", "\"daini-sedai\""), "「第2世代交付金（地方創生推進タイプ）」");
        assert_eq!(of("/projects/0/reviews/0/program", "\"?\""), "「?」");
        assert_eq!(of("/projects/0/department", "\"一\\n二\""), "「一 / 二」");
        assert_eq!(
            of("/projects/0/reviews/0/kpis/0", "{\"name\":\"件数\",\"unit\":null,\"target\":1200}"),
            "指標名: 「件数」、目標値: 1,200"
        );
        assert_eq!(of("/projects/0/name_variants", "[\"a\",\"b\"]"), "「a」「b」");
        assert_eq!(of("/projects/0/name_variants", "[]"), "（なし）");
        assert_eq!(of("/memo", "{\"a\": [{}, 1]}"), "a: 2件");
        let long = format!("\"{}\"", "栗".repeat(100));
        assert_eq!(of("/title", &long), format!("「{}…」", "栗".repeat(60)));
    }

    #[test]
    fn long_texts_are_cut_around_what_differs() {
        let doc = mine();
        let old = format!("\"{}終わり\"", "始め".repeat(60));
        let new = format!("\"{}か\u{3099}終わり\"", "始め".repeat(60));
        let (before, after) = shown_pair(&doc, &pointer("/title"), Some(&old), Some(&new));
        assert_eq!(before, "「…始め始め始め始め始め始め終わり」");
        assert_eq!(after, "「…始め始め始め始め始め始めか\u{3099}終わり」");
        assert_eq!(
            shown_pair(&doc, &pointer("/title"), Some("\"x\""), Some("\"xy\"")),
            ("「x」".into(), "「xy」".into())
        );
        assert_eq!(shown_pair(&doc, &pointer("/title"), None, Some("\"xy\"")), (BLANK.into(), "「xy」".into()));
        let (before, after) = around(&"a".repeat(300), &"b".repeat(300));
        assert!(before.starts_with('a') && before.contains('…') && before.len() < 100, "{before}");
        assert!(after.starts_with('b') && after.ends_with('b') && after.len() < 100);
        let (before, after) = around(
            &format!("{}x{}", "前".repeat(99), "後".repeat(99)),
            &format!("{}{}", "前".repeat(99), "後".repeat(99)),
        );
        assert_eq!(before, format!("…{}x{}…", "前".repeat(12), "後".repeat(12)));
        assert_eq!(after, format!("…{}{}…", "前".repeat(12), "後".repeat(12)));
    }
}
