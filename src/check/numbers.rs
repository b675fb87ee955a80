//! Numbers in the text against the KPI table: a number behind an indicator's name must be one of the indicator's own, a
//! part can't be larger than its whole, and 「3指標中2指標」 must be what the table says.
//!
//! Only what is surely about a row is compared: the name as a whole word, and the number next to it, in the row's unit. Last
//! year's number, an average, a difference or a rounded number is something else.

mod mentions;

use crate::ledger::decimal::{Decimal, Ratio};
use crate::ledger::units::Unit;
use crate::rules::Verdict;

use super::calendar::years;
use super::lexicon::{Kind, Letters, Said};
use super::prose::{Amount, amounts, is_hiragana, is_kanji, plain};
use super::scene::{Row, Scene, Sheet, short};
use super::texts::{At, Text};
use super::{Finding, codes, kpi};
pub(super) use mentions::{Mention, Names, mentions, names};

pub(super) fn check(scene: &Scene<'_>, texts: &[Text<'_>], sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for text in texts {
        let achievement = matches!(text.at, At::SheetRow(_, "achievements", _, "body"));
        let said = matches!(text.at, At::Sheet(_, key) if key != "effect/rating" && key != "policy/decision");
        if !(achievement || said) {
            continue;
        }
        let counts = text.look.letters.has(Letters::DIGIT);
        // 目標, 指標, KPI …
        let rows = text.look.has(Kind::Claim(Said::ABOUT));
        if !(counts || rows) {
            continue;
        }
        for range in text.sentences() {
            let about = rows && text.look.said(range.clone()).has(Said::ABOUT);
            let sentence = text.text.get(range).unwrap_or_default();
            if !about && !sentence.contains(|c| matches!(c, '0'..='9' | '０'..='９')) {
                continue;
            }
            let line = plain(sentence);
            let named = mentions(sheet, &line);
            if named.is_empty() && !about && !line.contains("うち") {
                continue;
            }
            let numbers = amounts(&line);
            let quote = || short(sentence, 120);
            let mut tell = |code, message: String| scene.found(found, code, text.at, quote(), message);
            if let Some(message) = about.then(|| how_many(sheet, &line)).flatten() {
                tell(&codes::CONTRADICTION, message);
            }
            if numbers.is_empty() {
                continue;
            }
            if let Some(message) = part_of_whole(&line, &numbers) {
                tell(&codes::PART_OF_WHOLE, message);
            }
            let beside = beside_its_name(scene, sheet, &line, &numbers, &named);
            if let Some(message) = beside.or_else(|| rate(sheet, &line, &numbers, &named)) {
                tell(&codes::NUMBER_IN_TEXT, message);
            }
            // What the year did against what the row aims at; next year's target stands among the issues.
            if let Some((code, message)) = target(scene, sheet, &line, &numbers, &named) {
                tell(code, message);
            }
        }
    }
}

/// Whether an amount is in the row's unit: the table's, or as the row writes it.
fn in_unit_of(row: &Row<'_>, line: &str, amount: &Amount) -> bool {
    let Some(unit) = row.kpi.unit() else { return amount.unit.is_none() };
    match (Unit::known(unit), amount.unit) {
        (Some(own), Some(unit)) => own.name == unit.name || own.yen.is_some() && unit.yen.is_some(),
        (None, None) => line.get(amount.end..).is_some_and(|rest| rest.starts_with(&plain(unit))),
        _ => false,
    }
}

/// Words between a name and a number with which the number is something else than the row's value.
const OTHERWISE: [&str; 38] = [
    "うち",
    "前",
    "昨",
    "令和",
    "平成",
    "開始",
    "当初",
    "平均",
    "あた",
    "当た",
    "各",
    "約",
    "最終",
    "翌",
    "次",
    "来年",
    "累計",
    "差",
    "残",
    "あと",
    "概ね",
    "おおむね",
    "ほぼ",
    "およそ",
    "毎",
    "最大",
    "最高",
    "最低",
    "月",
    "週",
    "比",
    "対し",
    "増",
    "減",
    "新た",
    "さらに",
    "中",
    "R",
];

