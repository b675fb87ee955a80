//! A list in pieces: what several hands made is one list, and was never copied into one.

use std::iter::Flatten;
use std::ops::Index;
use std::slice;

/// A list in pieces, in their order. What is added goes to the last of them.
#[derive(Clone, Debug)]
pub struct Pieces<T>(Vec<Vec<T>>);

impl<T> Default for Pieces<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for Pieces<T> {
    fn from(whole: Vec<T>) -> Self {
        Self(vec![whole])
    }
}

impl<T> FromIterator<Vec<T>> for Pieces<T> {
    fn from_iter<I: IntoIterator<Item = Vec<T>>>(pieces: I) -> Self {
        Self(pieces.into_iter().collect())
    }
}

impl<T> Pieces<T> {
    /// An empty piece with room for so many.
    pub fn with_room(count: usize) -> Self {
        Self(vec![Vec::with_capacity(count)])
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }

    /// Adds one.
    pub fn push(&mut self, one: T) {
        match self.0.last_mut() {
            Some(last) => last.push(one),
            None => self.0.push(vec![one]),
        }
    }

    /// Makes room for further ones in the last piece: a long one that grows bit by bit is copied again and again.
    pub fn reserve(&mut self, further: usize) {
        match self.0.last_mut() {
            Some(last) => last.reserve(further),
            None => self.0.push(Vec::with_capacity(further)),
        }
    }

    /// Adds a piece as it is.
    pub fn append(&mut self, piece: Pieces<T>) {
        self.0.extend(piece.0);
    }

    /// In which piece one stands, and where in it.
    fn place(&self, at: usize) -> (usize, usize) {
        let mut left = at;
        for (n, piece) in self.0.iter().enumerate() {
            match left.checked_sub(piece.len()) {
                Some(behind) => left = behind,
                None => return (n, left),
            }
        }
        (self.0.len(), left)
    }

    /// One of them, counted through all pieces.
    pub fn get(&self, at: usize) -> Option<&T> {
        let (piece, at) = self.place(at);
        self.0.get(piece)?.get(at)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        let (piece, at) = self.place(at);
        self.0.get_mut(piece)?.get_mut(at)
    }

    /// The last one, to be changed.
    pub fn last_mut(&mut self) -> Option<&mut T> {
        self.0.iter_mut().rev().find_map(|piece| piece.last_mut())
    }

    /// All of them.
    pub fn iter(&self) -> Flatten<slice::Iter<'_, Vec<T>>> {
        self.0.iter().flatten()
    }

    /// The same, to be changed.
    pub fn iter_mut(&mut self) -> Flatten<slice::IterMut<'_, Vec<T>>> {
        self.0.iter_mut().flatten()
    }

    /// Those from one on.
    pub fn since(&self, from: usize) -> impl Iterator<Item = &T> + Clone {
        let (piece, at) = self.place(from);
        let (first, rest) = self.0.get(piece..).and_then(<[Vec<T>]>::split_first).unzip();
        let first = first.and_then(|first: &Vec<T>| first.get(at..)).unwrap_or_default();
        first.iter().chain(rest.into_iter().flatten().flatten())
    }

    /// The same, to be changed.
    pub fn since_mut(&mut self, from: usize) -> impl Iterator<Item = &mut T> {
        let (piece, at) = self.place(from);
        let (first, rest) = self.0.get_mut(piece..).and_then(<[Vec<T>]>::split_first_mut).unzip();
        let first = first.and_then(|first: &mut Vec<T>| first.get_mut(at..)).unwrap_or_default();
        first.iter_mut().chain(rest.into_iter().flatten().flatten())
    }

    /// Drops those of which it isn't so.
    pub fn retain(&mut self, mut is_so: impl FnMut(&T) -> bool) {
        self.0.iter_mut().for_each(|piece| piece.retain(&mut is_so));
    }

    /// The pieces.
    pub fn pieces(&self) -> &[Vec<T>] {
        &self.0
    }

    /// The same, each for itself.
    pub fn into_pieces(self) -> Vec<Vec<T>> {
        self.0
    }
}

impl<T> Index<usize> for Pieces<T> {
    type Output = T;

    fn index(&self, at: usize) -> &T {
        let (piece, at) = self.place(at);
        &self.0[piece][at]
    }
}

impl<'a, T> IntoIterator for &'a Pieces<T> {
    type Item = &'a T;
    type IntoIter = Flatten<slice::Iter<'a, Vec<T>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Pieces<T> {
    type Item = &'a mut T;
    type IntoIter = Flatten<slice::IterMut<'a, Vec<T>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_one_list() {
        let mut list: Pieces<u32> = [vec![0, 1], vec![], vec![2, 3, 4]].into_iter().collect();
        list.append(Pieces::from(vec![5]));
        list.push(6);
        let all = [0, 1, 2, 3, 4, 5, 6];
        assert!(list.iter().eq(&all) && list.len() == 7 && !list.is_empty());
        for at in 0..=7 {
            assert_eq!(list.get(at), all.get(at));
            assert!(list.since(at).eq(&all[at..]), "{at}");
            assert!(list.since_mut(at).map(|one| *one).eq(all[at..].iter().copied()), "{at}");
        }
        list.since_mut(4).for_each(|one| *one += 10);
        list.retain(|one| one % 2 == 0);
        assert!(list.iter().eq(&[0, 2, 14, 16]) && list[2] == 14);
        assert!(Pieces::<u32>::default().is_empty() && Pieces::<u32>::default().since(0).next().is_none());
    }
}
