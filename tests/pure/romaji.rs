//! How well romaji finds Japanese: recall on words that were chosen beforehand, and what else they hit in an official
//! document.

use kensho::text::romaji::matches;
use kensho::text::{Romaji, fold};

use crate::support::long;

/// Words and romaji of the list.
fn list() -> Vec<(&'static str, &'static str)> {
    include_str!("../data/romaji.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect()
}

#[test]
fn recall_on_the_list_is_at_least_95_percent() {
    let list = list();
    assert!(list.len() >= 200);
    let found = |word: &str, romaji: &str| {
        // Found whole, and in the middle of a sentence.
        let text = format!("本市は、{word}を");
        let start = "本市は、".len();
        matches(&text, romaji).any(|hit| hit == (start..start + word.len()))
    };
    let tried: Vec<_> = list.iter().step_by(long::every(3)).collect();
    let missed: Vec<_> = tried.iter().filter(|(word, romaji)| !found(word, romaji)).collect();
    let recall = 100.0 * (tried.len() - missed.len()) as f64 / tried.len() as f64;
    println!("recall {recall:.1} % of {} words; missed: {missed:?}", tried.len());
    assert!(recall >= 95.0);
}

/// Other things than the word that a query finds in the embedded ledger: many are read so too (講演 for 公園), and some
/// are not. The number is watched, so that a looser rule shows.
#[test]
fn what_else_is_hit_in_a_record_is_counted() {
    let ledger = include_str!("../../data/mine-r6.json");
    let folded = fold(ledger);
    let mut queries = list();
    queries.sort_by_key(|(_, romaji)| *romaji);
    let (mut hits, mut others) = (0, std::collections::BTreeMap::<(&str, &str), usize>::new());
    for words in queries.chunk_by(|a, b| a.1 == b.1) {
        let romaji = words[0].1;
        let Some(query) = Romaji::new(romaji) else { continue };
        for hit in query.find(&folded.text) {
            hits += 1;
            let text = &ledger[folded.source(hit)];
            if !words.iter().any(|(word, _)| *word == text) {
                *others.entry((romaji, text)).or_default() += 1;
            }
        }
    }
    let other: usize = others.values().sum();
    println!("{hits} hits, {other} of them other things: {others:?}");
    assert!(hits > 1000 && other * 6 < hits);
}
