//! Which project a cell, a label or a sheet is about.
//!
//! A project is named in a column, by a label at the left of its name, or by a heading over its plan. Scope, period and
//! department that share the cell with the name are taken out of it.

use std::ops::Range;
use std::sync::Arc;

use super::Walk;
use super::by_rows::is_small;
use super::namesakes::Apart;
use super::pasted::ENDS;
use super::texts::Sign;
use crate::exchange::place::{AS_TEXT, Around, As, Choice, Place, READ, STRUCK, increments};
use crate::exchange::values::{is_dash, is_number, period, string, whole};
use crate::exchange::words::{squeezed, without_year};

impl Walk<'_, '_> {
    /// A project's name with what may stand under it in the same cell: scope, period, department. `apart`: whether it is another
    /// one than the project of the same name that was named before.
    pub(super) fn project_cell(&mut self, cell: usize, text: &str, number: Option<&str>, apart: Apart) {
        let id = self.id(cell);
        self.done.insert(cell);
        let (text, items) = without_items(text);
        let mut parts: Vec<String> = Vec::new();
        for line in text.split('\n') {
            let mut rest = line.trim();
            let begins = |rest: &str| {
                let first = rest.find(" <").or_else(|| rest.find(" ＜")).or_else(|| rest.find(" (R"));
                first.or_else(|| rest.find(") ").map(|at| at + 1))
            };
            while let Some(at) = self.maker.book.plain.then(|| begins(rest)).flatten() {
                parts.push(rest[..at].trim().to_owned());
                rest = rest[at..].trim_start();
            }
            parts.push(rest.to_owned());
        }
        // Most names begin with a character that is the same in every width; they aren't looked at any closer.
        let is_name = |part: &str| part.starts_with(|c: char| matches!(c, '\u{4e00}'..='\u{9fff}'));
        let is_extra = |part: &str| {
            if is_name(part) {
                return false;
            }
            let flat = squeezed(part);
            flat.starts_with('<') || (flat.starts_with('(') && period(flat.trim_matches(['(', ')'])).is_some())
        };
        let first = parts.iter().position(|part| is_extra(part));
        let (name, rest) = match first {
            Some(first) => (parts[..first].join(""), parts[first..].to_vec()),
            None => (text.to_owned(), Vec::new()),
        };
        let (name, bracketed) = match in_bracket(&name) {
            Some((name, department)) => (name.to_owned(), Some(department.to_owned())),
            None => (name, None),
        };
        // A period, a number or a dash in a column of names says that the row is none of a project.
        let plain = is_name(&name) && !name.starts_with(['令', '平', '昭']);
        // 「①」 where a name belongs is that of the project with this number.
        if let Some(numbered) = whole(&name).filter(|_| !plain).and_then(|number| self.maker.numbered(&number)) {
            self.project = Some(numbered);
            return self.maker.say(id, As::Repeated, "番号の事業は先に出ている", Some(numbered));
        }
        if !plain && !name.is_empty() && is_no_name(&name) {
            return self.say(cell, As::Unplaced, "事業名として読めない");
        }
        let numbered = number.and_then(|number| self.maker.numbered(number));
        let project = match (name.is_empty(), numbered, self.project) {
            (true, _, Some(project)) => project,
            (true, _, None) => return self.say(cell, As::Unplaced, "事業名のない行"),
            (false, Some(numbered), _) if is_department(&name) => {
                self.maker.put(id, "department", name.trim(), Around { project: Some(numbered), ..Around::default() });
                numbered
            }
            _ => match apart {
                Apart::Same => self.maker.project(id, name.trim(), number),
                Apart::Another => self.maker.namesake(id, name.trim()),
                Apart::Perhaps(known) => self.maker.perhaps_namesake(id, name.trim(), known),
            },
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
        if items {
            self.maker.say(id, As::Unplaced, "事業名と同じ枠の経費の内訳", self.project);
        }
    }

    /// A project's name without what is struck through in it, where that isn't all; it is asked whether that is meant.
    pub(super) fn unstruck_name(&self, cell: usize) -> Option<Arc<str>> {
        let of = &self.sheet.cells[cell];
        let kept = of.unstruck().map(str::trim).filter(|kept| !kept.is_empty())?;
        let as_it_is = self.maker.answered(STRUCK.0, STRUCK.1, &of.text, READ);
        (!as_it_is).then(|| kept.into())
    }

    /// Asks whether a project is called by what isn't struck through.
    pub(super) fn ask_struck_name(&mut self, cell: usize, kept: &str) {
        let (id, project) = (self.id(cell), self.project);
        let text = self.sheet.cells[cell].text.clone();
        let place = || Place { project, field: "/name".into(), ..Place::default() };
        let options =
            vec![Choice::new(kept, place(), string(kept)), Choice::new(AS_TEXT, place(), string(text.trim()))];
        let why = format!("見え消しで直してある(「{}」)。「{kept}」でよいか", text.trim());
        self.maker.ask(id, ("struck", "/name"), why, project, options);
    }

    /// 「（生涯学習課）」 in the row of a project's name: its department.
    pub(super) fn department_beside(&mut self, row: &[usize], cell: usize) -> bool {
        let flat = squeezed(&self.sheet.cells[cell].text);
        let inside = flat.strip_prefix(['(', '【', '[']).and_then(|flat| flat.strip_suffix([')', '】', ']']));
        let named = row.iter().any(|&of| of < cell && self.concept(of) == "project");
        let Some(inside) = inside.filter(|inside| named && is_department(inside)) else { return false };
        let (id, inside) = (self.id(cell), inside.to_owned());
        self.done.insert(cell);
        self.maker.put(id, "department", &inside, Around { project: self.project, ..Around::default() });
        true
    }

    /// The department that a heading over projects says and nothing else: 「【商工課】」, 「担当課：商工課」, 「【担当課：商工課】」.
    pub(super) fn department_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        let inside = in_brackets(text);
        let name = match inside.unwrap_or(text).split_once(['：', ':']) {
            Some((label, name)) => self.head(label).filter(|head| head.concept == "department").map(|_| name.trim()),
            None => inside,
        };
        name.filter(|name| is_department(name))
    }

