//! What a file says so oddly beside the ledger that only a person takes it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::exchange::against::doubt::Doubt;
use kensho::exchange::against::take::{Standing, standings};
use kensho::exchange::against::{Warning, together};
use kensho::exchange::mapping::{Answer, Mapping};
use kensho::ledger::Ledger;

use crate::support::imported::{beside, ledger, of};

const TITLE: &[&str] = &["令和6年度 交付金事業 効果検証 一覧"];
const HEAD: &[&str] = &["番号", "事業名", "担当課", "事業費(円)", "指標名", "単位", "目標値", "実績値", "事業効果"];
const VERDICT: &str = "地方創生に相当程度効果があった";

fn base() -> Ledger {
    ledger(&of(&[
        TITLE,
        HEAD,
        &["1", "移住事業", "企画課", "#38650500", "移住者数", "人", "#60", "#43", VERDICT],
        &["2", "観光事業", "商工課", "#2160500", "ワーケーション利用者数", "人泊", "#300", "#250", VERDICT],
        &["3", "子育て事業", "福祉課", "#900000", "満足度", "%", "#90", "#95.4", VERDICT],
    ]))
}

/// How what a file says otherwise stands to the ledger.
fn stand(rows: &[&[&str]]) -> Vec<(String, Standing)> {
    let base = base();
    let seen = beside(&[of(rows)], &base);
    let places = seen.offers.iter().map(|offer| offer.pointer.to_string());
    places.zip(standings(&seen.offers, &base, &base)).collect()
}

fn doubts(rows: &[&[&str]]) -> Vec<Standing> {
    stand(rows).into_iter().map(|(_, standing)| standing).collect()
}

#[test]
fn a_committees_verdict_is_not_the_departments() {
    let paper: &[&[&str]] =
        &[&["令和6年度 外部評価委員会 意見一覧"], &["番号", "事業名", "事業効果"], &["1", "移住事業", "有効である"]];
    assert_eq!(doubts(paper), [Standing::Doubtful(Doubt::Outside)]);
    // Another list's word is doubtful in any paper; a word of the ledger's own list isn't.
    let other: &[&[&str]] = &[TITLE, &["番号", "事業名", "事業効果"], &["1", "移住事業", "有効である"]];
    assert_eq!(doubts(other), [Standing::Doubtful(Doubt::OtherList)]);
    let own: &[&[&str]] = &[TITLE, &["番号", "事業名", "事業効果"], &["1", "移住事業", "地方創生に効果があった"]];
    assert_eq!(doubts(own), [Standing::Clean]);
}

#[test]
fn an_amount_that_the_files_unit_rounds_is_the_same() {
    let head: &[&str] = &["番号", "事業名", "事業費(千円)"];
    assert_eq!(stand(&[TITLE, head, &["1", "移住事業", "#38651"], &["2", "観光事業", "#2160"]]), []);
    // More than the unit hides is a difference.
    assert_eq!(doubts(&[TITLE, head, &["1", "移住事業", "#38652"]]), [Standing::Clean]);
    // Single yen hide nothing.
    let yen: &[&str] = &["番号", "事業名", "事業費(円)"];
    assert_eq!(doubts(&[TITLE, yen, &["1", "移住事業", "#38651000"]]), [Standing::Clean]);
}

#[test]
fn a_kpi_in_another_size_or_unit_is_for_a_person() {
    let head: &[&str] = &["番号", "事業名", "指標名", "単位", "実績値"];
    assert_eq!(
        doubts(&[TITLE, head, &["1", "移住事業", "移住者数", "人", "#43500"]]),
        [Standing::Doubtful(Doubt::Magnitude)]
    );
    let share = doubts(&[TITLE, head, &["3", "子育て事業", "満足度", "%", "#0.954"]]);
    assert_eq!(share, [Standing::Doubtful(Doubt::Magnitude)]);
    let unit = doubts(&[TITLE, head, &["3", "子育て事業", "満足度", "点", "#4.7"]]);
    assert_eq!(unit, [Standing::Doubtful(Doubt::Unit), Standing::Doubtful(Doubt::Unit)]);
    assert_eq!(doubts(&[TITLE, head, &["1", "移住事業", "移住者数", "人", "#48"]]), [Standing::Clean]);
}

