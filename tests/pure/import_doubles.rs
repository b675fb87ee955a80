//! What is there twice in a file: projects of one name, and values that contradict each other. Nothing of it disappears, and
//! nothing that is asked about is written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::against::{against, together};
use kensho::exchange::mapping::{Answer, Mapping};
use kensho::exchange::plan::Entry;
use kensho::exchange::read::{How, read};
use kensho::exchange::{As, Given, Plan, plan};
use serde_json::Value;

use crate::support::workbook::{self, Sheet, sheet};

const TITLE: &[&str] = &["令和6年度 交付金事業 効果検証 一覧"];

fn planned(sheets: &[Sheet<'_>], answers: &[Answer]) -> Plan {
    let mut mapping = Mapping::default();
    answers.iter().for_each(|answer| mapping.put(answer.clone()));
    let (given, _) = Given::of(mapping, &[]);
    plan(&read("f.xlsx", &workbook::bytes(sheets, &[]), &How::default()).unwrap(), &given)
}

fn ledger(plan: &Plan) -> Value {
    serde_json::from_str(plan.ledger().as_deref().expect("a ledger")).unwrap()
}

fn projects(plan: &Plan) -> Vec<Value> {
    ledger(plan)["projects"].as_array().unwrap().clone()
}

fn at<'p>(plan: &'p Plan, cell: &str) -> Vec<&'p Entry> {
    plan.entries.iter().filter(|entry| entry.cell == cell).collect()
}

/// The only question of a kind, answered.
fn answered(plan: &Plan, kind: &str, answer: &str) -> Answer {
    let asked: Vec<Answer> = plan.questions().into_iter().filter(|asked| asked.question == kind).collect();
    assert_eq!(asked.len(), 1, "{:?}", plan.questions());
    assert!(asked[0].options.iter().any(|option| option == answer), "{:?}", asked[0].options);
    Answer { answer: Some(answer.to_owned()), ..asked[0].clone() }
}

const HEAD: &[&str] = &["番号", "事業名", "所管課", "総事業費(円)", "指標名", "目標値", "実績値", "総合評価"];

/// Rows without a name are further KPIs of the project above: the numbers count projects.
#[test]
fn two_numbers_of_a_name_are_two_projects() {
    let rows: &[&[&str]] = &[
        TITLE,
        HEAD,
        &["8", "森の学校事業", "教育課", "#1000000", "参加者数", "#10", "#12", "A"],
        &["", "", "", "", "講座数", "#3", "#3", ""],
        &["9", "交通支援事業", "福祉課", "#2400000", "利用者数", "#300", "確認中", "B"],
        &["10", "交通支援事業", "福祉課", "#2400000", "返納者数", "#30", "#31", "A"],
    ];
    let plan = planned(&[sheet("一覧", rows)], &[]);
    let all = projects(&plan);
    assert_eq!(all.len(), 3);
    let of = |n: usize| (all[n]["number"].clone(), all[n]["reviews"][0]["kpis"][0]["name"].clone());
    assert_eq!(of(1), (9.into(), "利用者数".into()));
    assert_eq!(of(2), (10.into(), "返納者数".into()));
    assert_eq!(all[2]["reviews"][0]["effect"]["rating"], "A");
    assert_eq!(all[1]["reviews"][0]["kpis"].as_array().unwrap().len(), 1);
    assert!(plan.questions().is_empty(), "{:?}", plan.questions());
}

#[test]
fn sheets_of_projects_of_one_name_are_told_apart_by_their_numbers() {
    let list: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "総事業費(円)", "評価"],
        &["7", "見守り事業", "#3000000", "A"],
        &["8", "見守り事業", "#3000000", "A"],
    ];
    let own = |number: &'static str, kpi: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            vec!["令和6年度 効果検証シート"],
            vec!["番号", number],
            vec!["事業名", "見守り事業"],
            vec!["総事業費(円)", "#3000000"],
            vec!["指標名", "目標値", "実績値"],
            vec![kpi, "#40", "#42"],
        ]
    };
    let (seven, eight) = (own("#7", "設置数"), own("#8", "訪問数"));
    let of = |rows: &'static [Vec<&'static str>]| rows.iter().map(Vec::as_slice).collect::<Vec<_>>();
    let (seven, eight) = (of(seven.leak()), of(eight.leak()));
    for sheets in [
        vec![sheet("一覧", list), sheet("事業7", &seven), sheet("事業8", &eight)],
        vec![sheet("事業7", &seven), sheet("事業8", &eight)],
    ] {
        let plan = planned(&sheets, &[]);
        let all = projects(&plan);
        let kpis: Vec<(Value, Value, usize)> = all
            .iter()
            .map(|one| {
                let kpis = one["reviews"][0]["kpis"].as_array().unwrap();
                (one["number"].clone(), kpis[0]["name"].clone(), kpis.len())
            })
            .collect();
        assert_eq!(kpis, [(7.into(), "設置数".into(), 1), (8.into(), "訪問数".into(), 1)]);
        assert!(plan.questions().is_empty(), "{:?}", plan.questions());
    }
}

