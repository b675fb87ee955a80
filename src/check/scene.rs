//! One project as the checks see it: its reviews with every KPI row read and weighed once, and every text with its place.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::fmt::Display;
use std::hash::Hash;

use crate::json::{Kind, Pointer, Value};
use crate::ledger::decimal::{Decimal, Ratio};
use crate::ledger::kpi::{Kpi, Values, paired};
use crate::ledger::view::{Front, Increment, Plan, Program, Project, Review};
use crate::ledger::year::FiscalYear;
use crate::rules::{Case, Verdict, weighed};

use super::lexicon::Words;
use super::texts::{At, Text, Texts};
use super::{Code, Criteria, Finding, Fix, MOST, keeping, numbers, plan};

pub(super) struct Row<'a> {
    pub k: usize,
    pub kpi: &'a Kpi<'a>,
    /// The row as it is written.
    pub value: Value<'a>,
    /// Its name as a text, where it has one.
    pub name: Option<&'a Text<'a>>,
    /// Its name without the unit ([`Kpi::plain_name`]).
    pub plain_name: &'a str,
    /// Its values, read.
    pub values: Values<'a>,
    /// Whether it is only for reference ([`Kpi::is_reference`]).
    pub is_reference: bool,
    /// What the engine makes of it: the checks don't judge a row a second time.
    pub verdict: Verdict,
    pub rate: Option<Ratio>,
}

impl Row<'_> {
    /// The state before the project and the goal, in one unit, where both are one number.
    pub fn way(&self) -> Option<(Decimal, Decimal)> {
        paired(self.values.baseline.1.exact()?, self.values.target.1.exact()?)
    }

    /// Whether the goal is above the state before: more is better, whatever the name sounds like.
    pub fn rises(&self) -> bool {
        self.way().is_some_and(|(start, goal)| goal > start)
    }
}

pub(super) struct Sheet<'a> {
    pub r: usize,
    pub review: Review<'a>,
    pub year: Option<FiscalYear>,
    pub is_plan: bool,
    pub kpis: &'a [Kpi<'a>],
    pub rows: Vec<Row<'a>>,
    pub said: Said<'a>,
    /// What its rows are called in sentences; made when first asked for.
    names: OnceCell<numbers::Names>,
}

/// What is written in a sheet's fields; `None` where nothing is.
#[derive(Default)]
pub(super) struct Said<'a> {
    pub rating: Option<&'a str>,
    pub comment: Option<&'a Text<'a>>,
    pub decision: Option<&'a str>,
    pub reason: Option<&'a Text<'a>>,
    pub current: Option<&'a Text<'a>>,
    pub obstacles: Option<&'a Text<'a>>,
    pub revisions: Option<&'a Text<'a>>,
}

impl<'a> Sheet<'a> {
    /// The rows as the decision table takes them.
    pub fn case(&self) -> Case<'a> {
        Case::of(self.review, self.kpis, None)
    }

    /// What its rows are called in sentences ([`numbers::names`]), each with the row's place.
    pub fn names(&self) -> &numbers::Names {
        self.names.get_or_init(|| numbers::names(&self.rows))
    }

    /// How many judged rows have a verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }

    /// Rows that count and aren't decided: still to come, or not to be judged as they are printed.
    pub fn undecided(&self) -> usize {
        self.count(Verdict::Open) + self.count(Verdict::Unusable)
    }

    /// 「達成1・未達1・未確定2件」
    pub fn facts(&self) -> String {
        let unusable = match self.count(Verdict::Unusable) {
            0 => String::new(),
            count => format!("・{}{count}", Verdict::Unusable.label()),
        };
        let [met, missed, open] =
            [Verdict::Achieved, Verdict::Missed, Verdict::Open].map(|verdict| self.count(verdict));
        format!("達成{met}・未達{missed}・未確定{open}{unusable}件")
    }

    /// `令和6年度`, or nothing that can be misread.
    pub fn year_label(&self) -> String {
        self.year.map_or_else(|| "年度不明".into(), |year| year.to_string())
    }
}

