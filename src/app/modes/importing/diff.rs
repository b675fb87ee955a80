//! What the files say otherwise than the ledger: taken, left, and then made edits.

use serde::{Deserialize, Serialize};

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::state::State;
use crate::exchange::against::take::{Standing, standings, take};
use crate::exchange::against::{Against, Offer, Warning};
use crate::ledger::label;

use super::super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::super::{Mode, Room};
use super::inside::Inside;
use super::{Arrived, leave, stepped};

/// What is to become of an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// Not decided: it is not taken.
    Open,
    /// It is taken.
    Take,
    /// Another file's value is taken.
    Other(usize),
    /// It is left.
    Leave,
}

/// A difference in a line.
#[derive(Clone, Debug)]
pub struct Line {
    /// What was decided, or has to be.
    pub mark: &'static str,
    /// The field, or the row that would be added.
    pub about: String,
    /// The project that it is of; empty where it is of none.
    pub whose: String,
    /// The ledger's value and the file's; of a row how many values it holds.
    pub values: Result<String, usize>,
}

/// The differences are shown.
#[derive(Clone, Debug)]
pub struct Diff {
    /// The files.
    pub arrived: Arrived,
    standings: Vec<Standing>,
    decisions: Vec<Decision>,
    /// Which is selected.
    pub at: usize,
    /// Leaving was asked for while something is decided.
    pub leaving: bool,
    /// What is in the selected one, while that is read.
    pub inside: Option<Inside>,
}

#[derive(Clone, Copy)]
enum Act {
    Take,
    Leave,
    Other,
    All,
    Finish,
    Close,
    Look,
    Step(isize),
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[Key::char('t'), Key::char(' ')]), Act::Take, "取り込む", "ファイルの値にする"),
    row(Keys::Own(&[Key::char('l')]), Act::Leave, "残す", "台帳の値のままにする"),
    row(Keys::Own(&[Key::char('a')]), Act::All, "すべて", "まだ決めていない確かな違いを、すべて取り込む"),
    row(Keys::Own(&[Key::char('v'), special(Code::Right)]), Act::Look, "中身", "加える行の値、違う値の全文を見る"),
    row(Keys::Own(&[special(Code::Enter)]), Act::Finish, "終える", "決めたとおりに台帳を変えて終える(保存は s)"),
    row(keys::CANCEL, Act::Close, "やめる", "取り込みをやめる"),
    row(Keys::Own(&[Key::char('o')]), Act::Other, "", "別のファイルの値にする"),
    row(Keys::Of(Command::Down), Act::Step(1), "移動", "次の違いへ"),
    row(Keys::Of(Command::Up), Act::Step(-1), "移動", "前の違いへ"),
    row(Keys::Of(Command::PageDown), Act::Step(10), "", "10件下へ"),
    row(Keys::Of(Command::PageUp), Act::Step(-10), "", "10件上へ"),
    row(Keys::Of(Command::Top), Act::Step(isize::MIN), "", "先頭へ"),
    row(Keys::Of(Command::Bottom), Act::Step(isize::MAX), "", "末尾へ"),
];

/// What becomes of what was decided when the list is left.
#[derive(Clone, Copy)]
enum Left {
    Take,
    ThrowAway,
    GoOn,
}

/// As for a text that was changed and left.
#[rustfmt::skip]
const LEAVING: &[Row<Left>] = &[
    row(Keys::Own(&[Key::char('y')]), Left::Take, "取り込む", "決めたとおりに台帳を変えて終える(Esc でやめるとき)"),
    row(Keys::Own(&[Key::char('n')]), Left::ThrowAway, "捨てる", "決めたことを捨ててやめる"),
    row(Keys::Any, Left::GoOn, "続ける", "違いを選び続ける"),
];

pub(in crate::app::modes) const ROOM: Room = Room::new("取り込む違いを選ぶとき", all, press);

/// Each key once, whatever is just asked.
fn all() -> Vec<Hint> {
    [hints(KEYS), Inside::hints()[..1].to_vec(), hints(LEAVING)].concat()
}

