//! Files that a newcomer brought: what was read wrongly, or not at all, stays mended.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::mapping::{Answer, Mapping};
use kensho::exchange::read::{How, read};
use kensho::exchange::{As, Plan};
use serde_json::{Value, json};

use crate::support::imported::{answering, at, named, of, planned, planned_with, value};
use crate::support::workbook::{self, Sheet, sheet};

const TITLE: &[&str] = &["白波市 令和６年度 効果検証 一覧"];

fn of_text(text: &str) -> Plan {
    named("f.txt", text.as_bytes())
}

/// The review of a project in a year.
fn review(plan: &Plan, project: usize, year: &str) -> Value {
    let reviews = value(plan, &format!("/projects/{project}/reviews"));
    let of_year = |review: &&Value| review["fiscal_year"] == year;
    reviews.as_array().and_then(|reviews| reviews.iter().find(of_year)).cloned().unwrap_or_default()
}

#[test]
fn a_text_is_not_cut_because_its_heading_has_a_sign() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "KPI", "目標・実績", "効果・課題", "改善点・今後の方向性"],
        &[
            "#1",
            "港まつり事業",
            "来場者数",
            "100・110",
            "相談・移住が増えた。担い手・財源が課題",
            "広報・SNSを強化・継続",
        ],
    ];
    let plan = of(rows);
    let of = review(&plan, 0, "R6");
    assert_eq!((&of["kpis"][0]["target"], &of["kpis"][0]["actual"]), (&json!(100), &json!(110)));
    assert_eq!(of["effect"]["comment"], "相談・移住が増えた。担い手・財源が課題");
    assert_eq!(of["effect"]["rating"], Value::Null);
    assert_eq!(of["issues"]["revisions"], "広報・SNSを強化・継続");
    assert_eq!(of["policy"], Value::Null);
}

#[test]
fn a_slash_parts_opinions_from_answers_only_where_the_cells_have_it() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "KPI", "目標", "実績", "会議の意見 / 町の考え方"],
        &["#1", "港まつり事業", "来場者数", "#100", "#110", "1/2補助の継続を / 国へ要望する"],
        &["#2", "朝市事業", "出店数", "#20", "#18", "駅前/港を比べること"],
    ];
    let plan = of(rows);
    let (first, second) = (review(&plan, 0, "R6"), review(&plan, 1, "R6"));
    let opinion = &first["opinions"][0];
    assert_eq!((&opinion["text"], &opinion["response"]), (&json!("1/2補助の継続を"), &json!("国へ要望する")));
    assert_eq!(second["opinions"][0], json!({"text": "駅前/港を比べること"}));
}

#[test]
fn a_second_table_is_of_the_year_that_its_heading_says() {
    for (heading, year) in
        [("２　令和７年度計画（単位：円）", "R7"), ("○令和５年度（参考）", "R5"), ("（参考）前年度の実績", "R5")]
    {
        let rows: &[&[&str]] = &[
            TITLE,
            &["番号", "事業名", "担当課", "KPI", "目標", "実績"],
            &["#1", "港まつり事業", "総務課", "来場者数", "#100", "#110"],
            &[],
            &[heading],
            &["番号", "事業名", "担当課", "KPI", "目標", "実績"],
            &["#1", "港まつり事業", "総務課", "来場者数", "#120", ""],
            &["#3", "夜市事業", "商工課", "出店数", "#10", ""],
        ];
        let plan = of(rows);
        assert_eq!(plan.questions().len(), 0, "{heading}");
        assert_eq!(review(&plan, 0, "R6")["kpis"][0]["target"], 100, "{heading}");
        assert_eq!(review(&plan, 0, year)["kpis"][0]["target"], 120, "{heading}");
        assert_eq!(review(&plan, 1, "R6"), Value::Null, "{heading}");
        assert_eq!(review(&plan, 1, year)["kpis"][0]["target"], 10, "{heading}");
    }
}

#[test]
fn the_line_below_the_title_of_a_meeting_says_the_year_of_the_results() {
    for line in ["（令和６年度事業分）", "対象：令和６年度", "（令和６年度実績）"] {
        let rows: &[&[&str]] = &[
            &["令和７年度 白波市 外部評価委員会資料"],
            &[line],
            &["No", "事業名", "KPI", "目標", "実績"],
            &["#1", "港まつり事業", "来場者数", "#100", "#110"],
        ];
        let plan = of(rows);
        assert_eq!(value(&plan, "/fiscal_year"), "R6", "{line}");
        assert_eq!(review(&plan, 0, "R6")["kpis"][0]["actual"], 110, "{line}");
    }
}

