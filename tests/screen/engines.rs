//! Every column straight: the painter's bytes, replayed into terminals that draw ambiguous characters narrow, wide, or
//! anyhow, show what the buffer holds, frame after frame.
//!
//! `cargo test --test screen engines:: -- --nocapture` prints the bytes that a realistic screen costs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::num::NonZeroU16;

use crate::support::engine::{Column, Engine};
use crate::support::long;
use kensho::text::width::{Class, class};
use kensho::text::{TermWidths, fit, wrap};
use kensho::view::cells::{self, Shapes};
use kensho::view::{self, Terminal};
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

/// A terminal that agrees with the layout on everything but ambiguous characters.
fn measure(ambiguous: usize) -> impl Fn(char) -> usize + 'static {
    move |c| match class(c) {
        Class::Ambiguous | Class::AmbiguousDoubtful => ambiguous,
        Class::Wide | Class::WideDoubtful => 2,
        Class::Joined => 0,
        _ => 1,
    }
}

/// A terminal that makes up its mind for each doubtful or ambiguous character by itself.
fn anyhow(seed: u64) -> impl Fn(char) -> usize + 'static {
    move |c| {
        let mixed = (u64::from(u32::from(c)) ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
        match class(c) {
            Class::Narrow | Class::Blank => 1,
            Class::Wide => 2,
            // A mark takes a column in some terminals.
            Class::Joined => usize::try_from(mixed % 2).unwrap(),
            _ => 1 + usize::try_from(mixed % 2).unwrap(),
        }
    }
}

/// The terminals of the tests: what the painter believes, and what there is.
fn terminals(width: usize, height: usize, seed: u64) -> Vec<(&'static str, TermWidths, Engine)> {
    vec![
        ("narrow", TermWidths::NARROW, Engine::new(width, height, measure(1))),
        ("wide", TermWidths::WIDE, Engine::new(width, height, measure(2))),
        ("pad", TermWidths::PAD, Engine::new(width, height, anyhow(seed))),
        ("safe", TermWidths::SAFE, Engine::new(width, height, anyhow(seed))),
    ]
}

/// A cell's attributes in the engine's words.
fn look(cell: &Cell) -> BTreeSet<String> {
    let colour = |colour: Color, base: u8| -> Option<String> {
        let named = [
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::LightRed,
            Color::LightGreen,
            Color::LightYellow,
            Color::LightBlue,
            Color::LightMagenta,
            Color::LightCyan,
            Color::White,
        ];
        match colour {
            Color::Reset => None,
            Color::Indexed(n) => Some(format!("{};{n}", base + 8)),
            Color::Rgb(r, g, b) => Some(format!("{};{r};{g};{b}", base + 8)),
            other => {
                let n = u8::try_from(named.iter().position(|&c| c == other).unwrap()).unwrap();
                Some((if n < 8 { base + n } else { base + 60 + n - 8 }).to_string())
            }
        }
    };
    let modifiers = [
        Modifier::BOLD,
        Modifier::DIM,
        Modifier::ITALIC,
        Modifier::UNDERLINED,
        Modifier::SLOW_BLINK,
        Modifier::RAPID_BLINK,
        Modifier::REVERSED,
        Modifier::HIDDEN,
        Modifier::CROSSED_OUT,
    ];
    let on = (1..)
        .zip(modifiers)
        .filter(|(_, modifier)| cell.modifier.contains(*modifier))
        .map(|(n, _): (u8, _)| n.to_string());
    on.chain(colour(cell.fg, 30)).chain(colour(cell.bg, 40)).collect()
}

/// What of a blank's attributes can be seen.
fn look_of_blank(look: &BTreeSet<String>) -> BTreeSet<String> {
    let background = |on: &&String| on.len() > 1 && (on.starts_with('4') || on.starts_with("10"));
    let lines: BTreeSet<String> = look.iter().filter(|on| matches!(on.as_str(), "4" | "7" | "9")).cloned().collect();
    if lines.is_empty() { look.iter().filter(background).cloned().collect() } else { look.clone() }
}

