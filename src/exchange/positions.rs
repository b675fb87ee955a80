//! Where in the ledger that would be written a place stands: positions are given in the order in which things were met.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use super::pieces::Pieces;
use super::place::{As, Fact, Place};
use super::values::add_digits;

/// Where something stands in the ledger that would be written. It is shown as a pointer, `/projects/0/reviews/1/cost`; a large
/// file has many of them, and none is a text before somebody reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The positions of the project, its review, and the review's KPI, as far as it is in one.
    row: Spots,
    /// What stands behind them: `/cost`.
    field: Cow<'static, str>,
}

/// A position, counted from 1.
type Position = std::num::NonZeroU32;

impl Spot {
    /// What a pointer says.
    pub(super) fn of(pointer: String) -> Spot {
        Spot { row: [None; 3], field: pointer.into() }
    }

    /// The positions of the project, its review, and the review's KPI, as far as it is in one.
    pub(super) fn spots(&self) -> Spots {
        self.row
    }

    /// The lists that lead to it, each with the position in it, from 0.
    pub(super) fn rows(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let rows = ["projects", "reviews", "kpis"].into_iter().zip(self.row);
        rows.map_while(|(list, at)| Some((list, at?.get() as usize - 1)))
    }

    /// What stands behind them: `/cost`.
    pub(super) fn field(&self) -> &str {
        &self.field
    }

    /// Adds the pointer to a text.
    pub(super) fn add_to(&self, out: &mut String) {
        for (list, at) in self.rows() {
            out.extend(["/", list, "/"]);
            add_digits(at, out);
        }
        out.push_str(&self.field);
    }

    /// The last key of the pointer: `cost`.
    pub(super) fn key(&self) -> &str {
        self.field.rsplit('/').next().unwrap_or_default()
    }

    /// Whether it is the name of the town whose ledger it is.
    pub(super) fn is_town(&self) -> bool {
        self.field == "/municipality"
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut pointer = String::with_capacity(60);
        self.add_to(&mut pointer);
        f.write_str(&pointer)
    }
}

/// Positions of projects, reviews and KPIs, from what was placed.
pub(super) struct Positions {
    /// By project.
    projects: Vec<Project>,
    /// How many of them have a position.
    count: usize,
    totals: BTreeMap<String, usize>,
}

/// The row that was asked for last, and where it stands: the next place is often one of it.
#[derive(Default)]
pub(super) struct Last(Option<(Row, Spots)>);

/// A project, the year of a review, a KPI.
type Row = (Option<usize>, Option<u16>, Option<usize>);

/// The positions of the three, as far as there are any.
pub(super) type Spots = [Option<Position>; 3];

/// A project's position and its reviews, each by its year, at its position.
#[derive(Clone, Default)]
struct Project {
    at: Option<usize>,
    reviews: Vec<(u16, Review)>,
}

/// The KPIs of a review, in their order, with their positions.
#[derive(Clone, Default)]
struct Review(Vec<(usize, usize)>);

