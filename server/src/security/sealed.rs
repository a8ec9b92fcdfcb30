//! Text that only who holds the secret can read: ChaCha20-Poly1305 with a key of the secret's own, used once.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use sha2::{Digest, Sha256};

/// The key of a secret: not its hash in the database, which everybody who reads the database knows.
fn key(secret: &str) -> Option<LessSafeKey> {
    let bytes = Sha256::new().chain_update(b"poort sealed text").chain_update(secret.as_bytes()).finalize();
    UnboundKey::new(&CHACHA20_POLY1305, &bytes).ok().map(LessSafeKey::new)
}

/// A secret seals one text, so that its nonce never meets another.
fn nonce() -> Nonce {
    Nonce::assume_unique_for_key([0; NONCE_LEN])
}

/// The text, sealed.
pub fn seal(secret: &str, text: &str) -> Option<String> {
    let mut bytes = text.as_bytes().to_vec();
    key(secret)?.seal_in_place_append_tag(nonce(), Aad::empty(), &mut bytes).ok()?;
    Some(STANDARD.encode(bytes))
}

/// The text again; none with another secret, or when a bit of it was changed.
pub fn open(secret: &str, sealed: &str) -> Option<String> {
    let mut bytes = STANDARD.decode(sealed).ok()?;
    let text = key(secret)?.open_in_place(nonce(), Aad::empty(), &mut bytes).ok()?;
    String::from_utf8(text.to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_with_its_own_secret_and_no_other() {
        let sealed = seal("een geheim", "Wat ik schreef, met \u{20ac} en é.").expect("sealed");
        assert!(!sealed.contains("schreef"));
        assert_eq!(open("een geheim", &sealed).as_deref(), Some("Wat ik schreef, met \u{20ac} en é."));
        assert_eq!(open("een ander", &sealed), None);
        let changed = format!("{}{}", if sealed.starts_with('A') { "B" } else { "A" }, &sealed[1..]);
        assert_eq!(open("een geheim", &changed), None);
    }
}
