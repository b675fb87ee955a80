//! What it takes more than one project to see: sums against the printed totals, numbers used twice, one word in two
//! spellings, addresses of one site that don't agree.
//!
//! Projects are added one by one and only what is needed for the comparison is kept, so a ledger of any size can be
//! gone through in the background. Something that is found in a thousand places is still one finding.

use std::collections::HashMap;

use crate::json::{Kind as Json, Pointer};
use crate::ledger::municipality;
use crate::ledger::view::{Front, Project};

use super::absence::Absence;
use super::copies::Copies;
use super::forms::Forms;
use super::keeping::{self, Keeping};
use super::lexicon::Words;
use super::money::{Rounding, years_in};
use super::names::key;
use super::scene::{both, short};
use super::sites::Sites;
use super::totals::Totals;
use super::{Code, Criteria, Finding, codes};

/// How many places are kept to be named in a sentence.
const NAMED: usize = 5;

/// Gathers what spans projects; see [`Across::add`] and [`Across::finish`].
#[derive(Debug, Default)]
pub struct Across {
    numbers: HashMap<i64, Uses>,
    ids: HashMap<String, Uses>,
    names: HashMap<String, Uses>,
    totals: Totals,
    forms: Forms,
    sites: Sites,
    copies: Copies,
    absence: Absence,
    rounding: Rounding,
    kept: Vec<Keeping>,
    count: usize,
}

/// Which projects use a number: the first few (index, label) and how many.
#[derive(Debug, Default)]
pub(super) struct Uses {
    pub first: Vec<(usize, String)>,
    pub count: usize,
}

impl Uses {
    /// Takes in one more project; its label is made only where it is among those that are named.
    pub fn add(&mut self, index: usize, label: impl FnOnce() -> String) {
        self.count += 1;
        if self.first.len() < NAMED {
            self.first.push((index, label()));
        }
    }

    /// `「番号1」「番号3」ほか5件`, as a sentence names them.
    pub fn labels(&self) -> String {
        let more = if self.count > self.first.len() {
            format!("ほか{}件", self.count - self.first.len())
        } else {
            String::new()
        };
        let named: Vec<String> = self.first.iter().map(|(_, label)| format!("「{label}」")).collect();
        named.join("と") + &more
    }
}

impl Across {
    /// Nothing seen yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in the project at `index` (from 0).
    pub fn add(&mut self, index: usize, project: Project<'_>, words: &Words) {
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
        self.totals.add(index, project);
        self.sites.add(index, project);
        self.copies.add(index, project);
        self.absence.add(index, project);
        self.rounding.add(index, project);
        self.forms.add(index, project, words);
        self.kept.extend(keeping::in_project(index, project, true));
    }

    /// What all the projects together show, against what stands outside them.
    pub fn finish(mut self, front: Front<'_>, table: &dyn Criteria) -> Vec<Finding> {
        let mut found = Vec::new();
        titles(front, &mut found);
        town_code(front, &mut found);
        lists(front, table, &mut found);
        self.twice(&mut found);
        self.absence.finish(front, &mut found);
        self.copies.finish(&mut found);
        self.totals.finish(front, &mut found);
        self.rounding.finish(front, &mut found);
        self.forms.finish(front, table.words(), &mut found);
        self.sites.finish(&mut found);
        self.kept.extend(keeping::in_front(front, None));
        keeping::settle(&self.kept, &mut found);
        found
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
        municipality::Code::Unreadable => "は6桁の全国地方公共団体コードとして読めません".to_owned(),
    };
    let message = format!("「{}」{what}。コードを確かめて直してください。", short(code, 20));
    let at = Pointer::root().key("municipality_code");
    let finding = Finding::new(&codes::TOWN_CODE, None, at, short(code, 20), message);
    found.push(match municipality::read(code) {
        municipality::Code::WithoutCheckDigit(last) => finding.mended_by(code, &format!("{code}{last}")),
        _ => finding,
    });
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
