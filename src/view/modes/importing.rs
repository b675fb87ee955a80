//! Files that come in: their cells, the questions, the differences.

use ratatui::style::Style;

use super::super::bar;
use super::super::canvas::Canvas;
use super::super::popup::window;
use crate::app::State;
use crate::app::layout::Area;
use crate::app::modes::importing::Reading;
use crate::app::modes::importing::diff::{Decision, Diff, Line};
use crate::app::modes::importing::inside::Inside;
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
    let told = state.notice.as_ref().map(|notice| notice.words.clone());
    bar::above(canvas, state, Some(&told.unwrap_or_else(|| format!("{ledger}{words}  {keys}"))));
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

/// Cells that the window has at most.
const WIDEST: u16 = 120;

/// Rows that what is said below a short list has at least.
const LEAST: u16 = 2;

/// A row of a list.
struct Row {
    style: Style,
    words: String,
    /// What stands at its end, and the cells that are for it.
    beside: Option<(usize, String)>,
}

impl Row {
    fn of(style: Style, words: String) -> Row {
        Row { style, words, beside: None }
    }
}

/// Cells before what stands at the end of a row.
const GAP: u16 = 2;

/// Rows of a list of which one is selected, with what there is to say of that one below. `choices`: what is below makes room for
/// the whole list where the whole list has room; a longer one is moved through anyway.
fn listed(
    canvas: &mut Canvas<'_>,
    title: &str,
    (at, count): (usize, usize),
    line: impl Fn(usize, usize) -> Option<Row>,
    (below, choices): (&[(Style, String)], bool),
) -> Option<(u16, u16)> {
    let whole = canvas.whole();
    let theme = canvas.look.theme;
    let inner = window(canvas, whole.width.min(WIDEST), whole.height.saturating_sub(1), title, "");
    let half = inner.height / 2;
    let rest = (inner.height.saturating_sub(1) as usize).checked_sub(count).map(|rest| rest as u16);
    let most = match rest.filter(|_| choices) {
        Some(rest) => rest.clamp(LEAST.min(half), half),
        None => half,
    };
    let rows = told(below, inner.width, most);
    let detail = rows.len() as u16;
    let height = inner.height.saturating_sub(detail + 1);
    let list = Area { height, ..inner };
    // None is selected: the list stands at its beginning.
    let top = if at < count { (at + 1).saturating_sub(height.max(1) as usize) } else { 0 };
    for n in (top..count).take(height as usize) {
        let Some(Row { style, words, beside }) = line(n, usize::from(list.width)) else { break };
        let y = list.y + (n - top) as u16;
        let end = beside.as_ref().map_or(0, |(cells, _)| (*cells as u16).min(list.width));
        let room = if end > 0 { (list.width - end).saturating_sub(GAP) } else { list.width };
        canvas.fitted(list, list.x, y, room, &words.replace(['\n', '\r'], " "), style);
        if let Some((_, words)) = beside {
            canvas.fitted(list, list.x + list.width - end, y, end, &words.replace(['\n', '\r'], " "), style);
        }
        if n == at {
            canvas.restyle(Area { y, height: 1, ..list }, theme.selected);
        }
    }
    let y = list.y + height;
    canvas.rule(inner, inner.x, y, inner.width, theme.dim);
    for (i, (style, words)) in rows.iter().enumerate() {
        canvas.fitted(inner, inner.x, y + 1 + i as u16, inner.width, words, *style);
    }
    Some((list.x, list.y + if at < count { at.saturating_sub(top) as u16 } else { 0 }))
}

/// A field's name in so many cells, with its last word in sight: a long name of a KPI gives way, not 「目標値」 behind it.
fn with_its_end(words: &str, cells: usize) -> String {
    let fitted = text::fit_middle(words, cells);
    format!("{}{}{}", fitted.head, if fitted.tail.is_empty() { "" } else { "…" }, fitted.tail)
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
    let cursor = cells(canvas, preview);
    match &state.notice {
        Some(notice) => bar::notice(canvas, state, notice, 2),
        None => bar::keys(canvas, state, &Preview::hints()),
    }
    cursor
}

