//! Which findings are looked at, and in which order.
//!
//! Errors come first, then what is private, then what is odd, what is worth knowing, and last what is kept on purpose; among
//! equals the order of the record. A filter narrows by how grave they are, by project, department and kind, and by words. Of a
//! ledger with very many findings the words are looked for in what is known without making every sentence again: the
//! kind, the project and its department.

use super::findings::Findings;
use super::{Finding, Severity, codes, rank};
use crate::text::fold;

/// What is asked for; each part narrows further.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those of a severity.
    pub severity: Option<Severity>,
    /// Only those of a project, by its index; `Some(None)`: of what stands outside the projects.
    pub project: Option<Option<usize>>,
    /// Only those of the projects of a department.
    pub department: Option<Box<str>>,
    /// Only those of a kind, by its code.
    pub code: Option<&'static str>,
    /// Only those that say all of these words.
    pub words: String,
}

/// What is known of a finding's project.
#[derive(Clone, Copy, Debug, Default)]
pub struct Of<'a> {
    /// Its name.
    pub name: &'a str,
    /// The department in charge.
    pub department: &'a str,
}

/// So many findings are looked through word by word.
const MANY: usize = 3_000;

impl Filter {
    /// Whether nothing is asked for.
    pub fn is_empty(&self) -> bool {
        *self == Filter::default()
    }

    /// The places in the list of the findings that are asked for, in the order in which they are looked at. `of` tells of
    /// the project at an index.
    pub fn select<'a>(&self, findings: &Findings, of: impl Fn(usize) -> Of<'a>) -> Vec<usize> {
        let words: Vec<String> = self.words.split_whitespace().map(|word| fold(word).text).collect();
        let mut rows: Vec<(u8, usize)> = Vec::new();
        for (at, project, mark) in findings.marks() {
            let code = mark.code();
            let of = project.map(&of).unwrap_or_default();
            let is_asked = self.severity.is_none_or(|severity| code.severity == severity)
                && self.project.is_none_or(|wanted| wanted == project)
                && self
                    .department
                    .as_ref()
                    .is_none_or(|department| project.is_some() && **department == *of.department)
                && self.code.is_none_or(|wanted| wanted == code.code);
            if is_asked && (words.is_empty() || says(findings, at, code, of, &words)) {
                let is_private = [codes::PERSON.code, codes::PERSONAL.code].contains(&code.code);
                rows.push((rank(code.severity, is_private, mark.is_kept()), at));
            }
        }
        rows.sort_unstable();
        rows.into_iter().map(|(_, at)| at).collect()
    }
}

fn says(findings: &Findings, at: usize, code: &codes::Code, of: Of<'_>, words: &[String]) -> bool {
    let mut all = [code.code, code.title, code.severity.label(), of.name, of.department].join("\n");
    if findings.len() <= MANY
        && let Some(Finding { message, quote, .. }) = findings.get(at)
    {
        all.push_str(&message);
        all.push_str(&quote);
    }
    let all = fold(&all).text;
    words.iter().all(|word| all.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::ledger::Ledger;
    use crate::rules::Table;

    fn findings() -> Findings {
        let ledger = Ledger::read(crate::ledger::EMBEDDED).unwrap();
        Findings::of(&ledger, Table::embedded())
    }

    #[test]
    fn the_gravest_come_first_and_nothing_is_lost() {
        let findings = findings();
        let rows = Filter::default().select(&findings, |_| Of::default());
        let mut all = rows.clone();
        all.sort_unstable();
        assert_eq!(all, (0..findings.len()).collect::<Vec<_>>());
        let ranks: Vec<u8> = rows.iter().map(|&at| findings.get(at).unwrap().rank()).collect();
        assert!(ranks.is_sorted() && ranks.first() < ranks.last(), "{ranks:?}");
    }

    #[test]
    fn each_part_narrows_to_just_what_it_says() {
        let findings = findings();
        let found = |filter: Filter| -> Vec<Finding> {
            let of = |_| Of { name: "名前", department: "観光政策課" };
            filter.select(&findings, of).into_iter().filter_map(|at| findings.get(at)).collect()
        };
        let errors = found(Filter { severity: Some(Severity::Error), ..Filter::default() });
        assert!(!errors.is_empty() && errors.iter().all(|finding| finding.severity == Severity::Error));
        let third = found(Filter { project: Some(Some(2)), ..Filter::default() });
        assert!(!third.is_empty() && third.iter().all(|finding| finding.project == Some(2)));
        let code = errors.first().unwrap().code;
        let kind = found(Filter { code: Some(code), ..Filter::default() });
        assert!(!kind.is_empty() && kind.iter().all(|finding| finding.code == code));
        let other = found(Filter { department: Some("別の課".into()), ..Filter::default() });
        assert_eq!(other, []);
        let message: String = errors[0].message.chars().take(4).collect();
        let said = found(Filter { words: message.clone(), ..Filter::default() });
        assert!(said.iter().any(|finding| finding.pointer == errors[0].pointer), "{message}");
        assert_eq!(found(Filter { words: "どこにもない語".into(), ..Filter::default() }), []);
    }
}
