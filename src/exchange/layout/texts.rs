//! What the texts of a sheet say by themselves, wherever they stand.
//!
//! A long sheet says the same words again and again: each text is looked at once, whoever's hands there are, and its cells
//! refer to what was seen. The texts that a workbook's sheets share are looked at while the sheets are read. Nothing here depends on a text's place; that is the walk's.

use std::ops::Index;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::totals::is_total;
use crate::exchange::cells::{Cell, Sheet};
use crate::exchange::counted::ByText;
use crate::exchange::hands::{Hands, beside};
use crate::exchange::words::{Head, Words, is_numeric, is_quantity, unified};

/// Texts, and what each says by itself.
///
/// The texts that a workbook's sheets share are looked at while the sheets are still read; those that only a sheet has, later.
#[derive(Default)]
pub(in crate::exchange) struct Looked {
    /// By their numbers among those that the sheets share.
    texts: Vec<Arc<str>>,
    /// What they say, in parts of [`AT_A_TIME`].
    parts: Vec<Part>,
}

/// What some texts say.
#[derive(Default)]
struct Part {
    heads: Vec<Option<Head>>,
    /// Apart from what they mean, since every cell's are looked up.
    signs: Vec<Signs>,
}

impl Part {
    fn of<T: AsRef<str>>(texts: &[T], words: &Words) -> Part {
        let said = texts.iter().map(|text| Said::of(text.as_ref(), words));
        let (heads, signs) = said.map(|said| (said.head, said.signs)).unzip();
        Part { heads, signs }
    }
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
                said.push((n, Part::of(part, words)));
            }
        };
        let mut more = Vec::new();
        let mut said = beside(hands, look, || {
            else_to_do();
            more = look();
        });
        said.extend(more);
        said.sort_unstable_by_key(|(n, _)| *n);
        let parts = said.into_iter().map(|(_, part)| part).collect();
        Looked { texts, parts }
    }

    /// How many texts they are: what is counted on behind them has this number.
    fn len(&self) -> usize {
        self.texts.len()
    }

    /// The part that has a text's number, and which of it that is.
    fn part(&self, number: usize) -> Option<(&Part, usize)> {
        Some((self.parts.get(number / AT_A_TIME)?, number % AT_A_TIME))
    }

    /// What a text means, by its number.
    fn head(&self, number: usize) -> Option<&Option<Head>> {
        self.part(number).and_then(|(part, at)| part.heads.get(at))
    }

    /// A text's signs, by its number.
    fn signs(&self, number: usize) -> Option<Signs> {
        self.part(number).and_then(|(part, at)| part.signs.get(at)).copied()
    }

    /// The number of a cell's text, if it is one of these.
    fn number(&self, cell: &Cell) -> Option<u32> {
        let number = cell.shared.checked_sub(1)?;
        self.texts.get(number as usize).filter(|text| Arc::ptr_eq(text, &cell.text)).map(|_| number)
    }
}

/// What a text says.
#[derive(Default)]
struct Said {
    head: Option<Head>,
    signs: Signs,
}

/// Several [`Sign`]s.
type Signs = u16;

impl Said {
    fn of(text: &str, words: &Words) -> Said {
        // What has digits alone says nothing.
        if is_quantity(text) {
            return Said::default();
        }
        let head = words.head(text);
        let sign = |is: bool, sign: Sign| if is { sign as Signs } else { 0 };
        let signs = sign(head.is_some(), Sign::Head) | sign(is_total(text), Sign::Total) | Sign::of_first(text);
        let signs = unified(text).chars().map(Sign::of).fold(signs, |all, sign| all | sign);
        Said { head, signs }
    }
}

/// The texts of a sheet, each once.
pub(super) struct Texts {
    /// By cell: the number of its text. First come those that were looked at before.
    of: Vec<u32>,
    /// By cell: the signs of its text.
    signs: Vec<Signs>,
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
    /// It means something as a header.
    Head = 1 << 7,
    /// It begins with a digit or another number, but has more than those; what has digits alone has no sign at all.
    Numbered = 1 << 8,
    /// It begins with a word for a year by the one under review: 前年度, 今年度, 次年度.
    Away = 1 << 9,
}

impl Sign {
    /// What a text's first character says.
    fn of_first(text: &str) -> Signs {
        match text.trim_start().chars().next() {
            Some('前' | '昨' | '次' | '翌' | '来' | '評' | '当' | '本' | '今') => Sign::Away as Signs,
            Some(c) if is_numeric(c) => Sign::Numbered as Signs,
            _ => 0,
        }
    }

    fn of(c: char) -> Signs {
        let sign = match c {
            '円' => Sign::Money,
            '【' | '概' | '財' | '判' | '総' | '実' => Sign::Heading,
            '下' => Sign::Lower,
            ':' => Sign::Colon,
            '計' => Sign::Sum,
            '例' | '見' | '○' | '〇' | '◯' | '●' | '△' => Sign::Example,
            _ => return 0,
        };
        sign as Signs
    }
}

/// Texts that are looked at before it is asked which are next.
const AT_A_TIME: usize = 128;

/// Texts that are looked at before they are handed on.
const TOGETHER: usize = 512;

