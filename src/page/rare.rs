//! Fields that most records have no use for: 最終目標, 基準年度, 財源内訳, 段階ごとの評価 …
//!
//! Where a record has one it is shown beside its own kind. Where it has none it takes no room there: the places for all of
//! them stand together at the end of the page, to be typed into when they are asked for, and not for lists that are longer
//! than anybody types.

use crate::json::{Pointer, Value};
use crate::ledger::view::{Project, Review};
use crate::page::Ink;
use crate::page::Place;
use crate::page::Sheet;
use crate::page::Subject;
use crate::page::{label_of, yen};
use crate::text;

/// A label with its field, among others in a row.
pub(crate) struct Cell<'t> {
    pub(crate) label: &'t str,
    pub(crate) at: Pointer,
    pub(crate) shown: Option<&'t str>,
    /// Cells that the field may take.
    pub(crate) width: usize,
}

/// Lays labels with their fields beside each other, as many in a row as there is room for.
pub(crate) fn flow<'t>(sheet: &mut Sheet, indent: usize, cells: impl IntoIterator<Item = Cell<'t>>) {
    let mut x = indent;
    let mut row = sheet.next();
    let mut column = 0;
    sheet.new_line();
    for Cell { label, at, shown, width } in cells {
        // A label longer than a narrow page is cut: its field has to have a place.
        let label_cells = text::cells(label).min(sheet.width().saturating_sub(indent + 3)) + 1;
        if x + label_cells + width > sheet.width() && x > indent {
            row = sheet.next();
            sheet.new_line();
            (x, column) = (indent, 0);
        }
        sheet.cut(row, x, label_cells - 1, Ink::Label, label);
        let room = width.min(sheet.width().saturating_sub(x + label_cells));
        let place = Place { x: x + label_cells, width: room, column, ink: Ink::Text };
        sheet.field(row, place, at, shown);
        x += label_cells + width + 1;
        column += 1;
    }
}

/// What a member says, as it is shown.
fn said(value: Option<Value<'_>>) -> Option<String> {
    let value = value?;
    match value.str() {
        Some(text) => Some(text.into_owned()).filter(|text| !text.is_empty()),
        None => value.number().map(|_| super::kpi::shown(&crate::ledger::view::printed(Some(value)))),
    }
}

fn amount(record: Value<'_>, key: &str) -> Option<String> {
    let value = record.get(key)?;
    let amount = value.i64().or_else(|| crate::ledger::decimal::whole(value.number()?))?;
    Some(yen(Some(amount)))
}

/// Cells that a text beside others takes at most, before it is wrapped.
const MOST: usize = 30;

/// The rare members of a KPI row: their path, and cells for what they hold.
const KPI: [(&[&str], usize); 9] = [
    (&["goal", "value"], 12),
    (&["goal", "by"], 8),
    (&["baseline_year"], 8),
    (&["accumulation"], 6),
    (&["rating"], 6),
    (&["kind"], 6),
    (&["department"], 14),
    (&["source"], 20),
    (&["id"], 12),
];

fn below<'v>(value: Value<'v>, path: &[&str]) -> Option<Value<'v>> {
    path.iter().try_fold(value, |value, key| value.get(key))
}

fn at_path(at: &Pointer, path: &[&str]) -> Pointer {
    path.iter().fold(at.clone(), |at, key| at.key(key))
}

/// Whether a KPI row has one of them.
pub(crate) fn has_any(row: Value<'_>) -> bool {
    KPI.iter().any(|(path, _)| said(below(row, path)).is_some())
}

/// What a KPI row has of them.
pub(crate) fn of_kpi(sheet: &mut Sheet, at: &Pointer, row: Value<'_>) {
    let held: Vec<_> =
        KPI.iter().filter_map(|(path, width)| Some((at_path(at, path), said(below(row, path))?, *width))).collect();
    if !held.is_empty() {
        let cells = held.iter().map(|(at, text, width)| Cell {
            label: label_of(at),
            at: at.clone(),
            shown: Some(text),
            width: text::cells(text).clamp(2, *width.max(&MOST)),
        });
        flow(sheet, 2, cells);
    }
}

/// Places for what the KPI rows don't have.
pub(crate) fn more_of_kpis<'v>(
    sheet: &mut Sheet,
    at: &Pointer,
    rows: impl Iterator<Item = (usize, Value<'v>, &'v str)>,
) {
    let rows: Vec<_> = rows.collect();
    if rows.len() > TYPED {
        return;
    }
    let mut begun = false;
    for (i, row, name) in rows {
        let at = at.index(i);
        let missing = KPI.iter().filter(|(path, _)| said(below(row, path)).is_none());
        let places: Vec<Pointer> = missing.map(|(path, _)| at_path(&at, path)).collect();
        if places.is_empty() || sheet.folds(places.len()) {
            continue;
        }
        if !std::mem::replace(&mut begun, true) {
            sheet.heading(OTHERS);
        }
        let row = sheet.next();
        sheet.understood_from(Some(row));
        let fitted = text::fit(name, sheet.width());
        sheet.words(row, 0, Ink::Label, fitted.text.replace(['\n', '\r'], " "));
        blanks(sheet, &places);
    }
    sheet.understood_from(None);
}

/// More KPI rows than this aren't typed one by one.
const TYPED: usize = 24;

const OTHERS: &str = "ほかに書ける欄";

fn blanks(sheet: &mut Sheet, places: &[Pointer]) {
    flow(sheet, 2, places.iter().map(|at| Cell { label: label_of(at), at: at.clone(), shown: None, width: 2 }));
}

/// Places for what a page has no rows of, under a heading of their own.
pub(crate) fn others(sheet: &mut Sheet, places: &[Pointer]) {
    if !places.is_empty() && !sheet.folds(places.len()) {
        sheet.heading(OTHERS);
        blanks(sheet, places);
    }
}

