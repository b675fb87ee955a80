//! Answers beside a ledger that went on meanwhile.
//!
//! The base of the merge is the ledger as it is, with what was sent put back where an answer is another value. So the rows
//! are those of today wherever they stand by now, an answer is taken where nobody changed the value meanwhile, and where
//! somebody did, there are three values and a person decides. An answer to another year or from another town is told and
//! left.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use super::answers::{Answers, Given};
use super::note::Note;
use crate::change::diff::pieces;
use crate::change::follow::follow;
use crate::change::rows::{Care, Pairs};
use crate::exchange::against::{Against, Offer, Source};
use crate::exchange::plan::Plan;
use crate::exchange::values::string;
use crate::exchange::words::squeezed;
use crate::json::{Doc, Edit, Pointer, Tree, Value};
use crate::ledger::adding::adding;
use crate::ledger::field::{Choice, Kind, Place};
use crate::ledger::view::Front;
use crate::ledger::{Ledger, label};

/// Where what was sent stands in a ledger.
struct Places<'l> {
    ledger: &'l Doc,
    sent: Doc,
    /// For each project that was sent: its index in the ledger, and the row as it was and as it is.
    projects: Vec<Option<(usize, Doc, Doc)>>,
}

impl<'l> Places<'l> {
    fn of(note: &Note, ledger: &'l Doc) -> Option<Places<'l>> {
        let sent = Doc::parse(&note.sent, "projects").ok()?;
        let alone = |row: &str| Doc::parse(&format!("{{\"projects\":[{row}]}}"), "projects").ok();
        let list = Pointer::root().key("projects");
        // All projects at once: looking for one after the other would go through a large ledger each time.
        let place = Place::ROOT.step("projects").step("0");
        let (was, is): (Vec<_>, Vec<_>) = (pieces(&sent).collect(), pieces(ledger).collect());
        let pairs = Pairs::of(place, &was, &is, Care::Strict);
        let projects = pairs.forth.iter().enumerate().map(|(n, at)| {
            let at = (*at)?;
            let (was, is) = (sent.get(&list.index(n)).ok()?, ledger.get(&list.index(at)).ok()?);
            Some((at, alone(&was)?, alone(&is)?))
        });
        let projects = projects.collect();
        Some(Places { ledger, projects, sent })
    }

    /// The place in the ledger; `None` where the row isn't there any more.
    fn now(&self, place: &Pointer) -> Option<Pointer> {
        let mut tokens = place.tokens().skip(1);
        let n: usize = tokens.next()?.parse().ok()?;
        let (at, was, is) = self.projects.get(n)?.as_ref()?;
        let below = |from: Pointer, tokens: &mut dyn Iterator<Item = std::borrow::Cow<'_, str>>| {
            tokens.fold(from, |at, token| at.key(&token))
        };
        let list = Pointer::root().key("projects");
        let inside = below(list.index(0), &mut tokens);
        let to = match inside.parent() {
            Some((rows, last)) if last == "-" => follow(was, is, &rows)?.key("-"),
            _ => follow(was, is, &inside)?,
        };
        Some(below(list.index(*at), &mut to.tokens().skip(2)))
    }
}

/// Whether two values, as JSON, are one; nothing is the same as null.
pub(super) fn same(a: Option<&str>, b: Option<&str>) -> bool {
    let (a, b) = (a.unwrap_or("null"), b.unwrap_or("null"));
    let read = |raw: &str| serde_json::from_str::<serde_json::Value>(raw).ok();
    a == b || read(a).is_some_and(|one| read(b) == Some(one))
}

/// Why answers aren't laid beside a ledger: another town's, or another year's that nobody said is the right one.
fn refusal(answers: &Answers, front: Front<'_>) -> Option<String> {
    let note = &answers.note;
    let text = |key: &str| front.0.get(key).and_then(Value::str).map(|text| squeezed(&text)).unwrap_or_default();
    let (town, code) = (text("municipality"), text("municipality_code"));
    let (theirs, their_code) = (squeezed(&note.town), squeezed(&note.code));
    let differ = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && !a.contains(b) && !b.contains(a);
    let other_town = match code.is_empty() || their_code.is_empty() {
        true => differ(&town, &theirs),
        false => code != their_code,
    };
    if other_town {
        return Some(format!("ほかの団体({})の照会票です。この台帳({town})には取り込みません。", note.town));
    }
    let year = front.fiscal_year().filter(|year| *year != note.year && !answers.year_said)?;
    Some(format!(
        "{}の照会票です。{year}の台帳には取り込みません。{}の値として取り込むには、コマンドで --year {} を指定してください。",
        note.year,
        note.year,
        note.year.short()
    ))
}

