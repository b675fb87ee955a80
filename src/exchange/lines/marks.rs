//! What counts the headings of a report: 「（１）」, 「①」, 「【事業１】」, 「■」, and the word or sign that stands with it.

use crate::exchange::words::squeezed;

/// What stands in front of a heading's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::exchange) enum Mark {
    /// 「（１）」
    Round,
    /// 「①」
    Circled,
    /// 「１．」, 「１　」
    Plain,
    /// 「２－１　」
    Pair,
    /// 「【１】」, 「【事業１】」
    Square,
    /// 「Ⅰ」
    Roman,
    /// 「ア　」, 「（ア）」
    Kana,
    /// 「事業１」, 「施策１－２」, 「施策（１）」: the word that is counted.
    Word(&'static str),
    /// 「第１節」, 「第２章」, 「第１」: the word that is counted.
    Part(char),
    /// 「■」
    Sign(char),
}

/// Signs that headings begin with; 「・」 begins what is listed.
const SIGNS: [char; 15] = ['■', '◆', '●', '◎', '▼', '★', '□', '◇', '▶', '○', '〇', '☆', '▽', '▲', '►'];

/// Words that stand before the number of a heading.
const COUNTED: [&str; 9] =
    ["事業", "重点プロジェクト", "プロジェクト", "取組", "基本目標", "基本施策", "基本方針", "施策", "政策"];

/// What a line is marked by, its number, and the rest; `None` where it begins with words.
pub(in crate::exchange) fn marked(text: &str) -> Option<(Mark, Option<u32>, &str)> {
    let text = text.trim();
    let first = text.chars().next()?;
    let after = &text[first.len_utf8()..];
    let clean = |rest: &'_ str| rest.trim_start_matches(|c: char| c.is_whitespace() || ".．、:：".contains(c)).len();
    let rest = |rest: &'_ str| text.len() - clean(rest);
    let found = |mark, number, behind: &str| Some((mark, number, &text[rest(behind)..]));
    match first {
        '①'..='⑳' => return found(Mark::Circled, Some(first as u32 - '①' as u32 + 1), after),
        '⑴'..='⒇' => return found(Mark::Round, Some(first as u32 - '⑴' as u32 + 1), after),
        'Ⅰ'..='Ⅻ' => return found(Mark::Roman, Some(first as u32 - 'Ⅰ' as u32 + 1), after),
        // 「◆事業１　朝市事業」: what counts stands behind the sign.
        sign if SIGNS.contains(&sign) => {
            let counted = |of: &(Mark, Option<u32>, &str)| {
                of.1.is_some() && matches!(of.0, Mark::Word(_) | Mark::Square | Mark::Round | Mark::Plain)
            };
            return marked(after).filter(counted).or_else(|| found(Mark::Sign(sign), None, after));
        }
        _ => {}
    }
    let closed = |open: &[char], close: &[char]| {
        let (inside, behind) = text.strip_prefix(open)?.split_once(close)?;
        Some((squeezed(inside), behind))
    };
    if let Some((inside, behind)) = closed(&['（', '('], &['）', ')']) {
        let kana = inside.chars().count() == 1 && inside.chars().all(is_kana);
        return match inside.parse() {
            Ok(number) if inside.len() <= 2 => found(Mark::Round, Some(number), behind),
            _ if kana => found(Mark::Kana, None, behind),
            _ => None,
        };
    }
    if let Some((inside, behind)) = closed(&['【', '[', '［', '〔'], &['】', ']', '］', '〕']) {
        let digits = inside.trim_start_matches("事業").trim_start_matches("No.");
        let number = digits.parse().ok().filter(|_| digits.len() <= 2)?;
        return found(Mark::Square, Some(number), behind);
    }
    // 「第１節　朝市事業」
    if let Some((number, part, behind)) = part(text) {
        return found(Mark::Part(part), Some(number), behind);
    }
    // 「事業１」, 「重点事業１」: what is counted stands in front of the number.
    let at = text.find(|c: char| squeezed_digit(c).is_some() || matches!(c, '（' | '(' | 'N' | 'Ｎ' | '№'));
    let head = at.map_or("", |at| &text[..at]);
    let plain = head.chars().count() <= 10 && head.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
    let word = COUNTED.into_iter().find(|word| plain && head.trim_end().ends_with(word));
    let counted = word.map(|_| &text[head.len()..]);
    // 「施策（１）地元企業の…」
    if let (Some(word), Some((inside, behind))) =
        (word, counted.and_then(|of| of.strip_prefix(['（', '('])?.split_once(['）', ')'])))
        && let Ok(number) = squeezed(inside).parse()
    {
        return found(Mark::Word(word), Some(number), behind);
    }
    if let Some((number, behind)) = pair(text).filter(|_| counted.is_none()) {
        return found(Mark::Pair, Some(number), behind);
    }
    // 「事業No.１　朝市事業」, 「No.１　朝市事業」
    let of = counted.unwrap_or(text);
    let of = ["No.", "Ｎｏ．", "No", "№"].iter().find_map(|word| of.strip_prefix(word)).unwrap_or(of);
    let digits = of.find(|c: char| squeezed_digit(c).is_none() && !(counted.is_some() && "-－―".contains(c)));
    let (digits, behind) = of.split_at(digits.unwrap_or(of.len()));
    let sets_apart = |c: char| c.is_whitespace() || ".．、:：)）".contains(c);
    let number = squeezed(digits);
    if !number.is_empty() && number.len() <= 5 && behind.starts_with(sets_apart) {
        let behind = behind.trim_start_matches([')', '）']);
        let mark = word.map_or(Mark::Plain, Mark::Word);
        // 「１．５倍」 begins with a quantity.
        let quantity = behind.trim_start_matches(['.', '．']).starts_with(|c| squeezed_digit(c).is_some());
        return Some(found(mark, number.parse().ok(), behind)?)
            .filter(|_| number.len() <= 2 || counted.is_some())
            .filter(|_| !quantity);
    }
    // 「ア　目的」, 「a)　目的」
    let letter = first.is_ascii_alphabetic() || ('ａ'..='ｚ').contains(&first) || ('Ａ'..='Ｚ').contains(&first);
    if is_kana(first) && after.starts_with(sets_apart) || letter && after.starts_with([')', '）', '.', '．']) {
        return found(Mark::Kana, None, after.trim_start_matches([')', '）']));
    }
    None
}

