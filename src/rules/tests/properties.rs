//! Properties that hold of any rows, against an oracle that tries every combination by hand.

use proptest::prelude::*;

use super::super::judge::{Glance, glance};
use super::super::world::answers_with;
use super::*;
use crate::ledger::decimal::Decimal;

/// A row as the generator makes it: all numbers small, so that the oracle may try everything.
#[derive(Clone, Debug)]
struct Plain {
    target: i64,
    down: bool,
    baseline: Option<i64>,
    actual: Actual,
}

#[derive(Clone, Debug, PartialEq)]
enum Actual {
    Known(i64),
    Either(i64, i64),
    Unknown,
}

impl Plain {
    fn kpi(&self, index: usize) -> Kpi<'static> {
        let actual = match self.actual {
            Actual::Known(value) => Printed::Text(value.to_string().into()),
            Actual::Either(a, b) => Printed::Text(format!("{a}({b})").into()),
            Actual::Unknown => Printed::Absent,
        };
        Kpi {
            name: format!("指標{index}").into(),
            target: Printed::Text(self.target.to_string().into()),
            actual,
            baseline: self.baseline.map_or(Printed::Absent, |value| Printed::Text(value.to_string().into())),
            direction: if self.down { Direction::Down } else { Direction::Up },
            ..Kpi::default()
        }
    }
}

fn plain() -> impl Strategy<Value = Plain> {
    let actual = prop_oneof![
        4 => (-5_i64..140).prop_map(Actual::Known),
        1 => (0_i64..140, 0_i64..140).prop_map(|(a, b)| Actual::Either(a, b)),
        2 => Just(Actual::Unknown),
    ];
    (prop::sample::select(vec![1_i64, 3, 7, 10, 60, 100, -20]), any::<bool>(), prop::option::of(-5_i64..120), actual)
        .prop_map(|(target, down, baseline, actual)| Plain { target, down, baseline, actual })
}

fn seen(plains: &[Plain]) -> Glance {
    let kpis: Vec<Kpi<'_>> = plains.iter().enumerate().map(|(index, plain)| plain.kpi(index)).collect();
    glance(Table::embedded(), &Case { kpis: &kpis, ..Case::default() })
}

fn candidates(plains: &[Plain]) -> (Outcome, Vec<usize>) {
    let seen = seen(plains);
    (seen.outcome, seen.candidates)
}

/// One row of a certain world: what the criteria ask of it.
#[derive(Clone, Copy)]
struct Certain {
    met: bool,
    /// Any, where there is none.
    rate: Ratio,
    rated: bool,
    worse: bool,
    better: bool,
}

/// The criteria and what counts as evidence, written out by hand over one certain world: an oracle that shares no code
/// with the engine.
fn by_hand(world: &[Certain]) -> Vec<usize> {
    let n = i128::try_from(world.len()).unwrap();
    let met = i128::try_from(world.iter().filter(|row| row.met).count()).unwrap();
    let sum = world.iter().fold(Ratio::ZERO, |sum, row| sum.plus(row.rate).unwrap());
    let nearly = sum >= Ratio::new(7 * n, 10).unwrap();
    let advanced = world.iter().any(|row| (row.met && !row.worse) || row.better);
    let mut found = if met == n {
        vec![0]
    } else if 2 * met >= n && nearly {
        vec![1]
    } else if met == 0 && nearly && world.iter().all(|row| row.rated) {
        vec![1, 2]
    } else if advanced {
        vec![2]
    } else {
        vec![2, 3]
    };
    if world.iter().any(|row| row.worse) {
        found.push(3);
        found.retain(|rating| *rating != 2 || advanced);
    }
    found
}

/// Every certain value that an unknown actual need be tried at: around target and start, nothing, and far beyond.
fn samples(plain: &Plain) -> Vec<Decimal> {
    let tiny = Decimal::new(1, 6).unwrap();
    match plain.actual {
        Actual::Known(value) => vec![Decimal::from(value)],
        Actual::Either(a, b) => vec![Decimal::from(a), Decimal::from(b)],
        Actual::Unknown => {
            let mut values = vec![Decimal::from(-1_000_000_000), Decimal::ZERO, Decimal::from(1_000_000_000)];
            for mark in std::iter::once(plain.target).chain(plain.baseline) {
                let mark = Decimal::from(mark);
                values.extend([mark.minus(tiny).unwrap(), mark, mark.plus(tiny).unwrap()]);
            }
            values
        }
    }
}

