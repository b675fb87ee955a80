//! What the rows of a list are called, and which of two new ones are one.

use std::borrow::Cow;
use std::collections::HashSet;

use super::super::out::as_written;
use super::super::place::name_key;
use super::super::values::counted;
use super::super::words::squeezed;
use super::same::{joined, same};
use crate::change::merge::on_one_line;
use crate::json::{Doc, Edit, Kind, Pointer, Tree, Value};
use crate::ledger::units::Unit;
use crate::ledger::year::FiscalYear;

/// The members that name the rows of a list, the surest first.
pub(super) fn names(list: &str) -> &'static [&'static [&'static str]] {
    match list {
        "projects" | "kpis" | "kpi_increments" | "programs" => &[&["name"]],
        "reviews" => &[&["fiscal_year"]],
        "totals" => &[&["fiscal_year", "basis"]],
        "achievements" => &[&["heading"], &["body"]],
        "cost_items" => &[&["group", "item", "account"], &["item", "account"]],
        "opinions" => &[&["text"]],
        "evaluations" => &[&["stage", "by"], &["stage"]],
        "funding" => &[&["source"]],
        "effect" | "external" | "kpi" => &[&["rating"]],
        "policy" => &[&["decision"]],
        "verifications" => &[&["body", "at"]],
        _ => &[],
    }
}

