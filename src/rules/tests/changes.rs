//! What is said of the smallest change that would give another rating.

use super::properties::is_true;
use super::*;

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
fn what_may_want_less_is_not_told_to_rise() {
    let kpis = [kpi("甲", "10", "10"), Kpi { is_direction_assumed: true, ..kpi("不登校児童生徒数(人)", "12", "9") }];
    let changes = suggest(&kpis).would_change;
    assert!(changes.iter().all(|s| !s.contains("不登校児童生徒数があと")), "{changes:#?}");
    assert!(changes[0].starts_with("「不登校児童生徒数」は少ないほど良い指標に読めるが"), "{changes:#?}");
    // By its note, too; and not once the direction is written, or where a word of the name turns it round.
    let noted =
        Kpi { is_direction_assumed: true, note: Some("少ないほど良い".into()), ..kpi("乙(人)", "12", "9") };
    assert!(suggest(&[kpi("甲", "10", "10"), noted]).would_change[0].starts_with("「乙」は少ないほど"));
    let written = [kpi("甲", "10", "10"), kpi("不登校児童生徒数(人)", "12", "9")];
    let turned = [kpi("甲", "10", "10"), Kpi { is_direction_assumed: true, ..kpi("不登校の解消数(人)", "12", "9") }];
    for kpis in [written, turned] {
        let changes = suggest(&kpis).would_change;
        assert!(changes.iter().any(|s| s.contains("があと3人増えて")), "{changes:#?}");
    }
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
