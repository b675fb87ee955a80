//! What the stages of an evaluation say: a mark and the reason for it, in cells of their own, and who verified the whole.

use super::{Around, As, Maker, Place};
use crate::exchange::values::{string, with_unit};
use crate::exchange::words::squeezed;

/// The stage of the ledger that a meaning is about.
fn stage_of(concept: &str) -> &'static str {
    match concept.trim_end_matches("_why") {
        "outside" => "外部",
        "stage_one" => "担当課",
        _ => "庁内",
    }
}

impl Maker<'_> {
    /// A verdict of a stage: a mark, or sentences.
    pub(super) fn verdict_of_stage(&mut self, id: (usize, usize), concept: &str, text: &str, around: Around<'_>) {
        let most = if concept == "outside" { 30 } else { 8 };
        // 「5人」 below 「有効 | 概ね有効 | 有効でない」 counts those who judged so.
        if text.trim_end().ends_with(['人', '名', '票'])
            && with_unit(text).is_some_and(|(_, unit)| unit.chars().count() < 2)
        {
            return self.say(id, As::Unplaced, "そう評価した人の数", around.project);
        }
        // 「特になし」 is no verdict.
        let nothing = matches!(text.trim(), "特になし" | "特に意見なし" | "意見なし" | "なし");
        let mark = text.chars().count() < most && !text.trim_end().ends_with('。') && !nothing;
        self.part_of_stage(id, stage_of(concept), if mark { "rating" } else { "comment" }, text, around);
    }

    /// Why a stage judged so. The first stage's verdict may have been the published one: so is its reason then.
    pub(super) fn why_of_stage(&mut self, id: (usize, usize), concept: &str, text: &str, around: Around<'_>) {
        let stage = stage_of(concept);
        if concept == "stage_one_why" && self.last_of_stage(&self.evaluations(around), stage).is_none() {
            return self.put(id, "comment", text, around);
        }
        self.part_of_stage(id, stage, "comment", text, around);
    }

    fn evaluations(&self, around: Around<'_>) -> Place {
        let year = around.year.unwrap_or(self.year);
        Place { project: around.project, year: Some(year), field: "/evaluations".into(), ..Place::default() }
    }

    /// The last evaluation of a stage.
    fn last_of_stage(&self, list: &Place, stage: &str) -> Option<usize> {
        let count = self.counts.get(list).copied().unwrap_or_default();
        let of = |n: usize| Place { field: format!("{}/{n}/stage", list.field).into(), ..list.clone() };
        (0..count).rev().find(|&n| self.get(&of(n)) == Some(string(stage).as_str()))
    }

    /// A part of a stage's evaluation: of the last one where it lacks this part, since its mark and its text stand in cells of their own.
    fn part_of_stage(&mut self, id: (usize, usize), stage: &str, part: &str, text: &str, around: Around<'_>) {
        let list = self.evaluations(around);
        let at = |n: usize, key: &str| Place { field: format!("/evaluations/{n}/{key}").into(), ..list.clone() };
        let last = self.last_of_stage(&list, stage).filter(|&n| !self.has(&at(n, part)));
        let n = last.unwrap_or_else(|| self.next(&list));
        if !self.has(&at(n, "stage")) {
            self.set(id, at(n, "stage"), string(stage), "評価の段階");
        }
        self.set(id, at(n, part), string(text), "外部・二次の評価");
    }

    /// Who verified, and when: 「白波市総合戦略推進委員会（令和7年8月1日開催）」. `header`: by what it is called.
    pub(super) fn verifier(&mut self, id: (usize, usize), text: &str, header: &str) {
        let (body, at) = body_and_day(text);
        let list = Place { field: "/verifications".into(), ..Place::default() };
        let place = |n: usize, key: &str| Place { field: format!("/verifications/{n}/{key}").into(), ..list.clone() };
        let (named, held) = (string(body), at.map(string));
        let count = self.counts.get(&list).copied().unwrap_or_default();
        let is_it =
            |n: &usize| self.get(&place(*n, "body")) == Some(&*named) && self.get(&place(*n, "at")) == held.as_deref();
        if (0..count).any(|n| is_it(&n)) {
            return self.say(id, As::Repeated, "同じ検証の記録が先に出ている", None);
        }
        let outside = |words: &str| ["外部", "有識者"].iter().any(|word| words.contains(word));
        let whole = self.cell(id).map_or("", |(_, cell)| &*cell.text);
        let kind = match squeezed(body) {
            body if body.ends_with("議会") && !body.ends_with("審議会") && !body.ends_with("協議会") => {
                Some("議会")
            }
            body if body.contains("庁内") => Some("庁内"),
            _ if outside(header) || outside(whole) => Some("外部組織"),
            _ => None,
        };
        let n = self.next(&list);
        self.set(id, place(n, "body"), named, "検証した組織");
        if let Some(held) = held {
            self.set(id, place(n, "at"), held, "検証の日付");
        }
        if let Some(kind) = kind {
            self.set(id, place(n, "kind"), string(kind), "検証した組織の種別");
        }
    }
}

/// A body and the day in brackets behind it, as it is printed, without what was done on it.
fn body_and_day(text: &str) -> (&str, Option<&str>) {
    let text = text.trim();
    let cut = text.strip_suffix([')', '）']).and_then(|text| text.rsplit_once(['(', '（']));
    let Some((body, inside)) = cut else { return (text, None) };
    let done = ["に開催", "開催", "実施", "審議", "評価", "検証"];
    let day = done.iter().find_map(|end| inside.strip_suffix(end)).unwrap_or(inside).trim();
    let is_day = day.contains(char::is_numeric) && day.contains(['年', '月', '.', '．', '/', '／']);
    if is_day && !body.trim().is_empty() { (body.trim_end(), Some(day)) } else { (text, None) }
}

#[cfg(test)]
mod tests {
    use super::body_and_day;

    #[test]
    fn only_a_day_is_cut_off() {
        for (text, body, day) in [
            ("白波市推進委員会（令和7年8月1日開催）", "白波市推進委員会", Some("令和7年8月1日")),
            ("有識者会議(R7.8.1・R7.9.2)", "有識者会議", Some("R7.8.1・R7.9.2")),
            ("推進会議（産官学金労言）", "推進会議（産官学金労言）", None),
            ("推進会議（第2回）", "推進会議（第2回）", None),
        ] {
            assert_eq!(body_and_day(text), (body, day), "{text}");
        }
    }
}
