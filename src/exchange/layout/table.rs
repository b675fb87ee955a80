//! The rows of a table, one after the other.
//!
//! A row's project is read first, then its KPI, then all other cells, whatever order the columns stand in: a value belongs to
//! the last project and KPI named at or above it. A row that is no data (a total, a note, a hidden row, the rest of a cell
//! above) is told from one before anything of it becomes a value.

use std::collections::HashMap;

use super::project::is_department;
use super::totals::is_total;
use super::{Column, Walk};
use crate::exchange::cells::Raw;
use crate::exchange::place::{Around, As, Place};
use crate::exchange::values::{self, is_ditto, short, string, whole};
use crate::exchange::words::{head, squeezed};

impl Walk<'_, '_> {
    /// Reads the rows of a table; gives how many of them belong to it.
    pub(super) fn table(&mut self, columns: &[Column], body: &[u32]) -> usize {
        let has = |concept: &str| columns.iter().any(|column| column.concept == concept);
        let latest = columns.iter().filter(|c| c.concept == "actual").filter_map(|c| c.year).max();
        let kpis = has("kpi");
        let cross = !kpis && !has("project") && columns.iter().filter(|c| c.year.is_some()).count() >= 2;
        let target_years: Vec<u16> = columns.iter().filter(|c| c.concept == "target").filter_map(|c| c.year).collect();
        if kpis {
            self.table_year = Some(self.review_year(columns, latest));
        }
        let mut above: HashMap<u32, (String, usize)> = HashMap::new();
        let mut kpi: HashMap<usize, (usize, Option<String>)> = HashMap::new();
        let mut years: HashMap<(usize, usize, u16), usize> = HashMap::new();
        let mut sub: HashMap<u32, &'static str> = HashMap::new();
        let mut own = has("project");
        let mut rows = body.to_vec();
        for (n, &row) in body.iter().enumerate() {
            let cells: Vec<usize> = self.sheet.row_indexes(row).collect();
            let Some(&leftmost) = cells.first() else { continue };
            if n > 0 && !kpis && !cross && !has("project") && row > body[n - 1] + 1 {
                return n;
            }
            let ends = matches!(
                self.concept(leftmost),
                "rating"
                    | "mark"
                    | "comment"
                    | "policy"
                    | "reason"
                    | "opinion"
                    | "outside"
                    | "achievements"
                    | "current"
                    | "stage_one"
                    | "stage_two"
                    | "revised"
                    | "project"
                    | "summary"
                    | "period"
                    | "funding_group"
                    | "program"
                    | "budget"
            ) && !matches!(
                columns.get(self.sheet.cells[leftmost].column as usize).map(|c| c.concept),
                Some("kind" | "rating" | "policy" | "kpi_rating" | "program" | "budget")
            );
            if ends || (cross && self.concept(leftmost).is_empty()) {
                return n;
            }
            let goes_on = self.maker.book.pasted && n > 0 && self.runs_on(&cells, columns, rows[n - 1]);
            if cells.len() == 1 && !goes_on {
                if self.spaced(leftmost, columns) {
                    continue;
                }
                if !self.is_data(leftmost, columns, n) && self.free_text(leftmost, false, true) {
                    continue;
                }
            }
            if let Some(total) = cells.iter().copied().find(|&cell| is_total(&self.sheet.cells[cell].text)) {
                self.total(&cells, total, columns);
                continue;
            }
            if cross {
                self.cross(&cells, columns);
                continue;
            }
            if self.sheet.hidden_rows.contains(&row) && kpis {
                self.hidden_row(&cells, columns);
                continue;
            }
            // The project of the row first, then its KPI, then all others.
            let number =
                cells.iter().copied().find(|&cell| self.column(columns, cell).is_some_and(|c| c.concept == "number"));
            let number_text = number.and_then(|cell| whole(&self.sheet.cells[cell].text));
            let named =
                cells.iter().copied().find(|&cell| self.column(columns, cell).is_some_and(|c| c.concept == "project"));
            if self.maker.book.pasted && n > 0 && number.is_none() && self.runs_on(&cells, columns, rows[n - 1]) {
                for &cell in &cells {
                    let words = self.sheet.cells[cell].text.clone();
                    self.say(cell, As::Label, &format!("上のセルの続き「{words}」"));
                }
                rows[n] = rows[n - 1];
                continue;
            }
            if let Some(cell) =
                named.filter(|_| self.maker.book.pasted && number.is_none() && has("number") && self.project.is_some())
            {
                // In a pasted table a project has its number: what stands here has lost its place.
                let text = self.sheet.cells[cell].text.clone();
                if cells.len() == 1 && is_department(&text) {
                    let (id, project) = (self.id(cell), self.project);
                    self.done.insert(cell);
                    self.maker.put(id, "department", &text, Around { project, ..Around::default() });
                    continue;
                }
                if !squeezed(&text).starts_with(['<', '(']) {
                    for &cell in &cells {
                        let (id, project) = (self.id(cell), self.project);
                        self.done.insert(cell);
                        self.maker.ask(id, "列がずれた行。どの欄の値か", project, Vec::new());
                    }
                    continue;
                }
            }
            if let Some(cell) = named {
                let full = self.joined(cell, columns, body, n);
                self.project_cell(cell, &full, number_text.as_deref());
                own = true;
                if self.maker.book.plain || number.is_some() {
                    kpi.clear();
                    sub.clear();
                    above.retain(|_, (text, _)| !text.is_empty());
                }
            } else if number.is_some() && own && self.maker.book.pasted {
                self.project = None;
            }
            for &cell in &cells {
                let id = self.id(cell);
                let Some(column) = self.column(columns, cell).cloned() else { continue };
                if column.concept != "kpi" || self.done.contains(&cell) {
                    continue;
                }
                let text = self.joined(cell, columns, body, n);
                let plain = squeezed(&text);
                let label = plain.trim_start_matches("指標").trim_start_matches("KPI");
                if label.len() < plain.len() && label.bytes().all(|b| b.is_ascii_digit()) {
                    self.say(cell, As::Label, "指標の番号");
                    continue;
                }
                let Some(project) = self.project else { continue };
                let (text, quantity) = match text.trim().rsplit_once(char::is_whitespace) {
                    Some((name, quantity)) if column.trailing && quantity.chars().any(char::is_numeric) => {
                        (name.trim().to_owned(), Some(quantity.to_owned()))
                    }
                    _ => (text, None),
                };
                self.done.insert(cell);
                if self.zero_by_formula(cell) {
                    kpi.remove(&column.block);
                    continue;
                }
                let year = self.review_year(columns, latest);
                let number = self.maker.kpi(id, project, year, &text);
                kpi.insert(column.block, (number, None));
                if let Some(quantity) = quantity {
                    let concept = if column.year.is_some_and(|of| of > year) { "goal" } else { "target" };
                    let around =
                        Around { project: Some(project), year: Some(year), kpi: Some(number), ..Around::default() };
                    self.maker.put(id, concept, &quantity, around);
                }
                years.insert((project, number, year), cell);
            }
            // 「目標値」 or 「実績値」 in the row itself says what the years' values are.
            let row_says = cells.iter().copied().find(|&cell| {
                matches!(self.concept(cell), "target" | "actual" | "rate")
                    && self.column(columns, cell).is_none_or(|column| column.concept == "kind")
            });
            let row_concept = row_says.map(|cell| self.concept(cell));
            if let Some(cell) = row_says {
                self.say(cell, As::Label, "行の見出し");
            }
            for &cell in &cells {
                if self.done.contains(&cell) {
                    continue;
                }
                let id = self.id(cell);
                let Some(column) = self.column(columns, cell).cloned() else {
                    self.free_text(cell, true, false);
                    continue;
                };
                self.done.insert(cell);
                if self.sheet.hidden_columns.contains(&self.sheet.cells[cell].column) {
                    let project = self.project;
                    self.maker.say(id, As::Unplaced, "隠された列の内容", project);
                    continue;
                }
                let at = self.sheet.cells[cell].column;
                let text = self.joined(cell, columns, body, n);
                let words = head(&text).map_or("", |head| head.concept);
                if matches!(column.concept, "rating" | "policy")
                    && matches!(
                        (column.concept, words),
                        ("rating", "mark" | "comment" | "reason") | ("policy", "reason" | "comment")
                    )
                {
                    sub.insert(at, if column.concept == "rating" { "comment" } else { "reason" });
                    self.say(cell, As::Label, "欄の中の見出し");
                    continue;
                }
                let mut concept = sub.get(&at).copied().unwrap_or(column.concept);
                if let Some(row) =
                    row_concept.filter(|_| column.year.is_some() && matches!(concept, "actual" | "target"))
                {
                    concept = row;
                }
                let (known, mut said) = (kpi.get(&column.block).cloned(), text.clone());
                if column.trailing
                    && let Some((_, quantity)) = text.trim().rsplit_once(char::is_whitespace)
                {
                    said = quantity.to_owned();
                }
                let long = matches!(
                    concept,
                    "achievements" | "comment" | "reason" | "current" | "obstacles" | "revisions" | "opinion" | "note"
                );
                if is_ditto(&text) && !long {
                    match above.get(&at) {
                        Some((value, _))
                            if matches!(concept, "unit" | "department" | "goal_by" | "program" | "scope") =>
                        {
                            said = value.clone()
                        }
                        _ => {
                            self.maker.ask(id, "「〃」が何を指すか分からない", self.project, Vec::new());
                            continue;
                        }
                    }
                } else {
                    above.insert(at, (text.clone(), cell));
                }
                let unit =
                    known.as_ref().and_then(|(kpi, unit)| unit.clone().map(|unit| (*kpi, unit))).map(|(_, unit)| unit);
                let year = match self.table_year {
                    Some(year) if !kpis && !own => year,
                    _ => self.review_year(columns, latest),
                };
                let of_column = match concept {
                    "previous" => Some(column.year.unwrap_or(self.maker.year - 1)),
                    "target" | "actual" | "cost" | "grant" | "budget" | "funding" => Some(column.year.unwrap_or(year)),
                    _ => Some(year),
                };
                let around = Around {
                    project: self.project,
                    year: of_column,
                    kpi: known.as_ref().map(|(kpi, _)| *kpi).filter(|_| kpis),
                    unit: unit.as_deref(),
                    scale: column.scale.or(self.scale),
                };
                // A value of another year needs its KPI there.
                if let (Some((number, _)), Some(project), Some(of)) = (&known, self.project, of_column)
                    && matches!(concept, "target" | "actual" | "previous")
                    && of != year
                    && !(concept == "target" && of > year && target_years.len() == 1)
                    && !years.contains_key(&(project, *number, of))
                {
                    years.insert((project, *number, of), cell);
                    let name = self.maker.projects[project].kpis[*number].clone();
                    if let Some(&source) = years.get(&(project, *number, year)) {
                        let place =
                            Place { project: Some(project), year: Some(of), kpi: Some(*number), field: "/name".into() };
                        let source = self.id(source);
                        self.maker.set(source, place, string(&name), "ほかの年度の同じ指標");
                        if let Some(unit) = &unit {
                            let place = Place {
                                project: Some(project),
                                year: Some(of),
                                kpi: Some(*number),
                                field: "/unit".into(),
                            };
                            self.maker.set(source, place, string(unit), "ほかの年度の同じ指標の単位");
                        }
                    }
                }
                if concept == "target"
                    && column.year.is_some_and(|of| of > year)
                    && target_years.len() == 1
                    && kpis
                    && has("actual")
                {
                    let place = |field: &str| Place {
                        project: self.project,
                        year: Some(year),
                        kpi: around.kpi,
                        field: field.into(),
                    };
                    let value = values::printed(&said);
                    let options = vec![(place("/target"), value.clone()), (place("/goal/value"), value)];
                    let why = format!(
                        "{}は最終目標。{}の目標値として取り込むか、最終目標(goal)か",
                        squeezed(&column.words).trim_end_matches('|'),
                        short(year)
                    );
                    self.maker.ask(id, why, self.project, options);
                    continue;
                }
                if let Some(second) = column.second {
                    let cut = said
                        .split_once(['／', '/'])
                        .or_else(|| said.split_once('・').filter(|_| second != "department"));
                    let bracket = said.trim_end_matches(['】', ')', '）']).split_once(['【', '(', '（']);
                    if let Some((one, two)) = if second == "department" || cut.is_none() { bracket } else { cut } {
                        let (one, two) = (one.trim().to_owned(), two.trim().to_owned());
                        self.maker.put(id, concept, &one, around);
                        self.maker.put(id, second, &two, around);
                        continue;
                    }
                }
                if concept == "unit"
                    && let Some(known) = kpi.get_mut(&column.block)
                {
                    known.1 = Some(said.clone());
                    if self.zero_by_formula(cell) {
                        continue;
                    }
                }
                if concept == "unit" && known.is_none() {
                    if !self.zero_by_formula(cell) {
                        self.maker.say(id, As::Unplaced, "どの指標の単位か分からない", self.project);
                    }
                    continue;
                }
                if concept == "kpi_number" {
                    self.maker.say(id, As::Label, "指標の番号", self.project);
                    continue;
                }
                self.maker.put(id, concept, &said, around);
            }
        }
        body.len()
    }

