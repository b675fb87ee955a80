//! The form as an Excel workbook.
//!
//! A3 landscape, one page wide, with print areas and repeated rows, in a typeface of fixed width so that our own width engine
//! says how high a row is: Excel works out no height for merged cells. A review that doesn't fit on the rest of a page begins
//! the next one. Numbers are numbers with the places that the record prints (`61.0`); everything else is text, never a
//! formula or a link. The same ledger gives the same bytes: the only date in the workbook is the end of its fiscal year.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use zip::result::ZipError;

use super::blocks::in_blocks;
use super::clean::Cleaner;
use super::form::{Form, Value};
use super::grid::{self, Grid, Role};
use super::{Changed, Stopped, Watch};
use crate::exchange::hands::Hands;
use crate::ledger::{Ledger, Reader};
use crate::text::wrap;

/// What official documents are set in; its full-width characters are twice as wide as its half-width ones.
const FONT: &str = "ＭＳ 明朝";
const SIZE: f64 = 10.0;

/// Points of a line of text (typefaces that stand in for ours have higher lines), and what a row has above and below its lines.
const LINE: f64 = 15.0;
const PADDING: f64 = 4.0;

/// A row of Excel is at most 409 points high: higher ones are made of several.
const HIGHEST: f64 = 400.0;

/// Points of a page's height and width within the margins: A3 landscape.
const PAGE: (f64, f64) = (740.0, 1130.0);

/// Points of one unit of column width.
const UNIT: f64 = 5.25;

/// Characters that a cell holds at most.
const MOST: usize = 32_767;

/// Page breaks that a sheet holds at most.
const BREAKS: usize = 1023;

/// A3 in Excel's list of papers.
const A3: u8 = 8;

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

/// What all sheets share.
struct Paper<'p> {
    formats: &'p mut Formats,
    clean: &'p mut Cleaner,
}

/// How a box looks.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Look {
    Box(Role),
    /// A number with so many places.
    Number(Role, u8),
    Title,
    Heading,
    Line,
}

/// The formats made so far: the crate compares them one by one, so each is made once.
#[derive(Default)]
struct Formats(HashMap<Look, Format>);

impl Formats {
    fn of(&mut self, look: Look) -> &Format {
        self.0.entry(look).or_insert_with(|| make(look))
    }
}

fn make(look: Look) -> Format {
    let plain = Format::new().set_font_name(FONT).set_font_size(SIZE).set_text_wrap();
    let role = match look {
        Look::Title => return plain.set_font_size(14).set_bold().set_align(FormatAlign::VerticalCenter),
        Look::Heading => return plain.set_font_size(11).set_bold().set_align(FormatAlign::VerticalCenter),
        Look::Line => return plain.set_align(FormatAlign::Top),
        Look::Box(role) | Look::Number(role, _) => role,
    };
    let boxed = plain.set_border(FormatBorder::Thin);
    let boxed = match role {
        Role::Head | Role::Label => boxed.set_background_color(0x00E7_ECF4).set_align(FormatAlign::VerticalCenter),
        Role::Middle => boxed.set_align(FormatAlign::VerticalCenter).set_align(FormatAlign::Center),
        Role::Strong => boxed.set_bold().set_align(FormatAlign::VerticalCenter),
        Role::Value => boxed.set_align(FormatAlign::Top),
    };
    match look {
        _ if role == Role::Head => boxed.set_align(FormatAlign::Center),
        Look::Number(role, places) => {
            let places = usize::from(places);
            let digits = if places == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(places)) };
            let align = if role == Role::Middle { FormatAlign::Center } else { FormatAlign::Right };
            // A number that finds no room would be shown as ####.
            boxed.unset_text_wrap().set_shrink().set_num_format(digits).set_align(align)
        }
        _ => boxed,
    }
}

/// A worksheet being filled from the top.
struct Sheet {
    sheet: Worksheet,
    widths: Vec<u16>,
    /// The next free row.
    row: u32,
    /// Points that the rows of the page take so far, and what a page holds.
    used: f64,
    page: f64,
    breaks: Vec<u32>,
}

