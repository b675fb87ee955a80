//! The form in which a review is published: its sections, labels and fields in the order of the towns' own documents.
//!
//! 交付金の概要, 一覧, 効果検証, 備考 with the criteria, 事業概要. Everything that is written for people is made of what stands
//! here; how it lies on paper is another's business. Labels are those of [`field`](crate::ledger::field), so that the form,
//! the screen and the messages call a thing alike. What few records have (a budget, a baseline, a final target) gets a column
//! or a line where a record that is published has it, and takes no room elsewhere. Nothing is worked out or filled in: a
//! blank of the record is a blank of the form.

mod boxes;
mod front;
mod needs;
mod nodes;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::Scope;
use crate::json::Value as Node;
use crate::ledger::Ledger;
use crate::ledger::decimal::{Decimal, Ratio};
use crate::ledger::field::FIELDS;
use crate::ledger::said;
use crate::ledger::view::{Front, KpiRow, Project, Review as Sheet, ReviewRow};
use crate::ledger::year::FiscalYear;
use boxes::{achievements, increments, more, noted, plan_body, plan_cost};
pub(crate) use needs::Needs;
use needs::{LISTED, OPTIONAL, is_marked_reference, optional};
use nodes::{elements, joined, lines, printed, read_year, said_or_blank};

/// What stands in a box.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Blank,
    /// Text, as the record has it.
    Text(Cow<'a, str>),
    /// A number that is one in the record, with its digits as they are written there.
    Number(Decimal),
}

impl Value<'_> {
    /// The same, whatever becomes of the record.
    fn into_owned(self) -> Value<'static> {
        match self {
            Value::Blank => Value::Blank,
            Value::Text(text) => Value::Text(text.into_owned().into()),
            Value::Number(number) => Value::Number(number),
        }
    }

    /// Whether nothing stands there.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Value::Blank => true,
            Value::Text(text) => text.is_empty(),
            Value::Number(_) => false,
        }
    }

    /// For reading: numbers with their digits grouped.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Value::Blank => Cow::Borrowed(""),
            Value::Text(text) => Cow::Borrowed(text),
            Value::Number(number) => Cow::Owned(number.to_string()),
        }
    }
}

/// A label and what stands beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<'a> {
    /// The label.
    pub(crate) label: Cow<'a, str>,
    /// The value.
    pub(crate) value: Value<'a>,
}

/// What officials call the field of a pattern.
pub fn label(pattern: &str) -> &'static str {
    static LABELS: LazyLock<HashMap<&str, &str>> =
        LazyLock::new(|| FIELDS.iter().rev().map(|field| (field.pattern, field.label)).collect());
    LABELS.get(pattern).copied().unwrap_or_default()
}

/// The label of a pattern that is told in pieces: looked for once, however many records it stands in.
macro_rules! labelled {
    ($($piece:expr),+) => {{
        static LABEL: std::sync::LazyLock<&str> =
            std::sync::LazyLock::new(|| $crate::exchange::out::form::label(concat!($($piece),+)));
        *LABEL
    }};
}

macro_rules! of_review {
    ($key:literal) => {
        $crate::exchange::out::form::labelled!("/projects/*/reviews/*/", $key)
    };
}

macro_rules! of_plan {
    ($key:literal) => {
        labelled!("/projects/*/plan/", $key)
    };
}

pub(super) use {labelled, of_review};

const KPI: &str = "/projects/*/reviews/*/kpis/*";
const PROJECT: &str = "/projects/*";

/// The form of a ledger: what holds for all of it.
#[derive(Clone, Debug)]
pub struct Form<'a> {
    front: Front<'a>,
    scope: &'a Scope,
    year: Option<FiscalYear>,
    /// Whether units have a column of their own: not all of them stand in the names or with the values.
    pub(crate) units: bool,
    /// Which of [`OPTIONAL`] and of [`LISTED`] it has.
    optional: [bool; OPTIONAL.len()],
    listed: [bool; LISTED.len()],
    list: Vec<Vec<Value<'static>>>,
}

