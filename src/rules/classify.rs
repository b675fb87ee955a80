//! What one KPI row says, and what it leaves open.
//!
//! A row is scored, excluded, open or unusable. The engine asks only one thing of it: which outcomes are possible? A
//! scored row has one (several where nobody knows how it stood before the project), an open row as many as its readings
//! allow, an excluded row none. A row that *can't* be scored as it is printed (a target of 0, units that don't compare)
//! isn't dropped, for then 「全てのKPIが達成」 would be said of a project with an unjudged KPI: it may come out any way when
//! it is put right, or be left out.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::ledger::decimal::{Decimal, Ratio};
use crate::ledger::kpi::{Direction, Doubt, Kpi, Values, paired, rate, scale_in_doubt};
use crate::ledger::printed::{Bound, Kind, Reading, State};
use crate::ledger::time::When;
use crate::ledger::units::fold;
use crate::ledger::year::FiscalYear;

use super::line::{ANY_RATE, Before, Line, Outcome, met, missed};

/// How a row is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// 達成.
    Achieved,
    /// 未達.
    Missed,
    /// Not known yet: any outcome that its readings allow.
    Open,
    /// Never counted: 参考, or a row that stands there twice.
    Excluded,
    /// A KPI that can't be judged as it is printed.
    Unusable,
}

impl Verdict {
    /// The word of `--json`: `achieved` …
    pub fn code(self) -> &'static str {
        match self {
            Self::Achieved => "achieved",
            Self::Missed => "missed",
            Self::Open => "open",
            Self::Excluded => "excluded",
            Self::Unusable => "unusable",
        }
    }
}

/// A row as the engine takes it.
#[derive(Clone, Debug)]
pub(super) struct Row<'k> {
    /// The three printed values, read once for everything that is said of them.
    pub(super) values: Values<'k>,
    pub(super) verdict: Verdict,
    /// 達成率 for the eye: only of a scored row that has one.
    pub(super) rate: Option<Ratio>,
    pub(super) why: Cow<'static, str>,
    pub(super) outcomes: Vec<Outcome>,
    /// Target in its own unit, where it is one exact number that can be judged against.
    pub(super) target: Option<Decimal>,
    /// Actual in the target's unit, where it is one exact number.
    pub(super) actual: Option<Decimal>,
    /// The state before the project in the target's unit, as far as it is known.
    pub(super) start: Start,
    /// What an open actual may still be.
    pub(super) still: Still,
    /// Whether target and actual both say something, be it several things: such a row can be judged about.
    pub(super) said: bool,
}

/// The state before the project: one number, two that it may be, or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start([Before; 2]);

impl Start {
    const UNKNOWN: Self = Self([None; 2]);

    fn one(value: Before) -> Self {
        Self([value; 2])
    }

    /// Every state that it may have been.
    pub(super) fn each(self) -> impl Iterator<Item = Before> {
        let [first, last] = self.0;
        std::iter::once(first).chain((last != first).then_some(last))
    }

    /// Whether nothing is known of it.
    pub(super) fn is_unknown(self) -> bool {
        self.0 == [None; 2]
    }

    /// Whether it is one of two numbers.
    pub(super) fn is_either(self) -> bool {
        matches!(self.0, [Some(first), Some(last)] if first != last)
    }
}

/// What the actual of an open row may still be, in the target's unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Still {
    /// Nothing that a sentence could ask for: a row that isn't open, or one that is open for another reason.
    Unsaid,
    /// One of these numbers, each as one says it: 13(301), or 1,800 in 千円 or in 円.
    OneOf(Vec<(Decimal, String)>),
    /// Any number between the two ends (`None`: without end).
    Between(Option<Decimal>, Option<Decimal>),
}

