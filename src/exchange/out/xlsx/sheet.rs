//! A worksheet, filled from the top as it is printed.
//!
//! A3 landscape, one page wide, with print areas and repeated rows, in a typeface of fixed width so that our own width engine
//! says how high a row is. A review that doesn't fit on the rest of a page begins the next one. Numbers are numbers with the
//! places that the record prints (`61.0`); everything else is text, never a formula or a link.

use std::collections::HashMap;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet};

use super::heights::{LINE, Measured, PADDING, lines};
use crate::exchange::out::Stopped;
use crate::exchange::out::clean::Cleaner;
use crate::exchange::out::form::Value;
use crate::exchange::out::grid::{Grid, Role};

/// What official documents are set in; its full-width characters are twice as wide as its half-width ones.
const FONT: &str = "ＭＳ 明朝";
const SIZE: f64 = 10.0;

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

/// What all sheets share.
pub(super) struct Paper<'p> {
    pub(super) formats: &'p mut Formats,
    pub(super) clean: &'p mut Cleaner,
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
pub(super) struct Formats(HashMap<Look, Format>);

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
pub(super) struct Sheet {
    sheet: Worksheet,
    pub(super) widths: Vec<u16>,
    /// The next free row.
    pub(super) row: u32,
    /// Points that the rows of the page take so far, and what a page holds.
    used: f64,
    page: f64,
    breaks: Vec<u32>,
}

impl Sheet {
    pub(super) fn new(name: &str, widths: Vec<u16>) -> Result<Sheet, Stopped> {
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
    pub(super) fn repeat(&mut self, last: u32) -> Result<(), Stopped> {
        self.sheet.set_repeat_rows(0, last)?;
        self.sheet.set_freeze_panes(last + 1, 0)?;
        Ok(())
    }

    pub(super) fn gap(&mut self) {
        self.row += 1;
        self.used += 15.0;
    }

    pub(super) fn break_page(&mut self) {
        self.used = 0.0;
        if self.row > 0 && self.breaks.len() < BREAKS {
            self.breaks.push(self.row);
        }
    }

    pub(super) fn title(&mut self, paper: &mut Paper<'_>, title: &Value<'_>) -> Result<(), Stopped> {
        self.across(paper, Look::Title, &title.shown())
    }

    pub(super) fn heading(&mut self, paper: &mut Paper<'_>, words: &str) -> Result<(), Stopped> {
        self.across(paper, Look::Heading, words)
    }

    pub(super) fn line(&mut self, paper: &mut Paper<'_>, words: &str) -> Result<(), Stopped> {
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
    pub(super) fn block(
        &mut self,
        paper: &mut Paper<'_>,
        grid: Measured,
        heading: Option<&str>,
    ) -> Result<(), Stopped> {
        if self.used > 100.0 && self.used + grid.heights.iter().sum::<f64>() > self.page {
            self.break_page();
        }
        if let Some(heading) = heading {
            self.heading(paper, heading)?;
        }
        self.lay(paper, grid)
    }

    pub(super) fn grid(&mut self, paper: &mut Paper<'_>, grid: Grid<'_>) -> Result<(), Stopped> {
        let measured = Measured::of(grid, paper.clean);
        self.lay(paper, measured)
    }

    pub(super) fn lay(&mut self, paper: &mut Paper<'_>, grid: Measured) -> Result<(), Stopped> {
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

    pub(super) fn done(mut self) -> Result<Worksheet, Stopped> {
        let last = u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(0);
        self.sheet.set_print_area(0, 0, self.row.saturating_sub(1), last)?;
        self.sheet.set_page_breaks(&self.breaks)?;
        Ok(self.sheet)
    }
}
