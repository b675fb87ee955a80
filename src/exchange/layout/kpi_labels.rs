//! A KPI whose name, target and result stand right of labels, outside of any table; and KPIs side by side, each a column,
//! with the labels at the left.

use super::{Column, Walk};
use crate::exchange::place::{Around, As};
use crate::exchange::sentences::told_alone;
use crate::exchange::values::{counted, number};
use crate::exchange::words::squeezed;

/// What a label says of a KPI.
pub(super) const OF_KPI: [&str; 13] = [
    "unit",
    "target",
    "actual",
    "baseline",
    "previous",
    "goal",
    "goal_by",
    "baseline_year",
    "kpi_rating",
    "due",
    "source",
    "rate",
    "accumulation",
];

impl Walk<'_, '_> {
    /// Whether a cell is a label behind which a KPI's name stands. 「項目」 or 「名称」 alone says nothing of KPIs.
    pub(super) fn names_kpi(&self, cell: usize) -> bool {
        let head = self.heads[cell].as_ref();
        let of_kpi = head.is_some_and(|head| head.concept == "kpi" || (head.concept == "kpi_group" && head.block));
        let flat = squeezed(&self.sheet.cells[cell].text);
        of_kpi && (flat.contains("指標") || flat.contains("KPI") || flat.contains("目標"))
    }

    /// The name of a KPI right of its label: what the labels below say is said of it.
    pub(super) fn kpi_beside(&mut self, label: usize, cell: usize) -> bool {
        let Some(project) = self.project.filter(|_| !self.plan_sheet && self.names_kpi(label)) else { return false };
        let text = self.sheet.cells[cell].text.trim().to_owned();
        let (id, year) = (self.id(cell), self.table_year.unwrap_or(self.maker.year));
        if self.told_beside(id, project, year, &text) {
            self.done.insert(cell);
            return true;
        }
        if let Some((name, said)) = self.said_within(&text) {
            self.done.insert(cell);
            let kpi = self.maker.kpi(id, project, year, name);
            let around = Around { project: Some(project), kpi: Some(kpi), ..Around::default() };
            self.put_within(id, &said, around, year);
            self.named_by_label(label, kpi);
            return true;
        }
        // 「指標１　入場者数　（目標）1,200人　（実績）1,350人」
        if let Some((name, target, actual)) = told_alone(&text) {
            self.done.insert(cell);
            let kpi = self.maker.kpi(id, project, year, name);
            let around = Around { project: Some(project), year: Some(year), kpi: Some(kpi), ..Around::default() };
            self.maker.put(id, "target", target, around);
            self.maker.put(id, "actual", actual, around);
            self.named_by_label(label, kpi);
            return true;
        }
        // 「KPI　①入場者数　②売上額」: what the labels below count up likewise is theirs.
        let parts = counted(&text);
        if parts.len() > 1 && parts.iter().all(|(_, name)| (2..=40).contains(&name.trim().chars().count())) {
            self.done.insert(cell);
            self.counted_kpis.clear();
            for (number, name) in parts {
                let kpi = self.maker.kpi(id, project, year, name.trim());
                self.counted_kpis.insert(number, kpi);
            }
            (self.label_kpi, self.kpis_in_one) = (None, true);
            return true;
        }
        if number(&text).is_some() || text.chars().count() > 60 || text.contains('\n') {
            return false;
        }
        self.done.insert(cell);
        let kpi = self.maker.kpi(id, project, year, &text);
        self.named_by_label(label, kpi);
        true
    }

