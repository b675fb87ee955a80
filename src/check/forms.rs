//! One word in two forms over the whole ledger.
//!
//! The forms that the table lists (an office's own words, the names of accounts), and forms that need no list: capital
//! letters in two widths (KPI, ＫＰＩ), katakana with and without a long vowel (コンピュータ, コンピューター), 第2 and 第二 of
//! one thing, old and new kanji of one name (髙橋, 高橋). The ledger is read once as it is written, without decoding it; only
//! what is odd is looked up.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

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

/// A katakana word of so many letters, without those that lengthen, is long enough not to be another word (ビル, ビール).
const LONG: usize = 4;

/// The words of a text whose forms are compared, each with a hash of what its forms have in common, and of the form itself.
fn each_word(text: &str, take: &mut impl FnMut(&str, u64, u64)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&first) = bytes.get(at) {
        let (length, begins) = FIRST[usize::from(first)];
        let asked = begins
            && match first {
                // Hiragana, and the marks before them, have a second byte below that of katakana.
                0xE3 => matches!(bytes.get(at + 1), Some(0x82 | 0x83)),
                0xE4..=0xE9 => is_asked(bytes, at),
                _ => true,
            };
        let end = if asked { word_at(text, at, take) } else { at };
        at = end.max(at + usize::from(length));
    }
}

/// By the first byte of a letter: how many it has, and whether such a word may begin with it (a capital, katakana, kanji, what
/// is of full width): only that is decoded.
const FIRST: [(u8, bool); 256] = {
    let mut all = [(1, false); 256];
    let mut byte = 0;
    while byte < 256 {
        let length = match byte {
            0xF0.. => 4,
            0xE0.. => 3,
            0xC0.. => 2,
            _ => 1,
        };
        all[byte] = (length, matches!(byte, 0x41..=0x5A | 0xE3..=0xE9 | 0xEF | 0xF0));
        byte += 1;
    }
    all
};

/// The kanji that a compared word may begin with: 第, and those of [`is_name_kanji`]; as a set by their low bits, so that a
/// few others are asked in vain.
const ASKED: [u64; 64] = {
    let kanji = [
        '第', '高', '崎', '辺', '浜', '斎', '斉', '沢', '島', '徳', '瀬', '滝', '恵', '真', '桜', '桑', '柳', '館',
        '吉', '髙', '邉', '邊', '濵', '濱', '齋', '齊', '澤', '嶋', '嶌', '德', '瀨', '瀧', '惠', '眞', '櫻', '桒',
        '栁', '舘',
    ];
    let mut set = [0; 64];
    let mut at = 0;
    while at < kanji.len() {
        let code = kanji[at] as usize % 4096;
        set[code / 64] |= 1 << (code % 64);
        at += 1;
    }
    set
};

/// Whether the kanji of three bytes at a place may be one of [`ASKED`]: its low twelve bits are in the last two bytes.
fn is_asked(bytes: &[u8], at: usize) -> bool {
    let (Some(second), Some(third)) = (bytes.get(at + 1), bytes.get(at + 2)) else { return false };
    let bit = third & 0x3F;
    ASKED.get(usize::from(second & 0x3F)).is_some_and(|word| word >> bit & 1 == 1)
}

/// The letter before a place.
fn before(text: &str, at: usize) -> char {
    text.get(..at).and_then(|text| text.chars().next_back()).unwrap_or('\0')
}

/// The katakana word at a place: nearly all that is looked at, so without decoding. What its forms have in common are its
/// letters but ー (0xE3 0x83 0xBC).
fn katakana_at(text: &str, start: usize, take: &mut impl FnMut(&str, u64, u64)) -> usize {
    let bytes = text.as_bytes();
    let (mut end, mut key, mut whole, mut core) = (start, Key::of(0), Key::WHOLE, 0);
    while let Some(&[0xE3, second, third]) = bytes.get(end..end + 3) {
        let katakana = match second {
            0x82 => third >= 0xA1,
            0x83 => third <= 0xBA || third == 0xBC,
            _ => false,
        };
        if !katakana {
            break;
        }
        let letter = u32::from(second) << 8 | u32::from(third);
        whole = whole.with(0xE3 << 16 | letter);
        if (second, third) != (0x83, 0xBC) {
            key = key.with(letter);
            core += 1;
        }
        end += 3;
    }
    let word = text.get(start..end).unwrap_or_default();
    if core >= LONG && !word.starts_with('ー') {
        take(word, key.0, whole.0);
    }
    end
}

