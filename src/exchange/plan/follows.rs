//! What follows from all that was said of a file's cells and stands in none of them: the year of each review, ids, whether a
//! review is one of results, whose a sum is.

use std::borrow::Cow;
use std::collections::HashSet;
use std::convert::Infallible;

use super::WITHOUT_YEAR;
use crate::exchange::counted::CountedSet;
use crate::exchange::hands::Hands;
use crate::exchange::layout::is_town;
use crate::exchange::pieces::Pieces;
use crate::exchange::place::{As, Fact, Maker, Place, plain};
use crate::exchange::positions::{Last, Positions, Spot};
use crate::exchange::values::{is_dash, short, string};
use crate::exchange::words::squeezed;

/// What a review is of, as JSON.
const OF_RESULTS: &str = "\"実績\"";
const OF_PLANS: &str = "\"計画\"";

/// Where nobody says of which year a file is, what belongs to a year has no place: none is made up.
pub(super) fn without_year_unplaced(fact: &mut Fact) {
    let of_no_year = |place: &Place| place.year == Some(0) || place.field.starts_with("/totals/0/");
    if fact.place.as_ref().is_some_and(of_no_year) {
        (fact.kind, fact.place, fact.value, fact.asked) = (As::Unplaced, None, None, None);
        fact.why = WITHOUT_YEAR.into();
    }
}

