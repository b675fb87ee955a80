//! The floor that speed is measured from: the least that a ratatui program can do for a frame.
//!
//! ```text
//! cargo build --profile full -p kensho-benches --bin floor && target/full/floor [panel]
//! ```
//!
//! Seven lines on the left, a panel of Japanese text on the right. `j` and `k` move the selection; with the word `panel`,
//! they change the panel's whole text as well, as a step to another project does. `q` ends. No ledger, no layout of text,
//! no width policy: ratatui's buffers, its difference of two, and a cursor movement before what isn't adjacent, as its
//! stock backend has it.

#![allow(clippy::unwrap_used)]

use std::io::Write;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use rustix::termios::{OptionalActions, tcgetattr, tcgetwinsize, tcsetattr};

const TEXT: &str =
    "地域の資源を活かした交流事業を実施し、参加者の満足度は前年度を上回った。関係人口の創出に向けて引き続き取り組む。";

fn main() {
    let panel = std::env::args().nth(1).is_some_and(|word| word == "panel");
    let input = std::io::stdin();
    let before = tcgetattr(&input).unwrap();
    let mut raw = before.clone();
    raw.make_raw();
    tcsetattr(&input, OptionalActions::Now, &raw).unwrap();
    let size = tcgetwinsize(&input).unwrap();
    let area = Rect::new(0, 0, size.ws_col, size.ws_row);
    let mut shown = Buffer::empty(area);
    let mut bytes = b"\x1b[?1049h\x1b[2J".to_vec();
    let mut at = 0usize;
    let mut keys = [0; 4096];
    loop {
        let mut next = Buffer::empty(area);
        draw(&mut next, at, if panel { at } else { 0 });
        paint(&shown, &next, &mut bytes);
        shown = next;
        std::io::stdout().write_all(&bytes).unwrap();
        std::io::stdout().flush().unwrap();
        bytes.clear();
        let n = rustix::io::read(&input, &mut keys).unwrap();
        for key in &keys[..n] {
            match key {
                b'j' => at += 1,
                b'k' => at = at.saturating_sub(1),
                b'q' => {
                    std::io::stdout().write_all(b"\x1b[?1049l").unwrap();
                    tcsetattr(&input, OptionalActions::Now, &before).unwrap();
                    return;
                }
                _ => {}
            }
        }
        if n == 0 {
            return;
        }
    }
}

fn draw(buffer: &mut Buffer, at: usize, page: usize) {
    let area = buffer.area;
    let split = area.width / 3;
    for i in 0..7u16.min(area.height) {
        let style = if at % 7 == i as usize { Style::new().add_modifier(Modifier::REVERSED) } else { Style::new() };
        buffer.set_stringn(
            0,
            i,
            format!("{} 事業の名前が入ります {:>width$}", i + 1, "", width = 40),
            split as usize,
            style,
        );
    }
    let chars: Vec<char> = TEXT.chars().collect();
    for y in 0..area.height {
        let turn = (page * 7 + y as usize * 5) % chars.len();
        let line: String = chars.iter().cycle().skip(turn).take(60).collect();
        buffer.set_stringn(split + 1, y, line, (area.width - split - 1) as usize, Style::new());
    }
}

fn paint(before: &Buffer, after: &Buffer, out: &mut Vec<u8>) {
    let mut last = None;
    let mut style = Modifier::empty();
    for (x, y, cell) in before.diff(after) {
        if last != Some((x, y)) {
            write!(out, "\x1b[{};{}H", y + 1, x + 1).unwrap();
        }
        if cell.modifier != style {
            style = cell.modifier;
            out.extend_from_slice(if style.is_empty() { b"\x1b[0m" } else { b"\x1b[7m" });
        }
        out.extend_from_slice(cell.symbol().as_bytes());
        last = Some((x + 1, y));
    }
}
