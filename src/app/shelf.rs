//! Several ledgers opened as one list: one of them is in hand, the others stand on the shelf.
//!
//! The policy: whatever is read, judged, edited and saved is the ledger's in hand, so that everything that is known of one
//! ledger alone holds here too. Going over a town's border in the list, among the hits or the findings takes the other
//! ledger into hand ([`turn`]); the world follows with that ledger's file, lock and journal ([`Effect::Turn`]). What was not
//! saved goes onto the shelf with its ledger and is there again when it comes back. Of a ledger on the shelf the text, the
//! projects in brief and the findings are kept, which is what one list, one search and one list of findings need.
//!
//! With one ledger alone the shelf is empty, and nothing here has anything to do.
//!
//! [`Effect::Turn`]: super::Effect::Turn

use std::collections::VecDeque;
use std::mem::{swap, take};
use std::sync::Arc;

use super::book::Book;
use super::modes::Mode;
use super::modes::findings::Listing;
use super::modes::importing::Begun;
use super::modes::recovery::Left;
use super::state::{Origin, Panel, Progress, Shown, State};
use crate::change::history::Draft;
use crate::check::Findings;
use crate::find::query::Hit;
use crate::ledger::Ledger;
use crate::ledger::municipality::without_prefecture;
use crate::page::brief::Brief;
use crate::rules::{Agreement, Table};

/// A row of the list of projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRow {
    /// The heading of a ledger, by its place on the shelf.
    Town(usize),
    /// A project of a ledger, by the places of both.
    Project(usize, usize),
}

/// The ledgers that are open as one list.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// All of them; empty where one ledger is open alone. The place of the one in hand is hollow.
    ledgers: Vec<Own>,
    /// The one in hand.
    at: usize,
    /// Counts up with what becomes of those on the shelf.
    revision: u64,
    /// The rows of the list; made by [`State::list_anew`].
    rows: Vec<ListRow>,
    /// The findings that are listed, by ledger and place in it; made by [`State::listing_anew`].
    findings: Vec<(usize, usize)>,
    /// Where earlier runs left something that is still to be asked about, and where the user is taken afterwards.
    asking: (VecDeque<usize>, Option<usize>),
    /// What was answered to the question about unsaved changes, for as long as it is being asked.
    answers: Vec<(usize, Answer)>,
    /// How many have been read, until all have been.
    pub reading: Option<Progress>,
}

/// What becomes of a ledger's unsaved changes when the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They stay in the journal for the next run.
    Keep,
    /// They are given up.
    ThrowAway,
}

/// What belongs to a ledger and goes with it: the parts of a [`State`] that are another ledger's after [`turn`].
#[derive(Clone, Debug)]
struct Own {
    book: Book,
    table: &'static Table,
    origin: Origin,
    default_path: String,
    others: Vec<String>,
    loading: Option<Progress>,
    indexing: Option<u8>,
    checking: Option<Progress>,
    broken: Option<String>,
    recovered: Vec<Left>,
    drafts: VecDeque<(usize, Draft)>,
    drafting: bool,
    begun: Option<Box<Begun>>,
    came_in: Option<String>,
    listing: Listing,
    /// Opinions added in the meeting, and how many of them were taken back.
    added: (usize, usize),
    hits: Vec<Hit>,
    project: usize,
}

impl Own {
    /// A ledger that is still to be read.
    fn waiting(path: &str, table: &'static Table) -> Own {
        Own {
            book: Book::new(table),
            table,
            origin: Origin::File(path.to_owned()),
            default_path: path.to_owned(),
            others: Vec::new(),
            loading: Some(Progress { done: 0, total: 1 }),
            indexing: None,
            checking: None,
            broken: None,
            recovered: Vec::new(),
            drafts: VecDeque::new(),
            drafting: false,
            begun: None,
            came_in: None,
            listing: Listing::default(),
            added: (0, 0),
            hits: Vec::new(),
            project: 0,
        }
    }

