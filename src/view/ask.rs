//! Questions before something is saved or taken over: what changes, from what, to what.

use super::canvas::Canvas;
use super::overlay::window;
use crate::app::State;
use crate::app::layout::Area;
use crate::app::modes::saving::Clash;
use crate::app::modes::saving::Left;
use crate::app::modes::saving::Why;
use crate::app::state::Change;
use crate::check::{Severity, codes};
use crate::ledger::{Ledger, label};
use crate::page::Ink;
use crate::page::grouped;
use crate::text;

/// A row of a question: what it means, how far in it begins, what it says.
type Line = (Ink, u16, String);

/// What would be saved.
pub(super) fn review(canvas: &mut Canvas<'_>, changes: &[Change], top: usize) -> Option<(u16, u16)> {
    let mut lines: Vec<Line> = Vec::new();
    for change in changes.iter().skip(top) {
        lines.push((Ink::Strong, 0, change.label.clone()));
        lines.push((Ink::Dim, 2, format!("前: {}", change.before)));
        lines.push((Ink::Text, 2, format!("後: {}", change.after)));
    }
    list(canvas, &format!(" 保存する変更 {}件 ", changes.len()), &lines)
}

/// What earlier runs left.
pub(super) fn recovery(canvas: &mut Canvas<'_>, ledger: &Ledger, left: &[Left], top: usize) -> Option<(u16, u16)> {
    let mut lines: Vec<Line> = vec![(
        Ink::Text,
        0,
        "前回、保存されないまま終わった変更があります。取り込んでも、保存するまでファイルは変わりません。".into(),
    )];
    let steps: Vec<_> = left.iter().flat_map(|left| &left.steps).collect();
    for noted in steps.iter().skip(top) {
        lines.push((Ink::Strong, 0, noted.step.label.clone()));
        for edit in &noted.step.edits {
            let (before, after) = (edit.before.as_deref(), edit.after.as_deref());
            let (before, after) = label::shown_pair(ledger.doc(), &edit.pointer, before, after);
            lines.push((Ink::Dim, 2, format!("{before} → {after}")));
        }
        if let Some(draft) = &noted.draft {
            let text = text::fit(&draft.text, 60);
            lines.push((Ink::Dim, 2, format!("入力の途中: 「{}{}」", text.text, if text.ellipsis { "…" } else { "" })));
        }
    }
    list(canvas, &format!(" 前回の変更 {}件 ", steps.len()), &lines)
}

/// One contradiction.
pub(super) fn conflict(canvas: &mut Canvas<'_>, clash: &Clash) -> Option<(u16, u16)> {
    let at = clash.answers.len();
    let conflict = clash.conflicts.get(at)?;
    // The merge kept theirs: what it calls ours is theirs, seen from here.
    let [base, their, mine] = conflict.shown(clash.merged.doc());
    let (words, whose) = match clash.why {
        Why::Saving { .. } => ("ほかの人が同じ項目を先に変えて保存しました。どちらの値にしますか。", "相手"),
        Why::Recovery { .. } => ("前回の変更のあとに、台帳の同じ項目が変わっています。どちらの値にしますか。", "台帳"),
    };
    let lines = vec![
        (Ink::Text, 0, words.to_owned()),
        (Ink::Strong, 0, conflict.label.clone()),
        (Ink::Dim, 2, format!("元の値: {base}")),
        (Ink::Text, 2, format!("{whose} (t): {their}")),
        (Ink::Text, 2, format!("自分 (m): {mine}")),
    ];
    list(canvas, &format!(" 食い違い {}/{} ", at + 1, clash.conflicts.len()), &lines)
}

/// The findings: one line each, and the whole of the selected one below.
pub(super) fn findings(canvas: &mut Canvas<'_>, state: &State, at: usize) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let theme = canvas.look.theme;
    let findings = state.findings()?;
    let count = |n: usize| grouped(n as i64);
    let title = format!(" 指摘 {}件 (対応待ち {}件) ", count(findings.len()), count(findings.pending()));
    let inner = window(canvas, whole.width.min(120), whole.height.saturating_sub(1), &title, "");
    let selected = findings.get(at)?;
    let mut below = vec![(theme.text, selected.message.to_string())];
    if !selected.quote.is_empty() {
        below.push((theme.dim, format!("「{}」", selected.quote)));
    }
    if let Some(reason) = &selected.accepted {
        below.push((theme.good, format!("了承済み: {reason}")));
    }
    let rows: Vec<_> = below
        .iter()
        .flat_map(|(style, words)| {
            let rows = text::wrap(words, (inner.width as usize).max(2));
            rows.into_iter().map(|row| (*style, words[row.range].trim_end().to_owned()))
        })
        .collect();
    let detail = (rows.len() as u16).min(inner.height / 2);
    let list_height = inner.height.saturating_sub(detail + 1);
    let list = Area { height: list_height, ..inner };
    // A window too low for a list still has its cursor in its first row.
    let top = (at + 1).saturating_sub(list_height.max(1) as usize);
    let shown: Vec<_> = (top..top + list_height as usize)
        .map_while(|i| {
            let finding = findings.get(i)?;
            let number = finding.project.and_then(|p| state.briefs.get(p)).and_then(|brief| brief.number);
            let project = number.map_or_else(|| "全体".to_owned(), |n| format!("事業{n}"));
            Some((i, finding, project))
        })
        .collect();
    let project_width = shown.iter().map(|(.., project)| text::cells(project)).max().unwrap_or(0).max(6);
    for (i, finding, project) in &shown {
        let y = list.y + (i - top) as u16;
        let style = match (finding.severity, finding.accepted.is_some()) {
            (_, true) => theme.dim,
            (Severity::Error, _) => theme.bad,
            (Severity::Warning, _) => theme.text,
            (Severity::Info, _) => theme.dim,
        };
        let kind = if finding.accepted.is_some() { "了承" } else { finding.severity.label() };
        let what = codes::code(finding.code).map_or("", |code| code.title);
        let head = format!(
            "{} {} {} {what}: {}",
            text::pad_right(finding.code, 4),
            text::pad_right(kind, 6),
            text::pad_right(project, project_width),
            finding.message
        );
        canvas.fitted(list, list.x, y, list.width, &head, style);
        if *i == at {
            canvas.restyle(Area { y, height: 1, ..list }, theme.selected);
        }
    }
    let y = list.y + list_height;
    canvas.rule(inner, inner.x, y, inner.width, theme.dim);
    for (i, (style, words)) in rows.iter().take(detail as usize).enumerate() {
        canvas.text(inner, inner.x, y + 1 + i as u16, words, *style);
    }
    Some((list.x, list.y + (at - top) as u16))
}

fn list(canvas: &mut Canvas<'_>, title: &str, lines: &[Line]) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let width = whole.width.min(100);
    let room = width.saturating_sub(4).max(2) as usize;
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
