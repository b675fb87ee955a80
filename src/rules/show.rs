//! The table as people read it: `kensho rules show`.

use std::fmt::Write as _;

use super::table::{Condition, Op, Table, Value};

impl Table {
    /// A condition as a phrase: 「達成割合が50%以上(設定「概ねの達成割合」)」.
    pub fn condition_text(&self, condition: &Condition) -> String {
        let mut text = String::new();
        let Some(item) = self.items.get(condition.item) else { return text };
        match condition.value {
            Value::YesNo(value) => {
                let yes = value == (condition.op != Op::NotEqual);
                let _ = write!(text, "{}が{}", item.name, if yes { "ある" } else { "ない" });
            }
            value => {
                let unit = match (value, item.unit.as_deref()) {
                    // What is called a number needs no unit: nobody says 「指標数が0指標」.
                    (Value::Count(_), Some(unit))
                        if !(item.name.ends_with('数') && condition.op.suffix().is_empty()) =>
                    {
                        unit
                    }
                    _ => "",
                };
                let _ = write!(text, "{}が{value}{unit}{}", item.name, condition.op.suffix());
            }
        }
        if let Some(setting) = condition.setting.and_then(|index| self.settings.get(index)) {
            let _ = write!(text, "(設定「{}」)", setting.name);
        }
        text
    }

    /// The whole table as text for people: items, settings with their sources, rules in order, ratings and policies.
    pub fn show(&self) -> String {
        let mut out = String::new();
        let _ =
            writeln!(out, "{}({})\n出典: {}\n表の置き場所: {}", self.title, self.municipality, self.source, self.file);
        out.push_str(
            "\n規則(上から順に見て、最初に当てはまった規則の評価とする。判定できた指標が1つもなければ判定しない)\n",
        );
        for (index, rule) in self.rules.iter().enumerate() {
            let _ = writeln!(out, "  {}. {}", index + 1, rule.name);
            let mut lead = if rule.otherwise { "上のどの規則にも当てはまらず、" } else { "" };
            if rule.when.is_empty() {
                let _ = writeln!(out, "     条件  {}いつでも", lead);
            }
            for condition in &rule.when {
                let _ = writeln!(out, "     条件  {lead}{}", self.condition_text(condition));
                lead = "";
            }
            let rating = self.ratings.get(rule.rating).map_or("", |rating| &rating.name);
            let _ = writeln!(out, "     評価  {rating}\n     基準  「{}」({})", rule.sentence, rule.source);
        }
        out.push_str("\n設定(表の value を書き換えると変わる)\n");
        for setting in &self.settings {
            let _ = writeln!(
                out,
                "  {} = {}  {}({}行目)\n     出所  {}",
                setting.name, setting.value, setting.label, setting.at.line, setting.source
            );
        }
        out.push_str("\n項目\n");
        for item in &self.items {
            let _ = writeln!(out, "  {}({}) {}", item.name, item.fact.kind().label(), item.meaning);
        }
        out.push_str("\n評価の一覧(良い順)\n");
        for rating in &self.ratings {
            let _ = writeln!(out, "  {}\n     「{}」({})", rating.name, rating.criterion, rating.source);
        }
        if !self.policies.is_empty() {
            out.push_str("\n今後の方針の一覧\n");
        }
        for policy in &self.policies {
            let _ = writeln!(out, "  {}\n     「{}」({})", policy.name, policy.criterion, policy.source);
        }
        out
    }
}
