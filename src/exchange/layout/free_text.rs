//! Text that is no label and stands in no column: a title, the town, a note, a legend, a page number.
//!
//! What is recognised as one of them is said to be it; all else is reported as unread, never dropped.

use super::Walk;
use super::criteria::meanings;
use super::project::is_department;
use crate::exchange::cells::{Cell, Sheet};
use crate::exchange::lines::marked;
use crate::exchange::place::{Around, As, Maker, Place, plain};
use crate::exchange::values::{is_dash, number, short, string, with_unit};
use crate::exchange::words::{squeezed, without_year, years};

/// From how many free rows on what stands alone has nothing to do with the rest of its sheet.
const FAR: u32 = 30;

impl Walk<'_, '_> {
    /// A text that is no label and stands in no column. `alone`: nothing else stands in its row.
    pub(super) fn free_text(&mut self, cell: usize, beside: bool, alone: bool) -> bool {
        if self.done.contains(&cell) {
            return true;
        }
        let of: &Cell = &self.sheet.cells[cell];
        let (text, flat) = (of.text.trim().to_owned(), squeezed(&of.text));
        let id = self.id(cell);
        let ledger = |field: &'static str| Place { field: field.into(), ..Place::default() };
        let note = |n: usize| Place { field: format!("/notes/{n}").into(), ..Place::default() };
        if beside {
            self.say(cell, As::Unplaced, "表の横の書き込み");
            return true;
        }
        let counted = || (is_note(&flat) || self.names_legend(&text)) && meanings(&text).len() >= 2;
        let legend = is_legend(&flat) || (alone && counted());
        let page = page_mark(&text);
        if legend {
            // What its marks are about is known when the sheet is read.
            self.done.insert(cell);
            self.legends.push(cell);
        } else if let Some(body) = self.verifier_in(&text).filter(|_| alone) {
            self.done.insert(cell);
            self.maker.put(id, "verifier", body, Around::default());
        } else if alone && is_stage(&flat) {
            self.say(cell, As::Label, "見出し");
        } else if alone && page && !is_dash(&flat) {
            self.say(cell, As::Label, "ページ番号");
        } else if ["記入すること", "を付けること", "記入してください", "ください。", "問い合わせ先", "追加して記入"]
            .iter()
            .any(|word| flat.contains(word))
        {
            self.say(cell, As::Label, "記入の案内");
        } else if alone && is_note(&flat) {
            self.done.insert(cell);
            let n = self.maker.next(&ledger("/notes"));
            self.maker.set(id, note(n), string(&text), "注記");
        } else if flat.ends_with("現在") && flat.chars().count() < 20 {
            self.say(cell, As::Unplaced, "時点");
        } else if is_form_name(&text) {
            self.say(cell, As::Label, "様式の名称");
        } else if alone && self.total_sentence(cell, &flat) {
            // It is placed.
        } else if alone && self.is_below_funding(cell) {
            self.done.insert(cell);
            self.maker.set(id, ledger("/funding"), string(&text), "財源の説明");
        } else if alone
            && self.plan_sheet
            && of.row > self.plan_row
            && of.row <= self.plan_row + 3
            && flat.chars().count() < 20
        {
            self.done.insert(cell);
            let place = Place { project: self.project, field: "/plan/scheme".into(), ..Place::default() };
            self.maker.set(id, place, string(&text), "制度の区分");
        } else if alone && flat.contains("年度") && flat.ends_with("実施。") && self.landmarks.lists {
            self.done.insert(cell);
            let n = self.maker.next(&ledger("/notes"));
            self.maker.set(id, note(n), string(&text), "注記");
        } else if let Some(town) =
            text.split_once(['（', '(']).filter(|(_, rest)| is_beside_town(rest)).map(|of| of.0.trim())
            && is_town(&squeezed(town))
        {
            // 「葛城野町　（単位：千円）」, 「葛城野町（令和７年３月末現在）」
            self.done.insert(cell);
            self.maker.town(id, town, "自治体");
        } else if (is_town(&flat) && !self.is_among_words(cell)) || (is_prefecture(&flat) && !self.names_town()) {
            self.done.insert(cell);
            self.maker.town(id, &text, "自治体");
        } else if let Some(town) = town_of_hall(&flat)
            && self.maker.get(&ledger("/municipality")).is_none_or(|known| plain(known).ends_with(town))
        {
            self.done.insert(cell);
            self.maker.town(id, town, "役場・役所の名称の中の自治体名");
        } else if let Some(town) = town_of_office(&text).filter(|_| of.row < HEADING_ROWS)
            && self.maker.get(&ledger("/municipality")).is_none_or(|known| plain(known).ends_with(town))
        {
            self.done.insert(cell);
            self.maker.town(id, town, "作成した課の前の自治体名");
        } else if let Some(town) =
            town_of_body(&text).or_else(|| town_of_sentence(&text)).filter(|_| alone && of.row < HEADING_ROWS)
            && !self.maker.has(&ledger("/municipality"))
        {
            self.done.insert(cell);
            self.maker.town(id, &town, "文中の自治体名");
        } else if alone && (is_title(&flat) || self.heads_sheet(cell, &flat)) && !self.is_verdicts(cell) {
            self.done.insert(cell);
            match self.maker.get(&ledger("/title")).map(str::to_owned) {
                None => {
                    self.maker.set(id, ledger("/title"), string(&text), "題名");
                    if let Some(town) = town_of_title(&text)
                        && !self.maker.has(&ledger("/municipality"))
                    {
                        self.maker.set(id, ledger("/municipality"), string(&town), "題名の中の自治体名");
                    }
                }
                Some(known) if known == string(&text) => self.maker.say(id, As::Repeated, "題名の繰り返し", None),
                Some(_) if flat.ends_with("について") && !self.maker.has(&ledger("/review_title")) => {
                    self.maker.set(id, ledger("/review_title"), string(&text), "効果検証の題名");
                }
                Some(_) => self.maker.say(id, As::Label, "見出し", None),
            }
            if !self.maker.has(&ledger("/fiscal_year"))
                && !years(&text).is_empty()
                && self.maker.year > 0
                && self.maker.year == self.maker.reviewed
            {
                let year = string(&short(self.maker.year));
                self.maker.set(id, ledger("/fiscal_year"), year, "題名の年度");
            }
        } else if number(&flat).is_some() || self.maker.book.running && is_bare_quantity(&text) {
            // A number is never a heading.
            self.say(cell, As::Unplaced, "見出しのない数");
        } else if alone
            && (flat.starts_with(['○', '【', '■', '●', '◆', '1', '2', '3', '(']) || flat.chars().count() <= 6)
            && flat.chars().count() < 60
            && self.sheet.row_indexes(of.row).len() == 1
            && !self.is_far_off(cell)
        {
            match self.is_below_label(cell) {
                true => self.say(cell, As::Unplaced, "上の見出しの値(何の値か分からない)"),
                false => self.say(cell, As::Label, "見出し"),
            }
        } else if alone {
            self.say(cell, As::Unplaced, "表の外の文章");
            return self.sheet.row_indexes(self.sheet.cells[cell].row).len() == 1 && flat.chars().count() > 60;
        } else {
            self.say(cell, As::Unplaced, "見出しのないセル");
        }
        true
    }

