//! Addresses to objects: single ones, all below a prefix, all that a pattern matches.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::{StreamExt, TryStreamExt, stream};
use globset::GlobBuilder;
use object_store::path::Path;
use object_store::{Error as Fault, ObjectMeta, ObjectStoreExt};
use tokio::runtime::{Builder, Runtime};

use super::address::{Address, Kind};
use super::client::{Web, client};
use super::faults::told;
use super::object::{Client, Object};
use super::{Access, faults};
use crate::error::Error;
use crate::source::{Found, Place, archive};

/// Addresses that are looked at at a time.
const AT_A_TIME: usize = 16;

/// Object stores, each with its client.
#[derive(Debug)]
pub struct Stores {
    access: Access,
    runtime: Arc<Runtime>,
    web: Web,
    clients: Mutex<HashMap<(String, String), Arc<Client>>>,
}

impl Stores {
    /// Makes what connections need. Nothing is asked of any server yet.
    pub fn open(access: Access) -> Result<Self, Error> {
        // Where another part of the program has chosen before, that choice holds.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let failed =
            |why: String| Error::new("no-stores", format!("cannot reach object stores: {}", why.to_lowercase()));
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("fetch").enable_all().build();
        let runtime = Arc::new(runtime.map_err(|error| failed(error.to_string()))?);
        let web = Web::new(&access).map_err(|error| failed(error.to_string()))?;
        Ok(Stores { access, runtime, web, clients: Mutex::default() })
    }

    /// Finds the objects at addresses, in no certain order.
    ///
    /// Fails when an address that was named stands for nothing, or for a store that cannot be listed. One of a list does not: it is an
    /// entry that says so.
    pub fn find(&self, named: &[String], listed: &[String]) -> Result<Vec<Found>, Error> {
        let all = named.iter().map(|text| (text, true)).chain(listed.iter().map(|text| (text, false)));
        let looks = stream::iter(all).map(|(text, is_named)| self.entry(text, is_named)).buffered(AT_A_TIME);
        let found: Vec<Vec<Found>> = self.runtime.block_on(looks.try_collect())?;
        Ok(found.into_iter().flatten().collect())
    }

    async fn entry(&self, text: &str, is_named: bool) -> Result<Vec<Found>, Error> {
        let Some(address) = Address::of(text) else { return Ok(Vec::new()) };
        let shown = address.shown(&address.key);
        let looked = match self.client(&address) {
            Ok(client) => at(&client, &address).await,
            Err(error) => Err(error),
        };
        match looked {
            Err(error) if is_named => Err(Error::new(error.code, format!("{shown}: {}", error.message))),
            Err(error) => Ok(vec![Found { shown, place: Place::Memory(Arc::default()), refused: Some(error) }]),
            Ok(found) => Ok(found),
        }
    }

    fn client(&self, address: &Address) -> Result<Arc<Client>, Error> {
        if address.root.starts_with("http://") && !self.access.unencrypted {
            let message = "is not encrypted: give an address with https, or allow it with --allow-http";
            return Err(Error::new("unencrypted", message));
        }
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (address.root.clone(), address.query.clone());
        if let Some(client) = clients.get(&key) {
            return Ok(Arc::clone(client));
        }
        let store = client(address, &self.access, &self.web).map_err(|fault| unconfigured(address, &fault))?;
        let client = Arc::new(Client { address: address.clone(), store, runtime: Arc::clone(&self.runtime) });
        clients.insert(key, Arc::clone(&client));
        Ok(client)
    }
}

/// The objects that an address stands for.
pub(super) async fn at(client: &Arc<Client>, address: &Address) -> Result<Vec<Found>, Error> {
    if address.is_pattern() {
        return matching(client, address).await;
    }
    let path = path(address, &address.key)?;
    if address.is_folder() {
        return below(client, address, path).await;
    }
    match client.store.head(&path).await {
        Ok(known) => Ok(vec![found(client, address, path, Some(known))]),
        Err(fault @ Fault::NotFound { .. }) if address.kind == Kind::Web => Err(told(address, &fault)),
        Err(Fault::NotFound { .. }) => below(client, address, path).await,
        // Not every server says something of an object without giving it.
        Err(_) => Ok(vec![found(client, address, path, None)]),
    }
}

