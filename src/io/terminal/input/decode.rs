//! What one complete sequence means. Tables of the xterm, VT220, rxvt, Linux console, PuTTY and Tera Term families.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::{Heard, Reply};

/// What a control sequence amounts to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Decoded {
    Heard(Heard),
    PasteBegins,
    Nothing,
}

/// A single byte below 0x80 that isn't ESC.
pub(super) fn ascii(byte: u8) -> KeyEvent {
    match byte {
        b'\r' => KeyCode::Enter.into(),
        b'\t' => KeyCode::Tab.into(),
        // Both are sent by a Backspace key: 0x7F by xterm and PuTTY, 0x08 by Tera Term.
        0x08 | 0x7F => KeyCode::Backspace.into(),
        0x00 => ctrl(' '),
        0x01..=0x1A => ctrl(char::from(byte - 1 + b'a')),
        0x1B => KeyCode::Esc.into(),
        0x1C..=0x1F => ctrl(char::from(byte - 0x1C + b'\\')),
        _ => KeyCode::Char(char::from(byte)).into(),
    }
}

/// `CSI parameters last`; `awaited` says that a cursor report has been asked for.
pub(super) fn csi(sequence: &[u8], last: u8, awaited: bool) -> Decoded {
    let (prefix, rest) = match sequence.split_first() {
        Some((&first @ b'<'..=b'?', rest)) => (Some(first), rest),
        _ => (None, sequence),
    };
    let end = rest.iter().position(|byte| (0x20..=0x2F).contains(byte)).unwrap_or(rest.len());
    let (parameters, between) = rest.split_at(end);
    let p = Parameters(parameters);
    let found = match (prefix, between, last) {
        (Some(b'<'), b"", b'M' | b'm') => sgr_mouse(p, last),
        (Some(b'?'), b"", b'c') => Some(Heard::Reply(Reply::DeviceAttributes)),
        (Some(b'?'), b"$", b'y') => mode(p),
        (None | Some(b'?'), b"", b'R') => position(p, prefix.is_some() || awaited),
        (Some(_), ..) => None,
        // `CSI 0 n`; 3 is a malfunction, which is an answer all the same.
        (None, b"", b'n') if matches!(p.get(0), Some(0 | 3)) => Some(Heard::Reply(Reply::Status)),
        (None, b"", b'I') if parameters.is_empty() => Some(Heard::Event(Event::FocusGained)),
        (None, b"", b'O') if parameters.is_empty() => Some(Heard::Event(Event::FocusLost)),
        (None, b"", b'~') if p.get(0) == Some(200) => return Decoded::PasteBegins,
        (None, b"", _) => key(p, last).map(super::typed),
        _ => None,
    };
    found.map_or(Decoded::Nothing, Decoded::Heard)
}

