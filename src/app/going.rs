//! Where the user goes: said as a goal, reached when the page that it stands on is laid out.
//!
//! Whatever changes the state says which field is to be selected and what is to be opened there. [`super::update()`] alone
//! lays the page out, and lets the goal be reached on it, so that nothing else has to know when a page is made.

use std::ops::Range;

use crate::json::Pointer;
use crate::page::Body;

use super::changing;
use super::command::Command;
use super::effect::Effect;
use super::modes::{browse, entry};
use super::moving::{keep_in_sight, select_field};
use super::state::{Place, State};

/// What is still to be done when the page is laid out.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Goal {
    /// A field is to be selected, and perhaps something to be opened there.
    Field(To, Then),
    /// A command that was typed behind digits, so many times: the digits showed other tabs on the way.
    Command(Command, usize),
}

/// Which field is to be selected. Where there is none like it, the selection stays.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum To {
    /// The one that is selected by then.
    Selected,
    /// The one at this place.
    At(Pointer),
    /// The same, and the page isn't moved while something of it is in sight.
    Kept(Pointer),
    /// The first inside of a row or a record.
    Within(Pointer),
    /// The one at this place, the first inside of it, or else the first of the record around it; what is folded away comes
    /// out. A hit in it is brought into sight.
    Nearest(Pointer, Blanks),
}

/// How far the search for a place among those that are folded away has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blanks {
    /// The page is as the user had it.
    AsTheyWere,
    /// They have been unfolded to look there.
    Tried,
    /// It isn't there either: they are folded again.
    InVain,
}

/// What follows.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Then {
    /// Nothing.
    Stay,
    /// The field is opened, where it is that very one.
    Open(Pointer),
    /// The field of a row that was just added is opened, and said; Esc takes the row away, and the user is there again.
    OpenAdded(Place),
}

impl State {
    /// Selects a field once its page is laid out.
    pub(super) fn go(&mut self, to: To) {
        self.go_and(to, Then::Stay);
    }

    /// Selects a field once its page is laid out, and does something there.
    pub(super) fn go_and(&mut self, to: To, then: Then) {
        self.goal = Some(Goal::Field(to, then));
    }
}

/// Reaches the goal on the page as it is laid out now; says whether the page has to be laid out once more.
pub(super) fn reach(state: &mut State, effects: &mut Vec<Effect>) -> bool {
    match state.goal.take() {
        None => return false,
        Some(Goal::Command(command, times)) => browse::run(state, command, Some(times), effects),
        Some(Goal::Field(To::Nearest(at, blanks), then)) => match unfolded(state, &at, blanks) {
            Some(blanks) => state.go_and(To::Nearest(at, blanks), then),
            None => {
                nearest(state, &at);
                act(state, then);
            }
        },
        Some(Goal::Field(to, then)) => {
            if selected(state, &to) {
                act(state, then);
            }
        }
    }
    true
}

fn selected(state: &mut State, to: &To) -> bool {
    match to {
        To::Selected => true,
        To::At(at) => select_field(state, |field| field == at),
        To::Within(at) => select_field(state, |field| field.starts_with(at)),
        To::Kept(at) | To::Nearest(at, _) => {
            let field = state.shown.page.fields.iter().position(|field| field.pointer == *at);
            if let Some(field) = field {
                state.place.field = field;
                keep_in_sight(state);
            }
            field.is_some()
        }
    }
}

fn act(state: &mut State, then: Then) {
    match then {
        Then::Stay => {}
        Then::Open(at) => {
            if state.selected_field() == Some(&at) {
                let said = state.notice.take();
                entry::open(state, false);
                state.notice = said.or(state.notice.take());
            }
        }
        Then::OpenAdded(from) => changing::open_added(state, from),
    }
}

/// Unfolds what is folded away where a place might be among it, or folds it again; `None`: the page is as it has to be.
fn unfolded(state: &mut State, at: &Pointer, blanks: Blanks) -> Option<Blanks> {
    let is_there = state.shown.page.fields.iter().any(|field| field.pointer.starts_with(at));
    match blanks {
        Blanks::AsTheyWere if !state.blanks && !is_there => {
            state.blanks = true;
            Some(Blanks::Tried)
        }
        Blanks::Tried if !is_there => {
            state.blanks = false;
            Some(Blanks::InVain)
        }
        _ => None,
    }
}

/// Selects the field that is nearest to a place, and brings it, or the hit in it, into sight.
fn nearest(state: &mut State, at: &Pointer) {
    let around = at.parent().map(|(around, _)| around);
    let found = select_field(state, |field| field == at)
        || select_field(state, |field| field.starts_with(at))
        || around.is_some_and(|around| select_field(state, |field| field.starts_with(&around)));
    if !found {
        return;
    }
    let found = state.place.field;
    let height = state.layout.laid.height as usize;
    let first = state.shown.hits.iter().find(|(field, _)| *field == found).map(|(_, range)| range.start);
    if let Some(offset) = first {
        // The row of the field that begins last before the hit; its first one where the hit is beyond what is laid out.
        let page = &state.shown.page;
        let Range { start, end } = page.fields[found].rows.clone();
        let begins = |row: &usize| {
            let spans = page.rows.get(*row).into_iter().flatten();
            spans.filter_map(|span| match span.body {
                Body::Text { from: Some((field, begin)), .. } if field == found => Some(begin),
                _ => None,
            })
        };
        let row = (start..end).take_while(|row| begins(row).all(|begin| begin <= offset)).last().unwrap_or(start);
        if row < state.place.top || row >= state.place.top + height {
            let last = state.shown.page.rows.len().saturating_sub(height);
            state.place.top = row.saturating_sub(height / 3).min(last);
        }
    }
}
