//! The consistency findings: listed, jumped to, kept with a reason.

use std::borrow::Cow;
use std::sync::Arc;

use crate::check::{Finding, Findings};
use crate::json::string::{Habits, encode};
use crate::json::{Edit, Pointer, Value};
use crate::text::Buffer;

use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::modes::entry;
use crate::app::modes::search;
use crate::app::state::{Mode, State};

impl State {
    /// What is wrong or odd in the ledger, once it has been looked through.
    pub fn findings(&self) -> Option<&Findings> {
        self.checked.as_deref()
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
    let Some(findings) = &state.checked else {
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
    state.mode = Mode::Findings { at };
}

/// A key while the list is open.
pub(crate) fn answer(state: &mut State, key: Key) {
    let Mode::Findings { at } = state.mode else { return };
    let last = state.findings().map_or(0, Findings::len).saturating_sub(1);
    let to = match key.code {
        Code::Down | Code::Char('j') => at + 1,
        Code::Up | Code::Char('k') => at.saturating_sub(1),
        Code::PageDown | Code::Char(' ') => at + 10,
        Code::PageUp => at.saturating_sub(10),
        Code::Home | Code::Char('g') => 0,
        Code::End | Code::Char('G') => last,
        Code::Enter => {
            let found = at_place(state, at);
            state.mode = Mode::Browse;
            if let Some(Finding { project, pointer, .. }) = found {
                search::go_to(state, project, &pointer);
                state.place.focus = crate::app::state::Focus::Panel;
            }
            return;
        }
        Code::Char('a') if state.can_edit() => {
            match at_place(state, at) {
                Some(found) if found.accepted.is_some() => state.tell("この指摘はすでに了承されています。"),
                _ => state.mode = Mode::Reason { line: Buffer::one_line(""), at },
            }
            return;
        }
        _ => {
            state.mode = Mode::Browse;
            return;
        }
    };
    state.mode = Mode::Findings { at: to.min(last) };
}

/// Takes new findings in. Whoever is looking at one of them, or writing why it is kept, stays at it while it is there.
pub(crate) fn renew(state: &mut State, findings: Arc<Findings>) {
    state.checking = None;
    let old = state.checked.replace(Arc::clone(&findings));
    let (Mode::Findings { at } | Mode::Reason { at, .. }) = &mut state.mode else { return };
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
        state.ledger.doc().find(&review, |_| ()).ok().map(|()| review)
    };
    in_sheet().unwrap_or_else(Pointer::root).key("accepted")
}

/// Keeps a finding with a reason: an ordinary edit of the record. The list stays open for the next one.
pub(crate) fn accept(state: &mut State, at: usize, reason: &str, effects: &mut Vec<Effect>) {
    let Some(found) = at_place(state, at) else { return };
    let habits: Habits = state.ledger.doc().habits();
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
    let old = state.ledger.doc().find(&list, |entries| entries.items().position(is_old)).ok().flatten();
    let old = old.and_then(|index| Some((list.index(index), state.ledger.doc().get(&list.index(index)).ok()?)));
    let edit = match old {
        Some((place, before)) => Edit::replace(place, before, element, state.now),
        None => entry::appending(state, &list, &element),
    };
    entry::make(state, "加えました", &list, &[edit], effects);
    state.mode = Mode::Findings { at };
}
