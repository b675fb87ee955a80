//! The tables of many ledgers together, for those who count over thousands of them.
//!
//! They are the flat tables ([`super::tables`]) with what judges them beside: of each KPI how it is counted, of each review
//! what the decision table supports (`suggestions`), of each ledger what the checks find (`findings`). Every row says which
//! ledger it comes from and whether its year is the one under review there: a town's next ledger tells the years before once
//! more, and `under_review` alone takes each year once. Each row belongs to one fiscal year, by which the tables are cut
//! into folders; a finding that isn't about a review belongs to the year under review.

use std::convert::Infallible;
use std::sync::Arc;

use crate::check::{Criteria, Together, codes};
use crate::json::Pointer;
use crate::ledger::view::{Project, Review};
use crate::ledger::{Ledger, Record};
use crate::rules::{self, Case, judge, verdicts};

use super::tables::{Cell, Column, Table, Town, columns, flag, head, member, nth_count, of_str, text, whole};

/// One of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gathered {
    /// One of the flat tables.
    Flat(Table),
    /// A row for each review: what the criteria support, beside what was published.
    Suggestions,
    /// A row for each finding.
    Findings,
}

/// The column by which the tables are cut into folders, and which is therefore in none of the files.
pub(crate) const PARTITION: &str = "fiscal_year";

/// What is said of a KPI besides what is printed.
const JUDGED: [Column; 3] = [text("判定", "verdict"), text("判定の理由", "why"), text("確定の月", "expected_month")];

/// Where a row comes from.
const ORIGIN: [Column; 2] = [text("台帳", "ledger"), flag("台帳の対象年度", "under_review")];

const SUGGESTIONS: &[Column] = columns![
    text("所管課", "department"),
    text("区分", "basis"),
    text("判断", "outcome"),
    text("提案する評価", "candidates"),
    whole("提案する評価の数", "candidate_count"),
    text("公表した評価", "published"),
    text("公表と提案", "agreement"),
    whole("達成", "achieved"),
    whole("未達", "missed"),
    whole("未確定", "open"),
    whole("対象外", "excluded"),
    whole("判定不能", "unusable"),
    text("根拠", "grounds"),
    text("変わる条件", "would_change"),
];

const FINDINGS: &[Column] = columns![
    text("所管課", "department"),
    text("指摘番号", "code"),
    text("重さ", "severity"),
    text("指摘", "title"),
    text("場所", "pointer"),
    text("説明", "message"),
    text("書かれている語", "quote"),
    text("直し方の案", "suggestion"),
    text("了承の理由", "accepted"),
    flag("個人に関わるもの", "private"),
    whole("ほかの件数", "more"),
];

impl Gathered {
    /// Every table that is made of many ledgers: the flat ones, then what was judged and found.
    pub fn all() -> impl Iterator<Item = Gathered> {
        Table::ALL.into_iter().map(Gathered::Flat).chain([Gathered::Suggestions, Gathered::Findings])
    }

    /// What its folder is named.
    pub fn key(self) -> &'static str {
        match self {
            Gathered::Flat(table) => table.key(),
            Gathered::Suggestions => "suggestions",
            Gathered::Findings => "findings",
        }
    }

    /// Its columns, as every row has them; [`PARTITION`] is one of them.
    pub fn columns(self) -> Vec<Column> {
        let (own, judged): (&[Column], &[Column]) = match self {
            Gathered::Flat(Table::Kpis) => (Table::Kpis.columns(), &JUDGED),
            Gathered::Flat(table) => (table.columns(), &[]),
            Gathered::Suggestions => (SUGGESTIONS, &[]),
            Gathered::Findings => (FINDINGS, &[]),
        };
        [own, judged, &ORIGIN].concat()
    }
}

