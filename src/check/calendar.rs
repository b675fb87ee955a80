//! Dates in the text against the calendar, the eras against each other, and both against the years of the record.
//!
//! A date that no calendar has and a weekday of another day are slips of the pen. What is told as done can't have been done
//! after the fiscal year under review, and 最終年度 is the year in which the plan ends.

use crate::ledger::units::fold;
use crate::ledger::year::FiscalYear;

use super::lexicon::Letters;
use super::scene::{Scene, Sheet, excerpt, short};
use super::texts::{At, Text};
use super::{Finding, codes};

/// A year in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Year {
    /// Where it stands, in bytes, with 年 or 年度.
    pub start: usize,
    pub end: usize,
    /// The western year.
    pub year: u16,
    /// Whether it is written in an era.
    era: bool,
    /// Whether 年度 stands behind it, and whether 年 does.
    fiscal: bool,
    marked: bool,
}

/// Every year of a text: 令和6年度, R6, 2024年.
pub(super) fn years(text: &str) -> Vec<Year> {
    let mut all = Vec::new();
    let mut skip = 0;
    let begins = |c| matches!(c, 'R' | 'H' | '1' | '2' | '令' | '平' | 'Ｒ' | 'Ｈ' | '１' | '２');
    for (start, c) in text.char_indices().filter(|(_, c)| begins(*c)) {
        if start < skip {
            continue;
        }
        let letter = fold(c);
        let before = text.get(..start).and_then(|text| text.chars().next_back()).map(fold);
        let (era, head) = match letter {
            'R' | 'H' if before.is_none_or(|c| !c.is_ascii_alphanumeric()) => (true, c.len_utf8()),
            '令' if text.get(start..).is_some_and(|rest| rest.starts_with("令和")) => (true, "令和".len()),
            '平' if text.get(start..).is_some_and(|rest| rest.starts_with("平成")) => (true, "平成".len()),
            '1' | '2' if before.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, ',' | '.' | '-')) => {
                (false, 0)
            }
            _ => continue,
        };
        let Some(rest) = text.get(start + head..) else { continue };
        let digits: String = rest.chars().take_while(|c| fold(*c).is_ascii_digit() || *c == '元').collect();
        let count = digits.chars().count();
        if count == 0 || era && count > 2 || !era && count != 4 {
            continue;
        }
        let end = start + head + digits.len();
        let after = text.get(end..).unwrap_or_default();
        let (fiscal, marked) = (after.starts_with("年度"), after.starts_with('年'));
        let digits: String = digits.chars().map(fold).collect();
        let name = text.get(start..start + head).unwrap_or_default();
        let Some(FiscalYear(year)) = FiscalYear::parse(&format!("{name}{digits}")) else { continue };
        let bracketed = before.is_some_and(|c| matches!(c, '(' | '/'))
            || after.chars().next().is_some_and(|c| matches!(fold(c), '(' | ')'));
        if !era && (!(1980..=2060).contains(&year) || !marked && !bracketed) {
            continue;
        }
        let end = end
            + if fiscal {
                "年度".len()
            } else if marked {
                "年".len()
            } else {
                0
            };
        skip = end;
        all.push(Year { start, end, year, era, fiscal, marked });
    }
    all
}

/// A day in a text; the year where it is printed with the date.
#[derive(Clone, Copy, Debug)]
struct Day {
    start: usize,
    end: usize,
    year: Option<u16>,
    month: u32,
    day: Option<u32>,
}

/// Every 10月5日 of a text, and every month whose year is printed with it.
fn days(text: &str, years: &[Year]) -> Vec<Day> {
    let mut all = Vec::new();
    for (at, word) in text.match_indices('月') {
        let Some(before) = text.get(..at) else { continue };
        let head = before.trim_end_matches(|c: char| fold(c).is_ascii_digit()).len();
        let number = |text: &str| text.chars().map(fold).collect::<String>().parse::<u32>().ok();
        let Some(month) = before.get(head..).and_then(number) else { continue };
        if before.get(..head).is_some_and(|head| head.ends_with([',', '.', '-', '，'])) {
            continue;
        }
        let year = years.iter().find(|year| year.end == head && year.marked && !year.fiscal);
        let rest = text.get(at + word.len()..).unwrap_or_default();
        let digits = rest.find(|c: char| !fold(c).is_ascii_digit()).unwrap_or(rest.len());
        let (digits, behind) = rest.split_at_checked(digits).unwrap_or_default();
        let day = number(digits).filter(|_| behind.starts_with('日'));
        if day.is_none() && year.is_none() {
            continue;
        }
        let end = at + word.len() + day.map_or(0, |_| digits.len() + "日".len());
        all.push(Day {
            start: year.map_or(head, |year| year.start),
            end,
            year: year.map(|year| year.year),
            month,
            day,
        });
    }
    all
}

