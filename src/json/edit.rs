//! An edit is a value: what stood at a place, and what stands there instead.
//!
//! Undo, the journal, a merge and the history are all lists of edits, so an edit says everything that is needed to do
//! it again, to prove that it still fits (`before` must be what is written there, byte for byte), and to take it back so
//! that the file has its very bytes again.

use super::doc::Doc;
use super::pointer::Pointer;
use super::syntax::SyntaxError;
use super::tree::FindError;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One change of one value.
///
/// | `before` | `after` | |
/// |---|---|---|
/// | some | some | the value is replaced |
/// | none | some | an element is put before the one at that index (`-`: at the end), or a member added at the object's end |
/// | some | none | the element or member goes away |
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Edit {
    /// Where.
    pub pointer: Pointer,
    /// The JSON that is written there before, as written; `None`: nothing is.
    #[serde(default)]
    pub before: Option<String>,
    /// The JSON that is written there afterwards; `None`: nothing is.
    #[serde(default)]
    pub after: Option<String>,
    /// What comes and goes with an added or removed value. Without it, it is taken from the neighbours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub around: Option<Around>,
    /// When, in milliseconds since 1970-01-01T00:00Z; the caller's clock.
    #[serde(default)]
    pub at: u64,
}

/// The bytes beside a value that come and go with it. They are followed where they fit and otherwise (someone else has
/// changed the neighbours meanwhile) left aside.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Around {
    /// Right before the value: separator, white space, and a member's name with its colon.
    pub before: String,
    /// Right after it.
    pub after: String,
    /// A member's place among the members, from 0 (an element's is in the pointer).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<usize>,
}

impl Edit {
    /// Replaces `before` by `after`.
    #[inline]
    pub fn replace(pointer: Pointer, before: impl Into<String>, after: impl Into<String>, at: u64) -> Self {
        Self { pointer, before: Some(before.into()), after: Some(after.into()), around: None, at }
    }

    /// Adds `after`: an element at the index that the pointer ends in (`-` for the end), or a member.
    #[inline]
    pub fn insert(pointer: Pointer, after: impl Into<String>, at: u64) -> Self {
        Self { pointer, before: None, after: Some(after.into()), around: None, at }
    }

    /// Takes `before` away.
    #[inline]
    pub fn remove(pointer: Pointer, before: impl Into<String>, at: u64) -> Self {
        Self { pointer, before: Some(before.into()), after: None, around: None, at }
    }

    /// The edit that takes this one back, provided that this one is in the form that [`Doc::apply`] gives back (with
    /// the value as it was laid out, a definite index, and what is around it).
    #[must_use]
    #[inline]
    pub fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone(), ..self.clone() }
    }
}

/// The two edits, to be applied one after the other, that move an element of an array so that it is at `to` (from 0,
/// counted without it). The separators stay where they are and only the elements change places; where a move passes
/// over separators that differ from each other, the one beside the element goes with it.
///
/// # Errors
/// When the array or the elements aren't there, or the two places are the same.
pub fn move_element(doc: &Doc, array: &Pointer, from: usize, to: usize, at: u64) -> Result<[Edit; 2], EditError> {
    let source = array.index(from);
    if from == to {
        return Err(EditError::Nothing { at: source });
    }
    let (raw, before, after) = doc.element_with_gaps(array, from)?;
    let target = array.index(to);
    doc.find(&target, |_| ())?;
    let (taken, put) = if from < to {
        (Around { before: String::new(), after: after.clone(), place: None }, (after, String::new()))
    } else {
        (Around { before: before.clone(), after: String::new(), place: None }, (String::new(), before))
    };
    let put = Around { before: put.0, after: put.1, place: None };
    Ok([
        Edit { around: Some(taken), ..Edit::remove(source, raw.clone(), at) },
        Edit { around: Some(put), ..Edit::insert(target, raw, at) },
    ])
}

