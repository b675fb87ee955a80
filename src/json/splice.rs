//! Where an edit cuts into a text, and what it puts there.
//!
//! A container is a row of children with gaps: one before each child and one after the last, made of white space and at
//! most one comma. Adding and removing a child is a matter of the two gaps beside it, and everything else follows from
//! one rule: **what was taken away is enough to put it back**. A removal therefore only ever takes bytes from one side of
//! each gap, so that the insertion that undoes it knows which side they go back to.

use super::edit::{Around, Edit, EditError};
use super::pointer::Pointer;
use super::string::{Habits, encode};
use super::style::{Style, child_spans, lay_out, line_indent, namesake};
use super::syntax::{Expected, SyntaxError, SyntaxKind, string, validate_inside};
use super::tree::{FindError, Kind, Tree, Value, index};
use std::ops::Range;

/// A text that an edit goes into, and what is known of its surroundings.
pub(super) struct Site<'a> {
    /// The value at the top of the text.
    pub root: Value<'a>,
    /// Its place in the document.
    pub base: Pointer,
    /// The start of the line that the text begins on.
    pub indent: &'a str,
    /// Other values of the document, whose layout says what this one's doesn't.
    pub others: Vec<(Value<'a>, &'a str)>,
}

/// A change of one text.
pub(super) struct Splice {
    /// The bytes that go.
    pub range: Range<usize>,
    /// Those that come.
    pub with: String,
    /// Where in `with` the gap begins that follows an added child, or that a removed one leaves. 0 for a replacement.
    pub tail: usize,
    /// The edit that takes it back.
    pub inverse: Edit,
}

/// An edit whose parts have been looked at without a document.
pub(super) struct Checked<'a> {
    pub edit: &'a Edit,
    /// The new value without white space around it.
    pub after: Option<&'a str>,
}

const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// Proves the new value.
pub(super) fn checked(edit: &Edit) -> Result<Checked<'_>, EditError> {
    let after = edit.after.as_deref().map(|after| after.trim_matches(SPACE));
    if let Some(after) = after {
        let depth = edit.pointer.tokens().count();
        validate_inside(after, depth).map_err(|error| EditError::NotJson { at: edit.pointer.clone(), error })?;
        if after.starts_with('\u{feff}') {
            // A byte order mark may begin a file, not a value in it.
            let kind = SyntaxKind::Unexpected { found: '\u{feff}', expected: Expected::Value };
            return Err(EditError::NotJson { at: edit.pointer.clone(), error: SyntaxError { offset: 0, kind } });
        }
    }
    match (&edit.before, after) {
        (None, None) => Err(EditError::Nothing { at: edit.pointer.clone() }),
        (None, _) | (_, None) if edit.pointer.is_root() => Err(EditError::Root),
        _ => Ok(Checked { edit, after }),
    }
}

/// Whether the value that the edit starts from is the one that is written.
pub(super) fn still(edit: &Edit, found: &str) -> Result<(), EditError> {
    match &edit.before {
        Some(before) if before.trim_matches(SPACE) == found => Ok(()),
        Some(_) => Err(EditError::Changed { at: edit.pointer.clone(), found: found.to_owned() }),
        None => Err(EditError::Exists { at: edit.pointer.clone(), found: found.to_owned() }),
    }
}

/// The edit that takes back a replacement.
pub(super) fn replaced(edit: &Edit, found: &str, after: &str) -> Edit {
    Edit {
        pointer: edit.pointer.clone(),
        before: Some(after.to_owned()),
        after: Some(found.to_owned()),
        around: None,
        at: edit.at,
    }
}

/// What `change` makes of the text of `site`. `rest` leads from its top to the edited place.
pub(super) fn change(site: &Site<'_>, rest: &Pointer, checked: &Checked<'_>) -> Result<Splice, EditError> {
    let edit = checked.edit;
    let Some((parent, token)) = rest.parent() else {
        let found = site.root.raw();
        still(edit, found)?;
        let after = checked.after.ok_or(EditError::Root)?;
        return Ok(Splice {
            range: site.root.span(),
            with: after.to_owned(),
            tail: 0,
            inverse: replaced(edit, found, after),
        });
    };
    let container = site.root.at_from(&site.base, &parent)?;
    let here = parent.tokens().fold(site.base.clone(), |here, step| here.key(&step));
    match (&edit.before, checked.after) {
        (Some(_), Some(after)) => {
            let value = container.step(&here, &token)?;
            still(edit, value.raw())?;
            Ok(Splice {
                range: value.span(),
                with: after.to_owned(),
                tail: 0,
                inverse: replaced(edit, value.raw(), after),
            })
        }
        (Some(_), None) => remove(container, &here, &token, edit),
        (None, after) => insert(site, container, &here, &token, edit, after.unwrap_or_default()),
    }
}

