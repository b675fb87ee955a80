//! From a key to what it means now.
//!
//! In command mode full-width letters and symbols count as their ASCII keys, so that an input method left on doesn't
//! stop anybody. Digits are tabs (1–5), the whole ledger (0) and counts (`12j`) at once: a digit shows its tab
//! immediately, and becomes a count when the next key follows within [`COUNT_MS`]; then the user is put back to where
//! the digits were typed. So nothing waits for a clock, and neither meaning is lost.

use super::key::{Code, Key};
use super::state::{Mode, Panel, State};
use crate::app::command::{Command, Entry, TABLE, When};

/// How soon after a digit the next key must come for the digit to be a count, in milliseconds.
pub(crate) const COUNT_MS: u64 = 300;

/// What a key means where keys are commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A command of the table.
    Command(Command),
    /// A digit that may become a count.
    Digit(u8),
    /// Japanese text where keys are commands: the input method is on.
    Japanese,
    /// Nothing.
    Nothing,
}

/// What a key, in its narrow form, means where keys are commands.
pub(crate) fn meaning(state: &State, key: Key) -> Meaning {
    if let (Code::Char(c @ '0'..='9'), false, false) = (key.code, key.ctrl, key.alt)
        && (c != '0' || state.count.as_ref().is_some_and(|count| is_fresh(state, count.at)))
    {
        return Meaning::Digit(c as u8 - b'0');
    }
    if key == Key::ctrl('c') {
        return Meaning::Command(Command::Quit);
    }
    let has_key = |entry: &&Entry| state.setup.keymap.keys(entry).contains(&key);
    // A key that would change a ledger which can't be changed says why.
    let means =
        |entry: &&Entry| has_key(entry) && (offered(state, entry) || refused(state, entry) || says_why(state, entry));
    let found = TABLE.iter().find(means);
    match (found, key.code) {
        (Some(entry), _) => Meaning::Command(entry.command),
        (None, Code::Esc) => Meaning::Command(Command::Leave),
        (None, Code::Enter) if state.place.panel != Panel::Meeting => Meaning::Command(Command::Enter),
        (None, Code::Char(c)) if !key.ctrl && !key.alt && c as u32 >= 0x3041 => Meaning::Japanese,
        _ => Meaning::Nothing,
    }
}

/// Whether a key is Japanese text where keys are commands.
pub(crate) fn is_japanese(state: &State, key: Key) -> bool {
    matches!(state.mode, Mode::Browse) && meaning(state, key.narrowed()) == Meaning::Japanese
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
pub(crate) fn offered(state: &State, entry: &Entry) -> bool {
    use Command::*;
    if entry.changes() && is_closed(state, entry) {
        return false;
    }
    let common = || {
        matches!(
            entry.command,
            Save | Undo
                | Redo
                | Suppose
                | ForgetSupposed
                | Search
                | CopyProject
                | CopyJson
                | Help
                | Manual
                | Mouse
                | Redraw
                | Suspend
        ) && applies(state, entry.when)
    };
    match (state.place.panel == Panel::Meeting, entry.when) {
        (in_meeting, When::Meeting) => in_meeting,
        (true, _) => common(),
        (false, when) => applies(state, when),
    }
}

/// Whether a command that changes the ledger can't now. What is only supposed changes nothing: those who look may suppose.
pub(crate) fn is_closed(state: &State, entry: &Entry) -> bool {
    match entry.command {
        Command::Suppose | Command::ForgetSupposed => !state.can_edit(),
        _ => state.is_closed(),
    }
}

/// Whether a command would have its place here if the ledger could be changed.
fn refused(state: &State, entry: &Entry) -> bool {
    let in_meeting = state.place.panel == Panel::Meeting;
    entry.changes() && is_closed(state, entry) && (entry.when == When::Meeting) == in_meeting
}

/// Whether a command that has nothing to do says so: nobody is left to wonder whether the key was heard.
fn says_why(state: &State, entry: &Entry) -> bool {
    let at_project = state.place.panel == Panel::Project;
    entry.when == When::Unsaved || (entry.when == When::Years && at_project)
}

/// Whether a command of the table makes sense now.
pub(crate) fn applies(state: &State, when: When) -> bool {
    match when {
        When::Always => true,
        When::LeadsIn => super::moving::leads_in(state),
        When::Panel => state.in_panel(),
        When::Hits => !state.search.hits.is_empty(),
        When::Field => state.in_panel() && state.selected_field().is_some(),
        When::Row if !state.in_panel() => !state.is_empty(),
        When::Row => state.selected_field().is_some(),
        When::Rows => state.place.panel != Panel::Meeting,
        When::Editable => state.place.panel == Panel::Project,
        When::Unsaved => state.is_unsaved(),
        When::Practice => state.tutor.is_some(),
        When::Left => !state.recovered.is_empty(),
        When::Meeting => state.place.panel == Panel::Meeting,
        When::Years => state.place.panel == Panel::Project && state.shown.years.len() > 1,
    }
}

/// Whether a digit typed at `at` may still become a count.
pub(crate) fn is_fresh(state: &State, at: u64) -> bool {
    state.now.saturating_sub(at) <= COUNT_MS
}
