//! What a mode looks like: a file each, as in `app/modes/`.

mod adding;
mod asking;
mod conflicts;
mod entry;
mod exporting;
mod fill;
mod findings;
mod grounds;
mod help;
mod importing;
mod lacking;
mod leaving;
mod looking;
mod manual;
mod mending;
mod opinion;
mod palette;
mod path;
mod reason;
mod recovery;
mod removing;
mod rolling;
mod saving;
mod search;
mod starting;
mod taking;
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
        Mode::Fill(fill) => fill::draw(canvas, state, fill),
        Mode::Search(typed) => search::draw(canvas, state, typed),
        Mode::Palette(palette) => palette::draw(canvas, state, palette),
        Mode::Help(help) => {
            bar::commands(canvas, state);
            help::draw(canvas, state, help)
        }
        Mode::Manual(manual) => {
            bar::commands(canvas, state);
            manual::draw(canvas, state, manual)
        }
        Mode::Seeking(seeking) => help::seeking(canvas, state, seeking),
        Mode::Review(review) => saving::review(canvas, state, review),
        Mode::Path(path) => path::draw(canvas, state, path),
        Mode::Saving(_) => {
            saving::saving(canvas, state);
            None
        }
        Mode::Export(asking) => exporting::draw(canvas, state, asking),
        Mode::Exporting(running) => {
            exporting::running(canvas, state, running);
            None
        }
        Mode::AskWhom(asking) => asking::whom(canvas, state, asking),
        Mode::AskLine(asking) => asking::line(canvas, state, asking),
        Mode::AskReview(asking) => asking::review(canvas, state, asking),
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
        Mode::Grounds(grounds) => grounds::draw(canvas, state, *grounds),
        Mode::Taking(taking) => taking::draw(canvas, state, taking),
        Mode::ImportPath(files) => importing::path(canvas, state, files),
        Mode::ImportReading(reading) => {
            importing::reading(canvas, state, reading);
            None
        }
        Mode::ImportYear(year) => importing::year(canvas, state, year),
        Mode::ImportPreview(preview) => importing::preview(canvas, state, preview),
        Mode::ImportQuestions(questions) => importing::questions(canvas, state, questions),
        Mode::ImportOther(other) => importing::other(canvas, state, other),
        Mode::ImportDiff(diff) => importing::diff(canvas, state, diff),
        Mode::Opinion(opinion) => opinion::draw(canvas, state, opinion),
        Mode::Adding(adding) => adding::draw(canvas, state, adding),
        Mode::Removing(removing) => removing::draw(canvas, state, removing),
        Mode::Lacking(lacking) => lacking::draw(canvas, state, lacking),
        Mode::Rolling(rolling) => rolling::draw(canvas, state, rolling),
        Mode::Starting(starting) => starting::draw(canvas, state, starting),
        Mode::Place(place) => starting::place(canvas, state, place),
    }
}
