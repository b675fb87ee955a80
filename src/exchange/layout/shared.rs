//! A merged cell over several projects. An amount in it they share: nobody but a person knows whose it is, or how it is divided.
//! A verdict, a text or an indicator with its values is said of each of them.
//!
//! That is settled when the sheet has been read: only then is it known which projects stand beside the cell.

use std::collections::HashMap;

use super::Walk;
use super::value::is_of_kpi;
use crate::exchange::place::{Around, Place};

/// What such a cell says.
pub(super) struct Shared {
    cell: usize,
    concept: &'static str,
    said: String,
    project: Option<usize>,
    year: Option<u16>,
    kpi: Option<usize>,
    scale: Option<i64>,
    header: String,
}

impl Walk<'_, '_> {
    /// Keeps what is said of several projects.
    pub(super) fn share(&mut self, cell: usize, concept: &'static str, said: &str, around: Around<'_>) {
        let (said, header) = (said.to_owned(), around.header.to_owned());
        let Around { project, year, kpi, scale, .. } = around;
        self.shared.push(Shared { cell, concept, said, project, year, kpi, scale, header });
    }

    /// Says texts of each of their projects, and asks about the amounts that projects of the sheet share.
    pub(super) fn ask_shared(&mut self) {
        let mut kpis = HashMap::new();
        for shared in std::mem::take(&mut self.shared) {
            let of = self.projects_beside(shared.cell, shared.project);
            if shared.concept == "kpi" || is_of_kpi(shared.concept) {
                of.iter().skip(1).for_each(|&project| self.share_kpi(&shared, project, &mut kpis));
                continue;
            }
            if !matches!(shared.concept, "cost" | "grant" | "budget") {
                let (id, year, header) = (self.id(shared.cell), shared.year, &*shared.header);
                for project in of {
                    let around = Around { project: Some(project), year, header, ..Around::default() };
                    self.maker.put(id, shared.concept, &shared.said, around);
                }
                continue;
            }
            let field = format!("/{}", shared.concept);
            let place =
                |project| Place { project: Some(project), year: shared.year, kpi: None, field: field.clone().into() };
            let places = of.into_iter().map(place).collect();
            let scale = shared.scale.unwrap_or(1);
            self.maker.ask_shared(self.id(shared.cell), &shared.header, (&shared.said, scale), places);
        }
    }

    /// Says an indicator, or a value of it, of another of the projects that it stands beside; the first has it already. `kpis`: the
    /// indicators that were said so, by what the first project calls them.
    fn share_kpi(
        &mut self,
        shared: &Shared,
        project: usize,
        kpis: &mut HashMap<(Option<usize>, Option<usize>, usize), usize>,
    ) {
        let (id, key) = (self.id(shared.cell), (shared.project, shared.kpi, project));
        let year = shared.year.unwrap_or(self.maker.year);
        if shared.concept == "kpi" {
            let kpi = self.maker.kpi(id, project, year, &shared.said);
            kpis.insert(key, kpi);
        } else if let Some(&kpi) = kpis.get(&key) {
            let (project, year, kpi) = (Some(project), Some(year), Some(kpi));
            let around =
                Around { project, year, kpi, scale: shared.scale, header: &shared.header, ..Around::default() };
            self.maker.put(id, shared.concept, &shared.said, around);
        }
    }

    /// The projects in whose rows a merged cell stands, from the top down.
    fn projects_beside(&self, cell: usize, first: Option<usize>) -> Vec<usize> {
        let area = self.sheet.area(&self.sheet.cells[cell]);
        let row = |fact: &&crate::exchange::place::Fact| {
            self.sheet.cells.get(fact.cell.1).filter(|_| fact.cell.0 == self.index).map(|cell| cell.row)
        };
        let named = self.maker.facts.iter().filter_map(|fact| Some((row(&fact)?, fact.project?)));
        let mut named: Vec<(u32, usize)> = named.filter(|(row, _)| (area.top..=area.bottom).contains(row)).collect();
        named.sort_by_key(|(row, _)| *row);
        let mut of: Vec<usize> = first.into_iter().collect();
        named.into_iter().for_each(|(_, project)| {
            if !of.contains(&project) {
                of.push(project);
            }
        });
        of
    }
}
