//! What a file is that was taken for a ledger and is none, told by its bytes, and what to do with it.
//!
//! Whoever meets this has a workbook, a PDF or an old text file at hand and opened it with the wrong program; "no JSON in
//! line 1" helps them nowhere. What is said is only what the bytes show: where nothing is recognised, nothing is claimed.

use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// What it is.
    pub what: &'static str,
    /// What to do with it, as a whole sentence.
    pub advice: &'static str,
    /// Text in another encoding: a ledger all the same, perhaps.
    pub is_encoding: bool,
}

const IMPORT: &str =
    "台帳に取り込むには kensho import 台帳.json ファイル と入力してください(--dry-run で確かめるだけ)。";
const XLSX: &str = "Excelで「Excelブック(.xlsx)」として保存し直すと、kensho import で取り込めます。";
const COPY: &str = "開いて表を選び、コピーして、Excelに貼り付けて「Excelブック(.xlsx)」として保存するか、新しい文字のファイルに貼り付けて保存し(列の間はタブか空白2つ以上)、そのファイルを kensho import で取り込んでください。";
const UNPACK: &str = "展開して、中の台帳を開いてください。";
const UTF8: &str = "文字コードをUTF-8に変えて保存し直してください。";
const LOST: &str = "停電やディスクの故障で内容が失われたようです。控え(バックアップ)から戻してください。";
const CUT: &str = "もう一度受け取り直すか、控え(バックアップ)から戻してください。";
const OTHER: &str = "台帳のファイルを指定してください。";

const fn file(what: &'static str, advice: &'static str) -> Kind {
    Kind { what, advice, is_encoding: false }
}

const fn encoding(what: &'static str) -> Kind {
    Kind { what, advice: UTF8, is_encoding: true }
}

/// Beginnings that no text has.
const MAGIC: &[(&[u8], Kind)] = &[
    (b"%PDF", file("PDF", COPY)),
    (b"\x89PNG", file("画像(PNG)", OTHER)),
    (b"\xFF\xD8\xFF", file("画像(JPEG)", OTHER)),
    (b"GIF8", file("画像(GIF)", OTHER)),
    (b"II*\0", file("画像(TIFF)", OTHER)),
    (b"MM\0*", file("画像(TIFF)", OTHER)),
    (b"\x1F\x8B", file("圧縮ファイル(gzip)", "gunzip で展開して、中の台帳を開いてください。")),
    (b"BZh", file("圧縮ファイル(bzip2)", UNPACK)),
    (b"\xFD7zXZ\0", file("圧縮ファイル(xz)", UNPACK)),
    (b"\x28\xB5\x2F\xFD", file("圧縮ファイル(zstd)", UNPACK)),
    (b"7z\xBC\xAF\x27\x1C", file("圧縮ファイル(7z)", UNPACK)),
    (b"Rar!\x1A", file("圧縮ファイル(rar)", UNPACK)),
    (b"SQLite format 3\0", file("SQLiteのデータベース", OTHER)),
    (b"\x7FELF", file("実行プログラム", OTHER)),
    (b"MZ\x90\0", file("Windowsの実行プログラム", OTHER)),
];

/// What to do with a file of a kind, as a whole sentence, that it may be imported.
pub(super) fn way_out(what: &str) -> &'static str {
    match () {
        () if ["PDF", "Word", "PowerPoint", "リッチテキスト", "一太郎", "Web"]
            .iter()
            .any(|word| what.contains(word)) =>
        {
            COPY
        }
        () if what.contains("画像") => {
            "表の文字が選べるファイル(Excel、PDFなど)をもらうか、表をExcelに打ち込んでください。"
        }
        () if what.contains("圧縮") || what.contains("zip") => "展開して、中の表のファイルを指定してください。",
        () => "Excelで「Excelブック(.xlsx)」として保存し直してください。",
    }
}

/// What the bytes of a file show; `None` where they may be a ledger, or nothing is recognised.
pub fn of(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(packed(bytes));
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(old_office(bytes));
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(*kind);
    }
    if bytes.get(2..5) == Some(b"-lh") {
        return Some(file("圧縮ファイル(lzh)", UNPACK));
    }
    if !bytes.is_empty() && bytes.iter().all(|&byte| byte == 0) {
        return Some(file("中身がすべて0のファイル", LOST));
    }
    if let Some(kind) = wide(bytes) {
        return Some(kind);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text_kind(text),
        Err(error) if error.error_len().is_none() => Some(file("文字の途中で切れたファイル", CUT)),
        // A single byte that is wrong somewhere doesn't make another encoding of a text.
        Err(_) => other_encoding(bytes),
    }
}

