//! Writing answers: plain text that is safe on any terminal.
//!
//! Record text goes through [`shown`](crate::text::shown), so that no control character of a record reaches the terminal.
//! A reader that has gone away (`| head`) ends the program quietly.

use std::io::{self, IsTerminal, Write};

use serde_json::json;

use super::{Exit, Failure};
use crate::app::copying::row_text;
use crate::app::page::Page;
use crate::json::string::escaped;
use crate::text;

/// Cells in a line where stdout is no terminal.
const PLAIN_WIDTH: usize = 100;

/// Where answers go.
pub struct Out {
    out: io::BufWriter<io::Stdout>,
    /// Cells in a line.
    pub width: usize,
}

impl Out {
    /// Standard output.
    pub fn stdout() -> Out {
        let width = crate::io::tty::stdout_columns().map_or(PLAIN_WIDTH, |columns| usize::from(columns).max(20));
        Out { out: io::BufWriter::new(io::stdout()), width }
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
        self.escaped(&serde_json::to_string_pretty(value)?)?;
        self.out.write_all(b"\n")
    }

    /// Writes a JSON array, each element as it comes: the answer is never in memory as a whole.
    pub fn json_rows(
        &mut self,
        rows: impl IntoIterator<Item = serde_json::Result<serde_json::Value>>,
    ) -> io::Result<()> {
        let mut rows = rows.into_iter().peekable();
        if rows.peek().is_none() {
            return self.json(&json!([]));
        }
        let mut before = "[\n";
        for row in rows {
            let row = serde_json::to_string_pretty(&row?)?;
            // A line break of the layout; those of texts are written `\n`.
            for line in row.split('\n') {
                self.text(before)?;
                self.text("  ")?;
                self.escaped(line)?;
                before = "\n";
            }
            before = ",\n";
        }
        self.text("\n]\n")
    }

    /// Writes JSON as it stands in a file: byte for byte into files and pipes; on a terminal with escapes for what the
    /// terminal would obey, which say the same.
    pub fn as_written(&mut self, json: &str) -> io::Result<()> {
        if io::stdout().is_terminal() { self.escaped(json) } else { self.text(json) }
    }

    fn escaped(&mut self, json: &str) -> io::Result<()> {
        self.text(&escaped(json, is_unsafe))
    }

    /// Writes the rows of a page.
    pub fn page(&mut self, page: &Page) -> io::Result<()> {
        page.rows.iter().try_for_each(|row| {
            let line = row_text(row);
            self.line(line.trim_end())
        })
    }
}

/// Writes a sentence to stderr, under the program's name. Paths, values and pointers in it are no safer than records.
pub fn tell(words: &str) {
    let lines: Vec<_> = words.split('\n').map(text::shown).collect();
    eprintln!("kensho: {}", lines.join("\n"));
}

/// Whether a terminal might obey the character, or a reader be misled by it.
fn is_unsafe(c: char) -> bool {
    !c.is_ascii_graphic() && text::glyphs(c.encode_utf8(&mut [0; 4])).any(|glyph| glyph.kind == text::GlyphKind::Mark)
}

/// Writes an answer to stdout and flushes it.
pub fn answer(write: impl FnOnce(&mut Out) -> io::Result<()>) -> Result<Exit, Failure> {
    let mut out = Out::stdout();
    match write(&mut out).and_then(|()| out.out.flush()) {
        Ok(()) => Ok(Exit::Fine),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Fine),
        Err(error) => {
            Err(Failure::new(Exit::Refused, format!("結果を書き出せません({error})。出力先を確かめてください。")))
        }
    }
}
