//! What is said of the KPIs.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::{Value as Json, json};

use super::*;

#[test]
fn ratings_and_policies() {
    expect(&[("R/effect/rating", json!("まあまあ"))], &["E40 R/effect/rating"]);
    expect(&[("R/policy/decision", json!("続ける"))], &["E41 R/policy/decision"]);
    expect(&[("R/effect/rating", json!("良い"))], &["W42 R/effect/rating"]);
    expect(&[("R/effect/rating", json!("悪い"))], &["W42 R/effect/rating", "W44 R/policy/decision"]);
    expect(&[("R/kpis/1/actual", json!("確認中"))], &["W63 R/kpis/1/actual", "W43 R/effect/rating"]);
    expect(&[("R/policy/decision", json!("改善"))], &[]);
    expect(&[("P/period/to", json!("R6"))], &["W45 R/policy/decision"]);
    expect(&[("P/period/to", json!("R6")), ("R/policy/decision", json!("終了"))], &[]);
    expect(&[("R/policy/decision", json!("終了"))], &["W46 R/policy/decision"]);
    expect(&[("R/effect/rating", json!(null))], &["E49 R/effect/rating"]);
    expect(
        &[("R/effect/comment", json!(" ")), ("R/policy/reason", json!("目標に届かないが続ける。"))],
        &["W50 R/effect/comment"],
    );
    expect(&[("R/issues/revisions", json!("次年度以降は、自走で行う。"))], &["I51 R/issues/revisions"]);
    expect(&[("R/issues/revisions", json!("次年度以降は、自走で行う。")), ("R/policy/decision", json!("改善"))], &[]);
}

#[test]
fn words_against_numbers() {
    let comment = |text: &str| [("R/effect/comment", json!(text))];
    let wrong = ["W47 R/effect/comment"];
    expect(&comment("すべてのKPIが目標を達成した。課題もある。"), &wrong);
    expect(&comment("全項目が未達成となった。"), &wrong);
    expect(&comment("すべてのKPIの達成を目指す。目標に届かないものもある。"), &[]);
    expect(&comment("目標の一部は達成できていない。"), &[]);
    expect(&comment("よくできた。"), &["I48 R/effect/comment"]);
    let all_met = ("R/kpis/1/actual", json!(70));
    let best = ("R/effect/rating", json!("良い"));
    expect(&[all_met.clone(), best.clone(), comment("目標の一部は達成できていない。")[0].clone()], &wrong);
    let just = [("R/kpis/1/actual", json!("60.0%")), best.clone(), comment("すべての目標を達成した。")[0].clone()];
    expect(&just, &[]);
    expect(&[all_met, best, comment("すべての目標を達成した。")[0].clone()], &[]);
    let none =
        [("R/kpis/0/actual", json!(1)), ("R/effect/rating", json!("悪い")), ("R/policy/decision", json!("改善"))];
    let mut praise = none.to_vec();
    praise.extend(comment("大きな効果があった。"));
    expect(&praise, &["W47 R/effect/comment", "I48 R/effect/comment"]);
    praise.extend(comment("PRには大きな効果があったが、目標は全項目が未達成となった。"));
    expect(&praise, &[]);
}

#[test]
fn claims_are_read_as_they_are_meant() {
    let comment = |text: &str| [("R/effect/comment", json!(text))];
    let wrong = ["W47 R/effect/comment"];
    // One of two rows is missed: what isn't said of all, or is denied, claims nothing of all.
    for honest in [
        "全ての指標で目標を達成することはできなかった。",
        "すべての目標を達成したわけではない。届かないものもある。",
        "満足度を除き、全ての指標が目標を達成した。満足度は届かなかった。",
        "講座の数は目標を達成した。満足度は課題である。",
    ] {
        expect(&comment(honest), if honest.contains("できなかった") { &["I48 R/effect/comment"] } else { &[] });
    }
    for false_claim in ["KPIはすべて目標を上回った。課題もある。", "大きな効果があったが、全項目が未達成となった。"]
    {
        expect(&comment(false_claim), &wrong);
    }
    // None met: a target can't have been reached.
    let none =
        [("R/kpis/0/actual", json!(1)), ("R/effect/rating", json!("悪い")), ("R/policy/decision", json!("改善"))];
    let said = |text: &str| [none.to_vec(), comment(text).to_vec()].concat();
    expect(&said("目標を達成した。課題もある。"), &wrong);
    expect(&said("目標達成率は低く、課題がある。"), &[]);
}

