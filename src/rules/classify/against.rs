//! An actual held against a target: what the row's outcome is, and what it may still be.

use std::borrow::Cow;

use super::{Row, Verdict};
use crate::ledger::decimal::Decimal;
use crate::ledger::kpi::{Direction, Doubt, Kpi, Values, paired, rate, scale_in_doubt};
use crate::ledger::printed::{Bound, Kind, Reading, State};
use crate::ledger::year::FiscalYear;
use crate::rules::line::{ANY_RATE, Before, Line, Outcome, met, missed};

/// The state before the project: one number, two that it may be, or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) struct Start([Before; 2]);

impl Start {
    pub(super) const UNKNOWN: Self = Self([None; 2]);

    fn one(value: Before) -> Self {
        Self([value; 2])
    }

    /// Every state that it may have been.
    pub(in crate::rules) fn each(self) -> impl Iterator<Item = Before> {
        let [first, last] = self.0;
        std::iter::once(first).chain((last != first).then_some(last))
    }

    /// Whether nothing is known of it.
    pub(in crate::rules) fn is_unknown(self) -> bool {
        self.0 == [None; 2]
    }

    /// Whether it is one of two numbers.
    pub(in crate::rules) fn is_either(self) -> bool {
        matches!(self.0, [Some(first), Some(last)] if first != last)
    }
}

/// What the actual of an open row may still be, in the target's unit.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::rules) enum Still {
    /// Nothing that a sentence could ask for: a row that isn't open, or one that is open for another reason.
    Unsaid,
    /// One of these numbers, each as one says it: 13(301), or 1,800 in 千円 or in 円.
    OneOf(Vec<(Decimal, String)>),
    /// Any number between the two ends (`None`: without end).
    Between(Option<Decimal>, Option<Decimal>),
}

/// The target, as far as it can be judged against.
pub(super) enum Goal<'r, 'b> {
    One(&'r Reading<'b>),
    Either(&'r Reading<'b>, &'r Reading<'b>),
    Unknown,
}

pub(super) trait AsGoal<'b> {
    fn as_ref_exact(&self) -> Goal<'_, 'b>;
}

impl<'b> AsGoal<'b> for crate::ledger::printed::Readings<'b> {
    fn as_ref_exact(&self) -> Goal<'_, 'b> {
        match (self.kind(), &self[..]) {
            // 60人以上: a target is a bound anyway (one against the direction has been refused above).
            (Kind::One, [goal]) if !goal.approximate => Goal::One(goal),
            (Kind::Either, [first, last]) if !first.approximate && !last.approximate => Goal::Either(first, last),
            _ => Goal::Unknown,
        }
    }
}

pub(super) fn with_unit(printed: &str, reading: &Reading<'_>) -> String {
    match reading.unit {
        Some(unit) if !reading.unit_printed => format!("{}{}", printed.trim(), unit.name),
        _ => printed.trim().to_owned(),
    }
}

/// The state before the project in the target's unit.
pub(super) fn start(values: &Values<'_>, goal: &Reading<'_>) -> Start {
    let readings = &values.baseline.1;
    let exact = |reading: &Reading<'_>| (!reading.approximate && reading.bound.is_none()).then_some(());
    let value = |reading: &Reading<'_>| paired(goal, reading).map(|(_, value)| value);
    match (readings.kind(), &readings[..]) {
        (Kind::One, [one]) if exact(one).is_some() => match scale_in_doubt(goal, one) {
            None => Start::one(value(one)),
            Some(doubt) => doubt.other(one.value).map_or(Start::UNKNOWN, |other| Start([Some(one.value), Some(other)])),
        },
        (Kind::Either, [first, last])
            if [first, last].iter().all(|one| exact(one).is_some() && scale_in_doubt(goal, one).is_none()) =>
        {
            Start([value(first), value(last)])
        }
        _ => Start::UNKNOWN,
    }
}