pub(super) struct Scene<'a> {
    pub front: Front<'a>,
    pub index: usize,
    pub project: Project<'a>,
    /// Every text of the project that people write.
    pub texts: &'a [Text<'a>],
    pub criteria: &'a dyn Criteria,
    pub words: &'a Words,
    pub plan: Option<Plan<'a>>,
    pub from: Option<FiscalYear>,
    pub to: Option<FiscalYear>,
    pub sheets: Vec<Sheet<'a>>,
    /// The programmes by id; read when first asked for.
    programs: OnceCell<HashMap<Cow<'a, str>, Program<'a>>>,
    /// What the plan aims at, by the indicator's name as [`plan::name_key`] has it; read when first asked for.
    increments: OnceCell<HashMap<String, Increment<'a>>>,
    /// The places of what is kept on purpose, which is never left out.
    kept: HashSet<keeping::Spot>,
    /// By code: a project shows a dozen of them, so that looking along them is quicker than any map.
    counts: RefCell<Vec<(&'static str, Count)>>,
}

/// How many findings of one code there are in the project.
#[derive(Default)]
struct Count {
    told: usize,
    left_out: usize,
    /// The place of the last one, and of the one that tells of those left out.
    last: Pointer,
    first_out: Pointer,
}

/// The first of several with one key.
fn by_key<K: Hash + Eq, V>(all: impl Iterator<Item = (K, V)>) -> HashMap<K, V> {
    let mut firsts = HashMap::new();
    for (key, value) in all {
        firsts.entry(key).or_insert(value);
    }
    firsts
}

/// A project's reviews with their places. A year of which only results stand beside a later one's is no review of its own.
pub(super) fn own_reviews<'a>(project: Project<'a>) -> impl Iterator<Item = (usize, Review<'a>)> {
    let whole = project.reviews().filter(|(_, review)| !is_glimpse(*review));
    let last = whole.filter_map(|(_, review)| review.fiscal_year()).max();
    let is_earlier = move |review: Review<'_>| review.fiscal_year().zip(last).is_some_and(|(year, last)| year < last);
    project.reviews().filter(move |(_, review)| !is_glimpse(*review) || !is_earlier(*review))
}

/// Whether a review says nothing but results of indicators: what a form shows of an earlier year beside the one reviewed.
fn is_glimpse(review: Review<'_>) -> bool {
    let says_more = |key: &str, value: Value<'_>| {
        let blank = value.is_null() || (value.kind() == Kind::Array && value.is_empty());
        !blank && !matches!(key, "fiscal_year" | "basis" | "kpis")
    };
    let only_result = |kpi: Value<'_>| {
        let said = |key: &str| kpi.get(key).is_some_and(|value| !value.is_null());
        said("actual") && !said("target") && !said("rating") && !said("note")
    };
    let kpis = || review.0.get("kpis").into_iter().flat_map(Value::items);
    !review.0.members().any(|member| says_more(&member.key(), member.value))
        && kpis().next().is_some()
        && kpis().all(only_result)
}

impl<'a> Scene<'a> {
    /// A project whose texts are read; its rows are weighed here.
    pub fn new(
        front: Front<'a>,
        index: usize,
        project: Project<'a>,
        texts: &'a Texts<'a>,
        criteria: &'a dyn Criteria,
        kept: &[keeping::Keeping],
    ) -> Self {
        let sheets = own_reviews(project).map(|(r, review)| sheet(r, review, texts)).collect();
        let (words, texts, kept) = (criteria.words(), texts.all.as_slice(), keeping::spots(kept));
        let (from, to) = project.period();
        let (programs, increments, counts) = Default::default();
        let plan = project.plan();
        Self {
            front,
            index,
            project,
            texts,
            criteria,
            words,
            plan,
            from,
            to,
            sheets,
            programs,
            increments,
            kept,
            counts,
        }
    }