/// The year that a row belongs to; `None` where it names none.
pub(crate) fn year_of(row: &[Cell<'_>]) -> Option<i64> {
    // The head is the same in all tables.
    match row.get(YEAR) {
        Some(Cell::Whole(year)) => Some(*year),
        _ => None,
    }
}

/// Where [`PARTITION`] stands in every row.
pub(crate) const YEAR: usize = 3;

/// A ledger with all that its rows need.
pub(crate) struct Source {
    name: String,
    ledger: Ledger,
    front: Arc<Record>,
    town: Town,
    /// What its projects show together.
    together: Together,
    table: &'static rules::Table,
    criteria: &'static dyn Criteria,
}

/// What is made of a row that a flat table gives.
type Row<'r> = &'r mut dyn FnMut(Gathered, &[Cell<'_>]);

impl Source {
    /// Takes a ledger, under the name that its rows will say.
    pub fn new(name: String, ledger: Ledger, table: &'static rules::Table, criteria: &'static dyn Criteria) -> Source {
        let (front, together) = (ledger.front(), Together::of(&ledger, criteria));
        let town = Town::of(front.front());
        Source { name, ledger, front, town, together, table, criteria }
    }

    /// How many projects it has.
    pub fn len(&self) -> usize {
        self.ledger.len()
    }

    /// Hands on the rows of the project at a place, or (`None`) of what stands outside the projects.
    pub fn each_row(&self, place: Option<usize>, row: Row<'_>) {
        let record = place.and_then(|index| self.ledger.record(index));
        if let Some(project) = record.as_ref().map(Record::project) {
            Table::ALL.into_iter().for_each(|table| self.flat(table, project, row));
            project.reviews().for_each(|(_, review)| self.suggestion(project, review, row));
        }
        self.findings(place, record.as_ref().map(Record::project), row);
    }

    fn flat(&self, table: Table, project: Project<'_>, row: Row<'_>) {
        let mut judged = if table == Table::Kpis { judged(project) } else { Vec::new() }.into_iter();
        let handed: Result<(), Infallible> = table.each_row(&self.town, project, None, |cells| {
            let cells = cells.iter().cloned().chain(judged.next().into_iter().flatten());
            self.hand_on(Gathered::Flat(table), Some(project), cells.collect(), row);
            Ok(())
        });
        match handed {
            Ok(()) => {}
        }
    }

    /// Adds where the row comes from, and hands it on.
    fn hand_on<'a>(&'a self, table: Gathered, project: Option<Project<'_>>, mut cells: Vec<Cell<'a>>, row: Row<'_>) {
        // A ledger that doesn't say which year it is about is about each project's newest one.
        let newest = || project?.review_for(None)?.1.fiscal_year();
        let under_review = self.front.front().fiscal_year().or_else(newest).map(|year| i64::from(year.0));
        let is_under_review = year_of(&cells) == under_review;
        cells.extend([of_str(Some(&self.name)), Cell::Flag(is_under_review)]);
        row(table, &cells);
    }

    fn suggestion(&self, project: Project<'_>, review: Review<'_>, row: Row<'_>) {
        let kpis: Vec<_> = review.kpis().collect();
        let published = review.rating();
        let case = Case::of(review, &kpis, published.as_deref());
        let suggestion = judge(self.table, &case);
        let name = |at: &usize| self.table.ratings.get(*at).map(|rating| rating.name.as_str());
        let candidates: Vec<&str> = suggestion.candidates.iter().filter_map(name).collect();
        let counts = suggestion.counts;
        let grounds: Vec<&str> = suggestion.grounds.iter().map(|ground| &*ground.text).collect();
        let mut cells = Vec::new();
        head(&mut cells, &self.town, project, review.0.get("fiscal_year"));
        cells.extend([member(project.0, "department"), member(review.0, "basis")]);
        cells.push(of_str(Some(suggestion.outcome.code())));
        cells.extend([lines(&candidates), nth_count(candidates.len())]);
        cells.extend([of_str(published.as_deref()), of_str(Some(suggestion.agreement.code()))]);
        cells.extend([counts.achieved, counts.missed, counts.open, counts.excluded, counts.unusable].map(nth_count));
        cells.extend([lines(&grounds), lines(&suggestion.would_change)]);
        self.hand_on(Gathered::Suggestions, Some(project), cells, row);
    }

    fn findings(&self, place: Option<usize>, project: Option<Project<'_>>, row: Row<'_>) {
        let outside = Record::default();
        let front = self.front.value().get("fiscal_year");
        for finding in self.together.with(&self.ledger, place, self.criteria) {
            let review = project.and_then(|project| review_at(project, &finding.pointer));
            let year = review.map_or(front, |review| review.0.get("fiscal_year"));
            let mut cells = Vec::new();
            head(&mut cells, &self.town, project.unwrap_or(outside.project()), year);
            cells.push(project.map_or(Cell::Empty, |project| member(project.0, "department")));
            let title = codes::code(finding.code).map(|code| code.title);
            cells.extend([of_str(Some(finding.code)), of_str(Some(finding.severity.word())), of_str(title)]);
            cells.extend([finding.pointer.as_str(), &*finding.message, &*finding.quote].map(|text| of_str(Some(text))));
            cells.extend([of_str(finding.suggestion.as_deref()), of_str(finding.accepted.as_deref())]);
            cells.extend([Cell::Flag(finding.is_private()), nth_count(finding.more)]);
            self.hand_on(Gathered::Findings, project, cells, row);
        }
    }
}

/// What is said of each KPI of a project besides what is printed, in the order of the table.
fn judged(project: Project<'_>) -> Vec<[Cell<'static>; 3]> {
    let of_review = |review: Review<'_>| {
        let kpis: Vec<_> = review.kpis().collect();
        let rows = verdicts(&kpis, review.fiscal_year()).zip(&kpis);
        let cells = rows.map(|(row, kpi)| {
            let month = kpi.expected_month().map(|(year, month)| format!("{year}-{month:02}"));
            [
                Cell::Text(row.verdict.code().into()),
                Cell::Text(row.why),
                month.map_or(Cell::Empty, |month| Cell::Text(month.into())),
            ]
        });
        cells.collect::<Vec<_>>()
    };
    project.reviews().flat_map(|(_, review)| of_review(review)).collect()
}

/// The review that a place of the ledger is in.
fn review_at<'a>(project: Project<'a>, pointer: &Pointer) -> Option<Review<'a>> {
    let mut tokens = pointer.tokens().skip(2);
    let list = tokens.next().filter(|token| token == "reviews");
    let index: usize = list.and(tokens.next())?.parse().ok()?;
    project.reviews().nth(index).map(|(_, review)| review)
}