fn length(year: Option<u16>, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) => 29,
        2 => 28,
        _ => 31,
    }
}

const WEEKDAYS: [char; 7] = ['日', '月', '火', '水', '木', '金', '土'];

/// The day of the week, counted from Sunday (Zeller's congruence in Sakamoto's form).
fn weekday(year: u16, month: u32, day: u32) -> usize {
    const SHIFT: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = u32::from(year) - u32::from(month < 3);
    let shift = SHIFT.get(month as usize - 1).copied().unwrap_or(0);
    ((year + year / 4 - year / 100 + year / 400 + shift + day) % 7) as usize
}

/// The weekday printed behind a date: 「(土)」, 「（土・祝）」, 「(土曜日)」.
fn printed_weekday(after: &str) -> Option<usize> {
    let mut chars = after.chars();
    let open = chars.next().filter(|c| fold(*c) == '(')?;
    let day = chars.next()?;
    let close = after.get(open.len_utf8() + day.len_utf8()..)?.trim_start_matches("曜日").trim_start_matches('曜');
    let close = close.chars().next()?;
    matches!(fold(close), ')' | '・' | ',' | '、' | '祝').then(|| WEEKDAYS.iter().position(|name| *name == day))?
}

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    for text in scene.texts {
        if !text.look.letters.has(Letters::DATED) {
            continue;
        }
        let years = years(&text.text);
        let sheet = match text.at {
            At::Sheet(r, _) | At::SheetRow(r, ..) => scene.sheets.iter().find(|sheet| sheet.r == r),
            _ => None,
        };
        dates(scene, sheet, text, &years, found);
        eras(scene, text, &years, found);
        plan_years(scene, text, &years, found);
        if let Some(sheet) = sheet.filter(|sheet| !sheet.is_plan) {
            later(scene, sheet, text, &years, found);
        }
    }
}

fn dates(scene: &Scene<'_>, sheet: Option<&Sheet<'_>>, text: &Text<'_>, years: &[Year], found: &mut Vec<Finding>) {
    let words = &*text.text;
    // A date without a year goes on in the year of the one before.
    let mut last: Option<(u16, u32)> = None;
    for Day { start, end, year, month, day } in days(words, years) {
        let printed = words.get(start..end).unwrap_or_default();
        let exists = (1..=12).contains(&month) && day.is_none_or(|day| (1..=length(year, month)).contains(&day));
        if !exists {
            let most = if (1..=12).contains(&month) {
                format!("{month}月は{}日まで", length(year, month))
            } else {
                "月は12月まで".to_owned()
            };
            let message = format!("「{printed}」という日はありません({most}です)。正しい日に直してください。");
            scene.found(found, &codes::NO_SUCH_DAY, text.at, excerpt(words, start, end, 12), message);
            continue;
        }
        let guessed = match (year, last, sheet.and_then(|sheet| sheet.year)) {
            (Some(year), ..) => Some((year, true)),
            (None, Some((year, from)), _) => Some((year + u16::from(month < from), false)),
            (None, None, Some(FiscalYear(year))) => Some((year + u16::from(month < 4), false)),
            _ => None,
        };
        if let Some((year, _)) = guessed {
            last = Some((year, month));
        }
        let (Some((year, sure)), Some(day)) = (guessed, day) else { continue };
        let Some(said) = printed_weekday(words.get(end..).unwrap_or_default()) else { continue };
        let right = weekday(year, month, day);
        // Without a printed year another one may be meant.
        if said == right
            || !sure && [year - 1, year + 1].iter().any(|year| weekday(*year, month, day) == said) && last.is_none()
        {
            continue;
        }
        let (said, right) = (WEEKDAYS.get(said).copied().unwrap_or(' '), WEEKDAYS.get(right).copied().unwrap_or(' '));
        let message = format!(
            "「{printed}({said})」とありますが、{year}年{month}月{day}日は{right}曜日です。「{printed}({right})」に直すか、日を直してください。"
        );
        scene.found(found, &codes::WEEKDAY, text.at, excerpt(words, start, end + 5, 8), message);
    }
}

