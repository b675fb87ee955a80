//! `kensho export`: the published form and the flat tables, as files or on standard output.
//!
//! Before anything else it is said what is still open in what goes out; `--strict` goes no further then. A file that is there
//! is replaced only where `--force` says so: somebody may have gone on working in it.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use super::args::Export;
use super::output::{aside, tell, unsaid};
use super::source::{Opened, one_in, open};
use crate::check::Criteria;
use crate::exchange::out::caution::Caution;
use crate::exchange::out::{Changed, Kind, Scope, Stopped, Style, write_form, write_table};
use crate::exchange::tables::Table;
use crate::failure::{Exit, Failure};
use crate::io::settings::Settings;
use crate::io::source::Source;
use crate::io::store::Overwrite;
use crate::io::terminal::signals;
use crate::io::work::exporting::{self, Job};
use crate::io::work::into::Job as Filling;
use crate::ledger::year::FiscalYear;

/// How long it may take before it is said how far it is, and again.
const PATIENCE: Duration = Duration::from_secs(1);

/// Runs the command.
pub fn run(asked: &Export) -> Result<Exit, Failure> {
    let usage = |words: String| Err(Failure::new(Exit::Usage, words));
    let to = asked.to.as_deref().unwrap_or_default();
    let kind = match (Kind::named(to), &asked.into) {
        (Some(kind), _) => kind,
        (None, Some(_)) => Kind::Xlsx,
        (None, None) => return usage(format!("--to に「{to}」は使えません。")),
    };
    if asked.dry_run && asked.into.is_none() {
        return usage("--dry-run は --into と使います。".to_owned());
    }
    if asked.json && asked.into.is_none() {
        return usage("--json は --into と使います。".to_owned());
    }
    let table = match asked.table.as_deref() {
        None => None,
        Some(_) if !kind.is_tables() => return usage("--table は --to csv か ndjson と使います。".to_owned()),
        Some(name) => match Table::named(name) {
            Some(table) => Some(table),
            None => {
                let names = Table::ALL.map(Table::label).join("・");
                return usage(format!("--table に「{name}」は使えません。使えるのは {names} です。"));
            }
        },
    };
    let cp932 = asked.encoding.as_deref() == Some("cp932");
    if kind != Kind::Csv && (cp932 || asked.raw) {
        return usage("--encoding と --raw は --to csv と使います。".to_owned());
    }
    if asked.visible_only && kind != Kind::Xlsx {
        return usage("--visible-only は --to xlsx と使います。".to_owned());
    }
    let year = match asked.year.as_deref().map(|word| FiscalYear::parse(word).ok_or(word)).transpose() {
        Ok(year) => year,
        Err(word) => return usage(format!("--year「{word}」を年度として読めません(例 R6)。")),
    };
    let file = match &asked.files[..] {
        [] => None,
        [file] => Some(one_in(file)?),
        _ => return usage("書き出す台帳は1つ指定してください。".to_owned()),
    };
    let file = file.as_deref();
    let out = asked.out.as_deref().filter(|out| *out != Path::new("-"));
    if out.is_none() && kind.is_tables() && table.is_none() {
        return usage(format!(
            "表は{}つあります。-o フォルダー か --table で1つの表を指定してください(例 --table KPI)。",
            Table::ALL.len()
        ));
    }
    if out.is_none() && kind == Kind::Xlsx && asked.into.is_none() && io::stdout().is_terminal() {
        return usage("Excelブックは端末に表示できません。-o ファイル.xlsx を指定してください。".to_owned());
    }

    let rules = super::rules::table(asked.rules.as_deref(), file)?;
    let criteria = crate::io::words::criteria(rules, asked.words.as_deref(), &Settings::find())
        .map_err(|words| Failure::new(Exit::NotALedger, words))?;
    let opened = open(file, rules)?;
    let scope = Scope { projects: wanted(&opened, &asked.project)?, year, visible_only: asked.visible_only };
    if let Some(year) = scope.empty_year(&opened.ledger) {
        return usage(format!("{year}の効果検証のある事業がありません。--year を確かめてください(例 R6)。"));
    }
    let style = Style { cp932, raw: asked.raw };
    let source = match Source::choose(file) {
        Source::File(path) => Some(path),
        Source::Stdin | Source::Embedded => None,
    };
    let (ledger, overwrite) = (opened.ledger, if asked.force { Overwrite::Yes } else { Overwrite::No });
    let stop = Arc::new(AtomicBool::new(false));
    if let Some(form) = &asked.into {
        let job =
            Filling { ledger, scope, form: form.to_owned(), out: out.map(Path::to_owned), overwrite, source, stop };
        return fill(&job, asked, criteria);
    }
    let target = out.map(Path::to_owned).unwrap_or_default();
    let job = Job { ledger, scope, kind, table, style, target, overwrite, source, stop };
    if asked.strict {
        refuse_open(&exporting::caution(&job.ledger, &job.scope, criteria))?;
        return write(&job, out.is_some(), None);
    }
    write(&job, out.is_some(), Some(criteria))
}

