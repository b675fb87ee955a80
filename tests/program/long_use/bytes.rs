//! Which bytes may have changed: those of the values that were meant to, and no others.

use std::collections::BTreeMap;
use std::ops::Range;

use super::model::{Node, Seg};

/// Where a value stands in a text, and what is in it.
struct Span {
    at: Range<usize>,
    members: BTreeMap<String, Span>,
    items: Vec<Span>,
}

/// Finds the spans of a text that is known to be JSON.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn peek(&mut self) -> u8 {
        let blank = |byte: &&u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        self.at += self.text.as_bytes()[self.at..].iter().take_while(blank).count();
        self.text.as_bytes()[self.at]
    }

    fn string(&mut self) {
        let bytes = self.text.as_bytes();
        self.at += 1;
        while bytes[self.at] != b'"' {
            self.at += if bytes[self.at] == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
    }

    fn value(&mut self) -> Span {
        let first = self.peek();
        let start = self.at;
        let (mut members, mut items) = (BTreeMap::new(), Vec::new());
        match first {
            b'{' | b'[' => {
                self.at += 1;
                while !matches!(self.peek(), b'}' | b']') {
                    if first == b'{' {
                        let from = self.at;
                        self.string();
                        let key: String = serde_json::from_str(&self.text[from..self.at]).unwrap();
                        self.peek();
                        self.at += 1;
                        members.insert(key, self.value());
                    } else {
                        items.push(self.value());
                    }
                    if self.peek() == b',' {
                        self.at += 1;
                    }
                }
                self.at += 1;
            }
            b'"' => self.string(),
            _ => {
                let ends = |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t');
                let rest = &self.text.as_bytes()[self.at..];
                self.at += rest.iter().position(ends).unwrap_or(rest.len());
            }
        }
        Span { at: start..self.at, members, items }
    }
}

/// A text and where everything in it stands.
pub struct Text {
    pub text: String,
    root: Span,
}

impl Text {
    pub fn new(text: String) -> Text {
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let root = Reader { text: &text, at: 0 }.value();
        Text { text, root }
    }

    /// The value at a JSON Pointer as written, and where.
    pub fn find(&self, pointer: &str) -> Option<Range<usize>> {
        let found = pointer.split('/').skip(1).try_fold(&self.root, |span, token| {
            span.members.get(token).or_else(|| token.parse().ok().and_then(|i: usize| span.items.get(i)))
        });
        found.map(|span| span.at.clone())
    }
}

/// Where a byte differs that no change of a value asks for: `before` says what `was` says, `after` what `is` says.
pub fn strayed(before: &Text, was: &Node, after: &Text, is: &Node) -> Option<String> {
    let (a, b) = (&before.root.at, &after.root.at);
    if before.text[..a.start] != after.text[..b.start] || before.text[a.end..] != after.text[b.end..] {
        return Some("around the ledger".into());
    }
    compare(before, &before.root, was, after, &after.root, is)
}

fn compare(one: &Text, a: &Span, was: &Node, other: &Text, b: &Span, is: &Node) -> Option<String> {
    let (before, after) = (&one.text[a.at.clone()], &other.text[b.at.clone()]);
    if before == after {
        return None;
    }
    if was == is {
        return Some(format!(": {before} became {after}"));
    }
    match (was, is) {
        (Node::Record(old), Node::Record(new)) => {
            for (key, node) in old {
                if let (Some(new), Some(a), Some(b)) = (new.get(key), a.members.get(key), b.members.get(key))
                    && let Some(at) = compare(one, a, node, other, b, new)
                {
                    return Some(format!("/{key}{at}"));
                }
            }
            let kept = old.keys().eq(new.keys());
            (kept && !gaps(one, a).eq(gaps(other, b))).then(|| ": what stands between its members".into())
        }
        (Node::Rows(old), Node::Rows(new)) => {
            for ((id, node), a) in old.iter().zip(&a.items) {
                if let Some(at) = new.iter().position(|(row, _)| row == id)
                    && let (Some((_, new)), Some(b)) = (new.get(at), b.items.get(at))
                    && let Some(at) = compare(one, a, node, other, b, new)
                {
                    return Some(format!("/{:?}{at}", Seg::Row(*id)));
                }
            }
            let kept = old.iter().map(|(id, _)| id).eq(new.iter().map(|(id, _)| id));
            (kept && !gaps(one, a).eq(gaps(other, b))).then(|| ": what stands between its rows".into())
        }
        _ => None,
    }
}

/// The text of a container that belongs to none of what is in it.
fn gaps<'t>(text: &'t Text, span: &Span) -> impl Iterator<Item = &'t str> {
    let mut spans: Vec<Range<usize>> = span.members.values().chain(&span.items).map(|span| span.at.clone()).collect();
    spans.sort_by_key(|span| span.start);
    let starts = std::iter::once(span.at.start).chain(spans.clone().into_iter().map(|span| span.end));
    let ends = spans.into_iter().map(|span| span.start).chain(std::iter::once(span.at.end));
    starts.zip(ends).map(|(start, end)| &text.text[start..end]).collect::<Vec<_>>().into_iter()
}
