//! Another municipality's table: three ratings in other words, one threshold of 80 %, no mean, no state before. Nothing of
//! the embedded table may shine through.
#![allow(clippy::unwrap_used, missing_docs)]

use kensho::ledger::kpi::Kpi;
use kensho::ledger::printed::Printed;
use kensho::rules::{Agreement, Case, GroundKind, Outcome, Suggestion, Table, check, judge, load};

const TABLE: &str = include_str!("../data/rules-three-levels.json");
const BROKEN: &str = include_str!("../data/rules-broken.json");

fn table() -> Table {
    load(TABLE, "mihon.json").unwrap()
}

fn kpis(actuals: &[&str]) -> Vec<Kpi<'static>> {
    let row = |(index, actual): (usize, &&str)| Kpi {
        name: format!("指標{index}(人)").into(),
        target: Printed::Number("10"),
        actual: Printed::Text((*actual).to_owned().into()),
        ..Kpi::default()
    };
    actuals.iter().enumerate().map(row).collect()
}

fn judged(table: &Table, actuals: &[&str], published: Option<&str>) -> (Suggestion, Vec<String>) {
    let kpis = kpis(actuals);
    let suggestion = judge(table, &Case { kpis: &kpis, published, ..Case::default() });
    let names = suggestion.candidates.iter().map(|&index| table.ratings[index].name.clone()).collect();
    (suggestion, names)
}

#[test]
fn the_other_tables_words_and_threshold_decide() {
    let table = table();
    // Four of five are 80 %: enough here (and level 2 there). 79 % isn't.
    assert_eq!(judged(&table, &["10", "10", "10", "10", "0"], None).1, ["A"]);
    assert_eq!(judged(&table, &["10", "10", "10", "0"], None).1, ["B"]);
    // The mean doesn't count here: four met, one at nothing.
    assert_eq!(judged(&table, &["10", "9", "9", "9", "9"], None).1, ["B"]);
    assert_eq!(judged(&table, &["10"], None).1, ["評価できない"]);
    assert_eq!(judged(&table, &["10", "10", "10", "10", "確認中"], None).1, ["A"]);
    let (suggestion, names) = judged(&table, &["10", "10", "10", "確認中"], Some("B"));
    assert_eq!((suggestion.outcome, suggestion.agreement), (Outcome::Range, Agreement::Within));
    assert_eq!(names, ["A", "B"]);
}

#[test]
fn the_national_ratings_are_off_this_list() {
    let table = table();
    let (suggestion, _) = judged(&table, &["10", "10"], Some("地方創生に非常に効果的であった"));
    assert_eq!(suggestion.agreement, Agreement::OffList);
    assert_eq!(judged(&table, &["10", "10"], Some("A")).0.agreement, Agreement::Agrees);
    assert_eq!(judged(&table, &["10", "10"], Some("B")).0.agreement, Agreement::Differs);
}

#[test]
fn grounds_quote_this_tables_words_only() {
    let table = table();
    let (suggestion, _) = judged(&table, &["10", "10", "10", "0"], None);
    let all: String = suggestion
        .grounds
        .iter()
        .map(|g| g.text.as_str())
        .chain(suggestion.would_change.iter().map(String::as_str))
        .collect();
    for expected in [
        "「見直して続ける」(手引き 3ページ)",
        "Aとみなす割合は80%",
        "mihon.jsonの設定「Aの線」(13行目)",
        "目標に届いた指標の割合が80%以上",
    ] {
        assert!(all.contains(expected), "{expected}: {all}");
    }
    for foreign in ["地方創生", "概ね", "70%", "備考", "平均達成率"] {
        assert!(!all.contains(foreign), "{foreign}: {all}");
    }
    assert_eq!(suggestion.would_change, ["指標3があと10人増えて10人になれば「A」。"]);
    assert!(suggestion.grounds.iter().any(|g| g.kind == GroundKind::NotBetter));
}

#[test]
fn moving_the_threshold_in_the_file_moves_the_answer() {
    let stricter = load(&TABLE.replace("80％", "80.1%"), "t.json").unwrap();
    assert_eq!(judged(&stricter, &["10", "10", "10", "10", "0"], None).1, ["B"]);
    assert!(judged(&stricter, &["10", "10", "10", "10", "0"], None).0.grounds.iter().any(|g| g.text.contains("80.1%")));
}

#[test]
fn the_table_is_shown_as_an_official_reads_it() {
    let shown = table().show();
    for expected in [
        "1. 指標が足りる",
        "条件  判定した指標が2本以上(設定「最少の本数」)",
        "条件  目標に届いた指標の割合が80%以上(設定「Aの線」)",
        "評価  A",
        "Aの線 = 80%",
        "手引き 5ページ",
    ] {
        assert!(shown.contains(expected), "{expected}\n{shown}");
    }
}

#[test]
fn a_broken_table_is_refused_with_every_fault_and_its_place() {
    let problems = check(BROKEN, "t.json");
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|s| s.contains("評価「C」は評価の一覧にありません")), "{said:#?}");
    assert!(problems.iter().all(|problem| problem.at.line > 1 && problem.at.column >= 1));
    // With the rating put right the proof finds the band between 70 % and 80 %.
    let gap = check(&BROKEN.replace("\"rating\": \"C\"", "\"rating\": \"B\""), "t.json");
    assert_eq!(gap.len(), 1, "{gap:#?}");
    assert!(gap[0].message.contains("どの規則にも当てはまらない場合があります"), "{}", gap[0]);
    assert!(load(BROKEN, "t.json").unwrap_err().to_string().starts_with("規則の表「t.json」は使えません"));
}

#[test]
fn both_tables_keep_to_their_schema() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../data/rules.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for text in [TABLE, include_str!("../../data/rules.json")] {
        let table: serde_json::Value = serde_json::from_str(text).unwrap();
        let faults: Vec<String> = validator.iter_errors(&table).map(|e| e.to_string()).collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
    let mut wrong: serde_json::Value = serde_json::from_str(TABLE).unwrap();
    wrong["rules"][0]["when"][0]["op"] = "多い".into();
    assert!(!validator.is_valid(&wrong));
}
