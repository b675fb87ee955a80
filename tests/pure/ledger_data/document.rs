//! What the document prints: cut into places, sentences and value cells.
//!
//! Only what the transcription rules in `data/README.md` allow to differ is taken away: markup, white space, list marks,
//! the separators in 40,404,482, the full stop that ends a sentence.

use std::collections::BTreeMap;

const DOCUMENT: &str = include_str!("../../source-document.txt");

/// The project that a line belongs to; `None`: the document as a whole.
pub type Place = Option<u64>;

/// Gives each line of the document its place, by the document's own order: the list's numbered rows, the tables that
/// begin with `No`, and the 事業概要 sheets, which follow the projects' numbers from 2 (the first has no title).
fn places(document: &str) -> Vec<(Place, &str)> {
    let lines: Vec<&str> = document.lines().collect();
    let number = |line: &str| line.split('\t').next().and_then(|cell| cell.parse().ok());
    let (mut place, mut sheet, mut titled) = (None, 1, false);
    let mut out = Vec::new();
    for (i, &line) in lines.iter().enumerate() {
        if line.starts_with("No\t") {
            place = number(lines[i + 1]);
            assert!(place.is_some(), "a table without a number: {line}");
        } else if line.starts_with("合計") {
            place = None;
        } else if line.starts_with("事業概要【") || (line.starts_with("申請者\t") && !titled) {
            sheet += 1;
            place = Some(sheet);
            titled = line.starts_with("事業概要【");
        } else if line.starts_with("申請者\t") {
            titled = false;
        }
        out.push((place.or_else(|| number(line)), line));
    }
    assert_eq!(sheet, 7, "one sheet for each project but the first");
    out
}

/// Cuts text into sentences and takes away what the transcription rules allow to differ.
pub fn sentences(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.replace('＜', "<").replace('＞', ">").chars().collect();
    let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    let mut out = vec![String::new()];
    let cut = |out: &mut Vec<String>| {
        let last = out.last_mut().unwrap();
        *last = last.trim_start_matches(['○', '●', '・', '■']).to_owned();
        if !last.is_empty() {
            out.push(String::new());
        }
    };
    for (i, &c) in chars.iter().enumerate() {
        let rest = &chars[i..];
        let year_span = |r: &[char]| matches!(r, ['(', 'R', _, '-', 'R', _, ')', ..]);
        let before = match c {
            '【' | '<' => true,
            '(' | '（' => out.last().unwrap().ends_with("千円") || year_span(rest),
            _ if c.is_whitespace() => match rest.get(1) {
                Some('○' | '●' | '・' | '■' | '※' | '①'..='⑨') => true,
                _ => rest[1..].starts_with(&['h', 't', 't', 'p']),
            },
            _ => false,
        };
        if before {
            cut(&mut out);
        }
        let separator = c == ',' && i > 0 && digit(i - 1) && digit(i + 1);
        let colon = c == '：' && chars[i + 1..].iter().find(|c| !c.is_whitespace()).is_some_and(char::is_ascii_digit);
        if !(c.is_whitespace() || c == '。' || separator || colon) {
            out.last_mut().unwrap().push(c);
        }
        if matches!(c, '】' | '>' | '。') || (c == ')' && i >= 6 && year_span(&chars[i - 6..])) {
            cut(&mut out);
        }
    }
    cut(&mut out);
    out.pop();
    out
}

/// A cell that holds a value and no words: it is compared together with the cell before it.
fn is_value(cell: &str) -> bool {
    matches!(cell, "-" | "確認中" | "✓")
        || cell.starts_with(|c: char| c.is_ascii_digit()) && cell.chars().all(|c| "0123456789,.()%千円人件".contains(c))
}

/// One thing that the document prints.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Print {
    Sentence(String),
    /// A run of value cells, with the words in the cell before it.
    Values {
        of: String,
        run: String,
    },
}

impl Print {
    pub fn text(&self) -> &str {
        match self {
            Print::Sentence(text) => text,
            Print::Values { run, .. } => run,
        }
    }

    pub fn numbers(&self) -> usize {
        let mut inside = false;
        let starts = |c: &char| {
            let before = inside;
            inside = c.is_ascii_digit() || (inside && *c == '.');
            inside && !before
        };
        self.text().chars().filter(starts).count()
    }
}

/// Everything that the document prints, in its order.
fn printed(document: &str) -> Vec<(Place, Print)> {
    let mut out = Vec::new();
    for (place, line) in places(document) {
        let line = line.trim_start();
        let line = line.strip_prefix("- ").unwrap_or(line);
        let cells: Vec<&str> = line.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let mut words = String::new();
        for group in cells.chunk_by(|a, b| is_value(a) && is_value(b)) {
            if is_value(group[0]) {
                let run: Vec<String> = group.iter().flat_map(|cell| sentences(cell)).collect();
                out.push((place, Print::Values { of: words.clone(), run: run.join("|") }));
                continue;
            }
            let cell = match group[0].strip_prefix('<').filter(|url| url.starts_with("http")) {
                Some(url) => url.trim_end_matches('>'),
                None => group[0],
            };
            words = sentences(cell).concat();
            let text = without_markup(cell);
            out.extend(text.split('\t').flat_map(sentences).map(|sentence| (place, Print::Sentence(sentence))));
        }
    }
    out
}

/// Turns `<p>`, `<ul …>`, `<li>` and their ends into tabs.
fn without_markup(cell: &str) -> String {
    let mut out = String::new();
    let mut rest = cell;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let name = tag[1..].trim_start_matches('/');
        match tag.find('>') {
            Some(end) if ["p>", "ul>", "ul ", "li>"].iter().any(|t| name.starts_with(t)) => {
                out.push('\t');
                rest = &tag[end + 1..];
            }
            _ => {
                out.push('<');
                rest = &tag[1..];
            }
        }
    }
    out + rest
}

/// What the document prints, by place.
pub fn document() -> BTreeMap<Place, Vec<Print>> {
    let mut document: BTreeMap<Place, Vec<Print>> = BTreeMap::new();
    for (place, print) in printed(DOCUMENT) {
        document.entry(place).or_default().push(print);
    }
    document
}

/// The cutting loses and adds nothing but separators: the document's characters are those of its prints.
#[test]
fn the_cutting_loses_nothing() {
    fn letters(text: &str) -> BTreeMap<char, usize> {
        let mut letters = BTreeMap::new();
        for c in text.chars().filter(|c| !c.is_whitespace() && !"○●・■。,：-|<>＜＞".contains(*c)) {
            *letters.entry(c).or_default() += 1;
        }
        letters
    }
    let prints: String = printed(DOCUMENT).iter().map(|(_, print)| print.text()).collect();
    assert_eq!(letters(&without_markup(DOCUMENT)), letters(&prints));
}
