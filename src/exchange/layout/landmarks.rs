//! Headings that say what stands below them, wherever that is, found once for a sheet.
//!
//! A long sheet asks for them at each of its rows: looking back from every row would take the square of its length.

use super::texts::{Heads, Sign, Texts};
use crate::exchange::cells::Sheet;
use crate::exchange::words::squeezed;

/// The cells of a sheet, by index and in their order, that such headings are.
#[derive(Debug, Default)]
pub(super) struct Landmarks {
    /// 「【…】」.
    sections: Vec<usize>,
    /// 「…事業実施数」, which begins the totals of a year: of what is planned, where it speaks of no results.
    counts: Vec<usize>,
    /// The first that begins the programmes.
    programs: Option<usize>,
    /// The first that speaks of where the money comes from; the programmes end there.
    funding: Option<usize>,
    /// Whether criteria, programmes or totals are listed at all.
    pub(super) lists: bool,
    /// The rows beside a box of a value that began above them, in order.
    beside: Vec<u32>,
    /// The title, squeezed, which pages repeat.
    title: Option<String>,
    /// What the upper and the lower line of a KPI are, where the form says it: 「上段：目標　下段：実績」.
    pub(super) lines: Option<[&'static str; 2]>,
    /// Whether a text may have a label and its value behind a colon.
    pub(super) colons: bool,
    /// Whether a sum of all is called 合計 somewhere, so that 計 isn't it.
    pub(super) summed: bool,
    /// Whether headings over names of KPIs tell their kinds apart: 「成果指標」 below 「対象指標」.
    pub(super) kinds: bool,
}

impl Landmarks {
    /// Looks at every cell once.
    pub(super) fn of(sheet: &Sheet, texts: &Texts, heads: &Heads<'_>) -> Landmarks {
        let mut found = Landmarks { beside: beside(sheet, heads), ..Landmarks::default() };
        let first = sheet.cells.iter().enumerate().take(12);
        let first = first.take_while(|(at, cell)| cell.row < 4 && heads[*at].is_none());
        // The first long text is the title; the next may be a heading of what follows.
        found.title = first.map(|(_, cell)| squeezed(&cell.text)).find(|text| text.chars().count() >= 8);
        let (mut summed, mut adopted) = (false, false);
        let names = heads.known().filter(|(_, head)| head.concept == "kpi");
        let mut kinds = names.filter_map(|(cell, _)| kind_of_kpis(&sheet.cells[cell].text));
        let first = kinds.next();
        found.kinds = first.is_some() && kinds.any(|kind| Some(kind) != first);
        // Most texts have no sign of any of the words below.
        let any = [Sign::Heading, Sign::Lower, Sign::Colon, Sign::Sum];
        for index in texts.having(&any) {
            let cell = &sheet.cells[index];
            // Only what has a sign of the words below is looked at without its widths.
            let flat = if cell.text.contains(['概', '財']) { squeezed(&cell.text) } else { String::new() };
            if cell.text.trim().starts_with('【') {
                found.sections.push(index);
            }
            if cell.text.contains("下段") {
                found.lines = found.lines.or_else(|| lines(&squeezed(&cell.text)));
            }
            found.colons |= cell.text.len() < 300 && cell.text.contains(['：', ':']);
            found.summed |= cell.text.contains('計') && is_grand_total(&squeezed(&cell.text));
            if cell.text.contains("事業実施数") {
                found.counts.push(index);
            }
            if flat.contains("交付金の概要") {
                found.programs.get_or_insert(index);
            }
            if flat.contains("財源") {
                found.funding.get_or_insert(index);
            }
            found.lists |= cell.text.contains("判断基準】") || flat == "1交付金の概要";
            summed |= cell.text.contains("総事業費：");
            adopted |= ["採択事業", "交付実績：", "交付予定："].iter().any(|word| cell.text.contains(word));
        }
        // 「総事業費：9,310千円」 alone is what one project cost.
        found.lists |= summed && adopted;
        found
    }

    /// The 【…】 that a cell stands below: the last one before it.
    pub(super) fn section(&self, cell: usize) -> Option<usize> {
        last_before(&self.sections, cell)
    }

    /// The heading of totals that a cell stands below.
    pub(super) fn counts(&self, cell: usize) -> Option<usize> {
        last_before(&self.counts, cell)
    }

    /// Whether a row stands beside a box of a value that began above it: what is said there is about that value.
    pub(super) fn is_beside(&self, row: u32) -> bool {
        self.beside.binary_search(&row).is_ok()
    }

