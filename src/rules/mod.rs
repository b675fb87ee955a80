//! The decision table: read, prove, judge, explain.
//!
//! * [`table`] is what a table is; [`mod@load`] reads one from JSON and names every fault, [`mod@prove`] shows that no case is left
//!   without a rule and no rule without a case.
//! * [`classify`] says of each KPI row whether it is met, missed, open, excluded or can't be judged; [`mod@judge`] puts every
//!   combination that the open rows allow to the table and gives the *set* of ratings still possible; [`explain`] says why
//!   in words, and what would change it; [`report`] is the shape for other programs.
//! * What isn't known of the time before the project is no evidence, and what no number tells is asked of people: the facts
//!   and questions are the table's, `evidence` finds what an answer to them would mean.
//!
//! The engine reads nothing but its arguments and changes nothing. No rating and no threshold stands in the code.

mod change;
pub(crate) mod classify;
mod decide;
mod evidence;
pub(crate) mod explain;
pub mod judge;
mod line;
pub mod load;
#[cfg(test)]
mod oracle_tests;
mod possible;
pub(crate) mod prove;
#[cfg(test)]
mod prove_tests;
pub(crate) mod report;
mod show;
pub(crate) mod table;
#[cfg(test)]
mod tests;
mod world;

pub use classify::Verdict;
pub(crate) use classify::{is_twin, lacks_direction};
pub use explain::GroundKind;
pub use judge::{Agreement, Case, Outcome, Suggestion, glance, judge};
pub(crate) use judge::{Counts, RowVerdict, Span, verdicts, weighed};
pub use load::{Severity, check, load};
pub(crate) use prove::prove;
pub use report::Report;
pub use table::Table;