    /// 「課名：商工課」 above a list of projects: it is said of each of them that the list names.
    pub(super) fn department_above(&mut self, cell: usize, department: &str) {
        self.leave_department();
        self.department = Some((cell, department.to_owned(), false));
    }

    /// The project that was named last has the department above its list.
    pub(super) fn take_department(&mut self) {
        let Some((cell, department, taken)) = &mut self.department else { return };
        *taken = true;
        let (id, department) = ((self.index, *cell), department.clone());
        self.maker.put(id, "department", &department, Around { project: self.project, ..Around::default() });
    }

    /// What is said of a department that no project has taken.
    pub(super) fn leave_department(&mut self) {
        if let Some((cell, department, false)) = self.department.take() {
            let id = self.id(cell);
            self.maker.put(id, "department", &department, Around::default());
        }
    }

    /// A number above the project's name is the project's where the sheet names no other.
    pub(super) fn take_number(&mut self, from: usize) {
        let Some(cell) = self.number.take() else { return };
        let only = {
            let mut named = self.maker.facts.since(from).filter_map(|fact| fact.project);
            named.next().filter(|first| named.all(|of| of == *first))
        };
        let numbered =
            |of: &usize| self.maker.has(&Place { project: Some(*of), field: "/number".into(), ..Place::default() });
        let only = only.filter(|of| !numbered(of));
        let (id, text) = (self.id(cell), self.sheet.cells[cell].text.clone());
        let concept = if only.is_some() { "number" } else { "serial" };
        self.maker.put(id, concept, &text, Around { project: only, ..Around::default() });
    }

