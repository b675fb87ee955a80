//! The engine's promises: each class of row, the criteria's boundaries, and the properties that make a set of ratings
//! honest.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::classify::classify;
use super::judge::{Agreement, Case, Glance, Outcome, Suggestion, glance, judge};
use super::possible::{Sums, possible};
use super::table::Table;
use super::world::answers_with;
use super::{GroundKind, Verdict};
use crate::ledger::decimal::{Decimal, Ratio};
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
fn a_rank_without_its_unit_is_judged_neither_way() {
    let (verdict_, why) = verdict(Kpi { is_direction_assumed: true, ..kpi("全国順位", "3", "5") });
    assert_eq!(verdict_, Verdict::Unusable);
    assert!(why.contains("順位"), "{why}");
    let said = Kpi { direction: Direction::Down, ..kpi("全国順位", "3", "5") };
    assert_eq!(verdict(said).0, Verdict::Missed);
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
fn each_class_of_row() {
    use Verdict::{Achieved, Excluded, Missed, Open, Unusable};
    for (target, actual, expected, why) in [
        ("60", "43", Missed, "届かない"),
        ("2,000千円", "1,800,000円", Missed, "届かない"),
        ("2,000千円", "2,000,000円", Achieved, "達した"),
        ("81,555", "８１，５５５", Achieved, "達した"),
        ("▲50", "▲40", Achieved, "達した"),
        ("▲50", "▲60", Missed, "達成率は出さない"),
        ("-", "1,318,334", Excluded, "参考"),
        ("60", "確認中", Open, "「確認中」"),
        ("60", "", Open, "実績値が空欄"),
        ("60", "-", Open, "「-」"),
        ("60", "増加", Open, "数として読めない"),
        ("", "60", Open, "目標値が空欄"),
        ("未定", "60", Open, "目標値「未定」"),
        ("120", "13(301)", Open, "読みが2つ"),
        ("60", "約60", Open, "ちょうどの数ではない"),
        ("60", "50～70", Open, "幅"),
        ("2,000千円", "1,800", Open, "単位がなく"),
        ("0円", "500円", Unusable, "0"),
        ("10%", "30時間", Unusable, "単位が比べられない"),
        ("200・4,000", "300", Unusable, "1つの数ではない"),
        ("200", "200・4,000", Unusable, "1つの数ではない"),
        ("5件以下", "3件", Unusable, "良くなる向き"),
        ("60人以上", "60人", Achieved, "達した"),
    ] {
        let (found, said) = verdict(kpi("指標", target, actual));
        assert_eq!(found, expected, "{target} / {actual}: {said}");
        assert!(said.contains(why), "{target} / {actual}: {said}");
    }
    assert_eq!(verdict(kpi("参考_交流人口", "100", "100")).0, Excluded);
    assert_eq!(verdict(Kpi { reference: true, ..kpi("交流人口", "100", "1") }).0, Excluded);
    assert_eq!(verdict(Kpi { direction: Direction::Down, ..kpi("事故件数", "0件", "0件") }).0, Achieved);
    assert_eq!(verdict(Kpi { direction: Direction::Down, ..kpi("事故件数", "0件", "1件") }).0, Missed);
}

#[test]
fn a_goal_below_its_start_is_judged_by_a_written_direction_only() {
    let cost = Kpi { is_direction_assumed: true, ..with_baseline("被害額", "4000", "4650", "5400") };
    let (found, why) = verdict(cost.clone());
    assert_eq!(found, Verdict::Unusable, "its value is there: nothing is to come");
    assert!(why.contains("良い方向が書かれていない"), "{why}");
    let waiting = Kpi { is_direction_assumed: true, ..with_baseline("被害額", "4000", "確認中", "5400") };
    assert_eq!(verdict(waiting).0, Verdict::Open);
    assert_eq!(verdict(Kpi { is_direction_assumed: false, ..cost.clone() }).0, Verdict::Achieved);
    let down = Kpi { direction: Direction::Down, is_direction_assumed: false, ..cost.clone() };
    assert_eq!(verdict(down.clone()).0, Verdict::Missed);
    // Whatever either direction concludes is a candidate.
    let candidates = |kpi: Kpi<'static>| suggest(&[kpi]).candidates;
    let both = candidates(cost.clone());
    for one in candidates(Kpi { is_direction_assumed: false, ..cost.clone() }).into_iter().chain(candidates(down)) {
        assert!(both.contains(&one), "{one:?} of {both:?}");
    }
    assert_eq!(
        verdict(Kpi { is_direction_assumed: true, ..with_baseline("被害額", "4000", "4650", "3000") }).0,
        Verdict::Achieved
    );
}

#[test]
fn a_target_that_is_due_later_is_open() {
    let later = Kpi { due: Some("R8".into()), ..kpi("指標", "60", "43") };
    let (found, why) = verdict(later.clone());
    assert_eq!(found, Verdict::Open);
    assert!(why.contains("期限(R8)"), "{why}");
    assert_eq!(verdict(Kpi { due: Some("令和6年度".into()), ..later }).0, Verdict::Missed);
    assert_eq!(suggest(&[Kpi { due: Some("R8".into()), ..kpi("指標", "60", "43") }]).outcome, Outcome::Undecided);
    // The day on which the value becomes known: what stands there is known, 確認中 isn't.
    for day in ["R7.6.30", "2025-06-30", "2025/6/30", "令和7年6月末", "令和７年６月"] {
        let due = || Some(day.into());
        assert_eq!(verdict(Kpi { due: due(), ..kpi("指標", "60", "43") }).0, Verdict::Missed, "{day}");
        assert_eq!(verdict(Kpi { due: due(), ..kpi("指標", "60", "確認中") }).0, Verdict::Open, "{day}");
    }
    for end in ["R8.3", "令和8年3月末", "2026-03-31", "令和7年度末"] {
        assert_eq!(verdict(Kpi { due: Some(end.into()), ..kpi("指標", "60", "43") }).0, Verdict::Open, "{end}");
    }
}

#[test]
fn a_row_entered_twice_counts_once() {
    let twice = [kpi("甲(人)", "1,000", "10"), kpi("乙", "10", "10"), kpi("甲（人）", "1000", "１０")];
    let suggestion = suggest(&twice);
    assert_eq!(suggestion.rows[2].verdict, Verdict::Excluded);
    assert!(suggestion.rows[2].why.contains("1行目と同じ"));
    assert_eq!(suggestion.counts.scored(), 2);
    // The same name with another result is another row.
    assert_eq!(suggest(&[kpi("甲", "10", "1"), kpi("甲", "10", "2")]).counts.scored(), 2);
    // And among many rows too.
    let many: Vec<Kpi<'_>> = (0..60).map(|n| kpi(&format!("指標{}", n % 30), "10", "10")).collect();
    assert_eq!(suggest(&many).counts.scored(), 30);
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
fn the_smallest_change_is_one_row_to_its_least_value() {
    // Level 2 needs a mean of 70 %: 40 of 100, not 100; one more step of the printed size is enough.
    let kpis = [kpi("甲", "10", "10"), kpi("乙(人)", "100", "5")];
    let changes = suggest(&kpis).would_change;
    assert!(
        changes
            .iter()
            .any(|s| s == "乙があと35人増えて40人(目標100人の40.0%)になれば「地方創生に相当程度効果があった」。"),
        "{changes:#?}"
    );
    assert!(
        changes.iter().any(|s| s == "乙があと95人増えて100人になれば「地方創生に非常に効果的であった」。"),
        "{changes:#?}"
    );
    assert_eq!(levels(&[kpi("甲", "10", "10"), kpi("乙(人)", "100", "40")]), [2]);
    assert_eq!(levels(&[kpi("甲", "10", "10"), kpi("乙(人)", "100", "39")]), [3]);
    // Where less is better.
    let down = [kpi("甲", "10", "10"), Kpi { direction: Direction::Down, ..kpi("待機(人)", "10", "12") }];
    let changes = suggest(&down).would_change;
    assert_eq!(
        changes,
        [
            "待機があと2人減って10人になれば「地方創生に非常に効果的であった」。",
            "待機の開始前の値が12人より良かったと分かれば、「地方創生に対して効果がなかった」も候補になる。"
        ]
    );
    // Two rows, when one isn't enough: the nearest ones.
    let two = [kpi("甲(件)", "10", "9"), kpi("乙(件)", "10", "8"), kpi("丙", "1", "1")];
    let changes = suggest(&two).would_change;
    assert!(
        changes.iter().any(|s| s.starts_with("甲があと1件増えて10件になり、乙があと2件増えて10件になれば")),
        "{changes:#?}"
    );
}

#[test]
fn one_open_row_says_what_it_must_come_to() {
    let open = [kpi("甲", "10", "10"), with_baseline("就職率(%)", "38.3", "確認中", "20.0")];
    let changes = suggest(&open).would_change;
    assert!(changes[0].starts_with("就職率が38.3%以上なら「地方創生に非常に効果的であった」"), "{changes:#?}");
    // (1 + r) / 2 ≥ 70 % ⇔ r ≥ 40 % ⇔ 15.32 → 15.4 at the place printed; but below 20.0 it is worse than before.
    assert!(
        changes[1].starts_with("就職率が20.0%以上(目標38.3%の52.2%)なら「地方創生に相当程度効果があった」"),
        "{changes:#?}"
    );
    assert!(changes[1].contains("(または、より良い評価)"), "38.3% would be more: {changes:#?}");
    let cases: [(&str, &[usize]); 5] =
        [("38.3", &[1]), ("20.0", &[2]), ("19.9", &[2, 4]), ("15.4", &[2, 4]), ("15.3", &[3, 4])];
    for (actual, expected) in cases {
        let met = with_baseline("甲", "10", "10", "10");
        assert_eq!(levels(&[met, with_baseline("就職率(%)", "38.3", actual, "20.0")]), expected, "{actual}");
    }
    // Without a state before the mean alone decides.
    let changes = suggest(&[kpi("甲", "10", "10"), kpi("就職率(%)", "38.3", "確認中")]).would_change;
    assert!(
        changes[1].starts_with("就職率が15.4%以上(目標38.3%の40.2%)なら「地方創生に相当程度効果があった」"),
        "{changes:#?}"
    );
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

// ---- properties ----

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
fn is_true(kpis: &[Kpi<'static>], sentence: &str) -> bool {
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

#[test]
fn what_two_readings_and_an_unread_text_must_come_to() {
    let kpis = [
        kpi("甲", "120", "13(301)"),
        kpi("乙", "50", "107(120)"),
        kpi("丙", "50", "10人(20人)"),
        kpi("丁", "50", "増えた"),
    ];
    let changes = suggest(&kpis).would_change;
    // The best of all, then what is enough for level 2, everything of it.
    let second = changes.iter().find(|s| s.contains("なら「地方創生に相当程度効果があった」")).unwrap();
    assert!(second.contains("甲を301と読む") && second.contains("丁が"), "{changes:#?}");
    assert!(changes.iter().all(|sentence| is_true(&kpis, sentence)), "{changes:#?}");
    // 1,800 千円 or 1,800 円, and nothing between.
    let doubt = [kpi("甲", "2,000千円", "1,800"), kpi("乙", "1", "1")];
    let changes = suggest(&doubt).would_change;
    assert!(changes.iter().any(|s| s.starts_with("甲を1,800千円と読むなら")), "{changes:#?}");
    assert!(changes.iter().all(|s| !s.contains("800千円以上")), "{changes:#?}");
    assert!(changes.iter().any(|s| s.starts_with("甲が2,000千円以上になれば「地方創生に非常に")), "{changes:#?}");
    // What can't be judged asks for another target.
    let unusable = suggest(&rows(&[("1", "1"), ("0円", "5円")])).would_change;
    assert_eq!(unusable[0], "「指標1」の目標値・単位などを判定できるように直せば、評価を絞れる場合がある。");
}

#[test]
fn a_share_of_one_against_a_percentage_is_in_doubt() {
    let row = kpi("肯定率(%)", "61.0", "0.822");
    let (found, why) = verdict(row.clone());
    assert_eq!(found, Verdict::Open);
    assert!(why.contains("割合"), "{why}");
    assert_eq!(levels(&[row]), [1, 3, 4], "82.2% or 0.822%");
    for (target, actual) in [("1.5", "0.8"), ("61.0", "0.822%"), ("0.61", "0.822"), ("61.0", "2"), ("61.0", "0")] {
        assert_ne!(verdict(kpi("率(%)", target, actual)).0, Verdict::Open, "{target} / {actual}");
    }
    assert_eq!(verdict(kpi("率(%)", "0.61", "82.2")).0, Verdict::Open);
}

#[test]
fn what_says_when_and_which_way_must_be_readable() {
    let (found, why) = verdict(Kpi { due: Some("いつか".into()), ..kpi("指標", "60", "70") });
    assert_eq!(found, Verdict::Open);
    assert!(why.contains("期限「いつか」"), "{why}");
    assert_eq!(verdict(Kpi { due: Some(" ".into()), ..kpi("指標", "60", "70") }).0, Verdict::Achieved);
    let (found, why) = verdict(Kpi { odd_direction: Some("上".into()), ..kpi("指標", "60", "70") });
    assert_eq!(found, Verdict::Unusable);
    assert!(why.contains("良い方向「上」"), "{why}");
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

#[test]
fn the_smallest_change_is_named_even_where_it_only_makes_a_rating_possible() {
    let second = "「地方創生に相当程度効果があった」";
    let kpis = [with_baseline("甲", "100", "90", "90"), with_baseline("乙", "100", "20", "20")];
    let changes = suggest(&kpis).would_change;
    assert!(changes.iter().all(|sentence| is_true(&kpis, sentence)), "{changes:#?}");
    let of_second: Vec<&String> = changes.iter().filter(|s| s.contains("あと") && s.contains(second)).collect();
    // (90 + 50) / 2 is a mean of 70 %: people then say whether 「一部」 may be all of them.
    assert_eq!(*of_second[0], format!("乙があと30増えて50(目標100の50.0%)になれば{second}も候補になる。"));
    assert_eq!(*of_second[1], format!("乙があと80増えて100になれば{second}。"));
    let at = |value: &str| levels(&[with_baseline("甲", "100", "90", "90"), with_baseline("乙", "100", value, "20")]);
    assert_eq!((at("49"), at("50"), at("99"), at("100")), (vec![3], vec![2, 3], vec![2, 3], vec![2]));
    // The nearer to its target isn't the one that needs least: better than before is an advance already.
    let kpis = [with_baseline("甲", "100", "10", "11"), kpi("乙", "100", "40")];
    let changes = suggest(&kpis).would_change;
    assert!(changes.iter().all(|sentence| is_true(&kpis, sentence)), "{changes:#?}");
    assert!(changes[0].starts_with("甲があと1増えて11") && changes[0].ends_with("も候補になる。"), "{changes:#?}");
    assert!(changes[1].starts_with("甲があと2増えて12") && changes[1].ends_with("効果があった」。"), "{changes:#?}");
}

#[test]
fn a_better_rating_is_missed_for_a_reason_that_is_named() {
    // One is missed whatever the others come to; which of them, and how many at most.
    let kpis = [kpi("甲", "2,000千円", "1,800,000円"), kpi("乙", "10%", "30時間"), kpi("丙", "0円", "500円")];
    let suggestion = suggest(&kpis);
    let ground = suggestion.grounds.iter().find(|g| g.kind == GroundKind::NotBetter).unwrap();
    assert!(
        ground.text.contains("「未達の指標数が0」が条件だが、未達は1～3指標で、少なくとも甲が未達である"),
        "{}",
        ground.text
    );
    assert!(suggestion.grounds.iter().all(|g| !g.text.contains("同時に")), "{:#?}", suggestion.grounds);
}

#[test]
fn what_is_left_after_an_answer_is_said_on_both_sides() {
    let kpis = [with_baseline("甲", "100", "80", "90")];
    let changes = suggest(&kpis).would_change;
    assert!(changes.iter().all(|sentence| is_true(&kpis, sentence)), "{changes:#?}");
    assert_eq!(
        changes[0],
        "悪化を決め手とみなすなら「地方創生に対して効果がなかった」に決まる。\
         決め手とみなさないなら「地方創生に相当程度効果があった」か「地方創生に対して効果がなかった」のどちらかになる。"
    );
    let asked: Vec<String> =
        suggest(&kpis).grounds.into_iter().filter(|g| g.kind == GroundKind::People).map(|g| g.text).collect();
    assert!(
        asked.iter().all(|text| text.starts_with("「地方創生に相当程度効果があった」が候補に残るかは")),
        "{asked:#?}"
    );
}

#[test]
fn what_one_state_before_rules_out_holds_while_the_other_rows_stay() {
    let two = [kpi("甲", "100", "30"), kpi("乙", "100", "40")];
    let changes = suggest(&two).would_change;
    let of_start: Vec<&String> = changes.iter().filter(|s| s.contains("開始前の値が実績値より")).collect();
    assert_eq!(of_start.len(), 2, "{changes:#?}");
    assert!(of_start.iter().all(|s| s.contains("と分かり、ほかの指標が変わらなければ")), "{of_start:#?}");
    // Both together say otherwise, which is why.
    assert_eq!(levels(&[with_baseline("甲", "100", "30", "50"), with_baseline("乙", "100", "40", "20")]), [3, 4]);
    let one = suggest(&two[..1]).would_change;
    assert!(
        one.iter().any(|s| s.contains("と分かれば「")) && one.iter().all(|s| !s.contains("ほかの指標")),
        "{one:#?}"
    );
}

#[test]
fn a_row_without_a_rate_is_said_to_be_counted_in_the_mean() {
    let fired = |kpis: &[Kpi<'_>]| suggest(kpis).grounds[0].text.clone();
    let met = fired(&[kpi("甲", "▲50千円", "▲20千円"), kpi("乙", "10", "10")]);
    assert!(met.contains("達成率を出せない甲は達成のため100%と数えた)"), "{met}");
    let missed = fired(&[kpi("甲", "▲50千円", "▲60千円"), kpi("乙", "10", "10")]);
    assert!(missed.contains("達成率を出せない甲は0～100%のどれもあり得るとした)"), "{missed}");
    assert!(!fired(&rows(&[("10", "10"), ("10", "9")])).contains("達成率を出せない"));
}

#[test]
fn the_grounds_in_one_line_hold_what_decided() {
    let in_short = |kpis: &[Kpi<'_>]| suggest(kpis).in_short;
    assert_eq!(
        in_short(&[with_baseline("甲", "100", "80", "90")]),
        "達成0/1(基準50%)、平均80.0%(基準70%)、悪化は甲、人の判断2"
    );
    let open = suggest(&[kpi("甲", "10", "10"), kpi("乙", "10", "確認中"), kpi("丙", "0円", "1円")]);
    assert!(open.in_short.ends_with("、未確定1(乙)、判定不能1(丙)"), "{}", open.in_short);
    assert_eq!(open.undecided_by.as_deref(), Some("未確定1(乙)、判定不能1(丙)。値が決まるまで一つに決まりません。"));
    let people = suggest(&rows(&[("100", "80")])).undecided_by.unwrap();
    assert!(people.contains("「全て未達でも「一部」とみなす判断」を人が判断します"), "{people}");
    let level = suggest(&rows(&[("10", "10")]));
    assert_eq!((level.in_short.as_str(), level.undecided_by), ("達成1/1(基準50%)、平均100.0%(基準70%)", None));
    assert_eq!(suggest(&[]).in_short, "判定の対象になる指標がないため判定しない。");
}

#[test]
fn more_rows_are_offered_where_they_need_far_less() {
    // One of the near rows isn't enough for the mean, the far one is; two near ones need less than half of its way.
    let kpis = [kpi("甲", "100", "0"), kpi("乙", "100", "78"), kpi("丙", "100", "78"), kpi("丁", "1", "1")];
    let changes = suggest(&kpis).would_change;
    assert!(changes.iter().all(|sentence| is_true(&kpis, sentence)), "{changes:#?}");
    let at = changes.iter().position(|s| s.starts_with("甲があと100増えて100になれば「地方創生に相当程度")).unwrap();
    let next = "または、乙があと22増えて100になり、丙があと20増えて98(目標100の98.0%)になれば「地方創生に相当程度効果があった」。";
    assert!(changes[at + 1].starts_with("または、乙があと22増えて100になり、丙があと"), "{changes:#?} {next}");
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

#[test]
fn what_can_not_be_had_is_never_scored_and_never_zero() {
    for sign in ["把握不可", "算出不能", "データなし", "N/A", "／", "＼"] {
        let (found, why) = verdict(kpi("指標", "60", sign));
        assert_eq!(found, Verdict::Unusable, "{sign}");
        assert!(why.contains(sign) && why.contains("評価できない"), "{why}");
        assert_eq!(verdict(kpi("指標", sign, "60")).0, Verdict::Unusable, "{sign}");
        assert_eq!(verdict(kpi("参考_指標", sign, sign)).0, Verdict::Excluded, "{sign}");
        let beside = suggest(&rows(&[("1", "1"), ("60", sign)]));
        assert_eq!(beside.rows[1].state.label(), "評価できない");
        assert!(beside.rows[1].rate.is_none() && beside.rows[1].readings.is_empty());
    }
}

#[test]
fn words_about_the_row_are_no_verdict() {
    for word in ["達成済み", "未実施", "達成困難", "○"] {
        let (found, why) = verdict(kpi("指標", "60", word));
        assert_eq!(found, Verdict::Open, "{word}");
        assert!(why.contains("状況を表す言葉"), "{why}");
    }
}

#[test]
fn a_bound_that_leaves_out_its_number_is_not_met_by_it() {
    let of = |target: &str, actual: &str| verdict(kpi("指標", target, actual)).0;
    assert_eq!(of("50人超", "51"), Verdict::Achieved);
    assert_eq!(of("50人超", "50"), Verdict::Missed);
    assert_eq!(of("50人超", "49"), Verdict::Missed);
    assert_eq!(of("50人以上", "50"), Verdict::Achieved);
    assert_eq!(of("50人超", "確認中"), Verdict::Open);
    assert_eq!(of("50人未満", "40"), Verdict::Unusable, "more is better");
    let down = |actual: &str| verdict(Kpi { direction: Direction::Down, ..kpi("指標", "50人未満", actual) }).0;
    assert_eq!(["40", "50", "60"].map(down), [Verdict::Achieved, Verdict::Missed, Verdict::Missed]);
    // Nobody is told that the number itself would be enough.
    let kpis = rows(&[("50人超", "49人"), ("50人超", "確認中"), ("1", "1")]);
    assert!(suggest(&kpis).would_change.iter().all(|s| !s.contains("50人に届けば")), "{:#?}", suggest(&kpis));
}

#[test]
fn targets_in_other_words_are_judged() {
    let of = |target: &str, actual: &str| verdict(kpi("指標", target, actual)).0;
    assert_eq!(of("年間100人", "100人"), Verdict::Achieved);
    assert_eq!(of("3割", "29.9%"), Verdict::Missed);
    assert_eq!(of("3割", "30%"), Verdict::Achieved);
    assert_eq!(of("5人/年", "4人/年"), Verdict::Missed);
    assert_eq!(of("5人/年", "4人"), Verdict::Unusable);
}

#[test]
fn a_value_of_another_year_is_not_this_years() {
    let of = |target: &str, actual: &str| verdict(kpi("指標", target, actual));
    assert_eq!(of("60", "70(R6)").0, Verdict::Achieved);
    assert_eq!(of("60", "70(6年度)").0, Verdict::Achieved);
    let (found, why) = of("60", "70（R5）");
    assert_eq!(found, Verdict::Open);
    assert!(why.contains("検証の年度(R6)の値ではない"), "{why}");
    assert_eq!(of("60(R8)", "70").0, Verdict::Open);
    assert_eq!(of("60(R6)", "70").0, Verdict::Achieved);
}

#[test]
fn a_sum_and_its_years_share_are_not_taken_for_each_other() {
    let both = "515人(うちR6年度255人)";
    let of = |accumulation: Option<&'static str>, target: &str| {
        verdict(Kpi { accumulation: accumulation.map(Into::into), ..kpi("指標", target, both) }).0
    };
    // Above both, below both: it doesn't matter which is meant.
    assert_eq!(of(None, "200人"), Verdict::Achieved);
    assert_eq!(of(None, "300人"), Verdict::Open);
    assert_eq!(of(None, "500人(累計)"), Verdict::Achieved);
    assert_eq!(of(None, "1,000人(累計)"), Verdict::Missed);
    assert_eq!(of(Some("累計"), "300人"), Verdict::Achieved);
    assert_eq!(of(Some("単年"), "300人"), Verdict::Missed);
    assert_eq!(verdict(kpi("指標", "1,000人(累計)", "300人")).0, Verdict::Open);
    assert_eq!(verdict(kpi("指標", "1,000人(累計)", "1,200人")).0, Verdict::Achieved);
    assert_eq!(verdict(kpi("指標", "1,000人(累計)", "300人(累計)")).0, Verdict::Missed);
}

#[test]
fn readings_are_told_in_the_scale_of_their_unit() {
    let told = |actual: &str| {
        let row = &suggest(&rows(&[("1", actual)])).rows[0];
        (
            row.readings.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
            row.unit.as_deref().map(str::to_owned),
        )
    };
    assert_eq!(told("2,584千人"), ("2,584,000".into(), Some("人".into())));
    assert_eq!(told("200万円"), ("2,000,000".into(), Some("円".into())));
    assert_eq!(told("10百万円"), ("10,000,000".into(), Some("円".into())));
    assert_eq!(told("13(301)人"), ("13 301".into(), Some("人".into())));
    assert_eq!(told("5人(10%)"), ("5 10".into(), None));
    assert_eq!(told("7"), ("7".into(), None));
}
