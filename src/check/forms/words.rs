//! The words whose forms are compared though no table lists them, found in the bytes of a text.
//!
//! A whole ledger is gone through, so nothing is decoded that can't begin such a word, and a word is told by a hash of what
//! its forms have in common. What is rather another word than another form (ビル, ビール) is left out.

use std::hash::Hasher;

use crate::check::prose::{is_kanji, is_katakana};
use crate::text::fold_query;

/// A katakana word of so many letters, without those that lengthen, is long enough not to be another word (ビル, ビール).
const LONG: usize = 4;

/// The words of a text whose forms are compared, each with a hash of what its forms have in common, and of the form itself.
pub(super) fn each_word(text: &str, take: &mut impl FnMut(&str, u64, u64)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        let (length, begins) = FIRST[usize::from(first)];
        let asked = begins
            && match first {
                // Hiragana, and the marks before them, have a second byte below that of katakana.
                0xE3 => matches!(bytes.get(at + 1), Some(0x82 | 0x83)),
                0xE4..=0xE9 => is_asked(bytes, at),
                _ => true,
            };
        let end = if asked { word_at(text, at, take) } else { at };
        at = end.max(at + usize::from(length));
    }
}

/// By the first byte of a letter: how many it has, and whether such a word may begin with it (a capital, katakana, kanji, what
/// is of full width): only that is decoded.
const FIRST: [(u8, bool); 256] = {
    let mut all = [(1, false); 256];
    let mut byte = 0;
    while byte < 256 {
        let length = match byte {
            0xF0.. => 4,
            0xE0.. => 3,
            0xC0.. => 2,
            _ => 1,
        };
        all[byte] = (length, matches!(byte, 0x41..=0x5A | 0xE3..=0xE9 | 0xEF | 0xF0));
        byte += 1;
    }
    all
};

/// The kanji that a compared word may begin with: 第, and those of [`is_name_kanji`]; as a set by their low bits, so that a
/// few others are asked in vain.
const ASKED: [u64; 64] = {
    let kanji = [
        '第', '高', '崎', '辺', '浜', '斎', '斉', '沢', '島', '徳', '瀬', '滝', '恵', '真', '桜', '桑', '柳', '館',
        '吉', '髙', '邉', '邊', '濵', '濱', '齋', '齊', '澤', '嶋', '嶌', '德', '瀨', '瀧', '惠', '眞', '櫻', '桒',
        '栁', '舘',
    ];
    let mut set = [0; 64];
    let mut at = 0;
    while at < kanji.len() {
        let code = kanji[at] as usize % 4096;
        set[code / 64] |= 1 << (code % 64);
        at += 1;
    }
    set
};

/// Whether the kanji of three bytes at a place may be one of [`ASKED`]: its low twelve bits are in the last two bytes.
fn is_asked(bytes: &[u8], at: usize) -> bool {
    let (Some(second), Some(third)) = (bytes.get(at + 1), bytes.get(at + 2)) else { return false };
    let bit = third & 0x3F;
    ASKED.get(usize::from(second & 0x3F)).is_some_and(|word| word >> bit & 1 == 1)
}

/// The letter before a place.
fn before(text: &str, at: usize) -> char {
    text.get(..at).and_then(|text| text.chars().next_back()).unwrap_or('\0')
}

/// The katakana word at a place: nearly all that is looked at, so without decoding. What its forms have in common are its
/// letters but ー (0xE3 0x83 0xBC).
fn katakana_at(text: &str, start: usize, take: &mut impl FnMut(&str, u64, u64)) -> usize {
    let bytes = text.as_bytes();
    let (mut end, mut key, mut whole, mut core) = (start, Key::of(0), Key::WHOLE, 0);
    while let Some(&[0xE3, second, third]) = bytes.get(end..end + 3) {
        let katakana = match second {
            0x82 => third >= 0xA1,
            0x83 => third <= 0xBA || third == 0xBC,
            _ => false,
        };
        if !katakana {
            break;
        }
        let letter = u32::from(second) << 8 | u32::from(third);
        whole = whole.with(0xE3 << 16 | letter);
        if (second, third) != (0x83, 0xBC) {
            key = key.with(letter);
            core += 1;
        }
        end += 3;
    }
    let word = text.get(start..end).unwrap_or_default();
    if core >= LONG && !word.starts_with('ー') {
        take(word, key.0, whole.0);
    }
    end
}

