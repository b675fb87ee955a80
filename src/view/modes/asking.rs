//! Whom to ask, by when and where, and what would be written.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::{Line, lines};
use crate::app::State;
use crate::app::modes::asking::Asking;
use crate::app::modes::table::{self, Wording};
use crate::page::Ink;
use crate::text;

/// The departments; what is picked is marked without colour too.
pub(super) fn whom(canvas: &mut Canvas<'_>, state: &State, asking: &Asking) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Asking::hints());
    if let Some(notice) = &state.notice {
        bar::notice(canvas, state, notice, 1);
    }
    let room = usize::from(canvas.whole().height.saturating_sub(4)).max(1);
    let top = (asking.at + 1).saturating_sub(room);
    let shown: Vec<Line> = asking
        .whom
        .iter()
        .enumerate()
        .skip(top)
        .take(room)
        .map(|(i, (whom, asked))| {
            let here = if i == asking.at { ">" } else { " " };
            let mark = if *asked { "[x]" } else { "[ ]" };
            let (all, open) = whom.cells;
            let words = format!(
                "{here}{mark} {} {}事業 {all}欄(空き {open})",
                text::shown(&whom.name.replace('\n', " ")),
                whom.projects
            );
            let room = usize::from(canvas.whole().width.min(100).saturating_sub(4)).max(2);
            let fitted = text::fit(&words, room);
            let words = format!("{}{}", fitted.text, if fitted.ellipsis { "…" } else { "" });
            (if i == asking.at { Ink::Strong } else { Ink::Text }, 0, words)
        })
        .collect();
    lines(canvas, &format!(" {}照会する課 ", state.titled()), &shown).map(|(x, y)| (x, y + (asking.at - top) as u16))
}

/// The prompt for the day, then for the folder.
pub(super) fn line(canvas: &mut Canvas<'_>, state: &State, asking: &Asking) -> Option<(u16, u16)> {
    let keys = table::in_one_line(&Asking::line_hints(), &state.setup.keymap, Wording::Short);
    let words = match (&state.notice, asking.is_folder) {
        (Some(notice), _) => notice.words.clone(),
        (None, true) => format!("照会票と照会文を書くフォルダー(次に、書くものを示します)  {keys}"),
        (None, false) => format!("例 2026-05-29、R8.5.29。空なら期限なし  {keys}"),
    };
    bar::above(canvas, state, Some(&words));
    bar::prompt(canvas, state, if asking.is_folder { "フォルダー " } else { "提出期限 " }, &asking.line)
}

/// What would be written, and what stands in the way.
pub(super) fn review(canvas: &mut Canvas<'_>, state: &State, asking: &Asking) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Asking::review_hints());
    let Asking { shown, at, .. } = asking;
    let there = shown.there.iter().map(|words| (Ink::Strong, 0, words.clone()));
    let files = shown.lines.iter().map(|words| (Ink::Text, 2, words.clone()));
    let said = shown.notices.iter().map(|words| (Ink::Dim, 0, words.clone()));
    let head = format!("{} に書きます。それぞれにメールの文(照会文)を添えます。", asking.line.text().trim());
    let mut all: Vec<Line> = vec![(Ink::Strong, 0, head)];
    all.extend(there.chain(said).chain(files).skip(*at));
    lines(canvas, &format!(" {}照会で書くもの ", state.titled()), &all)
}
