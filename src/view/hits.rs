//! The hits of a search, while it is typed: in place of the projects, or over the meeting.
//!
//! A hit says which project, in which year, of which row of a table, and what stands there. The label of the field and the
//! project's name are told where there is room for them: the row's name and the text come before both.

use std::ops::Range;

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::app::State;
use crate::find::hits::{self, HitLine};
use crate::find::query::Query;
use crate::text;

/// A row of the hits.
enum Hit {
    /// The town whose hits follow.
    Town(String),
    /// A hit.
    Line(HitLine),
}

/// The hits in sight, so many rows of them. Those of several ledgers stand below their towns; the list turns by whole pages.
fn hits(state: &State, query: &Query, most: usize) -> Vec<Hit> {
    let most = most.max(1);
    if !state.is_several() {
        let (hits, at) = (&state.search.hits, state.search.at);
        return hits::lines(state.book.doc(), state.book.briefs(), query, hits, at, most)
            .into_iter()
            .map(Hit::Line)
            .collect();
    }
    let mut rows = Vec::new();
    for (which, range) in hits_in_sight(state, most) {
        let beside = state.beside(which);
        rows.push(Hit::Town(beside.short_town()));
        let here = state.search.at.filter(|at| which == state.shelf.in_hand() && range.contains(at));
        let here = here.map(|at| at - range.start);
        let (doc, briefs) = (beside.book.doc(), beside.book.briefs());
        let shown = beside.hits.get(range).unwrap_or_default();
        // All of them are one page.
        rows.extend(hits::lines(doc, briefs, query, shown, here, shown.len()).into_iter().map(Hit::Line));
    }
    rows
}

/// Which hits of which ledgers are on the page with the hit that the user is at. Each town takes a row of its own, on every
/// page on which it goes on.
fn hits_in_sight(state: &State, most: usize) -> Vec<(usize, Range<usize>)> {
    let most = most.max(2);
    let wanted = state.hit_place().0.unwrap_or(0);
    let (mut page, mut used, mut number, mut is_here) = (Vec::new(), 0, 0, false);
    for which in 0..state.ledgers() {
        let (mut from, len) = (0, state.beside(which).hits.len());
        while from < len {
            if used + 2 > most {
                if is_here {
                    return page;
                }
                page.clear();
                used = 0;
            }
            let count = (most - used - 1).min(len - from);
            is_here |= (number..number + count).contains(&wanted);
            page.push((which, from..from + count));
            (used, number, from) = (used + count + 1, number + count, from + count);
        }
    }
    page
}

/// Draws the page of hits with the one that the user is at.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, rows: Rect, query: &Query) {
    let theme = canvas.look.theme;
    canvas.clear(rows);
    let hits = hits(state, query, usize::from(rows.height));
    let lines = || hits.iter().filter_map(|hit| if let Hit::Line(line) = hit { Some(line) } else { None });
    let number = lines().filter_map(|hit| hit.project.as_deref()).map(text::cells).max().unwrap_or(1);
    // A project's name has what nobody else needs: what stands there is looked for, not the project.
    let needed = |hit: &HitLine| {
        let of = text::cells(&hit.of).min(usize::from(NAMED));
        let parts = [text::cells(&hit.year), text::cells(hit.label), of, text::cells(&hit.text).min(READ)];
        parts.into_iter().filter(|&cells| cells > 0).map(|cells| cells + 1).sum::<usize>()
    };
    let left = usize::from(rows.width).saturating_sub(number + 1 + lines().map(needed).max().unwrap_or(0));
    let name = lines().map(|hit| text::cells(&hit.name)).max().unwrap_or(0).min(left);
    let columns = Columns { number: number as u16, name: if name < LEAST_NAME { 0 } else { name as u16 } };
    for (y, hit) in (rows.y..).zip(&hits) {
        let place = Rect { y, height: 1, ..rows };
        match hit {
            Hit::Line(line) => columns.line(canvas, place, line),
            Hit::Town(town) => drop(canvas.fitted(place, place.x, y, place.width, town, theme.heading)),
        }
    }
    if state.layout.framed {
        let area = Rect::from(state.layout.list);
        canvas.text(area, area.x + 1, area.y, " 一致 ", theme.strong);
    }
}

/// A name in fewer cells says nothing.
const LEAST_NAME: usize = 10;

/// Cells of a text by which it is known what it says.
const READ: usize = 24;

/// Cells of a project's number and of its name.
struct Columns {
    number: u16,
    name: u16,
}

impl Columns {
    fn line(&self, canvas: &mut Canvas<'_>, area: Rect, hit: &HitLine) {
        let theme = canvas.look.theme;
        let (y, end) = (area.y, area.right());
        let mut x = area.x + self.number + 1;
        let mut marked = Rect { width: self.number, ..area };
        match &hit.project {
            Some(number) => {
                canvas.text(area, x - 1 - text::cells(number) as u16, y, number, theme.text);
            }
            // Where a project has its name or its field.
            None => {
                let used = canvas.fitted(area, x, y, end.saturating_sub(x), "全体", theme.text);
                marked = Rect { x, width: used, ..area };
                x += used + 1;
            }
        }
        if self.name > 0 && hit.project.is_some() {
            canvas.fitted(area, x, y, self.name, &hit.name, theme.dim);
            x += self.name + 1;
        }
        if !hit.year.is_empty() {
            x += canvas.text(area, x, y, &hit.year, theme.text) + 1;
        }
        let room = end.saturating_sub(x);
        // What stands there keeps half of the room, the row's name has the rest; the label goes where that isn't enough.
        let found = (text::cells(&hit.text) as u16).min(room / 2);
        let of = (text::cells(&hit.of) as u16).min(room.saturating_sub(found + 1));
        let behind = found + if of > 0 { of.min(NAMED) + 1 } else { 0 };
        let label = (text::cells(hit.label) as u16).min((area.width / 3).max(room.saturating_sub(behind + 1)));
        if of == 0 || room > label + behind {
            x += canvas.fitted(area, x, y, label, hit.label, theme.dim) + 1;
        }
        if of > 0 {
            let room = end.saturating_sub(x).saturating_sub(found + 1);
            let name = text::fit_middle(&hit.of, usize::from(room));
            let cut = if name.tail.is_empty() { "" } else { "…" };
            x += canvas.text(area, x, y, &format!("{}{cut}{}", name.head, name.tail), theme.text) + 1;
        }
        let kept = text::fit(&hit.text, usize::from(end.saturating_sub(x)));
        let is_marked = |at: usize| hit.marks.iter().any(|range| range.contains(&at));
        x += canvas.text_with(area, x, y, kept.text, |at| if is_marked(at) { theme.hit } else { theme.text });
        if kept.ellipsis {
            canvas.text(area, x, y, "…", theme.dim);
        }
        if hit.here {
            canvas.restyle(marked, theme.selected);
        }
    }
}

/// Cells of a row's name that tell it apart.
const NAMED: u16 = 12;
