#![allow(clippy::unwrap_used)]

use super::*;
use crate::exchange::asking::round;
use crate::exchange::cells::Raw;
use crate::ledger::{EMBEDDED, Ledger};
use crate::rules::Table;

#[test]
fn texts_are_compared_as_whoever_saves_them_leaves_them() {
    assert_eq!(note::bare(" a\n\u{3000}_x0041_b_x00_ _x000D_"), "aAb_x00_");
    assert_eq!(note::bare("_x005F_x0041_"), "_x0041_");
    assert_ne!(note::print("確認中"), note::print("確認"));
}

/// A workbook as it comes back, with its first project's sheet changed.
fn back(change: impl FnOnce(&mut Vec<Cell>)) -> Plan {
    back_with(&Ledger::read(EMBEDDED).unwrap(), &Known::default(), change)
}

fn back_with(ledger: &Ledger, known: &Known, change: impl FnOnce(&mut Vec<Cell>)) -> Plan {
    let asked = round(ledger, &["学校教育課".to_owned()], Table::embedded()).unwrap();
    let mut bytes = Vec::new();
    super::super::workbook::write(&asked, &asked.parts[0], "", &mut bytes).unwrap();
    let mut book = crate::exchange::read::read("a.xlsx", &bytes, &Default::default()).unwrap();
    let sheet = &mut book.sheets[1];
    let mut cells = sheet.cells.clone();
    change(&mut cells);
    cells.sort_by_key(|cell| (cell.row, cell.column));
    *sheet = Sheet::new(sheet.name.clone(), cells, Vec::new());
    plan(&book, known).unwrap()
}

/// The embedded ledger with another value in it.
fn with(pointer: &str, value: &str) -> Ledger {
    let mut ledger = Ledger::read(EMBEDDED).unwrap();
    let at = Pointer::parse(pointer).unwrap();
    let old = ledger.doc().get(&at).unwrap();
    ledger.apply(&Edit::replace(at, old, value, 0)).unwrap();
    ledger
}

fn answer_of(cells: &mut [Cell], label: &str) -> (u32, u32) {
    let row = cells.iter().find(|cell| *cell.text == *label && cell.column < 4).unwrap().row;
    (row, 5)
}

fn typed(cells: &mut [Cell], at: (u32, u32), text: &str) {
    let cell = cells.iter_mut().find(|cell| (cell.row, cell.column) == at).unwrap();
    (cell.text, cell.raw) = (text.into(), Raw::Number);
}

/// A department that types thousands of yen into a cell for yen is asked, and its answer is taken as it says.
#[test]
fn an_amount_that_came_back_a_thousandth_is_asked_about() {
    let cost = "/projects/1/reviews/0/cost";
    let ledger = with(cost, "9120000");
    let change = |cells: &mut Vec<Cell>| {
        let at = answer_of(cells, "総事業費");
        typed(cells, at, "9150");
    };
    let plan = back_with(&ledger, &Known::default(), change);
    assert_eq!(plan.answers.as_ref().unwrap().given, []);
    let asked = plan.questions();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(asked[0].options[..2], ["9,150円".to_owned(), "9,150千円(9,150,000円)".to_owned()]);
    for (n, value) in [(0, "9150"), (1, "9150000")] {
        let mut known = Known::default();
        let answer = Some(asked[0].options[n].clone());
        known.mapping.put(crate::exchange::mapping::Answer { answer, ..asked[0].clone() });
        let given = back_with(&ledger, &known, change).answers.unwrap().given;
        assert_eq!(given.iter().map(|given| given.value.as_str()).collect::<Vec<_>>(), [value]);
    }
    // Less spent than planned is what happens.
    let plan = back_with(&ledger, &Known::default(), |cells| {
        let at = answer_of(cells, "総事業費");
        typed(cells, at, "7100000");
    });
    assert_eq!(plan.answers.unwrap().given[0].value, "7100000");
}

#[test]
fn a_number_alone_keeps_the_unit_of_the_result_that_was_sent() {
    let ledger = with("/projects/1/reviews/0/kpis/0/actual", "\"4,650千円\"");
    let plan = back_with(&ledger, &Known::default(), |cells| {
        let cell = of_sign(cells, "Q1-1", 5);
        (cell.text, cell.raw) = ("4700".into(), Raw::Number);
    });
    let given = &plan.answers.as_ref().unwrap().given;
    assert_eq!(given[0].value, "\"4,700千円\"");
    assert!(plan.notices.iter().any(|words| words.contains("4,700千円")), "{:?}", plan.notices);
}

