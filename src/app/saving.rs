//! Saving, and everything that can come in between: the list to confirm, someone else's save, what an earlier run left.

use crate::json::{Edit, Pointer};
use crate::ledger::book::PROJECTS;
use crate::ledger::diff::{Change as Difference, ChangeKind, diff};
use crate::ledger::{Ledger, label};
use crate::text::Buffer;

use super::effect::{Effect, Saving};
use super::history::Step;
use super::key::{Code, Key};
use super::state::{Change, Mode, Origin, State};

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

/// Contradictions between someone else's changes and ours, being asked about.
#[derive(Clone, Debug)]
pub struct Clash {
    /// What the file holds.
    pub theirs: Ledger,
    /// Ours and theirs, merged where they don't contradict each other; ours where they do.
    pub merged: Ledger,
    /// What contradicts.
    pub conflicts: Vec<crate::ledger::merge::Conflict>,
    /// Which is asked about.
    pub at: usize,
    /// Those decided for our value.
    pub mine: Vec<usize>,
    /// Whether the program ends after the save.
    pub then_quit: bool,
}

/// The fields in which a ledger differs from the saved one.
pub fn changes(saved: &Ledger, ledger: &Ledger) -> Vec<Change> {
    if saved.is_same(ledger) {
        return Vec::new();
    }
    let changes = diff(saved.doc(), ledger.doc());
    changes.into_iter().map(|change| Change::of(saved, ledger, change)).collect()
}

impl Change {
    fn of(saved: &Ledger, ledger: &Ledger, change: Difference) -> Change {
        let words = match (&change.pointer_a, &change.pointer_b) {
            // What differs in a long text stays in sight.
            (Some(_), Some(at)) => {
                label::shown_pair(ledger.doc(), at, change.before.as_deref(), change.after.as_deref())
            }
            (at, other) => {
                let shown = |ledger: &Ledger, at: &Option<Pointer>, raw: &Option<String>| match (at, raw) {
                    (Some(at), Some(raw)) => label::shown(ledger.doc(), at, raw),
                    _ => "(なし)".to_owned(),
                };
                (shown(saved, at, &change.before), shown(ledger, other, &change.after))
            }
        };
        Change {
            before: words.0,
            after: words.1,
            pointer: change.pointer_b.or(change.pointer_a).unwrap_or_else(Pointer::root),
            label: change.label,
        }
    }
}

/// Shows what would be saved.
pub(super) fn review(state: &mut State, then_quit: bool) {
    if state.changes.is_empty() {
        return state.tell("保存する変更はありません。");
    }
    state.mode = Mode::Review { changes: state.changes.clone(), top: 0, then_quit };
}

/// Asks for the place of a new file.
pub(super) fn ask_path(state: &mut State, then_quit: bool) {
    let line = Buffer::one_line(state.default_path.clone());
    state.mode = Mode::Path { line, then_quit };
}

/// Sends the save on its way: over the opened file, or to `path`.
pub(super) fn save(state: &mut State, path: Option<String>, then_quit: bool, effects: &mut Vec<Effect>) {
    // Whatever way led here: half a ledger must not stand on the disk as a whole one.
    if let Some(words) = state.closed() {
        return state.warn(words);
    }
    let labels: Vec<&str> = state.changes.iter().map(|change| change.label.as_str()).collect();
    let label = match labels[..] {
        [] => "変更なし".to_owned(),
        [one] => one.to_owned(),
        [first, ..] => format!("{first} ほか{}件", labels.len() - 1),
    };
    effects.push(Effect::Save(Box::new(Saving {
        base: state.saved.clone(),
        ledger: state.ledger.clone(),
        path,
        steps: state.history.unsaved(),
        label,
    })));
    state.mode = Mode::Saving { then_quit };
}

/// The save has come to an end.
pub(super) fn ended(state: &mut State, outcome: Outcome, effects: &mut Vec<Effect>) {
    let then_quit = matches!(state.mode, Mode::Saving { then_quit: true });
    state.mode = Mode::Browse;
    match outcome {
        Outcome::Saved { path, ledger, notes } => {
            let count = state.changes.len();
            state.saved = *ledger;
            state.history.mark_saved();
            if state.origin != Origin::File(path.clone()) {
                state.origin = Origin::File(path.clone());
            }
            state.version += 1;
            let mut words = format!("{count}件の変更を {path} に保存しました。");
            notes.iter().for_each(|note| words.push_str(note));
            state.tell(words);
            state.refresh();
            if then_quit && state.changes.is_empty() {
                effects.push(Effect::Quit);
            }
        }
        Outcome::Theirs(theirs) => merge(state, *theirs, then_quit, effects),
        Outcome::Failed(words) => state.warn(words),
    }
}

