//! A copy that puts every cell of a form on a line of its own: a label, and on the next line its value.
//!
//! Labels of a KPI that follow each other are the headings of a table, whose cells follow row by row. It is read where the lines are as many as
//! whole rows have and each could be what its heading says.

use super::Walk;
use super::kpi_labels::OF_KPI;
use super::namesakes::Apart;
use crate::exchange::broken::could_be_value;
use crate::exchange::place::{Around, As, Choice};
use crate::exchange::values::{number, whole};

/// The answer that the lines below several headings belong together in their order.
const IN_LINES: &str = "上から順に組み合わせる";

/// Meanings of labels whose value is one line.
const OF_LINE: [&str; 10] =
    ["department", "period", "period_from", "period_to", "cost", "grant", "budget", "number", "program", "strategy"];

impl Walk<'_, '_> {
    /// The value below a label of a report that stands alone, where no label does.
    pub(super) fn value_below(&self, label: usize) -> Option<usize> {
        let row = self.sheet.cells[label].row;
        let alone = |row: u32| self.sheet.row_indexes(row).len() == 1;
        let below = self.sheet.row_indexes(row + 1).next()?;
        (self.maker.book.running
            && alone(row)
            && alone(row + 1)
            && self.heads[below].is_none()
            && !self.done.contains(&below))
        .then_some(below)
    }

    /// A label alone with its value below, or the headings of KPIs with theirs.
    pub(super) fn stacked(&mut self, row: u32, label: usize, project: usize) -> bool {
        if OF_LINE.contains(&self.concept(label))
            && let Some(value) = self.value_below(label)
        {
            self.labels_of(row, vec![label, value], false);
            return true;
        }
        if matches!(self.concept(label), "kpi" | "kpi_group") && self.columns_below(label, project) {
            return true;
        }
        let mut headings = vec![label];
        let mut next = label + 1;
        let alone = |cell: usize, after: usize| {
            let of = self.sheet.cells.get(cell)?;
            let above = self.sheet.cells.get(after)?;
            (of.row == above.row + 1 && self.sheet.row_indexes(of.row).len() == 1).then_some(())
        };
        while alone(next, next - 1).is_some() && OF_KPI.contains(&self.concept(next)) {
            headings.push(next);
            next += 1;
        }
        if headings.len() < 2 || !matches!(self.concept(label), "kpi" | "kpi_group") {
            return false;
        }
        let first = next;
        while alone(next, next - 1).is_some() && !self.begins_anew(next) {
            next += 1;
        }
        let columns = headings.len();
        let text = |cell: usize| self.sheet.cells[cell].text.trim();
        let fits = |row: &[usize]| {
            row.iter().zip(&headings).all(|(&cell, &heading)| match self.concept(heading) {
                "target" | "actual" | "baseline" | "goal" | "previous" => could_be_value(text(cell)),
                "unit" => text(cell).chars().count() <= 6,
                _ => number(text(cell)).is_none(),
            })
        };
        let cells: Vec<usize> = (first..next).collect();
        if cells.is_empty() || !cells.len().is_multiple_of(columns) || !cells.chunks(columns).all(fits) {
            return false;
        }
        headings.iter().for_each(|&heading| self.say(heading, As::Label, "見出し"));
        for row in cells.chunks(columns) {
            self.stacked_kpi(row, &headings, project);
        }
        true
    }

