//! Two values as JSON: whether they say the same, and a row that says what either of two says.

use super::super::out::as_written;
use super::super::values::number;
use super::super::words::squeezed;
use super::partners::{Partner, Partners};
use crate::change::merge::on_one_line;
use crate::json::{Doc, Edit, Kind, Pointer, Tree, Value};
use crate::ledger::year::FiscalYear;

/// Whether a value of the base says what a file's value, as JSON, says: white space apart; years and numbers may be written
/// otherwise.
pub(super) fn same(key: &str, base: Value<'_>, file: &str) -> bool {
    let Ok(tree) = Tree::parse(file) else { return false };
    let file = tree.root(file);
    let digits = |value: Value<'_>| match value.kind() {
        Kind::Number => Some(value.raw().to_owned()),
        _ => value.str().and_then(|text| number(&text)),
    };
    if let (Some(a), Some(b)) = (digits(base), digits(file)) {
        return a == b || a.parse::<f64>().ok().zip(b.parse::<f64>().ok()).is_some_and(|(a, b)| a == b);
    }
    match (base.str(), file.str()) {
        (Some(a), Some(b)) => {
            let year = |text: &str| FiscalYear::parse(text).filter(|_| matches!(key, "from" | "to" | "fiscal_year"));
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            // A choice is the same in whatever width it was typed.
            let chosen = matches!(key, "rating" | "decision") && squeezed(&a) == squeezed(&b);
            chosen
                || bare(&a) == bare(&b)
                || bare(&as_written(&a)) == bare(&b)
                || year(&a).is_some_and(|year_of| year(&b) == Some(year_of))
        }
        _ => base.raw() == file.raw(),
    }
}

/// Whether two values, as JSON, say the same.
pub(super) fn same_text(a: &str, b: &str) -> bool {
    Tree::parse(a).is_ok_and(|tree| same("", tree.root(a), b))
}

/// A new row of one file with what another file says besides, and what they say differently.
pub(super) fn joined(one: &str, two: &str) -> (String, Vec<String>) {
    let mut clashes = Vec::new();
    let (Ok(mut doc), Ok(first), Ok(second)) = (Doc::whole(one), Tree::parse(one), Tree::parse(two)) else {
        return (one.to_owned(), clashes);
    };
    join(&mut doc, &Pointer::root(), first.root(one), second.root(two), &mut clashes);
    (doc.to_text(), clashes)
}

fn join(doc: &mut Doc, at: &Pointer, one: Value<'_>, two: Value<'_>, clashes: &mut Vec<String>) {
    match (one.kind(), two.kind()) {
        (Kind::Object, Kind::Object) => {
            for member in two.members().filter(|member| member.key() != "id") {
                let key = member.key();
                match one.get(&key) {
                    Some(first) => join(doc, &at.key(&key), first, member.value, clashes),
                    None => drop(doc.apply(&Edit::insert(at.key(&key), on_one_line(member.value.raw()), 0))),
                }
            }
        }
        (Kind::Array, Kind::Array) => {
            let (ours, theirs): (Vec<_>, Vec<_>) = (one.items().collect(), two.items().collect());
            let list = at.tokens().last().unwrap_or_default().into_owned();
            let partners = Partners::new(&list, &theirs, &ours);
            for (index, &row) in theirs.iter().enumerate() {
                let lines = row.kind() != Kind::Object;
                if lines && ours.iter().any(|other| same("", *other, row.raw())) {
                    continue;
                }
                match partners.of(index, &[]) {
                    Partner::Row(to) if !lines => join(doc, &at.index(to), ours[to], row, clashes),
                    _ => drop(doc.apply(&Edit::insert(at.key("-"), on_one_line(row.raw()), 0))),
                }
            }
        }
        _ if same("", one, two.raw()) => {}
        _ => clashes.push(on_one_line(two.raw())),
    }
}
