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
pub(crate) mod listed;
mod manual;
mod meeting;
mod plan;
mod rare;
mod rating;
mod results;
mod sheet;
mod summary;
mod whole;

use crate::json::Pointer;
use crate::ledger::Record;
use crate::ledger::decimal;
use crate::ledger::field::{Kind, Tab, field};
use crate::ledger::view::{Front, Project, Review};
use crate::ledger::year::FiscalYear;
use crate::rules::Suggestion;

pub(crate) use crate::ledger::decimal::grouped;
pub use kpi::sign;
pub(crate) use manual::{Manual, manual, manual_html};
pub use meeting::meeting_page;
use sheet::visible;
pub(crate) use sheet::{Place, Sheet, beginning};
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
    /// Whether it is changed where the page is shown: only there does a page say by which keys.
    pub changes: bool,
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
            changes: false,
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
    let rest = if subject.changes { "e で全文" } else { "y で全文をコピー" };
    let mut sheet = sheet.folding(subject.blanks).with_rest(rest);
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

/// What stands beside 「提案」 where the criteria support no rating yet.
pub(crate) const NO_PROPOSAL: &str = "なし";

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
