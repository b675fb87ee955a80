//! Proof of a table before it is used: no case without a rule, no rule without a case.
//!
//! The facts are few and every condition compares one of them with a number, so the infinitely many cases fall into
//! finitely many kinds: each threshold itself, just below it and just above it. All of them are tried, leaving out what
//! can't be (more rows met than scored, a mean below the share that is met, a mean of 100 % with a row missed). What the
//! enumeration finds is certain; each finding names a case as an example, so that an official sees what is meant.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::ledger::decimal::Ratio;

use super::load::{Problem, Severity};
use super::table::{Fact, Place, Table, Value};
use super::world::{Tally, World};

/// How many gaps are listed: more of them have one cause.
const GAPS_SHOWN: usize = 5;

/// How many kinds of gaps are told apart at all.
const GAPS_KEPT: usize = 50;

/// Every gap, unreachable rule and hidden overlap of a table, and what it defines without using it. In the file's order.
pub fn prove(table: &Table) -> Vec<Problem> {
    let mut findings = Findings::new(table);
    let mut left = MOST_LOOKS;
    for world in Cases::of(table).each() {
        findings.look_at(world);
        left = left.saturating_sub(table.rules.len());
        if left == 0 {
            break;
        }
    }
    let mut problems = findings.problems();
    if left == 0 {
        // What has been found stands; that nothing else is wrong can't be said.
        let at = table.rules.first().map_or(Place::default(), |rule| rule.at);
        let message = "条件の境目が多すぎて、すべての場合を確かめきれません。規則を減らしてください。".to_owned();
        problems.insert(0, Problem { severity: Severity::Error, at, message });
    }
    problems
}

/// How many times a rule is held against a case: the embedded table takes a hundredth of it. A table for which this isn't
/// enough is refused, not waited for.
const MOST_LOOKS: usize = 10_000_000;

/// The numbers of rows worth trying, and the values around each threshold.
struct Cases<'t> {
    table: &'t Table,
    scored: BTreeSet<u32>,
    met: BTreeSet<u32>,
    missed: BTreeSet<u32>,
    /// How many rows to try in each of the ways to stand to the state before, and without a rate.
    rows: BTreeSet<u32>,
    /// Thresholds of 達成割合, ascending.
    shares: Vec<Ratio>,
}

/// More rows than any threshold of a sane table needs.
const MOST_ROWS: i128 = 1_000_000;

impl<'t> Cases<'t> {
    fn of(table: &'t Table) -> Self {
        let mut cases = Self {
            table,
            scored: (1..=6).collect(),
            met: BTreeSet::from([0, 1]),
            missed: BTreeSet::from([0, 1]),
            rows: BTreeSet::from([0, 1]),
            shares: Vec::new(),
        };
        let mut counts = BTreeSet::new();
        for condition in table.rules.iter().flat_map(|rule| &rule.when) {
            let fact = condition.fact;
            match condition.value {
                Value::Share(share) if fact == Fact::ShareMet => cases.shares.push(share),
                Value::Count(count) => {
                    let around = [count.saturating_sub(1), count, count.saturating_add(1)];
                    match fact {
                        Fact::Met => cases.met.extend(around),
                        Fact::Missed => cases.missed.extend(around),
                        Fact::Scored => {}
                        _ => cases.rows.extend(around),
                    }
                    counts.extend(around);
                }
                _ => {}
            }
        }
        cases.shares.sort();
        cases.shares.dedup();
        // As many rows as each count threshold, and as the sum of any two of them (met and missed, worse and improved).
        let counts: Vec<u32> = counts.into_iter().take(64).collect();
        for (index, &a) in counts.iter().enumerate() {
            cases.scored.insert(a.max(1));
            cases.scored.extend(counts.iter().skip(index).map(|&b| a.saturating_add(b).max(1)));
        }
        // As many rows as let a share stand at a threshold, and between any two neighbours.
        let mut previous = 1;
        for share in cases.shares.iter().chain([&Ratio::ONE]) {
            let denominator = share.denominator();
            for rows in [denominator, 2 * denominator, 3 * denominator, 2 * denominator * previous] {
                if let Ok(rows) = u32::try_from(rows.min(MOST_ROWS)) {
                    cases.scored.insert(rows.max(1));
                }
            }
            previous = denominator;
        }
        cases
    }

