//! `kensho FILE…` and `kensho FOLDER`: several ledgers at once.

use std::path::{Path, PathBuf};

use super::output::{answer, tell};
use super::{list, rules, source};
use crate::failure::{Exit, Failure};
use crate::io::ledgers::Ledgers;
use crate::io::names;
use crate::io::settings::Settings;
use crate::io::several::{Judged, Several};
use crate::io::source::Source;
use crate::io::words::criteria;
use crate::rules::Table;

/// What the words of the command line mean.
pub struct Asked {
    /// One ledger; none where none was named.
    pub one: Option<PathBuf>,
    /// Several, in their order.
    pub several: Option<Vec<PathBuf>>,
    /// Sentences about what can't be gone through.
    pub unread: Vec<String>,
}

/// Goes through the words: one file is opened alone, as ever; a folder with one ledger is that ledger.
///
/// # Errors
/// Where there is no ledger in what was named.
pub fn of(words: &[PathBuf]) -> Result<Asked, Failure> {
    let alone = |one: Option<PathBuf>| Asked { one, several: None, unread: Vec::new() };
    let is_one = words.len() < 2 && !words.iter().any(|word| word.is_dir());
    if is_one {
        return Ok(alone(words.first().cloned()));
    }
    let (paths, unread): (Vec<_>, Vec<_>) = Ledgers::named(words).partition(Result::is_ok);
    let mut paths: Vec<PathBuf> = paths.into_iter().flatten().collect();
    let unread: Vec<String> = unread.into_iter().filter_map(Result::err).collect();
    match paths.len() {
        0 if unread.is_empty() => {
            let named: Vec<String> = words.iter().map(names::shown).collect();
            let words = format!("{} に台帳(.json)がありません。", named.join("・"));
            Err(Failure::new(Exit::NotALedger, words))
        }
        0 => Err(Failure::new(Exit::NotALedger, unread.join("\n"))),
        1 if unread.is_empty() => Ok(alone(paths.pop())),
        _ => Ok(Asked { one: None, several: Some(paths), unread }),
    }
}

/// The ledgers with what each is judged by: the table of its own folder, unless one is named.
///
/// # Errors
/// Where the named table can't be used.
pub fn judged(paths: Vec<PathBuf>, named: Option<&Path>, settings: &Settings) -> Result<Several, Failure> {
    if let (Some(_), Some(first)) = (named, paths.first()) {
        let table = rules::load(named, &Source::File(first.clone()))?;
        let words = rules::warnings(table);
        let judged = with_words(table, settings, words);
        return Ok(Several::new(paths, move |_| judged.clone()));
    }
    let settings = settings.clone();
    Ok(Several::new(paths, move |path| {
        let loaded = rules::load(None, &Source::File(path.to_owned()));
        let (table, words) = match loaded {
            Ok(table) => (table, rules::warnings(table)),
            Err(failure) => (Table::embedded(), vec![format!("内蔵の判断基準を使います。{}", failure.words)]),
        };
        with_words(table, &settings, words)
    }))
}

/// The same with the office's words; what can't be read of them is told at the start.
fn with_words(table: &'static Table, settings: &Settings, words: Vec<String>) -> Judged {
    Judged { table, criteria: criteria(table, None, settings).unwrap_or(table), words }
}

/// What stands over the answer of each ledger, with a blank line between them.
#[derive(Default)]
pub struct Headings {
    is_later: bool,
}

impl Headings {
    /// Begins the answer of a ledger that could be read.
    ///
    /// # Errors
    /// Where stdout can't be written.
    pub fn begin(&mut self, words: &str) -> Result<(), Failure> {
        let blank = if std::mem::replace(&mut self.is_later, true) { "\n" } else { "" };
        answer(|out| out.text(blank).and_then(|()| out.line(words))).map(drop)
    }
}

/// Does something with one ledger after the other. One that can't be read is named, and the others go on; the exit code says
/// the worst that came of any.
///
/// # Errors
/// Where stdout can't be written.
pub fn each(
    paths: &[PathBuf],
    unread: &[String],
    mut act: impl FnMut(&Path, &mut Headings) -> Result<Exit, Failure>,
) -> Result<Exit, Failure> {
    unread.iter().for_each(|words| tell(words));
    let mut exit = if unread.is_empty() { Exit::Fine } else { Exit::NotALedger };
    let mut headings = Headings::default();
    for path in paths {
        match act(path, &mut headings) {
            Ok(came) if exit == Exit::Fine => exit = came,
            Ok(_) => {}
            Err(failure) if failure.exit == Exit::NotALedger => {
                tell(&failure.words);
                exit = failure.exit;
            }
            Err(failure) => return Err(failure),
        }
    }
    Ok(exit)
}

/// Where there is no screen: the projects of all ledgers, each ledger below its name. One that is broken is named, and the
/// others go on.
///
/// # Errors
/// Where stdout can't be written.
pub fn list(paths: &[PathBuf], unread: &[String], named: Option<&Path>) -> Result<Exit, Failure> {
    each(paths, unread, |path, headings| {
        let from = Source::File(path.to_owned());
        let table = rules::chosen(named, &from)?;
        let opened = source::open_source(&from, table)?;
        let front = opened.ledger.front();
        let town = front.front().municipality().unwrap_or_default().into_owned();
        let year = front.front().fiscal_year().map(|year| year.to_string()).unwrap_or_default();
        let heading = [town, year, names::shown(path)].into_iter().filter(|words| !words.is_empty());
        let heading = heading.collect::<Vec<_>>().join(" ");
        headings.begin(&heading)?;
        list::print(&opened, &(0..opened.briefs.len()).collect::<Vec<_>>(), table, false)
    })
}
