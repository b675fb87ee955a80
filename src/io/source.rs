//! Where a ledger is read from: the words of the command line, the ledger last opened, the embedded one.
//!
//! A pipe is a file that can be read once and never saved to: `<(…)`, a FIFO, `/dev/stdin`.

use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path, PathBuf};

use super::ledgers::Ledgers;
use super::names;
use super::store::places::Places;
use super::store::{self, Disk, STREAM_LIMIT};
use crate::exchange::kind::{self, Kind};
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

/// What standard input is called.
const STDIN: [&str; 4] = ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"];

/// Whether a word of the command line means a file: something to read is there, it ends in `.json`, or is `-`.
pub(crate) fn is_file_word(word: impl AsRef<OsStr>) -> bool {
    let word = word.as_ref();
    word == "-" || word.as_bytes().ends_with(b".json") || fs::metadata(word).is_ok_and(|meta| !meta.is_dir())
}

/// Whether a word of the command line means a folder with ledgers, where it may be a word to look for as well: it is written as
/// a path, or there is a ledger in it.
pub(crate) fn is_folder_word(word: impl AsRef<OsStr>) -> bool {
    let path = Path::new(word.as_ref());
    let mut parts = path.components();
    let is_name = matches!((parts.next(), parts.next()), (Some(Component::Normal(name)), None) if name == path);
    path.is_dir() && (!is_name || Ledgers::named(&[path.to_owned()]).any(|found| found.is_ok()))
}

/// Whether a path leads to a pipe or a device: read once, and never saved to.
pub(crate) fn is_stream(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|meta| !meta.is_file() && !meta.is_dir())
}

impl Source {
    /// The source that a word names.
    pub(crate) fn named(word: impl AsRef<OsStr>) -> Source {
        let word = word.as_ref();
        if STDIN.iter().any(|name| word == *name) { Source::Stdin } else { Source::File(PathBuf::from(word)) }
    }

    /// The source that a word names; without one, the ledger last opened if it is still there, else the embedded one.
    pub(crate) fn choose(word: Option<&(impl AsRef<OsStr> + ?Sized)>) -> Source {
        match word {
            Some(word) => Source::named(word),
            None => super::desk::last_opened().map_or(Source::Embedded, Source::File),
        }
    }

    /// Whether it can be read only once, and not be saved to.
    pub(crate) fn is_stream(&self) -> bool {
        match self {
            Source::Embedded => false,
            Source::File(path) => is_stream(path),
            Source::Stdin => true,
        }
    }

    /// Reads the whole text.
    ///
    /// # Errors
    /// Where the file can't be read, or isn't UTF-8.
    pub(crate) fn read_text(&self) -> Result<String, ReadError> {
        let bytes = match self {
            Source::Embedded => return Ok(crate::ledger::EMBEDDED.to_owned()),
            Source::File(path) => {
                interrupted(path).map_or(Ok(()), |words| Err(ReadError::File(words)))?;
                store::open(&Disk, path)?.1
            }
            Source::Stdin => {
                let mut bytes = Vec::new();
                let read = io::stdin().lock().take(STREAM_LIMIT + 1).read_to_end(&mut bytes);
                read.map_err(|error| ReadError::Stdin(store::error::cause(&error)))?;
                if bytes.len() as u64 > STREAM_LIMIT {
                    return Err(ReadError::Stdin(format!("{} MB を超えても終わりません", STREAM_LIMIT >> 20)));
                }
                bytes
            }
        };
        self.utf8(bytes)
    }

    /// The bytes of this source as text.
    ///
    /// # Errors
    /// Where they stop being UTF-8.
    pub(crate) fn utf8(&self, bytes: Vec<u8>) -> Result<String, ReadError> {
        String::from_utf8(bytes).map_err(|error| {
            let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = 1 + memchr::memchr_iter(b'\n', good).count();
            let start = memchr::memrchr(b'\n', good).map_or(0, |at| at + 1);
            let column = 1 + good[start..].iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
            ReadError::NotUtf8 { source: self.clone(), line, column, kind: kind::of(error.as_bytes()) }
        })
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Embedded => f.write_str("内蔵の台帳"),
            Source::File(path) => f.write_str(&names::shown(path)),
            Source::Stdin => f.write_str("標準入力"),
        }
    }
}