    /// Whether a text is the title above the sheet's tables.
    pub(super) fn is_title(&self, text: &str) -> bool {
        // A character is a byte or more.
        let Some(title) = self.title.as_deref().filter(|_| text.len() >= 8) else { return false };
        // An ideograph stays what it is: where it isn't the title's first, the text is another one.
        let first = text.chars().next().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
        first.is_none_or(|c| title.starts_with(c)) && text.chars().count() >= 8 && squeezed(text) == title
    }

    /// Whether a cell stands among the programmes.
    pub(super) fn among_programs(&self, cell: usize) -> bool {
        let before = |of: Option<usize>| of.is_some_and(|index| index < cell);
        before(self.programs) && !before(self.funding)
    }
}

/// What a heading over the names of KPIs says of their kind: 「成果指標名」.
pub(super) fn kind_of_kpis(heading: &str) -> Option<&'static str> {
    let flat = squeezed(heading);
    ["活動指標", "成果指標", "対象指標"].into_iter().find(|kind| flat.trim_end_matches('名') == *kind)
}

/// The used rows into which a merged box reaches from above that holds a value. Boxes are counted in and out, so that many high
/// ones take no longer than many low ones.
fn beside(sheet: &Sheet, heads: &Heads<'_>) -> Vec<u32> {
    let rows = sheet.used_rows();
    let mut steps = vec![0_i64; rows.len() + 1];
    // Most sheets leave no row out.
    let first = rows.first().copied().unwrap_or_default();
    let below = |row: u32| match row.checked_sub(first).and_then(|at| rows.get(at as usize)) {
        Some(known) if *known == row => (row - first) as usize + 1,
        _ => rows.partition_point(|known| *known <= row),
    };
    for (at, area) in sheet.merged() {
        if area.bottom > area.top && heads[at].is_none() {
            steps[below(area.top)] += 1;
            steps[below(area.bottom)] -= 1;
        }
    }
    let mut open = 0;
    let reached = rows.iter().zip(steps).filter(|(_, step)| {
        open += step;
        open > 0
    });
    reached.map(|(row, _)| *row).collect()
}

/// 「上段：目標値、下段：実績値」: what stands in the two lines of a KPI.
fn lines(flat: &str) -> Option<[&'static str; 2]> {
    in_lines(flat, |words| {
        let is = |word: &str| words.contains(word);
        match (is("目標") || is("計画"), is("実績")) {
            (true, false) => Some("target"),
            (false, true) => Some("actual"),
            _ => None,
        }
    })
}

/// 「上段：予算額、下段：決算額」: which amounts of a project stand in its two lines.
pub(super) fn lines_of_money(flat: &str) -> Option<[&'static str; 2]> {
    in_lines(flat, |words| {
        let is = |word: &str| words.contains(word);
        match (is("予算") || is("計画額"), is("決算") || is("実績額") || is("執行額")) {
            (true, false) => Some("budget"),
            (false, true) => Some("cost"),
            _ => None,
        }
    })
}

/// What is said of the upper line and of the lower one, where it isn't the same.
fn in_lines(flat: &str, meaning: impl Fn(&str) -> Option<&'static str>) -> Option<[&'static str; 2]> {
    let (upper, lower) = (flat.find("上段")?, flat.find("下段")?);
    let said = |from: usize, to: usize| meaning(flat.get(from..to)?);
    let pair = if upper < lower {
        [said(upper, lower)?, said(lower, flat.len())?]
    } else {
        [said(upper, flat.len())?, said(lower, upper)?]
    };
    (pair[0] != pair[1]).then_some(pair)
}

/// Whether a label says the sum of all, whatever other sums there are.
pub(super) fn is_grand_total(flat: &str) -> bool {
    matches!(flat, "合計" | "総計" | "総合計" | "全体計") || (flat.starts_with("合計(") && flat.chars().count() < 20)
}

/// The last of some sorted indexes that is less than `cell`.
fn last_before(indexes: &[usize], cell: usize) -> Option<usize> {
    let count = indexes.partition_point(|&index| index < cell);
    indexes.get(count.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_heading_above_counts() {
        assert_eq!(last_before(&[2, 5, 9], 2), None, "a heading doesn't stand below itself");
        assert_eq!(last_before(&[2, 5, 9], 3), Some(2));
        assert_eq!(last_before(&[2, 5, 9], 9), Some(5));
        assert_eq!(last_before(&[2, 5, 9], 40), Some(9));
        assert_eq!(last_before(&[], 40), None);
    }

    #[test]
    fn programmes_end_where_the_funding_begins() {
        let marks = Landmarks { programs: Some(3), funding: Some(8), ..Landmarks::default() };
        let among: Vec<usize> = (0..12).filter(|&cell| marks.among_programs(cell)).collect();
        assert_eq!(among, [4, 5, 6, 7, 8]);
        assert!(!Landmarks::default().among_programs(5));
    }
}
