//! What of a project the checks read again and again: its texts and its KPI rows, each decoded once.
//!
//! Nine topics ask about the same texts. So every text is looked through once, for all of them ([`Look`]), and a check
//! goes straight to what it is about; most texts hold nothing for most checks.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use crate::ledger::kpi::Kpi;
use crate::ledger::view::{Project, Review};

use super::lexicon::{Look, Words};
use super::prose;

/// A place inside a project, written as a pointer from the project: `/reviews/0/effect/comment`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    /// A member of the project itself.
    Own(&'static str),
    /// A member of the plan.
    Plan(&'static str),
    /// A row of one of the plan's lists, which is a text.
    PlanText(&'static str, usize),
    /// A member of a row of one of the plan's lists.
    PlanRow(&'static str, usize, &'static str),
    /// A member of a sheet.
    Sheet(usize, &'static str),
    /// A member of a row of one of a sheet's lists.
    SheetRow(usize, &'static str, usize, &'static str),
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(key) => write!(f, "/{key}"),
            Self::Plan(key) => write!(f, "/plan/{key}"),
            Self::PlanText(list, i) => write!(f, "/plan/{list}/{i}"),
            Self::PlanRow(list, i, key) => write!(f, "/plan/{list}/{i}/{key}"),
            Self::Sheet(r, key) => write!(f, "/reviews/{r}/{key}"),
            Self::SheetRow(r, list, i, key) => write!(f, "/reviews/{r}/{list}/{i}/{key}"),
        }
    }
}

/// A text that people wrote, with its place and what was seen in it.
#[derive(Debug)]
pub(super) struct Text<'a> {
    pub at: At,
    pub text: Cow<'a, str>,
    pub look: Look,
}

impl Text<'_> {
    /// Its sentences, as [`prose::sentences`] gives them.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> {
        prose::between(&self.text, self.look.stops.iter().copied())
    }
}

/// The texts and KPI rows of a project.
#[derive(Debug)]
pub(super) struct Texts<'a> {
    /// Every text of the project that people write; none is empty. What is only kept as printed elsewhere
    /// (`name_variants`), identifiers, addresses and accepted findings are left out.
    pub all: Vec<Text<'a>>,
    /// The sheets, in the order of the file.
    sheets: Vec<Sheet<'a>>,
}

/// One sheet's rows, and which of the texts are its own.
#[derive(Debug)]
struct Sheet<'a> {
    kpis: Vec<Kpi<'a>>,
    texts: Range<usize>,
}

impl<'a> Texts<'a> {
    /// Reads a project and looks its texts through.
    pub fn read(project: Project<'a>, words: &Words) -> Self {
        // A ledger's projects have some sixty texts.
        let mut texts = Self { all: Vec::with_capacity(64), sheets: Vec::new() };
        outside_sheets(project, &mut |at, text| texts.add(at, text, words));
        for (r, review) in project.reviews() {
            let from = texts.all.len();
            let kpis: Vec<Kpi<'a>> = review.kpis().collect();
            in_sheet(r, review, &kpis, &mut |at, text| texts.add(at, text, words));
            texts.sheets.push(Sheet { kpis, texts: from..texts.all.len() });
        }
        texts
    }

    fn add(&mut self, at: At, text: Option<Cow<'a, str>>, words: &Words) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            let look = words.look(&text);
            self.all.push(Text { at, text, look });
        }
    }

    /// The KPI rows of the sheet at an index.
    pub fn kpis(&self, r: usize) -> &[Kpi<'a>] {
        self.sheets.get(r).map_or(&[], |sheet| &sheet.kpis)
    }

    /// The texts of the sheet at an index.
    pub fn of_sheet(&self, r: usize) -> &[Text<'a>] {
        self.sheets.get(r).and_then(|sheet| self.all.get(sheet.texts.clone())).unwrap_or_default()
    }
}

type Each<'e, 'a> = &'e mut dyn FnMut(At, Option<Cow<'a, str>>);

fn outside_sheets<'a>(project: Project<'a>, each: Each<'_, 'a>) {
    each(At::Own("name"), project.name());
    each(At::Own("department"), project.department());
    if let Some(plan) = project.plan() {
        for key in ["type", "field", "summary", "cost_note", "partners", "kpi_note"] {
            each(At::Plan(key), plan.text(key));
        }
        for (i, text) in plan.texts("purpose").enumerate() {
            each(At::PlanText("purpose", i), Some(text));
        }
        for (i, item) in plan.cost_items().enumerate() {
            for key in ["group", "item", "account", "details"] {
                each(At::PlanRow("cost_items", i, key), item.0.get(key).and_then(|value| value.str()));
            }
        }
        for (i, increment) in plan.kpi_increments().enumerate() {
            each(At::PlanRow("kpi_increments", i, "name"), increment.name());
        }
    }
}

fn in_sheet<'a>(r: usize, review: Review<'a>, kpis: &[Kpi<'a>], each: Each<'_, 'a>) {
    for (i, (heading, body)) in review.achievements().enumerate() {
        each(At::SheetRow(r, "achievements", i, "heading"), heading);
        each(At::SheetRow(r, "achievements", i, "body"), body);
    }
    for (k, kpi) in kpis.iter().enumerate() {
        each(At::SheetRow(r, "kpis", k, "name"), Some(kpi.name.clone()));
        each(At::SheetRow(r, "kpis", k, "note"), kpi.note.clone());
    }
    each(At::Sheet(r, "effect/rating"), review.rating());
    each(At::Sheet(r, "effect/comment"), review.comment());
    each(At::Sheet(r, "policy/decision"), review.decision());
    each(At::Sheet(r, "policy/reason"), review.reason());
    each(At::Sheet(r, "issues/current"), review.current());
    each(At::Sheet(r, "issues/obstacles"), review.obstacles());
    each(At::Sheet(r, "issues/revisions"), review.revisions());
    for (i, opinion) in review.opinions().enumerate() {
        each(At::SheetRow(r, "opinions", i, "text"), opinion.text());
        each(At::SheetRow(r, "opinions", i, "response"), opinion.response());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::json::{Pointer, Tree};

    #[test]
    fn every_text_stands_where_its_place_says() {
        let ledger = include_str!("../../data/mine-r6.json");
        let tree = Tree::parse(ledger).unwrap();
        let mut seen = 0;
        for project in tree.root(ledger).get("projects").unwrap().items() {
            let texts = Texts::read(Project(project), Words::embedded());
            for whole @ Text { at, text, .. } in &texts.all {
                assert!(whole.sentences().eq(prose::sentences(text)));
                let at = Pointer::parse(&at.to_string()).unwrap();
                assert_eq!(project.at(&at).unwrap().str().unwrap(), *text, "{at}");
            }
            let sheets = Project(project).reviews().count();
            let in_sheets: usize = (0..sheets).map(|r| texts.of_sheet(r).len()).sum();
            let named = texts.all.iter().filter(|text| matches!(text.at, At::Sheet(..) | At::SheetRow(..))).count();
            assert_eq!(in_sheets, named);
            assert!(texts.of_sheet(sheets).is_empty() && texts.kpis(sheets).is_empty());
            seen += texts.all.len();
        }
        assert!(seen > 100);
    }
}
