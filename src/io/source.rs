//! Where a ledger is read from: the words of the command line, the ledger last opened, the embedded one.

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::store::{self, Disk};
use crate::ledger::NotALedger;
use crate::ledger::whole::Why;

/// Where a ledger is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The one inside the program.
    Embedded,
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

/// Whether a word of the command line means a file: it exists, ends in `.json`, or is `-`.
pub fn is_file_word(word: &str) -> bool {
    word == "-" || word.ends_with(".json") || Path::new(word).is_file()
}

impl Source {
    /// The source that a word names.
    pub fn named(word: &str) -> Source {
        if word == "-" { Source::Stdin } else { Source::File(PathBuf::from(word)) }
    }

    /// The source that a word names; without one, the ledger last opened if it is still there, else the embedded one.
    pub fn choose(word: Option<&str>) -> Source {
        match word {
            Some(word) => Source::named(word),
            None => super::desk::last_opened().map_or(Source::Embedded, Source::File),
        }
    }

    /// Reads the whole text.
    ///
    /// # Errors
    /// Where the file can't be read, or isn't UTF-8.
    pub fn read_text(&self) -> Result<String, ReadError> {
        let bytes = match self {
            Source::Embedded => return Ok(crate::ledger::EMBEDDED.to_owned()),
            Source::File(path) => store::open(&Disk, path)?.1,
            Source::Stdin => {
                let mut bytes = Vec::new();
                let read = io::stdin().lock().read_to_end(&mut bytes);
                read.map_err(|error| ReadError::Stdin(store::error::cause(&error)))?;
                bytes
            }
        };
        self.utf8(bytes)
    }

    /// The bytes of this source as text.
    ///
    /// # Errors
    /// Where they stop being UTF-8.
    pub fn utf8(&self, bytes: Vec<u8>) -> Result<String, ReadError> {
        String::from_utf8(bytes).map_err(|error| {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = 1 + memchr::memchr_iter(b'\n', good).count();
            let start = memchr::memrchr(b'\n', good).map_or(0, |at| at + 1);
            let column = 1 + good[start..].iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
            let looks_like = other_encoding(error.as_bytes());
            ReadError::NotUtf8 { source: self.clone(), line, column, looks_like }
        })
    }
}

/// What a text that isn't UTF-8 is likely to be: what Windows programs write, by its marks and by how its bytes pair.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Some("UTF-16");
    }
    let mut rest = bytes.get(..bytes.len().min(1 << 16))?;
    let mut pairs = 0;
    loop {
        rest = match rest {
            // JIS X 0208 in two bytes; half-width kana in one.
            [0x81..=0x9F | 0xE0..=0xFC, 0x40..=0x7E | 0x80..=0xFC, after @ ..] => {
                pairs += 1;
                after
            }
            [0x00..=0x7F | 0xA1..=0xDF, after @ ..] => after,
            // The end may cut a pair in two.
            [] | [_] => return (pairs > 0).then_some("Shift_JIS"),
            _ => return None,
        };
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Embedded => f.write_str("内蔵の台帳"),
            Source::File(path) => write!(f, "{}", path.display()),
            Source::Stdin => f.write_str("標準入力"),
        }
    }
}

/// Why a text can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The file can't be read.
    File(String),
    /// Standard input can't be read.
    Stdin(String),
    /// The bytes aren't UTF-8.
    NotUtf8 {
        /// Whose bytes.
        source: Source,
        /// The line in which that begins, from 1.
        line: usize,
        /// Characters from the line's beginning, from 1.
        column: usize,
        /// The encoding that they are in, as far as it can be told.
        looks_like: Option<&'static str>,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::File(sentence) => f.write_str(sentence),
            ReadError::Stdin(cause) => {
                write!(f, "標準入力を読めません({cause})。ファイルに書き出してから開いてください。")
            }
            ReadError::NotUtf8 { source, line, column, looks_like } => {
                write!(f, "{source}: {line}行{column}文字目にUTF-8でない文字があります。")?;
                match looks_like {
                    Some(name) => {
                        write!(f, "{name}のファイルのようです。文字コードをUTF-8に変えて保存し直してください。")
                    }
                    None => f.write_str("文字コードをUTF-8に変えて保存し直すか、正しいファイルか確かめてください。"),
                }
            }
        }
    }
}

impl std::error::Error for ReadError {}

impl From<store::ReadError> for ReadError {
    fn from(error: store::ReadError) -> ReadError {
        ReadError::File(error.to_string())
    }
}

/// The whole sentence about a text that isn't a ledger: path, place, reason, what to do.
pub fn complaint(source: &Source, error: &NotALedger) -> String {
    let advice = match (&error.why, source) {
        (Why::Marked, Source::File(path)) => marked_advice(path),
        _ => error.advice().to_owned(),
    };
    format!("{source}: {error}。{advice}")
}

/// What can be done about a file in which git has left marks.
fn marked_advice(path: &Path) -> String {
    let name = quoted(&path.display().to_string());
    if super::git::is_left_open(path) {
        return format!("kensho merge --index {name} で、git に残る3つの版を項目ごとに合わせられます。");
    }
    format!(
        "合わせる前の版が git に残っていません。印のまま git add しただけなら git checkout -m -- {name} で戻せます。\
         コミットした後なら、印のない版を git log -- {name} で探してください。"
    )
}

/// A word as a POSIX shell takes it.
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '~' | '+' | ':' | '@' | '%' | ',');
    if !word.is_empty() && !word.starts_with(['-', '~']) && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn words_are_quoted_for_the_shell_where_they_must_be() {
        assert_eq!(quoted("台帳.json"), "台帳.json");
        assert_eq!(quoted("/projects/0/a~1b"), "/projects/0/a~1b");
        assert_eq!(quoted("\"it's\""), "'\"it'\\''s\"'");
        assert_eq!(quoted("$(x)"), "'$(x)'");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("-x"), "'-x'");
    }
}
