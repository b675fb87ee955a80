//! What the texts of a sheet say by themselves, wherever they stand.
//!
//! A long sheet says the same words again and again: each text is looked at once, whoever's hands there are, and its cells
//! refer to what was seen. The texts that a workbook's sheets share are looked at while the sheets are read. Nothing here depends on a text's place; that is the walk's.

use std::ops::Index;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::totals::is_total;
use crate::exchange::cells::Sheet;
use crate::exchange::counted::{ByText, Counted};
use crate::exchange::hands::Hands;
use crate::exchange::words::{Head, Words, is_quantity, unified};

/// Texts, and what each says by itself.
///
/// The texts that a workbook's sheets share are looked at while the sheets are still read; those that only a sheet has, later.
#[derive(Default)]
pub(in crate::exchange) struct Looked {
    /// They stay as long as they are told by where they are in memory.
    texts: Vec<Arc<str>>,
    by_place: Counted<usize, u32>,
    said: Vec<Said>,
}

impl Looked {
    /// Looks at texts while something else is done, which is done when this ends; whoever is ready first helps with the rest.
    pub(in crate::exchange) fn beside<'t>(
        hands: &impl Hands,
        texts: impl Iterator<Item = &'t Arc<str>>,
        words: &Words,
        else_to_do: &mut dyn FnMut(),
    ) -> Looked {
        let texts: Vec<_> = texts.cloned().collect();
        let parts: Vec<&[Arc<str>]> = texts.chunks(AT_A_TIME).collect();
        let next = AtomicUsize::new(0);
        let look = || {
            let mut said = Vec::new();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                let Some(part) = parts.get(n) else { return said };
                said.push((n, part.iter().map(|text| Said::of(text, words)).collect::<Vec<_>>()));
            }
        };
        let (mut said, more) = hands.both(look, || {
            else_to_do();
            look()
        });
        said.extend(more);
        said.sort_unstable_by_key(|(n, _)| *n);
        let said = said.into_iter().flat_map(|(_, said)| said).collect();
        let by_place = texts.iter().map(place).zip(0_u32..).collect();
        Looked { texts, by_place, said }
    }
}

/// Where a text is in memory.
fn place(text: &Arc<str>) -> usize {
    Arc::as_ptr(text).cast::<u8>() as usize
}

/// What a text says.
#[derive(Default)]
struct Said {
    head: Option<Head>,
    signs: u16,
}

impl Said {
    fn of(text: &str, words: &Words) -> Said {
        // What has digits alone says nothing.
        if is_quantity(text) {
            return Said::default();
        }
        let total = if is_total(text) { Sign::Total as u16 } else { 0 };
        let signs = unified(text).chars().map(Sign::of).fold(total, |all, sign| all | sign);
        Said { head: words.head(text), signs }
    }
}

/// The texts of a sheet, each once.
pub(super) struct Texts<'l> {
    looked: &'l Looked,
    /// By cell: the number of its text. First come those that were looked at before.
    of: Vec<u32>,
    /// By text that wasn't: its signs.
    signs: Vec<u16>,
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

/// Texts that are looked at before it is asked which are next.
const AT_A_TIME: usize = 128;

/// Texts that are looked at before they are handed on.
const TOGETHER: usize = 512;

impl<'l> Texts<'l> {
    /// The texts of a sheet, and what its cells mean as headers by their texts alone.
    pub(super) fn of(hands: &impl Hands, sheet: &Sheet, looked: &'l Looked, words: &Words) -> (Texts<'l>, Heads<'l>) {
        // The first of the others is all that has digits alone: it says nothing.
        let before = looked.texts.len() as u32;
        let (mut texts, mut of) = (vec![""], Vec::with_capacity(sheet.cells.len()));
        let (mut by_place, mut by_text) = (Counted::default(), ByText::default());
        for cell in &sheet.cells {
            let (text, at) = (&*cell.text, place(&cell.text));
            if is_quantity(text) {
                of.push(before);
                continue;
            }
            let known = looked.by_place.get(&at).copied();
            let number = known.unwrap_or_else(|| {
                *by_place.entry(at).or_insert_with(|| {
                    *by_text.entry(text).or_insert_with(|| {
                        texts.push(text);
                        before + texts.len() as u32 - 1
                    })
                })
            });
            of.push(number);
        }
        let parts: Vec<&[&str]> = texts.chunks(TOGETHER).collect();
        let (mut heads, mut signs) = (Vec::with_capacity(texts.len()), Vec::with_capacity(texts.len()));
        let say = |text: &&str| Said::of(text, words);
        let make = |n: usize| parts.get(n).copied().unwrap_or_default().iter().map(say).collect::<Vec<_>>();
        let Ok(()) = hands.in_order(parts.len(), make, |part| {
            for Said { head, signs: of } in part {
                heads.push(head);
                signs.push(of);
            }
            Ok::<(), std::convert::Infallible>(())
        });
        let heads = Heads { looked, of: of.clone(), said: heads };
        (Texts { looked, of, signs }, heads)
    }

