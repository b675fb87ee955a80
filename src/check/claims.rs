//! What the sentences claim of the KPIs, against the KPIs: 「すべて達成」, 「A は届かなかった」, 「計画どおりの成果」.
//!
//! A claim is a verb (達, 届, 及, 満, 至, 上回, とどま, 割り込 …) in its own form or denied, in である and です・ます alike;
//! the words are in the table, what denies them is grammar. It is about the rows that its sentence names, or about all
//! where it says so, else about any. Aims, other years and conditions claim nothing.

use std::ops::Range;

use super::lexicon::{Kind, Look, Said};
use super::numbers::{Mention, mentions};
use super::prose::{Amount, amounts, plain};
use super::scene::{Row, Scene, Sheet, both, listed, short};
use super::texts::{At, Text};
use super::{Finding, codes};
use crate::ledger::decimal::Ratio;
use crate::rules::Verdict;

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    for sheet in scene.sheets.iter().filter(|sheet| !sheet.is_plan) {
        contradiction(scene, sheet, found);
        silent_miss(scene, sheet, found);
    }
}

/// What a clause claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Claim {
    Met,
    Missed,
    /// 計画どおりの成果: as was aimed at.
    OnPlan,
    /// 順調に推移: on the way there.
    OnCourse,
}

/// A claim that the rows don't bear out.
struct Wrong {
    what: String,
    why: String,
    write: String,
}

/// What there is to do where a text and the values say different things.
const EITHER: &str = "文か値のどちらかを直してください。";

fn contradiction(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    for whole in [sheet.said.comment, sheet.said.reason, sheet.said.current].into_iter().flatten() {
        let Text { at, text, look } = whole;
        // A text that admits a miss may praise something else.
        let admits = admits(look);
        for range in whole.sentences() {
            let Some(wrong) = wrong(sheet, text, look, range.clone(), admits) else { continue };
            let Wrong { what, why, write } = wrong;
            let message = format!("{what}とありますが、{why}。{write}");
            let sentence = text.get(range).unwrap_or_default();
            scene.found(found, &codes::CONTRADICTION, at, short(sentence, 120), message);
            break;
        }
    }
}

fn wrong(sheet: &Sheet<'_>, text: &str, look: &Look, range: Range<usize>, admits: bool) -> Option<Wrong> {
    let said = look.said(range.clone());
    if !said.has(Said::MET) && !said.has(Said::MISSED) && !said.has(Said::ON_COURSE) && !said.has(Said::PRAISE) {
        return None;
    }
    let sentence = text.get(range.clone())?;
    let (met, missed, open) = (sheet.count(Verdict::Achieved), sheet.count(Verdict::Missed), sheet.undecided());
    let facts = sheet.facts();
    if met + missed == 0 {
        // Praise with nothing that bears it out.
        let unproved = said.has(Said::PRAISE) && !said.has(Said::AIM) && !admits && open > 0;
        return unproved.then(|| Wrong {
            what: format!("「{}」", short(sentence, 60)),
            why: format!("確定した指標が一つもありません(指標は{facts})"),
            write: "値を確定させるか、「指標は未確定であるが」と書き添えてください。".into(),
        });
    }
    if said.has(Said::SOME) && said.has(Said::MISSED) && said.has(Said::ABOUT) {
        return (missed == 0 && open == 0).then(|| Wrong {
            what: format!("「{}」", short(sentence, 60)),
            why: format!("届かなかった指標はありません(指標は{facts})"),
            write: EITHER.into(),
        });
    }
    let (mut about, mut claimed): (Vec<usize>, bool) = (Vec::new(), false);
    let mut start = range.start;
    let mut all_missed = false;
    for part in sentence.split_inclusive('、') {
        let clause = start..start + part.len();
        start = clause.end;
        let line = plain(part);
        // 「A を除き」: what follows isn't about A.
        let without = ["除", "以外"].iter().any(|word| part.contains(word));
        let named: Vec<Mention> = if without { Vec::new() } else { mentions(sheet, &line) };
        if !named.is_empty() {
            if std::mem::take(&mut claimed) {
                about.clear();
            }
            about.extend(named.iter().map(|mention| mention.row));
        }
        let here = look.said(clause.clone());
        let (Some(claim), false) = (claim(text, look, clause.clone()), here.has(Said::AIM)) else { continue };
        all_missed |= claim == Claim::Missed && here.has(Said::EVERY);
        claimed = true;
        let quote = || format!("「{}」", short(part.trim_end_matches('、'), 60));
        let every = here.has(Said::EVERY) && !said.has(Said::UNLESS);
        let of_all = every && (about.is_empty() || says_all_rows(part));
        if of_all {
            if let Some(why) = denied_of_all(sheet, claim).filter(|_| said.has(Said::ABOUT)) {
                return Some(Wrong { what: quote(), why, write: EITHER.into() });
            }
            continue;
        }
        if !about.is_empty() {
            let odd = about.iter().filter_map(|&k| sheet.rows.get(k)).find(|row| denies(row, claim, here));
            if let Some(row) = odd {
                return Some(Wrong { what: quote(), why: told(row), write: rewrite(row) });
            }
            continue;
        }
        let aims_at_rows = here.has(Said::ABOUT) && !said.has(Said::EVERY) && !said.has(Said::UNLESS);
        let wrong = match claim {
            // Of one or another it may be true as long as any row is met, or may be.
            Claim::Met => aims_at_rows && says_target(part) && met == 0 && open == 0,
            Claim::OnPlan | Claim::OnCourse => met == 0 && open == 0 && !admits,
            Claim::Missed => false,
        };
        if wrong {
            return Some(Wrong {
                what: quote(),
                why: format!("達成した指標はありません(指標は{facts})"),
                write: EITHER.into(),
            });
        }
    }
    (said.has(Said::PRAISE) && met == 0 && open == 0 && !admits && !all_missed).then(|| Wrong {
        what: format!("「{}」", short(sentence, 60)),
        why: format!("達成した指標はありません(指標は{facts})"),
        write: "「指標は目標に届かなかったが」と書き添えるか、文を改めてください。".into(),
    })
}

