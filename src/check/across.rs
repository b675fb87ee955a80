//! What it takes more than one project to see: sums against the printed totals, numbers used twice, one word in two
//! spellings, addresses of one site that don't agree.
//!
//! Projects are added one by one and only what is needed for the comparison is kept, so a ledger of any size can be
//! gone through in the background. Something that is found in a thousand places is still one finding.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::json::{Kind as Json, Pointer};
use crate::ledger::municipality;
use crate::ledger::printed::State;
use crate::ledger::units::fold;
use crate::ledger::view::{Front, Project, Total};
use crate::ledger::year::FiscalYear;

use super::keeping::{self, Keeping};
use super::lexicon::{Hit, Kind, Words};
use super::money::{compare_grant, years_in};
use super::names::{self, key};
use super::scene::{both, excerpt, short, yen};
use super::sites::Sites;
use super::texts::{Text, Texts};
use super::{Code, Criteria, Finding, codes};

/// How many places are kept to be named in a sentence.
const NAMED: usize = 5;

/// A text of so many characters isn't a phrase that two people write by themselves.
const PHRASE: usize = 30;

/// Gathers what spans projects; see [`Across::add`] and [`Across::finish`].
#[derive(Debug, Default)]
pub struct Across {
    numbers: HashMap<i64, Uses>,
    ids: HashMap<String, Uses>,
    names: HashMap<String, Uses>,
    years: BTreeMap<FiscalYear, Year>,
    spellings: BTreeMap<(bool, usize), BTreeMap<usize, Form>>,
    sites: Sites,
    /// Texts of the sheets, long enough to be nobody's phrase, by what [`same_text`] makes of them.
    copies: HashMap<(usize, u64), Copies>,
    /// Sheets whose rows lack the state before the project (project, sheet, rows), and how many sheets have rows.
    without_start: Vec<(usize, usize, usize)>,
    with_rows: usize,
    kept: Vec<Keeping>,
    count: usize,
}

/// Which projects use a number: the first few (index, label) and how many.
#[derive(Debug, Default)]
struct Uses {
    first: Vec<(usize, String)>,
    count: usize,
}

impl Uses {
    fn add(&mut self, index: usize, label: impl FnOnce() -> String) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push((index, label()));
        }
    }

    fn labels(&self) -> String {
        let more = if self.count > self.first.len() {
            format!("ほか{}件", self.count - self.first.len())
        } else {
            String::new()
        };
        let named: Vec<String> = self.first.iter().map(|(_, label)| format!("「{label}」")).collect();
        named.join("と") + &more
    }
}

/// One fiscal year, added up.
#[derive(Debug, Default)]
struct Year {
    /// What the reviews say.
    cost: i128,
    grant: i128,
    /// What the plans say where the reviews say nothing: good for a total of plans only.
    planned_cost: i128,
    with_planned_cost: usize,
    projects: usize,
    joint: usize,
    with_cost: usize,
    with_grant: usize,
    without_cost: Uses,
    without_any_cost: Uses,
    actual: Uses,
    planned: Uses,
}

/// One text, and where it stands.
#[derive(Debug)]
struct Copies {
    /// The project and sheet in which it was seen first.
    first: (usize, usize),
    count: usize,
    /// Where it was seen again, where that is worth a finding: the project, the place, the text's beginning.
    again: Option<Box<(usize, Pointer, String)>>,
}

#[derive(Debug)]
struct Form {
    count: usize,
    pointer: Pointer,
    project: Option<usize>,
    quote: String,
}

/// What stands for a text while others are compared with it: its length and a hash, since the texts together are as long
/// as the ledger. How it is spaced and which width its letters have makes no difference.
fn same_text(text: &str) -> (usize, u64) {
    let text = names::key(text);
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    (text.len(), hasher.finish())
}

impl Across {
    /// Nothing seen yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in the project at `index` (from 0).
    pub fn add(&mut self, index: usize, project: Project<'_>) {
        self.count += 1;
        let label = || project.name().map_or_else(|| format!("{}番目の事業", index + 1), |name| short(&name, 24));
        if let Some(number) = project.number() {
            self.numbers.entry(number).or_default().add(index, label);
        }
        if let Some(id) = project.id() {
            self.ids.entry(id.into_owned()).or_default().add(index, label);
        }
        if let Some(name) = project.name().filter(|name| !name.trim().is_empty()) {
            let number =
                || project.number().map_or_else(|| format!("{}番目", index + 1), |number| format!("番号{number}"));
            self.names.entry(key(&name)).or_default().add(index, number);
        }
        self.add_years(index, project);
        self.add_words(index, project);
        self.sites.add(index, project);
        self.add_sheets(index, project);
        self.kept.extend(keeping::in_project(index, project, true));
    }

