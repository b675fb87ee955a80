//! Where the tables and boxes of a sheet are, whatever its layout.
//!
//! A row of headers begins a table; its columns mean what the headers above them say together, and it ends at the next row
//! of headers or where a label at the left says something that no column does. What stands in no table is read as label
//! and value: what stands right of a label, or below it, is its value. What is neither is a title, a note, or reported as unread.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::cells::{Cell, Raw, Sheet};
use super::place::{Around, As, Maker, Place};
use super::values::{is_dash, is_ditto, period, sheet_scale, short, string, whole, yen};
use super::words::{Head, head, squeezed, years};

/// A column of a table.
#[derive(Clone, Debug, Default)]
struct Column {
    concept: &'static str,
    year: Option<u16>,
    scale: Option<i64>,
    second: Option<&'static str>,
    /// Which of several KPI blocks it belongs to.
    block: usize,
    /// A KPI's name and its value share the cell: 「創業者数 20人」.
    trailing: bool,
    /// What the headers say, for a question.
    words: String,
}

/// What is known while a sheet is read.
struct Walk<'m, 'b> {
    maker: &'m mut Maker<'b>,
    sheet: &'b Sheet,
    index: usize,
    heads: Vec<Option<Head>>,
    done: HashSet<usize>,
    scale: Option<i64>,
    project: Option<usize>,
    plan_sheet: bool,
    /// The year of the table that was read last: what stands below its projects is about the same year.
    table_year: Option<u16>,
}

/// What a word of a legend, an example or a working paper is.
const EXAMPLE: [&str; 3] = ["記入例", "記載例", "見本"];

/// Reads a sheet into the plan.
pub(super) fn sheet(maker: &mut Maker<'_>, index: usize) {
    let Some(sheet) = maker.book.sheets.get(index) else { return };
    let all = |maker: &mut Maker<'_>, kind: As, why: &str| {
        (0..sheet.cells.len()).for_each(|cell| maker.say((index, cell), kind, why, None));
    };
    let name = sheet.name.as_deref().unwrap_or_default();
    let first = sheet.cells.first().map(|cell| squeezed(&cell.text)).unwrap_or_default();
    if EXAMPLE.iter().any(|word| name.contains(word) || (first.contains(word) && first.chars().count() < 40)) {
        return all(maker, As::Label, "記入例のシート");
    }
    if sheet.hidden {
        return all(maker, As::Label, "隠されたシート(選択肢や計算用)");
    }
    let heads = sheet.cells.iter().map(|cell| head(&cell.text)).collect();
    let project = None;
    let mut walk = Walk {
        maker,
        sheet,
        index,
        heads,
        done: HashSet::new(),
        scale: None,
        project,
        plan_sheet: false,
        table_year: None,
    };
    walk.run();
}