#[test]
fn the_last_year_with_results_is_reviewed() {
    let rows: &[&[&str]] = &[
        &["白波市総合戦略 進捗管理表"],
        &["番号", "事業名", "KPI", "R5", "", "R6", "", "R7", "", "評価"],
        &["", "", "", "目標", "実績", "目標", "実績", "目標", "実績", ""],
        &["#1", "港まつり事業", "来場者数（人）", "#90", "#92", "#100", "#110", "#120", "", "A"],
    ];
    let merges = ["A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:I2", "J2:J3"];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &merges, ..sheet("KPI", rows) }], &[]));
    assert_eq!(value(&plan, "/fiscal_year"), "R6");
    let kpi = &review(&plan, 0, "R6")["kpis"][0];
    assert_eq!((&kpi["target"], &kpi["actual"]), (&json!(100), &json!(110)));
    assert_eq!(review(&plan, 0, "R6")["effect"]["rating"], "A");
    let flat: &[&[&str]] = &[
        &["白波市総合戦略 進捗管理"],
        &["番号", "事業名", "KPI", "R5実績", "R6実績", "R7実績"],
        &["#1", "港まつり事業", "来場者数（人）", "#92", "#110", ""],
    ];
    assert_eq!(value(&of(flat), "/fiscal_year"), "R6");
}

#[test]
fn a_town_behind_a_title_and_blanks_is_no_part_of_its_words() {
    let rows = |title: &'static str| -> Plan {
        of(&[&[title], &["事業名", "KPI", "目標", "実績"], &["港まつり事業", "来場者数", "#100", "#110"]])
    };
    for title in ["令和６年度　効果検証結果　茶畑町", "令和６年度効果検証結果 茶畑町", "茶畑町 令和６年度 効果検証結果"]
    {
        assert_eq!(value(&rows(title), "/municipality"), "茶畑町", "{title}");
    }
}

#[test]
fn a_column_of_grants_that_holds_words_says_which_programme_it_is() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "交付金", "事業費（千円）", "KPI", "目標", "実績"],
        &["#1", "港まつり事業", "デジ田（推進）", "#100", "来場者数", "#100", "#110"],
        &["#2", "朝市事業", "地方創生", "#200", "出店数", "#20", "#18"],
        &["", "合計", "", "#300", "", "", ""],
    ];
    let plan = of(rows);
    let programs: Vec<Value> = (0..2).map(|n| review(&plan, n, "R6")["program"].clone()).collect();
    assert_eq!(programs, ["デジ田（推進）", "地方創生"]);
}

#[test]
fn the_sum_of_the_expenses_of_a_sheet_is_what_its_project_cost() {
    let rows: &[&[&str]] = &[
        &["令和6年度　効果検証シート"],
        &["事業の名称", "港まつり事業"],
        &["事業費（円）"],
        &["費目", "予算額", "決算額", "説明"],
        &["委託料", "#7540000", "#7440000", "運営委託"],
        &["報償費", "#50000", "#40000", "講師謝金 25千円×2人"],
        &["計", "#7590000", "#7480000"],
        &["財源内訳", "国庫支出金", "#3740000", "一般財源", "#3740000"],
        &["事業効果", "相当程度効果があった"],
    ];
    let plan = of(rows);
    let of = review(&plan, 0, "R6");
    assert_eq!((&of["cost"], &of["budget"]), (&json!(7_480_000), &json!(7_590_000)));
    assert_eq!(at(&plan, "C5").kind, As::Unplaced);
    assert_eq!(of["funding"][0], json!({"source": "国庫支出金", "amount": 3_740_000}));
    assert_eq!(of["effect"]["rating"], "相当程度効果があった");
}

#[test]
fn a_remark_that_a_result_is_preliminary_goes_with_it() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "KPI", "R5実績", "R6目標", "R6実績", "備考"],
        &["#1", "港まつり事業", "受診率（％）", "42.5", "45", "43.8", "速報値"],
        &["#2", "朝市事業", "出店数（店）", "#18", "#20", "#21", "目標は国の速報による"],
    ];
    let plan = of(rows);
    let of = |n: usize, year: &str| review(&plan, n, year)["kpis"][0]["actual"].clone();
    assert_eq!((of(0, "R6"), of(0, "R5")), (json!("43.8(速報)"), json!(42.5)));
    assert_eq!(of(1, "R6"), 21);
}

