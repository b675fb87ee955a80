//! The steps of the practice, above the screen.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use crate::app::tutor::{STEPS, Tutor};
use crate::text;

/// Draws the step to be done now into the rows above the screen.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Rect, tutor: Tutor) {
    let theme = canvas.look.theme;
    canvas.clear(area);
    let head = format!("練習 {}/{}", tutor.at + 1, STEPS.len());
    canvas.fitted(area, area.x + 1, area.y, area.width.saturating_sub(1), &head, theme.heading);
    let indent = text::cells(&head) as u16 + 3;
    // Beside the number where that leaves room for a sentence, else below it.
    let (x, first) = if area.width >= 60 { (indent, area.y) } else { (1, area.y + 1) };
    let words = tutor.step().words;
    let rows = text::wrap(words, usize::from(area.width.saturating_sub(x + 1)).max(2));
    for (row, y) in rows.into_iter().zip(first..area.y + area.height) {
        canvas.text(area, area.x + x, y, words[row.range].trim_end(), theme.strong);
    }
}
