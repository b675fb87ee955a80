//! A new ledger made of several files, with where each part of it came from.

use super::{Against, Cells, Offer, Source, Warning, beside};
use crate::change::history::Step;
use crate::exchange::mapping::Mapping;
use crate::exchange::plan::Plan;
use crate::json::{Edit, Pointer};
use crate::ledger::whole::PROJECTS;
use crate::ledger::{Ledger, label};

/// A ledger that several plans make together.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    /// The ledger.
    pub(crate) ledger: Ledger,
    /// What a file says otherwise than one before it, which stands.
    pub(crate) clashes: Vec<Offer>,
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
    for plan in rest {
        let Against { offers, warnings, .. } = beside(std::slice::from_ref(plan), ledger.doc(), mapping, true);
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
        for offer in offers {
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
    Ok(Made { ledger, clashes, steps })
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
