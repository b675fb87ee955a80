//! A key as the program knows it, whatever terminal or library it came from.
//!
//! Full-width letters and symbols that an input method left on would send (ｊ／？　) mean their ASCII keys
//! in command mode; [`Key::narrowed`] says so in one place.

use std::fmt;
use std::str::FromStr;

/// Which key, without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character as typed; a capital letter is its own character, so Shift is not told apart.
    Char(char),
    /// Enter or Return.
    Enter,
    /// Escape alone.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Cursor up.
    Up,
    /// Cursor down.
    Down,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, 1 to 24.
    F(u8),
}

/// A key press: [`Code`] and the modifiers that terminals report dependably.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Held with Control.
    pub ctrl: bool,
    /// Held with Alt (or sent after an ESC byte).
    pub alt: bool,
    /// Held with Shift; only reported for keys that are not characters.
    pub shift: bool,
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Key {
        Key { code, ctrl: false, alt: false, shift: false }
    }

    /// A character typed without modifiers.
    pub const fn char(c: char) -> Key {
        Key::plain(Code::Char(c))
    }

    /// A character typed with Control.
    pub const fn ctrl(c: char) -> Key {
        Key { code: Code::Char(c), ctrl: true, alt: false, shift: false }
    }

    /// The same key with full-width ASCII forms (U+FF01–FF5E) and the ideographic space taken as their ASCII keys.
    pub(crate) fn narrowed(self) -> Key {
        let Code::Char(c) = self.code else { return self };
        let narrow = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '\u{3000}' => ' ',
            'ー' => '-',
            '。' => '.',
            '、' => ',',
            '・' => '/',
            '「' => '[',
            '」' => ']',
            _ => c,
        };
        Key { code: Code::Char(narrow), ..self }
    }
}

/// A name that is no key's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownKey(pub(crate) String);

impl fmt::Display for UnknownKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "「{}」というキーはありません(例 j、Ctrl-R、Alt-x、F2、Enter、Space、PgDn)。", self.0)
    }
}

impl std::error::Error for UnknownKey {}

impl FromStr for Key {
    type Err = UnknownKey;

    /// Reads what [`Display`](fmt::Display) writes, and the keys' English names: `Ctrl-R`, `Shift-Tab`, `Up`, `PageDown`.
    fn from_str(name: &str) -> Result<Key, UnknownKey> {
        let unknown = || UnknownKey(name.to_owned());
        let (mut key, mut rest) = (Key::plain(Code::Esc), name);
        loop {
            let modifiers = [("ctrl-", &mut key.ctrl), ("alt-", &mut key.alt), ("shift-", &mut key.shift)];
            let found = modifiers.into_iter().find_map(|(prefix, flag)| {
                let (head, tail) = rest.split_at_checked(prefix.len())?;
                (head.eq_ignore_ascii_case(prefix) && !tail.is_empty()).then_some((flag, tail))
            });
            let Some((flag, tail)) = found else { break };
            *flag = true;
            rest = tail;
        }
        let mut chars = rest.chars();
        key.code = match (chars.next(), chars.next()) {
            (Some(arrow @ ('↑' | '↓' | '←' | '→')), None) => match arrow {
                '↑' => Code::Up,
                '↓' => Code::Down,
                '←' => Code::Left,
                _ => Code::Right,
            },
            (Some(c), None) if !c.is_control() && !c.is_whitespace() => Code::Char(c),
            _ => match rest.to_ascii_lowercase().as_str() {
                "space" => Code::Char(' '),
                "enter" | "return" => Code::Enter,
                "esc" | "escape" => Code::Esc,
                "tab" => Code::Tab,
                "bs" | "backspace" => Code::Backspace,
                "del" | "delete" => Code::Delete,
                "ins" | "insert" => Code::Insert,
                "up" => Code::Up,
                "down" => Code::Down,
                "left" => Code::Left,
                "right" => Code::Right,
                "home" => Code::Home,
                "end" => Code::End,
                "pgup" | "pageup" => Code::PageUp,
                "pgdn" | "pagedown" => Code::PageDown,
                word => {
                    let number = word.strip_prefix('f').and_then(|n| n.parse().ok()).filter(|n| (1..=24).contains(n));
                    Code::F(number.ok_or_else(unknown)?)
                }
            },
        };
        match (key.code, key.shift) {
            (Code::Tab, true) => (key.code, key.shift) = (Code::BackTab, false),
            // Terminals don't tell Shift with characters: the capital letter is the key.
            (Code::Char(_), true) => return Err(unknown()),
            _ => {}
        }
        if let (Code::Char(c), true) = (key.code, key.ctrl) {
            key.code = Code::Char(c.to_ascii_lowercase());
        }
        Ok(key)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        if self.shift {
            f.write_str("Shift-")?;
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            Code::Char(c) => write!(f, "{c}"),
            Code::Enter => f.write_str("Enter"),
            Code::Esc => f.write_str("Esc"),
            Code::Tab => f.write_str("Tab"),
            Code::BackTab => f.write_str("Shift-Tab"),
            Code::Backspace => f.write_str("BS"),
            Code::Delete => f.write_str("Del"),
            Code::Insert => f.write_str("Ins"),
            Code::Up => f.write_str("↑"),
            Code::Down => f.write_str("↓"),
            Code::Left => f.write_str("←"),
            Code::Right => f.write_str("→"),
            Code::Home => f.write_str("Home"),
            Code::End => f.write_str("End"),
            Code::PageUp => f.write_str("PgUp"),
            Code::PageDown => f.write_str("PgDn"),
            Code::F(n) => write!(f, "F{n}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_that_is_shown_is_read_again() {
        use crate::app::command::TABLE;
        for key in TABLE.iter().flat_map(|entry| entry.keys) {
            assert_eq!(key.to_string().parse(), Ok(*key), "{key}");
        }
    }

    #[test]
    fn keys_are_read_by_name() {
        for (name, key) in [
            ("ctrl-r", Key::ctrl('r')),
            ("Ctrl-R", Key::ctrl('r')),
            ("-", Key::char('-')),
            ("Alt--", Key { alt: true, ..Key::char('-') }),
            ("PageDown", Key::plain(Code::PageDown)),
            ("Ctrl-Left", Key { ctrl: true, ..Key::plain(Code::Left) }),
            ("Shift-tab", Key::plain(Code::BackTab)),
            ("F24", Key::plain(Code::F(24))),
            ("f", Key::char('f')),
        ] {
            assert_eq!(name.parse(), Ok(key), "{name}");
        }
        for name in ["", "ctrl", "Ctrl-", "F0", "F25", "jj", "Shift-a", " ", "Hyper-x"] {
            assert_eq!(name.parse::<Key>(), Err(UnknownKey(name.into())), "{name}");
        }
    }

    #[test]
    fn full_width_keys_mean_their_ascii_keys() {
        for (wide, narrow) in [('ｊ', 'j'), ('／', '/'), ('？', '?'), ('　', ' '), ('５', '5'), ('か', 'か')] {
            assert_eq!(Key::char(wide).narrowed(), Key::char(narrow));
        }
    }
}