/// Compares column by column. A character whose width the painter couldn't know may have been cut by its neighbour, or
/// leave blanks in its cells; everything else is exact.
fn check(name: &str, widths: TermWidths, engine: &Engine, buf: &Buffer) -> Result<(), TestCaseError> {
    prop_assert!(engine.look.is_empty(), "{name}: attributes left on: {:?}", engine.look);
    for y in 0..engine.height {
        let row = &buf.content[y * engine.width..][..engine.width];
        let mut x = 0;
        while x < row.len() {
            let n = 1 + row[x + 1..].iter().take_while(|cell| cell.symbol().is_empty()).count();
            let (symbol, expected) = (row[x].symbol(), look(&row[x]));
            let sent = widths.stand_in(symbol).into_owned();
            let columns = &engine.cells[y][x..x + n];
            let shown: String = columns
                .iter()
                .map(|column| if column.text.is_empty() && !column.rest { " " } else { &column.text })
                .collect();
            let place = format!("{name} ({x}, {y}): {symbol:?} ({sent:?}) shown as {shown:?}\n{}", dump(engine));
            let blank = |column: &Column| column.text.is_empty() && !column.rest;
            for column in columns {
                let same = if blank(column) {
                    look_of_blank(&column.look) == look_of_blank(&expected)
                } else {
                    column.look == expected
                };
                prop_assert!(same, "{place}: {:?} for {expected:?}", column.look);
            }
            match widths.drawn(&sent) {
                Some(drawn) if usize::from(drawn) == n => prop_assert_eq!(shown, sent, "{}", place),
                Some(drawn) if usize::from(drawn) < n => {
                    prop_assert_eq!(shown.trim_end(), sent.trim_end(), "{}", place)
                }
                Some(_) => prop_assert!(columns.iter().all(blank), "{place}"),
                None => prop_assert!(
                    shown.trim_end() == sent || shown.chars().all(|c| c == ' ' || sent.contains(c)),
                    "{place}"
                ),
            }
            // Nothing reaches in from the left, or out to the right.
            prop_assert!(!columns[0].rest, "{place}");
            x += n;
        }
    }
    Ok(())
}

fn dump(engine: &Engine) -> String {
    let cell = |column: &Column| match (&*column.text, column.rest) {
        ("", true) => "_".to_owned(),
        ("", false) => "·".to_owned(),
        (text, _) => text.to_owned(),
    };
    engine.cells.iter().map(|row| row.iter().map(cell).collect::<String>() + "\n").collect()
}

/// One thing that is drawn.
#[derive(Clone, Debug)]
enum Drawn {
    Text {
        x: u16,
        y: u16,
        text: String,
        style: Style,
    },
    Frame {
        area: Rect,
        title: String,
    },
    Fill {
        area: Rect,
        style: Style,
    },
    Tint {
        area: Rect,
        style: Style,
    },
    /// Someone who doesn't know the cell writer, but that a cell is a cell: where a symbol without that mark is wide,
    /// ratatui takes the next cell for covered and doesn't hand it on.
    Raw {
        x: u16,
        y: u16,
        symbol: &'static str,
    },
    Clear,
}

const WIDTH: u16 = 24;
const HEIGHT: u16 = 5;

