//! What a heading says: its word of the table, found through all that forms print around it, and the year, the scale
//! of money and the second meaning that stand beside it.
//!
//! The narrowest reading comes first: the whole text as a word, a KPI's number, then what is left without brackets,
//! numbering and year, and last what stands in brackets behind words of the office's own.

use std::borrow::Cow;

use super::numbering::{behind_letter, first_line, without_letter};
use super::phrases::{FRONT, ending};
use super::settled::is_part_of_year;
use super::years::{
    bare_year, of_ordinal, undated, western_year, without_ordinal, without_year, year_of_heading, years,
    years_of_unified,
};
use super::{Head, Words, brackets, is_quantity, scale, squeezed, unified};

/// What headers beside a numbered KPI say of it.
const OF_KPI: [&str; 7] = ["target", "actual", "unit", "baseline", "rate", "kpi_rating", "goal"];

impl Words {
    /// What a text means as a header; `None` where it isn't one.
    pub fn head(&self, text: &str) -> Option<Head> {
        if is_quantity(text) {
            return None;
        }
        let several = text.contains('\n');
        if let Some(first) = several.then(|| first_line(text)).flatten() {
            return self.head(first);
        }
        if let Some(rest) = behind_letter(text) {
            return self.head(rest);
        }
        if let Some(amount) = without_letter(text).and_then(|rest| self.head(rest)) {
            let of_money = matches!(amount.concept, "cost" | "grant" | "budget" | "funding" | "staff" | "total_cost");
            // 「指　標　①」 counts, 「評価 A」 is what a cell says.
            if of_money || !text.trim_end().ends_with(|c| ('①'..='⑳').contains(&c)) {
                return of_money.then_some(amount);
            }
        }
        if let Some(pair) = several.then(|| self.in_two_lines(text)).flatten() {
            return Some(pair);
        }
        if text.len() > 70 && text.chars().count() > 70 {
            return None;
        }
        let whole = unified(text);
        if counts_projects(&whole) {
            return None;
        }
        // 「間伐材の量（m3）目標」: the KPI with its unit, and what stands below it.
        if whole.ends_with(['標', '績']) && whole.contains(')') && self.named_kpi(&whole).is_some() {
            let concept = if whole.ends_with("目標") { "target" } else { "actual" };
            return Some(Head { concept, year: years(&whole).first().copied(), ..Head::default() });
        }
        // NFKC turns ① into 1: the numbering is cut off before the widths are unified.
        let first = text.trim_start().trim_start_matches(|c: char| ('①'..='⑳').contains(&c) || c.is_whitespace());
        let plain = if first.len() == text.len() { Cow::Borrowed(&*whole) } else { unified(first) };
        let by_whole = || self.concept(&whole).filter(|_| *plain != *whole);
        let said = years_of_unified(&plain);
        let head = Head { year: year_of_heading(&plain, &said), ..Head::default() };
        if let Some(concept) = self.concept(&plain).or_else(by_whole) {
            return Some(Head { concept, ..head });
        }
        if let Some((concept, block, numbered)) = self.beside_number(&plain) {
            return Some(Head { concept, block, numbered, ..head });
        }
        self.in_parts(&plain, head, !said.is_empty())
    }

    /// What a heading with a KPI's number says, 「指標２」, 「KPI1_目標」, 「目標②」: the meaning, whether a block of one KPI
    /// begins, and whether it says of which of several KPIs it is.
    fn beside_number(&self, plain: &str) -> Option<(&'static str, bool, bool)> {
        let bare = plain.trim_end_matches(|c: char| c.is_ascii_digit());
        let ends_in_number = (1..=2).contains(&(plain.len() - bare.len()));
        let of_kpi = |bare: &str| bare.trim_start_matches("指標").trim_start_matches("KPI").is_empty();
        if ends_in_number && !bare.is_empty() && of_kpi(bare) {
            return Some(("kpi_group", true, false));
        }
        if let Some(rest) = of_numbered_kpi(plain) {
            let named = matches!(rest, "名" | "内容") || self.concept(rest) == Some("kpi");
            let of = |rest: &str| self.concept(rest).filter(|concept| OF_KPI.contains(concept));
            let concept = if named { Some("kpi") } else { of(without_year(rest).trim_start_matches('_')) };
            if let Some(concept) = concept {
                return Some((concept, named, true));
            }
        }
        if !ends_in_number {
            return None;
        }
        let concept = self.concept(bare)?;
        let block = concept == "kpi" && (bare.contains("KPI") || bare.contains("指標"));
        (block || OF_KPI.contains(&concept)).then_some((concept, block, true))
    }

