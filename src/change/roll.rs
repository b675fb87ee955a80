//! The year rolled over: what is printed for every year is carried on, what belongs to one year begins blank.
//!
//! * A project that runs in the new year gets its sheet: the grant programme, and of each KPI what doesn't change from year
//!   to year (name, unit, direction, 開始前の値, final target, identifier). Actual, note and due date are blank. A target
//!   too, unless the final target was printed for just that year: nothing is invented.
//! * What was said of last year's sheet comes along as an opinion with its year (`from_year`), open until the new sheet says
//!   what became of it. The old sheet stays as it is.
//! * A sheet of the new year that was a plan becomes the one under review: its planned cost is kept as the budget.
//! * A project whose period is over is left out, and so is one that hasn't begun; both are listed.
//! * The year under review, the totals of the new year and the year in the title go on.
//!
//! Whatever is there already is left alone, so that rolling twice does nothing more.

use std::fmt;

use crate::json::{Edit, FindError, Kind, Pointer, Value};
use crate::ledger::Ledger;
use crate::ledger::adding::{adding, blank};
use crate::ledger::view::{Opinion, Project, Review};
use crate::ledger::year::FiscalYear;

/// What rolling a ledger over would do.
#[derive(Clone, Debug)]
pub struct Rolling {
    /// The year under review until now.
    pub(crate) from: Option<FiscalYear>,
    /// The year under review from then on.
    pub(crate) to: FiscalYear,
    /// What becomes of each project, in the file's order.
    pub(crate) projects: Vec<Rolled>,
    /// What becomes of what stands outside the projects, in sentences.
    pub(crate) front: Vec<String>,
    /// The edits that do it, one after the other; none where everything is done.
    pub edits: Vec<Edit>,
}

impl Rolling {
    /// What is done, in the officials' words.
    pub(crate) fn label(&self) -> String {
        format!("{}への繰り越し", self.to)
    }
}

/// A project and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rolled {
    /// Its place in the file.
    pub index: usize,
    /// Its number and name.
    pub name: String,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It gets a sheet after last year's.
    Carried {
        /// The year of that one.
        from: Option<FiscalYear>,
        /// KPI rows that come along.
        kpis: usize,
        /// Those of them whose target is known already.
        targets: usize,
        /// Opinions that come along.
        opinions: usize,
    },
    /// It gets a blank sheet: it has none to go by.
    Begun,
    /// Its plan for the year becomes the sheet under review.
    Settled {
        /// Opinions that come along.
        opinions: usize,
    },
    /// It has a sheet of the year already.
    There,
    /// Its period is over.
    Over(FiscalYear),
    /// Its period hasn't begun.
    NotYet(FiscalYear),
}

impl Fate {
    /// Whether something is written into the project.
    pub fn writes(self) -> bool {
        matches!(self, Fate::Carried { .. } | Fate::Begun | Fate::Settled { .. })
    }

    /// Whether the project has a sheet of the new year afterwards.
    pub fn runs(self) -> bool {
        self.writes() || self == Fate::There
    }
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let opinions = |f: &mut fmt::Formatter<'_>, count: usize| match count {
            0 => Ok(()),
            count => write!(f, "、前年の意見{count}件を反映の欄つきで引き継ぐ"),
        };
        match *self {
            Fate::Carried { from, kpis, targets, opinions: said } => {
                let from = from.map_or_else(|| "前の効果検証".to_owned(), |year| format!("{}の効果検証", year.short()));
                write!(f, "{from}から作る(KPI{kpis}行、実績は空欄")?;
                match targets {
                    0 => f.write_str("、目標も空欄で、照会票で尋ねる)")?,
                    _ => write!(f, "、目標は最終目標の年の{targets}行だけ)")?,
                }
                opinions(f, said)
            }
            Fate::Begun => f.write_str("前の効果検証がないため、空欄の効果検証を作る"),
            Fate::Settled { opinions: said } => {
                f.write_str("計画の効果検証を実績にする(計画の事業費は予算額に移し、総事業費・交付実績は空欄)")?;
                opinions(f, said)
            }
            Fate::There => f.write_str("この年度の効果検証がすでにある(変えない)"),
            Fate::Over(to) => write!(f, "実施年度が{}で終わっている(作らない)", to.short()),
            Fate::NotYet(from) => write!(f, "実施年度が{}から始まる(作らない)", from.short()),
        }
    }
}

