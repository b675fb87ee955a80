//! The one table of what the program can be told to do.
//!
//! A command says its own name (the palette and the settings file use it), its keys, its label, its group in the help
//! and where it makes sense. The key bar, the help, the palette, the README's key list and the dispatch of keys are all
//! made from this table, so none of them can say something that the others don't.

use super::key::{Code, Key};
use crate::ledger::field::Tab;

/// Something that the program can be told to do by a key or from the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// One project or field down.
    Down,
    /// One project or field up.
    Up,
    /// To the first.
    Top,
    /// To the last.
    Bottom,
    /// A screen down.
    PageDown,
    /// A screen up.
    PageUp,
    /// Half a screen down.
    HalfDown,
    /// Half a screen up.
    HalfUp,
    /// To the next field in reading order.
    NextField,
    /// To the field before.
    PreviousField,
    /// To the next project, from anywhere.
    NextProject,
    /// To the project before, from anywhere.
    PreviousProject,
    /// To the next tab.
    NextTab,
    /// To the tab before.
    PreviousTab,
    /// To one tab.
    ShowTab(Tab),
    /// To the whole ledger and back.
    Whole,
    /// Into the panel.
    Enter,
    /// Out of whatever is open.
    Leave,
    /// To the sheet of the next fiscal year.
    NextYear,
    /// To the sheet of the fiscal year before.
    PreviousYear,
    /// Open the selected field.
    Edit,
    /// Open the selected field in the user's own editor.
    EditOutside,
    /// Add a row to the list that the selected field belongs to.
    Add,
    /// Take the row away that the selected field belongs to.
    Remove,
    /// Move that row up.
    MoveUp,
    /// Move that row down.
    MoveDown,
    /// Add what a project or the ledger doesn't have yet.
    AddMissing,
    /// Go on to the next fiscal year.
    Roll,
    /// Take the last change back.
    Undo,
    /// Make it once more.
    Redo,
    /// Show what changes, and save.
    Save,
    /// Save as a new file.
    SaveAs,
    /// Write the published form or the tables.
    Export,
    /// Ask the departments: a workbook and a text each.
    Ask,
    /// Bring a workbook, csv or pasted table in.
    Import,
    /// Take the suggested rating into the record.
    TakeSuggestion,
    /// Suppose a value, to see what the rating would be.
    Suppose,
    /// Write the selected row's supposed value into the record.
    AdoptSupposed,
    /// Forget all supposed values.
    ForgetSupposed,
    /// Only the projects whose ratings differ.
    Differing,
    /// The list of consistency findings.
    Findings,
    /// To the next finding of the list, without opening it.
    NextFinding,
    /// To the finding before.
    PreviousFinding,
    /// What is open, by department.
    Todo,
    /// What was saved, by whom.
    Trail,
    /// This place marked, or its mark taken away.
    Mark,
    /// To the next marked place.
    NextMark,
    /// The list folded away, the page across the whole screen.
    Fold,
    /// Places for what the record doesn't have, or none.
    Blanks,
    /// One project large, for a meeting.
    Meeting,
    /// In the meeting: the next project.
    MeetingNext,
    /// In the meeting: the project before.
    MeetingPrevious,
    /// In the meeting: down what doesn't fit.
    MeetingDown,
    /// In the meeting: up again.
    MeetingUp,
    /// In the meeting: the next KPI, for which a value can be supposed.
    MeetingNextKpi,
    /// In the meeting: the KPI before.
    MeetingPreviousKpi,
    /// In the meeting: why the suggested rating is what it is.
    MeetingGrounds,
    /// Out of the meeting.
    MeetingLeave,
    /// The stopwatch on or off.
    Stopwatch,
    /// The stopwatch back to nothing.
    StopwatchReset,
    /// Somebody's opinion, typed in on the spot.
    Opinion,
    /// The selected field to the clipboard.
    Copy,
    /// The project to the clipboard, as text.
    CopyProject,
    /// The project to the clipboard, as it stands in the file.
    CopyJson,
    /// What was copied last into the selected field.
    PasteCopy,
    /// What was copied last into a file.
    WriteCopy,
    /// What an earlier run left without saving.
    Recover,
    /// Incremental search.
    Search,
    /// To the next hit.
    NextHit,
    /// To the hit before.
    PreviousHit,
    /// All commands by name.
    Palette,
    /// What the keys do.
    Help,
    /// The manual.
    Manual,
    /// The next step of the practice.
    TutorNext,
    /// Mouse on or off.
    Mouse,
    /// Another ledger: opened, or begun.
    Start,
    /// Paint everything anew.
    Redraw,
    /// To the shell and back with `fg`.
    Suspend,
    /// End.
    Quit,
}

