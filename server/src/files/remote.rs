//! Requests to an S3-compatible store, by the same client and the same certificates as every other request that Poort makes.

use async_trait::async_trait;
use http_body_util::BodyExt;
use object_store::ClientOptions;
use object_store::client::{HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody, HttpService};
use openidconnect::reqwest;
use std::time::Duration;

/// How long a request may take: a part of a few megabytes.
const ANSWERS_WITHIN: Duration = Duration::from_secs(60);

/// Makes the client.
#[derive(Debug, Clone)]
pub(super) struct Connector(reqwest::Client);

impl Connector {
    /// A client that follows nobody elsewhere.
    pub(super) fn new() -> Option<Self> {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).read_timeout(ANSWERS_WITHIN);
        client.connect_timeout(Duration::from_secs(10)).build().ok().map(Self)
    }
}

impl HttpConnector for Connector {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.clone()))
    }
}

fn failed(error: reqwest::Error) -> HttpError {
    let kind = match () {
        () if error.is_connect() => HttpErrorKind::Connect,
        () if error.is_timeout() => HttpErrorKind::Timeout,
        () if error.is_body() || error.is_decode() => HttpErrorKind::Interrupted,
        () => HttpErrorKind::Request,
    };
    HttpError::new(kind, error)
}

#[async_trait]
impl HttpService for Connector {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let (parts, body) = request.into_parts();
        let url = parts.uri.to_string().parse().map_err(|error| HttpError::new(HttpErrorKind::Request, error))?;
        let mut request = reqwest::Request::new(parts.method, url);
        *request.headers_mut() = parts.headers;
        *request.body_mut() = Some(reqwest::Body::from(body.collect().await?.to_bytes()));
        let answer = self.0.execute(request).await.map_err(failed)?;
        let (parts, body) = axum::http::Response::<reqwest::Body>::from(answer).into_parts();
        Ok(HttpResponse::from_parts(parts, HttpResponseBody::new(body.map_err(failed))))
    }
}
