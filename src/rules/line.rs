//! The number line of one row: which outcomes the values between two ends have.
//!
//! Two marks lie on it, the target and the state before the project. They cut it into pieces, and within a piece met,
//! worse and improved are the same while the achievement rate covers a range; so finitely many [`Outcome`]s stand for all
//! values, exactly. Where less is better the line is turned round, and everything is said of *goodness*.

use std::cmp::Ordering;

use crate::ledger::decimal::{Decimal, Ratio};
use crate::ledger::kpi::Direction;

/// One end of a range of achievement rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    pub(super) rate: Ratio,
    /// Whether the rate itself is left out.
    pub(super) open: bool,
}

impl End {
    pub(super) const fn at(rate: Ratio) -> Self {
        Self { rate, open: false }
    }
}

/// One way a row may come out: what it adds to the facts. Rates are held between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// Whether the row counts at all; an unusable row may be left out.
    pub(super) counted: bool,
    pub(super) met: bool,
    /// Missed and worse than before the project; supposed either way where that isn't known.
    pub(super) worse: bool,
    /// Better than before the project; supposed either way where that isn't known.
    pub(super) improved: bool,
    /// Known to be worse than before the project.
    pub(super) declined: bool,
    /// Met and not known to be worse, or known to be better.
    pub(super) advanced: bool,
    /// Missed, and there is no rate: the ends are those of any rate.
    pub(super) unrated: bool,
    pub(super) low: End,
    pub(super) high: End,
}

/// The state before the project, as far as a comparison with it is possible.
pub(super) type Before = Option<Decimal>;

/// How good a value is against the state before; `None` where that isn't known.
pub(super) type Since = Option<Ordering>;

impl Outcome {
    const NOT_COUNTED: Self = Self {
        counted: false,
        met: false,
        worse: false,
        improved: false,
        declined: false,
        advanced: false,
        unrated: false,
        low: End::at(Ratio::ZERO),
        high: End::at(Ratio::ZERO),
    };

    /// Of a row that is left out.
    pub(super) const fn not_counted() -> Self {
        Self::NOT_COUNTED
    }

    /// The same, known to be worse or better than before the project.
    pub(super) fn since(self, order: Ordering) -> Self {
        Self {
            worse: !self.met && order.is_lt(),
            improved: order.is_gt(),
            declined: order.is_lt(),
            advanced: order.is_gt() || (self.met && order.is_eq()),
            ..self
        }
    }
}

/// Adds an outcome in each way in which it may stand to the state before. What isn't known is no evidence: it is neither
/// known to be worse nor known to be better.
fn compared(outcome: Outcome, since: Since, outcomes: &mut Vec<Outcome>) {
    if let Some(order) = since {
        return outcomes.push(outcome.since(order));
    }
    let unknown = Outcome { declined: false, advanced: outcome.met, ..outcome };
    if !outcome.met {
        outcomes.push(Outcome { worse: true, ..unknown });
    }
    outcomes.extend([unknown, Outcome { improved: true, ..unknown }]);
}

pub(super) fn met(since: Since, outcomes: &mut Vec<Outcome>) {
    let full = End::at(Ratio::ONE);
    let met = Outcome { counted: true, met: true, low: full, high: full, ..Outcome::NOT_COUNTED };
    compared(met, since, outcomes);
}

/// Missed at a rate between two ends; without ends there is no rate, and any is supposed.
pub(super) fn missed(ends: Option<(End, End)>, since: Since, outcomes: &mut Vec<Outcome>) {
    let (low, high) = ends.unwrap_or(ANY_RATE);
    let missed = Outcome { counted: true, unrated: ends.is_none(), low, high, ..Outcome::NOT_COUNTED };
    compared(missed, since, outcomes);
}

/// Anything short of the target.
pub(super) const ANY_RATE: (End, End) = (End::at(Ratio::ZERO), End { rate: Ratio::ONE, open: true });

/// The number line of one row's actual, with the marks on it: target and state before.
pub(super) struct Line {
    pub(super) direction: Direction,
    pub(super) target: Decimal,
    /// Whether the target itself isn't enough (50人超).
    pub(super) strict: bool,
    pub(super) before: Before,
}