    fn met_of(&self, scored: u32) -> BTreeSet<u32> {
        let mut met: BTreeSet<u32> = self.met.iter().copied().collect();
        met.extend(self.missed.iter().filter_map(|missed| scored.checked_sub(*missed)));
        let mut previous = Ratio::ZERO;
        for share in self.shares.iter().chain([&Ratio::ONE]) {
            let at =
                |ratio: Ratio| u32::try_from(i128::from(scored) * ratio.numerator() / ratio.denominator()).unwrap_or(0);
            let (low, high) = (at(previous), at(*share));
            met.extend([high.saturating_sub(1), high, high + 1, low.midpoint(high)]);
            previous = *share;
        }
        met.retain(|met| *met <= scored);
        met
    }

    /// Every case, one answer of people at a time.
    fn each(&self) -> impl Iterator<Item = World> {
        let met = |&scored: &u32| self.met_of(scored).into_iter().map(move |met| (scored, met));
        let rows = self.scored.iter().flat_map(met).flat_map(|(scored, met)| self.tallies(scored, met));
        let means = |tally: Tally| means(self.table, &tally).map(move |mean| (tally, mean));
        let answers = |(tally, mean)| {
            let every = self.table.answers();
            let each = (0..64).map(|way| 1 << way).take_while(move |way| every & way != 0);
            each.map(move |answers| World { tally, mean, answers })
        };
        rows.flat_map(means).flat_map(answers)
    }

    /// Every tally of so many rows that the table tells apart. It is made of rows (each of them worse than before, the same
    /// or better, with a rate or without), so that only what rows can be is tried.
    fn tallies(&self, scored: u32, met: u32) -> BTreeSet<Tally> {
        let caps = self.table.caps;
        let unmet = scored - met;
        // What no rule asks about isn't varied.
        let asks_met = caps.improved.max(caps.declined).max(caps.advanced) > 0;
        let asks_missed = asks_met || caps.worse > 0;
        let worse = self.shares_of(met, asks_met).map(move |worse_met| Tally {
            scored,
            met,
            declined: worse_met,
            advanced: met - worse_met,
            ..Tally::NOTHING
        });
        let improved = |tally: Tally| {
            let rest = tally.met - tally.declined;
            self.shares_of(rest, asks_met).map(move |improved| Tally { improved, ..tally })
        };
        let worse_missed = |tally: Tally| {
            self.shares_of(unmet, asks_missed)
                .map(move |worse| (unmet - worse, Tally { worse, declined: tally.declined + worse, ..tally }))
        };
        let improved_missed = |(rest, tally): (u32, Tally)| {
            self.shares_of(rest, asks_missed).map(move |improved| Tally {
                improved: tally.improved + improved,
                advanced: tally.advanced + improved,
                ..tally
            })
        };
        let unrated =
            |tally: Tally| self.shares_of(unmet, caps.unrated > 0).map(move |unrated| Tally { unrated, ..tally });
        let all = worse.flat_map(improved).flat_map(worse_missed).flat_map(improved_missed).flat_map(unrated);
        all.map(|tally| tally.least(caps)).collect()
    }

    /// How many of so many rows to try in one way; only none of them where nobody asks.
    fn shares_of(&self, rows: u32, asked: bool) -> impl Iterator<Item = u32> + use<> {
        let mut all: BTreeSet<u32> = self.rows.iter().copied().filter(|count| *count <= rows).collect();
        all.insert(rows);
        all.into_iter().filter(move |count| asked || *count == 0)
    }
}

