//! What stands in the place of an opinion where nobody had one.

use super::fold;

/// Words in front that mean no more: 「特に」, 「ご」意見.
const FRONT: [&str; 6] = ["特段の", "特段", "特に", "とくに", "御", "ご"];

/// What isn't there.
const WHAT: [&str; 6] = ["意見", "指摘", "質問", "要望", "コメント", "異議"];

/// What joins those, or stands behind them.
const JOINING: [&str; 12] = ["事項", "等", "など", "・", "、", "及び", "や", "は", "も", "について", "の", "して"];

/// How it is said that there is none.
const NONE: [&str; 13] = [
    "なし",
    "無し",
    "無",
    "ナシ",
    "ない",
    "無い",
    "なかった",
    "無かった",
    "ありません",
    "ありませんでした",
    "ございません",
    "なしとする",
    "該当なし",
];

/// Whether a text says nothing but that there is no opinion: 「特になし」, 「意見は特にありませんでした。」.
pub(super) fn says_none(text: &str) -> bool {
    let ends = ['(', ')', '・', '。', '.', '※', '○', '*', '-'];
    let flat: String = text.chars().map(fold).filter(|c| *c != ' ').collect();
    let mut rest = flat.trim_matches(ends);
    while !NONE.contains(&rest) {
        let said = FRONT.iter().chain(&WHAT).chain(&JOINING).find_map(|word| rest.strip_prefix(word));
        match said {
            Some(shorter) => rest = shorter,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::says_none;

    #[test]
    fn only_what_says_nothing_else_says_that_there_is_none() {
        for none in [
            "特になし",
            "なし",
            "意見なし",
            "特に意見なし。",
            "・特に無し",
            "（なし）",
            "ご意見・ご質問等は特にありませんでした。",
        ] {
            assert!(says_none(none), "{none}");
        }
        for said in
            ["", "－", "効果なし", "意見の反映がない。", "特になしとした理由を示すこと", "問題なし", "周知が足りない。"]
        {
            assert!(!says_none(said), "{said}");
        }
    }
}
