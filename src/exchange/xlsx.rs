//! Workbooks (xlsx, xlsm): the parts of the package, read in one pass each, within bounds.
//!
//! Nothing is executed: macros are left alone and said to be there, formulas are read by the values that were stored with
//! them. What calculating libraries leave out decides about meaning here: hidden rows and columns, notes on cells, text
//! struck through, the number format. So the sheets are read from their XML directly. Every part is read as a stream and
//! only up to a limit, so that a file of a few kilobytes can't fill the memory (`LIMITS`); the sizes that a zip states
//! about itself aren't believed.

use std::collections::{HashMap, HashSet};
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::ahead::Ahead;
use super::cells::{Book, Cell, Raw, Sheet, address};
use super::hands::Hands;
use super::number_format::Format;
use super::read::Unreadable;
use super::{sheet_xml, torn};

/// Bytes of one part, unpacked.
const PART: u64 = 400 << 20;
/// Bytes of all parts that are read, unpacked.
const PACKAGE: u64 = 800 << 20;
/// Bytes of a part that are unpacked at a time.
const BLOCK: usize = 64 << 10;
/// Bytes of a sheet, unpacked, that are worth another pair of hands.
const LARGE: u64 = 1 << 20;
/// Sheets.
const SHEETS: usize = 2_000;
/// Texts of all cells together, in bytes.
pub(super) const TEXT: usize = 100 << 20;
/// Bytes of one cell's text: many times the 32,767 characters that Excel puts into a cell, whatever way they are written.
pub(super) const LONGEST: usize = 1 << 20;
/// Bytes of a part's text or tag that stands in one piece.
const RUN: usize = 4 << 20;
/// That there is more text than that, in words.
pub(super) const TOO_MUCH_TEXT: &str = "セルの文字が合わせて100MBより多くあります";

/// What the sheets share.
#[derive(Default)]
pub(super) struct Shared {
    /// The shared strings: the text, and without what is struck through where that is only a part.
    pub strings: Vec<sheet_xml::Shown>,
    /// By style number.
    pub formats: Vec<std::rc::Rc<Format>>,
    /// The style numbers whose font strikes all of the text through.
    pub struck: HashSet<usize>,
    /// Days are counted from 1904.
    pub from_1904: bool,
}

/// An open package with what may still be read of it.
pub(super) struct Package<'a> {
    zip: Archive<'a>,
    left: u64,
    /// A part that is unpacked ahead, by its name.
    ahead: Option<(&'a str, Box<dyn Read + 'a>)>,
}

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// A part as a stream that ends with an error where the limit is passed.
pub(super) type Part<'a> = Reader<BufReader<Bounded<'a>>>;

/// A stream that refuses to give more than a number of bytes.
pub(super) struct Bounded<'a> {
    file: Box<dyn Read + 'a>,
    left: u64,
    /// How many have come since the last `<`: so many an XML reader holds in one piece.
    run: usize,
}

/// The words by which a reader that ran into its limit is known.
const TOO_LONG: &str = "kensho: part too long";
/// And into that of a text in one piece.
const ENDLESS: &str = "kensho: text too long";

/// That one cell holds more than [`LONGEST`], in words.
pub(super) fn too_long_a_text(part: &str) -> Unreadable {
    Unreadable::TooLarge(format!(
        "{part}: 1つのセルの文字が1MBより多くあります(Excelの1つのセルに入るのは32,767文字まで)"
    ))
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.file.read(buffer)?;
        self.left = self.left.checked_sub(n as u64).ok_or_else(|| std::io::Error::other(TOO_LONG))?;
        let read = buffer.get(..n).unwrap_or_default();
        let begins = memchr::memchr(b'<', read).unwrap_or(n);
        if self.run + begins > RUN {
            return Err(std::io::Error::other(ENDLESS));
        }
        self.run = memchr::memrchr(b'<', read).map_or(self.run + n, |last| n - last);
        Ok(n)
    }
}

