//! The browser bundle inside the binary: names carry a hash of the content, so they are kept for a year.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use rust_embed::RustEmbed;
use serde::Deserialize;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/bundle/"]
#[allow_missing = true]
struct Files;

/// Where pages link to.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Bundle {
    css: String,
    font: String,
    script: Option<String>,
    wasm: Option<String>,
}

impl Bundle {
    /// The bundle in this binary; without one, pages work but are unstyled.
    pub fn embedded() -> Self {
        let Some(manifest) = Files::get("manifest.json") else { return Self::default() };
        serde_json::from_slice(&manifest.data).unwrap_or_else(|error| {
            tracing::error!(%error, "the bundle's manifest cannot be read");
            Self::default()
        })
    }

    /// The same as the pages want it.
    pub fn for_page(&self) -> app::document::Assets {
        let url = |name: &String| format!("/assets/{name}");
        app::document::Assets { css: url(&self.css), font: url(&self.font), script: self.script.as_ref().map(url), wasm: self.wasm.as_ref().map(url) }
    }
}

/// `GET /assets/{name}`: the smallest form that the browser takes.
pub async fn file(Path(name): Path<String>, headers: HeaderMap) -> Response<Body> {
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let encodings = [("br", ".br"), ("gzip", ".gz")];
    let encoded = encodings
        .iter()
        .filter(|(encoding, _)| accepts.contains(encoding))
        .find_map(|(encoding, ending)| Some((Files::get(&format!("{name}{ending}"))?, *encoding)));
    let (file, encoding) = match (encoded, Files::get(&name)) {
        (Some((file, encoding)), _) => (file, Some(encoding)),
        (None, Some(file)) => (file, None),
        (None, None) => return not_found(),
    };
    let Some(kind) = content_type(&name) else { return not_found() };
    let mut response = Response::new(Body::from(file.data));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn content_type(name: &str) -> Option<&'static str> {
    Some(match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

fn not_found() -> Response<Body> {
    let mut response = Response::new(Body::from("not found"));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}