#[test]
fn a_name_that_is_part_of_a_known_one_is_asked_about() {
    let head: &[&str] = &["番号", "事業名", "指標名", "単位", "実績値"];
    let asked = |unit: &str| {
        let seen = beside(&[of(&[TITLE, head, &["2", "観光事業", "利用者数", unit, "#300"]])], &base());
        (seen.questions.iter().map(|asked| asked.options[0].clone()).collect::<Vec<_>>(), seen.offers.len())
    };
    assert_eq!(asked("人泊"), (vec!["ワーケーション利用者数".to_owned()], 0));
    // Another unit counts something else.
    assert_eq!(asked("件"), (vec![], 1));
}

#[test]
fn a_new_project_with_a_known_number_and_swapped_names_are_for_a_person() {
    let head: &[&str] = &["番号", "事業名", "担当課", "事業費(円)"];
    let new = doubts(&[TITLE, head, &["3", "町営バス運行", "総務課", "#5"], &["4", "橋の点検", "建設課", "#6"]]);
    assert_eq!(new, [Standing::Renumbers, Standing::Clean]);
    let swapped = stand(&[TITLE, head, &["2", "移住事業", "商工課", "#2100000"]]);
    assert!(swapped.len() >= 3, "{swapped:?}");
    let for_a_person =
        |standing: &Standing| *standing == Standing::Doubtful(Doubt::Swapped) || *standing == Standing::Renumbers;
    assert!(swapped.iter().all(|(_, standing)| for_a_person(standing)), "{swapped:?}");
    // A department that has another project, too, is no other project.
    assert_eq!(doubts(&[TITLE, head, &["1", "移住事業", "商工課", "#38650500"]]), [Standing::Clean]);
}

#[test]
fn files_that_contradict_each_other_leave_the_value_out_and_ask() {
    let file = |cost: &str| of(&[TITLE, &["番号", "事業名", "事業費(円)"], &["1", "移住事業", cost]]);
    let files = [file("#500000"), file("#700000")];
    let (made, clashes) = together(&files, &Mapping::default()).unwrap();
    let cost = kensho::json::Pointer::parse("/projects/0/reviews/0/cost").unwrap();
    assert_eq!((made.doc().get(&cost).unwrap(), clashes.len()), ("null".into(), 1));
    // As it is answered, so it is written.
    for (answer, value) in [("500,000円", "500000"), ("700,000円", "700000")] {
        let mut mapping = Mapping::default();
        mapping.put(Answer {
            question: "two-values".to_owned(),
            about: "事業1 移住事業（令和6年度）の総事業費".to_owned(),
            text: "ファイルどうし".to_owned(),
            answer: Some(answer.to_owned()),
            ..Answer::default()
        });
        let (made, clashes) = together(&files, &mapping).unwrap();
        assert_eq!((made.doc().get(&cost).unwrap(), clashes.len()), (value.into(), 0), "{answer}");
    }
}

#[test]
fn words_that_mean_the_criterias_are_on_the_list() {
    let table = kensho::rules::Table::embedded();
    let named = |at: Option<usize>| at.map(|at| table.ratings[at].name.as_str());
    assert_eq!(named(table.rating("相当程度効果があった")), Some(VERDICT));
    assert_eq!(named(table.rating("効果があった")), Some("地方創生に効果があった"));
    assert_eq!(table.rating("まあまあ"), None);
    let policy = table.policy("事業内容の見直し（改善）").map(|at| table.policies[at].name.as_str());
    assert_eq!((policy, table.policy("検討する")), (Some("事業の改善"), None));
}

#[test]
fn a_file_of_the_next_year_names_what_leads_there() {
    let words = |ledger: &str, file: &str| Warning::Year(ledger.to_owned(), file.to_owned()).to_string();
    assert!(words("R6", "R7").contains("kensho roll") && words("R6", "R7").contains("--to R7"));
    assert!(words("R6", "R7").contains("画面では R"), "{}", words("R6", "R7"));
    assert!(!words("R7", "R6").contains("kensho roll"));
}
