//! The hidden sheet of a workbook that is sent: what was sent, and which cell asks for what.
//!
//! It is a table that a person can read too: a word in the first column says what the row is. Everything in it is text; what
//! isn't plain is JSON with escapes, so that no character is lost or obeyed on the way through another program. A text that is
//! longer than a cell goes on in the next row of the same word.

use std::collections::HashSet;

use serde::Deserialize;
use twox_hash::XxHash64;

use super::{Asked, Part, Round};
use crate::exchange::cells::{Book, Sheet};
use crate::exchange::out::clean::Cleaner;
use crate::exchange::values::string;
use crate::json::Pointer;
use crate::json::string::escaped;
use crate::ledger::year::FiscalYear;
use crate::text::is_hostile;

/// The first cell of the sheet, by which such a workbook is recognised whatever its name and its visible sheets.
pub(crate) const MARK: &str = "kensho-ask/1";

/// The sheet's name.
pub(crate) const SHEET: &str = "kensho";

/// Characters of a long text in one cell: Excel holds 32,767.
const CHUNK: usize = 30_000;

/// What the hidden sheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The year that was asked about.
    pub year: FiscalYear,
    /// The town as printed.
    pub town: String,
    /// 全国地方公共団体コード, or nothing.
    pub code: String,
    /// The department; empty where there is none.
    pub department: String,
    /// Every department that was asked at the time.
    pub departments: Vec<String>,
    /// The day by which answers are wanted.
    pub due: Option<String>,
    /// The ledger's checksum.
    pub digest: String,
    /// The checksum of the covering text that went with it.
    pub letter: String,
    /// What was sent, as a ledger of those rows.
    pub sent: String,
    /// Checksums of the texts that stand outside the cells to be answered.
    pub fixed: HashSet<String>,
    /// The cells to be answered.
    pub cells: Vec<Noted>,
}

/// A cell to be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// The sign of its row.
    pub key: String,
    /// Which column of answers, from 0.
    pub column: usize,
    /// The place in what was sent.
    pub place: Pointer,
    /// The name of its row, as it is compared.
    pub label: String,
}

/// JSON without a character that drives or deceives.
fn safe(json: &str) -> String {
    escaped(json, |c| is_hostile(c) || c == '\t').into_owned()
}

/// A text as it is compared: without white space, and with `_x0041_` as the character that it stands for. That is how a
/// workbook escapes characters, and not every program that saves one escapes such a text again.
pub fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let escape = rest.strip_prefix("_x").and_then(|code| Some((code.get(..4)?, code.get(4..)?.strip_prefix('_')?)));
        let meant =
            escape.and_then(|(code, rest)| Some((u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?, rest)));
        let (c, after) = meant.unwrap_or((c, &rest[c.len_utf8()..]));
        out.extend(Some(c).filter(|c| !c.is_whitespace()));
        rest = after;
    }
    out
}

/// The checksum of a text, as it is compared.
pub fn print(text: &str) -> String {
    checksum(bare(text).as_bytes())
}

/// A checksum in 16 hexadecimal digits.
pub(crate) fn checksum(bytes: &[u8]) -> String {
    format!("{:016x}", XxHash64::oneshot(0, bytes))
}

/// What is sent to a department, as a ledger.
pub fn sent(round: &Round, part: &Part) -> String {
    let projects: Vec<&str> = part.projects.iter().map(|project| project.sent.as_str()).collect();
    format!(
        "{{\"format\":\"kensho-ledger/1\",\"municipality\":{},\"fiscal_year\":{},\"projects\":[{}]}}",
        string(&round.town),
        string(&round.year.short()),
        projects.join(",")
    )
}

