//! The settings of files: a folder or an S3-compatible store, and a virus scanner. Wrong values are refused at start, by name; a secret is never
//! repeated.

use super::clamd::Place;
use super::remote::Connector;
use object_store::ObjectStore;
use object_store::aws::AmazonS3Builder;
use std::path::PathBuf;
use std::sync::Arc;
use url::Url;

/// What was told on the command line and in the environment.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct FileArgs {
    /// Folder for documents, or `s3://bucket` for an S3-compatible store. Default: `documents` in the data folder.
    #[arg(long, env = "POORT_DOCUMENTS", global = true)]
    pub documents: Option<String>,
    /// Address of the S3-compatible store.
    #[arg(long, env = "POORT_S3_ENDPOINT", global = true)]
    pub s3_endpoint: Option<String>,
    /// Region of the S3-compatible store.
    #[arg(long, env = "POORT_S3_REGION", global = true)]
    pub s3_region: Option<String>,
    /// Key by which Poort is known to the S3-compatible store.
    #[arg(long, env = "POORT_S3_ACCESS_KEY", global = true)]
    pub s3_access_key: Option<String>,
    /// The secret that goes with the key.
    #[arg(long, env = "POORT_S3_SECRET_KEY", hide_env_values = true, global = true)]
    pub s3_secret_key: Option<String>,
    /// Virus scanner: `tcp://127.0.0.1:3310` or `unix:///run/clamav/clamd.ctl`. Without one nothing is scanned.
    #[arg(long, env = "POORT_CLAMD", global = true)]
    pub clamd: Option<String>,
}

/// Settings that were found right.
#[derive(Debug, Clone, Default)]
pub struct FileSettings {
    /// The folder, when one is named.
    pub folder: Option<PathBuf>,
    /// The S3-compatible store, when one is set.
    pub remote: Option<Arc<dyn ObjectStore>>,
    /// Where the virus scanner listens, when one is set.
    pub clamd: Option<Place>,
}

/// A setting that cannot be used: its name, what is wrong, and a value that would be right.
pub type WrongSetting = (&'static str, String, &'static str);

impl FileArgs {
    /// Checks every setting.
    ///
    /// # Errors
    /// The first setting that is wrong.
    pub fn check(self) -> Result<FileSettings, WrongSetting> {
        let clamd = match self.clamd.as_deref().filter(|place| !place.is_empty()) {
            Some(place) => Some(
                Place::read(place)
                    .ok_or_else(|| ("POORT_CLAMD", format!("is {place:?}, which is not the address of a virus scanner"), "tcp://127.0.0.1:3310"))?,
            ),
            None => None,
        };
        let documents = self.documents.clone().filter(|documents| !documents.is_empty());
        let bucket = documents.as_deref().and_then(|documents| documents.strip_prefix("s3://"));
        let remote = match bucket {
            Some(bucket) => Some(self.remote(bucket)?),
            None => None,
        };
        let folder = if remote.is_some() { None } else { documents.map(PathBuf::from) };
        Ok(FileSettings { folder, remote, clamd })
    }

    fn remote(&self, bucket: &str) -> Result<Arc<dyn ObjectStore>, WrongSetting> {
        if bucket.is_empty() || bucket.contains('/') {
            return Err(("POORT_DOCUMENTS", "names no bucket".to_owned(), "s3://poort"));
        }
        let endpoint = self.s3_endpoint.as_deref().and_then(|endpoint| Url::parse(endpoint).ok());
        let is_near = |url: &Url| matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        let endpoint = endpoint.filter(|url| url.has_host() && (url.scheme() == "https" || (url.scheme() == "http" && is_near(url))));
        let endpoint = endpoint.ok_or_else(|| {
            ("POORT_S3_ENDPOINT", "is not the address of a store over https, or on this machine".to_owned(), "https://s3.example.nl")
        })?;
        let (Some(key), Some(secret)) = (&self.s3_access_key, &self.s3_secret_key) else {
            return Err(("POORT_S3_SECRET_KEY", "is missing, or POORT_S3_ACCESS_KEY is".to_owned(), "een-lang-geheim"));
        };
        let connector =
            Connector::new().ok_or_else(|| ("POORT_S3_ENDPOINT", "cannot be reached by this machine".to_owned(), "https://s3.example.nl"))?;
        let store = AmazonS3Builder::new()
            .with_bucket_name(bucket)
            .with_endpoint(endpoint.as_str().trim_end_matches('/'))
            .with_region(self.s3_region.as_deref().unwrap_or("us-east-1"))
            .with_access_key_id(key)
            .with_secret_access_key(secret)
            .with_allow_http(endpoint.scheme() == "http")
            .with_http_connector(connector)
            .build();
        // The error may repeat the secret.
        let store = store.map_err(|_| ("POORT_S3_ENDPOINT", "cannot be used with these keys".to_owned(), "https://s3.example.nl"))?;
        Ok(Arc::new(store))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(documents: &str, endpoint: &str, secret: Option<&str>) -> Result<FileSettings, WrongSetting> {
        let secret = secret.map(str::to_owned);
        let args = FileArgs { documents: Some(documents.to_owned()), s3_endpoint: Some(endpoint.to_owned()), ..FileArgs::default() };
        FileArgs { s3_access_key: secret.clone(), s3_secret_key: secret, ..args }.check()
    }

    #[test]
    fn a_folder_is_the_default_and_a_bucket_asks_for_an_address_and_keys() {
        let plain = FileArgs::default().check().expect("right");
        assert!(plain.folder.is_none() && plain.remote.is_none() && plain.clamd.is_none());
        assert_eq!(with("/srv/poort", "", None).expect("right").folder, Some(PathBuf::from("/srv/poort")));
        assert!(with("s3://poort", "https://s3.example.nl", Some("geheim")).expect("right").remote.is_some());
        assert!(with("s3://poort", "http://127.0.0.1:9000", Some("geheim")).is_ok());
        let wrong = |documents, endpoint, secret| with(documents, endpoint, secret).expect_err("wrong").0;
        assert_eq!(wrong("s3://", "https://s3.example.nl", Some("geheim")), "POORT_DOCUMENTS");
        assert_eq!(wrong("s3://poort", "http://s3.example.nl", Some("geheim")), "POORT_S3_ENDPOINT", "in the clear over the network");
        assert_eq!(wrong("s3://poort", "https://s3.example.nl", None), "POORT_S3_SECRET_KEY");
        let clamd = FileArgs { clamd: Some("127.0.0.1".to_owned()), ..FileArgs::default() };
        assert_eq!(clamd.check().expect_err("wrong").0, "POORT_CLAMD");
    }
}