/// A list of KPIs that counts its rows names a project in each of them.
#[test]
fn numbers_of_rows_make_no_projects_unless_it_is_answered() {
    let rows: &[&[&str]] = &[
        TITLE,
        HEAD,
        &["1", "移住支援事業", "企画課", "#500000", "相談件数", "#30", "#41", ""],
        &["2", "移住支援事業", "企画課", "#500000", "移住者数", "#10", "#8", ""],
    ];
    let plan = planned(&[sheet("一覧", rows)], &[]);
    assert_eq!(projects(&plan).len(), 1);
    assert_eq!(projects(&plan)[0]["reviews"][0]["kpis"].as_array().unwrap().len(), 2);
    let other = answered(&plan, "two-values", "別の事業");
    let apart = projects(&planned(&[sheet("一覧", rows)], &[other]));
    assert_eq!(apart.iter().map(|one| one["number"].clone()).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn without_numbers_other_amounts_are_asked_about_and_nothing_is_mixed() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["事業名", "総事業費(円)", "指標名", "目標値", "実績値"],
        &["交通支援事業", "#2400000", "利用者数", "#300", "#280"],
        &["交通支援事業", "#900000", "返納者数", "#30", "#31"],
    ];
    let plan = planned(&[sheet("一覧", rows)], &[]);
    let all = projects(&plan);
    assert_eq!((all.len(), all[0]["reviews"][0]["kpis"].as_array().unwrap().len()), (1, 1));
    assert_eq!(at(&plan, "E4")[0].kind, As::Unplaced);
    let with = |answer: &str| projects(&planned(&[sheet("一覧", rows)], &[answered(&plan, "namesake", answer)]));
    let apart = with("別の事業");
    assert_eq!(apart.len(), 2);
    assert_eq!(apart[1]["reviews"][0]["cost"], 900_000);
    let same = with("同じ事業");
    assert_eq!((same.len(), same[0]["reviews"][0]["kpis"].as_array().unwrap().len()), (1, 2));
}

#[test]
fn a_file_s_projects_of_one_name_are_the_ledger_s_of_their_numbers() {
    let file = |rows: &[&[&str]]| {
        let mut all: Vec<&[&str]> = vec![TITLE, &["番号", "事業名", "総事業費(円)", "評価"]];
        all.extend(rows);
        planned(&[sheet("一覧", &all)], &[])
    };
    let (nine, ten): (&[&str], &[&str]) =
        (&["9", "交通支援事業", "#2400000", "B"], &["10", "交通支援事業", "#1200000", "A"]);
    let base = together(&[file(&[nine, ten])], &Mapping::default()).unwrap().0;
    // In another order, and with one of them changed.
    let changed: &[&str] = &["10", "交通支援事業", "#1300000", "A"];
    let seen = against(&[file(&[changed, nine])], base.doc(), &Mapping::default());
    let offers: Vec<(&str, &str)> =
        seen.offers.iter().map(|offer| (offer.pointer.as_str(), offer.after.as_str())).collect();
    assert_eq!(offers, [("/projects/1/reviews/0/cost", "1300000")]);
    let seen = against(&[file(&[&["11", "交通支援事業", "#700000", "A"], ten, nine])], base.doc(), &Mapping::default());
    assert_eq!(seen.offers.len(), 1);
    assert_eq!(seen.offers[0].pointer.as_str(), "/projects/-");
}

