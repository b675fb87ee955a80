//! Which row of one list is which row of another.
//!
//! A row is known by what names it to the officials: a project by its id, a review by its year, a KPI by its name, a
//! cost by what is paid for. Never by its position, which changes when someone adds a row above it. Rows are paired in
//! passes, each for what the ones before left over, and within a pass rows of the same name in their order:
//!
//! 1. rows written alike to the byte;
//! 2. rows of the same name, those first that say the same in everything, by the list's names in the order of [`names`] (all of `group`, `item` and `account`, then
//!    two of them…). Projects with two different ids are one only where number and name are both the same;
//! 3. rows that say the same in everything, and rows in the same gap between paired rows that are the same but for their name: someone corrected the name;
//! 4. rows that nothing names, in their order, where there are as many on both sides;
//! 5. texts (achievements, opinions, lists of lines) that are alike, or lines that are alone in the same gap: someone
//!    rewrote them. Between files that are only compared ([`Care::Loose`]) alike rows in the same gap of other lists are
//!    paired too; in a merge ([`Care::Strict`]) that would put one KPI's value into another's row.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::json::{Kind, Tree, Value};

use crate::ledger::field::Place;
use crate::ledger::year::FiscalYear;

mod pairs;

pub(crate) use pairs::Pairs;

/// An element of a list, to be read when it is needed.
pub(crate) trait Row {
    /// The element as written.
    fn raw(&self) -> &str;
    /// Reads it.
    fn read<R>(&self, read: impl FnOnce(Value<'_>) -> R) -> R;
}

impl Row for Value<'_> {
    fn raw(&self) -> &str {
        Value::raw(*self)
    }

    fn read<R>(&self, read: impl FnOnce(Value<'_>) -> R) -> R {
        read(*self)
    }
}

impl<R: Row> Row for &R {
    fn raw(&self) -> &str {
        (**self).raw()
    }

    fn read<T>(&self, read: impl FnOnce(Value<'_>) -> T) -> T {
        (**self).read(read)
    }
}

/// A piece of a document that is parsed each time it is read.
pub(crate) struct Piece<'a>(pub &'a str);

impl Row for Piece<'_> {
    fn raw(&self) -> &str {
        self.0
    }

    fn read<R>(&self, read: impl FnOnce(Value<'_>) -> R) -> R {
        let tree = Tree::parse(self.0).unwrap_or_default();
        read(tree.root(self.0))
    }
}

/// How sure it has to be that two rows are one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Care {
    /// For showing what differs: better to pair too much.
    Loose,
    /// For merging: no value may get into another row.
    Strict,
    /// Only by name, or written alike: rows that came anew on two sides.
    Named,
}

/// What names the rows of a list.
struct Names {
    /// The members that do so together, the surest first.
    by: &'static [&'static [&'static str]],
    /// Whether the rows are texts, so that alike ones may be one.
    texts: bool,
    /// The passes from this one on pair rows only where one of them has no id: two ids are two rows.
    without_id: usize,
    /// Which of the names people see and correct.
    seen: usize,
}

fn names(place: Place) -> Names {
    const NEVER: usize = usize::MAX;
    let Some(field) = place.field() else {
        return Names { by: &[&["id"], &["name"]], texts: false, without_id: NEVER, seen: 0 };
    };
    let (by, texts): (&'static [&'static [&'static str]], _) = match field.pattern {
        "/projects/*" => (&[&["id"], &["number", "name"], &["number"], &["name"]], false),
        "/projects/*/reviews/*" => (&[&["fiscal_year", "basis"], &["fiscal_year"]], false),
        "/projects/*/reviews/*/kpis/*" => (&[&["id"], &["name", "unit"], &["name"]], false),
        "/projects/*/plan/kpi_increments/*" => (&[&["name", "unit"], &["name"]], false),
        "/projects/*/reviews/*/evaluations/*" => {
            (&[&["stage", "by", "at"], &["stage", "by"], &["stage"], &["by", "at"]], true)
        }
        "/projects/*/reviews/*/funding/*" => (&[&["source"]], false),
        "/verifications/*" => (&[&["body", "at"], &["body"], &["kind", "at"]], false),
        "/projects/*/reviews/*/achievements/*" => (&[&["heading"], &["body"]], true),
        "/projects/*/reviews/*/opinions/*" => (&[&["by", "at", "text"], &["by", "at"], &["text"]], true),
        "/projects/*/reviews/*/accepted/*" | "/accepted/*" => (&[&["code", "pointer"]], false),
        "/projects/*/plan/cost_items/*" => {
            (&[&["group", "item", "account"], &["group", "item"], &["item", "account"]], false)
        }
        "/programs/*" => (&[&["id"], &["name"]], false),
        "/totals/*" => (&[&["fiscal_year", "basis"], &["fiscal_year"]], false),
        "/criteria/effect/*" | "/criteria/external/*" | "/criteria/kpi/*" => (&[&["rating"], &["criterion"]], false),
        "/criteria/policy/*" => (&[&["decision"], &["criterion"]], false),
        // Lists of lines.
        _ => (&[], true),
    };
    let (without_id, seen) = match field.pattern {
        "/projects/*" => (2, 0),
        "/projects/*/reviews/*/kpis/*" => (1, 1),
        _ => (NEVER, 0),
    };
    Names { by, texts, without_id, seen }
}

/// Whether the rows of a list are known by more than their position, so that it can be compared row by row: the lists of
/// the ledger, and others whose elements all have a name of their own.
pub(crate) fn has_rows(place: Place, lists: &[Option<Value<'_>>]) -> bool {
    place.field().is_some()
        || lists.iter().flatten().all(|list| {
            ["id", "name"].iter().any(|key| {
                let mut seen = HashSet::new();
                list.items().all(|item| name(item, &[*key]).is_some_and(|name| seen.insert(name)))
            })
        })
}

/// What a row is called by these members; `None` when it has none of them.
fn name(row: Value<'_>, keys: &[&str]) -> Option<String> {
    let mut name = String::new();
    let mut any = false;
    for key in keys {
        if let Some(text) = said(row, key) {
            any = true;
            name.push_str(&text);
        }
        name.push('\0');
    }
    any.then_some(name)
}

fn said<'a>(row: Value<'a>, key: &str) -> Option<Cow<'a, str>> {
    let member = row.get(key)?;
    let text = match member.kind() {
        Kind::String => member.str()?,
        Kind::Number => Cow::Borrowed(member.raw()),
        _ => return None,
    };
    if key == "fiscal_year"
        && let Some(year) = FiscalYear::parse(&text)
    {
        return Some(Cow::Owned(year.short()));
    }
    (!text.is_empty()).then_some(text)
}

/// The members of `order` that need not move for it to become ascending: one of its longest ascending subsequences.
pub(crate) fn staying(order: &[usize]) -> Vec<bool> {
    // `tops[n]` ends the ascending subsequence of length n + 1 that ends lowest.
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(order.len());
    for (at, value) in order.iter().enumerate() {
        let length = tops.partition_point(|&top| order.get(top) < Some(value));
        before.push(length.checked_sub(1).and_then(|n| tops.get(n)).copied());
        match tops.get_mut(length) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let mut stays = vec![false; order.len()];
    let mut last = tops.last().copied();
    while let Some(at) = last {
        if let Some(stay) = stays.get_mut(at) {
            *stay = true;
        }
        last = before.get(at).copied().flatten();
    }
    stays
}
