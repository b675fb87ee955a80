//! The manual (`docs/manual.ja.md`): the same text on the screen, in a pipe and as a page for the browser.
//!
//! The policy: the manual is written once, in Markdown, and travels in the program. The crate pulldown-cmark reads it; here it
//! is laid out like any page, in cells, with kinsoku, and its tables become columns where there is room for them and label
//! and text below each other where there isn't.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::{Ink, Page, Sheet};
use crate::text;

/// The manual as it is written.
pub const TEXT: &str = include_str!("../../docs/manual.ja.md");

/// The manual laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manual {
    /// Its rows.
    pub page: Page,
    /// The first row of each chapter.
    pub chapters: Vec<usize>,
}

fn events() -> Parser<'static> {
    Parser::new_ext(TEXT, Options::ENABLE_TABLES)
}

/// Cells below which a table has no columns.
const NARROW: usize = 56;

/// Lays the manual out, `width` cells wide.
pub fn manual(width: usize) -> Manual {
    let mut laying = Laying {
        sheet: Sheet::new(width),
        chapters: Vec::new(),
        words: String::new(),
        indent: 0,
        item: None,
        table: Vec::new(),
        code: false,
    };
    events().for_each(|event| laying.take(event));
    Manual { page: laying.sheet.page, chapters: laying.chapters }
}

/// The manual as one file for the browser, with nothing to be fetched.
pub fn manual_html() -> String {
    let mut body = String::new();
    html::push_html(&mut body, events().filter(|event| !matches!(event, Event::Html(_))));
    format!("{HEAD}{body}</body>\n</html>\n")
}

const HEAD: &str = "<!DOCTYPE html>
<html lang=\"ja\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>kensho の手引き</title>
<style>
:root { color-scheme: light dark; }
body { font-family: sans-serif; line-height: 1.7; max-width: 48em; margin: 2em auto; padding: 0 1em; }
h1, h2, h3 { line-height: 1.3; }
h2 { border-bottom: 1px solid; margin-top: 2.5em; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 0.2em 0.6em; text-align: left; vertical-align: top; }
pre { overflow-x: auto; border: 1px solid; padding: 0.6em; line-height: 1.25; font-family: monospace; }
@media print { body { max-width: none; } h2 { break-before: page; } }
</style>
</head>
<body>
";

/// The manual being laid out, event by event.
struct Laying {
    sheet: Sheet,
    chapters: Vec<usize>,
    /// The words of the block that is being read.
    words: String,
    indent: usize,
    /// The sign before the item's first row.
    item: Option<String>,
    /// The rows of the table that is being read, cell by cell; the first is its head.
    table: Vec<Vec<String>>,
    code: bool,
}

