//! What is open, by department, and the whole sentence of the selected item below.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{list_over_words, window};
use crate::app::State;
use crate::app::layout::Area;
use crate::app::modes::todo::{Line, Todo};
use crate::check::Severity;
use crate::check::todo::Kind;
use crate::text;

/// The list, and what is selected in full.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Todo) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Todo::hints());
    if let Some(notice) = &state.notice {
        bar::notice(canvas, state, notice, 1);
    }
    let whole = canvas.whole();
    let theme = canvas.look.theme;
    let count: usize = mode.parts.iter().map(|part| part.items.len()).sum();
    let town = if state.is_several() { format!("{} ", state.in_hand().short_town()) } else { String::new() };
    let title = format!(" {town}宿題 {} {count}件 ", mode.departments());
    let inner = window(canvas, whole.width, whole.height.saturating_sub(1), &title, "");
    let lines = mode.lines();
    let item = |p: usize, i: usize| mode.parts.get(p).and_then(|part| part.items.get(i));
    let sentence = match lines.get(mode.at) {
        Some(Line::Item(p, i)) => item(*p, *i).map(|item| item.sentence.clone()),
        Some(Line::Part(p)) if mode.parts.get(*p).is_some_and(|part| part.department.is_empty()) => {
            Some("y でこの分をメールの文章としてコピー、Enter で最初の項目へ。".to_owned())
        }
        Some(Line::Part(_)) => Some("y で課の分をメールの文章としてコピー、Enter で最初の項目へ。".to_owned()),
        None => None,
    };
    let sentence = sentence.unwrap_or_default();
    let draw = |canvas: &mut Canvas<'_>, row: Area, at: usize| match lines.get(at) {
        Some(Line::Part(p)) => {
            let words = mode.parts.get(*p).map(|part| format!("{} {}件", part.name(), part.items.len()));
            canvas.fitted(row, row.x, row.y, row.width, &words.unwrap_or_default(), theme.heading);
        }
        Some(Line::Item(p, i)) => {
            let Some(item) = item(*p, *i) else { return };
            let style = match item.kind {
                Kind::Value | Kind::Opinion => theme.open,
                Kind::Finding(_, Severity::Error) => theme.bad,
                Kind::Finding(..) => theme.text,
            };
            let number = item.number.map_or_else(|| "全体".to_owned(), |number| format!("事業{number}"));
            let due = item.due.as_ref().map_or_else(String::new, |due| format!("[{due}] "));
            let (kind, number) = (text::pad_right(item.kind.label(), 6), text::pad_right(&number, 6));
            let words = format!("  {kind} {number} {due}{}", item.sentence);
            canvas.fitted(row, row.x, row.y, row.width, &words, style);
        }
        None => {}
    };
    Some(list_over_words(canvas, inner, mode.at, &sentence, |height| mode.in_sight(height), draw))
}
