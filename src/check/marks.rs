//! Marks and codes: brackets without their other half, traces of broken encodings.

use crate::ledger::units::fold;

use super::lexicon::Letters;
use super::scene::{Scene, excerpt};
use super::texts::Text;
use super::{Finding, codes};

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    for text in scene.texts {
        brackets(scene, text, found);
        if text.look.letters.has(Letters::BROKEN) {
            broken(scene, text, found);
        }
    }
}

/// Brackets of any width, as (opening, closing).
pub(super) const BRACKETS: [(char, char, char, char); 5] = [
    ('(', '（', ')', '）'),
    ('「', '「', '」', '」'),
    ('『', '『', '』', '』'),
    ('【', '【', '】', '】'),
    ('[', '［', ']', '］'),
];

fn brackets(scene: &Scene<'_>, Text { at, text, look }: &Text<'_>, found: &mut Vec<Finding>) {
    // The common case in one pass: all kinds balanced.
    let mut depth = [0_i32; BRACKETS.len()];
    let mut odd: Option<usize> = None;
    for &i in &look.brackets {
        let Some(c) = text.get(i..).and_then(|rest| rest.chars().next()) else { continue };
        for (kind, depth) in BRACKETS.iter().zip(&mut depth) {
            if c == kind.0 || c == kind.1 {
                *depth += 1;
            } else if (c == kind.2 || c == kind.3) && (*depth > 0 || !numbers_a_list(text.get(..i).unwrap_or_default()))
            {
                *depth -= 1;
            }
            if *depth < 0 {
                odd.get_or_insert(i);
                *depth = 0;
            }
        }
    }
    let open = BRACKETS.iter().zip(depth).find(|(_, depth)| *depth > 0).map(|(kind, _)| kind);
    let (start, message) = match (odd, open) {
        (Some(start), _) => {
            (start, "閉じるかっこに、開くかっこがありません。文の切れ端が残っていないか確かめてください。")
        }
        (None, Some(kind)) => {
            let start = text.rfind([kind.0, kind.1]).unwrap_or(0);
            (start, "開いたかっこが閉じられていません。かっこの抜けや余りを直してください。")
        }
        (None, None) => return,
    };
    let end = start + text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    scene.found(found, &codes::BRACKETS, at, excerpt(text, start, end, 12), message.into());
}

/// Whether a closing bracket after `before` belongs to a mark of a list: 「1)」 wherever it stands (「課題は1)周知不足
/// 2)人手不足」), 「ア)」 or 「①)」 at the head of a line, after a blank or a stop.
fn numbers_a_list(before: &str) -> bool {
    let mark = |c: char| c.is_alphanumeric() && !matches!(c, '\u{3400}'..='\u{9FFF}');
    let digit = |c: char| fold(c).is_ascii_digit();
    let few = |head: &str| (1..=2).contains(&before.get(head.len()..).unwrap_or_default().chars().count());
    let (head, number) = (before.trim_end_matches(mark), before.trim_end_matches(digit));
    let begins = head.is_empty() || head.ends_with(|c: char| c.is_whitespace() || matches!(c, '。' | '、'));
    // A letter before the digits makes a word of them: minetoA1).
    let alone = !number.ends_with(|c: char| fold(c).is_ascii_alphanumeric() || matches!(fold(c), '.' | ','));
    (few(head) && begins) || (few(number) && alone)
}

/// What no text should hold: the mark of a failed conversion, private letters, bidi controls, other controls.
pub(super) fn is_broken(c: char) -> bool {
    matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
}

fn broken(scene: &Scene<'_>, Text { at, text, .. }: &Text<'_>, found: &mut Vec<Finding>) {
    let Some((start, c)) = text.char_indices().find(|&(_, c)| is_broken(c)) else { return };
    let what = match c {
        '\u{FFFD}' => "文字化けの跡",
        '\u{E000}'..='\u{F8FF}' => "外字(この端末でしか読めない文字)",
        _ => "見えない制御文字",
    };
    let message = format!("{what}(U+{:04X})が入っています。元の資料で正しい文字を確かめて直してください。", c as u32);
    // The character itself isn't shown: it may be what breaks a screen.
    let quote: String =
        excerpt(text, start, start + c.len_utf8(), 12).chars().map(|c| if is_broken(c) { '□' } else { c }).collect();
    // What nobody can see, and what no text needs, goes; what stood where something broke, nobody knows.
    match c {
        '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' => scene.found(found, &codes::BROKEN_TEXT, at, quote, message),
        c => scene.found_slip(found, &codes::BROKEN_TEXT, at, quote, message, (c.encode_utf8(&mut [0; 4]), "")),
    }
}
