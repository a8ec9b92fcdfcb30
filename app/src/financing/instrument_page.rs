//! One instrument: to write, to read, and the question whether it goes.

use super::financing_page::crumbs;
use super::instrument_fields::{InstrumentFields, instrument_label};
use super::view::{InstrumentView, RemoveView};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::projects::ChangeReason;
use crate::ui::{Button, ButtonKind, ButtonLink, ErrorSummary, FormKeys, Link, Notice, PageHead, SummaryList, SummaryRow};
use domain::financing::InstrumentForm;
use domain::financing::InstrumentKind;
use domain::ids::{InstrumentId, ProjectId};
use leptos::prelude::*;

/// One instrument, to write or to read.
#[component]
pub fn InstrumentPage(words: Words, view: InstrumentView) -> AnyView {
    let InstrumentView { project, title, instrument, kind, typed, phases, form, reason, errors, notice } = view;
    let heading = match instrument {
        Some(_) => words.label(kind),
        None => words.with("instruments-new", &[("kind", words.label(kind).into())]),
    };
    let action = instrument.map_or_else(|| paths::instrument_new(project, kind), |instrument| paths::instrument(project, instrument));
    let (summary, place) = (errors.clone(), action.clone());
    let content = match form {
        Some((key, version)) => view! {
            <form class="stack stack--loose" method="post" action=action>
                <FormKeys key version />
                <Keeping words place />
                <InstrumentFields words kind phases typed errors=errors.clone() />
                <ChangeReason words reason errors=&errors />
                <div class="actions">
                    <Button label=words.t("instruments-save") />
                    {instrument.map(|instrument| remove_link(words, project, instrument))}
                </div>
            </form>
        }
        .into_any(),
        None => view! { <SummaryList rows=facts(words, kind, &typed) /> }.into_any(),
    };
    view! {
        <div class="narrow stack stack--loose">
            <ErrorSummary words errors=summary />
            <PageHead words title=heading crumbs=below_instruments(words, project, title) />
            {notice.map(|notice| view! { <Notice notice /> })}
            {content}
        </div>
    }
    .into_any()
}

fn remove_link(words: Words, project: ProjectId, instrument: InstrumentId) -> impl IntoView {
    view! { <ButtonLink href=paths::instrument_remove(project, instrument) label=words.t("instruments-remove") kind=ButtonKind::Quiet /> }
}

pub(super) fn below_instruments(words: Words, project: ProjectId, title: String) -> Vec<Link> {
    let mut links = crumbs(words, project, title);
    links.push(Link::new(paths::instruments(project), words.t("instruments-title")));
    links
}

/// What is on record, in the order of the form.
pub(super) fn facts(words: Words, kind: InstrumentKind, typed: &InstrumentForm) -> Vec<SummaryRow> {
    let phase = typed.phase.parse().map(|phase: domain::projects::Phase| words.label(phase)).unwrap_or_default();
    let buyer = if typed.government_buyer.is_empty() { String::new() } else { words.t("instruments-government-buyer") };
    let fixed = [
        ("phase", phase),
        ("counterparty", typed.counterparty.clone()),
        ("amount", typed.amount.clone()),
        ("terms", typed.terms.clone()),
        ("signed_on", typed.signed_on.clone()),
        ("next_on", typed.next_on.clone()),
        ("ended_on", typed.ended_on.clone()),
    ];
    let records = kind.records().iter().map(|record| (record.code(), typed.record(*record).to_owned()));
    let facts = fixed.into_iter().chain(records).map(|(field, text)| (instrument_label(words, field), text));
    facts
        .chain([(words.t("instruments-buyer"), buyer)])
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| SummaryRow::text(label, text))
        .collect()
}

/// Asks whether an instrument goes.
#[component]
pub fn InstrumentRemovePage(words: Words, view: RemoveView) -> AnyView {
    let RemoveView { project, title, line, form, reason, errors, notice } = view;
    let facts = vec![
        SummaryRow::text(words.t("instruments-kind"), words.label(line.kind)),
        SummaryRow::text(words.t("instruments-counterparty"), line.counterparty),
        SummaryRow::text(words.t("instruments-amount"), words.money(line.amount)),
        SummaryRow::text(words.t("instruments-phase"), words.label(line.phase)),
    ];
    let keep = view! { <ButtonLink href=paths::instrument(project, line.id) label=words.t("instruments-keep") kind=ButtonKind::Quiet /> };
    let question = match form {
        Some((key, version)) => view! {
            <form class="stack" method="post" action=paths::instrument_remove(project, line.id)>
                <FormKeys key version />
                <Keeping words place=paths::instrument_remove(project, line.id) />
                <ChangeReason words reason errors=&errors />
                <div class="actions">
                    <Button label=words.t("instruments-remove-confirm") />
                    {keep}
                </div>
            </form>
        }
        .into_any(),
        None => view! { <p>{keep}</p> }.into_any(),
    };
    view! {
        <div class="narrow stack stack--loose">
            <ErrorSummary words errors=errors.clone() />
            <PageHead
                words
                title=words.t("instruments-remove-title")
                crumbs=below_instruments(words, project, title)
                lead=words.t("instruments-remove-lead")
            />
            {notice.map(|notice| view! { <Notice notice /> })}
            <SummaryList rows=facts />
            {question}
        </div>
    }
    .into_any()
}
