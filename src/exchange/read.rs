//! Any file's bytes → what it shows, or a sentence why not.
//!
//! What a file is, is told by its first bytes, not by its name. The refusals name the way out, because the person who
//! meets them has the file open in the program that can save it otherwise.

use std::fmt;

use super::cells::Book;
use super::hands::{Alone, Hands};
use super::sheet_xml::Shown;
use super::words::Words;
use super::{csv, xlsx};

/// The most bytes of a file that are looked at.
pub(crate) const LARGEST: u64 = 256 << 20;

/// Why a file can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is protected by a password.
    Password,
    /// It is a ledger of this program.
    Ledger,
    /// It is something else: what, in words.
    Kind(&'static str),
    /// It was cut off or isn't what it seems: what was found.
    Broken(String),
    /// It would take too much room: what.
    TooLarge(String),
    /// It is text that can't be a table: why.
    Text(String),
    /// Its name says another kind than a table, and it is none of that kind: the name's end.
    Named(String),
    /// There is nothing in it.
    Empty,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Password => {
                f.write_str("パスワードで保護されています。Excelでパスワードを外して保存し直してください。")
            }
            Self::Ledger => f.write_str(
                "kenshoの台帳です。2つの台帳を1つにするには kensho merge を、違いを見るには kensho diff を使ってください。",
            ),
            Self::Kind(what) => {
                let way_out = super::kind::way_out(what);
                write!(f, "{what}です。読めるのは xlsx、xlsm、csv、tsv と、表を写した文字です。{way_out}")
            }
            Self::Broken(why) => {
                write!(
                    f,
                    "壊れているか、途中で切れています({why})。もとのファイルをもう一度もらい、Excelで開けるか確かめてください。"
                )
            }
            Self::TooLarge(why) => {
                write!(f, "大きすぎるので読みませんでした。{why}。要らないシートや書式を消して保存し直してください。")
            }
            Self::Text(why) => write!(f, "表の文字として読めません。{why}"),
            Self::Named(end) => write!(
                f,
                "名前の終わりは「.{end}」ですが、中身はその形式でも、読める形式(xlsx、csvなど)でもありません。途中で切れたか、名前が違っています。もとのファイルをもう一度もらってください。"
            ),
            Self::Empty => f.write_str("何も入っていません。ファイルを確かめてください。"),
        }
    }
}

/// What the user says a file is, where that can't be told from its bytes or is told wrongly.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// What stands between the fields of a text.
    pub(crate) separator: Option<char>,
    /// The encoding of a text.
    pub(crate) encoding: Option<Encoded>,
    /// It is a workbook, and nothing else will do.
    pub(crate) workbook: bool,
    /// The only sheet to be read.
    pub(crate) sheet: Option<String>,
}

/// An encoding of texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoded {
    /// UTF-8, with a byte order mark or without.
    Utf8,
    /// CP932, which Excel writes as 「CSV(コンマ区切り)」.
    Cp932,
    /// UTF-16 with its byte order mark, else little-endian.
    Utf16,
}

impl How {
    /// The words that can be said.
    pub(crate) const WORDS: &'static str = "xlsx・csv・tsv・utf-8・cp932・utf-16・sheet:シート名";

    /// Adds a word of those; says whether it is one.
    pub fn say(&mut self, word: &str) -> bool {
        match word.to_ascii_lowercase().as_str() {
            "xlsx" | "xlsm" => self.workbook = true,
            "csv" => self.separator = Some(','),
            "tsv" => self.separator = Some('\t'),
            "utf-8" | "utf8" => self.encoding = Some(Encoded::Utf8),
            "cp932" | "sjis" | "shift_jis" | "shift-jis" => self.encoding = Some(Encoded::Cp932),
            "utf-16" | "utf16" => self.encoding = Some(Encoded::Utf16),
            _ => match word.split_once(':') {
                Some(("sheet", name)) if !name.is_empty() => self.sheet = Some(name.to_owned()),
                _ => return false,
            },
        }
        true
    }
}

