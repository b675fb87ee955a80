//! What the criteria and the evidence allow, case by case, as `kensho suggest --json` says it of a made ledger.
//!
//! Each case is a handful of rows, the levels that are candidates (1 is best; none: not judged), and why. A row is written
//! `name: target / actual ← before`, with `↓` where less is better, `↑` where it is written that more is, `@R8` for the year in which it is due and `参考` where the
//! ledger marks it so. `docs/rating-cases.md` is the same table with the candidates of the older table beside them, and is
//! written by
//!
//! ```text
//! KENSHO_WRITE_CASES=1 cargo test --test pure rating_cases::
//! ```
#![allow(clippy::unwrap_used, missing_docs)]

use std::fmt::Write as _;
use std::path::Path;

use kensho::json::Tree;
use kensho::ledger::kpi::Kpi;
use kensho::ledger::view::{Front, Project};
use kensho::rules::{Case, Report, Table, glance, judge, load};
use serde_json::{Map, Value, json};

use crate::support::long;

struct Made {
    kind: &'static str,
    rows: &'static [&'static str],
    levels: &'static [usize],
    why: &'static str,
    /// Words that the grounds or what would change must hold.
    says: &'static [&'static str],
}

const fn case(
    kind: &'static str,
    rows: &'static [&'static str],
    levels: &'static [usize],
    why: &'static str,
    says: &'static [&'static str],
) -> Made {
    Made { kind, rows, levels, why, says }
}

const BETTER_BEFORE: &str = "開始前の値が";
const WORST: &str = "KPIの実績値が開始前よりも悪化した";
const MOSTLY: &str = "一部のKPIが目標値に達しなかったものの、概ね成果が得られた";

