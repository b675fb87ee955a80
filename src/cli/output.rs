//! Writing answers: plain text that is safe on any terminal.
//!
//! Record text goes through [`shown`](crate::text::shown), so that no control character of a record reaches the terminal.
//! A reader that has gone away (`| head`) ends the program quietly.

use std::io::{self, IsTerminal, Write};

use serde::Serialize;
use serde_json::json;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::in_order::in_order;
use crate::app::copying::row_text;
use crate::failure::{Exit, Failure};
use crate::io::store::error::cause;
use crate::io::work::pool;
use crate::json::string::escaped;
use crate::page::Page;
use crate::text;

/// Cells in a line where stdout is no terminal.
const PLAIN_WIDTH: usize = 100;

/// Bytes that a part of an answer has room for from the beginning.
const PART: usize = 1 << 17;

/// Where answers go.
pub struct Out {
    out: To,
    /// Cells in a line.
    pub width: usize,
}

enum To {
    Stdout(io::BufWriter<io::Stdout>),
    /// A part of an answer, until it is its turn.
    Memory(Vec<u8>),
}

impl Write for To {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            To::Stdout(out) => out.write(bytes),
            To::Memory(out) => out.write(bytes),
        }
    }

    // Said here too: JSON is written in very small steps.
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            To::Stdout(out) => out.write_all(bytes),
            To::Memory(out) => out.write_all(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            To::Stdout(out) => out.flush(),
            To::Memory(_) => Ok(()),
        }
    }
}

impl Out {
    /// Standard output.
    pub fn stdout() -> Out {
        let width =
            crate::io::terminal::tty::stdout_columns().map_or(PLAIN_WIDTH, |columns| usize::from(columns).max(20));
        Out { out: To::Stdout(io::BufWriter::new(io::stdout())), width }
    }

    /// What is said before it is its turn, for [`Out::bytes`].
    pub fn memory() -> Out {
        Out { out: To::Memory(Vec::new()), width: PLAIN_WIDTH }
    }

    /// What has been said of an answer in memory.
    pub fn said(&self) -> &[u8] {
        match &self.out {
            To::Memory(bytes) => bytes,
            To::Stdout(_) => &[],
        }
    }

    /// The same, as all that is kept of it.
    pub fn into_said(self) -> Vec<u8> {
        match self.out {
            To::Memory(mut bytes) => {
                bytes.shrink_to_fit();
                bytes
            }
            To::Stdout(_) => Vec::new(),
        }
    }

    /// Writes a line of record text or words of ours.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        for (i, part) in line.split('\n').enumerate() {
            if i > 0 {
                self.out.write_all(b"\n")?;
            }
            self.out.write_all(text::shown(part).as_bytes())?;
        }
        self.out.write_all(b"\n")
    }

    /// Writes text of ours as it is.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())
    }

    /// Writes bytes of ours as they are.
    pub fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    /// Writes bytes of someone else's as they are into files and pipes; on a terminal with marks for what it would obey.
    pub fn foreign(&mut self, bytes: &[u8]) -> io::Result<()> {
        if !io::stdout().is_terminal() {
            return self.bytes(bytes);
        }
        let text = String::from_utf8_lossy(bytes);
        text.lines().try_for_each(|line| self.line(line))
    }

    /// Writes JSON, whose strings escape what a terminal would obey.
    pub fn json(&mut self, value: &serde_json::Value) -> io::Result<()> {
        value.serialize(&mut Serializer::with_formatter(&mut self.out, Safe(PrettyFormatter::new())))?;
        self.out.write_all(b"\n")
    }

    /// Writes what `say` says of each item, in their order; it is asked on every processor.
    pub fn each<T: Sync>(
        &mut self,
        items: &[T],
        say: impl Fn(&T, &mut Out) -> io::Result<()> + Sync,
    ) -> io::Result<()> {
        let width = self.width;
        in_order(items, |block| part(block, width, &say), |part| self.bytes(&part))
    }

    /// Writes the text that `say` makes of each item, in their order; it is asked on every processor. For items that are worth
    /// handing over one by one.
    pub fn each_text<T: Sync>(&mut self, items: &[T], say: impl Fn(&T) -> String + Sync) -> io::Result<()> {
        let make = |n: usize| items.get(n).map_or_else(String::new, &say);
        pool::in_order(pool::processors(), "answer", items.len(), make, |text| self.text(&text))
    }

    /// Writes a JSON array: the elements that `say` adds for each item ([`Out::json_row`]), in their order. It is asked
    /// on every processor.
    pub fn json_rows<T: Sync>(
        &mut self,
        items: &[T],
        say: impl Fn(&T, &mut Out) -> io::Result<()> + Sync,
    ) -> io::Result<()> {
        let mut begun = false;
        let width = self.width;
        in_order(
            items,
            |block| part(block, width, &say),
            |mut part| {
                // Each element brings the comma before it; the first one has the bracket there.
                if let Some(first) = part.first_mut().filter(|_| !begun) {
                    (*first, begun) = (b'[', true);
                }
                self.bytes(&part)
            },
        )?;
        if begun { self.text("\n]\n") } else { self.json(&json!([])) }
    }

    /// Adds an element to the array of [`Out::json_rows`].
    pub fn json_row(&mut self, value: &impl Serialize) -> io::Result<()> {
        let mut layout = Safe(PrettyFormatter::new());
        // It is told that it is inside an array, behind another element.
        layout.begin_array(&mut io::sink())?;
        layout.begin_array_value(&mut self.out, false)?;
        Ok(value.serialize(&mut Serializer::with_formatter(&mut self.out, layout))?)
    }

    /// Writes JSON as it stands in a file: byte for byte into files and pipes; on a terminal with escapes for what the
    /// terminal would obey, which say the same.
    pub fn as_written(&mut self, json: &str) -> io::Result<()> {
        if io::stdout().is_terminal() { self.text(&escaped(json, is_unsafe)) } else { self.text(json) }
    }

    /// Hands on what has been written, for whoever waits for it.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Writes the rows of a page.
    pub fn page(&mut self, page: &Page) -> io::Result<()> {
        page.rows.iter().try_for_each(|row| {
            let line = row_text(row);
            self.line(line.trim_end())
        })
    }
}

