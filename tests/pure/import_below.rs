//! What stands below and beside names and labels and is none of them: departments, amounts, notes, parts of sums, answers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::cells::Book;
use kensho::exchange::mapping::Mapping;
use kensho::exchange::read::{How, read};
use kensho::exchange::{As, Given, Plan};
use serde_json::{Value, json};

use crate::support::imported::{at, of, planned, planned_with, value};
use crate::support::workbook::{self, Sheet, sheet};

const TITLE: &[&str] = &["白波市 令和６年度 効果検証"];

fn names(plan: &Plan) -> Vec<String> {
    let projects = value(plan, "/projects");
    projects.as_array().unwrap().iter().map(|project| project["name"].as_str().unwrap_or("-").to_owned()).collect()
}

#[test]
fn a_department_or_an_amount_below_a_name_is_the_projects() {
    let plan = of(&[
        TITLE,
        &["No", "事業名", "KPI", "目標", "実績", "評価", "今後の方針"],
        &["#1", "灯台観光推進事業", "入場者数（人）", "#1200", "#1350", "効果があった", "事業を継続"],
        &["", "（観光課）", "売上（千円）", "#100", "#90", "外国人が増えた。", "案内を増やす。"],
        &["", "12,345千円", "満足度（%）", "#80", "#75"],
        &["#2", "港まつり事業", "来場者数（人）", "#5000", "#4800", "効果があった", "事業の改善"],
        &["", "(商工課)", "", "", "", "天候不良のため。", "日程を見直す。"],
        &["#3", "朝市事業", "出店数（店）", "#20", "#18"],
        &["", "農政課", "来客数（人）", "#50", "#60"],
    ]);
    assert_eq!(names(&plan), ["灯台観光推進事業", "港まつり事業", "朝市事業"]);
    let departments = [0, 1, 2].map(|at| value(&plan, &format!("/projects/{at}/department")));
    assert_eq!(departments, [json!("観光課"), json!("商工課"), json!("農政課")]);
    let review = value(&plan, "/projects/0/reviews/0");
    assert_eq!((&review["cost"], review["kpis"].as_array().unwrap().len()), (&json!(12_345_000), 3));
    for at in [0, 1] {
        let review = value(&plan, &format!("/projects/{at}/reviews/0"));
        assert_eq!(review["effect"]["rating"], "効果があった");
        assert!(review["effect"]["comment"].as_str().unwrap().ends_with('。'), "{review}");
        assert!(review["policy"]["reason"].as_str().unwrap().ends_with('。'), "{review}");
        assert!(review["policy"]["decision"].as_str().unwrap().starts_with("事業"), "{review}");
    }
}

#[test]
fn a_centre_below_a_project_without_numbers_is_a_project() {
    let plan = of(&[
        TITLE,
        &["事業名", "KPI", "目標", "実績"],
        &["灯台観光推進事業", "入場者数", "#1200", "#1350"],
        &["子育て支援センター", "利用者数", "#100", "#90"],
    ]);
    assert_eq!(names(&plan), ["灯台観光推進事業", "子育て支援センター"]);
}

