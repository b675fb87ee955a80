//! Rows of a table copied as text whose cells had several paragraphs: the copy puts the rest of the row on the next line.
//!
//! A row goes on where it has fewer fields than the headings above, the next lines supply just those that are missing, and what
//! comes to stand under 目標, 実績 and amounts could stand there. A line of one field goes on with the last field of the row
//! above where that is a text without an end, or a list whose next item it is. A row is counted where it begins, as a
//! spreadsheet counts records.

use super::lines::marked;
use super::values::{is_dash, number};
use super::words::{Words, squeezed};

/// What joins two paragraphs of a list, while lines are still rows.
const BREAK: char = '\u{2028}';

/// The fewest characters of a text that may go on in a line of its own.
const LONG: usize = 8;

/// The rows of a text with tabs: the line that each begins with, from 0, and its fields. `words`: by which headings
/// are known.
pub(super) fn rows(text: &str, words: &Words) -> Vec<(usize, Vec<String>)> {
    let lines: Vec<Vec<&str>> =
        text.split('\n').map(|line| line.trim_end_matches('\r').split('\t').collect()).collect();
    let mut rows: Vec<(usize, Vec<String>)> = Vec::with_capacity(lines.len());
    let mut headings: Vec<String> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let mut row: Vec<String> = lines[at].iter().map(|field| (*field).to_owned()).collect();
        let begins = at;
        at += 1;
        while let Some(next) = lines.get(at).filter(|next| breaks_heading(words, &row, next)) {
            join(&mut row, next, "");
            at += 1;
        }
        if is_headings(words, &row) {
            headings.clone_from(&row);
        } else if let Some(taken) = completes(words, &headings, &row, &lines[at..]) {
            lines[at..at + taken].iter().for_each(|next| join(&mut row, next, ""));
            at += taken;
        }
        while let Some(next) = lines.get(at).and_then(|next| goes_on(words, &row, next)) {
            join(&mut row, &lines[at], next);
            at += 1;
        }
        if row.iter().all(|field| field.trim().is_empty()) {
            headings.clear();
        }
        rows.push((begins, row));
    }
    rows
}

/// Adds a line to a row: its first field goes on with the row's last.
fn join(row: &mut Vec<String>, line: &[&str], between: &str) {
    let mut fields = line.iter();
    if let (Some(last), Some(first)) = (row.last_mut(), fields.next()) {
        last.truncate(last.trim_end().len());
        last.push_str(between);
        last.push_str(first.trim_start());
    }
    row.extend(fields.map(|field| (*field).to_owned()));
}

fn is_known(words: &Words, text: &str) -> bool {
    words.head(text).is_some_and(|head| !head.concept.is_empty())
}

/// Whether a row's last field and a line's first one are a heading only together.
fn breaks_heading(words: &Words, row: &[String], next: &[&str]) -> bool {
    let (Some(last), Some(first)) = (row.last(), next.first()) else { return false };
    let (last, first) = (last.trim(), first.trim());
    let short = |text: &str| (1..=14).contains(&text.chars().count());
    // Most rows end otherwise; they aren't looked at any closer.
    if !short(last) || !short(first) || number(last).is_some() || !is_known(words, &format!("{last}{first}")) {
        return false;
    }
    let known = row.iter().filter(|field| is_known(words, field)).count();
    known > 1 && known + 1 >= row.len() && !is_known(words, last)
}

fn is_headings(words: &Words, row: &[String]) -> bool {
    let unknown = row.iter().filter(|field| !is_known(words, field)).take(row.len() / 4 + 1).count();
    row.len() >= unknown + 3 && unknown * 4 <= row.len()
}

/// How many of the next lines complete a row.
fn completes(words: &Words, headings: &[String], row: &[String], next: &[Vec<&str>]) -> Option<usize> {
    if headings.is_empty() || row.len() >= headings.len() || row.iter().all(|field| field.trim().is_empty()) {
        return None;
    }
    let mut whole = row.to_vec();
    for (taken, line) in next.iter().enumerate() {
        let first =
            line.first().map(|field| field.trim()).filter(|first| !first.is_empty() && number(first).is_none())?;
        let open = whole.last().is_some_and(|last| !last.trim().is_empty() && number(last).is_none());
        if !open || is_known(words, first) || taken > 8 {
            return None;
        }
        join(&mut whole, line, "");
        if whole.len() == headings.len() {
            return fits(words, headings, &whole).then_some(taken + 1);
        }
        if whole.len() > headings.len() {
            return None;
        }
    }
    None
}

