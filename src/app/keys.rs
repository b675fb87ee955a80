//! From a key to what it means now.
//!
//! In command mode full-width letters and symbols count as their ASCII keys, so that an input method left on doesn't
//! stop anybody. Digits are tabs (1–5), the whole ledger (0) and counts (`12j`) at once: a digit shows its tab
//! immediately, and becomes a count when the next key follows within [`COUNT_MS`]; then the user is put back to where
//! the digits were typed. So nothing waits for a clock, and neither meaning is lost.

use super::key::{Code, Key};
use super::state::{Mode, Panel, State};
use crate::app::command::{Command, Entry, TABLE, When};
use crate::text::Way;

/// How soon after a digit the next key must come for the digit to be a count, in milliseconds.
pub const COUNT_MS: u64 = 300;

/// What a key means in the present mode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A command of the table.
    Command(Command),
    /// A digit that may become a count.
    Digit(u8),
    /// Something for the line or list that is open.
    Typing(Typing),
    /// An answer to a question.
    Answer(Key),
    /// Japanese text where keys are commands: the input method is on.
    Japanese,
    /// Nothing.
    Nothing,
}

/// What can be done to an open text or list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typing {
    /// Type a character.
    Char(char),
    /// Begin a new line, in a text of several; else the same as taking it.
    Enter,
    /// Take one grapheme away.
    Delete(Way),
    /// Take a word away.
    DeleteWord(Way),
    /// Take the rest of the line away.
    DeleteLine(Way),
    /// One grapheme.
    Step(Way),
    /// One word.
    StepWord(Way),
    /// To the edge of the row or line.
    Edge(Way),
    /// To the edge of the whole text.
    TextEdge(Way),
    /// A row up or down, or the next of what is offered.
    Row(Way),
    /// A screen up or down.
    Page(Way),
    /// The next of what is offered.
    Offer(Way),
    /// Take the last step of typing back.
    Undo,
    /// Make it once more.
    Redo,
    /// Take it.
    Accept,
    /// Leave without.
    Cancel,
}

/// What `key` means in `state`.
pub fn meaning(state: &State, key: Key) -> Meaning {
    match state.mode {
        Mode::Browse => command(state, key.narrowed()),
        Mode::Search { .. }
        | Mode::Palette { .. }
        | Mode::Entry(_)
        | Mode::Path { .. }
        | Mode::Reason { .. }
        | Mode::Opinion(_) => typing(key).map_or_else(|| anywhere(state, key), Meaning::Typing),
        Mode::Help { .. } => help(state, key.narrowed()),
        Mode::Review { .. }
        | Mode::Leaving { .. }
        | Mode::Conflicts(_)
        | Mode::Recovery { .. }
        | Mode::Findings { .. } => match anywhere(state, key) {
            Meaning::Nothing => Meaning::Answer(key.narrowed()),
            command => command,
        },
        Mode::Saving { .. } => Meaning::Nothing,
    }
}

/// What a key that writes nothing means while something is typed or asked: a screen that someone else has written to is
/// drawn anew wherever one is.
fn anywhere(state: &State, key: Key) -> Meaning {
    let writes = matches!(key.code, Code::Char(_)) && !key.ctrl;
    let redraws = crate::app::command::of(Command::Redraw).is_some_and(|entry| state.keymap.keys(entry).contains(&key));
    if redraws && !writes { Meaning::Command(Command::Redraw) } else { Meaning::Nothing }
}

fn command(state: &State, key: Key) -> Meaning {
    if let (Code::Char(c @ '0'..='9'), false, false) = (key.code, key.ctrl, key.alt)
        && (c != '0' || state.count.as_ref().is_some_and(|count| is_fresh(state, count.at)))
    {
        return Meaning::Digit(c as u8 - b'0');
    }
    if key == Key::ctrl('c') {
        return Meaning::Command(Command::Quit);
    }
    let has_key = |entry: &&Entry| state.keymap.keys(entry).contains(&key);
    // A key that would change a ledger which can't be changed says why.
    let means = |entry: &&Entry| has_key(entry) && (offered(state, entry) || refused(state, entry));
    let found = TABLE.iter().find(means);
    match (found, key.code) {
        (Some(entry), _) => Meaning::Command(entry.command),
        (None, Code::Esc) => Meaning::Command(Command::Leave),
        (None, Code::Enter) if state.place.panel != Panel::Meeting => Meaning::Command(Command::Enter),
        (None, Code::Char(c)) if !key.ctrl && !key.alt && c as u32 >= 0x3041 => Meaning::Japanese,
        _ => Meaning::Nothing,
    }
}

/// How many of the keys that came together are Japanese text, from the first on, where keys are commands: 0 where the
/// first isn't. What an input method commits at once is no command, whatever stands in it.
pub fn burst(state: &State, keys: &[Key]) -> usize {
    if !matches!(state.mode, Mode::Browse) {
        return 0;
    }
    let character = |key: &Key| match key.code {
        Code::Char(c) if !key.ctrl && !key.alt => Some(c),
        _ => None,
    };
    let japanese = |c: char| c >= '\u{3041}' && !('\u{FF01}'..='\u{FF5E}').contains(&c) && c != 'ー';
    let mark = |c: char| matches!(c, '、' | '。' | '「' | '」' | '・' | 'ー' | '\u{3000}');
    let text: Vec<char> = keys.iter().map_while(character).collect();
    let marks = text.iter().take_while(|c| mark(**c)).count();
    let begins = text.get(marks).is_some_and(|c| japanese(*c));
    if begins { text.len() } else { 0 }
}

