//! Headings that say their year by the one under review: 「前年度決算」, 「次年度予算」.
//!
//! Only what is said of a year in numbers is looked at; the policy of the next year belongs to this year's review.

use super::texts::{Heads, Sign, Texts};
use crate::exchange::cells::Sheet;
use crate::exchange::words::{Head, Words, squeezed};

/// What stands in front of a heading, and how many years it is from the year under review.
const AWAY: [(&str, i32); 9] = [
    ("前々年度", -2),
    ("前年度", -1),
    ("昨年度", -1),
    ("評価年度", 0),
    ("当該年度", 0),
    ("次年度", 1),
    ("翌年度", 1),
    ("来年度", 1),
    ("翌々年度", 2),
];

/// The same without a word behind it, where the year under review may be called this one.
const OWN: [&str; 3] = ["本年度", "今年度", "当年度"];

/// Gives such headings their year. `reviewed`: the year under review, 0 where nothing says it.
pub(super) fn with_relative_years(sheet: &Sheet, texts: &Texts, words: &Words, reviewed: u16, heads: &mut Heads<'_>) {
    with_years_alone(sheet, texts, reviewed, heads);
    for at in texts.having(&[Sign::Away]).filter(|_| reviewed > 0) {
        let cell = &sheet.cells[at];
        if cell.text.chars().count() > 16 {
            continue;
        }
        let flat = squeezed(&cell.text);
        let Some((rest, away)) = AWAY.iter().find_map(|(word, away)| Some((flat.strip_prefix(word)?, *away))) else {
            continue;
        };
        let head = words.head(rest.trim_start_matches('の')).filter(|head| head.year.is_none());
        let said = head.filter(|head| {
            matches!(head.concept, "cost" | "grant" | "budget" | "funding" | "target")
                || (head.concept == "actual" && away != -1)
        });
        if let (Some(head), Ok(year)) = (said, u16::try_from(i32::from(reviewed) + away)) {
            heads.set(at, Some(Head { year: Some(year), ..head }));
        }
    }
}

/// 「前々年度 | 前年度 | 評価年度 | 次年度」 beside each other are years, and nothing else: what their values are stands below them.
fn with_years_alone(sheet: &Sheet, texts: &Texts, reviewed: u16, heads: &mut Heads<'_>) {
    let mut rows: Vec<u32> = texts.having(&[Sign::Away]).map(|cell| sheet.cells[cell].row).collect();
    rows.dedup();
    for row in rows {
        let away = |cell: usize| {
            let text = Some(&sheet.cells[cell].text).filter(|_| texts.has(cell, &[Sign::Away]))?;
            let flat = squeezed(text);
            let own = OWN.contains(&&*flat).then_some(0);
            own.or_else(|| AWAY.iter().find(|(word, _)| *word == flat).map(|(_, away)| *away))
        };
        let years: Vec<(usize, i32)> = sheet.row_indexes(row).filter_map(|cell| Some((cell, away(cell)?))).collect();
        let rising = years.windows(2).all(|pair| pair[0].1 < pair[1].1);
        // Two of them are where each stands over several columns: 「前年度 | 評価年度」 over 「目標値 | 実績値」 twice.
        let wide = |cell: usize| sheet.area(&sheet.cells[cell]).right > sheet.cells[cell].column;
        let enough = years.len() > 2 || (years.len() == 2 && years.iter().all(|(cell, _)| wide(*cell)));
        for (cell, away) in years.iter().filter(|_| enough && rising) {
            let year = u16::try_from(i32::from(reviewed) + away).ok();
            heads.set(*cell, Some(Head { year, ..Head::default() }));
        }
    }
}
