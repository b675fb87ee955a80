//! Typing: graphemes, words, rows and the caret among them, and undo in the steps that a writer would name.
#![allow(clippy::unwrap_used)]
use super::Way::{Back, Forward};
use super::*;
use proptest::prelude::*;

/// `|` is the caret.
fn at(marked: &str) -> Buffer {
    let caret = marked.find('|').unwrap();
    let mut buffer = Buffer::new(marked.replacen('|', "", 1));
    buffer.set_caret(caret);
    buffer
}

fn marked(buffer: &Buffer) -> String {
    let mut text = buffer.text().to_owned();
    text.insert(buffer.caret(), '|');
    text
}

fn after(before: &str, act: impl FnOnce(&mut Buffer)) -> String {
    let mut buffer = at(before);
    act(&mut buffer);
    marked(&buffer)
}

#[test]
fn a_grapheme_is_deleted_and_stepped_over_as_one() {
    for one in ["葛\u{E0100}", "か\u{3099}", "ｶﾞ", "👨\u{200D}👩\u{200D}👧", "🇯🇵", "\r\n", "e\u{301}\u{302}", "𠮷", "漢"]
    {
        assert_eq!(after(&format!("前{one}|後"), |b| assert!(b.delete(Back))), "前|後");
        assert_eq!(after(&format!("前|{one}後"), |b| assert!(b.delete(Forward))), "前|後");
        assert_eq!(after(&format!("前{one}|後"), |b| assert!(b.step(Back))), format!("前|{one}後"));
        assert_eq!(after(&format!("前|{one}後"), |b| assert!(b.step(Forward))), format!("前{one}|後"));
    }
    assert_eq!(after("|あ", |b| assert!(!b.delete(Back) && !b.step(Back))), "|あ");
    assert_eq!(after("あ|", |b| assert!(!b.delete(Forward) && !b.step(Forward))), "あ|");
}

#[test]
fn typing_and_pasting() {
    let insert = |text: &'static str| move |b: &mut Buffer| assert_eq!(b.insert(text), 0);
    assert_eq!(after("令和|年度", insert("６")), "令和６|年度");
    assert_eq!(after("|", insert("一\r\n二\r三\n\t四")), "一\n二\n三\n\t四|");
    // A mark that joins what stands before or after never leaves the caret inside.
    assert_eq!(after("か|き", insert("\u{3099}")), "か\u{3099}|き");
    assert_eq!(after("x|\u{301}y", insert("e")), "x\u{301}e|y");
    let mut buffer = at("字|");
    assert_eq!(buffer.insert("\u{1B}[31m\u{202E}\u{200B}赤\u{9B}"), 4);
    assert_eq!(marked(&buffer), "字[31m赤|");
    let mut one = Buffer::one_line("指標");
    one.insert("名\r\n二行目\t");
    assert_eq!(one.text(), "指標名 二行目 ");
}

#[test]
fn words_are_runs_of_a_script() {
    let text = "美祢市の おもてなしプロジェクト、KPI達成率は100％\nらーめん";
    let mut buffer = at(&format!("|{text}"));
    let mut stops = vec![];
    while buffer.step_word(Forward) {
        stops.push(buffer.caret());
    }
    let parts: Vec<_> =
        std::iter::once(0).chain(stops.iter().copied()).zip(&stops).map(|(a, &b)| &text[a..b]).collect();
    let expected =
        ["美祢市", "の ", "おもてなし", "プロジェクト", "、", "KPI", "達成率", "は", "100", "％", "\n", "らーめん"];
    assert_eq!(parts, expected);
    let mut back = vec![];
    while buffer.step_word(Back) {
        back.push(buffer.caret());
    }
    back.reverse();
    assert_eq!(back[0], 0);
    assert_eq!(back[1..], stops[..stops.len() - 1]);
    assert_eq!(after("美祢市の事業|", |b| assert!(b.delete_word(Back))), "美祢市の|");
    assert_eq!(after("美祢市|の事業", |b| assert!(b.delete_word(Forward))), "美祢市|事業");
}

