//! Sentences that may tell who is meant, before they are published.
//!
//! Two kinds. Something *happened* to a person (「療養のため退任した」, 「保護者に患者がいる」): that is about somebody by
//! itself. A *fact* (不登校, 認知症, 破産) is what programmes are about too; it is about somebody only where very few are
//! counted beside it. Both are open classes: words of health, family, crime and want, and what such words end in (症, 病).
//! A fact that only names a programme (認知症予防, 障害者向け) or stands in another word (熱中症, 病院) isn't one, and a count
//! of those who help isn't a count of the helped.

use std::ops::Range;

use crate::ledger::units::fold;

use super::lexicon::{Hit, Kind, People, holds};
use super::prose::{is_hiragana, is_kanji};
use super::scene::{Scene, excerpt, short};
use super::texts::Text;
use super::{Finding, codes, contacts};

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let people = scene.words.people();
    // The first small group of the project: it narrows what another sentence tells.
    let mut narrow: Option<String> = None;
    let mut all: Vec<(&Text<'_>, Range<usize>, Told)> = Vec::new();
    for text in scene.texts {
        contacts::check(scene, text, found);
        if let Some(hit) =
            text.look.hits.iter().find(|hit| hit.kind == Kind::Few && !inside_a_number(&text.text, hit.start))
            && narrow.is_none()
        {
            narrow = Some(excerpt(&text.text, hit.start, hit.end, 6));
        }
        if !text.look.hits.iter().any(|hit| is_fact(hit.kind)) {
            continue;
        }
        let ranges: Vec<Range<usize>> = text.sentences().collect();
        for (i, range) in ranges.iter().enumerate() {
            let mut facts = text.look.between(range.clone()).filter(|hit| is_fact(hit.kind));
            if !facts.any(|hit| stands_alone(text, *hit)) {
                continue;
            }
            // Who is counted in the sentence before or after may be who it happened to.
            let near = [i.wrapping_sub(1), i + 1];
            let beside = || {
                let mut near = near.into_iter().filter_map(|at| ranges.get(at).cloned());
                near.any(|range| counts_few(text, range, people).is_some())
            };
            if let Some(told) = told(text, range.clone(), &beside, people) {
                all.push((text, range.clone(), told));
            }
        }
    }
    // The sentences of one text are told together.
    for same in all.chunk_by(|(one, ..), (other, ..)| one.at == other.at) {
        let Some((text, ..)) = same.first() else { continue };
        let clauses: Vec<String> = same.iter().map(|(_, _, told)| format!("「{}」", told.clause)).collect();
        let more = if clauses.len() > 3 { format!("ほか{}文", clauses.len() - 3) } else { String::new() };
        let few = same.iter().find_map(|(_, _, told)| told.few.as_ref());
        let group = match (few, &narrow) {
            (Some(few), _) => format!("「{few}」と人数も書かれています。"),
            (None, Some(narrow)) => format!("この事業の文には「{narrow}」ともあり、誰のことか絞られます。"),
            (None, None) => String::new(),
        };
        let mut what: Vec<&str> = same.iter().map(|(_, _, told)| told.what.as_str()).collect();
        what.dedup();
        let message = format!(
            "{}{more}とあり、誰のことか推し量れます({})。{group}公表の前に、人数と事情を書かず「一部の方が個人の事情により」のように改めてください。",
            clauses.iter().take(3).map(String::as_str).collect::<String>(),
            what.iter().take(3).copied().collect::<Vec<_>>().join("、")
        );
        let quote: Vec<String> =
            same.iter().map(|(_, range, _)| short(text.text.get(range.clone()).unwrap_or_default(), 120)).collect();
        scene.found_with(found, &codes::PERSON, text.at, quote.join(" / "), message, "一部の方が個人の事情により");
    }
}

fn is_fact(kind: Kind) -> bool {
    matches!(kind, Kind::Event | Kind::State | Kind::Fact)
}

/// What a sentence tells of somebody.
struct Told {
    /// The part of the sentence that tells it, in whole words.
    clause: String,
    /// The word that tells it.
    what: String,
    /// How few are counted.
    few: Option<String>,
}

