//! A new ledger made of several files, with where each part of it came from.

use std::collections::HashMap;

use super::{Against, Cells, Offer, Source, Warning, beside};
use crate::change::history::Step;
use crate::exchange::mapping::{Answer, LEAVE, Mapping, TWO_VALUES};
use crate::exchange::plan::Plan;
use crate::json::{Doc, Edit, Pointer};
use crate::ledger::field::{Kind, field};
use crate::ledger::whole::PROJECTS;
use crate::ledger::{Ledger, label};

/// A ledger that several plans make together.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    /// The ledger.
    pub(crate) ledger: Ledger,
    /// What a file says otherwise than one before it: neither is written, unless a name or a whole row is at stake, of which
    /// the first stands.
    pub(crate) clashes: Vec<Offer>,
    /// Which of them is right, and which row of one file a row of another is.
    pub(crate) questions: Vec<Answer>,
    /// The steps that lead to it from a ledger with nothing in it, each with its file and cells, for the history.
    pub(crate) steps: Vec<Step>,
}

/// A ledger that several plans make together: the first one's with what the others say besides. Gives what contradicts.
///
/// # Errors
/// A sentence where the first makes no ledger, or another one is another town's.
pub fn together(plans: &[Plan], mapping: &Mapping) -> Result<(Ledger, Vec<Offer>), String> {
    made(plans, mapping, 0).map(|made| (made.ledger, made.clashes))
}

/// The same with the way there. `at`: the time, in milliseconds.
///
/// # Errors
/// As [`together`].
pub(crate) fn made(plans: &[Plan], mapping: &Mapping, at: u64) -> Result<Made, String> {
    let Some((first, rest)) = plans.split_first() else { return Err("ファイルがありません".to_owned()) };
    let text = first.ledger().unwrap_or_default();
    let base = Ledger::read(&text).map_err(|error| format!("{}: 台帳にできません。{error}", first.name()))?;
    let mut steps = begun(first, &base, at);
    let (mut ledger, mut clashes) = (base, Vec::new());
    let (mut questions, mut open) = (Vec::new(), HashMap::<String, usize>::new());
    for plan in rest {
        let Against { offers, warnings, questions: rows, .. } =
            beside(std::slice::from_ref(plan), ledger.doc(), mapping, true);
        // Two towns make no ledger, whichever of them comes first.
        let towns = warnings.iter().find_map(|warning| match warning {
            Warning::Town(ours, theirs) => Some((ours, theirs)),
            _ => None,
        });
        if let Some((ours, theirs)) = towns {
            return Err(format!(
                "{}: 自治体が違います(ほかのファイルは {ours}、このファイルは {theirs})。1つの台帳にはできません。",
                plan.name()
            ));
        }
        questions.extend(rows);
        for mut offer in offers {
            // What two files before it contradicted each other about isn't settled by a third one.
            if let Some(asked) = open.get(offer.pointer.as_str()).and_then(|at| questions.get_mut(*at)) {
                add(asked, label::shown(ledger.doc(), &offer.pointer, &offer.after));
                clashes.push(offer);
                continue;
            }
            if let Some(asked) = which_value(&offer, ledger.doc()) {
                let options = asked.options.iter().map(String::as_str);
                let answer = mapping.answer_among(TWO_VALUES, &asked.about, BETWEEN, options).map(str::to_owned);
                let after = match answer {
                    Some(answer) if asked.options.first() == Some(&answer) => continue,
                    Some(answer) if asked.options.get(1) == Some(&answer) => offer.after.clone(),
                    _ => {
                        open.insert(offer.pointer.as_str().to_owned(), questions.len());
                        questions.push(asked);
                        "null".to_owned()
                    }
                };
                let taken = after != "null";
                let edit = offer.before.as_deref().map(|was| Edit::replace(offer.pointer.clone(), was, after, at));
                if let Some(edit) = edit {
                    let step = Step::make(offer.label.clone(), &[edit], &mut ledger);
                    let step = step.map_err(|error| format!("{}: {error}", plan.name()))?;
                    steps.push(step.with_origin(Some(offer.source.to_string())));
                }
                if !taken {
                    clashes.push(offer);
                }
                continue;
            }
            offer.doubt = None;
            let blank = offer.before.as_deref().is_none_or(|before| before == "null");
            if blank && offer.others.is_empty() {
                let step = Step::make(offer.label.clone(), &[offer.edit(at)], &mut ledger);
                let step = step.map_err(|error| format!("{}: {error}", plan.name()))?;
                steps.push(step.with_origin(Some(offer.source.to_string())));
            } else {
                clashes.push(offer);
            }
        }
    }
    Ok(Made { ledger, clashes, questions, steps })
}

/// What a question about two files' values is of.
pub(super) const BETWEEN: &str = "ファイルどうし";

/// The question which of two files' values of one place is right; `None` where there is no such choice: what one is called, or
/// a value beside a blank.
pub(super) fn which_value(offer: &Offer, doc: &Doc) -> Option<Answer> {
    let before = offer.before.as_deref().filter(|before| !offer.is_row() && *before != "null")?;
    let of_projects = offer.pointer.tokens().next().is_some_and(|list| list == PROJECTS);
    let is_value = field(&offer.pointer).is_some_and(|field| !matches!(field.kind, Kind::Record | Kind::List));
    let names =
        ["name", "id", "fiscal_year", "basis"].iter().any(|key| offer.pointer.as_str().ends_with(&format!("/{key}")));
    if !of_projects || !is_value || names || !offer.others.is_empty() {
        return None;
    }
    let options = [before, &offer.after].map(|raw| label::shown(doc, &offer.pointer, raw));
    Some(Answer {
        question: TWO_VALUES.to_owned(),
        about: offer.label.clone(),
        text: BETWEEN.to_owned(),
        asked: format!("2つのファイルで値が違う({})。どちらか", options.join(" と ")),
        place: offer.source.to_string(),
        options: options.into_iter().chain([LEAVE.to_owned()]).collect(),
        ..Answer::default()
    })
}

/// Adds a value to those that may be answered.
fn add(asked: &mut Answer, value: String) {
    if !asked.options.contains(&value) {
        let end = asked.options.len().saturating_sub(1);
        asked.options.insert(end, value);
    }
}

/// The steps of the first file: what stands around the projects, then each project.
fn begun(plan: &Plan, ledger: &Ledger, at: u64) -> Vec<Step> {
    let cells = Cells::of(plan);
    let step = |pointer: Pointer, raw: &str| {
        let cells = match cells.below(&pointer) {
            // The programmes of a file that doesn't list them are those that its reviews name.
            none if none.is_empty() && pointer.as_str() == "/programs" => cells.ending("/program"),
            cells => cells,
        };
        let origin = (!cells.is_empty()).then(|| Source { file: plan.name().to_owned(), cells }.to_string());
        let label = label::describe(ledger.doc(), &pointer);
        Step { label, edits: vec![Edit::insert(pointer, raw, at)], origin }
    };
    let front = ledger.front();
    // That it is a ledger is said by no cell.
    let members = front.value().members().filter(|member| !member.is(PROJECTS) && !member.is("format"));
    let mut steps: Vec<Step> =
        members.map(|member| step(Pointer::root().key(&member.key()), member.value.raw())).collect();
    let projects = Pointer::root().key(PROJECTS);
    steps.extend((0..ledger.len()).map(|index| step(projects.index(index), ledger.doc().item(index))));
    steps
}
