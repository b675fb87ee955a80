//! The names of rows in a form that has none yet: what an official has before anything is filled in.
//!
//! A value is known by the project and the KPI whose row it stands in, so a blank form gets those first, in the ledger's
//! order: below the headings of projects and KPIs, in the rows that are drawn or free there, or beside the label of a sheet
//! that is one project's. A merged box is one project's with as many KPIs as it has rows. A list in which somebody has named
//! a row already is left as it is, for the choice of rows is theirs. Nothing here is certain: what the reading of the result
//! doesn't find again is taken out, as any other value is.

use std::collections::{BTreeMap, BTreeSet};

use super::super::cells::{Area, Book, Cell, Raw, Sheet};
use super::super::place::{Band, plain};
use super::super::plan::{As, Plan, Spot};
use super::super::values::number;
use super::super::words::{Words, squeezed};
use super::Key;
use super::sheet::At;
use crate::json::{Pointer, Value};
use crate::ledger::year::FiscalYear;

/// Rows that are looked at below a heading.
const MOST: u32 = 20_000;

/// A KPI of the ledger.
struct Kpi {
    at: Pointer,
    name: String,
    kind: Option<String>,
}

/// A project of the ledger.
struct Project {
    at: Pointer,
    name: String,
    number: Option<String>,
    kpis: Vec<Kpi>,
}

/// The names that a form gets: by cell the ledger's place, and its value as JSON.
pub(super) type Names = BTreeMap<Key, (Pointer, String)>;

/// Which names go where. `drawn`: by sheet, the cells that are there, empty or not. `year`: the year under review.
pub(super) fn of(
    (book, plan, words): (&Book, &Plan, &Words),
    drawn: impl Fn(usize) -> BTreeSet<At>,
    (ledger, indexes): (Value<'_>, &[usize]),
    year: Option<u16>,
) -> Names {
    let projects: Vec<Project> = indexes.iter().filter_map(|index| project(ledger, *index, year)).collect();
    let mut namer = Namer { names: Names::new(), projects };
    let mut next = 0;
    for (index, sheet) in book.sheets.iter().enumerate().filter(|(_, sheet)| !sheet.hidden) {
        let bands: Vec<&Band> = plan.room.bands.iter().filter(|band| band.sheet == index).collect();
        let of_rows = |band: &&Band| band.starts("project").next().is_some();
        let form = Form { words, index, sheet, drawn: drawn(index) };
        let own = form.own_project(plan, &namer.projects);
        // An empty box beside a label says more than headings do: 「施策」 over a box may look like one over a list.
        let label = form.empty_label(&bands).filter(|_| own.is_none());
        if label.is_none() && bands.iter().any(of_rows) {
            let mut at = 0;
            for (n, band) in bands.iter().enumerate().filter(|(_, band)| of_rows(band)) {
                namer.table(&form, band, bands.get(n + 1).map(|next| next.top), &mut at);
            }
            continue;
        }
        let at = own.or_else(|| {
            let label = label?;
            let found = namer.projects.iter().position(|project| is_called(sheet, project)).unwrap_or(next);
            let project = namer.projects.get(found)?;
            namer.names.insert((index, label), (project.at.key("name"), project.name.clone()));
            if let (Some(number), Some(at)) = (&project.number, form.box_beside(&bands, "number")) {
                namer.names.insert((index, at), (project.at.key("number"), number.clone()));
            }
            next = found + 1;
            Some(found)
        });
        for (n, band) in bands.iter().enumerate() {
            let (Some(at), Some(_)) = (at, band.starts("kpi").next()) else { continue };
            let rows = form.rows(band, bands.get(n + 1).map(|next| next.top));
            if form.is_blank(band, "kpi", &rows) {
                namer.kpis(&form, band, at, &rows);
            }
        }
    }
    namer.names
}

/// The form with these names in it.
pub(super) fn with(book: &Book, names: &Names) -> Book {
    let mut book = book.clone();
    for (index, sheet) in book.sheets.iter_mut().enumerate() {
        let new: Vec<Cell> = names
            .iter()
            .filter(|((of, _), _)| *of == index)
            .map(|((_, (row, column)), (_, value))| {
                let raw = if number(value).as_deref() == Some(value) { Raw::Number } else { Raw::Text };
                Cell { row: *row, column: *column, text: plain(value).into(), raw, ..Cell::default() }
            })
            .collect();
        if new.is_empty() {
            continue;
        }
        let mut cells = std::mem::take(&mut sheet.cells);
        cells.extend(new);
        let mut whole = Sheet::new(sheet.name.take(), cells, std::mem::take(&mut sheet.merges));
        (whole.hidden_rows, whole.hidden_columns) =
            (std::mem::take(&mut sheet.hidden_rows), std::mem::take(&mut sheet.hidden_columns));
        *sheet = whole;
    }
    book
}

fn project(ledger: Value<'_>, index: usize, year: Option<u16>) -> Option<Project> {
    let row = ledger.get("projects")?.items().nth(index)?;
    let at = Pointer::root().key("projects").index(index);
    let reviews: Vec<Value<'_>> = row.get("reviews").map(|reviews| reviews.items().collect()).unwrap_or_default();
    let of_year = |review: &Value<'_>| {
        let said = review.get("fiscal_year").and_then(Value::str);
        said.and_then(|said| FiscalYear::parse(&said)).is_some_and(|said| Some(said.0) == year)
    };
    let has_kpis = |review: &Value<'_>| review.get("kpis").is_some_and(|kpis| kpis.items().next().is_some());
    let first = reviews.iter().position(|review| of_year(review) && has_kpis(review));
    let first = first.or_else(|| reviews.iter().rposition(has_kpis));
    let mut kpis: Vec<Kpi> = Vec::new();
    if let Some(n) = first {
        let list = at.key("reviews").index(n).key("kpis");
        for (n, kpi) in reviews[n].get("kpis").into_iter().flat_map(Value::items).enumerate() {
            let text = |key: &str| kpi.get(key).filter(|value| value.str().is_some_and(|text| !text.trim().is_empty()));
            let Some(name) = text("name") else { continue };
            let kind = text("kind").and_then(Value::str).map(std::borrow::Cow::into_owned);
            kpis.push(Kpi { at: list.index(n).key("name"), name: name.raw().to_owned(), kind });
        }
    }
    let name = row.get("name").filter(|name| name.str().is_some_and(|name| !name.trim().is_empty()))?;
    let number = row.get("number").and_then(Value::number).map(str::to_owned);
    Some(Project { at, name: name.raw().to_owned(), number, kpis })
}

