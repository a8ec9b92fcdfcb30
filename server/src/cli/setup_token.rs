//! `poort setup-token`: the way in for the first administrator, and for one more when none can come in. There is no default account.

use super::CliError;
use crate::config::Config;
use crate::people::setup;
use crate::people::store::ever_with_role;
use domain::people::Role;

/// Makes and prints the token.
pub(super) async fn run(config: &Config) -> Result<(), CliError> {
    let state = super::open(config).await?;
    let token = setup::make(&state.database, state.clock.now()).await?;
    let base = config.base_url.as_str().trim_end_matches('/');
    let others = ever_with_role(&state.database.read, Role::Administrator).await?;
    if others > 0 {
        println!("There are administrators already ({others}). This link adds one, and the history says so.");
    }
    println!("Open within an hour, once: {base}{}?token={}", app::paths::setup(), token.secret());
    Ok(())
}