/// Why a text can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ReadError {
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
        /// What they are, as far as it can be told.
        kind: Option<Kind>,
    },
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::File(sentence) => f.write_str(sentence),
            ReadError::Stdin(cause) => {
                write!(f, "標準入力を読めません({cause})。ファイルに書き出してから開いてください。")
            }
            ReadError::NotUtf8 { source, kind: Some(kind), .. } if !kind.is_encoding => {
                f.write_str(&is_other(source, *kind))
            }
            ReadError::NotUtf8 { source, line, column, kind } => {
                write!(f, "{source}: {line}行{column}文字目にUTF-8でない文字があります。")?;
                match kind {
                    Some(Kind { what, advice, .. }) => write!(f, "{what}のファイルのようです。{advice}"),
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

/// Why a file is not to be read before it has been opened on the screen: a save in place was cut off in the middle of it.
pub(crate) fn interrupted(path: &Path) -> Option<String> {
    let places = Places::find().ok()?;
    let (_, file) = store::locate(&Disk, path).ok()?;
    let old = store::in_place::interrupted(&Disk, &file, &places.ledger(&file))?;
    let (name, old) = (names::shown(path), names::shown(&old));
    Some(format!(
        "{name}: 前回の保存が途中で切れています。エディターで直さずに、kensho {name} で開いてください。保存前の内容に戻ります(保存前の内容は {old} にあります)。"
    ))
}

/// What a file is in place of a ledger.
fn is_other(source: &Source, Kind { what, advice, .. }: Kind) -> String {
    format!("{source}: 台帳ではなく、{what}です。{advice}")
}

/// So many bytes of a file that somebody writes by hand (settings, a decision table, words) are read.
const OWN: u64 = 16 << 20;

/// Reads a file that somebody writes by hand. It may be a pipe.
///
/// # Errors
/// What the system says; too large, or no text, in a Japanese sentence without the full stop.
pub(crate) fn read_own(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(OWN + 1).read_to_end(&mut bytes));
    read.map_err(|error| store::error::cause(&error))?;
    if bytes.len() as u64 > OWN {
        return Err(format!("{} MB を超えています。正しいファイルか確かめてください", OWN >> 20));
    }
    String::from_utf8(bytes).map_err(|error| match kind::of(error.as_bytes()) {
        Some(Kind { what, advice, .. }) => format!("{what}です。{}", advice.trim_end_matches('。')),
        None => "UTF-8でない文字があります。文字コードをUTF-8に変えて保存し直してください".to_owned(),
    })
}

/// The whole sentence about a text that isn't a ledger: path, what it is instead, or place and reason; what to do.
pub(crate) fn complaint(source: &Source, text: &str, error: &NotALedger) -> String {
    match (&error.why, source, kind::of(text.as_bytes())) {
        (Why::Marked, Source::File(path), _) => format!("{source}: {error}。{}", marked_advice(path)),
        (_, _, Some(kind)) => is_other(source, kind),
        _ => format!("{source}: {error}。{}", error.advice()),
    }
}

/// What can be done about a file in which git has left marks.
fn marked_advice(path: &Path) -> String {
    let name = quoted(&names::shown(path));
    if super::git::is_left_open(path) {
        return format!("kensho merge --index {name} で、git に残る3つの版を項目ごとに合わせられます。");
    }
    format!(
        "合わせる前の版が git に残っていません。印のまま git add しただけなら git checkout -m -- {name} で戻せます。\
         コミットした後なら、印のない版を git log -- {name} で探してください。"
    )
}

/// A word as a POSIX shell takes it.
pub(crate) fn quoted(word: &str) -> String {
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