/// 「第１節　朝市事業」: the number, what is counted, and what follows the blank behind it.
fn part(text: &str) -> Option<(u32, char, &str)> {
    let rest = text.strip_prefix('第')?;
    let at = rest.find(|c: char| squeezed_digit(c).is_none()).filter(|at| *at > 0)?;
    let part = rest[at..].chars().next().filter(|c| "章節項款編部".contains(*c)).unwrap_or('第');
    let behind = &rest[at + if part == '第' { 0 } else { part.len_utf8() }..];
    behind.starts_with(char::is_whitespace).then_some((squeezed(&rest[..at]).parse().ok()?, part, behind))
}

/// What a line says that stands in brackets as a whole: 「【朝市事業】」.
pub(in crate::exchange) fn bracketed(text: &str) -> Option<&str> {
    let text = text.trim();
    let pairs = [('【', '】'), ('〈', '〉'), ('＜', '＞'), ('《', '》'), ('［', '］'), ('[', ']'), ('〔', '〕')];
    let inside = pairs.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))?;
    (!inside.contains(['【', '】', '〈', '＜', '《', '［'])).then(|| inside.trim())
}

/// A name without what marks it in a list.
pub(in crate::exchange) fn unmarked(text: &str) -> &str {
    let text = text.trim().trim_start_matches(['・', '○', '-', '－', '〇']).trim_start();
    let text = marked(text).map_or(text, |(.., rest)| rest);
    behind_kpi(text).unwrap_or(text).trim()
}

