//! The way to a provider of sign-ins by OpenID Connect: the authorization code flow with PKCE and a nonce. Nothing here touches the database.

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreJwsSigningAlgorithm, CoreProviderMetadata};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, IssuerUrl, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, TokenResponse,
    reqwest,
};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use url::Url;

/// How long the provider may take for one answer.
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);
/// How long what the provider says of itself is believed, its keys included.
const KNOWN_FOR: TimeDelta = TimeDelta::minutes(10);
/// How long ago the provider must have answered for somebody to be sent there: a browser shows no calm page for one that is down.
const SENT_WITHIN: TimeDelta = TimeDelta::seconds(15);
/// How long a provider that did not answer is left alone.
const LEFT_ALONE_FOR: TimeDelta = TimeDelta::seconds(10);
/// How much the clocks of two machines may differ.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::seconds(60);

/// How a provider is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The address by which the provider calls itself.
    pub issuer: String,
    /// How the provider knows Poort.
    pub client_id: String,
    /// The secret between the two; none for a client without one.
    pub secret: Option<String>,
    /// What people call it: the name on the button.
    pub name: String,
}

/// What is known of the provider, and since when.
#[derive(Debug, Clone)]
struct Known {
    at: DateTime<Utc>,
    metadata: Option<CoreProviderMetadata>,
}

/// A provider of sign-ins.
#[derive(Debug, Clone)]
pub struct Provider {
    name: Arc<str>,
    issuer: IssuerUrl,
    client_id: ClientId,
    secret: Option<ClientSecret>,
    redirect: RedirectUrl,
    http: reqwest::Client,
    known: Arc<Mutex<Option<Known>>>,
}

/// For what somebody goes to the provider.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// To sign in, to link an account, or to use an invitation.
    #[default]
    SignIn,
    /// To confirm, signed in, who they are: the provider asks them again.
    Confirm,
}

/// What a browser keeps while its person is at the provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Comes back from the provider as it went.
    pub state: String,
    /// Stands in what the provider signs.
    pub nonce: String,
    /// Proves that who asks for the token is who began.
    pub verifier: String,
    /// The page to go on to.
    pub next: Option<String>,
    /// For what they went.
    pub purpose: Purpose,
}

/// Whom the provider says somebody is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Which provider says so.
    pub issuer: String,
    /// Who it is there; it never changes and says nothing by itself.
    pub subject: String,
    /// Their address there, when the provider tells it.
    pub email: Option<String>,
    /// When the provider last asked who they are, when it tells that.
    pub asked_at: Option<DateTime<Utc>>,
}

/// Why the provider was of no use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OidcError {
    /// It does not answer, or not as a provider does.
    Silent(String),
    /// It answered, and what it says cannot be believed.
    NotBelieved(String),
}

impl Provider {
    /// The provider of these settings, for Poort at this address; nothing when they cannot be right.
    pub fn new(settings: Settings, base_url: &Url) -> Option<Self> {
        let Settings { issuer, client_id, secret, name } = settings;
        let address = Url::parse(&issuer).ok()?;
        let is_safe = address.scheme() == "https" || (address.scheme() == "http" && is_this_machine(&address));
        if !is_safe || client_id.is_empty() || name.trim().is_empty() {
            return None;
        }
        let redirect = base_url.join(app::paths::sso_callback().trim_start_matches('/')).ok()?;
        // A redirect of a provider could lead a server to where its callers may not go.
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(ANSWERS_WITHIN).build().ok()?;
        Some(Self {
            name: name.trim().into(),
            issuer: IssuerUrl::new(issuer).ok()?,
            client_id: ClientId::new(client_id),
            secret: secret.filter(|secret| !secret.is_empty()).map(ClientSecret::new),
            redirect: RedirectUrl::from_url(redirect),
            http,
            known: Arc::default(),
        })
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the provider says of itself, when it said so no longer ago than this; asked again otherwise.
    async fn metadata(&self, now: DateTime<Utc>, at_most: TimeDelta) -> Result<CoreProviderMetadata, OidcError> {
        let silent = || OidcError::Silent("it did not answer a moment ago".to_owned());
        let mut known = self.known.lock().await;
        if let Some(Known { at, metadata }) = known.as_ref() {
            let lasts = if metadata.is_some() { at_most } else { LEFT_ALONE_FOR };
            if now - *at < lasts {
                return metadata.clone().ok_or_else(silent);
            }
        }
        let asked = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http).await;
        *known = Some(Known { at: now, metadata: asked.as_ref().ok().cloned() });
        asked.map_err(|error| OidcError::Silent(whole(&error)))
    }