/// What the question is about which row of a list one of this name is: two projects may each have a KPI of the name.
pub(in crate::exchange) fn about(list: &str, project: &str, name: &str) -> String {
    match list {
        "kpis" => format!("{project} / {name}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
thread_local! {
    /// How often a row was asked what it is called.
    pub(super) static CALLED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// What a row is called by some members, as it is compared.
pub(super) fn called(row: Value<'_>, keys: &[&str]) -> Option<String> {
    #[cfg(test)]
    CALLED.set(CALLED.get() + 1);
    let said = |key: &&str| {
        let text = row.get(key).and_then(Value::str)?;
        Some(FiscalYear::parse(&text).map_or_else(|| name_key(&as_written(&text)), FiscalYear::short))
    };
    let parts: Vec<Option<String>> = keys.iter().map(said).collect();
    parts.first()?.as_ref()?;
    Some(parts.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>().join("\0"))
}

/// Ids for new projects, that none of a ledger's projects has.
pub(in crate::exchange) struct FreeIds {
    known: HashSet<String>,
    /// The number of the last one that was given out.
    count: usize,
}

impl FreeIds {
    /// Ids beside those of `projects`, counted on from `count`.
    pub(in crate::exchange) fn beside(projects: &[Value<'_>], count: usize) -> Self {
        let ids = projects.iter().filter_map(|row| row.get("id")?.str());
        Self { known: ids.map(Cow::into_owned).collect(), count }
    }

    /// The next one.
    pub(in crate::exchange) fn next(&mut self) -> String {
        loop {
            self.count += 1;
            let id = format!("p{}", self.count);
            if !self.known.contains(&id) {
                return id;
            }
        }
    }
}

/// A row's name as printed.
pub(in crate::exchange) fn name(list: &str, row: Value<'_>) -> String {
    let key = names(list).first().and_then(|keys| keys.first()).copied().unwrap_or("name");
    row.get(key).and_then(Value::str).map(|name| name.into_owned()).unwrap_or_default()
}

/// A name without the brackets at its end: 「移住者数(人)」, 「移住者数【累計】」.
pub(super) fn without_bracket(name: &str) -> &str {
    let name = name.trim_end();
    let pair = BRACKETS.iter().find(|(_, close)| name.ends_with(*close));
    match pair.and_then(|(open, _)| name.rfind(*open)) {
        Some(at) if at > 0 => &name[..at],
        _ => name,
    }
}

/// A name without any of the brackets at its end: 「移住者数(人)【累計】」.
pub(super) fn without_brackets(name: &str) -> &str {
    let mut rest = name;
    loop {
        match without_bracket(rest) {
            shorter if shorter.len() < rest.len() => rest = shorter,
            _ => return rest,
        }
    }
}

/// What stands around a unit or a remark behind a name, as names are compared.
const BRACKETS: [(char, char); 4] = [('(', ')'), ('【', '】'), ('[', ']'), ('〔', '〕')];

/// A name without the mark that only counts it up: 「①来場者数」, 「(1)来場者数」.
pub(super) fn unmarked(name: &str) -> &str {
    match counted(name)[..] {
        [(_, rest)] if !rest.is_empty() => rest,
        _ => name,
    }
}

/// What a KPI is called, as it is compared: without a list mark in front and the unit in brackets behind, and that unit.
pub(super) fn measured(row: Value<'_>) -> (String, Option<String>) {
    let full = squeezed(unmarked(&name("kpis", row)));
    let without = without_bracket(&full);
    let inside = full[without.len()..].trim_matches(|c| BRACKETS.iter().any(|(open, close)| c == *open || c == *close));
    let of_row = row.get("unit").and_then(Value::str).is_some_and(|unit| squeezed(&unit) == inside);
    match !inside.is_empty() && (of_row || Unit::known(inside).is_some()) {
        true => (without.to_owned(), Some(inside.to_owned())),
        false => (full, None),
    }
}

/// What a new row of a list, as JSON, may be known by again: two rows that have one of these are the same row.
pub(super) fn known_by(list: &Pointer, row: &str) -> Vec<String> {
    let name = list.tokens().filter(|token| token != "-").last().unwrap_or_default().into_owned();
    let by_text = || vec![format!("{list}\0{}", on_one_line(row))];
    let Ok(tree) = Tree::parse(row) else { return by_text() };
    let ways = names(&name);
    if ways.is_empty() {
        return by_text();
    }
    let value = tree.root(row);
    let way = |(n, keys): (usize, &&[&str])| Some(format!("{list}\0{n}\0{}", called(value, keys)?));
    ways.iter().enumerate().filter_map(way).collect()
}

/// The number of a new project, as JSON: two numbers are two projects, whatever they are called.
pub(super) fn number_of(list: &Pointer, row: &str) -> Option<String> {
    let of_projects = list.as_str() == "/projects/-";
    let tree = Tree::parse(row).ok().filter(|_| of_projects)?;
    tree.root(row).get("number").map(|number| number.raw().to_owned())
}

/// A row that a file adds and the ledger, too, has got since the base.
#[derive(Clone, Debug)]
pub(super) struct Here {
    /// Where it stands in the ledger.
    pub(super) pointer: Pointer,
    /// The ledger's row, as written.
    pub(super) row: String,
    /// The file's row, called as the ledger calls it and without what it leaves open.
    pub(super) file: String,
    /// The ledger says all that the file says.
    pub(super) says_all: bool,
}

/// Looks for a new row, as JSON, among the rows that `now` has and `before` had not. `list`: the list in the ledger.
pub(super) fn here(list: &Pointer, row: &str, before: &[Value<'_>], now: &[Value<'_>]) -> Option<Here> {
    let tree = Tree::parse(row).ok()?;
    let file = tree.root(row);
    let name = list.tokens().last().unwrap_or_default();
    if file.kind() != Kind::Object {
        let count = |rows: &[Value<'_>]| rows.iter().filter(|other| same("", **other, row)).count();
        let at = now.iter().rposition(|other| same("", *other, row)).filter(|_| count(now) > count(before))?;
        let (pointer, row) = (list.index(at), now.get(at)?.raw().to_owned());
        return Some(Here { pointer, file: row.clone(), row, says_all: true });
    }
    let (at, keys) = names(&name).iter().find_map(|keys| {
        let own = called(file, keys)?;
        let is = |other: &&Value<'_>| called(**other, keys).as_deref() == Some(own.as_str());
        let count = |rows: &[Value<'_>]| rows.iter().filter(is).count();
        let at = now.iter().rposition(|other| is(&other)).filter(|_| count(now) > count(before))?;
        Some((at, *keys))
    })?;
    let ours = now.get(at)?;
    let mut doc = Doc::whole(&on_one_line(row)).ok()?;
    without_open(&mut doc, &Pointer::root(), file);
    for key in keys.iter().copied().chain(["id"]) {
        if let (Some(theirs), Some(own)) = (file.get(key), ours.get(key)) {
            doc.apply(&Edit::replace(Pointer::root().key(key), theirs.raw(), own.raw(), 0)).ok()?;
        }
    }
    let (row, file) = (on_one_line(ours.raw()), doc.to_text());
    let (both, differing) = joined(&row, &file);
    let says_all = differing.is_empty() && both == row;
    Some(Here { pointer: list.index(at), row, file, says_all })
}

/// Takes out of a document the members that are null, from the last to the first.
fn without_open(doc: &mut Doc, at: &Pointer, value: Value<'_>) {
    for (index, item) in value.items().enumerate() {
        without_open(doc, &at.index(index), item);
    }
    for member in value.members() {
        let at = at.key(&member.key());
        match member.value.kind() {
            // What can't be taken out stays: it is then only more to decide.
            Kind::Null => drop(doc.apply(&Edit::remove(at, "null", 0))),
            _ => without_open(doc, &at, member.value),
        }
    }
}
