//! 照会票: the workbook that a department fills in.
//!
//! A first sheet says what is wanted and how; each project has a sheet. Cells to be answered are coloured and unlocked,
//! everything else is locked without a password: nobody is kept from anything, but nothing is changed by a slip. Every row
//! with answers has its sign in the first column and the columns of answers stand under a row of headers, so that rows and
//! columns may be moved and inserted. Choices are lists, and a result may be 確認中. What was sent is in a hidden sheet
//! ([`super::note`]).

use std::io::Write;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Formula, IgnoreError, ProtectionOptions, Workbook, Worksheet,
};

use super::{Asked, Cell, Line, List, OfProject, PENDING, Part, Round, Shape, kind, letter, note};
use crate::exchange::cells::address;
use crate::exchange::out::clean::Cleaner;
use crate::exchange::out::{Changed, Stopped};
use crate::json::{Pointer, Tree};
use crate::ledger::field::Kind;
use crate::text::wrap;

/// What stands over the column of signs.
pub const KEY: &str = "記号";

/// What stands over the column of the rows' names.
pub(crate) const ITEM: &str = "項目";

/// What stands over the columns of answers.
pub const ANSWERS: [&str; 3] = ["回答欄1", "回答欄2", "回答欄3"];

/// What stands over the column of targets.
pub(crate) const GOAL: &str = "目標値";

/// The columns of the signs and of the answers, as they are sent; the last one is that of the targets.
pub(crate) const COLUMNS: (u16, [u16; 4]) = (0, [5, 6, 7, 3]);

/// Widths of the columns, in half-width characters.
const WIDTHS: [u16; 8] = [8, 34, 8, 14, 16, 20, 20, 34];

const FONT: &str = "ＭＳ ゴシック";
const SIZE: f64 = 10.0;
const LINE: f64 = 15.0;
const PADDING: f64 = 4.0;
const HIGHEST: f64 = 409.0;

/// Characters that a cell of Excel holds at most.
const MOST: usize = 32_767;

/// A sheet with the words that can be chosen.
const LISTS: &str = "選択肢";

/// Writes a department's workbook. `letter`: the checksum of the covering text that goes with it.
///
/// # Errors
/// Where it can't be written, or a text is too long for a cell.
pub fn write(round: &Round, part: &Part, letter: &str, out: &mut (dyn Write + Send)) -> Result<Changed, Stopped> {
    let mut paper = Paper { looks: Looks::new(), clean: Cleaner::default(), fixed: Vec::new() };
    let mut book = Workbook::new();
    // The only date is the year's, so that the same record makes the same bytes.
    let date = ExcelDateTime::from_ymd(round.year.0.saturating_add(1).clamp(1900, 9999), 4, 1)?;
    let town = paper.clean.text(&round.town).chars().take(250).collect::<String>();
    let title = format!("{}効果検証 照会票", round.year);
    book.set_properties(&DocProperties::new().set_title(title).set_author(&town).set_creation_datetime(&date));
    let names: Vec<String> = sheet_names(part);
    book.push_worksheet(cover(round, part, &names, &mut paper)?);
    let mut cells = Vec::new();
    for (n, (project, name)) in part.projects.iter().zip(&names).enumerate() {
        let mut sheet = Sheet::new(name)?;
        sheet.project(round, project, n, &mut paper, &mut cells)?;
        book.push_worksheet(sheet.done());
    }
    book.push_worksheet(lists(&round.lists, &mut paper)?);
    book.push_worksheet(hidden(&note::rows(round, part, letter, &cells, &paper.fixed))?);
    book.save_to_writer(out)?;
    Ok(paper.clean.changed)
}

/// A name a project: its number, or its place where it has none or shares it.
pub fn sheet_names(part: &Part) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (n, project) in part.projects.iter().enumerate() {
        let own = project.number.map(|number| format!("事業{number}"));
        let name = own.filter(|own| !names.contains(own)).unwrap_or_else(|| format!("事業({})", n + 1));
        names.push(name);
    }
    names
}

/// The sheet with the words that can be chosen: a column a list.
fn lists(lists: &[List; 3], paper: &mut Paper) -> Result<Worksheet, Stopped> {
    let mut sheet = Worksheet::new();
    sheet.set_name(LISTS)?.set_hidden(true);
    for (column, list) in (0..).zip(lists) {
        sheet.write_string(0, column, list.label)?;
        for (row, (word, _)) in (1..).zip(&list.words) {
            sheet.write_string(row, column, paper.clean.text(word))?;
        }
    }
    sheet.write_string(0, 3, "実績値")?.write_string(1, 3, PENDING)?;
    sheet.protect();
    Ok(sheet)
}

