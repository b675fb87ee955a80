//! What rows, values and titles tell where the headings leave it open: years and projects beside each other, kinds of rows, decisions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::{As, Plan};
use serde_json::{Value, json};

use crate::support::imported::{at, merged, named, value};

const TITLE: &[&str] = &["令和6年度 交付金事業 効果検証シート"];
const REVIEW: &str = "/projects/0/reviews/0";

fn plan_of(rows: &[&[&str]], merges: &[&str]) -> Plan {
    merged("一覧", rows, merges)
}

/// The review of a year.
fn review(plan: &Plan, project: usize, year: &str) -> Value {
    let all = value(plan, &format!("/projects/{project}/reviews"));
    let of = |review: &&Value| review["fiscal_year"] == year;
    all.as_array().and_then(|all| all.iter().find(of)).cloned().unwrap_or_default()
}

#[test]
fn labels_that_count_indicators_beside_projects_say_whose_the_values_are() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "石垣事業", "里山事業"],
        &["KPI①　指標", "来場者数", "会員数"],
        &["KPI②　指標", "売上額", ""],
        &["KPI①　目標値", "#10", "#20"],
        &["KPI①　実績値", "#11", "#21"],
        &["KPI②　目標値", "#30", "#40"],
        &["KPI②　実績値", "#31", "#41"],
        &["事業効果", "効果があった", "効果があった"],
    ];
    let plan = plan_of(rows, &[]);
    let kpi = |project: usize, n: usize, field: &str| {
        value(&plan, &format!("/projects/{project}/reviews/0/kpis/{n}/{field}"))
    };
    assert_eq!(json!([kpi(0, 0, "name"), kpi(0, 0, "target"), kpi(0, 0, "actual")]), json!(["来場者数", 10, 11]));
    assert_eq!(json!([kpi(0, 1, "name"), kpi(0, 1, "target"), kpi(0, 1, "actual")]), json!(["売上額", 30, 31]));
    assert_eq!(json!([kpi(1, 0, "target"), kpi(1, 0, "actual")]), json!([20, 21]));
    // The second project has no second indicator: its values are nobody's.
    assert_eq!((at(&plan, "C7").kind, at(&plan, "C8").kind), (As::Unplaced, As::Unplaced));
    assert_eq!(value(&plan, "/projects/1/reviews/0/effect/rating"), "効果があった");
}

#[test]
fn a_label_that_nobody_knows_ends_no_projects_beside_each_other_and_the_next_headings_do() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "石垣事業", "里山事業"],
        &["担当課", "文化課", "農林課"],
        &["事業費(円)", "#1000", "#2000"],
        &["ふりかえり会", "5月", "6月"],
        &["今後の方針", "継続", "改善"],
        &["番号", "委員名", "担当課"],
        &["#1", "甲野", "文化課"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!((at(&plan, "B5").kind, at(&plan, "C5").kind), (As::Unplaced, As::Unplaced));
    assert_eq!(value(&plan, "/projects/1/reviews/0/policy/decision"), "改善");
    assert_eq!(value(&plan, "/projects/1/department"), "農林課", "「担当課」 is a heading of the next table");
}

#[test]
fn a_kind_of_row_that_is_neither_target_nor_result_has_no_value_of_the_year() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標", "単位", "区分", "R5", "R6"],
        &["石垣事業", "来場者数", "人", "目標", "#100", "#120"],
        &["", "", "", "実績（9月末）", "#41", "#52"],
        &["", "", "", "補正後", "#99", "#98"],
        &["", "", "", "実績（年度末）", "#90", "確認中"],
    ];
    let plan = plan_of(rows, &["A3:A6", "B3:B6", "C3:C6"]);
    let of = |year: &str| review(&plan, 0, year)["kpis"][0].clone();
    assert_eq!(json!([of("R5")["target"], of("R5")["actual"]]), json!([100, 90]));
    assert_eq!(json!([of("R6")["target"], of("R6")["actual"]]), json!([120, "確認中"]));
    for cell in ["E4", "F4", "E5", "F5"] {
        assert_eq!(at(&plan, cell).kind, As::Unplaced, "{cell}");
    }
    // Without a result at the year's end it has none.
    let plan = plan_of(&rows[..4], &["A3:A4", "B3:B4", "C3:C4"]);
    assert_eq!(plan_kpi(&plan), json!([120, null]), "what there is at the end of September isn't the year's");
    let told: &[&[&str]] = &[rows[0], rows[1], rows[2], rows[5], rows[4]];
    let plan = plan_of(told, &["A3:A5", "B3:B5", "C3:C5"]);
    assert_eq!((plan_kpi(&plan), at(&plan, "E5").kind), (json!([120, "確認中"]), As::Unplaced));
}

