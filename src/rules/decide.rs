//! What would decide between the candidates of a range: the open rows, people, the state before the project.
//!
//! Of the open rows: for each rating but the worst, demands on them that together leave nothing worse, each as small as the
//! others allow, with what is left where they aren't met. Each sentence has been put to the engine before it is said. A
//! range never stays without one: where no row decides by itself, it says which rows the answer hangs on.

use crate::ledger::decimal::Decimal;
use crate::ledger::kpi::Direction;

use super::change::{Ends, MOST_ROWS, Supposed, reaches};
use super::classify::{Row, Still, Verdict};
use super::evidence::{Baseline, Question};
use super::explain::Words;
use super::line::Outcome;
use super::possible::Possible;

/// For a range: what the open rows must come to for each rating but the worst, what people must judge, and what else would
/// leave fewer candidates.
pub(super) fn what_decides(words: &Words<'_>, questions: &[Question<'_>], baselines: &[Baseline]) -> Vec<String> {
    let mut sentences = if words.rows.len() > MOST_ROWS { Vec::new() } else { rows_decide(words) };
    sentences.extend(questions.iter().map(|question| words.answer_decides(question)));
    sentences.extend(baselines.iter().filter(|b| b.narrows()).map(|baseline| words.baseline_decides(baseline)));
    if words.rows.len() <= MOST_ROWS {
        sentences.extend(words.either_decides());
    }
    if sentences.is_empty() {
        // Too many rows to try, or none that decides by itself: the answer is a range because of these all the same.
        let rows: Vec<usize> = words.with(Verdict::Open).chain(words.with(Verdict::Unusable)).collect();
        let listed = |rows: &[usize]| words.list(rows, |row| format!("「{}」", words.name(row)));
        sentences.push(if rows.is_empty() {
            format!("{}の開始前の値が分かれば、候補を絞れる。", listed(&words.without_baseline()))
        } else {
            format!("まだ決まらない{}が判定できるようになれば、候補を絞れる。", listed(&rows))
        });
    }
    sentences
}

/// What the rows would decide that are open or can't be judged.
fn rows_decide(words: &Words<'_>) -> Vec<String> {
    let asked: Vec<Asked<'_>> = words.with(Verdict::Open).filter_map(|row| Asked::of(words, row)).collect();
    let candidates: Vec<usize> = words.possible.list().collect();
    let goals = candidates.split_last().map_or(&[][..], |(_, better)| better);
    let mut sentences: Vec<String> = goals.iter().filter_map(|&goal| decides(words, &asked, goal)).collect();
    if sentences.is_empty() {
        let rows = words.narrowing(Verdict::Open);
        let listed = words.list(&rows, |row| format!("「{}」", words.name(row)));
        sentences
            .extend((!rows.is_empty()).then(|| format!("{listed}が達成か未達かが決まれば、候補を絞れる場合がある。")));
    }
    let rows: Vec<usize> = words.with(Verdict::Unusable).collect();
    if !words.narrowing(Verdict::Unusable).is_empty() {
        let listed = words.list(&rows, |row| format!("「{}」", words.name(row)));
        sentences.push(format!("{listed}の目標値・単位などを判定できるように直せば、評価を絞れる場合がある。"));
    }
    sentences
}

/// An open row of which something can be asked.
struct Asked<'w> {
    row: usize,
    direction: Direction,
    target: Decimal,
    still: &'w Still,
}

/// What is asked of a row.
#[derive(Clone, Copy, PartialEq)]
enum Demand {
    /// Nothing: however it comes out.
    Any,
    /// One of its readings.
    Reads(usize),
    /// This good or better.
    AtLeast(Decimal),
}

impl<'w> Asked<'w> {
    fn of(words: &Words<'w>, row: usize) -> Option<Self> {
        let Row { target: Some(target), still, .. } = words.rows.get(row)? else { return None };
        (*still != Still::Unsaid).then(|| Self { row, direction: words.direction(row), target: *target, still })
    }

    fn good(&self, value: Decimal) -> Decimal {
        self.direction.goodness(value)
    }

    /// The best that can be asked: its best reading, or the target where the row can still reach it.
    fn best(&self) -> Option<Demand> {
        match self.still {
            Still::Unsaid => None,
            Still::OneOf(readings) => (0..readings.len())
                .max_by_key(|&at| readings.get(at).map(|(value, _)| self.good(*value)))
                .map(Demand::Reads),
            Still::Between(low, high) => {
                let top = if self.direction == Direction::Up { high } else { low };
                let reachable = top.filter(|top| self.good(*top) < self.good(self.target));
                Some(Demand::AtLeast(reachable.unwrap_or(self.target)))
            }
        }
    }

