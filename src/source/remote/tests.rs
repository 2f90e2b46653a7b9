//! Stores in memory, and clients made from settings.

use std::sync::Arc;

use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use tokio::runtime::{Builder, Runtime};

use super::address::Address;
use super::client::{Web, client};
use super::find::at;
use super::object::Client;
use super::{Access, Stores};
use crate::model::Format;
use crate::source::{Found, LARGEST, foreseen, open};

const NOTE: &[u8] = b"Note by the secretariat\n\nThe meeting will open at ten.\n";

struct Bucket {
    memory: Arc<InMemory>,
    runtime: Arc<Runtime>,
}

impl Bucket {
    fn with(names: &[&str]) -> Self {
        let runtime = Arc::new(Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap());
        let bucket = Bucket { memory: Arc::default(), runtime };
        names.iter().for_each(|name| bucket.put(name, NOTE));
        bucket
    }

    fn put(&self, name: &str, bytes: &'static [u8]) {
        self.runtime.block_on(self.memory.put(&Path::parse(name).unwrap(), bytes.into())).unwrap();
    }

    fn remove(&self, name: &str) {
        self.runtime.block_on(self.memory.delete(&Path::parse(name).unwrap())).unwrap();
    }

    /// What an address stands for, or the code of the reason why it stands for nothing.
    fn at(&self, text: &str) -> Result<Vec<Found>, &'static str> {
        let address = Address::of(text).unwrap();
        let store: Arc<dyn ObjectStore> = self.memory.clone();
        let client = Arc::new(Client { address: address.clone(), store, runtime: Arc::clone(&self.runtime) });
        self.runtime.block_on(at(&client, &address)).map_err(|error| error.code)
    }

    fn shown(&self, text: &str) -> Result<Vec<String>, &'static str> {
        let mut shown: Vec<String> = self.at(text)?.into_iter().map(|found| found.shown).collect();
        shown.sort();
        Ok(shown)
    }
}

fn owned<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.map(|name| format!("s3://records/{name}")).to_vec()
}

#[test]
fn an_address_stands_for_an_object_a_prefix_or_a_pattern() {
    let bucket = Bucket::with(&["2018/a.txt", "2019/a.txt", "2019/deep/b.txt", "2019/deep/c.pdf", "2019x/d.txt"]);
    let all = owned(["2019/a.txt", "2019/deep/b.txt", "2019/deep/c.pdf"]);
    assert_eq!(bucket.shown("s3://records/2019").unwrap(), all);
    assert_eq!(bucket.shown("s3://records/2019/").unwrap(), all);
    assert_eq!(bucket.shown("s3://records").unwrap().len(), 5);
    assert_eq!(bucket.shown("s3://records/2019/a.txt").unwrap(), owned(["2019/a.txt"]));
    assert_eq!(bucket.shown("s3://records/2019/*.txt").unwrap(), owned(["2019/a.txt"]));
    assert_eq!(bucket.shown("s3://records/2019/**/*.txt").unwrap(), owned(["2019/a.txt", "2019/deep/b.txt"]));
    assert_eq!(bucket.shown("s3://records/20??/a.txt").unwrap(), owned(["2018/a.txt", "2019/a.txt"]));
    for nothing in ["s3://records/2020", "s3://records/2020/", "s3://records/*.pdf"] {
        assert_eq!(bucket.shown(nothing), Err("no-input"), "{nothing}");
    }
    assert_eq!(bucket.shown("s3://records/[a"), Err("bad-glob"));
    assert_eq!(bucket.shown("s3://records/a/../b"), Err("unfetched"));
}

#[test]
fn the_marks_of_folders_are_no_inputs_and_archives_are_not_opened() {
    let bucket = Bucket::with(&["deep/a.txt", "x.zip"]);
    bucket.put("deep", b"");
    bucket.put("empty", b"");
    let found = bucket.at("s3://records/").unwrap();
    let told = |found: &Found| (found.shown.clone(), open(found, LARGEST).format.map_err(|error| error.code));
    let mut told: Vec<_> = found.iter().map(told).collect();
    told.sort_by(|a, b| a.0.cmp(&b.0));
    let wanted = [("deep/a.txt", Ok(Format::Text)), ("empty", Err("empty")), ("x.zip", Err("remote-archive"))];
    assert_eq!(told, wanted.map(|(name, format)| (format!("s3://records/{name}"), format)));
}

#[test]
fn an_object_is_read_and_known_again_until_it_changes() {
    let bucket = Bucket::with(&["a.txt"]);
    let one = || bucket.at("s3://records/a.txt").unwrap().remove(0);
    let (before, again) = (one(), one());
    assert!(before.is_remote() && before.identity().is_some() && before.identity() == again.identity());
    let opened = open(&before, LARGEST);
    assert_eq!((opened.bytes.as_slice(), opened.format, opened.identity), (NOTE, Ok(Format::Text), before.identity()));
    assert_eq!(foreseen(&before, LARGEST), Ok(Format::Text));
    assert_eq!(foreseen(&before, 9).unwrap_err().code, "limit-size");
    assert_eq!(open(&before, 9).format.unwrap_err().code, "limit-size");

    bucket.put("a.txt", b"Note by the secretariat\n\nThe meeting will open at six.\n");
    assert!(one().identity() != before.identity());
    let changed = open(&before, LARGEST);
    assert!(changed.format.is_ok() && changed.identity.is_none(), "what was listed is not what was read");
    bucket.remove("a.txt");
    assert_eq!(open(&before, LARGEST).format.unwrap_err().code, "not-found");
}

#[test]
fn clients_are_made_from_the_settings_of_the_environment() {
    Stores::open(Access::default()).unwrap();
    let set = |settings: &[(&str, &str)]| Access {
        settings: settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        unencrypted: false,
    };
    let made = |text: &str, access: &Access| {
        client(&Address::of(text).unwrap(), access, &Web::new(access).unwrap()).map(|client| client.to_string())
    };
    let amazon = set(&[("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b"), ("AWS_REGION", "eu-west-1")]);
    assert_eq!(made("s3://records/a.pdf", &amazon).unwrap(), "AmazonS3(records)");
    let google = set(&[("GOOGLE_SKIP_SIGNATURE", "true")]);
    assert_eq!(made("gs://records/a.pdf", &google).unwrap(), "GoogleCloudStorage(records)");
    let azure = set(&[("AZURE_STORAGE_ACCOUNT_NAME", "us"), ("AZURE_STORAGE_ACCOUNT_KEY", "a2V5")]);
    assert!(made("az://records/a.pdf", &azure).unwrap().contains("records"));
    assert!(made("abfss://records@us.dfs.core.windows.net/a.pdf", &azure).unwrap().contains("records"));
    assert!(made("az://records/a.pdf", &set(&[])).is_err());
    assert!(made("gs://records/a.pdf", &set(&[("GOOGLE_APPLICATION_CREDENTIALS", "/no/such/file")])).is_err());
}

#[test]
fn what_is_not_encrypted_is_asked_only_where_that_is_allowed() {
    let stores = Stores::open(Access::default()).unwrap();
    let named = ["http://127.0.0.1:9/a.pdf".to_owned()];
    assert_eq!(stores.find(&named, &[]).unwrap_err().code, "unencrypted");
    let listed = stores.find(&[], &named).unwrap();
    assert_eq!(listed[0].refused.as_ref().unwrap().code, "unencrypted");
    assert_eq!(listed[0].shown, named[0]);
}
