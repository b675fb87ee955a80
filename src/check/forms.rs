//! One word in two forms over the whole ledger.
//!
//! The forms that the table lists (an office's own words, the names of accounts), and forms that need no list: capital
//! letters in two widths (KPI, ＫＰＩ), katakana with and without a long vowel (コンピュータ, コンピューター), 第2 and 第二 of
//! one thing, old and new kanji of one name (髙橋, 高橋). The ledger is read once as it is written, without decoding it; only
//! what is odd is looked up.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::json::{Kind as Json, Pointer, Value};
use crate::ledger::field;
use crate::ledger::view::{Front, Project};
use crate::text::fold_query;

use super::lexicon::{Hit, Kind, Words};
use super::prose::{is_kanji, is_katakana};
use super::scene::excerpt;
use super::texts::{Text, Texts};
use super::{Finding, codes};

/// Gathers the forms of words.
#[derive(Debug, Default)]
pub(super) struct Forms {
    spellings: BTreeMap<(bool, usize), BTreeMap<usize, Form>>,
    /// By what the forms of a word have in common.
    words: HashMap<u64, Vec<(String, usize)>>,
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
        each_word(text, &mut |form, key| {
            let forms = self.words.entry(key).or_default();
            if let Some((_, count)) = forms.iter_mut().find(|(known, _)| known == form) {
                *count += 1;
                return;
            }
            if !forms.is_empty() {
                second.push((key, form.to_owned()));
            }
            forms.push((form.to_owned(), 1));
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
            let counts: Vec<String> = forms.iter().map(|(form, count)| format!("「{form}」{count}か所")).collect();
            let message =
                format!("同じことばが{}と、違う書き方になっています。一つにそろえてください。", counts.join("、"));
            found.push(Finding::new(&codes::SPELLINGS, *index, at.clone(), quote.clone(), message));
        }
    }

    fn two_spellings(&self, words: &Words, found: &mut Vec<Finding>) {
        for (&(account, i), forms) in &self.spellings {
            let list = if account { words.accounts() } else { words.spellings() };
            let Some(spelling) = list.get(i).filter(|_| forms.len() > 1) else { continue };
            let name = |form: usize| spelling.forms.get(form).map_or("", String::as_str);
            // The rarer is reported; of equally frequent ones the later on the list.
            let Some((_, odd)) = forms.iter().min_by_key(|(form, seen)| (seen.count, std::cmp::Reverse(**form))) else {
                continue;
            };
            let counts: Vec<String> =
                forms.iter().map(|(form, seen)| format!("「{}」{}か所", name(*form), seen.count)).collect();
            let message = format!(
                "同じことばが{}と、違う書き方になっています({})。一つにそろえてください。",
                counts.join("、"),
                spelling.note
            );
            found.push(Finding::new(&codes::SPELLINGS, odd.project, odd.pointer.clone(), odd.quote.clone(), message));
        }
    }
}

/// A katakana word of so many letters, without those that lengthen, is long enough not to be another word (ビル, ビール).
const LONG: usize = 4;

/// Old and variant kanji of names; each is one letter of the new one's names.
const NAMES: &str = "髙﨑邉邊濵濱齋齊澤嶋嶌德瀨瀧惠眞櫻桒栁舘𠮷";

