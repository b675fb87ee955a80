//! The criteria of the ratings, which stand as a list of word and meaning below a heading of their own.
//!
//! They are the whole review's, never the project's that was read last.

use super::Walk;
use crate::exchange::place::Place;
use crate::exchange::values::string;
use crate::exchange::words::squeezed;

impl Walk<'_, '_> {
    /// A line of the criteria: the word and what it means.
    pub(super) fn criterion(&mut self, cells: &[usize]) -> bool {
        if cells.iter().any(|&cell| self.heads[cell].is_some()) {
            return false;
        }
        let Some(section) = self.landmarks.section(cells[0]) else { return false };
        let section = squeezed(&self.sheet.cells[section].text);
        let (list, key) = if section.contains("事業効果") && section.contains("基準") {
            ("effect", "rating")
        } else if section == "【今後の方針】" {
            ("policy", "decision")
        } else {
            return false;
        };
        // What follows the criteria is no longer about the last project of the table.
        self.project = None;
        let n = self.maker.next(&Place { field: format!("/criteria/{list}").into(), ..Place::default() });
        for (&cell, key) in cells.iter().zip([key, "criterion"]) {
            self.done.insert(cell);
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            self.maker.set(
                id,
                Place { field: format!("/criteria/{list}/{n}/{key}").into(), ..Place::default() },
                string(&text),
                "判断基準",
            );
        }
        true
    }
}
