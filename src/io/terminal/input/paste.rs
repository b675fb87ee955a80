//! A bracketed paste: text from its first mark to its last, whatever the bytes between mean elsewhere.
//!
//! Memory stays bounded: a long one comes in parts, none of which cuts a character or a line end in half. An answer that the
//! terminal slips in is an answer still; any other sequence is part of the text.

use super::decode::{self, Decoded};
use super::{Event, Heard, Parser, SEQUENCE_MAX, State};

/// A paste longer than this comes as several events, so that memory stays bounded.
pub(super) const PASTE_MAX: usize = 1 << 20;

impl Parser {
    pub(super) fn pasted(&mut self, byte: u8, out: &mut Vec<Heard>) {
        if self.paste_escape.is_empty() && byte != 0x1B {
            self.paste.push(byte);
        } else if byte == 0x1B {
            self.paste.append(&mut self.paste_escape);
            self.paste_escape.push(byte);
        } else {
            self.paste_escape.push(byte);
            let (ends, fits) = match self.paste_escape.len() {
                2 => (false, byte == b'['),
                n => ((0x40..=0x7E).contains(&byte), n <= SEQUENCE_MAX && (0x20..=0x7E).contains(&byte)),
            };
            if ends && self.paste_escape == b"\x1b[201~" {
                self.end_paste(out);
                return;
            }
            if ends || !fits {
                let parameters = self.paste_escape.get(2..self.paste_escape.len() - 1).unwrap_or_default();
                match decode::csi(parameters, byte, self.reports > 0) {
                    // An answer that the terminal slipped into the paste.
                    Decoded::Heard(reply @ Heard::Reply(_)) if ends => {
                        self.paste_escape.clear();
                        self.count(&reply);
                        out.push(reply);
                    }
                    _ => self.paste.append(&mut self.paste_escape),
                }
            }
        }
        if self.paste.len() >= PASTE_MAX {
            self.part_of_paste(out);
        }
    }

    pub(super) fn end_paste(&mut self, out: &mut Vec<Heard>) {
        self.state = State::Ground;
        self.paste_escape.clear();
        self.paste_text(out);
        // A large paste's memory isn't kept.
        self.paste = Vec::new();
    }

    /// Hands on what there is of a paste, except a character or a line end that may be cut in half.
    fn part_of_paste(&mut self, out: &mut Vec<Heard>) {
        let back = self.paste.iter().rev().take(4).position(|byte| byte & 0xC0 != 0x80).map_or(0, |back| back + 1);
        let back = if self.paste.ends_with(b"\r\n") { 2 } else { back };
        let cut = self.paste.len() - back;
        let rest = self.paste.split_off(cut);
        self.paste_text(out);
        self.paste = rest;
    }

    /// Terminals send pasted line ends as CR; some paste CRLF as it is.
    fn paste_text(&mut self, out: &mut Vec<Heard>) {
        let text = String::from_utf8_lossy(&self.paste);
        // What was no UTF-8 is borrowed no more.
        self.foreign |= matches!(text, std::borrow::Cow::Owned(_));
        out.push(Heard::Event(Event::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))));
    }
}
