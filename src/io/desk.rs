//! The open ledger on the desk: its file, the journal of unsaved edits, the audit trail, and who else has it open.
//!
//! The state directory may be missing or unwritable: then there is no journal, which is said once, and everything else
//! goes on. Correctness never rests on it.

mod importing;
mod journaling;
mod left;
mod saving;

use std::ffi::OsString;
use std::io::Write;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::load;
use super::names;
use super::source::{Source, is_stream};
use super::store::in_place::Recovery;
use super::store::{self, Disk, Fs, Identity, Opened, Pieces, Since};
use crate::change::history::Draft;
use crate::change::history::Noted;
use crate::change::trail::Saved;
use crate::failure::{Exit, Failure};
use crate::io::store::audit::{Entry, Trail};
use crate::io::store::journal::{Journal, Recovered};
use crate::io::store::lock::{self, Presence, Present};
use crate::io::store::places::{self, LedgerPlace, Places};
use crate::io::store::save::PATIENCE;
use crate::io::store::who::{self, Who};
use crate::io::work::behind;
use crate::ledger::view::Project;
use crate::ledger::{Ledger, label};
use crate::page::brief::Brief;
use crate::rules::Table;
use journaling::{header, unwritten};

/// The name under which the embedded ledger's unsaved edits are kept.
const EMBEDDED_NAME: &str = "/kensho/embedded.json";

/// Nobody else's save comes to an end.
const BUSY: &str =
    "保存していません。ほかのプログラムがフォルダーをロックしたままです。終わるのを待って、もう一度保存してください。";

/// What is missing where there is no place for it.
const HOMELESS: &str = "ホームディレクトリがないため、変更の控え・保存前の控え・保存の記録を残せません(保存はできます)。こまめに保存してください。HOME か KENSHO_STATE_DIR などを設定すると残せます。";

/// The texts that were being typed in one earlier run: its journal, and which of all that were taken over they are.
type Drafting = (Journal<Noted>, Vec<(usize, Noted)>);

/// The open ledger's place in the world.
pub struct Desk {
    /// Where it was read from.
    pub(crate) source: Source,
    opened: Option<Opened>,
    places: Option<Places>,
    place: Option<LedgerPlace>,
    journal: Option<Journal<Noted>>,
    /// The last step in the journal is what is being typed, as far as it has come.
    unfinished: bool,
    recovered: Vec<Recovered<Noted>>,
    /// Those that were taken over while nothing could be written.
    taken_over: Vec<Recovered<Noted>>,
    /// Texts that were being typed in earlier runs and are still to be dealt with, a journal a run: of all, which.
    drafting: Vec<Drafting>,
    /// How long somebody else's save is waited for.
    pub(crate) patience: Duration,
    /// The last save didn't get its turn.
    pub(crate) is_busy: bool,
    presence: Option<Presence>,
    /// Those who had it open when it was opened.
    present: Vec<Present>,
    /// The file as it was when its change was told of last.
    told: Option<Option<Identity>>,
    /// What is to be said with the next save that comes to an end.
    owed: Vec<String>,
    /// What was said about this place: once is enough.
    told_of_place: Vec<String>,
    /// What there is to say at the start.
    pub(crate) notices: Vec<String>,
}

/// What has become of the file since it was looked at last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileNews {
    /// Nothing that wasn't told before.
    None,
    /// It holds something else.
    Changed,
    /// It isn't there any more, or can't be read.
    Gone,
}

/// How a ledger comes onto the desk.
pub(crate) enum Start {
    /// At once, with its projects in brief. What belongs to it is still to be looked for: see [`Desk::settle_in`].
    Whole(Ledger, Vec<Brief>),
    /// It is large: to be read behind the screen, and handed to [`Desk::arrived`].
    Large(PathBuf),
}

