//! Rows as a copy out of a text or PDF gives them: a cell's lines one below the other, or no columns at all.
//!
//! Lines that can only go on with the cell above are joined to it; a line of words without columns is laid over the
//! headers in order and always asked about.

use std::collections::HashSet;
use std::sync::Arc;

use super::displaced::could_stand;
use super::free_text::page_mark;
use super::project::is_department;
use super::table::{Row, Shape};
use super::{Column, Walk};
use crate::exchange::csv::spaced as fields;
use crate::exchange::place::{Around, As, Choice, Place};
use crate::exchange::values::{self, is_dash, is_number, whole};
use crate::exchange::words::squeezed;

/// The answer that words without columns are to be read in the order of the headers.
const IN_ORDER: &str = "左から順に読む";

/// What goes on in the line below where it stands there alone.
const RUN_ON: [&str; 9] =
    ["project", "kpi", "actual", "rating", "achievements", "comment", "summary", "current", "opinion"];

/// What the name of a project may end with in a line of its own; alone none of them is a name.
pub(super) const ENDS: [&str; 4] = ["事業", "業", "プロジェクト", "プログラム"];

/// Words of the lines below a table that say whom to ask.
pub(super) const CONTACT: [&str; 7] = ["問い合わせ", "問合せ", "問合わせ", "このページ", "電話", "ＴＥＬ", "TEL"];

impl Walk<'_, '_> {
    /// A cell's text with the lines that run on below it, in a pasted table.
    pub(super) fn joined(&self, cell: usize, columns: &[Column], body: &[u32], n: usize) -> Arc<str> {
        let cell = &self.sheet.cells[cell];
        let of_name = columns.get(cell.column as usize).is_some_and(|column| column.concept == "project");
        let ends = |row: &u32| self.name_in_row(columns, &self.sheet.row_indexes(*row).collect::<Vec<_>>()).is_some();
        let rest = || of_name && body.get(n + 1).is_some_and(ends);
        if !self.maker.book.pasted && self.broken.is_empty() && !rest() {
            return cell.text.clone();
        }
        let mut text = cell.text.to_string();
        for (at, pair) in (n..).zip(body[n..].windows(2)) {
            let next: Vec<usize> = self.sheet.row_indexes(pair[1]).collect();
            let broken = self.maker.book.pasted || self.broken.contains(&pair[1]);
            let name = || of_name && self.name_in_row(columns, &next).is_some();
            // The values stand beside the middle of a name that the lines above and below them are.
            if at == n && pair[1] == pair[0] + 1 && self.are_beside(columns, pair[0], &next) {
                continue;
            }
            if pair[1] != pair[0] + 1
                || self.begins_names(columns, body, at + 1)
                || !((broken && self.runs_on(&next, columns, body[n])) || name())
            {
                break;
            }
            if let Some(more) = self.sheet.at(pair[1], cell.column) {
                text.push_str(&more.text);
            }
        }
        text.into()
    }

    /// The rest of a project's name in a row that begins another of its KPIs: in a pasted table with numbers the row has none, and
    /// name and target of the KPI stand in their columns.
    fn name_in_row(&self, columns: &[Column], cells: &[usize]) -> Option<usize> {
        let of = |concept: &str| {
            let is = |cell: &&usize| self.column(columns, **cell).is_some_and(|column| column.concept == concept);
            cells.iter().find(is).copied()
        };
        let (project, number) = (of("project")?, of("number"));
        if number.is_some() {
            return None;
        }
        let end = Some(project).filter(|&cell| ENDS.contains(&&*squeezed(&self.sheet.cells[cell].text)));
        let numbers = columns.iter().position(|column| column.concept == "number");
        let pasted = self.maker.book.pasted;
        // Alone in its row it goes on with a name only where names stand behind numbers: at the left it could be a label.
        let beside = |name: usize| {
            let behind = pasted && numbers.is_some_and(|numbers| self.sheet.cells[name].column as usize > numbers);
            behind || (cells.len() > 1 && (pasted || numbers.is_some()))
        };
        if let Some(name) = end.filter(|&name| beside(name)) {
            return Some(name);
        }
        let numbers = numbers.filter(|_| pasted)?;
        let (name, kpi, target) = (project, of("kpi")?, of("target")?);
        let quantity = |cell: usize| self.sheet.cells[cell].text.chars().any(char::is_numeric);
        let behind = self.sheet.cells[name].column as usize > numbers;
        let short = self.sheet.cells[name].text.chars().count() <= 20;
        (behind && short && quantity(target) && !is_number(&self.sheet.cells[kpi].text)).then_some(name)
    }

