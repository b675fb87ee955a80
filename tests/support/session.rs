//! A session without a terminal: keys as readable strings, a clock of its own, and the screen as text.
//!
//! What the program asks of the world is carried out as far as it needs no world (looking things up) and kept otherwise,
//! so a test can say: these keys, then this screen, then this was asked for.
#![allow(dead_code)]

use std::cell::RefCell;
use std::sync::Arc;

use kensho::app::book::Book;
use kensho::app::key::{Code, Key};
use kensho::app::state::{Mode, Origin, State};
use kensho::app::{Action, Effect, update};
use kensho::check::Findings;
use kensho::find::query;
use kensho::find::query::Found;
use kensho::ledger::Ledger;
use kensho::rules::Table;
use kensho::text;
use kensho::view::cells::Shapes;
use kensho::view::{Look, Theme, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Position;
use ratatui::style::Modifier;

/// The real document.
pub const MINE: &str = include_str!("../../data/mine-r6.json");

/// Milliseconds between two keys of one string: as fast as someone types `5j`.
const TYPING: u64 = 80;

/// The program with its keys and its effects.
pub struct Session {
    pub state: State,
    pub now: u64,
    /// What was asked of the world, oldest first, without the look-ups.
    pub effects: Vec<Effect>,
}

impl Session {
    /// The real document, opened from a file.
    pub fn new(width: u16, height: u16) -> Session {
        Session::of(MINE, width, height)
    }

    /// Any ledger, opened from a file.
    pub fn of(text: &str, width: u16, height: u16) -> Session {
        Session::with(Origin::File("台帳.json".into()), text, width, height)
    }

    /// Any ledger from anywhere.
    pub fn with(origin: Origin, text: &str, width: u16, height: u16) -> Session {
        let mut session = Session { state: opened(text), now: 10_000, effects: Vec::new() };
        session.state.origin = origin;
        session.act(Action::Resize(width, height));
        session
    }

    /// Several ledgers as one list, by their files' names; the sentence in place of a text that is no ledger. The first that
    /// is one is in hand.
    pub fn several(ledgers: &[(&str, Result<&str, &str>)], width: u16, height: u16) -> Session {
        let at = ledgers.iter().position(|(_, text)| text.is_ok()).unwrap();
        let mut session = Session { state: opened(ledgers[at].1.unwrap()), now: 10_000, effects: Vec::new() };
        session.state.origin = Origin::File(ledgers[at].0.into());
        let paths: Vec<_> = ledgers.iter().map(|(name, _)| ((*name).to_owned(), Table::embedded())).collect();
        session.state.shelve(&paths, at);
        session.act(Action::Resize(width, height));
        for (which, (_, text)) in ledgers.iter().enumerate().filter(|(which, _)| *which != at) {
            let read = text.map(|text| Ledger::read(text).unwrap()).map_err(str::to_owned);
            let book = read.clone().map(|ledger| Book::of(ledger, Table::embedded()));
            session.act(Action::Kept(which, Box::new(book)));
            if let Ok(ledger) = read {
                let findings = Arc::new(Findings::of(&ledger, Table::embedded()));
                session.act(Action::Looked(which, ledger, findings));
            }
        }
        session
    }

    /// Presses the keys of a string one after the other: `2j<Enter>e45.2<Enter>`. `<wait>` lets half a second pass and
    /// a bit; `<lt>` is the key `<`.
    pub fn keys(&mut self, keys: &str) -> &mut Session {
        for word in words(keys) {
            match word {
                Word::Wait => self.now += 600,
                Word::Key(key) => {
                    self.now += TYPING;
                    self.act(Action::Key(key, self.now));
                }
            }
        }
        self
    }

    /// Opens the selected field and writes `text` in place of what stands there, without taking it: also where words are
    /// offered, by the step that writes another one.
    pub fn write(&mut self, text: &str) -> &mut Session {
        self.keys("e");
        while let Mode::Entry(entry) = &self.state.mode {
            if !entry.is_picking() {
                break;
            }
            let at_last = entry.choice == Some(entry.choices.len());
            assert!(at_last || entry.writes().is_some(), "no other word can be written there");
            self.keys(if at_last { "<Enter>" } else { "<Up>" });
        }
        self.keys("<C-End>");
        while matches!(&self.state.mode, Mode::Entry(entry) if !entry.buffer.text().is_empty()) {
            self.keys("<C-u>");
        }
        self.keys(text)
    }

    /// Lets something happen.
    pub fn act(&mut self, action: Action) -> &mut Session {
        let mut effects = update(&mut self.state, action);
        while !effects.is_empty() {
            // What else there is to do is done with the ledger in hand, which is another one by then.
            let turns = effects.iter().any(|effect| matches!(effect, Effect::Turn(_)));
            let of_a_ledger = |effect: &Effect| !matches!(effect, Effect::Turn(_) | Effect::Check | Effect::Tick(_));
            assert!(!turns || !effects.iter().any(of_a_ledger), "{effects:?}");
            for effect in std::mem::take(&mut effects) {
                match effect {
                    Effect::Find { id, query } => {
                        for (which, ledger) in self.state.searchable() {
                            let mut hits = Vec::new();
                            query::find(&ledger, &query, |found| {
                                hits.extend(found);
                                true
                            });
                            let found = Action::FoundIn(which, Found { id, hits, done: true });
                            effects.extend(update(&mut self.state, found));
                        }
                    }
                    Effect::AskNext => effects.extend(update(&mut self.state, Action::AskOthers(Vec::new()))),
                    Effect::Check => {
                        let findings = check(&self.state);
                        effects.extend(update(&mut self.state, Action::Checked(findings)));
                    }
                    other => self.effects.push(other),
                }
            }
        }
        self
    }

    /// Takes the effects kept so far.
    pub fn effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// The ledger's bytes.
    pub fn bytes(&self) -> String {
        self.state.book.doc().to_text()
    }

    /// The value at a place, as written.
    pub fn value(&self, pointer: &str) -> String {
        let pointer = kensho::json::Pointer::parse(pointer).unwrap();
        self.state.book.doc().get(&pointer).unwrap_or_else(|error| format!("({error})"))
    }

    /// The place of the selected field.
    pub fn field(&self) -> &str {
        self.state.selected_field().map_or("", |pointer| pointer.as_str())
    }

    /// The whole text of the selected field.
    pub fn field_text(&self) -> &str {
        self.state.shown.page.fields.get(self.state.place.field).map_or("", |field| &field.text)
    }

    /// The text being typed into an open field.
    pub fn typed(&self) -> &str {
        match &self.state.mode {
            Mode::Entry(entry) => entry.buffer.text(),
            Mode::Search(typed) => typed.line.text(),
            Mode::Palette(palette) => palette.line.text(),
            Mode::Path(path) => path.line.text(),
            other => panic!("nothing is being typed: {other:?}"),
        }
    }

    /// Draws the screen through ratatui's own test backend.
    pub fn draw(&self) -> Drawn {
        let (width, height) = (self.state.size.0, self.state.size.1 + self.state.tutor_rows);
        let look = Look { theme: Theme::terminal(), shapes: Shapes::UNICODE };
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(frame, &self.state, &look)).unwrap();
        let cursor = terminal.backend().cursor_visible().then(|| terminal.get_cursor_position().unwrap());
        let cursor = cursor.map(|Position { x, y }| (x, y));
        let buffer = terminal.backend().buffer();
        let rows = buffer.content.chunks(usize::from(width).max(1));
        let reversed = |row: &[ratatui::buffer::Cell]| -> Vec<String> {
            row.split(|cell| !cell.modifier.contains(Modifier::REVERSED))
                .map(|run| run.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim().to_owned())
                .filter(|run| !run.is_empty())
                .collect()
        };
        Drawn {
            rests: rows.clone().map(broken).collect(),
            rows: rows.clone().map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect()).collect(),
            selected: rows.skip(1).flat_map(reversed).collect(),
            cursor,
            size: (width, height),
        }
    }

    /// The screen's rows, one after the other.
    pub fn screen(&self) -> String {
        self.draw().text()
    }

    /// The bottom row.
    pub fn bar(&self) -> String {
        self.draw().rows.last().map(|row| row.trim().to_owned()).unwrap_or_default()
    }

    /// The first row of the screen in which the words stand.
    #[allow(dead_code)]
    pub fn row_of(&self, words: &str) -> String {
        self.draw().rows.into_iter().find(|row| row.contains(words)).unwrap_or_else(|| panic!("{words} isn't seen"))
    }

    /// Whether the words stand somewhere on the screen.
    pub fn sees(&self, words: &str) -> bool {
        self.screen().contains(words)
    }
}