    /// What a heading says of which the whole is no word. `head`: with the year that it says; `dated`: whether it
    /// says any.
    fn in_parts(&self, plain: &str, mut head: Head, dated: bool) -> Option<Head> {
        let (outside, inside) = brackets(plain);
        if inside.contains('円') {
            head.scale = scale(&inside);
        }
        // 「目標値(2027)」
        head.year =
            head.year.or_else(|| western_year(&inside).filter(|(_, rest)| rest.is_empty()).map(|(year, _)| year));
        // 「都道府県・市町村コード（5桁）」 is one word of the table, not two of them.
        let of_two = outside.contains(['/', '・', '→', '⇒', ':']);
        if of_two
            && let Some(concept) =
                self.concept(&outside).filter(|_| outside.contains(['/', '・']) && !inside.is_empty())
        {
            return Some(Head { concept, ..head });
        }
        if let Some((concept, second)) = of_two.then(|| self.two_in_one(&outside)).flatten() {
            return Some(Head { concept, second: Some(second), ..head });
        }
        let behind_colon = || self.concept(outside.split_once(':')?.1);
        if let Some(concept) = of_two.then(behind_colon).flatten() {
            return Some(Head { concept, ..head });
        }
        let core = undated(self.unnumbered(&outside));
        // 「目標_R06」, 「R6-実績」: systems join the year with a sign.
        let joined = core.trim_matches(['_', '-']);
        let mut core = without_ordinal(if head.year.is_some() { joined } else { &core });
        for word in ["(選択)", "一覧", "の内容"] {
            // 「取組の内容」 is a word of its own, 「取組」 another.
            while let Some(shorter) = core.strip_suffix(word).filter(|_| self.concept(core).is_none()) {
                core = shorter;
            }
        }
        // 「令和４年度増加分（１年目）」 says of which year, and how it is counted.
        if dated && matches!(core, "増加分" | "の増加分") {
            return Some(head);
        }
        if core.is_empty() {
            if dated {
                let rest = without_year(&inside);
                let rest = rest.strip_prefix('の').unwrap_or(&rest);
                // 「【令和６年度の取組】」 is what was done in a year.
                let done = head.year.is_some() && rest == "取組";
                let concept = match self.concept(rest) {
                    _ if done => "achievements",
                    None if is_part_of_year(rest) => "interim",
                    concept => concept.unwrap_or_default(),
                };
                return Some(Head { concept, ..head });
            }
            // 「[指標１]」
            let block = || self.head(&inside).filter(|head| head.block);
            return self.concept(&inside).map(|concept| Head { concept, ..head }).or_else(block);
        }
        // 「Ｒ４に実施したこと」, 「R6の取組」
        let of_year = core.strip_prefix('に').filter(|_| head.year.is_some());
        let core = core.strip_prefix('の').or(of_year).unwrap_or(core);
        // 「事業費（計画）円」, 「決算額_千円」: the unit stands behind.
        let unit = ["百万円", "千円", "万円", "円"].into_iter().find(|unit| core.ends_with(unit));
        let of_money = |core: &&str| self.known(core).is_some_and(|of| matches!(of, "cost" | "grant" | "budget"));
        let amount =
            unit.and_then(|unit| core.strip_suffix(unit)).map(|core| core.trim_end_matches('_')).filter(of_money);
        let core = amount.unwrap_or(core);
        head.scale = amount.and(unit).and_then(scale).or(head.scale);
        // 「実績値（29年度目標値）」: a year without its era.
        let bare = || self.concept(&bare_year(&inside)?.1);
        let within = if inside.is_empty() { None } else { self.concept(&without_year(&inside)).or_else(bare) };
        // 「５年目の目標」 of a plan is its last one, beside the year's own.
        if of_ordinal(core).is_some_and(|rest| self.known(rest) == Some("target")) && head.year.is_none() {
            return Some(Head { concept: "goal", ..head });
        }
        // 「R8.1公表予定」 is what a cell says instead of a value; 「公表予定」 is the heading of one.
        if let Some(found) = self.known(core).filter(|found| *found != "check" || !dated) {
            // 「H30年度事業内容」, 「R6の取組」 are what was done in a year, 「事業内容」 what the project is.
            let done = (found == "summary" && core.ends_with("内容")) || (found == "measure" && core.ends_with("取組"));
            // 「R6実績（取組の内容）」 is told in words.
            let told = found == "actual" && within == Some("achievements");
            let concept = if done && head.year.is_some() || told { "achievements" } else { found };
            // 「目標値（最終年度）」 is what is to be reached in the end.
            if found == "target" && inside.starts_with("最終") {
                return Some(Head { concept: "goal", ..head });
            }
            // 「実績値（修正前）」, 「総事業費（3か年計）」: another value than the one that is asked for, and nobody knows which.
            if matches!(found, "cost" | "grant" | "target" | "actual") && is_of_others(&inside) {
                return None;
            }
            // 「実績値（4月～12月）」, 「執行額（12月末）」: what became of a part of the year.
            if matches!(found, "cost" | "grant" | "actual") && is_part_of_year(&inside) {
                return Some(Head { concept: "interim", ..head });
            }
            // 「事業費（計画）」, 「事業費（予算）」 was planned, not spent.
            if found == "cost" && (within == Some("target") || matches!(&*inside, "予算" | "予算額" | "当初予算"))
            {
                return Some(Head { concept: "budget", ..head });
            }
            let second = within.filter(|second| {
                matches!(*second, "department" | "target" | "actual" | "number")
                    || (found == "cost" && matches!(*second, "grant" | "budget"))
            });
            return Some(Head { concept, second, ..head });
        }
        if let Some(concept) = within.filter(|within| is_told_in_brackets(core, within)) {
            return Some(Head { concept, ..head });
        }
        // 「コスト（単位：千円）」: a heading over amounts.
        ((head.scale.is_some() && core.chars().count() <= 6) || core == "コスト").then_some(head)
    }