impl<'b> Walk<'_, 'b> {
    fn id(&self, cell: usize) -> (usize, usize) {
        (self.index, cell)
    }

    fn say(&mut self, cell: usize, kind: As, why: &str) {
        self.done.insert(cell);
        let id = self.id(cell);
        let project = self.project;
        self.maker.say(id, kind, why, project);
    }

    fn concept(&self, cell: usize) -> &'static str {
        self.heads.get(cell).and_then(Option::as_ref).map_or("", |head| head.concept)
    }

    /// Whether a row is one of headers.
    fn is_header(&self, row: u32) -> bool {
        let cells = self.sheet.row_indexes(row);
        let total = cells.len();
        let heads = cells.clone().filter(|&cell| self.heads[cell].is_some()).count();
        let mut concepts: Vec<_> =
            cells.clone().filter_map(|cell| self.heads[cell].as_ref()).map(|h| (h.concept, h.year)).collect();
        concepts.sort_unstable();
        concepts.dedup();
        let lasting = cells.clone().all(|cell| {
            self.heads[cell].as_ref().is_none_or(|h| !matches!(h.concept, "unit" | "funding" | "viewpoint"))
                || total > 3
        });
        (heads >= 3 && heads * 10 >= total * 8 && concepts.len() >= 2)
            || (heads == total && total == 2 && concepts.len() == 2 && lasting && self.below_is_data(row))
    }

    /// A pair of headers heads a table only where something stands below each and neither has a value at its right.
    fn below_is_data(&self, row: u32) -> bool {
        self.sheet.row_indexes(row).all(|cell| {
            let cell = &self.sheet.cells[cell];
            self.sheet.at(row + 1, cell.column).is_some_and(|below| head(&below.text).is_none())
        })
    }

    fn run(&mut self) {
        let rows = self.sheet.used_rows();
        let known: HashMap<u32, usize> = rows.iter().enumerate().map(|(at, row)| (*row, at)).collect();
        let header: Vec<bool> = rows.iter().map(|row| self.is_header(*row)).collect();
        let first_band = header.iter().position(|is| *is);
        for cell in 0..self.sheet.cells.len() {
            if let Some(scale) = sheet_scale(&self.sheet.cells[cell].text) {
                self.scale = Some(scale);
                if self.heads[cell].is_none() {
                    self.say(cell, As::Label, "金額の単位");
                }
            }
        }
        self.named_plan();
        let labelled = self.label_project(&rows, &header);
        if first_band.is_none() && !labelled && !self.plan_sheet && !self.lists() {
            return self.no_table();
        }
        let mut at = 0;
        let mut before: Option<Vec<Column>> = None;
        while at < rows.len() {
            if !header[at] {
                self.labels(rows[at], first_band.is_none_or(|band| at < band));
                at += 1;
                continue;
            }
            let mut end = at + 1;
            while end < rows.len()
                && header[end]
                && rows[end] == rows[end - 1] + 1
                && self.continues(rows[at], rows[end])
            {
                end += 1;
            }
            let band = &rows[at..end];
            let columns = self.columns(band);
            let repeated = before
                .as_ref()
                .is_some_and(|before| before.iter().map(|c| &c.words).eq(columns.iter().map(|c| &c.words)));
            for &row in band {
                for cell in self.sheet.row_indexes(row) {
                    self.say(cell, As::Label, if repeated { "繰り返した見出し" } else { "見出し" });
                }
            }
            let next = (end..rows.len()).find(|&at| header[at]).unwrap_or(rows.len());
            let body: Vec<u32> = rows[end..next].to_vec();
            let used = self.table(&columns, &body);
            before = Some(columns);
            at = body.get(used).and_then(|row| known.get(row)).copied().unwrap_or(next);
        }
    }

    /// Whether a further row of headers belongs to the band: it stands under a merged or open heading.
    fn continues(&self, top: u32, row: u32) -> bool {
        let spans = |row: u32| {
            self.sheet.row_indexes(row).any(|cell| {
                let area = self.sheet.area(&self.sheet.cells[cell]);
                area.right > area.left || area.bottom > area.top
            })
        };
        let fewer = self.sheet.row_indexes(row).len() != self.sheet.row_indexes(top).len();
        spans(top) || fewer || self.maker.book.plain
    }

    /// The columns of a band of header rows.
    fn columns(&self, band: &[u32]) -> Vec<Column> {
        let last = band.last().copied().unwrap_or_default();
        let width = band
            .iter()
            .flat_map(|row| self.sheet.row(*row))
            .map(|cell| self.sheet.area(cell).right + 1)
            .max()
            .unwrap_or(0);
        let mut columns = vec![Column::default(); width as usize];
        let mut stacks: Vec<Vec<Head>> = vec![Vec::new(); width as usize];
        for &row in band {
            let cells = self.sheet.row(row);
            for (n, cell) in cells.iter().enumerate() {
                let area = self.sheet.area(cell);
                let mut right = area.right;
                let next = cells.get(n + 1).map_or(width, |cell| cell.column);
                // Without merged areas a heading reaches over the columns that have headers of their own below it.
                while row != last
                    && right + 1 < next
                    && area.right == area.left
                    && self.sheet.at(last, right + 1).is_some()
                    && self.sheet.at(last, area.left).is_some()
                {
                    right += 1;
                }
                let said = self.heads[self.sheet.row_indexes(row).start + n].clone().unwrap_or_default();
                for column in area.left..=right.min(width - 1) {
                    stacks[column as usize].push(said.clone());
                    let words = &mut columns[column as usize].words;
                    words.push_str(&squeezed(&cell.text));
                    words.push('|');
                }
            }
        }
        let has_project = stacks.iter().flatten().any(|head| head.concept == "project");
        let has_rating = stacks.iter().flatten().any(|head| head.concept == "rating");
        let (mut block, mut seen) = (0, 0);
        for (column, stack) in columns.iter_mut().zip(&stacks) {
            for head in stack {
                let parent = column.concept;
                column.year = head.year.or(column.year);
                column.scale = head.scale.or(column.scale);
                column.second = head.second.or(column.second);
                column.concept = match (parent, head.concept) {
                    (parent, "") => parent,
                    ("outside_group", "opinion") => "opinion",
                    ("outside_group", _) => "outside",
                    ("kpi_group" | "kpi", "mark") => "kpi_rating",
                    ("actual", "rating") => "rating",
                    ("kpi_group" | "kpi", "project") => "kpi",
                    ("cost", "target") => "budget",
                    ("policy" | "policy_group", "reason") => "reason",
                    (_, concept) => concept,
                };
            }
            if column.concept.is_empty() && column.year.is_some() {
                column.concept = "actual";
            }
            if column.concept == "kpi_group" {
                let of_numbers = stack.iter().any(|head| head.block);
                column.concept = if of_numbers || column.year.is_some() { "actual" } else { "kpi" };
                if !of_numbers && column.year.is_none() {
                    column.concept = "kpi";
                }
            }
            match column.concept {
                "measure" => column.concept = if has_project { "strategy" } else { "project" },
                "mark" => column.concept = if has_rating || !has_project { "kpi_rating" } else { "rating" },
                _ => {}
            }
            if column.concept == "kpi" {
                // A heading over two columns: 指標① | name.
                if seen == 0 || columns_differ(stack, block, &mut seen) {
                    block += 1;
                }
                seen = block;
            }
            column.block = block.max(1);
        }
        let has = |concept: &str| columns.iter().any(|column| column.concept == concept);
        if !has("target") && !has("actual") && !has("goal") {
            // No column for the values: they stand behind the names.
            let mut first = true;
            for column in columns.iter_mut().filter(|column| column.concept == "kpi") {
                column.trailing = true;
                column.block = 1;
                if !std::mem::take(&mut first) {
                    column.concept = "actual";
                }
            }
        }
        columns
    }

    /// Reads the rows of a table; gives how many of them belong to it.
    fn table(&mut self, columns: &[Column], body: &[u32]) -> usize {
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
        let mut asked = HashSet::new();
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
            ) && !matches!(
                columns.get(self.sheet.cells[leftmost].column as usize).map(|c| c.concept),
                Some("kind" | "rating" | "policy" | "kpi_rating")
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
                    let value = super::values::printed(&said);
                    let options = vec![(place("/target"), value.clone()), (place("/goal/value"), value)];
                    let why = format!(
                        "{}は最終目標。{}の目標値として取り込むか、最終目標(goal)か",
                        squeezed(&column.words).trim_end_matches('|'),
                        short(year)
                    );
                    asked.insert(at);
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

    fn column<'c>(&self, columns: &'c [Column], cell: usize) -> Option<&'c Column> {
        columns.get(self.sheet.cells[cell].column as usize).filter(|column| !column.concept.is_empty())
    }

    /// The year whose review a table fills.
    fn review_year(&self, columns: &[Column], latest: Option<u16>) -> u16 {
        let of =
            |concept: &str| columns.iter().filter(|c| c.concept == concept).filter_map(|c| c.year).collect::<Vec<_>>();
        let (targets, actuals) = (of("target"), of("actual"));
        if actuals.is_empty()
            && targets.len() == 1
            && targets[0] != self.maker.year
            && targets[0] == self.maker.year + 1
            && columns.iter().any(|c| c.concept == "cost")
        {
            return targets[0];
        }
        latest
            .filter(|latest| *latest <= self.maker.year)
            .unwrap_or(self.maker.year)
            .max(if actuals.contains(&self.maker.year) { self.maker.year } else { 0 })
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

    /// A cell's text with the lines that run on below it, in a pasted table.
    fn joined(&self, cell: usize, columns: &[Column], body: &[u32], n: usize) -> String {
        let cell = &self.sheet.cells[cell];
        let mut text = cell.text.clone();
        if !self.maker.book.pasted {
            return text;
        }
        for pair in body[n..].windows(2) {
            let next: Vec<usize> = self.sheet.row_indexes(pair[1]).collect();
            if pair[1] != pair[0] + 1 || !self.runs_on(&next, columns, body[n]) {
                break;
            }
            if let Some(more) = self.sheet.at(pair[1], cell.column) {
                text.push_str(&more.text);
            }
        }
        text
    }

    /// Whether a row of a pasted table only goes on with the cells of the row above.
    fn runs_on(&self, cells: &[usize], columns: &[Column], above: u32) -> bool {
        let values = cells.iter().filter(|&&cell| {
            self.column(columns, cell).is_some_and(|c| matches!(c.concept, "number" | "unit" | "target" | "cost"))
        });
        let continues = |cell: &usize| {
            let cell = &self.sheet.cells[*cell];
            let short = self.sheet.at(above, cell.column).is_some_and(|above| !above.text.ends_with('。'));
            short
                && head(&cell.text).is_none()
                && !is_dash(&cell.text)
                && !cell.text.starts_with(['【', '※'])
                && !cell.text.starts_with("参考")
        };
        !cells.is_empty()
            && values.count() == 0
            && cells.iter().all(continues)
            && cells.iter().all(|&cell| self.column(columns, cell).is_some_and(|c| c.concept != "achievements"))
            && (cells.len() > 1
                || self
                    .column(columns, cells[0])
                    .is_some_and(|c| matches!(c.concept, "project" | "kpi" | "actual" | "rating")))
    }

    /// A project's name with what may stand under it in the same cell: scope, period, department.
    fn project_cell(&mut self, cell: usize, text: &str, number: Option<&str>) {
        let id = self.id(cell);
        self.done.insert(cell);
        let mut parts: Vec<String> = Vec::new();
        for line in text.split('\n') {
            let mut rest = line.trim();
            while let Some(at) = rest
                .find(" <")
                .or_else(|| rest.find(" ＜"))
                .or_else(|| rest.find(" (R"))
                .or_else(|| rest.find(") ").map(|at| at + 1))
                .filter(|_| self.maker.book.plain)
            {
                parts.push(rest[..at].trim().to_owned());
                rest = rest[at..].trim_start();
            }
            parts.push(rest.to_owned());
        }
        let is_extra = |part: &str| {
            let flat = squeezed(part);
            flat.starts_with('<') || (flat.starts_with('(') && period(flat.trim_matches(['(', ')'])).is_some())
        };
        let first = parts.iter().position(|part| is_extra(part));
        let (name, rest) = match first {
            Some(first) => (parts[..first].join(""), parts[first..].to_vec()),
            None => (text.to_owned(), Vec::new()),
        };
        let (name, bracketed) = match name.rsplit_once('【') {
            Some((name, department)) if department.trim_end().ends_with("課】") => {
                (name.trim().to_owned(), Some(department.trim_end().trim_end_matches('】').to_owned()))
            }
            _ => (name, None),
        };
        let numbered = number.and_then(|number| self.maker.numbered(number));
        let project = match (name.is_empty(), numbered, self.project) {
            (true, _, Some(project)) => project,
            (true, _, None) => return self.say(cell, As::Unplaced, "事業名のない行"),
            (false, Some(numbered), _) if is_department(&name) => {
                self.maker.put(id, "department", name.trim(), Around { project: Some(numbered), ..Around::default() });
                numbered
            }
            _ => self.maker.project(id, name.trim(), number),
        };
        self.project = Some(project);
        let around = Around { project: Some(project), ..Around::default() };
        for part in rest.iter().chain(&bracketed) {
            let flat = squeezed(part);
            let concept = if flat.starts_with('<') {
                "scope"
            } else if flat.starts_with('(') {
                "period"
            } else {
                "department"
            };
            self.maker.put(id, concept, part, around);
        }
    }

    /// A row that lost its columns: the words are laid over them and asked about.
    fn spaced(&mut self, cell: usize, columns: &[Column]) -> bool {
        let text = self.sheet.cells[cell].text.clone();
        let words: Vec<&str> = text.split_whitespace().collect();
        let order: Vec<&Column> = columns.iter().filter(|c| !c.concept.is_empty()).collect();
        if !self.maker.book.plain || words.len() < 4 || order.len() < 5 || self.sheet.cells[cell].column != 0 {
            return false;
        }
        let start =
            if whole(words[0]).is_some() { 0 } else { order.iter().position(|c| c.concept == "kpi").unwrap_or(0) };
        let project = self.maker.projects.len();
        let year = Some(self.maker.year);
        let options = words.iter().zip(&order[start.min(order.len())..]).filter_map(|(word, column)| {
            let (field, of_kpi) = match column.concept {
                "number" => ("/number", None),
                "project" => ("/name", None),
                "kpi" => ("/name", Some(0)),
                "unit" => ("/unit", Some(0)),
                "target" => ("/target", Some(0)),
                "actual" => ("/actual", Some(0)),
                "cost" => ("/cost", None),
                "rating" => ("/effect/rating", None),
                "policy" => ("/policy/decision", None),
                _ => return None,
            };
            let year = if matches!(column.concept, "number" | "project") { None } else { year };
            Some((
                Place { project: Some(project), year, kpi: of_kpi, field: field.into() },
                super::values::printed(word),
            ))
        });
        let options = options.collect();
        self.done.insert(cell);
        let id = self.id(cell);
        self.maker.ask(id, "この行は列に分かれていない(空白区切り)。左から順に読んでよいか", None, options);
        true
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
            let value = super::values::printed(&self.sheet.cells[cell].text);
            let row = self.sheet.cells[cell].row + 1;
            self.maker.ask(id, format!("隠された行({row}行目)の内容。取り込むか"), project, vec![(place, value)]);
        }
    }

    /// A row of totals: its amounts belong to the ledger, not to a project.
    fn total(&mut self, cells: &[usize], label: usize, columns: &[Column]) {
        self.say(label, As::Label, "合計の見出し");
        for &cell in cells {
            if self.done.contains(&cell) {
                continue;
            }
            let column = self.column(columns, cell).cloned().unwrap_or_default();
            let id = self.id(cell);
            self.done.insert(cell);
            let amount = yen(&self.sheet.cells[cell].text, column.scale.or(self.scale).unwrap_or(1));
            let field = match column.concept {
                "cost" => "cost",
                "grant" => "grant",
                _ => "",
            };
            match amount {
                Some(amount) if !field.is_empty() => {
                    self.total_value(id, self.maker.year, "実績", field, &amount.to_string())
                }
                _ => self.maker.say(id, As::Unplaced, "合計行の値", None),
            }
        }
    }

    fn total_value(&mut self, id: (usize, usize), year: u16, basis: &str, field: &str, value: &str) {
        let place = |field: &str| Place { field: format!("/totals/{}/{field}", year), ..Place::default() };
        for (key, value) in [("fiscal_year", string(&short(year))), ("basis", string(basis))] {
            if !self.maker.has(&place(key)) {
                self.maker.set(id, place(key), value, "合計の年度と区分");
            }
        }
        self.maker.set(id, place(field), value.to_owned(), "合計");
    }

    /// Amounts of years: the row says what, the columns say when.
    fn cross(&mut self, cells: &[usize], columns: &[Column]) {
        let label = cells[0];
        let concept = self.concept(label);
        self.say(label, As::Label, "行の見出し");
        let words = self.sheet.cells[label].text.trim().trim_start_matches("うち").to_owned();
        for &cell in &cells[1..] {
            let id = self.id(cell);
            self.done.insert(cell);
            let column = columns.get(self.sheet.cells[cell].column as usize).cloned().unwrap_or_default();
            let concept = match (concept, column.concept) {
                ("cost", "budget" | "target") => "budget",
                ("funding", "budget" | "target") => "funding_group",
                (concept, _) => concept,
            };
            let scale = column.scale.or(self.scale);
            let around =
                Around { project: self.project, year: column.year, unit: Some(&words), scale, ..Around::default() };
            let text = self.sheet.cells[cell].text.clone();
            self.maker.put(id, concept, &text, around);
        }
    }

    /// 「事業概要【…】」 over a sheet says whose plan it is; in a text several of them stand one below the other.
    fn named_plan(&mut self) {
        let heading = self.sheet.cells.iter().take(20).position(|cell| plan_of(&cell.text).is_some());
        if let Some(cell) = heading {
            self.begin_plan(cell);
        }
    }

    fn begin_plan(&mut self, cell: usize) {
        if let Some(name) = plan_of(&self.sheet.cells[cell].text) {
            let id = self.id(cell);
            let known = self.maker.like(name);
            let name = known.map_or_else(|| name.to_owned(), |at| self.maker.projects[at].name.clone());
            self.project = Some(self.maker.project(id, &name, None));
            self.done.insert(cell);
            self.plan_sheet = true;
        }
    }

    /// The project of a sheet that is one project's.
    fn label_project(&mut self, rows: &[u32], header: &[bool]) -> bool {
        for (at, &row) in rows.iter().enumerate() {
            if header[at] {
                continue;
            }
            let cells: Vec<usize> = self.sheet.row_indexes(row).collect();
            for (n, &cell) in cells.iter().enumerate() {
                let Some(&value) = cells.get(n + 1) else { continue };
                if self.concept(cell) == "project" && self.heads[value].is_none() && !self.done.contains(&value) {
                    let (id, text) = (self.id(value), self.sheet.cells[value].text.clone());
                    let project = self.maker.project(id, text.trim(), None);
                    self.project = Some(project);
                    self.done.insert(value);
                    self.say(cell, As::Label, "見出し");
                    return true;
                }
            }
        }
        false
    }

    /// Whether the sheet lists criteria or programmes rather than a table.
    fn lists(&self) -> bool {
        self.sheet.cells.iter().any(|cell| {
            cell.text.contains("判断基準】")
                || squeezed(&cell.text) == "1交付金の概要"
                || cell.text.contains("総事業費：")
        })
    }

    fn no_table(&mut self) {
        for cell in 0..self.sheet.cells.len() {
            if !self.done.contains(&cell) {
                self.say(cell, As::Unplaced, "表でないシートの内容(計算メモ・文書など)");
            }
        }
    }

    /// Labels and their values in a row that is no table's.
    fn labels(&mut self, row: u32, before_table: bool) {
        let cells: Vec<usize> = self.sheet.row_indexes(row).collect();
        let mut pending: Option<(usize, &'static str)> = None;
        let mut marks: BTreeMap<usize, bool> = BTreeMap::new();
        let label =
            cells.iter().copied().find(|&cell| matches!(self.concept(cell), "rating" | "policy" | "outside" | "mark"));
        let texts = cells.iter().filter(|&&cell| Some(cell) != label && !is_mark(&self.sheet.cells[cell].text)).count();
        if let Some(label) = label.filter(|&label| {
            label == cells[0] && texts >= 2 && cells.iter().skip(1).all(|&cell| self.heads[cell].is_none())
        }) {
            return self.marked(label, &cells);
        }
        if (cells.len() == 2 && self.criterion(&cells)) || self.program(&cells) {
            return;
        }
        for &cell in &cells {
            if !self.done.contains(&cell) && plan_of(&self.sheet.cells[cell].text).is_some() {
                self.begin_plan(cell);
            }
            if self.done.contains(&cell) {
                pending = None;
                continue;
            }
            let concept = self.concept(cell);
            let value_like = pending.is_some_and(|(_, of)| of == "form_date" || of == "date_part");
            let is_label = self.heads[cell].is_some() && !concept.is_empty() && !(value_like && concept.is_empty());
            if is_label {
                self.say(cell, As::Label, "見出し");
                self.label_notes(cell, concept);
                pending = Some((cell, concept)).filter(|_| squeezed(&self.sheet.cells[cell].text) != "日");
                continue;
            }
            let Some((_, concept)) = pending else {
                self.free_text(cell, false, before_table || cells.len() == 1);
                continue;
            };
            self.done.insert(cell);
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            let scale =
                pending.and_then(|(label, _)| self.heads[label].as_ref()).and_then(|head| head.scale).or(self.scale);
            let year = pending.and_then(|(label, _)| self.heads[label].as_ref()).and_then(|head| head.year);
            if concept == "cost" && scale.is_some() {
                // 「うち交付金」 beside it is in the same unit.
                self.scale = scale;
            }
            if concept == "plan_cost"
                && self.project.is_some()
                && let Some(year) = year
            {
                let field = "/plan/year_cost/fiscal_year".to_owned();
                let label = self.id(pending.map_or(cell, |(label, _)| label));
                self.maker.set(
                    label,
                    Place { project: self.project, field, ..Place::default() },
                    string(&short(year)),
                    "見出しの中の年度",
                );
            }
            let concept = match concept {
                "mark" => "rating",
                "number" if self.project.is_none() => "serial",
                other => other,
            };
            let around = Around {
                project: self.project,
                year: year.filter(|_| matches!(concept, "cost" | "grant" | "budget")),
                scale,
                ..Around::default()
            };
            self.maker.put(id, concept, &text, around);
            marks.insert(cell, true);
        }
    }

    /// A note inside of a label: 「主な経費 ※経費内訳はR7年度事業費」.
    fn label_notes(&mut self, cell: usize, concept: &str) {
        let field = match concept {
            "plan_body" => "/plan/cost_note",
            "plan_kpi" => "/plan/kpi_note",
            _ => return,
        };
        let text = &self.sheet.cells[cell].text;
        if self.project.is_some()
            && let Some(at) = text.find('※')
        {
            let (id, value) = (self.id(cell), string(text[at..].trim()));
            self.maker.set(
                id,
                Place { project: self.project, field: field.into(), ..Place::default() },
                value,
                "見出しの中の注記",
            );
        }
    }

    /// A row of the programmes' table: name, summary, what they are for, side by side.
    fn program(&mut self, cells: &[usize]) -> bool {
        if self.project.is_some() || self.maker.projects.len() > 1 {
            return false;
        }
        let under = |words: &str| self.sheet.cells[..cells[0]].iter().any(|cell| squeezed(&cell.text).contains(words));
        if !under("交付金の概要") || under("財源") {
            return false;
        }
        let label = squeezed(&self.sheet.cells[cells[0]].text);
        let key = match label.as_str() {
            "名称" => "name",
            "概要" => "summary",
            "対象" => "eligibility",
            "補助率" => "subsidy_rate",
            _ => "",
        };
        let values = if key.is_empty() { cells } else { &cells[1..] };
        if key.is_empty() && values.iter().any(|&cell| self.sheet.cells[cell].column == 0) {
            return false;
        }
        if !key.is_empty() {
            self.say(cells[0], As::Label, "見出し");
        }
        for &cell in values {
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            let n = self.sheet.cells[cell].column.saturating_sub(1);
            self.done.insert(cell);
            let place = |key: &str| Place { field: format!("/programs/{n}/{key}"), ..Place::default() };
            let example = text.trim().strip_prefix("＜具体例＞").or_else(|| text.trim().strip_prefix("<具体例>"));
            if let Some(example) = example {
                self.maker.set(id, place("examples"), string(example.trim()), "交付金制度の具体例");
            } else if matches!(key, "eligibility" | "") {
                for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                    let at = self.maker.next(&place("eligibility"));
                    self.maker.set(id, place(&format!("eligibility/{at}")), string(line), "交付金制度の対象");
                }
            } else {
                self.maker.set(id, place(key), string(text.trim()), "交付金制度");
            }
        }
        true
    }

    /// A row of choices of which one has a mark in front.
    fn marked(&mut self, label: usize, cells: &[usize]) {
        self.say(label, As::Label, "見出し");
        let marks: Vec<usize> = cells.iter().copied().filter(|&cell| is_mark(&self.sheet.cells[cell].text)).collect();
        let field = match self.concept(label) {
            "policy" => "/policy/decision",
            "outside" => "/evaluations/0/rating",
            _ => "/effect/rating",
        };
        let place =
            Place { project: self.project, year: Some(self.maker.year), field: field.into(), ..Place::default() };
        let choice = |walk: &Self, mark: usize| {
            cells.iter().copied().find(|&cell| cell > mark).map(|cell| string(walk.sheet.cells[cell].text.trim()))
        };
        let all: Vec<(Place, String)> =
            marks.iter().filter_map(|&mark| Some((place.clone(), choice(self, mark)?))).collect();
        for &cell in &cells[1..] {
            let id = self.id(cell);
            self.done.insert(cell);
            if !marks.contains(&cell) {
                self.maker.say(id, As::Label, "選択肢", self.project);
            } else if marks.len() == 1 {
                if let Some((place, value)) = all.first() {
                    self.maker.set(id, place.clone(), value.clone(), "○の付いた選択肢");
                }
            } else {
                let own = choice(self, cell).map(|value| (place.clone(), value));
                let why = format!("○が{}つ付いている。どれか", marks.len());
                let options = own.into_iter().chain(all.clone()).collect();
                self.maker.ask(id, why, self.project, options);
            }
        }
    }

    /// A line of the criteria or of the programmes.
    fn criterion(&mut self, cells: &[usize]) -> bool {
        if cells.iter().any(|&cell| self.heads[cell].is_some()) {
            return false;
        }
        let section = self.sheet.cells[..cells[0]].iter().rev().find(|cell| cell.text.trim().starts_with('【'));
        let Some(section) = section.map(|cell| squeezed(&cell.text)) else { return false };
        let (list, key) = if section.contains("事業効果") && section.contains("基準") {
            ("effect", "rating")
        } else if section == "【今後の方針】" {
            ("policy", "decision")
        } else {
            return false;
        };
        // What follows the criteria is no longer about the last project of the table.
        self.project = None;
        let n = self.maker.next(&Place { field: format!("/criteria/{list}"), ..Place::default() });
        for (&cell, key) in cells.iter().zip([key, "criterion"]) {
            self.done.insert(cell);
            let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
            self.maker.set(
                id,
                Place { field: format!("/criteria/{list}/{n}/{key}"), ..Place::default() },
                string(&text),
                "判断基準",
            );
        }
        true
    }

    /// A text that is no label and stands in no column. `alone`: nothing else stands in its row.
    fn free_text(&mut self, cell: usize, beside: bool, alone: bool) -> bool {
        if self.done.contains(&cell) {
            return true;
        }
        let of: &Cell = &self.sheet.cells[cell];
        let (text, flat) = (of.text.trim().to_owned(), squeezed(&of.text));
        let id = self.id(cell);
        let ledger = |field: &str| Place { field: field.into(), ..Place::default() };
        if beside {
            self.say(cell, As::Unplaced, "表の横の書き込み");
            return true;
        }
        let legend =
            ["◎:", "○:", "△:", "×:", "A:", "B:", "→:", "↗:"].iter().filter(|mark| flat.contains(**mark)).count() >= 2;
        let page = flat
            .trim_matches(|c: char| matches!(c, '-' | '—' | '―' | '‐' | 'ー' | '−' | 'p' | 'P' | '.' | '/'))
            .bytes()
            .all(|b| b.is_ascii_digit() || b == b'/')
            && flat.chars().count() <= 9
            && flat.contains(['-', '－', '―', '/']);
        if legend {
            self.say(cell, As::Label, "凡例");
        } else if alone && page && !is_dash(&flat) {
            self.say(cell, As::Label, "ページ番号");
        } else if ["記入すること", "記入してください", "ください。", "問い合わせ先", "追加して記入"]
            .iter()
            .any(|word| flat.contains(word))
        {
            self.say(cell, As::Label, "記入の案内");
        } else if alone && flat.starts_with('※') {
            self.done.insert(cell);
            let n = self.maker.next(&ledger("/notes"));
            self.maker.set(id, ledger(&format!("/notes/{n}")), string(&text), "注記");
        } else if flat.ends_with("現在") && flat.chars().count() < 20 {
            self.say(cell, As::Unplaced, "時点");
        } else if flat.starts_with("(様式") || flat.starts_with("様式") || flat.starts_with("別紙") {
            self.say(cell, As::Label, "様式の名称");
        } else if alone && self.total_sentence(cell, &flat) {
            // It is placed.
        } else if alone && cell > 0 && squeezed(&self.sheet.cells[cell - 1].text).trim_start_matches('○') == "財源"
        {
            self.done.insert(cell);
            self.maker.set(id, ledger("/funding"), string(&text), "財源の説明");
        } else if alone && self.plan_sheet && of.row <= 3 && flat.chars().count() < 20 {
            self.done.insert(cell);
            let place = Place { project: self.project, field: "/plan/scheme".into(), ..Place::default() };
            self.maker.set(id, place, string(&text), "制度の区分");
        } else if alone && self.project.is_none() && flat.contains("年度") && flat.ends_with("実施。") && self.lists()
        {
            self.done.insert(cell);
            let n = self.maker.next(&ledger("/notes"));
            self.maker.set(id, ledger(&format!("/notes/{n}")), string(&text), "注記");
        } else if is_town(&flat) {
            self.done.insert(cell);
            self.maker.set(id, ledger("/municipality"), string(&text), "自治体");
        } else if alone && is_title(&flat) {
            self.done.insert(cell);
            match self.maker.get(&ledger("/title")).map(str::to_owned) {
                None => {
                    self.maker.set(id, ledger("/title"), string(&text), "題名");
                    if !self.maker.has(&ledger("/fiscal_year")) && !years(&text).is_empty() {
                        let year = string(&short(self.maker.year));
                        self.maker.set(id, ledger("/fiscal_year"), year, "題名の年度");
                    }
                    if let Some(town) = town_in(&flat)
                        && !self.maker.has(&ledger("/municipality"))
                    {
                        self.maker.set(id, ledger("/municipality"), string(&town), "題名の中の自治体名");
                    }
                }
                Some(known) if known == string(&text) => self.maker.say(id, As::Repeated, "題名の繰り返し", None),
                Some(_) if flat.ends_with("について") && !self.maker.has(&ledger("/review_title")) => {
                    self.maker.set(id, ledger("/review_title"), string(&text), "効果検証の題名");
                }
                Some(_) => self.maker.say(id, As::Label, "見出し", None),
            }
        } else if alone
            && (flat.starts_with(['○', '【', '■', '●', '◆', '1', '2', '3', '(']) || flat.chars().count() <= 6)
            && flat.chars().count() < 60
        {
            self.say(cell, As::Label, "見出し");
        } else if alone {
            self.say(cell, As::Unplaced, "表の外の文章");
            return self.sheet.row_indexes(self.sheet.cells[cell].row).len() == 1 && flat.chars().count() > 60;
        } else {
            self.say(cell, As::Unplaced, "見出しのないセル");
        }
        true
    }

    /// 「総事業費：52,318,640円」 and 「採択事業：３事業（うち１事業は…）」.
    fn total_sentence(&mut self, cell: usize, flat: &str) -> bool {
        let Some((label, value)) = flat.split_once(':') else { return false };
        let above = self.sheet.cells[..cell].iter().rev().find(|cell| cell.text.contains("事業実施数"));
        let planned = above.and_then(|cell| years(&cell.text).first().copied());
        let (year, basis) = planned.map_or((self.maker.year, "実績"), |year| (year, "計画"));
        let id = self.id(cell);
        let field = match label {
            "総事業費" | "計画額" => "cost",
            "交付実績" | "交付予定" | "交付額" => "grant",
            "採択事業" => {
                let Some(count) = value.split_once("事業").and_then(|(count, _)| whole(count)) else { return false };
                self.done.insert(cell);
                self.total_value(id, year, basis, "projects", &count);
                if let Some((_, note)) =
                    self.sheet.cells[cell].text.trim().trim_end_matches(['）', ')']).split_once(['（', '('])
                {
                    let note = note.to_owned();
                    self.total_value(id, year, basis, "note", &string(&note));
                    let joint = squeezed(&note);
                    if let Some(joint) =
                        joint.strip_prefix("うち").and_then(|rest| rest.split_once("事業")).and_then(|(n, _)| whole(n))
                    {
                        self.total_value(id, year, basis, "joint", &joint);
                    }
                }
                return true;
            }
            _ => return false,
        };
        let Some(amount) = yen(value, 1) else { return false };
        self.done.insert(cell);
        self.total_value(id, year, basis, field, &amount.to_string());
        true
    }
}

