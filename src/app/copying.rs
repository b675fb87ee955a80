//! Copying what is shown to the clipboard of the user's own terminal.

use crate::ledger::field::Tab;

use super::effect::Effect;
use super::page::{self, Body, Row, label_of};
use super::state::State;
use crate::text;

/// Cells in a line of copied text.
const WIDTH: usize = 80;

/// The selected field's text.
pub(super) fn field(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(field) = state.shown.page.fields.get(state.place.field) else { return };
    if field.text.is_empty() {
        return state.tell("この項目は空欄です。");
    }
    let (label, copied) = (label_of(&field.pointer), field.text.clone());
    let fitted = text::fit(&copied, 40);
    let ellipsis = if fitted.ellipsis { "…" } else { "" };
    state.tell(format!("「{label}」をコピーしました: {}{ellipsis}", fitted.text));
    effects.push(Effect::Copy(copied));
}

/// The whole project as text: every tab as it would be printed.
pub(super) fn project(state: &mut State, effects: &mut Vec<Effect>) {
    let suggestion = state.with_subject(state.place.project, |subject| state.suggestion(subject)).flatten();
    let copied = state.with_subject(state.place.project, |subject| {
        let subject = page::Subject { suggestion: suggestion.as_ref(), ..*subject };
        let mut out = format!("{}\n{}\n", page::full_name(&subject), page::facts(&subject));
        for tab in Tab::ALL {
            out.push_str(&format!("\n【{}】\n", tab.label()));
            for row in page::page(&subject, tab, WIDTH).rows {
                out.push_str(row_text(&row).trim_end());
                out.push('\n');
            }
        }
        out
    });
    let Some(copied) = copied else { return };
    state.tell(format!("事業を文章でコピーしました({}行)。", copied.lines().count()));
    effects.push(Effect::Copy(copied));
}

/// The project as it stands in the file.
pub(super) fn json(state: &mut State, effects: &mut Vec<Effect>) {
    let copied = state.ledger.doc().item(state.place.project).to_owned();
    if !copied.is_empty() {
        state.tell(format!("事業をJSONでコピーしました({}バイト)。", page::grouped(copied.len() as i64)));
        effects.push(Effect::Copy(copied));
    }
}

/// A row of a page as plain text: every span at its cell, bars and rules in ASCII.
pub fn row_text(row: &Row) -> String {
    let mut spans: Vec<_> = row.iter().collect();
    spans.sort_by_key(|span| span.x);
    let mut line = String::new();
    let mut at = 0;
    for span in spans {
        let x = span.x as usize;
        line.push_str(&" ".repeat(x.saturating_sub(at)));
        at = at.max(x);
        match &span.body {
            Body::Text { text, .. } => {
                line.push_str(text);
                at += text::cells(text);
            }
            Body::Rule(cells) => {
                line.push_str(&"-".repeat(*cells as usize));
                at += *cells as usize;
            }
            Body::Bar(bar) => {
                let cells = bar.cells as usize;
                let filled = (bar.filled.min(1000) as usize * cells).div_ceil(1000);
                let may_be = ((bar.filled + bar.open).min(1000) as usize * cells).div_ceil(1000);
                let mark = bar.mark.map(|mark| (mark as usize * cells / 1000).min(cells.saturating_sub(1)));
                for i in 0..cells {
                    line.push(match i {
                        _ if bar.filled > 1000 && i + 1 == cells => '>',
                        _ if mark == Some(i) => '|',
                        _ if i < filled => '#',
                        _ if i < may_be => '?',
                        _ => ' ',
                    });
                }
                at += cells;
            }
        }
    }
    line
}
