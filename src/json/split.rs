//! The elements of one long array, taken from a stream of bytes as they come.
//!
//! A national ledger is an object with a few short members and one array of thousands of projects. Finding where each
//! project ends takes no understanding of what is in it: outside strings, brackets are counted; inside, only the quote and
//! the backslash matter. So the first projects stand ready after the first chunk, each with a text of its own, while the
//! rest is still being read, and whether each is JSON is proved afterwards, piece by piece and on any thread
//! ([`Doc::check_item`]). What lies between the elements is proved here, and what lies around them at the end; a document
//! whose pieces are all proved is proved as a whole.

use super::doc::Doc;
use super::scan::{plain_end, skip_space, string_stop};
use super::string::decode_inner;
use super::syntax::{BOM, Expected, SyntaxError, SyntaxKind};
use std::sync::Arc;

/// Takes a file in chunks of any size and gives its pieces.
#[derive(Debug)]
pub struct Splitter {
    key: Arc<str>,
    phase: Phase,
    /// What stands before the elements and, once they have ended, after them.
    frame: Vec<u8>,
    /// Where in `frame` the elements go.
    cut: usize,
    items: Vec<Arc<str>>,
    /// How many elements have ended, those counted that were handed on.
    count: usize,
    /// What was read and belongs to no finished piece yet.
    buf: Vec<u8>,
    /// How many bytes of the file stand before `buf`.
    base: usize,
    /// How much of `buf` was looked at.
    pos: usize,
    /// How much of what stands before the elements is known to be UTF-8.
    read: usize,
    /// Inside a string.
    quoted: bool,
    /// Arrays and objects open at `pos`: of the whole file before the elements, of the element within them.
    depth: usize,
    /// Where in `buf` the element at hand starts.
    value: Option<usize>,
    head: Head,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Phase {
    /// Looking for the array.
    Head,
    /// In it.
    Items,
    /// After it, or there is none: the rest is frame.
    Rest,
}

/// How far a member of the outermost object was read.
#[derive(Debug, Default)]
struct Head {
    name: Option<(usize, usize)>,
    name_start: usize,
    colon: bool,
}

impl Splitter {
    /// For a file whose outermost object has the array as its member `key` (the first of that name). A file without one
    /// becomes a document in one piece.
    pub fn new(key: &str) -> Self {
        Self {
            key: key.into(),
            phase: Phase::Head,
            frame: Vec::new(),
            cut: 0,
            items: Vec::new(),
            count: 0,
            buf: Vec::new(),
            base: 0,
            pos: 0,
            read: 0,
            quoted: false,
            depth: 0,
            value: None,
            head: Head::default(),
        }
    }

    /// Takes the next bytes of the file.
    ///
    /// # Errors
    /// Where what stands before or between the elements is no JSON, or it or an element is not UTF-8: told as soon as it
    /// is seen, however much is still to come. The splitter is of no more use then.
    pub fn feed(&mut self, chunk: &[u8]) -> Result<(), SyntaxError> {
        let mut items = std::mem::take(&mut self.items);
        let fed = self.feed_and_hand_on(chunk, |offset, piece| {
            items.push(utf8(piece).map_err(|n| not_utf8(offset + n))?.into());
            Ok(())
        });
        self.items = items;
        fed
    }

    /// The same, with the elements that have ended handed on rather than kept: each with its separator before it, and
    /// where in the file that begins. Whether they are UTF-8 is for the receiver to see ([`item`]), on any thread; all
    /// of them are wanted again at the end ([`Splitter::finish_with`]).
    ///
    /// # Errors
    /// As [`Splitter::feed`], and the receiver's.
    pub fn feed_and_hand_on(
        &mut self,
        chunk: &[u8],
        mut each: impl FnMut(usize, &[u8]) -> Result<(), SyntaxError>,
    ) -> Result<(), SyntaxError> {
        if self.phase == Phase::Rest {
            self.frame.extend_from_slice(chunk);
            return Ok(());
        }
        self.buf.extend_from_slice(chunk);
        if self.phase == Phase::Head {
            self.find_array();
            match self.phase {
                Phase::Head => self.read_head()?,
                Phase::Items => drop(self.head_as_document()?),
                Phase::Rest => {}
            }
        }
        if self.phase == Phase::Items {
            self.take_items(&mut each)?;
        }
        if self.phase == Phase::Rest {
            self.frame.append(&mut self.buf);
            self.buf = Vec::new();
        }
        Ok(())
    }

    /// How many bytes were fed.
    pub fn fed(&self) -> usize {
        self.base + self.buf.len() + if self.phase == Phase::Rest { self.frame.len() - self.cut } else { 0 }
    }

    /// What stands before the elements, as a document without any; `None` before the array has begun.
    #[inline]
    pub fn head(&self) -> Option<Doc> {
        (self.cut > 0).then(|| self.head_as_document().ok())?
    }

    fn head_as_document(&self) -> Result<Doc, SyntaxError> {
        let head = utf8(self.frame.get(..self.cut).unwrap_or_default()).map_err(not_utf8)?;
        Doc::from_pieces(format!("{head}]}}"), Some(self.cut), Vec::new(), &self.key)
    }

