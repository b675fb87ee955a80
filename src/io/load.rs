//! From a source of any sort to a ledger, proved before it is called one.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::source::{ReadError, Source, complaint, interrupted, is_stream};
use super::store::{self, Disk, Opened};
use crate::failure::{Exit, Failure};
use crate::io::locked;
use crate::io::work::pool;
use crate::io::work::proving::{self, Came};
use crate::ledger::view::Project;
use crate::ledger::year::FiscalYear;
use crate::ledger::{Ledger, NotALedger};

/// Reads and proves a whole file.
///
/// # Errors
/// Where it can't be read or isn't a ledger: the sentence, and exit code 3.
pub fn file(path: &Path) -> Result<(Opened, Ledger), Failure> {
    // A pipe gives its bytes once: what is wrong with them is said of those.
    if is_stream(path) {
        let source = Source::File(path.to_owned());
        let (opened, bytes) = store::open(&Disk, path).map_err(|error| unread(&error.into()))?;
        let text = source.utf8(bytes).map_err(|error| unread(&error))?;
        let ledger = Ledger::read(&text).map_err(|error| not_a_ledger(&source, &text, &error))?;
        return Ok((opened, ledger));
    }
    whole_save(path)?;
    let whole = proving::read(path, |_, _| (), |_| true, |_, _| {})?;
    Ok((whole.opened, whole.ledger))
}

/// Refuses what a save has left half written.
fn whole_save(path: &Path) -> Result<(), Failure> {
    interrupted(path).map_or(Ok(()), |words| Err(Failure::new(Exit::NotALedger, words)))
}

/// Reads a source of any sort, and takes from each project what the caller wants to know of it: `take` is asked on any
/// thread, with the year under review.
///
/// # Errors
/// As [`file()`].
pub fn taking<T: Send>(
    source: &Source,
    take: impl Fn(Project<'_>, Option<FiscalYear>) -> T + Sync,
) -> Result<(Ledger, Vec<T>), Failure> {
    if let Source::File(path) = source
        && !is_stream(path)
    {
        return taking_of_file(path, take).map(|(_, ledger, taken)| (ledger, taken));
    }
    let ledger = self::source(source)?;
    let year = ledger.front().front().fiscal_year();
    let records = (0..ledger.len()).filter_map(|index| ledger.record(index));
    let taken = records.map(|record| take(record.project(), year)).collect();
    Ok((ledger, taken))
}

/// The same for a file, with what it was as it was read.
///
/// # Errors
/// As [`file()`].
pub(super) fn taking_of_file<T: Send>(
    path: &Path,
    take: impl Fn(Project<'_>, Option<FiscalYear>) -> T + Sync,
) -> Result<(Opened, Ledger, Vec<T>), Failure> {
    whole_save(path)?;
    let mut all = Vec::new();
    let came = |came| {
        if let Came::Projects { taken, .. } = came {
            all.extend(taken);
        }
        true
    };
    let whole = proving::read(path, take, came, |_, _| {})?;
    Ok((whole.opened, whole.ledger, whole.anew.unwrap_or(all)))
}

/// Reads a text that is no file.
///
/// # Errors
/// Where it can't be read or isn't a ledger.
pub fn text(source: &Source) -> Result<Ledger, Failure> {
    let text = source.read_text().map_err(|error| unread(&error))?;
    Ledger::read(&text).map_err(|error| not_a_ledger(source, &text, &error))
}

/// Reads a source of any sort.
///
/// # Errors
/// As [`file()`].
pub fn source(source: &Source) -> Result<Ledger, Failure> {
    match source {
        Source::File(path) => file(path).map(|(_, ledger)| ledger),
        Source::Embedded | Source::Stdin => text(source),
    }
}

/// Proves the projects that `which` picks, with every processor.
///
/// # Errors
/// The first of them that isn't one.
pub fn prove(ledger: &Ledger, which: impl Fn(usize) -> bool + Sync) -> Result<(), NotALedger> {
    /// So many projects a thread takes at a time; fewer aren't worth one.
    const FEW: usize = 64;
    let threads = if ledger.len() < FEW { 1 } else { pool::processors() };
    let first = Mutex::new((usize::MAX, Ok(())));
    pool::blocks(
        threads,
        "prove",
        (ledger.len(), FEW),
        || (),
        |(), block, mut range| {
            let proved = range.try_for_each(|at| if which(at) { ledger.check_project(at) } else { Ok(()) });
            let good = proved.is_ok();
            let mut first = locked(&first);
            if !good && block < first.0 {
                *first = (block, proved);
            }
            // Blocks are handed out in order: one that comes before is being proved already.
            good
        },
    );
    first.into_inner().unwrap_or_else(PoisonError::into_inner).1
}

/// Why the file isn't a ledger, with line and column.
pub(super) fn complain(path: &Path) -> Failure {
    let source = Source::File(path.to_owned());
    match text(&source) {
        Err(failure) => failure,
        // It has become one in the meantime.
        Ok(_) => {
            Failure::new(Exit::NotALedger, format!("{source}: 読んでいる間に変わりました。もう一度開いてください。"))
        }
    }
}

pub(super) fn unread(error: &ReadError) -> Failure {
    Failure::new(Exit::NotALedger, error.to_string())
}

fn not_a_ledger(source: &Source, text: &str, error: &NotALedger) -> Failure {
    Failure::new(Exit::NotALedger, complaint(source, text, error))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::json::Doc;
    use crate::ledger::{sample, whole};

    #[test]
    fn of_many_projects_the_first_that_is_none_is_told_of() {
        let text = sample::many(12);
        let ledger = Ledger::read(&text).unwrap();
        assert_eq!(prove(&ledger, |_| true), Ok(()));
        let mut projects = vec![sample::projects(); 12].concat();
        for at in [70, 50] {
            projects[at] = projects[at].replacen("\"number\": ", "\"number\": \"二\", \"was\": ", 1);
        }
        let broken = Ledger::from_doc(Doc::parse(&sample::with(&projects), whole::PROJECTS).unwrap()).unwrap();
        let first = broken.check_project(50);
        assert!(first.is_err());
        assert_eq!(prove(&broken, |_| true), first);
        assert_eq!(prove(&broken, |at| at > 50), broken.check_project(70));
        assert_eq!(prove(&broken, |at| at < 50), Ok(()));
    }
}
