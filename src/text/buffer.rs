//! The text that an official is writing, and the caret in it.
//!
//! The caret stands between grapheme clusters and never inside one: Backspace takes 葛󠄀 with its selector, か with its
//! combining voicing mark, a family of emoji as a whole. Rows are those of [`wrap`], so that what is edited stands where
//! it is read, and Home, End, Up and Down go by the rows that are seen. At a soft row's end the caret has two places on
//! the screen, the row's end and the next one's beginning: after End and after a click it stays at the row's end, else it
//! is at the next one's beginning.
//!
//! What is typed or pasted is taken as text: CRLF and CR become LF, and characters that no reader could see (controls,
//! bidi controls, zero-width spaces) are left out and counted, so that the caller can say so. What the record already
//! holds isn't touched by that.
//!
//! Undo goes by what a writer would call one step: a run of typing up to a full stop or newline, a run of deletions.

use std::ops::Range;

use super::glyph::{GlyphKind, glyphs};
use super::places::{Way, boundary, neighbour, word};
use super::width::{Class, class};
use super::wrap::{Row, wrap};

/// A text being edited.
#[derive(Clone, Debug, Default)]
pub struct Buffer {
    text: String,
    /// A byte offset, at a grapheme boundary.
    caret: usize,
    /// The caret belongs to the end of the row before, where a row ends softly at it.
    at_row_end: bool,
    /// The cell that Up and Down try to keep.
    goal: Option<usize>,
    one_line: bool,
    done: Vec<Change>,
    undone: Vec<Change>,
    /// The next change of the same sort belongs to the last step.
    joins: bool,
}

/// One step of undo: at `at`, `removed` was replaced by `inserted`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    at: usize,
    removed: String,
    inserted: String,
    /// Where the caret was before.
    caret: usize,
}

/// Where the caret stands in the wrapped text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Row, from 0.
    pub(crate) row: usize,
    /// Cells before the caret in its row: 0 to the width, which is one column past the last.
    pub(crate) cell: usize,
}

impl Buffer {
    /// A text of any number of lines, the caret at its end.
    pub fn new(text: impl Into<String>) -> Buffer {
        let text = text.into();
        Buffer { caret: text.len(), text, ..Buffer::default() }
    }

    /// A text of one line: newlines that are typed or pasted become spaces.
    #[inline]
    pub(crate) fn one_line(text: impl Into<String>) -> Buffer {
        Buffer { one_line: true, ..Buffer::new(text) }
    }

    /// The text.
    #[inline]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The caret, in bytes of the text.
    #[inline]
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// The rows of the text at a width, as they are shown.
    #[inline]
    pub(crate) fn rows(&self, width: usize) -> Vec<Row> {
        wrap(&self.text, width)
    }

    // ── Moving ──────────────────────────────────────────────────────────────────────────────────────────────────────

    /// Puts the caret at a byte offset, or at the next place after it where a caret can stand.
    pub fn set_caret(&mut self, at: usize) {
        self.caret = boundary(&self.text, at);
        self.moved();
    }

    /// One grapheme back or forward. Whether the caret moved (so with all that move).
    pub fn step(&mut self, way: Way) -> bool {
        let to = neighbour(&self.text, self.caret, way);
        self.go(to)
    }

    /// To where a word begins: back over blanks and a run of one script, or forward over a run and the blanks after it.
    /// Japanese has no blanks between words, so a word is a run of kanji, hiragana, katakana, letters and digits, or signs.
    pub fn step_word(&mut self, way: Way) -> bool {
        let to = word(&self.text, self.caret, way);
        self.go(to)
    }

    /// To the beginning or end of the line, as newlines make it.
    pub fn to_line_edge(&mut self, way: Way) -> bool {
        let to = self.line_edge(way);
        self.go(to)
    }

    /// To the beginning or end of the whole text.
    pub(crate) fn go_to_edge(&mut self, way: Way) -> bool {
        let to = if way == Way::Back { 0 } else { self.text.len() };
        self.go(to)
    }

    /// To the beginning or end of the row that the caret is seen in.
    pub fn to_row_edge(&mut self, way: Way, width: usize) -> bool {
        let rows = self.rows(width);
        let Some(row) = rows.get(self.row_of(&rows)) else { return false };
        match way {
            Way::Back => self.go(row.range.start),
            Way::Forward => {
                let (to, soft, was) = (self.end_of(row), !row.hard, self.at_row_end);
                let moved = self.go(to);
                self.at_row_end = soft;
                moved || soft != was
            }
        }
    }

