//! Romaji letters: what someone types, and what a kana is, in one spelling.
//!
//! The one spelling is kunrei-like (si, ti, tu, hu, zi, sya), with `N` for ん and `Q` for っ where they are known to be
//! that: in kana and in the tables of readings. What is typed keeps its plain `n` and doubled consonants, since only the
//! reading that it is compared with can say what they are (kin'en, kinen).

/// Brings what was typed into the one spelling: Hepburn, kunrei and what input methods take. `None` where it is no
/// romaji: other characters, a consonant that no kana begins with or that stands alone (`kpi`, `url`).
pub(super) fn typed(word: &str) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(word.len());
    for c in word.chars() {
        match c.to_ascii_lowercase() {
            letter @ 'a'..='z' => plain.push(letter as u8),
            '-' | 'ー' => plain.push(b'-'),
            '\'' | '’' => {}
            _ => plain.push(without_macron(c)?),
        }
    }
    let mut out = Vec::with_capacity(plain.len() + 2);
    let mut rest = plain.as_slice();
    while let Some((&first, after)) = rest.split_first() {
        let found = SPELLINGS.iter().find_map(|(from, to)| Some((to, rest.strip_prefix(from.as_bytes())?)));
        if let Some((to, after)) = found {
            out.extend_from_slice(to.as_bytes());
            rest = after;
        } else {
            out.push(first);
            rest = after;
        }
    }
    is_romaji(&out).then_some(out)
}

/// The letters of a word in [folded](mod@super::fold) kana, in the one spelling: ん is `N`, which only ん is read as, and っ
/// doubles the consonant behind it. `None` where anything else stands in it.
pub(super) fn typed_in_kana(folded: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(folded.len());
    let (mut rest, mut doubles) = (folded, false);
    while !rest.is_empty() {
        let (head, tail, len) = kana(rest)?;
        rest = rest.get(len..)?;
        if head == "Q" {
            doubles = true;
            continue;
        }
        let letters = head.bytes().chain(tail.bytes());
        // What is read with two consonants begins with one that can be doubled.
        out.extend(letters.clone().next().filter(|first| doubles && first.is_ascii_lowercase() && !is_vowel(*first)));
        out.extend(letters);
        doubles = false;
    }
    (out.first() != Some(&b'-')).then_some(out)
}

/// Longest first where one begins another; letters after `sh`, `ch` and the like stay.
const SPELLINGS: &[(&str, &str)] = &[
    ("tchi", "tti"),
    ("cchi", "tti"),
    ("sshi", "ssi"),
    ("tch", "tty"),
    ("cch", "tty"),
    ("ssh", "ssy"),
    ("shi", "si"),
    ("chi", "ti"),
    ("cyi", "ti"),
    ("tsu", "tu"),
    ("thi", "ti"),
    ("dhi", "di"),
    ("thu", "tyu"),
    ("dhu", "dyu"),
    ("sh", "sy"),
    ("ch", "ty"),
    ("cy", "ty"),
    ("ts", "tu"),
    ("ji", "zi"),
    ("jy", "zy"),
    ("j", "zy"),
    ("fu", "hu"),
    ("dz", "z"),
    ("du", "zu"),
    ("wo", "o"),
    ("v", "b"),
];

