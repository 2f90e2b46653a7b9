//! A list of paths, as `find` or `ls` prints it, to paths.

use std::path::PathBuf;

/// The paths of a list: one a line, or parted by NUL where there is one.
pub fn listed(list: &[u8]) -> Vec<PathBuf> {
    let nul = list.contains(&0);
    let parts = list.split(|&byte| if nul { byte == 0 } else { byte == b'\n' });
    let bare = |part: &[u8]| if nul { part.to_vec() } else { part.strip_suffix(b"\r").unwrap_or(part).to_vec() };
    parts.map(bare).filter(|part| !part.is_empty()).map(path).collect()
}

#[cfg(unix)]
fn path(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    PathBuf::from(std::ffi::OsString::from_vec(bytes))
}

#[cfg(not(unix))]
fn path(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_or_nuls_part_the_paths() {
        let paths = |list: &[u8]| listed(list).iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
        assert_eq!(paths(b"a b.pdf\r\n\nc.pdf"), ["a b.pdf", "c.pdf"]);
        assert_eq!(paths(b"a\nb.pdf\0c.pdf\0"), ["a\nb.pdf", "c.pdf"]);
        assert!(paths(b"").is_empty());
    }
}
