//! Searching: typing narrows at once, Enter keeps the hits, n and N walk them, Esc goes back to where it began.

use crate::json::Pointer;
use crate::ledger::field::field;
use crate::ledger::year::FiscalYear;
use crate::text::{Rank, Way};

use crate::app::effect::Effect;
use crate::app::going::{Blanks, Then, To};
use crate::app::key::{Code, Key};
use crate::app::moving::toggle_whole;
use crate::app::prompt::{Line, Prompt};
use crate::app::shelf;
use crate::app::state::{Focus, Notice, Panel, Place, Search, State, Tone};
use crate::app::typing::Typing;
use crate::find::filter;
use crate::find::hits;
use crate::find::query::{self, Found, Hit, Query};
use crate::page::brief::Brief;
use crate::page::grouped;

use super::table::{Keys, Row, keys, keys::special, row};
use super::{Mode, Room};

/// A search being typed; Esc goes back to where it began.
#[derive(Clone, Debug)]
pub struct Typed {
    /// What is typed.
    pub line: Line,
    /// Where to go back to: the ledger, and the place in it.
    from: (usize, Place),
}

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "決定", "一致した所に残る(n・N で前後の一致へ)"),
    row(keys::LEAVE, Typing::Cancel, "やめる", "検索を始めた所へ戻る"),
    row(Keys::Own(&[special(Code::Tab)]), Typing::Offer(Way::Forward), "", "絞り込みの名前や値を補う"),
    row(keys::NEXT, Typing::Row(Way::Forward), "", "次の一致へ"),
    row(keys::BEFORE, Typing::Row(Way::Back), "", "前の一致へ"),
];

pub(super) const ROOM: Room = Room::prompt::<Typed>("検索の言葉を入れるとき(/)");

pub(super) fn open(state: &mut State) {
    state.mode =
        Mode::Search(Box::new(Typed { line: Line::new("", MOST), from: (state.shelf.in_hand(), state.place.clone()) }));
}

/// The most bytes of a search: any text of which all is looked for.
const MOST: usize = 4 * query::CHARS;

impl Prompt for Typed {
    const KEYS: &'static [Row<Typing>] = KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        if let Mode::Search(search) = mode { Some(&mut search.line) } else { None }
    }

    fn changed(state: &mut State, effects: &mut Vec<Effect>) {
        look(state, effects);
    }

    fn offer(state: &mut State, typing: Typing, effects: &mut Vec<Effect>) {
        match typing {
            Typing::Offer(_) if complete(state) => look(state, effects),
            Typing::Row(Way::Back) => step_hit(state, -1),
            _ => step_hit(state, 1),
        }
    }

    fn cancel(state: &mut State) {
        if let Mode::Search(search) = std::mem::replace(&mut state.mode, Mode::Browse) {
            go_back(state, search.from);
            state.end_search();
        }
    }

    fn accept(state: &mut State, _: &mut Vec<Effect>) {
        let Mode::Search(search) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
        if search.line.text().trim().is_empty() {
            state.end_search();
        } else if !state.search.hits.is_empty() && state.place.panel == Panel::Meeting {
            // The meeting has found its project, and says where the words stand; n is the next project there.
            let said = hit_in_words(state);
            state.end_search();
            said.into_iter().for_each(|words| state.tell(words));
        } else if !state.search.hits.is_empty() {
            state.place.focus = Focus::Panel;
        } else if state.hit_place().1 > 0 {
            // Nothing in this ledger: to the next one that has something.
            step_hit(state, 1);
            state.place.focus = Focus::Panel;
        } else if state.search.running == 0 {
            state.warn(format!("「{}」は見つかりませんでした。", search.line.text()));
        }
    }
}

/// Where the hit that the user is at stands, and its words.
fn hit_in_words(state: &State) -> Option<String> {
    let Search { query: Some(query), hits, at, .. } = &state.search else { return None };
    let hits = std::slice::from_ref(hits.get((*at)?)?);
    let line = hits::lines(state.book.doc(), state.book.briefs(), query, hits, Some(0), 1).pop()?;
    let of = if line.of.is_empty() { String::new() } else { format!("「{}」の", line.of) };
    Some(format!("{} {of}{}: 「{}」", line.year, line.label, line.text.trim()).trim_start().to_owned())
}