    /// Whether a cell that is alone in its row belongs to its column rather than being a note under the table.
    fn is_data(&self, cell: usize, columns: &[Column], n: usize) -> bool {
        let Some(column) = self.column(columns, cell) else { return false };
        let of = &self.sheet.cells[cell];
        let first = columns.iter().position(|column| !column.concept.is_empty());
        let mark = squeezed(&of.text).starts_with(['※', '注']);
        let long = matches!(column.concept, "current" | "obstacles" | "revisions" | "opinion" | "achievements");
        !mark && (first != Some(of.column as usize) || (n == 0 && long))
    }

    fn zero_by_formula(&mut self, cell: usize) -> bool {
        let is = self.sheet.cells[cell].formula.is_some()
            && self.sheet.cells[cell].raw == Raw::Number
            && squeezed(&self.sheet.cells[cell].text) == "0";
        if is {
            let (id, project) = (self.id(cell), self.project);
            self.maker.ask(id, "空のセルを参照する式が 0 と見えている。何もない、でよいか", project, Vec::new());
        }
        is
    }

    fn hidden_row(&mut self, cells: &[usize], columns: &[Column]) {
        for &cell in cells {
            let id = self.id(cell);
            self.done.insert(cell);
            let field = match self.column(columns, cell).map(|c| c.concept) {
                Some("kpi") => "/name",
                Some("unit") => "/unit",
                Some("target") => "/target",
                Some("actual" | "previous") => "/actual",
                _ => "/note",
            };
            let project = self.project;
            let kpi = project.map(|at| self.maker.projects[at].kpis.len());
            let place = Place { project, year: Some(self.maker.year), kpi, field: field.into() };
            let value = values::printed(&self.sheet.cells[cell].text);
            let row = self.sheet.cells[cell].row + 1;
            self.maker.ask(id, format!("隠された行({row}行目)の内容。取り込むか"), project, vec![(place, value)]);
        }
    }
}
