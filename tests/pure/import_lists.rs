//! Wide lists: what stands side by side in a row, and what a column's rows say that its heading doesn't.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::{As, Plan};
use serde_json::{Value, json};

use crate::support::imported::{at, merged, value};

const TITLE: &[&str] = &["令和6年度 交付金事業 効果検証 一覧"];
const REVIEW: &str = "/projects/0/reviews/0";

fn of_review(plan: &Plan, field: &str) -> Value {
    value(plan, &format!("{REVIEW}/{field}"))
}

#[test]
fn money_comes_from_where_its_heading_says_and_not_from_the_unit_of_a_kpi() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標", "単位", "目標値", "実績値", "事業費(千円)", "財源内訳(千円)", ""],
        &["", "", "", "", "", "", "国庫支出金", "うち一般財源(B)"],
        &["移住事業", "世帯数", "世帯", "#10", "#9", "#3000", "#2000", "#1000"],
    ];
    let plan = merged("一覧", rows, &["A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:F3", "G2:H2"]);
    let funding = json!([{"source": "国庫支出金", "amount": 2_000_000}, {"source": "一般財源", "amount": 1_000_000}]);
    assert_eq!(of_review(&plan, "funding"), funding);
    // Where nobody says what the amounts are in, none is written.
    let rows: &[&[&str]] = &[TITLE, &["事業名", "担当課", "一般財源", "評価"], &["移住事業", "企画課", "#1000", "A"]];
    let plan = merged("一覧", rows, &[]);
    assert_eq!((at(&plan, "C3").kind, of_review(&plan, "funding")), (As::Unplaced, Value::Null));
}

#[test]
fn a_part_of_an_amount_is_not_the_amount() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "事業費(千円)", "", "KPI", "", ""],
        &["", "総額", "うち会費", "指標", "目標値", "実績値"],
        &["移住事業", "#3000", "#500", "世帯数", "#10", "#9"],
    ];
    let plan = merged("一覧", rows, &["A2:A3", "B2:C2", "D2:F2"]);
    assert_eq!((of_review(&plan, "cost"), at(&plan, "C4").kind), (json!(3_000_000), As::Unplaced));
}

#[test]
fn beside_a_result_an_unknown_heading_of_a_block_is_none_and_a_remark_is_no_kpis() {
    let block = ["名称", "去年の姿", "目標値", "実績値"];
    let over = |word: &'static str| [word, "", "", ""];
    let head = [&["事業名"][..], &over("指標①"), &over("指標②"), &["事業効果", "備考"]].concat();
    let below = [&[""][..], &block, &block, &["", ""]].concat();
    let row = ["移住事業", "世帯数", "#7", "#10", "#9", "相談数", "#70", "#80", "#91", "A", "施設は昨年に建った"];
    let rows: &[&[&str]] = &[TITLE, &head, &below, &row];
    let plan = merged("一覧", rows, &["A2:A3", "B2:E2", "F2:I2", "J2:J3", "K2:K3"]);
    let kpis = json!([{"name": "世帯数", "target": 10, "actual": 9}, {"name": "相談数", "target": 80, "actual": 91}]);
    assert_eq!(of_review(&plan, "kpis"), kpis);
    for cell in ["C4", "G4", "K4"] {
        assert_eq!(at(&plan, cell).kind, As::Unplaced, "{cell}");
    }
}

#[test]
fn what_is_listed_as_done_and_called_a_project_is_one() {
    let head: &[&str] = &["具体的施策", "主な取組", "KPI", "目標値", "実績値"];
    let of = |one: &'static str, two: &'static str| {
        merged(
            "一覧",
            &[TITLE, head, &["移住の促進", one, "世帯数", "#10", "#9"], &["", two, "相談数", "#80", "#91"]],
            &[],
        )
    };
    let plan = of("移住体験事業", "移住相談事業");
    assert_eq!(value(&plan, "/projects/0/name"), "移住体験事業");
    assert_eq!(value(&plan, "/projects/0/strategy"), json!(["移住の促進"]));
    assert_eq!(value(&plan, "/projects/1/name"), "移住相談事業");
    // What was done in words is none.
    let plan = of("移住体験事業を行った。", "移住相談事業");
    assert_eq!(value(&plan, "/projects/0/name"), "移住の促進");
}

