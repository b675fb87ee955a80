//! What the parser hands on: what the user did, in crossterm's words, and what the terminal answered, in ours.
//!
//! They come in one stream and are told apart once, here: nothing behind the parser looks at bytes to see which it was.

use super::Event;

/// What came from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The user did something. Of the mouse, while it is switched on, the left button and the wheel are told; pastes
    /// (bracketed ones) have `\n` as line ends, and very long ones come in parts.
    Event(Event),
    /// The terminal answered something that was asked.
    Reply(Reply),
}

/// An answer of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// `CSI 6 n` answered: where the cursor is, from 1 as sent.
    CursorPosition {
        /// Row, from 1.
        row: u16,
        /// Column, from 1.
        column: u16,
    },
    /// `CSI c` answered: every terminal knows this one, so it ends a round of questions.
    DeviceAttributes,
    /// `CSI 5 n` answered: everything sent before has been drawn.
    Status,
    /// `OSC 10 ; ?` or `OSC 11 ; ?` answered.
    Colour {
        /// 10 the text's colour, 11 the background's.
        which: u8,
        /// Red, green, blue; the high byte of each.
        rgb: (u8, u8, u8),
    },
    /// `CSI ? mode $ p` answered.
    Mode {
        /// The mode asked for.
        mode: u16,
        /// 0 unknown to the terminal, 1 set, 2 reset, 3 always set, 4 always reset.
        state: u8,
    },
    /// `CSI > q` answered: the terminal's name and version.
    Version(String),
}
