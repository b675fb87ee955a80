//! Paragraphs of a report that no label is above: what their sentences say of the project.
//!
//! A name that isn't clear and values of another year stay unread with their reason.

use super::Walk;
use crate::exchange::lines::marked;
use crate::exchange::place::{Around, As};
use crate::exchange::sentences::{said, told};

/// The most lines that a copy makes of a paragraph: each line that says nothing is looked at with those below it.
const LINES: usize = 60;

impl Walk<'_, '_> {
    /// Reads what a paragraph without a label says of the project; says whether it said anything.
    pub(super) fn sentences(&mut self, cell: usize, project: usize) -> bool {
        let lines = self.paragraph(cell);
        let mut text = String::new();
        lines.iter().for_each(|&line| text.push_str(self.sheet.cells[line].text.trim()));
        let (told, said) = (told(&text), said(&text));
        if told.is_empty() && said.is_empty() {
            return false;
        }
        let (id, year) = (self.id(cell), self.table_year.unwrap_or(self.maker.year));
        let before = self.maker.facts.len();
        lines.iter().for_each(|&line| self.done.insert(line));
        for kpi in told.iter().filter(|kpi| kpi.year.is_none_or(|of| of == year)) {
            // 「目標値は500人、実績値は638人でした。」 is of the KPI that the line above names.
            let above = self.label_kpi.as_ref().map(|(kpi, _)| *kpi).filter(|_| kpi.leads && told.len() == 1);
            let Some(kpi_at) = kpi.name.map(|name| self.maker.kpi(id, project, year, name)).or(above) else { continue };
            let around = Around { project: Some(project), year: Some(year), kpi: Some(kpi_at), ..Around::default() };
            self.maker.put(id, "target", kpi.target, around);
            self.maker.put(id, "actual", kpi.actual, around);
        }
        for (concept, value) in said {
            let around = Around { project: Some(project), year: Some(year), header: concept, ..Around::default() };
            self.maker.put(id, concept, value, around);
        }
        if self.maker.facts.len() == before || told.iter().any(|kpi| kpi.name.is_none() && !kpi.leads) {
            self.say(cell, As::Unplaced, "文中の目標値・実績値がどの指標のものかはっきりしない");
        }
        for &line in lines.iter().filter(|line| **line != cell) {
            self.say(line, As::Label, "上のセルの続き");
        }
        true
    }

    /// The lines of a paragraph: a copy breaks it anywhere.
    fn paragraph(&self, cell: usize) -> Vec<usize> {
        let mut lines = vec![cell];
        while let Some(&last) = lines.last().filter(|_| lines.len() < LINES) {
            let of = &self.sheet.cells[last];
            let Some(next) = self.sheet.cells.get(last + 1) else { break };
            let alone = self.sheet.row_indexes(next.row).len() == 1 && next.row == of.row + 1;
            let ended = of.text.trim_end().ends_with(['。', '」', '】', '：', ':']) || of.text.chars().count() < 16;
            let anew = next.text.starts_with(['・', '○', '●', '-', '→']) || marked(&next.text).is_some();
            if !alone || ended || anew || self.begins_anew(last + 1) {
                break;
            }
            lines.push(last + 1);
        }
        lines
    }
}
