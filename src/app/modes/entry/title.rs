//! What an open field is called: always which project and which field, however narrow the screen is.

use crate::json::{Doc, Pointer};
use crate::ledger::label;
use crate::text;

use super::Entry;

/// Cells of an editor's title that are never given up: the project's number, and the end of the field's label.
const LEAST: usize = 12;

impl Entry {
    /// Which field of which project is open, in at most `room` cells: 「事業2 みね…（令和6年度） KPI「…」の実績値 を編集」, on a narrow screen
    /// 「事業2 KPI「…」の実績値」.
    pub fn title(&self, doc: &Doc, room: usize) -> String {
        let does = if self.supposing { "に仮の値" } else { "を編集" };
        let (whole, short) = (label::describe(doc, &self.pointer), label::describe_short(doc, &self.pointer));
        let project = project(doc, &self.pointer);
        let wordings = [format!("{whole} {does}"), format!("{project}{short} {does}"), format!("{project}{short}")];
        if let Some(words) = wordings.iter().find(|words| text::cells(words) <= room) {
            return words.clone();
        }
        let fitted = text::fit_middle(&short, room.saturating_sub(text::cells(&project)).max(LEAST));
        format!("{project}{}{}{}", fitted.head, if fitted.ellipsis { "…" } else { "" }, fitted.tail)
    }
}

/// Which field of which project a place is, in short: 「事業2 KPI「…」の実績値」.
pub fn place_in_short(doc: &Doc, pointer: &Pointer) -> String {
    project(doc, pointer) + &label::describe_short(doc, pointer)
}

/// 「事業2 」; nothing outside the projects.
fn project(doc: &Doc, pointer: &Pointer) -> String {
    let Some(index) = crate::app::moving::project_of(pointer) else { return String::new() };
    let number = Pointer::root().key("projects").index(index).key("number");
    let number = doc.find(&number, crate::app::typed::value_text).ok().filter(|number| !number.is_empty());
    number.map_or_else(|| format!("{}番目の事業 ", index + 1), |number| format!("事業{number} "))
}
