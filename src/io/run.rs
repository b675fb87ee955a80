//! The screen's loop: sleep until something happens, change the state, do what it asks for, draw once.
//!
//! Everything that happens comes through one channel: keys and signals from the reader thread, answers from workers. All
//! that has piled up is handled before a frame is drawn, so keys that come faster than frames cost no frames, and
//! nothing ticks while nothing happens. The thread that draws never reads a file: long work runs behind, and quitting
//! doesn't wait for it.

mod arriving;
mod doing;
mod drawing;
mod opening;
mod turning;
mod unfinished;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crossterm::event::{Event, MouseButton, MouseEventKind};

use super::desk::Desk;
use super::settings::Settings;
use super::source::Source;
use super::ticker::Ticker;
use crate::app::Action;
use crate::app::effect::Saving;
use crate::app::reading::Batch;
use crate::app::state::{Mode, Notice, State, Tone};
use crate::failure::Exit;
use crate::io::terminal::input::{self, Heard, Parser, Reply};
use crate::io::terminal::pace::{MayDraw, Pacer};
use crate::io::terminal::probe::{self, Answers, WidthMode};
use crate::io::terminal::reader::{Input, spawn_reader};
use crate::io::terminal::screen::Screen;
use crate::io::terminal::signals::{Control, Ending, Signal, Signals};
use crate::io::terminal::tty;
use crate::io::work::behind::{News, Reading};
use crate::io::work::checking::Checker;
use crate::io::work::indexing::Indexer;
use crate::ledger::Ledger;
use crate::view;
use drawing::theme;
use opening::welcome;
pub use opening::{On, Opening, screen};

/// How long the last frame's answer is waited for before the terminal is handed to someone else, who would take it for
/// typing: twice as long as answers take on this line, within these.
const SETTLE: [Duration; 2] = [Duration::from_millis(50), Duration::from_millis(500)];

/// What comes through the channel.
enum Message {
    Input(Input),
    Action(Action),
    /// What has come of a look through one of several ledgers, by its place, as it was then.
    Of(usize, Ledger, Action),
    Tick,
    Read(Box<News>),
    /// A save that didn't get its turn, and since when it waits.
    Save(Box<Saving>, Instant),
}

/// How the screen ended.
#[derive(Debug)]
pub enum Left {
    /// For good.
    Ended(Exit),
    /// For another ledger, and the places of files that come into it.
    For(Source, Option<String>),
}

/// How the loop ended.
enum End {
    Quit,
    /// With the places of files that come into it, as typed.
    Another(Source, Option<String>),
    Signal(Ending),
    Gone,
    /// The system has no thread to give that listens to the keys.
    Deaf(std::io::Error),
}

fn warning(words: impl Into<String>) -> Action {
    Action::Notice(Notice { words: words.into(), tone: Tone::Warn })
}

/// The state with everything that shows it.
struct Shell {
    state: State,
    desk: Desk,
    /// When the file was last looked at for someone else's changes.
    looked: Instant,
    /// The question that nobody asked for which has been on the screen: keys typed before that don't answer it.
    asked: Option<std::mem::Discriminant<Mode>>,
    arriving: arriving::Arriving,
    unfinished: unfinished::Unfinished,
    /// Whether an answer of the terminal is owed, for the reader.
    owed: Arc<AtomicBool>,
    terminal: view::Terminal,
    look: view::Look,
    /// The look in which the state as it is was drawn while the terminal was asked; nothing was sent yet.
    ahead: Option<view::Look>,
    /// Whether the terminal opens links.
    links: bool,
    bytes: Vec<u8>,
    screen: Screen,
    /// How the user wants characters to be measured, and what the terminal said.
    width: WidthMode,
    answers: Answers,
    pacer: Pacer,
    control: Control,
    /// What the reader needs, until the first frame is drawn: then it begins.
    unheard: Option<(Signals, Parser)>,
    /// The time of day at the start, in milliseconds since 1970; the clock that counts on from there never jumps.
    epoch: u64,
    started: Instant,
    to_loop: Sender<Message>,
    messages: Receiver<Message>,
    /// Messages that came while an answer was waited for.
    kept: VecDeque<Message>,
    /// The search asked for last; older ones stop.
    search: Arc<AtomicU64>,
    /// The reading of files that come in that was asked for last.
    import: Arc<AtomicU64>,
    checker: Checker,
    /// Set to give up the export under way.
    exporting: Arc<AtomicBool>,
    indexer: Indexer,
    /// The reading of a large file, until the first frame is drawn: then it goes on.
    reading: Option<Reading>,
    /// Tells the seconds while the stopwatch is seen running.
    ticker: Option<Ticker>,
    settings: Settings,
    /// The ledgers beside the one in hand, where several are open.
    shelf: Option<turning::Shelf>,
}

