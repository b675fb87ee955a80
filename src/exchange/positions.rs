//! Where in the ledger that would be written a place stands: positions are given in the order in which things were met.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::place::{As, Fact, Place};

/// Positions of projects, reviews and KPIs, from what was placed.
pub(super) struct Positions {
    projects: BTreeMap<usize, usize>,
    reviews: BTreeMap<(usize, u16), usize>,
    kpis: BTreeMap<(usize, u16, usize), usize>,
    /// How many KPIs a review has.
    counts: BTreeMap<(usize, u16), usize>,
    totals: BTreeMap<String, usize>,
    /// The row that was asked for last, with its pointer: its fields are asked for one after the other.
    last: Option<(Row, String)>,
}

/// Project, year and KPI.
type Row = (Option<usize>, Option<u16>, Option<usize>);

impl Positions {
    pub(super) fn new(facts: &[Fact]) -> Positions {
        let places = || facts.iter().filter(|fact| fact.kind == As::Value).filter_map(|fact| fact.place.as_ref());
        let (mut projects, mut reviews, mut kpis, mut totals) =
            (BTreeMap::new(), BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut last = None;
        for place in places() {
            let row = (place.project, place.year, place.kpi);
            if let Some(project) = place.project.filter(|_| last != Some(row)) {
                last = Some(row);
                projects.entry(project).or_insert(0);
                if let Some(year) = place.year {
                    reviews.entry((project, year)).or_insert(0);
                    if let Some(kpi) = place.kpi {
                        kpis.entry((project, year, kpi)).or_insert(0);
                    }
                }
            }
            if let Some(rest) = place.field.strip_prefix("/totals/") {
                let key = rest.split('/').next().unwrap_or_default().to_owned();
                totals.entry(key).or_insert(0);
            }
        }
        projects.values_mut().enumerate().for_each(|(n, at)| *at = n);
        totals.values_mut().enumerate().for_each(|(n, at)| *at = n);
        let mut last = None;
        for ((project, _), at) in &mut reviews {
            let n = match last {
                Some((of, n)) if of == *project => n + 1,
                _ => 0,
            };
            (last, *at) = (Some((*project, n)), n);
        }
        let mut counts = BTreeMap::new();
        for ((project, year, _), at) in &mut kpis {
            let count = counts.entry((*project, *year)).or_insert(0);
            *at = *count;
            *count += 1;
        }
        Positions { projects, reviews, kpis, counts, totals, last: None }
    }

    pub(super) fn pointer(&mut self, place: &Place) -> Option<String> {
        if let Some(rest) = place.field.strip_prefix("/totals/") {
            let (key, field) = rest.split_once('/')?;
            return Some(format!("/totals/{}/{field}", self.totals.get(key)?));
        }
        let row = (place.project, place.year, place.kpi);
        if self.last.as_ref().is_none_or(|(last, _)| *last != row) {
            self.last = Some((row, self.row(place)));
        }
        let (_, row) = self.last.as_ref()?;
        let mut pointer = String::with_capacity(row.len() + place.field.len());
        pointer.push_str(row);
        pointer.push_str(&place.field);
        Some(pointer)
    }

    /// Where the row of a place stands.
    fn row(&mut self, place: &Place) -> String {
        let Some(project) = place.project else { return String::new() };
        let next = self.projects.len();
        let mut pointer = String::with_capacity(64);
        let mut add = |list: &str, at: usize| {
            pointer.push_str(list);
            // Memory refuses no characters.
            let _ = write!(pointer, "{at}");
        };
        add("/projects/", *self.projects.entry(project).or_insert(next));
        let Some(year) = place.year else { return pointer };
        let reviews = &mut self.reviews;
        let known = reviews.get(&(project, year)).copied();
        add(
            "/reviews/",
            known.unwrap_or_else(|| {
                let next = reviews.range((project, 0)..=(project, u16::MAX)).count();
                *reviews.entry((project, year)).or_insert(next)
            }),
        );
        if let Some(kpi) = place.kpi {
            let counts = &mut self.counts;
            add(
                "/kpis/",
                *self.kpis.entry((project, year, kpi)).or_insert_with(|| {
                    let count = counts.entry((project, year)).or_insert(0);
                    *count += 1;
                    *count - 1
                }),
            );
        }
        pointer
    }
}