    /// Values of KPIs that one cell counts up, each of the KPI of its number; says whether that is what the label asks for.
    pub(super) fn values_of_counted(
        &mut self,
        id: (usize, usize),
        concept: &str,
        text: &str,
        around: Around<'_>,
    ) -> bool {
        if !self.kpis_in_one || !OF_KPI.contains(&concept) {
            return false;
        }
        let (parts, year) = (counted(text), self.table_year.unwrap_or(self.maker.year));
        let known = |number: &usize| self.counted_kpis.get(number).copied();
        let parts: Option<Vec<_>> = parts.iter().map(|(number, text)| Some((known(number)?, text.trim()))).collect();
        let Some(parts) = parts.filter(|parts| !parts.is_empty()) else {
            self.maker.say(id, As::Unplaced, "番号の付いた指標のどれの値か分からない", self.project);
            return true;
        };
        for (kpi, text) in parts.into_iter().filter(|(_, text)| !text.is_empty()) {
            let around = Around { kpi: Some(kpi), year: around.year.or(Some(year)), ..around };
            self.name_in(around, id, year);
            self.maker.put(id, concept, text, around);
        }
        true
    }

    /// KPIs told line by line, 「①来場者数　目標3,000人→実績3,120人」: says whether all lines were such.
    fn told_beside(&mut self, id: (usize, usize), project: usize, year: u16, text: &str) -> bool {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let Some(told) = lines.map(told_alone).collect::<Option<Vec<_>>>().filter(|told| !told.is_empty()) else {
            return false;
        };
        for (name, target, actual) in told {
            let kpi = self.maker.kpi(id, project, year, name);
            let around = Around { project: Some(project), year: Some(year), kpi: Some(kpi), ..Around::default() };
            self.maker.put(id, "target", target, around);
            self.maker.put(id, "actual", actual, around);
        }
        self.label_kpi = None;
        true
    }

    fn named_by_label(&mut self, label: usize, kpi: usize) {
        (self.label_kpi, self.kpis_in_one) = (Some((kpi, None)), false);
        if let Some(number) = self.number_in(label) {
            self.counted_kpis.insert(number, kpi);
        }
    }

    /// The number by which a label says of which KPI it is.
    pub(super) fn number_in(&self, label: usize) -> Option<usize> {
        self.heads[label].as_ref().filter(|head| head.numbered || head.block)?;
        let digits: String = squeezed(&self.sheet.cells[label].text).chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    }

    /// What a label with the number of a KPI says is that one's; false where nobody named it.
    pub(super) fn turns_to_counted(&mut self, label: usize) -> bool {
        let Some(number) = self.number_in(label).filter(|_| !self.counted_kpis.is_empty()) else { return true };
        let Some(&kpi) = self.counted_kpis.get(&number) else { return false };
        if self.label_kpi.as_ref().is_none_or(|(known, _)| *known != kpi) {
            self.label_kpi = Some((kpi, None));
        }
        true
    }

    /// Whether a label that isn't of KPIs alone is of the KPI above it: a department below the name, 「備考」 below each KPI.
    pub(super) fn is_kpi_label(&self, label: usize, concept: &str) -> bool {
        match concept {
            "department" => true,
            "note" => {
                let words = squeezed(&self.sheet.cells[label].text);
                let alike = |cell: &usize| squeezed(&self.sheet.cells[*cell].text) == words;
                let of_kpi = |cell: usize| OF_KPI.contains(&self.concept(cell));
                let below_kpi = |cell: usize| {
                    let above = self.sheet.cells[cell].row.checked_sub(1);
                    above.is_some_and(|row| self.sheet.row_indexes(row).any(of_kpi))
                };
                let mut twice = (0..self.sheet.cells.len()).filter(alike).filter(|&cell| below_kpi(cell));
                below_kpi(label) && twice.nth(1).is_some()
            }
            _ => false,
        }
    }

    /// What is known around a value right of a label of a KPI.
    pub(super) fn around_kpi<'t>(&self, around: Around<'t>, unit: &'t Option<(usize, Option<String>)>) -> Around<'t> {
        let Some((kpi, unit)) = unit else { return around };
        Around { kpi: Some(*kpi), unit: unit.as_deref(), ..around }
    }

