//! A long table of projects, read from two places at once.
//!
//! Whoever has a hand free reads the lower half while the upper one is read, as if nothing stood above it but the headings.
//! That comes to the same only where nothing reaches down over the seam. So the seam is a row that says all itself, in a plain
//! table; and afterwards it is looked at what the halves have left behind. Where that isn't what was supposed (a project of
//! both halves, a heading within a column), what was read of the lower half is dropped, and it is read after the upper one.

use super::kpi_names::is_no_name;
use super::left::Left;
use super::table::{Read, Shape};
use super::{Column, Done, Seen, Walk};
use crate::exchange::hands::beside;
use crate::exchange::place::Maker;
use crate::exchange::values::is_ditto;

/// About how many facts are said of so many cells.
fn room(cells: usize) -> usize {
    cells + cells / 8
}

/// What was read of the lower half.
struct Lower<'b> {
    maker: Maker<'b>,
    project: Option<usize>,
    done: Done,
    left: Left,
    read: Read,
    /// Whether it has left nothing that the rows below would have to know besides.
    plain: bool,
}

/// So many rows behind the middle one are tried as the seam.
const TRIED: usize = 1000;

impl<'m, 'b> Walk<'m, 'b> {
    /// Reads the rows of a table, by two hands where that is worth it.
    pub(super) fn in_halves(&mut self, shape: &mut Shape<'_>, left: &mut Left) -> Read {
        let (all, whole) = (shape.body.len(), shape.clone());
        let seam = self.seam(shape, left).and_then(|seam| Some((seam, self.maker.apart()?)));
        let Some((seam, apart)) = seam else { return self.rows(shape, left, 0..all) };
        let (hands, seen, done) = (self.hands, self.seen(), self.done.0.clone());
        let (scale, table_year, heading) = (self.scale, self.table_year, self.heading);
        let years_above = self.years_above.clone();
        let first = shape.body.get(seam).map_or(0, |row| self.sheet.row_indexes(*row).start);
        let (above, below) = (room(first), room(self.sheet.cells.len() - first));
        self.maker.facts.reserve(above);
        let lower = || {
            let (mut maker, mut shape, mut left) = (apart.maker(below), whole.clone(), Left::above(&whole));
            let mut walk = Walk::new(hands, &mut maker, seen.clone());
            (walk.scale, walk.table_year, walk.heading) = (scale, table_year, heading);
            walk.years_above = years_above.clone();
            walk.done = Done(done.clone());
            let read = walk.rows(&mut shape, &mut left, seam..all);
            let (project, plain) = (walk.project, walk.is_plain());
            let done = std::mem::replace(&mut walk.done, Done(Vec::new()));
            maker.settle_sought();
            Lower { maker, project, done, left, read, plain }
        };
        let mut upper = None;
        let lower = beside(hands, lower, || upper = Some(self.rows(shape, left, 0..seam)));
        let Some(mut read) = upper else { return self.rows(shape, left, 0..all) };
        if read.used < seam {
            return read;
        }
        let rest = self.take_lower(lower, left, shape, seam).unwrap_or_else(|| self.rows(shape, left, seam..all));
        read.about.extend(rest.about);
        Read { used: rest.used, about: read.about }
    }

    /// The row from which on a table could be read by itself.
    fn seam(&self, shape: &Shape<'_>, left: &Left) -> Option<usize> {
        let (all, book) = (shape.body.len(), self.maker.book);
        let of_rows = shape.cross || shape.years || shape.kinds || shape.items || shape.single || shape.by_number;
        let is_plain = |of: &Column| {
            let more = of.lines.is_some() || of.named.is_some() || of.kpi.is_some();
            !more && !of.refers && !of.choice && !of.either
        };
        let plain = shape.projects
            && shape.kpis
            && !of_rows
            && !book.pasted
            && !book.running
            && !self.maker.given.unfilled
            && left.above.is_empty()
            && left.is_plain(shape, 0)
            && self.is_plain()
            && shape.columns.iter().all(is_plain);
        if all < self.hands.long().max(2) || !plain {
            return None;
        }
        // Whoever reads the lower rows begins later, and looks through their names at the end.
        (all / 2 + all / 40..all).take(TRIED).find(|&n| self.says_all(shape, n))
    }

    /// Whether a row says all itself that its columns ask for.
    fn says_all(&self, shape: &Shape<'_>, n: usize) -> bool {
        let Some(cells) = shape.body.get(n).map(|row| self.sheet.row_indexes(*row)) else { return false };
        let says = |(at, column): (u32, &Column)| {
            let cell = cells.clone().find(|&cell| self.sheet.cells[cell].column == at);
            let says = |cell: usize| {
                let text = self.sheet.cells[cell].text.trim();
                // A name that ends in a number may be one of names.
                let names_none = column.concept == "kpi" && (is_no_name(text) || text.ends_with(char::is_numeric));
                !text.is_empty() && !is_ditto(text) && !names_none && self.heads[cell].is_none()
            };
            column.concept.is_empty() || cell.is_some_and(says)
        };
        (0_u32..).zip(shape.columns).all(says)
    }

    /// Takes over what was read of the lower half; `None` where it has to be read again.
    fn take_lower(&mut self, lower: Lower<'b>, left: &mut Left, shape: &Shape<'_>, seam: usize) -> Option<Read> {
        let projects = self.maker.projects.len();
        let plain = lower.plain && self.is_plain() && left.is_plain(shape, seam);
        if !plain || !self.maker.take_over(self.hands, lower.maker) {
            return None;
        }
        self.project = lower.project.map(|project| project + projects);
        self.done.0.iter_mut().zip(lower.done.0).for_each(|(done, lower)| *done |= lower);
        left.above.extend(lower.left.above);
        Some(lower.read)
    }

