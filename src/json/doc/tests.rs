//! A text in pieces: an edit touches its own piece alone and can be taken back to the byte.
#![allow(clippy::unwrap_used)]
use super::super::edit::{Edit, EditError};
use super::*;
use crate::json::{Around, SyntaxKind};

const TEXT: &str = "{\r\n  \"title\": \"台帳\",\r\n  \"projects\": [\r\n    {\"id\": \"a\", \"cost\": 1.10},\r\n\r\n    {\"id\": \"\\u6817\", \"cost\": 1E+2}\r\n  ],\r\n  \"x\": [1, 2]\r\n}";

fn doc() -> Doc {
    Doc::parse(TEXT, "projects").unwrap()
}

fn pointer(text: &str) -> Pointer {
    Pointer::parse(text).unwrap()
}

#[test]
fn the_frame_is_the_file_with_the_array_empty() {
    let doc = doc();
    assert_eq!(doc.frame(), "{\r\n  \"title\": \"台帳\",\r\n  \"projects\": [\r\n  ],\r\n  \"x\": [1, 2]\r\n}");
    assert_eq!((doc.len(), doc.item(0), doc.item(2)), (2, "{\"id\": \"a\", \"cost\": 1.10}", ""));
    assert_eq!((doc.to_text().as_str(), doc.byte_len()), (TEXT, TEXT.len()));
}

#[test]
fn values_are_read_as_written_wherever_they_stand() {
    let doc = doc();
    assert_eq!(doc.get(&pointer("/projects/1/cost")).unwrap(), "1E+2");
    assert_eq!(doc.get(&pointer("/projects/1/id")).unwrap(), "\"\\u6817\"");
    assert_eq!(doc.get(&pointer("/x/1")).unwrap(), "2");
    assert_eq!(doc.get(&pointer("")).unwrap(), TEXT);
    assert!(doc.get(&pointer("/projects")).unwrap().ends_with("1E+2}\r\n  ]"));
    let missing = |at: &str| Err(FindError::Missing { at: pointer(at) });
    assert_eq!(doc.get(&pointer("/projects/2")), missing("/projects/2"));
    assert_eq!(doc.get(&pointer("/projects/2/id")), missing("/projects/2"));
    assert_eq!(doc.get(&pointer("/projects/-")), missing("/projects/-"));
    assert_eq!(doc.get(&pointer("/projects/0/no/way")), missing("/projects/0/no"));
    assert!(matches!(doc.get(&pointer("/projects/01/id")), Err(FindError::BadIndex { .. })));
    assert_eq!(
        doc.get(&pointer("/projects/0/id/0")),
        Err(FindError::NotContainer { kind: crate::json::Kind::String, at: pointer("/projects/0/id") })
    );
}

#[test]
fn places_are_bytes_of_the_file() {
    let doc = doc();
    for (place, written) in
        [("/title", "\"台帳\""), ("/projects/1/cost", "1E+2"), ("/x", "[1, 2]"), ("/projects", "[\r\n")]
    {
        let offset = doc.offset_of(&pointer(place)).unwrap();
        assert_eq!(&TEXT[offset..offset + written.len()], written);
        assert_eq!(doc.line_column(offset), line_column(TEXT, offset));
    }
    assert_eq!(doc.line_column(doc.offset_of(&pointer("/x")).unwrap()), (8, 8));
}

#[test]
fn an_edit_makes_a_new_text_for_its_piece_only() {
    let before = doc();
    let mut doc = before.clone();
    let edit = Edit::replace(pointer("/projects/1/cost"), "1E+2", "確認中".to_owned(), 5);
    assert!(matches!(doc.apply(&edit), Err(EditError::NotJson { error, .. }) if error.offset == 0));
    let edit = Edit { after: Some(" \"確認中\"\n".to_owned()), ..edit };
    let inverse = doc.apply(&edit).unwrap();
    assert_eq!(doc.to_text(), TEXT.replace("1E+2", "\"確認中\""));
    assert!(doc.same_item(0, &before, 0) && !doc.same_item(1, &before, 1));
    assert_eq!(inverse, Edit::replace(pointer("/projects/1/cost"), "\"確認中\"", "1E+2", 5));
    assert_eq!(before.to_text(), TEXT, "a copy is not changed with it");
}

