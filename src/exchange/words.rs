//! The field's words: what a header or label of a form means.
//!
//! The words are data (`data/headers.tsv`); an office's own come before them ([`Words`]). A header is compared without white space, widths,
//! leading numbering and what stands in brackets, because the same column is 「③ 実績額 (単位:円)」 in one form and 「実績額」 in
//! the next. What stands in brackets or in front is read apart: the year, the scale of money, a second meaning.

mod phrases;
mod table;
mod years;

use std::borrow::Cow;
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use self::phrases::{FRONT, ending};
use self::table::{loose, table};
pub(in crate::exchange) use self::years::without_year;
pub use self::years::{bare_year, western_year, years};
use self::years::{of_ordinal, without_ordinal};

/// What a header says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    /// What it means, a word of the table; empty for a year alone.
    pub concept: &'static str,
    /// The year it is about.
    pub year: Option<u16>,
    /// Yen that 1 stands for.
    pub scale: Option<i64>,
    /// The second meaning of 「目標／実績」 or 「事業名【担当課】」.
    pub second: Option<&'static str>,
    /// The number of a KPI block: 「指標２」.
    pub block: bool,
    /// It says of which of several KPIs it is: 「目標②」 beside 「指標②」.
    pub numbered: bool,
}

/// Widths unified, no white space.
pub fn squeezed(text: &str) -> String {
    unified(text).into_owned()
}

/// [`squeezed`], without a copy where nothing changes.
pub(super) fn unified(text: &str) -> Cow<'_, str> {
    let Some(strange) = text.find(|c| !is_plain(c)) else { return Cow::Borrowed(text) };
    let (plain, rest) = text.split_at(strange);
    if rest.chars().all(|c| is_plain(c) || c.is_whitespace()) {
        let mut flat = String::with_capacity(text.len());
        flat.push_str(plain);
        rest.split(|c: char| !is_plain(c)).for_each(|part| flat.push_str(part));
        return Cow::Owned(flat);
    }
    text.nfkc()
        .filter(|c| !c.is_whitespace())
        .map(|c| {
            if matches!(c, '〔' | '［') {
                '['
            } else if matches!(c, '〕' | '］') {
                ']'
            } else {
                c
            }
        })
        .collect()
}

/// Whether a character is the same in every width and joins with none beside it: most of what cells say.
fn is_plain(c: char) -> bool {
    c.is_ascii_graphic() || matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fe}')
}

/// [`char::is_numeric`], faster where a character is one of Japanese words.
fn is_numeric(c: char) -> bool {
    (c.is_ascii() || !is_plain(c)) && c.is_numeric()
}

/// The words by which headers are recognised: an office's own, then those of the program.
#[derive(Clone, Debug, Default)]
pub struct Words {
    own: HashMap<String, &'static str>,
}

impl Words {
    /// Adds an office's words, in the form of `data/headers.tsv`; gives the lines that say nothing this program knows.
    pub fn add(&mut self, text: &str) -> Vec<String> {
        let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
        let mut problems = Vec::new();
        for (n, line) in lines.filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty()) {
            let known = line.split_once('\t').and_then(|(name, list)| Some((meaning(name)?, list)));
            match known {
                Some((meaning, list)) => list.split('|').for_each(|word| self.own(word, meaning)),
                None => problems.push(format!("{}行目「{line}」: 左の語(意味)が分かりません", n + 1)),
            }
        }
        problems
    }

    /// Adds one header and its meaning, if it is one.
    pub fn add_header(&mut self, header: &str, name: &str) {
        if let Some(meaning) = meaning(name) {
            self.own(header, meaning);
        }
    }

    fn own(&mut self, word: &str, meaning: &'static str) {
        let key = squeezed(word).to_lowercase();
        if !key.is_empty() {
            self.own.insert(key, meaning);
        }
    }

    fn concept(&self, word: &str) -> Option<&'static str> {
        // Most of what cells say is no word of the table; that is seen by its ends.
        if self.own.is_empty() && !table().ends.may_hold(word.trim_end_matches(':')) {
            return None;
        }
        let lower = word.chars().all(|c| is_plain(c) && !c.is_ascii_uppercase());
        let word = if lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
        let word = word.trim_end_matches(':');
        self.own.get(word).or_else(|| table().exact.get(word)).copied().or_else(|| {
            // The longest word of the table has some 40 bytes more than it needs to be told apart.
            let key = if word.len() <= 60 { loose(word)? } else { return None };
            table().loose.get(key.as_ref()).copied()
        })
    }
}

