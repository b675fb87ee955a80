//! The practice (`kensho tutor`): fifteen minutes at the keyboard, step by step.
//!
//! The policy: a step says what to do and why, and is done when the state shows it, however the user got there. Nothing is
//! forbidden meanwhile, nothing is marked. The steps stand above the screen, which is as much lower as they take rows and
//! knows nothing of them otherwise.

use super::modes::Mode;
use super::state::{Focus, Panel, State};
use crate::ledger::field::Tab;

/// Rows above the screen.
pub const ROWS: u16 = 3;

/// Rows that the screen keeps at least; below, there is no room for steps.
const LEAST: u16 = 6;

/// One thing to do.
pub struct Step {
    /// What to press, and what it is good for.
    pub(crate) words: &'static str,
    /// Whether it has been done.
    done: fn(&State) -> bool,
}

const fn step(words: &'static str, done: fn(&State) -> bool) -> Step {
    Step { words, done }
}

fn browsing(state: &State) -> bool {
    matches!(state.mode, Mode::Browse)
}

/// The steps in their order.
#[rustfmt::skip]
pub const STEPS: &[Step] = &[
    step("j(または ↓)を押して、2番目の事業へ移ってください。左の一覧が事業、右がその事業の内容です。", |s| s.place.project == 1),
    step("2 を押して、KPIの面を開いてください。1 事業実績、2 KPI、3 課題、4 評価、5 計画です。", |s| s.place.tab == Tab::Kpi),
    step("Enter を押して、右の面の中へ入ってください。Esc でいつでも一覧へ戻れます。", |s| s.place.focus == Focus::Panel),
    step("e を押して、選んだ項目を直し始めてください。", |s| matches!(s.mode, Mode::Entry(_))),
    step("Ctrl-U で消し、61 と打って、Enter で決めてください。まだファイルは変わりません。", |s| browsing(s) && s.is_unsaved()),
    step("u を押して、取り消してください。何回でも戻れます。", |s| browsing(s) && !s.is_unsaved()),
    step("Ctrl-R を押して、取り消した変更をやり直してください。", |s| browsing(s) && s.is_unsaved()),
    step("s を押してください。保存の前に、変わるところが「前」と「後」で並びます。", |s| matches!(s.mode, Mode::Review(_))),
    step("Enter を押して、保存してください。変わるのは直した文字だけです。", |s| browsing(s) && !s.is_unsaved()),
    step("4 を押して、評価の面を開いてください。公表の評価、基準から言える評価、その理由が読めます。", |s| s.place.tab == Tab::Rating),
    step("/ を押し、kenshin(日本語入力なら けんしん)と打って Enter を押してください。検診・健診が見つかります。", |s| browsing(s) && !s.search.hits.is_empty()),
    step("n を押して、次の一致へ移ってください。N で前の一致へ戻ります。", |s| browsing(s) && s.search.at.is_some_and(|at| at > 0)),
    step("c を押して、指摘の一覧を開いてください。食い違い、書き誤り、抜けが並びます。", |s| matches!(s.mode, Mode::Findings(_))),
    step("j で次の指摘を読み、Esc で閉じてください。Enter なら、その場所へ移ります。", browsing),
    step("0 を押して、台帳全体を見てください。合計、評価の並び、まだ確定していない値があります。", |s| s.place.panel == Panel::Whole),
    step("もう一度 0 を押して、事業へ戻ってください。", |s| s.place.panel == Panel::Project),
    step("m を押して、会議の画面にしてください。1つの事業が大きく映ります。", |s| s.place.panel == Panel::Meeting),
    step("n で次の事業へ移り、Esc で会議の画面を終えてください。", |s| s.place.panel == Panel::Project),
    step("? を押して、キーの説明を開いてください。忘れたときは、いつでもここです。", |s| matches!(s.mode, Mode::Help(_))),
    step("Esc で閉じてください。F1 では、この手引きの全体が読めます。", browsing),
    step("これで終わりです。q で練習を終えます。自分の台帳は kensho 台帳.json で開きます。", |_| false),
];

/// How far the user has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tutor {
    /// The step to be done now: index into [`STEPS`].
    pub at: usize,
}

impl Tutor {
    /// The step to be done now.
    pub(crate) fn step(self) -> &'static Step {
        &STEPS[self.at.min(STEPS.len() - 1)]
    }
}

/// Rows that the steps take on a screen of that height.
pub(crate) fn rows(tutor: Option<Tutor>, height: u16) -> u16 {
    if tutor.is_some() && height >= LEAST + ROWS { ROWS } else { 0 }
}

/// Goes on where the step has been done. One at a time: what the next one asks for is read before it is done.
pub(super) fn look(state: &mut State) {
    if let Some(tutor) = state.tutor
        && (tutor.step().done)(state)
    {
        skip(state);
    }
}

/// Goes on, done or not.
pub(super) fn skip(state: &mut State) {
    if let Some(tutor) = &mut state.tutor {
        tutor.at = (tutor.at + 1).min(STEPS.len() - 1);
    }
}
