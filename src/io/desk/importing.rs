//! An import that was under way when the program had to end: a note in the ledger's own directory, until it is gone on with.

use std::io::Write;
use std::path::PathBuf;

use super::{Desk, Source, expand};
use crate::app::modes::importing::Begun;
use crate::io::store::places;

impl Desk {
    /// Where the note is; what came through a pipe has no place of its own.
    fn import_note(&self) -> Option<PathBuf> {
        let place = self.place.as_ref().filter(|_| self.source != Source::Stdin)?;
        Some(place.dir().join("import.json"))
    }

    /// Writes down how far an import has come. The next start may be in another folder.
    pub(crate) fn keep_import(&self, begun: &Begun) {
        let Some(note) = self.import_note() else { return };
        let whole = |place: &String| {
            let whole = std::path::absolute(expand(place)).ok();
            whole.and_then(|whole| whole.to_str().map(str::to_owned)).unwrap_or_else(|| place.clone())
        };
        let mut begun = begun.clone();
        begun.files = begun.files.iter().map(whole).collect();
        begun.sent = begun.sent.as_ref().map(whole);
        let Ok(text) = serde_json::to_vec(&begun) else { return };
        let new = note.with_extension(format!("{}.new", std::process::id()));
        let written = || {
            note.parent().map_or(Ok(()), places::make_private)?;
            let mut file = places::create_private(&new)?;
            file.write_all(&text)?;
            file.sync_data()?;
            std::fs::rename(&new, &note)
        };
        if written().is_err() {
            let _ = std::fs::remove_file(&new);
        }
    }

    /// What an earlier run left of an import, if its files are within reach.
    pub(crate) fn import_left(&self) -> Option<Begun> {
        self.import_noted().filter(|begun| begun.files.iter().all(|file| expand(file).exists()))
    }

    fn import_noted(&self) -> Option<Begun> {
        serde_json::from_slice(&std::fs::read(self.import_note()?).ok()?).ok()
    }

    /// It has been gone on with, to whatever end. Another run may have left one since: that stays.
    pub(crate) fn forget_import(&self, begun: &Begun) {
        if let Some(note) = self.import_note()
            && self.import_noted().as_ref() == Some(begun)
        {
            let _ = std::fs::remove_file(note);
        }
    }
}
