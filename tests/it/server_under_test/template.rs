//! Databases that stories begin with, made once for each build of the stories and copied for each story: bringing an empty database up to date takes
//! longer than most stories.

use sea_orm::{ConnectOptions, ConnectionTrait, Database, Statement};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// The lock that one process at a time makes a template under.
const LOCK: i64 = 2_010_011;

/// The name of a template of this build.
pub(super) fn name(what: &str) -> String {
    let mut hasher = DefaultHasher::new();
    let program = std::env::current_exe().expect("a program");
    let about = program.metadata().expect("a file");
    (&program, about.len(), about.modified().expect("a time")).hash(&mut hasher);
    format!("poort_template_{what}_{:016x}", hasher.finish())
}

/// A copy of a template of SQLite in this folder; `make` fills the template the first time, in a folder that is thrown away.
pub(super) async fn file(name: &str, copy: &Path, make: impl AsyncFnOnce(PathBuf)) {
    let template = std::env::temp_dir().join(format!("{name}.db"));
    if !template.exists() {
        let own = std::env::temp_dir().join(format!("{name}_{}", std::process::id()));
        make(own.clone()).await;
        let whole = own.join("whole.db");
        let made = Database::connect(format!("sqlite://{}", own.join("poort.db").display())).await.expect("what was made");
        made.execute_unprepared(&format!("VACUUM INTO '{}'", whole.display())).await.expect("one file that is whole");
        made.close().await.expect("the connection closes");
        // Of processes that make it at the same time, the last one's serves.
        std::fs::rename(whole, &template).expect("a place for the template");
        std::fs::remove_dir_all(&own).expect("our own folder");
    }
    std::fs::create_dir_all(copy).expect("a folder of our own");
    std::fs::copy(&template, copy.join("poort.db")).expect("a copy of the template");
}

/// A copy of a template on the PostgreSQL at `admin_url`, called `copy`, which `make` fills the first time.
pub(super) async fn database(admin_url: &str, name: &str, copy: &str, make: impl AsyncFnOnce(String)) {
    // The lock belongs to a connection.
    let mut options = ConnectOptions::new(admin_url);
    options.max_connections(1);
    let admin = Database::connect(options).await.expect("the test database server answers");
    let ask = async |sql: String| admin.query_one_raw(Statement::from_string(admin.get_database_backend(), sql)).await.expect("an answer");
    let run = async |sql: String| admin.execute_unprepared(&sql).await.expect("the server does it");
    let is_there = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
    if ask(is_there.clone()).await.is_none() {
        ask(format!("SELECT pg_advisory_lock({LOCK}) IS NULL")).await;
        if ask(is_there).await.is_none() {
            let own = format!("{name}_new");
            run(format!("DROP DATABASE IF EXISTS {own} WITH (FORCE)")).await;
            run(format!("CREATE DATABASE {own}")).await;
            let (server, _) = admin_url.rsplit_once('/').expect("a database URL ends in a name");
            make(format!("{server}/{own}")).await;
            run(format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{own}'")).await;
            run(format!("ALTER DATABASE {own} RENAME TO {name}")).await;
        }
        ask(format!("SELECT pg_advisory_unlock({LOCK})")).await;
    }
    // What a story has left there, when its process had the same number.
    run(format!("DROP DATABASE IF EXISTS {copy} WITH (FORCE)")).await;
    run(format!("CREATE DATABASE {copy} TEMPLATE {name}")).await;
    admin.close().await.expect("the connection closes");
}