/// A store for which something is not set that it needs.
fn unconfigured(address: &Address, fault: &Fault) -> Error {
    Error::new("no-stores", format!("cannot be asked ({}): {}", faults::last(fault), address.credentials()))
}

/// A key as a path: as it stands in a store, decoded in an address of the web.
fn path(address: &Address, key: &str) -> Result<Path, Error> {
    let path = match address.kind {
        Kind::Web => Path::from_url_path(key),
        _ => Path::parse(key),
    };
    path.map_err(|error| told(address, &Fault::from(error)))
}

/// All objects below a prefix.
async fn below(client: &Arc<Client>, address: &Address, prefix: Path) -> Result<Vec<Found>, Error> {
    let found = listed(client, address, prefix, |_| true).await?;
    if found.is_empty() {
        return Err(Error::new(
            "no-input",
            "there is no object, and none below it: check the address, or give another",
        ));
    }
    Ok(found)
}

/// All objects that a pattern matches. `*` stays within a part of the name, `**` goes below.
async fn matching(client: &Arc<Client>, address: &Address) -> Result<Vec<Found>, Error> {
    let glob = GlobBuilder::new(&address.key).literal_separator(true).build();
    let glob = glob.map_err(|error| Error::new("bad-glob", format!("cannot understand the pattern: {error}")))?;
    let (glob, above) = (glob.compile_matcher(), path(address, address.above_pattern())?);
    let found = listed(client, address, above, |name| glob.is_match(name)).await?;
    if found.is_empty() {
        return Err(Error::new("no-input", "no object matches: check the pattern, or give a prefix"));
    }
    Ok(found)
}

async fn listed(
    client: &Arc<Client>,
    address: &Address,
    above: Path,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<Found>, Error> {
    let above = (!above.as_ref().is_empty()).then_some(above);
    let objects: Result<Vec<ObjectMeta>, Fault> = client.store.list(above.as_ref()).try_collect().await;
    let objects = objects.map_err(|fault| unlisted(address, &fault))?;
    let folders: HashSet<&str> = objects.iter().flat_map(|object| folders(object.location.as_ref())).collect();
    let is_mark = |object: &&ObjectMeta| object.size == 0 && folders.contains(object.location.as_ref());
    let objects = objects.iter().filter(|object| !is_mark(object) && wanted(object.location.as_ref()));
    Ok(objects.map(|object| found(client, address, object.location.clone(), Some(object.clone()))).collect())
}

/// The folders in which an object lies. An empty object of such a name is the mark that some programs leave of one.
fn folders(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('/').map(|(end, _)| &name[..end])
}

fn unlisted(address: &Address, fault: &Fault) -> Error {
    let why = told(address, fault);
    let message = match (address.kind, why.code) {
        (Kind::Web, _) => "cannot be listed: give the addresses of its files".to_owned(),
        (_, "not-found") => "cannot be listed: there is no such bucket; check the address".to_owned(),
        _ => format!("cannot be listed: {}", why.message),
    };
    Error::new("unlisted", message)
}

fn found(client: &Arc<Client>, address: &Address, path: Path, known: Option<ObjectMeta>) -> Found {
    let shown = match address.kind {
        Kind::Web if path.as_ref() != address.key => address.shown(&url_path(&path, address)),
        _ => address.shown(path.as_ref()),
    };
    let in_archive = archive::is_archive(std::path::Path::new(path.as_ref()));
    let refused = in_archive.then(|| {
        Error::new("remote-archive", "an archive in an object store is not opened: download it and give the file")
    });
    Found { shown, place: Place::Object(Object::new(client, path, known)), refused }
}

/// A path of the web as it was given, or, of one that was listed, as it is called.
fn url_path(path: &Path, address: &Address) -> String {
    if address.is_folder() { path.as_ref().to_owned() } else { address.key.clone() }
}
