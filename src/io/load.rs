//! From a file to a ledger: read in steps, cut at the projects while it is read, proved before it is called one.
//!
//! The text is held once: every step goes straight into the pieces that the ledger keeps. When it turns out not to be a
//! ledger it is read again as a whole, so that the complaint can name line and column.

use std::ops::{ControlFlow, Range};
use std::path::Path;

use super::source::{ReadError, Source, complaint};
use super::store::{self, Disk, Opened, Unreadable};
use crate::cli::{Exit, Failure};
use crate::json::split::Splitter;
use crate::ledger::{Ledger, NotALedger, book};

/// Reads and proves a whole file.
///
/// # Errors
/// Where it can't be read or isn't a ledger: the sentence, and exit code 3.
pub fn file(path: &Path) -> Result<(Opened, Ledger), Failure> {
    let mut splitter = Splitter::new(book::PROJECTS);
    let streamed = store::stream(&Disk, path, |step, _| match splitter.feed(step) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    });
    let opened = match streamed {
        Ok(opened) => opened,
        Err(error) if matches!(error.why, Unreadable::Cancelled) => return Err(complain(path)),
        Err(error) => return Err(unread(&error.into())),
    };
    let proved = || -> Option<Ledger> {
        let ledger = Ledger::from_doc(splitter.finish().ok()?).ok()?;
        prove(&ledger, |_| true).ok()?;
        Some(ledger)
    };
    match proved() {
        Some(ledger) => Ok((opened, ledger)),
        None => Err(complain(path)),
    }
}

/// Reads a text that is no file.
///
/// # Errors
/// Where it can't be read or isn't a ledger.
pub fn text(source: &Source) -> Result<Ledger, Failure> {
    let text = source.read_text().map_err(|error| unread(&error))?;
    Ledger::read(&text).map_err(|error| not_a_ledger(source, &error))
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
    /// Fewer projects than this aren't worth a thread.
    const FEW: usize = 64;
    let len = ledger.len();
    let part = |range: Range<usize>| range.filter(|&at| which(at)).try_for_each(|at| ledger.check_project(at));
    let count = std::thread::available_parallelism().map_or(1, usize::from);
    if count == 1 || len < FEW {
        return part(0..len);
    }
    let size = len.div_ceil(count);
    std::thread::scope(|scope| {
        let part = &part;
        let ranges = (0..count).map(|n| n * size..((n + 1) * size).min(len));
        let parts: Vec<_> = ranges.map(|range| (range.clone(), scope.spawn(move || part(range)))).collect();
        // What a thread couldn't say is asked again here.
        let mut proved = parts.into_iter().map(|(range, thread)| thread.join().unwrap_or_else(|_| part(range)));
        proved.find(Result::is_err).unwrap_or(Ok(()))
    })
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

fn not_a_ledger(source: &Source, error: &NotALedger) -> Failure {
    Failure::new(Exit::NotALedger, complaint(source, error))
}
