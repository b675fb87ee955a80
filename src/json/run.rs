//! Many elements that are put into an array one behind the other, as when somebody else's rows come in.
//!
//! One by one each of them would have the whole array parsed and put together again: ten thousand rows took minutes. A run
//! is laid out in a *window* instead, a small array that looks the same around the place, and goes into the text at once.
//! The edits are those that the elements one by one would be, and each can be made and taken back like any other.

use super::doc::Doc;
use super::edit::{Edit, EditError};
use super::pointer::Pointer;
use super::splice::{Site, change, checked};
use super::style::{child_spans, line_indent};
use super::tree::Tree;

/// Elements of the window on either side of the place: as far as the layout of a neighbour reaches.
const BESIDE: usize = 2;

/// A small array around the place where the next element goes.
struct Window {
    /// The elements, each with the gap before it; the first is the array's first.
    elements: Vec<String>,
    /// The gap before the closing bracket.
    end: String,
    /// Where the next element goes.
    slot: usize,
}

impl Window {
    fn text(&self) -> String {
        format!("[{}{}]", self.elements.concat(), self.end)
    }

    /// Takes in an element with the gap before it; the gap that follows it is `gap` from now on.
    fn put(&mut self, element: &str, gap: &str) {
        match self.elements.get_mut(self.slot) {
            Some(next) => {
                let value = next.trim_start_matches([' ', '\t', '\r', '\n', ',']).to_owned();
                *next = format!("{gap}{value}");
            }
            None => gap.clone_into(&mut self.end),
        }
        self.elements.insert(self.slot, element.to_owned());
        self.slot += 1;
        // The first one stays: it alone has no comma before it.
        if self.slot > BESIDE + 1 {
            self.elements.remove(1);
            self.slot -= 1;
        }
    }
}

impl Doc {
    /// Puts elements into an array inside a piece of the document, the first of them before the one at `at`, each further
    /// one behind the one before. Gives the edits that take them back, as [`Doc::apply`] gives them for one after the other.
    ///
    /// # Errors
    /// As [`Doc::apply`]; nothing has changed then.
    pub fn insert_run(&mut self, array: &Pointer, at: usize, values: &[String]) -> Result<Vec<Edit>, EditError> {
        let mut doc = self.clone();
        let mut made = Vec::with_capacity(values.len());
        let (head, rest) = values.split_at(values.len().min(1));
        for (value, at) in head.iter().zip(at..) {
            made.push(doc.apply(&Edit::insert(array.index(at), value, 0))?);
        }
        match doc.inside(array)? {
            Some((item, inner)) if !rest.is_empty() => made.extend(doc.run(array, (item, &inner), at + 1, rest)?),
            _ => {
                for (value, at) in rest.iter().zip(at + 1..) {
                    made.push(doc.apply(&Edit::insert(array.index(at), value, 0))?);
                }
            }
        }
        *self = doc;
        Ok(made)
    }