    /// 「KPI」 and below it the name, 「目標値」 and below it the value, each alone in its row: one KPI after the other, as far as such
    /// labels follow.
    pub(super) fn kpis_below(&mut self, label: usize) -> bool {
        let Some(project) = self.project.filter(|_| self.concept(label) == "kpi" && self.strips.is_empty()) else {
            return false;
        };
        let column = self.sheet.cells[label].column;
        let alone = |walk: &Self, row: u32| {
            let mut cells = walk.sheet.row_indexes(row);
            let cell = cells.next().filter(|cell| cells.next().is_none() && !walk.done.contains(cell))?;
            (walk.sheet.cells[cell].column == column).then_some(cell)
        };
        let value = |walk: &Self, row: u32| alone(walk, row + 1).filter(|cell| walk.heads[*cell].is_none());
        let of_kpi = |walk: &Self, cell: &usize| {
            matches!(walk.concept(*cell), "kpi" | "unit" | "target" | "actual" | "baseline" | "goal")
        };
        let row = self.sheet.cells[label].row;
        let more = value(self, row)
            .and_then(|_| alone(self, row + 2))
            .is_some_and(|next| of_kpi(self, &next) && self.concept(next) != "kpi");
        if !more {
            return false;
        }
        let year = self.table_year.unwrap_or(self.maker.year);
        let (mut next, mut kpi) = (Some(label), None);
        while let Some(label) = next.filter(|cell| of_kpi(self, cell)) {
            let (row, concept) = (self.sheet.cells[label].row, self.concept(label));
            self.say(label, As::Label, "見出し");
            let below = value(self, row);
            if let Some(cell) = below {
                let (id, text) = (self.id(cell), self.sheet.cells[cell].text.trim().to_owned());
                let header = self.sheet.cells[label].text.clone();
                self.done.insert(cell);
                if concept == "kpi" {
                    kpi = Some(self.maker.kpi(id, project, year, &text));
                } else {
                    let around =
                        Around { project: Some(project), year: Some(year), kpi, header: &header, ..Around::default() };
                    self.maker.put(id, concept, &text, around);
                }
            }
            next = alone(self, row + if below.is_some() { 2 } else { 1 });
        }
        true
    }

    /// The columns of a table of KPIs one below the other, each under its heading: the names, then the targets, then the results.
    /// Whose each of several values is, is asked: a copy that lost a cell would shift them.
    fn columns_below(&mut self, label: usize, project: usize) -> bool {
        let mut columns: Vec<(usize, Vec<usize>)> = vec![(label, Vec::new())];
        for cell in label + 1..self.sheet.cells.len() {
            let (of, above) = (&self.sheet.cells[cell], &self.sheet.cells[cell - 1]);
            let heading = OF_KPI.contains(&self.concept(cell));
            let alone = of.row == above.row + 1 && self.sheet.row_indexes(of.row).len() == 1;
            match columns.last_mut() {
                _ if !alone || !heading && self.begins_anew(cell) => break,
                Some((_, lines)) if heading && !lines.is_empty() => columns.push((cell, Vec::new())),
                Some((_, lines)) if !heading => lines.push(cell),
                _ => return false,
            }
        }
        let count = columns[0].1.len();
        let text = |cell: usize| self.sheet.cells[cell].text.trim();
        let fits = |(heading, lines): &(usize, Vec<usize>)| {
            let values = |of: &usize| match self.concept(*heading) {
                "unit" => text(*of).chars().count() <= 6,
                "kpi" | "kpi_group" => number(text(*of)).is_none(),
                _ => could_be_value(text(*of)),
            };
            lines.len() == count && lines.iter().all(values)
        };
        let says = |of: &str| columns.iter().any(|(heading, _)| self.concept(*heading) == of);
        if count == 0 || !(says("target") || says("actual")) || !columns.iter().all(fits) {
            return false;
        }
        let first = columns[0].1[0];
        let why = "指標名と値が別々に並んでいる。上から順に組み合わせてよいか";
        let said = self.sheet.cells[first].text.clone();
        let asked = count > 1 && !self.maker.answered("columns", why, &said, IN_LINES);
        columns.iter().for_each(|(heading, _)| self.say(*heading, As::Label, "見出し"));
        if asked {
            let lines = columns.iter().flat_map(|(_, lines)| lines.iter().copied());
            lines
                .filter(|line| *line != first)
                .for_each(|line| self.say(line, As::Unplaced, "どの指標の値か分からない"));
            self.done.insert(first);
            let options = vec![Choice { words: IN_LINES.to_owned(), values: Vec::new() }];
            self.maker.ask_plainly(self.id(first), ("columns", why), why, Some(project), options);
            return true;
        }
        let headings: Vec<usize> = columns.iter().map(|(heading, _)| *heading).collect();
        for n in 0..count {
            let row: Vec<usize> = columns.iter().map(|(_, lines)| lines[n]).collect();
            self.stacked_kpi(&row, &headings, project);
        }
        true
    }

