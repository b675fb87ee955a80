//! Values of several years in one cell, each behind its year: 「R5：480⏎R6：512」, 「R5 9,000人→R6 9,600人」.
//!
//! A year begins the text or stands behind a blank or a sign; a colon, a blank or 年度 ends it. What stands between two of
//! them is the value of the first. Nothing is told of a text that says anything else.

use super::years;
use crate::exchange::broken::could_be_value;

/// What stands between the value of one year and the next year.
const PARTS: [char; 11] = ['→', '⇒', '/', '／', '、', '，', ',', ';', '；', '・', '｜'];

/// How many characters a year's label has at most.
const LABEL: usize = 8;

/// The values of the years that a text says; empty where it says anything else.
pub(in crate::exchange) fn yearly(text: &str) -> Vec<(u16, &str)> {
    let text = text.trim();
    // Most values begin with their digits; they aren't looked at any closer.
    if !text.starts_with(['R', 'Ｒ', 'H', 'Ｈ', '令', '平', '2', '２']) {
        return Vec::new();
    }
    let mut labels: Vec<(usize, Label)> = Vec::new();
    let (mut apart, mut label_ends) = (true, 0);
    for (at, c) in text.char_indices() {
        if apart
            && at >= label_ends
            && let Some(label) = label(&text[at..])
        {
            label_ends = at + label.len;
            labels.push((at, label));
        }
        apart = c.is_whitespace() || PARTS.contains(&c);
    }
    // One alone is told by its colon; without one it may be what the value is of.
    let told = labels.len() > 1 || labels.first().is_some_and(|(_, label)| label.colon);
    if !told || labels.first().is_none_or(|(at, _)| *at > 0) {
        return Vec::new();
    }
    let ends = labels.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let value = |((at, label), end): (&(usize, Label), usize)| {
        let value = text[at + label.len..end].trim_matches(|c: char| c.is_whitespace() || PARTS.contains(&c));
        let one = !value.is_empty() && !value.contains(['\n', ':', '：']) && years(value).is_empty();
        (one && could_be_value(value)).then_some((label.year, value))
    };
    let found: Option<Vec<(u16, &str)>> = labels.iter().zip(ends).map(value).collect();
    let once = |found: &Vec<(u16, &str)>| (1..found.len()).all(|at| found[..at].iter().all(|of| of.0 != found[at].0));
    found.filter(once).unwrap_or_default()
}

struct Label {
    year: u16,
    /// In bytes, with what ends it.
    len: usize,
    colon: bool,
}

/// The year that a text begins with where its value stands behind it.
fn label(text: &str) -> Option<Label> {
    let is_of_year = |c: char| {
        c.is_numeric() || matches!(c, 'R' | 'Ｒ' | 'H' | 'Ｈ' | '令' | '和' | '平' | '成' | '元' | '年' | '度')
    };
    let end = text.find(|c: char| !is_of_year(c))?;
    // 「令和5年度9,000」: the year ends with its word.
    let word = ["年度", "年"].iter().find_map(|word| Some(text[..end].find(word)? + word.len()));
    let end = word.unwrap_or(end);
    let said = text.get(..end).filter(|said| said.chars().count() <= LABEL)?;
    let western = said.starts_with(char::is_numeric) && word.is_none();
    let [year] = years(said)[..] else { return None };
    let rest = text[end..].trim_start();
    let colon = rest.starts_with([':', '：']);
    let apart = word.is_some() || text[end..].starts_with(char::is_whitespace);
    let len = text.len() - rest.trim_start_matches([':', '：']).trim_start().len();
    (!western && (colon || apart)).then_some(Label { year, len, colon })
}

#[cfg(test)]
mod tests {
    use super::yearly;

    #[test]
    fn values_stand_behind_their_years() {
        assert_eq!(yearly("Ｒ５：480人\n令和6年度: 集計中"), [(2023, "480人"), (2024, "集計中")]);
        let both = [(2023, "9,000人"), (2024, "9,600人")];
        for text in [
            "R5:9,000人 R6:9,600人",
            "R5 9,000人→R6 9,600人",
            "R5：9,000人／R6：9,600人",
            "令和5年度9,000人、令和6年度9,600人",
            "2023年度 9,000人, 2024年度 9,600人",
        ] {
            assert_eq!(yearly(text), both, "{text}");
        }
        assert_eq!(yearly("R6：480"), [(2024, "480")]);
        for no in
            ["480", "R5：480\n合計：900", "目標：R6", "R5：", "9:30", "R6 480", "R5:1 R5:2", "9,000(R5) 9,600(R6)"]
        {
            assert_eq!(yearly(no), [], "{no}");
        }
    }
}
