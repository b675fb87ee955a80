//! The name of a place in a JSON document: a JSON Pointer (RFC 6901).
//!
//! A pointer is kept in its written form (`/projects/0/name`, with `~0` for `~` and `~1` for `/`), because that is what
//! is stored, compared, hashed and shown; its tokens are decoded when it is walked.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// A place in a JSON document, well formed by construction.
///
/// The order is that of the written form, byte by byte (`/a/10` stands before `/a/9`): good for maps, not for showing.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pointer(String);

impl Pointer {
    /// The whole document: the empty pointer.
    #[inline]
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// Reads the written form.
    ///
    /// # Errors
    /// When the text is neither empty nor starts with `/`, or holds a `~` that is followed by neither `0` nor `1`.
    pub fn parse(text: &str) -> Result<Self, PointerError> {
        check(text)?;
        Ok(Self(text.to_owned()))
    }

    /// The member `name` of the object at this place.
    #[must_use]
    pub fn key(&self, name: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + 1 + name.len());
        text.push_str(&self.0);
        text.push('/');
        for c in name.chars() {
            match c {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                c => text.push(c),
            }
        }
        Self(text)
    }

    /// The element `index` (from 0) of the array at this place.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}/{index}", self.0))
    }

    /// The steps from the root, decoded.
    #[inline]
    pub fn tokens(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0.split('/').skip(1).map(decode)
    }

    /// The written form.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True for the whole document.
    #[inline]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The container's place and the last step, decoded; `None` for the root.
    pub fn parent(&self) -> Option<(Self, String)> {
        let (parent, token) = self.0.rsplit_once('/')?;
        Some((Self(parent.to_owned()), decode(token).into_owned()))
    }

    /// True when this place is `other` or inside it (`/a/b` is inside `/a`, `/ab` is not).
    #[inline]
    pub fn starts_with(&self, other: &Self) -> bool {
        self.0.strip_prefix(other.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Pointer {
    type Error = PointerError;
    fn try_from(text: String) -> Result<Self, PointerError> {
        check(&text)?;
        Ok(Self(text))
    }
}

impl From<Pointer> for String {
    #[inline]
    fn from(pointer: Pointer) -> Self {
        pointer.0
    }
}

fn check(text: &str) -> Result<(), PointerError> {
    if !text.is_empty() && !text.starts_with('/') {
        return Err(PointerError::NoSlash);
    }
    for (offset, _) in text.match_indices('~') {
        if !matches!(text.as_bytes().get(offset + 1), Some(b'0' | b'1')) {
            return Err(PointerError::BadTilde { offset });
        }
    }
    Ok(())
}

fn decode(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        // In this order: `~01` says `~1`, not `/`.
        Cow::Owned(token.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(token)
    }
}

/// Why a text is no JSON Pointer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PointerError {
    /// It is not empty and doesn't start with `/`.
    NoSlash,
    /// A `~` that is followed by neither `0` nor `1`.
    BadTilde {
        /// Where the `~` stands, in bytes.
        offset: usize,
    },
}

impl fmt::Display for PointerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSlash => f.write_str(
                "場所の書き方が正しくありません。/projects/0/name のように「/」で始めてください（全体は空文字）",
            ),
            Self::BadTilde { offset } => write!(
                f,
                "場所の書き方が正しくありません（{}バイト目の「~」）。名前の中の「~」は ~0、「/」は ~1 と書いてください",
                offset + 1
            ),
        }
    }
}

impl std::error::Error for PointerError {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_rfc_s_own_examples_decode() {
        let of = |text: &str| Pointer::parse(text).unwrap().tokens().map(Cow::into_owned).collect::<Vec<_>>();
        assert_eq!(of(""), Vec::<String>::new());
        assert_eq!(of("/"), [""]);
        assert_eq!(of("/foo/0"), ["foo", "0"]);
        assert_eq!(of("/a~1b"), ["a/b"]);
        assert_eq!(of("/m~0n"), ["m~n"]);
        assert_eq!(of("/~01"), ["~1"]);
        assert_eq!(of("/ "), [" "]);
    }

    #[test]
    fn built_pointers_are_written_as_they_are_read() {
        let built = Pointer::root().key("a/b").index(3).key("~1").key("");
        assert_eq!(built.as_str(), "/a~1b/3/~01/");
        assert_eq!(built.tokens().collect::<Vec<_>>(), ["a/b", "3", "~1", ""]);
        assert_eq!(Pointer::parse(built.as_str()).unwrap(), built);
        assert_eq!(built.parent().unwrap(), (Pointer::root().key("a/b").index(3).key("~1"), String::new()));
        assert_eq!(Pointer::root().parent(), None);
    }

    #[test]
    fn inside_goes_by_steps_and_not_by_letters() {
        let of = |text: &str| Pointer::parse(text).unwrap();
        assert!(of("/a/b").starts_with(&of("/a")));
        assert!(of("/a").starts_with(&of("/a")));
        assert!(of("/a").starts_with(&Pointer::root()));
        assert!(!of("/ab").starts_with(&of("/a")));
        assert!(!of("/a").starts_with(&of("/a/b")));
    }

    #[test]
    fn what_is_no_pointer_is_refused_also_by_serde() {
        assert_eq!(Pointer::parse("a"), Err(PointerError::NoSlash));
        assert_eq!(Pointer::parse("/a~2"), Err(PointerError::BadTilde { offset: 2 }));
        assert_eq!(Pointer::parse("/あ~"), Err(PointerError::BadTilde { offset: 4 }));
        assert_eq!(serde_json::from_str::<Pointer>("\"/a~1b\"").unwrap(), Pointer::root().key("a/b"));
        assert!(serde_json::from_str::<Pointer>("\"a\"").unwrap_err().to_string().contains("「/」で始めて"));
        assert_eq!(serde_json::to_string(&Pointer::root().key("a/b")).unwrap(), "\"/a~1b\"");
    }
}
