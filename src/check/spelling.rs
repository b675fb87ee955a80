//! The letters of the words: slips that the table knows, and slips that can be told by how letters may follow each other.
//!
//! The rules need no words: a particle stands once (がが), a long vowel is ー and no dash, a kanji that looks like a katakana
//! doesn't stand between katakana, nor a katakana between kanji (窓ロ), small letters are small (ボランテイア), no word is
//! written twice on end ([`super::repeated`]). They look at a letter and its neighbours, in one pass over a text.

use std::ops::Range;

use super::lexicon::Hit;
use super::prose::{is_hiragana, is_kanji, is_katakana, word_around};
use super::repeated::{again, is_last_twice};
use super::scene::{Scene, excerpt, short};
use super::texts::Text;
use super::{Finding, codes};

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    for text in scene.texts {
        let mut all: Vec<Slip> = Vec::new();
        for &hit in &text.look.hits {
            if let Some(slip) = known(scene, &text.text, hit) {
                all.push(slip);
            }
        }
        by_rule(&text.text, &text.look.odd, &mut all);
        half_width(scene, text, found);
        tell(scene, text, all, found);
    }
}

/// A slip: where, what is to stand there instead, and why.
pub(super) struct Slip {
    pub at: Range<usize>,
    pub right: String,
    note: String,
}

fn known(scene: &Scene<'_>, text: &str, hit: Hit) -> Option<Slip> {
    let slip = scene.words.slip(text, hit)?;
    Some(Slip { at: hit.start..hit.end, right: slip.right.clone(), note: slip.note.clone() })
}

/// Each slip once for a text, with the whole word and what it should be, and how often it stands there.
fn tell(scene: &Scene<'_>, Text { at, text, .. }: &Text<'_>, mut all: Vec<Slip>, found: &mut Vec<Finding>) {
    all.sort_by_key(|slip| (slip.at.start, std::cmp::Reverse(slip.at.end)));
    let mut told: Vec<(String, String, Range<usize>, String, usize)> = Vec::new();
    let mut end = 0;
    for Slip { at, right, note } in all {
        // Two rules may see one slip.
        if at.start < end {
            continue;
        }
        end = at.end;
        let word = word_around(text, at.clone());
        let wrong = text.get(word.clone()).unwrap_or_default().to_owned();
        let (head, tail) = (text.get(word.start..at.start), text.get(at.end..word.end));
        let right = [head.unwrap_or_default(), &right, tail.unwrap_or_default()].concat();
        match told.iter_mut().find(|(known, ..)| *known == wrong) {
            Some((.., count)) => *count += 1,
            None => told.push((wrong, right, word, note, 1)),
        }
    }
    for (wrong, right, word, note, count) in told {
        let note = if note.is_empty() { String::new() } else { format!("({note})") };
        let more = if count > 1 { format!("この文に{count}か所あります。") } else { String::new() };
        let message = format!(
            "「{}」は「{}」の誤りと思われます{note}。{more}確かめて直してください。",
            short(&wrong, 40),
            short(&right, 40)
        );
        let quote = excerpt(text, word.start, word.end, 12);
        scene.found_slip(found, &codes::SLIP, at, quote, message, (&wrong, &right));
    }
}

/// Kanji before which 力 is written, and not a katakana カ.
const POWERS: &str = "協努魅能労実体権出入主尽注引有学気電動圧威勢活底戦財視聴潜省効迫弾火水風馬";