impl Shell {
    fn run(&mut self) -> End {
        let mut first_frame = true;
        loop {
            while let Some(message) = self.kept.pop_front().or_else(|| self.messages.try_recv().ok()) {
                if let Some(end) = self.take(message) {
                    return end;
                }
            }
            let next = match self.pacer.may_draw(Instant::now()) {
                MayDraw::Yes => {
                    if self.draw().is_err() {
                        return End::Gone;
                    }
                    self.reading = None;
                    if std::mem::take(&mut first_frame)
                        && let Some(end) = self.shown_first()
                    {
                        return end;
                    }
                    self.wait(None)
                }
                MayDraw::WaitUntil(at) => self.wait(Some(at)),
            };
            match next {
                Ok(message) => self.kept.push_back(message),
                Err(RecvTimeoutError::Timeout) => self.write_typing(),
                Err(RecvTimeoutError::Disconnected) => return End::Gone,
            }
        }
    }

    /// Begins what the first frame needn't wait for.
    fn shown_first(&mut self) -> Option<End> {
        if let Some((signals, parser)) = self.unheard.take() {
            let heard = (parser, Arc::clone(&self.owed));
            let reader = spawn_reader(self.screen.tty(), signals, heard, self.to_loop.clone(), Message::Input);
            if let Err(error) = reader {
                return Some(End::Deaf(error));
            }
        }
        self.desk.remember();
        let news = if self.shelf.is_none() { self.desk.enter() } else { Vec::new() };
        if self.state.recovered.is_empty() && !news.is_empty() {
            let said = self.state.notice.as_ref().map(|notice| notice.words.clone()).unwrap_or_default();
            let _ = self.to_loop.send(Message::Action(warning(said + &news.concat())));
        }
        if self.state.can_edit() {
            self.check();
        }
        self.begin_shelf()
    }

