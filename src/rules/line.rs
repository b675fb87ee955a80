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
    /// Missed and worse than before the project.
    pub(super) worse: bool,
    /// Better than before the project.
    pub(super) improved: bool,
    pub(super) low: End,
    pub(super) high: End,
}

/// The state before the project, as far as a comparison with it is possible.
pub(super) type Before = Option<Decimal>;

/// (worse, improved) when the state before isn't known.
pub(super) const UNKNOWN: [(bool, bool); 3] = [(true, false), (false, false), (false, true)];

pub(super) fn met(improved: &[bool], outcomes: &mut Vec<Outcome>) {
    let full = End::at(Ratio::ONE);
    outcomes.extend(improved.iter().map(|&improved| Outcome {
        counted: true,
        met: true,
        worse: false,
        improved,
        low: full,
        high: full,
    }));
}

pub(super) fn missed(low: End, high: End, flags: &[(bool, bool)], outcomes: &mut Vec<Outcome>) {
    outcomes.extend(flags.iter().map(|&(worse, improved)| Outcome {
        counted: true,
        met: false,
        worse,
        improved,
        low,
        high,
    }));
}

/// The number line of one row's actual, with the marks on it: target and state before.
pub(super) struct Line {
    pub(super) direction: Direction,
    pub(super) target: Decimal,
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
        let before = before.map(|before| order(from, to, before));
        if order(from, to, target).is_ge() {
            match before {
                Some(before) => met(&[before.is_gt()], outcomes),
                None => met(&[false, true], outcomes),
            }
            return;
        }
        let flags = before.map(|before| [(before.is_lt(), before.is_gt())]);
        let flags = flags.as_ref().map_or(&UNKNOWN[..], |known| &known[..]);
        let (low, high) = self.rates(from, to);
        missed(low, high, flags, outcomes);
    }

    /// The achievement rates of a piece below the target, held at 0.
    fn rates(&self, from: Mark, to: Mark) -> (End, End) {
        let any = (End::at(Ratio::ZERO), End { rate: Ratio::ONE, open: true });
        if self.target.is_zero() || self.target.is_negative() {
            return any;
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
        if high.rate == Ratio::ZERO { (End::at(Ratio::ZERO), End::at(Ratio::ZERO)) } else { (low, high) }
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
