//! `poort setup-token`: the way in for the first administrator. There is no default account.

use super::CliError;
use crate::config::Config;
use crate::people::setup;

/// Makes and prints the token.
pub(super) async fn run(config: &Config) -> Result<(), CliError> {
    let state = super::open(config).await?;
    let token = setup::make(&state.database, state.clock.now()).await?;
    let base = config.base_url.as_str().trim_end_matches('/');
    println!("Open within an hour, once: {base}{}?token={}", app::paths::setup(), token.secret());
    Ok(())
}