    /// `rows` rows up or down, in the cell that the caret was last put into by any other means. False, and nothing moves,
    /// at the first row (upwards) and the last (downwards).
    pub fn step_rows(&mut self, way: Way, rows: usize, width: usize) -> bool {
        let all = self.rows(width);
        let from = self.position_in(&all, width);
        let to = match way {
            Way::Back => from.row.saturating_sub(rows),
            Way::Forward => (from.row + rows).min(all.len().saturating_sub(1)),
        };
        if to == from.row {
            return false;
        }
        let goal = self.goal.unwrap_or(from.cell);
        self.put_in(&all, to, goal);
        self.goal = Some(goal);
        true
    }

    /// Where the caret is seen when the text is wrapped at `width`.
    #[inline]
    pub fn caret_at(&self, width: usize) -> Position {
        self.position_in(&self.rows(width), width)
    }

    /// [`Buffer::caret_at`] for rows that the caller has from [`Buffer::rows`] with the same width already.
    pub(crate) fn position_in(&self, rows: &[Row], width: usize) -> Position {
        let row = self.row_of(rows);
        let start = rows.get(row).map_or(0, |row| row.range.start);
        let before = self.text.get(start..self.caret).unwrap_or_default();
        // Trailing spaces hang over the edge; the caret doesn't.
        Position { row, cell: super::glyph::cells(before).min(width) }
    }

    /// Puts the caret before the glyph that is seen at a cell of a row (a click), or at the row's end behind it.
    pub fn caret_from(&mut self, width: usize, row: usize, cell: usize) {
        let rows = self.rows(width);
        self.put_in(&rows, row, cell);
        self.goal = None;
    }

    // ── Changing ────────────────────────────────────────────────────────────────────────────────────────────────────

