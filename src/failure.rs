//! How a command ends: the exit codes, and failures in words. Below `io` and `cli`, which both speak in them.

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// Findings, differences or conflicts.
    Findings,
    /// Wrong usage.
    Usage,
    /// The file can't be read as a ledger.
    NotALedger,
    /// Refused so as not to lose data.
    Refused,
}

impl Exit {
    /// The process's exit code.
    pub fn code(self) -> u8 {
        match self {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::NotALedger => 3,
            Exit::Refused => 4,
        }
    }
}

/// Why a command didn't come to its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// How it ended.
    pub(crate) exit: Exit,
    /// The sentence for stderr.
    pub words: String,
}

impl Failure {
    /// A failure with its sentence.
    pub(crate) fn new(exit: Exit, words: impl Into<String>) -> Failure {
        Failure { exit, words: words.into() }
    }
}
