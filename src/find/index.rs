//! The index of a large ledger: which projects a search has to look at.
//!
//! It is made of a ledger as it was at some time and tells candidates in the ledger as it is now: a project that was
//! changed since, or that no group holds yet, always is one, so that nothing is missed while the index is made, and an
//! edit costs it nothing.

use std::ops::Range;
use std::sync::Arc;

use crate::find::query;
use crate::ledger::Ledger;
use crate::text::grams::{Builder, Grams, Set, TEXTS};

/// Which part of a group's projects may have changed before it is made anew.
const CHANGED: usize = 8;

/// Groups of projects, each indexed or not yet.
#[derive(Clone, Debug, Default)]
pub struct Index {
    groups: Vec<Option<Group>>,
}

/// The index of a group, and the ledger that it was made of.
#[derive(Clone, Debug)]
pub struct Group {
    of: Ledger,
    grams: Arc<Grams>,
}

/// In how many groups a ledger's projects are.
pub fn groups(ledger: &Ledger) -> usize {
    ledger.len().div_ceil(TEXTS)
}

/// The group that a project is in.
pub fn group_of(project: usize) -> usize {
    project / TEXTS
}

/// Whether a project is in a set of its group's.
pub fn has(candidates: Set, project: usize) -> bool {
    candidates.has((project % TEXTS) as u8)
}

/// The projects of a group.
fn members(ledger: &Ledger, group: usize) -> Range<usize> {
    (group * TEXTS).min(ledger.len())..((group + 1) * TEXTS).min(ledger.len())
}

impl Group {
    /// Indexes a group of a ledger's projects; `None` when it is no longer wanted.
    pub fn new(ledger: &Ledger, group: usize, wanted: impl Fn() -> bool) -> Option<Group> {
        let mut builder = Builder::default();
        for (text, project) in (0..=u8::MAX).zip(members(ledger, group)) {
            if !wanted() {
                return None;
            }
            query::fields_of(ledger, project, &mut |folded| builder.add(text, folded));
        }
        Some(Group { of: ledger.clone(), grams: Arc::new(builder.finish()) })
    }

    fn changed<'a>(&'a self, now: &'a Ledger, group: usize) -> impl Iterator<Item = usize> + 'a {
        members(now, group).filter(move |&project| !now.doc().same_item(project, self.of.doc(), project))
    }
}

impl Index {
    /// The groups of a ledger that are still to be indexed, or to be indexed again; forgets those that it doesn't have.
    pub fn missing(&mut self, now: &Ledger) -> Vec<usize> {
        self.groups.resize_with(groups(now), || None);
        let known = |(number, group): &(usize, &Option<Group>)| {
            group
                .as_ref()
                .is_some_and(|group| group.changed(now, *number).count() * CHANGED <= members(now, *number).len())
        };
        self.groups.iter().enumerate().filter(|group| !known(group)).map(|(number, _)| number).collect()
    }

    /// Takes a group in.
    pub fn put(&mut self, number: usize, group: Group) {
        if let Some(place) = self.groups.get_mut(number) {
            *place = Some(group);
        }
    }

    /// The projects of a group in which the words of a query can be found; the rest is for [`query::hits_of`] to say.
    pub fn candidates(&self, now: &Ledger, number: usize, lookup: &mut query::Lookup<'_>) -> Set {
        let Some(group) = self.groups.get(number).and_then(Option::as_ref) else { return Set::ALL };
        let mut set = lookup.texts(&group.grams);
        group.changed(now, number).for_each(|project| set.add((project % TEXTS) as u8));
        set
    }

    /// Bytes that the indexes take.
    pub fn bytes(&self) -> usize {
        self.groups.iter().flatten().map(|group| group.grams.bytes()).sum()
    }
}
