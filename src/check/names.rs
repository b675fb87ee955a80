//! Names: the project's own, written two ways between sheets; and what makes two names the same.

use memchr::memmem::Finder;

use crate::text::fold::fold_into;
use crate::text::unseen;

use super::scene::Scene;
use super::texts::Text;
use super::{Finding, codes};

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let Some(name) = scene.project.name() else { return };
    in_prose(scene, &name, found);
    for (i, variant) in scene.project.name_variants().enumerate() {
        if key(&name) == key(&variant) && kanji(&name) == kanji(&variant) {
            continue; // Width and spaces: the same name.
        }
        let (here, there) = difference(&name, &variant);
        let (here, there) = match unseen(&here, &there) {
            Some((mine, theirs)) => {
                (format!("{}〔{mine}〕", in_brackets(&here)), format!("{}〔{theirs}〕", in_brackets(&there)))
            }
            None => (in_brackets(&here), in_brackets(&there)),
        };
        let hint = scene.words.hint(&name, &variant).map_or_else(String::new, |hint| format!("{hint}。"));
        let message = format!(
            "事業名が資料の中で{here}と{there}の二通りに書かれています。{hint}{}に正しい方を確かめ、そろえてください。",
            scene.department()
        );
        scene.found(found, &codes::NAME_TWO_WAYS, format_args!("/name_variants/{i}"), variant, message);
    }
}

/// A part of a name in brackets; in others where it has some of its own.
fn in_brackets(part: &str) -> String {
    let part = part.trim_matches(['「', '」', '『', '』']);
    if part.contains(['「', '」']) { format!("『{part}』") } else { format!("「{part}」") }
}

/// The kind of work that a project's name ends in, and that prose calls it by.
const CALLED: [&str; 2] = ["プロジェクト", "推進事業"];

/// The project by nearly its own name, in a text: 「健康寿命プロジェクト」 where it is called 健幸百寿プロジェクト.
fn in_prose(scene: &Scene<'_>, name: &str, found: &mut Vec<Finding>) {
    let proper = |text: &str, at: usize| -> String {
        let before = text.get(..at).unwrap_or_default();
        let start = before.trim_end_matches(|c: char| matches!(c, '\u{3400}'..='\u{9FFF}')).len();
        before.get(start..).unwrap_or_default().to_owned()
    };
    for called in CALLED {
        // The municipality's name before it may be left out: only the last four letters name it.
        let last = |word: &str| -> Vec<char> { word.chars().rev().take(4).collect() };
        let Some(own) = name.find(called).map(|at| last(&proper(name, at))).filter(|own| own.len() >= 3) else {
            continue;
        };
        let shown = |letters: &[char]| letters.iter().rev().collect::<String>();
        let finder = Finder::new(called);
        for Text { at, text, .. } in scene.texts {
            let said =
                finder.find_iter(text.as_bytes()).filter(|at| !of_others(text, *at)).map(|at| last(&proper(text, at)));
            let odd = said.into_iter().find(|said| {
                let shared = said.iter().filter(|c| own.contains(c)).count();
                said.len() == own.len() && *said != own && 2 * shared >= own.len()
            });
            let Some(odd) = odd else { continue };
            let (odd, own) = (shown(&odd), shown(&own));
            let message = format!(
                "文中では「{odd}{called}」ですが、事業名は「{own}{called}」です。同じ事業のことであれば、そろえてください。"
            );
            scene.found(found, &codes::NAME_TWO_WAYS, at, format!("{odd}{called}"), message);
        }
    }
}

/// Whether the project named before `at` is another body's: 県の…プロジェクト.
fn of_others(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let clause = before.rsplit(['。', '、', '\n']).next().unwrap_or_default();
    [
        "県の",
        "国の",
        "府の",
        "都の",
        "道の",
        "他市",
        "他町",
        "隣",
        "圏域",
        "協議会",
        "大学",
        "株式会社",
        "県が",
        "国が",
        "県と",
        "省",
    ]
    .iter()
    .any(|word| clause.contains(word))
}

/// The kanji of a name, with what says which form of them is meant: 斎 and 齋 are found by each other, and are two
/// spellings of a name all the same.
fn kanji(name: &str) -> String {
    let form = |c: &char| matches!(c, '\u{E0100}'..='\u{E01EF}' | '々' | '〆');
    name.chars().filter(|c| form(c) || super::prose::is_kanji(*c)).collect()
}

/// What two spellings of one name share: width, kana, dashes and spaces don't count.
pub(super) fn key(name: &str) -> String {
    let mut key = String::new();
    fold_into(name, &mut key);
    if key.contains(' ') { key.replace(' ', "") } else { key }
}

/// The parts in which two texts differ, with two characters on either side.
pub(super) fn difference(one: &str, other: &str) -> (String, String) {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let most = a.len().min(b.len()) - head;
    let tail = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(x, y)| x == y).count();
    let part = |chars: &[char]| {
        let from = head.saturating_sub(2);
        let to = (chars.len() - tail + 2).min(chars.len());
        let mut text = String::new();
        if from > 0 {
            text.push('…');
        }
        text.extend(chars.get(from..to).unwrap_or_default());
        if to < chars.len() {
            text.push('…');
        }
        text
    };
    (part(&a), part(&b))
}

/// How alike two names are: twice the pairs of neighbouring characters that they share, over all pairs, in percent.
pub(super) fn likeness(one: &str, other: &str) -> usize {
    let pairs = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        let mut pairs: Vec<(char, char)> = chars.iter().copied().zip(chars.iter().copied().skip(1)).collect();
        pairs.sort_unstable();
        pairs
    };
    let (a, b) = (pairs(one), pairs(other));
    let all = a.len() + b.len();
    let (mut i, mut j, mut shared) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    (shared * 200).checked_div(all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_where_their_letters_do() {
        assert_eq!(key("厚保くり YAMAMORI プロジェクト"), key("厚保くりＹＡＭＡＭＯＲＩプロジェクト"));
        assert_eq!(difference("挑戦のトビラ展開", "挑戦のトピラ展開"), ("…のトビラ展…".into(), "…のトピラ展…".into()));
        assert_eq!(difference("お土産品", "お土産商品"), ("…土産品".into(), "…土産商品".into()));
        assert_eq!(difference("ああ", "あああ"), ("ああ".into(), "あああ".into()));
        assert_eq!(difference("", "あ"), (String::new(), "あ".into()));
    }

    #[test]
    fn likeness_is_high_for_variants_only() {
        assert!(likeness("特定検診の受診率", "特定健診の受診率") >= 60);
        assert!(likeness("健康ウォーク参加者数", "みね健康マイレージ参加者数") < 60);
        assert_eq!(likeness("", ""), 0);
    }
}
