//! What she does to the ledger: values, rows, undo, and looking around.

use super::*;
use kensho::app::Action;
use kensho::app::state::Mode;

impl World {
    /// Types `text` over what an open one-line field holds, or behind what a text holds, and takes it.
    fn types(&mut self, text: &str) {
        let Mode::Entry(entry) = &self.ann.state.mode else { return };
        let (pointer, lines, offers) =
            (entry.pointer.as_str().to_owned(), entry.has_lines(), !entry.choices.is_empty());
        let (path, left) = self.shown.path(&pointer);
        let here = self.shown.get(&path).filter(|_| left.is_empty());
        let before = edited(here);
        let is = here.cloned();
        let (mut meant, mut value);
        if offers {
            // One of what is offered: other words are written in a step of their own.
            self.ann.plain(Code::Down);
            if matches!(&self.ann.state.mode, Mode::Entry(entry) if entry.choice == Some(entry.choices.len())) {
                self.ann.plain(Code::Down);
            }
            let Mode::Entry(entry) = &self.ann.state.mode else { self.fail("the field was closed") };
            meant = entry.buffer.text().to_owned();
            value = match &*meant {
                "多いほど良い" => Some("up".into()),
                "少ないほど良い" => Some("down".into()),
                "対応待ち" => Some("open".into()),
                "対応済み" => Some("answered".into()),
                "はい" => Some(Value::Bool(true)),
                "いいえ" => Some(Value::Bool(false)),
                other => Some(self.program(other).unwrap_or_else(|| other.to_owned()).into()),
            };
        } else if lines {
            self.ann.key(Key { ctrl: true, ..Key::plain(Code::End) });
            self.ann.act(Action::Paste(text.into()));
            meant = format!("{before}{}", text.replace('\u{1b}', ""));
            value = typed(&pointer, &meant);
        } else {
            self.ann.key(Key { ctrl: true, ..Key::plain(Code::End) });
            self.ann.key(Key::ctrl('u'));
            self.ann.act(Action::Paste(text.into()));
            meant = text.replace('\u{1b}', "");
            value = typed(&pointer, &meant);
        }
        if offers && matches!(pointer.rsplit('/').next(), Some("direction" | "state" | "reference")) && value.is_none()
        {
            // Neither yes nor no.
            meant.clear();
        }
        // The old text gives the old value, in the form that it had; so does the text that is in the file.
        let in_file = self.base.get(&path).filter(|_| left.is_empty());
        for known in [in_file, is.as_ref()].into_iter().flatten() {
            if !meant.is_empty() && edited(Some(known)) == meant {
                value = match known {
                    Node::Leaf(value) => Some(value.clone()),
                    _ => value,
                };
            }
        }
        let op = value.clone().map(|value| self.shown.putting(&pointer, value, &mut self.ids));
        let unchanged = match (&op, &is) {
            (Some(Op::Put { old, new, .. }), _) if old == new => true,
            (Some(_), None) => value == Some(Value::Null),
            (Some(_), _) => !offers && meant == before,
            _ => false,
        };
        let Some(op) = op.filter(|op| unchanged || !self.muddles(op)) else {
            // Refused, or left alone.
            if value.is_none() {
                self.ann.key(Key::ctrl('s'));
                if !matches!(self.ann.state.mode, Mode::Entry(_)) && !before.eq(&meant) {
                    self.fail(&format!("{pointer} took {text:?}"));
                }
                self.counts.refused += 1;
            }
            for _ in 0..3 {
                self.ann.plain(Code::Esc);
                if !self.ann.browses() {
                    self.ann.keys("n");
                }
            }
            return self.same();
        };
        self.ann.key(Key::ctrl('s'));
        if !self.ann.browses() {
            self.fail(&format!("{pointer} didn't take {text:?}"));
        }
        if unchanged {
            return self.same();
        }
        self.counts.edits += 1;
        let mut ops = vec![op];
        ops.extend(self.rest_of_group(&pointer, &ops[0]));
        self.made(ops);
    }

