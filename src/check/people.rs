//! Sentences that may tell who is meant, before they are published.
//!
//! Two kinds. Something *happened* to a person (「職員が退職した」, 「保護者に患者がいる」): with a person word in the sentence it is
//! about somebody. A *circumstance* (不登校, 認知症) is what programmes are about; it is about somebody only where the same
//! sentence counts very few. The words are in the table, and those that only name a programme (認知症サポーター) are there as
//! harmless. A small group that another sentence mentions (「小学校1校のみ」) is told with the finding.

use super::lexicon::{Kind, holds};
use super::scene::{Scene, excerpt};
use super::{Finding, codes};

/// A sentence that tells something of somebody.
struct Told {
    at: String,
    sentence: String,
    quote: String,
    what: String,
}

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let people = scene.words.people();
    let mut few: Vec<(String, String)> = Vec::new();
    let mut all: Vec<Told> = Vec::new();
    scene.texts(|at, text| {
        let mut last_end = 0;
        scene.words.scan(text, |hit| match hit.kind {
            Kind::Few if !inside_a_number(text, hit.start) => {
                let word = text.get(hit.start..hit.end).unwrap_or_default();
                few.push((word.to_owned(), excerpt(text, hit.start, hit.end, 6)));
            }
            Kind::Happened | Kind::Circumstance if hit.start >= last_end => {
                let (from, to) = sentence(text, hit.start);
                let words = text.get(from..to).unwrap_or_default();
                let rest = text.get(hit.start..).unwrap_or_default();
                if people.harmless.iter().any(|word| rest.starts_with(word.as_str())) {
                    return;
                }
                let what = text.get(hit.start..hit.end).unwrap_or_default();
                // 患者 is a person word too: somebody else must be meant.
                let about_somebody = holds(&words.replacen(what, "", 1), &people.who);
                if about_somebody && (hit.kind == Kind::Happened || counts_few(words, &people.few)) {
                    all.push(Told {
                        at: at.to_string(),
                        sentence: words.to_owned(),
                        quote: excerpt(text, hit.start, hit.end, 24),
                        what: excerpt(text, hit.start, hit.end, 4),
                    });
                    last_end = to;
                }
            }
            _ => {}
        });
    });
    for told in all {
        // 「小学校1校のみ」 narrows any sentence about schools; 「1名」 only the one that it stands in.
        let school = |word: &str| word.ends_with('校') && told.sentence.contains("学校");
        let narrows =
            few.iter().find(|(word, _)| school(word) || counts_few(&told.sentence, std::slice::from_ref(word)));
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

fn counts_few(sentence: &str, few: &[String]) -> bool {
    few.iter().any(|word| sentence.match_indices(word.as_str()).any(|(at, _)| !inside_a_number(sentence, at)))
}

/// The sentence around a place, up to 。 or the end of the line.
fn sentence(text: &str, at: usize) -> (usize, usize) {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let from = before.len() - before.rsplit(['。', '\n']).next().map_or(0, str::len);
    let to = before.len() + after.split(['。', '\n']).next().map_or(0, str::len);
    (from, to)
}
