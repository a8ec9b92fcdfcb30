//! `poort`: parse the arguments, run.

use mimalloc::MiMalloc;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_env("POORT_LOG").unwrap_or_else(|_| EnvFilter::new("warn,server=info"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
    if any_spawner::Executor::init_tokio().is_err() {
        tracing::warn!("the renderer had an executor already");
    }
    server::cli::run().await
}
