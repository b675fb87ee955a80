//! One word in two kanji that are read alike: 探究学習 and 探求学習.
//!
//! Nobody has a dictionary of what a department calls its things. But where two runs of three kanji in one project differ
//! in the middle only, and the two kanji share a reading (Unihan's, as romaji search uses them), one of them was typed
//! for the other. The rarer is told; where both are as frequent, the later.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::share_on_reading;

use super::prose::{is_kanji, word_around};
use super::scene::{Scene, excerpt};
use super::texts::Text;
use super::{Finding, codes};

/// Kanji that stand for each other in different words of one field: 製造者 and 製造社 are two things.
const APART: [(char, char); 6] = [('者', '社'), ('期', '機'), ('前', '全'), ('校', '高'), ('市', '支'), ('課', '科')];

struct Seen<'s> {
    middle: char,
    count: usize,
    text: &'s Text<'s>,
    at: usize,
}

pub(super) fn check<'s>(scene: &Scene<'s>, found: &mut Vec<Finding>) {
    // (left, middle, right) of every three kanji in a row.
    let mut all: Vec<((char, char), char, u32, u32)> = Vec::with_capacity(1024);
    for (t, text) in scene.texts.iter().enumerate() {
        let (mut a, mut b, mut at) = ('\0', '\0', 0);
        for (i, c) in text.text.char_indices() {
            if !is_kanji(c) {
                (a, b) = ('\0', '\0');
                continue;
            }
            if a != '\0' {
                all.push(((a, c), b, t as u32, at as u32));
            }
            (a, b, at) = (b, c, i);
        }
    }
    all.sort_unstable();
    let mut told: BTreeMap<(char, char), ()> = BTreeMap::new();
    let mut rest = all.as_slice();
    while let Some((key, ..)) = rest.first() {
        let length = rest.partition_point(|(other, ..)| other == key);
        let (same, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        rest = after;
        // Sorted by the middle: most have one.
        if same.first().map(|(_, middle, ..)| middle) == same.last().map(|(_, middle, ..)| middle) {
            continue;
        }
        let mut seen: Vec<Seen<'_>> = Vec::new();
        for &(_, middle, t, at) in same {
            match seen.last_mut().filter(|seen| seen.middle == middle) {
                Some(seen) => seen.count += 1,
                None => {
                    let Some(text) = scene.texts.get(t as usize) else { continue };
                    seen.push(Seen { middle, count: 1, text, at: at as usize });
                }
            }
        }
        for (i, one) in seen.iter().enumerate() {
            for other in seen.iter().skip(i + 1) {
                let pair = (one.middle.min(other.middle), one.middle.max(other.middle));
                let apart = APART.iter().any(|(a, b)| (*a.min(b), *a.max(b)) == pair);
                if apart || told.contains_key(&pair) || !share_on_reading(one.middle, other.middle) {
                    continue;
                }
                told.insert(pair, ());
                tell(scene, one, other, found);
            }
        }
    }
}

fn tell(scene: &Scene<'_>, one: &Seen<'_>, other: &Seen<'_>, found: &mut Vec<Finding>) {
    let place =
        |seen: &Seen<'_>| scene.texts.iter().position(|text| std::ptr::eq(text, seen.text)).map(|t| (t, seen.at));
    // The plan's word comes before the results'; of equally frequent ones the later is told.
    let later = place(one) > place(other);
    let (odd, usual) = match one.count.cmp(&other.count) {
        std::cmp::Ordering::Less => (one, other),
        std::cmp::Ordering::Greater => (other, one),
        std::cmp::Ordering::Equal if later => (one, other),
        std::cmp::Ordering::Equal => (other, one),
    };
    let word =
        |seen: &Seen<'_>| -> Range<usize> { word_around(&seen.text.text, seen.at..seen.at + seen.middle.len_utf8()) };
    let (range, right) = (word(odd), word(usual));
    let wrong = odd.text.text.get(range.clone()).unwrap_or_default();
    let right = usual.text.text.get(right).unwrap_or_default();
    let message = format!(
        "この事業の文に「{right}」({}か所)と「{wrong}」({}か所)があり、「{}」と「{}」は読みが同じです。同じことばであれば、どちらかにそろえてください。",
        usual.count, odd.count, usual.middle, odd.middle
    );
    let quote = excerpt(&odd.text.text, range.start, range.end, 8);
    scene.found(found, &codes::SAME_SOUND, odd.text.at, quote, message);
}
