//! An export: the ledger's files written beside their names, which they get together when all of them are whole.
//!
//! The command line and the screen run the same [`Job`]. What is still open in what goes out is looked for on every
//! processor ([`caution`]).

use std::convert::Infallible;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::app::modes::exporting::Outcome;
use crate::check::Criteria;
use crate::exchange::out::caution::Caution;
use crate::exchange::out::{Changed, Failed, Kind, Scope, Stopped, Style, write_form_by, write_tables};
use crate::exchange::tables::Table;
use crate::io::store::Overwrite;
use crate::io::store::beside::Beside;
use crate::io::store::error::{advice, cause};
use crate::io::work::looking;
use crate::io::work::pool::Processors;
use crate::ledger::Ledger;
use crate::ledger::view::Project;

/// How often the screen is told how far it is.
const TELL: Duration = Duration::from_millis(200);

/// What is said of a job that was given up.
pub const CANCELLED: &str = "書き出しを中止しました。ファイルは作っていません。";

/// What is to be written, and where.
#[derive(Clone, Debug)]
pub struct Job {
    /// The ledger.
    pub ledger: Ledger,
    /// What of it.
    pub scope: Scope,
    /// As what.
    pub kind: Kind,
    /// The one table that is wanted, where it isn't all of them in a folder.
    pub table: Option<Table>,
    /// How text files are written.
    pub style: Style,
    /// The file, or the folder of the tables.
    pub target: PathBuf,
    /// Whether a file that is there may be replaced.
    pub overwrite: Overwrite,
    /// The ledger's own file, which is never replaced.
    pub source: Option<PathBuf>,
    /// Set by whoever gives it up.
    pub stop: Arc<AtomicBool>,
}

/// A file whose writing ends when it is given up.
struct Stoppable<'s> {
    file: Beside,
    stop: &'s AtomicBool,
}

impl Write for Stoppable<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(io::Error::other("中止"));
        }
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// What came of a job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The files.
    pub files: Vec<PathBuf>,
    /// What had to be changed on the way out.
    pub changed: Changed,
}

/// Runs a job; `watch` hears how far it is (projects done, of how many).
///
/// # Errors
/// The sentence. No file has its name then, except where giving the names themselves failed in the middle of several.
pub fn run(job: &Job, watch: &mut dyn FnMut(usize, usize)) -> Result<Written, String> {
    let folder = job.kind.is_tables() && job.table.is_none();
    let parts: Vec<(Option<Table>, PathBuf)> = if folder {
        let file = |table: Table| job.target.join(format!("{}.{}", table.label(), job.kind.word()));
        Table::ALL.into_iter().map(|table| (Some(table), file(table))).collect()
    } else {
        vec![(job.table, job.target.clone())]
    };
    for (_, path) in &parts {
        job.may_write(path)?;
    }
    // A folder of ours that nothing came into goes again.
    let made = folder && !job.target.exists();
    if folder && job.target.is_file() {
        return Err(format!(
            "{}: ファイルなので書き出していません。表は{}つあるので、フォルダーの名前を指定してください。",
            job.target.display(),
            Table::ALL.len()
        ));
    }
    if folder {
        fs::create_dir_all(&job.target).map_err(|error| said(&job.target, &error))?;
    }
    let written = job.write(&parts, watch);
    if written.is_err() && made {
        let _ = fs::remove_dir(&job.target);
    }
    written
}

fn said(path: &Path, error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::AlreadyExists => exists(path),
        ErrorKind::NotFound => format!(
            "{}: 書き出し先のフォルダーがありません。作ってからやり直すか、別の場所を指定してください。",
            path.display()
        ),
        _ => format!("{}: {}。何も書き出していません。{}", path.display(), cause(error), advice(error)),
    }
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

fn exists(path: &Path) -> String {
    format!(
        "{}: すでにあるので書き出していません。置き換えるには --force を付けるか、別の名前を指定してください。",
        path.display()
    )
}

impl Job {
    /// Runs it for the screen: `told` hears a few times a second how far it is.
    pub fn tell(&self, criteria: &dyn Criteria, told: impl Fn(usize, usize)) -> Outcome {
        let folder = self.kind.is_tables() && self.table.is_none();
        if self.overwrite == Overwrite::No && self.target.exists() && !(folder && is_empty(&self.target)) {
            return Outcome::There;
        }
        let mut last = Instant::now();
        let written = run(self, &mut |done, of| {
            if last.elapsed() >= TELL {
                last = Instant::now();
                told(done, of);
            }
        });
        match written {
            Err(words) => Outcome::Failed(words),
            Ok(written) => {
                let mut words = vec![format!("{} に書き出しました。", self.target.display())];
                words.extend(self.hidden_in_words().map(str::to_owned));
                words.extend(caution(&self.ledger, &self.scope, criteria).in_short());
                words.extend(written.changed.words());
                Outcome::Written(words)
            }
        }
    }

