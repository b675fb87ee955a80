//! The loops that pass over bytes.
//!
//! A ledger is mostly long Japanese strings and indentation, so these decide the speed of every pass. They look at eight
//! bytes at a time as one integer (SWAR), and at four such integers where a text is long, which the compiler turns into
//! vector instructions.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
const SPACES: u64 = 0x2020_2020_2020_2020;

/// The high bits of the bytes of `word` that are a quote or a backslash or, if asked for, a control character. Exact up to
/// the lowest of them, which is all that is used: subtracting borrows from the bytes above a hit only.
#[inline]
const fn stops<const CONTROLS: bool>(word: u64) -> u64 {
    let quote = (word ^ (ONES * b'"' as u64)).wrapping_sub(ONES);
    let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    let control = if CONTROLS { word.wrapping_sub(SPACES) } else { 0 };
    // Bytes beyond ASCII have their high bit set before, and are none of these.
    (quote | backslash | control) & !word & HIGHS
}

#[inline]
fn word(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..).and_then(<[u8]>::first_chunk::<8>).map(|chunk| u64::from_le_bytes(*chunk))
}

#[inline]
fn find_stop<const CONTROLS: bool>(bytes: &[u8], mut at: usize) -> usize {
    // Keys and short values end within the first words.
    for _ in 0..2 {
        let Some(word) = word(bytes, at) else { break };
        let found = stops::<CONTROLS>(word);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<32>) {
        let words = chunk.as_chunks::<8>().0;
        if words.iter().fold(0, |all, word| all | stops::<CONTROLS>(u64::from_le_bytes(*word))) != 0 {
            break;
        }
        at += 32;
    }
    while let Some(word) = word(bytes, at) {
        let found = stops::<CONTROLS>(word);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let ends = |byte: &u8| *byte == b'"' || *byte == b'\\' || (CONTROLS && *byte < 0x20);
    bytes.get(at..).and_then(|rest| rest.iter().position(ends)).map_or(bytes.len(), |n| at + n)
}

/// The place of the first quote, backslash or control character at or after `at`; the length where there is none.
#[inline]
pub(super) fn run_end(bytes: &[u8], at: usize) -> usize {
    find_stop::<true>(bytes, at)
}

/// The place of the first quote or backslash at or after `at`; the length where there is none.
#[inline]
pub(super) fn string_stop(bytes: &[u8], at: usize) -> usize {
    find_stop::<false>(bytes, at)
}

/// The place of the first byte at or after `at` that is not JSON white space (RFC 8259 §2).
#[inline]
pub(super) fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match bytes.get(at) {
            Some(b' ') => {
                at += 1;
                while let Some(chunk) = bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
                    if u64::from_le_bytes(*chunk) != SPACES {
                        break;
                    }
                    at += 8;
                }
            }
            Some(b'\n' | b'\r' | b'\t') => at += 1,
            _ => return at,
        }
    }
}

/// The place of the first quote or bracket of any kind at or after `at`; the length where there is none.
#[inline]
pub(super) fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at = skip_space(bytes, at);
        match bytes.get(at) {
            None | Some(b'"' | b'{' | b'}' | b'[' | b']') => return at,
            Some(_) => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_ends_at_the_first_special_byte_wherever_it_stands() {
        for special in [b'"', b'\\', 0, 0x1f, b'\n'] {
            for length in 0..120 {
                for place in 0..length {
                    let mut bytes = vec![b'!'; length];
                    bytes[place] = special;
                    for (i, other) in [0x20, 0x21, 0x23, 0x5b, 0x5d, 0x7f, 0x80, 0xa2, 0xdc, 0xff].iter().enumerate() {
                        if place > i {
                            bytes[i] = *other;
                        }
                    }
                    for start in [0, place / 2, place] {
                        assert_eq!(run_end(&bytes, start), place, "{special} at {place} of {length} from {start}");
                    }
                    assert_eq!(run_end(&bytes, place + 1), length);
                    let stop = if special < 0x20 { length } else { place };
                    assert_eq!(string_stop(&bytes, 0), stop);
                }
            }
        }
    }

    #[test]
    fn only_json_s_four_spaces_are_passed_over() {
        for n in 0..40 {
            let text = format!("\r\n\t{}x  ", " ".repeat(n));
            assert_eq!(skip_space(text.as_bytes(), 0), n + 3);
        }
        for other in ["\u{b}", "\u{c}", "\u{a0}", "\u{3000}", "\u{85}", ""] {
            assert_eq!(skip_space(other.as_bytes(), 0), 0);
        }
    }
}
