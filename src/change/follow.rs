//! Where the row that a pointer leads into in one ledger stands in another one.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::change::rows::{Care, Pairs, Piece, Row};
use crate::json::{Doc, Kind, Pointer, Tree, Value};
use crate::ledger::field::Place;

/// Where in `new` stands what `pointer` leads to in `old`: rows are followed by what names them, as in a merge. `None`
/// where the row isn't there any more. For many pointers, [`Follow`].
pub fn follow(old: &Doc, new: &Doc, pointer: &Pointer) -> Option<Pointer> {
    Follow::new(old, new).to(pointer)
}

/// Follows many pointers from one ledger to another: which project is which is found once.
pub struct Follow<'d> {
    old: &'d Doc,
    new: &'d Doc,
    /// For each project of the old ledger where it stands in the new one; looked for when one isn't in its place.
    projects: OnceCell<Vec<Option<usize>>>,
}

impl<'d> Follow<'d> {
    /// From `old` to `new`.
    pub fn new(old: &'d Doc, new: &'d Doc) -> Self {
        Self { old, new, projects: OnceCell::new() }
    }

    /// The place in the new ledger of what stands at a pointer of the old one, as [`follow`] finds it.
    pub fn to(&self, pointer: &Pointer) -> Option<Pointer> {
        let (old, new) = (self.old, self.new);
        let tokens: Vec<_> = pointer.tokens().collect();
        let cut = old.cut().is_some() && new.cut().is_some() && old.key() == new.key();
        match &tokens[..] {
            [list, index, inside @ ..] if cut && *list == old.key() => {
                let index = index.parse().ok().filter(|&index| index < old.len())?;
                if old.same_item(index, new, index) {
                    return Some(pointer.clone());
                }
                let to = self.project(index)?;
                let at = Pointer::root().key(list).index(to);
                let place = Place::ROOT.step(list).step("0");
                Piece(old.item(index))
                    .read(|old| Piece(new.item(to)).read(|new| walk(place, at, Some(old), Some(new), inside)))
            }
            _ => {
                let trees = (Tree::parse(old.frame()).ok()?, Tree::parse(new.frame()).ok()?);
                let (old, new) = (trees.0.root(old.frame()), trees.1.root(new.frame()));
                walk(Place::ROOT, Pointer::root(), Some(old), Some(new), &tokens)
            }
        }
    }

    /// The project with the same id in the same place, which is nearly every one; else it is looked for among all.
    fn project(&self, index: usize) -> Option<usize> {
        let (old, new) = (self.old, self.new);
        let id = |doc: &Doc| Piece(doc.item(index)).read(|project| Some(project.get("id")?.str()?.into_owned()));
        if index < new.len() && id(old).is_some_and(|it| Some(it) == id(new)) {
            return Some(index);
        }
        let pieces = |doc| crate::change::diff::pieces(doc).collect::<Vec<_>>();
        let place = Place::ROOT.step(old.key()).step("0");
        let pairs = || Pairs::of(place, &pieces(old), &pieces(new), Care::Strict).forth;
        self.projects.get_or_init(pairs).get(index).copied().flatten()
    }
}

fn walk(
    mut place: Place,
    mut at: Pointer,
    mut old: Option<Value<'_>>,
    mut new: Option<Value<'_>>,
    tokens: &[Cow<'_, str>],
) -> Option<Pointer> {
    for token in tokens {
        place = place.step(token);
        match old.filter(|value| value.kind() == Kind::Array) {
            Some(list) => {
                let rows: Vec<_> = list.items().collect();
                let others: Vec<_> = new.into_iter().flat_map(Value::items).collect();
                let index: usize = token.parse().ok()?;
                let to = Pairs::of(place, &rows, &others, Care::Strict).forth.get(index).copied().flatten()?;
                at = at.index(to);
                (old, new) = (rows.get(index).copied(), others.get(to).copied());
            }
            None => {
                at = at.key(token);
                old = old.filter(|value| value.kind() == Kind::Object).and_then(|value| value.get(token));
                new = new.filter(|value| value.kind() == Kind::Object).and_then(|value| value.get(token));
            }
        }
    }
    Some(at)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::json::{Edit, move_element};

    fn at(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    #[test]
    fn a_row_is_followed_to_where_it_stands() {
        let old = Doc::parse(include_str!("../../data/mine-r6.json"), "projects").unwrap();
        let mut new = old.clone();
        let kpis = "/projects/1/reviews/0/kpis";
        let change = |new: &mut Doc, edits: &[Edit]| edits.iter().for_each(|edit| drop(new.apply(edit).unwrap()));
        let edits = move_element(&new, &at(kpis), 0, 2, 0).unwrap();
        change(&mut new, &edits);
        let gone = new.get(&at(&format!("{kpis}/3"))).unwrap();
        change(&mut new, &[Edit::remove(at(&format!("{kpis}/3")), gone, 0)]);
        let edits = move_element(&new, &at("/projects"), 1, 0, 0).unwrap();
        change(&mut new, &edits);
        for (from, to) in [
            ("/projects/1/reviews/0/kpis/0/actual", Some("/projects/0/reviews/0/kpis/2/actual")),
            ("/projects/1/reviews/0/kpis/1", Some("/projects/0/reviews/0/kpis/0")),
            ("/projects/1/reviews/0/kpis/3/note", None),
            ("/projects/0/name", Some("/projects/1/name")),
            ("/projects/5/department", Some("/projects/5/department")),
            ("/projects/1/memo", Some("/projects/0/memo")),
            ("/totals/1/cost", Some("/totals/1/cost")),
            ("/projects/99/name", None),
        ] {
            assert_eq!(follow(&old, &new, &at(from)).as_ref().map(Pointer::as_str), to, "{from}");
        }
    }
    #[test]
    fn moved_projects_are_looked_for_once() {
        let text = |order: &[usize]| {
            let rows = order.iter().map(|n| format!(r#"{{"id":"p{n}","name":"事業{n}","memo":"{n}"}}"#));
            format!(r#"{{"projects":[{}]}}"#, rows.collect::<Vec<_>>().join(","))
        };
        let doc = |order| Doc::parse(&text(order), "projects").unwrap();
        let (old, new) = (doc(&[1, 2, 3]), doc(&[3, 1, 2]));
        let followed = Follow::new(&old, &new);
        assert_eq!(followed.to(&at("/projects/0/memo")), Some(at("/projects/1/memo")));
        assert_eq!(followed.projects.get(), Some(&vec![Some(1), Some(2), Some(0)]), "kept for the next");
        assert_eq!(followed.to(&at("/projects/2/memo")), Some(at("/projects/0/memo")));
    }
}
