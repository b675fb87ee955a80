//! Places and values in the officials' words, whether they are there or not.
#![allow(clippy::unwrap_used)]
use super::*;
use crate::json::Tree;

fn mine() -> Doc {
    Doc::parse(include_str!("../../../data/mine-r6.json"), "projects").unwrap()
}

fn pointer(text: &str) -> Pointer {
    Pointer::parse(text).unwrap()
}

#[test]
fn labels_of_many_places_are_the_labels_of_each() {
    let text = include_str!("../../../data/mine-r6.json");
    let doc = Doc::parse(text, "projects").unwrap();
    let at = |text: &str| Pointer::parse(text).unwrap();
    let places = [
        "/projects/0/reviews/0/kpis/1/actual",
        "/projects/0/name",
        "/projects/1/name",
        "/projects/99/name",
        "/projects/0/reviews/0/effect/rating",
        "/title",
        "/totals/0/cost",
        "/totals/1/cost",
        "/nowhere/0",
        "/projects",
        "",
    ];
    let mut labels = Labels::new(&doc);
    for place in places.iter().chain(places.iter().rev()) {
        assert_eq!(labels.describe(&at(place)), describe(&doc, &at(place)), "{place}");
    }
}

#[test]
fn places_are_said_in_the_officials_words() {
    let doc = mine();
    let of = |text: &str| describe(&doc, &pointer(text));
    assert_eq!(of(""), "台帳");
    assert_eq!(of("/fiscal_year"), "対象年度");
    assert_eq!(of("/totals/1/cost"), "合計 令和7年度 計画の総事業費");
    assert_eq!(of("/totals/1"), "合計 令和7年度 計画");
    let odd =
        Doc::parse(r#"{"totals":[{"basis":"一\n二"}],"programs":[{"id":"x","name":"三\n四"}]}"#, "projects").unwrap();
    assert_eq!(describe(&odd, &pointer("/totals/0")), "合計 一 / 二");
    assert_eq!(shown(&odd, &pointer("/projects/0/reviews/0/program"), "\"x\""), "「三 / 四」");
    assert_eq!(of("/programs/0/subsidy_rate"), "交付金制度「デジタル田園都市国家構…地方創生推進タイプ）」の補助率");
    assert_eq!(of("/notes/0"), "注記 1番目");
    assert!(of("/projects/4").starts_with("事業5 ラーニング"), "{}", of("/projects/4"));
    let project = of("/projects/4");
    assert_eq!(of("/projects/4/department"), format!("{project}の所管課"));
    assert_eq!(of("/projects/4/name"), format!("{project}の名称"));
    assert_eq!(of("/projects/4/reviews/0/cost"), format!("{project}（令和6年度）の総事業費"));
    assert_eq!(of("/projects/4/reviews/0"), format!("{project}（令和6年度）"));
    let name: String =
        doc.find(&pointer("/projects/4/reviews/0/kpis/0/name"), |v| v.str().unwrap().into_owned()).unwrap();
    assert_eq!(
        of("/projects/4/reviews/0/kpis/0/actual"),
        format!("{project}（令和6年度） KPI「{}」の実績値", cut(&name))
    );
    assert_eq!(of("/projects/4/reviews/0/effect/comment"), format!("{project}（令和6年度）の評価"));
    assert_eq!(of("/projects/4/reviews/0/kpis"), format!("{project}（令和6年度）のKPI"));
    assert_eq!(of("/projects/4/memo/0/x"), format!("{project}の「memo/0/x」"));
    assert_eq!(
        describe_short(&doc, &pointer("/projects/4/reviews/0/kpis/0/actual")),
        format!("KPI「{}」の実績値", cut(&name))
    );
    assert_eq!(describe_short(&doc, &pointer("/projects/4/reviews/0")), "効果検証（令和6年度）");
    assert_eq!(describe_short(&doc, &pointer("/projects/4")), project);
    assert_eq!(
        Labels::new(&doc).describe_project(&pointer("/projects/4/reviews/0/cost")),
        Some(format!("{project}（令和6年度）"))
    );
    assert_eq!(Labels::new(&doc).describe_project(&pointer("/title")), None);
}

#[test]
fn places_that_are_not_there_are_described_as_far_as_possible() {
    let doc = mine();
    assert_eq!(describe(&doc, &pointer("/projects/99/name")), "100番目の事業の名称");
    assert_eq!(describe(&doc, &pointer("/x~1y")), "「x/y」");
    assert_eq!(
        describe(&Doc::whole("[]").unwrap(), &pointer("/projects/0/reviews/1/kpis/2/actual")),
        "1番目の事業（年度なし） KPI 3番目の実績値"
    );
}

#[test]
fn rows_of_one_name_are_told_apart() {
    let text = r#"{"projects":[{"number":1,"reviews":[{"fiscal_year":"R7","basis":"計画","kpis":[{"name":"参考"},{"name":"件数"},{"name":"参考"}],
            "opinions":[{"by":"委員","at":"R7.5","text":"x"}]}]}]}"#;
    let doc = Doc::parse(text, "projects").unwrap();
    let of = |text: &str| describe(&doc, &pointer(text));
    assert_eq!(of("/projects/0/reviews/0/kpis/2/target"), "事業1（令和7年度 計画） KPI「参考」（2つ目）の目標値");
    assert_eq!(of("/projects/0/reviews/0/kpis/1/target"), "事業1（令和7年度 計画） KPI「件数」の目標値");
    assert_eq!(of("/projects/0/reviews/0/opinions/0/text"), "事業1（令和7年度 計画） 意見（委員 R7.5）の内容");
}

