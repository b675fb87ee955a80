//! Yes and no as forms write them.

use crate::exchange::values::is_dash;
use crate::exchange::words::squeezed;

/// What a cell answers to a heading that asks whether something is so; `None` where it is no such answer.
pub(in crate::exchange) fn yes_or_no(text: &str) -> Option<bool> {
    let flat = squeezed(text).to_lowercase();
    let yes = [
        "はい",
        "○",
        "〇",
        "◯",
        "●",
        "◎",
        "✓",
        "✔",
        "レ",
        "☑",
        "■",
        "1",
        "有",
        "有り",
        "あり",
        "該当",
        "該当する",
        "参考",
        "参考指標",
        "参考値",
        "対象",
        "true",
        "yes",
        "y",
    ];
    let no = [
        "いいえ",
        "×",
        "✕",
        "✖",
        "✗",
        "x",
        "0",
        "無",
        "無し",
        "なし",
        "非該当",
        "該当なし",
        "該当しない",
        "該当せず",
        "対象外",
        "否",
        "□",
        "☐",
        "false",
        "no",
        "n",
    ];
    if yes.contains(&flat.as_str()) {
        return Some(true);
    }
    (no.contains(&flat.as_str()) || is_dash(text)).then_some(false)
}