fn told(text: &Text<'_>, range: Range<usize>, beside: &dyn Fn() -> bool, people: &People) -> Option<Told> {
    let (whole, look) = (&*text.text, &text.look);
    let sentence = whole.get(range.clone())?;
    let few = counts_few(text, range.clone(), people);
    let many = || counts_many(sentence, people);
    for hit in look.between(range.clone()).filter(|hit| is_fact(hit.kind) && stands_alone(text, **hit)) {
        let rest = whole.get(hit.end..range.end)?;
        let what = || word(whole, *hit);
        if few.is_some() && (hit.kind == Kind::Event || !names_a_programme(rest, people)) {
            return Some(Told { clause: clause(sentence, hit.start - range.start), what: what(), few });
        }
        let said = match hit.kind {
            // 「家族の介護をした1名」 may be told in two sentences.
            Kind::Event => (happened(rest) || beside()) && !many(),
            Kind::State => holds(&sentence.replacen(whole.get(hit.start..hit.end)?, "", 1), &people.persons) && !many(),
            _ => false,
        };
        if said {
            let words = clause(sentence, hit.start - range.start);
            return Some(Told { clause: words, what: what(), few: None });
        }
    }
    None
}

/// The part of a sentence around a place, from one 、 to another, as long as a message can hold.
fn clause(sentence: &str, at: usize) -> String {
    const MOST: usize = 45;
    if sentence.chars().count() <= MOST {
        return sentence.trim().to_owned();
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for part in sentence.split_inclusive('、') {
        parts.push(start..start + part.len());
        start += part.len();
    }
    let Some(mut last) = parts.iter().position(|part| part.contains(&at)) else { return short(sentence, MOST) };
    let mut first = last;
    let length = |first: usize, last: usize| {
        let (from, to) = (parts.get(first).map_or(0, |part| part.start), parts.get(last).map_or(0, |part| part.end));
        sentence.get(from..to).unwrap_or_default()
    };
    while first > 0 && length(first - 1, last).chars().count() <= MOST {
        first -= 1;
    }
    while last + 1 < parts.len() && length(first, last + 1).chars().count() <= MOST {
        last += 1;
    }
    length(first, last).trim_end_matches('、').to_owned()
}

/// The word that a hit is the end or the head of: 白内障 and not 障.
fn word(text: &str, hit: Hit) -> String {
    let before = text.get(..hit.start).unwrap_or_default();
    let start = if text.get(hit.start..).is_some_and(|rest| rest.starts_with(is_kanji)) {
        before.trim_end_matches(|c| is_kanji(c) || matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー')).len()
    } else {
        hit.start
    };
    text.get(start..hit.end).unwrap_or_default().to_owned()
}

/// Whether a hit is a word and not a part of a harmless one.
fn stands_alone(text: &Text<'_>, hit: Hit) -> bool {
    let covered = |other: &Hit| other.kind == Kind::NotFact && other.start <= hit.start && hit.end <= other.end;
    let near = hit.start.saturating_sub(24)..hit.end + 24;
    if text.look.between(near).any(covered) {
        return false;
    }
    let word = text.text.get(hit.start..hit.end).unwrap_or_default();
    let before = text.text.get(..hit.start).and_then(|text| text.chars().next_back());
    let after = text.text.get(hit.end..).and_then(|text| text.chars().next());
    // がん inside other hiragana is no illness.
    if word.chars().all(is_hiragana) {
        return before.is_none_or(|c| !is_hiragana(c))
            && after.is_none_or(|c| !is_hiragana(c) || "でのをにとは".contains(c))
            || after.is_some_and(is_kanji);
    }
    // 妻 and 夫 as words of their own.
    word.chars().count() > 1
        || !matches!(word, "妻" | "夫")
        || !before.is_some_and(is_kanji) && !after.is_some_and(is_kanji)
}

/// Whether the words behind a fact make it what a programme is about: 認知症予防, 障害者を対象とした, 難病などの相談.
fn names_a_programme(rest: &str, people: &People) -> bool {
    let glue =
        |c: char| is_hiragana(c) || matches!(c, '者' | '児' | '方' | '人' | '系' | '性' | '等' | '・' | '(' | '「');
    let near: String = rest.chars().take_while(|c| !c.is_numeric() && !matches!(c, '、' | '。')).take(14).collect();
    let stripped = near.trim_start_matches(glue);
    let starts = |text: &str| people.programmes.iter().any(|word| text.starts_with(word.as_str()));
    starts(&near) || starts(stripped)
}

/// Whether an event is told as one that happened, not as one that may happen to anybody (「入院した場合」) or that marks
/// a group (「退職した職員」).
fn happened(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['た', 'て', 'れ', 'り', 'い', 'ま', 'し', 'る']);
    let general = [
        "場合",
        "際",
        "とき",
        "時",
        "方",
        "人",
        "者",
        "職員",
        "教員",
        "後",
        "ば",
        "前",
        "率",
        "数",
        "割合",
        "リスク",
        "こと",
        "事故",
        "件",
        "元",
        "経験",
        "おそれ",
        "予防",
        "防止",
        "率",
        "社員",
        "会社員",
        "隊員",
        "住民",
        "OB",
        "世代",
        "制度",
        "を防",
        "支援",
        "対策",
    ];
    !general.iter().any(|word| rest.starts_with(word)) && !rest.starts_with("等")
}

/// Whether the digits before `at` go on: the 1名 of 11名 isn't one person.
fn inside_a_number(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    before.is_some_and(|c| c.is_numeric() || matches!(c, '.' | ',' | '，' | '第' | '十' | '百' | '千' | '万' | '数'))
}

/// The words with which a sentence counts one to three people, households or the like; nobody (「1人もいない」), a rate
/// (「1人あたり」), a rank (「2人目」) and those who help (「相談員2名を配置」) aren't counted.
fn counts_few(text: &Text<'_>, range: Range<usize>, people: &People) -> Option<String> {
    let has_few = text.look.inside(range.clone(), Kind::Few).next().is_some();
    let sentence = text.text.get(range)?;
    for (at, c) in sentence.char_indices() {
        let few = matches!(c, '1'..='3' | '１'..='３' | '一' | '二' | '三');
        if !few || inside_a_number(sentence, at) {
            continue;
        }
        let Some(rest) = sentence.get(at + c.len_utf8()..) else { continue };
        let Some(counter) = people.counters.iter().find(|counter| rest.starts_with(counter.as_str())) else { continue };
        let Some(after) = rest.get(counter.len()..) else { continue };
        let not_few = [
            "あた",
            "当た",
            "につき",
            "ずつ",
            "目",
            "以上",
            "体制",
            "乗り",
            "暮らし",
            "世帯あ",
            "ひとり",
            "一人",
            "1台",
            "用",
            "前",
            "部屋",
            "旅",
            "称",
            "所",
            "気",
            "口",
            "材",
            "員",
            "数",
            "家族",
            "的",
            "ごと",
            "分",
            "単位",
            "組で",
        ];
        let nobody =
            after.starts_with('も') && ["ない", "なか", "ませ", "ゼロ"].iter().any(|word| after.contains(word));
        let rank = nobody || sentence.get(..at).is_some_and(|before| before.ends_with('各') || before.ends_with('約'));
        if rank || not_few.iter().any(|word| after.starts_with(word)) || helps(sentence, at, after, people) {
            continue;
        }
        return Some(format!("{c}{counter}"));
    }
    if !has_few {
        return None;
    }
    people.few.iter().find_map(|word| {
        let (at, _) = sentence.match_indices(word.as_str()).find(|(at, _)| !inside_a_number(sentence, *at))?;
        let after = sentence.get(at + word.len()..)?;
        (!after.starts_with(|c: char| c.is_numeric() || c == ',')).then(|| word.clone())
    })
}

/// Whether those counted are there to help: 相談員2名, 2名の保健師.
fn helps(sentence: &str, at: usize, after: &str, people: &People) -> bool {
    let before = sentence.get(..at).unwrap_or_default().trim_end_matches(['を', 'は', 'が', '(', '（', '計']);
    let behind = after.trim_start_matches('の');
    people.professionals.iter().any(|word| before.ends_with(word.as_str()) || behind.starts_with(word.as_str()))
        && ["配置", "派遣", "委嘱", "招", "雇用", "採用", "委託", "養成", "設置", "依頼", "体制"]
            .iter()
            .any(|word| sentence.contains(word))
}

/// Whether a sentence counts four or more people: it tells of a group.
fn counts_many(sentence: &str, people: &People) -> bool {
    let folded: String = sentence.chars().map(fold).collect();
    super::prose::amounts(&folded).iter().any(|amount| {
        let rest =
            folded.get(amount.start..).unwrap_or_default().trim_start_matches(|c: char| c.is_ascii_digit() || c == ',');
        amount.value > 3.into() && people.counters.iter().any(|counter| rest.starts_with(counter.as_str()))
    })
}
