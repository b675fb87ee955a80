//! Cells of a frame whose text takes several lines: a line goes on with the row above it where no strokes part the two and each of its
//! texts stands below one.
//!
//! A row of its own has values where the one above has them; a line that goes on has none there. Where no strokes part the rows of
//! a frame, or the row has no numbers, the first cell is blank too.

use super::Fields;

/// What begins an item of a list, which is a line of its own.
const ITEMS: [char; 5] = ['・', '○', '●', '◯', '※'];

/// What lines a row takes: `above` is what was read of it so far.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    /// Whether it is the row of headings.
    pub heading: bool,
    /// Whether strokes part the rows.
    pub parted: bool,
}

/// Whether a line only goes on with the cells of the row above.
pub(super) fn goes_on(above: &Fields, line: &Fields, frame: Frame) -> bool {
    let text =
        |of: &'_ Fields, column: usize| of.get(column).map(|(_, text)| text.trim().to_owned()).unwrap_or_default();
    let columns = above.len().max(line.len());
    let filled = |of: &Fields, column: usize| !text(of, column).is_empty();
    let below = (0..columns).all(|column| !filled(line, column) || filled(above, column));
    let said = (0..columns).any(|column| filled(line, column));
    let blank = (0..columns).any(|column| filled(above, column) && !filled(line, column));
    let two_names = |column: usize| {
        let ends = |of: &Fields| ["事業", "プロジェクト"].iter().any(|end| text(of, column).ends_with(end));
        ends(above) && ends(line)
    };
    if !below || !said || (0..columns).any(two_names) {
        return false;
    }
    if frame.heading {
        return true;
    }
    let is_number = |column: &usize| text(above, *column).starts_with(|c: char| c.is_numeric() || "△▲-¥￥".contains(c));
    let numbers: Vec<usize> = (0..columns).filter(is_number).collect();
    let first = !filled(line, 0) || (frame.parted && !numbers.is_empty());
    blank && first && numbers.iter().all(|&column| !text(line, column).contains(char::is_numeric))
}

/// Puts a line's texts behind those of the row above.
pub(super) fn join(above: &mut Fields, line: &Fields) {
    for ((_, text), (_, more)) in above.iter_mut().zip(line).filter(|(_, (_, more))| !more.trim().is_empty()) {
        let more = more.trim();
        let of_words = |c: char| c.is_ascii_alphanumeric();
        text.truncate(text.trim_end().len());
        if more.starts_with(ITEMS) {
            text.push(crate::exchange::csv::BREAK);
        } else if text.ends_with(of_words) && more.starts_with(of_words) {
            text.push(' ');
        }
        text.push_str(more);
    }
}
