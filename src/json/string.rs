//! What a JSON string says, and how to write another one in the same hand.
//!
//! The same text can be written in many ways: `栗` or `\u6817`, `/` or `\/`, `\n` or `\u000A`. Which one a file uses is
//! its writer's habit, and a changed value should not stand out among its neighbours; where only part of a text
//! changes, the bytes of the rest stay exactly as they were.

use std::borrow::Cow;

/// JSON that says the same, with escapes for the characters that `which` picks. Outside strings there is none that it
/// could pick: blanks are left.
pub(crate) fn escaped(json: &str, which: impl Fn(char) -> bool) -> Cow<'_, str> {
    let picked = |c: char| !matches!(c, ' ' | '\n' | '\t' | '\r') && which(c);
    if !json.contains(picked) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if picked(c) {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// What the string literal `raw` (with its quotes, as written, already proved by [`super::validate`]) says. Borrows
/// when nothing is escaped.
pub fn decode(raw: &str) -> Cow<'_, str> {
    let inner = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(raw);
    decode_inner(inner)
}

pub(super) fn decode_inner(inner: &str) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'\\', inner.as_bytes()) else { return Cow::Borrowed(inner) };
    let mut out = String::with_capacity(inner.len());
    let (plain, mut rest) = inner.split_at(first);
    out.push_str(plain);
    while !rest.is_empty() {
        let (c, len) = unit(rest);
        out.push(c);
        rest = rest.get(len..).unwrap_or_default();
        let plain = memchr::memchr(b'\\', rest.as_bytes()).unwrap_or(rest.len());
        let (run, after) = rest.split_at(plain);
        out.push_str(run);
        rest = after;
    }
    Cow::Owned(out)
}

/// The first character that `inner` (not empty) says and how many bytes it is written with. Text that was proved never
/// holds a broken escape; should one come, it reads as U+FFFD rather than as something that wasn't written.
pub(super) fn unit(inner: &str) -> (char, usize) {
    let Some(escape) = inner.strip_prefix('\\') else {
        let c = inner.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
        return (c, c.len_utf8());
    };
    let c = match escape.as_bytes().first() {
        Some(b'n') => '\n',
        Some(b't') => '\t',
        Some(b'r') => '\r',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'u') => return hex_unit(escape),
        Some(c @ (b'"' | b'\\' | b'/')) => char::from(*c),
        _ => return (char::REPLACEMENT_CHARACTER, 1),
    };
    (c, 2)
}

fn hex_unit(escape: &str) -> (char, usize) {
    const BROKEN: (char, usize) = (char::REPLACEMENT_CHARACTER, 2);
    let Some(high) = hex4(escape, 1) else { return BROKEN };
    if let Some(c) = char::from_u32(u32::from(high)) {
        return (c, 6);
    }
    if escape.as_bytes().get(5..7) != Some(b"\\u") {
        return BROKEN;
    }
    let Some(low) = hex4(escape, 7) else { return BROKEN };
    match char::decode_utf16([high, low]).next() {
        Some(Ok(c)) => (c, 12),
        _ => BROKEN,
    }
}

fn hex4(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 4)?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}

/// How characters that JSON lets one write as they are, or that have several escapes, are written. `None` where nothing
/// was seen that would tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Habits {
    /// Characters beyond ASCII are written as `\uXXXX`.
    pub(crate) ascii_only: Option<bool>,
    /// The letters of `\uXXXX` are capitals.
    pub(crate) capitals: Option<bool>,
    /// `/` is written `\/`.
    pub(crate) slash: Option<bool>,
    /// Line breaks, tabs and their like have their short escapes (`\n`), not `\u000a`.
    pub(crate) short: Option<bool>,
}

