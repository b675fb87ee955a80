//! What isn't there although it is elsewhere: opinions, a plan's sheet, a note like the others', a field that all others fill;
//! and the state before the projects, which few write down.

use std::collections::{BTreeMap, HashMap};

use crate::json::{Kind as Json, Pointer};
use crate::ledger::printed::State;
use crate::ledger::units::fold;
use crate::ledger::view::{Front, Project};

use super::scene::{own_reviews, short};
use super::{Finding, codes};

/// Fields that a sheet of results has, with what they are called.
const FIELDS: [(&str, &str); 4] = [
    ("achievements", "事業実績"),
    ("issues/current", "現況や課題の把握"),
    ("issues/obstacles", "阻害要因の把握・分析・対応"),
    ("issues/revisions", "実施計画の見直し内容"),
];

/// Notes that one office writes in one form of words.
const NOTES: [(&str, &str); 2] = [("kpi_note", "KPI増加分の累計の注記"), ("cost_note", "経費の注記")];

/// With fewer sheets than this nothing is usual.
const USUAL: usize = 3;

/// Gathers what is there and what isn't.
#[derive(Debug, Default)]
pub(super) struct Absence {
    /// Sheets whose rows lack the state before the project (project, sheet, rows), and how many sheets have rows.
    without_start: Vec<(usize, usize, usize)>,
    with_rows: usize,
    /// Sheets of results with room for opinions, and opinions in them.
    asked: usize,
    opinions: usize,
    /// Projects with the plan's sheet, and those without: the first, and how many.
    plans: usize,
    without_plan: (Option<usize>, usize),
    /// By note: what was written, how often, and in which project first.
    notes: [HashMap<String, (usize, usize, String)>; NOTES.len()],
    /// By field: how many sheets have it, how many not, and where it lacks first.
    filled: [usize; FIELDS.len()],
    blank: BTreeMap<usize, (usize, usize, usize)>,
}

/// A note without what differs from year to year.
fn form_of(note: &str) -> String {
    note.chars()
        .map(fold)
        .filter(|c| !(c.is_ascii_digit() || c.is_whitespace() || matches!(c, 'R' | 'H' | '元')))
        .collect()
}

impl Absence {
    /// Takes in the project at an index.
    pub fn add(&mut self, index: usize, project: Project<'_>) {
        match project.plan() {
            Some(plan) => {
                self.plans += 1;
                for ((key, _), notes) in NOTES.iter().zip(&mut self.notes) {
                    if let Some(note) = plan.text(key).filter(|note| !note.trim().is_empty()) {
                        let known = notes.entry(form_of(&note)).or_insert_with(|| (0, index, note.into_owned()));
                        known.0 += 1;
                    }
                }
            }
            None if project.reviews().next().is_some() => {
                self.without_plan.0.get_or_insert(index);
                self.without_plan.1 += 1;
            }
            None => {}
        }
        for (r, review) in own_reviews(project) {
            let (mut rows, mut known) = (0, false);
            for kpi in review.kpis().filter(|kpi| !kpi.is_reference()) {
                rows += 1;
                known |= kpi.baseline.state() != State::Blank;
            }
            self.with_rows += usize::from(rows > 0);
            if rows > 0 && !known {
                self.without_start.push((index, r, rows));
            }
            if review.is_plan() {
                continue;
            }
            self.asked += usize::from(review.0.get("opinions").is_some_and(|list| list.kind() == Json::Array));
            self.opinions += review.opinions().count();
            for (f, (key, _)) in FIELDS.iter().enumerate() {
                let there = match *key {
                    "issues/current" => review.current().is_some_and(|text| !text.trim().is_empty()),
                    "issues/obstacles" => review.obstacles().is_some_and(|text| !text.trim().is_empty()),
                    "issues/revisions" => review.revisions().is_some_and(|text| !text.trim().is_empty()),
                    _ => review.achievements().next().is_some(),
                };
                if there {
                    self.filled[f] += 1;
                } else {
                    self.blank.entry(f).or_insert((index, r, 0)).2 += 1;
                }
            }
        }
    }

    /// What all projects together show.
    pub fn finish(&self, front: Front<'_>, found: &mut Vec<Finding>) {
        self.starts(found);
        self.no_opinions(front, found);
        self.no_plan(found);
        self.odd_notes(found);
        self.left_blank(found);
    }