impl Laying {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.words.push_str(&text),
            // A line ends in the source where the writer's editor was full; Japanese has no blank there.
            Event::SoftBreak if self.words.ends_with(|c: char| c.is_ascii()) => self.words.push(' '),
            Event::SoftBreak => {}
            Event::HardBreak => self.words.push('\n'),
            Event::Start(tag) => self.begin(&tag),
            Event::End(end) => self.end(end),
            _ => {}
        }
    }

    fn begin(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::List(_) => self.indent += 2,
            Tag::Item => self.item = Some("・".to_owned()),
            Tag::CodeBlock(_) => self.code = true,
            Tag::Table(_) => self.table.clear(),
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Heading(level) => self.heading(level),
            TagEnd::Paragraph => {
                self.sheet.blank();
                self.paragraph();
            }
            TagEnd::Item => self.paragraph(),
            TagEnd::List(_) => self.indent -= 2,
            TagEnd::CodeBlock => self.block(),
            TagEnd::TableCell => {
                let words = std::mem::take(&mut self.words);
                self.table.last_mut().into_iter().for_each(|row| row.push(words.clone()));
            }
            TagEnd::Table => self.columns(),
            _ => {}
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        let words = std::mem::take(&mut self.words);
        match level {
            HeadingLevel::H1 => self.sheet.say(0, Ink::Strong, &words),
            HeadingLevel::H2 => {
                self.sheet.heading(&words);
                self.chapters.push(self.sheet.next() - 1);
            }
            _ => {
                self.sheet.blank();
                self.sheet.say(0, Ink::Heading, &words);
            }
        }
    }

    /// The words read so far as a paragraph, or an item of a list behind its sign.
    fn paragraph(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.is_empty() {
            return;
        }
        let row = self.sheet.next();
        self.sheet.say(self.indent, Ink::Text, &words);
        if let Some(sign) = self.item.take() {
            self.sheet.words(row, self.indent - 2, Ink::Label, sign);
        }
    }

    /// Code, and pictures of the screen: as they are, their frames and bars in characters that are one cell wide everywhere.
    fn block(&mut self) {
        let words = std::mem::take(&mut self.words);
        self.code = false;
        self.sheet.blank();
        for line in words.lines() {
            let row = self.sheet.next();
            let line: String = line.chars().map(narrow).collect();
            let fitted = text::fit(&line, self.sheet.width().saturating_sub(2));
            self.sheet.words(row, 2, Ink::Label, fitted.text);
        }
    }

    fn columns(&mut self) {
        let rows = std::mem::take(&mut self.table);
        let width = self.sheet.width();
        self.sheet.blank();
        let count = rows.iter().map(Vec::len).max().unwrap_or(0);
        if count < 2 || width < NARROW {
            for row in rows.iter().skip(1) {
                for (at, cell) in row.iter().enumerate() {
                    let ink = if at == 0 { Ink::Label } else { Ink::Text };
                    self.sheet.say(if at == 0 { 0 } else { 2 }, ink, cell);
                }
            }
            return;
        }
        let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| text::cells(cell)).max();
        // Each column but the last gets what its widest cell wants, up to its share.
        let share = (width * 3 / 5) / (count - 1);
        let wanted: Vec<usize> = (0..count - 1).map(|column| widest(column).unwrap_or(0).min(share)).collect();
        let mut starts = vec![0];
        starts.extend(wanted.iter().scan(0, |x, cells| {
            *x += cells + 2;
            Some(*x)
        }));
        for (at, row) in rows.iter().enumerate() {
            let cells = row.iter().enumerate().map(|(column, cell)| {
                let x = starts.get(column).copied().unwrap_or(0);
                let room = wanted.get(column).copied().unwrap_or_else(|| width.saturating_sub(x));
                let mut part = Sheet::new(room.max(2));
                let ink = match (at, column) {
                    (0, _) => Ink::Dim,
                    (_, 0) => Ink::Label,
                    _ => Ink::Text,
                };
                part.say(0, ink, cell);
                (x, part)
            });
            let cells: Vec<_> = cells.collect();
            self.sheet.beside(cells);
        }
    }
}

/// What stands for a character that frames and bars are drawn with: these are ambiguously wide.
fn narrow(c: char) -> char {
    match c {
        '─' | '━' => '-',
        '│' | '┃' => '|',
        '\u{250c}'..='\u{254b}' => '+',
        '\u{2580}'..='\u{259f}' => '#',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Body;

    fn shown(width: usize) -> Vec<String> {
        let words = |body: &Body| match body {
            Body::Text { text, .. } => text.clone(),
            _ => String::new(),
        };
        manual(width).page.rows.iter().map(|row| row.iter().map(|span| words(&span.body)).collect()).collect()
    }

    #[test]
    fn every_chapter_is_found_and_every_width_holds_all_of_it() {
        let chapters = TEXT.lines().filter(|line| line.starts_with("## ")).count();
        let letters = |width| shown(width).concat().chars().filter(|c| c.is_alphanumeric()).count();
        for width in [1, 20, 55, 56, 80, 140] {
            let manual = manual(width);
            assert_eq!(manual.chapters.len(), chapters, "{width} cells");
            for row in &manual.page.rows {
                for span in row {
                    if let Body::Text { text, .. } = &span.body {
                        let end = span.x as usize + crate::text::cells(text);
                        assert!(width < 40 || end <= width, "{width} cells: {text}");
                    }
                }
            }
        }
        assert!(letters(80) > letters(140) * 9 / 10, "nothing is lost but what is cut from pictures");
    }

    #[test]
    fn the_page_for_the_browser_is_one_file() {
        let html = manual_html();
        for (tag, count) in [("<h1>", 1), ("</html>", 1)] {
            assert_eq!(html.matches(tag).count(), count, "{tag}");
        }
        assert!(html.contains("<table>") && html.contains("<th>") && html.contains("lang=\"ja\""));
        for outside in ["src=", "href=\"http", "<link", "@import", "url(", "<script", "<!-- "] {
            assert!(!html.contains(outside), "{outside}");
        }
    }
}
