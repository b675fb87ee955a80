//! Whether the terminal opens links (OSC 8). None says so when asked, and a few print what they don't know, so links are
//! sent only where the terminal is known: by its own name in `$TERM`, which travels over SSH, or by what it sets in the
//! environment. The setting `links` decides otherwise.

/// Whether URLs may be sent as links, by the environment.
pub fn known() -> bool {
    opens(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}

fn opens(var: impl Fn(&str) -> Option<String>) -> bool {
    let version = |name: &str| var(name).and_then(|version| parts(&version));
    // A multiplexer answers for itself, whatever stands outside of it.
    if var("STY").is_some() {
        return false;
    }
    let program = var("TERM_PROGRAM").unwrap_or_default();
    if var("TMUX").is_some() || program == "tmux" {
        return program == "tmux" && version("TERM_PROGRAM_VERSION") >= Some((3, 4));
    }
    let term = var("TERM").unwrap_or_default();
    ["xterm-kitty", "xterm-ghostty", "foot", "alacritty", "wezterm", "contour"].iter().any(|name| term.starts_with(name))
        || ["iTerm.app", "WezTerm", "vscode", "ghostty"].contains(&program.as_str())
        || ["WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID"].iter().any(|name| var(name).is_some())
        // VTE since 0.50; with it GNOME's terminal and its relatives.
        || var("VTE_VERSION").and_then(|version| version.parse::<u32>().ok()).is_some_and(|version| version >= 5000)
}

/// `3.4a` as (3, 4).
fn parts(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split('.').map(|part| {
        let digits = part.find(|c: char| !c.is_ascii_digit()).map_or(part, |end| &part[..end]);
        digits.parse().ok()
    });
    Some((numbers.next()??, numbers.next().flatten().unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(set: &[(&str, &str)]) -> bool {
        opens(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn links_go_only_where_they_are_known_to_open() {
        for set in [
            &[("TERM", "xterm-kitty")][..],
            &[("TERM", "foot-extra")],
            &[("TERM", "xterm-256color"), ("VTE_VERSION", "7006")],
            &[("TERM", "xterm-256color"), ("WT_SESSION", "x")],
            &[("TERM", "tmux-256color"), ("TMUX", "x"), ("TERM_PROGRAM", "tmux"), ("TERM_PROGRAM_VERSION", "3.4a")],
        ] {
            assert!(with(set), "{set:?}");
        }
        for set in [
            &[][..],
            &[("TERM", "xterm-256color")],
            &[("TERM", "linux")],
            &[("VTE_VERSION", "4200")],
            &[("TERM", "screen"), ("STY", "x"), ("VTE_VERSION", "7006")],
            &[("TMUX", "x"), ("TERM_PROGRAM", "tmux"), ("TERM_PROGRAM_VERSION", "3.3a"), ("VTE_VERSION", "7006")],
        ] {
            assert!(!with(set), "{set:?}");
        }
    }
}
