//! The clients of stores, made from the settings of the environment.

use std::sync::Arc;
use std::time::Duration;

use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::client::{HttpClient, HttpConnector, ReqwestConnector};
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::http::HttpBuilder;
use object_store::{BackoffConfig, ClientConfigKey, ClientOptions, ObjectStore, Result, RetryConfig};

use super::Access;
use super::address::{Address, Kind};

/// How a request is limited, where the environment sets nothing else: until there is a connection, until the next bytes, in all.
const LIMITS: &[(ClientConfigKey, &str)] = &[
    (ClientConfigKey::ConnectTimeout, "10 seconds"),
    (ClientConfigKey::ReadTimeout, "30 seconds"),
    (ClientConfigKey::Timeout, "300 seconds"),
];

/// How often and how long a request is tried again that the server could not answer.
fn retry() -> RetryConfig {
    let backoff = BackoffConfig { max_backoff: Duration::from_secs(5), ..BackoffConfig::default() };
    RetryConfig { backoff, max_retries: 5, retry_timeout: Duration::from_secs(60) }
}

/// Builds the client of a kind of store: what its builder takes from the environment begins with a word of its own.
macro_rules! cloud {
    ($builder:ty, $prefix:literal, $key:ident, $address:expr, $access:expr) => {{
        let mut builder = <$builder>::new().with_retry(retry());
        for (key, value) in LIMITS {
            builder = builder.with_config($key::Client(*key), *value);
        }
        if $access.unencrypted {
            builder = builder.with_config($key::Client(ClientConfigKey::AllowHttp), "true");
        }
        for (name, value) in $access.settings.iter().filter(|(name, _)| name.starts_with($prefix)) {
            if let Ok(key) = name.to_ascii_lowercase().parse::<$key>() {
                builder = builder.with_config(key, value);
            }
        }
        Arc::new(builder.with_url(&$address.root).build()?)
    }};
}

/// The client of the store that an address names. `web` is that of all servers of files.
pub(super) fn client(address: &Address, access: &Access, web: &Web) -> Result<Arc<dyn ObjectStore>> {
    use object_store::aws::AmazonS3ConfigKey;
    use object_store::azure::AzureConfigKey;
    use object_store::gcp::GoogleConfigKey;
    Ok(match address.kind {
        Kind::Amazon => cloud!(AmazonS3Builder, "AWS_", AmazonS3ConfigKey, address, access),
        Kind::Google => cloud!(GoogleCloudStorageBuilder, "GOOGLE_", GoogleConfigKey, address, access),
        Kind::Azure => cloud!(MicrosoftAzureBuilder, "AZURE_", AzureConfigKey, address, access),
        Kind::Web => {
            let url = match address.query.as_str() {
                "" => format!("{}/", address.root),
                query => format!("{}/?{query}", address.root),
            };
            Arc::new(HttpBuilder::new().with_url(url).with_retry(retry()).with_http_connector(web.clone()).build()?)
        }
    })
}

/// The one client of all servers of files.
#[derive(Debug, Clone)]
pub(super) struct Web(HttpClient);

impl Web {
    pub(super) fn new(access: &Access) -> Result<Self> {
        let mut options = ClientOptions::new().with_allow_http(access.unencrypted);
        for (key, value) in LIMITS {
            options = options.with_config(*key, *value);
        }
        Ok(Web(ReqwestConnector::default().connect(&options)?))
    }
}

impl HttpConnector for Web {
    fn connect(&self, _: &ClientOptions) -> Result<HttpClient> {
        Ok(self.0.clone())
    }
}
