//! A workbook of the published form that comes back: what the form doesn't show is in its hidden sheet ([`hidden`]).
//!
//! The form is made once more from the hidden sheet and read as the workbook is. Where the two readings differ, a person
//! has changed a visible cell, and that is what holds; everywhere else the hidden sheet says it, with what no form prints.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use super::against::partners::{Partner, Partners};
use super::against::rows::FreeIds;
use super::cells::Book;
use super::out::hidden::{self, Kept};
use super::out::{Kind as To, write_form};
use super::plan::{As, Entry, Given, Made, Plan};
use super::read::{How, read};
use super::tree::Node;
use super::values::string;
use crate::json::{Doc, Edit, Kind, Pointer, Tree, Value};
use crate::ledger::adding::adding;

const WHOLE: &str = "この様式の控え(隠しシート)が値を言う";

/// A plan with what the hidden sheet says; the plan as it is where there is none. `plan`: reads a book by its layout.
pub(super) fn with_hidden(mut now: Plan, book: &Book, given: &Given, plan: impl Fn(&Book, &Given) -> Plan) -> Plan {
    let Some(kept) = hidden::of_book(book).filter(|_| !given.unfilled && given.sheet.is_none()) else { return now };
    let made = kept.ok().and_then(|kept| Some((again(&kept, &book.file)?, kept)));
    let Some(((before, kept), text)) = made.zip(now.ledger_with_first().map(Cow::into_owned)) else {
        now.notices.push("様式の控え(隠しシート)が読めないので、見えるセルだけを読みました。".to_owned());
        return now;
    };
    let texts = |book: &Book| -> HashSet<(Option<Arc<str>>, Arc<str>)> {
        let of = |sheet: &super::cells::Sheet| {
            let name: Option<Arc<str>> = sheet.name.as_deref().map(Arc::from);
            sheet.cells.iter().map(move |cell| (name.clone(), cell.text.clone())).collect::<Vec<_>>()
        };
        book.sheets.iter().filter(|sheet| !sheet.hidden).flat_map(of).collect()
    };
    let (was, is) = (texts(&before), texts(book));
    let then = plan(&before, given);
    // What the form itself says twice is no question; a person's two values are one, and what was kept stays until it is answered.
    let changed = |entry: &&Entry| !was.contains(&(entry.sheet.clone(), entry.text.clone()));
    let asks = now.entries.iter().filter(|entry| entry.kind == As::Ask).filter(changed);
    let asked = asks.flat_map(|entry| entry.options()).flat_map(|(_, values)| values);
    let asked: HashSet<String> = asked.map(|(pointer, _)| pointer.clone()).collect();
    let first = then.ledger_with_first();
    let merged = first.as_deref().and_then(|then| merged(then, &text, kept.ledger.doc(), &asked));
    let Some((ledger, strange)) = merged else { return now };
    let gone = was.difference(&is).count();
    let mut unread = 0;
    for entry in now.entries.iter_mut().filter(|entry| matches!(entry.kind, As::Ask | As::Unplaced)) {
        if !was.contains(&(entry.sheet.clone(), entry.text.clone())) {
            unread += 1;
            continue;
        }
        (entry.kind, entry.pointer, entry.value) = (As::Repeated, None, None);
        (entry.why, entry.asked) = (WHOLE.into(), None);
    }
    let open = |entry: &Entry| entry.pointer.as_ref().is_some_and(|pointer| asked.contains(&pointer.to_string()));
    now.entries.iter_mut().for_each(|entry| entry.waits = entry.waits && open(entry));
    now.unknown.retain(|(header, _)| then.unknown.iter().all(|(other, _)| other != header));
    if gone > 0 && (unread > 0 || strange > 0) {
        now.notices.push(format!(
            "公表様式で書き換えられ、どの項目か決められないセルが {}か所あります。そこは控え(隠しシート)の値のままです。",
            unread.max(strange)
        ));
    }
    now.made = Made::Text(ledger);
    now
}

