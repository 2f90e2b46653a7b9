//! Archives of our own making, whole and broken.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;

use super::*;

const TEXT: &[u8] = b"Note by the secretariat\n\nThe meeting will open at ten.\n";

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = ::zip::write::SimpleFileOptions::default().compression_method(::zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn tarred(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ::tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = ::tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        writer.append_data(&mut header, name, *bytes).unwrap();
    }
    writer.into_inner().unwrap()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The members of an archive with these bytes: the name behind the archive's, and the member's bytes or the code of its refusal.
fn found(name: &str, bytes: &[u8]) -> Vec<(String, Result<Vec<u8>, &'static str>)> {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let archive = shown(&path);
    let one = |found: Found| {
        let bytes = match (&found.refused, &found.place) {
            (Some(error), _) => Err(error.code),
            (None, Place::Member(_, member)) => read(File::open(&path).unwrap(), member).map_err(|_| "unreadable"),
            (None, _) => Err("no member"),
        };
        (found.shown.strip_prefix(&archive).unwrap().to_owned(), bytes)
    };
    members(&archive, &OnDisk { path: path.clone(), named: true }).into_iter().map(one).collect()
}

#[test]
fn members_are_read_in_place_from_every_kind_of_archive() {
    let files: &[(&str, &[u8])] = &[("a.txt", TEXT), ("deep/er/b.md", b"# B\n")];
    let tar = tarred(files);
    for (name, bytes) in
        [("x.zip", zipped(files)), ("x.tar.gz", gzipped(&tar)), ("x.TGZ", gzipped(&tar)), ("x.tar", tar.clone())]
    {
        let expected =
            [("!/a.txt".to_owned(), Ok(TEXT.to_vec())), ("!/deep/er/b.md".to_owned(), Ok(b"# B\n".to_vec()))];
        assert_eq!(found(name, &bytes), expected, "{name}");
    }
}

#[test]
fn members_of_one_name_are_told_apart_and_archives_within_are_refused() {
    let tar = tarred(&[("a.txt", b"one"), ("a.txt", b"two"), ("b.zip", b"PK")]);
    let expected =
        [("!/a.txt", Ok(b"one".to_vec())), ("!/a.txt#2", Ok(b"two".to_vec())), ("!/b.zip", Err("nested-archive"))];
    assert_eq!(found("x.tar", &tar), expected.map(|(name, bytes)| (name.to_owned(), bytes)));
}

#[test]
fn names_that_lead_out_of_the_archive_lead_nowhere() {
    let found = found("x.zip", &zipped(&[("../../etc/passwd.txt", TEXT), ("/tmp/x.txt", TEXT)]));
    assert_eq!(found[0], ("!/../../etc/passwd.txt".to_owned(), Ok(TEXT.to_vec())));
    assert_eq!(found[1].1, Ok(TEXT.to_vec()));
}

#[test]
fn what_is_no_archive_or_is_cut_short_is_one_row_with_a_reason() {
    assert_eq!(found("x.zip", b"no zip at all"), [(String::new(), Err("broken-archive"))]);
    assert_eq!(found("x.tgz", b"no gzip at all"), [(String::new(), Err("broken-archive"))]);
    assert_eq!(found("x.zip", &zipped(&[])), [(String::new(), Err("empty"))]);
    let tar = tarred(&[("a.txt", TEXT), ("b.txt", &[b'x'; 4000])]);
    let cut = found("x.tar", &tar[..2000]);
    assert_eq!(cut[0], ("!/a.txt".to_owned(), Ok(TEXT.to_vec())));
    assert_eq!(cut[1], ("!/b.txt".to_owned(), Err("broken-archive")));
}

#[test]
fn a_member_that_is_not_what_the_archive_says_is_refused() {
    let mut zip = zipped(&[("a.txt", TEXT)]);
    let at = zip.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    zip[at + 16] ^= 0xFF;
    assert_eq!(found("x.zip", &zip), [("!/a.txt".to_owned(), Err("unreadable"))]);
    let mut zip = zipped(&[("a.txt", TEXT)]);
    zip[at + 24..at + 28].copy_from_slice(&8u32.to_le_bytes());
    assert_eq!(found("x.zip", &zip), [("!/a.txt".to_owned(), Err("unreadable"))]);
}

#[test]
fn a_zip_that_claims_more_than_it_can_hold_is_refused() {
    let mut zip = zipped(&[("a.txt", TEXT)]);
    let at = zip.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    zip[at + 24..at + 28].copy_from_slice(&0xFFFF_0000u32.to_le_bytes());
    assert_eq!(found("x.zip", &zip), [(String::new(), Err("limit-archive"))]);
}
