//! Several values pasted into a field of a row: a column out of a workbook belongs into the rows below, not into one value.
//!
//! What would come of it is shown before anything is done: each row with its value before and after, what the field can't
//! hold with the reason, and the values for which there is no row. A blank among the values leaves its row as it is. All of it
//! is one step.

use crate::app::changing::make;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::state::State;
use crate::app::typed::{shown_text, write};
use crate::json::{Edit, Pointer};
use crate::ledger::field::{Kind, field};
use crate::ledger::label;
use crate::page::kind_of;

use super::entry::{self, Entry};
use super::table::{Hint, Keys, Row, answer, hints, keys::special, row};
use super::{Mode, Room};

/// A value that would be put into a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The field.
    pub pointer: Pointer,
    /// Its place in the officials' words.
    pub label: String,
    /// What it says.
    pub before: String,
    /// What it would say.
    pub after: String,
    /// Why it can't.
    pub refusal: Option<String>,
    edit: Option<Edit>,
}

/// Several values that were pasted.
#[derive(Clone, Debug)]
pub struct Fill {
    /// The rows that they would go to.
    pub rows: Vec<Filled>,
    /// How many values there is no row for.
    pub left: usize,
    /// First row shown.
    pub top: usize,
    /// The field that they were pasted into, and the text as it came.
    entry: Box<Entry>,
    text: String,
}

#[derive(Clone, Copy)]
enum Act {
    Fill,
    AsOne,
    Back,
    Scroll(isize),
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter), special(Code::F(2))]), Act::Fill, "下の行へ入れる", "それぞれの行に入れる(1回で取り消せる)"),
    row(Keys::Own(&[Key::char('o')]), Act::AsOne, "1つの値に", "まとめて1つの値として入れる"),
    row(Keys::Own(&[special(Code::Esc), Key::char('q'), Key::char('n'), Key::ctrl('c')]), Act::Back, "やめる", "入れずに項目の編集に戻る"),
    row(Keys::Of(Command::Down), Act::Scroll(1), "移動", "次の行へ"),
    row(Keys::Of(Command::Up), Act::Scroll(-1), "移動", "前の行へ"),
    row(Keys::Of(Command::PageDown), Act::Scroll(10), "", "10行下へ"),
    row(Keys::Of(Command::PageUp), Act::Scroll(-10), "", "10行上へ"),
];

pub(super) const ROOM: Room = Room::new("いくつもの値を貼り付けたとき", Fill::hints, press);

impl Fill {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }
}

/// The values of a pasted text: its lines, each with its cells. One line with several cells is taken for one cell a row, as
/// a row of values is copied out of a workbook that has the rows of this list side by side.
fn values(text: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.split('\t').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let lines: Vec<Vec<String>> = text.trim_end_matches(['\n', '\t']).split('\n').map(cells).collect();
    match &lines[..] {
        [one] => one.iter().map(|cell| vec![cell.clone()]).collect(),
        _ => lines,
    }
}

/// The list and the member of a field that stands in a row of a list.
fn column(pointer: &Pointer) -> Option<(Pointer, Pointer, String)> {
    let (row, member) = pointer.parent()?;
    let (list, index) = row.parent()?;
    let is_list = field(&list).is_some_and(|field| field.kind == Kind::List);
    (is_list && index.parse::<usize>().is_ok()).then_some((list, row, member))
}

/// Asks where several values belong that were pasted into the open field; says whether it does.
pub(super) fn offer(state: &mut State, text: &str) -> bool {
    let Mode::Entry(entry) = &state.mode else { return false };
    let values = values(text);
    if values.len() < 2 || entry.has_lines() || entry.supposing {
        return false;
    }
    let Some((list, row, member)) = column(&entry.pointer) else { return false };
    let fields = || state.shown.page.fields.iter().map(|field| &field.pointer);
    // The rows as they are shown from this one on, and the members of a row from this one on.
    let rows: Vec<Pointer> = fields()
        .filter_map(|at| column(at).filter(|(of, _, name)| *of == list && *name == member).map(|(_, row, _)| row))
        .skip_while(|at| *at != row)
        .collect();
    let members: Vec<String> = fields()
        .filter_map(|at| column(at).filter(|(_, of, _)| *of == row).map(|(_, _, name)| name))
        .skip_while(|name| *name != member)
        .collect();
    if rows.is_empty() {
        return false;
    }
    let mut fill = Fill { rows: Vec::new(), left: 0, top: 0, entry: entry.clone(), text: text.to_owned() };
    for (line, cells) in values.iter().enumerate() {
        for (cell, value) in cells.iter().enumerate().filter(|(_, value)| !value.is_empty()) {
            match (rows.get(line), members.get(cell)) {
                (Some(row), Some(member)) => fill.rows.extend(filled(state, row.key(member), value)),
                _ => fill.left += 1,
            }
        }
    }
    if fill.rows.is_empty() {
        return false;
    }
    state.mode = Mode::Fill(Box::new(fill));
    true
}

/// What becomes of a field that is given a value.
fn filled(state: &State, pointer: Pointer, value: &str) -> Option<Filled> {
    let (doc, kind) = (state.book.doc(), kind_of(&pointer));
    let before = shown_text(doc, &pointer, kind);
    let (edit, refusal) = match write(doc, state.book.saved().doc(), &pointer, kind, value, state.now) {
        Ok(edit) => (edit, None),
        Err(refusal) => (None, Some(refusal.to_string())),
    };
    let label = label::describe_short(doc, &pointer);
    Some(Filled { pointer, label, before, after: value.to_owned(), refusal, edit })
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::Fill(fill) = &mut state.mode else { return false };
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    match act {
        Act::Scroll(by) => fill.top = fill.top.saturating_add_signed(by).min(fill.rows.len().saturating_sub(1)),
        Act::Fill => accept(state, effects),
        Act::AsOne | Act::Back => {
            let Mode::Fill(fill) = std::mem::replace(&mut state.mode, Mode::Browse) else { return true };
            state.mode = Mode::Entry(fill.entry);
            if matches!(act, Act::AsOne) {
                entry::insert(state, &fill.text, effects);
            }
        }
    }
    true
}

fn accept(state: &mut State, effects: &mut Vec<Effect>) {
    let Mode::Fill(fill) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
    let edits: Vec<Edit> = fill.rows.iter().filter_map(|row| row.edit.clone()).collect();
    let refused = fill.rows.iter().filter(|row| row.refusal.is_some()).count();
    let Some(first) = edits.first() else {
        return state.tell("どの行も、すでにその値か、その値を入れられません。変更していません。");
    };
    let at = first.pointer.clone();
    let done = match edits.len() {
        1 => "直しました".to_owned(),
        count => format!("はじめに、{count}行を直しました(u で1回で取り消せます)"),
    };
    if make(state, &done, &at, &edits, effects) && refused + fill.left > 0 {
        let words = state.notice.take().map_or_else(String::new, |notice| notice.words);
        state.warn(format!("{words}入れられなかった値が{}個あります。", refused + fill.left));
    }
}