/// What went wrong while reading a part.
pub(super) fn broken(part: &str, error: &quick_xml::Error) -> Unreadable {
    let limit = |words: &str| matches!(error, quick_xml::Error::Io(error) if error.to_string().contains(words));
    if limit(TOO_LONG) {
        return Unreadable::TooLarge(format!("{part} を展開すると大きすぎます"));
    }
    if limit(ENDLESS) {
        return Unreadable::TooLarge(format!(
            "{part}: ひと続きの文字が{}MBより多くあります(Excelの1つのセルに入るのは32,767文字まで)",
            RUN >> 20
        ));
    }
    Unreadable::Broken(format!("{part}: {}", torn::xml(error)))
}

impl<'a> Package<'a> {
    fn open(bytes: &'a [u8]) -> Result<Package<'a>, Unreadable> {
        let zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| Unreadable::Broken(torn::zip(&error).to_owned()))?;
        Ok(Package { zip, left: PACKAGE, ahead: None })
    }

    fn names(&self) -> Vec<String> {
        self.zip.file_names().flatten().map(|name| name.into_owned()).collect()
    }

    /// A part by its name, whatever the case of its letters; `None` where there is none.
    fn part<'p>(&'p mut self, name: &str) -> Result<Option<Part<'p>>, Unreadable> {
        let found = self.names().into_iter().find(|have| have.eq_ignore_ascii_case(name));
        let Some(found) = found else { return Ok(None) };
        let limit = PART.min(self.left);
        let file = self.zip.by_name(&found).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unreadable::Password,
            error => Unreadable::Broken(format!("{name}: {}", torn::zip(&error))),
        })?;
        if file.encrypted() {
            return Err(Unreadable::Password);
        }
        self.left = self.left.saturating_sub(file.size().min(limit));
        if limit == 0 {
            return Err(Unreadable::TooLarge("ブック全体を展開すると大きすぎます".to_owned()));
        }
        let file: Box<dyn Read> = match self.ahead.take_if(|(of, _)| *of == name) {
            Some((_, ahead)) => ahead,
            None => Box::new(file),
        };
        let mut reader = Reader::from_reader(BufReader::with_capacity(BLOCK, Bounded { file, left: limit, run: 0 }));
        reader.config_mut().check_end_names = true;
        Ok(Some(reader))
    }
}

