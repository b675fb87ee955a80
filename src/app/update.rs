//! How the program changes: what happened goes in, the state is changed, what the world should do comes out.

use std::sync::Arc;

use crate::change::trail::Saved;
use crate::check::Findings;
use crate::json::Pointer;
use crate::ledger::Ledger;

use super::book::Book;
use super::effect::Effect;
use super::key::Key;
use super::modes::{self, asking, exporting, findings, importing, meeting, recovery, saving, search, starting, trail};
use super::state::{Notice, Progress, State};
use super::{going, keys, moving, shelf, tutor};
use crate::find::query::Found;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// A key was pressed, at a time in milliseconds.
    Key(Key, u64),
    /// Text was pasted.
    Paste(String),
    /// The mouse was pressed on a cell.
    Click(u16, u16),
    /// The wheel was turned over a cell, so many steps down (negative: up).
    Wheel(u16, u16, i32),
    /// The screen has another size.
    Resize(u16, u16),
    /// More of the ledger has been read.
    Read(Box<super::reading::Batch>),
    /// A search has come to an end, or found more, in the ledger in hand.
    Found(Found),
    /// The same in one of several ledgers, by its place.
    FoundIn(usize, Found),
    /// One of several ledgers has been read, by its place: what it holds, or why it is none.
    Kept(usize, Box<Result<Book, String>>),
    /// One of several ledgers has been looked through, as it was then.
    Looked(usize, Ledger, Arc<Findings>),
    /// What the file of the ledger that was taken into hand holds, or why it is none.
    Opened(Box<Result<Ledger, String>>),
    /// Earlier runs left something in these of several ledgers.
    AskOthers(Vec<usize>),
    /// A field came back from the user's own editor.
    Edited(Pointer, String),
    /// A save has come to an end.
    Saved(saving::Outcome),
    /// So many projects are written, of how many.
    Exporting(usize, usize),
    /// An export has come to an end.
    Exported(exporting::Outcome),
    /// What asking the departments would write; or why nothing can be.
    AskShown(Result<asking::Shown, String>),
    /// The departments' files are written: what there is to say; or why they aren't.
    AskWritten(Result<Vec<String>, String>),
    /// So much of the ledger has been looked through.
    Checking(Progress),
    /// The ledger has been looked through.
    Checked(Arc<Findings>),
    /// How far a large ledger is indexed, in percent; `None`: wholly.
    Indexing(Option<u8>),
    /// Edits that an earlier run left behind: asked about at once.
    Recovered(Vec<recovery::Left>),
    /// The same, while the user is at work already: told of, and asked about when the user wants to be.
    LeftLate(Vec<recovery::Left>),
    /// Text that came at once where keys are commands; whether it goes on from what was held last.
    Held(String, bool),
    /// Someone else has saved while nothing was unsaved here: what the file holds now.
    Theirs(Box<Ledger>),
    /// Who else has the ledger open now, by their login names.
    Others(Vec<String>),
    /// Files come in whose places were typed on the first page.
    Import(String),
    /// Whose the files are and which year they are about whose places were typed on the first page; or why they can't be read.
    HeadingSaid(String, Result<starting::Heading, String>),
    /// How far the reading of files that come in is, in words.
    Importing(u64, String),
    /// Files that come in have been read, or a sentence says why not.
    Imported(u64, Box<Result<importing::Arrived, String>>),
    /// The program has to end at once: the terminal is gone, or the system ends it.
    Ending,
    /// A second has gone by while the stopwatch runs; the time in milliseconds.
    Tick(u64),
    /// What was saved of this ledger, newest first; or why that can't be read.
    Trail(Result<Vec<Saved>, String>),
    /// Something that the world has to say.
    Notice(Notice),
}

