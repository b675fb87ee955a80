//! What a name says besides, and whether two names are one.

use crate::exchange::words::{squeezed, unified};
use crate::ledger::units::Unit;
use crate::text::fold::fold_into;

/// Units of names that no printed value is converted by.
const MORE_UNITS: [&str; 13] =
    ["部", "グループ", "筆", "科目", "曲", "軒", "経営体", "MWh", "GWh", "MW", "MJ", "GJ", "TJ"];

/// Units that say in a name's brackets rather who is counted, or how: 「満足度（事業者）」, 「相談件数（年）」, 「参加者数（a）」.
const OTHER_WORDS: [&str; 18] = [
    "年",
    "園",
    "室",
    "床",
    "席",
    "地区",
    "市町",
    "市町村",
    "自治体",
    "事業者",
    "講座",
    "コース",
    "a",
    "g",
    "m",
    "L",
    "ａ",
    "ｍ",
];

/// 「受講者数(人)」: a unit in brackets at the end of a name.
pub(super) fn unit_in_name(name: &str) -> Option<String> {
    let name = name.trim_end().strip_suffix([')', '）']).map(|_| name.trim_end())?;
    let open = name.rfind(['(', '（'])?;
    let inside = name[open..].trim_matches(['(', '（', ')', '）']);
    is_unit(inside).then(|| inside.to_owned())
}

/// Whether a word is a unit: one of the table of units, 「億」 or 「延べ」 of it, or a weight of a gas, 「t-CO2」.
fn is_unit(word: &str) -> bool {
    let plain = |word: &str| Unit::known(word).is_some() || MORE_UNITS.contains(&word);
    if OTHER_WORDS.contains(&word) {
        return false;
    }
    let counted = ["延べ", "のべ", "延", "百万", "十億", "億", "千", "万"];
    let rest = || counted.iter().find_map(|scale| word.strip_prefix(scale)).unwrap_or(word);
    let weight = || ["CO2", "CO₂", "ＣＯ２"].iter().find_map(|gas| rest().strip_suffix(gas));
    plain(word)
        || (rest() != "年" && plain(rest()))
        || weight().is_some_and(|of| matches!(of.trim_end_matches(['-', '－', '‐']), "t" | "ｔ" | "kg" | "トン"))
}

/// A department without the telephone in brackets behind it, 「産業振興課（内線241）」, and what stands in them.
pub(super) fn without_phone(text: &str) -> (&str, Option<&str>) {
    let inside = text.trim_end().strip_suffix([')', '）']).and_then(|text| text.rsplit_once(['(', '（']));
    match inside {
        Some((name, phone))
            if ["内線", "電話", "TEL", "℡", "直通"].iter().any(|word| phone.contains(word))
                && !name.trim().is_empty() =>
        {
            (name.trim(), Some(phone.trim()))
        }
        _ => (text, None),
    }
}

/// A name as it is compared: what a search finds as the same is one name, 「松ヶ岬」 and 「松ケ岬」, 「サポ－ト」 and 「サポート」, 髙 and 高.
pub(in crate::exchange) fn name_key(name: &str) -> String {
    let flat = unified(name);
    let mut key = String::with_capacity(flat.len());
    fold_into(&flat, &mut key);
    key
}

/// Whether two names are one.
pub(in crate::exchange) fn same_name(a: &str, b: &str) -> bool {
    a == b || name_key(a) == name_key(b)
}

/// Whether two names are the same but for a few characters.
pub(in crate::exchange) fn alike(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (squeezed(a).chars().collect(), squeezed(b).chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let longest = a.len().max(b.len());
    longest > 0 && (same + back).min(longest) * 10 >= longest * 7
}
