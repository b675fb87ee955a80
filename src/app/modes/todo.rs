//! 宿題: what is open, by department: looked through, gone to, copied as text for a mail.

use crate::check::todo::{Part, todo};

use crate::app::command::Command;
use crate::app::copying;
use crate::app::effect::Effect;
use crate::app::going::Then;
use crate::app::key::{Code, Key};
use crate::app::state::{Focus, State};

use super::table::{Hint, Keys, Row, answer, hints, keys::special, row};
use super::{Mode, Room, search};

/// What is open, listed.
#[derive(Clone, Debug)]
pub struct Todo {
    /// What each department has to do.
    pub parts: Vec<Part>,
    /// The selected row: a department, or one of its items.
    pub at: usize,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A department, by its place.
    Part(usize),
    /// An item of a department.
    Item(usize, usize),
}

#[derive(Clone, Copy)]
enum Act {
    Go,
    Copy,
    Close,
    Step(isize),
    Part(isize),
    First,
    Last,
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter)]), Act::Go, "項目へ", "その項目へ(課の見出しでは、最初の項目へ)"),
    row(Keys::Of(Command::Copy), Act::Copy, "課の分をコピー", "その課の分を、メールに貼れる文章でコピー"),
    row(Keys::Own(&[special(Code::Esc), Key::char('q'), Key::ctrl('c')]), Act::Close, "閉じる", "閉じる"),
    row(Keys::Of(Command::Todo), Act::Close, "", "閉じる"),
    row(Keys::Of(Command::Down), Act::Step(1), "移動", "次へ"),
    row(Keys::Of(Command::Up), Act::Step(-1), "移動", "前へ"),
    row(Keys::Of(Command::NextTab), Act::Part(1), "次の課", "次の課へ"),
    row(Keys::Of(Command::PreviousTab), Act::Part(-1), "", "前の課へ"),
    row(Keys::Of(Command::PageDown), Act::Step(10), "", "10行下へ"),
    row(Keys::Of(Command::PageUp), Act::Step(-10), "", "10行上へ"),
    row(Keys::Of(Command::Top), Act::First, "", "先頭へ"),
    row(Keys::Of(Command::Bottom), Act::Last, "", "末尾へ"),
];

pub(super) const ROOM: Room = Room::new("宿題(T)", Todo::hints, press);

/// Of more projects than this only those of the selected project's department are gone through: nobody waits for the rest.
const MANY: usize = 500;

impl Todo {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    /// The rows, from top to bottom.
    pub fn lines(&self) -> Vec<Line> {
        let of = |(p, part): (usize, &Part)| {
            std::iter::once(Line::Part(p))
                .chain((0..part.items.len()).map(move |i| Line::Item(p, i)))
                .collect::<Vec<_>>()
        };
        self.parts.iter().enumerate().flat_map(of).collect()
    }

    /// How many departments there are: `7課`, and whether anything has none: `7課と課なし`.
    pub fn departments(&self) -> String {
        let named = self.parts.iter().filter(|part| !part.department.is_empty()).count();
        match (named, named < self.parts.len()) {
            (0, true) => "課なし".to_owned(),
            (named, true) => format!("{named}課と課なし"),
            (named, false) => format!("{named}課"),
        }
    }

    /// The lines that so many rows show: the heading of the selected department first, whatever of its items is selected.
    pub(crate) fn in_sight(&self, height: usize) -> Vec<usize> {
        let lines = self.lines();
        if lines.len() <= height {
            return (0..lines.len()).collect();
        }
        let heading = (0..=self.at).rfind(|&i| matches!(lines.get(i), Some(Line::Part(_)))).unwrap_or(0);
        // The rows below it end with the selected item, or begin with the first.
        let below = height.saturating_sub(1);
        let first = (self.at + 1).saturating_sub(below).max(heading + 1);
        match below {
            0 => vec![self.at],
            _ => std::iter::once(heading).chain(first..lines.len()).take(height).collect(),
        }
    }
}

pub(crate) fn open(state: &mut State) {
    if let Some(words) = state.broken.clone() {
        return state.warn(words);
    }
    let Some(findings) = state.findings() else {
        return state.tell("まだ調べています。調べ終わると、宿題をまとめられます。");
    };
    let briefs = state.book.briefs();
    let of_one =
        (briefs.len() > MANY).then(|| briefs.get(state.place.project).map(|brief| &brief.department)).flatten();
    let projects = briefs.iter().enumerate().filter(|(_, brief)| of_one.is_none_or(|one| brief.department == *one));
    let places = projects.map(|(index, _)| Some(index)).chain(of_one.is_none().then_some(None));
    let places: Vec<Option<usize>> = places.collect();
    let found = |place: Option<usize>| findings.of_place(place).to_vec();
    let parts = todo(state.book.ledger(), places, found, None);
    if parts.is_empty() {
        return state.tell("宿題はありません。");
    }
    let at_project = |line: &Line| match line {
        Line::Part(p) => parts[*p].items.iter().any(|item| item.project == Some(state.place.project)),
        Line::Item(..) => false,
    };
    let list = Todo { parts: parts.clone(), at: 0 };
    let at = list.lines().iter().position(at_project).unwrap_or(0);
    state.mode = Mode::Todo(Box::new(Todo { at, ..list }));
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    let year = state.book.ledger().front().front().fiscal_year();
    let Mode::Todo(todo) = &mut state.mode else { return false };
    let lines = todo.lines();
    let last = lines.len().saturating_sub(1);
    let at = todo.at;
    match act {
        Act::Step(by) => todo.at = at.saturating_add_signed(by).min(last),
        Act::First => todo.at = 0,
        Act::Last => todo.at = last,
        Act::Part(by) => {
            let is_part = |i: &usize| matches!(lines[*i], Line::Part(_));
            let found = if by > 0 { (at + 1..=last).find(is_part) } else { (0..at).rev().find(is_part) };
            todo.at = found.unwrap_or(at);
        }
        Act::Copy => {
            let part = match lines.get(at) {
                Some(Line::Part(p) | Line::Item(p, _)) => todo.parts.get(*p),
                None => None,
            };
            if let Some(part) = part {
                let (name, count, letter) = (part.name().to_owned(), part.items.len(), part.letter(year));
                copying::letter(state, &name, count, &letter, effects);
            }
        }
        Act::Go => {
            // A heading leads to the first of its items.
            let item = match lines.get(at) {
                Some(Line::Item(p, i)) => todo.parts.get(*p).and_then(|part| part.items.get(*i)).cloned(),
                Some(Line::Part(p)) => todo.parts.get(*p).and_then(|part| part.items.first()).cloned(),
                None => None,
            };
            let Some(item) = item else { return true };
            state.mode = Mode::Browse;
            state.place.focus = Focus::Panel;
            search::go_to(state, item.project, &item.pointer, Then::Stay);
        }
        Act::Close => state.mode = Mode::Browse,
    }
    true
}