/// Whether a sheet's tab says that it is this project's.
fn is_called(sheet: &Sheet, project: &Project) -> bool {
    let tab = squeezed(sheet.name.as_deref().unwrap_or_default());
    let name = squeezed(&plain(&project.name));
    tab == name || project.number.as_ref().is_some_and(|number| tab == *number)
}

/// A sheet of the form.
struct Form<'f> {
    words: &'f Words,
    index: usize,
    sheet: &'f Sheet,
    drawn: BTreeSet<At>,
}

impl Form<'_> {
    /// The project that the sheet is about already, as one of the ledger's.
    fn own_project(&self, plan: &Plan, projects: &[Project]) -> Option<usize> {
        let is_name = |entry: &&super::super::plan::Entry| {
            let pointer =
                entry.pointer.as_ref().or(entry.repeats.as_ref().map(|repeats| &repeats.0)).map(Spot::to_string);
            entry.sheet.as_deref() == self.sheet.name.as_deref()
                && matches!(entry.kind, As::Value | As::Repeated)
                && pointer.is_some_and(|at| {
                    at.starts_with("/projects/") && at.matches('/').count() == 3 && at.ends_with("/name")
                })
        };
        let entry = plan.entries.iter().find(is_name)?;
        let said = entry.value.as_deref().or(entry.repeats.as_ref().map(|repeats| repeats.1.as_str()))?;
        projects.iter().position(|project| squeezed(&plain(&project.name)) == squeezed(&plain(said)))
    }

    /// The empty box beside the label of a sheet's project.
    fn empty_label(&self, bands: &[&Band]) -> Option<At> {
        self.box_beside(bands, "project")
    }

    /// The empty box beside the first label of a meaning, outside of tables.
    fn box_beside(&self, bands: &[&Band], concept: &str) -> Option<At> {
        let in_band = |row: u32| bands.iter().any(|band| (band.top..band.below).contains(&row));
        let is_label = |cell: &&Cell| {
            !in_band(cell.row) && self.words.head(&cell.text).is_some_and(|head| head.concept == concept)
        };
        let label = self.sheet.cells.iter().find(is_label)?;
        let at = (label.row, self.sheet.area(label).right + 1);
        self.is_free(at).then_some(at)
    }

    fn area(&self, (row, column): At) -> Option<&Area> {
        let holds =
            |area: &&Area| (area.top..=area.bottom).contains(&row) && (area.left..=area.right).contains(&column);
        self.sheet.merges.iter().find(holds)
    }

    /// Whether something can be written here: nothing stands here, and no merged area covers it.
    fn is_free(&self, at: At) -> bool {
        let covered = self.area(at).is_some_and(|area| (area.top, area.left) != at);
        !covered && self.sheet.at(at.0, at.1).is_none()
    }

    /// The rows of a table that are for data: those drawn, else all that are free up to what stands next.
    fn rows(&self, band: &Band, end: Option<u32>) -> Vec<u32> {
        let columns: Vec<u32> = ["project", "kpi"].into_iter().flat_map(|of| band.starts(of)).collect();
        let last = end.unwrap_or(u32::MAX).min(band.below.saturating_add(MOST));
        let merged =
            self.sheet.merges.iter().filter(|area| columns.iter().any(|c| (area.left..=area.right).contains(c)));
        let merged = merged.flat_map(|area| area.top.max(band.below)..(area.bottom + 1).min(last));
        let drawn = self.drawn.iter().filter(|(_, column)| columns.contains(column)).map(|(row, _)| *row);
        // A label at the left that says something else begins what stands below the table.
        let is_label = |row: &u32| {
            let cell = self.sheet.row(*row).iter().find(|cell| columns.contains(&cell.column));
            let head = cell.and_then(|cell| self.words.head(&cell.text));
            let of_rows =
                ["", "project", "kpi", "kpi_number", "opinion_number", "kpi_group", "number", "kind", "serial"];
            head.is_some_and(|head| !of_rows.contains(&head.concept))
        };
        // The rows of a sum and of such labels are there, whether those above them are drawn or not.
        let is_sum = |row: &u32| self.sheet.row(*row).iter().any(|cell| super::super::layout::is_total(&cell.text));
        let drawn =
            drawn.chain(merged).filter(|row| (band.below..last).contains(row) && !is_sum(row) && !is_label(row));
        let drawn: BTreeSet<u32> = drawn.collect();
        let used = |row: &u32| {
            self.sheet.row(*row).iter().any(|cell| cell.formula().is_none() && number(&cell.text).is_none())
        };
        let rows: Box<dyn Iterator<Item = u32>> = match drawn.is_empty() {
            true => Box::new((band.below..last).take_while(|row| !used(row))),
            // A gap in what is drawn ends the table.
            false => Box::new(drawn.into_iter().scan(None, |before: &mut Option<u32>, row| {
                let goes_on = before.is_none_or(|before| row <= before + 2);
                *before = Some(row);
                goes_on.then_some(row)
            })),
        };
        let is_data = |row: &u32| {
            let cells = self.sheet.row(*row);
            let is_note = matches!(cells, [only] if squeezed(&only.text).starts_with(['※', '注']) || only.text.chars().count() > 20);
            !self.sheet.hidden_rows.contains(row) && !is_note && !is_sum(row)
        };
        rows.take_while(|row| !is_label(row)).filter(is_data).collect()
    }

    /// The boxes of a row for what a heading of this meaning says: a number that is printed in front takes none.
    fn boxes(&self, band: &Band, concept: &str, row: u32) -> Vec<At> {
        let free = |(first, last): (u32, u32)| (first..=last).map(|column| (row, column)).find(|at| self.is_free(*at));
        band.spans(concept).into_iter().filter_map(free).collect()
    }

    /// Whether nobody has named anything below the headings of this meaning yet.
    fn is_blank(&self, band: &Band, concept: &str, rows: &[u32]) -> bool {
        let stands = |row: u32| {
            let mut columns = band.spans(concept).into_iter().flat_map(|(first, last)| first..=last);
            columns.any(|column| self.sheet.at(row, column).is_some())
        };
        !rows.iter().any(|row| stands(*row) && self.boxes(band, concept, *row).is_empty())
    }

    /// What a row says of the KPI that belongs there: 「活動指標」.
    fn says_kind(&self, row: u32, kind: &str) -> bool {
        let says = |at: At| self.sheet.at(at.0, at.1).is_some_and(|cell| cell.text.contains(kind));
        self.sheet.row(row).iter().any(|cell| cell.text.contains(kind))
            || self
                .sheet
                .merges
                .iter()
                .any(|area| (area.top..=area.bottom).contains(&row) && says((area.top, area.left)))
    }
}

