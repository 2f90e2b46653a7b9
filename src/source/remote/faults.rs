//! What a store answers where it gives no object, in words that say what to do.

use std::error::Error as Cause;

use object_store::Error as Fault;
use object_store::client::{HttpError, HttpErrorKind};

use super::address::Address;
use crate::error::Error;

/// The most characters that are told of a fault without a name.
const LONGEST: usize = 120;

/// Where a machine of a cloud is asked for credentials when the environment has none.
const METADATA: &[&str] = &["169.254.169.254", "metadata.google.internal"];

/// Why an object could not be fetched, or a store listed.
pub(super) fn told(address: &Address, fault: &Fault) -> Error {
    let whole = fault.to_string();
    if METADATA.iter().any(|host| whole.contains(host)) {
        return Error::new("access-denied", format!("there are no credentials: {}", address.credentials()));
    }
    if causes(fault).any(|cause| cause.to_string().contains("scheme is not allowed")) {
        return Error::new("unfetched", "the connection is not encrypted: use https, or allow it with --allow-http");
    }
    let last = last(fault);
    // What a server answers to a listing is told by its number alone.
    match (fault, last.split(' ').next().unwrap_or_default()) {
        (Fault::NotFound { .. }, _) | (Fault::Generic { .. }, "404") => {
            Error::new("not-found", "there is no such object: check the address, or list again")
        }
        (Fault::PermissionDenied { .. } | Fault::Unauthenticated { .. }, _)
        | (Fault::Generic { .. }, "401" | "403") => {
            Error::new("access-denied", format!("access denied: {}", address.credentials()))
        }
        (Fault::InvalidPath { .. }, _) => {
            Error::new("unfetched", "a name in it has an empty part, a dot alone or a control character: rename it")
        }
        _ => match http(fault) {
            Some(HttpErrorKind::Timeout) => {
                Error::new("timed-out", "the server did not answer in time: run it again later")
            }
            Some(HttpErrorKind::Connect) => Error::new(
                "unfetched",
                format!("no connection to the server ({last}): check the address and the network"),
            ),
            _ => Error::new("unfetched", format!("cannot be fetched ({last}): run it again later")),
        },
    }
}

/// What ended the conversation below the store's own language.
fn http(fault: &Fault) -> Option<HttpErrorKind> {
    causes(fault).find_map(|cause| cause.downcast_ref::<HttpError>()).map(HttpError::kind)
}

fn causes(fault: &Fault) -> impl Iterator<Item = &(dyn Cause + 'static)> {
    let mut next = fault.source();
    std::iter::from_fn(move || {
        let cause = next?;
        next = cause.source();
        Some(cause)
    })
}

/// The last cause in one line, short, without what a server wrote beside it.
pub(super) fn last(fault: &Fault) -> String {
    let told = causes(fault).last().map_or_else(|| fault.to_string(), ToString::to_string);
    let told = told
        .split_once("status code: ")
        .map_or(told.as_str(), |(_, status)| status.split_once(": ").map_or(status, |(status, _)| status));
    let line = told.lines().next().unwrap_or_default().trim().to_lowercase();
    line.chars().take(LONGEST).collect()
}
