//! 宿題: what is still open, by the department that has to do something, each with the sentence to send.
//!
//! Three kinds of thing are open: a value that isn't known yet (with the date for which it was promised, where the record
//! says one), an opinion without an answer, and a finding that waits. A finding that says the same of the same row as an open
//! value is told once. Everything is of the year under review; who is asked is the indicator's own department, where it has
//! one, else the project's.

use crate::json::{Pointer, Value};
use crate::ledger::Ledger;
use crate::ledger::kpi::Kpi;
use crate::ledger::printed::State;
use crate::ledger::view::{Project, Review};
use crate::ledger::year::FiscalYear;
use crate::rules::{RowVerdict, Verdict, verdicts};

use super::scene::short;
use super::{Finding, Severity, codes};

/// What kind of thing is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A value that isn't known.
    Value,
    /// An opinion without an answer.
    Opinion,
    /// Something that was found.
    Finding(&'static str, Severity),
}

impl Kind {
    /// In a word of the officials.
    pub fn label(self) -> &'static str {
        match self {
            Kind::Value => "値",
            Kind::Opinion => "意見",
            Kind::Finding(_, severity) => severity.label(),
        }
    }

    /// The word of `--json`.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Value => "value",
            Kind::Opinion => "opinion",
            Kind::Finding(..) => "finding",
        }
    }
}

/// Something for somebody to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The project, by its index; `None` for what stands outside the projects.
    pub project: Option<usize>,
    /// `事業2 …`, the project's name with its number; empty outside the projects.
    pub name: String,
    /// Its printed number.
    pub number: Option<i64>,
    /// The place.
    pub pointer: Pointer,
    /// What kind of thing it is.
    pub kind: Kind,
    /// For when it was promised, as printed.
    pub due: Option<String>,
    /// The sentence to send.
    pub sentence: String,
}

/// What one department has to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The department; empty where the record names none.
    pub department: String,
    /// In the order of the record: values, opinions, findings of each project.
    pub items: Vec<Item>,
}

/// What a part without a department is called.
pub const NOBODY: &str = "(所管課の記入なし・全体)";

impl Part {
    /// The department's name, or that there is none.
    pub fn name(&self) -> &str {
        if self.department.is_empty() { NOBODY } else { &self.department }
    }

    /// All of it as text, ready for a mail.
    pub fn letter(&self, year: Option<FiscalYear>) -> String {
        let year = year.map_or_else(String::new, |year| format!("{year}の"));
        let mut text = match self.department.as_str() {
            "" => String::new(),
            department => format!("{department} 御中\n\n"),
        };
        text.push_str(&format!("{year}効果検証について、次の{}件の確認をお願いします。\n", self.items.len()));
        let mut last = None;
        for (i, item) in self.items.iter().enumerate() {
            if last != Some(&item.name) {
                text.push_str(&format!("\n■ {}\n", if item.name.is_empty() { "台帳全体" } else { &item.name }));
                last = Some(&item.name);
            }
            text.push_str(&format!("{}. {}\n", i + 1, item.sentence));
        }
        text
    }
}

/// What is open in the places asked for (a project's index, or `None` for what stands outside the projects); `found` gives a
/// place's findings. `department`: only what that department has to do.
pub fn todo(
    ledger: &Ledger,
    places: impl IntoIterator<Item = Option<usize>>,
    mut found: impl FnMut(Option<usize>) -> Vec<Finding>,
    department: Option<&str>,
) -> Vec<Part> {
    let year = ledger.front().front().fiscal_year();
    let mut parts: Vec<Part> = Vec::new();
    let mut add = |who: &str, item: Item| {
        let who = who.trim();
        if department.is_some_and(|department| department.trim() != who) {
            return;
        }
        match parts.iter_mut().find(|part| part.department == who) {
            Some(part) => part.items.push(item),
            None => parts.push(Part { department: who.to_owned(), items: vec![item] }),
        }
    };
    for place in places {
        let findings = found(place);
        let record = place.and_then(|index| ledger.record(index));
        let project = record.as_ref().map(|record| record.project());
        let (mut open, mut who) = (Vec::new(), String::new());
        let (mut name, mut number) = (String::new(), None);
        if let (Some(index), Some(project)) = (place, project) {
            who = project.department().unwrap_or_default().into_owned();
            number = project.number();
            name = titled(project);
            open = of_project(index, project, year, (&name, &who));
        }
        let is_told = |finding: &Finding| {
            let same = [codes::PENDING.code, codes::BLANK.code, codes::TWO_READINGS.code, codes::OPEN_OPINION.code];
            let row = finding.pointer.parent().map(|(row, _)| row).unwrap_or_default();
            let near = |item: &Item| item.pointer.starts_with(&finding.pointer) || item.pointer.starts_with(&row);
            same.contains(&finding.code) && open.iter().any(|(_, item)| near(item))
        };
        let waiting: Vec<&Finding> = findings.iter().filter(|f| f.is_pending() && !is_told(f)).collect();
        let findings: Vec<Item> = waiting
            .into_iter()
            .map(|finding| Item {
                project: place,
                name: name.clone(),
                number,
                pointer: finding.pointer.clone(),
                kind: Kind::Finding(finding.code, finding.severity),
                due: None,
                sentence: addressed(&finding.message, &who),
            })
            .collect();
        open.into_iter().for_each(|(who, item)| add(&who, item));
        findings.into_iter().for_each(|item| add(&who, item));
    }
    parts
}

