//! The form as an Excel workbook.
//!
//! Which sheets it has, and what stands on each; how a sheet is filled is in `xlsx/sheet.rs`, how high its rows are in
//! `xlsx/heights.rs`. The same ledger gives the same bytes: the only date in the workbook is the end of its fiscal year.

mod heights;
mod sheet;

use std::io::Write;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use zip::result::ZipError;

use super::blocks::in_blocks;
use super::clean::Cleaner;
use super::form::{Form, Value};
use super::grid::{self, Grid, Role};
use super::{Changed, Stopped, Watch};
use crate::exchange::hands::Hands;
use crate::ledger::{Ledger, Reader};
use heights::Measured;
use sheet::{Formats, Paper, Sheet};

/// Writes the workbook.
///
/// # Errors
/// See [`super::write_form`].
pub fn write(
    hands: &impl Hands,
    form: &Form<'_>,
    ledger: &Ledger,
    clean: &mut Cleaner,
    out: &mut (dyn Write + Send),
    watch: Watch<'_>,
) -> Result<(), Stopped> {
    let mut book = Workbook::new();
    book.set_properties(&properties(form, clean)?);
    let mut formats = Formats::default();
    let mut paper = Paper { formats: &mut formats, clean };

    book.push_worksheet(overview(form, &mut paper)?);
    let head = grid::list(form);
    let mut list = Sheet::new("一覧", head.widths.clone())?;
    list.heading(&mut paper, "一覧")?;
    list.repeat(list.row)?;
    list.grid(&mut paper, head)?;
    let columns = grid::Columns::of(form);
    let mut reviews = Sheet::new("効果検証", columns.widths().to_vec())?;
    reviews.title(&mut paper, &form.review_title())?;
    reviews.repeat(0)?;
    let mut plans = Sheet::new("事業概要", grid::PLAN.to_vec())?;
    let mut planned = false;
    in_blocks(
        hands,
        &form.indexes(ledger),
        watch,
        |these| block(form, &columns, ledger, these),
        |(projects, changed)| {
            paper.clean.changed += changed;
            for Published { row, review, plan } in projects {
                list.lay(&mut paper, row)?;
                if let Some(review) = review {
                    reviews.gap();
                    reviews.block(&mut paper, review, None)?;
                }
                if let Some((heading, plan)) = plan {
                    if planned {
                        plans.gap();
                        plans.break_page();
                    }
                    planned = true;
                    plans.block(&mut paper, plan, Some(&heading))?;
                }
            }
            Ok::<(), Stopped>(())
        },
    )?;
    if let Some((label, cost, grant)) = form.total() {
        reviews.gap();
        let mut total = Grid::new("", columns.widths().to_vec());
        total.row(Role::Label, [Value::Text(label.into()), Value::Blank, Value::Blank]);
        total.cells.truncate(1);
        total.cells[0].columns = 3;
        let mut amounts = Grid::new("", columns.widths().to_vec());
        amounts.row(Role::Value, [Value::Blank, Value::Blank, Value::Blank, cost, grant]);
        total.cells.extend(amounts.cells.into_iter().skip(3));
        reviews.grid(&mut paper, total)?;
    }
    book.push_worksheet(list.done()?);
    book.push_worksheet(reviews.done()?);
    if let Some(remarks) = remarks(form, &mut paper)? {
        book.push_worksheet(remarks);
    }
    if planned {
        book.push_worksheet(plans.done()?);
    }
    if !form.visible_only() {
        let all = form.indexes(ledger).len();
        book.push_worksheet(kept(super::hidden::rows(hands, form, ledger, &mut |_| watch(all))?)?);
    }
    Ok(book.save_to_writer(out)?)
}

/// What is published of a project, ready to be laid on its sheets.
struct Published {
    row: Measured,
    review: Option<Measured>,
    plan: Option<(String, Measured)>,
}