    /// 「整理番号 3」 in one cell: a small number in front of which a word for numbers stands is the number of the sheet's project.
    pub(super) fn number_in_label(&mut self, cell: usize) -> bool {
        let Some(project) = self.project.filter(|_| self.heads[cell].is_none()) else { return false };
        let flat = squeezed(&self.sheet.cells[cell].text);
        let label = flat.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &flat[label.len()..];
        let known = || self.head(label.trim_end_matches(':')).map(|head| head.concept);
        if !is_small(digits)
            || label.is_empty()
            || !known().is_some_and(|concept| matches!(concept, "number" | "serial"))
        {
            return false;
        }
        let numbered = Place { project: Some(project), field: "/number".into(), ..Place::default() };
        let concept = if self.maker.has(&numbered) { "serial" } else { "number" };
        let (id, digits) = (self.id(cell), digits.to_owned());
        self.done.insert(cell);
        self.maker.put(id, concept, &digits, Around { project: Some(project), ..Around::default() });
        true
    }

    /// The project of a sheet that is one project's.
    pub(super) fn label_project(&mut self, rows: &[u32], header: &[bool]) -> bool {
        let named = self.heads.known().any(|(_, head)| head.concept == "project");
        // A measure with indicators of its own above a list of its projects is what the indicators are about.
        let says = |row: u32, concept: &str| self.sheet.row_indexes(row).any(|cell| self.concept(cell) == concept);
        let mut headers = rows.iter().zip(header).filter(|(_, header)| **header).map(|(row, _)| *row);
        let own = headers.any(|row| says(row, "kpi") && !says(row, "project") && !says(row, "measure"));
        self.label_of(rows, header, "project")
            || ((!named || own) && self.label_of(rows, header, "measure"))
            || (self.only_strategy() && self.label_of(rows, header, "strategy"))
    }

    /// Whether a sheet of KPIs names neither projects nor measures: what it calls a policy or a goal serves as one.
    pub(super) fn only_strategy(&self) -> bool {
        let says = |of: &[&str]| self.heads.known().any(|(_, head)| of.contains(&head.concept));
        says(&["kpi"]) && !says(&["project", "measure"])
    }

    /// The sheet's project by a label of this meaning: its name stands at the right, or behind a colon in the same cell.
    fn label_of(&mut self, rows: &[u32], header: &[bool], concept: &str) -> bool {
        for (at, &row) in rows.iter().enumerate() {
            if header[at] {
                continue;
            }
            let cells = self.sheet.row_indexes(row);
            if self.has_no_label(cells.clone()) {
                continue;
            }
            // What stands beside 「合計 | 2事業」 is a sum.
            if cells.clone().any(|cell| self.texts.has(cell, &[Sign::Total])) {
                continue;
            }
            for cell in cells.clone() {
                if let Some((_, name)) = self.behind_colon(cell).filter(|(of, _)| *of == concept) {
                    self.done.insert(cell);
                    self.project = Some(self.project_of_sheet(cell, &name));
                    return true;
                }
                if self.concept(cell) != concept {
                    continue;
                }
                let beside = Some(cell + 1).filter(|value| cells.contains(value));
                let Some(value) = beside.or_else(|| self.value_below(cell)) else { continue };
                // A number is nobody's name.
                let is_name = self.heads[value].is_none() && !is_number(&self.sheet.cells[value].text);
                if is_name && !self.done.contains(&value) && !self.ends_name(cell, &rows[..at], &header[..at]) {
                    let text = self.sheet.cells[value].text.clone();
                    self.project = Some(self.project_of_sheet(value, text.trim()));
                    self.done.insert(value);
                    self.say(cell, As::Label, "見出し");
                    return true;
                }
            }
        }
        false
    }

    /// Whether a word of a pasted table stands in the column of names, so that it is the end of one and no label: 「…｜プロジェクト」.
    fn ends_name(&self, cell: usize, rows: &[u32], header: &[bool]) -> bool {
        if !self.maker.book.pasted {
            return false;
        }
        let column = self.sheet.cells[cell].column;
        let above = rows.iter().zip(header).rev().filter(|(_, header)| **header).map(|(row, _)| *row);
        let mut headings =
            above.filter_map(|row| Some((self.sheet.row(row).first()?.column, self.sheet.at(row, column)?)));
        // In the first column a label could stand too: below a name, and beside more than its value, it is none.
        let of = &self.sheet.cells[cell];
        let begun = of.row.checked_sub(1).is_some_and(|above| self.sheet.at(above, column).is_some());
        let end = begun && self.sheet.row(of.row).len() > 2 && ENDS.contains(&&*squeezed(&of.text));
        headings.next().is_some_and(|(first, heading)| {
            (first < column || end) && self.head(&heading.text).is_some_and(|head| head.concept == "project")
        })
    }

