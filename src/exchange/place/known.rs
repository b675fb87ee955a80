//! Which places have their value, and which fact says it.
//!
//! A large file has a place for each of its cells: the rows and the fields are numbered once, so that a place takes two
//! numbers.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::hash::BuildHasherDefault;

use super::Place;
use crate::exchange::counted::Counted;

/// Facts by the place that they say.
pub(super) struct Known {
    /// The number of a project, KPI and year.
    rows: Counted<(u64, u32), u32>,
    /// The number of a field.
    fields: Counted<Cow<'static, str>, u32>,
    /// By row and field: the fact.
    facts: Counted<(u32, u32), u32>,
}

/// What tells a row from all others.
fn row(place: &Place) -> (u64, u32) {
    let number = |of: Option<usize>| of.map_or(0, |of| of as u64 + 1);
    (number(place.project) << 32 | number(place.kpi), place.year.map_or(0, |year| u32::from(year) + 1))
}

impl Known {
    /// Nothing is known yet; `places` is about how many there will be.
    pub(super) fn with_room(places: usize) -> Known {
        let facts = Counted::with_capacity_and_hasher(places, BuildHasherDefault::default());
        Known { rows: Counted::default(), fields: Counted::default(), facts }
    }

    /// The fact that says a place.
    pub(super) fn fact(&self, place: &Place) -> Option<usize> {
        let (row, field) = (self.rows.get(&row(place))?, self.fields.get(&place.field)?);
        self.facts.get(&(*row, *field)).map(|at| *at as usize)
    }

    /// Notes that a fact says a place, unless another one does already: that one is given.
    pub(super) fn put(&mut self, place: &Place, fact: usize) -> Option<usize> {
        let next = self.rows.len() as u32;
        let row = *self.rows.entry(row(place)).or_insert(next);
        let field = match self.fields.get(&place.field) {
            Some(known) => *known,
            None => {
                let next = self.fields.len() as u32;
                self.fields.insert(place.field.clone(), next);
                next
            }
        };
        match self.facts.entry((row, field)) {
            Entry::Occupied(known) => Some(*known.get() as usize),
            Entry::Vacant(free) => {
                free.insert(fact as u32);
                None
            }
        }
    }
}
