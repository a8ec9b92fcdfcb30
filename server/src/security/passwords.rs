//! Passwords: argon2id, two at a time, so that a rush of sign-ins cannot eat the memory. Unknown people cost the same work.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::spawn_blocking;

/// How many passwords are worked on at once.
const AT_ONCE: usize = 2;

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    nobody: Arc<str>,
}

impl Passwords {
    /// Ready, with the hash that stands in for people who do not exist.
    pub fn new() -> Self {
        let nobody = hash_now("nobody has this password").unwrap_or_default();
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)), nobody: nobody.into() }
    }

    /// The hash of a password; `None` when it could not be made.
    pub async fn hash(&self, password: String) -> Option<String> {
        let _turn = self.turns.acquire().await.ok()?;
        spawn_blocking(move || hash_now(&password)).await.ok()?
    }

    /// Whether the password belongs to the hash, when there is a turn.
    pub async fn verify(&self, password: String, hash: Option<String>) -> bool {
        match self.turn().await {
            Some(turn) => turn.verify(password, hash).await,
            None => false,
        }
    }

    /// A turn to check a password; waits until there is one.
    pub async fn turn(&self) -> Option<Turn> {
        let permit = self.turns.clone().acquire_owned().await.ok()?;
        Some(Turn { _permit: permit, nobody: self.nobody.clone() })
    }
}

/// A turn to check one password.
pub struct Turn {
    _permit: OwnedSemaphorePermit,
    nobody: Arc<str>,
}

impl Turn {
    /// Whether the password belongs to the hash. Without a hash the same work is done and the answer is no.
    pub async fn verify(self, password: String, hash: Option<String>) -> bool {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.as_ref().to_owned());
        let matches =
            spawn_blocking(move || PasswordHash::new(&hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()));
        matches.await.unwrap_or(false) && known
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self::new()
    }
}

fn hash_now(password: &str) -> Option<String> {
    Argon2::default().hash_password(password.as_bytes()).ok().map(|hash| hash.to_string())
}
