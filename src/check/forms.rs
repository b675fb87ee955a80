//! One word in two forms over the whole ledger.
//!
//! The forms that the table lists (an office's own words, the names of accounts), and forms that need no list: capital
//! letters in two widths (KPI, ＫＰＩ), katakana with and without a long vowel (コンピュータ, コンピューター), 第2 and 第二 of
//! one thing, old and new kanji of one name (髙橋, 高橋). The ledger is read once as it is written, without decoding it; only
//! what is odd is looked up.

mod words;

use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

use crate::json::{Kind as Json, Pointer, Value};
use crate::ledger::field;
use crate::ledger::view::{Front, Project};

use super::lexicon::{Hit, Kind, Words};
use super::scene::excerpt;
use super::texts::{Text, Texts};
use super::{Finding, codes};
use words::{Key, each_word};

/// Gathers the forms of words.
#[derive(Debug, Default)]
pub(super) struct Forms {
    spellings: BTreeMap<(bool, usize), BTreeMap<usize, Form>>,
    /// How often each form of a word was seen, by a hash of the form.
    counts: HashMap<u64, usize, BuildHasherDefault<Key>>,
    /// The forms of a word, by what they have in common, each with its hash.
    words: HashMap<u64, Vec<(String, u64)>, BuildHasherDefault<Key>>,
    /// Words with a second form: where that was seen first.
    odd: BTreeMap<(Option<usize>, Pointer), (u64, String)>,
}

#[derive(Debug)]
struct Form {
    count: usize,
    pointer: Pointer,
    project: Option<usize>,
    quote: String,
}

impl Forms {
    /// Takes in the project at an index.
    pub fn add(&mut self, index: usize, project: Project<'_>, words: &Words) {
        self.add_listed(index, project, words);
        let raw = project.0.raw();
        for (key, form) in self.count(raw) {
            let base = Pointer::root().key("projects").index(index);
            let Some((at, quote)) = place_of(project.0, &base, &form) else { continue };
            self.odd.entry((Some(index), at)).or_insert((key, quote));
        }
    }

    fn add_listed(&mut self, index: usize, project: Project<'_>, words: &Words) {
        // Most projects have none of the spellings, and their bytes tell.
        if words.may_spell(project.0.raw()) {
            for Text { at, text, look } in Texts::read(project, words).all {
                let base = || Pointer::parse(&format!("/projects/{index}{at}")).unwrap_or_default();
                spelled(&mut self.spellings, &look.hits, &text, Some(index), base);
            }
        }
        for (i, item) in project.plan().into_iter().flat_map(|plan| plan.cost_items()).enumerate() {
            let Some(account) = item.account() else { continue };
            let found =
                words.accounts().iter().enumerate().find_map(|(a, accounts)| {
                    Some((a, accounts.forms.iter().position(|form| account.trim() == form)?))
                });
            if let Some((a, form)) = found {
                let entry = self.spellings.entry((true, a)).or_default().entry(form).or_insert_with(|| Form {
                    count: 0,
                    pointer: Pointer::parse(&format!("/projects/{index}/plan/cost_items/{i}/account"))
                        .unwrap_or_default(),
                    project: Some(index),
                    quote: account.into_owned(),
                });
                entry.count += 1;
            }
        }
    }

    /// Counts the words of a text; those that are another form of a word seen before.
    fn count(&mut self, text: &str) -> Vec<(u64, String)> {
        let mut second = Vec::new();
        each_word(text, &mut |form, key, whole| {
            // Nearly every word was seen before.
            let count = self.counts.entry(whole).or_insert(0);
            *count += 1;
            if *count > 1 {
                return;
            }
            let forms = self.words.entry(key).or_default();
            if !forms.is_empty() {
                second.push((key, form.to_owned()));
            }
            forms.push((form.to_owned(), whole));
        });
        second
    }

    /// What the forms show, those outside the projects included.
    pub fn finish(&mut self, front: Front<'_>, words: &Words, found: &mut Vec<Finding>) {
        let mut texts: Vec<(Pointer, String)> = Vec::new();
        front_texts(front, &mut |at, text| texts.push((at.clone(), text.to_owned())));
        for (at, text) in texts {
            spelled(&mut self.spellings, &words.look(&text).hits, &text, None, || at.clone());
            for (key, form) in self.count(&text) {
                let start = text.find(&form).unwrap_or_default();
                let quote = excerpt(&text, start, start + form.len(), 10);
                self.odd.entry((None, at.clone())).or_insert((key, quote));
            }
        }
        self.two_spellings(words, found);
        for ((index, at), (key, quote)) in &self.odd {
            let Some(forms) = self.words.get(key) else { continue };
            let count = |whole: &u64| self.counts.get(whole).copied().unwrap_or(0);
            let counts: Vec<String> =
                forms.iter().map(|(form, whole)| format!("「{form}」{}か所", count(whole))).collect();
            let message =
                format!("同じことばが{}と、違う書き方になっています。一つにそろえてください。", counts.join("、"));
            let finding = Finding::new(&codes::SPELLINGS, *index, at.clone(), quote.clone(), message);
            let seen = forms.iter().map(|(form, whole)| (count(whole), &**form)).collect();
            found.push(match usual(seen) {
                Some((rare, usual)) if quote.contains(rare) && !usual.contains(rare) => finding.mended_by(rare, usual),
                _ => finding,
            });
        }
    }