/// The base of the merge: a ledger with what was sent put back where an answer is another value. Without answers among the
/// files it is the ledger.
pub fn base(plans: &[Plan], ledger: &Ledger) -> Ledger {
    let mut base = ledger.clone();
    let front = ledger.front();
    let mut sent: Vec<(Pointer, Vec<Option<String>>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for answers in plans.iter().filter_map(|plan| plan.answers.as_deref()) {
        if refusal(answers, front.front()).is_some() {
            continue;
        }
        let Some(places) = Places::of(&answers.note, ledger.doc()) else { continue };
        for given in answers.given.iter().filter(|given| !given.is_row()) {
            let Some(to) = places.now(&given.place) else { continue };
            let was = places.sent.get(&given.place).ok();
            let at = *known.entry(to.as_str().to_owned()).or_insert_with(|| {
                sent.push((to.clone(), Vec::new()));
                sent.len() - 1
            });
            if let Some((_, all)) = sent.get_mut(at) {
                all.push(was);
            }
        }
    }
    for (to, all) in sent {
        let now = ledger.doc().get(&to).ok();
        // What was sent at two times: the one that still stands says that nobody changed it since.
        if all.iter().any(|was| same(was.as_deref(), now.as_deref())) {
            continue;
        }
        let was = all.into_iter().next().flatten().unwrap_or_else(|| "null".to_owned());
        let edit = match now {
            Some(now) => Some(Edit::replace(to, now, was, 0)),
            None => adding(base.doc(), &to, was, 0).ok(),
        };
        if let Some(edit) = edit {
            let _ = base.apply(&edit);
        }
    }
    base
}

/// What answers say otherwise than the base.
pub(in crate::exchange) fn offers(plan: &Plan, answers: &Answers, root: Value<'_>, base: &Doc, found: &mut Against) {
    if let Some(words) = refusal(answers, Front(root)) {
        found.told.push(format!("{}: {words}", plan.name()));
        found.untaken += answers.given.len().max(1);
        return;
    }
    found.told.push(answers.in_words(plan.name()));
    found.same += answers.unchanged;
    found.untaken += answers.untaken;
    let Some(places) = Places::of(&answers.note, base) else { return };
    let mut pending: Vec<Offer> = Vec::new();
    for given in &answers.given {
        let given = &in_known_width(given, root);
        let source = Source { file: plan.name().to_owned(), cells: given.cells.clone() };
        let Some(to) = places.now(&given.place) else {
            found.untaken += 1;
            let words = words(&places, given);
            found.told.push(format!("{source}: {words} の行が台帳にないため、取り込めません。"));
            continue;
        };
        if given.is_row() {
            row(&places, given, to, source, &mut pending, found);
            continue;
        }
        let before = base.get(&to).ok();
        if same(before.as_deref(), Some(&given.value)) {
            found.same += 1;
            continue;
        }
        let (label, asked) = (label::describe(base, &to), to.clone());
        let edit = match &before {
            Some(before) => Edit::replace(to, before.as_str(), given.value.as_str(), 0),
            // The record that it belongs to may be missing too: then that is what is added.
            None => match adding(base, &to, given.value.as_str(), 0) {
                Ok(edit) => edit,
                Err(error) => {
                    found.untaken += 1;
                    found.told.push(format!("{source}: {label} に書けません({error})。"));
                    continue;
                }
            },
        };
        let after = edit.after.clone().unwrap_or_default();
        let made = edit.pointer != asked;
        match pending.iter_mut().find(|offer| made && offer.pointer == edit.pointer) {
            Some(offer) => {
                offer.after = joined(&offer.after, &after);
                offer.source.cells.extend(source.cells);
            }
            None => pending.push(answer(label, (edit.pointer, edit.before, after), source)),
        }
    }
    pending.into_iter().for_each(|offer| found.offer(offer));
}

/// A choice that the ledger has in another width (Ｃ for C) is the ledger's own word.
fn in_known_width(given: &Given, root: Value<'_>) -> Given {
    let mut given = given.clone();
    let (record, key) = match super::kind(&given.place) {
        Kind::Choice(Choice::Rating) => ("effect", "rating"),
        Kind::Choice(Choice::Decision) => ("policy", "decision"),
        _ => return given,
    };
    let Ok(typed) = serde_json::from_str::<String>(&given.value) else { return given };
    let said = |row: Value<'_>| row.get(key).and_then(Value::str).map(Cow::into_owned);
    let criteria = root.get("criteria").and_then(|criteria| criteria.get(record));
    let criteria = criteria.into_iter().flat_map(Value::items).filter_map(said);
    let projects = root.get("projects").into_iter().flat_map(Value::items);
    let reviews = projects.filter_map(|project| project.get("reviews")).flat_map(Value::items);
    let words: BTreeSet<String> = criteria.chain(reviews.filter_map(|review| said(review.get(record)?))).collect();
    let mut alike = words.iter().filter(|word| super::folded(word) == super::folded(&typed));
    if let (false, Some(word), None) = (words.contains(&typed), alike.next(), alike.next()) {
        given.value = string(word);
    }
    given
}

/// What a department answered, as it is offered: the place, what stands there and what would.
fn answer(label: String, (pointer, before, after): (Pointer, Option<String>, String), source: Source) -> Offer {
    Offer { pointer, label, before, after, source, is_answer: true, of_part: false, doubt: None, others: Vec::new() }
}

/// What a place that was sent is called.
fn words(places: &Places<'_>, given: &Given) -> String {
    let value = label::shown(&places.sent, &given.place, &given.value);
    format!("{}(回答 {value})", label::describe(&places.sent, &given.place))
}

/// A row that isn't in the list yet; one that is there already is known.
fn row(places: &Places<'_>, given: &Given, to: Pointer, source: Source, pending: &mut Vec<Offer>, found: &mut Against) {
    let Some((list, _)) = to.parent() else { return };
    let there = |rows: Value<'_>| rows.items().any(|row| says(row, &given.value));
    if places.ledger.find(&list, there).unwrap_or(false) {
        found.same += 1;
        return;
    }
    let label = format!("{}に1行加える", label::describe(places.ledger, &list));
    // A list that is missing or null begins with it.
    match adding(places.ledger, &to, given.value.as_str(), 0) {
        Ok(edit) => {
            let (before, after) = (edit.before, edit.after.unwrap_or_default());
            match pending.iter_mut().find(|offer| offer.pointer == edit.pointer && !offer.is_row()) {
                Some(offer) => {
                    let (one, two) = (offer.after.trim(), after.trim());
                    let (one, two) = (one.strip_suffix(']').unwrap_or(one), two.strip_prefix('[').unwrap_or(two));
                    offer.after = format!("{one},{two}");
                    offer.source.cells.extend(source.cells);
                }
                None => pending.push(answer(label, (edit.pointer, before, after), source)),
            }
        }
        Err(error) => {
            found.untaken += 1;
            found.told.push(format!("{source}: {label} ことができません({error})。"));
        }
    }
}

/// Whether a row says what a new one, as JSON, says.
fn says(row: Value<'_>, new: &str) -> bool {
    let Ok(tree) = Tree::parse(new) else { return false };
    let text = |value: Option<Value<'_>>| {
        let text = value.and_then(Value::str).unwrap_or_default();
        text.chars().filter(|c| !c.is_whitespace()).collect::<String>()
    };
    ["heading", "body"].iter().all(|key| text(row.get(key)) == text(tree.root(new).get(key)))
}