    /// The heading of a group of costs stands in each row of it: those below change with it.
    fn rest_of_group(&self, pointer: &str, op: &Op) -> Vec<Op> {
        let tokens: Vec<&str> = pointer.split('/').collect();
        let (["", "projects", _, "plan", "cost_items", row, "group"], Op::Put { path, old: Some(old), new }) =
            (&tokens[..], op)
        else {
            return Vec::new();
        };
        let list = path[..path.len() - 2].to_vec();
        let rows = self.shown.get(&list).map_or(&[][..], Node::rows);
        let group = |node: &Node| node.child(&Seg::Key("group".into())).cloned();
        // A heading that is blank is no heading.
        let below = rows.iter().skip(row.parse::<usize>().unwrap() + 1);
        let below =
            below.take_while(|(_, node)| group(node).is_some_and(|group| edited(Some(&group)) == edited(Some(old))));
        let put = |(id, _): &(Id, Node)| {
            let path = [list.clone(), vec![Seg::Row(*id), Seg::Key("group".into())]].concat();
            Op::Put { old: self.shown.get(&path).cloned(), path, new: new.clone() }
        };
        below.map(put).collect()
    }

    fn words(&mut self) -> String {
        let number = self.action;
        match self.chance.below(12) {
            0 => "12".into(),
            1 => "確認中".into(),
            2 => format!("R{}", 3 + number % 6),
            3 => "-".into(),
            4 => "=1+1".into(),
            5 => "\u{1b}[2J".into(),
            6 => format!("{number}"),
            7 => "13(301)".into(),
            8 => "".into(),
            9 => format!("{}.5", number % 90),
            _ => format!("直した{number}"),
        }
    }

    pub(super) fn edits(&mut self) {
        let Some(pointer) = self.somewhere() else { return };
        if self.chance.below(3) == 0 {
            return self.edits_outside(&pointer);
        }
        self.ann.keys("e");
        let text = match self.chance.below(6) {
            // What is in the file.
            0 => {
                let (path, left) = self.shown.path(&pointer);
                edited(self.base.get(&path).filter(|_| left.is_empty()))
            }
            _ => self.words(),
        };
        match text.contains('\n') {
            true => self.ann.plain(Code::Esc),
            false => self.types(&text),
        }
        self.ann.plain(Code::Esc);
        self.same();
    }

    /// The field in an editor of her own, which gives it back with a newline at the end.
    fn edits_outside(&mut self, pointer: &str) {
        let text = format!("外で直した{}", self.action);
        let (path, left) = self.shown.path(pointer);
        let Some(value) = typed(pointer, &text) else { return };
        let leaf = matches!(self.shown.get(&path), Some(Node::Leaf(_))) || !left.is_empty();
        let op = self.shown.putting(pointer, value, &mut self.ids);
        if !leaf || self.muddles(&op) {
            return;
        }
        self.ann.outside = None;
        self.ann.keys("E");
        let Some(at) = self.ann.outside.take() else { return self.same() };
        assert_eq!(at.as_str(), pointer);
        self.ann.act(Action::Edited(at, format!("{text}\n")));
        if matches!(&self.ann.state.mode, Mode::Entry(entry) if entry.writing) {
            // No word of the list: that is asked before.
            self.ann.plain(Code::Enter);
        }
        if !self.ann.browses() {
            // Neither yes nor no.
            self.ann.plain(Code::Esc);
            self.ann.keys("n");
            return self.same();
        }
        self.counts.edits += 1;
        let mut ops = vec![op];
        ops.extend(self.rest_of_group(pointer, &ops[0]));
        self.made(ops);
    }

