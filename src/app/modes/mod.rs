//! The modes: what the keys mean while something is open, a room each.
//!
//! A room's file owns what the mode knows, the table of its keys ([`table`]) and what they do; it is registered below, in
//! one line, and drawn by the file of the same name in `view/modes/`. Dispatch, bottom bar, help and READMEs read the
//! tables.

pub(crate) mod adding;
pub mod asking;
pub(crate) mod browse;
pub mod conflicts;
pub mod entry;
pub mod exporting;
pub(crate) mod fill;
pub mod findings;
pub(crate) mod grounds;
pub(crate) mod help;
pub mod importing;
pub(crate) mod lacking;
pub(crate) mod leaving;
pub(crate) mod looking;
pub(crate) mod manual;
pub(crate) mod meeting;
pub(crate) mod mending;
pub(crate) mod opinion;
pub(crate) mod palette;
pub(crate) mod path;
pub(crate) mod reason;
pub mod recovery;
pub(crate) mod removing;
pub(crate) mod rolling;
pub mod saving;
mod scroll;
pub(crate) mod search;
pub(crate) mod seeking;
pub(crate) mod starting;
pub(crate) mod table;
pub(crate) mod taking;
pub(crate) mod todo;
pub(crate) mod trail;

use super::effect::Effect;
use super::key::Key;
use super::prompt::{self, Prompt};
use super::state::State;
use table::Hint;

/// What a mode does with what happens.
pub(crate) struct Room {
    /// The heading of its keys in the help; empty: they stand in no list of their own.
    pub heading: &'static str,
    /// All its keys, whatever it is just asking.
    pub keys: fn() -> Vec<Hint>,
    /// A key; says whether it means something here.
    press: fn(&mut State, Key, &mut Vec<Effect>) -> bool,
    paste: fn(&mut State, &str, &mut Vec<Effect>),
    wheel: fn(&mut State, i64),
    ending: fn(&mut State, &mut Vec<Effect>),
}

impl Room {
    const fn new(
        heading: &'static str,
        keys: fn() -> Vec<Hint>,
        press: fn(&mut State, Key, &mut Vec<Effect>) -> bool,
    ) -> Room {
        let paste = |state: &mut State, _: &str, _: &mut Vec<Effect>| {
            state.warn("貼り付けは、検索や入力の欄を開いてから行ってください。");
        };
        Room { heading, keys, press, paste, wheel: |_, _| {}, ending: |_, _| {} }
    }

    /// A room with a line that is typed.
    const fn prompt<P: Prompt>(heading: &'static str) -> Room {
        Room { paste: prompt::paste::<P>, ..Room::new(heading, prompt::keys::<P>, prompt::press::<P>) }
    }
}

