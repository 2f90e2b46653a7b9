//! What a process that reads an unknown file may use. It asks the system for less, once, and cannot take it back.
//!
//! On Linux: memory, processor, files, core dumps, no new rights, no life after the parent. On other Unix systems those of them that
//! there are; elsewhere none: there the deadline alone holds.

/// What a process may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    /// Address space in bytes.
    pub memory: u64,
    /// The largest file that may be written, in bytes.
    pub file: u64,
    /// The most files that may be open.
    pub files: u64,
}

/// What a worker may use besides its memory: it reads its parent's bytes and opens nothing.
pub const WORKER_FILE: u64 = 0;
/// Standard streams, and a few that the system's libraries open.
pub const WORKER_FILES: u64 = 16;
/// Bytes that a pipe to or from a worker may hold: the most that a user may ask for.
#[cfg(target_os = "linux")]
const PIPE: usize = 1 << 20;

/// Takes from this process all that the allowance does not name. What a system does not know is left out.
#[cfg(unix)]
pub fn confine(allowance: Allowance) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limits = [
        (Resource::As, allowance.memory),
        (Resource::Core, 0),
        (Resource::Fsize, allowance.file),
        (Resource::Nofile, allowance.files),
    ];
    for (resource, limit) in limits {
        let _ = setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) });
    }
    #[cfg(target_os = "linux")]
    {
        let _ = rustix::thread::set_no_new_privs(true);
        let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    }
}

/// Takes nothing: this system has no such limits.
#[cfg(not(unix))]
pub fn confine(_: Allowance) {}

/// Lets this process have as many files open as it may ask for.
#[cfg(unix)]
pub fn open_many() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    let _ = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum });
}

/// Asks for nothing: this system has no such limit.
#[cfg(not(unix))]
pub fn open_many() {}

/// Has a pipe hold more at a time, so that who writes and who reads wait for each other less often. Where that is refused it stays
/// as it is.
#[cfg(target_os = "linux")]
pub fn widen(pipe: impl std::os::fd::AsFd) {
    let _ = rustix::pipe::fcntl_setpipe_size(pipe, PIPE);
}

/// This system does not let it.
#[cfg(not(target_os = "linux"))]
pub fn widen<P>(_: P) {}

/// Bytes of memory that another process has in use, where the system tells.
#[cfg(target_os = "linux")]
pub fn memory_of(process: u32) -> Option<u64> {
    let statm = std::fs::read_to_string(format!("/proc/{process}/statm")).ok()?;
    let pages: u64 = statm.split(' ').nth(1)?.parse().ok()?;
    Some(pages * rustix::param::page_size() as u64)
}

/// Whether a process would go on if it were given a processor, and the seconds that it had one, where the system tells.
#[cfg(target_os = "linux")]
pub fn progress_of(process: u32) -> Option<(bool, f64)> {
    let (mut runs, mut used) = (false, 0);
    for task in std::fs::read_dir(format!("/proc/{process}/task")).ok()?.flatten() {
        // A thread may end while it is looked at.
        let Ok(stat) = std::fs::read_to_string(task.path().join("stat")) else { continue };
        let mut fields = stat.rsplit_once(')')?.1.split_ascii_whitespace();
        runs |= matches!(fields.next()?, "R" | "D");
        let mut ticks = fields.skip(10);
        let (user, system): (u64, u64) = (ticks.next()?.parse().ok()?, ticks.next()?.parse().ok()?);
        used += user + system;
    }
    Some((runs, used as f64 / rustix::param::clock_ticks_per_second() as f64))
}

/// This system does not tell.
#[cfg(not(target_os = "linux"))]
pub fn memory_of(_: u32) -> Option<u64> {
    None
}

/// This system does not tell.
#[cfg(not(target_os = "linux"))]
pub fn progress_of(_: u32) -> Option<(bool, f64)> {
    None
}
