//! Which ledger, which project.

use std::ffi::OsStr;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use super::output::{answer, tell};
use super::several;
use crate::failure::{Exit, Failure};
use crate::find::query::Query;
use crate::io::load;
use crate::io::names;
use crate::io::source::{self, Source};
use crate::io::work::searching;
use crate::json::{Doc, Pointer};
use crate::ledger::view::Project;
use crate::ledger::year::FiscalYear;
use crate::ledger::{Ledger, whole};
use crate::page::brief::Brief;
use crate::rules::Table;
use crate::text::Rank;

/// A ledger with its projects in brief.
pub struct Opened {
    /// The ledger.
    pub ledger: Ledger,
    /// The projects, in the file's order.
    pub briefs: Vec<Brief>,
}

/// Opens FILE, the ledger last opened, or the embedded one, with its projects in brief for the year under review.
///
/// # Errors
/// Where it can't be read or is no ledger, with what else can be done.
pub fn open(file: Option<&(impl AsRef<OsStr> + ?Sized)>, table: &Table) -> Result<Opened, Failure> {
    let (ledger, briefs) = open_taking(file, |project, year| Brief::in_year(project, year, table))?;
    Ok(Opened { ledger, briefs })
}

/// The same, with what `take` takes from each project, in the file's order, in place of a brief.
///
/// # Errors
/// As [`open`].
pub fn open_taking<T: Send>(
    file: Option<&(impl AsRef<OsStr> + ?Sized)>,
    take: impl Fn(Project<'_>, Option<FiscalYear>) -> T + Sync,
) -> Result<(Ledger, Vec<T>), Failure> {
    let source = Source::choose(file);
    if let (None, Source::File(path)) = (file, &source) {
        // Whoever reads the answer at a terminal should know of which ledger it is.
        if std::io::stdout().is_terminal() {
            tell(&format!("前回開いた台帳 {} です。", names::shown(path)));
        }
    }
    load::taking(&source, take).map_err(|failure| advise(failure, file, &source))
}

/// Opens the ledger of a source that somebody has named, without a word of which it is.
///
/// # Errors
/// Where it can't be read or is no ledger.
pub fn open_source(source: &Source, table: &Table) -> Result<Opened, Failure> {
    let (ledger, briefs) = load::taking(source, |project, year| Brief::in_year(project, year, table))?;
    Ok(Opened { ledger, briefs })
}

/// What else can be done where the ledger last opened, which nobody named, can't be read.
pub fn advise<T: ?Sized>(mut failure: Failure, file: Option<&T>, source: &Source) -> Failure {
    if failure.exit == Exit::NotALedger && file.is_none() && matches!(source, Source::File(_)) {
        failure.words.push_str("\n前回開いた台帳です。kensho --embedded で内蔵の台帳を開けます。");
    }
    failure
}

/// Takes FILE off the front of the words, when the first one is a file or a folder; the rest is WHICH.
///
/// # Errors
/// As [`one_in`].
pub fn file_and_which<T: AsRef<OsStr>>(words: &[T]) -> Result<(Option<PathBuf>, String), Failure> {
    let joined = |words: &[T]| words.iter().map(|word| names::shown(word.as_ref())).collect::<Vec<_>>().join(" ");
    match words.split_first() {
        Some((first, rest)) if source::is_file_word(first) => Ok((Some(first.into()), joined(rest))),
        Some((first, rest)) if source::is_folder_word(first) => Ok((Some(one_in(Path::new(first))?), joined(rest))),
        _ => Ok((None, joined(words))),
    }
}

/// The ledger that a command which takes one is to take: the file itself or, of a folder, the only one in it.
///
/// # Errors
/// A folder in which there is none, or more than one.
pub fn one_in(path: &Path) -> Result<PathBuf, Failure> {
    if !path.is_dir() {
        return Ok(path.to_owned());
    }
    let asked = several::of(&[path.to_owned()])?;
    if let Some(one) = asked.one {
        return Ok(one);
    }
    let shown = names::shown(path);
    let paths = asked.several.unwrap_or_default();
    let first = paths.first().map(names::shown).unwrap_or_default();
    let words = format!(
        "{shown}: フォルダーに台帳が{}つあります。台帳を1つ指定してください(例 {first})。\
         まとめて読むのは kensho {shown}、表にするのは kensho export {shown} --to parquet -o フォルダー です。",
        paths.len()
    );
    Err(Failure::new(Exit::Usage, words))
}

/// A file that is to be saved to, by its name on the command line.
///
/// # Errors
/// A pipe, which nothing can be saved to.
pub fn to_save(file: &Path) -> Result<Source, Failure> {
    let source = Source::named(file);
    if source.is_stream() {
        let words = format!("{source}: パイプや標準入力には保存できません。台帳のファイルを指定してください。");
        return Err(Failure::new(Exit::Usage, words));
    }
    Ok(source)
}

/// WHICH as a project's number, in any width.
pub fn number(which: &str) -> Option<i64> {
    use unicode_normalization::UnicodeNormalization;
    which.trim().nfkc().collect::<String>().parse().ok()
}

impl Opened {
    /// The projects that WHICH means: the one with that number, else those whose name says it, else those that say it
    /// anywhere.
    pub fn which(&self, which: &str) -> Vec<usize> {
        // A number is a project's number: it is never looked for among the amounts.
        if let Some(number) = number(which) {
            return self.indexes(|brief| brief.number == Some(number)).collect();
        }
        let Some(query) = Query::new(which) else { return Vec::new() };
        let named: Vec<_> = self.indexes(|brief| query.matches(&brief.name)).collect();
        if !named.is_empty() && !query.filters() {
            return named;
        }
        self.holding(&query)
    }

    /// All projects in which the words are found anywhere, those first in which they stand as they were typed.
    pub fn found(&self, words: &str) -> Vec<usize> {
        Query::new(words).map_or_else(Vec::new, |query| self.holding(&query))
    }

    fn holding(&self, query: &Query) -> Vec<usize> {
        let hits = searching::all(&self.ledger, query);
        let ranked = hits.iter().filter_map(|hit| Some((hit.rank, hit.project?)));
        let mut found: Vec<(Rank, usize)> = Vec::new();
        for (rank, project) in ranked {
            match found.last_mut().filter(|(_, last)| *last == project) {
                Some((best, _)) => *best = rank.min(*best),
                None => found.push((rank, project)),
            }
        }
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, project)| project).collect()
    }

    fn indexes(&self, matches: impl Fn(&Brief) -> bool) -> impl Iterator<Item = usize> {
        self.briefs.iter().enumerate().filter(move |(_, brief)| matches(brief)).map(|(i, _)| i)
    }
}

/// `kensho get`: one value as written; on a terminal, what it would obey is escaped.
pub fn get(file: &Path, pointer: &str) -> Result<Exit, Failure> {
    let pointer = Pointer::parse(pointer)
        .map_err(|error| Failure::new(Exit::Usage, format!("場所「{pointer}」を読めません({error})。")))?;
    let source = Source::named(file);
    let text = source.read_text().map_err(|error| Failure::new(Exit::NotALedger, error.to_string()))?;
    let doc = Doc::parse(&text, whole::PROJECTS).map_err(|error| {
        let error = whole::NotALedger::syntax(&text, error);
        Failure::new(Exit::NotALedger, source::complaint(&source, &text, &error))
    })?;
    let value = doc.get(&pointer).map_err(|error| Failure::new(Exit::Usage, format!("{source}: {error}")))?;
    answer(|out| {
        out.as_written(&value)?;
        out.text("\n")
    })
}