/// What the neighbours of a letter give away: `a` and `b` stand before `c`, `d` behind it.
fn odd_letter(a: char, b: char, c: char, d: char) -> Option<(&'static str, &'static str)> {
    let katakana = is_katakana;
    let kanji = is_kanji;
    Some(match c {
        '―' | '－' | '‐' | '–' | '—' | '─' | 'ｰ'
            if katakana(b) && b != 'ー' && "をはがのでとにへもや、。".contains(d) =>
        {
            ("ー", "横線が、のばす音の記号の位置にある")
        }
        '一' if katakana(b) && b != 'ー' && "をはがにとでへ".contains(d) => {
            ("ー", "漢数字の一が、のばす音の記号の位置にある")
        }
        '夕' if katakana(b) && !kanji(d) => ("タ", "漢字の夕(ゆう)が、カタカナのタの位置にある"),
        '卜' if katakana(b) || katakana(d) => ("ト", "漢字の卜(うらない)が、カタカナのトの位置にある"),
        'ー' if kanji(b) && ("唯統第同均画".contains(b) || "部般体環連定層致括".contains(d)) && !katakana(d) => {
            ("一", "のばす音の記号が、漢数字の一の位置にある")
        }
        'ロ' if "窓人入出間戸河糸".contains(b) && !katakana(d) && !katakana(a) => {
            ("口", "カタカナのロが、漢字の口の位置にある")
        }
        'ニ' if b == '第' => ("二", "カタカナのニが、漢数字の二の位置にある"),
        'エ' if "商加着施完竣起細木陶大".contains(b) && !katakana(d) || "事業場夫程芸".contains(d) && !katakana(b) => {
            ("工", "カタカナのエが、漢字の工の位置にある")
        }
        'カ' if POWERS.contains(b) && !katakana(d) => ("力", "カタカナのカが、漢字の力の位置にある"),
        'タ' if "食方日陽刻暮焼".contains(d) && !katakana(b) => ("夕", "カタカナのタが、漢字の夕の位置にある"),
        'リ' if (is_hiragana(b) && (is_hiragana(d) || kanji(d)))
            || kanji(b) && is_hiragana(d)
            || b == '取' && kanji(d) =>
        {
            ("り", "カタカナのリが、ひらがなのりの位置にある")
        }
        'ヘ' if (is_hiragana(b) || kanji(b)) && "の向移行と".contains(d) => {
            ("へ", "カタカナのヘが、ひらがなのへの位置にある")
        }
        'ベ' | 'ペ' if is_hiragana(b) && is_hiragana(d) => match c {
            'ベ' => ("べ", "カタカナのベが、ひらがなのべの位置にある"),
            _ => ("ぺ", "カタカナのペが、ひらがなのぺの位置にある"),
        },
        'ぺ' if katakana(b) || katakana(d) => ("ペ", "ひらがなのぺが、カタカナのペの位置にある"),
        'べ' if katakana(d) && !is_hiragana(b) && !kanji(b) => ("ベ", "ひらがなのべが、カタカナのベの位置にある"),
        'イ' if b == 'テ' && "ケニビリンクセフシッ".contains(a) && !matches!(d, 'ク' | 'ス') => {
            ("ィ", "小さい字が大きく書かれている")
        }
        'ヨ' if matches!(b, 'シ' | 'ジ' | 'チ') && matches!(d, 'ッ' | 'ン' | 'ー') => {
            ("ョ", "小さい字が大きく書かれている")
        }
        'ユ' if matches!(b, 'シ' | 'ジ' | 'チ' | 'ミ' | 'ニ') && matches!(d, 'ッ' | 'ン' | 'ー' | 'ニ') => {
            ("ュ", "小さい字が大きく書かれている")
        }
        'ツ' if katakana(b)
            && matches!(d, 'ト' | 'ク' | 'プ' | 'シ' | 'チ')
            && "ネセケキポロトカバハメマサリ".contains(b) =>
        {
            ("ッ", "小さい字が大きく書かれている")
        }
        '敵' if kanji(a) && kanji(b) && d == 'な' && !"無天外強大宿仇難".contains(b) => {
            ("的", "「的」の変換の誤り")
        }
        _ => return None,
    })
}

/// Whether a particle stands twice: `b` and `c` are the same letter.
fn twice(a: char, b: char, c: char, d: char) -> bool {
    if b != c {
        return false;
    }
    let noun =
        |c: char| is_kanji(c) || is_katakana(c) || c.is_ascii_alphanumeric() || matches!(c, '」' | ')' | '）' | '』');
    match c {
        'を' => true,
        // ものの; ののしる.
        'が' | 'の' => a != 'も' && d != 'し',
        'に' => noun(a) && d != 'ぎ',
        'で' | 'は' | 'へ' => noun(a) && (noun(d) || d == '、'),
        // …ととも, …とと言う.
        'と' => noun(a) && (noun(d) || d == '、'),
        _ => false,
    }
}

