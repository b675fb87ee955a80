//! `kensho check`: what a careful official would want to see before publication.

use std::borrow::Cow;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::json;

use super::output::{Out, answer};
use super::source::{file_and_which, open, open_taking};
use super::{several, stream};
use crate::check::{Criteria, Finding, by_place, check_project, codes};
use crate::failure::{Exit, Failure};
use crate::io::names;
use crate::io::source::is_folder_word;
use crate::io::work::looking;
use crate::json::Pointer;
use crate::ledger::Ledger;
use crate::ledger::label::Labels;
use crate::ledger::view::Project;

/// Prints the findings, or those of the project that WHICH means; exit code 1 while some of them wait for somebody. Of a folder
/// with several ledgers, those of each below its name.
pub fn run(asked: &[OsString], rules: Option<&Path>, words: Option<&Path>, json: bool) -> Result<Exit, Failure> {
    if let ([folder], false) = (asked, json)
        && is_folder_word(folder)
        && let several::Asked { several: Some(paths), unread, .. } = several::of(&[PathBuf::from(folder)])?
    {
        return several::each(&paths, &unread, |path, headings| {
            one(&[path.as_os_str().to_owned()], rules, words, json, || headings.begin(&names::shown(path)))
        });
    }
    one(asked, rules, words, json, || Ok(()))
}

/// The same of one ledger. `begin`: what comes before the answer, once it can be read.
fn one(
    asked: &[OsString],
    rules: Option<&Path>,
    words: Option<&Path>,
    json: bool,
    begin: impl FnOnce() -> Result<(), Failure>,
) -> Result<Exit, Failure> {
    let (file, which) = file_and_which(asked)?;
    let file = file.as_deref();
    let table = criteria(rules, file, words)?;
    let (ledger, _) = open_taking(file, |_, _| ())?;
    begin()?;
    // What stands outside the projects first, then project by project.
    let places: Vec<Option<usize>> = if which.trim().is_empty() {
        std::iter::once(None).chain((0..ledger.len()).map(Some)).collect()
    } else {
        let opened = open(file, super::rules::table(rules, file)?)?;
        vec![Some(super::show::one(&opened, &which, super::rules::table(rules, file)?)?)]
    };
    let mut count = Count::default();
    answer(|out| {
        let front = ledger.front();
        let look = |index: usize, project: Project<'_>| match places[..] {
            [Some(one)] if one != index => Ok(Told::default()),
            _ => {
                let found = check_project(front.front(), index, project, table);
                Told::of(found, Teller::of(&ledger, index, project, json))
            }
        };
        let mut told: Vec<Told> = Vec::with_capacity(ledger.len());
        let together = looking::through(&ledger, table, look, |one: io::Result<Told>| {
            told.push(one?);
            Ok::<(), io::Error>(())
        })?;
        told.iter().for_each(|told| count.plus(told.count));
        // What is private comes before everything else, whichever project it stands in.
        told.iter().try_for_each(|told| out.bytes(&told.private))?;
        let mut rows = Rows { json, begun: false };
        for &place in &places {
            let shared = together.merged(place, Vec::new());
            shared.iter().for_each(|finding| count.add(finding));
            let own = place.and_then(|index| told.get(index));
            if let Some(own) = own.filter(|_| shared.is_empty()) {
                rows.add(out, &own.rest)?;
                continue;
            }
            let reading = place.and_then(|index| Some((index, ledger.reading(index)?)));
            let mut teller = match &reading {
                Some((index, reading)) => Teller::of(&ledger, *index, reading.project(), json),
                None => Teller::outside(&ledger, json),
            };
            for part in merged(own, &shared) {
                match part {
                    Part::Told(bytes) => rows.add(out, bytes)?,
                    Part::Shared(finding) => {
                        let mut said = Out::memory();
                        teller.tell(finding, &mut said)?;
                        rows.add(out, said.said())?;
                    }
                }
            }
        }
        rows.end(out)?;
        if json { Ok(()) } else { out.line(&count.words()) }
    })?;
    Ok(if count.pending > 0 { Exit::Findings } else { Exit::Fine })
}

/// How much was found.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    total: usize,
    pending: usize,
    private: usize,
}

impl Count {
    fn add(&mut self, finding: &Finding) {
        let pending = if finding.is_pending() { finding.count() } else { 0 };
        let private = usize::from(finding.is_private() && finding.is_pending());
        self.plus(Count { total: finding.count(), pending, private });
    }

    fn plus(&mut self, other: Count) {
        self.total += other.total;
        self.pending += other.pending;
        self.private += other.private;
    }

    fn words(self) -> String {
        let private = match self.private {
            0 => String::new(),
            count => format!("。うち個人に関わるもの {count}件は、公表の前に必ず確かめてください"),
        };
        format!("指摘 {}件 (要対応 {}件){private}", self.total, self.pending)
    }
}

/// What a project shows by itself, said already: it is known later what it shows together with others, and what is private
/// in another one comes first.
#[derive(Debug, Default)]
struct Told {
    /// What is private, which a program finds among the rest.
    private: Vec<u8>,
    rest: Vec<u8>,
    /// The place of each finding in `rest`, and where its words end; what is private stands before every place.
    ends: Vec<(Pointer, usize)>,
    count: Count,
}

