//! What earlier runs left without saving: taken in, left for later, or thrown away, which is asked twice.
//!
//! The question comes before anything else has been done, or when it is asked for ([`Command::Recover`]): where the ledger
//! is read while the user is at work already, it is only announced. What can't be taken back, throwing away, needs a key
//! at last that no text holds.

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::pasting;
use crate::app::state::State;
use crate::change::follow::follow;
use crate::change::history::{Draft, Noted};
use crate::change::merge::merge;
use crate::change::unsaved::changes;
use crate::json::{Doc, Edit};
use crate::ledger::{Ledger, label};

use super::conflicts::{Clash, Why};
use super::importing::resuming;
use super::table::{Hint, Keys, Row, answer, hints, keys::special, row};
use super::{Mode, Room, entry};

/// What a run that ended without saving left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its unsaved steps, oldest first, with the records that they touch.
    pub steps: Vec<Noted>,
    /// The ledger isn't the text any more that they were made on.
    pub stale: bool,
}

/// What a field was before an earlier run's edits and what it is after all of them, or a text that was being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Net {
    /// Which project and field, in the officials' words.
    pub label: String,
    /// What it was and what it is; [`None`] where there is nothing but a text being typed.
    pub values: Option<(String, String)>,
    /// A text that was being typed.
    pub draft: Option<String>,
}

/// An earlier run left edits that were not saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovery {
    /// What they come to: a field that was changed several times is one change.
    pub(crate) net: Vec<Net>,
    /// First row shown.
    pub(crate) top: usize,
    /// They are to be thrown away; that is asked twice.
    sure: bool,
}

#[derive(Clone, Copy)]
enum Act {
    TakeIn,
    Later,
    ThrowAway,
    Keep,
    Scroll(isize),
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[Key::char('y'), special(Code::Enter)]), Act::TakeIn, "取り込む", "取り込む"),
    row(Keys::Own(&[Key::char('n'), special(Code::Esc), Key::ctrl('c')]), Act::Later, "あとで", "あとで(次回また尋ねる)"),
    row(Keys::Own(&[Key::char('d')]), Act::ThrowAway, "捨てる", "捨てる"),
    row(Keys::Of(Command::Down), Act::Scroll(1), "移動", "次の変更へ"),
    row(Keys::Of(Command::Up), Act::Scroll(-1), "移動", "前の変更へ"),
    row(Keys::Of(Command::PageDown), Act::Scroll(10), "", "10件下へ"),
    row(Keys::Of(Command::PageUp), Act::Scroll(-10), "", "10件上へ"),
];

/// The second question.
#[rustfmt::skip]
const SURE: &[Row<Act>] = &[
    row(Keys::Own(&[Key::ctrl('d')]), Act::ThrowAway, "捨てる", "本当に捨てる"),
    row(Keys::Any, Act::Keep, "捨てない", "捨てない"),
];

pub(super) const ROOM: Room = Room::new("前回の変更が残っているとき", all, press);

fn all() -> Vec<Hint> {
    [hints(KEYS), hints(SURE)].concat()
}

impl Recovery {
    /// The question before the keys, from the longest wording to the shortest.
    pub(crate) fn question(&self) -> &'static [&'static str] {
        if self.sure { &["捨てた変更は元に戻せません。 ", "戻せません: "] } else { &[""] }
    }

    /// What there is to say of the keys that answer it.
    pub(crate) fn hints(&self) -> Vec<Hint> {
        hints(if self.sure { SURE } else { KEYS })
    }
}

/// Tells of what earlier runs left, without asking: whoever is typing goes on.
pub(crate) fn announce(state: &mut State, left: Vec<Left>) {
    let count: usize = left.iter().map(|left| left.steps.len()).sum();
    state.recovered = left;
    let key = pasting::key_of(state, Command::Recover);
    state.warn(format!("前回、保存されないまま終わった変更が{count}件あります。{key} で確かめて取り込めます。"));
}

/// Asks about it when the user wants to be asked.
pub(crate) fn ask(state: &mut State) {
    if state.recovered.is_empty() {
        return;
    }
    let net = state.recovered.iter().flat_map(|left| net_of(left, state.book.doc())).collect();
    state.mode = Mode::Recovery(Recovery { net, ..Recovery::default() });
}

/// Asks about what earlier runs left.
pub(crate) fn open(state: &mut State, left: Vec<Left>) {
    state.recovered = left;
    ask(state);
}

