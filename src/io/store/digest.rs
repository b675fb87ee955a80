//! A short name for a file's bytes.
//!
//! The journal says which text its edits belong to, the audit trail which text a save produced. Both need a
//! checksum that is the same on every machine and in every release, doesn't care how the text was cut into
//! pieces, and reads 145 MB in a few hundredths of a second. XXH64 (the published specification, seed 0) is that.
//! It tells accidents apart, not attackers; whether a file may be overwritten is decided by its bytes, never by this.

use std::fmt;

use serde::{Deserialize, Serialize};

const P1: u64 = 0x9E37_79B1_85EB_CA87;
const P2: u64 = 0xC2B2_AE3D_27D4_EB4F;
const P3: u64 = 0x1656_67B1_9E37_79F9;
const P4: u64 = 0x85EB_CA77_C2B2_AE63;
const P5: u64 = 0x27D4_EB2F_1656_67C5;

/// The checksum of a text, printed and stored as 16 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Digest(u64);

impl Digest {
    /// The checksum of one slice.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = Hasher::default();
        hasher.update(bytes);
        hasher.finish()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u64::from_str_radix(&text, 16).map(Self)
    }
}

/// Takes a text piece by piece.
#[derive(Clone)]
pub struct Hasher {
    lanes: [u64; 4],
    /// Bytes that don't fill a stripe of 32 yet.
    rest: [u8; 32],
    held: usize,
    total: u64,
}

impl Default for Hasher {
    fn default() -> Self {
        Self { lanes: [P1.wrapping_add(P2), P2, 0, 0u64.wrapping_sub(P1)], rest: [0; 32], held: 0, total: 0 }
    }
}

impl Hasher {
    /// Adds the next piece.
    pub fn update(&mut self, mut bytes: &[u8]) {
        self.total = self.total.wrapping_add(bytes.len() as u64);
        if self.held > 0 {
            let take = bytes.len().min(32 - self.held);
            let (head, tail) = bytes.split_at(take);
            self.rest[self.held..self.held + take].copy_from_slice(head);
            self.held += take;
            bytes = tail;
            if self.held < 32 {
                return;
            }
            let full = self.rest;
            self.stripe(&full);
            self.held = 0;
        }
        let (stripes, tail) = bytes.as_chunks::<32>();
        for stripe in stripes {
            self.stripe(stripe);
        }
        self.rest[..tail.len()].copy_from_slice(tail);
        self.held = tail.len();
    }

    fn stripe(&mut self, stripe: &[u8; 32]) {
        let (words, _) = stripe.as_chunks::<8>();
        for (lane, word) in self.lanes.iter_mut().zip(words) {
            *lane = round(*lane, u64::from_le_bytes(*word));
        }
    }

    /// The checksum of everything that was added.
    pub fn finish(&self) -> Digest {
        let [a, b, c, d] = self.lanes;
        let mut hash = if self.total >= 32 {
            let mixed = a
                .rotate_left(1)
                .wrapping_add(b.rotate_left(7))
                .wrapping_add(c.rotate_left(12))
                .wrapping_add(d.rotate_left(18));
            self.lanes.iter().fold(mixed, |hash, &lane| (hash ^ round(0, lane)).wrapping_mul(P1).wrapping_add(P4))
        } else {
            P5
        };
        hash = hash.wrapping_add(self.total);
        let (words, mut tail) = self.rest[..self.held].as_chunks::<8>();
        for word in words {
            hash = (hash ^ round(0, u64::from_le_bytes(*word))).rotate_left(27).wrapping_mul(P1).wrapping_add(P4);
        }
        if let Some((half, last)) = tail.split_first_chunk::<4>() {
            let half = u64::from(u32::from_le_bytes(*half));
            hash = (hash ^ half.wrapping_mul(P1)).rotate_left(23).wrapping_mul(P2).wrapping_add(P3);
            tail = last;
        }
        for &byte in tail {
            hash = (hash ^ u64::from(byte).wrapping_mul(P5)).rotate_left(11).wrapping_mul(P1);
        }
        hash = (hash ^ (hash >> 33)).wrapping_mul(P2);
        hash = (hash ^ (hash >> 29)).wrapping_mul(P3);
        Digest(hash ^ (hash >> 32))
    }
}

fn round(lane: u64, word: u64) -> u64 {
    lane.wrapping_add(word.wrapping_mul(P2)).rotate_left(31).wrapping_mul(P1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_specification_s_own_examples() {
        for (text, hash) in [
            ("", "ef46db3751d8e999"),
            ("a", "d24ec4f1a98c6e5b"),
            ("abc", "44bc2cf5ad770999"),
            ("Call me Ishmael. Some years ago--never mind how long precisely-", "02a2e85470d6fd96"),
        ] {
            assert_eq!(Digest::of(text.as_bytes()).to_string(), hash, "{text:?}");
        }
    }

    #[test]
    fn however_the_text_is_cut() {
        let text: Vec<u8> = (0..1000u32).map(|i| (i * 7 % 251) as u8).collect();
        let whole = Digest::of(&text);
        for size in [1, 3, 31, 32, 33, 64, 999] {
            let mut hasher = Hasher::default();
            text.chunks(size).for_each(|piece| hasher.update(piece));
            assert_eq!(hasher.finish(), whole, "pieces of {size}");
        }
    }

    #[test]
    fn stored_as_text() {
        let digest = Digest::of(b"abc");
        let json = serde_json::to_string(&digest).unwrap();
        assert_eq!(json, "\"44bc2cf5ad770999\"");
        assert_eq!(serde_json::from_str::<Digest>(&json).unwrap(), digest);
        assert!(serde_json::from_str::<Digest>("\"nonsense\"").is_err());
    }
}