/// 「令和7年度(2024年度)」, in both orders; 平成36年.
fn eras(scene: &Scene<'_>, text: &Text<'_>, years: &[Year], found: &mut Vec<Finding>) {
    let words = &*text.text;
    for year in years.iter().filter(|year| year.era && year.year > 2019) {
        let printed = words.get(year.start..year.end).unwrap_or_default();
        if printed.starts_with("平成") || printed.starts_with('H') || printed.starts_with('Ｈ') {
            let right = FiscalYear(year.year).to_string();
            let right = if year.fiscal { right } else { right.trim_end_matches('度').to_owned() };
            let message = format!("「{printed}」は令和になってからの年です。「{right}」に直してください。");
            let quote = excerpt(words, year.start, year.end, 12);
            // 「H36」 alone may be a part of a longer number elsewhere in the text.
            if printed.ends_with(|c: char| c.is_numeric()) {
                scene.found(found, &codes::ERA, text.at, quote, message);
            } else {
                scene.found_slip(found, &codes::ERA, text.at, quote, message, (printed, &right));
            }
        }
    }
    for pair in years.windows(2) {
        let [one, other] = pair else { continue };
        let between: String = words.get(one.end..other.start).unwrap_or_default().chars().map(fold).collect();
        if one.era == other.era || !matches!(between.trim(), "(" | "/" | "・" | "=" | ":") {
            continue;
        }
        // A month behind it tells the fiscal year only together with it.
        if words.get(other.end..).is_some_and(|rest| rest.starts_with(|c: char| fold(c).is_ascii_digit())) {
            continue;
        }
        let same = one.year == other.year
            || one.fiscal && !other.fiscal && other.marked && other.year == one.year + 1
            || other.fiscal && !one.fiscal && one.marked && one.year == other.year + 1;
        if same {
            continue;
        }
        let (wareki, western) = if one.era { (one, other) } else { (other, one) };
        let name = FiscalYear(western.year).to_string();
        let name = name.trim_end_matches('度').trim_end_matches('年');
        let message = format!(
            "「{}」は{}年で、「{}」ではありません。{}年であれば「{name}」、{}であれば「{}」に直してください。",
            words.get(wareki.start..wareki.end).unwrap_or_default(),
            wareki.year,
            words.get(western.start..western.end).unwrap_or_default(),
            western.year,
            words.get(wareki.start..wareki.end).unwrap_or_default(),
            wareki.year
        );
        scene.found(found, &codes::ERA, text.at, excerpt(words, one.start, other.end, 8), message);
    }
}

/// 「最終年度(令和7年度)」 of a plan that ends in another year.
fn plan_years(scene: &Scene<'_>, text: &Text<'_>, years: &[Year], found: &mut Vec<Finding>) {
    let words = &*text.text;
    let (Some(from), Some(to)) = (scene.from, scene.to) else { return };
    if !["最終年度", "初年度"].iter().any(|name| words.contains(name)) {
        return;
    }
    for year in years.iter().filter(|year| year.fiscal || !year.marked) {
        let before: Vec<char> = words.get(..year.start).unwrap_or_default().chars().rev().take(10).collect();
        let before: String = before.into_iter().rev().collect();
        let after: String = words.get(year.end..).unwrap_or_default().chars().take(7).collect();
        let calls = |name: &str| {
            let head = before.trim_end_matches(['(', '（', '、', 'の', 'は', 'る', 'あ', 'で', '=', 'た']);
            head.ends_with(name)
                || after.trim_start_matches(['(', '（']).starts_with(name) && after.starts_with(['(', '（'])
        };
        // Other plans end in other years.
        let whole: Vec<char> = words.get(..year.start).unwrap_or_default().chars().rev().take(24).collect();
        let whole: String = whole.into_iter().rev().collect();
        if ["戦略", "総合計画", "振興計画", "ビジョン", "基本計画", "実施計画"].iter().any(|plan| whole.contains(plan))
        {
            continue;
        }
        for (name, right) in [("最終年度", to), ("初年度", from)] {
            if calls(name) && year.year != right.0 {
                let printed = words.get(year.start..year.end).unwrap_or_default();
                let message = format!(
                    "{name}が「{printed}」とありますが、実施年度は{}～{}で、{name}は{right}です。「{right}」に直すか、実施年度を直してください。",
                    from.short(),
                    to.short()
                );
                scene.found(found, &codes::PLAN_YEAR, text.at, excerpt(words, year.start, year.end, 12), message);
            }
        }
    }
}

