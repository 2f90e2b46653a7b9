//! What the runs into one folder found, kept beside their tables, so that an input that has not changed is not read again and a run that
//! was interrupted goes on where it was.
//!
//! `OUTPUT/.rapporteur/` holds `journal` (lines, see [`journal`]), `results` (a frame a finding) and `lock`. Nothing in them is taken
//! for true without its checksum; the folder can be removed at any time, and the next run reads everything again.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::Summary;
use super::disk::{Disk, Writing};
use super::finding::Finding;
use super::journal::{self, Begun, Entry, Finished, Place, Record};
use super::publish::TEXTS;
use super::shard::Shard;
use crate::source::{self, Found, Identity};

/// The folder within the output.
pub const FOLDER: &str = ".rapporteur";
/// What the folders of datasets that are being written begin with.
const ASIDE: &str = ".rapporteur-";
/// Inputs after which what was kept is made to outlive a loss of power.
const SYNC_EVERY: u32 = 64;
/// Bytes of results that no input needs any more, above which the file is written anew, where they are the larger part.
const SPARE: u64 = 16 << 20;

/// What was kept, and the means to keep more.
#[derive(Debug)]
pub struct Store {
    pub(super) kept: Kept,
    pub(super) log: Log,
    output: PathBuf,
    /// Held as long as the store is there: the system lets it go even where the program is ended.
    _lock: File,
}

/// What was kept before this run.
#[derive(Debug)]
pub(super) struct Kept {
    entries: HashMap<String, Entry>,
    results: Mutex<File>,
    begun: Option<Begun>,
    finished: Option<Finished>,
    trusts: bool,
}

/// What this run keeps.
#[derive(Debug)]
pub(super) struct Log {
    journal: Writing,
    results: Writing,
    end: u64,
    waiting: u32,
}

impl Store {
    /// Opens what is kept of a folder, which is made where it does not exist. What was kept under another `version` is dropped.
    ///
    /// Fails with [`io::ErrorKind::WouldBlock`] where another run has the folder.
    pub fn open(output: &Path, version: &str, disk: &Disk) -> io::Result<Self> {
        let folder = output.join(FOLDER);
        fs::create_dir_all(&folder)?;
        let lock = lock(&folder)?;
        clear(output);
        let (journal, results) = (folder.join("journal"), folder.join("results"));
        let under = Record::Under { version: version.to_owned() };
        let (mut records, mut good) = journal::records(&fs::read(&journal).unwrap_or_default());
        if records.first() != Some(&under) {
            (records, good) = (Vec::new(), 0);
        }
        let mut log = Log { journal: disk.append(&journal)?, results: disk.append(&results)?, end: 0, waiting: 0 };
        log.journal.cut(good as u64)?;
        if good == 0 {
            log.results.cut(0)?;
            log.journal.write_all(&journal::line(&under)?)?;
        }
        log.end = log.results.length()?;
        let mut kept = Kept {
            entries: HashMap::new(),
            results: Mutex::new(File::open(&results)?),
            begun: None,
            finished: None,
            trusts: true,
        };
        records.into_iter().for_each(|record| kept.take(record));
        let mut store = Store { kept, log, output: output.to_path_buf(), _lock: lock };
        if store.log.end > 2 * store.kept.needed() + SPARE {
            store.tidy(&folder, &under, disk)?;
        }
        Ok(store)
    }

    /// Has every input's bytes compared with what was kept, not its size, times and number alone.
    pub fn distrust(&mut self) {
        self.kept.trusts = false;
    }

    /// A run that began and did not finish.
    pub fn interrupted(&self) -> Option<&Begun> {
        self.kept.begun.as_ref()
    }

    /// The inputs that a run has to read, or one over a shard: those that are new or have changed. Of a shard, new ones of at most
    /// `largest` bytes are looked at to tell whether they fall to it.
    pub fn changed<'a>(&self, found: &'a [Found], shard: Option<Shard>, largest: u64) -> Vec<&'a Found> {
        let mut met = HashSet::new();
        let changed = |found: &&Found| {
            let entry = self.kept.known(found);
            let sha256 = match (entry, shard) {
                (Some(entry), _) => Some(entry.sha256.clone()),
                (None, Some(_)) => source::open(found, largest).sha256,
                (None, None) => None,
            };
            if shard.is_some_and(|shard| !shard.has(sha256.as_deref(), &found.shown)) {
                return false;
            }
            let is_first = sha256.is_none_or(|sha256| met.insert(sha256));
            entry.is_none_or(|entry| entry.place.is_none() && is_first)
        };
        let open = found.iter().filter(|found| found.refused.is_none());
        open.filter(changed).collect()
    }

    /// What the last run did, where it read the same inputs under the same options and its dataset is still in place.
    pub fn unchanged(&self, found: &[Found], options: &str) -> Option<&Summary> {
        let finished = self.kept.finished.as_ref().filter(|_| self.kept.trusts)?;
        if found.iter().any(|found| found.refused.is_none() && found.identity().is_none()) {
            return None;
        }
        let same = finished.inputs == inputs(found, options) && finished.outputs == outputs(&self.output).ok()?;
        same.then_some(&finished.summary)
    }

    /// A run begins. It is kept for one that goes on with it.
    pub fn begin(&mut self, begun: Begun) -> io::Result<()> {
        self.log.line(&Record::Begun(begun))
    }

    /// The dataset of a run is in place. `inputs` is their [digest](inputs) from before the run. Where another may well read more of them,
    /// it is not taken for one over the same.
    pub fn finish(&mut self, inputs: String, summary: &Summary) -> io::Result<()> {
        let inputs = if summary.unsettled == 0 { inputs } else { String::new() };
        let outputs = outputs(&self.output)?;
        self.log.line(&Record::Finished(Finished { inputs, outputs, summary: summary.clone() }))?;
        self.log.sync()
    }

    /// Writes the results anew without those that nothing needs.
    fn tidy(&mut self, folder: &Path, under: &Record, disk: &Disk) -> io::Result<()> {
        let (journal, results) = (folder.join("journal.tmp"), folder.join("results.tmp"));
        let mut log = Log { journal: disk.create(&journal)?, results: disk.create(&results)?, end: 0, waiting: 0 };
        log.line(under)?;
        if let Some(begun) = &self.kept.begun {
            log.line(&Record::Begun(begun.clone()))?;
        }
        let mut entries: Vec<Entry> = self.kept.entries.values().cloned().collect();
        entries.sort_by_key(|entry| entry.place.map(|place| place.start));
        for mut entry in entries {
            if let Some(place) = entry.place {
                let Some(bytes) = self.kept.bytes(place) else { continue };
                log.results.write_all(&bytes)?;
                entry.place = Some(Place { start: log.end, ..place });
                log.end += place.length;
            }
            self.kept.entries.insert(entry.path.clone(), entry.clone());
            log.line(&Record::Read(entry))?;
        }
        log.sync()?;
        // Between the two a journal may speak of other results: their checksums tell.
        disk.rename(&results, &folder.join("results"))?;
        disk.rename(&journal, &folder.join("journal"))?;
        self.kept.results = Mutex::new(File::open(folder.join("results"))?);
        self.log = log;
        Ok(())
    }
}