/// The words of a text whose forms are compared, each with what its forms have in common.
fn each_word(text: &str, take: &mut impl FnMut(&str, u64)) {
    let key = |kind: u8, word: &dyn Fn(&mut DefaultHasher)| {
        let mut hasher = DefaultHasher::new();
        kind.hash(&mut hasher);
        word(&mut hasher);
        hasher.finish()
    };
    let mut letters = text.char_indices().peekable();
    let mut before = '\0';
    while let Some((start, c)) = letters.next() {
        let capital = |c: char| c.is_ascii_uppercase() || matches!(c, '\u{FF21}'..='\u{FF3A}');
        let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\u{FF21}'..='\u{FF5A}');
        let inside: Option<fn(char) -> bool> = if is_katakana(c) && !is_katakana(before) && c != 'ー' {
            Some(is_katakana)
        } else if capital(c) && !letter(before) {
            Some(|c| c.is_ascii_uppercase() || matches!(c, '\u{FF21}'..='\u{FF3A}'))
        } else {
            None
        };
        let previous = std::mem::replace(&mut before, c);
        if let Some(inside) = inside {
            let mut end = start + c.len_utf8();
            while let Some(&(at, next)) = letters.peek().filter(|(_, next)| inside(*next)) {
                end = at + next.len_utf8();
                before = next;
                letters.next();
            }
            let word = text.get(start..end).unwrap_or_default();
            if is_katakana(c) {
                let core = || word.chars().filter(|c| *c != 'ー');
                if word.len() >= 3 * LONG && core().count() >= LONG {
                    take(word, key(0, &|hasher| core().for_each(|c| c.hash(hasher))));
                }
            } else if word.chars().count() >= 2 && !letters.peek().is_some_and(|(_, next)| letter(*next)) {
                let folded =
                    |c: char| char::from_u32(u32::from(c).wrapping_sub(0xFEE0)).filter(|_| !c.is_ascii()).unwrap_or(c);
                take(word, key(1, &|hasher| word.chars().map(folded).for_each(|c| c.hash(hasher))));
            }
        } else if c == '第'
            && let Some(&(at, digit)) = letters.peek()
        {
            // 第2世代, 第２世代, 第二世代.
            let value = "一二三四五六七八九".chars().position(|d| d == digit).map(|d| d + 1).or(match digit {
                '1'..='9' => Some(digit as usize - '0' as usize),
                '１'..='９' => Some(digit as usize - '０' as usize),
                _ => None,
            });
            let rest = text.get(at + digit.len_utf8()..).unwrap_or_default();
            let name: String = rest.chars().take_while(|c| is_kanji(*c)).take(2).collect();
            let counted = name.chars().next().is_some_and(|c| "一二三四五六七八九十百回条号日項".contains(c));
            if let Some(value) = value.filter(|_| !name.is_empty() && !counted && name.chars().count() == 2) {
                let word = text.get(start..at + digit.len_utf8() + name.len()).unwrap_or_default();
                take(word, key(2, &|hasher| (value, &name).hash(hasher)));
            }
        } else if is_kanji(c)
            && is_name_kanji(c)
            && let Some(&(at, next)) = letters.peek().filter(|(_, next)| is_kanji(*next))
        {
            let word = text.get(start..at + next.len_utf8()).unwrap_or_default();
            take(word, key(3, &|hasher| fold_query(word).hash(hasher)));
        } else if is_name_kanji(c) && is_kanji(previous) {
            let from = start - previous.len_utf8();
            let word = text.get(from..start + c.len_utf8()).unwrap_or_default();
            take(word, key(4, &|hasher| fold_query(word).hash(hasher)));
        }
    }
}

/// Whether a kanji is an old form in names, or the new form of one.
fn is_name_kanji(c: char) -> bool {
    matches!(
        c,
        '高' | '崎'
            | '辺'
            | '浜'
            | '斎'
            | '斉'
            | '沢'
            | '島'
            | '徳'
            | '瀬'
            | '滝'
            | '恵'
            | '真'
            | '桜'
            | '桑'
            | '柳'
            | '館'
            | '吉'
    ) || NAMES.contains(c)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_share_a_key_and_other_words_do_not() {
        let keys = |text: &str| {
            let mut all = Vec::new();
            each_word(text, &mut |_, key| all.push(key));
            all
        };
        for (one, other) in [
            ("KPIの", "ＫＰＩの"),
            ("コンピュータ", "コンピューター"),
            ("シティプロモーション", "シティープロモーション"),
            ("第2世代の", "第二世代の"),
            ("髙橋", "高橋"),
            ("宮﨑", "宮崎"),
        ] {
            assert!(keys(one).iter().any(|key| keys(other).contains(key)), "{one} {other}");
        }
        for (one, other) in [("KPI", "KGI"), ("ビール", "ビル"), ("第2世代の", "第三世代の"), ("高橋", "高山")]
        {
            assert!(keys(one).iter().all(|key| !keys(other).contains(key)), "{one} {other}");
        }
    }
}
