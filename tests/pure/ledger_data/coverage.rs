//! Coverage: every sentence and number that the document prints stands in the ledger under its own project, in the
//! printed order, and nothing stands there that the document doesn't print.
//!
//! Sentences are compared whole. What the ledger keeps as structure (a KPI row, a cost item, a period) is printed again
//! the way the document prints it, so that a number counts as found only beside the words it belongs to.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::document::{Place, Print, document, sentences};
use super::{ledger, list};

/// What the document prints and the ledger leaves out on purpose: the words of the form itself. Reason, then the words.
const LEFT_OUT: &[(&str, &[&str])] = &[
    (
        "headings of the document's parts",
        &["1交付金の概要", "財源", "事業実施数及び交付実績額", "参考", "第2世代交付金一覧", "備考"],
    ),
    (
        "column and row heads of the tables",
        &[
            "名称",
            "概要",
            "対象",
            "<具体例>",
            "番号",
            "事業の名称",
            "種別",
            "実施年度",
            "所管課(代表)",
            "No",
            "事業実績",
            "総事業費(円)",
            "交付実績(円)",
            "本事業における重要業績評価指標(KPI)",
            "目標値",
            "実績値",
            "事業効果",
            "今後の方針",
        ],
    ),
    (
        "labels of cells",
        &[
            "評価",
            "本事業の今後の方針の理由",
            "実施計画と比較した現況や課題の把握",
            "阻害要因の把握・分析・対応",
            "障害要因の把握・分析・対応",
            "次年度以降に向けた実施計画の見直し内容など(→地域の多様な主体の参画による効果検証の結果及び改善方策への反映)",
        ],
    ),
    ("heads of the criteria", &["【事業効果の判断基準】", "【今後の方針】"]),
    (
        "labels of the 事業概要 sheet",
        &[
            "申請者",
            "初回採択回",
            "事業計画期間",
            "事業タイプ・類型",
            "事業タイプ",
            "事業分野",
            "経費の種類",
            "目的・効果",
            "目的（効果）",
            "事業概要・主な経費",
            "事業概要",
            "【事業概要】",
            "【主な経費】",
            "【ソフト事業経費】",
            "整備内容・利活用方策",
            "地域の多様な主体の参画",
            "KPI",
            "関連URL",
        ],
    ),
    ("boxes without a tick", &["拠点整備事業", "インフ整備事業", "インフラ整備事業"]),
];

/// String members that the document doesn't print: names for machines (that of the municipality is the official code, which
/// its check digit proves), and years told only by the sheet they stand on.
const NOT_PRINTED: &[&str] =
    &["/format", "/municipality_code", "/id", "/program", "/same_as", "/subsidy_rate", "/fiscal_year"];

// ------------------------------------------------------------------------------------------- printing the ledger again

/// What the ledger holds of one place, the way the document prints it.
#[derive(Default)]
struct Held {
    sentences: BTreeSet<String>,
    values: BTreeSet<(String, String)>,
}

impl Held {
    fn say(&mut self, text: impl AsRef<str>) {
        self.sentences.extend(sentences(text.as_ref()));
    }

    fn row(&mut self, of: &str, cells: &[&Value]) {
        let cells: Vec<String> = cells.iter().filter(|v| !v.is_null()).flat_map(|v| sentences(&plain(v))).collect();
        self.values.insert((sentences(of).concat(), cells.join("|")));
    }

    /// Whether this is held; values that belong to no words (cost and grant, the number) are found by themselves.
    fn has(&self, print: &Print) -> bool {
        match print {
            Print::Sentence(text) => self.sentences.contains(text),
            Print::Values { of, run } => {
                [of.as_str(), ""].iter().any(|of| self.values.contains(&((*of).to_owned(), run.clone())))
            }
        }
    }
}

/// A value as text: numbers as they stand, text without quotation marks.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Yen as the sheets print them.
fn thousands(yen: &Value) -> String {
    match yen.as_i64() {
        Some(yen) if yen % 1000 == 0 => format!("{}千円", yen / 1000),
        _ => format!("{yen}円"),
    }
}

/// The string leaves of a value with their pointers.
fn strings<'a>(at: &str, value: &'a Value, out: &mut Vec<(String, &'a str)>) {
    match value {
        Value::String(text) => out.push((at.to_owned(), text)),
        Value::Array(items) => items.iter().enumerate().for_each(|(i, v)| strings(&format!("{at}/{i}"), v, out)),
        Value::Object(members) => members.iter().for_each(|(k, v)| strings(&format!("{at}/{k}"), v, out)),
        _ => {}
    }
}

