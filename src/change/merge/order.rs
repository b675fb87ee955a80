//! Which rows a merged list has, and in which order.

use crate::change::diff::same;
use crate::change::rows::{Care, Pairs, Row};
use crate::ledger::field::Place;

/// A row of the merged list: which row it is in each.
#[derive(Clone, Copy, Default)]
pub(super) struct Node {
    pub(super) base: Option<usize>,
    pub(super) ours: Option<usize>,
    pub(super) theirs: Option<usize>,
}

/// The rows of a list on all three sides.
pub(super) struct Rows<'r, R> {
    /// Of a row.
    pub(super) place: Place,
    pub(super) base: &'r [R],
    pub(super) ours: &'r [R],
    pub(super) theirs: &'r [R],
}

/// What becomes of the rows of a list.
pub(super) struct Sorted {
    /// Those of the merged list: ours in their order, then the new ones of theirs.
    pub(super) nodes: Vec<Node>,
    /// Rows of ours that theirs has deleted, ascending.
    pub(super) gone: Vec<usize>,
    /// Rows that ours has deleted and theirs edited: in the base, and in theirs.
    pub(super) lost: Vec<(usize, usize)>,
}

impl<R: Row> Rows<'_, R> {
    pub(super) fn sorted(&self) -> Sorted {
        let mine = Pairs::of(self.place, self.base, self.ours, Care::Strict);
        let their = Pairs::of(self.place, self.base, self.theirs, Care::Strict);
        // Rows that are new on both sides, by name.
        let fresh =
            |back: &[Option<usize>]| (0..back.len()).filter(|&at| back.get(at) == Some(&None)).collect::<Vec<_>>();
        let (new_mine, new_their) = (fresh(&mine.back), fresh(&their.back));
        fn pick<'r, R>(of: &'r [R], at: &[usize]) -> Vec<&'r R> {
            at.iter().filter_map(|&at| of.get(at)).collect()
        }
        let met = Pairs::of(self.place, &pick(self.ours, &new_mine), &pick(self.theirs, &new_their), Care::Named);
        let mut partner = vec![None; self.ours.len()];
        for (&at, other) in new_mine.iter().zip(&met.forth) {
            if let (Some(slot), Some(other)) = (partner.get_mut(at), other.and_then(|other| new_their.get(other))) {
                *slot = Some(*other);
            }
        }
        let mut sorted = Sorted { nodes: Vec::with_capacity(self.ours.len()), gone: Vec::new(), lost: Vec::new() };
        let mut kept = vec![false; self.theirs.len()];
        for at in 0..self.ours.len() {
            let base = mine.back.get(at).copied().flatten();
            let theirs = match base {
                Some(base) => their.forth.get(base).copied().flatten(),
                None => partner.get(at).copied().flatten(),
            };
            if let Some(slot) = theirs.and_then(|theirs| kept.get_mut(theirs)) {
                *slot = true;
            }
            match (base.and_then(|base| self.base.get(base)), theirs, self.ours.get(at)) {
                (Some(base), None, Some(row)) if self.same(base, row) => sorted.gone.push(at),
                _ => sorted.nodes.push(Node { base, ours: Some(at), theirs }),
            }
        }
        for at in (0..self.theirs.len()).filter(|&at| kept.get(at) == Some(&false)) {
            let Some(was) = their.back.get(at).copied().flatten() else {
                sorted.nodes.push(Node { theirs: Some(at), ..Node::default() });
                continue;
            };
            let untouched = self.base.get(was).zip(self.theirs.get(at)).is_some_and(|(base, row)| self.same(base, row));
            if !untouched {
                sorted.lost.push((was, at));
            }
        }
        sorted
    }

    fn same(&self, a: &R, b: &R) -> bool {
        a.raw() == b.raw() || a.read(|a| b.read(|b| same(self.place, Some(a), Some(b))))
    }
}

/// The order of the merged rows, and whether the two sides had put them into two different ones.
pub(super) fn merged_order(nodes: &[Node]) -> (Vec<usize>, bool) {
    let mut shared: Vec<Node> =
        nodes.iter().copied().filter(|node| node.base.and(node.ours).and(node.theirs).is_some()).collect();
    let moved = |rows: &[Node]| !rows.is_sorted_by_key(|node| node.base);
    shared.sort_by_key(|node| node.theirs);
    let theirs_moved = moved(&shared);
    let agree = shared.is_sorted_by_key(|node| node.ours);
    shared.sort_by_key(|node| node.ours);
    let ours_moved = moved(&shared);
    let order = if theirs_moved && !ours_moved {
        woven(nodes, |node| node.theirs, |node| node.ours, false)
    } else {
        woven(nodes, |node| node.ours, |node| node.theirs, true)
    };
    (order, theirs_moved && ours_moved && !agree)
}

/// The rows of one side in its order, and each row of the other side behind the row that it stands behind there (`last`:
/// and behind the rows that only the leading side has in that gap).
fn woven(
    nodes: &[Node],
    lead: impl Fn(&Node) -> Option<usize>,
    other: impl Fn(&Node) -> Option<usize>,
    last: bool,
) -> Vec<usize> {
    let side = |of: &dyn Fn(&Node) -> Option<usize>| {
        let mut rows: Vec<(usize, usize)> =
            nodes.iter().enumerate().filter_map(|(at, node)| Some((of(node)?, at))).collect();
        rows.sort_unstable();
        rows.into_iter().map(|(_, at)| at).collect::<Vec<_>>()
    };
    let mut order = side(&lead);
    let mut before = None;
    for at in side(&other) {
        if nodes.get(at).is_some_and(|node| lead(node).is_none()) {
            let mut slot =
                before.and_then(|before| order.iter().position(|&row| row == before)).map_or(0, |slot| slot + 1);
            let only_lead = |row: &usize| nodes.get(*row).is_some_and(|node| other(node).is_none());
            while last && order.get(slot).is_some_and(only_lead) {
                slot += 1;
            }
            order.insert(slot, at);
        }
        before = Some(at);
    }
    order
}