/// What a zip file holds, by the names in it.
fn packed(bytes: &[u8]) -> Kind {
    let holds = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    // An archive cut off has names at its head, and no directory at its end.
    let whole = holds(b"PK\x05\x06");
    match () {
        () if holds(b"xl/workbook") || holds(b"xl/worksheets") => match whole {
            true => file("Excelのブック(xlsx)", IMPORT),
            false => file("途中で切れたExcelのブック(xlsx)", CUT),
        },
        () if holds(b"opendocument.spreadsheet") => file("LibreOfficeの表計算ファイル(ods)", XLSX),
        () if holds(b"word/document") => file("Wordの文書(docx)", COPY),
        () if holds(b"ppt/") => file("PowerPointの資料(pptx)", COPY),
        () if whole => file("圧縮ファイル(zip)", UNPACK),
        () => file("途中で切れた圧縮ファイル(zipかExcelのブック)", CUT),
    }
}

/// Office documents of the old form, and those under a password.
fn old_office(bytes: &[u8]) -> Kind {
    let holds = |words: &str| {
        let utf16: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &utf16).is_some()
    };
    if holds("EncryptedPackage") {
        file(
            "パスワードで保護されたOffice文書",
            "Excelでパスワードを外して保存し直すと、kensho import で取り込めます。",
        )
    } else if holds("WordDocument") {
        file("古い形式のWord文書(doc)", COPY)
    } else if holds("Workbook") || holds("Book") {
        file("古い形式のExcelブック(xls)", XLSX)
    } else {
        file("古い形式のOffice文書か一太郎の文書", OTHER)
    }
}

/// Two or four bytes a character, with a mark at the beginning or without.
fn wide(bytes: &[u8]) -> Option<Kind> {
    let blank = |unit: &[u8; 2], at: usize| unit[1 - at] == 0 && (unit[at].is_ascii_graphic() || unit[at] == b' ');
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some(encoding("UTF-32")),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some(encoding("UTF-16")),
        [a, b, c, d, ..] if [0, 1].iter().any(|&at| blank(&[*a, *b], at) && (blank(&[*c, *d], at) || *c == b'\r')) => {
            Some(encoding("UTF-16(先頭の目印なし)"))
        }
        // A brace, and a line's end.
        [b'{' | b'[', 0, b'\r' | b'\n', 0, ..] | [0, b'{' | b'[', 0, b'\r' | b'\n', ..] => {
            Some(encoding("UTF-16(先頭の目印なし)"))
        }
        _ => None,
    }
}

/// Text that is UTF-8, and no JSON.
fn text_kind(text: &str) -> Option<Kind> {
    if text.is_ascii() && ["\u{1b}$B", "\u{1b}$@", "\u{1b}(J"].iter().any(|escape| text.contains(escape)) {
        return Some(encoding("ISO-2022-JP(JIS)"));
    }
    let body = text.trim_start_matches('\u{feff}').trim_start();
    if body.starts_with("version https://git-lfs") {
        return Some(file("Git LFS の目印だけのファイル", "git lfs pull で中身を取り出してから開いてください。"));
    }
    if body.starts_with("{\\rtf") {
        return Some(file("リッチテキスト(rtf)", COPY));
    }
    if body.starts_with('{') || body.starts_with('[') {
        return json_kind(body);
    }
    if text.contains('\0') {
        return Some(file("文字のファイルでないもの", OTHER));
    }
    let head = body.get(..body.len().min(400)).unwrap_or(body).to_ascii_lowercase();
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return Some(file(
            "Webページ(HTML)",
            "サーバーのエラー画面を保存したのかもしれません。もとのファイルを受け取り直してください。",
        ));
    }
    if head.starts_with("<?xml") {
        return Some(file("XMLの文書", OTHER));
    }
    let first = body.lines().next().unwrap_or_default();
    let several = body.lines().nth(1).is_some();
    (several && (first.contains(',') || first.contains('\t')) && !first.starts_with('<'))
        .then(|| file("表の文字(CSVかTSV)", IMPORT))
}

/// JSON that says itself that it is something else.
fn json_kind(body: &str) -> Option<Kind> {
    let mut lines = body.lines().filter(|line| !line.trim().is_empty());
    if let (Some(first), Some(second)) = (lines.next(), lines.next())
        && second.trim_start().starts_with('{')
        && crate::json::validate(first).is_ok()
    {
        return Some(file("1行に1件のJSON(NDJSON)", OTHER));
    }
    let says = |word: &str| body.get(..body.len().min(600)).unwrap_or(body).contains(word);
    // Cut within a character, the head says nothing; then nothing is claimed.
    if says("\"kensho-rules/") {
        Some(file("kensho の判断基準(決定表)", "--rules で指定するファイルです。台帳のファイルを指定してください。"))
    } else if says("\"kensho-words/") {
        Some(file("kensho の語の表", "kensho check --words で指定するファイルです。台帳のファイルを指定してください。"))
    } else if says("settings.schema.json") {
        Some(file("kensho の設定ファイル", OTHER))
    } else if says("json-schema.org") {
        Some(file("JSON Schema(形式の説明)", OTHER))
    } else {
        None
    }
}