/// The state of a ledger that has just been opened, its findings known. Opening takes a while; the last one is kept.
fn opened(text: &str) -> State {
    thread_local! {
        static LAST: RefCell<Option<(String, State)>> = const { RefCell::new(None) };
    }
    LAST.with_borrow_mut(|last| match last {
        Some((of, state)) if of == text => state.clone(),
        _ => {
            let ledger = Ledger::read(text).unwrap();
            let mut state = State::with_ledger(Origin::File("台帳.json".into()), ledger, Table::embedded());
            let findings = check(&state);
            update(&mut state, Action::Checked(findings));
            *last = Some((text.to_owned(), state.clone()));
            state
        }
    })
}

/// What is wrong in a ledger.
fn check(state: &State) -> Arc<Findings> {
    Arc::new(Findings::of(state.book.ledger(), state.table))
}

/// A drawn screen.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The text of each row.
    pub rows: Vec<String>,
    /// The first character of each row that hasn't just the cells that its width asks for.
    rests: Vec<Option<String>>,
    /// What stands in reverse video below the header.
    pub selected: Vec<String>,
    /// Column and row of the cursor.
    pub cursor: Option<(u16, u16)>,
    /// Columns and rows.
    pub size: (u16, u16),
}

impl Drawn {
    /// The rows, without the blanks that end them.
    pub fn text(&self) -> String {
        self.rows.iter().map(|row| format!("{}\n", row.trim_end())).collect()
    }

