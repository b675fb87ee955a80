//! What arrives from the terminal, from bytes to events. Pure: bytes in, events out, no clock and no file.
//!
//! The events are crossterm's, the parser isn't: crossterm's reader drops what the terminal answers (cursor reports,
//! `CSI 5 n`, colours, modes), which the width probe and the pacing of slow lines live on. It also reads a terminal of its
//! own, under its own thread's rules, and can't be handed bytes, nor let go of the line for an editor.
//!
//! One stream carries keys, pastes, mouse reports and the terminal's answers to what was asked of it (the probe, frame
//! acknowledgements), split anywhere by the line. So there is one parser for all of them, fed byte by byte: whatever the
//! chunks, the same bytes give the same events. **An answer is never taken for a key, however late it comes, and no byte
//! sequence makes the parser stop listening:** a sequence that doesn't end is bounded in length and given up at the next
//! control character; bytes that mean nothing are dropped.
//!
//! Three things can't be told from the bytes alone:
//! * ESC as a key or as the beginning of a sequence. [`Parser::wait`] says when silence decides, [`Parser::flush`] tells the
//!   parser that there was silence. What comes in one piece right after it and is the rest of a cursor or function key is
//!   dropped: a slow line has cut it, and a `[D` that nobody typed would remove a row. While an answer is owed
//!   ([`Parser::await_answer`]), silence behind an ESC decides nothing for as long as the answer may take: only what can't be
//!   an answer makes it the key. A string (OSC, DCS, …) swallows what follows until it ends, so one that doesn't end is given
//!   up after a longer silence, as is a paste; in a paste that pauses Ctrl-C is the key. Nothing else needs a time-out, so an
//!   idle program sleeps.
//! * `CSI 1 ; 2 R`: Shift-F3, or the cursor in row 1. The parser counts the reports that were asked for
//!   ([`Parser::expect_reports`]); the probe asks in row 2 anyway.
//! * `ESC ESC [ A`: Alt-Up as rxvt sends it, or Esc and then Up. Taken as Alt-Up; before an answer it is Esc.

mod decode;
mod heard;
mod keys;
mod paste;

use std::time::Duration;

pub use crossterm::event::Event;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use self::decode::Decoded;
pub use self::heard::{Heard, Reply};
pub use self::keys::key;

/// How long a lone ESC byte may be the beginning of something.
const ESC_WAIT: Duration = Duration::from_millis(40);
/// How long `ESC [`, `ESC O`, `ESC ]` and the like may be the beginning of something; after that they were Alt keys.
const INTRODUCER_WAIT: Duration = Duration::from_millis(150);
/// How long what may be the beginning of an answer that is owed is waited for before it counts as keys.
const ANSWER_WAIT: Duration = Duration::from_secs(1);
/// Silence after which a string of the terminal is believed not to end any more; what follows are keys again.
const STRING_WAIT: Duration = Duration::from_secs(1);
/// Silence in a paste after which Ctrl-C is the key: somebody sees that nothing happens any more.
const PASTE_PAUSE: Duration = Duration::from_millis(500);
/// Silence after that after which a paste without an end is taken as ended.
const PASTE_WAIT: Duration = Duration::from_secs(3);
const CTRL_C: u8 = 0x03;
/// Longest control sequence that is read; the longest real ones are device attributes.
const SEQUENCE_MAX: usize = 96;
/// Longest OSC or DCS answer that is kept.
const STRING_MAX: usize = 4096;
/// Length of a string after which it isn't believed to end any more.
const STRING_LOST: usize = 65_536;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Osc,
    Dcs,
    Other,
}

/// `held`: an ESC stands before the sequence's own, and nobody knows yet whether it was the key or means Alt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Ground,
    Utf8 {
        bytes: [u8; 4],
        have: u8,
        need: u8,
        alt: bool,
    },
    Esc {
        held: bool,
    },
    Csi {
        held: bool,
    },
    /// Too long to be anything; skipped to its end.
    CsiLost,
    /// `CSI [`: the Linux console's F1 to F5.
    LinuxKey,
    Ss3 {
        held: bool,
    },
    /// `CSI M` and three bytes: mouse reports of terminals without the SGR form.
    OldMouse {
        have: u8,
        bytes: [u8; 2],
    },
    Text {
        kind: Kind,
        introducer: u8,
        held: bool,
        length: usize,
    },
    /// ESC inside a string: its terminator or the end of a broken one.
    TextEsc {
        kind: Kind,
    },
    Paste,
}

