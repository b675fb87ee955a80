//! A row of the screen, wanted and shown: what in it differs, and what it would cost to send it again.

use ratatui::buffer::Cell;

use super::super::pen::Look;
use crate::text::width::{Class, class};

/// A row as it is to be and as it is shown.
pub(super) struct Row<'a> {
    pub(super) y: u16,
    pub(super) next: &'a [Cell],
    pub(super) old: &'a mut [Cell],
    /// Up to this column a character of unknown width may have drawn over what was shown.
    pub(super) spoilt: usize,
}

impl Row<'_> {
    /// Cells of the character that begins at `x`.
    pub(super) fn span(&self, x: usize) -> usize {
        1 + self.next.iter().skip(x + 1).take_while(|cell| cell.symbol().is_empty()).count()
    }

    /// Whether the character at `x` isn't what is shown there.
    pub(super) fn changed(&self, x: usize, cells: usize) -> bool {
        x < self.spoilt
            || !self.next.iter().zip(&*self.old).skip(x).take(cells).all(|(new, old)| same(new, old))
            // What stood here may have been longer, and is cut now.
            || self.old.get(x + cells).is_some_and(|cell| cell.symbol().is_empty())
    }

    /// About how many bytes it takes to send again what is shown from `x` on.
    pub(super) fn cost_of_the_rest(&self, x: usize) -> usize {
        const MOVE: usize = 5;
        const LOOK: usize = 6;
        let (mut cost, mut look, mut blanks) = (0, Look::PLAIN, MOVE);
        for (x, cell) in self.next.iter().enumerate().skip(x) {
            if erasable(cell) {
                blanks += 1;
            } else if !self.changed(x, self.span(x)) {
                let other = Look::of(cell) != look;
                cost += blanks.min(MOVE) + cell.symbol().len() + if other { LOOK } else { 0 };
                (look, blanks) = (Look::of(cell), 0);
            }
        }
        cost
    }

    /// Whether the cells are shown blank, and look as blanks of this look do.
    pub(super) fn blank_under(&self, x: usize, cells: usize, look: Look) -> bool {
        x >= self.spoilt
            && self.old.iter().skip(x).take(cells).all(|cell| cell.symbol() == " " && look.same_blank(Look::of(cell)))
    }
}

/// Whether two cells look the same. The rest of a character looks as its beginning does.
pub(super) fn same(a: &Cell, b: &Cell) -> bool {
    let symbol = a.symbol();
    symbol == b.symbol()
        && match symbol {
            "" => true,
            " " => Look::of(a).same_blank(Look::of(b)),
            _ => Look::of(a) == Look::of(b),
        }
}

/// A blank that erasing makes as well, in every terminal.
pub(super) fn erasable(cell: &Cell) -> bool {
    cell.symbol() == " " && Look::of(cell).same_blank(Look::PLAIN)
}

/// It begins with a character of its own, and nothing in it drives a terminal or turns the direction of writing.
pub(super) fn clean(sent: &str) -> bool {
    let base = |c: char| !matches!(class(c), Class::Joined | Class::Silent);
    sent.chars().next().is_some_and(base) && !sent.chars().any(|c| matches!(class(c), Class::Control | Class::Hidden))
}
