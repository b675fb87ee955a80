//! kensho's own flat tables, come back: every column says by its heading what it holds, so that nothing is found by layout.
//!
//! A KPI's value stands in four columns. What is printed is the value; number, unit and state were read from it, and where a person has
//! changed the number alone, it is asked which of them holds. What follows from other columns (a rate, a count, a unit that stands in the
//! name) is said and never put, so that an export brings no change back.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::exchange::cells::{Book, Sheet};
use crate::exchange::place::{As, Choice, Maker, Place};
use crate::exchange::tables::Table;
use crate::exchange::values::{number, printed, short, string};
use crate::json::Tree;
use crate::ledger::decimal::Decimal;
use crate::ledger::kpi::unit_of_name;
use crate::ledger::printed::State;
use crate::ledger::view;
use crate::ledger::year::FiscalYear;

/// Columns that only such a table has together.
const SIGNS: [&str; 3] = ["project_id", "fiscal_year", "project_name"];

/// Where a row stands among those of its list.
const ORDER: [&str; 4] = ["kpi_number", "achievement_number", "cost_number", "opinion_number"];

/// Which of the tables a sheet is, its heading's row, and what each of its columns holds.
pub(super) struct OwnTable {
    table: Table,
    heading: u32,
    keys: HashMap<u32, &'static str>,
}

impl OwnTable {
    /// Recognises one by its headings, in whatever order; columns may be missing or added.
    pub(super) fn of(sheet: &Sheet) -> Option<OwnTable> {
        let &heading = sheet.used_rows().first()?;
        let cells = sheet.row(heading);
        let known = |table: Table| {
            let key = |label: &str| table.columns().iter().find(|column| column.label == label.trim());
            cells.iter().filter_map(|cell| Some((cell.column, key(&cell.text)?.key))).collect::<HashMap<_, _>>()
        };
        let (table, keys) =
            Table::ALL.map(|table| (table, known(table))).into_iter().max_by_key(|(_, keys)| keys.len())?;
        let says = |sign: &&str| keys.values().any(|key| key == sign);
        // A town's own list may be headed alike in parts; these three and columns of one table besides are nobody else's.
        let is = SIGNS.iter().all(says) && keys.len() > SIGNS.len() + 1 && keys.len() * 2 > cells.len();
        is.then_some(OwnTable { table, heading, keys })
    }
}

/// The year under review of a book that is such tables, as far as they say it: the last one with results, else the only one; `None` where it is
/// another book.
pub(in crate::exchange) fn year_of_own_tables(book: &Book) -> Option<Option<u16>> {
    let mut tables = book.sheets.iter().filter_map(|sheet| Some((sheet, OwnTable::of(sheet)?))).peekable();
    tables.peek()?;
    // (Whether it is a year of results, the year).
    let years = tables.flat_map(|(sheet, own)| {
        let column = |key: &str| own.keys.iter().find(|(_, of)| **of == key).map(|(column, _)| *column);
        let (year, basis) = (column("fiscal_year"), column("basis"));
        let rows = sheet.used_rows().into_iter().skip(1).filter(move |_| basis.is_some());
        rows.filter_map(move |row| {
            let of_results = sheet.at(row, basis?).is_some_and(|cell| cell.text.trim() == "実績");
            Some((of_results, sheet.at(row, year?)?.text.trim().parse::<u16>().ok()?))
        })
    });
    let years: Vec<(bool, u16)> = years.collect();
    let of_results = years.iter().filter(|(of_results, _)| *of_results).map(|(_, year)| *year).max();
    let first = years.first().map(|(_, year)| *year);
    let only = first.filter(|first| years.iter().all(|(_, year)| year == first));
    Some(of_results.or(only))
}

/// The cells of a row by what they hold, and where they belong.
struct Row<'r> {
    index: usize,
    sheet: &'r Sheet,
    cells: BTreeMap<&'static str, usize>,
    project: usize,
    year: Option<u16>,
}