#[rustfmt::skip]
const CASES: &[Made] = &[
    // ---- equality and the two thresholds ----
    case("equality", &["61.0 / 61"], &[1], "the target itself is met", &[]),
    case("equality", &["61.0 / 60.99", "3 / 3"], &[2], "a hair less is missed; half met, mean 99.99 %", &[]),
    case("threshold", &["10 / 10", "10 / 11", "10 / 9", "100 / 90"], &[2], "exactly half met is enough", &[]),
    case("threshold", &["10 / 10", "10 / 9", "100 / 90"], &[3], "one of three isn't half, and a met target is an advance: no 4", &[BETTER_BEFORE]),
    case("threshold", &["100 / 100", "100 / 40"], &[2], "a mean of exactly 70 % is enough", &[]),
    case("threshold", &["100 / 100", "100 / 39.9"], &[3], "a hair below 70 %: below level 2, one met", &["70.0%弱"]),
    case("threshold", &["3 / 3", "7 / 7", "30 / 3"], &[2], "(1 + 1 + 1/10) ÷ 3 is 70 % exactly", &[]),
    case("cap", &["10 / 100", "10 / 0", "10 / 0", "10 / 0"], &[3], "each rate counts 100 % at most: 1000 % buys nothing back", &[]),
    // ---- nothing met ----
    case("nothing met", &["80,000 / 77,000", "100,000 / 96,250"], &[2, 3], "坂井市: all missed at 96 %; whether 「一部」 may be all is for people", &["全て未達でも「一部」とみなす判断", "良かったと分かり、ほかの指標が変わらなければ、「地方創生に効果があった」は外れ、「地方創生に対して効果がなかった」も候補になる"]),
    case("nothing met", &["100 / 70"], &[2, 3], "the mean reaches 70 % exactly", &[]),
    case("nothing met", &["100 / 69.9"], &[3, 4], "below 70 %, no baseline: progress of the work is for people", &["取組の前進", BETTER_BEFORE]),
    case("nothing met", &["55.0% / 38.3%"], &[3, 4], "69.6 %, no baseline", &[]),
    case("nothing met", &["100 / 10"], &[3, 4], "far missed, no baseline", &["開始前の値が10より良かったと分かれば", "開始前の値が10より悪かったと分かれば", "あと60増えて70(目標100の70.0%)になれば「地方創生に相当程度効果があった」も候補になる"]),
    // ---- duplicates ----
    case("duplicate", &["甲: 10 / 10", "甲: 10 / 10", "乙: 10 / 3"], &[3], "counts once: 1 of 2, mean 65 % (twice: 76.7 %, level 2)", &["同じ行"]),
    case("duplicate", &["甲: 10 / 4", "甲: 10 / 4", "乙: 10 / 10"], &[2], "counts once: 1 of 2, mean 70 % (twice: 1 of 3)", &[]),
    case("duplicate", &["甲(人): 1,000 / 400", "甲（人）: 1000 / ４００", "乙: 10 / 10"], &[2], "the same row in other widths", &[]),
    case("duplicate", &["甲: 10 / 10", "甲: 10 / 11", "乙: 10 / 3"], &[2], "one name with two results is two rows", &[]),
    case("duplicate", &["甲: 10 / 確認中", "甲: 10 / 確認中", "乙: 10 / 10"], &[1, 2, 3], "an open row entered twice is one open row", &[]),
    // ---- less is better ----
    case("down", &["↓10 / 10"], &[1], "equality is met here too", &[]),
    case("down", &["↓10 / 8"], &[1], "fewer than the target", &[]),
    case("down", &["↓10 / 12", "10 / 10"], &[2], "10 ÷ 12 = 83.3 %; half met", &[]),
    case("down", &["↓0件 / 0件"], &[1], "a target of 0 can be met where less is better", &[]),
    case("down", &["↓0件 / 3件"], &[3, 4], "a target of 0 gives no rate, and no rate is no 概ね", &[]),
    case("down", &["↓0件 / 3件 ← 5件"], &[3], "fewer than before: an advance", &["改善は"]),
    case("down", &["↓0件 / 3件 ← 2件"], &[4], "more than before, and no advance", &["悪化は"]),
    case("down", &["↓10 / 25 ← 20"], &[4], "worse than before where less is better", &["悪化は"]),
    case("down", &["↓10 / 15 ← 20"], &[3], "missed, but better than before", &[]),
    case("down", &["↓10 / 12 ← 20"], &[2, 3], "nothing met at 83.3 %, better than before", &[]),
    case("down", &["↓10 / 12 ← 11"], &[2, 4], "nothing met at 83.3 %, worse than before: 4 comes in, 3 goes", &[]),
    // ---- percentages, rates ----
    case("percent", &["肯定率(%): 61.0 / 82.2"], &[1], "the unit of the name", &[]),
    case("percent", &["肯定率(%): 61.0 / 0.822"], &[1, 3, 4], "82.2 % or 0.822 %: nobody knows which", &["82.2%と読むなら"]),
    case("percent", &["10% / 30時間"], &[], "units that don't compare: not judged", &[]),
    case("percent", &["10% / 30時間", "10 / 10"], &[1, 2, 3], "any way when put right; one is met: no 4", &["判定できるように直せば"]),
    case("no rate", &["0円 / 5円"], &[], "a target of 0 where more is better can't be judged", &[]),
    case("no rate", &["1 / 1", "2 / 2", "3 / 3", "0円 / 5円"], &[1, 2], "never 「全て達成」 with an unjudged KPI", &[]),
    // ---- negative targets ----
    case("negative", &["▲50 / ▲40"], &[1], "−40 is more than −50", &[]),
    case("negative", &["▲50 / ▲60"], &[3, 4], "missed, and a negative target gives no rate", &["達成率"]),
    case("negative", &["▲50 / ▲60 ← ▲70"], &[3], "better than before", &[]),
    case("negative", &["▲50 / ▲60 ← ▲55"], &[4], "worse than before", &[]),
    case("negative", &["▲50 / ▲60", "10 / 10"], &[2, 3], "half met; whether the mean is 概ね can't be said without a rate", &[]),
    case("negative", &["50 / ▲50", "10 / 10"], &[3], "−100 % counts as 0 %: a mean of 50 %", &[]),
    // ---- units and scales ----
    case("unit", &["2,000千円 / 2,000,000円"], &[1], "one scale", &[]),
    case("unit", &["2,000千円 / 1,800,000円"], &[2, 3], "90 %, nothing met", &[]),
    case("unit", &["2,000千円 / 1,800"], &[2, 3, 4], "1,800千円 (90 %) or 1,800円: nobody knows which", &["1,800千円と読むなら"]),
    case("unit", &["1億円 / 9,500万円", "10 / 10"], &[2], "95 %, half met", &[]),
    case("unit", &["81,555 / ８１，５５５"], &[1], "full-width digits", &[]),
    // ---- open rows ----
    case("open", &["10 / 10", "20 / 20", "30 / 確認中"], &[1, 2, 3], "two of three met: nobody says 「効果がなかった」", &["30以上なら", BETTER_BEFORE]),
    case("open", &["10 / 10", "20 / 20", "30 / "], &[1, 2, 3], "a blank is open, not 0", &["実績値が空欄"]),
    case("open", &["10 / 10", "10 / 2", "10 / 確認中"], &[2, 3], "met: 2 of 3, mean 73.3 %; missed: 1 of 3", &["10以上なら"]),
    case("open", &["10 / 2", "10 / 確認中"], &[3, 4], "met: an advance; missed: nothing advanced", &["10以上なら"]),
    case("open", &["10 / 6", "10 / 確認中"], &[2, 3, 4], "met: 80 % and half; missed at 8 or more: 70 %, nothing met", &[]),
    case("open", &["10 / 確認中", "20 / "], &[], "nothing is known: not judged", &[]),
    case("open", &["10 / 13(301)"], &[1], "both readings meet it", &[]),
    case("open", &["10 / 10", "200 / 13(301)"], &[1, 3], "301 meets it; 13 is a mean of 53 %", &["301と読むなら"]),
    case("open", &["10 / 10", "10 / 確認中 ← 5"], &[1, 2, 3, 4], "it may turn out worse than the 5 that are known", &["10以上なら", "5以上"]),
    case("open", &["10 / 10", "10 / 8～12"], &[1, 2], "anything from 8 to 12", &["10以上なら"]),
    case("open", &["10 / 10", "60 / 増加"], &[1, 2, 3], "a text is no number", &[]),
    case("open", &["100 / 約200"], &[1], "met however 約 is read", &[]),
    case("open", &[" / 60", "10 / 10"], &[1, 2, 3], "a blank target", &["目標値が空欄"]),
    case("open", &["10(60) / 30"], &[1, 3, 4], "a target with two readings: met, or half of it", &["達成か未達かが決まれば"]),
    case("open", &["10 / 10", "10 / 確認中", "100 / 90 ← 95"], &[2, 3, 4], "the row known to be worse brings 4, the open one decides between 2 and 3", &["悪化を決め手とする判断", "「指標2」が達成か未達かが決まれば"]),
    case("due", &["60 / 43 @R8"], &[], "due later: nothing to judge yet", &[]),
    case("due", &["10 / 10", "60 / 43 @R8"], &[1, 2, 3], "due later: any outcome, whatever stands there", &["期限(R8)"]),
    case("due", &["10 / 10", "60 / 43 @R6"], &[2], "due now", &[]),
    // ---- the state before ----
    case("baseline", &["100 / 10 ← 5"], &[3], "better than before", &["改善は"]),
    case("baseline", &["100 / 10 ← 20"], &[4], "known to be worse and no advance", &["悪化は指標1(開始前20、実績10)"]),
    case("baseline", &["100 / 10 ← 10"], &[3, 4], "unchanged: for people to judge", &["人が判断"]),
    case("baseline", &["100 / 10 ← 確認中"], &[3, 4], "a baseline that isn't a number is unknown", &[BETTER_BEFORE]),
    case("baseline", &["100 / 10 ← 5(80)"], &[3, 4], "better or worse, by its reading", &["開始前の値が1つに決まれば"]),
    case("baseline", &["100 / 10 ← 5", "100 / 10 ← 11"], &[3, 4], "one worse and an advance elsewhere", &["悪化を決め手とする判断"]),
    case("baseline", &["10 / 10", "10 / 10", "100 / 90 ← 95"], &[2, 4], "level 2 by the numbers, and a row known to be worse", &["指標3(開始前95、実績90)", WORST, MOSTLY]),
    case("baseline", &["10 / 10", "100 / 10", "100 / 10 ← 20"], &[3, 4], "below level 2, one worse, one met", &["指標3(開始前20、実績10)"]),
    case("baseline", &["100 / 95 ← 97"], &[2, 4], "nothing met at 95 %, worse, no advance", &[]),
    case("baseline", &["100 / 95 ← 97", "100 / 90 ← 80"], &[2, 3, 4], "the same with an advance beside it", &[]),
    case("baseline", &["↑90 / 91 ← 100"], &[1, 4], "met and yet worse than before: both sentences apply", &["開始前100、実績91"]),
    case("baseline", &["↑90 / 91 ← 100", "100 / 10"], &[4], "the one that is met is worse than before, so nothing advanced", &[]),
    case("baseline", &["90 / 91 ← 100"], &[1, 2, 3, 4], "a goal below its start, and nobody says which way is better", &["良い方向が書かれていない"]),
    case("baseline", &["10 / 10 ← 5", "10 / 3 ← 3"], &[3], "one advanced, one unchanged: no evidence for 4", &[]),
    case("baseline", &["10 / 10", "10 / 4"], &[2], "level 2; the missed row's baseline isn't known", &["開始前の値が4より良かったと分かれば、「地方創生に対して効果がなかった」も候補になる"]),
    case("baseline", &["10 / 10", "10 / 3 ← 2"], &[3], "level 3 with every baseline that matters known", &[]),
    // ---- left out, nothing scored ----
    case("reference", &["参考_交流人口: 100 / 1", "10 / 10"], &[1], "named 参考: never scored", &["参考の指標"]),
    case("reference", &["- / 1,318,334", "10 / 10"], &[1], "a target of 「-」", &[]),
    case("reference", &["100 / 1 ← 50 参考", "10 / 10"], &[1], "marked as reference, though worse than before", &[]),
    case("nothing scored", &[], &[], "no row", &[]),
    case("nothing scored", &["参考_甲: 1 / 1"], &[], "references only", &[]),
    // ---- bounds ----
    case("bound", &["80%以上 / 80%"], &[1], "a target is a bound anyway", &[]),
    case("bound", &["80%以上 / 79.9%"], &[2, 3], "missed by a hair, nothing met", &[]),
    case("bound", &["↓5件以下 / 3件"], &[1], "以下 with less is better", &[]),
    case("bound", &["5件以下 / 3件", "10 / 10"], &[1], "以下 says by itself that less is better", &[]),
    case("bound", &["↑5件以下 / 3件", "10 / 10"], &[1, 2, 3], "以下 against the direction: not judged as printed", &["良くなる向き"]),
    case("bound", &["60人 / 55人以上", "10 / 10"], &[1, 2], "55 or more: met, or 91.7 % at least", &["60人以上なら"]),
    case("bound", &["200・4,000 / 300", "10 / 10"], &[1, 2, 3], "two quantities in one cell", &["1つの数ではない"]),
];

