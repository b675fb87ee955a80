//! A table whose columns a copy out of a PDF sets apart by one blank each, half or full width.
//!
//! It is read where a line of known headings has as many words as the lines below it have pieces. A line with fewer is read only
//! where it can be but one thing: a further KPI of the project above, a piece for each column from the name to the result,
//! words and numbers where those are expected. A line that is neither makes the table one of which nobody knows the columns.

use super::csv::spaced;
use super::layout::{is_page_mark, is_total};
use super::values::is_dash;
use super::words::Words;

/// The least headings of such a table.
const HEADINGS: usize = 4;

/// A line's fields with their columns, from 0.
type Fields = Vec<(usize, String)>;

/// The fields of each line; `None` where the text is no such table.
pub(super) fn fields(lines: &[&str], words: &Words) -> Option<Vec<Fields>> {
    let concepts = |line: &str| {
        let heads = line.split_whitespace().map(|word| words.head(word).map(|head| head.concept));
        heads.collect::<Option<Vec<&str>>>().filter(|heads| heads.len() >= HEADINGS)
    };
    let (at, heads) = lines.iter().enumerate().find_map(|(at, line)| Some((at, concepts(line)?)))?;
    let whole = |line: &str| vec![(0, line.trim().to_owned())];
    let in_columns = |line: &str, first: usize| -> Fields {
        line.split_whitespace().enumerate().map(|(n, piece)| (first + n, piece.to_owned())).collect()
    };
    let mut rows: Vec<Fields> = lines[..at].iter().map(|line| whole(line)).collect();
    rows.push(in_columns(lines[at], 0));
    let (mut full, mut ended) = (0, false);
    for line in &lines[at + 1..] {
        let pieces: Vec<&str> = line.split_whitespace().collect();
        let first = pieces.first().copied().unwrap_or_default();
        if pieces.is_empty() || is_page_mark(line) || first.starts_with(['※', '注']) || is_total(first) {
            ended |= is_total(first);
            rows.push(whole(line));
            continue;
        }
        if ended || spaced(line).len() > 1 {
            return None;
        }
        if pieces.len() == heads.len() {
            full += 1;
            rows.push(in_columns(line, 0));
        } else {
            rows.push(in_columns(line, further_kpi(&heads, &pieces).filter(|_| full > 0)?));
        }
    }
    (full > 0).then_some(rows)
}

/// The column in which a line begins that says one more KPI of the project above; `None` where it may say something else.
fn further_kpi(heads: &[&str], pieces: &[&str]) -> Option<usize> {
    let name = heads.iter().position(|head| *head == "kpi")?;
    let result = heads.iter().rposition(|head| *head == "actual").filter(|result| *result > name)?;
    let of = &heads[name..=result];
    let is_value = |piece: &str| {
        let digits = piece.trim_start_matches(['▲', '△', '-', '−', '－', '約', '+', '＋']);
        digits.starts_with(char::is_numeric) || is_dash(piece) || piece.ends_with('中') || piece.starts_with('未')
    };
    let fits = |(head, piece): (&&str, &&str)| match *head {
        "kpi" | "unit" => !is_value(piece) || is_dash(piece),
        "target" | "actual" | "baseline" | "previous" => is_value(piece),
        _ => false,
    };
    (pieces.len() == of.len() && of.iter().zip(pieces).all(fits)).then_some(name)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Vec<String>> {
        let lines: Vec<&str> = text.lines().collect();
        let told = |row: &Fields| row.iter().map(|(at, text)| format!("{at}{text}")).collect::<Vec<_>>().join(" ");
        Some(fields(&lines, &Words::default())?.iter().map(told).collect())
    }

    #[test]
    fn lines_of_as_many_pieces_as_headings_are_rows() {
        let heads = "番号 事業名 担当課 指標 単位 目標値 実績値 評価";
        let row = "1 朝市事業 商工課 来場者数 人 1,200 1,310 A";
        let further = "　　　出店数 店 20 確認中";
        let rows = read(&format!("一覧\n{heads}\n{row}\n{further}\n合計 3\n※ 速報\n")).unwrap();
        assert_eq!(rows[2], "01 1朝市事業 2商工課 3来場者数 4人 51,200 61,310 7A");
        assert_eq!((&*rows[3], &*rows[4]), ("3出店数 4店 520 6確認中", "0合計 3"));
        // A blank cell, or a blank in a name, leaves it open which column is whose.
        for line in ["2 夜市事業 商工課 来客数 人 300 A", "出店数 20 18", "2 夜 市事業 商工課 来客数 人 300 310 A"]
        {
            assert_eq!(read(&format!("{heads}\n{row}\n{line}\n")), None, "{line}");
        }
    }
}
