//! Marks: places that the user wants to come back to, a key away.
//!
//! The policy: one key marks the place or takes its mark away, one key goes from mark to mark in the order in which they
//! were made, whatever is shown at the moment. A mark holds the ledger, the project and the field by its place in the record, so it
//! leads to the same field however the screen is laid out.

use crate::json::Pointer;

use super::going::To;
use super::state::{Place, State};

/// A marked place.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    ledger: usize,
    place: Place,
    field: Option<Pointer>,
}

impl Mark {
    fn here(state: &State) -> Mark {
        let place = Place { list_top: 0, top: 0, field: 0, ..state.place.clone() };
        Mark { ledger: state.shelf.in_hand(), place, field: state.selected_field().cloned() }
    }
}

/// Marks this place; where it is marked, takes the mark away.
pub(super) fn toggle(state: &mut State) {
    let here = Mark::here(state);
    match state.marks.iter().position(|mark| *mark == here) {
        Some(at) => {
            state.marks.remove(at);
            state.tell(format!("しるしを消しました(残り{}か所)。", state.marks.len()));
        }
        None => {
            state.marks.push(here);
            state.tell(format!("この場所にしるしを付けました({}か所目)。V で戻ります。", state.marks.len()));
        }
    }
}

/// Goes to the next mark: from one of them to the one behind it, from anywhere else to the last one made.
pub(super) fn next(state: &mut State) {
    let count = state.marks.len();
    let here = Mark::here(state);
    let at = match state.marks.iter().position(|mark| *mark == here) {
        Some(at) => (at + 1) % count.max(1),
        None => count.saturating_sub(1),
    };
    let Some(Mark { ledger, place, field }) = state.marks.get(at).cloned() else {
        return state.warn("しるしはまだありません。v でこの場所にしるしを付けます。");
    };
    super::shelf::turn(state, ledger);
    state.place = place;
    if let Some(field) = field {
        state.go(To::At(field));
    }
    state.tell(format!("しるし {}/{count}", at + 1));
}