#[test]
fn lines_and_their_edges() {
    assert_eq!(after("一\n二|二\r\n三", |b| assert!(b.to_line_edge(Back))), "一\n|二二\r\n三");
    assert_eq!(after("一\n二|二\r\n三", |b| assert!(b.to_line_edge(Forward))), "一\n二二|\r\n三");
    assert_eq!(after("一\n二|二\n三", |b| assert!(b.delete_line(Back))), "一\n|二\n三");
    assert_eq!(after("一\n|二\n三", |b| assert!(b.delete_line(Back))), "一|二\n三");
    assert_eq!(after("一\n二|\n三", |b| assert!(b.delete_line(Forward))), "一\n二|三");
    assert_eq!(after("一\n二|二", |b| assert!(b.go_to_edge(Back))), "|一\n二二");
}

#[test]
fn home_and_end_go_by_the_rows_that_are_seen() {
    // Rows at 8 cells: あいうえ|おかきく|けこ
    let mut buffer = at("あいうえお|かきくけこ");
    assert!(buffer.to_row_edge(Forward, 8));
    assert_eq!((marked(&buffer), buffer.caret_at(8)), ("あいうえおかきく|けこ".into(), Position { row: 1, cell: 8 }));
    assert!(!buffer.to_row_edge(Forward, 8), "already there");
    assert!(buffer.to_row_edge(Back, 8));
    assert_eq!((marked(&buffer), buffer.caret_at(8)), ("あいうえ|おかきくけこ".into(), Position { row: 1, cell: 0 }));
    buffer.step(Back);
    buffer.step(Forward);
    assert_eq!(buffer.caret_at(8), Position { row: 1, cell: 0 });
}

#[test]
fn up_and_down_keep_their_cell() {
    let mut buffer = at("あいうえお|\nx\nかきくけこ");
    assert_eq!(buffer.caret_at(20), Position { row: 0, cell: 10 });
    assert!(buffer.step_rows(Forward, 1, 20));
    assert_eq!(marked(&buffer), "あいうえお\nx|\nかきくけこ");
    assert!(buffer.step_rows(Forward, 1, 20));
    assert_eq!(marked(&buffer), "あいうえお\nx\nかきくけこ|");
    assert!(!buffer.step_rows(Forward, 1, 20), "the last row");
    assert!(buffer.step_rows(Back, 9, 20));
    assert_eq!(marked(&buffer), "あいうえお|\nx\nかきくけこ");
    assert!(!buffer.step_rows(Back, 1, 20), "the first row");
    // Within one wrapped line, and a click into the second cell of a kanji.
    let mut buffer = at("あい|うえおかきく");
    assert!(buffer.step_rows(Forward, 1, 8));
    assert_eq!(marked(&buffer), "あいうえおか|きく");
    buffer.caret_from(8, 0, 3);
    assert_eq!(marked(&buffer), "あ|いうえおかきく");
    buffer.caret_from(8, 0, 99);
    assert_eq!((buffer.caret(), buffer.caret_at(8)), (12, Position { row: 0, cell: 8 }));
    buffer.caret_from(8, 99, 0);
    assert_eq!(marked(&buffer), "あいうえ|おかきく");
}

#[test]
fn hanging_spaces_leave_the_caret_at_the_edge() {
    let buffer = at("abcd    |");
    assert_eq!(buffer.caret_at(4), Position { row: 0, cell: 4 });
    assert_eq!(Buffer::new("a\n").caret_at(4), Position { row: 1, cell: 0 });
}

