//! An edit is made in the one piece of a document that it touches.
//!
//! A value inside an item is spliced into that item's text, a whole item changes the list and the gap beside it, and anything
//! else is in the frame. What the piece itself doesn't show of the file's style (how it indents, what stands behind a colon)
//! is taken from one other item and the frame.

use std::sync::Arc;

use super::{Doc, Place, missing, parse_piece};
use crate::json::edit::{Edit, EditError};
use crate::json::pointer::Pointer;
use crate::json::splice::{Checked, Site, Splice, change, checked, replaced, slot, still};
use crate::json::tree::Tree;

impl Doc {
    /// Makes an edit. Only the piece that it touches gets a new text, and everything else in the file stays as it is.
    /// Gives back the edit that takes it back to the very bytes; the inverse of that one is this edit with the value as
    /// it was laid out and the index that `-` stood for.
    ///
    /// # Errors
    /// When the place isn't there or isn't definite, `before` is not what is written there, or `after` is no JSON. Nothing
    /// has changed then.
    pub fn apply(&mut self, edit: &Edit) -> Result<Edit, EditError> {
        let checked = checked(edit)?;
        match self.place(&edit.pointer)? {
            Place::Whole => self.apply_whole(&checked),
            Place::Frame => self.apply_frame(&checked),
            Place::Element(token) => self.apply_element(&token, &checked),
            Place::Inside(at, rest) => self.apply_inside(at, &rest, &checked),
        }
    }

    fn apply_whole(&mut self, checked: &Checked<'_>) -> Result<Edit, EditError> {
        let text = self.to_text();
        let tree = Tree::parse(&text).map_err(EditError::Broken)?;
        let site = Site { root: tree.root(&text), base: Pointer::root(), indent: "", others: Vec::new() };
        let splice = change(&site, &checked.edit.pointer, checked)?;
        *self = Self::parse(&spliced(&text, &splice), &self.key).map_err(EditError::Broken)?;
        Ok(splice.inverse)
    }

    fn apply_frame(&mut self, checked: &Checked<'_>) -> Result<Edit, EditError> {
        let tree = Tree::parse(&self.frame).map_err(EditError::Broken)?;
        let (first, indent) = (self.item(0), self.item_indent(0));
        let example = parse_item(first);
        let others = example.iter().map(|tree| (tree.root(first), indent)).collect();
        let site = Site { root: tree.root(&self.frame), base: Pointer::root(), indent: "", others };
        let splice = change(&site, &checked.edit.pointer, checked)?;
        let frame = spliced(&self.frame, &splice);
        // No edit of the frame reaches over the items: what it cuts lies wholly before or behind them.
        let moved = self.cut.filter(|&cut| splice.range.end <= cut);
        if moved.is_some() {
            self.cut = moved.map(|cut| cut + splice.with.len() - splice.range.len());
        }
        self.frame = frame.into();
        Ok(splice.inverse)
    }

    fn apply_inside(&mut self, at: usize, rest: &Pointer, checked: &Checked<'_>) -> Result<Edit, EditError> {
        let base = Pointer::root().key(&self.key).index(at);
        let (gap, text) = self.piece(at).unwrap_or_default();
        let tree = parse_piece(text, &base)?;
        // One other item, and the frame, show what this one may not.
        let other = if at == 0 { 1 } else { at - 1 };
        let (beside, beside_indent) = (self.item(other), self.item_indent(other));
        let (beside_tree, frame_tree) = (parse_item(beside), Tree::parse(&self.frame).unwrap_or_default());
        let mut others: Vec<_> = beside_tree.iter().map(|tree| (tree.root(beside), beside_indent)).collect();
        others.push((frame_tree.root(&self.frame), ""));
        let site = Site { root: tree.root(text), base, indent: self.item_indent(at), others };
        let splice = change(&site, rest, checked)?;
        let piece = format!("{gap}{}", spliced(text, &splice));
        self.put(at, piece);
        Ok(splice.inverse)
    }

    fn apply_element(&mut self, token: &str, checked: &Checked<'_>) -> Result<Edit, EditError> {
        let edit = checked.edit;
        let array = Pointer::root().key(&self.key);
        let at = slot(&array, token, self.len())?;
        if let (Some(_), Some(after)) = (&edit.before, checked.after) {
            let (gap, found) = self.piece(at).ok_or_else(|| missing(&array, token))?;
            still(edit, found)?;
            let inverse = replaced(edit, found, after);
            let piece = format!("{gap}{after}");
            self.put(at, piece);
            return Ok(inverse);
        }
        if edit.before.is_some() && (token == "-" || at >= self.len()) {
            return Err(missing(&array, token).into());
        }
        let (text, place) = self.window(at);
        let tree = parse_piece(&text, &array)?;
        let frame_tree = Tree::parse(&self.frame).unwrap_or_default();
        let others = vec![(frame_tree.root(&self.frame), "")];
        let site = Site { root: tree.root(&text), base: array.clone(), indent: self.array_indent(), others };
        let splice = change(&site, &Pointer::root().index(place), checked)?;
        let (piece, gap) = splice.with.split_at_checked(splice.tail).unwrap_or_default();
        if edit.before.is_some() {
            self.set_gap(at + 1, gap);
            Arc::make_mut(&mut self.items).remove(at);
        } else {
            self.set_gap(at, gap);
            Arc::make_mut(&mut self.items).insert(at, piece.into());
        }
        Ok(Edit { pointer: array.index(at), ..splice.inverse })
    }

    /// A small array that looks the same around the slot `at` as the real one, and the slot's place in it.
    fn window(&self, at: usize) -> (String, usize) {
        let near = at.saturating_sub(2).max(1)..self.len().min(at + 2);
        let mut text = String::from("[");
        // The first item comes along always: it alone has no comma before it.
        for place in (0..self.len().min(1)).chain(near.clone()) {
            text.push_str(self.items.get(place).map_or("", |item| item));
        }
        text.push_str(self.last_gap());
        text.push(']');
        (text, if at == 0 { 0 } else { 1 + at - near.start.min(at) })
    }

    /// Changes the gap before the item at `at`, or before the closing bracket.
    fn set_gap(&mut self, at: usize, gap: &str) {
        if let Some((old, value)) = self.piece(at) {
            if old != gap {
                let piece = format!("{gap}{value}");
                self.put(at, piece);
            }
        } else if let Some(cut) = self.cut
            && self.last_gap() != gap
        {
            let head = self.frame.get(..cut).unwrap_or_default();
            let tail = self.frame.get(cut + self.last_gap().len()..).unwrap_or_default();
            self.frame = format!("{head}{gap}{tail}").into();
        }
    }
}

/// The tree of an item that only serves as an example.
#[inline]
fn parse_item(text: &str) -> Option<Tree> {
    if text.is_empty() { None } else { Tree::parse(text).ok() }
}

fn spliced(text: &str, splice: &Splice) -> String {
    let head = text.get(..splice.range.start).unwrap_or_default();
    let tail = text.get(splice.range.end..).unwrap_or_default();
    let mut out = String::with_capacity(head.len() + splice.with.len() + tail.len());
    out.extend([head, &splice.with, tail]);
    out
}
