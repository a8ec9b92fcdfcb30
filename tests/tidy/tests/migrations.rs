//! No migration is edited after it landed: a database that ran it would differ from one that runs it now. `migration/landed.txt` holds the hash
//! of each; `UPDATE_GENERATED` adds new ones and changes none.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use tidy::{files, read, root, shown};

fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The hash of each migration and of the SQL beside it, as they are.
fn present() -> BTreeMap<String, String> {
    let is_migration = |name: &String| name.rsplit('/').next().is_some_and(|last| last.starts_with('m') && last != "mod.rs" && last != "main.rs");
    let all = files("migration/src", &[".rs", ".sql"]).into_iter().map(|path| (shown(&path), hash(&read(&path))));
    all.filter(|(name, _)| is_migration(name)).collect()
}

/// What stands in the list.
fn landed(list: &str) -> BTreeMap<String, String> {
    list.lines().filter_map(|line| line.split_once("  ")).map(|(hash, name)| (name.to_owned(), hash.to_owned())).collect()
}

#[test]
fn a_migration_that_landed_is_never_edited_and_none_is_left_out() {
    let path = root().join("migration/landed.txt");
    let mut known = landed(&read(&path));
    let now = present();
    if std::env::var_os("UPDATE_GENERATED").is_some() {
        for (name, hash) in &now {
            known.entry(name.clone()).or_insert_with(|| hash.clone());
        }
        let text: String = known.iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect();
        std::fs::write(&path, text).expect("migration/landed.txt can be written");
    }
    assert!(!now.is_empty());
    assert_eq!(now, known, "a migration changed: undo that, and write a new one; a new one is added with UPDATE_GENERATED=1");
}

#[test]
fn a_changed_migration_has_another_hash() {
    assert_eq!(hash("poort"), hash("poort"));
    assert_ne!(hash("ALTER TABLE a ADD b"), hash("ALTER TABLE a ADD c"));
    assert_eq!(landed("12  migration/src/m1.rs\n"), BTreeMap::from([("migration/src/m1.rs".to_owned(), "12".to_owned())]));
}
