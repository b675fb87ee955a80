//! What the promise "a change of one value changes nothing else" rests on: properties of the JSON room over texts as nasty
//! as they come, with `serde_json` as the oracle for what is JSON and what it says.
#![allow(clippy::unwrap_used, missing_docs)]

use kensho::json::{
    Around, Doc, Edit, EditError, FindError, Kind, Pointer, Splitter, SyntaxKind, Tree, Value, line_column,
    move_element, string, validate,
};
use proptest::prelude::*;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

// ---- texts ----

fn space() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(""), 2 => Just(" "), 2 => Just("\n  "), 1 => Just("\r\n\t"), 1 => Just("\n\n    "), 1 => Just(" \n")]
}

fn string_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("a"),
        Just("栗"),
        Just("葛󠄀"),
        Just("𠮷"),
        Just(" "),
        Just("/"),
        Just("~"),
        Just(","),
        Just("]"),
        Just("}"),
        Just("[{:"),
        Just("\u{7f}"),
        Just("\u{2028}"),
        Just("\u{feff}"),
        Just(r"\u3042"),
        Just(r"\uD842\udFB7"),
        Just(r"\/"),
        Just(r"\\"),
        Just(r#"\""#),
        Just(r"\n"),
        Just(r"\u000A"),
        Just(r"\u0000"),
        Just(r"\b\f\r\t"),
        Just("確認中の文字列です。"),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| format!("\"{}\"", pieces.concat()))
}

fn number_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i64>().prop_map(|n| n.to_string()),
        prop::sample::select(vec![
            "0",
            "-0",
            "1.10",
            "61.0",
            "1E+2",
            "1e-7",
            "-0.0E0",
            "1e400",
            "123456789012345678901234567890",
            "0.1000"
        ])
        .prop_map(str::to_owned),
    ]
}

fn key_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec!["\"a\"", "\"b\"", "\"\"", "\"projects\"", r#""\u0070rojects""#, "\"a/b~\"", "\"名\""])
            .prop_map(str::to_owned),
        1 => string_text(),
    ]
}

fn array_text(items: Vec<(&'static str, String, &'static str)>, inside: &str) -> String {
    let items: Vec<_> = items.into_iter().map(|(before, item, after)| format!("{before}{item}{after}")).collect();
    if items.is_empty() { format!("[{inside}]") } else { format!("[{}]", items.join(",")) }
}

fn value_text() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        string_text(),
        number_text(),
        prop::sample::select(vec!["null", "true", "false"]).prop_map(str::to_owned)
    ];
    leaf.prop_recursive(4, 30, 5, |inner| {
        let items = prop::collection::vec((space(), inner.clone(), space()), 0..5);
        let members = prop::collection::vec((space(), key_text(), space(), space(), inner, space()), 0..5);
        prop_oneof![
            (items, space()).prop_map(|(items, inside)| array_text(items, inside)),
            (members, space()).prop_map(|(members, inside)| object_text(members, inside)),
        ]
    })
}

type MemberText = (&'static str, String, &'static str, &'static str, String, &'static str);

fn object_text(members: Vec<MemberText>, inside: &str) -> String {
    let members: Vec<_> =
        members.into_iter().map(|(a, key, b, c, value, d)| format!("{a}{key}{b}:{c}{value}{d}")).collect();
    if members.is_empty() { format!("{{{inside}}}") } else { format!("{{{}}}", members.join(",")) }
}

