//! The hash by which a row is known that was imported before.

use domain::imports::LegacyProject;
use sha2::{Digest, Sha256};

/// SHA-256, in hexadecimal, of everything that makes a row the same as another.
pub(super) fn fingerprint(project: &LegacyProject) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digest = Sha256::digest(project.source_key());
    digest.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|half| char::from(DIGITS[usize::from(half)])).collect()
}
