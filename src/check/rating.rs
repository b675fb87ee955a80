//! The published rating and policy: on their lists, in line with the KPIs and with each other, and with words that agree.

use super::lexicon::{Kind, Look, Said, holds};
use super::scene::{Scene, Sheet, both, excerpt, listed, short};
use super::structure::is_heading;
use super::texts::{At, Text};
use super::{Finding, codes};
use crate::rules::Verdict;

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    for sheet in &scene.sheets {
        rating(scene, sheet, found);
        decision(scene, sheet, found);
        if !sheet.is_plan {
            grounds(scene, sheet, found);
            contradiction(scene, sheet, found);
            silent_miss(scene, sheet, found);
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
    if !list.contains(&rating.trim()) {
        if !list.is_empty() && !is_heading(scene, rating) {
            let possible = scene.criteria.possible(&sheet.case());
            let grounds = match possible.as_slice() {
                [] => String::new(),
                possible => format!("KPIから言えるのは{}です。", quoted(possible)),
            };
            let message = format!(
                "事業効果「{}」は判断基準の{}つのどれでもありません。{grounds}一覧から選ぶか、基準外とした理由を残してください。",
                short(rating, 50),
                list.len()
            );
            scene.found(found, &codes::OFF_RATING, at, rating, message);
        }
        return;
    }
    if sheet.is_plan {
        return;
    }
    let possible = scene.criteria.possible(&sheet.case());
    if possible.is_empty() {
        return;
    }
    let facts = sheet.facts();
    if !possible.contains(&rating.trim()) {
        let message = format!(
            "事業効果は「{rating}」ですが、指標は{facts}で、KPIから言えるのは{}です。評価を見直すか、評価の欄に理由を書いてください。",
            quoted(&possible)
        );
        scene.found(found, &codes::RATING_DIFFERS, at, both(rating, facts), message);
    } else if possible.len() > 1 && sheet.undecided() > 0 {
        let message = format!(
            "事業効果は「{rating}」ですが、指標は{facts}で、まだ{}のどれにもなりえます。{}に値を確かめるか、未確定のまま評価した旨を書いてください。",
            quoted(&possible),
            scene.department()
        );
        scene.found(found, &codes::RATING_EARLY, at, both(rating, facts), message);
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("「{word}」")).collect::<Vec<_>>().join("か")
}

fn decision(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let Some(decision) = sheet.said.decision.filter(|decision| !decision.trim().is_empty()) else { return };
    let at = At::Sheet(sheet.r, "policy/decision");
    let list = scene.criteria.decisions();
    if !list.is_empty() && !list.contains(&decision.trim()) && !is_heading(scene, decision) {
        let message = format!(
            "今後の方針「{}」は一覧({})にありません。一覧から選ぶか、理由を残してください。",
            short(decision, 40),
            list.join("・")
        );
        scene.found(found, &codes::OFF_DECISION, at, decision, message);
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
        for Text { at, text, look } in [sheet.said.reason, sheet.said.revisions].into_iter().flatten() {
            // Of several the one that stands first in the table.
            let ends = look.hits.iter().filter_map(|hit| match hit.kind {
                Kind::SaidToEnd(i) => Some((i, hit.start, hit.end)),
                _ => None,
            });
            let Some((_, start, end)) = ends.min().filter(|_| goes_on && year < last) else { continue };
            let word = text.get(start..end).unwrap_or_default();
            let message = format!(
                "「{word}」とありますが、今後の方針は「{decision}」で、実施計画は{last}まで続きます。交付金を使わない年度があるのか、どちらかの誤りかを確かめてください。"
            );
            scene.found(found, &codes::SELF_RUNNING, at, excerpt(text, start, end, 15), message);
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

/// What a sentence claims about the KPIs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Claim {
    AllMet,
    NoneMet,
    SomeMissed,
    /// Targets were reached, it isn't said which.
    Met,
    Praise,
}

/// What a sentence says of the KPIs comes before what it praises: 「大きな効果があったが、全項目が未達成」 is about the latter.
fn claim(said: Said) -> Option<Claim> {
    let about = said.has(Said::ABOUT) && !said.has(Said::AIM) && !said.has(Said::UNLESS);
    let of_all = match (said.has(Said::EVERY), said.has(Said::SOME), said.has(Said::MISSED)) {
        (_, true, true) => Some(Claim::SomeMissed),
        (true, false, true) => Some(Claim::NoneMet),
        (true, false, false) if said.has(Said::MET) => Some(Claim::AllMet),
        (false, false, false) if said.has(Said::REACHED) => Some(Claim::Met),
        _ => None,
    };
    of_all.filter(|_| about).or_else(|| said.has(Said::PRAISE).then_some(Claim::Praise))
}

/// Whether a text admits a miss.
fn admits(look: &Look) -> bool {
    look.has(Kind::Claim(Said::ADMITS))
}

fn contradiction(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let (met, missed, open) = (sheet.count(Verdict::Achieved), sheet.count(Verdict::Missed), sheet.undecided());
    if met + missed == 0 {
        return;
    }
    let facts = sheet.facts();
    for Text { at, text, look } in [sheet.said.comment, sheet.said.reason, sheet.said.current].into_iter().flatten() {
        // A text that admits a miss may praise something else.
        let admits = admits(look);
        let mut start = 0;
        for sentence in text.split_inclusive(['。', '\n']) {
            let here = start..start + sentence.len();
            start = here.end;
            let wrong = match claim(look.said(here)) {
                Some(Claim::AllMet) => missed > 0 || open > 0,
                Some(Claim::NoneMet) => met > 0,
                Some(Claim::SomeMissed) => missed == 0 && open == 0,
                // Of one or another it may be true as long as any row is met, or may be.
                Some(Claim::Met) => met == 0 && open == 0,
                Some(Claim::Praise) => met == 0 && open == 0 && !admits,
                None => false,
            };
            if wrong {
                let message =
                    format!("文章の内容とKPIの値が合いません。指標は{facts}です。文章か値のどちらかを直してください。");
                scene.found(found, &codes::CONTRADICTION, at, short(sentence, 80), message);
                break;
            }
        }
    }
}

fn silent_miss(scene: &Scene<'_>, sheet: &Sheet<'_>, found: &mut Vec<Finding>) {
    let missed: Vec<String> = sheet
        .rows
        .iter()
        .filter(|row| row.verdict == Verdict::Missed)
        .map(|row| {
            let rate = row.rate.map_or_else(String::new, |rate| format!(" 達成率{}%", rate.percent()));
            format!("{}{rate}", short(row.plain_name, 24))
        })
        .collect();
    let texts = [sheet.said.comment, sheet.said.reason];
    let says_nothing = texts.iter().flatten().all(|text| !admits(&text.look));
    let written = texts.iter().flatten().any(|text| !text.text.trim().is_empty());
    if missed.is_empty() || !written || !says_nothing {
        return;
    }
    let message = format!(
        "目標に届かない指標{}がありますが、評価にも方針の理由にもそのことが書かれていません。一言加えてください。",
        listed(&missed, 3)
    );
    let quote = both(sheet.said.comment.map(|text| short(&text.text, 40)).unwrap_or_default(), missed.join("・"));
    scene.found(found, &codes::SILENT_MISS, At::Sheet(sheet.r, "effect/comment"), quote, message);
}