fn plan_kpi(plan: &Plan) -> Value {
    let kpi = review(plan, 0, "R6")["kpis"][0].clone();
    json!([kpi["target"], kpi["actual"]])
}

#[test]
fn years_beside_each_other_have_their_own_words_amounts_and_verdicts() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "", "石垣事業"],
        &["項目", "", "令和５年度", "令和６年度"],
        &["主な取組", "", "石を積んだ。", "道を開いた。"],
        &["事業費（千円）", "計画", "#500", "#700"],
        &["", "実績", "#480", "#650"],
        &["KPI①\n来場者数（人）", "目標値", "#100", "#120"],
        &["", "実績値", "#90", "確認中"],
        &["", "ひと月当たり", "#7", "#8"],
        &["事業効果", "", "効果があった", "非常に効果的であった"],
        &["課題", "", "案内が足りない。", "冬の客が少ない。"],
        &["今後の方針", "", "継続"],
    ];
    let merges = ["A2:B2", "C2:D2", "A3:B3", "A4:B4", "A5:A6", "A7:A9", "A10:B10", "A11:B11", "A12:B12", "C12:D12"];
    let plan = plan_of(rows, &merges);
    let (before, now) = (review(&plan, 0, "R5"), review(&plan, 0, "R6"));
    assert_eq!(before["achievements"][0]["body"], "石を積んだ。");
    assert_eq!((at(&plan, "C9").kind, at(&plan, "D9").kind), (As::Unplaced, As::Unplaced), "nobody knows what it is");
    assert_eq!(json!([now["achievements"][0]["body"], now["achievements"][1]]), json!(["道を開いた。", null]));
    assert_eq!(
        json!([before["budget"], before["cost"], now["budget"], now["cost"]]),
        json!([500000, 480000, 700000, 650000])
    );
    assert_eq!(json!([before["kpis"][0]["name"], before["kpis"][0]["actual"]]), json!(["来場者数（人）", 90]));
    assert_eq!(json!([now["kpis"][0]["target"], now["kpis"][0]["actual"]]), json!([120, "確認中"]));
    assert_eq!(
        json!([before["effect"]["rating"], now["effect"]["rating"]]),
        json!(["効果があった", "非常に効果的であった"])
    );
    assert_eq!(
        json!([before["issues"]["current"], now["issues"]["current"]]),
        json!(["案内が足りない。", "冬の客が少ない。"])
    );
    assert_eq!(
        json!([before["policy"], now["policy"]["decision"]]),
        json!([null, "継続"]),
        "it reaches over the years"
    );
}

#[test]
fn increments_of_years_are_their_values_and_say_how_they_are_counted() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "石垣事業"],
        &[
            "KPI",
            "事業開始前",
            "区分",
            "令和５年度\n増加分\n（１年目）",
            "令和６年度\n増加分\n（２年目）",
            "増加分の\n累計",
        ],
        &["来場者数", "#40", "計画", "#60", "#100", "#160"],
        &["", "", "実績", "#52", "#131", "#183"],
    ];
    let plan = plan_of(rows, &["A4:A5", "B4:B5"]);
    let (before, now) = (review(&plan, 0, "R5")["kpis"][0].clone(), review(&plan, 0, "R6")["kpis"][0].clone());
    assert_eq!(json!([before["target"], before["actual"]]), json!([60, 52]));
    assert_eq!(json!([now["baseline"], now["target"], now["actual"]]), json!([40, 100, 131]));
    assert_eq!(json!([before["accumulation"], now["accumulation"]]), json!(["増加分", "増加分"]));
    assert_eq!((at(&plan, "F4").kind, at(&plan, "F5").kind), (As::Unplaced, As::Unplaced), "the sum is no year's");
}

#[test]
fn what_comes_next_is_a_decision_where_nothing_but_decisions_stands_below() {
    let list = |heading: &str, one: &str, two: &str| {
        let rows: &[&[&str]] = &[
            &["令和6年度 交付金事業 効果検証 一覧"],
            &["事業名", "指標名", "目標値", "実績値", heading],
            &["石垣事業", "人数", "#3", "#4", one],
            &["里山事業", "回数", "#5", "#2", two],
        ];
        let plan = plan_of(rows, &[]);
        (value(&plan, &format!("{REVIEW}/policy/decision")), value(&plan, &format!("{REVIEW}/issues/revisions")))
    };
    assert_eq!(list("次年度の取組", "見直して継続", "廃止").0, "見直して継続");
    assert_eq!(list("R7以降", "拡充", "事業内容の見直し（改善）").0, "拡充");
    assert_eq!(list("次年度の取組", "販路拡大", "継続").0, Value::Null, "what will be done");
    assert_eq!(list("R5以降", "拡充", "継続").0, Value::Null, "R5 has been");
    assert_eq!(list("次年度の取組", "案内人を育てる。", "廃止"), (Value::Null, json!("案内人を育てる。")));
}