#[test]
fn a_row_of_money_among_those_of_kpis_is_the_projects() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標等", "単位", "区分", "R5年度", "R6年度"],
        &["移住事業", "世帯数", "世帯", "計画", "#8", "#10"],
        &["", "", "", "実績", "#7", "#9"],
        &["", "事業費", "千円", "計画", "#3000", "#2000"],
        &["", "", "", "実績", "#2996", ""],
    ];
    let plan = merged("一覧", rows, &["A3:A6", "B3:B4", "B5:B6", "C3:C4", "C5:C6"]);
    let reviews = value(&plan, "/projects/0/reviews");
    let of = |year: &str| reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).unwrap().clone();
    assert_eq!((&of("R5")["budget"], &of("R5")["cost"]), (&json!(3_000_000), &json!(2_996_000)));
    assert_eq!((&of("R6")["budget"], &of("R6")["cost"]), (&json!(2_000_000), &Value::Null));
    assert_eq!(of("R6")["kpis"], json!([{"name": "世帯数", "unit": "世帯", "target": 10, "actual": 9}]));
}

#[test]
fn who_said_it_stands_over_the_opinion_and_one_answer_to_several_is_asked() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "事業効果", "有識者の意見", "", "市の対応", "今後の方針"],
        &["", "", "Ａ委員", "Ｂ委員", "", ""],
        &["移住事業", "A", "続けてほしい。", "周知が足りない。", "広報を増やす。", "継続"],
    ];
    let plan = merged("一覧", rows, &["A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3"]);
    let said = json!([{"by": "Ａ委員", "text": "続けてほしい。"}, {"by": "Ｂ委員", "text": "周知が足りない。"}]);
    assert_eq!((of_review(&plan, "opinions"), at(&plan, "E4").kind), (said, As::Ask));
    let question = plan.questions().into_iter().next().unwrap();
    assert_eq!(question.options.len(), 4, "to one of them, to both, or to none");
}

#[test]
fn figures_and_words_of_a_project_may_stand_in_two_lines_below_two_lines_of_headings() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "担当課", "指標", "目標値", "実績値"],
        &["", "実施内容", "課題", "", "今後の方針", ""],
        &["#1", "花壇事業", "都市課", "団体数", "#30", "#33"],
        &["", "苗を配った。", "高齢化", "", "継続", ""],
        &["#2", "起業事業", "商工課", "起業者数", "#5", "#3"],
        &["", "募集した。", "少ない", "", "見直し", ""],
    ];
    let plan = merged("一覧", rows, &["A2:A3", "A4:A5", "A6:A7", "C3:D3", "E3:F3", "C5:D5", "E5:F5", "C7:D7", "E7:F7"]);
    for (at, name, kpi, done, decision) in
        [(0, "花壇事業", 33, "苗を配った。", "継続"), (1, "起業事業", 3, "募集した。", "見直し")]
    {
        let of = |field: &str| value(&plan, &format!("/projects/{at}/{field}"));
        assert_eq!((of("name"), of("reviews/0/kpis/0/actual")), (json!(name), json!(kpi)));
        assert_eq!(
            (of("reviews/0/achievements/0/body"), of("reviews/0/policy/decision")),
            (json!(done), json!(decision))
        );
    }
    // Names that have no heading below them have none of those lines.
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "KPI", "", ""],
        &["", "", "指標", "目標値", "実績値"],
        &["#1", "花壇事業", "団体数", "#30", "#33"],
    ];
    let plan = merged("一覧", rows, &["A2:A3", "B2:B3", "C2:E2"]);
    assert_eq!(of_review(&plan, "kpis/0/actual"), 33);
}

#[test]
fn headings_count_their_years_from_the_one_under_review() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "前年度決算(千円)", "当年度決算(千円)", "次年度予算(千円)", "指標", "実績値"],
        &["移動販売事業", "#1200", "#1438", "#1500", "世帯数", "#161"],
    ];
    let reviews = value(&merged("一覧", rows, &[]), "/projects/0/reviews");
    let of = |year: &str| reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).unwrap().clone();
    assert_eq!((&of("R5")["cost"], &of("R6")["cost"]), (&json!(1_200_000), &json!(1_438_000)));
    assert_eq!((&of("R7")["budget"], &of("R7")["cost"]), (&json!(1_500_000), &Value::Null));
}

