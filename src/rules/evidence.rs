//! What the time before the project has to do with the answer, and what is left for people to judge.
//!
//! A state before that isn't known is no evidence: it makes no rating a candidate by itself. What it *would* bring in or
//! rule out, if it were known, is found by supposing it and asking the engine again, and said beside the suggestion. So is
//! what people's answers to the table's questions would decide.

use std::cmp::Ordering;

use crate::ledger::decimal::Decimal;
use crate::ledger::kpi::Direction;

use super::classify::{Row, Verdict};
use super::explain::{Ground, GroundKind, Words};
use super::line::Outcome;
use super::possible::Possible;
use super::table::{Fact, Item};
use super::world::answers_with;

/// More rows than this aren't supposed one by one.
const MOST_SUPPOSED: usize = 8;

/// A question to people whose answer matters.
pub(super) struct Question<'t> {
    pub(super) item: &'t Item,
    /// Index of the item.
    index: usize,
    yes: Possible,
    no: Possible,
}

/// What a state before the project would mean, if it were known to be so.
pub(super) struct Baseline {
    /// The rows, any one of which is enough; or which are needed together.
    rows: Vec<usize>,
    together: bool,
    /// How the actual then stands to the state before.
    order: Ordering,
    /// The ratings then reached.
    reached: Possible,
    /// Of these, the ones that aren't candidates yet.
    gained: u64,
    /// The candidates that are ruled out.
    lost: u64,
}

impl Baseline {
    /// Whether it leaves fewer candidates, and no other ones.
    pub(super) fn narrows(&self) -> bool {
        self.gained == 0 && self.lost != 0
    }
}

fn list(ratings: u64) -> impl Iterator<Item = usize> {
    (0..64).filter(move |index| ratings & (1 << index) != 0)
}

