//! What counts as the same when someone searches: width (ｶﾞｲﾄﾞ = ガイド, ＫＰＩ = KPI), kana (がいど = ガイド), case,
//! compatibility forms (㈱ = (株), ㌔ = キロ, ① = 1: NFKC), dashes (ー − － ‐ – — - are one), waves (〜 ～ ~ are one),
//! circles (○ ◯ 〇), quotation marks (’ = ', “ ” = "), runs of blanks and newlines (one space), and old and variant kanji
//! (條 = 条, 補塡 = 補填, 髙 = 高, 﨑 = 崎, 𠮷 = 吉), which `data/unicode/variants.tsv` lists with its sources. What can't be
//! seen is dropped: variation selectors, joiners, soft hyphens, byte order marks.
//!
//! Both sides are folded, the text once and the query as it is typed, and then bytes are compared. [`Folded`] remembers
//! where in the source each folded byte came from, sparsely: a run that folds byte for byte (kanji, kana, small ASCII
//! letters) costs one entry however long it is. That is also why kana fold to katakana and dashes to ー, of the same
//! three bytes. For an index, which needs no such map, [`fold_into`] makes none.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use super::width::{Class, class};

/// A folded text with the way back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text: compare it with what [`fold_query`] or [`fold`] made of the other side.
    pub text: String,
    /// Ascending in both offsets.
    runs: Vec<Run>,
    /// Bytes of the source.
    source_len: usize,
}

/// Where a run of folded bytes begins and what it was made of; it lasts until the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    folded: usize,
    source: usize,
    /// One thing that became another (㌔ → キロ, ｶﾞ → ガ, VS → nothing), to be taken as a whole; else byte for byte.
    whole: bool,
}

/// Folds `text` and remembers the way back. Linear; about one small entry per thing that changes its length.
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded { source_len: text.len(), ..Folded::default() };
    run::<true>(text, &mut folded.text, &mut folded.runs);
    folded
}

/// Folds `text` onto the end of `out`, without a way back.
#[inline]
pub fn fold_into(text: &str, out: &mut String) {
    run::<false>(text, out, &mut Vec::new());
}

/// Folds what someone typed to search for: like [`fold`], without blanks at its ends.
pub(crate) fn fold_query(text: &str) -> String {
    let mut out = String::new();
    fold_into(text, &mut out);
    out.trim_matches(' ').to_owned()
}

impl Folded {
    /// Bytes of the source that became `folded` (a range of bytes of [`Folded::text`]). What can only be taken as a whole
    /// (ロ in ㌔) is; dropped characters right behind it belong to it.
    pub fn source(&self, folded: Range<usize>) -> Range<usize> {
        let start = self.start_of(folded.start);
        if folded.is_empty() {
            return start..start;
        }
        // The run that the last byte is in.
        let after = self.runs.partition_point(|run| run.folded < folded.end);
        let end = |at: usize| self.runs.get(at).map_or(self.source_len, |run| run.source);
        let mut source = match self.runs.get(after.wrapping_sub(1)) {
            Some(run) if run.whole => end(after),
            Some(run) => run.source + (folded.end - run.folded),
            None => folded.end,
        };
        let mut at = after;
        while self.runs.get(at).is_some_and(|run| run.whole && run.folded == folded.end)
            && self.runs.get(at + 1).map_or(self.text.len(), |next| next.folded) == folded.end
        {
            at += 1;
            source = end(at);
        }
        start..source
    }

    /// Where in the source every occurrence of a folded `needle` is, in order, none overlapping another. None for an empty
    /// needle.
    pub(crate) fn find<'a>(&'a self, needle: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let hits = (!needle.is_empty()).then(|| memchr::memmem::find_iter(self.text.as_bytes(), needle.as_bytes()));
        hits.into_iter().flatten().map(|at| self.source(at..at + needle.len()))
    }

    fn start_of(&self, folded: usize) -> usize {
        let after = self.runs.partition_point(|run| run.folded <= folded);
        match self.runs.get(after.wrapping_sub(1)) {
            Some(run) if run.whole => run.source,
            Some(run) => run.source + (folded - run.folded),
            None => folded.min(self.source_len),
        }
    }
}

/// What becomes of one character.
enum Fold {
    /// One other character of the same number of bytes, or itself.
    Alike(char),
    /// One other character.
    Other(char),
    /// Blanks: one space for a run of them.
    Blank,
    /// A voicing or combining mark, to be joined with what stands before it; and what it is where that can't be.
    Joins(char, Option<char>),
    /// Whatever NFKC says.
    Compatible,
    /// Nothing.
    Dropped,
}

