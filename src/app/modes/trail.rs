//! The history of what was saved: who, when, what; one save or one of its changes can be taken back, as an ordinary edit.

use crate::change::diff::Change;
use crate::change::trail::{Changed, Saved, whence};
use crate::ledger::label::Labels;

use crate::app::changing;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::state::State;

use super::table::{Hint, Keys, Row, answer, hints, keys::special, row};
use super::{Mode, Room};

/// The saves, listed.
#[derive(Clone, Debug)]
pub struct Trail {
    /// Newest first, each with the sentences of its changes.
    pub saves: Vec<(Saved, Vec<String>)>,
    /// The selected row: a save, or one of its changes.
    pub at: usize,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A save, by its place.
    Save(usize),
    /// A change of a save.
    Change(usize, usize),
}

#[derive(Clone, Copy)]
enum Act {
    Revert,
    Close,
    Step(isize),
    First,
    Last,
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[Key::char('r')]), Act::Revert, "この変更を取り消す", "選んだ保存、または1件の変更を取り消す(u で戻せる)"),
    row(Keys::Own(&[special(Code::Esc), Key::char('q'), Key::ctrl('c')]), Act::Close, "閉じる", "閉じる"),
    row(Keys::Of(Command::Trail), Act::Close, "", "閉じる"),
    row(Keys::Of(Command::Down), Act::Step(1), "移動", "次へ"),
    row(Keys::Of(Command::Up), Act::Step(-1), "移動", "前へ"),
    row(Keys::Of(Command::PageDown), Act::Step(10), "", "10行下へ"),
    row(Keys::Of(Command::PageUp), Act::Step(-10), "", "10行上へ"),
    row(Keys::Of(Command::Top), Act::First, "", "先頭へ"),
    row(Keys::Of(Command::Bottom), Act::Last, "", "末尾へ"),
];

pub(super) const ROOM: Room = Room::new("変更の記録(H)", Trail::hints, press);

impl Trail {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    /// The same without the key that nothing can be done with now.
    pub(crate) fn offered(state: &State) -> Vec<Hint> {
        let rows = KEYS.iter().filter(|row| !(matches!(row.act, Act::Revert) && state.is_closed()));
        hints(&rows.copied().collect::<Vec<_>>())
    }

    /// The rows, from top to bottom.
    pub fn lines(&self) -> Vec<Line> {
        let of = |(s, (_, changes)): (usize, &(Saved, Vec<String>))| {
            std::iter::once(Line::Save(s))
                .chain((0..changes.len()).map(move |c| Line::Change(s, c)))
                .collect::<Vec<_>>()
        };
        self.saves.iter().enumerate().flat_map(of).collect()
    }
}

/// Lists the saves that have been read; says why where there are none or they can't be read.
pub(crate) fn opened(state: &mut State, saves: Result<Vec<Saved>, String>) {
    let saves = match saves {
        Ok(saves) if saves.is_empty() => return state.tell("この台帳を kensho で保存した記録はありません。"),
        Ok(saves) => saves,
        Err(words) => return state.warn(words),
    };
    let doc = state.book.doc();
    let said = |saved: Saved| {
        let sentences = match Changed::of(&saved.edits, doc) {
            Some(changed) => {
                let labels = Labels::new(&changed.after);
                let sentence =
                    |change| Change::sentence(change, &change.label, &labels) + &whence(&saved.edits, change);
                changed.changes.iter().map(sentence).collect()
            }
            None => vec![saved.label.clone()],
        };
        (saved, sentences)
    };
    let saves = saves.into_iter().map(said).collect();
    state.mode = Mode::Trail(Box::new(Trail { saves, at: 0 }));
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    let Mode::Trail(trail) = &mut state.mode else { return false };
    let lines = trail.lines();
    let last = lines.len().saturating_sub(1);
    match act {
        Act::Step(by) => trail.at = trail.at.saturating_add_signed(by).min(last),
        Act::First => trail.at = 0,
        Act::Last => trail.at = last,
        Act::Close => state.mode = Mode::Browse,
        Act::Revert => {
            let (save, which) = match lines.get(trail.at) {
                Some(Line::Save(save)) => (*save, None),
                Some(Line::Change(save, which)) => (*save, Some(*which)),
                None => return true,
            };
            let Some((saved, _)) = trail.saves.get(save).cloned() else { return true };
            revert(state, &saved, which, effects);
        }
    }
    true
}

/// Takes a save, or one of its changes, back where its rows stand now.
fn revert(state: &mut State, saved: &Saved, which: Option<usize>, effects: &mut Vec<Effect>) {
    if let Some(words) = state.closed() {
        return state.warn(words);
    }
    let Some(changed) = Changed::of(&saved.edits, state.book.doc()) else {
        return state.warn("この記録には、取り消しに必要な内容が残っていません。");
    };
    let Some(merged) = changed.taken_back(which, state.book.doc()) else {
        return state.warn("この1件だけを元に戻すことはできません。保存の行を選んで、保存ごと取り消してください。");
    };
    if let Some(conflict) = merged.conflicts.first() {
        let [_, now, old] = conflict.shown(&merged.doc);
        return state.warn(format!(
            "その後に別の変更があります。{}は今 {now} で、取り消すと {old} になります。項目で確かめて直してください。",
            conflict.label
        ));
    }
    if merged.edits.is_empty() {
        return state.tell("すでに取り消した内容と同じです。");
    }
    let what = which.and_then(|which| changed.changes.get(which)).map_or(&saved.label, |change| &change.label);
    let done = format!("{what}の変更を取り消しました");
    if changing::make_as(state, format!("取り消し: {what}"), &done, &merged.edits, effects) {
        state.mode = Mode::Browse;
    }
}
