//! Finding: which fields of which projects say what is looked for.
//!
//! Words are separated by blanks and narrow: a project is found when it holds every word, and its hits are the fields
//! that hold at least one. A word is looked for in folded text (width, kana, case, dashes) and, when it is romaji, in
//! readings. [Filters](crate::find::filter) narrow by facts of a project. What is searched is what is shown and what the document
//! prints: a cost is found as `40,404,482`, as `40404482` and, where it is printed so, as `60,683千円`.
//!
//! Within a project hits come in the order of its pages, as one would read them.

use std::ops::Range;

use crate::json::{Kind as Json, Pointer, Tree, Value};
use crate::ledger::Ledger;
use crate::ledger::field::{self, Choice, Field, Kind, Place, Tab};
use crate::ledger::said;
use crate::ledger::view::Project;
use crate::text::grams::{Grams, Set};
use crate::text::{self, Needle, Rank, fold, fold_into};

use crate::find::filter::{Filter, Filters};
use crate::page::{grouped, yen};

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    words: Vec<Needle>,
    filters: Filters,
}

/// A field that holds what is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The project's index; `None`: outside the projects.
    pub(crate) project: Option<usize>,
    /// The field.
    pub pointer: Pointer,
    /// Whether the words stand there, or the text can only be read so.
    pub(crate) rank: Rank,
}

impl Hit {
    /// The tab on which the hit is seen; [`None`] for what stands outside the projects.
    pub(crate) fn tab(&self) -> Option<Tab> {
        self.project.and_then(|_| field::field(&self.pointer)?.tab)
    }

    /// Whether the hit stands at a place in the ledger, or behind it.
    pub(crate) fn is_from(&self, project: usize, tab: Tab) -> bool {
        self.project.is_none_or(|p| (p, self.tab()) >= (project, Some(tab)))
    }
}

/// Hits that the world has found for a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which search.
    pub id: u64,
    /// More hits, in the order of the ledger.
    pub hits: Vec<Hit>,
    /// Whether that was all.
    pub done: bool,
}

/// The most words that are looked for at a time: each is looked for in every field, while the user types on.
pub(crate) const WORDS: usize = 16;

/// The most characters that are looked for.
pub(crate) const CHARS: usize = 256;

/// As much of what was typed as is looked for.
fn head(typed: &str) -> &str {
    typed.char_indices().nth(CHARS).and_then(|(end, _)| typed.get(..end)).unwrap_or(typed)
}

/// Whether more was typed than is looked for.
pub fn is_cut(typed: &str) -> bool {
    let head = head(typed);
    head.len() < typed.trim_end().len() || head.split_whitespace().nth(WORDS).is_some()
}

impl Query {
    /// Reads what was typed, up to [`WORDS`] and [`CHARS`]; `None` when it says nothing.
    pub fn new(typed: &str) -> Option<Query> {
        let mut filters = Vec::new();
        let mut words = Vec::new();
        for word in head(typed).split_whitespace().take(WORDS) {
            match Filter::read(word) {
                Some(filter) => filters.extend(filter),
                None => words.extend(Needle::new(word)),
            }
        }
        let filters = Filters::new(filters);
        (!words.is_empty() || !filters.is_empty()).then_some(Query { words, filters })
    }

    /// Looks the words up in indexes.
    pub fn lookup(&self) -> Lookup<'_> {
        Lookup(self.words.iter().map(Needle::lookup).collect())
    }

    /// Whether facts are asked for, not words alone.
    pub(crate) fn filters(&self) -> bool {
        !self.filters.is_empty()
    }

    /// Whether a text holds every word; filters aren't asked.
    pub(crate) fn matches(&self, text: &str) -> bool {
        let folded = fold(text);
        self.words.iter().all(|word| word.is_in(&folded))
    }

    /// Where in a text the words stand: byte ranges in order, without overlaps.
    pub(crate) fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let folded = fold(text);
        let mut ranges: Vec<Range<usize>> = self.words.iter().flat_map(|word| word.ranges(&folded)).collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match merged.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        merged
    }
}

