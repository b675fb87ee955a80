//! What the files are called: after what they are, the year and the department.
//!
//! A department's name is somebody's text: what a system of files doesn't take, or what leads out of a folder, becomes a
//! full-width character or goes, and names that are then one get a number.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::Part;
use crate::ledger::year::FiscalYear;
use crate::text::is_hostile;

/// The most bytes of a department's name: systems take 255 of a whole one.
const MOST: usize = 120;

/// The part of a file's name that is the department's.
fn safe(department: &str) -> String {
    let mut name = String::new();
    for c in department.trim().chars() {
        let c = match c {
            '/' => '／',
            '\\' => '＼',
            ':' => '：',
            '*' => '＊',
            '?' => '？',
            '"' => '”',
            '<' => '＜',
            '>' => '＞',
            '|' => '｜',
            c if c.is_whitespace() => '_',
            c if is_hostile(c) => continue,
            c => c,
        };
        if name.len() + c.len_utf8() > MOST {
            break;
        }
        name.push(c);
    }
    name.trim_end_matches('.').to_owned()
}

/// The names for departments, each with `kind` before it: `照会票_R6_観光課` without an ending.
pub(crate) fn of_departments<'d>(
    kind: &str,
    year: Option<FiscalYear>,
    departments: impl Iterator<Item = &'d str>,
) -> Vec<String> {
    let mut taken = HashSet::new();
    let year = year.map_or_else(String::new, |year| format!("_{}", year.short()));
    let mut name = |department: &str| {
        let own = format!("{kind}{year}_{}", safe(department));
        let mut name = own.clone();
        let mut n = 2;
        // Some systems take letters of two sizes or widths for one.
        while !taken.insert(name.nfkc().collect::<String>().to_lowercase()) {
            name = format!("{own}({n})");
            n += 1;
        }
        name
    };
    departments.map(&mut name).collect()
}

/// The names of workbook and covering text for each part.
pub(crate) fn of_parts(year: FiscalYear, parts: &[Part]) -> Vec<[String; 2]> {
    let all = |kind: &str| of_departments(kind, Some(year), parts.iter().map(Part::name));
    let (books, letters) = (all("照会票"), all("照会文"));
    let pairs = books.into_iter().zip(letters);
    pairs.map(|(book, letter)| [format!("{book}.xlsx"), format!("{letter}.txt")]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_its_folder_and_no_two_are_one() {
        let departments = ["../../etc", "a:b\u{202e}", "観光課", "観光課 ", "Ａ課", "a課", "総務 課\n係", ""];
        let names = of_departments("照会票", Some(FiscalYear(2024)), departments.into_iter());
        assert_eq!(
            names,
            [
                "照会票_R6_..／..／etc",
                "照会票_R6_a：b",
                "照会票_R6_観光課",
                "照会票_R6_観光課(2)",
                "照会票_R6_Ａ課",
                "照会票_R6_a課(2)",
                "照会票_R6_総務_課_係",
                "照会票_R6_"
            ]
        );
        let long = "課".repeat(500);
        assert!(of_departments("照会票", None, [long.as_str()].into_iter())[0].len() < 200);
    }
}