#[test]
fn a_target_of_next_year_in_brackets_beside_this_years_is_the_last_one() {
    let of = |last: &'static str| {
        let head: &[&str] = &["施策", "KPI", "基準値(R1)", "R6実績", "R6目標", last];
        merged("一覧", &[TITLE, head, &["農林業の振興", "農業者数", "#61", "#66", "#68", "#70"]], &[])
    };
    assert_eq!(of_review(&of("目標値(R7)"), "kpis/0/goal"), json!({"value": 70, "by": "R7"}));
    assert_eq!(value(&of("R7目標"), "/projects/0/reviews/1/kpis/0/target"), 70, "the next year's own");
}

#[test]
fn an_opinion_on_all_is_no_projects_and_sentences_of_results_are_what_was_done() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "事業費(円)", "実績", "委員の意見"],
        &["#1", "移住事業", "#3000000", "相談会を開いた。", "続けてほしい。"],
        &["全体", "", "", "", "資料が読みにくい。"],
    ];
    let plan = merged("一覧", rows, &["A4:B4"]);
    assert_eq!(of_review(&plan, "achievements/0/body"), "相談会を開いた。");
    assert_eq!(of_review(&plan, "opinions"), json!([{"text": "続けてほしい。"}]));
    assert_eq!(at(&plan, "E4").kind, As::Unplaced);
}

#[test]
fn a_goal_over_several_tables_is_the_place_of_their_measures() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["基本目標１　しごとをつくる"],
        &["■数値目標"],
        &["数値目標", "R6実績", "担当課"],
        &["社会増減", "△21人", "企画課"],
        &["■重要業績評価指標（KPI）"],
        &["施策", "KPI", "R6実績", "R6目標"],
        &["農林業の振興", "農業者数", "#66", "#68"],
    ];
    let plan = merged("一覧", rows, &[]);
    assert_eq!(value(&plan, "/projects/0/name"), "基本目標１　しごとをつくる");
    assert_eq!(of_review(&plan, "kpis/0/actual"), "△21人");
    assert_eq!(value(&plan, "/projects/1/strategy"), json!(["基本目標１　しごとをつくる"]));
}

#[test]
fn a_target_and_a_result_of_a_year_may_share_a_cell_and_what_comes_next_was_not_done() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["施策", "令和6年度の取組", "令和7年度の取組", "KPI", "R5目標／実績", "R6目標／実績"],
        &["農業の振興", "説明会を開いた。", "回数を増やす。", "就農者数", "6／5", "8／集計中"],
    ];
    let plan = merged("一覧", rows, &[]);
    let reviews = value(&plan, "/projects/0/reviews");
    let of = |year: &str| reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).unwrap().clone();
    let kpi = |year: &str| (of(year)["kpis"][0]["target"].clone(), of(year)["kpis"][0]["actual"].clone());
    assert_eq!((kpi("R5"), kpi("R6")), ((json!(6), json!(5)), (json!(8), json!("集計中"))));
    assert_eq!(of("R6")["achievements"], json!([{"body": "説明会を開いた。"}]));
    assert_eq!(of("R6")["issues"], json!({"revisions": "回数を増やす。"}));
}

#[test]
fn the_parts_of_a_cost_are_not_the_cost() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "経費区分", "決算額(円)", "評価"],
        &["#1", "起業事業", "補助金", "#3000000", "A"],
        &["", "", "委託料", "#1200000", ""],
        &["", "", "事業費計", "#4200000", ""],
    ];
    let plan = merged("一覧", rows, &["A3:A5", "B3:B5", "E3:E5"]);
    assert_eq!((of_review(&plan, "cost"), at(&plan, "D3").kind), (json!(4_200_000), As::Unplaced));
}

