//! The list of findings; a reason is typed over it.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::window;
use crate::app::State;
use crate::app::layout::Area;
use crate::app::modes::findings::Listed;
use crate::check::{Severity, codes};
use crate::page::grouped;
use crate::text;

/// The list with its keys.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Listed) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Listed::hints());
    list(canvas, state, mode.at)
}

/// The findings: one line each, and the whole of the selected one below.
pub(super) fn list(canvas: &mut Canvas<'_>, state: &State, at: usize) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let theme = canvas.look.theme;
    let findings = state.findings()?;
    let count = |n: usize| grouped(n as i64);
    // The second number is that of the header.
    let title = format!(" 指摘 {}件 (要対応 {}件) ", count(findings.len()), count(findings.pending()));
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
            let number = finding.project.and_then(|p| state.book.briefs().get(p)).and_then(|brief| brief.number);
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
