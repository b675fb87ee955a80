//! The help, made from the tables of keys so that it can't say something that isn't so. The READMEs are made from it.

use super::command::{Entry, Group, TABLE};
use super::key::Key;
use super::keymap::Keymap;
use super::modes::ROOMS;
use super::modes::table::Hint;
use super::typing;
use crate::page;
use crate::rules::Verdict;
use crate::text;

/// A row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpRow {
    /// A group's heading.
    Heading(&'static str),
    /// Keys and what they do; of what takes several rows, a part of each.
    Keys(String, String),
    /// A sentence.
    Words(String),
    /// Nothing.
    Blank,
}

impl HelpRow {
    /// All that it says.
    pub(crate) fn text(&self) -> String {
        match self {
            HelpRow::Heading(words) => (*words).to_owned(),
            HelpRow::Keys(keys, label) => format!("{keys} {label}"),
            HelpRow::Words(words) => words.clone(),
            HelpRow::Blank => String::new(),
        }
    }
}

/// What the signs of the list mean; made of the signs themselves.
fn signs() -> String {
    use Verdict::{Achieved, Excluded, Missed, Open, Unusable};
    let meanings: Vec<String> = [Achieved, Missed, Open, Unusable, Excluded]
        .into_iter()
        .map(|verdict| format!("{} {}", page::sign(verdict).0, verdict.label()))
        .collect();
    format!(
        "事業の名称のあとの印は、KPI1つに1つです({})。KPIが多いときや画面が狭いときは、同じ印が2つ以上ならその数を書き、\
         さらに狭いときは「達成した数/判定した数」にします。次は公表された事業効果で(「一覧外」「外」は判断基準の一覧にない\
         評価)、そのあとの ！ は、提案と違うことを示します。* は未保存の変更、仮 は仮の値です。",
        meanings.join("、")
    )
}

/// What the keys can't say by themselves.
const WORDS: [&str; 2] = [
    "数字のあとすぐ(0.3秒のうち)に移動のキーを押すと、その回数だけ動きます(5j は5つ下、3G は番号3の事業)。",
    "日本語入力が入ったままでも、全角の英字・記号は同じキーとして働きます。",
];

/// A group of keys.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its heading.
    pub heading: &'static str,
    /// What it lists.
    pub lines: Vec<Line>,
}

/// Keys and what they do.
#[derive(Clone, Debug)]
pub struct Line {
    /// The keys, the most telling first; empty where the user has left them none.
    pub keys: Vec<String>,
    /// What they do.
    pub label: &'static str,
    /// The command's name for the palette and the settings; `None` for a key of a mode.
    pub name: Option<&'static str>,
}

impl Section {
    fn of(heading: &'static str, hints: &[Hint], keymap: &Keymap) -> Section {
        let line = |hint: &Hint| Line { keys: hint.names(keymap), label: hint.label, name: None };
        Section { heading, lines: hints.iter().map(line).collect() }
    }

    /// Its keys in rows of so many cells.
    fn rows(&self, inside: usize) -> Vec<HelpRow> {
        let mut rows = Vec::new();
        for line in &self.lines {
            let keys = names(&line.keys, key_cells(inside).saturating_sub(2));
            let label = pieces(line.label, inside.saturating_sub(key_cells(inside)));
            for i in 0..keys.len().max(label.len()) {
                let piece = |of: &[String]| of.get(i).cloned().unwrap_or_default();
                rows.push(HelpRow::Keys(piece(&keys), piece(&label)));
            }
        }
        rows
    }
}

/// Every key there is and what it does: the commands by their groups, then each mode's own keys, then what works
/// wherever text is typed.
pub fn sections(keymap: &Keymap) -> Vec<Section> {
    let command = |entry: &Entry| Line {
        keys: keymap.keys(entry).iter().map(Key::to_string).collect(),
        label: entry.label,
        name: Some(entry.name),
    };
    let group = |group: Group| Section {
        heading: group.label(),
        lines: TABLE.iter().filter(|entry| entry.group == group).map(command).collect(),
    };
    let rooms = ROOMS.iter().filter(|room| !room.heading.is_empty());
    let rooms = rooms.map(|room| Section::of(room.heading, &(room.keys)(), keymap));
    let typing = Section::of("文字を入れるとき(編集・検索・入力のどこでも)", &typing::common(), keymap);
    Group::ALL.into_iter().map(group).chain(rooms).chain([typing]).collect()
}

/// Cells of the help's window at most, frame and margins included.
pub const WINDOW: u16 = 84;

/// Cells inside the window on a screen of `width` cells.
fn inside(width: usize) -> usize {
    width.min(usize::from(WINDOW)).saturating_sub(4).max(2)
}

/// Cells of the keys before what they do, in so many cells.
pub fn key_cells(inside: usize) -> usize {
    22.min(inside / 2)
}

/// Words in rows of so many cells.
fn pieces(words: &str, cells: usize) -> Vec<String> {
    text::wrap(words, cells.max(2)).into_iter().map(|row| words[row.range].trim_end().to_owned()).collect()
}

/// The rows of the help for a screen of `width` cells: what is too long for a row goes on in the next one, nothing is cut.
pub fn rows(width: usize, keymap: &Keymap) -> Vec<HelpRow> {
    let inside = inside(width);
    let mut rows = vec![HelpRow::Heading(SIGNS)];
    let signs = signs();
    for words in std::iter::once(&*signs).chain(WORDS) {
        rows.extend(pieces(words, inside).into_iter().map(HelpRow::Words));
    }
    for section in sections(keymap) {
        rows.push(HelpRow::Blank);
        rows.push(HelpRow::Heading(section.heading));
        rows.extend(section.rows(inside));
    }
    rows
}

/// The rows of the part with a heading, without the heading.
pub(crate) fn rows_of(heading: &str, width: usize, keymap: &Keymap) -> Vec<HelpRow> {
    let part = sections(keymap).into_iter().find(|section| section.heading == heading);
    part.map_or_else(Vec::new, |section| section.rows(inside(width)))
}

/// Keys in rows of so many cells; a key's name goes whole to the next row rather than being broken (Ctrl-F).
fn names(keys: &[String], cells: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for key in keys {
        match rows.last_mut() {
            Some(row) if text::cells(row) + 1 + text::cells(key) <= cells => {
                row.push(' ');
                row.push_str(key);
            }
            _ => rows.push(key.clone()),
        }
    }
    rows
}

/// The row at which the part with a heading begins.
pub(crate) fn row_of(heading: &str, width: usize, keymap: &Keymap) -> usize {
    rows(width, keymap).iter().position(|row| matches!(row, HelpRow::Heading(words) if *words == heading)).unwrap_or(0)
}

/// The heading of what explains the signs.
const SIGNS: &str = "一覧の見方";