/// Japanese text of the old encodings: the one that all bytes fit, and that gives more of what Japanese is written in.
fn other_encoding(bytes: &[u8]) -> Option<Kind> {
    // Whole lines, so that no character is cut.
    let head = bytes.get(..bytes.len().min(1 << 16)).unwrap_or(bytes);
    let head = match memchr::memrchr(b'\n', head) {
        Some(end) if head.len() < bytes.len() => head.get(..end).unwrap_or(head),
        _ => head,
    };
    let japanese = |as_what: &'static Encoding| {
        let text = as_what.decode_without_bom_handling_and_without_replacement(head)?;
        let usual = |c: &char| matches!(c, 'ぁ'..='ん' | 'ァ'..='ヶ' | '一'..='龠' | '、' | '。' | '「' | '」' | 'ー');
        let odd = |c: &char| matches!(c, '｡'..='ﾟ' | '\u{80}'..='\u{9f}' | '\u{e000}'..='\u{f8ff}');
        // Text of the one read as the other is half-width kana for the most part.
        let score = |c: char| i64::from(usual(&c)) - i64::from(odd(&c));
        Some(text.chars().map(score).sum::<i64>()).filter(|_| text.chars().any(|c| usual(&c) || odd(&c)))
    };
    let (sjis, euc) = (japanese(SHIFT_JIS), japanese(EUC_JP));
    match (sjis, euc) {
        (None, None) => None,
        (sjis, euc) if euc > sjis => Some(encoding("EUC-JP")),
        _ => Some(encoding("Shift_JIS(CP932)")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TEXT: &str = "{\n  \"title\": \"令和６年度 ふるさと事業の検証、①から㈱まで「評価」\"\n}\n";

    fn what(bytes: impl AsRef<[u8]>) -> &'static str {
        of(bytes.as_ref()).map_or("", |kind| kind.what)
    }

    #[test]
    fn text_is_told_by_its_encoding() {
        assert_eq!(what(SHIFT_JIS.encode(TEXT).0), "Shift_JIS(CP932)");
        assert_eq!(what(SHIFT_JIS.encode("{\"a\":\"ｶﾅ漢字\"}").0), "Shift_JIS(CP932)");
        assert_eq!(what(EUC_JP.encode(&TEXT.replace(['①', '㈱'], "")).0), "EUC-JP");
        assert_eq!(what(EUC_JP.encode("{\"name\":\"観光\"}").0), "EUC-JP");
        assert_eq!(what(encoding_rs::ISO_2022_JP.encode(&TEXT.replace(['①', '㈱'], "")).0), "ISO-2022-JP(JIS)");
        for text in [TEXT, "{\r\n}", "{\"a\": 1}"] {
            for (units, name) in [(u16::to_le_bytes as fn(u16) -> [u8; 2], "LE"), (u16::to_be_bytes, "BE")] {
                let bytes: Vec<u8> = text.encode_utf16().flat_map(units).collect();
                assert_eq!(what(&bytes), "UTF-16(先頭の目印なし)", "{name} {text:?}");
                let marked: Vec<u8> = "\u{feff}".encode_utf16().flat_map(units).chain(bytes).collect();
                assert_eq!(what(marked), "UTF-16", "{name} {text:?}");
            }
        }
        // One wrong byte in a text, and a text that ends within a letter.
        let mut wrong = TEXT.as_bytes().to_vec();
        wrong[4] = 0xff;
        assert_eq!(what(&wrong), "");
        assert_eq!(what(&TEXT.as_bytes()[..TEXT.find('和').unwrap() + 1]), "文字の途中で切れたファイル");
    }

    #[test]
    fn files_are_told_by_how_they_begin() {
        for (bytes, expected) in [
            (&b"PK\x03\x04....[Content_Types].xml..xl/workbook.xml..PK\x05\x06"[..], "Excelのブック(xlsx)"),
            (b"PK\x03\x04....xl/worksheets/sheet1.xml", "途中で切れたExcelのブック(xlsx)"),
            (b"PK\x03\x04..a.json..PK\x05\x06", "圧縮ファイル(zip)"),
            (b"\x1F\x8B\x08\0", "圧縮ファイル(gzip)"),
            (b"%PDF-1.7\n%\xE2\xE3", "PDF"),
            (b"\x89PNG\r\n\x1a\n", "画像(PNG)"),
            (b"\xFF\xD8\xFF\xE0", "画像(JPEG)"),
            (&[0; 64], "中身がすべて0のファイル"),
            (b"<!DOCTYPE html><title>404", "Webページ(HTML)"),
            (b"a,b\n1,2\n", "表の文字(CSVかTSV)"),
            (b"{\"a\": 1}\n{\"a\": 2}\n", "1行に1件のJSON(NDJSON)"),
            (b"{\"format\": \"kensho-rules/1\"}", "kensho の判断基準(決定表)"),
        ] {
            assert_eq!(what(bytes), expected);
        }
        for ledger in [crate::ledger::EMBEDDED, "", "[]", "5", "{\"format\": \"kensho-ledger/1\""] {
            assert_eq!(of(ledger.as_bytes()), None, "{ledger:.20}");
        }
    }
}