/// A query's words being looked up in one index after the other.
pub struct Lookup<'q>(Vec<text::Lookup<'q>>);

impl Lookup<'_> {
    /// The texts of a group that can hold every word; no other does.
    pub(crate) fn texts(&mut self, grams: &Grams) -> Set {
        let mut texts = Set::ALL;
        for word in &mut self.0 {
            if texts.is_empty() {
                break;
            }
            texts = texts.and(word.texts(grams));
        }
        texts
    }
}

/// Looks through the whole ledger; `take` gets the hits of one project after another and says whether to go on.
pub fn find(ledger: &Ledger, query: &Query, mut take: impl FnMut(Vec<Hit>) -> bool) {
    for index in 0..ledger.len() {
        let hits = hits_of(ledger, index, query);
        if !hits.is_empty() && !take(hits) {
            return;
        }
    }
    let hits = hits_in_front(ledger, query);
    if !hits.is_empty() {
        take(hits);
    }
}

/// The hits in one project.
pub fn hits_of(ledger: &Ledger, index: usize, query: &Query) -> Vec<Hit> {
    let text = ledger.doc().item(index);
    let Ok(tree) = Tree::parse(text) else { return Vec::new() };
    let value = tree.root(text);
    // Most projects say nothing of what is looked for: seen without writing a single pointer.
    let mut seen = vec![false; query.words.len()];
    if !seen.is_empty() {
        say(value, Place::ROOT.step("projects").step("0"), &mut String::new(), &mut |folded| {
            for (word, seen) in query.words.iter().zip(&mut seen).filter(|(_, seen)| !**seen) {
                *seen = word.rank_in(folded).is_some();
            }
        });
    }
    if !seen.iter().all(|&seen| seen) {
        return Vec::new();
    }
    let (front, project) = (ledger.front(), Project(value));
    let at = Pointer::root().key("projects").index(index);
    let Some(facts) = query.filters.met(front.front(), project, &at) else { return Vec::new() };
    if query.words.is_empty() {
        return facts.into_iter().map(|pointer| Hit { project: Some(index), pointer, rank: Rank::Plain }).collect();
    }
    let mut hits = hits_in(value, at, Some(index), query);
    hits.retain(|hit| query.filters.in_year(project, &hit.pointer));
    hits.sort_by_key(Hit::tab);
    hits
}

/// Calls `f` with the folded text of every field of a project that is shown: all that a word can be found in.
pub(crate) fn fields_of(ledger: &Ledger, index: usize, f: &mut impl FnMut(&str)) {
    let text = ledger.doc().item(index);
    let Ok(tree) = Tree::parse(text) else { return };
    say(tree.root(text), Place::ROOT.step("projects").step("0"), &mut String::new(), f);
}

/// The hits outside the projects; what is narrowed down to certain projects is found in them only.
pub(crate) fn hits_in_front(ledger: &Ledger, query: &Query) -> Vec<Hit> {
    if query.filters() { Vec::new() } else { hits_in(ledger.front().value(), Pointer::root(), None, query) }
}

/// Calls `f` with the folded text of every field that is shown.
fn say(value: Value<'_>, place: Place, folded: &mut String, f: &mut impl FnMut(&str)) {
    let mut one = |text: &str| {
        folded.clear();
        fold_into(text, folded);
        f(folded);
    };
    match value.kind() {
        Json::Object => {
            together(place, value, |_, text| one(text));
            for member in value.members() {
                say(member.value, place.step(&member.key()), folded, f);
            }
        }
        Json::Array => {
            let element = place.step("0");
            for item in value.items() {
                say(item, element, folded, f);
            }
        }
        Json::String | Json::Number => {
            let Some(field) = place.field().filter(|field| is_shown(field)) else { return };
            match (value.kind(), value.str()) {
                (Json::String, Some(text)) => one(said::words(field.kind, &text).unwrap_or(&text)),
                (Json::String, None) => {}
                _ => {
                    one(value.raw());
                    amounts(field, value, one);
                }
            }
        }
        _ => {}
    }
}

