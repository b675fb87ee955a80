//! The flat tables: what of a ledger other programs count with, one value a cell.
//!
//! By the ministry's rules for machine-readable tables (機械判読可能な統計表の表記方法の統一ルール, 総務省, 2020-12-18): a header
//! row of full names with their units, no merged cells, numbers as numbers, the western year beside the Japanese one, the
//! municipality's code as text. Every KPI value is told in four columns, so that none of them is taken for another: the
//! **number** (one reading, yen in 円 whatever it was printed in), its **unit**, the **printed text**, and its **state**: a
//! 「確認中」 has no number, and is never a 0.
//!
//! The tables are described here once ([`Table::columns`]) and filled project by project ([`Table::each_row`], by
//! `tables/rows.rs`), so that whoever writes them (csv, ndjson, parquet) holds one project at a time. Every column has a Japanese name for people and
//! an English one for programs. 経費 belong to the plan, whose year is the year of its cost; all else to a review.

mod rows;

use std::borrow::Cow;

use crate::ledger::decimal::Decimal;
use crate::ledger::municipality;
use crate::ledger::view::{self, Front, Project};
use crate::ledger::year::FiscalYear;
pub(crate) use rows::each_row_of;
pub(super) use rows::{head, member, nth_count, of_str};

/// One of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// 事業: a row for each project and fiscal year.
    Reviews,
    /// 事業実績: a row for each of a review's achievements.
    Achievements,
    /// KPI: a row for each indicator of a review.
    Kpis,
    /// 経費: a row for each cost item of a plan.
    Costs,
    /// 意見: a row for each opinion on a review.
    Opinions,
}

/// What a column holds. Any cell may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, though it may look like a number.
    Text,
    /// A whole number that an `i64` holds.
    Whole,
    /// An exact decimal of at most 18 digits.
    Decimal,
    /// Yes or no.
    Flag,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What officials read: `総事業費(円)`.
    pub label: &'static str,
    /// What programs read: `cost`.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
}

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing stands there.
    Empty,
    /// Of a [`Kind::Text`] column; as the ledger has it, line breaks and all.
    Text(Cow<'a, str>),
    /// Of a [`Kind::Whole`] column.
    Whole(i64),
    /// Of a [`Kind::Decimal`] column, with the places that are printed.
    Decimal(Decimal),
    /// Of a [`Kind::Flag`] column.
    Flag(bool),
}

/// What every row says of the ledger that it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Town {
    code: Option<String>,
    prefecture: Option<String>,
    municipality: Option<String>,
    /// Id and name of the grant programmes.
    programs: Vec<(String, String)>,
}

impl Town {
    /// Takes it from what stands outside the projects.
    pub fn of(front: Front<'_>) -> Town {
        let text = |key: &str| front.0.get(key).and_then(|value| value.str()).map(Cow::into_owned);
        let printed = text("municipality");
        let (prefecture, municipality) = match printed.as_deref().map(municipality::split) {
            Some((prefecture, rest)) => (prefecture.map(str::to_owned), Some(rest.to_owned())),
            None => (None, None),
        };
        let named = |program: view::Program<'_>| Some((program.id()?.into_owned(), program.name()?.into_owned()));
        Town {
            code: text("municipality_code"),
            prefecture: text("prefecture").or(prefecture),
            municipality,
            programs: front.programs().filter_map(named).collect(),
        }
    }

    /// A programme's name by its id; the id itself where no programme has it.
    fn program<'a>(&'a self, id: &'a str) -> &'a str {
        self.programs.iter().find(|(known, _)| known == id).map_or(id, |(_, name)| name)
    }
}

pub(super) const fn text(label: &'static str, key: &'static str) -> Column {
    Column { label, key, kind: Kind::Text }
}

pub(super) const fn whole(label: &'static str, key: &'static str) -> Column {
    Column { label, key, kind: Kind::Whole }
}

pub(super) const fn decimal(label: &'static str, key: &'static str) -> Column {
    Column { label, key, kind: Kind::Decimal }
}

