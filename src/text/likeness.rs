//! How alike two texts are, by the pairs of neighbouring letters that they have in common (the Sørensen–Dice coefficient):
//! a corrected name is still like the old one, another name isn't.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

/// The pairs of neighbouring letters in some texts.
#[derive(Clone, Debug, Default)]
pub struct Letters {
    pairs: HashMap<(String, String), u32>,
    count: u32,
}

impl Letters {
    /// Those of one text.
    pub fn of(text: &str) -> Letters {
        let mut letters = Letters::default();
        letters.add(text);
        letters
    }

    /// Takes in another text; no pair goes from one into the next.
    pub fn add(&mut self, text: &str) {
        let letters: Vec<_> = text.graphemes(true).collect();
        for pair in letters.windows(2) {
            if let [one, two] = pair {
                *self.pairs.entry(((*one).to_owned(), (*two).to_owned())).or_default() += 1;
                self.count += 1;
            }
        }
    }

    /// How alike the texts are, in hundredths: 100 where all pairs are common, 0 where none is.
    pub fn likeness(&self, other: &Letters) -> u32 {
        let of = |pair| other.pairs.get(pair).copied().unwrap_or(0);
        let common: u32 = self.pairs.iter().map(|(pair, count)| (*count).min(of(pair))).sum();
        (200 * common).checked_div(self.count + other.count).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_common_counts() {
        let alike = |one: &str, other: &str| Letters::of(one).likeness(&Letters::of(other));
        assert_eq!(alike("受講者数", "受講者数"), 100);
        assert_eq!(alike("受講者数", "来場者数"), 33);
        assert_eq!(alike("受講者数", "満足度"), 0);
        assert_eq!(alike("", ""), 0);
    }
}
