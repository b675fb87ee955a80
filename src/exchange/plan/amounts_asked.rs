//! The question what amounts are in names all of the cells that its answer decides: nobody can answer it by one of them.

use super::Entry;
use crate::exchange::mapping::{Answer, MONEY_UNIT};
use crate::exchange::pieces::Pieces;
use crate::exchange::place::As;
use crate::exchange::words::subject;

/// The most cells that are named one by one.
const NAMED: usize = 12;

/// Puts the cells that it decides into each question about a unit of money that decides several.
pub(super) fn name_cells(questions: &mut [Answer], entries: &Pieces<Entry>) {
    for asked in questions.iter_mut().filter(|asked| asked.question == MONEY_UNIT) {
        let decides = |entry: &&Entry| {
            let of = entry.question().filter(|of| of.kind == MONEY_UNIT && entry.kind == As::Ask);
            of.is_some_and(|of| subject(&of.about) == asked.about)
        };
        let cells: Vec<&Entry> = entries.iter().filter(decides).collect();
        if cells.len() < 2 {
            continue;
        }
        let named: Vec<String> =
            cells.iter().take(NAMED).map(|cell| format!("{}「{}」", cell.place(), cell.text.trim())).collect();
        let more = cells.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" ほか{more}か所") } else { String::new() };
        asked.asked =
            format!("金額の単位が書かれていない({}{more})。円か千円か。答えはこの全部に使う", named.join("、"));
    }
}