    /// Who verified, behind the word for it: 「外部評価機関：白波市推進委員会（令和7年8月1日開催）」.
    fn verifier_in<'t>(&self, text: &'t str) -> Option<&'t str> {
        let (label, body) = text.split_once(['：', ':'])?;
        let body = body.trim();
        let said = label.chars().count() <= 14 && !body.is_empty() && !body.contains('。');
        (said && self.head(label.trim_start_matches('※')).is_some_and(|head| head.concept == "verifier"))
            .then_some(body)
    }

    /// Whether a legend says itself whose marks it explains, each with a colon behind it: 「効果　①：目標を上回った　②：…」.
    fn names_legend(&self, text: &str) -> bool {
        // Most lines have no such sign.
        if !text.contains(['：', ':', '＝', '=']) || text.contains('。') {
            return false;
        }
        let marks: Vec<String> = meanings(text).into_iter().map(|(mark, _)| mark).collect();
        let front = marks.first().and_then(|mark| text.split(mark.as_str()).next()).unwrap_or_default();
        let front = front.trim_matches(|c: char| c.is_whitespace() || "【】［］[]（）()〔〕：:・■".contains(c));
        let colon = |mark: &String| {
            let behind = text.split_once(mark.as_str()).map_or("", |(_, behind)| behind.trim_start());
            behind.starts_with(['：', ':', '＝', '='])
        };
        let verdicts = ["rating", "mark", "kpi_rating", "policy", "outside", "stage_one", "stage_two"];
        marks.iter().all(colon) && self.head(front).is_some_and(|head| verdicts.contains(&head.concept))
    }

    /// Whether a cell stands right below a label whose value would be so short: what it says is no heading.
    fn is_below_label(&self, cell: usize) -> bool {
        let Some(above) = cell.checked_sub(1) else { return false };
        let (of, over) = (&self.sheet.cells[cell], &self.sheet.cells[above]);
        let below = over.column == of.column && self.sheet.area(over).bottom + 1 == of.row;
        let alone = self.sheet.row_indexes(over.row).len() == 1;
        let of_value = ["target", "actual", "baseline", "goal", "rate", "unit", "note", "cost", "grant", "budget"];
        below && alone && of_value.contains(&self.concept(above))
    }

    /// Whether a cell stands so far from all others, above it and below, that it is over nothing.
    fn is_far_off(&self, cell: usize) -> bool {
        let row = self.sheet.cells[cell].row;
        let near = |other: Option<&Cell>| other.is_some_and(|other| other.row.abs_diff(row) <= FAR);
        let cells = self.sheet.row_indexes(row);
        let above = cells.start.checked_sub(1).and_then(|above| self.sheet.cells.get(above));
        !near(above) && !near(self.sheet.cells.get(cells.end))
    }

    /// Whether a cell stands among others that nobody knows, below the town whose file it is: 「青島製作所 | 大阪市 | R6.5」.
    fn is_among_words(&self, cell: usize) -> bool {
        let row = self.sheet.row_indexes(self.sheet.cells[cell].row);
        row.len() > 2
            && row.into_iter().all(|cell| self.concept(cell).is_empty())
            && self.maker.has(&Place { field: "/municipality".into(), ..Place::default() })
    }

    /// Whether something on the sheet names a town, so that a prefecture beside it is only where it lies.
    fn names_town(&self) -> bool {
        let texts = || self.sheet.cells.iter().take(60);
        self.maker.has(&Place { field: "/municipality".into(), ..Place::default() })
            || texts().any(|cell| is_town(&squeezed(&cell.text)))
    }

    /// Whether a cell stands right below the heading 「財源」: a box that is still empty keeps what follows apart from it.
    pub(super) fn is_below_funding(&self, cell: usize) -> bool {
        let Some(above) = cell.checked_sub(1).and_then(|above| self.sheet.cells.get(above)) else { return false };
        squeezed(&above.text).trim_start_matches('○') == "財源"
            && self.sheet.area(above).bottom + 1 == self.sheet.cells[cell].row
    }

    /// Whether a text is over what explains the form, 「評価項目の説明」, or, below the first one of its sheet, the heading of a verdict,
    /// 「効果度（担当課評価）」, and no title.
    fn is_verdicts(&self, cell: usize) -> bool {
        self.sheet.cells[cell].text.trim_end().ends_with("の説明")
            || (cell > 0 && matches!(self.concept(cell), "rating" | "policy" | "outside"))
    }

    /// Whether a text is the first of its sheet, and names what a municipality reports on or of which year.
    fn heads_sheet(&self, cell: usize, flat: &str) -> bool {
        let words = ["総合戦略", "交付金", "事業", "シート", "調書", "管理表", "計画", "成果", "KPI"];
        let before = |before: usize| {
            let text = &self.sheet.cells[before].text;
            page_mark(text) || is_form_name(text) || is_day(&squeezed(text))
        };
        let first = (0..cell).all(before);
        let named = !years(flat).is_empty() || words.iter().any(|word| flat.contains(word));
        // 「施　策　評　価　調　書」: set wide, a title may be short.
        let wide = self.sheet.cells[cell].text.trim().contains('\u{3000}') && flat.ends_with(['書', '票', '表']);
        let least = if wide { 5 } else { 8 };
        first
            && !is_day(flat)
            && (named || wide)
            && (least..140).contains(&flat.chars().count())
            && !flat.ends_with('。')
            && !flat.starts_with(['※', '・', '【'])
    }
}