/// Someone else saved in between: what doesn't contradict is put together, the rest is asked about.
pub(super) fn merge(state: &mut State, theirs: Ledger, then_quit: bool, effects: &mut Vec<Effect>) {
    let merged = crate::ledger::merge::merge(state.saved.doc(), theirs.doc(), state.ledger.doc());
    let Ok(ledger) = Ledger::from_doc(merged.doc) else {
        return state.warn("ほかの人の変更と合わせられません。:w で別の場所に保存してください。");
    };
    if merged.conflicts.is_empty() {
        adopt(state, theirs, ledger, effects);
        state.refresh();
        save(state, None, then_quit, effects);
        state.tell("ほかの人が先に保存していたので、両方の変更を合わせて保存します。");
    } else {
        let clash = Clash { theirs, merged: ledger, conflicts: merged.conflicts, at: 0, mine: Vec::new(), then_quit };
        state.mode = Mode::Conflicts(Box::new(clash));
    }
}

/// Goes on from someone else's text with our changes on top.
fn adopt(state: &mut State, theirs: Ledger, ledger: Ledger, effects: &mut Vec<Effect>) {
    state.saved = theirs;
    state.ledger = ledger;
    // The rows that steps speak of may stand elsewhere now.
    state.history.forget();
    state.supposed.clear();
    state.rebrief();
    let pending = pending(&state.saved, &state.ledger, state.now);
    pending.iter().for_each(|step| drop(state.history.push(step.clone())));
    effects.push(Effect::Rebase(pending));
}

/// The steps that make one ledger of another, for the journal and the audit trail: a step for each field where only
/// fields differ, else the changed projects as wholes (rows that came, went or moved have no pointer that holds in both).
fn pending(saved: &Ledger, ledger: &Ledger, at: u64) -> Vec<Step> {
    let changes = diff(saved.doc(), ledger.doc());
    let fields: Option<Vec<Step>> = changes.into_iter().map(|change| field_step(change, at)).collect();
    if let Some(steps) = fields
        && makes(saved, &steps, ledger)
    {
        return steps;
    }
    let projects = Pointer::root().key(PROJECTS);
    let whole = |pointer: Pointer| {
        let (old, new) = (saved.doc().get(&pointer).ok()?, ledger.doc().get(&pointer).ok()?);
        let label = label::describe(ledger.doc(), &pointer);
        (old != new).then(|| Step { label, edits: vec![Edit::replace(pointer, old, new, at)] })
    };
    let front = ledger.front();
    let mut places: Vec<Pointer> =
        front.value().members().filter(|m| !m.is(PROJECTS)).map(|m| Pointer::root().key(&m.key())).collect();
    if saved.len() == ledger.len() {
        places.extend((0..ledger.len()).map(|i| projects.index(i)));
    } else {
        places.push(projects);
    }
    let steps: Vec<Step> = places.into_iter().filter_map(whole).collect();
    if makes(saved, &steps, ledger) {
        return steps;
    }
    // Something else has come or gone: the whole text, which always holds.
    let root = Pointer::root();
    let (Ok(old), Ok(new)) = (saved.doc().get(&root), ledger.doc().get(&root)) else { return steps };
    vec![Step { label: label::describe(ledger.doc(), &root), edits: vec![Edit::replace(root, old, new, at)] }]
}

/// The step that makes one change of one field, if it is one.
fn field_step(change: Difference, at: u64) -> Option<Step> {
    let same_place = change.kind == ChangeKind::Changed && change.pointer_a == change.pointer_b;
    let (pointer, before, after) = (change.pointer_b?, change.before?, change.after?);
    same_place.then(|| Step { label: change.label, edits: vec![Edit::replace(pointer, before, after, at)] })
}

/// Whether the steps make the one ledger of the other, byte for byte.
fn makes(from: &Ledger, steps: &[Step], to: &Ledger) -> bool {
    let mut made = from.clone();
    steps.iter().flat_map(|step| &step.edits).all(|edit| made.apply(edit).is_ok())
        && made.doc().chunks().flat_map(str::bytes).eq(to.doc().chunks().flat_map(str::bytes))
}