/// 予算額 and 財源内訳, behind what it cost.
pub(crate) fn money(sheet: &mut Sheet, label: usize, at: &Pointer, review: Review<'_>) {
    if let Some(budget) = amount(review.0, "budget") {
        sheet.labelled(label, "予算額", at.key("budget"), Some(&budget), Ink::Text);
    }
    let at = at.key("funding");
    let funds = review.0.get("funding").into_iter().flat_map(|list| list.items());
    for (i, fund) in funds.enumerate() {
        let (source, amount) = (said(fund.get("source")), amount(fund, "amount"));
        sheet.new_line();
        let row = sheet.next();
        sheet.words(row, 0, Ink::Label, if i == 0 { "財源内訳" } else { "" });
        let width = (sheet.width().saturating_sub(label + 17)).max(8);
        let place = Place { x: label, width, column: 0, ink: Ink::Text };
        let below = sheet.field(row, place, at.index(i).key("source"), source.as_deref());
        let cells = amount.as_deref().map_or(2, text::cells);
        let place = Place { x: sheet.width().saturating_sub(cells), width: cells, column: 1, ink: Ink::Text };
        let row = if label + width + cells < sheet.width() { row } else { below };
        sheet.field(row, place, at.index(i).key("amount"), amount.as_deref());
    }
}

/// 総合戦略での位置付け and 連絡先, beside the other facts of a project.
pub(crate) fn project(sheet: &mut Sheet, label: usize, at: &Pointer, project: Project<'_>) {
    let levels = project.0.get("strategy").into_iter().flat_map(|list| list.items());
    for (i, level) in levels.enumerate() {
        let words = if i == 0 { "総合戦略" } else { "" };
        sheet.labelled(label, words, at.key("strategy").index(i), said(Some(level)).as_deref(), Ink::Text);
    }
    if let Some(contact) = said(project.0.get("contact")) {
        sheet.labelled(label, "連絡先", at.key("contact"), Some(&contact), Ink::Text);
    }
}

/// Places for what a project and its sheet don't have.
pub(crate) fn more_of_project(sheet: &mut Sheet, subject: &Subject<'_>) {
    let mut places = Vec::new();
    let (project, at) = (subject.project.0, subject.at());
    let has = |record: Value<'_>, key: &str| {
        record.get(key).is_some_and(|value| said(Some(value)).is_some() || value.items().next().is_some())
    };
    if !has(project, "strategy") {
        places.push(at.key("strategy").index(0));
    }
    if !has(project, "contact") {
        places.push(at.key("contact"));
    }
    if let Some((_, review)) = subject.review {
        let at = subject.review_at();
        if !has(review.0, "budget") {
            places.push(at.key("budget"));
        }
        if !has(review.0, "funding") {
            places.push(at.key("funding").index(0).key("source"));
        }
    }
    others(sheet, &places);
}

/// 段階ごとの評価: what each stage said, beside the published rating.
pub(crate) fn evaluations(sheet: &mut Sheet, at: &Pointer, review: Review<'_>) {
    let at = at.key("evaluations");
    let rows = review.0.get("evaluations").into_iter().flat_map(|list| list.items());
    for (i, row) in rows.enumerate() {
        if i == 0 {
            sheet.heading("段階ごとの評価");
        }
        let parts = [("段階", "stage"), ("評価した人", "by"), ("日付", "at"), ("評価", "rating"), ("意見", "comment")];
        for (label, key) in parts {
            let ink = if key == "rating" { Ink::Strong } else { Ink::Text };
            sheet.labelled(12, label, at.index(i).key(key), said(row.get(key)).as_deref(), ink);
        }
    }
}

/// Where the first evaluation of a stage is typed, for a sheet that has none.
pub(crate) fn more_of_rating(sheet: &mut Sheet, at: &Pointer, review: Review<'_>) {
    if review.0.get("evaluations").is_none_or(|list| list.items().next().is_none()) {
        others(sheet, &[at.key("evaluations").index(0).key("rating")]);
    }
}

/// 検証の記録 and the municipality's code and prefecture, and places for those that the ledger doesn't have.
pub(crate) fn front(sheet: &mut Sheet, front: Value<'_>) {
    let root = Pointer::root();
    for (label, key) in [("団体コード", "municipality_code"), ("都道府県", "prefecture")] {
        if let Some(text) = said(front.get(key)) {
            sheet.labelled(12, label, root.key(key), Some(&text), Ink::Text);
        }
    }
    let at = root.key("verifications");
    let rows = front.get("verifications").into_iter().flat_map(|list| list.items());
    for (i, row) in rows.enumerate() {
        if i == 0 {
            sheet.heading("検証の記録");
        }
        for (label, key) in [("組織", "body"), ("日付", "at"), ("種別", "kind")] {
            sheet.labelled(10, label, at.index(i).key(key), said(row.get(key)).as_deref(), Ink::Text);
        }
    }
}

/// Places for what the ledger's front doesn't have.
pub(crate) fn more_of_front(sheet: &mut Sheet, front: Value<'_>) {
    let root = Pointer::root();
    let mut places: Vec<Pointer> = ["municipality_code", "prefecture"]
        .into_iter()
        .filter(|key| said(front.get(key)).is_none())
        .map(|key| root.key(key))
        .collect();
    let blank = |list: Option<Value<'_>>| list.is_none_or(|list| list.items().next().is_none());
    if blank(front.get("verifications")) {
        places.push(root.key("verifications").index(0).key("body"));
    }
    for list in ["external", "kpi"] {
        if blank(below(front, &["criteria", list])) {
            places.push(root.key("criteria").key(list).index(0).key("rating"));
        }
    }
    others(sheet, &places);
}