#[test]
fn a_degree_in_marks_is_how_an_indicator_is_rated_and_a_dash_among_them_too() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標名", "目標値", "実績値", "達成度"],
        &["石垣事業", "人数", "#3", "#4", "◎"],
        &["里山事業", "回数", "#5", "集計中", "－"],
    ];
    let plan = plan_of(rows, &[]);
    assert_eq!(value(&plan, &format!("{REVIEW}/kpis/0/rating")), "◎");
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/rating"), "－");
}

#[test]
fn a_body_judges_by_the_title_of_its_sheet_and_says_why() {
    let list = |title: &str| {
        let rows: &[&[&str]] = &[
            &[title],
            &["№", "事業名", "委員からの意見", "市の考え方", "評価", "評価の理由"],
            &["#1", "石垣事業", "道を直すこと。", "直した。", "○", "客が増えた。"],
        ];
        let plan = plan_of(rows, &[]);
        let review = value(&plan, REVIEW);
        json!([review["evaluations"][0]["rating"], review["evaluations"][0]["comment"], review["effect"]["rating"]])
    };
    assert_eq!(list("令和6年度 石垣市推進会議　評価結果"), json!(["○", "客が増えた。", null]));
    assert_eq!(list("令和6年度 石垣市推進会議 資料　事業評価の結果"), json!([null, null, "○"]));
}

#[test]
fn whose_a_title_is_its_body_or_its_page_says() {
    for (title, town) in [
        ("令和６年度第２回　石垣市総合戦略推進会議　評価結果（令和６年度事業）", json!("石垣市")),
        ("交付金事業の実績と評価（令和６年度）｜若松町公式ホームページ", json!("若松町")),
        ("令和６年度第２回　総合戦略推進会議　評価結果", Value::Null),
        ("令和６年度　交付金事業　市町村別検証会議の結果", Value::Null),
    ] {
        let plan =
            plan_of(&[&[title], &["事業名", "指標名", "目標値", "実績値"], &["石垣事業", "人数", "#3", "#4"]], &[]);
        assert_eq!(value(&plan, "/municipality"), town, "{title}");
    }
}

#[test]
fn what_was_said_in_the_year_before_is_of_that_year_by_the_heading_above_too() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標名", "目標値", "実績値", "前年度の検証", "", "今年度"],
        &["", "", "", "", "委員会の意見", "意見への対応状況", "委員会の意見"],
        &["石垣事業", "人数", "#3", "#4", "道を直すこと。", "直した。", "案内を出すこと。"],
    ];
    let plan = plan_of(rows, &["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2"]);
    let (before, now) = (review(&plan, 0, "R5")["opinions"].clone(), review(&plan, 0, "R6")["opinions"].clone());
    assert_eq!(json!([before[0]["text"], before[0]["response"]]), json!(["道を直すこと。", "直した。"]));
    assert_eq!(json!([now[0]["text"], now[1]]), json!(["案内を出すこと。", null]));
}

#[test]
fn a_row_of_headings_may_end_in_the_unit_and_a_table_where_a_labelled_box_begins() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["作成日", "令和7年7月3日", "", "", "石垣市"],
        &["事業名", "石垣事業"],
        &["計画期間", "総事業費（期間計）", "R6事業費", "うち交付金", "（単位：千円）"],
        &["令和5年度～令和7年度", "45,600", "14,208", "7,104"],
        &["事\n業\n概\n要", "目的", "石垣を守る。"],
        &["", "R6に実施した\nこと", "石を積んだ。"],
        &["今後の方針", "継続"],
    ];
    let plan = plan_of(rows, &["A6:A7"]);
    assert_eq!(value(&plan, "/municipality"), "石垣市");
    assert_eq!(value(&plan, "/projects/0/period"), json!({"from": "R5", "to": "R7"}));
    assert_eq!(value(&plan, &format!("{REVIEW}/cost")), 14_208_000);
    assert_eq!(value(&plan, &format!("{REVIEW}/grant")), 7_104_000);
    assert_eq!(value(&plan, "/projects/0/plan/purpose"), json!(["石垣を守る。"]));
    assert_eq!(value(&plan, &format!("{REVIEW}/achievements/0/body")), "石を積んだ。");
}

