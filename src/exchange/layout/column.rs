//! What the headings above a column say that its values are.

use std::sync::OnceLock;

use super::{Counted, said_by_heading};

/// A column of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    pub concept: &'static str,
    pub year: Option<u16>,
    pub scale: Option<i64>,
    /// Some of its amounts are so small that nobody can say which unit all of them are in.
    pub no_unit: bool,
    /// From where on its amounts are so much larger than the others that they may be in another unit, and by which words that is
    /// asked apart.
    pub large: Option<(i64, String)>,
    pub second: Option<&'static str>,
    /// Which of several KPI blocks it belongs to.
    pub block: usize,
    /// A KPI's name and its value share the cell: 「創業者数 20人」.
    pub trailing: bool,
    /// Its word (評価) is said of projects and of KPIs: the rows tell which.
    pub either: bool,
    /// What it says of a KPI, where each has its own of what a heading as this one says of the project.
    pub of_each: Option<&'static str>,
    /// What the headers say, from the top down, each with a | behind it.
    pub words: String,
    /// The heading right above the values.
    pub heading: Option<usize>,
    /// A KPI's name that stands over 目標 and 実績 as their heading or in it, where no column names KPIs, and its cell.
    pub named: Option<(usize, String)>,
    /// The KPI, with its unit, that is named in a row of labels over the table, where its columns are.
    pub kpi: Option<Counted>,
    /// Its heading is one of several choices: a mark below it says that it is the one.
    pub choice: bool,
    /// Its numbers say which of the projects that were named before its rows are about.
    pub refers: bool,
    /// What stands in the first line of a project, and what in the second: 「上段：予算額、下段：決算額」.
    pub lines: Option<[&'static str; 2]>,
    /// What its words say beside, looked at when the first value needs it: they don't change any more.
    pub beside: OnceLock<said_by_heading::Beside>,
}

impl Column {
    /// Whether its numbers are those of projects, as its heading says: 「事業番号」, 「事業No.」.
    pub fn counts_projects(&self) -> bool {
        matches!(self.concept, "kpi_number" | "number") && self.lowest().contains("事業")
    }

    /// The words of the header right above the values.
    pub fn lowest(&self) -> &str {
        self.words.trim_end_matches('|').rsplit('|').next().unwrap_or_default()
    }
}
