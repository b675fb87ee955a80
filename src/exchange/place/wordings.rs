//! What the words of a cell say, told by the words alone: which grant, how far, a verdict with its reason, a code.

use crate::exchange::values;
use crate::exchange::words::squeezed;

/// Whether a word below 「区分」 says something else than which grant it is: 「決算」, 「対象」, 「継続」, 「対象指標」.
pub(super) fn is_no_program(word: &str) -> bool {
    let words = [
        "決算",
        "予算",
        "当初予算",
        "補正予算",
        "決算見込",
        "計画",
        "実績",
        "目標",
        "見込",
        "対象",
        "手段",
        "意図",
        "結果",
        "目的",
        "成果",
        "活動",
        "効果",
        "新規",
        "継続",
        "拡充",
        "終了",
        "ハード",
        "ソフト",
        "義務",
        "任意",
        "直営",
        "委託",
        "補助",
        "評価",
        "内容",
    ];
    words.contains(&word) || word.ends_with("指標") || word.chars().count() == 1
}

/// What a text has in brackets that are all of it: 「（１）」.
pub(super) fn within_brackets(text: &str) -> Option<&str> {
    text.trim().strip_prefix(['(', '（'])?.strip_suffix([')', '）'])
}

/// 「継続（販路が広がりつつあるため）」: a decision, and in the brackets behind it why.
pub(super) fn with_reason(text: &str) -> Option<(&str, &str)> {
    let (decision, reason) = text.trim().strip_suffix([')', '）'])?.split_once(['(', '（'])?;
    let why = ["ため", "から", "ので", "。"].iter().any(|end| reason.trim_end().ends_with(end));
    let short = (1..=16).contains(&decision.trim().chars().count());
    (why && short && !reason.contains(['(', '（'])).then(|| (decision.trim(), reason.trim()))
}

/// A mark, and behind a blank the sentence that says why.
pub(super) fn mark_and_sentence(text: &str) -> Option<(&str, &str)> {
    let (mark, sentence) = text.trim().split_once(char::is_whitespace)?;
    let sentence = sentence.trim();
    ((is_degree(mark) || values::is_dash(mark)) && sentence.ends_with('。')).then_some((mark, sentence))
}

/// Whether a text says in words or by a mark how far something was reached.
pub(in crate::exchange) fn is_degree(text: &str) -> bool {
    let flat = squeezed(text);
    let words = ["達成", "未達成", "未達", "一部達成", "概ね達成", "おおむね達成", "順調", "概ね順調", "遅れ"];
    words.contains(&flat.as_str())
        || matches!(flat.as_str(), "◎" | "○" | "〇" | "△" | "×" | "A" | "B" | "C" | "D" | "S")
}

/// Words that decide what becomes of a project.
const DECISIONS: [&str; 14] = [
    "継続",
    "拡充",
    "拡大",
    "縮小",
    "廃止",
    "休止",
    "中止",
    "終了",
    "完了",
    "改善",
    "見直し",
    "統合",
    "発展",
    "現状維持",
];

/// What stands around them and says no more.
const AROUND: [&str; 17] = [
    "事業内容",
    "事業",
    "内容",
    "規模",
    "現状",
    "現行",
    "計画",
    "予定",
    "一部",
    "どおり",
    "通り",
    "のまま",
    "のうえ",
    "の上",
    "して",
    "する",
    "更に",
];

/// Whether a text decides what becomes of a project, and says nothing else: 「継続」, 「見直して継続」, 「事業内容の見直し（改善）」.
pub(in crate::exchange) fn is_decision(text: &str) -> bool {
    let flat = squeezed(text);
    if flat.chars().count() > 16 || !DECISIONS.iter().any(|word| flat.contains(word)) {
        return false;
    }
    let rest = DECISIONS.iter().chain(&AROUND).fold(flat, |rest, word| rest.replace(word, ""));
    rest.chars().all(|c| "のをでしてに・()→".contains(c))
}

/// Whether a word says of which kind a grant is: 「基礎交付」, 「タイプⅠ」, 「横展開型」.
pub(super) fn is_of_grant(word: &str) -> bool {
    let words =
        ["交付", "型", "タイプ", "TYPE", "Type", "推進", "加速", "先行", "整備", "実装", "補助", "基金", "事業費"];
    words.iter().any(|of| word.contains(of))
}

/// A 全国地方公共団体コード of six digits whose check digit is right.
pub(super) fn code(text: &str) -> Option<String> {
    let text = squeezed(text);
    let digits: Vec<u32> = text.chars().map(|c| c.to_digit(10)).collect::<Option<_>>()?;
    let [body @ .., check] = digits.as_slice() else { return None };
    let sum: u32 = body.iter().zip([6, 5, 4, 3, 2]).map(|(d, w)| d * w).sum();
    (digits.len() == 6 && (11 - sum % 11) % 10 == *check).then_some(text)
}
