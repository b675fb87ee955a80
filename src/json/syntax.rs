//! The strict pass over a JSON text (RFC 8259) that everything else leans on.
//!
//! One loop, no recursion: depth is counted, so a hostile text gets a sentence and never the stack. What the pass finds
//! goes to a `Sink`; [`validate`] gives it one that wants nothing, [`super::Tree`] one that keeps the spans, and the
//! compiler makes a loop of its own for each.

use super::scan::{run_end, skip_space};
use super::tree::Kind;
use std::fmt;

/// How many arrays and objects may stand inside each other. Real ledgers need eight.
pub const MAX_DEPTH: usize = 512;

/// The byte order mark that some editors put before the text.
pub const BOM: &str = "\u{feff}";

/// Takes what the pass finds, in the order of the text. Offsets are bytes of the text, ends exclusive.
pub(super) trait Sink {
    /// An object or array begins.
    fn open(&mut self, kind: Kind, at: usize);
    /// The innermost open object or array ends before `end`.
    fn close(&mut self, end: usize);
    /// A member's name, quotes included; its value comes next.
    fn key(&mut self, start: usize, end: usize, escaped: bool);
    /// A value that holds no others.
    fn scalar(&mut self, kind: Kind, start: usize, end: usize, escaped: bool);
    /// True once the sink can take no more.
    fn full(&self) -> bool;
}

struct Nothing;

impl Sink for Nothing {
    fn open(&mut self, _: Kind, _: usize) {}
    fn close(&mut self, _: usize) {}
    fn key(&mut self, _: usize, _: usize, _: bool) {}
    fn scalar(&mut self, _: Kind, _: usize, _: usize, _: bool) {}
    #[inline]
    fn full(&self) -> bool {
        false
    }
}

/// Proves that `text` is one JSON value (white space around it and a byte order mark before it allowed).
///
/// # Errors
/// The first place where it is not, and why.
#[inline]
pub fn validate(text: &str) -> Result<(), SyntaxError> {
    pass(text, 0, &mut Nothing)
}

/// The same for a text that stands inside `outer` arrays and objects.
#[inline]
pub(super) fn validate_inside(text: &str, outer: usize) -> Result<(), SyntaxError> {
    pass(text, outer, &mut Nothing)
}

/// Which of the open containers are objects, one bit each.
struct Depth {
    objects: [u64; MAX_DEPTH / 64],
    depth: usize,
    limit: usize,
}

impl Depth {
    fn push(&mut self, object: bool) -> bool {
        if self.depth >= self.limit {
            return false;
        }
        let Some(word) = self.objects.get_mut(self.depth / 64) else { return false };
        let bit = 1 << (self.depth % 64);
        if object {
            *word |= bit;
        } else {
            *word &= !bit;
        }
        self.depth += 1;
        true
    }

    fn in_object(&self) -> bool {
        let top = self.depth.wrapping_sub(1);
        self.objects.get(top / 64).is_some_and(|word| word >> (top % 64) & 1 == 1)
    }
}