/// A meaning of the table by its name; several meanings that an office would say in its own word have that too.
pub fn meaning(name: &str) -> Option<&'static str> {
    let name = squeezed(name);
    let by_label = MEANINGS.iter().find(|(_, label)| *label == name).map(|(meaning, _)| *meaning);
    by_label.or_else(|| table().exact.values().copied().find(|meaning| *meaning == name))
}

/// What a column of an unknown heading can be said to be: the meaning and how it is called.
pub const MEANINGS: [(&str, &str); 24] = [
    ("project", "事業名"),
    ("number", "番号"),
    ("department", "担当課"),
    ("period", "事業期間"),
    ("program", "交付金の種類"),
    ("cost", "事業費"),
    ("grant", "交付金額"),
    ("budget", "予算額"),
    ("kpi", "指標名"),
    ("unit", "単位"),
    ("baseline", "基準値"),
    ("target", "目標値"),
    ("actual", "実績値"),
    ("previous", "前年度の実績値"),
    ("goal", "最終目標値"),
    ("rate", "達成率"),
    ("achievements", "事業実績"),
    ("rating", "事業効果"),
    ("comment", "評価の理由"),
    ("policy", "今後の方針"),
    ("reason", "方針の理由"),
    ("current", "現況・課題"),
    ("opinion", "有識者の意見"),
    ("note", "備考"),
];

/// Yen that 1 of a unit stands for.
pub fn scale(text: &str) -> Option<i64> {
    [("百万円", 1_000_000), ("億円", 100_000_000), ("千円", 1_000), ("万円", 10_000), ("円", 1)]
        .into_iter()
        .find(|(unit, _)| text.contains(unit))
        .map(|(_, scale)| scale)
}

/// What stands behind a KPI's number: 「KPI1_目標」, 「指標②名称」.
fn of_numbered_kpi(plain: &str) -> Option<&str> {
    let rest = ["KPI", "成果指標", "評価指標", "指標"].iter().find_map(|word| plain.strip_prefix(word))?;
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len() - behind.len();
    let behind = behind.trim_start_matches(['_', '-', '・', '.', ':', 'の']);
    ((1..=2).contains(&digits) && !behind.is_empty() && behind.chars().count() <= 12).then_some(behind)
}

/// A text cut at its brackets: outside, inside.
fn brackets(text: &str) -> (String, String) {
    let is_bracket = |c| matches!(c, '(' | ')' | '[' | ']' | '〈' | '〉' | '<' | '>' | '【' | '】' | '《' | '》');
    if !text.contains(is_bracket) {
        return (text.to_owned(), String::new());
    }
    let (mut out, mut inside, mut depth) = (String::new(), String::new(), 0i32);
    for c in text.chars() {
        match c {
            '(' | '[' | '〈' | '<' | '【' | '《' => depth += 1,
            ')' | ']' | '〉' | '>' | '】' | '》' => depth -= 1,
            c if depth > 0 => inside.push(c),
            c => out.push(c),
        }
    }
    (out, inside)
}

/// Whether a text is digits and what is printed with them alone: no word is in it.
pub(super) fn is_quantity(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'-' | b'%'))
}