/// Why a ledger can't be rolled over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RollError {
    /// The year wanted lies before the one under review.
    Back {
        /// The year under review.
        from: FiscalYear,
        /// The year wanted.
        to: FiscalYear,
    },
    /// Some place of the ledger can't take what belongs there.
    Find(FindError),
}

impl fmt::Display for RollError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RollError::Back { from, to } => {
                write!(f, "対象年度は{from}です。それより前の{to}へは繰り越せません。後の年度を指定してください")
            }
            RollError::Find(error) => write!(f, "繰り越せません。{error}"),
        }
    }
}

impl std::error::Error for RollError {}

impl From<FindError> for RollError {
    fn from(error: FindError) -> Self {
        RollError::Find(error)
    }
}

/// What rolling `ledger` over to the year `to` would do. `at` is the caller's clock, in milliseconds.
///
/// # Errors
/// Where the year lies before the one under review, or the ledger can't take what belongs there.
pub fn roll(ledger: &Ledger, to: FiscalYear, at: u64) -> Result<Rolling, RollError> {
    let front = ledger.front();
    let from = front.front().fiscal_year();
    if let Some(from) = from.filter(|from| *from > to) {
        return Err(RollError::Back { from, to });
    }
    let mut rolling = Rolling { from, to, projects: Vec::new(), front: Vec::new(), edits: Vec::new() };
    // Where no project says whether it is one of several municipalities, that isn't known of any.
    let mut joint = None;
    let mut edits = Vec::new();
    for index in 0..ledger.len() {
        let Some(record) = ledger.record(index) else { continue };
        let project = record.project();
        let place = Pointer::root().key(crate::ledger::whole::PROJECTS).index(index);
        let fate = project_edits(ledger, &place, project, to, at, &mut edits)?;
        if let Some(scope) = project.scope().filter(|_| fate.runs()) {
            joint = Some(joint.unwrap_or(0) + usize::from(scope == "広域"));
        }
        let name = project.name().unwrap_or_default();
        let name = project.number().map_or_else(|| name.clone().into_owned(), |number| format!("{number} {name}"));
        rolling.projects.push(Rolled { index, name, fate });
    }
    front_edits(ledger, &mut rolling, joint, at)?;
    rolling.edits.extend(edits);
    Ok(rolling)
}

/// The year under review, the titles, the totals.
fn front_edits(ledger: &Ledger, rolling: &mut Rolling, joint: Option<usize>, at: u64) -> Result<(), RollError> {
    let (doc, root, to) = (ledger.doc(), Pointer::root(), rolling.to);
    let front = ledger.front();
    let front = front.front();
    if rolling.from != Some(to) {
        let place = root.key("fiscal_year");
        let edit = match front.0.get("fiscal_year") {
            Some(old) => Edit::replace(place, old.raw(), format!("\"{}\"", to.short()), at),
            None => adding(doc, &place, format!("\"{}\"", to.short()), at)?,
        };
        rolling.edits.push(edit);
        let from = rolling.from.map_or_else(|| "空欄".to_owned(), |year| year.to_string());
        rolling.front.push(format!("対象年度を{from}から{to}にする"));
        for (key, label) in [("title", "題名"), ("review_title", "効果検証の題名")] {
            let Some((raw, title)) = front.0.get(key).and_then(|value| Some((value.raw(), value.str()?))) else {
                continue;
            };
            match rolling.from.and_then(|from| from.replaced_in(&title, to)) {
                Some(new) => {
                    let written = crate::json::string::reencode_in(raw, &new, doc.habits());
                    rolling.edits.push(Edit::replace(root.key(key), raw, written, at));
                    rolling.front.push(format!("{label}を「{new}」にする"));
                }
                None => rolling.front.push(format!("{label}は、年度を確かめて直す(このままにする)")),
            }
        }
    }
    let there = front
        .totals()
        .any(|total| total.fiscal_year() == Some(to) && total.basis().is_none_or(|basis| basis != "計画"));
    let runs = rolling.projects.iter().filter(|project| project.fate.runs()).count();
    if !there && runs > 0 {
        let joint = joint.map_or_else(|| "null".to_owned(), |joint| joint.to_string());
        let row = format!(
            "{{ \"fiscal_year\": \"{}\", \"basis\": \"実績\", \"projects\": {runs}, \"joint\": {joint}, \"cost\": null, \"grant\": null }}",
            to.short()
        );
        rolling.edits.push(adding(doc, &root.key("totals").key("-"), row, at)?);
        rolling.front.push(format!("{to}の合計を始める({runs}事業、額は空欄)"));
    }
    Ok(())
}

