//! Keys, and what they do: before, keys, after.
//!
//! The clock is the test's own: keys of one string follow each other as fast as someone types, `<wait>` lets the time
//! pass after which a digit is no count any more.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod editing;
mod finding;
mod moving;
mod much;
mod random;
mod saving;

use crate::support::session::{MINE, Session};
use kensho::app::state::Notice;

/// A session at 100×30 after some keys.
fn after(keys: &str) -> Session {
    let mut session = Session::new(100, 30);
    session.keys(keys);
    session
}

/// The printed number of the selected project.
fn project(session: &Session) -> i64 {
    session.state.book.briefs()[session.state.place.project].number.unwrap()
}

fn notice(session: &Session) -> &str {
    session.state.notice.as_ref().map_or("", |Notice { words, .. }| words)
}

/// Selects the field at a place, wherever it stands, through the palette's project number and `w`.
fn at(pointer: &str) -> Session {
    at_in(MINE, pointer)
}

fn at_in(text: &str, pointer: &str) -> Session {
    let mut session = Session::of(text, 100, 30);
    go(&mut session, pointer);
    session
}

/// Selects a field, on whichever tab it is.
fn go<'s>(session: &'s mut Session, pointer: &str) -> &'s mut Session {
    let index: usize = pointer.split('/').nth(2).and_then(|index| index.parse().ok()).unwrap_or(0);
    for tab in 1..=5 {
        session.keys(&format!("{tab}<wait><Enter>"));
        session.keys(&format!("{}G<wait>g", session.state.book.briefs()[index].number.unwrap()));
        for _ in 0..session.state.shown.page.fields.len() {
            if session.field() == pointer {
                return session;
            }
            session.keys("w");
        }
        session.keys("<Esc>");
    }
    panic!("{pointer} stands on no page");
}

/// Types `text` into the field at `pointer` in place of what is there, and gives what the ledger then says.
fn typed(pointer: &str, text: &str) -> (Session, String) {
    let mut session = at(pointer);
    session.write(text).keys("<Enter>");
    let value = session.value(pointer);
    (session, value)
}

const COST: &str = "/projects/0/reviews/0/cost";
const ACTUAL: &str = "/projects/0/reviews/0/kpis/0/actual";
const COMMENT: &str = "/projects/0/reviews/0/effect/comment";