impl Desk {
    /// Begins to open a ledger, whose projects are judged by `table`: a large one is left to be read.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub(crate) fn begin(source: Source, table: &'static Table) -> Result<(Desk, Start), Failure> {
        let brief = |project: Project<'_>, year| Brief::in_year(project, year, table);
        let Some(path) = named_file(&source) else {
            let (desk, ledger) = Desk::read(source)?;
            let year = ledger.front().front().fiscal_year();
            let records = (0..ledger.len()).filter_map(|index| ledger.record(index));
            let briefs = records.map(|record| brief(record.project(), year)).collect();
            return Ok((desk, Start::Whole(ledger, briefs)));
        };
        let mut desk = Desk::bare(source);
        recover(&path, desk.places.as_ref(), &mut desk.notices, PATIENCE);
        if std::fs::metadata(&path).is_ok_and(|meta| meta.len() > behind::LARGE) {
            return Ok((desk, Start::Large(path)));
        }
        let (opened, ledger, briefs) = load::taking_of_file(&path, brief)?;
        desk.opened = Some(opened);
        Ok((desk, Start::Whole(ledger, briefs)))
    }

    /// Looks for what belongs to a ledger that has just been read: what earlier runs left, and who else has it open.
    pub(crate) fn settle_in(&mut self, ledger: &Ledger) {
        let path = self.opened.as_ref().map_or_else(|| PathBuf::from(EMBEDDED_NAME), |opened| opened.path.clone());
        self.place = self.places.as_ref().map(|places| places.ledger(&path));
        self.begin_journal(ledger, &path);
    }

    /// A desk with nothing on it: of a ledger that is still to be read, or can't be.
    pub fn bare(source: Source) -> Desk {
        Desk {
            source,
            opened: None,
            places: Places::find().ok(),
            place: None,
            journal: None,
            unfinished: false,
            recovered: Vec::new(),
            taken_over: Vec::new(),
            drafting: Vec::new(),
            patience: PATIENCE,
            is_busy: false,
            presence: None,
            present: Vec::new(),
            told: None,
            owed: Vec::new(),
            told_of_place: Vec::new(),
            notices: Vec::new(),
        }
    }

    /// Whether there is nothing on it.
    pub(crate) fn is_bare(&self) -> bool {
        self.opened.is_none()
    }

    /// Takes the ledger that was read behind the screen.
    pub(crate) fn arrived(&mut self, opened: Opened, ledger: &Ledger) {
        self.opened = Some(opened);
        self.settle_in(ledger);
        let news = self.enter();
        self.notices.extend(news);
        self.remember();
    }

    /// Opens a ledger and everything that belongs to it.
    ///
    /// # Errors
    /// Where it can't be read, or isn't a ledger.
    pub fn open(source: Source) -> Result<(Desk, Ledger), Failure> {
        let (mut desk, ledger) = Desk::read(source)?;
        desk.settle_in(&ledger);
        let news = desk.enter();
        desk.notices.extend(news);
        Ok((desk, ledger))
    }

    /// Reads a ledger onto a desk, and nothing else.
    fn read(source: Source) -> Result<(Desk, Ledger), Failure> {
        let mut desk = Desk::bare(source);
        let (opened, ledger) = match &desk.source {
            Source::Embedded | Source::Stdin => (None, load::text(&desk.source)?),
            Source::File(path) if desk.source.is_stream() => (None, load::file(path)?.1),
            Source::File(path) => {
                let (opened, ledger) = open_file(path, desk.places.as_ref(), &mut desk.notices)?;
                (Some(opened), ledger)
            }
        };
        // What came through a pipe has no place to go back to.
        if opened.is_none() && desk.source != Source::Embedded {
            desk.source = Source::Stdin;
        }
        desk.opened = opened;
        Ok((desk, ledger))
    }

    /// Says to others that the ledger is open here. Gives what there is to say: those who weren't here when it was opened, or
    /// why it can't be said.
    pub(crate) fn enter(&mut self) -> Vec<String> {
        let (Some(_), Some(place), None) = (&self.opened, &self.place, &self.presence) else { return Vec::new() };
        match lock::enter(place) {
            Ok((presence, others)) => {
                self.presence = Some(presence);
                let new: Vec<Present> = others.into_iter().filter(|one| !self.present.contains(one)).collect();
                lock::told(&new).into_iter().collect()
            }
            Err(error) => {
                let cause = store::error::cause(&error);
                vec![format!("変更の控えを残せません({cause})。こまめに保存してください。")]
            }
        }
    }

    /// Who else has the ledger open now, each login name once.
    pub(crate) fn others(&self) -> Vec<String> {
        let me = Who::me();
        let present = self.place.as_ref().and_then(|place| lock::others(place).ok()).unwrap_or_default();
        let mut names: Vec<String> = present.into_iter().filter(|one| one.who != me).map(|one| one.who.user).collect();
        names.sort();
        names.dedup();
        names
    }

    /// Where a new file goes unless the user says otherwise.
    pub(crate) fn default_path(&self) -> String {
        names::shown(&self.default_file())
    }

    fn default_file(&self) -> PathBuf {
        let name = "mine-r6.json";
        match (&self.source, &self.places) {
            (Source::File(path), _) => path.clone(),
            (_, Some(places)) => places.data.join(name),
            (_, None) => PathBuf::from(name),
        }
    }

    /// The ledger's file, where it is one.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        self.opened.as_ref().map(|opened| opened.path.clone())
    }

    /// Writes a copied text to a file of its own, in place of the one before; gives its path, or the sentence when it can't
    /// be written.
    ///
    /// # Errors
    /// The sentence.
    pub(crate) fn write_copy(&self, text: &str) -> Result<PathBuf, String> {
        let dir = self.places.as_ref().map_or_else(std::env::temp_dir, |places| places.data.clone());
        let path = dir.join("copy.txt");
        let written = std::fs::create_dir_all(&dir).and_then(|()| {
            let _ = std::fs::remove_file(&path);
            places::create_private(&path)?.write_all(text.as_bytes())
        });
        written.map_err(|error| format!("{} に書き出せません({})。", path.display(), store::error::cause(&error)))?;
        Ok(path)
    }

    /// Opens a field's text in the user's own editor, and gives what it left.
    ///
    /// # Errors
    /// As [`editor::edit`](super::editor::edit).
    pub(crate) fn edit_outside(
        &self,
        draft: &Draft,
        base: &Ledger,
        own: Option<&str>,
    ) -> Result<String, super::editor::Broken> {
        let label = format!("{}(エディター)", label::describe(base.doc(), &draft.pointer));
        let field = Noted::draft(base.doc(), label, draft.clone());
        super::editor::edit(&draft.text, own, Some(field), self.place.as_ref())
    }

    /// What has become of the file since `base` was read from it or saved; each change is news once. Costs one `stat`
    /// while nobody touches the file.
    pub fn news(&mut self, base: &Ledger) -> FileNews {
        let Some(opened) = &mut self.opened else { return FileNews::None };
        let since = store::changed(&Disk, opened, base.doc());
        let news = match since {
            Since::Untouched => FileNews::None,
            Since::SameBytes(identity) => {
                opened.identity = Some(identity);
                FileNews::None
            }
            Since::Changed => FileNews::Changed,
            Since::Gone => FileNews::Gone,
        };
        if news == FileNews::None {
            self.told = None;
            return news;
        }
        let now = Disk.stat_path(&opened.path).ok().map(|meta| meta.identity);
        match self.told.replace(now) {
            Some(told) if told == now => FileNews::None,
            _ => news,
        }
    }

    /// Reads what someone else has saved.
    ///
    /// # Errors
    /// What it is just now, where it is no ledger.
    pub fn reread(&mut self) -> Result<Ledger, Failure> {
        let (opened, ledger) = self.look()?;
        self.opened = Some(opened);
        Ok(ledger)
    }

    /// Reads the file as it is now; what is open stays what it is.
    ///
    /// # Errors
    /// As [`Desk::reread`].
    pub(crate) fn look(&self) -> Result<(Opened, Ledger), Failure> {
        let Some(opened) = &self.opened else { return Err(Failure::new(Exit::Refused, "")) };
        reopen(&opened.given, self.places.as_ref())
    }

    /// What was saved of the ledger, newest first, as many saves as anybody looks through.
    ///
    /// # Errors
    /// Why it can't be read, in words.
    pub(crate) fn trail(&self) -> Result<Vec<Saved>, String> {
        const MOST: usize = 500;
        let Some(place) = &self.place else { return Ok(Vec::new()) };
        let trail = Trail::<Noted>::read(place)
            .map_err(|error| format!("変更の記録を読めません({})。", crate::io::store::error::cause(&error)))?;
        let saved = |(number, entry): (usize, Entry<Noted>)| Saved {
            number,
            at: who::in_full(&entry.at),
            user: entry.who.user,
            host: entry.who.host,
            label: entry.label,
            edits: entry.edits,
        };
        Ok(trail.newest_first().take(MOST).map(saved).collect())
    }

    /// Notes the ledger as the one that is opened next time.
    pub(crate) fn remember(&self) {
        match (&self.places, &self.opened) {
            (Some(places), Some(opened)) => remember(places, &opened.path),
            (Some(places), None) if self.source == Source::Embedded => forget(places),
            _ => {}
        }
    }
}

