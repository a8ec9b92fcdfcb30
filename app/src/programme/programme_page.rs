//! The programme's figures and lists, each with where it comes from.

use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, ButtonKind, ButtonLink, PageHead, Table, Tile, Tiles, Tone};
use domain::conditions::Condition;
use domain::gates::Gate;
use domain::projects::{AreaStatus, FacilityStatus};
use domain::{Eur, Share};
use leptos::prelude::*;

/// What the page shows.
pub struct ProgrammeView {
    /// The most public money.
    pub ceiling: Eur,
    /// Euros of partners for each public euro.
    pub match_target: Share,
    /// Jobs to create and keep.
    pub jobs: i32,
    /// What the programme manager decides at gate 0 alone.
    pub mandate: Eur,
    /// Technology areas.
    pub areas: Vec<AreaView>,
    /// Application areas.
    pub applications: Vec<String>,
    /// Societal challenges.
    pub challenges: Vec<String>,
    /// High tech facilities.
    pub facilities: Vec<FacilityView>,
    /// The clusters of 2005.
    pub clusters: Vec<String>,
    /// The phases.
    pub phases: Vec<PhaseView>,
    /// The eight conditions.
    pub conditions: Vec<ConditionLine>,
    /// Whether the reader keeps the reference data.
    pub may_edit: bool,
    /// Whether the reader reads the money of the programme.
    pub may_read_money: bool,
}

/// A technology area with its parts.
pub struct AreaView {
    /// What it is called.
    pub name: String,
    /// Whether projects may choose it.
    pub status: AreaStatus,
    /// Code and name of each part.
    pub parts: Vec<(String, String)>,
}

/// A facility.
pub struct FacilityView {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// What is known of it.
    pub status: FacilityStatus,
    /// Who says so.
    pub source: String,
}

/// A phase.
pub struct PhaseView {
    /// What it is called.
    pub name: String,
    /// What can be done in it.
    pub activities: Vec<String>,
    /// What marks it.
    pub features: Vec<String>,
    /// What helps.
    pub instruments: Vec<String>,
}

/// A condition with the level that each gate asks.
pub struct ConditionLine {
    /// Which one.
    pub condition: Condition,
    /// What it means.
    pub definition: String,
    /// Levels at gates 0 to 3.
    pub levels: [i32; 4],
}

/// The page.
#[component]
pub fn ProgrammePage(words: Words, view: ProgrammeView) -> AnyView {
    let tile = |figure: String, label: &str| Tile { figure, label: words.t(label), href: None, tone: Tone::Neutral };
    let tiles = vec![
        tile(words.money_short(view.ceiling), "programme-ceiling"),
        tile(words.ratio(view.match_target), "programme-match"),
        tile(words.number(view.jobs.into()), "programme-jobs"),
        tile(words.money(view.mandate), "programme-mandate"),
    ];
    let areas = view.areas.into_iter().map(|area| view! { <Area words area /> }).collect::<Vec<_>>();
    let may_edit = view.may_edit;
    let money = view.may_read_money.then(|| {
        view! { <ButtonLink href=paths::programme_money() label=words.t("ledger-programme-link") kind=ButtonKind::Quiet /> }
    });
    let facilities = view.facilities.into_iter().map(|facility| facility_row(words, facility, may_edit)).collect::<Vec<_>>();
    let phases = view.phases.into_iter().map(|phase| view! { <PhaseCard words phase /> }).collect::<Vec<_>>();
    view! {
        <PageHead words title=words.t("programme-title") lead=words.t("programme-lead")>
            {money}
            <ButtonLink href=paths::programme_rules() label=words.t("programme-rules-title") kind=ButtonKind::Quiet />
        </PageHead>
        <Tiles tiles />
        <section class="stack">
            <h2>{words.t("programme-areas")}</h2>
            <p class="quiet small"><a href=format!("{}#s5", paths::policy())>{words.t("programme-areas-source")}</a></p>
            <div class="cards">{areas}</div>
        </section>
        <div class="cards">
            <Listed title=words.t("programme-applications") items=plain(view.applications) />
            <Listed title=words.t("programme-challenges") items=plain(view.challenges) />
            <Listed title=words.t("programme-clusters") items=plain(view.clusters) />
        </div>
        <section class="stack">
            <h2>{words.t("programme-facilities")}</h2>
            <p class="quiet small"><a href=format!("{}#s7", paths::policy())>{words.t("programme-facilities-source")}</a></p>
            <Table label=words.t("programme-facilities")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("facility-column")}</th>
                        <th scope="col">{words.t("facility-field-status")}</th>
                        <th scope="col">{words.t("facility-field-source")}</th>
                    </tr>
                </thead>
                <tbody>{facilities}</tbody>
            </Table>
        </section>
        <section class="stack">
            <h2>{words.t("programme-phases")}</h2>
            <p class="quiet small"><a href=format!("{}#s9", paths::policy())>{words.t("programme-phases-source")}</a></p>
            <div class="cards">{phases}</div>
        </section>
        <Conditions words lines=view.conditions />
    }
    .into_any()
}