/// Any JSON file; mostly an object with an array of projects in it.
fn file_text() -> impl Strategy<Value = String> {
    let items = prop::collection::vec((space(), value_text(), space()), 0..6);
    let member = || (space(), key_text(), space(), space(), value_text(), space());
    let projects = prop_oneof![5 => Just("\"projects\""), 1 => Just(r#""project\u0073""#)];
    let ledger =
        (prop::collection::vec(member(), 0..3), projects, items, space(), prop::collection::vec(member(), 0..3))
            .prop_map(|(mut before, key, items, inside, after)| {
                before.push((inside, key.to_owned(), "", " ", array_text(items, inside), inside));
                before.extend(after);
                object_text(before, "")
            });
    let value = prop_oneof![4 => ledger, 1 => value_text()];
    (prop::bool::weighted(0.2), space(), value, space())
        .prop_map(|(bom, before, value, after)| format!("{}{before}{value}{after}", if bom { "\u{feff}" } else { "" }))
}

/// A file with a few bytes changed, left out or doubled; still UTF-8.
fn broken_text() -> impl Strategy<Value = String> {
    let junk = prop::sample::select(vec![
        "", "", "\"", "\\", ",", ":", "[", "]", "{", "}", "0", "-", ".", "e", "u", "\n", "\u{1}", "栗", "\u{feff}",
        "\\ud800", " ", "n",
    ]);
    (file_text(), prop::collection::vec((any::<prop::sample::Index>(), junk, 0..3_usize), 1..4)).prop_map(
        |(text, cuts)| {
            let mut chars: Vec<char> = text.chars().collect();
            for (at, junk, gone) in cuts {
                let at = at.index(chars.len() + 1);
                let end = chars.len().min(at + gone);
                chars.splice(at..end, junk.chars());
            }
            chars.into_iter().collect()
        },
    )
}

// ---- the oracle ----

fn without_bom(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Pairs<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

fn same_as_serde(text: &str, ours: Value<'_>, theirs: &RawValue) {
    let raw = theirs.get();
    assert_eq!(ours.raw(), raw);
    assert_eq!(ours.span().start, raw.as_ptr() as usize - text.as_ptr() as usize);
    match raw.as_bytes()[0] {
        b'[' => {
            let items: Vec<&RawValue> = serde_json::from_str(raw).unwrap();
            assert_eq!((ours.kind(), ours.len(), ours.items().count()), (Kind::Array, items.len(), items.len()));
            ours.items().zip(items).for_each(|(ours, theirs)| same_as_serde(text, ours, theirs));
        }
        b'{' => {
            let members = serde_json::from_str::<Pairs<'_>>(raw).unwrap().0;
            assert_eq!((ours.kind(), ours.len(), ours.members().count()), (Kind::Object, members.len(), members.len()));
            for (ours_member, (name, theirs)) in ours.members().zip(&members) {
                assert_eq!(ours_member.key(), name.as_str());
                assert_eq!(string::decode(&text[ours_member.key_span.clone()]), name.as_str());
                same_as_serde(text, ours_member.value, theirs);
                let (_, first) = members.iter().find(|(other, _)| other == name).unwrap();
                assert_eq!(ours.get(name).unwrap().raw(), first.get());
                assert_eq!(ours.duplicates(name), members.iter().filter(|(other, _)| other == name).count() > 1);
            }
        }
        b'"' => assert_eq!(ours.str().unwrap(), serde_json::from_str::<String>(raw).unwrap()),
        b'n' => assert!(ours.is_null()),
        b't' | b'f' => assert_eq!(ours.bool(), serde_json::from_str(raw).ok()),
        _ => {
            assert_eq!(ours.number(), Some(raw));
            // serde takes -0 for a float, which is its way to keep the sign.
            let theirs = if raw == "-0" { Some(0) } else { serde_json::from_str::<i64>(raw).ok() };
            assert_eq!(ours.i64(), theirs);
        }
    }
}

// ---- a model to edit ----

#[derive(Clone, PartialEq, Debug)]
enum Model {
    /// As written: an edit elsewhere keeps even the writing.
    Leaf(String),
    Array(Vec<Model>),
    Object(Vec<(String, Model)>),
}

impl Model {
    fn of(value: Value<'_>) -> Self {
        match value.kind() {
            Kind::Array => Self::Array(value.items().map(Self::of).collect()),
            Kind::Object => Self::Object(value.members().map(|m| (m.key().into_owned(), Self::of(m.value))).collect()),
            _ => Self::Leaf(value.raw().to_owned()),
        }
    }

    fn parse(text: &str) -> Self {
        Self::of(Tree::parse(text).unwrap().root(text))
    }

    fn at(&mut self, pointer: &Pointer) -> &mut Self {
        pointer.tokens().fold(self, |model, token| match model {
            Self::Array(items) => &mut items[token.parse::<usize>().unwrap()],
            Self::Object(members) => &mut members.iter_mut().find(|(name, _)| *name == token).unwrap().1,
            Self::Leaf(_) => unreachable!(),
        })
    }

    fn apply(&mut self, edit: &Edit) {
        let after = edit.after.as_deref().map(Self::parse);
        if let (Some(_), Some(after)) = (&edit.before, &after) {
            *self.at(&edit.pointer) = after.clone();
            return;
        }
        let (parent, token) = edit.pointer.parent().unwrap();
        match (self.at(&parent), after) {
            (Self::Array(items), Some(after)) => {
                let at = if token == "-" { items.len() } else { token.parse().unwrap() };
                items.insert(at, after);
            }
            (Self::Array(items), None) => drop(items.remove(token.parse().unwrap())),
            (Self::Object(members), Some(after)) => members.push((token, after)),
            (Self::Object(members), None) => members.retain(|(name, _)| *name != token),
            _ => unreachable!(),
        }
    }
}

/// The places in a document that a pointer reaches, with what is written there.
fn places(text: &str) -> Vec<(Pointer, String)> {
    fn walk(value: Value<'_>, here: Pointer, out: &mut Vec<(Pointer, String)>) {
        for (at, item) in value.items().enumerate() {
            walk(item, here.index(at), out);
        }
        for member in value.members().filter(|member| !value.duplicates(&member.key())) {
            walk(member.value, here.key(&member.key()), out);
        }
        out.push((here, value.raw().to_owned()));
    }
    let mut out = Vec::new();
    walk(Tree::parse(text).unwrap().root(text), Pointer::root(), &mut out);
    out
}

/// An edit that fits the document, chosen by the dice.
fn some_edit(text: &str, which: prop::sample::Index, kind: u8, after: &str, around: Option<Around>) -> Option<Edit> {
    let places = places(text);
    let (pointer, raw) = which.get(&places).clone();
    let edit = match kind {
        0 => Edit::replace(pointer, raw, after, 7),
        1 if !pointer.is_root() => Edit::remove(pointer, raw, 7),
        1 => return None,
        _ if raw.starts_with('[') && kind == 2 => Edit::insert(pointer.key("-"), after, 7),
        _ if raw.starts_with('[') => {
            let len = Tree::parse(&raw).unwrap().root(&raw).len();
            Edit::insert(pointer.index(which.index(len + 1)), after, 7)
        }
        _ if raw.starts_with('{') => {
            let name = ["new", "projects", "a", "栗/~\"", ""][which.index(5)];
            if Tree::parse(&raw).unwrap().root(&raw).get(name).is_some() {
                return None;
            }
            Edit::insert(pointer.key(name), after, 7)
        }
        _ => return None,
    };
    Some(Edit { around, ..edit })
}

/// `short` is `long` with one stretch left out.
fn is_with_one_stretch_less(short: &str, long: &str) -> bool {
    let head = short.bytes().zip(long.bytes()).take_while(|(a, b)| a == b).count();
    let tail = short.bytes().rev().zip(long.bytes().rev()).take_while(|(a, b)| a == b).count();
    short.len() <= long.len() && head + tail >= short.len()
}

fn around() -> impl Strategy<Value = Option<Around>> {
    let side = prop::sample::select(vec![
        "",
        "",
        "",
        "",
        "",
        " ",
        ",",
        ", ",
        ",\n  ",
        "\n",
        "x",
        "\"a\": ",
        ", \"new\" : ",
        "\"new\":",
        "/",
        ",,",
    ]);
    prop_oneof![
        2 => Just(None),
        1 => (side.clone(), side, prop::option::of(0..5_usize)).prop_map(|(before, after, place)| {
            Some(Around { before: before.to_owned(), after: after.to_owned(), place })
        }),
    ]
}

fn pieces(doc: &Doc) -> Vec<String> {
    doc.chunks().map(str::to_owned).collect()
}

proptest! {
    // PROPTEST_CASES=10000 and the like run more than the usual 256 of each.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_and_values_are_serde_s(text in file_text()) {
        let tree = Tree::parse(&text).unwrap();
        let theirs: &RawValue = serde_json::from_str(without_bom(&text)).unwrap();
        same_as_serde(&text, tree.root(&text), theirs);
        prop_assert_eq!(validate(&text), Ok(()));
    }

    #[test]
    fn what_is_json_is_what_serde_says(text in broken_text()) {
        let ours = validate(&text);
        let theirs = serde_json::from_str::<IgnoredAny>(without_bom(&text));
        match ours {
            Ok(()) => prop_assert!(theirs.is_ok(), "{:?}", theirs),
            // serde skips over escapes without pairing surrogates, but never reads a lone one as text.
            Err(error) if error.kind == SyntaxKind::LoneSurrogate => {
                prop_assert!(serde_json::from_str::<serde_json::Value>(without_bom(&text)).is_err());
            }
            Err(error) => {
                prop_assert!(theirs.is_err(), "{error}");
                prop_assert!(error.offset <= text.len() && text.is_char_boundary(error.offset));
                prop_assert!(line_column(&text, error.offset).0 <= text.lines().count().max(1) + 1);
            }
        }
        prop_assert_eq!(Tree::parse(&text).map(|_| ()), ours);
    }

    #[test]
    fn chunks_of_any_size_make_the_same_pieces(text in file_text(), sizes in prop::collection::vec(1..9_usize, 1..8)) {
        let doc = Doc::parse(&text, "projects").unwrap();
        let mut splitter = Splitter::new("projects");
        let mut rest = text.as_bytes();
        for size in sizes.iter().cycle() {
            let (chunk, after) = rest.split_at(rest.len().min(*size));
            splitter.feed(chunk).unwrap();
            prop_assert_eq!(splitter.fed(), text.len() - after.len());
            if let Some(head) = splitter.head() {
                prop_assert_eq!(head.len(), 0);
                prop_assert_eq!(validate(head.frame()), Ok(()));
            }
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
        let split = splitter.finish().unwrap();
        split.check().unwrap();
        prop_assert_eq!(pieces(&split), pieces(&doc));
        prop_assert_eq!(doc.chunks().collect::<String>(), text.clone());
        prop_assert_eq!(doc.byte_len(), text.len());
        prop_assert_eq!(validate(doc.frame()), Ok(()));
        let tree = Tree::parse(&text).unwrap();
        let root = tree.root(&text);
        match root.get("projects").filter(|value| value.kind() == Kind::Array) {
            Some(array) => {
                let items: Vec<_> = array.items().map(Value::raw).collect();
                prop_assert_eq!((0..doc.len()).map(|at| doc.item(at)).collect::<Vec<_>>(), items);
            }
            None => prop_assert_eq!(doc.cut(), None),
        }
    }

    #[test]
    fn what_splits_and_checks_is_json(text in broken_text(), size in 1..20_usize) {
        let mut splitter = Splitter::new("projects");
        let split = text.as_bytes().chunks(size).try_for_each(|chunk| splitter.feed(chunk));
        let doc = split.and_then(|()| splitter.finish());
        match doc.map(|doc| (doc.check(), doc)) {
            Ok((Ok(()), doc)) => {
                prop_assert_eq!(validate(&text), Ok(()));
                prop_assert_eq!(doc.to_text(), text.clone());
            }
            Ok((Err(error), _)) => {
                prop_assert!(validate(&text).is_err());
                prop_assert!(error.offset <= text.len());
            }
            Err(error) => {
                prop_assert!(validate(&text).is_err(), "{error}");
                prop_assert!(error.offset <= text.len());
            }
        }
        prop_assert_eq!(Doc::parse(&text, "projects").map(|_| ()), validate(&text));
    }

    #[test]
    fn places_are_found_where_they_stand(text in file_text()) {
        let doc = Doc::parse(&text, "projects").unwrap();
        for (pointer, raw) in places(&text) {
            prop_assert_eq!(&doc.get(&pointer).unwrap(), &raw);
            let offset = doc.offset_of(&pointer).unwrap();
            prop_assert!(text[offset..].starts_with(&raw));
            prop_assert_eq!(doc.line_column(offset), line_column(&text, offset));
        }
        prop_assert_eq!(doc.line_column(text.len()), line_column(&text, text.len()));
    }

    #[test]
    fn an_edit_changes_its_value_and_nothing_else_and_can_be_taken_back(
        text in file_text(), which in any::<prop::sample::Index>(), kind in 0..4_u8, after in value_text(), around in around(),
    ) {
        let Some(edit) = some_edit(&text, which, kind, &after, around) else { return Ok(()) };
        let before = Doc::parse(&text, "projects").unwrap();
        let mut doc = before.clone();
        let inverse = doc.apply(&edit).unwrap();
        let result = doc.to_text();

        let mut intended = Model::parse(&text);
        intended.apply(&edit);
        let placed = edit.around.as_ref().is_some_and(|around| around.place.is_some());
        if !placed || kind < 2 {
            prop_assert_eq!(Model::parse(&result), intended);
        } else {
            // A member that was asked to stand elsewhere than at the end.
            prop_assert_eq!(doc.find(&inverse.pointer, Model::of).unwrap(), Model::parse(&after));
        }
        match (&edit.before, &edit.after) {
            (Some(raw), Some(after)) => {
                let start = before.offset_of(&edit.pointer).unwrap();
                prop_assert_eq!(&result, &format!("{}{after}{}", &text[..start], &text[start + raw.len()..]));
            }
            (Some(_), None) => prop_assert!(is_with_one_stretch_less(&result, &text), "{result}"),
            _ => prop_assert!(is_with_one_stretch_less(&text, &result), "{result}"),
        }
        prop_assert_eq!(pieces(&doc), pieces(&Doc::parse(&result, "projects").unwrap()), "the same pieces as read anew");

        let redo = doc.apply(&inverse).unwrap();
        prop_assert_eq!(doc.to_text(), text.clone());
        prop_assert_eq!(&redo, &inverse.inverse());
        prop_assert_eq!(pieces(&doc), pieces(&before));
        let again = doc.apply(&redo).unwrap();
        prop_assert_eq!(doc.to_text(), result);
        prop_assert_eq!(again, inverse.clone());
        let written = serde_json::to_string(&inverse).unwrap();
        prop_assert_eq!(serde_json::from_str::<Edit>(&written).unwrap(), inverse);
    }

    #[test]
    fn a_long_row_of_edits_is_undone_and_redone_to_the_byte(
        text in file_text(),
        steps in prop::collection::vec((any::<prop::sample::Index>(), 0..4_u8, value_text()), 1..12),
    ) {
        let mut doc = Doc::parse(&text, "projects").unwrap();
        let mut history = vec![(text, None)];
        for (which, kind, after) in steps {
            let Some(edit) = some_edit(&doc.to_text(), which, kind, &after, None) else { continue };
            let inverse = doc.apply(&edit).unwrap();
            prop_assert_eq!(validate(&doc.to_text()), Ok(()));
            history.push((doc.to_text(), Some(inverse)));
        }
        let mut redo = Vec::new();
        while let Some((text, inverse)) = history.pop() {
            prop_assert_eq!(doc.to_text(), text);
            if let Some(inverse) = inverse {
                redo.push((doc.to_text(), doc.apply(&inverse).unwrap()));
            }
        }
        while let Some((text, edit)) = redo.pop() {
            doc.apply(&edit).unwrap();
            prop_assert_eq!(doc.to_text(), text);
        }
    }

    #[test]
    fn what_does_not_fit_is_refused_and_changes_nothing(
        text in file_text(), which in any::<prop::sample::Index>(), broken in broken_text(),
    ) {
        let mut doc = Doc::parse(&text, "projects").unwrap();
        let places = places(&text);
        let (pointer, raw) = which.get(&places).clone();
        let stale = doc.apply(&Edit::replace(pointer.clone(), format!("[{raw}]"), "1", 0));
        prop_assert_eq!(stale, Err(EditError::Changed { at: pointer.clone(), found: raw.clone() }));
        if validate(&broken).is_err() || broken.starts_with('\u{feff}') {
            let refused = doc.apply(&Edit::replace(pointer.clone(), raw.clone(), broken.clone(), 0));
            prop_assert!(matches!(refused, Err(EditError::NotJson { .. })), "{refused:?}");
        }
        let nowhere = pointer.key("no such").key("place");
        let missing = doc.apply(&Edit::replace(nowhere, "1", "2", 0));
        prop_assert!(matches!(missing, Err(EditError::Find(_))));
        prop_assert_eq!(doc.to_text(), text);
    }

    #[test]
    fn moving_an_element_moves_nothing_else(
        items in prop::collection::vec(value_text(), 2..7), gap in space(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
        key in prop::sample::select(vec!["projects", "others"]),
    ) {
        let (from, to) = (from.index(items.len()), to.index(items.len()));
        let build = |items: &[String]| format!("{{\"{key}\": [\n {}\n]}}", items.join(&format!("{gap},{gap}")));
        let text = build(&items);
        let mut doc = Doc::parse(&text, "projects").unwrap();
        let array = Pointer::root().key(key);
        if from == to {
            prop_assert!(move_element(&doc, &array, from, to, 0).is_err());
            return Ok(());
        }
        let edits = move_element(&doc, &array, from, to, 9).unwrap();
        let undo: Vec<_> = edits.iter().map(|edit| doc.apply(edit).unwrap()).collect();
        let mut moved = items;
        let item = moved.remove(from);
        moved.insert(to, item);
        prop_assert_eq!(doc.to_text(), build(&moved));
        for edit in undo.iter().rev() {
            doc.apply(edit).unwrap();
        }
        prop_assert_eq!(doc.to_text(), text);
    }

    #[test]
    fn a_string_written_again_says_the_new_text_and_back_again_has_the_old_bytes(old in string_text(), new in string_text()) {
        let (old_text, new_text) = (string::decode(&old), string::decode(&new));
        let written = string::reencode(&old, &new_text);
        prop_assert_eq!(serde_json::from_str::<String>(&written).unwrap(), new_text.as_ref());
        prop_assert_eq!(string::reencode(&old, &old_text), old.clone());
        let habits = kensho::json::Habits::of(&old);
        prop_assert_eq!(serde_json::from_str::<String>(&string::encode(&new_text, habits)).unwrap(), new_text.as_ref());
    }

    #[test]
    fn pointers_survive_their_written_form(tokens in prop::collection::vec("[a~/0-9栗]{0,4}", 0..5)) {
        let built = tokens.iter().fold(Pointer::root(), |pointer, token| pointer.key(token));
        let read = Pointer::parse(built.as_str()).unwrap();
        prop_assert_eq!(read.tokens().collect::<Vec<_>>(), tokens.clone());
        prop_assert_eq!(read, built);
    }
}

#[test]
fn a_duplicate_on_the_way_is_refused_wherever_it_stands() {
    let text = r#"{"x": {"k": 1, "k": 2}, "projects": [{"k": 1, "\u006b": 2, "n": 3}]}"#;
    let mut doc = Doc::parse(text, "projects").unwrap();
    for place in ["/x/k", "/projects/0/k"] {
        let pointer = Pointer::parse(place).unwrap();
        for edit in [
            Edit::replace(pointer.clone(), "1", "3", 0),
            Edit::remove(pointer.clone(), "1", 0),
            Edit::insert(pointer, "3", 0),
        ] {
            assert!(matches!(doc.apply(&edit), Err(EditError::Find(FindError::Duplicate { .. }))), "{place}");
        }
    }
    let beside = Edit::replace(Pointer::parse("/projects/0/n").unwrap(), "3", "4", 0);
    doc.apply(&beside).unwrap();
    assert_eq!(doc.to_text(), text.replace('3', "4"));

    let twice = r#"{"projects": [1], "projects": [2]}"#;
    let mut doc = Doc::parse(twice, "projects").unwrap();
    assert_eq!((doc.to_text().as_str(), doc.len()), (twice, 1));
    let edit = Edit::replace(Pointer::parse("/projects/0").unwrap(), "1", "3", 0);
    assert!(matches!(doc.apply(&edit), Err(EditError::Find(FindError::Duplicate { .. }))));
}

#[test]
fn every_refusal_is_a_sentence_that_names_the_place() {
    let text = r#"{"projects": [{"a": 1, "b": {"c": true}}, {"b": [1, null]}], "title": "甲"}"#;
    let said = |pointer: &str, before: Option<&str>, after: Option<&str>| {
        let mut doc = Doc::parse(text, "projects").unwrap();
        let pointer = Pointer::parse(pointer).unwrap();
        let edit = match (before, after) {
            (Some(before), Some(after)) => Edit::replace(pointer, before, after, 0),
            (None, Some(after)) => Edit::insert(pointer, after, 0),
            (before, _) => Edit::remove(pointer, before.unwrap_or_default(), 0),
        };
        let error = doc.apply(&edit).unwrap_err();
        assert_eq!(doc.to_text(), text);
        error.to_string()
    };
    for (words, part) in [
        (said("/projects/0/a", None, Some("2")), "「/projects/0/a」はすでにあります（1）"),
        (said("/projects/0/a", Some("2"), Some("3")), "今の値は 1 です"),
        (said("/projects/0/a/x", Some("1"), Some("2")), "数値なので"),
        (said("/projects/0/b/c/x", Some("1"), Some("2")), "真偽値なので"),
        (said("/projects/1/b/x", Some("1"), Some("2")), "「x」は番号ではありません"),
        (said("/projects/0/a", Some("1"), Some("1\u{3000}2")), "「/projects/0/a」の新しい値はJSONとして読めません"),
        (said("", Some(text), None), "ファイル全体"),
        (said("/title", Some("\"甲\""), Some("[")), "新しい値はJSONとして読めません"),
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    let why = |text: &str| validate(text).unwrap_err().to_string();
    for (text, part) in [
        ("{\"a\":\t1,\t\u{3000}}", "全角の空白"),
        ("1 \t2", "「2」"),
        ("[\"a\tb\"]", "タブ"),
        ("\"\\x\"", "「\\」の使い方"),
    ] {
        assert!(why(text).contains(part), "{text:?}: {}", why(text));
    }
    let mut splitter = Splitter::new("projects");
    let error =
        splitter.feed("{\"a\": \"".as_bytes()).and_then(|()| splitter.feed(b"\x8a\xcf\"}")).map(|()| splitter.finish());
    let error = match error {
        Err(error) => error,
        Ok(finished) => finished.map(|_| ()).unwrap_err(),
    };
    assert!(error.to_string().contains("UTF-8の文字ではありません"), "{error}");
    let error = Pointer::parse("/a~2").unwrap_err();
    assert!(error.to_string().contains('3') && error.to_string().contains('~'), "{error}");
}