/// Where a command makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// Wherever keys are commands.
    Always,
    /// While what is selected leads further in: a project of the list, a row of the whole ledger.
    LeadsIn,
    /// While the panel has the focus.
    Panel,
    /// While a field is selected that can be edited.
    Field,
    /// While a row is selected that can go or be moved: a project of the list, a row of a page.
    Row,
    /// While a project is shown that can be edited.
    Editable,
    /// While rows are shown that others can be added to.
    Rows,
    /// While something isn't saved.
    Unsaved,
    /// While there is something that an earlier run left.
    Left,
    /// While there are search hits.
    Hits,
    /// While the project has sheets of several years.
    Years,
    /// In the meeting, where keys have meanings of their own.
    Meeting,
    /// While the practice is on.
    Practice,
}

/// Under which heading the help shows a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    /// Moving about.
    Move,
    /// What is shown.
    Show,
    /// Changing the record.
    Edit,
    /// Finding.
    Find,
    /// One project large, in a meeting.
    Meeting,
    /// The program itself.
    Program,
}

impl Group {
    /// The groups in the order of the help.
    pub const ALL: [Group; 6] = [Group::Move, Group::Show, Group::Edit, Group::Find, Group::Meeting, Group::Program];

    /// The heading over the group in the help and the READMEs.
    pub fn label(self) -> &'static str {
        match self {
            Group::Move => "移動",
            Group::Show => "表示",
            Group::Edit => "編集",
            Group::Find => "検索",
            Group::Meeting => "会議(m で入る)",
            Group::Program => "全体",
        }
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What is done.
    pub(crate) command: Command,
    /// Its name for the palette and the settings.
    pub name: &'static str,
    /// The keys, the most telling first.
    pub keys: &'static [Key],
    /// What it does, in words for the help.
    pub label: &'static str,
    /// One or two words for the key bar; empty: not shown there.
    pub(crate) short: &'static str,
    /// Its heading in the help.
    pub(crate) group: Group,
    /// Where it makes sense.
    pub(crate) when: When,
}

impl Entry {
    /// Whether it changes the ledger or saves it.
    pub(crate) fn changes(&self) -> bool {
        self.group == Group::Edit || self.command == Command::Opinion
    }
}

const fn entry(
    command: Command,
    name: &'static str,
    keys: &'static [Key],
    label: &'static str,
    short: &'static str,
    group: Group,
    when: When,
) -> Entry {
    Entry { command, name, keys, label, short, group, when }
}

const fn k(c: char) -> Key {
    Key::char(c)
}

const fn special(code: Code) -> Key {
    Key::plain(code)
}

