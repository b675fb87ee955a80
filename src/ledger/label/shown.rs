//! Values as officials read them, on one line.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::{BLANK, NONE, Programs, one_line, said};
use crate::json::{Doc, Kind as Json, Pointer, Tree, Value};
use crate::ledger::decimal::Decimal;
use crate::ledger::field::{Choice, Field, Kind, Place};
use crate::ledger::said as codes;
use crate::ledger::year::FiscalYear;
use crate::text;

/// Graphemes of a value that are shown, and of those beside a change.
const SHOWN: usize = 60;

const BESIDE: usize = 12;

/// The value `raw`, JSON as written, as an official reads it at `pointer`: `40,404,482円`, `令和6年度`, 「確認中」,
/// （空欄）. On one line and cut after some 60 characters.
#[inline]
pub(crate) fn shown(doc: &Doc, pointer: &Pointer, raw: &str) -> String {
    one(&Programs::new(doc), pointer, raw)
}

/// [`shown`] of a value that stands in no ledger yet, by its field. A large file has a million of them: what needs no reading
/// as JSON isn't read, and nothing is copied that needn't be. Given is the value, and whether it is to stand in 「…」.
pub(crate) fn shown_of<'r>(field: &'static Field, raw: &'r str) -> (Cow<'r, str>, bool) {
    let plain = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"')).filter(|text| !text.contains('\\'));
    match (plain, field.kind) {
        (Some(text), Kind::Year) => {
            if let Some(year) = FiscalYear::parse(text) {
                return (year.to_string().into(), false);
            }
        }
        (Some(text), kind) if text.starts_with(|c: char| !c.is_whitespace()) => {
            return match codes::words(kind, text) {
                Some(words) => (words.into(), false),
                None => (beginning(text, SHOWN), true),
            };
        }
        (None, Kind::Printed | Kind::Whole) if raw.len() <= 3 && raw.bytes().all(|b| b.is_ascii_digit()) => {
            return (raw.into(), false);
        }
        (None, Kind::Printed | Kind::Yen) => {
            if let Some(number) = Decimal::parse(raw) {
                let mut shown = String::with_capacity(raw.len() * 2 + 4);
                number.push_shown(&mut shown);
                shown.push_str(if field.kind == Kind::Yen { "円" } else { "" });
                return (shown.into(), false);
            }
        }
        (None, Kind::Whole) if raw.len() <= 15 && raw.bytes().all(|b| b.is_ascii_digit()) => {
            return (raw.into(), false);
        }
        _ => {}
    }
    (read(field, raw).into(), false)
}

/// A value of a field, read as JSON.
fn read(field: &'static Field, raw: &str) -> String {
    let doc = Doc::empty();
    match Tree::parse(raw) {
        Ok(tree) => Reading::value(&Programs::new(&doc), Place::ROOT, Some(field), tree.root(raw)).cut(),
        Err(_) => Reading::Plain(raw.to_owned()).cut(),
    }
}

pub(super) fn one(programs: &Programs<'_>, pointer: &Pointer, raw: &str) -> String {
    Reading::of(programs, pointer, raw).cut()
}

/// Two values of one place, before and after a change, on one line each. Long texts are cut so that what differs is in
/// sight.
#[inline]
pub(crate) fn shown_pair(doc: &Doc, pointer: &Pointer, before: Option<&str>, after: Option<&str>) -> (String, String) {
    pair(&Programs::new(doc), pointer, before, after)
}

pub(super) fn pair(
    programs: &Programs<'_>,
    at: &Pointer,
    before: Option<&str>,
    after: Option<&str>,
) -> (String, String) {
    let read = |raw: Option<&str>| raw.map_or(Reading::Plain(BLANK.to_owned()), |raw| Reading::of(programs, at, raw));
    let (one, two) = match (read(before), read(after)) {
        (Reading::Text(before), Reading::Text(after)) => {
            let (before, after) = around(&before, &after);
            (format!("「{before}」"), format!("「{after}」"))
        }
        (before, after) => (before.cut(), after.cut()),
    };
    match told_apart(before, after).filter(|_| text::look_alike(&one, &two)) {
        Some((mine, theirs)) => (format!("{one}〔{mine}〕"), format!("{two}〔{theirs}〕")),
        None => (one, two),
    }
}