/// `name: ↓target / actual ← before @due 参考`.
fn row(index: usize, text: &str) -> Value {
    let value = |text: &str| -> Value {
        let text = text.trim();
        let number: Option<Value> = serde_json::from_str(text).ok().filter(Value::is_number);
        number.unwrap_or_else(|| json!(text))
    };
    let mut fields = Map::new();
    let (name, rest) = text.split_once(": ").map_or((format!("指標{}", index + 1), text), |(n, r)| (n.to_owned(), r));
    let (rest, reference) = rest.strip_suffix(" 参考").map_or((rest, false), |rest| (rest, true));
    let (rest, due) = rest.split_once(" @").map_or((rest, None), |(rest, due)| (rest, Some(due)));
    let (rest, before) = rest.split_once(" ← ").map_or((rest, None), |(rest, before)| (rest, Some(before)));
    let (target, actual) = rest.split_once(" / ").unwrap();
    let (target, direction) = match (target.strip_prefix('↓'), target.strip_prefix('↑')) {
        (Some(target), _) => (target, Some("down")),
        (_, Some(target)) => (target, Some("up")),
        _ => (target, None),
    };
    fields.insert("name".into(), json!(name));
    fields.insert("target".into(), value(target));
    fields.insert("actual".into(), value(actual));
    fields.extend(before.map(|before| ("baseline".into(), value(before))));
    fields.extend(due.map(|due| ("due".into(), json!(due))));
    fields.extend(reference.then(|| ("reference".into(), json!(true))));
    fields.extend(direction.map(|direction| ("direction".into(), json!(direction))));
    Value::Object(fields)
}