impl Words {
    /// Without numbering and marks in front.
    fn unnumbered<'t>(&self, text: &'t str) -> &'t str {
        let text = text.trim_start_matches(['■', '○', '●', '◆', '◇', '□', '・', '※', '〇', '▼', '▽']);
        let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
        if digits.len() < text.len()
            && !digits.is_empty()
            && (digits.starts_with(['.', '．', '、', ')'])
                || text.starts_with(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
                    && !digits.starts_with(['年', '月', '日', '億', '万', '千', '人', '件']))
        {
            let cut = digits.trim_start_matches(['.', '．', '、', ')']);
            if self.known(without_year(cut).trim_start_matches('の')).is_some() {
                return cut;
            }
        }
        // 「Ⅱ 評価」 and 「ア 事業の目的」 are numbered too, where what follows is a word of the field.
        let roman = text.trim_start_matches(['I', 'V', 'X']);
        let kana = text.strip_prefix(['ア', 'イ', 'ウ', 'エ', 'オ', 'カ', 'キ']).unwrap_or(text);
        for cut in [roman, kana].map(|cut| cut.trim_start_matches(['.', '、', ')'])) {
            if cut.len() < text.len() && self.concept(cut).is_some() {
                return cut;
            }
        }
        text
    }

    /// What a text means as a header; `None` where it isn't one.
    pub fn head(&self, text: &str) -> Option<Head> {
        if is_quantity(text) {
            return None;
        }
        if let Some(first) = first_line(text) {
            return self.head(first);
        }
        if let Some(amount) = without_letter(text).and_then(|rest| self.head(rest)) {
            let of_money = matches!(amount.concept, "cost" | "grant" | "budget" | "funding" | "total_cost");
            return of_money.then_some(amount);
        }
        if text.len() > 70 && text.chars().count() > 70 {
            return None;
        }
        let whole = unified(text);
        // 「2事業」 counts projects; it is no numbered heading.
        if whole
            .strip_suffix("事業")
            .is_some_and(|count| !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit()))
        {
            return None;
        }
        // NFKC turns ① into 1: the numbering is cut off before the widths are unified.
        let first = text.trim_start().trim_start_matches(|c: char| ('①'..='⑳').contains(&c) || c.is_whitespace());
        let plain = if first.len() == text.len() { Cow::Borrowed(&*whole) } else { unified(first) };
        let mut head = Head { scale: None, ..Head::default() };
        let said = years(&plain);
        head.year = said.first().copied();
        let by_whole = || self.concept(&whole).filter(|_| *plain != *whole);
        if let Some(concept) = self.concept(&plain).or_else(by_whole) {
            head.concept = concept;
            return Some(head);
        }
        let digits = plain.trim_start_matches("指標").trim_start_matches("KPI");
        if digits.len() < plain.len()
            && !digits.is_empty()
            && digits.len() <= 2
            && digits.bytes().all(|b| b.is_ascii_digit())
        {
            head.block = true;
            head.concept = "kpi_group";
            return Some(head);
        }
        if let Some(rest) = of_numbered_kpi(&plain) {
            let named = matches!(rest, "名" | "名称" | "指標名" | "項目" | "内容");
            let of = |rest: &str| self.concept(rest).filter(|concept| OF_KPI.contains(concept));
            let concept = if named { Some("kpi") } else { of(without_year(rest).trim_start_matches('_')) };
            if let Some(concept) = concept {
                return Some(Head { concept, block: named, numbered: true, ..head });
            }
        }
        let bare = plain.trim_end_matches(|c: char| c.is_ascii_digit());
        if (1..=2).contains(&(plain.len() - bare.len()))
            && let Some(concept) = self.concept(bare)
        {
            if concept == "kpi" && (bare.contains("KPI") || bare.contains("指標")) {
                return Some(Head { concept, block: true, numbered: true, ..head });
            }
            if OF_KPI.contains(&concept) {
                return Some(Head { concept, numbered: true, ..head });
            }
        }
        let (outside, inside) = brackets(&plain);
        if inside.contains('円') {
            head.scale = scale(&inside);
        }
        // 「都道府県・市町村コード（5桁）」 is one word of the table, not two of them.
        if let Some(concept) = self.concept(&outside).filter(|_| outside.contains(['/', '・']) && !inside.is_empty()) {
            head.concept = concept;
            return Some(head);
        }
        for (one, two) in ['/', '・'].into_iter().filter_map(|sign| outside.split_once(sign)) {
            // 「R6目標／実績」: the year is of both numbers.
            let of_year =
                || self.concept(&without_year(one)).filter(|of| matches!(*of, "target" | "actual" | "budget" | "cost"));
            if let (Some(one), Some(two)) = (self.concept(one).or_else(of_year), self.concept(two)) {
                head.concept = one;
                head.second = Some(two);
                return Some(head);
            }
        }
        if let Some(found) = outside.split_once(':').and_then(|(_, two)| self.concept(two)) {
            head.concept = found;
            return Some(head);
        }
        let core = without_year(self.unnumbered(&outside));
        // 「目標_R06」, 「R6-実績」: systems join the year with a sign.
        let joined = core.trim_matches(['_', '-']);
        let mut core = without_ordinal(if head.year.is_some() { joined } else { &core });
        for word in ["(選択)", "一覧", "の内容"] {
            while let Some(shorter) = core.strip_suffix(word) {
                core = shorter;
            }
        }
        if core.is_empty() {
            if head.year.is_some() || !said.is_empty() {
                let said = self.concept(&without_year(&inside));
                head.concept = said.unwrap_or_default();
                return Some(head);
            }
            if let Some(concept) = self.concept(&inside) {
                head.concept = concept;
                return Some(head);
            }
            return None;
        }
        let core = core.strip_prefix('の').unwrap_or(core);
        let within = if inside.is_empty() { None } else { self.concept(&without_year(&inside)) };
        // 「５年目の目標」 of a plan is its last one, beside the year's own.
        if of_ordinal(core).is_some_and(|rest| self.known(rest) == Some("target")) && head.year.is_none() {
            head.concept = "goal";
            return Some(head);
        }
        // 「R8.1公表予定」 is what a cell says instead of a value; 「公表予定」 is the heading of one.
        let found = self.known(core).filter(|found| *found != "check" || said.is_empty());
        if let Some(found) = found {
            // 「H30年度事業内容」, 「R6の取組」 are what was done in a year, 「事業内容」 what the project is.
            let done = (found == "summary" && core.ends_with("内容")) || (found == "measure" && core.ends_with("取組"));
            head.concept = if done && head.year.is_some() { "achievements" } else { found };
            if let Some(second) = within.filter(|second| {
                matches!(*second, "department" | "target" | "actual" | "number")
                    || (found == "cost" && matches!(*second, "grant" | "budget"))
            }) {
                head.second = Some(second);
            }
            return Some(head);
        }
        // 「庁内会議（今後の方向性）」: whose it is, and in brackets what.
        let body = ["会議", "委員会", "審議会", "本部", "課", "室"];
        if let Some(found) = within.filter(|_| body.iter().any(|end| core.ends_with(end))) {
            head.concept = found;
            return Some(head);
        }
        // 「いくらかかったか（決算額）」: a question, and in brackets what is asked.
        // 「何のために（目的）」, 「これから（今後の方針）」: in plain words, and in brackets in the field's.
        let plain = core.chars().count() <= 10 && core.ends_with(|c| matches!(c, '\u{3041}'..='\u{3096}'));
        if let Some(found) = within.filter(|_| plain || core.ends_with(['か', '?'])) {
            head.concept = found;
            return Some(head);
        }
        // 「増加分の累計（最終目標：R9）」: how it is counted, and in brackets what it is.
        if within == Some("goal") && ["累計", "増加"].iter().any(|word| core.contains(word)) {
            head.concept = "goal";
            return Some(head);
        }
        // 「参加者数（目標）」: the heading names the KPI, and in brackets what stands below it.
        if let Some(found) = within.filter(|found| matches!(*found, "target" | "actual"))
            && (2..=14).contains(&core.chars().count())
            && !core.contains(|c: char| c.is_ascii_digit())
            && !["シート", "表", "推移", "状況", "結果", "一覧", "調書", "報告"].iter().any(|end| core.ends_with(end))
        {
            head.concept = found;
            return Some(head);
        }
        // 「コスト（単位：千円）」: a heading over amounts.
        (head.scale.is_some() && core.chars().count() <= 6).then_some(head)
    }
}

