//! What the program looks like; the only room that imports ratatui.
//!
//! [`draw`] puts the state into a ratatui [`Frame`] and changes nothing: it reads what [`crate::app::State::refresh`] has laid
//! out. What holds no record text (frames, rules, emptied windows) is made of ratatui's widgets; text goes through one
//! cell writer ([`cells`]), never through a ratatui text widget, so that one width function decides every column. The
//! backend ([`Painter`]) turns the cells that ratatui says have changed into bytes.

mod bar;
mod canvas;
pub mod cells;
mod gauge;
mod header;
mod hits;
mod list;
mod meeting;
mod modes;
mod panel;
mod popup;
pub(crate) mod theme;
mod tutor;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::State;
use crate::app::layout::Area;
use crate::app::state::Panel;
use crate::text::TermWidths;

pub(crate) use cells::links::links;
pub(crate) use cells::paint::Painter;
pub use theme::Theme;

use canvas::Canvas;

/// ratatui's terminal over our backend.
pub type Terminal = ratatui::Terminal<Painter>;

/// A terminal with these widths, of which nothing is known to be on the screen. `sync` where it knows synchronized output
/// (DECSET 2026).
pub fn terminal(widths: TermWidths, sync: bool) -> Terminal {
    let Ok(terminal) = Terminal::new(Painter::new(widths, sync));
    terminal
}

/// How the screen looks, apart from what is on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Styles by meaning.
    pub theme: Theme,
    /// What lines and bars are drawn with.
    pub shapes: cells::Shapes,
}

impl Look {
    /// These colours, and the lines that a terminal with these widths can be given.
    pub const fn new(theme: Theme, widths: TermWidths) -> Look {
        Look { theme, shapes: cells::Shapes::of(widths) }
    }
}

/// The areas of the layout, which knows no ratatui, in ratatui's words.
impl From<Area> for Rect {
    fn from(Area { x, y, width, height }: Area) -> Rect {
        Rect { x, y, width, height }
    }
}

/// Draws the state, which has been laid out for a screen of the frame's size, and places the cursor.
pub fn draw(frame: &mut Frame<'_>, state: &State, look: &Look) {
    let area = frame.area();
    if area.is_empty() {
        return;
    }
    let above = state.tutor_rows.min(area.height);
    let (Some(tutor), 1..) = (state.tutor, above) else {
        let cursor = screen(frame.buffer_mut(), state, look);
        return frame.set_cursor_position(cursor);
    };
    // The screen knows nothing of what stands above it.
    let mut below = Buffer::empty(Rect { height: area.height - above, ..area });
    let (x, y) = screen(&mut below, state, look);
    let buffer = frame.buffer_mut();
    for (to, from) in (area.y + above..area.bottom()).zip(below.area.top()..below.area.bottom()) {
        for x in area.left()..area.right() {
            buffer[(x, to)] = below[(x, from)].clone();
        }
    }
    tutor::draw(&mut Canvas::new(buffer, look), Rect { height: above, ..area }, tutor);
    frame.set_cursor_position((x, y + above));
}

/// Draws the screen, and gives the cursor's place.
fn screen(buffer: &mut Buffer, state: &State, look: &Look) -> (u16, u16) {
    let area = buffer.area;
    if area.is_empty() {
        return (0, 0);
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
    over.or(cursor).unwrap_or((area.x, area.bottom() - 1))
}
