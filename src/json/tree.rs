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
use std::fmt;
use std::ops::Range;

mod walk;

pub use walk::Items;

pub use walk::Members;
pub use walk::Steps;

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
    #[inline]
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
    #[inline]
    pub fn root<'a>(&'a self, text: &'a str) -> Value<'a> {
        Value { text, nodes: &self.nodes, at: 0 }
    }

    /// Bytes of memory held.
    #[inline]
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
    #[inline]
    fn node(self) -> Node {
        self.nodes.get(self.at as usize).copied().unwrap_or(Node::ABSENT)
    }

    /// What kind of value it is.
    #[inline]
    pub fn kind(self) -> Kind {
        self.node().kind()
    }

    /// Where it stands in the text, in bytes, quotes and brackets included.
    pub fn span(self) -> Range<usize> {
        let node = self.node();
        node.start as usize..node.end as usize
    }

    /// The value as written.
    #[inline]
    pub fn raw(self) -> &'a str {
        self.text.get(self.span()).unwrap_or_default()
    }

    /// The text that the spans lie in.
    #[inline]
    pub fn text(self) -> &'a str {
        self.text
    }

    /// What a string says; `None` for other kinds.
    pub fn str(self) -> Option<Cow<'a, str>> {
        let node = self.node();
        (node.kind() == Kind::String).then(|| said(self.text, node))
    }

    /// True or false; `None` for other kinds.
    #[inline]
    pub fn bool(self) -> Option<bool> {
        (self.kind() == Kind::Bool).then(|| self.raw() == "true")
    }

    /// True for `null`.
    #[inline]
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// A number's text as written (`61.0`, `1E+2`, `-0`); `None` for other kinds.
    #[inline]
    pub fn number(self) -> Option<&'a str> {
        (self.kind() == Kind::Number).then(|| self.raw())
    }

    /// A number that is written as an integer and fits; `1.0` and `1e3` are not written so.
    #[inline]
    pub fn i64(self) -> Option<i64> {
        self.number()?.parse().ok()
    }

    /// How many elements or members it has (duplicates counted); 0 for values that hold none.
    #[inline]
    pub fn len(self) -> usize {
        (self.node().tag / CHILD) as usize
    }

    /// True when it holds no values.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The value of the first member named `key`; `None` when there is none or this is no object.
    #[inline]
    pub fn get(self, key: &str) -> Option<Value<'a>> {
        self.named(key).next().map(|(_, value)| value)
    }

    /// Whether more than one member is named `key`.
    #[inline]
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
    #[inline]
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
    #[inline]
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

#[inline]
fn inner(text: &str, node: Node) -> &str {
    text.get(node.start as usize + 1..(node.end as usize).saturating_sub(1)).unwrap_or_default()
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
mod tests;
