//! Passkeys as WebAuthn (level 3, sections 7.1 and 7.2) has a server check them: without attestation, always with a verified user. What an
//! authenticator signs is checked by `ring`, its CBOR is read by `ciborium`. ADR 28 says why.

use super::cose::PublicKey;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ciborium::Value;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use url::Url;

/// Where passkeys are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The host name, to which passkeys belong.
    pub rp_id: String,
    /// What the browser calls the place of the page.
    pub origin: String,
}

impl Site {
    /// The site behind the public URL.
    pub fn of(base_url: &Url) -> Self {
        Self { rp_id: base_url.host_str().unwrap_or_default().to_owned(), origin: base_url.origin().ascii_serialization() }
    }
}

/// Why an answer of an authenticator does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It cannot be read.
    Unreadable,
    /// It answers another question.
    OtherQuestion,
    /// It was given on another site.
    OtherSite,
    /// Nobody was there, or nobody proved to be the owner.
    NotVerified,
    /// The key is of a kind that was not asked for.
    UnknownKey,
    /// The signature is not of this key.
    WrongSignature,
}

/// A passkey that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// As the browser names it.
    pub credential_id: String,
    /// The key as the authenticator gave it.
    pub public_key: Vec<u8>,
    /// How often it signed; zero when it does not count.
    pub sign_count: u32,
}

/// What somebody signed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signed {
    /// What the browser says of the page.
    pub client_data: Vec<u8>,
    /// What the authenticator says of itself.
    pub authenticator_data: Vec<u8>,
    /// The signature over both.
    pub signature: Vec<u8>,
}

#[derive(Deserialize)]
struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(rename = "crossOrigin", default)]
    cross_origin: bool,
}

/// The challenge that the browser says it was given.
pub fn challenge_in(client_data: &[u8]) -> Option<String> {
    let data: ClientData = serde_json::from_slice(client_data).ok()?;
    String::from_utf8(URL_SAFE_NO_PAD.decode(data.challenge).ok()?).ok()
}

fn check_client(site: &Site, kind: &str, challenge: &str, client_data: &[u8]) -> Result<(), Refused> {
    let data: ClientData = serde_json::from_slice(client_data).map_err(|_| Refused::Unreadable)?;
    if data.kind != kind || data.challenge != URL_SAFE_NO_PAD.encode(challenge) {
        return Err(Refused::OtherQuestion);
    }
    if data.origin != site.origin || data.cross_origin { Err(Refused::OtherSite) } else { Ok(()) }
}

/// What an authenticator says of itself.
struct AuthenticatorData<'a> {
    sign_count: u32,
    rest: &'a [u8],
    has_key: bool,
}

const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const HAS_KEY: u8 = 0x40;

impl<'a> AuthenticatorData<'a> {
    fn read(site: &Site, bytes: &'a [u8]) -> Result<Self, Refused> {
        let (hash, rest) = bytes.split_at_checked(32).ok_or(Refused::Unreadable)?;
        let (head, rest) = rest.split_at_checked(5).ok_or(Refused::Unreadable)?;
        let [flags, count @ ..] = head else { return Err(Refused::Unreadable) };
        if hash != Sha256::digest(site.rp_id.as_bytes()).as_slice() {
            return Err(Refused::OtherSite);
        }
        if flags & USER_PRESENT == 0 || flags & USER_VERIFIED == 0 {
            return Err(Refused::NotVerified);
        }
        let sign_count = u32::from_be_bytes(count.try_into().map_err(|_| Refused::Unreadable)?);
        Ok(Self { sign_count, rest, has_key: flags & HAS_KEY != 0 })
    }