/// The sheet's rows. `cells`: for each cell its sign, column, sheet and address; `fixed`: checksums of the other texts.
pub fn rows<'p>(
    round: &Round,
    part: &'p Part,
    letter: &str,
    cells: &[(String, usize, String, String)],
    fixed: &[String],
) -> Vec<Vec<String>> {
    let mut rows =
        vec![vec![MARK.to_owned(), "この照会票の控えです。消したり書き換えたりしないでください。".to_owned()]];
    let departments: Vec<&str> = round.parts.iter().map(|part| part.department.as_str()).collect();
    let departments = serde_json::to_string(&departments).unwrap_or_default();
    for (word, json) in [
        ("year", string(&round.year.short())),
        ("town", string(&round.town)),
        ("code", string(&round.code)),
        ("department", string(&part.department)),
        ("due", string(round.due.as_deref().unwrap_or_default())),
        ("digest", string(&round.digest)),
        ("letter", string(letter)),
        ("departments", departments),
        ("sent", sent(round, part)),
    ] {
        let chars: Vec<char> = safe(&json).chars().collect();
        rows.extend(chars.chunks(CHUNK).map(|chunk| vec![word.to_owned(), chunk.iter().collect()]));
    }
    rows.extend(fixed.chunks(CHUNK / 17).map(|chunk| vec!["fixed".to_owned(), chunk.join(" ")]));
    rows.push(
        ["", "記号", "回答欄", "送ったときの場所", "台帳の場所", "シート", "セル", "事業", "年度", "項目", "送った値"]
            .map(str::to_owned)
            .into(),
    );
    let asked = part.projects.iter().enumerate().flat_map(|(n, project)| {
        let cells = move |asked: &'p Asked| asked.cells.iter().map(move |cell| (n, project, asked, cell));
        project.asked().flat_map(cells)
    });
    for ((key, column, sheet, address), (n, project, asked, cell)) in cells.iter().zip(asked) {
        let place = format!("/projects/{n}{}", cell.inside.as_str());
        let value = safe(&cell.sent);
        // A long text stands whole in what was sent.
        let value = if value.chars().count() > CHUNK { String::new() } else { value };
        rows.push(vec![
            "cell".to_owned(),
            key.clone(),
            column.to_string(),
            safe(&string(&place)),
            safe(&string(cell.pointer.as_str())),
            sheet.clone(),
            address.clone(),
            safe(&string(&project.title())),
            round.year.short(),
            safe(&string(&asked.label)),
            value,
        ]);
    }
    rows
}

/// The sheet of a workbook that says what was sent.
pub(crate) fn of_book(book: &Book) -> Option<(usize, &Sheet)> {
    let mark = |sheet: &Sheet| sheet.at(0, 0).is_some_and(|cell| *cell.text == *MARK);
    book.sheets.iter().enumerate().find(|(_, sheet)| mark(sheet))
}

/// Reads the sheet; `None` where it was cut or changed.
pub fn read(sheet: &Sheet) -> Option<Note> {
    let text = |row: u32, column: u32| sheet.at(row, column).map_or("", |cell| &*cell.text);
    let all = |word: &str| {
        let rows = sheet.used_rows().into_iter().filter(|row| text(*row, 0) == word);
        rows.map(|row| text(row, 1).to_owned()).collect::<String>()
    };
    fn json<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
        serde_json::from_str(text).ok()
    }
    let word = |name: &str| json::<String>(&all(name));
    let cells = sheet.used_rows().into_iter().filter(|row| text(*row, 0) == "cell").map(|row| {
        let place: String = json(text(row, 3))?;
        Some(Noted {
            key: text(row, 1).to_owned(),
            column: text(row, 2).parse().ok()?,
            place: Pointer::parse(&place).ok()?,
            label: bare(&Cleaner::default().text(&json::<String>(text(row, 9)).unwrap_or_default())),
        })
    });
    let fixed = sheet.used_rows().into_iter().filter(|row| text(*row, 0) == "fixed");
    let fixed = fixed.flat_map(|row| text(row, 1).split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    Some(Note {
        year: FiscalYear::parse(&word("year")?)?,
        town: word("town")?,
        code: word("code")?,
        department: word("department")?,
        departments: json(&all("departments"))?,
        due: word("due").filter(|due| !due.is_empty()),
        digest: word("digest")?,
        letter: word("letter")?,
        sent: Some(all("sent")).filter(|sent| crate::json::validate(sent).is_ok())?,
        fixed,
        cells: cells.collect::<Option<Vec<_>>>()?,
    })
}

impl Note {
    /// The department's name, or that there is none.
    pub fn name(&self) -> &str {
        if self.department.is_empty() { super::NOBODY } else { &self.department }
    }
}
