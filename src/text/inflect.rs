//! What is left of a kun reading in a text: the forms that verbs and adjectives take with and without okurigana.
//!
//! Unihan gives a verb whole (TORU, TASUKERU) and doesn't say which part of it is written in kana. So every way of
//! cutting it is tried, and taken only where the kana after the kanji are what was cut off, conjugated: 取り has r-row
//! kana, 助ける has け. Where no kana follow, there is the connective form (取組: tori, kumi) and an adjective's stem.

use super::spelling::is_vowel;

/// A kana's letters, in two parts, and its bytes, as [`kana`](super::spelling::kana) gives them.
type Kana = (&'static str, &'static str, usize);

/// Calls `take` with the forms that a kun reading has when the kana `next` follow the kanji: head, tail, and whether
/// it is one to be met alone (取 alone is hardly とり). A word that doesn't inflect has only itself.
pub(super) fn forms<'a>(
    kun: &'a str,
    next: Option<Kana>,
    inflects: bool,
    take: &mut impl FnMut(&'a str, &'a str, bool),
) {
    // A long verb is never written by its kanji alone.
    let verb = inflects && kun.len() > 4 && (kun.ends_with("eru") || kun.ends_with("iru"));
    if !verb {
        take(kun, "", true);
    }
    if !inflects {
        return;
    }
    let cut = |count: usize| kun.get(..kun.len().saturating_sub(count)).filter(|stem| !stem.is_empty());
    // A verb's connective form, an adjective's stem.
    if kun.ends_with('u') {
        if let Some(stem) = cut(1) {
            take(stem, "i", false);
        }
        if kun.ends_with("eru") || kun.ends_with("iru") {
            // 居 alone is seldom い.
            cut(2).filter(|stem| stem.len() > 1).into_iter().for_each(|stem| take(stem, "", false));
        }
    } else if kun.ends_with('i') && cut(1).is_some_and(|stem| stem.ends_with(['a', 'i', 'u', 'o'])) {
        cut(1).into_iter().for_each(|stem| take(stem, "", false));
    }
    // What the kana after the kanji don't say.
    let Some((head, tail, _)) = next else { return };
    let mut stem = kun;
    for dropped in 1..=3 {
        let Some((rest, mora)) = last_mora(stem) else { return };
        if rest.is_empty() {
            return;
        }
        stem = rest;
        let says = if dropped == 1 { conjugates(mora, head, tail) } else { mora.strip_prefix(head) == Some(tail) };
        if says {
            take(stem, "", true);
        }
    }
}

/// Calls `take` with the [`forms`] that a kun reading can have whatever follows it, and whether kana must follow for that.
pub(super) fn any_forms<'a>(kun: &'a str, inflects: bool, take: &mut impl FnMut(&'a str, &'a str, bool, bool)) {
    forms(kun, None, inflects, &mut |head, tail, alone| take(head, tail, alone, false));
    let mut stem = kun;
    for _ in 0..3 {
        match last_mora(stem) {
            Some((rest, _)) if inflects && !rest.is_empty() => stem = rest,
            _ => return,
        }
        take(stem, "", true, true);
    }
}

/// Letters of an on reading that stay when it is assimilated.
#[inline]
pub(super) fn sure_of_on(on: &str) -> usize {
    if ["ku", "ki", "tu", "ti"].iter().any(|end| on.ends_with(end)) { on.len() - 2 } else { on.len() }
}

/// Letters of a kun reading that no okurigana take away.
pub(super) fn sure_of_kun(kun: &str) -> usize {
    let mut stem = kun;
    for _ in 0..3 {
        match last_mora(stem) {
            Some((rest, _)) if !rest.is_empty() => stem = rest,
            _ => break,
        }
    }
    stem.len()
}

