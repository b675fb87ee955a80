//! A file that is made anew: written beside its name, and given it when it is whole.
//!
//! For what isn't a ledger (a ledger has a backup, a journal and others who save it: see [`super::save()`]). Under the final
//! name there is the old file or the new one, never a half; what isn't finished is removed, also when the user gives up. What a
//! process that was killed left is removed by the next one that writes this name.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::save::{sweep_temps, temp_path};
use super::{Disk, Fs, Overwrite};

/// A file being written.
#[derive(Debug)]
pub struct Beside {
    /// `None` once it has its name.
    file: Option<BufWriter<File>>,
    beside: PathBuf,
    target: PathBuf,
    overwrite: Overwrite,
}

impl Beside {
    /// Begins a file for this path.
    ///
    /// # Errors
    /// Where no file can be made there, and [`io::ErrorKind::AlreadyExists`] where there is one that may not be replaced.
    pub fn begin(target: &Path, overwrite: Overwrite) -> io::Result<Beside> {
        // What a link leads to is replaced, not the link.
        let target = match Disk.canonicalize(target) {
            Ok(_) if overwrite == Overwrite::No => return Err(io::ErrorKind::AlreadyExists.into()),
            Ok(real) => real,
            Err(_) => std::path::absolute(target)?,
        };
        if Disk.stat_path(&target).is_ok_and(|meta| meta.kind != super::Kind::File) {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "ファイルではありません"));
        }
        sweep_temps(&Disk, &target);
        let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
        for _ in 0..100 {
            let beside = temp_path(&target);
            match Disk.create_new(&beside, 0o666) {
                Ok(file) => return Ok(Beside { file: Some(BufWriter::new(file)), beside, target, overwrite }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }

    /// Gives the file its name: everything is on the disk by then.
    ///
    /// # Errors
    /// Where that fails; the name has what it had before.
    pub fn finish(mut self) -> io::Result<()> {
        if let Some(mut file) = self.file.take() {
            let named = file.flush().and_then(|()| Disk.sync(file.get_ref())).and_then(|()| match self.overwrite {
                Overwrite::Yes => Disk.rename(&self.beside, &self.target),
                Overwrite::No => Disk.rename_new(&self.beside, &self.target),
            });
            if let Err(error) = named {
                self.file = Some(file);
                return Err(error);
            }
            // The name is there; that it would survive a power cut too is all that could still fail.
            let _ = self.target.parent().map(|dir| Disk.sync_dir(dir));
        }
        Ok(())
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or(Err(io::ErrorKind::BrokenPipe.into()), |file| file.write(bytes))
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.as_mut().map_or(Err(io::ErrorKind::BrokenPipe.into()), |file| file.write_all(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), BufWriter::flush)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if let Some(file) = self.file.take() {
            // Not flushed: it is going away.
            drop(file.into_parts());
            let _ = Disk.remove(&self.beside);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::fs;

    use super::*;

    fn names(dir: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_name_comes_when_the_file_is_whole() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("表.csv");
        let mut file = Beside::begin(&path, Overwrite::No).unwrap();
        file.write_all(&[b'x'; 100_000]).unwrap();
        assert!(!path.exists());
        file.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap().len(), 100_000);
        assert_eq!(names(dir.path()), ["表.csv"]);
    }

    #[test]
    fn what_is_given_up_leaves_nothing_and_what_was_there_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        fs::write(&path, "old").unwrap();
        assert_eq!(Beside::begin(&path, Overwrite::No).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        let mut file = Beside::begin(&path, Overwrite::Yes).unwrap();
        file.write_all(b"new").unwrap();
        drop(file);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        let mut file = Beside::begin(&path, Overwrite::Yes).unwrap();
        file.write_all(b"new").unwrap();
        file.finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(dir.path()), ["a.md"]);
    }

    #[test]
    fn what_a_killed_process_left_of_this_name_goes_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("表.csv");
        let named = |name: &str, pid: u32| {
            let own = temp_path(&dir.path().join(name)).into_os_string().into_string().unwrap();
            let (left, right) = own.split_once(&format!("-{}-", std::process::id())).unwrap();
            let left = format!("{left}-{pid}-{right}");
            fs::write(&left, "left").unwrap();
            left
        };
        let gone = i32::MAX.cast_unsigned();
        let dead = named("表.csv", gone);
        let stay = [named("表.csv", 1), named("別の表.csv", gone), named("表.csv.csv", gone)];
        let theirs = dir.path().join(".表.csv.1-0.tmp");
        fs::write(&theirs, "theirs").unwrap();
        Beside::begin(&path, Overwrite::No).unwrap().finish().unwrap();
        assert!(!Path::new(&dead).exists());
        assert!(stay.iter().all(|path| Path::new(path).exists()), "alive, or of another name");
        assert!(path.exists() && theirs.exists());
    }

    #[test]
    fn a_file_that_came_in_between_is_not_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        let file = Beside::begin(&path, Overwrite::No).unwrap();
        fs::write(&path, "theirs").unwrap();
        assert_eq!(file.finish().unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
        assert_eq!(names(dir.path()), ["a.md"]);
    }
}
