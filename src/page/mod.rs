//! A page: one project seen under one tab, laid out in rows of a given width.
//!
//! The policy: layout happens once, here, in cells, and everything that needs to know where something stands asks
//! the page: the painter, scrolling, the field cursor, the mouse, search highlights and `kensho show`. A page knows
//! meanings ([`Ink`]), never colours; it knows fields by their pointer, so that editing starts where reading is.
//! Record text stays record text: a span says which field and which byte of it stands at which cell.

pub mod brief;
mod columns;
mod history;
mod issues;
mod kpi;
mod manual;
mod meeting;
mod plan;
mod rare;
mod rating;
mod results;
mod summary;
mod whole;

use crate::json::Pointer;
use crate::ledger::Record;
use crate::ledger::decimal;
use crate::ledger::field::{Kind, Tab, field};
use crate::ledger::view::{Front, Project, Review};
use crate::ledger::year::FiscalYear;
use crate::rules::Suggestion;
use crate::text;

pub(crate) use crate::ledger::decimal::grouped;
pub use kpi::sign;
pub(crate) use manual::{Manual, manual, manual_html};
pub use meeting::meeting_page;
pub use summary::summary;
pub(crate) use summary::{Wrong, candidates};
pub(crate) use whole::Tally;
pub use whole::whole_page;

/// What a piece of text means; the theme decides what that looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Text of the record.
    Text,
    /// Text of the record that should be seen first.
    Strong,
    /// A section's heading.
    Heading,
    /// The name of a field.
    Label,
    /// Explanations, things left out, blanks.
    Dim,
    /// A target that was met.
    Good,
    /// A target that was missed.
    Bad,
    /// Something not yet known.
    Open,
    /// Something that a careful official should look at.
    Warn,
    /// A supposed value (仮).
    Supposed,
    /// A URL.
    Link,
}

/// A horizontal bar against a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Width in cells.
    pub cells: u16,
    /// How much is filled, in thousandths of the width; more than 1000 runs over the end and is shown as such.
    pub(crate) filled: u32,
    /// How much more may come to be filled, as far as the record allows; 0 where the bar is certain.
    pub(crate) open: u32,
    /// Where the mark stands (100 %), in thousandths of the width.
    pub(crate) mark: Option<u32>,
}

/// What stands in a span.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Text; `from` tells the field and the byte offset in its text, where it is record text.
    Text {
        /// The text, without line breaks.
        text: String,
        /// Index into [`Page::fields`] and byte offset of `text` in the field's text.
        from: Option<(usize, usize)>,
    },
    /// A bar.
    Bar(Bar),
    /// A horizontal rule of so many cells.
    Rule(u16),
}

/// A piece of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// First cell.
    pub x: u16,
    /// What it means.
    pub(crate) ink: Ink,
    /// What it is.
    pub body: Body,
}

/// One row of a page.
pub(crate) type Row = Vec<Span>;

/// A field on a page: where it stands and what it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct PageField {
    /// The place in the ledger.
    pub pointer: Pointer,
    /// The text shown for it, whole (as printed; blank where nothing is).
    pub text: String,
    /// Rows, from top to behind the last.
    pub rows: std::ops::Range<usize>,
    /// First cell.
    pub x: u16,
    /// Cells that it may take.
    pub(crate) width: u16,
    /// Which line of fields it belongs to: j and k move between lines.
    pub(crate) line: usize,
    /// The row from which it is understood (a table row's name above its figures); its own first row where it says all.
    pub(crate) context: usize,
    /// Which place in its line: j and k keep it.
    pub(crate) column: usize,
    /// What is said below the page while the field is selected: index into [`Page::details`].
    pub(crate) detail: Option<usize>,
}

/// A laid-out page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Width in cells that it was laid out for.
    pub width: usize,
    /// The rows.
    pub rows: Vec<Row>,
    /// The fields in reading order.
    pub fields: Vec<PageField>,
    /// Rows for below the page, for some of the fields.
    pub details: Vec<Vec<Row>>,
    /// The field that is selected when the page is opened.
    pub first: Option<usize>,
}

impl Page {
    /// What is said below the page while a field is selected.
    pub fn detail(&self, field: usize) -> &[Row] {
        let detail = self.fields.get(field).and_then(|field| field.detail);
        detail.and_then(|detail| self.details.get(detail)).map_or(&[], Vec::as_slice)
    }
}

/// What a page is made from.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// What stands outside the projects.
    pub front: Front<'a>,
    /// The project and its index in the file.
    pub project: Project<'a>,
    /// The project's index in the file.
    pub index: usize,
    /// The sheet under review and its index in the project.
    pub review: Option<(usize, Review<'a>)>,
    /// What the decision table says of it.
    pub suggestion: Option<&'a Suggestion>,
    /// The decision table that said it.
    pub table: &'a crate::rules::Table,
    /// The values supposed for this project (仮), by the pointer of the field that they stand in for.
    pub supposed: &'a [(Pointer, String)],
    /// Whether there are places for what the record doesn't have (単位 ―, 期日 ―), to be typed into.
    pub blanks: bool,
}

