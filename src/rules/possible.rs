//! Every rating that the rows still allow, exactly, without trying every combination.
//!
//! Twenty open rows have 4^20 combinations, but the table sees only sums: how many rows are scored, met, worse and so
//! on, and the sum of their rates. So the combinations are added row by row into *states* (the counts) that each carry
//! the range of rate sums reached, merged where ranges touch. Rates are whole multiples of one common fraction, so sums
//! and comparisons with a threshold are exact. Each state is then put to the table at every place among the thresholds
//! that its mean can take.
//!
//! Where the fractions have no common denominator of 70 bits, or where two-way readings make more separate sums than are
//! kept, ranges are widened: the set may then name a rating too many, never one too few, and says so.

use crate::ledger::decimal::{Ratio, gcd};

use super::line::{End, Outcome};
use super::table::Table;
use super::world::{Answers, Tally, World};

/// What the rows allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Possible {
    /// The ratings reached: bit i for the table's i-th.
    pub(super) ratings: u64,
    /// The rules that fired: bit i for the table's i-th (the first 128).
    pub(super) rules: u128,
    /// Least and most of what was seen.
    pub(super) least: Tally,
    pub(super) most: Tally,
    /// Least and most capped mean; `open` where it is only approached.
    pub(super) mean: Option<(End, End)>,
    /// Whether nothing was widened.
    pub(super) exact: bool,
}

impl Possible {
    /// No case at all.
    pub(super) const NOTHING: Self =
        Self { ratings: 0, rules: 0, least: Tally::EVERYTHING, most: Tally::NOTHING, mean: None, exact: true };

    /// Least and most of one count.
    pub(super) fn span(&self, count: impl Fn(&Tally) -> u32) -> (u32, u32) {
        (count(&self.least), count(&self.most))
    }

    /// The best rating reached (index).
    pub(super) fn best(&self) -> Option<usize> {
        (self.ratings != 0).then(|| self.ratings.trailing_zeros() as usize)
    }

    /// The worst rating reached (index).
    pub(super) fn worst(&self) -> Option<usize> {
        (self.ratings != 0).then(|| 63 - self.ratings.leading_zeros() as usize)
    }

    /// The ratings reached, best first.
    pub(super) fn list(&self) -> impl Iterator<Item = usize> + use<> {
        let ratings = self.ratings;
        (0..64).filter(move |index| ratings & (1 << index) != 0)
    }
}

/// Counts, and a range of sums of rates in units of 1/denominator: of the rows so far, or of one row's one outcome.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Partial {
    tally: Tally,
    low: i128,
    high: i128,
    low_open: bool,
    high_open: bool,
}

impl Partial {
    /// Of no row.
    const NOTHING: Self = Self { tally: Tally::NOTHING, low: 0, high: 0, low_open: false, high_open: false };

    /// Both together. Counts that are beyond what the table tells apart stay there.
    fn plus(&self, other: &Self, table: &Table) -> Self {
        Self {
            tally: self.tally.plus(other.tally).least(table.caps),
            low: self.low + other.low,
            high: self.high + other.high,
            low_open: self.low_open || other.low_open,
            high_open: self.high_open || other.high_open,
        }
    }
}

/// The largest common denominator: with a million rows and thresholds of eight places, products stay below 2^127.
const MOST_DENOMINATOR: i128 = 1 << 70;

/// The denominator when there is no common one: fine enough that widening hardly ever shows.
const FALLBACK: i128 = 1 << 62;

/// More separate ranges than this are merged.
const MOST_STATES: usize = 8192;

/// More rows than this that may be met or missed are taken together rather than one by one.
const MOST_OPEN: usize = 64;

/// Every rating that some combination of the rows' outcomes reaches. Excluded rows have no outcomes.
pub(super) fn possible<O: AsRef<[Outcome]>>(table: &Table, rows: impl Iterator<Item = O>) -> Possible {
    Sums::of(table, rows).possible()
}