#[test]
fn a_result_is_of_the_year_that_stands_beside_it() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["地域再生計画の名称", "指標", "目標値", "", "実績値", ""],
        &["", "", "値", "年度", "値", "年度"],
        &["関係人口創出計画", "登録者数", "#600", "R6", "#712", "R5"],
    ];
    let plan = merged("一覧", rows, &["A2:A3", "B2:B3", "C2:D2", "E2:F2"]);
    assert_eq!(value(&plan, "/projects/0/name"), "関係人口創出計画");
    let reviews = value(&plan, "/projects/0/reviews");
    let of = |year: &str| reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).unwrap().clone();
    assert_eq!((&of("R5")["kpis"][0]["actual"], &of("R6")["kpis"][0]["actual"]), (&json!(712), &Value::Null));
}

#[test]
fn words_of_an_unknown_heading_in_front_of_values_name_the_kpis() {
    let of = |one: &'static str| {
        let head: &[&str] = &["事業名", "担当課", "物差し", "単位", "目標値", "実績値"];
        merged("一覧", &[TITLE, head, &["移住事業", "企画課", one, "世帯", "#10", "#9"]], &[])
    };
    let kpi = json!([{"name": "移住した世帯数", "unit": "世帯", "target": 10, "actual": 9}]);
    assert_eq!(of_review(&of("移住した世帯数"), "kpis"), kpi);
    assert_eq!(of_review(&of("#12"), "kpis"), Value::Null, "a number is no name");
}

#[test]
fn beside_what_was_spent_another_amount_is_not_and_a_kind_of_policy_is_the_policy() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "事業費(千円)", "", "", "指標", "実績値", "今後の方向性", ""],
        &["", "当初予算額", "決算額", "不用額", "", "", "区分", "理由"],
        &["婚活事業", "#2600", "#2315", "#285", "成婚数", "#5", "改善", "近隣と合同で開く。"],
    ];
    let plan = merged("一覧", rows, &["A2:A3", "B2:D2", "E2:E3", "F2:F3", "G2:H2"]);
    assert_eq!((of_review(&plan, "cost"), of_review(&plan, "budget")), (json!(2_315_000), json!(2_600_000)));
    assert_eq!(at(&plan, "D4").kind, As::Unplaced);
    assert_eq!(of_review(&plan, "policy"), json!({"decision": "改善", "reason": "近隣と合同で開く。"}));
}

#[test]
fn letters_of_sums_are_no_part_of_a_heading_and_one_counted_thing_is_counted_as_the_others_are() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "事業費(円)", "", "指標", "目標値", "実績値"],
        &["", "総事業費 Ａ＝Ｂ＋Ｃ", "交付金充当額\nＢ", "", "", ""],
        &["給付事業", "#31450000", "#31000000", "①支給率\n②日数", "①100％\n②30日", "①99.4％\n②22日"],
        &["改修事業", "#58200000", "#40000000", "①削減率", "①15％", "18.2％"],
    ];
    let plan = merged("一覧", rows, &["A2:A3", "B2:C2", "D2:D3", "E2:E3", "F2:F3"]);
    assert_eq!((of_review(&plan, "cost"), of_review(&plan, "grant")), (json!(31_450_000), json!(31_000_000)));
    assert_eq!(of_review(&plan, "kpis/1/actual"), "22日");
    let kpis = json!([{"name": "削減率", "target": "15％", "actual": "18.2％"}]);
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis"), kpis);
}

#[test]
fn a_mark_of_each_year_of_a_project_is_the_projects() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "年度", "指標", "目標値", "実績値", "評価"],
        &["配食事業", "R5", "配食数", "#9000", "#9377", "A"],
        &["配食事業", "R6", "配食数", "#9500", "#8702", "B"],
    ];
    let plan = merged("一覧", rows, &[]);
    let reviews = value(&plan, "/projects/0/reviews");
    let of = |year: &str| reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).unwrap().clone();
    assert_eq!((&of("R5")["effect"]["rating"], &of("R6")["effect"]["rating"]), (&json!("A"), &json!("B")));
}

/// The review of a year of the first project.
fn of_year(plan: &Plan, year: &str) -> Value {
    let reviews = value(plan, "/projects/0/reviews");
    reviews.as_array().unwrap().iter().find(|of| of["fiscal_year"] == year).unwrap().clone()
}

