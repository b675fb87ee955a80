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

    /// How far a row is from its target once it has come to a value, counted as its distance is.
    fn still_to_go(&self, index: usize, value: Decimal) -> i128 {
        let Some(Row { target: Some(target), actual, .. }) = self.rows.get(index) else { return 0 };
        if let Some(rate) = rate(self.direction(index), *target, value) {
            return (1000 - rate.percent().tenths()).clamp(0, 1_000_000);
        }
        // Without a rate: as much of the whole way as is left of it.
        let way = |from: Decimal| target.minus(from).map(|way| way.abs().ratio());
        let left = way(value).zip(actual.and_then(way)).and_then(|(left, whole)| left.over(whole));
        left.map_or(0, |left| self.distance(index) * left.percent().tenths().clamp(0, 1000) / 1000)
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
            // Which way it would have to move, nobody has said yet.
            let known = !words.kpis.get(row).is_some_and(|kpi| kpi.may_want_less());
            let target = found.target.filter(|_| known && short(found))?;
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
        for (place, change) in changes.iter().enumerate() {
            // Another way to the same, not a step on the way.
            let before = place.checked_sub(1).and_then(|before| changes.get(before));
            let or = if before.is_some_and(|before| before.certain || !change.certain) { "または、" } else { "" };
            let ratings = words.ratings(change.reached.iter().copied());
            let sentence =
                format!("{or}{}{ratings}{}。", change.text, if change.certain { "" } else { "も候補になる" });
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

/// The rows of which less seems to be better though nobody has written so: what they are judged as may turn round.
pub(super) fn what_to_write(words: &Words<'_>) -> Option<String> {
    let judged = |(index, row): &(usize, &Row<'_>)| {
        let kpi = words.kpis.get(*index);
        kpi.is_some_and(|kpi| kpi.may_want_less() && row.stands_on_assumption(kpi))
    };
    let rows: Vec<usize> = words.rows.iter().enumerate().filter(judged).map(|(index, _)| index).collect();
    let names = words.list(&rows, |index| format!("「{}」", words.name(index)));
    (!rows.is_empty()).then(|| {
        format!(
            "{names}は少ないほど良い指標に読めるが、良い方向の記入がない。良い方向を記入すると、達成か未達かが決まる。"
        )
    })
}

/// Something that some rows may come to.
struct Change {
    /// What they come to: 「Aがあと17人増えて60人になれば」.
    text: String,
    /// The ratings that it leads to.
    reached: Vec<usize>,
    /// Whether it leads to one of these, or only makes them possible.
    certain: bool,
    /// How many rows move.
    rows: usize,
    /// How far they move, all together, as [`Words::distance`] counts.
    effort: i128,
}

/// The smallest change that is certain to reach the goal; before it a smaller one of no more rows that makes the goal
/// possible, if there is one; where it is only certain to be more than the goal, also what makes the goal itself possible; and where open rows or
/// people leave no certainty, that alone.
fn smallest_changes(moves: &mut Moves<'_>, goal: usize) -> Vec<Change> {
    let mut changes = changes_to(moves, goal, true);
    let possible = changes_to(moves, goal, false);
    if changes.is_empty() {
        return possible;
    }
    let is_less = |new: &Change| changes.iter().all(|known| known.rows > new.rows || known.effort > new.effort);
    let names_goal = |change: &Change| change.reached.contains(&goal);
    let is_named = changes.iter().any(names_goal);
    let found = possible.into_iter().find(|change| names_goal(change) && (!is_named || is_less(change)));
    if let Some(found) = found {
        changes.insert(if is_named { 0 } else { changes.len() }, found);
    }
    changes
}

/// The change of the fewest rows; after it one of more rows, where these need less than half of it together.
fn changes_to(moves: &mut Moves<'_>, goal: usize, certain: bool) -> Vec<Change> {
    let count = moves.rows.len();
    let mut changes: Vec<Change> = Vec::new();
    for size in 1..=count {
        let below = changes.first().map_or(i128::MAX, |first| (first.effort + 1) / 2);
        if let Some(change) = change_of(moves, goal, (size, below), certain) {
            changes.push(change);
            if below < i128::MAX {
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

/// The least change of exactly `size` rows, if one reaches the goal with less effort than `below`.
fn change_of(moves: &mut Moves<'_>, goal: usize, (size, below): (usize, i128), certain: bool) -> Option<Change> {
    let mut reaching: Vec<(i128, i128, Vec<usize>)> = Vec::new();
    let mut chosen: Vec<usize> = (0..size).collect();
    loop {
        let mut rows = chosen.clone();
        rows.sort_by_key(|&at| moves.distance(&[at]));
        let least = rows.split_last().map_or(0, |(_, firsts)| moves.distance(firsts));
        if least < below && reaches(&moves.possible(&chosen), goal, certain) {
            reaching.push((least, moves.distance(&rows), rows));
        }
        if !next_choice(&mut chosen, moves.rows.len()) {
            break;
        }
    }
    // All but the farthest row go the whole way, so that those ways alone say where nothing less can come any more.
    reaching.sort();
    let mut best: Option<(i128, Change)> = None;
    for (least, distance, rows) in reaching {
        if best.as_ref().is_some_and(|(_, best)| best.effort <= least) {
            break;
        }
        let change = sentence(moves, goal, &rows, certain)?;
        let is_less = |(far, best): &(i128, Change)| (change.effort, distance) < (best.effort, *far);
        if change.effort < below && best.as_ref().is_none_or(is_less) {
            best = Some((distance, change));
        }
    }
    best.map(|(_, change)| change)
}

fn all_of(moves: &mut Moves<'_>, goal: usize, certain: bool) -> Option<Change> {
    let all = moves.all();
    let found = moves.possible(&all);
    reaches(&found, goal, certain).then(|| Change {
        text: format!("目標に届いていない{}指標がすべて届けば", all.len()),
        reached: named(&found, goal, certain),
        certain,
        rows: all.len(),
        effort: moves.distance(&all),
    })
}

/// Says a change of the chosen rows, the nearest to their targets first; the last may need less than its target.
fn sentence(moves: &mut Moves<'_>, goal: usize, chosen: &[usize], certain: bool) -> Option<Change> {
    let at_targets = moves.possible(chosen);
    let words = moves.words;
    let (last, firsts) = chosen.split_last()?;
    let last = moves.rows.get(*last)?;
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
    let effort = moves.distance(firsts) + last.distance - words.still_to_go(last.row, value);
    Some(Change { text, reached: named(&found, goal, certain), certain, rows: chosen.len(), effort })
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
