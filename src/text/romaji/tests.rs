//! Texts found by how they are read, typed as romaji or kana; what is none of it finds nothing.
#![allow(clippy::unwrap_used)]
use super::*;

fn hits<'a>(text: &'a str, romaji: &str) -> Vec<&'a str> {
    matches(text, romaji).map(|range| &text[range]).collect()
}

#[test]
fn kana_and_kanji_are_found_as_they_are_read() {
    assert_eq!(hits("厚保くり、栗、クリ、ｸﾘ", "kuri"), ["くり", "栗", "クリ", "ｸﾘ"]);
    assert_eq!(hits("秋吉台の商店街で", "akiyoshidai"), ["秋吉台"]);
    for romaji in ["shoutengai", "syoutengai", "shotengai", "syotengai", "shōtengai"] {
        assert_eq!(hits("秋吉台の商店街で", romaji), ["商店街"], "{romaji}");
    }
    assert_eq!(hits("補助金と補助", "hojokin"), ["補助金"]);
    assert_eq!(hits("補助金と補助", "hojo"), ["補助", "補助"]);
}

#[test]
fn voicing_assimilation_okurigana_and_repetition() {
    for (text, romaji) in [
        ("株式会社", "kabushikigaisha"),
        ("学校", "gakkou"),
        ("発表", "happyou"),
        ("三本", "sanbon"),
        ("取り組み", "torikumi"),
        ("取組", "torikumi"),
        ("若者", "wakamono"),
        ("支え合い", "sasaeai"),
        ("行われた", "okonawareta"),
        ("様々", "samazama"),
        ("悪知恵", "warujie"),
        ("気付く", "kizuku"),
        ("店員", "ten'in"),
        ("店員", "tennin"),
        ("新聞", "shimbun"),
        ("コード", "koodo"),
        ("コード", "ko-do"),
        ("コード", "kodo"),
        ("まっちゃ", "matcha"),
    ] {
        assert_eq!(hits(text, romaji), [text], "{romaji}");
    }
    assert_eq!(hits("官・民", "kanmin"), ["官・民"]);
    assert_eq!(hits("官・・民", "kanmin"), [] as [&str; 0]);
    assert_eq!(hits("学校", "gakukou"), ["学校"]);
    assert_eq!(hits("会社", "gaisha"), [] as [&str; 0], "nothing is voiced at the beginning");
    assert_eq!(hits("取り", "tori"), ["取り"]);
    assert_eq!(hits("取り", "toruri"), ["取り"], "a reading may be the whole one");
}

#[test]
fn the_last_syllable_may_be_unfinished_and_the_first_may_not() {
    assert_eq!(hits("補助金", "hojok"), ["補助金"]);
    assert_eq!(hits("補助金", "jokin"), ["助金"]);
    assert_eq!(hits("補助金", "ojokin"), [] as [&str; 0]);
    assert_eq!(hits("東京都", "toukyouto"), ["東京都"]);
}

#[test]
fn what_is_no_romaji_or_too_short_finds_nothing() {
    for query in ["", "ku", "く", "ー", "kpi", "栗", "k r i", "url"] {
        assert!(Romaji::new(query).is_none(), "{query}");
    }
    assert_eq!(hits("KPI、くり", "kpi"), [] as [&str; 0]);
}

#[test]
fn kana_are_read_like_romaji_and_leave_nothing_out() {
    for kana in ["けんしん", "ｹﾝｼﾝ", "ケンシン"] {
        assert_eq!(hits("特定健診、がん検診、けんしん、検査", kana), ["健診", "検診", "けんしん"], "{kana}");
    }
    assert_eq!(hits("学校と商店街", "がっこう"), ["学校"]);
    assert_eq!(hits("街道、ガイド", "gaido"), ["街道", "ガイド"]);
    assert_eq!(hits("街道、ガイド", "がいど"), ["ガイド"]);
    assert_eq!(hits("街道、ガイド", "がいどう"), ["街道"]);
    assert_eq!(hits("加入、関", "かんい"), [] as [&str; 0], "ん is no な");
    assert_eq!(hits("簡易、加入", "かんい"), ["簡易"]);
}

#[test]
fn hostile_texts_and_queries_end() {
    let text = "生".repeat(2000) + &"ー".repeat(2000) + &"おう".repeat(1000);
    for query in [
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "oooooooooooooooooooooooooooooooooooooo",
        &"nnn".repeat(50),
        &"iki".repeat(40),
    ] {
        if let Some(romaji) = Romaji::new(query) {
            let folded = fold(&text);
            for hit in romaji.find(&folded.text).take(100) {
                assert!(hit.end > hit.start && folded.text.get(hit).is_some());
            }
        }
    }
}

/// A word that its kanji would be read as anyway has no business in the table. (A middle dot parts a word and is
/// passed over between readings.)
#[test]
fn the_table_of_words_holds_only_what_needs_it() {
    let typed = |reading: &str| {
        let mut out = String::new();
        for (at, letter) in reading.char_indices() {
            match letter {
                'N' => out.push_str("n'"),
                'Q' => out.push_str(&reading[at + 1..at + 2]),
                letter => out.push(letter),
            }
        }
        out
    };
    let mut needless = vec![];
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let (word, readings) = line.split_once('\t').unwrap();
        for reading in readings.split(' ') {
            let first = word.chars().next().unwrap();
            if word.len() == first.len_utf8() {
                let known = kanji(first).unwrap_or_default();
                assert!(!known.on().chain(known.kun()).any(|other| other == reading), "{line}");
                continue;
            }
            let Some(romaji) = Romaji::new(&typed(reading)) else { continue };
            assert!(romaji.find(word).next().is_some(), "{line}");
            let parted: String = word.chars().flat_map(|c| [c, '・']).collect();
            let parted = parted.trim_end_matches('・');
            if romaji.find(parted).any(|hit| hit == (0..parted.len())) {
                needless.push((word, reading));
            }
        }
    }
    assert_eq!(needless, []);
}

/// The same query, tried at every character.
pub(super) fn slowly(romaji: &Romaji) -> Romaji {
    let starts = vec![u64::MAX; 1024].into_boxed_slice();
    Romaji { starts, seconds: OnceLock::from(HashMap::new()), letters: romaji.letters.clone(), exact: romaji.exact }
}

/// What a hit can begin with, and go on with, only saves time.
#[test]
fn nothing_is_passed_over_that_would_be_a_hit() {
    let ledger = fold(include_str!("../../../data/mine-r6.json")).text;
    for query in [
        "hojokin",
        "kuri",
        "shoutengai",
        "fea",
        "thiimu",
        "umareru",
        "gakkou",
        "soshiki",
        "wodo",
        "tikara",
        "けんしん",
        "がっこう",
        "あんけーと",
    ] {
        let romaji = Romaji::new(query).unwrap();
        assert!(romaji.find(&ledger).eq(slowly(&romaji).find(&ledger)), "{query}");
    }
}

proptest::proptest! {
    #![proptest_config(crate::long::cases(32, 256))]

    #[test]
    fn hits_are_in_order_and_at_boundaries(text in crate::text::properties::nasty(), query in "(([kstnhmyrwgzdbp]?[aiueo]|n){2,6}|[ぁ-んー]{2,5})") {
        let mut last = 0;
        for hit in matches(&text, &query) {
            proptest::prop_assert!(hit.start >= last && hit.end > hit.start);
            proptest::prop_assert!(text.get(hit.clone()).is_some());
            last = hit.end;
        }
    }
}