/// The town that the title of a sheet begins with, where the book is another one's by what was read of it before.
pub(in crate::exchange) fn another_town(maker: &Maker<'_>, sheet: &Sheet) -> Option<String> {
    let own = maker.get(&Place { field: "/municipality".into(), ..Place::default() }).map(plain)?;
    let first = sheet.cells.iter().take(3).find(|cell| is_title(&squeezed(&cell.text)))?;
    // 「黒潮町 令和6年度 …」: nothing but the town stands in front.
    let front =
        first.text.split(|c: char| c.is_whitespace() || matches!(c, '令' | '平')).find(|part| !part.is_empty())?;
    let town = squeezed(front);
    let own = squeezed(&own);
    (is_town(&town) && is_town(&own) && !own.contains(&town) && !town.contains(&own)).then_some(town)
}

/// 「※ …」, 「注１ …」, 「(注) …」.
pub(super) fn is_note(flat: &str) -> bool {
    let after = flat.trim_start_matches(['(', '[', '<']).strip_prefix('注');
    let marked =
        |after: &str| after.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ':' | ')' | ']' | '>' | '.'));
    flat.starts_with('※') || after.is_some_and(marked)
}

/// 「◎:目標以上 ○:…」: what marks mean.
pub(super) fn is_legend(flat: &str) -> bool {
    let told = |sign: &str| {
        let marks = ["◎", "○", "△", "×", "A", "B", "→", "↗"].iter();
        marks.filter(|mark| flat.match_indices(**mark).any(|(at, _)| flat[at + mark.len()..].starts_with(sign))).count()
    };
    // 「Ａ…達成」: the dots as the widths unified say them.
    let signs = [":", "=", "..."];
    signs.iter().any(|sign| flat.contains(sign) && told(sign) >= 2)
}