fn cells(canvas: &mut Canvas<'_>, preview: &Preview) -> Option<(u16, u16)> {
    let theme = canvas.look.theme;
    let notices = preview.arrived.notices();
    let title = format!(" 取り込み {} ", preview.arrived.names());
    if let Some(at) = preview.notice {
        let line = |at: usize, _| notices.get(at).map(|words| Row::of(theme.warn, words.clone()));
        let whole = notices.get(at).cloned().unwrap_or_default();
        let below = [(theme.strong, format!("注意 {}/{}", at + 1, notices.len())), (theme.warn, whole)];
        return listed(canvas, &title, (at, notices.len()), line, (&below, false));
    }
    let line = |at: usize, width: usize| {
        preview.line(at).map(|(weight, words, to)| {
            let style = match weight {
                Weight::Read => theme.text,
                Weight::Asked => theme.warn,
                Weight::Unread => theme.bad,
                Weight::Quiet => theme.dim,
            };
            // Where it goes is what is checked: the cell gives way to that, down to half of the row.
            let used = text::cells(&words).min((width / 2).max(width.saturating_sub(text::cells(&to) + 1)));
            let cell = text::fit(&words, used);
            let cell = format!("{}{}", cell.text, if cell.ellipsis { "…" } else { "" });
            let to = with_its_end(&to, width.saturating_sub(text::cells(&cell) + 1));
            Row::of(style, format!("{cell} {to}"))
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
    let theme = canvas.look.theme;
    match questions.leaving {
        true => {
            let answered = questions.answered();
            let question = [format!("答えた質問が{answered}件あります。 "), format!("答え{answered}件: ")];
            let question: Vec<&str> = question.iter().map(String::as_str).collect();
            bar::question(canvas, state, &question, (&questions.hints(), &[]), theme.strong);
        }
        false => bar::keys(canvas, state, &questions.hints()),
    }
    let (asked, options) = (questions.asked()?, questions.options());
    let line = |at: usize, _| {
        let number = format!("{:<2}", at + 1);
        options.get(at).map(|option| Row::of(theme.text, format!("{number}{option}")))
    };
    let mut below = vec![
        (theme.strong, asked.asked.clone()),
        (theme.text, questions.cells()),
        (theme.text, asked.place.clone()),
        (theme.dim, if asked.asked.contains(&asked.about) { String::new() } else { format!("({})", asked.about) }),
    ];
    // What isn't there, and what the question says itself, takes no row from it.
    below.retain(|(_, words)| !words.is_empty());
    let title = format!(" 質問 {}/{} ", questions.at + 1, questions.list.len());
    listed(canvas, &title, (questions.option.unwrap_or(usize::MAX), options.len()), line, (&below, true))
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
    let theme = canvas.look.theme;
    let cursor = match &diff.inside {
        Some(inside) => self::inside(canvas, inside),
        None => differences(canvas, state, diff),
    };
    match &state.notice {
        Some(notice) => bar::notice(canvas, state, notice, 2),
        None if diff.leaving => {
            let (decided, taken) = (diff.decided(), diff.taken());
            let long = format!("決めたことが{decided}件あります(取り込む{taken}件)。 ");
            let question = [long.as_str(), &format!("決めた{decided}件: ")];
            bar::question(canvas, state, &question, (&diff.hints(), &[]), theme.strong);
        }
        None => bar::keys(canvas, state, &diff.hints()),
    }
    cursor
}

/// Cells that are left for the project's name at least.
const LEAST_NAME: usize = 7;

/// The list of the differences.
fn differences(canvas: &mut Canvas<'_>, state: &State, diff: &Diff) -> Option<(u16, u16)> {
    let theme = canvas.look.theme;
    // The values have the room that those near the selected one need, and half of the row at most.
    let (around, half) =
        (usize::from(canvas.whole().height), usize::from(canvas.whole().width.min(WIDEST).saturating_sub(4)) / 2);
    let near = diff.at.saturating_sub(around)..diff.at + around;
    let values = near.filter_map(|at| diff.line(at)?.values.ok()).map(|values| text::cells(&values));
    let ends = values.max().unwrap_or(0).min(half);
    let line = |at: usize, width: usize| {
        let style = match diff.decision(at) {
            Decision::Take | Decision::Other(_) => theme.good,
            Decision::Leave => theme.dim,
            Decision::Open if diff.is_doubtful(at) => theme.warn,
            Decision::Open => theme.text,
        };
        diff.line(at).map(|Line { mark, about, whose, values }| {
            let (room, count, beside) = match values {
                Ok(values) => (width.saturating_sub(ends + usize::from(GAP)), String::new(), Some((ends, values))),
                Err(count) => (width, format!(" 新規{count}項目"), None),
            };
            let room = room.saturating_sub(text::cells(mark) + 1);
            let name = with_its_end(&about, room.saturating_sub(text::cells(&count)));
            let mut words = format!("{mark} {name}{count}");
            // Of the project's name so little says nothing.
            if room.saturating_sub(text::cells(&name) + text::cells(&count) + 1) >= LEAST_NAME && !whose.is_empty() {
                words.push_str(&format!(" {whose}"));
            }
            Row { style, words, beside }
        })
    };
    // The values are what is decided about: where there is little room they are what is seen.
    let mut below: Vec<(Style, String)> = diff.values(diff.at).into_iter().map(|words| (theme.text, words)).collect();
    below.extend(diff.arrived.seen.warnings.iter().map(|warning| (theme.bad, warning.to_string())));
    below.extend(diff.place(diff.at).map(|words| (theme.text, words.to_owned())));
    let title = format!(" {}台帳との違い {}件 (取り込む {}件) ", state.titled(), diff.len(), diff.taken());
    listed(canvas, &title, (diff.at, diff.len()), line, (&below, false))
}

/// What is in one of them.
fn inside(canvas: &mut Canvas<'_>, inside: &Inside) -> Option<(u16, u16)> {
    let theme = canvas.look.theme;
    let names = inside.rows.iter().map(|(name, _)| text::cells(name)).max().unwrap_or(0);
    let line = |at: usize, width: usize| {
        let (name, value) = inside.rows.get(at)?;
        let room = names.min(width * 2 / 3);
        let name = text::pad_right(&with_its_end(name, room), room);
        Some(Row::of(theme.text, format!("{name}  {value}")))
    };
    let whole = inside.rows.get(inside.at).map(|(name, value)| (theme.text, format!("{name}: {value}")));
    let title = format!(" {} ({}項目) ", inside.title, inside.rows.len());
    listed(canvas, &title, (inside.at, inside.rows.len()), line, (whole.as_slice(), false))
}
