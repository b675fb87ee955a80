//! Record text made fit to leave: what can't be seen and might drive or deceive becomes a visible mark.
//!
//! The program's own screen shows such a character as `^[` or `<U+202E>`; so does every file that it writes for people. Line
//! breaks stay, as LF whatever they were. Whoever wants the record byte for byte has the ledger.
//!
//! Nearly all of a record leaves as it is, so what decides the speed of every export is how fast that is seen: [`stop`] looks
//! at 16 bytes at a time, and a text is cleaned and escaped in one pass, straight into what is written ([`Cleaner::pour`]).

use std::borrow::Cow;

use super::Changed;
use crate::text::{glyphs, is_hostile};

/// The characters that a format writes otherwise: all of them are ASCII.
pub(super) trait Signs {
    /// Whether it is one. Comparisons only, so that the compiler can ask it of many bytes at once.
    fn is_sign(byte: u8) -> bool;
    /// Adds what is written in its place.
    fn write(sign: u8, out: &mut String);
}

/// None: plain text.
pub(super) struct NoSigns;

impl Signs for NoSigns {
    fn is_sign(_: u8) -> bool {
        false
    }
    fn write(_: u8, _: &mut String) {}
}

/// Makes texts fit to leave, and counts.
#[derive(Debug, Default)]
pub struct Cleaner {
    /// What had to be changed so far.
    pub changed: Changed,
}

impl Cleaner {
    /// The text without what may not leave.
    pub fn text<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        let Some(first) = stop::<NoSigns>(text, 0) else { return Cow::Borrowed(text) };
        let mut out = String::with_capacity(text.len() + 16);
        self.pour_from::<NoSigns>(&mut out, text, Some(first));
        Cow::Owned(out)
    }

    /// Adds the text without what may not leave, the signs of a format written as that does.
    pub(super) fn pour<S: Signs>(&mut self, out: &mut String, text: &str) {
        self.pour_from::<S>(out, text, stop::<S>(text, 0));
    }

    /// The same, where the first character that doesn't go on as it is is known.
    fn pour_from<S: Signs>(&mut self, out: &mut String, text: &str, mut first: Option<usize>) {
        let mut done = 0;
        while let Some(at) = first {
            let (before, rest) = text.split_at(at);
            out.push_str(before.get(done..).unwrap_or_default());
            let c = rest.chars().next().unwrap_or_default();
            done = at + c.len_utf8();
            match c {
                '\r' if rest.starts_with("\r\n") => {}
                '\r' => write::<S>('\n', out),
                // A tab is a column to whoever pastes it.
                '\t' => out.push(' '),
                c if is_hostile(c) => {
                    self.changed.marked += 1;
                    for glyph in glyphs(c.encode_utf8(&mut [0; 4])) {
                        glyph.shown.chars().for_each(|c| write::<S>(c, out));
                    }
                }
                sign => write::<S>(sign, out),
            }
            first = stop::<S>(text, done);
        }
        out.push_str(text.get(done..).unwrap_or_default());
    }

    /// A value of a csv file: with an apostrophe in front where a spreadsheet would take it for a formula.
    pub fn guarded<'a>(&mut self, text: &'a str) -> Cow<'a, str> {
        if !is_guarded(text.trim_start_matches('\'')) {
            return Cow::Borrowed(text);
        }
        self.changed.guarded += 1;
        Cow::Owned(format!("'{text}"))
    }
}

/// Whether a spreadsheet would take a text for a formula. Apostrophes in front of such a text get one more, so that it can be told
/// which of them belongs to the text.
fn is_guarded(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) && !harmless(text)
}

/// A text as an export has written it, without the apostrophe that keeps a spreadsheet from taking it for a formula.
pub(in crate::exchange) fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_guarded(rest.trim_start_matches('\''))).unwrap_or(text)
}

fn write<S: Signs>(c: char, out: &mut String) {
    match u8::try_from(c) {
        Ok(byte) if S::is_sign(byte) => S::write(byte, out),
        _ => out.push(c),
    }
}

/// Bytes that are looked at together, each with the one behind it.
const TOGETHER: usize = 16;

/// Whether one of the [`TOGETHER`] characters' bytes from `at` on is suspect; `None` where there aren't so many.
#[inline]
fn suspects<S: Signs>(bytes: &[u8], at: usize) -> Option<bool> {
    let window = bytes.get(at..)?.first_chunk::<{ TOGETHER + 1 }>()?;
    let (these, next) = (&window[..TOGETHER], &window[1..]);
    Some(these.iter().zip(next).fold(0, |all, (byte, next)| all | u8::from(is_suspect::<S>(*byte, *next))) != 0)
}

/// The place of the first character from `from` on that doesn't go on as it is: a sign of the format, or what is hostile, or a
/// tab; `None` where there is none.
pub(super) fn stop<S: Signs>(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        while suspects::<S>(bytes, at) == Some(false) {
            at += TOGETHER;
        }
        // The last ones once more together with those before them, and the very last, which has none behind it.
        if at + TOGETHER >= bytes.len()
            && let (Some(last), Some(end)) = (bytes.last(), bytes.len().checked_sub(TOGETHER + 1))
            && suspects::<S>(bytes, end) == Some(false)
            && !is_suspect::<S>(*last, 0)
        {
            return None;
        }
        // What was begun in the piece before was judged by its first byte.
        while bytes.get(at).is_some_and(|byte| matches!(byte, 0x80..=0xbf)) {
            at += 1;
        }
        let end = (at + TOGETHER).min(bytes.len());
        while at < end {
            let byte = *bytes.get(at)?;
            let next = bytes.get(at + 1).copied().unwrap_or(0);
            if !is_suspect::<S>(byte, next) {
                at += width(byte);
                continue;
            }
            let c = text.get(at..).and_then(|rest| rest.chars().next())?;
            if c == '\t' || is_hostile(c) || (byte < 0x80 && S::is_sign(byte)) {
                return Some(at);
            }
            at += c.len_utf8();
        }
        if at >= bytes.len() {
            return None;
        }
    }
}

