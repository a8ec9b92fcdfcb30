//! What a project is about, on its page.

use crate::dossier::access::Found;
use crate::frame::actor::SignedIn;
use crate::reference::{Names, Reference};
use crate::state::State;
use ::entity::{project, project_tag};
use app::language::Words;
use app::projects::{AboutView, Section};
use domain::access::act;
use domain::projects::{Phase, Place, Status, TagList};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter};

/// What the project is about. One query.
pub async fn sections(state: &State, signed: &SignedIn, found: &Found) -> Result<Vec<Section>, DbErr> {
    let project = &found.project;
    let tags = project_tag::Entity::find().filter(project_tag::Column::ProjectId.eq(project.id)).all(&state.database.read).await?;
    let place = Place { phase: project.phase, status: project.status };
    Ok(vec![Section::About(AboutView {
        project: project.id,
        summary: project.public_summary.clone(),
        aim: project.aim.clone(),
        combination: project.product_market_combination.clone(),
        facts: facts(signed.visit.words(), &state.reference(), project, &tags),
        may_edit: place.is_writable() && signed.actor.may(act::EditDossier, found.standing),
    })])
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
    let phase_from = match (project.phase_from, project.status) {
        (_, Status::AwaitingStart) => words.t("fact-phase-waits"),
        (Some(day), _) if !matches!(project.phase, Phase::Intake | Phase::Closed) => words.date(day),
        (Some(_) | None, _) => String::new(),
    };
    let pairs = [
        ("number", project.number.to_string()),
        ("lead", project.lead_name.clone()),
        ("planned", planned.unwrap_or_default()),
        ("phase-from", phase_from),
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
