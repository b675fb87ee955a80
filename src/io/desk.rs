//! The open ledger on the desk: its file, the journal of unsaved edits, the audit trail, and who else has it open.
//!
//! The state directory may be missing or unwritable: then there is no journal, which is said once, and everything else
//! goes on. Correctness never rests on it.

use std::ffi::OsString;
use std::io::Write;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::load;
use super::names;
use super::source::{Source, is_stream};
use super::store::in_place::Recovery;
use super::store::{self, Disk, Fs, Identity, Opened, Overwrite, Pieces, Since, Unsaved};
use crate::app::effect::Saving;
use crate::app::modes::recovery::Left;
use crate::app::modes::saving::Outcome;
use crate::change::history::Draft;
use crate::change::history::Moved;
use crate::change::history::Noted;
use crate::change::history::Step;
use crate::change::trail::Saved;
use crate::failure::{Exit, Failure};
use crate::io::store::SaveError;
use crate::io::store::audit::{self, Entry, Trail};
use crate::io::store::digest::Digest;
use crate::io::store::fs::Locking;
use crate::io::store::journal::{self, Header, Journal, Recovered};
use crate::io::store::lock::{self, Presence, Present};
use crate::io::store::places::{self, LedgerPlace, Places};
use crate::io::store::save::PATIENCE;
use crate::io::store::who::{self, Who};
use crate::io::work::behind;
use crate::ledger::{Ledger, NotALedger, label};

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
    _presence: Option<Presence>,
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
    /// At once.
    Whole(Ledger),
    /// It is large: to be read behind the screen, and handed to [`Desk::arrived`].
    Large(PathBuf),
}

