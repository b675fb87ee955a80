//! Files that come in: read within bounds, with what the office has said and answered before.
//!
//! Beside a ledger `台帳.json` stand, where there are any, `台帳.import.json` (the questions of earlier files with their
//! answers, and headers that were explained) and `台帳.headers.tsv` (the office's own words for headers); `headers.tsv` in the
//! config directory holds for all ledgers. A file of answers that can't be read stops the import: it is never overwritten.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::names;
use super::store::error::{advice, cause};
use super::store::places::Places;
use super::store::{self, Disk, ReadError, Unreadable};
use super::work::pool::Processors;
use crate::app::modes::starting::Heading;
use crate::exchange::cells::Book;
use crate::exchange::mapping::{Answer, Mapping};
use crate::exchange::plan::{Given, Plan, read_and_plan, year_said};
use crate::exchange::read::{self, How};
use crate::failure::{Exit, Failure};
use crate::ledger::year::FiscalYear;

/// The office's own words for headers, beside a ledger and in the config directory.
const WORDS: &str = "headers.tsv";

/// The file of answers beside a ledger.
pub fn answers_of(ledger: &Path) -> PathBuf {
    ledger.with_extension("import.json")
}

/// What is known before files are read into a ledger, and what should be said about it.
///
/// # Errors
/// Where the answers can't be read.
pub fn given(ledger: Option<&Path>) -> Result<(Given, Vec<String>), Failure> {
    let mapping = match ledger.map(answers_of) {
        Some(path) => answers(&path)?,
        None => Mapping::default(),
    };
    let own = Places::find().ok().map(|places| places.config.join(WORDS));
    let beside = ledger.map(|ledger| ledger.with_extension(WORDS));
    let (mut texts, mut notices) = (Vec::new(), Vec::new());
    for path in own.into_iter().chain(beside).filter(|path| path.is_file()) {
        match fs::read_to_string(&path) {
            Ok(text) => texts.push(text),
            Err(error) => notices.push(format!("{}: 読めません({})。", names::shown(&path), cause(&error))),
        }
    }
    let (given, problems) = Given::of(mapping, &texts);
    notices.extend(problems.into_iter().map(|problem| format!("{WORDS} の{problem}。")));
    Ok((given, notices))
}

/// What is known of an office that has no ledger in a file yet: what was answered just now.
pub fn with_answers(answers: &[Answer]) -> Given {
    let mut mapping = Mapping::default();
    answers.iter().for_each(|answer| mapping.put(answer.clone()));
    Given::of(mapping, &[]).0
}

fn answers(path: &Path) -> Result<Mapping, Failure> {
    if !path.exists() {
        return Ok(Mapping::default());
    }
    let refused = |words: String| Failure::new(Exit::Refused, format!("{}: {words}。", names::shown(&path)));
    let bytes = fs::read(path).map_err(|error| refused(format!("読めません({})", cause(&error))))?;
    let text = String::from_utf8(bytes).map_err(|_| {
        refused(
            "UTF-8でない文字があります。UTF-8で保存し直すか、ファイルの名前を変えてからやり直してください".to_owned(),
        )
    })?;
    Mapping::read(&text).map_err(refused)
}

/// Reads a file and says what would become of it.
///
/// # Errors
/// Why it can't be read, with the file's name.
pub fn read(path: &Path, given: &Given, how: &How) -> Result<Plan, Failure> {
    let bytes = bytes(path)?;
    let file = &*names::shown(path);
    let failure = |words: String| Failure::new(Exit::NotALedger, format!("{file}: {words}"));
    let given = Given { sheet: how.sheet.clone().or_else(|| given.sheet.clone()), ..given.clone() };
    let has_sheet = |book: &Book| {
        let known = |name: &String| book.sheets.iter().any(|have| have.name.as_ref() == Some(name));
        let Some(sheet) = given.sheet.as_ref().filter(|sheet| !known(sheet)) else { return Ok(()) };
        let names: Vec<&str> = book.sheets.iter().filter_map(|sheet| sheet.name.as_deref()).collect();
        Err(format!("シート「{sheet}」はありません。あるのは {} です。", names.join("、")))
    };
    read_and_plan(&Processors, (file, &bytes), how, &given, has_sheet).map_err(failure)
}

