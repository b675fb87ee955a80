//! Projects that only headings name: 「【1】朝市事業（産業課）」, 「施策３－１ 災害に備える」, each alone in its row, with labels and a table
//! of KPIs below it.
//!
//! Headings are believed to be such where nothing on the sheet is called a project or a measure and at least two of them have
//! a table of KPIs. A heading with nothing but the next one below it says the place in the strategy of those that follow.

use super::Walk;
use super::blocks::{Block, with_ends};
use super::names_below::OF_PROJECTS;
use super::project::in_bracket;
use crate::exchange::lines::{Mark, marked};
use crate::exchange::words::squeezed;

/// Words that stand before the number of a heading.
const COUNTED: [&str; 9] =
    ["基本目標", "基本施策", "施策", "政策", "事業", "取組", "プロジェクト", "重点プロジェクト", "戦略"];

impl Walk<'_, '_> {
    /// The blocks below headings of a sheet; none where its tables or labels name what they are about.
    pub(super) fn headed_blocks(&self, rows: &[u32], header: &[bool]) -> Vec<Block> {
        let says = |of: &[&str]| self.heads.known().any(|(_, head)| of.contains(&head.concept));
        let yearly = says(&["year"]) && says(&["target"]) && says(&["actual"]);
        if !(says(&["kpi"]) || yearly) || says(&["project", "measure", "strategy"]) {
            return Vec::new();
        }
        let headings: Vec<(usize, usize)> = rows
            .iter()
            .enumerate()
            .filter(|(at, _)| !header[*at])
            .filter_map(|(at, row)| Some((at, self.heading(*row)?)))
            .collect();
        let of_kpis =
            |at: &usize| header[*at] && self.sheet.row_indexes(rows[*at]).any(|cell| self.concept(cell) == "kpi");
        // 「年度 | 来場者数 | 売上」 over 「目標 | 実績 | 目標 | 実績」: a table of a project's years, whose headings name its KPIs.
        let of_years = |at: &usize| {
            let bands = rows.iter().zip(header).skip(*at).take_while(|(_, header)| **header);
            let cells = bands.take(3).flat_map(|(row, _)| self.sheet.row_indexes(*row));
            let concepts: Vec<&str> = cells.map(|cell| self.concept(cell)).collect();
            ["year", "target", "actual"].iter().all(|word| concepts.contains(word))
        };
        let (mut blocks, mut band, mut tables, mut apart) = (Vec::new(), None, 0, false);
        for (n, &(at, cell)) in headings.iter().enumerate() {
            let end = headings.get(n + 1).map_or(rows.len(), |(next, _)| *next);
            if end == at + 1 {
                band = Some(cell);
                continue;
            }
            let table = (at + 1..end).find(|at| of_kpis(at) || of_years(at));
            tables += usize::from(table.is_some());
            apart |= table.is_some_and(|table| table > at + 1 || of_years(&table));
            blocks.push(Block { start: rows[at], below: u32::MAX, label: cell, name: cell, band });
        }
        // Headings right above their tables are read with them.
        if tables > 1 && apart { with_ends(blocks) } else { Vec::new() }
    }

    /// The cell of a row that is a counted heading and nothing else.
    fn heading(&self, row: u32) -> Option<usize> {
        let cells = self.sheet.row_indexes(row);
        let cell = cells.clone().next().filter(|cell| cells.len() == 1 && self.heads[*cell].is_none())?;
        let text = &self.sheet.cells[cell].text;
        let flat = squeezed(text);
        let plain = (4..=60).contains(&flat.chars().count())
            && !flat.ends_with('。')
            && !flat.starts_with('※')
            && !self.done.contains(&cell)
            && !self.landmarks.is_title(text);
        let digit = |rest: &str| rest.trim_start_matches("No.").starts_with(|c: char| c.is_ascii_digit());
        let counted = COUNTED.iter().any(|word| flat.strip_prefix(word).is_some_and(digit));
        // 「１．朝市事業（産業課）」 over a table of a text; a workbook numbers all sorts of boxes.
        // Chapters hold several projects.
        let counts = |(mark, number, _): (Mark, Option<u32>, &str)| number.is_some() && !matches!(mark, Mark::Part(_));
        let marked = match self.maker.book.plain {
            true => marked(text).is_some_and(counts),
            false => numbered_project(text).is_some(),
        };
        (plain && (counted || marked || uncounted(text).len() < text.trim().len())).then_some(cell)
    }
}

/// A project that a heading of a workbook numbers, by what its name ends in: 「１　朝市事業（産業課）」 → 「朝市事業（産業課）」.
pub(super) fn numbered_project(text: &str) -> Option<&str> {
    let (_, number, name) = marked(text)?;
    let bare = in_bracket(name).map_or(name, |(name, _)| name);
    (number.is_some() && OF_PROJECTS.iter().any(|end| bare.trim_end().ends_with(end))).then_some(name)
}

/// A heading without the sign that only says that it is one: 「■ 星空観察の里づくり事業」.
pub(super) fn without_sign(text: &str) -> &str {
    let bare = text.trim().trim_start_matches(['■', '□', '◆', '◇', '●', '▼', '▽']).trim_start();
    if bare.is_empty() { text.trim() } else { bare }
}

/// A heading without the number in brackets in front of it: 「【1】朝市事業」 → 「朝市事業」.
pub(super) fn uncounted(text: &str) -> &str {
    let text = text.trim();
    let inside = text.strip_prefix(['【', '[', '［']).and_then(|rest| rest.split_once(['】', ']', '］']));
    match inside {
        Some((number, rest)) if is_number(&squeezed(number)) && !rest.trim().is_empty() => rest.trim(),
        _ => text,
    }
}

/// 「1」, 「事業1」, 「No.1」.
fn is_number(flat: &str) -> bool {
    let digits = flat.trim_start_matches("事業").trim_start_matches("No.");
    (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::uncounted;

    #[test]
    fn only_a_number_in_front_is_no_part_of_a_name() {
        for (text, expected) in [
            ("【１】朝市事業（産業課）", "朝市事業（産業課）"),
            ("【事業2】 宿泊促進事業", "宿泊促進事業"),
            ("【新規】朝市事業", "【新規】朝市事業"),
            ("施策３－１　災害に備える", "施策３－１　災害に備える"),
            ("【１】", "【１】"),
        ] {
            assert_eq!(uncounted(text), expected);
        }
    }
}
