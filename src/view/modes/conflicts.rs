//! A contradiction between what the file holds and our changes.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::lines as window_of;
use crate::app::State;
use crate::app::modes::conflicts::{Clash, Why};
use crate::page::Ink;

/// One contradiction.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, clash: &Clash) -> Option<(u16, u16)> {
    bar::question(canvas, state, &[""], (&Clash::hints(), &[]), canvas.look.theme.warn);
    let at = clash.answers.len();
    let conflict = clash.conflicts.get(at)?;
    // The merge kept theirs: what it calls ours is theirs, seen from here.
    let [base, their, mine] = conflict.shown(clash.merged.doc());
    let (words, whose) = match clash.why {
        Why::Saving { .. } => ("ほかの人が同じ項目を先に変えて保存しました。どちらの値にしますか。", "相手"),
        Why::Recovery { .. } => ("前回の変更のあとに、台帳の同じ項目が変わっています。どちらの値にしますか。", "台帳"),
    };
    let [t, m] = Clash::values().map(|hint| hint.key(&state.setup.keymap).unwrap_or_default());
    let lines = vec![
        (Ink::Text, 0, words.to_owned()),
        (Ink::Strong, 0, conflict.label.clone()),
        (Ink::Dim, 2, format!("元の値: {base}")),
        (Ink::Text, 2, format!("{whose} ({t}): {their}")),
        (Ink::Text, 2, format!("自分 ({m}): {mine}")),
    ];
    window_of(canvas, &format!(" {}食い違い {}/{} ", state.titled(), at + 1, clash.conflicts.len()), &lines)
}