pub(super) fn against_one<'k>(kpi: &Kpi<'_>, values: Values<'k>, goal: &Reading<'_>) -> Row<'k> {
    let (state, actual) = values.actual;
    let outcomes = outcomes_against(kpi, &values, goal);
    let known = Row {
        target: Some(goal.value),
        start: start(&values, goal),
        said: !actual.is_empty(),
        ..Row::without(Verdict::Open, values, "")
    };
    let printed = kpi.actual.text().trim();
    let Some(reading) = actual.exact() else {
        let why = match (state, actual.kind()) {
            (State::Blank, _) => Cow::Borrowed("実績値が空欄"),
            (State::NotApplicable, _) => Cow::Owned(format!("実績値が「{printed}」")),
            (State::Pending, _) => Cow::Owned(format!("実績値が「{printed}」")),
            _ if kpi.actual.is_remark() => Cow::Owned(format!("実績値「{printed}」は状況を表す言葉で、数ではない")),
            (_, Kind::Either) => Cow::Owned(format!("実績値「{printed}」の読みが2つある")),
            (_, Kind::Range) => Cow::Owned(format!("実績値「{printed}」に幅がある")),
            (_, Kind::One) => Cow::Owned(format!("実績値「{printed}」はちょうどの数ではない")),
            _ => Cow::Owned(format!("実績値「{printed}」が数として読めない")),
        };
        return Row { why, outcomes, still: still(&values, goal), ..known };
    };
    if let Some(doubt) = scale_in_doubt(goal, reading) {
        let target = kpi.target.text().trim();
        let why = match doubt {
            Doubt::Yen(_) => {
                format!("実績値「{printed}」に単位がなく、目標値「{target}」と同じ単位か円か分からない")
            }
            Doubt::YenTarget(_) => {
                format!("目標値「{target}」に単位がなく、実績値「{printed}」と同じ単位か円か分からない")
            }
            Doubt::Share => format!("実績値「{printed}」が、%の数か、1を100%とする割合か分からない"),
            Doubt::SharedTarget => {
                format!("目標値「{target}」が、%の数か、1を100%とする割合か分からない")
            }
        };
        return Row { why: Cow::Owned(why), outcomes, still: still(&values, goal), ..known };
    }
    let value = paired(goal, reading).map(|(_, value)| value);
    let met = outcomes.iter().all(|outcome| outcome.met);
    let rate = value.and_then(|value| rate(kpi.direction, goal.value, value));
    let why = match (met, rate) {
        (true, _) => "目標値に達した",
        (false, _) if is_strict(goal) && value == Some(goal.value) => "目標値ちょうどで、達したとは言えない",
        (false, Some(_)) => "目標値に届かない",
        (false, None) => "目標値に届かない(目標値が正の数でないため達成率は出さない)",
    };
    let verdict = if met { Verdict::Achieved } else { Verdict::Missed };
    let row = Row { verdict, rate, why: Cow::Borrowed(why), outcomes, actual: value, ..known };
    match counted_otherwise(kpi, row.clone(), goal, reading) {
        Some(open) => open,
        None => row,
    }
}

pub(super) fn is_strict(goal: &Reading<'_>) -> bool {
    goal.bound.is_some_and(Bound::is_strict)
}

/// A value of another year than the one under review says nothing certain of this one.
pub(super) fn of_another_year<'k>(kpi: &Kpi<'_>, values: Values<'k>, goal: &Reading<'_>, year: FiscalYear) -> Row<'k> {
    let start = start(&values, goal);
    let outcomes = anything(Some((kpi.direction, goal.value)), start);
    let why = format!("実績値「{}」は、検証の年度({})の値ではない", kpi.actual.text().trim(), year.short());
    let still = Still::Between(None, None);
    Row { target: Some(goal.value), start, still, ..Row::open(values, why, outcomes) }
}

/// A row that was decided, open again.
fn reopened<'k>(known: Row<'k>, why: String, outcomes: Vec<Outcome>, still: Still) -> Row<'k> {
    Row { verdict: Verdict::Open, rate: None, actual: None, why: why.into(), outcomes, still, ..known }
}

