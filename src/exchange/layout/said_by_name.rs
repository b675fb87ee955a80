//! Rows whose names of KPIs say what the years' values beside them are: 「来場者数（目標）」 and below it 「来場者数（実績）」, one KPI in two rows.
//!
//! Only a pair right below each other is believed; 「移住者数の目標」 alone may be what an indicator is called.

use super::Walk;
use super::table::{Row, Shape};
use crate::exchange::words::squeezed;

/// What a name ends in, in brackets or behind a blank, and what it says.
const ENDS: [(&str, &str); 6] = [
    ("目標値", "target"),
    ("目標", "target"),
    ("計画", "target"),
    ("実績値", "actual"),
    ("実績", "actual"),
    ("結果", "actual"),
];

/// A row of a KPI that two rows tell.
pub(super) struct OfPair {
    /// What its values are.
    pub says: &'static str,
    /// The KPI's name.
    pub name: String,
    /// Whether the row above has named it.
    pub second: bool,
}

impl Walk<'_, '_> {
    /// What the name in a row says of the values beside it, where the row next to it says the other.
    pub(super) fn of_pair(&self, shape: &Shape<'_>, row: Row<'_>) -> Option<OfPair> {
        let yearly = shape.columns.iter().any(|of| of.concept == "actual" && of.year.is_some());
        let own = shape.columns.iter().any(|of| of.concept == "target" && of.year.is_none());
        if !yearly || own {
            return None;
        }
        let said = |n: usize| {
            let number = *shape.body.get(n)?;
            let is = |cell: &usize| self.column(shape.columns, *cell).is_some_and(|of| of.concept == "kpi");
            parted(&self.sheet.cells[self.sheet.row_indexes(number).find(is)?].text)
        };
        let (name, says) = said(row.n)?;
        let pair = |n: usize| said(n).is_some_and(|(other, of)| of != says && squeezed(&other) == squeezed(&name));
        let above = row.n.checked_sub(1).is_some_and(pair);
        let second = above && says == "actual";
        (second || pair(row.n + 1)).then_some(OfPair { says, name, second })
    }
}

/// A name without the word for its values, and what that says.
fn parted(text: &str) -> Option<(String, &'static str)> {
    let text = text.trim();
    let inside = text.strip_suffix(['）', ')']).and_then(|rest| {
        let at = rest.rfind(['（', '('])?;
        Some((&rest[..at], rest[at..].trim_start_matches(['（', '('])))
    });
    let (name, word) = inside.or_else(|| text.rsplit_once(char::is_whitespace))?;
    let word = squeezed(word);
    let says = ENDS.iter().find(|(end, _)| *end == word)?.1;
    let name = name.trim();
    (!name.is_empty()).then(|| (name.to_owned(), says))
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn only_a_word_apart_from_the_name_says_what_the_values_are() {
        assert_eq!(parted("来場者数（目標）"), Some(("来場者数".into(), "target")));
        assert_eq!(parted("移住者数　実績値"), Some(("移住者数".into(), "actual")));
        assert_eq!((parted("移住者数の目標"), parted("来場者数（人）"), parted("（実績）")), (None, None, None));
    }
}
