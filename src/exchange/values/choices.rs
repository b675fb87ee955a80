//! Choices that one text lists, and which of them is marked: with boxes, with a ring in brackets or in front, with a filled ring.
//!
//! A text is only read so where it can be nothing else: what one ring stands in front of may as well be a sentence with a mark.

/// Choices of a text with boxes, and those that are marked; where there are no boxes, choices of which one has a ring in front:
/// 「拡充・○継続・廃止」, 「(○)継続 ( )見直し」, 「●継続 ○見直し」.
pub fn choices(text: &str) -> Option<(usize, Vec<String>)> {
    // Most texts have none of the signs, and many no byte with which one begins; they aren't looked at any closer.
    let begins = |b: u8| (b == b'(') | (b == b'[') | (b == 0xe2) | (b == 0xe3) | (b == 0xef);
    if !text.bytes().fold(false, |any, b| any | begins(b)) || !text.chars().any(is_sign) {
        return None;
    }
    let ticked = ticked(text);
    boxed(ticked.as_deref().unwrap_or(text))
        .or_else(|| bracketed(text))
        .or_else(|| ringed(text))
        .or_else(|| numbered(text))
}

/// Whether a character may stand in front of a choice or in its brackets.
fn is_sign(c: char) -> bool {
    let boxes = matches!(c, '□' | '■' | '☑' | '☐' | '✓' | '✔' | '☒' | '▣');
    boxes || ('①'..='⑨').contains(&c) || matches!(c, '○' | '◯' | '〇' | '（' | '(' | '［' | '[')
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

/// 「１．拡充　②．継続　３．改善」: counted choices, of which one has its number in a ring.
fn numbered(text: &str) -> Option<(usize, Vec<String>)> {
    // Where each begins, where its words do, and whether its number has a ring.
    let mut found: Vec<(usize, usize, bool)> = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let next = u32::try_from(found.len()).ok()? + 1;
        let ringed = char::from_u32('①' as u32 + next - 1).is_some_and(|ring| c == ring) && next <= 9;
        let apart = before.is_whitespace() || matches!(before, '・' | '、' | '，' | '／' | '/');
        let digit = match c {
            '０'..='９' => Some(c as u32 - '０' as u32),
            _ => c.to_digit(10),
        };
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        let ends = !after.starts_with(|c: char| c.is_numeric() || matches!(c, ',' | '，'));
        if ringed || (apart && ends && digit == Some(next)) {
            found.push((at, at + c.len_utf8(), ringed));
        }
        before = c;
    }
    let rings = found.iter().filter(|(.., ringed)| *ringed).count();
    if found.len() < 3 || rings != 1 || found.first().is_none_or(|(at, ..)| !text[..*at].trim().is_empty()) {
        return None;
    }
    let ends = found.iter().skip(1).map(|(at, ..)| *at).chain([text.len()]);
    let dots = |c: char| c.is_whitespace() || matches!(c, '.' | '．' | '、' | '，' | ')' | '）' | '・' | '／' | '/');
    let words: Vec<(&str, bool)> =
        found.iter().zip(ends).map(|(&(_, from, ringed), to)| (text[from..to].trim_matches(dots), ringed)).collect();
    let short = |word: &str| (1..=24).contains(&word.chars().count()) && !word.contains(['。', '：', ':']);
    let (at, word) = words.iter().enumerate().find(|(_, (_, ringed))| *ringed).map(|(at, (word, _))| (at, *word))?;
    // 「１・②・３・４」: the numbers themselves are the choices, as where one of them is written alone.
    if words.iter().all(|(word, _)| word.is_empty()) {
        return Some((words.len(), vec![(at + 1).to_string()]));
    }
    let word = word.to_owned();
    words.iter().all(|(word, _)| short(word)).then(|| (words.len(), vec![word]))
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
            ("１．拡充　②．継続　３．改善　４．縮小　５．終了", "継続"),
            ("1.拡充 2.継続 ③改善 4.縮小 5.終了", "改善"),
            ("①拡充\n2 継続\n3 廃止", "拡充"),
            ("１・②・３・４", "2"),
        ] {
            assert_eq!(marked(text), Some(vec![said.to_owned()]), "{text}");
        }
        assert_eq!(marked("拡充・○継続・○廃止").map(|marked| marked.len()), Some(2), "several are a question");
        assert_eq!(marked("（　）拡充　（　）継続"), Some(Vec::new()));
    }

    #[test]
    fn a_mark_before_a_sentence_is_no_choice() {
        for text in [
            "①利用者数 ②看板数 ③成約数",
            "1.拡充 2.継続 3.廃止",
            "①継続",
            "① 3 4",
            "○家賃を補助した。・相談会を開いた。",
            "○継続",
            "○商談会　○展示会",
            "○",
            "担当課（○○課）",
        ] {
            assert_eq!(marked(text), None, "{text}");
        }
    }
}
