//! The grounds in one line, and what keeps a range from being one rating: for headings and questions, where whole sentences
//! have no room.

use std::cmp::Ordering;

use super::Words;
use crate::rules::classify::Verdict;
use crate::rules::evidence::Question;
use crate::rules::table::Fact;

/// More rows than this are counted rather than named in a line.
const NAMED: usize = 2;

impl Words<'_> {
    /// `達成1/2(基準50%)、平均69.5%(基準70%)、悪化はC、未確定1(就職率)`. Each part only where it says something.
    pub(super) fn in_short(&self, questions: &[Question<'_>]) -> String {
        let met = self.with(Verdict::Achieved).count();
        let scored = met + self.with(Verdict::Missed).count();
        let mut parts: Vec<String> = Vec::new();
        if scored > 0 {
            parts.push(format!("達成{met}/{scored}{}", self.mark(Fact::ShareMet)));
        }
        if let Some((least, most)) = self.possible.mean.filter(|_| !self.table.mean_cuts.is_empty()) {
            let mean = match least.rate == most.rate {
                true => self.percent(least.rate),
                false => format!("{}～{}%", least.rate.percent(), most.rate.percent()),
            };
            parts.push(format!("平均{mean}{}", self.mark(Fact::CappedMean)));
        }
        if self.asks_of_before() {
            for (word, order) in [("悪化", Ordering::Less), ("改善", Ordering::Greater)] {
                let rows = self.since(order);
                parts.extend((!rows.is_empty()).then(|| format!("{word}は{}", self.few(&rows))));
            }
        }
        parts.extend(self.unsettled());
        parts.extend((!questions.is_empty()).then(|| format!("人の判断{}", questions.len())));
        parts.join("、")
    }

    /// Why several ratings are left, as a sentence to whoever is about to choose one of them.
    pub(super) fn undecided_by(&self, questions: &[Question<'_>]) -> String {
        let unsettled = self.unsettled();
        if !unsettled.is_empty() {
            return format!("{}。値が決まるまで一つに決まりません。", unsettled.join("、"));
        }
        let names: Vec<String> = questions.iter().map(|question| format!("「{}」", question.item.name)).collect();
        match names.is_empty() {
            true => "KPIの値だけでは一つに決まりません。人が判断します。".to_owned(),
            false => format!("KPIの値だけでは一つに決まりません。{}を人が判断します。", names.join("と")),
        }
    }

    /// `未確定1(就職率)`, `判定不能2(A、B)`.
    fn unsettled(&self) -> Vec<String> {
        let counted = |verdict: Verdict| {
            let rows: Vec<usize> = self.with(verdict).collect();
            (!rows.is_empty()).then(|| format!("{}{}({})", verdict.label(), rows.len(), self.few(&rows)))
        };
        [Verdict::Open, Verdict::Unusable].into_iter().filter_map(counted).collect()
    }

    /// The first names, each shortened, and how many more there are.
    fn few(&self, rows: &[usize]) -> String {
        let short = |&row: &usize| -> String {
            let name = self.name(row);
            match name.char_indices().nth(LONG) {
                Some((at, _)) => format!("{}…", name.get(..at).unwrap_or(name)),
                None => name.to_owned(),
            }
        };
        let mut names: Vec<String> = rows.iter().take(NAMED).map(short).collect();
        if rows.len() > NAMED {
            names.push(format!("ほか{}", rows.len() - NAMED));
        }
        names.join("、")
    }

    /// `(基準70%)`: the settings that a fact is held against.
    fn mark(&self, fact: Fact) -> String {
        let conditions = self.table.rules.iter().flat_map(|rule| &rule.when);
        let settings = conditions.filter(|condition| condition.fact == fact).filter_map(|condition| condition.setting);
        let mut values: Vec<String> = Vec::new();
        for setting in settings.filter_map(|setting| self.table.settings.get(setting)) {
            let value = setting.value.to_string();
            if !values.contains(&value) {
                values.push(value);
            }
        }
        if values.is_empty() { String::new() } else { format!("(基準{})", values.join("・")) }
    }
}

/// A name of more characters than this is shortened in a line.
const LONG: usize = 12;