/// Shows the differences.
pub(super) fn open(state: &mut State, arrived: Arrived) {
    if arrived.seen.offers.is_empty() {
        state.mode = Mode::Browse;
        let unsure = arrived.seen.asks(&arrived.mapping).len();
        let more =
            if unsure > 0 { format!("(どの行か決めていないもの {unsure}件)") } else { String::new() };
        return state.tell(format!(
            "{}: 台帳と違う値はありません(同じ値 {}件){more}。",
            arrived.names(),
            arrived.seen.same
        ));
    }
    let standings = standings(&arrived.seen.offers, &arrived.base, state.book.ledger());
    let decisions = vec![Decision::Open; standings.len()];
    let mut diff = Diff { arrived, standings, decisions, at: 0, leaving: false, inside: None };
    if let Some(begun) = &state.begun {
        begun.mark(&mut diff);
    }
    state.mode = Mode::ImportDiff(Box::new(diff));
}

impl Diff {
    /// What there is to say of its keys.
    pub fn hints(&self) -> Vec<Hint> {
        match (self.leaving, &self.inside) {
            (true, _) => hints(LEAVING),
            (false, Some(_)) => Inside::hints(),
            (false, None) => hints(KEYS),
        }
    }

    /// How many differences there are.
    pub fn len(&self) -> usize {
        self.standings.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.standings.is_empty()
    }

    /// How many are to be taken.
    pub fn taken(&self) -> usize {
        self.decisions.iter().filter(|decision| matches!(decision, Decision::Take | Decision::Other(_))).count()
    }

    /// How many are decided, one way or the other.
    pub fn decided(&self) -> usize {
        self.decisions.iter().filter(|decision| **decision != Decision::Open).count()
    }

    /// How many are still to be decided.
    fn open(&self) -> usize {
        let open = self.decisions.iter().zip(&self.standings);
        open.filter(|(decision, standing)| **decision == Decision::Open && **standing != Standing::Settled).count()
    }

    /// What was decided about one.
    pub fn decision(&self, at: usize) -> Decision {
        self.decisions.get(at).copied().unwrap_or(Decision::Open)
    }

    /// Whether it needs a person: the ledger says something else by now, files contradict each other, a number would become open
    /// again or be no number any more, or an amount may be in another unit.
    pub fn is_doubtful(&self, at: usize) -> bool {
        let contradicted = self.arrived.seen.offers.get(at).is_some_and(|offer| !offer.others.is_empty());
        let doubtful = |standing: &Standing| !matches!(standing, Standing::Clean | Standing::Settled);
        contradicted || self.standings.get(at).is_some_and(doubtful)
    }

    /// A difference as a row of the list: what was decided, of which field, before and after; `None` past the last.
    pub fn line(&self, at: usize) -> Option<Line> {
        let offer = self.arrived.seen.offers.get(at)?;
        let mark = match (self.decision(at), self.standings.get(at)) {
            (Decision::Take, _) => "取込",
            (Decision::Other(_), _) => "別値",
            (Decision::Leave, _) => "残す",
            (_, Some(Standing::Settled)) => "済み",
            _ if self.is_doubtful(at) => "要確",
            _ => "    ",
        };
        let doc = self.arrived.base.doc();
        if offer.is_row() {
            let list = offer.pointer.parent().map(|(list, _)| list);
            let whose = list.and_then(|list| label::Labels::new(doc).describe_project(&list)).unwrap_or_default();
            let about = label::named(doc, &offer.pointer, &offer.after);
            return Some(Line { mark, about, whose, values: Err(offer.held(doc).len()) });
        }
        let whose = label::Labels::new(doc).describe_project(&offer.pointer).unwrap_or_default();
        let (before, after) = Against::shown(offer, doc);
        let about = label::describe_short(doc, &offer.pointer);
        Some(Line { mark, about, whose, values: Ok(format!("{before} → {after}")) })
    }