impl Positions {
    /// What is written stands in the order of the file; `choices`, and what is only asked about or said once more and isn't there
    /// yet, come behind all that.
    pub(super) fn new<'p>(facts: &Pieces<Fact>, choices: impl Iterator<Item = &'p Place>) -> Positions {
        let mut positions = Positions { projects: Vec::new(), count: 0, totals: BTreeMap::new() };
        let (mut last, mut others) = (None, Vec::new());
        for fact in facts {
            let Some(place) = fact.place.as_ref().filter(|_| fact.kind == As::Value) else {
                others.extend(Some(fact).filter(|fact| fact.place.is_some() || fact.asked.is_some()));
                continue;
            };
            let row = (place.project, place.year, place.kpi);
            if let Some(project) = place.project.filter(|_| last != Some(row)) {
                last = Some(row);
                let of = positions.project(project);
                of.at = Some(0);
                let Some(year) = place.year else { continue };
                let review = of.reviews.iter_mut().find(|(known, _)| *known == year);
                match (review, place.kpi) {
                    (Some((_, review)), kpi) => review.0.extend(kpi.map(|kpi| (kpi, 0))),
                    (None, kpi) => of.reviews.push((year, Review(kpi.map(|kpi| (kpi, 0)).into_iter().collect()))),
                }
            }
            if let Some(rest) = place.field.strip_prefix("/totals/") {
                let key = rest.split('/').next().unwrap_or_default().to_owned();
                positions.totals.entry(key).or_insert(0);
            }
        }
        for (n, project) in positions.projects.iter_mut().filter(|project| project.at.is_some()).enumerate() {
            (project.at, positions.count) = (Some(n), n + 1);
            project.reviews.sort_unstable_by_key(|(year, _)| *year);
            for (_, Review(kpis)) in &mut project.reviews {
                kpis.sort_unstable();
                kpis.dedup();
                kpis.iter_mut().enumerate().for_each(|(n, (_, at))| *at = n);
            }
        }
        positions.totals.values_mut().enumerate().for_each(|(n, at)| *at = n);
        choices.for_each(|place| positions.add(place));
        for fact in others {
            fact.place.iter().for_each(|place| positions.add(place));
            let choices = fact.asked.as_deref().into_iter().flat_map(|(_, choices)| choices);
            choices.flat_map(|choice| &choice.values).for_each(|(place, _)| positions.add(place));
        }
        positions
    }

    fn project(&mut self, project: usize) -> &mut Project {
        if self.projects.len() <= project {
            self.projects.resize(project + 1, Project::default());
        }
        &mut self.projects[project]
    }

    /// Where a place stands; `None` for a sum of a year that none is of. `last`: the row of the place before.
    pub(super) fn spot(&self, place: Place, last: &mut Last) -> Option<Spot> {
        if let Some(rest) = place.field.strip_prefix("/totals/") {
            let (key, field) = rest.split_once('/')?;
            return Some(Spot::of(format!("/totals/{}/{field}", self.totals.get(key)?)));
        }
        let of = (place.project, place.year, place.kpi);
        let row = match last.0.filter(|(last, _)| *last == of) {
            Some((_, row)) => row,
            None => self.row(&place).map(|at| at.and_then(|at| Position::new(u32::try_from(at).ok()? + 1))),
        };
        last.0 = Some((of, row));
        Some(Spot { row, field: place.field })
    }

    /// [`Positions::spot`], as a pointer.
    pub(super) fn pointer(&self, place: Place) -> Option<String> {
        self.spot(place, &mut Last::default()).map(|spot| spot.to_string())
    }

    /// Adds the row of a place behind all others, where it isn't there yet.
    fn add(&mut self, place: &Place) {
        let Some(project) = place.project else { return };
        let count = self.count;
        let of = self.project(project);
        let is_new = of.at.is_none();
        of.at.get_or_insert(count);
        if let Some(year) = place.year {
            let review = of.reviews.iter().position(|(known, _)| *known == year).unwrap_or_else(|| {
                of.reviews.push((year, Review::default()));
                of.reviews.len() - 1
            });
            if let Some((kpi, (_, review))) = place.kpi.zip(of.reviews.get_mut(review)) {
                review.add(kpi);
            }
        }
        self.count += usize::from(is_new);
    }

    /// Where the row of a place stands.
    fn row(&self, place: &Place) -> [Option<usize>; 3] {
        let Some(of) = place.project.and_then(|project| self.projects.get(project)) else { return [None; 3] };
        let review = place.year.and_then(|year| of.reviews.iter().position(|(known, _)| *known == year));
        let kpi = review.zip(place.kpi).and_then(|(review, kpi)| of.reviews.get(review)?.1.position(kpi));
        [of.at, review, kpi]
    }
}

impl Review {
    fn position(&self, kpi: usize) -> Option<usize> {
        let found = self.0.binary_search_by_key(&kpi, |(known, _)| *known).ok()?;
        self.0.get(found).map(|(_, at)| *at)
    }

    fn add(&mut self, kpi: usize) {
        if let Err(free) = self.0.binary_search_by_key(&kpi, |(known, _)| *known) {
            self.0.insert(free, (kpi, self.0.len()));
        }
    }
}
