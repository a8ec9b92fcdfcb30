//! The dossier facts for reading: for who may not change them, and while nobody may.

use super::ProjectHead;
use super::locked_page::locked_notice;
use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonKind, ButtonLink, Notice, PageHead, StatusBadge, SummaryList, SummaryRow};
use domain::gates::NewDossier;
use domain::projects::Status;
use leptos::prelude::*;

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierReadView {
    /// The project.
    pub project: ProjectHead,
    /// Its status.
    pub status: Status,
    /// Whether the reader could change the dossier if it were open.
    pub is_editor: bool,
    /// The facts.
    pub facts: NewDossier,
}

/// The page.
#[component]
pub fn DossierReadPage(words: Words, view: DossierReadView) -> AnyView {
    let status = view.status;
    let notice = view.is_editor.then(|| view! { <Notice notice=locked_notice(words, status) /> });
    view! {
        <div class="narrow stack stack--loose">
            <PageHead words title=words.t("dossier-facts-title") crumbs=view.project.crumbs(words)><StatusBadge words status /></PageHead>
            {notice}
            <SummaryList rows=rows(words, &view.facts) />
            <p><ButtonLink href=paths::project(view.project.project) label=words.t("project-back") kind=ButtonKind::Quiet /></p>
        </div>
    }
    .into_any()
}

fn rows(words: Words, facts: &NewDossier) -> Vec<SummaryRow> {
    let case = &facts.business_case;
    let listed = |labels: Vec<String>| labels.join(", ");
    let day = |date: Option<chrono::NaiveDate>| date.map(|date| words.date(date)).unwrap_or_default();
    let fields = [
        ("business_case_parts", listed(case.parts.iter().map(|part| words.label(*part)).collect())),
        ("business_case_on", day(case.version_on)),
        ("business_case_approved", if case.is_approved_by_all { words.t("dossier-approved-yes") } else { String::new() }),
        ("application_on", day(facts.application_on)),
        ("works_start_on", day(facts.works_start_on)),
        ("accession", facts.accession.map_or_else(|| words.t("dossier-accession-none"), |accession| words.label(accession))),
        ("trl", facts.trl.map(|level| words.t(&format!("trl-{level}"))).unwrap_or_default()),
        ("proof_of_concept", facts.proof_of_concept.clone()),
        ("market_proofs", listed(facts.market_proofs.iter().map(|proof| words.label(*proof)).collect())),
        ("stopping_considered", facts.stopping_considered.clone()),
        ("lessons", facts.lessons.clone()),
    ];
    let shown = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    fields.into_iter().map(|(field, text)| SummaryRow::text(words.t(&format!("dossier-field-{field}")), shown(text))).collect()
}
