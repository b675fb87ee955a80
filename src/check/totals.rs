//! The printed totals of a fiscal year, against what the projects add up to.

use std::collections::{BTreeMap, BTreeSet};

use crate::json::Pointer;
use crate::ledger::sums::{YearSum, shares};
use crate::ledger::units::fold;
use crate::ledger::view::{Front, Project, Total};
use crate::ledger::year::FiscalYear;

use super::across::Uses;
use super::money::{compare_grant, swap_hint, years_in};
use super::scene::{both, yen};
use super::{Code, Finding, codes};

/// The fiscal years of a ledger, added up project by project.
#[derive(Debug, Default)]
pub(super) struct Totals {
    years: BTreeMap<FiscalYear, Year>,
}

/// One fiscal year, added up.
#[derive(Debug, Default)]
struct Year {
    sum: YearSum,
    without_cost: Uses,
    without_any_cost: Uses,
    actual: Uses,
    planned: Uses,
}

impl Totals {
    /// Takes in the project at an index.
    pub fn add(&mut self, index: usize, project: Project<'_>) {
        let label = || project.number().map_or_else(|| format!("{}番目", index + 1), |number| format!("番号{number}"));
        for share in shares(project) {
            let year = self.years.entry(share.year).or_default();
            year.sum.add(&share, false);
            if share.cost.is_none() {
                year.without_cost.add(index, label);
            }
            if share.cost.is_none() && share.planned.is_none() {
                year.without_any_cost.add(index, label);
            }
            match share.is_plan {
                Some(true) => year.planned.add(index, label),
                Some(false) => year.actual.add(index, label),
                None => {}
            }
        }
    }

    /// What the printed totals show.
    pub fn finish(&self, front: Front<'_>, found: &mut Vec<Finding>) {
        for (t, total) in front.totals().enumerate() {
            self.total(t, total, front, found);
            noted(total, front, found);
        }
    }

    fn total(&self, t: usize, total: Total<'_>, front: Front<'_>, found: &mut Vec<Finding>) {
        let Some(year) = total.fiscal_year() else { return };
        let empty = Year::default();
        let mut printed = PrintedTotal { at: Pointer::root().key("totals").index(t), total, year, found };
        let of_year = self.years.get(&year).unwrap_or(&empty);
        printed.counts(of_year);
        printed.basis(of_year);
        if printed.amounts(of_year) || of_year.sum.projects > 0 {
            printed.share(of_year, front);
        }
    }
}

/// A printed total, beside what the projects of its year come to.
struct PrintedTotal<'t, 'f> {
    at: Pointer,
    total: Total<'t>,
    year: FiscalYear,
    found: &'f mut Vec<Finding>,
}

impl PrintedTotal<'_, '_> {
    /// `sum`: what is printed and what the projects add up to; that is known to the yen, so that whoever sees it before and
    /// after may take it.
    fn find(&mut self, code: &Code, key: &str, quote: String, message: String, sum: Option<(i64, i128)>) {
        let finding = Finding::new(code, None, self.at.key(key), quote, message);
        self.found.push(match sum {
            Some((printed, sum)) => finding.mended_by(&printed.to_string(), &sum.to_string()),
            None => finding,
        });
    }

    /// How many projects there are, and how many of them several towns do together.
    fn counts(&mut self, of_year: &Year) {
        let (year, sum) = (self.year, &of_year.sum);
        for (key, label, printed, counted) in [
            ("projects", "採択事業数", self.total.projects(), sum.projects),
            ("joint", "広域連携の事業数", self.total.joint(), sum.joint),
        ] {
            if let Some(printed) =
                printed.filter(|&printed| i64::try_from(counted).is_ok_and(|counted| counted != printed))
            {
                let message = format!(
                    "{year}の{label}は{printed}ですが、台帳でその年度にあたる事業は{counted}件です。どちらかを直してください。"
                );
                let sum = i128::try_from(counted).ok().map(|counted| (printed, counted));
                self.find(&codes::TOTAL_MISMATCH, key, both(printed, counted), message, sum);
            }
        }
    }

    /// Whether plans stand among results, or the other way round.
    fn basis(&mut self, of_year: &Year) {
        let other = match self.total.basis().as_deref() {
            Some("実績") => &of_year.planned,
            Some("計画") => &of_year.actual,
            _ => return,
        };
        if other.count > 0 {
            let basis = self.total.basis().unwrap_or_default();
            let message = format!(
                "{}の合計は「{basis}」ですが、区分の違う効果検証が{}件あります({})。実績と計画を足していないか確かめてください。",
                self.year,
                other.count,
                other.labels()
            );
            self.find(&codes::TOTAL_BASIS, "basis", both(&basis, other.labels()), message, None);
        }
    }