/// `outer` is how many arrays and objects stand around `text` already.
pub(super) fn pass<S: Sink>(text: &str, outer: usize, sink: &mut S) -> Result<(), SyntaxError> {
    let bytes = text.as_bytes();
    if u32::try_from(bytes.len()).is_err() {
        return Err(SyntaxError { offset: 0, kind: SyntaxKind::TooLarge });
    }
    let mut at = 0;
    // A byte order mark may begin a file, not a value in it.
    if outer == 0 && text.starts_with(BOM) {
        at = BOM.len();
        if text.get(at..).is_some_and(|rest| rest.starts_with(BOM)) {
            return Err(SyntaxError { offset: at, kind: SyntaxKind::SecondBom });
        }
    }
    let mut open = Depth { objects: [0; MAX_DEPTH / 64], depth: 0, limit: MAX_DEPTH.saturating_sub(outer) };
    at = skip_space(bytes, at);
    if at == bytes.len() {
        return Err(SyntaxError { offset: at, kind: SyntaxKind::Empty });
    }
    'value: loop {
        at = skip_space(bytes, at);
        match bytes.get(at) {
            Some(b'"') => {
                let (end, escaped) = string(text, at)?;
                sink.scalar(Kind::String, at, end, escaped);
                at = end;
            }
            Some(b'-' | b'0'..=b'9') => {
                let end = number(text, at)?;
                sink.scalar(Kind::Number, at, end, false);
                at = end;
            }
            Some(byte @ (b'{' | b'[')) => {
                let object = *byte == b'{';
                if !open.push(object) {
                    return Err(SyntaxError { offset: at, kind: SyntaxKind::TooDeep });
                }
                sink.open(if object { Kind::Object } else { Kind::Array }, at);
                at = skip_space(bytes, at + 1);
                match bytes.get(at) {
                    Some(b'}') if object => {}
                    Some(b']') if !object => {}
                    _ if object => {
                        at = key(text, at, Expected::KeyOrBrace, sink)?;
                        continue 'value;
                    }
                    Some(_) => continue 'value,
                    None => return Err(unexpected(text, at, Expected::ValueOrBracket)),
                }
                at += 1;
                open.depth -= 1;
                sink.close(at);
            }
            _ => {
                let (kind, end) = word(text, at)?;
                sink.scalar(kind, at, end, false);
                at = end;
            }
        }
        if sink.full() {
            return Err(SyntaxError { offset: at, kind: SyntaxKind::TooLarge });
        }
        loop {
            at = skip_space(bytes, at);
            if open.depth == 0 {
                break 'value;
            }
            let object = open.in_object();
            match bytes.get(at) {
                Some(b',') => {
                    at += 1;
                    if object {
                        at = key(text, skip_space(bytes, at), Expected::Key, sink)?;
                    }
                    continue 'value;
                }
                Some(b'}') if object => {}
                Some(b']') if !object => {}
                _ => {
                    let expected = if object { Expected::CommaOrBrace } else { Expected::CommaOrBracket };
                    return Err(unexpected(text, at, expected));
                }
            }
            at += 1;
            open.depth -= 1;
            sink.close(at);
        }
    }
    match char_at(text, at) {
        Some(found) => Err(SyntaxError { offset: at, kind: SyntaxKind::TrailingData(found) }),
        None => Ok(()),
    }
}

#[inline]
fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}

#[cold]
fn unexpected(text: &str, at: usize, expected: Expected) -> SyntaxError {
    let kind = match char_at(text, at) {
        Some(found) => SyntaxKind::Unexpected { found, expected },
        None => SyntaxKind::UnexpectedEnd { expected },
    };
    SyntaxError { offset: at, kind }
}

/// A member's name and its colon; the place after the colon.
#[inline]
fn key<S: Sink>(text: &str, at: usize, expected: Expected, sink: &mut S) -> Result<usize, SyntaxError> {
    let bytes = text.as_bytes();
    if bytes.get(at) != Some(&b'"') {
        return Err(unexpected(text, at, expected));
    }
    let (end, escaped) = string(text, at)?;
    sink.key(at, end, escaped);
    let at = skip_space(bytes, end);
    if bytes.get(at) == Some(&b':') { Ok(at + 1) } else { Err(unexpected(text, at, Expected::Colon)) }
}

/// The end of the string whose opening quote is at `at`, and whether anything in it is escaped.
#[inline]
pub(super) fn string(text: &str, at: usize) -> Result<(usize, bool), SyntaxError> {
    let bytes = text.as_bytes();
    let mut escaped = false;
    let mut end = at + 1;
    loop {
        end = run_end(bytes, end);
        match bytes.get(end) {
            Some(b'"') => return Ok((end + 1, escaped)),
            Some(b'\\') => {
                escaped = true;
                end = escape(text, end)?;
            }
            Some(control) => {
                return Err(SyntaxError { offset: end, kind: SyntaxKind::ControlInString(*control) });
            }
            None => return Err(SyntaxError { offset: at, kind: SyntaxKind::UnclosedString }),
        }
    }
}