/// The ledger last opened, if it is still there.
pub(crate) fn last_opened() -> Option<PathBuf> {
    let places = Places::find().ok()?;
    // Byte for byte: a name need not be text.
    let mut name = std::fs::read(places.state.join("last-opened")).ok()?;
    name.pop_if(|last| *last == b'\n');
    let path = PathBuf::from(OsString::from_vec(name));
    path.is_file().then_some(path)
}

fn remember(places: &Places, path: &Path) {
    let _ = std::fs::create_dir_all(&places.state);
    let _ = std::fs::write(places.state.join("last-opened"), [path.as_os_str().as_bytes(), b"\n"].concat());
}

/// Whoever opens the embedded ledger gets it the next time as well.
fn forget(places: &Places) {
    let _ = std::fs::remove_file(places.state.join("last-opened"));
}

/// `~/` as the user's home.
pub(crate) fn expand(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

/// The file that a source names, unless it is a pipe.
fn named_file(source: &Source) -> Option<PathBuf> {
    match source {
        Source::File(path) if !source.is_stream() => Some(path.clone()),
        _ => None,
    }
}

/// Puts right what an interrupted save left, and says so.
fn recover(path: &Path, places: Option<&Places>, notices: &mut Vec<String>, patience: Duration) {
    if let Some(places) = places
        && let Ok(recovery) = store::recover(&Disk, path, places, patience)
        && !matches!(recovery, Recovery::Nothing)
    {
        notices.push(recovery.to_string());
    }
}

fn open_file(path: &Path, places: Option<&Places>, notices: &mut Vec<String>) -> Result<(Opened, Ledger), Failure> {
    recover(path, places, notices, PATIENCE);
    load::file(path)
}

/// Reads the ledger again while the screen waits: for nobody, be it a lock or the other end of a pipe.
fn reopen(path: &Path, places: Option<&Places>) -> Result<(Opened, Ledger), Failure> {
    if is_stream(path) {
        let words = format!("{}: ファイルではなく、パイプか特殊なファイルになっています。", names::shown(path));
        return Err(Failure::new(Exit::NotALedger, words));
    }
    recover(path, places, &mut Vec::new(), Duration::ZERO);
    load::file(path)
}