/// Reads a workbook. `beside`: as for `read_beside`.
///
/// # Errors
/// Why it can't be read, in a sentence.
pub(super) fn read(
    hands: &dyn Hands,
    file: &str,
    bytes: &[u8],
    mut beside: impl FnMut(&[sheet_xml::Shown], &mut dyn FnMut()),
) -> Result<Book, Unreadable> {
    let mut package = Package::open(bytes)?;
    let names = package.names();
    let has = |start: &str| names.iter().any(|name| name.to_ascii_lowercase().starts_with(start));
    if !has("xl/") {
        return Err(if has("word/") {
            Unreadable::Kind("Wordの文書")
        } else if has("ppt/") {
            Unreadable::Kind("PowerPointの文書")
        } else if has("content.xml") || has("mimetype") {
            Unreadable::Kind("OpenDocumentの文書(ods など)")
        } else {
            Unreadable::Kind("Excelのブックではないzipファイル")
        });
    }
    if has("xl/workbook.bin") {
        return Err(Unreadable::Kind("Excelのバイナリブック(xlsb)"));
    }
    let mut book = Book { file: file.to_owned(), ..Book::default() };
    if has("xl/vbaproject.bin") {
        book.notices.push("マクロが入っています。マクロは実行せず、セルの値だけを読みました。".to_owned());
    }
    if has("xl/externallinks/") {
        book.notices
            .push("ほかのブックを参照しています。そのブックは開かず、保存されている値を読みました。".to_owned());
    }
    let main = main_part(&mut package)?;
    let folder = main.rsplit_once('/').map_or("xl", |(folder, _)| folder).to_owned();
    let relations = relations(&mut package, &rels_of(&main), &folder)?;
    let (mut sheets, from_1904) = workbook(&mut package, &main)?;
    let mut taken = sheet_xml::Taken::default();
    let related = |kind: &str| relations.values().find(|(of, _)| of.ends_with(kind)).map(|(_, target)| target.clone());
    let mut shared = Shared { from_1904, ..Shared::default() };
    (shared.formats, shared.struck) =
        styles(&mut package, &related("/styles").unwrap_or_else(|| format!("{folder}/styles.xml")))?;
    let strings = related("/sharedStrings").unwrap_or_else(|| format!("{folder}/sharedStrings.xml"));
    let mut archive = package.zip.clone();
    let large = largest(&mut archive, sheets.iter().filter_map(|(_, _, id)| relations.get(id)));
    let large = large.map(|(name, part)| (name, Ahead::new(part)));
    let ahead = large.as_ref().map(|(name, part)| (*name, Box::new(part.reader()) as Box<dyn Read>));
    let mut package = Package { ahead, ..package };
    let mut read = || {
        if let Some(mut part) = package.part(&strings)? {
            shared.strings = sheet_xml::shared_strings(&mut part)?;
        }
        let mut done = Ok(());
        beside(&shared.strings, &mut || {
            done = sheets
                .drain(..)
                .try_for_each(|sheet| read_sheet(&mut package, &relations, &shared, &mut taken, sheet, &mut book));
        });
        done
    };
    match &large {
        Some((_, part)) => {
            let mut done = Ok(());
            hands.beside(&|| part.unpack(), &mut || done = read());
            done
        }
        None => read(),
    }?;
    let (mut formulas, mut errors) = (0, Vec::new());
    // What lies hidden under a merged area isn't among the cells any more.
    for cell in book.sheets.iter().filter(|_| taken.has_formulas_or_errors).flat_map(|sheet| &sheet.cells) {
        formulas += usize::from(cell.formula().is_some());
        errors.extend(Some(cell).filter(|cell| cell.raw == Raw::Error).map(Cell::address));
    }
    if let Some(first) = errors.first() {
        book.notices.push(format!("式の結果がエラーのセルが {} か所あります({first} など)。", errors.len()));
    }
    if formulas > 0 {
        book.notices.push(format!("式が {formulas} か所あります。計算はせず、保存されている値を読みました。"));
    }
    Ok(book)
}

/// The sheet that takes longest to read, if it is worth another pair of hands: its name and its part.
fn largest<'z, 'a, 'n>(
    archive: &'z mut Archive<'a>,
    sheets: impl Iterator<Item = &'n (String, String)>,
) -> Option<(&'n str, ZipFile<'z, Cursor<&'a [u8]>>)> {
    let worksheets = sheets.filter(|(kind, _)| kind.ends_with("/worksheet"));
    let sized = worksheets.filter_map(|(_, target)| {
        let at = archive.index_for_name(target)?;
        Some((archive.by_index_data(at).ok()?.size(), at, target))
    });
    let (_, at, name) = sized.max().filter(|(size, ..)| *size >= LARGE)?;
    Some((name, archive.by_index(at).ok()?))
}

