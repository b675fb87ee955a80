//! Whose value is whose while git puts two versions of a file together.
//!
//! git calls the two versions "ours" and "theirs" by where they come from, not by who made them: in a rebase, a cherry-pick
//! and a stash it puts *the user's own* change on top of what is there already, so its "theirs" is what the user would
//! call mine. Here the two get the names that the user would give them. What git is doing is read in `io/git/`.

use std::fmt;

/// A commit, as far as it is told of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commit {
    /// Its short number.
    pub id: String,
    /// The first line of its message.
    pub subject: String,
    /// Who wrote it; empty where that is unknown.
    pub author: String,
    /// Whether that is the user, as far as it is known.
    pub own: Option<bool>,
}

impl fmt::Display for Commit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "コミット {}「{}」", self.id, self.subject)?;
        match self.own {
            Some(false) if !self.author.is_empty() => write!(f, "({})", self.author),
            _ => Ok(()),
        }
    }
}

/// What git puts together with what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coming {
    /// Another branch, or a commit without one.
    Branch(String),
    /// A commit of the user's own branch, in a rebase (`git pull --rebase` as well).
    Rebased(Option<Commit>),
    /// A picked commit.
    Picked(Option<Commit>),
    /// The state before a commit that is taken back.
    Reverted(Option<Commit>),
    /// A patch of a mailbox.
    Patch(Option<Commit>),
    /// Changes that were put aside (`git stash`), with what git says of them.
    Stashed(String),
    /// What is changed and not committed, while another branch is checked out.
    Uncommitted,
}

/// The two versions that are put together, by the names that the user would give them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// The user's own is what git calls "theirs".
    pub swapped: bool,
    /// The command of git; empty where nothing is known of it.
    pub doing: &'static str,
    /// What the user would call mine.
    pub mine: String,
    /// The other one.
    pub other: String,
}

impl Sides {
    /// Names the sides: `here` is what stands in the working tree (the branch, the commit), `coming` what is put to it.
    pub fn of(here: &str, coming: &Coming) -> Sides {
        let named =
            |commit: &Option<Commit>| commit.as_ref().map_or_else(|| "取り出すコミット".into(), Commit::to_string);
        let (doing, name, swapped) = match coming {
            Coming::Branch(name) => ("git merge", name.clone(), false),
            Coming::Rebased(commit) => ("git rebase", named(commit), true),
            // Whose the picked change is, its author tells; whoever is alone picks their own.
            Coming::Picked(commit) => {
                ("git cherry-pick", named(commit), commit.as_ref().is_none_or(|commit| commit.own != Some(false)))
            }
            Coming::Reverted(commit) => ("git revert", format!("{}を取り消した内容", named(commit)), false),
            Coming::Patch(commit) => {
                ("git am", named(commit), commit.as_ref().is_some_and(|commit| commit.own == Some(true)))
            }
            Coming::Stashed(name) => ("git stash", format!("退避した変更 {name}"), true),
            Coming::Uncommitted => ("git checkout", "手元のコミットしていない変更".into(), true),
        };
        let (mine, other) = if swapped { (name, here.to_owned()) } else { (here.to_owned(), name) };
        Sides { swapped, doing, mine, other }
    }

    /// Ours and theirs, as git calls them, as mine and the other's.
    pub fn sorted<T>(&self, ours: T, theirs: T) -> (T, T) {
        if self.swapped { (theirs, ours) } else { (ours, theirs) }
    }
}

impl fmt::Display for Sides {
    /// The sentence that says whose is whose; nothing where nothing is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.doing {
            "" => Ok(()),
            doing => write!(f, "{doing} の途中です。自分 = {}、相手 = {}。", self.mine, self.other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commit(own: Option<bool>) -> Option<Commit> {
        Some(Commit { id: "3cdd9c5".into(), subject: "集計".into(), author: "観光".into(), own })
    }

    #[test]
    fn mine_is_what_the_user_would_call_so() {
        let mine = |coming| Sides::of("main", &coming).swapped;
        assert!(!mine(Coming::Branch("kankou".into())) && !mine(Coming::Reverted(commit(Some(true)))));
        assert!(mine(Coming::Rebased(commit(Some(true)))) && mine(Coming::Rebased(commit(Some(false)))));
        assert!(mine(Coming::Stashed("stash@{0}".into())) && mine(Coming::Uncommitted));
        // The colleague's commit that is picked is the colleague's; the user's own stays the user's.
        assert!(mine(Coming::Picked(commit(Some(true)))) && mine(Coming::Picked(None)));
        assert!(!mine(Coming::Picked(commit(Some(false)))) && !mine(Coming::Patch(commit(None))));
    }

    #[test]
    fn the_sentence_names_both() {
        let sides = Sides::of("main コミット a98e7cf「確報」", &Coming::Rebased(commit(Some(true))));
        let words = "git rebase の途中です。自分 = コミット 3cdd9c5「集計」、相手 = main コミット a98e7cf「確報」。";
        assert_eq!(sides.to_string(), words);
        assert_eq!(Sides::default().to_string(), "");
    }
}