/// What all combinations of some rows' outcomes add up to. More rows can be added: whoever asks about one row in many ways
/// adds up the others once.
#[derive(Clone)]
pub(super) struct Sums<'t> {
    table: &'t Table,
    states: Vec<Partial>,
    /// Rates are whole numbers of 1/denominator.
    denominator: i128,
    /// Whether the denominator holds every rate; else they are rounded towards the outside of their ranges.
    common: bool,
    /// Whether no range was widened.
    exact: bool,
    /// Rows that are taken together, until they are added.
    together: Together,
}

/// Very many rows that may be met or missed: how many they are, and between what their counts and rates add up.
#[derive(Clone, Copy, Default)]
struct Together {
    count: u32,
    least: Tally,
    most: Tally,
    low: i128,
    high: i128,
}

impl<'t> Sums<'t> {
    /// Of these rows. Each is looked at once; no more are held than are added one by one.
    pub(super) fn of<O: AsRef<[Outcome]>>(table: &'t Table, rows: impl Iterator<Item = O>) -> Self {
        let mut sums = Self {
            table,
            states: vec![Partial::NOTHING],
            denominator: 1,
            common: true,
            exact: true,
            together: Together::default(),
        };
        // Rows that come out one way only add up, so they come first; the others multiply the states.
        let mut turning: Vec<O> = Vec::new();
        for row in rows {
            let outcomes = row.as_ref();
            if !outcomes.iter().any(|o| o.met != outcomes.first().is_some_and(|first| first.met)) {
                sums.add(outcomes);
            } else if sums.together.count > 0 {
                sums.put_aside(outcomes);
            } else {
                turning.push(row);
                if turning.len() > MOST_OPEN {
                    turning.drain(..).for_each(|row| sums.put_aside(row.as_ref()));
                }
            }
        }
        if sums.together.count > 0 {
            sums.add_together();
        } else {
            turning.iter().for_each(|row| sums.add(row.as_ref()));
        }
        sums
    }

    /// Adds a row. One without outcomes adds nothing.
    pub(super) fn add(&mut self, outcomes: &[Outcome]) {
        if outcomes.is_empty() {
            return;
        }
        self.fit(outcomes);
        // What the table doesn't tell apart is one way.
        let mut ways: Vec<Partial> = outcomes.iter().map(|outcome| self.partial(outcome)).collect();
        ways.dedup();
        if let [way] = ways[..] {
            self.states.iter_mut().for_each(|state| *state = state.plus(&way, self.table));
            return;
        }
        let mut states = Vec::with_capacity(self.states.len() * ways.len());
        states.extend(self.states.iter().flat_map(|state| ways.iter().map(|way| state.plus(way, self.table))));
        merge(&mut states, false);
        if states.len() > MOST_STATES {
            merge(&mut states, true);
            self.exact = false;
        }
        self.states = states;
    }

    /// Every rating that these rows and one more reach.
    pub(super) fn possible_with(&self, outcomes: &[Outcome]) -> Possible {
        let mut sums = self.clone();
        sums.add(outcomes);
        sums.possible()
    }

    /// Every rating that some combination reaches.
    pub(super) fn possible(&self) -> Possible {
        self.possible_if(self.table.answers())
    }

    /// The same, if people answer in one of these ways.
    pub(super) fn possible_if(&self, answers: Answers) -> Possible {
        put_to(self.table, &self.states, self.denominator, self.exact, answers & self.table.answers())
    }

    /// Takes the least denominator that holds a row's rates as well, as long as there is one.
    fn fit(&mut self, outcomes: &[Outcome]) {
        for end in outcomes.iter().flat_map(|outcome| [outcome.low, outcome.high]) {
            let needed = end.rate.denominator();
            if !self.common || self.units_in_one_of(needed).is_some() {
                continue;
            }
            let shared = gcd(self.denominator.unsigned_abs(), needed.unsigned_abs());
            let factor = needed / i128::try_from(shared).unwrap_or(1);
            match self.denominator.checked_mul(factor).filter(|common| *common <= MOST_DENOMINATOR) {
                Some(common) => {
                    self.denominator = common;
                    self.rescale(|low, high| (low * factor, high * factor));
                }
                None => self.round(),
            }
        }
    }

