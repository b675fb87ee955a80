//! Everyday habits of offices' papers: a band that says the department, marks below the levels by stages, last year's beside this year's.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::As;
use serde_json::{Value, json};

use crate::support::imported::{at, merged, value};

const TITLE: &[&str] = &["令和6年度 交付金事業 効果検証 一覧"];
const HEAD: &[&str] = &["事業名", "決算額(円)", "KPI", "目標値", "実績値"];
const REVIEW: &str = "/projects/0/reviews/0";

#[test]
fn a_band_may_say_with_a_label_whose_projects_follow() {
    for band in ["【担当課：産業課】", "担当課：産業課", "【産業課】"] {
        let rows: &[&[&str]] = &[
            TITLE,
            HEAD,
            &[band],
            &["朝市事業", "#5000", "出店数", "#10", "#9"],
            &["市の日", "#10", "来場", "#8", "#9"],
        ];
        let plan = merged("一覧", rows, &["A3:E3"]);
        assert_eq!(value(&plan, "/projects/0/department"), "産業課", "{band}");
        assert_eq!(value(&plan, "/projects/1/department"), "産業課", "{band}");
        assert_eq!(value(&plan, "/projects/0/strategy"), Value::Null, "{band}");
    }
}

#[test]
fn a_sum_that_says_how_many_it_sums_up_is_a_sum() {
    let rows = |label: &'static str| {
        let rows: &[&[&str]] = &[TITLE, HEAD, &["朝市事業", "#5000", "出店数", "#10", "#9"], &[label, "#5000"]];
        merged("一覧", rows, &[])
    };
    for label in ["小計（2事業）", "計（1件）"] {
        let plan = rows(label);
        assert_eq!((value(&plan, "/projects/1"), value(&plan, &format!("{REVIEW}/cost"))), (Value::Null, json!(5000)));
    }
    // The name of a project may end in brackets too.
    assert_eq!(value(&rows("集計（統計事業）"), "/projects/1/name"), "集計（統計事業）");
}

#[test]
fn the_year_of_a_supplementary_budget_is_not_the_one_under_review() {
    let plan = |title: &str| {
        let head: &[&str] = &["KPI", "R5", "", "R6", ""];
        let below: &[&str] = &["", "目標", "実績", "目標", "実績"];
        let rows: &[&[&str]] = &[&[title], &["事業名", "朝市事業"], head, below, &["出店数", "#5", "#4", "#6", "#7"]];
        merged("1", rows, &["A3:A4", "B3:C3", "D3:E3"])
    };
    let year = |title: &str| value(&plan(title), "/fiscal_year");
    assert_eq!(year("拠点整備交付金（令和2年度第1次補正予算分）効果検証シート"), "R6");
    assert_eq!(year("拠点整備交付金（令和2年度補正）令和5年度実績 効果検証シート"), "R5");
}

#[test]
fn the_settled_year_may_stand_beside_the_title() {
    let rows: &[&[&str]] =
        &[&["令和6年度 事務事業評価シート", "", "（令和5年度決算）"], &["事業名", "朝市事業"], &["評価結果", "A"]];
    let plan = merged("1", rows, &[]);
    assert_eq!(value(&plan, "/fiscal_year"), "R5");
    assert_eq!(value(&plan, &format!("{REVIEW}/effect/rating")), "A");
}

#[test]
fn marks_below_the_levels_are_of_the_stage_in_front_of_them() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業評価シート"],
        &["事業名", "朝市事業"],
        &["評価", "Ａ", "Ｂ", "Ｃ", "評価の理由"],
        &["担当課評価", "○", "", "", "出店が増えた。"],
        &["外部評価", "", "○", "", "宣伝が要る。"],
        &["今後の方針", "継続", "縮小", "終了", "方針の理由"],
        &["", "○", "", "", "需要がある。"],
    ];
    let plan = merged("1", rows, &["A6:A7"]);
    let review = value(&plan, REVIEW);
    assert_eq!(review["effect"], json!({"rating": "Ａ", "comment": "出店が増えた。"}));
    let outside = &review["evaluations"][0];
    assert_eq!((&outside["rating"], &outside["comment"]), (&json!("Ｂ"), &json!("宣伝が要る。")));
    assert_eq!(review["policy"], json!({"decision": "継続", "reason": "需要がある。"}));
    // Two marks are a question, whoever set them.
    let two: Vec<&[&str]> = [rows, &[]].concat();
    let two: Vec<&[&str]> =
        two.iter().map(|row| if row[0] == "担当課評価" { &["担当課評価", "○", "○"][..] } else { row }).collect();
    assert_eq!(at(&merged("1", &two, &["A6:A7"]), "B4").kind, As::Ask);
}