fn plain(items: Vec<String>) -> Vec<AnyView> {
    items.into_iter().map(|item| view! { <li>{item}</li> }.into_any()).collect()
}

fn facility_row(words: Words, facility: FacilityView, may_edit: bool) -> impl IntoView {
    let tone = match facility.status {
        FacilityStatus::Started => Tone::Good,
        FacilityStatus::Planned => Tone::Accent,
        FacilityStatus::Unknown | FacilityStatus::Ended => Tone::Neutral,
    };
    let source = if facility.source.is_empty() { "–".to_owned() } else { facility.source };
    let name = if may_edit { view! { <a href=paths::facility(&facility.code)>{facility.name}</a> }.into_any() } else { facility.name.into_any() };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-name=words.t("facility-field-status")><Badge tone label=words.label(facility.status) /></td>
            <td data-name=words.t("facility-field-source")>{source}</td>
        </tr>
    }
}

#[component]
fn Listed(title: String, items: Vec<AnyView>) -> impl IntoView {
    view! {
        <section class="card">
            <h2>{title}</h2>
            <ul class="list">{items}</ul>
        </section>
    }
}

#[component]
fn Area(words: Words, area: AreaView) -> impl IntoView {
    let tone = match area.status {
        AreaStatus::Active => Tone::Good,
        AreaStatus::Candidate => Tone::Accent,
        AreaStatus::Retired => Tone::Neutral,
    };
    let parts = area.parts.into_iter().map(|(code, name)| view! { <li>{name}" "<span class="quiet small">{code}</span></li> }).collect::<Vec<_>>();
    let parts = (!parts.is_empty()).then(|| view! { <ul class="list">{parts}</ul> });
    view! {
        <div class="card">
            <h3 class="row"><span>{area.name}</span><Badge tone label=words.label(area.status) /></h3>
            {parts}
        </div>
    }
}

#[component]
fn PhaseCard(words: Words, phase: PhaseView) -> impl IntoView {
    let part = |key: &str, items: Vec<String>| view! { <h4>{words.t(key)}</h4><ul class="list">{plain(items)}</ul> };
    view! {
        <div class="card">
            <h3>{phase.name}</h3>
            {part("phase-activities", phase.activities)}
            {part("phase-features", phase.features)}
            {part("phase-instruments", phase.instruments)}
        </div>
    }
}

#[component]
fn Conditions(words: Words, lines: Vec<ConditionLine>) -> impl IntoView {
    let heads = Gate::ALL.iter().map(|gate| view! { <th scope="col" class="num">{words.label(*gate)}</th> }).collect::<Vec<_>>();
    let rows = lines
        .into_iter()
        .map(|line| {
            let levels = line.levels.into_iter().zip(Gate::ALL);
            let levels = levels.map(|(level, gate)| view! { <td class="num" data-name=words.label(*gate)>{level}</td> }).collect::<Vec<_>>();
            view! {
                <tr>
                    <th scope="row">{format!("{} {}", line.condition, words.label(line.condition))}</th>
                    <td data-name=words.t("programme-definition")>{line.definition}</td>
                    {levels}
                </tr>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <section class="stack">
            <h2>{words.t("conditions-table")}</h2>
            <p class="quiet small">{words.t("conditions-assumption")}</p>
            <Table label=words.t("conditions-table")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("condition-column")}</th>
                        <th scope="col">{words.t("programme-definition")}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}