/// Reads a sheet into the book. `taken` counts what all sheets so far hold.
fn read_sheet(
    package: &mut Package<'_>,
    related: &Relations,
    shared: &Shared,
    taken: &mut sheet_xml::Taken,
    (name, hidden, id): (String, bool, String),
    book: &mut Book,
) -> Result<(), Unreadable> {
    let Some((kind, target)) = related.get(&id) else { return Ok(()) };
    if !kind.ends_with("/worksheet") {
        book.notices.push(format!("シート「{name}」は表ではない(グラフなど)ので読んでいません。"));
        return Ok(());
    }
    let folder = target.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut raw = match package.part(target)? {
        Some(mut part) => sheet_xml::sheet(&mut part, shared, &format!("シート「{name}」({target})"), taken)?,
        None => return Err(Unreadable::Broken(format!("シート「{name}」の中身({target})がありません"))),
    };
    let own = relations(package, &rels_of(target), &folder)?;
    let mut noted = Vec::new();
    for (kind, target) in own.values() {
        if kind.ends_with("/comments")
            && let Some(mut part) = package.part(target)?
        {
            let mut notes = sheet_xml::comments(&mut part, target)?;
            for cell in &mut raw.cells {
                if let Some(note) = notes.remove(&(cell.row, cell.column)) {
                    cell.comment_on((&*note).into());
                }
            }
            noted.extend(notes.into_iter().map(|((row, column), note)| (row, column, note)));
        }
    }
    if let (count, Some(&(row, column))) = (raw.valueless.0, raw.valueless.1.first()) {
        book.notices.push(format!(
            "シート「{name}」に、式の結果などの値が保存されていないセルが {count} か所あります({} など)。結果が分からないので読めません。Excelで開いて保存し直すと読めます。",
            address(row, column)
        ));
    }
    let mut sheet = Sheet::of_shown(Some(name), raw.cells, raw.merges);
    sheet.unseen.extend(raw.unseen.into_iter().map(|(row, column)| (row, column, "書式で隠れている値".to_owned())));
    noted.sort_unstable();
    (sheet.notes, sheet.valueless) = (noted, raw.valueless.1);
    (sheet.hidden, sheet.hidden_rows, sheet.hidden_columns) = (hidden, raw.hidden_rows, raw.hidden_columns);
    book.sheets.push(sheet);
    Ok(())
}

/// Where a workbook's sheets are in its package, and how their numbers are shown.
pub(super) struct Parts {
    /// The sheets' names and their parts.
    pub sheets: Vec<(String, String)>,
    /// The number formats by style number.
    pub formats: Vec<std::rc::Rc<Format>>,
    /// Days are counted from 1904.
    pub from_1904: bool,
}

/// The parts of a workbook whose cells are to be filled in.
///
/// # Errors
/// As [`read`].
pub(super) fn parts(bytes: &[u8]) -> Result<Parts, Unreadable> {
    let mut package = Package::open(bytes)?;
    let names = package.names();
    let main = main_part(&mut package)?;
    let folder = main.rsplit_once('/').map_or("xl", |(folder, _)| folder).to_owned();
    let relations = relations(&mut package, &rels_of(&main), &folder)?;
    let (sheets, from_1904) = workbook(&mut package, &main)?;
    let related = relations.values().find(|(of, _)| of.ends_with("/styles")).map(|(_, target)| target.clone());
    let (formats, _) = styles(&mut package, &related.unwrap_or_else(|| format!("{folder}/styles.xml")))?;
    let part = |(name, _, id): (String, bool, String)| {
        let (_, target) = relations.get(&id)?;
        Some((name, names.iter().find(|have| have.eq_ignore_ascii_case(target))?.clone()))
    };
    Ok(Parts { sheets: sheets.into_iter().filter_map(part).collect(), formats, from_1904 })
}

/// An attribute's value by its local name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    attributes.find(|attribute| attribute.key.local_name().as_ref() == name).map(|attribute| {
        let raw = attribute.value.into_owned();
        if !raw.contains('&') {
            return raw;
        }
        quick_xml::escape::unescape(&raw).map(|text| text.into_owned()).unwrap_or(raw)
    })
}

/// Calls `each` for every element that begins in a part.
fn elements(part: &mut Part<'_>, name: &str, mut each: impl FnMut(&BytesStart<'_>)) -> Result<(), Unreadable> {
    let mut buffer = Vec::new();
    loop {
        match part.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => each(&element),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(broken(name, &error)),
        }
        buffer.clear();
    }
}

fn rels_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") }
}

/// Where the workbook is: by the package's own relations, else where it usually is.
fn main_part(package: &mut Package<'_>) -> Result<String, Unreadable> {
    let root = relations(package, "_rels/.rels", "")?;
    let main = root.values().find(|(kind, _)| kind.ends_with("/officeDocument")).map(|(_, target)| target.clone());
    Ok(main.unwrap_or_else(|| "xl/workbook.xml".to_owned()))
}

