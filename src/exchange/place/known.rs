//! Which places have their value, and which fact says it.
//!
//! A large file has a place for each of its cells, and says one project after the other: what is known of a project stands
//! together, so that nothing is looked for all over the memory. Most projects have few places, and looking through them is
//! quicker than any map; one that has more gets its map.

use std::borrow::Cow;

use super::Place;
use crate::exchange::counted::Counted;

/// Facts by the place that they say.
#[derive(Default)]
pub(super) struct Known {
    /// The number of a field.
    fields: Counted<Cow<'static, str>, u32>,
    /// What belongs to no project, then by project.
    projects: Vec<Places>,
}

/// A KPI, a year and a field of one project, in one number.
type Key = u64;

/// Where a field's number stands in a key, and its bits.
const FIELD: u32 = 17;
const FIELDS: u64 = (1 << 24) - 1;

/// The places of one project, each with its fact.
enum Places {
    Few(Vec<(Key, u32)>),
    Many(Counted<Key, u32>),
}

/// So many places are looked through.
const FEW: usize = 48;

/// Places that a project mostly has.
const USUAL: usize = 24;

impl Places {
    fn fact(&mut self, key: Key) -> Option<&mut u32> {
        match self {
            Places::Few(few) => few.iter_mut().find(|(known, _)| *known == key).map(|(_, fact)| fact),
            Places::Many(many) => many.get_mut(&key),
        }
    }

    fn add(&mut self, key: Key, fact: u32) {
        match self {
            Places::Few(few) if few.len() < FEW => few.push((key, fact)),
            Places::Few(few) => *self = Places::Many(few.drain(..).chain([(key, fact)]).collect()),
            Places::Many(many) => _ = many.insert(key, fact),
        }
    }
}

/// Where a project stands among all.
fn at(place: &Place) -> usize {
    place.project.map_or(0, |project| project + 1)
}

fn key(place: &Place, field: u32) -> Key {
    // A file has half a million cells at most: so many KPIs and fields take 23 and 24 bits.
    let kpi = place.kpi.map_or(0, |kpi| kpi as u64 + 1);
    kpi << 41 | u64::from(field) << FIELD | place.year.map_or(0, |year| u64::from(year) + 1)
}

impl Known {
    /// The fact that says a place.
    pub(super) fn fact(&self, place: &Place) -> Option<usize> {
        let key = key(place, *self.fields.get(&place.field)?);
        let fact = match self.projects.get(at(place))? {
            Places::Few(few) => few.iter().find(|(known, _)| *known == key).map(|(_, fact)| *fact),
            Places::Many(many) => many.get(&key).copied(),
        };
        fact.map(|fact| fact as usize)
    }

    /// Whether something is said of no project.
    pub(super) fn says_of_all(&self) -> bool {
        matches!(self.projects.first(), Some(Places::Few(few)) if !few.is_empty())
            || matches!(self.projects.first(), Some(Places::Many(_)))
    }

    /// Adds what is known of further projects. `projects`, `facts`: how many there are before theirs.
    pub(super) fn append(&mut self, further: Known, (projects, facts): (usize, usize)) {
        self.projects.resize_with(projects + 1, || Places::Few(Vec::new()));
        let mut fields: Vec<u32> = vec![0; further.fields.len()];
        for (field, of) in further.fields {
            let next = self.fields.len() as u32;
            if let Some(known) = fields.get_mut(of as usize) {
                *known = *self.fields.entry(field).or_insert(next);
            }
        }
        let facts = facts as u32;
        let moved = |key: Key| {
            let of = key >> FIELD & FIELDS;
            let field = fields.get(of as usize).copied().unwrap_or_default();
            key & !(FIELDS << FIELD) | u64::from(field) << FIELD
        };
        let same = fields.iter().zip(0..).all(|(field, at)| *field == at);
        for mut places in further.projects.into_iter().skip(1) {
            match &mut places {
                Places::Few(few) => few.iter_mut().for_each(|(key, fact)| {
                    *fact += facts;
                    if !same {
                        *key = moved(*key);
                    }
                }),
                Places::Many(many) => {
                    *many = many.drain().map(|(key, fact)| (moved(key), fact + facts)).collect();
                }
            }
            self.projects.push(places);
        }
    }

    /// Notes that another fact says a place from now on; gives the one that did.
    pub(super) fn point(&mut self, place: &Place, fact: usize) -> Option<usize> {
        let key = key(place, *self.fields.get(&place.field)?);
        let known = self.projects.get_mut(at(place))?.fact(key)?;
        Some(std::mem::replace(known, fact as u32) as usize)
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
        let (at, key) = (at(place), key(place, field));
        if self.projects.len() <= at {
            self.projects.resize_with(at + 1, || Places::Few(Vec::with_capacity(USUAL)));
        }
        let places = &mut self.projects[at];
        match places.fact(key) {
            Some(known) => Some(*known as usize),
            None => {
                places.add(key, fact as u32);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_place_has_the_fact_that_said_it_first_however_many_there_are() {
        let place = |project: usize, kpi: usize, year: u16, field: &'static str| Place {
            project: project.checked_sub(1),
            year: year.checked_sub(1),
            kpi: kpi.checked_sub(1),
            field: field.into(),
        };
        let all = (0..3).flat_map(|project| (0..9).map(move |kpi| (project, kpi)));
        let all = all.flat_map(|of| (0..3).map(move |year| (of, year)));
        let places: Vec<Place> = all
            .flat_map(|((project, kpi), year)| ["/name", "/actual"].map(|field| place(project, kpi, year, field)))
            .collect();
        assert!(places.len() / 3 > FEW, "both ways of keeping them are tried");
        let mut known = Known::default();
        for (at, place) in places.iter().enumerate() {
            assert_eq!((known.fact(place), known.point(place, 1), known.put(place, at)), (None, None, None));
            assert_eq!(known.put(place, 9000), Some(at));
        }
        for (at, place) in places.iter().enumerate() {
            assert_eq!(known.fact(place), Some(at));
            assert_eq!(known.point(place, at + 9000), Some(at));
            assert_eq!(known.fact(place), Some(at + 9000));
        }
    }
}