    /// Sees that what has come before the elements is UTF-8, up to a character of which the rest is still to come.
    fn read_head(&mut self) -> Result<(), SyntaxError> {
        let new = self.buf.get(self.read..).unwrap_or_default();
        match std::str::from_utf8(new) {
            Ok(_) => self.read = self.buf.len(),
            Err(error) if error.error_len().is_none() => self.read += error.valid_up_to(),
            Err(error) => return Err(not_utf8(self.read + error.valid_up_to())),
        }
        Ok(())
    }

    /// The document, when the file has ended.
    ///
    /// # Errors
    /// When the file ends in the middle, or what stands around the elements is not UTF-8 or no JSON.
    pub fn finish(mut self) -> Result<Doc, SyntaxError> {
        let items = std::mem::take(&mut self.items);
        self.finish_with(items)
    }

    /// The same with the elements that were handed on.
    ///
    /// # Errors
    /// As [`Splitter::finish`].
    pub fn finish_with(mut self, items: Vec<Arc<str>>) -> Result<Doc, SyntaxError> {
        match self.phase {
            Phase::Items => {
                let expected = if self.value.is_some() || self.count > 0 {
                    Expected::CommaOrBracket
                } else {
                    Expected::ValueOrBracket
                };
                let error = SyntaxError { offset: self.fed(), kind: SyntaxKind::UnexpectedEnd { expected } };
                return Err(error);
            }
            Phase::Head => self.frame = std::mem::take(&mut self.buf),
            Phase::Rest => {}
        }
        let between: usize = items.iter().map(|item| item.len()).sum();
        let place = |offset: usize| if self.cut > 0 && offset >= self.cut { offset + between } else { offset };
        let frame = String::from_utf8(self.frame).map_err(|error| not_utf8(place(error.utf8_error().valid_up_to())))?;
        let cut = (self.cut > 0).then_some(self.cut);
        Doc::from_pieces(frame, cut, items, &self.key)
            .map_err(|error| SyntaxError { offset: place(error.offset), ..error })
    }

    /// Walks through the outermost object until its member's array opens.
    fn find_array(&mut self) {
        let buf = self.buf.as_slice();
        if self.pos == 0 && BOM.as_bytes().starts_with(buf) {
            return;
        }
        if self.pos == 0 && buf.starts_with(BOM.as_bytes()) {
            self.pos = BOM.len();
        }
        let head = &mut self.head;
        loop {
            if self.quoted {
                match string_end(buf, self.pos) {
                    Ok(end) => {
                        self.quoted = false;
                        self.pos = end;
                        if self.depth == 1 && !head.colon {
                            head.name = Some((head.name_start, end));
                        }
                    }
                    Err(pos) => return self.pos = pos,
                }
            }
            self.pos = skip_space(buf, self.pos);
            let Some(&byte) = buf.get(self.pos) else { return };
            let wanted = self.depth == 1
                && head.colon
                && head.name.take().is_some_and(|(start, end)| says(buf.get(start..end), &self.key));
            match byte {
                b'[' if wanted => {
                    self.cut = self.pos + 1;
                    self.frame = self.buf.drain(..self.cut).collect();
                    self.base = self.cut;
                    self.pos = 0;
                    self.depth = 0;
                    return self.phase = Phase::Items;
                }
                // Another kind of value under that name, or no object: nothing to split.
                _ if wanted => return self.phase = Phase::Rest,
                _ if self.depth == 0 && byte != b'{' => return self.phase = Phase::Rest,
                b'"' => {
                    self.quoted = true;
                    head.name_start = self.pos;
                }
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' if self.depth == 1 => return self.phase = Phase::Rest,
                b'}' | b']' => self.depth -= 1,
                b':' if self.depth == 1 => head.colon = true,
                b',' if self.depth == 1 => *head = Head::default(),
                _ => {}
            }
            self.pos += 1;
        }
    }

    fn take_items(
        &mut self,
        each: &mut impl FnMut(usize, &[u8]) -> Result<(), SyntaxError>,
    ) -> Result<(), SyntaxError> {
        // Where the piece at hand starts: its separator.
        let mut start = 0;
        let result = self.take_items_from(&mut start, each);
        self.buf.drain(..start);
        self.base += start;
        self.pos -= start;
        self.value = self.value.map(|value| value - start);
        result
    }

