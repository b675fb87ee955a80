//! A finding put right where the check knows the right words: shown before and after, then made as an ordinary edit; one, or
//! all of its kind in one step.

use std::collections::BTreeMap;

use crate::check::Finding;
use crate::json::{Edit, Pointer};
use crate::page::kind_of;

use crate::app::changing;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::state::State;
use crate::app::typed;

use super::findings::{Listed, at_place};
use super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::{Mode, Room};

/// What would be put right.
#[derive(Clone, Debug)]
pub struct Mending {
    /// The finding that it began at.
    pub at: usize,
    /// The fields that would change.
    pub changes: Vec<Mend>,
    /// How many findings of the kind can be put right so, in the whole ledger.
    pub of_kind: usize,
    /// Whether all of them are shown; else the one.
    pub all: bool,
    /// The first that is shown, where they don't fit.
    pub top: usize,
}

/// A field before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// The place.
    pub pointer: Pointer,
    /// Its text.
    pub before: String,
    /// The same with the right words.
    pub after: String,
}

/// So many findings are put right in one step.
const MOST: usize = 500;

#[derive(Clone, Copy)]
enum Act {
    Take,
    All,
    Back,
    Step(isize),
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter)]), Act::Take, "この通りに直す", "示した通りに直す"),
    row(Keys::Own(&[Key::char('A')]), Act::All, "同じ種類をすべて", "同じ種類の指摘をすべて示す・この1件に戻す"),
    row(keys::CANCEL, Act::Back, "やめる", "直さずに一覧へ戻る"),
    row(Keys::Of(Command::Down), Act::Step(1), "移動", "次の項目を見る"),
    row(Keys::Of(Command::Up), Act::Step(-1), "移動", "前の項目を見る"),
    row(Keys::Of(Command::PageDown), Act::Step(10), "", "10項目下へ"),
    row(Keys::Of(Command::PageUp), Act::Step(-10), "", "10項目上へ"),
];

pub(super) const ROOM: Room = Room::new("指摘を直すとき(一覧で r)", Mending::hints, press);

impl Mending {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    /// How many fields a screen of so many rows has room for at least: each has its name, before and after.
    pub fn room(height: u16) -> usize {
        usize::from(height.saturating_sub(6) / 4).max(1)
    }
}

pub(super) fn open(state: &mut State, at: usize) {
    if let Some(words) = state.closed() {
        return state.warn(words);
    }
    let Some(found) = at_place(state, at) else { return };
    let changes = changes(state, std::slice::from_ref(&found));
    if changes.is_empty() {
        return state.tell("この指摘には、決まった直し方がありません。Enter で項目へ行き、e で直してください。");
    }
    let of_kind = of_kind(state, found.code).len();
    state.mode = Mode::Mending(Box::new(Mending { at, changes, of_kind, all: false, top: 0 }));
}

/// The findings of a kind that wait and can be put right.
fn of_kind(state: &State, code: &'static str) -> Vec<Finding> {
    let Some(findings) = state.findings() else { return Vec::new() };
    let places = findings.marks().filter(|(.., mark)| mark.code().code == code && !mark.is_kept());
    let found = places.filter_map(|(at, ..)| findings.get(at)).filter(|found| !found.fixes.is_empty());
    found.take(MOST).collect()
}

/// The fields that findings would change, as they are now. One that says something else by now is left alone.
fn changes(state: &State, found: &[Finding]) -> Vec<Mend> {
    let doc = state.book.doc();
    let mut texts: BTreeMap<&Pointer, (String, String)> = BTreeMap::new();
    for finding in found {
        let Ok(text) = doc.find(&finding.pointer, typed::value_text) else { continue };
        let (_, after) = texts.entry(&finding.pointer).or_insert_with(|| (text.clone(), text));
        for fix in &finding.fixes {
            *after = after.replace(&*fix.wrong, &fix.right);
        }
    }
    let changed = texts.into_iter().filter(|(_, (before, after))| before != after);
    changed.map(|(pointer, (before, after))| Mend { pointer: pointer.clone(), before, after }).collect()
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::Mending(mending) = &state.mode else { return false };
    // Capitals mean something of their own here.
    let act = KEYS.iter().find(|row| row.keys.list(&state.setup.keymap).contains(&key.narrowed())).map(|row| row.act);
    let Some(act) = act.or_else(|| answer(KEYS, &state.setup.keymap, key)) else { return false };
    let (at, all) = (mending.at, mending.all);
    match act {
        Act::Take => take(state, effects),
        Act::All => {
            let Some(found) = at_place(state, at) else { return true };
            let found = if all { vec![found] } else { of_kind(state, found.code) };
            let new = changes(state, &found);
            if let Mode::Mending(mending) = &mut state.mode {
                (mending.changes, mending.all, mending.top) = (new, !all, 0);
            }
        }
        Act::Step(by) => {
            let room = Mending::room(state.size.1);
            if let Mode::Mending(mending) = &mut state.mode {
                let last = mending.changes.len().saturating_sub(room);
                mending.top = mending.top.saturating_add_signed(by).min(last);
            }
        }
        Act::Back => state.mode = Mode::Findings(Listed::at(at)),
    }
    true
}

fn take(state: &mut State, effects: &mut Vec<Effect>) {
    let Mode::Mending(mending) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
    let (doc, saved) = (state.book.doc(), state.book.saved().doc());
    let edit = |mend: &Mend| {
        typed::write(doc, saved, &mend.pointer, kind_of(&mend.pointer), &mend.after, state.now).ok().flatten()
    };
    let edits: Vec<Edit> = mending.changes.iter().filter_map(edit).collect();
    state.mode = Mode::Findings(Listed::at(mending.at));
    match &edits[..] {
        [] => state.warn("変更できません。"),
        [one] => drop(changing::make(state, "直しました", &one.pointer.clone(), &edits, effects)),
        _ => {
            let label = format!("指摘による訂正 {}項目", edits.len());
            changing::make_as(state, label.clone(), &format!("{label}をしました"), &edits, effects);
        }
    }
}