    /// Whether none of some cells is a label, or has one in front of its value.
    pub(super) fn has_no_label(&self, mut cells: Range<usize>) -> bool {
        self.lined.is_empty()
            && !self.heads.any(cells.clone())
            && !cells.any(|cell| self.texts.has(cell, &[Sign::Colon]))
    }

    /// 「担当課：農林課」: a label and its value in one cell.
    pub(super) fn behind_colon(&self, cell: usize) -> Option<(&'static str, String)> {
        if let Some((concept, value)) = self.lined.get(&cell) {
            return Some((if *concept == "mark" { "rating" } else { concept }, value.clone()));
        }
        if !self.landmarks.colons || self.heads[cell].is_some() {
            return None;
        }
        let text = &self.sheet.cells[cell].text;
        let (label, value) = text.split_once(['：', ':'])?;
        // 「- 事業費：2,640千円」, in a list.
        let (label, value) = (label.trim_start().trim_start_matches("- ").trim_start_matches("* "), value.trim());
        if value.is_empty() || value.contains(['：', ':']) || label.chars().count() > 14 {
            return None;
        }
        let concept = self.head(label.trim_start_matches(['（', '(']))?.concept;
        let simple = [
            "project",
            "measure",
            "department",
            "cost",
            "grant",
            "budget",
            "period",
            "number",
            "program",
            "municipality",
            "contact",
            "form_date",
            "rating",
            "policy",
            "unit",
            "verifier",
        ];
        let value =
            if text.trim_start().starts_with(['（', '(']) { value.trim_end_matches(['）', ')']) } else { value };
        simple.contains(&concept).then(|| (concept, value.to_owned()))
    }

    /// 「事業概要【…】」 over a sheet says whose plan it is; in a text several of them stand one below the other.
    pub(super) fn named_plan(&mut self) {
        let heading = self.sheet.cells.iter().take(20).position(|cell| plan_of(&cell.text).is_some());
        if let Some(cell) = heading {
            self.begin_plan(cell);
        }
    }

    pub(super) fn begin_plan(&mut self, cell: usize) {
        if let Some(name) = plan_of(&self.sheet.cells[cell].text) {
            let id = self.id(cell);
            let known = self.maker.like(name);
            let project = match known {
                Some(project) => project,
                None => self.maker.project(id, name, None),
            };
            match known {
                Some(project) if squeezed(&self.maker.projects[project].name) != squeezed(name) => {
                    self.maker.variant(id, project, name, "事業概要での名称");
                }
                Some(project) => self.maker.say(id, As::Repeated, "事業名は先に出ている", Some(project)),
                None => {}
            }
            self.in_plan(cell, project);
        }
    }

    /// What follows a cell is a project's plan.
    pub(super) fn in_plan(&mut self, cell: usize, project: usize) {
        self.project = Some(project);
        self.done.insert(cell);
        self.plan_sheet = true;
        self.section = None;
        self.plan_row = self.sheet.cells[cell].row;
    }

    /// A plan without a name over it is of the project whose KPIs it counts up: the one that has them all.
    pub(super) fn unnamed_plan(&mut self, label: usize) {
        let end = self.sheet.cells.iter().skip(label).position(|cell| plan_of(&cell.text).is_some());
        let end = end.map_or(self.sheet.cells.len(), |more| label + more);
        let labels = (label..end).filter(|&cell| matches!(self.concept(cell), "plan_kpi" | "kpi"));
        let Some(text) =
            labels.into_iter().find_map(|cell| self.sheet.cells.get(cell + 1)).map(|cell| cell.text.clone())
        else {
            return;
        };
        let mut names = increments(&text).map(|(name, ..)| squeezed(&name)).collect::<Vec<_>>();
        names.dedup();
        let counts = |project: &usize| {
            let kpis: Vec<String> = self.maker.projects[*project].kpis.iter().map(|kpi| squeezed(kpi)).collect();
            names.iter().all(|name| kpis.iter().any(|kpi| kpi.starts_with(name.as_str())))
        };
        let mut found = (0..self.maker.projects.len()).filter(counts);
        if let (false, Some(project), None) = (names.is_empty(), found.next(), found.next()) {
            self.project = Some(project);
            self.plan_sheet = true;
            self.section = None;
            self.plan_row = self.sheet.cells[label].row;
        }
    }

