//! Two tables beside each other under one row of headings: 「番号 | 事業名 | 決算 | | 番号 | 指標 | 目標 | 実績」.
//!
//! They are told by a column in which nothing stands at all, right of which the headings name projects or their numbers once
//! more. Each is read by itself, or a row of the one would be taken for the project of the other's.

use super::rows::{year_alone, year_of_table};
use super::{Column, Walk};
use crate::exchange::place::Around;
use crate::exchange::values::whole;

impl Walk<'_, '_> {
    /// Reads a table, or two beside each other; gives how many of the rows belong to them.
    pub(super) fn tables_beside(&mut self, columns: &[Column], body: &[u32]) -> usize {
        let serving = self.measures_kpis(columns, body).filter(|_| self.strips.is_empty() && self.project.is_none());
        let Some(at) = serving.or_else(|| self.second_table(columns)) else { return self.tables(columns, body) };
        let (mut left, mut right) = (columns.to_vec(), columns.to_vec());
        let first = left.iter().position(|column| column.concept == "kpi").unwrap_or_default();
        let measure =
            left[..first].iter().rposition(|column| column.concept == "strategy").filter(|_| serving.is_some());
        if let Some(measure) = measure {
            left[measure].concept = "project";
            left.iter_mut().filter(|column| column.either).for_each(|column| column.concept = "kpi_rating");
        }
        left.iter_mut().skip(at).for_each(|column| *column = Column::default());
        right.iter_mut().take(at).for_each(|column| *column = Column::default());
        let named = right.iter().any(|column| column.concept == "project");
        for column in right.iter_mut().filter(|_| !named) {
            column.refers = column.concept == "number";
            if column.either {
                column.concept = "kpi_rating";
            }
        }
        let (years, over_year) = (self.years_beside(columns, at), self.over_year);
        self.over_year = years.map(|[left, _]| left).or(over_year);
        self.part = Some((0, at as u32));
        let used = self.table(&left, body);
        (self.part, self.project) = (Some((at as u32, u32::MAX)), None);
        self.over_year = years.map(|[_, right]| right).or(over_year);
        let used = used.min(self.table(&right, body));
        (self.part, self.over_year) = (None, over_year);
        if let Some(measure) = measure {
            self.placed_by_first(measure, &right, &body[..used]);
        }
        used
    }

    /// The years that stand over the headings of two tables beside each other, where they are two: 「令和６年度」 and 「令和５年度」.
    fn years_beside(&self, columns: &[Column], at: usize) -> Option<[u16; 2]> {
        let top = columns.iter().filter_map(|of| of.heading).map(|cell| self.sheet.cells[cell].row).min()?;
        let above: Vec<usize> = self.sheet.row_indexes(top.checked_sub(1)?).collect();
        let &[left, right] = &above[..] else { return None };
        let year = |cell: usize| {
            let text = &self.sheet.cells[cell].text;
            year_alone(text).or_else(|| year_of_table(text, self.maker.year))
        };
        let parted = self.sheet.cells[left].column < at as u32 && self.sheet.cells[right].column >= at as u32;
        let years = [year(left)?, year(right)?];
        (parted && years[0] != years[1]).then_some(years)
    }

    /// 「番号 | KPI | 目標 | 実績」 where nothing is called a project: the numbers are those of projects that were named before where every one
    /// of them is, and KPIs follow that have none of their own.
    pub(super) fn settle_references(&self, columns: &mut [Column], body: &[u32]) {
        let at = |concept: &str| columns.iter().position(|column| column.concept == concept);
        let (Some(numbers), Some(kpi), None, None) = (at("kpi_number"), at("kpi"), at("project"), self.project) else {
            return;
        };
        let text = |row: u32, at: usize| self.sheet.at(row, at as u32).map(|cell| &cell.text);
        let mut known = Vec::new();
        let mut more = false;
        for &row in body.iter().filter(|&&row| text(row, kpi).is_some()) {
            match text(row, numbers).map(|number| whole(number)) {
                None => more = !known.is_empty(),
                Some(Some(number)) if self.maker.numbered(&number).is_some() => {
                    more |= known.contains(&number);
                    known.push(number);
                }
                Some(_) => return,
            }
        }
        if more && known.len() > 1 {
            (columns[numbers].concept, columns[numbers].refers) = ("number", true);
        }
    }

    /// The column in which the KPIs of a measure end and what serves it begins: 「施策 | KPI | 目標 | 実績 | 関連事業 | 決算額」,
    /// 「基本目標 | 数値目標 | 目標 | 実績 | 施策 | KPI | 目標 | 実績」. What stands in front is of the measure or the goal.
    fn measures_kpis(&self, columns: &[Column], body: &[u32]) -> Option<usize> {
        let find = |concept: &str| columns.iter().position(|column| column.concept == concept);
        let (measure, kpi, project) = (find("strategy")?, find("kpi")?, find("project")?);
        let of_kpi = |column: &Column| {
            matches!(
                column.concept,
                "kpi" | "unit" | "baseline" | "target" | "actual" | "goal" | "goal_by" | "rate" | "previous"
            )
        };
        let values = columns[..project].iter().rposition(of_kpi)?;
        let has = |row: u32, at: usize| self.sheet.at(row, at as u32).is_some();
        // As many of the ones as of the others in every row may be what one form says of each project.
        let own = body.iter().any(|&row| has(row, project) && !has(row, kpi));
        let after = columns[project..].iter().filter(|column| of_kpi(column)).collect::<Vec<_>>();
        let again = after.iter().any(|column| column.concept == "kpi");
        let marks = |column: &Column| matches!(column.concept, "kpi_rating" | "trend") || column.either;
        let end = values + 1 + columns[values + 1..].iter().take_while(|column| marks(column)).count();
        let apart = again || (after.is_empty() && own);
        (measure < kpi && kpi < values && end <= project && apart).then_some(end)
    }

    /// The place in the strategy of the projects of a second table: what the first one's rows beside theirs are about.
    fn placed_by_first(&mut self, measure: usize, right: &[Column], body: &[u32]) {
        let Some(project) = right.iter().position(|column| column.concept == "project") else { return };
        let mut over = None;
        for &row in body {
            let find =
                |at: usize| self.sheet.row_indexes(row).find(|&cell| self.sheet.cells[cell].column as usize == at);
            over = find(measure).or(over);
            let (Some(over), Some(name)) = (over, find(project)) else { continue };
            let Some(of) = self.maker.named(self.sheet.cells[name].text.trim()) else { continue };
            let (id, text) = (self.id(over), self.sheet.cells[over].text.trim().to_owned());
            self.maker.put(id, "strategy", &text, Around { project: Some(of), ..Around::default() });
        }
    }

    /// The column in which the second table begins.
    fn second_table(&self, columns: &[Column]) -> Option<usize> {
        if !self.strips.is_empty() || self.project.is_some() {
            return None;
        }
        (2..columns.len()).find(|&at| {
            let of = columns[at].concept;
            let begins = matches!(of, "number" | "project");
            let apart = columns[at - 1].words.is_empty() && !self.sheet.is_used(at as u32 - 1);
            begins && apart && columns[..at].iter().any(|column| column.concept == of)
        })
    }
}
