//! Files that come in, read behind the screen.
//!
//! A file is read to its end once it is begun (the reader's own bounds keep that short); a reading that nobody waits for any
//! more stops before the next one, and its result goes nowhere.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::app::Action;
use crate::app::modes::importing::path::places;
use crate::app::modes::importing::{Arrived, Wanted};
use crate::app::modes::starting::Heading;
use crate::exchange::against::{against, no_base, stems_from};
use crate::exchange::asking::merged;
use crate::exchange::plan::Given;
use crate::exchange::read::How;
use crate::failure::Failure;
use crate::io::source::Source;
use crate::io::work::pool;
use crate::io::{incoming, load};

/// Reads files and lays them beside the ledger; hands on how far it is, and the outcome. `ledger`: where the ledger is,
/// beside which the answers stand. `newest`: the reading that is waited for.
pub fn begin(wanted: Wanted, ledger: Option<PathBuf>, newest: Arc<AtomicU64>, send: impl Fn(Action) + Send + 'static) {
    newest.store(wanted.id, Ordering::Relaxed);
    let id = wanted.id;
    let job = move || {
        let is_waited_for = || newest.load(Ordering::Relaxed) == id;
        let tell = |words: String| send(Action::Importing(id, words));
        let result = read(wanted, ledger.as_deref(), is_waited_for, tell);
        if let Some(result) = result.transpose() {
            send(Action::Imported(id, Box::new(result)));
        }
    };
    let _ = pool::behind("import", job);
}

/// Looks whose files are, and of which year, before a ledger is begun from them, and hands it on. `typed`: their places.
pub fn heading(typed: String, send: impl Fn(Action) + Send + 'static) {
    let job = move || {
        let said = said_by(&typed).map_err(|failure| failure.words);
        send(Action::HeadingSaid(typed, said));
    };
    let _ = pool::behind("heading", job);
}

/// Whose one of the files says it is, and the latest year that one says it is about: earlier ones are what the ledger's year is
/// compared with.
fn said_by(typed: &str) -> Result<Heading, Failure> {
    let (given, _) = incoming::given(None)?;
    let mut all = Heading::default();
    for file in places(typed) {
        let said = incoming::heading(&crate::io::desk::expand(&file), &given)?;
        all = Heading { town: all.town.or(said.town), year: all.year.max(said.year) };
    }
    Ok(all)
}

