//! What would change the answer: found by asking the engine again with supposed values, never by formula alone.
//!
//! For a better rating: the fewest rows that have to move, and of these the least; and more rows where they need far less
//! together. Candidate values are few: the target, the state before the project, and where the mean crosses a threshold, each
//! rounded to the places the row is printed with (nobody enrols 41.3 people). Every sentence has been put to the engine
//! before it is said; what doesn't stand isn't said.

use std::collections::HashMap;

use crate::ledger::decimal::{Decimal, Ratio};
use crate::ledger::kpi::{Direction, rate};

use super::classify::{Row, Verdict, outcomes_within};
use super::explain::Words;
use super::line::Outcome;
use super::possible::{Possible, Sums};

/// More movable rows than this aren't tried in every combination.
const MOST_COMBINED: usize = 8;

/// More rows than this: what would change isn't searched for at all.
pub(super) const MOST_ROWS: usize = 60;

/// Two ends of what a value may be; `None`: without end.
pub(super) type Ends = (Option<Decimal>, Option<Decimal>);

/// A row with other outcomes in place of its own.
#[derive(Clone, Copy)]
pub(super) struct Supposed<'s> {
    pub(super) row: usize,
    pub(super) outcomes: &'s [Outcome],
}

impl Words<'_> {
    /// What all rows add up to, some of them as supposed.
    pub(super) fn sums(&self, supposed: &[Supposed<'_>]) -> Sums<'_> {
        let rows = self.rows.iter().enumerate().map(|(index, row)| {
            supposed.iter().find(|s| s.row == index).map_or(row.outcomes.as_slice(), |supposed| supposed.outcomes)
        });
        Sums::of(self.table, rows)
    }

    pub(super) fn suppose(&self, supposed: &[Supposed<'_>]) -> Possible {
        self.sums(supposed).possible()
    }

    /// What the rows other than these add up to.
    pub(super) fn without_all(&self, rows: &[usize]) -> Sums<'_> {
        let none: Vec<Supposed<'_>> = rows.iter().map(|&row| Supposed { row, outcomes: &[] }).collect();
        self.sums(&none)
    }

    /// The rows with a verdict of which one outcome at least would leave other candidates.
    pub(super) fn narrowing(&self, verdict: Verdict) -> Vec<usize> {
        let narrows = |&row: &usize| {
            let others = self.without(row, &[]);
            let mut each = self.rows.get(row).map_or(&[][..], |row| row.outcomes.as_slice()).chunks(1);
            each.any(|outcome| others.possible_with(outcome).ratings != self.possible.ratings)
        };
        self.with(verdict).filter(narrows).collect()
    }

    /// What the rows other than one add up to, some of them as supposed.
    pub(super) fn without(&self, row: usize, supposed: &[Supposed<'_>]) -> Sums<'_> {
        self.sums(&[supposed, &[Supposed { row, outcomes: &[] }]].concat())
    }

    pub(super) fn direction(&self, row: usize) -> Direction {
        self.kpis.get(row).map_or(Direction::Up, |kpi| kpi.direction)
    }

    pub(super) fn at(&self, index: usize, value: Decimal) -> Vec<Outcome> {
        self.within(index, (Some(value), Some(value)))
    }

    pub(super) fn within(&self, index: usize, ends: Ends) -> Vec<Outcome> {
        match self.rows.get(index) {
            Some(row @ Row { target: Some(target), .. }) => outcomes_within(self.direction(index), row, *target, ends),
            _ => Vec::new(),
        }
    }

    /// The smallest step of a row's values, as they are printed.
    pub(super) fn step(&self, index: usize, near: Decimal) -> Option<Decimal> {
        let row = self.rows.get(index)?;
        let places = row.actual.map_or(0, Decimal::places).max(row.target.map_or(0, Decimal::places));
        Decimal::new(1, places.max(near.places()))
    }

    /// The values of a row at which the answer may change, from the nearest to the farthest, the target last. `others` is
    /// what the other rows are supposed to be.
    pub(super) fn turning_values(&self, index: usize, others: &[Supposed<'_>]) -> Vec<Decimal> {
        let Some(row) = self.rows.get(index) else { return Vec::new() };
        let Some(target) = row.target else { return Vec::new() };
        let direction = self.direction(index);
        let places = row.actual.map_or(0, Decimal::places).max(target.places());
        let mut values = vec![target];
        for before in row.start.each().flatten() {
            values.push(before);
            values.extend(self.step(index, before).and_then(|step| match direction {
                Direction::Up => before.plus(step),
                Direction::Down => before.minus(step),
            }));
        }
        if !target.is_zero() && !target.is_negative() {
            for needed in self.rates_needed(index, others) {
                let value = match direction {
                    Direction::Up => needed.times(target.ratio()).and_then(|value| value.ceiling(places)),
                    Direction::Down => target.ratio().over(needed).and_then(|value| value.floor(places)),
                };
                values.extend(value);
            }
        }
        let good = |value: Decimal| direction.goodness(value);
        values.retain(|value| {
            good(*value) <= good(target) && row.actual.is_none_or(|actual| good(*value) > good(actual))
        });
        values.sort_by_key(|value| good(*value));
        values.dedup();
        values
    }

    /// The rates of one row at which the mean stands at a threshold, the other rows at their least and at their most.
    fn rates_needed(&self, index: usize, others: &[Supposed<'_>]) -> Vec<Ratio> {
        let mut least = Some(Ratio::ZERO);
        let mut most = Some(Ratio::ZERO);
        let mut counted = 1_i128;
        for (other, row) in self.rows.iter().enumerate() {
            let outcomes = others.iter().find(|s| s.row == other).map_or(row.outcomes.as_slice(), |s| s.outcomes);
            if other == index || outcomes.is_empty() {
                continue;
            }
            counted += 1;
            let low = outcomes.iter().map(|outcome| outcome.low.rate).min();
            let high = outcomes.iter().map(|outcome| outcome.high.rate).max();
            least = least.and_then(|sum| sum.plus(low?));
            most = most.and_then(|sum| sum.plus(high?));
        }
        let mut needed = Vec::new();
        for cut in &self.table.mean_cuts {
            let whole = Ratio::new(counted, 1).and_then(|counted| cut.times(counted));
            for sum in [least, most].into_iter().flatten() {
                let rate = whole.and_then(|whole| whole.minus(sum));
                needed.extend(rate.filter(|rate| *rate > Ratio::ZERO && *rate < Ratio::ONE));
            }
        }
        needed
    }

    /// How far a row is from its target, in tenths of a per cent: for choosing what is nearest, never for judging.
    fn distance(&self, index: usize) -> i128 {
        let Some(row) = self.rows.get(index) else { return i128::MAX / 1024 };
        match row.rate {
            Some(rate) => (1000 - rate.percent().tenths()).clamp(0, 1_000_000),
            None => 2000,
        }
    }

    /// 「(目標38.3%の80.2%)」 for a value short of the target.
    pub(super) fn part_text(&self, index: usize, value: Decimal) -> String {
        let Some(target) = self.rows.get(index).and_then(|row| row.target) else { return String::new() };
        match rate(self.direction(index), target, value) {
            // 4.2 against 3 where less is better is 140% of it: what is short of 100% is the rate.
            Some(rate) if value != target => match self.direction(index) {
                Direction::Up => format!("(目標{target}{}の{}%)", self.unit(index), rate.percent()),
                Direction::Down => format!("(目標{target}{}に対する達成率{}%)", self.unit(index), rate.percent()),
            },
            _ => String::new(),
        }
    }

    /// 「Aがあと17人増えて60人になれば」.
    fn step_text(&self, index: usize, value: Decimal) -> String {
        let unit = self.unit(index);
        let name = self.name(index);
        let Some(row) = self.rows.get(index) else { return String::new() };
        let part = self.part_text(index, value);
        let gap = row.actual.and_then(|actual| value.minus(actual)).map(Decimal::abs);
        // The difference of two percentages is in points, and a percentage rises or falls.
        let (step, more, less) = match unit {
            "%" | "％" => ("ポイント", "上がって", "下がって"),
            unit => (unit, "増えて", "減って"),
        };
        match (gap, self.direction(index)) {
            (Some(gap), Direction::Up) => format!("{name}があと{gap}{step}{more}{value}{unit}{part}になれば"),
            (Some(gap), Direction::Down) => format!("{name}があと{gap}{step}{less}{value}{unit}{part}になれば"),
            (None, Direction::Up) => format!("{name}が{value}{unit}{part}以上になれば"),
            (None, Direction::Down) => format!("{name}が{value}{unit}{part}以下になれば"),
        }
    }
}

trait Over {
    fn over(self, other: Ratio) -> Option<Ratio>;
}

impl Over for Ratio {
    fn over(self, other: Ratio) -> Option<Ratio> {
        self.times(Ratio::new(other.denominator(), other.numerator())?)
    }
}

/// A row that is short of its target.
struct Movable {
    row: usize,
    target: Decimal,
    distance: i128,
    /// Its outcomes at its target.
    there: Vec<Outcome>,
}

/// The rows that can move to their targets, and what is possible when some of them do: found out once for each choice of
/// them, whatever rating it is to reach.
struct Moves<'w> {
    words: &'w Words<'w>,
    rows: Vec<Movable>,
    /// What the rows add up to that don't move.
    others: Sums<'w>,
    /// By the choice: bit i for the i-th row.
    known: HashMap<u64, Possible>,
}

impl<'w> Moves<'w> {
    /// The rows that are missed, or open with nothing that could meet their target. A value that is printed may turn out to
    /// be another one, so the latter can move too.
    fn of(words: &'w Words<'w>) -> Self {
        let short = |row: &Row<'_>| match row.verdict {
            Verdict::Missed => true,
            Verdict::Open => row.outcomes.iter().all(|outcome| !outcome.met),
            _ => false,
        };
        let movable = |(row, found): (usize, &Row<'_>)| {
            let target = found.target.filter(|_| short(found))?;
            Some(Movable { row, target, distance: words.distance(row), there: words.at(row, target) })
        };
        let rows: Vec<Movable> = words.rows.iter().enumerate().filter_map(movable).collect();
        let none: Vec<_> = rows.iter().map(|movable| Supposed { row: movable.row, outcomes: &[] }).collect();
        let others = words.sums(&none);
        Self { words, rows, others, known: HashMap::new() }
    }

    fn all(&self) -> Vec<usize> {
        (0..self.rows.len()).collect()
    }

    fn holds(&self, row: usize) -> bool {
        self.rows.iter().any(|movable| movable.row == row)
    }

    fn at_targets<'m>(&'m self, chosen: &'m [usize]) -> impl Iterator<Item = Supposed<'m>> {
        let rows = chosen.iter().filter_map(|&at| self.rows.get(at));
        rows.map(|movable| Supposed { row: movable.row, outcomes: &movable.there })
    }

    fn distance(&self, chosen: &[usize]) -> i128 {
        chosen.iter().filter_map(|&at| self.rows.get(at)).map(|movable| movable.distance).sum()
    }

    /// What is possible with the chosen ones (places among the movable rows, of which there are fewer than 64) at their
    /// targets.
    fn possible(&mut self, chosen: &[usize]) -> Possible {
        let choice = chosen.iter().fold(0, |choice, at| choice | 1 << at);
        if let Some(known) = self.known.get(&choice) {
            return *known;
        }
        let mut sums = self.others.clone();
        for (at, movable) in self.rows.iter().enumerate() {
            let stays = self.words.rows.get(movable.row).map_or(&[][..], |row| row.outcomes.as_slice());
            sums.add(if chosen.contains(&at) { &movable.there } else { stays });
        }
        let possible = sums.possible();
        self.known.insert(choice, possible);
        possible
    }
}

/// For each better rating, the smallest change that reaches it (or something better still).
pub(super) fn what_improves(words: &Words<'_>, best: usize) -> Vec<String> {
    if words.rows.len() > MOST_ROWS {
        return Vec::new();
    }
    let mut moves = Moves::of(words);
    let mut sentences: Vec<String> = Vec::new();
    for goal in (0..best).rev() {
        let changes = smallest_changes(&mut moves, goal);
        for (place, (text, reached, certain)) in changes.iter().enumerate() {
            let or = if place == 0 { "" } else { "または、" };
            let ratings = words.ratings(reached.iter().copied());
            let sentence = format!("{or}{text}{ratings}{}。", if *certain { "" } else { "もあり得る" });
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
        // Only where every row that is short of its target has been moved there.
        let all_moved = |(index, row): (usize, &Row<'_>)| {
            row.outcomes.is_empty() || row.outcomes.iter().any(|outcome| outcome.met) || moves.holds(index)
        };
        if changes.is_empty() && !moves.rows.is_empty() && words.rows.iter().enumerate().all(all_moved) {
            sentences.push(format!("目標に届いていない指標がすべて届いても、「{}」にはならない。", words.rating(goal)));
        }
    }
    sentences
}

/// The phrase, the ratings then reached, and whether they are certain.
type Change = (String, Vec<usize>, bool);

/// The change that is certain to reach the goal; where it is only certain to be more than the goal, also what makes the
/// goal itself possible; and where open rows or people leave no certainty, that alone.
fn smallest_changes(moves: &mut Moves<'_>, goal: usize) -> Vec<Change> {
    let mut changes = changes_to(moves, goal, true);
    if changes.is_empty() {
        return changes_to(moves, goal, false);
    }
    let names_goal = |(_, reached, _): &Change| reached.contains(&goal);
    if !changes.iter().any(names_goal) {
        changes.extend(changes_to(moves, goal, false).into_iter().find(names_goal));
    }
    changes
}

/// The change of the fewest rows; after it one of more rows, where these need less than half of it together.
fn changes_to(moves: &mut Moves<'_>, goal: usize, certain: bool) -> Vec<Change> {
    let count = moves.rows.len();
    let mut changes: Vec<Change> = Vec::new();
    let mut first: Option<i128> = None;
    for size in 1..=count {
        if let Some((distance, chosen)) = change_of(moves, goal, size, certain)
            && first.is_none_or(|first| distance.saturating_mul(2) < first)
        {
            changes.push(sentence(moves, goal, chosen, certain));
            if first.replace(distance).is_some() {
                break;
            }
        }
        if count > MOST_COMBINED && size == 2 {
            break;
        }
    }
    if changes.is_empty() && count > MOST_COMBINED {
        changes.extend(all_of(moves, goal, certain));
    }
    changes
}

pub(super) fn reaches(found: &Possible, goal: usize, certain: bool) -> bool {
    let reached = if certain { found.worst() } else { found.best() };
    reached.is_some_and(|reached| reached <= goal)
}

/// The ratings to name: all that are left when the change is certain, else those that become possible up to the goal.
fn named(found: &Possible, goal: usize, certain: bool) -> Vec<usize> {
    found.list().filter(|rating| certain || *rating <= goal).collect()
}

/// The least change of exactly `size` rows, if one reaches the goal: how far it is, and which of the movable rows.
fn change_of(moves: &mut Moves<'_>, goal: usize, size: usize, certain: bool) -> Option<(i128, Vec<usize>)> {
    let mut best: Option<(i128, Vec<usize>)> = None;
    let mut chosen: Vec<usize> = (0..size).collect();
    loop {
        let distance = moves.distance(&chosen);
        let nearer = best.as_ref().is_none_or(|(least, _)| distance < *least);
        if nearer && reaches(&moves.possible(&chosen), goal, certain) {
            best = Some((distance, chosen.clone()));
        }
        if !next_choice(&mut chosen, moves.rows.len()) {
            break;
        }
    }
    best
}

fn all_of(moves: &mut Moves<'_>, goal: usize, certain: bool) -> Option<Change> {
    let all = moves.all();
    let found = moves.possible(&all);
    reaches(&found, goal, certain)
        .then(|| (format!("目標に届いていない{}指標がすべて届けば", all.len()), named(&found, goal, certain), certain))
}

/// Says a change of the chosen rows; one of them, the farthest from its target, may need less than the target.
fn sentence(moves: &mut Moves<'_>, goal: usize, mut chosen: Vec<usize>, certain: bool) -> Change {
    let at_targets = moves.possible(&chosen);
    chosen.sort_by_key(|&at| moves.distance(&[at]));
    let words = moves.words;
    let Some((last, firsts)) = chosen.split_last() else { return (String::new(), Vec::new(), certain) };
    let Some(last) = moves.rows.get(*last) else { return (String::new(), Vec::new(), certain) };
    let supposed: Vec<Supposed<'_>> = moves.at_targets(firsts).collect();
    let mut less = words.turning_values(last.row, &supposed).into_iter().take_while(|value| *value != last.target);
    let others = words.without(last.row, &supposed);
    let enough = less.find_map(|value| {
        let found = others.possible_with(&words.at(last.row, value));
        reaches(&found, goal, certain).then_some((value, found))
    });
    let (value, found) = enough.unwrap_or((last.target, at_targets));
    let mut text = String::new();
    for first in firsts.iter().filter_map(|&at| moves.rows.get(at)) {
        let step = words.step_text(first.row, first.target);
        text.push_str(&step.replace("になれば", "になり、"));
    }
    text.push_str(&words.step_text(last.row, value));
    (text, named(&found, goal, certain), certain)
}

/// The next choice of indices below `count`, in order; false after the last.
fn next_choice(chosen: &mut [usize], count: usize) -> bool {
    let size = chosen.len();
    for place in (0..size).rev() {
        if chosen.get(place).is_some_and(|&at| at + size < count + place) {
            let start = chosen.get(place).copied().unwrap_or(0) + 1;
            for (offset, slot) in chosen.iter_mut().skip(place).enumerate() {
                *slot = start + offset;
            }
            return true;
        }
    }
    false
}
