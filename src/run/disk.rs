//! The calls by which a run changes the disk, in one place, so that a test can have any one of them fail.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A disk, or one whose Nth call fails.
#[derive(Debug, Clone, Default)]
pub struct Disk(Option<Arc<AtomicI64>>);

/// A file that is being written.
#[derive(Debug)]
pub struct Writing {
    file: File,
    disk: Disk,
}

impl Disk {
    /// The disk as it is, but its call number `n`, counted from 0, fails as a full one does.
    pub fn failing_at(n: i64) -> Self {
        Disk(Some(Arc::new(AtomicI64::new(n))))
    }

    /// Whether the call that was to fail has failed.
    pub fn has_failed(&self) -> bool {
        self.0.as_ref().is_some_and(|left| left.load(Ordering::SeqCst) < 0)
    }

    fn call(&self) -> io::Result<()> {
        match &self.0 {
            Some(left) if left.fetch_sub(1, Ordering::SeqCst) == 0 => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        }
    }

    /// Makes a new file, or one anew.
    pub fn create(&self, path: &Path) -> io::Result<Writing> {
        self.call()?;
        Ok(Writing { file: File::create(path)?, disk: self.clone() })
    }

    /// Opens a file at its end; it is made where it does not exist.
    pub fn append(&self, path: &Path) -> io::Result<Writing> {
        self.call()?;
        let file = OpenOptions::new().create(true).append(true).open(path)?;
        Ok(Writing { file, disk: self.clone() })
    }

    /// Writes a whole file.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.create(path)?.write_all(bytes)
    }

    /// Gives a file another name; a file that has it is replaced.
    pub fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call()?;
        fs::rename(from, to)
    }

    /// Has what was written to a file or a folder outlive a loss of power. Systems that cannot do that to a folder do not.
    pub fn sync(&self, path: &Path) -> io::Result<()> {
        self.call()?;
        match File::open(path) {
            Ok(file) if cfg!(unix) || file.metadata()?.is_file() => file.sync_all(),
            Ok(_) => Ok(()),
            Err(_) if !cfg!(unix) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

impl Writing {
    /// Bytes of the file by now.
    pub fn length(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    /// Cuts the file.
    pub fn cut(&self, length: u64) -> io::Result<()> {
        self.disk.call()?;
        self.file.set_len(length)
    }

    /// Has what was written outlive a loss of power.
    pub fn sync(&self) -> io::Result<()> {
        self.disk.call()?;
        self.file.sync_data()
    }
}

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.disk.call()?;
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