    fn no_opinions(&self, front: Front<'_>, found: &mut Vec<Finding>) {
        if self.asked < 2 || self.opinions > 0 {
            return;
        }
        let heard = front.0.get("verifications").is_some_and(|list| list.items().next().is_some());
        let why = if heard { "検証の記録はあるのに、" } else { "" };
        let message = format!(
            "意見の欄がありますが、{why}どの効果検証({}件)にも意見が一つもありません。有識者会議や議会などの意見を聴いていれば記入し、これからであれば日程を確かめてください。",
            self.asked
        );
        let quote = format!("意見0件 / 効果検証{}件", self.asked);
        found.push(Finding::new(&codes::NO_OPINION, None, Pointer::root().key("projects"), quote, message));
    }

    fn no_plan(&self, found: &mut Vec<Finding>) {
        let (Some(index), count) = self.without_plan else { return };
        // Where half of them have none, the document has no such sheet for them.
        if self.plans < USUAL - 1 || count * 2 > self.plans {
            return;
        }
        let more = if count > 1 { format!("(ほか{}件の事業も)", count - 1) } else { String::new() };
        let message = format!(
            "この事業{more}には事業概要がありません。ほかの{}事業にはあります。広域の事業で代表団体の資料にあるのであればその旨を書き、漏れであれば加えてください。",
            self.plans
        );
        let at = Pointer::root().key("projects").index(index).key("plan");
        found.push(Finding::new(&codes::NO_PLAN, Some(index), at, format!("{count}件"), message));
    }

    fn odd_notes(&self, found: &mut Vec<Finding>) {
        for ((key, label), notes) in NOTES.iter().zip(&self.notes) {
            let total: usize = notes.values().map(|(count, ..)| count).sum();
            let odd: Vec<_> = notes.values().filter(|(count, ..)| *count == 1).collect();
            let usual = notes.values().max_by_key(|(count, ..)| *count);
            let (Some((many, _, usual)), [(_, index, note)]) = (usual, odd.as_slice()) else { continue };
            if total < USUAL || many + 1 != total || *many < 2 {
                continue;
            }
            let message = format!(
                "{label}が、この事業だけ「{}」で、ほかの{many}事業は「{}」です。写し間違いでないか確かめ、同じであればそろえてください。",
                short(note, 60),
                short(usual, 60)
            );
            let at = Pointer::root().key("projects").index(*index).key("plan").key(key);
            found.push(Finding::new(&codes::ODD_NOTE, Some(*index), at, note.clone(), message));
        }
    }

    fn left_blank(&self, found: &mut Vec<Finding>) {
        for (&f, &(index, r, count)) in &self.blank {
            let Some(((key, label), filled)) = FIELDS.get(f).zip(self.filled.get(f).copied()) else { continue };
            if filled < USUAL || count * 20 > filled.max(20) {
                continue;
            }
            let more = if count > 1 { format!("(ほか{}件も)", count - 1) } else { String::new() };
            let message = format!(
                "{label}の欄が空欄です{more}。ほかの効果検証{filled}件では書かれています。所管課に確かめて記入してください。"
            );
            let sheet = Pointer::root().key("projects").index(index).key("reviews").index(r);
            let at = key.split('/').fold(sheet, |at, key| at.key(key));
            found.push(Finding::new(&codes::LEFT_BLANK, Some(index), at, *label, message));
        }
    }

    /// One finding where no project knows how it stood before, else one for each that doesn't.
    fn starts(&self, found: &mut Vec<Finding>) {
        let consequence = "目標に届かなかったとき、開始前より良くなったかどうかを判断できません";
        let projects = Pointer::root().key("projects");
        if self.without_start.len() > 1 && self.without_start.len() == self.with_rows {
            let rows: usize = self.without_start.iter().map(|(.., rows)| rows).sum();
            let message = format!(
                "どの効果検証({}件、指標{rows}件)にも開始前の値がありません。{consequence}。各所管課に確かめて記入してください。",
                self.with_rows
            );
            return found.push(Finding::new(&codes::NO_BASELINE, None, projects, format!("{rows}件"), message));
        }
        for (index, r, rows) in &self.without_start {
            let at = projects.index(*index).key("reviews").index(*r).key("kpis");
            let message = format!(
                "{rows}件の指標のどれにも開始前の値がありません。{consequence}。所管課に確かめて記入してください。"
            );
            found.push(Finding::new(&codes::NO_BASELINE, Some(*index), at, format!("{rows}件"), message));
        }
    }
}
