//! What a Japanese line may not begin or end with, and what may not be torn apart: the tailoring of UAX #14.
//!
//! Kinsoku (禁則) follows JIS X 4051 and the W3C's JLREQ as strictly as official documents are set: small kana, the long
//! vowel mark and iteration marks don't begin a line either. On top of it, what an official's eye trips over: a number
//! broken inside (１，２００) or from its unit (千円, ％, 人, 年度), a wave between two numbers (R6～R8), an era torn from
//! its year (令和｜６年度), a URL broken anywhere but where its parts join.

use std::ops::Range;

/// No line begins with one of these (JLREQ cl-02 to cl-07, cl-09 to cl-12 as far as they are postfixed).
pub(super) const fn never_first(c: char) -> bool {
    match c {
        // Closing brackets and quotation marks.
        ')' | ']' | '}' | '）' | '］' | '｝' | '〕' | '〉' | '》' | '」' | '』' | '】' | '〙' | '〗' | '〟' | '｠'
        | '｣' | '»' | '’' | '”' => true,
        // Full stops, commas, middle dots, dividing punctuation.
        '、' | '。' | '，' | '．' | '・' | '：' | '；' | '？' | '！' | '｡' | '､' | '･' | ',' | '.' | ':' | ';'
        | '?' | '!' | '‼' | '⁇' | '⁈' | '⁉' => true,
        // Hyphens and waves between two things.
        '‐' | '–' | '〜' | '～' | '゠' => true,
        // Small kana, long vowel, iteration and voicing marks.
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ' => true,
        'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ' | 'ㇰ'..='ㇿ' => {
            true
        }
        'ー' | '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' | '゛' | '゜' | 'ｧ'..='ｰ' | 'ﾞ' | 'ﾟ' => true,
        // What follows a number and means nothing without it.
        '％' | '%' | '‰' | '℃' | '°' | '′' | '″' => true,
        _ => false,
    }
}

/// No line ends with one of these (JLREQ cl-01, cl-12).
pub(super) const fn never_last(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '（'
            | '［'
            | '｛'
            | '〔'
            | '〈'
            | '《'
            | '「'
            | '『'
            | '【'
            | '〘'
            | '〖'
            | '〝'
            | '｟'
            | '｢'
            | '«'
            | '‘'
            | '“'
            | '￥'
            | '＄'
            | '￡'
            | '¥'
            | '$'
            | '£'
            | '№'
            | '＃'
    )
}

/// Units and counters as they are written after a number, longest first where one begins another. Latin ones (km, ha)
/// need no entry: UAX #14 keeps letters with digits.
const UNITS: &[&str] = &[
    "パーセント",
    "ポイント",
    "キロメートル",
    "平方メートル",
    "メートル",
    "ヘクタール",
    "キログラム",
    "キロ",
    "トン",
    "グラム",
    "リットル",
    "ページ",
    "クラス",
    "チーム",
    "グループ",
    "コース",
    "カ年度",
    "か年度",
    "箇年度",
    "ヶ年",
    "か年",
    "カ年",
    "箇年",
    "ヵ年",
    "年度",
    "年間",
    "年目",
    "年生",
    "年",
    "か月",
    "ヶ月",
    "カ月",
    "ヵ月",
    "箇月",
    "ヶ月間",
    "月",
    "週間",
    "週",
    "日間",
    "日目",
    "日",
    "時間",
    "時",
    "分の",
    "分間",
    "分",
    "秒",
    "か所",
    "ヶ所",
    "カ所",
    "ヵ所",
    "箇所",
    "か国",
    "ヶ国",
    "カ国",
    "ヵ国",
    "か村",
    "団体",
    "事業所",
    "事業",
    "施設",
    "世帯",
    "世代",
    "種類",
    "種",
    "件",
    "人",
    "名",
    "社",
    "校",
    "回",
    "円",
    "歳",
    "才",
    "代",
    "割",
    "倍",
    "位",
    "番",
    "号",
    "期",
    "次",
    "級",
    "点",
    "個",
    "本",
    "冊",
    "枚",
    "台",
    "棟",
    "戸",
    "軒",
    "室",
    "席",
    "組",
    "班",
    "便",
    "泊",
    "店",
    "園",
    "館",
    "区画",
    "区",
    "市町",
    "市",
    "町",
    "村",
    "県",
    "部",
    "章",
    "条",
    "項",
    "目",
    "つ",
    "杯",
    "匹",
    "頭",
    "羽",
    "株",
    "筆",
    "両",
    "艘",
    "隻",
    "票",
    "面",
    "基",
    "床",
    "針",
    "字",
    "語",
    "行",
    "度",
    "割",
    "分",
    "厘",
    "坪",
    "反",
    "畝",
    "斤",
    "ｋｍ",
    "ｍ",
    "ｃｍ",
    "ｍｍ",
    "ｋｇ",
    "ｇ",
    "ｔ",
    "ｈａ",
    "ａ",
    "ｋＷ",
];

