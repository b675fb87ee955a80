//! KPIs that a sentence or a line tells with target and result: 「来場者数は、目標値300人に対し、実績値は342人であった。」
//!
//! A KPI is read where one sentence says one target and one result of a name that is quoted, or is a quantity by its last word and
//! begins a clause. What is of another time, 「前年度の実績」, 「最終目標」, is no value of it.

use crate::exchange::lines::unmarked;
use crate::exchange::words::{squeezed, years};

/// A KPI that a sentence tells; no name where it isn't clear of what the values are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Told<'t> {
    /// Its name.
    pub name: Option<&'t str>,
    /// The year that is said with it.
    pub year: Option<u16>,
    /// The target.
    pub target: &'t str,
    /// The result.
    pub actual: &'t str,
    /// Whether nothing stands in front of its values.
    pub leads: bool,
}

/// A value that a sentence says, and where.
#[derive(Clone, Copy, Debug)]
struct Value<'t> {
    is_target: bool,
    from: usize,
    to: usize,
    text: &'t str,
}

/// In front of 目標 or 実績: it is that of another time than the year's.
const OF_ANOTHER_TIME: [&str; 16] = [
    "最終",
    "最終の",
    "中間",
    "中間の",
    "前年度",
    "前年度の",
    "前年",
    "前年の",
    "昨年度の",
    "昨年度",
    "次年度の",
    "次年度",
    "翌年度の",
    "来年度の",
    "年度末",
    "年度末の",
];

/// What stands between a word for a value and the value.
const BETWEEN: [&str; 18] = [
    "である",
    "であった",
    "については",
    "に関しては",
    "として",
    "となる",
    "値",
    "数値",
    "の",
    "は",
    "が",
    "を",
    "：",
    ":",
    "、",
    "，",
    "／",
    "も",
];

/// What is said instead of a result that isn't known yet.
const PENDING: [&str; 9] = ["集計中", "確認中", "未集計", "未確定", "調査中", "算定中", "算出中", "未公表", "精査中"];

/// Behind a target: the result follows without its word, 「目標300人に対し342人」.
const AGAINST: [&str; 8] = [
    "に対しまして",
    "に対して",
    "に対し",
    "であったのに対し",
    "だったのに対し",
    "のところ",
    "としていたところ",
    "であったところ",
];

/// Last words of what is counted or measured.
const QUANTITIES: [&str; 34] = [
    "数",
    "率",
    "額",
    "量",
    "度",
    "割合",
    "面積",
    "高",
    "人口",
    "売上",
    "売り上げ",
    "収入",
    "所得",
    "時間",
    "者",
    "比",
    "点",
    "件",
    "比率",
    "倍率",
    "距離",
    "延長",
    "単価",
    "水準",
    "指数",
    "スコア",
    "日",
    "費",
    "世帯",
    "宿泊",
    "人",
    "組",
    "増",
    "減",
];

/// Words that name no KPI by themselves.
const NO_NAME: [&str; 12] = [
    "本事業",
    "事業",
    "同事業",
    "指標",
    "KPI",
    "成果指標",
    "数値目標",
    "これ",
    "人数",
    "件数",
    "全体",
    "重要業績評価指標",
];

/// What a name may have in front of it within its clause.
const IN_FRONT: [&str; 20] = [
    "また、",
    "さらに、",
    "一方、",
    "一方で、",
    "なお、",
    "加えて、",
    "特に、",
    "次に、",
    "まず、",
    "このうち、",
    "また",
    "さらに",
    "一方",
    "なお",
    "KPIである",
    "KPIの",
    "ＫＰＩである",
    "ＫＰＩの",
    "指標である",
    "成果指標の",
];

/// A line that tells one KPI and nothing else: its name, target and result.
pub(in crate::exchange) fn told_alone(line: &str) -> Option<(&str, &str, &str)> {
    let line = line.trim();
    if !line.contains("目標") || line.ends_with('。') {
        return None;
    }
    match told(line)[..] {
        [Told { name: Some(name), target, actual, year: None, .. }] => Some((name, target, actual)),
        _ => None,
    }
}

/// Whether a text says a target and a result, and not of what.
pub(in crate::exchange) fn says_values(text: &str) -> bool {
    text.contains("目標") && matches!(told(text)[..], [Told { leads: true, .. }])
}

/// Whether a line of a text tells a KPI, or the values of one that is named above.
pub(in crate::exchange) fn tells_kpi(line: &str) -> bool {
    line.contains("目標") && told(line.trim()).iter().any(|kpi| kpi.name.is_some() || kpi.leads)
}

