//! The help, and words being looked for in it or in the manual.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{reading, window};
use super::manual;
use crate::app::State;
use crate::app::help::{self, HelpRow};
use crate::app::modes::Mode;
use crate::app::modes::help::{About, Help};
use crate::app::modes::seeking::Seeking;
use crate::app::modes::table::{self, Wording};
use crate::app::prompt;

/// The keys and what they do.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Help) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let rows = mode.rows(whole.width as usize, &state.setup.keymap);
    let (title, width) = match mode.about {
        // Every key is told, for the ledger that may be changed another time.
        About::All if state.setup.read_only => (" キーの説明(見るだけなので、編集のキーは使えません) ", help::WINDOW),
        About::All => (" キーの説明 ", help::WINDOW),
        About::Findings(_) => (" 指摘の一覧のキー ", help::WINDOW),
    };
    let keys = table::in_one_line(&Help::hints(), &state.setup.keymap, Wording::Short);
    let inner = window(canvas, whole.width.min(width), whole.height, title, &keys);
    reading(canvas, (inner, title), (mode.top, rows.len()), mode.sought.place());
    let theme = canvas.look.theme;
    let key_cells = help::key_cells(inner.width.into()) as u16;
    let mut words = |x: u16, y: u16, words: &str, style| {
        let marks = mode.sought.marks(words);
        let style = |at: usize| if marks.iter().any(|mark| mark.contains(&at)) { theme.hit } else { style };
        canvas.text_with(inner, inner.x + x, y, words, style);
    };
    for (row, y) in rows.iter().skip(mode.top).zip(inner.y..inner.y + inner.height) {
        match row {
            HelpRow::Heading(heading) => words(0, y, heading, theme.heading),
            HelpRow::Keys(keys, label) => {
                words(1, y, keys, theme.key);
                words(key_cells, y, label, theme.text);
            }
            HelpRow::Words(said) => words(0, y, said, theme.dim),
            HelpRow::Blank => {}
        }
    }
    if let Some(notice) = &state.notice {
        bar::notice(canvas, state, notice, 3);
    }
    Some((inner.x, inner.y))
}

/// The prompt for words, below what they are looked for in.
pub(super) fn seeking(canvas: &mut Canvas<'_>, state: &State, mode: &Seeking) -> Option<(u16, u16)> {
    let found = match &mode.over {
        Mode::Help(help) => {
            draw(canvas, state, help);
            help.sought.place()
        }
        Mode::Manual(read) => {
            manual::draw(canvas, state, read);
            read.sought.place()
        }
        _ => None,
    };
    canvas.clear(state.layout.bar);
    let found = found.map(|(at, count)| bar::hit_words(at.checked_sub(1), count) + "  ").unwrap_or_default();
    let leave = bar::way_out(state, &prompt::keys::<Seeking>());
    // On a small screen the words have the room.
    let words = if canvas.whole().width < 60 && !found.is_empty() { found } else { found + &leave };
    bar::right(canvas, state, words.trim_end());
    bar::prompt(canvas, state, "探す /", &mode.line)
}
