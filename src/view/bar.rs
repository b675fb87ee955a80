//! The bottom row: a prompt while something is typed, a notice while there is one, else the keys that work now.

use ratatui::style::Style;

use super::canvas::Canvas;
use crate::app::State;
use crate::app::command::TABLE;
use crate::app::entry::Entry;
use crate::app::keys;
use crate::app::layout::Area;
use crate::app::modes::saving::Why;
use crate::app::modes::search;
use crate::app::state::{Mode, Tone};
use crate::find::query;
use crate::ledger::field::Tab;
use crate::page::grouped;
use crate::text::{self, Buffer};

/// Draws the bar and gives the caret's place while something is typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State) -> Option<(u16, u16)> {
    let area = state.layout.bar;
    if area.height == 0 {
        return None;
    }
    let theme = canvas.look.theme;
    match &state.mode {
        Mode::Search { line, .. } => {
            let cut = format!("検索するのは、先頭の{}語・{}字までです。", query::WORDS, query::CHARS);
            above(canvas, state, query::is_cut(line.text()).then_some(&cut));
            let caret = prompt(canvas, state, "検索 /", line);
            let words = match &state.search {
                search if search.query.is_none() || line.text().is_empty() => String::new(),
                search if search.running && search.hits.is_empty() => "探しています".into(),
                search if search.hits.is_empty() => "一致なし".into(),
                search => hit_words(search.at, search.hits.len()),
            };
            let end = area.x + area.width - right(canvas, state, &words);
            if let Some(hint) = search::hint(state) {
                let x = caret.0 + 2;
                canvas.fitted(area, x, area.y, end.saturating_sub(x), &hint, theme.dim);
            }
            return Some(caret);
        }
        Mode::Path { line, .. } => {
            above(canvas, state, None);
            return Some(prompt(canvas, state, "保存する場所 ", line));
        }
        Mode::Reason { line, .. } => {
            above(canvas, state, None);
            return Some(prompt(canvas, state, "了承する理由 ", line));
        }
        Mode::Opinion(opinion) => {
            let words =
                if opinion.saying { format!("{}の意見 ", opinion.by.text().trim()) } else { "述べた人 ".into() };
            let caret = prompt(canvas, state, &words, opinion.line());
            let hint = match &state.notice {
                Some(notice) => notice.words.clone(),
                None if opinion.offers() && opinion.by.text().is_empty() => "↑↓ 前に述べた人".into(),
                None => String::new(),
            };
            right(canvas, state, &hint);
            return Some(caret);
        }
        Mode::Findings { .. } => {
            let words =
                ["Enter その項目へ  a 理由を付けて了承  j/k 移動  Esc 閉じる", "Enter 項目へ a 了承 Esc 閉じる"];
            return say(canvas, state, &words, false);
        }
        Mode::Palette { .. } => return None,
        Mode::Entry(entry) => {
            entry_words(canvas, state, entry);
            return None;
        }
        Mode::Review { .. } => {
            let words = ["Enter 保存  w 別の場所に保存  j/k 移動  Esc やめる", "Enter 保存  w 別の場所  Esc やめる"];
            return say(canvas, state, &words, false);
        }
        Mode::Saving { .. } => return say(canvas, state, &["保存しています…"], false),
        Mode::Leaving { sure: true } | Mode::Recovery { sure: true, .. } => {
            let words = [
                "捨てた変更は元に戻せません。本当に捨てるなら もう一度 d  ほかのキー 捨てない",
                "本当に捨てる: もう一度 d  他 捨てない",
            ];
            return say(canvas, state, &words, true);
        }
        Mode::Leaving { sure: false } => {
            let words = [
                "保存していない変更があります。 s 保存  l 残して終了(次回に続ける)  d 捨てて終了  Esc 戻る",
                "未保存の変更があります。 s 保存  l 残して終了  d 捨てて終了  Esc 戻る",
                "未保存: s 保存 l 残す d 捨てる Esc 戻る",
            ];
            return say(canvas, state, &words, true);
        }
        Mode::Conflicts(clash) => {
            let words = match clash.why {
                Why::Saving { .. } => [
                    "m 自分の値  t 相手の値  l あとで決める(ファイルは相手の値)  b 前の質問へ  Esc 保存をやめる",
                    "m 自分の値  t 相手の値  l あとで  b 前へ  Esc やめる",
                ],
                Why::Recovery { .. } => [
                    "m 自分の値  t 台帳の値  l あとで決める(自分の値を未保存で残す)  b 前の質問へ  Esc やめる",
                    "m 自分の値  t 台帳の値  l あとで  b 前へ  Esc やめる",
                ],
            };
            return say(canvas, state, &words, true);
        }
        Mode::Recovery { .. } => return say(canvas, state, &["y 取り込む  n あとで  d 捨てる"], true),
        Mode::Browse | Mode::Help { .. } => {}
    }
    if let Some(notice) = &state.notice {
        let style = if notice.tone == Tone::Warn { theme.warn } else { theme.text };
        sentence(canvas, area, &notice.words, style, ROWS);
        return None;
    }
    let mut end = area.x + area.width;
    // A digit that has just shown its tab says nothing more.
    if let Some(count) = state.count.as_ref().filter(|count| count.number > Tab::ALL.len()) {
        end -= right(canvas, state, &count.number.to_string());
    } else if !state.search.hits.is_empty() {
        end -= right(canvas, state, &hit_words(state.search.at, state.search.hits.len()));
    }
    let mut x = area.x + 1;
    for entry in TABLE.iter().filter(|entry| !entry.short.is_empty() && keys::offered(state, entry)) {
        let Some(key) = state.keymap.keys(entry).first() else { continue };
        let key = key.to_string();
        let cells = (text::cells(&key) + text::cells(entry.short) + 1) as u16;
        if x + cells > end {
            break;
        }
        x += canvas.text(area, x, area.y, &key, theme.key) + 1;
        x += canvas.text(area, x, area.y, entry.short, theme.text) + 2;
    }
    None
}

