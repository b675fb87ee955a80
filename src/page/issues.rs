//! 課題: the three printed columns, side by side where there is room, below each other where there isn't.

use crate::page::Ink;
use crate::page::Place;
use crate::page::Sheet;
use crate::page::Subject;

/// The least width of a column in which Japanese prose reads well, in cells.
const LEAST_COLUMN: usize = 24;

pub(crate) fn lay(sheet: &mut Sheet, subject: &Subject<'_>) {
    let Some((_, review)) = subject.review else {
        sheet.say(0, Ink::Dim, "この事業の効果検証はまだありません。");
        return;
    };
    let at = subject.review_at().key("issues");
    let columns = [
        ("現況や課題の把握", "実施計画と比較した", at.key("current"), review.current()),
        ("阻害要因の把握・分析・対応", "", at.key("obstacles"), review.obstacles()),
        ("実施計画の見直し内容など", "次年度以降に向けた", at.key("revisions"), review.revisions()),
    ];
    let width = sheet.width();
    let gap = 3;
    let column = width.saturating_sub(2 * gap) / 3;
    if column >= LEAST_COLUMN {
        let sheets = columns.into_iter().enumerate().map(|(i, (title, prefix, pointer, body))| {
            let mut part = sheet.part(column);
            let words = if prefix.is_empty() { title.to_owned() } else { format!("{prefix}\n{title}") };
            let lines = words.lines().count();
            for _ in lines..2 {
                let row = part.next();
                part.words(row, 0, Ink::Heading, "");
            }
            for line in words.lines() {
                part.say(0, Ink::Heading, line);
            }
            let row = part.next();
            part.draw(row, 0, Ink::Dim, crate::page::Body::Rule(column as u16));
            part.new_line();
            part.field(row + 1, Place { x: 0, width: column, column: 0, ink: Ink::Text }, pointer, body.as_deref());
            (i * (column + gap), part)
        });
        let sheets: Vec<_> = sheets.collect();
        sheet.beside(sheets);
    } else {
        for (title, prefix, pointer, body) in columns {
            sheet.heading(&format!("{prefix}{title}"));
            sheet.new_line();
            let row = sheet.next();
            sheet.field(row, Place { x: 0, width, column: 0, ink: Ink::Text }, pointer, body.as_deref());
        }
    }
    opinions(sheet, subject);
}

/// What was said, and how it is reflected: the form asks for that beside 見直し内容. Without opinions it takes no room.
fn opinions(sheet: &mut Sheet, subject: &Subject<'_>) {
    let Some((_, review)) = subject.review else { return };
    let at = subject.review_at().key("opinions");
    for (i, opinion) in review.opinions().enumerate() {
        if i == 0 {
            sheet.heading("意見と、その反映");
        }
        let year = opinion.first_year().map_or_else(String::new, |year| format!("{}の意見 ", year.short()));
        let by = opinion.by().map_or_else(String::new, |by| format!("{by}: "));
        sheet.say(0, Ink::Label, &format!("{year}{by}{}", opinion.text().unwrap_or_default()));
        sheet.new_line();
        let row = sheet.next();
        sheet.words(row, 2, Ink::Label, "→");
        let place = Place { x: 5, width: sheet.width().saturating_sub(5), column: 0, ink: Ink::Text };
        let blank = if opinion.is_none() { "要りません" } else { "まだありません" };
        sheet.field_or(row, place, at.index(i).key("response"), opinion.response().as_deref(), blank);
    }
}