/// The places that the capped mean may have among the thresholds: 100 % when all rows are met, else from the share met
/// (all others 0 %) to just below 100 %.
fn means(table: &Table, tally: &Tally) -> std::ops::RangeInclusive<u32> {
    let Tally { met, scored, .. } = *tally;
    let rank = |ratio: Ratio| {
        let below = table.mean_cuts.partition_point(|cut| *cut < ratio);
        let rank = 2 * below + usize::from(table.mean_cuts.get(below) == Some(&ratio));
        u32::try_from(rank).unwrap_or(u32::MAX)
    };
    let full = rank(Ratio::ONE);
    if met == scored {
        return full..=full;
    }
    let share = Ratio::new(i128::from(met), i128::from(scored)).unwrap_or(Ratio::ZERO);
    // Below 100 %: its own place when 100 % is a threshold is out of reach.
    let most = if full % 2 == 1 { full - 1 } else { full };
    rank(share)..=most
}

struct Findings<'t> {
    table: &'t Table,
    /// Per rule: whether it ever decides, whether its conditions ever hold.
    decides: Vec<bool>,
    holds: Vec<bool>,
    /// Per rule: the earlier rules that take its cases.
    taken_by: Vec<BTreeSet<usize>>,
    /// Pairs (earlier, later) of different ratings that both hold, with a case.
    overlaps: Vec<(usize, usize, World)>,
    /// Cases without a rule, one for each set of conditions that hold there.
    gaps: Vec<(Vec<bool>, World)>,
}

impl<'t> Findings<'t> {
    fn new(table: &'t Table) -> Self {
        let rules = table.rules.len();
        Self {
            table,
            decides: vec![false; rules],
            holds: vec![false; rules],
            taken_by: vec![BTreeSet::new(); rules],
            overlaps: Vec::new(),
            gaps: Vec::new(),
        }
    }

    fn look_at(&mut self, world: World) {
        let table = self.table;
        let mut first: Option<usize> = None;
        for (index, rule) in table.rules.iter().enumerate() {
            if rule.takes(&world) == 0 {
                continue;
            }
            if let Some(holds) = self.holds.get_mut(index) {
                *holds = true;
            }
            match first {
                None => {
                    first = Some(index);
                    if let Some(decides) = self.decides.get_mut(index) {
                        *decides = true;
                    }
                }
                Some(earlier) => {
                    if let Some(taken) = self.taken_by.get_mut(index) {
                        taken.insert(earlier);
                    }
                    let other = table.rules.get(earlier).is_some_and(|earlier| earlier.rating != rule.rating);
                    let known = self.overlaps.iter().any(|(a, b, _)| (*a, *b) == (earlier, index));
                    if other && !rule.otherwise && !known {
                        self.overlaps.push((earlier, index, world));
                    }
                }
            }
        }
        if first.is_none() && self.gaps.len() < GAPS_KEPT {
            let conditions = table.rules.iter().flat_map(|rule| &rule.when);
            let held: Vec<bool> = conditions.map(|condition| condition.takes(&world) != 0).collect();
            if self.gaps.iter().all(|(known, _)| *known != held) {
                self.gaps.push((held, world));
            }
        }
    }