    /// The two meanings of 「目標／実績」.
    fn two_in_one(&self, outside: &str) -> Option<(&'static str, &'static str)> {
        // 「会議の意見／町の考え方」: whoever's opinion, and the answer to it.
        let of_opinion = ['/', '・'].into_iter().filter_map(|sign| outside.split_once(sign)).find(|(one, two)| {
            let opinion = self.known(one) == Some("opinion") || one.ends_with("意見");
            opinion && self.known(two) == Some("response")
        });
        if of_opinion.is_some() {
            return Some(("opinion", "response"));
        }
        ['/', '・', '→', '⇒'].into_iter().filter_map(|sign| outside.split_once(sign)).find_map(|(one, two)| {
            // 「R6目標／実績」: the year is of both numbers.
            let of_year =
                || self.concept(&without_year(one)).filter(|of| matches!(*of, "target" | "actual" | "budget" | "cost"));
            self.concept(one).or_else(of_year).zip(self.concept(two))
        })
    }

    /// The KPI that a heading over targets or results names itself: 「参加者数（目標）」, 「参加者数実績値」.
    pub(in crate::exchange) fn named_kpi(&self, header: &str) -> Option<String> {
        let flat = without_year(&squeezed(header));
        let ends = ["(目標)", "(実績)", "(計画)", "(予定)", "(目標値)", "(実績値)", "(計画値)", "目標値", "実績値"];
        let with_unit =
            || ["目標", "実績"].iter().find_map(|end| flat.strip_suffix(end)).filter(|name| name.ends_with(')'));
        let name = ends.iter().find_map(|end| flat.strip_suffix(end)).or_else(with_unit)?;
        let name = name.trim_end_matches(['の', '_', '・']);
        let bare = brackets(name).0;
        let own = bare.chars().count() > 1 && self.known(&bare).is_none() && !FRONT.contains(&name);
        own.then(|| name.to_owned())
    }