/// One end of a stretch of the line, by goodness; `None` is infinity.
#[derive(Clone, Copy)]
struct Mark {
    at: Option<Decimal>,
    open: bool,
}

impl Line {
    /// Adds the outcomes of every actual between `low` and `high` (both included; `None`: without end). The marks cut the
    /// stretch into pieces, and within a piece met, worse and improved are the same.
    pub(super) fn within(&self, low: Option<Decimal>, high: Option<Decimal>, outcomes: &mut Vec<Outcome>) {
        let (low, high) = match self.direction {
            Direction::Up => (low, high),
            Direction::Down => (high.map(Decimal::negated), low.map(Decimal::negated)),
        };
        let target = self.direction.goodness(self.target);
        let before = self.before.map(|value| self.direction.goodness(value));
        if let (Some(low), Some(high)) = (low, high)
            && low == high
        {
            let point = Mark { at: Some(low), open: false };
            return self.piece(point, point, target, before, outcomes);
        }
        let mut marks = [before.unwrap_or(target), target];
        marks.sort();
        let mut from = Mark { at: low, open: low.is_none() };
        for mark in marks {
            // A mark at or before the place reached cuts nothing off, unless it is the place itself.
            if from.at.is_some_and(|at| mark < at || (mark == at && from.open)) {
                continue;
            }
            if high.is_some_and(|high| mark > high) {
                break;
            }
            if from.at != Some(mark) {
                let to = Mark { at: Some(mark), open: true };
                self.piece(from, to, target, before, outcomes);
            }
            let point = Mark { at: Some(mark), open: false };
            self.piece(point, point, target, before, outcomes);
            from = Mark { at: Some(mark), open: true };
        }
        if high.is_none() || from.at != high {
            self.piece(from, Mark { at: high, open: high.is_none() }, target, before, outcomes);
        }
    }

    /// One piece of the line; `target` and `before` by goodness.
    fn piece(&self, from: Mark, to: Mark, target: Decimal, before: Before, outcomes: &mut Vec<Outcome>) {
        let since = before.map(|before| order(from, to, before));
        let order_to_target = order(from, to, target);
        if order_to_target.is_gt() || (order_to_target.is_eq() && !self.strict) {
            met(since, outcomes);
        } else {
            missed(self.rates(from, to), since, outcomes);
        }
    }

    /// The achievement rates of a piece below the target, held at 0; none against a target that isn't above zero.
    fn rates(&self, from: Mark, to: Mark) -> Option<(End, End)> {
        if self.target.is_zero() || self.target.is_negative() {
            return None;
        }
        let end = |mark: Mark, infinity: End| {
            let Some(goodness) = mark.at else { return infinity };
            let value = self.direction.goodness(goodness);
            let rate = match self.direction {
                Direction::Up => value.over(self.target),
                Direction::Down => self.target.over(value),
            };
            match rate {
                // At or below nothing achieved: every value there is held at 0, so 0 itself is reached.
                Some(rate) if rate < Ratio::ZERO => End::at(Ratio::ZERO),
                Some(rate) => End { rate, open: mark.open },
                None => infinity,
            }
        };
        let low = match self.direction {
            Direction::Up => end(from, End::at(Ratio::ZERO)),
            Direction::Down => end(from, End { rate: Ratio::ZERO, open: true }),
        };
        let high = end(to, End { rate: Ratio::ONE, open: true });
        // A stretch below zero, open at zero: all of it is held at 0.
        Some(if high.rate == Ratio::ZERO { (End::at(Ratio::ZERO), End::at(Ratio::ZERO)) } else { (low, high) })
    }
}

/// How a piece stands to a mark; a mark never lies inside a piece.
fn order(from: Mark, to: Mark, mark: Decimal) -> Ordering {
    match (from.at, to.at) {
        (Some(a), Some(b)) if a == b => a.cmp(&mark),
        (Some(a), _) if a >= mark => Ordering::Greater,
        _ => Ordering::Less,
    }
}
