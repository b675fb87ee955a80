//! The bytes that a frame costs: what differs and nothing else, whatever the terminal makes of a character.
use ratatui::backend::{Backend, ClearType};
use ratatui::style::{Color, Modifier, Style};

use super::*;
use crate::view::cells;

/// What a terminal would show as a link: each cell's URL, by following the bytes.
fn linked(painter: &mut Painter, buffer: &Buffer, links: Vec<Link>) -> (String, String) {
    painter.set_links(links);
    let text = String::from_utf8(frame(painter, buffer, None)).unwrap();
    let mut inside = String::new();
    let mut rest = text.as_str();
    while let Some((_, after)) = rest.split_once("\x1b]8;id=") {
        let (_, after) = after.split_once("\x1b\\").unwrap();
        let (words, after) = after.split_once("\x1b]8;;\x1b\\").expect("every link is closed");
        inside.push_str(words);
        rest = after;
    }
    (text.clone(), inside)
}

#[test]
fn a_link_covers_its_text_and_nothing_else() {
    let mut painter = Painter::new(crate::text::TermWidths::NARROW, false);
    let buffer = screen(&["a https://b.jp/ c", "plain"]);
    let link = Link { y: 0, columns: 2..15, id: 4, url: "https://b.jp/long".into() };
    let (text, inside) = linked(&mut painter, &buffer, vec![link.clone()]);
    assert_eq!(inside, "https://b.jp/");
    assert!(text.contains("\x1b]8;id=4;https://b.jp/long\x1b\\"));
    // The same again: nothing is sent; another address under the same words: they are sent again, in it.
    assert_eq!(linked(&mut painter, &buffer, vec![link.clone()]).0, "");
    let other = Link { url: "https://c.jp/".into(), ..link };
    assert_eq!(linked(&mut painter, &buffer, vec![other]).1, "https://b.jp/");
    // No link any more: the words are sent again, in none.
    let (text, inside) = linked(&mut painter, &buffer, Vec::new());
    assert!(inside.is_empty() && text.contains("https://b.jp/") && !text.contains("]8;"), "{text:?}");
}

fn screen(rows: &[&str]) -> Buffer {
    let mut buf = Buffer::empty(Rect::new(0, 0, 20, 3));
    for (y, text) in (0..).zip(rows) {
        let area = buf.area;
        cells::put(&mut buf, area, 0, y, text, Style::default());
    }
    buf
}

/// Every cell of a buffer, and the cursor, as ratatui's terminal hands them over.
fn frame(painter: &mut Painter, buffer: &Buffer, cursor: Option<(u16, u16)>) -> Vec<u8> {
    painter.resize((buffer.area.width, buffer.area.height));
    let width = buffer.area.width.max(1);
    let at = |i: usize| ((i % usize::from(width)) as u16, (i / usize::from(width)) as u16);
    let Ok(()) = painter.draw(buffer.content.iter().enumerate().map(|(i, cell)| (at(i).0, at(i).1, cell)));
    match cursor {
        None => painter.hide_cursor(),
        Some(place) => painter.show_cursor().and_then(|()| painter.set_cursor_position(place)),
    }
    .and_then(|()| painter.flush())
    .unwrap();
    let mut out = Vec::new();
    painter.take_bytes(&mut out);
    out
}

struct Shown(Painter);

impl Shown {
    fn on(widths: TermWidths, rows: &[&str]) -> Shown {
        let mut painter = Painter::new(widths, false);
        frame(&mut painter, &screen(rows), Some((0, 0)));
        Shown(painter)
    }

    fn then(&mut self, next: &Buffer) -> String {
        String::from_utf8_lossy(&frame(&mut self.0, next, Some((0, 0)))).replace('\u{1B}', "^")
    }
}

#[test]
fn a_first_frame_is_cleared_and_sent_in_runs() {
    let mut painter = Painter::new(TermWidths::WIDE, false);
    let out = frame(&mut painter, &screen(&["○達成 abc", "", "全部ｶﾞ"]), Some((4, 1)));
    let sent = String::from_utf8_lossy(&out).replace('\u{1B}', "^");
    assert_eq!(sent, "^[m^[H^[J○達成 abc\r\n\n全部ｶﾞ^[2;5H^[?25h");
    assert_eq!(frame(&mut painter, &screen(&["○達成 abc", "", "全部ｶﾞ"]), Some((4, 1))), b"");
    assert_eq!(frame(&mut painter, &screen(&["○達成 abc", "", "全部ｶﾞ"]), None), b"\x1b[?25l");
}

#[test]
fn what_differs_is_sent_and_nothing_else() {
    let mut shown = Shown::on(TermWidths::NARROW, &["受講者数 43人", "達成率 71.7%"]);
    assert_eq!(shown.then(&screen(&["受講者数 45人", "達成率 71.7%"])), "^[11G5\r");
    assert_eq!(shown.then(&screen(&["受講者数 45人", "達成率 75.7%"])), "^[2;9H5^[H");
    // A narrow character in place of a wide one: the vacated cell is sent.
    assert_eq!(shown.then(&screen(&["a 講者数 45人", "達成率 75.7%"])), "a \r");
}

