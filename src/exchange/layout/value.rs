//! One value of a table: what its column, its row and the cells around it say that it is.

use std::borrow::Cow;
use std::sync::Arc;

use super::choices::is_mark;
use super::left::Left;
use super::table::{Row, Shape};
use super::{Column, Walk};
use crate::exchange::place::{Around, As, Choice, Place, same_name};
use crate::exchange::plan::UNKNOWN_NUMBER;
use crate::exchange::values::{self, is_ditto, short, string};
use crate::exchange::words::squeezed;

/// Texts that say nothing of other cells when they are only 〃.
const LONG: [&str; 8] = ["achievements", "comment", "reason", "current", "obstacles", "revisions", "opinion", "note"];

/// The answer that a target of a later year is that year's.
pub(super) const OF_ITS_YEAR: &str = "その年度の目標値";

/// Whether a merged cell over several projects says it of each of them.
fn is_of_each(concept: &str) -> bool {
    matches!(
        concept,
        "rating"
            | "policy"
            | "comment"
            | "reason"
            | "current"
            | "obstacles"
            | "revisions"
            | "opinion"
            | "response"
            | "outside"
    )
}

/// Whether a column says it of a KPI.
pub(super) fn is_of_kpi(concept: &str) -> bool {
    matches!(
        concept,
        "unit"
            | "target"
            | "actual"
            | "baseline"
            | "previous"
            | "goal"
            | "midterm"
            | "goal_by"
            | "baseline_year"
            | "kpi_rating"
            | "due"
            | "source"
            | "kind"
    )
}

