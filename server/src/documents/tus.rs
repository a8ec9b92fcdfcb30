//! The words of the tus protocol, version 1.0: what a file on its way is to become, and the headers that tell of it.

use axum::http::HeaderMap;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use domain::documents::DocumentForm;
use domain::ids::{DocumentId, PersonId, ProjectId, UploadId};
use ring::digest::{Context, SHA1_FOR_LEGACY_USE_ONLY, SHA256};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version that is spoken.
pub(super) const VERSION: &str = "1.0.0";
/// Files of one person that may be on their way at once.
pub(super) const AT_ONCE: usize = 60;
/// Characters of what is said of a file.
const SAID_AT_MOST: usize = 8_000;

/// What a file on its way is to become.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct OnItsWay {
    pub(super) id: UploadId,
    pub(super) project: ProjectId,
    pub(super) person: PersonId,
    pub(super) name: String,
    pub(super) size: u64,
    /// The document that it is a version of; none for a new one.
    pub(super) document: Option<DocumentId>,
    pub(super) form: DocumentForm,
    /// The hash that its sender told, if they did.
    pub(super) sha256: Option<String>,
    pub(super) ends_at: DateTime<Utc>,
}

/// When a part that nobody goes on with is over.
pub(super) fn ends_at(now: DateTime<Utc>) -> DateTime<Utc> {
    now + TimeDelta::from_std(crate::files::parts::PATIENCE).unwrap_or_default()
}

/// The text of a header.
pub(super) fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// A number in a header.
pub(super) fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    header(headers, name).and_then(|text| text.parse().ok())
}

/// What is said of a file: pairs of a name and a text in base 64. Nothing where that is what it is not.
pub(super) fn said(text: &str) -> Option<BTreeMap<String, String>> {
    if text.len() > SAID_AT_MOST {
        return None;
    }
    let pair = |pair: &str| {
        let (name, value) = pair.trim().split_once(' ').unwrap_or((pair.trim(), ""));
        Some((name.to_owned(), String::from_utf8(STANDARD.decode(value).ok()?).ok()?))
    };
    text.split(',').filter(|pair| !pair.trim().is_empty()).map(pair).collect()
}

/// The hash of a piece, as its sender told it.
pub(super) struct Checksum {
    so_far: Context,
    told: Vec<u8>,
}

impl Checksum {
    /// Reads the header; nothing for a way to hash that is not spoken here.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (way, told) = text.split_once(' ')?;
        let way = match way {
            "sha1" => &SHA1_FOR_LEGACY_USE_ONLY,
            "sha256" => &SHA256,
            _ => return None,
        };
        Some(Self { so_far: Context::new(way), told: STANDARD.decode(told.trim()).ok()? })
    }

    pub(super) fn take(&mut self, piece: &[u8]) {
        self.so_far.update(piece);
    }

    pub(super) fn agrees(self) -> bool {
        self.so_far.finish().as_ref() == self.told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_file_is_pairs_and_nothing_else() {
        let said_of = said("filename cGxhbi5wZGY=,kind b3RoZXI=, is_confidential").expect("pairs");
        assert_eq!(said_of.get("filename").map(String::as_str), Some("plan.pdf"));
        assert_eq!((said_of.get("kind").map(String::as_str), said_of.get("is_confidential").map(String::as_str)), (Some("other"), Some("")));
        assert_eq!(said(""), Some(BTreeMap::new()));
        assert_eq!((said("filename ###"), said("filename /w=="), said(&"a".repeat(9_000))), (None, None, None));
    }

    #[test]
    fn a_piece_is_right_when_its_hash_is() {
        let right = |text: &str, piece: &[u8]| {
            let mut checksum = Checksum::read(text).expect("a hash");
            checksum.take(piece);
            checksum.agrees()
        };
        assert!(right("sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00=", b"hello"));
        assert!(!right("sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00=", b"hullo"));
        assert!(right("sha256 LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=", b"hello"));
        assert!(Checksum::read("md5 XUFAKrxLKna5cZ2REBfFkg==").is_none() && Checksum::read("sha1").is_none());
    }
}
