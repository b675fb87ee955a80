//! What the columns of a table mean: all the headers that stand over a column, read together from the top down.
//!
//! A lower header says more than the one above it, but within the other's subject: 「評価」 below 「指標」 rates the KPI, below
//! 「外部」 it is somebody else's. A year, a unit of money or a second meaning once said holds for all below.

use super::{Column, Walk};
use crate::exchange::words::{Head, squeezed};

impl Walk<'_, '_> {
    /// The columns of a band of header rows.
    pub(super) fn columns(&self, band: &[u32]) -> Vec<Column> {
        let last = band.last().copied().unwrap_or_default();
        let width = band
            .iter()
            .flat_map(|row| self.sheet.row(*row))
            .map(|cell| self.sheet.area(cell).right + 1)
            .max()
            .unwrap_or(0);
        let mut columns = vec![Column::default(); width as usize];
        let mut stacks: Vec<Vec<Head>> = vec![Vec::new(); width as usize];
        for &row in band {
            let cells = self.sheet.row(row);
            for (n, cell) in cells.iter().enumerate() {
                let area = self.sheet.area(cell);
                let mut right = area.right;
                let next = cells.get(n + 1).map_or(width, |cell| cell.column);
                // Without merged areas a heading reaches over the columns that have headers of their own below it.
                while row != last
                    && right + 1 < next
                    && area.right == area.left
                    && self.sheet.at(last, right + 1).is_some()
                    && self.sheet.at(last, area.left).is_some()
                {
                    right += 1;
                }
                let said = self.heads[self.sheet.row_indexes(row).start + n].clone().unwrap_or_default();
                for column in area.left..=right.min(width - 1) {
                    stacks[column as usize].push(said.clone());
                    let words = &mut columns[column as usize].words;
                    words.push_str(&squeezed(&cell.text));
                    words.push('|');
                }
            }
        }
        let has_project = stacks.iter().flatten().any(|head| head.concept == "project");
        // Where nothing is called a project, the measure that is nearest to its KPIs serves as one.
        let lowest = |stack: &[Head]| stack.iter().rev().find(|head| !head.concept.is_empty()).map(|head| head.concept);
        let nearest = stacks.iter().rposition(|stack| lowest(stack) == Some("measure"));
        let has_rating = stacks.iter().flatten().any(|head| head.concept == "rating");
        // 「指標① | 目標① | 実績① | 指標② …」: blocks without a heading over them.
        let flat = band.len() == 1 && stacks.iter().flatten().any(|head| head.numbered);
        let mut block = 0;
        for (at, (column, stack)) in columns.iter_mut().zip(&stacks).enumerate() {
            for head in stack {
                let parent = column.concept;
                column.year = head.year.or(column.year);
                column.scale = head.scale.or(column.scale);
                column.second = head.second.or(column.second);
                column.concept = match (parent, head.concept) {
                    (parent, "") => parent,
                    ("outside_group" | "outside", "opinion") => "opinion",
                    ("outside_group", _) | ("outside", "mark" | "rating") => "outside",
                    ("kpi_group" | "kpi", "mark") => "kpi_rating",
                    ("actual", "rating") => "rating",
                    ("kpi_group" | "kpi", "project") => "kpi",
                    ("cost", "target") => "budget",
                    ("policy" | "policy_group", "reason") => "reason",
                    (_, concept) => concept,
                };
            }
            if column.concept.is_empty() && column.year.is_some() {
                column.concept = "actual";
            }
            if column.concept == "kpi_group" && flat && stack.iter().any(|head| head.block) {
                column.concept = "kpi";
            }
            if column.concept == "kpi_group" {
                let of_numbers = stack.iter().any(|head| head.block);
                column.concept = if of_numbers || column.year.is_some() { "actual" } else { "kpi" };
            }
            match column.concept {
                "measure" => {
                    column.concept = if has_project || nearest != Some(at) { "strategy" } else { "project" };
                }
                "mark" => {
                    column.concept = if has_rating || !has_project { "kpi_rating" } else { "rating" };
                    column.either = column.concept == "rating";
                }
                _ => {}
            }
            if column.concept == "kpi" && (block == 0 || begins_block(stack, flat)) {
                block += 1;
            }
            column.block = block.max(1);
        }
        // 「現状値」 of the year under review, or of a later year than another basis, is a result.
        let bases = columns.iter().filter(|column| column.concept == "baseline").filter_map(|column| column.year);
        if let Some(first) = bases.min() {
            let reviewed = self.maker.year;
            let later = |column: &&mut Column| {
                let of = column.year.filter(|_| column.concept == "baseline");
                of.is_some_and(|year| year > first || year == reviewed)
            };
            columns.iter_mut().filter(later).for_each(|column| column.concept = "actual");
        }
        let has = |columns: &[Column], concept: &str| columns.iter().any(|column| column.concept == concept);
        if !has(&columns, "project")
            && has(&columns, "kpi")
            && self.project.is_none()
            && let Some(first) = columns.iter().position(|column| column.concept == "kpi")
        {
            // Where nothing is called a project, the nearest group of KPIs serves as one; else what is done for them.
            let strategy = columns.iter().rposition(|column| column.concept == "strategy");
            let done = || columns[..first].iter().rposition(|column| column.concept == "achievements");
            if let Some(column) = strategy.or_else(done).and_then(|at| columns.get_mut(at)) {
                column.concept = "project";
            }
        }
        let has = |concept: &str| has(&columns, concept);
        if !has("target") && !has("actual") && !has("goal") {
            // No column for the values: they stand behind the names.
            let mut first = true;
            for column in columns.iter_mut().filter(|column| column.concept == "kpi") {
                column.trailing = true;
                column.block = 1;
                if !std::mem::take(&mut first) {
                    column.concept = "actual";
                }
            }
        }
        columns
    }