    /// What may be asked, the least first, `others` being supposed of the other rows.
    fn options(&self, words: &Words<'_>, others: &[Supposed<'_>]) -> Vec<Demand> {
        let mut options = vec![Demand::Any];
        match self.still {
            Still::Unsaid => {}
            Still::OneOf(readings) => {
                let mut places: Vec<usize> = (0..readings.len()).collect();
                places.sort_by_key(|&at| readings.get(at).map(|(value, _)| self.good(*value)));
                options.extend(places.into_iter().map(Demand::Reads));
            }
            Still::Between(..) => {
                options.extend(words.turning_values(self.row, others).into_iter().map(Demand::AtLeast));
            }
        }
        options
    }

    /// The outcomes between two ends, if anything lies there.
    fn between(&self, words: &Words<'_>, ends: Ends) -> Vec<Outcome> {
        let empty = ends.0.zip(ends.1).is_some_and(|(low, high)| low > high);
        if empty { Vec::new() } else { words.within(self.row, ends) }
    }

    /// The outcomes that a demand leaves to the row.
    fn outcomes(&self, words: &Words<'_>, demand: Demand) -> Vec<Outcome> {
        match (demand, self.still) {
            (Demand::Reads(at), Still::OneOf(readings)) => {
                readings.get(at).map_or_else(Vec::new, |(value, _)| words.at(self.row, *value))
            }
            (Demand::AtLeast(value), Still::Between(low, high)) => {
                let ends = match self.direction {
                    Direction::Up => (Some(low.map_or(value, |low| low.max(value))), *high),
                    Direction::Down => (*low, Some(high.map_or(value, |high| high.min(value)))),
                };
                self.between(words, ends)
            }
            _ => words.rows.get(self.row).map_or_else(Vec::new, |row| row.outcomes.clone()),
        }
    }

    /// The outcomes that are left where a demand isn't met. Values in between two printed steps don't count.
    fn otherwise(&self, words: &Words<'_>, demand: Demand) -> Option<Vec<Outcome>> {
        match (demand, self.still) {
            (Demand::Reads(at), Still::OneOf(readings)) => {
                let others = readings.iter().enumerate().filter(|(other, _)| *other != at);
                Some(others.flat_map(|(_, (value, _))| words.at(self.row, *value)).collect())
            }
            (Demand::AtLeast(value), Still::Between(low, high)) => {
                let step = words.step(self.row, value)?;
                let ends = match self.direction {
                    Direction::Up => (*low, Some(value.minus(step)?)),
                    Direction::Down => (Some(value.plus(step)?), *high),
                };
                Some(self.between(words, ends))
            }
            _ => None,
        }
    }

    /// 「Aが30.7%以上(目標38.3%の80.2%)」「Bを301人と読む」
    fn text(&self, words: &Words<'_>, demand: Demand) -> Option<String> {
        let name = words.name(self.row);
        match (demand, self.still) {
            (Demand::Reads(at), Still::OneOf(readings)) => {
                readings.get(at).map(|(_, label)| format!("{name}を{label}と読む"))
            }
            (Demand::AtLeast(value), _) => {
                let side = if self.direction == Direction::Up { "以上" } else { "以下" };
                let (unit, part) = (words.unit(self.row), words.part_text(self.row, value));
                Some(format!("{name}が{value}{unit}{side}{part}"))
            }
            _ => None,
        }
    }
}

/// 「AがX以上、かつBを301人と読むなら」: demands that together leave nothing worse than the goal, each of them as small as
/// the others allow.
fn decides(words: &Words<'_>, asked: &[Asked<'_>], goal: usize) -> Option<String> {
    let judged = |outcomes: &[Vec<Outcome>]| {
        let supposed: Vec<Supposed<'_>> =
            asked.iter().zip(outcomes).map(|(asked, outcomes)| Supposed { row: asked.row, outcomes }).collect();
        words.suppose(&supposed)
    };
    let mut demands: Vec<Demand> = asked.iter().map(Asked::best).collect::<Option<_>>()?;
    let mut outcomes: Vec<Vec<Outcome>> =
        asked.iter().zip(&demands).map(|(asked, demand)| asked.outcomes(words, *demand)).collect();
    // Where even the best of all leaves something worse, the open rows don't decide.
    if asked.is_empty() || !reaches(&judged(&outcomes), goal, true) {
        return None;
    }
    for (place, row) in asked.iter().enumerate() {
        let others: Vec<Supposed<'_>> = asked
            .iter()
            .zip(&outcomes)
            .filter(|(other, _)| other.row != row.row)
            .map(|(other, outcomes)| Supposed { row: other.row, outcomes })
            .collect();
        let sums = words.without(row.row, &others);
        let least = row.options(words, &others).into_iter().find_map(|demand| {
            let left = row.outcomes(words, demand);
            if left.is_empty() {
                return None;
            }
            reaches(&sums.possible_with(&left), goal, true).then_some((demand, left))
        });
        if let (Some((demand, left)), Some(own), Some(slot)) = (least, demands.get_mut(place), outcomes.get_mut(place))
        {
            (*own, *slot) = (demand, left);
        }
    }
    let reached = judged(&outcomes);
    // What leaves only something better has been said of that.
    if reached.ratings & (1 << goal) == 0 {
        return None;
    }
    let conditions: Vec<String> =
        asked.iter().zip(&demands).filter_map(|(asked, demand)| asked.text(words, *demand)).collect();
    let better = if reached.best() == Some(goal) { "" } else { "(または、より良い評価)" };
    let mut sentence = format!("{}なら{}{better}。", conditions.join("、かつ"), words.ratings(std::iter::once(goal)));
    if let Some(rest) = otherwise(words, asked, &demands).filter(|rest| rest.best().is_some_and(|best| best > goal)) {
        sentence.push_str(&format!("そうでなければ{}。", words.ratings(rest.list())));
    }
    Some(sentence)
}

/// What is possible where one of the demands at least isn't met.
fn otherwise(words: &Words<'_>, asked: &[Asked<'_>], demands: &[Demand]) -> Option<Possible> {
    let mut rest = Possible::NOTHING;
    for (asked, demand) in asked.iter().zip(demands).filter(|(_, demand)| **demand != Demand::Any) {
        let outcomes = asked.otherwise(words, *demand)?;
        if !outcomes.is_empty() {
            rest.ratings |= words.suppose(&[Supposed { row: asked.row, outcomes: &outcomes }]).ratings;
        }
    }
    Some(rest)
}
