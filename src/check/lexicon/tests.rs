//! The table of words: what is refused, what is seen.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

#[test]
fn a_slip_that_is_one_behind_some_words_alone_is_none_behind_others() {
    let found = |text: &str| {
        let words = Words::embedded();
        let hits = words.look(text).hits;
        hits.into_iter().filter_map(|hit| words.slip(text, hit).map(|slip| slip.right.clone())).collect::<Vec<_>>()
    };
    for (text, right) in [
        ("販路の拡大に務めた。", "に努め"),
        ("会議の司会を努めた。", "を務め"),
        ("連携を図かり、", "図り"),
        ("庁内の連携を計り、", "を図り"),
        ("これを以って終了", "もって"),
        ("位置ずけを見直す", "づけ"),
        ("条例に基ずく事業", "基づく"),
    ] {
        assert_eq!(found(text), [right], "{text}");
    }
    for text in [
        "任期中に務めた委員。市の顔を務め、役場に勤める。発信に努めた。",
        "地図から探す。意図から外れる。図って、図り、図れる。時間を計り、効果を計る。計画を計上し、を計算する。",
        "行なう。行なった。需用費。手ずから、近隣ずみ。少しずつ。片付け、印象づけ。",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn the_embedded_table_is_sound() {
    let words = Words::parse(EMBEDDED).unwrap();
    assert!(words.file.slips.len() > 20);
    assert_eq!(words.patterns.len(), Words::embedded().patterns.len());
}

#[test]
fn a_table_that_makes_no_sense_is_refused_with_a_sentence() {
    let with = |from: &str, to: &str| {
        assert!(EMBEDDED.contains(from), "{from}");
        Words::parse(&EMBEDDED.replacen(from, to, 1)).unwrap_err()
    };
    assert!(matches!(with("\"slips\"", "\"slip\""), WordsError::Syntax { line: 5.., .. }));
    assert!(matches!(with("kensho-words/1", "kensho-words/2"), WordsError::Syntax { line: 2, .. }));
    assert_eq!(with("\"wrong\": \"人工減少\"", "\"wrong\": \" \""), WordsError::Empty { list: "slips" });
    assert_eq!(
        with("\"wrong\": \"人工減少\"", "\"wrong\": \"人工流出\"").to_string(),
        "語の表の「slips」に「人工流出」が二度あります。一つにしてください"
    );
    let circular = with("\"right\": \"人口減少\"", "\"right\": \"人工減少で\"");
    assert_eq!(circular, WordsError::Circular { wrong: "人工減少".into(), right: "人工減少で".into() });
    assert!(circular.to_string().contains("直しても指摘が消えない"));
    assert!(matches!(with("[\"取組む\", \"取り組む\"]", "[\"取組む\"]"), WordsError::Alone { list: "hints", .. }));
    assert_eq!(with("\"format\": \"kensho-words/1\",", ""), WordsError::Format);
    assert!(matches!(with("\"No\", ", "\"\", "), WordsError::Empty { list: "headings" }));
}

fn slips(text: &str) -> Vec<String> {
    let words = Words::embedded();
    let hits = words.look(text).hits;
    hits.into_iter().filter_map(|hit| words.slip(text, hit)).map(|slip| slip.right.clone()).collect()
}

#[test]
fn slips_are_found_and_right_words_left_alone() {
    assert_eq!(slips("人工減少と、関係人工。"), ["人口減少", "関係人口"]);
    let words = Words::with(
        r#"{"format": "kensho-words/1", "slips": [{"wrong": "ものうち", "right": "もののうち", "unless": ["ものうちわ"]}]}"#,
    );
    let words = words.unwrap();
    let found = |text: &str| words.look(text).hits.iter().filter(|hit| words.slip(text, **hit).is_some()).count();
    assert_eq!((found("学びものうち"), found("夏のものうちわ祭り")), (1, 0));
    assert_eq!(slips("特定健診・がん検診"), [""; 0]);
}

#[test]
fn lookalikes_count_only_between_katakana() {
    assert_eq!(slips("キャンペ一ンとプ口ジェクト"), ["ー", "ロ"]);
    assert_eq!(slips("一部の口座、メディア口コミ、コース一カ月、人口ビジョン"), [""; 0]);
}

/// What an office may add.
const OFFICE: &str = r#"{
    "format": "kensho-words/1",
    "spellings": [
        { "forms": ["第2世代交付金", "第二世代交付金"], "note": "制度の名の数字" },
        { "forms": ["シティプロモーション", "シティープロモーション"], "note": "のばす音" }
    ],
    "hints": [{ "forms": ["トビラ", "トピラ"], "note": "濁点と半濁点の取り違えと思われます" }],
    "slips": [{ "wrong": "人工減少", "right": "人口の減少" }],
    "people": { "facts": ["持病", "要支援"] },
    "headings": ["総括"]
}"#;

#[test]
fn an_office_adds_words_and_takes_none_away() {
    let (own, more) = (Words::embedded(), Words::with(OFFICE).unwrap());
    assert_eq!(more.patterns.len(), own.patterns.len() + 5, "four spellings and one fact");
    assert_eq!(more.spellings().len(), own.spellings().len() + 2);
    assert!(more.is_heading("総括") && !own.is_heading("総括"));
    let slip = |words: &Words| {
        let hit = words.look("人工減少").hits[0];
        words.slip("人工減少", hit).unwrap().right.clone()
    };
    assert_eq!((slip(own), slip(&more)), ("人口減少".to_owned(), "人口の減少".to_owned()));
    assert_eq!(Words::with("{}").unwrap_err(), WordsError::Format);
    assert!(matches!(
        Words::with(r#"{"format": "kensho-words/1", "slip": []}"#),
        Err(WordsError::Syntax { line: 1, .. })
    ));
}

#[test]
fn a_spelling_is_seen_however_json_writes_it() {
    let words = Words::with(OFFICE).unwrap();
    for json in [r#""第二世代交付金""#, r#""\u7b2c\u4e8c世代交付金""#, r#"{"a\/b":"シティープロモーション"}"#]
    {
        assert!(words.may_spell(json), "{json}");
    }
    assert!(!words.may_spell(r#"["第三世代交付金","\n\"シティ"]"#));
}

#[test]
fn headings_are_known_in_any_width() {
    let words = Words::embedded();
    assert!(words.is_heading("ＫＰＩ") && words.is_heading("総事業費（円）") && words.is_heading("No"));
    assert!(!words.is_heading("") && !words.is_heading("KPIの目標") && !words.is_heading("総"));
}

proptest! {
    /// One look finds what searching for every word by itself finds.
    #[test]
    fn a_look_finds_every_word_at_every_place(picks in prop::collection::vec(any::<prop::sample::Index>(), 0..12)) {
        let words = Words::embedded();
        let fillers = ["は", "一", "達成", "(", "」", "0", "𠮷", "\n", "キャンペ"];
        let text: String = picks.iter().map(|pick| match pick.index(words.patterns.len() + 200) {
            at if at < words.patterns.len() => words.patterns[at].word.as_str(),
            at => fillers[at % fillers.len()],
        }).collect();
        let mut expected: Vec<Hit> = Vec::new();
        for super::Pattern { word, kind, .. } in &words.patterns {
            let starts = (0..text.len()).filter(|&at| text.get(at..).is_some_and(|rest| rest.starts_with(word.as_str())));
            expected.extend(starts.map(|start| Hit { start, end: start + word.len(), kind: *kind }));
        }
        expected.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
        let look = words.look(&text);
        prop_assert_eq!(&look.hits, &expected);
        let brackets = text.char_indices().filter(|(_, c)| "(（)）「」『』【】[［]］".contains(*c));
        prop_assert_eq!(look.brackets, brackets.map(|(at, _)| at).collect::<Vec<_>>());
        prop_assert_eq!(look.letters.has(Letters::ZERO), text.contains('0'));
    }
}

#[test]
fn the_longer_word_is_named_first_and_hints_need_both_forms() {
    let table = OFFICE.replacen("\"シティプロモーション\"", "\"お土産\", \"お土産品\"", 1);
    let words = Words::with(&table).unwrap();
    let found = words.look("お土産品").hits;
    assert_eq!(found.iter().map(|hit| hit.kind).collect::<Vec<_>>(), [Kind::Spelling(1, 1), Kind::Spelling(1, 0)]);
    assert!(words.hint("挑戦のトビラ", "挑戦のトピラ").is_some());
    assert!(words.hint("挑戦のトビラ", "挑戦のトビラ展").is_none());
}