    /// Exchanges these parts with those of the state.
    fn exchange(&mut self, state: &mut State) {
        swap(&mut self.book, &mut state.book);
        swap(&mut self.table, &mut state.table);
        swap(&mut self.origin, &mut state.origin);
        swap(&mut self.default_path, &mut state.setup.default_path);
        swap(&mut self.others, &mut state.others);
        swap(&mut self.loading, &mut state.loading);
        swap(&mut self.indexing, &mut state.indexing);
        swap(&mut self.checking, &mut state.checking);
        swap(&mut self.broken, &mut state.broken);
        swap(&mut self.recovered, &mut state.recovered);
        swap(&mut self.drafts, &mut state.drafts);
        swap(&mut self.drafting, &mut state.drafting);
        swap(&mut self.begun, &mut state.begun);
        swap(&mut self.came_in, &mut state.came_in);
        swap(&mut self.listing, &mut state.listing);
        swap(&mut self.added, &mut state.meeting.added);
        swap(&mut self.hits, &mut state.search.hits);
        swap(&mut self.project, &mut state.place.project);
    }
}

/// A ledger of the list, in hand or not, as it is listed and looked through.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// Its record with the briefs and the findings.
    pub book: &'a Book,
    /// What it is judged by.
    pub table: &'static Table,
    /// Where it came from.
    pub origin: &'a Origin,
    /// Whether it is still to be read.
    pub waiting: bool,
    /// Why it can't be used.
    pub broken: Option<&'a str>,
    /// What a search has found in it.
    pub hits: &'a [Hit],
}

impl Beside<'_> {
    /// The municipality; the file's name where the record says none, or can't be read.
    pub fn town(&self) -> String {
        let front = self.book.ledger().front();
        let town = front.front().municipality().map(|town| town.trim().to_owned()).filter(|town| !town.is_empty());
        town.unwrap_or_else(|| self.origin.name().to_owned())
    }

    /// The same without the prefecture.
    pub(crate) fn short_town(&self) -> String {
        without_prefecture(&self.town()).to_owned()
    }

    /// The town and the file, for a sentence that must not be taken for another ledger's.
    pub fn named(&self) -> String {
        let (town, file) = (self.short_town(), self.origin.name());
        if town == file { town } else { format!("{town}({file})") }
    }
}

impl Shelf {
    /// The place of the ledger in hand.
    pub fn in_hand(&self) -> usize {
        self.at
    }

    /// Counts up with what becomes of those on the shelf.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// Forgets what a search has found on the shelf.
    pub(super) fn forget_hits(&mut self) {
        self.ledgers.iter_mut().for_each(|own| own.hits.clear());
    }

    /// What was answered to the question about a ledger's unsaved changes.
    pub(super) fn answer(&self, which: usize) -> Option<Answer> {
        self.answers.iter().find(|(of, _)| *of == which).map(|(_, answer)| *answer)
    }

    /// Notes an answer about the ledger in hand.
    pub(super) fn take_answer(&mut self, answer: Answer) {
        let at = self.at;
        self.answers.retain(|(of, _)| *of != at);
        self.answers.push((at, answer));
    }

    /// Nothing is asked any more.
    pub(super) fn forget_answers(&mut self) {
        self.answers.clear();
    }
}

/// Reading.
impl State {
    /// Puts ledgers, by their paths and what they are judged by, on the shelf; the one at `at` is what the state holds.
    pub fn shelve(&mut self, paths: &[(String, &'static Table)], at: usize) {
        let ledgers: Vec<Own> = paths.iter().map(|(path, table)| Own::waiting(path, table)).collect();
        // The one in hand has been read.
        let reading = Progress { done: 1, total: ledgers.len() as u64 };
        self.shelf = Shelf { ledgers, at, reading: Some(reading), ..Shelf::default() };
        self.list_anew();
    }

    /// Whether several ledgers are open as one list.
    pub(crate) fn is_several(&self) -> bool {
        !self.shelf.ledgers.is_empty()
    }

    /// How many ledgers are open.
    pub fn ledgers(&self) -> usize {
        self.shelf.ledgers.len().max(1)
    }

    /// A ledger of the list; the one in hand where there is no such place.
    pub fn beside(&self, which: usize) -> Beside<'_> {
        match self.shelf.ledgers.get(which).filter(|_| which != self.shelf.at) {
            Some(own) => Beside {
                book: &own.book,
                table: own.table,
                origin: &own.origin,
                waiting: own.loading.is_some(),
                broken: own.broken.as_deref(),
                hits: &own.hits,
            },
            None => Beside {
                book: &self.book,
                table: self.table,
                origin: &self.origin,
                waiting: self.loading.is_some(),
                broken: self.broken.as_deref(),
                hits: &self.search.hits,
            },
        }
    }

    /// The ledger in hand.
    pub fn in_hand(&self) -> Beside<'_> {
        self.beside(self.shelf.at)
    }

