//! A KPI whose values are written out in the cell of its name: 「入学者数（目標：10人、実績：13人）」, or a line for each.

use super::left::Left;
use super::table::{Shape, lines};
use super::value::OF_ITS_YEAR;
use super::{Column, Walk};
use crate::exchange::place::{Around, Choice, Place};
use crate::exchange::sentences::told_alone;
use crate::exchange::values::{self, is_dash, short};

/// What a cell says of a KPI: the meaning, the year, the value.
type Said<'t> = (&'static str, Option<u16>, &'t str);

impl Walk<'_, '_> {
    /// The name, and what is said of it. `None` where anything of the rest isn't a label with its value.
    pub(super) fn said_within<'t>(&self, text: &'t str) -> Option<(&'t str, Vec<Said<'t>>)> {
        let text = text.trim();
        let bracket = text.strip_suffix([')', '）', ']', '］', '】']);
        let (name, rest) = bracket
            .and_then(|text| {
                let opens = |(_, c): &(usize, char)| matches!(c, '(' | '（' | '[' | '［' | '【');
                // The values may have brackets of their own, the name may end in its unit's.
                text.char_indices()
                    .filter(opens)
                    .map(|(at, c)| (&text[..at], &text[at + c.len_utf8()..]))
                    .find(|(_, rest)| rest.contains(['：', ':']))
            })
            .or_else(|| text.split_once('\n'))?;
        let parts = rest.split(['、', '，', '／', '/', ';', '；', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let said: Option<Vec<_>> = parts.map(|part| self.labelled(part)).collect();
        let said = said.filter(|said| !said.is_empty() && !name.trim().is_empty())?;
        Some((name.trim(), said))
    }

    /// 「KPIの達成状況」 in a table that names KPIs nowhere else: where its cells tell them line by line, it does.
    pub(super) fn settle_told(&self, columns: &mut [Column], body: &[u32]) {
        if columns.iter().any(|column| matches!(column.concept, "kpi" | "target" | "actual" | "goal")) {
            return;
        }
        let tells = |text: &str| text.contains("目標") && lines(text).all(|line| told_alone(line).is_some());
        for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.concept == "kpi_rating") {
            let mut below = body.iter().filter_map(|&row| self.sheet.at(row, at as u32)).peekable();
            if below.peek().is_some() && below.all(|cell| tells(&cell.text) || is_dash(&cell.text)) {
                (column.concept, column.either) = ("kpi", false);
                return;
            }
        }
    }

    /// KPIs that a cell tells line by line, 「・出店者の数 目標40店→実績52店」; says whether it was one of such lines alone.
    pub(super) fn told_kpis(
        &mut self,
        shape: &Shape<'_>,
        left: &mut Left,
        (cell, column): (usize, &Column),
        project: usize,
        text: &str,
    ) -> bool {
        // Most names say neither; they aren't looked at any closer.
        let names_both = text.contains('標') && text.contains("目標") && text.contains("実績");
        if !names_both || self.said_within(text).is_some() {
            return false;
        }
        let Some(told) = lines(text).map(told_alone).collect::<Option<Vec<_>>>().filter(|told| !told.is_empty()) else {
            return false;
        };
        let (id, year) = (self.id(cell), shape.year);
        for (name, target, actual) in told {
            let kpi = self.maker.kpi(id, project, year, name);
            let around = Around {
                project: Some(project),
                year: Some(year),
                kpi: Some(kpi),
                header: &column.words,
                ..Around::default()
            };
            self.maker.put(id, "target", target, around);
            self.maker.put(id, "actual", actual, around);
            left.years.insert((project, kpi, year), cell);
        }
        left.kpi.remove(&column.block);
        true
    }

    /// 「目標：10人」: what it says of a KPI, of which year, and the value.
    fn labelled<'t>(&self, part: &'t str) -> Option<Said<'t>> {
        let (label, value) = part.split_once(['：', ':'])?;
        let head = self.head(label)?;
        let value = value.trim();
        let of_kpi = matches!(head.concept, "target" | "actual" | "baseline" | "unit" | "previous");
        (of_kpi && !value.is_empty()).then_some((head.concept, head.year, value))
    }

    /// Puts what the cell of a KPI's name says of it. A target of a later year is asked about, as it is in a column.
    pub(super) fn put_within(&mut self, id: (usize, usize), said: &[Said<'_>], around: Around<'_>, year: u16) {
        let unit = said.iter().find(|(concept, ..)| *concept == "unit").map(|(_, _, unit)| *unit);
        for &(concept, of, value) in said {
            let of = of.filter(|_| matches!(concept, "target" | "actual"));
            let around = Around { unit, year: Some(of.unwrap_or(year)), ..around };
            if concept == "target" && of.is_some_and(|of| of > year) {
                let place = |field: &'static str| Place {
                    project: around.project,
                    year: Some(year),
                    kpi: around.kpi,
                    field: field.into(),
                };
                let value = values::printed(value);
                let mut options = vec![
                    Choice::new("目標値", place("/target"), value.as_str()),
                    Choice::new("最終目標", place("/goal/value"), value.as_str()),
                ];
                let of_later = of.and_then(|of| self.maker.target_of(around, of, &value));
                options.extend(of_later.map(|values| Choice { words: OF_ITS_YEAR.to_owned(), values }));
                let why = format!(
                    "{0}より後の目標。{0}の目標値として取り込むか、その年度の目標値にするか、最終目標として取り込むか、取り込まないか",
                    short(year)
                );
                self.maker.ask(id, ("final-target", around.header), why, around.project, options);
                continue;
            }
            self.name_in(around, id, year);
            self.maker.put(id, concept, value, around);
        }
    }
}