/// Where a place is after some edits that were made one after the other; `None` where what stood there has gone or was
/// written anew. A row that is taken out and put in elsewhere by the same edits has moved, and what stands in it too.
pub fn follow(pointer: &Pointer, edits: &[Edit]) -> Option<Pointer> {
    let mut at = Some(pointer.clone());
    // What was taken out with the place in it: its text, and the rest of the place below it.
    let mut taken: Option<(&str, String)> = None;
    for edit in edits {
        let Some(place) = &at else {
            if let (Some((text, below)), None, Some(after)) = (&taken, &edit.before, &edit.after)
                && text == after
            {
                at = Pointer::parse(&format!("{}{below}", edit.pointer)).ok();
            }
            continue;
        };
        let holds = place.starts_with(&edit.pointer);
        match (&edit.before, &edit.after) {
            (Some(_), Some(_)) if holds => at = None,
            (Some(before), None) if holds => {
                taken = Some((before, place.as_str().get(edit.pointer.as_str().len()..)?.to_owned()));
                at = None;
            }
            (None, Some(_)) => at = Some(shifted(place, &edit.pointer, 1)),
            (Some(_), None) => at = Some(shifted(place, &edit.pointer, -1)),
            _ => {}
        }
    }
    at
}

/// A place after an element came (`by` 1) or went (-1) at `edited`: the elements from there on have other numbers.
fn shifted(place: &Pointer, edited: &Pointer, by: isize) -> Pointer {
    let moved = || {
        let (list, index) = edited.parent()?;
        let index: usize = index.parse().ok()?;
        let below = place.as_str().strip_prefix(list.as_str())?.strip_prefix('/')?;
        let (own, rest) = below.split_at(below.find('/').unwrap_or(below.len()));
        let own: usize = own.parse().ok().filter(|own| *own >= index)?;
        Pointer::parse(&format!("{}{rest}", list.index(own.checked_add_signed(by)?))).ok()
    };
    moved().unwrap_or_else(|| place.clone())
}

/// Why an edit was not made. Nothing has changed then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum EditError {
    /// The place isn't there, or isn't definite.
    Find(FindError),
    /// Something else is written there than the edit starts from.
    Changed {
        /// Where.
        at: Pointer,
        /// What is written there now.
        found: String,
    },
    /// A member is to be added that is there already.
    Exists {
        /// Where.
        at: Pointer,
        /// What is written there.
        found: String,
    },
    /// The new value is no JSON.
    NotJson {
        /// Where it would stand.
        at: Pointer,
        /// What is wrong with it (offsets in the new value).
        error: SyntaxError,
    },
    /// The document itself would have to come or go.
    Root,
    /// The edit changes nothing: no value before and none after, or a move to the same place.
    Nothing {
        /// Where.
        at: Pointer,
    },
    /// The document would no longer be JSON (offset in the file as it would be). Cannot happen to a document whose
    /// every part was proved.
    Broken(SyntaxError),
}

impl From<FindError> for EditError {
    #[inline]
    fn from(error: FindError) -> Self {
        Self::Find(error)
    }
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Find(error) => error.fmt(f),
            Self::Changed { at, found } => write!(
                f,
                "「{at}」は、ほかの人か別の操作で変わっています。今の値は {} です。確かめてからやり直してください",
                shorten(found)
            ),
            Self::Exists { at, found } => {
                write!(f, "「{at}」はすでにあります（{}）。追加ではなく変更してください", shorten(found))
            }
            Self::NotJson { at, error } => {
                write!(f, "「{at}」の新しい値はJSONとして読めません（{}バイト目）。{error}", error.offset + 1)
            }
            Self::Root => f.write_str("ファイル全体を追加・削除することはできません"),
            Self::Nothing { at } => write!(f, "「{at}」は変わりません"),
            Self::Broken(error) => write!(f, "変更するとJSONとして読めなくなるため、行いませんでした。{error}"),
        }
    }
}

impl std::error::Error for EditError {}