/// The gaps of a container around one slot.
pub(super) struct Gaps<'a> {
    /// How many children there are now.
    pub count: usize,
    /// The child that is meant, or before which one is added.
    pub slot: usize,
    /// The gap before the slot.
    pub here: &'a str,
    /// The gap after the child in it (empty for an insertion).
    pub next: &'a str,
    /// The gap before the first child.
    pub lead: &'a str,
    /// A gap between two children that is nearest to the slot.
    pub sibling: Option<&'a str>,
}

/// The bytes on both sides of a child that come and go with it (a member's name apart).
pub(super) type Sides = (String, String);

impl Gaps<'_> {
    /// What the gaps before and after the new child are, when it comes with `sides`; `None` when those don't fit here.
    pub fn join(&self, sides: &Sides) -> Option<Sides> {
        let (before, after) = sides;
        let new = if before.contains(',') {
            (before.clone(), format!("{after}{}", self.here))
        } else if after.contains(',') {
            (format!("{}{before}", self.here), after.clone())
        } else {
            (before.clone(), format!("{after}{}", self.here))
        };
        (is_gap(&new.0, self.slot > 0) && is_gap(&new.1, self.slot < self.count)).then_some(new)
    }

    /// The bytes that go with the child, and the gap that stays. `wish` is followed where it can be undone.
    pub fn part(&self, wish: Option<Sides>) -> (Sides, String) {
        let fits = |sides: &Sides| {
            let stays_before = self.here.strip_suffix(sides.0.as_str())?;
            let stays_after = self.next.strip_prefix(sides.1.as_str())?;
            // The side that the insertion puts everything back on must be taken whole; see `join`.
            let undone = if sides.0.contains(',') || !sides.1.contains(',') { stays_before } else { stays_after };
            let stays = format!("{stays_before}{stays_after}");
            let comma = self.slot > 0 && self.slot + 1 < self.count;
            (undone.is_empty() && is_gap(&stays, comma)).then_some(stays)
        };
        if let Some(wish) = wish
            && let Some(stays) = fits(&wish)
        {
            return (wish, stays);
        }
        match (self.slot, self.count) {
            (0, 0 | 1) => ((self.here.to_owned(), self.next.to_owned()), String::new()),
            (0, _) => ((String::new(), self.next.to_owned()), self.here.to_owned()),
            _ => ((self.here.to_owned(), String::new()), self.next.to_owned()),
        }
    }

    /// The bytes that a new child among others brings, after the neighbours' example.
    pub fn example(&self, style: &Style) -> Sides {
        let gap = match self.sibling {
            Some(gap) => gap.to_owned(),
            None if self.lead.contains('\n') => format!(",{}", self.lead),
            None => style.comma().to_owned(),
        };
        if self.slot == 0 { (String::new(), gap) } else { (gap, String::new()) }
    }
}

#[inline]
fn is_gap(text: &str, comma: bool) -> bool {
    text.trim_matches(SPACE) == if comma { "," } else { "" }
}

fn gaps<'a>(container: Value<'a>, children: &[Range<usize>], slot: usize) -> Gaps<'a> {
    let text = container.text();
    let inside = container.span().start + 1..container.span().end.saturating_sub(1);
    let gap = |at: usize| {
        let start = at.checked_sub(1).and_then(|n| children.get(n)).map_or(inside.start, |child| child.end);
        let end = children.get(at).map_or(inside.end, |child| child.start);
        text.get(start..end).unwrap_or_default()
    };
    let count = children.len();
    let sibling = (count > 1).then(|| gap(slot.clamp(1, count - 1)));
    let next = if slot < count { gap(slot + 1) } else { "" };
    Gaps { count, slot, here: gap(slot), next, lead: gap(0), sibling }
}

/// The bytes from before the slot's gap to its end.
fn gap_range(container: Value<'_>, children: &[Range<usize>], slot: usize) -> Range<usize> {
    let span = container.span();
    let start = slot.checked_sub(1).and_then(|n| children.get(n)).map_or(span.start + 1, |child| child.end);
    start..children.get(slot).map_or(span.end.saturating_sub(1), |child| child.start)
}

