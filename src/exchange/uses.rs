//! What a text without columns does with the meaning of a label: one row a meaning, for lines, sections and reports alike.

/// Its value stands behind it on the same line.
pub(super) const LABEL: u8 = 1;
/// It may stand behind another label's value.
pub(super) const INNER: u8 = 1 << 1;
/// Its value is sentences, in which a word is no label.
pub(super) const PROSE: u8 = 1 << 2;
/// A text stands below it, as below a heading.
pub(super) const BELOW: u8 = 1 << 3;
/// A section about a project has it.
pub(super) const PROJECT: u8 = 1 << 4;

const USES: [(&str, u8); 39] = [
    ("project", LABEL),
    ("measure", LABEL),
    ("number", LABEL),
    ("department", LABEL | INNER | PROJECT),
    ("period", LABEL | INNER | PROJECT),
    ("period_from", LABEL),
    ("period_to", LABEL),
    ("program", LABEL),
    ("cost", LABEL | INNER | PROJECT),
    ("grant", LABEL | INNER | PROJECT),
    ("budget", LABEL | INNER | PROJECT),
    ("kpi", LABEL | PROJECT),
    ("kpi_group", LABEL | PROJECT),
    ("unit", LABEL | INNER),
    ("target", LABEL | INNER | PROJECT),
    ("actual", LABEL | INNER | BELOW | PROJECT),
    ("baseline", LABEL | INNER),
    ("goal", LABEL | INNER),
    ("rate", LABEL | INNER),
    ("kpi_rating", LABEL | INNER),
    ("rating", LABEL | INNER | BELOW | PROJECT),
    ("mark", LABEL | BELOW | PROJECT),
    ("comment", LABEL | PROSE | BELOW | PROJECT),
    ("why", LABEL | PROSE | BELOW),
    ("policy", LABEL | INNER | BELOW | PROJECT),
    ("reason", LABEL | PROSE | BELOW | PROJECT),
    ("current", LABEL | PROSE | BELOW | PROJECT),
    ("summary", LABEL | PROSE | BELOW | PROJECT),
    ("purpose", LABEL | PROSE | BELOW | PROJECT),
    ("achievements", LABEL | PROSE | BELOW | PROJECT),
    ("opinion", LABEL | PROSE | BELOW | PROJECT),
    ("strategy", LABEL | BELOW),
    ("contact", LABEL),
    ("response", LABEL | PROSE | BELOW | PROJECT),
    ("result", LABEL | BELOW),
    ("obstacles", LABEL | PROSE | BELOW),
    ("revisions", LABEL | PROSE | BELOW),
    ("outside", LABEL | BELOW),
    ("note", LABEL),
];

/// Whether a meaning is used so in a text.
pub(super) fn is(concept: &str, of: u8) -> bool {
    USES.iter().any(|(meaning, uses)| *meaning == concept && uses & of != 0)
}
