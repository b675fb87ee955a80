//! The first page: open a ledger, begin one (blank, or from the workbooks that an office has), or look at the one inside the
//! program. It comes up by itself while no ledger has ever been opened, and by command at any time. It stands over the screen
//! and gets in nobody's way: a key that means nothing here closes it and is taken as usual. Over a ledger that is open, the
//! keys that close a window close it and end nothing.

use crate::app::command::Command;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::pasting::key_of;
use crate::app::prompt::{Line, Prompt};
use crate::app::state::{Origin, State};
use crate::app::typing::Typing;
use crate::ledger::date::fiscal_year_in_japan;
use crate::ledger::year::FiscalYear;

use super::table::{Hint, Keys, Row, answer, hints, keys, keys::special, row};
use super::{Mode, Room, browse, leaving};

/// The page with its choices.
#[derive(Clone, Copy, Debug, Default)]
pub struct Starting {
    /// Which is selected.
    pub at: usize,
    /// Whether it came up by itself: there is no ledger of the user's behind it.
    first: bool,
}

/// Something to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A ledger that is there.
    Open,
    /// A new one, into which files come at once.
    Import,
    /// A new one.
    New,
    /// Whatever is on the screen: at first the one inside the program.
    Look,
}

impl Choice {
    /// Whether a new ledger is written.
    fn begins(self) -> bool {
        matches!(self, Choice::Import | Choice::New)
    }
}

#[derive(Clone, Copy)]
enum Act {
    Choose(Choice),
    Take,
    Step(isize),
    Close,
    Quit,
}

#[rustfmt::skip]
const KEYS: &[Row<Act>] = &[
    row(Keys::Own(&[Key::char('o')]), Act::Choose(Choice::Open), "", "台帳を開く(場所を入れる)"),
    row(Keys::Own(&[Key::char('i'), Key::char('I')]), Act::Choose(Choice::Import), "", "新しい台帳を作り、Excelブック・CSVを取り込む"),
    row(Keys::Own(&[Key::char('n')]), Act::Choose(Choice::New), "", "新しい台帳を作る"),
    row(Keys::Own(&[Key::char('b')]), Act::Choose(Choice::Look), "", "内蔵の台帳を見る"),
    row(Keys::Own(&[special(Code::Enter)]), Act::Take, "決める", "選んだものにする"),
    row(Keys::Of(Command::Down), Act::Step(1), "選ぶ", "次へ"),
    row(Keys::Of(Command::Up), Act::Step(-1), "選ぶ", "前へ"),
    row(Keys::Own(&[special(Code::Esc)]), Act::Close, "閉じる", "閉じる"),
    row(Keys::Own(&[Key::char('q'), Key::ctrl('c')]), Act::Quit, "終了", "開いた台帳があれば閉じる、まだなければ終了する"),
];

pub(super) const ROOM: Room = Room::new("はじめの画面(O)", Starting::hints, press);

impl Starting {
    /// What there is to choose from, with its key: whoever only looks begins nothing.
    pub(crate) fn choices(state: &State) -> Vec<(Choice, &'static str, &'static str)> {
        let may = |(choice, ..): &(Choice, _, _)| !(state.setup.read_only && choice.begins());
        Self::CHOICES.into_iter().filter(may).collect()
    }

    const CHOICES: [(Choice, &'static str, &'static str); 4] = [
        (Choice::Open, "o", "台帳を開く"),
        (Choice::Import, "i", "Excelから始める(xlsx・csv)"),
        (Choice::New, "n", "空の台帳を作る"),
        (Choice::Look, "b", "内蔵の台帳(公表された効果検証の例)を見る"),
    ];

    /// What there is to say of its keys.
    pub(crate) fn hints() -> Vec<Hint> {
        hints(KEYS)
    }

    /// Those that the bar has room for here: what ends nothing isn't told as if it did.
    pub(crate) fn offered(&self) -> Vec<Hint> {
        let rows = KEYS.iter().filter(|row| self.first || !matches!(row.act, Act::Quit));
        hints(&rows.copied().collect::<Vec<_>>())
    }
}

/// Shows the page.
pub(crate) fn open(state: &mut State) {
    if let Some(&first) = state.unsaved().first() {
        // Of several ledgers it need not be the one in hand.
        let which = if state.is_several() { format!("{} に", state.beside(first).named()) } else { String::new() };
        return state
            .warn(format!("{which}保存していない変更があります。保存(s)してから、ほかの台帳を開いてください。"));
    }
    state.mode = Mode::Starting(Starting::default());
}