    /// Waits for a message, as long as nothing else is to be done.
    fn wait(&mut self, until: Option<Instant>) -> Result<Message, RecvTimeoutError> {
        match [until, self.due()].into_iter().flatten().min() {
            Some(at) => self.messages.recv_timeout(at.saturating_duration_since(Instant::now())),
            None => self.messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// Tells the reader whether an answer is to come: to a frame, or to the questions of the start.
    fn tell_owed(&self) {
        let at_start = !self.answers.complete() && self.started.elapsed() < 2 * probe::LIMIT;
        self.owed.store(at_start || self.pacer.may_answer(), Ordering::Relaxed);
    }

    /// Whether the question that is open has been on the screen.
    fn asked(&self) -> bool {
        self.asked == Some(std::mem::discriminant(&self.state.mode))
    }

    /// Waits for the answers that are still to come, so that whoever has the terminal next doesn't get them. What else
    /// comes is kept.
    fn settle(&mut self) {
        let [least, most] = SETTLE;
        let until = Instant::now() + self.pacer.patience().clamp(least, most);
        while self.pacer.owed() || (!self.answers.complete() && self.started.elapsed() < probe::LIMIT) {
            let Ok(message) = self.messages.recv_timeout(until.saturating_duration_since(Instant::now())) else {
                return;
            };
            let Message::Input(Input::Events(events)) = message else {
                self.kept.push_back(message);
                continue;
            };
            let (answers, others): (Vec<_>, Vec<_>) =
                events.into_iter().partition(|event| matches!(event, Heard::Reply(_)));
            for answer in answers {
                let _ = self.event(answer);
            }
            self.kept.push_back(Message::Input(Input::Events(others)));
        }
    }

    /// Handles one message; says whether the program ends.
    fn take(&mut self, message: Message) -> Option<End> {
        self.ahead = None;
        match message {
            Message::Action(action) => self.act(action),
            Message::Of(which, ledger, action) => self.came_of(which, ledger, action),
            Message::Save(saving, since) => self.save(saving, since),
            Message::Tick => self.act(Action::Tick(self.now())),
            Message::Read(news) => self.read(*news),
            Message::Input(Input::Events(events)) if self.is_foreign(&events) => self.foreign(events),
            Message::Input(Input::Foreign(events)) => self.foreign(events),
            Message::Input(Input::Events(events)) => {
                let end = self.events(events);
                self.note_typing();
                end
            }
            Message::Input(Input::Signal(signal)) => self.signal(signal),
            Message::Input(Input::Closed) => Some(End::Gone),
        }
    }

    /// The time of day in milliseconds; never jumps.
    fn now(&self) -> u64 {
        self.epoch + u64::try_from(self.started.elapsed().as_millis()).unwrap_or(0)
    }

    fn event(&mut self, heard: Heard) -> Option<End> {
        let now = self.now();
        let event = match heard {
            Heard::Event(event) => event,
            Heard::Reply(reply) => {
                self.reply(&reply);
                return None;
            }
        };
        let action = match event {
            Event::Key(key) => {
                let end = input::key(key).and_then(|key| self.act(Action::Key(key, now)));
                return end.or_else(|| self.look_at_file());
            }
            Event::Paste(text) => Action::Paste(text),
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Action::Click(mouse.column, mouse.row),
                MouseEventKind::ScrollUp => Action::Wheel(mouse.column, mouse.row, -1),
                MouseEventKind::ScrollDown => Action::Wheel(mouse.column, mouse.row, 1),
                _ => return None,
            },
            Event::FocusGained | Event::FocusLost | Event::Resize(..) => return None,
        };
        self.act(action)
    }

    /// An answer of the terminal: to a frame, or a late one to the questions of the start.
    fn reply(&mut self, reply: &Reply) {
        let now = Instant::now();
        if *reply == Reply::Status {
            self.pacer.acknowledged(now);
        }
        self.tell_owed();
        if self.answers.feed(reply) {
            let profile = self.answers.profile(self.width);
            self.terminal.backend_mut().set_terminal(profile.widths, profile.sync);
            self.look = view::Look::new(theme(self.settings.theme.on(profile.background)), profile.widths);
            if *reply == Reply::Status {
                self.pacer = Pacer::new(true, None);
            }
        }
    }

    /// More of a large file has been read.
    fn read(&mut self, news: News) -> Option<End> {
        match news {
            News::More(batch) => self.act(Action::Read(Box::new(batch))),
            News::Whole(batch, opened) => {
                let end = self.act(Action::Read(Box::new(batch)));
                self.desk.arrived(*opened, self.state.book.ledger());
                welcome(&mut self.state, &mut self.desk, true);
                end
            }
            News::Failed(failure) => self.act(Action::Read(Box::new(Batch::broken(failure.words)))),
        }
    }

    fn signal(&mut self, signal: Signal) -> Option<End> {
        match signal {
            Signal::Resize => {
                let (width, height) = tty::size();
                self.act(Action::Resize(width, height))
            }
            Signal::Continue => {
                self.terminal.backend_mut().repaint();
                match self.screen.continued() {
                    Ok(()) => self.signal(Signal::Resize),
                    Err(_) => Some(End::Gone),
                }
            }
            Signal::Stop => self.suspend(),
            Signal::End(ending) => Some(End::Signal(ending)),
        }
    }
}