fn remove(container: Value<'_>, here: &Pointer, token: &str, edit: &Edit) -> Result<Splice, EditError> {
    let value = container.step(here, token)?;
    still(edit, value.raw())?;
    let text = container.text();
    let children: Vec<_> = child_spans(container).collect();
    let slot = children.iter().position(|child| child.end == value.span().end).unwrap_or_default();
    let start = children.get(slot).map_or(0, |child| child.start);
    // A member's name and colon; nothing for an element.
    let head = text.get(start..value.span().start).unwrap_or_default();
    let wish = edit
        .around
        .as_ref()
        .and_then(|around| Some((around.before.strip_suffix(head)?.to_owned(), around.after.clone())));
    let gaps = gaps(container, &children, slot);
    let ((before, after), stays) = gaps.part(wish);
    let range = gap_range(container, &children, slot).start..gap_range(container, &children, slot + 1).end;
    let member = container.kind() == Kind::Object;
    let around = Around { before: before + head, after, place: member.then_some(slot) };
    let inverse = Edit {
        pointer: edit.pointer.clone(),
        before: None,
        after: Some(value.raw().to_owned()),
        around: Some(around),
        at: edit.at,
    };
    Ok(Splice { range, with: stays, tail: 0, inverse })
}

fn insert(
    site: &Site<'_>,
    container: Value<'_>,
    here: &Pointer,
    token: &str,
    edit: &Edit,
    after: &str,
) -> Result<Splice, EditError> {
    let member = match container.kind() {
        Kind::Array => false,
        Kind::Object => true,
        kind => return Err(FindError::NotContainer { kind, at: here.clone() }.into()),
    };
    let slot = if member {
        match container.step(here, token) {
            Ok(value) => return Err(EditError::Exists { at: edit.pointer.clone(), found: value.raw().to_owned() }),
            Err(FindError::Missing { .. }) => {}
            Err(other) => return Err(other.into()),
        }
        let place = edit.around.as_ref().and_then(|around| around.place);
        place.map_or(container.len(), |place| place.min(container.len()))
    } else {
        slot(here, token, container.len())?
    };
    let children: Vec<_> = child_spans(container).collect();
    let gaps = gaps(container, &children, slot);
    let given = edit.around.as_ref().and_then(|around| {
        let (before, head) = if member { split_head(&around.before, token)? } else { (around.before.as_str(), "") };
        let sides = (before.to_owned(), around.after.clone());
        Some((gaps.join(&sides)?, sides, head.to_owned(), after.to_owned()))
    });
    let (joined, sides, head, value) = match given {
        Some(given) => given,
        None => {
            let (sides, head, value) = new_child(site, container, &gaps, member.then_some(token), here, after);
            let joined = gaps.join(&sides).unwrap_or_else(|| sides.clone());
            (joined, sides, head, value)
        }
    };
    let around = Around { before: sides.0 + &head, after: sides.1, place: member.then_some(slot) };
    let child = joined.0 + &head + &value;
    let (tail, with) = (child.len(), child + &joined.1);
    let pointer = if member { here.key(token) } else { here.index(slot) };
    let inverse = Edit { pointer, before: Some(value), after: None, around: Some(around), at: edit.at };
    Ok(Splice { range: gap_range(container, &children, slot), with, tail, inverse })
}

/// The index before which a new element goes.
pub(super) fn slot(array: &Pointer, token: &str, len: usize) -> Result<usize, FindError> {
    if token == "-" {
        return Ok(len);
    }
    let slot = index(token).ok_or_else(|| FindError::BadIndex { token: token.to_owned(), at: array.clone() })?;
    if slot <= len { Ok(slot) } else { Err(FindError::Missing { at: array.index(slot) }) }
}

/// The gap and the name with its colon that `before`, the bytes before a member's value, is made of; `None` when it isn't.
fn split_head<'a>(before: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    let start = before.find('"')?;
    let (gap, head) = before.split_at(start);
    let (end, _) = string(head, 0).ok()?;
    let (written, colon) = head.split_at(end);
    (super::string::decode(written) == name && colon.trim_matches(SPACE) == ":").then_some((gap, head))
}