    /// What goes before a window's title, so that it can't be taken for another ledger's: nothing where one is open alone.
    pub fn titled(&self) -> String {
        if self.is_several() { format!("{} ", self.in_hand().named()) } else { String::new() }
    }

    /// The ledgers that can be looked through, with their places.
    pub fn searchable(&self) -> Vec<(usize, Ledger)> {
        let all = (0..self.ledgers()).map(|which| (which, self.beside(which)));
        let there = all.filter(|(which, beside)| *which == self.shelf.at || !beside.waiting && beside.broken.is_none());
        there.map(|(which, beside)| (which, beside.book.ledger().clone())).collect()
    }

    /// The ledgers whose changes aren't all in their files.
    pub fn unsaved(&self) -> Vec<usize> {
        (0..self.ledgers()).filter(|&which| !self.beside(which).book.changes().is_empty()).collect()
    }

    /// The hits of all ledgers: at which the user is, and how many there are.
    pub fn hit_place(&self) -> (Option<usize>, usize) {
        let count = |which: usize| self.beside(which).hits.len();
        let before: usize = (0..self.shelf.at).map(count).sum();
        (self.search.at.map(|at| before + at), (0..self.ledgers()).map(count).sum())
    }

    /// The rows of the list where several ledgers are listed.
    pub(super) fn rows_of_several(&self) -> &[ListRow] {
        &self.shelf.rows
    }

    /// Makes the rows of the list of findings anew; those of the ledger in hand are known. A project's are one ledger's.
    pub(super) fn list_findings_of_several(&mut self) {
        let listing = &self.listing;
        let one = listing.town || listing.filter.project.is_some();
        let of = |which: usize| -> Vec<usize> {
            match self.beside(which).book {
                _ if which == self.shelf.at => listing.rows.clone(),
                _ if one => Vec::new(),
                book => super::modes::findings::select(&listing.filter, book),
            }
        };
        let all = (0..self.ledgers()).flat_map(|which| of(which).into_iter().map(move |at| (which, at))).collect();
        self.shelf.findings = all;
    }

    /// How many findings are listed, of all ledgers.
    pub fn listed_findings(&self) -> usize {
        if self.is_several() { self.shelf.findings.len() } else { self.listing.rows.len() }
    }

    /// The ledger of a listed finding, and its place among that ledger's.
    pub(crate) fn listed_finding(&self, row: usize) -> Option<(usize, usize)> {
        match self.is_several() {
            true => self.shelf.findings.get(row).copied(),
            false => self.listing.rows.get(row).map(|&at| (0, at)),
        }
    }

    /// The row of a finding of the ledger in hand.
    pub(crate) fn row_of_finding(&self, at: usize) -> Option<usize> {
        match self.is_several() {
            true => self.shelf.findings.iter().position(|&row| row == (self.shelf.at, at)),
            false => self.listing.rows.iter().position(|&row| row == at),
        }
    }

    /// Makes the rows of the list anew.
    pub(super) fn list_several(&mut self) {
        let mut rows = Vec::new();
        for which in 0..self.ledgers() {
            let differs = |brief: &Brief| matches!(brief.agreement, Agreement::Differs | Agreement::OffList);
            let briefs = self.beside(which).book.briefs().iter().enumerate();
            let listed = briefs.filter(|(_, brief)| !self.differing || differs(brief));
            let start = rows.len();
            rows.push(ListRow::Town(which));
            rows.extend(listed.map(|(project, _)| ListRow::Project(which, project)));
            if self.differing && rows.len() == start + 1 {
                rows.truncate(start);
            }
        }
        self.shelf.rows = rows;
    }

    /// Whether the list can be at a row: at a project, or at the heading of a ledger of which none is listed.
    pub(super) fn is_stop(&self, row: usize) -> bool {
        match (self.shelf.rows.get(row), self.shelf.rows.get(row + 1)) {
            (Some(ListRow::Project(..)), _) => true,
            (Some(ListRow::Town(which)), Some(ListRow::Project(of, _))) => which != of,
            (Some(ListRow::Town(_)), _) => true,
            (None, _) => false,
        }
    }
}

