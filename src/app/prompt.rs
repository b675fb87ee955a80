//! The prompt: one line that is typed into the bottom row. What is typed, pasted, taken or left works the same in each;
//! a mode says what its line is for.

use super::effect::Effect;
use super::key::Key;
use super::modes::Mode;
use super::modes::table::{Hint, Row, hints};
use super::state::State;
use super::typing::{self, LOST, Typing, full};
use crate::text::{Buffer, Way};

/// A line that is being typed.
#[derive(Clone, Debug)]
pub struct Line {
    buffer: Buffer,
    /// The most bytes that it takes: nobody means to type more, and whatever a terminal sends in one go must not keep
    /// the program from answering.
    most: usize,
}

impl Line {
    /// A line with a text in it, to be continued.
    pub(crate) fn new(text: impl Into<String>, most: usize) -> Line {
        Line { buffer: Buffer::one_line(text), most }
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        self.buffer.text()
    }

    /// Where the next character goes, in bytes.
    pub fn caret(&self) -> usize {
        self.buffer.caret()
    }

    /// Types into it; says whether the text may have changed.
    pub(crate) fn type_in(&mut self, typing: Typing) -> bool {
        typing::apply(&mut self.buffer, typing, self.most).0
    }

    /// Puts another text in its place; that can be taken back as typing can.
    pub(crate) fn replace(&mut self, text: impl Into<String>) {
        self.buffer.replace_all(text);
    }
}

/// A mode in which a line is typed.
pub(crate) trait Prompt {
    /// Its keys, before those of [`typing::KEYS`].
    const KEYS: &'static [Row<Typing>];
    /// The line, while the mode is on.
    fn line(mode: &mut Mode) -> Option<&mut Line>;
    /// Enter.
    fn accept(state: &mut State, effects: &mut Vec<Effect>);
    /// Esc, or Backspace on an empty line.
    fn cancel(state: &mut State);
    /// Another text is in the line.
    fn changed(_: &mut State, _: &mut Vec<Effect>) {}
    /// The next or the previous of what is offered: [`Typing::Offer`] is Tab, [`Typing::Row`] an arrow.
    fn offer(_: &mut State, _: Typing, _: &mut Vec<Effect>) {}
}

/// What there is to say of a prompt's own keys.
pub(crate) fn keys<P: Prompt>() -> Vec<Hint> {
    hints(P::KEYS)
}

/// A key while the line is typed; says whether it means something there.
pub(crate) fn press<P: Prompt>(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Some(typing) = typing::meant(P::KEYS, &state.setup.keymap, key) else { return false };
    match typing {
        Typing::Accept => P::accept(state, effects),
        Typing::Cancel => P::cancel(state),
        Typing::Row(_) | Typing::Offer(_) => P::offer(state, typing, effects),
        Typing::Paste => {
            if let Some(text) = state.clip.clone() {
                paste::<P>(state, &text, effects);
            }
        }
        typing => type_in::<P>(state, typing, effects),
    }
    true
}

fn type_in<P: Prompt>(state: &mut State, typing: Typing, effects: &mut Vec<Effect>) {
    let Some(line) = P::line(&mut state.mode) else { return };
    if line.text().is_empty() && typing == Typing::Delete(Way::Back) {
        return P::cancel(state);
    }
    let most = line.most;
    let (changed, whole) = typing::apply(&mut line.buffer, typing, most);
    if changed {
        P::changed(state, effects);
    }
    if !whole {
        state.warn(full(most));
    }
}

/// Text pasted into the line.
pub(crate) fn paste<P: Prompt>(state: &mut State, text: &str, effects: &mut Vec<Effect>) {
    let Some(line) = P::line(&mut state.mode) else { return };
    let most = line.most;
    let (_, whole) = line.buffer.insert_within(text, most);
    if !whole {
        state.warn(full(most));
    } else if text.contains(LOST) {
        state.warn(typing::lost(text));
    }
    P::changed(state, effects);
}