    /// What to say of a sheet that nobody sees: nothing leaves unsaid.
    pub(crate) fn hidden(&self) -> Option<&'static str> {
        let is_in = self.kind == Kind::Xlsx && !self.scope.visible_only;
        is_in.then_some("読み戻すための控えが、見えないシート「kensho」にあります(公表用は --visible-only)。")
    }

    /// The same for the screen, where it is chosen beforehand; of a workbook for the public that there is none.
    fn hidden_in_words(&self) -> Option<&'static str> {
        let words = match self.scope.visible_only {
            true => "見えないシート(読み戻すための控え)は入っていません。",
            false => {
                "読み戻すための控えが、見えないシート「kensho」にあります。公表には「公表用のExcel」を選んでください。"
            }
        };
        (self.kind == Kind::Xlsx).then_some(words)
    }

    fn may_write(&self, path: &Path) -> Result<(), String> {
        let real = |path: &Path| fs::canonicalize(path).ok();
        if real(path).is_some() && self.source.as_deref().and_then(real) == real(path) {
            return Err(format!("{}: 台帳そのものです。書き出し先には別の名前を指定してください。", path.display()));
        }
        if self.overwrite == Overwrite::No && path.symlink_metadata().is_ok() {
            return Err(exists(path));
        }
        Ok(())
    }

    fn write(
        &self,
        parts: &[(Option<Table>, PathBuf)],
        watch: &mut dyn FnMut(usize, usize),
    ) -> Result<Written, String> {
        let total = self.scope.projects.as_ref().map_or(self.ledger.len(), Vec::len);
        let mut files = Vec::new();
        for (table, path) in parts {
            let file = Beside::begin(path, self.overwrite).map_err(|error| said(path, &error))?;
            files.push((*table, Stoppable { file, stop: &self.stop }));
        }
        let mut watch = |done: usize| {
            watch(done, total);
            !self.stop.load(Ordering::Relaxed)
        };
        let changed = match &mut files[..] {
            [(None, file)] => {
                write_form_by(&Processors, self.kind, &self.ledger, &self.scope, file, &mut watch).map_err(Failed::from)
            }
            files => {
                let outs =
                    files.iter_mut().filter_map(|(table, file)| table.map(|table| (table, file as &mut dyn Write)));
                let mut outs: Vec<_> = outs.collect();
                write_tables(&Processors, self.kind, &mut outs, &self.ledger, &self.scope, self.style, &mut watch)
            }
        };
        let changed = changed.map_err(|Failed { at, why: stopped }| {
            let path = parts.get(at).map_or(self.target.as_path(), |(_, path)| path);
            match stopped {
                _ if self.stop.load(Ordering::Relaxed) => CANCELLED.to_owned(),
                Stopped::Write(error) => said(path, &error),
                stopped => format!("{}: 書き出していません。{stopped}", path.display()),
            }
        })?;
        let mut written = Written { changed, ..Written::default() };
        for ((_, file), (_, path)) in files.into_iter().zip(parts) {
            file.file.finish().map_err(|error| said(path, &error))?;
            written.files.push(path.clone());
        }
        Ok(written)
    }
}

/// What is still open in the projects that go out, and in what stands outside them.
pub fn caution(ledger: &Ledger, scope: &Scope, criteria: &dyn Criteria) -> Caution {
    let front = ledger.front();
    let look = |index, project: Project<'_>| Caution::of(front.front(), index, project, scope, criteria);
    let (mut all, mut own) = (Caution::default(), Caution::default());
    if scope.projects.is_some() {
        looking::at(ledger, &scope.indexes(ledger), look, |caution| own.plus(caution));
    } else {
        let take = |caution| {
            own.plus(caution);
            Ok::<(), Infallible>(())
        };
        match looking::through(ledger, criteria, look, take) {
            // What takes more than one project to see is only whole where all of them go out.
            Ok(together) => together.all().for_each(|finding| all.add(finding, "台帳全体")),
        }
    }
    all.plus(own);
    all
}