    /// 「評価」 is said of the project or of each KPI. Where rows that only go on with a project's KPIs have one of their
    /// own, it is said of the KPIs.
    pub(super) fn settle_marks(&self, columns: &mut [Column], body: &[u32]) {
        let find = |concept: &str| columns.iter().position(|column| column.concept == concept);
        let (Some(project), Some(kpi)) = (find("project"), find("kpi")) else { return };
        let text = |row: u32, column: usize| self.sheet.at(row, column as u32).map(|cell| cell.text.trim());
        for at in (0..columns.len()).filter(|&at| columns[at].either).collect::<Vec<_>>() {
            let (mut named, mut first) = (None, None);
            let own = body.iter().any(|&row| {
                let (name, mark) = (text(row, project), text(row, at));
                if name.is_some() && name != named {
                    (named, first) = (name, mark);
                    return false;
                }
                text(row, kpi).is_some() && mark.is_some() && (name.is_none() || mark != first)
            });
            if own {
                columns[at].concept = "kpi_rating";
            }
        }
    }

    pub(super) fn column<'c>(&self, columns: &'c [Column], cell: usize) -> Option<&'c Column> {
        columns.get(self.sheet.cells[cell].column as usize).filter(|column| !column.concept.is_empty())
    }

    /// The year whose review a table fills.
    pub(super) fn review_year(&self, columns: &[Column], latest: Option<u16>) -> u16 {
        let of =
            |concept: &str| columns.iter().filter(|c| c.concept == concept).filter_map(|c| c.year).collect::<Vec<_>>();
        let (targets, actuals) = (of("target"), of("actual"));
        if actuals.is_empty()
            && targets.len() == 1
            && targets[0] != self.maker.year
            && targets[0] == self.maker.year + 1
            && columns.iter().any(|c| c.concept == "cost")
        {
            return targets[0];
        }
        latest
            .filter(|latest| *latest <= self.maker.year)
            .unwrap_or(self.maker.year)
            .max(if actuals.contains(&self.maker.year) { self.maker.year } else { 0 })
    }
}

/// Whether a KPI column begins a block of its own: a numbered heading (指標①) stands over it.
fn begins_block(stack: &[Head], flat: bool) -> bool {
    (flat || stack.len() > 1) && stack.first().is_some_and(|head| head.block)
}
