//! What the list and the whole-ledger view need to know of a project, taken once when it is read.
//!
//! A brief is small (a few hundred bytes) and owns its words, so that ten thousand of them cost little and the text of
//! a project is only looked at again when it is shown.

use crate::ledger::sums::{YearShare, shares};
use crate::ledger::view::{Front, Project};
use crate::ledger::year::FiscalYear;
use crate::rules::{Agreement, Case, Counts, Outcome, Table, glance};
use crate::text;

/// One project in brief.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// The printed number.
    pub number: Option<i64>,
    /// The name.
    pub(crate) name: Box<str>,
    /// Cells of the name: the list's columns ask for them at every change, of every project.
    pub(crate) name_cells: usize,
    /// 広域 or 単独.
    pub(crate) scope: Box<str>,
    /// The department in charge.
    pub(crate) department: Box<str>,
    /// First and last year of the plan.
    pub(crate) period: (Option<FiscalYear>, Option<FiscalYear>),
    /// Which years have a review: all of them, in the file's order.
    pub(crate) years: Box<[FiscalYear]>,
    /// The review that the rest is about.
    pub(crate) year: Option<FiscalYear>,
    /// Whether there is such a review.
    pub(crate) reviewed: bool,
    /// Whether it is of another year than the one under review: its money belongs into no sum of that one.
    pub(crate) other_year: bool,
    /// Whether it is a plan only, or not even that.
    pub(crate) plan: bool,
    /// 総事業費 in yen.
    pub(crate) cost: Option<i64>,
    /// 交付実績 in yen.
    pub(crate) grant: Option<i64>,
    /// How many KPI rows came to which verdict.
    pub kpis: Counts,
    /// What it has of each fiscal year, for the sums of the years.
    pub(crate) shares: Box<[YearShare]>,
    /// The published rating, as printed.
    pub(crate) rating: Option<Box<str>>,
    /// What the table says: how sure.
    pub(crate) outcome: Outcome,
    /// The ratings that the record supports, best first, as indexes into the table's list.
    pub(crate) candidates: Box<[usize]>,
    /// How the two stand to each other.
    pub(crate) agreement: Agreement,
}

impl Brief {
    /// Takes a project in brief, as it stands in the year under review.
    pub fn of(front: Front<'_>, project: Project<'_>, table: &Table) -> Brief {
        Brief::in_year(project, front.fiscal_year(), table)
    }

    /// The same, when the year under review is known already.
    pub(crate) fn in_year(project: Project<'_>, year: Option<FiscalYear>, table: &Table) -> Brief {
        let review = project.review_for(year).map(|(_, review)| review);
        let kpis: Vec<_> = review.into_iter().flat_map(|r| r.kpis()).collect();
        let rating = review.and_then(|r| r.rating());
        let plan = review.is_none_or(|r| r.is_plan());
        let wanted = year;
        let year = review.and_then(|r| r.fiscal_year());
        // Without a sheet there is nothing to judge.
        let case = review.map_or_else(Case::default, |review| Case::of(review, &kpis, rating.as_deref()));
        let glance = glance(table, &case);
        let boxed = |text: Option<std::borrow::Cow<'_, str>>| text.map_or_else(Box::default, |t| Box::from(&*t));
        let name = boxed(project.name());
        Brief {
            number: project.number(),
            name_cells: text::cells(&name),
            name,
            scope: boxed(project.scope()),
            department: boxed(project.department()),
            period: project.period(),
            years: project.reviews().filter_map(|(_, r)| r.fiscal_year()).collect(),
            year,
            reviewed: review.is_some(),
            other_year: year.zip(wanted).is_some_and(|(year, wanted)| year != wanted),
            plan,
            cost: review.and_then(|r| r.cost()),
            grant: review.and_then(|r| r.grant()),
            kpis: glance.counts,
            shares: shares(project).into(),
            rating: rating.map(|r| Box::from(&*r)),
            outcome: glance.outcome,
            candidates: glance.candidates.into(),
            agreement: glance.agreement,
        }
    }
}
