//! The list of findings: one line each, and the whole of the selected one below. A reason or words to look for are typed
//! over it.

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::window;
use crate::app::State;
use crate::app::layout::Area;
use crate::app::modes::findings::Listed;
use crate::check::{Finding, Severity, codes};
use crate::ledger::label;
use crate::page::grouped;
use crate::text;

/// The list with its keys.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, mode: &Listed) -> Option<(u16, u16)> {
    let cursor = list(canvas, state, mode.at);
    // A notice may take rows of the list.
    bar::keys(canvas, state, &Listed::offered(state));
    cursor
}

/// How many of how many, and what the list is narrowed to.
fn title(state: &State) -> String {
    let count = |n: usize| grouped(n as i64);
    let each = (0..state.ledgers()).filter_map(|which| state.beside(which).book.findings());
    let (all, pending) =
        each.fold((0, 0), |(all, pending), findings| (all + findings.len(), pending + findings.pending()));
    let filter = &state.listing.filter;
    if filter.is_empty() && !state.listing.town {
        return format!(" 指摘 {}件 (要対応 {}件) ", count(all), count(pending));
    }
    let briefs = state.book.briefs();
    let project = filter.project.map(|project| match project.and_then(|index| briefs.get(index)) {
        None => "事業の外".to_owned(),
        Some(brief) => brief.number.map_or_else(|| brief.name.to_string(), |number| format!("事業{number}")),
    });
    let kind = filter.code.and_then(codes::code).map(|code| code.title.to_owned());
    let words = (!filter.words.is_empty()).then(|| format!("「{}」", filter.words));
    let severity = filter.severity.map(|severity| severity.label().to_owned());
    let department = filter.department.as_deref().map(str::to_owned);
    let one = state.is_several() && (state.listing.town || filter.project.is_some());
    let town = one.then(|| state.in_hand().short_town());
    let narrowed: Vec<String> = [severity, town, project, department, kind, words].into_iter().flatten().collect();
    format!(" 指摘 {}/{}件: {} (0 で解く) ", count(state.listed_findings()), count(all), narrowed.join("・"))
}

/// The findings: one line each, and the whole of the selected one below.
pub(super) fn list(canvas: &mut Canvas<'_>, state: &State, at: usize) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let theme = canvas.look.theme;
    let row = state.row_of_finding(at);
    let [number, count] = [row.map_or(0, |row| row + 1), state.listed_findings()].map(|n| grouped(n as i64));
    let place = if row.is_some() { format!("{number}/{count}") } else { String::new() };
    let inner = window(canvas, whole.width, whole.height.saturating_sub(1), &title(state), &place);
    if state.listed_findings() == 0 || (row.is_none() && !state.is_several()) {
        canvas.text(inner, inner.x, inner.y, "当たる指摘はありません。", theme.dim);
        return Some((inner.x, inner.y));
    }
    let selected = row.and_then(|_| state.findings()?.get(at));
    let below = selected.map_or_else(Vec::new, |found| below(canvas, state, &found, usize::from(inner.width)));
    let row = row.unwrap_or(0);
    let detail = (below.len() as u16).min(inner.height / 2);
    let list_height = inner.height.saturating_sub(detail + 1);
    let list = Area { height: list_height, ..inner };
    // A window too low for a list still has its cursor in its first row.
    let top = (row + 1).saturating_sub(list_height.max(1) as usize);
    let in_hand = state.shelf.in_hand();
    let shown: Vec<((usize, usize), Finding, String)> = (top..top + list_height as usize)
        .filter_map(|row| {
            let (which, at) = state.listed_finding(row)?;
            let beside = state.beside(which);
            let finding = beside.book.findings()?.get(at)?;
            let number = finding.project.and_then(|p| beside.book.briefs().get(p)).and_then(|brief| brief.number);
            let project = number.map_or_else(|| "全体".to_owned(), |n| format!("事業{n}"));
            // Of a project of several years it says which one is meant.
            let year = label::year_at(beside.book.doc(), &finding.pointer);
            let under_review = beside.book.ledger().front().front().fiscal_year();
            let year = year.filter(|year| Some(*year) != under_review).map(|year| year.short());
            let project = project + &year.unwrap_or_default();
            let town = if state.is_several() { format!("{} ", beside.short_town()) } else { String::new() };
            Some(((which, at), finding, town + &project))
        })
        .collect();
    let project_width = shown.iter().map(|(.., project)| text::cells(project)).max().unwrap_or(0).max(6);
    for (y, (place, finding, project)) in (list.y..).zip(&shown) {
        let style = match (finding.severity, finding.accepted.is_some()) {
            (_, true) => theme.dim,
            (Severity::Error, _) => theme.bad,
            (Severity::Warning, _) => theme.text,
            (Severity::Info, _) => theme.dim,
        };
        let kind = if finding.accepted.is_some() { "了承" } else { finding.severity.label() };
        let what = codes::code(finding.code).map_or("", |code| code.title);
        let mends = if finding.fixes.is_empty() || state.is_closed() { "" } else { " (r で直せます)" };
        // Kind and title first: what is quoted gives way, it stands whole below.
        let words = format!(
            "{} {} {} {what}{mends}  {}",
            text::pad_right(kind, 6),
            text::pad_right(project, project_width),
            text::pad_right(finding.code, 4),
            finding.quote
        );
        canvas.fitted(list, list.x, y, list.width, &words, style);
        if *place == (in_hand, at) {
            canvas.restyle(Area { y, height: 1, ..list }, theme.selected);
        }
    }
    let y = list.y + list_height;
    canvas.rule(inner, inner.x, y, inner.width, theme.dim);
    for (i, (style, words)) in below.iter().take(detail as usize).enumerate() {
        canvas.text(inner, inner.x, y + 1 + i as u16, words, *style);
    }
    Some((list.x, list.y + (row - top) as u16))
}

/// All that there is to say of a finding, in rows: where, what, the words, and what would put it right.
fn below(canvas: &Canvas<'_>, state: &State, selected: &Finding, width: usize) -> Vec<(ratatui::style::Style, String)> {
    let theme = canvas.look.theme;
    let place = label::describe(state.book.doc(), &selected.pointer);
    let mut below = vec![(theme.text, selected.message.to_string()), (theme.dim, place)];
    // A heading, or a row that is named by what it says, has been quoted with its place.
    if !selected.quote.is_empty() && !below[1].1.contains(&*selected.quote) {
        below.push((theme.dim, format!("「{}」", selected.quote)));
    }
    let fixes: Vec<String> = selected
        .fixes
        .iter()
        .map(|fix| match &*fix.right {
            "" => "見えない文字を消します".to_owned(),
            right => format!("{} → {right}", fix.wrong),
        })
        .collect();
    if !fixes.is_empty() {
        let way = if state.is_closed() { "直し方" } else { "r で直せます" };
        below.push((theme.good, format!("{way}: {}", fixes.join("、"))));
    }
    if let Some(reason) = &selected.accepted {
        below.push((theme.good, format!("了承済み: {reason}")));
    }
    let wrapped = below.iter().flat_map(|(style, words)| {
        let rows = text::wrap(words, width.max(2));
        rows.into_iter().map(|row| (*style, words[row.range].trim_end().to_owned()))
    });
    wrapped.collect()
}