/// The table; the key bar shows commands in this order.
#[rustfmt::skip]
pub const TABLE: &[Entry] = &[
    entry(Command::Recover, "recover", &[special(Code::F(4))], "前回の保存されなかった変更を確かめる", "前回の変更", Group::Program, When::Left),
    entry(Command::Down, "down", &[k('j'), special(Code::Down)], "次の事業・項目へ", "移動", Group::Move, When::Always),
    entry(Command::Up, "up", &[k('k'), special(Code::Up)], "前の事業・項目へ", "移動", Group::Move, When::Always),
    entry(Command::Enter, "enter", &[special(Code::Enter)], "事業の中へ。項目では、その項目を直す", "中へ", Group::Move, When::LeadsIn),
    entry(Command::Leave, "leave", &[special(Code::Esc)], "一覧へ戻る・閉じる", "戻る", Group::Move, When::Panel),
    entry(Command::NextTab, "next-tab", &[special(Code::Tab), k('l'), special(Code::Right)], "次の面へ", "面", Group::Show, When::Always),
    entry(Command::PreviousTab, "previous-tab", &[special(Code::BackTab), k('h'), special(Code::Left)], "前の面へ", "", Group::Show, When::Always),
    entry(Command::ShowTab(Tab::Results), "results", &[k('1')], "事業実績", "", Group::Show, When::Always),
    entry(Command::ShowTab(Tab::Kpi), "kpi", &[k('2')], "KPI", "", Group::Show, When::Always),
    entry(Command::ShowTab(Tab::Issues), "issues", &[k('3')], "課題", "", Group::Show, When::Always),
    entry(Command::ShowTab(Tab::Rating), "rating", &[k('4')], "評価", "", Group::Show, When::Always),
    entry(Command::ShowTab(Tab::Plan), "plan", &[k('5')], "計画(事業概要)", "", Group::Show, When::Always),
    entry(Command::ShowTab(Tab::History), "history", &[k('6')], "推移(年度を並べて)", "", Group::Show, When::Always),
    entry(Command::Whole, "whole", &[k('0')], "台帳全体を見る・戻る", "全体", Group::Show, When::Always),
    entry(Command::NextProject, "next-project", &[k('J'), k(']')], "次の事業へ(面はそのまま)", "次の事業", Group::Move, When::Always),
    entry(Command::PreviousProject, "previous-project", &[k('K'), k('[')], "前の事業へ(面はそのまま)", "", Group::Move, When::Always),
    entry(Command::Edit, "edit", &[k('e'), k('i')], "選んだ項目を直す", "編集", Group::Edit, When::Field),
    entry(Command::Save, "save", &[k('s'), Key::ctrl('s')], "変更を確かめて保存する", "保存", Group::Edit, When::Unsaved),
    entry(Command::Undo, "undo", &[k('u')], "変更を取り消す", "", Group::Edit, When::Always),
    entry(Command::Redo, "redo", &[Key::ctrl('r')], "取り消した変更をやり直す", "", Group::Edit, When::Always),
    entry(Command::EditOutside, "edit-outside", &[k('E')], "選んだ項目を外部のエディターで直す", "", Group::Edit, When::Field),
    entry(Command::Add, "add", &[k('a'), k('o')], "行を加える(一覧では事業、面ではKPI・実績・経費・意見など)", "", Group::Edit, When::Rows),
    entry(Command::AddMissing, "add-missing", &[k('A')], "ないものを加える(年度の効果検証・計画・合計・制度)", "", Group::Edit, When::Rows),
    entry(Command::Remove, "remove", &[k('D')], "選んだ行・事業を取り除く", "", Group::Edit, When::Row),
    entry(Command::MoveUp, "move-up", &[k('<')], "選んだ行・事業を上へ動かす", "", Group::Edit, When::Row),
    entry(Command::MoveDown, "move-down", &[k('>')], "選んだ行・事業を下へ動かす", "", Group::Edit, When::Row),
    entry(Command::SaveAs, "write", &[k('W')], "別の場所に保存する(:w パス)", "", Group::Edit, When::Always),
    entry(Command::Export, "export", &[k('X')], "公表様式や表を書き出す(Excel・HTML・CSVなど)", "", Group::Edit, When::Always),
    entry(Command::Ask, "ask", &[k('Q')], "所管課に照会する(課ごとの照会票と照会文を作る)", "", Group::Edit, When::Always),
    entry(Command::Roll, "roll", &[k('R')], "次の年度に繰り越す(何が起きるかを先に示す)", "", Group::Edit, When::Rows),
    entry(Command::Import, "import", &[k('I')], "ファイル(xlsx・csv・tsv)を取り込む", "", Group::Edit, When::Always),
    entry(Command::Suppose, "suppose", &[k('=')], "実績を仮に置いて評価を見る(保存しない)", "", Group::Edit, When::Field),
    entry(Command::AdoptSupposed, "adopt-supposed", &[k('+')], "選んだ行の仮の値を実績に書き込む", "", Group::Edit, When::Field),
    entry(Command::ForgetSupposed, "forget-supposed", &[k('-')], "仮の値をすべて消す", "", Group::Edit, When::Always),
    entry(Command::TakeSuggestion, "take", &[k('t')], "提案の評価を事業効果に取り入れる(前後を見てから。推移では、同じ指標として結ぶ)", "", Group::Edit, When::Editable),
    entry(Command::Differing, "differing", &[k('f')], "公表と提案の評価が違う事業だけを表示・すべてに戻す", "", Group::Show, When::Always),
    entry(Command::Findings, "findings", &[k('c')], "指摘の一覧(食い違い・書き誤り・抜け)", "指摘", Group::Show, When::Always),
    entry(Command::NextFinding, "next-finding", &[k('.')], "次の指摘の項目へ(一覧を開かずに)", "", Group::Show, When::Always),
    entry(Command::PreviousFinding, "previous-finding", &[k(',')], "前の指摘の項目へ", "", Group::Show, When::Always),
    entry(Command::Todo, "todo", &[k('T')], "宿題(所管課ごとに、未確定の値・意見・指摘と送る文)", "", Group::Show, When::Always),
    entry(Command::Trail, "log", &[k('H')], "変更の記録(いつ・だれが・何を、取り消しも)", "", Group::Show, When::Always),
    entry(Command::Copy, "copy", &[k('y')], "選んだ項目をコピー(端末のクリップボードへ)", "", Group::Show, When::Always),
    entry(Command::CopyProject, "copy-project", &[k('Y')], "事業をコピー(文章)", "", Group::Show, When::Always),
    entry(Command::CopyJson, "copy-json", &[Key::ctrl('y')], "事業をコピー(JSON)", "", Group::Show, When::Always),
    entry(Command::PasteCopy, "paste", &[k('p')], "コピーした文字(預かった文字)を選んだ項目に入れる", "", Group::Edit, When::Field),
    entry(Command::WriteCopy, "write-copy", &[k('P')], "コピーした文字をファイルに書き出す", "", Group::Show, When::Always),
    entry(Command::Search, "search", &[k('/')], "検索(全事業・全項目)", "検索", Group::Find, When::Always),
    entry(Command::NextHit, "next-hit", &[k('n')], "次の一致へ", "次の一致", Group::Find, When::Hits),
    entry(Command::PreviousHit, "previous-hit", &[k('N')], "前の一致へ", "前の一致", Group::Find, When::Hits),
    entry(Command::Top, "top", &[k('g'), special(Code::Home)], "先頭へ", "", Group::Move, When::Always),
    entry(Command::Bottom, "bottom", &[k('G'), special(Code::End)], "末尾へ", "", Group::Move, When::Always),
    entry(Command::PageDown, "page-down", &[special(Code::PageDown), k(' '), Key::ctrl('f')], "1画面下へ", "", Group::Move, When::Always),
    entry(Command::PageUp, "page-up", &[special(Code::PageUp), Key::ctrl('b')], "1画面上へ", "", Group::Move, When::Always),
    entry(Command::HalfDown, "half-down", &[Key::ctrl('d')], "半画面下へ", "", Group::Move, When::Always),
    entry(Command::HalfUp, "half-up", &[Key::ctrl('u')], "半画面上へ", "", Group::Move, When::Always),
    entry(Command::Mark, "mark", &[k('v')], "この場所にしるしを付ける・消す", "", Group::Move, When::Always),
    entry(Command::NextMark, "next-mark", &[k('V')], "しるしを付けた場所へ(くり返すと順に)", "", Group::Move, When::Always),
    entry(Command::NextField, "next-field", &[k('w')], "次の項目へ(横の項目にも)", "", Group::Move, When::Panel),
    entry(Command::PreviousField, "previous-field", &[k('b')], "前の項目へ(横の項目にも)", "", Group::Move, When::Panel),
    entry(Command::NextYear, "next-year", &[k('}')], "次の年度の検証へ", "次年度", Group::Show, When::Years),
    entry(Command::PreviousYear, "previous-year", &[k('{')], "前の年度の検証へ", "前年度", Group::Show, When::Years),
    entry(Command::Fold, "fold", &[k('z')], "一覧をたたむ・並べる(画面いっぱいに読む)", "", Group::Show, When::Always),
    entry(Command::Blanks, "blanks", &[k('B')], "空欄の項目を出す・たたむ(単位・期日・備考など)", "", Group::Show, When::Always),
    entry(Command::Meeting, "meeting", &[k('m')], "会議の画面(1事業を大きく)", "", Group::Show, When::Always),
    entry(Command::MeetingNext, "meeting-next", &[k('n'), special(Code::Right), special(Code::PageDown), k(' ')], "次の事業(数字なら、その番号の事業)", "次", Group::Meeting, When::Meeting),
    entry(Command::MeetingPrevious, "meeting-previous", &[k('p'), special(Code::Left), special(Code::PageUp)], "前の事業", "前", Group::Meeting, When::Meeting),
    entry(Command::Opinion, "opinion", &[k('o')], "意見を加える(だれが、何を)", "意見", Group::Meeting, When::Meeting),
    entry(Command::MeetingGrounds, "meeting-grounds", &[k('w')], "提案の根拠を見る(なぜ)", "なぜ", Group::Meeting, When::Meeting),
    entry(Command::MeetingNextKpi, "meeting-next-kpi", &[special(Code::Tab)], "次の指標を選ぶ(= で仮の値を置く)", "指標", Group::Meeting, When::Meeting),
    entry(Command::MeetingPreviousKpi, "meeting-previous-kpi", &[special(Code::BackTab)], "前の指標を選ぶ", "", Group::Meeting, When::Meeting),
    entry(Command::Stopwatch, "stopwatch", &[k('t')], "計時を始める・止める", "計時", Group::Meeting, When::Meeting),
    entry(Command::StopwatchReset, "stopwatch-reset", &[k('r')], "計時を0に戻す", "", Group::Meeting, When::Meeting),
    entry(Command::MeetingDown, "meeting-down", &[k('j'), special(Code::Down)], "下の続きへ", "", Group::Meeting, When::Meeting),
    entry(Command::MeetingUp, "meeting-up", &[k('k'), special(Code::Up)], "上へ戻る", "", Group::Meeting, When::Meeting),
    entry(Command::MeetingLeave, "meeting-leave", &[special(Code::Esc), k('m'), k('q')], "会議の画面を終える", "戻る", Group::Meeting, When::Meeting),
    entry(Command::Start, "start", &[k('O')], "ほかの台帳を開く・新しく作る(はじめの画面)", "", Group::Program, When::Always),
    entry(Command::Palette, "palette", &[k(':')], "操作を名前で選ぶ", "操作", Group::Program, When::Always),
    entry(Command::Help, "help", &[k('?')], "キーの説明", "説明", Group::Program, When::Always),
    entry(Command::Manual, "manual", &[special(Code::F(1))], "手引きを読む", "手引き", Group::Program, When::Always),
    entry(Command::TutorNext, "tutor-next", &[special(Code::F(9))], "練習の次の手順へ(kensho tutor)", "", Group::Program, When::Practice),
    entry(Command::Mouse, "mouse", &[k('M')], "マウス操作の入・切", "", Group::Program, When::Always),
    entry(Command::Redraw, "redraw", &[Key::ctrl('l')], "画面を描き直す", "", Group::Program, When::Always),
    entry(Command::Suspend, "suspend", &[Key::ctrl('z')], "一時中断(fg で戻る)", "", Group::Program, When::Always),
    entry(Command::Quit, "quit", &[k('q')], "終了", "終了", Group::Program, When::Always),
];

/// The row of a command.
pub(crate) fn of(command: Command) -> Option<&'static Entry> {
    TABLE.iter().find(|entry| entry.command == command)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_key_means_two_things_and_no_name_is_given_twice() {
        let mut keys = HashSet::new();
        let mut names = HashSet::new();
        for entry in TABLE {
            assert!(names.insert(entry.name), "{} is there twice", entry.name);
            for key in entry.keys {
                // The meeting's keys have their own meanings.
                assert!(keys.insert((entry.when == When::Meeting, *key)), "{key} is there twice");
            }
        }
    }
}
