//! The hits of a search as a list, while it is typed: which project, which field, and the words around the match.
//!
//! Only those in sight are made. The list turns by whole pages, so that stepping from hit to hit moves the mark and
//! nothing else.

use std::borrow::Cow;
use std::ops::Range;

use crate::json::{Doc, Kind as Json, Pointer, Value};
use crate::ledger::field::field;
use crate::ledger::said;
use crate::ledger::year::FiscalYear;
use crate::text;

use super::query::{Hit, Query};
use crate::page;
use crate::page::brief::Brief;

/// One hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitLine {
    /// The project's number; [`None`] for what stands outside the projects.
    pub project: Option<String>,
    /// The project's name, where that isn't what is found.
    pub name: String,
    /// The fiscal year of the record that it stands in, where the ledger has more than one: else a KPI that is carried on
    /// from year to year makes lines that are all alike.
    pub year: String,
    /// The field's label.
    pub label: &'static str,
    /// Which KPI, cost or other row of a table the field is of, by the name that the record gives it; empty where it has none,
    /// or is that name.
    pub of: String,
    /// The text from a little before the first match on.
    pub text: String,
    /// Where the words stand in `text`, in bytes.
    pub marks: Vec<Range<usize>>,
    /// Whether the user is at it.
    pub here: bool,
}

/// Cells of text before the first match that are shown.
const BEFORE: usize = 6;

/// Graphemes of a text that are looked at: more are never seen in a list.
const SEEN: usize = 400;

/// The hits of the list's present page, `rows` to a page; the user is at hit `at`.
pub fn lines(doc: &Doc, briefs: &[Brief], query: &Query, hits: &[Hit], at: Option<usize>, rows: usize) -> Vec<HitLine> {
    let rows = rows.max(1);
    let first = at.unwrap_or(0) / rows * rows;
    let several = has_several_years(briefs);
    let hits = hits.iter().enumerate().skip(first).take(rows);
    hits.map(|(i, hit)| {
        let brief = hit.project.and_then(|project| briefs.get(project));
        // As on the page: what is drawn with every key is no more of a text than anybody reads.
        let whole = shown(doc, hit);
        let whole = page::beginning(&whole);
        let found = query.ranges(whole);
        let start = found.first().map_or(0, |range| begin(whole, range.start));
        let text = whole.get(start..).unwrap_or_default();
        let end = text::glyphs(text).nth(SEEN).map_or(text.len(), |glyph| glyph.source.start);
        let cut = if start > 0 { "…" } else { "" };
        let shift = |at: usize| (at.saturating_sub(start) + cut.len()).min(cut.len() + end);
        HitLine {
            project: brief.map(|brief| brief.number.map_or_else(|| "?".to_owned(), |n| n.to_string())),
            name: brief.filter(|brief| *brief.name != *whole).map_or_else(String::new, |brief| brief.name.to_string()),
            year: if several { year_at(doc, &hit.pointer) } else { String::new() },
            label: field(&hit.pointer).map_or("", |field| field.label),
            of: of(doc, &hit.pointer),
            // A line of the list is one line.
            text: format!("{cut}{}", text.get(..end).unwrap_or_default()).replace(['\n', '\t'], " "),
            marks: found.into_iter().map(|range| shift(range.start)..shift(range.end)).collect(),
            here: at == Some(i),
        }
    })
    .collect()
}

/// The fiscal year of a hit, as [`HitLine::year`] says it.
pub(crate) fn year(doc: &Doc, briefs: &[Brief], hit: &Hit) -> String {
    if has_several_years(briefs) { year_at(doc, &hit.pointer) } else { String::new() }
}

fn has_several_years(briefs: &[Brief]) -> bool {
    let mut years = briefs.iter().flat_map(|brief| brief.years.iter());
    let one = years.next();
    years.any(|year| Some(year) != one)
}

/// The fiscal year of the innermost record around a place that has one, in short; nothing where none has.
fn year_at(doc: &Doc, place: &Pointer) -> String {
    let around = std::iter::successors(place.parent(), |(at, _)| at.parent()).map(|(at, _)| at);
    // The ledger's own year says nothing of what stands in it.
    let mut records = around.filter(|at| *at != Pointer::root());
    let said = records.find_map(|at| doc.find(&at.key("fiscal_year"), |year| year.str().map(Cow::into_owned)).ok()?);
    said.map_or_else(String::new, |said| FiscalYear::parse(&said).map_or(said, FiscalYear::short))
}

/// What the record calls the row of a table that a place belongs to, in one line.
fn of(doc: &Doc, place: &Pointer) -> String {
    let mut at = place.parent();
    while let Some((record, member)) = at {
        // A row of a table is an element of a list.
        let is_row = || record.parent().is_some_and(|(_, last)| last.bytes().all(|c| c.is_ascii_digit()));
        // A project is told by its number and its name.
        if record.tokens().count() <= 2 {
            break;
        }
        let named = NAMES.iter().filter(|name| **name != member && is_row());
        let name = named.filter_map(|name| doc.find(&record.key(name), |name| name.str().map(Cow::into_owned)).ok()?);
        if let Some(name) = name.into_iter().find(|name| !name.trim().is_empty()) {
            return page::beginning(&name).replace(['\n', '\t'], " ");
        }
        if NAMES.contains(&&*member) {
            break;
        }
        at = record.parent();
    }
    String::new()
}

/// Members that a row of a table is called by.
const NAMES: [&str; 2] = ["name", "item"];

/// The text of the field that a hit stands in, as it is shown.
fn shown(doc: &Doc, hit: &Hit) -> String {
    let kind = field(&hit.pointer).map(|field| field.kind);
    let text = |value: Value<'_>| match value.kind() {
        Json::String => value.str().map(Into::into).unwrap_or_default(),
        // The file's word for nothing is no word of the people who read it.
        Json::Null => "空欄".to_owned(),
        _ => value.raw().to_owned(),
    };
    let text = doc.find(&hit.pointer, text).unwrap_or_default();
    kind.and_then(|kind| said::words(kind, &text)).map_or(text, str::to_owned)
}

/// Where to begin so that a match at byte `at` is seen with a few cells before it.
fn begin(whole: &str, at: usize) -> usize {
    let mut before = Vec::new();
    for glyph in text::glyphs(whole).take_while(|glyph| glyph.source.start < at) {
        before.push((glyph.source.start, usize::from(glyph.cells)));
    }
    let all: usize = before.iter().map(|(_, cells)| cells).sum();
    if all <= BEFORE {
        return 0;
    }
    let mut left = BEFORE;
    let fits = before.iter().rev().take_while(|(_, cells)| {
        let fits = *cells <= left;
        left = left.saturating_sub(*cells);
        fits
    });
    fits.last().map_or(at, |(start, _)| *start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_match_is_seen_with_what_stands_just_before_it() {
        let text = "美祢市の特産である厚保くりを";
        let at = text.find("厚保").unwrap_or_default();
        assert_eq!(text.get(begin(text, at)..), Some("である厚保くりを"));
        assert_eq!(begin("くり", 0), 0);
        assert_eq!(begin("abc厚保", 3), 0);
    }
}