impl Words {
    /// The KPI that a heading over targets or results names itself: 「参加者数（目標）」, 「参加者数実績値」.
    pub(super) fn named_kpi(&self, header: &str) -> Option<String> {
        let flat = without_year(&squeezed(header));
        let ends = ["(目標)", "(実績)", "(目標値)", "(実績値)", "目標値", "実績値"];
        let name = ends.iter().find_map(|end| flat.strip_suffix(end))?.trim_end_matches(['の', '_', '・']);
        let own = name.chars().count() > 1 && self.known(name).is_none() && !FRONT.contains(&name);
        own.then(|| name.to_owned())
    }

    /// What a header's core means: as it is listed, by its end, or without what says only whose or of which year it is.
    fn known(&self, core: &str) -> Option<&'static str> {
        self.concept(core).or_else(|| ending(core)).or_else(|| self.undecorated(core)).or_else(|| {
            let of_money = |concept: &&str| matches!(*concept, "funding" | "grant");
            let part = core.strip_prefix("うち").and_then(|rest| self.concept(rest)).filter(of_money);
            // 「総事業費_実績」: systems join what it is and of which kind with a sign.
            let of_kind = || {
                let concept = self.concept(core.strip_suffix("_実績").or_else(|| core.strip_suffix("_決算"))?)?;
                matches!(concept, "cost" | "grant").then_some(concept)
            };
            part.or_else(of_kind)
        })
    }
}

