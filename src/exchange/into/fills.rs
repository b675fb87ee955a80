//! Which cell is to say what: the form's own reading, and that of its empty cells, laid beside the ledger.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::compare::{self, Fill, is_money, is_named, said, same};
use super::pairs::Pairs;
use super::readings::{Said, key_of, keyed, readings};
use super::{Key, Writer, blanks, missing, spell};
use crate::exchange::place;
use crate::exchange::plan::{As, Plan, Spot};
use crate::exchange::values::{self, number, yen};
use crate::json::{Pointer, Tree};
use crate::ledger::label::Labels;

/// What is put beside a choice.
const MARK: &str = "○";

/// What comes of the cells while they are gone through.
struct Filling<'f> {
    pairs: &'f Pairs,
    probed: &'f blanks::Probed,
    labels: Labels<'f>,
    fills: BTreeMap<Key, Fill>,
    /// The places of the ledger for which the form has a cell.
    reached: BTreeSet<String>,
    /// Columns with what they say: where one says a value already, further empty cells in it are for something else.
    columns: BTreeSet<(usize, u32, String)>,
    /// The cells in which a period ends.
    ends: HashSet<Key>,
}

impl Filling<'_> {
    /// What one cell says as a whole has no further cells.
    fn leave_parts_to_wholes(&mut self) {
        let mut whole: HashMap<String, Key> = HashMap::new();
        for (key, list) in self.fills.iter().filter_map(|(key, fill)| Some((*key, fill.lists()?))) {
            whole.entry(list.as_str().to_owned()).or_insert(key);
        }
        self.fills.retain(|key, fill| {
            let mut above = fill.place().and_then(Pointer::parent);
            while let Some((at, _)) = above {
                if whole.get(at.as_str()).is_some_and(|own| own != key) && fill.is_within(&at) {
                    return false;
                }
                above = at.parent();
            }
            true
        });
    }
}