/// Whether letters can be cut into kana. What is still being typed may end within one.
fn is_romaji(letters: &[u8]) -> bool {
    let mut rest = letters;
    while let Some((&first, after)) = rest.split_first() {
        rest = match (first, after) {
            (b'a' | b'i' | b'u' | b'e' | b'o', _) => after,
            (b'-', _) if rest.len() < letters.len() => after,
            (b'n', _) => after,
            (b'm', [b'b' | b'p' | b'm', ..]) => after,
            (b'k' | b's' | b't' | b'h' | b'm' | b'y' | b'r' | b'w' | b'g' | b'z' | b'd' | b'b' | b'p' | b'f', []) => {
                after
            }
            (b'k' | b's' | b't' | b'p' | b'g' | b'd' | b'b' | b'z' | b'f' | b'r' | b'h', [second, ..])
                if *second == first =>
            {
                after
            }
            (b'k' | b's' | b't' | b'h' | b'm' | b'r' | b'g' | b'z' | b'd' | b'b' | b'p' | b'f', [b'y', after @ ..]) => {
                match after {
                    [] => after,
                    [vowel, after @ ..] if is_vowel(*vowel) => after,
                    _ => return false,
                }
            }
            (
                b'k' | b's' | b't' | b'h' | b'm' | b'y' | b'r' | b'w' | b'g' | b'z' | b'd' | b'b' | b'p' | b'f',
                [vowel, after @ ..],
            ) if is_vowel(*vowel) => after,
            _ => return false,
        };
    }
    true
}

#[inline]
pub(super) const fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'i' | b'u' | b'e' | b'o')
}

fn without_macron(c: char) -> Option<u8> {
    Some(match c {
        'ā' | 'â' | 'Ā' | 'Â' => b'a',
        'ī' | 'î' | 'Ī' | 'Î' => b'i',
        'ū' | 'û' | 'Ū' | 'Û' => b'u',
        'ē' | 'ê' | 'Ē' | 'Ê' => b'e',
        'ō' | 'ô' | 'Ō' | 'Ô' => b'o',
        _ => return None,
    })
}

/// The letters of the kana that `text` (folded: katakana) begins with, with the small one after it, and its bytes.
pub(super) fn kana(text: &str) -> Option<(&'static str, &'static str, usize)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let letters = one_kana(first)?;
    let len = first.len_utf8();
    let Some(small) = chars.next() else { return Some((letters, "", len)) };
    let pair = len + small.len_utf8();
    let stem = letters.get(..letters.len().saturating_sub(1)).unwrap_or_default();
    let vowel = match small {
        'ャ' => "ya",
        'ュ' => "yu",
        'ョ' => "yo",
        'ァ' => "a",
        'ィ' => "i",
        'ゥ' => "u",
        'ェ' => "e",
        'ォ' => "o",
        _ => return Some((letters, "", len)),
    };
    Some(match (first, small) {
        ('キ' | 'シ' | 'チ' | 'ニ' | 'ヒ' | 'ミ' | 'リ' | 'ギ' | 'ジ' | 'ヂ' | 'ビ' | 'ピ', 'ャ' | 'ュ' | 'ョ') => {
            (stem, vowel, pair)
        }
        ('シ' | 'チ' | 'ジ', 'ェ') => (stem, "ye", pair),
        ('フ', 'ァ' | 'ィ' | 'ェ' | 'ォ') => ("f", vowel, pair),
        ('フ', 'ュ') => ("f", "yu", pair),
        ('テ', 'ィ') => ("t", "i", pair),
        ('デ', 'ィ') => ("d", "i", pair),
        ('テ', 'ュ') => ("t", "yu", pair),
        ('デ', 'ュ') => ("d", "yu", pair),
        ('ト', 'ゥ') => ("t", "u", pair),
        ('ド', 'ゥ') => ("z", "u", pair),
        ('ウ', 'ィ' | 'ェ') => ("w", vowel, pair),
        ('ウ', 'ォ') => ("", "o", pair),
        ('ヴ', 'ァ' | 'ィ' | 'ェ' | 'ォ') => ("b", vowel, pair),
        ('イ', 'ェ') => ("y", "e", pair),
        _ => (letters, "", len),
    })
}

