//! A small project for the stories about conditions, judgements, stopping and history: the demo partner leads it.

use crate::server_under_test::{Poort, now};
use chrono::NaiveDate;
use domain::Eur;
use domain::gates::Gate;
use domain::ids::{OrganisationId, PartnerId, PersonId, ProjectId};
use domain::partners::{OrganisationType, PartnerRole, Region, Sector, SizeClass};
use domain::projects::{Phase, ProjectKind, ResultType, Status};
use entity::{dossier, financing_row, organisation, partner, person, project};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

/// A project in the start phase with a lead and a partner that carries no risk.
pub struct Dossier {
    pub id: ProjectId,
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

/// Makes it, with the demo partner working for the lead.
pub async fn a_dossier(poort: &Poort, number: u128, status: Status) -> Dossier {
    let transaction = poort.state.database.write_tx().await.expect("a write");
    let [lead, other] = [id(number * 10 + 1), id(number * 10 + 2)].map(OrganisationId);
    for (organisation, name) in [(lead, "Regge Mechatronica"), (other, "Bouwblik Veiligheid")] {
        an_organisation(&transaction, organisation, name).await;
    }
    let own = ProjectId(id(number * 10 + 3));
    a_project(own, lead, number, status).into_active_model().insert(&transaction).await.expect("a project");
    for (position, (organisation, role)) in [(lead, PartnerRole::Lead), (other, PartnerRole::Participant)].into_iter().enumerate() {
        let place = PartnerId(id(number * 10 + 4 + position as u128));
        let row = partner::Model { id: place, project_id: own, organisation_id: organisation, role, core_business: None, position: position as i32 };
        row.into_active_model().insert(&transaction).await.expect("a partner");
        let cash = if role == PartnerRole::Lead { Eur::euros(20_000) } else { Eur::ZERO };
        let public = if role == PartnerRole::Lead { Eur::ZERO } else { Eur::euros(20_000) };
        money(own, place, public, cash).into_active_model().insert(&transaction).await.expect("money");
    }
    let record = dossier::Model {
        project_id: own,
        application_on: None,
        works_start_on: None,
        accession_clause: None,
        trl: None,
        proof_of_concept: String::new(),
        lessons: String::new(),
        market_proofs: String::new(),
        business_case_parts: String::new(),
        business_case_on: None,
        business_case_approved: false,
        stopping_considered: "Als we nu stoppen kost dat 4.000 euro.".to_owned(),
    };
    record.into_active_model().insert(&transaction).await.expect("a dossier");
    let works_for = person::ActiveModel { organisation_id: Set(Some(lead)), ..Default::default() };
    let petra = person::Column::Email.eq("partner@demo.example");
    person::Entity::update_many().set(works_for).filter(petra).exec(&transaction).await.expect("Petra works there");
    transaction.commit().await.expect("a commit");
    Dossier { id: own }
}

async fn an_organisation(connection: &impl ConnectionTrait, id: OrganisationId, name: &str) {
    let row = organisation::Model {
        id,
        name: name.to_owned(),
        search_name: name.to_lowercase(),
        organisation_type: OrganisationType::Company,
        size_class: Some(SizeClass::Small),
        region: Region::Twente,
        sector: Sector::Manufacturing,
        kvk_number: None,
        foreign_register_id: None,
        needs_check: false,
        is_demo: false,
        created_at: now(),
        version: 1,
    };
    row.into_active_model().insert(connection).await.expect("an organisation");
}

fn money(project_id: ProjectId, partner_id: PartnerId, public: Eur, own_cash: Eur) -> financing_row::Model {
    financing_row::Model {
        project_id,
        phase: Phase::Innovation,
        partner_id,
        cost: Eur::euros(20_000),
        public_european: Eur::ZERO,
        public_national: Eur::ZERO,
        public_province: public,
        public_municipality: Eur::ZERO,
        own_cash,
        own_in_kind: Eur::ZERO,
        other: Eur::ZERO,
    }
}

fn a_project(id: ProjectId, lead: OrganisationId, number: u128, status: Status) -> project::Model {
    project::Model {
        id,
        number: 9_000 + number as i64,
        title: format!("SluisSens {number}"),
        search_text: "sluissens".to_owned(),
        public_summary: String::new(),
        aim: String::new(),
        product_market_combination: String::new(),
        result_type: Some(ResultType::Application),
        kind: ProjectKind::ClusterProject,
        phase: if status == Status::Draft { Phase::Intake } else { Phase::Start },
        status,
        entry_gate: Gate::G0,
        primary_sub_area: Some("HTS.1".to_owned()),
        cluster: None,
        lead_organisation_id: Some(lead),
        lead_name: "Regge Mechatronica".to_owned(),
        manager_id: None::<PersonId>,
        contact_id: None,
        start_on: NaiveDate::from_ymd_opt(2026, 9, 1),
        duration_months: Some(9),
        next_gate_on: None,
        hold_until: None,
        recycles: 0,
        cost: Eur::ZERO,
        public_money: Eur::ZERO,
        own_cash: Eur::ZERO,
        own_in_kind: Eur::ZERO,
        other_money: Eur::ZERO,
        weakest_condition: None,
        weakest_level: None,
        is_demo: false,
        created_at: now(),
        updated_at: now(),
        version: 1,
    }
}

/// The project as it stands in the database.
pub async fn stands(poort: &Poort, id: ProjectId) -> project::Model {
    project::Entity::find_by_id(id).one(&poort.state.database.read).await.expect("a query").expect("the project")
}

/// A fresh key for a form.
pub fn key(number: u128) -> String {
    id(0x00ff_0000 + number).to_string()
}