/// The place of a value in the ledger.
fn place(at: &str) -> Place {
    at.strip_prefix("/projects/")?.split('/').next()?.parse().ok().map(|index: u64| index + 1)
}

/// The ledger's string leaves that the document should print, each with its place.
fn leaves(ledger: &Value) -> Vec<(Place, String, &str)> {
    let mut out = Vec::new();
    strings("", ledger, &mut out);
    out.retain(|(at, _)| !NOT_PRINTED.iter().any(|key| at.ends_with(key)));
    out.into_iter().map(|(at, text)| (place(&at), at, text)).collect()
}

fn held(ledger: &Value, place: Place) -> Held {
    let mut held = Held::default();
    for (_, _, text) in leaves(ledger).iter().filter(|leaf| leaf.0 == place) {
        held.say(text);
    }
    match place {
        Some(number) => print_project(&ledger["projects"][number as usize - 1], &mut held),
        None => print_totals(ledger, &mut held),
    }
    held
}

fn print_totals(ledger: &Value, held: &mut Held) {
    for total in list(ledger, "totals") {
        let [year, basis, note] = ["fiscal_year", "basis", "note"].map(|key| plain(&total[key]));
        let joint = format!("うち{}事業", total["joint"]);
        let rest = note.strip_prefix(&joint).unwrap_or("");
        held.say(format!("採択事業：{}事業（{joint}{rest}）", total["projects"]));
        let (cost, grant) =
            if basis == "計画" { ("計画額", "交付予定") } else { ("総事業費", "交付実績") };
        held.say(format!("{cost}：{}円", total["cost"]));
        held.say(format!("{grant}：{}円", total["grant"]));
        held.say(format!("{}年度事業実施数", year.replace('R', "令和")));
        let label = format!("合計({year} 交付{basis})");
        held.say(&label);
        held.row(&label, &[&total["grant"]]);
    }
}

fn print_project(project: &Value, held: &mut Held) {
    let [from, to] = ["from", "to"].map(|key| plain(&project["period"][key]));
    held.row("", &[&project["number"]]);
    held.say(format!("<{}>", plain(&project["scope"])));
    held.say(format!("({from}-{to})"));
    for name in list(project, "name_variants").iter().chain([&project["name"]]) {
        held.say(format!("【{}】", plain(name)));
    }
    for review in list(project, "reviews") {
        held.row("", &[&review["cost"], &review["grant"]]);
        if review["basis"] == "計画" {
            held.say(format!("目標値({})", plain(&review["fiscal_year"])));
        }
        for kpi in list(review, "kpis") {
            held.row(&plain(&kpi["name"]), &[&kpi["target"], &kpi["actual"]]);
        }
    }
    let plan = &project["plan"];
    held.say(format!("{from}-{to}年度"));
    let year = &plan["year_cost"];
    held.say(format!("期間中の総事業費(カッコ内は{}年度事業費)", plain(&year["fiscal_year"])));
    held.say(format!("（{}）", thousands(&year["amount"])));
    held.say(format!("({})", thousands(&year["amount"])));
    held.say(thousands(&plan["total_cost"]));
    for kind in list(plan, "expense_kinds") {
        held.row(&plain(kind), &[&json!("✓")]);
    }
    for cost in list(plan, "cost_items") {
        let account = cost["account"].as_str().map_or(String::new(), |account| format!("（{account}）"));
        held.say(format!("{}{account}{}", plain(&cost["item"]), thousands(&cost["amount"])));
        held.say(format!("{account}{}", thousands(&cost["amount"])));
    }
    for (increment, mark) in list(plan, "kpi_increments").iter().zip('①'..) {
        let [name, increase, unit] = ["name", "increase", "unit"].map(|key| plain(&increment[key]));
        held.say(format!("{mark}{name}（+{increase}{unit}）"));
        held.say(format!("{mark}{name}(+{increase}{unit})"));
    }
}

// --------------------------------------------------------------------------------------------------------- comparing

fn labels() -> impl Iterator<Item = &'static str> {
    LEFT_OUT.iter().flat_map(|(_, words)| words.iter().copied())
}