#[test]
fn taking_an_element_away_takes_one_separator_and_gives_it_back() {
    for (place, raw, rest) in [
        (
            "/projects/0",
            "{\"id\": \"a\", \"cost\": 1.10}",
            TEXT.replace("{\"id\": \"a\", \"cost\": 1.10},\r\n\r\n    ", ""),
        ),
        ("/x/1", "2", TEXT.replace(", 2", "")),
        ("/x/0", "1", TEXT.replace("1, ", "")),
        ("/title", "\"台帳\"", TEXT.replace("\"title\": \"台帳\",\r\n  ", "")),
        ("/x", "[1, 2]", TEXT.replace(",\r\n  \"x\": [1, 2]", "")),
        ("/projects/1/id", "\"\\u6817\"", TEXT.replace("\"id\": \"\\u6817\", ", "")),
    ] {
        let mut doc = doc();
        let inverse = doc.apply(&Edit::remove(pointer(place), raw, 0)).unwrap();
        assert_eq!(doc.to_text(), rest);
        doc.apply(&inverse).unwrap();
        assert_eq!(doc.to_text(), TEXT);
    }
    let mut doc = doc();
    let edits =
        [("/projects/0", "{\"id\": \"a\", \"cost\": 1.10}"), ("/projects/0", "{\"id\": \"\\u6817\", \"cost\": 1E+2}")];
    let undo = edits.map(|(place, raw)| doc.apply(&Edit::remove(pointer(place), raw, 0)).unwrap());
    assert_eq!(doc.frame().lines().nth(2), Some("  \"projects\": [],"));
    undo.iter().rev().for_each(|edit| drop(doc.apply(edit).unwrap()));
    assert_eq!(doc.to_text(), TEXT);
}

#[test]
fn a_member_put_back_stands_where_it_stood_even_when_others_came_meanwhile() {
    let mut doc = Doc::whole("{\"a\": 1, \"b\": 2, \"c\": 3}").unwrap();
    let back = doc.apply(&Edit::remove(pointer("/b"), "2", 0)).unwrap();
    assert_eq!(back.around, Some(Around { before: ", \"b\": ".into(), after: String::new(), place: Some(1) }));
    doc.apply(&Edit::insert(pointer("/d"), "4", 0)).unwrap();
    doc.apply(&back).unwrap();
    assert_eq!(doc.to_text(), "{\"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4}");
    // What doesn't fit any more is left aside.
    let mut other = Doc::whole("{\n}").unwrap();
    other.apply(&back).unwrap();
    assert_eq!(other.to_text(), "{\n  \"b\": 2\n}");
}

#[test]
fn what_is_said_to_go_with_a_value_is_followed_only_where_it_can_be_undone() {
    let text = "{\"x\": [1 , 2, 3], \"y\": [1,2]}";
    for (place, raw, before, after) in [
        ("/x/1", "2", ", ", ""),   // part of the gap before it
        ("/x/1", "2", "", ","),    // part of the one after it
        ("/x/1", "2", " , ", ","), // both commas
        ("/x/1", "2", "", ""),     // none
        ("/y/0", "1", "", ""),
        ("/y/1", "2", "", ""),
        ("/y", "[1,2]", ", \"z\": ", ""),
        ("/x/0", "1", "", " , "),
        ("/x/1", "2", "", ", "),
    ] {
        let mut doc = Doc::whole(text).unwrap();
        let around = Around { before: before.into(), after: after.into(), place: None };
        let edit = Edit { around: Some(around), ..Edit::remove(pointer(place), raw, 0) };
        let inverse = doc.apply(&edit).unwrap();
        assert_eq!(validate(&doc.to_text()), Ok(()), "{edit:?}");
        doc.apply(&inverse).unwrap();
        assert_eq!(doc.to_text(), text, "{edit:?}");
    }
    let mut doc = Doc::whole(text).unwrap();
    let around = Around { before: String::new(), after: ", ".into(), place: None };
    doc.apply(&Edit { around: Some(around), ..Edit::remove(pointer("/x/1"), "2", 0) }).unwrap();
    assert_eq!(doc.get(&pointer("/x")).unwrap(), "[1 , 3]", "followed where it can be");
}