/// How many of the bytes are the rest of a key's sequence whose ESC came alone: `[D`, `[1;5A`, `[3~`, `OP`. None where they are
/// something else.
pub(super) fn tail_of_a_key(bytes: &[u8]) -> usize {
    let Some((introducer @ (b'[' | b'O'), rest)) = bytes.split_first() else { return 0 };
    let between = rest.iter().take_while(|byte| matches!(byte, b'0'..=b'9' | b';' | b':')).count();
    let (parameters, Some(&last)) = (rest.get(..between).unwrap_or_default(), rest.get(between)) else { return 0 };
    let is_key = match introducer {
        b'[' => key(Parameters(parameters), last).is_some(),
        _ => matches!(last, b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S') && ss3(parameters, last).is_some(),
    };
    if is_key { between + 2 } else { 0 }
}

/// `ESC O parameters last`.
pub(super) fn ss3(sequence: &[u8], last: u8) -> Option<KeyEvent> {
    let p = Parameters(sequence);
    // `ESC O 2 P` of old xterms and `ESC O 1 ; 2 P`.
    let modifier = p.get(1).or_else(|| p.get(0)).unwrap_or(1);
    let code = match last {
        b'A'..=b'D' | b'F' | b'H' => letter(last)?,
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        b' ' => KeyCode::Char(' '),
        // F1 to F4 everywhere; on to F12 in PuTTY's VT100+ mode.
        b'P'..=b'[' => KeyCode::F(last - b'P' + 1),
        // Keypad in application mode.
        b'j'..=b'y' => KeyCode::Char(char::from(last - b'j' + b'*')),
        b'a'..=b'd' => return Some(KeyEvent::new(letter(last.to_ascii_uppercase())?, KeyModifiers::CONTROL)),
        _ => return None,
    };
    Some(modified(code, modifier))
}

/// What kitty's protocol puts behind the modifiers of a key that is let go, in every form of its sequences (`CSI 1;1:3 B`): no
/// press, where a terminal reports it unasked.
const RELEASE: u32 = 3;

fn key(p: Parameters<'_>, last: u8) -> Option<KeyEvent> {
    if p.sub(1, 1) == Some(RELEASE) {
        return None;
    }
    let modifier = p.get(1).unwrap_or(1);
    let code = match last {
        b'A'..=b'D' | b'F' | b'H' => letter(last)?,
        b'P' | b'Q' | b'R' | b'S' => KeyCode::F(last - b'P' + 1),
        b'Z' => KeyCode::BackTab,
        b'a'..=b'd' if p.is_empty() => {
            return Some(KeyEvent::new(letter(last.to_ascii_uppercase())?, KeyModifiers::SHIFT));
        }
        b'~' if p.get(0) == Some(27) => return character(p.get(2)?, None, modifier),
        b'~' => numbered(p.get(0)?)?,
        b'$' => return Some(modified(numbered(p.get(0)?)?, 2)),
        b'^' => return Some(modified(numbered(p.get(0)?)?, 5)),
        b'@' => return Some(modified(numbered(p.get(0)?)?, 6)),
        b'u' => return character(p.get(0)?, p.sub(0, 1), modifier),
        _ => return None,
    };
    Some(modified(code, modifier))
}

/// A key sent by its character's number (xterm's modifyOtherKeys, `CSI u`).
fn character(code: u32, shifted: Option<u32>, modifier: u32) -> Option<KeyEvent> {
    let bits = modifier.saturating_sub(1);
    let code = match code {
        9 if bits & 1 != 0 => return Some(modified(KeyCode::BackTab, modifier & !1)),
        9 => KeyCode::Tab,
        13 | 57414 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        // Keys without a character (kitty's private use numbers: locks, media, modifiers alone).
        57344..=63743 => return None,
        _ => {
            let c = char::from_u32(code).filter(|c| !c.is_control())?;
            let c = match shifted.and_then(char::from_u32) {
                Some(shifted) if bits & 1 != 0 && !shifted.is_control() => shifted,
                _ if bits & 4 != 0 => c.to_ascii_lowercase(),
                _ if bits & 1 != 0 => c.to_ascii_uppercase(),
                _ => c,
            };
            KeyCode::Char(c)
        }
    };
    Some(modified(code, modifier))
}

/// xterm's modifier parameter: 1 and bits for Shift, Alt, Control.
fn modified(code: KeyCode, modifier: u32) -> KeyEvent {
    let bits = modifier.saturating_sub(1);
    let held = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    let held = held.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, modifier)| modifier);
    let mut key = KeyEvent::new(code, held.collect());
    // A capital letter is its own key, and so is Shift-Tab.
    if matches!(code, KeyCode::Char(_) | KeyCode::BackTab) {
        key.modifiers.remove(KeyModifiers::SHIFT);
    }
    key
}

const fn ctrl(c: char) -> KeyEvent {
    KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL)
}

const fn letter(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        _ => return None,
    })
}

/// VT220's numbered keys, and what PuTTY, rxvt and Tera Term added.
fn numbered(n: u32) -> Option<KeyCode> {
    let f = |n: u32| u8::try_from(n).ok().map(KeyCode::F);
    match n {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => f(n - 10),
        17..=21 => f(n - 11),
        23..=26 => f(n - 12),
        28 | 29 => f(n - 13),
        31..=34 => f(n - 14),
        _ => None,
    }
}

/// `CSI row ; column R`, or F3.
fn position(p: Parameters<'_>, report: bool) -> Option<Heard> {
    let (Some(row), Some(column)) = (p.get(0), p.get(1)) else {
        return Some(super::typed(KeyCode::F(3).into()));
    };
    // A report has no kinds of presses: `CSI 1;1:1 R` is F3 pressed, `CSI 1;1:3 R` let go.
    if let Some(kind) = p.sub(1, 1) {
        return (kind != RELEASE).then(|| super::typed(modified(KeyCode::F(3), column)));
    }
    if !report && row == 1 && (2..=16).contains(&column) {
        return Some(super::typed(modified(KeyCode::F(3), column)));
    }
    let (row, column) = (u16::try_from(row).ok()?, u16::try_from(column).ok()?);
    Some(Heard::Reply(Reply::CursorPosition { row, column }))
}