/// Words behind a number with which it is a difference or a bound.
const BOUND: [&str; 27] = [
    "増",
    "減",
    "以上",
    "以下",
    "台",
    "程度",
    "余",
    "から",
    "上回",
    "下回",
    "ポイント",
    "不足",
    "多",
    "少",
    "超",
    "前後",
    "近",
    "ずつ",
    "未満",
    "ほど",
    "を上回",
    "を下回",
    "を超",
    "に満",
    "伸",
    "届か",
    "差",
];

fn otherwise(between: &str) -> bool {
    OTHERWISE.iter().any(|word| between.contains(word))
}

fn beside_its_name(
    scene: &Scene<'_>,
    sheet: &Sheet<'_>,
    line: &str,
    numbers: &[Amount],
    named: &[Mention],
) -> Option<String> {
    for (i, mention) in named.iter().enumerate() {
        let row = sheet.rows.get(mention.row)?;
        let limit = named.get(i + 1).map_or(line.len(), |next| next.start);
        let Some(amount) = numbers.iter().find(|amount| amount.start >= mention.end && amount.end <= limit) else {
            continue;
        };
        let between = line.get(mention.end..amount.start)?;
        let between = ["件数", "人数", "者数", "数", "額", "率"]
            .iter()
            .find_map(|end| between.strip_prefix(end))
            .unwrap_or(between);
        let after = line.get(amount.end..)?;
        let links = between.starts_with(['は', 'が', 'も', ':', '(', '、']) && between.chars().count() <= 8;
        let clear = !between.get(1..).is_some_and(|rest| rest.contains('、'))
            && !between.contains("目標")
            && !between.contains("達成");
        if !links || !clear || otherwise(between) || BOUND.iter().any(|word| after.starts_with(word)) || amount.rounded
        {
            continue;
        }
        let values = &row.values;
        let (Some(target), Some(actual)) = (values.target.1.exact(), values.actual.1.exact()) else { continue };
        let percent = |amount: &Amount| amount.unit.is_some_and(|unit| unit.name == "%");
        if percent(amount) && actual.unit.is_none_or(|unit| unit.name != "%") {
            continue;
        }
        if !in_unit_of(row, line, amount) {
            continue;
        }
        let own = |value: Option<Decimal>| value.is_some_and(|value| value == in_unit(amount, actual.unit));
        let readings = [&values.target.1, &values.actual.1, &values.baseline.1];
        let known = readings.iter().any(|readings| readings.iter().any(|reading| own(Some(reading.value))))
            || own(actual.value.minus(target.value).map(Decimal::abs))
            || elsewhere(scene, sheet, row, in_unit(amount, actual.unit));
        if known {
            continue;
        }
        let said = line.get(amount.start..amount.end)?;
        let hint = if swapped(amount.value, actual.value) || swapped(amount.value, target.value) {
            "数字の並びが入れ替わったものと思われます。"
        } else {
            ""
        };
        return Some(format!(
            "文中では「{}」が{said}ですが、指標の表では目標{}・実績{}です。{hint}実績であれば「{}」に直すか、別の数であれば何の数かを書いてください。",
            short(row.plain_name, 40),
            kpi::with_separators(&row.kpi.target),
            kpi::with_separators(&row.kpi.actual),
            kpi::with_separators(&row.kpi.actual)
        ));
    }
    None
}

/// An amount of money in the row's scale; any other as it stands.
fn in_unit(amount: &Amount, unit: Option<Unit<'_>>) -> Decimal {
    let powers = amount.unit.and_then(|unit| unit.yen).zip(unit.and_then(|unit| unit.yen));
    match powers {
        Some((own, other)) if own >= other => amount.value.times_ten_to(own - other).unwrap_or(amount.value),
        Some((own, other)) => amount.value.over_ten_to(other - own).map_or(amount.value, Decimal::trimmed),
        None => amount.value,
    }
}