    /// All that is in the selected one: the values of a new row, or the texts of a value.
    fn look(&self) -> Option<Inside> {
        let offer = self.arrived.seen.offers.get(self.at)?;
        let rows = match offer.is_row() {
            true => offer.held(self.arrived.base.doc()),
            false => {
                let text = |raw: &str| offer.whole(self.arrived.base.doc(), raw);
                let base = Against::written(offer, self.arrived.base.doc());
                let base = base.map_or_else(|| label::BLANK.to_owned(), text);
                let ledger = match self.standings.get(self.at) {
                    Some(Standing::Conflict(now)) => {
                        let now = now.as_deref().map_or_else(|| label::BLANK.to_owned(), text);
                        vec![("台帳".to_owned(), now), ("もと".to_owned(), base)]
                    }
                    _ => vec![("台帳".to_owned(), base)],
                };
                let others = offer.others.iter().map(|(value, _)| ("別のファイル".to_owned(), text(value)));
                ledger.into_iter().chain([("ファイル".to_owned(), text(&offer.after))]).chain(others).collect()
            }
        };
        Some(Inside { title: offer.label.clone(), rows, at: 0 })
    }

    /// The place of one in full.
    pub fn place(&self, at: usize) -> Option<&str> {
        self.arrived.seen.offers.get(at).map(|offer| offer.label.as_str())
    }

    /// What the ledger and the files say of one.
    pub fn values(&self, at: usize) -> Vec<String> {
        let Some(offer) = self.arrived.seen.offers.get(at) else { return Vec::new() };
        let doc = self.arrived.base.doc();
        let (before, after) = Against::shown(offer, doc);
        let mut lines = Vec::new();
        match self.standings.get(at) {
            Some(Standing::Conflict(now)) => {
                lines.push(format!("台帳: {}", Against::shown_now(offer, doc, now.as_deref())));
                lines.push(format!("もと: {before}"));
            }
            Some(Standing::Settled) => lines.push(format!("台帳: {after}(入力済み)")),
            _ => lines.push(format!("台帳: {before}")),
        }
        lines.push(format!("ファイル: {after} ({})", offer.source));
        let warned = match self.standings.get(at) {
            Some(Standing::Rescaled) => {
                Some("台帳の額と千倍ほど違います。円と千円を取り違えていないか確かめてください。")
            }
            Some(Standing::Unreads) => {
                Some("台帳の数値が、数値でない書き方になります。打ち間違いでないか確かめてください。")
            }
            Some(Standing::Partial) => {
                Some("ファイルには台帳の事業の一部しかありません。町全体の合計かどうか確かめてください。")
            }
            Some(Standing::Renumbers) => Some("台帳の別の事業が同じ番号です。番号が重ならないか確かめてください。"),
            Some(Standing::Doubtful(doubt)) => Some(doubt.in_words()),
            _ => None,
        };
        lines.extend(warned.map(str::to_owned));
        for (value, source) in &offer.others {
            lines.push(format!("別のファイル: {} ({source})", label::shown(doc, &offer.pointer, value)));
        }
        lines
    }

    /// The offers that were decided for.
    fn chosen(&self) -> Vec<Offer> {
        let offers = self.arrived.seen.offers.iter().zip(&self.decisions);
        let chosen = offers.filter_map(|(offer, decision)| match decision {
            Decision::Take => Some(offer.clone()),
            Decision::Other(n) => {
                let (after, source) = offer.others.get(*n)?.clone();
                Some(Offer { after, source, ..offer.clone() })
            }
            Decision::Open | Decision::Leave => None,
        });
        chosen.collect()
    }

    /// All that a person sees of one before deciding, and exactly which it is.
    pub(super) fn seen(&self, at: usize) -> Option<Vec<String>> {
        let offer = self.arrived.seen.offers.get(at)?;
        let place = [offer.pointer.to_string(), offer.label.clone(), offer.after.clone()];
        let others = offer.others.iter().map(|(value, _)| value.clone());
        Some(place.into_iter().chain(offer.before.clone()).chain(others).chain(self.values(at)).collect())
    }

    /// Notes a decision; of what is settled there is none.
    pub(super) fn mark(&mut self, at: usize, decision: Decision) {
        let settled = self.standings.get(at) == Some(&Standing::Settled);
        if let Some(slot) = self.decisions.get_mut(at).filter(|_| !settled) {
            *slot = decision;
        }
    }