#[test]
fn a_question_of_units_names_the_cells_it_decides_and_asks_apart_where_sizes_differ() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "事業費", "KPI", "目標", "実績"],
        &["港まつり事業", "#12400", "来場者数", "#100", "#110"],
        &["朝市事業", "#2500000", "出店数", "#20", "#18"],
        &["夜市事業", "#1000", "来客数", "#20", "#18"],
    ];
    let plan = of(rows);
    let units: Vec<Answer> = plan.questions().into_iter().filter(|asked| asked.question == "money-unit").collect();
    assert_eq!(units.len(), 2);
    let small = units.iter().find(|asked| asked.asked.contains("12400")).unwrap();
    assert!(small.asked.contains("B3「12400」") && small.asked.contains("B5「1000」"), "{}", small.asked);
    assert!(!small.asked.contains("2500000"), "{}", small.asked);
    let mut mapping = Mapping::default();
    mapping.put(Answer { answer: Some("千円".into()), ..small.clone() });
    let settled = planned_with(&workbook::of(rows), mapping, "");
    assert_eq!(review(&settled, 0, "R6")["cost"], 12_400_000);
    assert_eq!(at(&settled, "B4").kind, As::Ask, "the large one is asked apart");
}

#[test]
fn neither_of_two_values_is_written_where_none_is_to_be() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "今後の方針", "KPI", "目標", "実績"],
        &["港まつり事業", "継続", "来場者数", "#100", "#110"],
        &["港まつり事業", "廃止", "出店数", "#20", "#18"],
    ];
    let first = of(rows);
    let mut mapping = Mapping::default();
    let asked = first.questions().into_iter().find(|asked| asked.question == "two-values").unwrap();
    mapping.put(Answer { answer: Some("取り込まない".into()), ..asked });
    let left = planned_with(&workbook::of(rows), mapping, "");
    assert_eq!(review(&left, 0, "R6")["policy"], Value::Null);
    assert_eq!((at(&left, "B3").kind, at(&left, "B4").kind), (As::Unplaced, As::Unplaced));
    assert_eq!(review(&left, 0, "R6")["kpis"][1]["actual"], 18);
}

#[test]
fn a_copy_with_one_blank_between_columns_is_read_where_its_lines_fit_their_headings() {
    let text = "令和６年度 効果検証結果 茶畑町\n番号 事業名 担当課 事業費（千円） 指標 単位 目標値 実績値 事業効果\n\
        1 移住促進事業 企画課 12,400 相談件数 件 120 134 相当程度効果があった\n移住世帯数 世帯 15 11\n\
        2 駅前整備事業 商工課 38,650.5 来場者数 人 25,000 21,340 効果があった\n合計 51,050.5\n";
    for text in [text.to_owned(), text.replace(' ', "　")] {
        let plan = of_text(&text);
        let (first, second) = (review(&plan, 0, "R6"), review(&plan, 1, "R6"));
        assert_eq!((&first["cost"], &second["cost"]), (&json!(12_400_000), &json!(38_650_500)));
        assert_eq!(first["kpis"][1], json!({"name": "移住世帯数", "unit": "世帯", "target": 15, "actual": 11}));
        assert_eq!(second["kpis"][0]["actual"], 21_340);
        assert_eq!(value(&plan, "/projects/2"), Value::Null);
    }
    let lost = of_text(&text.replace("2 駅前整備事業 商工課 38,650.5", "2 駅前整備事業 商工課"));
    assert!(lost.is_empty(), "a cell is missing: nobody knows which");
}

#[test]
fn a_file_that_is_not_what_its_name_says_is_called_so() {
    let refused = read("会議/e.pdf", b"PK", &How::default()).unwrap_err().to_string();
    assert!(refused.contains("「.pdf」") && refused.contains("中身"), "{refused}");
    assert!(read("e.xls", "事業名\t目標\n朝市\t3\n".as_bytes(), &How::default()).is_ok());
}

#[test]
fn what_a_format_hides_of_a_number_is_asked() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "交付実績（円）", "事業費（千円）", "KPI", "目標", "実績"],
        &["港まつり事業", "#4900123@#,##0,", "#12345678@#,##0,", "増加数", "#100", "#-72@#,##0;[Red]#,##0"],
        &["朝市事業", "#3000@#,##0", "#5000@#,##0", "増加数", "#20", "#-3@0;△0"],
    ];
    let plan = of(rows);
    assert_eq!((at(&plan, "B3").kind, at(&plan, "F3").kind), (As::Ask, As::Ask));
    assert_eq!((review(&plan, 0, "R6")["cost"].clone(), at(&plan, "F4").kind), (json!(12_346_000), As::Value));
    let mapping =
        answering(&plan, |asked| Some(if asked.question == "hidden-sign" { "負の数" } else { "保存された値" }.into()));
    let settled = planned_with(&workbook::of(rows), mapping, "");
    let of = review(&settled, 0, "R6");
    assert_eq!((&of["grant"], &of["kpis"][0]["actual"]), (&json!(4_900_123), &json!(-72)));
}