/// The outcomes of one value, by hand; a missed row without a rate may have any, so its ends are tried.
fn outcomes_by_hand(plain: &Plain, value: Decimal) -> Vec<Certain> {
    let (target, start) = (Decimal::from(plain.target), plain.baseline.map(Decimal::from));
    let better = |a: Decimal, b: Decimal| if plain.down { a < b } else { a > b };
    let met = value == target || better(value, target);
    let nearly = Ratio::new(999_999, 1_000_000).unwrap();
    let rates = if met {
        vec![Ratio::ONE]
    } else if plain.target <= 0 {
        vec![Ratio::ZERO, nearly]
    } else if plain.down {
        vec![target.over(value).unwrap()]
    } else {
        vec![value.over(target).unwrap().max(Ratio::ZERO)]
    };
    let worse = start.is_some_and(|start| better(start, value));
    let better = start.is_some_and(|start| better(value, start));
    rates.into_iter().map(|rate| Certain { met, rate, rated: met || plain.target > 0, worse, better }).collect()
}

fn brute_force(plains: &[Plain]) -> Vec<usize> {
    let choices: Vec<Vec<Certain>> = plains
        .iter()
        .map(|plain| samples(plain).into_iter().flat_map(|value| outcomes_by_hand(plain, value)).collect())
        .collect();
    let mut found = std::collections::BTreeSet::new();
    let mut at = vec![0; choices.len()];
    loop {
        let world: Vec<_> = at.iter().zip(&choices).map(|(&i, choices)| choices[i]).collect();
        found.extend(by_hand(&world));
        let Some(place) = (0..at.len()).find(|&place| at[place] + 1 < choices[place].len()) else { break };
        at[place] += 1;
        at[..place].fill(0);
    }
    found.into_iter().collect()
}

/// A row of every kind that a ledger may print: two readings, ranges, 千円 without a unit, targets that can't be judged.
#[derive(Clone, Debug)]
struct PrintedRow {
    target: &'static str,
    actual: String,
    down: bool,
    baseline: Option<i64>,
}

impl PrintedRow {
    fn kpi(&self, index: usize) -> Kpi<'static> {
        Kpi {
            baseline: self.baseline.map_or(Printed::Absent, |value| Printed::Text(value.to_string().into())),
            direction: if self.down { Direction::Down } else { Direction::Up },
            ..kpi(&format!("指標{index}"), self.target, &self.actual)
        }
    }
}

fn printed_row() -> impl Strategy<Value = PrintedRow> {
    let number = 0_i64..140;
    let actual = prop_oneof![
        4 => number.clone().prop_map(|a| a.to_string()),
        2 => (number.clone(), number.clone()).prop_map(|(a, b)| format!("{a}({b})")),
        1 => (number.clone(), number.clone()).prop_map(|(a, b)| format!("{}～{}", a.min(b), a.max(b))),
        1 => number.prop_map(|a| format!("約{a}")),
        1 => (1_000_i64..3_000_000).prop_map(|a| a.to_string()),
        2 => Just(String::new()),
    ];
    let target = prop::sample::select(vec!["3", "10", "60", "100", "-20", "2,000千円", "0円", "10(60)"]);
    (target, actual, any::<bool>(), prop::option::of(-5_i64..120))
        .prop_map(|(target, actual, down, baseline)| PrintedRow { target, actual, down, baseline })
}

/// The first number of a text, with the unit behind it where it is 千円.
fn first_number(text: &str) -> String {
    let value: String = text.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | ',')).collect();
    let unit = ["千円", "円"].into_iter().find(|unit| text[value.len()..].starts_with(unit)).unwrap_or("");
    format!("{value}{unit}")
}

