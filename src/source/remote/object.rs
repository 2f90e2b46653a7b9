//! One object of a store: what is known of it, and its bytes.

use std::sync::Arc;

use futures_util::StreamExt;
use object_store::path::Path;
use object_store::{ObjectMeta, ObjectStore, ObjectStoreExt};
use tokio::runtime::Runtime;

use super::address::Address;
use super::faults::told;
use crate::error::Error;
use crate::source::Identity;
use crate::source::read::{Refused, too_large};

/// A store that objects are fetched from.
#[derive(Debug)]
pub(super) struct Client {
    pub(super) address: Address,
    pub(super) store: Arc<dyn ObjectStore>,
    pub(super) runtime: Arc<Runtime>,
}

/// An object of a store.
#[derive(Debug, Clone)]
pub struct Object {
    client: Arc<Client>,
    path: Path,
    /// What the store said of it when it was listed; absent where it says nothing.
    known: Option<ObjectMeta>,
}

impl Object {
    pub(super) fn new(client: &Arc<Client>, path: Path, known: Option<ObjectMeta>) -> Self {
        Object { client: Arc::clone(client), path, known }
    }

    /// Its name within its store, which may tell its format.
    pub fn name(&self) -> &str {
        self.path.as_ref()
    }

    /// Its size in bytes, where that is known.
    pub fn size(&self) -> Option<u64> {
        self.known.as_ref().map(|known| known.size)
    }

    /// By what it is known again, where its store tells.
    pub fn identity(&self) -> Option<Identity> {
        let known = self.known.as_ref()?;
        let changed = known.last_modified.timestamp_nanos_opt().unwrap_or_default();
        (changed != 0 || known.e_tag.is_some()).then(|| Identity::of_object(known.size, changed, &tag(known)))
    }

    /// Its bytes, at most so many, and by what it is known again: nothing where it is not what was listed.
    pub(in crate::source) fn fetch(&self, largest: u64) -> Result<(Vec<u8>, Option<Identity>), Refused> {
        match self.size() {
            Some(size) if size > largest => Err(too_large(size, largest)),
            // A folder's mark, as some programs leave it, may not be there under this name.
            Some(0) => Ok((Vec::new(), self.identity())),
            _ => self.client.runtime.handle().block_on(self.get(largest)),
        }
    }

    async fn get(&self, largest: u64) -> Result<(Vec<u8>, Option<Identity>), Refused> {
        let failed = |fault| (self.size(), told(&self.client.address, &fault));
        let got = self.client.store.get(&self.path).await.map_err(failed)?;
        let meta = got.meta.clone();
        if meta.size > largest {
            return Err(too_large(meta.size, largest));
        }
        let (mut bytes, mut stream) = (Vec::new(), got.into_stream());
        while let Some(chunk) = stream.next().await {
            bytes.extend_from_slice(&chunk.map_err(failed)?);
            if bytes.len() as u64 > largest {
                return Err(too_large(bytes.len() as u64, largest));
            }
        }
        if bytes.len() as u64 != meta.size {
            return Err((Some(meta.size), Error::new("unfetched", "it was cut short on its way: run it again later")));
        }
        let same = self.known.as_ref().is_some_and(|known| known.size == meta.size && tag(known) == tag(&meta));
        Ok((bytes, if same { self.identity() } else { None }))
    }
}

/// The mark by which a store tells one state of an object from another, without what differs from answer to answer.
fn tag(meta: &ObjectMeta) -> String {
    let bare = |tag: &String| tag.trim_start_matches("W/").trim_matches('"').to_owned();
    meta.e_tag.as_ref().map(bare).unwrap_or_default()
}
