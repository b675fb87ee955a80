//! Amounts, verdicts, opinions and the department that a sentence says in so many words.

use crate::exchange::layout::is_department;

/// Those whose verdict isn't the town's own.
const OUTSIDE: [&str; 6] = ["有識者", "委員", "会議", "審議会", "外部", "議会"];

/// Amounts and verdicts that a text says in so many words: the meaning and the value.
pub(in crate::exchange) fn said(text: &str) -> Vec<(&'static str, &str)> {
    let mut out = amounts(text);
    out.extend(quoted(text));
    out.extend(office(text).map(|office| ("department", office)));
    out
}

/// 「所管課は港湾課、…」
fn office(text: &str) -> Option<&str> {
    let rest = ["所管課は", "担当課は", "所管は", "担当は"].iter().find_map(|word| text.strip_prefix(word))?;
    let office = rest.split(['、', '。', '，']).next()?.trim_end_matches("である").trim_end_matches("です");
    is_department(office).then_some(office)
}

/// Words in front of an amount, the longer first.
const AMOUNTS: [(&str, &str); 12] = [
    ("総事業費", "cost"),
    ("事業費", "cost"),
    ("決算額", "cost"),
    ("執行額", "cost"),
    ("予算額", "budget"),
    ("予算現額", "budget"),
    ("交付金充当額", "grant"),
    ("交付金額", "grant"),
    ("交付額", "grant"),
    ("国の交付金", "grant"),
    ("うち交付金", "grant"),
    ("うち国費", "grant"),
];

/// 「事業費3,860千円（うち交付金1,930千円）により」: an amount that is said once, of this year.
fn amounts(text: &str) -> Vec<(&'static str, &str)> {
    let mut found: Vec<(&'static str, &str)> = Vec::new();
    let mut taken = 0;
    for (at, _) in text.char_indices() {
        let of = AMOUNTS.iter().find(|(word, _)| at >= taken && text[at..].starts_with(word));
        let Some((word, concept)) = of else { continue };
        taken = at + word.len();
        let front = text[..at].trim_end_matches('の');
        let other = [
            "概算",
            "計画",
            "見込",
            "予定",
            "全体",
            "期間",
            "前年度",
            "次年度",
            "翌年度",
            "来年度",
            "補正",
            "一人当たり",
        ];
        let rest = text[taken..].trim_start_matches(['は', 'が', '：', ':', '、', ' ', '\u{3000}']);
        let digits = rest.find(|c: char| !(c.is_numeric() || ",，.．億万千百".contains(c))).unwrap_or(rest.len());
        if digits == 0 || !rest[digits..].starts_with('円') || other.iter().any(|word| front.ends_with(word)) {
            continue;
        }
        found.push((concept, &rest[..digits + '円'.len_utf8()]));
    }
    // Of two amounts of a kind nobody knows which it is.
    let once = |of: &(&str, &str)| found.iter().filter(|(concept, _)| *concept == of.0).count() == 1;
    found.iter().copied().filter(once).collect()
}

/// 「…」と評価する, 今後の方針は「…」とする, 「…」との意見があった.
fn quoted(text: &str) -> Vec<(&'static str, &str)> {
    let mut out: Vec<(&'static str, &str)> = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('「').map(|found| at + found) {
        let begin = open + '「'.len_utf8();
        let Some(close) = text[begin..].find('」').map(|found| begin + found) else { break };
        at = close + '」'.len_utf8();
        let (inside, behind) = (text[begin..close].trim(), &text[at..]);
        let sentence = text[..open].rsplit('。').next().unwrap_or_default();
        let outside = OUTSIDE.iter().any(|word| sentence.contains(word));
        let behind = behind.trim_start_matches(['と', 'の', 'し', 'て', 'い', 'う', 'で', 'あ', 'る', '、']);
        let says = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
        if says(&["意見", "ご意見", "指摘", "提言", "助言"]) && inside.chars().count() >= 8 {
            out.push(("opinion", inside));
            continue;
        }
        if outside || inside.is_empty() || inside.chars().count() > 24 || inside.ends_with('。') {
            continue;
        }
        let front: String = sentence.chars().rev().take(16).collect::<Vec<_>>().into_iter().rev().collect();
        let of_policy = ["方針", "方向性"].iter().any(|word| front.contains(word));
        let of_rating =
            ["評価は", "評価を", "評価区分は", "効果は", "事業効果"].iter().any(|word| front.contains(word));
        if of_policy {
            out.push(("policy", inside));
        } else if of_rating || says(&["評価", "判定", "判断"]) {
            out.push(("rating", inside));
        }
    }
    // Two verdicts of a kind: nobody knows which is the last.
    let once = |of: &(&str, &str)| of.0 == "opinion" || out.iter().filter(|(concept, _)| *concept == of.0).count() == 1;
    out.iter().copied().filter(once).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_verdicts_are_read_where_they_are_said_once() {
        assert_eq!(
            said("令和６年度は、事業費3,860千円（うち交付金1,930千円）により、体験会を開いた。"),
            [("cost", "3,860千円"), ("grant", "1,930千円")]
        );
        assert_eq!(said("以上から「地方創生に効果があった」と評価する。"), [("rating", "地方創生に効果があった")]);
        assert_eq!(said("今後の方針は、「事業を継続」とする。"), [("policy", "事業を継続")]);
        assert_eq!(
            said("委員から「冬の営業を考えてほしい」との意見があった。"),
            [("opinion", "冬の営業を考えてほしい")]
        );
        for none in [
            "事業費は前年度の3,200千円から減った。",
            "事業費3,200千円のうち、決算額は3,000千円であった。",
            "有識者会議では「有効であった」と評価された。",
            "「まちの駅」を開いた。",
        ] {
            assert_eq!(said(none), [], "{none}");
        }
    }
}