impl Sheet {
    fn new(name: &str, widths: Vec<u16>) -> Result<Sheet, Stopped> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        for (column, width) in (0..).zip(&widths) {
            sheet.set_column_width(column, f64::from(*width))?;
        }
        sheet.set_paper_size(A3).set_landscape().set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
        sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.2, 0.2).set_footer("&C&P / &N");
        let points: f64 = widths.iter().map(|width| f64::from(*width) * UNIT).sum();
        let page = PAGE.0 / (PAGE.1 / points).min(1.0);
        Ok(Sheet { sheet, widths, row: 0, used: 0.0, page, breaks: Vec::new() })
    }

    /// The rows up to here stand at the head of every printed page.
    fn repeat(&mut self, last: u32) -> Result<(), Stopped> {
        self.sheet.set_repeat_rows(0, last)?;
        self.sheet.set_freeze_panes(last + 1, 0)?;
        Ok(())
    }

    fn gap(&mut self) {
        self.row += 1;
        self.used += 15.0;
    }

    fn break_page(&mut self) {
        self.used = 0.0;
        if self.row > 0 && self.breaks.len() < BREAKS {
            self.breaks.push(self.row);
        }
    }

    fn title(&mut self, paper: &mut Paper<'_>, title: &Value<'_>) -> Result<(), Stopped> {
        self.across(paper, Look::Title, &title.shown())
    }

    fn heading(&mut self, paper: &mut Paper<'_>, words: &str) -> Result<(), Stopped> {
        self.across(paper, Look::Heading, words)
    }

    fn line(&mut self, paper: &mut Paper<'_>, words: &str) -> Result<(), Stopped> {
        self.across(paper, Look::Line, words)
    }

    /// A text over the whole width.
    fn across(&mut self, paper: &mut Paper<'_>, look: Look, words: &str) -> Result<(), Stopped> {
        let larger = match look {
            Look::Title => 1.5,
            Look::Heading => 1.2,
            _ => 1.0,
        };
        let cells = self.widths.iter().map(|width| f64::from(*width)).sum::<f64>() / larger;
        let words = paper.clean.text(words).into_owned();
        let height = LINE * larger * lines(&words, cells as usize) as f64 + PADDING;
        let last = u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(0);
        self.place((self.row, 1), (0, last), Value::Text(words.into()), look, paper)?;
        self.height(self.row, height)?;
        self.row += 1;
        Ok(())
    }

    fn height(&mut self, row: u32, points: f64) -> Result<(), Stopped> {
        self.used += points;
        self.sheet.set_row_height(row, points.min(409.0))?;
        Ok(())
    }

    /// A grid that stays together on a page where it can, under its heading.
    fn block(&mut self, paper: &mut Paper<'_>, grid: Measured, heading: Option<&str>) -> Result<(), Stopped> {
        if self.used > 100.0 && self.used + grid.heights.iter().sum::<f64>() > self.page {
            self.break_page();
        }
        if let Some(heading) = heading {
            self.heading(paper, heading)?;
        }
        self.lay(paper, grid)
    }

    fn grid(&mut self, paper: &mut Paper<'_>, grid: Grid<'_>) -> Result<(), Stopped> {
        let measured = Measured::of(grid, paper.clean);
        self.lay(paper, measured)
    }

    fn lay(&mut self, paper: &mut Paper<'_>, grid: Measured) -> Result<(), Stopped> {
        // Where each row of the grid begins, and where the last one ends.
        let mut starts = vec![self.row];
        for height in &grid.heights {
            let rows = (height / HIGHEST).ceil().max(1.0);
            let first = starts.last().copied().unwrap_or(self.row);
            for row in first..first + rows as u32 {
                self.height(row, height / rows)?;
            }
            starts.push(first + rows as u32);
        }
        for cell in grid.cells {
            let (Some(&from), Some(&to)) = (starts.get(cell.row), starts.get(cell.row + cell.rows)) else { continue };
            let left = u16::try_from(cell.column).unwrap_or(u16::MAX);
            let right = u16::try_from(cell.column + cell.columns - 1).unwrap_or(u16::MAX);
            let look = match &cell.value {
                Value::Number(number) => Look::Number(cell.role, number.places()),
                _ => Look::Box(cell.role),
            };
            self.place((from, to - from), (left, right), cell.value, look, paper)?;
        }
        self.row = starts.last().copied().unwrap_or(self.row);
        Ok(())
    }

    /// One box; its text is clean.
    fn place(
        &mut self,
        (row, rows): (u32, u32),
        (left, right): (u16, u16),
        value: Value<'_>,
        look: Look,
        paper: &mut Paper<'_>,
    ) -> Result<(), Stopped> {
        let format = paper.formats.of(look);
        if rows > 1 || right > left {
            self.sheet.merge_range(row, left, row + rows - 1, right, "", format)?;
        }
        match value {
            Value::Blank => self.sheet.write_blank(row, left, format)?,
            Value::Number(number) => {
                let digits = number.plain().to_string();
                // Excel keeps 15 digits: a longer number would come out as another one.
                let exact = digits.bytes().filter(u8::is_ascii_digit).count() <= 15;
                match digits.parse::<f64>().ok().filter(|_| exact) {
                    Some(number) => self.sheet.write_number_with_format(row, left, number, format)?,
                    None => self.sheet.write_string_with_format(row, left, number.to_string(), format)?,
                }
            }
            Value::Text(text) => {
                if text.len() > MOST && text.chars().map(char::len_utf16).sum::<usize>() > MOST {
                    let head: String = text.chars().take(20).collect();
                    let words = format!(
                        "「{head}…」は長すぎてExcelのセルに入りません(上限{MOST}字)。台帳の文を短くするか、--to html か md で書き出してください。"
                    );
                    return Err(Stopped::Book(words));
                }
                self.sheet.write_string_with_format(row, left, text.into_owned(), format)?
            }
        };
        Ok(())
    }

    fn done(mut self) -> Result<Worksheet, Stopped> {
        let last = u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(0);
        self.sheet.set_print_area(0, 0, self.row.saturating_sub(1), last)?;
        self.sheet.set_page_breaks(&self.breaks)?;
        Ok(self.sheet)
    }
}

