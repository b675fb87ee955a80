//! What was chosen of a file's offers, as steps on the ledger as it is now.
//!
//! The base with the chosen values put into it is what the other side would have saved; the engine that merges two
//! people's saves finds what that changes in the ledger. So an edit made here in the meantime is never lost, and a value
//! that both changed is a conflict with three values, taken only where a person said so.

use std::collections::{BTreeMap, HashMap};

use super::Offer;
use super::doubt::Doubt;
use super::quantity::{is_lost, is_printed, unit_of};
use super::rows::{self, Here};
use crate::change::follow::{Follow, follow};
use crate::change::history::Step;
use crate::change::merge::{merge, on_one_line};
use crate::json::{Doc, Edit, Pointer, Value};
use crate::ledger::{Ledger, label};

/// How an offer stands to the ledger as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The ledger says what the base says: it can be taken.
    Clean,
    /// The file may be an older copy: it would make a number of the ledger open again. Only a person takes it.
    Reopens,
    /// The ledger's number would become something that isn't one. Only a person takes it.
    Unreads,
    /// The amount is a thousand times the ledger's or more, or so much less: the unit may be another. Only a person takes it.
    Rescaled,
    /// It is a total of only some of the ledger's projects. Only a person takes it.
    Partial,
    /// It is the number of a project which another project of the ledger has. Only a person takes it.
    Renumbers,
    /// The value itself gives a reason why only a person takes it.
    Doubtful(Doubt),
    /// The ledger says so already.
    Settled,
    /// The ledger says something else by now: its value, or its row of the same name, as written; `None`: the row is gone.
    Conflict(Option<String>),
}

/// How offers stand to the ledger.
pub fn standings(offers: &[Offer], base: &Ledger, ours: &Ledger) -> Vec<Standing> {
    let same = base.is_same(ours);
    let here = here(offers.iter(), base.doc(), ours.doc(), same);
    let followed = Follow::new(base.doc(), ours.doc());
    let numbers = numbers(ours.doc());
    let of = |(offer, here): (&Offer, &Option<Here>)| {
        if same {
            return match offer.takes_back() {
                true => Standing::Reopens,
                false => doubt(offer, base.doc(), &numbers).unwrap_or(Standing::Clean),
            };
        }
        let to = place(offer, &followed, same);
        if offer.is_row() {
            return match here {
                Some(here) if here.says_all => Standing::Settled,
                Some(here) => Standing::Conflict(Some(here.row.clone())),
                None if to.is_some() => doubt(offer, base.doc(), &numbers).unwrap_or(Standing::Clean),
                None => Standing::Conflict(None),
            };
        }
        let now = to.as_ref().and_then(|to| ours.doc().get(to).ok());
        match now {
            _ if to.is_none() && offer.before.is_some() => Standing::Conflict(None),
            Some(now) if super::same::same_text(&now, &offer.after) => Standing::Settled,
            now if now == offer.before => doubt(offer, base.doc(), &numbers).unwrap_or(Standing::Clean),
            now => Standing::Conflict(now),
        }
    };
    offers.iter().zip(&here).map(of).collect()
}

/// Why only a person takes an offer of which the ledger still says what the base says. `numbers`: those of the ledger's projects.
fn doubt(offer: &Offer, base: &Doc, numbers: &[String]) -> Option<Standing> {
    let is_number = offer.pointer.tokens().map(|token| token.into_owned()).collect::<Vec<_>>();
    let is_number = matches!(&is_number[..], [list, _, field] if list == "projects" && field == "number");
    let is_new = offer.pointer.as_str() == "/projects/-";
    let number = match is_new {
        true => rows::number_of(&offer.pointer, &offer.after),
        false => is_number.then(|| offer.after.clone()),
    };
    // The project itself has another number, or is a new one: who has this one is another project.
    let renumbers = || {
        let taken = |own: &String| numbers.iter().any(|number| super::same::same_text(number, own));
        number.as_ref().is_some_and(taken)
    };
    match offer {
        _ if offer.is_rescaled() => Some(Standing::Rescaled),
        _ if unreads(offer, base) => Some(Standing::Unreads),
        _ if offer.of_part => Some(Standing::Partial),
        _ if renumbers() => Some(Standing::Renumbers),
        _ => offer.doubt.map(Standing::Doubtful),
    }
}

/// The numbers of a ledger's projects, as written.
fn numbers(doc: &Doc) -> Vec<String> {
    let list = Pointer::root().key(doc.key());
    (0..doc.len()).filter_map(|at| doc.get(&list.index(at).key("number")).ok()).filter(|raw| raw != "null").collect()
}

/// Whether an offer would put something that is no number in the place of one.
fn unreads(offer: &Offer, base: &Doc) -> bool {
    let before = offer.before.as_deref().filter(|_| !offer.is_row() && is_printed(&offer.pointer));
    before.is_some_and(|before| is_lost(&offer.pointer, before, &offer.after, unit_of(base, &offer.pointer).as_deref()))
}

