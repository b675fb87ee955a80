//! A terminal engine for tests: a screen of columns, driven by the bytes that the painter sends, with a width function
//! that the test chooses. It knows what the painter is allowed to send and panics at anything else, so a test that passes
//! has also shown that nothing else was sent.

use std::collections::BTreeSet;

/// What one column shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The character that begins here with its marks; empty for a blank and for the rest of a wide character.
    pub text: String,
    /// The rest of the character before.
    pub rest: bool,
    /// Attributes in force when it was written: SGR numbers that are on; colours with their parameters.
    pub look: BTreeSet<String>,
}

/// The screen, autowrap off.
pub struct Engine {
    pub width: usize,
    pub height: usize,
    pub cells: Vec<Vec<Column>>,
    pub x: usize,
    pub y: usize,
    pub look: BTreeSet<String>,
    pub cursor_visible: bool,
    measure: Box<dyn Fn(char) -> usize>,
}

impl Engine {
    /// A blank screen; `measure` says how many columns a character takes (0: it joins the one before).
    pub fn new(width: usize, height: usize, measure: impl Fn(char) -> usize + 'static) -> Engine {
        Engine {
            width,
            height,
            cells: vec![vec![Column::default(); width]; height],
            x: 0,
            y: 0,
            look: BTreeSet::new(),
            cursor_visible: true,
            measure: Box::new(measure),
        }
    }

    /// Another window size, with whatever the terminal leaves on the screen.
    pub fn resize(&mut self, width: usize, height: usize) {
        let trash = Column { text: "#".to_owned(), rest: false, look: BTreeSet::from(["41".to_owned()]) };
        self.cells = vec![vec![trash; width]; height];
        (self.width, self.height) = (width, height);
        (self.x, self.y) = (self.x.min(width.saturating_sub(1)), self.y.min(height.saturating_sub(1)));
    }

    /// Draws what was sent.
    pub fn feed(&mut self, bytes: &[u8]) {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            if let Some(sequence) = rest.strip_prefix("\x1b[") {
                let end = sequence.find(|c: char| ('@'..='~').contains(&c)).expect("a whole sequence");
                self.csi(&sequence[..end], &sequence[end..=end]);
                rest = &sequence[end + 1..];
                continue;
            }
            match c {
                '\r' => self.x = 0,
                '\n' => {
                    assert!(self.y + 1 < self.height, "line feed in the last row scrolls");
                    self.y += 1;
                }
                '\x08' => self.x = self.x.saturating_sub(1),
                c => {
                    assert!(!c.is_control(), "control character {c:?} in {text:?}");
                    self.draw(c);
                }
            }
            rest = &rest[c.len_utf8()..];
        }
    }

    fn draw(&mut self, c: char) {
        let width = (self.measure)(c);
        let look = self.look.clone();
        if width == 0 {
            let back = (0..self.x).rev().find(|&x| !self.cells[self.y][x].rest);
            self.cells[self.y][back.expect("a base for the mark")].text.push(c);
            return;
        }
        assert!(self.x + width <= self.width, "{c:?} at column {} of {}", self.x, self.width);
        for x in self.x..self.x + width {
            self.wipe(x);
            self.cells[self.y][x] = Column { text: String::new(), rest: true, look: look.clone() };
        }
        let text = if c == ' ' { String::new() } else { c.to_string() };
        self.cells[self.y][self.x] = Column { text, rest: false, look };
        // Without autowrap the cursor stays in the last column.
        self.x = (self.x + width).min(self.width - 1);
    }

    /// Takes away the character that has a part in this column.
    fn wipe(&mut self, x: usize) {
        let row = &mut self.cells[self.y];
        let mut from = x;
        while row[from].rest {
            row[from] = Column { look: row[from].look.clone(), ..Column::default() };
            from -= 1;
        }
        let mut to = x + 1;
        while to < row.len() && row[to].rest {
            row[to] = Column { look: row[to].look.clone(), ..Column::default() };
            to += 1;
        }
        row[from] = Column { look: row[from].look.clone(), ..Column::default() };
    }

    fn erase(&mut self, from: usize, to: usize) {
        // With a background, reverse video or lines terminals erase differently; the text's own colour makes no difference.
        let seen =
            |on: &&String| matches!(on.as_str(), "4" | "7" | "9" | "10") || on.len() > 1 && on.starts_with(['4', '1']);
        assert_eq!(self.look.iter().find(seen), None, "erasing with attributes");
        for x in from..to.min(self.width) {
            self.wipe(x);
            self.cells[self.y][x] = Column::default();
        }
    }

    fn csi(&mut self, parameters: &str, last: &str) {
        let n = |index: usize, default: usize| {
            let text = parameters.split(';').nth(index).unwrap_or("");
            if text.is_empty() { default } else { text.parse().expect("a number") }
        };
        match (last, parameters) {
            ("H", _) => {
                (self.y, self.x) = (n(0, 1) - 1, n(1, 1) - 1);
                assert!(self.y < self.height && self.x < self.width, "{parameters}");
            }
            ("G", _) => {
                self.x = n(0, 1) - 1;
                assert!(self.x < self.width, "{parameters}");
            }
            ("C", _) => {
                self.x += n(0, 1);
                assert!(self.x < self.width, "{parameters}");
            }
            ("K", "") => self.erase(self.x, self.width),
            ("X", _) => self.erase(self.x, self.x + n(0, 1)),
            ("J", "") => {
                assert_eq!((self.x, self.y), (0, 0));
                for y in 0..self.height {
                    self.y = y;
                    self.erase(0, self.width);
                }
                self.y = 0;
            }
            ("m", _) => self.sgr(parameters),
            ("h", "?25") => self.cursor_visible = true,
            ("l", "?25") => self.cursor_visible = false,
            ("h" | "l", "?2026") => {}
            _ => panic!("the painter isn't to send CSI {parameters} {last}"),
        }
    }

    fn sgr(&mut self, parameters: &str) {
        let mut codes = parameters.split(';').map(|text| text.parse::<u8>().unwrap_or(0));
        while let Some(code) = codes.next() {
            let mut off = |names: &[&str]| {
                self.look.retain(|on| !names.iter().any(|name| on == name || name.len() == 2 && on.starts_with(name)));
            };
            let foreground =
                ["30", "31", "32", "33", "34", "35", "36", "37", "38", "90", "91", "92", "93", "94", "95", "96", "97"];
            let background = [
                "40", "41", "42", "43", "44", "45", "46", "47", "48", "100", "101", "102", "103", "104", "105", "106",
                "107",
            ];
            match code {
                0 => self.look.clear(),
                1..=9 => drop(self.look.insert(code.to_string())),
                22 => off(&["1", "2"]),
                23..=29 if code != 26 => off(&[&(code - 20).to_string()]),
                39 => off(&foreground),
                49 => off(&background),
                30..=38 | 90..=97 => off(&foreground),
                40..=48 | 100..=107 => off(&background),
                _ => panic!("SGR {code}"),
            }
            if code == 25 {
                self.look.remove("6");
            }
            match code {
                38 | 48 => {
                    let n = match codes.next() {
                        Some(5) => 1,
                        Some(2) => 3,
                        other => panic!("SGR {code};{other:?}"),
                    };
                    let parts: Vec<String> = codes.by_ref().take(n).map(|part| part.to_string()).collect();
                    assert_eq!(parts.len(), n);
                    self.look.insert(format!("{code};{}", parts.join(";")));
                }
                30..=37 | 90..=97 | 40..=47 | 100..=107 => drop(self.look.insert(code.to_string())),
                _ => {}
            }
        }
    }
}