impl Walk<'_, '_> {
    /// A cell of a row whose project and KPIs are known. `row_says`: what the row's own heading says of the years' values.
    pub(super) fn value(
        &mut self,
        shape: &Shape<'_>,
        left: &mut Left,
        row: Row<'_>,
        cell: usize,
        row_says: Option<&'static str>,
    ) {
        let id = self.id(cell);
        let Some(column) = self.column(shape.columns, cell) else {
            return self.unknown_column(shape.columns, cell);
        };
        self.done.insert(cell);
        let at = self.sheet.cells[cell].column;
        if self.sheet.hidden_columns.contains(&at) {
            return self.maker.say(id, As::Unplaced, "隠された列の内容", self.project);
        }
        let text = self.joined(cell, shape.columns, shape.body, row.n);
        if let Some(below) = self.heading_within(column, cell, &text) {
            left.sub.insert(at, below);
            return self.say(cell, As::Label, "欄の中の見出し");
        }
        let mut concept = left.sub.get(&at).copied().unwrap_or(column.concept);
        // 「目標値（R8）」 beside bare years stays one in a row of results.
        let own = || column.heading.is_some_and(|heading| self.concept(heading) == "target");
        let said =
            row_says.filter(|row| !matches!(*row, "actual" | "value" | "interim") || concept != "target" || !own());
        if let Some(row) = said.filter(|_| column.year.is_some() && matches!(concept, "actual" | "target")) {
            concept = row;
        }
        if let Some([upper, lower]) = column.lines {
            let first = self.project.and_then(|project| left.named_at.get(&project)).copied();
            concept = match first.and_then(|first| row.n.checked_sub(first)) {
                Some(0) => upper,
                Some(1) => lower,
                _ => "part",
            };
        }
        if concept == "value" {
            let Some(row) = row_says else {
                return self.maker.say(id, As::Unplaced, "何の値か分からない", self.project);
            };
            concept = row;
        }
        if let Some(of_each) = column.of_each.filter(|_| !self.is_of_kpis(shape, column.block, cell)) {
            concept = of_each;
        }
        if concept == "summary" {
            concept = self.row_kind(shape, row).unwrap_or(concept);
        }
        if concept == "target" && self.year_of_target(shape, row, column).is_some_and(|of| of > shape.year) {
            concept = "goal";
        }
        let Some(said) = self.repeated(left, column, concept, cell, &text) else {
            let why = "「〃」が何を指すか分からない";
            let (project, header) = (self.project, super::scales::asked_as(column, &text));
            let kpi = left.kpi.get(&column.block).map(|(kpi, _)| *kpi).filter(|_| shape.kpis);
            let around = Around { project, year: Some(shape.year), kpi, header, ..Around::default() };
            // A value of another year, or of a KPI that the column names, can't be typed here.
            let own = column.year.is_none_or(|of| of == shape.year) && column.named.is_none() && column.kpi.is_none();
            let concept = if own && !shape.result_years { concept } else { "" };
            return self.maker.ask_value(id, ("ditto", header), concept, why, around);
        };
        let said = match column.heading.filter(|_| column.choice && is_mark(&said)) {
            Some(heading) => self.sheet.cells[heading].text.trim().into(),
            None => said,
        };
        let known = left.kpi.get(&column.block).cloned();
        let unit = known.as_ref().and_then(|(_, unit)| unit.as_deref());
        let year = match self.table_year {
            Some(year) if !shape.kpis && !left.own && !shape.years => year,
            _ => shape.year,
        };
        let of_column = match concept {
            "previous" => column.year.unwrap_or(self.maker.year.saturating_sub(1)),
            "actual" if shape.result_years && column.year.is_none() => {
                self.year_of_result(shape, row, column).unwrap_or(year)
            }
            "target" | "actual" | "cost" | "grant" | "budget" | "funding" => column.year.unwrap_or(year),
            "baseline" | "goal" if shape.years && shape.kpis => self.year_of_span(shape, row, cell).unwrap_or(year),
            // 「令和５年度 | 実績値 | 判定」: the mark is of the values beside it.
            "kpi_rating" | "rating" => {
                column.year.filter(|of| shape.has_results(*of) || shape.has_verdicts(concept)).unwrap_or(year)
            }
            _ => year,
        };
        // 「R7 | 予算 | …」 below 「年度 | 区分 | 事業費 | 国庫支出金」: the row says when and whether it was spent, the column what.
        let of_money = (shape.years || !shape.projects) && matches!(concept, "cost" | "grant" | "funding");
        if of_money && shape.years && self.is_planned(shape, row) {
            concept = if concept == "cost" { "budget" } else { "funding_group" };
        }
        // What the heading says of the money is where it comes from; a KPI's unit isn't.
        let source = || source_of(column.lowest());
        let around = Around {
            project: self.project,
            year: Some(of_column),
            kpi: known.as_ref().map(|(kpi, _)| *kpi).filter(|_| shape.kpis),
            unit: if concept == "funding" { Some(source()) } else { unit },
            scale: column.scale.or(self.scale),
            no_unit: column.no_unit,
            header: super::scales::asked_as(column, &said),
        };
        if concept != "actual" && self.is_estimated((cell, column), (concept, &said), &around) {
            return;
        }
        if self.value_of_money(left, cell, concept, &said, &around) {
            return;
        }
        if concept == "cost" && shape.items && self.is_item(shape, row) {
            return self.maker.say(id, As::Unplaced, "経費の内訳の額", self.project);
        }
        // 「令和７年度の取組」 beside what was done in R6 is what comes next.
        if concept == "achievements" && column.year.is_some_and(|of| of > self.maker.year && of > shape.year) {
            concept = "revisions";
        }
        if concept == "opinion"
            && let Some((heading, name)) = self.says_who(shape, column)
        {
            let heading = self.id(heading);
            return self.maker.opinion_of(id, (heading, &name), &said, around);
        }
        if let Some((heading, name)) = &column.named {
            let around = Around { kpi: self.headed_kpi(left, *heading, name, of_column), ..around };
            return self.maker.put(id, concept, &said, around);
        }
        if column.kpi.is_some() {
            let around = self.around_kpi(around, &column.kpi);
            self.name_in(around, id, self.maker.year);
            return self.maker.put(id, concept, &said, around);
        }
        let label_kpi = self
            .label_kpi
            .clone()
            .filter(|_| !shape.kpis && (is_of_kpi(concept) || (concept == "note" && shape.years)));
        if label_kpi.is_some() {
            let around = self.around_kpi(around, &label_kpi);
            self.name_in(around, id, self.maker.year);
            return self.maker.put(id, concept, &said, around);
        }
        if let Some(&named) =
            left.named.get(&column.block).filter(|named| shape.years && around.kpi.is_some() && **named != year)
        {
            self.kpi_of_year(left, cell, around, named);
        }
        if is_of_kpi(concept) && left.parts.contains_key(&column.block) {
            return self.value_of_parts(shape, left, (cell, column), concept, &text, around, year);
        }
        if matches!(concept, "target" | "actual" | "baseline" | "goal") && self.is_of_kpis(shape, column.block, cell) {
            let field = if concept == "goal" { "/goal/value".into() } else { format!("/{concept}").into() };
            let place = Place { project: self.project, year: around.year, kpi: around.kpi, field };
            let options = vec![Choice::new("上の指標だけの値", place, values::printed(&said))];
            let why = "いくつかの指標にまたがるセルの値。どの指標の値か";
            return self.maker.ask(id, ("shared-value", around.header), why, self.project, options);
        }
        let said: Arc<str> = match self.with_heading((shape, left, row), (cell, column), (concept, &said), &around) {
            None => return,
            Some(Cow::Borrowed(_)) => said,
            Some(Cow::Owned(said)) => said.into(),
        };
        if self.sum_beside((shape, row), (cell, column), (concept, &said), &around) {
            return;
        }
        if self.asks_of_fraction((shape, left), (cell, column), (concept, &said), &around) {
            return;
        }
        let yearly = if matches!(concept, "target" | "actual") { values::yearly(&said) } else { Vec::new() };
        if !yearly.is_empty() && around.kpi.is_some() {
            for (of, said) in yearly {
                let around = Around { year: Some(of), ..around };
                if of != year {
                    self.kpi_of_year(left, cell, around, year);
                }
                self.maker.put(id, concept, said, around);
            }
            return;
        }
        if of_column != year
            && matches!(concept, "target" | "actual" | "previous" | "kpi_rating" | "baseline" | "goal")
            && !(concept == "target" && self.is_final(shape, column, year))
        {
            self.kpi_of_year(left, cell, around, year);
        }
        if concept == "target" && self.is_final(shape, column, year) {
            return self.ask_final(cell, &said, around, (year, column.year));
        }
        if matches!(concept, "cost" | "grant" | "budget") && self.is_shared(shape, cell) {
            return self.share(cell, concept, &said, around);
        }
        if is_of_each(concept) && self.is_shared(shape, cell) {
            return self.share(cell, concept, &said, around);
        }
        let merged = !self.sheet.merges.is_empty() && around.kpi.is_some() && is_of_kpi(concept);
        if merged && self.is_shared(shape, cell) {
            self.share(cell, concept, &said, around);
        }
        if self.is_estimated((cell, column), (concept, &said), &around) {
            return;
        }
        if self.two_values(column, cell, concept, &said, &around) || self.two_lined(cell, concept, &said, &around) {
            return;
        }
        match concept {
            "unit" => {
                if known.is_none() {
                    if !self.zero_by_formula(cell) {
                        self.maker.say(id, As::Unplaced, "どの指標の単位か分からない", self.project);
                    }
                    return;
                }
                if let Some(known) = left.kpi.get_mut(&column.block) {
                    known.1 = Some(said.clone());
                }
                if !self.zero_by_formula(cell) {
                    self.maker.put(id, concept, &said, around);
                }
            }
            // 「整理番号 | 課・係」 over one row of values, above the project's name.
            "department" if self.project.is_none() && shape.body.len() == 1 => {
                self.department_above(cell, said.trim());
            }
            "kpi_number" if column.counts_projects() => {
                self.maker.say(id, As::Unplaced, UNKNOWN_NUMBER, self.project);
            }
            "kpi_number" => self.maker.say(id, As::Label, "指標の番号", self.project),
            "opinion_number" => self.maker.say(id, As::Label, "意見の番号", self.project),
            _ => {
                self.maker.put(id, concept, &said, around);
                self.year_of_header(shape, column, id, concept, &around);
            }
        }
    }