/// Whether the number stands in the same row of another year's sheet, is its goal or what the plan adds.
fn elsewhere(scene: &Scene<'_>, sheet: &Sheet<'_>, row: &Row<'_>, value: Decimal) -> bool {
    let goal =
        row.value.get("goal").and_then(|goal| goal.get("value")).map(|goal| crate::ledger::view::printed(Some(goal)));
    let is = |printed: &crate::ledger::printed::Printed<'_>| {
        printed.readings(None).iter().any(|reading| reading.value == value)
    };
    let others = scene.sheets.iter().filter(|other| other.r != sheet.r).flat_map(|other| &other.rows);
    goal.is_some_and(|goal| is(&goal))
        || others
            .filter(|other| other.plain_name == row.plain_name)
            .any(|other| is(&other.kpi.target) || is(&other.kpi.actual))
        || scene.increment(&super::names::key(row.plain_name)).is_some_and(|increment| is(&increment.increase()))
}

/// Whether two numbers of as many digits have the same digits in another order.
pub(super) fn swapped(one: Decimal, other: Decimal) -> bool {
    let digits = |number: Decimal| {
        let mut digits: Vec<char> = number.to_string().chars().filter(char::is_ascii_digit).collect();
        digits.sort_unstable();
        digits
    };
    one != other && digits(one).len() > 1 && digits(one) == digits(other)
}

/// Whether a printed percentage is the rate: rounded or cut at any place.
fn is_rate(rate: Ratio, printed: Decimal) -> bool {
    let Some(exact) = Ratio::new(100, 1).and_then(|hundred| rate.times(hundred)) else { return true };
    let unit = if printed.places() == 0 { Ratio::new(1, 1) } else { Ratio::new(1, 10) };
    let (high, low) = if exact > printed.ratio() { (exact, printed.ratio()) } else { (printed.ratio(), exact) };
    match (high.minus(low), unit) {
        (Some(gap), Some(unit)) => gap < unit,
        _ => true,
    }
}

fn rate_message(row: &Row<'_>, said: Decimal) -> String {
    let rate = row.rate.map_or_else(String::new, |rate| rate.percent().to_string());
    format!(
        "文中では「{}」の達成率が{said}%ですが、目標{}・実績{}から計算すると{rate}%です。「{rate}%」に直すか、表の値を直してください。",
        short(row.plain_name, 40),
        kpi::with_separators(&row.kpi.target),
        kpi::with_separators(&row.kpi.actual)
    )
}

/// 「Aは目標に対し達成率98.4%」, where the rate of the row named before is another.
fn rate(sheet: &Sheet<'_>, line: &str, numbers: &[Amount], named: &[Mention]) -> Option<String> {
    line.match_indices("達成率").find_map(|(at, word)| {
        let rest = line.get(at + word.len()..)?;
        let rest = rest.strip_prefix(['は', 'が', ':', '(']).unwrap_or(rest);
        let amount = numbers.iter().find(|amount| amount.start == line.len() - rest.len())?;
        let mention = named.iter().rfind(|mention| mention.end <= at)?;
        let row = sheet.rows.get(mention.row)?;
        let bound = BOUND.iter().any(|word| line.get(amount.end..).is_some_and(|rest| rest.starts_with(word)));
        let between = line.get(mention.end..at)?;
        let other = ["前年", "昨年", "平均", "累計", "最終"].iter().any(|word| between.contains(word));
        let percent = amount.unit.is_some_and(|unit| unit.name == "%");
        (percent && !bound && !other && row.rate.is_some_and(|rate| !is_rate(rate, amount.value)))
            .then(|| rate_message(row, amount.value))
    })
}