/// The indexes of the projects that the words mean, in the order of the ledger; `None` for all.
fn wanted(opened: &Opened, words: &[String]) -> Result<Option<Vec<usize>>, Failure> {
    if words.is_empty() {
        return Ok(None);
    }
    let mut all = Vec::new();
    for word in words {
        let found = opened.which(word);
        if found.is_empty() {
            return Err(Failure::new(Exit::Usage, format!("「{word}」に当たる事業がありません。")));
        }
        all.extend(found);
    }
    all.sort_unstable();
    all.dedup();
    Ok(Some(all))
}

/// Says what is open, and refuses where anything is.
fn refuse_open(caution: &Caution) -> Result<(), Failure> {
    say(caution);
    if caution.is_clear() {
        return Ok(());
    }
    let words = "--strict なので書き出していません。指摘を直すか了承し、確認中の値を確定させてください。";
    Err(Failure::new(Exit::Refused, words))
}

/// Fills a town's own workbook in, or says what would be written.
fn fill(job: &Filling, asked: &Export, criteria: &dyn Criteria) -> Result<Exit, Failure> {
    let caution = exporting::caution(&job.ledger, &job.scope, criteria);
    match asked.strict {
        true => refuse_open(&caution)?,
        false => say(&caution),
    }
    let json = asked.json;
    if asked.dry_run { super::into::preview(job, json) } else { super::into::write(job, json) }
}

fn say(caution: &Caution) {
    caution.lines().iter().for_each(|line| tell(line));
}

/// Writes, and looks meanwhile for what is open, where that isn't known yet.
fn write(job: &Job, to_file: bool, criteria: Option<&'static dyn Criteria>) -> Result<Exit, Failure> {
    if to_file {
        signals::interrupt_sets(&job.stop);
    }
    let (done, caution) = std::thread::scope(|scope| {
        let caution =
            criteria.map(|criteria| scope.spawn(move || exporting::caution(&job.ledger, &job.scope, criteria)));
        let mut progress = Progress::new();
        let done = if to_file { file(job, &mut progress) } else { stdout(job) };
        progress.end();
        (done, caution.and_then(|caution| caution.join().ok()))
    });
    caution.iter().for_each(say);
    let changed = done?;
    changed.words().iter().for_each(|words| tell(words));
    Ok(Exit::Fine)
}

fn file(job: &Job, progress: &mut Progress) -> Result<Changed, Failure> {
    let written = exporting::run(job, &mut |done, total| progress.at(done, total));
    let written = written.map_err(|words| Failure::new(Exit::Refused, words))?;
    let names: Vec<_> = written.files.iter().map(|path| path.display().to_string()).collect();
    tell(&format!("{} に書き出しました。", names.join("、")));
    job.hidden().into_iter().for_each(tell);
    Ok(written.changed)
}

fn stdout(job: &Job) -> Result<Changed, Failure> {
    let mut out = io::BufWriter::new(io::stdout());
    let written = match job.table {
        Some(table) => write_table((job.kind, table), &job.ledger, &job.scope, job.style, &mut out, &mut |_| true),
        None => write_form(job.kind, &job.ledger, &job.scope, &mut out, &mut |_| true),
    };
    match written.and_then(|changed| Ok(out.flush().map(|()| changed)?)) {
        Ok(changed) => Ok(changed),
        Err(Stopped::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Changed::default()),
        Err(Stopped::Write(error)) => Err(unsaid(&error)),
        Err(stopped) => Err(Failure::new(Exit::Refused, stopped.to_string())),
    }
}

/// Says how far it is, on a terminal and where it takes long.
struct Progress {
    last: Instant,
    shown: bool,
    terminal: bool,
}

impl Progress {
    fn new() -> Progress {
        Progress { last: Instant::now(), shown: false, terminal: io::stderr().is_terminal() }
    }

    fn at(&mut self, done: usize, total: usize) {
        if self.terminal && self.last.elapsed() >= PATIENCE {
            (self.last, self.shown) = (Instant::now(), true);
            let percent = done * 100 / total.max(1);
            let _ = write!(io::stderr(), "\rkensho: 書き出しています… {percent}% (Ctrl-C で中止)");
        }
    }

    fn end(&self) {
        if self.shown {
            aside("");
        }
    }
}