    fn seen(&self) -> Seen<'m, 'b> {
        let Walk { sheet, index, texts, landmarks, lined, .. } = *self;
        Seen { sheet, index, heads: self.heads.clone(), texts, landmarks, lined }
    }

    /// Whether nothing is known but the table's unit, year and heading, and what its rows say themselves.
    fn is_plain(&self) -> bool {
        let of_sheet = self.plan_sheet || self.labelled || self.only_heading || self.kpis_in_one || self.outside;
        let of_kpis = self.label_kpi.is_some()
            || self.over_kpis.is_some()
            || !self.counted_kpis.is_empty()
            || !self.numbered_kpis.is_empty();
        let of_part =
            self.strip.is_some() || self.part.is_some() || !self.strips.is_empty() || !self.entered.is_empty();
        let above = self.section.is_some()
            || self.over.is_some()
            || self.department.is_some()
            || self.goal.is_some()
            || self.over_year.is_some()
            || self.number.is_some()
            || self.costs.is_some()
            || self.listed.is_some()
            || !self.verdict.is_empty()
            || !self.year_rows.is_empty()
            || !self.above.is_empty();
        let below = !self.lost_rows.is_empty()
            || !self.legends.is_empty()
            || !self.legend_rows.is_empty()
            || !self.shared.is_empty();
        !of_sheet && !of_kpis && !of_part && !above && !below && self.broken.is_empty()
    }
}

impl Left {
    /// Whether the rows above one have left nothing for it but what it says itself.
    fn is_plain(&self, shape: &Shape<'_>, n: usize) -> bool {
        let none = self.parts.is_empty() && self.by_lines.is_empty() && self.sub.is_empty() && self.headed.is_empty();
        let above = self.band.is_some() || self.kind.is_some() || !self.outlined.is_empty() || self.money.is_some();
        let goes_on = self.rows.iter().zip(shape.body).take(n).any(|(row, own)| row != own);
        none && !above && !goes_on
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::atomic::{AtomicUsize, Ordering};

    use proptest::prelude::*;

    use crate::exchange::hands::{Alone, Hands};
    use crate::exchange::layout::Looked;
    use crate::exchange::plan::{Given, Plan, plan_by};
    use crate::exchange::read::{How, read};

    /// Takes two hands for any table, and counts for how many it did.
    #[derive(Default)]
    struct Two(AtomicUsize);

    impl Hands for Two {
        fn long(&self) -> usize {
            2
        }

        fn beside(&self, first: &(dyn Fn() + Sync), second: &mut dyn FnMut()) {
            self.0.fetch_add(1, Ordering::Relaxed);
            first();
            second();
        }
    }

    fn planned(hands: &impl Hands, text: &str) -> Plan {
        let book = read("一覧.csv", text.as_bytes(), &How::default()).unwrap();
        plan_by(hands, &book, &Looked::default(), &Given { year: Some(2024), ..Given::default() })
    }

    /// Whether a file was read by two hands; it says the same as read by one.
    fn in_two(rows: &[String]) -> bool {
        let text = format!("No,事業名,担当課,実績額(円),指標名,単位,目標値,実績値,事業効果\n{}\n", rows.join("\n"));
        let (two, one) = (Two::default(), planned(&Alone, &text));
        let halves = planned(&two, &text);
        let entries = |plan: &Plan| plan.entries.iter().map(|entry| format!("{entry:?}")).collect::<Vec<_>>();
        assert_eq!(entries(&halves), entries(&one), "{text}");
        assert_eq!((halves.ledger(), &halves.unknown), (one.ledger(), &one.unknown), "{text}");
        two.0.into_inner() > 0
    }

    fn project(n: usize, name: &str) -> String {
        format!("{n},{name},農林課,{},来場者の数,人,10,9,効果があった", 1_000_000 + n)
    }

    #[test]
    fn a_list_of_projects_is_read_by_two_hands_and_one_of_both_halves_isnt_taken_twice() {
        let names = ["朝市", "まちの学校", "空き家の活用", "森の駅", "移住の相談", "川まつり"];
        let rows: Vec<String> = names.iter().enumerate().map(|(n, name)| project(n + 1, name)).collect();
        assert!(in_two(&rows));
        let again = |n: usize, name: &str| [&rows[..n], &[project(n + 1, name)], &rows[n + 1..]].concat();
        assert!(in_two(&again(4, "朝市")), "read again after the upper half");
        assert!(in_two(&again(4, "再掲：朝市")));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn whatever_a_list_says_two_hands_read_what_one_does(
            said in prop::collection::vec((0_usize..9, 0_usize..40), 4..24),
        ) {
            let row = |(n, &(kind, of)): (usize, &(usize, usize))| match kind {
                0..=2 => project(n + 1, &format!("事業{}号線の整備", (b'A' + (of % 26) as u8) as char)),
                3 => format!(",,,,申込みの件数{of}件目,件,確認中,{of},"),
                4 => format!(",,,,{}の数,〃,{of},―,", ["参加者", "来場者"][of % 2]),
                5 => format!("{},〃,,,会員の数,人,{of},{of},", n + 1),
                6 => ["合計,,,9000000,,,,,", "※見込みを含む,,,,,,,,", ",【観光の部】,,,,,,,"][of % 3].to_owned(),
                7 => format!("{},再掲：事業A号線の整備,,,,,,,", n + 1),
                _ => format!("{},朝市,観光課,{},,,,,", of % 7, of * 1_000_000),
            };
            in_two(&said.iter().enumerate().map(row).collect::<Vec<_>>());
        }
    }
}
