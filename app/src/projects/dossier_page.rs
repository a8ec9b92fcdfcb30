//! The dossier facts: what the gates ask beyond the description, the partners and the money.

use super::DossierView;
use crate::language::Words;
use crate::paths;
use crate::ui::{CheckboxGroup, Choice, DateField, FormErrors, FormGroup, FormPage, Link, RadioGroup, Room, Select, TextArea};
use domain::gates::{Accession, BusinessCasePart, DossierForm, MarketProof, PARAGRAPH_LIMIT};
use leptos::prelude::*;

/// One form in four groups; any of it may wait.
#[component]
pub fn DossierPage(words: Words, view: DossierView) -> AnyView {
    let DossierView { project, typed, problems, stored, notice, key, version } = view;
    let errors = FormErrors::read(words, &problems, |field| label(words, field)).beside(words, &stored, |field| label(words, field));
    let crumbs = project.crumbs(words);
    view! {
        <FormPage
            words
            title=words.t("dossier-facts-title")
            lead=words.t("dossier-facts-lead")
            crumbs
            errors=errors.clone()
            notice
            action=paths::dossier(project.project)
            keys=(key, version)
            save=words.t("project-save")
            leave=Link::new(paths::project(project.project), words.t("project-cancel"))
        >
                <Case words typed=typed.clone() errors=errors.clone() />
                <Start words typed=typed.clone() errors=errors.clone() />
                <Technique words typed=typed.clone() errors=errors.clone() />
                <Learning words typed errors />
        </FormPage>
    }
    .into_any()
}

fn label(words: Words, field: &str) -> String {
    words.t(&format!("dossier-field-{field}"))
}

#[component]
fn Case(words: Words, typed: DossierForm, errors: FormErrors) -> impl IntoView {
    let label = move |field: &str| label(words, field);
    view! {
        <FormGroup label=words.t("dossier-group-case") hint=words.t("dossier-group-case-hint")>
            <CheckboxGroup
                name="business_case_parts"
                label=label("business_case_parts")
                choices=Choice::of(words, BusinessCasePart::ALL)
                values=typed.business_case_parts
                error=errors.of("business_case_parts")
            />
            <DateField
                words
                name="business_case_on"
                label=label("business_case_on")
                value=typed.business_case_on
                error=errors.of("business_case_on")
            />
            <CheckboxGroup
                name="business_case_approved"
                label=label("business_case_approved")
                choices=vec![Choice::new("yes", words.t("dossier-approved-yes"))]
                values=vec![typed.business_case_approved]
                error=errors.of("business_case_approved")
            />
        </FormGroup>
    }
}

#[component]
fn Start(words: Words, typed: DossierForm, errors: FormErrors) -> impl IntoView {
    let label = move |field: &str| label(words, field);
    let mut accession = vec![Choice::new("", words.t("dossier-accession-none"))];
    accession.extend(Choice::of(words, Accession::ALL));
    view! {
        <FormGroup label=words.t("dossier-group-start") hint=words.t("dossier-group-start-hint")>
            <DateField words name="application_on" label=label("application_on") value=typed.application_on error=errors.of("application_on") />
            <DateField words name="works_start_on" label=label("works_start_on") value=typed.works_start_on error=errors.of("works_start_on") />
            <RadioGroup
                name="accession"
                label=label("accession")
                choices=accession
                value=typed.accession
                hint=words.t("dossier-accession-hint")
                error=errors.of("accession")
            />
        </FormGroup>
    }
}

#[component]
fn Technique(words: Words, typed: DossierForm, errors: FormErrors) -> impl IntoView {
    let label = move |field: &str| label(words, field);
    let levels = (1..=9).map(|level| Choice::new(level.to_string(), words.t(&format!("trl-{level}")))).collect::<Vec<_>>();
    view! {
        <FormGroup label=words.t("dossier-group-technique")>
            <Select name="trl" label=label("trl") choices=levels value=typed.trl empty=words.t("dossier-trl-none") error=errors.of("trl") />
            <TextArea
                name="proof_of_concept"
                label=label("proof_of_concept")
                value=typed.proof_of_concept
                hint=words.t("dossier-proof-hint")
                error=errors.of("proof_of_concept")
                rows=4
                room=Room::of(words, PARAGRAPH_LIMIT)
            />
            <CheckboxGroup
                name="market_proofs"
                label=label("market_proofs")
                choices=Choice::of(words, MarketProof::ALL)
                values=typed.market_proofs
                error=errors.of("market_proofs")
            />
        </FormGroup>
    }
}

#[component]
fn Learning(words: Words, typed: DossierForm, errors: FormErrors) -> impl IntoView {
    let label = move |field: &str| label(words, field);
    view! {
        <FormGroup label=words.t("dossier-group-learning")>
            <TextArea
                name="stopping_considered"
                label=label("stopping_considered")
                value=typed.stopping_considered
                hint=words.t("dossier-stopping-hint")
                error=errors.of("stopping_considered")
                room=Room::of(words, PARAGRAPH_LIMIT)
            />
            <TextArea
                name="lessons"
                label=label("lessons")
                value=typed.lessons
                hint=words.t("dossier-lessons-hint")
                error=errors.of("lessons")
                room=Room::of(words, PARAGRAPH_LIMIT)
            />
        </FormGroup>
    }
}
