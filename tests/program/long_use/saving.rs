//! Saving, ending and starting again, and what other people do to the file meanwhile.

use super::*;
use kensho::app::Action;
use kensho::app::effect::Saving;
use kensho::app::modes::saving::Outcome;
use kensho::app::state::Mode;
use kensho::io::desk::{Desk, FileNews};
use kensho::io::source::Source;
use kensho::json::{Edit, move_element};

impl World {
    pub(super) fn save(&mut self, key: &str) {
        let (mine, overtaken) = (self.shown.clone(), self.overtaken());
        self.ann.saved = false;
        self.ann.keys(key);
        if self.ann.told().contains("保存する変更はありません") || self.ann.browses() {
            return self.same();
        }
        if !matches!(self.ann.state.mode, Mode::Review { .. }) {
            self.fail("nothing to confirm");
        }
        if self.chance.below(8) == 0 {
            self.ann.plain(Code::Esc);
            return self.same();
        }
        let answer = if self.chance.below(2) == 0 { Answer::Mine } else { Answer::Theirs };
        self.ann.plain(Code::Enter);
        let (merged, conflicts) = model::merge(&self.base, &mine, &self.file, answer);
        match &self.ann.state.mode {
            Mode::Conflicts(clash) if clash.conflicts.len() == conflicts && conflicts > 0 => {}
            Mode::Browse if conflicts == 0 => {}
            _ => self.fail(&format!("{conflicts} contradictions were to be asked about")),
        }
        if conflicts > 0 {
            self.counts.conflicts += conflicts;
            match self.chance.below(5) {
                // Not now: nothing has happened.
                0 => {
                    self.ann.plain(Code::Esc);
                    return self.same();
                }
                // Later: theirs stays in the file, mine on the screen.
                1 => return self.leaves(conflicts),
                _ => self.ann.keys(&if answer == Answer::Mine { "m" } else { "t" }.repeat(conflicts)),
            }
            if matches!(self.ann.state.mode, Mode::Review { .. }) {
                self.ann.plain(Code::Enter);
            }
        }
        if !self.ann.browses() {
            self.fail("not saved");
        }
        self.settled(merged.clone(), overtaken);
        if self.ann.saved {
            self.counts.saves += 1;
            self.saved(merged.clone(), true);
        } else if merged != self.file {
            self.fail("nothing was saved");
        }
        if !self.ann.state.book.changes().is_empty() {
            self.fail("something is left unsaved");
        }
        self.base = merged;
        self.history.log = Some(Vec::new());
    }

    /// Her screen shows what the two ledgers came to.
    fn settled(&mut self, merged: Node, overtaken: bool) {
        if overtaken {
            self.counts.merges += 1;
            // What she sees now is the file's text with her changes in it.
            self.screen = Text::new(self.bytes.text.clone());
            let mine = std::mem::replace(&mut self.shown, self.file.clone());
            self.history.shifted |= shifted(&self.base, &self.file);
            if mine == merged && self.history.done.is_empty() && !self.history.vague {
                self.history.undone.clear();
            }
            self.history.carry(&self.file, &merged, CARRIED);
        }
        let words = format!("merged: {overtaken}, {} done, vague {}", self.history.done.len(), self.history.vague);
        self.trace(&words);
        self.sees(merged);
    }

    fn leaves(&mut self, conflicts: usize) {
        let mine = self.shown.clone();
        let (settled, _) = model::merge(&self.base, &mine, &self.file, Answer::Theirs);
        let (with_mine, _) = model::merge(&self.base, &mine, &self.file, Answer::Mine);
        self.ann.keys(&"l".repeat(conflicts));
        if matches!(self.ann.state.mode, Mode::Review { .. }) {
            self.ann.plain(Code::Enter);
        }
        if !self.ann.browses() {
            self.fail("not settled");
        }
        self.settled(with_mine, true);
        self.history.forget();
        if self.ann.saved {
            self.counts.saves += 1;
            self.saved(settled.clone(), true);
        } else if settled != self.file {
            self.fail("nothing was saved");
        }
        self.base = settled;
    }

    /// A second goes by, in which the program looks at the file.
    pub(super) fn second(&mut self) {
        let Person { desk, state, .. } = &mut self.ann;
        let news = desk.as_mut().map_or(FileNews::None, |desk| desk.news(state.book.saved()));
        if news == FileNews::Changed
            && !self.ann.state.is_unsaved()
            && let Ok(theirs) = self.ann.desk().reread()
        {
            self.ann.act(Action::Theirs(Box::new(theirs)));
            self.counts.taken += 1;
            let theirs = self.file.clone();
            self.settled(theirs.clone(), true);
            self.base = theirs;
            if let Some(log) = &mut self.history.log {
                log.clear();
            }
        }
        self.same();
    }