#[inline]
fn of(c: char) -> Fold {
    match c {
        // Most of a text, before everything else.
        '一'..='鿿' => Fold::Alike(new_kanji(c)),
        // Hiragana lie 0x60 before katakana.
        'ぁ'..='ゔ' => Fold::Alike(char::from_u32(u32::from(c) + 0x60).unwrap_or(c)),
        _ => of_others(c),
    }
}

fn of_others(c: char) -> Fold {
    match c {
        'a'..='z' | '0'..='9' => Fold::Alike(c),
        'A'..='Z' => Fold::Alike(c.to_ascii_lowercase()),
        '-' => Fold::Other('ー'),
        '~' => Fold::Other('〜'),
        '!'..='~' => Fold::Alike(c),
        ' ' | '\n' | '\t' | '\r' | '\u{3000}' => Fold::Blank,
        'ヶ' => Fold::Alike('ケ'),
        'ヵ' => Fold::Alike('カ'),
        'ァ'..='ヾ' => Fold::Alike(c),
        'ゕ' => Fold::Alike('カ'),
        'ゖ' => Fold::Alike('ケ'),
        // As hiragana do: the iteration marks.
        'ゝ' | 'ゞ' => Fold::Alike(char::from_u32(u32::from(c) + 0x60).unwrap_or(c)),
        '、'..='〇' | '〈'..='〜' => Fold::Alike(c),
        // Full-width ASCII shrinks to a byte.
        '！'..='～' => match char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c) {
            '-' => Fold::Alike('ー'),
            '~' => Fold::Alike('〜'),
            ascii => Fold::Other(ascii.to_ascii_lowercase()),
        },
        '\u{3099}' | '\u{309A}' => Fold::Joins(c, None),
        'ﾞ' | '゛' => Fold::Joins('\u{3099}', Some('゛')),
        'ﾟ' | '゜' => Fold::Joins('\u{309A}', Some('゜')),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | 'ｰ' | '─' | '━' | '﹣' | '⁃' => {
            Fold::Alike('ー')
        }
        '〰' | '∼' | '∿' => Fold::Alike('〜'),
        '○' | '◯' => Fold::Alike('〇'),
        '‘' | '’' | '‛' | '′' => Fold::Other('\''),
        '“' | '”' | '„' | '‟' | '″' => Fold::Other('"'),
        // Variants that the table, of kanji of three bytes from 一 on, has no room for.
        '𠮷' => Fold::Other('吉'),
        '𠮟' => Fold::Other('叱'),
        '﨑' => Fold::Alike('崎'),
        _ => match class(c) {
            Class::Joined => Fold::Joins(c, None),
            Class::Silent | Class::Hidden | Class::Tone => Fold::Dropped,
            Class::Control | Class::Blank => Fold::Blank,
            _ => Fold::Compatible,
        },
    }
}

/// Variant TAB kanji TAB the source that says so, ascending; each kanji of three bytes.
static VARIANTS: &str = include_str!("../../data/unicode/variants.tsv");

/// How many [`VARIANTS`] there are.
const COUNT: usize = {
    let (text, mut at, mut lines) = (VARIANTS.as_bytes(), 0, 0);
    while at < text.len() {
        lines += (text[at] == b'\n') as usize;
        at += 1;
    }
    // The first line says where they are from.
    lines - 1
};

/// Variants and what they are looked for by, read when the program is built.
static PAIRS: [(char, char); COUNT] = {
    const fn kanji(text: &[u8], at: usize) -> char {
        let code = (text[at] as u32 & 0xF) << 12 | (text[at + 1] as u32 & 0x3F) << 6 | text[at + 2] as u32 & 0x3F;
        match char::from_u32(code) {
            Some(c) => c,
            None => '\0',
        }
    }
    let (text, mut at, mut pairs, mut count) = (VARIANTS.as_bytes(), 0, [('\0', '\0'); COUNT], 0);
    while count < COUNT {
        while text[at] != b'\n' {
            at += 1;
        }
        at += 1;
        pairs[count] = (kanji(text, at), kanji(text, at + 4));
        count += 1;
    }
    pairs
};

/// A bit for each kanji from 一 on that is a variant: hardly any is, and every kanji of a text is asked.
static IS_VARIANT: [u64; 328] = {
    let mut bits = [0; 328];
    let mut at = 0;
    while at < COUNT {
        let place = PAIRS[at].0 as usize - '一' as usize;
        bits[place / 64] |= 1 << (place % 64);
        at += 1;
    }
    bits
};

