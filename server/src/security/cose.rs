//! The public keys of passkeys as authenticators write them (COSE, RFC 9053): ES256, EdDSA and RS256, and no other.

use ciborium::Value;
use ring::signature::{ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey};

/// A key that signatures are checked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicKey {
    /// A point on the curve P-256.
    Es256(Vec<u8>),
    /// A point on Ed25519.
    EdDsa(Vec<u8>),
    /// Modulus and exponent.
    Rs256(Vec<u8>, Vec<u8>),
}

/// What browsers are asked for, as the numbers of COSE, the best first.
pub const ALGORITHMS: [i64; 3] = [-7, -8, -257];

impl PublicKey {
    /// Reads a key; none when it is of another kind or has another shape.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let value: Value = ciborium::from_reader(bytes).ok()?;
        let map = value.as_map()?;
        let of = |name: i64| map.iter().find(|(key, _)| key.as_integer() == Some(name.into())).map(|(_, value)| value);
        let number = |name: i64| of(name)?.as_integer().and_then(|number| i64::try_from(number).ok());
        let bytes = |name: i64| of(name)?.as_bytes().cloned();
        match (number(1)?, number(3)?) {
            (2, -7) if number(-1)? == 1 => {
                let (x, y) = (bytes(-2)?, bytes(-3)?);
                (x.len() == 32 && y.len() == 32).then(|| Self::Es256([vec![4], x, y].concat()))
            }
            (1, -8) if number(-1)? == 6 => bytes(-2).filter(|x| x.len() == 32).map(Self::EdDsa),
            (3, -257) => Some(Self::Rs256(bytes(-1)?, bytes(-2)?)),
            _ => None,
        }
    }

    /// Whether the signature over the message is of this key.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Es256(point) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(message, signature).is_ok(),
            Self::EdDsa(point) => UnparsedPublicKey::new(&ED25519, point).verify(message, signature).is_ok(),
            Self::Rs256(n, e) => RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, message, signature).is_ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::signature::{Ed25519KeyPair, KeyPair};

    fn written(pairs: &[(i64, Value)]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let map = pairs.iter().map(|(name, value)| (Value::from(*name), value.clone())).collect();
        ciborium::into_writer(&Value::Map(map), &mut bytes).expect("written");
        bytes
    }

    #[test]
    fn a_key_on_ed25519_checks_its_own_signatures() {
        let pair = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).expect("a key");
        let x = Value::Bytes(pair.public_key().as_ref().to_vec());
        let bytes = written(&[(1, 1.into()), (3, (-8).into()), (-1, 6.into()), (-2, x)]);
        let key = PublicKey::read(&bytes).expect("a key");
        let signature = pair.sign(b"een bericht");
        assert!(key.verifies(b"een bericht", signature.as_ref()) && !key.verifies(b"een ander", signature.as_ref()));
    }

    #[test]
    fn a_key_of_another_kind_or_shape_is_none() {
        let bytes = |length: usize| Value::Bytes(vec![1; length]);
        let rows = [
            written(&[(1, 2.into()), (3, (-7).into()), (-1, 1.into()), (-2, bytes(31)), (-3, bytes(32))]),
            written(&[(1, 2.into()), (3, (-7).into()), (-1, 2.into()), (-2, bytes(32)), (-3, bytes(32))]),
            written(&[(1, 2.into()), (3, (-35).into()), (-1, 2.into()), (-2, bytes(48)), (-3, bytes(48))]),
            written(&[(1, 3.into()), (3, (-257).into()), (-1, bytes(256))]),
            written(&[]),
            b"\xff\xff".to_vec(),
            Vec::new(),
        ];
        for row in rows {
            assert_eq!(PublicKey::read(&row), None);
        }
        let weak = written(&[(1, 3.into()), (3, (-257).into()), (-1, bytes(64)), (-2, Value::Bytes(vec![1, 0, 1]))]);
        assert!(!PublicKey::read(&weak).expect("a shape").verifies(b"x", &[1; 64]), "too short to be believed");
    }
}
