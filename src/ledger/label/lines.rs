//! A ledger as lines of text, for tools that compare lines.

use std::borrow::Cow;

use super::shown::Reading;
use super::{BLANK, Programs, Words, project};
use crate::json::{Doc, Kind as Json, Steps, Tree, Value};
use crate::ledger::field::Place;

/// A ledger as lines of text, one for each field in which something is written: 「label: value」 in the table's order, with
/// the whole of each text, its paragraphs on lines of their own. A project has a heading with its name, and its lines
/// begin with its number alone, so that a corrected name changes two lines and not all of them. What only differs in
/// layout gives the same lines, so tools that compare lines show what differs between two ledgers.
///
/// # Errors
/// The first one of `line`, which ends it.
pub(crate) fn lines<E>(doc: &Doc, mut line: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    let root = Place::ROOT;
    let frame = Tree::parse(doc.frame()).unwrap_or_default();
    let programs = Programs::new(doc);
    let mut lines =
        Lines { doc, programs: &programs, tokens: Vec::new(), depth: 0, steps: Steps::default(), line: &mut line };
    let value = frame.root(doc.frame());
    if !matches!(value.kind(), Json::Object) {
        return lines.of(root, value, value);
    }
    let items_at = root.step(doc.key()).rank();
    let mut items_done = doc.cut().is_none();
    for (place, key, member) in in_table_order(root, value) {
        if !items_done && place.rank() >= items_at {
            items_done = true;
            lines.items()?;
        }
        lines.tokens = vec![key];
        lines.of(place, member, value)?;
    }
    Ok(())
}

/// The members of an object in the table's order; those that it doesn't know behind, by name.
pub(super) fn in_table_order<'a>(place: Place, object: Value<'a>) -> Vec<(Place, Cow<'a, str>, Value<'a>)> {
    let place_of = |key: &str| place.step(key);
    let mut members: Vec<_> = object.members().map(|m| (place_of(&m.key()), m.key(), m.value)).collect();
    members.sort_by(|a, b| (a.0.rank(), &a.1).cmp(&(b.0.rank(), &b.1)));
    members
}

struct Lines<'d, 'k, F> {
    doc: &'d Doc,
    programs: &'d Programs<'d>,
    /// The way to the value at hand, the first `depth` steps of it to the piece that is being read.
    tokens: Vec<Cow<'k, str>>,
    depth: usize,
    steps: Steps,
    line: &'d mut F,
}

impl<E, F: FnMut(&str) -> Result<(), E>> Lines<'_, '_, F> {
    fn items(&mut self) -> Result<(), E> {
        for at in 0..self.doc.len() {
            let text = self.doc.item(at);
            let Ok(tree) = Tree::parse(text) else { continue };
            let heading = project(Some(tree.root(text)), at);
            (self.line)("")?;
            (self.line)(&heading)?;
            let tokens = vec![Cow::Owned(self.doc.key().to_owned()), Cow::Owned(at.to_string())];
            let place = Place::ROOT.step(self.doc.key()).step("0");
            let (steps, line) = (Steps::default(), &mut *self.line);
            let mut lines = Lines { doc: self.doc, programs: self.programs, tokens, depth: 2, steps, line };
            lines.of(place, tree.root(text), tree.root(text))?;
        }
        Ok(())
    }

    /// `top`: the value after the first `depth` steps.
    fn of(&mut self, place: Place, value: Value<'_>, top: Value<'_>) -> Result<(), E> {
        match value.kind() {
            Json::Null => {}
            Json::Object => {
                for (place, key, value) in in_table_order(place, value) {
                    self.tokens.push(Cow::Owned(key.into_owned()));
                    self.of(place, value, top)?;
                    self.tokens.pop();
                }
            }
            Json::Array => {
                for (at, item) in value.items().enumerate() {
                    self.tokens.push(Cow::Owned(at.to_string()));
                    self.of(place.step("0"), item, top)?;
                    self.tokens.pop();
                }
            }
            _ => {
                let mut words = Words::default();
                words.walk(&self.tokens, self.depth, Some(top), &mut self.steps);
                words.project.clone_from(&words.key);
                let text = value.str().filter(|text| text.trim().contains('\n'));
                if let Some(text) = text {
                    (self.line)(&format!("{}:", words.full()))?;
                    return text.lines().try_for_each(|paragraph| (self.line)(&format!("    {paragraph}")));
                }
                let (Reading::Text(shown) | Reading::Plain(shown)) =
                    Reading::value(self.programs, place, place.field(), value);
                if shown != BLANK {
                    (self.line)(&format!("{}: {shown}", words.full()))?;
                }
            }
        }
        Ok(())
    }
}