/// What becomes of one project, and the edits for it.
fn project_edits(
    ledger: &Ledger,
    place: &Pointer,
    project: Project<'_>,
    to: FiscalYear,
    at: u64,
    edits: &mut Vec<Edit>,
) -> Result<Fate, RollError> {
    let (begins, ends) = project.period();
    let before = project
        .reviews()
        .map(|(_, review)| review)
        .filter(|review| review.fiscal_year().is_some_and(|year| year < to))
        .max_by_key(|review| (review.fiscal_year(), !review.is_plan()));
    let opinions = before.map(|before| carried_opinions(before)).unwrap_or_default();
    if let Some((index, review)) = project.reviews().find(|(_, review)| review.fiscal_year() == Some(to)) {
        if !review.is_plan() {
            return Ok(Fate::There);
        }
        settle(ledger, &place.key("reviews").index(index), review, &opinions, at, edits)?;
        return Ok(Fate::Settled { opinions: opinions.len() });
    }
    if let Some(ends) = ends.filter(|ends| *ends < to) {
        return Ok(Fate::Over(ends));
    }
    if let Some(begins) = begins.filter(|begins| *begins > to) {
        return Ok(Fate::NotYet(begins));
    }
    let (review, fate) = match before {
        Some(before) => {
            let (kpis, targets) = carried_kpis(before, to);
            let from = before.fiscal_year();
            let fate = Fate::Carried { from, kpis: kpis.len(), targets, opinions: opinions.len() };
            (sheet(before.0.get("program"), to, "実績", &kpis, &opinions), fate)
        }
        None => (sheet(None, to, "実績", &[], &[]), Fate::Begun),
    };
    let list = place.key("reviews");
    // The newest first, where that is how they stand.
    let years: Vec<_> = project.reviews().filter_map(|(_, review)| review.fiscal_year()).collect();
    let newest_first = years.len() > 1 && years.first() > years.last();
    let slot = if newest_first { list.index(0) } else { list.key("-") };
    edits.push(adding(ledger.doc(), &slot, review, at)?);
    Ok(fate)
}

/// A plan becomes the sheet under review.
fn settle(
    ledger: &Ledger,
    place: &Pointer,
    review: Review<'_>,
    opinions: &[String],
    at: u64,
    edits: &mut Vec<Edit>,
) -> Result<(), RollError> {
    if let Some(basis) = review.0.get("basis") {
        edits.push(Edit::replace(place.key("basis"), basis.raw(), "\"実績\"", at));
    }
    let is_blank = |key: &str| review.0.get(key).is_none_or(|value| value.is_null());
    let planned = |key: &str| review.0.get(key).filter(|value| value.kind() == Kind::Number);
    if let (Some(cost), true) = (planned("cost"), is_blank("budget")) {
        edits.push(match review.0.get("budget") {
            Some(old) => Edit::replace(place.key("budget"), old.raw(), cost.raw(), at),
            None => adding(ledger.doc(), &place.key("budget"), cost.raw(), at)?,
        });
    }
    for key in ["cost", "grant"] {
        if let Some(old) = planned(key) {
            edits.push(Edit::replace(place.key(key), old.raw(), "null", at));
        }
    }
    append(ledger, &place.key("opinions"), review.0.get("opinions"), opinions, at, edits)
}

/// Adds rows behind those of a list that may be missing or null yet.
fn append(
    ledger: &Ledger,
    list: &Pointer,
    old: Option<Value<'_>>,
    rows: &[String],
    at: u64,
    edits: &mut Vec<Edit>,
) -> Result<(), RollError> {
    if rows.is_empty() {
        return Ok(());
    }
    match old {
        Some(old) if old.kind() == Kind::Array => {
            edits.extend(rows.iter().map(|row| Edit::insert(list.key("-"), row, at)));
        }
        Some(old) => edits.push(Edit::replace(list.clone(), old.raw(), format!("[{}]", rows.join(", ")), at)),
        None => edits.push(adding(ledger.doc(), list, format!("[{}]", rows.join(", ")), at)?),
    }
    Ok(())
}

