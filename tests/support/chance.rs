//! What the random walks share: numbers that are the same each time, and keys to press.

/// Numbers below the one that is asked for, always the same for a seed (xorshift).
pub fn dice(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |n| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % n as u64).unwrap()
    }
}

/// Keys that are said alike in every notation: commands, figures, and some that are typed.
#[rustfmt::skip]
pub const KEYS: &[&str] = &[
    "j", "k", "l", "h", "e", "E", "a", "D", ">", "u", "s", "W", "y", "n",
    "d", "w", "/", ":", "?", "1", "2", "3", "4", "5", "0", "9", "あ", "確認中",
    "f", "t", "m", "M", "g", "G", "N", "c", "x", "=",
];

/// One of the shared keys or of a walk's own.
pub fn pressed(own: &[&'static str], next: &mut impl FnMut(usize) -> usize) -> &'static str {
    let at = next(KEYS.len() + own.len());
    KEYS.get(at).copied().unwrap_or_else(|| own[at - KEYS.len()])
}