/// What was found, said to the department itself: a finding tells whoever checks to ask them.
fn addressed(message: &str, who: &str) -> String {
    if who.trim().is_empty() {
        return message.to_owned();
    }
    let asking = format!("{who}に");
    let (mut said, mut rest) = (String::with_capacity(message.len()), message);
    while let Some((before, after)) = rest.split_once(&asking) {
        said.push_str(before);
        let quoted = said.matches('「').count() > said.matches('」').count();
        let clause = after.split(['。', '、']).next().unwrap_or_default();
        rest = match after.strip_prefix("作成を依頼する") {
            Some(after) if !quoted => {
                said.push_str("作成する");
                after
            }
            _ => after,
        };
        if quoted || rest.len() == after.len() && !clause.contains("確かめ") {
            said.push_str(&asking);
        }
    }
    said.push_str(rest);
    said
}

/// `事業2 …`
fn titled(project: Project<'_>) -> String {
    let name = project.name().unwrap_or_default();
    project.number().map_or_else(|| name.to_string(), |number| format!("事業{number} {name}"))
}

/// Open values and opinions of a project, each with who has to do something.
fn of_project(
    index: usize,
    project: Project<'_>,
    year: Option<FiscalYear>,
    (name, who): (&str, &str),
) -> Vec<(String, Item)> {
    let Some((r, review)) = project.review_for(year) else { return Vec::new() };
    let at = Pointer::root().key("projects").index(index).key("reviews").index(r);
    let item = |pointer: Pointer, kind: Kind, due: Option<String>, sentence: String| Item {
        project: Some(index),
        name: name.to_owned(),
        number: project.number(),
        pointer,
        kind,
        due,
        sentence,
    };
    let mut all = Vec::new();
    if !review.is_plan() {
        let kpis: Vec<Kpi<'_>> = review.kpis().collect();
        let rows = kpis.iter().zip(values(review)).zip(verdicts(&kpis, review.fiscal_year())).enumerate();
        for (k, ((kpi, value), row)) in rows.filter(|(_, (_, row))| row.verdict == Verdict::Open) {
            let own = value.get("department").and_then(|value| value.str().map(|text| text.into_owned()));
            let own = own.filter(|own| !own.trim().is_empty()).unwrap_or_else(|| who.to_owned());
            let due = kpi.expected().map(str::to_owned);
            let words = asking(kpi, &row, due.as_deref());
            all.push((own, item(at.key("kpis").index(k).key("actual"), Kind::Value, due, words)));
        }
    }
    for (o, opinion) in review.opinions().enumerate().filter(|(_, opinion)| opinion.is_open()) {
        let by = opinion.by().filter(|by| !by.trim().is_empty());
        let by = by.map_or_else(String::new, |by| format!("{by}の"));
        let text = opinion.text().unwrap_or_default();
        let lacks = match opinion.response().is_some_and(|response| !response.trim().is_empty()) {
            true => "への対応が「対応待ち」のままです。その後の対応をお知らせください。",
            false => "への対応がまだ書かれていません。対応をお知らせください。",
        };
        let words = format!("{by}意見「{}」{lacks}", short(&text, 60));
        all.push((who.to_owned(), item(at.key("opinions").index(o).key("response"), Kind::Opinion, None, words)));
    }
    all
}

fn values<'a>(review: Review<'a>) -> impl Iterator<Item = Value<'a>> {
    review.0.get("kpis").into_iter().flat_map(|list| list.items())
}

