//! What is open, by department, and the whole sentence of the selected item below.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::window;
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
    let title = format!(" {town}宿題 {}課 {count}件 ", mode.parts.len());
    let inner = window(canvas, whole.width, whole.height.saturating_sub(1), &title, "");
    let lines = mode.lines();
    let item = |p: usize, i: usize| mode.parts.get(p).and_then(|part| part.items.get(i));
    let sentence = match lines.get(mode.at) {
        Some(Line::Item(p, i)) => item(*p, *i).map(|item| item.sentence.clone()),
        Some(Line::Part(_)) => Some("y で、この課の分をメールに貼れる文章としてコピーします。".to_owned()),
        None => None,
    };
    let sentence = sentence.unwrap_or_default();
    let below = text::wrap(&sentence, usize::from(inner.width).max(2));
    let detail = (below.len() as u16).min(inner.height / 2);
    let list = Area { height: inner.height.saturating_sub(detail + 1), ..inner };
    let top = (mode.at + 1).saturating_sub(list.height.max(1) as usize);
    for ((i, line), y) in lines.iter().enumerate().skip(top).take(list.height as usize).zip(list.y..) {
        match line {
            Line::Part(p) => {
                let words = mode.parts.get(*p).map(|part| format!("{} {}件", part.name(), part.items.len()));
                canvas.fitted(list, list.x, y, list.width, &words.unwrap_or_default(), theme.heading);
            }
            Line::Item(p, of) => {
                let Some(item) = item(*p, *of) else { continue };
                let style = match item.kind {
                    Kind::Value | Kind::Opinion => theme.open,
                    Kind::Finding(_, Severity::Error) => theme.bad,
                    Kind::Finding(..) => theme.text,
                };
                let number = item.number.map_or_else(|| "全体".to_owned(), |number| format!("事業{number}"));
                let due = item.due.as_ref().map_or_else(String::new, |due| format!("[{due}] "));
                let words = format!(
                    "  {} {} {due}{}",
                    text::pad_right(item.kind.label(), 6),
                    text::pad_right(&number, 6),
                    item.sentence
                );
                canvas.fitted(list, list.x, y, list.width, &words, style);
            }
        }
        if i == mode.at {
            canvas.restyle(Area { y, height: 1, ..list }, theme.selected);
        }
    }
    let y = list.y + list.height;
    canvas.rule(inner, inner.x, y, inner.width, theme.dim);
    for (row, y) in below.iter().take(detail as usize).zip(y + 1..) {
        canvas.text(inner, inner.x, y, sentence[row.range.clone()].trim_end(), theme.text);
    }
    Some((list.x, list.y + (mode.at - top) as u16))
}
