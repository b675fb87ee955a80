//! A page being written, from top to bottom: the one way in which rows, words and fields get onto a [`Page`].
//!
//! Whoever lays a page out says what stands where; what follows from that is worked out here once: wrapping, the rows and
//! cells of a field, its line for j and k, what it is understood from. On the screen only the beginning of a very long text
//! is laid out, and says so.

use super::{BLANK, Body, Ink, Page, PageField, Row, Span, columns};
use crate::json::Pointer;
use crate::text;

/// A page being written, from top to bottom.
pub(crate) struct Sheet {
    pub page: Page,
    line: usize,
    context: Option<usize>,
    detail: Option<usize>,
    /// Whether only the beginning of a very long text is laid out.
    limited: bool,
    /// How the rest of such a text is had.
    rest: &'static str,
    /// Whether places of what the record doesn't have are left out.
    folds: bool,
    /// How many of them were.
    folded: usize,
}

/// Bytes and rows of one text that are laid out for the screen: some fifty screens.
const MOST_BYTES: usize = 64 << 10;
const MOST_LINES: usize = 2_000;

/// As much of a text as is laid out for the screen.
pub(crate) fn beginning(text: &str) -> &str {
    text.get(..text.floor_char_boundary(MOST_BYTES)).unwrap_or(text)
}

/// How a field is laid out.
pub(crate) struct Place {
    pub x: usize,
    pub width: usize,
    pub column: usize,
    pub ink: Ink,
}

impl Sheet {
    /// An empty sheet of so many cells a row.
    pub fn new(width: usize) -> Sheet {
        Sheet {
            page: Page { width, ..Page::default() },
            line: 0,
            context: None,
            detail: None,
            limited: false,
            rest: "",
            folds: false,
            folded: 0,
        }
    }

    /// A sheet on which only the beginning of a very long text is laid out.
    pub fn for_screen(width: usize) -> Sheet {
        Sheet { limited: true, ..Sheet::new(width) }
    }

    /// A sheet of the same kind, to be put [`Sheet::beside`] others on this one.
    pub fn part(&self, width: usize) -> Sheet {
        Sheet { limited: self.limited, rest: self.rest, ..Sheet::new(width) }
    }

    /// The same that says how the rest of a text is had of which only the beginning is laid out.
    pub fn with_rest(self, rest: &'static str) -> Sheet {
        Sheet { rest, ..self }
    }

    /// The same without places for what the record doesn't have, unless `blanks` are asked for.
    pub fn folding(self, blanks: bool) -> Sheet {
        Sheet { folds: !blanks, ..self }
    }

    /// Whether so many places for what the record doesn't have are left out.
    pub fn folds(&mut self, places: usize) -> bool {
        self.folded += if self.folds { places } else { 0 };
        self.folds
    }

    /// Says how many places were left out, and how they come out.
    pub fn tell_folded(&mut self) {
        if self.folded > 0 {
            self.blank();
            let words = format!("空欄の項目 {} は、たたんであります(B で出す)", self.folded);
            self.say(0, Ink::Dim, &words);
        }
    }

