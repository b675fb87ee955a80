//! What is asked about a project, row by row: all of it of the department that it belongs to, single indicators of
//! others.

use super::{Asked, Cell, Line, NEW_ROWS, OfProject, RESULTS, Shape, TARGET, shown};
use crate::change::merge::on_one_line;
use crate::json::{Kind as Json, Pointer, Value};
use crate::ledger::field::field;
use crate::ledger::kpi::Kpi;
use crate::ledger::printed::State;
use crate::ledger::view::{Project, Review};
use crate::ledger::year::FiscalYear;
use crate::ledger::years::Years;

/// The rows of a member; none where it isn't a list.
pub(super) fn list<'a>(value: Value<'a>, key: &str) -> Vec<Value<'a>> {
    value.get(key).filter(|list| list.kind() == Json::Array).into_iter().flat_map(Value::items).collect()
}

/// The department that an indicator names as its own.
pub(super) fn own_department(kpi: Value<'_>) -> Option<String> {
    let own = kpi.get("department")?.str()?.trim().to_owned();
    (!own.is_empty()).then_some(own)
}

/// Makes what is asked about a project.
pub(super) struct Builder<'a> {
    pub project: Project<'a>,
    pub review: Review<'a>,
    pub years: Years<'a>,
    pub year: FiscalYear,
    /// Its place in the ledger.
    pub index: usize,
    /// The review's place in it.
    pub at: usize,
    /// The department that it belongs to.
    pub who: &'a str,
}

/// Where the review stands in a project as it is sent.
fn sent_review() -> Pointer {
    Pointer::root().key("reviews").index(0)
}