/// 「目標60名」 where no row aims at 60, 「目標の78.6%」 where the rate is another.
fn target<'c>(
    scene: &Scene<'_>,
    sheet: &Sheet<'_>,
    line: &str,
    numbers: &[Amount],
    named: &[Mention],
) -> Option<(&'c super::Code, String)> {
    for (at, word) in line.match_indices("目標") {
        let rest = line.get(at + word.len()..)?;
        let rest = rest.strip_prefix('値').unwrap_or(rest);
        let rest = rest.strip_prefix(['は', ':', '「', '(']).unwrap_or(rest);
        let start = line.len() - rest.len();
        let Some(amount) = numbers.iter().find(|amount| amount.start == start) else { continue };
        let before: String = {
            let head: Vec<char> = line.get(..at)?.chars().rev().take(14).collect();
            head.into_iter().rev().collect()
        };
        let other_year = years(&before).iter().any(|year| sheet.year.is_some_and(|own| year.year != own.0));
        if other_year
            || ["次年", "来年", "翌年", "最終", "中間", "将来", "年後", "累計", "期間", "長期"]
                .iter()
                .any(|word| before.contains(word))
        {
            continue;
        }
        let behind = line.get(amount.end..)?;
        if amount.rounded || ["程度", "以上を", "前後", "ポイント"].iter().any(|word| behind.starts_with(word))
        {
            continue;
        }
        // 「目標の7割」 is a share of it.
        let said =
            line.get(amount.start..amount.end)?.trim_start_matches(|c: char| c.is_numeric() || ".,，．".contains(c));
        if ["割", "倍"].iter().any(|word| said.starts_with(word) || behind.starts_with(word)) {
            continue;
        }
        let last = named.iter().rfind(|mention| mention.start < at).and_then(|mention| sheet.rows.get(mention.row));
        let shares = sheet
            .rows
            .iter()
            .any(|row| row.kpi.unit().is_some_and(|unit| Unit::known(unit).is_some_and(|unit| unit.name == "%")));
        if amount.unit.is_some_and(|unit| unit.name == "%")
            && !(shares && last.is_none_or(|row| in_unit_of(row, line, amount)))
        {
            let odd = last.filter(|row| row.rate.is_some_and(|rate| !is_rate(rate, amount.value)));
            if let Some(row) = odd {
                return Some((&codes::NUMBER_IN_TEXT, rate_message(row, amount.value)));
            }
            continue;
        }
        // 目標値 is a word of the table; a target of a unit that no row has is some other aim.
        let mut any = line.get(at..).is_some_and(|rest| rest.starts_with("目標値"));
        let mut known = false;
        for row in sheet.rows.iter().filter(|row| in_unit_of(row, line, amount)) {
            any |= !row.values.target.1.is_empty();
            known |= row.values.target.1.iter().any(|reading| reading.value == in_unit(amount, reading.unit))
                || elsewhere(scene, sheet, row, amount.value);
        }
        // 「目標値120t」 of an indicator in t-CO2.
        known |= sheet.rows.iter().any(|row| {
            let written = said.chars().chain(behind.chars()).next();
            row.kpi.unit().is_some_and(|unit| unit.chars().next() == written)
                && row.values.target.1.iter().any(|goal| goal.value == amount.value)
        });
        if any && !known {
            let said = line.get(amount.start..amount.end)?;
            let (own, right) = match last.filter(|row| in_unit_of(row, line, amount)) {
                Some(row) => {
                    let target = kpi::with_separators(&row.kpi.target).into_owned();
                    let unit = row.kpi.unit().filter(|unit| !target.ends_with(unit)).unwrap_or_default();
                    (
                        format!("指標「{}」の目標値は{target}{unit}です", short(row.plain_name, 40)),
                        format!("「目標{target}{unit}」"),
                    )
                }
                None => ("この効果検証のどの指標の目標値とも違います".to_owned(), "表の目標値".to_owned()),
            };
            let message =
                format!("文中に「目標{said}」とありますが、{own}。文を{right}に直すか、指標の目標値を直してください。");
            return Some((&codes::TARGET_IN_TEXT, message));
        }
    }
    None
}