#[test]
fn last_years_verdict_beside_this_years_is_of_last_year() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業評価調書"],
        &["事業名", "朝市事業"],
        &["評価項目", "前年度の評価", "今年度の評価", "評価の説明"],
        &["必要性", "A", "A", "求められている。"],
        &["総合評価", "B", "C", "天候の影響が大きい。"],
    ];
    let plan = merged("1", rows, &[]);
    let reviews = value(&plan, "/projects/0/reviews");
    let of =
        |year: &str| reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).unwrap()["effect"].clone();
    assert_eq!(of("R6"), json!({"rating": "C", "comment": "天候の影響が大きい。"}));
    assert_eq!(of("R5"), json!({"rating": "B"}));
}

#[test]
fn the_answer_to_last_years_opinion_is_not_one_to_this_years() {
    let head = ["事業名", "KPI", "目標値", "実績値", "外部委員の意見", "前年度意見への対応"];
    let rows: &[&[&str]] = &[TITLE, &head, &["朝市事業", "出店数", "#10", "#9", "宣伝が要る。", "駐車場を広げた。"]];
    let plan = merged("一覧", rows, &[]);
    assert_eq!(value(&plan, &format!("{REVIEW}/opinions/0/text")), "宣伝が要る。");
    assert_eq!(value(&plan, &format!("{REVIEW}/opinions/0/response")), Value::Null);
    assert_eq!(at(&plan, "F3").kind, As::Unplaced);
}

#[test]
fn each_goal_in_turn_has_its_own_numerical_target() {
    let kpi: &[&str] = &["指標", "", "目標値", "実績値"];
    let of: &[&str] = &["施策", "KPI", "目標値", "実績値"];
    let rows: &[&[&str]] = &[
        &["令和6年度 総合戦略 進捗状況報告書"],
        &["基本目標１　しごとを生む"],
        &["【数値目標】"],
        kpi,
        &["総生産額", "", "#10", "#9"],
        &["【施策ごとの重要業績評価指標】"],
        of,
        &["１－１　起業の支援", "起業数", "#3", "#4"],
        &[],
        &["基本目標２　ひとを呼ぶ"],
        &["【数値目標】"],
        kpi,
        &["社会増減", "", "#20", "#19"],
        &["【施策ごとの重要業績評価指標】"],
        of,
        &["２－１　移住の支援", "移住者", "#5", "#6"],
    ];
    let plan = merged("1", rows, &[]);
    let projects = value(&plan, "/projects");
    let kpis: Vec<(&Value, &Value)> = projects
        .as_array()
        .unwrap()
        .iter()
        .map(|project| (&project["name"], &project["reviews"][0]["kpis"][0]["name"]))
        .collect();
    let expected = [
        ("基本目標１　しごとを生む", "総生産額"),
        ("１－１　起業の支援", "起業数"),
        ("基本目標２　ひとを呼ぶ", "社会増減"),
        ("２－１　移住の支援", "移住者"),
    ];
    let expected: Vec<(Value, Value)> = expected.iter().map(|(name, kpi)| (json!(name), json!(kpi))).collect();
    assert_eq!(kpis, expected.iter().map(|(name, kpi)| (name, kpi)).collect::<Vec<_>>());
    assert!(
        projects.as_array().unwrap().iter().all(|project| project["reviews"][0]["kpis"].as_array().unwrap().len() == 1)
    );
}