impl<'r> Row<'r> {
    fn id(&self, key: &str) -> Option<(usize, usize)> {
        Some((self.index, *self.cells.get(key)?))
    }

    fn text(&self, key: &str) -> Option<&'r str> {
        self.sheet.cells.get(*self.cells.get(key)?).map(|cell| &*cell.text)
    }

    fn of_project(&self, field: impl Into<std::borrow::Cow<'static, str>>) -> Place {
        Place { project: Some(self.project), field: field.into(), ..Place::default() }
    }

    fn of_review(&self, field: impl Into<std::borrow::Cow<'static, str>>) -> Option<Place> {
        Some(Place { year: Some(self.year?), ..self.of_project(field) })
    }
}

/// Reads such a sheet into the plan.
pub(super) fn read(maker: &mut Maker<'_>, index: usize, own: &OwnTable) {
    let Some(sheet) = maker.book.sheets.get(index) else { return };
    let mut projects: HashMap<[String; 3], usize> = HashMap::new();
    for cell in sheet.row_indexes(own.heading) {
        maker.say((index, cell), As::Label, "kenshoの表の見出し", None);
    }
    let mut rows: Vec<u32> = sheet.used_rows().into_iter().skip(1).collect();
    // Rows of one name are told apart by their order: a person may have sorted them, so it is that of their numbers.
    if let Some((&column, _)) = own.keys.iter().find(|(_, key)| ORDER.contains(key)) {
        let position = |row: &u32| sheet.at(*row, column).and_then(|cell| cell.text.trim().parse::<u32>().ok());
        rows.sort_by_key(|row| position(row).unwrap_or(u32::MAX));
    }
    for number in rows {
        let (mut cells, from) = (BTreeMap::new(), maker.facts.len());
        for cell in sheet.row_indexes(number) {
            let column = sheet.cells[cell].column;
            match own.keys.get(&column) {
                Some(key) => drop(cells.insert(*key, cell)),
                None => {
                    let header = sheet.at(own.heading, column).map_or("", |cell| cell.text.trim());
                    let why = format!("見出し「{header}」の意味が分からない列");
                    maker.say((index, cell), As::Unplaced, why, None);
                }
            }
        }
        let Some(&name) = cells.get("project_name") else {
            cells.values().for_each(|&cell| maker.say((index, cell), As::Unplaced, "事業名のない行", None));
            continue;
        };
        let said = |key: &str| cells.get(key).map_or_else(String::new, |&cell| sheet.cells[cell].text.to_string());
        let key = ["project_id", "project_number", "project_name"].map(said);
        let known = projects.get(&key).copied();
        let project = known.unwrap_or_else(|| maker.project_apart((index, name), sheet.cells[name].text.trim()));
        projects.insert(key, project);
        let western = said("fiscal_year").parse::<u16>().ok();
        let year = western.or_else(|| Some(FiscalYear::parse(&said("fiscal_year_wareki"))?.0));
        let row = Row { index, sheet, cells, project, year };
        if known.is_some() {
            maker.say((index, name), As::Repeated, "事業名は先に出ている", Some(project));
        }
        whose(maker, &row);
        match own.table {
            Table::Reviews => review(maker, &row),
            Table::Kpis => kpi(maker, &row),
            Table::Achievements => rows_of(maker, &row, "/achievements", &["heading", "body"]),
            Table::Opinions => rows_of(maker, &row, "/opinions", &["by", "at", "text", "response", "state"]),
            Table::Costs => costs(maker, &row),
        }
        follows(maker, &row, from);
    }
}

/// Puts a cell's text, if it is there.
fn put(maker: &mut Maker<'_>, row: &Row<'_>, key: &str, place: Option<Place>, why: &'static str) {
    let (Some(id), Some(text)) = (row.id(key), row.text(key)) else { return };
    match place {
        Some(place) => maker.set(id, place, string(text), why),
        None => maker.say(id, As::Unplaced, "年度のない行", Some(row.project)),
    }
}