    /// Whether a row has the values of a pasted row above that names a project or a KPI without any: a copy puts them in the middle
    /// of names that take several lines.
    pub(super) fn are_beside(&self, columns: &[Column], above: u32, cells: &[usize]) -> bool {
        let concept = |cell: usize| self.column(columns, cell).map_or("", |column| column.concept);
        let name = |cell: usize| matches!(concept(cell), "project" | "kpi");
        let value = |cell: usize| matches!(concept(cell), "unit" | "target" | "actual" | "cost");
        let mut names = self.sheet.row_indexes(above);
        self.maker.book.pasted
            && !names.is_empty()
            && names.all(name)
            && cells.iter().any(|&cell| value(cell))
            && !cells.iter().any(|&cell| name(cell))
    }

    /// Whether names begin in a row of the body: its values stand in the row below, and the row above has its own.
    pub(super) fn begins_names(&self, columns: &[Column], body: &[u32], n: usize) -> bool {
        let (Some(above), Some(&[row, below])) = (n.checked_sub(1).and_then(|n| body.get(n)), body.get(n..n + 2))
        else {
            return false;
        };
        let is_value = |cell| {
            let column = self.column(columns, cell);
            column.is_some_and(|column| matches!(column.concept, "target" | "actual" | "cost"))
        };
        let of_below: Vec<usize> = self.sheet.row_indexes(below).collect();
        below == row + 1 && self.sheet.row_indexes(*above).any(is_value) && self.are_beside(columns, row, &of_below)
    }

    /// [`Walk::name_in_row`] of a row below one that has named a project.
    pub(super) fn goes_on_with_name(&self, shape: &Shape<'_>, row: Row<'_>) -> Option<usize> {
        let above = row.n.checked_sub(1).and_then(|n| shape.body.get(n))?;
        let next = shape.body.get(row.n).is_some_and(|of| *of == above + 1);
        (next && self.project.is_some()).then(|| self.name_in_row(shape.columns, row.cells)).flatten()
    }

    /// The rows of a workbook's table that a converter has broken: where projects have numbers and KPIs values, those without
    /// a number and any value, of which each cell stands right below a text that has no end.
    pub(super) fn broken_rows(&self, shape: &Shape<'_>) -> HashSet<u32> {
        let has = |concept: &str| shape.columns.iter().any(|column| column.concept == concept);
        if self.maker.book.plain || !(shape.numbers && shape.projects && shape.kpis && has("target")) {
            return HashSet::new();
        }
        let concept = |cell: &usize| self.column(shape.columns, *cell).map_or("", |column| column.concept);
        let value = |cell: &usize| {
            matches!(concept(cell), "number" | "unit" | "target" | "actual" | "cost" | "grant" | "budget" | "rate")
        };
        let broken = |pair: &[u32]| {
            let cells = self.sheet.row_indexes(pair[1]);
            let names = cells.clone().filter(|cell| concept(cell) == "project").count();
            // Most rows have a value of their own.
            if pair[1] != pair[0] + 1 || names != 1 || cells.len() < 2 || cells.clone().any(|cell| value(&cell)) {
                return false;
            }
            let cells: Vec<usize> = cells.collect();
            let mut above = self.sheet.row_indexes(pair[0]);
            let below = |cell: &usize| {
                let of = &self.sheet.cells[*cell];
                let above = self.sheet.at(pair[0], of.column).map(|above| above.text.trim());
                above.is_some_and(|above| !above.ends_with(['。', '）', ')']))
            };
            let whole = |cell: &usize| {
                let text = self.sheet.cells[*cell].text.trim();
                concept(cell) == "department" && is_department(text) && text.chars().count() > 2
            };
            !self.goes_on_otherwise(shape, Row { n: 0, cells: &cells })
                && above.any(|cell| value(&cell) && self.sheet.cells[cell].text.chars().any(char::is_numeric))
                && cells.iter().all(below)
                && !cells.iter().any(whole)
        };
        shape.body.windows(2).filter(|pair| broken(pair)).map(|pair| pair[1]).collect()
    }

