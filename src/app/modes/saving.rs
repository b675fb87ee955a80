//! Saving, and everything that can come in between: the list to confirm, someone else's save, what an earlier run left.

use crate::change::diff::Change as Difference;
use crate::change::diff::ChangeKind;
use crate::change::diff::diff;
use crate::change::follow::follow;
use crate::change::merge::Conflict;
use crate::json::{Edit, Pointer};
use crate::ledger::book::PROJECTS;
use crate::ledger::label::Labels;
use crate::ledger::{Ledger, label};
use crate::text::Buffer;

use crate::app::effect::{Effect, Saving};
use crate::app::key::{Code, Key};
use crate::app::state::{Change, Mode, Origin, State};
use crate::change::history::{Draft, History, Noted, Step, makes};

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

/// What a run that ended without saving left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its unsaved steps, oldest first, with the records that they touch.
    pub steps: Vec<Noted>,
    /// The ledger isn't the text any more that they were made on.
    pub stale: bool,
}

/// What is to become of a contradiction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The file's value.
    Theirs,
    /// Our value.
    Mine,
    /// Not now: the file keeps its value, ours stays as an unsaved edit.
    Leave,
}

/// Why contradictions are being asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Someone else saved while our changes were unsaved.
    Saving {
        /// Whether the program ends after the save.
        then_quit: bool,
    },
    /// Edits that an earlier run left don't fit what the file holds now.
    Recovery {
        /// Which of the runs.
        run: usize,
    },
}

/// Contradictions between what the file holds and our changes, being asked about.
#[derive(Clone, Debug)]
pub struct Clash {
    /// What ours are merged into.
    pub theirs: Ledger,
    /// Ours and theirs, merged where they don't contradict each other; theirs where they do.
    pub merged: Ledger,
    /// What contradicts.
    pub conflicts: Vec<Conflict>,
    /// What has been decided so far; the next conflict is the one that is asked about.
    pub answers: Vec<Answer>,
    /// What comes afterwards.
    pub why: Why,
}

/// Which fields of a page a change is marked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The place, what is in it, and what it is in.
    At(Pointer),
    /// Rows of a list whose place changed.
    Rows(Pointer, std::ops::RangeInclusive<usize>),
    /// What holds the list that a row is gone from; no row of it.
    Around(Pointer),
}

impl Mark {
    /// Whether the field at a place carries the mark.
    pub fn is_at(&self, field: &Pointer) -> bool {
        match self {
            Mark::At(at) => field.starts_with(at) || at.starts_with(field),
            Mark::Around(list) => list.starts_with(field),
            Mark::Rows(list, rows) => {
                let row = field.starts_with(list).then(|| field.tokens().nth(list.tokens().count())).flatten();
                row.and_then(|row| row.parse().ok()).map_or_else(|| list.starts_with(field), |row| rows.contains(&row))
            }
        }
    }

    /// Whether something inside a place is marked.
    pub fn is_in(&self, place: &Pointer) -> bool {
        let (Mark::At(at) | Mark::Rows(at, _) | Mark::Around(at)) = self;
        at.starts_with(place)
    }

    /// A change that [`diff`] found between `saved` and `ledger`.
    fn of(saved: &Ledger, ledger: &Ledger, change: &Difference) -> Mark {
        let row = |pointer: &Pointer| pointer.parent().and_then(|(list, row)| Some((list, row.parse::<usize>().ok()?)));
        match (&change.pointer_a, &change.pointer_b) {
            (Some(a), Some(b)) if change.kind == ChangeKind::Moved => match (row(a), row(b)) {
                // One row passed others: which of them moved, nobody can tell, and all of them stand elsewhere.
                (Some((_, from)), Some((list, to))) => Mark::Rows(list, from.min(to)..=from.max(to)),
                _ => Mark::At(b.clone()),
            },
            (_, Some(at)) => Mark::At(at.clone()),
            (Some(gone), None) => {
                let list = gone.parent().map_or_else(Pointer::root, |(list, _)| list);
                Mark::Around(follow(saved.doc(), ledger.doc(), &list).unwrap_or(list))
            }
            (None, None) => Mark::Around(Pointer::root()),
        }
    }
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
            mark: Mark::of(saved, ledger, &change),
            pointer: change.pointer_b.or(change.pointer_a).unwrap_or_else(Pointer::root),
            label: change.label,
        }
    }
}