    fn problems(self) -> Vec<Problem> {
        let table = self.table;
        let mut problems = Vec::new();
        let mut say = |severity, at: Place, message: String| problems.push(Problem { severity, at, message });
        let name = |index: usize| {
            table.rules.get(index).map_or_else(String::new, |rule| format!("規則{}「{}」", index + 1, rule.name))
        };
        for (index, rule) in table.rules.iter().enumerate() {
            if self.decides.get(index) == Some(&true) {
                continue;
            }
            let message = if self.holds.get(index) == Some(&true) {
                let earlier: Vec<String> =
                    self.taken_by.get(index).into_iter().flatten().map(|&earlier| name(earlier)).collect();
                format!(
                    "{}は使われることがありません。当てはまる場合をすべて、先にある{}が取ります。順番か条件を見直してください。",
                    name(index),
                    earlier.join("と")
                )
            } else {
                format!(
                    "{}は使われることがありません。条件が同時に成り立つことがないためです。条件を見直してください。",
                    name(index)
                )
            };
            say(Severity::Error, rule.at, message);
        }
        let last = table.rules.last().map_or(Place::default(), |rule| rule.at);
        for (_, world) in self.gaps.iter().take(GAPS_SHOWN) {
            let message = format!(
                "どの規則にも当てはまらない場合があります。例: {}。この場合の規則を足してください。",
                case(table, world)
            );
            say(Severity::Error, last, message);
        }
        if self.gaps.len() > GAPS_SHOWN {
            let rest = self.gaps.len() - GAPS_SHOWN;
            say(Severity::Error, last, format!("どの規則にも当てはまらない場合が、ほかに{rest}種類あります。"));
        }
        for (earlier, later, world) in &self.overlaps {
            // A rule that never decides has been named already.
            if let Some(rule) = table.rules.get(*later).filter(|_| self.decides.get(*later) == Some(&true)) {
                let message = format!(
                    "{}は{}と重なり、先にある{}が優先されます。例: {}。わざとなら「\"otherwise\": true」を書いてください。",
                    name(*later),
                    name(*earlier),
                    name(*earlier),
                    case(table, world)
                );
                say(Severity::Notice, rule.at, message);
            }
        }
        for (index, rating) in table.ratings.iter().enumerate() {
            if table.rules.iter().all(|rule| rule.rating != index) {
                say(Severity::Notice, rating.at, format!("評価「{}」になる規則がありません。", rating.name));
            }
        }
        for (index, setting) in table.settings.iter().enumerate() {
            if table.rules.iter().flat_map(|rule| &rule.when).all(|condition| condition.setting != Some(index)) {
                say(Severity::Notice, setting.at, format!("設定「{}」はどの規則でも使われていません。", setting.name));
            }
        }
        problems.sort_by_key(|problem| (problem.at, problem.severity));
        problems
    }
}

/// A case in words, naming only what the table asks about.
fn case(table: &Table, world: &World) -> String {
    let mut text = String::new();
    let asked: BTreeSet<usize> =
        table.rules.iter().flat_map(|rule| &rule.when).map(|condition| condition.item).collect();
    let tally = &world.tally;
    for (index, item) in asked.into_iter().filter_map(|index| Some((index, table.items.get(index)?))) {
        if !text.is_empty() {
            text.push('、');
        }
        let _ = write!(text, "{} ", item.name);
        let _ = match item.fact {
            Fact::Scored => write!(text, "{}", tally.scored),
            Fact::Met => write!(text, "{}", tally.met),
            Fact::Missed => write!(text, "{}", tally.scored - tally.met),
            Fact::Worse => write!(text, "{}", tally.worse),
            Fact::Improved => write!(text, "{}", tally.improved),
            Fact::Declined => write!(text, "{}", tally.declined),
            Fact::Advanced => write!(text, "{}", tally.advanced),
            Fact::Unrated => write!(text, "{}", tally.unrated),
            Fact::Progress | Fact::Judgement => write!(text, "{}", Value::YesNo(table.answers_yes(index, world))),
            Fact::ShareMet => write!(text, "{}指標中{}指標", tally.scored, tally.met),
            Fact::CappedMean => write!(text, "{}", mean_text(table, world.mean)),
        };
    }
    text
}

/// Where a mean stands: 「70%ちょうど」「50%超70%未満」.
fn mean_text(table: &Table, rank: u32) -> String {
    let cut = |index: usize| table.mean_cuts.get(index).map(|cut| Value::Share(*cut));
    let index = (rank / 2) as usize;
    if rank % 2 == 1 {
        return cut(index).map_or_else(String::new, |cut| format!("{cut}ちょうど"));
    }
    let below = cut(index).map_or_else(String::new, |cut| format!("{cut}未満"));
    let above = index.checked_sub(1).and_then(cut).map_or_else(String::new, |cut| format!("{cut}超"));
    above + &below
}