impl Texts {
    /// The texts of a sheet, and what its cells mean as headers by their texts alone.
    pub(super) fn of<'l>(hands: &impl Hands, sheet: &Sheet, looked: &'l Looked, words: &Words) -> (Texts, Heads<'l>) {
        // The first of the others is all that has digits alone: it says nothing.
        let before = looked.len() as u32;
        let (mut texts, mut of) = (vec![""], Vec::with_capacity(sheet.cells.len()));
        let mut by_text = ByText::default();
        for cell in &sheet.cells {
            if let Some(known) = looked.number(cell) {
                of.push(known);
                continue;
            }
            let text = &*cell.text;
            if is_quantity(text) {
                of.push(before);
                continue;
            }
            of.push(*by_text.entry(text).or_insert_with(|| {
                texts.push(text);
                before + texts.len() as u32 - 1
            }));
        }
        let parts: Vec<&[&str]> = texts.chunks(TOGETHER).collect();
        let (mut said, mut own) = (Vec::with_capacity(texts.len()), Vec::with_capacity(texts.len()));
        let make = |n: usize| Part::of(parts.get(n).copied().unwrap_or_default(), words);
        let Ok(()) = hands.in_order(parts.len(), make, |part| {
            said.extend(part.heads);
            own.extend(part.signs);
            Ok::<(), std::convert::Infallible>(())
        });
        let signs = |number: &u32| {
            let number = *number as usize;
            let own = || own.get(number - looked.len()).copied();
            looked.signs(number).or_else(own).unwrap_or_default()
        };
        let signs: Vec<Signs> = of.iter().map(signs).collect();
        let is_head = |(at, signs): (u32, &Signs)| (*signs & Sign::Head as Signs > 0).then_some(at);
        let known = (0_u32..).zip(&signs).filter_map(is_head).collect();
        let meaning = |(number, signs): (&u32, &Signs)| if *signs & Sign::Head as Signs > 0 { *number } else { NONE };
        let heads = Heads { looked, of: of.iter().zip(&signs).map(meaning).collect(), said, known };
        (Texts { of, signs }, heads)
    }

    /// Whether a cell's text has any of these signs.
    pub(super) fn has(&self, cell: usize, signs: &[Sign]) -> bool {
        let any = signs.iter().fold(0, |all, sign| all | *sign as Signs);
        self.signs.get(cell).is_some_and(|own| own & any != 0)
    }

    /// The cells of whose texts one has any of these signs, in their order.
    pub(super) fn having(&self, signs: &[Sign]) -> impl Iterator<Item = usize> {
        let any = signs.iter().fold(0, |all, sign| all | *sign as Signs);
        self.signs.iter().enumerate().filter(move |(_, own)| **own & any != 0).map(|(cell, _)| cell)
    }
}

/// The number of no meaning.
const NONE: u32 = u32::MAX;

/// What the cells of a sheet mean as headers: what their texts mean, unless their place says otherwise. A cell takes a number;
/// a meaning is there once.
#[derive(Clone)]
pub(super) struct Heads<'l> {
    looked: &'l Looked,
    /// By cell: the number of its meaning, or [`NONE`]: what most cells don't mean isn't looked up all over the memory.
    of: Vec<u32>,
    /// By number, behind those that were looked at before.
    said: Vec<Option<Head>>,
    /// The cells that mean something, in their order, and those that did before they were given no meaning: few of a long
    /// sheet's.
    known: Vec<u32>,
}

impl Heads<'_> {
    /// What the text of a cell means as a header, wherever it stands.
    pub(super) fn of_text(&self, texts: &Texts, cell: usize) -> Option<&Head> {
        let number = texts.of.get(cell).filter(|_| texts.has(cell, &[Sign::Head]));
        self.numbered(*number?).as_ref()
    }

    /// Gives a cell another meaning than its text has.
    pub(super) fn set(&mut self, cell: usize, head: Option<Head>) {
        if let Some(of) = self.of.get_mut(cell) {
            let Some(head) = head else {
                *of = NONE;
                return;
            };
            *of = (self.looked.len() + self.said.len()) as u32;
            if let Err(free) = self.known.binary_search(&(cell as u32)) {
                self.known.insert(free, cell as u32);
            }
            self.said.push(Some(head));
        }
    }

    /// The cells that mean something, in their order, with what they mean.
    pub(super) fn known(&self) -> impl Iterator<Item = (usize, &Head)> {
        self.known.iter().filter_map(|cell| Some((*cell as usize, self[*cell as usize].as_ref()?)))
    }

    /// Whether one of some cells means something.
    pub(super) fn any(&self, cells: std::ops::Range<usize>) -> bool {
        // Those of a long list stand above it.
        if self.known.last().is_none_or(|last| (*last as usize) < cells.start) {
            return false;
        }
        let from = self.known.partition_point(|cell| (*cell as usize) < cells.start);
        let known = self.known.iter().skip(from).map(|cell| *cell as usize);
        known.take_while(|cell| *cell < cells.end).any(|cell| self[cell].is_some())
    }

    fn numbered(&self, number: u32) -> &Option<Head> {
        let of = number as usize;
        let own = || of.checked_sub(self.looked.len()).and_then(|of| self.said.get(of));
        self.looked.head(of).or_else(own).unwrap_or(&None)
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

    /// Makes all pieces from the last to the first before any is taken.
    struct Backwards;

    impl Hands for Backwards {
        fn in_order<T: Send, E>(
            &self,
            count: usize,
            make: impl Fn(usize) -> T + Sync,
            take: impl FnMut(T) -> Result<(), E>,
        ) -> Result<(), E> {
            let made: Vec<T> = (0..count).rev().map(make).collect();
            made.into_iter().rev().try_for_each(take)
        }

        fn beside(&self, first: &(dyn Fn() + Sync), second: &mut dyn FnMut()) {
            second();
            first();
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
        let mut sheet = Sheet::new(None, cells, Vec::new());
        // Some texts were looked at while the sheet was read, others are the sheet's own.
        let shared = [2, 6, 4].map(|cell| sheet.cells[cell].text.clone());
        (1..).zip([2, 6, 4]).for_each(|(number, cell): (_, usize)| sheet.cells[cell].shared = number);
        let mut done = false;
        let looked = Looked::beside(&Backwards, shared.iter(), &words, &mut || done = true);
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
