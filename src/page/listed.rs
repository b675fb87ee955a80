//! What the list of projects shows of each: marks for its KPI, the published rating, and the name in what they leave.
//!
//! Marks and ratings stand in columns as wide as the widest of them that is listed, so that the name has every other cell.
//! Where a name would get less than three fifths, the marks are counted and the rating is said in two characters; where that
//! leaves it less than half, the marks are `達成/判定` with a ？ for what is open. A name that is cut and begins as another of the list shows the place
//! where the two part.

use crate::ledger::year::FiscalYear;
use crate::page::brief::Brief;
use crate::page::{Ink, sign};
use crate::rules::{Agreement, Counts, Table, Verdict};
use crate::text;

/// KPI that have a sign each; more are counted.
const SIGNS: usize = 6;

/// How the KPI of a project are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marks {
    /// A sign for each, up to [`SIGNS`] of them.
    Signs,
    /// Each sign once, with its number where that is more than one.
    Counts,
    /// How many of the judged ones were met: `1/2`, and a sign for what can't be judged.
    Share,
}

/// How a row of the list is laid out: the marks, and whether the rating stands in its whole short form.
pub(crate) type Shape = (Marks, bool);

/// From the one that says most to the one that leaves most to the name.
const SHAPES: [Shape; 4] = [(Marks::Signs, true), (Marks::Counts, true), (Marks::Signs, false), COUNTED];
const COUNTED: Shape = (Marks::Counts, false);

/// The order of the signs.
const ORDER: [Verdict; 5] = [Verdict::Achieved, Verdict::Missed, Verdict::Open, Verdict::Unusable, Verdict::Excluded];

/// How many KPI of a project came to a verdict. Of a plan nothing is known yet, and nothing should be.
fn count(brief: &Brief, verdict: Verdict) -> usize {
    let counts = if brief.plan { Counts::default() } else { brief.kpis };
    match verdict {
        Verdict::Achieved => counts.achieved,
        Verdict::Missed => counts.missed,
        Verdict::Open => counts.open,
        Verdict::Unusable => counts.unusable,
        Verdict::Excluded => counts.excluded,
    }
}

/// Whether the suggestion is another rating than the published one: the mark ！. What is off the list says so by its words.
pub(crate) fn differs(brief: &Brief) -> bool {
    !brief.plan && brief.agreement == Agreement::Differs
}

/// The marks of a project's KPI, met ones first. Their meanings stand below the list.
pub(crate) fn marks(brief: &Brief, how: Marks) -> Vec<(Ink, String)> {
    let counts = ORDER.map(|verdict| (verdict, count(brief, verdict)));
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let scored = count(brief, Verdict::Achieved) + count(brief, Verdict::Missed);
    let mut said = Vec::new();
    if how == Marks::Share && scored > 0 {
        let met = count(brief, Verdict::Achieved);
        said.push((if met == scored { Ink::Good } else { Ink::Bad }, format!("{met}/{scored}")));
    }
    for (verdict, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        let (sign, ink) = sign(verdict);
        match (how, count) {
            (Marks::Share, _) if matches!(verdict, Verdict::Achieved | Verdict::Missed) => {}
            // What doesn't count is only told where nothing else is.
            (Marks::Share, _) if verdict == Verdict::Excluded && count < all => {}
            (Marks::Share, _) | (Marks::Counts, 1) => said.push((ink, sign.to_owned())),
            (Marks::Signs, _) if all <= SIGNS => said.push((ink, sign.repeat(count))),
            (_, 1) => said.push((ink, sign.to_owned())),
            (_, count) => said.push((ink, format!("{sign}{count}"))),
        }
    }
    said
}

/// Cells of [`marks`].
fn cells_of_marks(brief: &Brief, how: Marks) -> usize {
    let counts = ORDER.map(|verdict| count(brief, verdict));
    let [met, missed, open, unusable, excluded] = counts;
    let all: usize = counts.iter().sum();
    let kinds = |counts: &[usize]| counts.iter().filter(|&&count| count > 0).count();
    let digits = |n: usize| n.checked_ilog10().map_or(1, |log| log as usize + 1);
    match how {
        Marks::Share => {
            let share = if met + missed > 0 { digits(met) + 1 + digits(met + missed) } else { 0 };
            let others = if excluded == all { kinds(&[excluded]) } else { kinds(&[open, unusable]) };
            share + 2 * others
        }
        Marks::Signs if all <= SIGNS => 2 * all,
        _ => counts.into_iter().filter(|&n| n > 0).map(|n| if n == 1 { 2 } else { 2 + digits(n) }).sum(),
    }
}

