//! Somebody's opinion, typed in as it is said: first who, then what. It is an ordinary edit of the record: in the
//! journal, can be undone, and is saved with the rest.

use crate::app::changing;
use crate::app::effect::Effect;
use crate::app::prompt::{Line, Prompt};
use crate::app::state::{State, Tone};
use crate::app::typing::Typing;
use crate::json::Pointer;
use crate::json::string::encode;
use crate::ledger::date::day_in_japan;
use crate::text::Way;

use super::reason::MOST;
use super::table::{Hint, Row, hints, keys, row};
use super::{Mode, Room};

/// An opinion being typed.
#[derive(Clone, Debug)]
pub struct Opinion {
    /// The sheet that it is about.
    review: Pointer,
    /// Who says it.
    pub by: Line,
    /// What is said.
    pub text: Line,
    /// Whether what is said is being typed.
    pub saying: bool,
    /// Who has spoken before: offered.
    known: Vec<String>,
    /// Which of them is picked.
    picked: Option<usize>,
}

#[rustfmt::skip]
const KEYS: &[Row<Typing>] = &[
    row(keys::BEFORE, Typing::Row(Way::Back), "前に述べた人", "前に述べた人を選ぶ(上へ)"),
    row(keys::NEXT, Typing::Row(Way::Forward), "前に述べた人", "前に述べた人を選ぶ(下へ)"),
    row(keys::TAKE, Typing::Accept, "", "述べた人から内容へ・意見を加える"),
    row(keys::LEAVE, Typing::Cancel, "", "内容から述べた人へ・やめる"),
];

pub(super) const ROOM: Room = Room { ending, ..Room::prompt::<Opinion>("意見を入れるとき(会議で o)") };

impl Opinion {
    /// What is being typed.
    pub fn line(&self) -> &Line {
        if self.saying { &self.text } else { &self.by }
    }

    /// What there is to say of its keys while those who spoke before are offered.
    pub fn hints(&self) -> Vec<Hint> {
        if self.offers() && self.by.text().is_empty() { hints(KEYS) } else { Vec::new() }
    }

    /// Whether somebody is offered.
    fn offers(&self) -> bool {
        !self.saying && !self.known.is_empty()
    }

    /// Picks the next or the previous of those who have spoken before.
    fn pick(&mut self, way: Way) {
        let count = self.known.len();
        let at = match (self.picked, way) {
            (Some(at), Way::Forward) => (at + 1) % count,
            (Some(at), Way::Back) => (at + count - 1) % count,
            (None, Way::Forward) => 0,
            (None, Way::Back) => count - 1,
        };
        self.picked = Some(at);
        self.by.replace(self.known[at].clone());
    }
}

/// Asks who says what about the selected project.
pub(crate) fn open(state: &mut State) {
    let found = state.with_subject(state.place.project, |subject| {
        let (_, review) = subject.review?;
        let before: Vec<String> =
            review.opinions().filter_map(|opinion| opinion.by()).map(|by| by.into_owned()).collect();
        Some((subject.review_at(), before))
    });
    let Some((review, before)) = found.flatten() else {
        return state.warn("この事業の効果検証がまだないため、意見を加えられません。");
    };
    let mut known = state.meeting.speakers.clone();
    for by in before.into_iter().rev().filter(|by| !by.trim().is_empty()) {
        if !known.contains(&by) {
            known.push(by);
        }
    }
    let (by, text) = (Line::new("", MOST), Line::new("", MOST));
    state.mode = Mode::Opinion(Box::new(Opinion { review, by, text, saying: false, known, picked: None }));
}

impl Prompt for Opinion {
    const KEYS: &'static [Row<Typing>] = KEYS;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        let Mode::Opinion(opinion) = mode else { return None };
        Some(if opinion.saying { &mut opinion.text } else { &mut opinion.by })
    }

    fn offer(state: &mut State, typing: Typing, _: &mut Vec<Effect>) {
        if let (Mode::Opinion(opinion), Typing::Row(way)) = (&mut state.mode, typing)
            && opinion.offers()
        {
            opinion.pick(way);
        }
    }

    /// From who says it to what is said, from there into the record.
    fn accept(state: &mut State, effects: &mut Vec<Effect>) {
        let Mode::Opinion(opinion) = &mut state.mode else { return };
        let (by, said) = (opinion.by.text().trim().to_owned(), opinion.text.text().trim());
        match (opinion.saying, by.is_empty(), said.is_empty()) {
            (false, true, _) => state.warn("だれの意見かを入力してください(Esc でやめる)。"),
            (false, false, _) => opinion.saying = true,
            (true, _, true) => state.warn("意見の内容を入力してください(Esc で戻る)。"),
            (true, _, false) => {
                let Mode::Opinion(opinion) = std::mem::replace(&mut state.mode, Mode::Browse) else { return };
                if add(state, &opinion, effects) {
                    // What is wrong with the letters of it is told first.
                    if state.notice.as_ref().is_none_or(|notice| notice.tone == Tone::Done) {
                        state.tell(format!("{by}の意見を加えました(s 保存、u 取り消し)。"));
                    }
                    state.meeting.speakers.retain(|known| *known != by);
                    state.meeting.speakers.insert(0, by);
                    state.meeting.added = (state.meeting.added.0 + 1, 0);
                }
            }
        }
    }

    /// From what is said back to who says it, from there out.
    fn cancel(state: &mut State) {
        let Mode::Opinion(opinion) = &mut state.mode else { return };
        if std::mem::take(&mut opinion.saying) {
            return;
        }
        let unsaid = !opinion.text.text().trim().is_empty();
        state.mode = Mode::Browse;
        if unsaid {
            state.tell("意見は加えていません。");
        }
    }
}

/// What was said goes into the record as it is, even if nobody was named yet.
fn ending(state: &mut State, effects: &mut Vec<Effect>) {
    if let Mode::Opinion(opinion) = std::mem::replace(&mut state.mode, Mode::Browse)
        && !opinion.text.text().trim().is_empty()
    {
        add(state, &opinion, effects);
    }
}

/// Puts an opinion into the record.
fn add(state: &mut State, opinion: &Opinion, effects: &mut Vec<Effect>) -> bool {
    let habits = state.book.doc().habits();
    let text = |text: &str| encode(text.trim(), habits);
    let element = format!(
        "{{ \"by\": {}, \"at\": {}, \"text\": {}, \"response\": null, \"state\": \"open\" }}",
        text(opinion.by.text()),
        text(&day_in_japan(state.now)),
        text(opinion.text.text())
    );
    let list = opinion.review.key("opinions");
    let edit = changing::appending(state, &list, &element);
    changing::make(state, "加えました", &list, &[edit], effects)
}