    fn decide(&mut self, decision: Decision) {
        self.mark(self.at, decision);
        self.at = stepped(self.at, 1, self.len());
    }

    /// Takes all that is certain and not decided; gives how many are left.
    fn take_all(&mut self) -> usize {
        for at in 0..self.len() {
            let certain = self.standings.get(at) == Some(&Standing::Clean) && !self.is_doubtful(at);
            if certain && self.decision(at) == Decision::Open {
                self.decisions[at] = Decision::Take;
            }
        }
        (0..self.len()).filter(|&at| self.is_doubtful(at) && self.decision(at) == Decision::Open).count()
    }
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let Mode::ImportDiff(diff) = &mut state.mode else { return false };
    if diff.leaving {
        let Some(left) = answer(LEAVING, &state.setup.keymap, key) else { return false };
        diff.leaving = false;
        match left {
            Left::Take if diff.taken() > 0 => finish(state, effects),
            Left::Take | Left::ThrowAway => leave(state),
            Left::GoOn => {}
        }
        return true;
    }
    if let Some(inside) = &mut diff.inside {
        match inside.press(&state.setup.keymap, key) {
            Some(true) => {}
            Some(false) => diff.inside = None,
            None => return false,
        }
        return true;
    }
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else { return false };
    match act {
        Act::Step(by) => diff.at = stepped(diff.at, by, diff.len()),
        Act::Take => diff.decide(Decision::Take),
        Act::Leave => diff.decide(Decision::Leave),
        Act::Other => {
            let count = diff.arrived.seen.offers.get(diff.at).map_or(0, |offer| offer.others.len());
            let next = match diff.decision(diff.at) {
                Decision::Other(n) => n + 1,
                _ => 0,
            };
            if next < count {
                let at = diff.at;
                diff.decide(Decision::Other(next));
                diff.at = at;
            }
        }
        Act::All => {
            let wrong = diff.arrived.seen.warnings.iter().find(|warning| !matches!(warning, Warning::Year(..)));
            if let Some(warning) = wrong.map(ToString::to_string) {
                state.warn(format!("{warning}このファイルでよければ、t で1件ずつ取り込んでください。"));
            } else {
                let left = diff.take_all();
                if left > 0 {
                    state.tell(format!("確かでない{left}件は、t(取り込む)か l(残す)で決めてください。"));
                }
            }
        }
        Act::Look => diff.inside = diff.look(),
        Act::Close if diff.decided() > 0 => diff.leaving = true,
        Act::Close => leave(state),
        Act::Finish => finish(state, effects),
    }
    true
}

/// What is said where nothing was chosen yet.
const NOTHING_CHOSEN: &str =
    "取り込むものが選ばれていません。t で1件、a で確かな違いをすべて選んでください。Esc でやめます。";

/// What was decided becomes edits of the ledger.
fn finish(state: &mut State, effects: &mut Vec<Effect>) {
    if let Some(words) = state.closed() {
        return state.warn(words);
    }
    let Mode::ImportDiff(diff) = &state.mode else { return };
    let chosen = diff.chosen();
    if chosen.is_empty() {
        // Enter alone ends nothing that is still to be decided.
        if diff.open() > 0 {
            return state.warn(NOTHING_CHOSEN);
        }
        let count = diff.len();
        state.mode = Mode::Browse;
        return state.tell(format!("違い{count}件は、台帳の値のまま残しました。台帳は変わっていません。"));
    }
    let chosen: Vec<&Offer> = chosen.iter().collect();
    let taken = take(&diff.arrived.base, state.book.ledger(), &chosen, true, state.now);
    let count = chosen.len();
    match taken {
        Ok(taken) if state.book.commit_all(taken.steps.iter()) => {
            state.mode = Mode::Browse;
            effects.push(Effect::Rebase(state.book.history().unsaved()));
            state.tell(format!("{count}件を取り込みました。s で保存、u で取り消せます。"));
        }
        Ok(_) => state.warn("台帳が変わったため取り込めません。もう一度ファイルを読んでください。"),
        Err(words) => state.warn(format!("取り込めません。{words}")),
    }
}
