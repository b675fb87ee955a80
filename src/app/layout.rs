//! Where things stand on the screen, in cells.
//!
//! The policy: one header row, one bar row, the rest is list and panel beside each other. Below 76 columns there is room
//! for one of them only, the one with the focus; the user can have it so on a wide screen as well. Below 6 rows the frames go, below 3 the header goes. Any size is harmless.

/// A rectangle in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell lies in it.
    pub fn holds(self, x: u16, y: u16) -> bool {
        x >= self.x && y >= self.y && x - self.x < self.width && y - self.y < self.height
    }

    /// The same without a margin on each side; empty where there is no room.
    pub fn inside(self, horizontal: u16, vertical: u16) -> Area {
        if self.width < 2 * horizontal || self.height < 2 * vertical {
            return Area { width: 0, height: 0, ..self };
        }
        Area {
            x: self.x + horizontal,
            y: self.y + vertical,
            width: self.width - 2 * horizontal,
            height: self.height - 2 * vertical,
        }
    }
}

/// The areas of the screen; one without cells isn't shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Municipality, year, sums.
    pub header: Area,
    /// The list with its frame.
    pub list: Area,
    /// The list's rows.
    pub list_rows: Area,
    /// What the list's signs mean, below its rows.
    pub legend: Area,
    /// The panel with its frame.
    pub panel: Area,
    /// The project's name above the page.
    pub title: Area,
    /// Where the project stands, in a few rows.
    pub summary: Area,
    /// The page's rows.
    pub page: Area,
    /// The same where the page isn't shown: it is laid out even so, and where a key leads doesn't hang on what is seen.
    pub laid: Area,
    /// What the page says of the selected field.
    pub detail: Area,
    /// The key bar, the prompt and notices.
    pub bar: Area,
    /// Whether list and panel have frames.
    pub framed: bool,
}

/// Rows wanted beside the page: they are had where there is room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wants {
    /// By the summary.
    pub summary: u16,
    /// By what is said of the selected field.
    pub detail: u16,
}

/// The least width at which list and panel stand beside each other.
pub const SIDE_BY_SIDE: u16 = 76;

/// Lays out a screen of `width` × `height` cells; `panel_first`: which of the two is shown where only one has room.
/// `folded`: one of the two is shown even so. `wants` is the number of rows that the summary and the page's details want.
pub fn layout(width: u16, height: u16, panel_first: bool, folded: bool, wants: Wants) -> Layout {
    let framed = height >= 6 && width >= 12;
    let header_rows = u16::from(height >= 3);
    let bar_rows = u16::from(height >= 1);
    let header = Area { x: 0, y: 0, width, height: header_rows };
    let bar = Area { x: 0, y: height.saturating_sub(1), width, height: bar_rows };
    let body = Area { x: 0, y: header_rows, width, height: height - header_rows - bar_rows };
    let (list, panel) = if width >= SIDE_BY_SIDE && !folded {
        let list_width = list_width(width);
        (Area { width: list_width, ..body }, Area { x: list_width, width: width - list_width, ..body })
    } else if panel_first {
        (Area::default(), body)
    } else {
        (body, Area::default())
    };
    let margin = u16::from(framed);
    let list_rows = if list.width > 0 { list.inside(margin, margin) } else { list };
    let legend_rows = match list_rows.height {
        ..LEGEND => 0,
        // What doesn't fit beside each other has a second row, where the list can spare it.
        ROOMY.. if list_rows.width < ONE_ROW => 2,
        _ => 1,
    };
    let list_rows = Area { height: list_rows.height - legend_rows, ..list_rows };
    let legend = Area { y: list_rows.y + list_rows.height, height: legend_rows, ..list_rows };
    let Sides { title, summary, page, detail } = sides(panel, margin, wants);
    let laid = if panel.width > 0 { page } else { sides(body, margin, wants).page };
    Layout { header, list, list_rows, legend, panel, title, summary, page, laid, detail, bar, framed }
}

/// The rows of a panel.
struct Sides {
    title: Area,
    summary: Area,
    page: Area,
    detail: Area,
}