/// 「来場者1,204人のうち市外の方が1,870人」
fn part_of_whole(line: &str, numbers: &[Amount]) -> Option<String> {
    for (at, word) in line.match_indices("うち") {
        let end = at + word.len();
        let whole = numbers.iter().rfind(|amount| amount.end <= at)?;
        let between = line.get(whole.end..at)?;
        let near = between.chars().count() <= 6
            && between.chars().all(|c| is_hiragana(c) || matches!(c, '、' | '(' | '「' | ','));
        let Some(part) = numbers.iter().find(|amount| amount.start >= end) else { continue };
        let inside = line.get(end..part.start)?;
        let short = inside.chars().count() <= 20 && !inside.contains(['、', ')']);
        let same = whole.unit.is_some() && whole.unit == part.unit;
        if near
            && short
            && same
            && part.value > whole.value
            && !["前年", "昨年", "累計", "%"].iter().any(|word| inside.contains(word))
        {
            let (whole, part) = (line.get(whole.start..whole.end)?, line.get(part.start..part.end)?);
            return Some(format!("内訳の{part}が全体の{whole}より大きくなっています。どちらかの数を直してください。"));
        }
    }
    None
}

/// 「4指標中3指標で目標を達成」, against the table.
fn how_many(sheet: &Sheet<'_>, line: &str) -> Option<String> {
    let number = |text: &str| -> Option<(usize, usize)> {
        let c = text.chars().next()?;
        let value = "一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .map(|at| at + 1)
            .or_else(|| c.to_digit(10).map(|d| d as usize))?;
        let more = text.get(c.len_utf8()..)?.chars().next().is_some_and(|c| c.is_ascii_digit());
        (!more).then_some((value, c.len_utf8()))
    };
    let noun = |text: &str| -> Option<usize> {
        let text_len = text.len();
        let rest = ["指標", "KPI", "項目"].iter().find_map(|noun| text.strip_prefix(noun)).or_else(|| {
            let rest = text.strip_prefix("つ")?;
            Some(["KPI", "指標"].iter().find_map(|noun| rest.strip_prefix(noun)).unwrap_or(rest))
        })?;
        Some(text_len - rest.len())
    };
    let judged = sheet.rows.iter().filter(|row| row.verdict != Verdict::Excluded).count();
    if judged == 0 || !(line.contains('中') || line.contains("うち")) {
        return None;
    }
    for (at, _) in line.char_indices() {
        let rest = line.get(at..)?;
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        if before.is_some_and(|c| c.is_ascii_digit() || c.is_ascii_alphabetic() || is_kanji(c) && !"全計各".contains(c))
        {
            continue;
        }
        let Some((all, length)) = number(rest) else { continue };
        let Some(rest) = rest.get(length..) else { continue };
        let Some(length) = noun(rest) else { continue };
        let Some(rest) = rest.get(length..) else { continue };
        let Some(rest) =
            rest.strip_prefix("中").or_else(|| rest.strip_prefix("うち")).or_else(|| rest.strip_prefix("うち、"))
        else {
            continue;
        };
        let rest = rest.trim_start_matches('、');
        let Some((some, length)) = number(rest) else { continue };
        let Some(rest) = rest.get(length..) else { continue };
        let Some(length) = noun(rest) else { continue };
        let Some(clause) = rest.get(length..).and_then(|rest| rest.split('、').next()) else { continue };
        let denied = ["未達", "できな", "できて", "届か", "及ば", "下回", "ませ", "ず", "なかっ"]
            .iter()
            .any(|word| clause.contains(word));
        let about = ["達成", "目標", "届", "上回", "クリア", "下回"].iter().any(|word| clause.contains(word));
        if !about || before.is_none() && all < 2 {
            continue;
        }
        let counted = sheet.count(if denied { Verdict::Missed } else { Verdict::Achieved });
        if all != judged || some != counted && sheet.undecided() == 0 {
            let what = if denied { "未達" } else { "達成" };
            return Some(format!(
                "文中では{all}件のうち{some}件が{what}ですが、評価する指標は{judged}件で、{}です。「{judged}指標中{counted}指標」に直すか、値を直してください。",
                sheet.facts()
            ));
        }
    }
    None
}
