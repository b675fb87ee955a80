//! KPIs whose values stand in another table than their names: 「番号 | 指標名 | 単位」, and below it 「番号 | 区分 | R5 | R6」.

use super::left::Left;
use super::table::{Row, Shape};
use super::{Column, Walk};
use crate::exchange::place::As;
use crate::exchange::words::squeezed;

/// A KPI's number as both tables print it: 「①」, 「指標１」.
fn number_of(text: &str) -> Option<String> {
    let flat = squeezed(text);
    let digits = ["指標", "KPI", "No.", "No"].iter().fold(&*flat, |rest, word| rest.trim_start_matches(word));
    let small = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    small.then(|| digits.to_owned())
}

impl Walk<'_, '_> {
    /// Keeps by which number a row names its KPI.
    pub(super) fn keep_number(&mut self, shape: &Shape<'_>, left: &Left, row: Row<'_>) {
        let Some(project) = self.project.filter(|_| shape.kpis) else { return };
        for &cell in row.cells {
            let column = self.column(shape.columns, cell).filter(|column| column.concept == "kpi_number");
            let Some(number) = column.and_then(|_| number_of(&self.sheet.cells[cell].text)) else { continue };
            let known = left.kpi.values().map(|(kpi, _)| *kpi).next();
            if let Some(kpi) = known {
                self.numbered_kpis.insert((project, number), kpi);
            }
        }
    }

    /// Whether a table says its KPIs by the numbers that a table above has given them: every number that its rows say is known.
    pub(super) fn is_of_numbers(&self, columns: &[Column], body: &[u32]) -> bool {
        let says = |of: &[&str]| columns.iter().any(|column| of.contains(&column.concept));
        let Some(project) = self.project.filter(|_| !self.numbered_kpis.is_empty()) else { return false };
        if says(&["kpi", "project", "opinion"]) || !says(&["target", "actual", "goal"]) {
            return false;
        }
        let Some(at) = columns.iter().position(|column| column.concept == "number") else { return false };
        let below = body.iter().filter_map(|&row| self.sheet.at(row, at as u32));
        let mut numbers = below.map_while(|cell| number_of(&cell.text)).peekable();
        numbers.peek().is_some() && numbers.all(|number| self.numbered_kpis.contains_key(&(project, number)))
    }

    /// The KPI that a row of such a table says by its number is what its values are of.
    pub(super) fn turn_to_number(&mut self, shape: &Shape<'_>, left: &mut Left, row: Row<'_>) {
        let Some(project) = self.project else { return };
        for &cell in row.cells {
            let of_number = self.column(shape.columns, cell).is_some_and(|column| column.concept == "number");
            let number = number_of(&self.sheet.cells[cell].text).filter(|_| of_number);
            let Some(&kpi) = number.and_then(|number| self.numbered_kpis.get(&(project, number))) else { continue };
            self.say(cell, As::Label, "指標の番号");
            let area = self.sheet.area(&self.sheet.cells[cell]);
            left.lines = Some((area.top, area.bottom));
            let blocks: std::collections::BTreeSet<usize> = shape.columns.iter().map(|column| column.block).collect();
            for block in blocks {
                left.kpi.insert(block, (kpi, None));
            }
            left.years.insert((project, kpi, shape.year), cell);
        }
    }
}
