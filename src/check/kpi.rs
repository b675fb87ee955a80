//! The KPI rows by themselves: what is missing, what can't be read, what is out of all proportion.

use std::borrow::Cow;

use crate::ledger::decimal::{Decimal, Ratio};
use crate::ledger::kpi::{Doubt, paired, scale_in_doubt};
use crate::ledger::printed::{Kind, Printed, Readings, State};

use super::lexicon::Kind as Word;
use super::plan::planned;
use super::scene::{Row, Scene, Sheet, both, listed, short};
use super::structure::is_heading;
use super::texts::At;
use super::{Code, Finding, codes};

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    for sheet in &scene.sheets {
        none(scene, sheet, found);
        units(scene, sheet, found);
        blanks(scene, sheet, found);
        far_over(scene, sheet, found);
        for row in &sheet.rows {
            reference(scene, sheet, row, found);
            if !row.is_reference {
                direction(scene, sheet, row, found);
                due(scene, sheet, row, found);
                odd_count(scene, sheet, row, found);
                value(scene, sheet, row, found);
                pair(scene, sheet, row, found);
            }
        }
    }
}

fn judged<'s, 'a>(sheet: &'s Sheet<'a>) -> impl Iterator<Item = &'s Row<'a>> {
    sheet.rows.iter().filter(|row| !row.is_reference)
}

fn names<'s, 'a: 's>(rows: impl Iterator<Item = &'s Row<'a>>) -> Vec<String> {
    rows.map(|row| short(row.plain_name, 24)).collect()
}

/// As many as a sentence can hold, and how many more.
fn some(words: &[String], most: usize) -> String {
    let more = words.len().saturating_sub(most);
    let some = words.get(..words.len() - more).unwrap_or_default().join("、");
    if more == 0 { some } else { format!("{some}、ほか{more}件") }
}

/// A sheet of results with nothing to judge them by.
fn none(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    if sheet.is_plan || judged(sheet).next().is_some() {
        return;
    }
    let (at, year) = (At::Sheet(sheet.r, "kpis"), sheet.year_label());
    let department = scene.department();
    let rating = sheet.said.rating.map(str::trim).filter(|rating| !rating.is_empty());
    match (sheet.rows.is_empty(), rating) {
        (true, Some(rating)) => {
            let message = format!(
                "{year}の事業効果は「{}」と公表されていますが、KPIが1件もなく、評価の根拠がありません。{department}にKPIの目標値と実績値を確かめて記入するか、評価を見直してください。",
                short(rating, 50)
            );
            scene.found(found, &codes::RATING_WITHOUT_KPI, at, rating, message);
        }
        (true, None) => {
            let message = format!(
                "{year}の実績ですが、KPIが1件もありません。{department}に実施計画のKPIの目標値と実績値を確かめて記入してください。"
            );
            scene.found(found, &codes::NO_KPI, at, "", message);
        }
        (false, _) => {
            let names = names(sheet.rows.iter());
            let message = format!(
                "{year}の実績ですが、KPIは参考の指標({})だけで、事業効果の判定に数えるものがありません。{department}に実施計画のKPIを確かめて記入してください。",
                some(&names, 3)
            );
            scene.found(found, &codes::NO_KPI, at, names.join(" / "), message);
        }
    }
}

fn units(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let lacking: Vec<&Row<'_>> = judged(sheet)
        .filter(|row| {
            let values = &row.values;
            let mut readings = values.target.1.iter().chain(values.actual.1.iter()).peekable();
            readings.peek().is_some() && readings.all(|reading| reading.unit.is_none())
        })
        .collect();
    let [first, ..] = lacking.as_slice() else { return };
    let hints: Vec<String> = lacking.iter().filter_map(|row| planned(scene, row)).collect();
    let hint =
        if hints.is_empty() { String::new() } else { format!("事業概要の累計は{}です。", some(&hints, 20)) };
    let message = format!(
        "指標{}の値に単位がありません。{hint}「{}」が何の数かが分かるように、単位を記入してください。",
        listed(&names(lacking.iter().copied()), 3),
        with_separators(&first.kpi.target)
    );
    let at = format_args!("/reviews/{}/kpis/{}/unit", sheet.r, first.k);
    scene.found(found, &codes::NO_UNIT, at, names(lacking.iter().copied()).join(" / "), message);
}