/// The parser; one for the life of the terminal.
#[derive(Debug)]
pub struct Parser {
    state: State,
    /// Parameters of the sequence, or the string, being read.
    sequence: Vec<u8>,
    paste: Vec<u8>,
    /// An escape sequence inside a paste: its end mark, or an answer that slipped in.
    paste_escape: Vec<u8>,
    reports: u16,
    /// An answer is owed: an ESC may be its first byte however long the next one takes.
    awaited: bool,
    /// There was silence behind an ESC that may still begin the answer that is owed.
    aged: bool,
    /// Silence made an ESC the key: what comes at once may be the rest of a sequence that the line has cut.
    cut: bool,
    /// There was silence in a paste.
    paused: bool,
    /// Bytes came that are no UTF-8.
    foreign: bool,
}

impl Default for Parser {
    fn default() -> Parser {
        Parser::new()
    }
}

impl Parser {
    /// A parser that has seen nothing.
    pub const fn new() -> Parser {
        Parser {
            state: State::Ground,
            sequence: Vec::new(),
            paste: Vec::new(),
            paste_escape: Vec::new(),
            reports: 0,
            awaited: false,
            aged: false,
            cut: false,
            paused: false,
            foreign: false,
        }
    }

    /// Says whether an answer of the terminal is owed. It may come in pieces, with any gap between its ESC and the rest.
    pub(crate) fn await_answer(&mut self, awaited: bool) {
        self.awaited = awaited;
    }

    /// Whether bytes have come since this was asked last that are no UTF-8: then the characters among them are another
    /// encoding's, in which ASCII letters are the second halves of kanji.
    pub(crate) fn take_foreign(&mut self) -> bool {
        std::mem::take(&mut self.foreign)
    }

    /// Says that `n` more cursor reports have been asked for: until they are in, `CSI 1;2 R` is one of them.
    pub(crate) fn expect_reports(&mut self, n: u16) {
        self.reports = self.reports.saturating_add(n);
    }

    /// Reads `bytes`, however cut from the stream, and appends what they amount to.
    pub fn feed(&mut self, bytes: &[u8], out: &mut Vec<Heard>) {
        let cut = std::mem::take(&mut self.cut) && matches!(self.state, State::Ground);
        let rest = if cut { decode::tail_of_a_key(bytes) } else { 0 };
        for &byte in bytes.get(rest..).unwrap_or_default() {
            self.step(byte, out);
        }
    }

    /// How long to wait for more bytes before calling [`Parser::flush`]; [`None`] to wait for ever.
    pub(crate) fn wait(&self) -> Option<Duration> {
        match self.state {
            _ if self.aged => Some(ANSWER_WAIT),
            State::Esc { .. } => Some(ESC_WAIT),
            State::Csi { .. } | State::Ss3 { .. } if self.sequence.is_empty() => Some(INTRODUCER_WAIT),
            State::Text { length: 0, .. } => Some(INTRODUCER_WAIT),
            State::Text { .. } | State::TextEsc { .. } => Some(STRING_WAIT),
            State::Paste if !self.paused => Some(PASTE_PAUSE),
            State::Paste => Some(PASTE_WAIT),
            _ => None,
        }
    }

    /// Says that nothing came for as long as [`Parser::wait`] told: a lone ESC was the key, `ESC [` was Alt-[, and a
    /// paste or a string without an end has ended. Without effect in the middle of anything else.
    pub fn flush(&mut self, out: &mut Vec<Heard>) {
        if self.wait().is_none() {
            return;
        }
        if self.awaited && !self.aged && self.may_begin_answer() {
            self.aged = true;
            return;
        }
        if matches!(self.state, State::Paste) && !std::mem::replace(&mut self.paused, true) {
            return;
        }
        self.paused = false;
        let aged = std::mem::take(&mut self.aged);
        let (held, introducer) = match self.state {
            State::Esc { held } => (held, None),
            State::Csi { held } => (held, Some(b'[')),
            State::Ss3 { held } => (held, Some(b'O')),
            State::Text { held, introducer, length: 0, .. } => (held, Some(introducer)),
            State::Text { held, .. } => return self.settle(held, out),
            State::TextEsc { .. } => (false, None),
            _ => {
                let escape = std::mem::take(&mut self.paste_escape);
                self.paste.extend_from_slice(&escape);
                self.end_paste(out);
                return;
            }
        };
        self.state = State::Ground;
        self.cut = introducer.is_none();
        if held || (aged && introducer.is_some()) {
            out.push(plain(KeyCode::Esc));
        }
        out.push(match introducer {
            Some(c) if aged => plain(KeyCode::Char(char::from(c))),
            None => plain(KeyCode::Esc),
            Some(c) => typed(with_alt(KeyCode::Char(char::from(c)).into(), true)),
        });
    }