/// 「Plan(計画)」, 「C(検証)」: a stage of the cycle that a form is parted by.
fn is_stage(flat: &str) -> bool {
    let word = flat.trim_matches(['【', '】', '■', '[', ']']).to_lowercase();
    let of = |stage: &str| word.strip_prefix(stage).is_some_and(|rest| rest.is_empty() || rest.starts_with(['(', ':']));
    ["plan", "do", "check", "action", "act", "p", "d", "c", "a"].iter().any(|stage| of(stage))
        && flat.chars().count() <= 16
}

/// What may stand in brackets behind the town whose paper it is: the unit of its amounts, or when it was made.
fn is_beside_town(rest: &str) -> bool {
    let made = rest.trim_end_matches([')', '）']);
    rest.starts_with("単位") || ["現在", "時点", "作成"].iter().any(|end| made.ends_with(end))
}

/// A day and nothing else, or what was done on it: 「令和７年６月２０日提出」.
fn is_day(flat: &str) -> bool {
    let bare = flat.trim_matches(['(', ')']);
    let day = ["提出", "作成", "現在", "時点", "更新", "公表", "付"].iter().find_map(|end| bare.strip_suffix(end));
    bare.contains('月') && day.unwrap_or(bare).ends_with('日')
}

/// 「様式第１号」, 「別紙２」.
fn is_form_name(text: &str) -> bool {
    let flat = squeezed(text);
    let flat = flat.trim_start_matches(['(', '【', '[']);
    flat.starts_with("様式")
        || (flat.starts_with("別記") && flat.contains("様式") && flat.chars().count() < 12)
        || flat.starts_with("別紙")
        || flat.starts_with("別添")
        || (flat.starts_with("資料") && flat.chars().count() < 9)
}

/// Whether a text is the number of a page: 「- 3 -」, 「1/2ページ」.
pub(in crate::exchange) fn page_mark(text: &str) -> bool {
    let flat = squeezed(text);
    let bare = flat.trim_start_matches(['p', 'P', '.']).trim_end_matches("ページ").trim_end_matches('頁');
    let digits = bare.trim_matches(|c: char| matches!(c, '-' | '—' | '―' | '‐' | 'ー' | '−' | '/' | '(' | ')'));
    digits.bytes().all(|b| b.is_ascii_digit() || b == b'/')
        && flat.chars().count() <= 9
        && (flat.contains(['-', '－', '―', '/']) || (bare.len() < flat.len() && !digits.is_empty()))
}

fn is_title(flat: &str) -> bool {
    let words = ["検証", "実績", "評価", "一覧", "調査票", "進捗状況", "報告", "総括表", "結果"];
    let of_year = ["シート", "カルテ", "調書", "個票", "管理表"];
    let n = flat.chars().count();
    (8..140).contains(&n)
        && (words.iter().any(|word| flat.contains(word))
            || (of_year.iter().any(|word| flat.contains(word)) && !years(flat).is_empty()))
        && !flat.ends_with('。')
        // 「内部評価項目の説明」 explains a form.
        && !flat.ends_with("の説明")
        && !flat.starts_with(['○', '・', '※', '【'])
}

