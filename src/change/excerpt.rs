//! As much of a ledger as some edits touch, as it was before them.
//!
//! An edit says where by a pointer, and a pointer counts rows: once someone has put a row in between, it leads to another
//! one. So whoever keeps edits for later (the journal, the audit trail) keeps an excerpt with them: the projects that they
//! touch, whole, and what stands around the projects where they touch that. With it an edit that has grown old is not
//! tried by its pointer but merged ([`crate::change::merge`]): excerpt and excerpt with the edits against the ledger as it is
//! now, row by row by what names them.

use serde::{Deserialize, Serialize};

use crate::json::{Doc, Edit, Pointer};
use crate::ledger::whole::PROJECTS;

/// The projects that some edits touch, by their index, and what stands around them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Excerpt {
    /// Everything: projects come or go.
    Whole(String),
    /// Some projects, and the frame where it is touched.
    Parts {
        /// The text around the projects.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        frame: Option<String>,
        /// Index and text, ascending.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        projects: Vec<(usize, String)>,
    },
}

impl Default for Excerpt {
    fn default() -> Self {
        Self::Parts { frame: None, projects: Vec::new() }
    }
}

/// Which piece an edit touches.
enum Piece {
    Whole,
    Frame,
    Project(usize),
}

fn piece(edit: &Edit) -> Piece {
    let mut tokens = edit.pointer.tokens();
    match (tokens.next().as_deref(), tokens.next().map(|index| index.parse()), tokens.next()) {
        (None, ..) => Piece::Whole,
        (Some(PROJECTS), Some(Ok(index)), inside) => {
            let stays = inside.is_some() || (edit.before.is_some() && edit.after.is_some());
            if stays { Piece::Project(index) } else { Piece::Whole }
        }
        (Some(PROJECTS), ..) => Piece::Whole,
        _ => Piece::Frame,
    }
}

impl Excerpt {
    /// What of `doc` the edits touch.
    pub fn of<'e>(doc: &Doc, edits: impl IntoIterator<Item = &'e Edit>) -> Self {
        let (mut around, mut touched) = (None, Vec::new());
        for edit in edits {
            match piece(edit) {
                Piece::Whole => return Self::Whole(doc.to_text()),
                Piece::Frame if doc.cut().is_none() => return Self::Whole(doc.to_text()),
                Piece::Frame => around = Some(doc.frame().to_owned()),
                Piece::Project(index) => touched.push(index),
            }
        }
        touched.sort_unstable();
        touched.dedup();
        let projects = touched.into_iter().map(|index| (index, doc.item(index).to_owned())).collect();
        Self::Parts { frame: around, projects }
    }

    /// Takes in another excerpt of the same ledger.
    pub fn add(&mut self, other: &Self) {
        match (&mut *self, other) {
            (Self::Whole(_), _) => {}
            (_, Self::Whole(_)) => *self = other.clone(),
            (Self::Parts { frame, projects }, Self::Parts { frame: other, projects: others }) => {
                if frame.is_none() {
                    frame.clone_from(other);
                }
                for (index, text) in others {
                    if let Err(at) = projects.binary_search_by_key(index, |(index, _)| *index) {
                        projects.insert(at, (*index, text.clone()));
                    }
                }
            }
        }
    }

    /// Without what `other` holds already.
    #[must_use]
    pub fn without(self, other: &Self) -> Self {
        match (self, other) {
            (_, Self::Whole(_)) => Self::default(),
            (Self::Parts { frame, projects }, Self::Parts { frame: known, projects: others }) => Self::Parts {
                frame: frame.filter(|_| known.is_none()),
                projects: projects.into_iter().filter(|(index, _)| others.iter().all(|(i, _)| i != index)).collect(),
            },
            (whole, _) => whole,
        }
    }

    /// The excerpt as a ledger of its own, and the same with the edits made. What it doesn't hold of the text around the
    /// projects is as in `like`, so that a merge with that finds no difference there. `None` where the edits don't fit:
    /// the excerpt isn't theirs.
    pub fn around<'e>(&self, edits: impl IntoIterator<Item = &'e Edit>, like: &Doc) -> Option<(Doc, Doc)> {
        let before = self.doc(like)?;
        let mut after = before.clone();
        for edit in edits {
            after.apply(&self.moved(edit)?).ok()?;
        }
        Some((before, after))
    }

    fn doc(&self, like: &Doc) -> Option<Doc> {
        let (frame, projects) = match self {
            Self::Whole(text) => return Doc::parse(text, PROJECTS).ok(),
            Self::Parts { frame, projects } => (frame.as_deref().unwrap_or(like.frame()), projects),
        };
        let cut = Doc::parse(frame, PROJECTS).ok()?.cut()?;
        let (head, tail) = frame.split_at_checked(cut)?;
        let items: Vec<&str> = projects.iter().map(|(_, text)| text.as_str()).collect();
        Doc::parse(&format!("{head}{}{tail}", items.join(",\n")), PROJECTS).ok()
    }

    /// An edit of the ledger as one of the excerpt.
    pub fn moved(&self, edit: &Edit) -> Option<Edit> {
        let (Self::Parts { projects, .. }, Piece::Project(index)) = (self, piece(edit)) else {
            return Some(edit.clone());
        };
        let at = projects.iter().position(|(known, _)| *known == index)?;
        Some(Edit { pointer: in_project(&edit.pointer, at), ..edit.clone() })
    }

    /// A place in the excerpt as one in the ledger.
    pub fn moved_back(&self, pointer: &Pointer) -> Pointer {
        let mut tokens = pointer.tokens();
        let at = tokens.next().filter(|list| list == PROJECTS).and_then(|_| tokens.next()?.parse::<usize>().ok());
        match (self, at) {
            (Self::Parts { projects, .. }, Some(at)) => {
                projects.get(at).map_or_else(|| pointer.clone(), |(index, _)| in_project(pointer, *index))
            }
            _ => pointer.clone(),
        }
    }
}