/// Whether what stands under headings of values could be values, and something does.
pub(super) fn fits(words: &Words, headings: &[String], row: &[String]) -> bool {
    let of_value = |heading: &String| {
        let head = words.head(heading);
        head.is_some_and(|head| matches!(head.concept, "target" | "actual" | "cost" | "grant" | "budget" | "baseline"))
    };
    let mut values = headings.iter().zip(row).filter(|(heading, _)| of_value(heading)).peekable();
    values.peek().is_some() && values.all(|(_, field)| could_be_value(field))
}

/// Whether a text could stand where a number belongs: nothing, digits, a dash, or a word for what isn't known yet.
pub(super) fn could_be_value(text: &str) -> bool {
    let flat = squeezed(text);
    let short = |most: usize| flat.chars().count() <= most;
    let pending = ["中", "未", "済", "定"].iter().any(|word| flat.contains(word)) && short(8);
    flat.is_empty() || (flat.contains(|c: char| c.is_ascii_digit()) && short(20)) || is_dash(&flat) || pending
}

/// Whether a line only goes on with the row's last field, and what stands between them.
fn goes_on(words: &Words, row: &[String], next: &[&str]) -> Option<&'static str> {
    let &[line] = next else { return None };
    let (line, last) = (line.trim(), row.last().filter(|_| row.len() > 1)?.trim());
    let text = last.rsplit(BREAK).next().unwrap_or(last);
    let labelled = line.split_once(['：', ':']).is_some_and(|(label, _)| is_known(words, label));
    let apart = line.is_empty()
        || is_known(words, line)
        || labelled
        || line.starts_with(['※', '【', '＜', '<', '（', '('])
        || super::layout::is_page_mark(line)
        || number(line).is_some();
    if apart || text.chars().count() < LONG || row.iter().any(|field| field.trim() == line) {
        return None;
    }
    let sign = |text: &str| text.chars().next().filter(|c| matches!(c, '・' | '○' | '●' | '-' | '－' | '①'..='⑳'));
    match (sign(text), sign(line)) {
        (Some(of), Some(sign)) => {
            (of == sign || (('①'..='⑳').contains(&of) && ('①'..='⑳').contains(&sign))).then_some("\u{2028}")
        }
        (_, None) if marked(line).is_none() && !text.ends_with(['。', '）', ')', '」']) => Some(""),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        read_by(text, &Words::default())
    }

    fn read_by(text: &str, words: &Words) -> Vec<String> {
        rows(text, words).into_iter().map(|(at, row)| format!("{at}:{}", row.join("|").replace(BREAK, "/"))).collect()
    }

    #[test]
    fn a_row_that_a_cell_broke_is_one() {
        let text = "番号\t事業名\t重要業績\n評価指標\t単位\t目標値\t実績値\n1\t空き家活用\n移住促進事業\t成約件数\t件\t12\t9\n2\t朝市事業\t来場者数\t人\t300\t集計中\n";
        assert_eq!(
            read(text)[..3],
            [
                "0:番号|事業名|重要業績評価指標|単位|目標値|実績値",
                "2:1|空き家活用移住促進事業|成約件数|件|12|9",
                "4:2|朝市事業|来場者数|人|300|集計中",
            ]
        );
    }

    #[test]
    fn an_offices_own_headings_are_headings_here_too() {
        let text =
            "事業\t測るもの\tめざす数\tできた数\n空き家活用\n移住促進事業\t成約件数\t12\t9\n朝市\t来場者数\t300\t280\n";
        assert_eq!(read(text).len(), 5, "nobody knows these words");
        let mut words = Words::default();
        assert!(words.add("kpi\t測るもの\ntarget\tめざす数\nactual\tできた数\n").is_empty());
        assert_eq!(read_by(text, &words)[1], "1:空き家活用移住促進事業|成約件数|12|9");
    }

    #[test]
    fn short_rows_below_each_other_are_two() {
        let text = "事業名\t指標\t単位\t目標値\t実績値\n朝市\t来場者\t人\n夜市\t出店数\t店\n";
        assert_eq!(read(text)[1..3], ["1:朝市|来場者|人", "2:夜市|出店数|店"]);
    }

    #[test]
    fn a_paragraph_of_a_labels_value_goes_on_below() {
        let text = "事業の目的\tそば店の連携を図り、町を訪れる人の滞在\n時間を延ばす。\n主な取組\t・スタンプラリーの開催\n・体験会の開催\n今後の方針\t継続\n第２章　事業の検証\n";
        assert_eq!(
            read(text)[..4],
            [
                "0:事業の目的|そば店の連携を図り、町を訪れる人の滞在時間を延ばす。",
                "2:主な取組|・スタンプラリーの開催/・体験会の開催",
                "4:今後の方針|継続",
                "5:第２章　事業の検証",
            ]
        );
    }
}