    /// Inserts what was typed or pasted at the caret. Gives the number of characters that were left out because nobody
    /// could see them; tabs and (but for one line) newlines stay, CRLF and CR are newlines.
    pub fn insert(&mut self, typed: &str) -> usize {
        let mut clean = String::with_capacity(typed.len());
        let mut left_out = 0;
        let mut chars = typed.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '\r' if chars.peek() == Some(&'\n') => {}
                '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push(if self.one_line { ' ' } else { '\n' }),
                '\t' => clean.push(if self.one_line { ' ' } else { '\t' }),
                _ if matches!(class(c), Class::Control | Class::Hidden) => left_out += 1,
                _ => clean.push(c),
            }
        }
        if !clean.is_empty() {
            let joins = self.joins
                && self.done.last().is_some_and(|last| {
                    last.removed.is_empty()
                        && last.at + last.inserted.len() == self.caret
                        && !last.inserted.ends_with(['。', '．', '\n'])
                });
            self.change(self.caret..self.caret, clean, joins);
            self.joins = true;
        }
        left_out
    }

    /// [`Buffer::insert`] of as much as leaves the text within `most` bytes: gives the number of characters that nobody
    /// could see, and whether there was room for all.
    pub(crate) fn insert_within(&mut self, typed: &str, most: usize) -> (usize, bool) {
        let room = most.saturating_sub(self.text.len());
        let fitting = typed.get(..typed.floor_char_boundary(room)).unwrap_or_default();
        let unseen = if fitting.is_empty() { 0 } else { self.insert(fitting) };
        (unseen, fitting.len() == typed.len())
    }

    /// Deletes one grapheme before or after the caret. Whether there was one (so with all that delete).
    pub fn delete(&mut self, way: Way) -> bool {
        let to = neighbour(&self.text, self.caret, way);
        self.delete_to(to, true)
    }

    /// Deletes to where [`Buffer::step_word`] would go.
    pub fn delete_word(&mut self, way: Way) -> bool {
        let to = word(&self.text, self.caret, way);
        self.delete_to(to, false)
    }

    /// Deletes to the line's edge; where the caret is at it already, the newline there.
    pub fn delete_line(&mut self, way: Way) -> bool {
        let edge = self.line_edge(way);
        let to = if edge == self.caret { neighbour(&self.text, self.caret, way) } else { edge };
        self.delete_to(to, false)
    }

    /// Replaces the whole text, as one step.
    pub(crate) fn replace_all(&mut self, text: impl Into<String>) {
        self.change(0..self.text.len(), text.into(), false);
        self.joins = false;
    }

    /// Takes back the last step. Whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(change) = self.done.pop() else { return false };
        self.text.replace_range(change.at..change.at + change.inserted.len(), &change.removed);
        self.caret = change.caret;
        self.undone.push(change);
        self.moved();
        true
    }

    /// Does again what [`Buffer::undo`] took back. Whether there was anything.
    pub fn redo(&mut self) -> bool {
        let Some(change) = self.undone.pop() else { return false };
        self.text.replace_range(change.at..change.at + change.removed.len(), &change.inserted);
        self.caret = boundary(&self.text, change.at + change.inserted.len());
        self.done.push(change);
        self.moved();
        true
    }

    // ── Inside ──────────────────────────────────────────────────────────────────────────────────────────────────────

    fn go(&mut self, to: usize) -> bool {
        let moved = to != self.caret;
        self.caret = to;
        self.moved();
        moved
    }

    fn moved(&mut self) {
        self.goal = None;
        self.at_row_end = false;
        self.joins = false;
    }

    fn delete_to(&mut self, to: usize, may_join: bool) -> bool {
        if to == self.caret {
            return false;
        }
        let range = to.min(self.caret)..to.max(self.caret);
        let joins = may_join
            && self.joins
            && self
                .done
                .last()
                .is_some_and(|last| last.inserted.is_empty() && (last.at == range.end || last.at == range.start));
        self.change(range, String::new(), joins);
        self.joins = may_join;
        true
    }

    /// The only way the text changes, but for undo and redo.
    fn change(&mut self, range: Range<usize>, inserted: String, joins: bool) {
        let removed = self.text.get(range.clone()).unwrap_or_default().to_owned();
        let caret = self.caret;
        self.text.replace_range(range.clone(), &inserted);
        self.caret = boundary(&self.text, range.start + inserted.len());
        self.undone.clear();
        self.moved();
        match self.done.last_mut() {
            Some(last) if joins && removed.is_empty() => last.inserted.push_str(&inserted),
            Some(last) if joins && range.start < last.at => {
                last.removed.insert_str(0, &removed);
                last.at = range.start;
            }
            Some(last) if joins => last.removed.push_str(&removed),
            _ => self.done.push(Change { at: range.start, removed, inserted, caret }),
        }
    }

    fn line_edge(&self, way: Way) -> usize {
        match way {
            Way::Back => self.text.get(..self.caret).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1),
            Way::Forward => {
                let after = self.text.get(self.caret..).unwrap_or_default();
                let line = after.split('\n').next().unwrap_or_default();
                let ended = line.len() < after.len();
                self.caret + if ended { line.strip_suffix('\r').unwrap_or(line).len() } else { line.len() }
            }
        }
    }

    /// The row that the caret is seen in.
    fn row_of(&self, rows: &[Row]) -> usize {
        let after = rows.partition_point(|row| row.range.start <= self.caret);
        let row = after.saturating_sub(1);
        let starts_here = rows.get(row).is_some_and(|row| row.range.start == self.caret);
        match row.checked_sub(1) {
            Some(before) if self.at_row_end && starts_here && rows.get(before).is_some_and(|row| !row.hard) => before,
            _ => row,
        }
    }

    /// The last place for a caret in a row: before its newline, if it has one.
    fn end_of(&self, row: &Row) -> usize {
        let line = self.text.get(row.range.clone()).unwrap_or_default();
        let line = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        row.range.start + line.len()
    }

    fn put_in(&mut self, rows: &[Row], row: usize, cell: usize) {
        let Some(row) = rows.get(row.min(rows.len().saturating_sub(1))) else { return };
        let line = self.text.get(row.range.clone()).unwrap_or_default();
        let mut before = 0;
        let mut to = None;
        for glyph in glyphs(line) {
            if glyph.kind == GlyphKind::Break || cell < before + usize::from(glyph.cells) {
                to = Some(row.range.start + glyph.source.start);
                break;
            }
            before += usize::from(glyph.cells);
        }
        let (to, soft) = to.map_or((row.range.end, !row.hard), |to| (to, false));
        self.go(to);
        self.at_row_end = soft;
    }
}

#[cfg(test)]
mod tests;
