//! The modes: what the keys mean while something is open, a file each.

pub mod entry;
pub mod findings;
pub mod meeting;
pub mod saving;
pub mod search;