/// An answer to whichever question is open.
pub(super) fn answer(state: &mut State, key: Key, effects: &mut Vec<Effect>) {
    let cancel = key.code == Code::Esc || key == Key::ctrl('c');
    let letter = match key.code {
        Code::Char(c) if !key.ctrl && !key.alt => c.to_ascii_lowercase(),
        _ => '\0',
    };
    let step = match (key.code, letter) {
        (Code::Down, _) | (_, 'j') => Some(1),
        (Code::Up, _) | (_, 'k') => Some(-1),
        (Code::PageDown, _) | (_, ' ') => Some(10),
        (Code::PageUp, _) => Some(-10),
        _ => None,
    };
    match &mut state.mode {
        Mode::Review { top, then_quit, changes } => {
            let then_quit = *then_quit;
            if let Some(by) = step {
                *top = top.saturating_add_signed(by).min(changes.len().saturating_sub(1));
            } else if key.code == Code::Enter || letter == 'y' || letter == 's' {
                match state.origin {
                    Origin::File(_) => save(state, None, then_quit, effects),
                    Origin::Embedded | Origin::Stdin => ask_path(state, then_quit),
                }
            } else if letter == 'w' {
                ask_path(state, then_quit);
            } else if cancel || letter == 'q' || letter == 'n' {
                state.mode = Mode::Browse;
            }
        }
        Mode::Leaving => match letter {
            's' | 'y' => review(state, true),
            'd' | 'n' => {
                effects.push(Effect::Forget);
                effects.push(Effect::Quit);
            }
            'l' => effects.push(Effect::Quit),
            _ => state.mode = Mode::Browse,
        },
        Mode::Recovery { top } => {
            if let Some(by) = step {
                *top = top.saturating_add_signed(by).min(state.recovered.len().saturating_sub(1));
            } else if key.code == Code::Enter || letter == 'y' {
                recover(state, effects);
            } else if letter == 'd' {
                state.recovered.clear();
                state.mode = Mode::Browse;
                effects.push(Effect::Forget);
                state.tell("前回の変更を捨てました。");
            } else if cancel || letter == 'n' {
                state.mode = Mode::Browse;
                state.tell("前回の変更は残してあります。次に開いたとき、もう一度お尋ねします。");
            }
        }
        Mode::Conflicts(clash) => match letter {
            't' | 'm' => {
                if letter == 'm' {
                    clash.mine.push(clash.at);
                }
                clash.at += 1;
                if clash.at >= clash.conflicts.len() {
                    settle(state, effects);
                }
            }
            _ if cancel || letter == 'l' => {
                state.mode = Mode::Browse;
                state.warn("保存していません。あなたの変更はそのまま残っています。");
            }
            _ => {}
        },
        _ => {}
    }
}

/// Puts our values in place of theirs, which the merge kept, where that was chosen: from the last to the first, as rows
/// that come or go shift those behind them.
fn decide(clash: &mut Clash, at: u64) {
    for which in std::mem::take(&mut clash.mine).into_iter().rev() {
        if let Some(conflict) = clash.conflicts.get(which) {
            let _ = clash.merged.apply(&conflict.take_theirs(at));
        }
    }
}

fn settle(state: &mut State, effects: &mut Vec<Effect>) {
    if let Mode::Conflicts(mut clash) = std::mem::replace(&mut state.mode, Mode::Browse) {
        decide(&mut clash, state.now);
        adopt(state, clash.theirs, clash.merged, effects);
        state.refresh();
        if state.changes.is_empty() {
            state.tell("ほかの人の変更を取り入れました。保存する変更はありません。");
        } else {
            review(state, clash.then_quit);
        }
    }
}

/// Makes the edits that an earlier run left.
fn recover(state: &mut State, effects: &mut Vec<Effect>) {
    state.mode = Mode::Browse;
    let steps = std::mem::take(&mut state.recovered);
    let (mut made, mut lost) = (Vec::new(), 0);
    for step in steps {
        match Step::make(step.label.clone(), &step.edits, &mut state.ledger) {
            Ok(step) => {
                state.follow(&step.edits);
                state.history.push(step.clone());
                made.push(step);
            }
            Err(_) => lost += 1,
        }
    }
    let count = made.len();
    effects.push(Effect::Adopt(made));
    state.rebrief();
    if lost == 0 {
        state.tell(format!("前回の変更{count}件を取り込みました。保存するまでファイルは変わりません。"));
    } else {
        state.warn(format!("前回の変更{count}件を取り込みました。{lost}件は台帳が変わっていて取り込めません。"));
    }
}

/// The user wants to end.
pub(super) fn quit(state: &mut State, effects: &mut Vec<Effect>) {
    if state.is_unsaved() {
        state.mode = Mode::Leaving;
    } else {
        effects.push(Effect::Quit);
    }
}
