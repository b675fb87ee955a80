//! The words that options take: kinds of file, tabs, widths.

use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::exchange::out::Kind;
use crate::ledger::field::Tab;

/// The ways in which the terminal's widths can be told.
pub const WIDTHS: [&str; 5] = ["auto", "narrow", "wide", "pad", "safe"];

/// The kinds of file that are written.
pub(super) fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.word()).chain([crate::cli::gather::PARQUET]))
}

/// All tabs on the command line.
const ALL: (&str, &str) = ("all", "すべて");

/// The tabs by what the screen calls them and by the words of scripts.
pub(super) fn tab_words() -> PossibleValuesParser {
    let named = Tab::ALL.iter().map(|tab| (tab.word(), tab.label())).chain([ALL]);
    PossibleValuesParser::new(named.map(|(word, label)| PossibleValue::new(word).alias(label).help(label)))
}

/// The tabs that a word of [`tab_words`] means.
pub fn tabs(word: &str) -> Vec<Tab> {
    let all = word == ALL.0 || word == ALL.1;
    Tab::ALL.into_iter().filter(|tab| all || tab.word() == word || tab.label() == word).collect()
}