#[test]
fn what_is_struck_out_is_asked_for_where_it_would_have_been() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "担当課", "総事業費（千円）", "KPI", "目標", "実績", "事業効果", "課題"],
        &["港まつり事業", "~~総務課", "~~#150", "来場者数", "#100", "~~#72", "~~Ａ", "~~担い手の不足"],
    ];
    let plan = of(rows);
    let mapping = answering(&plan, |_| Some("書かれたまま".into()));
    let settled = planned_with(&workbook::of(rows), mapping, "");
    let of = review(&settled, 0, "R6");
    assert_eq!(value(&settled, "/projects/0/department"), "総務課");
    assert_eq!((&of["cost"], &of["effect"]["rating"]), (&json!(150_000), &json!("Ａ")));
    assert_eq!(of["issues"]["current"], "担い手の不足");
    assert_eq!(of["kpis"][0], json!({"name": "来場者数", "target": 100, "actual": 72}));
}

#[test]
fn rows_of_a_project_whose_name_is_not_read_are_not_the_one_above() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "担当課", "事業費（千円）", "KPI", "目標", "実績"],
        &["#1", "港まつり事業", "観光課", "#500", "来場者数", "#100", "#110"],
        &["#2", "朝市事業", "商工課", "#700", "出店数", "#20", "#18"],
        &["", "", "", "", "相談件数", "#30", "#31"],
    ];
    let hidden = Sheet { hidden_rows: &[4], ..sheet("一覧", rows) };
    let plan = planned(&workbook::bytes(&[hidden], &[]));
    assert_eq!(review(&plan, 0, "R6")["kpis"].as_array().map(Vec::len), Some(1));
    assert_ne!(at(&plan, "G5").kind, As::Value);
    // A number and an amount of its own, and no name.
    let unnamed: &[&[&str]] = &[rows[0], rows[1], rows[2], &["#2", "", "商工課", "#700", "出店数", "#20", "#18"]];
    let plan = of(unnamed);
    let of = review(&plan, 0, "R6");
    assert_eq!((of["kpis"].as_array().map(Vec::len), &of["cost"]), (Some(1), &json!(500_000)));
    assert_eq!(value(&plan, "/projects/0/number"), 1);
    assert_eq!((at(&plan, "D4").kind, at(&plan, "G4").kind), (As::Unplaced, As::Unplaced));
}

#[test]
fn a_part_of_a_project_is_no_project() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "担当課", "総事業費（千円）", "KPI", "目標値", "実績値"],
        &["#1", "港まつり事業", "観光課", "#1000", "来場者数", "#100", "#110"],
        &["", "　うち人件費", "", "#400"],
        &["", "（内訳）委託料", "", "#600"],
        &["#2", "うちわ絵付け体験事業", "商工課", "#500", "参加者数", "#20", "#21"],
        &["", "再掲 港まつり事業分", "", "#100"],
    ];
    let plan = of(rows);
    assert_eq!(value(&plan, "/projects").as_array().map(Vec::len), Some(2));
    assert_eq!(value(&plan, "/projects/1/name"), "うちわ絵付け体験事業");
    assert_eq!((at(&plan, "D4").kind, at(&plan, "D7").kind), (As::Unplaced, As::Unplaced));
}

#[test]
fn two_rows_that_say_target_and_result_in_their_names_are_one_indicator() {
    for [target, actual] in [["来場者数（目標）", "来場者数（実績）"], ["来場者数 目標値", "来場者数 実績値"]]
    {
        let rows: &[&[&str]] = &[
            TITLE,
            &["事業名", "KPI", "R5", "R6"],
            &["港まつり事業", target, "#9", "#10"],
            &["", actual, "#8", "#11"],
            &["朝市事業", "出店数", "#20", "#18"],
        ];
        let plan = of(rows);
        let kpis = |project: usize, year: &str| review(&plan, project, year)["kpis"].clone();
        assert_eq!(kpis(0, "R6"), json!([{"name": "来場者数", "target": 10, "actual": 11}]), "{target}");
        assert_eq!(kpis(0, "R5"), json!([{"name": "来場者数", "target": 9, "actual": 8}]), "{target}");
        assert_eq!(kpis(1, "R6"), json!([{"name": "出店数", "actual": 18}]));
    }
}

