//! A flat tree of spans over a text.
//!
//! One node of sixteen bytes per value and per member name, in the order of the text, each container followed by what
//! it holds. The tree owns no text and copies none; [`Value`] is a place in it that reads text when asked. Reading a
//! member is a walk over its siblings, whose subtrees are stepped over in one hop each: objects are small, so that is
//! quicker than any map and costs nothing to build.

use super::pointer::Pointer;
use super::string::decode_inner;
use super::syntax::{Sink, SyntaxError, pass};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

/// The six kinds of JSON value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number, as text.
    Number,
    /// A string.
    String,
    /// `[…]`
    Array,
    /// `{…}`
    Object,
}

impl Kind {
    /// What an official calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Null => "空（null）",
            Self::Bool => "真偽値",
            Self::Number => "数値",
            Self::String => "文字列",
            Self::Array => "配列",
            Self::Object => "オブジェクト",
        }
    }
}

/// One value or member name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    start: u32,
    end: u32,
    /// The node after this one and everything in it; while the container is open, the container around it.
    next: u32,
    /// Bits 0–2 the kind, bit 3 whether a string holds escapes, bits 4–31 how many children.
    tag: u32,
}

const ESCAPED: u32 = 1 << 3;
const CHILD: u32 = 1 << 4;
const MAX_NODES: usize = 1 << 28;
/// A tree isn't left more room than for this many nodes more (16 MiB).
const MOST_SPARE: usize = 1 << 20;
const NOWHERE: u32 = u32::MAX;

impl Node {
    const ABSENT: Self = Self { start: 0, end: 0, next: 0, tag: Kind::Null as u32 };

    const fn kind(self) -> Kind {
        match self.tag & 7 {
            1 => Kind::Bool,
            2 => Kind::Number,
            3 => Kind::String,
            4 => Kind::Array,
            5 => Kind::Object,
            _ => Kind::Null,
        }
    }
}

/// Where every value of one JSON text stands.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
}

impl Tree {
    /// Proves that `text` is JSON and notes where everything in it stands.
    ///
    /// # Errors
    /// The first place where it is no JSON, and why.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        // A guess that the ledgers bear out (a node per 25 to 40 bytes) saves most of the growing.
        let mut tree = Self { nodes: Vec::with_capacity(text.len() / 40 + 4) };
        tree.parse_into(text)?;
        Ok(tree)
    }

    /// The same for the text of an item ([`super::Doc::item`]), which stands inside other brackets.
    ///
    /// # Errors
    /// As [`Tree::parse`].
    pub fn parse_item(text: &str) -> Result<Self, SyntaxError> {
        let mut tree = Self { nodes: Vec::with_capacity(text.len() / 40 + 4) };
        tree.parse_inside(text, super::doc::AROUND_ITEMS)?;
        Ok(tree)
    }

    /// The same into the room that this tree already has.
    ///
    /// # Errors
    /// As [`Tree::parse`]; the tree is then empty.
    pub fn parse_into(&mut self, text: &str) -> Result<(), SyntaxError> {
        self.parse_inside(text, 0)
    }

    /// The same for a text that stands inside `outer` arrays and objects.
    pub(super) fn parse_inside(&mut self, text: &str, outer: usize) -> Result<(), SyntaxError> {
        self.nodes.clear();
        let mut builder = Builder { nodes: std::mem::take(&mut self.nodes), open: NOWHERE };
        let result = pass(text, outer, &mut builder);
        self.nodes = builder.nodes;
        if result.is_err() {
            self.nodes.clear();
        }
        if self.nodes.capacity() - self.nodes.len() > MOST_SPARE {
            self.nodes.shrink_to_fit();
        }
        result
    }

    /// The outermost value. `text` is the one that was parsed; with any other the values read nonsense (but nothing
    /// else happens). An empty tree reads as `null`.
    pub fn root<'a>(&'a self, text: &'a str) -> Value<'a> {
        Value { text, nodes: &self.nodes, at: 0 }
    }

    /// Bytes of memory held.
    pub fn memory(&self) -> usize {
        self.nodes.capacity() * size_of::<Node>()
    }
}

struct Builder {
    nodes: Vec<Node>,
    /// The innermost open container.
    open: u32,
}