/// Classifies every row, when it is asked for: a row is large. `year` is the fiscal year under review: a target due later
/// is open.
pub(super) fn classify<'k>(kpis: &'k [Kpi<'_>], year: Option<FiscalYear>) -> impl Iterator<Item = Row<'k>> {
    let mut twins = Twins::default();
    kpis.iter().enumerate().map(move |(index, kpi)| {
        let values = kpi.values();
        match twins.earlier(kpis, index) {
            Some(earlier) if !kpi.is_reference() => Row {
                why: Cow::Owned(format!("{}行目と同じ行(1度だけ数える)", earlier + 1)),
                ..Row::without(Verdict::Excluded, values, "")
            },
            _ => row(kpi, values, year),
        }
    })
}

impl<'k> Row<'k> {
    /// Whether there is something to judge: it is scored, or its readings narrow what it may be.
    pub(super) fn is_judged(&self) -> bool {
        self.said && !matches!(self.verdict, Verdict::Excluded | Verdict::Unusable)
    }

    fn without(verdict: Verdict, values: Values<'k>, why: &'static str) -> Self {
        Self {
            values,
            verdict,
            rate: None,
            why: Cow::Borrowed(why),
            outcomes: Vec::new(),
            target: None,
            actual: None,
            start: Start::UNKNOWN,
            still: Still::Unsaid,
            said: false,
        }
    }

    fn unusable(values: Values<'k>, why: impl Into<Cow<'static, str>>) -> Self {
        let mut outcomes = anything(None, Start::UNKNOWN);
        outcomes.push(Outcome::not_counted());
        Self { why: why.into(), outcomes, ..Self::without(Verdict::Unusable, values, "") }
    }

    fn open(values: Values<'k>, why: impl Into<Cow<'static, str>>, outcomes: Vec<Outcome>) -> Self {
        Self { why: why.into(), outcomes, ..Self::without(Verdict::Open, values, "") }
    }
}

fn row<'k>(kpi: &Kpi<'_>, values: Values<'k>, year: Option<FiscalYear>) -> Row<'k> {
    let (target_state, target) = values.target;
    let actual = values.actual.1;
    if kpi.reference || kpi.is_named_reference() {
        return Row::without(Verdict::Excluded, values, "参考の指標");
    }
    if target_state == State::NotApplicable {
        return Row::without(Verdict::Excluded, values, "目標値が「-」の指標(参考)");
    }
    for (label, printed, state) in [("目標値", &kpi.target, target_state), ("実績値", &kpi.actual, values.actual.0)]
    {
        if state == State::NotAssessable {
            let why = format!("{label}が「{}」で、評価できない", printed.text().trim());
            return Row::unusable(values, why);
        }
    }
    if let Some(odd) = &kpi.odd_direction {
        return Row::unusable(
            values,
            format!("良い方向「{}」が「多いほど良い」でも「少ないほど良い」でもない", odd.trim()),
        );
    }
    if target.kind() == Kind::List {
        return Row::unusable(values, format!("目標値「{}」は1つの数ではない", kpi.target.text().trim()));
    }
    if actual.kind() == Kind::List {
        return Row::unusable(values, format!("実績値「{}」は1つの数ではない", kpi.actual.text().trim()));
    }
    for goal in target.iter() {
        if goal.value.is_zero() && kpi.direction == Direction::Up {
            let why =
                format!("目標値が「{}」(0)で、多いほどよい指標では達成の度合いを測れない", kpi.target.text().trim());
            return Row::unusable(values, why);
        }
        let against = goal.bound.filter(|bound| bound.is_upward() != (kpi.direction == Direction::Up));
        if let Some(bound) = against {
            let bound = match bound {
                Bound::AtLeast => "以上",
                Bound::AtMost => "以下",
                Bound::Above => "超",
                Bound::Below => "未満",
            };
            let why = format!("目標値「{}」の「{bound}」が、良くなる向きの設定と合わない", kpi.target.text().trim());
            return Row::unusable(values, why);
        }
        if actual.iter().any(|reading| paired(goal, reading).is_none()) {
            let why = format!(
                "目標値「{}」と実績値「{}」の単位が比べられない",
                with_unit(kpi.target.text(), goal),
                actual.first().map_or_else(String::new, |reading| with_unit(kpi.actual.text(), reading))
            );
            return Row::unusable(values, why);
        }
    }
    let due = kpi.due.as_deref().map(str::trim).filter(|due| !due.is_empty());
    if let (Some(due), Some(year)) = (due, year)
        && kpi.due_year().is_none_or(|due| due > year)
    {
        let goal = target.exact();
        let start = goal.map_or(Start::UNKNOWN, |goal| start(&values, goal));
        let outcomes = anything(goal.map(|goal| (kpi.direction, goal.value)), start);
        let why = match kpi.due_year() {
            Some(_) => format!("期限({due})がまだ来ていない"),
            // Whether it has come can't be told, so the value may not be the one that counts.
            None => format!("期限「{due}」が年度として読めず、来たかどうか分からない"),
        };
        let still = Still::Between(None, None);
        return Row { target: goal.map(|goal| goal.value), start, still, ..Row::open(values, why, outcomes) };
    }
    if let (Some(year), Some(When::Year(own))) = (year, target.first().and_then(|goal| goal.when))
        && own > year
    {
        let why = format!("目標値「{}」は{}の目標で、まだ来ていない", kpi.target.text().trim(), own.short());
        return Row::open(values, why, anything(None, Start::UNKNOWN));
    }
    match target.as_ref_exact() {
        Goal::One(goal) => {
            let row = match actual.first().and_then(|actual| actual.when).zip(year).filter(|(own, year)| !own.is(*year))
            {
                Some((_, year)) => of_another_year(kpi, values, goal, year),
                None => against_one(kpi, values, goal),
            };
            // 50人超: the target itself isn't enough, so no sentence may name it as what is to be reached.
            if goal.bound.is_some_and(Bound::is_strict) {
                Row { target: None, still: Still::Unsaid, ..row }
            } else {
                row
            }
        }
        Goal::Either(first, last) => {
            let mut outcomes = outcomes_against(kpi, &values, first);
            outcomes.extend(outcomes_against(kpi, &values, last));
            let why = format!("目標値「{}」の読みが2つある", kpi.target.text().trim());
            Row { said: !actual.is_empty(), ..Row::open(values, why, outcomes) }
        }
        Goal::Unknown => {
            let why = match target_state {
                State::Blank => Cow::Borrowed("目標値が空欄"),
                _ => Cow::Owned(format!("目標値「{}」が1つの数に決まらない", kpi.target.text().trim())),
            };
            Row::open(values, why, against_unknown(kpi, &values))
        }
    }
}

/// The target, as far as it can be judged against.
enum Goal<'r, 'b> {
    One(&'r Reading<'b>),
    Either(&'r Reading<'b>, &'r Reading<'b>),
    Unknown,
}

trait AsGoal<'b> {
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

fn with_unit(printed: &str, reading: &Reading<'_>) -> String {
    match reading.unit {
        Some(unit) if !reading.unit_printed => format!("{}{}", printed.trim(), unit.name),
        _ => printed.trim().to_owned(),
    }
}

/// The state before the project in the target's unit.
fn start(values: &Values<'_>, goal: &Reading<'_>) -> Start {
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

fn against_one<'k>(kpi: &Kpi<'_>, values: Values<'k>, goal: &Reading<'_>) -> Row<'k> {
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

fn is_strict(goal: &Reading<'_>) -> bool {
    goal.bound.is_some_and(Bound::is_strict)
}

/// A value of another year than the one under review says nothing certain of this one.
fn of_another_year<'k>(kpi: &Kpi<'_>, values: Values<'k>, goal: &Reading<'_>, year: FiscalYear) -> Row<'k> {
    let start = start(&values, goal);
    let outcomes = anything(Some((kpi.direction, goal.value)), start);
    let why = format!("実績値「{}」は、検証の年度({})の値ではない", kpi.actual.text().trim(), year.short());
    let still = Still::Between(None, None);
    Row { target: Some(goal.value), start, still, ..Row::open(values, why, outcomes) }
}

