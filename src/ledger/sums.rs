//! What projects cost in a fiscal year, added up: the one sum that the printed totals are held against, on the screen and by
//! the check alike.
//!
//! A project belongs to every year that it runs through or has a review of. What it cost is what the review of the year says;
//! where that says nothing, what the 事業概要 plans for the year is kept apart: it counts towards a total of plans, never
//! towards one of results. A sum says how many projects it is of, so that a part is never taken for the whole.

use std::collections::{BTreeSet, HashMap};

use super::view::Project;
use super::year::FiscalYear;

/// What one project has of a fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearShare {
    /// The year.
    pub year: FiscalYear,
    /// Whether the project is one of several municipalities.
    pub joint: bool,
    /// 総事業費 of the year's review, in yen.
    pub cost: Option<i64>,
    /// 総事業費 that the plan gives for the year, in yen, where the review gives none.
    pub planned: Option<i64>,
    /// 交付額 of the year's review, in yen.
    pub grant: Option<i64>,
    /// Whether the year's review is a plan; `None` without a review, or where it doesn't say.
    pub is_plan: Option<bool>,
}

/// More years than this are a slip of the pen, not a period.
const LONGEST: u16 = 30;

/// A project's years, in their order.
pub fn shares(project: Project<'_>) -> Vec<YearShare> {
    let mut years: BTreeSet<FiscalYear> = BTreeSet::new();
    if let (Some(from), Some(to)) = project.period()
        && to.0.saturating_sub(from.0) < LONGEST
    {
        years.extend((from.0..=to.0).map(FiscalYear));
    }
    let mut reviews = HashMap::new();
    for (_, review) in project.reviews() {
        if let Some(year) = review.fiscal_year() {
            reviews.entry(year).or_insert(review);
        }
    }
    years.extend(reviews.keys());
    let planned = project.plan().and_then(|plan| plan.year_cost());
    let joint = project.scope().is_some_and(|scope| scope == "広域");
    let share = |year: FiscalYear| {
        let review = reviews.get(&year);
        let cost = review.and_then(|review| review.cost());
        let planned = planned.and_then(|(of, amount)| amount.filter(|_| of == Some(year) && cost.is_none()));
        let is_plan = review.and_then(|review| match review.basis().as_deref() {
            Some("実績") => Some(false),
            Some("計画") => Some(true),
            _ => None,
        });
        YearShare { year, joint, cost, planned, grant: review.and_then(|review| review.grant()), is_plan }
    };
    years.into_iter().map(share).collect()
}

/// A fiscal year, added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearSum {
    /// Projects of the year.
    pub projects: usize,
    /// Those of several municipalities.
    pub joint: usize,
    cost: Known,
    planned: Known,
    grant: Known,
}

/// A sum, and of how many projects it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// In yen.
    pub amount: i128,
    /// Projects that give an amount.
    pub projects: usize,
}

impl Known {
    fn add(&mut self, amount: Option<i64>, takes: bool) {
        let Some(amount) = amount.map(i128::from) else { return };
        self.amount += if takes { -amount } else { amount };
        step(&mut self.projects, takes);
    }

    #[inline]
    fn and(self, other: Known) -> Known {
        Known { amount: self.amount + other.amount, projects: self.projects + other.projects }
    }
}

#[inline]
fn step(count: &mut usize, down: bool) {
    *count = if down { count.saturating_sub(1) } else { *count + 1 };
}

impl YearSum {
    /// Adds what a project has of the year; `takes`: takes it off again.
    pub fn add(&mut self, share: &YearShare, takes: bool) {
        step(&mut self.projects, takes);
        if share.joint {
            step(&mut self.joint, takes);
        }
        self.cost.add(share.cost, takes);
        self.planned.add(share.planned, takes);
        self.grant.add(share.grant, takes);
    }

    /// 総事業費 as far as it is known; `plan`: for a total of plans.
    #[inline]
    pub fn cost(&self, plan: bool) -> Known {
        if plan { self.cost.and(self.planned) } else { self.cost }
    }

    /// 交付額 as far as it is known.
    #[inline]
    pub fn grant(&self) -> Known {
        self.grant
    }
}