/// The beginning of a value, for a sentence.
fn shorten(raw: &str) -> String {
    const MOST: usize = 40;
    let mut text: String = raw.chars().take(MOST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if raw.chars().nth(MOST).is_some() {
        text.push('…');
    }
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn pointer(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    #[test]
    fn an_edit_is_written_without_what_it_does_not_have() {
        let edit = Edit::replace(pointer("/projects/0/name"), "\"旧\"", "\"新\"", 1_700_000_000_000);
        let written = r#"{"pointer":"/projects/0/name","before":"\"旧\"","after":"\"新\"","at":1700000000000}"#;
        assert_eq!(serde_json::to_string(&edit).unwrap(), written);
        assert_eq!(serde_json::from_str::<Edit>(written).unwrap(), edit);
        let around = Around { before: ", ".into(), after: String::new(), place: None };
        let edit = Edit { around: Some(around), ..Edit::insert(pointer("/x/1"), "1", 0) };
        let written = r#"{"pointer":"/x/1","before":null,"after":"1","around":{"before":", ","after":""},"at":0}"#;
        assert_eq!(serde_json::to_string(&edit).unwrap(), written);
        assert!(serde_json::from_str::<Edit>(r#"{"pointer":"x"}"#).is_err());
    }

    #[test]
    fn a_move_changes_the_order_and_leaves_the_separators() {
        for (key, from, to, expected) in [
            ("projects", 0, 1, "[ 2,\n 1 , 3]"),
            ("projects", 1, 0, "[ 2,\n 1 , 3]"),
            ("projects", 1, 2, "[ 1,\n 3 , 2]"),
            ("projects", 2, 1, "[ 1,\n 3 , 2]"),
            ("other", 0, 1, "[ 2,\n 1 , 3]"),
            ("other", 2, 1, "[ 1,\n 3 , 2]"),
        ] {
            let text = format!("{{\"{key}\": [ 1,\n 2 , 3]}}");
            let mut doc = Doc::parse(&text, "projects").unwrap();
            let array = Pointer::root().key(key);
            let edits = move_element(&doc, &array, from, to, 3).unwrap();
            let undo = edits.each_ref().map(|edit| doc.apply(edit).unwrap());
            assert_eq!(doc.to_text(), format!("{{\"{key}\": {expected}}}"), "{from} to {to}");
            undo.iter().rev().for_each(|edit| drop(doc.apply(edit).unwrap()));
            assert_eq!(doc.to_text(), text);
        }
        let doc = Doc::parse("{\"projects\": [1, 2]}", "projects").unwrap();
        let array = pointer("/projects");
        assert_eq!(move_element(&doc, &array, 1, 1, 0), Err(EditError::Nothing { at: pointer("/projects/1") }));
        assert!(matches!(move_element(&doc, &array, 2, 0, 0), Err(EditError::Find(FindError::Missing { .. }))));
        assert!(matches!(move_element(&doc, &array, 0, 2, 0), Err(EditError::Find(FindError::Missing { .. }))));
        assert!(matches!(move_element(&doc, &pointer("/x"), 0, 1, 0), Err(EditError::Find(FindError::Missing { .. }))));
    }

    #[test]
    fn a_place_is_followed_through_what_comes_goes_and_moves() {
        let insert = |at: &str| Edit::insert(pointer(at), "{}", 0);
        let remove = |at: &str| Edit::remove(pointer(at), "{}", 0);
        let replace = |at: &str| Edit::replace(pointer(at), "1", "2", 0);
        for (edits, expected) in [
            (vec![insert("/list/0")], Some("/list/3/actual")),
            (vec![insert("/list/2")], Some("/list/3/actual")),
            (vec![insert("/list/3")], Some("/list/2/actual")),
            (vec![insert("/other/0")], Some("/list/2/actual")),
            (vec![insert("/list/2/note")], Some("/list/2/actual")),
            (vec![remove("/list/0"), remove("/list/0")], Some("/list/0/actual")),
            (vec![remove("/list/2")], None),
            (vec![remove("/list/2"), insert("/list/0")], Some("/list/0/actual")),
            (vec![replace("/list/2/target")], Some("/list/2/actual")),
            (vec![replace("/list/2/actual")], None),
            (vec![replace("/list")], None),
        ] {
            let followed = follow(&pointer("/list/2/actual"), &edits);
            assert_eq!(followed.as_ref().map(Pointer::as_str), expected, "{edits:?}");
        }
    }

    #[test]
    fn sentences_show_the_beginning_of_a_long_value_without_its_lines() {
        let found = format!("\"{}\n\"", "栗".repeat(60));
        let sentence = EditError::Changed { at: pointer("/a"), found }.to_string();
        assert!(sentence.contains(&format!("\"{}…", "栗".repeat(39))) && !sentence.contains('\n'));
    }
}
