//! What an extraction takes over from earlier runs into the same folder.

use std::fs;
use std::io;
use std::path::Path;

use clap::Args;
use sha2::{Digest, Sha256};

use crate::run::{Begun, Disk, Shard, Store};

/// Digest of the sources that the program was built from.
const SOURCES: &str = env!("RAPPORTEUR_SOURCES");

/// Arguments on what earlier runs have read.
#[derive(Debug, Clone, Args)]
pub struct Cache {
    /// Go on with the run into the output folder that was interrupted: with its inputs, and only under the same options
    #[arg(long, conflicts_with_all = ["inputs", "no_cache", "dry_run"])]
    pub resume: bool,
    /// Print the files that a run would read, one a line, and read none
    #[arg(long, conflicts_with_all = ["no_cache", "dry_run"])]
    pub changed_only: bool,
    /// Compare the bytes of every file with those that were read, not its size, times and number alone
    #[arg(long, conflicts_with = "no_cache")]
    pub verify: bool,
    /// Read every file, and keep nothing in OUTPUT/.rapporteur for the next run
    #[arg(long)]
    pub no_cache: bool,
}

impl Cache {
    /// What is kept in the output folder under the options that change what is read; none where it is not to be used.
    pub fn open(&self, output: &Path, reference: Option<&Path>, options: &str) -> Result<Option<Store>, String> {
        if self.no_cache {
            return Ok(None);
        }
        let version = version(reference, options)?;
        let mut store = Store::open(output, &version, &Disk::default()).map_err(|error| unopened(output, &error))?;
        if self.verify {
            store.distrust();
        }
        Ok(Some(store))
    }

    /// The run that is gone on with: its inputs are known, and its shard need not be named again.
    pub fn resumed<'a>(
        &self,
        store: Option<&'a Store>,
        output: &Path,
        shard: Option<Shard>,
    ) -> Result<Option<&'a Begun>, String> {
        if !self.resume {
            return Ok(None);
        }
        let output = output.display();
        match store.and_then(Store::interrupted) {
            None => Err(format!(
                "no run into {output} was interrupted under these options: leave out --resume and name the inputs"
            )),
            Some(begun) if shard.is_some() && shard != begun.shard => {
                let begun = begun.shard.map_or_else(|| "no shard".to_owned(), |begun| format!("shard {begun}"));
                Err(format!("the run into {output} was one over {begun}: leave out --shard, or --resume"))
            }
            Some(Begun { inputs: None, .. }) => {
                Err(format!("the inputs of the run into {output} are not known: name them"))
            }
            Some(begun) => Ok(Some(begun)),
        }
    }
}

fn unopened(output: &Path, error: &io::Error) -> String {
    let output = output.display();
    if error.kind() == io::ErrorKind::WouldBlock {
        return format!("another run is writing to {output}: wait until it has ended, or give another folder with -o");
    }
    let error = error.to_string().to_lowercase();
    format!("cannot write to {output}: {error}; give another folder with -o")
}

/// Digest of all that a finding depends on besides the file: the program, the tables laid over its own, the options.
pub fn version(reference: Option<&Path>, options: &str) -> Result<String, String> {
    digest(reference, options).map_err(|error| format!("cannot read the tables: {}", error.to_string().to_lowercase()))
}

/// What this program calls itself, so that it is told from any other.
pub fn program() -> String {
    format!("rapporteur {} ({SOURCES})", env!("CARGO_PKG_VERSION"))
}

fn digest(reference: Option<&Path>, options: &str) -> io::Result<String> {
    let mut digest = Sha256::new();
    digest.update(format!("{} {SOURCES}\n{options}\n", env!("CARGO_PKG_VERSION")));
    if let Some(folder) = reference {
        let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        files.sort();
        for file in files.iter().filter(|file| file.is_file()) {
            let bytes = fs::read(file)?;
            digest.update(format!("{:?} {}\n", file.file_name(), bytes.len()));
            digest.update(bytes);
        }
    }
    Ok(crate::source::hex(&digest.finalize()))
}