/// What the first finding of a code says.
fn find(changes: &[(&str, Json)], code: &str) -> Option<std::sync::Arc<str>> {
    findings(&with(changes)).into_iter().find(|f| f.code == code).map(|f| f.message)
}

#[test]
fn the_engine_judges_rows_and_the_checks_count_what_it_says() {
    let none = ("P/plan/kpi_increments", json!([]));
    // Due later: not missed yet, and the rating not settled.
    let mut later = kpi("来た数", "人", json!(10), json!(1));
    later["due"] = json!("R8");
    let all_met = ("R/kpis/1/actual", json!(70));
    let early = [
        none.clone(),
        all_met.clone(),
        ("R/kpis/-", later),
        ("R/effect/rating", json!("良い")),
        ("R/effect/comment", json!("よくできた。")),
    ];
    assert_eq!(find(&early, "I48"), None);
    // A row entered twice in another width counts once, and is told.
    let twins = |name: &str| kpi(name, "件", json!(10), json!(9));
    let twice = [
        none.clone(),
        ("R/kpis/-", twins("ＭＩＣＥ件数")),
        ("R/kpis/-", twins("MICE件数")),
        ("R/effect/rating", json!("良い")),
    ];
    assert!(find(&twice, "E03").unwrap().contains("値も同じです"));
    assert!(find(&twice, "W42").unwrap().contains("達成1・未達2・未確定0件"));
    // Units that don't compare leave the rating open.
    let odd = [none, ("R/kpis/-", kpi("来た数", "", json!("10人"), json!("3時間")))];
    assert!(find(&odd, "W43").unwrap().contains("達成1・未達1・未確定0・判定不能1件"));
}

#[test]
fn a_rating_before_all_is_known_names_every_open_row_in_a_sentence_to_copy() {
    let met = ("R/kpis/-", kpi("来た数", "人", json!(10), json!(10)));
    let open = [("R/kpis/0/actual", json!("確認中")), ("R/kpis/1/actual", json!("集計中")), met];
    let names: Vec<String> =
        (0..2).map(|k| clean()["projects"][0]["reviews"][0]["kpis"][k]["name"].as_str().unwrap().to_owned()).collect();
    let plain: Vec<&str> = names.iter().map(|name| name.split('(').next().unwrap()).collect();
    let said = find(&open, "W43").unwrap();
    let sentence = format!("評価の欄に『{}と{}が確定する前の評価です』と書いてください。", plain[0], plain[1]);
    assert!(said.ends_with(&sentence), "{said}");
    assert!(said.contains("のどれにもなりえます"), "three ratings: {said}");
    let one = find(&open[..1], "W43").unwrap();
    assert!(one.contains(&format!("『{}が確定する前の評価です』", plain[0])), "{one}");
    // What can't be judged as it is printed won't be settled by waiting.
    let odd = [("R/kpis/-", kpi("来た数", "", json!("10人"), json!("3時間")))];
    let odd = find(&odd, "W43").unwrap();
    assert!(odd.contains("『来た数を判定できないままの評価です』"), "{odd}");
}

