//! Tables as text: csv and tsv files, and what was copied out of a PDF or a Word document.
//!
//! The encoding is told apart and said: a byte order mark decides, else UTF-8 if every byte fits it, else CP932 (which has ①㈱髙, as
//! Excel writes them). Nothing is replaced by `?`: bytes that fit neither are refused with their place. Quotes are
//! honoured only where they are in order throughout; a table copied as text has none, and a stray `"` in it is a character.

use super::cells::{Book, Cell, MOST_CELLS, Sheet, TOO_MANY_CELLS};
use super::out::unguarded;
use super::read::{How, Unreadable};
use super::words::Words;

mod encoding;

/// Columns of a record.
const COLUMNS: usize = 16_384;

/// Bytes of a text: as many cells as are taken make a third of it, and while it is looked at it is in memory several times.
const LARGEST_TEXT: usize = 64 << 20;

/// Reads text of any of the encodings.
///
/// # Errors
/// Why it isn't a table.
pub(super) fn read(file: &str, bytes: &[u8], how: &How, words: &Words) -> Result<Book, Unreadable> {
    if bytes.len() > LARGEST_TEXT {
        let (have, limit) = (bytes.len() >> 20, LARGEST_TEXT >> 20);
        return Err(Unreadable::TooLarge(format!("文字のファイルとしては大きすぎます({have}MB、上限{limit}MB)")));
    }
    let (text, said) = encoding::decoded(bytes, how.encoding)?;
    let mut book = separated(file, &text, how.separator, words)?;
    book.notices.push(format!("文字コードは {said} として読みました。"));
    Ok(book)
}

/// The text of a table, pasted or decoded.
///
/// # Errors
/// Why it isn't a table.
pub fn table(file: &str, text: &str) -> Result<Book, Unreadable> {
    separated(file, text, None, &Words::default())
}

/// `said`: what the user says stands between fields. `words`: by which headings are known.
fn separated(file: &str, text: &str, said: Option<char>, words: &Words) -> Result<Book, Unreadable> {
    if text.contains('\0') {
        return Err(Unreadable::Text(format!(
            "{}行目に文字でないもの(NUL)が入っています。表計算ソフトから保存し直してください。",
            text[..text.find('\0').unwrap_or_default()].matches('\n').count() + 1
        )));
    }
    // What is looked at line by line takes more room than its bytes: below a quote that nobody closes, too.
    if text.lines().filter(|line| !line.trim().is_empty()).nth(MOST_CELLS).is_some() {
        return Err(Unreadable::TooLarge(TOO_MANY_CELLS.to_owned()));
    }
    let untagged = untagged(text);
    let text = untagged.as_str();
    let ruled = Some(text).filter(|_| said.is_none()).and_then(super::ruled::fields);
    if let Some(ruled) = ruled {
        let mut cells = Gathered::default();
        for (row, fields) in ruled.rows.iter().enumerate() {
            cells.count(row, fields.len());
            cells.add_all(row, fields.iter().map(|(column, field)| (*column, field.as_str())))?;
        }
        for cell in &mut cells.cells {
            if let Some(left) = ruled.unstruck.get(&(cell.row as usize, cell.column as usize)) {
                cell.strike_all_but(left);
            }
        }
        let mut book = book(file, cells, false, false)?;
        if let Some(sheet) = book.sheets.first_mut() {
            (sheet.begin, sheet.beside) = (ruled.begin, ruled.beside);
        }
        return Ok(book);
    }
    let tabbed =
        Some(text).filter(|text| said.is_none() && !text.contains('\t') && !quoted(text)).and_then(super::bars::tabbed);
    let text = tabbed.as_deref().unwrap_or(text);
    let separator = said.unwrap_or_else(|| separator(text));
    // What no sign sets apart may still be a report: its lines say themselves what their parts are.
    let report = Some(text).filter(|text| said.is_none() && !quoted(text) && matches!(separator, GAP | ','));
    let lines = report.map(|text| text.lines().collect::<Vec<_>>());
    let report = lines.as_ref().and_then(|lines| super::lines::fields(lines, words));
    let running = report.is_some();
    let by_blanks = lines.clone().filter(|_| !running);
    let report = report.or_else(|| super::lines::list(&lines?, words));
    let single = by_blanks.filter(|_| report.is_none()).and_then(|lines| super::single_blanks::fields(&lines, words));
    // Its rows are whole: none goes on with another.
    let whole = single.is_some();
    let report = report.or(single);
    let pasted = (report.is_some() && !whole) || (separator == '\t' && !quoted(text)) || (separator == GAP && !whole);
    let mut cells = Gathered::default();
    match (report, separator) {
        (Some(report), _) => {
            for (row, fields) in report.iter().enumerate() {
                cells.add_all(row, fields.iter().map(|(column, field)| (*column, field.as_str())))?;
            }
        }
        (None, GAP) => parted_by_gaps(text, &mut cells)?,
        (None, _) if pasted => {
            for (row, fields) in super::broken::rows(text, words) {
                cells.count(row, fields.len());
                cells.add_all(row, fields.iter().map(String::as_str).enumerate())?;
            }
        }
        (None, separator) => records(text, separator, words, &mut cells)?,
    }
    book(file, cells, pasted, running)
}

