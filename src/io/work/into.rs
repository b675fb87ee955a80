//! A town's own workbook with the ledger's values in it: read, filled in, and written beside its name when it is whole.
//!
//! The given workbook stays as it is unless that very file is named as the target and may be replaced. The command line and
//! the screen run the same [`Job`].

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::exporting::caution;
use crate::app::modes::exporting;
use crate::check::Criteria;
use crate::exchange::into::{Asked, Outcome, into};
use crate::exchange::out::Scope;
use crate::failure::{Exit, Failure};
use crate::io::store::Overwrite;
use crate::io::store::beside::Beside;
use crate::io::store::error::{advice, cause};
use crate::io::{incoming, names};
use crate::ledger::Ledger;

/// What a filled in workbook is called, behind the name of the empty one.
const FILLED: &str = "_記入済";

/// What is to be written into what.
#[derive(Clone, Debug)]
pub struct Job {
    /// The ledger.
    pub ledger: Ledger,
    /// What of it.
    pub scope: Scope,
    /// The town's workbook.
    pub form: PathBuf,
    /// Where the filled in one goes; none: beside the form.
    pub out: Option<PathBuf>,
    /// Whether a file that is there may be replaced.
    pub overwrite: Overwrite,
    /// The ledger's own file: beside it stand the answers of imports, and it is never replaced.
    pub source: Option<PathBuf>,
    /// Set by whoever gives it up: nothing is written then.
    pub stop: Arc<AtomicBool>,
}

impl Job {
    /// The file that is written: as it was named, else the form's name with a word behind it.
    pub fn target(&self) -> PathBuf {
        self.out.clone().unwrap_or_else(|| {
            let mut name: OsString = self.form.file_stem().unwrap_or_default().to_owned();
            name.push(FILLED);
            if let Some(ending) = self.form.extension() {
                name.push(".");
                name.push(ending);
            }
            self.form.with_file_name(name)
        })
    }

    /// Whether the target may be written.
    ///
    /// # Errors
    /// Why not.
    pub fn may_write(&self) -> Result<(), Failure> {
        let target = self.target();
        let refused = |words: &str| Err(Failure::new(Exit::Refused, format!("{}: {words}", names::shown(&target))));
        let real = |path: &Path| fs::canonicalize(path).ok();
        if real(&target).is_some() && self.source.as_deref().and_then(real) == real(&target) {
            return refused("台帳そのものです。書き出し先には別の名前を指定してください。");
        }
        if self.overwrite == Overwrite::No && target.symlink_metadata().is_ok() {
            return refused(
                "すでにあるので書いていません。置き換えるには --force を付けるか、-o で別の名前を指定してください。",
            );
        }
        Ok(())
    }

    /// Fills the workbook in, in memory; gives besides what there is to say of what an office has answered before.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn fill(&self) -> Result<(Outcome, Vec<String>), Failure> {
        let (given, notices) = incoming::given(self.source.as_deref())?;
        let shown = names::shown(&self.form);
        let bytes = incoming::bytes(&self.form)?;
        let asked = Asked { ledger: &self.ledger, scope: &self.scope, given: &given };
        let outcome =
            into(&shown, &bytes, asked).map_err(|why| Failure::new(Exit::NotALedger, format!("{shown}: {why}")))?;
        Ok((outcome, notices))
    }

    /// Gives the filled in workbook its name.
    ///
    /// # Errors
    /// Where that can't be done; the name has what it had before.
    pub fn write(&self, bytes: &[u8]) -> Result<PathBuf, Failure> {
        self.may_write()?;
        if self.stop.load(Ordering::Relaxed) {
            return Err(Failure::new(Exit::Refused, super::exporting::CANCELLED));
        }
        let target = self.target();
        let written = Beside::begin(&target, self.overwrite).and_then(|mut file| {
            file.write_all(bytes)?;
            file.finish()
        });
        written.map_err(|error| {
            let words = format!("{}: {}。何も書いていません。{}", names::shown(&target), cause(&error), advice(&error));
            Failure::new(Exit::Refused, words)
        })?;
        Ok(target)
    }

    /// Runs it for the screen.
    pub fn tell(&self, criteria: &dyn Criteria) -> exporting::Outcome {
        let target = self.target();
        if self.overwrite == Overwrite::No && target.symlink_metadata().is_ok() {
            return exporting::Outcome::FilledThere(names::shown(&target));
        }
        let done = self.fill().and_then(|(outcome, notices)| {
            let mut words = vec![outcome.in_short()];
            if let Some(bytes) = &outcome.bytes {
                self.write(bytes)?;
                words.insert(0, format!("{} に書きました。", names::shown(&target)));
                words.extend(caution(&self.ledger, &self.scope, criteria).in_short());
                words.extend(outcome.changed.words());
            }
            words.extend(outcome.notices);
            words.extend(notices);
            Ok(words)
        });
        match done {
            Ok(words) => exporting::Outcome::Written(words),
            Err(failure) => exporting::Outcome::Failed(failure.words),
        }
    }
}
