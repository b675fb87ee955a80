//! Tables drawn in text, whose columns bars set apart and of which a line of strokes tells that they are tables: Markdown's
//! `|---|---|`, and the frames of `+----+` and `├──┼──┤` that text editors and databases draw.
//!
//! A line of strokes with as many columns as the first row of the lines around it is what makes them a table, so that a text
//! may have several of them, each with columns of its own. The strokes say nothing, and are told as what they are. A bar behind `\` and a line
//! break written `<br>` are part of a cell; marks of emphasis are no part of what it says, and what is struck through (`~~13~~`)
//! is told from the rest as in a workbook. Lines outside of tables stay
//! whole, headings without their `#`. Rows keep the numbers of their lines.

mod wrapped;

use std::collections::HashMap;
use std::sync::Arc;

/// The signs that part cells.
const BARS: [char; 4] = ['|', '│', '┃', '｜'];

/// The strokes of which lines between rows are made, beside the bars and crossings.
const STROKES: [char; 7] = ['-', '=', '─', '━', '═', '－', 'ー'];

/// A line's fields with their columns, from 0.
type Fields = Vec<(usize, String)>;

/// A text's lines, and those of them with which a table begins.
#[derive(Debug, Default)]
pub(super) struct Ruled {
    pub rows: Vec<Fields>,
    pub begin: Vec<u32>,
    /// By row and column, what is left of a cell without what is struck through.
    pub unstruck: HashMap<(usize, usize), String>,
    /// The lines that are no rows, and what they are: strokes, and those that go on with the row above.
    pub beside: Vec<(u32, Arc<str>, &'static str)>,
}

/// The fields of each line; `None` where the text has no such table.
pub(super) fn fields(text: &str) -> Option<Ruled> {
    // Most texts have no such line, and nothing else is looked at for them.
    text.lines().any(|line| columns(line).is_some()).then_some(())?;
    let lines: Vec<&str> = text.lines().collect();
    let (mut ruled, mut at) = (Ruled::default(), 0);
    while at < lines.len() {
        let of_table = |line: &&&str| columns(line).is_some() || line.contains(BARS);
        let run = &lines[at..at + lines[at..].iter().take_while(of_table).count()];
        let end = at + run.len().max(1);
        if !is_table(run) {
            ruled.rows.extend(lines[at..end].iter().map(|line| vec![(0, heading(line))]));
            at = end;
            continue;
        }
        let strokes = (at..).zip(run).filter(|(_, line)| columns(line).is_some());
        ruled.beside.extend(strokes.map(|(row, line)| (row as u32, Arc::from(line.trim()), "表の罫線")));
        for (row, line) in (at..).zip(run).filter(|(_, line)| columns(line).is_none()) {
            let left = cells(line).into_iter().enumerate().filter_map(|(column, cell)| Some((column, unstruck(cell)?)));
            ruled.unstruck.extend(left.map(|(column, left)| ((row, column), unmarked(&left))));
        }
        let row = |line: &&str| match columns(line) {
            Some(_) => Fields::new(),
            None => cells(line).into_iter().map(unmarked).enumerate().collect(),
        };
        let first = run.iter().position(|line| columns(line).is_none()).unwrap_or_default();
        ruled.begin.push((at + first) as u32);
        let from = ruled.rows.len();
        ruled.rows.extend(run.iter().map(row));
        ruled.join_wrapped(from, run);
        at = end;
    }
    Some(ruled).filter(|ruled| !ruled.begin.is_empty())
}

impl Ruled {
    /// Joins the lines of a frame that only go on with the row above them. Without strokes above and below, each line is a row.
    fn join_wrapped(&mut self, from: usize, run: &[&str]) {
        let drawn: Vec<bool> = run.iter().map(|line| columns(line).is_some()).collect();
        if drawn.first() != Some(&true) || drawn.last() != Some(&true) {
            return;
        }
        let groups = drawn.windows(2).filter(|pair| pair[0] && !pair[1]).count();
        let (mut group, mut above) = (0, None);
        for (at, drawn) in drawn.iter().enumerate() {
            if *drawn {
                (group, above) = (group + 1, None);
                continue;
            }
            let row = from + at;
            let frame = wrapped::Frame { heading: group == 1 && groups > 1, parted: groups > 2 };
            let of = above.filter(|&above: &usize| {
                !run[at].contains(STRUCK) && wrapped::goes_on(&self.rows[above], &self.rows[row], frame)
            });
            let Some(of) = of else {
                above = Some(row);
                continue;
            };
            let line = std::mem::take(&mut self.rows[row]);
            wrapped::join(&mut self.rows[of], &line);
            self.beside.push((row as u32, Arc::from(run[at].trim()), "上の行の続き"));
        }
    }
}

/// Whether lines with bars are a table: one of strokes has as many columns as the first with words, and there is another one
/// with words.
fn is_table(lines: &[&str]) -> bool {
    let mut rows = lines.iter().filter(|line| columns(line).is_none());
    let Some(first) = rows.next().map(|first| cells(first).len()) else { return false };
    rows.next().is_some() && lines.iter().any(|line| columns(line) == Some(first))
}

/// How many columns a line of strokes alone has; `None` where it is something else.
fn columns(line: &str) -> Option<usize> {
    let line = line.trim();
    let is_crossing = |c: char| matches!(c, '+' | '＋' | '\u{2500}'..='\u{257f}') && !STROKES.contains(&c);
    let parts = |c: char| BARS.contains(&c) || is_crossing(c);
    let stroke = |c: char| STROKES.contains(&c) || matches!(c, ':' | ' ');
    if !line.contains(parts) || !line.chars().all(|c| parts(c) || stroke(c)) {
        return None;
    }
    let mut columns = line.trim_matches(parts).split(parts).map(|column| column.contains(STROKES));
    let count = columns.clone().count();
    columns.all(|drawn| drawn).then_some(count)
}

/// What stands between the bars of a line; those at its edges frame it.
fn cells(line: &str) -> Vec<&str> {
    let line = line.trim();
    let inner = line.strip_prefix(BARS).unwrap_or(line);
    let (mut cells, mut from, mut escaped) = (Vec::new(), 0, false);
    for (at, c) in inner.char_indices() {
        if BARS.contains(&c) && !escaped {
            cells.push(&inner[from..at]);
            from = at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    if from < inner.len() {
        cells.push(&inner[from..]);
    }
    cells
}

/// What is left of a cell's text without what is struck through; `None` where nothing is.
fn unstruck(cell: &str) -> Option<String> {
    let mut parts = cell.split(STRUCK);
    let mut left = parts.next().unwrap_or_default().to_owned();
    let mut found = false;
    while let (Some(_), Some(rest)) = (parts.next(), parts.next()) {
        left.push_str(rest);
        found = true;
    }
    found.then_some(left)
}

/// What stands before and behind what is struck through.
pub(super) const STRUCK: &str = "~~";

/// A cell's text without the marks of Markdown.
fn unmarked(cell: &str) -> String {
    let mut text = cell.trim().to_owned();
    for mark in ["**", "__", STRUCK, "`"] {
        if text.contains(mark) && text.matches(mark).count().is_multiple_of(2) {
            text = text.replace(mark, "");
        }
    }
    if !text.contains('\\') {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        // A yen sign of old stands before digits.
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => plain.extend(chars.next()),
            _ => plain.push(c),
        }
    }
    plain
}

/// A line outside of tables.
fn heading(line: &str) -> String {
    let marks = line.bytes().take_while(|b| *b == b'#').count();
    match line.get(marks..).and_then(|rest| rest.strip_prefix(' ')) {
        Some(rest) if (1..=6).contains(&marks) => unmarked(rest),
        _ => line.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{columns, fields};

    fn read(text: &str) -> Option<Vec<String>> {
        let join = |row: Vec<(usize, String)>| row.into_iter().map(|(_, cell)| cell).collect::<Vec<_>>().join("/");
        fields(text).map(|ruled| ruled.rows.into_iter().map(join).collect())
    }

    #[test]
    fn a_line_of_strokes_makes_rows_of_the_lines_around_it() {
        let text = "# 令和6年度 実績\n\n| 事業名 | 目標 |\n|:--|--:|\n| **朝市** | 1\\|2 |\n\n番号 | 名\n--- | ---\n1 | \\12円\n注 a|b\n";
        let expected = ["令和6年度 実績", "", "事業名/目標", "", "朝市/1|2", "", "番号/名", "", "1/\\12円", "注 a/b"];
        assert_eq!(read(text).as_deref(), Some(&expected.map(str::to_owned)[..]));
        assert_eq!(fields(text).map(|ruled| ruled.begin), Some(vec![2, 6]));
        for framed in [
            "+---+------+\n| 1 | 朝市 |\n+===+======+\n| 2 |      |\n+---+------+",
            "┌─┬──┐\n│1│朝市│\n├─┼──┤\n│2│    │\n└─┴──┘",
        ] {
            assert_eq!(read(framed).as_deref(), Some(&["", "1/朝市", "", "2/", ""].map(str::to_owned)[..]), "{framed}");
        }
    }

    #[test]
    fn what_is_struck_through_is_told_from_the_rest() {
        let text = "| 目標 | 実績 |\n|---|---|\n| ~~11~~**13** | ~~未定~~ |\n| 1~2 ~~ 3 | 4 |\n";
        assert_eq!(read(text).unwrap_or_default()[2..], ["1113/未定", "1~2 ~~ 3/4"]);
        let left = fields(text).unwrap_or_default().unstruck;
        let of = |row: usize, column: usize| left.get(&(row, column)).map(String::as_str);
        assert_eq!((of(2, 0), of(2, 1), of(3, 0), left.len()), (Some("13"), Some(""), None, 2));
    }

    #[test]
    fn strokes_that_rule_no_table_make_none() {
        for text in
            ["a|b\nc|d\n", "---\na|b\nc|d\n", "|---|\n| a | b |\n| c | d |\n", "| a | b |\n|---|---|\n", "--+--\n"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(
            (columns("|---|:-:|"), columns("| - |"), columns("-"), columns("+ 3 |")),
            (Some(2), Some(1), None, None)
        );
        // Cells that say nothing but a dash are no strokes where some of the row is blank.
        assert_eq!(columns("| - |  | - |"), None);
    }
}