/// What is chosen from, as a range of that sheet.
fn range(list: Option<usize>, lists: &[List; 3]) -> Formula {
    let (column, count) = match list.and_then(|at| Some((at, lists.get(at)?))) {
        Some((at, list)) => (at, list.words.len().max(1)),
        None => (3, 1),
    };
    let letter = ["A", "B", "C", "D"].get(column).copied().unwrap_or("D");
    Formula::new(format!("={LISTS}!${letter}$2:${letter}${}", count + 1))
}

fn hidden(rows: &[Vec<String>]) -> Result<Worksheet, Stopped> {
    let mut sheet = Worksheet::new();
    sheet.set_name(note::SHEET)?.set_very_hidden(true).protect();
    for (row, texts) in (0..).zip(rows) {
        for (column, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text)?;
        }
    }
    Ok(sheet)
}

/// The first sheet: what is wanted, by when, and how.
fn cover(round: &Round, part: &Part, names: &[String], paper: &mut Paper) -> Result<Worksheet, Stopped> {
    let mut sheet = Sheet::new("照会")?;
    sheet.across(&format!("{}効果検証 照会票", round.year), &paper.looks.title.clone(), paper)?;
    sheet.across(&round.town, &paper.looks.plain.clone(), paper)?;
    sheet.across(&format!("所管課: {}", part.name()), &paper.looks.strong.clone(), paper)?;
    if let Some(due) = round.due.as_deref().and_then(letter::in_words) {
        sheet.across(&format!("提出期限: {due}"), &paper.looks.strong.clone(), paper)?;
    }
    sheet.row += 1;
    for line in letter::HOW {
        sheet.across(line, &paper.looks.plain.clone(), paper)?;
    }
    sheet.row += 1;
    for (project, name) in part.projects.iter().zip(names) {
        let (all, open) = project.cells();
        let words = format!("シート「{name}」 {}: {all}欄(うち未記入・確認中 {open}欄)", project.title());
        sheet.across(&words, &paper.looks.plain.clone(), paper)?;
    }
    for list in round.lists.iter().take(2).filter(|list| list.words.iter().any(|(_, criterion)| !criterion.is_empty()))
    {
        sheet.row += 1;
        sheet.across(&format!("{}の選び方", list.label), &paper.looks.strong.clone(), paper)?;
        for (word, criterion) in &list.words {
            sheet.across(&format!("「{word}」 {criterion}"), &paper.looks.plain.clone(), paper)?;
        }
    }
    Ok(sheet.done())
}

/// What all sheets share.
struct Paper {
    looks: Looks,
    clean: Cleaner,
    /// Checksums of what stands outside the cells to be answered.
    fixed: Vec<String>,
}

impl Paper {
    fn fixed(&mut self, text: &str) {
        let print = note::print(text);
        if !text.trim().is_empty() && !self.fixed.contains(&print) {
            self.fixed.push(print);
        }
    }
}

/// How cells look.
struct Looks {
    title: Format,
    strong: Format,
    plain: Format,
    head: Format,
    label: Format,
    beside: Format,
    key: Format,
    /// An answer: text, a result (whatever is typed), yen.
    text: Format,
    result: Format,
    yen: Format,
}

impl Looks {
    fn new() -> Looks {
        let plain = Format::new().set_font_name(FONT).set_font_size(SIZE).set_text_wrap().set_align(FormatAlign::Top);
        let boxed = plain.clone().set_border(FormatBorder::Thin);
        let answer = boxed.clone().set_background_color(Color::RGB(0x00FF_F2CC)).set_unlocked();
        Looks {
            title: plain.clone().set_font_size(14).set_bold(),
            strong: plain.clone().set_bold(),
            head: boxed.clone().set_bold().set_background_color(Color::RGB(0x00D9_E2F0)),
            label: boxed.clone().set_background_color(Color::RGB(0x00E7_ECF4)),
            beside: boxed.clone().set_font_color(Color::RGB(0x0040_4040)),
            key: boxed.clone().set_font_size(8).set_font_color(Color::RGB(0x0060_6060)),
            text: answer.clone().set_num_format("@"),
            result: answer.clone().set_align(FormatAlign::Right),
            yen: answer.set_num_format("#,##0").set_align(FormatAlign::Right),
            plain,
        }
    }
}

/// A sheet being filled from the top.
struct Sheet {
    sheet: Worksheet,
    row: u32,
}