    /// Whether what has come may be the first byte or two of an answer.
    fn may_begin_answer(&self) -> bool {
        match self.state {
            State::Esc { .. } | State::Text { length: 0, .. } => true,
            State::Csi { .. } => self.sequence.is_empty(),
            _ => false,
        }
    }

    fn step(&mut self, byte: u8, out: &mut Vec<Heard>) {
        let aged = std::mem::take(&mut self.aged);
        let paused = std::mem::take(&mut self.paused);
        match self.state {
            State::Paste if paused && byte == CTRL_C => {
                self.end_paste(out);
                self.ground(byte, false, out);
            }
            State::Ground => self.ground(byte, false, out),
            State::Utf8 { bytes, have, need, alt } => self.utf8(byte, bytes, have, need, alt, out),
            // Waited for an answer that doesn't go on like this: the ESC was the key, and didn't mean Alt.
            State::Esc { held } if aged && !matches!(byte, b'[' | b']' | b'P') => {
                self.settle(held, out);
                out.push(plain(KeyCode::Esc));
                self.ground(byte, false, out);
            }
            State::Esc { held } => self.escape(byte, held, out),
            State::Csi { held } => self.csi(byte, held, out),
            State::CsiLost => match byte {
                0x20..=0x3F => {}
                0x40..=0x7E => self.state = State::Ground,
                _ => self.ground(byte, false, out),
            },
            State::LinuxKey => {
                self.state = State::Ground;
                match byte {
                    b'A'..=b'E' => out.push(plain(KeyCode::F(byte - b'A' + 1))),
                    _ => self.ground(byte, false, out),
                }
            }
            State::Ss3 { held } => self.ss3(byte, held, out),
            State::OldMouse { have, mut bytes } => match byte {
                0..0x20 => self.ground(byte, false, out),
                _ if have == 2 => {
                    self.state = State::Ground;
                    out.extend(decode::old_mouse(bytes[0], bytes[1], byte));
                }
                _ => {
                    bytes[usize::from(have)] = byte;
                    self.state = State::OldMouse { have: have + 1, bytes };
                }
            },
            State::Text { kind, introducer, held, length } => self.text(byte, kind, introducer, held, length, out),
            State::TextEsc { kind } => match byte {
                b'\\' => self.end_text(kind, out),
                _ => {
                    self.state = State::Esc { held: false };
                    self.step(byte, out);
                }
            },
            State::Paste => self.pasted(byte, out),
        }
    }

    /// A byte that begins something.
    fn ground(&mut self, byte: u8, alt: bool, out: &mut Vec<Heard>) {
        self.state = State::Ground;
        let need = match byte {
            0x1B => {
                self.state = State::Esc { held: false };
                return;
            }
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            // A stray continuation byte or no UTF-8 at all.
            0x80..=0xFF => {
                self.foreign = true;
                return;
            }
            _ => {
                out.push(typed(with_alt(decode::ascii(byte), alt)));
                return;
            }
        };
        self.state = State::Utf8 { bytes: [byte, 0, 0, 0], have: 1, need, alt };
    }

    fn utf8(&mut self, byte: u8, mut bytes: [u8; 4], have: u8, need: u8, alt: bool, out: &mut Vec<Heard>) {
        if byte & 0xC0 != 0x80 {
            // The character was cut off; what comes now is something else.
            self.foreign = true;
            self.ground(byte, false, out);
            return;
        }
        bytes[usize::from(have)] = byte;
        if have + 1 < need {
            self.state = State::Utf8 { bytes, have: have + 1, need, alt };
            return;
        }
        self.state = State::Ground;
        let text = std::str::from_utf8(&bytes[..usize::from(need)]).unwrap_or_default();
        // C1 controls, which are two bytes here, are no keys.
        if let Some(c) = text.chars().next().filter(|c| !c.is_control()) {
            out.push(typed(with_alt(KeyCode::Char(c).into(), alt)));
        }
    }

    fn escape(&mut self, byte: u8, held: bool, out: &mut Vec<Heard>) {
        self.sequence.clear();
        self.state = match byte {
            0x1B => {
                if held {
                    out.push(plain(KeyCode::Esc));
                }
                State::Esc { held: true }
            }
            b'[' => State::Csi { held },
            b'O' => State::Ss3 { held },
            b']' => State::Text { kind: Kind::Osc, introducer: byte, held, length: 0 },
            b'P' => State::Text { kind: Kind::Dcs, introducer: byte, held, length: 0 },
            b'X' | b'^' | b'_' => State::Text { kind: Kind::Other, introducer: byte, held, length: 0 },
            _ => {
                if held {
                    out.push(plain(KeyCode::Esc));
                }
                self.ground(byte, true, out);
                return;
            }
        };
    }