fn blanks(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for (key, label, applies) in [("target", "目標値", true), ("actual", "実績値", !sheet.is_plan)] {
        let state = |row: &Row<'_>| if key == "target" { row.values.target.0 } else { row.values.actual.0 };
        let rows: Vec<&Row<'_>> = judged(sheet).filter(|row| applies && state(row) == State::Blank).collect();
        let [first, ..] = rows.as_slice() else { continue };
        let message = format!(
            "指標{}の{label}が空欄です。空欄は0とはみなしません。{}に確かめてください。",
            listed(&names(rows.iter().copied()), 3),
            scene.department()
        );
        let at = format_args!("/reviews/{}/kpis/{}/{key}", sheet.r, first.k);
        scene.found(found, &codes::BLANK, at, names(rows.iter().copied()).join(" / "), message);
    }
}

fn far_over(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let two = Ratio::new(2, 1).unwrap_or(Ratio::ONE);
    let far: Vec<(&Row<'_>, Ratio)> = judged(sheet)
        .filter_map(|row| Some((row, row.rate.filter(|&rate| rate >= two && !is_thousandfold(row))?)))
        .collect();
    let [(first, _), ..] = far.as_slice() else { return };
    let rows: Vec<String> = far
        .iter()
        .map(|(row, rate)| {
            let (target, actual) = (with_separators(&row.kpi.target), with_separators(&row.kpi.actual));
            format!("{} 目標{target}→実績{actual} {}%", short(row.plain_name, 24), rate.percent())
        })
        .collect();
    let message = format!(
        "目標の2倍以上となった指標があります({})。目標が年度の値か累計か、低すぎないかを、{}に確かめてください。",
        some(&rows, 20),
        scene.department()
    );
    let at = format_args!("/reviews/{}/kpis/{}/actual", sheet.r, first.k);
    scene.found(found, &codes::FAR_OVER, at, rows.join(" / "), message);
}

/// A printed value for a sentence: a bare number with separators, anything else as printed.
pub(super) fn with_separators<'p>(value: &'p Printed<'_>) -> Cow<'p, str> {
    match value {
        Printed::Number(text) => Decimal::parse(text).map_or(Cow::Borrowed(text), |number| number.to_string().into()),
        _ => Cow::Borrowed(value.text()),
    }
}

fn reference(scene: &Scene<'_>, sheet: &Sheet<'_>, row: &Row<'_>, found: &mut Vec<Finding>) {
    let kpi = row.kpi;
    let marked = row.is_reference && (kpi.reference || kpi.is_named_reference());
    if !marked || row.values.target.1.is_empty() {
        return;
    }
    let message = format!(
        "参考とされた指標「{}」に目標値「{}」があります。評価に数えるなら参考をやめ、数えないなら目標値を「-」にしてください。",
        short(&kpi.name, 30),
        kpi.target.text()
    );
    let at = format_args!("/reviews/{}/kpis/{}/target", sheet.r, row.k);
    scene.found(found, &codes::REFERENCE, at, kpi.target.text(), message);
}

fn direction(scene: &Scene<'_>, sheet: &Sheet<'_>, row: &Row<'_>, found: &mut Vec<Finding>) {
    let name = &row.kpi.name;
    let says = |kind: Word| row.name.is_some_and(|text| text.look.has(kind));
    // A goal below the start: less may be better, or only a slower fall is meant (人口).
    let way = row.way();
    let falls = way.is_some_and(|(start, goal)| goal < start && goal > Decimal::ZERO);
    // 転出超過 -112 → -80: written below zero it is to rise, and what its goal says counts more than what its name sounds like.
    let named = says(Word::LessIsBetter) && !says(Word::TurnedBy);
    let negative = way.is_some_and(|(_, goal)| goal.is_negative());
    let named = named && !(row.rises() && negative);
    let (by_unit, by_name) = (row.kpi.is_rank(), row.kpi.is_named_rank());
    if !named && !by_unit && !by_name && (!falls || row.is_reference) {
        return;
    }
    if row.value.get("direction").is_some_and(|given| !given.is_null()) {
        return;
    }
    let why = if named && row.rises() {
        "名前からは「少ないほど良い」指標に読めますが、目標値は開始前の値より大きく、どちらが良いか確かめる必要があります"
    } else if named {
        "名前からは「少ないほど良い」指標に読めます"
    } else {
        "目標値が開始前の値より小さくなっています"
    };
    if by_unit || by_name {
        let taken = match by_unit {
            true => "単位の「位」から「少ないほど良い」として扱っています",
            false => "順位かどうか分からないため達成を判定していません",
        };
        let message = format!(
            "指標「{}」は順位に見えますが、良い方向の記入がなく、{taken}。方向を記入してください。",
            short(name, 40)
        );
        let at = format_args!("/reviews/{}/kpis/{}/direction", sheet.r, row.k);
        return scene.found(found, &codes::DIRECTION, at, name.clone(), message);
    }
    let message = format!(
        "指標「{}」は、{why}が、良い方向の記入がないため「多いほど良い」として扱っています。方向を記入してください。",
        short(name, 40)
    );
    let at = format_args!("/reviews/{}/kpis/{}/direction", sheet.r, row.k);
    scene.found(found, &codes::DIRECTION, at, name.clone(), message);
}

/// Units of what is counted one by one.
const COUNTED: [&str; 5] = ["人", "件", "社", "回", "世帯"];

/// Names of which a value may be below zero: what is left when some go and some come.
const BALANCES: [&str; 5] = ["増減", "増加", "純", "差", "超過"];

fn odd_count(scene: &Scene<'_>, sheet: &Sheet<'_>, row: &Row<'_>, found: &mut Vec<Finding>) {
    let (kpi, values) = (row.kpi, &row.values);
    for (key, value, readings) in [
        ("target", &kpi.target, &values.target.1),
        ("actual", &kpi.actual, &values.actual.1),
        ("baseline", &kpi.baseline, &values.baseline.1),
    ] {
        let Some(reading) = readings.exact().filter(|r| r.unit.is_some_and(|unit| COUNTED.contains(&unit.name))) else {
            continue;
        };
        let what = if reading.value.is_negative() {
            "0より小さい値"
        } else if reading.value.trimmed().places() > 0 {
            "小数"
        } else {
            continue;
        };
        if BALANCES.iter().any(|word| kpi.name.contains(word)) || kpi.name.contains("平均") {
            continue;
        }
        let message = format!(
            "「{}」は{}で数える指標ですが、「{}」は{what}です。値と単位を{}に確かめてください。",
            short(row.plain_name, 40),
            reading.unit.map_or("", |unit| unit.name),
            value.text(),
            scene.department()
        );
        let at = format_args!("/reviews/{}/kpis/{}/{key}", sheet.r, row.k);
        scene.found(found, &codes::ODD_COUNT, at, value.text(), message);
    }
}

fn due(scene: &Scene<'_>, sheet: &Sheet<'_>, row: &Row<'_>, found: &mut Vec<Finding>) {
    let Some(due) = row.kpi.due.as_deref().map(str::trim).filter(|due| !due.is_empty()) else { return };
    if row.kpi.due_year().is_some() {
        return;
    }
    let message = format!(
        "指標「{}」の期日「{due}」が年度として読めず、期日が来たかどうか分からないため未確定として扱っています。R6 や 令和7年3月 のように書き直してください。",
        short(row.plain_name, 40)
    );
    scene.found(found, &codes::BAD_YEAR, format_args!("/reviews/{}/kpis/{}/due", sheet.r, row.k), due, message);
}

fn value(scene: &Scene<'_>, sheet: &Sheet<'_>, row: &Row<'_>, found: &mut Vec<Finding>) {
    let (kpi, values) = (row.kpi, &row.values);
    for (key, label, value, (state, readings)) in [
        ("target", "目標値", &kpi.target, &values.target),
        ("actual", "実績値", &kpi.actual, &values.actual),
        ("baseline", "開始前の値", &kpi.baseline, &values.baseline),
    ] {
        let at = At::SheetRow(sheet.r, "kpis", row.k, key);
        let text = value.text().trim();
        if let Some((code, message)) = undecided(scene, sheet, row, (label, value), (*state, readings)) {
            scene.found(found, code, at, text, message);
        }
        let percent = readings.exact().filter(|reading| reading.unit.is_some_and(|unit| unit.name == "%"));
        let outside =
            |value: Decimal| value.is_negative() || Decimal::parse("100").is_some_and(|hundred| value > hundred);
        if percent.is_some_and(|reading| outside(reading.value)) && is_share(row.plain_name) {
            let name = short(row.plain_name, 40);
            let message = format!(
                "「{name}」は割合ですが、{label}が「{text}」で0～100%にありません。値と単位を確かめてください。"
            );
            scene.found(found, &codes::OVER_HUNDRED, at, text, message);
        }
    }
}

/// What there is to say of a value that decides nothing: not known yet, not one number, or none. `label`: what it is
/// called.
fn undecided(
    scene: &Scene<'_>,
    sheet: &Sheet<'_>,
    row: &Row<'_>,
    (label, value): (&str, &Printed<'_>),
    (state, readings): (State, &Readings<'_>),
) -> Option<(&'static Code, String)> {
    let (name, text, department) = (short(row.plain_name, 40), value.text().trim(), scene.department());
    Some(match state {
        State::Pending => {
            let until = row.kpi.expected().map_or_else(String::new, |date| format!("{date}の予定が来たら"));
            let message = format!(
                "「{name}」の{label}が「{text}」のままです。0とはみなさず未確定として扱っています。{until}{department}に値を確かめてください。"
            );
            (&codes::PENDING, message)
        }
        State::Several if readings.kind() == Kind::Range => {
            let message = format!(
                "「{name}」の{label}「{text}」には幅があり、1つの数に決まりません。{department}に{label}を1つの数で確かめてください。"
            );
            (&codes::TWO_READINGS, message)
        }
        State::Several => {
            let numbers: Vec<String> = readings.iter().map(|reading| reading.value.to_string()).collect();
            let message = format!(
                "「{name}」の{label}「{text}」は、{}のどちらにも読めます。{}{department}にどちらが{label}かを確かめ、もう一方は備考に書いてください。",
                numbers.join("と"),
                told_in_text(sheet, readings),
            );
            (&codes::TWO_READINGS, message)
        }
        State::NotAssessable => {
            let message = format!(
                "「{name}」の{label}は「{}」で、値が得られないと書かれています。0とはみなさず、この指標は判定していません。指標の差し替えや参考指標にすることを考えてください。",
                short(text, 30)
            );
            (&codes::NOT_ASSESSABLE, message)
        }
        State::Text if value.is_remark() => {
            let message = format!(
                "「{name}」の{label}「{text}」は状況を表す言葉で、数ではないため、達成を判定できません。数で測るなら数と単位を、測れないなら参考指標にしてください。"
            );
            (&codes::UNREADABLE, message)
        }
        State::Text if !is_heading(scene, text) => {
            let why = if readings.kind() == Kind::List {
                "には二つ以上の数があり"
            } else {
                "は数として読めず"
            };
            let message = format!(
                "「{name}」の{label}「{}」{why}、達成を判定できません。一つの数と単位で書き直してください。",
                short(text, 30)
            );
            (&codes::UNREADABLE, message)
        }
        _ => return None,
    })
}

/// Whether an indicator of that name is a part of a whole, not a growth or a ratio of two things.
fn is_share(name: &str) -> bool {
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    says(&["割合", "率", "満足度"]) && !says(&["増", "減", "伸", "比", "倍", "達成率", "成長率"])
}

/// Where the achievements name one of the readings, that helps to decide: 「13名」 stands there too.
fn told_in_text(sheet: &Sheet<'_>, readings: &[crate::ledger::printed::Reading<'_>]) -> String {
    for (_, body) in sheet.review.achievements() {
        let Some(body) = body else { continue };
        for reading in readings {
            let number = reading.value.to_string();
            for (at, _) in body.match_indices(&number) {
                let rest = body.get(at + number.len()..).unwrap_or_default();
                let before = body.get(..at).and_then(|text| text.chars().next_back());
                let alone = !before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '第' | '和'));
                if let Some(unit) =
                    rest.chars().next().filter(|c| alone && matches!(c, '名' | '人' | '件' | '社' | '回'))
                {
                    let head = body.get(..at).and_then(|text| text.rsplit(['。', '\n']).next()).unwrap_or_default();
                    return format!("事業実績には「{}{number}{unit}」とあります。", head.trim());
                }
            }
        }
    }
    String::new()
}