    pub(super) fn rows(&mut self) {
        let Some(pointer) = self.somewhere() else { return };
        let tokens: Vec<&str> = pointer.split('/').collect();
        // The innermost list; projects and their sheets don't come and go by a key.
        let mut row = None;
        for at in (2..tokens.len()).rev() {
            let list = tokens[..at].join("/");
            let whole = list == "/projects" || (tokens[1] == "projects" && at == 4 && tokens[3] == "reviews");
            let (path, left) = self.shown.path(&list);
            if !whole && left.is_empty() && matches!(self.shown.get(&path), Some(Node::Rows(_))) {
                row = Some((path, tokens[at].parse::<usize>().unwrap()));
                break;
            }
        }
        let Some((list, at)) = row else { return };
        let rows = self.shown.get(&list).unwrap().rows().to_vec();
        let Some((id, node)) = rows.get(at).cloned() else {
            return self.adds(&list, &rows, at, pointer.as_str());
        };
        let behind = |at: usize| at.checked_sub(1).map(|before| rows[before].0);
        let key = match self.chance.below(4) {
            0 if rows.len() < 12 => 'a',
            1 | 2 => self.chance.of(&['<', '>'].each_ref()).to_owned(),
            _ if rows.len() > 2 => 'D',
            _ => 'a',
        };
        self.counts.rows += 1;
        match key {
            'D' => {
                let op = Op::Row { list, id, row: node, old: Some(behind(at)), new: None };
                if !self.muddles(&op) {
                    self.ann.keys("D");
                    self.made(vec![op]);
                }
            }
            'a' => self.adds(&list, &rows, at, pointer.as_str()),
            _ => {
                let to = if key == '<' { at.wrapping_sub(1) } else { at + 1 };
                let group = |at: usize| rows.get(at).and_then(|(_, node)| node.child(&Seg::Key("group".into())));
                let costs = list.last() == Some(&Seg::Key("cost_items".into()));
                let op = match (group(at), group(to)) {
                    // Past the edge of its group it joins the one beyond.
                    (Some(own), Some(beyond)) if costs && own != beyond => {
                        let path = [list, vec![Seg::Row(id), Seg::Key("group".into())]].concat();
                        Some(Op::Put { path, old: Some(own.clone()), new: Some(beyond.clone()) })
                    }
                    _ if to >= rows.len() => None,
                    _ => {
                        let new = if to < at { behind(to) } else { Some(rows[to].0) };
                        Some(Op::Row { list, id, row: node, old: Some(behind(at)), new: Some(new) })
                    }
                };
                if op.as_ref().is_some_and(|op| self.muddles(op)) {
                    return;
                }
                self.ann.key(Key::char(key));
                match op {
                    Some(op) => self.made(vec![op]),
                    None => self.same(),
                }
            }
        }
    }

    /// A blank row behind the selected one, and words for its first field.
    fn adds(&mut self, list: &Way, rows: &[(Id, Node)], at: usize, pointer: &str) {
        let mut op = Op::Row { list: list.clone(), id: 0, row: Node::Leaf(Value::Null), old: None, new: None };
        let issues = pointer.contains("/issues/");
        if issues || self.muddles(&op) {
            return;
        }
        self.ann.keys("a");
        let text = Text::new(self.ann.text());
        let there = self.shown.pointer(list).unwrap();
        let index = if rows.is_empty() { 0 } else { at + 1 };
        let Some(span) = text.find(&format!("{there}/{index}")) else { self.fail("no row was added") };
        let blank: Value = serde_json::from_str(&text.text[span]).unwrap();
        let is_blank = |(key, value): (&String, &Value)| {
            value.is_null()
                || *value == Value::Bool(false)
                || matches!(value.as_str(), Some("" | "open"))
                || key == "fiscal_year"
        };
        let blank_row = blank.as_object().is_some_and(|members| members.iter().all(is_blank)) || blank == "";
        if !blank_row {
            self.fail(&format!("the new row isn't blank: {blank}"));
        }
        self.ids += 1;
        let id = self.ids;
        let row = Node::of(&blank, &mut self.ids);
        op = Op::Row { list: list.clone(), id, row, old: None, new: Some(rows.get(at).map(|(id, _)| *id)) };
        self.made(vec![op]);
        use kensho::ledger::field::Kind;
        match &self.ann.state.mode {
            Mode::Entry(entry) if matches!(entry.kind, Kind::Year | Kind::Yen | Kind::Whole | Kind::Number) => {
                // Left as it is, the row stays: only Esc takes it away again.
                self.ann.plain(Code::Enter);
            }
            Mode::Entry(_) => {
                let text = format!("加えた{}", self.action);
                self.types(&text);
            }
            _ => {}
        }
        self.ann.plain(Code::Esc);
        self.ann.keys(if self.ann.browses() { "" } else { "n" });
    }

