//! 事業実績: what was done, and what it cost.

use super::{Ink, Place, Sheet, Subject, grouped, label_of, yen};

pub(super) fn lay(sheet: &mut Sheet, subject: &Subject<'_>) {
    let project = subject.project;
    let at = subject.at();
    let name = at.key("name");
    sheet.new_line();
    let width = sheet.width();
    let row = sheet.next();
    sheet.field(row, Place { x: 0, width, column: 0, ink: Ink::Strong }, name, project.name().as_deref());

    let label = label_cells(width);
    sheet.blank();
    let number = project.number().map(grouped);
    sheet.labelled(label, "番号", at.key("number"), number.as_deref(), Ink::Text);
    sheet.labelled(label, "種別", at.key("scope"), project.scope().as_deref(), Ink::Text);
    let (from, to) = project.period();
    let period = at.key("period");
    sheet.new_line();
    let row = sheet.next();
    sheet.words(row, 0, Ink::Label, "実施年度");
    let half = |x: usize, column| Place { x, width: 4, column, ink: Ink::Text };
    sheet.field(row, half(label, 0), period.key("from"), from.map(|y| y.short()).as_deref());
    sheet.words(row, label + 5, Ink::Dim, "-");
    sheet.field(row, half(label + 7, 1), period.key("to"), to.map(|y| y.short()).as_deref());
    sheet.labelled(label, "所管課", at.key("department"), project.department().as_deref(), Ink::Text);
    let variants: Vec<_> = project.name_variants().collect();
    for (i, variant) in variants.iter().map(|one| Some(&**one)).chain(variants.is_empty().then_some(None)).enumerate() {
        let words = if i == 0 { "別表記" } else { "" };
        sheet.labelled(label, words, at.key("name_variants").index(i), variant, Ink::Text);
    }

    let Some((_, review)) = subject.review else {
        sheet.blank();
        sheet.say(0, Ink::Dim, "この事業の効果検証はまだありません。");
        return;
    };
    let at = subject.review_at();
    sheet.heading("事業費");
    let year = review.fiscal_year().map(|year| year.to_string());
    sheet.labelled(label, "検証の年度", at.key("fiscal_year"), year.as_deref(), Ink::Text);
    sheet.labelled(label, "区分", at.key("basis"), review.basis().as_deref(), Ink::Text);
    let program = review.program();
    let name = subject.front.programs().find(|p| p.id() == program).and_then(|p| p.name());
    sheet.labelled(label, "交付金制度", at.key("program"), program.as_deref(), Ink::Text);
    if let Some(name) = name {
        sheet.say(label, Ink::Dim, &name);
    }
    let amounts = |amount: Option<i64>| amount.map(|a| yen(Some(a)));
    sheet.labelled(label, label_of(&at.key("cost")), at.key("cost"), amounts(review.cost()).as_deref(), Ink::Strong);
    sheet.labelled(
        label,
        grant_label(review.is_plan()),
        at.key("grant"),
        amounts(review.grant()).as_deref(),
        Ink::Strong,
    );
    if let Some((words, ink)) = half_rule(subject) {
        sheet.say(label, ink, &words);
    }

    sheet.heading("事業実績");
    let achievements = at.key("achievements");
    let mut any = false;
    for (i, (heading, body)) in review.achievements().enumerate() {
        any = true;
        let item = achievements.index(i);
        if i > 0 {
            sheet.blank();
        }
        sheet.new_line();
        let row = sheet.next();
        let place = Place { x: 0, width, column: 0, ink: Ink::Strong };
        sheet.field(row, place, item.key("heading"), heading.as_deref());
        sheet.new_line();
        let x = if width >= 30 { 2 } else { 0 };
        let place = Place { x, width: width - x, column: 0, ink: Ink::Text };
        let row = sheet.next();
        sheet.field(row, place, item.key("body"), body.as_deref());
    }
    if !any {
        sheet.say(
            0,
            Ink::Dim,
            if review.is_plan() {
                "計画の段階で、実績はまだありません。"
            } else {
                "事業実績は空欄です。"
            },
        );
    }
}

/// The column in which values begin, beside their labels.
pub(super) fn label_cells(width: usize) -> usize {
    if width >= 34 { 12 } else { 10.min(width / 2) }
}

fn grant_label(is_plan: bool) -> &'static str {
    if is_plan { "交付予定" } else { "交付実績" }
}

/// How the grant stands to the share of the cost that the programme pays (half, where it says nothing else).
fn half_rule(subject: &Subject<'_>) -> Option<(String, Ink)> {
    let (_, review) = subject.review?;
    let (cost, grant) = (review.cost()?, review.grant()?);
    let program = review.program();
    let rate = subject.front.programs().find(|p| p.id() == program).and_then(|p| p.subsidy_rate()).unwrap_or((1, 2));
    let due = cost.checked_mul(rate.0)? / rate.1;
    let share = format!("事業費の{}分の{}", rate.1, rate.0);
    Some(match due - grant {
        0 => (format!("= {share}"), Ink::Dim),
        under if under > 0 => (format!("{share}({}円)より{}円少ない", grouped(due), grouped(under)), Ink::Dim),
        over => (format!("{share}({}円)を{}円超えています", grouped(due), grouped(-over)), Ink::Warn),
    })
}