/// What `kensho suggest --json` says of a ledger with these rows, under a table.
fn suggested(table: &Table, rows: &[&str]) -> Value {
    let kpis: Vec<Value> = rows.iter().enumerate().map(|(index, text)| row(index, text)).collect();
    let text = json!({
        "format": "kensho-ledger/1", "title": "作った台帳", "municipality": "みほん町", "fiscal_year": "R6",
        "projects": [{ "id": "p", "number": 1, "name": "事業", "reviews": [
            { "fiscal_year": "R6", "basis": "実績", "kpis": kpis }
        ] }]
    })
    .to_string();
    let tree = Tree::parse(&text).unwrap();
    let root = tree.root(&text);
    let project = root.get("projects").unwrap().items().map(Project).next().unwrap();
    let (_, review) = project.review_for(Front(root).fiscal_year()).unwrap();
    let kpis: Vec<Kpi<'_>> = review.kpis().collect();
    let case = Case::of(review, &kpis, None);
    let suggestion = judge(table, &case);
    assert_eq!(glance(table, &case).candidates, suggestion.candidates, "{rows:?}");
    serde_json::to_value(Report::new(table, &case, &suggestion, "p", Some(1), Some("R6"))).unwrap()
}

/// The candidates as levels from 1.
fn levels(table: &Table, said: &Value) -> Vec<usize> {
    let level = |name: &Value| table.rating(name.as_str().unwrap()).unwrap() + 1;
    said["candidates"].as_array().unwrap().iter().map(level).collect()
}