fn style() -> impl Strategy<Value = Style> {
    let colour = prop_oneof![
        4 => Just(Color::Reset),
        2 => prop::sample::select(vec![Color::Red, Color::Blue, Color::DarkGray, Color::White]),
        1 => any::<u8>().prop_map(Color::Indexed),
        1 => any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
    ];
    let modifier = prop_oneof![2 => Just(0u16), 1 => Just(Modifier::REVERSED.bits()), 1 => 0u16..512];
    (colour.clone(), colour, modifier)
        .prop_map(|(fg, bg, bits)| Style::new().fg(fg).bg(bg).add_modifier(Modifier::from_bits_truncate(bits)))
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let area = (0..WIDTH, 0..HEIGHT, 0..WIDTH, 0..=HEIGHT).prop_map(|(x, y, w, h)| Rect::new(x, y, w, h));
    let text = prop_oneof![
        3 => "[ab 漢字かな①○→─ｶﾞﾊﾟé]{0,14}",
        1 => "[ x漢○⚠😀👍🏽\u{301}\u{3099}か\u{200D}葛\u{E0100}א\t\u{1B}\u{202E}\u{E000}㉈゛]{0,10}",
    ];
    prop_oneof![
        6 => (0..WIDTH, 0..HEIGHT, text.clone(), style()).prop_map(|(x, y, text, style)| Drawn::Text { x, y, text, style }),
        2 => (area.clone(), text).prop_map(|(area, title)| Drawn::Frame { area, title }),
        2 => (area.clone(), style()).prop_map(|(area, style)| Drawn::Fill { area, style }),
        2 => (area, style()).prop_map(|(area, style)| Drawn::Tint { area, style }),
        1 => (0..WIDTH, 0..HEIGHT, prop::sample::select(vec!["漢", "a", "", "─", " ", "\u{1B}[2J", "\u{301}"]))
            .prop_map(|(x, y, symbol)| Drawn::Raw { x, y, symbol }),
        1 => Just(Drawn::Clear),
    ]
}

fn draw(buf: &mut Buffer, shapes: &Shapes, drawn: &Drawn) {
    let all = buf.area;
    match drawn {
        Drawn::Text { x, y, text, style } => drop(cells::put(buf, all, *x, *y, text, *style)),
        Drawn::Frame { area, title } => {
            let inside = cells::frame(buf, shapes, *area, title, Style::new().dim(), Style::new().bold());
            cells::fill(buf, inside, Style::new());
        }
        Drawn::Fill { area, style } => cells::fill(buf, *area, *style),
        Drawn::Tint { area, style } => cells::tint(buf, *area, *style),
        Drawn::Raw { x, y, symbol } => {
            buf[(*x, *y)].set_symbol(symbol).set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
        }
        Drawn::Clear => buf.reset(),
    }
}

/// What the painter makes of a buffer in which characters have been cut by someone: the row's first cell can't be the
/// rest of anything, what isn't fit to be sent is blank, and marks that could reach over the edge are left out.
fn as_shown(buf: &Buffer, widths: TermWidths) -> Buffer {
    let mut shown = buf.clone();
    let width = usize::from(buf.area.width);
    for row in shown.content.chunks_mut(width) {
        let mut x = 0;
        while x < width {
            let n = 1 + row[x + 1..].iter().take_while(|cell| cell.symbol().is_empty()).count();
            let symbol = &*widths.stand_in(row[x].symbol()).into_owned();
            let doubtful = widths.drawn(symbol).is_none();
            let base = |c: char| !matches!(class(c), Class::Joined | Class::Silent);
            let hostile = !symbol.chars().next().is_some_and(base)
                || symbol.chars().any(|c| matches!(class(c), Class::Control | Class::Hidden));
            let outside = doubtful && (2 * symbol.chars().count()).max(n) > width - x;
            let lead = if row[x].symbol().is_empty() { Cell::EMPTY } else { row[x].clone() };
            let alone: String = symbol.chars().take(1).collect();
            let alone_fits = !hostile && widths.drawn(&alone).map(usize::from) == Some(n);
            for cell in &mut row[x..x + n] {
                (cell.fg, cell.bg, cell.modifier) = (lead.fg, lead.bg, lead.modifier);
                if hostile || outside && !alone_fits {
                    cell.set_symbol(" ");
                }
            }
            if outside && alone_fits {
                row[x].set_symbol(&alone);
            }
            x += n;
        }
    }
    shown
}

