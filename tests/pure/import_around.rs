//! What stands around a project's values: a name struck through or below its table, legends below, kinds of KPIs, numbers of projects.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::As;
use kensho::exchange::mapping::{Answer, Mapping};
use serde_json::{Value, json};

use crate::support::imported::{at, planned, planned_with, value};
use crate::support::workbook;

const TITLE: &[&str] = &["令和6年度 交付金事業 効果検証"];

fn names(rows: &[&[&str]]) -> Vec<Value> {
    let plan = planned(&workbook::of(rows));
    let projects = value(&plan, "/projects");
    projects.as_array().into_iter().flatten().map(|project| project["name"].clone()).collect()
}

#[test]
fn a_block_whose_name_is_struck_through_is_asked_about_and_nobodys() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "花の回廊事業"],
        &["指標", "目標値", "実績値"],
        &["株の数", "#20", "#25"],
        &[],
        &["事業名", "~~夜景事業"],
        &["担当課", "都市計画課"],
        &["指標", "目標値", "実績値"],
        &["点灯日数", "#100", "#88"],
        &[],
        &["事業名", "手仕事市事業"],
        &["指標", "目標値", "実績値"],
        &["出店者の数", "#30", "#28"],
    ];
    let bytes = workbook::of(rows);
    assert_eq!(names(rows), ["花の回廊事業", "手仕事市事業"]);
    let plan = planned(&bytes);
    let asked = at(&plan, "B6");
    assert!(asked.kind == As::Ask && asked.why.contains("夜景事業"), "{asked:?}");
    assert!(at(&plan, "B9").why.contains("取り消し線"), "{:?}", at(&plan, "B9"));
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis").as_array().unwrap().len(), 1);
    for (answer, count) in [("取り込む", 3), ("取り込まない", 2)] {
        let mut mapping = Mapping::default();
        for asked in plan.questions() {
            mapping.put(Answer { answer: Some(answer.into()), ..asked });
        }
        let plan = planned_with(&bytes, mapping, "");
        assert_eq!(value(&plan, "/projects").as_array().unwrap().len(), count, "{answer}");
        assert_ne!(at(&plan, "B6").kind, As::Ask, "{answer}");
    }
}

#[test]
fn a_table_right_above_a_name_is_of_that_project() {
    let rows: &[&[&str]] = &[
        TITLE,
        &[],
        &["KPI", "目標値", "実績値"],
        &["オーナー数", "#40", "#46"],
        &["事業名", "棚田オーナー事業"],
        &["担当課", "農村整備課"],
        &[],
        &["KPI", "目標値", "実績値"],
        &["乗船者数", "#60", "#28"],
        &["事業名", "川舟観光事業"],
        &["担当課", "観光課"],
    ];
    let plan = planned(&workbook::of(rows));
    for (n, name, kpi, actual) in [(0, "棚田オーナー事業", "オーナー数", 46), (1, "川舟観光事業", "乗船者数", 28)]
    {
        assert_eq!(value(&plan, &format!("/projects/{n}/name")), name);
        let kpis = value(&plan, &format!("/projects/{n}/reviews/0/kpis"));
        assert_eq!(kpis.as_array().unwrap().len(), 1, "{kpis}");
        assert_eq!((&kpis[0]["name"], &kpis[0]["actual"]), (&json!(kpi), &json!(actual)));
    }
}

#[test]
fn what_marks_mean_below_a_table_is_what_they_were_given_to() {
    let head: &[&str] = &["事業名", "指標", "目標値", "実績値", "達成", "評価", "今後の方針"];
    let rows: &[&[&str]] = &[
        TITLE,
        head,
        &["電子図書館事業", "貸出数", "#20", "#22", "○", "A", "②"],
        &["遠隔診療事業", "件数", "#12", "#3", "×", "B", "①"],
        &["※達成　○：目標以上　×：目標未満"],
        &["※評価　Ａ＝効果があった　Ｂ＝効果がなかった"],
        &["※方針　①継続　②拡充"],
    ];
    let plan = planned(&workbook::of(rows));
    assert_eq!(value(&plan, "/projects/0/reviews/0/policy/decision"), "②", "as it is printed");
    let said = |mark: &str, meaning: &str, key: &str| json!({key: mark, "criterion": meaning});
    let policy = [said("①", "継続", "decision"), said("②", "拡充", "decision")];
    assert_eq!(value(&plan, "/criteria/policy"), json!(policy));
    let effect = [said("A", "効果があった", "rating"), said("B", "効果がなかった", "rating")];
    assert_eq!(value(&plan, "/criteria/effect"), json!(effect));
    assert_eq!(value(&plan, "/criteria/kpi/1"), said("×", "目標未満", "rating"));
    assert_eq!(value(&plan, "/notes"), Value::Null);
}

#[test]
fn a_legend_in_rows_of_its_own_names_no_kpis() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標", "目標値", "実績値", "今後の方針"],
        &["薪ストーブ事業", "件数", "#15", "#18", "#1"],
        &["湧水事業", "本数", "#30", "#31", "#2"],
        &[],
        &["今後の方針の番号"],
        &["#1", "継続"],
        &["#2", "拡充"],
    ];
    let plan = planned(&workbook::of(rows));
    assert_eq!(value(&plan, "/projects/1/reviews/0/kpis").as_array().unwrap().len(), 1);
    let policy = json!([{"decision": "1", "criterion": "継続"}, {"decision": "2", "criterion": "拡充"}]);
    assert_eq!(value(&plan, "/criteria/policy"), policy);
}

