//! What the state asks for is done: each effect by its part of the world, long work behind the screen.

use super::super::beginning;
use super::super::desk::FileNews;
use super::super::editor::Broken;
use super::super::source::Source;
use super::super::ticker::Ticker;
use super::*;
use crate::app::effect::{Exporting, Filling, Saving};
use crate::app::modes::asking::Wanted;
use crate::app::modes::entry::reopen;
use crate::app::modes::exporting::Outcome;
use crate::app::state::{Mode, Notice, Tone};
use crate::app::{Action, Effect, pasting, update};
use crate::change::history::Draft;
use crate::exchange::out::{Scope, Style};
use crate::failure::Failure;
use crate::find::query::Query;
use crate::io::store::Overwrite;
use crate::io::store::save::PATIENCE;
use crate::io::terminal::clipboard::{self, Between};
use crate::io::terminal::signals::Signal;
use crate::io::terminal::tty::Gone;
use crate::io::work::asking;
use crate::io::work::exporting::Job;
use crate::io::work::importing;
use crate::io::work::into;
use crate::io::work::pool;
use crate::io::work::searching::Look;
use crate::json::Pointer;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

impl Shell {
    pub(super) fn act(&mut self, action: Action) -> Option<End> {
        let effects = update(&mut self.state, action);
        effects.into_iter().find_map(|effect| self.carry_out(effect))
    }

    fn carry_out(&mut self, effect: Effect) -> Option<End> {
        match effect {
            Effect::Find { id, query } => {
                self.search.store(id, Ordering::Relaxed);
                self.find(id, query);
            }
            Effect::Check => self.check(),
            Effect::Journal(moved) => {
                if let Some(words) = self.desk.journal(&moved, self.state.book.saved()) {
                    return self.act(warning(words));
                }
            }
            Effect::Save(saving) => {
                if self.draw().is_err() {
                    return Some(End::Gone);
                }
                return self.save(saving, Instant::now());
            }
            Effect::ForgetDraft(which) => self.desk.forget_draft(which, self.state.book.saved()),
            Effect::Export(exporting) => self.export(*exporting),
            Effect::Ask(wanted) => self.ask(*wanted),
            Effect::FillIn(filling) => self.fill_in(*filling),
            Effect::StopExport => self.exporting.store(true, Ordering::Relaxed),
            Effect::Forget => self.desk.forget(),
            Effect::ForgetBeside(which) => self.forget_beside(which),
            Effect::Turn(to) => return self.turn(to),
            Effect::AskNext => return self.act(Action::AskOthers(Vec::new())),
            Effect::ForgetLeft => self.desk.forget_left(),
            Effect::Adopt(steps) => {
                if let Some(words) = self.desk.adopt(&steps, self.state.book.saved()) {
                    return self.act(warning(words));
                }
            }
            Effect::Rebase(steps) => self.desk.rebase(&steps, self.state.book.saved()),
            Effect::Edit { pointer, text } => return self.edit_outside(pointer, &text),
            Effect::Trail => {
                let saves = self.desk.trail();
                self.act(Action::Trail(saves));
            }
            Effect::Copy(text) => {
                let (bytes, whole) = clipboard::copy(&text, Between::from_env());
                if !whole {
                    let key = pasting::key_of(&self.state, crate::app::command::Command::WriteCopy);
                    self.act(warning(format!(
                        "長いので途中までを端末に送りました。全体は {key} でファイルに書き出せます。"
                    )));
                }
                return self.screen.write(&bytes).err().map(|Gone| End::Gone);
            }
            Effect::WriteCopy(text) => {
                let action = match self.desk.write_copy(&text) {
                    Ok(path) => Action::Notice(Notice {
                        words: format!("コピーした文字を {} に書き出しました。", path.display()),
                        tone: Tone::Done,
                    }),
                    Err(words) => warning(words),
                };
                return self.act(action);
            }
            Effect::Tick(on) => {
                let to_loop = self.to_loop.clone();
                self.ticker = on.then(|| Ticker::start(move || to_loop.send(Message::Tick).is_ok()));
            }
            Effect::Mouse(on) => return self.screen.set_mouse(on).err().map(|Gone| End::Gone),
            Effect::Repaint => self.terminal.backend_mut().repaint(),
            Effect::Import(wanted) => {
                let to = self.to_loop.clone();
                let send = move |action| drop(to.send(Message::Action(action)));
                importing::begin(*wanted, self.desk.path(), Arc::clone(&self.import), send);
            }
            Effect::LookForHeading(files) => {
                let to = self.to_loop.clone();
                importing::heading(files, move |action| drop(to.send(Message::Action(action))));
            }
            Effect::KeepImport(begun) => self.desk.keep_import(&begun),
            Effect::ForgetImport(begun) => self.desk.forget_import(&begun),
            Effect::CancelImport => self.import.store(0, Ordering::Relaxed),
            Effect::Suspend => return self.suspend(),
            Effect::Open { path, begin, import } => {
                let another = beginning::another(path.as_deref(), begin.as_ref(), import.as_deref());
                return match another {
                    Ok(source) => Some(End::Another(source, import)),
                    Err(words) => self.act(warning(words)),
                };
            }
            Effect::Quit => return Some(End::Quit),
        }
        None
    }