/// Whether the kana can stand where a verb or adjective has its last mora: the same consonant, or what becomes of it.
fn conjugates(mora: &str, head: &str, tail: &str) -> bool {
    let first = head.bytes().chain(tail.bytes()).next();
    match mora {
        "u" => matches!(first, Some(b'a' | b'i' | b'u' | b'e' | b'o' | b'w' | b'Q')),
        "ru" => matches!(first, Some(b'r' | b'Q' | b't' | b'm' | b'n' | b'y' | b's')),
        "tu" => matches!(first, Some(b't' | b'Q')),
        "ku" | "gu" => first == mora.bytes().next() || head == "i",
        "mu" | "nu" | "bu" => first == mora.bytes().next() || head == "N",
        "i" => matches!(first, Some(b'i' | b'k' | b's' | b'm')),
        _ => first == mora.bytes().next(),
    }
}

/// A reading cut before its last mora.
fn last_mora(reading: &str) -> Option<(&str, &str)> {
    let bytes = reading.as_bytes();
    let last = *bytes.last()?;
    let mut at = bytes.len() - 1;
    if is_vowel(last) {
        while at > 0 && bytes.get(at - 1).is_some_and(|b| !is_vowel(*b) && !matches!(b, b'N' | b'Q')) {
            at -= 1;
        }
    }
    reading.split_at_checked(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::spelling::kana;

    fn of(kun: &str, next: &str) -> Vec<String> {
        let mut all = vec![];
        forms(kun, kana(next), true, &mut |head, tail, _| all.push(format!("{head}{tail}")));
        all
    }

    #[test]
    fn okurigana_take_away_what_they_say() {
        assert_eq!(of("toru", "リ"), ["toru", "tori", "to"]);
        assert_eq!(of("toru", "ク"), ["toru", "tori"]);
        assert_eq!(of("tasukeru", "ケル"), ["tasukeri", "tasuke", "tasu"]);
        assert_eq!(of("umareru", "マレ"), ["umareri", "umare", "umare", "u"]);
        assert_eq!(of("yomu", "ンダ"), ["yomu", "yomi", "yo"]);
        assert_eq!(of("kaku", "イタ"), ["kaku", "kaki", "ka"]);
        assert_eq!(of("utukusii", "シイ"), ["utukusii", "utukusi", "utukusi", "utuku"]);
    }

    #[test]
    fn without_okurigana_there_are_the_connective_form_and_the_stem() {
        assert_eq!(of("sodateru", ""), ["sodateri", "sodate"]);
        assert_eq!(of("wakai", ""), ["wakai", "waka"]);
        assert_eq!(of("kuri", ""), ["kuri"]);
        assert_eq!(of("au", ""), ["au", "ai"]);
        assert_eq!(of("iru", ""), ["iru", "iri"]);
    }

    #[test]
    fn no_form_is_missing_where_what_follows_is_not_known() {
        for line in crate::text::readings::KANJI.lines().filter(|line| !line.starts_with('#')) {
            let kun = line.rsplit('\t').next().unwrap_or_default();
            for kun in kun.split_ascii_whitespace() {
                let mut any = vec![];
                any_forms(kun, true, &mut |head, tail, _, kana| any.push((format!("{head}{tail}"), kana)));
                for next in
                    ["", "ア", "ル", "ッ", "ン", "イ", "ケ", "マ", "シ", "ワ", "キャ", "リョ", "カ", "ー", "ティ"]
                {
                    for form in of(kun, next) {
                        let kana = !next.is_empty();
                        assert!(any.iter().any(|(other, need)| *other == form && (kana || !need)), "{kun} {form}");
                    }
                }
            }
        }
    }

    #[test]
    fn no_form_is_shorter_than_what_is_sure() {
        for line in crate::text::readings::KANJI.lines().filter(|line| !line.starts_with('#')) {
            let kun = line.rsplit('\t').next().unwrap_or_default();
            for kun in kun.split_ascii_whitespace() {
                for next in ["ア", "ル", "ッ", "ン", "イ", "ケ", "マ", "シ", "ワ", ""] {
                    for form in of(kun, next) {
                        let sure = sure_of_kun(kun).min(kun.len() - 1);
                        assert_eq!(form.as_bytes()[..sure], kun.as_bytes()[..sure], "{kun} {form}");
                    }
                }
            }
        }
    }
}
