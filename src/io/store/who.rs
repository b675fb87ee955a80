//! Who is at the keyboard, on which machine, and when: what locks, journals and the audit trail write down.

use std::env;
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::ledger::date::{JAPAN, at_millis};

/// A running kensho, as another one will read about it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Who {
    /// Login name; `uid 1000` where neither the environment nor the system's list of users says.
    pub user: String,
    /// The machine's name.
    pub host: String,
    /// Process number on that machine.
    pub pid: u32,
}

impl Who {
    /// Whoever runs this process: by the login name, else the one that the system has for the user's number.
    pub fn me() -> Self {
        let user = ["LOGNAME", "USER"]
            .iter()
            .find_map(|name| env::var(name).ok().filter(|user| !user.is_empty()))
            .unwrap_or_else(|| {
                let id = rustix::process::getuid().as_raw();
                let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
                name_of(id, &users).map_or_else(|| format!("uid {id}"), str::to_owned)
            });
        let host = rustix::system::uname().nodename().to_string_lossy().into_owned();
        Self { user, host, pid: std::process::id() }
    }

    /// Whether that process certainly runs no longer. A process of another machine can't be asked about, and counts as running.
    pub fn is_gone(&self) -> bool {
        if self.host != Self::me().host {
            return false;
        }
        let Some(pid) = i32::try_from(self.pid).ok().and_then(rustix::process::Pid::from_raw) else { return true };
        rustix::process::test_kill_process(pid) == Err(rustix::io::Errno::SRCH)
    }
}

/// The user with that number in a list as `/etc/passwd` is one.
fn name_of(id: u32, users: &str) -> Option<&str> {
    users.lines().find_map(|line| {
        let mut fields = line.split(':');
        let (name, number) = (fields.next()?, fields.nth(1)?);
        (number.parse() == Ok(id) && !name.is_empty()).then_some(name)
    })
}

/// Now, in milliseconds since 1970-01-01T00:00Z; 0 before that.
pub fn millis() -> u64 {
    millis_of(SystemTime::now())
}

fn millis_of(time: SystemTime) -> u64 {
    u64::try_from(time.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis()).unwrap_or(u64::MAX)
}

/// Now, as [`stamp`] writes it.
pub fn now() -> String {
    stamp(SystemTime::now())
}

/// A time to the millisecond as `2026-11-23T14:34:00.123+09:00` (RFC 3339), which sorts as text. Always Japanese time,
/// whatever the machine is set to. Times before 1970 read as 1970.
pub fn stamp(time: SystemTime) -> String {
    format!("{:.3}", at_millis(millis_of(time)).display_with_offset(JAPAN))
}

/// A stamp as people say it where it may be years old: `2026年11月23日14時34分`.
pub fn in_full(stamp: &str) -> String {
    stamp.parse().map_or_else(|_| stamp.to_owned(), |at: DateTime| format!("{}年{}", at.year(), words(at)))
}

/// A stamp as people say it: `11月23日14時34分`. What isn't a stamp comes back as it is.
pub fn in_words(stamp: &str) -> String {
    stamp.parse().map_or_else(|_| stamp.to_owned(), words)
}

fn words(at: DateTime) -> String {
    format!("{}月{}日{}時{:02}分", at.month(), at.day(), at.hour(), at.minute())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn times_are_japanese_and_sort_as_text() {
        for (seconds, text) in [
            (0, "1970-01-01T09:00:00.000+09:00"),
            (951_782_400, "2000-02-29T09:00:00.000+09:00"),
            (951_868_800, "2000-03-01T09:00:00.000+09:00"),
            (1_735_689_599, "2025-01-01T08:59:59.000+09:00"),
            (1_795_412_040, "2026-11-23T14:34:00.000+09:00"),
            (4_107_542_400, "2100-03-01T09:00:00.000+09:00"),
        ] {
            assert_eq!(stamp(UNIX_EPOCH + Duration::from_secs(seconds)), text, "{seconds}");
        }
        let late = UNIX_EPOCH + Duration::from_nanos(1_059_999_999);
        assert_eq!(stamp(late), "1970-01-01T09:00:01.059+09:00", "a time to come is never said");
        assert_eq!(stamp(UNIX_EPOCH - Duration::from_secs(1)), stamp(UNIX_EPOCH));
        assert_eq!(in_words("2026-11-23T14:04:00.000+09:00"), "11月23日14時04分");
        assert_eq!(in_words("きのう"), "きのう");
        assert_eq!(in_full("2026-11-23T14:04:00.000+09:00"), "2026年11月23日14時04分");
        assert_eq!(in_full("きのう"), "きのう");
        assert_eq!(in_words("2026-13-23T14:04:00.000+09:00"), "2026-13-23T14:04:00.000+09:00");
    }

    #[test]
    fn a_user_has_a_name_without_the_environment() {
        let users = "root:x:0:0:root:/root:/bin/bash\nbroken\nyamada:x:1000:1000::/home/yamada:/bin/sh\n";
        assert_eq!((name_of(0, users), name_of(1000, users), name_of(7, users)), (Some("root"), Some("yamada"), None));
    }

    #[test]
    fn this_process_runs_and_a_strange_machine_s_is_not_called_gone() {
        let me = Who::me();
        assert!(!me.is_gone());
        assert!(Who { pid: i32::MAX as u32, ..me.clone() }.is_gone());
        assert!(!Who { pid: i32::MAX as u32, host: "another.machine".into(), ..me }.is_gone());
    }
}