/// The form as it was, from what was kept of the ledger.
fn again(kept: &Kept, file: &str) -> Option<Book> {
    let mut bytes = Vec::new();
    write_form(To::Xlsx, &kept.ledger, &kept.scope, &mut bytes, &mut |_| true).ok()?;
    read(file, &bytes, &How::default()).ok()
}

/// What was kept, with what differs between two readings of its form; and how many differences have no place in it.
fn merged(then: &str, now: &str, kept: &Doc, asked: &HashSet<String>) -> Option<(String, usize)> {
    let (before, after) = (Tree::parse(then).ok()?, Tree::parse(now).ok()?);
    let text = kept.to_text();
    let own = Tree::parse(&text).ok()?;
    let mut merge = Merge::of(own.root(&text), asked);
    merge.members(before.root(then), after.root(now), &Pointer::root(), &Pointer::root());
    let mut doc = kept.clone();
    let mut strange = merge.strange;
    for (at, value) in merge.set {
        let edit = match doc.get(&at) {
            Ok(old) => Some(Edit::replace(at, old, value, 0)),
            Err(_) => adding(&doc, &at, value, 0).ok(),
        };
        strange += usize::from(edit.is_none_or(|edit| doc.apply(&edit).is_err()));
    }
    for at in merge.removed.into_iter().rev() {
        let Ok(old) = doc.get(&at) else { continue };
        strange += usize::from(doc.apply(&Edit::remove(at, old, 0)).is_err());
    }
    let text = doc.to_text();
    let tree = Tree::parse(&text).ok()?;
    Some((node(tree.root(&text)).text(), strange))
}

fn node(value: Value<'_>) -> Node {
    match value.kind() {
        Kind::Object => {
            Node::Object(value.members().map(|member| (member.key().into_owned(), node(member.value))).collect())
        }
        Kind::Array => Node::Array(value.items().map(node).collect()),
        _ => Node::Raw(value.raw().to_owned()),
    }
}

struct Merge<'v> {
    /// What was kept.
    own: Value<'v>,
    /// Places of what was read of which it is asked what they say: what was kept stays until that is answered.
    asked: &'v HashSet<String>,
    set: Vec<(Pointer, String)>,
    removed: Vec<Pointer>,
    strange: usize,
}

impl<'v> Merge<'v> {
    fn of(own: Value<'v>, asked: &'v HashSet<String>) -> Merge<'v> {
        Merge { own, asked, set: Vec::new(), removed: Vec::new(), strange: 0 }
    }

    fn members(&mut self, before: Value<'_>, after: Value<'_>, at: &Pointer, read: &Pointer) {
        for member in after.members() {
            let key = member.key();
            // The reader makes ids up.
            if key == "id" || key == "format" {
                continue;
            }
            let (new, at, read) = (member.value, at.key(&key), read.key(&key));
            if self.asked.contains(read.as_str()) {
                continue;
            }
            match before.get(&key) {
                Some(old) if old.raw() == new.raw() => {}
                Some(old) if (old.kind(), new.kind()) == (Kind::Object, Kind::Object) => {
                    self.members(old, new, &at, &read);
                }
                Some(old) if is_records(old) && is_records(new) => self.rows(&key, old, new, &at, &read),
                _ => self.set(&key, at, new),
            }
        }
        for member in before.members() {
            let key = member.key();
            if after.get(&key).is_none() {
                self.removed.push(at.key(&key));
            }
        }
    }

    fn set(&mut self, key: &str, at: Pointer, value: Value<'_>) {
        let mut raw = value.raw().to_owned();
        if key == "program"
            && let Some(programs) = self.own.get("programs")
        {
            let named = programs.items().find(|program| program.get("name").and_then(Value::str) == value.str());
            raw = named.and_then(|program| program.get("id")).map_or(raw, |id| id.raw().to_owned());
        }
        self.set.push((at, raw));
    }

    fn rows(&mut self, list: &str, before: Value<'_>, after: Value<'_>, at: &Pointer, read: &Pointer) {
        let own: Vec<Value<'_>> = self.own.at(at).map(|own| own.items().collect()).unwrap_or_default();
        let (old, new): (Vec<_>, Vec<_>) = (before.items().collect(), after.items().collect());
        let (to_old, to_own) = (paired(list, &new, &old), paired(list, &old, &own));
        let mut ids = FreeIds::beside(&own, own.len());
        for (n, row) in new.iter().enumerate() {
            match to_old[n] {
                Some(m) if old[m].raw() == row.raw() => {}
                Some(m) => match to_own[m] {
                    Some(k) => self.members(old[m], *row, &at.index(k), &read.index(n)),
                    None => self.strange += 1,
                },
                // The reader counts rows for their ids: in between others a new row gets one that somebody has.
                None if list == "projects" => {
                    self.set.push((at.key("-"), with_id(*row, &ids.next())));
                }
                None => self.set.push((at.key("-"), row.raw().to_owned())),
            }
        }
        let stays: HashSet<usize> = to_old.iter().flatten().copied().collect();
        let mut gone: Vec<usize> = (0..old.len()).filter(|m| !stays.contains(m)).filter_map(|m| to_own[m]).collect();
        gone.sort_unstable();
        self.removed.extend(gone.into_iter().map(|k| at.index(k)));
    }
}

