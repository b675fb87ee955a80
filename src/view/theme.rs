//! What meanings look like.
//!
//! The terminal's own sixteen colours on its own background, so that black and white backgrounds both stay readable;
//! no meaning is carried by colour alone. Blue is the light one: the dark one is all but invisible on black in xterm. With `NO_COLOR` bold, underline and reverse video remain.

use ratatui::style::{Color, Modifier, Style};

use crate::page::Ink;

/// Styles by meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// What should be seen first.
    pub strong: Style,
    /// Headings.
    pub heading: Style,
    /// Names of fields.
    pub label: Style,
    /// Explanations and blanks.
    pub dim: Style,
    /// Targets met, in words.
    pub good: Style,
    /// Targets met, as a bar.
    pub good_bar: Style,
    /// Targets missed.
    pub bad: Style,
    /// Not yet known.
    pub open: Style,
    /// To be looked at.
    pub warn: Style,
    /// Supposed values.
    pub supposed: Style,
    /// URLs.
    pub link: Style,
    /// The header row.
    pub header: Style,
    /// Frames.
    pub frame: Style,
    /// The frame of the side that has the focus.
    pub frame_focus: Style,
    /// The selected row or field's mark.
    pub selected: Style,
    /// The selected row of a list that hasn't the focus.
    pub selected_dim: Style,
    /// A field that is open for editing.
    pub field: Style,
    /// A search hit.
    pub hit: Style,
    /// A key in the bar.
    pub key: Style,
}

/// What the two themes of 256 colours differ in: indexes of the colour cube and the grey ramp.
#[derive(Clone, Copy)]
struct Palette {
    blue: u8,
    green: u8,
    red: u8,
    violet: u8,
    grey: u8,
    line: u8,
    back: u8,
}

impl Theme {
    /// The terminal's own colours.
    pub const fn terminal() -> Theme {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let reversed = plain.add_modifier(Modifier::REVERSED);
        Theme {
            text: plain,
            strong: bold,
            heading: bold.fg(Color::LightBlue),
            label: plain.fg(Color::LightBlue),
            dim: plain.add_modifier(Modifier::DIM),
            // Nobody knows whether the background is black or white, and green letters can't be read on white: a bar can.
            good: bold,
            good_bar: plain.fg(Color::Green),
            bad: bold.fg(Color::Red),
            open: plain.fg(Color::Magenta),
            warn: bold.fg(Color::Red),
            supposed: plain.fg(Color::Magenta).add_modifier(Modifier::UNDERLINED),
            link: plain.add_modifier(Modifier::UNDERLINED),
            header: reversed,
            frame: plain.add_modifier(Modifier::DIM),
            frame_focus: bold,
            selected: reversed,
            selected_dim: bold.add_modifier(Modifier::UNDERLINED),
            field: plain.add_modifier(Modifier::UNDERLINED),
            hit: Style::new().fg(Color::Black).bg(Color::Yellow),
            key: bold,
        }
    }

    /// Softer colours of the 256, made for a dark background; the background stays the terminal's own.
    pub const fn dark() -> Theme {
        Theme::of_256(Palette { blue: 117, green: 114, red: 210, violet: 183, grey: 246, line: 241, back: 24 })
    }

    /// Deeper colours of the 256, made for a light background; the background stays the terminal's own.
    pub const fn light() -> Theme {
        Theme::of_256(Palette { blue: 25, green: 28, red: 124, violet: 90, grey: 241, line: 247, back: 25 })
    }

    const fn of_256(palette: Palette) -> Theme {
        const fn colour(index: u8) -> Style {
            Style::new().fg(Color::Indexed(index))
        }
        const fn bold(style: Style) -> Style {
            style.add_modifier(Modifier::BOLD)
        }
        // White on blue, in both.
        let block = colour(231).bg(Color::Indexed(palette.back));
        Theme {
            heading: bold(colour(palette.blue)),
            label: colour(palette.blue),
            dim: colour(palette.grey),
            good: colour(palette.green),
            good_bar: colour(palette.green),
            bad: bold(colour(palette.red)),
            open: colour(palette.violet),
            warn: bold(colour(palette.red)),
            supposed: colour(palette.violet).add_modifier(Modifier::UNDERLINED),
            header: block,
            frame: colour(palette.line),
            frame_focus: bold(colour(palette.blue)),
            selected: bold(block),
            hit: colour(16).bg(Color::Indexed(221)),
            ..Theme::terminal()
        }
    }

    /// Without any colour.
    pub const fn colourless() -> Theme {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Theme {
            heading: bold,
            label: plain,
            good_bar: plain,
            bad: bold,
            open: plain,
            warn: bold,
            supposed: plain.add_modifier(Modifier::UNDERLINED),
            hit: plain.add_modifier(Modifier::REVERSED).add_modifier(Modifier::UNDERLINED),
            ..Theme::terminal()
        }
    }

    /// The style of a bar.
    pub const fn bar(&self, ink: Ink) -> Style {
        match ink {
            Ink::Good => self.good_bar,
            _ => self.ink(ink),
        }
    }

    /// The style of a meaning.
    pub const fn ink(&self, ink: Ink) -> Style {
        match ink {
            Ink::Text => self.text,
            Ink::Strong => self.strong,
            Ink::Heading => self.heading,
            Ink::Label => self.label,
            Ink::Dim => self.dim,
            Ink::Good => self.good,
            Ink::Bad => self.bad,
            Ink::Open => self.open,
            Ink::Warn => self.warn,
            Ink::Supposed => self.supposed,
            Ink::Link => self.link,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where nobody knows the background, words have colours only that can be read on black and on white; a bar may be green.
    #[test]
    fn words_are_in_colours_that_both_backgrounds_show() {
        let theme = Theme::terminal();
        let inks = [
            Ink::Text,
            Ink::Strong,
            Ink::Heading,
            Ink::Label,
            Ink::Dim,
            Ink::Good,
            Ink::Bad,
            Ink::Open,
            Ink::Warn,
            Ink::Supposed,
            Ink::Link,
        ];
        for ink in inks {
            let colour = theme.ink(ink).fg;
            assert!(
                matches!(colour, None | Some(Color::LightBlue | Color::Red | Color::Magenta)),
                "{ink:?}: {colour:?}"
            );
        }
        assert_eq!(theme.bar(Ink::Good).fg, Some(Color::Green));
        assert_eq!(theme.bar(Ink::Bad), theme.ink(Ink::Bad));
        assert_eq!(Theme::colourless().bar(Ink::Good).fg, None);
    }
}