pub(super) const fn flag(label: &'static str, key: &'static str) -> Column {
    Column { label, key, kind: Kind::Flag }
}

/// The columns that every table begins with.
const HEAD: usize = 8;

/// The head, then a table's own columns.
macro_rules! columns {
    ($($own:expr),* $(,)?) => {
        &[
            text("全国地方公共団体コード", "municipality_code"),
            text("都道府県名", "prefecture"),
            text("市区町村名", "municipality"),
            whole("年度(西暦)", "fiscal_year"),
            text("年度(和暦)", "fiscal_year_wareki"),
            text("事業ID", "project_id"),
            whole("事業番号", "project_number"),
            text("事業名", "project_name"),
            $($own),*
        ]
    };
}
pub(super) use columns;

const REVIEWS: &[Column] = columns![
    text("種別", "scope"),
    whole("開始年度(西暦)", "from_year"),
    text("開始年度(和暦)", "from_year_wareki"),
    whole("終了年度(西暦)", "to_year"),
    text("終了年度(和暦)", "to_year_wareki"),
    text("所管課", "department"),
    text("総合戦略での位置付け", "strategy"),
    text("区分", "basis"),
    text("交付金制度ID", "program_id"),
    text("交付金制度", "program"),
    whole("総事業費(円)", "cost"),
    whole("交付実績(円)", "grant"),
    whole("予算額(円)", "budget"),
    whole("KPI数", "kpi_count"),
    text("事業効果", "rating"),
    text("評価", "comment"),
    text("今後の方針", "decision"),
    text("方針の理由", "reason"),
    text("現況や課題の把握", "current"),
    text("阻害要因の把握・分析・対応", "obstacles"),
    text("実施計画の見直し内容など", "revisions"),
    text("申請者", "applicant"),
    text("初回採択回", "first_adopted"),
    whole("期間中の総事業費(円)", "total_cost"),
    text("事業タイプ・類型", "type"),
    text("事業分野", "field"),
];

const ACHIEVEMENTS: &[Column] =
    columns![whole("実績番号", "achievement_number"), text("実績の見出し", "heading"), text("実績の内容", "body"),];

const KPIS: &[Column] = columns![
    text("所管課", "department"),
    whole("KPI番号", "kpi_number"),
    text("指標ID", "kpi_id"),
    text("指標名", "name"),
    text("単位", "unit"),
    decimal("目標値(数値)", "target_value"),
    text("目標値(数値の単位)", "target_unit"),
    text("目標値(表記)", "target_text"),
    text("目標値(状態)", "target_state"),
    decimal("実績値(数値)", "actual_value"),
    text("実績値(数値の単位)", "actual_unit"),
    text("実績値(表記)", "actual_text"),
    text("実績値(状態)", "actual_state"),
    decimal("開始前の値(数値)", "baseline_value"),
    text("開始前の値(数値の単位)", "baseline_unit"),
    text("開始前の値(表記)", "baseline_text"),
    text("開始前の値(状態)", "baseline_state"),
    text("基準年度", "baseline_year"),
    decimal("最終目標値(数値)", "goal_value"),
    text("最終目標値(数値の単位)", "goal_unit"),
    text("最終目標値(表記)", "goal_text"),
    text("最終目標値(状態)", "goal_state"),
    text("最終目標の時期", "goal_by"),
    decimal("達成率(%)", "rate_percent"),
    text("良い方向", "direction"),
    flag("参考指標", "reference"),
    text("累計・単年", "accumulation"),
    text("指標の種類", "kind"),
    text("指標の評価", "kpi_rating"),
    text("指標の所管課", "kpi_department"),
    text("確定の期日", "due"),
    text("備考", "note"),
    text("出典・算出方法", "source"),
    text("区分", "basis"),
    text("事業効果", "rating"),
    text("今後の方針", "decision"),
];

const COSTS: &[Column] = columns![
    whole("経費番号", "cost_number"),
    text("経費の区分", "group"),
    text("経費の内容", "item"),
    text("費目", "account"),
    whole("金額(円)", "amount"),
    flag("内訳をもつ小計", "subtotal"),
    text("経費の説明", "details"),
];