/// Why something isn't so of all rows, if it isn't.
fn denied_of_all(sheet: &Sheet<'_>, claim: Claim) -> Option<String> {
    let odd = match claim {
        Claim::Missed => Some(Verdict::Achieved).filter(|_| sheet.count(Verdict::Achieved) > 0),
        _ if sheet.count(Verdict::Missed) > 0 => Some(Verdict::Missed),
        _ => Some(Verdict::Open).filter(|_| sheet.undecided() > 0),
    }?;
    Some(format!("指標は{}で、{}", sheet.facts(), of(sheet, odd)))
}

/// Whether a clause speaks of the rows as a whole, not of those that it names: 全ての指標, 全項目, 全KPI.
fn says_all_rows(part: &str) -> bool {
    ["指標", "項目", "KPI", "ＫＰＩ", "目標"].iter().any(|word| {
        part.match_indices(word).any(|(at, _)| {
            let before = part.get(..at).unwrap_or_default().trim_end_matches("の").trim_end_matches("数値");
            ["全て", "すべて", "全", "いずれ"].iter().any(|all| before.ends_with(all))
        })
    })
}

/// 目標, KPI, 指標: without one of them something else was reached.
fn says_target(part: &str) -> bool {
    ["目標", "KPI", "ＫＰＩ", "指標"].iter().any(|word| part.contains(word))
}

/// What a clause claims; the last verb counts (「達成には至らなかった」).
fn claim(text: &str, look: &Look, clause: Range<usize>) -> Option<Claim> {
    let missed: Vec<Range<usize>> =
        look.inside(clause.clone(), Kind::Claim(Said::MISSED)).map(|hit| hit.start..hit.end).collect();
    if !missed.is_empty() {
        return Some(Claim::Missed);
    }
    if let Some(hit) = look.inside(clause.clone(), Kind::Claim(Said::ON_COURSE)).next() {
        let words = text.get(hit.start..hit.end).unwrap_or_default();
        return Some(if words.starts_with("順調") { Claim::OnCourse } else { Claim::OnPlan });
    }
    let mut verdict = None;
    for hit in look.inside(clause.clone(), Kind::Claim(Said::MET)) {
        let rest = text.get(hit.end..clause.end).unwrap_or_default();
        // 達成率, 達成状況, 達成に向け: no claim.
        let noun =
            ["率", "度", "状況", "に向", "困難", "を目", "見込", "感", "年", "のため", "に必要", "すべき", "基準"];
        if noun.iter().any(|word| rest.starts_with(word)) {
            continue;
        }
        let denied = ["ず", "ない", "なかっ", "なく", "ませ", "ぬ", "難"];
        let near: String = rest.chars().take(7).collect();
        verdict = Some(if denied.iter().any(|word| near.contains(word)) { Claim::Missed } else { Claim::Met });
    }
    verdict
}

