//! What counts a heading or explains a sum in it, and is no part of its words.

use super::Words;
use super::years::without_year;

impl Words {
    /// Without numbering and marks in front.
    pub(super) fn unnumbered<'t>(&self, text: &'t str) -> &'t str {
        let text = text.trim_start_matches(['■', '○', '●', '◆', '◇', '□', '・', '※', '〇', '▼', '▽']);
        let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
        if digits.len() < text.len()
            && !digits.is_empty()
            && (digits.starts_with(['.', '．', '、', ')'])
                || text.starts_with(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
                    && !digits.starts_with(['年', '月', '日', '億', '万', '千', '人', '件']))
        {
            let cut = digits.trim_start_matches(['.', '．', '、', ')']);
            if self.known(without_year(cut).trim_start_matches('の')).is_some() {
                return cut;
            }
        }
        // 「Ⅱ 評価」 and 「ア 事業の目的」 are numbered too, where what follows is a word of the field.
        let roman = text.trim_start_matches(['I', 'V', 'X']);
        let kana = |c| ('ア'..='コ').contains(&c) || "ロハニホヘトチリヌ".contains(c);
        let kana = text.strip_prefix(kana).unwrap_or(text);
        for cut in [roman, kana].map(|cut| cut.trim_start_matches(['.', '、', ')'])) {
            if cut.len() < text.len() && self.concept(cut).is_some() {
                return cut;
            }
        }
        text
    }
}

/// What a letter counts: 「a)　事業の目的」.
pub(super) fn behind_letter(text: &str) -> Option<&str> {
    let letter = |c: char| c.is_ascii_alphabetic() || ('ａ'..='ｚ').contains(&c);
    text.trim_start().strip_prefix(letter)?.strip_prefix([')', '）'])
}

/// The first line of a heading whose further lines count up what is to be written below it: 「事業の概要⏎①目的⏎②経費の内容」.
pub(super) fn first_line(text: &str) -> Option<&str> {
    let (first, rest) = text.trim().split_once('\n')?;
    let counted = rest.lines().all(|line| {
        line.trim_start().starts_with(|c| ('①'..='⑳').contains(&c))
            && line.chars().count() <= 24
            && !line.contains('。')
    });
    counted.then_some(first)
}

/// A heading without the letters by which sums are explained: 「総事業費 Ａ＝Ｂ＋Ｃ」, 「交付金充当額⏎Ｂ」, 「事業費　①」.
pub(super) fn without_letter(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let is_letter = |c: char| c.is_ascii_uppercase() || ('Ａ'..='Ｚ').contains(&c) || ('①'..='⑳').contains(&c);
    if !text.ends_with(is_letter) {
        return None;
    }
    let (rest, last) = text.rsplit_once(char::is_whitespace)?;
    let plain = last.chars().all(|c| is_letter(c) || "=＝+＋-－".contains(c));
    let letters = last.split(|c| !is_letter(c)).all(|letters| letters.chars().count() <= 1);
    (plain && letters && !rest.trim().is_empty()).then(|| rest.trim_end())
}
