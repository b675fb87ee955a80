//! Choices of which one is marked: 「○ | 相当程度効果があった | | 効果があった」.
//!
//! One mark is an answer, several are a question, none is no answer.

use std::ops::Range;

use super::verdicts::why_of_stage;
use super::{Column, Walk};
use crate::exchange::place::{Around, As, Choice, Choosing, Place, plain};
use crate::exchange::values::{number, string};
use crate::exchange::words::squeezed;

/// What stands in a row below choices: the marks with the choices over them, whose verdict it is, and why.
#[derive(Default)]
struct Marks {
    label: Option<usize>,
    marks: Vec<(usize, usize)>,
    reason: Option<usize>,
}

impl Walk<'_, '_> {
    /// A row of choices of which one has a mark in front.
    pub(super) fn marked(&mut self, label: usize, cells: &[usize]) {
        self.concept_of_label(label);
        self.say(label, As::Label, "見出し");
        let marks: Vec<usize> = cells.iter().copied().filter(|&cell| is_mark(&self.sheet.cells[cell].text)).collect();
        let field = field_of(self.concept(label));
        let place =
            Place { project: self.project, year: Some(self.maker.year), field: field.into(), ..Place::default() };
        let choice = |mark: usize| {
            let beside = cells.iter().copied().find(|&cell| cell > mark);
            beside.map(|cell| string(self.sheet.cells[cell].text.trim()))
        };
        let marked: Vec<(usize, String)> = marks.iter().filter_map(|&mark| Some((mark, choice(mark)?))).collect();
        let others: Vec<usize> = cells[1..].iter().copied().filter(|cell| !marks.contains(cell)).collect();
        if let (true, &[one, two]) = (marks.is_empty(), &others[..])
            && let Some((list, answer)) = self.answer_beside(one, two)
        {
            self.say(list, As::Label, "選択肢");
            let (id, text) = (self.id(answer), string(self.sheet.cells[answer].text.trim()));
            self.done.insert(answer);
            return self.maker.set(id, place, text, "選択肢の横に書かれた答え");
        }
        if marked.is_empty() {
            // A mark stands in front of its word, where there is room for one.
            let options = others.iter().filter_map(|&cell| {
                let of = &self.sheet.cells[cell];
                let at = of.column.checked_sub(1).filter(|at| self.sheet.at(of.row, *at).is_none())?;
                Some(((of.row, at), of.text.trim().to_owned()))
            });
            self.room_for_mark(place.clone(), options.collect());
        }
        self.choose(field, place, &marked, &others);
    }

    /// Of two cells the one that lists choices and the one that says which: 「拡充・継続・廃止 | 継続」.
    fn answer_beside(&self, one: usize, two: usize) -> Option<(usize, usize)> {
        let text = |cell: usize| squeezed(&self.sheet.cells[cell].text);
        let is = |list: usize, answer: usize| {
            let (list, answer) = (self.sheet.cells[list].text.clone(), text(answer));
            let parts: Vec<String> = list.split(['・', '／', '/', '、', '　', ' ', '\n']).map(squeezed).collect();
            parts.len() > 1 && parts.contains(&answer)
        };
        (is(one, two)).then_some((one, two)).or_else(|| is(two, one).then_some((two, one)))
    }

    /// Keeps where a mark could be put, in a form that isn't filled in yet.
    fn room_for_mark(&mut self, place: Place, options: Vec<((u32, u32), String)>) {
        if self.maker.given.unfilled && self.project.is_some() && options.len() > 1 {
            let (sheet, pointer, boxes) = (self.index, None, false);
            self.maker.room.choices.push(Choosing { sheet, place, pointer, options, boxes });
        }
    }

    /// The columns of choices in a row of a table in which none is marked.
    pub(super) fn unmarked(&mut self, columns: &[Column], row: u32, year: u16) {
        let mut groups: Vec<&'static str> = Vec::new();
        for column in columns.iter().filter(|column| column.choice) {
            if !groups.contains(&column.concept) {
                groups.push(column.concept);
            }
        }
        for concept in groups {
            let own = (0_u32..).zip(columns).filter(|(_, column)| column.choice && column.concept == concept);
            let options: Vec<((u32, u32), String)> = own
                .filter_map(|(at, column)| {
                    Some(((row, at), self.sheet.cells.get(column.heading?)?.text.trim().to_owned()))
                })
                .collect();
            let marked = options.iter().any(|((row, at), _)| self.sheet.at(*row, *at).is_some());
            if !marked && concept != "kpi_rating" {
                let field = field_of(if concept == "policy" { "policy" } else { "rating" });
                let place = Place { project: self.project, year: Some(year), field: field.into(), ..Place::default() };
                self.room_for_mark(place, options);
            }
        }
    }

