//! The ways through a tree: along the items of a list, along the members of an object, and step by step along a pointer.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::{ESCAPED, Kind, Node, Value, inner, said};
use crate::json::string::decode_inner;

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

impl<'a> Value<'a> {
    /// The values of the first members of these names, each where its name stands among `names`: one walk for all of them.
    pub fn pick<const N: usize>(self, names: &[&str; N]) -> [Option<Value<'a>>; N] {
        let mut found = [None; N];
        let mut next = 0;
        for member in self.members() {
            // Records are written in one order, mostly: the name behind the last one is asked for first.
            let (before, behind) = names.split_at(next);
            let key = member.key();
            let is = |name: &&str| **name == *key;
            let at = behind.iter().position(is).map(|at| next + at).or_else(|| before.iter().position(is));
            if let Some(at) = at {
                found[at].get_or_insert(member.value);
                next = at + 1;
            }
        }
        found
    }
}

/// The elements of an array.
#[derive(Clone)]
pub struct Items<'a> {
    pub(super) text: &'a str,
    pub(super) nodes: &'a [Node],
    pub(super) at: u32,
    pub(super) end: u32,
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
    pub(super) text: &'a str,
    pub(super) nodes: &'a [Node],
    pub(super) at: u32,
    pub(super) end: u32,
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
    #[inline]
    pub fn key(&self) -> Cow<'a, str> {
        said(self.value.text, self.name)
    }

    /// Whether the name says `key`. Compares bytes where nothing is escaped.
    pub fn is(&self, key: &str) -> bool {
        let plain = self.name.tag & ESCAPED == 0;
        // Quotes and all, one of another length is another one, and needn't be looked at.
        if plain && (self.name.end - self.name.start) as usize != key.len() + 2 {
            return false;
        }
        let written = inner(self.value.text, self.name);
        if plain { written == key } else { decode_inner(written) == key }
    }
}
