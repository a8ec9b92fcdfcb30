//! What a version holds: to keep, as an attachment that no browser opens in our place; a picture also to see, in a box where nothing runs.

use super::access::document;
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::AppError;
use crate::state::State;
use ::entity::document_version;
use axum::body::Body;
use axum::extract;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::ids::{DocumentId, ProjectId};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::ops::Range;

type At = Ids<(ProjectId, DocumentId, i64)>;

/// What a name is written with in a header: the letters that RFC 8187 leaves as they are.
const IN_HEADER: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'-').remove(b'_');

pub(super) async fn file(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(at): At,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let row = version(&state, &signed, at).await?;
    let plain: String = row.name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' }).collect();
    let kept = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", utf8_percent_encode(&row.name, IN_HEADER));
    send(&state, &row, &headers, &kept).await
}

pub(super) async fn picture(
    extract::State(state): extract::State<State>,
    signed: SignedIn,
    Ids(at): At,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let row = version(&state, &signed, at).await?;
    if !row.file_type.is_picture() {
        return Err(AppError::NotFound);
    }
    send(&state, &row, &headers, "inline").await
}

/// The version, for who may open it now. One that waits for the scanner, or in which something was found, is not there.
async fn version(state: &State, signed: &SignedIn, (project, id, number): (ProjectId, DocumentId, i64)) -> Result<document_version::Model, AppError> {
    let (_, document, _) = document(state, signed, (project, id)).await?;
    let row = document.versions.into_iter().find(|one| one.number == number).ok_or(AppError::NotFound)?;
    if row.scan.may_open(row.uploaded_by == signed.actor.id) { Ok(row) } else { Err(AppError::NotFound) }
}

/// The part that is asked for; the whole where that cannot be read, and nothing where it lies outside.
fn part(asked: Option<&str>, size: u64) -> Result<Option<Range<u64>>, ()> {
    let Some((first, last)) = asked.and_then(|asked| asked.strip_prefix("bytes=")).and_then(|range| range.split_once('-')) else { return Ok(None) };
    let range = match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(size),
        (Ok(first), Err(_)) if last.is_empty() => first..size,
        (Err(_), Ok(count)) if first.is_empty() => size.saturating_sub(count)..size,
        _ => return Ok(None),
    };
    if range.is_empty() { Err(()) } else { Ok(Some(range)) }
}

async fn send(state: &State, row: &document_version::Model, asked: &HeaderMap, kept: &str) -> Result<Response, AppError> {
    let size = u64::try_from(row.size).unwrap_or(0);
    let tag = format!("\"{}\"", row.sha256);
    let text = |name: HeaderName| asked.get(name).and_then(|value| value.to_str().ok());
    let mut response = if text(header::IF_NONE_MATCH).is_some_and(|tags| tags.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let range = text(header::RANGE).filter(|_| text(header::IF_RANGE).is_none_or(|one| one == tag));
        match part(range, size) {
            Err(()) => {
                let mut response = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
                set(&mut response, header::CONTENT_RANGE, &format!("bytes */{size}"));
                response
            }
            Ok(range) => {
                let whole = range.clone().unwrap_or(0..size);
                let pieces = state.files.vault.read(&row.sha256, whole.clone()).await;
                let pieces = pieces.map_err(|error| AppError::Internal(format!("version {} cannot be read: {error}", row.id)))?;
                let mut response = Body::from_stream(pieces).into_response();
                set(&mut response, header::CONTENT_LENGTH, &(whole.end - whole.start).to_string());
                if range.is_some() {
                    *response.status_mut() = StatusCode::PARTIAL_CONTENT;
                    set(&mut response, header::CONTENT_RANGE, &format!("bytes {}-{}/{size}", whole.start, whole.end - 1));
                }
                response
            }
        }
    };
    set(&mut response, header::CONTENT_TYPE, row.file_type.media_type());
    set(&mut response, header::CONTENT_DISPOSITION, kept);
    set(&mut response, header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'");
    // Who may read it is asked every time.
    set(&mut response, header::CACHE_CONTROL, "private, no-cache");
    set(&mut response, header::ETAG, &tag);
    set(&mut response, header::ACCEPT_RANGES, "bytes");
    Ok(response)
}

fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_part_is_read_and_one_that_is_none_is_the_whole() {
        let rows = [
            (None, Ok(None)),
            (Some("bytes=0-9"), Ok(Some(0..10))),
            (Some("bytes=90-"), Ok(Some(90..100))),
            (Some("bytes=-5"), Ok(Some(95..100))),
            (Some("bytes=-500"), Ok(Some(0..100))),
            (Some("bytes=90-500"), Ok(Some(90..100))),
            (Some("bytes=100-"), Err(())),
            (Some("bytes=-0"), Err(())),
            (Some("bytes=9-0"), Ok(None)),
            (Some("bytes=0-1,5-6"), Ok(None)),
            (Some("lines=0-1"), Ok(None)),
        ];
        for (asked, expected) in rows {
            assert_eq!(part(asked, 100), expected, "{asked:?}");
        }
    }
}
