//! A form with files as it arrives: its texts, and each file in a part of its own while it comes in. Nothing of it is held in memory.

use super::receive::not_stored;
use crate::files::parts::{Cut, Part};
use crate::frame::form::Pairs;
use crate::frame::respond::AppError;
use crate::state::{State, new_id};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use domain::documents::{FILE_AT_MOST, FILES_AT_ONCE, FORM_AT_MOST, FileRefusal};
use domain::ids::DocumentVersionId;
use futures::stream;

/// A file that arrived, or why it did not.
pub(super) struct Arrived {
    pub(super) id: DocumentVersionId,
    pub(super) name: String,
    pub(super) part: Result<Part, FileRefusal>,
}

/// What a form held.
pub(super) struct FormFiles {
    pub(super) pairs: Pairs,
    pub(super) files: Vec<Arrived>,
}

/// Characters that a text of such a form has at most.
const TEXT_AT_MOST: usize = 4_000;

fn unreadable(error: &MultipartError) -> AppError {
    AppError::BadForm(error.to_string())
}

/// Reads a form that was sent to a path.
///
/// # Errors
/// 400 for what is no such form, or breaks off.
pub(super) async fn read(state: &State, request: Request) -> Result<FormFiles, AppError> {
    let path = request.uri().path().to_owned();
    let mut form = Multipart::from_request(request, state).await.map_err(|error| AppError::BadForm(error.to_string()))?;
    let (mut texts, mut files) = (Vec::new(), Vec::new());
    loop {
        let mut field = match form.next_field().await {
            Ok(Some(field)) => field,
            Ok(None) => break,
            // The form as a whole ran into its limit: what came before it is here.
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                files.push(too_large(FORM_AT_MOST));
                break;
            }
            Err(error) => return Err(unreadable(&error)),
        };
        let name = field.name().unwrap_or_default().to_owned();
        if name != "files" {
            let text = text(&mut field).await?;
            texts.push((name, text));
            continue;
        }
        let given: String = field.file_name().unwrap_or_default().chars().take(300).collect();
        let arrived = file(state, given, &mut field).await?;
        if let Some(arrived) = arrived {
            texts.push(("files".to_owned(), format!("{} {}", arrived.part.as_ref().map_or("", Part::sha256), arrived.name)));
            files.push(arrived);
        }
        if files.len() > FILES_AT_ONCE {
            return Err(AppError::BadForm("a form with too many files".to_owned()));
        }
    }
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(texts).finish();
    Ok(FormFiles { pairs: Pairs::parse(body.as_bytes(), path), files })
}

fn too_large(most: u64) -> Arrived {
    Arrived { id: DocumentVersionId(new_id()), name: String::new(), part: Err(FileRefusal::TooLarge(most)) }
}

async fn text(field: &mut Field<'_>) -> Result<String, AppError> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|error| unreadable(&error))? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > TEXT_AT_MOST {
            return Err(AppError::BadForm("a text that is too long".to_owned()));
        }
    }
    String::from_utf8(bytes).map_err(|error| AppError::BadForm(error.to_string()))
}

/// One file; nothing for the empty place of a form in which none was chosen.
async fn file(state: &State, given: String, field: &mut Field<'_>) -> Result<Option<Arrived>, AppError> {
    let id = DocumentVersionId(new_id());
    let taken = {
        let pieces = stream::unfold(&mut *field, |field| async move {
            let piece = field.chunk().await.transpose()?;
            Some((piece, field))
        });
        state.files.parts.take(id, Box::pin(pieces), FILE_AT_MOST).await
    };
    let refusal = match taken {
        Ok(part) if given.is_empty() && part.is_empty() => return Ok(None),
        Ok(part) => return Ok(Some(Arrived { id, name: given, part: Ok(part) })),
        Err(Cut::Sender(error)) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => FileRefusal::TooLarge(FORM_AT_MOST),
        Err(Cut::Sender(error)) => return Err(unreadable(&error)),
        Err(Cut::TooLarge) => FileRefusal::TooLarge(FILE_AT_MOST),
        Err(Cut::Disk(error)) => not_stored(&error),
    };
    // The rest of it is read and thrown away, so that what comes after it is told as well.
    while let Ok(Some(_)) = field.chunk().await {}
    Ok(Some(Arrived { id, name: given, part: Err(refusal) }))
}
