//! Copying to the clipboard of the terminal that the user sits at, however far away: OSC 52.
//!
//! The text travels as base64, so nothing in it can be obeyed on the way. tmux and screen swallow the sequence unless it
//! is wrapped for passing through; screen takes at most 768 bytes in one string.

use std::fmt::Write;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The most bytes of text that are sent: xterm and its relatives take 100,000 bytes of base64.
pub(crate) const LIMIT: usize = 74_000;

/// Whether the terminal is known to take a copy, by its own name in `$TERM`, which travels over SSH, or by what it sets in
/// the environment. xterm and the Linux console don't unless they are told to, a multiplexer as it is set, and none says.
pub(crate) fn known() -> bool {
    takes(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}

fn takes(var: impl Fn(&str) -> Option<String>) -> bool {
    let term = var("TERM").unwrap_or_default();
    let named =
        ["xterm-kitty", "xterm-ghostty", "foot", "alacritty", "wezterm"].iter().any(|name| term.starts_with(name));
    ["TMUX", "STY"].iter().all(|name| var(name).is_none())
        && (named || ["WT_SESSION", "KITTY_WINDOW_ID"].iter().any(|name| var(name).is_some()))
}

/// What stands between the program and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// Nothing.
    Nothing,
    /// tmux, which passes `ESC P tmux; … ESC \` through, its ESC bytes doubled, where `allow-passthrough` is on, and takes
    /// the sequence itself where `set-clipboard` is on: it is sent both ways.
    Tmux,
    /// tmux inside GNU screen.
    TmuxInScreen,
    /// GNU screen, which passes `ESC P … ESC \` through in pieces.
    Screen,
}

impl Between {
    /// What the environment says.
    pub(crate) fn from_env() -> Between {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        match (set("TMUX"), set("STY")) {
            (true, true) => Between::TmuxInScreen,
            (true, false) => Between::Tmux,
            (false, true) => Between::Screen,
            (false, false) => Between::Nothing,
        }
    }
}

/// The bytes that put `text` on the clipboard, and whether all of it fits. A text that doesn't is cut at a character.
pub fn copy(text: &str, between: Between) -> (Vec<u8>, bool) {
    let end = if text.len() <= LIMIT { text.len() } else { text.floor_char_boundary(LIMIT) };
    let sequence = format!("\x1b]52;c;{}\x07", STANDARD.encode(&text[..end]));
    let bytes = match between {
        Between::Nothing => sequence.into_bytes(),
        Between::Tmux => format!("{sequence}{}", through_tmux(&sequence)).into_bytes(),
        Between::TmuxInScreen => format!("{sequence}{}", through_tmux(&through_screen(&sequence))).into_bytes(),
        Between::Screen => through_screen(&sequence).into_bytes(),
    };
    (bytes, end == text.len())
}

fn through_tmux(sequence: &str) -> String {
    format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b"))
}

fn through_screen(sequence: &str) -> String {
    let mut out = String::new();
    for piece in sequence.as_bytes().chunks(700) {
        let _ = write!(out, "\x1bP{}\x1b\\", String::from_utf8_lossy(piece));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_is_passed_through() {
        assert_eq!(copy("foo", Between::Nothing), (b"\x1b]52;c;Zm9v\x07".to_vec(), true));
        let tmux = b"\x1b]52;c;Zm9v\x07\x1bPtmux;\x1b\x1b]52;c;Zm9v\x07\x1b\\";
        assert_eq!(copy("foo", Between::Tmux).0, tmux);
        let nested = b"\x1b]52;c;Zm9v\x07\x1bPtmux;\x1b\x1bP\x1b\x1b]52;c;Zm9v\x07\x1b\x1b\\\x1b\\";
        assert_eq!(copy("foo", Between::TmuxInScreen).0, nested);
        let (bytes, whole) = copy(&"あ".repeat(1000), Between::Screen);
        assert!(whole && bytes.windows(2).filter(|w| w == b"\x1bP").count() > 1);
    }

    #[test]
    fn only_terminals_that_take_copies_are_believed_to() {
        let takes_with = |set: &[(&str, &str)]| {
            takes(|name| set.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned()))
        };
        assert!(takes_with(&[("TERM", "xterm-kitty")]) && takes_with(&[("TERM", "foot-extra")]));
        assert!(takes_with(&[("TERM", "xterm-256color"), ("WT_SESSION", "1")]));
        for other in ["xterm", "xterm-256color", "linux", "screen", "tmux-256color", ""] {
            assert!(!takes_with(&[("TERM", other)]), "{other}");
        }
        assert!(!takes_with(&[("TERM", "xterm-kitty"), ("TMUX", "/tmp/x")]));
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_at_a_character() {
        let (bytes, whole) = copy(&"あ".repeat(LIMIT), Between::Nothing);
        assert!(!whole && bytes.len() < 100_000);
    }
}
