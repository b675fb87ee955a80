//! What a frame costs in time: writing the cells, and finding and sending what differs.
//!
//! `cargo bench -p kensho-benches --bench paint`
#![allow(missing_docs)]

use divan::Bencher;
use kensho::text::{TermWidths, wrap};
use kensho::view::cells::{self, Shapes};
use kensho::view::{self, Terminal};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

const TEXT: &str = "令和6年度は、受講者数(通塾者数)の目標60人に対し実績43人（達成率71.7％）となった。○地域学習会を12回開催し、\
    参加者は延べ１，２００人。①市内全中学校への周知、②オンライン講座の拡充→次年度に継続する。※ｶﾞｲﾄﾞ養成は再委託。";

fn main() {
    divan::main();
}

/// A full screen of framed Japanese text, beginning with some row of it, with a row selected.
fn screen(first: usize, selected: u16) -> Buffer {
    let area = Rect::new(0, 0, 100, 30);
    let mut buf = Buffer::empty(area);
    let text = TEXT.repeat(20);
    for (x, width) in [(0, 36), (36, 64)] {
        let frame = Rect::new(x, 1, width, 28);
        let inside = cells::frame(&mut buf, &Shapes::UNICODE, frame, "事業実績", Style::new().dim(), Style::new());
        for (y, row) in (inside.y..inside.bottom()).zip(wrap(&text, usize::from(inside.width)).into_iter().skip(first))
        {
            cells::put(&mut buf, inside, inside.x, y, &text[row.range], Style::new());
        }
    }
    cells::tint(&mut buf, Rect::new(1, 2 + selected, 34, 1), Style::new().reversed());
    buf
}

/// A frame through ratatui's terminal and back-end: the buffer is copied, as one is drawn, compared, and sent.
fn frame(terminal: &mut Terminal, buf: &Buffer, out: &mut Vec<u8>) -> usize {
    out.clear();
    let Ok(_) = terminal.draw(|frame| {
        frame.buffer_mut().clone_from(buf);
        frame.set_cursor_position((1, 2));
    });
    terminal.backend_mut().take_bytes(out);
    out.len()
}

/// A terminal as large as the screens.
fn terminal(widths: TermWidths) -> Terminal {
    let mut terminal = view::terminal(widths, true);
    terminal.backend_mut().resize((100, 30));
    terminal
}

/// Frames that alternate, so that each differs from what is shown.
fn alternate(bencher: Bencher<'_, '_>, widths: TermWidths, frames: [&Buffer; 2]) {
    let (mut terminal, mut out) = (terminal(widths), Vec::new());
    let mut turn = 0;
    bencher.bench_local(|| {
        turn = 1 - turn;
        frame(&mut terminal, frames[turn], &mut out)
    });
}

#[divan::bench]
fn nothing_changed(bencher: Bencher<'_, '_>) {
    let buf = screen(0, 0);
    alternate(bencher, TermWidths::NARROW, [&buf, &buf]);
}

#[divan::bench]
fn selection_moved(bencher: Bencher<'_, '_>) {
    alternate(bencher, TermWidths::NARROW, [&screen(0, 0), &screen(0, 1)]);
}

#[divan::bench(args = ["narrow", "wide", "pad", "safe"])]
fn everything_changed(bencher: Bencher<'_, '_>, mode: &str) {
    let widths = match mode {
        "wide" => TermWidths::WIDE,
        "pad" => TermWidths::PAD,
        "safe" => TermWidths::SAFE,
        _ => TermWidths::NARROW,
    };
    alternate(bencher, widths, [&screen(0, 0), &screen(1, 0)]);
}

#[divan::bench]
fn whole_screen(bencher: Bencher<'_, '_>) {
    let (buf, mut terminal, mut out) = (screen(0, 0), terminal(TermWidths::NARROW), Vec::new());
    bencher.bench_local(|| {
        terminal.backend_mut().repaint();
        frame(&mut terminal, &buf, &mut out)
    });
}

/// Writing a whole screen of text into the buffer.
#[divan::bench]
fn put_text(bencher: Bencher<'_, '_>) {
    let area = Rect::new(0, 0, 100, 30);
    let mut buf = Buffer::empty(area);
    let text = TEXT.repeat(2);
    bencher.bench_local(|| {
        for y in 0..30 {
            cells::put(&mut buf, area, 0, y, &text, Style::new());
        }
    });
}

/// What arrives from the terminal: a held key and an acknowledgement, 500 times.
#[divan::bench]
fn parse_keys(bencher: Bencher<'_, '_>) {
    let bytes = b"j\x1b[B\x1b[0n".repeat(500);
    let mut events = Vec::new();
    bencher.bench_local(|| {
        events.clear();
        kensho::io::terminal::input::Parser::new().feed(&bytes, &mut events);
        events.len()
    });
}