/// The end of the escape whose backslash is at `at`.
fn escape(text: &str, at: usize) -> Result<usize, SyntaxError> {
    let bytes = text.as_bytes();
    match bytes.get(at + 1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
        Some(b'u') => match hex4(bytes, at + 2) {
            Some(0xd800..=0xdbff) => match (bytes.get(at + 6), bytes.get(at + 7), hex4(bytes, at + 8)) {
                (Some(b'\\'), Some(b'u'), Some(0xdc00..=0xdfff)) => Ok(at + 12),
                _ => Err(SyntaxError { offset: at, kind: SyntaxKind::LoneSurrogate }),
            },
            Some(0xdc00..=0xdfff) => Err(SyntaxError { offset: at, kind: SyntaxKind::LoneSurrogate }),
            Some(_) => Ok(at + 6),
            None => Err(SyntaxError { offset: at, kind: SyntaxKind::BadEscape }),
        },
        _ => Err(SyntaxError { offset: at, kind: SyntaxKind::BadEscape }),
    }
}

fn hex4(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.iter().try_fold(0, |value, &byte| Some(value << 4 | char::from(byte).to_digit(16)?))
}

/// The end of the number at `at` (a minus sign or digit stands there).
#[inline]
fn number(text: &str, start: usize) -> Result<usize, SyntaxError> {
    let bytes = text.as_bytes();
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let some_digits = |at: usize| {
        let end = digits(at);
        if end > at { Ok(end) } else { Err(SyntaxError { offset: start, kind: SyntaxKind::BadNumber }) }
    };
    let mut at = start;
    if bytes.get(at) == Some(&b'-') {
        at += 1;
    }
    if bytes.get(at) == Some(&b'0') {
        at += 1;
        if bytes.get(at).is_some_and(u8::is_ascii_digit) {
            return Err(SyntaxError { offset: start, kind: SyntaxKind::BadNumber });
        }
    } else {
        at = some_digits(at)?;
    }
    if bytes.get(at) == Some(&b'.') {
        at = some_digits(at + 1)?;
    }
    if matches!(bytes.get(at), Some(b'e' | b'E')) {
        at += 1;
        if matches!(bytes.get(at), Some(b'+' | b'-')) {
            at += 1;
        }
        at = some_digits(at)?;
    }
    Ok(at)
}

fn word(text: &str, at: usize) -> Result<(Kind, usize), SyntaxError> {
    let rest = text.get(at..).unwrap_or_default();
    for (word, kind) in [("null", Kind::Null), ("true", Kind::Bool), ("false", Kind::Bool)] {
        if rest.starts_with(word) {
            return Ok((kind, at + word.len()));
        }
    }
    Err(unexpected(text, at, Expected::Value))
}

/// Where a text stops being JSON, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    /// The place in the text, in bytes from its start; [`line_column`] says it as people do.
    pub offset: usize,
    /// What is wrong there.
    pub kind: SyntaxKind,
}

/// What is wrong with a text that is no JSON.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SyntaxKind {
    /// Nothing but white space.
    Empty,
    /// The text ends in the middle.
    UnexpectedEnd {
        /// What should have come.
        expected: Expected,
    },
    /// Something else stands where JSON wants something.
    Unexpected {
        /// What stands there.
        found: char,
        /// What should have come.
        expected: Expected,
    },
    /// A string that is never closed (the offset is that of its opening quote).
    UnclosedString,
    /// A backslash with something after it that JSON doesn't know.
    BadEscape,
    /// Half of a UTF-16 surrogate pair (`\ud83d` alone): it stands for no character.
    LoneSurrogate,
    /// A control character, such as a bare line break, inside a string.
    ControlInString(u8),
    /// A number with leading zeros, or that stops in the middle (`1.`, `-`, `1e`).
    BadNumber,
    /// More than [`MAX_DEPTH`] arrays and objects inside each other.
    TooDeep,
    /// More after the value.
    TrailingData(char),
    /// A second byte order mark after the first.
    SecondBom,
    /// Bytes that are no UTF-8 (met where bytes are taken; a `str` has none).
    NotUtf8,
    /// More than 4 GiB of text, or more than 2^28 values and names in one tree.
    TooLarge,
}