impl<'a> Form<'a> {
    /// Looks through the projects once for what has to have a column, and takes the list's rows along: the list stands
    /// before the reviews, and a record isn't read again for its name.
    pub fn new(front: Front<'a>, ledger: &Ledger, scope: &'a Scope) -> Form<'a> {
        let mut form = Form::empty(front, scope);
        let needs = form.needs(ledger, &scope.indexes(ledger));
        form.take_in(needs);
        form
    }

    /// The form of no projects.
    pub(crate) fn empty(front: Front<'a>, scope: &'a Scope) -> Form<'a> {
        let year = scope.year.or_else(|| front.fiscal_year());
        let Needs { units, optional, listed, list } = Needs::default();
        Form { front, scope, year, units, optional, listed, list }
    }

    /// What these projects need it to have.
    pub(crate) fn needs(&self, ledger: &Ledger, indexes: &[usize]) -> Needs {
        Needs::of(ledger, indexes, |project| self.sheet(project).map(|sheet| sheet.0))
    }

    /// Gets what these projects need.
    pub(crate) fn take_in(&mut self, needs: Needs) {
        let (units, optional, listed) = (self.units, self.optional, self.listed);
        let mut all = Needs { units, optional, listed, list: std::mem::take(&mut self.list) };
        all.add(needs);
        (self.units, self.optional, self.listed, self.list) = (all.units, all.optional, all.listed, all.list);
    }

    /// Whether nothing goes out that isn't seen.
    pub(super) fn visible_only(&self) -> bool {
        self.scope.visible_only
    }

    /// The projects that are published, by index.
    pub(crate) fn indexes(&self, ledger: &Ledger) -> Vec<usize> {
        self.scope.indexes(ledger)
    }

    /// The year that is published.
    pub(crate) fn year(&self) -> Option<FiscalYear> {
        self.year
    }

    /// The headers of the list of projects.
    pub(crate) fn list_head(&self) -> Vec<&'static str> {
        let optional = LISTED.into_iter().zip(self.listed).filter(|(_, listed)| *listed).map(|(key, _)| key);
        let keys = ["number", "name", "scope", "period", "department"].into_iter().chain(optional);
        keys.map(|key| label(&format!("{PROJECT}/{key}"))).collect()
    }

    /// The rows of the list, a project each.
    pub(crate) fn list(&self) -> impl Iterator<Item = impl Iterator<Item = &Value<'static>>> {
        self.list.iter().map(|row| {
            let always = row.len() - LISTED.len();
            let shown = std::iter::repeat_n(true, always).chain(self.listed);
            row.iter().zip(shown).filter(|(_, shown)| *shown).map(|(value, _)| value)
        })
    }

    /// A project's row in the list.
    pub(crate) fn list_row<'p>(&self, project: Project<'p>) -> Vec<Value<'p>> {
        list_row(project, self.listed)
    }

    /// The name of a review's programme; its id where there is no programme of that id.
    fn program<'p>(&self, sheet: &ReviewRow<'p>) -> Value<'p>
    where
        'a: 'p,
    {
        let Some(id) = sheet.program.and_then(Node::str) else { return Value::Blank };
        let named = self.front.programs().find(|program| program.id().as_deref() == Some(&*id));
        Value::Text(named.and_then(|program| program.name()).unwrap_or(id))
    }

    /// The review of a project that is published: of the year that was asked for, else of the year under review.
    fn sheet<'p>(&self, project: Project<'p>) -> Option<Sheet<'p>> {
        match self.scope.year {
            Some(year) => project.reviews().map(|(_, sheet)| sheet).find(|sheet| sheet.fiscal_year() == Some(year)),
            None => project.review_for(self.year).map(|(_, sheet)| sheet),
        }
    }

    /// The review of a project that is published, as it stands in the ledger.
    pub(crate) fn published<'p>(&self, project: Project<'p>) -> Option<Node<'p>> {
        self.sheet(project).map(|sheet| sheet.0)
    }

    /// The year that was asked for; `None`: the one under review.
    pub(crate) fn asked_year(&self) -> Option<FiscalYear> {
        self.scope.year
    }

    /// The headers of a review's KPI columns: name, unit where there is a column for it, target, actual, and what few have.
    pub(crate) fn kpi_head(&self) -> Vec<&'static str> {
        let mut head = vec![label(&format!("{KPI}/name"))];
        head.extend(self.units.then(|| label(&format!("{KPI}/unit"))));
        let optional = OPTIONAL.into_iter().zip(self.optional).filter(|(_, seen)| *seen).map(|(path, _)| path);
        head.extend(["target", "actual"].into_iter().chain(optional).map(|path| label(&format!("{KPI}/{path}"))));
        head
    }

    /// A project's 効果検証.
    pub fn review<'p>(&self, project: Project<'p>) -> Option<Review<'p>>
    where
        'a: 'p,
    {
        let sheet = ReviewRow::of(self.sheet(project)?.0);
        let [number_, name, scope, from_to, department] =
            project.0.pick(&["number", "name", "scope", "period", "department"]);
        let texts = |record: Option<Node<'p>>, names| {
            record.map_or([const { Value::Blank }; 2], |record| record.pick(names).map(said_or_blank))
        };
        let [rating, comment] = texts(sheet.effect, &["rating", "comment"]);
        let [decision, reason] = texts(sheet.policy, &["decision", "reason"]);
        let issues = sheet.issues.map_or([None; 3], |issues| issues.pick(&["current", "obstacles", "revisions"]));
        let [current, obstacles, revisions] = issues.map(said_or_blank);
        let issue = |label: &'static str, value| Part { label: label.into(), value };
        let mut beneath = Vec::with_capacity(3);
        beneath.extend(scope.and_then(Node::str).map(|scope| Cow::Owned(format!("<{scope}>"))));
        beneath.extend(period(from_to).map(|period| Cow::Owned(format!("({period})"))));
        beneath.extend(department.and_then(Node::str));
        Some(Review {
            number: printed(number_),
            name: said_or_blank(name),
            beneath,
            other_year: sheet.fiscal_year.and_then(read_year).filter(|own| Some(*own) != self.year),
            achievements: achievements(sheet.achievements),
            cost: printed(sheet.cost),
            grant: printed(sheet.grant),
            kpis: elements(sheet.kpis).map(|row| self.kpi(row)).collect(),
            rating,
            comment,
            decision,
            reason,
            issues: [
                issue(of_review!("issues/current"), current),
                issue(of_review!("issues/obstacles"), obstacles),
                issue(of_review!("issues/revisions"), revisions),
            ],
            more: more(&sheet, self.program(&sheet)),
        })
    }

    fn kpi<'p>(&self, row: Node<'p>) -> Kpi<'p> {
        let row = KpiRow::of(row);
        let kpi = row.kpi();
        let columns = OPTIONAL.into_iter().zip(optional(&row)).zip(self.optional).filter(|(_, seen)| *seen);
        let optional = columns.map(|((path, value), _)| match path {
            "direction" => match value.and_then(Node::str).as_deref() {
                Some("down") => Value::Text(said::LESS_IS_BETTER.into()),
                Some(word) if word != "up" => Value::Text(word.to_owned().into()),
                _ => Value::Blank,
            },
            "reference" if is_marked_reference(&row) => Value::Text("参考".into()),
            "reference" => Value::Blank,
            _ => printed(value),
        });
        let values = kpi.values();
        Kpi {
            name: said_or_blank(row.name),
            unit: said_or_blank(row.unit),
            target: printed(row.target),
            actual: printed(row.actual),
            optional: optional.collect(),
            rate: kpi.rate_of(&values).filter(|_| !kpi.is_reference_by(values.target.0)),
        }
    }

    /// A project's 事業概要, as labels and values in the form's order.
    pub fn plan<'p>(&self, project: Project<'p>) -> Option<(Cow<'p, str>, Vec<Part<'p>>)> {
        let plan = project.plan()?;
        let heading = format!("{}【{}】", labelled!("/projects/*/plan"), project.name().unwrap_or_default());
        let [scheme, applicant, first_adopted, kind, field, purpose, partners, urls] =
            plan.0.pick(&["scheme", "applicant", "first_adopted", "type", "field", "purpose", "partners", "urls"]);
        let mut parts: Vec<Part<'p>> = Vec::with_capacity(13);
        let mut add = |label: Cow<'p, str>, value: Value<'p>| {
            if !value.is_blank() {
                parts.push(Part { label, value });
            }
        };
        add(of_plan!("scheme").into(), said_or_blank(scheme));
        add(of_plan!("applicant").into(), said_or_blank(applicant));
        add(of_plan!("first_adopted").into(), said_or_blank(first_adopted));
        let years = period(project.0.get("period"));
        add("事業計画期間".into(), years.map_or(Value::Blank, |years| Value::Text(format!("{years}年度").into())));
        let (cost_label, cost) = plan_cost(plan);
        add(format!("{}{cost_label}", of_plan!("total_cost")).into(), cost);
        add(of_plan!("type").into(), said_or_blank(kind));
        add(of_plan!("field").into(), said_or_blank(field));
        add(of_plan!("expense_kinds").into(), joined(plan.texts("expense_kinds"), "、"));
        add(of_plan!("purpose").into(), lines(purpose));
        add(noted("事業概要・主な経費", plan, "cost_note"), plan_body(plan));
        add(of_plan!("partners").into(), said_or_blank(partners));
        add(noted(of_plan!("kpi_increments"), plan, "kpi_note"), increments(plan));
        add(of_plan!("urls").into(), lines(urls));
        Some((heading.into(), parts))
    }
}