#[test]
fn a_character_that_the_terminal_draws_narrower_is_blanked_sent_and_moved_over() {
    let mut shown = Shown::on(TermWidths::NARROW, &["xyz①②b"]);
    assert_eq!(shown.then(&screen(&["x○②③b"])), "x  \u{8}\u{8}○^[C  \u{8}\u{8}②^[C  \u{8}\u{8}③\r");
    let mut shown = Shown::on(TermWidths::PAD, &[""]);
    assert_eq!(shown.then(&screen(&["○a"])), "○^[3Ga\r");
    let mut shown = Shown::on(TermWidths::SAFE, &[""]);
    assert_eq!(shown.then(&screen(&["○⑫→a"])), "〇12＞a\r");
    let mut shown = Shown::on(TermWidths::WIDE, &["ab"]);
    assert_eq!(shown.then(&screen(&["○😀a"])), "○😀^[5Ga\r");
}

#[test]
fn plain_blanks_are_erased_coloured_ones_are_written() {
    let mut shown = Shown::on(TermWidths::NARROW, &["一二三四五六七八九十"]);
    assert_eq!(shown.then(&screen(&["一"])), "^[3G^[K\r");
    let mut shown = Shown::on(TermWidths::NARROW, &["一二三四五六七八九|", "ab"]);
    assert_eq!(shown.then(&screen(&["一                |", "ab"])), "^[3G^[K^[19G|\r");
    let mut next = screen(&["", "ab"]);
    cells::tint(&mut next, Rect::new(0, 1, 20, 1), Modifier::REVERSED);
    assert_eq!(shown.then(&next), "^[K\r\n^[7mab                  ^[m^[H");
}

#[test]
fn attributes_that_a_blank_doesnt_show_cost_nothing() {
    let mut shown = Shown::on(TermWidths::NARROW, &[]);
    let mut next = screen(&["ab cd"]);
    cells::tint(&mut next, Rect::new(0, 0, 5, 1), Color::Red);
    next[(2, 0)].set_fg(Color::Green);
    assert_eq!(shown.then(&next), "^[31mab cd^[m\r");
}

#[test]
fn nothing_half_too_wide_or_hostile_is_sent() {
    let mut shown = Shown::on(TermWidths::WIDE, &["........"]);
    let mut next = screen(&["........"]);
    for (x, symbol) in (0..).zip(["漢", "─", "\u{1B}[2J", "\u{202E}", "\n", "\u{9B}", "", ""]) {
        next[(x, 0)].set_symbol(symbol);
    }
    assert_eq!(shown.then(&next), "        \r");
    // The first cell of a character is gone; so is what is left of it.
    let mut next = screen(&["漢字"]);
    next[(0, 0)].set_symbol("a");
    next[(3, 0)].set_symbol("b");
    assert!(!shown.then(&next).contains(['漢', '字']));
    let mut next = screen(&["漢字"]);
    next[(0, 0)].set_symbol("");
    assert!(!shown.then(&next).contains('漢'));
}

#[test]
fn what_a_character_may_have_drawn_over_is_sent_again() {
    let mut shown = Shown::on(TermWidths::PAD, &["    abcd"]);
    let next = screen(&["x\u{301}\u{302}○ abcd"]);
    assert_eq!(shown.then(&next), "x\u{301}\u{302}^[2G  \u{8}\u{8}○^[4G ab\r");
    // At the right edge there would be nothing to mend it with.
    let mut shown = Shown::on(TermWidths::PAD, &["...................."]);
    assert_eq!(shown.then(&screen(&["................x\u{301}..."])), "^[17G \u{8}x\u{301}^[18G...\r");
    assert_eq!(shown.then(&screen(&["..................x\u{301}⚠"])), "^[17G..x \r");
}

#[test]
fn what_is_left_of_a_cut_character_is_blanked_and_not_left_to_the_terminal() {
    let mut next = screen(&["漢字"]);
    next[(1, 0)].set_symbol("x");
    assert_eq!(Shown::on(TermWidths::NARROW, &["漢字"]).then(&next), " x\r");
}

#[test]
fn resizing_and_asking_paint_everything_again() {
    let mut shown = Shown::on(TermWidths::NARROW, &["ab"]);
    shown.0.repaint();
    assert_eq!(shown.then(&screen(&["ab"])), "^[m^[H^[Jab\r^[?25h");
    let mut next = screen(&["ab"]);
    next.resize(Rect::new(0, 0, 10, 1));
    assert_eq!(shown.then(&next), "^[m^[H^[Jab\r^[?25h");
    shown.0.set_terminal(TermWidths::NARROW, true);
    assert_eq!(shown.then(&next), "");
    shown.0.set_terminal(TermWidths::WIDE, true);
    assert_eq!(shown.then(&next), "^[m^[H^[Jab\r^[?25h");
    next.resize(Rect::ZERO);
    assert_eq!(shown.then(&next), "^[m^[H^[J^[?25l");
}

