//! What is made of one row: met, missed, open, or not to be judged.

use super::*;

#[test]
fn a_rank_without_its_unit_is_judged_neither_way() {
    let (verdict_, why) = verdict(Kpi { is_direction_assumed: true, ..kpi("全国順位", "3", "5") });
    assert_eq!(verdict_, Verdict::Unusable);
    assert!(why.contains("順位"), "{why}");
    let said = Kpi { direction: Direction::Down, ..kpi("全国順位", "3", "5") };
    assert_eq!(verdict(said).0, Verdict::Missed);
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