    /// The last of the rows of marks right below a row of choices behind a label: 「効果 | 大 | 中 | 小」 and a ○ below one of the words.
    /// Several such rows have labels of their own, 「担当課評価 | | ○ |」 over 「外部評価 | | | ○」; below 「理由」 at the right end stands a text.
    pub(super) fn marks_below(&self, row: u32) -> Option<u32> {
        let (label, choices) = self.choices_of(row)?;
        let words = choices.clone().all(|cell| {
            let text = &self.sheet.cells[cell].text;
            number(text).is_none() && !is_mark(text) && text.chars().count() <= 24
        });
        if choices.len() < 2 || !words {
            return None;
        }
        // In a form that isn't filled in yet the label reaches beside the row of marks.
        if self.sheet.row_indexes(row + 1).is_empty() {
            let reaches = self.maker.given.unfilled && self.sheet.area(&self.sheet.cells[label]).bottom > row;
            return reaches.then_some(row + 1);
        }
        let is_marks = |below: u32| self.marks_of(row, below).map(|marks| marks.label.is_some());
        let own = is_marks(row + 1)?;
        let more = (row + 2..).take_while(|&below| own && is_marks(below) == Some(true)).last();
        Some(more.unwrap_or(row + 1))
    }

    /// A label that asks for a verdict and the choices behind it, in a row of nothing else but a heading of reasons at its end.
    fn choices_of(&self, row: u32) -> Option<(usize, Range<usize>)> {
        let cells = self.sheet.row_indexes(row);
        let (label, last) = (cells.start, cells.end.checked_sub(1)?);
        let asks = cells.len() > 2 && matches!(self.concept(label), "rating" | "policy" | "outside" | "mark");
        let end = if self.is_reason(last) { last } else { cells.end };
        asks.then_some((label, label + 1..end))
    }

    fn is_reason(&self, cell: usize) -> bool {
        matches!(self.concept(cell), "comment" | "reason" | "why")
    }

    /// What stands in a row below choices; none where something else than marks, a label of its own and a reason does.
    fn marks_of(&self, row: u32, below: u32) -> Option<Marks> {
        let (of, choices) = self.choices_of(row)?;
        let column = |cell: usize| self.sheet.cells[cell].column;
        let under = |cell: usize, over: usize| {
            let area = self.sheet.area(&self.sheet.cells[over]);
            (area.left..=area.right).contains(&column(cell))
        };
        let mut found = Marks::default();
        for cell in self.sheet.row_indexes(below) {
            let over = choices.clone().find(|&choice| under(cell, choice));
            let stage = matches!(self.concept(cell), "rating" | "outside" | "stage_one" | "stage_two");
            if let Some(over) = over.filter(|_| is_mark(&self.sheet.cells[cell].text)) {
                found.marks.push((cell, over));
            } else if found.label.is_none() && under(cell, of) && stage {
                found.label = Some(cell);
            } else if self.is_reason(choices.end) && under(cell, choices.end) && self.heads[cell].is_none() {
                found.reason = Some(cell);
            } else {
                return None;
            }
        }
        (!found.marks.is_empty()).then_some(found)
    }

    /// A row of choices of which one has a mark below it.
    pub(super) fn marked_below(&mut self, row: u32, below: u32) {
        let Some((label, choices)) = self.choices_of(row) else { return };
        let behind = Some(choices.end).filter(|&cell| self.is_reason(cell) && self.sheet.cells[cell].row == row);
        let choices: Vec<usize> = choices.collect();
        self.concept_of_label(label);
        for cell in [Some(label), behind].into_iter().flatten() {
            self.say(cell, As::Label, "見出し");
        }
        for below in row + 1..=below {
            let found = self.marks_of(row, below).unwrap_or_default();
            let mut concept = self.concept(label);
            if let Some(own) = found.label {
                concept = self.concept_of_label(own);
                self.say(own, As::Label, "見出し");
            }
            let field = field_of(concept);
            let place =
                Place { project: self.project, year: Some(self.maker.year), field: field.into(), ..Place::default() };
            let word = |cell: usize| string(self.sheet.cells[cell].text.trim());
            let marked: Vec<(usize, String)> = found.marks.iter().map(|&(mark, over)| (mark, word(over))).collect();
            if marked.is_empty() {
                let options = choices.iter().map(|&cell| {
                    let of = &self.sheet.cells[cell];
                    ((below, of.column), of.text.trim().to_owned())
                });
                self.room_for_mark(place.clone(), options.collect());
            }
            match (found.label, &found.marks[..]) {
                // Whose verdict it is says where it belongs.
                (Some(_), &[(mark, over)]) => {
                    let text = self.sheet.cells[over].text.clone();
                    self.put_of_stage(mark, concept, &text);
                    choices.iter().for_each(|&cell| self.say(cell, As::Label, "選択肢"));
                }
                _ => self.choose(field, place, &marked, &choices),
            }
            if let Some(reason) = found.reason {
                let concept = match concept {
                    "policy" => "reason",
                    "outside" | "stage_one" | "stage_two" => why_of_stage(concept),
                    _ => "comment",
                };
                let text = self.sheet.cells[reason].text.clone();
                self.put_of_stage(reason, concept, &text);
            }
        }
    }

