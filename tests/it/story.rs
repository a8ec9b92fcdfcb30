//! Builders that read as sentences: organisations, people and projects that are there when a story begins.
//! They write rows as they stand after years of use; what the pages do with them is for the stories.

pub mod a_claim;
pub mod a_dossier;
pub mod a_draft;
pub mod a_factor;
pub mod a_gate;
mod a_project;
pub mod a_report;
pub mod a_review;
pub mod a_running;
pub mod an_account;
pub mod bringing;
pub mod forms;
pub mod money;
pub mod paying;
mod the_office;
pub mod the_panel;
pub mod undoing;

pub use a_project::{AProject, Money};

use crate::server_under_test::{Poort, now};
use chrono::NaiveDate;
use domain::Eur;
use domain::conditions::ConditionStanding;
use domain::gates::Gate;
use domain::ids::{OrganisationId, PersonId, ProjectId};
use domain::names::{normalised, title_key};
use domain::partners::{OrganisationType, Region, Sector, SizeClass};
use domain::people::{Language, Role};
use domain::projects::{Phase, ProjectKind, ResultType, Status};
use entity::{organisation, partner, person, project};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use server::people::store::{NewPerson, add};
use server::state::new_id;

/// The story of one Poort.
pub struct Story<'a> {
    poort: &'a Poort,
}

/// An organisation that is about to be there: a small company in Twente unless the story says otherwise.
pub struct AnOrganisation<'a> {
    poort: &'a Poort,
    row: organisation::Model,
}

impl Poort {
    /// Begins a story.
    pub fn story(&self) -> Story<'_> {
        Story { poort: self }
    }
}