/// The text's cells as a book of one sheet.
fn book(file: &str, cells: Gathered, pasted: bool, running: bool) -> Result<Book, Unreadable> {
    let mut sheet = Sheet::new(None, cells.cells, Vec::new());
    sheet.fields = cells.fields;
    let mut notices = Vec::new();
    if let Some((first, _)) = cells.torn.first() {
        notices.push(format!(
            "見出しより列の多い行が {} 行あります({}行目など)。金額の桁区切りの「,」で列がずれているので、読んでいません。金額を「\"」で囲むか、「,」を取って保存し直してください。",
            cells.torn.len(),
            first + 1
        ));
    }
    for (row, fields) in cells.torn {
        let why = |field: &str| format!("桁区切りの「,」で列がずれた行の値「{field}」");
        sheet.unseen.extend(fields.iter().map(|(column, field)| (row, *column, why(field))));
    }
    if sheet.cells.is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(Book { file: file.to_owned(), sheets: vec![sheet], notices, plain: true, pasted, running })
}

/// The cells of a text that say something, row by row.
#[derive(Default)]
struct Gathered {
    cells: Vec<Cell>,
    /// By row: how many fields a sign parts in it.
    fields: Vec<u32>,
    /// The rows, from 0, of records that commas within amounts have torn, with their fields and columns.
    torn: Vec<(u32, Vec<(u32, String)>)>,
}

impl Gathered {
    /// Notes how many fields a row has.
    fn count(&mut self, row: usize, fields: usize) {
        self.fields.resize(row.max(self.fields.len()), 0);
        self.fields.push(fields as u32);
    }

    fn add_all<'t>(&mut self, row: usize, fields: impl Iterator<Item = (usize, &'t str)>) -> Result<(), Unreadable> {
        for (column, field) in fields {
            self.add(row, column, field)?;
        }
        Ok(())
    }

    fn add(&mut self, row: usize, column: usize, field: &str) -> Result<(), Unreadable> {
        if column >= COLUMNS || row > u32::MAX as usize {
            return Err(Unreadable::TooLarge(format!("{}行目の列が{COLUMNS}列より多くあります", row + 1)));
        }
        if super::words::is_blank(field) {
            return Ok(());
        }
        if self.cells.len() >= MOST_CELLS {
            return Err(Unreadable::TooLarge(TOO_MANY_CELLS.to_owned()));
        }
        let text = if field.contains(BREAK) { broken_into_lines(field) } else { field.to_owned() };
        if !super::words::is_blank(&text) {
            self.cells.push(Cell::text(row as u32, column as u32, unguarded(&text)));
        }
        Ok(())
    }
}

