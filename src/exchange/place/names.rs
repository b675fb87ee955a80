//! What a name says besides, and whether two names are one.

use crate::exchange::words::squeezed;

/// 「受講者数(人)」: a unit in brackets at the end of a name.
pub(super) fn unit_in_name(name: &str) -> Option<String> {
    let name = name.trim_end().strip_suffix([')', '）']).map(|_| name.trim_end())?;
    let open = name.rfind(['(', '（'])?;
    let inside = name[open..].trim_matches(['(', '（', ')', '）']);
    let units = [
        "基",
        "枚",
        "部",
        "羽",
        "カ所",
        "ヶ所",
        "ヵ所",
        "ヘクタール",
        "グループ",
        "ポイント",
        "人/日",
        "人／日",
        "件/年",
        "件／年",
        "回/年",
        "便",
        "筆",
        "科目",
        "企業",
        "曲",
        "kWh",
        "人",
        "%",
        "％",
        "件",
        "回",
        "円",
        "千円",
        "百万円",
        "万円",
        "ha",
        "社",
        "団体",
        "世帯",
        "組",
        "戸",
        "頭",
        "店",
        "店舗",
        "か所",
        "箇所",
        "人泊",
        "泊",
        "台",
        "品",
        "者",
        "校",
        "km",
        "ｔ",
        "t",
        "kg",
        "点",
        "位",
        "日",
        "時間",
        "事業所",
        "施設",
        "名",
        "‰",
        "人/年",
        "商品",
        "本",
        "冊",
        "棟",
        "軒",
        "区画",
        "経営体",
    ];
    units.contains(&inside).then(|| inside.to_owned())
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

/// Whether two names are the same but for a few characters.
pub(in crate::exchange) fn alike(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (squeezed(a).chars().collect(), squeezed(b).chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let longest = a.len().max(b.len());
    longest > 0 && (same + back).min(longest) * 10 >= longest * 7
}