#[test]
fn every_known_place_of_the_embedded_ledger_has_words() {
    let doc = mine();
    let text = doc.to_text();
    let tree = Tree::parse(&text).unwrap();
    fn walk(doc: &Doc, value: Value<'_>, here: Pointer, seen: &mut std::collections::HashMap<String, Pointer>) {
        let words = describe(doc, &here);
        assert!(!words.contains('/') && !words.is_empty() && !words.contains("のの"), "{here}: {words}");
        if value.is_empty() {
            assert_eq!(seen.insert(words.clone(), here.clone()), None, "{here} is {words} as well");
        }
        value.items().enumerate().for_each(|(at, item)| walk(doc, item, here.index(at), seen));
        value.members().for_each(|member| walk(doc, member.value, here.key(&member.key()), seen));
    }
    let mut seen = std::collections::HashMap::new();
    tree.root(&text)
        .members()
        .filter(|m| m.is("totals") || m.is("programs") || m.is("notes"))
        .for_each(|m| walk(&doc, m.value, Pointer::root().key(&m.key()), &mut seen));
    for at in 0..doc.len() {
        let item = doc.item(at);
        let tree = Tree::parse(item).unwrap();
        for key in ["name", "number", "department", "reviews"] {
            walk(
                &doc,
                tree.root(item).get(key).unwrap(),
                Pointer::root().key("projects").index(at).key(key),
                &mut seen,
            );
        }
    }
    assert!(seen.len() > 300, "{}", seen.len());
}

#[test]
fn values_are_shown_as_they_are_read() {
    let doc = mine();
    let of = |at: &str, raw: &str| shown(&doc, &pointer(at), raw);
    assert_eq!(of("/projects/0/reviews/0/cost", "40404482"), "40,404,482円");
    assert_eq!(of("/projects/0/reviews/0/cost", "null"), BLANK);
    assert_eq!(of("/projects/0/number", "1234"), "1234");
    assert_eq!(of("/projects/0/reviews/0/kpis/0/actual", "61.0"), "61.0");
    assert_eq!(of("/projects/0/reviews/0/kpis/0/actual", "1318334"), "1,318,334");
    assert_eq!(of("/projects/0/reviews/0/kpis/0/actual", "\"\\u78ba認中\""), "「確認中」");
    assert_eq!(of("/projects/0/reviews/0/kpis/0/actual", "\" \""), BLANK);
    assert_eq!(of("/projects/0/reviews/0/kpis/0/direction", "\"down\""), "少ないほど良い");
    assert_eq!(of("/projects/0/reviews/0/kpis/0/reference", "true"), "はい");
    assert_eq!(of("/projects/0/reviews/0/fiscal_year", "\"R6\""), "令和6年度");
    assert_eq!(of("/projects/0/reviews/0/program", "\"daini-sedai\""), "「第2世代交付金（地方創生推進タイプ）」");
    assert_eq!(of("/projects/0/reviews/0/program", "\"?\""), "「?」");
    assert_eq!(of("/projects/0/department", "\"一\\n二\""), "「一 / 二」");
    assert_eq!(
        of("/projects/0/reviews/0/kpis/0", "{\"name\":\"件数\",\"unit\":null,\"target\":1200}"),
        "指標名: 「件数」、目標値: 1,200"
    );
    assert_eq!(of("/projects/0/name_variants", "[\"a\",\"b\"]"), "「a」「b」");
    assert_eq!(of("/projects/0/name_variants", "[]"), "（なし）");
    assert_eq!(of("/memo", "{\"a\": [{}, 1]}"), "a: 2件");
    let reviews = "{\"reviews\": [{\"fiscal_year\": \"R6\"}, {\"fiscal_year\": \"R7\"}]}";
    assert_eq!(of("/projects/0", reviews), "効果検証: 2件（令和6年度、令和7年度）");
    let kpis = "{\"kpis\": [{\"name\": \"甲\"}, {\"name\": \"乙\"}, {\"name\": \"丙\"}, {\"name\": \"丁\"}]}";
    assert_eq!(of("/projects/0/reviews/0", kpis), "KPI: 4件（甲、乙、丙など）");
    let long = format!("\"{}\"", "栗".repeat(100));
    assert_eq!(of("/title", &long), format!("「{}…」", "栗".repeat(60)));
}

#[test]
fn long_texts_are_cut_around_what_differs() {
    let doc = mine();
    let old = format!("\"{}終わり\"", "始め".repeat(60));
    let new = format!("\"{}か\u{3099}終わり\"", "始め".repeat(60));
    let (before, after) = shown_pair(&doc, &pointer("/title"), Some(&old), Some(&new));
    assert_eq!(before, "「…始め始め始め始め始め始め終わり」");
    assert_eq!(after, "「…始め始め始め始め始め始めか\u{3099}終わり」");
    assert_eq!(shown_pair(&doc, &pointer("/title"), Some("\"x\""), Some("\"xy\"")), ("「x」".into(), "「xy」".into()));
    assert_eq!(shown_pair(&doc, &pointer("/title"), None, Some("\"xy\"")), (BLANK.into(), "「xy」".into()));
    let (before, after) = around(&"a".repeat(300), &"b".repeat(300));
    assert!(before.starts_with('a') && before.contains('…') && before.len() < 100, "{before}");
    assert!(after.starts_with('b') && after.ends_with('b') && after.len() < 100);
    let (before, after) =
        around(&format!("{}x{}", "前".repeat(99), "後".repeat(99)), &format!("{}{}", "前".repeat(99), "後".repeat(99)));
    assert_eq!(before, format!("…{}x{}…", "前".repeat(12), "後".repeat(12)));
    assert_eq!(after, format!("…{}{}…", "前".repeat(12), "後".repeat(12)));
}
