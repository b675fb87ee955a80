//! What can be typed in answer to a question instead of one of the answers that it offers.

use super::{Choice, Place};
use crate::exchange::values::yen;
use crate::json::Habits;
use crate::ledger::decimal;
use crate::ledger::entry::entry;
use crate::ledger::field::Kind;
use crate::ledger::printed::{Printed, State};

/// What another answer is read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Free {
    /// Another value of the field that every answer is about: what it takes.
    Value(Kind),
    /// An amount for each of so many projects that share one, in their order, and what they are together, in yen.
    Parts {
        /// How many.
        count: usize,
        /// Together.
        sum: i64,
    },
}

impl Free {
    /// What another answer than these is read as; `None` where there can be none: those that put a value anywhere don't put it
    /// into one place, or what is answered holds for more than one value. `alone`: where a value goes of which none is offered.
    pub(super) fn of(kind: &str, options: &[Choice], alone: Option<&Place>) -> Option<Free> {
        let place = match (alone, options.first().map(|choice| &choice.values[..])) {
            (Some(place), None) | (_, Some([(place, _)])) => place,
            _ => return None,
        };
        let is_of_it = |choice: &Choice| match &choice.values[..] {
            // Another project than the one asked about.
            [] => true,
            [(other, _)] => other == place,
            _ => false,
        };
        let is_free = !crate::exchange::mapping::of_column(kind) && options.iter().all(is_of_it);
        let kind = place.of().filter(|_| is_free).map(|field| field.kind);
        kind.filter(|kind| !matches!(kind, Kind::Record | Kind::List)).map(Free::Value)
    }

    /// What is typed, as JSON: the value, or each of the parts.
    ///
    /// # Errors
    /// A sentence that says what isn't as it must be.
    pub(crate) fn read(&self, typed: &str) -> Result<Vec<String>, String> {
        match self {
            Free::Value(kind) => {
                // 「はい」 says nothing of a value.
                let is_text = || Printed::Text(typed.trim().into()).read(None).0 == State::Text;
                if *kind == Kind::Printed && is_text() {
                    return Err(format!(
                        "「{}」は数値でも「確認中」などの語でもありません。値を入れてください。",
                        typed.trim()
                    ));
                }
                let value = entry(*kind, typed, "null", true, Habits::default());
                value.map(|value| vec![value]).map_err(|why| why.to_string())
            }
            Free::Parts { count, sum } => parts(typed, *count, *sum),
        }
    }
}

/// Amounts behind each other: 「600,000円、400,000円」.
fn parts(typed: &str, count: usize, sum: i64) -> Result<Vec<String>, String> {
    let ends = |c: char| matches!(c, '、' | '/' | '／' | '+' | '＋' | ';' | '；') || c.is_whitespace();
    let typed = typed.split(ends).map(str::trim).filter(|part| !part.is_empty());
    let read = |part: &str| yen(part, 1).ok_or_else(|| format!("「{part}」は金額として読めません。"));
    let amounts: Vec<i64> = typed.map(read).collect::<Result<_, _>>()?;
    if amounts.len() != count {
        return Err(format!("事業は{count}つです。それぞれの額を「、」で区切って{count}つ入れてください。"));
    }
    let together = amounts.iter().try_fold(0_i64, |sum, amount| sum.checked_add(*amount));
    if together != Some(sum) {
        let together = together.map(|together| format!("(いまは{})", decimal::yen(together))).unwrap_or_default();
        return Err(format!("合わせて{}になるように入れてください{together}。", decimal::yen(sum)));
    }
    Ok(amounts.iter().map(i64::to_string).collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_for_a_number_is_a_number_or_says_why_there_is_none() {
        let free = Free::Value(Kind::Printed);
        for typed in ["13", "1,200人", "確認中", "－", "約70"] {
            assert!(free.read(typed).is_ok(), "{typed}");
        }
        for typed in ["はい", "取り込む", "OK", "そのまま"] {
            assert!(free.read(typed).unwrap_err().contains("値を入れて"), "{typed}");
        }
        assert!(Free::Value(Kind::Line).read("はい").is_ok());
    }

    #[test]
    fn parts_are_as_many_as_the_projects_and_their_sum_is_the_amount() {
        let free = Free::Parts { count: 2, sum: 1_000_000 };
        for typed in ["600,000円、400,000円", "600000 400000", "600千円／400千円", "６００，０００、400,000"]
        {
            assert_eq!(free.read(typed), Ok(vec!["600000".to_owned(), "400000".to_owned()]), "{typed}");
        }
        for (typed, why) in [
            ("1000000", "2つ入れて"),
            ("600000、300000", "いまは900,000円"),
            ("600000、のこり", "「のこり」は金額として"),
            ("600000、200000、200000", "2つ入れて"),
        ] {
            assert!(free.read(typed).unwrap_err().contains(why), "{typed}");
        }
    }
}