/// One direction of the comparison: what the document prints in one place, looked for in the ledger.
#[derive(Default)]
struct Coverage<'d> {
    sentences: usize,
    numbers: usize,
    left_out: BTreeSet<&'static str>,
    missing: Vec<&'d Print>,
}

fn coverage<'d>(prints: &'d [Print], held: &Held) -> Coverage<'d> {
    let mut out = Coverage::default();
    for print in prints {
        // Labels that a cell holds together with its value (事業分野 農林水産分野) are taken off first.
        let after_label = |label| {
            let rest = print.text().strip_prefix(label).filter(|rest| !rest.is_empty());
            rest.is_some_and(|rest| held.sentences.contains(rest))
        };
        if held.has(print) || labels().any(after_label) {
            out.sentences += 1;
            out.numbers += print.numbers();
        } else if let Some(label) = labels().find(|&label| *print == Print::Sentence(label.to_owned())) {
            out.left_out.insert(label);
        } else {
            out.missing.push(print);
        }
    }
    out
}

/// The other direction: the sentences of a string of the ledger that the document doesn't print in its place.
/// What stands at the top of the ledger may be printed anywhere.
fn invented(document: &BTreeMap<Place, Vec<Print>>, place: Place, text: &str) -> Vec<String> {
    let prints = || document.iter().filter(|(p, _)| place.is_none() || **p == place).flat_map(|(_, prints)| prints);
    let said = |part: &String| prints().any(|print| print.text().contains(part.as_str()));
    sentences(text).into_iter().filter(|part| !said(part)).collect()
}

#[test]
fn the_ledger_holds_everything_that_the_document_prints() {
    let (ledger, document) = (ledger(), document());
    let (mut sentences, mut numbers, mut left_out) = (0, 0, BTreeSet::new());
    for (&place, prints) in &document {
        let found = coverage(prints, &held(&ledger, place));
        assert!(found.missing.is_empty(), "printed in {place:?}, but not in the ledger: {:#?}", found.missing);
        sentences += found.sentences;
        numbers += found.numbers;
        left_out.extend(found.left_out);
    }
    assert_eq!(left_out, labels().collect(), "the list of what is left out names exactly what is left out");
    println!(
        "covered: {sentences} sentences and cells, {numbers} numbers; left out: {} words of the form",
        left_out.len()
    );
}

#[test]
fn the_ledger_holds_nothing_that_the_document_does_not_print() {
    let (ledger, document) = (ledger(), document());
    for (place, at, text) in leaves(&ledger) {
        let invented = invented(&document, place, text);
        assert!(invented.is_empty(), "{at} is not printed: {invented:?}");
    }
}

/// Any change of any text, and the loss of any text that stands in one place only, is noticed.
#[test]
fn no_text_can_be_altered_or_lost_unnoticed() {
    let (original, document) = (ledger(), document());
    let leaves = leaves(&original);
    let (mut altered, mut lost, mut twice) = (0, 0, 0);
    for (place, at, text) in &leaves {
        let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(i, _)| i);
        let other = format!("{}〓{}", &text[..middle], &text[middle..]);
        assert!(!invented(&document, *place, &other).is_empty(), "{at} can be altered unnoticed");
        altered += 1;
        if text.chars().count() < 12 {
            continue;
        }
        let elsewhere: BTreeSet<String> =
            leaves.iter().filter(|l| l.0 == *place && l.1 != *at).flat_map(|l| sentences(l.2)).collect();
        if sentences(text).iter().all(|sentence| elsewhere.contains(sentence)) {
            twice += 1;
            continue;
        }
        let mut without = original.clone();
        *without.pointer_mut(at).unwrap() = Value::Null;
        assert!(!coverage(&document[place], &held(&without, *place)).missing.is_empty(), "{at} can be lost unnoticed");
        lost += 1;
    }
    println!("{altered} texts altered; {lost} lost, {twice} more stand twice in their project");
}

/// Every number is found beside its own words, so that no number can change unnoticed.
#[test]
fn no_number_can_be_altered_unnoticed() {
    let (original, document) = (ledger(), document());
    let mut pointers = Vec::new();
    numbers("", &original, &mut pointers);
    for at in &pointers {
        let mut altered = original.clone();
        let number = altered.pointer_mut(at).unwrap();
        *number = number.as_i64().map_or_else(|| json!(number.as_f64().unwrap() + 1.0), |n| json!(n + 1));
        let place = place(at);
        assert!(
            !coverage(&document[&place], &held(&altered, place)).missing.is_empty(),
            "{at} can be altered unnoticed"
        );
    }
    println!("{} numbers altered", pointers.len());
}

