//! Projects that stand side by side: the labels are at the left, each further column is a project.
//!
//! It is told from a sheet of boxes by the row of names: no other label stands in it, and the rows below have a label at the
//! left and values for at least two of the names.

use std::collections::HashMap;

use super::Walk;
use super::kpi_labels::OF_KPI;
use super::kpi_names::is_no_name;
use super::left::Left;
use crate::exchange::cells::Cell;
use crate::exchange::place::{Around, As};
use crate::exchange::words::unified;

/// Rows with values for several projects, below which a row of names isn't believed to be one.
const ROWS: usize = 3;

impl Walk<'_, '_> {
    /// Reads the columns of projects; says whether there were any.
    pub(super) fn side_by_side(&mut self, rows: &[u32]) -> bool {
        let (mut found, mut next) = (false, 0);
        for (at, &row) in rows.iter().enumerate() {
            if at < next || !self.heads.any(self.sheet.row_indexes(row)) {
                continue;
            }
            let Some(label) = self.sheet.row_indexes(row).position(|cell| self.concept(cell) == "project") else {
                continue;
            };
            let cells: Vec<usize> = self.sheet.row_indexes(row).collect();
            let names = &cells[label + 1..];
            let plain = |&cell: &usize| {
                let area = self.sheet.area(&self.sheet.cells[cell]);
                self.heads[cell].is_none() && area.left == area.right
            };
            if label > 1 || names.len() < 2 || !names.iter().all(plain) {
                continue;
            }
            let columns: Vec<u32> = names.iter().map(|&cell| self.sheet.cells[cell].column).collect();
            // Another row of names begins a table of its own. A label that nobody knows ends none where known ones follow.
            let own = |row: &&u32| {
                let of_table = |cell: &Cell| cell.column < columns[0] || columns.contains(&cell.column);
                let label = self.label_left_of(**row, columns[0]).map_or("", |label| self.concept(label));
                let headings = self
                    .sheet
                    .row_indexes(**row)
                    .filter(|&cell| self.sheet.cells[cell].column >= columns[0] && !self.concept(cell).is_empty());
                label != "project"
                    && headings.count() < 2
                    && (!label.is_empty() || self.sheet.row(**row).iter().all(of_table))
            };
            let mut body: Vec<u32> = rows[at + 1..].iter().take_while(own).copied().collect();
            // 「項目 | 事業③ | 事業④」 apart from the rows above, right over the next names, is a heading of those.
            if let (Some(&next), &[.., above, last]) = (rows.get(at + 1 + body.len()), &body[..])
                && last + 1 == next
                && above + 1 < last
            {
                body.pop();
            }
            let last = body.iter().rposition(|&row| self.label_left_of(row, columns[0]).is_some());
            body.truncate(last.map_or(0, |last| last + 1));
            let several =
                |row: &&u32| columns.iter().filter(|&&column| self.sheet.at(**row, column).is_some()).count() > 1;
            if body.iter().filter(several).count() < ROWS {
                continue;
            }
            self.say(cells[label], As::Label, "見出し");
            let mut projects = HashMap::new();
            for (&cell, &column) in names.iter().zip(&columns) {
                let (id, text) = (self.id(cell), self.sheet.cells[cell].text.trim().to_owned());
                self.done.insert(cell);
                projects.insert(column, self.maker.project(id, &text, None));
            }
            self.rows_of_labels(&body, &projects, columns[0]);
            self.project = None;
            (found, next) = (true, at + 1 + body.len());
        }
        found
    }

    /// The label of a row: the last heading left of a column.
    fn label_left_of(&self, row: u32, column: u32) -> Option<usize> {
        let mut labels = self.sheet.row_indexes(row).filter(|&cell| self.sheet.cells[cell].column < column).rev();
        labels.find(|&cell| !self.concept(cell).is_empty())
    }

    fn rows_of_labels(&mut self, body: &[u32], projects: &HashMap<u32, usize>, first: u32) {
        let mut left = Left::default();
        // The KPIs that labels have counted, 「KPI① 指標」, by column and number: what 「KPI① 目標値」 says is theirs.
        let mut counted = HashMap::new();
        for &row in body {
            let Some(label) = self.label_left_of(row, first) else {
                self.unknown_label(row, projects, first);
                continue;
            };
            let number = self.number_in(label);
            let names = matches!(self.concept(label), "kpi" | "kpi_group");
            for &column in projects.keys() {
                let block = column as usize;
                let known = number.filter(|_| !names).and_then(|number| counted.get(&(block, number)).cloned());
                // Without a name here, what the labels below say is no longer of the KPI above.
                if names || (number.is_some() && OF_KPI.contains(&self.concept(label))) {
                    left.kpi.remove(&block);
                }
                left.kpi.extend(known.map(|known| (block, known)));
            }
            let head = self.heads[label].clone().unwrap_or_default();
            let header = self.sheet.cells[label].text.clone();
            for cell in self.sheet.row_indexes(row) {
                let of = &self.sheet.cells[cell];
                let (column, text) = (of.column, of.text.clone());
                let Some(&project) = projects.get(&column) else {
                    if column < first {
                        self.project = None;
                        self.say(cell, As::Label, "見出し");
                    }
                    continue;
                };
                let (id, year, block) = (self.id(cell), self.maker.year, column as usize);
                self.project = Some(project);
                self.done.insert(cell);
                if matches!(head.concept, "kpi" | "kpi_group") && is_no_name(&unified(&text)) {
                    left.kpi.remove(&block);
                    self.maker.say(id, As::Unplaced, "指標がないという印", Some(project));
                    continue;
                }
                if matches!(head.concept, "kpi" | "kpi_group") {
                    let kpi = self.maker.kpi(id, project, year, &text);
                    left.kpi.insert(block, (kpi, None));
                    counted.extend(number.map(|number| ((block, number), (kpi, None))));
                    left.years.insert((project, kpi, year), cell);
                    continue;
                }
                let known = left.kpi.get(&block).cloned();
                let around = Around {
                    project: Some(project),
                    year: head.year.or(Some(year)),
                    kpi: known.as_ref().map(|(kpi, _)| *kpi),
                    unit: known.as_ref().and_then(|(_, unit)| unit.as_deref()),
                    scale: head.scale.or(self.scale),
                    no_unit: false,
                    header: &header,
                };
                if head.year.is_some_and(|of| of != year) && matches!(head.concept, "target" | "actual") {
                    self.kpi_of_year(&mut left, cell, around, year);
                }
                if let (Some(known), "unit") = (left.kpi.get_mut(&block), head.concept) {
                    known.1 = Some(text.clone());
                    counted.extend(number.map(|number| ((block, number), known.clone())));
                }
                if number.is_some() && around.kpi.is_none() && OF_KPI.contains(&head.concept) {
                    self.maker.say(id, As::Unplaced, "どの指標の値か分からない", Some(project));
                    continue;
                }
                self.maker.put(id, head.concept, &text, around);
            }
        }
    }

    /// A row whose label nobody knows.
    fn unknown_label(&mut self, row: u32, projects: &HashMap<u32, usize>, first: u32) {
        for cell in self.sheet.row_indexes(row) {
            let column = self.sheet.cells[cell].column;
            self.project = projects.get(&column).copied();
            let (kind, why) = match column < first {
                true => (As::Label, "意味の分からない見出し"),
                false => (As::Unplaced, "見出しの意味が分からない行"),
            };
            self.say(cell, kind, why);
        }
    }
}