struct Namer {
    names: Names,
    projects: Vec<Project>,
}

impl Namer {
    /// The projects of a list, from the one that is next on.
    fn table(&mut self, form: &Form<'_>, band: &Band, end: Option<u32>, next: &mut usize) {
        let Some(column) = band.starts("project").next() else { return };
        let rows = form.rows(band, end);
        if !form.is_blank(band, "project", &rows) {
            return self.kpis_of_named(form, band, column, &rows);
        }
        let across = band.starts("kpi").count();
        let mut from = 0;
        while let (Some(project), Some(&row)) = (self.projects.get(*next), rows.get(from)) {
            if !form.is_free((row, column)) {
                from += 1;
                continue;
            }
            let needed = project.kpis.len().div_ceil(across.max(1)).max(1);
            let box_ends = form.area((row, column)).filter(|area| area.bottom > area.top).map(|area| area.bottom);
            let own: Vec<u32> = match box_ends {
                Some(bottom) => rows[from..].iter().copied().take_while(|row| *row <= bottom).collect(),
                None => {
                    let is_open = |row: &u32| form.area((*row, column)).is_none_or(|area| area.top == area.bottom);
                    let needed = if across == 0 { 1 } else { needed };
                    rows[from..].iter().copied().take_while(is_open).take(needed).collect()
                }
            };
            self.names.insert((form.index, (row, column)), (project.at.key("name"), project.name.clone()));
            if let (Some(number), Some(column)) = (&project.number, band.starts("number").next())
                && form.is_free((row, column))
            {
                self.names.insert((form.index, (row, column)), (project.at.key("number"), number.clone()));
            }
            from += own.len().max(1);
            let at = *next;
            *next += 1;
            self.kpis(form, band, at, &own);
        }
    }