    /// Where to send a person, and what their browser keeps until they are back.
    ///
    /// # Errors
    /// When the provider does not answer.
    pub async fn begin(&self, (purpose, next): (Purpose, Option<String>), now: DateTime<Utc>) -> Result<(Url, Attempt), OidcError> {
        let client = CoreClient::from_provider_metadata(self.metadata(now, SENT_WITHIN).await?, self.client_id.clone(), self.secret.clone())
            .set_redirect_uri(self.redirect.clone());
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge);
        let request = match purpose {
            Purpose::SignIn => request,
            // With the second of the two the provider has to tell when it asked.
            Purpose::Confirm => request.add_prompt(CoreAuthPrompt::Login).set_max_age(Duration::ZERO),
        };
        let (address, state, nonce) = request.url();
        let attempt = Attempt { state: state.secret().clone(), nonce: nonce.secret().clone(), verifier: verifier.secret().clone(), next, purpose };
        Ok((address, attempt))
    }

    /// Who came back with this code.
    ///
    /// # Errors
    /// When the provider does not answer, or what it says is not signed by it, not for Poort, not for this attempt, or too old.
    pub async fn finish(&self, attempt: &Attempt, code: String, now: DateTime<Utc>) -> Result<Identity, OidcError> {
        let metadata = self.metadata(now, KNOWN_FOR).await?;
        // What is signed with a key that the provider publishes; a signature with the shared secret, or none, proves less.
        let signatures: Vec<_> = metadata.id_token_signing_alg_values_supported().iter().filter(|one| is_published(one)).cloned().collect();
        let client =
            CoreClient::from_provider_metadata(metadata, self.client_id.clone(), self.secret.clone()).set_redirect_uri(self.redirect.clone());
        let asked = client.exchange_code(AuthorizationCode::new(code)).map_err(|error| OidcError::Silent(whole(&error)))?;
        let asked = asked.set_pkce_verifier(PkceCodeVerifier::new(attempt.verifier.clone())).request_async(&self.http).await;
        let token = asked.map_err(|error| match error {
            openidconnect::RequestTokenError::ServerResponse(said) => OidcError::NotBelieved(said.to_string()),
            other => OidcError::Silent(whole(&other)),
        })?;
        let signed = token.id_token().ok_or_else(|| OidcError::NotBelieved("it sent no identity".to_owned()))?;
        let verifier = client.id_token_verifier().set_allowed_algs(signatures).set_time_fn(move || now - CLOCKS_DIFFER);
        let claims = match signed.claims(&verifier, &Nonce::new(attempt.nonce.clone())) {
            Ok(claims) => claims,
            Err(error) => {
                // It may have new keys: the next one who comes finds them.
                *self.known.lock().await = None;
                return Err(OidcError::NotBelieved(whole(&error)));
            }
        };
        let email = claims.email().map(|email| email.as_str().to_owned());
        let (issuer, subject) = (claims.issuer().as_str().to_owned(), claims.subject().as_str().to_owned());
        Ok(Identity { issuer, subject, email, asked_at: claims.auth_time() })
    }
}

/// Whether anybody can check a signature of this kind with a key that is published.
const fn is_published(algorithm: &CoreJwsSigningAlgorithm) -> bool {
    use CoreJwsSigningAlgorithm as A;
    matches!(
        algorithm,
        A::RsaSsaPkcs1V15Sha256
            | A::RsaSsaPkcs1V15Sha384
            | A::RsaSsaPkcs1V15Sha512
            | A::RsaSsaPssSha256
            | A::RsaSsaPssSha384
            | A::RsaSsaPssSha512
            | A::EcdsaP256Sha256
            | A::EcdsaP384Sha384
            | A::EcdsaP521Sha512
            | A::EdDsa
    )
}

/// An error with what caused it.
fn whole(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

fn is_this_machine(url: &Url) -> bool {
    matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(issuer: &str) -> Settings {
        Settings { issuer: issuer.to_owned(), client_id: "poort".to_owned(), secret: Some("geheim".to_owned()), name: "Voorbeeld".to_owned() }
    }

    #[test]
    fn a_provider_is_reached_over_https_or_on_this_machine() {
        let poort = Url::parse("https://poort.example.nl").expect("an address");
        let rows = [
            ("https://inloggen.example.nl", true),
            ("https://inloggen.example.nl/realms/ipt", true),
            ("http://127.0.0.1:4400", true),
            ("http://inloggen.example.nl", false),
            ("inloggen.example.nl", false),
            ("", false),
        ];
        for (issuer, is_right) in rows {
            assert_eq!(Provider::new(settings(issuer), &poort).is_some(), is_right, "{issuer:?}");
        }
        assert!(Provider::new(Settings { client_id: String::new(), ..settings("https://a.example") }, &poort).is_none());
        assert!(Provider::new(Settings { name: " ".to_owned(), ..settings("https://a.example") }, &poort).is_none());
    }
}