/// What stands behind the count of a KPI: 「KPI①　来場者数」, 「指標２：来場者数」; `None` where none stands in front.
fn behind_kpi(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let words = ["成果指標", "活動指標", "評価指標", "数値目標", "指標", "KPI", "ＫＰＩ"];
    let rest = words.iter().find_map(|word| text.strip_prefix(word))?.trim_start();
    let round = rest.strip_prefix(['（', '(']).and_then(|inside| inside.split_once(['）', ')']));
    let round = round.filter(|(inside, _)| squeezed(inside).parse::<u32>().is_ok()).map(|(_, behind)| behind);
    let circled = rest.strip_prefix(|c| ('①'..='⑳').contains(&c));
    let digits = rest.find(|c: char| squeezed_digit(c).is_none()).filter(|at| *at > 0).map(|at| &rest[at..]);
    let apart = |behind: &&str| behind.starts_with(|c: char| c.is_whitespace() || "：:．.）)】]".contains(c));
    let behind = round.or(circled).or(digits.filter(apart))?;
    let name = behind.trim_start_matches(|c: char| c.is_whitespace() || "：:．.）)】]".contains(c));
    (!name.is_empty()).then_some(name)
}

/// 「２－１　朝市事業」: the second number, and what follows the blank behind it.
fn pair(text: &str) -> Option<(u32, &str)> {
    let digits = |text: &str| text.find(|c| squeezed_digit(c).is_none()).filter(|at| *at > 0);
    let (first, rest) = text.split_at(digits(text)?);
    let rest = rest.strip_prefix(['-', '－', '―', '‐', '−', '.', '．'])?;
    let (second, behind) = rest.split_at(digits(rest)?);
    let short = |digits: &str| squeezed(digits).len() <= 2;
    (short(first) && short(second) && behind.starts_with(char::is_whitespace))
        .then_some((squeezed(second).parse().ok()?, behind))
}

fn is_kana(c: char) -> bool {
    // Also as いろは count.
    ('ア'..='コ').contains(&c) || "ロハニホヘトチリヌ".contains(c)
}

/// The digit that a character is, of whatever width.
pub(super) fn squeezed_digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| ('０'..='９').contains(&c).then(|| c as u32 - '０' as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_by_what_counts_them() {
        for (text, expected) in [
            ("（１）朝市事業", Some((Mark::Round, Some(1), "朝市事業"))),
            ("②実施内容", Some((Mark::Circled, Some(2), "実施内容"))),
            ("３．検証の結果", Some((Mark::Plain, Some(3), "検証の結果"))),
            ("【事業４】朝市事業", Some((Mark::Square, Some(4), "朝市事業"))),
            ("事業１　朝市事業", Some((Mark::Word("事業"), Some(1), "朝市事業"))),
            ("事業No.１　朝市事業", Some((Mark::Word("事業"), Some(1), "朝市事業"))),
            ("№2　朝市事業", Some((Mark::Plain, Some(2), "朝市事業"))),
            ("施策（２）空き家の利活用", Some((Mark::Word("施策"), Some(2), "空き家の利活用"))),
            ("重点事業１　朝市事業", Some((Mark::Word("事業"), Some(1), "朝市事業"))),
            ("a)　目的", Some((Mark::Kana, None, "目的"))),
            ("朝市事業1,200人", None),
            ("ア　目的", Some((Mark::Kana, None, "目的"))),
            ("■事業の目的", Some((Mark::Sign('■'), None, "事業の目的"))),
            ("◆事業１　朝市事業", Some((Mark::Word("事業"), Some(1), "朝市事業"))),
            ("１．５倍に増えた。", None),
            ("２－１　朝市事業", Some((Mark::Pair, Some(1), "朝市事業"))),
            ("第２節　朝市事業", Some((Mark::Part('節'), Some(2), "朝市事業"))),
            ("第１　朝市事業", Some((Mark::Part('第'), Some(1), "朝市事業"))),
            ("ロ　期間", Some((Mark::Kana, None, "期間"))),
            ("第２期の計画", None),
            ("2.4kmを整備した。", None),
            ("12人が参加した。", None),
            ("【課題】", None),
            ("（令和６年度）", None),
        ] {
            assert_eq!(marked(text), expected, "{text}");
        }
    }

    #[test]
    fn the_count_of_a_kpi_is_no_part_of_its_name() {
        for (text, expected) in [
            ("KPI①　来場者数", Some("来場者数")),
            ("指標２：来場者数", Some("来場者数")),
            ("ＫＰＩ（１）来場者数", Some("来場者数")),
            ("KPI100人", None),
            ("指標の見直し", None),
        ] {
            assert_eq!(behind_kpi(text), expected, "{text}");
        }
    }
}
