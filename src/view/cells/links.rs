//! Where URLs stand on the screen, for terminals that open a link that is clicked (OSC 8).
//!
//! What can end the sequence or drive a terminal is no link: only printable ASCII with a scheme that a browser takes.

use crate::app::State;
use crate::app::state::{Mode, Panel};
use crate::page::Body;
use crate::page::Ink;
use crate::text;

/// Bytes of a URL that terminals take at most.
const LONGEST: usize = 2083;

/// A row of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its row.
    pub y: u16,
    /// Its columns.
    pub columns: std::ops::Range<u16>,
    /// Which link it is a row of: rows of one are opened as one.
    pub id: usize,
    /// Where it leads.
    pub url: String,
}

/// The links that are seen: those of the page, while nothing lies over it.
pub fn links(state: &State) -> Vec<Link> {
    if !matches!(state.mode, Mode::Browse | Mode::Search { .. }) || state.place.panel == Panel::Meeting {
        return Vec::new();
    }
    let area = state.layout.page;
    let rows = state.shown.page.rows.iter().skip(state.place.top).take(usize::from(area.height));
    let spans = (area.y..).zip(rows).flat_map(|(y, row)| row.iter().map(move |span| (y, span)));
    let found = spans.filter(|(_, span)| span.ink == Ink::Link).filter_map(|(y, span)| {
        let Body::Text { text, from: Some((field, _)) } = &span.body else { return None };
        let url = state.shown.page.fields.get(*field)?.text.trim();
        let x = area.x.saturating_add(span.x);
        let end = x.saturating_add(text::cells(text) as u16).min(area.x + area.width);
        is_safe(url).then(|| Link { y, columns: x..end, id: *field, url: url.to_owned() })
    });
    found.collect()
}

fn is_safe(url: &str) -> bool {
    url.len() <= LONGEST
        && (url.starts_with("https://") || url.starts_with("http://"))
        && url.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn what_could_drive_a_terminal_is_no_link() {
        assert!(is_safe("https://www2.city.mine.lg.jp/soshiki/11673.html?a=1#b"));
        for url in
            ["", "javascript:alert(1)", "https://a\x1b\\b", "https://a\x07", "https://例.jp", "https://a b", "ftp://a"]
        {
            assert!(!is_safe(url), "{url:?}");
        }
        assert!(!is_safe(&format!("https://{}", "a".repeat(3000))));
    }
}