/// A grid whose texts are clean and whose rows are measured: all that can be done before it is known where it will stand.
struct Measured {
    heights: Vec<f64>,
    cells: Vec<grid::Cell<'static>>,
}

impl Measured {
    fn of(grid: Grid<'_>, clean: &mut Cleaner) -> Measured {
        let own = |cell: grid::Cell<'_>| {
            let value = match cell.value {
                Value::Text(text) => Value::Text(match clean.text(&text) {
                    Cow::Owned(changed) => Cow::Owned(changed),
                    Cow::Borrowed(_) => Cow::Owned(text.into_owned()),
                }),
                Value::Number(number) => Value::Number(number),
                Value::Blank => Value::Blank,
            };
            let grid::Cell { row, column, rows, columns, role, bar, .. } = cell;
            grid::Cell { row, column, rows, columns, role, value, bar }
        };
        let cells: Vec<_> = grid.cells.into_iter().map(own).collect();
        Measured { heights: heights(&cells, grid.rows, &grid.widths), cells }
    }
}

/// The rows' heights in points: each as high as its own boxes ask for; what reaches over several rows and still finds no room
/// makes all of them higher.
fn heights(cells: &[grid::Cell<'_>], rows: usize, widths: &[u16]) -> Vec<f64> {
    let mut heights = vec![LINE + PADDING; rows];
    let need = |cell: &grid::Cell<'_>| {
        let width: usize = widths.iter().skip(cell.column).take(cell.columns).map(|w| usize::from(*w)).sum();
        let count = match &cell.value {
            Value::Text(text) => lines(text, width),
            _ => 1,
        };
        count as f64 * LINE + PADDING
    };
    let mut wide = Vec::new();
    for cell in cells {
        let need = need(cell);
        match heights.get_mut(cell.row) {
            Some(height) if cell.rows == 1 => *height = height.max(need),
            _ => wide.push((cell, need)),
        }
    }
    // The ones with fewer rows first: the others then need less.
    wide.sort_by_key(|(cell, _)| cell.rows);
    for (cell, need) in wide {
        let Some(rows) = heights.get_mut(cell.row..cell.row + cell.rows) else { continue };
        let short = need - rows.iter().sum::<f64>();
        if short > 0.0 {
            let share = short / rows.len() as f64;
            rows.iter_mut().for_each(|height| *height += share);
        }
    }
    heights
}

/// Lines of a text in a column: a unit of its width takes a half-width character, less a margin.
fn lines(text: &str, width: usize) -> usize {
    let width = width.saturating_sub(2).max(2);
    // Paragraphs are broken each by itself. No character takes more cells than it has bytes, nor more than two.
    let rows = |paragraph: &str| {
        let short = paragraph.len() <= width || paragraph.chars().count() * 2 <= width;
        if short { 1 } else { wrap(paragraph, width).len() }
    };
    text.split('\n').map(rows).sum()
}

impl From<XlsxError> for Stopped {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::IoError(error) | XlsxError::ZipError(ZipError::Io(error)) => Stopped::Write(error),
            error => {
                Stopped::Book(format!("Excelブックにできません({error})。--to html か csv で書き出してください。"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_screen() {
        let long =
            "令和6年度の実績は、延べ1,234人（前年度比 102.5%）であった。https://example.jp/a/b?c=d 「そのうち」🗻";
        let texts = ["", "\n", "短い", "短い\n", "\n\n一行\nabc", long].map(str::to_owned);
        let joined = texts.join("\n");
        for text in texts.iter().chain([&joined]) {
            for width in 4..90 {
                assert_eq!(lines(text, width), wrap(text, width.saturating_sub(2).max(2)).len(), "{width}: {text:?}");
            }
        }
    }
}