/// Reads a file's bytes. The headings of a text are known by the program's own words.
///
/// # Errors
/// Why it can't be read, in a sentence with what to do.
pub fn read(file: &str, bytes: &[u8], how: &How) -> Result<Book, Unreadable> {
    read_by(file, bytes, how, &Words::default())
}

/// [`read`], with an office's words beside the program's.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_by(file: &str, bytes: &[u8], how: &How, words: &Words) -> Result<Book, Unreadable> {
    read_beside(&Alone, (file, bytes), how, words, |_, rest| rest())
}

/// [`read_by`]; of a workbook `beside` gets the texts that its sheets share, and what is to be done for the rest to
/// be read: both can be done at the same time. It is called once at most.
///
/// # Errors
/// As [`read`].
pub(super) fn read_beside(
    hands: &dyn Hands,
    (file, bytes): (&str, &[u8]),
    how: &How,
    words: &Words,
    beside: impl FnMut(&[Shown], &mut dyn FnMut()),
) -> Result<Book, Unreadable> {
    if bytes.len() as u64 > LARGEST {
        return Err(Unreadable::TooLarge(format!("{}MBあります(上限{}MB)", bytes.len() >> 20, LARGEST >> 20)));
    }
    let begins = |start: &[u8]| bytes.starts_with(start);
    let contains = |words: &str| {
        let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &utf16).is_some()
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        return xlsx::read(hands, file, bytes, beside);
    }
    if begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(if contains("EncryptedPackage") {
            Unreadable::Password
        } else if contains("Workbook") || contains("Book") {
            Unreadable::Kind("古い形式のExcelブック(xls)")
        } else if contains("WordDocument") {
            Unreadable::Kind("古い形式のWord文書(doc)")
        } else if contains("JSRV_SegmentInformation") || contains("DocumentText") {
            Unreadable::Kind("一太郎の文書(jtd)")
        } else {
            Unreadable::Kind("古い形式のOffice文書か一太郎の文書")
        });
    }
    for (start, what) in [
        (&b"\x89PNG"[..], "画像(PNG)"),
        (b"\xFF\xD8\xFF", "画像(JPEG)"),
        (b"GIF8", "画像(GIF)"),
        (b"BM", "画像(BMP)"),
        (b"II*\0", "画像(TIFF)"),
        (b"MM\0*", "画像(TIFF)"),
        (b"%PDF", "PDF"),
        (b"{\\rtf", "リッチテキスト(rtf)"),
        (b"\x1F\x8B", "圧縮ファイル(gzip)"),
        (b"7z\xBC\xAF", "圧縮ファイル(7z)"),
    ] {
        let text_like = start == b"BM" && bytes.iter().take(64).all(|b| *b >= b' ' || b.is_ascii_whitespace());
        if begins(start) && !text_like {
            return Err(Unreadable::Kind(what));
        }
    }
    // Some systems write web pages and call them xls.
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let start = text.get(..text.len().min(200)).unwrap_or_default().to_ascii_lowercase();
    if [&b"<!doctype"[..], b"<html", b"<table", b"<?xml"].iter().any(|tag| start.starts_with(tag)) {
        return Err(Unreadable::Kind("Webページ(HTML)かXMLのファイル"));
    }
    if start.starts_with(b"{") && memchr::memmem::find(&start, b"kensho-ledger").is_some() {
        return Err(Unreadable::Ledger);
    }
    if how.workbook {
        return Err(Unreadable::Kind("Excelのブック(xlsx)でない、文字のファイル"));
    }
    let end = file.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase()).unwrap_or_default();
    if NO_TABLES.contains(&end.as_str()) && how.separator.is_none() && how.encoding.is_none() {
        return Err(Unreadable::Named(end));
    }
    csv::read(file, bytes, how, words)
}

/// How the names of files end that are no tables of text.
const NO_TABLES: [&str; 17] = [
    "pdf", "doc", "docx", "ppt", "pptx", "rtf", "jtd", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "zip", "gz",
    "7z",
];