/// What stands for the published rating: words of ours, in two characters and whole, or one of the table's.
fn rating(table: &Table, brief: &Brief) -> Result<usize, [&'static str; 2]> {
    match &brief.rating {
        _ if brief.plan => Err(["計画"; 2]),
        None => Err(["空欄"; 2]),
        Some(rating) => table.rating(rating).ok_or(["外", "一覧外"]),
    }
}

/// The published rating: whole in its short form, else in two characters that no other rating of the table has.
pub(crate) fn published(table: &Table, brief: &Brief, whole: bool) -> String {
    match rating(table, brief) {
        Err(words) => words[usize::from(whole)].to_owned(),
        Ok(at) if whole => table.ratings.get(at).map_or_else(String::new, |rating| rating.short.clone()),
        Ok(at) => abbreviation(table, at),
    }
}

/// Cells of each rating of a table, in two characters and whole.
fn cells_of_ratings(table: &Table) -> Vec<[usize; 2]> {
    let ratings = table.ratings.iter().enumerate();
    ratings.map(|(at, rating)| [text::cells(&abbreviation(table, at)), text::cells(&rating.short)]).collect()
}

/// The first two characters of a rating's short name; its last two where another begins alike (効果あり, 効果なし).
fn abbreviation(table: &Table, at: usize) -> String {
    let first = |name: &str| name.chars().take(2).collect::<String>();
    let names: Vec<&str> = table.ratings.iter().map(|rating| rating.short.as_str()).collect();
    let Some(name) = names.get(at) else { return String::new() };
    if names.iter().filter(|other| first(other) == first(name)).count() == 1 {
        return first(name);
    }
    let skipped = name.chars().count().saturating_sub(2);
    name.chars().skip(skipped).collect()
}

/// Scope and period in short: `単 R6-8`; what the record doesn't say is left out.
pub(crate) fn scope_and_period(brief: &Brief) -> String {
    let short = |year: Option<FiscalYear>| year.map(FiscalYear::short).unwrap_or_default();
    let (from, to) = (short(brief.period.0), short(brief.period.1));
    let scope = brief.scope.chars().next().map(String::from).unwrap_or_default();
    let period = match (from.is_empty(), to.is_empty()) {
        (true, true) => String::new(),
        _ => format!("{from}-{}", to.trim_start_matches('R')),
    };
    [scope, period].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The columns of a list: the widest of what is listed, and what occurs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns {
    /// Cells of the widest marks, by [`Marks`].
    marks: [usize; 3],
    /// Cells of the widest rating with its ！, in two characters and in the short form.
    ratings: [usize; 2],
    /// Cells of the longest name.
    longest: usize,
    /// Which verdicts occur.
    verdicts: [bool; ORDER.len()],
    /// Whether a rating differs from the suggestion.
    differs: bool,
    /// For each row of the list, the byte at which its name parts from the one most alike; empty for very long lists.
    parts: Vec<usize>,
}

/// Names of more rows aren't compared: nobody reads so many by their names, and sorting them would be felt.
const MANY: usize = 2_000;

impl Columns {
    /// Measures the rows of a list: the projects, each with the table that says what its rating is called; [`None`] for a
    /// heading.
    pub(crate) fn of<'a>(rows: impl Iterator<Item = Option<(&'a Brief, &'a Table)>> + Clone) -> Columns {
        let mut columns = Columns::default();
        // Of a long list nobody measures each rating anew.
        let mut known: Option<(&Table, Vec<[usize; 2]>)> = None;
        for (brief, table) in rows.clone().flatten() {
            for (cells, how) in columns.marks.iter_mut().zip([Marks::Signs, Marks::Counts, Marks::Share]) {
                *cells = cells_of_marks(brief, how).max(*cells);
            }
            let differs = differs(brief);
            let known = match &mut known {
                Some((of, cells)) if std::ptr::eq(*of, table) => cells,
                other => &mut other.insert((table, cells_of_ratings(table))).1,
            };
            let rating = match rating(table, brief) {
                Ok(at) => known.get(at).copied().unwrap_or_default(),
                Err(words) => words.map(text::cells),
            };
            for (cells, rating) in columns.ratings.iter_mut().zip(rating) {
                *cells = (rating + if differs { 2 } else { 0 }).max(*cells);
            }
            columns.longest = brief.name_cells.max(columns.longest);
            columns.differs |= differs;
            for (occurs, verdict) in columns.verdicts.iter_mut().zip(ORDER) {
                *occurs |= count(brief, verdict) > 0;
            }
        }
        if rows.clone().take(MANY + 1).count() <= MANY {
            let names: Vec<&str> = rows.map(|row| row.map_or("", |(brief, _)| &*brief.name)).collect();
            columns.parts = parts(&names);
        }
        columns
    }

    /// How the rows are laid out in so many cells behind the number: the name has more than half of them.
    pub(crate) fn shape(&self, width: usize) -> Shape {
        let fits = |shape: &Shape, least: usize| self.name(*shape, width) >= self.longest.min(least);
        let roomy = SHAPES.into_iter().find(|shape| fits(shape, width * 3 / 5));
        roomy.unwrap_or(match fits(&COUNTED, width / 2) {
            true => COUNTED,
            false => (Marks::Share, false),
        })
    }

    /// Cells of the marks.
    pub(crate) const fn marks(&self, (marks, _): Shape) -> usize {
        self.marks[marks as usize]
    }

    /// Cells of the rating and its ！.
    pub(crate) const fn rating(&self, (_, whole): Shape) -> usize {
        self.ratings[whole as usize]
    }

    /// Cells that are left to the name; a blank stands between any two columns.
    pub(crate) fn name(&self, shape: Shape, width: usize) -> usize {
        let columns = [self.marks(shape), self.rating(shape)];
        width.saturating_sub(columns.into_iter().filter(|&cells| cells > 0).map(|cells| cells + 1).sum())
    }

    /// The byte at which the name of a row parts from the one most alike.
    pub(crate) fn parts_at(&self, row: usize) -> usize {
        self.parts.get(row).copied().unwrap_or(0)
    }

    /// Whether a verdict occurs.
    pub(crate) fn has(&self, verdict: Verdict) -> bool {
        ORDER.iter().zip(self.verdicts).any(|(known, occurs)| *known == verdict && occurs)
    }

    /// Whether a rating of the list differs from the suggestion.
    pub(crate) const fn any_differs(&self) -> bool {
        self.differs
    }
}