impl Sheet {
    fn new(name: &str) -> Result<Sheet, Stopped> {
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        for (column, width) in (0..).zip(WIDTHS) {
            sheet.set_column_width(column, f64::from(width))?;
        }
        sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.2, 0.2).set_footer("&C&P / &N");
        let allowed = ProtectionOptions {
            format_cells: true,
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::default()
        };
        sheet.protect_with_options(&allowed);
        Ok(Sheet { sheet, row: 0 })
    }

    fn done(self) -> Worksheet {
        self.sheet
    }

    /// A text over the whole width.
    fn across(&mut self, text: &str, format: &Format, paper: &mut Paper) -> Result<(), Stopped> {
        let last = u16::try_from(WIDTHS.len() - 1).unwrap_or(0);
        self.fixed((0, last), text, format, paper)?;
        self.height(&[(text, WIDTHS.iter().sum())])?;
        self.row += 1;
        Ok(())
    }

    /// Makes the row as high as its texts in their widths ask for.
    fn height(&mut self, texts: &[(&str, u16)]) -> Result<(), Stopped> {
        let lines = texts.iter().map(|(text, width)| wrap(text, usize::from(width.saturating_sub(2).max(2))).len());
        let lines = u16::try_from(lines.max().unwrap_or(1).max(1)).unwrap_or(u16::MAX);
        self.sheet.set_row_height(self.row, (f64::from(lines) * LINE + PADDING).min(HIGHEST))?;
        Ok(())
    }

    /// A locked text.
    fn fixed(
        &mut self,
        (left, right): (u16, u16),
        text: &str,
        format: &Format,
        paper: &mut Paper,
    ) -> Result<(), Stopped> {
        let text = paper.clean.text(text).into_owned();
        paper.fixed(&text);
        self.write((left, right), &text, None, format)?;
        self.sheet.ignore_error(self.row, left, IgnoreError::NumberStoredAsText)?;
        Ok(())
    }

    fn write(
        &mut self,
        (left, right): (u16, u16),
        text: &str,
        number: Option<f64>,
        format: &Format,
    ) -> Result<(), Stopped> {
        let row = self.row;
        if right > left {
            self.sheet.merge_range(row, left, row, right, "", format)?;
        }
        if text.chars().map(char::len_utf16).sum::<usize>() > MOST {
            let head: String = text.chars().take(20).collect();
            return Err(Stopped::Book(format!(
                "「{head}…」は長すぎてExcelのセルに入りません(上限{MOST}字)。台帳の文を短くしてください。"
            )));
        }
        match number {
            _ if text.is_empty() => self.sheet.write_blank(row, left, format)?,
            Some(number) => self.sheet.write_number_with_format(row, left, number, format)?,
            None => self.sheet.write_string_with_format(row, left, text, format)?,
        };
        Ok(())
    }

    /// A project's sheet. `n`: its place in the workbook; `cells`: sign, column, sheet and address of each answer.
    fn project(
        &mut self,
        round: &Round,
        project: &OfProject,
        n: usize,
        paper: &mut Paper,
        cells: &mut Vec<(String, usize, String, String)>,
    ) -> Result<(), Stopped> {
        let (key, answers) = COLUMNS;
        let head = paper.looks.head.clone();
        self.across(&project.title(), &paper.looks.title.clone(), paper)?;
        let of = project.of.as_deref().map(|of| {
            let of = if of.is_empty() { super::NOBODY } else { of };
            format!("この事業の所管課は {of} です。次の指標だけを尋ねています。")
        });
        let mut line = of.unwrap_or_else(|| "色の付いた欄に記入してください。".to_owned());
        if project.targets() > 0 {
            let year = round.year;
            line.push_str(&format!(
                "「{GOAL}」に色の付いた指標は、{year}の目標値がまだ決まっていません。目標値も記入してください。"
            ));
        }
        self.across(&line, &paper.looks.plain.clone(), paper)?;
        self.fixed((key, key), KEY, &head, paper)?;
        for (column, words) in (1..5).zip([ITEM, "単位", GOAL, "前年度"]) {
            self.fixed((column, column), words, &head, paper)?;
        }
        for (column, words) in answers.into_iter().zip(ANSWERS) {
            self.fixed((column, column), words, &head, paper)?;
        }
        self.row += 1;
        self.sheet.set_freeze_panes(self.row, 2)?;
        let mut count = 0;
        for line in &project.lines {
            match line {
                Line::Section(name, columns) => {
                    self.fixed((0, 4), name, &head, paper)?;
                    for (column, words) in answers.into_iter().zip(columns) {
                        self.fixed((column, column), words, &head, paper)?;
                    }
                }
                Line::Elsewhere(what, why) => {
                    let (label, beside) = (paper.looks.label.clone(), paper.looks.beside.clone());
                    self.fixed((0, 1), what, &label, paper)?;
                    self.fixed((2, 7), why, &beside, paper)?;
                    self.height(&[(what, WIDTHS[1])])?;
                }
                Line::Asked(asked) => {
                    count += 1;
                    self.asked(round, asked, format!("Q{}-{count}", n + 1), paper, cells)?;
                }
            }
            self.row += 1;
        }
        Ok(())
    }

    fn asked(
        &mut self,
        round: &Round,
        asked: &Asked,
        key: String,
        paper: &mut Paper,
        cells: &mut Vec<(String, usize, String, String)>,
    ) -> Result<(), Stopped> {
        let (label, beside) = (paper.looks.label.clone(), paper.looks.beside.clone());
        self.fixed((0, 0), &key, &paper.looks.key.clone(), paper)?;
        self.fixed((1, 1), &asked.label, &label, paper)?;
        let mut texts: Vec<(String, u16)> = vec![(asked.label.clone(), WIDTHS[1])];
        if asked.shape == Shape::Kpi {
            let is_answer = |column| asked.cells.iter().any(|cell| COLUMNS.1.get(cell.column) == Some(&column));
            for (column, text) in (2..5).zip(&asked.beside).filter(|(column, _)| !is_answer(*column)) {
                self.fixed((column, column), text, &beside, paper)?;
                texts.push((text.clone(), WIDTHS[usize::from(column)]));
            }
        } else if let Some(text) = asked.beside.first() {
            self.fixed((2, 4), text, &beside, paper)?;
            texts.push((text.clone(), WIDTHS[2..5].iter().sum()));
        }
        for cell in &asked.cells {
            let first = COLUMNS.1.get(cell.column).copied().unwrap_or(5);
            let last = match (asked.shape, cell.column) {
                (Shape::Text, _) | (Shape::NarrowWide, 1) => 7,
                (Shape::WideNarrow, 0) => 6,
                _ => first,
            };
            let shown = self.answer((first, last), cell, round, paper)?;
            let width = WIDTHS[usize::from(first)..=usize::from(last)].iter().sum();
            texts.push((shown, width));
            let at = address(self.row, u32::from(first));
            cells.push((key.clone(), cell.column, self.sheet.name(), at));
        }
        let texts: Vec<(&str, u16)> = texts.iter().map(|(text, width)| (text.as_str(), *width)).collect();
        self.height(&texts)
    }

    /// A cell to be answered; gives the text that is sent in it.
    fn answer(
        &mut self,
        columns: (u16, u16),
        cell: &Cell,
        round: &Round,
        paper: &mut Paper,
    ) -> Result<String, Stopped> {
        let kind = kind(&cell.pointer);
        let (text, number) = sent(&cell.pointer, &cell.sent);
        let text = paper.clean.text(&text).into_owned();
        let format = match kind {
            Kind::Printed => &paper.looks.result,
            Kind::Yen => &paper.looks.yen,
            _ => &paper.looks.text,
        };
        let format = format.clone();
        self.write(columns, &text, number, &format)?;
        if cell.is_target() {
            let rule = DataValidation::new()
                .set_input_title(GOAL)?
                .set_input_message(format!("{}の目標値を記入してください。", round.year))?;
            self.sheet.add_data_validation(self.row, columns.0, self.row, columns.0, &rule)?;
        } else if kind == Kind::Printed || cell.list.is_some() {
            let rule = DataValidation::new().allow_list_formula(range(cell.list, &round.lists));
            let rule = match cell.list {
                Some(_) => rule
                    .set_error_style(DataValidationErrorStyle::Warning)
                    .set_error_title("選択肢にない語")?
                    .set_error_message("一覧から選んでください。")?,
                // A result is a number; the list only offers the word for one that isn't known.
                None => rule
                    .show_error_message(false)
                    .set_input_title("実績値")?
                    .set_input_message("数値を記入してください。まだ分からないときは「確認中」を選びます。")?,
            };
            self.sheet.add_data_validation(self.row, columns.0, self.row, columns.0, &rule)?;
        }
        Ok(text)
    }
}

/// A value as it is sent: its text, and the number where it is one that Excel keeps.
pub(super) fn sent(place: &Pointer, raw: &str) -> (String, Option<f64>) {
    let Ok(tree) = Tree::parse(raw) else { return (String::new(), None) };
    let value = tree.root(raw);
    let exact = raw.bytes().filter(u8::is_ascii_digit).count() <= 15;
    (super::shown(place, value), value.number().filter(|_| exact).and_then(|number| number.parse().ok()))
}
