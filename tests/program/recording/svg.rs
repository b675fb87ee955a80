//! The recording as one animated picture that needs nothing else: no script, no typeface of its own.
//!
//! A reader's typefaces are unknown, so nothing depends on how wide they are: every character is centred in its cell or its
//! two, and frames, bars and shades are drawn. A row that is seen often is written once. Where nothing may move
//! (`prefers-reduced-motion`), or nothing can, the frame that says why stands still.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use vt100::{Cell, Color, Screen};

use super::Frame;

/// Pixels of a cell, of the letters in it, and of the edge around the screen.
const CELL: (u32, u32) = (10, 21);
const FONT: u32 = 17;
const EDGE: u32 = 12;

/// Pixels of the strip below the screen.
const STRIP: u32 = 44;

/// The ground, and the ink on it.
const GROUND: &str = "#15181e";
const INK: &str = "#d6dae1";

/// The sixteen colours.
const COLOURS: [&str; 16] = [
    "#2b303b", "#f07178", "#8fce7e", "#e5c07b", "#6fb3f2", "#c792ea", "#5fd0d0", "#c8ccd4", "#7a8290", "#ff8b92",
    "#a8e296", "#ffd88f", "#8cc8ff", "#dcaefc", "#82e6e6", "#ffffff",
];

const STYLE: &str = "text{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','BIZ UDGothic',\
'Hiragino Sans','Yu Gothic','MS Gothic','Noto Sans Mono CJK JP','Noto Sans CJK JP',monospace;text-anchor:middle;\
white-space:pre}.b{font-weight:700}.u{text-decoration:underline}.k,.w{text-anchor:start;font-size:16px}\
.f{visibility:hidden;animation-iteration-count:infinite;animation-timing-function:step-end}";

/// The rows and lines that are seen, each with its name.
#[derive(Default)]
struct Parts {
    names: BTreeMap<String, usize>,
    written: String,
}

impl Parts {
    fn name(&mut self, drawn: String) -> usize {
        let next = self.names.len();
        *self.names.entry(drawn).or_insert_with_key(|drawn| {
            let _ = write!(self.written, "<g id=\"p{next}\">{drawn}</g>");
            next
        })
    }
}

/// The picture.
pub fn of(frames: &[Frame]) -> String {
    let Some(first) = frames.first() else { return String::new() };
    let (rows, columns) = first.screen.size();
    let (wide, high) = (u32::from(columns) * CELL.0, u32::from(rows) * CELL.1);
    let (width, height) = (wide + 2 * EDGE, high + 2 * EDGE + STRIP);
    let total: u32 = frames.iter().map(|frame| frame.stays).sum();
    let seconds = f64::from(total) / 1000.0;
    let percent = |at: u32| f64::from(at) * 100.0 / f64::from(total);
    let (mut parts, mut style, mut body) = (Parts::default(), String::from(STYLE), String::new());
    let still = frames.iter().position(|frame| frame.words.contains("なぜ")).unwrap_or(0);
    let _ = write!(style, ".f{{animation-duration:{seconds}s}}#f{still}{{visibility:visible}}");
    let mut at = 0;
    for (n, frame) in frames.iter().enumerate() {
        let hidden = "{visibility:hidden}";
        let begin = if at == 0 { String::new() } else { format!("0%{hidden}") };
        let (from, to) = (percent(at), percent(at + frame.stays));
        let end = if n + 1 == frames.len() { String::new() } else { format!("{to:.3}%{hidden}") };
        let _ = write!(
            style,
            "#f{n}{{animation-name:a{n}}}@keyframes a{n}{{{begin}{from:.3}%{{visibility:visible}}{end}}}"
        );
        let _ = write!(body, "<g class=\"f\" id=\"f{n}\">");
        for row in 0..rows {
            let drawn = draw_row(&frame.screen, row);
            if !drawn.is_empty() {
                let _ = write!(body, "<use href=\"#p{}\" y=\"{}\"/>", parts.name(drawn), u32::from(row) * CELL.1);
            }
        }
        let (row, column) = frame.screen.cursor_position();
        if !frame.screen.hide_cursor() {
            let (x, y) = (u32::from(column) * CELL.0, u32::from(row) * CELL.1);
            let _ = write!(
                body,
                "<path d=\"M{x} {y}h{}v{}h-{}z\" fill=\"{INK}\" fill-opacity=\".5\"/>",
                CELL.0, CELL.1, CELL.0
            );
        }
        let _ = write!(body, "<use href=\"#p{}\" y=\"{}\"/></g>", parts.name(strip(frame)), high + EDGE);
        at += frame.stays;
    }
    style.push_str("@keyframes t{from{transform:scaleX(0)}to{transform:scaleX(1)}}");
    let _ = write!(style, "#t{{animation:t {seconds}s linear infinite}}");
    let _ = write!(
        style,
        "@media(prefers-reduced-motion:reduce){{.f,#t{{animation:none}}#f{still}{{visibility:visible}}}}"
    );
    let said: Vec<_> = SAID.iter().map(|words| escaped(words)).collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
role=\"img\" aria-labelledby=\"title\" font-size=\"{FONT}\" fill=\"{INK}\">\n<title id=\"title\">{}</title>\n\
<style>{style}</style>\n<defs>{}</defs>\n<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{GROUND}\"/>\n\
<g transform=\"translate({EDGE} {EDGE})\">\n{body}\n<rect id=\"t\" y=\"{}\" width=\"{wide}\" height=\"2\" fill=\"{}\"/>\n\
</g>\n</svg>\n",
        said.concat(),
        parts.written,
        high + EDGE / 2,
        COLOURS[4]
    )
}

