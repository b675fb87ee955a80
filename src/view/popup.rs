//! Windows over the screen.

use super::bar::hit_words;
use super::canvas::Canvas;
use super::panel::scroll_words;
use crate::app::layout::Area;
use crate::page::Ink;
use crate::text;

/// A row of a window: what it means, how far in it begins, what it says.
pub(super) type Line = (Ink, u16, String);

/// An emptied, framed window in the middle of the screen; gives its inside.
pub(super) fn window(canvas: &mut Canvas<'_>, width: u16, height: u16, title: &str, foot: &str) -> Area {
    let whole = canvas.whole();
    let (width, height) = (width.min(whole.width), height.min(whole.height));
    let area = Area { x: (whole.width - width) / 2, y: (whole.height - height) / 2, width, height };
    canvas.clear(area);
    let theme = canvas.look.theme;
    if width < 12 || height < 5 {
        return area;
    }
    canvas.frame(area, title, theme.frame_focus, theme.strong);
    let cells = text::cells(foot) as u16 + 2;
    if !foot.is_empty() && cells + 4 <= width {
        canvas.text(area, area.x + width - cells - 2, area.y + height - 1, &format!(" {foot} "), theme.dim);
    }
    area.inside(2, 1)
}

/// Says at the upper right of a window, beside its title, where one is in what is longer than it: the first row and the number of all, and which
/// of how many places that were looked for.
pub(super) fn reading(
    canvas: &mut Canvas<'_>,
    (inner, title): (Area, &str),
    (top, length): (usize, usize),
    sought: Option<(usize, usize)>,
) {
    let height = usize::from(inner.height);
    let found = sought.map(|(at, count)| format!(" {} ", hit_words(at.checked_sub(1), count)));
    let place = (length > height && height > 0).then(|| scroll_words(top, height, length));
    let both = [found.clone(), place.clone()].into_iter().flatten().collect::<String>();
    let (end, y) = (inner.x + inner.width, inner.y.saturating_sub(1));
    // The title keeps its place.
    let room = usize::from(inner.width).saturating_sub(text::cells(title));
    let words = [Some(both), found, place].into_iter().flatten().find(|words| text::cells(words) <= room);
    if let Some(words) = words.filter(|_| y < inner.y) {
        let whole = canvas.whole();
        canvas.text(whole, end.saturating_sub(text::cells(&words) as u16), y, &words, canvas.look.theme.dim);
    }
}

/// The lines of a list of `count` that are in sight in so many rows: as far down as the selected one, `at`, asks for.
pub(super) fn rows_in_sight((at, count): (usize, usize), height: usize) -> Vec<usize> {
    let top = (at + 1).saturating_sub(height.max(1));
    (top..count).take(height).collect()
}

/// A list of lines with the words of the selected one, `at`, below a rule; gives where the cursor stands. `in_sight` says
/// which of them so many rows show; `line` draws one of them into its row.
pub(super) fn list_over_words(
    canvas: &mut Canvas<'_>,
    inner: Area,
    at: usize,
    words: &str,
    in_sight: impl Fn(usize) -> Vec<usize>,
    mut line: impl FnMut(&mut Canvas<'_>, Area, usize),
) -> (u16, u16) {
    let theme = canvas.look.theme;
    let below = text::wrap(words, usize::from(inner.width).max(2));
    let detail = (below.len() as u16).min(inner.height / 2);
    let list = Area { height: inner.height.saturating_sub(detail + 1), ..inner };
    let mut cursor = list.y;
    for (i, y) in in_sight(list.height.into()).into_iter().zip(list.y..list.y + list.height) {
        let row = Area { y, height: 1, ..list };
        line(canvas, row, i);
        if i == at {
            canvas.restyle(row, theme.selected);
            cursor = y;
        }
    }
    let y = list.y + list.height;
    canvas.rule(inner, inner.x, y, inner.width, theme.dim);
    for (row, y) in below.iter().take(detail as usize).zip(y + 1..) {
        canvas.text(inner, inner.x, y, words[row.range.clone()].trim_end(), theme.text);
    }
    (list.x, cursor)
}

/// Cells of a window of lines at most, frame and margins included.
const LINES: u16 = 100;

/// Cells that a row of such a window has.
pub(super) fn cells_of_lines(canvas: &Canvas<'_>) -> usize {
    canvas.whole().width.min(LINES).saturating_sub(4).max(2).into()
}

/// A window that is as high as what it says.
pub(super) fn lines(canvas: &mut Canvas<'_>, title: &str, lines: &[Line]) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let (width, room) = (whole.width.min(LINES), cells_of_lines(canvas));
    let wrapped: Vec<Line> = lines
        .iter()
        .flat_map(|(ink, x, words)| {
            let rows = text::wrap(words, room.saturating_sub(*x as usize).max(2));
            rows.into_iter().map(|row| (*ink, *x, words[row.range].trim_end().to_owned())).collect::<Vec<_>>()
        })
        .collect();
    let height = (wrapped.len() as u16 + 2).clamp(5, whole.height.saturating_sub(1).max(5));
    let inner = window(canvas, width, height, title, "");
    for (i, (ink, x, words)) in wrapped.iter().take(inner.height as usize).enumerate() {
        let area = Area { ..inner };
        canvas.text(area, inner.x + x, inner.y + i as u16, words, canvas.look.theme.ink(*ink));
    }
    Some((inner.x, inner.y))
}
