//! Frames no faster than the line takes them, so that what is on the screen is never old.
//!
//! A program that draws whenever a key comes fills the buffers of a slow line with frames that nobody wants any more:
//! holding `j` for three seconds over 64 kbit/s would scroll on for half a minute. So a frame may carry a question
//! (`CSI 5 n`, four bytes) which the terminal answers once it has drawn everything before it, and while an answer is
//! owed the next frame waits; keys are handled meanwhile, and only the last state is drawn.
//!
//! Waiting for every answer would be slow on a line that is merely *long* (a satellite, the other side of the country).
//! The answers tell the two apart: while they take no longer than the shortest one ever did, nothing queues up and more
//! may be under way; as soon as they take longer, one frame at a time.
//!
//! Where the terminal doesn't answer, the line is taken for the slowest that anybody has (64 kbit/s): the first frames
//! go out at once, a held key gets as many as such a line takes. A frame of a window so large that such a line would take
//! seconds for it counts for no more than is given ahead: nobody has such a window on such a line, and a terminal that is
//! only silent isn't to stand still.
//!
//! Pure: the time is passed in.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// What is appended to a frame; answered by [`crate::io::terminal::input::Reply::Status`].
pub const ASK: &[u8] = b"\x1b[5n";

/// Bytes that may be sent without asking: small frames cost nothing extra.
const UNASKED: usize = 512;
/// Bytes under way at most, on a line that is long and fast.
const WINDOW_MAX: usize = 1 << 16;
/// An answer that takes this much longer than the shortest has stood in a queue.
const QUEUED: Duration = Duration::from_millis(80);
/// How long an answer is waited for at least.
const PATIENCE: Duration = Duration::from_secs(1);
/// Bytes a second of a line that tells nothing: 64 kbit/s.
const SLOWEST: u32 = 8_000;
/// Bytes that such a line is given ahead: a frame or two, so that single keys are shown at once.
const AHEAD: u32 = 6_000;
/// Answers that failed to come, one after the other, until nobody asks any more.
const MISSES: u8 = 3;

/// Whether a frame may be drawn now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayDraw {
    /// Now.
    Yes,
    /// When the answer comes, or at this instant.
    WaitUntil(Instant),
}

/// Frames under way and what their answers tell of the line.
#[derive(Clone, Debug)]
pub struct Pacer {
    on: bool,
    /// Bytes up to each question, and when it was asked.
    asked: VecDeque<(usize, Instant)>,
    /// Bytes sent since the last question.
    unasked: usize,
    window: usize,
    shortest: Option<Duration>,
    slowest: Duration,
    misses: u8,
    /// Answers that were given up and may still come.
    late: usize,
    /// When a line that tells nothing has taken all that was sent, were it as slow as can be.
    taken: Option<Instant>,
}

impl Pacer {
    /// For a terminal that does or doesn't answer, with the round trip that was seen when it was probed.
    pub const fn new(acknowledges: bool, round_trip: Option<Duration>) -> Pacer {
        Pacer {
            on: acknowledges,
            asked: VecDeque::new(),
            unasked: 0,
            window: 0,
            shortest: round_trip,
            slowest: Duration::ZERO,
            misses: 0,
            late: 0,
            taken: None,
        }
    }

