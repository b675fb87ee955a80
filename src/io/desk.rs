//! The open ledger on the desk: its file, the journal of unsaved edits, the audit trail, and who else has it open.
//!
//! The state directory may be missing or unwritable: then there is no journal, which is said once, and everything else
//! goes on. Correctness never rests on it.

use std::path::{Path, PathBuf};

use super::load;
use super::source::Source;
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
use crate::failure::Failure;
use crate::io::store::SaveError;
use crate::io::store::audit::{self, Entry, Trail};
use crate::io::store::digest::Digest;
use crate::io::store::journal::{self, Header, Journal, Recovered};
use crate::io::store::lock::{self, Presence, Present};
use crate::io::store::places::{LedgerPlace, Places};
use crate::io::store::who;
use crate::io::work::behind;
use crate::ledger::{Ledger, NotALedger, label};

/// The name under which the embedded ledger's unsaved edits are kept.
const EMBEDDED_NAME: &str = "/kensho/embedded.json";

/// The open ledger's place in the world.
pub struct Desk {
    /// Where it was read from.
    pub source: Source,
    opened: Option<Opened>,
    places: Option<Places>,
    place: Option<LedgerPlace>,
    journal: Option<Journal<Noted>>,
    recovered: Vec<Recovered<Noted>>,
    /// Those that were taken over while nothing could be written.
    taken_over: Vec<Recovered<Noted>>,
    _presence: Option<Presence>,
    /// The file as it was when its change was told of last.
    told: Option<Option<Identity>>,
    /// What is to be said with the next save that comes to an end.
    owed: Vec<String>,
    /// What was said about this place: once is enough.
    told_of_place: Vec<String>,
    /// What there is to say at the start.
    pub notices: Vec<String>,
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
pub enum Start {
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
    pub fn begin(source: Source) -> Result<(Desk, Start), Failure> {
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
        recover(&path, places.as_ref(), &mut notices);
        let desk = Desk {
            source,
            opened: None,
            places,
            place: None,
            journal: None,
            recovered: Vec::new(),
            taken_over: Vec::new(),
            _presence: None,
            told: None,
            owed: Vec::new(),
            told_of_place: Vec::new(),
            notices,
        };
        Ok((desk, Start::Large(path)))
    }

    /// Takes the ledger that was read behind the screen.
    pub fn arrived(&mut self, opened: Opened, ledger: &Ledger) {
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
            Source::File(path) => {
                let (opened, ledger) = open_file(path, places.as_ref(), &mut notices)?;
                (Some(opened), ledger)
            }
        };
        let path = opened.as_ref().map_or_else(|| PathBuf::from(EMBEDDED_NAME), |opened| opened.path.clone());
        let place = places.as_ref().map(|places| places.ledger(&path));
        let mut desk = Desk {
            source,
            opened,
            places,
            place,
            journal: None,
            recovered: Vec::new(),
            taken_over: Vec::new(),
            _presence: None,
            told: None,
            owed: Vec::new(),
            told_of_place: Vec::new(),
            notices,
        };
        desk.begin_journal(&ledger, &path);
        Ok((desk, ledger))
    }