#[test]
fn columns_without_a_year_are_of_the_titles_whatever_stands_beside_them() {
    let head: &[&str] = &["番号", "事業名", "事業費（円）", "KPI", "前々年度実績", "目標値", "実績値", "次年度目標"];
    let row: &[&str] = &["#1", "灯台事業", "#1100000", "入場者数", "#1000", "#1200", "#1350", "#1300"];
    let plan = merged("一覧", &[TITLE, head, row], &[]);
    let own = of_year(&plan, "R6");
    assert_eq!((&own["cost"], &own["kpis"][0]["target"]), (&json!(1_100_000), &json!(1200)));
    assert_eq!(own["kpis"][0]["actual"], 1350);
    assert_eq!(of_year(&plan, "R4")["kpis"][0]["actual"], 1000);
    assert_eq!(of_year(&plan, "R7")["kpis"][0]["target"], 1300);
}

#[test]
fn a_mark_below_one_of_several_choices_across_says_that_it_is_the_one() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "KPI", "実績値", "事業効果", "", "今後の方針", ""],
        &["", "", "", "", "非常に効果的", "相当程度", "継続", "改善"],
        &["#1", "灯台事業", "入場者数", "#1350", "", "○", "○", ""],
        &["#2", "港事業", "来場者数", "#4800", "○", "○", "", "●"],
    ];
    let plan = merged("一覧", rows, &["E2:F2", "G2:H2"]);
    assert_eq!(of_review(&plan, "effect/rating"), "相当程度");
    assert_eq!(of_review(&plan, "policy/decision"), "継続");
    assert_eq!(value(&plan, "/projects/1/reviews/0/policy/decision"), "改善");
    assert_eq!(at(&plan, "F5").kind, As::Ask, "two marks are a question");
}

#[test]
fn a_target_whose_own_column_says_a_later_year_is_the_final_one() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "KPI", "目標値", "", "実績値"],
        &["", "", "", "年度", "値", ""],
        &["#1", "灯台事業", "入場者数", "R8", "#1500", "#1350"],
        &["#2", "港事業", "来場者数", "R6", "#5000", "#4800"],
    ];
    let plan = merged("一覧", rows, &["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3"]);
    assert_eq!(of_review(&plan, "kpis/0/goal"), json!({"by": "R8", "value": 1500}));
    assert_eq!(of_review(&plan, "kpis/0/target"), Value::Null);
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/0/target"), 5000);
}

#[test]
fn a_verdict_over_several_projects_is_said_of_each() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "KPI", "実績値", "事業効果", "今後の方針", "課題", "有識者意見"],
        &["灯台事業", "入場者数", "#1350", "効果があった", "継続", "担い手がいない。", "続けてほしい。"],
        &["港事業", "来場者数", "#4800", "", "", "", ""],
        &["朝市事業", "出店数", "#18", "効果がなかった", "廃止", "", ""],
    ];
    let plan = merged("一覧", rows, &["D3:D4", "E3:E4", "F3:F4", "G3:G4"]);
    for project in ["/projects/0", "/projects/1"] {
        let of = |field: &str| value(&plan, &format!("{project}/reviews/0/{field}"));
        assert_eq!((of("effect/rating"), of("policy/decision")), (json!("効果があった"), json!("継続")));
        assert_eq!(of("issues/current"), "担い手がいない。");
        assert_eq!(of("opinions/0/text"), "続けてほしい。");
    }
    assert_eq!(value(&plan, "/projects/2/reviews/0/policy/decision"), "廃止");
}

#[test]
fn a_list_of_choices_without_a_mark_is_no_answer() {
    let of = |policy: &'static str| {
        let head: &[&str] = &["事業名", "KPI", "実績値", "今後の方針"];
        merged("一覧", &[TITLE, head, &["灯台事業", "入場者数", "#1350", policy]], &[])
    };
    let plan = of("継続・改善・廃止");
    assert_eq!((at(&plan, "D3").kind, of_review(&plan, "policy")), (As::Unplaced, Value::Null));
    assert_eq!(of_review(&of("見直し・改善"), "policy/decision"), "見直し・改善");
}