    /// Counts a frame of so many bytes, about to be sent; returns what to append to it: [`ASK`] or nothing.
    pub fn frame(&mut self, bytes: usize, now: Instant) -> &'static [u8] {
        if bytes == 0 {
            return b"";
        }
        if !self.on {
            let from = self.taken.map_or(now, |taken| taken.max(now));
            let bytes = u32::try_from(bytes).unwrap_or(AHEAD).min(AHEAD);
            self.taken = Some(from + Duration::from_secs(1) * bytes / SLOWEST);
            return b"";
        }
        self.unasked += bytes;
        if self.unasked < UNASKED {
            return b"";
        }
        self.asked.push_back((std::mem::take(&mut self.unasked), now));
        ASK
    }

    /// Takes an answer.
    pub fn acknowledged(&mut self, now: Instant) {
        self.misses = 0;
        if self.late > 0 {
            self.late -= 1;
            return;
        }
        let Some((bytes, at)) = self.asked.pop_front() else { return };
        let took = now.saturating_duration_since(at);
        let shortest = self.shortest.map_or(took, |shortest| shortest.min(took));
        (self.shortest, self.slowest) = (Some(shortest), took);
        self.window = if took > shortest + QUEUED { 0 } else { (self.window + bytes).min(WINDOW_MAX) };
    }

    /// Whether to draw now. Past the instant that it named before, an answer counts as lost.
    pub fn may_draw(&mut self, now: Instant) -> MayDraw {
        if let Some(taken) = self.taken.filter(|_| !self.on) {
            let ahead = Duration::from_secs(1) * AHEAD / SLOWEST;
            let due = taken.checked_sub(ahead).unwrap_or(now);
            return if due <= now { MayDraw::Yes } else { MayDraw::WaitUntil(due) };
        }
        let Some(&(_, oldest)) = self.asked.front() else { return MayDraw::Yes };
        let under_way = self.unasked + self.asked.iter().map(|&(bytes, _)| bytes).sum::<usize>();
        if under_way <= self.window {
            return MayDraw::Yes;
        }
        let limit = oldest + PATIENCE.max(self.slowest * 4);
        if now < limit {
            return MayDraw::WaitUntil(limit);
        }
        self.late += self.asked.len();
        self.asked.clear();
        self.window = 0;
        self.misses += 1;
        self.on &= self.misses < MISSES;
        MayDraw::Yes
    }

    /// How long an answer that is on its way may take, from what the line was seen to do.
    pub fn patience(&self) -> Duration {
        2 * self.slowest.max(self.shortest.unwrap_or_default())
    }

    /// Whether what the terminal sends may be an answer: one that is on its way, or was given up and comes late.
    pub fn may_answer(&self) -> bool {
        self.owed() || (self.on && self.late > 0)
    }

    /// Whether an answer is still to come. Worth waiting for a moment before the terminal is given back, or the shell
    /// would get it.
    pub fn owed(&self) -> bool {
        !self.asked.is_empty()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]

    use super::*;

    const MS: Duration = Duration::from_millis(1);

    /// A line with a delay each way and a speed, a terminal at its end that answers, a key held at this end.
    struct Line {
        delay: Duration,
        bytes_per_second: f64,
        /// When the line has sent all that was put into it.
        free: Instant,
        answers: VecDeque<Instant>,
        /// When each frame was complete on the screen, and which key it shows.
        shown: Vec<(Instant, u32)>,
        worst_backlog: f64,
    }

    /// Holds a key for `seconds` at 30 a second; every frame has `frame` bytes. Returns the line and when the key was let
    /// go.
    fn hold(delay: Duration, bytes_per_second: f64, frame: usize, seconds: u32) -> (Line, Instant, u32) {
        hold_with(Pacer::new(true, Some(2 * delay)), delay, bytes_per_second, frame, seconds)
    }

    fn hold_with(
        mut pacer: Pacer,
        delay: Duration,
        bytes_per_second: f64,
        frame: usize,
        seconds: u32,
    ) -> (Line, Instant, u32) {
        let start = Instant::now();
        let mut line = Line {
            delay,
            bytes_per_second,
            free: start,
            answers: VecDeque::new(),
            shown: Vec::new(),
            worst_backlog: 0.0,
        };
        let (mut keys, mut drawn) = (0, 0);
        let released = start + Duration::from_secs(u64::from(seconds));
        for ms in 0..u32::MAX {
            let now = start + MS * ms;
            while line.answers.front().is_some_and(|&at| at <= now) {
                line.answers.pop_front();
                pacer.acknowledged(now);
            }
            if now < released && ms % 33 == 0 {
                keys += 1;
            }
            if drawn < keys && pacer.may_draw(now) == MayDraw::Yes {
                drawn = keys;
                let ask = pacer.frame(frame, now);
                let waiting = line.free.saturating_duration_since(now).as_secs_f64() * line.bytes_per_second;
                line.worst_backlog = line.worst_backlog.max(waiting);
                let sending = Duration::from_secs_f64((frame + ask.len()) as f64 / line.bytes_per_second);
                line.free = line.free.max(now) + sending;
                line.shown.push((line.free + line.delay, keys));
                if !ask.is_empty() {
                    line.answers.push_back(line.free + 2 * line.delay);
                }
            }
            if now > released && drawn == keys && line.answers.is_empty() {
                break;
            }
        }
        (line, released, keys)
    }

    #[test]
    fn holding_a_key_over_a_slow_line_builds_no_backlog() {
        // 200 ms there and back, 64 kbit/s, a panel that changes whole: 3 kB.
        let (line, released, keys) = hold(100 * MS, 8000.0, 3000, 10);
        assert!(line.worst_backlog < 512.0, "{}", line.worst_backlog);
        // Two frames after the key was let go everything is on the screen: 375 ms each, and the line's delay.
        let &(last, shows) = line.shown.last().unwrap_or(&(released, 0));
        assert_eq!(shows, keys);
        assert!(last - released < 1200 * MS, "{:?}", last - released);
        // And the line wasn't left idle: it takes 2.67 frames a second, less the wait for the answers.
        assert!(line.shown.len() >= 15, "{}", line.shown.len());
    }

    /// A terminal that doesn't answer can't tell of its line: the slowest one is believed.
    #[test]
    fn holding_a_key_before_a_silent_terminal_builds_no_backlog() {
        let (line, released, keys) = hold_with(Pacer::new(false, None), 100 * MS, 8000.0, 3000, 10);
        assert!(line.worst_backlog <= f64::from(AHEAD), "{}", line.worst_backlog);
        let &(last, shows) = line.shown.last().unwrap_or(&(released, 0));
        assert_eq!(shows, keys);
        assert!(last - released < 1800 * MS, "{:?}", last - released);
        assert!(line.shown.len() >= 20, "{}", line.shown.len());
        // A key now and then is shown at once.
        let now = Instant::now();
        let mut pacer = Pacer::new(false, None);
        pacer.frame(3000, now);
        assert_eq!(pacer.may_draw(now), MayDraw::Yes);
    }

    /// The whole of a huge window is drawn at once, and the next key is seen within a second.
    #[test]
    fn a_huge_window_before_a_silent_terminal_stands_still_for_no_more_than_a_moment() {
        let now = Instant::now();
        let mut pacer = Pacer::new(false, None);
        for _ in 0..5 {
            assert_eq!(pacer.may_draw(now), MayDraw::Yes);
            pacer.frame(60_000, now);
            if let MayDraw::WaitUntil(until) = pacer.may_draw(now) {
                assert!(until <= now + Duration::from_secs(1), "{:?}", until - now);
                return;
            }
        }
        panic!("frames of such a size are never waited for");
    }

    #[test]
    fn small_frames_over_a_slow_line_follow_the_key() {
        let (line, released, keys) = hold(100 * MS, 8000.0, 120, 10);
        assert!(line.worst_backlog < 1500.0, "{}", line.worst_backlog);
        assert!(line.shown.len() > 200, "{}", line.shown.len());
        let &(last, shows) = line.shown.last().unwrap_or(&(released, 0));
        assert_eq!(shows, keys);
        assert!(last.saturating_duration_since(released) < 600 * MS, "{:?}", last - released);
    }

    #[test]
    fn a_long_but_fast_line_carries_several_frames_at_once() {
        let (line, _, keys) = hold(150 * MS, 1_250_000.0, 3000, 10);
        assert!(line.shown.len() as u32 > keys * 9 / 10, "{} of {keys}", line.shown.len());
        assert!(line.worst_backlog < 3000.0);
    }

    #[test]
    fn a_terminal_that_stops_answering_is_waited_for_three_times() {
        let start = Instant::now();
        let mut pacer = Pacer::new(true, Some(MS));
        let mut now = start;
        for _ in 0..3 {
            assert_eq!(pacer.may_draw(now), MayDraw::Yes);
            assert_eq!(pacer.frame(3000, now), ASK);
            assert!(pacer.owed());
            let MayDraw::WaitUntil(until) = pacer.may_draw(now) else { unreachable!("drawn without an answer") };
            assert!(until <= now + PATIENCE);
            now = until;
        }
        assert_eq!(pacer.may_draw(now), MayDraw::Yes);
        assert_eq!(pacer.frame(3000, now), b"");
        assert!(!pacer.owed());
    }

    #[test]
    fn an_answer_that_was_given_up_is_not_taken_for_the_next_one() {
        let start = Instant::now();
        let mut pacer = Pacer::new(true, None);
        pacer.frame(3000, start);
        let later = start + PATIENCE;
        assert_eq!(pacer.may_draw(later), MayDraw::Yes);
        pacer.frame(3000, later);
        pacer.acknowledged(later + MS);
        assert!(matches!(pacer.may_draw(later + MS), MayDraw::WaitUntil(_)));
        pacer.acknowledged(later + 2 * MS);
        assert_eq!(pacer.may_draw(later + 2 * MS), MayDraw::Yes);
    }

    #[test]
    fn small_frames_ask_rarely_and_a_silent_terminal_is_never_asked() {
        let now = Instant::now();
        let mut pacer = Pacer::new(true, None);
        let asked = (0..100).filter(|_| {
            pacer.acknowledged(now);
            !pacer.frame(100, now).is_empty()
        });
        assert!(asked.count() <= 20);
        let mut silent = Pacer::new(false, None);
        assert_eq!(silent.frame(5000, now), b"");
        assert_eq!((silent.may_draw(now), silent.owed()), (MayDraw::Yes, false));
        assert_eq!(Pacer::new(true, None).frame(0, now), b"");
    }

    #[test]
    fn patience_is_what_the_line_was_seen_to_need() {
        let now = Instant::now();
        assert_eq!(Pacer::new(true, None).patience(), Duration::ZERO);
        let mut pacer = Pacer::new(true, Some(3 * MS));
        assert_eq!(pacer.patience(), 6 * MS);
        pacer.frame(UNASKED, now);
        pacer.acknowledged(now + 90 * MS);
        assert_eq!(pacer.patience(), 180 * MS);
    }
}