/// Whether a row says the opposite of what is claimed of it.
fn denies(row: &Row<'_>, claim: Claim, here: Said) -> bool {
    let nearly = Ratio::new(9, 10);
    match claim {
        Claim::Missed => row.verdict == Verdict::Achieved,
        // 概ね達成: a near miss is meant.
        Claim::Met if here.has(Said::NEARLY) => {
            row.verdict == Verdict::Missed && row.rate.is_some() && row.rate < nearly
        }
        Claim::Met => row.verdict == Verdict::Missed,
        Claim::OnPlan => row.verdict == Verdict::Missed && !here.has(Said::NEARLY),
        Claim::OnCourse => row.verdict == Verdict::Missed && row.rate.is_some() && row.rate < nearly,
    }
}

/// The row with its numbers: 「移住者数」は目標20に対し実績14(達成率70.0%)です
fn told(row: &Row<'_>) -> String {
    let rate = row.rate.map_or_else(String::new, |rate| format!("(達成率{}%)", rate.percent()));
    format!(
        "「{}」は目標{}に対し実績{}{rate}です",
        short(row.plain_name, 40),
        super::kpi::with_separators(&row.kpi.target),
        super::kpi::with_separators(&row.kpi.actual)
    )
}

fn rewrite(row: &Row<'_>) -> String {
    let name = short(row.plain_name, 40);
    match row.verdict {
        Verdict::Achieved => format!("「{name}は目標を達成した」と改めるか、値を直してください。"),
        _ => format!("「{name}は目標に届かなかった」と改めるか、値を直してください。"),
    }
}

/// Which rows have a verdict, in a sentence.
fn of(sheet: &Sheet<'_>, verdict: Verdict) -> String {
    let rows = sheet.rows.iter().filter(|row| row.verdict == verdict);
    let names: Vec<String> = rows.map(|row| short(row.plain_name, 24)).collect();
    let what = match verdict {
        Verdict::Achieved => "達成しています",
        Verdict::Missed => "届いていません",
        _ => "決まっていません",
    };
    if names.is_empty() { what.to_owned() } else { format!("{}が{what}", listed(&names, 3)) }
}

/// Whether a text admits a miss.
fn admits(look: &Look) -> bool {
    look.has(Kind::Claim(Said::ADMITS)) || look.has(Kind::Claim(Said::MISSED))
}

/// 「達成率89.5%」, 「目標の9割」: a miss in numbers.
fn says_a_rate_below_all(text: &str) -> bool {
    let line = plain(text);
    let below = |amount: &Amount| {
        let percent = amount.unit.is_some_and(|unit| unit.name == "%") && amount.value < 100.into();
        let tenths = line.get(amount.end..).is_some_and(|rest| rest.starts_with('割')) && amount.value < 10.into();
        let before = line.get(..amount.start).unwrap_or_default();
        let said = ["達成率", "達成率は", "達成率が", "目標", "目標値", "目標約", "達成度は", "達成度"];
        (percent || tenths) && said.iter().any(|word| before.ends_with(word))
    };
    (line.contains("達成") || line.contains("目標")) && amounts(&line).iter().any(below)
}

fn silent_miss(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let rows: Vec<&Row<'_>> = sheet.rows.iter().filter(|row| row.verdict == Verdict::Missed).collect();
    let texts = [sheet.said.comment, sheet.said.reason];
    let written = texts.iter().flatten().any(|text| !text.text.trim().is_empty());
    let admitted = |text: &Text<'_>| admits(&text.look) || says_a_rate_below_all(&text.text);
    if rows.is_empty() || !written || texts.into_iter().flatten().any(admitted) {
        return;
    }
    // A miss that the issues admit by name needs no second word.
    let issues = [sheet.said.current, sheet.said.obstacles].into_iter().flatten().filter(|text| admits(&text.look));
    let told: Vec<usize> =
        issues.flat_map(|text| mentions(sheet, &plain(&text.text))).map(|mention| mention.row).collect();
    let missed: Vec<String> = rows
        .iter()
        .filter(|row| !told.contains(&row.k))
        .map(|row| {
            let rate = row.rate.map_or_else(String::new, |rate| format!(" 達成率{}%", rate.percent()));
            format!("{}{rate}", short(row.plain_name, 24))
        })
        .collect();
    if missed.is_empty() {
        return;
    }
    let name = rows.iter().find(|row| !told.contains(&row.k)).map_or("指標", |row| row.plain_name);
    let message = format!(
        "目標に届かない指標{}がありますが、評価にも方針の理由にもそのことが書かれていません。「{}は目標に届かなかった」と一言加えてください。",
        listed(&missed, 3),
        short(name, 24)
    );
    let quote = both(sheet.said.comment.map(|text| short(&text.text, 40)).unwrap_or_default(), missed.join("・"));
    scene.found(found, &codes::SILENT_MISS, At::Sheet(sheet.r, "effect/comment"), quote, message);
}