#[test]
fn a_value_of_which_no_direction_is_written_waits_for_no_department() {
    let cost = json!({"name": "一人当たりの経費", "unit": "円", "baseline": 3500, "target": 3400, "actual": 3380});
    // A missed row without a rate leaves several ratings possible and waits for nothing.
    let none = json!({"name": "事故件数", "unit": "件", "target": 0, "actual": 3, "direction": "down"});
    let early = find(&[("R/kpis/-", none), ("R/kpis/-", cost.clone())], "W43").unwrap();
    assert!(early.contains("「一人当たりの経費」の良い方向が書かれていないため"), "{early}");
    assert!(
        early.contains("良い方向を記入するか、評価の欄に『一人当たりの経費を判定できないままの評価です』"),
        "{early}"
    );
    assert!(!early.contains("値を確かめる") && !early.contains("決まっていない"), "{early}");
    let both = find(&[("R/kpis/0/actual", json!("確認中")), ("R/kpis/-", cost)], "W43").unwrap();
    assert!(both.contains("が決まっていない、「一人当たりの経費」の良い方向が書かれていないため"), "{both}");
    assert!(both.contains("に値を確かめるか、良い方向を記入するか、"), "{both}");
}

#[test]
fn results_without_any_kpi_are_told_and_a_rating_without_one_more_gravely() {
    let told = |changes: &[(&str, Json)]| -> Vec<String> {
        let all = told(&with(changes));
        all.into_iter().filter(|said| said.starts_with("W75") || said.starts_with("E76")).collect()
    };
    let none = ("R/kpis", json!([]));
    assert_eq!(told(std::slice::from_ref(&none)), ["E76 R/kpis"]);
    assert!(find(std::slice::from_ref(&none), "E76").unwrap().contains("評価の根拠がありません"));
    let unrated = ("R/effect/rating", json!(null));
    assert_eq!(told(&[none.clone(), unrated.clone()]), ["W75 R/kpis"]);
    // Of a plan nobody expects any yet.
    assert_eq!(told(&[none.clone(), unrated.clone(), ("R/basis", json!("計画"))]), Vec::<String>::new());
    // References alone are no ground either.
    let reference = kpi("参考_来た数", "人", json!("-"), json!(10));
    assert_eq!(told(&[("R/kpis", json!([reference]))]), ["W75 R/kpis"]);
    assert_eq!(told(&[("R/kpis/-", reference), unrated]), Vec::<String>::new());
}

#[test]
fn claims_of_rows_that_the_sentence_names() {
    let comment = |text: &str| [("R/effect/comment", json!(text))];
    let wrong = ["W47 R/effect/comment"];
    for claim in [
        "満足度は目標に達した。課題もある。",
        "満足度も目標をクリアしました。課題もあります。",
        "講座の数は目標に及ばなかった。",
        "講座の数は目標に届きませんでした。",
        "満足度も計画どおりの成果となった。課題もある。",
        "講座の数、満足度のいずれも目標を満たした。課題もある。",
        "全指標で目標に到達。課題もある。",
    ] {
        expect(&comment(claim), &wrong);
    }
    for honest in [
        "講座の数は目標を達成したが、満足度は目標に届かなかった。",
        "講座の数は目標を上回った。満足度は目標の8割にとどまった。",
        "満足度は概ね目標に近づいたが、達成には至っていない。",
        "満足度は令和7年度の目標達成を目指す。今年度は届かなかった。",
        "満足度は達成率83.3%であった。",
        "満足度は目標まであと一歩であった。",
    ] {
        expect(&comment(honest), &[]);
    }
    let found = findings(&with(&comment("満足度は目標に達した。課題もある。")));
    assert!(found[0].message.contains("「満足度」は目標60に対し実績50(達成率83.3%)です"), "{}", found[0].message);
    assert!(found[0].message.contains("「満足度は目標に届かなかった」と改める"), "{}", found[0].message);
    // A miss that the issues admit by name needs no second word.
    expect(&[comment("よくできた。")[0].clone(), ("R/issues/current", json!("満足度は目標に届かなかった。"))], &[]);
    // Praise, and no row that is decided.
    let open = [("R/kpis/0/actual", json!("確認中")), ("R/kpis/1/actual", json!("確認中"))];
    let praise = [open.to_vec(), comment("大きな成果があった。").to_vec()].concat();
    assert!(told(&with(&praise)).contains(&"W47 R/effect/comment".to_owned()));
}
