//! What is not saved: in which fields a ledger differs from the one in the file, and the steps that make one of the
//! other.

use super::diff::{Change as Difference, ChangeKind, diff};
use super::follow::follow;
use super::history::{Step, makes};
use crate::json::{Edit, Pointer};
use crate::ledger::Ledger;
use crate::ledger::label::{self, Labels};
use crate::ledger::whole::PROJECTS;

/// A field that is different from the saved file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The place.
    pub pointer: Pointer,
    /// Which project and field, in the officials' words.
    pub label: String,
    /// What the file says.
    pub before: String,
    /// What it is to say.
    pub after: String,
    /// Where it is marked.
    pub mark: Mark,
}

/// Which fields of a page a change is marked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The place, what is in it, and what it is in.
    At(Pointer),
    /// Rows of a list whose place changed.
    Rows(Pointer, std::ops::RangeInclusive<usize>),
    /// What holds the list that a row is gone from; no row of it.
    Around(Pointer),
}

impl Mark {
    /// Whether the field at a place carries the mark.
    pub fn is_at(&self, field: &Pointer) -> bool {
        match self {
            Mark::At(at) => field.starts_with(at) || at.starts_with(field),
            Mark::Around(list) => list.starts_with(field),
            Mark::Rows(list, rows) => {
                let row = field.starts_with(list).then(|| field.tokens().nth(list.tokens().count())).flatten();
                row.and_then(|row| row.parse().ok()).map_or_else(|| list.starts_with(field), |row| rows.contains(&row))
            }
        }
    }

    /// Whether something inside a place is marked.
    pub fn is_in(&self, place: &Pointer) -> bool {
        let (Mark::At(at) | Mark::Rows(at, _) | Mark::Around(at)) = self;
        at.starts_with(place)
    }

    /// A change that [`diff`] found between `saved` and `ledger`.
    fn of(saved: &Ledger, ledger: &Ledger, change: &Difference) -> Mark {
        let row = |pointer: &Pointer| pointer.parent().and_then(|(list, row)| Some((list, row.parse::<usize>().ok()?)));
        match (&change.pointer_a, &change.pointer_b) {
            (Some(a), Some(b)) if change.kind == ChangeKind::Moved => match (row(a), row(b)) {
                // One row passed others: which of them moved, nobody can tell, and all of them stand elsewhere.
                (Some((_, from)), Some((list, to))) => Mark::Rows(list, from.min(to)..=from.max(to)),
                _ => Mark::At(b.clone()),
            },
            (_, Some(at)) => Mark::At(at.clone()),
            (Some(gone), None) => {
                let list = gone.parent().map_or_else(Pointer::root, |(list, _)| list);
                Mark::Around(follow(saved.doc(), ledger.doc(), &list).unwrap_or(list))
            }
            (None, None) => Mark::Around(Pointer::root()),
        }
    }
}

/// The fields in which a ledger differs from the saved one.
pub fn changes(saved: &Ledger, ledger: &Ledger) -> Vec<Change> {
    if saved.is_same(ledger) {
        return Vec::new();
    }
    let changes = diff(saved.doc(), ledger.doc());
    changes.into_iter().map(|change| Change::of(saved, ledger, change)).collect()
}

impl Change {
    fn of(saved: &Ledger, ledger: &Ledger, change: Difference) -> Change {
        let words = match (&change.pointer_a, &change.pointer_b) {
            // What differs in a long text stays in sight.
            (Some(_), Some(at)) => {
                label::shown_pair(ledger.doc(), at, change.before.as_deref(), change.after.as_deref())
            }
            (at, other) => {
                let shown = |ledger: &Ledger, at: &Option<Pointer>, raw: &Option<String>| match (at, raw) {
                    (Some(at), Some(raw)) => label::shown(ledger.doc(), at, raw),
                    _ => label::NONE.to_owned(),
                };
                (shown(saved, at, &change.before), shown(ledger, other, &change.after))
            }
        };
        Change {
            before: words.0,
            after: words.1,
            mark: Mark::of(saved, ledger, &change),
            pointer: change.pointer_b.or(change.pointer_a).unwrap_or_else(Pointer::root),
            label: change.label,
        }
    }
}

/// What someone else changed from `old` to `new` and stands in `kept` as well, in one line: the first differences, and how many
/// more.
pub(crate) fn in_one_line(old: &Ledger, new: &Ledger, kept: &Ledger) -> Option<String> {
    const TOLD: usize = 2;
    let overruled = diff(new.doc(), kept.doc());
    let mut changes = diff(old.doc(), new.doc());
    changes.retain(|change| {
        !overruled.iter().any(|other| other.pointer_a.is_some() && other.pointer_a == change.pointer_b)
    });
    let labels = Labels::new(new.doc());
    let told: Vec<String> = changes.iter().take(TOLD).map(|change| change.sentence(&change.label, &labels)).collect();
    let more = changes.len().saturating_sub(TOLD);
    let more = if more > 0 { format!(" ほか{more}件") } else { String::new() };
    (!told.is_empty()).then(|| format!("{}{more}", told.join("、")))
}

/// The steps that make one ledger of another, for the journal and the audit trail: a step for each field where only
/// fields differ, else the changed projects as wholes (rows that came, went or moved have no pointer that holds in both).
pub(crate) fn pending(saved: &Ledger, ledger: &Ledger, at: u64) -> Vec<Step> {
    let changes = diff(saved.doc(), ledger.doc());
    let fields: Option<Vec<Step>> = changes.into_iter().map(|change| field_step(change, at)).collect();
    if let Some(steps) = fields
        && makes(saved, &steps, ledger)
    {
        return steps;
    }
    let projects = Pointer::root().key(PROJECTS);
    let whole = |pointer: Pointer| {
        let (old, new) = (saved.doc().get(&pointer).ok()?, ledger.doc().get(&pointer).ok()?);
        let label = label::describe(ledger.doc(), &pointer);
        (old != new).then(|| Step { label, edits: vec![Edit::replace(pointer, old, new, at)], origin: None })
    };
    let front = ledger.front();
    let mut places: Vec<Pointer> =
        front.value().members().filter(|m| !m.is(PROJECTS)).map(|m| Pointer::root().key(&m.key())).collect();
    if saved.len() == ledger.len() {
        places.extend((0..ledger.len()).map(|i| projects.index(i)));
    } else {
        places.push(projects);
    }
    let steps: Vec<Step> = places.into_iter().filter_map(whole).collect();
    if makes(saved, &steps, ledger) {
        return steps;
    }
    // Something else has come or gone: the whole text, which always holds.
    let root = Pointer::root();
    let (Ok(old), Ok(new)) = (saved.doc().get(&root), ledger.doc().get(&root)) else { return steps };
    vec![Step {
        label: label::describe(ledger.doc(), &root),
        edits: vec![Edit::replace(root, old, new, at)],
        origin: None,
    }]
}

/// The step that makes one change of one field, if it is one.
fn field_step(change: Difference, at: u64) -> Option<Step> {
    let same_place = change.kind == ChangeKind::Changed && change.pointer_a == change.pointer_b;
    let (pointer, before, after) = (change.pointer_b?, change.before?, change.after?);
    same_place.then(|| Step {
        label: change.label,
        edits: vec![Edit::replace(pointer, before, after, at)],
        origin: None,
    })
}