/// Shows the page at the start of the program.
pub(crate) fn first(state: &mut State) {
    if matches!(state.mode, Mode::Browse) {
        state.mode = Mode::Starting(Starting { first: true, ..Starting::default() });
    }
}

fn press(state: &mut State, key: Key, effects: &mut Vec<Effect>) -> bool {
    let choices = Starting::choices(state);
    let last = choices.len().saturating_sub(1);
    let Mode::Starting(starting) = &mut state.mode else { return false };
    let Some(act) = answer(KEYS, &state.setup.keymap, key) else {
        state.mode = Mode::Browse;
        return (browse::ROOM.press)(state, key, effects);
    };
    match act {
        Act::Step(by) => starting.at = starting.at.saturating_add_signed(by).min(last),
        Act::Quit if starting.first => leaving::quit(state, effects),
        Act::Close | Act::Quit => uncover(state),
        Act::Take => {
            if let Some(&(choice, ..)) = choices.get(starting.at.min(last)) {
                choose(state, choice, effects);
            }
        }
        Act::Choose(choice) => choose(state, choice, effects),
    }
    true
}

/// The page goes. What is seen behind it may be the ledger of another town: it says so, and how the page comes back.
fn uncover(state: &mut State) {
    state.mode = Mode::Browse;
    if state.origin == Origin::Embedded {
        let key = key_of(state, Command::Start);
        let town = state.book.ledger().front().front().municipality().unwrap_or_default().into_owned();
        state.tell(format!("内蔵の例({town}の公表資料)を見ています。{key} ではじめの画面に戻れます。"));
    }
}

fn choose(state: &mut State, choice: Choice, effects: &mut Vec<Effect>) {
    let Mode::Starting(Starting { first, .. }) = state.mode else { return };
    let Some(at) = Starting::choices(state).iter().position(|(one, ..)| *one == choice) else {
        return state.warn("見るだけの設定で開いているため、新しい台帳は作れません。");
    };
    let questions: &[Question] = match choice {
        Choice::Look => {
            uncover(state);
            if state.origin != Origin::Embedded {
                effects.push(Effect::Open { path: None, begin: None, import: None });
            }
            return;
        }
        Choice::Open => &[Question::Ledger],
        Choice::New => &[Question::Town, Question::Year, Question::New],
        Choice::Import => &[Question::Files, Question::Town, Question::Year, Question::New],
    };
    let proposed = fiscal_year_in_japan(state.now);
    let offered = |question: &Question| match question {
        Question::Year => proposed.short(),
        Question::New => "daicho.json".to_owned(),
        Question::Files | Question::Town | Question::Ledger => String::new(),
    };
    let lines = questions.iter().map(|question| (*question, Line::new(offered(question), MOST))).collect();
    let (from, said) = (Starting { at, first }, Vec::new());
    state.mode = Mode::Place(Box::new(Place { lines, at: 0, from, proposed, said }));
}

/// What files say themselves of the ledger that is begun from them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// Whose they are.
    pub town: Option<String>,
    /// The year under review.
    pub year: Option<FiscalYear>,
}

/// The files whose places were typed have been looked at: the town and the year that they say are proposed, unless the user has
/// said others by now. Where they can't be read their places are asked for again, unless the user is typing something else by
/// now.
pub(crate) fn heading_said(state: &mut State, files: &str, said: Result<Heading, String>) {
    let Mode::Place(place) = &mut state.mode else { return };
    let at = |wanted: Question| place.lines.iter().position(|(question, _)| *question == wanted);
    let (Some(of_files), Some(of_town), Some(of_year)) = (at(Question::Files), at(Question::Town), at(Question::Year))
    else {
        return;
    };
    if place.lines[of_files].1.text().trim() != files {
        return;
    }
    match said {
        Ok(Heading { town, year }) => {
            if let Some(town) = town.filter(|_| place.at <= of_town && place.lines[of_town].1.text().is_empty()) {
                place.said.push(Question::Town);
                place.lines[of_town].1 = Line::new(town, MOST);
            }
            let Some(year) = year else { return };
            let words = place.lines[of_year].1.text();
            if place.at <= of_year && words == place.proposed.short() {
                place.said.push(Question::Year);
                place.proposed = year;
                place.lines[of_year].1 = Line::new(year.short(), MOST);
            } else if FiscalYear::parse(words).is_some_and(|typed| typed != year) {
                state.warn(format!("ファイルは{year}のものと読めます。違う年度で始めるときは、このまま進めます。"));
            }
        }
        Err(words) => {
            if place.at == of_files + 1 && place.lines[place.at].1.text().is_empty() {
                place.at = of_files;
            }
            state.warn(words);
        }
    }
}

