//! What `kensho check` finds in the municipality's own document by what holds in any town: no word of the table is this
//! document's alone, so its slips of reading (ごん患者, 外部通動) stay for whoever reads it. The list is pinned: a check that starts to cry wolf, or
//! that no longer sees one of the document's traps, changes it.
#![allow(clippy::unwrap_used)]

use kensho::check::{Finding, Severity, check};
use kensho::json::Tree;
use kensho::ledger::view::{Front, Project};
use kensho::rules::Table;

const LEDGER: &str = include_str!("../../data/mine-r6.json");

fn findings(text: &str) -> Vec<Finding> {
    let tree = Tree::parse(text).unwrap();
    let root = tree.root(text);
    let projects = root.get("projects").unwrap();
    check(Front(root), projects.items().map(Project), Table::embedded())
}

#[test]
fn the_documents_traps_are_found_and_nothing_else() {
    let found: Vec<String> = findings(LEDGER).iter().map(|f| format!("{} {}", f.code, f.pointer)).collect();
    let expected = [
        // The whole: one programme spelled two ways; a total for R7 that the sheets can't prove; no state before anywhere.
        "I91 /review_title",
        "I21 /totals/1/cost",
        "I60 /projects",
        // No opinion anywhere; one project without the plan's sheet.
        "I140 /projects",
        "I141 /projects/0/plan",
        // 1 山口ゆめ回廊
        "I05 /projects/0/reviews/0/achievements/0",
        "I69 /projects/0/reviews/0/kpis/0/actual", // 82 → 167
        "I62 /projects/0/reviews/0/kpis/2/unit",
        // 2 みね探求塾
        "W90 /projects/1/name_variants/0",               // トビラ, トピラ
        "W92 /projects/1/plan/purpose/1",                // 方々に協力のもと
        "W101 /projects/1/plan/urls/1",                  // sosohiki
        "W93 /projects/1/reviews/0/achievements/0/body", // (催)等)
        "I69 /projects/1/reviews/0/kpis/3/actual",       // 60 → 161
        // 3 健幸百寿, what is private before everything else: a patient in a family, an employee who left
        "W110 /projects/2/reviews/0/issues/obstacles",
        "W90 /projects/2/name_variants/0",            // 健幸, 健康
        "W26 /projects/2/plan/cost_note",             // R6 or R7?
        "W84 /projects/2/plan/kpi_increments/2/name", // 検診, 健診
        "W84 /projects/2/plan/kpi_increments/3/name", // 取り組む, 取組む
        "I142 /projects/2/plan/kpi_note",             // 供用開始年度から5か年分
        "W101 /projects/2/plan/urls/0",               // sogok-eikaku
        "W22 /projects/2/reviews/0/grant",            // 107,147円 less than half
        "I48 /projects/2/reviews/0/effect/comment",   // 特定健診 69.6 %
        "W90 /projects/2/reviews/0/issues/current",   // 健康寿命プロジェクト
        "I51 /projects/2/reviews/0/issues/revisions", // 自走
        // 4 社会復帰促進センター
        "W33 /projects/3/plan/year_cost/amount", // 事業を見直し, and ten million yen more
        "I91 /projects/3/plan/cost_items/1/account", // 委託費
        "W101 /projects/3/plan/urls/0",          // sos/hiki
        "I23 /projects/3/reviews/0/grant",       // 1円
        "I62 /projects/3/reviews/0/kpis/0/unit",
        "W82 /projects/3/reviews/0/kpis/0/target",
        "E40 /projects/3/reviews/0/effect/rating",
        "E41 /projects/3/reviews/0/policy/decision",
        "W92 /projects/3/reviews/0/policy/reason",    // 直接敵
        "I91 /projects/3/reviews/0/issues/obstacles", // シティープロモーション
        // 5 ラーニングスペース
        "W85 /projects/4/plan/field", // 農林水産分野
        "W81 /projects/4/reviews/0/kpis/0/target",
        "W63 /projects/4/reviews/0/kpis/1/actual", // 確認中
        "W65 /projects/4/reviews/0/kpis/2/actual", // 13(301)
        "I69 /projects/4/reviews/0/kpis/3/actual", // 50 → 107
        "W43 /projects/4/reviews/0/effect/rating",
        // 6 厚保くり
        "E25 /projects/5/plan/cost_items",
        "I31 /projects/5/reviews/0/kpis/2",
        "W68 /projects/5/reviews/0/kpis/2/target", // 0円
        "W80 /projects/5/reviews/0/kpis/3/target", // 10% and 30時間
        "E04 /projects/5/reviews/0/effect/rating", // 評価
        // 7 おもてなし・おみやげ
        "W84 /projects/6/plan/kpi_increments/2/name", // お土産品, お土産商品
        "W82 /projects/6/reviews/0/kpis/0/target",
    ];
    assert_eq!(found, expected);
}