/// What someone else changed, in one line: the first differences, and how many more.
fn in_one_line(old: &Ledger, new: &Ledger) -> Option<String> {
    const TOLD: usize = 2;
    let changes = diff(old.doc(), new.doc());
    let labels = Labels::new(new.doc());
    let told: Vec<String> = changes.iter().take(TOLD).map(|change| change.sentence(&change.label, &labels)).collect();
    let more = changes.len().saturating_sub(TOLD);
    let more = if more > 0 { format!(" ほか{more}件") } else { String::new() };
    (!told.is_empty()).then(|| format!("{}{more}", told.join("、")))
}

/// Shows what would be saved.
pub(crate) fn review(state: &mut State, then_quit: bool) {
    if state.changes.is_empty() {
        return state.tell("保存する変更はありません。");
    }
    state.mode = Mode::Review { changes: state.changes.clone(), top: 0, then_quit, held: 0 };
}

/// Asks for the place of a new file.
pub(crate) fn ask_path(state: &mut State, then_quit: bool) {
    let line = Buffer::one_line(state.default_path.clone());
    state.mode = Mode::Path { line, then_quit };
}

/// Sends the save on its way: over the opened file, or to `path`. The last `held` steps stay unsaved.
pub(crate) fn save(state: &mut State, path: Option<String>, then_quit: bool, held: usize, effects: &mut Vec<Effect>) {
    // Whatever way led here: half a ledger must not stand on the disk as a whole one.
    if let Some(words) = state.closed() {
        return state.warn(words);
    }
    let (ledger, steps, held) = state.history.holding(&state.ledger, held);
    let changes = changes(&state.saved, &ledger);
    let label = match &changes[..] {
        [] => "変更なし".to_owned(),
        [one] => one.label.clone(),
        [first, ..] => format!("{} ほか{}件", first.label, changes.len() - 1),
    };
    state.mode = Mode::Saving { then_quit, held: held.len(), elsewhere: path.is_some() };
    effects.push(Effect::Save(Box::new(Saving { base: state.saved.clone(), ledger, path, steps, held, label })));
}

/// The save has come to an end.
pub(crate) fn ended(state: &mut State, outcome: Outcome, effects: &mut Vec<Effect>) {
    let (then_quit, held, elsewhere) = match state.mode {
        Mode::Saving { then_quit, held, elsewhere } => (then_quit, held, elsewhere),
        _ => (false, 0, false),
    };
    state.mode = Mode::Browse;
    match outcome {
        Outcome::Saved { path, ledger, notes } => {
            let count = changes(&state.saved, &ledger).len();
            state.saved = *ledger;
            state.history.mark_saved(held);
            state.origin = Origin::File(path.clone());
            state.version += 1;
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
            state.refresh();
            if then_quit && state.changes.is_empty() {
                effects.push(Effect::Quit);
            }
        }
        Outcome::Theirs(theirs) => merge(state, *theirs, then_quit, held, effects),
        Outcome::Failed(words) => state.warn(words),
    }
}

