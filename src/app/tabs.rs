//! Where the tabs stand in the panel's frame.

use super::layout::Layout;
use crate::ledger::field::Tab;
use crate::text;

/// A tab's words and its cells in the panel's top row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabSpot {
    /// Which.
    pub(crate) tab: Tab,
    /// ` 2KPI `, with the blanks that keep it from its neighbours.
    pub(crate) words: String,
    /// First cell on the screen.
    pub x: u16,
    /// Cells.
    pub(crate) cells: u16,
}

/// The tabs of a layout, from left to right: with room around their words, else close together, else in short words, else their numbers;
/// those without room even so are left out.
pub fn spots(layout: Layout) -> Vec<TabSpot> {
    let named = |i: usize, tab: Tab| format!("{}{}", i + 1, tab.label());
    let airy = row(layout, |i, tab| format!(" {} ", named(i, tab)));
    if airy.len() == Tab::ALL.len() {
        return airy;
    }
    let close = row(layout, |i, tab| format!("{} ", named(i, tab)));
    if close.len() == Tab::ALL.len() {
        return close;
    }
    let short = row(layout, |i, tab| format!("{}{} ", i + 1, tab.short()));
    if short.len() == Tab::ALL.len() { short } else { row(layout, |i, _| format!(" {} ", i + 1)) }
}

fn row(layout: Layout, words: impl Fn(usize, Tab) -> String) -> Vec<TabSpot> {
    let mut x = layout.panel.x + 2;
    let end = layout.panel.x + layout.panel.width.saturating_sub(1);
    let mut spots = Vec::new();
    for (i, tab) in Tab::ALL.into_iter().enumerate() {
        let words = words(i, tab);
        let cells = text::cells(&words) as u16;
        if x + cells > end {
            break;
        }
        spots.push(TabSpot { tab, words, x, cells });
        x += cells;
    }
    spots
}

/// The tab at a column of the panel's top row.
pub(crate) fn at(layout: Layout, x: u16) -> Option<Tab> {
    spots(layout).into_iter().find(|spot| x >= spot.x && x < spot.x + spot.cells).map(|spot| spot.tab)
}