impl<'a> Story<'a> {
    /// `story.organisation("Dinkeldal").small().in_twente().arrives().await`
    pub fn organisation(&self, name: &str) -> AnOrganisation<'a> {
        let row = organisation::Model {
            id: OrganisationId(new_id()),
            name: name.to_owned(),
            search_name: normalised(name),
            organisation_type: OrganisationType::Company,
            size_class: Some(SizeClass::Small),
            region: Region::Twente,
            sector: Sector::Manufacturing,
            kvk_number: None,
            foreign_register_id: None,
            group_name: None,
            merged_into: None,
            needs_check: false,
            is_demo: false,
            created_at: now(),
            version: 1,
        };
        AnOrganisation { poort: self.poort, row }
    }

    /// `story.project("SluisSens").led_by(dinkeldal).in_phase(Phase::Start).arrives().await`
    pub fn project(&self, title: &str) -> AProject<'a> {
        let row = project::Model {
            id: ProjectId(new_id()),
            number: 0,
            title: title.to_owned(),
            search_text: String::new(),
            title_key: title_key(title),
            public_summary: format!("{title} maakt iets dat mensen gebruiken."),
            aim: format!("{title} naar de markt brengen."),
            product_market_combination: "Een product voor een markt met een klant.".to_owned(),
            result_type: Some(ResultType::Application),
            kind: ProjectKind::ClusterProject,
            phase: Phase::Intake,
            status: Status::Draft,
            entry_gate: Gate::G0,
            primary_sub_area: Some("HTS.1".to_owned()),
            cluster: None,
            lead_organisation_id: None,
            lead_name: String::new(),
            manager_id: None,
            contact_id: None,
            start_on: NaiveDate::from_ymd_opt(2027, 1, 1),
            duration_months: Some(12),
            next_gate_on: NaiveDate::from_ymd_opt(2027, 12, 1),
            hold_until: None,
            recycles: 0,
            cost: Eur::ZERO,
            public_money: Eur::ZERO,
            own_cash: Eur::ZERO,
            own_in_kind: Eur::ZERO,
            other_money: Eur::ZERO,
            weakest_condition: None,
            weakest_level: None,
            weakest_gap: ConditionStanding::NO_GAP,
            levels_short: 0,
            not_assessed: 0,
            is_unbalanced: false,
            condition_due_on: None,
            phase_from: None,
            is_demo: false,
            created_at: now(),
            updated_at: now(),
            version: 1,
        };
        let dossier = a_project::empty_dossier(row.id);
        AProject { poort: self.poort, row, dossier, partners: Vec::new(), money: Vec::new(), tags: Vec::new(), judged_at: None }
    }

    /// The demo person of this name works for an organisation from now on.
    pub async fn works_for(&self, name: &str, organisation: OrganisationId) {
        let transaction = self.poort.state.begin().await.expect("the database takes a write");
        let id = self.person_id(name).await;
        let row = person::ActiveModel { id: sea_orm::ActiveValue::Unchanged(id), organisation_id: Set(Some(organisation)), ..Default::default() };
        row.update(&transaction).await.expect("the person is there");
        transaction.finish([]).await.expect("the write holds");
    }

    /// A colleague without a sign-in of their own.
    pub async fn colleague(&self, name: &str, organisation: OrganisationId) -> PersonId {
        let transaction = self.poort.state.begin().await.expect("the database takes a write");
        let id = PersonId(new_id());
        let colleague = NewPerson {
            id,
            email: format!("{}@story.example", normalised(name).replace(' ', ".")),
            name: name.to_owned(),
            password_hash: None,
            language: Language::Nl,
            organisation: Some(organisation),
            roles: vec![Role::Partner],
            seat: None,
            is_demo: false,
        };
        add(&transaction, colleague, now()).await.expect("the colleague is new");
        transaction.finish([]).await.expect("the write holds");
        id
    }

    /// The id of a demo person.
    pub async fn person_id(&self, name: &str) -> PersonId {
        let account = server::people::store::by_email(&self.poort.state.database.read, &format!("{name}@demo.example")).await;
        account.expect("the database answers").expect("a demo person").id
    }

    /// A project as it is now.
    pub async fn project_now(&self, id: ProjectId) -> project::Model {
        project::Entity::find_by_id(id).one(&self.poort.state.database.read).await.expect("the database answers").expect("the project is there")
    }

    /// The partners of a project as they are now: organisation, role, core business.
    pub async fn partners_now(&self, id: ProjectId) -> Vec<partner::Model> {
        let of_project = partner::Entity::find().filter(partner::Column::ProjectId.eq(id)).order_by_asc(partner::Column::Position);
        of_project.all(&self.poort.state.database.read).await.expect("the database answers")
    }

    /// What happened in a project, as the codes of its history.
    pub async fn history_of(&self, id: ProjectId) -> Vec<String> {
        let events = entity::history::Entity::find().filter(entity::history::Column::ProjectId.eq(id)).order_by_asc(entity::history::Column::Seq);
        events.all(&self.poort.state.database.read).await.expect("the database answers").into_iter().map(|event| event.action).collect()
    }
}

impl AnOrganisation<'_> {
    /// A university, school or institute, which has no size.
    pub fn knowledge(mut self) -> Self {
        (self.row.organisation_type, self.row.size_class, self.row.sector) = (OrganisationType::Knowledge, None, Sector::Research);
        self
    }

    /// A government, which has no size.
    pub fn government(mut self) -> Self {
        self.row.organisation_type = OrganisationType::Government;
        self.row.size_class = None;
        self
    }

    /// With a number at the Chamber of Commerce.
    pub fn with_kvk(mut self, number: &str) -> Self {
        self.row.kvk_number = Some(number.to_owned());
        self
    }

    /// And so it is.
    pub async fn arrives(self) -> OrganisationId {
        let transaction = self.poort.state.begin().await.expect("the database takes a write");
        let id = self.row.id;
        let row = organisation::ActiveModel::from(self.row).reset_all();
        organisation::Entity::insert(row).exec_without_returning(&transaction).await.expect("the organisation is new");
        transaction.finish([]).await.expect("the write holds");
        id
    }
}
