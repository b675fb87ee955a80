//! A report as running text: numbered headings, labels with their values on a line, paragraphs, and tables between them.
//!
//! A line is cut into cells where it says itself what its parts are: a label before a colon, in brackets or set apart by blanks, and
//! behind its value the next label. All other lines stay whole. A line of nothing but headings begins a table, which reaches
//! as far as the lines have its columns. Where too few lines are labels, the text is no report, and nothing is cut.

mod marks;

use std::collections::HashSet;

use self::marks::squeezed_digit;
pub(super) use self::marks::{Mark, bracketed, marked, unmarked};
use super::broken::{could_be_value, fits};
use super::cells::{Book, Cell, Sheet};
use super::layout::is_town;
use super::sentences::tells_kpi;
use super::uses;
use super::values::number;
use super::words::{Words, squeezed, years};

/// The fewest lines with a label, and the fewest things that labels of a report speak of.
const LABELLED: usize = 5;
const MEANINGS: usize = 4;

/// The fields of each line with their columns, from 0; `None` where the text is no report.
pub(super) fn fields(lines: &[&str], words: &Words) -> Option<Vec<Vec<(usize, String)>>> {
    let mut out: Vec<Vec<(usize, String)>> = Vec::with_capacity(lines.len());
    let (mut labelled, mut said) = (0, HashSet::new());
    let mut at = 0;
    while at < lines.len() {
        let table = table(words, &lines[at..]);
        if !table.is_empty() {
            at += table.len();
            // Lines below a line of years have labels.
            if table[0].first().is_some_and(|(column, _)| *column > 0) {
                labelled += table.len() - 1;
                said.extend(["target", "actual"]);
            }
            out.extend(table);
            continue;
        }
        let parts = cut(words, lines[at]);
        let named = parts.len() > 4 && parts.len() % 2 == 1;
        let label = parts.first().and_then(|label| concept(words, label)).or(named.then_some("kpi"));
        if let Some(label) = label {
            labelled += 1;
            said.insert(label);
        }
        out.push(parts.into_iter().enumerate().collect());
        at += 1;
    }
    let told = lines.iter().filter(|line| tells_kpi(line)).count();
    if told > 0 {
        said.extend(["kpi", "target", "actual"]);
    }
    let columns = |line: &&&str| super::csv::spaced(line).len() > 3 || line.split(',').count() > 4;
    let labels_project = |line: &str| {
        let label = line.split_once(['：', ':']).map(|(label, _)| label);
        label.is_some_and(|label| concept(words, label) == Some("project"))
    };
    let heading = |line: &&str| {
        marked(line).is_some_and(|of| of.1.is_some())
            || bracketed(line).is_some()
            || is_project_name(line)
            || labels_project(line)
    };
    let few = || lines.iter().filter(columns).count() * 4 < lines.len();
    let by_sentences = || told > 1 && lines.iter().any(heading) && few();
    // Opinions and their answers speak of little else, in line after line.
    let written = lines.iter().filter(|line| !line.trim().is_empty()).count();
    let dense = || labelled > LABELLED && said.len() + 1 >= MEANINGS && labelled * 2 >= written;
    ((labelled >= LABELLED && said.len() >= MEANINGS) || dense() || by_sentences()).then_some(out)
}

/// The fields of a list whose columns are parted by single blanks, headings and all; `None` where it isn't one, or wider gaps part them.
pub(super) fn list(lines: &[&str], words: &Words) -> Option<Vec<Vec<(usize, String)>>> {
    if lines.iter().any(|line| line.trim().contains("  ")) {
        return None;
    }
    let mut out: Vec<Vec<(usize, String)>> = Vec::with_capacity(lines.len());
    let mut rows = 0;
    while let Some(line) = lines.get(out.len()) {
        let table = table(words, &lines[out.len()..]);
        rows += table.len().saturating_sub(1);
        match table.is_empty() {
            true => out.push(
                Some(line.trim())
                    .filter(|line| !line.is_empty())
                    .map(|line| (0, line.to_owned()))
                    .into_iter()
                    .collect(),
            ),
            false => out.extend(table),
        }
    }
    (rows > 1).then_some(out)
}

