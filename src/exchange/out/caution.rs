//! What is still open in what is about to be published: nothing goes out unseen.
//!
//! The checks say what is wrong or private, the record itself what is 確認中. An export says how many of each there are and
//! which come first; whether it goes on is the user's decision, or `--strict`'s, which refuses.

use super::Scope;
use crate::check::{Criteria, Finding, Severity, check_project, codes};
use crate::ledger::printed::State;
use crate::ledger::view::{Front, Project};

/// So many are told one by one.
const TOLD: usize = 5;

/// What was found in the projects that go out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caution {
    /// Findings about people that nobody has accepted.
    pub private: usize,
    /// Errors that nobody has accepted.
    pub errors: usize,
    /// KPI values that are still to come.
    pub pending: usize,
    private_told: Vec<String>,
    errors_told: Vec<String>,
    pending_told: Vec<String>,
}

impl Caution {
    /// Looks through one project.
    pub fn of(front: Front<'_>, index: usize, project: Project<'_>, scope: &Scope, criteria: &dyn Criteria) -> Caution {
        let mut caution = Caution::default();
        let name = project.number().map_or_else(
            || project.name().unwrap_or_default().into_owned(),
            |number| format!("事業{number}「{}」", project.name().unwrap_or_default()),
        );
        for finding in check_project(front, index, project, criteria) {
            caution.add(&finding, &name);
        }
        let year = scope.year.or_else(|| front.fiscal_year());
        let sheets = project.reviews().map(|(_, review)| review).filter(|review| review.fiscal_year() == year);
        for kpi in sheets.filter(|review| !review.is_plan()).flat_map(|review| review.kpis()) {
            if kpi.actual.state() == State::Pending {
                caution.pending += 1;
                caution.pending_told.push(format!("{name} {}「{}」", kpi.plain_name(), kpi.actual.text()));
            }
        }
        caution
    }

    /// Takes note of a finding, told with these words of where it is.
    pub fn add(&mut self, finding: &Finding, place: &str) {
        if finding.accepted.is_some() {
            return;
        }
        let title = codes::code(finding.code).map_or("", |code| code.title);
        let words = format!("{place} {} {title}: {}", finding.code, finding.message);
        if finding.is_private() {
            self.private += finding.count();
            self.private_told.push(words);
        } else if finding.severity == Severity::Error {
            self.errors += finding.count();
            self.errors_told.push(words);
        }
    }

    /// Adds what is open in another part of the same ledger.
    pub fn plus(&mut self, other: Caution) {
        self.private += other.private;
        self.errors += other.errors;
        self.pending += other.pending;
        for (own, more) in [
            (&mut self.private_told, other.private_told),
            (&mut self.errors_told, other.errors_told),
            (&mut self.pending_told, other.pending_told),
        ] {
            // One more than is told, so that it is known that there are more.
            own.extend(more.into_iter().take(TOLD.saturating_sub(own.len())));
        }
    }

    /// Whether nothing is open.
    pub fn is_clear(&self) -> bool {
        self.private == 0 && self.errors == 0 && self.pending == 0
    }

    /// In one sentence, for the bottom of the screen; `None` where nothing is open.
    pub fn in_short(&self) -> Option<String> {
        let parts = [(self.private, "個人に関わる指摘"), (self.errors, "誤りの指摘"), (self.pending, "確認中の実績値")];
        let said: Vec<_> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{what} {count}件")).collect();
        (!said.is_empty()).then(|| format!("{}が残っています(c で一覧)。", said.join("、")))
    }

    /// A line for each sort of thing, and the first of each below it; what is private first.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (count, told, what) in [
            (self.private, &self.private_told, "個人に関わる指摘"),
            (self.errors, &self.errors_told, "誤りの指摘"),
            (self.pending, &self.pending_told, "確認中の実績値"),
        ] {
            if count > 0 {
                lines.push(format!("{what}が {count}件あります。"));
                lines.extend(told.iter().take(TOLD).map(|words| format!("  {words}")));
                let rest = count.saturating_sub(told.len().min(TOLD));
                if rest > 0 {
                    lines.push(format!("  ほか {rest}件 (kensho check で見られます)"));
                }
            }
        }
        lines
    }
}
