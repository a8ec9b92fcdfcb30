//! What a frozen dossier says, whole and on one page: for who decides, who chairs, who scores and who wrote it. Nothing of it is folded up, so that
//! it prints.

use super::frozen_files::{DocumentLine, files};
use crate::language::Words;
use crate::ui::{SummaryList, SummaryRow, Table};
use domain::conditions::{Condition, Opinion};
use domain::gates::{BusinessCasePart, Facts};
use leptos::prelude::*;

/// What it says.
#[derive(Debug, Clone)]
pub struct FrozenBody {
    /// Headings and texts of what the partners wrote first.
    pub texts: Vec<(&'static str, String)>,
    /// The facts.
    pub facts: Facts,
    /// The documents that the reader may know of.
    pub documents: Vec<DocumentLine>,
    /// What else was typed and judged; dossiers of before that was kept have none.
    pub more: Option<FrozenMore>,
}

/// What else was typed and judged.
#[derive(Debug, Clone)]
pub struct FrozenMore {
    /// Proof of concept.
    pub proof_of_concept: String,
    /// Lessons.
    pub lessons: String,
    /// What if we stop now.
    pub stopping_considered: String,
    /// Application areas, challenges and facilities, by their headings.
    pub chosen: Vec<(&'static str, String)>,
    /// The evidence.
    pub evidence: Vec<EvidenceLine>,
    /// The levels that the reader may know of, with their reasons.
    pub levels: Vec<JudgedLine>,
}

/// A piece of evidence.
#[derive(Debug, Clone)]
pub struct EvidenceLine {
    /// For which condition.
    pub condition: Condition,
    /// What it is.
    pub title: String,
    /// Where it is.
    pub reference: String,
    /// The programme accepted it.
    pub accepted: bool,
}

/// An opinion on a condition.
#[derive(Debug, Clone)]
pub struct JudgedLine {
    /// Which condition.
    pub condition: Condition,
    /// Whose opinion.
    pub opinion: Opinion,
    /// The level.
    pub level: u8,
    /// Why.
    pub reason: String,
}

/// All of it.
#[component]
pub fn FrozenText(words: Words, body: FrozenBody) -> AnyView {
    let FrozenBody { texts, facts, documents, more } = body;
    let before = more.is_none().then(|| view! { <p class="quiet">{words.t("frozen-before")}</p> });
    let written = texts.into_iter().map(|(key, text)| SummaryRow::text(words.t(key), text)).collect::<Vec<_>>();
    let case = case(words, &facts, more.as_ref());
    let record = record(words, &facts, more.as_ref());
    let chosen = more.as_ref().map(|more| more.chosen.clone()).unwrap_or_default();
    let plan = plan(words, &facts, chosen);
    let judged = more.map(|more| view! { {evidence(words, more.evidence)}{levels(words, more.levels)} });
    view! {
        {section(words, "dossier-texts", view! { <SummaryList rows=written /> }.into_any())}
        {section(words, "frozen-plan", view! { <SummaryList rows=plan /> }.into_any())}
        {section(words, "dossier-group-case", view! { <SummaryList rows=case /> }.into_any())}
        {section(words, "frozen-record", view! { <SummaryList rows=record /> }.into_any())}
        {section(words, "dossier-money", money(words, &facts))}
        {instruments(words, &facts)}
        {judged}
        {files(words, documents)}
        {before}
    }
    .into_any()
}

pub(super) fn section(words: Words, key: &str, content: AnyView) -> impl IntoView + use<> {
    let id = format!("s-{key}");
    view! {
        <section class="stack" aria-labelledby=id.clone()>
            <h3 id=id.clone()>{words.t(key)}</h3>
            {content}
        </section>
    }
}

fn shown(text: String) -> String {
    if text.trim().is_empty() { "–".to_owned() } else { text }
}

fn field(words: Words, name: &str, text: String) -> SummaryRow {
    SummaryRow::text(words.t(&format!("dossier-field-{name}")), shown(text))
}

/// What it makes, how and when.
fn plan(words: Words, facts: &Facts, chosen: Vec<(&'static str, String)>) -> Vec<SummaryRow> {
    let project = &facts.project;
    let activities = project.activities.iter().map(|activity| words.label(*activity)).collect::<Vec<_>>().join(", ");
    let own = [
        ("frozen-phase", words.label(project.phase)),
        ("frozen-result", project.result_type.map(|result| words.label(result)).unwrap_or_default()),
        ("frozen-activities", activities),
        ("frozen-contact", project.contact.clone().unwrap_or_default()),
        ("frozen-start", project.start_on.map(|day| words.date(day)).unwrap_or_default()),
        ("frozen-months", project.duration_months.map(|months| months.to_string()).unwrap_or_default()),
        ("frozen-next-gate", project.next_gate_on.map(|day| words.date(day)).unwrap_or_default()),
    ];
    own.into_iter().chain(chosen).map(|(key, text)| SummaryRow::text(words.t(key), shown(text))).collect()
}

/// The business case: which parts are there and which are not, its version, and what if we stop.
fn case(words: Words, facts: &Facts, more: Option<&FrozenMore>) -> Vec<SummaryRow> {
    let case = &facts.business_case;
    let listed = |there: bool| {
        let parts = BusinessCasePart::ALL.iter().filter(|part| case.parts.contains(part) == there);
        parts.map(|part| words.label(*part)).collect::<Vec<_>>().join(", ")
    };
    let approved = if case.is_approved_by_all { words.t("dossier-approved-yes") } else { String::new() };
    let mut rows = vec![
        field(words, "business_case_parts", listed(true)),
        SummaryRow::text(words.t("frozen-parts-missing"), shown(listed(false))),
        field(words, "business_case_on", case.version_on.map(|day| words.date(day)).unwrap_or_default()),
        field(words, "business_case_approved", approved),
    ];
    rows.extend(more.map(|more| field(words, "stopping_considered", more.stopping_considered.clone())));
    rows
}

/// What is on record of application, technique, market and lessons.
fn record(words: Words, facts: &Facts, more: Option<&FrozenMore>) -> Vec<SummaryRow> {
    let record = &facts.record;
    let day = |date: Option<chrono::NaiveDate>| date.map(|date| words.date(date)).unwrap_or_default();
    let accession = record.accession.map_or_else(|| words.t("dossier-accession-none"), |accession| words.label(accession));
    let trl = record.trl.map(|level| words.t(&format!("trl-{level}"))).unwrap_or_default();
    let proofs = record.market_proofs.iter().map(|proof| words.label(*proof)).collect::<Vec<_>>().join(", ");
    let mut rows = vec![
        field(words, "application_on", day(record.application_on)),
        field(words, "works_start_on", day(record.works_start_on)),
        field(words, "accession", accession),
        field(words, "trl", trl),
        field(words, "market_proofs", proofs),
    ];
    if let Some(more) = more {
        rows.push(field(words, "proof_of_concept", more.proof_of_concept.clone()));
        rows.push(field(words, "lessons", more.lessons.clone()));
    }
    rows
}

/// The columns of money.
const HEADS: [&str; 5] = ["dossier-cost", "money-public", "money-cash", "money-in-kind", "money-other"];

/// Partners and what each brings.
fn money(words: Words, facts: &Facts) -> AnyView {
    let row = |partner: &domain::partners::PartnerFacts| {
        let row = facts.money().row(partner.id);
        let cells = [row.cost, row.public.total(), row.own_cash, row.own_in_kind, row.other];
        let cells = HEADS.into_iter().zip(cells);
        let cells = cells.map(|(key, amount)| view! { <td class="num" data-name=words.t(key)>{words.figure(amount)}</td> }).collect::<Vec<_>>();
        let about = [words.label(partner.role), words.label(partner.organisation_type), words.label(partner.region)].join(", ");
        view! { <tr><th scope="row">{partner.name.clone()}<br /><span class="quiet small">{about}</span></th>{cells}</tr> }
    };
    let rows = facts.partners.iter().map(row).collect::<Vec<_>>();
    let heads = HEADS.map(|key| view! { <th scope="col" class="num">{words.t(key)}</th> });
    view! {
        <Table label=words.t("dossier-money")>
            <thead><tr><th scope="col">{words.t("dossier-partner-column")}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

fn instruments(words: Words, facts: &Facts) -> Option<AnyView> {
    let row = |one: &domain::gates::InstrumentFacts| {
        view! {
            <tr>
                <th scope="row">{words.label(one.kind)}</th>
                <td data-name=words.t("frozen-counterparty")>{one.counterparty.clone()}</td>
                <td class="num" data-name=words.t("frozen-amount")>{words.figure(one.amount)}</td>
                <td data-name=words.t("frozen-signed")>{one.signed_on.map(|day| words.date(day))}</td>
            </tr>
        }
    };
    let rows = facts.instruments.iter().map(row).collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        let table = view! {
            <Table label=words.t("instruments-title")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("frozen-instrument")}</th>
                        <th scope="col">{words.t("frozen-counterparty")}</th>
                        <th scope="col" class="num">{words.t("frozen-amount")}</th>
                        <th scope="col">{words.t("frozen-signed")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        };
        section(words, "instruments-title", table.into_any()).into_any()
    })
}

fn evidence(words: Words, evidence: Vec<EvidenceLine>) -> AnyView {
    let row = |one: EvidenceLine| {
        let accepted = words.t(if one.accepted { "frozen-accepted" } else { "frozen-not-accepted" });
        view! {
            <tr>
                <th scope="row">{words.label(one.condition)}</th>
                <td data-name=words.t("frozen-evidence")>{one.title}<br /><span class="quiet small">{one.reference}</span></td>
                <td data-name=words.t("frozen-state")>{accepted}</td>
            </tr>
        }
    };
    let rows = evidence.into_iter().map(row).collect::<Vec<_>>();
    let content = if rows.is_empty() {
        view! { <p class="quiet">{words.t("frozen-no-evidence")}</p> }.into_any()
    } else {
        view! {
            <Table label=words.t("frozen-evidence")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("frozen-condition")}</th>
                        <th scope="col">{words.t("frozen-evidence")}</th>
                        <th scope="col">{words.t("frozen-state")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_any()
    };
    section(words, "frozen-evidence", content).into_any()
}

fn levels(words: Words, levels: Vec<JudgedLine>) -> AnyView {
    let row = |one: JudgedLine| {
        view! {
            <tr>
                <th scope="row">{words.label(one.condition)}</th>
                <td data-name=words.t("frozen-opinion")>{words.label(one.opinion)}</td>
                <td class="num" data-name=words.t("panel-level")>{one.level.to_string()}</td>
                <td data-name=words.t("panel-level-reason")><span class="prose">{one.reason}</span></td>
            </tr>
        }
    };
    let rows = levels.into_iter().map(row).collect::<Vec<_>>();
    let content = if rows.is_empty() {
        view! { <p class="quiet">{words.t("frozen-no-levels")}</p> }.into_any()
    } else {
        view! {
            <Table label=words.t("frozen-levels")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("frozen-condition")}</th>
                        <th scope="col">{words.t("frozen-opinion")}</th>
                        <th scope="col" class="num">{words.t("panel-level")}</th>
                        <th scope="col">{words.t("panel-level-reason")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
        .into_any()
    };
    section(words, "frozen-levels", content).into_any()
}