/// The KPIs that a text tells.
pub(in crate::exchange) fn told(text: &str) -> Vec<Told<'_>> {
    let values = values(text);
    let mut out = Vec::new();
    let (mut at, mut begin) = (0, 0);
    while let Some(&[one, two]) = values.get(at..at + 2) {
        let between = &text[one.to..two.from];
        let apart = between.contains(['。', '「', '『']) || between.chars().count() > 24 || !years(between).is_empty();
        if one.is_target == two.is_target || apart {
            begin = one.to;
            at += 1;
            continue;
        }
        let (target, actual) = if one.is_target { (one.text, two.text) } else { (two.text, one.text) };
        // A third value nearby may be what the first two belong to.
        let front = &text[begin..one.from];
        let (name, year) = name(front, at == 0 && closes(&text[two.to..]));
        let leads = begin == 0 && front.trim().is_empty();
        out.push(Told { name, year, target, actual, leads });
        begin = two.to;
        at += 2;
    }
    out
}

/// Whether nothing but a bracket with a rate, or an end, stands behind the values of a line.
fn closes(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['）', ')', '。', ' ', '\u{3000}', '、']);
    rest.is_empty() || rest.starts_with(['（', '(']) || ["達成率", "進捗率"].iter().any(|word| rest.starts_with(word))
}

/// The values of a text with the word for what they are, in order.
fn values(text: &str) -> Vec<Value<'_>> {
    let mut found: Vec<Value<'_>> = Vec::new();
    let mut at = 0;
    let next = |at: usize| {
        let word = |word: &str| text[at..].find(word).map(|found| at + found);
        [(word("目標"), true), (word("実績"), false)]
            .into_iter()
            .filter_map(|(at, of)| Some((at?, of)))
            .min_by_key(|of| of.0)
    };
    while let Some((from, is_target)) = next(at) {
        let end = from + "目標".len();
        at = end;
        if OF_ANOTHER_TIME.iter().any(|word| text[..from].ends_with(word)) {
            continue;
        }
        let end = end + ["値", "数"].iter().find(|word| text[end..].starts_with(**word)).map_or(0, |word| word.len());
        // 「8,000人（目標）」
        let bracket = text[..from].strip_suffix(['（', '(']).filter(|_| text[end..].starts_with(['）', ')']));
        if let Some(before) = bracket {
            let begin = before.rfind(|c: char| c.is_whitespace() || "、。，→⇒：:はが／".contains(c));
            let begin = begin.map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
            let value = &before[begin..];
            at = end + text[end..].chars().next().map_or(0, char::len_utf8);
            if quantity(value).is_some_and(|len| len == value.len()) {
                found.push(Value { is_target, from: begin, to: at, text: value });
                continue;
            }
        }
        // 「交流会の参加者数は86人（目標80人）で」
        if let Some((begin, len)) = text[..from].strip_suffix(['（', '(']).filter(|_| is_target).and_then(result_before)
            && found.last().is_none_or(|last| last.to <= begin)
            && behind(text, end).is_some()
        {
            found.push(Value { is_target: false, from: begin, to: begin + len, text: &text[begin..begin + len] });
        }
        // 「4,000人の目標に対し」
        if let Some(before) = text[..from].strip_suffix('の') {
            let begin = before.rfind(|c: char| c.is_whitespace() || "、。，はがも".contains(c));
            let begin = begin.map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
            let value = &before[begin..];
            if quantity(value).is_some_and(|len| len == value.len()) && found.last().is_none_or(|last| last.to <= begin)
            {
                found.push(Value { is_target, from: begin, to: end, text: value });
                at = end;
                continue;
            }
        }
        // 「（目標）10,000人」
        let value = behind(text, if bracket.is_some() { at } else { end });
        let Some((begin, len)) = value else { continue };
        found.push(Value { is_target, from, to: begin + len, text: &text[begin..begin + len] });
        at = begin + len;
        let against = AGAINST.iter().find_map(|word| text[at..].strip_prefix(word)).filter(|_| is_target);
        let Some(rest) = against.map(|rest| rest.trim_start_matches(['、', '，'])) else { continue };
        let begin = text.len() - rest.len();
        if let Some(len) = quantity(rest) {
            found.push(Value { is_target: false, from: begin, to: begin + len, text: &text[begin..begin + len] });
            at = begin + len;
        }
    }
    found
}

/// Where the value begins that a clause ends with, and how long it is: 「参加者数は86人」.
fn result_before(clause: &str) -> Option<(usize, usize)> {
    let begin = clause.rfind(['は', 'が'])? + 'は'.len_utf8();
    let value = &clause[begin..];
    quantity(value).filter(|len| *len == value.len()).map(|len| (begin, len))
}

