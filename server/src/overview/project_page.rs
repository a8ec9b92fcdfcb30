//! The project page: a handful of queries, one view.

use crate::dossier::due::due;
use crate::dossier::{access, levels};
use crate::financing;
use crate::frame::actor::SignedIn;
use crate::frame::ids::Ids;
use crate::frame::respond::{AppError, page};
use crate::reference::{Names, Reference};
use crate::state::State;
use ::entity::{decision, project, project_tag};
use app::gates::RouteView;
use app::language::Words;
use app::projects::{DecisionLine, Doors, PartnerLine, ProjectPage, ProjectView};
use app::ui::ConditionRow;
use axum::extract;
use axum::response::Response;
use chrono::NaiveDate;
use chrono_tz::Europe::Amsterdam;
use domain::access::act;
use domain::conditions::{Assessment, Condition, standing};
use domain::financing::{Financing, FinancingRow};
use domain::gates::{DecisionState, Gate};
use domain::ids::ProjectId;
use domain::partners::PartnerFacts;
use domain::projects::{Place, TagList};
use leptos::prelude::*;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

/// What the page is made of.
struct Gathered {
    project: project::Model,
    tags: Vec<project_tag::Model>,
    partners: Vec<PartnerFacts>,
    rows: Vec<FinancingRow>,
    assessments: Vec<Assessment>,
    decisions: Vec<decision::Model>,
}

/// `GET /projects/{project}`.
pub(crate) async fn show(extract::State(state): extract::State<State>, signed: SignedIn, Ids(id): Ids<ProjectId>) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::ReadProject, id).await?;
    let doors = Doors {
        edit: signed.actor.may(act::EditDossier, found.standing),
        stop: signed.actor.may(act::ProposeStop, found.standing) || signed.actor.may(act::ConfirmStop, found.standing),
        history: signed.actor.may(act::ReadProjectHistory, found.standing),
    };
    let reads_all = signed.actor.may(act::ReadUnsigned, found.standing);
    let words = signed.visit.words();
    let title = found.project.title.clone();
    let gathered = gather(&state.database.read, found.project).await?;
    let view = view(words, &state.reference(), &gathered, (doors, reads_all), state.clock.today());
    Ok(page(&state, &signed.visit, title, move || view! { <ProjectPage words view /> }.into_any()))
}

async fn gather(read: &impl ConnectionTrait, project: project::Model) -> Result<Gathered, DbErr> {
    let id = project.id;
    let gate = Gate::of(project.phase).unwrap_or(Gate::G3);
    let (partners, rows) = financing::table(read, id, project.phase.money_phase()).await?;
    Ok(Gathered {
        partners,
        rows,
        tags: project_tag::Entity::find().filter(project_tag::Column::ProjectId.eq(id)).all(read).await?,
        assessments: levels::assessments(read, id, gate).await?,
        decisions: decision::Entity::find()
            .filter(decision::Column::ProjectId.eq(id))
            .order_by_desc(decision::Column::DecidedAt)
            .order_by_desc(decision::Column::Id)
            .all(read)
            .await?,
        project,
    })
}

fn view(words: Words, reference: &Reference, gathered: &Gathered, (doors, reads_all): (Doors, bool), today: NaiveDate) -> ProjectView {
    let Gathered { project, partners, rows, assessments, .. } = gathered;
    let financing = Financing::new(rows, partners, &[]);
    let gate = Gate::of(project.phase);
    let decisions = decision_lines(&gathered.decisions, reads_all);
    ProjectView {
        id: project.id,
        number: project.number,
        title: project.title.clone(),
        summary: project.public_summary.clone(),
        aim: project.aim.clone(),
        combination: project.product_market_combination.clone(),
        phase: project.phase,
        status: project.status,
        facts: facts(words, reference, project, &gathered.tags),
        route: route(project, &decisions, today),
        partners: partners.iter().map(|partner| partner_line(&financing, partner)).collect(),
        money_phase: project.phase.money_phase(),
        totals: financing.totals(),
        mode: financing.cofinancing_mode(),
        cash_share: financing.cash_share(),
        match_ratio: financing.match_ratio(),
        gate,
        conditions: gate.map(|gate| condition_rows(words, reference, gate, assessments)).unwrap_or_default(),
        decisions,
        doors,
    }
}

