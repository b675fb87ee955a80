//! 「〃」, 「同上」 and 「同左」 in a cell to be answered: what they point to is asked, since an answer of one field may be none of the
//! next. Never do they replace what was sent as they stand there.

use super::amount::{Asked, Refused};
use crate::exchange::mapping::{LEAVE, Mapping};
use crate::exchange::place::Question;
use crate::exchange::values::is_ditto;
use crate::exchange::words::squeezed;
use crate::json::Pointer;

/// The question what is meant.
const KIND: &str = "ditto-answer";

/// Where an answer says that it is to be found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meant {
    /// In the cell above.
    Above,
    /// In the cell to the left.
    Left,
}

/// Where a text says that its value is to be found; `None` where it is one itself.
pub(super) fn meant(text: &str) -> Option<Meant> {
    match &*squeezed(text) {
        "同左" | "左に同じ" => Some(Meant::Left),
        "上に同じ" | "上と同じ" | "同前" => Some(Meant::Above),
        _ => is_ditto(text).then_some(Meant::Above),
    }
}

/// What was answered before, as JSON, or the question. `other`: what stands in the cell that is pointed to, in words and as JSON.
pub(super) fn settled(
    mapping: &Mapping,
    about: &str,
    place: &Pointer,
    text: &str,
    other: Option<(String, String)>,
) -> Result<String, Refused> {
    let same = other.map(|(words, value)| (format!("「{words}」のこと"), value));
    match mapping.answer(KIND, about, text) {
        Some(LEAVE) => return Err(Refused::Why(format!("前の答え「{LEAVE}」による"))),
        Some(answer) => {
            if let Some((_, value)) = same.as_ref().filter(|(words, _)| words == answer) {
                return Ok(value.clone());
            }
        }
        None => {}
    }
    let write = |(words, value): (String, String)| (words, vec![(place.as_str().to_owned(), value)]);
    let options = same.map(write).into_iter().collect();
    let why = format!("「{}」と書いてある。何のことか", text.trim());
    let question = Question { kind: KIND, about: about.to_owned(), value: None, free: None, refused: None };
    Err(Refused::Asked(Box::new(Asked { question, why, options })))
}

#[cfg(test)]
mod tests {
    use super::{Meant, meant};

    #[test]
    fn a_word_of_a_sentence_points_to_nothing() {
        for text in ["〃", "同上", " 〃 ", "上に同じ"] {
            assert!(meant(text) == Some(Meant::Above), "{text}");
        }
        assert!(meant("同左") == Some(Meant::Left));
        for text in ["同上の理由による。", "同じ", "", "左記のとおり"] {
            assert!(meant(text).is_none(), "{text}");
        }
    }
}