    fn begin_journal(&mut self, ledger: &Ledger, path: &Path) {
        let Some(place) = &self.place else {
            self.notices
                .push("変更の控えを残す場所がありません(ホームディレクトリがない)。こまめに保存してください。".into());
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

    /// The edits that earlier runs left, the oldest run first.
    pub fn left_behind(&self) -> Vec<Left> {
        let left = |run: &Recovered<Noted>| Left { steps: run.steps.clone(), stale: run.stale };
        self.recovered.iter().map(left).filter(|left| !left.steps.is_empty()).collect()
    }

    /// Where a new file goes unless the user says otherwise.
    pub fn default_path(&self) -> String {
        let name = "mine-r6.json";
        let path = match (&self.source, &self.places) {
            (Source::File(path), _) => path.clone(),
            (_, Some(places)) => places.data.join(name),
            (_, None) => PathBuf::from(name),
        };
        path.display().to_string()
    }

    /// Writes a move through the history down, synced; `base` is the saved ledger that it goes on from. Gives the
    /// sentence when it can't be.
    pub fn journal(&mut self, moved: &Moved, base: &Ledger) -> Option<String> {
        let journal = self.journal.as_mut()?;
        let result = match moved {
            Moved::Made(step) => journal.apply(&Noted::of(base.doc(), step.clone())),
            Moved::Draft(label, draft) => journal.apply(&Noted::draft(base.doc(), label.clone(), draft.clone())),
            Moved::TakenBack => journal.undo(),
        };
        result.err().map(|error| unwritten(&error))
    }

    /// Opens a field's text in the user's own editor, and gives what it left.
    ///
    /// # Errors
    /// As [`editor::edit`](super::editor::edit).
    pub fn edit_outside(
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
        let mut left = std::mem::take(&mut self.recovered).into_iter();
        let first = left.next()?;
        match first.adopt(place.clone(), header, &steps) {
            Ok(adopted) => {
                *journal = adopted;
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

    /// Edits go on from another text: these are pending on it.
    pub fn rebase(&mut self, steps: &[Step], base: &Ledger) {
        let Some(path) = self.opened.as_ref().map(|opened| opened.path.clone()) else { return };
        if let Some(journal) = &mut self.journal {
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
        let Some(places) = self.places.clone() else {
            return Outcome::Failed(
                "保存の控えを置く場所がありません。HOME を設定してから、もう一度開いてください。".into(),
            );
        };
        // A file that is still being read, or turned out not to be a ledger, never comes onto the desk as a whole.
        if matches!(self.source, Source::File(_)) && self.opened.is_none() {
            return Outcome::Failed("台帳を最後まで読めていないため、保存していません。".into());
        }
        let new = saving.ledger.doc();
        if let Err(error) = prove(&saving.ledger, &saving.base) {
            return Outcome::Failed(format!("保存していません。変更後の内容が台帳になりません: {error}"));
        }
        let held = Noted::all(new, &saving.held);
        let result = match (&saving.path, &self.opened, &self.place) {
            (None, Some(opened), Some(place)) => store::save(&Disk, place, opened, saving.base.doc(), new, |digest| {
                if let Some(journal) = &mut self.journal {
                    let _ = journal.saving(digest, &held);
                }
            }),
            (Some(path), ..) => {
                let path = expand(path);
                // A mistyped folder is not made; the one of the first save is.
                let parent = std::path::absolute(&path).ok().and_then(|path| path.parent().map(Path::to_owned));
                if let Some(parent) = parent.filter(|parent| !parent.is_dir() && *parent != places.data) {
                    let words = "保存していません。先にフォルダーを作るか、場所を確かめてください。";
                    return Outcome::Failed(format!("フォルダー {} がありません。{words}", parent.display()));
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
            let words = notice.to_string();
            if !notice.is_of_the_place() || !self.told_of_place.contains(&words) {
                notes.push(words.clone());
            }
            self.told_of_place.extend(notice.is_of_the_place().then_some(words));
        }
        let path = saved.opened.path.clone();
        let place = places.ledger(&path);
        if !saving.steps.is_empty() {
            let steps = Noted::all(saving.base.doc(), &saving.steps);
            let entry = audit::Entry::new(saving.label.clone(), steps, saved.opened.digest);
            if let Err(error) = audit::append(&place, &entry) {
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
            self.journal = Some(Journal::new(place.clone(), header));
            self._presence = lock::enter(&place).ok().map(|(presence, _)| presence);
            self.place = Some(place);
            self.source = Source::File(path.clone());
        }
        self.opened = Some(saved.opened);
        remember(places, &path);
        Outcome::Saved { path: path.display().to_string(), ledger: Box::new(saving.ledger.clone()), notes }
    }

    fn not_saved(&mut self, error: SaveError) -> Outcome {
        if matches!(error.why, Unsaved::ChangedOnDisk)
            && let Some(opened) = &self.opened
            && let Ok((opened, ledger)) = open_file(&opened.given.clone(), self.places.as_ref(), &mut Vec::new())
        {
            self.opened = Some(opened);
            self.owed.extend(error.kept.as_deref().map(store::error::kept));
            return Outcome::Theirs(Box::new(ledger));
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

    /// Reads what someone else has saved; `None` where it is no ledger just now.
    pub fn reread(&mut self) -> Option<Ledger> {
        let given = self.opened.as_ref()?.given.clone();
        let (opened, ledger) = open_file(&given, self.places.as_ref(), &mut Vec::new()).ok()?;
        self.opened = Some(opened);
        Some(ledger)
    }

    /// What was saved of the ledger, newest first, as many saves as anybody looks through.
    ///
    /// # Errors
    /// Why it can't be read, in words.
    pub fn trail(&self) -> Result<Vec<Saved>, String> {
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
    pub fn remember(&self) {
        match (&self.places, &self.opened) {
            (Some(places), Some(opened)) => remember(places, &opened.path),
            (Some(places), None) if self.source == Source::Embedded => forget(places),
            _ => {}
        }
    }
}

/// The ledger last opened, if it is still there.
pub fn last_opened() -> Option<PathBuf> {
    let places = Places::find().ok()?;
    let path = PathBuf::from(std::fs::read_to_string(places.state.join("last-opened")).ok()?.trim_end_matches('\n'));
    path.is_file().then_some(path)
}

fn remember(places: &Places, path: &Path) {
    let _ = std::fs::create_dir_all(&places.state);
    let _ = std::fs::write(places.state.join("last-opened"), format!("{}\n", path.display()));
}

/// Whoever opens the embedded ledger gets it the next time as well.
fn forget(places: &Places) {
    let _ = std::fs::remove_file(places.state.join("last-opened"));
}

fn header(path: &Path, ledger: &Ledger, digest: Digest) -> Header {
    Header::new(path, ledger.doc().byte_len() as u64, digest)
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
fn expand(path: &str) -> PathBuf {
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
fn recover(path: &Path, places: Option<&Places>, notices: &mut Vec<String>) {
    if let Some(places) = places
        && let Ok(recovery) = store::recover(&Disk, path, places)
        && !matches!(recovery, Recovery::Nothing)
    {
        notices.push(recovery.to_string());
    }
}

fn open_file(path: &Path, places: Option<&Places>, notices: &mut Vec<String>) -> Result<(Opened, Ledger), Failure> {
    recover(path, places, notices);
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
        let mut desk = Desk {
            source: Source::File(dir.path().join("大.json")),
            opened: None,
            places: Some(Places::under(dir.path())),
            place: None,
            journal: None,
            recovered: Vec::new(),
            taken_over: Vec::new(),
            _presence: None,
            notices: Vec::new(),
            told: None,
            owed: Vec::new(),
            told_of_place: Vec::new(),
        };
        let outcome = desk.save(&saving);
        assert!(matches!(&outcome, Outcome::Failed(words) if words.contains("最後まで")), "{outcome:?}");
        assert!(!other.exists());
        desk.source = Source::Embedded;
        assert!(matches!(desk.save(&saving), Outcome::Saved { .. }) && other.exists());
    }
}
