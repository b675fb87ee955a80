//! What kind of terminal is this? Asked once, in one round trip, before the first frame.
//!
//! The locale and `$TERM` don't tell how wide a terminal draws ○, so it is asked: a few samples are drawn, concealed, each
//! followed by "where is the cursor?" (`CSI 6 n`), in row 2 since a report from row 1 looks like Shift-F3. With them go
//! the background's colour, synchronized output, and "are you all right?" (`CSI 5 n`), by which frames are acknowledged
//! later. `CSI c`, which every terminal answers, ends the round, so that one that answers costs its round trip only and
//! one that doesn't costs [`LIMIT`]. Keys typed meanwhile are kept, and so are answers that come too late: [`Answers`]
//! goes on taking them.
//!
//! The sample that matters most, ○, is the last. The samples stay in the concealed row until the first frame clears it.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use crate::io::terminal::input::{Heard, Parser, Reply};
use crate::io::terminal::reader::timespec;
use crate::io::terminal::tty::Tty;
use crate::text::TermWidths;

/// How long a terminal may take to answer.
pub const LIMIT: Duration = Duration::from_millis(1500);

/// ⚠ with emoji presentation, か with a spacing voicing mark, half-width ガ, a line, an ambiguous character.
const SAMPLES: [&str; 5] = ["⚠\u{FE0F}", "か゛", "ｶﾞ", "─", "○"];

/// The questions that need nothing drawn: the background's colour, synchronized output, acknowledgement, the end mark.
const ASIDE: &[u8] = b"\x1b]11;?\x07\x1b[?2026$p\x1b[5n\x1b[c";

/// How characters are measured (`--width`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WidthMode {
    /// As the terminal answers.
    #[default]
    Auto,
    /// Ambiguous characters are one column wide.
    Narrow,
    /// Ambiguous characters are two columns wide.
    Wide,
    /// Nobody knows: everything that differs is moved over.
    Pad,
    /// Only characters that nobody on the way measures differently.
    Safe,
}

/// A word that is none of the width modes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWidthMode(String);

impl fmt::Display for UnknownWidthMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "文字幅「{}」は使えません。auto、narrow、wide、pad、safe のどれかを指定してください。", self.0)
    }
}

impl std::error::Error for UnknownWidthMode {}

impl FromStr for WidthMode {
    type Err = UnknownWidthMode;

    fn from_str(word: &str) -> Result<WidthMode, UnknownWidthMode> {
        Ok(match word {
            "auto" => WidthMode::Auto,
            "narrow" => WidthMode::Narrow,
            "wide" => WidthMode::Wide,
            "pad" => WidthMode::Pad,
            "safe" => WidthMode::Safe,
            _ => return Err(UnknownWidthMode(word.to_owned())),
        })
    }
}

/// Whether the terminal's background is light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// Black or near it.
    Dark,
    /// White or near it.
    Light,
}

/// What is known of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    /// How wide it draws.
    pub widths: TermWidths,
    /// It knows synchronized output.
    pub(crate) sync: bool,
    /// It answers `CSI 5 n`, so frames can be paced.
    pub acknowledges: bool,
    /// Its background, if it told.
    pub background: Option<Background>,
    /// Its answers fit no terminal that was measured, or didn't come.
    pub(crate) odd: bool,
}

impl Profile {
    /// What to tell the user where the answers may not be those of the terminal in front of them: a multiplexer answers
    /// for itself. `tmux` and `screen`: whether `$TMUX` and `$STY` are set.
    pub(crate) fn doubt(&self, tmux: bool, screen: bool) -> Option<&'static str> {
        if !(tmux || screen) || self.widths.safe {
            return None;
        }
        if self.odd {
            Some("端末の文字幅を確かめられませんでした。列がずれるときは kensho --width safe でお試しください。")
        } else if screen && self.widths.ambiguous == 2 {
            // GNU screen under a Japanese locale is wide, whatever the terminal outside is.
            Some(
                "screen の中では列がずれることがあります。cjkwidth off を設定するか、kensho --width safe でお試しください。",
            )
        } else {
            None
        }
    }
}

/// The questions, as bytes.
pub(crate) fn request() -> Vec<u8> {
    let mut bytes = b"\x1b[2H\x1b[8m".to_vec();
    for sample in SAMPLES {
        bytes.push(b'\r');
        bytes.extend_from_slice(sample.as_bytes());
        bytes.extend_from_slice(b"\x1b[6n");
    }
    bytes.extend_from_slice(b"\x1b[m");
    bytes.extend_from_slice(ASIDE);
    bytes
}

/// The answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    columns: Vec<u16>,
    sync: bool,
    acknowledges: bool,
    background: Option<Background>,
    complete: bool,
}

