//! What the form says of the ledger as a whole: the title and the grant before the projects, the year's total below
//! them, the criteria and who verified at the end.

use std::borrow::Cow;

use super::nodes::{items, lines, member, number, year};
use super::{Form, Part, Value, label};
use crate::json::Value as Node;
use crate::ledger::decimal::{whole, yen};
use crate::ledger::year::FiscalYear;

impl<'a> Form<'a> {
    /// The document's title.
    pub(crate) fn title(&self) -> Value<'a> {
        self.of_the_year(member(self.front.0, "title"))
    }

    /// A title names the ledger's year; the form of an earlier one names its own.
    fn of_the_year(&self, title: Value<'a>) -> Value<'a> {
        let years = self.front.fiscal_year().zip(self.year).filter(|(own, year)| own != year);
        match (title, years) {
            (Value::Text(text), Some((own, year))) => {
                Value::Text(own.replaced_in(&text, year).map_or(text, Cow::Owned))
            }
            (title, _) => title,
        }
    }

    /// The title over the reviews; the document's own where they have none.
    pub(crate) fn review_title(&self) -> Value<'a> {
        match member(self.front.0, "review_title") {
            Value::Blank => self.title(),
            title => self.of_the_year(title),
        }
    }

    /// The municipality.
    pub(crate) fn municipality(&self) -> Value<'a> {
        member(self.front.0, "municipality")
    }

    /// 全国地方公共団体コード, where the record has it.
    pub(crate) fn code(&self) -> Option<Part<'a>> {
        let value = member(self.front.0, "municipality_code");
        (!value.is_blank()).then(|| Part { label: label("/municipality_code").into(), value })
    }

    /// 交付金の概要: a row for each thing that is said of the programmes, a value for each programme.
    pub(crate) fn programs(&self) -> Vec<(&'static str, Vec<Value<'a>>)> {
        let programs: Vec<Node<'a>> = items(self.front.0, "programs").collect();
        let row = |label: &'static str, value: &dyn Fn(Node<'a>) -> Value<'a>| {
            (label, programs.iter().map(|program| value(*program)).collect::<Vec<_>>())
        };
        let rows = [
            row("名称", &|program| member(program, "name")),
            row("概要", &|program| member(program, "summary")),
            row("対象", &|program| lines(program.get("eligibility"))),
            row("具体例", &|program| member(program, "examples")),
            row("補助率", &|program| member(program, "subsidy_rate")),
        ];
        rows.into_iter().filter(|(_, values)| values.iter().any(|value| !value.is_blank())).collect()
    }

    /// 財源, and what the totals come to, as the lines that stand below the programmes: headings begin with ○.
    pub(crate) fn summary(&self) -> Vec<Cow<'a, str>> {
        let mut said = Vec::new();
        if let Some(funding) = self.front.0.get("funding").and_then(|v| v.str()) {
            said.extend([Cow::Borrowed("○財源"), funding]);
        }
        for total in items(self.front.0, "totals") {
            let text = |key: &str| total.get(key).and_then(|v| v.str()).unwrap_or_default();
            let amount = |key: &str| total.get(key).and_then(|v| v.number()).and_then(whole);
            let plan = text("basis") == "計画";
            // The form of an earlier year doesn't tell what came after it, except what was planned next.
            let last = self.year.map(|FiscalYear(year)| if plan { year + 1 } else { year });
            if year(total, "fiscal_year").zip(last).is_some_and(|(FiscalYear(of), last)| of > last) {
                continue;
            }
            // The form's own year isn't said of its results.
            let of = year(total, "fiscal_year").filter(|year| Some(*year) != self.year || plan);
            let of = of.map_or_else(String::new, |year| year.to_string());
            said.push(format!("○{of}事業実施数{}", if plan { "" } else { "及び交付実績額" }).into());
            if let Some(count) = amount("projects") {
                let note = match (text("note"), amount("joint")) {
                    (note, _) if !note.is_empty() => format!("（{note}）"),
                    (_, Some(joint)) => format!("（うち{joint}事業は広域連携事業）"),
                    _ => String::new(),
                };
                said.push(format!("採択事業：{count}事業{note}").into());
            }
            for (key, actual, planned) in [("cost", "総事業費", "計画額"), ("grant", "交付実績", "交付予定")]
            {
                if let Some(amount) = amount(key) {
                    said.push(format!("{}：{}", if plan { planned } else { actual }, yen(amount)).into());
                }
            }
        }
        said
    }

    /// The notes below the list.
    pub(crate) fn notes(&self) -> Vec<Cow<'a, str>> {
        items(self.front.0, "notes").filter_map(|note| note.str()).collect()
    }

    /// The row below the reviews: what the document prints as the year's total of cost and grant.
    pub(crate) fn total(&self) -> Option<(String, Value<'a>, Value<'a>)> {
        let year = self.year?;
        let total = items(self.front.0, "totals").find(|total| {
            self::year(*total, "fiscal_year") == Some(year)
                && total.get("basis").and_then(|v| v.str()).as_deref() != Some("計画")
        })?;
        Some((format!("合計({} 実績)", year.short()), number(total, "cost"), number(total, "grant")))
    }

    /// 備考: the lists of words and what they mean, under their headings.
    pub(crate) fn criteria(&self) -> Vec<(String, Vec<[Value<'a>; 2]>)> {
        let Some(criteria) = self.front.0.get("criteria") else { return Vec::new() };
        let lists = [("effect", "rating"), ("policy", "decision"), ("external", "rating"), ("kpi", "rating")];
        let list = |(list, key): (&str, &str)| {
            let heading = match list {
                "policy" => label("/projects/*/reviews/*/policy/decision"),
                list => label(&format!("/criteria/{list}")),
            };
            let rows: Vec<_> = items(criteria, list).map(|row| [member(row, key), member(row, "criterion")]).collect();
            (format!("【{heading}】"), rows)
        };
        lists.into_iter().map(list).filter(|(_, rows)| !rows.is_empty()).collect()
    }

    /// Who verified, and when.
    pub(crate) fn verifications(&self) -> (Vec<&'static str>, Vec<Vec<Value<'a>>>) {
        let keys = ["body", "at", "kind"];
        let rows = items(self.front.0, "verifications").map(|row| keys.map(|key| member(row, key)).into()).collect();
        (keys.map(|key| label(&format!("/verifications/*/{key}"))).into(), rows)
    }
}