/// Draws a buffer and appends what is sent for it.
fn frame(terminal: &mut Terminal, buf: &Buffer, cursor: Option<(u16, u16)>, out: &mut Vec<u8>) {
    terminal.backend_mut().resize((buf.area.width, buf.area.height));
    let Ok(_) = terminal.draw(|frame| {
        frame.buffer_mut().clone_from(buf);
        cursor.into_iter().for_each(|place| frame.set_cursor_position(place));
    });
    terminal.backend_mut().take_bytes(out);
}

proptest! {
    #![proptest_config(long::cases(16, 64))]

    #[test]
    fn any_frames_one_after_the_other_are_shown_straight(
        frames in prop::collection::vec((prop::collection::vec(drawn(), 1..8), prop::option::of((0..WIDTH, 0..HEIGHT))), 1..6),
        seed in any::<u64>(),
        keep in any::<bool>(),
    ) {
        for (name, widths, mut engine) in terminals(usize::from(WIDTH), usize::from(HEIGHT), seed) {
            let shapes = Shapes::of(widths);
            let mut terminal = view::terminal(widths, true);
            let mut buf = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
            for (things, cursor) in &frames {
                if !keep {
                    buf.reset();
                }
                for thing in things {
                    draw(&mut buf, &shapes, thing);
                }
                let mut out = Vec::new();
                frame(&mut terminal, &buf, *cursor, &mut out);
                engine.feed(&out);
                check(name, widths, &engine, &as_shown(&buf, widths))?;
                prop_assert_eq!(engine.cursor_visible, cursor.is_some());
                if let Some((x, y)) = *cursor {
                    prop_assert_eq!((engine.x, engine.y), (usize::from(x), usize::from(y)));
                }
                // The same again costs nothing.
                let before = out.len();
                frame(&mut terminal, &buf, *cursor, &mut out);
                prop_assert_eq!(out.len(), before);
            }
        }
    }

    #[test]
    fn any_sizes_one_after_the_other_are_shown_straight(
        sizes in prop::collection::vec((0u16..30, 0u16..8), 1..6),
        text in "[ab 漢字①○→ｶﾞ⚠\u{301}]{0,60}",
    ) {
        for (name, widths, mut engine) in terminals(1, 1, 7) {
            let mut terminal = view::terminal(widths, false);
            for &(width, height) in &sizes {
                engine.resize(usize::from(width), usize::from(height));
                terminal.backend_mut().repaint();
                let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
                for y in 0..height {
                    let all = buf.area;
                    cells::put(&mut buf, all, y, y, &text, Style::new().red());
                }
                let mut out = Vec::new();
                frame(&mut terminal, &buf, Some((3, 3)), &mut out);
                if width > 0 && height > 0 {
                    engine.feed(&out);
                    check(name, widths, &engine, &as_shown(&buf, widths))?;
                }
            }
        }
    }

    /// A second opinion on what the sequences mean: the engine of another project, narrow.
    #[test]
    fn another_engine_shows_the_same(
        frames in prop::collection::vec(prop::collection::vec(drawn(), 1..8), 1..5),
    ) {
        shown_by_another(&frames)?;
    }
}

/// What was once shown otherwise: a sign with a joiner that ties nothing to it, in front of a mark.
#[test]
fn another_engine_shows_a_joiner_that_ties_nothing_the_same() {
    let text = |text: &str| Drawn::Text { x: 0, y: 0, text: text.to_owned(), style: Style::new() };
    for joined in ["゛\u{200D}\u{301}", "゛\u{200D}", "漢\u{200D}\u{301}a", "゛+"] {
        shown_by_another(&[vec![text(joined)]]).unwrap();
    }
}