/// The digit's value doesn't matter here: ASCII and full-width.
#[inline]
fn digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Between two digits these belong to one number, date, time or share.
#[inline]
fn inside_number(c: char) -> bool {
    matches!(c, ',' | '.' | '，' | '．' | ':' | '：' | '/' | '／' | '\'' | '’')
}

/// Between two numbers these make a range of them, or a number like a telephone's.
#[inline]
fn between_numbers(c: char) -> bool {
    matches!(c, '-' | '－' | '−' | '‐' | '–' | '~' | '～' | '〜')
}

#[inline]
fn scale(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '億' | '兆')
}

/// Where the thing that begins at `at` and may not be torn ends (a byte offset), if there is such a thing: a number with
/// its separators, scale and unit, a range of numbers, also with what is fixed before it (第, 令和, R).
///
/// Takes time linear in the thing's length. Ask at the first character of a run only, then go on after its end.
pub(super) fn unbreakable(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    let before = match first {
        _ if digit(first) => 0,
        '第' => first.len_utf8(),
        '令' | '平' | '昭' => {
            let era = ["令和", "平成", "昭和"].into_iter().find(|era| rest.starts_with(era))?;
            if rest.get(era.len()..)?.starts_with('元') {
                return Some(at + era.len() + '元'.len_utf8() + unit(rest.get(era.len() + '元'.len_utf8()..)?));
            }
            era.len()
        }
        'A'..='Z' | 'Ａ'..='Ｚ' => first.len_utf8(),
        '▲' | '△' | '－' | '−' | '-' | '＋' | '+' | '±' => first.len_utf8(),
        _ => return None,
    };
    if !rest.get(before..)?.starts_with(digit) {
        return None;
    }
    Some(at + before + number(rest.get(before..)?))
}

/// Bytes of the number that `rest` begins with, its scale and unit, and whatever numbers are tied to it.
fn number(rest: &str) -> usize {
    let mut end = 0;
    loop {
        end += digits(rest.get(end..).unwrap_or_default());
        let after = rest.get(end..).unwrap_or_default();
        end += after.len() - after.trim_start_matches(scale).len();
        let after = rest.get(end..).unwrap_or_default();
        let unit = unit(after);
        let part = after.get(..unit).unwrap_or_default();
        end += unit;
        let mut next = rest.get(end..).unwrap_or_default().chars();
        match next.next() {
            Some(c) if part == "分の" && digit(c) => {}
            Some(tie) if part.is_empty() && between_numbers(tie) => {
                let tied = end + tie.len_utf8();
                match (next.next(), next.next()) {
                    (Some(c), _) if digit(c) => end = tied,
                    (Some(c @ ('A'..='Z' | 'Ａ'..='Ｚ')), Some(d)) if digit(d) => end = tied + c.len_utf8(),
                    _ => return end,
                }
            }
            _ => return end,
        }
    }
}

