//! Money and a KPI's numbers.
//!
//! Money is kept in yen and asked about where no unit is said; a KPI's number stays as printed, and what could be read as
//! two numbers, another unit or a date is asked about.

use std::borrow::Cow;

use super::fractions::as_stored;
use super::{Around, As, Choice, Maker, Place, plain};
use crate::exchange::cells::Raw;
use crate::exchange::mapping::ESTIMATED;
use crate::exchange::values::{about_yen, is_dash, is_several, number, printed, string, with_unit, yen};
use crate::exchange::words::{self, squeezed, unified};
use crate::ledger::decimal;

/// From how much on a bare amount is taken to be in yen.
pub(in crate::exchange) const SURELY_YEN: i64 = 100_000;

/// The answer that keeps a value as it is printed.
pub(in crate::exchange) const AS_TEXT: &str = "書かれたまま";

impl Maker<'_> {
    pub(super) fn money(&mut self, id: (usize, usize), concept: &str, text: &str, around: Around<'_>) {
        let year = around.year.unwrap_or(self.year);
        let (field, year) = match concept {
            "plan_cost" => ("/plan/total_cost".into(), None),
            "cost" => ("/cost".into(), Some(year)),
            "grant" => ("/grant".into(), Some(year)),
            concept => (format!("/{concept}").into(), Some(year)),
        };
        let place = Place { project: around.project, year, field, ..Place::default() };
        let flat = unified(text);
        if concept == "plan_cost"
            && let Some((whole, part)) = flat.trim_end_matches(')').split_once('(')
        {
            if let Some(value) = yen(whole, 1) {
                self.set(id, place.clone(), value.to_string(), "総事業費");
            }
            if let Some(value) = yen(part, 1) {
                let field = "/plan/year_cost/amount".into();
                self.set(id, Place { field, ..place }, value.to_string(), "かっこの中の年度の事業費");
            }
            return;
        }
        if concept == "cost" && self.cost_with_sources(id, &flat, around) {
            return;
        }
        let value = yen(text, around.scale.unwrap_or(1));
        if let Some((value, stored)) =
            value.and_then(|value| Some((value, self.other_yen(id, value, text, around.scale)?)))
        {
            let both = [value, stored].map(|amount| (decimal::yen(amount), amount.to_string()));
            return self.ask_fraction(id, &place, text, both, around);
        }
        match value {
            Some(value)
                if around.scale.is_none()
                    && !flat.contains(['円', '¥'])
                    && value > 0
                    && (value < SURELY_YEN || around.no_unit) =>
            {
                let scaled = [("円", 1), ("千円", 1000)];
                let options = scaled.map(|(unit, by)| Choice::new(unit, place.clone(), (value * by).to_string()));
                let why = format!("金額の単位が書かれていない(「{text}」)。円か千円か");
                self.ask(id, ("money-unit", around.header), why, around.project, options.into());
            }
            Some(value) => {
                let exact = self.cell(id).and_then(|(_, cell)| cell.exact());
                let why: Cow<'static, str> = exact.map_or("金額(円)".into(), |exact| {
                    let stored = crate::exchange::number_format::general(exact);
                    format!("金額(円)。見えているとおり。セルの値は {stored} で、書式で端数が隠れている").into()
                });
                self.set(id, place, value.to_string(), why);
            }
            None => self.no_money(id, place, text, around),
        }
    }

    /// 「12,480千円（うち交付金6,240千円）」, 「…（財源：国庫補助金3,906千円、一般財源3,906千円）」: the amount, and where its parts come from.
    fn cost_with_sources(&mut self, id: (usize, usize), flat: &str, around: Around<'_>) -> bool {
        let Some((whole, inside)) = flat.strip_suffix(')').and_then(|flat| flat.split_once('(')) else { return false };
        let inside = ["財源内訳", "財源", "内訳"].iter().find_map(|word| inside.strip_prefix(word)).unwrap_or(inside);
        let part = |part: &str| {
            let part = part.trim_start_matches(':').trim_start_matches("うち");
            let at = part.find(|c: char| c.is_ascii_digit())?;
            let (name, amount) = (part[..at].trim_end_matches(':'), &part[at..]);
            let concept = self.given.words.head(name)?.concept;
            matches!(concept, "grant" | "funding").then(|| (concept, name.to_owned(), amount.to_owned()))
        };
        let Some(parts) = inside.split(['、', '・', '/', ';']).map(part).collect::<Option<Vec<_>>>() else {
            return false;
        };
        self.money(id, "cost", whole, around);
        for (concept, name, amount) in parts {
            match concept {
                "grant" => self.money(id, "grant", &amount, around),
                _ => self.funding(id, &amount, Around { unit: Some(&name), ..around }),
            }
        }
        true
    }

    /// Asks whether a number is taken of which its heading says, by a word, that it was only estimated; whether there is one to be asked
    /// about. Of which unit an amount is has to be known for that.
    pub(in crate::exchange) fn ask_estimated(
        &mut self,
        id: (usize, usize),
        (concept, word): (&str, &str),
        text: &str,
        around: Around<'_>,
    ) -> bool {
        let Some((place, of_money)) = self.place_of(concept, around) else { return false };
        let amount = || {
            let amount = yen(text, around.scale.unwrap_or(1))?;
            let known = around.scale.is_some() || text.contains('円') || (amount >= SURELY_YEN && !around.no_unit);
            known.then(|| amount.to_string())
        };
        let value = if of_money { amount() } else { number(text).map(|_| printed(text)) };
        let Some(value) = value else { return false };
        let what = if of_money { "実績の額" } else { "実績値" };
        let why = format!("見出しに「{word}」とある。{what}として取り込むか");
        let options = vec![Choice::new(format!("{what}として取り込む"), place, value)];
        self.ask(id, (ESTIMATED, around.header), why, around.project, options);
        true
    }

    /// A text that isn't one exact amount: one that is nearly said is asked about, any other has no place in the ledger.
    fn no_money(&mut self, id: (usize, usize), place: Place, text: &str, around: Around<'_>) {
        if let Some(value) = about_yen(text, around.scale.unwrap_or(1)) {
            let amount = decimal::yen(value);
            let why = format!("「{text}」はちょうどの額ではない。{amount}として取り込むか");
            let options = vec![Choice::new(amount.as_str(), place, value.to_string())];
            return self.ask(id, ("about-money", around.header), why, around.project, options);
        }
        let below = text.trim().strip_prefix(['△', '▲', '-', '－', '−']).map(str::trim_start);
        let unsaid = around.scale.is_none() && (around.no_unit || !text.contains(['円', '¥', '￥']));
        let below = below.and_then(|rest| yen(rest, around.scale.unwrap_or(1)));
        if let Some(value) = below.filter(|value| *value > 0 && !(unsaid && *value < SURELY_YEN)) {
            let amount = decimal::yen(-value);
            let why = format!("「{text}」はマイナスの額か、ほかの額との差か。{amount}として取り込むか");
            let options = vec![Choice::new(amount.as_str(), place, (-value).to_string())];
            return self.ask(id, ("below-zero", around.header), why, around.project, options);
        }
        let why = match is_several(text) {
            true => format!("1つの金額ではない「{text}」"),
            false => format!("金額として読めない「{text}」"),
        };
        self.say(id, As::Unplaced, why, around.project);
    }

    pub(super) fn funding(&mut self, id: (usize, usize), text: &str, around: Around<'_>) {
        let unsaid = around.scale.is_none() && !text.contains('円');
        match yen(text, around.scale.unwrap_or(1)) {
            Some(1..SURELY_YEN) if unsaid => {
                self.say(id, As::Unplaced, "財源の額(単位が書かれていない)", around.project)
            }
            Some(amount) if around.unit.is_some() => {
                let place =
                    Place { project: around.project, year: around.year.or(Some(self.year)), ..Place::default() };
                let n = self.next(&Place { field: "/funding".into(), ..place.clone() });
                let at = |key: &str| Place { field: format!("/funding/{n}/{key}").into(), ..place.clone() };
                self.set(id, at("source"), string(around.unit.unwrap_or_default()), "財源");
                self.set(id, at("amount"), amount.to_string(), "財源の額(円)");
            }
            _ => self.say(id, As::Unplaced, "財源", around.project),
        }
    }

    pub(super) fn quantity(&mut self, id: (usize, usize), concept: &str, text: &str, around: Around<'_>) {
        let Some((_, cell)) = self.cell(id) else { return };
        let year = around.year.unwrap_or(self.year);
        let field = match concept {
            "previous" | "actual" | "change" => "/actual".into(),
            "target" => "/target".into(),
            "goal" => "/goal/value".into(),
            key => format!("/{key}").into(),
        };
        if around.kpi.is_none() {
            self.say(id, As::Unplaced, "どの指標の値か分からない", around.project);
            return;
        }
        let place = Place { project: around.project, year: Some(year), kpi: around.kpi, field };
        if cell.raw == Raw::Date {
            let options = vec![Choice::new(AS_TEXT, place, string(text))];
            let why = format!("数値の欄に日付({text})が入っている。値は何か");
            self.ask(id, ("date", around.header), why, around.project, options);
            return;
        }
        if let Some(stored) = cell.exact().and_then(|exact| as_stored(text, exact)) {
            let both = [text.trim(), &stored].map(|value| (value.to_owned(), printed(value)));
            return self.ask_fraction(id, &place, text, both, around);
        }
        // Digits alone leave nothing to be asked.
        if text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'-')) {
            return self.set(id, place, printed(text), "指標の値");
        }
        let flat = squeezed(text);
        if concept == "baseline"
            && let Some(year) = year_in_brackets(text)
        {
            let of = Place { field: "/baseline_year".into(), ..place.clone() };
            if !self.has(&of) {
                self.set(id, of, string(year), "基準値に添えられた年度");
            }
        }
        if let Some((value, mark)) = text.split_once('※')
            && number(value).is_some()
            && mark.chars().count() <= 2
        {
            let options = vec![
                Choice::new(value.trim(), place.clone(), printed(value)),
                Choice::new(AS_TEXT, place, string(text)),
            ];
            let why = format!("「※{mark}」は注の印か、値の一部か。値は {value} か");
            self.ask(id, ("note-mark", around.header), why, around.project, options);
            return;
        }
        // 「9,000人(R5) 9,600人(R6)」: nobody but the writer knows which is which.
        if flat.contains(['R', 'H', '令', '平', '年']) && is_of_years(&flat) {
            let options = vec![Choice::new(AS_TEXT, place, string(text))];
            let why = format!("「{text}」に年度がいくつか書かれている。この年度の値はどれか");
            return self.ask(id, ("several-years", around.header), why, around.project, options);
        }
        if flat.contains(['→', '⇒']) && flat.chars().any(|c| c.is_ascii_digit()) {
            return self.ask_arrow(id, place, (text, &flat), (concept, around));
        }
        if let (Some((_, own)), Some(unit)) = (with_unit(text), around.unit)
            && !own.is_empty()
            && own.chars().count() <= 4
            && !own.contains(['(', '以', '程', '回', '・', '/', '~', '～'])
            && own.chars().all(char::is_alphabetic)
            && !is_dash(unit)
            && !squeezed(unit).contains(&own)
            && !own.contains(&squeezed(unit))
            && !own.ends_with('円')
        {
            let why = format!("単位は「{unit}」だが「{text}」と書かれている。この指標の値か、別の数か");
            let options = vec![Choice::new("この指標の値", place, string(text))];
            self.ask(id, ("other-unit", around.header), why, around.project, options);
            return;
        }
        self.set(id, place, printed(text), "指標の値");
    }
}

