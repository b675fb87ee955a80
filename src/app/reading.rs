//! Taking in a ledger while it is being read: piece by piece, so that the first screen stands before the rest is known.

use std::sync::Arc;

use super::state::{Notice, Progress, State, Tone};
use crate::ledger::Ledger;
use crate::page::brief::Brief;

/// What the reader hands over at a time.
#[derive(Clone, Debug)]
pub struct Batch {
    /// At first what stands before the projects, at the end the whole ledger.
    pub ledger: Option<Ledger>,
    /// The projects that have come since the last batch, each with its separator, proved.
    pub items: Vec<Arc<str>>,
    /// The same in brief.
    pub briefs: Vec<Brief>,
    /// The briefs are those of all projects, in place of the ones that came before.
    pub anew: bool,
    /// How far the reading has come.
    pub progress: Progress,
    /// How the reading ended, once it has.
    pub end: Option<End>,
}

impl Batch {
    /// A batch that brings nothing.
    pub fn none(progress: Progress) -> Batch {
        Batch { ledger: None, items: Vec::new(), briefs: Vec::new(), anew: false, progress, end: None }
    }

    /// A ledger that has been read as a whole, with its projects in brief.
    pub(crate) fn whole(ledger: Ledger, briefs: Vec<Brief>) -> Batch {
        let end = Some(End::Whole);
        Batch { ledger: Some(ledger), briefs, end, ..Batch::none(Progress { done: 0, total: 0 }) }
    }

    /// The end of a file that turned out not to be a ledger; the sentence says where and why.
    pub fn broken(words: String) -> Batch {
        let end = Some(End::Broken(words));
        Batch { end, ..Batch::none(Progress { done: 0, total: 0 }) }
    }
}

/// How the reading ended.
#[derive(Clone, Debug)]
pub enum End {
    /// The whole text is a ledger.
    Whole,
    /// It isn't; the sentence says where and why.
    Broken(String),
}

/// Takes a batch in.
pub(super) fn take(state: &mut State, batch: Batch) {
    if let Some(ledger) = batch.ledger {
        state.book.begin(ledger);
    }
    state.book.extend(batch.items, batch.briefs, batch.anew);
    state.loading = match batch.end {
        None => Some(batch.progress),
        Some(End::Whole) => {
            state.book.arrived();
            None
        }
        Some(End::Broken(words)) => {
            state.book.arrived();
            state.notice = Some(Notice { words: words.clone(), tone: Tone::Warn });
            state.broken = Some(words);
            None
        }
    };
}