    /// The credential that was made: its id and its key.
    fn credential(&self) -> Result<(&'a [u8], Vec<u8>), Refused> {
        let (head, rest) = self.rest.split_at_checked(18).filter(|_| self.has_key).ok_or(Refused::Unreadable)?;
        let length = usize::from(u16::from_be_bytes([head[16], head[17]]));
        let (id, mut rest) = rest.split_at_checked(length).filter(|(id, _)| (1..=1023).contains(&id.len())).ok_or(Refused::Unreadable)?;
        // What follows the key are extensions that nobody asked for.
        let key: Value = ciborium::from_reader(&mut rest).map_err(|_| Refused::Unreadable)?;
        let mut bytes = Vec::new();
        ciborium::into_writer(&key, &mut bytes).map_err(|_| Refused::Unreadable)?;
        Ok((id, bytes))
    }
}

/// Checks a passkey that was made in answer to this challenge. What an authenticator says of its maker is not asked for and not believed.
///
/// # Errors
/// Why it does not count.
pub fn made(site: &Site, challenge: &str, (client_data, attestation): (&[u8], &[u8])) -> Result<Made, Refused> {
    check_client(site, "webauthn.create", challenge, client_data)?;
    let object: Value = ciborium::from_reader(attestation).map_err(|_| Refused::Unreadable)?;
    let entries = object.as_map().ok_or(Refused::Unreadable)?;
    let data = entries.iter().find(|(name, _)| name.as_text() == Some("authData")).and_then(|(_, value)| value.as_bytes());
    let data = AuthenticatorData::read(site, data.ok_or(Refused::Unreadable)?)?;
    let (id, public_key) = data.credential()?;
    PublicKey::read(&public_key).ok_or(Refused::UnknownKey)?;
    Ok(Made { credential_id: URL_SAFE_NO_PAD.encode(id), public_key, sign_count: data.sign_count })
}

