//! A document as its bytes: a frame, and the elements of one long array as pieces of their own.
//!
//! `frame[..cut] + items + frame[cut..]` is the file, byte for byte. Each item carries the separator and white space before
//! it, so that the frame by itself is a small, valid document whose array is empty. Pieces are shared, so copying a
//! document copies two pointers, and an edit makes a new text for the one piece that it touches.

mod apply;

use super::pointer::Pointer;
use super::scan::skip_space;
use super::splice::{slot, with_gaps};
use super::split::Splitter;
use super::string::Habits;
use super::style::line_indent;
use super::syntax::{SyntaxError, line_column, validate, validate_inside};
use super::tree::{FindError, Tree, Value};
use std::sync::Arc;

/// How many arrays and objects stand around the items: the outermost object and the array.
pub(super) const AROUND_ITEMS: usize = 2;

/// How much of a text goes into the splitter at a time: small enough to stay in the processor's cache.
const CHUNK: usize = 64 << 10;

/// A JSON file in memory.
#[derive(Clone, Debug)]
pub struct Doc {
    frame: Arc<str>,
    /// Where in the frame the items go; `None` when the file has no such array.
    cut: Option<usize>,
    items: Arc<Vec<Arc<str>>>,
    key: Arc<str>,
    /// More than one member has the array's name: none of them can be meant by a pointer.
    ambiguous: bool,
}

/// Which piece a pointer leads into.
enum Place {
    /// The whole text: the outermost value, or the array of items.
    Whole,
    Frame,
    /// An element of the array, or the place for one.
    Element(String),
    /// Inside an element.
    Inside(usize, Pointer),
}

/// An item's separator and its value.
fn parted(item: &str) -> Option<(&str, &str)> {
    let bytes = item.as_bytes();
    let mut start = skip_space(bytes, 0);
    if bytes.get(start) == Some(&b',') {
        start = skip_space(bytes, start + 1);
    }
    item.split_at_checked(start)
}

/// The value of an item as [`Splitter`] hands it on: without its separator.
#[inline]
pub fn item_value(item: &str) -> &str {
    parted(item).map_or("", |(_, value)| value)
}

/// Where a text stands in the file.
enum Base {
    /// It is the frame, which the items part.
    Frame,
    /// It begins at this byte and is in one piece.
    At(usize),
}

impl Doc {
    /// Takes the text of a file apart at the array under `key` in its outermost object, and proves all of it.
    ///
    /// # Errors
    /// The first place where the text is no JSON.
    pub fn parse(text: &str, key: &str) -> Result<Self, SyntaxError> {
        validate(text)?;
        let mut splitter = Splitter::new(key);
        let split = text.as_bytes().chunks(CHUNK).try_for_each(|chunk| splitter.feed(chunk));
        split.and_then(|()| splitter.finish())
    }

    /// A document of which nothing has been read yet: an object without members.
    #[inline]
    pub fn empty() -> Self {
        Self { frame: "{}".into(), cut: None, items: Arc::default(), key: "".into(), ambiguous: false }
    }

    /// A file without such an array: all of it is frame.
    ///
    /// # Errors
    /// The first place where the text is no JSON.
    #[inline]
    pub fn whole(text: &str) -> Result<Self, SyntaxError> {
        Self::from_pieces(text.to_owned(), None, Vec::new(), "")
    }

    /// Puts pieces together that the splitter made; proves the frame and leaves the items to [`Doc::check_item`].
    pub(super) fn from_pieces(
        frame: String,
        cut: Option<usize>,
        items: Vec<Arc<str>>,
        key: &str,
    ) -> Result<Self, SyntaxError> {
        let ambiguous = if cut.is_some() {
            Tree::parse(&frame)?.root(&frame).duplicates(key)
        } else {
            validate(&frame)?;
            false
        };
        Ok(Self { frame: frame.into(), cut, items: Arc::new(items), key: key.into(), ambiguous })
    }

    /// Proves that the item at `at` is JSON.
    ///
    /// # Errors
    /// The first place where it isn't, with its offset in the file.
    pub fn check_item(&self, at: usize) -> Result<(), SyntaxError> {
        let Some((gap, value)) = self.piece(at) else { return Ok(()) };
        validate_inside(value, AROUND_ITEMS)
            .map_err(|error| SyntaxError { offset: self.item_start(at) + gap.len() + error.offset, ..error })
    }

    /// Proves all items.
    ///
    /// # Errors
    /// The first place where one is no JSON, with its offset in the file.
    #[inline]
    pub fn check(&self) -> Result<(), SyntaxError> {
        (0..self.len()).try_for_each(|at| self.check_item(at))
    }