    fn add_sheets(&mut self, index: usize, project: Project<'_>) {
        for (r, review) in project.reviews() {
            let at = || Pointer::root().key("projects").index(index).key("reviews").index(r);
            let mut rows = 0;
            let mut known = false;
            for kpi in review.kpis().filter(|kpi| !kpi.is_reference()) {
                rows += 1;
                known |= kpi.baseline.state() != State::Blank;
            }
            self.with_rows += usize::from(rows > 0);
            if rows > 0 && !known {
                self.without_start.push((index, r, rows));
            }
            let texts = [
                (["effect", "comment"], review.comment()),
                (["policy", "reason"], review.reason()),
                (["issues", "current"], review.current()),
                (["issues", "obstacles"], review.obstacles()),
                (["issues", "revisions"], review.revisions()),
            ];
            for ([group, key], text) in texts {
                // Plans that go on as planned may say so in one form of words.
                let counts = |text: &str| !review.is_plan() && text.chars().count() >= PHRASE;
                if let Some(text) = text.filter(|text| counts(text)) {
                    let copies = self.copies.entry(same_text(&text)).or_insert(Copies {
                        first: (index, r),
                        count: 0,
                        again: None,
                    });
                    copies.count += 1;
                    // Last year's words in the same project may be meant.
                    let (first, sheet) = copies.first;
                    if copies.count > 1 && copies.again.is_none() && (index != first || r == sheet) {
                        copies.again = Some(Box::new((index, at().key(group).key(key), short(&text, 40))));
                    }
                }
            }
        }
    }

    fn add_years(&mut self, index: usize, project: Project<'_>) {
        let mut seen: BTreeSet<FiscalYear> = BTreeSet::new();
        if let (Some(from), Some(to)) = project.period()
            && to.0.saturating_sub(from.0) < 30
        {
            seen.extend((from.0..=to.0).map(FiscalYear));
        }
        let mut reviews = HashMap::new();
        for (_, review) in project.reviews() {
            if let Some(year) = review.fiscal_year() {
                reviews.entry(year).or_insert(review);
            }
        }
        let planned = project.plan().and_then(|plan| plan.year_cost());
        let label = || project.number().map_or_else(|| format!("{}番目", index + 1), |number| format!("番号{number}"));
        seen.extend(reviews.keys());
        for year in seen {
            let review = reviews.get(&year);
            let sum = self.years.entry(year).or_default();
            sum.projects += 1;
            sum.joint += usize::from(project.scope().is_some_and(|scope| scope == "広域"));
            let planned = planned.and_then(|(of, amount)| amount.filter(|_| of == Some(year)));
            match (review.and_then(|review| review.cost()), planned) {
                (Some(cost), _) => {
                    sum.cost += i128::from(cost);
                    sum.with_cost += 1;
                }
                (None, Some(cost)) => {
                    sum.planned_cost += i128::from(cost);
                    sum.with_planned_cost += 1;
                    sum.without_cost.add(index, label);
                }
                (None, None) => {
                    sum.without_cost.add(index, label);
                    sum.without_any_cost.add(index, label);
                }
            }
            if let Some(review) = review {
                if let Some(grant) = review.grant() {
                    sum.grant += i128::from(grant);
                    sum.with_grant += 1;
                }
                match review.basis().as_deref() {
                    Some("実績") => sum.actual.add(index, label),
                    Some("計画") => sum.planned.add(index, label),
                    _ => {}
                }
            }
        }
    }

    fn add_words(&mut self, index: usize, project: Project<'_>) {
        let words = Words::embedded();
        // Most projects have none of the spellings, and their bytes tell.
        if words.may_spell(project.0.raw()) {
            for Text { at, text, look } in Texts::read(project, words).all {
                let base = || Pointer::parse(&format!("/projects/{index}{at}")).unwrap_or_default();
                spelled(&mut self.spellings, &look.hits, &text, Some(index), base);
            }
        }
        for (i, item) in project.plan().into_iter().flat_map(|plan| plan.cost_items()).enumerate() {
            let Some(account) = item.account() else { continue };
            let found =
                words.accounts().iter().enumerate().find_map(|(a, accounts)| {
                    Some((a, accounts.forms.iter().position(|form| account.trim() == form)?))
                });
            if let Some((a, form)) = found {
                let entry = self.spellings.entry((true, a)).or_default().entry(form).or_insert_with(|| Form {
                    count: 0,
                    pointer: Pointer::parse(&format!("/projects/{index}/plan/cost_items/{i}/account"))
                        .unwrap_or_default(),
                    project: Some(index),
                    quote: account.into_owned(),
                });
                entry.count += 1;
            }
        }
    }