fn read(
    wanted: Wanted,
    ledger: Option<&Path>,
    is_waited_for: impl Fn() -> bool,
    tell: impl Fn(String),
) -> Result<Option<Arrived>, String> {
    let Wanted { files, ledger: open, sent, answers, year, .. } = wanted;
    if let (Some(ledger), false) = (ledger, answers.is_empty()) {
        incoming::keep(ledger, answers.iter().cloned()).map_err(|failure| failure.words)?;
    }
    let (mut given, notices) = incoming::given(ledger).map_err(|failure| failure.words)?;
    if ledger.is_none() {
        given = incoming::with_answers(&answers);
    }
    let (mut plans, mut lost) = (Vec::new(), Vec::new());
    for (n, file) in files.iter().enumerate() {
        tell(format!("{}/{} {file} を読んでいます…", n + 1, files.len()));
        let place = crate::io::desk::expand(file);
        // What can't be read keeps nobody from the other files.
        let mut read = incoming::read(&place, &given, &How::default());
        // What was said of those that say no year is said of no other.
        if let (Some(year), Ok(plan)) = (year, &read)
            && plan.lacks_year()
        {
            read = incoming::read(&place, &Given { year: Some(year.0), ..given.clone() }, &How::default());
        }
        match read {
            // Whose it is, or of which year, may be all that is missing.
            Ok(plan) => match plan.refused().filter(|_| !plan.asks_whose() && !plan.lacks_year()) {
                Some(why) => lost.push(format!("{file}: {why}")),
                None => plans.push(plan),
            },
            Err(failure) => lost.push(failure.words),
        }
        if !is_waited_for() {
            return Ok(None);
        }
    }
    if plans.is_empty() {
        return Err(lost.join(" "));
    }
    tell("台帳と比べています…".to_owned());
    let given_out = match &sent {
        Some(place) => load::text(&Source::File(crate::io::desk::expand(place))).map_err(|failure| failure.words)?,
        None => open.clone(),
    };
    if let Some(place) = sent.as_deref().filter(|_| !stems_from(open.doc(), given_out.doc())) {
        return Err(no_base(place));
    }
    // Departments' answers bring what was sent along.
    let base = merged::base(&plans, &given_out);
    let seen = against(&plans, base.doc(), &given.mapping);
    let arrived = Arrived { files, plans, base, sent, seen, mapping: given.mapping, answers, year, notices, lost };
    Ok(is_waited_for().then_some(arrived))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::ledger::year::FiscalYear;
    use crate::ledger::{EMBEDDED, Ledger};

    #[test]
    fn the_latest_year_and_the_town_that_files_say_are_those_to_begin_with() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, title: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, format!("{title}\n事業名,指標名,目標値,実績値\n新しい事業,来場者数,100,120\n"))
                .unwrap();
            path.display().to_string()
        };
        let (before, now) = (file("前.csv", "白波市 令和2年度 効果検証一覧"), file("今.csv", "令和3年度 効果検証一覧"));
        let silent = file("なし.csv", "効果検証一覧");
        let said = said_by(&format!("{now};{before};{silent}"));
        assert_eq!(said, Ok(Heading { town: Some("白波市".to_owned()), year: Some(FiscalYear(2021)) }));
        assert_eq!(said_by(&silent), Ok(Heading::default()));
        assert!(said_by(&format!("{now};{now}ない")).unwrap_err().words.contains("今.csvない"));
    }

    #[test]
    fn a_file_that_can_not_be_read_keeps_nobody_from_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let (good, bad) = (folder.path().join("農林課.csv"), folder.path().join("商工課.xlsx"));
        std::fs::write(&good, "年度,事業名,指標名,目標値,実績値\nR6,新しい事業,来場者数,100,120\n").unwrap();
        std::fs::write(&bad, "PK is no workbook").unwrap();
        let read_beside = |files: &[&PathBuf], sent: Option<String>| {
            let files = files.iter().map(|file| file.display().to_string()).collect();
            let ledger = Ledger::read(EMBEDDED).unwrap();
            let wanted = Wanted { id: 1, files, ledger, sent, answers: Vec::new(), year: None };
            super::read(wanted, None, || true, |_| ())
        };
        let read = |files: &[&PathBuf]| read_beside(files, None);
        let arrived = read(&[&bad, &good]).unwrap().unwrap();
        assert_eq!((arrived.plans.len(), arrived.lost.len()), (1, 1));
        assert!(arrived.lost[0].contains("商工課.xlsx"), "{:?}", arrived.lost);
        assert!(arrived.notices()[0].contains("このファイルは取り込みません"), "{:?}", arrived.notices());
        // Where none can be read there is nothing to show.
        assert!(read(&[&bad]).unwrap_err().contains("商工課.xlsx"));
        // A ledger that has nothing to do with this one is no base, as with the command; an older one of its own is.
        let base = |name: &str, text: String| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path.display().to_string()
        };
        let strange =
            r#"{"format":"kensho-ledger/1","fiscal_year":"R6","projects":[{"id":"p1","name":"ほかの町の事業"}]}"#;
        let strange = base("別.json", strange.to_owned());
        let why = read_beside(&[&good], Some(strange)).unwrap_err();
        assert!(why.contains("別.json と台帳に、同じ事業が1つもありません"), "{why}");
        let older = base("控え.json", EMBEDDED.replacen("観光政策課", "観光課", 1));
        assert!(read_beside(&[&good], Some(older)).is_ok());
    }
}