/// What else a number may be against its target, where nothing says whether the row counts since the beginning or by year:
/// the year's share of the actual, or the sum since the beginning that a single year is only a part of.
pub(super) fn counted_otherwise<'k>(
    kpi: &Kpi<'_>,
    known: Row<'k>,
    goal: &Reading<'_>,
    reading: &Reading<'_>,
) -> Option<Row<'k>> {
    if kpi.is_cumulative() || kpi.is_single_year() || known.rate.is_none() {
        return None;
    }
    let printed = kpi.actual.text().trim();
    let value = |number: Decimal| {
        let mut other = *reading;
        other.value = number;
        paired(goal, &other).map(|(_, value)| value)
    };
    let before: Vec<Before> = known.start.each().collect();
    let within = |low: Option<Decimal>, high: Option<Decimal>| {
        let mut outcomes = Vec::new();
        for &before in &before {
            let line = Line { direction: kpi.direction, target: goal.value, strict: is_strict(goal), before };
            line.within(low, high, &mut outcomes);
        }
        outcomes
    };
    let is_met = |outcomes: &[Outcome]| outcomes.iter().all(|outcome| outcome.met);
    let whole = value(reading.value)?;
    if let Some(share) = reading.share.filter(|_| !goal.cumulative) {
        let share_value = value(share)?;
        let mut outcomes = within(Some(share_value), Some(share_value));
        if is_met(&outcomes) == is_met(&known.outcomes) && is_met(&outcomes) {
            return None;
        }
        outcomes.extend(known.outcomes.iter().copied());
        let unit = goal.unit.map_or("", |unit| unit.name);
        let said = [(whole, format!("{whole}{unit}")), (share_value, format!("{share_value}{unit}"))];
        let why = format!(
            "実績値「{printed}」の累計と年度の値のどちらを目標値と比べるか、「累計・単年」の欄に書かれていない"
        );
        let still = Still::OneOf(said.into());
        return Some(reopened(known, why, outcomes, still));
    }
    if goal.cumulative && !reading.cumulative && kpi.direction == Direction::Up && !is_met(&known.outcomes) {
        let outcomes = within(Some(whole), None);
        let target = kpi.target.text().trim();
        let why = format!(
            "目標値「{target}」は累計で、実績値「{printed}」が累計か単年か、「累計・単年」の欄に書かれていない"
        );
        let still = Still::Between(Some(whole), None);
        return Some(reopened(known, why, outcomes, still));
    }
    // The year's share of what is counted since the beginning is no more than the whole of it.
    let may_be_less = match kpi.direction {
        Direction::Up => is_met(&known.outcomes),
        Direction::Down => !is_met(&known.outcomes),
    };
    if reading.cumulative && reading.share.is_none() && !goal.cumulative && may_be_less {
        let low = Some(Decimal::ZERO).filter(|zero| whole >= *zero);
        let outcomes = within(low, Some(whole));
        let target = kpi.target.text().trim();
        let why = format!(
            "実績値「{printed}」は累計で、目標値「{target}」が累計か単年か、「累計・単年」の欄に書かれていない"
        );
        let still = Still::Between(low, Some(whole));
        return Some(reopened(known, why, outcomes, still));
    }
    None
}

/// What the actual of an open row may still be.
pub(super) fn still(values: &Values<'_>, goal: &Reading<'_>) -> Still {
    let actual = &values.actual.1;
    let value = |reading: &Reading<'_>| paired(goal, reading).map(|(_, value)| value);
    let exact = |reading: &Reading<'_>| !reading.approximate && reading.bound.is_none();
    match (actual.kind(), &actual[..]) {
        (Kind::None, _) => Still::Between(None, None),
        (Kind::One, [reading]) if exact(reading) => match scale_in_doubt(goal, reading) {
            // It is the target that is in doubt, and it has no unit in which to say so.
            Some(Doubt::YenTarget(_) | Doubt::SharedTarget) if goal.unit.is_none() => Still::Unsaid,
            Some(doubt) => {
                let unit = goal.unit.map_or("", |unit| unit.name);
                let own = reading.value;
                let mut all = vec![(own, format!("{own}{unit}"))];
                all.extend(doubt.other(own).map(|other| match doubt {
                    Doubt::Yen(_) => (other, format!("{own}円")),
                    _ => (other, format!("{other}{unit}")),
                }));
                Still::OneOf(all)
            }
            None => Still::Unsaid,
        },
        // 55人以上: that, or more.
        (Kind::One, [reading]) if reading.bound.is_some() && scale_in_doubt(goal, reading).is_none() => {
            let (low, high) = spread(reading, value(reading));
            Still::Between(low, high)
        }
        (Kind::Either, [first, last])
            if [first, last].iter().all(|one| exact(one) && scale_in_doubt(goal, one).is_none()) =>
        {
            let unit = goal.unit.map_or("", |unit| unit.name);
            let all = [first, last].into_iter().filter_map(value).map(|value| (value, format!("{value}{unit}")));
            Still::OneOf(all.collect())
        }
        (Kind::Range, [first, last]) => match (value(first), value(last)) {
            (Some(a), Some(b)) if scale_in_doubt(goal, first).or(scale_in_doubt(goal, last)).is_none() => {
                Still::Between(Some(a.min(b)), Some(a.max(b)))
            }
            _ => Still::Unsaid,
        },
        _ => Still::Unsaid,
    }
}

