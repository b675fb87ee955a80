//! What would be put right, before and after.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{Line, lines as window_of};
use crate::app::State;
use crate::app::modes::mending::Mending;
use crate::ledger::label;
use crate::page::Ink;

/// The fields with their texts around what changes.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Mending) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Mending::hints());
    let mut labels = label::Labels::new(state.book.doc());
    let mut lines: Vec<Line> = Vec::new();
    if !mode.all && mode.of_kind > 1 {
        let words = format!("同じ種類の指摘で直せるものは、ほかに{}件あります(A で示します)。", mode.of_kind - 1);
        lines.push((Ink::Dim, 0, words));
    }
    // Nobody takes more than was shown without knowing how much that is, and where the rest can be seen.
    let room = Mending::room(canvas.whole().height);
    let (count, from) = (mode.changes.len(), mode.top);
    if count > room {
        let to = (from + room).min(count);
        lines.push((
            Ink::Warn,
            0,
            format!("{count}項目のうち {}～{to} (j/k で続き。Enter ですべて直します)", from + 1),
        ));
    }
    for mend in mode.changes.iter().skip(from).take(room) {
        let (before, after) = label::around(&mend.before, &mend.after);
        lines.push((Ink::Strong, 0, labels.describe(&mend.pointer)));
        lines.push((Ink::Bad, 2, format!("前 {}", before.replace('\n', " "))));
        lines.push((Ink::Good, 2, format!("後 {}", after.replace('\n', " "))));
    }
    window_of(canvas, &format!(" {}項目を直しますか ", mode.changes.len()), &lines)
}
