//! `--stream`: a project a line in, an answer a line out, in the same order.
//!
//! So the program can stand in a pipe that others spread over processors and machines (`rdd.pipe`, GNU parallel, `xargs -P`).
//! A line is a ledger, or a project as it stands in one. What a project by itself doesn't say (the year under review,
//! the programmes, findings kept on purpose) is its ledger's, where one is named; without one nothing is known of it. An
//! answer is the array that `--json` prints of the line's projects. A line that is neither a ledger nor a project is
//! answered by an object that says why and where: whoever sends a line gets an answer, and the pipe goes on. So the exit
//! code says only whether every line was answered, not what the answers are; how many of them say why not goes to stderr.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use serde_json::json;

use super::output::{add_json, answer, tell};
use crate::failure::{Exit, Failure};
use crate::io::load;
use crate::io::source::Source;
use crate::io::store::error::cause;
use crate::io::work::flow::{Lines, LinesOf, flow};
use crate::ledger::NotALedger;
use crate::ledger::view::{Front, Project};
use crate::ledger::whole::{PROJECTS, Record, Why};

/// The array that a line is answered with.
pub struct Row<'o> {
    out: &'o mut Vec<u8>,
    begun: bool,
}

impl Row<'_> {
    /// Adds an element.
    pub fn add(&mut self, element: &impl Serialize) -> io::Result<()> {
        self.out.push(if self.begun { b',' } else { b'[' });
        self.begun = true;
        add_json(self.out, element)
    }

    fn end(self) {
        self.out.extend_from_slice(if self.begun { b"]\n" } else { b"[]\n" });
    }
}

/// Answers each line of standard input with what `say` adds for each project of it: it is given what stands outside the
/// projects, and the project with its place among them. FILE is the ledger of those projects that come without one.
///
/// # Errors
/// Where FILE can't be read, standard input can't be read to its end, or the answers can't be written.
pub fn run(
    file: Option<&OsStr>,
    say: impl Fn(Front<'_>, usize, Project<'_>, &mut Row<'_>) -> io::Result<()> + Send + Sync + 'static,
) -> Result<Exit, Failure> {
    let home = Home::open(file)?;
    let (refused, failed) = (Arc::new(AtomicUsize::new(0)), Arc::new(Mutex::new(None)));
    let (count, note) = (Arc::clone(&refused), Arc::clone(&failed));
    let lines = LinesOf::new(io::stdin()).map_while(move |lines| {
        // Read no further; what was read is answered.
        lines.map_err(|error| *note.lock().unwrap_or_else(PoisonError::into_inner) = Some(error)).ok()
    });
    let work = move |lines: Lines| {
        let mut out = Vec::with_capacity(lines.bytes.len());
        for (number, line) in lines.numbered() {
            match read(line, number == 1) {
                Ok(record) => {
                    let mut row = Row { out: &mut out, begun: false };
                    home.each(&record, |front, index, project| say(front, index, project, &mut row))?;
                    row.end();
                }
                Err(why) => {
                    count.fetch_add(1, Ordering::Relaxed);
                    add_json(&mut out, &complaint(number, why))?;
                    out.push(b'\n');
                }
            }
        }
        io::Result::Ok(out)
    };
    let exit = answer(|out| {
        flow("stream", lines, work, |made| {
            out.bytes(&made?)?;
            out.flush()
        })
    })?;
    if let Some(error) = failed.lock().unwrap_or_else(PoisonError::into_inner).take() {
        let words = format!("標準入力を最後まで読めません({})。ここまでの行には答えました。", cause(&error));
        return Err(Failure::new(Exit::NotALedger, words));
    }
    let count = refused.load(Ordering::Relaxed);
    if count > 0 {
        tell(&format!("{count}行は台帳としても事業としても読めません。その行の答えに理由を書きました。"));
    }
    Ok(exit)
}

/// Reads a line; a mark of the byte order may stand before the first.
fn read(line: &[u8], first: bool) -> Result<Record, NotALedger> {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").filter(|_| first).unwrap_or(line);
    let text = str::from_utf8(line).map_err(|error| {
        let good = line.get(..error.valid_up_to()).unwrap_or_default();
        let column = 1 + good.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        NotALedger { place: Some((1, column)), why: Why::NotUtf8 }
    })?;
    Record::of_ledger_or_project(text)
}

/// What a line is answered with that can't be read: why, which line of the input, which character of it.
fn complaint(line: usize, why: NotALedger) -> serde_json::Value {
    let column = why.place.map(|(_, column)| column);
    let words = NotALedger { place: None, ..why }.to_string();
    json!({ "error": words, "line": line, "column": column })
}

/// The ledger of the projects that come without one.
struct Home {
    front: Arc<Record>,
    /// Where each project stands in it, by its id.
    places: HashMap<String, usize>,
    /// The place behind the last one: that of a project which isn't in it.
    behind: usize,
}

impl Home {
    fn open(file: Option<&OsStr>) -> Result<Home, Failure> {
        let Some(file) = file else { return Ok(Home { front: Arc::default(), places: HashMap::new(), behind: 0 }) };
        if file == "-" {
            let words = "--stream では標準入力から事業を読みます。台帳はファイルで指定してください。";
            return Err(Failure::new(Exit::Usage, words));
        }
        let id = |project: Project<'_>, _| project.id().map(|id| id.into_owned());
        let (ledger, ids) = load::taking(&Source::named(file), id)?;
        let behind = ids.len();
        let mut places = HashMap::with_capacity(behind);
        for (index, id) in ids.into_iter().enumerate().filter_map(|(index, id)| Some((index, id?))) {
            places.entry(id).or_insert(index);
        }
        Ok(Home { front: ledger.front(), places, behind })
    }

    /// Goes through the projects of a line, each with what stands outside the projects and its place among them.
    fn each(
        &self,
        record: &Record,
        mut say: impl FnMut(Front<'_>, usize, Project<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        if record.is_ledger() {
            let projects = record.value().get(PROJECTS).into_iter().flat_map(|list| list.items());
            return projects.enumerate().try_for_each(|(at, project)| say(record.front(), at, Project(project)));
        }
        let project = record.project();
        let place = project.id().and_then(|id| self.places.get(&*id).copied());
        say(self.front.front(), place.unwrap_or(self.behind), project)
    }
}