#[test]
fn only_long_frames_are_synchronized() {
    let mut painter = Painter::new(TermWidths::NARROW, true);
    let out = frame(&mut painter, &screen(&["ab"]), None);
    assert!(!out.starts_with(b"\x1b[?2026h"));
    let mut next = Buffer::empty(Rect::new(0, 0, 80, 20));
    for y in 0..20 {
        let area = next.area;
        cells::put(&mut next, area, 0, y, &"予算".repeat(20), Style::default());
    }
    let out = frame(&mut painter, &next, None);
    assert!(out.starts_with(b"\x1b[?2026h") && out.ends_with(b"\x1b[?2026l"));
}

/// What is sent for the last of some frames, none of which but the first was sent before it.
fn unsent(frames: &[&[&str]]) -> String {
    let Ok(mut terminal) = ratatui::Terminal::new(Painter::new(TermWidths::NARROW, false));
    let mut bytes = Vec::new();
    for (nth, rows) in frames.iter().enumerate() {
        let next = screen(rows);
        terminal.backend_mut().resize((20, 3));
        let Ok(_) = terminal.draw(|frame| {
            frame.buffer_mut().clone_from(&next);
            frame.set_cursor_position((0, 0));
        });
        if nth == 0 || nth + 1 == frames.len() {
            bytes.clear();
            terminal.backend_mut().take_bytes(&mut bytes);
        }
    }
    String::from_utf8_lossy(&bytes).replace('\u{1B}', "^")
}

#[test]
fn of_a_frame_that_another_follows_before_it_was_sent_nothing_is_sent() {
    let (first, second, third) = (["ab", "cd", ""], ["xy", "cd", "漢字"], ["xb", "", ""]);
    assert_eq!(unsent(&[&first, &second, &third]), unsent(&[&first, &third]));
    assert_eq!(unsent(&[&first, &third]), "x\r\n  ^[H");
    assert_eq!(unsent(&[&first, &second, &first]), "");
}

#[test]
fn what_was_wanted_before_a_screen_was_lost_is_no_longer_taken_for_shown() {
    let mut shown = Shown::on(TermWidths::NARROW, &["ab", "cd"]);
    let draw = |painter: &mut Painter, rows| {
        let next = screen(rows);
        let at = |i: usize| ((i % 20) as u16, (i / 20) as u16);
        let Ok(()) = painter.draw(next.content.iter().enumerate().map(|(i, cell)| (at(i).0, at(i).1, cell)));
    };
    draw(&mut shown.0, &["xb", "cd"]);
    shown.0.repaint();
    assert_eq!(shown.then(&screen(&["xb", "cd"])), "^[m^[H^[Jxb\r\ncd^[H^[?25h");
    assert_eq!(shown.then(&screen(&["ab", "cd"])), "a\u{8}");
    assert_eq!(shown.then(&screen(&["ab", "cd"])), "");
}

#[test]
fn a_size_that_came_and_went_between_two_frames_loses_nothing() {
    let Ok(mut terminal) = ratatui::Terminal::new(Painter::new(TermWidths::NARROW, false));
    let mut bytes = Vec::new();
    for text in ["ab", "xb"] {
        terminal.backend_mut().resize((9, 1));
        terminal.backend_mut().resize((20, 3));
        let next = screen(&[text, "cd"]);
        let Ok(_) = terminal.draw(|frame| frame.buffer_mut().clone_from(&next));
        bytes.clear();
        terminal.backend_mut().take_bytes(&mut bytes);
    }
    assert_eq!(String::from_utf8_lossy(&bytes).replace('\u{1B}', "^"), "^[m^[H^[Jxb\r\ncd^[?25l");
}

#[test]
fn a_part_that_is_cleared_is_blanked() {
    use ClearType::{AfterCursor, BeforeCursor, CurrentLine, UntilNewLine};
    let sent = [AfterCursor, BeforeCursor, CurrentLine, UntilNewLine].map(|region| {
        let mut shown = Shown::on(TermWidths::NARROW, &["ab", "cdef", "gh"]);
        let Ok(()) = shown.0.set_cursor_position((2, 1)).and_then(|()| shown.0.clear_region(region));
        let Ok(()) = shown.0.flush();
        let mut out = Vec::new();
        shown.0.take_bytes(&mut out);
        String::from_utf8_lossy(&out).replace('\u{1B}', "^")
    });
    assert_eq!(sent, ["^[2;3H  \r\n  ^[2;3H", "  \r\n  ", "\r\n^[K^[3G", "^[2;3H  \u{8}\u{8}"]);
}
