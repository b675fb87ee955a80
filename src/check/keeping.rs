//! Findings that officials keep on purpose (`accepted`): which of them still stand as they were accepted.
//!
//! An entry accepts what was found, not a place: with the words of the finding (`quote`) it holds only while they are
//! the same. A sum that is wrong by another amount, or a group that has grown, is a new finding. An entry without words,
//! written before they were noted, goes by code and place alone.

use std::collections::{HashMap, HashSet};

use crate::json::Pointer;
use crate::ledger::view::{Accepted, Front, Project};

use super::{Finding, codes};

/// An entry of a list of accepted findings.
#[derive(Debug)]
pub(super) struct Keeping {
    code: String,
    pointer: String,
    reason: String,
    quote: Option<String>,
    /// The project that the entry stands in; `None` outside the projects.
    project: Option<usize>,
    /// Where the entry stands.
    at: Pointer,
}

impl Keeping {
    fn read(entry: Accepted<'_>, project: Option<usize>, at: Pointer) -> Option<Self> {
        let (code, pointer) = (entry.code()?.into_owned(), entry.pointer()?.into_owned());
        let quote = entry.quote().map(|quote| quote.into_owned());
        Some(Self { code, pointer, reason: entry.reason().unwrap_or_default().into_owned(), quote, project, at })
    }

    /// Whether only [`super::Across`] can see the finding: by its code, or because it stands outside the projects.
    fn is_across(&self) -> bool {
        codes::code(&self.code).is_some_and(|row| row.across) || !self.pointer.starts_with("/projects/")
    }

    /// Whether the finding has the code and stands at the place. An entry inside a project goes with its project: the
    /// number in its pointer doesn't count, and it stays true when another project is put before it.
    fn is_about(&self, finding: &Finding) -> bool {
        let place = finding.pointer.as_str();
        let same_tail = || tail(place).is_some_and(|below| tail(&self.pointer) == Some(below));
        self.code == finding.code
            && match self.project {
                Some(_) if finding.project == self.project => place == self.pointer || same_tail(),
                Some(_) if finding.project.is_some() => false,
                _ => place == self.pointer,
            }
    }

    fn stale(&self, now: Option<&Finding>) -> Finding {
        let code = &self.code;
        let message = match (now, &self.quote) {
            (Some(now), Some(quote)) => format!(
                "了承した指摘 {code} は、了承したとき「{quote}」でしたが、いまは「{}」です。あらためて確かめ、了承し直すか、値を直してください。",
                now.quote
            ),
            _ => format!(
                "了承した指摘 {code} は、いまは出ていません(直ったか、場所が変わったか、番号の誤りです)。了承の記録を消すか、場所を書き直してください。"
            ),
        };
        Finding::new(&codes::STALE_ACCEPT, self.project, self.at.clone(), format!("{code} {}", self.pointer), message)
    }
}

/// What follows the project's own number in a pointer.
fn tail(pointer: &str) -> Option<&str> {
    let rest = pointer.strip_prefix("/projects/")?;
    Some(rest.find('/').and_then(|at| rest.get(at..)).unwrap_or(""))
}

/// A code, and a place without the project's own number: what an entry and the finding that it is about have in common.
pub(super) type Spot = (String, String);

fn spot(code: &str, pointer: &str) -> Spot {
    (code.to_owned(), tail(pointer).unwrap_or(pointer).to_owned())
}

/// The spots that entries may be about.
pub(super) fn spots(entries: &[Keeping]) -> HashSet<Spot> {
    entries.iter().map(|entry| spot(&entry.code, &entry.pointer)).collect()
}

/// Whether something is kept on purpose there.
pub(super) fn is_kept(spots: &HashSet<Spot>, code: &str, pointer: &str) -> bool {
    !spots.is_empty() && spots.contains(&spot(code, pointer))
}

/// The entries in a project's sheets. `across`: those that only [`super::Across`] can see, else the others.
pub(super) fn in_project(index: usize, project: Project<'_>, across: bool) -> Vec<Keeping> {
    let mut all = Vec::new();
    for (r, review) in project.reviews() {
        let list = || Pointer::root().key("projects").index(index).key("reviews").index(r).key("accepted");
        let entries = review.accepted().enumerate();
        all.extend(entries.filter_map(|(a, entry)| Keeping::read(entry, Some(index), list().index(a))));
    }
    all.retain(|keeping| keeping.is_across() == across);
    all
}

/// The entries outside the projects, for one project or (`None`) for what [`super::Across`] sees.
pub(super) fn in_front(front: Front<'_>, project: Option<usize>) -> Vec<Keeping> {
    let list = Pointer::root().key("accepted");
    let read = |(a, entry)| Keeping::read(entry, None, list.index(a));
    let at = project.map(|index| Pointer::root().key("projects").index(index));
    let wanted = |keeping: &Keeping| match &at {
        None => keeping.is_across(),
        Some(at) => !keeping.is_across() && Pointer::parse(&keeping.pointer).is_ok_and(|p| p.starts_with(at)),
    };
    front.accepted().enumerate().filter_map(read).filter(wanted).collect()
}

/// Marks what is kept, and reports entries that no longer meet anything.
pub(super) fn settle(entries: &[Keeping], found: &mut Vec<Finding>) {
    if entries.is_empty() {
        return;
    }
    let mut near: HashMap<Spot, Vec<usize>> = HashMap::new();
    for (at, finding) in found.iter().enumerate() {
        near.entry(spot(finding.code, finding.pointer.as_str())).or_default().push(at);
    }
    let mut stale = Vec::new();
    for entry in entries {
        let (mut met, mut other) = (false, None);
        for &at in near.get(&spot(&entry.code, &entry.pointer)).into_iter().flatten() {
            let Some(finding) = found.get_mut(at).filter(|finding| entry.is_about(finding)) else { continue };
            if entry.quote.as_ref().is_none_or(|quote| **quote == *finding.quote) {
                finding.accepted = Some(entry.reason.as_str().into());
                met = true;
            } else {
                other.get_or_insert_with(|| finding.clone());
            }
        }
        if !met {
            stale.push(entry.stale(other.as_ref()));
        }
    }
    found.append(&mut stale);
}