/// Relations by id: kind and target, as a name in the package.
type Relations = HashMap<String, (String, String)>;

fn relations(package: &mut Package<'_>, name: &str, folder: &str) -> Result<Relations, Unreadable> {
    let mut found = HashMap::new();
    let Some(mut part) = package.part(name)? else { return Ok(found) };
    elements(&mut part, name, |element| {
        if let (Some(id), Some(kind), Some(target)) =
            (attribute(element, "Id"), attribute(element, "Type"), attribute(element, "Target"))
            && attribute(element, "TargetMode").as_deref() != Some("External")
        {
            let whole = match target.strip_prefix('/') {
                Some(target) => target.to_owned(),
                None if folder.is_empty() => target,
                None => format!("{folder}/{target}"),
            };
            found.insert(id, (kind, flattened(&whole)));
        }
    })?;
    Ok(found)
}

/// A path without `.` and `..`.
fn flattened(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

type Sheets = Vec<(String, bool, String)>;

/// The sheets (name, hidden, relation) and whether days are counted from 1904.
fn workbook(package: &mut Package<'_>, name: &str) -> Result<(Sheets, bool), Unreadable> {
    let Some(mut part) = package.part(name)? else {
        return Err(Unreadable::Broken(format!("ブックの目次({name})がありません")));
    };
    let (mut sheets, mut from_1904) = (Sheets::new(), false);
    elements(&mut part, name, |element| match element.local_name().as_ref() {
        "workbookPr" => from_1904 = matches!(attribute(element, "date1904").as_deref(), Some("1" | "true")),
        "sheet" => {
            let hidden = attribute(element, "state").is_some_and(|state| state != "visible");
            if let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "id")) {
                sheets.push((name, hidden, id));
            }
        }
        _ => {}
    })?;
    if sheets.len() > SHEETS {
        return Err(Unreadable::TooLarge(format!("シートが{}枚あります(上限{SHEETS}枚)", sheets.len())));
    }
    Ok((sheets, from_1904))
}

/// The number formats by style number.
fn styles(package: &mut Package<'_>, name: &str) -> Result<(Vec<std::rc::Rc<Format>>, HashSet<usize>), Unreadable> {
    let Some(mut part) = package.part(name)? else { return Ok(Default::default()) };
    let (mut fonts, mut struck_fonts, mut struck) = (0_u32, HashSet::new(), HashSet::new());
    let (mut in_fonts, mut in_font) = (false, false);
    let mut codes: HashMap<u32, String> = HashMap::new();
    let mut of_style: Vec<u32> = Vec::new();
    let mut in_cells = false;
    elements(&mut part, name, |element| {
        let number = |name: &str| attribute(element, name).and_then(|text| text.parse().ok());
        match element.local_name().as_ref() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (number("numFmtId"), attribute(element, "formatCode")) {
                    codes.insert(id, code);
                }
            }
            "fonts" => in_fonts = true,
            "fills" => (in_fonts, in_font) = (false, false),
            "font" if in_fonts => (fonts, in_font) = (fonts + 1, true),
            "strike" if in_font && !matches!(attribute(element, "val").as_deref(), Some("0" | "false")) => {
                struck_fonts.insert(fonts - 1);
            }
            "cellXfs" => in_cells = true,
            "cellStyles" | "dxfs" | "cellStyleXfs" => in_cells = false,
            "xf" if in_cells => {
                if number("fontId").is_some_and(|font| struck_fonts.contains(&font)) {
                    struck.insert(of_style.len());
                }
                of_style.push(number("numFmtId").unwrap_or_default());
            }
            _ => {}
        }
    })?;
    let mut made: HashMap<u32, std::rc::Rc<Format>> = HashMap::new();
    let format = |id: u32| {
        let code = codes.get(&id).map(String::as_str);
        made.entry(id).or_insert_with(|| std::rc::Rc::new(Format::numbered(id, code))).clone()
    };
    Ok((of_style.into_iter().map(format).collect(), struck))
}