/// Says the first of the wordings that fits, or as much of the last one as does.
fn say(canvas: &mut Canvas<'_>, state: &State, wordings: &[&str], warn: bool) -> Option<(u16, u16)> {
    let area = state.layout.bar;
    let theme = canvas.look.theme;
    let style = if warn { theme.warn } else { theme.strong };
    let room = area.width.saturating_sub(1);
    let fits = wordings.iter().find(|words| text::cells(words) <= room as usize);
    let words = fits.or(wordings.last()).copied().unwrap_or_default();
    canvas.fitted(area, area.x + 1, area.y, room, words, style);
    None
}

/// Says what there is to say about what is typed into the bar, in the row above it.
fn above(canvas: &mut Canvas<'_>, state: &State, words: Option<&str>) {
    let area = state.layout.bar;
    let words = words.or(state.notice.as_ref().map(|notice| notice.words.as_str()));
    if let (Some(words), Some(y)) = (words, area.y.checked_sub(1)) {
        sentence(canvas, Area { y, ..area }, words, canvas.look.theme.warn, 1);
    }
}

/// Rows that a sentence may take of the screen.
const ROWS: usize = 4;

/// Rows from below the selected field to the bar.
fn rows_below_field(state: &State) -> usize {
    let field = state.shown.page.fields.get(state.place.field);
    let row = field.map_or(0, |field| field.rows.start.saturating_sub(state.place.top));
    (state.layout.bar.y as usize).saturating_sub(state.layout.page.y as usize + row)
}