    /// The program is killed, or ends as it was told to, and is started again.
    pub(super) fn comes_back(&mut self) {
        let quit = self.chance.below(3) == 0;
        if quit {
            self.counts.quits += 1;
            self.ann.plain(Code::Esc);
            self.ann.keys("q");
            if matches!(self.ann.state.mode, Mode::Leaving { .. }) {
                if self.chance.below(2) == 0 {
                    self.ann.keys("dd");
                    self.discard();
                } else {
                    self.ann.keys("l");
                }
            }
            assert!(self.ann.gone, "{:?}", self.ann.state.mode);
        } else {
            self.counts.crashes += 1;
        }
        let stale = self.overtaken();
        let unsaved = !same_ledger(&self.shown, &self.base);
        self.restart();
        let (mine, base) = (self.shown.clone(), std::mem::replace(&mut self.base, self.file.clone()));
        let log = self.history.log.take();
        self.screen = Text::new(self.bytes.text.clone());
        self.shown = self.file.clone();
        self.history = History::new();
        if !matches!(self.ann.state.mode, Mode::Recovery { .. }) {
            if unsaved {
                self.fail("nothing was left behind");
            }
            return self.same();
        }
        match self.chance.below(6) {
            0 => {
                self.ann.keys("d");
                self.ann.key(Key::ctrl('d'));
                return self.same();
            }
            // Not now; and the power goes.
            1 => {
                self.ann.plain(Code::Esc);
                self.same();
                self.restart();
                if !matches!(self.ann.state.mode, Mode::Recovery { .. }) {
                    self.fail("what was left behind isn't asked about again");
                }
            }
            _ => {}
        }
        let answer = if self.chance.below(2) == 0 { Answer::Mine } else { Answer::Theirs };
        self.ann.plain(Code::Enter);
        if !stale {
            match log {
                Some(log) => {
                    self.history.log = Some(log.clone());
                    self.history.done = log;
                }
                None => self.history.forget(),
            }
            return self.sees(mine);
        }
        self.counts.merged_recoveries += 1;
        let (merged, conflicts) = model::merge(&base, &mine, &self.file, answer);
        match &self.ann.state.mode {
            Mode::Conflicts(clash) if clash.conflicts.len() == conflicts && conflicts > 0 => {}
            Mode::Browse if conflicts == 0 => {}
            _ => self.fail(&format!("{conflicts} contradictions were to be asked about")),
        }
        self.ann.keys(&if answer == Answer::Mine { "m" } else { "t" }.repeat(conflicts));
        self.history.forget();
        self.sees(merged);
    }

    fn restart(&mut self) {
        self.ann.desk = None;
        self.ann = Person::sit_down(&self.path);
    }

    fn discard(&mut self) {
        self.shown = self.base.clone();
    }

    /// Somebody else changes the file: a value, or the rows of a list.
    pub(super) fn other(&mut self) {
        let Some(op) = self.their_op() else { return };
        let mut now = self.file.clone();
        let step = Step { ops: vec![op.clone()], bytes: None };
        assert!(step.make(&mut now), "{op:?}");
        let by_hand = matches!(op, Op::Put { .. }) && self.chance.below(2) == 0;
        if by_hand {
            // With any editor: the value's bytes and no others.
            let Op::Put { path, new: Some(Node::Leaf(value)), .. } = &op else { return };
            let span = self.bytes.find(&self.file.pointer(path).unwrap()).unwrap();
            let mut text = std::fs::read_to_string(&self.path).unwrap();
            text.replace_range(span, &value.to_string());
            let beside = self.path.with_extension("new");
            std::fs::write(&beside, text).unwrap();
            std::fs::rename(&beside, &self.path).unwrap();
        } else {
            // With a kensho of their own.
            let (mut desk, base) =
                Desk::open(Source::File(self.path.clone())).unwrap_or_else(|failure| panic!("{}", failure.words));
            let mut ledger = base.clone();
            let doc = ledger.doc();
            let at = |pointer: &str| Pointer::parse(pointer).unwrap();
            let edits = match &op {
                Op::Put { path, new: Some(Node::Leaf(value)), .. } => {
                    let at = at(&self.file.pointer(path).unwrap());
                    let old = doc.get(&at).unwrap();
                    vec![Edit::replace(at, old, value.to_string(), 0)]
                }
                Op::Row { list, id, old, new, .. } => {
                    let place = |ledger: &Node| {
                        let rows = ledger.get(list).unwrap().rows();
                        rows.iter().position(|(row, _)| row == id).unwrap()
                    };
                    let list = at(&self.file.pointer(list).unwrap());
                    match (old, new) {
                        (Some(_), None) => {
                            let at = list.index(place(&self.file));
                            let old = doc.get(&at).unwrap();
                            vec![Edit::remove(at, old, 0)]
                        }
                        (None, _) => {
                            let at = list.index(place(&now));
                            let row = format!(
                                "{{ \"name\": \"他の指標{}\", \"unit\": \"件\", \"target\": 5, \"actual\": null }}",
                                self.action
                            );
                            vec![Edit::insert(at, row, 0)]
                        }
                        _ => move_element(doc, &list, place(&self.file), place(&now), 0).unwrap().to_vec(),
                    }
                }
                _ => return,
            };
            let step = history::Step::make("他", &edits, &mut ledger).unwrap();
            let saving = Saving { base, ledger, path: None, steps: vec![step], held: Vec::new(), label: "他".into() };
            match desk.save(&saving) {
                Outcome::Saved { .. } => {}
                other => {
                    self.fail(&format!("the others could not save: {other:?}").chars().take(2000).collect::<String>())
                }
            }
        }
        self.counts.others += 1;
        self.trace(&format!("others {op:?}"));
        self.saved(now, !by_hand);
        self.same();
    }