    /// What all the projects together show, against what stands outside them.
    pub fn finish(mut self, front: Front<'_>, table: &dyn Criteria) -> Vec<Finding> {
        let mut found = Vec::new();
        titles(front, &mut found);
        town_code(front, &mut found);
        lists(front, table, &mut found);
        self.twice(&mut found);
        self.starts(&mut found);
        self.copied(&mut found);
        for (t, total) in front.totals().enumerate() {
            self.total(t, total, front, &mut found);
            noted(total, front, &mut found);
        }
        front_words(&mut self.spellings, front);
        self.two_spellings(&mut found);
        self.sites.finish(&mut found);
        self.kept.extend(keeping::in_front(front, None));
        keeping::settle(&self.kept, &mut found);
        found
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

    /// A text that stands in another project, or twice in one sheet.
    fn copied(&self, found: &mut Vec<Finding>) {
        for Copies { first: (first, _), count, again } in self.copies.values() {
            let Some((index, pointer, text)) = again.as_deref() else { continue };
            let message = format!(
                "同じ文章が{count}か所にあります(はじめは{}番目の事業)。写し間違いでないか確かめてください。",
                first + 1
            );
            found.push(Finding::new(&codes::COPIED, Some(*index), pointer.clone(), text.clone(), message));
        }
    }

    fn twice(&self, found: &mut Vec<Finding>) {
        let mut report =
            |code: &Code, key: &str, uses: &Uses, what: String| {
                let Some((index, _)) = uses.first.get(1) else { return };
                let pointer = Pointer::root().key("projects").index(*index).key(key);
                let quote = format!("{what}: {}", uses.labels());
                found.push(Finding::new(code, Some(*index), pointer, quote, format!(
                "{what}が{}件の事業で使われています({})。二重の登録でないか確かめ、正しいものに直してください。",
                uses.count,
                uses.labels()
            )));
            };
        for (number, uses) in &self.numbers {
            report(&codes::SAME_NUMBER, "number", uses, format!("番号{number}"));
        }
        for (id, uses) in &self.ids {
            report(&codes::SAME_ID, "id", uses, format!("識別子「{id}」"));
        }
        for (name, uses) in &self.names {
            report(&codes::SAME_NAME, "name", uses, format!("名称「{}」", short(name, 30)));
        }
    }

    fn total(&self, t: usize, total: Total<'_>, front: Front<'_>, found: &mut Vec<Finding>) {
        let at = |key: &str| Pointer::root().key("totals").index(t).key(key);
        let mut find = |code: &Code, key: &str, quote: String, message: String| {
            found.push(Finding::new(code, None, at(key), quote, message));
        };
        let Some(year) = total.fiscal_year() else { return };
        let empty = Year::default();
        let sum = self.years.get(&year).unwrap_or(&empty);
        for (key, label, printed, counted) in [
            ("projects", "採択事業数", total.projects(), sum.projects),
            ("joint", "広域連携の事業数", total.joint(), sum.joint),
        ] {
            if let Some(printed) =
                printed.filter(|&printed| i64::try_from(counted).is_ok_and(|counted| counted != printed))
            {
                let message = format!(
                    "{year}の{label}は{printed}ですが、台帳でその年度にあたる事業は{counted}件です。どちらかを直してください。"
                );
                find(&codes::TOTAL_MISMATCH, key, both(printed, counted), message);
            }
        }
        let other = match total.basis().as_deref() {
            Some("実績") => &sum.planned,
            Some("計画") => &sum.actual,
            _ => &empty.planned,
        };
        if other.count > 0 {
            let basis = total.basis().unwrap_or_default();
            let message = format!(
                "{year}の合計は「{basis}」ですが、区分の違う効果検証が{}件あります({})。実績と計画を足していないか確かめてください。",
                other.count,
                other.labels()
            );
            find(&codes::TOTAL_BASIS, "basis", both(&basis, other.labels()), message);
        }
        let amount = |sum: i128| i64::try_from(sum).map_or_else(|_| "大きすぎる額".into(), yen);
        let (cost, with_cost, without) = if total.basis().is_some_and(|basis| basis == "計画") {
            (sum.cost + sum.planned_cost, sum.with_cost + sum.with_planned_cost, &sum.without_any_cost)
        } else {
            (sum.cost, sum.with_cost, &sum.without_cost)
        };
        let mut unproven = Vec::new();
        for (key, label, printed, known, with) in [
            ("cost", "総事業費", total.cost(), cost, with_cost),
            ("grant", "交付額", total.grant(), sum.grant, sum.with_grant),
        ] {
            let Some(printed) = printed else { continue };
            let gap = i128::from(printed) - known;
            if with == sum.projects || gap < 0 {
                if gap != 0 {
                    let word = if gap > 0 { "多く" } else { "少なく" };
                    let message = format!(
                        "{year}の{label}の合計は{}と印字されていますが、各事業を足すと{}で、{}{word}なっています。どちらかを直してください。",
                        yen(printed),
                        amount(known),
                        amount(gap.abs())
                    );
                    find(&codes::TOTAL_MISMATCH, key, both(yen(printed), amount(known)), message);
                }
            } else {
                unproven.push((key, label, printed, known, with, gap));
            }
        }
        if let Some((key, _, printed, known, ..)) = unproven.first() {
            let parts: Vec<String> = unproven
                .iter()
                .map(|(_, label, printed, known, with, gap)| match with {
                    0 => format!("{label}{}は、どの事業にも額がありません", yen(*printed)),
                    _ => format!(
                        "{label}{}のうち、額があるのは{with}事業の{}で、残り{}の内訳が分かりません",
                        yen(*printed),
                        amount(*known),
                        amount(*gap)
                    ),
                })
                .collect();
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
            find(&codes::TOTAL_UNPROVEN, key, both(yen(*printed), amount(*known)), message);
        } else if sum.projects == 0 {
            return;
        }
        // The total's own share, unless the projects have theirs: then their findings say where, or that the sum is wrong.
        if let (Some(cost), Some(grant)) = (total.cost(), total.grant())
            && sum.with_grant < sum.projects
        {
            let rates: BTreeSet<(i64, i64)> = front.programs().filter_map(|program| program.subsidy_rate()).collect();
            if let (1, Some(&(over, under))) = (rates.len(), rates.first())
                && let Some((code, text)) = compare_grant(cost, grant, over, under)
            {
                // Each project may be cut to thousands.
                let full = i128::from(cost) * i128::from(over) / i128::from(under);
                let room = 1000 * i128::try_from(sum.projects).unwrap_or(0);
                if (full - i128::from(grant)).abs() > room {
                    find(&code, "grant", both(yen(cost), yen(grant)), format!("{year}の合計で、{text}"));
                }
            }
        }
    }

    fn two_spellings(&self, found: &mut Vec<Finding>) {
        let words = Words::embedded();
        for (&(account, i), forms) in &self.spellings {
            let list = if account { words.accounts() } else { words.spellings() };
            let Some(spelling) = list.get(i).filter(|_| forms.len() > 1) else { continue };
            let name = |form: usize| spelling.forms.get(form).map_or("", String::as_str);
            // The rarer is reported; of equally frequent ones the later on the list.
            let Some((_, odd)) = forms.iter().min_by_key(|(form, seen)| (seen.count, std::cmp::Reverse(**form))) else {
                continue;
            };
            let counts: Vec<String> =
                forms.iter().map(|(form, seen)| format!("「{}」{}か所", name(*form), seen.count)).collect();
            let message = format!(
                "同じことばが{}と、違う書き方になっています({})。一つにそろえてください。",
                counts.join("、"),
                spelling.note
            );
            found.push(Finding::new(&codes::SPELLINGS, odd.project, odd.pointer.clone(), odd.quote.clone(), message));
        }
    }
}

/// A title that names years, and not the one under review.
fn titles(front: Front<'_>, found: &mut Vec<Finding>) {
    let Some(year) = front.fiscal_year() else { return };
    for key in ["title", "review_title"] {
        let Some(title) = front.0.get(key).and_then(|title| title.str()) else { continue };
        let named = years_in(&title);
        if named.is_empty() || named.contains(&year) {
            continue;
        }
        let message = format!("題名に対象年度の{year}が入っていません。題名か対象年度を直してください。");
        let at = Pointer::root().key(key);
        found.push(Finding::new(&codes::TITLE_YEAR, None, at, both(short(&title, 40), year.short()), message));
    }
}

/// A code of the municipality that its check digit doesn't prove.
fn town_code(front: Front<'_>, found: &mut Vec<Finding>) {
    let Some(code) = front.0.get("municipality_code").and_then(|code| code.str()) else { return };
    let code = code.trim();
    let what = match municipality::read(code) {
        _ if code.is_empty() => return,
        municipality::Code::Proved => return,
        municipality::Code::Disproved(last) => {
            format!("の検査数字が合いません。前の5桁が正しければ、最後の数字は{last}です")
        }
        municipality::Code::WithoutCheckDigit(last) => {
            format!("に検査数字がありません。6桁のコードは{code}{last}です")
        }
        municipality::Code::NotACode => "は6桁の全国地方公共団体コードとして読めません".to_owned(),
    };
    let message = format!("「{}」{what}。コードを確かめて直してください。", short(code, 20));
    let at = Pointer::root().key("municipality_code");
    found.push(Finding::new(&codes::TOWN_CODE, None, at, short(code, 20), message));
}

/// The ratings that the document explains, against those that the decision table knows.
fn lists(front: Front<'_>, table: &dyn Criteria, found: &mut Vec<Finding>) {
    let ratings = table.ratings();
    let criteria = front.0.get("criteria").and_then(|criteria| criteria.get("effect"));
    let Some(criteria) = criteria.filter(|list| list.kind() == Json::Array && !ratings.is_empty()) else { return };
    let named = criteria.items().filter_map(|item| item.get("rating")?.str());
    let printed: Vec<String> = named.map(|rating| rating.trim().to_owned()).collect();
    if printed.is_empty() || printed == ratings {
        return;
    }
    let odd: Vec<&str> = printed.iter().map(String::as_str).filter(|rating| !ratings.contains(rating)).collect();
    let lacking: Vec<&str> =
        ratings.iter().copied().filter(|rating| printed.iter().all(|known| known != rating)).collect();
    let part = |label: &str, names: &[&str]| match names {
        [] => String::new(),
        names => format!("{label}にだけあるのは「{}」です。", names.join("」「")),
    };
    let message = format!(
        "台帳の判断基準と、判定に使う決定表で、事業効果の一覧が違います。{}{}どちらかをそろえるか、--rules で合う決定表を使ってください。",
        part("台帳", &odd),
        part("決定表", &lacking)
    );
    let at = Pointer::root().key("criteria").key("effect");
    found.push(Finding::new(&codes::LISTS_DIFFER, None, at, printed.join(" / "), message));
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

fn spelled(
    spellings: &mut BTreeMap<(bool, usize), BTreeMap<usize, Form>>,
    hits: &[Hit],
    text: &str,
    project: Option<usize>,
    pointer: impl Fn() -> Pointer,
) {
    let mut end = 0;
    for hit in hits {
        // The longest form at a place comes first; 土産商品 inside お土産商品 isn't another one.
        if let Kind::Spelling(i, form) = hit.kind
            && hit.start >= end
        {
            end = hit.end;
            let entry = spellings.entry((false, i)).or_default().entry(form).or_insert_with(|| Form {
                count: 0,
                pointer: pointer(),
                project,
                quote: excerpt(text, hit.start, hit.end, 10),
            });
            entry.count += 1;
        }
    }
}

/// The texts outside the projects, the criteria and programmes included.
fn front_words(spellings: &mut BTreeMap<(bool, usize), BTreeMap<usize, Form>>, front: Front<'_>) {
    fn walk(value: crate::json::Value<'_>, at: &Pointer, visit: &mut dyn FnMut(&Pointer, &str)) {
        match value.kind() {
            Json::String => {
                if let Some(text) = value.str() {
                    visit(at, &text);
                }
            }
            Json::Array => value.items().enumerate().for_each(|(i, item)| walk(item, &at.index(i), visit)),
            Json::Object => value.members().for_each(|member| walk(member.value, &at.key(&member.key()), visit)),
            _ => {}
        }
    }
    for key in ["title", "review_title", "programs", "funding", "notes", "totals", "criteria"] {
        if let Some(value) = front.0.get(key) {
            walk(value, &Pointer::root().key(key), &mut |at, text| {
                spelled(spellings, &Words::embedded().look(text).hits, text, None, || at.clone());
            });
        }
    }
}