#[test]
fn a_choice_in_another_width_is_the_known_one() {
    let rating = "/projects/1/reviews/0/effect/rating";
    let ledger = with(rating, "\"C\"");
    let wide = |cells: &mut Vec<Cell>| {
        let row = cells.iter().find(|cell| *cell.text == *"C").map(|cell| (cell.row, cell.column)).unwrap();
        typed(cells, row, "Ｃ");
    };
    let plan = back_with(&ledger, &Known::default(), wide);
    assert_eq!(plan.answers.as_ref().unwrap().given, []);
    // What another project is called so is known as well.
    let mut other = with("/projects/0/reviews/0/effect/rating", "\"B\"");
    let at = Pointer::parse(rating).unwrap();
    let old = other.doc().get(&at).unwrap();
    other.apply(&Edit::replace(at, old, "\"C\"", 0)).unwrap();
    let plan = back_with(&other, &Known::default(), |cells| {
        let row = cells.iter().find(|cell| *cell.text == *"C").map(|cell| (cell.row, cell.column)).unwrap();
        typed(cells, row, "Ｂ");
    });
    let plans = [plan];
    let base = super::super::merged::base(&plans, &other);
    let seen = crate::exchange::against::against(&plans, base.doc(), &Default::default());
    assert_eq!(seen.offers.iter().map(|offer| offer.after.as_str()).collect::<Vec<_>>(), ["\"B\""]);
}

#[test]
fn of_boxes_the_marked_one_is_the_answer() {
    let ledger = Ledger::read(EMBEDDED).unwrap();
    let answered = |text: &str| {
        let plan = back_with(&ledger, &Known::default(), |cells| {
            let at = answer_of(cells, "今後の方針");
            typed(cells, at, text);
        });
        let answers = plan.answers.as_ref().unwrap();
        (answers.given.iter().map(|given| given.value.clone()).collect::<Vec<_>>(), answers.untaken)
    };
    assert_eq!(answered("□事業を継続 ■事業の改善"), (vec!["\"事業の改善\"".to_owned()], 0));
    assert_eq!(answered("■事業を継続 ■事業の改善"), (vec![], 1));
}

/// What a cell that asks for a number, a word of a list or a day is answered with, and that only a person can take.
#[test]
fn an_answer_that_does_not_fit_its_cell_is_for_a_person() {
    use crate::exchange::against::take::{Standing, standings};
    let ledger = Ledger::read(EMBEDDED).unwrap();
    let standing = |sign: &'static str, column: u32, text: &'static str| {
        let plan = back_with(&ledger, &Known::default(), |cells| {
            let cell = of_sign(cells, sign, column);
            (cell.text, cell.raw) = (text.into(), Raw::Text);
        });
        let plans = [plan];
        let base = super::super::merged::base(&plans, &ledger);
        let seen = crate::exchange::against::against(&plans, base.doc(), &Default::default());
        standings(&seen.offers, &base, &ledger)
    };
    assert_eq!(standing("Q1-1", 5, "別紙のとおり").len(), 1);
    assert_ne!(standing("Q1-1", 5, "別紙のとおり"), [Standing::Clean]);
    assert_ne!(standing("Q1-1", 5, "44人（速報）"), [Standing::Clean]);
    assert_eq!(standing("Q1-1", 5, "44"), [Standing::Clean]);
}

#[test]
fn a_mark_that_points_to_another_cell_replaces_no_text() {
    let change = |cells: &mut Vec<Cell>| {
        of_sign(cells, "Q1-1", 5).text = "44".into();
        of_sign(cells, "Q1-2", 5).text = "〃".into();
    };
    let ledger = Ledger::read(EMBEDDED).unwrap();
    let plan = back_with(&ledger, &Known::default(), change);
    let given = |plan: &Plan| -> Vec<String> {
        plan.answers.as_ref().unwrap().given.iter().map(|given| given.value.clone()).collect()
    };
    assert_eq!(given(&plan), ["44"]);
    let asked = plan.questions();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(asked[0].options, ["「44」のこと", "取り込まない"]);
    for (answer, expected) in [(0, vec!["44", "44"]), (1, vec!["44"])] {
        let mut known = Known::default();
        let answer = Some(asked[0].options[answer].clone());
        known.mapping.put(crate::exchange::mapping::Answer { answer, ..asked[0].clone() });
        assert_eq!(given(&back_with(&ledger, &known, change)), expected);
    }
}

