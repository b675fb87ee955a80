//! Where a form has room for answers.

use super::Place;

/// Where a form has room for answers, whether something stands there or not.
#[derive(Clone, Debug, Default)]
pub struct Room {
    /// Tables: the sheet, its columns whose heading is known, and its rows that are about something.
    pub tables: Vec<(usize, Vec<u32>, Vec<u32>)>,
    /// Labels outside of tables, by sheet and cell: their value stands at the right.
    pub labels: Vec<(usize, usize)>,
    /// The headings of tables.
    pub bands: Vec<Band>,
    /// Choices of which none is marked yet.
    pub choices: Vec<Choosing>,
}

/// Choices of which one is to be marked.
#[derive(Clone, Debug)]
pub struct Choosing {
    /// The sheet's number.
    pub sheet: usize,
    /// What the marked one is the value of.
    pub place: Place,
    /// That place in the ledger that would be written.
    pub pointer: Option<String>,
    /// The cells that take the mark, each with its choice; a cell with boxes of its own has all of its choices.
    pub options: Vec<((u32, u32), String)>,
    /// Whether the mark is put into the text of one cell: `□継続　□終了`.
    pub boxes: bool,
}

/// Rows of headings over a table, whether anything stands below them or not.
#[derive(Clone, Debug, Default)]
pub struct Band {
    /// The sheet's number.
    pub sheet: usize,
    /// Its first row.
    pub top: u32,
    /// The row below its last.
    pub below: u32,
    /// What each column means, with the words of its headings.
    pub columns: Vec<(&'static str, String)>,
}

impl Room {
    /// Adds what there is further down. `moved`: brings a place to where it is among all.
    pub(super) fn take_over(&mut self, further: Room, moved: impl Fn(&mut Place)) {
        self.tables.extend(further.tables);
        self.labels.extend(further.labels);
        self.bands.extend(further.bands);
        self.choices.extend(further.choices.into_iter().map(|mut choosing| {
            moved(&mut choosing.place);
            choosing
        }));
    }
}

impl Band {
    /// The columns over which each heading of this meaning reaches, first and last.
    pub(in crate::exchange) fn spans(&self, concept: &str) -> Vec<(u32, u32)> {
        let mut spans: Vec<(u32, u32)> = Vec::new();
        for (at, column) in (0_u32..).zip(&self.columns).filter(|(_, column)| column.0 == concept) {
            let before = at.checked_sub(1).and_then(|before| self.columns.get(before as usize));
            match spans.last_mut().filter(|_| before == Some(column)) {
                Some((_, last)) => *last = at,
                None => spans.push((at, at)),
            }
        }
        spans
    }

    /// The columns in which a heading of this meaning begins.
    pub(in crate::exchange) fn starts(&self, concept: &str) -> impl Iterator<Item = u32> {
        self.spans(concept).into_iter().map(|(first, _)| first)
    }
}

/// Meanings of headings below which stands what a row is about; nothing is answered there. Nor is there one answer below
/// those that hold a list of records.
const NO_ANSWER: [&str; 19] = [
    "",
    "project",
    "number",
    "kpi",
    "kpi_number",
    "opinion_number",
    "kpi_group",
    "serial",
    "municipality",
    "prefecture",
    "code",
    "year",
    "form_date",
    "date_part",
    "measure",
    "plan_body",
    "plan_kpi",
    "urls",
    "expense_kinds",
];

/// Whether a value can be answered below a heading of this meaning.
pub(in crate::exchange) fn is_answered(concept: &str) -> bool {
    !NO_ANSWER.contains(&concept)
}
