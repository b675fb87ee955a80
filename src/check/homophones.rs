//! One word in two kanji that are read alike: 探究学習 and 探求学習.
//!
//! Nobody has a dictionary of what a department calls its things. But where two runs of three kanji in one project differ
//! in the middle only, and the two kanji share a reading (Unihan's, as romaji search uses them), one of them was typed
//! for the other. The rarer is told; where both are as frequent, the later.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::share_on_reading;

use super::prose::word_around;
use super::scene::{Scene, excerpt};
use super::texts::Text;
use super::{Finding, codes};

/// Kanji that stand for each other in different words of one field: 製造者 and 製造社 are two things.
const APART: [(char, char); 6] = [('者', '社'), ('期', '機'), ('前', '全'), ('校', '高'), ('市', '支'), ('課', '科')];

/// Every three kanji of the basic block in a row, with where the middle one stands.
fn windows(text: &str, take: &mut impl FnMut(char, char, char, usize)) {
    let (mut a, mut b) = ('\0', '\0');
    for (at, c) in text.char_indices() {
        if !matches!(c, '\u{4000}'..='\u{9FFF}') {
            (a, b) = ('\0', '\0');
            continue;
        }
        if a != '\0' {
            take(a, b, c, at - b.len_utf8());
        }
        (a, b) = (b, c);
    }
}

/// The middle that was seen first between two kanji.
struct Table {
    /// Left, right and middle in 21 bits each; 0 is free.
    slots: Vec<u64>,
    free: usize,
}

impl Table {
    fn for_windows(most: usize) -> Self {
        // Three in four letters are no such kanji. What doesn't fit isn't compared; a quarter always stays free.
        let size = (most / 2 + 64).next_power_of_two();
        Self { slots: vec![0; size], free: size - size / 4 }
    }

    /// Whether another middle was seen between the two, which shares a reading with this one.
    fn is_another(&mut self, left: char, middle: char, right: char) -> bool {
        let key = u64::from(u32::from(left)) << 21 | u64::from(u32::from(right));
        let mask = self.slots.len() - 1;
        let mut slot = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        loop {
            let Some(entry) = self.slots.get_mut(slot) else { return false };
            if *entry == 0 {
                if self.free > 0 {
                    self.free -= 1;
                    *entry = key << 21 | u64::from(u32::from(middle));
                }
                return false;
            }
            if *entry >> 21 == key {
                let first = char::from_u32((*entry & 0x1F_FFFF) as u32).unwrap_or('\0');
                return first != middle && share_on_reading(first, middle);
            }
            slot = (slot + 1) & mask;
        }
    }
}

struct Seen<'s> {
    middle: char,
    count: usize,
    text: &'s Text<'s>,
    at: usize,
}

pub(super) fn check<'s>(scene: &Scene<'s>, found: &mut Vec<Finding>) {
    // First whether there is any such pair at all: mostly there is none.
    let length: usize = scene.texts.iter().map(|text| text.text.len() / 3).sum();
    let mut table = Table::for_windows(length);
    let mut wanted: Vec<(char, char)> = Vec::new();
    for text in scene.texts {
        windows(&text.text, &mut |left, middle, right, _| {
            if table.is_another(left, middle, right) && !wanted.contains(&(left, right)) {
                wanted.push((left, right));
            }
        });
    }
    if wanted.is_empty() {
        return;
    }
    let mut all: Vec<((char, char), char, u32, u32)> = Vec::new();
    for (t, text) in scene.texts.iter().enumerate() {
        windows(&text.text, &mut |left, middle, right, at| {
            if wanted.contains(&(left, right)) {
                all.push(((left, right), middle, t as u32, at as u32));
            }
        });
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
