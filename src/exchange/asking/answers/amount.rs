//! An amount that came back thousands of times smaller or larger than it was sent: in 千円 perhaps, where the sheet asks for
//! yen. It is asked; nobody else knows.

use crate::exchange::mapping::{LEAVE, Mapping};
use crate::exchange::place::Question;
use crate::exchange::plan::Allowed;
use crate::json::Pointer;
use crate::ledger::decimal::yen;

/// The question in what an amount is.
const KIND: &str = "amount-scale";

/// What a unit of money stands for in yen.
const UNITS: [(&str, i64); 3] = [("千円", 1_000), ("万円", 10_000), ("百万円", 1_000_000)];

/// Why an answer isn't taken.
pub(super) enum Refused {
    /// For this reason.
    Why(String),
    /// Before it is said how it is meant.
    Asked(Box<Asked>),
}

/// What is asked about an answer.
pub(super) struct Asked {
    pub question: Question,
    pub why: String,
    pub options: Vec<Allowed>,
}

impl Refused {
    pub(super) fn why(words: &str) -> Refused {
        Refused::Why(words.to_owned())
    }
}

/// An amount of an answer, as JSON, taken where it is of the size of the one that was sent, or as it was answered before.
/// `about`: what it is the amount of; `text`: the cell's.
pub(super) fn settled(
    mapping: &Mapping,
    about: &str,
    place: &Pointer,
    (old, new): (&str, &str),
    text: &str,
) -> Result<Option<String>, Refused> {
    let (Ok(was), Ok(is)) = (old.parse::<i64>(), new.parse::<i64>()) else { return Ok(Some(new.to_owned())) };
    let Some(unit) = scale(was, is) else { return Ok(Some(new.to_owned())) };
    let mut options = vec![(yen(is), is)];
    // A smaller one may be meant in the unit; a larger one was typed with its noughts once more.
    match is.checked_mul(unit.1).filter(|_| is < was) {
        Some(scaled) => {
            options.push((format!("{}{}({})", yen(is).trim_end_matches('円'), unit.0, yen(scaled)), scaled))
        }
        None if is > was && is % unit.1 == 0 => options.push((yen(is / unit.1), is / unit.1)),
        None => {}
    }
    match mapping.answer(KIND, about, text) {
        Some(LEAVE) => return Err(Refused::Why(format!("前の答え「{LEAVE}」による"))),
        Some(answer) => {
            if let Some((_, value)) = options.iter().find(|(words, _)| words == answer) {
                return Ok(Some(value.to_string()).filter(|value| value != old));
            }
        }
        None => {}
    }
    let why = format!("送ったときは{}で、答えは{}。円か{}か", yen(was), yen(is), unit.0);
    let write = |value: i64| vec![(place.as_str().to_owned(), value.to_string())];
    let options = options.into_iter().map(|(words, value)| (words, write(value))).collect();
    let question = Question { kind: KIND, about: about.to_owned(), value: None, free: None, refused: None };
    Err(Refused::Asked(Box::new(Asked { question, why, options })))
}

/// The unit by which two amounts differ, give or take what a plan and its result do.
fn scale(was: i64, is: i64) -> Option<(&'static str, i64)> {
    crate::exchange::values::rescaled(was, is).and_then(|by| UNITS.into_iter().find(|(_, unit)| *unit == by))
}
