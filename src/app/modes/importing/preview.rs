//! What every cell of the files would become, before anything is asked or taken.

use std::borrow::Cow;

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::state::State;
use crate::exchange::As;
use crate::exchange::plan::Entry;
use crate::json::{Doc, Pointer};
use crate::ledger::label;
use crate::text;

use super::super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::super::{Mode, Room};
use super::{Arrived, leave, path, questions, stepped};

/// Cells of a row that what a cell says has at most.
const MOST: usize = 48;

/// The cells of the files are shown.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The files.
    pub arrived: Arrived,
    /// The only kind of cells that is shown.
    pub kind: Option<As>,
    /// The cells that are shown: file and number.
    shown: Vec<(usize, usize)>,
    /// The ledger that each file would make.
    docs: Vec<Doc>,
    /// Which of them is selected.
    pub at: usize,
    /// Which of the notices is read, while they are.
    pub notice: Option<usize>,
}

#[derive(Clone, Copy)]
enum Act {
    Next,
    Kind,
    Notices,
    Sent,
    Again,
    Close,
    Step(isize),
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter)]), Act::Next, "次へ", "質問・違いへ進む"),
    row(Keys::Own(&[special(Code::Tab), Key::char('f')]), Act::Kind, "種類", "値・質問・読まなかったセル…だけを見る"),
    row(Keys::Own(&[Key::char('i')]), Act::Notices, "注意", "ファイルについての注意を1件ずつ読む(もう一度でセルに戻る)"),
    row(Keys::Own(&[Key::char('b')]), Act::Sent, "渡した台帳", "担当課に渡した台帳(控え)を指定し、それから変わったところだけを違いとする"),
    row(Keys::Own(&[Key::char('a')]), Act::Again, "答え直す", "前に答えた質問を、もう一度尋ねる"),
    row(keys::CANCEL, Act::Close, "やめる", "取り込みをやめる"),
    row(Keys::Of(Command::Down), Act::Step(1), "移動", "次のセルへ"),
    row(Keys::Of(Command::Up), Act::Step(-1), "移動", "前のセルへ"),
    row(Keys::Of(Command::PageDown), Act::Step(10), "", "10件下へ"),
    row(Keys::Of(Command::PageUp), Act::Step(-10), "", "10件上へ"),
    row(Keys::Of(Command::Top), Act::Step(isize::MIN), "", "先頭へ"),
    row(Keys::Of(Command::Bottom), Act::Step(isize::MAX), "", "末尾へ"),
];

pub(in crate::app::modes) const ROOM: Room = Room::new("取り込むセルを確かめるとき", Preview::hints, press);

/// The kinds in the order in which they are gone through.
const KINDS: [As; 5] = [As::Value, As::Ask, As::Unplaced, As::Repeated, As::Label];

/// How much a cell wants to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It is read.
    Read,
    /// It is asked about.
    Asked,
    /// It isn't read.
    Unread,
    /// It says nothing of its own.
    Quiet,
}

/// Shows what became of the cells.
pub(super) fn open(state: &mut State, arrived: Arrived) {
    let doc = |text: Cow<'_, str>| Doc::parse(&text, "projects").unwrap_or_else(|_| Doc::empty());
    let docs = arrived.plans.iter().map(|plan| plan.ledger().map_or_else(Doc::empty, doc)).collect();
    let mut preview = Preview { arrived, kind: None, shown: Vec::new(), docs, at: 0, notice: None };
    preview.show(None);
    state.mode = Mode::ImportPreview(Box::new(preview));
}

impl Preview {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    fn show(&mut self, kind: Option<As>) {
        self.kind = kind;
        (self.at, self.notice) = (0, None);
        let plans = self.arrived.plans.iter().enumerate();
        self.shown = plans
            .flat_map(|(plan, of)| {
                let entries = of.entries.iter().enumerate();
                entries.filter(|(_, entry)| kind.is_none_or(|kind| entry.said() == kind)).map(move |(n, _)| (plan, n))
            })
            .collect();
    }

    /// How many cells are shown.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// The kinds with their numbers: 「値 75  質問 3  …」.
    pub fn sums(&self) -> String {
        let count = |kind: As| {
            let entries = self.arrived.plans.iter().flat_map(|plan| &plan.entries);
            entries.filter(|entry| entry.said() == kind).count()
        };
        let all = KINDS.map(|kind| {
            let mark = if self.kind == Some(kind) { "▶" } else { "" };
            format!("{mark}{} {}", kind.word(), count(kind))
        });
        all.join("  ")
    }

