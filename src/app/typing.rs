//! Typing: what keys do to a text, the same in every line and in the editor.

use super::key::{Code, Key};
use super::keymap::Keymap;
use super::modes::table::{Hint, Keys, Row, exactly, hints, keys::special, row};
use crate::text::{Buffer, Way};

/// What can be done to an open text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typing {
    /// Type a character.
    Char(char),
    /// Begin a new line.
    Line,
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
    /// Look for something in the text.
    Find,
    /// Take the last step of typing back.
    Undo,
    /// Make it once more.
    Redo,
    /// Put in what was copied last.
    Paste,
    /// Take it.
    Accept,
    /// Leave without.
    Cancel,
}

const fn alt(code: Code) -> Key {
    Key { code, ctrl: false, alt: true, shift: false }
}

const fn held(code: Code) -> Key {
    Key { code, ctrl: true, alt: false, shift: false }
}

use Code::{Backspace, Char, Delete, End, Home, Left, Right};
use Way::{Back, Forward};

/// What works wherever text is typed, behind the keys that a mode has of its own.
#[rustfmt::skip]
pub const KEYS: &[Row<Typing>] = &[
    row(Keys::Own(&[special(Left), Key::ctrl('b')]), Typing::Step(Back), "", "1字左へ"),
    row(Keys::Own(&[special(Right), Key::ctrl('f')]), Typing::Step(Forward), "", "1字右へ"),
    row(Keys::Own(&[held(Left), alt(Char('b')), alt(Left)]), Typing::StepWord(Back), "", "前の言葉へ"),
    row(Keys::Own(&[held(Right), alt(Char('f')), alt(Right)]), Typing::StepWord(Forward), "", "次の言葉へ"),
    row(Keys::Own(&[special(Home), Key::ctrl('a')]), Typing::Edge(Back), "", "行の始めへ"),
    row(Keys::Own(&[special(End), Key::ctrl('e')]), Typing::Edge(Forward), "", "行の終わりへ"),
    row(Keys::Own(&[held(Home), alt(Char('<'))]), Typing::TextEdge(Back), "", "文の始めへ"),
    row(Keys::Own(&[held(End), alt(Char('>'))]), Typing::TextEdge(Forward), "", "文の終わりへ"),
    row(Keys::Own(&[special(Backspace), Key::ctrl('h')]), Typing::Delete(Back), "", "前の1字を消す"),
    row(Keys::Own(&[special(Delete), Key::ctrl('d')]), Typing::Delete(Forward), "", "次の1字を消す"),
    row(Keys::Own(&[Key::ctrl('w'), held(Backspace), alt(Backspace)]), Typing::DeleteWord(Back), "", "前の言葉を消す"),
    row(Keys::Own(&[alt(Char('d'))]), Typing::DeleteWord(Forward), "", "次の言葉を消す"),
    row(Keys::Own(&[Key::ctrl('u')]), Typing::DeleteLine(Back), "前を消す", "行の始めまでを消す"),
    row(Keys::Own(&[Key::ctrl('k')]), Typing::DeleteLine(Forward), "", "行の終わりまでを消す"),
    row(Keys::Own(&[Key::ctrl('z'), Key::ctrl('_'), Key::ctrl('/'), Key::ctrl('7')]), Typing::Undo, "取り消し", "入力を1つ取り消す"),
    row(Keys::Own(&[Key::ctrl('v')]), Typing::Paste, "", "コピーした文字を入れる"),
    row(Keys::Own(&[Key::ctrl('y'), alt(Char('/'))]), Typing::Redo, "", "取り消した入力をやり直す"),
];

/// What a key means to a text: a row of the mode's own table, one of [`KEYS`], or a character.
pub(crate) fn meant(own: &[Row<Typing>], keymap: &Keymap, key: Key) -> Option<Typing> {
    // Alt counts before Ctrl, and neither is told apart from the key with Shift.
    let key = Key { ctrl: key.ctrl && !key.alt, shift: false, ..key };
    let written = || match key.code {
        Char(c) if !key.ctrl && !key.alt => Some(Typing::Char(c)),
        _ => None,
    };
    exactly(own, keymap, key).or_else(|| exactly(KEYS, keymap, key)).or_else(written)
}

/// What there is to say of the keys that work wherever text is typed.
pub fn common() -> Vec<Hint> {
    hints(KEYS)
}

/// Does to a text what changes it, or moves in its only row; says whether the text may have changed, and whether all of
/// what was typed had room in `most` bytes. What isn't about the text itself is left to the mode.
pub(crate) fn apply(buffer: &mut Buffer, typing: Typing, most: usize) -> (bool, bool) {
    let before = buffer.text().len();
    let mut whole = true;
    match typing {
        Typing::Char(c) => (_, whole) = buffer.insert_within(c.encode_utf8(&mut [0; 4]), most),
        Typing::Delete(way) => drop(buffer.delete(way)),
        Typing::DeleteWord(way) => drop(buffer.delete_word(way)),
        Typing::DeleteLine(way) => drop(buffer.delete_line(way)),
        Typing::Undo => return (buffer.undo(), true),
        Typing::Redo => return (buffer.redo(), true),
        Typing::Step(way) => drop(buffer.step(way)),
        Typing::StepWord(way) => drop(buffer.step_word(way)),
        Typing::Edge(way) | Typing::TextEdge(way) => drop(buffer.go_to_edge(way)),
        _ => {}
    }
    (before != buffer.text().len(), whole)
}

/// What stands where a letter was that some program couldn't read.
pub(crate) const LOST: char = '\u{FFFD}';

/// That letters of a text were lost on its way here: what they were nobody can tell any more.
pub fn lost(text: &str) -> String {
    let count = text.chars().filter(|c| *c == LOST).count();
    format!(
        "読めなくなった文字(\u{FFFD})が{count}個入っています。文字コードの違う所から来たようです。元の文字を確かめてください。"
    )
}

/// Why no more is taken into a text of at most so many bytes.
pub(crate) fn full(most: usize) -> String {
    let letters = crate::page::grouped(most as i64 / 3);
    format!("この欄に入るのは約{letters}字までです。あふれた分は入れていません。")
}