/// Lays out the inside of a panel.
fn sides(panel: Area, margin: u16, Wants { summary, detail }: Wants) -> Sides {
    let inner = if panel.width > 0 { panel.inside(2 * margin, margin) } else { panel };
    let title_rows = match inner.height {
        0..=3 => 0,
        4..=11 => 1,
        _ => 2,
    };
    let title = Area { height: title_rows, ..inner };
    let rest = inner.height - title_rows;
    let summary_rows = summary_rows(summary, rest);
    // A line below it, where it is more than a line itself.
    let line = u16::from(summary_rows > 1);
    let summary = Area { y: inner.y + title_rows, height: summary_rows, ..inner };
    let above = title_rows + summary_rows + line;
    let rest = rest - summary_rows - line;
    let detail_rows = if rest >= 3 * detail.max(2) { detail } else { detail.min(rest / 3) };
    // One row would be the line above the details and nothing below it.
    let detail_rows = if detail_rows < 2 { 0 } else { detail_rows };
    let page = Area { y: inner.y + above, height: rest - detail_rows, ..inner };
    let detail = Area { y: page.y + page.height, height: detail_rows, ..inner };
    Sides { title, summary, page, detail }
}

/// A list of fewer rows has none for its legend.
const LEGEND: u16 = 12;
/// A list of so many rows has two for it.
const ROOMY: u16 = 18;
/// Cells in which the legend fits in one row.
const ONE_ROW: u16 = 42;

/// Rows of the summary on a panel that has `rest` rows below its title: the page keeps more than half of them.
fn summary_rows(wanted: u16, rest: u16) -> u16 {
    match rest {
        0..=6 => 0,
        7..=11 => wanted.min(1),
        12..=15 => wanted.min(3),
        _ => wanted.min(6),
    }
}

/// Lays out a screen for a meeting: a header, a page with wide margins, the bar.
pub fn meeting_layout(width: u16, height: u16) -> Layout {
    let whole = layout(width, height, true, true, Wants::default());
    let body = Area { x: 0, y: whole.header.height, width, height: height - whole.header.height - whole.bar.height };
    let (horizontal, vertical) = ((width / 24).min(8), u16::from(height >= 20));
    let page =
        Area { height: body.height - vertical.min(body.height), y: body.y + vertical, ..body.inside(horizontal, 0) };
    Layout { header: whole.header, page, laid: page, bar: whole.bar, ..Layout::default() }
}

fn list_width(width: u16) -> u16 {
    match width {
        0..=99 => 30,
        100..=119 => 36,
        120..=159 => 46,
        _ => 60,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_is_harmless_and_nothing_leaves_the_screen() {
        for width in (0..130).chain([300]) {
            for height in (0..60).chain([100]) {
                for (panel_first, folded) in [(false, false), (true, false), (false, true), (true, true)] {
                    for (summary, detail) in [(0, 0), (6, 0), (2, 2), (0, 5), (6, 5)] {
                        let l = layout(width, height, panel_first, folded, Wants { summary, detail });
                        let parts = [l.header, l.list, l.list_rows, l.legend, l.panel];
                        for area in parts.into_iter().chain([l.title, l.summary, l.page, l.detail, l.bar]) {
                            if area.width > 0 && area.height > 0 {
                                assert!(
                                    area.x + area.width <= width && area.y + area.height <= height,
                                    "{width}x{height} {l:?}"
                                );
                            }
                        }
                        let one = width < SIDE_BY_SIDE || folded;
                        assert_eq!(l.list.width == 0, one && (panel_first || width == 0));
                    }
                }
            }
        }
    }

    #[test]
    fn a_comfortable_screen_shows_both() {
        let l = layout(80, 24, false, false, Wants { summary: 6, detail: 0 });
        assert!(l.list.width >= 24 && l.page.width >= 44 && l.page.height >= 11 && l.summary.height == 6, "{l:?}");
        let small = layout(40, 10, true, false, Wants { summary: 6, detail: 0 });
        assert!(small.summary.height <= 1 && small.page.height >= 4, "{small:?}");
    }
}