    /// The grant programme of that id.
    pub fn program(&self, id: &str) -> Option<Program<'a>> {
        let read = || by_key(self.front.programs().filter_map(|program| Some((program.id()?, program))));
        self.programs.get_or_init(read).get(id).copied()
    }

    /// What the plan aims at for the indicator of that name.
    pub fn increment(&self, name_key: &str) -> Option<Increment<'a>> {
        let increments = self.plan.into_iter().flat_map(|plan| plan.kpi_increments());
        let read = || by_key(increments.map(|increment| (plan::name_key(&increment), increment)));
        self.increments.get_or_init(read).get(name_key).copied()
    }

    /// Notes a finding at a place inside the project, e.g. `/reviews/0/grant`.
    pub fn found(
        &self,
        found: &mut Vec<Finding>,
        code: &Code,
        at: impl Display,
        quote: impl AsRef<str>,
        message: String,
    ) {
        let pointer = Pointer::try_from(format!("/projects/{}{at}", self.index)).unwrap_or_default();
        if self.is_left_out(code, &pointer) {
            return;
        }
        found.push(Finding::new(code, Some(self.index), pointer, quote, message));
    }

    /// As [`Scene::found`], with the words that should stand there.
    pub fn found_with(
        &self,
        found: &mut Vec<Finding>,
        code: &Code,
        at: impl Display,
        quote: impl AsRef<str>,
        message: String,
        suggestion: &str,
    ) {
        let before = found.len();
        self.found(found, code, at, quote, message);
        if let Some(finding) = found.get_mut(before) {
            finding.suggestion = Some(suggestion.into());
        }
    }

    /// As [`Scene::found_with`], where `wrong` is to be replaced by the suggestion wherever it stands.
    pub fn found_slip(
        &self,
        found: &mut Vec<Finding>,
        code: &Code,
        at: impl Display,
        quote: impl AsRef<str>,
        message: String,
        (wrong, right): (&str, &str),
    ) {
        let before = found.len();
        self.found_with(found, code, at, quote, message, right);
        if let Some(finding) = found.get_mut(before) {
            finding.fixes.push(Fix { wrong: wrong.into(), right: right.into() });
        }
    }

    /// Counts a finding, and says whether there are enough of its code already ([`MOST`]).
    fn is_left_out(&self, code: &Code, at: &Pointer) -> bool {
        let mut counts = self.counts.borrow_mut();
        let known = counts.iter().position(|(known, _)| *known == code.code);
        let known = known.unwrap_or_else(|| {
            counts.push((code.code, Count::default()));
            counts.len() - 1
        });
        let Some((_, count)) = counts.get_mut(known) else { return false };
        // What stands at one place is one finding, however often it is noted.
        if count.last == *at {
            return count.told > MOST && count.first_out != *at;
        }
        if keeping::is_kept(&self.kept, code.code, at.as_str()) {
            return false;
        }
        count.last = at.clone();
        match count.told.cmp(&MOST) {
            Ordering::Less => count.told += 1,
            Ordering::Equal => {
                count.told += 1;
                count.first_out = at.clone();
            }
            Ordering::Greater => count.left_out += 1,
        }
        count.left_out > 0
    }

    /// Says at the last finding told of each code how many more there are.
    pub fn tell_left_out(&self, found: &mut [Finding]) {
        for (code, count) in self.counts.borrow().iter().filter(|(_, count)| count.left_out > 0) {
            let last = found.iter_mut().find(|finding| finding.code == *code && finding.pointer == count.first_out);
            if let Some(last) = last {
                last.more = count.left_out;
                last.message =
                    format!("{}この事業には同じ指摘がほか{}件あります。", last.message, count.left_out).into();
            }
        }
    }

    /// Whom to ask: the department's name, or 所管課.
    pub fn department(&self) -> Cow<'a, str> {
        self.project.department().filter(|name| !name.trim().is_empty()).unwrap_or(Cow::Borrowed("所管課"))
    }

    /// How many years the plan has; `None` where that isn't clear.
    pub fn years(&self) -> Option<u16> {
        let (from, to) = (self.from?, self.to?);
        to.0.checked_sub(from.0).map(|years| years + 1).filter(|&years| years <= 30)
    }
}

