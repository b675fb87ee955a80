//! The header: whose ledger, which year, how many projects, how much money, what isn't saved.

use super::canvas::Canvas;
use crate::app::State;
use crate::app::page::{grouped, yen};
use crate::text;

/// Draws the header row: what is left out first is what can be seen elsewhere.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State) {
    let area = state.layout.header;
    if area.height == 0 {
        return;
    }
    canvas.restyle(area, canvas.look.theme.header);
    let style = canvas.look.theme.header;
    let front = state.ledger.front();
    let front = front.front();
    let municipality = front.municipality().unwrap_or_default();
    let year = front.fiscal_year().map(|y| y.to_string()).unwrap_or_default();
    // Of nothing there is no sum, not one of 0 yen.
    let sum = |amount| if state.is_empty() { String::new() } else { yen(Some(amount)) };
    let words = Words {
        municipality: municipality.into_owned(),
        year,
        projects: match state.loading {
            Some(progress) => {
                let percent = progress.done.saturating_mul(100).checked_div(progress.total).unwrap_or(0);
                format!("{}事業 読み込み中 {percent}%", grouped(state.len() as i64))
            }
            None => {
                let indexing = state.indexing.map(|percent| format!(" 索引 {percent}%")).unwrap_or_default();
                format!("{}事業{indexing}", grouped(state.len() as i64))
            }
        },
        cost: sum(state.tally.actual_cost),
        grant: sum(state.tally.actual_grant),
        open: state.tally.open,
        pending: state.pending(),
        unsaved: state.changes.len(),
    };
    let room = area.width.saturating_sub(1) as usize;
    let wanted = (0..=LEAST).map(|level| words.at(level)).find(|parts| cells(parts) <= room);
    let mut x = area.x + 1;
    for part in wanted.unwrap_or_else(|| words.at(LEAST)) {
        x += canvas.fitted(area, x, area.y, (area.x + area.width).saturating_sub(x), &part, style) + GAP as u16;
    }
}

/// Blanks between parts.
const GAP: usize = 2;

/// The level at which only the title and what isn't saved are left.
const LEAST: usize = 7;

fn cells(parts: &[String]) -> usize {
    parts.iter().map(|part| text::cells(part)).sum::<usize>() + GAP * parts.len().saturating_sub(1)
}

/// What the header can say.
struct Words {
    municipality: String,
    year: String,
    projects: String,
    cost: String,
    grant: String,
    open: usize,
    pending: usize,
    unsaved: usize,
}

impl Words {
    /// The parts at a level of brevity: 0 says everything. What isn't saved is always said.
    fn at(&self, level: usize) -> Vec<String> {
        let (cost, grant) = if level < 3 { ("総事業費", "交付実績") } else { ("事業費", "交付") };
        let place = if level < 3 { &self.municipality } else { without_prefecture(&self.municipality) };
        let mut parts = vec![format!("{place} {}{}", self.year, if level < 1 { " 効果検証" } else { "" })];
        let mut say = |wanted: bool, words: String| parts.extend(wanted.then_some(words));
        say(level < 6, self.projects.clone());
        say(level < 5 && !self.cost.is_empty(), format!("{cost} {}", self.cost));
        say(level < 4 && !self.grant.is_empty(), format!("{grant} {}", self.grant));
        say(level < 2 && self.open > 0, format!("未確定 {}", self.open));
        say(level < 7 && self.pending > 0, format!("要確認 {}", self.pending));
        say(self.unsaved > 0, format!("未保存 {}", self.unsaved));
        parts
    }
}

/// 美祢市 of 山口県美祢市: a prefecture's name has three characters, or four.
fn without_prefecture(municipality: &str) -> &str {
    let ends = municipality.char_indices().skip(2).take(2).find(|(_, c)| matches!(c, '都' | '道' | '府' | '県'));
    let rest = ends.and_then(|(at, c)| municipality.get(at + c.len_utf8()..)).filter(|rest| !rest.is_empty());
    rest.unwrap_or(municipality)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefectures_are_told_from_municipalities() {
        let cases = [
            ("山口県美祢市", "美祢市"),
            ("京都府京都市", "京都市"),
            ("神奈川県葉山町", "葉山町"),
            ("北海道", "北海道"),
        ];
        for (whole, rest) in cases {
            assert_eq!(without_prefecture(whole), rest);
        }
    }
}