const OPINIONS: &[Column] = columns![
    whole("意見番号", "opinion_number"),
    text("意見を述べた人", "by"),
    text("意見の日付", "at"),
    text("意見の内容", "text"),
    text("意見への回答", "response"),
    text("意見の状態", "state"),
];

impl Table {
    /// The tables in the order in which they are written.
    pub const ALL: [Table; 5] = [Table::Reviews, Table::Achievements, Table::Kpis, Table::Costs, Table::Opinions];

    /// What officials call it, and its file is named: `事業`.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Table::Reviews => "事業",
            Table::Achievements => "事業実績",
            Table::Kpis => "KPI",
            Table::Costs => "経費",
            Table::Opinions => "意見",
        }
    }

    /// What programs call it: `reviews`.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Table::Reviews => "reviews",
            Table::Achievements => "achievements",
            Table::Kpis => "kpis",
            Table::Costs => "costs",
            Table::Opinions => "opinions",
        }
    }

    /// The table of a name, Japanese or English.
    pub(crate) fn named(name: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|table| table.label() == name || table.key() == name.to_ascii_lowercase())
    }

    /// Its columns, as every row has them.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Table::Reviews => REVIEWS,
            Table::Achievements => ACHIEVEMENTS,
            Table::Kpis => KPIS,
            Table::Costs => COSTS,
            Table::Opinions => OPINIONS,
        }
    }

    /// Hands on the rows of a project, in the order of the ledger, each as long as [`Table::columns`]; of one fiscal year
    /// where one is given. Stops at the first error of `row`.
    ///
    /// # Errors
    /// Those of `row`.
    pub fn each_row<E>(
        self,
        town: &Town,
        project: Project<'_>,
        year: Option<FiscalYear>,
        mut row: impl FnMut(&[Cell<'_>]) -> Result<(), E>,
    ) -> Result<(), E> {
        each_row_of(&[self], town, project, year, |_, found| {
            row(&found.head.iter().chain(found.own).cloned().collect::<Vec<_>>())
        })
    }
}

/// A row of a table. What it says of town, year and project, all rows of a sheet say, in every table.
#[derive(Clone, Copy, Debug)]
pub struct Row<'r, 'c> {
    /// Which of the project's heads it begins with: rows of the same number begin alike.
    pub(crate) sheet: usize,
    /// What it begins with.
    pub(crate) head: &'r [Cell<'c>],
    /// The table's own columns.
    pub(crate) own: &'r [Cell<'c>],
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::ledger::{EMBEDDED, Ledger, Record};

    fn rows(table: Table, town: &Town, project: Project<'_>, year: Option<FiscalYear>) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        let said = |cell: &Cell<'_>| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.to_string(),
            Cell::Whole(number) => number.to_string(),
            Cell::Decimal(number) => number.plain().to_string(),
            Cell::Flag(flag) => flag.to_string(),
        };
        let taken: Result<(), ()> = table.each_row(town, project, year, |row| {
            rows.push(row.iter().map(said).collect());
            Ok(())
        });
        taken.unwrap();
        rows
    }

    /// The named columns of the rows of a made project in a made town.
    fn made(project: &str, table: Table, keys: &[&str]) -> Vec<Vec<String>> {
        let front = r#"{"municipality":"大阪府太宰府市","municipality_code":"012025",
            "programs":[{"id":"p","name":"推進タイプ"}]}"#;
        let (front, project) = (Record::read(front).unwrap(), Record::read(project).unwrap());
        let all = rows(table, &Town::of(front.front()), project.project(), None);
        let at = |key: &&str| table.columns().iter().position(|column| column.key == *key).unwrap();
        all.iter().map(|row| keys.iter().map(|key| row[at(key)].clone()).collect()).collect()
    }

    #[test]
    fn every_row_has_every_column_and_every_cell_its_kind() {
        let ledger = Ledger::read(EMBEDDED).unwrap();
        let front = ledger.front();
        let town = Town::of(front.front());
        for table in Table::ALL {
            let mut found = 0;
            let mut names: Vec<_> = table.columns().iter().flat_map(|column| [column.key, column.label]).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), table.columns().len() * 2, "{table:?} names a column twice");
            for index in 0..ledger.len() {
                let record = ledger.record(index).unwrap();
                let taken: Result<(), ()> = table.each_row(&town, record.project(), None, |row| {
                    found += 1;
                    assert_eq!(row.len(), table.columns().len(), "{table:?}");
                    for (cell, column) in row.iter().zip(table.columns()) {
                        let right = match cell {
                            Cell::Empty => true,
                            Cell::Text(_) => column.kind == Kind::Text,
                            Cell::Whole(_) => column.kind == Kind::Whole,
                            Cell::Decimal(_) => column.kind == Kind::Decimal,
                            Cell::Flag(_) => column.kind == Kind::Flag,
                        };
                        assert!(right, "{table:?} {}: {cell:?}", column.key);
                    }
                    Ok(())
                });
                taken.unwrap();
            }
            // The document has no opinions.
            assert_eq!(found > 0, table != Table::Opinions, "{table:?}");
        }
    }

    #[test]
    fn a_value_is_told_as_number_unit_text_and_state() {
        let project = r#"{"name":"事業","reviews":[{"fiscal_year":"R6","kpis":[
            {"name":"売上","target":"34,212千円","actual":"確認中"},
            {"name":"満足度(%)","target":61.0,"actual":"13(301)"},
            {"name":"来客","unit":"人","target":"2億396万円","actual":null}]}]}"#;
        let keys = ["target_value", "target_unit", "target_text", "target_state"];
        let keys = [&keys[..], &["actual_value", "actual_unit", "actual_text", "actual_state"]].concat();
        let want = [
            ["34212000", "円", "34,212千円", "確定", "", "", "確認中", "確認中"],
            ["61.0", "%", "61.0", "確定", "", "", "13(301)", "読みが複数"],
            ["203960000", "円", "2億396万円", "確定", "", "", "", "空欄"],
        ];
        assert_eq!(made(project, Table::Kpis, &keys), want);
    }

    #[test]
    fn years_stand_in_both_reckonings_and_codes_keep_their_zero() {
        let project = r#"{"name":"事業","number":3,"period":{"from":"H31","to":"来年"},"reviews":[
            {"fiscal_year":"R6","program":"p"},{"fiscal_year":"R7","program":"q"}]}"#;
        let keys = ["municipality_code", "prefecture", "municipality", "fiscal_year", "fiscal_year_wareki"];
        let keys = [&keys[..], &["from_year", "from_year_wareki", "to_year", "to_year_wareki", "program"]].concat();
        let town = ["012025", "大阪府", "太宰府市"];
        let rest = ["2019", "令和元年度", "", "来年"];
        let row = |year: [&'static str; 2], program: &'static str| [&town[..], &year, &rest, &[program]].concat();
        let want = [row(["2024", "令和6年度"], "推進タイプ"), row(["2025", "令和7年度"], "q")];
        assert_eq!(made(project, Table::Reviews, &keys), want);
    }

    #[test]
    fn one_year_alone_can_be_asked_for() {
        let record = Record::read(
            r#"{"plan":{"year_cost":{"fiscal_year":"R7"},"cost_items":[{"item":"備品","amount":5}]},
                "reviews":[{"fiscal_year":"R6","opinions":[{"text":"一"}]},{"fiscal_year":"R7"}]}"#,
        )
        .unwrap();
        let count = |table, year| rows(table, &Town::default(), record.project(), Some(FiscalYear(year))).len();
        assert_eq!([2024, 2025, 2026].map(|year| count(Table::Reviews, year)), [1, 1, 0]);
        assert_eq!([2024, 2025].map(|year| count(Table::Opinions, year)), [1, 0]);
        assert_eq!([2024, 2025].map(|year| count(Table::Costs, year)), [0, 1]);
    }
}
