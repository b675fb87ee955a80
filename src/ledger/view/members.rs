//! Records of which every member is wanted: all of them are found in one walk over the record.
//!
//! A view asks for a member by walking to it, which is the cheapest for a few; tables, forms and KPI rows want them all.

use super::printed;
use crate::json::Value;
use crate::ledger::kpi::{Direction, Kpi};

/// A struct of an object's members, all of them found in one walk.
macro_rules! members {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $field:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct $name<'a> { $($(#[$about])* pub $field: Option<Value<'a>>),+ }

        impl<'a> $name<'a> {
            /// Those of an object; none of anything else.
            pub fn of(value: Value<'a>) -> $name<'a> {
                let [$($field),+] = value.pick(&[$(stringify!($field)),+]);
                $name { $($field),+ }
            }
        }
    };
}

members! {
    /// The members of a KPI row, by their names in the ledger.
    KpiRow {
        id, name, unit, target, actual, baseline, baseline_year, goal, direction, reference, accumulation, kind, rating,
        department, due, note, source,
    }
}

members! {
    /// The members of a review, by their names in the ledger.
    ReviewRow {
        fiscal_year, basis, program, cost, grant, budget, funding, achievements, kpis, effect, policy, issues, evaluations,
        opinions,
    }
}

impl<'a> KpiRow<'a> {
    /// Whether the target as printed is the most that there may be.
    fn is_at_most(&self) -> bool {
        let target = printed(self.target);
        let (_, goals) = target.read(None);
        !goals.is_empty() && goals.iter().all(|goal| goal.bound.is_some_and(|bound| !bound.is_upward()))
    }

    /// The row as printed.
    pub fn kpi(&self) -> Kpi<'a> {
        let text = |value: Option<Value<'a>>| value.and_then(Value::str);
        let (direction, is_direction_assumed, odd_direction) = match text(self.direction) {
            Some(word) if word == "down" => (Direction::Down, false, None),
            Some(word) if word == "up" => (Direction::Up, false, None),
            Some(word) if !word.trim().is_empty() => (Direction::Up, false, Some(word)),
            // 「30分以内」 says it by itself.
            _ if self.is_at_most() => (Direction::Down, false, None),
            _ => (Direction::Up, true, None),
        };
        let kpi = Kpi {
            name: text(self.name).unwrap_or_default(),
            unit: text(self.unit),
            target: printed(self.target),
            actual: printed(self.actual),
            baseline: printed(self.baseline),
            direction,
            is_direction_assumed,
            odd_direction,
            reference: self.reference.and_then(Value::bool).unwrap_or(false),
            due: text(self.due),
            note: text(self.note),
            accumulation: text(self.accumulation),
        };
        // 3位 is better than 5位.
        match kpi.is_direction_assumed && kpi.is_rank() {
            true => Kpi { direction: Direction::Down, is_direction_assumed: false, ..kpi },
            false => kpi,
        }
    }
}

/// A KPI row as printed.
#[inline]
pub(crate) fn kpi(value: Value<'_>) -> Kpi<'_> {
    KpiRow::of(value).kpi()
}