impl Words<'_> {
    /// The table's questions whose answers lead to different ratings.
    pub(super) fn questions(&self) -> Vec<Question<'_>> {
        let sums = self.sums(&[]);
        let asked = self.table.questions.iter().enumerate().filter_map(|(question, &index)| {
            let item = self.table.items.get(index)?;
            let [yes, no] = [true, false].map(|yes| sums.possible_if(answers_with(question, yes)));
            (yes.ratings != no.ratings).then_some(Question { item, index, yes, no })
        });
        asked.collect()
    }

    /// Why people have to answer a question: what it asks, which ratings it tells apart, and of which rows.
    pub(super) fn asks(&self, question: &Question<'_>) -> Ground {
        let Item { name, meaning, .. } = question.item;
        let (yes, no) = (question.yes.ratings, question.no.ratings);
        let differing = self.ratings(list(yes ^ no));
        // Each answer leaves one of two, or some ratings hang on it.
        let what = match (yes & !no).count_ones() == 1 && (no & !yes).count_ones() == 1 {
            true if yes & no == 0 => format!("{differing}のどちらになるか"),
            true => format!("{differing}のどちらが候補に残るか"),
            false => format!("{}が候補に残るか", self.all_of(list(yes ^ no))),
        };
        let mut text = format!("{what}は「{name}」による。{meaning}。");
        let rows = if self.is_about_decline(question) { self.since(Ordering::Less) } else { Vec::new() };
        if !rows.is_empty() {
            text.push_str(&format!("開始前より悪い指標: {}。", self.list(&rows, |row| self.before_and_after(row))));
            let criteria = self.possible.list().filter_map(|rating| self.table.ratings.get(rating));
            let criteria: Vec<String> =
                criteria.map(|rating| format!("「{}」({})", rating.criterion, rating.name)).collect();
            text.push_str(&format!("比べる判断基準の文: {}。", criteria.join("と")));
        }
        Ground { kind: GroundKind::People, text, rating: None, setting: None, rows }
    }

    /// Whether the rules that ask the question ask for rows worse than before beside it.
    fn is_about_decline(&self, question: &Question<'_>) -> bool {
        self.table.rules.iter().any(|rule| {
            rule.when.iter().any(|condition| condition.item == question.index)
                && rule.when.iter().any(|condition| matches!(condition.fact, Fact::Declined | Fact::Worse))
        })
    }

    /// What each answer would leave: 「悪化を決め手とみなすなら「B」に決まる。決め手とみなさないなら「A」か「B」のどちらかになる。」
    pub(super) fn answer_decides(&self, question: &Question<'_>) -> String {
        let Question { item: Item { name, yes: says_yes, no: says_no, .. }, yes, no, .. } = question;
        let left = |found: &Possible| {
            let verb = match found.ratings.count_ones() {
                1 => "に決まる",
                2 => "のどちらかになる",
                _ => "のどれかになる",
            };
            format!("{}{verb}", self.ratings(found.list()))
        };
        let says_yes = says_yes.clone().unwrap_or_else(|| format!("「{name}」が「はい」"));
        let says_no = says_no.as_deref().unwrap_or("「いいえ」");
        format!("{says_yes}なら{}。{says_no}なら{}。", left(yes), left(no))
    }

    /// The rows that are known to be worse (or better) than before the project.
    pub(super) fn since(&self, order: Ordering) -> Vec<usize> {
        let known = |row: &Row<'_>| {
            !row.outcomes.is_empty()
                && !row.start.is_unknown()
                && row.outcomes.iter().all(|outcome| if order.is_lt() { outcome.declined } else { outcome.improved })
        };
        self.rows.iter().enumerate().filter(|(_, row)| known(row)).map(|(index, _)| index).collect()
    }

    /// `受講者数(通塾者数)(開始前50、実績43人)`.
    fn before_and_after(&self, index: usize) -> String {
        let (Some(kpi), Some(row)) = (self.kpis.get(index), self.rows.get(index)) else { return String::new() };
        let before = self.with_unit(index, &kpi.baseline, &row.values.baseline.1);
        format!(
            "{}(開始前{before}、実績{})",
            self.name(index),
            self.with_unit(index, &kpi.actual, &row.values.actual.1)
        )
    }

    /// Whether the table asks how rows stand to the time before the project.
    pub(super) fn asks_of_before(&self) -> bool {
        let caps = self.table.caps;
        caps.worse.max(caps.improved).max(caps.declined).max(caps.advanced) > 0
    }

    /// Which rows are known to be worse or better than before, where the table asks for that.
    pub(super) fn compared(&self) -> Option<Ground> {
        if !self.asks_of_before() {
            return None;
        }
        let (worse, better) = (self.since(Ordering::Less), self.since(Ordering::Greater));
        let said = [("悪化", &worse), ("改善", &better)].into_iter().filter(|(_, rows)| !rows.is_empty());
        let said: Vec<String> =
            said.map(|(word, rows)| format!("{word}は{}", self.list(rows, |row| self.before_and_after(row)))).collect();
        let rows: Vec<usize> = worse.into_iter().chain(better).collect();
        let text = format!("開始前の値と比べて、{}。", said.join("。"));
        (!rows.is_empty()).then_some(Ground { kind: GroundKind::Compared, text, rating: None, setting: None, rows })
    }

    /// The rows that may be missed and whose state before isn't known, those with a result first.
    pub(super) fn without_baseline(&self) -> Vec<usize> {
        let unknown = |verdict| {
            self.with(verdict).filter(|&index| {
                self.rows.get(index).is_some_and(|row| row.start.is_unknown() && row.outcomes.iter().any(|o| !o.met))
            })
        };
        unknown(Verdict::Missed).chain(unknown(Verdict::Open)).collect()
    }

    /// What the states before the project that aren't known would bring in or rule out, if they were known.
    pub(super) fn baselines(&self) -> Vec<Baseline> {
        let rows: Vec<usize> = self.without_baseline().into_iter().take(MOST_SUPPOSED).collect();
        let orders = [Ordering::Less, Ordering::Greater];
        let mut found: Vec<Baseline> = Vec::new();
        for &row in &rows {
            let others = self.without(row, &[]);
            for order in orders.into_iter().filter(|order| self.may_have_been(row, *order)) {
                let reached = others.possible_with(&self.missed_since(row, order));
                self.add_baseline(&mut found, Baseline::of(row, order, reached));
            }
        }
        if found.is_empty() && rows.len() > 1 {
            for order in orders.into_iter().filter(|order| rows.iter().all(|&row| self.may_have_been(row, *order))) {
                let outcomes: Vec<Vec<Outcome>> = rows.iter().map(|&row| self.missed_since(row, order)).collect();
                let mut sums = self.without_all(&rows);
                outcomes.iter().for_each(|outcomes| sums.add(outcomes));
                let together =
                    Baseline { rows: rows.clone(), together: true, ..Baseline::of(0, order, sums.possible()) };
                self.add_baseline(&mut found, together);
            }
        }
        found
    }

    /// Whether the actual can stand so to a state before: nothing is less than the 0 of a count.
    fn may_have_been(&self, row: usize, order: Ordering) -> bool {
        let Some(found) = self.rows.get(row) else { return false };
        let negative = |value: Option<Decimal>| value.is_some_and(Decimal::is_negative);
        let needs_less = (self.direction(row) == Direction::Up) == order.is_gt();
        !(needs_less && found.actual.is_some_and(Decimal::is_zero)) || negative(found.target)
    }

    /// Keeps what makes a difference; rows that make the same one are kept together.
    fn add_baseline(&self, found: &mut Vec<Baseline>, mut new: Baseline) {
        new.gained = new.reached.ratings & !self.possible.ratings;
        let open = new.rows.iter().any(|&row| self.rows.get(row).is_none_or(|row| row.verdict != Verdict::Missed));
        // An open row is supposed to be missed here: that it rules out what needs it met isn't the state before's doing.
        new.lost = if open { 0 } else { self.possible.ratings & !new.reached.ratings };
        if new.gained == 0 && new.lost == 0 {
            return;
        }
        let same = |known: &&mut Baseline| {
            (known.order, known.gained, known.lost, known.together) == (new.order, new.gained, new.lost, new.together)
        };
        match found.iter_mut().find(same) {
            Some(known) => known.rows.extend(new.rows),
            None => found.push(new),
        }
    }

    /// The ways in which a row can be missed, known to stand so to the state before.
    fn missed_since(&self, row: usize, order: Ordering) -> Vec<Outcome> {
        let missed = self.rows.get(row).into_iter().flat_map(|row| &row.outcomes).filter(|outcome| !outcome.met);
        let mut missed: Vec<Outcome> = missed.map(|outcome| outcome.since(order)).collect();
        missed.dedup();
        missed
    }

    /// 「Aの開始前の値が43人より良かったと分かれば、「…」も候補になる。」 What is ruled out may come back with the state before
    /// of another row, so that is said.
    pub(super) fn baseline_decides(&self, baseline: &Baseline) -> String {
        let before = if baseline.order.is_lt() { "良かった" } else { "悪かった" };
        let names = self.list(&baseline.rows, |row| self.name(row).to_owned());
        let who = match baseline.rows[..] {
            [row] => {
                let actual = match (self.rows.get(row), self.kpis.get(row)) {
                    (Some(found), Some(kpi)) if found.verdict == Verdict::Missed => {
                        self.with_unit(row, &kpi.actual, &found.values.actual.1)
                    }
                    _ => "実績値".to_owned(),
                };
                format!("{names}の開始前の値が{actual}より")
            }
            _ if baseline.together => format!("{names}の開始前の値がどれも実績値より"),
            _ => format!("{names}のどれかの開始前の値が実績値より"),
        };
        let then = if baseline.lost != 0 && baseline.reached.ratings.count_ones() == 1 {
            format!("{}に決まる", self.ratings(baseline.reached.list()))
        } else if baseline.gained != 0 && baseline.lost != 0 {
            format!(
                "、{}は外れ、{}も候補になる",
                self.ratings(list(baseline.lost)),
                self.ratings(list(baseline.gained))
            )
        } else if baseline.gained != 0 {
            format!("、{}も候補になる", self.ratings(list(baseline.gained)))
        } else {
            format!("、{}は外れる", self.ratings(list(baseline.lost)))
        };
        let alone = baseline.together || baseline.lost == 0 || self.without_baseline().len() < 2;
        let known = if alone { "と分かれば" } else { "と分かり、ほかの指標が変わらなければ" };
        format!("{who}{before}{known}{then}。")
    }

    /// That the state before the project would leave fewer candidates, and isn't known.
    pub(super) fn before(&self, baselines: &[Baseline]) -> Option<Ground> {
        let narrowing = baselines.iter().filter(|baseline| baseline.lost != 0);
        let lost = narrowing.fold(0, |lost, baseline| lost | baseline.lost);
        if lost == 0 {
            return None;
        }
        let rows = self.without_baseline();
        let text = format!(
            "{}が候補に残るかは開始前の値にもよる。開始前の値が分からない指標: {}。値がなければ、悪化とも改善とも言えない。",
            self.all_of(list(lost)),
            self.list(&rows, |index| self.name(index).to_owned())
        );
        Some(Ground { kind: GroundKind::Before, text, rating: None, setting: None, rows })
    }

    /// States before the project that may be one of two numbers, where one of them would leave fewer candidates.
    pub(super) fn either_decides(&self) -> Option<String> {
        let decides = |index: &usize| {
            let Some(row) = self.rows.get(*index).filter(|row| row.start.is_either()) else { return false };
            let others = self.without(*index, &[]);
            let known = |outcome: &Outcome| (outcome.declined, outcome.improved);
            row.outcomes.iter().any(|outcome| {
                let alike: Vec<Outcome> = row.outcomes.iter().copied().filter(|o| known(o) == known(outcome)).collect();
                others.possible_with(&alike).ratings != self.possible.ratings
            })
        };
        let rows: Vec<usize> = (0..self.rows.len()).filter(decides).collect();
        let listed = self.list(&rows, |row| format!("「{}」", self.name(row)));
        (!rows.is_empty()).then(|| format!("{listed}の開始前の値が1つに決まれば、候補を絞れる場合がある。"))
    }
}

impl Baseline {
    fn of(row: usize, order: Ordering, reached: Possible) -> Self {
        Self { rows: vec![row], together: false, order, reached, gained: 0, lost: 0 }
    }
}
