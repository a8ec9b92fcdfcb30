//! What requests ask of a person: an answer of a partner, handing in or mending of the lead partner, a decision of who decides.

use super::read;
use crate::state::State;
use crate::state::days::day_of;
use ::entity::{change_consent, change_request, partner, project};
use app::language::Words;
use app::paths;
use app::portfolio::WorkItem;
use chrono::NaiveDate;
use domain::access::Actor;
use domain::changes::ChangeState;
use domain::gates::Signer;
use domain::ids::{OrganisationId, ProjectId};
use domain::partners::PartnerRole;
use domain::people::Role;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// What waits for this person. At most three queries.
pub async fn tasks(state: &State, actor: &Actor, words: Words, _: NaiveDate) -> Result<Vec<WorkItem>, DbErr> {
    use change_request::Column as Of;
    let own = actor.organisation.filter(|_| actor.is(Role::Partner));
    let Some(wanted) = wanted(actor, own) else { return Ok(Vec::new()) };
    let read = &state.database.read;
    let found = change_request::Entity::find().filter(wanted).order_by_asc(Of::Since).order_by_asc(Of::Id).limit(WorkItem::MOST).all(read).await?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let projects = project::Entity::find().select_only().columns([project::Column::Id, project::Column::Title, project::Column::LeadOrganisationId]);
    let projects = projects.filter(project::Column::Id.is_in(found.iter().map(|row| row.project_id)));
    let projects: Vec<(ProjectId, String, Option<OrganisationId>)> = projects.into_tuple().all(read).await?;
    let projects: BTreeMap<_, _> = projects.into_iter().map(|(id, title, lead)| (id, (title, lead))).collect();
    let consents = read::consents(read, found.iter().map(|row| row.id).collect()).await?;
    let item = |row: &change_request::Model| {
        let (title, lead) = projects.get(&row.project_id)?;
        let said: Vec<&change_consent::Model> = consents.iter().filter(|one| one.change_id == row.id && one.round == row.round).collect();
        let what = task(row, &said, own, *lead)?;
        Some(WorkItem {
            what: words.t(what),
            project: title.clone(),
            href: paths::change(row.project_id, row.id),
            due_on: None,
            project_id: Some(row.project_id),
            about: Some(words.with("work-about-change", &[("number", i64::from(row.number).into())])),
            since: Some(day_of(row.since)),
            facts: None,
        })
    };
    Ok(found.iter().filter_map(item).collect())
}

/// The requests that may ask something of this person; none where nothing can.
fn wanted(actor: &Actor, own: Option<OrganisationId>) -> Option<Condition> {
    use change_request::Column as Of;
    let in_state = |state: ChangeState| Condition::all().add(Of::State.eq(state));
    let mut any = Vec::new();
    if Signer::of(actor).is_chair_or_secretary() {
        any.push(in_state(ChangeState::HandedIn).add(Of::SteeringDecides.eq(true)));
        any.push(in_state(ChangeState::Recorded).add(Of::DecidedBy.ne(actor.id)));
    }
    if actor.is(Role::ProgrammeManager) {
        let within = in_state(ChangeState::HandedIn).add(Of::SteeringDecides.eq(false));
        any.push(within.add(Of::WrittenBy.ne(actor.id)).add(Of::ChangedBy.ne(actor.id)));
    }
    if let Some(own) = own {
        let places =
            Query::select().column(partner::Column::ProjectId).from(partner::Entity).and_where(partner::Column::OrganisationId.eq(own)).to_owned();
        let led = Query::select()
            .column(partner::Column::ProjectId)
            .from(partner::Entity)
            .and_where(partner::Column::OrganisationId.eq(own))
            .and_where(partner::Column::Role.eq(PartnerRole::Lead))
            .to_owned();
        let silent = Query::select()
            .column(change_consent::Column::ChangeId)
            .from(change_consent::Entity)
            .and_where(change_consent::Column::OrganisationId.eq(own))
            .and_where(change_consent::Column::Agrees.is_null())
            .to_owned();
        let asked = Condition::any().add(Of::Id.in_subquery(silent)).add(Of::ProjectId.in_subquery(led));
        any.push(in_state(ChangeState::Consent).add(Of::ProjectId.in_subquery(places)).add(asked));
    }
    (!any.is_empty()).then(|| any.into_iter().fold(Condition::any(), Condition::add))
}

/// What a request asks, as its key in the catalogues.
fn task(
    row: &change_request::Model,
    said: &[&change_consent::Model],
    own: Option<OrganisationId>,
    lead: Option<OrganisationId>,
) -> Option<&'static str> {
    match row.state {
        ChangeState::HandedIn => Some("work-change-decide"),
        ChangeState::Recorded => Some("work-change-sign"),
        ChangeState::Consent => {
            let is_asked = said.iter().any(|one| Some(one.organisation_id) == own && one.agrees.is_none());
            let leads = own.is_some() && own == lead;
            match () {
                () if is_asked => Some("work-change-answer"),
                () if leads && said.iter().any(|one| one.agrees == Some(false)) => Some("work-change-mend"),
                () if leads && said.iter().all(|one| one.agrees == Some(true)) => Some("work-change-hand-in"),
                () => None,
            }
        }
        ChangeState::Draft | ChangeState::Approved | ChangeState::Refused | ChangeState::Withdrawn => None,
    }
}
