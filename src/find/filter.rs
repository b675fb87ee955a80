//! Filters of a search: `所管課:` `評価:` `未確定:` `年度:`, among the words, in any width and with short and English names as well.
//!
//! A filter narrows to projects by a fact of theirs and shows the field in which the fact stands. Several filters
//! narrow together; a filter without a value, still being typed, narrows nothing, but for `未確定:`, which needs none. A
//! value that can't be understood (`年度:abc`) is met by no project, so that nobody takes everything for an answer.

use unicode_normalization::UnicodeNormalization;

use crate::json::Pointer;
use crate::ledger::view::{Front, Project, Review};
use crate::ledger::year::FiscalYear;
use crate::rules::{Verdict, verdicts};
use crate::text::{Needle, fold};

use crate::page::brief::Brief;

/// What a filter is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The department in charge.
    Department,
    /// The published rating.
    Rating,
    /// What still waits: actuals that are blank or being confirmed, opinions without an answer.
    Open,
    /// The fiscal year of a review.
    Year,
}

/// Kinds with their names: the one that is offered, then what it may be called as well.
const NAMES: [(Kind, &[&str]); 4] = [
    (Kind::Department, &["所管課", "課", "所管", "dept", "department"]),
    (Kind::Rating, &["評価", "事業効果", "rating"]),
    (Kind::Open, &["未確定", "未", "open"]),
    (Kind::Year, &["年度", "年", "year"]),
];

/// What `open:` can be narrowed to.
const OPEN: [&str; 2] = ["KPI", "意見"];

/// A filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The department holds this.
    Department(Needle),
    /// The published rating holds this.
    Rating(Needle),
    /// Actuals wait, opinions wait.
    Open {
        /// Whether actuals count.
        kpi: bool,
        /// Whether opinions count.
        opinions: bool,
    },
    /// There is a review of that year; `None`: of a year that can't be read.
    Year(Option<FiscalYear>),
}

/// A word of a search taken as a filter: its kind, and how many bytes its name and colon take.
fn kind_of(word: &str) -> Option<(Kind, usize)> {
    let (name, rest) = word.split_once([':', '：'])?;
    let start = word.len() - rest.len();
    let name: String = name.nfkc().flat_map(char::to_lowercase).collect();
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(kind, _)| (*kind, start))
}

impl Filter {
    /// Reads a word: `None` where it is no filter, `Some(None)` for one that narrows nothing yet.
    pub fn read(word: &str) -> Option<Option<Filter>> {
        let (kind, start) = kind_of(word)?;
        let value = &word[start..];
        Some(match kind {
            Kind::Department => Needle::new(value).map(Filter::Department),
            Kind::Rating => Needle::new(value).map(Filter::Rating),
            Kind::Open => {
                let said = |word: &str| fold(word).text.starts_with(&fold(value).text);
                let (kpi, opinions) = (said(OPEN[0]), said(OPEN[1]));
                Some(Filter::Open { kpi, opinions })
            }
            Kind::Year if value.is_empty() => None,
            Kind::Year => Some(Filter::Year(FiscalYear::parse(value))),
        })
    }
}

/// The filters of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters(Vec<Filter>);

impl Filters {
    /// Several filters.
    pub fn new(filters: Vec<Filter>) -> Filters {
        Filters(filters)
    }

    /// Whether nothing is filtered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The fields of a project that meet the filters, `at` its place; `None` where it doesn't meet them all.
    pub fn met(&self, front: Front<'_>, project: Project<'_>, at: &Pointer) -> Option<Vec<Pointer>> {
        let year = self.year();
        let review = match year {
            // A review of exactly that year.
            Some(year) => Some(project.reviews().find(|(_, review)| year.is_some() && review.fiscal_year() == year)?),
            None => project.review_for(front.fiscal_year()),
        };
        let review = review.map(|(i, review)| (at.key("reviews").index(i), review));
        let mut places = Vec::new();
        for filter in &self.0 {
            let before = places.len();
            match filter {
                Filter::Department(needle) => {
                    if project.department().is_some_and(|department| needle.is_in(&fold(&department))) {
                        places.push(at.key("department"));
                    }
                }
                Filter::Rating(needle) => {
                    let (at, review) = review.as_ref()?;
                    if review.rating().is_some_and(|rating| needle.is_in(&fold(&rating))) {
                        places.push(at.key("effect").key("rating"));
                    }
                }
                Filter::Open { kpi, opinions } => {
                    let (at, review) = review.as_ref()?;
                    open(*review, at, (*kpi, *opinions), &mut places);
                }
                Filter::Year(_) => {
                    let (at, _) = review.as_ref()?;
                    places.push(at.key("fiscal_year"));
                }
            }
            if places.len() == before {
                return None;
            }
        }
        // What says most comes first: the year only where nothing else is asked for.
        if self.0.iter().any(|filter| !matches!(filter, Filter::Year(_))) {
            places.retain(|place| !place.as_str().ends_with("/fiscal_year"));
        }
        Some(places)
    }

