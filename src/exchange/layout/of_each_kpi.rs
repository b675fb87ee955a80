//! Columns whose heading leaves open whether they are said of the project or of each KPI: the rows tell which.
//!
//! A mark or a reason in a row that only goes on with a project's KPIs is that KPI's. Where a table has such a row its column
//! asks each KPI, and what stands beside the first one is its own too; a cell that reaches over several KPIs stays the project's.

use super::{Column, Walk};
use crate::exchange::values::{is_dash, is_ditto, number};

impl Walk<'_, '_> {
    /// 「評価」 is said of the KPIs where rows that only go on with a project have one of their own.
    pub(super) fn settle_marks(&self, columns: &mut [Column], body: &[u32]) {
        // A number of an amount's length is no mark: a form whose empty cells are looked at has such everywhere.
        let is_mark = |mark: &str| number(mark).is_none_or(|digits| digits.len() <= 3);
        let with_projects = columns.iter().any(|column| column.concept == "project");
        for at in (0..columns.len()).filter(|&at| with_projects && columns[at].either).collect::<Vec<_>>() {
            if self.each_kpi_says(columns, body, at, false, is_mark) {
                columns[at].concept = "kpi_rating";
            }
        }
    }

    /// 「未達の理由」 beside each KPI says why that one was missed: a KPI has its remark for that. Where its remarks have a column
    /// of their own there is no other place for it. A project's only reason stays the project's, in whichever row it stands.
    pub(super) fn settle_reasons_of_kpis(&self, columns: &mut [Column], body: &[u32]) {
        let is_text = |text: &str| !is_dash(text) && number(text).is_none();
        let mut remarks = columns.iter().any(|column| column.concept == "note");
        for at in 0..columns.len() {
            // 「達成状況 | 理由」 explains the mark at its left.
            let of_mark = || {
                let before = at.checked_sub(1).map(|before| columns[before].concept);
                before == Some("kpi_rating") && columns[at].heading.is_some_and(|of| self.concept(of) == "why")
            };
            let asks = match columns[at].concept {
                "obstacles" => true,
                "comment" => of_mark(),
                _ => false,
            };
            if asks && columns[at].second.is_none() && self.each_kpi_says(columns, body, at, true, is_text) {
                columns[at].of_each = Some(if remarks { "kpi_reason" } else { "note" });
                remarks = true;
            }
        }
    }

    /// Whether rows that name a KPI, but go on with the project above, say something of their own in a column. `says`: what
    /// counts as something. `several`: whether it takes two KPIs of a project that say something each.
    fn each_kpi_says(
        &self,
        columns: &[Column],
        body: &[u32],
        at: usize,
        several: bool,
        says: impl Fn(&str) -> bool,
    ) -> bool {
        let find = |concept: &str| columns.iter().position(|column| column.concept == concept);
        let Some(kpi) = find("kpi") else { return false };
        let (project, years) = (find("project"), find("year"));
        let text = |row: u32, column: usize| self.sheet.at(row, column as u32).map(|cell| cell.text.trim());
        let (mut named, mut first, mut below) = (None, None, false);
        body.iter().any(|&row| {
            let (said, names) = (text(row, at), text(row, kpi).is_some());
            let above = std::mem::replace(&mut below, names);
            let name = match project {
                // 「〃」 says no more of the project than a cell that is left empty.
                Some(project) => text(row, project).filter(|name| !is_ditto(name)),
                // Where no column names projects, KPIs right below each other are of one.
                None => (!above).then_some(""),
            };
            // A row of another year of the project is none that only goes on.
            let name = name.map(|name| (name, years.and_then(|years| text(row, years))));
            if name.is_some() && (name != named || project.is_none()) {
                (named, first) = (name, said);
                return false;
            }
            if !names || !said.is_some_and(&says) {
                return false;
            }
            if several && first.is_none() {
                first = said;
                return false;
            }
            said != first || (name.is_none() && !several)
        })
    }
}