impl Habits {
    /// What any piece of JSON text shows: one string literal, or a whole document.
    pub fn of(json: &str) -> Self {
        let mut habits = Self::default();
        let bytes = json.as_bytes();
        if !json.is_ascii() {
            habits.ascii_only = Some(false);
        }
        if memchr::memchr(b'/', bytes).is_some() {
            habits.slash = Some(false);
        }
        let mut at = 0;
        while let Some(n) = memchr::memchr(b'\\', bytes.get(at..).unwrap_or_default()) {
            let escape = json.get(at + n..).unwrap_or_default();
            let (c, len) = unit(escape);
            match escape.as_bytes().get(1) {
                Some(b'u') => {
                    if !c.is_ascii() {
                        habits.ascii_only.get_or_insert(true);
                    } else if short_escape(c).is_some() {
                        habits.short.get_or_insert(false);
                    }
                    let digits = escape.get(2..len).unwrap_or_default().replace("\\u", "");
                    if let Some(letter) = digits.bytes().find(u8::is_ascii_alphabetic) {
                        habits.capitals.get_or_insert(letter.is_ascii_uppercase());
                    }
                }
                Some(b'/') => habits.slash = Some(true),
                Some(b'b' | b'f' | b'n' | b'r' | b't') => habits.short = Some(true),
                _ => {}
            }
            at += n + len;
        }
        habits
    }

    /// These, and where they say nothing, `others`.
    #[must_use]
    pub(crate) fn or(self, others: Self) -> Self {
        Self {
            ascii_only: self.ascii_only.or(others.ascii_only),
            capitals: self.capitals.or(others.capitals),
            slash: self.slash.or(others.slash),
            short: self.short.or(others.short),
        }
    }
}

const fn short_escape(c: char) -> Option<char> {
    match c {
        '\n' => Some('n'),
        '\t' => Some('t'),
        '\r' => Some('r'),
        '\u{8}' => Some('b'),
        '\u{c}' => Some('f'),
        _ => None,
    }
}

/// The literal, quotes included, that says `text`. Escapes what JSON requires and what the habits ask for.
pub fn encode(text: &str, like: Habits) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    encode_inner(text, like, &mut out);
    out.push('"');
    out
}

fn encode_inner(text: &str, like: Habits, out: &mut String) {
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '/' if like.slash == Some(true) => out.push_str("\\/"),
            '\0'..='\u{1f}' => match short_escape(c) {
                Some(letter) if like.short != Some(false) => out.extend(['\\', letter]),
                _ => hex_escape(c, like, out),
            },
            c if !c.is_ascii() && like.ascii_only == Some(true) => hex_escape(c, like, out),
            c => out.push(c),
        }
    }
}

fn hex_escape(c: char, like: Habits, out: &mut String) {
    for half in c.encode_utf16(&mut [0; 2]) {
        let digits = if like.capitals == Some(true) { format!("{half:04X}") } else { format!("{half:04x}") };
        out.push_str("\\u");
        out.push_str(&digits);
    }
}

/// The literal that says `new_text` in the hand of `old_raw`, the value as it was written before. The same text gives
/// the same bytes; a text that differs in the middle keeps the bytes of its beginning and end. An old value that was no
/// string shows no habits.
#[inline]
pub fn reencode(old_raw: &str, new_text: &str) -> String {
    reencode_in(old_raw, new_text, Habits::default())
}

/// The same in a file whose own habits tell where the old value says nothing.
pub(crate) fn reencode_in(old_raw: &str, new_text: &str, file: Habits) -> String {
    let habits = Habits::of(old_raw).or(file);
    let Some(inner) = old_raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return encode(new_text, file);
    };
    let old = units(inner);
    let same = |(old, new): &(&(char, usize), char)| old.0 == *new;
    let head = old.iter().zip(new_text.chars()).take_while(same).count();
    let new_len = new_text.chars().count();
    let room = old.len().min(new_len) - head;
    let tail = old.iter().rev().zip(new_text.chars().rev()).take(room).take_while(same).count();
    // Each unit knows where it ends, so these are the ends of the kept beginning and of what changes.
    let end_of = |count: usize| count.checked_sub(1).and_then(|last| old.get(last)).map_or(0, |unit| unit.1);
    let kept_head = inner.get(..end_of(head)).unwrap_or_default();
    let kept_tail = inner.get(end_of(old.len() - tail)..).unwrap_or_default();
    let changed: String = new_text.chars().skip(head).take(new_len - head - tail).collect();
    let mut out = String::with_capacity(old_raw.len() + changed.len());
    out.push('"');
    out.push_str(kept_head);
    encode_inner(&changed, habits, &mut out);
    out.push_str(kept_tail);
    out.push('"');
    out
}