impl Answers {
    /// Takes an answer. `true` where it changes what is known of the terminal.
    pub(crate) fn feed(&mut self, reply: &Reply) -> bool {
        match *reply {
            Reply::CursorPosition { column, .. } if self.columns.len() < SAMPLES.len() => {
                self.columns.push(column);
                self.columns.len() == SAMPLES.len()
            }
            // 1 set, 2 reset, 3 always set; 0 and 4 mean that it can't be had.
            Reply::Mode { mode: 2026, state } => {
                let known = matches!(state, 1..=3);
                std::mem::replace(&mut self.sync, known) != known
            }
            Reply::Status => !std::mem::replace(&mut self.acknowledges, true),
            Reply::Colour { which: 11, rgb } => {
                let found = Some(background(rgb));
                std::mem::replace(&mut self.background, found) != found
            }
            Reply::DeviceAttributes => {
                self.complete = true;
                false
            }
            _ => false,
        }
    }

    /// Whether the round has ended: what hasn't been answered by now hardly will be.
    pub(crate) const fn complete(&self) -> bool {
        self.complete
    }

    /// What the answers amount to; the user's own word on widths wins.
    pub fn profile(&self, mode: WidthMode) -> Profile {
        let (measured, odd) = self.widths();
        let (widths, odd) = match mode {
            WidthMode::Auto => (measured, odd),
            WidthMode::Narrow => (TermWidths { ambiguous: 1, pad: false, ..measured }, false),
            WidthMode::Wide => (TermWidths { ambiguous: 2, pad: false, ..measured }, false),
            WidthMode::Pad => (TermWidths { pad: true, ..measured }, false),
            WidthMode::Safe => (TermWidths { pad: true, safe: true, ..measured }, false),
        };
        Profile { widths, sync: self.sync, acknowledges: self.acknowledges, background: self.background, odd }
    }

    fn widths(&self) -> (TermWidths, bool) {
        let width = |index: usize| {
            let column = self.columns.get(index)?;
            u8::try_from(column.checked_sub(1)?).ok()
        };
        let (Some(emoji), Some(dakuten), Some(half_dakuten), Some(line), Some(circle)) =
            (width(0), width(1), width(2), width(3), width(4))
        else {
            return (TermWidths::PAD, true);
        };
        let known = matches!(circle, 1 | 2) && circle == line;
        let ambiguous = if known { circle } else { 1 };
        let usual = known && matches!(emoji, 1 | 2) && matches!(dakuten, 2 | 4) && matches!(half_dakuten, 1 | 2);
        let widths = TermWidths { ambiguous, half_dakuten, dakuten, emoji, pad: !known, safe: false };
        (widths, !usual)
    }
}

/// By the eye's own weights (Rec. 601 luma).
fn background((red, green, blue): (u8, u8, u8)) -> Background {
    let luma = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    if luma > 127_500 { Background::Light } else { Background::Dark }
}

/// What the probe leaves behind.
#[derive(Debug)]
pub struct Probed {
    /// The answers; late ones may be fed as they come.
    pub answers: Answers,
    /// Keys typed meanwhile.
    pub events: Vec<Heard>,
    /// The parser, which may be in the middle of something: for the reader.
    pub parser: Parser,
    /// How long the last answer took: the line's round trip.
    pub(crate) took: Duration,
}

/// Asks the terminal, does what can be done `meanwhile`, and waits for the answers, at most `limit`. The screen has been
/// entered and nobody else reads. Gives what was made meanwhile as well.
pub fn ask<T>(tty: &Tty, limit: Duration, meanwhile: impl FnOnce() -> T) -> (Probed, T) {
    let started = Instant::now();
    let mut probed = Probed { answers: Answers::default(), events: Vec::new(), parser: Parser::new(), took: limit };
    let asked = tty.write(&request());
    let made = meanwhile();
    if asked.is_err() {
        return (probed, made);
    }
    probed.parser.expect_reports(SAMPLES.len() as u16);
    let mut bytes = [0; 4096];
    let mut events = Vec::new();
    while !probed.answers.complete() {
        // What has been answered is taken, however long that took which was done meanwhile.
        let left = limit.saturating_sub(started.elapsed());
        let mut fds = [PollFd::from_borrowed_fd(tty.input(), PollFlags::IN)];
        match poll(&mut fds, Some(&timespec(left))) {
            Ok(0) => break,
            Ok(_) => {}
            Err(Errno::INTR) => continue,
            Err(_) => break,
        }
        match rustix::io::read(tty.input(), &mut bytes) {
            Ok(n) if n > 0 => probed.parser.feed(bytes.get(..n).unwrap_or_default(), &mut events),
            Err(Errno::INTR | Errno::AGAIN) => {}
            // Gone; the reader will say so.
            Ok(_) | Err(_) => break,
        }
        for event in events.drain(..) {
            match event {
                Heard::Reply(reply) => drop(probed.answers.feed(&reply)),
                other => probed.events.push(other),
            }
        }
    }
    probed.took = started.elapsed();
    (probed, made)
}

