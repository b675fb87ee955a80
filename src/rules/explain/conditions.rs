//! A rule's condition against all that a case may still come to: whether it can hold, whether more than it asks for is there,
//! and what is there, in words.
//!
//! What is possible is a span for each fact, and spans are judged generously: a condition that may hold is never said to
//! fail.

use super::{Words, span};
use crate::ledger::decimal::Ratio;
use crate::rules::classify::Row;
use crate::rules::line::Outcome;
use crate::rules::table::{Condition, Fact, Rule, Value};

fn is_missed(outcome: &Outcome) -> bool {
    outcome.counted && !outcome.met
}

impl Words<'_> {
    /// Whether a condition holds for some value that its fact may have.
    pub(super) fn may_hold(&self, condition: &Condition) -> bool {
        let possible = self.possible;
        let (scored, met) = (possible.span(|all| all.scored), possible.span(|all| all.met));
        let any = |(low, high): (u32, u32)| {
            let Value::Count(value) = condition.value else { return true };
            [
                low,
                high,
                value.clamp(low, high),
                value.saturating_add(1).clamp(low, high),
                value.saturating_sub(1).clamp(low, high),
            ]
            .into_iter()
            .any(|count| condition.op.holds(count.cmp(&value)))
        };
        match condition.fact {
            Fact::Scored => any(scored),
            Fact::Met => any(met),
            Fact::Missed => any(self.missed()),
            Fact::Worse => any(possible.span(|all| all.worse)),
            Fact::Improved => any(possible.span(|all| all.improved)),
            Fact::Declined => any(possible.span(|all| all.declined)),
            Fact::Advanced => any(possible.span(|all| all.advanced)),
            Fact::Unrated => any(possible.span(|all| all.unrated)),
            Fact::Progress | Fact::Judgement => true,
            Fact::ShareMet => {
                let Value::Share(value) = condition.value else { return true };
                let share = |met: u32, scored: u32| {
                    Ratio::new(i128::from(met), i128::from(scored.max(1))).unwrap_or(Ratio::ZERO)
                };
                let low = share(met.0, scored.1);
                let high = share(met.1.min(scored.0), scored.0.max(1)).max(share(met.1, scored.1));
                [low, high].iter().any(|share| condition.op.holds(share.cmp(&value))) || (low < value && value < high)
            }
            Fact::CappedMean => {
                let (Value::Share(value), Some((low, high))) = (condition.value, possible.mean) else { return true };
                (!low.open && condition.op.holds(low.rate.cmp(&value)))
                    || (!high.open && condition.op.holds(high.rate.cmp(&value)))
                    || (low.rate < high.rate
                        && (condition.op.holds(std::cmp::Ordering::Less) && low.rate < value
                            || condition.op.holds(std::cmp::Ordering::Greater) && high.rate > value
                            || condition.op.holds(std::cmp::Ordering::Equal) && low.rate < value && value < high.rate))
            }
        }
    }

    /// Rows that are missed however they come out.
    pub(super) fn surely_missed(&self) -> impl Iterator<Item = usize> {
        let surely = |row: &Row<'_>| !row.outcomes.is_empty() && row.outcomes.iter().all(is_missed);
        self.rows.iter().enumerate().filter(move |(_, row)| surely(row)).map(|(index, _)| index)
    }

    /// Least and most rows that are missed. One row says nothing of another, so that the sums are exact.
    fn missed(&self) -> (u32, u32) {
        let may_be = self.rows.iter().filter(|row| row.outcomes.iter().any(is_missed)).count();
        let [least, most] = [self.surely_missed().count(), may_be].map(|rows| u32::try_from(rows).unwrap_or(u32::MAX));
        (least, most)
    }

    /// What keeps a rule from holding each of whose conditions may hold by itself: an earlier rule, or its other conditions.
    pub(super) fn kept_from(&self, at: usize, rule: &Rule) -> String {
        let conditions: Vec<String> =
            rule.when.iter().map(|condition| format!("「{}」", self.table.condition_text(condition))).collect();
        let earlier: Vec<String> =
            self.fired_rules().filter(|(fired, _)| *fired < at).map(|(_, rule)| rule.quoted()).collect();
        match (&conditions[..], earlier.is_empty()) {
            ([_, _, ..], _) => format!("{}が同時に満たされることはない", conditions.join("と")),
            ([one], false) => format!("{one}が満たされても、先の規則{}が当てはまる", earlier.join("か")),
            _ => format!("規則{}より先の規則が当てはまる", rule.quoted()),
        }
    }

    /// Whether there are more of what is good than a condition allows.
    pub(super) fn is_beyond(&self, condition: &Condition) -> bool {
        let Value::Count(value) = condition.value else { return false };
        let least = self.possible.least;
        match condition.fact {
            Fact::Met => least.met > value,
            Fact::Advanced => least.advanced > value,
            Fact::Improved => least.improved > value,
            _ => false,
        }
    }

    /// The actual value of a fact, as the end of a sentence: 「未達は1指標」.
    pub(super) fn actual_of(&self, fact: Fact) -> String {
        let possible = self.possible;
        let (scored, met) = (possible.span(|all| all.scored), possible.span(|all| all.met));
        match fact {
            Fact::Scored => format!("判定できたのは{}である", span(scored, "指標")),
            Fact::Met => format!("達成は{}である", span(met, "指標")),
            Fact::Missed => {
                let (least, most) = self.missed();
                let rows: Vec<usize> = self.surely_missed().collect();
                let names = self.list(&rows, |row| self.name(row).to_owned());
                match (least == most, rows.is_empty()) {
                    (_, true) => format!("未達は{}である", span((least, most), "指標")),
                    (true, _) => format!("未達が{least}指標({names})ある"),
                    (false, _) => format!("未達は{}で、少なくとも{names}が未達である", span((least, most), "指標")),
                }
            }
            Fact::ShareMet => {
                if scored.0 == scored.1 {
                    let percent = |met: u32| {
                        Ratio::new(i128::from(met), i128::from(scored.1.max(1))).unwrap_or(Ratio::ZERO).percent()
                    };
                    let (low, high) = met;
                    let share = if low == high {
                        format!("{}%", percent(low))
                    } else {
                        format!("{}～{}%", percent(low), percent(high))
                    };
                    format!("{}指標中{}の達成で{share}である", scored.1, span(met, "指標"))
                } else {
                    format!("達成は{}である", span(met, "指標"))
                }
            }
            Fact::CappedMean => possible
                .mean
                .map_or_else(String::new, |(low, high)| format!("平均達成率は{}である", self.mean_text(low, high))),
            Fact::Worse => format!("悪化した指標は{}である", span(possible.span(|all| all.worse), "指標")),
            Fact::Improved => format!("改善した指標は{}である", span(possible.span(|all| all.improved), "指標")),
            Fact::Declined => format!("開始前より悪い指標は{}である", span(possible.span(|all| all.declined), "指標")),
            Fact::Advanced => format!("前進した指標は{}である", span(possible.span(|all| all.advanced), "指標")),
            Fact::Unrated => format!("達成率のない指標は{}である", span(possible.span(|all| all.unrated), "指標")),
            Fact::Progress | Fact::Judgement => "人の判断が必要である".to_owned(),
        }
    }
}
