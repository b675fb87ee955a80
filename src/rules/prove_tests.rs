//! Tables that are wrong, each in one way: what the reader and the proof say of them.
#![allow(clippy::unwrap_used, clippy::panic)]

use proptest::prelude::*;

use super::load::{check, load};
use super::table::EMBEDDED;

fn said(text: &str) -> Vec<String> {
    check(text, "t.json").iter().map(ToString::to_string).collect()
}

/// The embedded table with one piece replaced; the piece must be there.
fn altered(from: &str, to: &str) -> String {
    assert!(EMBEDDED.contains(from), "{from} isn't in the table");
    EMBEDDED.replacen(from, to, 1)
}

#[test]
fn the_embedded_table_is_without_fault() {
    assert_eq!(said(EMBEDDED), [""; 0]);
    assert!(load(EMBEDDED, "rules.json").is_ok());
}

#[test]
fn a_missing_list_is_one_fault() {
    for (list, word) in [
        ("items", "「items」の一覧がありません"),
        ("ratings", "「ratings」の一覧がありません"),
        ("rules", "「rules」の一覧がありません"),
        ("settings", "「settings」の一覧に設定がありません"),
    ] {
        let mut table: serde_json::Value = serde_json::from_str(EMBEDDED).unwrap();
        table.as_object_mut().unwrap().remove(list);
        let said = said(&table.to_string());
        assert!(said.len() == 1 && said[0].contains(word), "{list}: {said:#?}");
        table[list] = serde_json::json!({});
        let said: Vec<String> = check(&table.to_string(), "t.json").iter().map(ToString::to_string).collect();
        assert_eq!(said.len(), 1, "{list}: {said:#?}");
    }
}

#[test]
fn a_gap_is_shown_with_a_case() {
    let text = altered(
        r#"{ "item": "取組の前進", "op": "=", "value": false }"#,
        r#"{ "item": "取組の前進", "op": "=", "value": false },
           { "item": "判定できた指標数", "op": "≧", "value": 2 }"#,
    );
    let said = said(&text);
    assert!(
        said.iter().any(|s| s.contains("どの規則にも当てはまらない") && s.contains("判定できた指標数 1")),
        "{said:#?}"
    );
    assert!(load(&text, "t.json").is_err());
}

#[test]
fn a_gap_for_one_answer_of_people_is_found() {
    // Without the rule for no progress; without the ones for what was asked first.
    for (rule, question) in [
        ("前進した指標がなく、取組も前進なし", "取組の前進 いいえ"),
        ("前進した指標はないが、取組は前進", "取組の前進 はい"),
    ] {
        let mut table: serde_json::Value = serde_json::from_str(EMBEDDED).unwrap();
        table["rules"].as_array_mut().unwrap().retain(|other| other["name"] != rule);
        let said = said(&table.to_string());
        assert!(said.iter().any(|s| s.contains("どの規則にも当てはまらない") && s.contains(question)), "{said:#?}");
    }
}

#[test]
fn each_rule_of_the_embedded_table_is_needed() {
    let whole: serde_json::Value = serde_json::from_str(EMBEDDED).unwrap();
    let rules = whole["rules"].as_array().unwrap();
    assert_eq!(rules.len(), 9);
    for (place, rule) in rules.iter().enumerate() {
        // Twice in a row: the second is never used, whatever stands between the thresholds.
        let mut table = whole.clone();
        table["rules"].as_array_mut().unwrap().insert(place + 1, rule.clone());
        let said = said(&table.to_string());
        let wanted = format!("規則{}「{}」は使われることがありません", place + 2, rule["name"].as_str().unwrap());
        assert_eq!(said.iter().filter(|s| s.contains(&wanted)).count(), 1, "{said:#?}");
    }
}

