//! What came of writing into a workbook: each cell that is written, and everything that isn't.

use crate::exchange::out::Changed;
use crate::json::Pointer;

/// A cell that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Sheet and cell: `KPI!E12`.
    pub place: String,
    /// What it is about, in the officials' words.
    pub label: String,
    /// What the cell showed.
    pub before: String,
    /// What it shows now.
    pub after: String,
    /// What is to be known of it.
    pub note: Option<&'static str>,
}

/// What isn't written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Sheet and cell; empty where there is none.
    pub place: String,
    /// What it is about.
    pub label: String,
    /// Why not.
    pub why: String,
}

/// A value of the ledger that no cell of the workbook is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Where it stands in the ledger.
    pub at: Pointer,
    /// The value, as JSON.
    pub value: String,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The workbook; `None` where no cell changes.
    pub bytes: Option<Vec<u8>>,
    /// The cells that are written, in their order.
    pub written: Vec<Written>,
    /// What isn't.
    pub left: Vec<Left>,
    /// One by one the values that have no cell, which [`Outcome::left`] counts by field.
    pub missing: Vec<Missing>,
    /// What there is to say about the workbook.
    pub notices: Vec<String>,
    /// What had to be changed on the way out.
    pub changed: Changed,
}

impl Outcome {
    /// How much is written and how much isn't, in one sentence.
    pub(crate) fn in_short(&self) -> String {
        let noted = self.written.iter().filter(|written| written.note.is_some()).count();
        let noted = if noted > 0 { format!("(うち{noted}セルは注意つき)") } else { String::new() };
        match (self.written.len(), self.left.len()) {
            (0, 0) => "書き換えるセルはありません。".to_owned(),
            (0, left) => format!("書き換えるセルはありません。書かないもの {left}件。"),
            (written, 0) => format!("{written}セルに書きます{noted}。"),
            (written, left) => format!("{written}セルに書きます{noted}。書かないもの {left}件。"),
        }
    }
}