#[test]
fn the_rest_of_a_name_in_the_row_below_makes_no_project() {
    let plan = of(&[
        TITLE,
        &["No", "事業名", "担当課", "KPI", "目標", "実績"],
        &["#1", "海と山をつなぐ", "企画課", "交流人口", "#50", "#60"],
        &["", "プロジェクト", "", "関係人口", "#70", "#80"],
        &["#2", "空き店舗事業", "商工課", "出店数", "#5", "#6"],
    ]);
    assert_eq!(names(&plan), ["海と山をつなぐプロジェクト", "空き店舗事業"]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/1/name"), json!("関係人口"));
}

#[test]
fn rows_of_notes_and_parts_of_sums_are_no_projects() {
    let plan = of(&[
        TITLE,
        &["番号", "事業名", "事業費（千円）", "KPI", "目標値", "実績値"],
        &["#1", "灯台観光推進事業", "#100", "入場者数", "#1200", "#1350"],
        &["#2", "港まつり事業", "#200", "来場者数", "#5000", "#4800"],
        &["", "平均", "#150"],
        &["", "合計", "#300"],
        &["", "うち国費", "#150"],
        &["注", "単位未満は切り捨てた"],
        &["(参考) 令和５年度", "", "#9000", "入場者数", "#1100", "#1000"],
    ]);
    assert_eq!(names(&plan), ["灯台観光推進事業", "港まつり事業"]);
    for cell in ["C7", "A8", "B8", "C9", "D9", "E9", "F9"] {
        assert_eq!(at(&plan, cell).kind, As::Unplaced, "{cell}");
    }
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis/1"), Value::Null);
}

#[test]
fn which_kind_indicators_are_of_is_no_indicator() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "KPI", "", "単位", "目標値", "実績値"],
        &["#1", "灯台観光推進事業", "活動指標", "イベント回数", "回", "#10", "#12"],
        &["", "", "成果指標", "入場者数", "人", "#1200", "#1350"],
    ];
    let plan = planned(&workbook::bytes(&[Sheet { merges: &["C2:D2"], ..sheet("S", rows) }], &[]));
    let kpis = value(&plan, "/projects/0/reviews/0/kpis");
    let said = |at: usize| (kpis[at]["name"].clone(), kpis[at]["kind"].clone());
    assert_eq!(kpis.as_array().unwrap().len(), 2);
    assert_eq!([said(0), said(1)], [(json!("イベント回数"), json!("活動")), (json!("入場者数"), json!("成果"))]);
}

#[test]
fn an_indicator_merged_over_projects_is_each_ones() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "KPI", "目標値", "実績値"],
        &["#1", "灯台観光推進事業", "交流人口（人）", "#1200", "#1350"],
        &["#2", "港まつり事業"],
        &["#3", "朝市事業", "出店数（店）", "#20", "#18"],
    ];
    let merges = &["C3:C4", "D3:D4", "E3:E4"];
    let plan = planned(&workbook::bytes(&[Sheet { merges, ..sheet("S", rows) }], &[]));
    let kpis = |at: usize| value(&plan, &format!("/projects/{at}/reviews/0/kpis"));
    assert_eq!(kpis(1), kpis(0));
    assert_eq!((&kpis(1)[0]["target"], &kpis(1)[0]["actual"]), (&json!(1200), &json!(1350)));
    assert_eq!(kpis(2)[0]["name"], json!("出店数（店）"));
}

#[test]
fn an_answer_beside_its_choices_is_the_answer() {
    let plan = of(&[
        &["令和６年度 効果検証シート"],
        &["事業名", "灯台観光推進事業"],
        &["KPI", "入場者数", "目標値", "#1200", "実績値", "#1350"],
        &["事業効果", "非常に効果的・相当程度・効果あり・効果なし", "相当程度"],
        &["今後の方針", "継続", "拡充・継続・縮小・廃止"],
    ]);
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), json!("相当程度"));
    assert_eq!(value(&plan, "/projects/0/reviews/0/policy/decision"), json!("継続"));
}

#[test]
fn indicators_with_their_labels_above_them_are_read_and_what_is_nobodys_is_told() {
    let plan = of(&[
        TITLE,
        &["事業名"],
        &["灯台観光推進事業"],
        &["担当課"],
        &["観光課"],
        &["KPI"],
        &["入場者数（人）"],
        &["目標値"],
        &["#1200"],
        &["実績値"],
        &["集計中"],
        &["備考"],
        &["調査中"],
        &["事業効果"],
        &["効果があった"],
    ]);
    let kpi = value(&plan, "/projects/0/reviews/0/kpis/0");
    assert_eq!(
        (&kpi["name"], &kpi["target"], &kpi["actual"]),
        (&json!("入場者数（人）"), &json!(1200), &json!("集計中"))
    );
    assert_eq!(value(&plan, "/projects/0/reviews/0/effect/rating"), json!("効果があった"));
    assert_eq!(at(&plan, "A13").kind, As::Unplaced, "a value is no heading");
}

#[test]
fn a_formula_without_a_result_has_an_entry_of_its_own() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "事業費(円)", "KPI", "目標値", "実績値"],
        &["灯台観光推進事業", "=B1*2|", "入場者数", "#5", "#6"],
    ];
    let plan = of(rows);
    let entry = at(&plan, "B3");
    assert_eq!((entry.kind, entry.pointer.is_none()), (As::Unplaced, true));
    assert!(entry.why.contains("式の結果が保存されていない"), "{}", entry.why);
}

