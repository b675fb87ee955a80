//! Made workbooks as the import reads them, and what the ledger that they would make says.

use kensho::exchange::against::{Against, against, together};
use kensho::exchange::mapping::{Answer, Mapping};
use kensho::exchange::plan::Entry;
use kensho::exchange::read::{How, read};
use kensho::exchange::{Given, Plan, plan};
use kensho::json::{Edit, Pointer};
use kensho::ledger::Ledger;
use serde_json::Value;

use super::workbook::{self, Sheet, sheet};

pub fn planned(bytes: &[u8]) -> Plan {
    planned_with(bytes, Mapping::default(), "")
}

/// The same beside answers and an office's own words.
pub fn planned_with(bytes: &[u8], mapping: Mapping, words: &str) -> Plan {
    let (given, problems) = Given::of(mapping, &[words.to_owned()]);
    assert!(problems.is_empty(), "{problems:?}");
    plan(&read("f.xlsx", bytes, &How::default()).unwrap(), &given)
}

/// A file of any kind, by its name.
pub fn named(name: &str, bytes: &[u8]) -> Plan {
    plan(&read(name, bytes, &How::default()).unwrap(), &Given::default())
}

/// A workbook of one sheet.
pub fn of(rows: &[&[&str]]) -> Plan {
    planned(&workbook::of(rows))
}

/// A workbook whose only sheet has merged cells.
pub fn merged(name: &str, rows: &[&[&str]], merges: &[&str]) -> Plan {
    planned(&workbook::bytes(&[Sheet { merges, ..sheet(name, rows) }], &[]))
}

/// What is answered to the questions of a plan.
pub fn answering(plan: &Plan, answer: impl Fn(&Answer) -> Option<String>) -> Mapping {
    let mut mapping = Mapping::default();
    for asked in plan.questions() {
        mapping.put(Answer { answer: answer(&asked), ..asked });
    }
    mapping
}

/// The ledger that a plan alone makes.
pub fn ledger(plan: &Plan) -> Ledger {
    together(std::slice::from_ref(plan), &Mapping::default()).unwrap().0
}

/// What plans say beside a ledger.
pub fn beside(plans: &[Plan], base: &Ledger) -> Against {
    against(plans, base.doc(), &Mapping::default())
}

/// What the ledger that would be written says at a place.
pub fn value(plan: &Plan, pointer: &str) -> Value {
    let ledger: Value = serde_json::from_str(plan.ledger().as_deref().expect("a ledger")).unwrap();
    ledger.pointer(pointer).cloned().unwrap_or(Value::Null)
}

/// What becomes of a cell.
pub fn at<'p>(plan: &'p Plan, cell: &str) -> &'p Entry {
    plan.entries.iter().find(|entry| entry.cell == cell).unwrap_or_else(|| panic!("{cell} isn't told"))
}

/// The JSON at a place of a ledger; `-` where nothing is.
pub fn get(ledger: &Ledger, pointer: &str) -> String {
    ledger.doc().get(&Pointer::parse(pointer).unwrap()).unwrap_or_else(|_| "-".to_owned())
}

/// The ledger with another value at a place, or one where none was.
pub fn with(ledger: &Ledger, pointer: &str, after: &str) -> Ledger {
    let mut changed = ledger.clone();
    let at = Pointer::parse(pointer).unwrap();
    let edit = match ledger.doc().get(&at) {
        Ok(before) => Edit::replace(at, before, after, 0),
        Err(_) => Edit::insert(at, after, 0),
    };
    changed.apply(&edit).unwrap();
    changed
}