impl Maker<'_> {
    /// 「9→10」: from before to now, from the target to the result, or an older value put right. What another cell of the row says of
    /// target and base is never overruled, and where it is something else than stands in front of the arrow, the value was put right.
    /// A header that says that its values are changes (「前後の変化」) is asked about once, any other cell by itself.
    fn ask_arrow(
        &mut self,
        id: (usize, usize),
        place: Place,
        (text, flat): (&str, &str),
        (concept, around): (&str, Around<'_>),
    ) {
        let sides: Vec<&str> = flat.split(['→', '⇒']).collect();
        let (first, last) = (sides.first().copied().unwrap_or_default(), sides.last().copied().unwrap_or_default());
        let mut options = Vec::new();
        let of_results = place.field == "/actual";
        let mut contradicted = !of_results;
        let says_first =
            |known: &str| number(&plain(known)).map_or(known == printed(first), |n| Some(n) == number(first));
        for (words, field) in [("開始前→実績", "/baseline"), ("目標→実績", "/target")] {
            let before = Place { field: field.into(), ..place.clone() };
            if !of_results || self.get(&before).is_some_and(|known| !says_first(known)) {
                contradicted = true;
                continue;
            }
            let result = (Place { field: "/actual".into(), ..place.clone() }, printed(last));
            options.push(Choice { words: words.into(), values: vec![(before, printed(first)), result] });
        }
        let corrected = Choice::new(format!("{last} に訂正"), place.clone(), printed(last));
        options.insert(if contradicted { 0 } else { options.len() }, corrected);
        options.push(Choice::new(AS_TEXT, place.clone(), string(text)));
        let of = around.project.and_then(|at| self.projects.get(at));
        let kpi = of.zip(place.kpi).and_then(|(of, kpi)| of.kpis.get(kpi));
        let whose: String = of.map(|of| &of.name).into_iter().chain(kpi).map(|name| format!("「{name}」")).collect();
        let kind = if concept == "change" { "before-after" } else { "arrow" };
        let before: String =
            options.iter().filter(|of| of.values.len() > 1).map(|of| format!("{}か、", of.words)).collect();
        let why = format!("{whose}の「{text}」は、{before}{first} を {last} に直したものか");
        self.ask(id, (kind, around.header), why, around.project, options);
    }
}

/// Whether a text says several numbers and several years.
fn is_of_years(flat: &str) -> bool {
    let mut of: Vec<u16> = words::years(flat);
    of.dedup();
    let rest = words::without_year(flat);
    let numbers = rest.split(|c: char| !(c.is_numeric() || ",.".contains(c)));
    of.len() > 1 && numbers.filter(|number| number.contains(char::is_numeric)).count() > 1
}

/// The year in the brackets behind a value, as it is printed: 「1,102(H28)」.
fn year_in_brackets(text: &str) -> Option<&str> {
    let (value, inside) = text.trim().trim_end_matches([')', '）']).split_once(['(', '（'])?;
    let inside = inside.trim();
    let alone = words::without_year(&squeezed(inside)).is_empty() && words::years(inside).len() == 1;
    (alone && value.chars().any(char::is_numeric)).then_some(inside)
}