#[test]
fn a_sheet_that_is_not_read_is_told_once() {
    let own: &[&[&str]] =
        &[&["白波市 令和６年度 効果検証"], &["事業名", "KPI", "目標値"], &["灯台事業", "入場者数", "#5"]];
    let other: &[&[&str]] =
        &[&["黒潮町 令和６年度 効果検証"], &["事業名", "KPI", "目標値"], &["港事業", "来場者数", "#5"]];
    let plan = planned(&workbook::bytes(&[sheet("白波", own), sheet("黒潮", other)], &[]));
    assert_eq!(plan.notices.iter().filter(|notice| notice.contains("「黒潮」")).count(), 1, "{:?}", plan.notices);
    let mut book: Book =
        read("f.xlsx", &workbook::bytes(&[sheet("白波", own), sheet("控え", own)], &[]), &How::default()).unwrap();
    book.sheets[1].hidden = true;
    let plan = kensho::exchange::plan(&book, &Given::default());
    assert_eq!(plan.notices.iter().filter(|notice| notice.contains("「控え」")).count(), 1, "{:?}", plan.notices);
}

#[test]
fn a_fraction_of_an_indicator_is_asked_about_once_for_the_column() {
    let bytes = workbook::of(&[
        TITLE,
        &["事業名", "KPI", "目標値", "実績値"],
        &["灯台観光推進事業", "満足度（%）", "#80@0", "#0.7651@0%"],
        &["港まつり事業", "来場者数（人）", "#5000@0", "#4812.6@#,##0"],
        &["朝市事業", "達成の割合", "#50@0", "#0.3333333333@0%"],
    ]);
    let plan = planned(&bytes);
    let actual = |plan: &Plan| [0, 1, 2].map(|at| value(plan, &format!("/projects/{at}/reviews/0/kpis/0/actual")));
    // Neither is taken until it is answered; of a quotient without an end what is printed holds, and is told.
    assert_eq!(actual(&plan), [Value::Null, Value::Null, json!("33%")]);
    assert!(plan.notices.iter().any(|notice| notice.contains("D5")), "{:?}", plan.notices);
    let questions = plan.questions();
    assert_eq!(questions.len(), 1, "{questions:?}");
    for (answer, expected) in [
        ("表示どおり", [json!("77%"), json!(4813), json!("33%")]),
        ("保存された値", [json!("76.51%"), json!(4812.6), json!("33%")]),
        ("取り込まない", [Value::Null, Value::Null, json!("33%")]),
    ] {
        let mut mapping = Mapping::default();
        mapping.put(kensho::exchange::mapping::Answer { answer: Some(answer.to_owned()), ..questions[0].clone() });
        assert_eq!(actual(&planned_with(&bytes, mapping, "")), expected, "{answer}");
    }
}

#[test]
fn a_target_of_a_later_year_may_be_that_years() {
    let bytes = workbook::of(&[
        TITLE,
        &["事業名", "KPI", "単位", "R8目標", "R6実績"],
        &["灯台観光推進事業", "入場者数", "人", "#1500", "#1350"],
    ]);
    let plan = planned(&bytes);
    let questions = plan.questions();
    assert_eq!(questions.len(), 1, "{questions:?}");
    assert!(!questions[0].asked.contains("goal") && questions[0].asked.contains("R8"), "{}", questions[0].asked);
    let mut mapping = Mapping::default();
    mapping
        .put(kensho::exchange::mapping::Answer {
            answer: Some("その年度の目標値".to_owned()), ..questions[0].clone()
        });
    let plan = planned_with(&bytes, mapping, "");
    let reviews = value(&plan, "/projects/0/reviews");
    let of_year = |year: &str| reviews.as_array().unwrap().iter().find(|review| review["fiscal_year"] == year).cloned();
    let own = &of_year("R6").unwrap()["kpis"][0];
    assert_eq!((&own["target"], &own["actual"]), (&Value::Null, &json!(1350)));
    let later = &of_year("R8").unwrap()["kpis"][0];
    assert_eq!((&later["name"], &later["target"]), (&json!("入場者数"), &json!(1500)));
}
