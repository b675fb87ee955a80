//! What `kensho import --take` takes, saved as the screen saves, with the cells in the history.
//!
//! Where somebody else saves in between, what was chosen is laid beside their text: a value that still is what the file was
//! made from is taken by the engine that merges two people's saves, one that they changed is left to a person and named.

use crate::app::effect::Saving;
use crate::app::modes::saving::Outcome;
use crate::cli::output::tell;
use crate::cli::stepping::ATTEMPTS;
use crate::exchange::against::Offer;
use crate::exchange::against::take::{Standing, standings, take};
use crate::failure::{Exit, Failure};
use crate::io::desk::Desk;
use crate::io::store::who;
use crate::ledger::Ledger;

/// Takes what was chosen into the ledger on the desk, and saves. Gives how much of it a person has to decide.
///
/// # Errors
/// Where it can't be taken or saved; the file holds what it held then.
pub(super) fn save(
    desk: &mut Desk,
    base: &Ledger,
    mut ours: Ledger,
    label: &str,
    mut chosen: Vec<Offer>,
) -> Result<usize, Failure> {
    let refused = |words: &str| Failure::new(Exit::Refused, format!("取り込んでいません。{words}"));
    let mut left = 0;
    for _ in 0..ATTEMPTS {
        let offers: Vec<&Offer> = chosen.iter().collect();
        let taken = take(base, &ours, &offers, false, who::millis()).map_err(|words| refused(&words))?;
        let count = taken.steps.len();
        if count == 0 {
            tell("ほかの人の保存と合わせると、取り込むものはもうありません。");
            return Ok(left);
        }
        let saving = Saving {
            base: ours,
            ledger: taken.ledger,
            path: None,
            steps: taken.steps,
            held: Vec::new(),
            label: label.to_owned(),
        };
        match desk.save(&saving) {
            Outcome::Saved { notes, .. } => {
                notes.iter().for_each(|note| tell(&note.to_string()));
                tell(&format!("{count}件を取り込みました。"));
                return Ok(left + taken.conflicts);
            }
            Outcome::Theirs(theirs) => ours = *theirs,
            Outcome::Failed(words) => return Err(refused(&words)),
        }
        let standings = standings(&chosen, base, &ours);
        let mut standings = standings.iter();
        chosen.retain(|offer| match standings.next() {
            Some(Standing::Clean) => true,
            // They took the same.
            Some(Standing::Settled) => false,
            _ => {
                left += 1;
                tell(&format!(
                    "{}: ほかの人が先に変えたので、取り込んでいません。もう一度実行して、値を確かめてください。",
                    offer.label
                ));
                false
            }
        });
    }
    Err(refused("ほかの人の保存が続いています。もう一度実行してください。"))
}