    /// For snapshots: the rows, then what is selected and where the cursor is.
    pub fn snapshot(&self) -> String {
        let selected = self.selected.join(" | ");
        let cursor = self.cursor.map_or_else(|| "none".to_owned(), |(x, y)| format!("column {x}, row {y}"));
        format!("{}--\nreversed: {selected}\ncursor: {cursor}\n", self.text())
    }

    /// Every row takes exactly the screen's columns, and the cursor stands on the screen.
    pub fn check(&self) {
        let (width, height) = self.size;
        for (row, rests) in self.rows.iter().zip(&self.rests) {
            assert_eq!(*rests, None, "a character without all its cells in {row:?}");
            assert!(!row.chars().any(char::is_control), "a control character in {row:?}");
        }
        match self.cursor {
            Some((x, y)) => assert!(x < width && y < height, "the cursor at ({x}, {y}) of {width}×{height}"),
            None => assert!(width == 0 || height == 0, "no cursor on {width}×{height}"),
        }
    }
}

/// The first character of a row that isn't followed by just the empty cells that it needs.
fn broken(row: &[ratatui::buffer::Cell]) -> Option<String> {
    let mut x = 0;
    while x < row.len() {
        let symbol = row[x].symbol();
        let taken = 1 + row[x + 1..].iter().take_while(|cell| cell.symbol().is_empty()).count();
        let line = symbol.chars().all(|c| ('\u{2500}'..='\u{259f}').contains(&c));
        if symbol.is_empty() || taken != if line { 1 } else { text::cells(symbol) } {
            return Some(symbol.to_owned());
        }
        x += taken;
    }
    None
}

enum Word {
    Key(Key),
    Wait,
}

fn words(keys: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut rest = keys;
    while let Some(c) = rest.chars().next() {
        let name = rest.strip_prefix('<').and_then(|after| after.split_once('>')).filter(|(name, _)| is_name(name));
        match name {
            Some(("wait", after)) => {
                found.push(Word::Wait);
                rest = after;
            }
            Some((name, after)) => {
                found.push(Word::Key(named(name)));
                rest = after;
            }
            None => {
                found.push(Word::Key(Key::char(c)));
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    found
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() < 12 && name.chars().all(|c| c.is_ascii_graphic())
}

fn named(name: &str) -> Key {
    if let Some(rest) = name.strip_prefix("C-").filter(|rest| !rest.is_empty()) {
        return Key { ctrl: true, ..one(rest) };
    }
    if let Some(rest) = name.strip_prefix("M-").filter(|rest| !rest.is_empty()) {
        return Key { alt: true, ..one(rest) };
    }
    one(name)
}

fn one(name: &str) -> Key {
    Key::plain(match name {
        "Enter" => Code::Enter,
        "Esc" => Code::Esc,
        "Tab" => Code::Tab,
        "S-Tab" => Code::BackTab,
        "BS" => Code::Backspace,
        "Del" => Code::Delete,
        "Ins" => Code::Insert,
        "Up" => Code::Up,
        "Down" => Code::Down,
        "Left" => Code::Left,
        "Right" => Code::Right,
        "Home" => Code::Home,
        "End" => Code::End,
        "PgUp" => Code::PageUp,
        "PgDn" => Code::PageDown,
        "Space" => Code::Char(' '),
        "lt" => Code::Char('<'),
        name => match name.strip_prefix('F').and_then(|n| n.parse().ok()) {
            Some(n) => Code::F(n),
            None => {
                let mut chars = name.chars();
                match (chars.next(), chars.next()) {
                    (Some(c), None) => Code::Char(c),
                    _ => panic!("no key is called {name}"),
                }
            }
        },
    })
}