    /// KPIs side by side: a row of names behind a label, and below it what each label says of each of them.
    pub(super) fn kpi_columns(&mut self, row: u32) -> bool {
        let cells: Vec<usize> = self.sheet.row_indexes(row).collect();
        let Some(at) = cells.iter().position(|&cell| self.names_kpi(cell)).filter(|at| *at < 2) else { return false };
        let (label, names) = (cells[at], &cells[at + 1..]);
        let plain = |&cell: &usize| self.heads[cell].is_none() && number(&self.sheet.cells[cell].text).is_none();
        let column = self.sheet.cells[label].column;
        let of_kpi = |walk: &Self, row: u32| {
            let mut label = walk.sheet.row_indexes(row).filter(|&cell| walk.sheet.cells[cell].column == column);
            label.next().filter(|&cell| OF_KPI.contains(&walk.concept(cell)))
        };
        let Some(project) = self.project.filter(|_| !self.plan_sheet) else { return false };
        if names.len() < 2 || !names.iter().all(plain) || of_kpi(self, row + 1).is_none() {
            return false;
        }
        let year = self.maker.year;
        self.say(label, As::Label, "見出し");
        let mut kpis = std::collections::HashMap::new();
        for &cell in names {
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.trim().to_owned());
            self.done.insert(cell);
            kpis.insert(self.sheet.cells[cell].column, (self.maker.kpi(id, project, year, &text), None::<String>));
        }
        let mut below = row + 1;
        while let Some(label) = of_kpi(self, below) {
            let head = self.heads[label].clone().unwrap_or_default();
            let header = self.sheet.cells[label].text.clone();
            self.say(label, As::Label, "行の見出し");
            for cell in self.sheet.row_indexes(below).filter(|&cell| cell > label) {
                let text = self.sheet.cells[cell].text.clone();
                let id = self.id(cell);
                self.done.insert(cell);
                let Some(known) = kpis.get_mut(&self.sheet.cells[cell].column) else {
                    self.maker.say(id, As::Unplaced, "どの指標の値か分からない", Some(project));
                    continue;
                };
                if head.concept == "unit" {
                    known.1 = Some(text.to_string());
                }
                let of = head.year.filter(|_| matches!(head.concept, "target" | "actual" | "previous"));
                let known = Some(known.clone());
                let around =
                    Around { project: Some(project), year: of.or(Some(year)), header: &header, ..Around::default() };
                let around = self.around_kpi(around, &known);
                self.name_in(around, id, year);
                self.maker.put(id, head.concept, &text, around);
            }
            below += 1;
        }
        let spans = names.iter().filter_map(|&cell| {
            let (area, of) = (self.sheet.area(&self.sheet.cells[cell]), &self.sheet.cells[cell]);
            Some((area.left..=area.right, kpis.get(&of.column)?.clone()))
        });
        self.over_kpis = Some((below, spans.collect()));
        true
    }

    /// 「年度 | 目標 | 実績 | 目標 | 実績」 right below KPIs side by side: each pair is of the KPI that spans it.
    pub(super) fn under_kpis(&self, band: &[u32], columns: &mut [Column]) {
        let Some((row, spans)) = &self.over_kpis else { return };
        if band.first() != Some(row) || columns.iter().any(|column| matches!(column.concept, "kpi" | "project")) {
            return;
        }
        for (at, column) in (0_u32..).zip(columns).filter(|(_, column)| OF_KPI.contains(&column.concept)) {
            column.kpi = spans.iter().find(|(span, _)| span.contains(&at)).map(|(_, kpi)| kpi.clone());
        }
    }

    /// A value of another year than the KPI was named in needs its name there.
    pub(super) fn name_in(&mut self, around: Around<'_>, id: (usize, usize), named: u16) {
        let (Some(project), Some(kpi), Some(year)) = (around.project, around.kpi, around.year) else { return };
        if year == named {
            return;
        }
        let from = self.maker.facts.len();
        self.maker.kpi_in_year(id, project, kpi, year, around.unit);
        self.maker.facts.since_mut(from).for_each(|fact| fact.elsewhere = true);
    }
}