pub(in crate::exchange) fn is_town(flat: &str) -> bool {
    let n = flat.chars().count();
    // 「甲府市」 and 「東尾道町」 have no prefecture in front.
    let behind = flat.split_once(['都', '道', '府', '県']).filter(|(_, town)| town.chars().count() >= 2);
    let cut = behind.map_or(flat, |(_, town)| town);
    let kind = behind.is_none() && flat.starts_with(['都', '道', '府', '県']);
    // 「デジタル田園都市」 is none, 「西都市」 one.
    let city = cut.ends_with("都市") && cut.chars().count() > 3;
    (2..=16).contains(&n)
        && cut.chars().count() >= 2
        && !city
        && !kind
        && cut.ends_with(['市', '町', '村', '区'])
        && !flat.contains(['の', '・', '、', '(', ' '])
        && flat.chars().all(|c| !c.is_ascii())
}

/// The town that stands in the name of a file or a sheet, alone between signs and numbers or with an office or a paper of its own behind it.
pub(in crate::exchange) fn town_in_name(name: &str) -> Option<String> {
    let flat = squeezed(name);
    let mut words = flat.split(|c: char| !c.is_alphabetic() || c.is_ascii());
    let is_named = |(town, rest): &(&str, &str)| {
        let of_town = rest.is_empty() || is_department(rest) || PAPERS.contains(rest);
        // 「対象市町村」 are many.
        let many = ["市町村", "市町", "町村"].iter().any(|end| town.ends_with(end));
        of_town && !many && town.chars().count() > 2 && is_town(town)
    };
    words.find_map(|word| {
        let ends = word.match_indices(['市', '町', '村']).map(|(at, end)| word.split_at(at + end.len()));
        ends.rev().find(is_named).map(|(town, _)| town.to_owned())
    })
}

/// What a town's file is called by behind its name.
const PAPERS: [&str; 8] = ["分", "提出", "提出分", "回答", "実績", "効果検証", "様式", "役場"];

/// The town whose hall a text names: 「黒潮町役場」, 「白波市役所」.
fn town_of_hall(flat: &str) -> Option<&str> {
    flat.strip_suffix("役場").or_else(|| flat.strip_suffix("役所")).filter(|town| is_town(town))
}

/// Whether a text is the name of a prefecture alone.
fn is_prefecture(flat: &str) -> bool {
    prefecture_in(flat).is_some_and(|name| name == flat)
}

/// 「10店」, 「3,000人」 alone in its line.
fn is_bare_quantity(text: &str) -> bool {
    let short = with_unit(text).is_some_and(|(_, unit)| (1..=4).contains(&unit.chars().count()));
    short && !text.contains(char::is_whitespace) && marked(text).is_none()
}

/// The prefecture that a text begins with: 「神奈川県総合計画」.
fn prefecture_in(flat: &str) -> Option<String> {
    if let Some(name) = ["東京都", "北海道"].into_iter().find(|name| flat.starts_with(name)) {
        return Some(name.to_owned());
    }
    let bare = without_year(flat);
    let (at, end) =
        bare.char_indices().filter(|(_, c)| matches!(c, '県' | '府')).find(|(at, _)| *at >= 2 * '県'.len_utf8())?;
    let (name, rest) = bare.split_at(at + end.len_utf8());
    let other = ["全国", "当該", "関係", "都道"].iter().any(|word| name.starts_with(word));
    let of_word = rest.starts_with(['民', '内', '立', '道', '営', '有', '外', '産', '別', '省', '庁']);
    let plain = name.chars().count() <= 4 && name.chars().all(|c| c.is_alphabetic() && !c.is_ascii());
    (plain && !other && !of_word).then(|| name.to_owned())
}

/// How far down a sheet it is said whose it is.
const HEADING_ROWS: u32 = 8;

/// The town in front of its department: 「若松町 企画財政課」 in a corner.
fn town_of_office(text: &str) -> Option<&str> {
    let (town, office) = text.trim().split_once(char::is_whitespace)?;
    let part = ["地区", "街区", "学区", "校区", "区域"].iter().any(|end| town.ends_with(end));
    (is_town(&squeezed(town)) && !part && is_department(office)).then_some(town)
}

/// The town whose body a cover names behind its date: 「令和７年９月１２日　松ヶ岬市総合戦略推進会議」.
fn town_of_body(text: &str) -> Option<String> {
    let (day, body) = text.trim().rsplit_once(char::is_whitespace)?;
    let is_body = ["会議", "委員会", "審議会", "協議会"].iter().any(|end| body.ends_with(end));
    (is_body && !years(day).is_empty() && day.contains('月')).then(|| town_in(&squeezed(body)))?
}