/// Whether a line is nothing but what projects are called, 「朝市活性化事業（商工課）」.
pub(super) fn is_project_name(line: &str) -> bool {
    let name = line.trim().split(['（', '(']).next().unwrap_or_default().trim_end();
    let ends = ["事業", "プロジェクト", "プログラム"].iter().any(|end| name.ends_with(end));
    let bracket = line.trim().strip_prefix(name).unwrap_or_default().trim();
    ends && (5..=40).contains(&name.chars().count())
        && !name.contains(['、', '。', '：', ':', '，', '※', '・'])
        && !name.contains(char::is_whitespace)
        && (bracket.is_empty() || bracket.ends_with(['）', ')']))
}

/// A workbook whose only sheet is such a report, a line a cell of one column, as a converter makes it of a PDF: the same as text.
pub(super) fn report(book: &Book, words: &Words) -> Option<Book> {
    let mut filled = book.sheets.iter().filter(|sheet| !sheet.cells.is_empty());
    let (Some(sheet), None) = (filled.next(), filled.next()) else { return None };
    let column = sheet.cells.first()?.column;
    let plain = |cell: &Cell| cell.column == column && !cell.text.contains('\n');
    if book.plain
        || sheet.hidden
        || !sheet.hidden_rows.is_empty()
        || sheet.cells.len() < LABELLED
        || !sheet.cells.iter().all(plain)
    {
        return None;
    }
    let last = sheet.cells.last()?.row;
    let text = |row: u32| sheet.at(row, column).map_or("", |cell| &*cell.text);
    let lines: Vec<&str> = (0..=last).map(text).collect();
    let rows = (0_u32..).zip(fields(&lines, words)?);
    let cells = rows
        .flat_map(|(row, fields)| fields.into_iter().map(move |(column, text)| Cell::text(row, column as u32, text)));
    let told = Sheet::new(sheet.name.clone(), cells.collect(), Vec::new());
    let at = book.sheets.iter().position(|sheet| !sheet.cells.is_empty())?;
    let mut sheets = book.sheets.clone();
    sheets[at] = told;
    Some(Book {
        file: book.file.clone(),
        sheets,
        notices: book.notices.clone(),
        plain: true,
        pasted: true,
        running: true,
    })
}

/// What a label means, if it is one.
fn concept(words: &Words, text: &str) -> Option<&'static str> {
    let text = text.trim();
    let text = text.strip_suffix(['：', ':']).unwrap_or(text);
    if text.is_empty() || text.chars().count() > 24 {
        return None;
    }
    let head = words.head(text).or_else(|| words.head(marked(text)?.2))?;
    uses::is(head.concept, uses::LABEL).then_some(head.concept)
}

/// The cells of a line.
fn cut(words: &Words, line: &str) -> Vec<String> {
    let line = line.trim();
    if line.is_empty() {
        return Vec::new();
    }
    let whole = || vec![line.to_owned()];
    // A note is one text, whatever it explains.
    if line.starts_with('※') {
        return whole();
    }
    let Some((label, value)) = label_of(words, line) else {
        if let Some(parts) = named_values(words, line) {
            return parts;
        }
        return Some(line).filter(|line| concept(words, line).is_none()).and_then(town).unwrap_or_else(whole);
    };
    let value = without_leaders(value);
    let prose = concept(words, label).is_some_and(|label| uses::is(label, uses::PROSE));
    let mut parts = vec![label.trim().to_owned()];
    match prose {
        true => parts.push(value.trim().to_owned()),
        false => parts.extend(values(words, value)),
    }
    parts
}

/// A value without the dots that lead to it, 「担当課 ……… 商工課」; dots alone are the value.
fn without_leaders(value: &str) -> &str {
    let value = value.trim();
    let led = value.starts_with(['…', '‥']) || value.starts_with("・・・") || value.starts_with("...");
    let rest = value.trim_start_matches(['…', '‥', '・', '.']).trim_start();
    if led && !rest.is_empty() { rest } else { value }
}

/// 「・来場者数　基準値（R元）：82人　目標値：120人　実績値：104人」: a name, and what labels behind it say of it.
fn named_values(words: &Words, line: &str) -> Option<Vec<String>> {
    // A sentence is read as one.
    let parts = Some(values(words, line)).filter(|parts| !parts.iter().any(|part| part.contains('。')))?;
    let first = parts.first().is_some_and(|label| concept(words, label).is_some());
    if first && parts.len() > 3 && parts.len().is_multiple_of(2) {
        return Some(parts);
    }
    let name = parts.first().filter(|name| name.chars().count() <= 60 && !name.contains('。'))?;
    let said = |label: &String| concept(words, label).is_some_and(|of| matches!(of, "target" | "actual" | "baseline"));
    let two = parts.iter().skip(1).step_by(2).filter(|label| said(label)).count() > 1;
    (two && parts.len() % 2 == 1 && !name.is_empty()).then_some(parts)
}

