//! What reaches or tells one person: telephone numbers, addresses of mail and of homes, ages.
//!
//! The number of an office is there to be called; a mobile number is somebody's own. An address is somebody's where the
//! sentence says that somebody lives there.

use std::ops::Range;

use crate::ledger::units::fold;

use super::lexicon::Letters;
use super::prose::sentences;
use super::scene::{Scene, excerpt};
use super::texts::Text;
use super::{Finding, codes};

/// Tells the first of each kind in a text.
pub(super) fn check(scene: &Scene<'_>, Text { at, text, look }: &Text<'_>, found: &mut Vec<Finding>) {
    let letters = look.letters;
    if !letters.has(Letters::ZERO.with(Letters::AT).with(Letters::AGE).with(Letters::LOT)) {
        return;
    }
    let spots = [
        (letters.has(Letters::ZERO).then(|| telephone(text)), "電話番号", "「担当課までお問い合わせください」"),
        (letters.has(Letters::AT).then(|| mail(text)), "メールアドレス", "「担当課までお問い合わせください」"),
        (letters.has(Letters::AGE).then(|| age(text)), "個人の年齢", "「○代」か年齢なし"),
        (letters.has(Letters::LOT).then(|| home(text)), "個人の住所", "地区の名まで"),
    ];
    for (range, what, instead) in spots.map(|(range, what, instead)| (range.flatten(), what, instead)) {
        let Some(range) = range else { continue };
        let message = format!(
            "{what}と思われるものが書かれています。公表してよいものか確かめ、個人のものであれば消して、{instead}としてください。"
        );
        scene.found(found, &codes::PERSONAL, at, excerpt(text, range.start, range.end, 12), message);
    }
}

/// Words of those whose number is there to be called.
const OFFICES: [&str; 14] = [
    "課",
    "係",
    "役場",
    "役所",
    "支所",
    "窓口",
    "事務局",
    "事務所",
    "センター",
    "協議会",
    "協会",
    "組合",
    "学校",
    "代表電話",
];

/// `0837-52-1110`, `090-1234-5678`, `09012345678`, in any width, unless it is an office's.
fn telephone(text: &str) -> Option<Range<usize>> {
    let part = |c: char| fold(c).is_ascii_digit() || matches!(fold(c), '-' | '(' | ')' | 'ー');
    // Without a 0 of full width the bytes are enough.
    let wide = memchr::memchr(0xEF, text.as_bytes()).is_some();
    let next = |from: usize| {
        let rest = text.get(from..)?;
        let at = if wide { rest.find(['0', '０']) } else { memchr::memchr(b'0', rest.as_bytes()) };
        at.map(|at| at + from)
    };
    let mut from = 0;
    while let Some(start) = next(from) {
        let rest = text.get(start..)?;
        // The 0 of 10,000 begins nothing.
        let before = text.get(..start)?.chars().next_back();
        if before.is_some_and(|c| fold(c).is_ascii_digit() || matches!(fold(c), ',' | '.')) {
            from = start + rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let run = rest.get(..rest.find(|c: char| !part(c)).unwrap_or(rest.len()))?;
        let run = run.trim_end_matches(|c| !fold(c).is_ascii_digit());
        let before = text.get(..start)?;
        let whole = before
            .chars()
            .next_back()
            .is_none_or(|c| !(fold(c).is_ascii_digit() || matches!(fold(c), '-' | ',' | '.')));
        let digits: String = run.chars().map(fold).filter(char::is_ascii_digit).collect();
        let marks = run.chars().filter(|c| !fold(*c).is_ascii_digit()).count();
        let mobile = digits.len() == 11 && ["090", "080", "070"].iter().any(|head| digits.starts_with(head));
        let landline = (10..=11).contains(&digits.len()) && marks == 2;
        let sentence = before.rsplit(['。', '\n']).next().unwrap_or_default();
        let office = OFFICES.iter().any(|word| sentence.contains(word));
        if whole && (mobile && matches!(marks, 0 | 2) || landline && !office) {
            return Some(start..start + run.len());
        }
        from = start + run.len().max(1);
    }
    None
}

/// `kensho@example.jp`.
fn mail(text: &str) -> Option<Range<usize>> {
    let (at, sign) = text.char_indices().find(|(_, c)| fold(*c) == '@')?;
    let part = |c: char| fold(c).is_ascii_alphanumeric() || matches!(fold(c), '.' | '-' | '_');
    let (before, after) = (text.get(..at)?, text.get(at + sign.len_utf8()..)?);
    let name = before.len() - before.trim_end_matches(part).len();
    let host = after.len() - after.trim_start_matches(part).len();
    let host_text = after.get(..host)?;
    (name > 0 && host_text.chars().any(|c| fold(c) == '.')).then(|| at - name..at + sign.len_utf8() + host)
}

/// `(45歳)` behind a name, 「73歳の男性」; 「(65歳以上)」 is a group.
fn age(text: &str) -> Option<Range<usize>> {
    text.match_indices("歳").find_map(|(at, word)| {
        let before = text.get(..at)?;
        let digits = before.len() - before.trim_end_matches(|c: char| fold(c).is_ascii_digit()).len();
        let open = before.get(..before.len() - digits)?;
        let after = text.get(at + word.len()..)?;
        let closed = after.chars().next().is_some_and(|c| matches!(fold(c), ')' | '・' | '、'));
        if digits > 0
            && closed
            && let Some(bracket) = open.chars().next_back().filter(|c| fold(*c) == '(')
        {
            return Some(open.len() - bracket.len_utf8()..at + word.len());
        }
        let of_one = ["の男性", "の女性", "男性", "女性", "の息子", "の娘", "の妻", "の夫", "の母", "の父"];
        let one = of_one.iter().find(|one| after.starts_with(**one))?;
        // 20歳から39歳の女性: a group.
        let group = open.ends_with(['~', '〜', '～', '-', 'ら', 'で', 'び']);
        (digits > 0 && !group).then(|| open.len()..at + word.len() + one.len())
    })
}

/// Words that say that somebody lives at an address.
const LIVES: [&str; 8] = ["宅", "自宅", "氏", "さん", "様方", "居住", "在住", "住む"];

/// 「字上原245番地の川畑氏宅」, 「3丁目5番12号に住む」.
fn home(text: &str) -> Option<Range<usize>> {
    sentences(text).find_map(|range| {
        let sentence = text.get(range.clone())?;
        let (at, lot) = ["番地", "丁目", "番"].iter().find_map(|lot| Some((sentence.find(lot)?, lot)))?;
        let number = sentence.get(..at)?.chars().next_back().is_some_and(|c| fold(c).is_ascii_digit());
        let lived = LIVES.iter().any(|word| sentence.contains(word));
        let start = sentence.get(..at)?.trim_end_matches(|c: char| fold(c).is_ascii_digit() || fold(c) == '-').len();
        (number && lived).then(|| range.start + start..range.start + at + lot.len())
    })
}