fn block(form: &Form<'_>, columns: &grid::Columns, ledger: &Ledger, indexes: &[usize]) -> (Vec<Published>, Changed) {
    let mut clean = Cleaner::default();
    let mut all = Vec::with_capacity(indexes.len());
    let mut reader = Reader::default();
    for index in indexes {
        let Some(project) = reader.project(ledger, *index) else { continue };
        let row = Measured::of(grid::list_row(form, project), &mut clean);
        let review = form.review(project).map(|review| Measured::of(grid::review(columns, review), &mut clean));
        let plan = form.plan(project).map(|(heading, parts)| {
            let plan = Measured::of(grid::plan(&heading, parts), &mut clean);
            (heading.into_owned(), plan)
        });
        all.push(Published { row, review, plan });
    }
    (all, clean.changed)
}

/// The hidden sheet, from which the ledger comes back whole.
fn kept(rows: Vec<[String; 2]>) -> Result<Worksheet, Stopped> {
    let mut sheet = Worksheet::new();
    sheet.set_name(super::hidden::SHEET)?.set_very_hidden(true).protect();
    for (row, texts) in (0..).zip(rows) {
        for (column, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text)?;
        }
    }
    Ok(sheet)
}

/// What the file says of itself. The date is the day after the fiscal year: the record has no other, and the clock would
/// make another file of the same ledger every time.
fn properties(form: &Form<'_>, clean: &mut Cleaner) -> Result<DocProperties, Stopped> {
    let title = clean.text(&form.title().shown()).chars().take(250).collect::<String>();
    let town = clean.text(&form.municipality().shown()).chars().take(250).collect::<String>();
    let date = ExcelDateTime::from_ymd(form.year().map_or(2000, |year| year.0 + 1).clamp(1900, 9999), 4, 1)?;
    Ok(DocProperties::new().set_title(title).set_author(&town).set_company(town).set_creation_datetime(&date))
}

/// 交付金の概要 and what the totals come to.
fn overview(form: &Form<'_>, paper: &mut Paper<'_>) -> Result<Worksheet, Stopped> {
    let programs = grid::programs(form);
    let widths = programs.as_ref().map_or_else(|| vec![14, 160], |grid| grid.widths.clone());
    let mut sheet = Sheet::new("概要", widths)?;
    sheet.title(paper, &form.title())?;
    let town = form.municipality();
    if !town.is_blank() {
        sheet.line(paper, &town.shown())?;
    }
    if let Some(code) = form.code() {
        let mut row = Grid::new("", sheet.widths.clone());
        row.row(Role::Label, [Value::Text(code.label)]);
        row.cells.extend([grid::Cell { column: 1, role: Role::Value, value: code.value, ..row.cells[0].clone() }]);
        sheet.grid(paper, row)?;
    }
    if let Some(grid) = programs {
        sheet.gap();
        sheet.heading(paper, "1 交付金の概要")?;
        sheet.grid(paper, grid)?;
    }
    sheet.gap();
    for line in form.summary().iter().chain(&form.notes()) {
        sheet.line(paper, line)?;
    }
    sheet.done()
}

/// 備考: the criteria, and who verified.
fn remarks(form: &Form<'_>, paper: &mut Paper<'_>) -> Result<Option<Worksheet>, Stopped> {
    let (criteria, verified) = (form.criteria(), grid::verifications(form));
    if criteria.is_empty() && verified.is_none() {
        return Ok(None);
    }
    let mut sheet = Sheet::new("備考", vec![48, 120, 24])?;
    sheet.heading(paper, "備考")?;
    for (heading, rows) in criteria {
        sheet.gap();
        sheet.heading(paper, &heading)?;
        sheet.grid(paper, grid::criteria(&heading, rows))?;
    }
    if let Some(grid) = verified {
        sheet.gap();
        sheet.heading(paper, &grid.caption)?;
        sheet.grid(paper, grid)?;
    }
    sheet.done().map(Some)
}

impl From<XlsxError> for Stopped {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::IoError(error) | XlsxError::ZipError(ZipError::Io(error)) => Stopped::Write(error),
            // What a record can be too long for, in the library's words, is looked after beforehand; the rest has none of ours.
            _ => Stopped::Book("Excelブックにできません。--to html か csv で書き出してください。".to_owned()),
        }
    }
}
