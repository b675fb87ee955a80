//! A ledger that is being written, member by member, as text.

use super::values::string;

/// JSON that is being written, in the order in which it came.
pub(super) enum Node {
    Object(Vec<(String, Node)>),
    Array(Vec<Node>),
    Raw(String),
}

impl Node {
    pub(super) fn put(&mut self, pointer: &str, mut value: String) {
        let mut keys = pointer.split('/').skip(1).peekable();
        let mut node = self;
        while let Some(key) = keys.next() {
            let child = match keys.peek() {
                None => Node::Raw(std::mem::take(&mut value)),
                Some(next) if next.parse::<usize>().is_ok() => Node::Array(Vec::new()),
                Some(_) => Node::Object(Vec::new()),
            };
            node = match (node, key.parse::<usize>()) {
                (Node::Array(list), Ok(index)) => {
                    while list.len() < index {
                        list.push(Node::Object(Vec::new()));
                    }
                    if list.len() == index {
                        list.push(child);
                    }
                    match list.get_mut(index) {
                        Some(node) => node,
                        None => return,
                    }
                }
                (Node::Object(members), _) => {
                    let found = members.iter().position(|(have, _)| have.as_str() == key);
                    let index = found.unwrap_or_else(|| {
                        members.push((key.to_owned(), child));
                        members.len() - 1
                    });
                    match members.get_mut(index) {
                        Some((_, node)) => node,
                        None => return,
                    }
                }
                _ => return,
            };
        }
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