impl Builder<'_> {
    /// All of a project, for the department that it belongs to.
    pub fn whole(&self) -> OfProject {
        let mut lines = vec![Line::Section("KPI", RESULTS)];
        let kpis = list(self.review.0, "kpis");
        for (k, kpi) in kpis.iter().enumerate() {
            match own_department(*kpi).filter(|own| own != self.who) {
                Some(other) => {
                    let name = kpi.get("name").and_then(Value::str).unwrap_or_default().into_owned();
                    lines.push(Line::Elsewhere(name, format!("{other}に照会しています")));
                }
                None => lines.push(Line::Asked(self.kpi(*kpi, k, k))),
            }
        }
        lines.push(Line::Section("事業費(円)", ["金額", "", ""]));
        lines.extend(["cost", "grant"].map(|key| Line::Asked(self.text(&[key], None))));
        lines.push(Line::Section("事業実績", ["見出し", "内容", ""]));
        let achievements = list(self.review.0, "achievements").len();
        for n in 0..achievements {
            lines.push(Line::Asked(self.achievement(&n.to_string(), format!("事業実績 {}", n + 1))));
        }
        let new = if achievements == 0 { NEW_ROWS.0 } else { NEW_ROWS.1 };
        lines.extend(
            (0..new)
                .map(|n| Line::Asked(self.achievement("-", format!("事業実績 {}(加えるとき)", achievements + n + 1)))),
        );
        lines.push(Line::Section("課題", ["記入", "", ""]));
        lines.extend(["current", "obstacles", "revisions"].map(|key| Line::Asked(self.text(&["issues", key], None))));
        lines.push(Line::Section("事業効果・今後の方針", ["記入", "", ""]));
        for (path, list) in [
            (["effect", "rating"], Some(0)),
            (["effect", "comment"], None),
            (["policy", "decision"], Some(1)),
            (["policy", "reason"], None),
        ] {
            lines.push(Line::Asked(self.text(&path, list)));
        }
        let opinions: Vec<_> = self.review.opinions().enumerate().filter(|(_, opinion)| opinion.is_open()).collect();
        if !opinions.is_empty() {
            lines.push(Line::Section("意見への対応", ["対応", "", "状態"]));
        }
        for (o, opinion) in opinions {
            let by = opinion.by().unwrap_or_default();
            let from = opinion.first_year().map_or_else(String::new, |year| format!("({year}の意見)"));
            let cell = |column: usize, key: &str, list| {
                self.cell(column, &["opinions", &o.to_string(), key], &["opinions", &o.to_string(), key], list)
            };
            lines.push(Line::Asked(Asked {
                label: format!("{}{from}", if by.trim().is_empty() { "意見" } else { &by }),
                beside: vec![opinion.text().unwrap_or_default().into_owned()],
                shape: Shape::WideNarrow,
                cells: vec![cell(0, "response", None), cell(2, "state", Some(2))],
            }));
        }
        OfProject { sent: self.sent(&kpis, true), lines, of: None, ..self.named() }
    }

    /// The indicators of another department's project.
    pub fn only(&self, other: &str) -> OfProject {
        let kpis = list(self.review.0, "kpis");
        let own: Vec<(usize, Value<'_>)> = (0..)
            .zip(kpis.iter().copied())
            .filter(|(_, kpi)| own_department(*kpi).is_some_and(|own| own == other))
            .collect();
        let mut lines = vec![Line::Section("KPI", RESULTS)];
        lines.extend(own.iter().enumerate().map(|(n, (k, kpi))| Line::Asked(self.kpi(*kpi, n, *k))));
        let rows: Vec<Value<'_>> = own.into_iter().map(|(_, kpi)| kpi).collect();
        OfProject { sent: self.sent(&rows, false), lines, of: Some(self.who.to_owned()), ..self.named() }
    }

    fn named(&self) -> OfProject {
        let name = self.project.name().unwrap_or_default().into_owned();
        OfProject { number: self.project.number(), name, of: None, sent: String::new(), lines: Vec::new() }
    }

    /// The project's row as it is sent: what names it, and of the review what is asked about.
    fn sent(&self, kpis: &[Value<'_>], whole: bool) -> String {
        let member =
            |of: Value<'_>, key: &str| of.get(key).map(|value| format!("\"{key}\":{}", on_one_line(value.raw())));
        let review = ["fiscal_year", "basis"].iter().chain(
            ["cost", "grant", "achievements", "issues", "effect", "policy", "opinions"].iter().filter(|_| whole),
        );
        let mut review: Vec<String> = review.filter_map(|key| member(self.review.0, key)).collect();
        let kpis: Vec<String> = kpis.iter().map(|kpi| on_one_line(kpi.raw())).collect();
        review.push(format!("\"kpis\":[{}]", kpis.join(",")));
        let mut project: Vec<String> = ["id", "number", "name", "name_variants", "department"]
            .iter()
            .filter_map(|key| member(self.project.0, key))
            .collect();
        project.push(format!("\"reviews\":[{{{}}}]", review.join(",")));
        format!("{{{}}}", project.join(","))
    }

    /// A cell for what stands at a path of the review, in the ledger and as it is sent.
    fn cell(&self, column: usize, path: &[&str], sent_path: &[&str], list: Option<usize>) -> Cell {
        let below = |at: Pointer, path: &[&str]| path.iter().fold(at, |at, key| at.key(key));
        let review = Pointer::root().key("projects").index(self.index).key("reviews").index(self.at);
        let value = path.iter().try_fold(self.review.0, |value, key| match value.kind() {
            Json::Array => value.item(key.parse().ok()?),
            _ => value.get(key),
        });
        Cell {
            column,
            inside: below(sent_review(), sent_path),
            pointer: below(review, path),
            sent: value.map_or_else(|| "null".to_owned(), |value| on_one_line(value.raw())),
            list,
        }
    }

    /// The review of the year before.
    fn last(&self) -> Option<Review<'_>> {
        let before = FiscalYear(self.year.0.checked_sub(1)?);
        self.project.reviews().map(|(_, review)| review).find(|review| review.fiscal_year() == Some(before))
    }

    fn kpi(&self, value: Value<'_>, sent_at: usize, at: usize) -> Asked {
        let kpi: Kpi<'_> = crate::ledger::view::kpi(value);
        let before = FiscalYear(self.year.0.saturating_sub(1));
        let sheet = |year: FiscalYear| self.years.sheets.iter().position(|sheet| sheet.year == year);
        let line = sheet(self.year)
            .and_then(|own| self.years.lines.iter().find(|line| line.of_sheet(own).is_some_and(|row| row.index == at)));
        let last = line.zip(sheet(before)).and_then(|(line, last)| line.of_sheet(last));
        let (here, there) = (at.to_string(), sent_at.to_string());
        let unknown = matches!(kpi.target.state(), State::Blank | State::Pending) && !kpi.is_reference();
        let cells = ["actual", "due", "note"].into_iter().enumerate().chain(unknown.then_some((TARGET, "target")));
        Asked {
            label: kpi.name.to_string(),
            beside: vec![
                kpi.unit().unwrap_or_default().to_owned(),
                kpi.target.text().to_owned(),
                last.map_or_else(String::new, |row| row.kpi.actual.text().to_owned()),
            ],
            shape: Shape::Kpi,
            cells: cells.map(|(n, key)| self.cell(n, &["kpis", &here, key], &["kpis", &there, key], None)).collect(),
        }
    }

    fn text(&self, path: &[&str], list: Option<usize>) -> Asked {
        let cell = self.cell(0, path, path, list);
        let last = self.last().map(|review| review.0);
        let before = last.and_then(|last| path.iter().try_fold(last, |value, key| value.get(key)));
        Asked {
            label: field(&cell.pointer).map_or_else(String::new, |field| field.label.to_owned()),
            beside: vec![before.map_or_else(String::new, |value| shown(&cell.pointer, value))],
            shape: Shape::Text,
            cells: vec![cell],
        }
    }

    fn achievement(&self, at: &str, label: String) -> Asked {
        let cells = ["heading", "body"].iter().enumerate();
        let path = |key| ["achievements", at, key];
        Asked {
            label,
            beside: vec![String::new()],
            shape: Shape::NarrowWide,
            cells: cells.map(|(n, key)| self.cell(n, &path(key), &path(key), None)).collect(),
        }
    }
}