/// The kanji that a kanji (from 一 on) is looked for by: itself, unless it is an old or variant form.
#[inline]
fn new_kanji(c: char) -> char {
    let place = (c as usize).wrapping_sub('一' as usize);
    if IS_VARIANT.get(place / 64).is_none_or(|bits| bits >> (place % 64) & 1 == 0) {
        return c;
    }
    let found = PAIRS.binary_search_by_key(&c, |(variant, _)| *variant).ok();
    found.and_then(|at| PAIRS.get(at)).map_or(c, |(_, kanji)| *kanji)
}

fn run<const MAP: bool>(text: &str, out: &mut String, runs: &mut Vec<Run>) {
    out.reserve(text.len());
    // The last folded character and the source it was made of, as long as a mark could join it.
    let mut base: Option<(usize, usize)> = None;
    let mut alike = false;
    let mut blank = false;
    for (source, c) in text.char_indices() {
        let folded = out.len();
        let whole = |runs: &mut Vec<Run>, alike: &mut bool| {
            if MAP {
                runs.push(Run { folded, source, whole: true });
                *alike = false;
            }
        };
        match of(c) {
            Fold::Alike(c) => {
                if MAP && !alike {
                    runs.push(Run { folded, source, whole: false });
                    alike = true;
                }
                out.push(c);
                (base, blank) = (Some((folded, source)), false);
            }
            Fold::Other(c) => {
                whole(runs, &mut alike);
                out.push(c);
                (base, blank) = (Some((folded, source)), false);
            }
            Fold::Blank => {
                whole(runs, &mut alike);
                if !blank {
                    out.push(' ');
                    blank = true;
                }
                base = None;
            }
            Fold::Dropped => whole(runs, &mut alike),
            Fold::Joins(mark, alone) => {
                let joined = base.and_then(|(at, from)| {
                    let before = out.get(at..)?.chars().next()?;
                    Some((at, from, compose(before, mark)?))
                });
                match (joined, alone) {
                    (Some((at, from, joined)), _) => {
                        out.truncate(at);
                        out.push(joined);
                        if MAP {
                            runs.truncate(runs.partition_point(|run| run.folded < at));
                            runs.push(Run { folded: at, source: from, whole: true });
                            alike = false;
                        }
                    }
                    (None, Some(alone)) => {
                        whole(runs, &mut alike);
                        out.push(alone);
                        base = None;
                    }
                    (None, None) => whole(runs, &mut alike),
                }
                blank &= out.len() == folded;
            }
            Fold::Compatible => {
                whole(runs, &mut alike);
                compatible(c, out);
                // What nothing comes out of (ￃ, half a Hangul vowel) is dropped, and parts nothing.
                if out.len() > folded {
                    let one = out.get(folded..).is_some_and(|made| made.chars().count() == 1);
                    (base, blank) = (one.then_some((folded, source)), false);
                }
            }
        }
    }
}

