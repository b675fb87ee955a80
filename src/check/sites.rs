//! Addresses of one site that don't agree: one letter, a hyphen from a broken line, a slash inside a word.
//!
//! Nothing is fetched. Two pages of one site share most words of their paths, so a word that is nearly another one of the
//! same site is probably that word misread. Which of two is wrong can only be guessed at; opening both decides.

use std::collections::BTreeMap;

use crate::json::Pointer;
use crate::ledger::view::Project;

use super::{Finding, codes, url};

/// How many different words of one site's addresses are kept and compared.
const WORDS: usize = 1000;

/// The addresses of a ledger, by site.
#[derive(Debug, Default)]
pub(super) struct Sites {
    sites: BTreeMap<String, Site>,
}

#[derive(Debug, Default)]
struct Site {
    words: BTreeMap<String, Word>,
    /// Two neighbouring parts joined, with the two as printed: `soshiki`, `sos/hiki`.
    joined: BTreeMap<String, (String, Word)>,
}

/// A word of an address: how often it occurs, and the first address that has it.
#[derive(Debug)]
struct Word {
    count: usize,
    project: usize,
    pointer: Pointer,
    address: String,
}

impl Sites {
    /// Takes in the addresses of the project at an index.
    pub fn add(&mut self, index: usize, project: Project<'_>) {
        for (i, address) in project.plan().into_iter().flat_map(|plan| plan.texts("urls").enumerate()) {
            let Some((host, parts)) = url::parts(&address) else { continue };
            let site = self.sites.entry(host).or_default();
            let first = || Word {
                count: 1,
                project: index,
                pointer: Pointer::parse(&format!("/projects/{index}/plan/urls/{i}")).unwrap_or_default(),
                address: address.clone().into_owned(),
            };
            for part in parts.iter().filter(|part| comparable(part)) {
                if let Some(word) = site.words.get_mut(part) {
                    word.count += 1;
                } else if site.words.len() < WORDS {
                    site.words.insert(part.clone(), first());
                }
            }
            for pair in parts.windows(2) {
                let [one, other] = pair else { continue };
                let whole = format!("{one}{other}");
                if comparable(&whole) && site.joined.len() < WORDS {
                    site.joined.entry(whole).or_insert_with(|| (format!("{one}/{other}"), first()));
                }
            }
        }
    }

    /// One finding for an address, however many of its words are odd.
    pub fn finish(&self, found: &mut Vec<Finding>) {
        let mut odd: BTreeMap<(usize, &Pointer), (&str, Vec<String>)> = BTreeMap::new();
        for (word, wrong, right) in self.sites.values().flat_map(Site::differences) {
            let (_, differences) =
                odd.entry((word.project, &word.pointer)).or_insert_with(|| (&word.address, Vec::new()));
            differences.push(format!("「{wrong}」(ほかのURLでは「{right}」)"));
        }
        for ((index, pointer), (address, differences)) in odd {
            let message = format!(
                "同じサイトのURLでつづりが違います: {}。どちらも開いて、正しい方に直してください。",
                differences.join("、")
            );
            found.push(Finding::new(&codes::URL_SPELLING, Some(index), pointer.clone(), address, message));
        }
    }
}

impl Site {
    /// The odd words: where, as printed, and the word that they nearly are.
    fn differences(&self) -> Vec<(&Word, &str, &str)> {
        let words: Vec<(&str, &Word, Vec<u8>)> =
            self.words.iter().map(|(text, word)| (text.as_str(), word, letters(text))).collect();
        // A joined pair elsewhere speaks for a word (sos/hiki for soshiki), a hyphen inside against it.
        let weight = |text: &str, word: &Word| {
            (word.count + usize::from(self.joined.contains_key(text))) * 2 + usize::from(!text.contains('-'))
        };
        let mut differences = Vec::new();
        for (n, (one, a, one_letters)) in words.iter().enumerate() {
            for (other, b, other_letters) in words.iter().skip(n + 1) {
                if nearly_same(one_letters, other_letters) {
                    let first_is_odd = weight(one, a) < weight(other, b);
                    differences.push(if first_is_odd { (*a, *one, *other) } else { (*b, *other, *one) });
                }
            }
        }
        let joined = self.joined.iter().filter(|(whole, _)| self.words.contains_key(*whole));
        differences.extend(joined.map(|(whole, (shown, word))| (word, shown.as_str(), whole.as_str())));
        differences
    }
}

/// Words of an address that are names: no numbers, no files, and long enough for one letter to be a slip.
fn comparable(word: &str) -> bool {
    word.len() >= 6 && word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-' || b == b'_')
}

fn letters(word: &str) -> Vec<u8> {
    word.bytes().filter(|b| !matches!(b, b'-' | b'_')).collect()
}

/// Whether two words, without their hyphens, are the same or differ by one letter (changed, missing, exchanged with its
/// neighbour). One letter more at the end is a plural, another letter there a list (`shisetsu-a`): words of their own.
fn nearly_same(a: &[u8], b: &[u8]) -> bool {
    if a == b {
        return true;
    }
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(head..).unwrap_or_default(), b.get(head..).unwrap_or_default());
    match (a, b) {
        ([_], []) | ([], [_]) => false,
        ([_, rest @ ..], other) | (other, [_, rest @ ..]) if rest == other => true,
        ([x, y, rest @ ..], [v, w, more @ ..]) => (x == w && y == v && rest == more) || (y == w && rest == more),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses_are_near_and_words_of_their_own_are_not() {
        let near = |one: &str, other: &str| nearly_same(&letters(one), &letters(other));
        for (one, other) in [
            ("soshiki", "sosohiki"),
            ("sogokeikaku", "sogok-eikaku"),
            ("kosodate", "kosodaet"),
            ("kankou", "kankuo"),
            ("soshiki", "soshaki"),
        ] {
            assert!(near(one, other) && near(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("soshiki", "shiki"),
            ("event", "events"),
            ("somubu", "nourin"),
            ("kyouseiseusei", "kyousei"),
            ("soshiki", "sooshkii"),
            ("shisetsu-a", "shisetsu-b"),
        ] {
            assert!(!near(one, other) && !near(other, one), "{one} {other}");
        }
        assert!(!comparable("11673") && !comparable("index.html") && !comparable("mineto1") && comparable("soshiki"));
    }
}
