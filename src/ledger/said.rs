//! The format's code words and what officials call them.
//!
//! The file says `open` and `down`, people say 対応待ち and 少ないほど良い. The screen, the confirmation before saving, the findings,
//! the differences and the search all take their words from this one table; `--json` and the file keep the codes. Text that is
//! no code of its field stays the text that it is, so that nobody reads an answer into it.

use super::field::{Choice, Kind};

const DIRECTION: Kind = Kind::Choice(Choice::Direction);
const STATE: Kind = Kind::Choice(Choice::OpinionState);

/// Of an indicator of which less is better.
pub const LESS_IS_BETTER: &str = "少ないほど良い";

/// Which kind of field has the code, the code, and the words for it.
const WORDS: [(Kind, &str, &str); 6] = [
    (DIRECTION, "up", "多いほど良い"),
    (DIRECTION, "down", LESS_IS_BETTER),
    (STATE, "open", "対応待ち"),
    (STATE, "answered", "対応済み"),
    (Kind::Flag, "true", "はい"),
    (Kind::Flag, "false", "いいえ"),
];

/// What officials call a code of a field of a kind; `None` for text that is none.
#[inline]
pub fn words(kind: Kind, code: &str) -> Option<&'static str> {
    WORDS.iter().find(|(of, known, _)| *of == kind && *known == code).map(|(.., words)| *words)
}

/// The code for what was typed into a field of a kind; `None` for text that stands for none.
#[inline]
pub fn code(kind: Kind, typed: &str) -> Option<&'static str> {
    WORDS.iter().find(|(of, _, words)| *of == kind && *words == typed.trim()).map(|(_, code, _)| *code)
}

/// The words that a list offers, as officials say them.
#[inline]
pub fn offered(choice: Choice) -> impl Iterator<Item = &'static str> {
    choice.values().iter().map(move |value| words(Kind::Choice(choice), value).unwrap_or(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::field::FIELDS;

    #[test]
    fn every_code_has_words_and_the_words_lead_back_to_it() {
        for (kind, code, words) in WORDS {
            assert_eq!((super::words(kind, code), super::code(kind, words)), (Some(words), Some(code)));
            assert_eq!(super::words(Kind::Line, code), None, "{code} is a word like any other elsewhere");
        }
        for field in FIELDS {
            let Kind::Choice(choice) = field.kind else { continue };
            for word in offered(choice) {
                assert!(!word.is_ascii(), "{}: {word} is shown to an official", field.pattern);
            }
        }
    }
}
