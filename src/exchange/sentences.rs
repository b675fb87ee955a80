//! What the sentences of a text say of a project: KPIs with target and result, what was spent, verdicts in quotes.
//!
//! Sentences say many numbers: what isn't said in so many words stays unread.

mod said;
mod told;

pub(super) use self::said::said;
pub(super) use self::told::{says_values, tells_kpi, told, told_alone};
