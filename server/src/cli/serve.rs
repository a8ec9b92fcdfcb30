//! `poort serve`.

use super::CliError;
use crate::config::Config;
use tokio::net::TcpListener;

/// Serves until told to stop.
pub(super) async fn run(config: &Config) -> Result<(), CliError> {
    let state = super::open(config).await?;
    let database = state.database.clone();
    tokio::spawn(async move { database.warm().await });
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}; choose another address with POORT_LISTEN", config.listen))?;
    if config.base_url.scheme() == "https" && config.trusted_proxies.is_empty() {
        tracing::warn!("people come by https, so through a proxy, and POORT_TRUSTED_PROXIES is empty: all share the limits of its address");
    }
    println!("Poort is open at {}", config.base_url.as_str().trim_end_matches('/'));
    crate::serve::serve(listener, state).await?;
    Ok(())
}
