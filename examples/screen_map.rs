//! What each cell of the screen holds, scene by scene, for a check of the pictures that real terminals make of it.
//!
//! ```text
//! cargo run --example screen_map -- COLUMNS ROWS unicode|ascii SCENES
//! ```
//!
//! SCENES is a file of lines `name  keys…` (see `tests/terminals/scenes.txt`); one session goes through all of them. For each,
//! a line of JSON: its name, the cursor, the symbols of every cell. The second cell of a wide character is "".

use std::process::ExitCode;
use std::sync::Arc;

use kensho::app::effect::Effect;
use kensho::app::key::{Code, Key};
use kensho::app::state::{Origin, State};
use kensho::app::{Action, update};
use kensho::check::Findings;
use kensho::find::query;
use kensho::find::query::Found;
use kensho::ledger::Ledger;
use kensho::rules::Table;
use kensho::view::{Look, Theme, cells::Shapes, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::{Position, Rect};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("screen_map: {why}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [columns, rows, shapes, scenes] = &args[..] else { return Err("COLUMNS ROWS unicode|ascii SCENES".into()) };
    let number = |word: &String| word.parse::<u16>().map_err(|_| format!("{word} is no number"));
    let area = Rect { x: 0, y: 0, width: number(columns)?, height: number(rows)? };
    let shapes = if shapes == "ascii" { Shapes::ASCII } else { Shapes::UNICODE };
    let look = Look { theme: Theme::terminal(), shapes };
    let scenes = std::fs::read_to_string(scenes).map_err(|error| format!("{scenes}: {error}"))?;
    let ledger = Ledger::read(kensho::ledger::EMBEDDED).map_err(|error| error.to_string())?;
    let mut state = State::with_ledger(Origin::Embedded, ledger, Table::embedded());
    act(&mut state, Action::Resize(area.width, area.height));
    check(&mut state);
    let mut now = 0;
    for line in scenes.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (name, keys) = line.split_once(' ').unwrap_or((line, ""));
        for word in keys.split_whitespace() {
            for key in typed(word)? {
                // Far enough apart that no digit is a count.
                now += 10_000;
                act(&mut state, Action::Key(key, now));
            }
        }
        let Ok(mut terminal) = Terminal::new(TestBackend::new(area.width, area.height));
        let Ok(_) = terminal.draw(|frame| draw(frame, &state, &look));
        let Ok(Position { x, y }) = terminal.get_cursor_position();
        let cursor = terminal.backend().cursor_visible().then_some((x, y));
        let buffer = terminal.backend().buffer();
        let width = usize::from(area.width);
        let cells: Vec<Vec<&str>> =
            buffer.content.chunks(width).map(|row| row.iter().map(|cell| cell.symbol()).collect()).collect();
        println!("{}", serde_json::json!({ "scene": name, "cursor": cursor, "cells": cells }));
    }
    Ok(())
}

/// The keys of a word: `type:abc` is three, `Enter` and `j` are one.
fn typed(word: &str) -> Result<Vec<Key>, String> {
    if let Some(text) = word.strip_prefix("type:") {
        return Ok(text.chars().map(Key::char).collect());
    }
    let code = match word {
        "Enter" => Code::Enter,
        "Esc" => Code::Esc,
        "Tab" => Code::Tab,
        "Down" => Code::Down,
        "Up" => Code::Up,
        "PgDn" => Code::PageDown,
        "F2" => Code::F(2),
        _ => match word.chars().collect::<Vec<_>>()[..] {
            [c] => Code::Char(c),
            _ => return Err(format!("{word} is no key")),
        },
    };
    Ok(vec![Key::plain(code)])
}

/// Looks for findings, as the program does behind its first frame and after edits.
fn check(state: &mut State) {
    let findings = Arc::new(Findings::of(state.book.ledger(), state.table));
    update(state, Action::Checked(findings));
}

/// Does what happened, and looks for what is searched at once.
fn act(state: &mut State, action: Action) {
    for effect in update(state, action) {
        let (id, query) = match effect {
            Effect::Find { id, query } => (id, query),
            Effect::Check => {
                check(state);
                continue;
            }
            _ => continue,
        };
        let ledger = state.book.ledger().clone();
        let mut hits = Vec::new();
        query::find(&ledger, &query, |more| {
            hits.extend(more);
            true
        });
        update(state, Action::Found(Found { id, hits, done: true }));
    }
}