/// Every outcome that the readings of the actual allow against one target.
pub(super) fn outcomes_against(kpi: &Kpi<'_>, values: &Values<'_>, goal: &Reading<'_>) -> Vec<Outcome> {
    let actual = &values.actual.1;
    let value = |reading: &Reading<'_>| paired(goal, reading).map(|(_, value)| value);
    let mut outcomes = Vec::new();
    for before in start(values, goal).each() {
        let line = Line { direction: kpi.direction, target: goal.value, strict: is_strict(goal), before };
        let read = |reading: &Reading<'_>| {
            let (low, high) = spread(reading, value(reading));
            line.within(low, high, &mut outcomes);
            if let Some(doubt) = scale_in_doubt(goal, reading) {
                let (low, high) = spread(reading, doubt.other(reading.value));
                line.within(low, high, &mut outcomes);
            }
        };
        match (actual.kind(), &actual[..]) {
            (Kind::One | Kind::Either, readings) => readings.iter().for_each(read),
            (Kind::Range, [first, last]) => match (value(first), value(last)) {
                (Some(a), Some(b)) if scale_in_doubt(goal, first).or(scale_in_doubt(goal, last)).is_none() => {
                    line.within(Some(a.min(b)), Some(a.max(b)), &mut outcomes);
                }
                _ => line.within(None, None, &mut outcomes),
            },
            _ => line.within(None, None, &mut outcomes),
        }
    }
    outcomes
}

/// The values that a reading may stand for: itself; half a unit of its last digit around 約; one side of 以上 and 以下.
pub(super) fn spread(reading: &Reading<'_>, value: Option<Decimal>) -> (Option<Decimal>, Option<Decimal>) {
    let Some(value) = value else { return (None, None) };
    match reading.bound {
        // 超 and 未満 leave out the value itself, which makes no rating more certain than with it.
        Some(bound) if bound.is_upward() => (Some(value), None),
        Some(_) => (None, Some(value)),
        None if reading.approximate => match value.half_last_place() {
            Some(half) => (value.minus(half), value.plus(half)),
            None => (None, None),
        },
        None => (Some(value), Some(value)),
    }
}

/// The outcomes of a supposed actual between two ends (in the target's unit; `None`: without end).
pub(in crate::rules) fn outcomes_within(
    direction: Direction,
    row: &Row<'_>,
    target: Decimal,
    (low, high): (Option<Decimal>, Option<Decimal>),
) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for before in row.start.each() {
        Line { direction, target, strict: false, before }.within(low, high, &mut outcomes);
    }
    outcomes
}

/// Any outcome: met, or missed by anything. With a known target the state before the project narrows what goes together.
pub(super) fn anything(goal: Option<(Direction, Decimal)>, start: Start) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    match goal {
        Some((direction, target)) => {
            for before in start.each() {
                Line { direction, target, strict: false, before }.within(None, None, &mut outcomes);
            }
        }
        None => {
            met(None, &mut outcomes);
            missed(Some(ANY_RATE), None, &mut outcomes);
        }
    }
    outcomes
}

/// A target that isn't known: met or missed, but a known actual and a known state before still compare.
pub(super) fn against_unknown(kpi: &Kpi<'_>, values: &Values<'_>) -> Vec<Outcome> {
    let (Some(actual), Some(start)) = (values.actual.1.exact(), values.baseline.1.exact()) else {
        return anything(None, Start::UNKNOWN);
    };
    if scale_in_doubt(start, actual).is_some() || scale_in_doubt(actual, start).is_some() {
        return anything(None, Start::UNKNOWN);
    }
    let Some((start, actual)) = paired(start, actual) else { return anything(None, Start::UNKNOWN) };
    let order = kpi.direction.goodness(actual).cmp(&kpi.direction.goodness(start));
    let mut outcomes = Vec::new();
    met(Some(order), &mut outcomes);
    missed(Some(ANY_RATE), Some(order), &mut outcomes);
    outcomes
}