/// A line's label and what stands behind it.
fn label_of<'l>(words: &Words, line: &'l str) -> Option<(&'l str, &'l str)> {
    let known = |label: &str| !is_open(label) && concept(words, label).is_some();
    // 「・就職者数　基準値（R元）：82人」: the label is what stands behind the name.
    let named = |label: &str| {
        let parts = label.trim().rsplit_once(char::is_whitespace);
        let counts = |name: &str| name.trim_start_matches('・').chars().count() <= 2 || marked(name).is_some();
        parts.is_some_and(|(name, label)| known(label) && !known(name) && !counts(name))
    };
    if let Some((label, value)) = line.split_once(['：', ':'])
        && known(label)
        && !named(label)
        && !value.starts_with("//")
    {
        return Some((label, value)).filter(|(_, value)| !value.trim().is_empty());
    }
    // 「＜KPI＞来場者数」, 「（理由）…」: what stands in brackets is the label.
    if line.starts_with(['【', '<', '＜', '〈', '[', '［', '〔', '（', '(', '《']) {
        let close = line.find(['】', '>', '＞', '〉', ']', '］', '〕', '）', ')', '》'])?;
        let end = close + line[close..].chars().next()?.len_utf8();
        let (label, value) = line.split_at(end);
        let value = value.trim_start_matches(['：', ':']).trim();
        // 「(1)　担当課　観光課」: the bracket only counts.
        if known(label) || marked(line).is_none() {
            return Some((label, value)).filter(|_| known(label) && !value.is_empty());
        }
    }
    // 「事業名　　朝市事業」: blanks set it apart, behind its number too.
    let start = marked(line).map_or(0, |(.., rest)| line.len() - rest.len());
    let listed = line.strip_prefix('・').map(str::trim_start);
    let start = listed.map_or(start, |rest| line.len() - rest.len());
    let gap = start + line.get(start..)?.find(char::is_whitespace)?;
    let (label, value) = line.split_at(gap);
    let value = value.trim();
    // 「令和６年度事業　…の実績」 and 「令和６年度決算　主要施策の成果」 are titles.
    let titled = || {
        let of_value = |of| matches!(of, "cost" | "grant" | "budget") && !value.starts_with(|c: char| c.is_numeric());
        let of = |of| matches!(of, "project" | "measure") || of_value(of);
        !years(label).is_empty() && concept(words, label).is_some_and(of)
    };
    (known(label) && !titled() && !known(value.split_whitespace().next()?)).then_some((label, value))
}

/// Whether a bracket is opened and not closed: what follows is of the same thing.
fn is_open(text: &str) -> bool {
    let step = |depth: usize, c| match c {
        '（' | '(' => depth + 1,
        '）' | ')' => depth.saturating_sub(1),
        _ => depth,
    };
    text.chars().fold(0, step) > 0
}

/// A value, and the labels with their values that stand behind it: behind a blank, or a sign that parts them.
fn values(words: &Words, text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = text.trim();
    loop {
        let first = (parts.is_empty() && !rest.is_empty()).then_some(0);
        // Of signs one behind the other the first is enough: what follows them is the same.
        let parting = |c: char| c.is_whitespace() || PARTING.contains(&c);
        let mut behind_sign = false;
        let mut begins = |c: char| !std::mem::replace(&mut behind_sign, parting(c)) && parting(c);
        let parted = rest.char_indices().filter(|(_, c)| begins(*c)).map(|(at, _)| at);
        let next = first.into_iter().chain(parted).find_map(|at| {
            let behind = rest[at..].trim_start_matches(parting);
            let (label, concept) = inner(words, behind)?;
            // In brackets stands what share it is, or where a part of it comes from.
            let bracket = rest[at..].trim_start().starts_with(['（', '(']);
            let value = behind[label..].trim_start_matches(|c: char| c.is_whitespace() || "：:".contains(c));
            (!value.is_empty() && (!bracket || matches!(concept, "rate" | "grant")))
                .then(|| (at, &behind[..label], value))
        });
        let Some((at, label, value)) = next else { break };
        if at > 0 {
            parts.push(rest[..at].trim().trim_end_matches(PARTING).trim().to_owned());
        }
        parts.push(label.to_owned());
        rest = value;
    }
    // The bracket that a label stands in closes behind its value.
    let closes = rest.matches(['）', ')']).count() > rest.matches(['（', '(']).count();
    parts.push(if closes { rest.trim_end_matches(['）', ')']) } else { rest }.to_owned());
    parts
}