/// JSON in which escapes stand for what a terminal would obey, laid out as another one lays it out.
struct Safe<F>(F);

impl<F: Formatter> Formatter for Safe<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if text::is_plain(fragment) {
            return writer.write_all(fragment.as_bytes());
        }
        writer.write_all(escaped(fragment, is_unsafe).as_bytes())
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

/// Adds JSON on one line to a text, its strings as [`Out::json`] writes them.
///
/// # Errors
/// Where the value can't be written as JSON.
pub fn add_json(into: &mut Vec<u8>, value: &impl Serialize) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(into, Safe(CompactFormatter)))?)
}

/// What is said of a block of items.
fn part<T>(block: &[T], width: usize, say: impl Fn(&T, &mut Out) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut out = Out { out: To::Memory(Vec::with_capacity(PART)), width };
    block.iter().try_for_each(|item| say(item, &mut out))?;
    match out.out {
        To::Memory(bytes) => Ok(bytes),
        To::Stdout(_) => Ok(Vec::new()),
    }
}

/// Writes a sentence to stderr, under the program's name. Paths, values and pointers in it are no safer than records.
pub fn tell(words: &str) {
    let lines: Vec<_> = words.split('\n').map(text::shown).collect();
    aside(&format!("kensho: {}", lines.join("\n")));
}

/// Writes a line of ours to stderr. Where nobody hears it (closed, on a full disk) the exit code says it alone.
pub fn aside(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Whether a terminal might obey the character, or a reader be misled by it.
fn is_unsafe(c: char) -> bool {
    // Nearly every character of a record: ideographs, kana, ASCII, full-width forms, in the order of their number. The
    // rest is looked at as a glyph.
    let plain =
        matches!(c, '一'..='龠' | 'ぁ'..='ん' | 'ァ'..='ー' | '!'..='~' | '、' | '。' | '「' | '」' | '！'..='～');
    !plain && text::glyphs(c.encode_utf8(&mut [0; 4])).any(|glyph| glyph.kind == text::GlyphKind::Mark)
}

/// Writes an answer to stdout and flushes it.
pub fn answer(write: impl FnOnce(&mut Out) -> io::Result<()>) -> Result<Exit, Failure> {
    let mut out = Out::stdout();
    match write(&mut out).and_then(|()| out.out.flush()) {
        Ok(()) => Ok(Exit::Fine),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Fine),
        Err(error) => Err(unsaid(&error)),
    }
}

/// Standard output takes nothing: why, and what to do.
pub fn unsaid(error: &io::Error) -> Failure {
    Failure::new(Exit::Refused, format!("結果を書き出せません({})。出力先を確かめてください。", cause(error)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_taken_for_plain_is_no_mark() {
        for c in crate::long::characters() {
            let mark = text::glyphs(c.encode_utf8(&mut [0; 4])).any(|glyph| glyph.kind == text::GlyphKind::Mark);
            assert_eq!(is_unsafe(c), mark, "{c:?}");
        }
    }
}