/// Registers the modes: the variant with what it knows, and the module whose `ROOM` it is.
macro_rules! modes {
    ($($(#[$doc:meta])* $module:ident::$room:ident = $variant:ident($knows:ty)),* $(,)?) => {
        /// What the keys mean at the moment.
        #[derive(Clone, Debug)]
        pub enum Mode {
            /// Keys are commands.
            Browse,
            $($(#[$doc])* $variant($knows),)*
        }

        impl Mode {
            fn room(&self) -> &'static Room {
                match self {
                    Mode::Browse => &browse::ROOM,
                    $(Mode::$variant(_) => &$module::$room,)*
                }
            }
        }

        /// The rooms in the order of the help.
        pub(crate) const ROOMS: &[&Room] = &[&browse::ROOM, $(&$module::$room),*];
    };
}

modes! {
    /// A field is open.
    entry::ROOM = Entry(Box<entry::Entry>),
    /// Several values were pasted into a field of a row.
    fill::ROOM = Fill(Box<fill::Fill>),
    /// A search is being typed.
    search::ROOM = Search(Box<search::Typed>),
    /// A command is being picked by name.
    palette::ROOM = Palette(palette::Palette),
    /// The keys are being explained.
    help::ROOM = Help(help::Help),
    /// The manual is being read.
    manual::ROOM = Manual(manual::Manual),
    /// Words are being looked for in either.
    seeking::ROOM = Seeking(Box<seeking::Seeking>),
    /// What would be saved is shown, to be confirmed.
    saving::REVIEW = Review(saving::Review),
    /// The place of a new file is being typed.
    path::ROOM = Path(path::Path),
    /// A save is under way.
    saving::SAVING = Saving(saving::Saving),
    /// What is to be written for others is being asked for.
    exporting::ROOM = Export(exporting::Asking),
    /// It is being written.
    exporting::RUNNING = Exporting(exporting::Running),
    /// The departments that are to be asked are being picked.
    asking::WHOM = AskWhom(Box<asking::Asking>),
    /// By when, and where the files go, is being typed.
    asking::LINE = AskLine(Box<asking::Asking>),
    /// What would be written is shown.
    asking::REVIEW = AskReview(Box<asking::Asking>),
    /// The program is about to end with unsaved edits.
    leaving::ROOM = Leaving(leaving::Leaving),
    /// Someone else's changes and ours contradict each other; one after the other is asked about.
    conflicts::ROOM = Conflicts(Box<conflicts::Clash>),
    /// An earlier run left edits that were not saved.
    recovery::ROOM = Recovery(recovery::Recovery),
    /// The findings are listed.
    findings::ROOM = Findings(findings::Listed),
    /// The reason for which a finding is kept is being typed.
    reason::ROOM = Reason(reason::Reason),
    /// The reasons for a suggestion are being read, over the meeting.
    grounds::ROOM = Grounds(grounds::Grounds),
    /// The suggested rating is about to be taken.
    taking::ROOM = Taking(taking::Taking),
    /// Words that narrow the findings are being typed.
    looking::ROOM = Looking(Box<looking::Looking>),
    /// A finding is about to be put right.
    mending::ROOM = Mending(Box<mending::Mending>),
    /// What is open is listed by department.
    todo::ROOM = Todo(Box<todo::Todo>),
    /// What was saved is listed.
    trail::ROOM = Trail(Box<trail::Trail>),
    /// The places of files that come in are being typed.
    importing::PATH = ImportPath(Box<importing::path::Files>),
    /// Files that come in are being read.
    importing::READING = ImportReading(importing::Reading),
    /// Of which year they are, where they don't say it, is being typed.
    importing::YEAR = ImportYear(Box<importing::year::Year>),
    /// What their cells would become is shown.
    importing::PREVIEW = ImportPreview(Box<importing::preview::Preview>),
    /// What isn't certain in them is asked.
    importing::QUESTIONS = ImportQuestions(Box<importing::questions::Questions>),
    /// Another value than those that a question offers is being typed.
    importing::OTHER = ImportOther(Box<importing::other::Other>),
    /// What they say otherwise than the ledger is shown.
    importing::DIFF = ImportDiff(Box<importing::diff::Diff>),
    /// Somebody's opinion is being typed.
    opinion::ROOM = Opinion(Box<opinion::Opinion>),
    /// A project is being asked about.
    adding::ROOM = Adding(Box<adding::Adding>),
    /// What goes with a project is shown before it goes.
    removing::ROOM = Removing(removing::Removing),
    /// What isn't there yet is offered.
    lacking::ROOM = Lacking(Box<lacking::Lacking>),
    /// What rolling over to another year would do is shown.
    rolling::ROOM = Rolling(Box<rolling::Rolling>),
    /// The first page.
    starting::ROOM = Starting(starting::Starting),
    /// Where a ledger is, or is to be, is being typed.
    starting::PLACE = Place(Box<starting::Place>),
}

/// A key was pressed.
pub(crate) fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) {
    if !(state.mode.room().press)(state, key, effects) && table::redraws(&state.setup.keymap, key) {
        effects.push(Effect::Repaint);
    }
}

/// Text was pasted.
pub(crate) fn paste(state: &mut State, text: &str, effects: &mut Vec<Effect>) {
    (state.mode.room().paste)(state, text, effects);
}

/// The wheel was turned so many steps down over the window of a mode.
pub(crate) fn wheel(state: &mut State, steps: i64) {
    (state.mode.room().wheel)(state, steps);
}

/// The program has to end at once: what is typed is kept as far as it can be.
pub(crate) fn ending(state: &mut State, effects: &mut Vec<Effect>) {
    (state.mode.room().ending)(state, effects);
}