/// What it shows, for those who can't see it.
const SAID: [&str; 1] =
    ["kensho: 台帳を開き、読みで探し、確認中の値を入れ、評価の理由を読み、保存し、公表様式を書き出す"];

/// What is pressed, and what for.
fn strip(frame: &Frame) -> String {
    let keys = escaped(&frame.keys);
    // Keys are ASCII and a file's name.
    let cells: u32 = frame.keys.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let width = cells * CELL.0 + 16;
    format!(
        "<rect width=\"{width}\" height=\"28\" rx=\"5\" fill=\"{}\"/><text class=\"k\" x=\"8\" y=\"20\" textLength=\"{}\" \
lengthAdjust=\"spacing\">{keys}</text><text class=\"w\" x=\"{}\" y=\"20\">{}</text>",
        COLOURS[0],
        cells * CELL.0,
        width + 14,
        escaped(frame.words)
    )
}

/// How a cell looks, apart from what stands in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Look {
    ink: String,
    bold: bool,
    dim: bool,
    underlined: bool,
}

impl Look {
    fn attributes(&self) -> String {
        let mut said = String::new();
        if self.ink != INK {
            let _ = write!(said, " fill=\"{}\"", self.ink);
        }
        if self.dim {
            said.push_str(" fill-opacity=\".65\"");
        }
        let class: Vec<_> =
            [(self.bold, "b"), (self.underlined, "u")].iter().filter(|(on, _)| *on).map(|(_, name)| *name).collect();
        if !class.is_empty() {
            let _ = write!(said, " class=\"{}\"", class.join(" "));
        }
        said
    }
}

/// The colours of a cell: of what stands in it, and behind it where that isn't the ground.
fn colours(cell: &Cell) -> (String, Option<String>) {
    let (ink, behind) = (cell.fgcolor(), cell.bgcolor());
    let named = |colour: Color, default: &str| match colour {
        Color::Default => default.to_owned(),
        Color::Idx(index) => indexed(index),
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
    };
    if cell.inverse() {
        return (named(behind, GROUND), Some(named(ink, INK)));
    }
    (named(ink, INK), (behind != Color::Default).then(|| named(behind, GROUND)))
}

/// One of the 256 colours.
fn indexed(index: u8) -> String {
    if let Some(colour) = COLOURS.get(usize::from(index)) {
        return (*colour).to_owned();
    }
    if index >= 232 {
        let grey = 8 + 10 * (index - 232);
        return format!("#{grey:02x}{grey:02x}{grey:02x}");
    }
    let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    let n = index - 16;
    format!("#{:02x}{:02x}{:02x}", level(n / 36), level(n / 6 % 6), level(n % 6))
}