    /// Saves; where somebody else is saving, tries again a little later, and goes on with the screen meanwhile.
    pub(super) fn save(&mut self, saving: Box<Saving>, since: Instant) -> Option<End> {
        const LATER: Duration = Duration::from_millis(100);
        let outcome = self.desk.save(&saving);
        if self.desk.is_busy && since.elapsed() < PATIENCE {
            let to_loop = self.to_loop.clone();
            std::thread::spawn(move || {
                std::thread::sleep(LATER);
                let _ = to_loop.send(Message::Save(saving, since));
            });
            return None;
        }
        self.act(Action::Saved(outcome))
    }

    /// Looks for a query in what is there.
    fn find(&mut self, id: u64, query: Query) {
        let to = self.to_loop.clone();
        let (newest, index, at) = (Arc::clone(&self.search), self.indexer.index(), self.at());
        let look = Look { ledger: self.state.book.ledger().clone(), query: query.clone(), id, newest, index };
        look.begin(move |found| to.send(Message::Action(Action::FoundIn(at, found))).is_ok());
        self.find_beside(id, query);
    }

    /// Looks for what is wrong in the ledger, and indexes it.
    pub(super) fn check(&mut self) {
        let (at, ledger) = (self.at(), self.state.book.ledger().clone());
        let (to, of) = (self.to_loop.clone(), ledger.clone());
        self.indexer.begin(ledger.clone(), move |percent| {
            let _ = to.send(Message::Of(at, of.clone(), Action::Indexing(percent)));
        });
        let (to, of) = (self.to_loop.clone(), ledger.clone());
        self.checker.begin(ledger, self.state.table, move |action| {
            let _ = to.send(Message::Of(at, of.clone(), action));
        });
    }

    /// Writes the ledger for others behind the screen.
    fn export(&mut self, asked: Exporting) {
        self.exporting = Arc::default();
        let source = if let Source::File(path) = &self.desk.source { Some(path.clone()) } else { None };
        let job = Job {
            ledger: asked.ledger,
            scope: Scope { visible_only: asked.visible_only, ..Scope::default() },
            kind: asked.kind,
            table: None,
            style: Style::default(),
            target: asked.path.into(),
            overwrite: if asked.replace { Overwrite::Yes } else { Overwrite::No },
            source,
            stop: Arc::clone(&self.exporting),
        };
        let (to, criteria) = (self.to_loop.clone(), self.checker.criteria(self.state.table));
        let work = move || {
            let send = |action| drop(to.send(Message::Action(action)));
            send(Action::Exported(job.tell(criteria, |done, of| send(Action::Exporting(done, of)))));
        };
        if pool::behind("export", work).is_err() {
            let words = "書き出せません。ほかの仕事が終わってからもう一度試してください。".to_owned();
            let _ = self.to_loop.send(Message::Action(Action::Exported(Outcome::Failed(words))));
        }
    }

    /// Looks at what asking the departments would write, or writes it, behind the screen.
    fn ask(&mut self, wanted: Wanted) {
        let (to, table, write) = (self.to_loop.clone(), self.state.table, wanted.write);
        let work = {
            let to = to.clone();
            move || drop(to.send(Message::Action(asking::run(&wanted, table))))
        };
        if pool::behind("ask", work).is_err() {
            let words = "照会票を作れません。ほかの仕事が終わってからもう一度試してください。".to_owned();
            let action = if write { Action::AskWritten(Err(words)) } else { Action::AskShown(Err(words)) };
            let _ = to.send(Message::Action(action));
        }
    }

