//! The engine's promises: each class of row, the criteria's boundaries, what is said of changes, and the properties
//! that make a set of ratings honest.
#![allow(clippy::unwrap_used)]

mod changes;
mod properties;
mod rows;

use super::classify::classify;
use super::judge::{Agreement, Case, Outcome, Suggestion, judge};
use super::possible::{Sums, possible};
use super::table::Table;
use super::{GroundKind, Verdict};
use crate::ledger::decimal::Ratio;
use crate::ledger::kpi::{Direction, Kpi};
use crate::ledger::printed::Printed;
use crate::ledger::year::FiscalYear;

fn kpi(name: &str, target: &str, actual: &str) -> Kpi<'static> {
    Kpi {
        name: name.to_owned().into(),
        target: Printed::Text(target.to_owned().into()),
        actual: Printed::Text(actual.to_owned().into()),
        ..Kpi::default()
    }
}

fn with_baseline(name: &str, target: &str, actual: &str, baseline: &str) -> Kpi<'static> {
    Kpi { baseline: Printed::Text(baseline.to_owned().into()), ..kpi(name, target, actual) }
}

fn rows(values: &[(&str, &str)]) -> Vec<Kpi<'static>> {
    values.iter().enumerate().map(|(index, (target, actual))| kpi(&format!("指標{index}"), target, actual)).collect()
}