/// The word whose forms are compared that begins at a place, if there is one; where it ends.
fn word_at(text: &str, start: usize, take: &mut impl FnMut(&str, u64, u64)) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let Some(c) = rest.chars().next() else { return start };
    let capital = |c: char| c.is_ascii_uppercase() || matches!(c, '\u{FF21}'..='\u{FF3A}');
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\u{FF21}'..='\u{FF5A}');
    if is_katakana(c) {
        return katakana_at(text, start, take);
    }
    if capital(c) {
        let end = start + rest.find(|c| !capital(c)).unwrap_or(rest.len());
        let word = text.get(start..end).unwrap_or_default();
        let whole = !letter(before(text, start)) && !text.get(end..).is_some_and(|rest| rest.starts_with(letter));
        if whole && word.chars().nth(1).is_some() {
            let narrow =
                |c: char| char::from_u32(u32::from(c).wrapping_sub(0xFEE0)).filter(|_| !c.is_ascii()).unwrap_or(c);
            take(word, Key::of(1).text(word.chars().map(narrow)), Key::whole(word));
        }
        return end;
    }
    if c == '第' {
        // 第2世代, 第２世代, 第二世代.
        let behind = rest.get(c.len_utf8()..).unwrap_or_default();
        let Some(digit) = behind.chars().next() else { return start };
        let value = "一二三四五六七八九".chars().position(|d| d == digit).map(|d| d + 1).or(match digit {
            '1'..='9' => Some(digit as usize - '0' as usize),
            '１'..='９' => Some(digit as usize - '０' as usize),
            _ => None,
        });
        let name = behind.get(digit.len_utf8()..).unwrap_or_default();
        let kanji = name.chars().take_while(|c| is_kanji(*c)).take(2);
        let length: usize = kanji.clone().map(char::len_utf8).sum();
        let name = name.get(..length).unwrap_or_default();
        let counted = name.chars().next().is_some_and(|c| "一二三四五六七八九十百回条号日項".contains(c));
        if let Some(value) = value.filter(|_| kanji.count() == 2 && !counted) {
            let word = rest.get(..c.len_utf8() + digit.len_utf8() + length).unwrap_or_default();
            take(word, Key::of(2).with(value as u32).text(name.chars()), Key::whole(word));
        }
        return start;
    }
    if is_name_kanji(c) {
        let end = start + c.len_utf8();
        let (previous, next) = (before(text, start), text.get(end..).and_then(|rest| rest.chars().next()));
        let pair = match next.filter(|next| is_kanji(*next)) {
            Some(next) => Some((start..end + next.len_utf8(), 3)),
            None if is_kanji(previous) => Some((start - previous.len_utf8()..end, 4)),
            None => None,
        };
        if let Some((pair, kind)) = pair {
            let word = text.get(pair).unwrap_or_default();
            take(word, Key::of(kind).text(fold_query(word).chars()), Key::whole(word));
        }
    }
    start
}

/// Whether a kanji is an old or variant form in names, or the new form of one.
fn is_name_kanji(c: char) -> bool {
    matches!(
        c,
        '高' | '崎'
            | '辺'
            | '浜'
            | '斎'
            | '斉'
            | '沢'
            | '島'
            | '徳'
            | '瀬'
            | '滝'
            | '恵'
            | '真'
            | '桜'
            | '桑'
            | '柳'
            | '館'
            | '吉'
            | '髙'
            | '﨑'
            | '邉'
            | '邊'
            | '濵'
            | '濱'
            | '齋'
            | '齊'
            | '澤'
            | '嶋'
            | '嶌'
            | '德'
            | '瀨'
            | '瀧'
            | '惠'
            | '眞'
            | '櫻'
            | '桒'
            | '栁'
            | '舘'
            | '𠮷'
    )
}

/// A quick hash (FNV-1a) of what the forms of a word have in common. Two words that meet in it by chance would be told as
/// forms of one; with 64 bits that doesn't happen.
#[derive(Default)]
pub(super) struct Key(u64);

impl Key {
    /// The beginning of a form's own hash.
    const WHOLE: Self = Self::of(9);

    const fn of(kind: u8) -> Self {
        Self(0xCBF2_9CE4_8422_2325).with(kind as u32)
    }

    const fn with(self, value: u32) -> Self {
        Self((self.0 ^ value as u64).wrapping_mul(0x0000_0100_0000_01B3))
    }

    /// A form's own hash: three bytes at a time, as kana and kanji are written.
    fn whole(form: &str) -> u64 {
        let three = |key: Key, three: &[u8]| key.with(three.iter().fold(0, |value, b| value << 8 | u32::from(*b)));
        form.as_bytes().chunks(3).fold(Self::WHOLE, three).0
    }

    fn text(self, letters: impl Iterator<Item = char>) -> u64 {
        letters.fold(self, |key, c| key.with(u32::from(c))).0
    }
}

/// The keys are hashes already.
impl Hasher for Key {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, key: u64) {
        // The table takes its bits from both ends.
        self.0 = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_key_and_other_words_do_not() {
        let keys = |text: &str| {
            let mut all = Vec::new();
            each_word(text, &mut |word, key, whole| {
                assert_eq!(whole, Key::whole(word));
                all.push(key);
            });
            all
        };
        for (one, other) in [
            ("KPIの", "ＫＰＩの"),
            ("コンピュータ", "コンピューター"),
            ("シティプロモーション", "シティープロモーション"),
            ("第2世代の", "第二世代の"),
            ("髙橋", "高橋"),
            ("宮﨑", "宮崎"),
        ] {
            assert!(keys(one).iter().any(|key| keys(other).contains(key)), "{one} {other}");
        }
        for (one, other) in [("KPI", "KGI"), ("ビール", "ビル"), ("第2世代の", "第三世代の"), ("高橋", "高山")]
        {
            assert!(keys(one).iter().all(|key| !keys(other).contains(key)), "{one} {other}");
        }
    }
}