    /// Whether a row of a pasted table only goes on with the cells of the row above.
    pub(super) fn runs_on(&self, cells: &[usize], columns: &[Column], above: u32) -> bool {
        let values = cells.iter().filter(|&&cell| {
            self.column(columns, cell).is_some_and(|c| matches!(c.concept, "number" | "unit" | "target" | "cost"))
        });
        // 「観光振興｜課」
        let is_of_department = |at: u32| columns.get(at as usize).is_some_and(|column| column.concept == "department");
        let continues = |cell: &usize| {
            let cell = &self.sheet.cells[*cell];
            let short = self.sheet.at(above, cell.column).is_some_and(|above| !above.text.ends_with('。'));
            short
                && self
                    .head(&cell.text)
                    .is_none_or(|head| head.concept == "department" && is_of_department(cell.column))
                && !is_dash(&cell.text)
                && !page_mark(&cell.text)
                && !self.is_columnless(cell.column, &cell.text, columns)
                && !self.sheet.at(above, cell.column).is_some_and(|above| {
                    page_mark(&above.text) || self.is_columnless(cell.column, &above.text, columns)
                })
                && !cell.text.starts_with(['【', '※'])
                && !cell.text.starts_with("参考")
                && !CONTACT.iter().any(|word| cell.text.contains(word))
        };
        // Results are counted up line by line, but for a sentence that the copy has broken.
        let of_results =
            |cell: &usize| self.column(columns, *cell).is_none_or(|column| column.concept == "achievements");
        let plain = |cell: &usize| {
            let (of, begin) = (&self.sheet.cells[*cell], self.sheet.at(above, self.sheet.cells[*cell].column));
            let marked = |text: &str| text.trim_start().starts_with(|c: char| !c.is_alphabetic());
            begin.is_some_and(|begin| !marked(&begin.text)) && !marked(&of.text)
        };
        !cells.is_empty()
            && values.count() == 0
            && cells.iter().all(continues)
            && cells.iter().all(|cell| !of_results(cell) || (cells.len() == 1 && plain(cell)))
            && (cells.len() > 1
                || self.column(columns, cells[0]).is_some_and(|column| RUN_ON.contains(&column.concept)))
    }

    /// Whether what stands in a column of names is a line with all of its columns: blanks part several texts.
    fn is_columnless(&self, at: u32, text: &str, columns: &[Column]) -> bool {
        let of_names = columns.get(at as usize).is_some_and(|of| matches!(of.concept, "project" | "kpi" | "number"));
        of_names && fields(text).len() > 1
    }

    /// A row that lost its columns: the words are laid over them and asked about.
    pub(super) fn spaced(&mut self, cell: usize, columns: &[Column]) -> bool {
        let text = self.sheet.cells[cell].text.clone();
        let parted = fields(&text);
        let words = if parted.len() > 2 { parted } else { text.split_whitespace().collect() };
        let order: Vec<&Column> = columns.iter().filter(|c| !c.concept.is_empty()).collect();
        if !self.maker.book.plain || words.len() < 4 || order.len() < 5 || self.sheet.cells[cell].column != 0 {
            return false;
        }
        let start =
            if whole(words[0]).is_some() { 0 } else { order.iter().position(|c| c.concept == "kpi").unwrap_or(0) };
        if fields(&text).len() > 2 && !could_stand(&order[start..], words.iter().copied()) {
            // It may have begun another project, whose name isn't known: the KPIs below aren't those of the one above.
            self.project = None;
            self.say(cell, As::Unplaced, "列に分かれていない行(どの欄から始まるか分からない)");
            return true;
        }
        let named = order.get(start).is_some_and(|column| matches!(column.concept, "number" | "project"));
        let of = if named { Some(self.maker.projects.len()) } else { self.project };
        let Some(project) = of else {
            self.say(cell, As::Unplaced, "列に分かれていない行(どの事業の指標か分からない)");
            return true;
        };
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
            Some((Place { project: Some(project), year, kpi: of_kpi, field: field.into() }, values::printed(word)))
        });
        // Which KPI of the project above it will be isn't known before the answer.
        let values: Vec<_> = if named { options.collect() } else { Vec::new() };
        self.done.insert(cell);
        let (id, year) = (self.id(cell), self.maker.year);
        let why = "この行は列に分かれていない(空白区切り)。左から順に読んでよいか";
        if !self.maker.answered("spaced", why, &text, IN_ORDER) {
            let options = vec![Choice { words: IN_ORDER.to_owned(), values }];
            self.maker.ask_plainly(id, ("spaced", why), why, None, options);
            return true;
        }
        let (words, order) = (words.iter().copied(), order.iter().skip(start));
        let (mut number, mut kpi) = (None, None);
        for (word, column) in words.zip(order) {
            match (column.concept, self.project) {
                ("number", _) => number = whole(word),
                ("project", _) => {
                    let project = self.maker.project(id, word, number.as_deref());
                    self.project = Some(project);
                    if let Some(number) = &number {
                        self.maker.put(id, "number", number, Around { project: self.project, ..Around::default() });
                    }
                }
                ("kpi", Some(project)) => kpi = Some(self.maker.kpi(id, project, year, word)),
                (concept, project) => {
                    let around = Around { project, year: Some(year), kpi, scale: column.scale, ..Around::default() };
                    self.maker.put(id, concept, word, around);
                }
            }
        }
        true
    }
}