    /// Adds items behind the last one, as [`Splitter`] hands them on: what a file that is still being read brings.
    #[inline]
    pub fn extend(&mut self, items: impl IntoIterator<Item = Arc<str>>) {
        Arc::make_mut(&mut self.items).extend(items);
    }

    /// The file's text in order, in pieces.
    pub fn chunks(&self) -> impl Iterator<Item = &str> {
        let (head, tail) = self.frame.split_at_checked(self.cut.unwrap_or(self.frame.len())).unwrap_or_default();
        std::iter::once(head).chain(self.items.iter().map(|item| &**item)).chain(std::iter::once(tail))
    }

    /// The file's text in one.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(self.byte_len());
        text.extend(self.chunks());
        text
    }

    /// The file's length in bytes.
    #[inline]
    pub fn byte_len(&self) -> usize {
        self.chunks().map(str::len).sum()
    }

    /// How many items there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// True without items.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The text of the item at `at`, without its separator; empty when there is none.
    #[inline]
    pub fn item(&self, at: usize) -> &str {
        self.piece(at).map_or("", |(_, value)| value)
    }

    /// Two documents share the very same text of the item at `at`: nothing derived from it needs to be made again.
    pub fn same_item(&self, at: usize, other: &Self, other_at: usize) -> bool {
        matches!((self.items.get(at), other.items.get(other_at)), (Some(one), Some(two)) if Arc::ptr_eq(one, two))
    }

    /// The item at `at` with its separator, shared: whoever holds it can tell whether it is still the same
    /// ([`Arc::ptr_eq`]).
    #[inline]
    pub fn shared_item(&self, at: usize) -> Option<&Arc<str>> {
        self.items.get(at)
    }

    /// The file without the items: a valid document in which the array is empty.
    #[inline]
    pub fn frame(&self) -> &str {
        &self.frame
    }

    /// Where in the frame the items go.
    #[inline]
    pub fn cut(&self) -> Option<usize> {
        self.cut
    }

    /// The name of the array whose elements are the items.
    #[inline]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The file's habits of escaping, as far as its frame and first item show them.
    #[inline]
    pub fn habits(&self) -> Habits {
        Habits::of(&self.frame).or(Habits::of(self.item(0)))
    }

    /// The value that `pointer` names, as written.
    ///
    /// # Errors
    /// When it isn't there or isn't definite.
    #[inline]
    pub fn get(&self, pointer: &Pointer) -> Result<String, FindError> {
        self.find(pointer, |found| found.raw().to_owned())
    }

    /// Reads the value that `pointer` names. Only the piece that holds it is parsed; a pointer to the array itself or to
    /// the whole document puts the whole text together first.
    ///
    /// # Errors
    /// When it isn't there or isn't definite.
    #[inline]
    pub fn find<R>(&self, pointer: &Pointer, read: impl FnOnce(Value<'_>) -> R) -> Result<R, FindError> {
        self.look(pointer, |value, _| read(value))
    }

    /// Where in the file the value that `pointer` names begins, in bytes.
    ///
    /// # Errors
    /// When it isn't there or isn't definite.
    pub fn offset_of(&self, pointer: &Pointer) -> Result<usize, FindError> {
        self.look(pointer, |value, base| match base {
            Base::Frame => self.file_offset(value.span().start),
            Base::At(start) => start + value.span().start,
        })
    }

    /// Line and column (both from 1, the column in characters) of a byte of the file.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let mut left = offset;
        let (mut line, mut column) = (1, 1);
        for chunk in self.chunks() {
            let (down, right) = line_column(chunk, left.min(chunk.len()));
            (line, column) = if down == 1 { (line, column + right - 1) } else { (line + down - 1, right) };
            if left <= chunk.len() {
                break;
            }
            left -= chunk.len();
        }
        (line, column)
    }

    /// The white space between the last item and the closing bracket.
    fn last_gap(&self) -> &str {
        let tail = self.frame.get(self.cut.unwrap_or_default()..).unwrap_or_default();
        tail.get(..skip_space(tail.as_bytes(), 0)).unwrap_or_default()
    }

    pub(super) fn put(&mut self, at: usize, piece: String) {
        if let Some(item) = Arc::make_mut(&mut self.items).get_mut(at) {
            *item = piece.into();
        }
    }

    /// An element of any array of the document as written, and the gaps before and after it.
    pub(super) fn element_with_gaps(&self, array: &Pointer, at: usize) -> Result<(String, String, String), FindError> {
        let missing = || FindError::Missing { at: array.index(at) };
        let is_items = self.cut.is_some() && array == &Pointer::root().key(&self.key) && !self.ambiguous;
        if is_items {
            let (gap, value) = self.piece(at).ok_or_else(missing)?;
            let next = self.piece(at + 1).map_or_else(|| self.last_gap(), |(gap, _)| gap);
            return Ok((value.to_owned(), gap.to_owned(), next.to_owned()));
        }
        self.find(array, |value| with_gaps(value, at))?.ok_or_else(missing)
    }

    /// An item's separator and value.
    #[inline]
    pub(super) fn piece(&self, at: usize) -> Option<(&str, &str)> {
        parted(self.items.get(at)?)
    }

    /// Where the item's separator begins in the file.
    #[inline]
    fn item_start(&self, at: usize) -> usize {
        self.cut.unwrap_or_default() + self.items.iter().take(at).map(|item| item.len()).sum::<usize>()
    }

    fn file_offset(&self, frame_offset: usize) -> usize {
        let before = self.cut.is_none_or(|cut| frame_offset < cut);
        if before { frame_offset } else { frame_offset + self.item_start(self.len()) - self.cut.unwrap_or_default() }
    }

    /// The start of the line that the array opens on.
    #[inline]
    fn array_indent(&self) -> &str {
        line_indent(&self.frame, self.cut.unwrap_or_default(), "")
    }

    /// The start of the line that the item begins on.
    #[inline]
    pub(super) fn item_indent(&self, at: usize) -> &str {
        self.piece(at).map_or("", |(gap, _)| line_indent(gap, gap.len(), self.array_indent()))
    }

    /// The item that a pointer leads into, and the way from there; `None` for what stands elsewhere.
    pub(super) fn inside(&self, pointer: &Pointer) -> Result<Option<(usize, Pointer)>, FindError> {
        Ok(match self.place(pointer)? {
            Place::Inside(at, rest) => Some((at, rest)),
            _ => None,
        })
    }

    fn place(&self, pointer: &Pointer) -> Result<Place, FindError> {
        let mut tokens = pointer.tokens();
        let Some(first) = tokens.next() else { return Ok(Place::Whole) };
        if first != *self.key || self.key.is_empty() {
            return Ok(Place::Frame);
        }
        let Some(token) = tokens.next() else { return Ok(Place::Whole) };
        if self.cut.is_none() {
            return Ok(Place::Frame);
        }
        if self.ambiguous {
            return Err(FindError::Duplicate { key: self.key.to_string(), at: Pointer::root() });
        }
        let mut rest = Pointer::root();
        for token in tokens {
            rest = rest.key(&token);
        }
        if rest.is_root() {
            return Ok(Place::Element(token.into_owned()));
        }
        let array = Pointer::root().key(&self.key);
        let at = slot(&array, &token, self.len())?;
        if token == "-" || at >= self.len() { Err(missing(&array, &token)) } else { Ok(Place::Inside(at, rest)) }
    }

    /// Reads a value, told where in the file the text stands that it is in.
    fn look<R>(&self, pointer: &Pointer, read: impl FnOnce(Value<'_>, Base) -> R) -> Result<R, FindError> {
        let (at, rest) = match self.place(pointer)? {
            Place::Whole if self.cut.is_some() => {
                let text = self.to_text();
                let tree = parse_piece(&text, &Pointer::root())?;
                return Ok(read(tree.root(&text).at(pointer)?, Base::At(0)));
            }
            Place::Whole | Place::Frame => {
                let tree = parse_piece(&self.frame, &Pointer::root())?;
                return Ok(read(tree.root(&self.frame).at(pointer)?, Base::Frame));
            }
            Place::Element(token) => {
                let array = Pointer::root().key(&self.key);
                let at = slot(&array, &token, self.len())?;
                if at >= self.len() {
                    return Err(missing(&array, &token));
                }
                (at, Pointer::root())
            }
            Place::Inside(at, rest) => (at, rest),
        };
        let base = Pointer::root().key(&self.key).index(at);
        let (gap, text) = self.piece(at).unwrap_or_default();
        let tree = parse_piece(text, &base)?;
        let found = tree.root(text).at_from(&base, &rest)?;
        Ok(read(found, Base::At(self.item_start(at) + gap.len())))
    }
}

#[inline]
fn missing(array: &Pointer, token: &str) -> FindError {
    FindError::Missing { at: array.key(token) }
}

fn parse_piece(text: &str, base: &Pointer) -> Result<Tree, FindError> {
    let mut tree = Tree::default();
    tree.parse_inside(text, base.tokens().count()).map_err(|error| FindError::Broken { error, at: base.clone() })?;
    Ok(tree)
}

#[cfg(test)]
mod tests;