/// A record with another id.
fn with_id(row: Value<'_>, id: &str) -> String {
    let Ok(mut doc) = Doc::whole(row.raw()) else { return row.raw().to_owned() };
    if let Some(old) = row.get("id") {
        let _ = doc.apply(&Edit::replace(Pointer::root().key("id"), old.raw(), string(id), 0));
    }
    doc.to_text()
}

fn is_records(value: Value<'_>) -> bool {
    value.kind() == Kind::Array && value.items().all(|item| item.kind() == Kind::Object)
}

/// Which row each row was: by what names it, else in order where there are as many.
fn paired(list: &str, rows: &[Value<'_>], others: &[Value<'_>]) -> Vec<Option<usize>> {
    let partners = Partners::new(list, rows, others);
    let mut taken = vec![false; others.len()];
    let mut pairs = Vec::with_capacity(rows.len());
    for n in 0..rows.len() {
        let found = match partners.of(n, &taken) {
            Partner::Row(at) | Partner::Like(at) => Some(at).filter(|at| taken.get(*at) == Some(&false)),
            Partner::New => None,
        };
        if let Some(slot) = found.and_then(|at| taken.get_mut(at)) {
            *slot = true;
        }
        pairs.push(found);
    }
    if rows.len() == others.len() {
        let mut free = (0..others.len()).filter(|at| !taken[*at]);
        pairs.iter_mut().filter(|pair| pair.is_none()).for_each(|pair| *pair = free.next());
    }
    pairs
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The reader counts rows: a row put before another gets the id that the other has had all along.
    #[test]
    fn a_project_that_a_person_added_gets_an_id_that_nobody_has() {
        let ledger = |names: &[(&str, &str)]| {
            let rows = names.iter().map(|(id, name)| format!(r#"{{"id":"{id}","name":"{name}","reviews":[]}}"#));
            format!(r#"{{"projects":[{}]}}"#, rows.collect::<Vec<_>>().join(","))
        };
        let kept = Doc::parse(&ledger(&[("p1", "道の駅"), ("p3", "観光案内所")]), "projects").unwrap();
        let then = ledger(&[("p1", "道の駅"), ("p2", "観光案内所")]);
        let now = ledger(&[("p1", "道の駅"), ("p2", "移住相談"), ("p3", "観光案内所"), ("p4", "林業の担い手")]);
        let (text, strange) = merged(&then, &now, &kept, &HashSet::new()).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let rows = value["projects"].as_array().unwrap();
        let ids: HashSet<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
        assert_eq!((rows.len(), ids.len(), strange), (4, 4, 0), "{text}");
        let of = |name: &str| rows.iter().find(|row| row["name"] == name).unwrap()["id"].clone();
        assert_eq!((of("道の駅"), of("観光案内所")), ("p1".into(), "p3".into()), "who was there keeps its own");
    }
}
