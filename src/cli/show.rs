//! `kensho show`: one project.

use std::ffi::OsString;
use std::path::Path;

use serde_json::json;

use super::list;
use super::output::answer;
use super::source::{Opened, file_and_which, number, open};
use crate::failure::{Exit, Failure};
use crate::io::source::is_file_word;
use crate::json::{Pointer, Steps, Value};
use crate::ledger::field::{Kind, Tab, field};
use crate::ledger::printed::Printed;
use crate::ledger::view::{kpi, printed};
use crate::ledger::whole::PROJECTS;
use crate::ledger::{Ledger, Record};
use crate::page;
use crate::page::Subject;
use crate::rules::{Case, Table, judge};

/// Shows the project that WHICH means; several matches are listed.
pub fn run(words: &[OsString], tab: &str, rules: Option<&Path>, json: bool) -> Result<Exit, Failure> {
    let (file, which) = file_and_which(words)?;
    let file = file.as_deref();
    if which.trim().is_empty() {
        return Err(Failure::new(Exit::Usage, "どの事業かを、番号か検索の語で指定してください(例 kensho show 6)。"));
    }
    let table = super::rules::table(rules, file)?;
    let opened = open(file, table)?;
    let index = one(&opened, &which, table)?;
    let tabs = super::args::tabs(tab);
    if json { as_json(&opened, index, table, &tabs) } else { as_text(&opened, index, table, &tabs) }
}

/// The one project that is meant; else what to do about it.
pub fn one(opened: &Opened, which: &str, table: &Table) -> Result<usize, Failure> {
    match opened.which(which)[..] {
        [one] => Ok(one),
        [] if is_file_word(which) => Err(Failure::new(
            Exit::Usage,
            format!(
                "「{which}」は事業ではなくファイルの名前です。台帳は1つずつ、事業の番号か語の前に指定してください。"
            ),
        )),
        [] => Err(Failure::new(
            Exit::Usage,
            format!("「{which}」に当てはまる事業はありません。kensho list で一覧を見られます。"),
        )),
        // Only the answer goes to stdout; this is none.
        ref several => {
            let list = list::lines(opened, several, table);
            let by_number = number(which).is_some();
            let advice = if by_number {
                "名前の語で1つ選んでください。"
            } else {
                "番号で1つ選んでください。"
            };
            let count = several.len();
            Err(Failure::new(Exit::Usage, format!("「{which}」に当てはまる事業は{count}件あります。{advice}\n{list}")))
        }
    }
}

