//! Choices that one text lists, and which of them is marked: with boxes, with a ring in brackets or in front, with a filled ring.
//!
//! A text is only read so where it can be nothing else: what one ring stands in front of may as well be a sentence with a mark.

/// Choices of a text with boxes, and those that are marked; where there are no boxes, choices of which one has a ring in front:
/// 「拡充・○継続・廃止」, 「(○)継続 ( )見直し」, 「●継続 ○見直し」.
pub fn choices(text: &str) -> Option<(usize, Vec<String>)> {
    // Most texts have none of the signs; they aren't looked at any closer.
    if !text.chars().any(is_sign) {
        return None;
    }
    let ticked = ticked(text);
    boxed(ticked.as_deref().unwrap_or(text)).or_else(|| bracketed(text)).or_else(|| ringed(text))
}

/// Whether a character may stand in front of a choice or in its brackets.
fn is_sign(c: char) -> bool {
    let boxes = matches!(c, '□' | '■' | '☑' | '☐' | '✓' | '✔' | '☒' | '▣');
    boxes || matches!(c, '○' | '◯' | '〇' | '（' | '(' | '［' | '[')
}

/// 「□ 拡充　レ 継続」: beside boxes a レ alone is a tick.
fn ticked(text: &str) -> Option<String> {
    if !text.contains('レ') || !text.contains(['□', '☐']) {
        return None;
    }
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        let word = rest.peek().is_some_and(|c| matches!(c, '\u{30a1}'..='\u{30fe}'));
        out.push(if c == 'レ' && before.is_whitespace() && !word { '☑' } else { c });
        before = c;
    }
    Some(out)
}

/// 「（○）継続　（　）見直し」: brackets are the boxes.
fn bracketed(text: &str) -> Option<(usize, Vec<String>)> {
    let pairs =
        [("（○）", "☑"), ("(○)", "☑"), ("［○］", "☑"), ("（✓）", "☑"), ("(✓)", "☑"), ("（レ）", "☑"), ("[✓]", "☑")];
    let empty =
        [("（　）", "□"), ("（ ）", "□"), ("( )", "□"), ("(　)", "□"), ("［　］", "□"), ("[ ]", "□"), ("[　]", "□")];
    if !text.contains(['（', '(', '［', '[']) {
        return None;
    }
    let boxes = pairs.iter().chain(&empty).fold(text.to_owned(), |text, (of, sign)| text.replace(of, sign));
    boxed(&boxes).filter(|(all, _)| *all > 1)
}

/// 「拡充・○継続・廃止」 and 「●継続　○見直し　○廃止」: short choices, of which some have a ring and others none, or one is filled.
fn ringed(text: &str) -> Option<(usize, Vec<String>)> {
    let (open, full) = (['○', '◯', '〇'], ['●', '◉']);
    if !text.contains(open) {
        return None;
    }
    let parts: Vec<&str> =
        text.split(['・', '、', '／', '/', '　', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let short = |part: &&str| part.chars().count() <= 24 && !part.contains(['。', '：', ':']) && !part.ends_with(open);
    if parts.len() < 2 || !parts.iter().all(short) {
        return None;
    }
    let of = |signs: &[char]| -> Vec<String> {
        let marked = parts.iter().filter_map(|part| part.strip_prefix(signs));
        marked.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
    };
    let (rings, filled) = (of(&open), of(&full));
    match (rings.len(), filled.len()) {
        (0, _) => None,
        (n, 1) if n + 1 == parts.len() => Some((parts.len(), filled)),
        (n, 0) if n < parts.len() => Some((parts.len(), rings)),
        _ => None,
    }
}

/// Choices with boxes in front.
fn boxed(text: &str) -> Option<(usize, Vec<String>)> {
    let (mut all, mut marked) = (0, Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find(['□', '■', '☑', '☐', '✓', '✔', '☒', '▣']) {
        let mark = rest[at..].chars().next()?;
        let from = &rest[at + mark.len_utf8()..];
        let end = from.find(['□', '■', '☑', '☐', '✓', '✔', '☒', '▣']).unwrap_or(from.len());
        all += 1;
        if !matches!(mark, '□' | '☐') {
            marked.push(from[..end].trim().to_owned());
        }
        rest = &from[end..];
    }
    (all > 0).then_some((all, marked))
}

#[cfg(test)]
mod tests {
    use super::choices;

    fn marked(text: &str) -> Option<Vec<String>> {
        choices(text).map(|(_, marked)| marked)
    }

    #[test]
    fn a_ring_or_a_box_marks_one_of_several() {
        for (text, said) in [
            ("□拡充　■継続　□廃止", "継続"),
            ("発展・見直し・○継続・中止", "継続"),
            ("（　）拡充　（○）継続　（　）廃止", "継続"),
            ("●継続　○見直し　○廃止", "継続"),
            ("□ 拡充　レ 継続　□ レンタルへ", "継続"),
            ("○ 効果があった\n効果がなかった", "効果があった"),
        ] {
            assert_eq!(marked(text), Some(vec![said.to_owned()]), "{text}");
        }
        assert_eq!(marked("拡充・○継続・○廃止").map(|marked| marked.len()), Some(2), "several are a question");
        assert_eq!(marked("（　）拡充　（　）継続"), Some(Vec::new()));
    }

    #[test]
    fn a_mark_before_a_sentence_is_no_choice() {
        for text in ["○家賃を補助した。・相談会を開いた。", "○継続", "○商談会　○展示会", "○", "担当課（○○課）"]
        {
            assert_eq!(marked(text), None, "{text}");
        }
    }
}