// Offsets and node numbers fit in 32 bits: the pass refuses longer texts, and `full` stops it at 2^28 nodes.
#[allow(clippy::cast_possible_truncation)]
impl Builder {
    #[inline]
    fn push(&mut self, start: usize, end: usize, tag: u32) {
        let next = self.nodes.len() as u32 + 1;
        self.nodes.push(Node { start: start as u32, end: end as u32, next, tag });
    }

    #[inline]
    fn count(&mut self) {
        if let Some(parent) = self.nodes.get_mut(self.open as usize) {
            parent.tag += CHILD;
        }
    }
}

#[allow(clippy::cast_possible_truncation)]
impl Sink for Builder {
    #[inline]
    fn open(&mut self, kind: Kind, at: usize) {
        self.count();
        let here = self.nodes.len() as u32;
        self.nodes.push(Node { start: at as u32, end: at as u32, next: self.open, tag: kind as u32 });
        self.open = here;
    }

    #[inline]
    fn close(&mut self, end: usize) {
        let next = self.nodes.len() as u32;
        if let Some(node) = self.nodes.get_mut(self.open as usize) {
            self.open = std::mem::replace(&mut node.next, next);
            node.end = end as u32;
        }
    }

    #[inline]
    fn key(&mut self, start: usize, end: usize, escaped: bool) {
        self.push(start, end, Kind::String as u32 | if escaped { ESCAPED } else { 0 });
    }

    #[inline]
    fn scalar(&mut self, kind: Kind, start: usize, end: usize, escaped: bool) {
        self.count();
        self.push(start, end, kind as u32 | if escaped { ESCAPED } else { 0 });
    }

    #[inline]
    fn full(&self) -> bool {
        self.nodes.len() >= MAX_NODES
    }
}

/// A value at its place in a text. Copying it copies a place, not the value.
#[derive(Clone, Copy)]
pub struct Value<'a> {
    text: &'a str,
    nodes: &'a [Node],
    at: u32,
}

impl<'a> Value<'a> {
    fn node(self) -> Node {
        self.nodes.get(self.at as usize).copied().unwrap_or(Node::ABSENT)
    }

    /// What kind of value it is.
    pub fn kind(self) -> Kind {
        self.node().kind()
    }

    /// Where it stands in the text, in bytes, quotes and brackets included.
    pub fn span(self) -> Range<usize> {
        let node = self.node();
        node.start as usize..node.end as usize
    }

