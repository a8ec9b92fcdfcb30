//! The field that takes files, and where a script shows how far they are. Without a script it is a plain form.

use super::document_label;
use crate::language::Words;
use crate::paths;
use crate::ui::field_frame::{FieldFrame, described_by, field_id};
use crate::ui::{Choice, Field, FormErrors, RadioGroup, Select};
use domain::documents::{DocumentForm, DocumentKind, FILE_AT_MOST, FILES_AT_ONCE, PhotoPermission, Recognisable};
use domain::ids::{DocumentId, ProjectId};
use leptos::prelude::*;

/// What a chooser of files offers first; the server looks for itself.
const ACCEPTED: &str = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.png,.jpg,.jpeg,.webp,.csv,.txt";

/// The field.
#[component]
pub(super) fn FilesField(words: Words, errors: FormErrors, #[prop(default = true)] many: bool) -> AnyView {
    let error = errors.of("files");
    let (described, invalid) = (described_by("files", true, error.is_some()), error.is_some().then_some("true"));
    let most = super::size_words(words, FILE_AT_MOST);
    let hint = match many {
        true => words.with("document-files-hint", &[("most", most.into()), ("count", FILES_AT_ONCE.into())]),
        false => words.with("document-file-hint", &[("most", most.into())]),
    };
    view! {
        <FieldFrame name="files".to_owned() label=document_label(words, "files") hint=Some(hint) error>
            <input
                id=field_id("files")
                name="files"
                type="file"
                accept=ACCEPTED
                multiple=many
                required=true
                aria-describedby=described
                aria-invalid=invalid
            />
        </FieldFrame>
    }
    .into_any()
}

/// Where the script shows each file on its way, and what it says. Empty without one.
#[component]
pub(super) fn Progress(words: Words, project: ProjectId, #[prop(default = None)] document: Option<DocumentId>) -> AnyView {
    view! {
        <div
            data-uploads=paths::uploads(project)
            data-document=document.map(|id| id.to_string()).unwrap_or_default()
            data-onward=format!("{}?done=document-added", document.map_or_else(|| paths::documents(project), |id| paths::document(project, id)))
            data-busy=words.t("upload-busy")
            data-done=words.t("upload-done")
            data-paused=words.t("upload-paused")
            data-again=words.t("upload-again")
            data-stop=words.t("upload-stop")
            data-signed-out=words.t("upload-signed-out")
            data-failed=words.t("upload-failed")
        >
            <ul class="uploads stack stack--tight" hidden></ul>
            <p class="sr" role="status"></p>
        </div>
    }
    .into_any()
}

/// What is said of photos, which other files do not need.
#[component]
pub(super) fn PhotoFields(words: Words, typed: DocumentForm, errors: FormErrors) -> AnyView {
    let is_wrong = ["caption", "maker", "permission", "recognisable"].iter().any(|field| errors.of(field).is_some());
    let is_open = is_wrong || typed.kind == DocumentKind::Photo.code();
    view! {
        <details open=is_open>
            <summary>{words.t("document-photo")}</summary>
            <div class="stack">
                <p class="quiet">{words.t("document-photo-text")}</p>
                <Field name="caption" label=document_label(words, "caption") value=typed.caption error=errors.of("caption") />
                <Field name="maker" label=document_label(words, "maker") value=typed.maker error=errors.of("maker") />
                <RadioGroup
                    name="permission"
                    label=document_label(words, "permission")
                    choices=Choice::of(words, PhotoPermission::ALL)
                    value=typed.permission
                    error=errors.of("permission")
                />
                <RadioGroup
                    name="recognisable"
                    label=document_label(words, "recognisable")
                    choices=Choice::of(words, Recognisable::ALL)
                    value=typed.recognisable
                    error=errors.of("recognisable")
                />
            </div>
        </details>
    }
    .into_any()
}

/// Which kind the files are.
#[component]
pub(super) fn KindField(words: Words, typed: DocumentForm, errors: FormErrors) -> AnyView {
    view! {
        <Select
            name="kind"
            label=document_label(words, "kind")
            choices=Choice::of(words, DocumentKind::ALL)
            value=typed.kind
            empty=words.t("document-kind-choose")
            hint=words.t("document-kind-hint")
            error=errors.of("kind")
        />
    }
    .into_any()
}
