//! `kensho check`: what a careful official would want to see before publication.

use std::ffi::OsString;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;

use super::output::{Out, answer};
use super::source::{file_and_which, open, open_taking};
use super::stream;
use crate::check::{Across, Criteria, Finding, Together, check_private, check_project, codes};
use crate::failure::{Exit, Failure};
use crate::ledger::{Ledger, label};

/// Prints the findings, or those of the project that WHICH means; exit code 1 while some of them wait for somebody.
pub fn run(asked: &[OsString], rules: Option<&Path>, words: Option<&Path>, json: bool) -> Result<Exit, Failure> {
    let (file, which) = file_and_which(asked);
    let file = file.map(Path::new);
    let table = criteria(rules, file, words)?;
    let (ledger, numbers) = open_taking(file, |project, _| project.number())?;
    let together = together(&ledger, table);
    // What stands outside the projects first, then project by project.
    let places: Vec<Option<usize>> = if which.trim().is_empty() {
        std::iter::once(None).chain((0..ledger.len()).map(Some)).collect()
    } else {
        let opened = open(file, super::rules::table(rules, file)?)?;
        vec![Some(super::show::one(&opened, &which, super::rules::table(rules, file)?)?)]
    };
    let (total, pending, private) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    let found = |place: Option<usize>| {
        let findings = together.with(&ledger, place, table);
        let waiting = findings.iter().filter(|finding| finding.is_pending()).map(Finding::count).sum();
        total.fetch_add(findings.iter().map(Finding::count).sum(), Ordering::Relaxed);
        pending.fetch_add(waiting, Ordering::Relaxed);
        let of_people = findings.iter().filter(|finding| finding.is_private() && finding.is_pending()).count();
        private.fetch_add(of_people, Ordering::Relaxed);
        findings
    };
    if json {
        answer(|out| {
            out.json_rows(&places, |&place, out| {
                let number = place.and_then(|index| numbers.get(index).copied().flatten());
                let department = department(&ledger, place);
                found(place)
                    .iter()
                    .try_for_each(|finding| out.json_row(&as_json(finding, number, department.as_deref())))
            })
        })?;
    } else {
        let private_in = |place: Option<usize>| -> Vec<Finding> {
            let record = place.and_then(|index| Some((index, ledger.record(index)?)));
            record.map_or_else(Vec::new, |(index, record)| {
                check_private(ledger.front().front(), index, record.project(), table)
            })
        };
        answer(|out| {
            // What is private comes before everything else, whichever project it stands in.
            out.each(&places, |&place, out| {
                let mut labels = label::Labels::new(ledger.doc());
                private_in(place).iter().try_for_each(|finding| print(out, finding, &mut labels))
            })?;
            out.each(&places, |&place, out| {
                let mut labels = label::Labels::new(ledger.doc());
                let others = found(place);
                let mut others = others.iter().filter(|finding| !finding.is_private());
                others.try_for_each(|finding| print(out, finding, &mut labels))
            })?;
            let (total, pending) = (total.load(Ordering::Relaxed), pending.load(Ordering::Relaxed));
            let private = match private.load(Ordering::Relaxed) {
                0 => String::new(),
                count => format!("。うち個人に関わるもの {count}件は、公表の前に必ず確かめてください"),
            };
            out.line(&format!("指摘 {total}件 (要対応 {pending}件){private}"))
        })?;
    }
    Ok(if pending.into_inner() > 0 { Exit::Findings } else { Exit::Fine })
}

/// `kensho check --stream`: for each line on standard input what `--json` prints of its project by itself, on one line. What
/// takes more than one project to see isn't looked for: no line knows of another.
pub fn stream(asked: &[OsString], rules: Option<&Path>, words: Option<&Path>) -> Result<Exit, Failure> {
    let (file, which) = file_and_which(asked);
    if !which.trim().is_empty() {
        let words = format!("--stream は標準入力の全ての行に答えます。「{which}」は指定できません。");
        return Err(Failure::new(Exit::Usage, words));
    }
    let file = file.map(Path::new);
    let criteria = criteria(rules, file, words)?;
    stream::run(file.map(Path::as_os_str), move |front, index, project, row| {
        let (number, department) = (project.number(), project.department());
        let found = check_project(front, index, project, criteria);
        found.iter().try_for_each(|finding| row.add(&as_json(finding, number, department.as_deref())))
    })
}

/// The decision table and the words that the command line, the settings or the office name.
fn criteria(
    rules: Option<&Path>,
    ledger: Option<&Path>,
    words: Option<&Path>,
) -> Result<&'static dyn Criteria, Failure> {
    let table = super::rules::table(rules, ledger)?;
    crate::io::words::criteria(table, words, &crate::io::settings::Settings::find())
        .map_err(|words| Failure::new(Exit::NotALedger, words))
}

/// What the projects show together; their words are gone through by a thread of their own.
fn together(ledger: &Ledger, table: &dyn Criteria) -> Together {
    let projects = || (0..ledger.len()).filter_map(|index| Some((index, ledger.record(index)?)));
    let across = std::thread::scope(|scope| {
        let words = scope.spawn(|| {
            let mut across = Across::new();
            projects().for_each(|(index, record)| across.add_words(index, record.project(), table.words()));
            across
        });
        let mut across = Across::new();
        projects().for_each(|(index, record)| across.add_facts(index, record.project()));
        match words.join() {
            Ok(words) => across.with_words_of(words),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    });
    Together::new(across.finish(ledger.front().front(), table))
}

fn print(out: &mut Out, finding: &Finding, labels: &mut label::Labels<'_>) -> std::io::Result<()> {
    let what = codes::code(finding.code).map_or("", |code| code.title);
    let place = labels.describe(&finding.pointer);
    out.line(&format!("{} {} {what}", finding.code, finding.severity.label()))?;
    out.line(&format!("    場所: {place} ({})", finding.pointer))?;
    out.line(&format!("    {}", finding.message))?;
    if !finding.quote.is_empty() {
        out.line(&format!("    「{}」", finding.quote))?;
    }
    match &finding.accepted {
        Some(reason) => out.line(&format!("    了承済み: {reason}")),
        None => Ok(()),
    }
}

/// Who is in charge of the project at a place.
fn department(ledger: &Ledger, place: Option<usize>) -> Option<String> {
    let record = ledger.record(place?)?;
    record.project().department().map(|name| name.into_owned())
}

fn as_json(finding: &Finding, number: Option<i64>, department: Option<&str>) -> serde_json::Value {
    let mut row = json!({
        "code": finding.code,
        "severity": finding.severity.word(),
        "project": number,
        "department": department,
        "pointer": finding.pointer.as_str(),
        "message": &*finding.message,
        "quote": &*finding.quote,
        "suggestion": finding.suggestion.as_deref(),
        "accepted": finding.accepted.as_deref(),
    });
    // Only where findings are left out: the row says how many it stands for besides itself.
    if finding.more > 0 {
        row["more"] = finding.more.into();
    }
    row
}
