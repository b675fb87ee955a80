//! Saving: the list of changes to confirm, the save under way, and what comes of it.

use crate::app::command::Command;
use crate::app::effect::{self, Effect};
use crate::app::going::To;
use crate::app::key::{Code, Key};
use crate::app::state::{Origin, State};
use crate::change::follow::follow;
use crate::change::unsaved::{Change, changes, in_one_line};
use crate::json::Pointer;
use crate::ledger::Ledger;
use crate::ledger::whole::PROJECTS;

use super::conflicts::{Clash, Why};
use super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::{Mode, Room, leaving, path};

/// What would be saved is shown, to be confirmed.
#[derive(Clone, Debug)]
pub struct Review {
    /// What changes.
    pub changes: Vec<Change>,
    /// First row shown.
    pub(crate) top: usize,
    /// Whether the program ends after the save.
    pub(crate) then_quit: bool,
    /// How many of the last steps are held back from it.
    pub held: usize,
}

/// A save under way.
#[derive(Clone, Copy, Debug, Default)]
pub struct Saving {
    /// Whether the program ends after it.
    then_quit: bool,
    /// How many of the last steps are held back from it.
    held: usize,
    /// It makes a new file, which is the one that is open from then on.
    elsewhere: bool,
}

#[derive(Clone, Copy)]
enum Act {
    Save,
    Elsewhere,
    Close,
    Scroll(isize),
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter), Key::char('y'), Key::char('s')]), Act::Save, "保存", "保存"),
    row(Keys::Own(&[Key::char('w')]), Act::Elsewhere, "別の場所", "別の場所に保存"),
    row(keys::CANCEL, Act::Close, "やめる", "やめる"),
    row(Keys::Of(Command::Down), Act::Scroll(1), "移動", "次の変更へ"),
    row(Keys::Of(Command::Up), Act::Scroll(-1), "移動", "前の変更へ"),
    row(Keys::Of(Command::PageDown), Act::Scroll(10), "", "10件下へ"),
    row(Keys::Of(Command::PageUp), Act::Scroll(-10), "", "10件上へ"),
];

pub(super) const REVIEW: Room = Room::new("保存する変更を確かめるとき(s)", Review::hints, press);

/// While a save is under way keys mean nothing.
pub(super) const SAVING: Room = Room::new("", Vec::new, |_, _, _| true);

impl Review {
    /// What there is to say of its keys.
    pub(crate) fn hints() -> Vec<Hint> {
        hints(KEYS)
    }
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::Review(review) = &mut state.mode else { return false };
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    let &mut Review { then_quit, held, .. } = review;
    match act {
        Act::Scroll(by) => {
            review.top = review.top.saturating_add_signed(by).min(review.changes.len().saturating_sub(1));
        }
        Act::Save if matches!(state.origin, Origin::File(_)) => save(state, None, then_quit, held, effects),
        Act::Save | Act::Elsewhere => path::open(state, then_quit),
        Act::Close => state.mode = Mode::Browse,
    }
    true
}

/// How a save went.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The file holds the ledger that was to be saved.
    Saved {
        /// Where.
        path: String,
        /// The ledger that the file holds.
        ledger: Box<Ledger>,
        /// What else there is to say.
        notes: Vec<String>,
    },
    /// Someone else saved in between; this is what the file holds now.
    Theirs(Box<Ledger>),
    /// It wasn't saved; the sentence.
    Failed(String),
}

/// Shows what would be saved.
pub(crate) fn review(state: &mut State, then_quit: bool) {
    if state.book.changes().is_empty() {
        return state.tell("保存する変更はありません。");
    }
    state.mode = Mode::Review(Review { changes: state.book.changes().to_vec(), top: 0, then_quit, held: 0 });
}

/// Sends the save on its way: over the opened file, or to `path`. The last `held` steps stay unsaved.
pub(crate) fn save(state: &mut State, path: Option<String>, then_quit: bool, held: usize, effects: &mut Vec<Effect>) {
    // Whatever way led here: half a ledger must not stand on the disk as a whole one.
    if let Some(words) = state.closed() {
        return state.warn(words);
    }
    let (ledger, steps, held) = state.book.history().holding(state.book.ledger(), held);
    let changes = changes(state.book.saved(), &ledger);
    let label = match &changes[..] {
        [] => "変更なし".to_owned(),
        [one] => one.label.clone(),
        [first, ..] => format!("{} ほか{}件", first.label, changes.len() - 1),
    };
    state.mode = Mode::Saving(Saving { then_quit, held: held.len(), elsewhere: path.is_some() });
    effects.push(Effect::Save(Box::new(effect::Saving {
        base: state.book.saved().clone(),
        ledger,
        path,
        steps,
        held,
        label,
    })));
}

