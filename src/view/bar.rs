//! The bottom row: a prompt while something is typed, a notice while there is one, else the keys that work now.

use ratatui::style::Style;

use super::canvas::Canvas;
use crate::app::State;
use crate::app::command::{Command, Entry, TABLE, When};
use crate::app::key::{Code, Key};
use crate::app::keys;
use crate::app::layout::Area;
use crate::app::modes::table::{self, Hint, Keys, Wording};
use crate::app::moving;
use crate::app::prompt::Line;
use crate::app::state::{Notice, Panel, Tone};
use crate::ledger::field::Tab;
use crate::page::grouped;
use crate::text;

/// A notice, else the commands whose keys work now.
pub(super) fn commands(canvas: &mut Canvas<'_>, state: &State) {
    let area = state.layout.bar;
    if area.height == 0 {
        return;
    }
    let theme = canvas.look.theme;
    if let Some(notice) = &state.notice {
        return self::notice(canvas, state, notice, ROWS);
    }
    let mut end = area.x + area.width;
    // A digit that has just shown its tab says nothing more.
    if let Some(count) = state.count.as_ref().filter(|count| count.number > Tab::ALL.len()) {
        end -= right(canvas, state, &count.number.to_string());
    } else if let (at, 1..) = state.hit_place() {
        end -= right(canvas, state, &hit_words(at, state.hit_place().1));
    }
    let mut offered: Vec<_> = TABLE.iter().filter(|entry| is_told(state, entry)).collect();
    // What walks the hits is what one wants who has just searched.
    offered.sort_by_key(|entry| entry.when != When::Hits);
    let mut told: Vec<Told> = Vec::new();
    for entry in offered {
        let Some(key) = state.setup.keymap.keys(entry).first().map(ToString::to_string) else { continue };
        let short = short(state, entry);
        match told.last_mut() {
            // Neighbours of the same word are told as one.
            Some(last) if last.short == short && !last.is_way_out() => last.key.push_str(&format!("/{key}")),
            _ => told.push(Told { command: entry.command, key, short }),
        }
    }
    // The way out and the key that explains all others are there on every screen that has room for them beside the first.
    let room = usize::from(end.saturating_sub(area.x + 1));
    let ways_out = |from: usize| told[from..].iter().filter(|told| told.is_way_out()).map(|told| told.cells() + GAP);
    let mut used = 0;
    let fitting = told.iter().enumerate().take_while(|(at, entry)| {
        used += entry.cells() + GAP;
        used - GAP + if *at == 0 { 0 } else { ways_out(at + 1).sum() } <= room
    });
    let count = fitting.count();
    let mut x = area.x + 1;
    for entry in told[..count].iter().chain(told[count..].iter().filter(|told| told.is_way_out())) {
        if usize::from(x) + entry.cells() > usize::from(end) {
            break;
        }
        x += canvas.text(area, x, area.y, &entry.key, theme.key) + 1;
        x += canvas.text(area, x, area.y, entry.short, theme.text) + GAP as u16;
    }
}

/// Whether a key comes to something here. Those of the years would only say that there is no other one.
fn leads(state: &State, entry: &Entry) -> bool {
    match entry.command {
        Command::NextYear => moving::has_year(state, 1),
        Command::PreviousYear => moving::has_year(state, -1),
        _ => true,
    }
}

/// Cells between the keys.
const GAP: usize = 2;

/// A command's keys as the bar tells them.
struct Told {
    command: Command,
    key: String,
    short: &'static str,
}

impl Told {
    fn cells(&self) -> usize {
        text::cells(&self.key) + text::cells(self.short) + 1
    }

    /// Whether someone who knows no other key gets on with it.
    fn is_way_out(&self) -> bool {
        matches!(self.command, Command::Leave | Command::MeetingLeave | Command::Help)
    }
}

/// What a command does, in a word or two, where the user is now.
fn short(state: &State, entry: &Entry) -> &'static str {
    match entry.command {
        Command::Whole if state.place.panel == Panel::Whole => "戻る",
        _ => entry.short,
    }
}

/// Whether the bar tells of a command here: in the list the next project is what `j` leads to.
fn is_told(state: &State, entry: &Entry) -> bool {
    let in_project = state.place.panel == Panel::Project && state.in_panel();
    if entry.command == Command::Leave && state.is_peeking() {
        return true;
    }
    !entry.short.is_empty()
        && (entry.command != Command::NextProject || in_project)
        && leads(state, entry)
        && keys::offered(state, entry)
}