    /// The run but for its first element, which is there.
    fn run(
        &mut self,
        array: &Pointer,
        (item, inner): (usize, &Pointer),
        at: usize,
        values: &[String],
    ) -> Result<Vec<Edit>, EditError> {
        let (before, text) = self.piece(item).unwrap_or_default();
        let mut tree = Tree::default();
        tree.parse_inside(text, 2).map_err(EditError::Broken)?;
        let container = tree.root(text).at(inner).map_err(EditError::from)?;
        let indent = line_indent(text, container.span().start, self.item_indent(item)).to_owned();
        let children: Vec<_> = child_spans(container).collect();
        let gap_start =
            |at: usize| at.checked_sub(1).and_then(|n| children.get(n)).map_or(container.span().start + 1, |c| c.end);
        let end = container.span().end.saturating_sub(1);
        let with_gap = |at: usize| text.get(gap_start(at)..children.get(at).map_or(end, |c| c.end)).unwrap_or_default();
        let near = at.saturating_sub(BESIDE).max(1)..children.len().min(at + BESIDE);
        let mut window = Window {
            elements: (0..children.len().min(1)).chain(near.clone()).map(|at| with_gap(at).to_owned()).collect(),
            end: text.get(gap_start(children.len())..end).unwrap_or_default().to_owned(),
            slot: 1 + at.saturating_sub(near.start),
        };
        let (mut out, mut gap, mut made) = (String::new(), String::new(), Vec::with_capacity(values.len()));
        for (value, at) in values.iter().zip(at..) {
            let edit = Edit::insert(array.index(at), value, 0);
            let checked = checked(&edit)?;
            let around = window.text();
            let tree = Tree::parse(&around).map_err(EditError::Broken)?;
            let site = Site { root: tree.root(&around), base: array.clone(), indent: &indent, others: Vec::new() };
            let splice = change(&site, &Pointer::root().index(window.slot), &checked)?;
            let (element, next) = splice.with.split_at_checked(splice.tail).unwrap_or_default();
            out.push_str(element);
            next.clone_into(&mut gap);
            window.put(element, next);
            made.push(Edit { pointer: array.index(at), ..splice.inverse });
        }
        let from = gap_start(at);
        let to = children.get(at).map_or(end, |child| child.start);
        let (head, tail) = (text.get(..from).unwrap_or_default(), text.get(to..).unwrap_or_default());
        let piece = [before, head, &out, &gap, tail].concat();
        self.put(item, piece);
        Ok(made)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const TEXTS: [&str; 4] = [
        "{\n  \"projects\": [\n    {\n      \"kpis\": [\n        { \"name\": \"a\" },\n        { \"name\": \"b\" }\n      ]\n    }\n  ]\n}\n",
        "{\"projects\":[{\"kpis\":[{\"name\":\"a\"}]}]}",
        "{\r\n\t\"projects\": [ {\"x\": 1},\r\n\t\t{ \"kpis\": [\r\n\t\t\t1\r\n\t\t\t, 2\r\n\t\t] } ]\r\n}",
        "{\"projects\": [{\"kpis\": []}, {\"kpis\": [ {\"name\": \"b\"}, {\"name\": \"c\"} ]}]}",
    ];

    #[test]
    fn a_run_is_what_its_elements_one_by_one_are() {
        let values: Vec<String> = (0..9).map(|n| format!("{{\"name\": \"新{n}\", \"target\": [{n}, 1.0]}}")).collect();
        for text in TEXTS {
            let doc = Doc::parse(text, "projects").unwrap();
            let lists = (0..doc.len()).map(|at| Pointer::root().key("projects").index(at).key("kpis"));
            for list in lists.filter(|list| doc.find(list, |_| ()).is_ok()) {
                let count = doc.find(&list, |rows| rows.len()).unwrap();
                for at in 0..=count {
                    let mut one_by_one = doc.clone();
                    for (value, at) in values.iter().zip(at..) {
                        one_by_one.apply(&Edit::insert(list.index(at), value, 0)).unwrap();
                    }
                    let mut run = doc.clone();
                    let back = run.insert_run(&list, at, &values).unwrap();
                    assert_eq!(run.to_text(), one_by_one.to_text(), "{text} {list:?} at {at}");
                    // They can be made again, and taken back to the very bytes.
                    let mut again = doc.clone();
                    back.iter().for_each(|edit| drop(again.apply(&edit.inverse()).unwrap()));
                    assert_eq!(again.to_text(), run.to_text(), "{text} {list:?} at {at}");
                    back.iter().rev().for_each(|edit| drop(run.apply(edit).unwrap()));
                    assert_eq!(run.to_text(), text, "{list:?} at {at}");
                }
            }
        }
    }

    #[test]
    fn a_run_that_is_no_json_changes_nothing() {
        let mut doc = Doc::parse(TEXTS[0], "projects").unwrap();
        let list = Pointer::root().key("projects").index(0).key("kpis");
        assert!(doc.insert_run(&list, 1, &["{}".to_owned(), "{".to_owned()]).is_err());
        assert!(doc.insert_run(&list.index(0), 0, &["1".to_owned(), "2".to_owned()]).is_err());
        assert_eq!(doc.to_text(), TEXTS[0]);
    }
}
