//! What earlier runs left without saving.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{Line, lines as window_of};
use crate::app::State;
use crate::app::modes::recovery::Recovery;
use crate::ledger::label;
use crate::page::Ink;
use crate::text;

/// What earlier runs left.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Recovery) -> Option<(u16, u16)> {
    bar::question(canvas, state, mode.question(), (&mode.hints(), &[]), canvas.look.theme.warn);
    let mut lines: Vec<Line> = vec![(
        Ink::Text,
        0,
        "前回、保存されないまま終わった変更があります。取り込んでも、保存するまでファイルは変わりません。".into(),
    )];
    let steps: Vec<_> = state.recovered.iter().flat_map(|left| &left.steps).collect();
    for noted in steps.iter().skip(mode.top) {
        lines.push((Ink::Strong, 0, noted.step.label.clone()));
        for edit in &noted.step.edits {
            let (before, after) = (edit.before.as_deref(), edit.after.as_deref());
            let (before, after) = label::shown_pair(state.book.doc(), &edit.pointer, before, after);
            lines.push((Ink::Dim, 2, format!("{before} → {after}")));
        }
        if let Some(draft) = &noted.draft {
            let text = text::fit(&draft.text, 60);
            lines.push((Ink::Dim, 2, format!("入力の途中: 「{}{}」", text.text, if text.ellipsis { "…" } else { "" })));
        }
    }
    window_of(canvas, &format!(" 前回の変更 {}件 ", steps.len()), &lines)
}
