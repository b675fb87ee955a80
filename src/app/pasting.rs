//! Characters that come faster than anybody types: a paste into a terminal that doesn't mark it, or what an input method
//! commits at once. They are text, not commands, wherever they arrive.
//!
//! Where a text is open they are typed into it. Where keys are commands they are *held*: said, kept, and put into a field
//! when the user asks for it. So are those behind an Enter that came with the text before it and closed the field: nobody
//! who types has read by then what the Enter did.

use super::key::{Code, Key};
use super::keys::burst;
use super::modes::Mode;
use super::state::State;
use crate::text;

/// Cells of a held text that are shown.
const SHOWN: usize = 24;

/// Whether what is typed goes into a text.
pub fn takes_text(state: &State) -> bool {
    match &state.mode {
        Mode::Entry(entry) => !entry.leaving,
        Mode::Search(_) | Mode::Palette(_) | Mode::Path(_) | Mode::Reason(_) | Mode::Opinion(_) => true,
        _ => false,
    }
}

/// Whether the mode is a question that nobody has asked for: nothing that was typed for something else may answer it.
pub fn is_unasked(state: &State) -> bool {
    matches!(state.mode, Mode::Recovery(_) | Mode::Conflicts(_))
}

/// The character that a key stands for in a text; `None` where it stands for none.
pub fn character(key: &Key) -> Option<char> {
    match key.code {
        Code::Char(c) if !key.ctrl && !key.alt => Some(c),
        Code::Enter if *key == Key::plain(Code::Enter) => Some('\n'),
        Code::Tab => Some('\t'),
        // The line ends of some pastes.
        Code::Char('j') if key.ctrl => Some('\n'),
        _ => None,
    }
}

/// The text that keys stand for, from the first on; `None` where they are no text but keys that came together: fewer
/// than two, or nothing but Enter and Tab.
pub fn text(keys: &[Key]) -> Option<String> {
    let text: String = keys.iter().map_while(character).collect();
    let several = text.chars().nth(1).is_some() && !text.trim().is_empty();
    several.then_some(text)
}

/// The text that keys stand for which came together where keys are commands: it begins with Japanese and has several lines,
/// which no input method commits at once. What begins otherwise may be commands that were typed ahead, of which one opens
/// what the rest is typed into.
pub fn pasted(state: &State, keys: &[Key]) -> Option<String> {
    let text = text(keys)?;
    (burst(state, keys) > 0 && text.contains('\n')).then_some(text)
}

/// Keeps what is held, and says so. `more`: it goes on from what was held last.
pub(crate) fn hold(state: &mut State, held: &str, more: bool) {
    let before = state.clip.take().filter(|_| more).unwrap_or_default();
    let kept = before + held;
    let fitted =
        text::fit(kept.lines().find(|line| !line.trim().is_empty()).unwrap_or_default(), SHOWN).text.to_owned();
    let count = kept.trim().chars().count();
    let way = match state.is_closed() {
        true => format!("{} でファイルに書き出せます", key_of(state, super::command::Command::WriteCopy)),
        false => format!("項目を選んで {} で入れられます", key_of(state, super::command::Command::PasteCopy)),
    };
    state.count = None;
    state.warn(format!("続けて届いた文字「{fitted}…」({count}字)は操作にせず、預かりました。{way}。"));
    state.clip = Some(kept);
}

/// The most telling key of a command.
pub(crate) fn key_of(state: &State, command: super::command::Command) -> String {
    let entry = super::command::of(command);
    entry.and_then(|entry| state.setup.keymap.keys(entry).first()).map(Key::to_string).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(typed: &str) -> Vec<Key> {
        let key = |c| if c == '\n' { Key::plain(Code::Enter) } else { Key::char(c) };
        typed.chars().map(key).collect()
    }

    #[test]
    fn single_keys_are_no_text_whatever_they_are() {
        assert_eq!(text(&keys("D")), None);
        assert_eq!(text(&keys("\n\n")), None);
        assert_eq!(text(&[Key::ctrl('r'), Key::char('j')]), None);
        assert_eq!(text(&keys("DX推進室\n")).as_deref(), Some("DX推進室\n"));
    }
}