/// Puts an amount or a position, if it is there and a whole number.
fn put_whole(maker: &mut Maker<'_>, row: &Row<'_>, key: &str, place: Option<Place>, why: &'static str) {
    let (Some(id), Some(text)) = (row.id(key), row.text(key)) else { return };
    let whole = number(text).filter(|digits| digits.parse::<i64>().is_ok());
    match (place, whole) {
        (Some(place), Some(digits)) => maker.set(id, place, digits, why),
        (None, _) => maker.say(id, As::Unplaced, "年度のない行", Some(row.project)),
        (_, None) => maker.say(id, As::Unplaced, format!("整数でない「{text}」"), Some(row.project)),
    }
}

/// The town and the project that every row begins with.
fn whose(maker: &mut Maker<'_>, row: &Row<'_>) {
    let of_ledger = |field: &'static str| Place { field: field.into(), ..Place::default() };
    put(maker, row, "municipality_code", Some(of_ledger("/municipality_code")), "団体コード");
    put(maker, row, "prefecture", Some(of_ledger("/prefecture")), "都道府県");
    if let (Some(id), Some(town)) = (row.id("municipality"), row.text("municipality")) {
        let prefecture = row.text("prefecture").filter(|prefecture| !town.starts_with(prefecture)).unwrap_or_default();
        maker.set(id, of_ledger("/municipality"), string(&format!("{prefecture}{town}")), "自治体");
    }
    put(maker, row, "project_id", Some(row.of_project("/id")), "事業ID");
    put_whole(maker, row, "project_number", Some(row.of_project("/number")), "番号");
    put(maker, row, "department", Some(row.of_project("/department")), "担当課");
    for key in ["fiscal_year", "fiscal_year_wareki"] {
        if let Some(id) = row.id(key) {
            maker.say(id, As::Repeated, "年度", Some(row.project));
        }
    }
}

fn review(maker: &mut Maker<'_>, row: &Row<'_>) {
    put(maker, row, "scope", Some(row.of_project("/scope")), "広域・単独の別");
    for (key, western, field) in
        [("from_year_wareki", "from_year", "/period/from"), ("to_year_wareki", "to_year", "/period/to")]
    {
        let Some((id, text)) = row.id(key).zip(row.text(key)).or(row.id(western).zip(row.text(western))) else {
            continue;
        };
        let year = FiscalYear::parse(text).map_or_else(|| text.to_owned(), FiscalYear::short);
        maker.set(id, row.of_project(field), string(&year), "事業期間");
    }
    if let (Some(id), Some(text)) = (row.id("strategy"), row.text("strategy")) {
        for (n, level) in text.lines().enumerate() {
            maker.set(id, row.of_project(format!("/strategy/{n}")), string(level), "総合戦略での位置付け");
        }
    }
    if let (Some(id), Some(program)) = (row.id("program_id"), row.text("program_id")) {
        if let Some(place) = row.of_review("/program") {
            maker.set(id, place, string(program), "交付金の種類");
        }
        let name = row.text("program").filter(|name| *name != program);
        if let (Some(of_name), Some(name)) = (row.id("program"), name) {
            let place =
                |n: usize, key: &str| Place { field: format!("/programs/{n}/{key}").into(), ..Place::default() };
            let other = |n: &usize| maker.get(&place(*n, "id")).is_some_and(|known| known != string(program));
            let n = (0..).find(|n| !other(n)).unwrap_or_default();
            maker.set(id, place(n, "id"), string(program), "交付金制度のID");
            maker.set(of_name, place(n, "name"), string(name), "交付金制度の名称");
        }
    }
    for (key, field) in [("cost", "/cost"), ("grant", "/grant"), ("budget", "/budget")] {
        put_whole(maker, row, key, row.of_review(field), "金額(円)");
    }
    for (key, field) in [
        ("basis", "/basis"),
        ("rating", "/effect/rating"),
        ("comment", "/effect/comment"),
        ("decision", "/policy/decision"),
        ("reason", "/policy/reason"),
        ("current", "/issues/current"),
        ("obstacles", "/issues/obstacles"),
        ("revisions", "/issues/revisions"),
    ] {
        put(maker, row, key, row.of_review(field), "効果検証の欄");
    }
    for key in ["applicant", "first_adopted", "type", "field"] {
        put(maker, row, key, Some(row.of_project(format!("/plan/{key}"))), "事業概要の欄");
    }
    put_whole(maker, row, "total_cost", Some(row.of_project("/plan/total_cost")), "期間中の総事業費");
}