/// The town that a sentence speaks of first: 「東雲市では、事業の効果を検証しました。」.
fn town_of_sentence(text: &str) -> Option<String> {
    let (town, _) = text.split_once("では、").filter(|_| text.ends_with('。'))?;
    let any = town.starts_with(['本', '当', '各', '同', '他', '両', '全', 'こ']);
    (is_town(town) && !any && town.chars().count() > 2).then(|| town.to_owned())
}

/// Whose a title is. A name isn't put together of words that blanks set apart where the last one names a town:
/// 「令和６年度　効果検証結果　茶畑町」.
fn town_of_title(title: &str) -> Option<String> {
    let flat = squeezed(title);
    let whole = |town: &String| {
        title.split(char::is_whitespace).any(|word| without_year(&squeezed(word)).contains(town.as_str()))
    };
    let (begun, behind) = (town_in(&flat), town_behind(title));
    let within = || title.split(|c: char| c.is_whitespace() || matches!(c, '｜' | '|')).find_map(town_of_own);
    let town = begun.filter(|town| behind.is_none() || whole(town)).or(behind);
    town.or_else(within).or_else(|| prefecture_in(&flat))
}

/// The town whose meeting or pages a word of a title is: 「松ヶ岬市総合戦略推進会議」, 「若松町公式ホームページ」.
fn town_of_own(word: &str) -> Option<String> {
    let own = ["会議", "委員会", "審議会", "協議会", "懇談会", "ホームページ", "サイト"];
    own.iter().any(|end| word.ends_with(end)).then(|| town_in(&squeezed(word)))?
}

/// A town's name behind a title: 「…の達成状況　若松町」.
fn town_behind(title: &str) -> Option<String> {
    let (_, last) = title.trim().rsplit_once(char::is_whitespace)?;
    let part = ["地区", "街区", "学区", "校区", "区域"].iter().any(|end| last.ends_with(end));
    (is_town(&squeezed(last)) && !part).then(|| last.to_owned())
}

/// A town's name at the beginning of a title or in its brackets.
fn town_in(flat: &str) -> Option<String> {
    // 「（霧里町　令和６年度末）」 says beside whose it is of when.
    let inside = flat.rsplit_once('(').map(|(_, inside)| without_year(inside.trim_end_matches(')')));
    if let Some(town) = inside.filter(|town| is_town(town) || is_prefecture(town)) {
        return Some(town);
    }
    let bare = without_year(flat);
    let flat = bare.as_str();
    let counted = flat
        .strip_prefix('第')
        .map(|rest| rest.trim_start_matches(|c: char| c.is_numeric() || "一二三四五".contains(c)));
    let start = counted.and_then(|rest| rest.strip_prefix(['期', '次'])).unwrap_or(flat);
    let end = start
        .char_indices()
        .find(|(at, c)| *at > 0 && matches!(c, '市' | '町' | '村'))
        .map(|(at, c)| at + c.len_utf8())?;
    // 「四日市市」, 「余市町」, 「東村山市」: the syllable is of the name.
    let more = ["市", "町", "村", "山市"].into_iter().find(|more| start[end..].starts_with(more));
    let end = more.filter(|_| !start[end..].starts_with("町村")).map_or(end, |more| end + more.len());
    let town = &start[..end];
    // 「中心市街地」, 「地方市場」: the syllable is of another word.
    let of_word = start[end..].starts_with(['街', '場', '民', '内', '域', '立', '営', '有', '町', '村', '区', '長']);
    let named = is_town(town) || (is_town(&town.replacen('の', "", 1)) && is_of_strategy(town, &start[end..]));
    (!of_word && named && town.chars().count() <= 10 && !["令和", "平成"].iter().any(|era| town.contains(era)))
        .then(|| town.to_owned())
}

/// Whether a short name with a の in it, 「いの町」, is a town's by what follows it in a title; 「みんなの町」 is none.
fn is_of_strategy(town: &str, rest: &str) -> bool {
    let plans =
        ["総合戦略", "総合計画", "まち・ひと・しごと", "地方創生", "人口ビジョン", "創生総合戦略", "デジタル田園都市"];
    let ideographs = town.chars().all(|c| c == 'の' || matches!(c, '\u{4e00}'..='\u{9fff}'));
    let short = town.chars().count() <= if ideographs { 6 } else { 4 };
    short && !town.starts_with('の') && plans.iter().any(|plan| rest.starts_with(plan))
}
