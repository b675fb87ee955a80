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
pub mod glyph;
pub mod grams;
mod inflect;
mod kinsoku;
pub mod likeness;
mod line_ends;
pub mod needle;
mod places;
mod readings;
pub mod romaji;
mod spelling;
mod stand_in_table;
pub mod unseen;
pub mod width;
pub mod wrap;

pub use buffer::{Buffer, Position};
pub use fit::{Fitted, FittedMiddle, fit, fit_middle, pad_left, pad_right};
pub use fold::{Folded, fold, fold_into, fold_query};
pub use glyph::{Glyph, GlyphKind, Glyphs, cells, glyphs, shown};
pub use grams::Grams;
pub use line_ends::with_line_ends_of;
pub use needle::{Lookup, Needle, Rank};
pub use places::Way;
pub use readings::share_on_reading;
pub use romaji::Romaji;
pub use unseen::{look_alike, unseen};
pub use width::{TermWidths, is_hostile};
pub use wrap::{Row, wrap};

#[cfg(test)]
mod properties;
