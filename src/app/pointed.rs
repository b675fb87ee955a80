//! The words that a finding is about: marked on the page, with the caret on them, until the user goes elsewhere.

use std::ops::Range;

use crate::check::Finding;
use crate::json::Pointer;

use super::state::State;

/// Words at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointed {
    /// The field.
    pub pointer: Pointer,
    words: Vec<String>,
}

impl Pointed {
    /// Where the words stand in the field's text, in bytes; nowhere, if it says something else by now.
    pub fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for words in &self.words {
            ranges.extend(text.match_indices(words.as_str()).map(|(at, words)| at..at + words.len()));
        }
        ranges.sort_by_key(|range| range.start);
        ranges
    }
}

/// Marks the words of a finding.
pub(crate) fn at(state: &mut State, found: &Finding) {
    let words: Vec<String> = found.words().into_iter().filter(|words| !words.trim().is_empty()).collect();
    state.pointed = (!words.is_empty()).then(|| Pointed { pointer: found.pointer.clone(), words });
}

/// Where in the text of the field at `pointer` the first of the marked words begin, in bytes.
pub(crate) fn caret(state: &State, pointer: &Pointer, text: &str) -> Option<usize> {
    let pointed = state.pointed.as_ref().filter(|pointed| pointed.pointer == *pointer)?;
    pointed.ranges(text).first().map(|range| range.start)
}