    /// The KPIs of a list whose projects are named and whose KPIs aren't.
    fn kpis_of_named(&mut self, form: &Form<'_>, band: &Band, column: u32, rows: &[u32]) {
        if band.starts("kpi").next().is_none() || !form.is_blank(band, "kpi", rows) {
            return;
        }
        let named: Vec<usize> = (0..rows.len()).filter(|n| form.sheet.at(rows[*n], column).is_some()).collect();
        for (n, &from) in named.iter().enumerate() {
            let to = named.get(n + 1).copied().unwrap_or(rows.len());
            let Some(text) = form.sheet.at(rows[from], column).map(|cell| squeezed(&cell.text)) else { continue };
            let known = self.projects.iter().position(|project| squeezed(&plain(&project.name)) == text);
            if let Some(at) = known {
                self.kpis(form, band, at, &rows[from..to]);
            }
        }
    }

    /// A project's KPIs into these rows: each where the row says its kind, else in order; side by side where the form has
    /// several boxes for them.
    fn kpis(&mut self, form: &Form<'_>, band: &Band, project: usize, rows: &[u32]) {
        let Some(project) = self.projects.get(project) else { return };
        let mut free: Vec<At> = rows.iter().flat_map(|row| form.boxes(band, "kpi", *row)).collect();
        let kinds: BTreeSet<&str> = project.kpis.iter().filter_map(|kpi| kpi.kind.as_deref()).collect();
        let by_kind = !kinds.is_empty() && rows.iter().any(|row| kinds.iter().any(|kind| form.says_kind(*row, kind)));
        for kpi in &project.kpis {
            let fits = |at: &At| !by_kind || kpi.kind.as_deref().is_none_or(|kind| form.says_kind(at.0, kind));
            let Some(n) = free.iter().position(fits) else { continue };
            self.names.insert((form.index, free.remove(n)), (kpi.at.clone(), kpi.name.clone()));
        }
    }
}