/// Completes the filter at the end of what is typed: its name, or its value from the ledger. Says whether there was one.
fn complete(state: &mut State) -> bool {
    let Mode::Search(search) = &mut state.mode else { return false };
    let line = &mut search.line;
    let Some(offer) = filter::offer(line.text(), state.book.briefs()).filter(|_| line.caret() == line.text().len())
    else {
        return false;
    };
    line.replace(format!("{}{}", &line.text()[..offer.start], offer.words[0]));
    true
}

impl Typed {
    /// What the prompt offers beside what is typed: the filters' names or their values, behind the key that takes one.
    pub fn offered(&self, briefs: &[Brief]) -> Option<String> {
        let typed = self.line.text();
        let offer = filter::offer(typed, briefs).filter(|_| self.line.caret() == typed.len())?;
        let values: Vec<&str> =
            offer.words.iter().map(|word| word.split_once([':', '：']).map_or("", |(_, value)| value)).collect();
        let names = typed.is_empty() || values.iter().all(|word| word.is_empty());
        let key = Key::plain(Code::Tab);
        Some(format!("{key} {}", if names { offer.words.join(" ") } else { values.join(" ") }))
    }
}

fn look(state: &mut State, effects: &mut Vec<Effect>) {
    let Mode::Search(search) = &state.mode else { return };
    let query = Query::new(search.line.text());
    let from = search.from.clone();
    if query.is_none() || state.shelf.in_hand() != from.0 {
        go_back(state, from);
    }
    state.search.id += 1;
    state.search.query = query.clone();
    state.search.hits.clear();
    state.shelf.forget_hits();
    state.search.at = None;
    state.search.running = if query.is_some() { state.searchable().len() } else { 0 };
    if let Some(query) = query {
        effects.push(Effect::Find { id: state.search.id, query });
    }
}

/// To where the search began.
fn go_back(state: &mut State, (ledger, place): (usize, Place)) {
    shelf::turn(state, ledger);
    state.place = place;
}

pub(crate) fn take_hits(state: &mut State, ledger: usize, found: Found) {
    if found.id != state.search.id {
        return;
    }
    state.search.running = state.search.running.saturating_sub(usize::from(found.done));
    if ledger != state.shelf.in_hand() {
        // Nobody is taken to another ledger by what is found there.
        if let Some(hits) = shelf::take_hits(state, ledger) {
            add_hits(hits, &mut None, found.hits);
        }
        return;
    }
    let Search { hits, at, .. } = &mut state.search;
    add_hits(hits, at, found.hits);
    if state.search.at.is_none() && !state.search.hits.is_empty() {
        // Hits come in the ledger's order and in parts: the first one from here on, or the very first when all are in.
        let ahead = first_ahead(state);
        if let Some(at) = ahead.or(found.done.then_some(0)) {
            go_to_hit(state, at);
        }
    } else if found.done
        && state.search.hits.is_empty()
        && let Mode::Search(search) = &state.mode
        && search.from.0 == ledger
    {
        state.place = search.from.1.clone();
    }
}

/// Takes more hits in, the better ranks before the others: see [`Rank`].
fn add_hits(known: &mut Vec<Hit>, at: &mut Option<usize>, mut hits: Vec<Hit>) {
    for rank in [Rank::Plain, Rank::Reading, Rank::AcrossWords] {
        let (these, others): (Vec<Hit>, Vec<Hit>) = hits.into_iter().partition(|hit| hit.rank == rank);
        hits = others;
        let end = known.partition_point(|hit| hit.rank <= rank);
        if let Some(at) = at.as_mut().filter(|at| **at >= end) {
            *at += these.len();
        }
        known.splice(end..end, these);
    }
}

/// The first hit from where the search began, or from where the user is.
fn first_ahead(state: &State) -> Option<usize> {
    let from = match &state.mode {
        Mode::Search(search) if search.from.0 == state.shelf.in_hand() => &search.from.1,
        _ => &state.place,
    };
    // The whole ledger comes behind the projects.
    let outside = from.panel == Panel::Whole;
    state.search.hits.iter().position(|hit| match hit.project {
        Some(_) => !outside && hit.is_from(from.project, from.tab),
        None => true,
    })
}