#[test]
fn a_formula_without_a_stored_result_is_told_as_one() {
    let ledger = Ledger::read(EMBEDDED).unwrap();
    let asked = round(&ledger, &["学校教育課".to_owned()], Table::embedded()).unwrap();
    let mut bytes = Vec::new();
    super::super::workbook::write(&asked, &asked.parts[0], "", &mut bytes).unwrap();
    let mut book = crate::exchange::read::read("a.xlsx", &bytes, &Default::default()).unwrap();
    let mut cells = book.sheets[1].cells.clone();
    let row = of_sign(&mut cells, "Q1-1", 5).row;
    cells.retain(|cell| (cell.row, cell.column) != (row, 5));
    book.sheets[1] = Sheet::new(book.sheets[1].name.clone(), cells, Vec::new());
    book.sheets[1].valueless = vec![(row, 5)];
    let plan = plan(&book, &Known::default()).unwrap();
    let words = plan.notices.iter().find(|words| words.contains("計算した結果が保存されていません"));
    assert!(words.is_some_and(|words| !words.contains("空欄")), "{:?}", plan.notices);
    assert_eq!(plan.answers.unwrap().untaken, 1);
}

fn of_sign<'c>(cells: &'c mut [Cell], sign: &str, column: u32) -> &'c mut Cell {
    let row = cells.iter().find(|cell| *cell.text == *sign).unwrap().row;
    cells.iter_mut().find(|cell| (cell.row, cell.column) == (row, column)).unwrap()
}

/// Without their headers columns would be taken for each other: a day for a result.
#[test]
fn a_column_of_answers_that_was_deleted_moves_no_answer_into_another_field() {
    let plan = back(|cells| {
        cells.retain(|cell| cell.column != 5);
        cells.iter_mut().filter(|cell| cell.column > 5).for_each(|cell| cell.column -= 1);
    });
    let answers = plan.answers.as_ref().unwrap();
    assert_eq!(answers.given, []);
    assert!(answers.untaken > 10, "{}", answers.untaken);
    assert!(plan.notices.iter().any(|words| words.contains("回答欄の見出しがなくなった")), "{:?}", plan.notices);
}

#[test]
fn without_the_row_of_headers_those_of_the_results_say_which_column_is_which() {
    let plan = back(|cells| {
        of_sign(cells, "Q1-1", 5).text = "44".into();
        let row = cells.iter().find(|cell| *cell.text == *KEY).unwrap().row;
        cells.retain(|cell| cell.row != row);
        cells.iter_mut().for_each(|cell| cell.column += 2);
    });
    let given = &plan.answers.as_ref().unwrap().given;
    assert_eq!(given.len(), 1);
    assert_eq!((given[0].place.as_str(), given[0].value.as_str()), ("/projects/0/reviews/0/kpis/0/actual", "44"));
}

#[test]
fn a_sign_beside_the_name_of_another_row_answers_nothing() {
    let plan = back(|cells| {
        of_sign(cells, "Q1-1", 5).text = "44".into();
        of_sign(cells, "Q1-2", 0).text = "また".into();
        of_sign(cells, "Q1-1", 0).text = "Q1-2".into();
        of_sign(cells, "また", 0).text = "Q1-1".into();
    });
    let answers = plan.answers.as_ref().unwrap();
    assert_eq!(answers.given, []);
    assert!(answers.untaken >= 2);
    assert!(plan.notices.iter().any(|words| words.contains("別の行のもの")), "{:?}", plan.notices);
}