    /// 「目標値⏎実績値」, 「予算額⏎決算額⏎（千円）」: two meanings of a number, each in a line of its own; so are the values below.
    fn in_two_lines(&self, text: &str) -> Option<Head> {
        let lines = text.lines().map(squeezed).filter(|line| !line.is_empty());
        let (words, inside): (Vec<String>, Vec<String>) = lines.partition(|line| !line.starts_with(['(', '[']));
        let [one, two] = &words[..] else { return None };
        let of = |line: &str| self.concept(&without_year(line));
        let pair = (of(one)?, of(two)?);
        matches!(pair, ("target", "actual") | ("budget", "cost" | "grant") | ("cost", "grant")).then(|| Head {
            concept: pair.0,
            second: Some(pair.1),
            year: years(one).first().copied(),
            scale: inside.iter().find_map(|inside| scale(inside)),
            ..Head::default()
        })
    }

    /// What a header's core means: as it is listed, by its end, or without what says only whose or of which year it is.
    pub(super) fn known(&self, core: &str) -> Option<&'static str> {
        self.concept(core)
            .or_else(|| self.why_of_stage(core))
            .or_else(|| ending(core))
            .or_else(|| self.undecorated(core))
            .or_else(|| {
                let of_money = |concept: &&str| matches!(*concept, "funding" | "grant");
                let part = core.strip_prefix("うち").and_then(|rest| self.concept(rest)).filter(of_money);
                // 「総事業費_実績」: systems join what it is and of which kind with a sign.
                let of_kind = || {
                    let concept = self.concept(core.strip_suffix("_実績").or_else(|| core.strip_suffix("_決算"))?)?;
                    matches!(concept, "cost" | "grant").then_some(concept)
                };
                // 「累計実績」, 「実績累計」: how it is counted, in front or behind.
                let counted = || {
                    let ends = ["累計", "累積"]
                        .iter()
                        .find_map(|word| core.strip_prefix(word).or_else(|| core.strip_suffix(word)));
                    self.concept(ends?.trim_matches('の')).filter(|of| matches!(*of, "target" | "actual"))
                };
                part.or_else(of_kind).or_else(counted)
            })
    }
}

/// What stands behind a KPI's number: 「KPI1_目標」, 「指標②名称」.
fn of_numbered_kpi(plain: &str) -> Option<&str> {
    let rest = ["KPI", "成果指標", "評価指標", "指標"].iter().find_map(|word| plain.strip_prefix(word))?;
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len() - behind.len();
    let behind = behind.trim_start_matches(['_', '-', '・', '.', ':', 'の']);
    ((1..=2).contains(&digits) && !behind.is_empty() && behind.chars().count() <= 12).then_some(behind)
}