/// What JSON wanted to stand at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Expected {
    /// A value.
    Value,
    /// A value or `]`.
    ValueOrBracket,
    /// A member's name.
    Key,
    /// A member's name or `}`.
    KeyOrBrace,
    /// The `:` after a member's name.
    Colon,
    /// `,` or `}`.
    CommaOrBrace,
    /// `,` or `]`.
    CommaOrBracket,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Value => "値",
            Self::ValueOrBracket => "値か「]」",
            Self::Key => "「\"」で始まる項目名",
            Self::KeyOrBrace => "「\"」で始まる項目名か「}」",
            Self::Colon => "項目名のあとの「:」",
            Self::CommaOrBrace => "「,」か「}」",
            Self::CommaOrBracket => "「,」か「]」",
        })
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            SyntaxKind::Empty => f.write_str("何も書かれていません。JSONの値が必要です"),
            SyntaxKind::UnexpectedEnd { expected } => {
                write!(f, "途中で終わっています。{expected}が続くはずです（ファイルが欠けていませんか）")
            }
            SyntaxKind::Unexpected { found, expected } => {
                write!(f, "{}がありますが、ここには{expected}が必要です", Shown(found))?;
                match (found, expected) {
                    ('}' | ']', Expected::Value | Expected::Key) => {
                        f.write_str("（直前の「,」が余分ではありませんか）")
                    }
                    ('"' | '{' | '[', Expected::CommaOrBrace | Expected::CommaOrBracket) => {
                        f.write_str("（「,」が抜けていませんか）")
                    }
                    ('，' | '：' | '”' | '“' | '｛' | '｝' | '［' | '］' | '\u{3000}', _) => {
                        f.write_str("（全角の記号や空白は使えません）")
                    }
                    ('/', _) => f.write_str("（JSONにはコメントを書けません）"),
                    _ => Ok(()),
                }
            }
            SyntaxKind::UnclosedString => {
                f.write_str("ここで始まる文字列が「\"」で閉じられていません（ファイルが途中で切れていませんか）")
            }
            SyntaxKind::BadEscape => f.write_str(
                "「\\」の使い方が正しくありません。\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX だけが使えます",
            ),
            SyntaxKind::LoneSurrogate => {
                f.write_str("\\u で書かれた文字が半分しかありません（サロゲートの組が揃っていません）")
            }
            SyntaxKind::ControlInString(byte) => write!(
                f,
                "文字列の中に{}がそのまま入っています。\\n や \\u{byte:04x} のように書いてください",
                Shown(char::from(byte))
            ),
            SyntaxKind::BadNumber => {
                f.write_str("数値の書き方が正しくありません（先頭の0、「.」や「e」のあとに数字がない、など）")
            }
            SyntaxKind::TooDeep => write!(f, "入れ子が深すぎます（{MAX_DEPTH}段まで）"),
            SyntaxKind::TrailingData(found) => {
                write!(f, "JSONの終わりのあとに{}があります。ここには何も置けません", Shown(found))
            }
            SyntaxKind::SecondBom => f.write_str("BOM（U+FEFF）が二つあります。先頭の一つだけが使えます"),
            SyntaxKind::NotUtf8 => {
                f.write_str("UTF-8の文字ではありません。Shift_JISなどで保存されていたら、UTF-8で保存し直してください")
            }
            SyntaxKind::TooLarge => f.write_str("大きすぎて扱えません（4GiBまで）"),
        }
    }
}

impl std::error::Error for SyntaxError {}

/// A character in a sentence: printed where that is harmless, named by its number where it is not.
struct Shown(char);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            '\n' | '\r' => f.write_str("改行"),
            '\t' => f.write_str("タブ"),
            '\u{3000}' => f.write_str("全角の空白"),
            // What escape_debug wouldn't print as it is, has no visible form or changes its surroundings.
            c if c.is_ascii_graphic() => write!(f, "「{c}」"),
            c if c.is_ascii() || c.escape_debug().len() > 1 => write!(f, "U+{:04X}", u32::from(c)),
            c => write!(f, "「{c}」"),
        }
    }
}

/// Line and column of a byte offset, both from 1, the column in characters. A `\n` ends a line and belongs to it; an
/// offset past the end is the end, one inside a character that character; a leading byte order mark takes no column.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let offset = (0..=offset.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let before = text.get(..offset).unwrap_or(text);
    let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
    let start = before.rfind('\n').map_or(0, |n| n + 1);
    let last = before.get(start..).unwrap_or_default();
    let last = if start == 0 { last.strip_prefix(BOM).unwrap_or(last) } else { last };
    (line, last.chars().count() + 1)
}

#[cfg(test)]
mod tests;