/// The list says 7,500,000, the project's own sheet 7,400,000.
#[test]
fn a_value_that_is_asked_about_is_in_no_ledger_before_the_answer() {
    let list: &[&[&str]] =
        &[TITLE, &["番号", "事業名", "総事業費(円)", "評価"], &["2", "オンライン授業事業", "#7500000", "A"]];
    let own: &[&[&str]] =
        &[&["令和6年度 効果検証シート"], &["事業名", "オンライン授業事業"], &["総事業費", "7,400,000円"]];
    let sheets = [sheet("一覧", list), sheet("事業2", own)];
    let plan = planned(&sheets, &[]);
    assert_eq!(projects(&plan)[0]["reviews"][0]["cost"], Value::Null);
    assert_eq!(projects(&plan)[0]["reviews"][0]["effect"]["rating"], "A");
    let json: Value = serde_json::from_str(&at(&plan, "C3")[0].json("f.xlsx")).unwrap();
    assert_eq!((json["as"].as_str(), json["value"].clone()), (Some("ask"), Value::Null));
    for (answer, cost, source) in [("7500000", 7_500_000, "一覧!C3"), ("7400000", 7_400_000, "事業2!B3")] {
        let plan = planned(&sheets, &[answered(&plan, "two-values", answer)]);
        assert_eq!(projects(&plan)[0]["reviews"][0]["cost"], cost);
        // The history names the cell that was chosen.
        let base = together(&[planned(&sheets, &[])], &Mapping::default()).unwrap().0;
        let seen = against(&[plan], base.doc(), &Mapping::default());
        let offer = seen.offers.iter().find(|offer| offer.pointer.as_str().ends_with("/cost")).unwrap();
        assert_eq!(offer.source.to_string(), format!("f.xlsx {source}"));
    }
}

/// A file in another unit than the ledger's isn't taken without a person.
#[test]
fn an_amount_a_thousand_times_apart_is_left_to_a_person() {
    use kensho::exchange::against::take::{Standing, standings};
    let file = |cost: &'static str| {
        let rows: &[&[&str]] = &[TITLE, &["番号", "事業名", "総事業費", "評価"], &["1", "移住支援事業", cost, "A"]];
        planned(&[sheet("一覧", rows)], &[])
    };
    let base = together(&[file("9,120,000円")], &Mapping::default()).unwrap().0;
    for (cost, standing) in [("9,120円", Standing::Rescaled), ("9,300,000円", Standing::Clean)] {
        let seen = against(&[file(cost)], base.doc(), &Mapping::default());
        assert_eq!(standings(&seen.offers, &base, &base), [standing], "{cost}");
    }
}

