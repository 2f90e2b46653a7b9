//! A report's page and the folder with its parts: what was written is put in place at the end.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::unable;
use crate::report::Part;

/// The page's file and the folder beside it, written under other names until they are whole.
pub struct Beside {
    page: PathBuf,
    /// The folder, which is made where there are parts.
    pub folder: PathBuf,
    /// Its name, as the page sees it.
    pub name: String,
    aside: Option<tempfile::TempDir>,
}

impl Beside {
    /// Nothing yet, of a page that will stand there.
    pub fn new(page: &Path) -> Self {
        let stem = page.file_stem().map_or_else(|| "report".into(), |stem| stem.to_string_lossy());
        let name = if page.extension().is_some() { stem.into_owned() } else { format!("{stem}-parts") };
        Beside { page: page.to_path_buf(), folder: page.with_file_name(&name), name, aside: None }
    }

    /// Writes parts.
    pub fn add(&mut self, parts: &[Part]) -> Result<(), String> {
        for (name, script) in parts {
            let path = self.aside()?.join(name);
            fs::write(&path, script).map_err(|error| self.unwritable(&error))?;
        }
        Ok(())
    }

    /// The folder in which all is gathered: beside the page, so that it can be moved into place.
    fn aside(&mut self) -> Result<PathBuf, String> {
        if self.aside.is_none() {
            let parent = self.page.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let made = fs::create_dir_all(parent)
                .and_then(|()| tempfile::Builder::new().prefix(".rapporteur-").tempdir_in(parent));
            self.aside = Some(made.map_err(|error| self.unwritable(&error))?);
        }
        Ok(self.aside.as_ref().map_or_else(PathBuf::new, |aside| aside.path().to_path_buf()))
    }

    fn unwritable(&self, error: &io::Error) -> String {
        format!("{}; give another file with -o", unable("write", &self.page, error))
    }

    /// Puts all in place. Gives whether there are parts.
    pub fn finish(&mut self, html: &[u8]) -> Result<bool, String> {
        let aside = self.aside()?;
        self.settle(&aside, html).map_err(|error| self.unwritable(&error))
    }

    fn settle(&self, aside: &Path, html: &[u8]) -> io::Result<bool> {
        let mut names = fs::read_dir(aside)?.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>()?;
        names.sort();
        let whole = aside.join(".page");
        fs::write(&whole, html)?;
        self.forget()?;
        if !names.is_empty() {
            fs::create_dir_all(&self.folder)?;
        }
        names.iter().try_for_each(|name| fs::rename(aside.join(name), self.folder.join(name)))?;
        fs::rename(&whole, &self.page)?;
        Ok(!names.is_empty())
    }

    /// Takes away the parts of an earlier report. What is no part of one stays.
    fn forget(&self) -> io::Result<()> {
        if !self.folder.is_dir() {
            return Ok(());
        }
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let script = path.extension().is_some_and(|ending| ending == "js");
            let mut begins = [0; 6];
            if script && File::open(&path)?.read_exact(&mut begins).is_ok() && &begins == b"take(\"" {
                fs::remove_file(&path)?;
            }
        }
        // It goes where nothing is left in it, and stays where something is.
        let _ = fs::remove_dir(&self.folder);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_an_earlier_report_go_and_other_files_stay() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("report.html");
        let beside = |parts: &[Part]| {
            let mut beside = Beside::new(&page);
            beside.add(parts).unwrap();
            beside.finish(b"<html>").unwrap()
        };
        assert!(beside(&[("a.js".to_owned(), "take(\"a\",1);\n".to_owned())]));
        fs::write(folder.path().join("report/mine.js"), "alert()").unwrap();
        assert!(beside(&[("b.js".to_owned(), "take(\"b\",1);\n".to_owned())]));
        let there = |name: &str| folder.path().join("report").join(name).exists();
        assert_eq!([there("a.js"), there("b.js"), there("mine.js")], [false, true, true]);
        fs::remove_file(folder.path().join("report/mine.js")).unwrap();
        assert!(!beside(&[]));
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["report.html"]);
    }
}