    fn two_spellings(&self, words: &Words, found: &mut Vec<Finding>) {
        for (&(account, i), forms) in &self.spellings {
            let list = if account { words.accounts() } else { words.spellings() };
            let Some(spelling) = list.get(i).filter(|_| forms.len() > 1) else { continue };
            let name = |form: usize| spelling.forms.get(form).map_or("", String::as_str);
            // The rarer is reported; of equally frequent ones the later on the list. The names of accounts are settled: the
            // first on the list is right, however rarely it is written.
            let wrong = forms.iter().filter(|(form, _)| !account || **form > 0);
            let Some((rare, odd)) = wrong.min_by_key(|(form, seen)| (seen.count, std::cmp::Reverse(**form))) else {
                continue;
            };
            let counts: Vec<String> =
                forms.iter().map(|(form, seen)| format!("「{}」{}か所", name(*form), seen.count)).collect();
            let message = format!(
                "同じことばが{}と、違う書き方になっています({})。一つにそろえてください。",
                counts.join("、"),
                spelling.note
            );
            let finding = Finding::new(&codes::SPELLINGS, odd.project, odd.pointer.clone(), odd.quote.clone(), message);
            let seen = forms.iter().map(|(form, seen)| (seen.count, name(*form))).collect();
            let right = if account { Some(name(0)) } else { usual(seen).map(|(_, usual)| usual) };
            found.push(match right {
                // One inside the other (サーバ, サーバー) would be written twice.
                Some(right) if !right.contains(name(*rare)) => finding.mended_by(name(*rare), right),
                _ => finding,
            });
        }
    }
}

/// The form that hardly anybody writes, and the one that nearly all do; `None` where a choice is left.
fn usual<N: Copy + Ord + Into<usize>>(mut seen: Vec<(N, &str)>) -> Option<(&str, &str)> {
    seen.sort_unstable();
    match seen[..] {
        [(few, rare), (many, usual)] if many.into() >= USUAL * few.into() => Some((rare, usual)),
        _ => None,
    }
}

/// So many times as often as the other, a form is the usual one.
const USUAL: usize = 3;

/// Where in a project a word stands first, and the words around it: at a field of the contract.
fn place_of(value: Value<'_>, at: &Pointer, word: &str) -> Option<(Pointer, String)> {
    match value.kind() {
        Json::String => {
            let text = value.str()?;
            let start = text.find(word)?;
            let known = field::field(at).is_some();
            known.then(|| (at.clone(), excerpt(&text, start, start + word.len(), 10)))
        }
        Json::Array => value.items().enumerate().find_map(|(i, item)| place_of(item, &at.index(i), word)),
        Json::Object => value.members().find_map(|member| {
            let key = member.key();
            let skipped = matches!(&*key, "id" | "urls" | "accepted" | "name_variants" | "program");
            if skipped { None } else { place_of(member.value, &at.key(&key), word) }
        }),
        _ => None,
    }
}

fn spelled(
    spellings: &mut BTreeMap<(bool, usize), BTreeMap<usize, Form>>,
    hits: &[Hit],
    text: &str,
    project: Option<usize>,
    pointer: impl Fn() -> Pointer,
) {
    let mut end = 0;
    for hit in hits {
        // The longest form at a place comes first; 土産商品 inside お土産商品 isn't another one.
        if let Kind::Spelling(i, form) = hit.kind
            && hit.start >= end
        {
            end = hit.end;
            let entry = spellings.entry((false, i)).or_default().entry(form).or_insert_with(|| Form {
                count: 0,
                pointer: pointer(),
                project,
                quote: excerpt(text, hit.start, hit.end, 10),
            });
            entry.count += 1;
        }
    }
}

/// The texts outside the projects, the criteria and programmes included.
fn front_texts(front: Front<'_>, visit: &mut dyn FnMut(&Pointer, &str)) {
    fn walk(value: Value<'_>, at: &Pointer, visit: &mut dyn FnMut(&Pointer, &str)) {
        match value.kind() {
            Json::String => {
                if let Some(text) = value.str() {
                    visit(at, &text);
                }
            }
            Json::Array => value.items().enumerate().for_each(|(i, item)| walk(item, &at.index(i), visit)),
            Json::Object => value.members().for_each(|member| walk(member.value, &at.key(&member.key()), visit)),
            _ => {}
        }
    }
    for key in ["title", "review_title", "programs", "funding", "notes", "totals", "criteria"] {
        if let Some(value) = front.0.get(key) {
            walk(value, &Pointer::root().key(key), visit);
        }
    }
}