fn partner_line(financing: &Financing<'_>, partner: &PartnerFacts) -> PartnerLine {
    let row = financing.row(partner.id);
    PartnerLine {
        name: partner.name.clone(),
        role: partner.role,
        organisation_type: partner.organisation_type,
        size: partner.size,
        region: partner.region,
        cost: row.cost,
        own: row.own(),
        risk: partner.takes_part().then(|| financing.risk_share(partner.id)),
    }
}

fn condition_rows(words: Words, reference: &Reference, gate: Gate, assessments: &[Assessment]) -> Vec<ConditionRow> {
    Condition::ALL
        .iter()
        .map(|&condition| {
            let evidence = assessments.iter().find(|one| one.condition == condition).map_or(0, |one| one.evidence_accepted);
            ConditionRow {
                condition,
                href: None,
                level: standing(condition, assessments).map(|standing| standing.level.number()),
                required: Some(reference.rules.levels().required(condition, gate).number()),
                support: words.with("support-evidence", &[("count", i64::from(evidence).into())]),
            }
        })
        .collect()
}

/// The decisions that the reader may know of: what is not signed is for who decides.
fn decision_lines(decisions: &[decision::Model], reads_all: bool) -> Vec<DecisionLine> {
    let state = |one: &decision::Model| {
        let is_superseded = decisions.iter().any(|other| other.supersedes_id == Some(one.id) && other.signed_at.is_some());
        DecisionState::of(one.signed_at.is_some(), is_superseded, one.void_at.is_some())
    };
    decisions
        .iter()
        .filter(|one| reads_all || state(one).was_signed())
        .map(|one| DecisionLine {
            id: one.id,
            gate: one.gate,
            outcome: one.outcome,
            on: one.decided_at.with_timezone(&Amsterdam).date_naive(),
            state: state(one),
            summary: one.public_summary.clone(),
        })
        .collect()
}

fn route(project: &project::Model, decisions: &[DecisionLine], today: NaiveDate) -> RouteView {
    let is_pass = |one: &&DecisionLine| one.state == DecisionState::Signed && one.outcome.is_passed();
    RouteView {
        project: project.id,
        place: Place { phase: project.phase, status: project.status },
        due: due(project),
        passed: decisions.iter().filter(is_pass).map(|one| (one.gate, one.on)).collect(),
        next_gate_on: project.next_gate_on,
        start_on: project.start_on,
        duration_months: project.duration_months.and_then(|months| u32::try_from(months).ok()),
        today,
    }
}

fn facts(words: Words, reference: &Reference, project: &project::Model, tags: &[project_tag::Model]) -> Vec<(String, String)> {
    let language = words.language();
    let named = |names: &Names, list: TagList| {
        let chosen = tags.iter().filter(|tag| tag.list == list);
        let label = |code: &str| names.iter().find(|(known, _)| known == code).map_or_else(|| code.to_owned(), |(_, name)| name.clone());
        chosen.map(|tag| label(&tag.code)).collect::<Vec<_>>().join(", ")
    };
    let primary = project.primary_sub_area.as_deref().map(|code| reference.technology_name(code, language)).unwrap_or_default();
    let others = named(&reference.sub_areas(language), TagList::SubArea);
    let cluster = project
        .cluster
        .as_deref()
        .and_then(|code| reference.cluster_names(language).into_iter().find(|(known, _)| known == code))
        .map(|(_, name)| name);
    let planned = project
        .start_on
        .zip(project.duration_months)
        .map(|(start, months)| words.with("fact-planned-value", &[("start", words.date(start).into()), ("months", i64::from(months).into())]));
    let pairs = [
        ("number", project.number.to_string()),
        ("lead", project.lead_name.clone()),
        ("planned", planned.unwrap_or_default()),
        ("result", project.result_type.map(|result| words.label(result)).unwrap_or_default()),
        ("technology", [primary, others].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")),
        ("application", named(&reference.list(TagList::ApplicationArea, language), TagList::ApplicationArea)),
        ("challenge", named(&reference.list(TagList::Challenge, language), TagList::Challenge)),
        ("facility", named(&reference.list(TagList::Facility, language), TagList::Facility)),
        ("cluster", cluster.unwrap_or_default()),
    ];
    let told = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    told.map(|(key, value)| (words.t(&format!("fact-{key}")), value)).collect()
}
