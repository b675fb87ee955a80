//! The screen's loop: sleep until something happens, change the state, do what it asks for, draw once.
//!
//! Everything that happens comes through one channel: keys and signals from the reader thread, answers from workers. All
//! that has piled up is handled before a frame is drawn, so keys that come faster than frames cost no frames, and
//! nothing ticks while nothing happens. The thread that draws never reads a file: long work runs behind, and quitting
//! doesn't wait for it.

mod arriving;
mod doing;
mod turning;
mod unfinished;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crossterm::event::{Event, MouseButton, MouseEventKind};

use super::desk::{Desk, Start};
use super::names;
use super::settings::{Settings, ThemeChoice};
use super::several::Several;
use super::source::Source;
use super::ticker::Ticker;
use crate::app::book::Book;
use crate::app::effect::Saving;
use crate::app::reading::Batch;
use crate::app::state::{Mode, Notice, Origin, Setup, State, Tone};
use crate::app::tutor::Tutor;
use crate::app::{Action, pasting, update};
use crate::failure::{Exit, Failure};
use crate::io::terminal::clipboard::{self};
use crate::io::terminal::input::{self, Heard, Parser, Reply};
use crate::io::terminal::pace::{MayDraw, Pacer};
use crate::io::terminal::probe::{self, Answers, WidthMode};
use crate::io::terminal::reader::{Input, spawn_reader};
use crate::io::terminal::screen::Screen;
use crate::io::terminal::signals::{Control, Ending, Signal, Signals};
use crate::io::terminal::tty::{self, Gone, Tty, TtyError};
use crate::io::work::behind::{self, News, Reading};
use crate::io::work::checking::Checker;
use crate::io::work::indexing::Indexer;
use crate::ledger::Ledger;
use crate::rules::Table;
use crate::text::TermWidths;
use crate::view::{self, Theme};

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

/// What the screen begins with besides a ledger.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opening {
    /// The first page: no ledger was ever opened.
    pub first: bool,
    /// The steps of the practice.
    pub practice: bool,
}

