//! The recording for `asciinema play`: version 2 of its format, a header and a line for each frame.

use super::Frame;

/// The frames, each as the bytes that make it of the one before.
pub fn of(frames: &[Frame]) -> String {
    let Some(first) = frames.first() else { return String::new() };
    let (height, width) = first.screen.size();
    let header = serde_json::json!({
        "version": 2, "width": width, "height": height, "title": "kensho", "env": { "TERM": "xterm-256color" },
    });
    let mut lines = vec![header.to_string()];
    let (mut at, mut before) = (0, None);
    for frame in frames {
        let bytes = match before {
            None => frame.screen.state_formatted(),
            Some(before) => frame.screen.state_diff(before),
        };
        let seconds = f64::from(at) / 1000.0;
        lines.push(serde_json::json!([seconds, "o", String::from_utf8_lossy(&bytes)]).to_string());
        at += frame.stays;
        before = Some(&frame.screen);
    }
    // It stays to be read at the end.
    lines.push(serde_json::json!([f64::from(at) / 1000.0, "o", ""]).to_string());
    lines.join("\n") + "\n"
}