/// Bytes of digits and what stands between two of them.
fn digits(rest: &str) -> usize {
    let mut end = 0;
    let mut separator = 0;
    for c in rest.chars() {
        if digit(c) {
            end += separator + c.len_utf8();
            separator = 0;
        } else if separator == 0 && inside_number(c) {
            separator = c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// Bytes of the unit that `rest` begins with; 0 where there is none.
fn unit(rest: &str) -> usize {
    let Some(first) = rest.chars().next() else { return 0 };
    match first {
        '%' | '％' | '‰' | '℃' | '°' | '′' | '″' => first.len_utf8(),
        // CJK compatibility squares: ㎡ ㎞ ㌔ ㌫.
        '\u{3300}'..='\u{33FF}' => first.len_utf8(),
        _ => {
            // Most begin with another character, which three bytes tell: all of them begin with one of so many.
            let head = rest.as_bytes().first_chunk::<3>();
            let begins = |unit: &&&str| unit.as_bytes().first_chunk() == head && rest.starts_with(**unit);
            UNITS.iter().filter(begins).map(|unit| unit.len()).max().unwrap_or(0)
        }
    }
}

/// The URL (`http://`, `https://`) that begins at `at`, in bytes of the text, without the punctuation that ends a sentence.
pub(super) fn url(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    if !rest.starts_with("http://") && !rest.starts_with("https://") {
        return None;
    }
    let part =
        |b: u8| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'`' | b'{' | b'}' | b'|' | b'\\' | b'^');
    let end = rest.bytes().position(|b| !part(b)).unwrap_or(rest.len());
    let whole = rest.get(..end)?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']);
    Some(at..at + whole.len())
}

/// Whether a URL may be broken between these two of its bytes: after a slash that doesn't belong to `://`, and before
/// what begins another part of it. Never after a hyphen or full stop, which a reader would take for the line's own.
pub(super) fn url_breaks(before: &str, after: &str) -> bool {
    let (last, next) = (before.as_bytes().last(), after.as_bytes().first());
    match (last, next) {
        (Some(b'/'), Some(next)) => *next != b'/' && !before.ends_with("//"),
        (Some(last), Some(b'?' | b'&' | b'#')) => last.is_ascii_alphanumeric(),
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_is_known_by_itself() {
        for unit in UNITS {
            assert_eq!(super::unit(unit), unit.len(), "{unit}");
            assert_eq!(super::unit(&format!("{unit}、")), unit.len(), "{unit}");
        }
        assert_eq!((super::unit(""), super::unit("a"), super::unit("ー円")), (0, 0, 0));
    }

    fn held(text: &str) -> &str {
        &text[..unbreakable(text, 0).unwrap_or(0)]
    }

    #[test]
    fn a_number_keeps_its_separators_scale_and_unit() {
        for (text, whole) in [
            ("92,710,418円を", "92,710,418円"),
            ("１，２００千円の", "１，２００千円"),
            ("61.0％に", "61.0％"),
            ("３百万円以上", "３百万円"),
            ("10万人が", "10万人"),
            ("7市町において", "7市町"),
            ("３か所で", "３か所"),
            ("30時間の", "30時間"),
            ("２分の１以内", "２分の１"),
            ("令和６年度に", "令和６年度"),
            ("令和元年度に", "令和元年度"),
            ("第２期計画", "第２期"),
            ("R6-R8の", "R6-R8"),
            ("Ｒ４～Ｒ８の", "Ｒ４～Ｒ８"),
            ("0837-52-1110へ", "0837-52-1110"),
            ("9：00～17：00に", "9：00～17：00"),
            ("▲50件の", "▲50件"),
            ("100㎡の", "100㎡"),
            ("5、6人", "5"),
            ("2021年～2024年", "2021年"),
        ] {
            assert_eq!(held(text), whole, "{text}");
        }
        for text in ["円100", "KPI", "令和の", "人口", "-", "第一", ""] {
            assert_eq!(held(text), "", "{text}");
        }
    }

    #[test]
    fn kinsoku_knows_every_character_that_it_is_asked_about() {
        let first = "」』）】〉》〕］｝、。，．・：；？！ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ％‰～〜｡､･ﾞﾟ｣ｰｧｯ)]},.:;?!%";
        let last = "「『（【〈《〔［｛｢([{￥";
        for c in first.chars() {
            assert!(never_first(c) && !never_last(c), "{c}");
        }
        for c in last.chars() {
            assert!(never_last(c) && !never_first(c), "{c}");
        }
        for c in "あアア漢a1１○→※「".chars() {
            assert!(!never_first(c), "{c}");
        }
    }

    #[test]
    fn a_url_ends_before_the_sentence_does() {
        let text = "詳細はhttps://www.city.mine.lg.jp/a/b-c.html?x=1&y=2。";
        let found = url(text, "詳細は".len()).unwrap();
        assert_eq!(&text[found], "https://www.city.mine.lg.jp/a/b-c.html?x=1&y=2");
        assert_eq!(url("(https://a.jp/b).", 1), Some(1..15));
        assert_eq!(url("hello", 0), None);
    }
}
