//! The prompt of the search.

use ratatui::layout::Rect;

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::hits as drawn;
use crate::app::State;
use crate::app::modes::search::Typed;
use crate::app::state::Panel;
use crate::find::{hits, query};

/// Rows of hits that are shown over the meeting.
const HITS: u16 = 6;

/// The prompt, what it offers, and how many hits there are.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Typed) -> Option<(u16, u16)> {
    let area = state.layout.bar;
    let line = &mode.line;
    // The meeting has no list: its hits stand above what is typed.
    if let (Panel::Meeting, Some(query)) = (state.place.panel, &state.search.query)
        && let (_, count @ 1..) = state.hit_place()
    {
        let rows = HITS.min(u16::try_from(count).unwrap_or(HITS)).min(area.y / 2);
        let place = Rect { x: area.x, y: area.y - rows, width: area.width, height: rows };
        drawn::draw(canvas, state, place, query);
    }
    let cut = format!("検索するのは、先頭の{}語・{}字までです。", query::WORDS, query::CHARS);
    bar::above(canvas, state, query::is_cut(line.text()).then_some(&cut));
    let caret = bar::prompt(canvas, state, "検索 /", line)?;
    let words = match &state.search {
        search if search.query.is_none() || line.text().is_empty() => String::new(),
        search => match state.hit_place() {
            (_, 0) if search.running > 0 => "探しています".into(),
            (_, 0) => "一致なし".into(),
            // Where there is no room for the list, the hit that is shown says its year here.
            (at, count) => {
                let hit = search.at.and_then(|at| search.hits.get(at));
                let year = hit.map(|hit| hits::year(state.book.doc(), state.book.briefs(), hit)).unwrap_or_default();
                format!("{year} {}", bar::hit_words(at, count)).trim_start().to_owned()
            }
        },
    };
    let end = area.x + area.width - bar::right(canvas, state, &words);
    if let Some(offered) = mode.offered(state.book.briefs()) {
        let x = caret.0 + 2;
        canvas.fitted(area, x, area.y, end.saturating_sub(x), &offered, canvas.look.theme.dim);
    }
    Some(caret)
}