fn shown_by_another(frames: &[Vec<Drawn>]) -> Result<(), TestCaseError> {
    let mut parser = vt100::Parser::new(HEIGHT, WIDTH, 0);
    let mut terminal = view::terminal(TermWidths::NARROW, false);
    for things in frames {
        let mut buf = Buffer::empty(Rect::new(0, 0, WIDTH, HEIGHT));
        for thing in things {
            draw(&mut buf, &Shapes::UNICODE, thing);
        }
        // Of what it measures in its own way nothing is asked.
        for cell in &mut buf.content {
            if TermWidths::NARROW.drawn(cell.symbol()).is_none() || cell.symbol().contains(['ﾞ', 'ﾟ', 'é']) {
                cell.set_symbol("?");
            }
        }
        let mut out = Vec::new();
        frame(&mut terminal, &buf, Some((0, 0)), &mut out);
        parser.process(&out);
        let shown = as_shown(&buf, TermWidths::NARROW);
        for y in 0..HEIGHT {
            let mut x = 0;
            while x < WIDTH {
                let n = 1 + (x + 1..WIDTH).take_while(|&x| shown[(x, y)].symbol().is_empty()).count();
                let n = u16::try_from(n).unwrap();
                let symbol = shown[(x, y)].symbol();
                let fits = TermWidths::NARROW.drawn(symbol).is_some_and(|drawn| u16::from(drawn) <= n);
                // It has a cell for each character that isn't a mark, however many of them the layout puts into one.
                let text: String = (x..x + n).map(|x| parser.screen().cell(y, x).unwrap().contents()).collect();
                let wanted = if fits { symbol } else { "" };
                let place = format!("({x}, {y}) {:?}", parser.screen().contents());
                prop_assert_eq!(text.trim_end(), wanted.trim_end(), "{}", place);
                let inverse = parser.screen().cell(y, x).unwrap().inverse();
                prop_assert_eq!(inverse, shown[(x, y)].modifier.contains(Modifier::REVERSED));
                x += n;
            }
        }
    }
    Ok(())
}

/// A popup that cuts kanji on both sides, opened, moved and closed again, in every terminal.
#[test]
fn popups_over_kanji_leave_nothing_crooked() {
    let page = |shapes: &Shapes, popup: Option<u16>| {
        let area = Rect::new(0, 0, 40, 12);
        let mut buf = Buffer::empty(area);
        let inside = cells::frame(&mut buf, shapes, area, "効果検証", Style::new(), Style::new().bold());
        for (y, indent) in (inside.top()..inside.bottom()).zip([0, 1].into_iter().cycle()) {
            cells::put(&mut buf, inside, inside.x + indent, y, "○達成①→②厚保くりブランド化推進事業※ｶﾞｲﾄﾞ", Style::new());
        }
        if let Some(x) = popup {
            let popup = Rect::new(x, 3, 17, 5);
            cells::fill(&mut buf, popup, Style::new());
            let inside = cells::frame(&mut buf, shapes, popup, "選択○", Style::new(), Style::new());
            cells::put(&mut buf, inside, inside.x, inside.y, "地方創生に非常に効果的であった", Style::new().reversed());
        }
        buf
    };
    for (name, widths, mut engine) in terminals(40, 12, 3) {
        let mut terminal = view::terminal(widths, true);
        for popup in [None, Some(7), Some(8), Some(9), None, Some(20), Some(3)] {
            let buf = page(&Shapes::of(widths), popup);
            let mut out = Vec::new();
            frame(&mut terminal, &buf, None, &mut out);
            engine.feed(&out);
            check(name, widths, &engine, &buf).unwrap();
        }
    }
}