/// Says a whole sentence: one that doesn't fit in the bar takes rows above it as well. Where it is too long for these, `…`
/// says so.
fn sentence(canvas: &mut Canvas<'_>, bar: Area, words: &str, style: Style, most: usize) {
    let room = bar.width.saturating_sub(2).max(2);
    let rows = text::wrap(words, room as usize);
    let shown = rows.len().min(most.clamp(1, ROWS)).min(bar.y as usize + 1);
    let top = bar.y + 1 - shown as u16;
    let area = Area { y: top, height: shown as u16, ..bar };
    canvas.clear(area);
    for (y, row) in (top..).zip(&rows[..shown]) {
        // All that is left goes to the last row, which shows as much of it as fits.
        let end = if y == bar.y { words.len() } else { row.range.end };
        let words = words[row.range.start..end].trim_end().replace('\n', " ");
        canvas.fitted(area, area.x + 1, y, area.width.saturating_sub(1), &words, style);
    }
}

/// Which field is open, and what the keys do; or why it can't be taken.
fn entry_words(canvas: &mut Canvas<'_>, state: &State, entry: &Entry) {
    if let Some(refusal) = &entry.refusal {
        let most = if entry.is_long() { 2 } else { rows_below_field(state) };
        sentence(canvas, state.layout.bar, refusal, canvas.look.theme.warn, most);
    } else if entry.leaving {
        let words = [
            "変更を取り入れますか。 y 取り入れる  n 捨てる  ほかのキー 続ける",
            "変更を y 取り入れる n 捨てる 他 続ける",
        ];
        say(canvas, state, &words, true);
    } else if let Some(notice) = &state.notice {
        // What was just said of the text (what a paste left out) comes before the keys, until the next one.
        let style = if notice.tone == Tone::Warn { canvas.look.theme.warn } else { canvas.look.theme.text };
        let most = if entry.is_long() { 2 } else { rows_below_field(state) };
        sentence(canvas, state.layout.bar, &notice.words, style, most);
    } else {
        let what = if entry.supposing { "仮の値" } else { entry.label };
        let keys = match (entry.has_lines(), entry.choices.is_empty()) {
            (true, _) => "Ctrl-S 決定  Enter 改行  Esc やめる",
            (false, false) => "↑↓ 選ぶ  Enter 決定  Esc やめる",
            (false, true) => "Enter 決定  Ctrl-U 前を消す  Esc やめる",
        };
        say(canvas, state, &[&format!("「{what}」を編集  {keys}"), keys], false);
    }
}

fn hit_words(at: Option<usize>, count: usize) -> String {
    match at {
        Some(at) => format!("{}/{}件", grouped(at as i64 + 1), grouped(count as i64)),
        None => format!("{}件", grouped(count as i64)),
    }
}

/// Writes words at the right end of the bar; gives the cells taken.
fn right(canvas: &mut Canvas<'_>, state: &State, words: &str) -> u16 {
    let area = state.layout.bar;
    let cells = text::cells(words) as u16;
    if cells == 0 || cells + 2 > area.width {
        return 0;
    }
    let style = canvas.look.theme.strong;
    canvas.text(area, area.x + area.width - cells - 1, area.y, words, style);
    cells + 2
}

/// A prompt with what is typed; when it is too long its end is shown. Gives the caret's place.
fn prompt(canvas: &mut Canvas<'_>, state: &State, words: &str, line: &Buffer) -> (u16, u16) {
    let area = state.layout.bar;
    let theme = canvas.look.theme;
    let x = area.x + canvas.text(area, area.x, area.y, words, theme.key);
    let room = (area.x + area.width).saturating_sub(x + 12).max(2) as usize;
    let caret_cells = text::cells(&line.text()[..line.caret()]);
    let skip = caret_cells.saturating_sub(room);
    let mut left = 0;
    let mut used = 0;
    for glyph in text::glyphs(line.text()) {
        if left < skip {
            left += glyph.cells as usize;
            continue;
        }
        used += canvas.text(area, x + used, area.y, &line.text()[glyph.source], theme.text);
    }
    let caret = x + caret_cells.saturating_sub(left) as u16;
    (caret.min(area.x + area.width.saturating_sub(1)), area.y)
}
