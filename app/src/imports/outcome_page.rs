//! What an import brought, and where to go on.

use super::OutcomeView;
use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonLink, PageHead, SummaryList, SummaryRow};
use domain::projects::Status;
use leptos::prelude::*;

/// The figures of an import that was done.
#[component]
pub fn ImportOutcomePage(words: Words, view: OutcomeView) -> impl IntoView {
    let rows = vec![
        SummaryRow::text(words.t("import-file"), view.file_name),
        SummaryRow::text(words.t("import-rows"), words.number(view.rows)),
        SummaryRow::text(words.t("import-projects"), words.number(view.projects)),
        SummaryRow::text(words.t("import-changed"), words.number(view.changed)),
        SummaryRow::text(words.t("import-when"), words.date_time(view.imported_at)),
    ];
    let legacy = format!("{}?status={}", paths::portfolio(), Status::Legacy);
    view! {
        <div class="narrow stack">
            <PageHead words title=words.t("import-outcome-title") lead=words.t("import-outcome-lead") />
            <SummaryList rows />
            <div class="actions"><ButtonLink href=legacy label=words.t("import-to-portfolio") /></div>
        </div>
    }
}
