//! The published rating and policy: on their lists, in line with the KPIs and with each other, with grounds.

use super::calendar::years;
use super::lexicon::{Kind, holds};
use super::names::key;
use super::scene::{Row, Scene, Sheet, both, excerpt, listed, short};
use super::structure::is_heading;
use super::texts::{At, Text};
use super::{Code, Finding, codes};
use crate::ledger::year::FiscalYear;
use crate::rules::{Verdict, lacks_direction};

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    for sheet in &scene.sheets {
        rating(scene, sheet, found);
        decision(scene, sheet, found);
        if !sheet.is_plan {
            grounds(scene, sheet, found);
        }
    }
}

fn rating(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let at = At::Sheet(sheet.r, "effect/rating");
    let Some(rating) = sheet.said.rating.filter(|rating| !rating.trim().is_empty()) else {
        if !sheet.is_plan {
            let message =
                format!("{}の実績ですが、事業効果が空欄です。判断基準から選んで記入してください。", sheet.year_label());
            scene.found(found, &codes::NO_RATING, at, "", message);
        }
        return;
    };
    let list = scene.criteria.ratings();
    let Some(meant) = scene.criteria.rating_meant(rating) else {
        if !list.is_empty() && !is_heading(scene, rating) {
            let possible = scene.criteria.possible(&sheet.case());
            let grounds = match possible.as_slice() {
                [] => String::new(),
                possible => format!("KPIから言えるのは{}です。", quoted(possible)),
            };
            let message = format!(
                "事業効果「{}」は判断基準の{}つのどれでもありません。{grounds}一覧から選ぶか、基準外とした理由を残してください。{}",
                short(rating, 50),
                list.len(),
                own_words(rating)
            );
            near_list(scene, found, &codes::OFF_RATING, at, (rating, &list), message);
        }
        return;
    };
    if sheet.is_plan {
        return;
    }
    let possible = scene.criteria.possible(&sheet.case());
    if possible.is_empty() {
        return;
    }
    let facts = sheet.facts();
    if !possible.contains(&meant) {
        let message = format!(
            "事業効果は「{rating}」ですが、指標は{facts}で、KPIから言えるのは{}です。評価を見直すか、評価の欄に理由を書いてください。",
            quoted(&possible)
        );
        scene.found(found, &codes::RATING_DIFFERS, at, both(rating, facts), message);
    } else if possible.len() > 1 && sheet.undecided() > 0 {
        let waiting = sheet.rows.iter().filter(|row| matches!(row.verdict, Verdict::Open | Verdict::Unusable));
        // A row whose value is there waits for no department: what is missing is which direction is better.
        let (unsaid, pending): (Vec<&Row<'_>>, Vec<&Row<'_>>) =
            waiting.partition(|row| row.verdict == Verdict::Unusable && lacks_direction(row.kpi, &row.values));
        let named = |rows: &[&Row<'_>]| {
            let names: Vec<String> = rows.iter().map(|row| short(row.plain_name, 20)).collect();
            listed(&names, 3)
        };
        let (mut why, mut mend) = (Vec::new(), Vec::new());
        if !pending.is_empty() {
            why.push(format!("{}が決まっていない", named(&pending)));
            mend.push(format!("{}に値を確かめるか", scene.department()));
        }
        if !unsaid.is_empty() {
            why.push(format!("{}の良い方向が書かれていない", named(&unsaid)));
            mend.push("良い方向を記入するか".to_owned());
        }
        let any = if possible.len() == 2 { "どちら" } else { "どれ" };
        let message = format!(
            "事業効果は「{rating}」ですが、{}ため、まだ{}の{any}にもなりえます(指標は{facts})。{}、評価の欄に『{}』と書いてください。",
            why.join("、"),
            quoted(&possible),
            mend.join("、"),
            proviso(sheet)
        );
        scene.found(found, &codes::RATING_EARLY, at, both(rating, facts), message);
    }
}

/// What an official can write beside a rating that was published before all was known: every row that is open, by name.
fn proviso(sheet: &Sheet<'_>) -> String {
    let named = |verdict: Verdict| {
        let rows: Vec<&str> =
            sheet.rows.iter().filter(|row| row.verdict == verdict).map(|row| row.plain_name.trim()).collect();
        match rows.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, firsts)) => format!("{}と{last}", firsts.join("、")),
            None => String::new(),
        }
    };
    match named(Verdict::Open) {
        open if open.is_empty() => format!("{}を判定できないままの評価です", named(Verdict::Unusable)),
        open => format!("{open}が確定する前の評価です"),
    }
}

/// A word that isn't on its list; where it is one of the list in other widths, kana or forms of kanji, that one is meant.
fn near_list(
    scene: &Scene<'_>,
    found: &mut Vec<Finding>,
    code: &Code,
    at: At,
    (said, list): (&str, &[&str]),
    message: String,
) {
    let wanted = key(said.trim());
    match list.iter().find(|listed| key(listed) == wanted) {
        Some(listed) => scene.found_slip(found, code, at, said, message, (said, listed)),
        None => scene.found(found, code, at, said, message),
    }
}