/// Takes another ledger into hand. What is open over the list stays open; the place on the page begins anew.
pub(super) fn turn(state: &mut State, to: usize) {
    if to == state.shelf.at || to >= state.shelf.ledgers.len() {
        return;
    }
    let mut shelf = take(&mut state.shelf);
    let filter = state.listing.filter.clone();
    let from = std::mem::replace(&mut shelf.at, to);
    for which in [from, to] {
        if let Some(own) = shelf.ledgers.get_mut(which) {
            own.exchange(state);
        }
    }
    shelf.revision += 1;
    state.shelf = shelf;
    // What the lists are narrowed to holds in every town, but for a project.
    state.listing.filter = crate::check::selection::Filter { project: None, ..filter };
    if state.place.panel == Panel::Whole {
        state.place.panel = Panel::Project;
    }
    state.place.year = None;
    state.shown = Shown::default();
    state.count = None;
    super::moving::to_page_top(state);
    state.list_anew();
    if state.layout.panel.width == 0
        && let Some(words) = state.broken.clone()
    {
        state.warn(words);
    }
}

/// A ledger has been read: its record, or the sentence why it is none. One that is in hand, or has been, is known better.
pub(super) fn arrived(state: &mut State, which: usize, read: Result<Book, String>) {
    if let Some(progress) = &mut state.shelf.reading {
        progress.done += 1;
        if progress.done >= progress.total {
            state.shelf.reading = None;
        }
    }
    let in_hand = which == state.shelf.at;
    if let Some(own) = state.shelf.ledgers.get_mut(which).filter(|own| !in_hand && own.loading.is_some()) {
        own.loading = None;
        match read {
            Ok(book) => own.book = book,
            Err(words) => own.broken = Some(words),
        }
        state.shelf.revision += 1;
    }
}

/// What the file of the ledger in hand holds now that it has been opened.
pub(super) fn opened(state: &mut State, read: Result<Ledger, String>) {
    state.loading = None;
    state.broken = None;
    match read {
        Err(words) => {
            if state.layout.panel.width == 0 {
                state.warn(words.clone());
            }
            state.broken = Some(words);
        }
        Ok(ledger) if state.book.doc().to_text() == ledger.doc().to_text() => {}
        Ok(ledger) => state.book.open(ledger),
    }
    state.shelf.revision += 1;
}

/// A ledger on the shelf has been looked through, as it was then.
pub(super) fn looked(state: &mut State, which: usize, ledger: &Ledger, findings: Arc<Findings>) {
    if which == state.shelf.at {
        if state.book.ledger().is_same(ledger) {
            super::modes::findings::renew(state, findings);
        }
    } else if let Some(own) = state.shelf.ledgers.get_mut(which).filter(|own| own.book.ledger().is_same(ledger)) {
        own.book.renew_findings(findings);
        own.checking = None;
        state.shelf.revision += 1;
        if matches!(state.mode, Mode::Findings(_) | Mode::Looking(_)) {
            state.listing_anew();
        }
    }
}

/// Takes what a search has found in a ledger on the shelf.
pub(super) fn take_hits(state: &mut State, which: usize) -> Option<&mut Vec<Hit>> {
    state.shelf.ledgers.get_mut(which).map(|own| &mut own.hits)
}

/// Earlier runs left something in these ledgers: one after the other is taken into hand and asked about.
pub(super) fn ask_others(state: &mut State, left: Vec<usize>) {
    let home = state.shelf.at;
    state.shelf.asking.0.extend(left);
    state.shelf.asking.1.get_or_insert(home);
}

/// Whether ledgers are being gone through for what earlier runs left in them.
pub(crate) fn is_asking(state: &State) -> bool {
    state.shelf.asking.1.is_some()
}

/// Whether what was asked about a ledger has been answered, while others are to follow.
pub(super) fn may_go_on(state: &State) -> bool {
    is_asking(state) && matches!(state.mode, Mode::Browse) && !state.drafting
}

/// After each answer: the next ledger to be asked about, and after the last one back to where it began.
pub(super) fn go_on_asking(state: &mut State) {
    let notice = state.notice.clone();
    match state.shelf.asking.0.pop_front() {
        Some(next) => turn(state, next),
        None => {
            if let Some(home) = state.shelf.asking.1.take() {
                turn(state, home);
            }
        }
    }
    state.notice = notice.or(state.notice.take());
}