/// 「2事業」 counts projects; it is no numbered heading.
fn counts_projects(text: &str) -> bool {
    let count = text.strip_suffix("事業");
    count.is_some_and(|count| !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether brackets behind a heading say that its values are no year's own: those of a whole plan or of others, or given up.
fn is_of_others(inside: &str) -> bool {
    let given_up = ["修正前", "変更前", "見直し前", "前年同期", "前年同月"];
    let of_all = ["全体計画", "か年計", "ヵ年計", "カ年計", "ヶ年計", "年間計", "期間計"];
    let of_others = ["県平均", "全国平均", "類似団体", "増加分", "参考"];
    [&given_up[..], &of_all, &of_others].iter().any(|words| words.iter().any(|word| inside.ends_with(word)))
}

/// Whether a heading's own words leave it to the brackets to say in the field's what stands below it. `within`: what
/// those mean.
fn is_told_in_brackets(core: &str, within: &str) -> bool {
    // 「庁内会議（今後の方向性）」: whose it is, and in brackets what.
    if ["会議", "委員会", "審議会", "本部", "課", "室"].iter().any(|end| core.ends_with(end)) {
        return true;
    }
    // 「いくらかかったか（決算額）」: a question, and in brackets what is asked.
    // 「何のために（目的）」, 「これから（今後の方針）」: in plain words, and in brackets in the field's.
    let length = core.chars().count();
    let plain = length <= 10 && core.ends_with(|c| matches!(c, '\u{3041}'..='\u{3096}'));
    if plain || core.ends_with(['か', '?']) {
        return true;
    }
    // 「増加分の累計（最終目標：R9）」: how it is counted, and in brackets what it is.
    if within == "goal" && ["累計", "増加"].iter().any(|word| core.contains(word)) {
        return true;
    }
    // 「参加者数（目標）」: the heading names the KPI, and in brackets what stands below it.
    let titles = ["シート", "表", "推移", "状況", "結果", "一覧", "調書", "報告"];
    matches!(within, "target" | "actual")
        && (2..=14).contains(&length)
        && !core.contains(|c: char| c.is_ascii_digit())
        && !titles.iter().any(|end| core.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_known_by_what_forms_put_around_its_word() {
        let words = Words::default();
        let concept = |text: &str| words.head(text).map(|head| head.concept);
        assert_eq!(
            words.head("会議の意見 / 町の考え方").map(|head| (head.concept, head.second)),
            Some(("opinion", Some("response")))
        );
        for (text, expected) in [
            ("２　令和６年度の取組内容", "achievements"),
            ("⑦決算額（千円）", "cost"),
            ("Ⅱ 評価", "mark"),
            ("ア　事業の目的", "purpose"),
            ("KPI目標", "target"),
            ("KPI評価", "kpi_rating"),
            ("担当部署名", "department"),
            ("今後の展開方針", "policy"),
            ("町の考え方・対応", "response"),
            ("参加者数（目標）", "target"),
            ("目標未達の要因", "obstacles"),
            ("総事業費 Ａ＝Ｂ＋Ｃ", "cost"),
            ("交付金充当額\nＢ", "grant"),
            ("うち寄附金充当額", "funding"),
            ("a)　所管部署", "department"),
            ("取組の内容", "achievements"),
            ("目標値\n(最終年度)", "goal"),
            ("目標値（2027）", "target"),
            ("外部評価の意見", "opinion"),
            ("有識者評価の理由", "opinion"),
            ("外部評価委員のコメント", "opinion"),
            ("内部評価の理由", "comment"),
        ] {
            assert_eq!(concept(text), Some(expected), "{text}");
        }
        assert_eq!(words.head("目標値（2027）").and_then(|head| head.year), Some(2027));
        for text in ["実績値(修正前)", "総事業費（３か年計）", "実績値（県平均）", "目標値（増加分）"]
        {
            assert_eq!(concept(text), None, "{text}");
        }
        assert_eq!(concept("総事業費（予算）"), Some("budget"));
        for text in ["実績値（４～12月）", "執行済額（12月末現在）", "R6(4月～12月)", "実績（年度途中）"]
        {
            assert_eq!(concept(text), Some("interim"), "{text}");
        }
        // Neither what a cell says of a project nor its name is a header.
        for text in [
            "移住促進事業費",
            "事業の継続",
            "未集計",
            "利用者が減ったのが課題",
            "1,200人(実績)",
            "駅舎活用事業",
            "評価 A",
            "継続",
        ] {
            assert_eq!(concept(text), None, "{text}");
        }
        assert_eq!(words.named_kpi("参加者数（実績）").as_deref(), Some("参加者数"));
        assert_eq!(words.named_kpi("R6年度目標値"), None);
        assert_eq!(words.named_kpi("間伐材の量（m3）目標").as_deref(), Some("間伐材の量(m3)"));
        assert_eq!(words.named_kpi("事業費（千円）実績"), None);
    }
}