    /// Scope, period or department of the project that was named above, alone in a row below its values.
    pub(super) fn project_extra(&mut self, cell: usize) -> bool {
        let text = self.sheet.cells[cell].text.trim().to_owned();
        let flat = squeezed(&text);
        let is_extra = flat.starts_with('<') || (self.maker.book.pasted && is_department(&text));
        if self.project.is_none() || !is_extra || flat.chars().count() > 30 {
            return false;
        }
        let id = self.id(cell);
        self.done.insert(cell);
        for part in text.split_whitespace() {
            let concept = if is_department(part) {
                "department"
            } else if squeezed(part).starts_with('<') {
                "scope"
            } else {
                "period"
            };
            self.maker.put(id, concept, part, Around { project: self.project, ..Around::default() });
        }
        true
    }
}

/// Whether a text where a project's name belongs is a period, a number or a dash.
fn is_no_name(text: &str) -> bool {
    // 「ＩＣＴ教育事業（R4～R8）」 is a name with its period.
    let of_period = |c: char| c.is_ascii_digit() || "~〜ー―–—-./・()[]年度月日からまで予定".contains(c);
    let only_period = || without_year(&squeezed(text)).chars().all(of_period);
    (period(text).is_some() && only_period()) || is_number(text) || whole(text).is_some() || is_dash(text)
}

/// A name without the items of its costs that are counted up below it in the same cell, 「多言語観光事業⏎①PRビデオを制作する経費（9,967千円）」, and
/// whether there are any.
fn without_items(text: &str) -> (&str, bool) {
    let Some((name, items)) = text.trim().split_once('\n') else { return (text, false) };
    let counted = |line: &str| line.trim_start().starts_with(|c| ('①'..='⑳').contains(&c));
    let of_money = items.contains('円') && items.lines().all(counted);
    if of_money && !counted(name) { (name.trim(), true) } else { (text, false) }
}

/// The project whose plan a heading announces.
pub(super) fn plan_of(text: &str) -> Option<&str> {
    text.trim().strip_prefix("事業概要【").and_then(|rest| rest.strip_suffix('】'))
}

/// A name with the department that stands in brackets behind it: 「移住促進事業【企画課】」, 「…（企画課）」.
pub(super) fn in_bracket(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let open = text.rfind(['【', '（', '(', '［', '['])?;
    let department = text[open..].trim_start_matches(['【', '（', '(', '［', '[']);
    let department = department.strip_suffix(['】', '）', ')', '］', ']'])?.trim();
    let name = text[..open].trim();
    // A bureau, a centre or a classroom may be what a project is about; nobody but an office is a section.
    let section = department.ends_with('課') && is_department(department);
    (section && !name.is_empty() && department.chars().count() > 2).then_some((name, department))
}

/// What a heading says that stands in brackets: 「【産業課】」.
fn in_brackets(text: &str) -> Option<&str> {
    let inside = text.trim().strip_prefix(['【', '［', '[', '〔', '＜', '<', '■', '●', '◆'])?;
    Some(inside.trim_end_matches(['】', '］', ']', '〕', '＞', '>']).trim())
}

/// Whether a text is the name of a department.
pub(in crate::exchange) fn is_department(text: &str) -> bool {
    let flat = squeezed(text);
    let ends = ["課", "室", "局", "事務所", "センター", "委員会", "部"];
    flat.chars().count() <= 14 && ends.iter().any(|end| flat.ends_with(end))
}