    /// Gives up the common denominator.
    fn round(&mut self) {
        let denominator = self.denominator;
        let rounded = |sum: i128, up: bool| {
            let (whole, rest) = (sum / denominator, sum % denominator);
            let below = whole * FALLBACK + floor_of(Ratio::new(rest, denominator).unwrap_or(Ratio::ZERO), FALLBACK);
            if rest == 0 { below } else { below + i128::from(up) }
        };
        self.rescale(|low, high| (rounded(low, false), rounded(high, true)));
        (self.denominator, self.common, self.exact) = (FALLBACK, false, false);
    }

    /// Puts every range of sums into other units.
    fn rescale(&mut self, to: impl Fn(i128, i128) -> (i128, i128)) {
        for state in &mut self.states {
            (state.low, state.high) = to(state.low, state.high);
        }
        (self.together.low, self.together.high) = to(self.together.low, self.together.high);
    }

    /// How many units 1/`denominator` is, where that comes out even.
    fn units_in_one_of(&self, denominator: i128) -> Option<i128> {
        // Nearly always both fit 64 bits, where a division is an instruction and not a call.
        match (u64::try_from(self.denominator), u64::try_from(denominator)) {
            (Ok(own), Ok(other)) => own.is_multiple_of(other).then(|| i128::from(own / other)),
            _ => (self.denominator % denominator == 0).then(|| self.denominator / denominator),
        }
    }

    /// A rate in units, rounded towards the outside of its range where it doesn't come out even.
    fn units(&self, end: End, up: bool) -> (i128, bool) {
        if let Some(each) = self.units_in_one_of(end.rate.denominator()) {
            // A rate is at most 1, so this is at most the denominator.
            return (end.rate.numerator() * each, end.open);
        }
        (floor_of(end.rate, self.denominator) + i128::from(up), false)
    }

    /// What one outcome adds.
    fn partial(&self, outcome: &Outcome) -> Partial {
        if !outcome.counted {
            return Partial::NOTHING;
        }
        let (low, low_open) = self.units(outcome.low, false);
        let (high, high_open) = self.units(outcome.high, true);
        Partial { tally: Tally::of_row(outcome).least(self.table.caps), low, high, low_open, high_open }
    }

    /// Keeps a row that may be met or missed for [`Sums::add_together`].
    fn put_aside(&mut self, outcomes: &[Outcome]) {
        self.fit(outcomes);
        let low = outcomes.iter().map(|o| self.units(o.low, false).0).min().unwrap_or(0);
        let high = outcomes.iter().map(|o| self.units(o.high, true).0).max().unwrap_or(0);
        let tallies = || outcomes.iter().filter(|o| o.counted).map(Tally::of_row);
        let least = tallies().reduce(Tally::least).unwrap_or_default();
        let most = tallies().reduce(Tally::most).unwrap_or_default();
        self.together.count += 1;
        self.together.least = self.together.least.plus(least);
        self.together.most = self.together.most.plus(most);
        self.together.low += low;
        self.together.high += high;
    }

    /// Adds what was put aside: for each number of them met, the widest range of sums.
    fn add_together(&mut self) {
        let Together { count, least, most, low, high } = std::mem::take(&mut self.together);
        let mut all = Vec::new();
        let met = self.states.iter().flat_map(|state| (0..=count).map(move |met| (state, met)));
        for (state, met) in met {
            let certain = low.max(i128::from(met) * self.denominator);
            let missed = count - met;
            let rows = |tally: Tally| Tally { scored: count, met, ..tally };
            let first = state.tally.plus(rows(least)).least(self.table.caps);
            let last = state.tally.plus(rows(most)).least(self.table.caps);
            all.extend(first.each_to(last).map(|tally| Partial {
                tally,
                low: state.low + certain,
                high: (state.high + high).max(state.low + certain),
                low_open: false,
                high_open: missed > 0 && state.low + certain < state.high + high,
            }));
        }
        (self.states, self.exact) = (all, false);
    }
}

