//! What the keys of a mode do: a table of rows, from which a key finds its act, and the bottom bar, the help and the
//! READMEs their words. So none of them can say what isn't so.

use crate::app::command::{self, Command};
use crate::app::key::{Code, Key};
use crate::app::keymap::Keymap;

/// The keys of a row.
#[derive(Clone, Copy, Debug)]
pub enum Keys {
    /// These, the most telling first.
    Own(&'static [Key]),
    /// Those of a command, which the user may have changed.
    Of(Command),
    /// Every key without a row of its own.
    Any,
}

impl Keys {
    /// The keys as they are for this user; none for [`Keys::Any`].
    pub fn list(self, keymap: &Keymap) -> &[Key] {
        match self {
            Keys::Own(keys) => keys,
            Keys::Of(command) => command::of(command).map_or(&[], |entry| keymap.keys(entry)),
            Keys::Any => &[],
        }
    }
}

/// Keys, what they do, and how that is called.
#[derive(Clone, Copy, Debug)]
pub struct Row<A: 'static> {
    /// Which keys.
    pub keys: Keys,
    /// What they do.
    pub act: A,
    /// One or two words for the bottom bar; empty: not shown there. Neighbours of the same word are shown as one.
    pub short: &'static str,
    /// What they do, in words for the help.
    pub label: &'static str,
}

/// A row of a table.
pub(crate) const fn row<A: Copy>(keys: Keys, act: A, short: &'static str, label: &'static str) -> Row<A> {
    Row { keys, act, short, label }
}

/// A row without its act: what there is to say of it.
#[derive(Clone, Copy, Debug)]
pub struct Hint {
    /// Which keys.
    pub keys: Keys,
    /// For the bottom bar; may be empty.
    pub short: &'static str,
    /// For the help.
    pub label: &'static str,
}

impl Hint {
    /// All keys as words, the most telling first: `j`, `↓`.
    pub fn names(&self, keymap: &Keymap) -> Vec<String> {
        match self.keys {
            Keys::Any => vec!["ほかのキー".to_owned()],
            keys => keys.list(keymap).iter().map(Key::to_string).collect(),
        }
    }

    /// The most telling key as a word; `None` where the user has left it none.
    pub fn key(&self, keymap: &Keymap) -> Option<String> {
        self.names(keymap).into_iter().next()
    }
}

/// What there is to say of a table.
pub(crate) fn hints<A: Copy>(rows: &[Row<A>]) -> Vec<Hint> {
    rows.iter().map(|&Row { keys, short, label, .. }| Hint { keys, short, label }).collect()
}

/// How much room a line about keys takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// In the words of the help.
    Long,
    /// In a word or two for each.
    Short,
    /// The same, close together.
    Close,
}

/// What a table's keys do, for one line: `Enter 保存  j/k 移動  Esc やめる`.
pub fn in_one_line(hints: &[Hint], keymap: &Keymap, wording: Wording) -> String {
    let mut said: Vec<(String, &str)> = Vec::new();
    let mut last = "";
    for hint in hints.iter().filter(|hint| !hint.short.is_empty()) {
        let Some(mut key) = hint.key(keymap) else { continue };
        if matches!((hint.keys, wording), (Keys::Any, Wording::Close)) {
            key = "他".to_owned();
        }
        match said.last_mut() {
            Some((keys, words)) if last == hint.short => {
                keys.push('/');
                keys.push_str(&key);
                *words = hint.short;
            }
            _ => said.push((key, if wording == Wording::Long { hint.label } else { hint.short })),
        }
        last = hint.short;
    }
    let gap = if wording == Wording::Close { " " } else { "  " };
    said.iter().map(|(keys, words)| format!("{keys} {words}")).collect::<Vec<_>>().join(gap)
}

/// The act of a key in a table of answers: full-width letters and capitals count as the plain ones where these have a
/// row, and any other key where the table has a row for it, except the one that paints the screen anew.
pub(crate) fn answer<A: Copy>(rows: &[Row<A>], keymap: &Keymap, key: Key) -> Option<A> {
    let key = key.narrowed();
    let plain = match key.code {
        Code::Char(c) if !key.ctrl && !key.alt => Key::char(c.to_ascii_lowercase()),
        _ => key,
    };
    let any = || rows.iter().find(|row| matches!(row.keys, Keys::Any) && !redraws(keymap, key)).map(|row| row.act);
    exactly(rows, keymap, key).or_else(|| exactly(rows, keymap, plain)).or_else(any)
}

/// The act of just this key.
pub(crate) fn exactly<A: Copy>(rows: &[Row<A>], keymap: &Keymap, key: Key) -> Option<A> {
    rows.iter().find(|row| row.keys.list(keymap).contains(&key)).map(|row| row.act)
}

/// Whether a key that writes nothing paints the screen anew: a screen that someone else has written to is mended
/// wherever one is.
pub(crate) fn redraws(keymap: &Keymap, key: Key) -> bool {
    let writes = matches!(key.code, Code::Char(_)) && !key.ctrl;
    !writes && Keys::Of(Command::Redraw).list(keymap).contains(&key)
}

/// Keys that rows are made of.
pub(crate) mod keys {
    use super::Keys;
    use crate::app::key::{Code, Key};

    pub(crate) const fn special(code: Code) -> Key {
        Key::plain(code)
    }

    /// Leaves a question.
    pub(crate) const CANCEL: Keys = Keys::Own(&[special(Code::Esc), Key::char('q'), Key::char('n'), Key::ctrl('c')]);
    /// Takes what is typed into a line.
    pub(crate) const TAKE: Keys =
        Keys::Own(&[special(Code::Enter), special(Code::F(2)), Key::ctrl('s'), Key::ctrl('j'), Key::ctrl('m')]);
    /// Leaves a line or text without taking it.
    pub(crate) const LEAVE: Keys = Keys::Own(&[special(Code::Esc), Key::ctrl('c'), Key::ctrl('g')]);
    /// To the one before of what is offered.
    pub(crate) const BEFORE: Keys =
        Keys::Own(&[special(Code::Up), special(Code::BackTab), Key::ctrl('p'), special(Code::PageUp)]);
    /// To the next of what is offered.
    pub(crate) const NEXT: Keys =
        Keys::Own(&[special(Code::Down), special(Code::Tab), Key::ctrl('n'), special(Code::PageDown)]);
}
