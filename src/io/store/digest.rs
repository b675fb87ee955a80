//! A short name for a file's bytes.
//!
//! The journal says which text its edits belong to, the audit trail which text a save produced. Both need a
//! checksum that is the same on every machine and in every release, doesn't care how the text was cut into
//! pieces, and reads 145 MB in a few hundredths of a second. XXH64 (the published specification, seed 0) is that.
//! It tells accidents apart, not attackers; whether a file may be overwritten is decided by its bytes, never by this.

use std::fmt;
use std::hash::Hasher as _;

use serde::{Deserialize, Serialize};
use twox_hash::XxHash64;

/// What every stored checksum was made with; another one would make strangers of all journals and audit trails.
const SEED: u64 = 0;

/// The checksum of a text, printed and stored as 16 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Digest(u64);

impl Digest {
    /// The checksum of one slice.
    pub fn of(bytes: &[u8]) -> Self {
        Self(XxHash64::oneshot(SEED, bytes))
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
pub(crate) struct Hasher(XxHash64);

impl Default for Hasher {
    fn default() -> Self {
        Self(XxHash64::with_seed(SEED))
    }
}

impl Hasher {
    /// Adds the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    /// The checksum of everything that was added.
    pub fn finish(&self) -> Digest {
        Digest(self.0.finish())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Lengths of texts and their checksums, worked out by hand-written code of the specification.
    const STORED: [(usize, &str); 5] = [
        (31, "0f187c62b1e722b7"),
        (32, "91b0cb0931a8c629"),
        (33, "931b043cf8d65b94"),
        (1000, "023fd2ed1ff957d5"),
        (300_007, "3c828ce9534a6451"),
    ];

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
    fn the_checksums_of_texts_that_were_journalled_by_earlier_releases() {
        for (length, hash) in STORED {
            let text: Vec<u8> = (0..length as u32).map(|i| (i * 7 % 251) as u8).collect();
            assert_eq!(Digest::of(&text).to_string(), hash, "{length} bytes");
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