/// A question and the keys that answer it, in the longest wording for which there is room. `question`: from the longest
/// wording to the shortest, each with the space behind it; `more`: keys that are told where there is room left.
pub(super) fn question(
    canvas: &mut Canvas<'_>,
    state: &State,
    question: &[&str],
    (hints, more): (&[Hint], &[Hint]),
    style: Style,
) {
    let area = state.layout.bar;
    if area.height == 0 {
        return;
    }
    let say = |question: &str, hints: &[Hint], wording| {
        format!("{question}{}", table::in_one_line(hints, &state.setup.keymap, wording))
    };
    let all = [hints, more].concat();
    let (first, last) = (question.first().copied().unwrap_or_default(), question.last().copied().unwrap_or_default());
    let long = more.is_empty().then(|| say(first, hints, Wording::Long));
    let short = question.iter().flat_map(|words| {
        let counts = (hints.len()..=all.len()).rev();
        counts.map(|count| say(words, &all[..count], Wording::Short))
    });
    // Keys that are told as one go as one.
    let apart =
        |&count: &usize| !matches!(hints.get(count.wrapping_sub(1)..=count), Some([a, b]) if a.short == b.short);
    // Whatever gives way, the way out is told, and the key that explains the others.
    let fewer = (0..=hints.len()).rev().filter(apart).map(|count| {
        let (told, rest) = hints.split_at(count);
        let told: Vec<Hint> = told.iter().chain(rest.iter().filter(|hint| is_way_out(state, hint))).copied().collect();
        say(last, &told, Wording::Close)
    });
    let mut wordings = long.into_iter().chain(short).chain(fewer);
    let room = area.width.saturating_sub(1);
    let words = wordings.find(|words| text::cells(words) <= room as usize);
    canvas.fitted(area, area.x + 1, area.y, room, words.as_deref().unwrap_or(last), style);
}

/// The keys of a mode that asks nothing else; what the last key came to is told first.
pub(super) fn keys(canvas: &mut Canvas<'_>, state: &State, hints: &[Hint]) {
    if let Some(notice) = &state.notice {
        return self::notice(canvas, state, notice, ROWS);
    }
    question(canvas, state, &[""], (hints, &[]), canvas.look.theme.strong);
}

/// Words alone.
pub(super) fn words(canvas: &mut Canvas<'_>, state: &State, words: &str) {
    question(canvas, state, &[words], (&[], &[]), canvas.look.theme.strong);
}

/// The key that leaves a prompt, and what that is called.
pub(super) fn way_out(state: &State, hints: &[Hint]) -> String {
    let leave: Vec<Hint> = hints.iter().filter(|hint| leaves(state, hint)).copied().collect();
    table::in_one_line(&leave, &state.setup.keymap, Wording::Short)
}

/// Whether a key that the bar tells leaves what is open.
fn leaves(state: &State, hint: &Hint) -> bool {
    !hint.short.is_empty() && hint.keys.list(&state.setup.keymap).contains(&Key::plain(Code::Esc))
}

/// Whether someone who knows no other key gets on with this one.
fn is_way_out(state: &State, hint: &Hint) -> bool {
    leaves(state, hint) || (!hint.short.is_empty() && matches!(hint.keys, Keys::Of(Command::Help)))
}

/// A notice, in at most so many rows.
pub(super) fn notice(canvas: &mut Canvas<'_>, state: &State, notice: &Notice, most: usize) {
    let theme = canvas.look.theme;
    let style = if notice.tone == Tone::Warn { theme.warn } else { theme.text };
    sentence(canvas, state.layout.bar, &notice.words, style, most);
}

/// Says what there is to say about what is typed into the bar, in the row above it.
pub(super) fn above(canvas: &mut Canvas<'_>, state: &State, words: Option<&str>) {
    let area = state.layout.bar;
    let words = words.or(state.notice.as_ref().map(|notice| notice.words.as_str()));
    if let (Some(words), Some(y)) = (words, area.y.checked_sub(1)) {
        sentence(canvas, Area { y, ..area }, words, canvas.look.theme.warn, ROWS);
    }
}

/// Rows that a sentence may take of the screen.
const ROWS: usize = 4;

/// Says a whole sentence: one that doesn't fit in the bar takes rows above it as well. Where it is too long for these, `…`
/// says so.
pub(super) fn sentence(canvas: &mut Canvas<'_>, bar: Area, words: &str, style: Style, most: usize) {
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

/// Which hit of how many.
pub(super) fn hit_words(at: Option<usize>, count: usize) -> String {
    match at {
        Some(at) => format!("{}/{}件", grouped(at as i64 + 1), grouped(count as i64)),
        None => format!("{}件", grouped(count as i64)),
    }
}

/// Writes words at the right end of the bar; gives the cells taken.
pub(super) fn right(canvas: &mut Canvas<'_>, state: &State, words: &str) -> u16 {
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
pub(super) fn prompt(canvas: &mut Canvas<'_>, state: &State, words: &str, line: &Line) -> Option<(u16, u16)> {
    let area = state.layout.bar;
    if area.height == 0 {
        return None;
    }
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
    Some((caret.min(area.x + area.width.saturating_sub(1)), area.y))
}