    /// A list of projects of which each cell stands on a line of its own, headings first; says whether the sheet was one.
    pub(super) fn stacked_list(&mut self) -> bool {
        let lines = 0..self.sheet.cells.len();
        let alone = |cell: usize| self.sheet.row_indexes(self.sheet.cells[cell].row).len() == 1;
        let heading =
            |&cell: &usize| alone(cell) && self.heads[cell].as_ref().is_some_and(|head| !head.concept.is_empty());
        let Some(first) = lines.clone().find(heading).filter(|_| self.maker.book.running) else { return false };
        let headings: Vec<usize> = (first..lines.end).take_while(heading).collect();
        let columns = headings.len();
        let find = |of: &str| headings.iter().position(|&cell| self.concept(cell) == of);
        let (Some(project), counts, kpi) = (find("project"), find("number"), find("kpi")) else { return false };
        let mut distinct: Vec<&str> = headings.iter().map(|&cell| self.concept(cell)).collect();
        distinct.sort_unstable();
        distinct.dedup();
        let begin = first + columns;
        let text = |cell: usize| self.sheet.cells[cell].text.trim();
        let fits = |at: &usize| {
            let row = at + columns <= lines.end && (*at..at + columns).all(alone);
            row && headings.iter().enumerate().all(|(n, &heading)| {
                let text = text(at + n);
                match self.concept(heading) {
                    "number" | "cost" | "grant" | "budget" => number_of(text),
                    "target" | "actual" | "baseline" | "goal" => could_be_value(text),
                    "department" => super::project::is_department(text),
                    _ => number(text).is_none(),
                }
            })
        };
        let rows: Vec<usize> = (begin..lines.end).step_by(columns).take_while(fits).collect();
        if columns < 4 || distinct.len() != columns || rows.len() < 2 {
            return false;
        }
        (0..first).for_each(|cell| _ = self.free_text(cell, false, true));
        headings.iter().for_each(|&cell| self.say(cell, As::Label, "見出し"));
        for &row in &rows {
            let counted = counts.map(|at| self.sheet.cells[row + at].text.trim().to_owned());
            let name = self.sheet.cells[row + project].text.trim().to_owned();
            self.project_cell(row + project, &name, counted.as_deref(), Apart::Same);
            let Some(of) = self.project else { continue };
            let year = self.maker.year;
            let kpi = kpi.map(|at| {
                let (id, name) = (self.id(row + at), self.sheet.cells[row + at].text.trim().to_owned());
                self.done.insert(row + at);
                self.maker.kpi(id, of, year, &name)
            });
            for (n, &heading) in headings.iter().enumerate() {
                let concept = match self.concept(heading) {
                    "project" | "kpi" => continue,
                    "mark" => "rating",
                    concept => concept,
                };
                let (id, text) = (self.id(row + n), self.sheet.cells[row + n].text.clone());
                let header = self.sheet.cells[heading].text.clone();
                let scale = self.heads[heading].as_ref().and_then(|head| head.scale).or(self.scale);
                self.done.insert(row + n);
                let around =
                    Around { project: Some(of), year: Some(year), kpi, scale, header: &header, ..Around::default() };
                self.maker.put(id, concept, &text, around);
            }
        }
        let rest = rows.last().map_or(begin, |row| row + columns);
        (rest..lines.end).for_each(|cell| _ = self.free_text(cell, false, true));
        true
    }

    /// The cells of one KPI below each other, in the order of their headings.
    fn stacked_kpi(&mut self, row: &[usize], headings: &[usize], project: usize) {
        let Some(&name) = row.first() else { return };
        let year = self.table_year.unwrap_or(self.maker.year);
        let (id, text) = (self.id(name), self.sheet.cells[name].text.trim().to_owned());
        self.done.insert(name);
        let kpi = self.maker.kpi(id, project, year, &text);
        for (&cell, &heading) in row.iter().zip(headings).skip(1) {
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            let header = self.sheet.cells[heading].text.clone();
            let concept = self.concept(heading);
            self.done.insert(cell);
            let around = Around {
                project: Some(project),
                year: Some(year),
                kpi: Some(kpi),
                header: &header,
                ..Around::default()
            };
            self.maker.put(id, concept, &text, around);
        }
    }
}

/// Whether a text could be a number of a row or an amount.
fn number_of(text: &str) -> bool {
    whole(text).is_some() || number(text).is_some() || (text.contains('円') && could_be_value(text))
}
