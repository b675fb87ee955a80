//! Values of KPIs that one cell counts up: each part of the cell goes to the KPI of its number.

use super::left::{Left, Part};
use super::table::{Shape, lines};
use super::{Column, Walk};
use crate::exchange::place::{Around, As, Choice, Place};
use crate::exchange::values::{self, string};

impl Walk<'_, '_> {
    /// A value of several KPIs that one cell counts up: each of its parts belongs to the KPI of the same number. Where it
    /// counts nothing up, nobody but the user knows whose it is.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn value_of_parts(
        &mut self,
        shape: &Shape<'_>,
        left: &mut Left,
        (cell, column): (usize, &Column),
        concept: &'static str,
        text: &str,
        around: Around<'_>,
        year: u16,
    ) {
        let id = self.id(cell);
        let mut kpis = left.parts.get(&column.block).cloned().unwrap_or_default();
        let counted = match left.by_lines.contains(&column.block) {
            true if lines(text).count() == kpis.len() => {
                lines(text).enumerate().map(|(n, line)| (n + 1, line)).collect()
            }
            _ => values::counted(text),
        };
        let of = |number: usize| kpis.iter().position(|part| part.number == number);
        let known: Option<Vec<(usize, &str)>> = match &kpis[..] {
            [_] if counted.is_empty() => Some(vec![(0, text)]),
            _ => counted.iter().map(|(number, text)| Some((of(*number)?, *text))).collect(),
        };
        let Some(known) = known.filter(|known| known.iter().any(|(_, text)| !text.is_empty())) else {
            return self.ask_of_parts(id, &kpis, concept, text, around);
        };
        for (at, text) in known.into_iter().filter(|(_, text)| !text.is_empty()) {
            let text = text.rsplit_once(char::is_whitespace).filter(|_| column.trailing).map_or(text, |(_, text)| text);
            let unit = kpis[at].unit.clone();
            let around = Around { kpi: Some(kpis[at].kpi), unit: unit.as_deref(), ..around };
            if concept == "unit" {
                kpis[at].unit = Some(text.to_owned());
            }
            if around.year.is_some_and(|of| of != year) && matches!(concept, "target" | "actual" | "previous") {
                self.kpi_of_year(left, cell, around, year);
            }
            if concept == "target" && self.is_final(shape, column, year) {
                self.ask_final(cell, text, around, (year, column.year));
            } else {
                self.maker.put(id, concept, text, around);
                self.year_of_header(shape, column, id, concept, &around);
            }
        }
        left.parts.insert(column.block, kpis);
    }

    /// Lines without numbers may be meant in the order of the KPIs, a single one of all of them.
    fn ask_of_parts(&mut self, id: (usize, usize), kpis: &[Part], concept: &str, text: &str, around: Around<'_>) {
        let field = match concept {
            "target" | "actual" | "baseline" | "unit" => format!("/{concept}"),
            "previous" => "/actual".to_owned(),
            _ => return self.maker.say(id, As::Unplaced, "番号の付いた指標のどれの値か分からない", self.project),
        };
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let (words, read) = match lines.len() {
            1 => ("どの指標もこの値", "どの指標もこの値と読むか"),
            n if n == kpis.len() => ("上から順に", "上から順に読むか"),
            _ => return self.maker.say(id, As::Unplaced, "番号の付いた指標のどれの値か分からない", self.project),
        };
        let place = |kpi: usize| Place {
            project: self.project,
            year: around.year,
            kpi: Some(kpi),
            field: field.clone().into(),
        };
        let value = |text: &str| if concept == "unit" { string(text) } else { values::printed(text) };
        let lines = kpis.iter().zip(lines.iter().cycle());
        let values = lines.map(|(part, line)| (place(part.kpi), value(line))).collect();
        let options = vec![Choice { words: words.to_owned(), values }];
        let why = format!("指標は①②…と{}つあるが、値に番号がない。{read}", kpis.len());
        self.maker.ask(id, ("by-order", around.header), why, self.project, options);
    }
}
