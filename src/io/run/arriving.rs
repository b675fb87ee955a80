//! What arrives in one reading: keys one after the other, or text that came faster than anybody types.

use std::collections::VecDeque;

use crossterm::event::{Event, KeyCode};

use super::{End, Shell, warning};
use crate::app::key::{Code, Key};
use crate::app::{Action, keys, pasting};
use crate::io::terminal::input::{self, Heard};

/// A text that was held goes on as long as its parts follow each other so closely, in milliseconds: a line that is long
/// cuts a paste into several readings.
const GOES_ON: u64 = 200;

/// So many letters at once are a word. Fewer may be an answer and the next key behind it, over a line that gathers them;
/// what can't be taken back asks for a key that is no letter.
const WORD: usize = 3;

/// Text that came at once, and when.
#[derive(Debug, Default)]
pub(super) struct Arriving {
    /// When text was held last.
    held: Option<u64>,
    /// An Enter that came with text before it has closed what the text was typed into, and nobody has seen that yet.
    pub(super) closed: bool,
    /// When bytes came last that were no UTF-8.
    foreign: Option<u64>,
}

impl Arriving {
    fn since(then: Option<u64>, now: u64) -> u64 {
        then.map_or(u64::MAX, |then| now.saturating_sub(then))
    }
}

fn key(heard: &Heard) -> Option<Key> {
    if let Heard::Event(Event::Key(key)) = heard { input::key(*key) } else { None }
}

/// The keys that come first.
fn keys_of(events: &VecDeque<Heard>) -> Vec<Key> {
    events.iter().map_while(key).collect()
}

impl Shell {
    /// Handles what came in one reading.
    pub(super) fn events(&mut self, events: Vec<Heard>) -> Option<End> {
        let now = self.now();
        let mut events = VecDeque::from(events);
        let more = Arriving::since(self.arriving.held, now) <= GOES_ON && !pasting::takes_text(&self.state);
        if (more || self.arriving.closed)
            && let Some(text) = pasting::text(&keys_of(&events))
        {
            self.hold(&mut events, &text, more);
        }
        self.arriving.closed = false;
        let mut typed = false;
        while let Some(event) = events.pop_front() {
            let Some(first) = key(&event) else {
                if let Some(end) = self.event(event) {
                    return Some(end);
                }
                continue;
            };
            let keys: Vec<Key> = std::iter::once(first).chain(events.iter().map_while(key)).collect();
            if pasting::is_unasked(&self.state) {
                // Several letters at once are somebody's text, or were typed before the question was read.
                let letters =
                    keys.iter().take_while(|key| matches!(pasting::character(key), Some(c) if c > ' ')).count();
                if !self.asked() || letters >= WORD {
                    events.drain(..keys.len() - 1);
                    continue;
                }
            }
            if let Some(more) = keys::burst(&self.state, &keys).checked_sub(1)
                && pasting::pasted(&self.state, &keys).is_none()
            {
                events.drain(..more);
                if let Some(end) = self.event(Heard::Event(Event::Key(KeyCode::Char('あ').into()))) {
                    return Some(end);
                }
                continue;
            }
            if let Some(text) = pasting::pasted(&self.state, &keys) {
                events.push_front(event);
                self.hold(&mut events, &text, false);
                continue;
            }
            let open = pasting::takes_text(&self.state);
            if let Some(end) = self.event(event) {
                return Some(end);
            }
            let closes = first.code == Code::Enter && open && typed && !pasting::takes_text(&self.state);
            typed = open && (typed || first.code != Code::Enter) && pasting::character(&first).is_some();
            if closes {
                match pasting::text(keys.get(1..).unwrap_or_default()) {
                    Some(text) => self.hold(&mut events, &text, false),
                    None if events.is_empty() => self.arriving.closed = true,
                    None => {}
                }
            }
        }
        None
    }

    /// Takes a text off the front of what came, and keeps it.
    fn hold(&mut self, events: &mut VecDeque<Heard>, text: &str, more: bool) {
        events.drain(..text.chars().count().min(events.len()));
        self.arriving.held = Some(self.now());
        // Nothing but the state is changed by it.
        let _ = self.act(Action::Held(text.to_owned(), more));
    }

    /// What came with bytes that are no UTF-8: the terminal writes another encoding, in which ASCII letters are the second
    /// halves of kanji. Nothing of it is typed, and nothing is a command.
    pub(super) fn foreign(&mut self, events: Vec<Heard>) -> Option<End> {
        self.arriving.foreign = Some(self.now());
        let words = "届いた文字がUTF-8ではありません(Shift_JISかEUC-JPのようです)。何も入れていません。端末の文字コードをUTF-8にしてください。";
        let end = self.others(events);
        end.or_else(|| self.act(warning(words)))
    }

    /// Whether so little time has gone by since bytes came that were no UTF-8 that these are more of the same.
    pub(super) fn is_foreign(&self, events: &[Heard]) -> bool {
        const SAME: u64 = 100;
        let text = events.iter().any(|heard| key(heard).as_ref().and_then(pasting::character).is_some());
        text && Arriving::since(self.arriving.foreign, self.now()) <= SAME
    }

    /// Everything but text.
    fn others(&mut self, events: Vec<Heard>) -> Option<End> {
        let is_text = |heard: &Heard| {
            matches!(heard, Heard::Event(Event::Paste(_))) || key(heard).as_ref().and_then(pasting::character).is_some()
        };
        events.into_iter().filter(|heard| !is_text(heard)).find_map(|heard| self.event(heard))
    }
}