    /// Whether a place belongs to the year that is asked for, if one is; what stands outside the reviews always does.
    pub fn in_year(&self, project: Project<'_>, place: &Pointer) -> bool {
        let Some(year) = self.year() else { return true };
        let mut tokens = place.tokens().skip(2);
        match (tokens.next().as_deref(), tokens.next().and_then(|index| index.parse::<usize>().ok())) {
            (Some("reviews"), Some(index)) => {
                project.reviews().any(|(i, review)| i == index && review.fiscal_year() == year)
            }
            _ => true,
        }
    }

    fn year(&self) -> Option<Option<FiscalYear>> {
        self.0.iter().find_map(|filter| if let Filter::Year(year) = filter { Some(*year) } else { None })
    }
}

fn open(review: Review<'_>, at: &Pointer, (kpi, opinions): (bool, bool), places: &mut Vec<Pointer>) {
    if kpi && !review.is_plan() {
        // What the header and the list count: whatever the table can't judge yet, two readings as well.
        let kpis: Vec<_> = review.kpis().collect();
        let verdicts = verdicts(&kpis, review.fiscal_year());
        let open = verdicts.enumerate().filter(|(_, row)| row.verdict == Verdict::Open);
        places.extend(open.map(|(i, _)| at.key("kpis").index(i).key("actual")));
    }
    if opinions {
        let waiting = review.opinions().enumerate().filter(|(_, opinion)| opinion.is_open());
        places.extend(waiting.map(|(i, _)| at.key("opinions").index(i).key("text")));
    }
}

/// What a search being typed offers at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Where the word that is being typed begins, in bytes.
    pub start: usize,
    /// What it can become; the first is the next.
    pub words: Vec<String>,
}