/// Where the value behind a word begins, and how long it is.
fn behind(text: &str, mut at: usize) -> Option<(usize, usize)> {
    for _ in 0..5 {
        let rest = &text[at..];
        if let Some(len) = quantity(rest) {
            return Some((at, len));
        }
        // 「実績（R6）」
        let year = rest.strip_prefix(['（', '(']).and_then(|inside| inside.split_once(['）', ')']));
        if let Some((_, behind)) = year.filter(|(inside, _)| inside.chars().count() <= 10 && !years(inside).is_empty())
        {
            at = text.len() - behind.len();
            continue;
        }
        let blank = rest.len() - rest.trim_start().len();
        let step = BETWEEN.iter().find(|word| rest.starts_with(**word)).map_or(blank, |word| word.len());
        if step == 0 {
            return None;
        }
        at += step;
    }
    None
}

/// How long the quantity is that a text begins with: digits with their unit, or a word for what isn't known yet.
fn quantity(text: &str) -> Option<usize> {
    if let Some(word) = PENDING.iter().find(|word| text.starts_with(**word)) {
        return Some(word.len());
    }
    let digits = text.trim_start_matches(['約', '△', '▲', '−', '+', '＋', '計']);
    let digits = digits.strip_prefix("延べ").unwrap_or(digits);
    digits.chars().next().filter(|c| c.is_numeric())?;
    let is_digit = |c: char| c.is_numeric() || ",，.．".contains(c);
    let start = text.len() - digits.len();
    let unit = start + digits.find(|c| !is_digit(c)).unwrap_or(digits.len());
    let mut end = text.len();
    for (at, c) in text[unit..].char_indices() {
        let rest = &text[unit + at..];
        let counter = rest.strip_prefix('か').is_some_and(|rest| rest.starts_with(['所', '国', '月', '年', '店']));
        let word = ["目標", "実績", "達成", "増加", "減少"].iter().any(|word| rest.starts_with(word));
        let hiragana = matches!(c, '\u{3041}'..='\u{3096}') && !counter && !rest.starts_with("あたり");
        if word || hiragana || c.is_whitespace() || "、。，（）()「」『』→⇒；;：:".contains(c) {
            end = unit + at;
            break;
        }
    }
    let of_value = text[..end].trim_end_matches([',', '，', '.', '．', '／', '/']);
    let unit = of_value.get(unit..).unwrap_or_default();
    // 「2024年度」 is no value, a long unit is a clause.
    let is_day = ["年度", "日現在", "年", "頁"].contains(&unit);
    (unit.chars().count() <= 8 && !is_day).then_some(of_value.len())
}

/// The name that stands in front of a KPI's values, and the year that is said with it. `alone`: the line says nothing else.
fn name(front: &str, alone: bool) -> (Option<&str>, Option<u16>) {
    let front = front.rsplit('。').next().unwrap_or(front);
    let mut rest = front.trim();
    let (mut year, mut said_of) = (None, false);
    loop {
        let before = rest.len();
        rest = rest.trim_end_matches(|c: char| c.is_whitespace() || "、，：:（(→".contains(c));
        for word in
            ["については", "に関しては", "における", "について", "に係る", "年間", "今年度", "本年度", "当該年度"]
        {
            rest = rest.strip_suffix(word).unwrap_or(rest);
        }
        if let Some(cut) = rest.strip_suffix(['は', 'が', 'の', 'を', 'で', 'も', 'と']) {
            (rest, said_of) = (cut, true);
        }
        let of_year = ["令和", "平成", "Ｒ", "R", "20", "２０"].iter().filter_map(|era| rest.rfind(era)).max();
        if let Some(at) = of_year.filter(|at| rest[*at..].chars().count() <= 8 && rest.ends_with(['度', '年']))
            && let Some(&of) = years(&rest[at..]).first()
        {
            (year, rest) = (Some(of), &rest[..at]);
        }
        if rest.len() == before {
            break;
        }
    }
    for (open, close) in [('「', '」'), ('『', '』'), ('＜', '＞'), ('【', '】')] {
        if let Some(inside) = rest.strip_suffix(close) {
            let name = inside.rfind(open).map(|at| inside[at + open.len_utf8()..].trim());
            return (name.filter(|name| is_name(name)), year);
        }
    }
    while let Some(cut) = IN_FRONT.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = cut.trim_start();
    }
    // What stands before the clause has to have ended: 「農産物、加工品の販売額」 is one name.
    if let Some((before, last)) = rest.rsplit_once(['、', '，']) {
        let before = before.trim_end();
        let clause = before.ends_with(|c| matches!(c, '\u{3041}'..='\u{3096}' | '中' | '）' | ')' | '」'))
            || before.ends_with("結果");
        let listed = before.is_empty();
        if !(clause || listed) || before.ends_with(['や', 'と', 'の']) {
            return (None, year);
        }
        rest = last;
    }
    let line = rest.len() == front.trim().len() || !said_of;
    let mut bare = unmarked(rest.trim_start_matches(['●', '◆', '■', '→']));
    while let Some(cut) = IN_FRONT.iter().find_map(|word| bare.strip_prefix(word)) {
        bare = cut.trim_start();
    }
    // 「令和６年度の来場者数は、」
    let in_front = ["年度の", "年度における"].iter().find_map(|word| bare.split_once(word));
    if let Some((front, behind)) = in_front.filter(|(front, _)| front.chars().count() <= 5)
        && let Some(&of) = years(&bare[..front.len() + "年度".len()]).first()
    {
        (year, bare) = (year.or(Some(of)), behind.trim_start());
    }
    let flat = squeezed(bare);
    let ends = flat.split(['(', '[']).next().unwrap_or(&flat);
    let counted = QUANTITIES.iter().any(|end| ends.ends_with(end));
    let clear = !bare.contains(['は', '。', '、']) || alone && line;
    let named = is_name(bare) && clear && (counted || (alone && line));
    (named.then_some(bare), year)
}