/// Asks only what needs nothing drawn, and waits for nothing: for a user who has said how wide the terminal draws. The
/// answers come among the keys.
pub(crate) fn ask_aside(tty: &Tty) -> Probed {
    // A terminal that is gone says so to the reader.
    let _ = tty.write(ASIDE);
    Probed { answers: Answers::default(), events: Vec::new(), parser: Parser::new(), took: Duration::ZERO }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// The answers of a terminal that gives these widths to the samples.
    fn answers(widths: [u16; 5], rest: &str) -> Answers {
        let reports: String = widths.iter().map(|width| format!("\x1b[2;{}R", width + 1)).collect();
        let (mut parser, mut events, mut answers) = (Parser::new(), Vec::new(), Answers::default());
        parser.expect_reports(5);
        parser.feed(format!("{reports}{rest}").as_bytes(), &mut events);
        for event in events {
            let Heard::Reply(reply) = event else { unreachable!("{event:?}") };
            answers.feed(&reply);
        }
        answers
    }

    #[test]
    fn each_measured_terminal_is_recognised() {
        // ⚠️ か゛ ｶﾞ ─ ○ in xterm, xterm -cjk_width and mlterm, kitty.
        let table = [
            ([1, 4, 2, 1, 1], TermWidths::NARROW),
            ([1, 4, 2, 2, 2], TermWidths::WIDE),
            ([2, 4, 2, 1, 1], TermWidths { emoji: 2, ..TermWidths::NARROW }),
        ];
        for (widths, expected) in table {
            let profile = answers(widths, "\x1b[?64;1c").profile(WidthMode::Auto);
            assert_eq!((profile.widths, profile.odd), (expected, false));
        }
    }

    #[test]
    fn odd_answers_and_none_are_not_trusted() {
        for widths in [[1, 4, 2, 2, 1], [0, 0, 0, 0, 0], [1, 4, 2, 3, 3]] {
            let profile = answers(widths, "\x1b[?6c").profile(WidthMode::Auto);
            assert!(profile.widths.pad && profile.odd, "{widths:?}");
        }
        // A terminal that answers everything with its last place: ○ came last, and ｶﾞ isn't trusted.
        let profile = answers([1; 5], "").profile(WidthMode::Auto);
        assert_eq!(profile.widths.drawn("○"), Some(1));
        assert_eq!((profile.widths.drawn("ｶﾞ"), profile.odd), (None, true));
        assert_eq!(Answers::default().profile(WidthMode::Auto).widths, TermWidths::PAD);
    }

    #[test]
    fn the_users_word_wins() {
        let wide = answers([1, 4, 2, 2, 2], "");
        let mode = |word: &str| wide.profile(word.parse().unwrap()).widths;
        assert_eq!(mode("auto"), TermWidths::WIDE);
        assert_eq!(mode("narrow"), TermWidths::NARROW);
        assert_eq!(mode("pad").drawn("○"), None);
        assert_eq!(mode("safe").stand_in("○"), "〇");
        assert_eq!(Answers::default().profile(WidthMode::Wide).widths, TermWidths::WIDE);
        let error = "広い".parse::<WidthMode>().unwrap_err();
        assert!(error.to_string().contains("「広い」"), "{error}");
    }

    #[test]
    fn the_other_answers_are_taken_when_they_come() {
        let mut answers = answers([1, 4, 2, 1, 1], "\x1b]11;rgb:ffff/ffff/f0f0\x07\x1b[?2026;2$y\x1b[0n");
        assert!(!answers.complete());
        let profile = answers.profile(WidthMode::Auto);
        assert_eq!((profile.sync, profile.acknowledges, profile.background), (true, true, Some(Background::Light)));
        assert!(!answers.feed(&Reply::DeviceAttributes));
        assert!(answers.complete());
        // After the round: a repeated answer is no news, another one is.
        assert!(!answers.feed(&Reply::Status));
        assert!(!answers.feed(&Reply::CursorPosition { row: 1, column: 1 }));
        assert!(answers.feed(&Reply::Colour { which: 11, rgb: (0x1e, 0x1e, 0x2e) }));
        assert_eq!(answers.profile(WidthMode::Auto).background, Some(Background::Dark));
        assert!(answers.feed(&Reply::Mode { mode: 2026, state: 0 }));
    }

    #[test]
    fn doubt_is_told_in_multiplexers_only() {
        let wide = answers([1, 4, 2, 2, 2], "").profile(WidthMode::Auto);
        assert_eq!(wide.doubt(false, false), None);
        assert_eq!(wide.doubt(true, false), None);
        assert!(wide.doubt(false, true).is_some_and(|hint| hint.contains("screen")));
        let unknown = Answers::default().profile(WidthMode::Auto);
        assert_eq!(unknown.doubt(false, false), None);
        assert!(unknown.doubt(true, false).is_some_and(|hint| hint.contains("--width safe")));
        assert_eq!(Answers::default().profile(WidthMode::Safe).doubt(true, true), None);
    }
}
