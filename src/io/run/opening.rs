//! The screen is opened: what is first shown is made while the terminal answers what it is, and the loop runs.
//!
//! A ledger that can't be read fails before the terminal is taken over, so that the reason stands in the shell. What is made
//! while the terminal answers can't fail. Leaving is as quick: the system takes the memory back as a whole, faster than it
//! could be given back piece by piece.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use super::drawing::{lay, theme};
use super::{End, Left, Message, Shell, arriving, turning, unfinished, warning};
use crate::app::book::Book;
use crate::app::modes::importing::resuming;
use crate::app::reading::Batch;
use crate::app::state::{Origin, Setup, State};
use crate::app::tutor::Tutor;
use crate::app::{Action, update};
use crate::failure::{Exit, Failure};
use crate::io::desk::{Desk, Start};
use crate::io::names;
use crate::io::settings::Settings;
use crate::io::several::Several;
use crate::io::source::Source;
use crate::io::terminal::clipboard;
use crate::io::terminal::pace::Pacer;
use crate::io::terminal::probe::{self, WidthMode};
use crate::io::terminal::reader::Input;
use crate::io::terminal::screen::Screen;
use crate::io::terminal::signals::Signals;
use crate::io::terminal::tty::{self, Tty, TtyError};
use crate::io::work::behind::{self, News, Reading};
use crate::io::work::checking::Checker;
use crate::io::work::indexing::Indexer;
use crate::rules::Table;
use crate::text::TermWidths;
use crate::view;

/// What the screen begins with besides a ledger.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// The first page: no ledger was ever opened.
    pub first: bool,
    /// The steps of the practice.
    pub practice: bool,
    /// Places of files, as typed, that come in at once.
    pub import: Option<String>,
}

/// What the screen is opened on.
pub enum On {
    /// One ledger, and what it is judged by.
    One(Source, &'static Table),
    /// Several as one list.
    Several(Arc<Several>),
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
        let office = crate::io::words::criteria(table, None, settings).unwrap_or_else(|words| {
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
    if let Some(typed) = opening.import {
        let _ = shell.to_loop.send(Message::Action(Action::Import(typed)));
    }
    shell.reading = reading;
    let end = shell.run();
    match end {
        End::Quit | End::Another(..) => {
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
        End::Another(source, import) => Ok(Left::For(source, import)),
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
pub(super) fn welcome(state: &mut State, desk: &mut Desk, late: bool) {
    // Whoever only looks isn't asked about edits; they stay for whoever may.
    let left = if state.setup.read_only { Vec::new() } else { desk.left_behind() };
    if !left.is_empty() {
        update(state, if late { Action::LeftLate(left) } else { Action::Recovered(left) });
    }
    let mut notices = std::mem::take(&mut desk.notices);
    let begun = desk.import_left().filter(|_| !state.setup.read_only);
    notices.extend(begun.and_then(|begun| resuming::left(state, begun)));
    if state.recovered.is_empty() && !notices.is_empty() {
        update(state, warning(notices.concat()));
    }
}

fn no_terminal(error: TtyError) -> Failure {
    Failure::new(Exit::Usage, error.to_string())
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
}