/// What else a number may be against its target, where nothing says whether the row counts since the beginning or by year:
/// the year's share of the actual, or the sum since the beginning that a single year is only a part of.
fn counted_otherwise<'k>(kpi: &Kpi<'_>, known: Row<'k>, goal: &Reading<'_>, reading: &Reading<'_>) -> Option<Row<'k>> {
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
        return Some(Row {
            verdict: Verdict::Open,
            rate: None,
            actual: None,
            why: why.into(),
            outcomes,
            still,
            ..known
        });
    }
    if goal.cumulative && !reading.cumulative && kpi.direction == Direction::Up && !is_met(&known.outcomes) {
        let outcomes = within(Some(whole), None);
        let target = kpi.target.text().trim();
        let why = format!(
            "目標値「{target}」は累計で、実績値「{printed}」が累計か単年か、「累計・単年」の欄に書かれていない"
        );
        let still = Still::Between(Some(whole), None);
        return Some(Row {
            verdict: Verdict::Open,
            rate: None,
            actual: None,
            why: why.into(),
            outcomes,
            still,
            ..known
        });
    }
    None
}

/// What the actual of an open row may still be.
fn still(values: &Values<'_>, goal: &Reading<'_>) -> Still {
    let actual = &values.actual.1;
    let value = |reading: &Reading<'_>| paired(goal, reading).map(|(_, value)| value);
    let exact = |reading: &Reading<'_>| !reading.approximate && reading.bound.is_none();
    match (actual.kind(), &actual[..]) {
        (Kind::None, _) => Still::Between(None, None),
        (Kind::One, [reading]) if exact(reading) => match scale_in_doubt(goal, reading) {
            Some(doubt) => {
                let unit = goal.unit.map_or("", |unit| unit.name);
                let own = reading.value;
                let mut all = vec![(own, format!("{own}{unit}"))];
                all.extend(doubt.other(own).map(|other| match doubt {
                    Doubt::Yen(_) => (other, format!("{own}円")),
                    Doubt::Share | Doubt::SharedTarget => (other, format!("{other}{unit}")),
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
fn outcomes_against(kpi: &Kpi<'_>, values: &Values<'_>, goal: &Reading<'_>) -> Vec<Outcome> {
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
fn spread(reading: &Reading<'_>, value: Option<Decimal>) -> (Option<Decimal>, Option<Decimal>) {
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
pub(super) fn outcomes_within(
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
fn anything(goal: Option<(Direction, Decimal)>, start: Start) -> Vec<Outcome> {
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
fn against_unknown(kpi: &Kpi<'_>, values: &Values<'_>) -> Vec<Outcome> {
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

/// Finds rows that stand in the ledger twice: same name, target and actual, whatever the width and the spaces.
#[derive(Default)]
struct Twins {
    /// Beyond a few rows: the rows seen, by their folded name.
    seen: HashMap<String, Vec<usize>>,
}

/// Up to so many rows, comparing each with each is quicker than keeping a map.
const FEW: usize = 24;

impl Twins {
    /// The earlier row that this one repeats.
    fn earlier(&mut self, kpis: &[Kpi<'_>], index: usize) -> Option<usize> {
        let kpi = kpis.get(index)?;
        if kpis.len() <= FEW {
            return kpis.iter().take(index).position(|other| is_twin(other, kpi));
        }
        let same_name = self.seen.entry(folded(&kpi.name).collect()).or_default();
        let found =
            same_name.iter().copied().take(FEW).find(|&other| kpis.get(other).is_some_and(|other| is_twin(other, kpi)));
        if found.is_none() {
            same_name.push(index);
        }
        found
    }
}

/// Whether two rows are one that was entered twice.
pub fn is_twin(a: &Kpi<'_>, b: &Kpi<'_>) -> bool {
    let same = |a: &str, b: &str| folded(a).eq(folded(b));
    same(&a.name, &b.name)
        && same(a.unit.as_deref().unwrap_or_default(), b.unit.as_deref().unwrap_or_default())
        && same(a.target.text(), b.target.text())
        && same(a.actual.text(), b.actual.text())
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(fold).filter(|c| !matches!(c, ' ' | ','))
}
