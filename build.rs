//! Tells the program what it was made of: a digest of its sources, so that results kept by another version are not taken for its own.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let mut files = vec![PathBuf::from("Cargo.lock")];
    collect(Path::new("src"), &mut files);
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        // The rules, tables and code all lie there; Cargo.lock names the crates that they stand on.
        hasher.write(file.to_string_lossy().replace('\\', "/").as_bytes());
        hasher.write(&fs::read(&file).unwrap_or_default());
    }
    println!("cargo:rustc-env=RAPPORTEUR_SOURCES={:016x}", hasher.finish());
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=Cargo.lock");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}