fn sheet<'a>(r: usize, review: Review<'a>, texts: &'a Texts<'_>) -> Sheet<'a> {
    let kpis = texts.kpis(r);
    let year = review.fiscal_year();
    let values = review.0.get("kpis").into_iter().flat_map(|list| list.items());
    let rows = kpis.iter().zip(values).zip(weighed(kpis, year)).enumerate();
    let rows = rows
        .map(|(k, ((kpi, value), (values, verdict, rate)))| Row {
            k,
            kpi,
            value,
            name: None,
            plain_name: kpi.plain_name(),
            values,
            is_reference: kpi.is_reference_by(values.target.0),
            verdict,
            rate,
        })
        .collect();
    let said = Said::default();
    let mut sheet = Sheet { r, review, year, is_plan: review.is_plan(), kpis, rows, said, names: OnceCell::new() };
    for text in texts.of_sheet(r) {
        match text.at {
            At::Sheet(_, "effect/rating") => sheet.said.rating = Some(&text.text),
            At::Sheet(_, "effect/comment") => sheet.said.comment = Some(text),
            At::Sheet(_, "policy/decision") => sheet.said.decision = Some(&text.text),
            At::Sheet(_, "policy/reason") => sheet.said.reason = Some(text),
            At::Sheet(_, "issues/current") => sheet.said.current = Some(text),
            At::Sheet(_, "issues/obstacles") => sheet.said.obstacles = Some(text),
            At::Sheet(_, "issues/revisions") => sheet.said.revisions = Some(text),
            At::SheetRow(_, "kpis", k, "name") => {
                if let Some(row) = sheet.rows.get_mut(k) {
                    row.name = Some(text);
                }
            }
            _ => {}
        }
    }
    sheet
}

/// Two things that don't agree, as a finding's words: it is another finding when one of them changes.
pub(super) fn both(one: impl Display, other: impl Display) -> String {
    format!("{one} / {other}")
}

/// Yen with separators.
pub(super) fn yen(amount: i64) -> String {
    format!("{}円", Decimal::from(amount))
}

/// The words at `start..end` of `text` with up to `around` characters on either side, on one line.
pub(super) fn excerpt(text: &str, start: usize, end: usize, around: usize) -> String {
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let (words, after) = rest.split_at_checked(end.saturating_sub(start)).unwrap_or((rest, ""));
    // A line break ends what belongs together.
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let skip = before.chars().count().saturating_sub(around);
    let mut quote = String::new();
    if skip > 0 {
        quote.push('…');
    }
    quote.extend(before.chars().skip(skip));
    quote.extend(words.chars().map(|c| if c == '\n' { ' ' } else { c }));
    quote.extend(after.chars().take(around));
    if after.chars().nth(around).is_some() {
        quote.push('…');
    }
    quote
}

/// Up to `most` names in 「」, and how many more.
pub(super) fn listed(names: &[String], most: usize) -> String {
    let mut text: String = names.iter().take(most).map(|name| format!("「{name}」")).collect();
    if names.len() > most {
        text.push_str(&format!("ほか{}件", names.len() - most));
    }
    text
}

/// The first `most` characters, for a message.
pub(super) fn short(text: &str, most: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or(text)),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_stays_on_its_line_and_says_where_it_was_cut() {
        let text = "一行目。\nあいうえおかきくけこさしす\n三行目";
        let at = text.find('か').unwrap_or_default();
        assert_eq!(excerpt(text, at, at + 3, 3), "…うえおかきくけ…");
        assert_eq!(excerpt(text, at, at + 3, 50), "あいうえおかきくけこさしす");
        assert_eq!(excerpt("ab", 0, 99, 2), "ab");
        assert_eq!(excerpt("ab", 5, 9, 2), "ab");
        assert_eq!(short(" あいう ", 2), "あい…");
        assert_eq!(listed(&["甲".into(), "乙".into()], 1), "「甲」ほか1件");
    }
}
