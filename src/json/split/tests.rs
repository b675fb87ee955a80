//! A text cut into its elements as it comes in: what is one, what stands between, and where it is no JSON.
#![allow(clippy::unwrap_used)]
use super::*;

fn split(bytes: &[u8], size: usize) -> Result<Doc, SyntaxError> {
    let mut splitter = Splitter::new("projects");
    for chunk in bytes.chunks(size) {
        splitter.feed(chunk)?;
    }
    splitter.finish()
}

fn error(bytes: &[u8]) -> (usize, SyntaxKind) {
    let errors: Vec<_> = (1..12).map(|size| split(bytes, size).unwrap_err()).collect();
    assert!(errors.iter().all(|error| *error == errors[0]), "{errors:?}");
    (errors[0].offset, errors[0].kind)
}

#[test]
fn each_element_is_a_piece_with_the_separator_before_it() {
    let text = "\u{feff}{\"a\": {\"projects\": [0]}, \"\\u0070rojects\" : [ {\"]\": \"}\\\"\"} , [],3\n,\"x\" ], \"projects2\": [1]}\n";
    for size in 1..text.len() {
        let doc = split(text.as_bytes(), size).unwrap();
        let pieces: Vec<_> = doc.chunks().collect();
        assert_eq!(pieces[1..5], [" {\"]\": \"}\\\"\"}", " , []", ",3", "\n,\"x\""]);
        assert_eq!(pieces[5], " ], \"projects2\": [1]}\n");
        assert_eq!(pieces.concat(), text);
    }
}

#[test]
fn a_file_without_the_array_is_one_piece() {
    for text in
        ["[1]", "{}", "\"projects\"", r#"{"projects": {"a": [1]}, "x": [2]}"#, r#"{"projects": null, "projects": [1]}"#]
    {
        let doc = split(text.as_bytes(), 3).unwrap();
        assert_eq!((doc.cut(), doc.frame(), doc.len()), (None, text, 0));
    }
}

#[test]
fn what_stands_between_the_elements_is_proved_as_it_comes() {
    use Expected::*;
    let found = |found, expected| SyntaxKind::Unexpected { found, expected };
    assert_eq!(error(b"{\"projects\": [1,]}"), (16, found(']', Value)));
    assert_eq!(error(b"{\"projects\": [,1]}"), (14, found(',', Value)));
    assert_eq!(error("{\"projects\": [1 栗]}".as_bytes()), (16, found('栗', CommaOrBracket)));
    assert_eq!(error(b"{\"projects\": [1 {}]}"), (16, found('{', CommaOrBracket)));
    assert_eq!(error(b"{\"projects\": [{}, {\"a\""), (22, SyntaxKind::UnexpectedEnd { expected: CommaOrBracket }));
    assert_eq!(error(b"{\"projects\": ["), (14, SyntaxKind::UnexpectedEnd { expected: ValueOrBracket }));
    assert_eq!(error(b"{\"projects\": [1, 2] 3}"), (20, found('3', CommaOrBrace)));
    assert_eq!(error(b""), (0, SyntaxKind::Empty));
}

#[test]
fn bytes_that_are_no_utf8_are_found_in_their_place() {
    assert_eq!(error(b"{\"projects\": [\"a\", \"\x83n\"]}"), (20, SyntaxKind::NotUtf8));
    assert_eq!(error(b"{\"projects\": [1], \"\x83\": 2}"), (19, SyntaxKind::NotUtf8));
    assert_eq!(error(b"\xff\xfe{"), (0, SyntaxKind::NotUtf8));
    assert_eq!(error(b"{\"projects\": [1\x83]}"), (15, SyntaxKind::NotUtf8));
    assert_eq!(error(b"{\"projects\": [1 \x83]}"), (16, SyntaxKind::NotUtf8));
}

#[test]
fn what_is_wrong_before_the_elements_is_told_as_soon_as_it_is_fed() {
    let fed = |text: &[u8]| {
        let mut splitter = Splitter::new("projects");
        text.chunks(5).try_for_each(|chunk| splitter.feed(chunk)).map_err(|error| (error.offset, error.kind))
    };
    assert_eq!(fed("{\"title\": \"栗".as_bytes()), Ok(()));
    assert_eq!(fed(b"{\"title\": \"\x8c\x49 and so on"), Err((11, SyntaxKind::NotUtf8)));
    assert_eq!(fed(b"{\"a\": \xff\xfe"), Err((6, SyntaxKind::NotUtf8)));
    let kind = SyntaxKind::Unexpected { found: ',', expected: Expected::Key };
    assert_eq!(fed(b"{\"a\": 1,, \"projects\": ["), Err((8, kind)));
    assert_eq!(error(b"{\"a\": 1,, \"projects\": [1,]}"), (8, kind));
    // Between the elements, where the character behind it hasn't come whole yet.
    let error = Splitter::new("projects").feed(b"{\"projects\": [[] x\xe6").unwrap_err();
    assert!(matches!(error, SyntaxError { offset: 17, kind: SyntaxKind::Unexpected { found: 'x', .. } }), "{error}");
}

#[test]
fn an_element_that_is_no_json_is_found_when_it_is_checked() {
    let text = "{\"projects\": [{\"a\": 1}, {\"a\": 01}, {]]";
    let mut splitter = Splitter::new("projects");
    splitter.feed(text.as_bytes()).unwrap();
    assert_eq!(splitter.items.len(), 3);
    splitter.feed(b"}").unwrap();
    let doc = splitter.finish().unwrap();
    assert_eq!(doc.check_item(0), Ok(()));
    assert_eq!(doc.check_item(1), Err(SyntaxError { offset: 30, kind: SyntaxKind::BadNumber }));
    assert_eq!(doc.check().unwrap_err().offset, 30);
    assert_eq!(doc.check_item(2).unwrap_err().offset, text.len() - 2);
}

#[test]
fn a_byte_order_mark_begins_a_file_and_no_element() {
    let doc = split("\u{feff}{\"projects\": [\u{feff}0]}".as_bytes(), 4).unwrap();
    let kind = SyntaxKind::Unexpected { found: '\u{feff}', expected: Expected::Value };
    assert_eq!(doc.check(), Err(SyntaxError { offset: 17, kind }));
}

#[test]
fn what_has_come_can_be_looked_at_before_the_end() {
    let mut splitter = Splitter::new("projects");
    splitter.feed(b"{\"title\": \"t\", \"proj").unwrap();
    assert!(splitter.head().is_none());
    splitter.feed(b"ects\": [{\"id\": 1}, {\"id\": 2}, {\"i").unwrap();
    let head = splitter.head().unwrap();
    assert_eq!((head.frame(), head.len()), ("{\"title\": \"t\", \"projects\": []}", 0));
}

#[test]
fn depth_is_counted_over_the_whole_file() {
    let nested = |n: usize| format!("{{\"projects\": [{}{}]}}", "[".repeat(n), "]".repeat(n));
    let deepest = super::super::syntax::MAX_DEPTH - 2;
    assert_eq!(split(nested(deepest).as_bytes(), 7).unwrap().check(), Ok(()));
    let error = split(nested(deepest + 1).as_bytes(), 7).unwrap().check().unwrap_err();
    assert_eq!((error.offset, error.kind), (14 + deepest, SyntaxKind::TooDeep));
    let hostile = nested(1_000_000);
    assert_eq!(split(hostile.as_bytes(), 4096).unwrap().check().unwrap_err().kind, SyntaxKind::TooDeep);
    assert_eq!(Doc::parse(&hostile, "projects").unwrap_err().kind, SyntaxKind::TooDeep);
}