/// Whether a command's keys have their meaning now. The meeting has keys of its own, and few others.
pub fn offered(state: &State, entry: &Entry) -> bool {
    use Command::*;
    if entry.changes() && !state.can_edit() {
        return false;
    }
    let common = || {
        matches!(entry.command, Save | Undo | Redo | Search | CopyProject | CopyJson | Help | Mouse | Redraw | Suspend)
            && applies(state, entry.when)
    };
    match (state.place.panel == Panel::Meeting, entry.when) {
        (in_meeting, When::Meeting) => in_meeting,
        (true, _) => common(),
        (false, when) => applies(state, when),
    }
}

/// Whether a command would have its place here if the ledger could be changed.
fn refused(state: &State, entry: &Entry) -> bool {
    let in_meeting = state.place.panel == Panel::Meeting;
    !state.can_edit() && entry.changes() && (entry.when == When::Meeting) == in_meeting
}

/// Whether a command of the table makes sense now.
pub fn applies(state: &State, when: When) -> bool {
    match when {
        When::Always => true,
        When::LeadsIn => super::moving::leads_in(state),
        When::Panel => state.in_panel(),
        When::Hits => !state.search.hits.is_empty(),
        When::Field => state.in_panel() && state.selected_field().is_some(),
        When::Rows => state.place.panel != Panel::Meeting,
        When::Editable => state.place.panel == Panel::Project,
        When::Unsaved => state.is_unsaved(),
        When::Meeting => state.place.panel == Panel::Meeting,
        When::Years => state.place.panel == Panel::Project && state.shown.years.len() > 1,
    }
}

/// Whether a digit typed at `at` may still become a count.
pub fn is_fresh(state: &State, at: u64) -> bool {
    state.now.saturating_sub(at) <= COUNT_MS
}

fn typing(key: Key) -> Option<Typing> {
    use Way::{Back, Forward};
    if key.alt {
        return Some(match key.code {
            Code::Char('b') | Code::Left => Typing::StepWord(Back),
            Code::Char('f') | Code::Right => Typing::StepWord(Forward),
            Code::Char('d') => Typing::DeleteWord(Forward),
            Code::Char('/') => Typing::Redo,
            Code::Char('<') => Typing::TextEdge(Back),
            Code::Char('>') => Typing::TextEdge(Forward),
            Code::Backspace => Typing::DeleteWord(Back),
            _ => return None,
        });
    }
    if key.ctrl {
        return Some(match key.code {
            Code::Char('c' | 'g') => Typing::Cancel,
            Code::Char('s') => Typing::Accept,
            Code::Char('j' | 'm') => Typing::Enter,
            Code::Char('u') => Typing::DeleteLine(Back),
            Code::Char('k') => Typing::DeleteLine(Forward),
            Code::Char('w') | Code::Backspace => Typing::DeleteWord(Back),
            Code::Char('h') => Typing::Delete(Back),
            Code::Char('d') => Typing::Delete(Forward),
            Code::Char('a') => Typing::Edge(Back),
            Code::Char('e') => Typing::Edge(Forward),
            Code::Char('b') => Typing::Step(Back),
            Code::Char('f') => Typing::Step(Forward),
            Code::Char('n') => Typing::Row(Forward),
            Code::Char('p') => Typing::Row(Back),
            Code::Char('_' | '/' | '7') => Typing::Undo,
            Code::Left => Typing::StepWord(Back),
            Code::Right => Typing::StepWord(Forward),
            Code::Home => Typing::TextEdge(Back),
            Code::End => Typing::TextEdge(Forward),
            _ => return None,
        });
    }
    Some(match key.code {
        Code::Esc => Typing::Cancel,
        Code::Enter => Typing::Enter,
        Code::F(2) => Typing::Accept,
        Code::Backspace => Typing::Delete(Back),
        Code::Delete => Typing::Delete(Forward),
        Code::Home => Typing::Edge(Back),
        Code::End => Typing::Edge(Forward),
        Code::Left => Typing::Step(Back),
        Code::Right => Typing::Step(Forward),
        Code::Up => Typing::Row(Back),
        Code::Down => Typing::Row(Forward),
        Code::PageUp => Typing::Page(Back),
        Code::PageDown => Typing::Page(Forward),
        Code::Tab => Typing::Offer(Forward),
        Code::BackTab => Typing::Offer(Back),
        Code::Char(c) => Typing::Char(c),
        Code::Insert | Code::F(_) => return None,
    })
}

fn help(state: &State, key: Key) -> Meaning {
    let command = TABLE.iter().find(|entry| state.keymap.keys(entry).contains(&key)).map(|entry| entry.command);
    match command {
        Some(
            command @ (Command::Down
            | Command::Up
            | Command::PageDown
            | Command::PageUp
            | Command::HalfDown
            | Command::HalfUp
            | Command::Top
            | Command::Bottom
            | Command::Redraw
            | Command::Suspend),
        ) => Meaning::Command(command),
        _ => Meaning::Command(Command::Leave),
    }
}
