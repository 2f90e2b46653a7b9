//! Addresses of object stores, as they are given: which store, and what in it.

use std::path::Path;

use super::super::name::shown;

/// The kinds of stores by the words before `://`.
const SCHEMES: &[(&str, Kind)] = &[
    ("s3", Kind::Amazon),
    ("s3a", Kind::Amazon),
    ("gs", Kind::Google),
    ("az", Kind::Azure),
    ("abfs", Kind::Azure),
    ("abfss", Kind::Azure),
    ("https", Kind::Web),
    ("http", Kind::Web),
];

/// Parts of the query of a signed address that let whoever has them read the object.
const SECRETS: &[&str] = &[
    "sig",
    "signature",
    "x-amz-credential",
    "x-amz-security-token",
    "x-amz-signature",
    "x-goog-credential",
    "x-goog-signature",
    "access_token",
    "token",
    "key",
    "api_key",
    "apikey",
];

/// A kind of store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Amazon S3 and what speaks its language.
    Amazon,
    /// Google Cloud Storage.
    Google,
    /// Azure Blob Storage.
    Azure,
    /// Any server of files.
    Web,
}

/// An address, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) kind: Kind,
    /// The store: `s3://bucket`.
    pub(super) root: String,
    /// What is wanted in it, without a leading `/`.
    pub(super) key: String,
    /// What follows a `?` in an address of the web; empty elsewhere.
    pub(super) query: String,
}

/// Whether an argument is an address of an object store, and no path.
pub fn is_remote(argument: &Path) -> bool {
    argument.to_str().is_some_and(|text| kind(text).is_some())
}

/// An argument as it may stand in what is written: an address without what would let others read the object.
pub fn discreet(argument: &str) -> String {
    match Address::of(argument) {
        Some(address) if address.kind == Kind::Web => address.shown(&address.key),
        _ => argument.to_owned(),
    }
}

fn kind(text: &str) -> Option<(Kind, &str)> {
    let (scheme, rest) = text.split_once("://")?;
    SCHEMES.iter().find(|(known, _)| *known == scheme).map(|(_, kind)| (*kind, rest))
}

impl Address {
    /// Takes an address apart; none where it is no address of a store.
    pub(super) fn of(text: &str) -> Option<Self> {
        let (kind, rest) = kind(text)?;
        let scheme = &text[..text.len() - rest.len()];
        let (rest, query) = match (kind, rest.split_once('#').map_or(rest, |(before, _)| before).split_once('?')) {
            (Kind::Web, Some(parts)) => parts,
            (Kind::Web, None) => (rest.split_once('#').map_or(rest, |(before, _)| before), ""),
            _ => (rest, ""),
        };
        let (store, key) = rest.split_once('/').unwrap_or((rest, ""));
        Some(Address { kind, root: format!("{scheme}{store}"), key: key.to_owned(), query: query.to_owned() })
    }

    /// How an object of the store is written in the tables. A password or a signature is not.
    pub(super) fn shown(&self, key: &str) -> String {
        let root = match (self.kind, self.root.split_once("://")) {
            (Kind::Web, Some((scheme, store))) => {
                format!("{scheme}://{}", store.rsplit_once('@').map_or(store, |(_, host)| host))
            }
            _ => self.root.clone(),
        };
        let query = if self.query.is_empty() { String::new() } else { format!("?{}", discreet_query(&self.query)) };
        shown(Path::new(&format!("{root}/{key}{query}")))
    }
}

#[cfg(feature = "stores")]
impl Address {
    /// Whether all below the key is meant.
    pub(super) fn is_folder(&self) -> bool {
        self.key.is_empty() || self.key.ends_with('/')
    }

    /// Whether the key is a pattern. A server of files has none.
    pub(super) fn is_pattern(&self) -> bool {
        self.kind != Kind::Web && self.key.contains(['*', '?', '[', '{'])
    }

    /// The whole parts of the key before the first that has a sign of a pattern.
    pub(super) fn above_pattern(&self) -> &str {
        let end = self.key.find(['*', '?', '[', '{']).unwrap_or(self.key.len());
        self.key[..end].rsplit_once('/').map_or("", |(above, _)| above)
    }

    /// What is to be set in the environment of a user who may read the store.
    pub(super) fn credentials(&self) -> &'static str {
        match self.kind {
            Kind::Amazon => {
                "set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_REGION, or AWS_SKIP_SIGNATURE=true where all may read it"
            }
            Kind::Google => "set GOOGLE_APPLICATION_CREDENTIALS, or GOOGLE_SKIP_SIGNATURE=true where all may read it",
            Kind::Azure => {
                "set AZURE_STORAGE_ACCOUNT_NAME and AZURE_STORAGE_ACCOUNT_KEY, or AZURE_SKIP_SIGNATURE=true where all may read it"
            }
            Kind::Web => "give an address that all may read, or a signed one",
        }
    }
}

fn discreet_query(query: &str) -> String {
    let part = |part: &str| match part.split_once('=') {
        Some((name, _)) if SECRETS.contains(&name.to_ascii_lowercase().as_str()) => format!("{name}=…"),
        _ => part.to_owned(),
    };
    query.split('&').map(part).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (String, String, String) {
        let Address { root, key, query, .. } = Address::of(text).unwrap();
        (root, key, query)
    }

    #[test]
    fn an_address_names_a_store_and_something_in_it() {
        let owned = |root: &str, key: &str, query: &str| (root.to_owned(), key.to_owned(), query.to_owned());
        assert_eq!(parts("s3://records/2019/a b#1?.pdf"), owned("s3://records", "2019/a b#1?.pdf", ""));
        assert_eq!(parts("gs://records"), owned("gs://records", "", ""));
        assert_eq!(parts("https://a.org/x/y.pdf?lang=en#page=2"), owned("https://a.org", "x/y.pdf", "lang=en"));
        assert_eq!(parts("https://a.org/y.pdf#p?x"), owned("https://a.org", "y.pdf", ""));
        assert_eq!(
            parts("abfss://files@us.dfs.core.windows.net/a.pdf"),
            owned("abfss://files@us.dfs.core.windows.net", "a.pdf", "")
        );
        for path in ["input", "input/a.pdf", "ftp://a.org/b.pdf", "C://a.pdf", "s3:/a"] {
            assert!(Address::of(path).is_none() && !is_remote(Path::new(path)), "{path}");
        }
    }

    #[cfg(feature = "stores")]
    #[test]
    fn patterns_begin_behind_the_last_whole_part() {
        let above = |text: &str| Address::of(text).unwrap().above_pattern().to_owned();
        assert_eq!(above("s3://records/2019/**/*.pdf"), "2019");
        assert_eq!(above("s3://records/2019/a?/x.pdf"), "2019");
        assert_eq!(above("s3://records/*.pdf"), "");
        assert!(!Address::of("https://a.org/a*.pdf").unwrap().is_pattern());
    }

    #[test]
    fn what_would_let_others_read_an_object_is_not_written() {
        let signed = "https://me:secret@a.org/x.pdf?X-Amz-Date=2024&X-Amz-Signature=abc&sig=d";
        assert_eq!(discreet(signed), "https://a.org/x.pdf?X-Amz-Date=2024&X-Amz-Signature=…&sig=…");
        assert_eq!(discreet("s3://records/a.pdf"), "s3://records/a.pdf");
        assert_eq!(discreet("input/a?sig=b"), "input/a?sig=b");
    }
}