/// Two records, as JSON, in one.
fn joined(one: &str, two: &str) -> String {
    let inside = |text: &str| {
        let inside = text.trim().strip_prefix('{').and_then(|text| text.strip_suffix('}'));
        inside.unwrap_or_default().trim().to_owned()
    };
    format!("{{ {}, {} }}", inside(one), inside(two))
}

/// Which of the departments that were asked haven't sent their file back, in a sentence.
pub(in crate::exchange) fn missing(plans: &[Plan], root: Value<'_>) -> Option<String> {
    let ours = plans.iter().filter_map(|plan| plan.answers.as_deref());
    let ours: Vec<&Answers> = ours.filter(|answers| refusal(answers, Front(root)).is_none()).collect();
    let all = asked(ours.iter().map(|answers| &answers.note));
    let missing: Vec<&str> = all
        .iter()
        .filter(|(_, came)| !came)
        .map(|(name, _)| if name.is_empty() { super::NOBODY } else { name.as_str() })
        .collect();
    let words =
        || format!("回答が届いていない課: {}(照会した{}課のうち{}課)", missing.join("、"), all.len(), missing.len());
    (!missing.is_empty()).then(words)
}

/// Every department that was asked together with those of the files, and whether one of the files is its own.
pub fn asked<'n>(notes: impl Iterator<Item = &'n Note> + Clone) -> Vec<(String, bool)> {
    let mut all: Vec<(String, bool)> = Vec::new();
    for name in notes.clone().flat_map(|note| &note.departments) {
        if !all.iter().any(|(known, _)| known == name) {
            all.push((name.clone(), notes.clone().any(|note| note.department == *name)));
        }
    }
    all
}