#[test]
fn parts_of_the_money_stand_below_it_in_a_text_and_their_unit_below_them() {
    let lines = "令和6年度 効果検証\n\n番号,事業名,事業費,,指標,目標,実績\n,,総額,うち交付金,,,\n,,千円,千円,,,\n\
                 （１）,石垣事業,\"3,260\",\"1,630\",人数,3,4\n（２）,里山事業,842,421,回数,5,2\n";
    let plan = named("f.csv", lines.as_bytes());
    assert_eq!(value(&plan, &format!("{REVIEW}/cost")), 3_260_000);
    assert_eq!(value(&plan, &format!("{REVIEW}/grant")), 1_630_000);
    assert_eq!(value(&plan, "/projects/1/reviews/0/grant"), 421_000);
    assert_eq!(json!([value(&plan, "/projects/0/number"), value(&plan, "/projects/1/number")]), json!([1, 2]));
}

#[test]
fn a_list_of_labels_goes_on_below_the_table_of_a_page() {
    let part = |name: &str, cost: &str| {
        format!(
            "## {name}\n\n- 担当課：文化課\n- 事業費：{cost}千円\n\n| 指標 | 単位 | 目標値 | 実績値 |\n|---|---|---|---|\n\
             | 来場者数 | 人 | 240 | 251 |\n| 売上額 | 千円 | 55 | 48 |\n\n- 事業効果：効果があった\n- 今後の方針：継続\n\n"
        )
    };
    let page =
        format!("# 令和6年度 効果検証\n\n{}{}", part("1. 石垣の道事業", "2,640"), part("2. 里山の家事業", "980"));
    let plan = named("f.txt", page.as_bytes());
    for (project, cost) in [(0, 2_640_000), (1, 980_000)] {
        let review = value(&plan, &format!("/projects/{project}/reviews/0"));
        assert_eq!(json!([review["cost"], review["kpis"][1]["actual"]]), json!([cost, 48]));
        assert_eq!(json!([review["effect"]["rating"], review["policy"]["decision"]]), json!(["効果があった", "継続"]));
    }
    // A line with a label over a table is no project.
    let plan = named("f.txt", format!("# 令和6年度 効果検証\n\n{}", part("1. 石垣の道事業", "2,640")).as_bytes());
    assert_eq!(at(&plan, "A6").kind, As::Unplaced);
}

#[test]
fn an_amount_below_a_table_of_years_is_of_the_year_in_whose_column_it_stands() {
    let of = |money: &[&[&str]]| {
        let rows: &[&[&str]] = &[
            TITLE,
            &["事業名", "石垣事業"],
            &["指標", "単位", "区分", "R5", "R6", "R7"],
            &["来場者数", "人", "目標", "#100", "#120", "#130"],
            &["", "", "実績", "#90", "確認中", ""],
            &[""],
        ];
        let rows: Vec<&[&str]> = rows.iter().chain(money).copied().collect();
        plan_of(&rows, &["A4:A5", "B4:B5"])
    };
    let plan = of(&[
        &["事業費", "（単位：千円）", "決算", "2,104", "2,877"],
        &["", "", "予算", "", "", "3,600"],
        &["事業効果", "効果があった"],
    ]);
    let cost = |year: &str| review(&plan, 0, year)["cost"].clone();
    assert_eq!(json!([cost("R5"), cost("R6")]), json!([2_104_000, 2_877_000]));
    assert_eq!(json!([review(&plan, 0, "R7")["budget"], review(&plan, 0, "R6")["budget"]]), json!([3_600_000, null]));
    // Right beside its label an amount may stand in any column.
    let plan = of(&[&["事業費（円）", "", "決算額", "5,000"], &["事業効果", "効果があった"]]);
    assert_eq!(json!([review(&plan, 0, "R5")["cost"], review(&plan, 0, "R6")["cost"]]), json!([null, 5000]));
}

#[test]
fn words_below_the_outsiders_mark_are_theirs_and_null_is_nothing() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標名", "目標値", "実績値", "内部評価（担当課）", "", "外部評価（有識者会議）", "", "備考"],
        &["", "", "", "", "評点", "コメント", "評点", "コメント", ""],
        &["石垣事業", "人数", "#3", "NULL", "3", "晴れた。", "4", "客が延びた。", "null"],
    ];
    let merges = ["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:H2", "I2:I3"];
    let plan = plan_of(rows, &merges);
    let review = value(&plan, REVIEW);
    assert_eq!(json!([review["effect"]["rating"], review["effect"]["comment"]]), json!(["3", "晴れた。"]));
    let outside = review["evaluations"][0].clone();
    assert_eq!(json!([outside["rating"], outside["comment"]]), json!(["4", "客が延びた。"]));
    assert_eq!((at(&plan, "D4").kind, at(&plan, "I4").kind), (As::Unplaced, As::Unplaced));
    assert_eq!(review["kpis"][0]["actual"], Value::Null);
}