/// Several texts, each on a line; nothing where there are none.
fn lines<'a, T: AsRef<str>>(texts: &[T]) -> Cell<'a> {
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    if texts.is_empty() { Cell::Empty } else { Cell::Text(texts.join("\n").into()) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::tables::Kind;
    use super::*;
    use crate::ledger::EMBEDDED;

    fn rows(text: &str) -> BTreeMap<&'static str, Vec<BTreeMap<&'static str, String>>> {
        let source = Source::new(
            "町.json".into(),
            Ledger::read(text).unwrap(),
            rules::Table::embedded(),
            rules::Table::embedded(),
        );
        let mut all: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for place in std::iter::once(None).chain((0..source.len()).map(Some)) {
            source.each_row(place, &mut |table, cells| {
                let columns = table.columns();
                assert_eq!(cells.len(), columns.len(), "{table:?}");
                let said = columns.iter().zip(cells).map(|(column, cell)| {
                    let (kind, text) = match cell {
                        Cell::Empty => (column.kind, String::new()),
                        Cell::Text(text) => (Kind::Text, text.to_string()),
                        Cell::Whole(number) => (Kind::Whole, number.to_string()),
                        Cell::Decimal(number) => (Kind::Decimal, number.plain().to_string()),
                        Cell::Flag(flag) => (Kind::Flag, flag.to_string()),
                    };
                    assert_eq!(kind, column.kind, "{table:?} {}", column.key);
                    (column.key, text)
                });
                all.entry(table.key()).or_default().push(said.collect());
            });
        }
        all
    }

    #[test]
    fn the_year_stands_where_it_is_looked_for_and_no_column_is_named_twice() {
        for table in Gathered::all() {
            let mut keys: Vec<&str> = table.columns().iter().map(|column| column.key).collect();
            assert_eq!(keys[YEAR], PARTITION, "{table:?}");
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), table.columns().len(), "{table:?}");
        }
    }

    #[test]
    fn what_judges_stands_beside_what_is_printed() {
        let all = rows(EMBEDDED);
        let range: Vec<_> = all["suggestions"].iter().filter(|row| row["outcome"] == "range").collect();
        assert!(!range.is_empty());
        for row in range {
            let count: usize = row["candidate_count"].parse().unwrap();
            assert!(count > 1 && row["candidates"].lines().count() == count, "{row:?}");
            assert!(!row["grounds"].is_empty(), "{row:?}");
        }
        // The KPI of a review come to what its suggestion counts.
        for suggestion in &all["suggestions"] {
            for verdict in ["achieved", "missed", "open", "excluded", "unusable"] {
                let same = |row: &&BTreeMap<&str, String>| {
                    ["project_id", "fiscal_year"].iter().all(|key| row[key] == suggestion[key])
                };
                let count = all["kpis"].iter().filter(same).filter(|row| row["verdict"] == verdict).count();
                assert_eq!(suggestion[verdict], count.to_string(), "{suggestion:?}");
            }
        }
        assert!(all.values().flatten().all(|row| row["ledger"] == "町.json"));
        for row in all.values().flatten() {
            assert_eq!(row["under_review"], (row["fiscal_year"] == "2024").to_string(), "{row:?}");
        }
    }

    #[test]
    fn a_finding_belongs_to_the_year_of_its_review() {
        let front = r#""format":"kensho-ledger/1","municipality_code":"352137","fiscal_year":"R7""#;
        let review = r#"{"fiscal_year":"R5","cost":100,"grant":200,"effect":{"rating":"とても良い"}}"#;
        let text = format!("{{{front},\"projects\":[{{\"id\":\"a\",\"reviews\":[{review}]}}]}}");
        let all = rows(&text);
        let year = |code: &str| {
            let row = all["findings"].iter().find(|row| row["code"] == code).unwrap();
            (row["fiscal_year"].clone(), row["project_id"].clone(), row["pointer"].clone())
        };
        assert_eq!(year("E17"), ("2025".into(), "".into(), "/municipality_code".into()));
        // A ledger without a year is about the newest sheet.
        let without = rows(
            &text
                .replace(r#","fiscal_year":"R7""#, "")
                .replace("[{\"fiscal_year\"", "[{\"fiscal_year\":\"R4\"},{\"fiscal_year\""),
        );
        let told: Vec<_> =
            without["suggestions"].iter().map(|row| (&*row["fiscal_year"], &*row["under_review"])).collect();
        assert_eq!(told, [("2022", "false"), ("2023", "true")]);
        let in_review = all["findings"].iter().find(|row| row["pointer"].contains("/reviews/0/")).unwrap();
        assert_eq!((&*in_review["fiscal_year"], &*in_review["project_id"]), ("2023", "a"));
    }
}