/// What there is to do where a town has words of its own, as short ones (A, ◎, 継続) may be.
fn own_words(said: &str) -> &'static str {
    if said.trim().chars().count() > 12 {
        return "";
    }
    "団体独自の区分なら、kensho rules init で判断基準のファイルを作り、その語を書けば基準になります(同じ意味の言葉は also に並べます)。"
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("「{word}」")).collect::<Vec<_>>().join("か")
}

fn decision(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let Some(decision) = sheet.said.decision.filter(|decision| !decision.trim().is_empty()) else { return };
    let at = At::Sheet(sheet.r, "policy/decision");
    let list = scene.criteria.decisions();
    if !list.is_empty() && scene.criteria.decision_meant(decision).is_none() && !is_heading(scene, decision) {
        let message = format!(
            "今後の方針「{}」は一覧({})にありません。{}一覧から選ぶか、理由を残してください。",
            short(decision, 40),
            list.join("・"),
            own_words(decision)
        );
        near_list(scene, found, &codes::OFF_DECISION, at, (decision, &list), message);
    }
    let goes_on = scene.criteria.goes_on(decision);
    if let (Some(year), Some(last)) = (sheet.year, scene.to) {
        if goes_on && year == last {
            let message = format!(
                "{last}は実施計画の最終年度ですが、今後の方針は「{decision}」です。次の計画や自主財源での継続であればその旨を理由に書き、そうでなければ「終了」などに改めてください。"
            );
            scene.found(found, &codes::LAST_YEAR, at, decision, message);
        }
        if holds(decision, &scene.words.policies().ends) && year < last && !sheet.is_plan {
            let message = format!(
                "今後の方針は「{decision}」ですが、実施計画は{last}までです。途中でやめるのであれば「中止」、そうでなければ実施年度を確かめてください。"
            );
            scene.found(found, &codes::ENDS_EARLY, at, decision, message);
        }
        if goes_on && year < last {
            self_running(scene, sheet, (decision, year, last), found);
        }
    }
    if let Some(rating) = sheet.said.rating
        && !sheet.is_plan
        && scene.criteria.is_odd_with(decision, rating)
    {
        let message = format!(
            "事業効果が「{rating}」なのに、今後の方針が「{decision}」です。理由の欄にそうする訳があるかを確かめてください。"
        );
        scene.found(found, &codes::RATING_POLICY, at, both(decision, rating), message);
    }
}

/// A sentence with which the grant project ends next year, although the policy and the plan go on.
fn self_running(
    scene: &Scene<'_>,
    sheet: &Sheet<'_>,
    (decision, year, last): (&str, FiscalYear, FiscalYear),
    found: &mut Vec<Finding>,
) {
    let words = scene.words.policies();
    for whole in [sheet.said.reason, sheet.said.revisions].into_iter().flatten() {
        let Text { at, text, look } = whole;
        let odd = whole.sentences().find_map(|range| {
            let sentence = text.get(range.clone())?;
            let hit = look.hits.iter().find_map(|hit| match hit.kind {
                Kind::SaidToEnd(_) if range.contains(&hit.start) => Some(*hit),
                _ => None,
            })?;
            let next = FiscalYear(year.0 + 1);
            let soon = holds(sentence, &words.next_year) || years(sentence).iter().any(|other| other.year == next.0);
            (soon && !holds(sentence, &words.some_day)).then_some((sentence.trim(), hit))
        });
        let Some((sentence, hit)) = odd else { continue };
        let word = text.get(hit.start..hit.end).unwrap_or_default();
        let message = format!(
            "「{}」とありますが、今後の方針は「{decision}」で、実施計画は{last}まで続きます。交付金を使わない年度があれば「{last}は交付金によらず実施する」と書き、なければ「{word}」か方針のどちらかを直してください。",
            short(sentence, 60)
        );
        scene.found(found, &codes::SELF_RUNNING, at, excerpt(text, hit.start, hit.end, 15), message);
    }
}

fn grounds(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let said = |text: Option<&Text<'_>>| text.is_some_and(|text| !text.text.trim().is_empty());
    let fields = [
        ("評価の文", "effect/comment", said(sheet.said.comment)),
        ("今後の方針", "policy/decision", sheet.said.decision.is_some_and(|decision| !decision.trim().is_empty())),
        ("方針の理由", "policy/reason", said(sheet.said.reason)),
    ];
    let blank: Vec<_> = fields.iter().filter(|(.., said)| !said).collect();
    let [(_, key, _), ..] = blank.as_slice() else { return };
    let labels: Vec<&str> = blank.iter().map(|(label, ..)| *label).collect();
    let message = format!(
        "{}の実績ですが、{}が空欄です。{}に確かめて記入してください。",
        sheet.year_label(),
        labels.join("・"),
        scene.department()
    );
    scene.found(found, &codes::NO_GROUNDS, format_args!("/reviews/{}/{key}", sheet.r), labels.join("・"), message);
}