/// What one run's edits come to; step by step where they can't be put together.
fn net_of(left: &Left, like: &Doc) -> Vec<Net> {
    let drafts = left.steps.iter().filter_map(|noted| {
        let draft = Some(noted.draft.as_ref()?.text.clone());
        Some(Net { label: noted.step.label.clone(), values: None, draft })
    });
    let around = || {
        let (before, after) = Noted::around(&left.steps, like)?;
        let (before, after) = (Ledger::from_doc(before).ok()?, Ledger::from_doc(after).ok()?);
        let unfinished = |label: &str| {
            left.steps.iter().any(|noted| noted.step.label.strip_suffix(entry::UNFINISHED) == Some(label))
        };
        let net = changes(&before, &after).into_iter().map(|change| {
            let mark = if unfinished(&change.label) { entry::UNFINISHED } else { "" };
            Net { label: change.label + mark, values: Some((change.before, change.after)), draft: None }
        });
        Some(net.collect::<Vec<_>>())
    };
    let each = || {
        let edits = left.steps.iter().flat_map(|noted| noted.step.edits.iter().map(|edit| (&noted.step.label, edit)));
        let one = |(label, edit): (&String, &Edit)| {
            let values = label::shown_pair(like, &edit.pointer, edit.before.as_deref(), edit.after.as_deref());
            Net { label: label.clone(), values: Some(values), draft: None }
        };
        edits.map(one).collect()
    };
    around().unwrap_or_else(each).into_iter().chain(drafts).collect()
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::Recovery(recovery) = &mut state.mode else { return false };
    let Some(act) = answer(if recovery.sure { SURE } else { KEYS }, &state.setup.keymap, key) else { return false };
    match act {
        Act::Scroll(by) => {
            recovery.top = recovery.top.saturating_add_signed(by).min(recovery.net.len().saturating_sub(1));
        }
        Act::TakeIn => {
            state.mode = Mode::Browse;
            recover(state, 0, effects);
        }
        Act::Later => {
            state.mode = Mode::Browse;
            let key = pasting::key_of(state, Command::Recover);
            tell(state, format!("前回の変更は残してあります。{key} か、次に開いたときに、もう一度お尋ねします。"));
        }
        Act::Keep => recovery.sure = false,
        Act::ThrowAway if !recovery.sure => recovery.sure = true,
        Act::ThrowAway => {
            state.recovered.clear();
            state.mode = Mode::Browse;
            effects.push(Effect::ForgetLeft);
            tell(state, "前回の変更を捨てました。".to_owned());
        }
    }
    true
}

/// What became of it; an import that was under way as well has its turn now.
fn tell(state: &mut State, words: String) {
    let import = resuming::said(state).unwrap_or_default();
    state.tell(words + &import);
}

/// Makes a ledger that edits of an earlier run were merged into the one at hand; they are unsaved edits now.
pub(super) fn take_in(state: &mut State, merged: Ledger) {
    state.book.replace(merged, state.now);
}

/// Takes in what earlier runs left, from the one at `first` on. On the very text that they were made on, the steps are
/// made again one by one. On any other they are merged into it, by what names the rows; where that contradicts what the
/// file holds, it is asked about. The journals stay until all of it has been taken in.
pub(super) fn recover(state: &mut State, first: usize, effects: &mut Vec<Effect>) {
    let runs = state.recovered.clone();
    for (run, left) in runs.iter().enumerate().skip(first) {
        let on_its_text = !left.stale && state.book.history().is_empty();
        if on_its_text && state.book.commit_all(left.steps.iter().map(|noted| &noted.step)) {
            continue;
        }
        let Some((before, after)) = Noted::around(&left.steps, state.book.doc()) else { return give_back(state) };
        let merged = merge(&before, state.book.doc(), &after);
        let Ok(ledger) = Ledger::from_doc(merged.doc) else { return give_back(state) };
        if !merged.conflicts.is_empty() {
            state.mode = Mode::Conflicts(Box::new(Clash {
                theirs: state.book.ledger().clone(),
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
    effects.push(Effect::Adopt(state.book.history().unsaved()));
    match state.book.changes().len() {
        0 => tell(state, "前回の変更を確かめました。台帳と違うところはありません。".to_owned()),
        count => tell(state, format!("前回の変更{count}件を取り込みました。保存するまでファイルは変わりません。")),
    }
    let all = runs.iter().flat_map(|left| &left.steps).filter(|noted| noted.draft.is_some());
    let drafts = all.enumerate().filter_map(|(which, noted)| {
        let draft = noted.draft.as_ref()?;
        // Where the field stands now, if it is still there.
        let (before, _) = Noted::around(std::slice::from_ref(noted), state.book.doc())?;
        let there = noted.in_record(&draft.pointer)?;
        Some((which, Draft { pointer: follow(&before, state.book.doc(), &there)?, text: draft.text.clone() }))
    });
    state.drafts = drafts.collect();
    open_draft(state);
}

/// Opens the next text that was being typed in an earlier run.
fn open_draft(state: &mut State) {
    while let Some((_, draft)) = state.drafts.front().cloned() {
        entry::reopen(state, &draft);
        state.drafting = matches!(state.mode, Mode::Entry(_));
        if state.drafting {
            return;
        }
        // Its field can't be opened; it stays in its journal.
        state.drafts.pop_front();
    }
}

/// After each action: a text that was open and is closed now, whichever way, has been dealt with, and the next one's turn
/// has come.
pub(crate) fn go_on(state: &mut State, effects: &mut Vec<Effect>) {
    if state.drafting && matches!(state.mode, Mode::Browse) {
        state.drafting = false;
        effects.extend(state.drafts.pop_front().map(|(which, _)| Effect::ForgetDraft(which)));
        open_draft(state);
    }
}

/// The program ends while one is open: what has become of it is in our own journal.
pub(crate) fn ending(state: &mut State, effects: &mut Vec<Effect>) {
    if state.drafting && effects.iter().any(|effect| matches!(effect, Effect::Journal(_))) {
        effects.extend(state.drafts.pop_front().map(|(which, _)| Effect::ForgetDraft(which)));
    }
}

/// What an earlier run left can't be put together with the ledger; its journal stays where it is.
fn give_back(state: &mut State) {
    state.book.give_up();
    state.warn("前回の変更を、今の台帳に合わせられません。控えは残してあります。台帳を元の内容に戻すと取り込めます。");
}

/// Forgets what was taken in, and asks again.
pub(super) fn begin_anew(state: &mut State) {
    state.book.give_up();
    ask(state);
}
