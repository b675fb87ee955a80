//! What the program wants done in the world: effects are values, so that every decision can be tested without one.

use crate::change::history::{Moved, Step};
use crate::exchange::out::Kind;
use crate::find::query::Query;
use crate::json::Pointer;
use crate::ledger::Ledger;
use crate::ledger::year::FiscalYear;

/// Something for the world to do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Look through the ledger and answer with [`super::Action::Found`]; a newer search makes an older one pointless.
    Find {
        /// Which search this is.
        id: u64,
        /// What is looked for.
        query: Query,
    },
    /// The ledger is another one: look through it for what is wrong in it, and answer with [`super::Action::Checked`];
    /// index it where it is large.
    Check,
    /// Write a move through the history to the journal, synced, before anything else.
    Journal(Moved),
    /// Save over the file that was opened, or as a new file; answer with [`super::Action::Saved`].
    Save(Box<Saving>),
    /// Write the ledger for others; answer with [`super::Action::Exporting`] and [`super::Action::Exported`].
    Export(Box<Exporting>),
    /// Look at what asking the departments would write, or write it; answer with [`super::Action::AskShown`] or
    /// [`super::Action::AskWritten`].
    Ask(Box<super::modes::asking::Wanted>),
    /// Write the ledger's values into a town's own workbook; answer with [`super::Action::Exported`].
    FillIn(Box<Filling>),
    /// Give the export up.
    StopExport,
    /// The unsaved edits are given up: the journal goes.
    Forget,
    /// The same of another ledger that is open, by its place.
    ForgetBeside(usize),
    /// Answer with [`super::Action::AskOthers`] of no more ledgers: what was asked about this one has been done.
    AskNext,
    /// Another of the ledgers that are open is in hand now, by its place: its file, lock and journal are what the effects
    /// from here on are about. Opened for the first time, answered with [`super::Action::Opened`].
    Turn(usize),
    /// What earlier runs left is given up.
    ForgetLeft,
    /// A text that was being typed in an earlier run has been dealt with: of all that were taken over, this one.
    ForgetDraft(usize),
    /// Take over the edits that an earlier run left, as pending on the ledger as it is.
    Adopt(Vec<Step>),
    /// Someone else's text is what edits go on from: these are pending on it.
    Rebase(Vec<Step>),
    /// Open a text in the user's own editor and answer with [`super::Action::Edited`].
    Edit {
        /// The field.
        pointer: Pointer,
        /// Its text.
        text: String,
    },
    /// Leave this ledger for another one, which is begun first where that is asked for.
    Open {
        /// Where it is; `None`: the one inside the program.
        path: Option<String>,
        /// The municipality and the year of a new one.
        begin: Option<(String, FiscalYear)>,
        /// Places of files, as typed, that come into it at once.
        import: Option<String>,
    },
    /// Read what was saved of this ledger and answer with [`super::Action::Trail`].
    Trail,
    /// Put a text on the clipboard of the user's terminal.
    Copy(String),
    /// Write a copied text to a file of its own, and say where.
    WriteCopy(String),
    /// Send [`super::Action::Tick`] every second, or no longer.
    Tick(bool),
    /// Switch the terminal's mouse reports.
    Mouse(bool),
    /// Paint every cell anew.
    Repaint,
    /// Give the terminal back to the shell until `fg`.
    Suspend,
    /// Read files that come in, and answer with [`super::Action::Imported`].
    Import(Box<super::modes::importing::Wanted>),
    /// Look whose files those are, and of which year, whose places were typed on the first page, and answer with
    /// [`super::Action::HeadingSaid`].
    LookForHeading(String),
    /// The program ends in the middle of an import: note how far it has come, for the next start.
    KeepImport(Box<super::modes::importing::Begun>),
    /// The import that an earlier run left has come to an end.
    ForgetImport(Box<super::modes::importing::Begun>),
    /// Nobody waits for files any more.
    CancelImport,
    /// End the program.
    Quit,
}

/// What is to be written for others.
#[derive(Clone, Debug)]
pub struct Exporting {
    /// The ledger as it stands.
    pub ledger: Ledger,
    /// The kind of file.
    pub kind: Kind,
    /// Without what isn't seen: no hidden sheet to come back from.
    pub visible_only: bool,
    /// The file, or the folder of the tables.
    pub path: String,
    /// Whether a file that is there may be replaced.
    pub replace: bool,
}

/// What is to be written into a town's own workbook.
#[derive(Clone, Debug)]
pub struct Filling {
    /// The ledger as it stands.
    pub ledger: Ledger,
    /// The workbook.
    pub form: String,
    /// Whether a filled in one that is there may be replaced.
    pub replace: bool,
}

/// What is to be saved.
#[derive(Clone, Debug)]
pub struct Saving {
    /// What the file held when it was opened or saved last.
    pub base: Ledger,
    /// What it is to hold.
    pub ledger: Ledger,
    /// A new file; `None`: the one that was opened.
    pub path: Option<String>,
    /// The steps that it brings, for the audit trail.
    pub steps: Vec<Step>,
    /// Steps that are held back from it and stay unsaved.
    pub held: Vec<Step>,
    /// What changes, in the officials' words.
    pub label: String,
}
