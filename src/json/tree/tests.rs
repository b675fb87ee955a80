//! Values read where they stand, and no more room for them than they need.
#![allow(clippy::unwrap_used)]
use super::*;

const TEXT: &str =
    "\u{feff}{\"name\": \"栗\", \"k\\u0065y\": [1, -0, {\"a/b\": [[], {}]}], \"x\": 61.0, \"y\": null, \"x\": true}";

fn tree() -> Tree {
    Tree::parse(TEXT).unwrap()
}

fn pointer(text: &str) -> Pointer {
    Pointer::parse(text).unwrap()
}

#[test]
fn steps_into_long_containers_lead_where_walking_does() {
    let members: Vec<String> = (0..200).map(|n| format!("\"k{}\": [{n}]", n % 150)).collect();
    let items: Vec<String> = (0..200).map(|n| n.to_string()).collect();
    let text = format!("{{\"\\u0061\": [{}], {}, \"short\": {{\"x\": 1}}}}", items.join(", "), members.join(", "));
    let tree = Tree::parse(&text).unwrap();
    let (root, mut steps) = (tree.root(&text), Steps::default());
    for name in ["a", "k0", "k149", "k150", "", "short", "\\u0061", "zzz"] {
        let (walked, stepped) = (root.get(name), steps.step(root, name));
        assert_eq!(stepped.map(Value::span), walked.map(Value::span), "{name}");
    }
    let list = root.get("a").unwrap();
    for index in ["0", "63", "199", "200", "-", "x"] {
        let walked = index.parse().ok().and_then(|index| list.item(index));
        assert_eq!(steps.step(list, index).map(Value::span), walked.map(Value::span), "{index}");
    }
    let short = steps.step(root, "short").unwrap();
    assert_eq!(steps.step(short, "x").map(Value::raw), Some("1"));
    assert!(steps.step(short, "y").is_none() && steps.step(list.item(0).unwrap(), "0").is_none());
}

#[test]
fn a_node_is_sixteen_bytes() {
    assert_eq!(size_of::<Node>(), 16);
}

#[test]
fn values_are_read_where_they_stand() {
    let tree = tree();
    let root = tree.root(TEXT);
    assert_eq!(root.kind(), Kind::Object);
    assert_eq!(root.span(), 3..TEXT.len());
    assert_eq!(root.len(), 5);
    let name = root.get("name").unwrap();
    assert_eq!((name.raw(), name.str().unwrap().as_ref()), ("\"栗\"", "栗"));
    assert_eq!(&TEXT[name.span()], "\"栗\"");
    let key = root.get("key").unwrap();
    assert_eq!(key.items().map(Value::raw).collect::<Vec<_>>(), ["1", "-0", "{\"a/b\": [[], {}]}"]);
    assert_eq!(key.items().map(Value::i64).collect::<Vec<_>>(), [Some(1), Some(0), None]);
    assert_eq!(key.len(), 3);
    let x = root.get("x").unwrap();
    assert_eq!((x.number(), x.i64()), (Some("61.0"), None), "the first of two");
    assert!(root.duplicates("x") && !root.duplicates("y") && !root.duplicates("z"));
    assert!(root.get("y").unwrap().is_null());
    assert!(root.get("z").is_none());
    assert_eq!(root.members().map(|m| m.key().into_owned()).collect::<Vec<_>>(), ["name", "key", "x", "y", "x"]);
    assert_eq!(root.members().last().unwrap().value.bool(), Some(true));
    assert_eq!(&TEXT[root.members().nth(1).unwrap().key_span], "\"k\\u0065y\"");
    assert_eq!(name.get("a").map(Value::raw), None);
    assert_eq!((name.items().count(), root.items().count(), key.members().count()), (0, 0, 0));
}

#[test]
fn pointers_lead_to_values() {
    let tree = tree();
    let at = |text: &str| tree.root(TEXT).at(&pointer(text)).map(Value::raw);
    assert_eq!(at(""), Ok(&TEXT[3..]));
    assert_eq!(at("/key/2/a~1b/1"), Ok("{}"));
    assert_eq!(at("/key/1"), Ok("-0"));
    assert_eq!(at("/nope/0"), Err(FindError::Missing { at: pointer("/nope") }));
    assert_eq!(at("/key/3"), Err(FindError::Missing { at: pointer("/key/3") }));
    assert_eq!(at("/key/-"), Err(FindError::Missing { at: pointer("/key/-") }));
    for token in ["01", "+1", "a", "", "１", "1 "] {
        let expected = FindError::BadIndex { token: token.into(), at: pointer("/key") };
        assert_eq!(at(&format!("/key/{token}")), Err(expected));
    }
    assert_eq!(
        at("/key/99999999999999999999999"),
        Err(FindError::BadIndex { token: "99999999999999999999999".into(), at: pointer("/key") })
    );
    assert_eq!(at("/name/0"), Err(FindError::NotContainer { kind: Kind::String, at: pointer("/name") }));
    assert_eq!(at("/x"), Err(FindError::Duplicate { key: "x".into(), at: pointer("") }));
    assert_eq!(at("/name"), Ok("\"栗\""), "duplicates off the path don't matter");
}

#[test]
fn a_tree_of_very_many_small_values_keeps_little_spare_room() {
    let count = (MOST_SPARE + MOST_SPARE) as u32 + 100_000;
    let text = format!("[{}0]", "0,".repeat(count as usize));
    let tree = Tree::parse(&text).unwrap();
    assert_eq!(tree.root(&text).len(), count as usize + 1);
    assert!(tree.memory() <= (count as usize + 2 + MOST_SPARE) * size_of::<Node>());
}

#[test]
fn the_room_of_a_tree_is_used_again_and_a_failure_leaves_it_empty() {
    let mut tree = tree();
    let room = tree.memory();
    tree.parse_into("[1,2]").unwrap();
    assert_eq!((tree.memory(), tree.root("[1,2]").len()), (room, 2));
    assert!(tree.parse_into("[1,2").is_err());
    assert_eq!(tree.root("[1,2").kind(), Kind::Null);
    assert_eq!(tree.root("[1,2").len(), 0);
}

#[test]
fn another_text_than_the_parsed_one_reads_nonsense_but_never_panics() {
    let tree = tree();
    for other in ["", "栗栗栗栗栗栗栗栗栗栗栗栗栗栗栗栗栗栗栗栗栗栗", "[1"] {
        let root = tree.root(other);
        let _ = (root.raw(), root.get("name").map(Value::str), root.at(&pointer("/key/2/a~1b")));
    }
}

#[test]
fn errors_are_sentences() {
    let tree = tree();
    let of = |text: &str| tree.root(TEXT).at(&pointer(text)).unwrap_err().to_string();
    assert_eq!(of("/nope/0"), "「/nope」はありません。場所の指定を確かめてください");
    assert_eq!(of("/name/0"), "「/name」は文字列なので、その中は指定できません");
    assert!(of("/key/a").contains("「a」は番号ではありません"));
    assert!(of("/x").starts_with("全体に「x」という項目が二つ以上あり"));
}