/// Words with which a sentence tells of what is still to come, or of what something was done for.
const TO_COME: [&str; 24] = [
    "予定",
    "見込",
    "計画",
    "目指",
    "向け",
    "次年度",
    "来年度",
    "翌年度",
    "今後",
    "以降",
    "現在",
    "時点",
    "ため",
    "準備",
    "募集",
    "予約",
    "検討",
    "ように",
    "期限",
    "内定",
    "決定",
    "公表",
    "たい",
    "確定",
];

/// What is told as done after the year under review was over.
fn later(scene: &Scene<'_>, sheet: &Sheet<'_>, text: &Text<'_>, years: &[Year], found: &mut Vec<Finding>) {
    let achievement = matches!(text.at, At::SheetRow(_, "achievements", _, "body"));
    let comment = matches!(text.at, At::Sheet(_, "effect/comment" | "issues/current"));
    let (Some(own), true) = (sheet.year, achievement || comment) else { return };
    let words = &*text.text;
    let mut days = days(words, years);
    days.retain(|day| {
        let year = day.year.filter(|_| (1..=12).contains(&day.month));
        year.is_some_and(|year| year - u16::from(day.month < 4) > own.0)
    });
    // 令和7年度は…: of the year as a whole; a year that something is for has another particle.
    let whole = |year: &&Year| {
        let after = words.get(year.end..).unwrap_or_default();
        year.fiscal && year.year > own.0 && ["は", "に", "、"].iter().any(|word| after.starts_with(word))
    };
    let whole_years: Vec<&Year> = years.iter().filter(whole).collect();
    // Hardly a text speaks of later years at all.
    let any = !(days.is_empty() && whole_years.is_empty());
    for range in text.sentences().filter(|_| any) {
        let sentence = words.get(range.clone()).unwrap_or_default();
        let past = ["た", "ました", "済み", "済"]
            .iter()
            .any(|end| sentence.trim_end_matches(['。', ')', '）']).ends_with(end));
        let day = days.iter().find(|day| range.contains(&day.start)).map(|day| (day.start, day.end));
        let year = whole_years.iter().find(|year| past && range.contains(&year.start));
        let Some((start, end)) = day.or(year.map(|year| (year.start, year.end))) else { continue };
        if !(past || achievement) || TO_COME.iter().any(|word| sentence.contains(word)) {
            continue;
        }
        let printed = words.get(start..end).unwrap_or_default();
        let message = format!(
            "{own}の実績ですが、「{printed}」のこととして書かれています。その年度の終わりより後なので、年を直すか、「{printed}に…する予定である」と書いてください。"
        );
        scene.found(found, &codes::AFTER_YEAR, text.at, short(sentence, 120), message);
        break;
    }
    if !achievement {
        return;
    }
    let Some(from) = scene.from else { return };
    for year in years.iter().filter(|year| year.fiscal && year.year < from.0) {
        let head = words.get(..year.start).unwrap_or_default();
        let begins = head.is_empty() || head.ends_with(['\n', '○', '●', '・', '。']);
        if begins && words.get(year.end..).is_some_and(|rest| rest.starts_with("は")) {
            let printed = words.get(year.start..year.end).unwrap_or_default();
            let message = format!(
                "「{printed}は」と書き出されていますが、実施年度は{}からで、この効果検証は{own}のものです。年度を直してください。",
                from.short()
            );
            scene.found(found, &codes::PLAN_YEAR, text.at, excerpt(words, year.start, year.end, 12), message);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn years_of_both_calendars_are_read() {
        let read = |text: &str| years(text).iter().map(|year| (year.year, year.fiscal)).collect::<Vec<_>>();
        assert_eq!(
            read("令和6年度(2024年度)、R７と平成30年、2025年3月"),
            [(2024, true), (2024, true), (2025, false), (2018, false), (2025, false)]
        );
        assert_eq!(read("2024人、12,024年、第2024号、2024"), []);
    }

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        for (year, month, day, name) in
            [(2024, 8, 3, '土'), (2000, 2, 29, '火'), (2023, 5, 14, '日'), (2026, 1, 1, '木')]
        {
            assert_eq!(WEEKDAYS[weekday(year, month, day)], name);
        }
        assert_eq!(printed_weekday("（土・祝）"), Some(6));
        assert_eq!(printed_weekday("(月曜日)"), Some(1));
        assert_eq!(printed_weekday("(水産課)"), None);
        assert_eq!((length(Some(2023), 2), length(Some(2024), 2), length(None, 9)), (28, 29, 30));
    }
}