/// For each offer of a new row, the row of that name which the ledger has been given since the base was sent out.
fn here<'o>(offers: impl Iterator<Item = &'o Offer>, base: &Doc, ours: &Doc, same: bool) -> Vec<Option<Here>> {
    let offers: Vec<&Offer> = offers.collect();
    let mut found: Vec<Option<Here>> = offers.iter().map(|_| None).collect();
    // A list is put together once for all of its offers.
    let mut lists: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, offer) in offers.iter().enumerate().filter(|(_, offer)| !same && offer.is_row()) {
        lists.entry(offer.pointer.as_str()).or_default().push(at);
    }
    for members in lists.values() {
        let Some(&first) = members.first() else { continue };
        let Some((list, _)) = offers[first].pointer.parent() else { continue };
        let Some(to) = follow(base, ours, &list) else { continue };
        let _ = ours.find(&to, |now| {
            let mut look = |before: &[Value<'_>]| {
                let now: Vec<Value<'_>> = now.items().collect();
                for &at in members {
                    found[at] = rows::here(&to, &offers[at].after, before, &now);
                }
            };
            // A list that the base doesn't have has no rows there.
            if base.find(&list, |before| look(&before.items().collect::<Vec<_>>())).is_err() {
                look(&[]);
            }
        });
    }
    found
}

/// Where an offer stands in the ledger as it is now.
fn place(offer: &Offer, followed: &Follow<'_>, same: bool) -> Option<Pointer> {
    if same {
        return Some(offer.pointer.clone());
    }
    if offer.before.is_some() {
        return followed.to(&offer.pointer);
    }
    let (parent, key) = offer.pointer.parent()?;
    Some(followed.to(&parent)?.key(&key))
}

/// What taking offers makes of a ledger.
#[derive(Clone, Debug)]
pub struct Taken {
    /// A step for each of them, one after the other.
    pub steps: Vec<Step>,
    /// The ledger with them.
    pub ledger: Ledger,
    /// How many could not be taken because the ledger says something else by now.
    pub conflicts: usize,
}

/// Takes offers into the ledger as it is now. `forced`: also where the ledger says something else by now. `at`: the time,
/// in milliseconds.
///
/// # Errors
/// Why the base or the ledger refuses one of them; nothing is taken then.
pub fn take(base: &Ledger, ours: &Ledger, chosen: &[&Offer], forced: bool, at: u64) -> Result<Taken, String> {
    let mut theirs = base.clone();
    let mut by_place: HashMap<String, &Offer> = HashMap::new();
    let same = base.is_same(ours);
    let here = here(chosen.iter().copied(), base.doc(), ours.doc(), same);
    let followed = Follow::new(base.doc(), ours.doc());
    for (offer, here) in chosen.iter().zip(&here) {
        let edit = match here {
            // Written as the ledger's own row is called, so that the two are one row, and without what the file leaves open.
            Some(here) => Edit { after: Some(here.file.clone()), ..offer.edit(at) },
            None => offer.edit(at),
        };
        theirs.apply(&edit).map_err(|error| format!("{}: {error}", offer.label))?;
        if let Some(to) = place(offer, &followed, same) {
            by_place.insert(key(to.as_str(), offer.is_row().then_some(offer.after.as_str())), offer);
        }
    }
    let merged = merge(base.doc(), ours.doc(), theirs.doc());
    let mut edits = merged.edits;
    if forced {
        edits.extend(merged.conflicts.iter().rev().map(|conflict| conflict.take_theirs(at)));
    }
    let (mut ledger, mut steps) = (ours.clone(), Vec::new());
    for edit in edits {
        let edit = Edit { at, ..edit };
        let row = edit.before.is_none().then(|| edit.pointer.parent()).flatten();
        let row = row.and_then(|(list, _)| by_place.get(&key(list.key("-").as_str(), edit.after.as_deref())));
        let offer = by_place.get(edit.pointer.as_str()).or(row);
        let words = offer.map_or_else(|| label::describe(ledger.doc(), &edit.pointer), |offer| offer.label.clone());
        let inside = || {
            let at = here
                .iter()
                .position(|here| here.as_ref().is_some_and(|here| edit.pointer.starts_with(&here.pointer)))?;
            chosen.get(at)
        };
        let offer = offer.or_else(inside);
        let step = Step::make(words, &[edit], &mut ledger).map_err(|error| error.to_string())?;
        steps.push(step.with_origin(offer.map(|offer| offer.source.to_string())));
    }
    let conflicts = if forced { 0 } else { merged.conflicts.len() };
    Ok(Taken { steps, ledger, conflicts })
}

/// A place, and for a new row what it says.
fn key(pointer: &str, row: Option<&str>) -> String {
    match row {
        Some(row) => format!("{pointer}\0{}", on_one_line(row)),
        None => pointer.to_owned(),
    }
}
