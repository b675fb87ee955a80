//! The help, made from the action table so that it can't say something that isn't so.

use super::keymap::Keymap;
use crate::app::command::{Group, TABLE};
use crate::text;

/// A row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpRow {
    /// A group's heading.
    Heading(&'static str),
    /// Keys and what they do.
    Keys(String, &'static str),
    /// A sentence.
    Words(String),
    /// Nothing.
    Blank,
}

/// What the keys and signs can't say by themselves.
const WORDS: [&str; 3] = [
    "3/4 は判定したKPIのうち達成した数、?2 はまだ確定していない数です。その右は公表された事業効果(外 は判断基準の一覧にない)、\
     記号のあとは判断基準からの提案です(= 同じ、~ 幅がある、! 違うか一覧にない)。* は未保存の変更です。",
    "数字のあとすぐ(0.3秒のうち)に移動のキーを押すと、その回数だけ動きます(5j は5つ下、3G は番号3の事業)。",
    "日本語入力が入ったままでも、全角の英字・記号は同じキーとして働きます。",
];

/// The rows of the help for a screen of `width` cells.
pub fn rows(width: usize, keymap: &Keymap) -> Vec<HelpRow> {
    let mut rows = vec![HelpRow::Heading("一覧の見方")];
    for words in WORDS {
        for row in text::wrap(words, width.saturating_sub(8).max(2)) {
            rows.push(HelpRow::Words(words[row.range].trim_end().to_owned()));
        }
    }
    for group in Group::ALL {
        rows.push(HelpRow::Blank);
        rows.push(HelpRow::Heading(group.label()));
        for entry in TABLE.iter().filter(|entry| entry.group == group) {
            rows.push(HelpRow::Keys(keymap.words(entry), entry.label));
        }
    }
    rows
}