fn kpi(maker: &mut Maker<'_>, row: &Row<'_>) {
    for (key, field) in [("basis", "/basis"), ("rating", "/effect/rating"), ("decision", "/policy/decision")] {
        put(maker, row, key, row.of_review(field), "効果検証の欄");
    }
    let (Some(name), Some(said), Some(year)) = (row.id("name"), row.text("name"), row.year) else { return };
    let kpi = maker.kpi_row(name, row.project, year, said.trim());
    let place = |field: &'static str| Place {
        project: Some(row.project),
        year: Some(year),
        kpi: Some(kpi),
        field: field.into(),
    };
    let unit = row.text("unit").or_else(|| unit_of_name(said));
    match row.id("unit") {
        Some(id) if unit == unit_of_name(said) => {
            maker.say(id, As::Repeated, "名称のかっこの中の単位", Some(row.project));
        }
        _ => put(maker, row, "unit", Some(place("/unit")), "単位"),
    }
    for (of, field) in
        [("target", "/target"), ("actual", "/actual"), ("baseline", "/baseline"), ("goal", "/goal/value")]
    {
        value(maker, row, of, place(field), unit);
    }
    for (key, field) in [
        ("kpi_id", "/id"),
        ("baseline_year", "/baseline_year"),
        ("goal_by", "/goal/by"),
        ("direction", "/direction"),
        ("accumulation", "/accumulation"),
        ("kind", "/kind"),
        ("kpi_rating", "/rating"),
        ("kpi_department", "/department"),
        ("due", "/due"),
        ("note", "/note"),
        ("source", "/source"),
    ] {
        put(maker, row, key, Some(place(field)), "指標の欄");
    }
    if let (Some(id), Some(flag)) = (row.id("reference"), row.text("reference")) {
        let by_target = row.text("target_state") == Some(State::NotApplicable.label());
        let kpi = crate::ledger::kpi::Kpi { name: said.into(), ..Default::default() };
        let follows = kpi.is_named_reference() || by_target;
        match (flag_of(flag), follows) {
            (Some(true), true) => maker.say(id, As::Repeated, "名称や目標値から分かる", Some(row.project)),
            (Some(true), false) => maker.set(id, place("/reference"), "true".to_owned(), "参考指標"),
            (Some(false), _) => maker.set(id, place("/reference"), "false".to_owned(), "参考指標でない"),
            (None, _) => maker.say(id, As::Unplaced, format!("はい・いいえと読めない「{flag}」"), Some(row.project)),
        }
    }
}