/// Checks what somebody signed in answer to this challenge, and tells how often the passkey says it signed.
///
/// # Errors
/// Why it does not count.
pub fn signed(site: &Site, challenge: &str, answer: &Signed, public_key: &[u8]) -> Result<u32, Refused> {
    check_client(site, "webauthn.get", challenge, &answer.client_data)?;
    let data = AuthenticatorData::read(site, &answer.authenticator_data)?;
    let key = PublicKey::read(public_key).ok_or(Refused::UnknownKey)?;
    let message = [answer.authenticator_data.as_slice(), Sha256::digest(&answer.client_data).as_slice()].concat();
    if key.verifies(&message, &answer.signature) { Ok(data.sign_count) } else { Err(Refused::WrongSignature) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::rand::SystemRandom;
    use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};

    fn site() -> Site {
        Site::of(&"https://poort.example.nl".parse().expect("a URL"))
    }

    fn client(kind: &str, challenge: &str, origin: &str) -> Vec<u8> {
        let challenge = URL_SAFE_NO_PAD.encode(challenge);
        format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}","crossOrigin":false,"more":1}}"#).into_bytes()
    }

    fn data(host: &str, flags: u8, count: u32) -> Vec<u8> {
        [Sha256::digest(host.as_bytes()).as_slice(), &[flags], &count.to_be_bytes()].concat()
    }

    struct Device(EcdsaKeyPair);

    impl Device {
        fn new() -> Self {
            let random = SystemRandom::new();
            let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
            Self(EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, made.as_ref(), &random).expect("a key"))
        }

        fn key(&self) -> Vec<u8> {
            let point = self.0.public_key().as_ref();
            let pairs = [(1, Value::from(2)), (3, Value::from(-7)), (-1, Value::from(1))].map(|(name, value)| (Value::from(name), value));
            let place = [(-2, &point[1..33]), (-3, &point[33..])].map(|(name, bytes)| (Value::from(name), Value::Bytes(bytes.to_vec())));
            let mut bytes = Vec::new();
            ciborium::into_writer(&Value::Map(pairs.into_iter().chain(place).collect()), &mut bytes).expect("written");
            bytes
        }

        fn makes(&self, flags: u8) -> Vec<u8> {
            let data = [data("poort.example.nl", flags, 0), vec![0; 16], vec![0, 3], b"een".to_vec(), self.key()].concat();
            let pairs = [("fmt", Value::from("none")), ("attStmt", Value::Map(Vec::new())), ("authData", Value::Bytes(data))];
            let mut bytes = Vec::new();
            let map = Value::Map(pairs.into_iter().map(|(name, value)| (Value::from(name), value)).collect());
            ciborium::into_writer(&map, &mut bytes).expect("written");
            bytes
        }

        fn signs(&self, client_data: Vec<u8>, authenticator_data: Vec<u8>) -> Signed {
            let message = [authenticator_data.as_slice(), Sha256::digest(&client_data).as_slice()].concat();
            let signature = self.0.sign(&SystemRandom::new(), &message).expect("a signature").as_ref().to_vec();
            Signed { client_data, authenticator_data, signature }
        }
    }

    const HOME: &str = "https://poort.example.nl";

    #[test]
    fn a_passkey_is_made_and_signs() {
        let device = Device::new();
        let client_data = client("webauthn.create", "vraag", HOME);
        assert_eq!(challenge_in(&client_data).as_deref(), Some("vraag"));
        let made = made(&site(), "vraag", (&client_data, &device.makes(0x45))).expect("made");
        assert_eq!(made, Made { credential_id: URL_SAFE_NO_PAD.encode("een"), public_key: device.key(), sign_count: 0 });
        let answer = device.signs(client("webauthn.get", "nog een vraag", HOME), data("poort.example.nl", 0x05, 7));
        assert_eq!(signed(&site(), "nog een vraag", &answer, &made.public_key), Ok(7));
    }

    #[test]
    fn an_answer_to_another_question_on_another_site_or_of_another_key_does_not_count() {
        let device = Device::new();
        let check = |client_data: Vec<u8>, data: Vec<u8>| signed(&site(), "vraag", &device.signs(client_data, data), &device.key());
        let (here, right) = (data("poort.example.nl", 0x05, 1), client("webauthn.get", "vraag", HOME));
        assert_eq!(check(right.clone(), here.clone()), Ok(1));
        assert_eq!(check(client("webauthn.get", "andere vraag", HOME), here.clone()), Err(Refused::OtherQuestion));
        assert_eq!(check(client("webauthn.create", "vraag", HOME), here.clone()), Err(Refused::OtherQuestion));
        assert_eq!(check(client("webauthn.get", "vraag", "https://p00rt.example.nl"), here.clone()), Err(Refused::OtherSite));
        assert_eq!(check(right.clone(), data("p00rt.example.nl", 0x05, 1)), Err(Refused::OtherSite));
        assert_eq!(check(right.clone(), data("poort.example.nl", 0x01, 1)), Err(Refused::NotVerified));
        assert_eq!(check(right.clone(), data("poort.example.nl", 0x04, 1)), Err(Refused::NotVerified));
        assert_eq!(check(right.clone(), vec![1, 2, 3]), Err(Refused::Unreadable));
        assert_eq!(check(b"{".to_vec(), here.clone()), Err(Refused::Unreadable));
        let answer = device.signs(right.clone(), here.clone());
        assert_eq!(signed(&site(), "vraag", &answer, &Device::new().key()), Err(Refused::WrongSignature));
        let changed = Signed { authenticator_data: data("poort.example.nl", 0x05, 2), ..answer.clone() };
        assert_eq!(signed(&site(), "vraag", &changed, &device.key()), Err(Refused::WrongSignature));
        assert_eq!(signed(&site(), "vraag", &answer, b"no key"), Err(Refused::UnknownKey));
        let create = client("webauthn.create", "vraag", HOME);
        assert_eq!(made(&site(), "vraag", (&create, &device.makes(0x41))), Err(Refused::NotVerified));
        assert_eq!(made(&site(), "vraag", (&create, &device.makes(0x05))), Err(Refused::Unreadable), "no key came along");
        assert_eq!(made(&site(), "vraag", (&create, b"\xff")), Err(Refused::Unreadable));
    }
}