    fn put_of_stage(&mut self, cell: usize, concept: &str, text: &str) {
        let id = self.id(cell);
        self.done.insert(cell);
        self.maker.put(id, concept, text, Around { project: self.project, ..Around::default() });
    }

    /// Choices one below the other behind a label that reaches over their rows, each with what stands beside it: 「効果 | ○ | 大」 over
    /// 「 | | 小」, the marks or empty boxes in front of the words or behind them.
    pub(super) fn choices_down(&self, cells: &[usize]) -> Option<Vec<(usize, Option<usize>)>> {
        let &label = cells.first()?;
        let area = self.sheet.area(&self.sheet.cells[label]);
        let asks = matches!(self.concept(label), "rating" | "policy" | "outside" | "mark");
        if !asks || area.bottom == area.top || self.project.is_none() {
            return None;
        }
        let is_sign = |cell: &usize| {
            let text = &self.sheet.cells[*cell].text;
            is_mark(text) || is_empty_box(text)
        };
        let mut choices = Vec::new();
        for row in area.top..=area.bottom {
            let beside = self.sheet.row_indexes(row).filter(|&cell| self.sheet.cells[cell].column > area.right);
            let (signs, words): (Vec<usize>, Vec<usize>) = beside.partition(is_sign);
            match (&words[..], &signs[..]) {
                ([], []) => {}
                (&[word], []) => choices.push((word, None)),
                (&[word], &[sign]) => choices.push((word, Some(sign))),
                _ => return None,
            }
        }
        let column = |cell: usize| self.sheet.cells[cell].column;
        let in_line = |mut columns: Vec<u32>| {
            columns.dedup();
            columns.len() == 1
        };
        let plain = |&(word, _): &(usize, Option<usize>)| {
            let text = &self.sheet.cells[word].text;
            number(text).is_none() && !text.contains('。') && text.chars().count() <= 40
        };
        let words = in_line(choices.iter().map(|(word, _)| column(*word)).collect());
        let signs = in_line(choices.iter().filter_map(|(_, sign)| Some(column((*sign)?))).collect());
        (choices.len() > 1 && words && signs && choices.iter().all(plain)).then_some(choices)
    }

    /// Choices one below the other of which one has a mark beside it.
    pub(super) fn marked_beside(&mut self, label: usize, choices: &[(usize, Option<usize>)]) {
        self.concept_of_label(label);
        self.say(label, As::Label, "見出し");
        let field = field_of(self.concept(label));
        let place =
            Place { project: self.project, year: Some(self.maker.year), field: field.into(), ..Place::default() };
        let text = |cell: usize| self.sheet.cells[cell].text.trim();
        let marked = choices.iter().filter_map(|&(word, sign)| Some((sign?, word)));
        let marked: Vec<(usize, String)> =
            marked.filter(|(sign, _)| is_mark(text(*sign))).map(|(sign, word)| (sign, string(text(word)))).collect();
        let boxes = choices.iter().filter_map(|(_, sign)| sign.filter(|sign| is_empty_box(text(*sign))));
        let others: Vec<usize> = choices.iter().map(|(word, _)| *word).chain(boxes).collect();
        self.choose(field, place, &marked, &others);
    }

    /// Puts the choice that is marked; asks where several are.
    fn choose(&mut self, field: &'static str, place: Place, marked: &[(usize, String)], others: &[usize]) {
        for &cell in others {
            self.say(cell, As::Label, "選択肢");
        }
        for (cell, value) in marked {
            let id = self.id(*cell);
            self.done.insert(*cell);
            if marked.len() == 1 {
                self.maker.set(id, place.clone(), value.clone(), "○の付いた選択肢");
                return;
            }
            let why = format!("○が{}つ付いている。どれか", marked.len());
            let mut options: Vec<Choice> = Vec::new();
            for value in std::iter::once(value).chain(marked.iter().map(|(_, value)| value)) {
                let words = plain(value);
                if options.iter().all(|option| option.words != words) {
                    options.push(Choice::new(words, place.clone(), value.clone()));
                }
            }
            self.maker.ask(id, ("marks", field), why, self.project, options);
        }
    }
}

/// Where a choice behind a label of this meaning goes.
fn field_of(concept: &str) -> &'static str {
    match concept {
        "policy" => "/policy/decision",
        "outside" | "stage_two" => "/evaluations/0/rating",
        _ => "/effect/rating",
    }
}

/// Whether a text is a box that nobody has marked.
fn is_empty_box(text: &str) -> bool {
    matches!(text.trim(), "□" | "☐")
}

pub(super) fn is_mark(text: &str) -> bool {
    matches!(text.trim(), "○" | "◯" | "〇" | "●" | "✓" | "✔" | "レ" | "☑" | "■")
}
