//! What a mode looks like: a file each, as in `app/modes/`.

mod conflicts;
mod entry;
mod findings;
mod help;
mod leaving;
mod looking;
mod mending;
mod opinion;
mod palette;
mod path;
mod reason;
mod recovery;
mod saving;
mod search;
mod todo;
mod trail;

use super::bar;
use super::canvas::Canvas;
use crate::app::State;
use crate::app::modes::Mode;

/// Draws the bottom row and what lies over the screen; gives the cursor's place where a mode has one.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State) -> Option<(u16, u16)> {
    match &state.mode {
        Mode::Browse => {
            bar::commands(canvas, state);
            None
        }
        Mode::Entry(entry) => entry::draw(canvas, state, entry),
        Mode::Search(typed) => search::draw(canvas, state, typed),
        Mode::Palette(palette) => palette::draw(canvas, state, palette),
        Mode::Help(help) => {
            bar::commands(canvas, state);
            help::draw(canvas, state, help)
        }
        Mode::Review(review) => saving::review(canvas, state, review),
        Mode::Path(path) => path::draw(canvas, state, path),
        Mode::Saving(_) => {
            saving::saving(canvas, state);
            None
        }
        Mode::Leaving(leaving) => {
            leaving::draw(canvas, state, *leaving);
            None
        }
        Mode::Conflicts(clash) => conflicts::draw(canvas, state, clash),
        Mode::Recovery(recovery) => recovery::draw(canvas, state, recovery),
        Mode::Findings(listed) => findings::draw(canvas, state, listed),
        Mode::Looking(looking) => looking::draw(canvas, state, looking),
        Mode::Mending(mending) => mending::draw(canvas, state, mending),
        Mode::Todo(todo) => todo::draw(canvas, state, todo),
        Mode::Trail(trail) => trail::draw(canvas, state, trail),
        Mode::Reason(reason) => reason::draw(canvas, state, reason),
        Mode::Opinion(opinion) => opinion::draw(canvas, state, opinion),
    }
}
