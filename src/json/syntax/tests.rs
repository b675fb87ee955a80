//! What is JSON, and the place and the sentence of every refusal.
#![allow(clippy::unwrap_used)]
use super::*;

fn error(text: &str) -> (usize, SyntaxKind) {
    let error = validate(text).unwrap_err();
    (error.offset, error.kind)
}

fn unexpected(found: char, expected: Expected) -> SyntaxKind {
    SyntaxKind::Unexpected { found, expected }
}

#[test]
fn what_json_allows_passes() {
    for text in [
        "null",
        " \r\n\t{ } ",
        "\u{feff}[]",
        r#"{"":[{},[],-0,0.0,1E+2,1e-7,-1.50,"",true,false,null],"\u3042":"\uD83D\ude00"}"#,
        "[\"\u{7f}\u{2028}\u{10ffff}\"]",
        r#"{"a":1,"a":2}"#,
    ] {
        assert_eq!(validate(text), Ok(()), "{text}");
        serde_json::from_str::<serde_json::Value>(text.trim_start_matches(BOM)).unwrap();
    }
}

#[test]
fn every_refusal_names_its_place_and_its_reason() {
    use Expected::*;
    assert_eq!(error(""), (0, SyntaxKind::Empty));
    assert_eq!(error("\u{feff} \n"), (5, SyntaxKind::Empty));
    assert_eq!(error("\u{feff}\u{feff}1"), (3, SyntaxKind::SecondBom));
    assert_eq!(error("[1,"), (3, SyntaxKind::UnexpectedEnd { expected: Value }));
    assert_eq!(error("["), (1, SyntaxKind::UnexpectedEnd { expected: ValueOrBracket }));
    assert_eq!(error("{\"a\""), (4, SyntaxKind::UnexpectedEnd { expected: Colon }));
    assert_eq!(error("{\"a\":1"), (6, SyntaxKind::UnexpectedEnd { expected: CommaOrBrace }));
    assert_eq!(error("[1,]"), (3, unexpected(']', Value)));
    assert_eq!(error("{\"a\":1,}"), (7, unexpected('}', Key)));
    assert_eq!(error("{a:1}"), (1, unexpected('a', KeyOrBrace)));
    assert_eq!(error("{\"a\" 1}"), (5, unexpected('1', Colon)));
    assert_eq!(error("[1 2]"), (3, unexpected('2', CommaOrBracket)));
    assert_eq!(error("[1}"), (2, unexpected('}', CommaOrBracket)));
    assert_eq!(error("{\"a\":1]"), (6, unexpected(']', CommaOrBrace)));
    assert_eq!(error("[NaN]"), (1, unexpected('N', Value)));
    assert_eq!(error("nul"), (0, unexpected('n', Value)));
    assert_eq!(error("[\u{3000}1]"), (1, unexpected('\u{3000}', Value)));
    assert_eq!(error("1 栗"), (2, SyntaxKind::TrailingData('栗')));
    assert_eq!(error("\"あ"), (0, SyntaxKind::UnclosedString));
    assert_eq!(error("\"あ\n\""), (4, SyntaxKind::ControlInString(b'\n')));
    for bad in [r#""\x""#, r#""\u12G4""#, r#""\u+123""#, r#""\u12""#, "\"\\あ\""] {
        assert_eq!(error(bad), (1, SyntaxKind::BadEscape), "{bad}");
    }
    for lone in [r#""\ud83d""#, r#""\ud83dx""#, r#""\ud83d\n""#, r#""\ude00""#, r#""\ud83d\ud83d\ude00""#] {
        assert_eq!(error(lone), (1, SyntaxKind::LoneSurrogate), "{lone}");
    }
    for number in ["-", "01", "-01", "1.", "1.e3", "1e", "1e+", "-a"] {
        assert_eq!(error(number), (0, SyntaxKind::BadNumber), "{number}");
    }
    for (text, at) in [("+1", 0), (".5", 0), ("1.5.5", 3), ("0x10", 1)] {
        assert_eq!(error(text).0, at, "{text}");
    }
}

#[test]
fn depth_ends_in_a_sentence_and_not_in_the_stack() {
    let nested = |n: usize| "[".repeat(n) + &"]".repeat(n);
    assert_eq!(validate(&nested(MAX_DEPTH)), Ok(()));
    assert_eq!(error(&nested(MAX_DEPTH + 1)), (MAX_DEPTH, SyntaxKind::TooDeep));
    assert_eq!(error(&"{\"a\":".repeat(2_000_000)), (MAX_DEPTH * 5, SyntaxKind::TooDeep));
    let mixed = "[{\"a\":".repeat(MAX_DEPTH / 2) + "0" + &"}]".repeat(MAX_DEPTH / 2);
    assert_eq!(validate(&mixed), Ok(()));
}

#[test]
fn sentences_say_what_is_there_and_what_was_expected() {
    let of = |text: &str| validate(text).unwrap_err().to_string();
    assert_eq!(of("[1,]"), "「]」がありますが、ここには値が必要です（直前の「,」が余分ではありませんか）");
    assert_eq!(
        of("{\"a\"：1}"),
        "「：」がありますが、ここには項目名のあとの「:」が必要です（全角の記号や空白は使えません）"
    );
    assert_eq!(of("{\"a\":1"), "途中で終わっています。「,」か「}」が続くはずです（ファイルが欠けていませんか）");
    assert!(of("\"\u{1b}\"").contains("U+001Bがそのまま"));
    assert!(!of("[\u{202e}]").contains('\u{202e}'));
    assert!(of("[\u{202e}]").contains("U+202E"));
}

#[test]
fn lines_and_columns_count_from_one_in_characters() {
    let text = "\u{feff}{\r\n  \"栗\": 1\n}";
    assert_eq!(line_column(text, 0), (1, 1));
    assert_eq!(line_column(text, 3), (1, 1));
    assert_eq!(line_column(text, text.find('"').unwrap()), (2, 3));
    assert_eq!(line_column(text, text.find(':').unwrap()), (2, 6));
    assert_eq!(line_column(text, text.find('栗').unwrap() + 1), (2, 4), "inside a character is that character");
    assert_eq!(line_column(text, text.find('}').unwrap()), (3, 1));
    assert_eq!(line_column(text, 1000), (3, 2));
}