    pub(super) fn undo(&mut self, redo: bool) {
        let next = if redo { self.history.undone.last() } else { self.history.done.last() }.cloned();
        if next.is_none() && self.history.vague {
            return self.walk();
        }
        if next.as_ref().is_some_and(|step| step.ops.iter().any(|op| self.muddles(op))) {
            return;
        }
        self.ann.key(if redo { Key::ctrl('r') } else { Key::char('u') });
        let nothing = self.ann.told().contains("変更はありません");
        if nothing && next.is_some() && !redo && self.history.shifted {
            // Its rows could not be found again in the other person's ledger.
            self.history.done.clear();
            self.history.undone.clear();
            self.counts.lost_history += 1;
            return self.same();
        }
        if nothing != next.is_none() {
            self.fail(&format!("{next:?} was to be taken back or made again"));
        }
        self.trace(if redo { "redo" } else { "undo" });
        let mut now = self.shown.clone();
        let step = if redo { self.history.redo(&mut now) } else { self.history.undo(&mut now) };
        self.sees(now);
        if let Some((_, after)) = step.as_ref().and_then(|step| step.bytes)
            && after != hash(&self.screen.text)
        {
            self.fail(&format!("not the very bytes again after {step:?}"));
        }
        if step.is_some() {
            *if redo { &mut self.counts.redone } else { &mut self.counts.undone } += 1;
        }
    }

    /// Back as far as it goes, and forth as many steps.
    pub(super) fn walk(&mut self) {
        // What was taken back before is not to be made again by this.
        if self.overtaken() || self.history.done.len() > 60 {
            return;
        }
        let mut steps = 0;
        for _ in 0..CARRIED {
            self.ann.keys("u");
            if !self.ann.told().ends_with("の変更を取り消しました。") {
                break;
            }
            steps += 1;
        }
        for _ in 0..steps {
            self.ann.key(Key::ctrl('r'));
        }
        self.counts.walks += 1;
        self.same();
    }

    pub(super) fn looks(&mut self) {
        match self.chance.below(8) {
            0 => {
                let (width, height) = (20 + self.chance.below(150) as u16, 5 + self.chance.below(60) as u16);
                self.ann.act(Action::Resize(width, height));
            }
            1 => {
                self.ann.keys("/");
                self.ann.act(Action::Paste("美祢".into()));
                self.ann.plain(Code::Enter);
            }
            2 => {
                // A value that is only supposed.
                self.somewhere();
                self.ann.keys("=");
                if matches!(self.ann.state.mode, Mode::Entry(_)) {
                    self.ann.act(Action::Paste("77".into()));
                    self.ann.plain(Code::Enter);
                }
                self.ann.plain(Code::Esc);
                self.ann.keys("-");
            }
            3 => {
                let keys = self.chance.of(&["f", "c", "m", "?", ":"]);
                self.ann.keys(keys);
                self.ann.plain(Code::Esc);
                self.ann.plain(Code::Esc);
                if self.ann.state.differing {
                    self.ann.keys("f");
                }
            }
            _ => {
                let keys = self.chance.of(&["j", "k", "n", "G", "g", "l", "h", "J", "z", "v", "V", " "]);
                self.ann.keys(keys);
            }
        }
        self.same();
    }
}
