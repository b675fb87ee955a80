//! What the checks ask of the office: its decision table, and its words.
//!
//! The checks don't judge KPIs a second time: which ratings and policies there are, which ratings the rows leave possible,
//! and which policy asks for a reason, all that the table answers. A trait stands between so that tests can bring their
//! own lists.

use super::lexicon::Words;
use crate::rules::{Case, Table, glance};

/// The lists of a decision table and what it makes of a review's KPIs.
pub trait Criteria: Sync {
    /// The ratings on the list, best first.
    fn ratings(&self) -> Vec<&str>;
    /// The policies on the list.
    fn decisions(&self) -> Vec<&str>;
    /// The rating on the list that a published word means; `None`: it is on no list.
    fn rating_meant(&self, published: &str) -> Option<&str> {
        self.ratings().into_iter().find(|rating| *rating == published.trim())
    }
    /// The policy on the list that a published word means; `None`: it is on no list.
    fn decision_meant(&self, published: &str) -> Option<&str> {
        self.decisions().into_iter().find(|decision| *decision == published.trim())
    }
    /// The ratings that the KPIs leave possible, best first; empty where none can be judged.
    fn possible(&self, case: &Case<'_>) -> Vec<&str>;
    /// Whether this policy asks for a reason beside this rating. `false` where either isn't on its list.
    fn is_odd_with(&self, decision: &str, rating: &str) -> bool;
    /// Whether this policy asks for a reason in the last year of the plan: it goes on although the plan ends.
    fn goes_on(&self, decision: &str) -> bool;
    /// The words that are looked for in texts.
    fn words(&self) -> &Words {
        Words::embedded()
    }
}

/// A decision table, with words that the office has added.
#[derive(Debug)]
pub struct Office<'t> {
    /// What judges.
    pub table: &'t Table,
    /// What is looked for in texts.
    pub words: Words,
}

impl Criteria for Office<'_> {
    fn ratings(&self) -> Vec<&str> {
        self.table.ratings()
    }
    fn decisions(&self) -> Vec<&str> {
        self.table.decisions()
    }
    fn rating_meant(&self, published: &str) -> Option<&str> {
        self.table.rating_meant(published)
    }
    fn decision_meant(&self, published: &str) -> Option<&str> {
        self.table.decision_meant(published)
    }
    fn possible(&self, case: &Case<'_>) -> Vec<&str> {
        self.table.possible(case)
    }
    fn is_odd_with(&self, decision: &str, rating: &str) -> bool {
        self.table.is_odd_with(decision, rating)
    }
    fn goes_on(&self, decision: &str) -> bool {
        self.table.goes_on(decision)
    }
    fn words(&self) -> &Words {
        &self.words
    }
}

impl Criteria for Table {
    fn ratings(&self) -> Vec<&str> {
        self.ratings.iter().map(|rating| rating.name.as_str()).collect()
    }

    fn decisions(&self) -> Vec<&str> {
        self.policies.iter().map(|policy| policy.name.as_str()).collect()
    }

    fn rating_meant(&self, published: &str) -> Option<&str> {
        self.ratings.get(self.rating(published)?).map(|rating| rating.name.as_str())
    }

    fn decision_meant(&self, published: &str) -> Option<&str> {
        self.policies.get(self.policy(published)?).map(|policy| policy.name.as_str())
    }

    fn possible(&self, case: &Case<'_>) -> Vec<&str> {
        let candidates = glance(self, case).candidates;
        candidates.iter().filter_map(|&i| self.ratings.get(i)).map(|rating| rating.name.as_str()).collect()
    }

    fn is_odd_with(&self, decision: &str, rating: &str) -> bool {
        let policy = self.policy(decision).and_then(|i| self.policies.get(i));
        policy.zip(self.rating(rating)).is_some_and(|(policy, rating)| policy.odd_with.contains(&rating))
    }

    fn goes_on(&self, decision: &str) -> bool {
        self.policy(decision).and_then(|i| self.policies.get(i)).is_some_and(|policy| policy.odd_in_last_year)
    }
}