fn suggest(kpis: &[Kpi<'_>]) -> Suggestion {
    judge(Table::embedded(), &Case { kpis, fiscal_year: Some(FiscalYear(2024)), ..Case::default() })
}

/// The candidates as levels from 1.
fn levels(kpis: &[Kpi<'_>]) -> Vec<usize> {
    suggest(kpis).candidates.iter().map(|index| index + 1).collect()
}

fn verdict(kpi: Kpi<'_>) -> (Verdict, String) {
    let suggestion = suggest(&[kpi]);
    (suggestion.rows[0].verdict, suggestion.rows[0].why.to_string())
}

#[test]
fn equality_is_met_and_a_hair_less_is_missed() {
    assert_eq!(levels(&rows(&[("61.0", "61"), ("3", "3")])), [1]);
    assert_eq!(levels(&rows(&[("61.0", "60.99999999"), ("3", "3")])), [2]);
    let mut down = rows(&[("10", "10")]);
    down[0].direction = Direction::Down;
    assert_eq!(levels(&down), [1]);
    down[0].actual = Printed::Number("10.001");
    assert_eq!(suggest(&down).rows[0].verdict, Verdict::Missed);
}

#[test]
fn what_is_in_doubt_is_so_from_either_side() {
    for (target, actual, word) in [
        ("0.8", "60%", "1を100%とする割合"),
        ("50%", "0.6", "1を100%とする割合"),
        ("80%", "1.2", "1を100%とする割合"),
        ("80%", "1", "1を100%とする割合"),
        ("2500", "2,000千円", "同じ単位か円か"),
        ("2,000千円", "1800", "同じ単位か円か"),
        ("累計50", "20", "累計か単年か"),
        ("100", "累計120", "累計か単年か"),
        ("100", "120(累計)", "累計か単年か"),
    ] {
        let (verdict, why) = verdict(kpi("指標", target, actual));
        assert_eq!(verdict, Verdict::Open, "{target} / {actual}: {why}");
        assert!(why.contains(word), "{target} / {actual}: {why}");
    }
    // A year's share of what falls short falls short.
    assert_eq!(verdict(kpi("指標", "100", "累計80")).0, Verdict::Missed);
    let said = Kpi { accumulation: Some("累計".into()), ..kpi("指標", "100", "累計120") };
    assert_eq!(verdict(said).0, Verdict::Achieved);
    let down = Kpi { direction: Direction::Down, ..kpi("指標", "100", "累計120") };
    assert_eq!(verdict(down).0, Verdict::Open);
}

#[test]
fn half_met_is_enough_and_less_than_half_is_not() {
    // Two of four met, mean (1 + 1 + 0.9 + 0.9) / 4 = 95 %.
    assert_eq!(levels(&rows(&[("10", "10"), ("10", "11"), ("10", "9"), ("100", "90")])), [2]);
    // One of three, mean 93.3 %: what was met is an advance.
    assert_eq!(levels(&rows(&[("10", "10"), ("10", "9"), ("100", "90")])), [3]);
}

#[test]
fn a_mean_of_exactly_70_percent_is_enough_and_a_hair_less_is_not() {
    assert_eq!(levels(&rows(&[("100", "100"), ("100", "40")])), [2]);
    let below = rows(&[("100", "100"), ("100", "39.99999999")]);
    assert_eq!(levels(&below), [3]);
    // The rounded figure would look like the threshold: it says that it isn't.
    let text = &suggest(&below).grounds[0].text;
    assert!(text.contains("70.0%弱"), "{text}");
    // 1/3 + 1/3 + 1/3 …: (1 + 1 + 1/10) / 3 = 70 % exactly, with no binary float able to hold it.
    assert_eq!(levels(&rows(&[("3", "3"), ("7", "7"), ("30", "3")])), [2]);
}

#[test]
fn overachieving_never_buys_back_what_was_missed() {
    // Uncapped the mean would be 500 %.
    assert_eq!(levels(&rows(&[("10", "100"), ("10", "0"), ("10", "0"), ("10", "0")])), [3]);
}

#[test]
fn the_state_before_tells_level_3_from_level_4() {
    let missed = |baseline: &str| [with_baseline("新規登録者数(人)", "100", "10", baseline)];
    assert_eq!(levels(&missed("5")), [3]);
    assert_eq!(levels(&missed("20")), [4]);
    assert_eq!(levels(&missed("")), [3, 4]);
    assert_eq!(levels(&missed("確認中")), [3, 4]);
    // Unchanged: whether the work moved forward is for people to say.
    assert_eq!(levels(&missed("10")), [3, 4]);
    let unchanged = suggest(&missed("10"));
    let ground = unchanged.grounds.iter().find(|g| g.kind == GroundKind::People).unwrap();
    assert!(ground.text.contains("人が判断する"), "{}", ground.text);
    // Some better, some worse: the criteria's sentences speak for both, so people judge.
    let two = [with_baseline("甲", "100", "10", "5"), with_baseline("乙", "100", "10", "11")];
    assert_eq!(levels(&two), [3, 4]);
    let five: Vec<Kpi<'_>> =
        (0..5).map(|n| with_baseline(&format!("指標{n}"), "100", "10", if n == 0 { "11" } else { "5" })).collect();
    assert_eq!(levels(&five), [3, 4], "one of five is worse");
    let ground = suggest(&five).grounds.into_iter().find(|g| g.kind == GroundKind::People).unwrap();
    assert!(ground.text.contains("開始前より悪い指標: 指標0(開始前11、実績10)"), "{}", ground.text);
    assert_eq!(levels(&five[..1]), [4]);
    // Two readings of the start: both below the actual, both above it, one of each.
    assert_eq!(levels(&missed("5(8)")), [3]);
    assert_eq!(levels(&missed("12(80)")), [4]);
    assert_eq!(levels(&missed("5(80)")), [3, 4]);
    // A reached target may be worse than the start; with an advance elsewhere people judge.
    let held = [
        with_baseline("人口(人)", "90", "91", "100"),
        with_baseline("乙", "100", "10", "5"),
        with_baseline("丙", "100", "10", "5"),
    ];
    assert_eq!(levels(&held), [3, 4]);
    assert_eq!(levels(&held[..1]), [1, 4], "all targets met, and worse than before");
}

#[test]
fn what_is_unknown_is_never_counted_as_zero() {
    for blank in ["", "確認中", "集計中", "?"] {
        let suggestion = suggest(&rows(&[("10", "10"), ("10", blank)]));
        assert_eq!(suggestion.outcome, Outcome::Range);
        assert_eq!(suggestion.candidates, [0, 1, 2], "{blank}");
        assert_eq!(suggest(&rows(&[("10", "10"), ("10", "0")])).candidates, [2]);
    }
}

#[test]
fn a_row_that_cannot_be_judged_keeps_the_range_open() {
    // Three met and a target of 0: not 「全て達成」, for nobody knows what the fourth would be once it is put right.
    let suggestion = suggest(&rows(&[("1", "1"), ("2", "2"), ("3", "3"), ("0円", "5円")]));
    assert_eq!(suggestion.candidates, [0, 1]);
    let ground = suggestion.grounds.iter().find(|g| g.kind == GroundKind::Unusable).unwrap();
    assert_eq!(ground.rows, [3]);
    // Alone it is no ground for any rating.
    assert_eq!(suggest(&rows(&[("0円", "5円")])).outcome, Outcome::Undecided);
}

#[test]
fn two_readings_that_agree_decide() {
    assert_eq!(levels(&rows(&[("10", "13(301)")])), [1]);
    assert_eq!(levels(&rows(&[("10", "10"), ("200", "13(301)")])), [1, 3]);
    assert_eq!(levels(&rows(&[("10", "10"), ("100", "約200")])), [1]);
}

#[test]
fn nothing_to_judge_is_undecided() {
    for case in [vec![], rows(&[("60", ""), ("30", "確認中")]), rows(&[("-", "5")]), vec![kpi("参考_甲", "1", "1")]]
    {
        let suggestion = suggest(&case);
        assert_eq!(suggestion.outcome, Outcome::Undecided);
        assert!(suggestion.candidates.is_empty());
        assert!(suggestion.grounds.iter().any(|g| g.kind == GroundKind::Undecided));
    }
    let kpis = rows(&[("1", "1")]);
    let plan = judge(Table::embedded(), &Case { kpis: &kpis, basis_plan: true, ..Case::default() });
    assert_eq!(plan.outcome, Outcome::Undecided);
    assert_eq!(judge(Table::embedded(), &Case { kpis: &kpis, ..Case::default() }).outcome, Outcome::Level);
}

#[test]
fn the_published_rating_is_compared_and_never_mapped() {
    let kpis = rows(&[("10", "10"), ("10", "9")]);
    let open = rows(&[("10", "10"), ("10", "確認中")]);
    let agreement = |kpis: &[Kpi<'_>], published: Option<&str>| {
        judge(Table::embedded(), &Case { kpis, published, ..Case::default() }).agreement
    };
    assert_eq!(agreement(&kpis, Some("地方創生に相当程度効果があった")), Agreement::Agrees);
    assert_eq!(agreement(&kpis, Some(" 地方創生に相当程度効果があった\n")), Agreement::Agrees);
    assert_eq!(agreement(&kpis, Some("地方創生に効果があった")), Agreement::Differs);
    assert_eq!(agreement(&open, Some("地方創生に効果があった")), Agreement::Within);
    assert_eq!(agreement(&kpis, Some("相当程度")), Agreement::OffList);
    assert_eq!(agreement(&kpis, Some("評価")), Agreement::OffList);
    assert_eq!(agreement(&kpis, Some(" ")), Agreement::None);
    assert_eq!(agreement(&kpis, None), Agreement::None);
    assert_eq!(agreement(&rows(&[("10", "")]), Some("地方創生に効果があった")), Agreement::None);
}

#[test]
fn twenty_open_rows_and_a_million_rows_end() {
    let twenty: Vec<Kpi<'_>> =
        (0..21).map(|n| kpi(&format!("指標{n}"), "97", if n == 0 { "97" } else { "" })).collect();
    assert_eq!(levels(&twenty), [1, 2, 3], "one is met");
    let none: Vec<Kpi<'_>> = (0..21).map(|n| kpi(&format!("指標{n}"), "97", if n == 0 { "1" } else { "" })).collect();
    assert_eq!(levels(&none), [2, 3, 4], "none may be met, and one isn't");
    let many: Vec<Kpi<'_>> =
        (0..2000).map(|n| kpi(&format!("指標{n}"), "97", if n % 4 > 0 { "97" } else { "" })).collect();
    let suggestion = suggest(&many);
    assert_eq!(suggestion.candidates, [0, 1], "three quarters are met whatever the others come to");
    assert!(!suggestion.exact);
}

#[test]
fn fractions_without_a_common_denominator_widen_and_say_so() {
    let primes =
        [999_999_937_i64, 999_999_929, 999_999_893, 999_999_883, 999_999_797, 999_999_761, 999_999_757, 999_999_751];
    let kpis: Vec<Kpi<'_>> = primes
        .iter()
        .map(|p| kpi(&format!("指標{p}"), &p.to_string(), &(p - 1).to_string()))
        .chain([kpi("甲", "1", "1")])
        .collect();
    let suggestion = suggest(&kpis);
    assert!(!suggestion.exact);
    assert_eq!(suggestion.candidates, [2], "one of nine met");
}

#[test]
fn one_number_printed_twice_is_one_and_conversion_adds_no_zeros() {
    assert_eq!(levels(&rows(&[("50", "50(50)")])), [1]);
    assert_eq!(levels(&rows(&[("50", "50～50")])), [1]);
    let changes = suggest(&[kpi("甲", "2,000千円", "1,800,000円")]).would_change;
    assert!(changes.iter().any(|s| s.starts_with("甲があと200千円増えて2,000千円になれば")), "{changes:#?}");
    // Open rows are no judged ones.
    let text = suggest(&rows(&[("1", "1"), ("2", "確認中")])).grounds[0].text.clone();
    assert!(text.starts_with("判定の対象は2指標で、うち1指標がまだ決まらず、達成は1～2指標"), "{text}");
}

#[test]
fn rates_without_a_common_fraction_are_summed_between_two_roundings() {
    let primes = [1_000_000_007_i64, 1_000_000_009, 998_244_353, 999_999_937, 1_000_000_021];
    let texts = primes.map(|prime| (prime.to_string(), (prime - 1).to_string()));
    let mut values: Vec<(&str, &str)> = texts.iter().map(|(target, actual)| (&**target, &**actual)).collect();
    let rate = |prime: i64| Ratio::new(i128::from(prime) - 1, i128::from(prime)).unwrap();
    let (least, most) = (rate(998_244_353), rate(1_000_000_021));
    for _ in 0..values.len() {
        values.rotate_left(1);
        let kpis = rows(&values);
        let rows: Vec<_> = classify(&kpis, None).collect();
        let mut sums = Sums::of(Table::embedded(), std::iter::empty::<&[_]>());
        rows.iter().for_each(|row| sums.add(&row.outcomes));
        let found = sums.possible();
        let (low, high) = found.mean.unwrap();
        assert!(!found.exact && least < low.rate && low.rate < high.rate && high.rate < most, "{found:?}");
        let width = high.rate.minus(low.rate).unwrap();
        assert!(width < Ratio::new(1, 1 << 58).unwrap(), "{width:?}");
    }
}