/// The longest path that systems take.
const MOST: usize = 4096;

/// Something that is asked before a ledger is opened or begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Question {
    /// Where the files are that come in.
    Files,
    /// Whose ledger it is.
    Town,
    /// The year under review.
    Year,
    /// Where a new ledger is put.
    New,
    /// Where the ledger is.
    Ledger,
}

impl Question {
    fn words(self) -> &'static str {
        match self {
            Question::Files => "取り込むファイルの場所( ; で区切ると複数)",
            Question::Town => "自治体の名前(都道府県から)",
            Question::Year => "対象年度",
            Question::New => "台帳を置く場所",
            Question::Ledger => "開く台帳の場所",
        }
    }
}

/// What is asked before a ledger is opened or begun.
#[derive(Clone, Debug)]
pub struct Place {
    /// Each question with its answer; the last is the ledger's place.
    lines: Vec<(Question, Line)>,
    at: usize,
    /// The page that it is asked from.
    from: Starting,
    /// The year that is proposed: that of today, until the files are known to say another.
    proposed: FiscalYear,
    /// What the files answer.
    said: Vec<Question>,
}

impl Place {
    /// What is being asked, for the front of the line that is typed.
    pub fn question(&self) -> String {
        // What the files say is said to come from them, and not besides how it is to be typed.
        let words = |question: Question| match question.words().split('(').next() {
            Some(bare) if self.said.contains(&question) => format!("{bare}(ファイルから) "),
            _ => format!("{} ", question.words()),
        };
        self.lines.get(self.at).map_or_else(String::new, |(question, _)| words(*question))
    }

    /// What there is to say of its keys.
    pub(crate) fn hints() -> Vec<Hint> {
        hints(ASKING)
    }

    /// What is being typed; there is always something.
    pub fn line(&self) -> Option<&Line> {
        self.lines.get(self.at).map(|(_, line)| line)
    }
}

#[rustfmt::skip]
const ASKING: &[Row<Typing>] = &[
    row(keys::TAKE, Typing::Accept, "次へ", "次の問いへ・最後なら開く"),
    row(keys::LEAVE, Typing::Cancel, "戻る", "はじめの画面に戻る"),
];

pub(super) const PLACE: Room = Room::prompt::<Place>("台帳の場所を入れるとき(はじめの画面)");

impl Prompt for Place {
    const KEYS: &'static [Row<Typing>] = ASKING;

    fn line(mode: &mut Mode) -> Option<&mut Line> {
        let Mode::Place(place) = mode else { return None };
        let at = place.at;
        place.lines.get_mut(at).map(|(_, line)| line)
    }

    /// The next question; after the last one the world is asked, which says so where it can't: then the place can be mended.
    fn accept(state: &mut State, effects: &mut Vec<Effect>) {
        let Mode::Place(place) = &mut state.mode else { return };
        let said = |wanted: Question| {
            let line = place.lines.iter().find(|(question, _)| *question == wanted);
            line.map(|(_, line)| line.text().trim().to_owned())
        };
        let Some((question, line)) = place.lines.get(place.at) else { return };
        let words = line.text().trim().to_owned();
        match question {
            Question::Town => {}
            Question::Year if FiscalYear::parse(&words).is_none() => {
                let example = "R7、令和7、2025 のように入力してください。";
                return state.warn(format!("「{words}」は年度として読めません。{example}"));
            }
            _ if words.is_empty() => return state.warn("場所が空です。Esc で戻れます。"),
            _ => {}
        }
        if place.at + 1 < place.lines.len() {
            if *question == Question::Files {
                effects.push(Effect::LookForHeading(words));
            }
            place.at += 1;
            return;
        }
        let year = said(Question::Year).and_then(|year| FiscalYear::parse(&year));
        let begin = year.map(|year| (said(Question::Town).unwrap_or_default(), year));
        let import = said(Question::Files);
        effects.push(Effect::Open { path: Some(words), begin, import });
    }

    fn cancel(state: &mut State) {
        if let Mode::Place(place) = &state.mode {
            state.mode = Mode::Starting(place.from);
        }
    }
}
