//! The suggestion: the set of ratings that the rows still allow, with everything that is needed to show why.
//!
//! One rating left is a *level*, several are a *range*, and where no row says anything there is nothing to judge:
//! *undecided*, a proper answer. The published rating is compared and never changed. [`judge`] gives all of it with its
//! grounds in words; [`glance`] only what a list shows. Both take any rows, so a supposed value is judged by handing over a
//! changed copy of the row.

use std::borrow::Cow;

use crate::ledger::decimal::{Decimal, Ratio};
use crate::ledger::kpi::{Kpi, Values};
use crate::ledger::printed::State;
use crate::ledger::view::Review;
use crate::ledger::year::FiscalYear;

use super::classify::{Row, Verdict, classify};
use super::explain::{self, Ground};
use super::line;
use super::possible::{Possible, possible};
use super::table::Table;

/// One project's review, as far as the rating is concerned.
#[derive(Clone, Copy, Debug, Default)]
pub struct Case<'a> {
    /// The KPI rows.
    pub kpis: &'a [Kpi<'a>],
    /// The published rating as printed.
    pub published: Option<&'a str>,
    /// Whether the review is a plan (計画): there is nothing to judge yet. To judge supposed values, say `false`.
    pub basis_plan: bool,
    /// The fiscal year under review; a row that is due later is open. Without it due dates aren't looked at.
    pub fiscal_year: Option<FiscalYear>,
}

impl<'a> Case<'a> {
    /// A sheet of the ledger as the table takes it: the one place where a review becomes a case. Rows and rating are
    /// handed over beside it, since a case borrows them and whoever shows a sheet has read them already.
    pub fn of(review: Review<'_>, kpis: &'a [Kpi<'a>], published: Option<&'a str>) -> Self {
        Self { kpis, published, basis_plan: review.is_plan(), fiscal_year: review.fiscal_year() }
    }
}

/// What kind of answer a suggestion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// One rating.
    Level,
    /// Several ratings are still possible.
    Range,
    /// Nothing can be judged yet.
    Undecided,
}

impl Outcome {
    /// The word of `--json`.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Range => "range",
            Self::Undecided => "undecided",
        }
    }
}

/// How the published rating stands to the suggestion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Agreement {
    /// The one suggested rating.
    Agrees,
    /// One of several possible ratings.
    Within,
    /// Another rating of the list.
    Differs,
    /// Not on the list of ratings; shown as printed, never mapped.
    OffList,
    /// Nothing is published, or nothing can be judged.
    None,
}

impl Agreement {
    /// The word of `--json`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Within => "within",
            Self::Differs => "differs",
            Self::OffList => "off_list",
            Self::None => "none",
        }
    }

    /// As the officials say it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Agrees => "公表の評価と同じ",
            Self::Within => "公表の評価は考えられる範囲内",
            Self::Differs => "公表の評価と違う",
            Self::OffList => "公表の評価は判断基準の一覧にない",
            Self::None => "比べる公表の評価がない",
        }
    }
}

/// What one KPI row came to.
#[derive(Clone, Debug, PartialEq)]
pub struct RowVerdict {
    /// The state of the actual.
    pub(crate) state: State,
    /// The numbers that the actual may stand for, in the scale of `unit`.
    pub(crate) readings: Vec<Decimal>,
    /// The unit of all of them, amounts of money in 円; `None` where there is none, or where they differ.
    pub(crate) unit: Option<Box<str>>,
    /// 達成率, where there is one; may be above 100 %.
    pub(crate) rate: Option<Ratio>,
    /// How the row is counted.
    pub verdict: Verdict,
    /// Whether it would be counted otherwise if less were better, and nothing says that more is.
    pub(crate) is_assumed: bool,
    /// Why, as a short Japanese phrase.
    pub(crate) why: Cow<'static, str>,
}

