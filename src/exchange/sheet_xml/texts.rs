//! Texts of a workbook as they are shown: the shared strings, the notes, and what stands in a cell itself.
//!
//! Furigana (`rPh`) is left out, `_x000D_` and its like are the characters that they stand for, rich text is joined and,
//! where a part of it is struck through, kept a second time without that part.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::BufRead;
use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::plain;
use crate::exchange::cells::place;
use crate::exchange::read::Unreadable;
use crate::exchange::xlsx::{LONGEST, Part, TEXT, TOO_MUCH_TEXT, attribute, broken, too_long_a_text};

/// Shared strings.
const STRINGS: usize = 3_000_000;

/// A text, and without what is struck through where that is only a part.
pub(in crate::exchange) type Shown = (Arc<str>, Option<Box<str>>);

/// Text that is being put together, with and without what is struck through.
#[derive(Default)]
pub(super) struct Rich {
    all: String,
    kept: String,
    /// How deep inside of `t`, `rPh`.
    in_text: bool,
    in_reading: bool,
    struck: bool,
    any_struck: bool,
}

impl Rich {
    pub(super) fn open(&mut self, element: &BytesStart<'_>, empty: bool) {
        match element.local_name().as_ref() {
            "t" => self.in_text = !empty,
            "rPh" => self.in_reading = !empty,
            "r" => self.struck = false,
            "strike" => self.struck = !matches!(attribute(element, "val").as_deref(), Some("0" | "false")),
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "rPh" => self.in_reading = false,
            "r" => self.struck = false,
            _ => {}
        }
    }

    pub(super) fn add(&mut self, text: &str) {
        if !self.in_text || self.in_reading {
            return;
        }
        if self.struck && !self.any_struck {
            self.any_struck = true;
            self.kept.clone_from(&self.all);
        }
        self.all.push_str(text);
        if self.any_struck && !self.struck {
            self.kept.push_str(text);
        }
    }

    /// Bytes put together so far.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether nothing has been put together yet, and nothing stands around what comes.
    pub(super) fn is_fresh(&self) -> bool {
        self.all.is_empty() && !(self.in_text || self.in_reading || self.struck || self.any_struck)
    }

    /// What was put together; the next text can begin.
    pub(super) fn finish(&mut self) -> Shown {
        let unstruck = self.any_struck.then(|| unescaped(&self.kept).into());
        let shown = (unescaped(&self.all).into(), unstruck);
        self.begin();
        shown
    }

    pub(super) fn begin(&mut self) {
        self.all.clear();
        self.kept.clear();
        (self.in_text, self.in_reading, self.struck, self.any_struck) = (false, false, false, false);
    }
}

/// `_x000D_` is a carriage return; `_x005F_` protects an underscore.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let code = from.get(2..6).filter(|_| from.as_bytes().get(6) == Some(&b'_'));
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                rest = &from[7..];
            }
            None => {
                out.push_str("_x");
                rest = &from[2..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The text of an event that may be one: characters, CDATA or an entity.
pub(super) fn text_of<'e>(event: &'e Event<'_>) -> Option<Cow<'e, str>> {
    match event {
        Event::Text(text) => Some(Cow::Borrowed(text)),
        Event::CData(text) => Some(Cow::Borrowed(text)),
        Event::GeneralRef(name) => {
            // An entity that nobody declared stays as it is written: what stands there isn't lost.
            let whole = format!("&{};", &**name);
            Some(Cow::Owned(quick_xml::escape::unescape(&whole).map_or_else(|_| whole.clone(), Cow::into_owned)))
        }
        _ => None,
    }
}

pub(in crate::exchange) fn shared_strings(part: &mut Part<'_>) -> Result<Vec<Shown>, Unreadable> {
    let name = "xl/sharedStrings.xml";
    let (mut strings, mut rich, mut buffer, mut bytes) = (Vec::new(), Rich::default(), Vec::new(), 0);
    let too_much = |count: usize, bytes: usize| count > STRINGS || bytes > TEXT;
    loop {
        match part.read_event_into(&mut buffer) {
            Ok(Event::Eof) => return Ok(strings),
            Ok(Event::Start(element)) => rich.open(&element, false),
            Ok(Event::Empty(element)) => {
                rich.open(&element, true);
                if element.local_name().as_ref() == "si" {
                    strings.push((Arc::default(), None));
                }
            }
            Ok(Event::End(element)) => {
                rich.close(element.local_name().as_ref());
                if element.local_name().as_ref() == "si" {
                    let string = rich.finish();
                    bytes += string.0.len();
                    strings.push(string);
                    if too_much(strings.len(), bytes) {
                        return Err(Unreadable::TooLarge(TOO_MUCH_TEXT.to_owned()));
                    }
                }
            }
            Ok(event) => {
                // Behind a text the reader has seen a part of what comes.
                if let Some(text) = text_of(&event) {
                    rich.add(&text);
                }
                if rich.len() > LONGEST {
                    return Err(too_long_a_text(name));
                }
                buffer.clear();
                continue;
            }
            Err(error) => return Err(broken(name, &error)),
        }
        buffer.clear();
        while rich.is_fresh()
            && let Some((text, length)) = plain::shared(part.get_ref().buffer())
        {
            let text = unescaped(text);
            bytes += text.len();
            strings.push((text.into(), None));
            part.get_mut().consume(length);
            if too_much(strings.len(), bytes) {
                return Err(Unreadable::TooLarge(TOO_MUCH_TEXT.to_owned()));
            }
        }
    }
}

/// The notes of a sheet, by place.
pub(in crate::exchange) fn comments(
    part: &mut Part<'_>,
    name: &str,
) -> Result<HashMap<(u32, u32), Arc<str>>, Unreadable> {
    let (mut notes, mut rich, mut buffer, mut at) = (HashMap::new(), Rich::default(), Vec::new(), None);
    loop {
        match part.read_event_into(&mut buffer) {
            Ok(Event::Eof) => return Ok(notes),
            Ok(Event::Start(element)) => {
                if element.local_name().as_ref() == "comment" {
                    at = attribute(&element, "ref").and_then(|text| place(&text));
                    rich.begin();
                }
                rich.open(&element, false);
            }
            Ok(Event::Empty(element)) => rich.open(&element, true),
            Ok(Event::End(element)) => {
                rich.close(element.local_name().as_ref());
                if element.local_name().as_ref() == "comment"
                    && let Some(at) = at.take()
                {
                    notes.insert(at, rich.finish().0);
                }
            }
            Ok(event) => {
                if let Some(text) = text_of(&event) {
                    rich.add(&text);
                }
                if rich.len() > LONGEST {
                    return Err(too_long_a_text(name));
                }
            }
            Err(error) => return Err(broken(name, &error)),
        }
        buffer.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_characters_are_what_they_stand_for() {
        assert_eq!(unescaped("a_x000D_\nb_x005F_x"), "a\r\nb_x");
        assert_eq!(unescaped("_xyz_ _x00"), "_xyz_ _x00");
    }
}