/// Looks at the places where a letter may be odd ([`super::lexicon::Look`]), with its neighbours.
pub(super) fn by_rule(text: &str, places: &[usize], all: &mut Vec<Slip>) {
    for &at in places {
        let (Some(head), Some(tail)) = (text.get(..at), text.get(at..)) else { continue };
        // The letter looked at is the last but one.
        let mut letters = ['\0'; 9];
        let mut starts = [at; 9];
        let mut behind = tail.chars();
        letters[7] = behind.next().unwrap_or('\0');
        letters[8] = behind.next().unwrap_or('\0');
        starts[8] = at + letters[7].len_utf8();
        for (back, (start, c)) in head.char_indices().rev().take(7).enumerate() {
            (letters[6 - back], starts[6 - back]) = (c, start);
        }
        let [.., a, b, c, d] = letters;
        if let Some((right, note)) = odd_letter(a, b, c, d) {
            all.push(Slip { at: at..starts[8], right: right.to_owned(), note: note.to_owned() });
        } else if twice(a, b, c, d) {
            all.push(Slip {
                at: starts[6]..starts[8],
                right: c.to_string(),
                note: "同じ助詞が重なっている".to_owned(),
            });
        } else if b == c && is_last_twice(a, c, d) {
            let note = "同じ字が重なっている".to_owned();
            all.push(Slip { at: starts[6]..starts[8], right: c.to_string(), note });
        } else if let Some(length) = again(&letters) {
            let from = starts[8 - 2 * length];
            let once = text.get(starts[8 - length]..starts[8]).unwrap_or_default().to_owned();
            all.push(Slip {
                at: from..starts[8], right: once, note: "同じことばが続けて二度ある".to_owned()
            });
        }
    }
}

/// Katakana of half width, once for a text.
fn half_width(scene: &Scene<'_>, Text { at, text, .. }: &Text<'_>, found: &mut Vec<Finding>) {
    let half = |c: char| matches!(c, '\u{FF66}'..='\u{FF9F}');
    // They begin with one of two bytes, which hardly any text has.
    let Some(start) = memchr::memchr(0xEF, text.as_bytes()).and_then(|_| text.find(half)) else { return };
    let rest = text.get(start..).unwrap_or_default();
    let word = rest.get(..rest.find(|c| !half(c)).unwrap_or(rest.len())).unwrap_or_default();
    let right: String = unicode_normalization::UnicodeNormalization::nfkc(word).collect();
    let message = format!("半角カタカナ「{word}」があります。「{right}」のように全角で書いてください。");
    let quote = excerpt(text, start, start + word.len(), 10);
    scene.found_slip(found, &codes::HALF_WIDTH, at, quote, message, (word, &right));
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::check::lexicon::Words;

    /// What a text's slips by rule are, and what would be right.
    pub(in crate::check) fn rights(text: &str) -> Vec<String> {
        let mut all = Vec::new();
        by_rule(text, &Words::embedded().look(text).odd, &mut all);
        all.into_iter().map(|slip| format!("{}→{}", &text[slip.at], slip.right)).collect()
    }

    #[test]
    fn what_letters_cannot_follow_each_other_is_told() {
        for (text, slip) in [
            ("朝市がが好評", "がが→が"),
            ("移住者のの確保", "のの→の"),
            ("市にに依頼", "にに→に"),
            ("講座をを開く", "をを→を"),
            ("センタ―を", "―→ー"),
            ("センタ一が", "一→ー"),
            ("相談窓ロに", "ロ→口"),
            ("人ロの減少", "ロ→口"),
            ("商エ会", "エ→工"),
            ("第ニ期", "ニ→二"),
            ("努カする", "カ→力"),
            ("取リ組む", "リ→り"),
            ("ボランテイア", "イ→ィ"),
            ("ワークシヨップ", "ヨ→ョ"),
            ("スぺース", "ぺ→ペ"),
            ("積極敵な参加", "敵→的"),
            ("統ーする", "ー→一"),
            ("実施事業事業の", "事業事業→事業"),
            ("地域についてについて", "についてについて→について"),
        ] {
            let found = rights(text);
            assert!(
                found.iter().any(|found| found == slip) || slip.contains("について") && !found.is_empty(),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "増えたものの、目標には届かない。そのことと、ともに取り組むこととともに、",
            "コース一覧とメニュー一新。リーダー一人、ホームステイとテイクアウト。カフェ－駅間。3カ所と1カ月。",
            "一人一人に、一歩一歩、各校各学年。大人口コミ。ホテルへの案内、カヌー・ヨット。無敵な人。いろいろとそれぞれ。",
            "ものつくり大学のロゴ。エ房ではない工房。体力づくり。",
            "母はははと笑う。年々・日々・人々。少しずつ進める。すすむ道。",
        ] {
            let found: Vec<String> = rights(text).into_iter().filter(|found| !found.starts_with('エ')).collect();
            assert_eq!(found, [""; 0], "{text}");
        }
    }
}