/// NFKC, small letters, and then what [`of`] says about the characters that came out.
fn compatible(c: char, out: &mut String) {
    // A spacing accent (´) isn't a blank with something on it.
    if std::iter::once(c).nfkc().next() == Some(' ') {
        return out.push(c);
    }
    for c in std::iter::once(c).nfkc().flat_map(char::to_lowercase) {
        match of(c) {
            Fold::Alike(c) | Fold::Other(c) => out.push(c),
            Fold::Blank => out.push(' '),
            Fold::Compatible => out.push(c),
            Fold::Joins(..) | Fold::Dropped => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_counts_as_the_same() {
        for (one, other) in [
            ("ｶﾞｲﾄﾞ", "がいど"),
            ("ガイド", "か\u{3099}いと\u{3099}"),
            ("か゛", "ガ"),
            ("ＫＰＩ", "kpi"),
            ("ﾊﾟﾘ", "ぱり"),
            ("ヴ", "う\u{3099}"),
            ("㈱美祢", "(株)美祢"),
            ("㌔", "キロ"),
            ("①", "1"),
            ("㎡", "m2"),
            ("～未来～", "〜未来~"),
            ("データ", "デ－タ"),
            ("R6-R8", "Ｒ６−Ｒ８"),
            ("葛\u{E0100}城", "葛城"),
            ("髙﨑", "高崎"),
            ("𠮷田", "吉田"),
            ("\u{FA19}社", "神社"),
            ("補塡", "補填"),
            ("剝離", "剥離"),
            ("頰と𠮟る", "頬と叱る"),
            ("條例", "条例"),
            ("山嵜、關", "山崎、関"),
            ("會計檢査", "会計検査"),
            ("濵邉齋藤廣澤", "浜辺斎藤広沢"),
            ("禰", "祢"),
            ("○○事業", "〇〇事業"),
            ("‘観光’と“食”", "'観光'と\"食\""),
            ("3ヶ所", "3ケ所"),
            ("a \u{3000}\r\n b", "A b"),
            ("soft\u{AD}hyphen\u{200B}", "softhyphen"),
            ("e\u{301}", "É"),
            ("ΑΒΓ", "αβγ"),
            ("ゞ", "ヾ"),
            ("㍻", "平成"),
            ("ﾞ", "゛"),
            ("あ \u{FFC3}\nい", "あ い"),
            ("か\u{FFC3}゛", "が"),
        ] {
            assert_eq!(fold(one).text, fold(other).text, "{one} = {other}");
        }
        for (one, other) in [
            ("か", "が"),
            ("は", "ぱ"),
            ("つ", "っ"),
            ("高", "低"),
            ("ab", "a b"),
            ("e", "é"),
            ("1", "一"),
            ("澱", "淀"),
            ("谷", "穀"),
        ] {
            assert_ne!(fold(one).text, fold(other).text, "{one} ≠ {other}");
        }
        assert_eq!(fold_query("　 ＫＰＩ　"), "kpi");
    }

    #[test]
    fn every_hit_leads_back_to_its_source() {
        for (text, query, expected) in [
            ("案内はｶﾞｲﾄﾞ本", "がいど", "ｶﾞｲﾄﾞ"),
            ("距離10㌔以上", "ロ以", "㌔以"),
            ("第２期（ＫＰＩ）", "kpi", "ＫＰＩ"),
            ("葛\u{E0100}城", "葛", "葛\u{E0100}"),
            ("あか\u{3099}い", "が", "か\u{3099}"),
            ("x…y", ".", "…"),
            ("美祢市の\n  事業", "の 事", "の\n  事"),
            ("データ", "デ-タ", "データ"),
            ("\u{FEFF}題", "題", "題"),
            ("のか\u{FE0F}\u{3099}い", "が", "か\u{FE0F}\u{3099}"),
            ("のか\u{FE0F}\u{3099}い", "い", "い"),
        ] {
            let folded = fold(text);
            let needle = fold_query(query);
            let hit = folded.find(&needle).next().map(|range| &text[range]);
            assert_eq!(hit, Some(expected), "{query} in {text}");
        }
        assert_eq!(fold("あああ").find("").count(), 0);
        assert_eq!(fold("くりクリ栗").find("クリ").collect::<Vec<_>>(), [0..6, 6..12]);
    }

    #[test]
    fn a_variant_is_looked_for_by_one_kanji_that_is_none() {
        assert!(PAIRS.len() > 500 && PAIRS.is_sorted());
        for ((variant, kanji), line) in PAIRS.iter().zip(VARIANTS.lines().skip(1)) {
            assert!(line.starts_with(&format!("{variant}\t{kanji}\t")), "{line}");
            assert_eq!(new_kanji(*variant), *kanji);
            assert_eq!(new_kanji(*kanji), *kanji, "{line}");
        }
    }

    #[test]
    fn plain_japanese_needs_one_entry() {
        assert_eq!(fold("美祢市のあきよしだいカルスト、kpi。").runs.len(), 1);
    }

    proptest! {
        #![proptest_config(crate::long::cases(128, 1024))]

        /// The way back is monotone, at character boundaries, and leaves nothing out.
        #[test]
        fn the_map_is_whole(text in crate::text::properties::nasty()) {
            let folded = fold(&text);
            let mut plain = String::new();
            fold_into(&text, &mut plain);
            prop_assert_eq!(&plain, &folded.text);
            let mut last = 0;
            for (at, c) in folded.text.char_indices() {
                let source = folded.source(at..at + c.len_utf8());
                prop_assert!(source.start >= last && source.end > source.start, "{:?} {:?}", source, folded);
                prop_assert!(text.is_char_boundary(source.start) && text.is_char_boundary(source.end));
                let again = fold(&text[source.clone()]).text;
                prop_assert!(again.contains(c), "{:?} of {:?} folds to {:?}, not {:?}", source, text, again, c);
                last = source.start;
            }
            prop_assert_eq!(folded.source(0..folded.text.len()).end <= text.len(), true);
        }

        #[test]
        fn folding_twice_changes_nothing(text in crate::text::properties::nasty()) {
            let once = fold(&text).text;
            prop_assert_eq!(fold(&once).text, once);
        }
    }
}