/// A project's 効果検証.
#[derive(Clone, Debug)]
pub struct Review<'a> {
    /// No.
    pub(crate) number: Value<'a>,
    /// 事業の名称.
    pub(crate) name: Value<'a>,
    /// What stands below the name: scope, period, department.
    pub(crate) beneath: Vec<Cow<'a, str>>,
    /// The year it is about, where that isn't the year that is published.
    pub(crate) other_year: Option<FiscalYear>,
    /// 事業実績.
    pub(crate) achievements: Value<'a>,
    /// 総事業費 in yen.
    pub(crate) cost: Value<'a>,
    /// 交付実績 in yen.
    pub(crate) grant: Value<'a>,
    /// The indicators.
    pub(crate) kpis: Vec<Kpi<'a>>,
    /// 事業効果.
    pub(crate) rating: Value<'a>,
    /// 評価.
    pub(crate) comment: Value<'a>,
    /// 今後の方針.
    pub(crate) decision: Value<'a>,
    /// Its reason.
    pub(crate) reason: Value<'a>,
    /// The three boxes of 課題.
    pub(crate) issues: [Part<'a>; 3],
    /// What the towns' own sheet has no box for: programme, budget, sources of money, evaluations by others, opinions.
    pub(crate) more: Vec<Part<'a>>,
}