#[test]
fn no_more_is_asked_of_people_than_can_be_kept_apart() {
    let question =
        |n: usize| format!(r#"{{ "name": "問い{n}", "fact": "judgement", "type": "真偽", "meaning": "m" }},"#);
    let with = |more: usize| {
        let questions: String = (0..more).map(question).collect();
        altered(r#"  "items": ["#, &format!(r#"  "items": [{questions}"#))
    };
    assert_eq!(said(&with(3)), [""; 0]);
    let found = said(&with(4));
    assert!(found.len() == 1 && found[0].contains("人が判断する項目(真偽)は6つまで"), "{found:#?}");
}

#[test]
fn a_gap_at_exactly_one_threshold_is_found() {
    // 50% itself: neither over nor under.
    let text = r#"{"format":"kensho-rules/1","title":"t","municipality":"m","source":"s","hit_policy":"First",
      "items":[{"name":"割合","fact":"share_met","type":"割合","meaning":"m"}],
      "ratings":[{"name":"上","criterion":"c","source":"s"},{"name":"下","criterion":"c","source":"s"}],
      "rules":[{"when":[{"item":"割合","op":"超","value":"50%"}],"rating":"上","sentence":"s","source":"s"},
               {"when":[{"item":"割合","op":"未満","value":"50%"}],"rating":"下","sentence":"s","source":"s"}]}"#;
    let found = said(text);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(found[0].contains("どの規則にも") && found[0].contains("2指標中1指標"), "{found:#?}");
    assert_eq!(said(&text.replace("未満", "以下")), [""; 0]);
}

#[test]
fn a_narrow_band_between_two_thresholds_is_found() {
    let text = r#"{"format":"kensho-rules/1","title":"t","municipality":"m","source":"s","hit_policy":"First",
      "items":[{"name":"割合","fact":"share_met","type":"割合","meaning":"m"}],
      "ratings":[{"name":"上","criterion":"c","source":"s"},{"name":"下","criterion":"c","source":"s"}],
      "rules":[{"when":[{"item":"割合","op":"以上","value":"66.7%"}],"rating":"上","sentence":"s","source":"s"},
               {"when":[{"item":"割合","op":"以下","value":"66.6%"}],"rating":"下","sentence":"s","source":"s"}]}"#;
    assert_eq!(said(text).iter().filter(|s| s.contains("どの規則にも")).count(), 1);
}

#[test]
fn a_rule_that_contradicts_itself_is_unreachable() {
    let text = altered(
        r#"{ "item": "未達の指標数", "op": "≧", "value": 1 },"#,
        r#"{ "item": "未達の指標数", "op": "≧", "value": 1 }, { "item": "達成割合", "op": "=", "value": "100%" },"#,
    );
    let said = said(&text);
    assert!(said.iter().any(|s| s.contains("規則3「概ね成果」は使われることがありません。条件が同時に")), "{said:#?}");
}

#[test]
fn a_mean_that_no_row_can_make_is_impossible() {
    // All met and a mean below 100 %; half met and a mean below 50 %.
    for when in [
        r#"{ "item": "未達の指標数", "op": "=", "value": 0 }, { "item": "平均達成率", "op": "<", "value": "100%" }"#,
        r#"{ "item": "達成割合", "op": "≧", "value": "50%" }, { "item": "平均達成率", "op": "<", "value": "50%" }"#,
        r#"{ "item": "未達の指標数", "op": "≧", "value": 1 }, { "item": "平均達成率", "op": "=", "value": "100%" }"#,
        r#"{ "item": "未達の指標数", "op": "=", "value": 0 }, { "item": "達成率のない指標数", "op": "≧", "value": 1 }"#,
        r#"{ "item": "前進した指標数", "op": "=", "value": 0 }, { "item": "達成した指標数", "op": "≧", "value": 1 }, { "item": "悪化した指標数", "op": "=", "value": 0 }"#,
    ] {
        let text = altered(
            r#"  "rules": ["#,
            &format!(
                r#"  "rules": [ {{ "name": "無理", "when": [{when}], "rating": "地方創生に効果があった", "sentence": "s", "source": "s" }},"#
            ),
        );
        let said = said(&text);
        assert!(
            said.iter().any(|s| s.contains("規則1「無理」は使われることがありません。条件が同時に")),
            "{when}: {said:#?}"
        );
    }
}

#[test]
fn a_rule_behind_another_is_unreachable_and_says_behind_which() {
    let text = altered(
        r#"{ "item": "未達の指標数", "op": "=", "value": 0 }"#,
        r#"{ "item": "未達の指標数", "op": "≧", "value": 0 }"#,
    );
    let said = said(&text);
    assert!(
        said.iter().any(|s| s.contains(
            "規則3「概ね成果」は使われることがありません。当てはまる場合をすべて、先にある規則1「悪化が決め手」と規則2「全て達成」が取ります"
        )),
        "{said:#?}"
    );
}

#[test]
fn a_hidden_overlap_is_a_notice_unless_it_is_meant() {
    let text = altered(
        r#""name": "全て達成",
      "otherwise": true,"#,
        r#""name": "全て達成","#,
    );
    let said = said(&text);
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].contains("(注意)規則2「全て達成」は規則1「悪化が決め手」と重なり"), "{said:#?}");
    assert!(load(&text, "t.json").is_ok(), "an overlap forbids nothing");
    let meant = text.replacen(r#""name": "全て達成","#, r#""name": "全て達成", "otherwise": true,"#, 1);
    assert_eq!(check(&meant, "t.json"), []);
}