/// Whose a file says itself that it is, and the year under review.
///
/// # Errors
/// Why it can't be read, with the file's name.
pub fn heading(path: &Path, given: &Given) -> Result<Heading, Failure> {
    let bytes = bytes(path)?;
    let file = &*names::shown(path);
    let mut year = None;
    let look = |book: &Book| {
        year = year_said(book, given).map(FiscalYear);
        Ok(())
    };
    let plan = read_and_plan(&Processors, (file, &bytes), &How::default(), given, look);
    let plan = plan.map_err(|why| Failure::new(Exit::NotALedger, format!("{file}: {why}")))?;
    Ok(Heading { town: plan.town(), year })
}

/// The bytes of a file that comes in, unless they are too many or still being written: of a list that is read half nobody
/// would see what is missing.
///
/// # Errors
/// Why it can't be read, with the file's name.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    readable(path)?;
    let failed = |error: ReadError| match error.why {
        Unreadable::System(error) => unread(path, &error),
        _ => Failure::new(
            Exit::NotALedger,
            format!(
                "{}: 読んでいる間にほかのプログラムが書き換えました。書き込みが終わるのを待って、もう一度取り込んでください。",
                names::shown(path)
            ),
        ),
    };
    store::open(&Disk, path).map(|(_, bytes)| bytes).map_err(failed)
}

fn unread(path: &Path, error: &std::io::Error) -> Failure {
    let words = format!("{}: 読めません({})。{}", names::shown(path), cause(error), advice(error));
    Failure::new(Exit::NotALedger, words)
}

/// Looks whether there is a file to come in, and not a too large one.
///
/// # Errors
/// Why it can't be read, with the file's name.
pub fn readable(path: &Path) -> Result<(), Failure> {
    let file = &*names::shown(path);
    let failure = |words: String| Failure::new(Exit::NotALedger, format!("{file}: {words}"));
    let meta = fs::metadata(path).map_err(|error| unread(path, &error))?;
    if meta.is_dir() {
        return Err(failure("フォルダです。中のファイルを指定してください。".to_owned()));
    }
    // A device or a pipe may give bytes for ever, or none.
    if !meta.is_file() {
        return Err(failure("ふつうのファイルではありません。ファイルに保存してから指定してください。".to_owned()));
    }
    if meta.len() > read::LARGEST {
        let limit = read::LARGEST >> 20;
        return Err(failure(format!("大きすぎるので読みませんでした({}MB、上限{limit}MB)。", meta.len() >> 20)));
    }
    Ok(())
}

/// Keeps questions and answers beside a ledger, with those that somebody else has written there meanwhile.
///
/// # Errors
/// Why they can't be written, or the file there can't be read.
pub fn keep(ledger: &Path, new: impl IntoIterator<Item = Answer>) -> Result<(PathBuf, Mapping), Failure> {
    let path = answers_of(ledger);
    // Among kensho processes one at a time, as ledgers are saved: else one's answers would be written over the other's.
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let Some(_turn) = store::save::wait_for_turn(&Disk, folder, store::save::PATIENCE) else {
        let words = format!("{}: 質問と答えを書けません。ほかの人の保存が続いています。", names::shown(&path));
        return Err(Failure::new(Exit::Refused, words));
    };
    let before = answers(&path)?;
    let mut mapping = before.clone();
    new.into_iter().for_each(|answer| mapping.put(answer));
    if mapping != before {
        let failed = |error: std::io::Error| {
            let (file, why, advice) = (names::shown(&path), cause(&error), advice(&error));
            Failure::new(Exit::Refused, format!("{file}: 質問と答えを書けません({why})。{advice}"))
        };
        let partial = path.with_extension(format!("{}.partial", std::process::id()));
        let write = || {
            let mut file = fs::File::create_new(&partial)?;
            file.write_all(mapping.text().as_bytes())?;
            file.sync_all()?;
            fs::rename(&partial, &path)
        };
        write().map_err(|error| {
            let _ = fs::remove_file(&partial);
            failed(error)
        })?;
    }
    Ok((path, mapping))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    #[test]
    fn a_file_that_is_still_being_written_is_not_read_half() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("一覧.csv");
        fs::write(&path, vec![b'1'; 8 << 20]).unwrap();
        assert_eq!(bytes(&path).unwrap().len(), 8 << 20);
        let read = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut file = fs::File::options().append(true).open(&path).unwrap();
                while !read.load(Ordering::Relaxed) {
                    file.write_all(b"2").unwrap();
                }
            });
            let said = (0..100).find_map(|_| bytes(&path).err());
            read.store(true, Ordering::Relaxed);
            assert!(said.unwrap().words.contains("一覧.csv: 読んでいる間に"));
        });
    }
}