/// How many bytes a character takes that begins with this one.
const fn width(first: u8) -> usize {
    match first {
        0..=0x7f => 1,
        0x80..=0xdf => 2,
        0xe0..=0xef => 3,
        _ => 4,
    }
}

/// Whether a character may not go on as it is, by its first byte and the one behind it. Said of few that may: kana and
/// ideographs, full-width forms and most signs go through.
///
/// By UTF-8's first two bytes: U+2000 to 207F (E2 80, E2 81) hold marks of direction and of no width, U+3140 to 317F (E3 85)
/// a filler, U+F000 to FFFF (EF) several, but not U+FF00 to FF7F (EF BC, EF BD). Below U+2000 and above U+FFFF all are suspect.
#[inline]
#[allow(clippy::manual_range_contains)]
fn is_suspect<S: Signs>(byte: u8, next: u8) -> bool {
    // `&` and `|` in place of `&&` and `||`: no branches, so that many are asked at once.
    let control = (byte < 0x20) & (byte != b'\n') | (byte == 0x7f);
    let other = (byte >= 0xc0) & (byte < 0xe2) | (byte > 0xe9) & (byte != 0xef);
    let general = (byte == 0xe2) & (next <= 0x81);
    let filler = (byte == 0xe3) & (next == 0x85);
    let high = (byte == 0xef) & (next != 0xbc) & (next != 0xbd);
    control | other | general | filler | high | S::is_sign(byte)
}

/// A dash alone, or a number with its sign: what a spreadsheet makes of it is what it says.
fn harmless(text: &str) -> bool {
    let rest = text.trim_start_matches(['-', '－']);
    rest.is_empty()
        || (text.starts_with('-') && rest.parse::<f64>().is_ok() && rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::properties::nasty;

    #[test]
    fn what_drives_or_deceives_becomes_visible() {
        let mut clean = Cleaner::default();
        assert_eq!(clean.text("a\u{1b}[31mb\u{202e}c\u{0}"), "a^[[31mb<U+202E>c^@");
        assert_eq!(clean.changed.marked, 3);
        assert_eq!(clean.text("一行目\r\n二行目\r三\t四"), "一行目\n二行目\n三 四");
        assert_eq!(clean.text("葛\u{e0100}飾 ①㈱"), "葛\u{e0100}飾 ①㈱");
        assert_eq!(clean.changed.marked, 3);
    }

    /// Signs of the tests' own.
    struct Brackets;

    impl Signs for Brackets {
        fn is_sign(byte: u8) -> bool {
            (byte == b'<') | (byte == b'>') | (byte == b'\n')
        }
        fn write(sign: u8, out: &mut String) {
            out.push_str(if sign == b'\n' { "|" } else { "&" });
        }
    }

    #[test]
    fn every_character_that_may_not_leave_is_found_wherever_it_stands() {
        for c in crate::long::characters() {
            let stops = c == '\t' || is_hostile(c) || matches!(c, '<' | '>' | '\n');
            let mut text = String::from("本");
            text.push(c);
            text.push('本');
            assert_eq!(stop::<Brackets>(&text, 0), stops.then_some(3), "U+{:04X}", u32::from(c));
        }
        for before in 0..70 {
            for (filling, c) in [("a", '<'), ("本", '\u{202e}'), ("①", '\r'), ("é", '\u{7f}'), ("🗻", '\u{e0001}')]
            {
                let head = filling.repeat(before);
                let text = format!("{head}{c}{}", "字".repeat(20));
                assert_eq!(stop::<Brackets>(&text, 0), Some(head.len()), "{text}");
                assert_eq!(stop::<Brackets>(&text, head.len() + c.len_utf8()), None, "{text}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_text_is_cleaned_and_escaped_as_if_one_came_after_the_other(text in nasty()) {
            let mut clean = Cleaner::default();
            let mut apart = String::new();
            clean.text(&text).chars().for_each(|c| write::<Brackets>(c, &mut apart));
            let marked = std::mem::take(&mut clean.changed.marked);
            let mut together = String::from("before ");
            clean.pour::<Brackets>(&mut together, &text);
            prop_assert_eq!(together, format!("before {apart}"));
            prop_assert_eq!(clean.changed.marked, marked);
        }
    }

    #[test]
    fn what_looks_like_a_formula_is_guarded_and_a_number_is_not() {
        let mut clean = Cleaner::default();
        for (text, guarded) in [
            ("=1+1", "'=1+1"),
            ("+81-3", "'+81-3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("-", "-"),
            ("－", "－"),
            ("-5.2", "-5.2"),
            ("-inf", "'-inf"),
            ("a=b", "a=b"),
        ] {
            assert_eq!(clean.guarded(text), guarded);
        }
    }
}