/// Each character that `inner` says with the place where its writing ends.
fn units(inner: &str) -> Vec<(char, usize)> {
    let mut out = Vec::with_capacity(inner.len() / 2);
    let mut at = 0;
    while let Some(rest) = inner.get(at..).filter(|rest| !rest.is_empty()) {
        let (c, len) = unit(rest);
        at += len;
        out.push((c, at));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_borrowed_and_escapes_are_read() {
        assert!(matches!(decode("\"栗ごはん\""), Cow::Borrowed("栗ごはん")));
        assert_eq!(decode(r#""\"\\\/\b\f\n\r\tA""#), "\"\\/\u{8}\u{c}\n\r\tA");
        assert_eq!(decode(r#""あ\u3042\uD842\udfb7い""#), "ああ𠮷い");
        assert_eq!(decode(r#""""#), "");
    }

    #[test]
    fn only_what_must_be_escaped_is_escaped_unless_the_habit_says_more() {
        let text = "\"\\/\u{8}\n\u{1}\u{7f}栗𠮷";
        let plain = encode(text, Habits::default());
        assert_eq!(plain, "\"\\\"\\\\/\\b\\n\\u0001\u{7f}栗𠮷\"");
        let all = Habits { ascii_only: Some(true), capitals: Some(true), slash: Some(true), short: Some(false) };
        assert_eq!(encode(text, all), "\"\\\"\\\\\\/\\u0008\\u000A\\u0001\u{7f}\\u6817\\uD842\\uDFB7\"");
        for habits in [Habits::default(), all] {
            assert_eq!(decode(&encode(text, habits)), text);
        }
    }

    #[test]
    fn habits_are_read_from_what_is_written() {
        let all = Habits { ascii_only: Some(true), capitals: Some(false), slash: Some(true), short: Some(true) };
        assert_eq!(Habits::of(r#""\u3042\ud83d\ude00\n\/""#), all);
        assert_eq!(Habits::of(r#""12""#), Habits::default());
        assert_eq!(Habits::of("\"栗\\u6817/\"").ascii_only, Some(false), "both: as they are");
        assert_eq!(Habits::of(r#""\u000A""#), Habits { short: Some(false), capitals: Some(true), ..Habits::default() });
        assert_eq!(Habits::of(r#""\\u3042""#).ascii_only, None, "an escaped backslash is no escape of what follows");
        assert_eq!(Habits::of("\"1\"").or(all), all);
    }

    #[test]
    fn a_changed_text_keeps_the_hand_and_the_bytes_of_what_did_not_change() {
        let old = r#""\u3042い\/\u0041\u3042""#;
        assert_eq!(decode(old), "あい/Aあ");
        assert_eq!(reencode(old, "あい/Aあ"), old);
        assert_eq!(reencode(old, "あい/Xあ"), r#""\u3042い\/X\u3042""#);
        assert_eq!(reencode(old, "あいAあ"), r#""\u3042い\u0041\u3042""#);
        assert_eq!(reencode(old, "あい/A/あ"), r#""\u3042い\/\u0041\/\u3042""#);
        assert_eq!(reencode(old, ""), r#""""#);
        assert_eq!(reencode(r#""\uD83D\uDE00""#, "😁"), r#""\uD83D\uDE01""#, "a pair is one character");
        assert_eq!(reencode(r#""\u3042\u3042""#, "あ"), r#""\u3042""#);
        assert_eq!(reencode(r#""\u3042""#, "あああ"), r#""\u3042\u3042\u3042""#);
        assert_eq!(reencode("null", "栗\n"), "\"栗\\n\"");
        let ascii = Habits { ascii_only: Some(true), ..Habits::default() };
        assert_eq!(reencode_in("\"\"", "栗", ascii), r#""\u6817""#);
        assert_eq!(reencode_in("null", "栗", ascii), r#""\u6817""#);
    }
}