pub(crate) fn step_hit(state: &mut State, by: i64) {
    let (place, count) = state.hit_place();
    if count == 0 {
        return;
    }
    let at = match place {
        Some(at) => (at as i64).saturating_add(by),
        // Away from any hit: from the project that is shown, and behind its ledger from the next one.
        None => {
            let before: usize = (0..state.shelf.in_hand()).map(|which| state.beside(which).hits.len()).sum();
            let ahead = first_ahead(state).map_or(before + state.search.hits.len(), |at| before + at) % count;
            ahead as i64 + if by > 0 { by - 1 } else { by }
        }
    };
    let count = count as i64;
    let to = at.rem_euclid(count);
    if to != at {
        let words = if by > 0 {
            "末尾まで来たので、先頭に戻りました。"
        } else {
            "先頭まで来たので、末尾に戻りました。"
        };
        let words = format!("{words} {}/{}件", grouped(to + 1), grouped(count));
        state.notice = Some(Notice { words, tone: Tone::Done });
    }
    let (mut to, mut which) = (to as usize, 0);
    while to >= state.beside(which).hits.len() && which + 1 < state.ledgers() {
        to -= state.beside(which).hits.len();
        which += 1;
    }
    let notice = state.notice.take();
    shelf::turn(state, which);
    go_to_hit(state, to);
    state.notice = notice.or(state.notice.take());
}

/// Goes to a hit of the ledger in hand.
fn go_to_hit(state: &mut State, at: usize) {
    let Some(hit) = state.search.hits.get(at) else { return };
    let (project, pointer) = (hit.project, hit.pointer.clone());
    state.search.at = Some(at);
    go_to(state, project, &pointer, Then::Stay);
}

/// Shows the project, tab and year that a place belongs to, selects its field, and does something there.
pub(in crate::app) fn go_to(state: &mut State, project: Option<usize>, pointer: &Pointer, then: Then) {
    if state.place.panel == Panel::Meeting {
        if let Some(project) = project {
            crate::app::moving::select_project(state, project);
        }
        return;
    }
    let tab = field(pointer).and_then(|field| field.tab);
    match (project, tab) {
        (Some(project), Some(tab)) => {
            let year = review_year(state, project, pointer);
            let Place { panel, project: old, tab: old_tab, year: old_year, .. } = state.place;
            if (panel, old, old_tab, old_year) != (Panel::Project, project, tab, year) {
                state.place = Place { project, tab, year, panel: Panel::Project, field: 0, top: 0, ..state.place };
            }
        }
        _ => {
            if state.place.panel != Panel::Whole {
                let at = state.search.at;
                toggle_whole(state);
                state.search.at = at;
            }
        }
    }
    state.go_and(To::Nearest(pointer.clone(), Blanks::AsTheyWere), then);
}

/// The year of the review that a pointer leads into, where it isn't the one shown anyway.
fn review_year(state: &State, project: usize, pointer: &Pointer) -> Option<FiscalYear> {
    let mut tokens = pointer.tokens().skip(2);
    (tokens.next()? == "reviews").then_some(())?;
    let wanted: usize = tokens.next()?.parse().ok()?;
    state.with_subject(project, |subject| {
        let year = subject.front.fiscal_year();
        let usual = subject.project.review_for(year).map(|(i, _)| i);
        if usual == Some(wanted) {
            return None;
        }
        subject.project.reviews().nth(wanted).and_then(|(_, review)| review.fiscal_year())
    })?
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::app::state::Origin;
    use crate::app::{Action, update};
    use crate::ledger::Ledger;
    use crate::rules::Table;

    /// However the hits are cut on their way, the search ends at the same one: the first from where it began.
    #[test]
    fn hits_that_come_in_parts_lead_to_the_same_place() {
        let find = |cut: usize, from: usize, word: &str| {
            let ledger = Ledger::read(crate::ledger::EMBEDDED).unwrap();
            let mut state = State::with_ledger(Origin::Embedded, ledger, Table::embedded());
            update(&mut state, Action::Resize(100, 30));
            state.place.project = from;
            update(&mut state, Action::Key(Key::char('/'), 0));
            word.chars().for_each(|c| drop(update(&mut state, Action::Key(Key::char(c), 0))));
            let (id, query) = (state.search.id, state.search.query.clone().unwrap());
            let mut hits = Vec::new();
            query::find(state.book.ledger(), &query, |more| {
                hits.extend(more);
                true
            });
            let rest = hits.split_off(cut.min(hits.len()));
            update(&mut state, Action::Found(Found { id, hits, done: false }));
            update(&mut state, Action::Found(Found { id, hits: rest, done: true }));
            (state.search.at, state.place.project)
        };
        for from in 0..7 {
            let whole = find(usize::MAX, from, "KPI");
            assert!(whole.0.is_some());
            for cut in 0..6 {
                assert_eq!(find(cut, from, "KPI"), whole, "cut after {cut}, from project {from}");
            }
        }
        assert_eq!(find(1, 3, "no such word").0, None);
    }
}