#[test]
fn undo_goes_by_steps_a_writer_would_name() {
    let mut buffer = Buffer::new("");
    for typed in ["秋", "吉台", "は。", "次", "の"] {
        buffer.insert(typed);
    }
    buffer.delete(Back);
    buffer.delete(Back);
    let mut seen = vec![];
    while buffer.undo() {
        seen.push(buffer.text().to_owned());
    }
    assert_eq!(seen, ["秋吉台は。次の", "秋吉台は。", ""]);
    while buffer.redo() {}
    assert_eq!(marked(&buffer), "秋吉台は。|");
    buffer.undo();
    buffer.insert("新");
    assert!(!buffer.redo(), "a new change ends what was undone");
    // Moving away begins a new step; so does deleting forward after deleting back elsewhere.
    let mut buffer = at("あい|うえ");
    buffer.insert("x");
    buffer.step(Back);
    buffer.insert("y");
    buffer.undo();
    assert_eq!(buffer.text(), "あいxうえ");
    buffer.replace_all("全部");
    buffer.undo();
    assert_eq!(buffer.text(), "あいxうえ");
}

#[derive(Clone, Debug)]
enum Act {
    Insert(String),
    Delete(Way),
    DeleteWord(Way),
    DeleteLine(Way),
    Step(Way),
    Word(Way),
    RowEdge(Way),
    Rows(Way),
    Click(usize, usize),
    Undo,
    Redo,
}

fn act() -> impl Strategy<Value = Act> {
    let way = || prop_oneof![Just(Back), Just(Forward)];
    prop_oneof![
        4 => crate::text::properties::nasty().prop_map(Act::Insert),
        3 => way().prop_map(Act::Delete),
        1 => way().prop_map(Act::DeleteWord),
        1 => way().prop_map(Act::DeleteLine),
        2 => way().prop_map(Act::Step),
        1 => way().prop_map(Act::Word),
        1 => way().prop_map(Act::RowEdge),
        2 => way().prop_map(Act::Rows),
        2 => (0..9usize, 0..30usize).prop_map(|(row, cell)| Act::Click(row, cell)),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
}

proptest! {
    #![proptest_config(crate::long::cases(32, 256))]

    #[test]
    fn whatever_is_done_can_be_undone(text in crate::text::properties::nasty(), acts in prop::collection::vec(act(), 0..40), width in 2usize..30) {
        let mut buffer = Buffer::new(text.clone());
        for act in acts {
            match act {
                Act::Insert(text) => drop(buffer.insert(&text)),
                Act::Delete(way) => drop(buffer.delete(way)),
                Act::DeleteWord(way) => drop(buffer.delete_word(way)),
                Act::DeleteLine(way) => drop(buffer.delete_line(way)),
                Act::Step(way) => drop(buffer.step(way)),
                Act::Word(way) => drop(buffer.step_word(way)),
                Act::RowEdge(way) => drop(buffer.to_row_edge(way, width)),
                Act::Rows(way) => drop(buffer.step_rows(way, 1, width)),
                Act::Click(row, cell) => buffer.caret_from(width, row, cell),
                Act::Undo => drop(buffer.undo()),
                Act::Redo => drop(buffer.redo()),
            }
            prop_assert_eq!(boundary(buffer.text(), buffer.caret()), buffer.caret());
            let position = buffer.caret_at(width);
            prop_assert!(position.cell <= width && position.row < buffer.rows(width).len());
        }
        let last = buffer.text().to_owned();
        let mut steps = 0;
        while buffer.undo() {
            steps += 1;
        }
        prop_assert_eq!(buffer.text(), &text);
        for _ in 0..steps {
            prop_assert!(buffer.redo());
        }
        prop_assert_eq!(buffer.text(), &last);
    }

    /// A click on the cell where the caret is seen leaves it where it is.
    #[test]
    fn a_click_on_the_caret_moves_nothing(text in crate::text::properties::nasty(), at in 0usize..200, width in 12usize..40) {
        let mut buffer = Buffer::new(text);
        buffer.set_caret(at.min(buffer.text().len()));
        let (caret, seen) = (buffer.caret(), buffer.caret_at(width));
        if seen.cell < width {
            buffer.caret_from(width, seen.row, seen.cell);
            prop_assert_eq!((buffer.caret(), buffer.caret_at(width)), (caret, seen));
        }
    }
}