/// A value by its printed text; what was read from it is compared with it.
fn value(maker: &mut Maker<'_>, row: &Row<'_>, of: &str, place: Place, unit: Option<&str>) {
    let [text, digits, own_unit, state] = ["text", "value", "unit", "state"].map(|part| format!("{of}_{part}"));
    let project = Some(row.project);
    let json = row.text(&text).map(printed);
    if let (Some(id), Some(json)) = (row.id(&text), &json) {
        maker.set(id, place.clone(), json.clone(), "指標の値(表記)");
    }
    if let (Some(id), Some(number)) = (row.id(&digits), row.text(&digits)) {
        let single = row.text("accumulation") == Some("単年") && of != "goal";
        let read = json.as_deref().and_then(|json| one_number(json, unit, single));
        if read.is_some() && Decimal::parse(number) == read {
            maker.say(id, As::Repeated, "表記から読んだ数値", project);
        } else {
            let number = format!("{number}{}", row.text(&own_unit).unwrap_or_default());
            let mut options = vec![Choice::new(number.as_str(), place.clone(), printed(&number))];
            options.extend(json.map(|json| Choice::new("表記のまま", place, json)));
            let why = format!("数値({number})が表記({})と違う。どちらか", row.text(&text).unwrap_or("空欄"));
            maker.ask(id, ("number-beside", of), why, project, options);
        }
    }
    for key in [own_unit, state] {
        if let Some(id) = row.id(&key) {
            maker.say(id, As::Repeated, "表記から読んだ単位か状態", project);
        }
    }
}

/// The one number that a value says, as the tables have it.
fn one_number(json: &str, unit: Option<&str>, single_year: bool) -> Option<Decimal> {
    let tree = Tree::parse(json).ok()?;
    let said = view::printed(Some(tree.root(json)));
    let (_, readings) = crate::ledger::kpi::read(&said, unit, single_year);
    match &readings[..] {
        [one] => Some(one.in_base().0),
        _ => None,
    }
}

/// The members of a row of a list of the review.
fn rows_of(maker: &mut Maker<'_>, row: &Row<'_>, list: &'static str, keys: &[&str]) {
    if keys.iter().all(|key| row.id(key).is_none()) {
        return;
    }
    let Some(of) = row.of_review(list) else { return };
    let n = maker.next(&of);
    for key in keys {
        put(maker, row, key, row.of_review(format!("{list}/{n}/{key}")), "効果検証の行");
    }
}

fn costs(maker: &mut Maker<'_>, row: &Row<'_>) {
    let n = maker.next(&row.of_project("/plan/cost_items"));
    let place = |key: &str| Some(row.of_project(format!("/plan/cost_items/{n}/{key}")));
    for key in ["group", "item", "account", "details"] {
        put(maker, row, key, place(key), "経費");
    }
    put_whole(maker, row, "amount", place("amount"), "経費の額(円)");
    if let (Some(id), Some(flag)) = (row.id("subtotal"), row.text("subtotal")) {
        match (flag_of(flag), place("subtotal")) {
            (Some(flag), Some(place)) => maker.set(id, place, flag.to_string(), "内訳をもつ小計"),
            _ => maker.say(id, As::Unplaced, format!("はい・いいえと読めない「{flag}」"), Some(row.project)),
        }
    }
    if let (Some(id), Some(year)) = (row.id("fiscal_year").or_else(|| row.id("fiscal_year_wareki")), row.year) {
        maker.set(id, row.of_project("/plan/year_cost/fiscal_year"), string(&short(year)), "経費の年度");
    }
}

fn flag_of(text: &str) -> Option<bool> {
    crate::exchange::place::yes_or_no(text)
}

/// Whatever of a row was not put: it follows from other columns, or has no year to stand in. `from`: the first of the row's facts.
fn follows(maker: &mut Maker<'_>, row: &Row<'_>, from: usize) {
    const FOLLOWS: [&str; 9] = [
        "kpi_count",
        "kpi_number",
        "rate_percent",
        "achievement_number",
        "cost_number",
        "opinion_number",
        "program",
        "from_year",
        "to_year",
    ];
    let said: HashSet<_> = maker.facts.since(from).map(|fact| fact.cell.1).collect();
    for (key, &cell) in row.cells.iter().filter(|(_, cell)| !said.contains(cell)) {
        let id = (row.index, cell);
        if FOLLOWS.contains(key) {
            maker.say(id, As::Repeated, "ほかの列から分かる値", Some(row.project));
        } else {
            let why = if row.year.is_none() { "年度のない行" } else { "指標名などのない行の値" };
            maker.say(id, As::Unplaced, why, Some(row.project));
        }
    }
}
