//! A ledger that is being written, member by member, as text.

use super::positions::Spot;
use super::values::string;

/// JSON that is being written, in the order in which it came.
pub(super) enum Node {
    Object(Vec<(String, Node)>),
    Array(Vec<Node>),
    Raw(String),
}

impl Node {
    /// Puts a value where it belongs, unless one is there already; what leads there is made.
    pub(super) fn put(&mut self, spot: &Spot, value: impl Into<String>) {
        let mut node = self;
        for (list, at) in spot.rows() {
            let Some(row) = node.member(list, || Node::Array(Vec::new())).and_then(|list| list.item(at)) else {
                return;
            };
            node = row;
        }
        node.put_beneath(spot.field(), value.into());
    }

    /// `pointer`: from this node on.
    fn put_beneath(&mut self, pointer: &str, mut value: String) {
        let mut keys = pointer.split('/').skip(1).peekable();
        let mut node = self;
        while let Some(key) = keys.next() {
            let next = keys.peek();
            let child = || match next {
                None => Node::Raw(std::mem::take(&mut value)),
                Some(next) if next.parse::<usize>().is_ok() => Node::Array(Vec::new()),
                Some(_) => Node::Object(Vec::new()),
            };
            let found = match (&node, key.parse::<usize>()) {
                (Node::Array(_), Ok(index)) => node.item_or(index, child),
                _ => node.member(key, child),
            };
            match found {
                Some(found) => node = found,
                None => return,
            }
        }
    }

    /// A row of a list; those before it are there too then.
    fn item(&mut self, index: usize) -> Option<&mut Node> {
        self.item_or(index, || Node::Object(Vec::new()))
    }

    fn item_or(&mut self, index: usize, new: impl FnOnce() -> Node) -> Option<&mut Node> {
        let Node::Array(list) = self else { return None };
        while list.len() < index {
            list.push(Node::Object(Vec::new()));
        }
        if list.len() == index {
            list.push(new());
        }
        list.get_mut(index)
    }

    fn member(&mut self, key: &str, new: impl FnOnce() -> Node) -> Option<&mut Node> {
        let Node::Object(members) = self else { return None };
        // What was put last stands at the end, and what is put next is often beside it.
        let index = members.iter().rposition(|(have, _)| have.as_str() == key).unwrap_or_else(|| {
            members.push((key.to_owned(), new()));
            members.len() - 1
        });
        members.get_mut(index).map(|(_, node)| node)
    }

    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        let line = |out: &mut String, depth: usize| {
            out.push('\n');
            out.extend(std::iter::repeat_n("  ", depth));
        };
        match self {
            Node::Raw(raw) => out.push_str(raw),
            Node::Object(members) if members.is_empty() => out.push_str("{}"),
            Node::Array(list) if list.is_empty() => out.push_str("[]"),
            Node::Object(members) => {
                out.push('{');
                for (n, (key, node)) in members.iter().enumerate() {
                    out.push_str(if n > 0 { "," } else { "" });
                    line(out, depth + 1);
                    out.push_str(&string(key));
                    out.push_str(": ");
                    node.write(out, depth + 1);
                }
                line(out, depth);
                out.push('}');
            }
            Node::Array(list) => {
                out.push('[');
                for (n, node) in list.iter().enumerate() {
                    out.push_str(if n > 0 { "," } else { "" });
                    line(out, depth + 1);
                    node.write(out, depth + 1);
                }
                line(out, depth);
                out.push(']');
            }
        }
    }
}