#[test]
fn a_kpis_kind_stands_beside_it_over_it_or_in_front_of_its_name() {
    let kinds = |rows: &[&[&str]]| -> Vec<Value> {
        let plan = planned(&workbook::of(rows));
        let kpis = value(&plan, "/projects/0/reviews/0/kpis");
        kpis.as_array().unwrap().iter().map(|kpi| kpi["kind"].clone()).collect()
    };
    let column: &[&[&str]] = &[
        TITLE,
        &["事業名", "区分", "KPI", "目標値", "実績値"],
        &["薬草事業", "アウトプット", "講習会の回数", "#5", "#6"],
        &["", "直接アウトカム", "薬草の販売額", "#18", "#15"],
    ];
    assert_eq!(kinds(column), ["活動", "直接アウトカム"]);
    let band: &[&[&str]] = &[
        TITLE,
        &["事業名", "棚田米輸出事業"],
        &["KPI", "目標値", "実績値"],
        &["【アウトプット指標】"],
        &["出展数", "#3", "#4"],
        &["【アウトカム指標】"],
        &["輸出量", "#12", "#9"],
    ];
    assert_eq!(kinds(band), ["活動", "成果"]);
    let front: &[&[&str]] = &[
        TITLE,
        &["事業名", "KPI", "目標値", "実績値"],
        &["湯けむり事業", "（活動）教室の回数", "#20", "#19"],
        &["", "アウトカム：入湯者数", "#52", "#54"],
        &["", "（延べ）宿泊者数", "#52", "#54"],
    ];
    assert_eq!(kinds(front), [json!("活動"), json!("成果"), Value::Null]);
    let plan = planned(&workbook::of(front));
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis/0/name"), "（活動）教室の回数", "as it is printed");
}

#[test]
fn a_table_by_the_numbers_of_projects_isnt_asked_for_one_project() {
    let rows: &[&[&str]] = &[
        &["令和6年度 KPI実績"],
        &["事業番号", "KPI", "目標値", "実績値"],
        &["#3", "参加者数", "#800", "#912"],
        &["#1", "利用世帯数", "#20", "#23"],
    ];
    let plan = planned(&workbook::of(rows));
    assert!(plan.is_empty() && plan.questions().is_empty(), "{:?}", plan.questions());
    assert!(at(&plan, "A3").kind == As::Unplaced && at(&plan, "A3").why.contains("番号"), "{:?}", at(&plan, "A3"));
}

#[test]
fn a_letter_tells_results_in_sentences_below_its_projects() {
    let text = "令和６年５月２０日\n令和５年度事業の実績報告について\n事業名：婚活応援事業\n\
        交流会の参加者数は86人（目標80人）で、目標を達成しました。\n成婚数は1組（目標4組）で、届きませんでした。\n\
        事業名：ふるさと便り事業\n令和５年度の便りの申込者数は、目標値1,000人に対し、実績値1,120人でした。\n";
    let plan = planned(text.as_bytes());
    let kpi = |project: usize, n: usize| {
        let kpi = value(&plan, &format!("/projects/{project}/reviews/0/kpis/{n}"));
        [kpi["name"].clone(), kpi["target"].clone(), kpi["actual"].clone()]
    };
    assert_eq!(kpi(0, 0), ["交流会の参加者数", "80人", "86人"]);
    assert_eq!(kpi(0, 1), ["成婚数", "4組", "1組"]);
    assert_eq!(kpi(1, 0), ["便りの申込者数", "1,000人", "1,120人"]);
}

#[test]
fn who_verified_and_when_is_the_ledgers_record_of_it() {
    let said = json!([{"body": "白波市推進委員会", "at": "令和7年8月1日", "kind": "外部組織"}]);
    let line: &[&str] = &["外部評価機関：白波市推進委員会（令和7年8月1日開催）"];
    let (head, row): (&[&str], &[&str]) =
        (&["事業名", "指標", "目標値", "実績値"], &["花の事業", "株の数", "#20", "#25"]);
    for rows in [&[TITLE, line, head, row][..], &[TITLE, head, row, line], &[TITLE, head, row, line, line]] {
        let plan = planned(&workbook::of(rows));
        assert_eq!(value(&plan, "/verifications"), said);
        assert_eq!(value(&plan, "/title"), TITLE[0]);
        assert_eq!(value(&plan, "/fiscal_year"), "R6");
    }
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "花の事業"],
        &["指標", "目標値", "実績値"],
        &["株の数", "#20", "#25"],
        &["外部評価機関", "白波市議会（R7.9.3）"],
    ];
    let plan = planned(&workbook::of(rows));
    assert_eq!(value(&plan, "/verifications"), json!([{"body": "白波市議会", "at": "R7.9.3", "kind": "議会"}]));
    assert_eq!(value(&plan, "/projects/0/reviews/0/kpis").as_array().unwrap().len(), 1);
}

#[test]
fn a_legend_that_says_itself_whose_marks_it_explains_is_one_without_a_sign() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "指標", "目標値", "実績値", "事業効果"],
        &["花の事業", "株の数", "#20", "#25", "①"],
        &["鳥の事業", "巣の数", "#20", "#21", "②"],
        &["効果　①：目標を上回った　②：目標どおり"],
        &["今後の方針　１：継続　２：改善"],
    ];
    let plan = planned(&workbook::of(rows));
    let criteria = json!([{"rating": "①", "criterion": "目標を上回った"}, {"rating": "②", "criterion": "目標どおり"}]);
    assert_eq!(value(&plan, "/criteria/effect"), criteria, "the policies are none of them");
    assert_eq!(value(&plan, "/notes"), json!(["今後の方針　１：継続　２：改善"]));
    assert_eq!(value(&plan, "/projects").as_array().unwrap().len(), 2, "a legend is no project");
}