/// The same of 「Aの開始前の値が43より良かった」, with a state before that is far better, or far worse.
fn is_true_of_the_start(kpis: &[Kpi<'static>], who: &str, then: &str) -> bool {
    let (names, stands) = who.split_once("の開始前の値が").unwrap();
    let names: Vec<&str> = names.trim_end_matches("のどれか").split('、').collect();
    let with = |names: &[&str]| -> Vec<String> {
        let mut changed = kpis.to_vec();
        for kpi in changed.iter_mut().filter(|kpi| names.contains(&kpi.name.as_ref())) {
            let more = stands.ends_with("良かった") == (kpi.direction == Direction::Up);
            kpi.baseline = Printed::Text(if more { "99,999,999" } else { "▲99,999,999" }.into());
        }
        suggest(&changed).candidates.iter().map(|&r| format!("「{}」", Table::embedded().ratings[r].name)).collect()
    };
    let (lost, then) = then.split_once("は外れ、").unwrap_or(("", then));
    let holds = |reached: &[String]| {
        if reached.iter().any(|rating| lost.contains(rating.as_str())) {
            return false;
        }
        let named = |rating: &String| then.contains(rating.as_str());
        if then.ends_with("に決まる。") {
            reached.len() == 1 && reached.iter().all(named)
        } else if then.ends_with("も候補になる。") {
            reached.iter().any(named)
        } else {
            !reached.iter().any(named)
        }
    };
    if stands.starts_with("どれも") { holds(&with(&names)) } else { names.iter().all(|name| holds(&with(&[name]))) }
}

/// The same of 「悪化を決め手とみなすなら「B」に決まる。決め手とみなさないなら「A」か「B」のどちらかになる。」
fn is_true_of_an_answer(kpis: &[Kpi<'static>], sentence: &str, question: usize) -> bool {
    let table = Table::embedded();
    let rows: Vec<_> = classify(kpis, Some(FiscalYear(2024))).collect();
    let sums = Sums::of(table, rows.iter().map(|row| &row.outcomes));
    let sides: Vec<&str> = sentence.split_inclusive('。').collect();
    let [of_yes, of_no] = sides[..] else { return false };
    [(true, of_yes), (false, of_no)].into_iter().all(|(answer, said)| {
        let left: Vec<usize> = sums.possible_if(answers_with(question, answer)).list().collect();
        let verb = ["に決まる。", "のどちらかになる。", "のどれかになる。"][left.len().min(3) - 1];
        let (_, said) = said.split_once("なら").unwrap();
        let names: Vec<String> = left.iter().map(|&rating| format!("「{}」", table.ratings[rating].name)).collect();
        said == format!("{}{verb}", names.join("か"))
    })
}

/// Puts a sentence to the engine again, with the values that it speaks of written into the rows.
pub(super) fn is_true(kpis: &[Kpi<'static>], sentence: &str) -> bool {
    let table = Table::embedded();
    let with = |values: &[(&str, String)]| -> Vec<String> {
        let mut changed = kpis.to_vec();
        for (name, value) in values {
            changed.iter_mut().find(|kpi| kpi.name == **name).unwrap().actual = Printed::Text(value.clone().into());
        }
        let case = Case { kpis: &changed, fiscal_year: Some(FiscalYear(2024)), ..Case::default() };
        let reached = judge(table, &case).candidates;
        reached.into_iter().map(|rating| format!("「{}」", table.ratings[rating].name)).collect()
    };
    let sentence = sentence.strip_prefix("または、").unwrap_or(sentence);
    for known in ["と分かれば", "と分かり、ほかの指標が変わらなければ"] {
        if let Some((who, then)) = sentence.split_once(known) {
            return is_true_of_the_start(kpis, who, then);
        }
    }
    if let Some(question) = table
        .questions
        .iter()
        .position(|&item| sentence.starts_with(&format!("{}なら", table.items[item].yes.as_deref().unwrap())))
    {
        return is_true_of_an_answer(kpis, sentence, question);
    }
    let after = ["届けば「", "なれば「"].into_iter().find_map(|word| sentence.split_once(word));
    if sentence.starts_with("目標に届いていない") {
        // Every row that is short of its target at it: what is said then, or that something isn't reached.
        let mut changed = kpis.to_vec();
        for (kpi, row) in changed.iter_mut().zip(suggest(kpis).rows) {
            if !matches!(row.verdict, Verdict::Achieved | Verdict::Excluded | Verdict::Unusable) {
                kpi.actual = kpi.target.clone();
            }
        }
        let reached = suggest(&changed).candidates;
        let named = |rating: usize| sentence.contains(&format!("「{}」", table.ratings[rating].name));
        return !sentence.contains("にはならない") || !reached.into_iter().any(named);
    }
    if let Some((steps, ratings)) = after {
        let mut values = Vec::new();
        for step in steps.split('、') {
            let Some((name, rest)) = step.split_once('が') else { continue };
            let value = if rest.starts_with("あと") { rest.split_once(['で', 'て']).unwrap().1 } else { rest };
            values.push((name, first_number(value)));
        }
        let reached = with(&values);
        let ratings = format!("「{ratings}");
        return if ratings.contains("も候補になる") {
            reached.iter().any(|rating| ratings.contains(rating))
        } else {
            reached.iter().all(|rating| ratings.contains(rating))
        };
    }
    let Some((conditions, said)) = sentence.split_once("なら「") else {
        // What is only said to be possible.
        return ["場合がある", "候補を絞れる"].iter().any(|word| sentence.contains(word));
    };
    let (goal, rest) = said.split_once("そうでなければ").unwrap_or((said, ""));
    let goal = format!("「{goal}");
    let better = goal.contains("より良い評価");
    let place = |rating: &str| table.ratings.iter().position(|r| format!("「{}」", r.name) == *rating).unwrap();
    let best = place(&goal[..goal.find('」').unwrap() + '」'.len_utf8()]);
    let holds = |reached: Vec<String>| reached.iter().all(|r| goal.contains(r) || (better && place(r) < best));
    let fails = |reached: Vec<String>| rest.is_empty() || reached.iter().all(|r| rest.contains(r));
    // Of each condition values that meet it and values that don't.
    let mut meeting: Vec<(&str, Vec<String>)> = Vec::new();
    let mut failing: Vec<(&str, String)> = Vec::new();
    for condition in conditions.split("、かつ") {
        if let Some((name, reading)) = condition.split_once('を') {
            let reading = reading.trim_end_matches("と読む").to_owned();
            let row = kpis.iter().find(|kpi| kpi.name == name).unwrap();
            let printed = row.actual.text().to_owned();
            let unit = match row.target.text() {
                target if target.contains("千円") => ["千円", "円"],
                target if target.contains('円') => ["円", "円"],
                _ => ["", ""],
            };
            let numbers = printed.trim_end_matches(')').split('(').flat_map(|n| unit.map(|unit| format!("{n}{unit}")));
            let plain = |text: &str| text.replace(',', "");
            failing.extend(numbers.filter(|n| plain(n) != plain(&reading)).map(|n| (name, n)));
            meeting.push((name, vec![reading]));
        } else {
            let (name, value) = condition.split_once('が').unwrap();
            let (up, value) = (value.contains("以上"), first_number(value));
            let unit = if value.contains("千円") { "千円" } else { "" };
            let number: Decimal = Decimal::parse(&value.replace([',', '千', '円'], "")).unwrap();
            let by = |step: i64| {
                let step = Decimal::from(if up { step } else { -step });
                format!("{}{unit}", number.plus(step).unwrap())
            };
            // A row whose range is printed can't be better than its end.
            let open = kpis.iter().any(|kpi| kpi.name == name && kpi.actual.text().is_empty());
            meeting.push((name, if open { vec![by(0), by(1), by(40), by(5_000)] } else { vec![by(0)] }));
            let row = kpis.iter().find(|kpi| kpi.name == name).unwrap();
            let ends: Vec<i64> = row.actual.text().split('～').filter_map(|end| end.parse().ok()).collect();
            let can_be = |value: &String| {
                let value: i64 = value.replace([',', '千', '円'], "").parse().unwrap_or(0);
                ends.is_empty() || (ends[0]..=ends[1]).contains(&value)
            };
            failing.extend([1, 2, 50].map(|step| by(-step)).into_iter().filter(can_be).map(|value| (name, value)));
        }
    }
    let mut at = vec![0; meeting.len()];
    loop {
        let values: Vec<(&str, String)> =
            at.iter().zip(&meeting).map(|(&i, (name, values))| (*name, values[i].clone())).collect();
        if !holds(with(&values)) {
            return false;
        }
        let Some(place) = (0..at.len()).find(|&place| at[place] + 1 < meeting[place].1.len()) else { break };
        at[place] += 1;
        at[..place].fill(0);
    }
    failing.into_iter().all(|value| fails(with(&[value])))
}

proptest! {
    #![proptest_config(crate::long::cases(60, 600))]

    #[test]
    fn the_set_is_what_trying_every_combination_gives(plains in prop::collection::vec(plain(), 1..5)) {
        prop_assume!(plains.iter().filter(|plain| plain.actual == Actual::Unknown).count() <= 2);
        let (outcome, found) = candidates(&plains);
        prop_assume!(outcome != Outcome::Undecided);
        prop_assert_eq!(found, brute_force(&plains));
    }

    #[test]
    fn a_better_actual_never_worsens_the_set(plains in prop::collection::vec(plain(), 1..6), row in any::<prop::sample::Index>(), gain in 0_i64..150) {
        let row = row.index(plains.len());
        let mut better = plains.clone();
        let step = if plains[row].down { -gain } else { gain };
        better[row].actual = match &plains[row].actual {
            Actual::Known(value) => Actual::Known(value + step),
            Actual::Either(a, b) if step >= -a.min(b) => Actual::Either(a + step, b + step),
            other => other.clone(),
        };
        let ((before, old), (after, new)) = (candidates(&plains), candidates(&better));
        prop_assume!(before != Outcome::Undecided && after != Outcome::Undecided);
        // 「一部」 may be all of them (level 2 with nothing met) is asked no more when one is met, be it fewer than half.
        let none_met = seen(&plains).counts.achieved == 0;
        prop_assert!(new.first() <= old.first() || (none_met && old.first() == Some(&1)), "{:?} → {:?}", old, new);
        prop_assert!(new.last() <= old.last(), "{:?} → {:?}", old, new);
    }

    #[test]
    fn filling_in_what_is_open_only_narrows_the_set(plains in prop::collection::vec(plain(), 1..6), row in any::<prop::sample::Index>(), value in -5_i64..140, start in -5_i64..140) {
        let row = row.index(plains.len());
        let (before, old) = candidates(&plains);
        prop_assume!(before != Outcome::Undecided);
        let mut filled = plains.clone();
        filled[row].actual = match &plains[row].actual {
            Actual::Unknown => Actual::Known(value),
            Actual::Either(a, _) => Actual::Known(*a),
            known => known.clone(),
        };
        let (_, new) = candidates(&filled);
        prop_assert!(!new.is_empty());
        prop_assert!(new.iter().all(|rating| old.contains(rating)), "{:?} → {:?}", old, new);
        // A state before that becomes known may bring in the worst, or an advance beside it; nothing else.
        let mut known = filled.clone();
        known[row].baseline = known[row].baseline.or(Some(start));
        let (_, newer) = candidates(&known);
        let brought = |rating: usize| rating == 3 || (rating == 2 && new.contains(&3));
        prop_assert!(!newer.is_empty());
        prop_assert!(newer.iter().all(|rating| new.contains(rating) || brought(*rating)), "{:?} → {:?}", new, newer);
    }

    #[test]
    fn a_row_that_is_added_last_counts_as_it_does_among_the_others(rows in prop::collection::vec(printed_row(), 1..6), last in any::<prop::sample::Index>()) {
        let kpis: Vec<Kpi<'_>> = rows.iter().enumerate().map(|(index, row)| row.kpi(index)).collect();
        let rows: Vec<_> = classify(&kpis, None).collect();
        let outcomes: Vec<_> = rows.iter().map(|row| row.outcomes.as_slice()).collect();
        let last = last.index(outcomes.len());
        let (before, after) = (outcomes[..last].iter(), outcomes[last + 1..].iter());
        let others = Sums::of(Table::embedded(), before.chain(after).copied());
        let (mut added, among) = (others.possible_with(outcomes[last]), possible(Table::embedded(), outcomes.iter().copied()));
        if !added.exact || !among.exact {
            // Rates without a common denominator are rounded outwards, and in which order decides the last unit of 2^-64.
            for (one, other) in added.mean.iter().zip(&among.mean) {
                for (one, other) in [(one.0, other.0), (one.1, other.1)] {
                    let apart = one.rate.minus(other.rate).map(|apart| apart.percent().tenths());
                    prop_assert!(one.open == other.open && apart.is_none_or(|apart| apart == 0), "{:?} {:?}", one, other);
                }
            }
            prop_assert_eq!(added.mean.is_some(), among.mean.is_some());
            (added.mean, added.exact) = (among.mean, among.exact);
        }
        prop_assert_eq!(added, among);
    }

    #[test]
    fn what_is_said_of_a_change_is_true(rows in prop::collection::vec(printed_row(), 1..5)) {
        let kpis: Vec<Kpi<'_>> = rows.iter().enumerate().map(|(index, row)| row.kpi(index)).collect();
        let suggestion = suggest(&kpis);
        // Every suggestion is also explained without a fault, each sentence whole.
        for sentence in suggestion.grounds.iter().map(|g| &g.text).chain(&suggestion.would_change) {
            prop_assert!(sentence.ends_with('。') && !sentence.contains("「」"), "{}", sentence);
        }
        for sentence in &suggestion.would_change {
            prop_assert!(is_true(&kpis, sentence), "{} of {:?}", sentence, rows);
        }
    }

    #[test]
    fn any_printed_texts_are_judged_without_a_fault(texts in prop::collection::vec(("[0-9,.▲\\-千円%人()～約確認中]{0,8}", "[0-9,.▲\\-千円%人()～約確認中]{0,8}", "[0-9.]{0,4}"), 0..6)) {
        let kpis: Vec<Kpi<'_>> = texts.iter().enumerate().map(|(index, (target, actual, start))| with_baseline(&format!("指標{index}"), target, actual, start)).collect();
        let suggestion = suggest(&kpis);
        prop_assert_eq!(suggestion.rows.len(), kpis.len());
        prop_assert_eq!(suggestion.candidates.is_empty(), suggestion.outcome == Outcome::Undecided);
    }
}