/// What the screen is opened on.
pub enum On {
    /// One ledger, and what it is judged by.
    One(Source, &'static Table),
    /// Several as one list.
    Several(Arc<Several>),
}

/// How the screen ended.
#[derive(Debug)]
pub enum Left {
    /// For good.
    Ended(Exit),
    /// For another ledger.
    For(Source),
}

/// How the loop ended.
enum End {
    Quit,
    Another(Source),
    Signal(Ending),
    Gone,
    /// The system has no thread to give that listens to the keys.
    Deaf(std::io::Error),
}

/// What the first frame shows, with what belongs to it.
struct Made {
    state: State,
    desk: Desk,
    checker: Checker,
    shelf: Option<turning::Shelf>,
}

/// Opens the screen on a ledger and runs until the user ends it. `first`: nobody has ever opened one, so that the first page
/// comes up.
///
/// # Errors
/// Where the file isn't a ledger, or there is no terminal.
pub fn screen(on: On, width: Option<&str>, settings: Settings, opening: Opening) -> Result<Left, Failure> {
    let (to_loop, messages) = mpsc::channel();
    let tty = Tty::open();
    let (several, at, mut desk, start, table) = match on {
        On::One(source, table) => {
            let (desk, start) = Desk::begin(source, table)?;
            (None, 0, desk, start, table)
        }
        On::Several(several) => {
            let (at, mut desk, ledger) = several.first()?;
            let judged = several.judged(at);
            desk.notices.extend(judged.words);
            let briefs = Book::of(ledger.clone(), judged.table).briefs().to_vec();
            (Some(several), at, desk, Start::Whole(ledger, briefs), judged.table)
        }
    };
    desk.patience = Duration::ZERO;
    let origin = match &desk.source {
        Source::Embedded => Origin::Embedded,
        Source::File(path) => Origin::File(names::shown(&path)),
        Source::Stdin => Origin::Stdin,
    };
    let mut state = State::new(origin, table);
    state.tutor = opening.practice.then(Tutor::default);
    // Laid out once: for the screen that it is shown on.
    let size = if tty.is_ok() { tty::size() } else { state.size };
    state.set_size(size.0, size.1);
    let (whole, reading) = match start {
        Start::Whole(ledger, briefs) => (Some((ledger, briefs)), None),
        // The list gives a project one row at least.
        Start::Large(path) => (None, first_of(path, usize::from(size.1), &mut state, &mut desk, &to_loop, &messages)?),
    };
    let title = match &several {
        Some(several) if several.len() > 1 => format!("kensho {}台帳", several.len()),
        _ => {
            let ledger = whole.as_ref().map_or_else(|| state.book.ledger(), |(ledger, _)| ledger);
            format!("kensho {}", ledger.front().front().municipality().unwrap_or_default())
        }
    };
    // Nothing that follows can fail: it is done while the terminal answers.
    let make = |settings: &mut Settings| {
        if let Some((ledger, briefs)) = whole {
            if several.is_none() {
                desk.settle_in(&ledger);
            }
            drop(update(&mut state, Action::Read(Box::new(Batch::whole(ledger, briefs)))));
        }
        state = state.set_up(Setup {
            keymap: std::mem::take(&mut settings.keymap),
            default_path: desk.default_path(),
            mouse: settings.mouse,
            read_only: settings.read_only,
            takes_copies: clipboard::known(),
        });
        if let Some(several) = &several {
            state.shelve(&several.listed(), at);
        }
        let office = super::words::criteria(table, None, settings).unwrap_or_else(|words| {
            settings.problems.push(format!("内蔵の語だけで点検します。{words}"));
            table
        });
        if !settings.problems.is_empty() {
            desk.notices.push(settings.problems.join(" "));
        }
        welcome(&mut state, &mut desk, false);
        if opening.first {
            crate::app::modes::starting::first(&mut state);
        }
        let asking = several.as_ref().map_or(office, |several| several.judged(at).criteria);
        Made {
            state,
            desk,
            checker: Checker::asking(asking),
            shelf: several.map(|several| turning::Shelf::new(several, at)),
        }
    };
    let opened = tty.and_then(|tty| Shell::open(tty, &title, width, settings, (to_loop, messages), make));
    let mut shell = opened.map_err(no_terminal)?;
    shell.reading = reading;
    let end = shell.run();
    match end {
        End::Quit | End::Another(_) => {
            // Nobody who leaves waits for an answer to be seen off.
            shell.screen.hide();
            shell.settle();
        }
        End::Signal(_) | End::Gone | End::Deaf(_) => shell.keep_what_is_typed(),
    }
    shell.screen.leave();
    let broken = shell.state.broken.clone().filter(|_| shell.shelf.is_none());
    // The system takes the memory back faster than piece by piece, and waits for no thread: all that grows with the
    // ledger, or holds a share of it, is left to it.
    std::mem::forget((shell.state, shell.terminal, shell.checker, shell.kept, shell.messages, shell.shelf));
    match end {
        End::Quit if let Some(words) = broken => Err(Failure::new(Exit::NotALedger, words)),
        End::Quit => Ok(Left::Ended(Exit::Fine)),
        End::Another(source) => Ok(Left::For(source)),
        End::Signal(ending) => ending.die(),
        End::Gone => Err(Failure::new(Exit::Fine, "")),
        End::Deaf(error) => Err(no_terminal(TtyError::Mode(error))),
    }
}

/// Begins to read a large file, and waits for its first projects.
fn first_of(
    path: std::path::PathBuf,
    first: usize,
    state: &mut State,
    desk: &mut Desk,
    to_loop: &Sender<Message>,
    messages: &Receiver<Message>,
) -> Result<Option<Reading>, Failure> {
    let to = to_loop.clone();
    let began = behind::read(path, state.table, first, move |news| to.send(Message::Read(Box::new(news))).is_ok());
    let reading =
        began.map_err(|error| Failure::new(Exit::Refused, format!("ファイルを読み始められません({error})。")))?;
    match messages.recv() {
        Ok(Message::Read(news)) => match *news {
            News::More(batch) => drop(update(state, Action::Read(Box::new(batch)))),
            News::Whole(batch, opened) => {
                drop(update(state, Action::Read(Box::new(batch))));
                desk.arrived(*opened, state.book.ledger());
            }
            News::Failed(failure) => return Err(failure),
        },
        _ => return Err(Failure::new(Exit::Refused, behind::BROKEN_OFF)),
    }
    Ok(Some(reading))
}

/// Says what there is to say once the ledger is open: what an earlier run left, who else has it open. `late`: the user is at
/// work already, and is asked nothing.
fn welcome(state: &mut State, desk: &mut Desk, late: bool) {
    // Whoever only looks isn't asked about edits; they stay for whoever may.
    let left = if state.setup.read_only { Vec::new() } else { desk.left_behind() };
    if !left.is_empty() {
        update(state, if late { Action::LeftLate(left) } else { Action::Recovered(left) });
    }
    let notices = std::mem::take(&mut desk.notices);
    if state.recovered.is_empty() && !notices.is_empty() {
        update(state, warning(notices.concat()));
    }
}

fn warning(words: impl Into<String>) -> Action {
    Action::Notice(Notice { words: words.into(), tone: Tone::Warn })
}

fn no_terminal(error: TtyError) -> Failure {
    Failure::new(Exit::Usage, error.to_string())
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
    /// Takes the terminal over and asks it what it is; what is shown first is made, and drawn, while it answers.
    fn open(
        tty: Tty,
        title: &str,
        width: Option<&str>,
        mut settings: Settings,
        (to_loop, messages): (Sender<Message>, Receiver<Message>),
        make: impl FnOnce(&mut Settings) -> Made,
    ) -> Result<Shell, TtyError> {
        let signals = Signals::install().map_err(TtyError::Mode)?;
        let control = signals.control();
        let mut screen = Screen::enter(tty, title)?;
        let width: WidthMode = width.or(settings.width.as_deref()).unwrap_or("auto").parse().unwrap_or_default();
        let links = settings.links.unwrap_or_else(crate::io::terminal::hyperlinks::known);
        let mut terminal = view::terminal(TermWidths::NARROW, false);
        let expected = view::Look::new(theme(settings.theme.on(None)), TermWidths::NARROW);
        let make = || {
            let made = make(&mut settings);
            lay(&mut terminal, &made.state, &expected, links);
            made
        };
        let (probed, made) = match width {
            WidthMode::Auto => probe::ask(&screen.tty(), probe::LIMIT, make),
            _ => (probe::ask_aside(&screen.tty()), make()),
        };
        let Made { mut state, desk, checker, shelf } = made;
        let mut ahead = Some(expected);
        let profile = probed.answers.profile(width);
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if let (None, Some(words)) = (&state.notice, profile.doubt(set("TMUX"), set("STY"))) {
            update(&mut state, warning(words));
            ahead = None;
        }
        if settings.mouse {
            let _ = screen.set_mouse(true);
        }
        terminal.backend_mut().set_terminal(profile.widths, profile.sync);
        let typed = Some(probed.events).filter(|events| !events.is_empty());
        let look = view::Look::new(theme(settings.theme.on(profile.background)), profile.widths);
        Ok(Shell {
            state,
            desk,
            looked: Instant::now(),
            asked: None,
            arriving: arriving::Arriving::default(),
            unfinished: unfinished::Unfinished::default(),
            owed: Arc::new(AtomicBool::new(!probed.answers.complete())),
            terminal,
            look,
            ahead,
            links,
            bytes: Vec::new(),
            screen,
            width,
            pacer: Pacer::new(profile.acknowledges, probed.answers.complete().then_some(probed.took)),
            answers: probed.answers,
            control,
            unheard: Some((signals, probed.parser)),
            epoch: crate::io::store::who::millis(),
            started: Instant::now(),
            to_loop,
            messages,
            kept: typed.map(|events| Message::Input(Input::Events(events))).into_iter().collect(),
            search: Arc::default(),
            import: Arc::default(),
            checker,
            exporting: Arc::default(),
            indexer: Indexer::default(),
            reading: None,
            ticker: None,
            settings,
            shelf,
        })
    }

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

    fn draw(&mut self) -> Result<(), Gone> {
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
fn lay(terminal: &mut view::Terminal, state: &State, look: &view::Look, links: bool) {
    let painter = terminal.backend_mut();
    painter.resize((state.size.0, state.size.1 + state.tutor_rows));
    painter.set_links(if links { view::links(state) } else { Vec::new() });
    let Ok(_) = terminal.draw(|frame| view::draw(frame, state, look));
}

/// The colours; those who want none get none.
fn theme(choice: ThemeChoice) -> Theme {
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