#[test]
fn a_years_sources_are_in_the_unit_of_the_costs_above_them() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業評価シート"],
        &["事業名", "朝市事業"],
        &["区分", "令和5年度決算", "令和6年度決算"],
        &["事業費（千円）", "#20", "#30"],
        &["　国庫支出金", "#8", "#9"],
        &["　一般財源", "#12", "#21"],
    ];
    let plan = merged("1", rows, &[]);
    let reviews = value(&plan, "/projects/0/reviews");
    let now = reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == "R6").unwrap();
    assert_eq!(now["cost"], 30_000);
    assert_eq!(now["funding"][1], json!({"source": "一般財源", "amount": 21_000}));
}

#[test]
fn amounts_below_their_years_are_what_the_label_beside_the_years_says() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業評価シート"],
        &["事業名", "朝市事業"],
        &["事業費（千円）", "R5決算", "R6決算", "R7予算"],
        &["", "#20", "#30", "#40"],
    ];
    let plan = merged("1", rows, &["A3:A4"]);
    let reviews = value(&plan, "/projects/0/reviews");
    let of = |year: &str, field: &str| {
        reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).unwrap()[field].clone()
    };
    assert_eq!([of("R5", "cost"), of("R6", "cost"), of("R7", "budget")], [json!(20_000), json!(30_000), json!(40_000)]);
}

#[test]
fn a_year_below_its_label_is_a_value_and_no_heading() {
    let rows: &[&[&str]] = &[
        &["令和6年度 事業評価調書"],
        &["整理番号", "課・係"],
        &["2-14", "産業課　商工係"],
        &["事業名", "事業開始年度"],
        &["朝市事業", "平成29年度"],
        &["総合評価", "A"],
    ];
    let plan = merged("1", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/name"), "朝市事業");
    assert_eq!(value(&plan, "/projects/0/period/from"), "H29");
    assert_eq!(value(&plan, "/projects/0/department"), "産業課　商工係");
}

#[test]
fn a_reason_may_stand_below_its_verdict() {
    let rows = |below: &'static str| {
        let rows: &[&[&str]] = &[
            &["令和6年度 自己評価書"],
            &["事業名", "朝市事業"],
            &["５　事業の評価"],
            &["評価区分", "Ａ"],
            &[below],
            &["６　今後の課題"],
            &["出店者の高齢化。"],
        ];
        value(&merged("1", rows, &[]), &format!("{REVIEW}/effect/comment"))
    };
    assert_eq!(rows("出店が増えたため。"), "出店が増えたため。");
    assert_eq!(rows("※評価はＡからＤまでとする。"), Value::Null);
}

#[test]
fn the_whole_of_a_labels_amount_is_the_labels() {
    let rows: &[&[&str]] = &[
        &["様式第2号", "", "", "", "令和7年6月20日提出"],
        &["令和6年度 交付金 事業評価シート"],
        &["事業名", "朝市事業"],
        &["経費（円）", "総額", "#7744000", "うち国費", "#3872000"],
    ];
    let plan = merged("1", rows, &[]);
    assert_eq!(value(&plan, "/title"), "令和6年度 交付金 事業評価シート");
    assert_eq!(value(&plan, &format!("{REVIEW}/cost")), 7_744_000);
    assert_eq!(value(&plan, &format!("{REVIEW}/grant")), 3_872_000);
}

#[test]
fn a_town_may_have_the_day_of_its_paper_behind_it() {
    let rows: &[&[&str]] =
        &[TITLE, &["大槇市（令和7年7月末現在）"], HEAD, &["朝市事業", "#5000", "出店数", "#10", "#9"]];
    assert_eq!(value(&merged("一覧", rows, &[]), "/municipality"), "大槇市");
}

#[test]
fn a_dash_of_a_legend_has_a_meaning_of_its_own() {
    let head = [HEAD, &["評価"]].concat();
    let row = ["朝市事業", "#5000", "出店数", "#10", "#9", "○"];
    let rows: &[&[&str]] = &[TITLE, &head, &row, &["○＝達成　×＝未達成　―＝対象外"]];
    let kpi = value(&merged("一覧", rows, &[]), "/criteria");
    let rows = kpi.as_object().unwrap().values().next().unwrap().clone();
    assert_eq!(rows[1], json!({"rating": "×", "criterion": "未達成"}));
    assert_eq!(rows[2], json!({"rating": "―", "criterion": "対象外"}));
}