/// What the end of a search that is being typed can become: a filter's name, or a value of the ledger for it.
pub fn offer(typed: &str, briefs: &[Brief]) -> Option<Offer> {
    let start = typed.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    let word = &typed[start..];
    let Some((kind, value_start)) = kind_of(word) else {
        let folded: String = word.nfkc().flat_map(char::to_lowercase).collect();
        let names = NAMES.iter().filter(|(_, names)| names.iter().any(|name| name.starts_with(&folded)));
        let words: Vec<String> = names.map(|(_, names)| format!("{}:", names[0])).collect();
        return (!words.is_empty()).then_some(Offer { start, words });
    };
    let (name, value) = word.split_at(value_start);
    let mut values: Vec<String> = Vec::new();
    let mut add = |value: &str| {
        if !value.is_empty() && !value.contains(char::is_whitespace) && !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
    };
    match kind {
        Kind::Department => briefs.iter().for_each(|brief| add(&brief.department)),
        Kind::Rating => briefs.iter().filter_map(|brief| brief.rating.as_deref()).for_each(add),
        Kind::Open => OPEN.iter().for_each(|word| add(word)),
        Kind::Year => briefs.iter().flat_map(|brief| &brief.years).for_each(|year| add(&year.short())),
    }
    if kind == Kind::Year {
        values.sort_unstable();
    }
    match values.iter().position(|known| known == value) {
        // A whole value goes on to the next one.
        Some(at) => {
            let next = (at + 1) % values.len();
            values.rotate_left(next);
        }
        None => {
            if let Some(needle) = Needle::new(value) {
                values.retain(|known| needle.is_in(&fold(known)));
            }
        }
    }
    (!values.is_empty()).then(|| Offer { start, words: values.iter().map(|value| format!("{name}{value}")).collect() })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::find::query::{Hit, Query, find};
    use crate::ledger::Ledger;
    use crate::rules::Table;

    const EMBEDDED: &str = crate::ledger::EMBEDDED;

    fn hits(ledger: &Ledger, typed: &str) -> Vec<Hit> {
        let mut found = Vec::new();
        find(ledger, &Query::new(typed).unwrap(), |hits| {
            found.extend(hits);
            true
        });
        found
    }

    /// The numbers of the projects that are found.
    fn projects(ledger: &Ledger, typed: &str) -> Vec<usize> {
        let mut found: Vec<usize> = hits(ledger, typed).iter().map(|hit| hit.project.unwrap() + 1).collect();
        found.dedup();
        found
    }

    #[test]
    fn filters_narrow_by_facts_alone_and_with_words() {
        let ledger = Ledger::read(EMBEDDED).unwrap();
        for (typed, expected) in [
            ("dept:学校教育課", &[2, 5][..]),
            ("ＤＥＰＴ：学校 ラーニング", &[5]),
            ("課：学校", &[2, 5]),
            ("dept:gakkou", &[2, 5]),
            ("rating:非常に", &[1]),
            ("rating:非常に year:R6", &[1]),
            ("rating:相当 dept:健康", &[3]),
            ("rating:相当 dept:観光", &[]),
            ("year:R7", &[6, 7]),
            ("year:令和7年度", &[6, 7]),
            ("year:2025 厚保", &[6]),
            ("year:abc", &[]),
            ("dept:学校 指標にない語", &[]),
        ] {
            assert_eq!(projects(&ledger, typed), expected, "{typed}");
        }
    }

    #[test]
    fn a_filter_s_hit_is_where_its_fact_stands_and_words_keep_theirs() {
        let ledger = Ledger::read(EMBEDDED).unwrap();
        let places = |typed| hits(&ledger, typed).iter().map(|hit| hit.pointer.to_string()).collect::<Vec<_>>();
        assert_eq!(places("rating:非常に"), ["/projects/0/reviews/0/effect/rating"]);
        assert_eq!(places("dept:学校 year:R6"), ["/projects/1/department", "/projects/4/department"]);
        assert_eq!(places("dept:学校 みね探求塾").first().unwrap(), "/projects/1/name");
    }

    #[test]
    fn open_means_what_waits_not_what_is_zero() {
        let text = |actual: &str, opinions: &str| {
            let review = format!(
                r#"{{"fiscal_year":"R6","basis":"実績","kpis":[{{"name":"k","target":1,"actual":{actual}}}],"opinions":[{opinions}]}}"#
            );
            let text = format!(
                r#"{{"format":"kensho-ledger/1","fiscal_year":"R6","projects":[{{"number":1,"name":"n","reviews":[{review}]}}]}}"#
            );
            Ledger::read(&text).unwrap()
        };
        let waiting = r#"{"by":"a","text":"b","state":"open"}"#;
        let answered = r#"{"by":"a","text":"b","state":"answered"}"#;
        for (actual, opinions, [open, kpi, opinion]) in [
            ("0", "", [0, 0, 0]),
            ("\"確認中\"", "", [1, 1, 0]),
            ("null", answered, [1, 1, 0]),
            ("1", waiting, [1, 0, 1]),
            ("\"確認中\"", waiting, [2, 1, 1]),
        ] {
            let ledger = text(actual, opinions);
            for (typed, count) in [("open:", open), ("open:kpi", kpi), ("ＯＰＥＮ：意見", opinion), ("open:x", 0)]
            {
                assert_eq!(hits(&ledger, typed).len(), count, "{typed} {actual} {opinions}");
            }
        }
    }

    #[test]
    fn a_filter_without_a_value_narrows_nothing_and_other_colons_are_words() {
        assert_eq!(Query::new("dept:"), None);
        assert_eq!(Query::new("year: 栗"), Query::new("栗"));
        let ledger = Ledger::read(r#"{"format":"kensho-ledger/1","projects":[{"name":"対象:高校生"}]}"#).unwrap();
        assert_eq!(projects(&ledger, "対象:高校生"), [1]);
    }

    #[test]
    fn the_prompt_offers_names_and_the_ledger_s_values() {
        let ledger = Ledger::read(EMBEDDED).unwrap();
        let of = |index| Brief::of(ledger.front().front(), ledger.record(index).unwrap().project(), Table::embedded());
        let briefs: Vec<Brief> = (0..ledger.len()).map(of).collect();
        let first = |typed| offer(typed, &briefs).map(|offer| (offer.start, offer.words[0].clone()));
        assert_eq!(first("d"), Some((0, "所管課:".into())));
        assert_eq!(first("栗 ｒａ"), Some(("栗 ".len(), "評価:".into())));
        assert_eq!(first("dept:gakkou"), Some((0, "dept:学校教育課".into())));
        assert_eq!(first("課：健"), Some((0, "課：健康増進課".into())));
        assert_eq!(first("year:"), Some((0, "year:R6".into())));
        assert_eq!(first("year:R6"), Some((0, "year:R7".into())), "a whole value goes on to the next");
        assert_eq!(first("year:R7"), Some((0, "year:R6".into())));
        assert_eq!(first("栗"), None);
        assert_eq!(offer("", &briefs).unwrap().words, ["所管課:", "評価:", "未確定:", "年度:"]);
    }
}
