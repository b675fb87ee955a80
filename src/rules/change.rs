//! What would change the answer: found by asking the engine again with supposed values, never by formula alone.
//!
//! For a better rating: the fewest rows that have to move, and of these the least. For a range: what the open rows must
//! come to. Candidate values are few: the target, the state before the project, and where the mean crosses a threshold,
//! each rounded to the places the row is printed with (nobody enrols 41.3 people). Every sentence has been put to the
//! engine before it is said.

use crate::ledger::decimal::{Decimal, Ratio};
use crate::ledger::kpi::{Direction, rate};
use crate::ledger::printed::Kind;

use super::classify::{Row, Verdict, outcomes_at};
use super::explain::Words;
use super::line::Outcome;
use super::possible::{Possible, possible, possible_if};

/// More movable rows than this aren't tried in every combination.
const MOST_COMBINED: usize = 8;

/// More rows than this: what would change isn't searched for at all.
const MOST_ROWS: usize = 60;

/// Rows with other outcomes in place of their own.
struct Supposed<'s> {
    row: usize,
    outcomes: &'s [Outcome],
}

impl Words<'_> {
    fn suppose(&self, supposed: &[Supposed<'_>]) -> Possible {
        let rows = self.rows.iter().enumerate().map(|(index, row)| {
            supposed.iter().find(|s| s.row == index).map_or(row.outcomes.as_slice(), |supposed| supposed.outcomes)
        });
        possible(self.table, rows)
    }

    fn direction(&self, row: usize) -> Direction {
        self.kpis.get(row).map_or(Direction::Up, |kpi| kpi.direction)
    }

    fn at(&self, index: usize, value: Decimal) -> Vec<Outcome> {
        match self.rows.get(index) {
            Some(row @ Row { target: Some(target), .. }) => outcomes_at(self.direction(index), row, *target, value),
            _ => Vec::new(),
        }
    }

    /// The values of a row at which the answer may change, from the nearest to the farthest, the target last. `others` is
    /// what the other rows are supposed to be.
    fn turning_values(&self, index: usize, others: &[Supposed<'_>]) -> Vec<Decimal> {
        let Some(row) = self.rows.get(index) else { return Vec::new() };
        let Some(target) = row.target else { return Vec::new() };
        let direction = self.direction(index);
        let places = row.actual.map_or(0, Decimal::places).max(target.places());
        let mut values = vec![target];
        if let Some(before) = row.baseline {
            values.push(before);
            let step = Decimal::new(1, places);
            values.extend(step.and_then(|step| match direction {
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

    /// 「Aがあと17人で60人に届けば」.
    fn step_text(&self, index: usize, value: Decimal) -> String {
        let unit = self.unit(index);
        let name = self.name(index);
        let Some(row) = self.rows.get(index) else { return String::new() };
        let part = match row.target.and_then(|target| rate(self.direction(index), target, value)) {
            Some(rate) if row.target != Some(value) => {
                let target = row.target.unwrap_or(value);
                format!("(目標{target}{unit}の{}%)", rate.percent())
            }
            _ => String::new(),
        };
        let gap = row.actual.and_then(|actual| value.minus(actual)).map(Decimal::abs);
        match (gap, self.direction(index)) {
            (Some(gap), Direction::Up) => {
                // The difference of two percentages is in points.
                let step = if unit == "%" || unit == "％" { "ポイント" } else { unit };
                format!("{name}があと{gap}{step}で{value}{unit}{part}に届けば")
            }
            (Some(gap), Direction::Down) => {
                let step = if unit == "%" || unit == "％" { "ポイント" } else { unit };
                format!("{name}があと{gap}{step}減って{value}{unit}{part}になれば")
            }
            (None, Direction::Up) => format!("{name}が{value}{unit}{part}に届けば"),
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

/// For each better rating, the smallest change that reaches it (or something better still).
pub(super) fn what_improves(words: &Words<'_>, best: usize) -> Vec<String> {
    if words.rows.len() > MOST_ROWS {
        return Vec::new();
    }
    let mut sentences: Vec<String> = Vec::new();
    for goal in (0..best).rev() {
        match smallest_change(words, goal) {
            Some((text, reached, certain)) => {
                let ratings = words.ratings(reached.into_iter());
                let sentence = format!("{text}{ratings}{}。", if certain { "" } else { "もあり得る" });
                if !sentences.contains(&sentence) {
                    sentences.push(sentence);
                }
            }
            None => sentences
                .push(format!("いまの行のどれが目標に届いても、「{}」だけに決まることはない。", words.rating(goal))),
        }
    }
    sentences
}

/// The phrase, the ratings then reached, and whether they are certain.
type Change = (String, Vec<usize>, bool);

fn smallest_change(words: &Words<'_>, goal: usize) -> Option<Change> {
    let movable: Vec<usize> = words
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.verdict == Verdict::Missed && row.target.is_some())
        .map(|(index, _)| index)
        .collect();
    // Certain changes first; where open rows leave no certainty, those that make the rating possible.
    for certain in [true, false] {
        for size in 1..=movable.len() {
            if let Some(found) = change_of(words, goal, &movable, size, certain) {
                return Some(found);
            }
            if movable.len() > MOST_COMBINED && size == 2 {
                break;
            }
        }
        if movable.len() > MOST_COMBINED
            && let Some(found) = all_of(words, goal, &movable, certain)
        {
            return Some(found);
        }
    }
    None
}

fn reaches(found: &Possible, goal: usize, certain: bool) -> bool {
    let reached = if certain { found.worst() } else { found.best() };
    reached.is_some_and(|reached| reached <= goal)
}

/// The ratings to name: all that are left when the change is certain, else those that become possible up to the goal.
fn named(found: &Possible, goal: usize, certain: bool) -> Vec<usize> {
    found.list().filter(|rating| certain || *rating <= goal).collect()
}

/// The least change of exactly `size` rows, if one reaches the goal.
fn change_of(words: &Words<'_>, goal: usize, movable: &[usize], size: usize, certain: bool) -> Option<Change> {
    let mut best: Option<(i128, Vec<usize>)> = None;
    let mut chosen: Vec<usize> = (0..size).collect();
    loop {
        let rows: Vec<usize> = chosen.iter().filter_map(|&at| movable.get(at).copied()).collect();
        let distance = rows.iter().map(|&row| words.distance(row)).sum::<i128>();
        let nearer = best.as_ref().is_none_or(|(least, _)| distance < *least);
        if nearer && reaches(&at_target(words, &rows, None), goal, certain) {
            best = Some((distance, rows));
        }
        if !next_choice(&mut chosen, movable.len()) {
            break;
        }
    }
    let (_, rows) = best?;
    Some(sentence(words, goal, &rows, certain))
}

fn all_of(words: &Words<'_>, goal: usize, movable: &[usize], certain: bool) -> Option<Change> {
    let found = at_target(words, movable, None);
    reaches(&found, goal, certain)
        .then(|| (format!("未達の{}指標がすべて目標に届けば", movable.len()), named(&found, goal, certain), certain))
}

/// The chosen rows at their targets, the last of them at `value` if given.
fn at_target(words: &Words<'_>, rows: &[usize], last: Option<Decimal>) -> Possible {
    let outcomes: Vec<Vec<Outcome>> = rows
        .iter()
        .enumerate()
        .map(|(place, &row)| {
            let target = words.rows.get(row).and_then(|row| row.target);
            let value = last.filter(|_| place + 1 == rows.len()).or(target);
            value.map_or_else(Vec::new, |value| words.at(row, value))
        })
        .collect();
    let supposed: Vec<Supposed<'_>> =
        rows.iter().zip(&outcomes).map(|(&row, outcomes)| Supposed { row, outcomes }).collect();
    words.suppose(&supposed)
}

/// Says a change of these rows; one of them, the farthest from its target, may need less than the target.
fn sentence(words: &Words<'_>, goal: usize, rows: &[usize], certain: bool) -> Change {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|&row| words.distance(row));
    let target = |row: usize| words.rows.get(row).and_then(|row| row.target).unwrap_or(Decimal::ZERO);
    let Some((&last, firsts)) = rows.split_last() else { return (String::new(), Vec::new(), certain) };
    let first_outcomes: Vec<Vec<Outcome>> = firsts.iter().map(|&row| words.at(row, target(row))).collect();
    let supposed: Vec<Supposed<'_>> =
        firsts.iter().zip(&first_outcomes).map(|(&row, outcomes)| Supposed { row, outcomes }).collect();
    let value = words
        .turning_values(last, &supposed)
        .into_iter()
        .find(|&value| reaches(&at_target(words, &rows, Some(value)), goal, certain))
        .unwrap_or_else(|| target(last));
    let found = at_target(words, &rows, Some(value));
    let mut text = String::new();
    for &row in firsts {
        text.push_str(
            &words.step_text(row, target(row)).replace("に届けば", "に届き、").replace("になれば", "になり、"),
        );
    }
    text.push_str(&words.step_text(last, value));
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

/// What must be known about the time before the project.
pub(super) struct BeforeDecides {
    /// The ratings that it decides between.
    pub(super) ratings: Vec<usize>,
    /// The rows without a known start; none when only people can decide.
    pub(super) rows: Vec<usize>,
}

/// Whether the state before the project (or people's judgement of it) tells candidates apart.
pub(super) fn before_decides(words: &Words<'_>) -> Option<BeforeDecides> {
    let narrowed = |better: bool| -> Possible {
        let rows: Vec<Vec<Outcome>> = words
            .rows
            .iter()
            .map(|row| {
                let wanted = |outcome: &&Outcome| {
                    let same = |other: &&Outcome| {
                        (other.counted, other.met, other.low, other.high)
                            == (outcome.counted, outcome.met, outcome.low, outcome.high)
                    };
                    let twins = row.outcomes.iter().filter(same);
                    let worth = |o: &Outcome| i8::from(o.improved) - i8::from(o.worse);
                    let end = if better { twins.map(worth).max() } else { twins.map(worth).min() };
                    end == Some(worth(outcome))
                };
                row.outcomes.iter().filter(wanted).copied().collect()
            })
            .collect();
        possible_if(words.table, rows.iter().map(Vec::as_slice), &[better])
    };
    let (best, worst) = (narrowed(true), narrowed(false));
    if best.ratings == worst.ratings {
        return None;
    }
    let differing = best.ratings ^ worst.ratings;
    let ratings = words.possible.list().filter(|rating| differing & (1 << rating) != 0).collect();
    let rows = words
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.baseline.is_none() && matches!(row.verdict, Verdict::Missed | Verdict::Open))
        .map(|(index, _)| index)
        .collect();
    Some(BeforeDecides { ratings, rows })
}

/// For a range: what the open rows must come to for each rating but the worst, and what else would decide.
pub(super) fn what_decides(words: &Words<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    if words.rows.len() > MOST_ROWS {
        return sentences;
    }
    let open: Vec<usize> =
        words.with(Verdict::Open).filter(|&row| words.rows.get(row).is_some_and(|row| row.target.is_some())).collect();
    let before = before_decides(words);
    let candidates: Vec<usize> = words.possible.list().collect();
    for (place, &goal) in candidates.iter().enumerate() {
        let Some(rest) = candidates.get(place + 1..).filter(|rest| !rest.is_empty()) else { break };
        if let Some(condition) = open_rows_for(words, &open, goal) {
            let reached = words.ratings(std::iter::once(goal));
            sentences.push(format!("{condition}{reached}。そうでなければ{}。", words.ratings(rest.iter().copied())));
        }
    }
    if let Some(before) = before {
        let ratings = words.ratings(before.ratings.into_iter());
        sentences.push(if before.rows.is_empty() {
            format!("取組として前進・改善したかを人が判断すれば、{ratings}のどちらかに決まる。")
        } else {
            format!(
                "{}の開始前の値を入れれば、{ratings}のどちらに当たるかが絞られる。",
                words.list(&before.rows, |row| format!("「{}」", words.name(row)))
            )
        });
    }
    sentences
}

/// 「AがX以上、かつBを301人と読むなら」: what the open rows must come to so that nothing worse than the goal is left.
fn open_rows_for(words: &Words<'_>, open: &[usize], goal: usize) -> Option<String> {
    let met: Vec<Vec<Outcome>> = open
        .iter()
        .map(|&row| {
            words.rows.get(row).and_then(|row| row.target).map_or_else(Vec::new, |target| words.at(row, target))
        })
        .collect();
    // What each open row can at best come to: its readings if it has some, else the target.
    let best: Vec<Vec<Outcome>> = open
        .iter()
        .zip(&met)
        .map(|(&row, met)| {
            readings(words, row)
                .into_iter()
                .map(|value| words.at(row, value))
                .max_by(|a, b| low(a).cmp(&low(b)))
                .unwrap_or_else(|| met.clone())
        })
        .collect();
    let all = |changed: Option<(usize, &[Outcome])>| -> Possible {
        let supposed: Vec<Supposed<'_>> = open
            .iter()
            .zip(&best)
            .map(|(&row, best)| match changed {
                Some((other, outcomes)) if other == row => Supposed { row, outcomes },
                _ => Supposed { row, outcomes: best },
            })
            .collect();
        words.suppose(&supposed)
    };
    // When even the best leaves something worse, the open rows alone don't decide; when it can't but be better than the
    // goal, or not be worse, there is nothing to say about this goal.
    let at_best = all(None);
    if open.is_empty() || !reaches(&at_best, goal, true) {
        return None;
    }
    let mut conditions: Vec<String> = Vec::new();
    let mut least: Vec<Vec<Outcome>> = Vec::new();
    for &row in open {
        let own = words.rows.get(row).map_or(&[][..], |row| row.outcomes.as_slice());
        if reaches(&all(Some((row, own))), goal, true) {
            // However it comes out.
            least.push(own.to_vec());
            continue;
        }
        let unit = words.unit(row);
        let alternatives = readings(words, row);
        if alternatives.is_empty() {
            let others: Vec<Supposed<'_>> = open
                .iter()
                .zip(&best)
                .filter(|(other, _)| **other != row)
                .map(|(&row, outcomes)| Supposed { row, outcomes })
                .collect();
            let value = words
                .turning_values(row, &others)
                .into_iter()
                .find(|&value| reaches(&all(Some((row, &words.at(row, value)))), goal, true))?;
            let target = words.rows.get(row).and_then(|row| row.target)?;
            let part = match rate(words.direction(row), target, value) {
                Some(rate) if value != target => format!("(目標{target}{unit}の{}%)", rate.percent()),
                _ => String::new(),
            };
            let side = if words.direction(row) == Direction::Up { "以上" } else { "以下" };
            conditions.push(format!("{}が{value}{unit}{side}{part}", words.name(row)));
            least.push(words.at(row, value));
        } else {
            let fitting: Vec<Decimal> = alternatives
                .into_iter()
                .filter(|&value| reaches(&all(Some((row, &words.at(row, value)))), goal, true))
                .collect();
            let shown: Vec<String> = fitting.iter().map(|value| format!("{value}{unit}")).collect();
            conditions.push(format!("{}を{}と読む", words.name(row), shown.join("か")));
            least.push(fitting.first().map_or_else(Vec::new, |&value| words.at(row, value)));
        }
    }
    let supposed: Vec<Supposed<'_>> =
        open.iter().zip(&least).map(|(&row, outcomes)| Supposed { row, outcomes }).collect();
    let reached = words.suppose(&supposed);
    let enough = reaches(&reached, goal, true);
    if conditions.is_empty() || (enough && reached.worst() != Some(goal)) {
        return None;
    }
    let joined = conditions.join("、かつ");
    Some(if enough { format!("{joined}なら") } else { format!("少なくとも{joined}が要るが、そろえば") })
}

fn low(outcomes: &[Outcome]) -> Ratio {
    outcomes.iter().map(|outcome| outcome.low.rate).min().unwrap_or(Ratio::ZERO)
}

/// The two numbers of 13(301), in the target's unit; none for a row that prints no alternatives.
fn readings(words: &Words<'_>, index: usize) -> Vec<Decimal> {
    let Some(kpi) = words.kpis.get(index) else { return Vec::new() };
    let unit = kpi.unit();
    let (target, actual) = (kpi.target.readings(unit), kpi.actual.readings(unit));
    let due = words.rows.get(index).is_some_and(|row| !row.said);
    match (actual.kind(), target.exact()) {
        (Kind::Either, Some(target)) if !due => {
            actual.iter().filter_map(|reading| reading.value_in(target.unit)).collect()
        }
        _ => Vec::new(),
    }
}