#[test]
fn reasons_and_comments_on_indicators_that_nobody_judges_are_remarks() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["No", "事業名", "KPI", "単位", "R6実績値", "理由・コメント"],
        &["#1", "港まつり事業", "来場者数", "人", "#110", "5/11調査"],
        &["#1", "港まつり事業", "出店数", "店", "#20", "3月に1店追加"],
    ];
    let of = review(&of(rows), 0, "R6");
    assert_eq!((&of["kpis"][0]["note"], &of["kpis"][1]["note"]), (&json!("5/11調査"), &json!("3月に1店追加")));
    assert_eq!(of["policy"], Value::Null);
}

#[test]
fn the_year_under_review_is_the_last_of_results_and_never_a_bases_or_a_targets() {
    let two_rows = |base: &'static str, last: &'static str| {
        let head: &[&str] = &["基本目標", "KPI", "現状値", "実績値", "", "目標値"];
        of(&[
            &["谷間市 総合戦略 KPI"],
            head,
            &["", "", base, "R5", last, "（R9）"],
            &["稼ぐ", "創業件数", "12", "15", "17", "20"],
        ])
    };
    for (base, last) in [("（R4）", "R6"), ("令和4年度", "令和6年度")] {
        let plan = two_rows(base, last);
        assert_eq!(value(&plan, "/fiscal_year"), json!("R6"), "{base}");
        let reviews = value(&plan, "/projects/0/reviews");
        let kpi = &reviews[1]["kpis"][0];
        assert_eq!((&kpi["actual"], &kpi["baseline"], &reviews[1]["basis"]), (&json!(17), &json!(12), &json!("実績")));
    }
    let western = of(&[
        &["事業名", "KPI", "基準値(2019)", "2023目標", "2023実績", "2024目標", "2024実績"],
        &["買い物支援", "利用者数", "120", "250", "231", "300", "296"],
    ]);
    assert_eq!(value(&western, "/fiscal_year"), json!("R6"));
    assert_eq!(value(&western, "/projects/0/reviews/1/kpis/0/baseline"), json!(120));
}

#[test]
fn without_a_year_no_sum_is_of_one() {
    let plan = of(&[
        &["事業名", "事業費(円)", "KPI", "目標", "実績"],
        &["朝市", "1,200,000", "来場者数", "100", "120"],
        &["夜市", "1,300,000", "来場者数", "90", "80"],
        &["合計", "2,500,000", "", "", ""],
    ]);
    assert_eq!(value(&plan, "/totals"), json!(null));
    assert_eq!(at(&plan, "B4").kind, As::Unplaced);
}

#[test]
fn a_record_that_commas_within_amounts_have_torn_is_not_read_and_said() {
    let text =
        "令和6年度 効果検証一覧\n事業名,事業費(円),KPI,目標,実績\n甲,1,234,000,来場者,100,90\n乙,500000,来場者,50,40\n";
    let plan = named("a.csv", text.as_bytes());
    assert!(plan.notices.iter().any(|notice| notice.contains("3行目")), "{:?}", plan.notices);
    assert_eq!(value(&plan, "/projects/0/name"), json!("乙"));
    assert_eq!(value(&plan, "/projects/1"), json!(null));
    let torn: Vec<_> = plan.entries.iter().filter(|entry| entry.why.contains("桁区切り")).collect();
    assert!(torn.len() == 7 && torn.iter().all(|entry| entry.kind == As::Unplaced), "{torn:?}");
}

#[test]
fn a_unit_in_the_name_is_that_of_every_year() {
    let head: &[&str] = &["事業名", "KPI", "R5実績", "R6目標", "R6実績"];
    let unit_of = |name: &'static str| {
        let plan = of(&[TITLE, head, &["石垣の道", name, "12", "15", "17"]]);
        ["R5", "R6"].map(|year| review(&plan, 0, year)["kpis"][0]["unit"].clone())
    };
    for (name, unit) in [
        ("観光消費額（億円）", "億円"),
        ("入込客数(千人)", "千人"),
        ("削減量（t-CO2）", "t-CO2"),
        ("延床面積（㎡）", "㎡"),
        ("待ち時間（分）", "分"),
    ] {
        assert_eq!(unit_of(name), [json!(unit), json!(unit)], "{name}");
    }
    for name in ["参加者数（累計）", "参加者数（R6）", "満足度（事業者）", "相談件数（年）", "参加者数（a）"]
    {
        assert_eq!(unit_of(name), [json!(null), json!(null)], "{name}");
    }
}
