//! Texts of the sheets that stand in two places: copied from another project, or from another field.

use std::collections::HashMap;

use crate::json::Pointer;
use crate::ledger::units::fold;
use crate::ledger::view::Project;

use super::scene::short;
use super::{Finding, codes};

/// A text of so many characters isn't a phrase that two people write by themselves.
const PHRASE: usize = 30;

/// Texts of the sheets, long enough to be nobody's phrase, by what [`same_text`] makes of them.
#[derive(Debug, Default)]
pub(super) struct Copies(HashMap<(usize, u64), Copy>);

/// One text, and where it stands.
#[derive(Debug)]
struct Copy {
    /// The project and sheet in which it was seen first, and where.
    first: (usize, usize),
    place: String,
    count: usize,
    /// Where it was seen again, where that is worth a finding: the project, the place, the text's beginning, the field.
    again: Option<Box<(usize, Pointer, String, &'static str)>>,
}

/// What stands for a text while others are compared with it: its length and a hash, since the texts together are as long
/// as the ledger. How it is spaced and which width its letters have makes no difference.
fn same_text(text: &str) -> (usize, u64) {
    // FNV-1a, letter by letter.
    text.chars().fold((0, 0xCBF2_9CE4_8422_2325), |(length, hash), c| {
        // Kanji and kana are most of a text, and neither folded nor blank.
        let letter = match c {
            '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' => Some(c),
            c => Some(fold(c)).filter(|c| !c.is_whitespace()),
        };
        let with = |c| (length + 1, (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01B3));
        letter.map_or((length, hash), with)
    })
}

impl Copies {
    /// Takes in the project at an index.
    pub fn add(&mut self, index: usize, project: Project<'_>) {
        for (r, review) in project.reviews() {
            let is_plan = review.is_plan();
            let at = || Pointer::root().key("projects").index(index).key("reviews").index(r);
            let texts = [
                (["effect", "comment"], "評価", review.comment()),
                (["policy", "reason"], "方針の理由", review.reason()),
                (["issues", "current"], "現況や課題の把握", review.current()),
                (["issues", "obstacles"], "阻害要因", review.obstacles()),
                (["issues", "revisions"], "見直し内容", review.revisions()),
            ];
            for ([group, key], label, text) in texts {
                // Plans that go on as planned may say so in one form of words.
                let counts = |text: &str| !is_plan && text.chars().nth(PHRASE - 1).is_some();
                let Some(text) = text.filter(|text| counts(text)) else { continue };
                let copy = self.0.entry(same_text(&text)).or_insert_with(|| Copy {
                    first: (index, r),
                    place: format!("「{}」の{label}", project.name().map_or_else(String::new, |name| short(&name, 24))),
                    count: 0,
                    again: None,
                });
                copy.count += 1;
                // Last year's words in the same project may be meant.
                let (first, sheet) = copy.first;
                if copy.count > 1 && copy.again.is_none() && (index != first || r == sheet) {
                    copy.again = Some(Box::new((index, at().key(group).key(key), short(&text, 40), label)));
                }
            }
        }
    }

    /// A text that stands in another project, or twice in one sheet.
    pub fn finish(&self, found: &mut Vec<Finding>) {
        for Copy { place, count, again, .. } in self.0.values() {
            let Some((index, pointer, text, label)) = again.as_deref() else { continue };
            let more = if *count > 2 {
                format!("同じ文章はほかにもあり、あわせて{count}か所です。")
            } else {
                String::new()
            };
            let message = format!(
                "この{label}は、{place}と同じ文章です。{more}写し間違いであれば、この事業のことを書いてください。"
            );
            found.push(Finding::new(&codes::COPIED, Some(*index), pointer.clone(), text.clone(), message));
        }
    }
}