/// What tells two values apart that are shown alike: what can't be seen of texts; of anything else how it is written.
fn told_apart(before: Option<&str>, after: Option<&str>) -> Option<(String, String)> {
    let written = |raw: Option<&str>| raw.map(str::trim).filter(|raw| *raw != "null").map(str::to_owned);
    let (before, after) = (written(before), written(after));
    let said = |raw: &str| Tree::parse(raw).ok().and_then(|tree| tree.root(raw).str().map(Cow::into_owned));
    let texts = (before.as_deref().map(said), after.as_deref().map(said));
    if let (Some(Some(one)), Some(Some(two))) = &texts {
        return (one != two).then(|| text::unseen(one, two)).flatten();
    }
    let way = |raw: &Option<String>| match raw.as_deref() {
        None => "値なし".to_owned(),
        Some("\"\"") => "空の文字".to_owned(),
        Some(raw) => beginning(&one_line(raw), SHOWN).into_owned(),
    };
    let containers = |raw: &Option<String>| raw.as_deref().is_some_and(|raw| raw.starts_with(['{', '[']));
    (before != after && !containers(&before) && !containers(&after)).then(|| (way(&before), way(&after)))
}

/// A value, read.
pub(super) enum Reading {
    /// Text of the record.
    Text(String),
    /// Everything else, ready to be shown.
    Plain(String),
}

impl Reading {
    fn of(programs: &Programs<'_>, pointer: &Pointer, raw: &str) -> Self {
        let field = crate::ledger::field::field(pointer);
        match Tree::parse(raw) {
            Ok(tree) => Self::value(
                programs,
                pointer.tokens().fold(Place::ROOT, |place, token| place.step(&token)),
                field,
                tree.root(raw),
            ),
            Err(_) => Self::Plain(raw.to_owned()),
        }
    }

    pub(super) fn value(programs: &Programs<'_>, place: Place, field: Option<&Field>, value: Value<'_>) -> Self {
        let kind = field.map(|field| field.kind);
        Self::Plain(match (value.kind(), kind) {
            (Json::Null, _) => BLANK.to_owned(),
            (Json::String, _) => {
                let text = value.str().unwrap_or_default();
                if text.trim().is_empty() {
                    return Self::Plain(BLANK.to_owned());
                }
                match word(programs, field, &text) {
                    Some(word) => word,
                    None => return Self::Text(one_line(&text).into_owned()),
                }
            }
            (Json::Number, Some(Kind::Year)) => {
                FiscalYear::parse(value.raw()).map_or_else(|| value.raw().to_owned(), |year| year.to_string())
            }
            (Json::Number, Some(Kind::Whole)) => value.raw().to_owned(),
            (Json::Number, kind) => {
                let number =
                    Decimal::parse(value.raw()).map_or_else(|| value.raw().to_owned(), |number| number.to_string());
                if kind == Some(Kind::Yen) { number + "円" } else { number }
            }
            (Json::Bool, _) => codes::words(Kind::Flag, value.raw()).unwrap_or_default().to_owned(),
            (Json::Array, _) if value.is_empty() => NONE.to_owned(),
            (Json::Array, _) if value.items().all(|item| item.kind() == Json::String) => {
                value.items().map(|item| Self::value(programs, place, None, item).cut()).collect()
            }
            (Json::Array, _) => format!("{}件{}", value.len(), named(value)),
            (Json::Object, _) => {
                let parts: Vec<_> = value
                    .members()
                    // What ties rows together inside the file says nothing to whoever reads them.
                    .filter(|member| !member.value.is_null() && member.key() != "id")
                    .map(|member| {
                        let place = place.step(&member.key());
                        let label =
                            place.field().map_or_else(|| member.key().into_owned(), |field| field.label.to_owned());
                        format!("{label}: {}", Self::value(programs, place, place.field(), member.value).cut())
                    })
                    .collect();
                if parts.is_empty() { NONE.to_owned() } else { parts.join("、") }
            }
        })
    }