/// An indicator's row.
#[derive(Clone, Debug)]
pub(crate) struct Kpi<'a> {
    /// 指標名.
    pub name: Value<'a>,
    /// 単位.
    pub unit: Value<'a>,
    /// 目標値.
    pub target: Value<'a>,
    /// 実績値.
    pub actual: Value<'a>,
    /// The columns that few have, as [`Form::kpi_head`] names them.
    pub optional: Vec<Value<'a>>,
    /// 達成率, where there is one and the row is judged.
    pub rate: Option<Ratio>,
}

/// A project's row in the list, with these of the columns that few have.
fn list_row<'p>(project: Project<'p>, listed: [bool; LISTED.len()]) -> Vec<Value<'p>> {
    let [number, name, scope, from_to, department, strategy, contact] =
        project.0.pick(&["number", "name", "scope", "period", "department", LISTED[0], LISTED[1]]);
    let text = |text: String| Value::Text(text.into());
    let scope = scope.and_then(Node::str).map_or(Value::Blank, |scope| text(format!("<{scope}>")));
    let period = period(from_to).map_or(Value::Blank, |period| text(format!("({period})")));
    let row = [printed(number), said_or_blank(name), scope, period, said_or_blank(department)];
    let few = [lines(strategy), said_or_blank(contact)].into_iter().zip(listed);
    row.into_iter().chain(few.filter(|(_, listed)| *listed).map(|(value, _)| value)).collect()
}

/// `R4-R8`.
fn period(period: Option<Node<'_>>) -> Option<String> {
    let [from, to] = period?.pick(&["from", "to"]).map(|value| match value.and_then(read_year) {
        Some(year) => year.short(),
        None => value.and_then(Node::str).unwrap_or_default().into_owned(),
    });
    (!from.is_empty() || !to.is_empty()).then(|| format!("{from}-{to}"))
}