fn hits_in(value: Value<'_>, at: Pointer, project: Option<usize>, query: &Query) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut seen = vec![false; query.words.len()];
    let place = at.tokens().fold(Place::ROOT, |place, token| place.step(&token));
    walk(value, at, place, &mut |pointer, text| {
        let folded = fold(text);
        let mut best: Option<Rank> = None;
        for (word, seen) in query.words.iter().zip(&mut seen) {
            if let Some(rank) = word.rank(&folded) {
                *seen = true;
                best = Some(best.map_or(rank, |best| best.min(rank)));
            }
        }
        let Some(rank) = best else { return };
        // A field that says it in several ways is one hit.
        match hits.last_mut().filter(|hit: &&mut Hit| hit.pointer == *pointer) {
            Some(hit) => hit.rank = hit.rank.min(rank),
            None => hits.push(Hit { project, pointer: pointer.clone(), rank }),
        }
    });
    if seen.iter().all(|&seen| seen) { hits } else { Vec::new() }
}

/// Calls `f` with every field that the table names and the text that is shown for it.
fn walk(value: Value<'_>, at: Pointer, place: Place, f: &mut impl FnMut(&Pointer, &str)) {
    match value.kind() {
        Json::Object => {
            for member in value.members() {
                let key = member.key();
                let below = at.key(&key);
                together(place, value, |of, text| {
                    if of == key {
                        f(&below, text);
                    }
                });
                walk(member.value, below, place.step(&key), f);
            }
        }
        Json::Array => {
            let element = place.step("0");
            for (i, item) in value.items().enumerate() {
                walk(item, at.index(i), element, f);
            }
        }
        Json::String | Json::Number => {
            let Some(field) = place.field().filter(|field| is_shown(field)) else { return };
            match (value.kind(), value.str()) {
                (Json::String, Some(text)) => f(&at, said::words(field.kind, &text).unwrap_or(&text)),
                (Json::String, None) => {}
                _ => {
                    f(&at, value.raw());
                    amounts(field, value, |text| f(&at, text));
                }
            }
        }
        _ => {}
    }
}

/// An amount as it is shown, and as the document prints whole thousands.
fn amounts(field: &Field, value: Value<'_>, mut f: impl FnMut(&str)) {
    if field.kind != Kind::Yen {
        return;
    }
    let amount = value.i64();
    f(&yen(amount));
    if let Some(thousands) = amount.filter(|amount| *amount != 0 && amount % 1000 == 0) {
        f(&format!("{}千円", grouped(thousands / 1000)));
    }
}

/// What is read in one although it stands in several members: `R4-R8`, `+100人`; with the member that it is found at.
fn together(place: Place, value: Value<'_>, mut f: impl FnMut(&str, &str)) {
    let Some(field) = place.field() else { return };
    let text = |key: &str| value.get(key).and_then(|v| v.str().map(Into::into).or_else(|| Some(v.raw().to_owned())));
    match field.pattern {
        "/projects/*/period" => {
            if let (Some(from), Some(to)) = (text("from"), text("to")) {
                f("from", &format!("{from}-{to}年度"));
            }
        }
        "/projects/*/plan/kpi_increments/*" => {
            if let Some(increase) = text("increase") {
                f("increase", &format!("+{increase}{}", text("unit").unwrap_or_default()));
            }
        }
        _ => {}
    }
}

/// Identifiers aren't shown, so they aren't found either; codes are found by their words.
fn is_shown(field: &Field) -> bool {
    !matches!(field.label, "形式" | "事業の識別子" | "制度の識別子" | "指摘の場所")
        && field.kind != Kind::Choice(Choice::Program)
}
