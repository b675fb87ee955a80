//! Where a cell below a heading of two meanings is cut: only where both of its parts fit what the heading says.
//!
//! The sign between the two words of a heading, 「目標／実績」 or 「効果・課題」, is the one between two numbers or two marks. It is none in a text:
//! sentences list things with ・ and write days with /, so a text is cut only where blanks set a single slash apart or, below a
//! heading of two lines, where it has two lines itself. What isn't cut is of the first meaning.

use super::Column;
use super::columns::is_grade;
use super::table::lines;
use crate::exchange::values::{is_dash, whole};
use crate::exchange::words::squeezed;

/// What is said in sentences.
const TEXTS: [&str; 15] = [
    "achievements",
    "comment",
    "reason",
    "why",
    "result",
    "current",
    "obstacles",
    "revisions",
    "opinion",
    "response",
    "note",
    "summary",
    "purpose",
    "scheme",
    "plan_body",
];

/// What is said in numbers.
const NUMBERS: [&str; 10] =
    ["target", "actual", "baseline", "previous", "goal", "cost", "grant", "budget", "funding", "rate"];

/// What is said in a mark or a few words.
const VERDICTS: [&str; 7] = ["rating", "mark", "kpi_rating", "policy", "outside", "stage_one", "stage_two"];

/// How long a verdict may be, and a part of a text that a wide slash alone sets apart has to be.
const VERDICT: usize = 20;
const PART: usize = 4;

/// Whether something is said in sentences.
pub(super) fn is_text(concept: &str) -> bool {
    TEXTS.contains(&concept)
}

/// The parts of a cell below a heading that means `first` and `second`; `None` where it is one.
pub(super) fn parts<'t>(first: &str, second: &str, heading: &str, said: &'t str) -> Option<(&'t str, &'t str)> {
    let mut of_lines = lines(said);
    let two = match (of_lines.next(), of_lines.next(), of_lines.next()) {
        (Some(one), Some(two), None) if !two.starts_with(['(', '（']) => Some((one, two)),
        _ => None,
    };
    if is_text(first) && is_text(second) {
        return two.filter(|_| heading.trim().contains('\n')).or_else(|| apart(said, heading));
    }
    let fit = |(one, two): &(&str, &str)| fits(first, one) && fits(second, two);
    if is_text(first) || is_text(second) {
        // 「Ａ／相談が増えた。」
        let marked = |(one, two): &(&str, &str)| {
            let mark = if is_text(first) { two } else { one };
            VERDICTS.contains(if is_text(first) { &second } else { &first }) && is_grade(mark)
        };
        return two.filter(fit).or_else(|| apart(said, heading).filter(fit)).or_else(|| cuts(said).find(marked));
    }
    two.or_else(|| cuts(said).find(fit))
}

/// 「理由・コメント」 in a table of KPIs that judges nothing is a remark on each of them: what it would be the reason of isn't there.
pub(super) fn settle_remarks_of_kpis(columns: &mut [Column]) {
    let has = |of: &[&str]| columns.iter().any(|column| of.contains(&column.concept));
    if !has(&["kpi"]) || has(&VERDICTS) || has(&["note"]) {
        return;
    }
    let is = |column: &&mut Column| {
        let both = [Some(column.concept), column.second];
        both.iter().all(|of| matches!(of, Some("reason" | "comment" | "why")))
    };
    for column in columns.iter_mut().filter(is) {
        (column.concept, column.second) = ("note", None);
    }
}

/// A text at its single slash, where blanks stand around it, or where it is wide as that of the heading and between longer parts.
fn apart<'t>(said: &'t str, heading: &str) -> Option<(&'t str, &'t str)> {
    let around = |(one, two): &(&str, &str)| one.ends_with(char::is_whitespace) && two.starts_with(char::is_whitespace);
    let slashes = || cuts(said).filter(|(one, two)| said[one.len()..said.len() - two.len()].starts_with(['/', '／']));
    let mut set = slashes().filter(around);
    if let (Some(cut), None) = (set.next(), set.next()) {
        return Some(cut);
    }
    let long = |(one, two): &(&str, &str)| one.chars().count() >= PART && two.chars().count() >= PART;
    let mut all = slashes();
    let (Some(cut), None) = (all.next(), all.next()) else { return None };
    let wide = heading.contains('／') && said[cut.0.len()..].starts_with('／');
    (wide && long(&cut)).then_some(cut)
}

/// A text cut at each of its signs that stands in no bracket: at slashes first.
fn cuts(said: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut depth = 0_i32;
    let mut found: Vec<(usize, char)> = Vec::new();
    for (at, c) in said.char_indices() {
        match c {
            '(' | '（' | '[' | '［' | '【' | '「' => depth += 1,
            ')' | '）' | ']' | '］' | '】' | '」' => depth -= 1,
            '/' | '／' | '・' if depth <= 0 => found.push((at, c)),
            _ => {}
        }
    }
    found.sort_by_key(|(_, c)| *c == '・');
    found.into_iter().map(|(at, c)| (&said[..at], &said[at + c.len_utf8()..]))
}

/// Whether a part can be what it would be read as.
fn fits(concept: &str, part: &str) -> bool {
    let (part, length) = (part.trim(), part.trim().chars().count());
    let short = length > 0 && length <= VERDICT && !part.contains('。');
    match concept {
        _ if part.is_empty() => false,
        of if is_text(of) => true,
        of if NUMBERS.contains(&of) => part.contains(char::is_numeric) || is_dash(part) || length <= 6,
        of if VERDICTS.contains(&of) => short,
        "number" => whole(&squeezed(part)).is_some(),
        "unit" => length <= 6,
        _ => short,
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn only_what_fits_both_meanings_is_cut() {
        for (first, second, heading, said, expected) in [
            ("target", "actual", "目標／実績", "30人／27人", Some(("30人", "27人"))),
            ("target", "actual", "目標・実績", "200・確認中", Some(("200", "確認中"))),
            ("rating", "policy", "評価・今後の方針", "C・見直し（R7/8月）", Some(("C", "見直し（R7/8月）"))),
            ("reason", "comment", "理由・コメント", "5/11調査", None),
            ("reason", "comment", "理由・コメント", "9/30、12/1に開催", None),
            ("rating", "current", "効果・課題", "相談・移住が増えた。担い手・財源が課題", None),
            ("rating", "current", "効果・課題", "Ａ・担い手が課題", Some(("Ａ", "担い手が課題"))),
            ("revisions", "policy", "改善点・今後の方向性", "広報・SNSを強化・継続", None),
            ("opinion", "response", "意見 / 考え方", "1/2補助を / 要望する", Some(("1/2補助を ", " 要望する"))),
            (
                "opinion",
                "response",
                "意見／対応",
                "ＰＲを強めること／町報に載せる",
                Some(("ＰＲを強めること", "町報に載せる")),
            ),
            ("opinion", "response", "意見・対応", "駅前/港を比べること", None),
            ("current", "obstacles", "現況\n課題", "増えている\n担い手", Some(("増えている", "担い手"))),
            ("current", "obstacles", "現況・課題", "・増えている\n・担い手", None),
        ] {
            assert_eq!(parts(first, second, heading, said), expected, "{heading}: {said}");
        }
    }
}
