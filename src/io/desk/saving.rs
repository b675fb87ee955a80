//! A save of the open ledger, and what comes of it: told, noted in the trail, or why it wasn't done.

use super::super::load;
use super::super::names;
use super::super::source::Source;
use super::super::store::{self, Disk, Fs, Overwrite, Unsaved};
use super::*;
use crate::app::effect::Saving;
use crate::app::modes::saving::Outcome;
use crate::change::history::Noted;
use crate::io::store::SaveError;
use crate::io::store::audit::{self};
use crate::io::store::fs::Locking;
use crate::io::store::journal::Journal;
use crate::io::store::lock::{self};
use crate::io::store::places::Places;
use crate::ledger::{Ledger, NotALedger};
use std::path::Path;

impl Desk {
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
            self.presence = lock::enter(&place).ok().map(|(presence, _)| presence);
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
}

/// Proves that what is to be saved is a ledger as a whole; what it shares with `base` is proved.
fn prove(ledger: &Ledger, base: &Ledger) -> Result<(), NotALedger> {
    Ledger::from_doc(ledger.doc().clone())?;
    load::prove(ledger, |index| !ledger.doc().same_item(index, base.doc(), index))
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
