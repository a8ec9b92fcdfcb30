//! A project with four partners for the stories about money, and reading what a page says.

use crate::server_under_test::{Answer, Poort, Visitor, now};
use domain::Eur;
use domain::financing::FinancingRow;
use domain::gates::Gate;
use domain::ids::{OrganisationId, PartnerId, ProjectId};
use domain::partners::{OrganisationType, PartnerRole, Region, Sector, SizeClass};
use domain::projects::{Phase, ProjectKind, Status};
use entity::{history, organisation, partner, person, project};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use server::financing::store;
use server::state::new_id;

/// A project with four partners; the partner account works for the lead.
pub struct Story {
    pub poort: Poort,
    pub project: ProjectId,
    pub lead: PartnerId,
    pub university: PartnerId,
    pub interested: PartnerId,
}

pub async fn add_organisation(poort: &Poort, name: &str, organisation_type: OrganisationType) -> OrganisationId {
    let row = organisation::Model {
        id: OrganisationId(new_id()),
        name: name.to_owned(),
        search_name: name.to_lowercase(),
        organisation_type,
        size_class: (organisation_type == OrganisationType::Company).then_some(SizeClass::Small),
        region: Region::Twente,
        sector: Sector::Manufacturing,
        kvk_number: None,
        foreign_register_id: None,
        needs_check: false,
        is_demo: false,
        created_at: now(),
        version: 1,
    };
    row.into_active_model().insert(&poort.state.database.read).await.expect("an organisation").id
}

pub async fn add_partner(poort: &Poort, project: ProjectId, organisation: OrganisationId, role: PartnerRole, position: i32) -> PartnerId {
    let row = partner::Model { id: PartnerId(new_id()), project_id: project, organisation_id: organisation, role, core_business: None, position };
    row.into_active_model().insert(&poort.state.database.read).await.expect("a partner").id
}

pub async fn add_project(poort: &Poort, number: i64, lead: OrganisationId) -> ProjectId {
    let row = project::Model {
        id: ProjectId(new_id()),
        number,
        title: "MembraanThuis".to_owned(),
        search_text: String::new(),
        public_summary: String::new(),
        aim: String::new(),
        product_market_combination: String::new(),
        result_type: None,
        kind: ProjectKind::ClusterProject,
        phase: Phase::Start,
        status: Status::Active,
        entry_gate: Gate::G0,
        primary_sub_area: None,
        cluster: None,
        lead_organisation_id: Some(lead),
        lead_name: String::new(),
        manager_id: None,
        contact_id: None,
        start_on: None,
        duration_months: None,
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
    };
    row.into_active_model().insert(&poort.state.database.read).await.expect("a project").id
}

pub async fn a_story() -> Story {
    let poort = Poort::with_people().await;
    let company = add_organisation(&poort, "Membraanhuis Oost", OrganisationType::Company).await;
    let university = add_organisation(&poort, "Universiteit Voorbeeld", OrganisationType::Knowledge).await;
    let onlooker = add_organisation(&poort, "Kijker", OrganisationType::Company).await;
    let project = add_project(&poort, 9001, company).await;
    let lead = add_partner(&poort, project, company, PartnerRole::Lead, 0).await;
    let university = add_partner(&poort, project, university, PartnerRole::Participant, 1).await;
    let interested = add_partner(&poort, project, onlooker, PartnerRole::Interested, 2).await;
    let petra = person::Entity::find().filter(person::Column::Email.eq("partner@demo.example")).one(&poort.state.database.read).await;
    let petra = petra.expect("people can be read").expect("the partner account");
    let row = person::ActiveModel { id: Set(petra.id), organisation_id: Set(Some(company)), ..Default::default() };
    row.update(&poort.state.database.read).await.expect("Petra works for the lead");
    Story { poort, project, lead, university, interested }
}

impl Story {
    pub fn path(&self, phase: Phase) -> String {
        format!("/projects/{}/financing/{phase}", self.project)
    }

    pub async fn project(&self) -> project::Model {
        project::Entity::find_by_id(self.project).one(&self.poort.state.database.read).await.expect("readable").expect("there")
    }

    pub async fn rows(&self, phase: Phase) -> Vec<FinancingRow> {
        store::rows(&self.poort.state.database.read, self.project, phase).await.expect("rows")
    }

    pub async fn events(&self, action: &str) -> u64 {
        let events = history::Entity::find().filter(history::Column::ProjectId.eq(self.project)).filter(history::Column::Action.eq(action));
        events.count(&self.poort.state.database.read).await.expect("events")
    }

    pub async fn set_status(&self, status: Status) {
        let row = project::ActiveModel { id: Set(self.project), status: Set(status), ..Default::default() };
        row.update(&self.poort.state.database.read).await.expect("the status is set");
    }

    /// Saves one amount pair for the lead: cost and cash.
    pub async fn save(&self, who: &Visitor<'_>, phase: Phase, version: &str, amounts: [&str; 2], key: &str) -> Answer {
        let lead = self.lead.to_string();
        let [cost, cash] = amounts;
        let pairs = [("key", key), ("version", version), ("rows.0.partner", &lead), ("rows.0.cost", cost), ("rows.0.own_cash", cash)];
        who.post(&self.path(phase), &pairs).await
    }
}

pub fn a_key() -> String {
    new_id().to_string()
}

/// The value of the field with this name on a page.
pub fn value(answer: &Answer, name: &str) -> Option<String> {
    let page = scraper::Html::parse_document(&answer.text);
    let field = scraper::Selector::parse(&format!("input[name=\"{name}\"]")).expect("a selector");
    page.select(&field).next().and_then(|input| input.value().attr("value").map(str::to_owned))
}

/// The text of everything that a selector finds.
pub fn texts(answer: &Answer, selector: &str) -> Vec<String> {
    let page = scraper::Html::parse_document(&answer.text);
    let selector = scraper::Selector::parse(selector).expect("a selector");
    page.select(&selector).map(|found| found.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}
