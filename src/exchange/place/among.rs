//! What stands among all that was said, noted as it is said: a long file's facts aren't gone through for what there is none of.

use super::{Fact, Maker};
use crate::exchange::mapping::TWO_VALUES;

/// What stands among the facts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Among {
    /// Values of a project in another year than the one under review.
    pub(in crate::exchange) other_years: bool,
    /// Sums of all projects.
    pub(in crate::exchange) sums: bool,
    /// Values beside which another cell says something else of the same place.
    pub(in crate::exchange) two_values: bool,
}

impl Among {
    /// Notes what stands among further facts.
    pub(super) fn take_over(&mut self, further: Among) {
        self.other_years |= further.other_years;
        self.sums |= further.sums;
        self.two_values |= further.two_values;
    }
}

impl Maker<'_> {
    /// Adds a fact.
    pub(super) fn push(&mut self, fact: Fact) {
        if let Some(place) = &fact.place {
            let is_other = |year: u16| place.project.is_some() && year != self.reviewed;
            self.among.other_years |= place.year.is_some_and(is_other);
            self.among.sums |= place.field.starts_with("/totals/");
        }
        self.among.two_values |= fact.asked.as_deref().is_some_and(|(question, _)| question.kind == TWO_VALUES);
        self.facts.push(fact);
    }
}