/// Someone else saved in between: what doesn't contradict is put together, the rest is asked about.
fn merge(state: &mut State, theirs: Ledger, then_quit: bool, held: usize, effects: &mut Vec<Effect>) {
    let merged = crate::change::merge::merge(state.saved.doc(), theirs.doc(), state.ledger.doc());
    let Ok(ledger) = Ledger::from_doc(merged.doc) else {
        return state.warn("ほかの人の変更と合わせられません。:w で別の場所に保存してください。");
    };
    if merged.conflicts.is_empty() {
        adopt(state, theirs, ledger, effects);
        state.refresh();
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
fn adopt(state: &mut State, theirs: Ledger, ledger: Ledger, effects: &mut Vec<Effect>) {
    let place = state.selected_field().cloned();
    let project = Pointer::root().key(PROJECTS).index(state.place.project);
    let moved = |at: &Pointer| follow(state.ledger.doc(), ledger.doc(), at);
    let (project, place) = (moved(&project), place.as_ref().and_then(moved));
    // A supposition stays with its row while the row says what it said.
    let value = |doc: &crate::json::Doc, at: &Pointer| doc.get(at).ok();
    let supposed = state.supposed.iter().filter_map(|(at, supposed)| {
        let to = moved(at)?;
        (value(state.ledger.doc(), at) == value(ledger.doc(), &to)).then(|| (to, supposed.clone()))
    });
    state.supposed = supposed.collect();
    state.came_in = in_one_line(&state.saved, &theirs);
    let history = state.history.carried_over(&state.ledger, &ledger);
    state.history = match history.leads(&theirs, &ledger) {
        true => history,
        false => History::of(pending(&theirs, &ledger, state.now)),
    };
    state.saved = theirs;
    state.ledger = ledger;
    state.rebrief();
    effects.push(Effect::Rebase(state.history.unsaved()));
    // The user stays where they were, wherever that is now.
    if let Some(project) = project.as_ref().and_then(crate::app::moving::project_of) {
        state.place.project = project;
    }
    state.refresh();
    if let Some(at) = place.and_then(|place| state.shown.page.fields.iter().position(|f| f.pointer == place)) {
        state.place.field = at;
        crate::app::moving::keep_in_sight(state);
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

/// An answer to whichever question is open.
pub(crate) fn answer(state: &mut State, key: Key, effects: &mut Vec<Effect>) {
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
        Mode::Review { top, then_quit, held, changes } => {
            let (then_quit, held) = (*then_quit, *held);
            if let Some(by) = step {
                *top = top.saturating_add_signed(by).min(changes.len().saturating_sub(1));
            } else if key.code == Code::Enter || letter == 'y' || letter == 's' {
                match state.origin {
                    Origin::File(_) => save(state, None, then_quit, held, effects),
                    Origin::Embedded | Origin::Stdin => ask_path(state, then_quit),
                }
            } else if letter == 'w' {
                ask_path(state, then_quit);
            } else if cancel || letter == 'q' || letter == 'n' {
                state.mode = Mode::Browse;
            }
        }
        Mode::Leaving { sure: true } => match letter {
            'd' => {
                effects.push(Effect::Forget);
                effects.push(Effect::Quit);
            }
            _ => state.mode = Mode::Leaving { sure: false },
        },
        Mode::Leaving { sure: false } => match letter {
            's' | 'y' => review(state, true),
            'd' | 'n' => state.mode = Mode::Leaving { sure: true },
            'l' => effects.push(Effect::Quit),
            _ => state.mode = Mode::Browse,
        },
        Mode::Recovery { top, sure } => {
            if std::mem::take(sure) {
                if letter == 'd' {
                    state.recovered.clear();
                    state.mode = Mode::Browse;
                    effects.push(Effect::ForgetLeft);
                    state.tell("前回の変更を捨てました。");
                }
            } else if let Some(by) = step {
                let count: usize = state.recovered.iter().map(|left| left.steps.len()).sum();
                *top = top.saturating_add_signed(by).min(count.saturating_sub(1));
            } else if key.code == Code::Enter || letter == 'y' {
                state.mode = Mode::Browse;
                recover(state, 0, effects);
            } else if letter == 'd' {
                *sure = true;
            } else if cancel || letter == 'n' {
                state.mode = Mode::Browse;
                state.tell("前回の変更は残してあります。次に開いたとき、もう一度お尋ねします。");
            }
        }
        Mode::Conflicts(clash) => {
            let answer = match letter {
                't' => Some(Answer::Theirs),
                'm' => Some(Answer::Mine),
                'l' => Some(Answer::Leave),
                _ => None,
            };
            if let Some(answer) = answer {
                clash.answers.push(answer);
                if clash.answers.len() >= clash.conflicts.len() {
                    settle(state, effects);
                }
            } else if letter == 'b' || matches!(key.code, Code::Backspace | Code::Up | Code::Left) {
                clash.answers.pop();
            } else if cancel {
                let why = clash.why.clone();
                state.mode = Mode::Browse;
                match why {
                    Why::Saving { .. } => state.warn("保存していません。あなたの変更はそのまま残っています。"),
                    // As if it had not been begun: the runs that were taken in already are asked about again as well.
                    Why::Recovery { .. } => {
                        state.ledger = state.saved.clone();
                        state.history = History::default();
                        state.rebrief();
                        state.mode = Mode::Recovery { top: 0, sure: false };
                    }
                }
            }
        }
        _ => {}
    }
}

/// The merged ledger with our values where `ours` says so. From the last conflict to the first, as rows that come or go
/// shift those behind them.
fn decided(clash: &Clash, ours: &[Answer], at: u64) -> Ledger {
    let mut ledger = clash.merged.clone();
    for (conflict, answer) in clash.conflicts.iter().zip(&clash.answers).rev() {
        if ours.contains(answer) {
            let _ = ledger.apply(&conflict.take_theirs(at));
        }
    }
    ledger
}

/// Every contradiction has its answer.
fn settle(state: &mut State, effects: &mut Vec<Effect>) {
    let Mode::Conflicts(clash) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
    let settled = decided(&clash, &[Answer::Mine], state.now);
    let with_left = decided(&clash, &[Answer::Mine, Answer::Leave], state.now);
    match clash.why {
        // Nothing is saved yet: what is left for later is unsaved as everything is.
        Why::Recovery { run } => {
            take_in(state, with_left);
            recover(state, run + 1, effects);
        }
        Why::Saving { then_quit } => {
            let left = pending(&settled, &with_left, state.now);
            let held = left.len();
            adopt(state, clash.theirs, settled, effects);
            let settled = changes(&state.saved, &state.ledger);
            if held > 0 {
                left.into_iter().for_each(|step| drop(state.history.push(step)));
                state.ledger = with_left;
                state.rebrief();
                effects.push(Effect::Rebase(state.history.unsaved()));
            }
            state.refresh();
            if !settled.is_empty() {
                state.mode = Mode::Review { changes: settled, top: 0, then_quit, held };
            } else if held > 0 {
                state.tell(format!(
                    "ほかの人の変更を取り入れました。あとで決める{held}件は、未保存のまま残しています。"
                ));
            } else {
                state.tell("ほかの人の変更を取り入れました。保存する変更はありません。");
            }
        }
    }
}

/// Makes a ledger that edits of an earlier run were merged into the one at hand; they are unsaved edits now.
fn take_in(state: &mut State, merged: Ledger) {
    for step in pending(&state.ledger, &merged, state.now) {
        state.history.push(step);
    }
    state.ledger = merged;
}

/// Takes in what earlier runs left, from the one at `first` on. On the very text that they were made on, the steps are
/// made again one by one. On any other they are merged into it, by what names the rows; where that contradicts what the
/// file holds, it is asked about. The journals stay until all of it has been taken in.
fn recover(state: &mut State, first: usize, effects: &mut Vec<Effect>) {
    let runs = state.recovered.clone();
    for (run, left) in runs.iter().enumerate().skip(first) {
        if !left.stale && state.history.is_empty() {
            let mut ledger = state.ledger.clone();
            let steps: Result<Vec<Step>, _> = left
                .steps
                .iter()
                .map(|noted| Step::make(noted.step.label.clone(), &noted.step.edits, &mut ledger))
                .collect();
            if let Ok(steps) = steps {
                let steps = steps.into_iter().filter(|step| !step.edits.is_empty());
                steps.for_each(|step| {
                    state.follow(&step.edits);
                    state.history.push(step);
                });
                state.ledger = ledger;
                continue;
            }
        }
        let Some((before, after)) = Noted::around(&left.steps, state.ledger.doc()) else { return give_back(state) };
        let merged = crate::change::merge::merge(&before, state.ledger.doc(), &after);
        let Ok(ledger) = Ledger::from_doc(merged.doc) else { return give_back(state) };
        if !merged.conflicts.is_empty() {
            state.mode = Mode::Conflicts(Box::new(Clash {
                theirs: state.ledger.clone(),
                merged: ledger,
                conflicts: merged.conflicts,
                answers: Vec::new(),
                why: Why::Recovery { run },
            }));
            return;
        }
        take_in(state, ledger);
    }
    state.recovered.clear();
    state.rebrief();
    state.refresh();
    effects.push(Effect::Adopt(state.history.unsaved()));
    match state.changes.len() {
        0 => state.tell("前回の変更を確かめました。台帳と違うところはありません。"),
        count => state.tell(format!("前回の変更{count}件を取り込みました。保存するまでファイルは変わりません。")),
    }
    let mut drafts = runs.iter().flat_map(|left| &left.steps).filter_map(|noted| {
        let draft = noted.draft.as_ref()?;
        // Where the field stands now, if it is still there.
        let (before, _) = Noted::around(std::slice::from_ref(noted), state.ledger.doc())?;
        let there = noted.in_record(&draft.pointer)?;
        Some(Draft { pointer: follow(&before, state.ledger.doc(), &there)?, text: draft.text.clone() })
    });
    if let Some(draft) = drafts.next_back() {
        crate::app::modes::entry::reopen(state, &draft);
    }
}

/// What an earlier run left can't be put together with the ledger; its journal stays where it is.
fn give_back(state: &mut State) {
    state.ledger = state.saved.clone();
    state.history = History::default();
    state.rebrief();
    state.warn("前回の変更を、今の台帳に合わせられません。控えは残してあります。台帳を元の内容に戻すと取り込めます。");
}

/// The user wants to end.
pub(crate) fn quit(state: &mut State, effects: &mut Vec<Effect>) {
    if state.is_unsaved() {
        state.mode = Mode::Leaving { sure: false };
    } else {
        effects.push(Effect::Quit);
    }
}