impl Told {
    fn of(found: Vec<Finding>, mut teller: Teller<'_>) -> io::Result<Told> {
        let (mut private, mut rest) = (Out::memory(), Out::memory());
        let (mut ends, mut count) = (Vec::with_capacity(found.len()), Count::default());
        for finding in found {
            count.add(&finding);
            if finding.is_private() && !teller.json {
                teller.tell(&finding, &mut private)?;
            } else {
                teller.tell(&finding, &mut rest)?;
                let place = if finding.is_private() { Pointer::root() } else { finding.pointer };
                ends.push((place, rest.said().len()));
            }
        }
        Ok(Told { private: private.into_said(), rest: rest.into_said(), ends, count })
    }
}

/// A piece of what is said of a place.
enum Part<'f> {
    /// What a project shows by itself.
    Told(&'f [u8]),
    /// What it shows together with others.
    Shared(&'f Finding),
}

/// What was told of a project, and between it, in the order of the record, what it shows together with others.
fn merged<'f>(own: Option<&'f Told>, shared: &'f [Finding]) -> Vec<Part<'f>> {
    let (rest, ends) = own.map_or((&[][..], &[][..]), |own| (&own.rest, &own.ends));
    let mut parts = Vec::new();
    let (mut next, mut from) = (0, 0);
    for finding in shared {
        let before = ends.iter().skip(next).take_while(|(place, _)| by_place(place, &finding.pointer).is_le()).count();
        next += before;
        let to = next.checked_sub(1).and_then(|last| ends.get(last)).map_or(0, |(_, end)| *end);
        parts.extend([Part::Told(rest.get(from..to).unwrap_or_default()), Part::Shared(finding)]);
        from = to;
    }
    parts.push(Part::Told(rest.get(from..).unwrap_or_default()));
    parts
}

/// The rows of an answer, one after the other.
struct Rows {
    json: bool,
    begun: bool,
}

impl Rows {
    fn add(&mut self, out: &mut Out, rows: &[u8]) -> io::Result<()> {
        // Each element brings the comma before it; the first one has the bracket there.
        match rows.split_first() {
            Some((_, rows)) if self.json && !self.begun => {
                self.begun = true;
                out.bytes(b"[")?;
                out.bytes(rows)
            }
            _ => out.bytes(rows),
        }
    }

    fn end(self, out: &mut Out) -> io::Result<()> {
        match (self.json, self.begun) {
            (true, true) => out.text("\n]\n"),
            (true, false) => out.json(&json!([])),
            (false, _) => Ok(()),
        }
    }
}

/// `kensho check --stream`: for each line on standard input what `--json` prints of its project by itself, on one line. What
/// takes more than one project to see isn't looked for: no line knows of another.
pub fn stream(asked: &[OsString], rules: Option<&Path>, words: Option<&Path>) -> Result<Exit, Failure> {
    let (file, which) = file_and_which(asked)?;
    if !which.trim().is_empty() {
        let words = format!("--stream は標準入力の全ての行に答えます。「{which}」は指定できません。");
        return Err(Failure::new(Exit::Usage, words));
    }
    let file = file.as_deref();
    let criteria = criteria(rules, file, words)?;
    stream::run(file.map(Path::as_os_str), move |front, index, project, row| {
        let (number, department) = (project.number(), project.department());
        let found = check_project(front, index, project, criteria);
        found.iter().try_for_each(|finding| row.add(&Row::of(finding, number, department.as_deref())))
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

/// Says what was found in one place.
struct Teller<'l> {
    json: bool,
    labels: Labels<'l>,
    number: Option<i64>,
    department: Option<Cow<'l, str>>,
}

impl<'l> Teller<'l> {
    /// In a project that is read.
    fn of(ledger: &'l Ledger, index: usize, project: Project<'l>, json: bool) -> Teller<'l> {
        // A program reads pointers.
        let labels = match json {
            true => Labels::new(ledger.doc()),
            false => Labels::reading(ledger.doc(), index, project.0),
        };
        Teller { json, labels, number: project.number(), department: project.department() }
    }

    /// Outside the projects.
    fn outside(ledger: &'l Ledger, json: bool) -> Teller<'l> {
        Teller { json, labels: Labels::new(ledger.doc()), number: None, department: None }
    }

    fn tell(&mut self, finding: &Finding, out: &mut Out) -> io::Result<()> {
        if self.json {
            return out.json_row(&Row::of(finding, self.number, self.department.as_deref()));
        }
        let what = codes::code(finding.code).map_or("", |code| code.title);
        let place = self.labels.describe(&finding.pointer);
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
}

/// A finding as `--json` prints it, its members in the order of their names.
#[derive(Serialize)]
struct Row<'f> {
    accepted: Option<&'f str>,
    code: &'f str,
    department: Option<&'f str>,
    message: &'f str,
    /// Only where findings are left out: how many the row stands for besides itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    more: Option<usize>,
    pointer: &'f str,
    project: Option<i64>,
    quote: &'f str,
    severity: &'f str,
    suggestion: Option<&'f str>,
}

impl<'f> Row<'f> {
    fn of(finding: &'f Finding, number: Option<i64>, department: Option<&'f str>) -> Row<'f> {
        Row {
            accepted: finding.accepted.as_deref(),
            code: finding.code,
            department,
            message: &finding.message,
            more: Some(finding.more).filter(|more| *more > 0),
            pointer: finding.pointer.as_str(),
            project: number,
            quote: &finding.quote,
            severity: finding.severity.word(),
            suggestion: finding.suggestion.as_deref(),
        }
    }
}