impl Desk {
    /// Begins to open a ledger: a large one is left to be read.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub(crate) fn begin(source: Source) -> Result<(Desk, Start), Failure> {
        let Source::File(path) = &source else {
            return Desk::open(source).map(|(desk, ledger)| (desk, Start::Whole(ledger)));
        };
        let large = std::fs::metadata(path).is_ok_and(|meta| meta.is_file() && meta.len() > behind::LARGE);
        if !large {
            return Desk::open(source).map(|(desk, ledger)| (desk, Start::Whole(ledger)));
        }
        let path = path.clone();
        let places = Places::find().ok();
        let mut notices = Vec::new();
        recover(&path, places.as_ref(), &mut notices, PATIENCE);
        Ok((Desk { places, notices, ..Desk::bare(source) }, Start::Large(path)))
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
            _presence: None,
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
        let path = opened.path.clone();
        self.place = self.places.as_ref().map(|places| places.ledger(&path));
        self.opened = Some(opened);
        self.begin_journal(ledger, &path);
        self.remember();
    }

    /// Opens a ledger and everything that belongs to it.
    ///
    /// # Errors
    /// Where it can't be read, or isn't a ledger.
    pub fn open(source: Source) -> Result<(Desk, Ledger), Failure> {
        let places = Places::find().ok();
        let mut notices = Vec::new();
        let (opened, ledger) = match &source {
            Source::Embedded | Source::Stdin => (None, load::text(&source)?),
            Source::File(path) if source.is_stream() => (None, load::file(path)?.1),
            Source::File(path) => {
                let (opened, ledger) = open_file(path, places.as_ref(), &mut notices)?;
                (Some(opened), ledger)
            }
        };
        // What came through a pipe has no place to go back to.
        let source = if opened.is_none() && source != Source::Embedded { Source::Stdin } else { source };
        let path = opened.as_ref().map_or_else(|| PathBuf::from(EMBEDDED_NAME), |opened| opened.path.clone());
        let place = places.as_ref().map(|places| places.ledger(&path));
        let mut desk = Desk { opened, places, place, notices, ..Desk::bare(source) };
        desk.begin_journal(&ledger, &path);
        Ok((desk, ledger))
    }

    fn begin_journal(&mut self, ledger: &Ledger, path: &Path) {
        let Some(place) = &self.place else {
            self.notices.push(HOMELESS.into());
            return;
        };
        let digest = self.opened.as_ref().map_or_else(|| ledger.doc().digest(), |opened| opened.digest);
        super::editor::left(place, |draft| {
            let mut journal = Journal::new(place.clone(), header(path, ledger, digest));
            let written = journal.apply(&draft).is_ok();
            journal.leave();
            written
        });
        for run in journal::pending::<Noted>(place, digest).unwrap_or_default() {
            // A save that arrived, though its process ended before it could say so.
            if let Some((saved_as, steps)) = run.landed.as_ref().filter(|(_, steps)| !steps.is_empty()) {
                let (at, who) = (run.header.started.clone(), run.header.who.clone());
                let label = steps.first().map(|noted| noted.step.label.clone()).unwrap_or_default();
                let entry = audit::Entry { at, who, label, saved_as: *saved_as, edits: steps.clone() };
                // Once: its process may have told of it, or an earlier start that left the rest unanswered.
                if !is_told(place, &entry) {
                    let _ = audit::append(place, &entry);
                }
            }
            match run.steps.is_empty() {
                true => drop(run.discard()),
                false => self.recovered.push(run),
            }
        }
        if let Some(opened) = &self.opened {
            if store::save::read_only(&Disk, &opened.path).is_some() {
                self.notices
                    .push("このファイルは読み取り専用です。直した内容は、:w で別の場所に保存してください。".into());
            }
            match lock::enter(place) {
                Ok((presence, others)) => {
                    self._presence = Some(presence);
                    self.notices.extend(others.iter().map(Present::to_string));
                }
                Err(error) => {
                    let cause = store::error::cause(&error);
                    self.notices.push(format!("変更の控えを残せません({cause})。こまめに保存してください。"));
                }
            }
        }
        self.journal = Some(Journal::new(place.clone(), header(path, ledger, digest)));
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

    /// The edits that earlier runs left, the oldest run first.
    pub fn left_behind(&self) -> Vec<Left> {
        let left = |run: &Recovered<Noted>| Left { steps: run.steps.clone(), stale: run.stale };
        self.recovered.iter().map(left).filter(|left| !left.steps.is_empty()).collect()
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

    /// Writes a move through the history down, synced; `base` is the saved ledger that it goes on from. Gives the
    /// sentence when it can't be.
    pub fn journal(&mut self, moved: &Moved, base: &Ledger) -> Option<String> {
        let typed = std::mem::take(&mut self.unfinished);
        let journal = self.journal.as_mut()?;
        let result = match noted(moved, base) {
            // It takes the place of what was being typed.
            Some(step) if typed => journal.amend(Some(&step)),
            Some(step) => journal.apply(&step),
            None if typed => journal.amend(None).and_then(|()| journal.undo()),
            None => journal.undo(),
        };
        result.err().map(|error| unwritten(&error))
    }

    /// Writes down what is being typed, in place of what was of it before. Gives the sentence when it can't be.
    pub(crate) fn write_unfinished(&mut self, moved: &Moved, base: &Ledger) -> Option<String> {
        let failed = self.journal(moved, base);
        self.unfinished = true;
        failed
    }

    /// Nothing is being typed any more.
    pub(crate) fn withdraw(&mut self) {
        if std::mem::take(&mut self.unfinished)
            && let Some(journal) = &mut self.journal
        {
            let _ = journal.amend(None);
        }
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

    /// Goes on with what earlier runs left: these steps are pending now. Gives the sentence when that can't be written
    /// down; then their journals stay until it is, or until everything is saved or given up.
    pub fn adopt(&mut self, steps: &[Step], ledger: &Ledger) -> Option<String> {
        let steps = Noted::all(ledger.doc(), steps);
        let (Some(place), Some(journal)) = (&self.place, &mut self.journal) else { return None };
        let path = self.opened.as_ref().map_or_else(|| PathBuf::from(EMBEDDED_NAME), |opened| opened.path.clone());
        let header = header(&path, ledger, ledger.doc().digest());
        let drafts = |run: &Recovered<Noted>| -> Vec<Noted> {
            run.steps.iter().filter(|noted| noted.draft.is_some()).cloned().collect()
        };
        if self.recovered.iter().any(|run| !drafts(run).is_empty()) {
            // What was being typed stays in its own run's journal until it has been dealt with.
            let runs = std::mem::take(&mut self.recovered);
            if let Err(error) = journal.rebase(header.clone(), &steps) {
                self.taken_over = runs;
                return Some(unwritten(&error));
            }
            let (mut which, mut failed) = (0.., None);
            for run in runs {
                let drafts = drafts(&run);
                if drafts.is_empty() {
                    let _ = run.discard();
                    continue;
                }
                match run.adopt(place.clone(), header.clone(), &drafts) {
                    Ok(journal) => self.drafting.push((journal, which.by_ref().zip(drafts).collect())),
                    Err(back) => {
                        let (error, run) = *back;
                        failed = Some(unwritten(&error));
                        which.by_ref().take(drafts.len()).for_each(drop);
                        self.taken_over.push(run);
                    }
                }
            }
            return failed;
        }
        let mut left = std::mem::take(&mut self.recovered).into_iter();
        let first = left.next()?;
        match first.adopt(place.clone(), header, &steps) {
            Ok(adopted) => {
                // What was edited before is in it as well.
                let _ = std::mem::replace(journal, adopted).discard();
                self.unfinished = false;
                // Everything is in the first one now.
                left.for_each(|recovered| drop(recovered.discard()));
                None
            }
            Err(back) => {
                let (error, first) = *back;
                self.taken_over = std::iter::once(first).chain(left).collect();
                steps.iter().for_each(|step| drop(journal.apply(step)));
                Some(unwritten(&error))
            }
        }
    }

    /// A text that was being typed in an earlier run has been dealt with: taken, or given up.
    pub(crate) fn forget_draft(&mut self, which: usize, base: &Ledger) {
        let path = self.opened.as_ref().map_or_else(|| PathBuf::from(EMBEDDED_NAME), |opened| opened.path.clone());
        for (mut journal, mut drafts) in std::mem::take(&mut self.drafting) {
            let before = drafts.len();
            drafts.retain(|(at, _)| *at != which);
            if drafts.is_empty() {
                let _ = journal.discard();
                continue;
            }
            if drafts.len() < before {
                let rest: Vec<Noted> = drafts.iter().map(|(_, noted)| noted.clone()).collect();
                let _ = journal.rebase(header(&path, base, base.doc().digest()), &rest);
            }
            self.drafting.push((journal, drafts));
        }
    }

    /// Edits go on from another text: these are pending on it.
    pub fn rebase(&mut self, steps: &[Step], base: &Ledger) {
        let Some(path) = self.opened.as_ref().map(|opened| opened.path.clone()) else { return };
        if let Some(journal) = &mut self.journal {
            self.unfinished = false;
            let steps = Noted::all(base.doc(), steps);
            let _ = journal.rebase(header(&path, base, base.doc().digest()), &steps);
        }
    }

    /// Gives up the unsaved edits of this run.
    pub fn forget(&mut self) {
        self.end_taking_over();
        if let Some(journal) = self.journal.take() {
            let _ = journal.discard();
        }
    }

    /// What was taken over has been saved or given up.
    fn end_taking_over(&mut self) {
        std::mem::take(&mut self.taken_over).into_iter().for_each(|recovered| drop(recovered.discard()));
    }

    /// Gives up what earlier runs left.
    pub fn forget_left(&mut self) {
        std::mem::take(&mut self.recovered).into_iter().for_each(|recovered| drop(recovered.discard()));
    }

    /// Saves, and says how it went.
    pub fn save(&mut self, saving: &Saving) -> Outcome {
        let places = self.places.clone().unwrap_or_else(Places::nowhere);
        // A file that is still being read, or turned out not to be a ledger, never comes onto the desk as a whole.
        if matches!(self.source, Source::File(_)) && self.opened.is_none() {
            return Outcome::Failed("台帳を最後まで読めていないため、保存していません。".into());
        }
        self.is_busy = false;
        if self.patience.is_zero() && saving.path.is_none() && self.is_locked() {
            self.is_busy = true;
            return Outcome::Failed(BUSY.into());
        }
        let patience = self.patience;
        let new = saving.ledger.doc();
        if let Err(error) = prove(&saving.ledger, &saving.base) {
            return Outcome::Failed(format!("保存していません。変更後の内容が台帳になりません: {error}"));
        }
        let held = Noted::all(new, &saving.held);
        let place = self.place.clone().or_else(|| Some(places.ledger(&self.opened.as_ref()?.path)));
        let result = match (&saving.path, &self.opened, &place) {
            (None, Some(opened), Some(place)) => {
                let texts = (saving.base.doc(), new);
                store::save::save_within(patience, &Disk, place, opened, texts, |digest| {
                    if let Some(journal) = &mut self.journal {
                        let _ = journal.saving(digest, &held);
                    }
                })
            }
            (Some(path), ..) => {
                // What was offered and taken as it is means the very file, though its name be no text.
                let offered = self.default_file();
                let path = if *path == names::shown(&offered) { offered } else { expand(path) };
                // A mistyped folder is not made; the one of the first save is.
                let parent = std::path::absolute(&path).ok().and_then(|path| path.parent().map(Path::to_owned));
                if let Some(parent) = parent.filter(|parent| !parent.is_dir() && *parent != places.data) {
                    let words = "保存していません。先にフォルダーを作るか、場所を確かめてください。";
                    return Outcome::Failed(format!("フォルダー {} がありません。{words}", names::shown(&parent)));
                }
                store::create(&Disk, |path| places.ledger(path), &path, new, Overwrite::No)
            }
            (None, ..) => return Outcome::Failed("保存する場所を指定してください(:w パス)。".into()),
        };
        match result {
            Ok(saved) => self.saved(saving, &held, saved, &places),
            Err(error) => self.not_saved(error),
        }
    }

    fn saved(&mut self, saving: &Saving, held: &[Noted], saved: store::Saved, places: &Places) -> Outcome {
        let mut notes = std::mem::take(&mut self.owed);
        for notice in &saved.notices {
            let words = match notice {
                store::Notice::NoBackup(_) if self.places.is_none() => HOMELESS.to_owned(),
                notice => notice.to_string(),
            };
            let of_the_place = notice.is_of_the_place() || words == HOMELESS;
            if !of_the_place || !self.told_of_place.contains(&words) {
                notes.push(words.clone());
            }
            self.told_of_place.extend(of_the_place.then_some(words));
        }
        let path = saved.opened.path.clone();
        let place = places.ledger(&path);
        if !saving.steps.is_empty() {
            let steps = Noted::all(saving.base.doc(), &saving.steps);
            let entry = audit::Entry::new(saving.label.clone(), steps, saved.opened.digest);
            if let Err(error) = audit::append(&place, &entry)
                && self.places.is_some()
            {
                notes.push(format!("変更の履歴は残せませんでした({})。", store::error::cause(&error)));
            }
        }
        let header = header(&path, &saving.ledger, saved.opened.digest);
        if saving.path.is_none() {
            if let Some(journal) = &mut self.journal {
                let written = journal.saved(header, held).is_ok();
                if written || held.is_empty() {
                    self.end_taking_over();
                }
            }
        } else {
            // The edits are in the new file, which is the one that is open from now on.
            if let Some(journal) = self.journal.take() {
                let _ = journal.discard();
            }
            self.end_taking_over();
            self.journal = self.places.is_some().then(|| Journal::new(place.clone(), header));
            self._presence = lock::enter(&place).ok().map(|(presence, _)| presence);
            self.place = self.places.is_some().then_some(place);
            self.source = Source::File(path.clone());
        }
        self.opened = Some(saved.opened);
        remember(places, &path);
        Outcome::Saved { path: names::shown(&path), ledger: Box::new(saving.ledger.clone()), notes }
    }

    /// Whether somebody keeps the file's directory locked just now.
    fn is_locked(&self) -> bool {
        let dir = self.opened.as_ref().and_then(|opened| opened.path.parent());
        dir.is_some_and(|dir| matches!(Disk.try_lock(dir), Ok(Locking::Busy)))
    }

    fn not_saved(&mut self, error: SaveError) -> Outcome {
        self.is_busy = matches!(error.why, Unsaved::Busy);
        if matches!(error.why, Unsaved::ChangedOnDisk)
            && let Some(opened) = &self.opened
        {
            match reopen(&opened.given.clone(), self.places.as_ref()) {
                Ok((opened, ledger)) => {
                    self.opened = Some(opened);
                    self.owed.extend(error.kept.as_deref().map(store::error::kept));
                    return Outcome::Theirs(Box::new(ledger));
                }
                Err(now) => {
                    let kept = error.kept.as_deref().map(store::error::kept).unwrap_or_default();
                    let words = "保存していません。台帳のファイルが、開いた後に別の内容になっています。";
                    return Outcome::Failed(format!(
                        "{words}{} 画面の内容は :w で別の場所に保存できます。{kept}",
                        now.words
                    ));
                }
            }
        }
        Outcome::Failed(error.to_string())
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

fn header(path: &Path, ledger: &Ledger, digest: Digest) -> Header {
    Header::new(path, ledger.doc().byte_len() as u64, digest)
}

/// A move through the history as the journal notes it; `None`: the last step is taken back.
fn noted(moved: &Moved, base: &Ledger) -> Option<Noted> {
    match moved {
        Moved::Made(step) => Some(Noted::of(base.doc(), step.clone())),
        Moved::Draft(label, draft) => Some(Noted::draft(base.doc(), label.clone(), draft.clone())),
        Moved::TakenBack => None,
    }
}

/// The journal can't be written just now.
fn unwritten(error: &std::io::Error) -> String {
    let cause = store::error::cause(error);
    format!("変更の控えを書けません({cause})。画面の変更は残っています。早めに保存してください。")
}

/// Whether the trail has that save already: the same edits by the same process, not before it began.
fn is_told(place: &LedgerPlace, entry: &audit::Entry<Noted>) -> bool {
    let Ok(trail) = audit::Trail::<Noted>::read(place) else { return false };
    let since = trail.newest_first().take_while(|(_, told)| told.at >= entry.at);
    let mut same = since.filter(|(_, told)| told.saved_as == entry.saved_as && told.who == entry.who);
    let steps = |entry: &audit::Entry<Noted>| entry.edits.iter().map(|noted| noted.step.clone()).collect::<Vec<_>>();
    same.any(|(_, told)| steps(&told) == steps(entry))
}

/// `~/` as the user's home.
pub(crate) fn expand(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(path),
    }
}

/// Proves that what is to be saved is a ledger as a whole; what it shares with `base` is proved.
fn prove(ledger: &Ledger, base: &Ledger) -> Result<(), NotALedger> {
    Ledger::from_doc(ledger.doc().clone())?;
    load::prove(ledger, |index| !ledger.doc().same_item(index, base.doc(), index))
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_ledger_that_was_not_read_to_its_end_is_saved_nowhere() {
        let dir = tempfile::tempdir().unwrap();
        let other = dir.path().join("別.json");
        let ledger = Ledger::read(crate::ledger::EMBEDDED).unwrap();
        let saving = Saving {
            base: ledger.clone(),
            ledger,
            path: Some(other.display().to_string()),
            steps: Vec::new(),
            held: Vec::new(),
            label: String::new(),
        };
        let source = Source::File(dir.path().join("大.json"));
        let mut desk = Desk { places: Some(Places::under(dir.path())), ..Desk::bare(source) };
        let outcome = desk.save(&saving);
        assert!(matches!(&outcome, Outcome::Failed(words) if words.contains("最後まで")), "{outcome:?}");
        assert!(!other.exists());
        desk.source = Source::Embedded;
        assert!(matches!(desk.save(&saving), Outcome::Saved { .. }) && other.exists());
    }
}