/// Lines whose columns blanks set apart: one with fewer of them than most has lost some, and stays whole.
fn parted_by_gaps(text: &str, cells: &mut Gathered) -> Result<(), Unreadable> {
    let lines: Vec<&str> = text.lines().collect();
    let most = lines.iter().map(|line| spaced(line).len()).max().unwrap_or_default();
    let mut counts = lines.iter().map(|line| spaced(line).len()).filter(|count| *count > 2);
    let alike = counts.next().is_none_or(|first| counts.all(|count| count == first));
    // Where lines have as many fields as each other, no places are needed to tell which is which.
    let aligned = if alike { None } else { super::aligned::fields(&lines) };
    for (row, line) in text.split('\n').enumerate() {
        if let Some(fields) = aligned.as_ref().and_then(|lines| lines.get(row)) {
            cells.add_all(row, fields.iter().map(|(column, field)| (*column, &**field)))?;
            continue;
        }
        let fields = if spaced(line).len() == most { spaced(line) } else { vec![line.trim()] };
        cells.add_all(row, fields.into_iter().enumerate())?;
    }
    Ok(())
}

/// The records of a text whose quotes are in order.
fn records(text: &str, separator: char, words: &Words, cells: &mut Gathered) -> Result<(), Unreadable> {
    let mut reader = ::csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(separator as u8);
    let mut reader = reader.from_reader(text.as_bytes());
    let mut record = ::csv::StringRecord::new();
    let (mut row, mut last, mut width) = (0, 0, super::commas::Width::default());
    let broken = |error: ::csv::Error| {
        let line = error.position().map(|at| format!("{}行目を", at.line())).unwrap_or_default();
        Unreadable::Text(format!("{line}読めません。表計算ソフトで開き、CSVとして保存し直してください。"))
    };
    while reader.read_record(&mut record).map_err(broken)? {
        // The reader passes over blank lines; rows are counted with them, as a spreadsheet does.
        last = record.position().map_or(0, ::csv::Position::byte) as usize;
        row += blank_lines(text, last);
        if separator == ',' && width.is_torn(&record.iter().collect::<Vec<_>>(), words) {
            let filled = (0..).zip(&record).filter(|(_, field)| !super::words::is_blank(field));
            cells.torn.push((row as u32, filled.map(|(column, field)| (column, field.to_owned())).collect()));
        } else {
            cells.count(row, record.len());
            cells.add_all(row, record.iter().enumerate())?;
        }
        row += 1;
    }
    if let Some(at) = unclosed(&text[last..], separator) {
        return Err(Unreadable::Text(format!(
            "{}行目の「\"」で始まるセルが、閉じる「\"」のないままファイルの終わりまで続いています。その「\"」を消すか閉じて、保存し直してください。",
            text[..last + at].matches('\n').count() + 1
        )));
    }
    Ok(())
}

/// Where the last record's field begins that a quote opens and none closes: the reader takes all that follows for that field.
fn unclosed(record: &str, separator: char) -> Option<usize> {
    let bytes = record.as_bytes();
    let mut opened = None;
    let (mut begins, mut at) = (true, 0);
    while let Some(&byte) = bytes.get(at) {
        match (byte, opened) {
            (b'"', None) if begins => opened = Some(at),
            // Two are one that is part of the text.
            (b'"', Some(_)) if bytes.get(at + 1) == Some(&b'"') => at += 1,
            (b'"', Some(_)) => opened = None,
            _ => {}
        }
        begins = opened.is_none() && (byte == separator as u8 || matches!(byte, b'\r' | b'\n'));
        at += 1;
    }
    opened
}

/// What stands for a line break within a cell while lines are still rows.
pub(super) const BREAK: char = '\u{2028}';