#[test]
fn names_values_and_keys_are_checked_with_their_places() {
    for (from, to, expected) in [
        (r#"{ "item": "達成割合""#, r#"{ "item": "達成率""#, "項目「達成率」は項目の一覧にありません"),
        (r#""op": "≧", "value": 1 },"#, r#""op": "多い", "value": 1 },"#, "比べ方「多い」は使えません"),
        (r#""op": "=", "value": 0 }"#, r#""op": "=", "value": "0%" }"#, "ここには件数"),
        (r#""op": "=", "value": 0 }"#, r#""op": "=", "value": -1 }"#, "件数は0以上の整数"),
        (r#""setting": "概ねの達成割合""#, r#""setting": "概ね""#, "設定「概ね」は設定の一覧にありません"),
        (r#""value": "50%""#, r#""value": 50"#, "項目「達成割合」は割合ですが、設定「概ねの達成割合」は件数です"),
        (r#""value": "50%""#, r#""value": "150%""#, "値は 3 (件数)"),
        (r#""value": "50%""#, r#""value": "半分""#, "値は 3 (件数)"),
        (
            r#""rating": "地方創生に効果があった""#,
            r#""rating": "効果あり""#,
            "評価「効果あり」は評価の一覧にありません",
        ),
        (r#""fact": "met""#, r#""fact": "mett""#, "「mett」という事実は求められません"),
        (r#""fact": "met", "type": "件数""#, r#""fact": "met", "type": "割合""#, "型は「件数」です"),
        (r#""hit_policy": "First""#, r#""hit_policy": "Any""#, "「First」"),
        (r#""otherwise": true"#, r#""otherwise": "はい""#, "true か false"),
        (r#""op": "=", "value": true"#, r#""op": "≧", "value": true"#, "= か ≠ で比べます"),
        (r#""short": "相当程度","#, r#""shrt": "相当程度","#, "「shrt」というキーは知りません"),
        (r#""short": "相当程度","#, r#""short": "相当程度", "short": "相当","#, "「short」が2度書かれています"),
        (r#""format": "kensho-rules/1""#, r#""format": "kensho-rules/9""#, "「kensho-rules/9」は読めません"),
        (
            r#""odd_with": ["地方創生に対して効果がなかった"]"#,
            r#""odd_with": ["なし"]"#,
            "評価「なし」は評価の一覧にありません",
        ),
    ] {
        let text = altered(from, to);
        let problems = check(&text, "t.json");
        let found =
            problems.iter().find(|p| p.message.contains(expected)).unwrap_or_else(|| panic!("{to}: {problems:#?}"));
        // The place is on the changed line, unless the fault shows elsewhere (a setting's use).
        let line = text[..text.find(to).unwrap()].lines().count();
        if !expected.contains("設定「概ねの達成割合」は件数") {
            assert_eq!(found.at.line, line, "{to}");
        }
        assert!(load(&text, "t.json").unwrap_err().to_string().contains(expected));
    }
}

#[test]
fn all_problems_are_told_not_only_the_first() {
    let text = altered(r#""fact": "met""#, r#""fact": "mett""#).replacen(
        r#""op": "=", "value": 0"#,
        r#""op": "?", "value": 0"#,
        1,
    );
    let text = text.replacen(r#""rating": "地方創生に効果があった""#, r#""rating": "A""#, 1);
    assert!(check(&text, "t.json").len() >= 3);
}

#[test]
fn broken_json_gets_a_place() {
    let text = altered(r#""hit_policy": "First","#, r#""hit_policy": "First""#);
    let problems = check(&text, "t.json");
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("JSONとして読めません"));
    assert_eq!(problems[0].at.line, 7);
}

#[test]
fn what_is_defined_and_never_used_is_told() {
    let text = altered(r#""setting": "概ねの達成割合""#, r#""value": "50%""#);
    let said = said(&text);
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("(注意)設定「概ねの達成割合」はどの規則でも使われていません"));
}

#[test]
fn a_table_with_too_many_thresholds_is_refused_quickly() {
    let mut conditions = String::new();
    for count in 0..400 {
        for item in ["悪化した指標数", "前進した指標数", "未達の指標数", "達成した指標数"] {
            conditions.push_str(&format!(
                r#"{{ "when": [{{ "item": "{item}", "op": "=", "value": {} }}], "rating": "地方創生に効果があった", "sentence": "s", "source": "s" }},"#,
                count * 7
            ));
        }
    }
    let text = altered(r#"  "rules": ["#, &format!(r#"  "rules": [ {conditions}"#));
    assert!(said(&text).iter().any(|s| s.contains("境目が多すぎて")));
    assert!(load(&text, "t.json").is_err());
}

proptest! {
    #![proptest_config(crate::long::cases(12, 120))]

    #[test]
    fn a_table_cut_or_changed_anywhere_gets_sentences(at in any::<prop::sample::Index>(), length in 0_usize..40, other in "[0-9\"{}\\[\\],:a-z件%]{0,6}") {
        let characters: Vec<char> = EMBEDDED.chars().collect();
        let at = at.index(characters.len());
        let text: String = characters[..at].iter().copied().chain(other.chars()).chain(characters[at..].iter().skip(length).copied()).collect();
        for problem in check(&text, "t.json") {
            prop_assert!(problem.at.line >= 1 && problem.message.ends_with('。'), "{}", problem);
        }
    }
}
