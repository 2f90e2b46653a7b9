//! How an extraction works: processes or threads, and the limits of each.

use std::ffi::OsString;
use std::io::{self, BufWriter};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use clap::{Args, Parser, ValueEnum};

use super::ocr::Recognise;
use crate::model::Limits;
use crate::reference::Reference;
use crate::run::{self, Allowance, Hands, Orders, Plan};
use crate::source;

/// Name of the hidden command that a worker runs.
pub const WORKER: &str = "__worker";
/// Name of the hidden command that runs another program within limits.
pub const CONFINED: &str = "__confined";
/// Stack of a worker's reader, as of a thread that reads.
const STACK: usize = 16 << 20;

/// Arguments on how the work is done.
#[derive(Debug, Clone, Args)]
pub struct Work {
    /// How many files to read at a time [default: one a processor]
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Where files are read: in processes that a bad file can end without harm, or in threads of this one
    #[arg(long, value_enum, default_value_t)]
    pub isolation: Where,
    /// Seconds that one file may take (processes only)
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub timeout: Duration,
    /// MiB of memory that one file may take (processes only)
    #[arg(long, value_name = "MIB", default_value = "1024", value_parser = clap::value_parser!(u64).range(256..))]
    pub memory: u64,
    #[command(flatten)]
    bounds: Bounds,
    #[command(flatten)]
    recognise: Recognise,
}

/// How much of a file is read; what lies beyond is told in problems.csv.
#[derive(Debug, Clone, Copy, Args)]
#[command(next_help_heading = "Limits")]
pub struct Bounds {
    /// MiB of the largest file that is read
    #[arg(long, value_name = "MIB", default_value_t = source::LARGEST >> 20, value_parser = clap::value_parser!(u64).range(1..=3072))]
    max_file_size: u64,
    /// Pages of one file
    #[arg(long, value_name = "N", default_value_t = Limits::default().pages)]
    max_pages: usize,
    /// Operators and operands of one page
    #[arg(long, value_name = "N", default_value_t = Limits::default().operators)]
    max_operators: usize,
    /// Levels of the tree of pages
    #[arg(long, value_name = "N", default_value_t = Limits::default().depth)]
    max_depth: usize,
    /// MiB of one stream, or one page, once decompressed
    #[arg(long, value_name = "MIB", default_value_t = (Limits::default().stream >> 20) as u64, value_parser = clap::value_parser!(u64).range(1..=65536))]
    max_stream: u64,
    /// MiB of all streams of a file together, once decompressed
    #[arg(long, value_name = "MIB", default_value_t = (Limits::default().decoded >> 20) as u64, value_parser = clap::value_parser!(u64).range(1..=65536))]
    max_decoded: u64,
    /// MiB of text of one file
    #[arg(long, value_name = "MIB", default_value_t = (Limits::default().text >> 20) as u64, value_parser = clap::value_parser!(u64).range(1..=65536))]
    max_text: u64,
}

impl Bounds {
    fn limits(self) -> Limits {
        let bytes = |mib: u64| (mib << 20) as usize;
        Limits {
            pages: self.max_pages,
            operators: self.max_operators,
            depth: self.max_depth,
            stream: bytes(self.max_stream),
            decoded: bytes(self.max_decoded),
            text: bytes(self.max_text),
        }
    }
}

/// Where files are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Where {
    /// In processes of their own.
    #[default]
    Process,
    /// In threads of this process.
    Thread,
}

fn seconds(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds @ 0.1..=86_400.0) => Ok(Duration::from_secs_f64(seconds)),
        _ => Err("give seconds between 0.1 and 86400".to_owned()),
    }
}

impl Work {
    /// How many files are read at a time.
    pub fn jobs(&self) -> usize {
        self.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, usize::from)
    }

    /// The largest file that is read, in bytes.
    pub fn largest(&self) -> u64 {
        self.bounds.max_file_size << 20
    }

    /// The options on which what is read of a file depends, as one text.
    pub fn reading(&self) -> String {
        format!("{:?} {:?} {} {:?} {:?}", self.isolation, self.timeout, self.memory, self.bounds, self.recognise)
    }

    /// The plan of a run. `program` is this one, as a file that can be started.
    pub fn plan(&self, program: &Path) -> Result<Plan, String> {
        let (largest, limits) = (self.largest(), self.bounds.limits());
        Ok(Plan { jobs: self.jobs(), largest, limits, ocr: self.recognise.ocr(program)? })
    }

    /// What reads, by the tables of a folder laid over the shipped ones, where one is given. Fails where these are not well formed.
    /// `program` is this one, as a file that can be started.
    pub fn hands(&self, reference: Option<&Path>, program: &Path) -> Result<Hands, String> {
        let own = reference.map(Reference::load).transpose().map_err(|error| error.to_string())?;
        Ok(match self.isolation {
            Where::Thread => Hands::Threads(own.map(Box::new)),
            Where::Process => Hands::processes(self.orders(reference, program), self.memory << 20),
        })
    }

    fn orders(&self, reference: Option<&Path>, program: &Path) -> Orders {
        let mut arguments: Vec<OsString> = vec![WORKER.into(), "--memory".into(), self.memory.to_string().into()];
        if let Some(folder) = reference {
            arguments.extend(["--reference".into(), folder.into()]);
        }
        Orders { program: program.to_path_buf(), arguments, timeout: self.timeout }
    }
}

/// The options that concern how the work is done, for programs that have no command line of their own.
#[derive(Debug, Parser)]
#[command(no_binary_name = true)]
struct Options {
    #[arg(long)]
    reference: Option<PathBuf>,
    #[command(flatten)]
    work: Work,
}

/// A plan and hands by the options of `extract` that concern how the work is done, as they stand on its line. `program` is the file of this
/// program, which starts the workers.
pub fn means(options: &[String], program: &Path) -> Result<(Plan, Hands), String> {
    let Options { reference, work } = Options::try_parse_from(options).map_err(|error| {
        let said = error.render().to_string();
        said.lines().next().unwrap_or("the options make no sense").trim_start_matches("error: ").to_owned()
    })?;
    Ok((work.plan(program)?, work.hands(reference.as_deref(), program)?))
}

/// This program, under the name by which it stays the same when it is replaced on disk while it runs.
pub fn program() -> Result<PathBuf, String> {
    let running = Path::new("/proc/self/exe");
    if running.exists() {
        return Ok(running.to_path_buf());
    }
    std::env::current_exe().map_err(|error| format!("cannot tell where this program is: {error}"))
}

/// Arguments of a worker.
#[derive(Debug, Args)]
pub struct Worker {
    #[arg(long)]
    reference: Option<PathBuf>,
    #[arg(long)]
    memory: u64,
}

/// Runs a worker: it takes leave of what it does not need and answers its parent until that says no more.
pub fn worker(arguments: &Worker) -> Result<u8, String> {
    super::silence_panics();
    let own = arguments.reference.as_deref().map(Reference::load).transpose().map_err(|error| error.to_string())?;
    run::confine(Allowance { memory: arguments.memory << 20, file: run::WORKER_FILE, files: run::WORKER_FILES });
    let serve = move || {
        let reference = own.as_ref().unwrap_or_else(|| Reference::builtin());
        run::serve(&mut io::stdin().lock(), &mut BufWriter::new(io::stdout().lock()), reference)
    };
    let served = thread::Builder::new().name("worker".into()).stack_size(STACK).spawn(serve);
    let served = served.map_err(|error| error.to_string())?.join();
    served.map_err(|_| "a worker has a fault".to_owned())?.map_err(|error| error.to_string())?;
    Ok(super::READ)
}