/// What is asked of whoever knows the value.
fn asking(kpi: &Kpi<'_>, row: &RowVerdict, due: Option<&str>) -> String {
    let printed = kpi.actual.text();
    let (name, printed) = (short(&kpi.name, 60), short(printed, 40));
    let promised = due.map_or_else(String::new, |due| format!("{due}に確定の見込みと記録されています。"));
    match row.state {
        State::Pending => {
            format!("「{name}」の実績値が「{printed}」のままです。{promised}確定しましたら、値をお知らせください。")
        }
        State::Blank => format!("「{name}」の実績値が空欄です。{promised}値をお知らせください。"),
        State::Several => format!(
            "「{name}」の実績値「{printed}」は二通りに読めます。どちらが実績か、もう一方は何の数かをお知らせください。"
        ),
        _ => format!("「{name}」の達成を判定できません({})。内容を確かめてお知らせください。{promised}", row.why),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::check::Together;
    use crate::rules::Table;

    fn all(text: &str, department: Option<&str>) -> Vec<Part> {
        let ledger = Ledger::read(text).unwrap();
        let together = Together::of(&ledger, Table::embedded());
        let places = std::iter::once(None).chain((0..ledger.len()).map(Some));
        todo(&ledger, places, |place| together.with(&ledger, place, Table::embedded()), department)
    }

    const TOWN: &str = r#"{ "format": "kensho-ledger/1", "municipality": "例町", "fiscal_year": "R6", "projects": [
      { "number": 4, "name": "港の事業", "department": "水産課", "scope": "単独", "period": { "from": "R5", "to": "R7" },
        "reviews": [ { "fiscal_year": "R6", "basis": "実績", "cost": 10, "grant": 5, "kpis": [
          { "name": "水揚げ", "unit": "t", "target": 10, "actual": "確認中(R8.6公表予定)" },
          { "name": "来訪者", "unit": "人", "target": 10, "actual": null, "department": "観光課" },
          { "name": "朝市", "unit": "回", "target": 10, "actual": 12 } ],
          "opinions": [ { "by": "委員", "at": null, "text": "夜市も。", "response": null, "state": "open" },
                        { "by": "委員", "at": null, "text": "済み", "response": "はい", "state": "answered" },
                        { "by": "議会", "at": null, "text": "周知を", "response": "検討する。", "state": "open" },
                        { "by": "議会", "at": null, "text": "書いた", "response": "行う。" } ] } ] } ] }"#;

    #[test]
    fn each_thing_is_told_once_to_whom_it_concerns_with_its_date() {
        let parts = all(TOWN, None);
        let of = |name: &str| parts.iter().find(|part| part.department == name).unwrap();
        let own = of("観光課");
        assert_eq!(own.items.len(), 1);
        assert!(own.items[0].sentence.contains("来訪者") && own.items[0].sentence.contains("空欄"));
        let values: Vec<&Item> = of("水産課").items.iter().filter(|item| item.kind == Kind::Value).collect();
        assert_eq!(values.len(), 1);
        assert_eq!(values[0].due.as_deref(), Some("R8.6"));
        assert!(values[0].sentence.contains("R8.6") && values[0].pointer.as_str().ends_with("/kpis/0/actual"));
        let opinions: Vec<&Item> = of("水産課").items.iter().filter(|item| item.kind == Kind::Opinion).collect();
        assert_eq!(opinions.len(), 2);
        assert!(opinions[0].sentence.contains("夜市も。") && opinions[0].sentence.contains("書かれていません"));
        // What is written and still waits isn't called unwritten.
        assert!(opinions[1].sentence.contains("周知を") && opinions[1].sentence.contains("対応待ち"));
        // The finding that says the same of the value isn't told again.
        let twice = |item: &&Item| matches!(item.kind, Kind::Finding(code, _) if code == codes::PENDING.code);
        assert_eq!(parts.iter().flat_map(|part| &part.items).filter(twice).count(), 0);
    }

    #[test]
    fn a_letter_names_department_projects_and_every_sentence() {
        let parts = all(TOWN, Some("水産課"));
        assert_eq!(parts.len(), 1);
        let letter = parts[0].letter(FiscalYear::parse("R6"));
        assert!(letter.starts_with("水産課 御中\n\n令和6年度の効果検証について"), "{letter}");
        assert!(letter.contains("■ 事業4 港の事業"));
        assert!(parts[0].items.iter().all(|item| letter.contains(&item.sentence)));
        assert_eq!(all(TOWN, Some("ない課")), []);
    }

    #[test]
    fn nobody_is_told_to_ask_themselves() {
        // A year's review is missing, the cost is blank, a department of the same name is quoted in a text.
        let town = TOWN.replace("\"cost\": 10", "\"cost\": null").replace("R6\", \"projects", "R7\", \"projects");
        for text in [TOWN, &town] {
            let parts = all(text, Some("水産課"));
            let letter = parts[0].letter(None);
            assert!(letter.contains("確かめて記入してください"), "{letter}");
            assert!(!letter.contains("水産課に"), "{letter}");
        }
        assert!(all(&town, None)[0].letter(None).contains("作成するか、実施年度を確かめてください"));
        let quoted = "「水産課に確かめた」とあります。水産課に内容を確かめてください。水産課に聞く。";
        assert_eq!(
            addressed(quoted, "水産課"),
            "「水産課に確かめた」とあります。内容を確かめてください。水産課に聞く。"
        );
    }
}
