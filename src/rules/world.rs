//! A certain case as the table sees it: counts, the place of the mean, and what people answer.
//!
//! The table knows a row only by what it adds to a [`Tally`]. What no number tells (whether the work moved forward, whether
//! one row that got worse is decisive) is a yes or no of people: an *answer*. A case is put to the table with every set of
//! answers at once, a bit for each, and a rule takes the answers under which it holds; what is left goes to the next rule.
//! So several ratings may be reached in one case, each by the answers of which the table says so, and by nothing else.

use super::line::Outcome;
use super::table::{Condition, Fact, Rule, Table, Value};

/// Sets of answers: bit i is the i-th way to answer all the questions that a table asks, in which question q is answered
/// yes where bit q of i is set.
pub(super) type Answers = u64;

/// Every answer to anything.
pub(super) const ANY_ANSWER: Answers = Answers::MAX;

/// The most questions whose answers fit the bits: 2^6 ways to answer six.
pub(super) const MOST_QUESTIONS: usize = 6;

/// Every way to answer so many questions.
pub(super) fn all_answers(questions: usize) -> Answers {
    match 1_u32.checked_shl(u32::try_from(questions).unwrap_or(u32::MAX)) {
        Some(ways @ 1..64) => (1 << ways) - 1,
        _ => ANY_ANSWER,
    }
}

/// The ways to answer in which one question is answered yes, or no.
pub(super) fn answers_with(question: usize, yes: bool) -> Answers {
    (0..64_u64).filter(|way| (way >> question.min(63) & 1 == 1) == yes).fold(0, |set, way| set | 1 << way)
}

/// What a table counts of the rows: of one, of several, or the most of each that makes a difference to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tally {
    /// Met or missed.
    pub(super) scored: u32,
    pub(super) met: u32,
    /// Missed, and worse than before.
    pub(super) worse: u32,
    /// Better than before.
    pub(super) improved: u32,
    /// Known to be worse than before, met or missed.
    pub(super) declined: u32,
    /// Met and not known to be worse, or known to be better.
    pub(super) advanced: u32,
    /// Missed, without an achievement rate.
    pub(super) unrated: u32,
}

impl Tally {
    /// Of no row.
    pub(super) const NOTHING: Self =
        Self { scored: 0, met: 0, worse: 0, improved: 0, declined: 0, advanced: 0, unrated: 0 };

    /// More than any rows are.
    pub(super) const EVERYTHING: Self = Self {
        scored: u32::MAX,
        met: u32::MAX,
        worse: u32::MAX,
        improved: u32::MAX,
        declined: u32::MAX,
        advanced: u32::MAX,
        unrated: u32::MAX,
    };

    /// Of one row, as it comes out when it is counted.
    pub(super) fn of_row(outcome: &Outcome) -> Self {
        Self {
            scored: 1,
            met: u32::from(outcome.met),
            worse: u32::from(outcome.worse),
            improved: u32::from(outcome.improved),
            declined: u32::from(outcome.declined),
            advanced: u32::from(outcome.advanced),
            unrated: u32::from(outcome.unrated),
        }
    }

    /// Both together, each count by the given sum.
    fn with(self, other: Self, sum: impl Fn(u32, u32) -> u32) -> Self {
        Self {
            scored: sum(self.scored, other.scored),
            met: sum(self.met, other.met),
            worse: sum(self.worse, other.worse),
            improved: sum(self.improved, other.improved),
            declined: sum(self.declined, other.declined),
            advanced: sum(self.advanced, other.advanced),
            unrated: sum(self.unrated, other.unrated),
        }
    }

    /// So many of one fact; nothing for a fact that isn't held at a cap.
    pub(super) fn of(fact: Fact, count: u32) -> Self {
        let mut tally = Self::default();
        match fact {
            Fact::Worse => tally.worse = count,
            Fact::Improved => tally.improved = count,
            Fact::Declined => tally.declined = count,
            Fact::Advanced => tally.advanced = count,
            Fact::Unrated => tally.unrated = count,
            _ => {}
        }
        tally
    }

    pub(super) fn plus(self, other: Self) -> Self {
        self.with(other, u32::saturating_add)
    }

    pub(super) fn least(self, other: Self) -> Self {
        self.with(other, u32::min)
    }

    pub(super) fn most(self, other: Self) -> Self {
        self.with(other, u32::max)
    }

    /// Every tally from `self` to `last` that has the same rows scored and met.
    pub(super) fn each_to(self, last: Self) -> impl Iterator<Item = Self> {
        let worse = (self.worse..=last.worse).map(move |worse| Self { worse, ..self });
        let improved =
            move |tally: Self| (self.improved..=last.improved).map(move |improved| Self { improved, ..tally });
        let declined =
            move |tally: Self| (self.declined..=last.declined).map(move |declined| Self { declined, ..tally });
        let advanced =
            move |tally: Self| (self.advanced..=last.advanced).map(move |advanced| Self { advanced, ..tally });
        let unrated = move |tally: Self| (self.unrated..=last.unrated).map(move |unrated| Self { unrated, ..tally });
        worse.flat_map(improved).flat_map(declined).flat_map(advanced).flat_map(unrated)
    }
}

/// A certain case, as the table sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct World {
    /// The counts; beyond the table's caps they are held there. At least one row is scored.
    pub(super) tally: Tally,
    /// Where the capped mean stands among the table's thresholds: 2i + 1 at the i-th, 2i just below it.
    pub(super) mean: u32,
    /// How people may answer.
    pub(super) answers: Answers,
}

impl Condition {
    /// The answers of a case under which the condition holds.
    pub(super) fn takes(&self, world: &World) -> Answers {
        let tally = &world.tally;
        let count = match self.fact {
            Fact::Scored => tally.scored,
            Fact::Met => tally.met,
            Fact::Missed => tally.scored - tally.met,
            Fact::Worse => tally.worse,
            Fact::Improved => tally.improved,
            Fact::Declined => tally.declined,
            Fact::Advanced => tally.advanced,
            Fact::Unrated => tally.unrated,
            Fact::CappedMean => {
                return if self.op.holds(world.mean.cmp(&(2 * self.cut + 1))) { world.answers } else { 0 };
            }
            Fact::ShareMet => {
                let Value::Share(share) = self.value else { return 0 };
                let (met, scored) = (i128::from(tally.met), i128::from(tally.scored));
                let order = (met * share.denominator()).cmp(&(share.numerator() * scored));
                return if self.op.holds(order) { world.answers } else { 0 };
            }
            Fact::Progress | Fact::Judgement => return world.answers & self.answers,
        };
        let Value::Count(value) = self.value else { return 0 };
        if self.op.holds(count.cmp(&value)) { world.answers } else { 0 }
    }
}

impl Rule {
    /// The answers of a case under which every condition holds.
    pub(super) fn takes(&self, world: &World) -> Answers {
        let mut left = world.answers;
        for condition in &self.when {
            if left == 0 {
                break;
            }
            left &= condition.takes(world);
        }
        left
    }
}

impl Table {
    /// Calls `with` each rule (its index) that is the first to hold under some of the answers.
    pub(super) fn decide(&self, world: &World, mut with: impl FnMut(usize, &Rule)) {
        let mut world = *world;
        for (index, rule) in self.rules.iter().enumerate() {
            let taken = rule.takes(&world);
            if taken != 0 {
                with(index, rule);
                world.answers &= !taken;
                if world.answers == 0 {
                    return;
                }
            }
        }
    }
}