    fn their_op(&mut self) -> Option<Op> {
        let key = |key: &str| Seg::Key(key.to_owned());
        let (project, node) = {
            let projects = self.file.child(&key("projects"))?.rows();
            projects[self.chance.below(projects.len())].clone()
        };
        let (review, _) = node.child(&key("reviews"))?.rows().first()?.clone();
        let at_project = vec![key("projects"), Seg::Row(project)];
        let at_review = [at_project.clone(), vec![key("reviews"), Seg::Row(review)]].concat();
        let words = Value::from(format!("他{}", self.action));
        // One in three falls on what she has just changed herself.
        let kind = self.chance.below(18);
        if kind >= 12 {
            let mine = self.history.log.iter().flatten().flat_map(|step| &step.ops);
            let mine: Vec<Way> = mine
                .filter_map(|op| match op {
                    Op::Put { path, old: Some(Node::Leaf(_)), new: Some(Node::Leaf(_)) } => Some(path.clone()),
                    _ => None,
                })
                .collect();
            let path = mine.get(self.chance.below(mine.len()))?.clone();
            let old = self.file.get(&path)?.clone();
            let Some(Seg::Key(name)) = path.last().filter(|seg| !matches!(seg, Seg::Key(key) if model::is_name(key)))
            else {
                return None;
            };
            let new = match &old {
                Node::Leaf(Value::String(_)) if !matches!(&**name, "from" | "to" | "format") => words,
                Node::Leaf(Value::Number(_)) => self.action.into(),
                _ => return None,
            };
            // In a list whose rows can be told from each other.
            let list = list_of(&path);
            let apart = |ledger: &Node| ledger.get(&list).is_none_or(|list| told_apart(list.rows()));
            let renamed = renamed(self.base.get(&list)?.rows(), self.shown.get(&list)?.rows());
            let fits = !renamed && [&self.base, &self.shown, &self.file].into_iter().all(apart);
            return fits.then_some(Op::Put { path, old: Some(old), new: Some(Node::Leaf(new)) });
        }
        let (path, value) = match kind {
            0 => (vec![key(self.chance.of(&["title", "municipality", "funding"]))], words),
            1 => ([at_project, vec![key("department")]].concat(), words),
            2 => ([at_review, vec![key(self.chance.of(&["cost", "grant"]))]].concat(), self.action.into()),
            3 => ([at_review, vec![key("effect"), key("comment")]].concat(), words),
            4 => {
                let member = self.chance.of(&["current", "obstacles", "revisions"]);
                ([at_review, vec![key("issues"), key(member)]].concat(), words)
            }
            _ => {
                let list = [at_review, vec![key("kpis")]].concat();
                // Rows that can be told from each other, in a list whose names she has left alone.
                let [base, mine, file] = [&self.base, &self.shown, &self.file].map(|ledger| ledger.get(&list));
                let (base, mine, file) = (base?.rows(), mine?.rows(), file?.rows());
                let order = |rows: &[(Id, Node)]| rows.iter().map(|(id, _)| *id).collect::<Vec<_>>();
                if renamed(base, mine) || ![base, mine, file].into_iter().all(told_apart) || file.is_empty() {
                    return None;
                }
                let at = self.chance.below(file.len());
                let (id, row) = file[at].clone();
                let behind = |at: usize| at.checked_sub(1).map(|before| file[before].0);
                if kind < 9 {
                    let member = self.chance.of(&["target", "actual", "note", "baseline"]);
                    let path = [list, vec![Seg::Row(id), key(member)]].concat();
                    (path, if kind < 7 || member == "note" { words } else { self.action.into() })
                } else if order(base) != order(mine) {
                    return None;
                } else {
                    return Some(match self.chance.below(3) {
                        0 if file.len() > 2 => Op::Row { list, id, row, old: Some(behind(at)), new: None },
                        1 if at > 0 => Op::Row { list, id, row, old: Some(behind(at)), new: Some(behind(at - 1)) },
                        _ if file.len() > 8 => return None,
                        _ => {
                            let value = serde_json::json!({
                                "name": format!("他の指標{}", self.action), "unit": "件", "target": 5, "actual": null
                            });
                            self.ids += 1;
                            let id = self.ids;
                            let row = Node::of(&value, &mut self.ids);
                            Op::Row { list, id, row, old: None, new: Some(Some(file[at].0)) }
                        }
                    });
                }
            }
        };
        // Of a value that isn't there, nobody says that it is another.
        let old = self.file.get(&path).filter(|old| matches!(old, Node::Leaf(_)))?.clone();
        let new = Node::Leaf(value);
        (old != new).then_some(Op::Put { path, old: Some(old), new: Some(new) })
    }
}