    /// Cost and grant against the sums of the projects; gives whether something of them can't be proved.
    fn amounts(&mut self, of_year: &Year) -> bool {
        let (year, sum, total) = (self.year, &of_year.sum, self.total);
        let is_plan = total.basis().is_some_and(|basis| basis == "計画");
        let mut unproven = Vec::new();
        for (key, label, printed, known) in
            [("cost", "総事業費", total.cost(), sum.cost(is_plan)), ("grant", "交付額", total.grant(), sum.grant())]
        {
            let Some(printed) = printed else { continue };
            let (known, with) = (known.amount, known.projects);
            let gap = i128::from(printed) - known;
            if with != sum.projects && gap >= 0 {
                unproven.push(Unproven { key, label, printed, known, with, gap });
            } else if gap != 0 {
                let word = if gap > 0 { "多く" } else { "少なく" };
                let message = format!(
                    "{year}の{label}の合計は{}と印字されていますが、各事業を足すと{}で、{}{word}なっています。{}どちらかを直してください。",
                    yen(printed),
                    amount(known),
                    amount(gap.abs()),
                    swap_hint(gap)
                );
                let sum = (with == sum.projects).then_some((printed, known));
                self.find(&codes::TOTAL_MISMATCH, key, both(yen(printed), amount(known)), message, sum);
            }
        }
        let Some(first) = unproven.first() else { return false };
        let parts: Vec<String> = unproven.iter().map(Unproven::said).collect();
        let without = if is_plan { &of_year.without_any_cost } else { &of_year.without_cost };
        let lacking = if without.count > 0 {
            format!("総事業費がないのは{}です。", without.labels())
        } else {
            String::new()
        };
        let message = format!(
            "{year}の合計({}事業)を台帳では確かめられません。{}。{lacking}額を記入してください。",
            sum.projects,
            parts.join("。")
        );
        let quote = both(yen(first.printed), amount(first.known));
        self.find(&codes::TOTAL_UNPROVEN, first.key, quote, message, None);
        true
    }

    /// The total's own share, unless the projects have theirs: then their findings say where, or that the sum is wrong.
    fn share(&mut self, of_year: &Year, front: Front<'_>) {
        let (year, sum) = (self.year, &of_year.sum);
        if let (Some(cost), Some(grant)) = (self.total.cost(), self.total.grant())
            && sum.grant().projects < sum.projects
        {
            let rates: BTreeSet<(i64, i64)> = front.programs().filter_map(|program| program.subsidy_rate()).collect();
            if let (1, Some(&(over, under))) = (rates.len(), rates.first())
                && let Some((code, text)) = compare_grant(cost, grant, over, under)
            {
                // Each project may be cut to thousands.
                let full = i128::from(cost) * i128::from(over) / i128::from(under);
                let room = 1000 * i128::try_from(sum.projects).unwrap_or(0);
                if (full - i128::from(grant)).abs() > room {
                    self.find(&code, "grant", both(yen(cost), yen(grant)), format!("{year}の合計で、{text}"), None);
                }
            }
        }
    }
}

/// A printed amount of which some projects lack theirs.
struct Unproven {
    key: &'static str,
    label: &'static str,
    printed: i64,
    /// What the projects that have an amount come to, and how many they are.
    known: i128,
    with: usize,
    gap: i128,
}

impl Unproven {
    fn said(&self) -> String {
        let Unproven { label, printed, known, with, gap, .. } = self;
        match with {
            0 => format!("{label}{}は、どの事業にも額がありません", yen(*printed)),
            // All of it is explained: what isn't known is why some projects have no amount.
            _ if *gap == 0 => {
                format!(
                    "{label}{}は、額がある{with}事業の合計と同じです。額のない事業が0円か確かめてください",
                    yen(*printed)
                )
            }
            _ => format!(
                "{label}{}のうち、額があるのは{with}事業の{}で、残り{}の内訳が分かりません",
                yen(*printed),
                amount(*known),
                amount(*gap)
            ),
        }
    }
}

fn amount(sum: i128) -> String {
    i64::try_from(sum).map_or_else(|_| "大きすぎる額".into(), yen)
}

/// How many projects a note says there are in a year, against the printed total: 「令和6年度は番号1～5の5事業」.
fn noted(total: Total<'_>, front: Front<'_>, found: &mut Vec<Finding>) {
    let (Some(year), Some(projects)) = (total.fiscal_year(), total.projects()) else { return };
    let notes = front.0.get("notes").into_iter().flat_map(|notes| notes.items());
    for (n, note) in notes.enumerate().filter_map(|(n, note)| Some((n, note.str()?))) {
        for part in note.split(['、', '。']).filter(|part| years_in(part) == [year]) {
            let before = part.split("事業").next().unwrap_or_default();
            let digits: String = before.chars().rev().map(fold).take_while(char::is_ascii_digit).collect();
            let Ok(said) = digits.chars().rev().collect::<String>().parse::<i64>() else { continue };
            if said != projects {
                let message = format!(
                    "注記では{year}は{said}事業ですが、合計の採択事業数は{projects}です。どちらかを直してください。"
                );
                let at = Pointer::root().key("notes").index(n);
                found.push(Finding::new(&codes::TOTAL_MISMATCH, None, at, both(said, projects), message));
            }
        }
    }
}
