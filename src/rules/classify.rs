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
use crate::ledger::kpi::{Direction, Kpi, Values, paired};
use crate::ledger::printed::{Bound, Kind, Reading, State};
use crate::ledger::time::When;
use crate::ledger::units::fold;
use crate::ledger::year::FiscalYear;

use super::line::Outcome;

mod against;

use against::{
    AsGoal, Goal, against_one, against_unknown, anything, of_another_year, outcomes_against, start, with_unit,
};
pub(super) use against::{Start, Still, outcomes_within};

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
    /// As the officials say it: the one word that lists, pages and sentences use.
    pub fn label(self) -> &'static str {
        match self {
            Self::Achieved => "達成",
            Self::Missed => "未達",
            Self::Open => "未確定",
            Self::Excluded => "対象外",
            Self::Unusable => "判定不能",
        }
    }

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
        self.said && self.verdict != Verdict::Excluded
    }

    /// Whether it would come out otherwise if less were better, where nothing says that more is: neither 良い方向 nor the target
    /// itself (60人以上).
    pub(super) fn stands_on_assumption(&self, kpi: &Kpi<'_>) -> bool {
        let is_scored = matches!(self.verdict, Verdict::Achieved | Verdict::Missed);
        let is_said = !kpi.is_direction_assumed || self.values.target.1.iter().any(|goal| goal.bound.is_some());
        is_scored && !is_said && (self.target.is_none() || self.target != self.actual)
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

/// Classifies a row: first what isn't counted, then what can't be judged, then what isn't due yet.
fn row<'k>(kpi: &Kpi<'_>, values: Values<'k>, year: Option<FiscalYear>) -> Row<'k> {
    if let Some(why) = excluded(kpi, &values) {
        return Row::without(Verdict::Excluded, values, why);
    }
    if let Some(why) = unusable(kpi, &values) {
        return Row::unusable(values, why);
    }
    if let Some(row) = year.and_then(|year| not_due(kpi, values, year)) {
        return row;
    }
    if let Some(row) = which_way(kpi, values) {
        return row;
    }
    let (target_state, target) = values.target;
    let actual = values.actual.1;
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

/// Why a row isn't counted.
fn excluded(kpi: &Kpi<'_>, values: &Values<'_>) -> Option<&'static str> {
    if kpi.reference || kpi.is_named_reference() {
        Some("参考の指標")
    } else {
        (values.target.0 == State::NotApplicable).then_some("目標値が「-」の指標(参考)")
    }
}

/// Why a row can't be judged, whatever its numbers turn out to be.
fn unusable(kpi: &Kpi<'_>, values: &Values<'_>) -> Option<String> {
    let sides = [("目標値", &kpi.target, &values.target), ("実績値", &kpi.actual, &values.actual)];
    if let Some((label, printed, _)) = sides.iter().find(|(.., (state, _))| *state == State::NotAssessable) {
        return Some(format!("{label}が「{}」で、評価できない", printed.text().trim()));
    }
    if let Some(odd) = &kpi.odd_direction {
        return Some(format!("良い方向「{}」が「多いほど良い」でも「少ないほど良い」でもない", odd.trim()));
    }
    if let Some((label, printed, _)) = sides.iter().find(|(.., (_, readings))| readings.kind() == Kind::List) {
        return Some(format!("{label}「{}」は1つの数ではない", printed.text().trim()));
    }
    values.target.1.iter().find_map(|goal| unusable_goal(kpi, goal, &values.actual.1))
}

/// Why nothing can be held against this reading of the target.
fn unusable_goal(kpi: &Kpi<'_>, goal: &Reading<'_>, actual: &[Reading<'_>]) -> Option<String> {
    let target = kpi.target.text().trim();
    if goal.value.is_zero() && kpi.direction == Direction::Up {
        let assumed = if kpi.is_direction_assumed { "(良い方向の記入がないため)" } else { "" };
        return Some(format!("目標値が「{target}」(0)で、多いほど良い指標{assumed}では達成の度合いを測れない"));
    }
    if let Some(bound) = goal.bound.filter(|bound| bound.is_upward() != (kpi.direction == Direction::Up)) {
        let bound = match bound {
            Bound::AtLeast => "以上",
            Bound::AtMost => "以下",
            Bound::Above => "超",
            Bound::Below => "未満",
        };
        return Some(match kpi.is_direction_assumed {
            true => {
                format!("目標値「{target}」の「{bound}」が、良くなる向き(記入がないので多いほど良いとみなす)と合わない")
            }
            false => format!("目標値「{target}」の「{bound}」が、良くなる向きの設定と合わない"),
        });
    }
    actual.iter().any(|reading| paired(goal, reading).is_none()).then(|| {
        format!(
            "目標値「{}」と実績値「{}」の単位が比べられない",
            with_unit(kpi.target.text(), goal),
            actual.first().map_or_else(String::new, |reading| with_unit(kpi.actual.text(), reading))
        )
    })
}

/// A row with a goal below its start, of which nobody has said that less is better: 医療費 412,300 → 400,000 is no decline, and
/// 会員 120 → 100 may be one. It may come out either way. Where its value is there, nothing more is to come of it: until the
/// direction is written it can't be judged.
fn which_way<'k>(kpi: &Kpi<'_>, values: Values<'k>) -> Option<Row<'k>> {
    let goal = values.target.1.exact().filter(|_| lacks_direction(kpi, &values))?;
    let (start, is_rank) = (start(&values, goal), kpi.is_named_rank());
    let mut outcomes = outcomes_against(kpi, &values, goal);
    outcomes.extend(outcomes_against(&Kpi { direction: Direction::Down, ..kpi.clone() }, &values, goal));
    let why = match is_rank {
        true => "順位の指標に見えるのに、単位の「位」も、良い方向も書かれていない".to_owned(),
        false => format!(
            "目標値「{}」が開始前の値「{}」より小さいのに、良い方向が書かれていない",
            kpi.target.text().trim(),
            kpi.baseline.text().trim()
        ),
    };
    let said = !values.actual.1.is_empty();
    let verdict = if values.actual.1.exact().is_some() { Verdict::Unusable } else { Verdict::Open };
    Some(Row { target: Some(goal.value), start, said, verdict, ..Row::open(values, why, outcomes) })
}

/// Whether a row can only be judged once it is written which direction is better.
pub(crate) fn lacks_direction(kpi: &Kpi<'_>, values: &Values<'_>) -> bool {
    let goal = values.target.1.exact().filter(|goal| kpi.is_direction_assumed && goal.bound.is_none());
    goal.is_some_and(|goal| {
        let falls = || start(values, goal).each().all(|before| before.is_some_and(|before| goal.value < before));
        kpi.is_named_rank() || falls()
    })
}

/// A row whose target is for a later year than the one under review, or whose due date can't be read. Where the date is the day
/// on which the value becomes known, its number is the one that counts: 確認中 stands there until then.
fn not_due<'k>(kpi: &Kpi<'_>, values: Values<'k>, year: FiscalYear) -> Option<Row<'k>> {
    let target = values.target.1;
    let due = kpi.due.as_deref().map(str::trim).filter(|due| !due.is_empty());
    if let Some(due) = due
        && kpi.due_year().is_none_or(|due| due > year)
        && !(kpi.is_due_within_a_year() && values.actual.1.exact().is_some())
    {
        let goal = target.exact();
        let start = goal.map_or(Start::UNKNOWN, |goal| start(&values, goal));
        let outcomes = anything(goal.map(|goal| (kpi.direction, goal.value)), start);
        let why = match kpi.due_year() {
            Some(_) => format!("期限({due})が評価する年度より後で、値が決まったとは言えない"),
            // Whether it has come can't be told, so the value may not be the one that counts.
            None => format!("期限「{due}」が年度として読めず、来たかどうか分からない"),
        };
        let still = Still::Between(None, None);
        return Some(Row { target: goal.map(|goal| goal.value), start, still, ..Row::open(values, why, outcomes) });
    }
    match target.first()?.when? {
        When::Year(own) if own > year => {
            let why = format!("目標値「{}」は{}の目標で、まだ来ていない", kpi.target.text().trim(), own.short());
            Some(Row::open(values, why, anything(None, Start::UNKNOWN)))
        }
        _ => None,
    }
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