    /// The value as written.
    pub fn raw(self) -> &'a str {
        self.text.get(self.span()).unwrap_or_default()
    }

    /// The text that the spans lie in.
    pub fn text(self) -> &'a str {
        self.text
    }

    /// What a string says; `None` for other kinds.
    pub fn str(self) -> Option<Cow<'a, str>> {
        let node = self.node();
        (node.kind() == Kind::String).then(|| said(self.text, node))
    }

    /// True or false; `None` for other kinds.
    pub fn bool(self) -> Option<bool> {
        (self.kind() == Kind::Bool).then(|| self.raw() == "true")
    }

    /// True for `null`.
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// A number's text as written (`61.0`, `1E+2`, `-0`); `None` for other kinds.
    pub fn number(self) -> Option<&'a str> {
        (self.kind() == Kind::Number).then(|| self.raw())
    }

    /// A number that is written as an integer and fits; `1.0` and `1e3` are not written so.
    pub fn i64(self) -> Option<i64> {
        self.number()?.parse().ok()
    }

    /// How many elements or members it has (duplicates counted); 0 for values that hold none.
    pub fn len(self) -> usize {
        (self.node().tag / CHILD) as usize
    }

    /// True when it holds no values.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The value of the first member named `key`; `None` when there is none or this is no object.
    pub fn get(self, key: &str) -> Option<Value<'a>> {
        self.named(key).next().map(|(_, value)| value)
    }

    /// Whether more than one member is named `key`.
    pub fn duplicates(self, key: &str) -> bool {
        self.named(key).nth(1).is_some()
    }

    /// Members named `key` with their place among the members.
    pub(super) fn named(self, key: &str) -> impl Iterator<Item = (usize, Value<'a>)> {
        self.members().enumerate().filter_map(move |(place, member)| member.is(key).then_some((place, member.value)))
    }

    /// The elements of an array, in order; nothing for other kinds.
    pub fn items(self) -> Items<'a> {
        let node = self.node();
        let (at, end) = if node.kind() == Kind::Array { (self.at + 1, node.next) } else { (0, 0) };
        Items { text: self.text, nodes: self.nodes, at, end }
    }

    /// The element at `index` (from 0); `None` when there is none or this is no array. Takes time with the index.
    pub fn item(self, index: usize) -> Option<Value<'a>> {
        self.items().nth(index)
    }

    /// The members of an object, in order, duplicates too; nothing for other kinds.
    pub fn members(self) -> Members<'a> {
        let node = self.node();
        let (at, end) = if node.kind() == Kind::Object { (self.at + 1, node.next) } else { (0, 0) };
        Members { text: self.text, nodes: self.nodes, at, end }
    }

    /// The value that `pointer` names, seen from here.
    ///
    /// # Errors
    /// When it isn't there, and when a name on the way stands more than once in its object: which of the two is meant
    /// is not for us to guess.
    pub fn at(self, pointer: &Pointer) -> Result<Value<'a>, FindError> {
        self.at_from(&Pointer::root(), pointer)
    }

    /// The same, where this value's own place is `base`: errors name the whole way.
    pub(super) fn at_from(self, base: &Pointer, pointer: &Pointer) -> Result<Value<'a>, FindError> {
        let mut value = self;
        let mut done = base.clone();
        for token in pointer.tokens() {
            value = value.step(&done, &token)?;
            done = done.key(&token);
        }
        Ok(value)
    }

    /// One step of a pointer; `here` is this value's own place, for the error.
    pub(super) fn step(self, here: &Pointer, token: &str) -> Result<Value<'a>, FindError> {
        let missing = || FindError::Missing { at: here.key(token) };
        match self.kind() {
            Kind::Object => {
                let mut found = self.named(token);
                let (_, value) = found.next().ok_or_else(missing)?;
                if found.next().is_some() {
                    return Err(FindError::Duplicate { key: token.to_owned(), at: here.clone() });
                }
                Ok(value)
            }
            Kind::Array if token == "-" => Err(missing()),
            Kind::Array => {
                let index =
                    index(token).ok_or_else(|| FindError::BadIndex { token: token.to_owned(), at: here.clone() })?;
                self.item(index).ok_or_else(missing)
            }
            kind => Err(FindError::NotContainer { kind, at: here.clone() }),
        }
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}@{:?} {}", self.kind(), self.span(), self.raw())
    }
}

/// An array index as RFC 6901 §4 writes it: digits without leading zeros.
pub(super) fn index(token: &str) -> Option<usize> {
    let plain = token == "0" || (!token.starts_with('0') && token.bytes().all(|b| b.is_ascii_digit()));
    if plain { token.parse().ok() } else { None }
}

fn said(text: &str, node: Node) -> Cow<'_, str> {
    let inner = inner(text, node);
    if node.tag & ESCAPED == 0 { Cow::Borrowed(inner) } else { decode_inner(inner) }
}

fn inner(text: &str, node: Node) -> &str {
    text.get(node.start as usize + 1..(node.end as usize).saturating_sub(1)).unwrap_or_default()
}

/// The way into one tree for who takes it again and again: a long array or object that has been stepped into is known by
/// index and by name from then on. Good for one tree only; in another one it leads astray.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    /// By the container's node: the nodes of its elements in order, or of its members' names by what they say.
    long: HashMap<u32, Vec<u32>>,
}

/// Containers of fewer values than this are walked.
const LONG: usize = 64;

impl Steps {
    /// The element at the index, or the first member of the name, that `token` gives.
    pub fn step<'a>(&mut self, value: Value<'a>, token: &str) -> Option<Value<'a>> {
        let here = |at: u32| Value { at, ..value };
        match value.kind() {
            Kind::Object if value.len() < LONG => value.get(token),
            Kind::Object => {
                let says = |name: u32| said(value.text, here(name).node());
                let names = self.long.entry(value.at).or_insert_with(|| {
                    let mut names: Vec<u32> = value.members().map(|member| member.value.at - 1).collect();
                    names.sort_by(|&a, &b| says(a).cmp(&says(b)));
                    names
                });
                let first = names.partition_point(|&name| *says(name) < *token);
                let name = names.get(first).copied().filter(|&name| says(name) == token)?;
                Some(here(name + 1))
            }
            Kind::Array => {
                let index = token.parse().ok()?;
                if value.len() < LONG {
                    return value.item(index);
                }
                let items = self.long.entry(value.at).or_insert_with(|| value.items().map(|item| item.at).collect());
                items.get(index).map(|&at| here(at))
            }
            _ => None,
        }
    }
}