    /// As much of a text as is laid out.
    fn beginning<'t>(&self, text: &'t str) -> &'t str {
        if self.limited { beginning(text) } else { text }
    }

    /// Cells of a row.
    pub fn width(&self) -> usize {
        self.page.width
    }

    /// The next row's number.
    pub fn next(&self) -> usize {
        self.page.rows.len()
    }

    /// Begins a blank row, unless there is one already or nothing stands above.
    pub fn blank(&mut self) {
        if self.page.rows.last().is_some_and(|row| !row.is_empty()) {
            self.page.rows.push(Row::new());
        }
    }

    /// Makes sure that row `row` exists and gives it.
    fn row(&mut self, row: usize) -> &mut Row {
        if self.page.rows.len() <= row {
            self.page.rows.resize_with(row + 1, Row::new);
        }
        &mut self.page.rows[row]
    }

    /// Writes words of ours at a place of a row; they are cut where the page ends.
    pub fn words(&mut self, row: usize, x: usize, ink: Ink, words: impl Into<String>) {
        let x = x.min(u16::MAX as usize) as u16;
        self.row(row).push(Span { x, ink, body: Body::Text { text: words.into(), from: None } });
    }

    /// Puts something at the cell `x` of a row, which becomes one of the page where it wasn't yet.
    pub fn draw(&mut self, row: usize, x: usize, ink: Ink, body: Body) {
        self.row(row).push(Span { x: x as u16, ink, body });
    }

    /// A line of our words on a row of its own, wrapped.
    pub fn say(&mut self, x: usize, ink: Ink, words: &str) {
        let width = self.width().saturating_sub(x).max(2);
        let words = self.beginning(words);
        for row in text::wrap(words, width) {
            let at = self.next();
            self.words(at, x, ink, visible(&words[row.range]));
        }
    }

    /// A heading with a rule behind it.
    pub fn heading(&mut self, words: &str) {
        self.blank();
        let row = self.next();
        let cells = self.cut(row, 0, self.width(), Ink::Heading, words);
        let left = self.width().saturating_sub(cells + 1);
        if left > 1 {
            self.draw(row, cells + 1, Ink::Dim, Body::Rule(left as u16));
        }
    }

    /// Starts a new line of fields, for j and k.
    pub fn new_line(&mut self) {
        self.line += 1;
    }

    /// The fields that follow are understood from this row on; [`None`]: each from its own.
    pub fn understood_from(&mut self, row: Option<usize>) {
        self.context = row;
    }

    /// Says what stands below the page while one of the fields that follow is selected.
    pub fn detail(&mut self, rows: Option<Vec<Row>>) {
        self.detail = rows.map(|rows| {
            self.page.details.push(rows);
            self.page.details.len() - 1
        });
    }

    /// The field that comes next is the one to begin with, unless another one was that before.
    pub fn begin_here(&mut self) {
        let next = self.page.fields.len();
        self.page.first.get_or_insert(next);
    }

    /// Lays a field's text from `row` on, wrapped into its place. Gives the row behind it. A blank field shows a dash.
    pub fn field(&mut self, row: usize, place: Place, pointer: Pointer, shown: Option<&str>) -> usize {
        self.field_or(row, place, pointer, shown, BLANK)
    }

    /// The same with a word of ours for a blank field.
    pub fn field_or(&mut self, row: usize, place: Place, pointer: Pointer, shown: Option<&str>, blank: &str) -> usize {
        let Place { x, width, column, ink } = place;
        let width = width.max(2);
        let whole = shown.unwrap_or_default();
        let id = self.page.fields.len();
        let mut at = row;
        if whole.trim().is_empty() {
            self.words(at, x, Ink::Dim, blank);
            at += 1;
        } else if columns::is_figure(whole) && text::cells(whole) > width {
            // A figure over two rows would be read as two.
            let fitted = text::fit(whole, width);
            let cells = text::cells(fitted.text);
            self.draw(at, x, ink, Body::Text { text: fitted.text.to_owned(), from: Some((id, 0)) });
            self.words(at, x + cells, ink, "…");
            at += 1;
        } else {
            let begun = self.beginning(whole);
            let rows = text::wrap(begun, width);
            let most = if self.limited { MOST_LINES } else { usize::MAX };
            let cut = begun.len() < whole.len() || rows.len() > most;
            for laid in rows.into_iter().take(most) {
                let piece = visible(&whole[laid.range.clone()]);
                let body = Body::Text { text: piece.to_owned(), from: Some((id, laid.range.start)) };
                self.row(at).push(Span { x: x as u16, ink, body });
                at += 1;
            }
            if cut {
                let stop = if self.rest.is_empty() { "" } else { "。" };
                self.words(at, x, Ink::Dim, format!("…(長いので途中まで{stop}{})", self.rest));
                at += 1;
            }
        }
        self.note_field(pointer, whole, row..at, &Place { x, width, column, ink });
        at
    }

    /// Notes where a field stands that has been written.
    pub(super) fn note_field(&mut self, pointer: Pointer, whole: &str, rows: std::ops::Range<usize>, place: &Place) {
        self.page.fields.push(PageField {
            pointer,
            text: whole.to_owned(),
            context: self.context.unwrap_or(rows.start),
            rows,
            x: place.x as u16,
            width: place.width as u16,
            line: self.line,
            column: place.column,
            detail: self.detail,
        });
    }

    /// A label and its field: beside each other when the label fits in `label_cells`, else below each other.
    pub fn labelled(&mut self, label_cells: usize, label: &str, pointer: Pointer, shown: Option<&str>, ink: Ink) {
        self.new_line();
        let row = self.next();
        let width = self.width();
        let beside = text::cells(label) < label_cells && width >= label_cells + 16;
        self.words(row, 0, Ink::Label, label);
        let (row, x) = if beside { (row, label_cells) } else { (row + 1, 2.min(width / 4)) };
        self.field(row, Place { x, width: width.saturating_sub(x), column: 0, ink }, pointer, shown);
    }

    /// Puts finished sheets beside each other, each at its own first cell.
    pub fn beside(&mut self, sheets: Vec<(usize, Sheet)>) {
        let top = self.next();
        for (x, sheet) in sheets {
            let first_field = self.page.fields.len();
            let first_line = self.line;
            for (i, row) in sheet.page.rows.into_iter().enumerate() {
                for mut span in row {
                    span.x += x as u16;
                    if let Body::Text { from: Some((field, _)), .. } = &mut span.body {
                        *field += first_field;
                    }
                    self.row(top + i).push(span);
                }
            }
            for mut field in sheet.page.fields {
                field.rows = field.rows.start + top..field.rows.end + top;
                field.x += x as u16;
                field.context += top;
                field.line += first_line;
                self.page.fields.push(field);
            }
            self.line = first_line + sheet.line;
        }
    }
}

/// A wrapped row's text without the line break and the blanks that end it.
pub(super) fn visible(row: &str) -> &str {
    row.trim_end_matches(['\n', '\r', ' ', '\u{3000}'])
}
