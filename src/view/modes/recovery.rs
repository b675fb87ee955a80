//! What earlier runs left without saving.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{Line, lines as window_of};
use crate::app::State;
use crate::app::modes::recovery::Recovery;
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
    if mode.net.is_empty() {
        lines.push((Ink::Dim, 0, "直してから元に戻した変更だけで、台帳と違うところはありません。".into()));
    }
    for net in mode.net.iter().skip(mode.top) {
        lines.push((Ink::Strong, 0, net.label.clone()));
        if let Some((before, after)) = &net.values {
            lines.push((Ink::Dim, 2, format!("{before} → {after}")));
        }
        if let Some(draft) = &net.draft {
            let text = text::fit(draft, 60);
            lines.push((Ink::Dim, 2, format!("入力の途中: 「{}{}」", text.text, if text.ellipsis { "…" } else { "" })));
        }
    }
    let ledger = state.titled();
    window_of(canvas, &format!(" {ledger}前回の変更 {}件 ", mode.net.len()), &lines)
}