/// A screen such as the program shows, from the real ledger: list, panel of wrapped text, header and key bar.
fn realistic(width: u16, height: u16, shapes: &Shapes, selected: u16, first_row: usize) -> Buffer {
    let ledger: serde_json::Value = serde_json::from_str(include_str!("../../data/mine-r6.json")).unwrap();
    let projects = ledger["projects"].as_array().unwrap();
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    cells::put(
        &mut buf,
        area,
        1,
        0,
        "美祢市 令和6年度 効果検証        7事業  総事業費 92,710,418円  交付 46,248,061円   要確認 5",
        Style::new().bold(),
    );
    let list = Rect::new(0, 1, 36, height - 2);
    let inside = cells::frame(&mut buf, shapes, list, "事業", Style::new().dim(), Style::new());
    for (y, project) in (inside.y..inside.bottom()).zip(projects) {
        let name = project["name"].as_str().unwrap();
        let number = project["number"].as_u64().unwrap();
        cells::put(
            &mut buf,
            inside,
            inside.x,
            y,
            &format!("{number} 単 R3-7 {} ●●○ 相当", fit::fit(name, 13).text),
            Style::new(),
        );
    }
    cells::tint(&mut buf, Rect::new(inside.x, inside.y + selected, inside.width, 1), Style::new().reversed());
    let panel = Rect::new(36, 1, width - 36, height - 2);
    let inside =
        cells::frame(&mut buf, shapes, panel, "1事業実績 2KPI 3課題 4評価 5計画", Style::new().dim(), Style::new());
    let review = &projects[usize::from(selected) % 5]["reviews"][0];
    let mut text = String::new();
    for achievement in review["achievements"].as_array().unwrap() {
        for part in ["heading", "body"] {
            text.push_str(achievement[part].as_str().unwrap_or(""));
            text.push('\n');
        }
    }
    text.push_str(review["effect"]["comment"].as_str().unwrap_or(""));
    for (y, row) in
        (inside.y..inside.bottom()).zip(wrap::wrap(&text, usize::from(inside.width)).into_iter().skip(first_row))
    {
        cells::put(&mut buf, inside, inside.x, y, &text[row.range], Style::new());
    }
    cells::put(
        &mut buf,
        area,
        1,
        height - 1,
        "j/k 事業  Tab 面  Enter 中へ  e 編集  / 検索  s 保存  ? ヘルプ",
        Style::new().dim(),
    );
    buf
}

/// Bytes of the text that is to be seen, blanks not counted.
fn visible(buf: &Buffer) -> usize {
    (0..buf.area.height).map(|y| cells::row_text(buf, y).replace(' ', "").len()).sum()
}

#[test]
fn a_screen_costs_little_more_than_its_text() {
    for (name, widths, _) in terminals(100, 30, 0) {
        let shapes = Shapes::of(widths);
        let first = realistic(100, 30, &shapes, 0, 0);
        let mut terminal = view::terminal(widths, true);
        let bytes = |terminal: &mut Terminal, buf: &Buffer| {
            let mut out = Vec::new();
            frame(terminal, buf, Some((1, 2)), &mut out);
            out.len()
        };
        let cost = bytes(&mut terminal, &first);
        let text = visible(&first);
        assert!(cost * 2 <= text * 3, "{name}: {cost} bytes for {text}");

        // Only the selection moves: the panel stays as it is.
        let mut moved = first.clone();
        let (from, to) = (Rect::new(1, 2, 34, 1), Rect::new(1, 3, 34, 1));
        cells::tint(&mut moved, from, Style::new().not_reversed());
        cells::tint(&mut moved, to, Style::new().reversed());
        let selection = bytes(&mut terminal, &moved);
        // Six ●●○ in it; where they have to be moved over absolutely that costs a little more.
        assert!(selection <= if name == "pad" { 165 } else { 150 }, "{name}: {selection}");

        let scrolled = bytes(&mut terminal, &realistic(100, 30, &shapes, 0, 1));
        let next = realistic(100, 30, &shapes, 1, 0);
        let project = bytes(&mut terminal, &next);
        assert!(project * 2 <= visible(&next) * 3, "{name}: {project}");
        println!(
            "{name}: first frame {cost} bytes for {text} of text; selection {selection}, scroll {scrolled}, next project {project}"
        );
    }
}