/// The word whose forms are compared that begins at a place, if there is one; where it ends.
fn word_at(text: &str, start: usize, take: &mut impl FnMut(&str, u64, u64)) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let Some(c) = rest.chars().next() else { return start };
    let capital = |c: char| c.is_ascii_uppercase() || matches!(c, '\u{FF21}'..='\u{FF3A}');
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\u{FF21}'..='\u{FF5A}');
    if is_katakana(c) {
        return katakana_at(text, start, take);
    }
    if capital(c) {
        let end = start + rest.find(|c| !capital(c)).unwrap_or(rest.len());
        let word = text.get(start..end).unwrap_or_default();
        let whole = !letter(before(text, start)) && !text.get(end..).is_some_and(|rest| rest.starts_with(letter));
        if whole && word.chars().nth(1).is_some() {
            let narrow =
                |c: char| char::from_u32(u32::from(c).wrapping_sub(0xFEE0)).filter(|_| !c.is_ascii()).unwrap_or(c);
            take(word, Key::of(1).text(word.chars().map(narrow)), Key::whole(word));
        }
        return end;
    }
    if c == '第' {
        // 第2世代, 第２世代, 第二世代.
        let behind = rest.get(c.len_utf8()..).unwrap_or_default();
        let Some(digit) = behind.chars().next() else { return start };
        let value = "一二三四五六七八九".chars().position(|d| d == digit).map(|d| d + 1).or(match digit {
            '1'..='9' => Some(digit as usize - '0' as usize),
            '１'..='９' => Some(digit as usize - '０' as usize),
            _ => None,
        });
        let name = behind.get(digit.len_utf8()..).unwrap_or_default();
        let kanji = name.chars().take_while(|c| is_kanji(*c)).take(2);
        let length: usize = kanji.clone().map(char::len_utf8).sum();
        let name = name.get(..length).unwrap_or_default();
        let counted = name.chars().next().is_some_and(|c| "一二三四五六七八九十百回条号日項".contains(c));
        if let Some(value) = value.filter(|_| kanji.count() == 2 && !counted) {
            let word = rest.get(..c.len_utf8() + digit.len_utf8() + length).unwrap_or_default();
            take(word, Key::of(2).with(value as u32).text(name.chars()), Key::whole(word));
        }
        return start;
    }
    if is_name_kanji(c) {
        let end = start + c.len_utf8();
        let (previous, next) = (before(text, start), text.get(end..).and_then(|rest| rest.chars().next()));
        let pair = match next.filter(|next| is_kanji(*next)) {
            Some(next) => Some((start..end + next.len_utf8(), 3)),
            None if is_kanji(previous) => Some((start - previous.len_utf8()..end, 4)),
            None => None,
        };
        if let Some((pair, kind)) = pair {
            let word = text.get(pair).unwrap_or_default();
            take(word, Key::of(kind).text(fold_query(word).chars()), Key::whole(word));
        }
    }
    start
}

/// Whether a kanji is an old or variant form in names, or the new form of one.
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
            | '髙'
            | '﨑'
            | '邉'
            | '邊'
            | '濵'
            | '濱'
            | '齋'
            | '齊'
            | '澤'
            | '嶋'
            | '嶌'
            | '德'
            | '瀨'
            | '瀧'
            | '惠'
            | '眞'
            | '櫻'
            | '桒'
            | '栁'
            | '舘'
            | '𠮷'
    )
}

/// A quick hash (FNV-1a) of what the forms of a word have in common. Two words that meet in it by chance would be told as
/// forms of one; with 64 bits that doesn't happen.
#[derive(Default)]
struct Key(u64);

impl Key {
    /// The beginning of a form's own hash.
    const WHOLE: Self = Self::of(9);

    const fn of(kind: u8) -> Self {
        Self(0xCBF2_9CE4_8422_2325).with(kind as u32)
    }

    const fn with(self, value: u32) -> Self {
        Self((self.0 ^ value as u64).wrapping_mul(0x0000_0100_0000_01B3))
    }

    /// A form's own hash: three bytes at a time, as kana and kanji are written.
    fn whole(form: &str) -> u64 {
        let three = |key: Key, three: &[u8]| key.with(three.iter().fold(0, |value, b| value << 8 | u32::from(*b)));
        form.as_bytes().chunks(3).fold(Self::WHOLE, three).0
    }

    fn text(self, letters: impl Iterator<Item = char>) -> u64 {
        letters.fold(self, |key, c| key.with(u32::from(c))).0
    }
}

/// The keys are hashes already.
impl Hasher for Key {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, key: u64) {
        // The table takes its bits from both ends.
        self.0 = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
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
            each_word(text, &mut |word, key, whole| {
                assert_eq!(whole, Key::whole(word));
                all.push(key);
            });
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
