//! `kensho suggest`: what the criteria support, and why.

use std::ffi::OsString;
use std::path::Path;

use super::output::{Out, answer};
use super::show;
use super::source::{file_and_which, open, open_taking};
use super::stream;
use crate::failure::{Exit, Failure};
use crate::ledger::printed::State;
use crate::ledger::view::{Front, Project};
use crate::page;
use crate::rules::{Case, Report, Suggestion, Table, judge};

/// Prints the suggestions for the projects that WHICH means, or for all.
pub fn run(words: &[OsString], rules: Option<&Path>, json: bool) -> Result<Exit, Failure> {
    let (file, which) = file_and_which(words)?;
    let file = file.as_deref();
    let table = super::rules::table(rules, file)?;
    let (ledger, indexes) = if which.trim().is_empty() {
        let (ledger, all) = open_taking(file, |_, _| ())?;
        (ledger, (0..all.len()).collect())
    } else {
        let opened = open(file, table)?;
        let one = show::one(&opened, &which, table)?;
        (opened.ledger, vec![one])
    };
    answer(|out| {
        if json {
            return out.json_rows(&indexes, |&index, out| {
                let (front, Some(record)) = (ledger.front(), ledger.record(index)) else { return Ok(()) };
                report(front.front(), record.project(), table, |report| out.json_row(report))
            });
        }
        // A project without a sheet has nothing to judge, and that is an answer too.
        let nothing = judge(table, &Case::default());
        out.each(&indexes, |&index, out| {
            let done = show::with_subject(&ledger, index, table, |subject| {
                let head = (page::full_name(subject), page::facts(subject));
                let published = subject.review.and_then(|(_, review)| review.rating());
                print(out, table, &head, published.as_deref(), subject.suggestion.unwrap_or(&nothing))
            });
            done.unwrap_or(Ok(()))
        })
    })
}

/// `kensho suggest --stream`: for each line on standard input what `--json` prints of its project, on one line.
pub fn stream(words: &[OsString], rules: Option<&Path>) -> Result<Exit, Failure> {
    let (file, which) = file_and_which(words)?;
    let file = file.as_deref();
    if !which.trim().is_empty() {
        let words = format!("--stream は標準入力の全ての行に答えます。「{which}」は指定できません。");
        return Err(Failure::new(Exit::Usage, words));
    }
    let table = super::rules::table(rules, file)?;
    stream::run(file.map(Path::as_os_str), move |front, _, project, row| {
        report(front, project, table, |report| row.add(report))
    })
}

/// What is printed of a project: of its sheet for the year under review.
fn report<T>(front: Front<'_>, project: Project<'_>, table: &Table, say: impl FnOnce(&Report<'_>) -> T) -> T {
    let review = project.review_for(front.fiscal_year()).map(|(_, review)| review);
    let kpis: Vec<_> = review.iter().flat_map(|review| review.kpis()).collect();
    let rating = review.and_then(|review| review.rating());
    // A project without a sheet has nothing to judge, and that is an answer too.
    let case = review.map_or_else(Case::default, |review| Case::of(review, &kpis, rating.as_deref()));
    let suggestion = judge(table, &case);
    let id = project.id().unwrap_or_default();
    let year = review.and_then(|review| review.fiscal_year()).map(|year| year.short());
    say(&Report::new(table, &case, &suggestion, &id, project.number(), year.as_deref()))
}

fn print(
    out: &mut Out,
    table: &Table,
    (name, facts): &(String, String),
    published: Option<&str>,
    suggestion: &Suggestion,
) -> std::io::Result<()> {
    let width = out.width.min(100);
    let wrapped = |out: &mut Out, indent: usize, words: &str| {
        crate::text::wrap(words, width.saturating_sub(indent).max(2))
            .into_iter()
            .try_for_each(|row| out.line(&format!("{}{}", " ".repeat(indent), words[row.range].trim_end())))
    };
    wrapped(out, 0, name)?;
    out.line(&format!("  {facts}"))?;
    let candidates: Vec<&str> =
        suggestion.candidates.iter().filter_map(|&i| table.ratings.get(i)).map(|rating| rating.name.as_str()).collect();
    let suggested = if candidates.is_empty() { page::NO_PROPOSAL.to_owned() } else { candidates.join(" または ") };
    wrapped(out, 2, &format!("提案: {suggested}"))?;
    wrapped(
        out,
        2,
        &format!("公表: {} ({})", published.unwrap_or(State::Blank.label()), suggestion.agreement.label()),
    )?;
    for ground in &suggestion.grounds {
        wrapped(out, 4, &ground.text)?;
    }
    for change in &suggestion.would_change {
        wrapped(out, 4, &format!("→ {change}"))?;
    }
    out.line("")
}