fn one_kana(c: char) -> Option<&'static str> {
    const LETTERS: [&str; 90] = [
        "a", "a", "i", "i", "u", "u", "e", "e", "o", "o", "ka", "ga", "ki", "gi", "ku", "gu", "ke", "ge", "ko", "go",
        "sa", "za", "si", "zi", "su", "zu", "se", "ze", "so", "zo", "ta", "da", "ti", "zi", "Q", "tu", "zu", "te",
        "de", "to", "do", "na", "ni", "nu", "ne", "no", "ha", "ba", "pa", "hi", "bi", "pi", "hu", "bu", "pu", "he",
        "be", "pe", "ho", "bo", "po", "ma", "mi", "mu", "me", "mo", "ya", "ya", "yu", "yu", "yo", "yo", "ra", "ri",
        "ru", "re", "ro", "wa", "wa", "i", "e", "o", "N", "bu", "ka", "ke", "ba", "bi", "be", "bo",
    ];
    if c == 'ー' {
        return Some("-");
    }
    let at = u32::from(c).checked_sub(u32::from('ァ'))?;
    LETTERS.get(usize::try_from(at).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(word: &str) -> Option<String> {
        typed(word).map(|letters| String::from_utf8_lossy(&letters).into_owned())
    }

    #[test]
    fn hepburn_kunrei_and_input_methods_come_to_one_spelling() {
        for same in [
            &["shoutengai", "syoutengai"][..],
            &["chiiki", "tiiki"],
            &["tsuzuki", "tuzuki", "tuduki"],
            &["fukushi", "hukusi"],
            &["jigyou", "zigyou"],
            &["juku", "zyuku", "jyuku"],
            &["tōkyō", "tokyo", "TOKYO"],
            &["itchi", "icchi", "itti"],
            &["ten'in", "tenin"],
            &["zasshi", "zassi"],
        ] {
            let first = spelled(same[0]);
            assert!(first.is_some());
            for other in same {
                assert_eq!(spelled(other), first, "{other}");
            }
        }
        assert_eq!(spelled("anke-to").as_deref(), Some("anke-to"));
    }

    #[test]
    fn what_no_kana_spells_is_no_romaji() {
        for word in ["kpi", "url", "dmo", "sns", "mice", "pbl", "r6", "栗", "xlsx", "-a", "lan", "qa"] {
            assert_eq!(spelled(word), None, "{word}");
        }
        for word in ["kuri", "hojok", "sh", "shimbun", "kyouryo", "annai", "mine"] {
            assert!(spelled(word).is_some(), "{word}");
        }
    }

    #[test]
    fn kana_are_typed_in_letters() {
        let spelled = |word: &str| {
            let folded = crate::text::fold(word).text;
            typed_in_kana(&folded).map(|letters| String::from_utf8_lossy(&letters).into_owned())
        };
        for (word, letters) in [
            ("けんしん", "keNsiN"),
            ("ｹﾝｼﾝ", "keNsiN"),
            ("がっこう", "gakkou"),
            ("しょうてんがい", "syouteNgai"),
            ("アンケート", "aNke-to"),
            ("っ", ""),
        ] {
            assert_eq!(spelled(word).as_deref(), Some(letters), "{word}");
        }
        for word in ["ー", "けん診", "kenしん", "か・き"] {
            assert_eq!(spelled(word), None, "{word}");
        }
    }

    #[test]
    fn every_kana_has_its_letters() {
        let all = "アイウエオカキクケコガギグゲゴサシスセソザジズゼゾタチツテトダヂヅデドナニヌネノハヒフヘホバビブベボパピプペポマミムメモヤユヨラリルレロワヲンヴッー";
        let letters: Vec<_> = all.chars().map(|c| one_kana(c).unwrap_or("?")).collect();
        assert_eq!(
            letters.join(" "),
            "a i u e o ka ki ku ke ko ga gi gu ge go sa si su se so za zi zu ze zo ta ti tu te to da zi zu de do na ni nu \
             ne no ha hi hu he ho ba bi bu be bo pa pi pu pe po ma mi mu me mo ya yu yo ra ri ru re ro wa o N bu Q -"
        );
        assert_eq!(kana("キョウ"), Some(("k", "yo", 6)));
        assert_eq!(kana("ファ"), Some(("f", "a", 6)));
        assert_eq!(kana("ハァ"), Some(("ha", "", 3)));
        assert_eq!(kana("漢"), None);
    }
}