/// Everything that is said, reasons and what would change.
fn words(said: &Value) -> String {
    let grounds = said["grounds"].as_array().unwrap().iter().map(|ground| ground["text"].as_str().unwrap());
    let changes = said["would_change"].as_array().unwrap().iter().map(|change| change.as_str().unwrap());
    grounds.chain(changes).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_case_has_the_candidates_that_its_evidence_allows() {
    let table = Table::embedded();
    let mut wrong = Vec::new();
    for Made { rows, levels: expected, why, says, .. } in CASES {
        let said = suggested(table, rows);
        let found = levels(table, &said);
        let words = words(&said);
        if found != *expected {
            wrong.push(format!("{rows:?}: {found:?}, not {expected:?} ({why})\n{words}"));
        }
        let outcome = ["undecided", "level", "range"][expected.len().min(2)];
        if said["outcome"] != outcome {
            wrong.push(format!("{rows:?}: {} isn't {outcome}", said["outcome"]));
        }
        if found.len() > 1 && said["would_change"].as_array().unwrap().is_empty() {
            wrong.push(format!("{rows:?}: nothing is said to decide between {found:?}"));
        }
        let whys = said["kpis"].to_string();
        for missing in says.iter().filter(|part| !words.contains(**part) && !whys.contains(**part)) {
            wrong.push(format!("{rows:?} doesn't say 「{missing}」:\n{words}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), CASES.len(), wrong.join("\n\n"));
}

/// Level 2 by the numbers and a row known to be worse: one reason holds the row and both sentences, and people decide.
#[test]
fn a_row_known_to_be_worse_is_named_beside_both_criteria() {
    let said = suggested(Table::embedded(), &["10 / 10", "10 / 10", "受講者数(人): 100 / 90 ← 95"]);
    let ground = said["grounds"].as_array().unwrap().iter().find(|ground| ground["kind"] == "people").unwrap();
    let text = ground["text"].as_str().unwrap();
    for part in ["受講者数(開始前95人、実績90人)", WORST, MOSTLY, "人が判断する"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(ground["kpis"], json!(["受講者数(人)"]));
    let people = "悪化を決め手とみなすなら「地方創生に対して効果がなかった」に決まる。\
                  決め手とみなさないなら「地方創生に相当程度効果があった」に決まる。";
    assert_eq!(said["would_change"][0], people);
}

/// However many rows: a range always says what would decide it.
#[test]
fn what_would_decide_is_said_of_any_number_of_rows() {
    let older = load(include_str!("../data/rules-older.json"), "rules.json").unwrap();
    for count in [2, 20, 70, 5_100 / long::every(8)] {
        for actual in ["確認中", "200～3000", "1"] {
            let rows: Vec<String> = (0..count).map(|n| format!("{} / {actual}", 1_000 + n)).collect();
            let rows: Vec<&str> = rows.iter().map(String::as_str).chain(["10 / 9"]).collect();
            for table in [Table::embedded(), &older] {
                let said = suggested(table, &rows);
                assert_eq!(said["outcome"], "range", "{count} {actual}");
                let changes = said["would_change"].as_array().unwrap();
                assert!(!changes.is_empty(), "{count} {actual}");
                assert!(changes.iter().all(|change| !change.as_str().unwrap().contains("ないが判定")), "{changes:?}");
            }
        }
    }
}

/// A met target without a baseline is evidence enough: however it stands with what isn't known, level 4 needs more.
#[test]
fn an_unknown_baseline_brings_no_level_4_in_as_soon_as_one_is_met() {
    let table = Table::embedded();
    for Made { rows, .. } in CASES {
        let said = suggested(table, rows);
        let kpis = said["kpis"].as_array().unwrap();
        let met = kpis.iter().any(|kpi| kpi["verdict"] == "achieved");
        if met && rows.iter().all(|row| !row.contains('←')) {
            assert!(!levels(table, &said).contains(&4), "{rows:?}");
        }
    }
}

/// A table that a town wrote before there were questions and known evidence says what it said.
#[test]
fn an_older_table_is_read_as_it_was() {
    let older = load(include_str!("../data/rules-older.json"), "rules.json").unwrap();
    assert_eq!(older.notices, []);
    let cases: &[(&[&str], &[usize])] = &[
        (&["10 / 10", "20 / 20", "30 / 確認中"], &[1, 2, 3, 4]),
        (&["80,000 / 77,000", "100,000 / 96,250"], &[3, 4]),
        (&["10 / 10", "10 / 10", "100 / 90 ← 95"], &[2]),
        (&["100 / 10 ← 5"], &[3]),
        (&["100 / 10 ← 20"], &[4]),
        (&["100 / 10 ← 10"], &[3, 4]),
        (&["100 / 10"], &[3, 4]),
        (&["↑90 / 91 ← 100"], &[1]),
    ];
    for (rows, expected) in cases {
        let said = suggested(&older, rows);
        assert_eq!(levels(&older, &said), *expected, "{rows:?}");
        assert_eq!(expected.len() == 1, said["outcome"] == "level");
        assert!(expected.len() == 1 || !said["would_change"].as_array().unwrap().is_empty(), "{rows:?}");
    }
}

/// Other levels, other words, no question to people: the evidence of this table is its own.
#[test]
fn another_towns_levels_are_judged_by_its_own_table() {
    let table = load(include_str!("../data/rules-three-levels.json"), "mihon.json").unwrap();
    let cases: &[(&[&str], &[usize])] = &[
        (&["1 / 1", "2 / 2", "3 / 3", "4 / 4", "5 / 0"], &[1]),
        (&["1 / 1", "2 / 2", "3 / 3", "4 / 0"], &[2]),
        (&["1 / 1", "2 / 2", "3 / 3", "4 / 確認中"], &[1, 2]),
        (&["↑1 / 1 ← 2", "↑2 / 1 ← 5"], &[2]),
        (&["1 / 1"], &[3]),
        (&["1 / 確認中"], &[]),
    ];
    for (rows, expected) in cases {
        let said = suggested(&table, rows);
        assert_eq!(levels(&table, &said), *expected, "{rows:?}");
        let words = words(&said);
        for foreign in ["地方創生に", "開始前", "人が判断", "概ね成果"] {
            assert!(!words.contains(foreign), "{foreign}: {words}");
        }
    }
}

/// The table of all cases: what the older table made of them, what this one does, and why.
fn page() -> String {
    let older = load(include_str!("../data/rules-older.json"), "rules.json").unwrap();
    let table = Table::embedded();
    let set = |table: &Table, rows: &[&str]| {
        let found: Vec<String> = levels(table, &suggested(table, rows)).iter().map(usize::to_string).collect();
        if found.is_empty() { "―".to_owned() } else { found.join(" ") }
    };
    let mut page = "# The rating, case by case\n\n\
        Written by `tests/pure/rating_cases.rs` (`KENSHO_WRITE_CASES=1 cargo test --test pure rating_cases::`), which also\n\
        checks it. A row is `target / actual ← before the project`, with `↓` where less is better and `↑` where it is written that more is. Levels: 1 非常に効果的, 2 相当程度, 3 効果が\n\
        あった, 4 効果がなかった; ―: not judged. *Before* is the table without evidence (`tests/data/rules-older.json`).\n\n\
        | kind | rows | before | after | why |\n|---|---|---|---|---|\n"
        .to_owned();
    for Made { kind, rows, why, .. } in CASES {
        let listed: Vec<String> = rows.iter().map(|row| format!("`{}`", row.trim())).collect();
        let (before, after) = (set(&older, rows), set(table, rows));
        let after = if before == after { after } else { format!("**{after}**") };
        let _ = writeln!(page, "| {kind} | {} | {before} | {after} | {why} |", listed.join("<br>"));
    }
    page
}

#[test]
fn the_page_of_cases_says_what_the_engine_does() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rating-cases.md");
    if std::env::var_os("KENSHO_WRITE_CASES").is_some() {
        std::fs::write(&path, page()).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        written == page(),
        "docs/rating-cases.md is out of date: KENSHO_WRITE_CASES=1 cargo test --test pure rating_cases::"
    );
}