/// How many rows came to which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// 達成.
    pub achieved: usize,
    /// 未達.
    pub(crate) missed: usize,
    /// 未確定.
    pub(crate) open: usize,
    /// 対象外.
    pub excluded: usize,
    /// 判定不能.
    pub(crate) unusable: usize,
}

impl Counts {
    fn add(&mut self, verdict: Verdict) {
        *match verdict {
            Verdict::Achieved => &mut self.achieved,
            Verdict::Missed => &mut self.missed,
            Verdict::Open => &mut self.open,
            Verdict::Excluded => &mut self.excluded,
            Verdict::Unusable => &mut self.unusable,
        } += 1;
    }

    /// Rows met or missed.
    pub fn scored(&self) -> usize {
        self.achieved + self.missed
    }
}

impl FromIterator<Verdict> for Counts {
    fn from_iter<I: IntoIterator<Item = Verdict>>(verdicts: I) -> Self {
        let mut counts = Self::default();
        verdicts.into_iter().for_each(|verdict| counts.add(verdict));
        counts
    }
}

/// A span of exact shares, both ends included unless the upper is only approached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The least.
    pub(crate) low: Ratio,
    /// The most.
    pub(crate) high: Ratio,
    /// Whether `high` itself isn't reached.
    pub(crate) below_high: bool,
}

impl Span {
    /// The one value, when it is one.
    pub fn exact(&self) -> Option<Ratio> {
        (self.low == self.high).then_some(self.low)
    }
}

/// What a list shows of a suggestion.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// What kind of answer it is.
    pub outcome: Outcome,
    /// The ratings still possible, as indices into [`Table::ratings`], best first; empty when undecided.
    pub candidates: Vec<usize>,
    /// How the published rating stands to it.
    pub agreement: Agreement,
    /// How many rows came to which verdict.
    pub counts: Counts,
}

/// A suggestion with its grounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What kind of answer it is.
    pub outcome: Outcome,
    /// The ratings still possible, as indices into [`Table::ratings`], best first; empty when undecided.
    pub candidates: Vec<usize>,
    /// How the published rating stands to it.
    pub agreement: Agreement,
    /// Every row of the case, in order.
    pub rows: Vec<RowVerdict>,
    /// How many rows came to which verdict.
    pub counts: Counts,
    /// Met ÷ scored, over all that is possible; `None` where nothing can be scored.
    pub(crate) share: Option<Span>,
    /// The mean of the rates (each held between 0 and 100 %), over all that is possible.
    pub mean: Option<Span>,
    /// Whether the candidates are exactly what is possible; if not, one of them may not be.
    pub(crate) exact: bool,
    /// Why, in the order to be read.
    pub grounds: Vec<Ground>,
    /// Why, in one line.
    pub in_short: String,
    /// Of several candidates: why it isn't one, as a sentence to whoever chooses.
    pub undecided_by: Option<String>,
    /// What would lead to another answer, or to one answer, each a sentence.
    pub would_change: Vec<String>,
}

/// The suggestion with its grounds.
pub fn judge(table: &Table, case: &Case<'_>) -> Suggestion {
    let rows: Vec<Row<'_>> = classify(case.kpis, case.fiscal_year).collect();
    let possible = weigh(table, case, rows.iter().map(|row| (row.is_judged(), row.outcomes.as_slice())));
    let outcome = outcome(&possible);
    let explained = explain::explain(table, case, &rows, &possible, outcome);
    let rows: Vec<RowVerdict> = rows.into_iter().zip(case.kpis).map(|(row, kpi)| verdict(row, kpi)).collect();
    let candidates = candidates(outcome, &possible);
    let (scored, met) = (possible.span(|all| all.scored), possible.span(|all| all.met));
    let share = (scored.1 > 0).then(|| {
        // Least and most met over as many rows as are scored then; only unusable rows make their number vary.
        let over =
            |met: u32, scored: u32| Ratio::new(i128::from(met), i128::from(scored.max(1))).unwrap_or(Ratio::ZERO);
        let least = over(met.0, scored.1);
        let most = over(met.1, scored.1);
        Span { low: least, high: most, below_high: false }
    });
    let mean = possible.mean.map(|(low, high)| Span { low: low.rate, high: high.rate, below_high: high.open });
    Suggestion {
        outcome,
        agreement: agreement(table, case, outcome, &candidates),
        candidates,
        counts: rows.iter().map(|row| row.verdict).collect(),
        rows,
        share,
        mean,
        exact: possible.exact,
        grounds: explained.grounds,
        in_short: explained.in_short,
        undecided_by: explained.undecided_by,
        would_change: explained.would_change,
    }
}