/// Characters within which a label and the beginning of its value stand: a line may be as long as its file.
const TOKEN: usize = 80;

/// Signs behind which the next label may stand.
const PARTING: [char; 9] = ['／', '/', '、', '，', '→', '⇒', '；', '（', '('];

/// The label that a text begins with where its value stands behind it: how long it is, and what it means.
fn inner(words: &Words, text: &str) -> Option<(usize, &'static str)> {
    let near = text.char_indices().nth(TOKEN).map_or(text, |(end, _)| &text[..end]);
    let token = near.split_whitespace().next()?;
    let colon = token.find(['：', ':']);
    let label = colon.map_or(token, |at| &token[..at]);
    // 「目標45人」: the digits begin the value, but for those of a year in brackets.
    let begins = |(at, c): &(usize, char)| squeezed_digit(*c).is_some() && !is_open(&label[..*at]);
    let digits = label.char_indices().find(begins).map(|(at, _)| at).filter(|at| *at > 0 && colon.is_none());
    let label = digits.map_or(label, |at| &label[..at]);
    // 「実績値（R6）集計中」, 「実績確認中」: the label, and what isn't known yet.
    let closed = label.char_indices().find(|(_, c)| matches!(c, '）' | ')')).map(|(at, c)| at + c.len_utf8());
    let word = ["目標値", "実績値", "目標", "実績"].into_iter().find(|word| label.starts_with(word)).map(str::len);
    let pending = [closed, word].into_iter().flatten().find(|at| {
        let rest = label.get(*at..).unwrap_or_default();
        colon.is_none() && !rest.is_empty() && !rest.starts_with(['（', '(']) && could_be_value(rest)
    });
    let label = pending.map_or(label, |at| &label[..at]);
    let concept = words.head(label.trim())?.concept;
    (uses::is(concept, uses::INNER) && !is_open(label)).then_some((label.len(), concept))
}

/// 「令和７年９月　　清瀬川町」, 「桐谷市　企画政策部」: a town beside what else a cover says.
fn town(line: &str) -> Option<Vec<String>> {
    let (first, rest) = line.split_once(char::is_whitespace)?;
    let rest = rest.trim();
    let plain =
        |text: &str| text.chars().count() <= 16 && !text.contains(['。', '、']) && !text.contains(char::is_whitespace);
    let beside = plain(first) && plain(rest) && (is_town(&squeezed(first)) != is_town(&squeezed(rest)));
    beside.then(|| vec![first.to_owned(), rest.to_owned()])
}

/// The lines of a table that begins with a line of headings; none where it is no such line.
fn table(words: &Words, lines: &[&str]) -> Vec<Vec<(usize, String)>> {
    let Some(first) = lines.first() else { return Vec::new() };
    let years = of_years(words, lines);
    if !years.is_empty() {
        return years;
    }
    let headings: Vec<&str> = first.split_whitespace().collect();
    let known = |word: &&&str| words.head(word).is_some_and(|head| !head.concept.is_empty() || head.year.is_some());
    let count = headings.iter().filter(known).count();
    if headings.len() < 3 || count < 3 || count * 4 < headings.len() * 3 {
        return Vec::new();
    }
    let end = lines.iter().position(|line| line.trim().is_empty() || label_of(words, line.trim()).is_some());
    let lines = &lines[..end.unwrap_or(lines.len())];
    let gaps = |line: &str| line.trim().contains("  ") || line.trim().contains("\u{3000}\u{3000}");
    // Where each line has as many parts as there are headings, their places need not agree.
    if lines.len() > 1 && lines.iter().all(|line| super::csv::spaced(line).len() == headings.len()) {
        let parts = |line: &&str| super::csv::spaced(line).into_iter().map(str::to_owned).enumerate().collect();
        return lines.iter().map(parts).collect();
    }
    if let Some(fields) =
        Some(lines).filter(|lines| lines.iter().all(|line| gaps(line))).and_then(super::aligned::fields)
    {
        return fields;
    }
    // Single blanks part the columns as far as each line has as many words as there are headings.
    let split = |line: &&str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let headings = split(first);
    let numbered = words.head(&headings[0]).is_some_and(|head| head.concept == "number");
    let fits = |row: &[String]| {
        let counted = !numbered || row.first().is_some_and(|first| number(first).is_some());
        row.len() == headings.len() && counted && fits(words, &headings, row)
    };
    let rows = lines.iter().map(split).enumerate().take_while(|(n, row)| *n == 0 || fits(row)).map(|(_, row)| row);
    let rows: Vec<Vec<(usize, String)>> = rows.map(|row| row.into_iter().enumerate().collect()).collect();
    if rows.len() > 1 { rows } else { Vec::new() }
}

