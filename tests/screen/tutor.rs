//! The practice: each step can be done by the keys that it names, and the screen below it is the screen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use kensho::app::Action;
use kensho::app::effect::Effect;
use kensho::app::modes::saving::Outcome;
use kensho::app::tutor::{ROWS, STEPS, Tutor};

use crate::support::session::Session;

fn practising(width: u16, height: u16) -> Session {
    let mut session = Session::new(width, height);
    session.state.tutor = Some(Tutor::default());
    session.act(Action::Resize(width, height));
    session
}

/// What a user presses at each step, the last one aside.
const KEYS: [&str; 20] = [
    "j",
    "2",
    "<Enter>",
    "e",
    "<C-u>61<Enter>",
    "u",
    "<C-r>",
    "s",
    "<Enter>",
    "4",
    "/kenshin<Enter>",
    "n",
    "c",
    "j<Esc>",
    "0",
    "0",
    "m",
    "n<Esc>",
    "?",
    "<Esc>",
];

fn at(session: &Session) -> usize {
    session.state.tutor.unwrap().at
}

#[test]
fn every_step_is_done_by_what_it_says() {
    for (width, height) in [(80, 24), (140, 40), (40, 12)] {
        let mut session = practising(width, height);
        assert_eq!(KEYS.len() + 1, STEPS.len());
        for (step, keys) in KEYS.iter().enumerate() {
            assert_eq!(at(&session), step, "{width}×{height}: before {keys}");
            session.keys("<wait>").keys(keys);
            // The world answers a save.
            if let Some(Effect::Save { .. }) =
                session.effects.iter().rev().find(|effect| matches!(effect, Effect::Save { .. }))
            {
                session.effects.clear();
                let ledger = Box::new(session.state.book.ledger().clone());
                session.act(Action::Saved(Outcome::Saved { path: "練習.json".into(), ledger, notes: Vec::new() }));
            }
            session.draw().check();
        }
        assert_eq!(at(&session), STEPS.len() - 1, "{width}×{height}");
    }
}

#[test]
fn the_screen_below_is_the_screen_without_it() {
    for (width, height) in [(80, 24), (140, 40), (40, 12)] {
        let mut plain = Session::new(width, height - ROWS);
        let mut practising = practising(width, height);
        for keys in ["", "j2", "<Enter>", "?"] {
            let (plain, practising) = (plain.keys(keys).draw(), practising.keys(keys).draw());
            assert_eq!(plain.rows[..], practising.rows[usize::from(ROWS)..], "{width}×{height} after {keys}");
            assert!(practising.rows[0].contains("練習"), "{:?}", practising.rows[0]);
            assert_eq!(plain.cursor.map(|(x, y)| (x, y + ROWS)), practising.cursor);
        }
    }
    // Where there is no room for both, the screen goes on without.
    for (width, height) in [(40, 8), (1, 1), (0, 0)] {
        practising(width, height).draw().check();
    }
}

#[test]
fn a_step_can_be_passed_over() {
    let mut session = practising(80, 24);
    session.keys("<F9><F9>");
    assert_eq!(at(&session), 2);
    // Outside of the practice the key means nothing.
    let mut plain = Session::new(80, 24);
    let before = plain.draw().text();
    assert_eq!(plain.keys("<F9>").draw().text(), before);
}