/// Only what a list shows: the same answer without its grounds, in a fraction of the time.
pub fn glance(table: &Table, case: &Case<'_>) -> Glance {
    let mut counts = Counts::default();
    let rows = classify(case.kpis, case.fiscal_year).map(|row| {
        counts.add(row.verdict);
        (row.is_judged(), row.outcomes)
    });
    let possible = weigh(table, case, rows);
    let outcome = outcome(&possible);
    let candidates = candidates(outcome, &possible);
    Glance { outcome, agreement: agreement(table, case, outcome, &candidates), candidates, counts }
}

/// What each row comes to, without a table: met, missed, open, excluded or unusable, and why.
pub(crate) fn verdicts(kpis: &[Kpi<'_>], year: Option<FiscalYear>) -> impl Iterator<Item = RowVerdict> {
    classify(kpis, year).zip(kpis).map(|(row, kpi)| verdict(row, kpi))
}

/// The same in few words: each row's values as they were read, what it comes to, and its rate.
pub(crate) fn weighed<'k>(
    kpis: &'k [Kpi<'_>],
    year: Option<FiscalYear>,
) -> impl Iterator<Item = (Values<'k>, Verdict, Option<Ratio>)> {
    classify(kpis, year).map(|row| (row.values, row.verdict, row.rate))
}

/// What the rows allow, each given with whether there is something to judge about it; nothing where no row has that.
fn weigh<O: AsRef<[line::Outcome]>>(table: &Table, case: &Case<'_>, rows: impl Iterator<Item = (bool, O)>) -> Possible {
    if case.basis_plan {
        // They are asked for all the same: whoever counts them does it on their way.
        rows.for_each(drop);
        return Possible::NOTHING;
    }
    let mut judged = false;
    let rows = rows.map(|(is_judged, outcomes)| {
        judged |= is_judged;
        outcomes
    });
    let possible = possible(table, rows);
    if judged { possible } else { Possible::NOTHING }
}

fn candidates(outcome: Outcome, possible: &Possible) -> Vec<usize> {
    if outcome == Outcome::Undecided { Vec::new() } else { possible.list().collect() }
}

fn outcome(possible: &Possible) -> Outcome {
    match possible.ratings.count_ones() {
        0 => Outcome::Undecided,
        1 => Outcome::Level,
        _ => Outcome::Range,
    }
}

fn agreement(table: &Table, case: &Case<'_>, outcome: Outcome, candidates: &[usize]) -> Agreement {
    let Some(published) = case.published.map(str::trim).filter(|published| !published.is_empty()) else {
        return Agreement::None;
    };
    match table.rating(published) {
        None => Agreement::OffList,
        Some(_) if outcome == Outcome::Undecided => Agreement::None,
        Some(rating) if candidates == [rating] => Agreement::Agrees,
        Some(rating) if candidates.contains(&rating) => Agreement::Within,
        Some(_) => Agreement::Differs,
    }
}

fn verdict(row: Row<'_>, kpi: &Kpi<'_>) -> RowVerdict {
    let is_assumed = row.stands_on_assumption(kpi);
    let (state, actual) = row.values.actual;
    let (readings, unit) = actual.in_base();
    let unit = unit.map(|unit| unit.name.into());
    RowVerdict { state, readings, unit, rate: row.rate, verdict: row.verdict, is_assumed, why: row.why }
}