/// Whether a KPI column begins a block of its own: another one stands between it and the last.
fn columns_differ(stack: &[Head], block: usize, seen: &mut usize) -> bool {
    let _ = (block, seen);
    stack.len() > 1 && stack.first().is_some_and(|head| head.block)
}

/// The project whose plan a heading announces.
fn plan_of(text: &str) -> Option<&str> {
    text.trim().strip_prefix("事業概要【").and_then(|rest| rest.strip_suffix('】'))
}

/// Whether a text is the name of a department.
fn is_department(text: &str) -> bool {
    let flat = squeezed(text);
    let ends = ["課", "室", "局", "事務所", "センター", "委員会", "部"];
    flat.chars().count() <= 14 && ends.iter().any(|end| flat.ends_with(end))
}

fn is_mark(text: &str) -> bool {
    matches!(text.trim(), "○" | "◯" | "〇" | "●" | "✓" | "✔" | "レ" | "☑" | "■")
}

fn is_total(text: &str) -> bool {
    let flat = squeezed(text);
    matches!(flat.as_str(), "計" | "合計" | "総計" | "小計")
        || (flat.starts_with("合計(") && flat.chars().count() < 20)
        || (flat.starts_with("KPIの数") && flat.chars().count() < 20)
}

fn is_title(flat: &str) -> bool {
    let words = ["検証", "実績", "評価", "一覧", "調査票", "進捗状況", "報告", "総括表", "結果"];
    let n = flat.chars().count();
    (8..140).contains(&n)
        && words.iter().any(|word| flat.contains(word))
        && !flat.ends_with('。')
        && !flat.starts_with(['○', '・', '※', '【'])
}

fn is_town(flat: &str) -> bool {
    let n = flat.chars().count();
    let cut = flat.split_once(['都', '道', '府', '県']).map_or(flat, |(_, town)| town);
    (2..=16).contains(&n)
        && cut.chars().count() >= 2
        && cut.ends_with(['市', '町', '村', '区'])
        && !flat.contains(['の', '・', '、', '(', ' '])
        && flat.chars().all(|c| !c.is_ascii())
}

/// A town's name at the beginning of a title or in its brackets.
fn town_in(flat: &str) -> Option<String> {
    let inside = flat.rsplit_once('(').map(|(_, inside)| inside.trim_end_matches(')'));
    if let Some(town) = inside.filter(|town| is_town(town)) {
        return Some(town.to_owned());
    }
    let start = flat.find("期").filter(|_| flat.starts_with('第')).map_or(flat, |at| &flat[at + "期".len()..]);
    let end = start
        .char_indices()
        .find(|(at, c)| *at > 0 && matches!(c, '市' | '町' | '村'))
        .map(|(at, c)| at + c.len_utf8())?;
    let town = &start[..end];
    (is_town(town) && town.chars().count() <= 10 && !["令和", "平成"].iter().any(|era| town.contains(era)))
        .then(|| town.to_owned())
}