/// A new child after its neighbours' example: the bytes beside it, a member's name and colon, the value.
fn new_child(
    site: &Site<'_>,
    container: Value<'_>,
    gaps: &Gaps<'_>,
    name: Option<&str>,
    here: &Pointer,
    after: &str,
) -> (Sides, String, String) {
    let text = container.text();
    let mut style = Style::default();
    style.learn(site.root, site.indent);
    for (other, indent) in &site.others {
        style.learn(*other, indent);
    }
    let like = || {
        let (_, key) = here.parent()?;
        std::iter::once(site.root)
            .chain(site.others.iter().map(|(other, _)| *other))
            .find_map(|value| namesake(value, &key, container.kind()))
    };
    let like = if container.is_empty() { like() } else { Some(container) };
    let indent = line_indent(text, container.span().start, site.indent);
    let mut tree = Tree::default();
    let value = if tree.parse_into(after).is_ok() { tree.root(after) } else { return Default::default() };
    let sides = if gaps.count > 0 {
        gaps.example(&style)
    } else {
        first_sides(gaps.here, style.unit(), || style.first_child(value, name.is_none(), like, indent))
    };
    let head = name.map(|name| {
        let colon = like.and_then(|like| like.members().last()).and_then(|member| {
            let text = member.value.text();
            text.get(member.key_span.end..member.value.span().start)
        });
        encode(name, Habits::of(text)) + colon.unwrap_or_else(|| style.colon())
    });
    let line = if gaps.count > 0 && !gaps.lead.contains('\n') || gaps.count == 0 && !sides.0.contains('\n') {
        indent.to_owned()
    } else {
        // The new child begins a line of its own: that of the nearest gap with a line break.
        let gap = [&sides.0, &sides.1, gaps.lead].into_iter().find_map(|gap| gap.rsplit_once('\n'));
        gap.map_or(indent, |(_, start)| blank_start(start)).to_owned()
    };
    let neighbour = like.filter(|_| name.is_none()).and_then(|like| nearest(like, gaps.slot, value.kind()));
    let neighbour = neighbour.or_else(|| {
        let name = name.filter(|_| !value.is_empty())?;
        std::iter::once(site.root)
            .chain(site.others.iter().map(|(other, _)| *other))
            .find_map(|root| namesake(root, name, value.kind()))
    });
    // A record on one line stays on one.
    let may_spread = name.is_none() || container.is_empty() || container.raw().contains('\n');
    (sides, head.unwrap_or_default(), arrange(value, neighbour, &style, &line, may_spread))
}

/// The white space that `line` begins with (some people put the comma first).
#[inline]
fn blank_start(line: &str) -> &str {
    line.get(..line.len() - line.trim_start_matches(SPACE).len()).unwrap_or_default()
}

/// `value` in its neighbour's layout; one that comes with lines of its own is laid out already.
fn arrange(value: Value<'_>, neighbour: Option<Value<'_>>, style: &Style, line: &str, may_spread: bool) -> String {
    if value.raw().contains('\n') { value.raw().to_owned() } else { lay_out(value, neighbour, style, line, may_spread) }
}

/// The bytes beside the first child of a container whose inside is `inside`, which stays after the child.
fn first_sides(inside: &str, step: &str, example: impl FnOnce() -> Sides) -> Sides {
    if inside.is_empty() {
        return example();
    }
    // Its own white space closes it already.
    let before = match inside.rsplit_once('\n') {
        Some((_, indent)) if inside.contains("\r\n") => format!("\r\n{indent}{step}"),
        Some((_, indent)) => format!("\n{indent}{step}"),
        None => inside.to_owned(),
    };
    (before, String::new())
}

/// The child of that kind, with children, that is nearest to the slot.
fn nearest(container: Value<'_>, slot: usize, kind: Kind) -> Option<Value<'_>> {
    let items = container.items().enumerate().filter(|(_, item)| item.kind() == kind && !item.is_empty());
    items.min_by_key(|(at, _)| (2 * at + 1).abs_diff(2 * slot)).map(|(_, item)| item)
}

/// An element's text and the gaps on both sides of it.
pub(super) fn with_gaps(array: Value<'_>, at: usize) -> Option<(String, String, String)> {
    let value = array.item(at)?;
    let children: Vec<_> = child_spans(array).collect();
    let gaps = gaps(array, &children, at);
    Some((value.raw().to_owned(), gaps.here.to_owned(), gaps.next.to_owned()))
}
