//! Which project a cell, a label or a sheet is about.
//!
//! A project is named in a column, by a label at the left of its name, or by a heading over its plan. Scope, period and
//! department that share the cell with the name are taken out of it.

use super::Walk;
use crate::exchange::place::{Around, As};
use crate::exchange::values::period;
use crate::exchange::words::squeezed;

impl Walk<'_, '_> {
    /// A project's name with what may stand under it in the same cell: scope, period, department.
    pub(super) fn project_cell(&mut self, cell: usize, text: &str, number: Option<&str>) {
        let id = self.id(cell);
        self.done.insert(cell);
        let mut parts: Vec<String> = Vec::new();
        for line in text.split('\n') {
            let mut rest = line.trim();
            while let Some(at) = rest
                .find(" <")
                .or_else(|| rest.find(" ＜"))
                .or_else(|| rest.find(" (R"))
                .or_else(|| rest.find(") ").map(|at| at + 1))
                .filter(|_| self.maker.book.plain)
            {
                parts.push(rest[..at].trim().to_owned());
                rest = rest[at..].trim_start();
            }
            parts.push(rest.to_owned());
        }
        let is_extra = |part: &str| {
            let flat = squeezed(part);
            flat.starts_with('<') || (flat.starts_with('(') && period(flat.trim_matches(['(', ')'])).is_some())
        };
        let first = parts.iter().position(|part| is_extra(part));
        let (name, rest) = match first {
            Some(first) => (parts[..first].join(""), parts[first..].to_vec()),
            None => (text.to_owned(), Vec::new()),
        };
        let (name, bracketed) = match name.rsplit_once('【') {
            Some((name, department)) if department.trim_end().ends_with("課】") => {
                (name.trim().to_owned(), Some(department.trim_end().trim_end_matches('】').to_owned()))
            }
            _ => (name, None),
        };
        let numbered = number.and_then(|number| self.maker.numbered(number));
        let project = match (name.is_empty(), numbered, self.project) {
            (true, _, Some(project)) => project,
            (true, _, None) => return self.say(cell, As::Unplaced, "事業名のない行"),
            (false, Some(numbered), _) if is_department(&name) => {
                self.maker.put(id, "department", name.trim(), Around { project: Some(numbered), ..Around::default() });
                numbered
            }
            _ => self.maker.project(id, name.trim(), number),
        };
        self.project = Some(project);
        let around = Around { project: Some(project), ..Around::default() };
        for part in rest.iter().chain(&bracketed) {
            let flat = squeezed(part);
            let concept = if flat.starts_with('<') {
                "scope"
            } else if flat.starts_with('(') {
                "period"
            } else {
                "department"
            };
            self.maker.put(id, concept, part, around);
        }
    }

    /// The project of a sheet that is one project's.
    pub(super) fn label_project(&mut self, rows: &[u32], header: &[bool]) -> bool {
        for (at, &row) in rows.iter().enumerate() {
            if header[at] {
                continue;
            }
            let cells: Vec<usize> = self.sheet.row_indexes(row).collect();
            for (n, &cell) in cells.iter().enumerate() {
                let Some(&value) = cells.get(n + 1) else { continue };
                if self.concept(cell) == "project" && self.heads[value].is_none() && !self.done.contains(&value) {
                    let (id, text) = (self.id(value), self.sheet.cells[value].text.clone());
                    let project = self.maker.project(id, text.trim(), None);
                    self.project = Some(project);
                    self.done.insert(value);
                    self.say(cell, As::Label, "見出し");
                    return true;
                }
            }
        }
        false
    }

    /// 「事業概要【…】」 over a sheet says whose plan it is; in a text several of them stand one below the other.
    pub(super) fn named_plan(&mut self) {
        let heading = self.sheet.cells.iter().take(20).position(|cell| plan_of(&cell.text).is_some());
        if let Some(cell) = heading {
            self.begin_plan(cell);
        }
    }

    pub(super) fn begin_plan(&mut self, cell: usize) {
        if let Some(name) = plan_of(&self.sheet.cells[cell].text) {
            let id = self.id(cell);
            let known = self.maker.like(name);
            let name = known.map_or_else(|| name.to_owned(), |at| self.maker.projects[at].name.clone());
            self.project = Some(self.maker.project(id, &name, None));
            self.done.insert(cell);
            self.plan_sheet = true;
        }
    }
}

/// The project whose plan a heading announces.
pub(super) fn plan_of(text: &str) -> Option<&str> {
    text.trim().strip_prefix("事業概要【").and_then(|rest| rest.strip_suffix('】'))
}

/// Whether a text is the name of a department.
pub(super) fn is_department(text: &str) -> bool {
    let flat = squeezed(text);
    let ends = ["課", "室", "局", "事務所", "センター", "委員会", "部"];
    flat.chars().count() <= 14 && ends.iter().any(|end| flat.ends_with(end))
}
