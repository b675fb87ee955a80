//! Any bytes as keys and pastes, any size at any moment: nothing breaks, the terminal gets nothing but the painter's own
//! sequences, and nothing is sent to be saved unless the list of changes was confirmed.
//!
//! `KENSHO_LONG=100000 cargo test --test screen any_keys:: -- --nocapture`: that many rounds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::support::chance::{dice, pressed};
use crate::support::long;
use crate::support::rooms::{EMBEDDED, NASTY, Screen, obeys_only_us};
use crossterm::event::{Event, MouseEventKind};
use kensho::app::effect::Effect;
use kensho::app::state::{Mode, Origin, State};
use kensho::app::{Action, update};
use kensho::io::terminal::input::{Heard, Parser, key};
use kensho::ledger::Ledger;
use kensho::rules::Table;

/// Keys as a terminal sends them.
#[rustfmt::skip]
const OWN: &[&str] = &[
    "<", "\u{12}", "S", ":w 別.json\r", "\u{c}", "q", "F", "\r", "\u{1b}", "\t", "\u{1b}[A", "\u{1b}[B", "\u{1b}[C", "\u{1b}[D",
    "\u{1b}[5~", "\u{1b}[6~", "\u{1b}[H", "\u{1b}[F", "\u{7f}", "\u{13}", "\u{3}", "\u{15}", "\u{17}", "\u{1b}[200~", "\u{1b}[201~", "\u{1b}[<0;9;9M", "\u{1b}[<64;3;3M", "ｊ",
    "\u{1b}[Z", "[", "]", "Y", "v", "\u{1b}b", "i",
];

#[test]
fn nothing_breaks_and_nothing_is_saved_unasked() {
    let rounds = long::rounds(300, 1500);
    let seed = std::env::var("KENSHO_SEED").ok().map_or(0xD1B5_4A32_D192_ED03_u64, |n| n.parse().unwrap());
    let mut next = dice(seed);
    let ledger = Ledger::read(EMBEDDED).unwrap();
    let mut state = State::with_ledger(Origin::File("台帳.json".into()), ledger.clone(), Table::embedded());
    let (mut screen, mut parser) = (Screen::new(false), Parser::new());
    let (mut out, mut events, mut now) = (Vec::new(), Vec::new(), 0);
    let mut confirmed = 0;
    for round in 0..rounds {
        if next(400) == 0 {
            state = State::with_ledger(Origin::File("台帳.json".into()), ledger.clone(), Table::embedded());
        }
        match next(20) {
            0 => parser.feed(&(0..next(30)).map(|_| next(256) as u8).collect::<Vec<_>>(), &mut events),
            1 => events.push(Heard::Event(Event::Paste(NASTY[next(NASTY.len())].into()))),
            2 => parser.flush(&mut events),
            _ => parser.feed(pressed(OWN, &mut next).as_bytes(), &mut events),
        }
        let mut actions: Vec<Action> = Vec::new();
        for event in events.drain(..) {
            now += next(1000) as u64;
            actions.extend(match event {
                Heard::Event(Event::Key(event)) => key(event).map(|key| Action::Key(key, now)),
                Heard::Event(Event::Paste(text)) => Some(Action::Paste(text)),
                Heard::Event(Event::Mouse(mouse)) => match mouse.kind {
                    MouseEventKind::ScrollUp => Some(Action::Wheel(mouse.column, mouse.row, -1)),
                    MouseEventKind::ScrollDown => Some(Action::Wheel(mouse.column, mouse.row, 1)),
                    _ => Some(Action::Click(mouse.column, mouse.row)),
                },
                _ => None,
            });
        }
        if next(6) == 0 {
            let size = [(0, 0), (1, 1), (2, 200), (200, 2), (40, 10), (80, 24), (300, 100)][next(7)];
            actions.push(Action::Resize(size.0, size.1));
        }
        for action in actions {
            let asked = matches!(state.mode, Mode::Review { .. } | Mode::Path { .. } | Mode::Palette { .. });
            for effect in update(&mut state, action.clone()) {
                match effect {
                    Effect::Save(saving) => {
                        assert!(asked, "round {round}: {action:?} saved without being asked");
                        confirmed += 1;
                        let path = saving.path.unwrap_or_else(|| "台帳.json".into());
                        let outcome = kensho::app::modes::saving::Outcome::Saved {
                            path,
                            ledger: Box::new(saving.ledger),
                            notes: vec![],
                        };
                        update(&mut state, Action::Saved(outcome));
                    }
                    Effect::Find { id, query } => {
                        let mut hits = Vec::new();
                        kensho::find::query::find(state.book.ledger(), &query, |found| {
                            hits.extend(found);
                            true
                        });
                        update(&mut state, Action::Found(kensho::find::query::Found { id, hits, done: true }));
                    }
                    Effect::Edit { pointer, text } => {
                        drop(update(&mut state, Action::Edited(pointer, text + "\n外で直した")))
                    }
                    _ => {}
                }
            }
            out.clear();
            screen.draw(&state, &mut out);
            obeys_only_us(&out);
        }
        if round % 100 == 0 {
            Ledger::read(&state.book.doc().to_text()).unwrap_or_else(|error| panic!("round {round}: {error}"));
        }
    }
    println!("{rounds} rounds, {confirmed} confirmed saves");
}