    fn entry(&self, at: usize) -> Option<(usize, &Entry)> {
        let &(plan, entry) = self.shown.get(at)?;
        Some((plan, self.arrived.plans.get(plan)?.entries.get(entry)?))
    }

    /// Where a cell's value goes, in the officials' words.
    fn place(&self, plan: usize, entry: &Entry) -> Option<String> {
        let pointer = Pointer::parse(&entry.pointer.as_ref()?.to_string()).ok()?;
        self.docs.get(plan).map(|doc| label::describe_short(doc, &pointer))
    }

    /// What is written, as officials read it.
    fn shown(&self, plan: usize, entry: &Entry, value: &str) -> String {
        let pointer = entry.pointer.as_ref().and_then(|pointer| Pointer::parse(&pointer.to_string()).ok());
        let shown = pointer.zip(self.docs.get(plan)).map(|(pointer, doc)| label::shown(doc, &pointer, value));
        shown.unwrap_or_else(|| value.to_owned())
    }

    /// A cell in one line: what it is, where it stands, what it says; and where that goes, or why it goes nowhere.
    pub fn line(&self, at: usize) -> Option<(Weight, String, String)> {
        let (plan, entry) = self.entry(at)?;
        let said = entry.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let fitted = text::fit(&said, MOST);
        let text = format!("{}{}", fitted.text, if fitted.ellipsis { "…" } else { "" });
        let to = match (entry.said(), self.place(plan, entry)) {
            (As::Value, Some(place)) => format!("→ {place}"),
            // What it is stands before it already.
            (kind, _) if *entry.reason() == *kind.word() => String::new(),
            _ => entry.reason().into_owned(),
        };
        let weight = match entry.said() {
            As::Value => Weight::Read,
            As::Ask => Weight::Asked,
            As::Unplaced => Weight::Unread,
            As::Label | As::Repeated => Weight::Quiet,
        };
        Some((weight, format!("{} {} 「{text}」", entry.said().word(), entry.place()), to))
    }

    /// All there is to say of a cell.
    pub fn detail(&self, at: usize) -> Vec<String> {
        let Some((plan, entry)) = self.entry(at) else {
            return vec!["この種類のセルはありません。".to_owned()];
        };
        let name = self.arrived.plans.get(plan).map_or("", |plan| plan.name());
        let mut lines = vec![format!("{name} {}: {}", entry.place(), entry.text.replace('\n', " "))];
        if let (Some(place), Some(value)) = (self.place(plan, entry), entry.written()) {
            lines.push(format!("{place} = {}", self.shown(plan, entry, value)));
        }
        let (why, kind) = (entry.reason(), entry.said().word());
        lines.push(if why == kind { why.into_owned() } else { format!("{why}({kind})") });
        lines
    }
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    let Mode::ImportPreview(preview) = &mut state.mode else { return false };
    match act {
        Act::Step(by) => match &mut preview.notice {
            Some(notice) => *notice = stepped(*notice, by, preview.arrived.notices().len()),
            None => preview.at = stepped(preview.at, by, preview.len()),
        },
        Act::Notices => {
            let any = !preview.arrived.notices().is_empty();
            preview.notice = Some(0).filter(|_| any && preview.notice.is_none());
        }
        Act::Kind => {
            let next =
                preview.kind.map_or(0, |kind| KINDS.iter().position(|other| *other == kind).map_or(0, |n| n + 1));
            preview.show(KINDS.get(next).copied());
        }
        Act::Close => leave(state),
        Act::Sent => {
            let Mode::ImportPreview(preview) = std::mem::replace(&mut state.mode, Mode::Browse) else { return true };
            path::ask_for_sent(state, preview.arrived);
        }
        Act::Again if !preview.arrived.has_answers() => {
            state.tell("このファイルについて答えた質問は、まだありません。");
        }
        Act::Again => {
            let Mode::ImportPreview(preview) = std::mem::replace(&mut state.mode, Mode::Browse) else { return true };
            questions::again(state, preview.arrived);
        }
        Act::Next => {
            let Mode::ImportPreview(preview) = std::mem::replace(&mut state.mode, Mode::Browse) else { return true };
            questions::open(state, preview.arrived, effects);
        }
    }
    true
}
