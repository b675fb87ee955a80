//! Copying what is shown to the clipboard of the user's own terminal. It is kept here as well: terminals that take no copy
//! don't say so.
//!
//! What is copied is pasted into a shell, a mail, a spreadsheet: so nothing goes along that nobody can see and that drives
//! or deceives whoever gets it. Text is copied without; JSON says the same in escapes.

use std::borrow::Cow;

use crate::json::string::escaped;
use crate::ledger::field::Tab;

use super::command::Command;
use super::effect::Effect;
use super::pasting;
use super::state::State;
use crate::page::{self, Body, Row, label_of};
use crate::text;

/// Cells in a line of copied text.
const WIDTH: usize = 80;

/// A text without what can't be seen, and the words that say so.
fn visible(text: &str) -> (String, String) {
    let visible: String = text.chars().filter(|&c| !text::is_hostile(c)).collect();
    let left_out = text.chars().filter(|&c| text::is_hostile(c)).count();
    let words = if left_out > 0 {
        format!(" 見えない制御文字{left_out}個は除きました。")
    } else {
        String::new()
    };
    (visible, words)
}

/// Sends a copied text to the terminal, which may take it or not and doesn't say; kept here as well it can be had in any case.
fn send(state: &mut State, what: &str, more: &str, copied: String, effects: &mut Vec<Effect>) {
    if state.setup.takes_copies {
        state.tell(format!("{what}をコピーしました{more}"));
    } else {
        let [paste, write] = [Command::PasteCopy, Command::WriteCopy].map(|command| pasting::key_of(state, command));
        let into_field = if state.is_closed() { String::new() } else { format!("{paste} で項目に、") };
        state.tell(format!(
            "{what}を端末に送りました{more}(端末で貼り付けられないときは {into_field}{write} でファイルに)"
        ));
    }
    state.clip = Some(copied.clone());
    effects.push(Effect::Copy(copied));
}

/// Writes what was copied last into a file.
pub(super) fn write(state: &mut State, effects: &mut Vec<Effect>) {
    match state.clip.clone() {
        Some(text) => effects.push(Effect::WriteCopy(text)),
        None => state.tell("まだ何もコピーしていません。"),
    }
}

/// The selected field's text.
pub(super) fn field(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(field) = state.shown.page.fields.get(state.place.field) else { return };
    if field.text.is_empty() {
        return state.tell("この項目は空欄です。");
    }
    let label = label_of(&field.pointer);
    let (copied, left_out) = visible(&field.text);
    let fitted = text::fit(&copied, 40);
    let ellipsis = if fitted.ellipsis { "…" } else { "" };
    let more = format!(": {}{ellipsis}{left_out}", fitted.text);
    send(state, &format!("「{label}」"), &more, copied, effects);
}

/// The whole project as text: every tab as it would be printed.
pub(super) fn project(state: &mut State, effects: &mut Vec<Effect>) {
    let suggestion = state.with_subject(state.place.project, |subject| state.suggestion(subject)).flatten();
    let copied = state.with_subject(state.place.project, |subject| {
        let subject = page::Subject { suggestion: suggestion.as_ref(), changes: false, ..*subject };
        let mut out = format!("{}\n{}\n", page::full_name(&subject), page::facts(&subject));
        for tab in Tab::ALL {
            out.push_str(&format!("\n【{}】\n", tab.label()));
            for row in page::page(&subject, tab, WIDTH).rows {
                out.push_str(row_text(&row).trim_end());
                out.push('\n');
            }
        }
        out
    });
    let Some((copied, left_out)) = copied.as_deref().map(visible) else { return };
    let more = format!("。文章 {}行。{left_out}", copied.lines().count());
    send(state, "事業", &more, copied, effects);
}

/// What a department has to do, as text for a mail.
pub(super) fn letter(state: &mut State, name: &str, count: usize, letter: &str, effects: &mut Vec<Effect>) {
    let (copied, left_out) = visible(letter);
    state.tell(format!("{name}の{count}件を、メールに貼れる文章でコピーしました。{left_out}"));
    effects.push(Effect::Copy(copied));
}

/// The project as it stands in the file.
pub(super) fn json(state: &mut State, effects: &mut Vec<Effect>) {
    let copied = escaped(state.book.doc().item(state.place.project), text::is_hostile);
    if !copied.is_empty() {
        let in_escapes = if matches!(copied, Cow::Owned(_)) {
            " 見えない制御文字は \\u の形で書きました。"
        } else {
            ""
        };
        let (copied, bytes) = (copied.to_string(), page::grouped(copied.len() as i64));
        let more = format!("。JSON {bytes}バイト。{in_escapes}");
        send(state, "事業", &more, copied, effects);
    }
}

/// A row of a page as plain text: every span at its cell, bars and rules in ASCII.
pub fn row_text(row: &Row) -> String {
    let mut spans: Vec<_> = row.iter().collect();
    spans.sort_by_key(|span| span.x);
    let mut line = String::new();
    let mut at = 0;
    for span in spans {
        let x = span.x as usize;
        line.push_str(&" ".repeat(x.saturating_sub(at)));
        at = at.max(x);
        match &span.body {
            Body::Text { text, .. } => {
                line.push_str(text);
                at += text::cells(text);
            }
            Body::Rule(cells) => {
                line.push_str(&"-".repeat(*cells as usize));
                at += *cells as usize;
            }
            Body::Bar(bar) => {
                let cells = bar.cells as usize;
                let filled = (bar.filled.min(1000) as usize * cells).div_ceil(1000);
                let may_be = ((bar.filled + bar.open).min(1000) as usize * cells).div_ceil(1000);
                let mark = bar.mark.map(|mark| (mark as usize * cells / 1000).min(cells.saturating_sub(1)));
                for i in 0..cells {
                    line.push(match i {
                        _ if bar.filled > 1000 && i + 1 == cells => '>',
                        _ if mark == Some(i) => '|',
                        _ if i < filled => '#',
                        _ if i < may_be => '?',
                        _ => ' ',
                    });
                }
                at += cells;
            }
        }
    }
    line
}