impl<'a> Subject<'a> {
    /// A project under the year `year`, without a suggestion and with nothing supposed. `front` is what stands outside the
    /// projects, `record` the project.
    pub(crate) fn of(
        front: &'a Record,
        (index, record): (usize, &'a Record),
        year: Option<FiscalYear>,
        table: &'a crate::rules::Table,
    ) -> Self {
        let (front, project) = (front.front(), record.project());
        Self {
            front,
            project,
            index,
            review: project.review_for(year),
            suggestion: None,
            table,
            supposed: &[],
            blanks: true,
        }
    }

    /// `/projects/3`
    pub(crate) fn at(&self) -> Pointer {
        Pointer::root().key("projects").index(self.index)
    }

    /// `/projects/3/reviews/0`; for a project without any review, where the first one would stand.
    pub(crate) fn review_at(&self) -> Pointer {
        self.at().key("reviews").index(self.review.map_or(0, |(i, _)| i))
    }
}

/// Lays out one tab of one project, `width` cells wide.
pub fn page(subject: &Subject<'_>, tab: Tab, width: usize) -> Page {
    laid(Sheet::new(width), subject, tab)
}

/// The same for the screen, where a page has to be there at once: of a very long text only the beginning is laid out,
/// and the page says so.
pub fn screen_page(subject: &Subject<'_>, tab: Tab, width: usize) -> Page {
    laid(Sheet::for_screen(width), subject, tab)
}

fn laid(sheet: Sheet, subject: &Subject<'_>, tab: Tab) -> Page {
    let mut sheet = sheet.folding(subject.blanks);
    match tab {
        Tab::Results => results::lay(&mut sheet, subject),
        Tab::Kpi => kpi::lay(&mut sheet, subject),
        Tab::Issues => issues::lay(&mut sheet, subject),
        Tab::Rating => rating::lay(&mut sheet, subject),
        Tab::Plan => plan::lay(&mut sheet, subject),
        Tab::History => history::lay(&mut sheet, subject),
    }
    sheet.tell_folded();
    sheet.page
}

/// The project's name as printed, with its number.
pub(crate) fn full_name(subject: &Subject<'_>) -> String {
    match (subject.project.number(), subject.project.name().unwrap_or_default()) {
        (Some(number), name) => format!("{number} {name}"),
        (None, name) => name.into_owned(),
    }
}

/// Scope, period, department and the year under review, for the line below the name.
pub(crate) fn facts(subject: &Subject<'_>) -> String {
    let project = subject.project;
    let mut parts = vec![project.scope().unwrap_or_default().into_owned()];
    if let (Some(from), Some(to)) = project.period() {
        parts.push(format!("{}-{}", from.short(), to.short()));
    }
    parts.push(project.department().unwrap_or_default().into_owned());
    if let Some((_, review)) = subject.review {
        let year = review.fiscal_year().map(|y| y.to_string()).unwrap_or_default();
        parts.push(format!("{year}{}", review.basis().unwrap_or_default()));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("  ")
}

/// `40,404,482円`, or a dash where nothing is printed.
pub(crate) fn yen(amount: Option<i64>) -> String {
    amount.map_or_else(|| BLANK.to_owned(), decimal::yen)
}

/// What is shown where the record has nothing.
pub(crate) const BLANK: &str = "―";

/// A page being written, from top to bottom.
pub(crate) struct Sheet {
    pub page: Page,
    line: usize,
    context: Option<usize>,
    detail: Option<usize>,
    /// Whether only the beginning of a very long text is laid out.
    limited: bool,
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
    pub fn new(width: usize) -> Sheet {
        Sheet {
            page: Page { width, ..Page::default() },
            line: 0,
            context: None,
            detail: None,
            limited: false,
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
        Sheet { limited: self.limited, ..Sheet::new(width) }
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

    pub fn width(&self) -> usize {
        self.page.width
    }

    /// The next row's number.
    pub fn next(&self) -> usize {
        self.page.rows.len()
    }

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
                self.words(at, x, Ink::Dim, "…(長いので途中まで。e で全文)");
                at += 1;
            }
        }
        self.note_field(pointer, whole, row..at, &Place { x, width, column, ink });
        at
    }

    /// Notes where a field stands that has been written.
    fn note_field(&mut self, pointer: Pointer, whole: &str, rows: std::ops::Range<usize>, place: &Place) {
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
fn visible(row: &str) -> &str {
    row.trim_end_matches(['\n', '\r', ' ', '\u{3000}'])
}

/// The label that the field table gives a place.
pub(crate) fn label_of(pointer: &Pointer) -> &'static str {
    field(pointer).map_or("", |field| field.label)
}

/// The kind that the field table gives a place; text for a place that it doesn't name.
pub(crate) fn kind_of(pointer: &Pointer) -> Kind {
    field(pointer).map_or(Kind::Text, |field| field.kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_in_threes() {
        for (number, shown) in [(0, "0"), (999, "999"), (1000, "1,000"), (40404482, "40,404,482"), (-1234, "-1,234")] {
            assert_eq!(grouped(number), shown);
        }
    }
}
