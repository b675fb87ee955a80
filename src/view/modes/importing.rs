//! Files that come in: their cells, the questions, the differences.

use ratatui::style::Style;

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::window;
use crate::app::State;
use crate::app::layout::Area;
use crate::app::modes::importing::Reading;
use crate::app::modes::importing::diff::{Decision, Diff};
use crate::app::modes::importing::other::Other;
use crate::app::modes::importing::path::Files;
use crate::app::modes::importing::preview::{Preview, Weight};
use crate::app::modes::importing::questions::Questions;
use crate::app::modes::importing::year::Year;
use crate::app::modes::table::{self, Wording};
use crate::app::prompt;
use crate::text;

/// The prompt.
pub(super) fn path(canvas: &mut Canvas<'_>, state: &State, mode: &Files) -> Option<(u16, u16)> {
    let ledger = state.titled();
    let (what, words) = match mode.read {
        None => ("取り込むファイル ", "xlsx・csv・tsv の場所( ; で区切ると複数)。読むだけで、まだ取り込みません。"),
        Some(_) => ("渡した台帳 ", "担当課に渡したときの台帳か控え(json)の場所。空なら、いまの台帳と比べます。"),
    };
    let keys = table::in_one_line(&prompt::keys::<Files>(), &state.setup.keymap, Wording::Short);
    bar::above(canvas, state, Some(&format!("{ledger}{words}  {keys}")));
    bar::prompt(canvas, state, what, &mode.line)
}

/// The prompt for the year of files that don't say it.
pub(super) fn year(canvas: &mut Canvas<'_>, state: &State, asked: &Year) -> Option<(u16, u16)> {
    let keys = table::in_one_line(&prompt::keys::<Year>(), &state.setup.keymap, Wording::Short);
    let words = match &state.notice {
        Some(notice) => notice.words.clone(),
        None => format!("{} には対象年度が書かれていません。何年度のファイルですか。  {keys}", asked.files()),
    };
    bar::above(canvas, state, Some(&words));
    bar::prompt(canvas, state, "対象年度 ", &asked.line)
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

/// Rows that what is said below a short list has at least.
const LEAST: u16 = 2;

/// Rows of a list of which one is selected, with what there is to say of that one below. `choices`: what is below makes room for
/// the whole list where that is possible.
fn listed(
    canvas: &mut Canvas<'_>,
    title: &str,
    (at, count): (usize, usize),
    line: impl Fn(usize) -> Option<(Style, String, String)>,
    (below, choices): (&[(Style, String)], bool),
) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let theme = canvas.look.theme;
    let inner = window(canvas, whole.width.min(120), whole.height.saturating_sub(1), title, "");
    let half = inner.height / 2;
    let rest = (inner.height.saturating_sub(1) as usize).saturating_sub(count) as u16;
    let rows = told(below, inner.width, if choices { rest.clamp(LEAST.min(half), half) } else { half });
    let detail = rows.len() as u16;
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
    for (i, (style, words)) in rows.iter().enumerate() {
        canvas.fitted(inner, inner.x, y + 1 + i as u16, inner.width, words, *style);
    }
    Some((list.x, list.y + at.saturating_sub(top) as u16))
}

/// What there is to say in so many rows: of each text the beginning before the end of any; one that is cut says so.
fn told(below: &[(Style, String)], width: u16, most: u16) -> Vec<(Style, String)> {
    let texts: Vec<_> = below.iter().map(|(_, words)| text::wrap(words, (width as usize).max(2))).collect();
    let mut shares = vec![0; texts.len()];
    let mut left = most as usize;
    while left > 0 {
        let before = left;
        for (share, rows) in shares.iter_mut().zip(&texts) {
            if left > 0 && *share < rows.len() {
                *share += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    let mut told = Vec::new();
    for (((style, words), rows), share) in below.iter().zip(&texts).zip(shares) {
        for (n, row) in rows.iter().take(share).enumerate() {
            let is_cut = n + 1 == share && share < rows.len();
            let shown = if is_cut { &words[row.range.start..] } else { words[row.range.clone()].trim_end() };
            told.push((*style, shown.replace(['\n', '\r'], " ")));
        }
    }
    told
}

/// What every cell would become.
pub(super) fn preview(canvas: &mut Canvas<'_>, state: &State, preview: &Preview) -> Option<(u16, u16)> {
    match &state.notice {
        Some(notice) => bar::notice(canvas, state, notice, 2),
        None => bar::keys(canvas, state, &Preview::hints()),
    }
    let theme = canvas.look.theme;
    let notices = preview.arrived.notices();
    let title = format!(" 取り込み {} ", preview.arrived.names());
    if let Some(at) = preview.notice {
        let line = |at: usize| notices.get(at).map(|words| (theme.warn, words.clone(), String::new()));
        let whole = notices.get(at).cloned().unwrap_or_default();
        let below = [(theme.strong, format!("注意 {}/{}", at + 1, notices.len())), (theme.warn, whole)];
        return listed(canvas, &title, (at, notices.len()), line, (&below, false));
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
    listed(canvas, &title, (preview.at, preview.len()), line, (&below, false))
}

/// One question with its answers.
pub(super) fn questions(canvas: &mut Canvas<'_>, state: &State, questions: &Questions) -> Option<(u16, u16)> {
    bar::keys(canvas, state, &Questions::hints());
    let theme = canvas.look.theme;
    let (asked, options) = (questions.asked()?, questions.options());
    let line = |at: usize| {
        let number = if at < 9 { format!("{} ", at + 1) } else { "  ".to_owned() };
        options.get(at).map(|option| (theme.text, format!("{number}{option}"), String::new()))
    };
    let below = [
        (theme.strong, asked.asked.clone()),
        (theme.text, asked.place.clone()),
        (theme.dim, if asked.about.is_empty() { String::new() } else { format!("({})", asked.about) }),
    ];
    let title = format!(" 質問 {}/{} ", questions.at + 1, questions.list.len());
    listed(canvas, &title, (questions.option, options.len()), line, (&below, true))
}

/// The prompt for another value, below what is asked.
pub(super) fn other(canvas: &mut Canvas<'_>, state: &State, other: &Other) -> Option<(u16, u16)> {
    let keys = table::in_one_line(&prompt::keys::<Other>(), &state.setup.keymap, Wording::Short);
    let asked = other.questions.asked().map_or("", |asked| &asked.asked);
    let words = state.notice.as_ref().map_or_else(|| format!("{asked}  {keys}"), |notice| notice.words.clone());
    bar::above(canvas, state, Some(&words));
    bar::prompt(canvas, state, "値 ", &other.line)
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
    // The values are what is decided about: where there is little room they are what is seen.
    let mut below: Vec<(Style, String)> = diff.values(diff.at).into_iter().map(|words| (theme.text, words)).collect();
    below.extend(diff.arrived.seen.warnings.iter().map(|warning| (theme.bad, warning.to_string())));
    below.extend(diff.place(diff.at).map(|words| (theme.text, words.to_owned())));
    let title = format!(" {}台帳との違い {}件 (取り込む {}件) ", state.titled(), diff.len(), diff.taken());
    listed(canvas, &title, (diff.at, diff.len()), line, (&below, false))
}