    /// Writes the ledger's values into a town's own workbook behind the screen.
    fn fill_in(&mut self, asked: Filling) {
        self.exporting = Arc::default();
        let source = if let Source::File(path) = &self.desk.source { Some(path.clone()) } else { None };
        let job = into::Job {
            ledger: asked.ledger,
            scope: Scope::default(),
            form: asked.form.into(),
            out: None,
            overwrite: if asked.replace { Overwrite::Yes } else { Overwrite::No },
            source,
            stop: Arc::clone(&self.exporting),
        };
        let (to, criteria) = (self.to_loop.clone(), self.checker.criteria(self.state.table));
        let work = move || drop(to.send(Message::Action(Action::Exported(job.tell(criteria)))));
        if pool::behind("fill-in", work).is_err() {
            let words = "書き込めません。ほかの仕事が終わってからもう一度試してください。".to_owned();
            let _ = self.to_loop.send(Message::Action(Action::Exported(Outcome::Failed(words))));
        }
    }

    /// Gives the terminal to the user's editor, and takes it again.
    fn edit_outside(&mut self, pointer: Pointer, text: &str) -> Option<End> {
        self.settle();
        self.control.pause();
        self.screen.leave();
        let draft = Draft { pointer: pointer.clone(), text: text.to_owned() };
        let edited = self.desk.edit_outside(&draft, self.state.book.saved(), self.settings.editor.as_deref());
        self.control.resume();
        let resumed = self.screen.resume();
        if resumed.is_ok() {
            self.terminal.backend_mut().repaint();
            if let Some(end) = self.signal(Signal::Resize) {
                return Some(end);
            }
        }
        // With or without a terminal: what came back is in the state, where the end finds it.
        let end = match edited {
            Ok(text) => self.act(Action::Edited(pointer, text)),
            Err(Broken { words, saved }) => {
                if let Some(text) = saved {
                    reopen(&mut self.state, &Draft { pointer, text });
                }
                self.act(warning(words))
            }
        };
        if resumed.is_err() { Some(End::Gone) } else { end }
    }

    /// Looks whether someone else has changed the file: when a key is pressed, at most every two seconds. With nothing
    /// unsaved, theirs is taken at once; else each of their saves is told of once.
    pub(super) fn look_at_file(&mut self) -> Option<End> {
        const EVERY: Duration = Duration::from_secs(2);
        if self.looked.elapsed() < EVERY || !matches!(self.state.mode, Mode::Browse) || !self.state.can_edit() {
            return None;
        }
        self.looked = Instant::now();
        let others = self.desk.others();
        if others != self.state.others {
            update(&mut self.state, Action::Others(others));
        }
        let words = match (self.desk.news(self.state.book.saved()), self.state.is_unsaved()) {
            (FileNews::None, _) => return None,
            (FileNews::Gone, _) if self.state.setup.read_only => "この台帳のファイルが見つかりません。".to_owned(),
            (FileNews::Gone, _) => "この台帳のファイルが見つかりません。画面の内容は :w で保存できます。".to_owned(),
            (FileNews::Changed, true) => match self.desk.look() {
                Ok(_) => {
                    "ほかの人かプログラムがこの台帳を保存しました。保存するとき(s)に両方の変更を合わせます。".to_owned()
                }
                Err(now) => became_another(&now),
            },
            (FileNews::Changed, false) => match self.desk.reread() {
                Ok(theirs) => return self.act(Action::Theirs(Box::new(theirs))),
                Err(now) => became_another(&now),
            },
        };
        self.act(warning(words))
    }

    /// The program ends without having been asked to: what is being typed goes into the journal.
    pub(super) fn keep_what_is_typed(&mut self) {
        let mut kept = false;
        for effect in update(&mut self.state, Action::Ending) {
            match effect {
                Effect::Journal(moved) => {
                    let _ = self.desk.journal(&moved, self.state.book.saved());
                    kept = true;
                }
                Effect::ForgetDraft(which) => self.desk.forget_draft(which, self.state.book.saved()),
                Effect::KeepImport(begun) => self.desk.keep_import(&begun),
                _ => {}
            }
        }
        if !kept {
            self.desk.withdraw();
        }
    }

    pub(super) fn suspend(&mut self) -> Option<End> {
        self.settle();
        match self.screen.suspend(&self.control) {
            Ok(true) => {
                self.terminal.backend_mut().repaint();
                self.signal(Signal::Resize)
            }
            Ok(false) => {
                let words = "この端末では一時中断できません(ジョブ制御のあるシェルから起動してください)。";
                self.act(warning(words))
            }
            Err(_) => Some(End::Gone),
        }
    }
}

/// The ledger's file has become something else.
fn became_another(now: &Failure) -> String {
    format!("画面は前の内容のままです。台帳のファイルが書き換えられ、今は台帳として読めません。{}", now.words)
}
