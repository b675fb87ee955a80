//! A step made on a file from the command line, saved as the screen does: compared, backed up, synced, read back, in the
//! history.

use super::output::tell;
use crate::app::effect::Saving;
use crate::app::modes::saving::Outcome;
use crate::change::history::Step;
use crate::failure::{Exit, Failure};
use crate::io::desk::Desk;
use crate::io::source::Source;
use crate::json::Edit;
use crate::ledger::Ledger;

/// How often someone else's save in between is gone along with.
pub(super) const ATTEMPTS: usize = 20;

/// Makes the edits that `edits` finds for the ledger as it is, under its label, as one step, and saves. Where someone else saves in between,
/// it is asked again for theirs. Says whether there was anything to do.
///
/// # Errors
/// Where the file can't be read or saved, an edit doesn't fit, or `edits` says why not.
pub fn save(
    source: &Source,
    mut edits: impl FnMut(&Ledger) -> Result<Option<(String, Vec<Edit>)>, Failure>,
) -> Result<bool, Failure> {
    let file = source;
    for _ in 0..ATTEMPTS {
        let (mut desk, base) = Desk::open(source.clone())?;
        let Some((words, edits)) = edits(&base)? else { return Ok(false) };
        let mut ledger = base.clone();
        let step = Step::make(words.clone(), &edits, &mut ledger)
            .map_err(|error| Failure::new(Exit::Refused, format!("{file}: 変更していません。{error}")))?;
        let saving = Saving { base, ledger, path: None, steps: vec![step], held: Vec::new(), label: words };
        match desk.save(&saving) {
            Outcome::Saved { notes, ledger, .. } => {
                notes.iter().for_each(|note| tell(&note.to_string()));
                // The system takes the memory back faster than piece by piece.
                std::mem::forget((saving, ledger));
                return Ok(true);
            }
            Outcome::Theirs(_) => {}
            Outcome::Failed(words) => return Err(Failure::new(Exit::Refused, words)),
        }
    }
    let words = format!("{file}: 変更していません。ほかの人の保存が続いています。もう一度実行してください。");
    Err(Failure::new(Exit::Refused, words))
}