/// A sheet that was copied for the next project, with the number left as it was.
#[test]
fn a_number_of_two_projects_may_be_neither_s() {
    let own = |name: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            vec!["令和6年度 効果検証シート"],
            vec!["番号", "#3"],
            vec!["事業名", name],
            vec!["総事業費(円)", "#500000"],
        ]
    };
    let (one, other) = (own("森の学校事業"), own("見守り事業"));
    let rows = |rows: &'static [Vec<&'static str>]| rows.iter().map(Vec::as_slice).collect::<Vec<_>>();
    let (one, other) = (rows(one.leak()), rows(other.leak()));
    let sheets = [sheet("一", &one), sheet("二", &other)];
    let plan = planned(&sheets, &[]);
    let asked = answered(&plan, "number-twice", "別の事業");
    let numbers = |answer: &str| {
        let plan = planned(&sheets, &[Answer { answer: Some(answer.to_owned()), ..asked.clone() }]);
        assert!(plan.questions().is_empty(), "{:?}", plan.questions());
        projects(&plan).iter().map(|one| one["number"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(numbers("別の事業"), [3.into(), Value::Null]);
    assert_eq!(numbers("3"), [3, 3]);
    // The right number can be typed.
    assert_eq!(numbers("4"), [3, 4]);
    // It is said why the cell isn't read.
    let plan = planned(&sheets, &[asked]);
    assert!(at(&plan, "B2").iter().any(|entry| entry.why.contains("別の事業")), "{:?}", at(&plan, "B2"));
}

/// Blocks of one name on one sheet, with nothing else between them.
#[test]
fn blocks_of_one_name_are_told_apart_as_sheets_are() {
    let block = |number: &'static str, cost: &'static str, kpi: &'static str| -> Vec<Vec<&'static str>> {
        let mut rows = vec![vec!["事業名", "見守り事業"], vec!["総事業費(円)", cost], vec!["今後の方針", "継続"]];
        if !number.is_empty() {
            rows.insert(0, vec!["番号", number]);
        }
        rows.extend([vec!["指標名", "目標値", "実績値"], vec![kpi, "#40", "#42"], vec![]]);
        rows
    };
    let file = |blocks: [Vec<Vec<&'static str>>; 2], answers: &[Answer]| {
        let rows: Vec<Vec<&str>> =
            std::iter::once(vec![TITLE[0]]).chain([vec![]]).chain(blocks.into_iter().flatten()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        planned(&[sheet("一覧", &rows)], answers)
    };
    let of = |plan: &Plan| -> Vec<(Value, Value, usize)> {
        let one = |one: &Value| {
            let review = &one["reviews"][0];
            (one["number"].clone(), review["cost"].clone(), review["kpis"].as_array().map_or(0, Vec::len))
        };
        projects(plan).iter().map(one).collect()
    };
    // Numbers tell them apart.
    let plan = file([block("#7", "#3000000", "設置数"), block("#8", "#3000000", "訪問数")], &[]);
    assert_eq!(of(&plan), [(7.into(), 3_000_000.into(), 1), (8.into(), 3_000_000.into(), 1)]);
    assert!(plan.questions().is_empty(), "{:?}", plan.questions());
    // Amounts alone are asked about, and nothing is mixed until it is answered.
    let blocks = || [block("", "#3000000", "設置数"), block("", "#900000", "訪問数")];
    let plan = file(blocks(), &[]);
    assert_eq!(of(&plan), [(Value::Null, 3_000_000.into(), 1)]);
    let plan = file(blocks(), &[answered(&plan, "namesake", "別の事業")]);
    assert_eq!(of(&plan), [(Value::Null, 3_000_000.into(), 1), (Value::Null, 900_000.into(), 1)]);
    // The same project goes on where everything is the same, or another year is.
    let plan = file([block("#7", "#3000000", "設置数"), block("#7", "#3000000", "訪問数")], &[]);
    assert_eq!(of(&plan), [(7.into(), 3_000_000.into(), 2)]);
    let plan = file([block("", "#3000000", "設置数"), block("", "#3000000", "訪問数")], &[]);
    assert_eq!(of(&plan), [(Value::Null, 3_000_000.into(), 2)]);
}

/// Two projects share a cell; nobody says how it is divided.
#[test]
fn an_amount_that_projects_share_is_one_s_or_divided() {
    let rows: &[&[&str]] = &[
        TITLE,
        &["番号", "事業名", "総事業費(円)", "指標名", "目標値", "実績値"],
        &["1", "森の学校事業", "#1000000", "参加者数", "#10", "#12"],
        &["2", "見守り事業", "", "訪問数", "#30", "#28"],
        &["3", "朝市事業", "#200000", "来場者数", "#300", "#280"],
    ];
    let shared = Sheet { merges: &["C3:C4"], ..sheet("一覧", rows) };
    let costs = |plan: &Plan| projects(plan).iter().map(|one| one["reviews"][0]["cost"].clone()).collect::<Vec<_>>();
    let plan = planned(std::slice::from_ref(&shared), &[]);
    assert_eq!(costs(&plan), [Value::Null, Value::Null, 200_000.into()]);
    let asked = answered(&plan, "shared-amount", "「森の学校事業」だけの額");
    assert!(
        asked.asked.contains("「森の学校事業」「見守り事業」") && asked.asked.contains("1,000,000円"),
        "{}",
        asked.asked
    );
    let with = |answer: &str| {
        let answer = Answer { answer: Some(answer.to_owned()), ..asked.clone() };
        planned(std::slice::from_ref(&shared), &[answer])
    };
    assert_eq!(costs(&with("「森の学校事業」だけの額")), [1_000_000.into(), Value::Null, 200_000.into()]);
    assert_eq!(costs(&with("「見守り事業」だけの額")), [Value::Null, 1_000_000.into(), 200_000.into()]);
    assert_eq!(costs(&with("600,000円、400,000円")), [600_000, 400_000, 200_000]);
    // What isn't the whole of it is no answer.
    let plan = with("600,000円、300,000円");
    assert_eq!(costs(&plan), [Value::Null, Value::Null, 200_000.into()]);
    assert_eq!(plan.questions().len(), 1);
}
