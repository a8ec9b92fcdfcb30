//! Files as they come in and as they are kept: on their way, looked into, scanned, stored by their hash, and read again. What a file means to a
//! project is not here.

pub mod clamd;
pub mod inspect;
mod office_text;
pub mod parts;
mod picture;
mod remote;
pub mod settings;
pub mod text;
pub mod vault;

use clamd::Clamd;
use parts::Parts;
use settings::FileSettings;
use std::path::Path;
use vault::Vault;

/// Everything that handles files.
#[derive(Debug, Clone)]
pub struct Files {
    /// Where they are kept.
    pub vault: Vault,
    /// Where they are while they arrive.
    pub parts: Parts,
    /// What looks for viruses, when it is set.
    pub scanner: Option<Clamd>,
}

impl Files {
    /// By these settings, beside the data of Poort.
    pub fn new(settings: &FileSettings, data_dir: &Path) -> Self {
        let vault = match &settings.remote {
            Some(store) => Vault::Remote(store.clone()),
            None => Vault::Folder(settings.folder.clone().unwrap_or_else(|| data_dir.join("documents"))),
        };
        Self { vault, parts: Parts::new(data_dir.join("uploads")), scanner: settings.clamd.clone().map(Clamd::new) }
    }
}