/// A cell's text with its line breaks.
fn broken_into_lines(field: &str) -> String {
    let lines = field.split(BREAK).map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Without the tags that a copy out of a web page or a converter leaves behind; `<単独>` is none.
fn untagged(text: &str) -> String {
    if !["<p>", "<ul", "<br", "<li", "<del>", "<s>", "<strike>"].iter().any(|tag| text.contains(tag)) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let name = from[1..].trim_start_matches('/');
        let end = from.find('>').filter(|end| {
            *end < 120 && name.starts_with(|c: char| c.is_ascii_alphabetic()) && !name.starts_with("http")
        });
        match end {
            Some(end) => {
                let tag = name.split([' ', '>', '/']).next().unwrap_or_default();
                match tag {
                    "p" | "br" | "li" | "ul" => out.push(BREAK),
                    "del" | "s" | "strike" => out.push_str(super::ruled::STRUCK),
                    // A raised 1 isn't the last digit of a number.
                    "sup" | "sub" => out.push_str(&from[..=end]),
                    _ => {}
                }
                rest = &from[end + 1..];
            }
            None => {
                out.push('<');
                rest = &from[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// Lines without anything where a record begins; the line feed of the last record's end isn't one of them.
fn blank_lines(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let run = bytes.get(at..).unwrap_or_default().iter().take_while(|b| matches!(b, b'\r' | b'\n'));
    let feeds = run.filter(|b| **b == b'\n').count();
    let ending = at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n');
    feeds - usize::from(ending)
}

/// A tab if the lines have any, else a comma; a semicolon only where there are no commas. A heading of short words set apart by commas
/// alone settles it: the lines below it may be those of long texts.
fn separator(text: &str) -> char {
    let first = text.lines().next().unwrap_or_default();
    let words = first.split(',');
    if words.clone().count() > 3
        && !first.contains(['\t', ';', '"'])
        && words.clone().all(|word| (1..=24).contains(&word.trim().chars().count()))
    {
        return ',';
    }
    let lines = || text.lines().take(200);
    let count = |c: char| lines().filter(|line| line.contains(c)).count();
    if count('\t') * 3 > lines().count().max(1) || (count('\t') > 1 && count('\t') >= count(',')) {
        return '\t';
    }
    let regular = |c: char| regular(lines().map(|line| if c == ',' { commas(line) } else { line.matches(c).count() }));
    if regular(';') > regular(',').max(1) {
        ';'
    } else if self::regular(lines().map(|line| gaps(line).saturating_sub(2))) > regular(',').max(1) {
        GAP
    } else if regular(',') == 0 && !quoted(text) && lines().any(|line| line.contains(',')) {
        // There is a comma, and it only parts thousands.
        GAP
    } else {
        ','
    }
}

/// The commas of a line that part fields: not those between the thousands of a number that blanks or signs set apart.
fn commas(line: &str) -> usize {
    let of_number = |word: &str| {
        let digits = word.trim_matches(|c: char| !c.is_ascii_digit());
        let mut groups = digits.split('.').next().unwrap_or_default().split(',');
        let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
        first && groups.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()))
    };
    let apart = line.split(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')));
    let words = apart.filter(|word| word.contains(','));
    words
        .map(
            |word| {
                if of_number(word) && word.trim_matches(',').len() == word.len() {
                    0
                } else {
                    word.matches(',').count()
                }
            },
        )
        .sum()
}

/// How many lines have the count that most of those with any have.
fn regular(counts: impl Iterator<Item = usize>) -> usize {
    let mut lines = std::collections::BTreeMap::new();
    counts.filter(|count| *count > 0).for_each(|count| *lines.entry(count).or_insert(0) += 1);
    lines.into_values().max().unwrap_or_default()
}

/// What stands for columns, four or more, that are only set apart by white space.
const GAP: char = '\u{3000}';

/// The fields of a line whose columns are set apart by two blanks or more.
pub(super) fn spaced(line: &str) -> Vec<&str> {
    let mut fields = Vec::new();
    let mut rest = line.trim();
    while let Some(at) =
        rest.char_indices().zip(rest.chars().skip(1)).find(|((_, a), b)| a.is_whitespace() && b.is_whitespace())
    {
        let (field, after) = rest.split_at(at.0.0);
        fields.push(field);
        rest = after.trim_start();
    }
    fields.push(rest);
    fields
}

fn gaps(line: &str) -> usize {
    spaced(line).len() - 1
}

/// Whether fields are quoted: some begin with a quote, and the quotes come in pairs.
fn quoted(text: &str) -> bool {
    let begins = text.split(['\t', '\n']).any(|field| field.starts_with('"'));
    begins && text.matches('"').count().is_multiple_of(2)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use encoding_rs::SHIFT_JIS;

    use super::*;
    use crate::exchange::read::Encoded;

    #[test]
    fn more_cells_than_are_taken_are_refused_in_words() {
        let row = "1,".repeat(1_000) + "\n";
        let text = row.repeat(MOST_CELLS / 1_000);
        let how = How::default();
        let cells =
            |text: &str| read("a.csv", text.as_bytes(), &how, &Words::default()).map(|book| book.sheets[0].cells.len());
        assert_eq!(cells(&text), Ok(MOST_CELLS));
        let refused = cells(&(text + "1\n")).unwrap_err().to_string();
        assert!(refused.contains("50万個より多く") && refused.contains("保存し直してください"), "{refused}");
        assert_eq!(MOST_CELLS, 500_000, "the number in the sentence");
    }

    #[test]
    fn what_stands_between_fields_is_what_most_lines_have_alike() {
        for (text, expected) in [
            ("a,b,c\n\"1,000\",2;3,x\n", ','),
            ("a;b;c\n1,000;2;3\n4,000;5;6\n", ';'),
            ("a\tb\n1,000\t2\n", '\t'),
            ("番号  事業名   目標値  担当\n1   星の道   1,200人  課\n2   古民家   3,400人  課\n", GAP),
            ("拝啓  時下ますます\nご清祥のこと\n", ','),
            ("No. 事業名    事業費  目標値\n1   星の道    4,820   3棟\n2   古民家    12,345  5棟\n", GAP),
            ("番号,事業名,額\n1,星の  道  の  駅,\"1,200\"\n2,古民家,900\n", ','),
            ("1,200,300\n2,400,500,x\n", ','),
            ("事業名 空き家事業\n事業費 4,820千円\n", GAP),
        ] {
            assert_eq!(separator(text), expected, "{text}");
        }
        let book = table("a", "番号  事業名   目標値  担当\n1   星の 道   1,200人  課\n2   古民家  課\n").unwrap();
        let texts: Vec<&str> = book.sheets[0].cells.iter().map(|cell| &*cell.text).collect();
        assert_eq!(texts, ["番号", "事業名", "目標値", "担当", "1", "星の 道", "1,200人", "課", "2   古民家  課"]);
    }

    #[test]
    fn a_text_with_a_nul_in_it_is_none() {
        assert!(matches!(read("a.csv", b"a,b\n\0,1\n", &How::default(), &Words::default()), Err(Unreadable::Text(_))));
    }

    #[test]
    fn a_quote_that_nothing_closes_is_refused_where_it_stands() {
        let refused = table("a.csv", "番号,名\n\n1,\"二\n行\"\n2,\"a\"\"b,課\n3,c,課\n").unwrap_err().to_string();
        assert!(refused.contains("5行目の「\"」で始まるセル"), "{refused}");
        for fine in ["a,\"b\"\"\"\n", "a,5\" x\n", "a,\"\"\n", "a,\"b\nc\"", "a,\"b\"x\"\n"] {
            assert!(table("a.csv", fine).is_ok(), "{fine}");
        }
    }

    #[test]
    fn an_encoding_that_was_said_and_is_another_is_named() {
        let how = How { encoding: Some(Encoded::Utf8), ..How::default() };
        let (cp932, ..) = SHIFT_JIS.encode("番号,事業名\n");
        let refused = read("a.csv", &cp932, &how, &Words::default()).unwrap_err().to_string();
        assert!(refused.contains("UTF-8(指定) ではありません"), "{refused}");
    }

    #[test]
    fn rows_are_records_and_blank_lines_count() {
        let book = table("a.csv", "a,\"b\nc\"\r\n\r\nd,\"e\"\"f\"\n").unwrap();
        let cells: Vec<_> = book.sheets[0].cells.iter().map(|c| (c.address(), c.text.clone())).collect();
        assert_eq!(
            cells,
            [
                ("A1".into(), "a".into()),
                ("B1".into(), "b\nc".into()),
                ("A3".into(), "d".into()),
                ("B3".into(), "e\"f".into())
            ]
        );
        let book = table("a.tsv", "\"a\tb\n c\td\n").unwrap();
        assert!(book.pasted);
        assert_eq!(&*book.sheets[0].at(0, 0).unwrap().text, "\"a");
    }
}
