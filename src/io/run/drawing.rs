//! A frame: the state is drawn into cells, and what differs from what the terminal shows is sent to it, once.
//!
//! Drawing and sending are two things, so that the first frame can be drawn while the terminal still answers.

use std::time::Instant;

use super::Shell;
use crate::app::pasting;
use crate::app::state::State;
use crate::io::settings::ThemeChoice;
use crate::io::terminal::tty::Gone;
use crate::view::{self, Theme};

impl Shell {
    pub(super) fn draw(&mut self) -> Result<(), Gone> {
        if self.ahead.take() != Some(self.look) {
            lay(&mut self.terminal, &self.state, &self.look, self.links);
        }
        self.bytes.clear();
        self.terminal.backend_mut().take_bytes(&mut self.bytes);
        self.arriving.closed = false;
        self.asked = pasting::is_unasked(&self.state).then(|| std::mem::discriminant(&self.state.mode));
        if self.bytes.is_empty() {
            return Ok(());
        }
        self.bytes.extend_from_slice(self.pacer.frame(self.bytes.len(), Instant::now()));
        self.tell_owed();
        self.screen.write(&self.bytes)
    }
}

/// Draws the state; nothing is sent by that.
pub(super) fn lay(terminal: &mut view::Terminal, state: &State, look: &view::Look, links: bool) {
    let painter = terminal.backend_mut();
    painter.resize((state.size.0, state.size.1 + state.tutor_rows));
    painter.set_links(if links { view::links(state) } else { Vec::new() });
    let Ok(_) = terminal.draw(|frame| view::draw(frame, state, look));
}

/// The colours; those who want none get none.
pub(super) fn theme(choice: ThemeChoice) -> Theme {
    match choice {
        _ if no_color() => Theme::colourless(),
        ThemeChoice::Dark => Theme::dark(),
        ThemeChoice::Light => Theme::light(),
        ThemeChoice::Terminal | ThemeChoice::Auto => Theme::terminal(),
    }
}

/// Whether the user wants no colours (no-color.org: set to anything but nothing).
fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
