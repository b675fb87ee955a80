//! What text looks like on a terminal.
//!
//! One room decides, and everything that shows, measures, wraps, edits or finds text asks it: a second opinion about the
//! width of a character is how columns go crooked. It knows nothing of records, screens or files.
//!
//! * [`width`]: cells of a character in the layout, and what a given terminal does with it.
//! * [`glyph`]: grapheme clusters, what is shown for each, safe to send whatever the text holds.
//! * [`mod@wrap`]: lines as Japanese official documents are set (UAX #14, kinsoku, numbers with their units).
//! * [`mod@fit`]: one line into so many cells.
//! * [`mod@fold`]: what counts as the same text in a search.
//! * [`romaji`]: Japanese found by how it is read, typed in romaji or kana.
//! * [`needle`]: a word as someone types it, looked for as it stands, as it may be written otherwise, and as it is read.
//! * [`grams`]: which texts can hold a word at all.
//! * [`unseen`](mod@unseen): what tells two texts apart that look alike.
//! * [`buffer`]: a text being written, its caret, its undo.

pub mod buffer;
pub mod fit;
pub mod fold;
pub(crate) mod glyph;
pub mod grams;
mod inflect;
mod kinsoku;
pub(crate) mod likeness;
mod line_ends;
pub(crate) mod needle;
mod places;
mod readings;
pub mod romaji;
mod spelling;
mod stand_in_table;
pub(crate) mod unseen;
pub mod width;
pub mod wrap;

pub(crate) use buffer::Buffer;
pub use fit::{fit, fit_middle};
pub(crate) use fit::{pad_left, pad_right};
pub(crate) use fold::fold_query;
pub use fold::{fold, fold_into};
pub(crate) use glyph::{Glyph, is_plain};
pub use glyph::{GlyphKind, cells, glyphs, shown};
pub(crate) use line_ends::with_line_ends_of;
pub use needle::Needle;
pub(crate) use needle::{Lookup, Rank};
pub use places::Way;
pub(crate) use readings::share_on_reading;
pub use romaji::Romaji;
pub(crate) use unseen::{look_alike, unseen};
pub use width::{TermWidths, is_hostile};
pub(crate) use wrap::first_rows;
pub use wrap::wrap;

#[cfg(test)]
pub(crate) mod properties;