fn numbers(at: &str, value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Number(_) => out.push(at.to_owned()),
        Value::Array(items) => items.iter().enumerate().for_each(|(i, v)| numbers(&format!("{at}/{i}"), v, out)),
        Value::Object(members) => members.iter().for_each(|(k, v)| numbers(&format!("{at}/{k}"), v, out)),
        _ => {}
    }
}

// ------------------------------------------------------------------------------------------------------------- order

/// The texts of one project in the order in which the document prints them; a group of cost items once, before its items.
fn in_printed_order(project: &Value) -> Vec<Vec<String>> {
    let mut lists = Vec::new();
    for review in list(project, "reviews") {
        let achievements = list(review, "achievements").iter();
        lists.push(achievements.flat_map(|a| [plain(&a["heading"]), plain(&a["body"])]).collect());
        lists.push(list(review, "kpis").iter().map(|kpi| plain(&kpi["name"])).collect());
        let fields = [
            ("effect", "rating"),
            ("policy", "decision"),
            ("effect", "comment"),
            ("policy", "reason"),
            ("issues", "current"),
            ("issues", "obstacles"),
            ("issues", "revisions"),
        ];
        lists.push(fields.iter().map(|(part, key)| plain(&review[part][key])).collect());
    }
    let plan = &project["plan"];
    let head = ["applicant", "first_adopted", "type", "field"].iter().map(|key| plain(&plan[key]));
    lists.push(head.chain(list(plan, "purpose").iter().map(plain)).chain([plain(&plan["summary"])]).collect());
    let mut costs = Vec::new();
    let mut group = &Value::Null;
    for cost in list(plan, "cost_items") {
        if cost["group"] != *group && cost["group"] != cost["item"] {
            costs.push(plain(&cost["group"]));
        }
        group = &cost["group"];
        costs.push(thousands(&cost["amount"]));
    }
    lists.push(costs);
    lists.push(list(plan, "urls").iter().map(plain).collect());
    lists
}

/// The first text that doesn't follow the ones before it in the document.
fn out_of_order(prints: &[Print], project: &Value) -> Option<String> {
    in_printed_order(project).iter().find_map(|texts| {
        let mut rest = prints.iter();
        texts.iter().filter(|text| *text != "null").flat_map(|text| sentences(text)).find(|text| {
            !rest.any(|print| match print {
                Print::Sentence(printed) => printed.ends_with(text),
                Print::Values { of, .. } => of == text,
            })
        })
    })
}

/// The same words in another field or row would be another record.
#[test]
fn fields_and_rows_stand_in_the_printed_order() {
    let (ledger, document) = (ledger(), document());
    let mut swapped = 0;
    for (project, number) in list(&ledger, "projects").iter().zip(1..) {
        let prints = &document[&Some(number)];
        assert_eq!(out_of_order(prints, project), None, "project {number}");
        let review = &project["reviews"][0];
        let rows =
            [("/plan/cost_items", &project["plan"]), ("/reviews/0/kpis", review), ("/reviews/0/achievements", review)];
        for (at, parent) in rows {
            for i in 1..list(parent, at.rsplit('/').next().unwrap()).len() {
                let mut other = project.clone();
                other.pointer_mut(at).unwrap().as_array_mut().unwrap().swap(i - 1, i);
                assert!(out_of_order(prints, &other).is_some(), "project {number}: {at}/{i} can move up unnoticed");
                swapped += 1;
            }
        }
        for (one, two) in [
            ("issues/current", "issues/obstacles"),
            ("issues/obstacles", "issues/revisions"),
            ("effect/comment", "policy/reason"),
        ] {
            let (one, two) = (format!("/reviews/0/{one}"), format!("/reviews/0/{two}"));
            let mut other = project.clone();
            let text = other.pointer(&one).unwrap().clone();
            if text.is_null() {
                continue;
            }
            let text = std::mem::replace(other.pointer_mut(&two).unwrap(), text);
            *other.pointer_mut(&one).unwrap() = text;
            assert!(
                out_of_order(prints, &other).is_some(),
                "project {number}: {one} and {two} can be swapped unnoticed"
            );
            swapped += 1;
        }
    }
    println!("{swapped} swaps noticed");
}
