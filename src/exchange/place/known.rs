//! Which places have their value, and which fact says it.
//!
//! A large file has a place for each of its cells, and says one row of the ledger after the other: what is known of a row
//! stands together, so that nothing is looked for all over the memory. The rows and the fields are numbered once.

use std::borrow::Cow;

use super::Place;
use crate::exchange::counted::Counted;

/// Facts by the place that they say.
#[derive(Default)]
pub(super) struct Known {
    /// The number of a project, KPI and year.
    rows: Counted<Row, u32>,
    /// The row that was put last, with its number.
    last: Option<(Row, u32)>,
    /// The number of a field.
    fields: Counted<Cow<'static, str>, u32>,
    /// By row: its fields, in the order of their numbers, each with the fact.
    facts: Vec<Vec<(u32, u32)>>,
}

/// What tells a row from all others.
type Row = (u64, u32);

fn row(place: &Place) -> Row {
    let number = |of: Option<usize>| of.map_or(0, |of| of as u64 + 1);
    (number(place.project) << 32 | number(place.kpi), place.year.map_or(0, |year| u32::from(year) + 1))
}

impl Known {
    /// Nothing is known yet; so many cells may say something.
    pub(super) fn of(cells: usize) -> Known {
        // A row of the ledger has four values or more.
        let rows = cells / 4;
        let by_row = Counted::with_capacity_and_hasher(rows, Default::default());
        Known { rows: by_row, facts: Vec::with_capacity(rows), ..Known::default() }
    }

    /// The fact that says a place.
    pub(super) fn fact(&self, place: &Place) -> Option<usize> {
        let row = row(place);
        let last = self.last.filter(|(last, _)| *last == row).map(|(_, at)| at);
        let (row, field) = (last.or_else(|| self.rows.get(&row).copied())?, self.fields.get(&place.field)?);
        let facts = self.facts.get(row as usize)?;
        let at = facts.binary_search_by_key(field, |(field, _)| *field).ok()?;
        Some(facts[at].1 as usize)
    }

    /// Notes that another fact says a place from now on; gives the one that did.
    pub(super) fn point(&mut self, place: &Place, fact: usize) -> Option<usize> {
        let field = *self.fields.get(&place.field)?;
        let facts = self.facts_of(row(place));
        let at = facts.binary_search_by_key(&field, |(field, _)| *field).ok()?;
        Some(std::mem::replace(&mut facts[at].1, fact as u32) as usize)
    }

    /// Notes that a fact says a place, unless another one does already: that one is given.
    pub(super) fn put(&mut self, place: &Place, fact: usize) -> Option<usize> {
        let field = match self.fields.get(&place.field) {
            Some(known) => *known,
            None => {
                let next = self.fields.len() as u32;
                self.fields.insert(place.field.clone(), next);
                next
            }
        };
        let facts = self.facts_of(row(place));
        match facts.binary_search_by_key(&field, |(field, _)| *field) {
            Ok(known) => Some(facts[known].1 as usize),
            Err(free) => {
                facts.insert(free, (field, fact as u32));
                None
            }
        }
    }

    /// What is known of a row.
    fn facts_of(&mut self, row: Row) -> &mut Vec<(u32, u32)> {
        let at = match self.last.filter(|(last, _)| *last == row) {
            Some((_, at)) => at,
            None => {
                let next = self.rows.len() as u32;
                *self.rows.entry(row).or_insert(next)
            }
        };
        self.last = Some((row, at));
        let at = at as usize;
        if self.facts.len() <= at {
            self.facts.resize_with(at + 1, Vec::new);
        }
        &mut self.facts[at]
    }
}