/// The ledger keeps its value, and somebody has to hear of it.
#[test]
fn what_was_sent_and_is_blank_by_now_is_named_with_its_cell() {
    let plan = back(|cells| {
        let (row, column) = (of_sign(cells, "Q1-1", 5).row, 5);
        cells.retain(|cell| (cell.row, cell.column) != (row, column));
    });
    let answers = plan.answers.as_ref().unwrap();
    assert_eq!((answers.given.len(), answers.untaken), (0, 1));
    let words = plan.notices.iter().find(|words| words.contains("空欄になっています")).unwrap();
    assert!(words.contains("事業2!F5") && words.contains("43"), "{words}");
    assert!(plan.entries.iter().any(|entry| entry.kind == As::Unplaced && entry.cell == "F5"));
}

#[test]
fn a_comment_on_a_cell_is_told_and_no_answer() {
    let plan = back(|cells| of_sign(cells, "Q1-1", 5).comment_on("44の誤り?\n".into()));
    assert_eq!(plan.answers.as_ref().unwrap().given, []);
    assert!(plan.notices.iter().any(|words| words.contains("事業2!F5「メモ 44の誤り?」")), "{:?}", plan.notices);
}

#[test]
fn the_value_that_was_sent_typed_in_another_way_is_no_change() {
    let plan = back(|cells| {
        let result = of_sign(cells, "Q1-1", 5);
        (result.text, result.raw) = ("４３人".into(), Raw::Text);
    });
    assert_eq!(plan.answers.as_ref().unwrap().given, []);
}

#[test]
fn a_workbook_whose_hidden_sheet_is_gone_says_that_it_was_one_of_ours() {
    let ledger = Ledger::read(EMBEDDED).unwrap();
    let asked = round(&ledger, &["学校教育課".to_owned()], Table::embedded()).unwrap();
    let mut bytes = Vec::new();
    super::super::workbook::write(&asked, &asked.parts[0], "", &mut bytes).unwrap();
    let mut book = crate::exchange::read::read("a.xlsx", &bytes, &Default::default()).unwrap();
    book.sheets.retain(|sheet| sheet.name.as_deref() != Some(note::SHEET));
    let why = plan(&book, &Known::default()).unwrap().refused().unwrap();
    assert!(why.contains("控え") && why.contains("なくなっている"), "{why}");
}

/// Signs and headers say what a cell answers: columns may be inserted too, and a row copied is two answers.
#[test]
fn columns_are_found_by_their_headers_and_a_row_that_is_there_twice_is_asked_about() {
    let ledger = Ledger::read(EMBEDDED).unwrap();
    let mut asked = round(&ledger, &["学校教育課".to_owned()], Table::embedded()).unwrap();
    asked.digest = "0".to_owned();
    let mut bytes = Vec::new();
    super::super::workbook::write(&asked, &asked.parts[0], "", &mut bytes).unwrap();
    let mut book = crate::exchange::read::read("a.xlsx", &bytes, &Default::default()).unwrap();
    let sheet = &mut book.sheets[1];
    let mut cells = sheet.cells.clone();
    let row = cells.iter().find(|cell| &*cell.text == "Q1-1").unwrap().row;
    let result = cells.iter_mut().find(|cell| (cell.row, cell.column) == (row, 5)).unwrap();
    result.text = "44".into();
    let copied: Vec<Cell> = cells.iter().filter(|cell| cell.row == row).cloned().collect();
    cells.extend(copied.into_iter().map(|cell| Cell {
        row: 90,
        text: if &*cell.text == "44" { "45".into() } else { cell.text },
        ..cell
    }));
    cells.iter_mut().filter(|cell| cell.column >= 2).for_each(|cell| cell.column += 1);
    *sheet = Sheet::new(sheet.name.clone(), cells, Vec::new());
    let plan = plan(&book, &Known::default()).unwrap();
    let answers = plan.answers.as_ref().unwrap();
    let given: Vec<_> =
        answers.given.iter().map(|given| (given.place.as_str(), given.value.as_str(), &given.cells[0][..])).collect();
    let place = "/projects/0/reviews/0/kpis/0/actual";
    assert_eq!(given, [(place, "44", "事業2!G5"), (place, "45", "事業2!G91")]);
    let plans = [plan];
    let base = super::super::merged::base(&plans, &ledger);
    let seen = crate::exchange::against::against(&plans, base.doc(), &Default::default());
    assert_eq!(seen.offers.len(), 1);
    assert_eq!((seen.offers[0].after.as_str(), seen.offers[0].others[0].0.as_str()), ("44", "45"));
}