impl Writer<'_> {
    /// What each cell is to say, from the form's own reading and that of its empty cells.
    pub(super) fn fills(&mut self, first: &Plan, probed: &blanks::Probed) -> BTreeMap<Key, Fill> {
        let Some(text) = probed.plan.ledger() else { return BTreeMap::new() };
        let Ok(tree) = Tree::parse(&text) else { return BTreeMap::new() };
        let pairs = Pairs::of(tree.root(&text), self.ledger, &self.asked.given.mapping, self.asked.scope);
        self.say_strange(first);
        let asked_before: HashSet<Key> = keyed(self.book, first, |entry| entry.kind == As::Ask);
        let mut readings = readings(self.book, &probed.plan, &asked_before);
        readings.sort_by_key(|said| (probed.cells.contains(&said.key), said.key));
        let mut filling = Filling {
            pairs: &pairs,
            probed,
            labels: Labels::new(self.asked.ledger.doc()),
            fills: BTreeMap::new(),
            reached: BTreeSet::new(),
            columns: BTreeSet::new(),
            ends: readings.iter().filter(|said| said.pointer.ends_with("/period/to")).map(|said| said.key).collect(),
        };
        readings.into_iter().for_each(|said| self.fill(said, &mut filling));
        self.mark(&mut filling);
        filling.leave_parts_to_wholes();
        self.say_asked(&mut filling);
        for (key, (at, value)) in &self.names {
            let mut fill = Fill::default();
            fill.add(at.clone(), None, value.clone(), None, filling.labels.describe(at));
            filling.fills.insert(*key, fill);
        }
        let Filling { fills, reached, .. } = filling;
        let lists = |at: &str| fills.values().any(|fill| fill.is_of(at));
        let (missing, values) = missing::of(self.asked.ledger, self.ledger, self.asked.scope, &pairs, |at| {
            reached.contains(at) || lists(at)
        });
        self.outcome.left.extend(missing);
        self.outcome.missing = values;
        fills
    }

    /// Decides what becomes of a cell that is read as a value: it gets the ledger's, or it is said why not.
    fn fill(&mut self, Said { key, pointer, value, elsewhere }: Said<'_>, filling: &mut Filling<'_>) {
        let is_probe = filling.probed.cells.contains(&key);
        // 「〃」 below an empty cell says what is put there.
        if !is_probe && compare::compared(value) == blanks::PROBE.to_string() {
            return;
        }
        let Some(at) = filling.pairs.in_ledger(&pointer) else { return };
        if elsewhere {
            filling.reached.insert(at.as_str().to_owned());
            if said(self.ledger, &at).is_some_and(|own| !same(&own, value)) {
                self.leave(Some(key), filling.labels.describe(&at), "見出しが言う値なので書き換えていません");
            }
            return;
        }
        let is_first = filling.columns.insert((key.0, key.1.1, at.as_str().to_owned()));
        if is_probe && !is_first {
            return;
        }
        let own = said(self.ledger, &at);
        if is_named(&at) {
            let names = at.as_str().starts_with("/projects/") && at.as_str().ends_with("/name");
            let differs = own.as_deref().is_some_and(|own| !same(own, value));
            let is_own = self.cell(key).is_some_and(|cell| same(value, &values::string(&cell.text)));
            if names && differs && is_own && !is_probe {
                let why = "名称の表記が台帳と違いますが、行の目印なので書き換えていません";
                self.leave(Some(key), filling.labels.describe(&at), why);
            }
            return;
        }
        filling.reached.insert(at.as_str().to_owned());
        let shown = self.cell(key).map(|cell| cell.text.clone());
        let Some(new) = own else {
            let whole = shown.as_deref().is_some_and(|shown| spell::restated(shown, value, value, false).is_some());
            if whole && !is_probe {
                self.leave(Some(key), filling.labels.describe(&at), "台帳が空欄なので、様式の値を残しました");
            }
            return;
        };
        let old = (!is_probe).then(|| value.to_owned());
        let zero = is_probe && shown.as_deref().and_then(number) == Some("0".into()) && new == "0";
        if zero || old.as_deref().is_some_and(|old| same(old, &new)) {
            return;
        }
        if old.is_some() && self.is_next_heading(key) {
            let why = "値の欄が空で、次の見出しが値に読まれるため、書いていません";
            self.leave(Some(key), filling.labels.describe(&at), why);
            return;
        }
        let scale = is_money(&at).then(|| self.scale(key, value, is_probe)).flatten();
        let label = filling.labels.describe(&at);
        let fill = filling.fills.entry(key).or_default();
        fill.spans |= at.as_str().contains("/period/") && filling.ends.contains(&key);
        fill.add(at, old, new, scale, label);
    }

    /// Says which cells the form leaves in question, unless the ledger agrees with an answer or another cell says the
    /// value.
    fn say_asked(&mut self, filling: &mut Filling<'_>) {
        let Filling { pairs, probed, .. } = *filling;
        let given: HashSet<&str> = filling.columns.iter().map(|(_, _, at)| at.as_str()).collect();
        for entry in probed.plan.entries.iter().filter(|entry| entry.kind == As::Ask) {
            let Some(key) = key_of(self.book, entry).filter(|key| !filling.fills.contains_key(key)) else { continue };
            let is_probe = probed.cells.contains(&key);
            let contradicts = entry.question().is_some_and(|question| question.kind == "two-values");
            if is_probe && contradicts {
                continue;
            }
            // An answer that the ledger agrees with leaves nothing to be written.
            let own = |pointer: &str| {
                let at = pairs.in_ledger(pointer).filter(|at| !is_named(at))?;
                let value = said(self.ledger, &at)?;
                Some((at, value))
            };
            let agrees = |values: &Vec<(String, String)>| {
                !values.is_empty() && values.iter().all(|(at, value)| own(at).is_some_and(|(_, own)| same(&own, value)))
            };
            let is_answered = entry.options().iter().any(|(_, values)| agrees(values));
            let pointers = entry.options().iter().flat_map(|(_, values)| values).map(|(pointer, _)| pointer.as_str());
            let first = entry.pointer.as_ref().map(Spot::to_string);
            let places: Vec<Pointer> =
                pointers.chain(first.as_deref()).filter_map(|pointer| own(pointer).map(|(at, _)| at)).collect();
            filling.reached.extend(places.iter().map(|at| at.as_str().to_owned()));
            // What another cell says isn't asked about here once more.
            let place = places
                .iter()
                .find(|at| !given.contains(at.as_str()))
                .or_else(|| places.first().filter(|_| contradicts));
            if let Some(at) = place.filter(|_| !is_answered) {
                let why = match is_probe {
                    true => format!("どの値の欄か決められません({})", entry.why),
                    false => format!("取り込むときに質問になるセルです({})", entry.why),
                };
                self.leave(Some(key), filling.labels.describe(at), why);
            }
        }
    }

    /// Marks beside or in front of the ledger's choice, where none is marked.
    fn mark(&mut self, filling: &mut Filling<'_>) {
        let Filling { pairs, probed, .. } = *filling;
        for choosing in &probed.plan.room.choices {
            let Some(at) = choosing.pointer.as_deref().and_then(|pointer| pairs.in_ledger(pointer)) else { continue };
            let Some(own) = said(self.ledger, &at).filter(|_| !filling.reached.contains(at.as_str())) else { continue };
            let word = place::plain(&own);
            let marked = choosing.options.iter().find_map(|(cell, choice)| match choosing.boxes {
                true => Some((*cell, spell::marked(choice, &word)?)),
                false => same(&values::string(choice), &own).then(|| (*cell, MARK.to_owned())),
            });
            let label = filling.labels.describe(&at);
            filling.reached.insert(at.as_str().to_owned());
            let Some((cell, text)) = marked else {
                let key = choosing.options.first().map(|(cell, _)| (choosing.sheet, *cell));
                self.leave(key, label, format!("「{word}」は様式の選択肢にありません"));
                continue;
            };
            let mut fill = Fill::default();
            fill.instead = Some(text);
            fill.add(at, None, own, None, label);
            filling.fills.insert((choosing.sheet, cell), fill);
        }
    }

    /// Whether a cell is the heading after one whose box is empty: what it says isn't a value, whatever reads it so.
    fn is_next_heading(&self, (sheet, (row, column)): Key) -> bool {
        let Some(of) = self.book.sheets.get(sheet) else { return false };
        let Some(cell) = of.at(row, column) else { return false };
        let above = of.cells.iter().rfind(|other| other.column == column && other.row < row);
        above.is_some_and(|above| compare::is_next_heading(&above.text, &cell.text))
    }

    /// Rows of the form that the ledger doesn't have.
    fn say_strange(&mut self, first: &Plan) {
        let text = first.ledger().unwrap_or("{}".into());
        let Ok(tree) = Tree::parse(&text) else { return };
        let pairs = Pairs::of(tree.root(&text), self.ledger, &self.asked.given.mapping, self.asked.scope);
        for (name, why) in pairs.strange {
            self.leave(None, format!("様式の「{name}」"), why);
        }
    }

    /// The yen that 1 stands for in a cell.
    fn scale(&self, key: Key, value: &str, is_probe: bool) -> Option<i64> {
        let amount: i64 = value.parse().ok()?;
        if is_probe {
            return Some(amount / blanks::PROBE).filter(|scale| *scale > 0);
        }
        let text = &self.cell(key)?.text;
        [1, 1_000, 1_000_000, 10_000, 100_000_000].into_iter().find(|scale| yen(text, *scale) == Some(amount))
    }
}
