//! Which record of the ledger a record of the workbook is.
//!
//! Rows are found by what names them (a project's name, a review's year, a KPI's name), as an import finds them; of two
//! that are only alike, the answer of an earlier import or the same number decides. Lists whose rows are named by what they
//! say (results, opinions, costs) are taken in order where both have as many.

use std::collections::{BTreeMap, BTreeSet};

use super::super::against::NEW;
use super::super::against::partners::{Partner, Partners};
use super::super::against::rows::{about, name};
use super::super::mapping::{LEAVE, Mapping};
use super::super::words::squeezed;
use crate::exchange::out::Scope;
use crate::json::{Kind, Pointer, Value};
use crate::ledger::year::FiscalYear;

/// Rows of the workbook with the ledger's rows that they are.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Pointers into what the workbook says, and into the ledger.
    rows: BTreeMap<String, String>,
    /// Projects, reviews and KPIs of the workbook that the ledger doesn't have, and why it isn't known which they are.
    pub strange: Vec<(String, String)>,
    /// The ledger's projects, reviews and KPIs that the workbook has.
    pub found: BTreeSet<String>,
}

/// What the rows are looked for by.
struct Look<'l> {
    mapping: &'l Mapping,
    scope: &'l Scope,
    pairs: Pairs,
    /// The project whose rows are looked at, as the ledger calls it.
    project: String,
}

impl Pairs {
    /// Lays what a workbook says beside a ledger.
    pub(super) fn of(book: Value<'_>, ledger: Value<'_>, mapping: &Mapping, scope: &Scope) -> Pairs {
        let mut look = Look { mapping, scope, pairs: Pairs::default(), project: String::new() };
        look.members((&Pointer::root(), &Pointer::root()), book, ledger);
        look.pairs
    }

    /// The place in the ledger of a place in what the workbook says; `None` where one of its rows isn't there.
    pub(super) fn in_ledger(&self, pointer: &str) -> Option<Pointer> {
        let (mut at, mut to) = (String::new(), String::new());
        for token in pointer.split('/').skip(1) {
            at.push('/');
            at.push_str(token);
            match token.bytes().all(|b| b.is_ascii_digit()) {
                true => to.clone_from(self.rows.get(&at)?),
                false => {
                    to.push('/');
                    to.push_str(token);
                }
            }
        }
        Pointer::parse(&to).ok()
    }
}

/// Lists whose rows are records of their own.
fn is_record(list: &str) -> bool {
    matches!(list, "projects" | "reviews" | "kpis" | "programs" | "totals")
}

impl Look<'_> {
    fn members(&mut self, (book_at, ledger_at): (&Pointer, &Pointer), book: Value<'_>, ledger: Value<'_>) {
        for member in book.members() {
            let key = member.key();
            let Some(other) = ledger.get(&key) else { continue };
            let at = (&book_at.key(&key), &ledger_at.key(&key));
            match (member.value.kind(), other.kind()) {
                (Kind::Object, Kind::Object) => self.members(at, member.value, other),
                (Kind::Array, Kind::Array) => self.list(&key, at, member.value, other),
                _ => {}
            }
        }
    }

    fn list(&mut self, list: &str, at: (&Pointer, &Pointer), book: Value<'_>, ledger: Value<'_>) {
        let (rows, others): (Vec<_>, Vec<_>) = (book.items().collect(), ledger.items().collect());
        let known = Partners::new(list, &rows, &others);
        let mut taken = vec![false; others.len()];
        let mut partners: Vec<Option<usize>> = Vec::new();
        for (n, row) in rows.iter().enumerate() {
            let found = match row.kind() {
                Kind::Object => self.partner(list, &known, &rows, n, &others, &taken),
                _ => others.iter().position(|other| other.str() == row.str()),
            };
            let found = found.filter(|at| taken.get(*at) == Some(&false));
            if let Some(slot) = found.and_then(|at| taken.get_mut(at)) {
                *slot = true;
            }
            partners.push(found);
        }
        if !is_record(list) {
            let probe = super::blanks::PROBE.to_string();
            let is_probe = |row: Value<'_>| row.str().is_some_and(|text| text.starts_with(&probe));
            let body = |row: Value<'_>| row.get("body").or_else(|| row.get("text")).is_some_and(is_probe);
            let alike = rows.len() == others.len();
            let mut free = (0..others.len()).filter(|at| !taken[*at]);
            for (row, partner) in rows.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none()) {
                // What is only there to ask for the place is the next one's.
                if alike || is_probe(*row) || body(*row) {
                    *partner = free.next();
                }
            }
        }
        for (n, found) in partners.into_iter().enumerate() {
            let Some(other) = found else {
                continue;
            };
            let (from, to) = (at.0.index(n), at.1.index(other));
            if !self.is_wanted(list, other, others[other]) {
                continue;
            }
            self.pairs.rows.insert(from.as_str().to_owned(), to.as_str().to_owned());
            if list == "projects" {
                self.project = name(list, others[other]);
            }
            if is_record(list) {
                self.pairs.found.insert(to.as_str().to_owned());
            }
            if rows[n].kind() == Kind::Object {
                self.members((&from, &to), rows[n], others[other]);
            }
        }
    }

    fn is_wanted(&self, list: &str, index: usize, row: Value<'_>) -> bool {
        match list {
            "projects" => self.scope.projects.as_ref().is_none_or(|wanted| wanted.contains(&index)),
            "reviews" => self.scope.year.is_none_or(|wanted| {
                row.get("fiscal_year").and_then(Value::str).and_then(|year| FiscalYear::parse(&year)) == Some(wanted)
            }),
            _ => true,
        }
    }

    fn partner(
        &mut self,
        list: &str,
        known: &Partners<'_, '_>,
        rows: &[Value<'_>],
        n: usize,
        others: &[Value<'_>],
        taken: &[bool],
    ) -> Option<usize> {
        let like = match known.of(n, taken) {
            Partner::Row(at) => return Some(at),
            Partner::Like(at) => Some(at),
            Partner::New => None,
        };
        let own = name(list, rows[n]);
        if list == "reviews" || !is_record(list) || squeezed(&own).is_empty() {
            return None;
        }
        let said = |row: Value<'_>| row.get("number").and_then(Value::number).map(str::to_owned);
        // A project that has got a longer name since, or a shorter one, keeps its number.
        let like = like.or_else(|| {
            let number = said(rows[n]).filter(|_| list == "projects")?;
            let holds = |a: &str, b: &str| a.contains(b) || b.contains(a);
            let is = |at: &usize| {
                said(others[*at]).as_ref() == Some(&number)
                    && holds(&squeezed(&own), &squeezed(&name(list, others[*at])))
            };
            (0..others.len()).filter(|at| taken.get(*at) == Some(&false)).find(is)
        });
        match like {
            Some(at) => match self.mapping.answer(list, &about(list, &self.project, &own), "") {
                Some(LEAVE | NEW) => None,
                Some(answer) => others.iter().position(|other| name(list, *other) == answer),
                None if said(rows[n]).is_some() && said(rows[n]) == said(others[at]) => Some(at),
                None => {
                    let why = format!(
                        "台帳の「{}」のことか分かりません。名称をそろえるか、kensho import で答えてください",
                        name(list, others[at])
                    );
                    self.pairs.strange.push((own, why));
                    None
                }
            },
            None => {
                self.pairs.strange.push((own, "台帳にありません".to_owned()));
                None
            }
        }
    }
}