/// The first line of a heading whose further lines count up what is to be written below it: 「事業の概要⏎①目的⏎②経費の内容」.
fn first_line(text: &str) -> Option<&str> {
    let (first, rest) = text.trim().split_once('\n')?;
    let counted = rest.lines().all(|line| {
        line.trim_start().starts_with(|c| ('①'..='⑳').contains(&c))
            && line.chars().count() <= 24
            && !line.contains('。')
    });
    counted.then_some(first)
}

/// A heading without the letters by which sums are explained: 「総事業費 Ａ＝Ｂ＋Ｃ」, 「交付金充当額⏎Ｂ」.
fn without_letter(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let is_letter = |c: char| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(&c);
    if !text.ends_with(is_letter) {
        return None;
    }
    let (rest, last) = text.rsplit_once(char::is_whitespace)?;
    let plain = last.chars().all(|c| is_letter(c) || "=＝+＋-－".contains(c));
    let letters = last.split(|c| !is_letter(c)).all(|letters| letters.chars().count() <= 1);
    (plain && letters && !rest.trim().is_empty()).then(|| rest.trim_end())
}

/// What headers beside a numbered KPI say of it.
const OF_KPI: [&str; 7] = ["target", "actual", "unit", "baseline", "rate", "kpi_rating", "goal"];

/// What a header is about, whatever its year and unit: by this an answer is found again in next year's file.
pub fn subject(header: &str) -> String {
    let parts = header.split('|').filter(|part| !part.is_empty());
    let parts: Vec<String> = parts.map(|part| without_year(&brackets(&squeezed(part)).0)).collect();
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_known_by_what_forms_put_around_its_word() {
        let words = Words::default();
        let concept = |text: &str| words.head(text).map(|head| head.concept);
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
        ] {
            assert_eq!(concept(text), Some(expected), "{text}");
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
    }

    #[test]
    fn what_needs_no_change_is_what_unifying_widths_leaves_alone() {
        for c in ('\0'..='\u{ffff}').filter(|c| is_plain(*c)) {
            let twice = format!("{c}{c}");
            assert_eq!(twice.nfkc().collect::<String>(), twice, "{c:?}");
            assert_eq!(is_numeric(c), c.is_numeric(), "{c:?}");
        }
        assert_eq!(squeezed("ＫＰＩ 〔ｶﾞ〕"), "KPI[ガ]");
        assert_eq!(squeezed("か\u{3099}"), "が");
        assert_eq!(squeezed(" 第1号\u{3000}地域\n事業\u{a0}"), "第1号地域事業");
        let strange = ('\0'..='\u{ffff}').filter(|c| c.is_whitespace());
        assert!(strange.flat_map(|c| [c].into_iter().nfkc()).all(char::is_whitespace));
    }
}
