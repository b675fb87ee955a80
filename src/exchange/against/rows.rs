//! Which row of the base a row of a file is: by what names it, else by a name that is only alike, which is asked about.

use super::super::out::as_written;
use super::super::place::alike;
use super::super::values::counted;
use super::super::words::squeezed;
use super::walk::{joined, same};
use crate::change::merge::on_one_line;
use crate::json::{Doc, Edit, Kind, Pointer, Tree, Value};
use crate::ledger::units::Unit;
use crate::ledger::year::FiscalYear;

/// The row that a row is.
pub(in crate::exchange) enum Partner {
    /// This one.
    Row(usize),
    /// Perhaps this one.
    Like(usize),
    /// None.
    New,
}

/// The members that name the rows of a list, the surest first.
fn names(list: &str) -> &'static [&'static [&'static str]] {
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

/// What a row is called by some members, as it is compared.
fn called(row: Value<'_>, keys: &[&str]) -> Option<String> {
    let said = |key: &&str| {
        let text = row.get(key).and_then(Value::str)?;
        Some(FiscalYear::parse(&text).map_or_else(|| squeezed(&as_written(&text)), FiscalYear::short))
    };
    let parts: Vec<Option<String>> = keys.iter().map(said).collect();
    parts.first()?.as_ref()?;
    Some(parts.into_iter().map(Option::unwrap_or_default).collect::<Vec<_>>().join("\0"))
}

/// An id for a new project that none of the projects has. `count`: the number of the last one that was given out.
pub(in crate::exchange) fn free_id(projects: &[Value<'_>], count: &mut usize) -> String {
    let has = |id: &str| projects.iter().any(|row| row.get("id").and_then(Value::str).as_deref() == Some(id));
    loop {
        *count += 1;
        let id = format!("p{count}");
        if !has(&id) {
            return id;
        }
    }
}

/// A row's name as printed.
pub(in crate::exchange) fn name(list: &str, row: Value<'_>) -> String {
    let key = names(list).first().and_then(|keys| keys.first()).copied().unwrap_or("name");
    row.get(key).and_then(Value::str).map(|name| name.into_owned()).unwrap_or_default()
}

fn without_bracket(name: &str) -> &str {
    let name = name.trim_end();
    match name.ends_with(')').then(|| name.rfind('(')).flatten() {
        Some(at) if at > 0 => &name[..at],
        _ => name,
    }
}

/// A name without the mark that only counts it up: 「①来場者数」, 「(1)来場者数」.
pub(super) fn unmarked(name: &str) -> &str {
    match counted(name)[..] {
        [(_, rest)] if !rest.is_empty() => rest,
        _ => name,
    }
}

/// What a KPI is called, as it is compared: without a list mark in front and the unit in brackets behind, and that unit.
fn measured(row: Value<'_>) -> (String, Option<String>) {
    let full = squeezed(unmarked(&name("kpis", row)));
    let without = without_bracket(&full);
    let inside = full[without.len()..].trim_matches(['(', ')']);
    let of_row = row.get("unit").and_then(Value::str).is_some_and(|unit| squeezed(&unit) == inside);
    match !inside.is_empty() && (of_row || Unit::known(inside).is_some()) {
        true => (without.to_owned(), Some(inside.to_owned())),
        false => (full, None),
    }
}

/// Looks for the row of `base` that the row at `index` of `file` is. `taken`: rows that other rows of the file are.
pub(in crate::exchange) fn partner(
    list: &str,
    file: &[Value<'_>],
    index: usize,
    base: &[Value<'_>],
    taken: &[bool],
) -> Partner {
    let Some(&row) = file.get(index) else { return Partner::New };
    let free = |at: &usize| taken.get(*at) != Some(&true);
    if names(list).is_empty() {
        return if index < base.len() { Partner::Row(index) } else { Partner::New };
    }
    for keys in names(list) {
        let Some(own) = called(row, keys) else { continue };
        let is = |other: &Value<'_>| called(*other, keys).as_deref() == Some(own.as_str());
        let here: Vec<usize> = (0..base.len()).filter(|&at| is(&base[at])).collect();
        let alike: Vec<usize> = (0..file.len()).filter(|&at| is(&file[at])).collect();
        if list == "projects" && here.len().max(alike.len()) > 1 {
            match namesake(file, index, base, &alike, &here) {
                Some(at) => return Partner::Row(at),
                None => continue,
            }
        }
        let before = alike.iter().take_while(|at| **at < index).count();
        if let Some(&at) = here.get(before) {
            return Partner::Row(at);
        }
    }
    let text = |row: Value<'_>| squeezed(&name(list, row));
    match list {
        "projects" => {
            let variants = |row: Value<'_>| -> Vec<String> {
                let all = row.get("name_variants").into_iter().flat_map(Value::items);
                all.filter_map(Value::str).map(|name| squeezed(&name)).collect()
            };
            let own = text(row);
            let named = |other: &Value<'_>| variants(*other).contains(&own) || variants(row).contains(&text(*other));
            if let Some(at) = base.iter().position(named) {
                return Partner::Row(at);
            }
        }
        "kpis" | "kpi_increments" => {
            let (own, unit) = measured(row);
            // Whichever row of the file says a name in full is that of the base.
            let is_free =
                |at: &usize| free(at) && (0..file.len()).all(|n| n == index || text(file[n]) != text(base[*at]));
            let others: Vec<(usize, (String, Option<String>))> =
                (0..base.len()).filter(is_free).map(|at| (at, measured(base[at]))).collect();
            let agrees = |of: &Option<String>| of.is_none() || unit.is_none() || *of == unit;
            let mut same = others.iter().filter(|(_, (name, of))| *name == own && agrees(of));
            if let (Some((at, _)), None) = (same.next(), same.next()) {
                return Partner::Row(*at);
            }
            // 「(累計)」 and 「(延べ)」 change what is counted: that is for a person.
            let mut like = others.iter().filter(|(_, (name, _))| without_bracket(name) == without_bracket(&own));
            if let (Some((at, _)), None) = (like.next(), like.next()) {
                return Partner::Like(*at);
            }
        }
        "achievements" if row.get("heading").is_none() => {
            return if index < base.len() && free(&index) { Partner::Row(index) } else { Partner::New };
        }
        _ => return Partner::New,
    }
    let named_by_none = |at: &usize| {
        let other = text(base[*at]);
        file.iter().all(|row| text(*row) != other)
    };
    let own = text(row);
    let mut like = (0..base.len()).filter(free).filter(named_by_none).filter(|&at| alike(&text(base[at]), &own));
    match (like.next(), like.next()) {
        (Some(at), None) => Partner::Like(at),
        _ => Partner::New,
    }
}

/// Which of the projects of one name a project is: the one of its number, else in their order those whose number nobody else
/// has. `alike`, `here`: those of the name in the file and in the base.
fn namesake(file: &[Value<'_>], index: usize, base: &[Value<'_>], alike: &[usize], here: &[usize]) -> Option<usize> {
    let number =
        |row: Value<'_>| row.get("number").filter(|number| !number.is_null()).map(|number| number.raw().to_owned());
    let of_number = |row: Value<'_>| {
        let own = number(row)?;
        here.iter().copied().find(|at| number(base[*at]).as_ref() == Some(&own))
    };
    if let Some(at) = of_number(file[index]) {
        return Some(at);
    }
    let sure: Vec<usize> = alike.iter().filter_map(|at| of_number(file[*at])).collect();
    let (own, before) = (number(file[index]), alike.iter().take_while(|at| **at < index));
    let before = before.filter(|at| of_number(file[**at]).is_none()).count();
    let free = here.iter().copied().filter(|at| !sure.contains(at));
    // Two numbers are two projects, unless all of them were numbered anew.
    free.filter(|at| sure.is_empty() || own.is_none() || number(base[*at]).is_none()).nth(before)
}

/// Whether two new rows of a list, as JSON, are one.
pub(super) fn same_row(list: &Pointer, a: &str, b: &str) -> bool {
    let name = list.tokens().filter(|token| token != "-").last().unwrap_or_default().into_owned();
    let (Ok(one), Ok(two)) = (Tree::parse(a), Tree::parse(b)) else { return false };
    let (one, two) = (one.root(a), two.root(b));
    let number =
        |row: Value<'_>| row.get("number").filter(|_| name == "projects").map(|number| number.raw().to_owned());
    match names(&name) {
        [] => on_one_line(a) == on_one_line(b),
        _ if number(one).zip(number(two)).is_some_and(|(one, two)| one != two) => false,
        names => names.iter().any(|keys| called(one, keys).is_some_and(|own| called(two, keys) == Some(own))),
    }
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
