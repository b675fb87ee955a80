//! What is being typed is in the journal after a short pause: a process that is killed has no time for it.
//!
//! What is written is what would be kept if the program ended at that moment ([`Action::Ending`]); more typing, taking it or
//! leaving it puts something else in its place.

use std::time::{Duration, Instant};

use super::{Shell, warning};
use crate::app::modes::Mode;
use crate::app::{Action, Effect, update};
use crate::change::history::Moved;

/// Silence after which what is typed is written down.
const PAUSE: Duration = Duration::from_millis(500);

/// However fast somebody types, so much may not be written down at most.
const LONGEST: Duration = Duration::from_secs(4);

/// What is being typed, as far as the journal knows it.
#[derive(Debug, Default)]
pub(super) struct Unfinished {
    /// Since when there is something that the journal may not have, and when a key was pressed last.
    open: Option<(Instant, Instant)>,
    /// What the journal has.
    written: Option<Moved>,
}

impl Shell {
    /// A key was pressed or text was pasted: it may be something to be written down.
    pub(super) fn note_typing(&mut self) {
        let typing = match &self.state.mode {
            Mode::Entry(entry) => !entry.supposing,
            Mode::Opinion(_) | Mode::Reason(_) => true,
            _ => false,
        };
        let now = Instant::now();
        if typing {
            let since = self.unfinished.open.map_or(now, |(since, _)| since);
            self.unfinished.open = Some((since, now));
        } else if self.unfinished.open.take().is_some() || self.unfinished.written.is_some() {
            self.unfinished.written = None;
            self.desk.withdraw();
        }
    }

    /// When what is typed has to be written down.
    pub(super) fn due(&self) -> Option<Instant> {
        self.unfinished.open.map(|(since, last)| (last + PAUSE).min(since + LONGEST))
    }

    /// Writes it down, once it is due.
    pub(super) fn write_typing(&mut self) {
        if self.due().is_none_or(|due| due > Instant::now()) {
            return;
        }
        self.unfinished.open = None;
        // What would be kept is found out on a copy: nobody has ended anything.
        // The ledgers on the shelf have nothing to do with it, and may be many.
        let shelf = std::mem::take(&mut self.state.shelf);
        let mut copy = self.state.clone();
        self.state.shelf = shelf;
        let moved = update(&mut copy, Action::Ending).into_iter().find_map(|effect| match effect {
            Effect::Journal(moved) => Some(moved),
            _ => None,
        });
        if same(moved.as_ref(), self.unfinished.written.as_ref()) {
            return;
        }
        let failed = match &moved {
            Some(moved) => self.desk.write_unfinished(moved, self.state.book.saved()),
            None => {
                self.desk.withdraw();
                None
            }
        };
        self.unfinished.written = moved;
        if let Some(words) = failed {
            let _ = self.act(warning(words));
        }
    }
}

/// Whether two say the same, whenever they were typed.
fn same(one: Option<&Moved>, other: Option<&Moved>) -> bool {
    match (one, other) {
        (Some(Moved::Made(one)), Some(Moved::Made(other))) => {
            let values = |step: &crate::change::history::Step| {
                step.edits.iter().map(|edit| (edit.pointer.clone(), edit.after.clone())).collect::<Vec<_>>()
            };
            values(one) == values(other)
        }
        _ => one == other,
    }
}