    fn take_items_from(
        &mut self,
        start: &mut usize,
        each: &mut impl FnMut(usize, &[u8]) -> Result<(), SyntaxError>,
    ) -> Result<(), SyntaxError> {
        let buf = self.buf.as_slice();
        loop {
            let value = match self.value {
                Some(value) => value,
                None => match separator(buf, *start, self.count == 0) {
                    Ok(Separator::Unfinished) => return Ok(()),
                    Ok(Separator::Value(at)) => {
                        self.value = Some(at);
                        self.pos = at;
                        at
                    }
                    Ok(Separator::End) => {
                        self.pos = *start;
                        self.phase = Phase::Rest;
                        return Ok(());
                    }
                    Err((at, expected)) => match wrong(buf, self.base, at, expected) {
                        Some(error) => return Err(error),
                        None => return Ok(()),
                    },
                },
            };
            let end = match buf.get(value) {
                Some(b'{' | b'[') => container_end(buf, &mut self.pos, &mut self.depth, &mut self.quoted),
                Some(b'"') => {
                    self.pos = self.pos.max(value + 1);
                    match string_end(buf, self.pos) {
                        Ok(end) => {
                            self.pos = end;
                            true
                        }
                        Err(pos) => {
                            self.pos = pos;
                            false
                        }
                    }
                }
                _ => match buf.get(self.pos..).and_then(|rest| rest.iter().position(|&byte| ends_scalar(byte))) {
                    Some(n) => {
                        self.pos += n;
                        true
                    }
                    None => {
                        self.pos = buf.len();
                        false
                    }
                },
            };
            if !end {
                return Ok(());
            }
            let piece = buf.get(*start..self.pos).unwrap_or_default();
            each(self.base + *start, piece)?;
            self.count += 1;
            self.value = None;
            *start = self.pos;
        }
    }
}

/// An element's bytes as the document keeps them, if they are UTF-8.
#[inline]
pub fn item(piece: &[u8]) -> Option<Arc<str>> {
    utf8(piece).ok().map(Arc::from)
}

#[inline]
const fn not_utf8(offset: usize) -> SyntaxError {
    SyntaxError { offset, kind: SyntaxKind::NotUtf8 }
}

#[inline]
fn utf8(bytes: &[u8]) -> Result<&str, usize> {
    simdutf8::compat::from_utf8(bytes).map_err(|error| error.valid_up_to())
}

#[inline]
const fn ends_scalar(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b',' | b']' | b'}' | b':' | b'[' | b'{' | b'"')
}

/// Whether a name as written (quotes included) says `key`.
fn says(written: Option<&[u8]>, key: &str) -> bool {
    let inner = written.and_then(|bytes| bytes.strip_prefix(b"\"")).and_then(|bytes| bytes.strip_suffix(b"\""));
    let inner = inner.and_then(|bytes| std::str::from_utf8(bytes).ok());
    inner.is_some_and(|inner| inner == key || decode_inner(inner) == key)
}

enum Separator {
    Value(usize),
    End,
    Unfinished,
}

/// What comes after the separator at `at`; the place and what was wanted there when it is no separator.
fn separator(buf: &[u8], at: usize, first: bool) -> Result<Separator, (usize, Expected)> {
    let mut at = skip_space(buf, at);
    match buf.get(at) {
        None => return Ok(Separator::Unfinished),
        Some(b']') => return Ok(Separator::End),
        _ if first => {}
        Some(b',') => {
            at = skip_space(buf, at + 1);
            if at == buf.len() {
                return Ok(Separator::Unfinished);
            }
        }
        Some(_) => return Err((at, Expected::CommaOrBracket)),
    }
    match buf.get(at) {
        Some(b']' | b'}' | b',' | b':') => Err((at, Expected::Value)),
        _ => Ok(Separator::Value(at)),
    }
}

/// What is wrong at `at`; `None` while the character that stands there has not come whole.
#[cold]
fn wrong(buf: &[u8], base: usize, at: usize, expected: Expected) -> Option<SyntaxError> {
    let offset = base + at;
    let rest = buf.get(at..).unwrap_or_default();
    let rest = rest.get(..4).unwrap_or(rest);
    let good = match std::str::from_utf8(rest) {
        Ok(good) => good,
        Err(error) if error.valid_up_to() == 0 => return error.error_len().map(|_| not_utf8(offset)),
        Err(error) => rest.get(..error.valid_up_to()).and_then(|good| std::str::from_utf8(good).ok())?,
    };
    let found = good.chars().next()?;
    Some(SyntaxError { offset, kind: SyntaxKind::Unexpected { found, expected } })
}

/// The end of the string whose inside goes on at `at`; where to go on when the bytes end first.
#[inline]
fn string_end(buf: &[u8], mut at: usize) -> Result<usize, usize> {
    loop {
        at = string_stop(buf, at);
        match buf.get(at) {
            Some(b'"') => return Ok(at + 1),
            // A backslash whose other half is still to come is looked at again.
            Some(_) if at + 1 >= buf.len() => return Err(at),
            Some(_) => at += 2,
            None => return Err(buf.len()),
        }
    }
}

/// Goes on to the end of the array or object in which `pos` stands; false when the bytes end first.
fn container_end(buf: &[u8], pos: &mut usize, depth: &mut usize, quoted: &mut bool) -> bool {
    let mut at = *pos;
    loop {
        if *quoted {
            match string_end(buf, at) {
                Ok(end) => {
                    *quoted = false;
                    at = end;
                }
                Err(stop) => {
                    *pos = stop;
                    return false;
                }
            }
        }
        at = plain_end(buf, at);
        match buf.get(at) {
            Some(b'"') => *quoted = true,
            Some(b'{' | b'[') => *depth += 1,
            Some(_) => {
                *depth = depth.saturating_sub(1);
                if *depth == 0 {
                    *pos = at + 1;
                    return true;
                }
            }
            None => {
                *pos = at;
                return false;
            }
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests;
