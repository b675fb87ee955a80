//! What a row holds that isn't in the ledger yet: each value with its name, so that it is seen before it is taken.

use std::borrow::Cow;

use super::lines::in_table_order;
use super::shown::Reading;
use super::{BLANK, Programs, Words, describe_short};
use crate::json::{Doc, Kind as Json, Pointer, Steps, Tree, Value};
use crate::ledger::field::Place;

/// What a new row is called: 「効果検証（令和7年度）」, 「KPI「…」」. `at`: the list's place with `-` behind it; `row`: the row as JSON.
pub(crate) fn named(doc: &Doc, at: &Pointer, row: &str) -> String {
    let list = || at.parent().map(|(list, _)| describe_short(doc, &list)).unwrap_or_default();
    let tree = Tree::parse(row).unwrap_or_default();
    match tree.root(row) {
        // A line of text has no name of its own.
        top if top.kind() != Json::Object => list(),
        top => Walk::new(doc, at, top).words().short(),
    }
}

/// The values of a new row, in the table's order: 「KPI「…」の目標値」 and what is shown of it, the whole text on one line. What
/// only ties rows together, and what is blank, is left out.
pub(crate) fn inside(doc: &Doc, at: &Pointer, row: &str) -> Vec<(String, String)> {
    let Ok(tree) = Tree::parse(row) else { return Vec::new() };
    let mut walk = Walk::new(doc, at, tree.root(row));
    walk.prefix = walk.words().row;
    let place = walk.tokens.iter().fold(Place::ROOT, |place, token| place.step(token));
    walk.of(place, walk.top);
    walk.found
}

struct Walk<'w> {
    programs: Programs<'w>,
    /// The way to the value at hand; the first `depth` steps lead to the row.
    tokens: Vec<Cow<'w, str>>,
    depth: usize,
    top: Value<'w>,
    steps: Steps,
    /// What the row itself is called: none of its values says it again.
    prefix: String,
    found: Vec<(String, String)>,
}

impl<'w> Walk<'w> {
    fn new(doc: &'w Doc, at: &Pointer, top: Value<'w>) -> Walk<'w> {
        let token = |token: Cow<'_, str>| if token == "-" { "0".into() } else { token.into_owned().into() };
        let tokens: Vec<Cow<'w, str>> = at.tokens().map(token).collect();
        let (depth, programs) = (tokens.len(), Programs::new(doc));
        Walk { programs, tokens, depth, top, steps: Steps::default(), prefix: String::new(), found: Vec::new() }
    }

    fn words(&mut self) -> Words {
        let mut words = Words::default();
        words.walk(&self.tokens, self.depth, Some(self.top), &mut self.steps);
        words
    }

    fn of(&mut self, place: Place, value: Value<'w>) {
        match value.kind() {
            Json::Object => {
                for (place, key, value) in in_table_order(place, value).into_iter().filter(|(_, key, _)| key != "id") {
                    self.tokens.push(key);
                    self.of(place, value);
                    self.tokens.pop();
                }
            }
            Json::Array => {
                for (at, item) in value.items().enumerate() {
                    self.tokens.push(Cow::Owned(at.to_string()));
                    self.of(place.step("0"), item);
                    self.tokens.pop();
                }
            }
            _ => {
                let (Reading::Text(shown) | Reading::Plain(shown)) =
                    Reading::value(&self.programs, place, place.field(), value);
                if shown != BLANK {
                    let label = self.label();
                    self.found.push((label, shown));
                }
            }
        }
    }

    /// A value's name within the row; in a project, which may have several, with the year of the review.
    fn label(&mut self) -> String {
        let is_project = self.depth == 2;
        let mut words = self.words();
        if let Some(rest) = words.row.strip_prefix(&self.prefix) {
            words.row = rest.trim_start_matches('の').to_owned();
        }
        let year = std::mem::take(&mut words.year);
        let year = year.trim_matches(['（', '）']);
        match is_project && !year.is_empty() {
            true => format!("{year} {}", words.short()),
            false => words.short(),
        }
    }
}