/// A row, from its own upper left.
fn draw_row(screen: &Screen, row: u16) -> String {
    let (_, columns) = screen.size();
    let mut grounds: Vec<(u32, u32, String)> = Vec::new();
    let mut shapes: BTreeMap<(String, &str), String> = BTreeMap::new();
    let mut texts: BTreeMap<Look, (Vec<String>, String)> = BTreeMap::new();
    let mut odd = String::new();
    for column in 0..columns {
        let Some(cell) = screen.cell(row, column).filter(|cell| !cell.is_wide_continuation()) else { continue };
        let (x, cells) = (u32::from(column) * CELL.0, 1 + u32::from(cell.is_wide()));
        let width = cells * CELL.0;
        let (ink, behind) = colours(cell);
        if let Some(colour) = behind {
            match grounds.last_mut() {
                Some((from, wide, last)) if *last == colour && *from + *wide == x => *wide += width,
                _ => grounds.push((x, width, colour)),
            }
        }
        let look = Look { ink, bold: cell.bold(), dim: cell.dim(), underlined: cell.underline() };
        let mut characters = cell.contents().chars();
        match (characters.next(), characters.next()) {
            (None, _) | (Some(' ' | '\u{3000}'), None) if !look.underlined => {}
            (None, _) => {}
            (Some(c), None) => {
                if let Some((opacity, path)) = shape(c, x) {
                    shapes.entry((look.ink, opacity)).or_default().push_str(&path);
                } else {
                    let (places, text) = texts.entry(look).or_default();
                    places.push((x + width / 2).to_string());
                    text.push(c);
                }
            }
            _ => {
                let (x, said) = (x + width / 2, escaped(cell.contents()));
                let _ = write!(odd, "<text y=\"16\" x=\"{x}\"{}>{said}</text>", look.attributes());
            }
        }
    }
    let mut drawn = String::new();
    for (x, width, colour) in grounds {
        let _ = write!(drawn, "<path d=\"M{x} 0h{width}v{0}h-{width}z\" fill=\"{colour}\"/>", CELL.1);
    }
    for ((ink, opacity), path) in shapes {
        let opacity = if opacity.is_empty() { String::new() } else { format!(" fill-opacity=\"{opacity}\"") };
        let _ = write!(drawn, "<path d=\"{path}\" fill=\"{ink}\"{opacity}/>");
    }
    for (look, (places, text)) in texts {
        let (places, attributes, text) = (places.join(" "), look.attributes(), escaped(&text));
        let _ = write!(drawn, "<text y=\"16\" x=\"{places}\"{attributes}>{text}</text>");
    }
    drawn + &odd
}

/// Frames, bars and shades, which have to meet their neighbours: opacity and path of what fills the cell.
fn shape(c: char, x: u32) -> Option<(&'static str, String)> {
    let (wide, high) = CELL;
    let (middle, centre) = (x + wide / 2, high / 2);
    let rect = |x: f64, y: f64, width: f64, height: f64| format!("M{x} {y}h{width}v{height}h-{width}z");
    // Bars leave a little room to the rows above and below.
    let bar = |width: f64| rect(f64::from(x), 3.0, width, f64::from(high) - 6.0);
    // To the left, right, up and down.
    let arms = |arms: [bool; 4], heavy: bool| {
        let pen = if heavy { 3.0 } else { 1.0 };
        let (mid, cen) = (f64::from(middle) - pen / 2.0, f64::from(centre) - pen / 2.0);
        let mut path = String::new();
        let (left, right) = (if arms[0] { f64::from(x) } else { mid }, f64::from(x + wide));
        if arms[0] || arms[1] {
            let to = if arms[1] { right } else { mid + pen };
            path.push_str(&rect(left, cen, to - left, pen));
        }
        if arms[2] || arms[3] {
            let from = if arms[2] { 0.0 } else { cen };
            let to = if arms[3] { f64::from(high) } else { cen + pen };
            path.push_str(&rect(mid, from, pen, to - from));
        }
        path
    };
    let (l, o) = (true, false);
    let drawn = match c {
        '─' => arms([l, l, o, o], false),
        '━' => arms([l, l, o, o], true),
        '│' => arms([o, o, l, l], false),
        '┃' => arms([o, o, l, l], true),
        '┌' => arms([o, l, o, l], false),
        '┐' => arms([l, o, o, l], false),
        '└' => arms([o, l, l, o], false),
        '┘' => arms([l, o, l, o], false),
        '├' => arms([o, l, l, l], false),
        '┤' => arms([l, o, l, l], false),
        '┬' => arms([l, l, o, l], false),
        '┴' => arms([l, l, l, o], false),
        '┼' => arms([l, l, l, l], false),
        // Eighths of a cell, from the left: █ is eight of them, ▏ is one.
        '█'..='▏' => bar(f64::from(wide * (0x2590 - u32::from(c))) / 8.0),
        '░' => return Some((".25", bar(f64::from(wide)))),
        '▒' => return Some((".5", bar(f64::from(wide)))),
        '▓' => return Some((".75", bar(f64::from(wide)))),
        _ => return None,
    };
    Some(("", drawn))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