/// Changes the state as `action` asks, and says what the world should do.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    // While it is read, the ledger grows in place: nobody else may hold it then.
    let before = state.can_edit().then(|| (state.book.revision(), state.book.ledger().clone()));
    let ticked = meeting::ticks(state);
    let in_hand = state.shelf.in_hand();
    let may_ask = matches!(action, Action::Key(..) | Action::AskOthers(_));
    match action {
        Action::Key(key, at) => {
            state.now = at;
            key_pressed(state, key, &mut effects);
        }
        Action::Paste(text) => modes::paste(state, &text, &mut effects),
        Action::Click(x, y) => moving::click(state, x, y.saturating_sub(state.tutor_rows)),
        Action::Wheel(x, y, steps) => moving::wheel(state, x, y.saturating_sub(state.tutor_rows), steps),
        Action::Resize(width, height) => {
            state.set_size(width, height);
            modes::manual::resized(state);
            state.refresh();
            moving::keep_in_sight(state);
        }
        Action::Read(batch) => super::reading::take(state, *batch),
        Action::Found(found) => search::take_hits(state, state.shelf.in_hand(), found),
        Action::FoundIn(which, found) => search::take_hits(state, which, found),
        Action::Kept(which, read) => shelf::arrived(state, which, *read),
        Action::Looked(which, ledger, findings) => shelf::looked(state, which, &ledger, findings),
        Action::Opened(read) => shelf::opened(state, *read),
        Action::AskOthers(left) => shelf::ask_others(state, left),
        Action::Edited(pointer, text) => modes::entry::edited_outside(state, &pointer, &text, &mut effects),
        Action::Saved(outcome) => saving::ended(state, outcome, &mut effects),
        Action::Exporting(done, of) => exporting::came(state, (done, of)),
        Action::Exported(outcome) => exporting::ended(state, outcome),
        Action::AskShown(shown) => asking::shown(state, shown),
        Action::AskWritten(written) => asking::written(state, written),
        Action::Checked(findings) => {
            findings::renew(state, findings);
        }
        Action::Checking(progress) => state.checking = Some(progress),
        Action::Indexing(percent) => state.indexing = percent,
        Action::Recovered(left) => recovery::open(state, left),
        Action::LeftLate(left) => recovery::announce(state, left),
        Action::Held(text, more) => super::pasting::hold(state, &text, more),
        Action::Theirs(theirs) => saving::take_theirs(state, *theirs, &mut effects),
        Action::Others(others) => state.others = others,
        Action::Ending => {
            modes::ending(state, &mut effects);
            recovery::ending(state, &mut effects);
            importing::resuming::ending(state, &mut effects);
        }
        Action::Import(typed) => importing::path::read(state, &typed, &mut effects),
        Action::HeadingSaid(files, said) => starting::heading_said(state, &files, said),
        Action::Importing(id, words) => importing::progress(state, id, words),
        Action::Imported(id, result) => importing::arrived(state, id, *result),
        Action::Tick(at) => state.now = at,
        Action::Trail(saves) => trail::opened(state, saves),
        Action::Notice(notice) => state.notice = Some(notice),
    }
    recovery::go_on(state, &mut effects);
    importing::resuming::go_on(state, &mut effects);
    // What is to be done yet is to be done with this ledger in hand.
    match may_ask && shelf::may_go_on(state) {
        true if effects.is_empty() => shelf::go_on_asking(state),
        true => effects.push(Effect::AskNext),
        false => {}
    }
    state.refresh();
    while going::reach(state, &mut effects) {
        state.refresh();
    }
    tutor::look(state);
    let ticks = meeting::ticks(state);
    if ticks != ticked {
        effects.push(Effect::Tick(ticks));
    }
    let turned = state.shelf.in_hand() != in_hand;
    if turned {
        effects.push(Effect::Turn(state.shelf.in_hand()));
    }
    let another = match before {
        _ if turned => state.book.findings().is_none(),
        Some((revision, ledger)) => state.book.revision() != revision && !state.book.ledger().is_same(&ledger),
        None => true,
    };
    if state.can_edit() && another {
        effects.push(Effect::Check);
    }
    effects
}

/// The notice goes with the next key; that the input method is on is said once, and stays said for the whole of what it
/// commits.
fn key_pressed(state: &mut State, key: Key, effects: &mut Vec<Effect>) {
    let notice = state.notice.take();
    if matches!(state.mode, modes::Mode::Browse) {
        state.shelf.forget_answers();
    }
    if !keys::is_japanese(state, key) {
        state.japanese = false;
        return modes::press(state, key, effects);
    }
    state.count = None;
    if std::mem::replace(&mut state.japanese, true) {
        state.notice = notice;
    } else {
        state.warn("日本語入力がオンです。オフにするか、全角のまま j や / などのキーを使ってください。");
    }
}