/// A sheet of the year `to`, of what was done (`実績`) or of what is planned (`計画`).
fn sheet(program: Option<Value<'_>>, to: FiscalYear, basis: &str, kpis: &[String], opinions: &[String]) -> String {
    let list = |rows: &[String]| format!("[{}]", rows.join(", "));
    let record = |key: &str| blank(&review_place().key(key), None).unwrap_or_else(|| "null".into());
    format!(
        "{{ \"fiscal_year\": \"{}\", \"basis\": \"{basis}\", \"program\": {}, \"cost\": null, \"grant\": null, \"achievements\": [], \
         \"kpis\": {}, \"effect\": {}, \"policy\": {}, \"issues\": {}, \"opinions\": {} }}",
        to.short(),
        program.map_or("null", |program| program.raw()),
        list(kpis),
        record("effect"),
        record("policy"),
        record("issues"),
        list(opinions),
    )
}

/// Any sheet, for what the table says of it.
fn review_place() -> Pointer {
    Pointer::root().key(crate::ledger::whole::PROJECTS).index(0).key("reviews").index(0)
}

/// What a sheet of a year is about: a year after the one under review is still a plan.
pub(crate) fn usual_basis(ledger: &Ledger, year: FiscalYear) -> &'static str {
    match ledger.front().front().fiscal_year() {
        Some(under_review) if year > under_review => "計画",
        _ => "実績",
    }
}

/// A blank sheet of a year, for a project that has none of it; of the only grant programme, where there is one only.
pub(crate) fn blank_sheet(ledger: &Ledger, year: FiscalYear) -> String {
    let front = ledger.front();
    let mut programs = front.front().programs();
    let only = programs.next().filter(|_| programs.next().is_none()).and_then(|program| program.0.get("id"));
    sheet(only, year, usual_basis(ledger, year), &[], &[])
}

/// What of a KPI row is the same in every year.
const STEADY: [&str; 12] = [
    "name",
    "unit",
    "baseline",
    "direction",
    "reference",
    "goal",
    "baseline_year",
    "accumulation",
    "kind",
    "department",
    "source",
    "id",
];

/// What belongs to one year, and is written blank where the row before has it.
const YEARLY: [&str; 4] = ["target", "actual", "due", "note"];

/// The KPI rows as they begin, and how many of them have a target.
fn carried_kpis(before: Review<'_>, to: FiscalYear) -> (Vec<String>, usize) {
    let mut targets = 0;
    let rows = before.0.get("kpis").filter(|list| list.kind() == Kind::Array);
    let rows = rows.into_iter().flat_map(Value::items).map(|row| {
        let goal = row
            .get("goal")
            .filter(|goal| goal.get("by").and_then(|by| by.str()).is_some_and(|by| FiscalYear::parse(&by) == Some(to)));
        let target = goal.and_then(|goal| goal.get("value")).filter(|value| !value.is_null());
        targets += usize::from(target.is_some());
        let members = row.members().filter_map(|member| {
            let key = member.key();
            let value = match &*key {
                "target" => target.map_or("null", |target| target.raw()),
                key if YEARLY.contains(&key) => "null",
                key if STEADY.contains(&key) => member.value.raw(),
                // Of what nobody here knows the meaning, it isn't known whether it holds for another year.
                _ => return None,
            };
            Some(format!("{}: {value}", crate::json::string::encode(&key, Default::default())))
        });
        format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
    });
    let rows = rows.collect();
    (rows, targets)
}

/// What was said of a sheet, as the next one carries it: all that was said of that year, and of what it had carried itself
/// what is still without an answer.
fn carried_opinions(before: Review<'_>) -> Vec<String> {
    let year = before.fiscal_year().map(|year| format!("\"{}\"", year.short()));
    let said = |opinion: &Opinion<'_>| !opinion.is_none() && opinion.text().is_some_and(|text| !text.trim().is_empty());
    let opinions = before.opinions().filter(said);
    let opinions = opinions.filter(|opinion| opinion.first_year().is_none() || opinion.is_open());
    let carried = opinions.map(|Opinion(value)| {
        let raw = |key: &str| value.get(key).map_or("null", |value| value.raw());
        let from = value.get("from_year").filter(|from| !from.is_null()).map(|from| from.raw().to_owned());
        format!(
            "{{ \"by\": {}, \"at\": {}, \"text\": {}, \"response\": null, \"state\": \"open\", \"from_year\": {} }}",
            raw("by"),
            raw("at"),
            raw("text"),
            from.or_else(|| year.clone()).unwrap_or_else(|| "null".into()),
        )
    });
    carried.collect()
}

#[cfg(test)]
mod tests;
