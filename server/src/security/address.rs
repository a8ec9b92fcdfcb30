//! Where a request comes from: the other end of the connection, or what a trusted proxy says of it.

use axum::http::HeaderMap;
use ipnet::{IpNet, Ipv6Net};
use std::fmt;
use std::net::{IpAddr, SocketAddr};

/// The other end of the connection that a request came over.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// Somebody's address, as far as it tells one subscriber from another: an IPv4 address, or the 64 bits of an IPv6 address that a subscriber is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Address(IpAddr);

impl Address {
    /// The subscriber of an address.
    pub fn of(ip: IpAddr) -> Self {
        match ip.to_canonical() {
            IpAddr::V4(ip) => Self(ip.into()),
            IpAddr::V6(ip) => Self(Ipv6Net::new(ip, 64).map_or(ip, |net| net.network()).into()),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The proxies whose word is taken for who stands behind them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    /// Reads addresses and networks between commas.
    ///
    /// # Errors
    /// What is neither, or would trust everybody.
    pub fn read(text: &str) -> Result<Self, String> {
        let names = text.split(',').map(str::trim).filter(|name| !name.is_empty());
        let read = |name: &str| {
            let net = name.parse().or_else(|_| name.parse::<IpAddr>().map(IpNet::from));
            net.ok().filter(|net| net.prefix_len() > 0).ok_or_else(|| name.to_owned())
        };
        names.map(read).collect::<Result<_, _>>().map(Self)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this is one of them.
    pub fn has(&self, ip: IpAddr) -> bool {
        self.0.iter().any(|net| net.contains(&ip.to_canonical()))
    }

    /// Who asks: the peer, or behind trusted proxies the last address that none of them has. What stands before that one anybody may have written.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer.to_canonical();
        let told = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
        for name in told.collect::<Vec<_>>().into_iter().rev() {
            if !self.has(client) {
                break;
            }
            let Some(ip) = forwarded(name.trim()) else { break };
            client = ip.to_canonical();
        }
        client
    }
}

/// An address as proxies write it, some of them with a port.
fn forwarded(name: &str) -> Option<IpAddr> {
    name.parse().ok().or_else(|| name.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn only_trusted_proxies_are_believed_and_only_about_the_one_before_them() {
        let proxies = TrustedProxies::read("127.0.0.1, 10.0.0.0/8,::1").unwrap();
        let rows = [
            ("203.0.113.9", vec!["198.51.100.1"], "203.0.113.9"),
            ("127.0.0.1", vec![], "127.0.0.1"),
            ("127.0.0.1", vec!["198.51.100.1"], "198.51.100.1"),
            ("::ffff:127.0.0.1", vec!["198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", vec!["192.0.2.7, 198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", vec!["192.0.2.7", "198.51.100.1, 10.1.2.3"], "198.51.100.1"),
            ("127.0.0.1", vec!["192.0.2.7, rubbish"], "127.0.0.1"),
            ("127.0.0.1", vec!["192.0.2.7, rubbish, 10.1.2.3"], "10.1.2.3"),
            ("::1", vec!["198.51.100.1:4711"], "198.51.100.1"),
            ("::1", vec!["[2001:db8::7]:4711"], "2001:db8::7"),
        ];
        for (peer, told, client) in rows {
            let mut headers = HeaderMap::new();
            for value in &told {
                headers.append("x-forwarded-for", value.parse().unwrap());
            }
            assert_eq!(proxies.client(ip(peer), &headers), ip(client), "{peer} {told:?}");
            assert_eq!(TrustedProxies::default().client(ip(peer), &headers), ip(peer).to_canonical());
        }
    }

    #[test]
    fn what_is_no_address_or_would_trust_everybody_is_refused() {
        let rows = [("proxy.example", "proxy.example"), ("10.0.0.1, 10.0.0.0/33", "10.0.0.0/33"), ("0.0.0.0/0", "0.0.0.0/0"), ("::/0", "::/0")];
        for (text, wrong) in rows {
            assert_eq!(TrustedProxies::read(text), Err(wrong.to_owned()));
        }
        assert!(TrustedProxies::read(" ").unwrap().is_empty());
    }

    #[test]
    fn an_ipv6_subscriber_has_one_address_however_many_they_use() {
        let of = |text| Address::of(ip(text));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
    }
}