/// For each name the byte up to which another one is the same: in their order the most alike stand beside each other.
fn parts(names: &[&str]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_unstable_by_key(|&row| names[row]);
    let mut parts = vec![0; names.len()];
    for pair in order.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        let alike: usize =
            names[a].chars().zip(names[b].chars()).take_while(|(x, y)| x == y).map(|(c, _)| c.len_utf8()).sum();
        for row in [a, b] {
            parts[row] = alike.max(parts[row]);
        }
    }
    parts
}

/// A name in so many cells. Where it is cut and what is left would be the same for another name, which it parts from at byte
/// `parts`, it is cut in the middle, so that the place where they part is seen.
pub(crate) fn fitted(name: &str, parts: usize, room: usize) -> String {
    let plain = text::fit(name, room);
    let cut = |words: &str, cut: bool| format!("{words}{}", if cut { "…" } else { "" });
    if !plain.ellipsis || parts < plain.text.len() || room < LEAST_MIDDLE {
        return cut(plain.text, plain.ellipsis);
    }
    // A number is seen whole: of 第12期 and 第13期 it isn't the 2 and the 3 that are read.
    let from = text::glyphs(name).map(|glyph| glyph.source.start).take_while(|&start| start <= parts).last();
    let before = name.get(..from.unwrap_or(0)).unwrap_or_default().trim_end_matches(char::is_numeric);
    let rest = name.get(before.len()..).unwrap_or_default();
    let half = (room - 2) / 2;
    if text::cells(rest) <= half {
        let both = text::fit_middle(name, room);
        return format!("{}…{}", both.head, both.tail);
    }
    let tail = text::fit(rest, (room - 2) * 2 / 3);
    let tail = cut(tail.text, tail.ellipsis);
    let head = text::fit(name, room - text::cells(&tail));
    format!("{}…{tail}", head.text)
}

/// In fewer cells a name is only cut at its end.
const LEAST_MIDDLE: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    /// Names that part only behind what a cut would keep are cut in the middle, each at the place where it parts.
    #[test]
    fn names_that_begin_alike_show_where_they_part() {
        let names = [
            "健康の魅力づくり強化事業その3",
            "健康の魅力づくり強化事業その14",
            "健康の魅力づくり推進事業その9",
            "観光の案内所",
        ];
        let parts = parts(&names);
        let shown: Vec<String> = names.iter().zip(&parts).map(|(name, &part)| fitted(name, part, 14)).collect();
        assert_eq!(shown, ["健康の…その3", "健康の…その14", "健康…推進事…", "観光の案内所"]);
        for room in 8..32 {
            let shown: Vec<String> = names.iter().zip(&parts).map(|(name, &part)| fitted(name, part, room)).collect();
            assert!(shown.iter().all(|name| text::cells(name) <= room), "{room}: {shown:?}");
            let different: std::collections::HashSet<&String> = shown.iter().collect();
            assert!(room < 12 || different.len() == names.len(), "{room}: {shown:?}");
        }
        assert_eq!(fitted("第12期計画", 0, 4), "第…");
    }
}