    /// Whether a cell's text has any of these signs.
    pub(super) fn has(&self, cell: usize, signs: &[Sign]) -> bool {
        let any = signs.iter().fold(0, |all, sign| all | *sign as u16);
        let Some(of) = self.of.get(cell).map(|of| *of as usize) else { return false };
        let own = || of.checked_sub(self.looked.said.len()).and_then(|of| self.signs.get(of)).copied();
        self.looked.said.get(of).map(|said| said.signs).or_else(own).is_some_and(|own| own & any != 0)
    }
}

/// What the cells of a sheet mean as headers: what their texts mean, unless their place says otherwise. A cell takes a number;
/// a meaning is there once.
pub(super) struct Heads<'l> {
    looked: &'l Looked,
    /// By cell: the number of its meaning.
    of: Vec<u32>,
    /// By number, behind those that were looked at before.
    said: Vec<Option<Head>>,
}

impl Heads<'_> {
    /// What the text of a cell means as a header, wherever it stands.
    pub(super) fn of_text(&self, texts: &Texts<'_>, cell: usize) -> Option<&Head> {
        self.numbered(*texts.of.get(cell)?).as_ref()
    }

    /// Gives a cell another meaning than its text has.
    pub(super) fn set(&mut self, cell: usize, head: Option<Head>) {
        if let Some(of) = self.of.get_mut(cell) {
            *of = (self.looked.said.len() + self.said.len()) as u32;
            self.said.push(head);
        }
    }

    /// The meanings of the cells, in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Option<Head>> {
        (0..self.of.len()).map(|cell| &self[cell])
    }

    fn numbered(&self, number: u32) -> &Option<Head> {
        let of = number as usize;
        let own = || of.checked_sub(self.looked.said.len()).and_then(|of| self.said.get(of));
        self.looked.said.get(of).map(|said| &said.head).or_else(own).unwrap_or(&None)
    }
}

impl Index<usize> for Heads<'_> {
    type Output = Option<Head>;

    fn index(&self, cell: usize) -> &Option<Head> {
        self.of.get(cell).map_or(&None, |of| self.numbered(*of))
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

        fn both<A: Send, B>(&self, first: impl Fn() -> A + Sync, second: impl FnOnce() -> B) -> (A, B) {
            let second = second();
            (first(), second)
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
        // Some texts were looked at while the sheet was read, others are the sheet's own.
        let shared = [2, 6, 4].map(|cell| &sheet.cells[cell].text);
        let mut done = false;
        let looked = Looked::beside(&Backwards, shared.into_iter(), &words, &mut || done = true);
        assert!(done);
        let (texts, mut heads) = Texts::of(&Backwards, &sheet, &looked, &words);
        heads.set(1, Some(Head { concept: "kpi", ..Head::default() }));
        for (at, cell) in sheet.cells.iter().enumerate() {
            assert_eq!(heads.of_text(&texts, at).cloned(), words.head(&cell.text), "{}", cell.text);
            assert!(at == 1 || heads[at] == words.head(&cell.text), "{}", cell.text);
        }
        let having = |sign: Sign| (0..said.len()).filter(|cell| texts.has(*cell, &[sign])).collect::<Vec<_>>();
        assert_eq!(having(Sign::Money), [2]);
        assert_eq!(having(Sign::Sum), [4]);
        assert_eq!(having(Sign::Example), [5], "a radical that a copy puts in place of 見 is one");
        assert_eq!(having(Sign::Colon), [6]);
        assert_eq!(texts.of[0], texts.of[8], "a text is looked at once");
    }
}
