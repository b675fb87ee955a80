//! Maps of a large file's many keys.
//!
//! The standard library's hasher keeps a stranger from choosing keys that fall together, at a price that a large file pays
//! a million times. Keys that this program has counted up itself (projects, years, KPIs, fields, places in memory) nobody
//! chooses: two multiplications do. What a file says (a name, a cell's text) is hashed from a seed of this run, which nobody
//! outside learns (`foldhash`).

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map by such keys.
pub(super) type Counted<K, V> = HashMap<K, V, BuildHasherDefault<Mix>>;

/// A set of such keys.
pub(super) type CountedSet<K> = HashSet<K, BuildHasherDefault<Mix>>;

/// A map by what a file says.
pub(super) type ByText<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// A set of what a file says.
pub(super) type TextSet<K> = HashSet<K, foldhash::fast::RandomState>;

/// Multiplies what comes by an odd number without pattern, and lays the upper half over the lower.
#[derive(Clone, Copy, Default)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            self.write_u64(word.try_into().map_or(0, u64::from_le_bytes));
        }
        self.write_u64(words.remainder().iter().fold(1, |word, byte| word << 8 | u64::from(*byte)));
    }

    fn write_u8(&mut self, n: u8) {
        self.write_u64(n.into());
    }

    fn write_u16(&mut self, n: u16) {
        self.write_u64(n.into());
    }

    fn write_u32(&mut self, n: u32) {
        self.write_u64(n.into());
    }

    fn write_u64(&mut self, n: u64) {
        let product = u128::from(self.0 ^ n ^ 0x2545_f491_4f6c_dd1d) * 0x9e37_79b9_7f4a_7c15;
        self.0 = (product >> 64) as u64 ^ product as u64;
    }

    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::hash::Hash;

    use super::*;

    #[test]
    fn keys_that_follow_each_other_spread() {
        let mut low = HashSet::new();
        let mut high = HashSet::new();
        for n in 0..128_u64 {
            let mut mix = Mix::default();
            (n << 32, n).hash(&mut mix);
            low.insert(mix.finish() % 128);
            high.insert(mix.finish() >> 57);
        }
        assert!(low.len() > 64 && high.len() > 64, "{} {}", low.len(), high.len());
        let of = |text: &str| {
            let mut mix = Mix::default();
            mix.write(text.as_bytes());
            mix.finish()
        };
        assert!(of("/cost") != of("/grant") && of("") != of("\0") && of("/actual/0") != of("/actual/1"));
    }
}
