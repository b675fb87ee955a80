//! Boxes that have their label in the first line and their value below it in the same cell: 「事業名⏎石垣の道事業」.

use std::collections::HashMap;

use super::texts::Heads;
use crate::exchange::cells::Sheet;
use crate::exchange::words::{Words, squeezed};

/// What is looked for in a sheet of one project; larger ones are lists.
const CELLS: usize = 2000;

/// Meanings of such labels.
const LABELS: [&str; 29] = [
    "project",
    "measure",
    "number",
    "department",
    "contact",
    "period",
    "period_from",
    "period_to",
    "program",
    "strategy",
    "cost",
    "grant",
    "budget",
    "summary",
    "purpose",
    "achievements",
    "result",
    "rating",
    "mark",
    "comment",
    "policy",
    "reason",
    "current",
    "obstacles",
    "revisions",
    "opinion",
    "response",
    "outside",
    "municipality",
];

/// What each such cell says: its label's meaning and the value. The cells are no headings of anything else.
pub(super) type Lined = HashMap<usize, (&'static str, String)>;

/// The boxes of a sheet that are made so; none where its project isn't named in one and two other things are.
pub(super) fn of(sheet: &Sheet, words: &Words, heads: &mut Heads<'_>) -> Lined {
    if sheet.cells.len() > CELLS {
        return Lined::new();
    }
    let said = |cell: usize| {
        let text = sheet.cells[cell].text.trim();
        let (label, value) = text.split_once('\n')?;
        let value = value.trim();
        let plain = !value.is_empty() && !value.starts_with(['(', '（', '①', '※', '〔', '［', '[']);
        let head = words.head(label.trim()).filter(|_| plain && squeezed(label).chars().count() <= 14)?;
        LABELS.contains(&head.concept).then(|| (cell, (head.concept, value.to_owned())))
    };
    let lined: Lined = (0..sheet.cells.len()).filter_map(said).collect();
    let mut others: Vec<&str> = lined.values().map(|(concept, _)| *concept).collect();
    others.sort_unstable();
    others.dedup();
    let named = others.iter().any(|concept| matches!(*concept, "project" | "measure"));
    if !named || others.len() < 3 {
        return Lined::new();
    }
    for cell in lined.keys() {
        heads.set(*cell, None);
    }
    lined
}