impl Kept {
    fn take(&mut self, record: Record) {
        match record {
            Record::Under { .. } => {}
            Record::Begun(begun) => (self.begun, self.finished) = (Some(begun), None),
            Record::Finished(finished) => (self.begun, self.finished) = (None, Some(finished)),
            Record::Read(entry) => {
                self.entries.insert(entry.path.clone(), entry);
            }
        }
    }

    /// Bytes of results that some input needs.
    fn needed(&self) -> u64 {
        self.entries.values().filter_map(|entry| entry.place).map(|place| place.length).sum()
    }

    /// The entry of an input that looks as it did when it was read.
    pub(super) fn known(&self, found: &Found) -> Option<&Entry> {
        let entry = self.entries.get(&found.shown).filter(|_| self.trusts)?;
        (found.identity()? == entry.identity).then_some(entry)
    }

    /// The entry of an input that has the same bytes as when it was read.
    pub(super) fn same(&self, path: &str, sha256: &str) -> Option<&Entry> {
        self.entries.get(path).filter(|entry| entry.sha256 == sha256)
    }

    /// What was found; absent where it is not there or no longer whole.
    pub(super) fn finding(&self, place: Place) -> Option<Finding> {
        Finding::unframed(&self.bytes(place)?)
    }

    fn bytes(&self, place: Place) -> Option<Vec<u8>> {
        place.bytes(&mut *self.results.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Log {
    /// Keeps what was found in an input and says where it stands.
    pub(super) fn finding(&mut self, finding: &Finding) -> io::Result<Place> {
        let bytes = finding.framed()?;
        self.results.write_all(&bytes)?;
        let place = Place::of(self.end, &bytes);
        self.end += place.length;
        Ok(place)
    }

    /// Keeps that an input was read.
    pub(super) fn entry(&mut self, entry: Entry) -> io::Result<()> {
        self.line(&Record::Read(entry))?;
        self.waiting += 1;
        if self.waiting < SYNC_EVERY { Ok(()) } else { self.sync() }
    }

    fn line(&mut self, record: &Record) -> io::Result<()> {
        self.journal.write_all(&journal::line(record)?)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.waiting = 0;
        self.results.sync()?;
        self.journal.sync()
    }
}

/// Takes the folder for this run. The lock of a program that was ended is free.
fn lock(folder: &Path) -> io::Result<File> {
    let lock = File::create(folder.join("lock"))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(fs::TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
        Err(fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(lock),
        Err(fs::TryLockError::Error(error)) => Err(error),
    }
}

/// Removes what runs that were ended left half written. None is at work: the folder is locked.
fn clear(output: &Path) {
    for entry in fs::read_dir(output).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(ASIDE) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Digest of what a run depends on beyond the version: the inputs as they are now, and the options.
pub fn inputs(found: &[Found], options: &str) -> String {
    let mut digest = Sha256::new();
    let mut add = |part: &[u8]| {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part);
    };
    add(options.as_bytes());
    for found in found {
        let refused = found.refused.as_ref().map(|error| (error.code, &error.message));
        let looks = if refused.is_none() { found.identity() } else { None };
        add(found.shown.as_bytes());
        add(format!("{refused:?} {looks:?}").as_bytes());
    }
    source::hex(&digest.finalize())
}

/// Digest of the names, sizes and times of the files in a folder and in that of the texts within it.
fn outputs(output: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    let texts = output.join(TEXTS);
    let folders = [Some(output), Some(texts.as_path()).filter(|folder| folder.is_dir())];
    for folder in folders.into_iter().flatten() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let metadata = entry.metadata()?;
            if metadata.is_file() {
                files.push(format!(
                    "{:?} {:?}\n",
                    entry.path().strip_prefix(output),
                    Identity::of(&metadata, metadata.len())
                ));
            }
        }
    }
    files.sort();
    Ok(source::hex(&Sha256::digest(files.concat())))
}