fn is_name(name: &str) -> bool {
    let flat = squeezed(name);
    (2..=40).contains(&flat.chars().count())
        && !NO_NAME.contains(&flat.as_str())
        && !flat.contains("目標")
        && !flat.contains("実績")
        && !flat.ends_with('事')
        && flat.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<(Option<&str>, &str, &str)> {
        told(text).into_iter().map(|kpi| (kpi.name, kpi.target, kpi.actual)).collect()
    }

    #[test]
    fn a_sentence_tells_kpis_with_both_values() {
        for (text, expected) in [
            (
                "ＫＰＩについては、「棚田オーナーの数」が目標値120組に対し実績値134組、「保全した面積」が目標値8.5haに対し実績値7.9haとなった。",
                &[(Some("棚田オーナーの数"), "120組", "134組"), (Some("保全した面積"), "8.5ha", "7.9ha")][..],
            ),
            (
                "来場者数は、目標値300人に対し、実績値は342人（達成率114.0％）であった。",
                &[(Some("来場者数"), "300人", "342人")],
            ),
            (
                "となった。一方、外国人の宿泊者数は、目標値1,200人泊に対し、実績値は985人泊（達成率82.1％）にとどまった。",
                &[(Some("外国人の宿泊者数"), "1,200人泊", "985人泊")],
            ),
            ("また、新規就農者数については目標5人に対し3人となった。", &[(Some("新規就農者数"), "5人", "3人")]),
            ("高齢化が進む中、移住者数の実績は12人で、目標の10人を上回った。", &[(Some("移住者数"), "10人", "12人")]),
            (
                "・アプリの利用者数　8,000人（目標）→9,412人（実績）",
                &[(Some("アプリの利用者数"), "8,000人", "9,412人")],
            ),
            ("満足度は目標80％以上に対し実績は集計中である。", &[(Some("満足度"), "80％以上", "集計中")]),
            // Whose they are isn't clear, or they are of another time.
            ("農産物、加工品の販売額は目標300千円に対し実績280千円であった。", &[(None, "300千円", "280千円")]),
            ("本事業は目標300人に対し実績342人であった。", &[(None, "300人", "342人")]),
            ("前年度の実績120人を上回り、最終目標300人に近づいた。", &[]),
            ("乗船者数は、4,000人の目標に対し、4,380人の実績となった。", &[(Some("乗船者数"), "4,000人", "4,380人")]),
            ("養成数は目標を5人としていたところ、実績は3人にとどまった。", &[(Some("養成数"), "5人", "3人")]),
            ("目標を達成し、実績も伸びた。", &[]),
            ("来場者数の目標を達成した実績がある。", &[]),
            ("研修 目標10回", &[]),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn a_line_that_says_target_and_result_names_its_kpi() {
        for (line, expected) in [
            ("・出店者の数　目標40店→実績52店", ("出店者の数", "40店", "52店")),
            ("利用者数：目標3,000人に対し実績3,412人", ("利用者数", "3,000人", "3,412人")),
            ("販売額　目標 48百万円／実績 45百万円（達成率 93.8％）", ("販売額", "48百万円", "45百万円")),
            ("来場者数：目標3,000人、実績確認中", ("来場者数", "3,000人", "確認中")),
            ("来場者数（目標3,000人、実績3,120人）", ("来場者数", "3,000人", "3,120人")),
            ("KPI①　来店者数：目標 12,000人 → 実績 13,870人（115.6％）◎", ("来店者数", "12,000人", "13,870人")),
            ("農園の入園者数　（目標）10,000人　（実績）11,420人", ("農園の入園者数", "10,000人", "11,420人")),
        ] {
            assert_eq!(told_alone(line), Some(expected), "{line}");
        }
        assert_eq!(told_alone("目標40店→実績52店"), None);
        assert!(
            says_values("目標値は500人、実績値は638人でした。") && !says_values("来場者数の目標は500人、実績は638人")
        );
    }
}