    /// On the room that a list has.
    fn cut(self) -> String {
        match self {
            Self::Text(text) => format!("「{}」", beginning(&text, SHOWN)),
            Self::Plain(text) => beginning(&text, 2 * SHOWN).into_owned(),
        }
    }
}

/// What the first rows of a list are called, in brackets; nothing where one of them has no name.
fn named(rows: Value<'_>) -> String {
    const FIRST: usize = 3;
    let name = |row: Value<'_>| {
        let year = || {
            said(Some(row), "fiscal_year")
                .map(|year| FiscalYear::parse(&year).map_or(year.into_owned(), |year| year.to_string()))
        };
        said(Some(row), "name").map(|name| beginning(&one_line(&name), BESIDE).into_owned()).or_else(year)
    };
    let names: Option<Vec<String>> = rows.items().take(FIRST).map(name).collect();
    let more = if rows.len() > FIRST { "など" } else { "" };
    names.filter(|names| !names.is_empty()).map_or_else(String::new, |names| format!("（{}{more}）", names.join("、")))
}

/// Text that stands for something else than itself.
fn word(programs: &Programs<'_>, field: Option<&Field>, text: &str) -> Option<String> {
    let field = field?;
    match (field.kind, text) {
        (Kind::Year, text) => Some(FiscalYear::parse(text)?.to_string()),
        (Kind::Choice(Choice::Program), text) => {
            programs.name(text).map(|name| format!("「{}」", beginning(&one_line(name), SHOWN)))
        }
        (kind, text) => codes::words(kind, text).map(str::to_owned),
    }
}

/// The first `most` graphemes.
fn beginning(text: &str, most: usize) -> Cow<'_, str> {
    // A grapheme is a character or more, a character a byte or more.
    if text.len() <= most || text.chars().count() <= most {
        return Cow::Borrowed(text);
    }
    match text.grapheme_indices(true).nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// Two texts cut around what differs between them, each of it shown whole as far as there is room.
pub(crate) fn around(before: &str, after: &str) -> (String, String) {
    let (old, new): (Vec<_>, Vec<_>) = (before.graphemes(true).collect(), after.graphemes(true).collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let room = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    let cut = |text: &[&str]| {
        if text.len() <= SHOWN {
            return text.concat();
        }
        let changed = text.len() - head - tail;
        let from = if head > BESIDE + 1 { head - BESIDE } else { 0 };
        let (mut to, mut end) = (text.len(), "");
        if tail > BESIDE + 1 {
            (to, end) = (text.len() - tail + BESIDE, "…");
        }
        let start = if from > 0 { "…" } else { "" };
        if changed <= SHOWN {
            return format!("{start}{}{end}", text.get(from..to).unwrap_or_default().concat());
        }
        // Too much has changed: its beginning and its end.
        let first = text.get(from..head + SHOWN - BESIDE).unwrap_or_default().concat();
        let last = text.get(text.len() - tail - BESIDE..to).unwrap_or_default().concat();
        format!("{start}{first}…{last}{end}")
    };
    (cut(&old), cut(&new))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::field::FIELDS;

    #[test]
    fn what_is_seen_at_once_is_what_reading_says() {
        let long = format!("\"{}\"", "長い".repeat(SHOWN));
        let marked = format!("\"{}\"", "か\u{3099}".repeat(SHOWN));
        let values = [
            "null",
            "true",
            "7",
            "120",
            "1234567",
            "-5",
            "61.0",
            "1e3",
            "6",
            "\"\"",
            "\" \"",
            "\"R6\"",
            "\"down\"",
            "\"open\"",
            "\"true\"",
            "\"地方創生に効果があった\"",
            "\"一行目\\n二行目\"",
            "\"\\u6817\"",
            "[]",
            "[\"a\",\"b\"]",
            "{\"name\":\"x\"}",
            &long,
            &marked,
        ];
        for field in FIELDS {
            for raw in values {
                let (shown, quoted) = shown_of(field, raw);
                let shown = if quoted { format!("「{shown}」") } else { shown.into_owned() };
                assert_eq!(shown, read(field, raw), "{} {raw}", field.label);
            }
        }
    }
}
