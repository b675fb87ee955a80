//! What the texts of a sheet say by themselves, wherever they stand.
//!
//! A long sheet says the same words again and again: each text is looked at once, whoever's hands there are, and its cells
//! refer to what was seen. Nothing here depends on a text's place; that is the walk's.

use std::collections::HashMap;
use std::ops::Index;
use std::sync::Arc;

use super::totals::is_total;
use crate::exchange::cells::Sheet;
use crate::exchange::counted::Counted;
use crate::exchange::hands::Hands;
use crate::exchange::words::{Head, Words, is_quantity, unified};

/// The texts of a sheet, each once.
pub(super) struct Texts {
    /// By cell: the number of its text.
    of: Vec<u32>,
    /// By text.
    said: Vec<Said>,
}

/// What a text says.
#[derive(Clone, Default)]
struct Said {
    head: Option<Head>,
    signs: u16,
}

/// A sign, in any width, that a text must have to say something of which it is one.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    /// 円: an amount.
    Money = 1,
    /// What the headings of a document have: 【, 概, 財, 判, 総, 実.
    Heading = 1 << 1,
    /// 下: an upper and a lower line.
    Lower = 1 << 2,
    /// A colon.
    Colon = 1 << 3,
    /// 計: a sum.
    Sum = 1 << 4,
    /// It is the label of a row of sums.
    Total = 1 << 5,
    /// 例, 見, or the circles of a name that is none.
    Example = 1 << 6,
}

impl Sign {
    fn of(c: char) -> u16 {
        let sign = match c {
            '円' => Sign::Money,
            '【' | '概' | '財' | '判' | '総' | '実' => Sign::Heading,
            '下' => Sign::Lower,
            ':' => Sign::Colon,
            '計' => Sign::Sum,
            '例' | '見' | '○' | '〇' | '◯' | '●' | '△' => Sign::Example,
            _ => return 0,
        };
        sign as u16
    }
}

/// Texts that are looked at before they are handed on.
const TOGETHER: usize = 512;

impl Texts {
    pub(super) fn of(hands: &impl Hands, sheet: &Sheet, words: &Words) -> Texts {
        // The first is all that has digits alone: it says nothing.
        let (mut texts, mut of) = (vec![""], Vec::with_capacity(sheet.cells.len()));
        let (mut by_place, mut by_text) = (Counted::default(), HashMap::new());
        for cell in &sheet.cells {
            let text = &*cell.text;
            if is_quantity(text) {
                of.push(0);
                continue;
            }
            let number = *by_place.entry(Arc::as_ptr(&cell.text).cast::<u8>() as usize).or_insert_with(|| {
                *by_text.entry(text).or_insert_with(|| {
                    texts.push(text);
                    texts.len() as u32 - 1
                })
            });
            of.push(number);
        }
        let parts: Vec<&[&str]> = texts.chunks(TOGETHER).collect();
        let signs = |text: &str| {
            let total = if is_total(text) { Sign::Total as u16 } else { 0 };
            unified(text).chars().map(Sign::of).fold(total, |all, sign| all | sign)
        };
        let say = |text: &&str| Said { head: words.head(text), signs: signs(text) };
        let mut said = Vec::with_capacity(texts.len());
        let make = |n: usize| parts.get(n).copied().unwrap_or_default().iter().map(say).collect::<Vec<_>>();
        let Ok(()) = hands.in_order(parts.len(), make, |part| {
            said.extend(part);
            Ok::<(), std::convert::Infallible>(())
        });
        Texts { of, said }
    }

    fn said(&self, cell: usize) -> Option<&Said> {
        self.said.get(*self.of.get(cell)? as usize)
    }

    /// What a cell's text means as a header.
    pub(super) fn head(&self, cell: usize) -> Option<&Head> {
        self.said(cell)?.head.as_ref()
    }

    /// Whether a cell's text has any of these signs.
    pub(super) fn has(&self, cell: usize, signs: &[Sign]) -> bool {
        let any = signs.iter().fold(0, |all, sign| all | *sign as u16);
        self.said(cell).is_some_and(|said| said.signs & any != 0)
    }
}

/// What the cells of a sheet mean as headers: what their texts mean, unless their place says otherwise. A cell takes a number;
/// a meaning is there once.
pub(super) struct Heads {
    /// By cell: the number of its meaning.
    of: Vec<u32>,
    said: Vec<Option<Head>>,
}

impl Heads {
    pub(super) fn of(texts: &Texts) -> Heads {
        Heads { of: texts.of.clone(), said: texts.said.iter().map(|said| said.head.clone()).collect() }
    }

    /// Gives a cell another meaning than its text has.
    pub(super) fn set(&mut self, cell: usize, head: Option<Head>) {
        if let Some(of) = self.of.get_mut(cell) {
            *of = self.said.len() as u32;
            self.said.push(head);
        }
    }

    /// The meanings of the cells, in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Option<Head>> {
        (0..self.of.len()).map(|cell| &self[cell])
    }
}

impl Index<usize> for Heads {
    type Output = Option<Head>;

    fn index(&self, cell: usize) -> &Option<Head> {
        self.of.get(cell).and_then(|of| self.said.get(*of as usize)).unwrap_or(&None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::cells::Cell;

    /// Makes all pieces from the last to the first before any is taken.
    struct Backwards;

    impl Hands for Backwards {
        fn at_a_time(&self) -> usize {
            1
        }

        fn in_order<T: Send, E>(
            &self,
            count: usize,
            make: impl Fn(usize) -> T + Sync,
            take: impl FnMut(T) -> Result<(), E>,
        ) -> Result<(), E> {
            let made: Vec<T> = (0..count).rev().map(make).collect();
            made.into_iter().rev().try_for_each(take)
        }
    }

    #[test]
    fn each_cell_says_what_its_text_says() {
        let words = Words::default();
        let said = [
            "事業名",
            "第3号 地域づくり",
            "実績額(円)",
            "1,200",
            "合計",
            "記⼊例 ⾒本",
            "担当課：農林課",
            "-",
            "事業名",
        ];
        let many = (0..3 * TOGETHER).map(|n| format!("指標{n}"));
        let texts = said.into_iter().map(str::to_owned).chain(many);
        let cells = texts.enumerate().map(|(row, text)| Cell::text(row as u32, 0, text)).collect();
        let sheet = Sheet::new(None, cells, Vec::new());
        let texts = Texts::of(&Backwards, &sheet, &words);
        for (at, cell) in sheet.cells.iter().enumerate() {
            assert_eq!(texts.head(at).cloned(), words.head(&cell.text), "{}", cell.text);
        }
        let having = |sign: Sign| (0..said.len()).filter(|cell| texts.has(*cell, &[sign])).collect::<Vec<_>>();
        assert_eq!(having(Sign::Money), [2]);
        assert_eq!(having(Sign::Sum), [4]);
        assert_eq!(having(Sign::Example), [5], "a radical that a copy puts in place of 見 is one");
        assert_eq!(having(Sign::Colon), [6]);
        assert_eq!(texts.of[0], texts.of[8], "a text is looked at once");
    }
}
