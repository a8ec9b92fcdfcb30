//! Where a request comes from.

use crate::security::address::{Address, Peer};
use crate::state::State;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};

/// The address of who sent a request.
#[derive(Debug, Clone, Copy)]
pub struct Client(pub Address);

impl FromRequestParts<State> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<Peer>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0);
        Ok(Self(Address::of(state.proxies.client(peer, &parts.headers))))
    }
}