/// ⌊rate × by⌋ for a rate between 0 and 1, bit by bit so that nothing overflows.
fn floor_of(rate: Ratio, by: i128) -> i128 {
    let (mut rest, denominator) = (rate.numerator().clamp(0, rate.denominator()), rate.denominator());
    if rest == denominator {
        return by;
    }
    let mut result = 0_i128;
    // `by` is a power of two here: each step doubles.
    let mut steps = by;
    while steps > 1 {
        result *= 2;
        if rest >= denominator - rest {
            rest -= denominator - rest;
            result += 1;
        } else {
            rest *= 2;
        }
        steps /= 2;
    }
    result
}

/// Merges states with the same counts whose ranges touch; with `all`, whatever lies between them too.
fn merge(states: &mut Vec<Partial>, all: bool) {
    states.sort_unstable_by_key(|state| (state.tally, state.low, state.low_open));
    let mut kept = 0;
    for index in 1..states.len() {
        let Some(&state) = states.get(index) else { break };
        let Some(last) = states.get_mut(kept) else { break };
        let touches = state.low < last.high || (state.low == last.high && !(state.low_open && last.high_open)) || all;
        if state.tally == last.tally && touches {
            if state.high > last.high {
                (last.high, last.high_open) = (state.high, state.high_open);
            } else if state.high == last.high {
                last.high_open &= state.high_open;
            }
        } else {
            kept += 1;
            if let Some(slot) = states.get_mut(kept) {
                *slot = state;
            }
        }
    }
    states.truncate(kept + 1);
}

/// Asks the table at every place among the thresholds that each state's mean can take.
fn put_to(table: &Table, states: &[Partial], denominator: i128, exact: bool, answers: Answers) -> Possible {
    let mut found = Possible { exact, ..Possible::NOTHING };
    // Least and most mean as (sum, rows, whether it is left out): all sums have one denominator, so means are compared
    // crosswise, and made into ratios once.
    let mut means: Option<[(i128, u32, bool); 2]> = None;
    let order = |a: (i128, u32, bool), b: (i128, u32, bool)| (a.0 * i128::from(b.1)).cmp(&(b.0 * i128::from(a.1)));
    // Nothing scored isn't a case of the table.
    for state in states.iter().filter(|state| state.tally.scored > 0) {
        let scored = state.tally.scored;
        found.least = found.least.least(state.tally);
        found.most = found.most.most(state.tally);
        let whole = denominator * i128::from(scored);
        let (low, high) = ((state.low, scored, state.low_open), (state.high, scored, state.high_open));
        means = Some(means.map_or([low, high], |[least, most]| {
            [
                if order(low, least).then(low.2.cmp(&least.2)).is_lt() { low } else { least },
                if order(high, most).then(most.2.cmp(&high.2)).is_gt() { high } else { most },
            ]
        }));
        let from = place(table, state.low, whole, state.low_open, true);
        let to = place(table, state.high, whole, state.high_open, false);
        for mean in from..=to {
            table.decide(&World { tally: state.tally, mean, answers }, |index, rule| {
                found.ratings |= 1 << rule.rating;
                found.rules |= 1_u128.checked_shl(u32::try_from(index).unwrap_or(u32::MAX)).unwrap_or(0);
            });
        }
    }
    found.mean = means.map(|[least, most]| {
        let end = |(sum, scored, open): (i128, u32, bool)| End {
            rate: Ratio::new(sum, denominator * i128::from(scored)).unwrap_or(Ratio::ZERO),
            open,
        };
        (end(least), end(most))
    });
    found
}

/// Where the mean sum/whole stands among the thresholds: 2i + 1 at the i-th, 2i just below it. An end that is left out
/// stands just beside it.
fn place(table: &Table, sum: i128, whole: i128, open: bool, low: bool) -> u32 {
    let mut rank = 0;
    for cut in &table.mean_cuts {
        match (sum * cut.denominator()).cmp(&(cut.numerator() * whole)) {
            std::cmp::Ordering::Less => return rank,
            std::cmp::Ordering::Equal => {
                return match (open, low) {
                    (false, _) => rank + 1,
                    (true, true) => rank + 2,
                    (true, false) => rank,
                };
            }
            std::cmp::Ordering::Greater => rank += 2,
        }
    }
    rank
}
