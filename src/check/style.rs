//! です・ます among である: a sentence in another style than those around it.
//!
//! The sheet's own texts are one voice, its achievements another (departments hand them in). Sentences that end in a noun
//! have no style. One or a few sentences among many are told; a record that is half and half has no style to keep.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::prose::is_hiragana;
use super::scene::{Scene, short};
use super::texts::{At, Text};
use super::{Finding, codes};

/// How many sentences of the usual style there must be for each of the other.
const TIMES: usize = 3;

/// What every polite ending holds one of.
static POLITE: LazyLock<[Finder<'static>; 5]> =
    LazyLock::new(|| ["です", "ます", "まし", "ません", "でし"].map(Finder::new));

/// What polite sentences end in.
const ENDS: [&str; 7] = ["です", "ます", "ました", "ません", "でした", "ましょう", "ください"];

pub(super) fn check(scene: &Scene<'_>, found: &mut Vec<Finding>) {
    let voice = |at: At| match at {
        At::Sheet(
            _,
            "effect/comment" | "policy/reason" | "issues/current" | "issues/obstacles" | "issues/revisions",
        ) => Some(0),
        At::SheetRow(_, "achievements", _, "body") => Some(1),
        At::Plan("summary") | At::PlanText("purpose", _) => Some(0),
        _ => None,
    };
    // Where nobody writes です・ます there is nothing to tell apart.
    let polite =
        |text: &Text<'_>| voice(text.at).is_some() && POLITE.iter().any(|end| end.find(text.text.as_bytes()).is_some());
    if !scene.texts.iter().any(polite) {
        return;
    }
    for wanted in [0, 1] {
        let mut polite: Vec<(&Text<'_>, &str)> = Vec::new();
        let mut blunt: Vec<(&Text<'_>, &str)> = Vec::new();
        for text in scene.texts.iter().filter(|text| voice(text.at) == Some(wanted)) {
            for range in text.sentences() {
                let sentence = text.text.get(range).unwrap_or_default().trim();
                match is_polite(sentence) {
                    Some(true) => polite.push((text, sentence)),
                    Some(false) => blunt.push((text, sentence)),
                    None => {}
                }
            }
        }
        let (few, many, usual) = if polite.len() < blunt.len() {
            (&polite, &blunt, "である・た")
        } else {
            (&blunt, &polite, "です・ます")
        };
        let [(text, sentence), ..] = few.as_slice() else { continue };
        if many.len() < TIMES * few.len() {
            continue;
        }
        let more = if few.len() > 1 { format!("(ほか{}か所)", few.len() - 1) } else { String::new() };
        let message = format!(
            "「{}」{more}は、まわりの文({}文)の「{usual}」と文体が違います。「{usual}」にそろえてください。",
            short(sentence, 60),
            many.len()
        );
        scene.found(found, &codes::STYLE, text.at, short(sentence, 100), message);
    }
}

/// Whether a sentence ends in です・ます; `None` where it ends in a noun or is a heading.
fn is_polite(sentence: &str) -> Option<bool> {
    let sentence = sentence.trim_end_matches(['」', ')', '）', '。']);
    if ENDS.iter().any(|end| sentence.ends_with(end)) {
        return Some(true);
    }
    let mut letters = sentence.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    let verb = matches!(last, 'る' | 'た' | 'い' | 'だ' | 'う' | 'す' | 'む' | 'く' | 'ぐ' | 'ぶ' | 'ず');
    (verb && (is_hiragana(before) || matches!(last, 'る' | 'い')) && sentence.chars().count() > 4).then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_told_by_its_end() {
        assert_eq!(is_polite("講座を3回開きました"), Some(true));
        assert_eq!(is_polite("目標には届かなかった"), Some(false));
        assert_eq!(is_polite("通販の比率を高め、体制を構築予定"), None);
        assert_eq!(is_polite(""), None);
    }
}
