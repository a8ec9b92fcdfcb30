//! The form that takes a file.

use super::ImportView;
use crate::language::Words;
use crate::paths;
use crate::ui::field_frame::{FieldFrame, described_by, field_id};
use crate::ui::{Button, ErrorSummary, FormErrors, PageHead};
use leptos::prelude::*;

/// Choose a file and see what it would bring; nothing is written yet.
#[component]
pub fn ImportPage(words: Words, view: ImportView) -> impl IntoView {
    let errors = view.problem.iter().fold(FormErrors::default(), |errors, problem| errors.and("file", problem.clone()));
    let described = described_by("file", true, view.problem.is_some());
    let invalid = view.problem.is_some().then_some("true");
    view! {
        <div class="narrow stack">
            <ErrorSummary words errors=errors.clone() />
            <PageHead words title=words.t("import-title") lead=words.t("import-lead") />
            <form class="stack" method="post" action=paths::import() enctype="multipart/form-data">
                <FieldFrame name="file".to_owned() label=words.t("import-file") hint=Some(words.t("import-file-hint")) error=errors.of("file")>
                    <input id=field_id("file") name="file" type="file" accept=".csv,text/csv" required=true aria-describedby=described aria-invalid=invalid />
                </FieldFrame>
                <div class="actions"><Button label=words.t("import-look") /></div>
            </form>
        </div>
    }
}
