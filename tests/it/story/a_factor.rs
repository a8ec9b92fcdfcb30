//! Somebody with a second factor: an app that makes codes, or a device with a passkey, made of software.

use crate::form_on_page::PageForm;
use crate::server_under_test::{Answer, PASSWORD, Poort, Visitor};
use axum::http::StatusCode;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use ciborium::Value;
use entity::{passkey, totp_factor};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use scraper::{Html, Selector};
use sea_orm::{EntityTrait, PaginatorTrait};
use server::security::totp::AppSecret;
use sha2::{Digest, Sha256};

/// An app on somebody's phone, and what they wrote down when they set it up.
pub struct App {
    pub secret: AppSecret,
    pub codes: Vec<String>,
}

impl App {
    /// The code that it shows now, on a phone whose clock is so many seconds off.
    pub fn code(&self, poort: &Poort, off: i64) -> String {
        self.secret.code(poort.clock.now().timestamp() + off)
    }
}

/// The text of every element that a selector finds.
pub fn texts(answer: &Answer, css: &str) -> Vec<String> {
    let selector = Selector::parse(css).expect("a selector that is right");
    Html::parse_document(&answer.text).select(&selector).map(|found| found.text().collect()).collect()
}

/// Time passes.
pub fn later(poort: &Poort, by: TimeDelta) {
    poort.clock.set(poort.clock.now() + by);
}

/// Sets up an app on the page, half a minute before anything else happens, so that its next code is another one.
pub async fn sets_up_app<'a>(poort: &'a Poort, visitor: &Visitor<'a>, name: &str) -> (App, Visitor<'a>) {
    let page = visitor.get("/account/second-factor/app").await;
    let form = PageForm::on(&page, "/account/second-factor/app");
    let secret = AppSecret::read(form.value("secret").expect("a secret")).expect("a secret");
    let done = form.with("code", &secret.code(poort.clock.now().timestamp())).send(visitor).await;
    // Who has a factor already keeps the codes that came with it.
    assert!(matches!(done.status, StatusCode::OK | StatusCode::SEE_OTHER), "{:?} {}", done.location, done.text);
    let codes: Vec<String> = texts(&done, "pre.codes").concat().lines().map(str::to_owned).collect();
    let visitor = if done.status == StatusCode::SEE_OTHER { visitor.given_nothing() } else { visitor.given(&done, name).await };
    later(poort, TimeDelta::seconds(60));
    (App { secret, codes }, visitor)
}

/// The first step of signing in, by somebody who has a second factor.
pub async fn gives_password<'a>(poort: &'a Poort, name: &str) -> Visitor<'a> {
    let nobody = poort.nobody();
    let answer = nobody.post("/sign-in", &[("email", &format!("{name}@demo.example")), ("password", PASSWORD), ("next", "/programme")]).await;
    assert_eq!(answer.location.as_deref(), Some("/sign-in/second-step"), "{}", answer.text);
    nobody.given(&answer, name).await
}

/// The second step.
pub async fn gives_code(visitor: &Visitor<'_>, code: &str) -> Answer {
    visitor.post("/sign-in/second-step", &[("code", code)]).await
}

/// A device that keeps a passkey.
pub struct Device {
    pair: EcdsaKeyPair,
    pub id: String,
    pub count: u32,
    pub origin: String,
}

/// The user was there and proved to be the owner.
const VERIFIED: u8 = 0x05;

impl Device {
    pub fn new(id: &str) -> Self {
        let random = SystemRandom::new();
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, made.as_ref(), &random).expect("a key");
        Self { pair, id: URL_SAFE_NO_PAD.encode(id), count: 0, origin: "http://127.0.0.1:3000".to_owned() }
    }

    fn client(&self, kind: &str, challenge: &str) -> Vec<u8> {
        let (challenge, origin) = (URL_SAFE_NO_PAD.encode(challenge), &self.origin);
        format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}","crossOrigin":false}}"#).into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        [Sha256::digest(b"127.0.0.1").as_slice(), &[flags], &self.count.to_be_bytes()].concat()
    }

    fn attestation(&self) -> Vec<u8> {
        let point = self.pair.public_key().as_ref();
        let numbers = [(1, 2), (3, -7), (-1, 1)].map(|(name, value)| (Value::from(name), Value::from(value)));
        let place = [(-2, &point[1..33]), (-3, &point[33..])].map(|(name, bytes)| (Value::from(name), Value::Bytes(bytes.to_vec())));
        let key = written(Value::Map(numbers.into_iter().chain(place).collect()));
        let id = URL_SAFE_NO_PAD.decode(&self.id).expect("an id");
        let length = u16::try_from(id.len()).expect("a short id").to_be_bytes();
        let data = [self.data(VERIFIED | 0x40), vec![0; 16], length.to_vec(), id, key].concat();
        let pairs = [("fmt", Value::from("none")), ("attStmt", Value::Map(Vec::new())), ("authData", Value::Bytes(data))];
        written(Value::Map(pairs.into_iter().map(|(name, value)| (Value::from(name), value)).collect()))
    }

    /// The form of the page, with the passkey that the browser would make.
    pub fn makes(&self, page: &Answer, name: &str) -> PageForm {
        let client = self.client("webauthn.create", &challenge(page, "make"));
        let form = PageForm::on(page, "/account/second-factor/passkeys").with("name", name).with("credential", &self.id);
        let form = form.with("client", &URL_SAFE_NO_PAD.encode(client)).with("transports", "internal,hybrid");
        form.with("attestation", &URL_SAFE_NO_PAD.encode(self.attestation()))
    }

    /// The form of the page that asks, with what the browser would sign.
    pub fn signs(&mut self, page: &Answer, action: &str) -> PageForm {
        self.count += 1;
        let client = self.client("webauthn.get", &challenge(page, "sign"));
        let data = self.data(VERIFIED);
        let message = [data.as_slice(), Sha256::digest(&client).as_slice()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &message).expect("a signature");
        let form = PageForm::on(page, action).with("credential", &self.id).with("client", &URL_SAFE_NO_PAD.encode(client));
        form.with("authenticator", &URL_SAFE_NO_PAD.encode(data)).with("signature", &URL_SAFE_NO_PAD.encode(signature.as_ref()))
    }
}

fn written(value: Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(&value, &mut bytes).expect("written");
    bytes
}

/// What the page asks of a passkey.
fn challenge(page: &Answer, what: &str) -> String {
    let selector = Selector::parse(&format!("form[data-passkey={what}]")).expect("a selector that is right");
    let document = Html::parse_document(&page.text);
    let form = document.select(&selector).next().unwrap_or_else(|| panic!("nothing is asked of a passkey: {}", page.text));
    form.attr("data-challenge").expect("a challenge").to_owned()
}

/// Makes a passkey on the page of somebody's second factor.
pub async fn makes_passkey<'a>(visitor: &Visitor<'a>, device: &Device, name: &str) -> Visitor<'a> {
    let done = device.makes(&visitor.get("/account/second-factor").await, "Laptop werk").send(visitor).await;
    assert_eq!(done.status, StatusCode::OK, "{:?} {}", done.location, done.text);
    visitor.given(&done, name).await
}

/// How many apps and passkeys there are.
pub async fn factors(poort: &Poort) -> (u64, u64) {
    let read = &poort.state.database.read;
    let apps = totp_factor::Entity::find().count(read).await.expect("a count");
    (apps, passkey::Entity::find().count(read).await.expect("a count"))
}