#[test]
fn every_finding_says_where_what_and_what_to_do() {
    let tree = Tree::parse(LEDGER).unwrap();
    for finding in findings(LEDGER) {
        let place = tree.root(LEDGER).at(&finding.pointer);
        assert!(place.is_ok(), "{} {}", finding.code, finding.pointer);
        assert!(finding.message.ends_with("ください。"), "{}", finding.message);
        assert!(finding.message.chars().count() < 260, "{}: {}", finding.code, finding.message);
        let index =
            finding.pointer.as_str().strip_prefix("/projects/").and_then(|rest| rest.split('/').next()?.parse().ok());
        assert_eq!(finding.project, index, "{}", finding.pointer);
    }
}

/// The words of the finding with this code and place.
fn message(code: &str, pointer: &str) -> String {
    let found = findings(LEDGER);
    found.iter().find(|f| f.code == code && f.pointer.as_str() == pointer).unwrap().message.to_string()
}

#[test]
fn the_numbers_are_the_documents() {
    let has = |code: &str, pointer: &str, words: &[&str]| {
        let message = message(code, pointer);
        for word in words {
            assert!(message.contains(word), "{word} isn't in: {message}");
        }
    };
    has("I21", "/totals/1/cost", &["139,217,000円", "5事業の92,426,000円", "残り46,791,000円", "「番号1」と「番号3」"]);
    has("W22", "/projects/2/reviews/0/grant", &["7,229,500円", "7,122,353円", "107,147円少なく"]);
    has("I23", "/projects/3/reviews/0/grant", &["8,142,766円", "1円少なく"]);
    has("E25", "/projects/5/plan/cost_items", &["27,659,000円", "31,298,000円", "3,639,000円足りません", "農林課"]);
    has("W43", "/projects/4/reviews/0/effect/rating", &["達成1・未達1・未確定2件", "学校教育課"]);
    has(
        "E40",
        "/projects/3/reviews/0/effect/rating",
        &["「地方創生に効果があった」か「地方創生に対して効果がなかった」"],
    );
    has("W65", "/projects/4/reviews/0/kpis/2/actual", &["13と301", "令和7年3月末には13名"]);
    has("W82", "/projects/6/reviews/0/kpis/0/target", &["目標2,000千円・累計+47,000千円", "目標1件・累計+10件"]);
    has("W110", "/projects/2/reviews/0/issues/obstacles", &["患者がいる", "小学校1校のみ", "退職された"]);
    has("W101", "/projects/3/plan/urls/0", &["「sos/hiki」(ほかのURLでは「soshiki」)"]);
    has("I91", "/projects/3/plan/cost_items/1/account", &["「委託料」19か所", "「委託費」4か所"]);
}

#[test]
fn errors_are_few_and_what_is_accepted_stays_marked() {
    let found = findings(LEDGER);
    assert_eq!(found.iter().filter(|f| f.severity == Severity::Error).count(), 4);
    let pending = found.iter().filter(|f| f.is_pending()).count();
    let entry =
        r#""accepted": [{ "code": "E40", "pointer": "/projects/3/reviews/0/effect/rating", "reason": "様式どおり" }]"#;
    // The fourth project's own list of accepted findings.
    let (before, after) = LEDGER.split_at(LEDGER.find("\"shakai-fukki\"").unwrap());
    let accepted = before.to_owned() + &after.replacen(r#""accepted": []"#, entry, 1);
    let marked = findings(&accepted);
    assert_eq!(marked.len(), found.len());
    assert_eq!(marked.iter().filter(|f| f.is_pending()).count(), pending - 1);
    let kept = marked.iter().find(|f| f.code == "E40").unwrap();
    assert_eq!(kept.accepted.as_deref(), Some("様式どおり"));
}