fn mode(p: Parameters<'_>) -> Option<Heard> {
    let (mode, state) = (u16::try_from(p.get(0)?).ok()?, u8::try_from(p.get(1)?).ok()?);
    Some(Heard::Reply(Reply::Mode { mode, state }))
}

fn sgr_mouse(p: Parameters<'_>, last: u8) -> Option<Heard> {
    let (x, y) = (p.get(1)?.checked_sub(1)?, p.get(2)?.checked_sub(1)?);
    let kind = mouse_kind(p.get(0)?, last == b'm')?;
    Some(mouse(kind, u16::try_from(x).ok()?, u16::try_from(y).ok()?))
}

/// The three bytes after `CSI M`, each 32 above its value, the place from 1.
pub(super) fn old_mouse(button: u8, x: u8, y: u8) -> Option<Heard> {
    let (x, y) = (u16::from(x).checked_sub(33)?, u16::from(y).checked_sub(33)?);
    let button = u32::from(button).checked_sub(32)?;
    // A release doesn't say of which button.
    let kind = if button & 0x63 == 3 { MouseEventKind::Up(MouseButton::Left) } else { mouse_kind(button, false)? };
    Some(mouse(kind, x, y))
}

const fn mouse(kind: MouseEventKind, column: u16, row: u16) -> Heard {
    Heard::Event(Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }))
}

const fn mouse_kind(button: u32, release: bool) -> Option<MouseEventKind> {
    // Shift, Alt and Control held make no difference.
    match (button & !0x1C, release) {
        (0, false) => Some(MouseEventKind::Down(MouseButton::Left)),
        (0 | 32, true) => Some(MouseEventKind::Up(MouseButton::Left)),
        (32, false) => Some(MouseEventKind::Drag(MouseButton::Left)),
        (64, false) => Some(MouseEventKind::ScrollUp),
        (65, false) => Some(MouseEventKind::ScrollDown),
        _ => None,
    }
}

/// `10;rgb:ffff/ffff/dddd`, `11;rgba:…`, `11;#rrggbb`.
pub(super) fn osc(text: &[u8]) -> Option<Heard> {
    let text = std::str::from_utf8(text).ok()?;
    let (which, colour) = text.split_once(';')?;
    let which = match which {
        "10" => 10,
        "11" => 11,
        _ => return None,
    };
    let rgb = match colour.strip_prefix('#') {
        Some(hex) if hex.len() % 3 == 0 && hex.is_ascii() && !hex.is_empty() => {
            let (first, rest) = hex.split_at(hex.len() / 3);
            let (second, third) = rest.split_at(hex.len() / 3);
            (high_byte(first)?, high_byte(second)?, high_byte(third)?)
        }
        Some(_) => return None,
        None => {
            let (_, parts) = colour.split_once(':')?;
            let mut parts = parts.split('/').map(high_byte);
            (parts.next()??, parts.next()??, parts.next()??)
        }
    };
    Some(Heard::Reply(Reply::Colour { which, rgb }))
}

/// One to four hexadecimal digits as a share of 255 (X's colour notation: `f`, `ff` and `ffff` are all full).
fn high_byte(hex: &str) -> Option<u8> {
    if hex.len() > 4 {
        return None;
    }
    let value = u32::from_str_radix(hex, 16).ok()?;
    let full = (1u32 << (4 * hex.len())) - 1;
    u8::try_from((value * 255 + full / 2) / full).ok()
}

/// `>|name(version)`.
pub(super) fn dcs(text: &[u8]) -> Option<Heard> {
    let name = text.strip_prefix(b">|")?;
    Some(Heard::Reply(Reply::Version(String::from_utf8_lossy(name).into_owned())))
}

/// Decimal parameters between semicolons, each with parts between colons.
#[derive(Clone, Copy)]
struct Parameters<'a>(&'a [u8]);

impl Parameters<'_> {
    const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    fn get(self, index: usize) -> Option<u32> {
        self.sub(index, 0)
    }

    /// `None` where it is left out or no number.
    fn sub(self, index: usize, part: usize) -> Option<u32> {
        let text = self.0.split(|&b| b == b';').nth(index)?.split(|&b| b == b':').nth(part)?;
        if text.len() > 9 {
            return None;
        }
        std::str::from_utf8(text).ok()?.parse().ok()
    }
}