/// What follows from what was said and is in no cell.
type Further = Vec<(Spot, Cow<'static, str>)>;

/// What follows from all that was said and is in no cell: ids of projects and programmes, whether a review is one of results.
/// `said`: the year under review.
pub(super) fn further(
    hands: &impl Hands,
    facts: &Pieces<Fact>,
    positions: &Positions,
    of: &SaidInFile,
    said: Option<u16>,
) -> Further {
    // A project mostly gets an id, and its review what it is of.
    let mut more = Vec::with_capacity(of.named.len() * 2);
    let mut last = Last::default();
    let without_id = of.named.iter().zip(&of.identified).enumerate().filter(|(_, (named, id))| **named && !**id);
    for (at, _) in without_id {
        let id = Place { project: Some(at), field: "/id".into(), ..Place::default() };
        more.extend(positions.spot(id, &mut last).map(|pointer| (pointer, format!("\"p{}\"", at + 1).into())));
    }
    let mut programs: Vec<String> = Vec::new();
    let pieces = facts.pieces();
    let of_piece = |n: usize| pieces.get(n).map(|piece| reviews_and_programs(piece, positions, of, said));
    let Ok(()) = hands.in_order(pieces.len(), of_piece, |piece| {
        let (reviews, named) = piece.unwrap_or_default();
        more.extend(reviews);
        let new: Vec<String> = named.into_iter().filter(|name| !programs.contains(name)).collect();
        programs.extend(new);
        Ok::<(), Infallible>(())
    });
    // A review refers to its programme by the id, which is the printed name here.
    let lists = |place: &Place| place.field.starts_with("/programs/") && place.field.ends_with("/name");
    let listed = !programs.is_empty() && facts.iter().filter_map(|fact| fact.place.as_ref()).any(lists);
    for (n, name) in programs.iter().enumerate().filter(|_| !listed) {
        more.push((Spot::of(format!("/programs/{n}/id")), name.clone().into()));
        more.push((Spot::of(format!("/programs/{n}/name")), name.clone().into()));
    }
    more
}

/// Of what the reviews are that a piece of the facts says something of, the ids of the programmes that it lists, and the programmes
/// that its reviews name.
fn reviews_and_programs(
    facts: &[Fact],
    positions: &Positions,
    said_of: &SaidInFile,
    said: Option<u16>,
) -> (Further, Vec<String>) {
    let (mut more, mut last) = (Vec::new(), Last::default());
    let mut told = None;
    let mut programs: Vec<String> = Vec::new();
    for fact in facts.iter().filter(|fact| fact.kind == As::Value) {
        let Some(place) = &fact.place else { continue };
        let is_based = || said_of.based.contains(&(place.project, place.year));
        match (&*place.field, &fact.value) {
            ("/program", Some(value)) if !programs.contains(value) => programs.push(value.clone()),
            ("/cost" | "/actual", _)
                if place.year.is_some()
                    && place.year == said
                    && told != Some(place.project)
                    && fact.value.as_deref() != Some("null")
                    && !is_based() =>
            {
                told = Some(place.project);
                let basis = Place { field: "/basis".into(), kpi: None, ..place.clone() };
                more.extend(positions.spot(basis, &mut last).map(|pointer| (pointer, OF_RESULTS.into())));
            }
            ("/fiscal_year", _)
                if place.year.is_some_and(|year| year <= said.unwrap_or(year))
                    && said_of.results.contains(&(place.project, place.year))
                    && !is_based() =>
            {
                let basis = Place { field: "/basis".into(), ..place.clone() };
                more.extend(positions.spot(basis, &mut last).map(|pointer| (pointer, OF_RESULTS.into())));
            }
            ("/fiscal_year", _) if place.year.is_some_and(|year| year > said.unwrap_or(year)) && !is_based() => {
                let basis = Place { field: "/basis".into(), ..place.clone() };
                more.extend(positions.spot(basis, &mut last).map(|pointer| (pointer, OF_PLANS.into())));
            }
            (field, Some(value))
                if field.starts_with("/programs/")
                    && field.ends_with("/name")
                    && !said_of.programs.contains(&field.replace("/name", "/id")) =>
            {
                more.push((Spot::of(field.replace("/name", "/id")), value.clone().into()));
            }
            _ => {}
        }
    }
    (more, programs)
}

/// What a file says itself, from which nothing needs to follow.
#[derive(Default)]
pub(super) struct SaidInFile {
    /// By project: whether it has a name, and an id. One without a name waits to be told from another one.
    named: Vec<bool>,
    identified: Vec<bool>,
    /// The reviews, by project and year, that say what they are of; and those that say what came of it.
    based: CountedSet<(Option<usize>, Option<u16>)>,
    results: CountedSet<(Option<usize>, Option<u16>)>,
    /// Where programmes have their ids.
    programs: HashSet<String>,
}

/// What the facts about so many projects say.
pub(super) fn said_in_file(facts: &Pieces<Fact>, projects: usize) -> SaidInFile {
    let values = facts.iter().filter(|fact| fact.kind == As::Value);
    let mut said = SaidInFile { named: vec![false; projects], identified: vec![false; projects], ..Default::default() };
    // What is said of a review stands together for the most part.
    let mut last = None;
    for place in values.filter_map(|fact| fact.place.as_ref()) {
        let review = (place.project, place.year);
        match &*place.field {
            "/actual" | "/grant" | "/effect/rating" if last != Some(review) => {
                last = Some(review);
                said.results.insert(review);
            }
            _ if place.kpi.is_some() => {}
            "/name" | "/id" if place.year.is_none() => {
                let of = if place.field == "/name" { &mut said.named } else { &mut said.identified };
                if let Some(of) = place.project.and_then(|project| of.get_mut(project)) {
                    *of = true;
                }
            }
            "/basis" => _ = said.based.insert(review),
            field if field.starts_with("/programs/") && field.ends_with("/id") => {
                said.programs.insert(field.to_owned());
            }
            _ => {}
        }
    }
    said
}

/// A year beside the one under review of which only dashes are said of a project is no year of it: none of that is a review.
pub(super) fn years_of_dashes(maker: &mut Maker<'_>) {
    if !maker.among.other_years {
        return;
    }
    let beside = |fact: &Fact| {
        let place = fact.place.as_ref().filter(|_| !matches!(fact.kind, As::Repeated))?;
        Some((place.project?, place.year.filter(|year| *year != maker.reviewed)?))
    };
    let named = |fact: &Fact| fact.place.as_ref().is_some_and(|place| matches!(&*place.field, "/name" | "/unit"));
    let dash =
        |fact: &Fact| fact.kind == As::Value && fact.value.as_deref().is_some_and(|value| is_dash(&plain(value)));
    let (mut said, mut targets, mut dashed) = (CountedSet::default(), CountedSet::default(), CountedSet::default());
    for fact in &maker.facts {
        let Some(of) = beside(fact).filter(|_| !named(fact)) else { continue };
        let field = fact.place.as_ref().map_or("", |place| &*place.field);
        match (dash(fact), field) {
            (true, "/target") => drop(targets.insert(of)),
            (true, "/actual") => drop(dashed.insert(of)),
            (true, _) => {}
            (false, _) => drop(said.insert(of)),
        }
    }
    dashed.retain(|of| targets.contains(of) && !said.contains(of));
    if dashed.is_empty() {
        return;
    }
    let of_none: Vec<bool> =
        maker.facts.iter().map(|fact| beside(fact).is_some_and(|of| dashed.contains(&of))).collect();
    for (fact, _) in maker.facts.iter_mut().zip(of_none).filter(|(_, of_none)| *of_none) {
        let (kind, why) = if dash(fact) {
            (As::Unplaced, "「―」だけの年度(値がない)")
        } else {
            (As::Repeated, "ほかの年度の同じ指標(その年度の値はない)")
        };
        (fact.kind, fact.place, fact.value, fact.asked, fact.why) = (kind, None, None, None, why.into());
    }
}

/// What a piece of the facts says of reviews and of the town.
#[derive(Default)]
struct Named {
    /// The reviews, each with the first cell that says something of it.
    reviews: Vec<((usize, u16), (usize, usize))>,
    /// Who applied for the projects, and the town, as JSON, with their cells.
    applicants: Vec<((usize, usize), String)>,
    town: Option<((usize, usize), String)>,
    /// Whether a review says its year itself.
    years: bool,
}

impl Named {
    fn of(facts: &[Fact]) -> Named {
        let mut named = Named::default();
        for fact in facts {
            let Some(place) = &fact.place else { continue };
            named.years |= place.year.is_some() && place.field == "/fiscal_year";
            if let (As::Value, Some(project), Some(year)) = (fact.kind, place.project, place.year) {
                if named.reviews.last().is_none_or(|(last, _)| *last != (project, year)) {
                    named.reviews.push(((project, year), fact.cell));
                }
            } else if let (Some(value), None) = (&fact.value, place.year) {
                match &*place.field {
                    "/plan/applicant" => named.applicants.push((fact.cell, value.clone())),
                    "/municipality" if named.town.is_none() && fact.kind == As::Value => {
                        named.town = Some((fact.cell, value.clone()));
                    }
                    _ => {}
                }
            }
        }
        named
    }
}

/// Every review has its year, every programme its id.
pub(super) fn structure(hands: &impl Hands, maker: &mut Maker<'_>) {
    let Named { mut reviews, mut applicants, town: mut named, mut years } = Named::default();
    let pieces = maker.facts.pieces();
    let Ok(()) = hands.in_order(
        pieces.len(),
        |n| pieces.get(n).map(|piece| Named::of(piece)),
        |piece| {
            let piece = piece.unwrap_or_default();
            match reviews.is_empty() {
                true => reviews = piece.reviews,
                false => reviews.extend(piece.reviews),
            }
            applicants.extend(piece.applicants);
            named = named.take().or(piece.town);
            years |= piece.years;
            Ok::<(), Infallible>(())
        },
    );
    reviews.sort_by_key(|(review, _)| *review);
    reviews.dedup_by_key(|(review, _)| *review);
    // In a piece of their own: the last one has no room left, and would be copied.
    maker.facts.append(Pieces::with_room(reviews.len()));
    for ((project, year), cell) in reviews {
        let place = Place { project: Some(project), year: Some(year), kpi: None, field: "/fiscal_year".into() };
        let value = string(&short(year));
        if years {
            maker.set(cell, place, value, "効果検証の年度");
        } else {
            // Nothing is said of any of these places: a long list of reviews needn't be looked through for each.
            maker.add(cell, place, value, "効果検証の年度");
        }
    }
    let town = Place { field: "/municipality".into(), ..Place::default() };
    if let Some((cell, applicant)) = applicants.first()
        && !maker.has(&town)
        && applicants.iter().all(|(_, other)| other == applicant)
        && is_town(&squeezed(&plain(applicant)))
    {
        maker.set(*cell, town, applicant.clone(), "すべての事業概要の申請者");
        named = named.or_else(|| applicants.into_iter().next());
    }
    let prefecture = Place { field: "/prefecture".into(), ..Place::default() };
    if let Some((cell, name)) = named.and_then(|(cell, town)| Some((cell, prefecture_of(&town)?)))
        && !maker.has(&prefecture)
    {
        maker.set(cell, prefecture, string(&name), "自治体名の中の都道府県");
    }
    let year = Place { field: "/fiscal_year".into(), ..Place::default() };
    if !maker.has(&year)
        && maker.year > 0
        && let Some(fact) = maker.facts.get(0)
    {
        let cell = fact.cell;
        maker.set(cell, year, string(&short(maker.year)), "対象年度");
    }
}

/// Where sheets have sums of their own that differ, none of them is the ledger's: each is of its sheet.
pub(super) fn sums_of_sheets(maker: &mut Maker<'_>) {
    if !maker.among.sums {
        return;
    }
    let of_sum = |fact: &Fact| fact.place.as_ref().is_some_and(|place| place.field.starts_with("/totals/"));
    let value = |fact: &Fact| of_sum(fact) && fact.place.as_ref().is_some_and(|place| place.field.ends_with("/cost"));
    let sums: Vec<&Fact> = maker.facts.iter().filter(|fact| value(fact)).collect();
    let several = sums.iter().any(|sum| {
        // A question holds the value that stood there first.
        sum.kind == As::Ask && sums.iter().any(|other| other.cell.0 != sum.cell.0 && other.place == sum.place)
    });
    if !several {
        return;
    }
    // What a sum's cell says besides, its year and basis, goes with it.
    maker.facts.retain(|fact| !of_sum(fact) || fact.why == "合計" || fact.kind == As::Ask);
    for fact in maker.facts.iter_mut().filter(|fact| of_sum(fact)) {
        (fact.kind, fact.place, fact.value, fact.asked) = (As::Unplaced, None, None, None);
        fact.why = "シートごとの合計(台帳の合計ではない)".into();
    }
}

/// The prefecture in front of a town's name, as JSON.
fn prefecture_of(town: &str) -> Option<String> {
    let town = plain(town);
    let end = town.char_indices().skip(2).take(2).find(|(_, c)| matches!(c, '都' | '道' | '府' | '県'));
    let end = end.map(|(at, c)| at + c.len_utf8()).filter(|end| *end < town.len())?;
    town.get(..end).map(str::to_owned)
}