/// The save has come to an end.
pub(crate) fn ended(state: &mut State, outcome: Outcome, effects: &mut Vec<Effect>) {
    let Saving { then_quit, held, elsewhere } =
        if let Mode::Saving(saving) = state.mode { saving } else { Saving::default() };
    state.mode = Mode::Browse;
    match outcome {
        Outcome::Saved { path, ledger, notes } => {
            let count = changes(state.book.saved(), &ledger).len();
            state.book.mark_saved(*ledger, held);
            state.origin = Origin::File(path.clone());
            let mut words = match count {
                0 => format!("{path} に保存しました(変更はありません)。"),
                _ => format!("{count}件の変更を {path} に保存しました。"),
            };
            if elsewhere {
                words.push_str("これからはこのファイルを編集します。");
            }
            if held > 0 {
                words.push_str(&format!("あとで決める{held}件は、未保存のまま残しています。"));
            }
            if let Some(theirs) = state.came_in.take() {
                words.push_str(&format!("ほかの人の変更を取り込みました: {theirs}。"));
            }
            notes.iter().for_each(|note| words.push_str(note));
            state.tell(words);
            if then_quit && state.book.changes().is_empty() {
                leaving::go_on(state, effects);
            }
        }
        Outcome::Theirs(theirs) => merge(state, *theirs, then_quit, held, effects),
        Outcome::Failed(words) => state.warn(words),
    }
}

/// Someone else saved in between: what doesn't contradict is put together, the rest is asked about.
fn merge(state: &mut State, theirs: Ledger, then_quit: bool, held: usize, effects: &mut Vec<Effect>) {
    let merged = crate::change::merge::merge(state.book.saved().doc(), theirs.doc(), state.book.doc());
    let Ok(ledger) = Ledger::from_doc(merged.doc) else {
        return state.warn("ほかの人の変更と合わせられません。:w で別の場所に保存してください。");
    };
    if merged.conflicts.is_empty() {
        adopt(state, theirs, ledger, effects);
        save(state, None, then_quit, held, effects);
        state.tell("ほかの人が先に保存していたので、両方の変更を合わせて保存します。");
    } else {
        let why = Why::Saving { then_quit };
        let conflicts = merged.conflicts;
        let clash = Clash { theirs, merged: ledger, conflicts, answers: Vec::new(), why };
        state.mode = Mode::Conflicts(Box::new(clash));
    }
}

/// Goes on from someone else's text with our changes on top. What was done stays undoable as far as it holds there.
pub(super) fn adopt(state: &mut State, theirs: Ledger, ledger: Ledger, effects: &mut Vec<Effect>) {
    let place = state.selected_field().cloned();
    let project = Pointer::root().key(PROJECTS).index(state.place.project);
    let moved = |at: &Pointer| follow(state.book.doc(), ledger.doc(), at);
    let (project, place) = (moved(&project), place.as_ref().and_then(moved));
    state.came_in = in_one_line(state.book.saved(), &theirs, &ledger);
    state.book.adopt(theirs, ledger, state.now);
    effects.push(Effect::Rebase(state.book.history().unsaved()));
    // The user stays where they were, wherever that is now.
    if let Some(project) = project.as_ref().and_then(crate::app::moving::project_of) {
        state.place.project = project;
    }
    if let Some(place) = place {
        state.go(To::Kept(place));
    }
}

/// Someone else has saved. With nothing unsaved here there is nothing to ask: theirs is what is shown from now on.
pub(crate) fn take_theirs(state: &mut State, theirs: Ledger, effects: &mut Vec<Effect>) {
    let ledger = theirs.clone();
    adopt(state, theirs, ledger, effects);
    match state.came_in.take() {
        Some(words) => state.tell(format!("ほかの人の保存を取り込みました: {words}。")),
        None => state.tell("ほかの人が保存しましたが、内容の変更はありません。"),
    }
}