#[test]
fn edits_that_do_not_fit_are_refused_with_a_sentence() {
    let mut doc = doc();
    let mut refused = |edit: Edit| {
        let error = doc.apply(&edit).unwrap_err();
        assert_eq!(doc.to_text(), TEXT);
        (error.to_string(), error)
    };
    let (sentence, error) = refused(Edit::replace(pointer("/title"), "\"旧\"", "1", 0));
    assert_eq!(error, EditError::Changed { at: pointer("/title"), found: "\"台帳\"".into() });
    assert!(sentence.contains("「/title」は、ほかの人か別の操作で変わっています。今の値は \"台帳\" です"));
    let (_, error) = refused(Edit::remove(pointer("/projects/0"), "{}", 0));
    assert!(matches!(error, EditError::Changed { found, .. } if found.starts_with("{\"id\": \"a\"")));
    let (sentence, _) = refused(Edit::insert(pointer("/title"), "1", 0));
    assert!(sentence.contains("すでにあります"));
    let (_, error) = refused(Edit::insert(pointer("/projects/3"), "1", 0));
    assert_eq!(error, EditError::Find(FindError::Missing { at: pointer("/projects/3") }));
    let (_, error) = refused(Edit::insert(pointer("/x/3"), "1", 0));
    assert_eq!(error, EditError::Find(FindError::Missing { at: pointer("/x/3") }));
    let (_, error) = refused(Edit::remove(pointer("/projects/-"), "1", 0));
    assert_eq!(error, EditError::Find(FindError::Missing { at: pointer("/projects/-") }));
    let (_, error) = refused(Edit::remove(Pointer::root(), TEXT, 0));
    assert_eq!(error, EditError::Root);
    let nothing = Edit { after: None, ..Edit::insert(pointer("/title"), "", 0) };
    assert!(matches!(refused(nothing).1, EditError::Nothing { .. }));
    for bad in ["", "1 2", "\u{feff}1", "{\"a\":}", "\"\\ud800\""] {
        let (_, error) = refused(Edit::replace(pointer("/title"), "\"台帳\"", bad, 0));
        assert!(matches!(error, EditError::NotJson { .. }), "{bad}");
    }
    let deep = "[".repeat(511) + &"]".repeat(511);
    let (_, error) = refused(Edit::insert(pointer("/projects/0/deep"), deep, 0));
    assert!(matches!(error, EditError::NotJson { error, .. } if error.kind == SyntaxKind::TooDeep));
}

#[test]
fn the_array_itself_can_come_and_go() {
    let mut doc = Doc::parse("{\"title\": 1}", "projects").unwrap();
    assert_eq!((doc.cut(), doc.len()), (None, 0));
    let back = doc.apply(&Edit::insert(pointer("/projects"), "[{}, {}]", 0)).unwrap();
    assert_eq!((doc.to_text().as_str(), doc.len()), ("{\"title\": 1, \"projects\": [{}, {}]}", 2));
    doc.apply(&Edit::replace(pointer("/projects"), "[{}, {}]", "[3]", 0)).unwrap();
    assert_eq!((doc.item(0), doc.len()), ("3", 1));
    assert!(matches!(doc.apply(&back), Err(EditError::Changed { .. })));
    doc.apply(&Edit::replace(Pointer::root(), "{\"title\": 1, \"projects\": [3]}", "[]", 0)).unwrap();
    assert_eq!((doc.to_text().as_str(), doc.cut()), ("[]", None));
}