/// The same place in the project at another index.
fn in_project(pointer: &Pointer, index: usize) -> Pointer {
    let inside = pointer.tokens().skip(2);
    inside.fold(Pointer::root().key(PROJECTS).index(index), |pointer, token| pointer.key(&token))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::change::merge::merge;

    const MINE: &str = include_str!("../../data/mine-r6.json");

    fn at(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    fn replaced(doc: &Doc, place: &str, after: &str) -> Edit {
        Edit::replace(at(place), doc.get(&at(place)).unwrap(), after, 0)
    }

    #[test]
    fn an_excerpt_holds_what_is_touched_and_no_more() {
        let doc = Doc::parse(MINE, PROJECTS).unwrap();
        let actual = replaced(&doc, "/projects/4/reviews/0/kpis/0/actual", "1");
        let cost = replaced(&doc, "/projects/2/reviews/0/cost", "2");
        let title = replaced(&doc, "/title", "\"題\"");
        let mut excerpt = Excerpt::of(&doc, [&actual]);
        assert!(matches!(&excerpt, Excerpt::Parts { frame: None, projects } if projects.len() == 1));
        excerpt.add(&Excerpt::of(&doc, [&cost, &actual]));
        assert_eq!(excerpt, Excerpt::of(&doc, [&actual, &cost]));
        assert_eq!(Excerpt::of(&doc, [&actual, &title]).without(&excerpt), Excerpt::of(&doc, [&title]));
        let text = serde_json::to_string(&excerpt).unwrap();
        assert_eq!(serde_json::from_str::<Excerpt>(&text).unwrap(), excerpt);
        // A project that comes changes the place of all behind it.
        let new = Edit::insert(at("/projects/0"), "{}", 0);
        assert!(matches!(Excerpt::of(&doc, [&actual, &new]), Excerpt::Whole(text) if text == MINE));
    }

    #[test]
    fn an_old_edit_finds_its_row_wherever_it_stands_now() {
        let doc = Doc::parse(MINE, PROJECTS).unwrap();
        let edits =
            [replaced(&doc, "/projects/4/reviews/0/kpis/2/actual", "\"確認中\""), replaced(&doc, "/title", "\"題\"")];
        let excerpt = Excerpt::of(&doc, &edits);
        let mut now = doc.clone();
        let row = now.get(&at("/projects/4/reviews/0/kpis/0")).unwrap().replacen("\"name\": \"", "\"name\": \"新", 1);
        now.apply(&Edit::insert(at("/projects/4/reviews/0/kpis/0"), row, 0)).unwrap();
        let project = now.get(&at("/projects/0")).unwrap();
        now.apply(&Edit::remove(at("/projects/0"), project, 0)).unwrap();
        let (before, after) = excerpt.around(&edits, &now).unwrap();
        let merged = merge(&before, &now, &after);
        assert!(merged.conflicts.is_empty(), "{:?}", merged.conflicts);
        assert_eq!(merged.doc.get(&at("/projects/3/reviews/0/kpis/3/actual")).unwrap(), "\"確認中\"");
        assert_eq!(merged.doc.get(&at("/title")).unwrap(), "\"題\"");
        let changed = |doc: &Doc| doc.get(&at("/projects/3/reviews/0/kpis/2")).unwrap();
        assert_eq!(changed(&merged.doc), changed(&now), "the row in its old place is another one");
        // Edits that aren't of this excerpt make nothing of it.
        assert!(excerpt.around(&[replaced(&doc, "/projects/1/reviews/0/cost", "1")], &now).is_none());
    }
}
