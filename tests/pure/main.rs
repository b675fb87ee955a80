//! What is shown without a screen and without a process: the formats, the rating, the checks, the pages, and the papers
//! that say what they do. `cargo test --test pure json::` runs one file of it.
#![allow(missing_docs)]

#[path = "../support/mod.rs"]
mod support;

mod analysis;
mod check_embedded;
mod check_towns;
mod documents;
mod export;
mod fuzz;
mod import_answers;
mod import_around;
mod import_bad;
mod import_begun;
mod import_below;
mod import_between;
mod import_certain;
mod import_documents;
mod import_doubles;
mod import_doubts;
mod import_everyday;
mod import_forms;
mod import_habits;
mod import_lists;
mod import_lost;
mod import_marks;
mod import_merge;
mod import_misread;
mod import_newcomer;
mod import_none_of_it;
mod import_own;
mod import_partway;
mod import_sheets;
mod import_sheets_more;
mod import_tables;
mod import_texts;
mod import_told;
mod import_told_apart;
mod import_values;
mod into;
mod json;
mod ledger_data;
mod map;
mod pages;
mod rating_cases;
mod readme;
mod romaji;
mod rules_edges;
mod rules_other_town;
mod rules_projects;
mod sealed;
mod tables;
mod walls;