/// Calls `f` with the project as its pages see it.
pub fn with_subject<T>(ledger: &Ledger, index: usize, table: &Table, f: impl FnOnce(&Subject<'_>) -> T) -> Option<T> {
    let record = ledger.record(index)?;
    let front = ledger.front();
    let subject = Subject::of(&front, (index, &record), front.front().fiscal_year(), table);
    let review = subject.review.map(|(_, review)| review);
    let kpis: Vec<_> = review.iter().flat_map(|review| review.kpis()).collect();
    let suggestion = review.map(|review| judge(table, &Case::of(review, &kpis, review.rating().as_deref())));
    Some(f(&Subject { suggestion: suggestion.as_ref(), ..subject }))
}

fn as_text(opened: &Opened, index: usize, table: &Table, tabs: &[Tab]) -> Result<Exit, Failure> {
    answer(|out| {
        let width = out.width.min(120);
        let pages = with_subject(&opened.ledger, index, table, |subject| {
            let head = (page::full_name(subject), page::facts(subject));
            (head, tabs.iter().map(|&tab| (tab, page::page(subject, tab, width))).collect::<Vec<_>>())
        });
        let Some(((name, facts), pages)) = pages else { return Ok(()) };
        out.line(&name.replace('\n', " "))?;
        out.line(&facts.replace('\n', " "))?;
        for (tab, page) in pages {
            out.line("")?;
            out.line(&format!("【{}】", tab.label()))?;
            out.page(&page)?;
        }
        Ok(())
    })
}

/// Every field of the tabs with its place, its label and its value as written.
fn as_json(opened: &Opened, index: usize, table: &Table, tabs: &[Tab]) -> Result<Exit, Failure> {
    let record = opened.ledger.record(index);
    let mut places = Places {
        ledger: &opened.ledger,
        project: Pointer::root().key(PROJECTS).index(index),
        record: record.as_ref(),
        steps: Steps::default(),
    };
    let value = with_subject(&opened.ledger, index, table, |subject| {
        let tabs: serde_json::Map<String, serde_json::Value> = tabs
            .iter()
            .map(|&tab| {
                let page = page::page(subject, tab, 100);
                let fields = page.fields.iter().map(|one| {
                    let value = places.find(&one.pointer, |value| serde_json::from_str(value.raw()).ok());
                    let value = value.flatten().unwrap_or(serde_json::Value::Null);
                    let mut told = json!({
                        "pointer": one.pointer.as_str(),
                        "label": field(&one.pointer).map(|field| field.label),
                        "value": value,
                        "shown": one.text,
                    });
                    if let (Some(told), Some(read)) = (told.as_object_mut(), read(&mut places, &one.pointer)) {
                        told.extend(read);
                    }
                    told
                });
                (tab.word().to_owned(), fields.collect::<Vec<_>>().into())
            })
            .collect();
        let review = subject.review.map(|(_, review)| review);
        json!([{
            "project": subject.project.number(),
            "id": subject.project.id(),
            "name": subject.project.name(),
            "fiscal_year": review.and_then(|r| r.fiscal_year()).map(|y| y.short()),
            "tabs": tabs,
        }])
    });
    answer(|out| out.json(&value.unwrap_or_else(|| json!([]))))
}

/// Values of one project by their places: it is read once, and the ways into it are remembered.
struct Places<'a> {
    ledger: &'a Ledger,
    project: Pointer,
    record: Option<&'a Record>,
    steps: Steps,
}

impl Places<'_> {
    fn find<R>(&mut self, pointer: &Pointer, read: impl FnOnce(Value<'_>) -> R) -> Option<R> {
        let Some(record) = self.record.filter(|_| pointer.starts_with(&self.project)) else {
            return self.ledger.doc().find(pointer, read).ok();
        };
        let mut inside = pointer.tokens().skip(self.project.tokens().count());
        inside.try_fold(record.value(), |value, token| self.steps.step(value, &token)).map(read)
    }
}

/// State, readings and unit of a printed value, as `suggest --json` gives them; `None` for every other field.
fn read(places: &mut Places<'_>, pointer: &Pointer) -> Option<serde_json::Map<String, serde_json::Value>> {
    let pattern = field(pointer).filter(|field| field.kind == Kind::Printed)?.pattern;
    // 最終目標 stands a record deeper than the row that it belongs to.
    let up = if pattern.ends_with("/goal/value") { 2 } else { 1 };
    let row = (0..up).try_fold(pointer.clone(), |at, _| Some(at.parent()?.0))?;
    let unit = places.find(&row, |row| kpi(row).unit().map(str::to_owned)).flatten();
    let told = |value: Printed<'_>| {
        let (state, readings) = value.read(unit.as_deref());
        let (numbers, unit) = readings.in_base();
        let numbers: Vec<serde_json::Value> = numbers
            .into_iter()
            .filter_map(|number| serde_json::from_str(&number.to_string().replace(',', "")).ok())
            .collect();
        [("state", json!(state.label())), ("readings", json!(numbers)), ("unit", json!(unit.map(|unit| unit.name)))]
            .map(|(key, value)| (key.to_owned(), value))
    };
    let told = places.find(pointer, |value| told(printed(Some(value)))).unwrap_or_else(|| told(Printed::Absent));
    Some(told.into_iter().collect())
}
