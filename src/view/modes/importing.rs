//! Files that come in: their cells, the questions, the differences.

use ratatui::style::Style;

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::window;
use crate::app::State;
use crate::app::layout::Area;
use crate::app::modes::importing::Reading;
use crate::app::modes::importing::diff::{Decision, Diff};
use crate::app::modes::importing::path::Files;
use crate::app::modes::importing::preview::{Preview, Weight};
use crate::app::modes::importing::questions::Questions;
use crate::text;

/// The prompt.
pub(super) fn path(canvas: &mut Canvas<'_>, state: &State, mode: &Files) -> Option<(u16, u16)> {
    let ledger = state.titled();
    let (what, words) = match mode.read {
        None => ("取り込むファイル ", "xlsx・csv・tsv の場所( ; で区切ると複数)。読むだけで、まだ取り込みません。"),
        Some(_) => ("渡した台帳 ", "担当課に渡したときの台帳か控え(json)の場所。空なら、いまの台帳と比べます。"),
    };
    bar::above(canvas, state, Some(&format!("{ledger}{words}")));
    bar::prompt(canvas, state, what, &mode.line)
}

/// How far the reading is.
pub(super) fn reading(canvas: &mut Canvas<'_>, state: &State, reading: &Reading) {
    bar::question(
        canvas,
        state,
        &[&format!("{}  ", reading.words)],
        (&Reading::hints(), &[]),
        canvas.look.theme.strong,
    );
}

/// Rows of a list of which one is selected, with what there is to say of that one below.
fn listed(
    canvas: &mut Canvas<'_>,
    title: &str,
    (at, count): (usize, usize),
    line: impl Fn(usize) -> Option<(Style, String, String)>,
    below: &[(Style, String)],
) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let theme = canvas.look.theme;
    let inner = window(canvas, whole.width.min(120), whole.height.saturating_sub(1), title, "");
    let rows: Vec<(Style, String)> = below
        .iter()
        .flat_map(|(style, words)| {
            let rows = text::wrap(words, (inner.width as usize).max(2));
            rows.into_iter().map(|row| (*style, words[row.range].trim_end().to_owned())).collect::<Vec<_>>()
        })
        .collect();
    let detail = (rows.len() as u16).min(inner.height / 2);
    let height = inner.height.saturating_sub(detail + 1);
    let list = Area { height, ..inner };
    let top = (at + 1).saturating_sub(height.max(1) as usize);
    for n in (top..count).take(height as usize) {
        let Some((style, words, beside)) = line(n) else { break };
        let y = list.y + (n - top) as u16;
        let room = if beside.is_empty() { list.width } else { (list.width / 2).max(2) };
        canvas.fitted(list, list.x, y, room.saturating_sub(2), &words.replace(['\n', '\r'], " "), style);
        canvas.fitted(list, list.x + room, y, list.width - room, &beside.replace(['\n', '\r'], " "), style);
        if n == at {
            canvas.restyle(Area { y, height: 1, ..list }, theme.selected);
        }
    }
    let y = list.y + height;
    canvas.rule(inner, inner.x, y, inner.width, theme.dim);
    for (i, (style, words)) in rows.iter().take(detail as usize).enumerate() {
        canvas.text(inner, inner.x, y + 1 + i as u16, words, *style);
    }
    Some((list.x, list.y + at.saturating_sub(top) as u16))
}

/// What every cell would become.
pub(super) fn preview(canvas: &mut Canvas<'_>, state: &State, preview: &Preview) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Preview::hints());
    let theme = canvas.look.theme;
    let notices = preview.arrived.notices();
    let title = format!(" 取り込み {} ", preview.arrived.names());
    if let Some(at) = preview.notice {
        let line = |at: usize| notices.get(at).map(|words| (theme.warn, words.clone(), String::new()));
        let whole = notices.get(at).cloned().unwrap_or_default();
        let below = [(theme.strong, format!("注意 {}/{}", at + 1, notices.len())), (theme.warn, whole)];
        return listed(canvas, &title, (at, notices.len()), line, &below);
    }
    let line = |at: usize| {
        preview.line(at).map(|(weight, words)| {
            let style = match weight {
                Weight::Read => theme.text,
                Weight::Asked => theme.warn,
                Weight::Unread => theme.bad,
                Weight::Quiet => theme.dim,
            };
            (style, words, String::new())
        })
    };
    let mut below: Vec<(Style, String)> = vec![(theme.strong, preview.sums())];
    if !notices.is_empty() {
        below.push((theme.warn, format!("注意 {}件 (i で読む)", notices.len())));
    }
    below.extend(preview.detail(preview.at).into_iter().map(|words| (theme.text, words)));
    below.extend(notices.iter().map(|words| (theme.warn, words.clone())));
    listed(canvas, &title, (preview.at, preview.len()), line, &below)
}

/// One question with its answers.
pub(super) fn questions(canvas: &mut Canvas<'_>, state: &State, questions: &Questions) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Questions::hints());
    let theme = canvas.look.theme;
    let asked = questions.asked()?;
    let line = |at: usize| {
        let number = if at < 9 { format!("{} ", at + 1) } else { "  ".to_owned() };
        asked.options.get(at).map(|option| (theme.text, format!("{number}{option}"), String::new()))
    };
    let below = [
        (theme.strong, asked.asked.clone()),
        (theme.text, asked.place.clone()),
        (theme.dim, if asked.about.is_empty() { String::new() } else { format!("({})", asked.about) }),
    ];
    let title = format!(" 質問 {}/{} ", questions.at + 1, questions.list.len());
    listed(canvas, &title, (questions.option, asked.options.len()), line, &below)
}

/// The differences.
pub(super) fn diff(canvas: &mut Canvas<'_>, state: &State, diff: &Diff) -> Option<(u16, u16)> {
    match &state.notice {
        Some(notice) => bar::notice(canvas, state, notice, 2),
        None => bar::keys(canvas, state, &Diff::hints()),
    }
    let theme = canvas.look.theme;
    let line = |at: usize| {
        let style = match diff.decision(at) {
            Decision::Take | Decision::Other(_) => theme.good,
            Decision::Leave => theme.dim,
            Decision::Open if diff.is_doubtful(at) => theme.warn,
            Decision::Open => theme.text,
        };
        diff.line(at).map(|(about, values)| (style, about, values))
    };
    let mut below: Vec<(Style, String)> =
        diff.arrived.seen.warnings.iter().map(|warning| (theme.bad, warning.to_string())).collect();
    below.extend(diff.detail(diff.at).into_iter().map(|words| (theme.text, words)));
    let title = format!(" {}台帳との違い {}件 (取り込む {}件) ", state.titled(), diff.len(), diff.taken());
    listed(canvas, &title, (diff.at, diff.len()), line, &below)
}
