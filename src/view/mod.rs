//! What the program looks like; the only room that imports ratatui.
//!
//! [`draw`] is a pure function of the state: it reads what [`crate::app::State::refresh`] has laid out and puts it into
//! a ratatui buffer through one cell writer ([`cells`]); [`paint`] turns the difference of two buffers into bytes.
//! Record text never enters a ratatui text widget, so one width function decides every column.

mod bar;
mod canvas;
pub mod cells;
pub mod frame;
mod header;
pub mod links;
mod list;
mod meeting;
mod modes;
pub mod paint;
mod panel;
mod pen;
mod popup;
pub mod theme;

use ratatui::buffer::Buffer;

use crate::app::State;
use crate::app::state::Panel;

pub use frame::Frame;
pub use theme::Theme;

use canvas::Canvas;

/// How the screen looks, apart from what is on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Styles by meaning.
    pub theme: Theme,
    /// What lines and bars are drawn with.
    pub shapes: cells::Shapes,
}

/// Draws the state into a buffer of the screen's size; gives the place of the cursor.
pub fn draw(state: &State, look: &Look, buffer: &mut Buffer) -> Option<(u16, u16)> {
    let area = buffer.area;
    if area.width == 0 || area.height == 0 {
        return None;
    }
    let mut canvas = Canvas::new(buffer, look);
    let meeting = state.place.panel == Panel::Meeting;
    if meeting {
        meeting::draw(&mut canvas, state)
    } else {
        header::draw(&mut canvas, state)
    }
    let mut cursor = None;
    if state.layout.list.width > 0 {
        cursor = list::draw(&mut canvas, state);
    }
    if state.layout.panel.width > 0 {
        cursor = panel::draw(&mut canvas, state).or(cursor);
    }
    let over = modes::draw(&mut canvas, state);
    over.or(cursor).or(Some((area.x, area.y + area.height - 1)))
}