    fn csi(&mut self, byte: u8, held: bool, out: &mut Vec<Heard>) {
        match byte {
            b'[' if self.sequence.is_empty() => {
                self.settle(held, out);
                self.state = State::LinuxKey;
            }
            b'M' if self.sequence.is_empty() => {
                self.settle(held, out);
                self.state = State::OldMouse { have: 0, bytes: [0; 2] };
            }
            // rxvt ends its Shift keys with a byte that is no final byte: `CSI 3 $`.
            b'$' if !self.sequence.is_empty() && self.sequence.iter().all(u8::is_ascii_digit) => {
                self.end_csi(byte, held, out);
            }
            0x20..=0x3F if self.sequence.len() >= SEQUENCE_MAX => {
                self.settle(held, out);
                self.state = State::CsiLost;
            }
            0x20..=0x3F => self.sequence.push(byte),
            0x40..=0x7E => self.end_csi(byte, held, out),
            // Cut off by a key, or by the next sequence.
            _ => {
                self.settle(held, out);
                self.ground(byte, false, out);
            }
        }
    }

    /// The ESC before a sequence that can't carry Alt was the key.
    fn settle(&mut self, held: bool, out: &mut Vec<Heard>) {
        self.state = State::Ground;
        if held {
            out.push(plain(KeyCode::Esc));
        }
    }

    fn end_csi(&mut self, last: u8, held: bool, out: &mut Vec<Heard>) {
        self.state = State::Ground;
        let decoded = decode::csi(&self.sequence, last, self.reports > 0);
        if let Decoded::Heard(Heard::Event(Event::Key(key))) = decoded {
            out.push(typed(with_alt(key, held)));
            return;
        }
        self.settle(held, out);
        match decoded {
            Decoded::Heard(heard) => {
                self.count(&heard);
                out.push(heard);
            }
            Decoded::PasteBegins => {
                self.paste.clear();
                self.paste_escape.clear();
                self.state = State::Paste;
            }
            Decoded::Nothing => {}
        }
    }

    fn count(&mut self, heard: &Heard) {
        if matches!(heard, Heard::Reply(Reply::CursorPosition { .. })) {
            self.reports = self.reports.saturating_sub(1);
        }
    }

    fn ss3(&mut self, byte: u8, held: bool, out: &mut Vec<Heard>) {
        match byte {
            b'0'..=b'9' | b';' if self.sequence.len() < 8 => self.sequence.push(byte),
            0x20..=0x7E => {
                self.state = State::Ground;
                match decode::ss3(&self.sequence, byte) {
                    Some(key) => out.push(typed(with_alt(key, held))),
                    None => self.settle(held, out),
                }
            }
            _ => {
                self.settle(held, out);
                self.ground(byte, false, out);
            }
        }
    }

    fn text(&mut self, byte: u8, kind: Kind, introducer: u8, held: bool, length: usize, out: &mut Vec<Heard>) {
        match byte {
            0x07 => {
                self.settle(held, out);
                self.end_text(kind, out);
            }
            0x1B => {
                self.settle(held, out);
                self.state = State::TextEsc { kind };
            }
            // No answer holds a control character: the string was none, or is broken, and this is a key.
            0x00..0x20 | 0x7F => {
                self.settle(held, out);
                self.ground(byte, false, out);
            }
            _ if length >= STRING_LOST => self.settle(held, out),
            _ => {
                if length < STRING_MAX {
                    self.sequence.push(byte);
                }
                self.state = State::Text { kind, introducer, held, length: length + 1 };
            }
        }
    }

    fn end_text(&mut self, kind: Kind, out: &mut Vec<Heard>) {
        self.state = State::Ground;
        out.extend(match kind {
            Kind::Osc => decode::osc(&self.sequence),
            Kind::Dcs => decode::dcs(&self.sequence),
            Kind::Other => None,
        });
        self.sequence.clear();
    }
}

const fn typed(key: KeyEvent) -> Heard {
    Heard::Event(Event::Key(key))
}

fn plain(code: KeyCode) -> Heard {
    typed(code.into())
}

/// The same key, held with Alt where `alt` says so.
fn with_alt(mut key: KeyEvent, alt: bool) -> KeyEvent {
    key.modifiers.set(KeyModifiers::ALT, alt || key.modifiers.contains(KeyModifiers::ALT));
    key
}

#[cfg(test)]
mod tests;