/// The elements of an array.
#[derive(Clone)]
pub struct Items<'a> {
    text: &'a str,
    nodes: &'a [Node],
    at: u32,
    end: u32,
}

impl<'a> Iterator for Items<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        if self.at >= self.end {
            return None;
        }
        let value = Value { text: self.text, nodes: self.nodes, at: self.at };
        self.at = value.node().next;
        Some(value)
    }
}

/// The members of an object.
#[derive(Clone)]
pub struct Members<'a> {
    text: &'a str,
    nodes: &'a [Node],
    at: u32,
    end: u32,
}

impl<'a> Iterator for Members<'a> {
    type Item = Member<'a>;

    fn next(&mut self) -> Option<Member<'a>> {
        if self.at >= self.end {
            return None;
        }
        let name = *self.nodes.get(self.at as usize)?;
        let value = Value { text: self.text, nodes: self.nodes, at: self.at + 1 };
        self.at = value.node().next;
        Some(Member { key_span: name.start as usize..name.end as usize, value, name })
    }
}

/// One member of an object.
#[derive(Clone)]
pub struct Member<'a> {
    /// Where the name stands in the text, quotes included.
    pub key_span: Range<usize>,
    /// The value.
    pub value: Value<'a>,
    name: Node,
}

impl<'a> Member<'a> {
    /// What the name says.
    pub fn key(&self) -> Cow<'a, str> {
        said(self.value.text, self.name)
    }

    /// Whether the name says `key`. Compares bytes where nothing is escaped.
    pub fn is(&self, key: &str) -> bool {
        let written = inner(self.value.text, self.name);
        if self.name.tag & ESCAPED == 0 { written == key } else { decode_inner(written) == key }
    }
}

/// Why a pointer leads nowhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FindError {
    /// There is no such member or element.
    Missing {
        /// The pointer as far as the step that isn't there.
        at: Pointer,
    },
    /// The pointer goes on inside a value that holds no others.
    NotContainer {
        /// What that value is.
        kind: Kind,
        /// Where it stands.
        at: Pointer,
    },
    /// The step into an array is no index.
    BadIndex {
        /// The step.
        token: String,
        /// Where the array stands.
        at: Pointer,
    },
    /// A name on the way stands more than once in its object.
    Duplicate {
        /// The name.
        key: String,
        /// Where the object stands.
        at: Pointer,
    },
    /// The part of the document that holds the place is no JSON (a document that was split before it was proved).
    Broken {
        /// What is wrong, with its offset in that part.
        error: SyntaxError,
        /// Where the part stands.
        at: Pointer,
    },
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = |at: &Pointer| if at.is_root() { "全体".to_owned() } else { format!("「{at}」") };
        match self {
            Self::Missing { at } => write!(f, "「{at}」はありません。場所の指定を確かめてください"),
            Self::NotContainer { kind, at } => {
                write!(f, "{}は{}なので、その中は指定できません", place(at), kind.label())
            }
            Self::BadIndex { token, at } => {
                write!(
                    f,
                    "{}は配列ですが、「{token}」は番号ではありません。0から始まる番号で指定してください",
                    place(at)
                )
            }
            Self::Duplicate { key, at } => write!(
                f,
                "{}に「{key}」という項目が二つ以上あり、どちらのことか決められません。ファイルで一つにしてください",
                place(at)
            ),
            Self::Broken { error, at } => write!(f, "{}がJSONとして読めません。{error}", place(at)),
        }
    }
}

impl std::error::Error for FindError {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TEXT: &str = "\u{feff}{\"name\": \"栗\", \"k\\u0065y\": [1, -0, {\"a/b\": [[], {}]}], \"x\": 61.0, \"y\": null, \"x\": true}";

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
}
