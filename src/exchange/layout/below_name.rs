//! What stands below a project's name in the column of names and is no name: its department, 「（観光課）」, its cost, 「12,345千円」, and
//! the rows of notes in which names would be words.

use super::Walk;
use super::left::Left;
use super::project::is_department;
use super::table::{Row, Shape};
use crate::exchange::place::{Around, As};
use crate::exchange::values::{whole, yen};
use crate::exchange::words::squeezed;

/// What a text in the column of names says of the project above.
enum More {
    Department(String),
    Cost(String),
}

/// Begins of what stands in the column of numbers where a row is a note or is only given for comparison.
const NOTES: [&str; 6] = ["注", "※", "備考", "参考", "(注", "(参考"];

impl Walk<'_, '_> {
    /// Whether a row without a number only says more of the project above where its name belongs; its other cells may be a KPI's.
    pub(super) fn says_more_of_project(
        &mut self,
        shape: &Shape<'_>,
        left: &Left,
        row: Row<'_>,
        number: Option<usize>,
    ) -> bool {
        let Some(project) = self.project.filter(|_| left.own && number.is_none()) else { return false };
        let Some((cell, more)) = self.more_of_project(shape, row) else { return false };
        let id = self.id(cell);
        self.done.insert(cell);
        let around = Around { project: Some(project), year: Some(shape.year), ..Around::default() };
        match more {
            More::Department(name) => self.maker.put(id, "department", &name, around),
            // A column of its own says what was spent.
            More::Cost(_) if shape.columns.iter().any(|column| column.concept == "cost") => {
                self.maker.say(id, As::Unplaced, "事業名の下の金額(事業費の欄が別にある)", Some(project));
            }
            More::Cost(amount) => self.maker.put(id, "cost", &amount, around),
        }
        true
    }

    /// What the cell of a row's name says, where it is none and stands right below a name.
    fn more_of_project(&self, shape: &Shape<'_>, row: Row<'_>) -> Option<(usize, More)> {
        let cell = self.named(shape, row)?;
        let of = &self.sheet.cells[cell];
        self.sheet.at(of.row.checked_sub(1)?, of.column)?;
        let flat = squeezed(&of.text);
        let inside = flat.strip_prefix('(').and_then(|flat| flat.strip_suffix(')'));
        let department =
            inside.or(Some(&*flat)).map(|name| name.trim_start_matches("担当:").trim_start_matches("所管:"));
        // Without brackets it may be what a project is called, unless projects have numbers and this one has none.
        let surely =
            |name: &str| name.chars().count() > 2 && (inside.is_some() || (shape.numbers && name.ends_with('課')));
        if let Some(name) = department.filter(|name| is_department(name) && surely(name)) {
            return Some((cell, More::Department(name.to_owned())));
        }
        let amount = inside.unwrap_or(&flat);
        let amount = amount.split_once(':').map_or(amount, |(_, amount)| amount);
        let is_amount =
            amount.ends_with('円') && amount.starts_with(|c: char| c.is_ascii_digit()) && yen(amount, 1).is_some();
        is_amount.then(|| (cell, More::Cost(amount.to_owned())))
    }

    /// Whether a row goes on below a project's name with something that is no rest of the name.
    pub(super) fn goes_on_otherwise(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        self.more_of_project(shape, row).is_some()
    }

    /// A row of a numbered table that has a remark where the number belongs: a note, or values of another year to compare with.
    pub(super) fn is_note_row(&mut self, shape: &Shape<'_>, row: Row<'_>, number: Option<usize>) -> bool {
        // Most rows have a number there.
        let words = |cell: &usize| whole(&self.sheet.cells[*cell].text).is_none();
        let Some(cell) = number.filter(|_| shape.projects).filter(words) else { return false };
        let flat = squeezed(&self.sheet.cells[cell].text);
        if !NOTES.iter().any(|note| flat.starts_with(note)) || row.cells.len() < 2 {
            return false;
        }
        // 「参考 | …事業 | …」 may well be a project.
        if flat.contains("参考") && self.named(shape, row).is_some() {
            return false;
        }
        for &cell in row.cells.iter().filter(|cell| !self.done.contains(cell)).collect::<Vec<_>>() {
            self.say(cell, As::Unplaced, "注や参考の行(事業ではない)");
        }
        self.project = None;
        true
    }

    /// Whether a row is a part of the sum above, by what stands where names do: 「うち国費」.
    pub(super) fn part_of_sum(&self, shape: &Shape<'_>, row: Row<'_>) -> Option<usize> {
        let cell = self.named(shape, row).filter(|_| self.column_of(shape, row, "number").is_none())?;
        if !self.sheet.cells[cell].text.trim_start().starts_with("うち") {
            return None;
        }
        let part = squeezed(&self.sheet.cells[cell].text);
        let of = self.head(part.strip_prefix("うち")?).map(|head| head.concept);
        of.filter(|of| matches!(*of, "grant" | "funding" | "cost" | "budget"))?;
        (self.column_of(shape, row, "kpi").is_none()).then_some(cell)
    }

    fn column_of(&self, shape: &Shape<'_>, row: Row<'_>, concept: &str) -> Option<usize> {
        row.cells.iter().copied().find(|&cell| self.column(shape.columns, cell).is_some_and(|of| of.concept == concept))
    }
}
