//! The consistency findings: listed, jumped to, kept with a reason.

use std::borrow::Cow;
use std::sync::Arc;

use crate::check::{Finding, Findings};
use crate::json::string::{Habits, encode};
use crate::json::{Edit, Pointer, Value};

use crate::app::changing;
use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::state::{Focus, State};

use super::reason::{self, Reason};
use super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::{Mode, Room, search};

/// The findings are listed.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// Which is selected.
    pub at: usize,
}

#[derive(Clone, Copy)]
enum Act {
    Go,
    Accept,
    Close,
    Step(isize),
    First,
    Last,
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[special(Code::Enter)]), Act::Go, "項目へ", "その項目へ"),
    row(Keys::Own(&[Key::char('a')]), Act::Accept, "了承", "理由を付けて了承"),
    row(keys::CANCEL, Act::Close, "閉じる", "閉じる"),
    row(Keys::Of(Command::Findings), Act::Close, "", "閉じる"),
    row(Keys::Of(Command::Down), Act::Step(1), "移動", "次の指摘へ"),
    row(Keys::Of(Command::Up), Act::Step(-1), "移動", "前の指摘へ"),
    row(Keys::Of(Command::PageDown), Act::Step(10), "", "10件下へ"),
    row(Keys::Of(Command::PageUp), Act::Step(-10), "", "10件上へ"),
    row(Keys::Of(Command::Top), Act::First, "", "先頭へ"),
    row(Keys::Of(Command::Bottom), Act::Last, "", "末尾へ"),
];

pub(super) const ROOM: Room = Room::new("指摘の一覧(c)", Listed::hints, press);

impl Listed {
    /// What there is to say of its keys.
    pub fn hints() -> Vec<Hint> {
        hints(KEYS)
    }
}

impl State {
    /// What is wrong or odd in the ledger, once it has been looked through.
    pub fn findings(&self) -> Option<&Findings> {
        self.book.findings()
    }

    /// How many findings wait for somebody.
    pub fn pending(&self) -> usize {
        self.findings().map_or(0, Findings::pending)
    }

    /// How many findings of a project wait for somebody.
    pub fn pending_in(&self, project: usize) -> usize {
        self.findings().map_or(0, |findings| findings.pending_in(project))
    }
}

/// Opens the list, at the first finding of the selected project.
pub(crate) fn open(state: &mut State) {
    let Some(findings) = state.book.findings() else {
        return match (&state.loading, &state.broken) {
            (Some(_), _) => state.tell("まだ読み込み中です。指摘は、読み終わってから調べます。"),
            (None, Some(why)) => state.warn(format!("途中までしか読めないため、指摘を調べられません。{why}")),
            (None, None) => state.tell("まだ調べています。指摘の有無は、調べ終わると分かります。"),
        };
    };
    if findings.is_empty() {
        return state.tell("指摘はありません。");
    }
    let at = findings.first_of(state.place.project).unwrap_or(0);
    state.mode = Mode::Findings(Listed { at });
}

fn press(state: &mut State, key: Key, _: &mut Vec<Effect>) -> bool {
    let Mode::Findings(Listed { at }) = state.mode else { return false };
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    let last = state.findings().map_or(0, Findings::len).saturating_sub(1);
    let to = |at: usize| Mode::Findings(Listed { at: at.min(last) });
    match act {
        Act::Step(by) => state.mode = to(at.saturating_add_signed(by)),
        Act::First => state.mode = to(0),
        Act::Last => state.mode = to(last),
        Act::Go => {
            let found = at_place(state, at);
            state.mode = Mode::Browse;
            if let Some(Finding { project, pointer, .. }) = found {
                search::go_to(state, project, &pointer);
                state.place.focus = Focus::Panel;
            }
        }
        Act::Accept if !state.can_edit() => {}
        Act::Accept => match at_place(state, at) {
            Some(found) if found.accepted.is_some() => state.tell("この指摘はすでに了承されています。"),
            _ => reason::open(state, at),
        },
        Act::Close => state.mode = Mode::Browse,
    }
    true
}

/// Takes new findings in. Whoever is looking at one of them, or writing why it is kept, stays at it while it is there.
pub(crate) fn renew(state: &mut State, findings: Arc<Findings>) {
    state.checking = None;
    let old = state.book.renew_findings(Arc::clone(&findings));
    let (Mode::Findings(Listed { at }) | Mode::Reason(Reason { at, .. })) = &mut state.mode else { return };
    match old.and_then(|old| old.get(*at)).and_then(|old| findings.find(&old)) {
        Some(found) => *at = found,
        None => state.mode = Mode::Browse,
    }
}

fn at_place(state: &State, at: usize) -> Option<Finding> {
    state.findings().and_then(|findings| findings.get(at))
}

/// The list in which the acceptance of a finding is noted: the sheet's that it is about, else the project's first; the
/// ledger's own for what stands outside the projects, or in one that has no sheet yet.
fn list_for(state: &State, finding: &Finding) -> Pointer {
    let in_sheet = || {
        let project = Pointer::root().key("projects").index(finding.project?);
        let mut tokens = finding.pointer.tokens().skip(2);
        let review = match (tokens.next().as_deref(), tokens.next()) {
            (Some("reviews"), Some(index)) => index.parse().ok()?,
            _ => 0,
        };
        let review = project.key("reviews").index(review);
        state.book.doc().find(&review, |_| ()).ok().map(|()| review)
    };
    in_sheet().unwrap_or_else(Pointer::root).key("accepted")
}

/// Keeps a finding with a reason: an ordinary edit of the record. The list stays open for the next one.
pub(super) fn accept(state: &mut State, at: usize, reason: &str, effects: &mut Vec<Effect>) {
    let Some(found) = at_place(state, at) else { return };
    let habits: Habits = state.book.doc().habits();
    let text = |text: &str| encode(text, habits);
    let element = format!(
        "{{ \"code\": {}, \"pointer\": {}, \"quote\": {}, \"reason\": {} }}",
        text(found.code),
        text(found.pointer.as_str()),
        text(&found.quote),
        text(reason)
    );
    let list = list_for(state, &found);
    // An acceptance that has lapsed gives way to the new one.
    let is_old = |entry: Value<'_>| {
        let said = |key: &str| entry.get(key).and_then(|value| value.str().map(Cow::into_owned));
        said("code").as_deref() == Some(found.code) && said("pointer").as_deref() == Some(found.pointer.as_str())
    };
    let old = state.book.doc().find(&list, |entries| entries.items().position(is_old)).ok().flatten();
    let old = old.and_then(|index| Some((list.index(index), state.book.doc().get(&list.index(index)).ok()?)));
    let edit = match old {
        Some((place, before)) => Edit::replace(place, before, element, state.now),
        None => changing::appending(state, &list, &element),
    };
    changing::make(state, "加えました", &list, &[edit], effects);
    state.mode = Mode::Findings(Listed { at });
}
