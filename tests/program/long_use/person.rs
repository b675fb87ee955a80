//! A person at the program: the state and the desk, without a terminal between.

use super::*;
use kensho::app::effect::Effect;
use kensho::app::modes::saving::Outcome;
use kensho::app::state::{Mode, Origin, State};
use kensho::app::{Action, update};
use kensho::io::desk::Desk;
use kensho::io::source::Source;
use kensho::rules::Table;

/// A person at the program: the state and the desk, without a terminal between.
pub(super) struct Person {
    pub state: State,
    /// `None` once the program is dead.
    pub desk: Option<Desk>,
    pub now: u64,
    /// Whether the program has ended.
    pub gone: bool,
    /// Whether the file was saved since this was last asked.
    pub saved: bool,
    /// The most recent text that was handed to the user's own editor.
    pub outside: Option<Pointer>,
}

impl Person {
    pub fn sit_down(path: &Path) -> Person {
        let (desk, ledger) =
            Desk::open(Source::File(path.to_owned())).unwrap_or_else(|failure| panic!("{}", failure.words));
        let state = State::with_ledger(Origin::File(path.display().to_string()), ledger, Table::embedded());
        let mut person = Person { state, desk: Some(desk), now: 0, gone: false, saved: false, outside: None };
        let left = person.desk().left_behind();
        if !left.is_empty() {
            person.act(Action::Recovered(left));
        }
        person
    }

    /// Does one thing and everything that comes of it.
    pub fn act(&mut self, action: Action) {
        for effect in update(&mut self.state, action) {
            match effect {
                Effect::Journal(moved) => {
                    assert_eq!(self.desk.as_mut().and_then(|desk| desk.journal(&moved, self.state.book.saved())), None)
                }
                Effect::Save(saving) => {
                    let outcome = self.desk().save(&saving);
                    if let Outcome::Failed(words) = &outcome {
                        panic!("{words}");
                    }
                    self.saved |= matches!(outcome, Outcome::Saved { .. });
                    self.act(Action::Saved(outcome));
                }
                Effect::Forget => self.desk().forget(),
                Effect::ForgetLeft => self.desk().forget_left(),
                Effect::Adopt(steps) => {
                    self.desk.iter_mut().for_each(|desk| drop(desk.adopt(&steps, self.state.book.saved())))
                }
                Effect::Rebase(steps) => {
                    self.desk.iter_mut().for_each(|desk| desk.rebase(&steps, self.state.book.saved()))
                }
                Effect::Edit { pointer, .. } => self.outside = Some(pointer),
                Effect::Quit => self.gone = true,
                _ => {}
            }
        }
    }

    pub fn desk(&mut self) -> &mut Desk {
        self.desk.as_mut().expect("the program is dead")
    }

    pub fn key(&mut self, key: Key) {
        self.now += 5000;
        self.act(Action::Key(key, self.now));
    }

    pub fn keys(&mut self, keys: &str) {
        keys.chars().for_each(|c| self.key(Key::char(c)));
    }

    pub fn plain(&mut self, code: Code) {
        self.key(Key::plain(code));
    }

    pub fn text(&self) -> String {
        self.state.book.doc().to_text()
    }

    pub fn field(&self) -> Option<String> {
        self.state.selected_field().map(|pointer| pointer.as_str().to_owned())
    }

    pub fn told(&self) -> &str {
        self.state.notice.as_ref().map_or("", |notice| &notice.words)
    }

    pub fn browses(&self) -> bool {
        matches!(self.state.mode, Mode::Browse)
    }
}
