//! Where the terminal's cursor is and how it writes, and the shortest bytes that change either.
//!
//! Only sequences that every terminal and multiplexer has known since the VT220 are used, and of those only what doesn't
//! depend on settings: a line feed is sent after a carriage return only, since there are terminals set to take it for
//! both. Where the column isn't known for sure the next move is absolute.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What makes a blank differ from another blank.
const SEEN_ON_BLANKS: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// Set and reset codes (SGR) of each modifier.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// How a character looks: colours and modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    /// The terminal's own colours, nothing else.
    pub(super) const PLAIN: Look = Look { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    pub(super) const fn of(cell: &Cell) -> Look {
        Look { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Whether blanks look the same in both.
    pub(super) fn same_blank(self, other: Look) -> bool {
        let seen = self.modifier.intersection(SEEN_ON_BLANKS);
        self.bg == other.bg
            && seen == other.modifier.intersection(SEEN_ON_BLANKS)
            && (seen.is_empty() || (self.fg == other.fg && self.modifier == other.modifier))
    }
}

/// The terminal's cursor and attributes, as far as they are known.
#[derive(Clone, Debug)]
pub(super) struct Pen {
    x: Option<u16>,
    y: Option<u16>,
    look: Option<Look>,
    codes: Vec<u8>,
    other: Vec<u8>,
}

impl Pen {
    /// A pen of which nothing is known.
    pub(super) const fn lost() -> Pen {
        Pen { x: None, y: None, look: None, codes: Vec::new(), other: Vec::new() }
    }

    /// The column, where it is known and the row is `y`.
    pub(super) fn column_in(&self, y: u16) -> Option<u16> {
        self.x.filter(|_| self.y == Some(y))
    }

    /// Says that the cursor moved right, to column `x` of its row; [`None`] where that can't be trusted.
    pub(super) const fn moved_to(&mut self, x: Option<u16>) {
        self.x = x;
    }

    /// Whether blanks written now look like `look`.
    pub(super) fn blanks_like(&self, look: Look) -> bool {
        self.look.is_some_and(|own| own.same_blank(look))
    }

    pub(super) fn looks_like(&self, look: Look) -> bool {
        self.look == Some(look)
    }

    /// Bytes that [`Pen::go`] would send.
    pub(super) fn way(&self, x: u16, y: u16) -> usize {
        self.plan(x, y).1
    }

    /// Moves the cursor.
    pub(super) fn go(&mut self, x: u16, y: u16, out: &mut Vec<u8>) {
        let (step, _) = self.plan(x, y);
        let down = usize::from(self.y.map_or(0, |from| y.saturating_sub(from)));
        match step {
            Step::Stay => {}
            Step::Back(n) => out.extend(std::iter::repeat_n(0x08, usize::from(n))),
            Step::Right(n) => csi(out, n, 1, b'C'),
            Step::Column => csi(out, x + 1, 1, b'G'),
            Step::Lines => {
                out.push(b'\r');
                out.extend(std::iter::repeat_n(b'\n', down));
                if x > 0 {
                    csi(out, x, 1, b'C');
                }
            }
            Step::Place => {
                out.extend_from_slice(b"\x1b[");
                if y > 0 {
                    number(out, y + 1);
                }
                if x > 0 {
                    out.push(b';');
                    number(out, x + 1);
                }
                out.push(b'H');
            }
        }
        (self.x, self.y) = (Some(x), Some(y));
    }

    /// The cheapest way to a place, and its bytes.
    fn plan(&self, x: u16, y: u16) -> (Step, usize) {
        let column = if x == 0 { 0 } else { 1 + digits(x + 1) };
        let mut best = (Step::Place, 3 + if y == 0 { 0 } else { digits(y + 1) } + column);
        let mut offer = |step: Step, bytes: usize| {
            if bytes < best.1 {
                best = (step, bytes);
            }
        };
        let Some(row) = self.y else { return best };
        if row == y {
            offer(Step::Column, 3 + more_than_one(x + 1));
            if let Some(at) = self.x {
                if let Some(back) = at.checked_sub(x) {
                    offer(Step::Back(back), usize::from(back));
                }
                if at < x {
                    offer(Step::Right(x - at), 3 + more_than_one(x - at));
                }
                if at == x {
                    offer(Step::Stay, 0);
                }
            }
        }
        if let Some(down) = y.checked_sub(row) {
            let right = if x == 0 { 0 } else { 3 + more_than_one(x) };
            offer(Step::Lines, 1 + usize::from(down) + right);
        }
        best
    }

    /// Changes colours and modifiers.
    pub(super) fn look(&mut self, look: Look, out: &mut Vec<u8>) {
        if self.look == Some(look) {
            return;
        }
        self.codes.clear();
        self.other.clear();
        // Everything off and then on what is wanted, or only what differs: whichever is shorter.
        if look != Look::PLAIN {
            code(&mut self.other, 0);
            changes(&mut self.other, Look::PLAIN, look);
        }
        let codes = match self.look {
            Some(from) => {
                changes(&mut self.codes, from, look);
                if self.codes.len() <= self.other.len() { &self.codes } else { &self.other }
            }
            None => &self.other,
        };
        out.extend_from_slice(b"\x1b[");
        out.extend_from_slice(codes);
        out.push(b'm');
        self.look = Some(look);
    }
}

/// A way to move.
#[derive(Clone, Copy)]
enum Step {
    Stay,
    /// Backspaces.
    Back(u16),
    /// CUF.
    Right(u16),
    /// CHA.
    Column,
    /// CR, line feeds, CUF.
    Lines,
    /// CUP.
    Place,
}

/// `CSI n last`, the number left out where it is the default.
pub(super) fn csi(out: &mut Vec<u8>, n: u16, default: u16, last: u8) {
    out.extend_from_slice(b"\x1b[");
    if n != default {
        number(out, n);
    }
    out.push(last);
}

pub(super) const fn digits(n: u16) -> usize {
    match n {
        0..=9 => 1,
        10..=99 => 2,
        100..=999 => 3,
        1000..=9999 => 4,
        _ => 5,
    }
}

const fn more_than_one(n: u16) -> usize {
    if n == 1 { 0 } else { digits(n) }
}

fn number(out: &mut Vec<u8>, n: u16) {
    let mut divisor = 10u16.pow(u32::try_from(digits(n) - 1).unwrap_or(0));
    let mut rest = n;
    while divisor > 0 {
        // A digit.
        out.push(b'0' + u8::try_from(rest / divisor).unwrap_or(0));
        rest %= divisor;
        divisor /= 10;
    }
}

fn code(codes: &mut Vec<u8>, n: u8) {
    if !codes.is_empty() {
        codes.push(b';');
    }
    number(codes, u16::from(n));
}

/// The SGR codes that lead from one look to another.
fn changes(codes: &mut Vec<u8>, from: Look, to: Look) {
    let mut now = from.modifier;
    for (modifier, _, off) in MODIFIERS {
        if now.contains(modifier) && !to.modifier.contains(modifier) {
            code(codes, off);
            // One code may switch two things off (bold and dim; both blinks).
            for (also, _, same) in MODIFIERS {
                if same == off {
                    now.remove(also);
                }
            }
        }
    }
    for (modifier, on, _) in MODIFIERS {
        if to.modifier.contains(modifier) && !now.contains(modifier) {
            code(codes, on);
        }
    }
    if from.fg != to.fg {
        colour(codes, to.fg, 30);
    }
    if from.bg != to.bg {
        colour(codes, to.bg, 40);
    }
}

/// A colour; `base` is 30 for text and 40 for the background.
fn colour(codes: &mut Vec<u8>, colour: Color, base: u8) {
    let n = match colour {
        Color::Reset => base + 9,
        Color::Black => base,
        Color::Red => base + 1,
        Color::Green => base + 2,
        Color::Yellow => base + 3,
        Color::Blue => base + 4,
        Color::Magenta => base + 5,
        Color::Cyan => base + 6,
        Color::Gray => base + 7,
        Color::DarkGray => base + 60,
        Color::LightRed => base + 61,
        Color::LightGreen => base + 62,
        Color::LightYellow => base + 63,
        Color::LightBlue => base + 64,
        Color::LightMagenta => base + 65,
        Color::LightCyan => base + 66,
        Color::White => base + 67,
        Color::Indexed(index) => {
            for n in [base + 8, 5, index] {
                code(codes, n);
            }
            return;
        }
        Color::Rgb(red, green, blue) => {
            for n in [base + 8, 2, red, green, blue] {
                code(codes, n);
            }
            return;
        }
    };
    code(codes, n);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(fg: Color, bg: Color, modifier: Modifier) -> Look {
        Look { fg, bg, modifier }
    }

    fn path(from: (Option<u16>, Option<u16>), to: (u16, u16)) -> String {
        let mut pen = Pen { x: from.0, y: from.1, ..Pen::lost() };
        let way = pen.way(to.0, to.1);
        let mut out = Vec::new();
        pen.go(to.0, to.1, &mut out);
        assert_eq!(out.len(), way);
        out.escape_ascii().to_string()
    }

    #[test]
    fn the_shortest_way_is_taken() {
        let at = |x, y| (Some(x), Some(y));
        assert_eq!(path((None, None), (0, 0)), r"\x1b[H");
        assert_eq!(path((None, None), (9, 0)), r"\x1b[;10H");
        assert_eq!(path((None, None), (0, 9)), r"\x1b[10H");
        assert_eq!(path(at(3, 3), (3, 3)), "");
        assert_eq!(path(at(4, 3), (3, 3)), r"\x08");
        assert_eq!(path(at(90, 3), (0, 3)), r"\r");
        assert_eq!(path(at(90, 3), (0, 5)), r"\r\n\n");
        assert_eq!(path(at(3, 3), (4, 3)), r"\x1b[C");
        assert_eq!(path(at(3, 3), (40, 3)), r"\x1b[41G");
        assert_eq!(path(at(95, 3), (104, 3)), r"\x1b[9C");
        assert_eq!(path((None, Some(3)), (40, 3)), r"\x1b[41G");
        assert_eq!(path(at(99, 9), (40, 10)), r"\r\n\x1b[40C");
        assert_eq!(path(at(99, 3), (40, 20)), r"\x1b[21;41H");
        assert_eq!(path(at(5, 3), (5, 1)), r"\x1b[2;6H");
    }

    #[test]
    fn attributes_change_by_the_shorter_of_difference_and_reset() {
        let mut pen = Pen::lost();
        let mut step = |to: Look| {
            let mut out = Vec::new();
            pen.look(to, &mut out);
            out.escape_ascii().to_string()
        };
        let none = Modifier::empty();
        assert_eq!(step(Look::PLAIN), r"\x1b[m");
        assert_eq!(step(look(Color::Red, Color::Reset, Modifier::BOLD)), r"\x1b[1;31m");
        assert_eq!(step(look(Color::Red, Color::Reset, Modifier::BOLD)), "");
        assert_eq!(step(look(Color::Red, Color::Reset, Modifier::DIM)), r"\x1b[22;2m");
        assert_eq!(step(look(Color::Green, Color::Reset, Modifier::DIM)), r"\x1b[32m");
        assert_eq!(step(Look::PLAIN), r"\x1b[m");
        assert_eq!(step(look(Color::Indexed(200), Color::Rgb(0, 10, 255), none)), r"\x1b[38;5;200;48;2;0;10;255m");
        assert_eq!(step(look(Color::LightBlue, Color::White, Modifier::REVERSED)), r"\x1b[7;94;107m");
        assert_eq!(step(look(Color::LightBlue, Color::White, none)), r"\x1b[27m");
    }

    #[test]
    fn numbers_are_written_whole() {
        for n in [0, 1, 9, 10, 99, 100, 255, 999, 1000, 9999, 10_000, u16::MAX] {
            let mut out = Vec::new();
            number(&mut out, n);
            assert_eq!(out, n.to_string().as_bytes());
        }
    }
}