/// A line of years and below it lines of a label with a value for each: 「R5　R6」 over 「目標値　10　12」.
fn of_years(words: &Words, lines: &[&str]) -> Vec<Vec<(usize, String)>> {
    let years: Vec<&str> = lines[0].split_whitespace().collect();
    let is_year = |word: &&str| words.head(word).is_some_and(|head| head.concept.is_empty() && head.year.is_some());
    if years.len() < 2 || !years.iter().all(is_year) {
        return Vec::new();
    }
    let of_kpi = |label: &str| concept(words, label).is_some_and(|of| matches!(of, "target" | "actual" | "rate"));
    let row = |line: &&str| {
        let (label, values) = line.trim().split_once(char::is_whitespace).filter(|(label, _)| of_kpi(label))?;
        let values: Vec<&str> = values.split_whitespace().collect();
        let fits = values.len() == years.len() && values.iter().all(|value| could_be_value(value));
        fits.then(|| std::iter::once(label).chain(values).map(str::to_owned).enumerate().collect::<Vec<_>>())
    };
    let rows: Vec<_> = lines[1..].iter().map_while(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let heads = years.iter().enumerate().map(|(at, year)| (at + 1, (*year).to_owned())).collect();
    std::iter::once(heads).chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_where_it_says_what_its_parts_are() {
        let words = Words::default();
        for (line, expected) in [
            ("　ア　担当課：商工観光課", &["ア　担当課", "商工観光課"][..]),
            (
                "目標値：600人　実績値：742人　達成率：123.7％",
                &["目標値", "600人", "実績値", "742人", "達成率", "123.7％"],
            ),
            ("＜KPI＞利用者数（人）", &["＜KPI＞", "利用者数（人）"]),
            ("事業名　　朝市 にぎわい事業", &["事業名", "朝市 にぎわい事業"]),
            ("KPI① 来場者数 目標12,000人 実績13,480人", &["KPI①", "来場者数", "目標", "12,000人", "実績", "13,480人"]),
            ("・担当課　商工課", &["・担当課", "商工課"]),
            ("(1)　担当課　観光課", &["(1)　担当課", "観光課"]),
            (
                "現状値（R2）85　目標値（R6）200　実績値（R6）231",
                &["現状値（R2）", "85", "目標値（R6）", "200", "実績値（R6）", "231"],
            ),
            (
                "現状値（R2）41.0　目標値（R6）60.0　実績値（R6）集計中",
                &["現状値（R2）", "41.0", "目標値（R6）", "60.0", "実績値（R6）", "集計中"],
            ),
            ("目標100人を達成した。", &["目標100人を達成した。"]),
            (
                "来館者数は、目標150人に対し172人となりました。また、参加者数は、目標12人に対し11人でした。",
                &["来館者数は、目標150人に対し172人となりました。また、参加者数は、目標12人に対し11人でした。"],
            ),
            ("【課題】", &["【課題】"]),
            ("担当課 ……… 商工課", &["担当課", "商工課"]),
            ("令和７年９月　　清瀬川町", &["令和７年９月", "清瀬川町"]),
            (
                "・就職者数　基準値（R元）：82人　目標値（R6）：120人",
                &["・就職者数", "基準値（R元）", "82人", "目標値（R6）", "120人"],
            ),
            ("1）新商品の数（目標：3品、実績：4品）", &["1）新商品の数（目標：3品、実績：4品）"]),
            ("本町では、次の目標：達成を目指し、実績を積んだ。", &["本町では、次の目標：達成を目指し、実績を積んだ。"]),
            ("関連URL https://example.jp/a", &["関連URL https://example.jp/a"]),
        ] {
            assert_eq!(cut(&words, line), expected, "{line}");
        }
    }

    #[test]
    fn a_letter_is_no_report() {
        assert!(
            fields(
                &["拝啓", "時下ますますご清祥のこととお喜び申し上げます。", "担当課：企画課", "敬具"],
                &Words::default()
            )
            .is_none()
        );
    }
}
