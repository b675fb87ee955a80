//! Sentences that may tell who is meant, before they are published.
//!
//! Two kinds. Something *happened* to a person (「職員が退職した」, 「保護者に患者がいる」): with a person word in the sentence it is
//! about somebody. A *circumstance* (不登校, 認知症) is what programmes are about; it is about somebody only where the same
//! sentence counts very few. The words are in the table, and those that only name a programme (認知症サポーター) are there as
//! harmless. A small group that another sentence mentions (「小学校1校のみ」) is told with the finding.

use std::ops::Range;

use crate::ledger::units::fold;

use super::letters::Letters;
use super::lexicon::{Kind, holds};
use super::scene::{Scene, excerpt};
use super::texts::{At, Text};
use super::{Finding, codes};

/// A sentence that tells something of somebody.
struct Told<'a> {
    at: At,
    sentence: &'a str,
    quote: String,
    what: String,
}

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    personal(scene, found);
    let people = scene.words.people();
    // The first of each word is the one that will be told.
    let mut few: Vec<(&str, String)> = Vec::new();
    let mut all: Vec<Told<'_>> = Vec::new();
    for Text { at, text, look } in scene.texts {
        let mut last_end = 0;
        for hit in &look.hits {
            let what = text.get(hit.start..hit.end).unwrap_or_default();
            match hit.kind {
                Kind::Few if !inside_a_number(text, hit.start) && few.iter().all(|(known, _)| *known != what) => {
                    few.push((what, excerpt(text, hit.start, hit.end, 6)));
                }
                Kind::Happened | Kind::Circumstance if hit.start >= last_end => {
                    let (from, to) = sentence(text, hit.start);
                    let words = text.get(from..to).unwrap_or_default();
                    let rest = text.get(hit.start..).unwrap_or_default();
                    if people.harmless.iter().any(|word| rest.starts_with(word.as_str())) {
                        continue;
                    }
                    // 患者 is a person word too: somebody else must be meant.
                    let about_somebody = holds(&words.replacen(what, "", 1), &people.who)
                        || people.speak_for_themselves.iter().any(|word| word == what);
                    if about_somebody && (hit.kind == Kind::Happened || counts_few(words, &people.few)) {
                        all.push(Told {
                            at: *at,
                            sentence: words,
                            quote: excerpt(text, hit.start, hit.end, 24),
                            what: excerpt(text, hit.start, hit.end, 4),
                        });
                        last_end = to;
                    }
                }
                _ => {}
            }
        }
    }
    for told in all {
        // 「小学校1校のみ」 narrows any sentence about schools; 「1名」 only the one that it stands in.
        let school = |word: &str| word.ends_with('校') && told.sentence.contains("学校");
        let narrows =
            few.iter().find(|(word, _)| school(word) || counts_few(told.sentence, std::slice::from_ref(word)));
        let group = narrows.map_or_else(String::new, |(_, quote)| {
            format!("この事業の文には「{quote}」ともあり、誰のことか絞られます。")
        });
        let message = format!(
            "「{}」と、誰のことか推し量れる事情が書かれています。{group}公表の前に、個人や学校が分からない書き方に改めてください。",
            told.what
        );
        scene.found(found, &codes::PERSON, told.at, told.quote, message);
    }
}

/// Whether the digits before `at` go on: the 1名 of 11名 isn't one person.
fn inside_a_number(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    before.is_some_and(|c| c.is_numeric() || matches!(c, '.' | ',' | '，' | '第'))
}

/// Whether a sentence counts very few. 「1人もいない」 counts nobody.
fn counts_few(sentence: &str, few: &[impl AsRef<str>]) -> bool {
    let counts = |(at, word): (usize, &str)| {
        let nobody = sentence.get(at + word.len()..).is_some_and(|rest| rest.starts_with('も'));
        !nobody && !inside_a_number(sentence, at)
    };
    few.iter().any(|word| sentence.match_indices(word.as_ref()).any(counts))
}

/// Telephone numbers, addresses of mail, ages beside a name: what reaches or tells one person.
fn personal(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    for Text { at, text, look } in scene.texts {
        let letters = look.letters;
        let numbers = letters.has(Letters::ZERO) && letters.has(Letters::DASH);
        let spots = [
            (numbers.then(|| telephone(text)), "電話番号"),
            (letters.has(Letters::AT).then(|| mail(text)), "メールアドレス"),
            (letters.has(Letters::AGE).then(|| age(text)), "個人の年齢"),
        ];
        for (range, what) in spots.map(|(range, what)| (range.flatten(), what)) {
            let Some(range) = range else { continue };
            let message = format!(
                "{what}と思われるものが書かれています。公表してよいものか確かめ、個人のものであれば消してください。"
            );
            scene.found(found, &codes::PERSONAL, at, excerpt(text, range.start, range.end, 8), message);
        }
    }
}

/// `0837-52-1110`, in any width: ten or eleven digits in three groups, the first beginning with 0.
fn telephone(text: &str) -> Option<Range<usize>> {
    let part = |c: char| fold(c).is_ascii_digit() || fold(c) == '-';
    let mut from = 0;
    while let Some(start) = text.get(from..)?.find(|c: char| fold(c) == '0').map(|at| at + from) {
        let rest = text.get(start..)?;
        let run = rest.get(..rest.find(|c: char| !part(c)).unwrap_or(rest.len()))?;
        let whole = text.get(..start).and_then(|text| text.chars().next_back()).is_none_or(|c| !part(c));
        let digits = run.chars().filter(|c| fold(*c).is_ascii_digit()).count();
        let dashes = run.chars().filter(|c| fold(*c) == '-').count();
        if whole && (10..=11).contains(&digits) && dashes == 2 {
            return Some(start..start + run.len());
        }
        from = start + run.len().max(1);
    }
    None
}

/// `kensho@example.jp`.
fn mail(text: &str) -> Option<Range<usize>> {
    let (at, sign) = text.char_indices().find(|(_, c)| fold(*c) == '@')?;
    let part = |c: char| fold(c).is_ascii_alphanumeric() || matches!(fold(c), '.' | '-' | '_');
    let (before, after) = (text.get(..at)?, text.get(at + sign.len_utf8()..)?);
    let name = before.len() - before.trim_end_matches(part).len();
    let host = after.len() - after.trim_start_matches(part).len();
    let host_text = after.get(..host)?;
    (name > 0 && host_text.chars().any(|c| fold(c) == '.')).then(|| at - name..at + sign.len_utf8() + host)
}

/// `(45歳)` behind a name; 「(65歳以上)」 is a group.
fn age(text: &str) -> Option<Range<usize>> {
    text.match_indices("歳").find_map(|(at, word)| {
        let before = text.get(..at)?;
        let digits = before.len() - before.trim_end_matches(|c: char| fold(c).is_ascii_digit()).len();
        let open = before.get(..before.len() - digits)?;
        let closed = text.get(at + word.len()..)?.chars().next().is_some_and(|c| fold(c) == ')');
        let bracket = open.chars().next_back().filter(|c| fold(*c) == '(')?;
        (digits > 0 && closed).then(|| open.len() - bracket.len_utf8()..at + word.len())
    })
}

/// The sentence around a place, up to 。 or the end of the line.
fn sentence(text: &str, at: usize) -> (usize, usize) {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let from = before.len() - before.rsplit(['。', '\n']).next().map_or(0, str::len);
    let to = before.len() + after.split(['。', '\n']).next().map_or(0, str::len);
    (from, to)
}