    /// Whether a row's year or kind says that its amounts are only planned: 「R7 | 当初予算」.
    fn is_planned(&self, shape: &Shape<'_>, row: Row<'_>) -> bool {
        row.cells.iter().any(|&cell| {
            let of_row = self.column(shape.columns, cell).is_some_and(|of| matches!(of.concept, "year" | "scope"));
            let text = &self.sheet.cells[cell].text;
            of_row && (text.contains("予算") || text.contains("計画")) && !text.contains("決算")
        })
    }

    /// What a row's kind says of the words beside it: 「対象 | …」, 「手段 | …」 below 「区分 | 内容」.
    pub(super) fn row_kind(&self, shape: &Shape<'_>, row: Row<'_>) -> Option<&'static str> {
        let of_kind =
            |cell: &&usize| self.column(shape.columns, **cell).is_some_and(|column| column.concept == "scope");
        let kind = self.concept(*row.cells.iter().filter(|_| shape.kinds).find(of_kind)?);
        matches!(kind, "purpose" | "summary" | "achievements" | "current").then_some(kind)
    }

    /// Whether a merged cell reaches down to rows of another project: what it says isn't that of one alone.
    pub(super) fn is_shared(&self, shape: &Shape<'_>, cell: usize) -> bool {
        let area = self.sheet.area(&self.sheet.cells[cell]);
        let name = |row: u32| {
            let mut cells = self.sheet.row_indexes(row);
            let cell =
                cells.find(|&cell| self.column(shape.columns, cell).is_some_and(|of| of.concept == "project"))?;
            Some(&self.sheet.cells[cell].text).filter(|name| !is_ditto(name))
        };
        let own = self.project.map(|project| &*self.maker.projects[project].name);
        let is_another = |name: &str| own.is_none_or(|own| !same_name(own, name));
        (area.top + 1..=area.bottom).filter_map(name).any(|name| is_another(name))
    }

    /// Whether a merged cell reaches down to rows of another KPI.
    fn is_of_kpis(&self, shape: &Shape<'_>, block: usize, cell: usize) -> bool {
        let area = self.sheet.area(&self.sheet.cells[cell]);
        let names = |cell: usize| {
            self.column(shape.columns, cell).is_some_and(|column| column.concept == "kpi" && column.block == block)
        };
        (area.top + 1..=area.bottom).any(|row| self.sheet.row_indexes(row).any(names))
    }

    /// The KPI of a heading over its targets and results, in a year.
    fn headed_kpi(&mut self, left: &mut Left, heading: usize, name: &str, year: u16) -> Option<usize> {
        let project = self.project?;
        if let Some(&kpi) = left.headed.get(&(project, name.to_owned(), year)) {
            return Some(kpi);
        }
        let id = self.id(heading);
        let kpi = self.maker.kpi(id, project, year, name);
        left.headed.insert((project, name.to_owned(), year), kpi);
        Some(kpi)
    }

    /// 「基準値（R3）」, 「最終目標 2026年度」: the header says of which year the values are, where no column does.
    pub(super) fn year_of_header(
        &mut self,
        shape: &Shape<'_>,
        column: &Column,
        id: (usize, usize),
        concept: &str,
        around: &Around<'_>,
    ) {
        let of = match concept {
            "baseline" => "baseline_year",
            "goal" => "goal_by",
            _ => return,
        };
        if let Some(year) = column.year.filter(|_| around.kpi.is_some())
            && shape.columns.iter().all(|column| column.concept != of)
            && !self.maker.has_beside(*around, of)
        {
            let from = self.maker.facts.len();
            self.maker.put(id, of, &short(year), *around);
            self.maker.facts.since_mut(from).for_each(|fact| fact.elsewhere = true);
        }
    }

    /// A cell in a column without a meaning: below a header that nobody knows, or beside the table.
    pub(super) fn unknown_column(&mut self, columns: &[Column], cell: usize) {
        let of = &self.sheet.cells[cell];
        let header = columns.get(of.column as usize).map_or("", |column| column.lowest());
        if header.is_empty() || self.done.contains(&cell) {
            self.free_text(cell, true, false);
            return;
        }
        let id = self.id(cell);
        self.done.insert(cell);
        self.maker.say_unknown(id, header, self.project);
    }

    /// What a heading inside of a column says of the cells below it.
    fn heading_within(&self, column: &Column, cell: usize, text: &Arc<str>) -> Option<&'static str> {
        if !matches!(column.concept, "rating" | "policy") {
            return None;
        }
        let own = Arc::ptr_eq(text, &self.sheet.cells[cell].text);
        let head = if own { self.heads.of_text(self.texts, cell).cloned() } else { self.head(text) };
        let words = head.map_or("", |head| head.concept);
        match (column.concept, words) {
            ("rating", "mark" | "comment" | "reason" | "why") => Some("comment"),
            ("policy", "reason" | "comment" | "why") => Some("reason"),
            _ => None,
        }
    }

    /// What a cell says: a 〃 says what stands above it, a value behind a name only itself. `None`: nobody knows.
    fn repeated(
        &self,
        left: &mut Left,
        column: &Column,
        concept: &str,
        cell: usize,
        text: &Arc<str>,
    ) -> Option<Arc<str>> {
        let at = self.sheet.cells[cell].column;
        let repeats = |concept: &str| matches!(concept, "unit" | "department" | "goal_by" | "program" | "scope");
        if is_ditto(text) && !LONG.contains(&concept) {
            return left.above.get(&at).filter(|_| repeats(concept)).cloned();
        }
        if repeats(concept) || repeats(column.concept) {
            left.above.insert(at, text.clone());
        }
        let quantity = column.trailing.then(|| text.trim().rsplit_once(char::is_whitespace)).flatten();
        Some(quantity.map_or_else(|| text.clone(), |(_, quantity)| quantity.into()))
    }

    /// A value of another year needs its KPI there, with its name and unit.
    pub(super) fn kpi_of_year(&mut self, left: &mut Left, cell: usize, around: Around<'_>, year: u16) {
        let (Some(number), Some(project), Some(of)) = (around.kpi, self.project, around.year) else { return };
        if left.years.contains_key(&(project, number, of)) {
            return;
        }
        left.years.insert((project, number, of), cell);
        let Some(&source) = left.years.get(&(project, number, year)) else { return };
        let place = |field: &'static str| Place {
            project: Some(project),
            year: Some(of),
            kpi: Some(number),
            field: field.into(),
        };
        let (source, name) = (self.id(source), self.maker.projects[project].kpis[number].clone());
        self.maker.set(source, place("/name"), string(&name), "ほかの年度の同じ指標");
        // The unit may stand in the name or once only, where the KPI was named.
        let known = Place { year: Some(year), ..place("/unit") };
        let unit = around.unit.map(string).or_else(|| self.maker.get(&known).map(str::to_owned));
        if let Some(unit) = unit {
            self.maker.set(source, place("/unit"), unit, "ほかの年度の同じ指標の単位");
        }
    }

    /// Whether a column of targets is about a year to come, and the only one.
    pub(super) fn is_final(&self, shape: &Shape<'_>, column: &Column, year: u16) -> bool {
        let later = column.year.is_some_and(|of| of > year);
        // 「R7計画」 beside the results of R6 is what is planned for the next year.
        let said = column.lowest();
        let next = column.year == Some(year + 1)
            && (said.ends_with(['画', '込', '定']) || said.starts_with(['次', '翌', '来']));
        later && !next && shape.target_years.len() == 1 && shape.kpis && shape.actuals
    }

    pub(super) fn ask_final(&mut self, cell: usize, said: &str, around: Around<'_>, (year, by): (u16, Option<u16>)) {
        let place = |field: &'static str| Place {
            project: self.project,
            year: Some(year),
            kpi: around.kpi,
            field: field.into(),
        };
        let value = values::printed(said);
        let mut last = vec![(place("/goal/value"), value.clone())];
        last.extend(by.map(|by| (place("/goal/by"), string(&short(by)))));
        let mut options = vec![
            Choice::new("目標値", place("/target"), value.as_str()),
            Choice { words: "最終目標".to_owned(), values: last },
        ];
        let of_later = by.and_then(|by| self.maker.target_of(around, by, &value));
        options.extend(of_later.map(|values| Choice { words: OF_ITS_YEAR.to_owned(), values }));
        let later = by.map_or_else(String::new, |by| format!("{}の目標にするか(その年度の目標値)、", short(by)));
        let why = format!(
            "{}は後の年度の目標。{}の目標値として取り込むか、{later}最終目標として取り込むか、取り込まないか",
            squeezed(around.header).trim_end_matches('|'),
            short(year)
        );
        let id = self.id(cell);
        self.maker.ask(id, ("final-target", around.header), why, self.project, options);
    }
}

/// Where money comes from, by its heading: without 「うち」, the letter by which sums refer to it and what it is in, 「一般財源（Ｂ）」.
fn source_of(heading: &str) -> &str {
    let heading = heading.trim_start_matches("うち");
    let letter = heading.strip_suffix(')').and_then(|of| of.rsplit_once('('));
    match letter {
        Some((source, inside)) if (inside.len() == 1 || inside.ends_with('円')) && !source.is_empty() => source,
        _ => heading,
    }
}