/// Whether an amount of money is a thousand times its target, or a thousandth: 円 was taken for 千円.
fn is_thousandfold(row: &Row<'_>) -> bool {
    let values = &row.values;
    let (Some(target), Some(actual)) = (values.target.1.exact(), values.actual.1.exact()) else { return false };
    let in_yen = |reading: &crate::ledger::printed::Reading<'_>| reading.unit.is_some_and(|unit| unit.yen.is_some());
    // Without a unit it isn't known what is meant; that is another finding.
    let money = in_yen(target) && in_yen(actual);
    let Some((target, actual)) = paired(target, actual).filter(|_| money) else { return false };
    let (Some(low), Some(high)) = (Ratio::new(200, 1), Ratio::new(5000, 1)) else { return false };
    let far = |one: Decimal, other: Decimal| one.over(other).is_some_and(|times| times >= low && times <= high);
    !target.is_zero() && !actual.is_zero() && (far(actual, target) || far(target, actual))
}

fn pair(scene: &Scene<'_>, sheet: &Sheet<'_>, row: &Row<'_>, found: &mut Vec<Finding>) {
    let kpi = row.kpi;
    let values = &row.values;
    if is_thousandfold(row) {
        let unit = kpi.unit().unwrap_or("円");
        let message = format!(
            "「{}」の目標値「{}」と実績値「{}」(単位 {unit})が千倍ほど違います。円と千円を取り違えていないか確かめ、同じ単位の数に直してください。",
            short(row.plain_name, 40),
            with_separators(&kpi.target),
            with_separators(&kpi.actual)
        );
        let at = format_args!("/reviews/{}/kpis/{}/actual", sheet.r, row.k);
        scene.found(found, &codes::YEN_SCALE, at, both(kpi.target.text(), kpi.actual.text()), message);
    }
    let (target, actual) = (&values.target.1, &values.actual.1);
    let name = || short(row.plain_name, 40);
    if let (Some(goal), Some(value)) = (target.first(), actual.first()) {
        let at = format_args!("/reviews/{}/kpis/{}/actual", sheet.r, row.k);
        if paired(goal, value).is_none() {
            let name = name();
            let message = format!(
                "「{name}」の目標値「{}」と実績値「{}」は単位が比べられません。どちらかの単位にそろえてください。",
                kpi.target.text(),
                kpi.actual.text()
            );
            scene.found(found, &codes::UNITS_DIFFER, at, both(kpi.target.text(), kpi.actual.text()), message);
        } else if let Some(doubt) = scale_in_doubt(goal, value) {
            let (name, goal, value) = (name(), kpi.target.text(), kpi.actual.text());
            let message = match doubt {
                Doubt::Yen(_) => format!(
                    "「{name}」の目標値は「{goal}」ですが、実績値「{value}」に単位がありません。円か千円かを確かめて記入してください。"
                ),
                Doubt::YenTarget(_) => format!(
                    "「{name}」の実績値は「{value}」ですが、目標値「{goal}」に単位がありません。円か千円かを確かめて記入してください。"
                ),
                Doubt::Share | Doubt::SharedTarget => format!(
                    "「{name}」の目標値「{goal}」と実績値「{value}」は桁が違い、片方が1を100%とする割合(表計算の%の値)かもしれません。%の数にそろえて記入してください。"
                ),
            };
            scene.found(found, &codes::SCALE_DOUBT, at, both(kpi.target.text(), kpi.actual.text()), message);
        }
    }
    let up = kpi.direction == crate::ledger::kpi::Direction::Up;
    if target.exact().is_some_and(|goal| up && (goal.value.is_zero() || goal.value.is_negative())) {
        let sum = planned(scene, row)
            .map_or_else(String::new, |sum| format!("事業概要では最終年度までに{sum}を目指しています。"));
        let name = name();
        let (way, mend) = match kpi.is_direction_assumed {
            true if !row.rises() => ("良い方向の記入がなく", "少ないほど良い指標なら良い方向を記入し、そうでなければ"),
            true => ("良い方向の記入がなく", ""),
            false => ("多いほど良い指標ですが", ""),
        };
        let message = format!(
            "「{name}」は{way}、目標値が「{}」で、達成率を計算できません。{sum}{mend}この年度の目標を{}に確かめるか、参考指標にしてください。",
            kpi.target.text(),
            scene.department()
        );
        let at = format_args!("/reviews/{}/kpis/{}/target", sheet.r, row.k);
        scene.found(found, &codes::ZERO_TARGET, at, kpi.target.text(), message);
    }
}
