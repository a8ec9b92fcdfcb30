//! A project that is there when a story begins, with its partners, money and tags.

use crate::server_under_test::Poort;
use domain::Eur;
use domain::ids::{OrganisationId, PartnerId, ProjectId};
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status, TagList};
use entity::{dossier, financing_row, partner, project, project_tag};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, PaginatorTrait};
use server::state::new_id;

/// A project that is about to be there: a draft at intake unless the story says otherwise.
pub struct AProject<'a> {
    pub(super) poort: &'a Poort,
    pub(super) row: project::Model,
    pub(super) partners: Vec<(OrganisationId, PartnerRole, Option<bool>)>,
    pub(super) money: Vec<(OrganisationId, Phase, Money)>,
    pub(super) tags: Vec<(TagList, String)>,
}

/// What a partner costs and who pays, in euros: cost, public, own cash, own in kind.
#[derive(Debug, Clone, Copy)]
pub struct Money {
    pub cost: i64,
    pub public: i64,
    pub cash: i64,
    pub in_kind: i64,
}

impl AProject<'_> {
    /// This organisation leads.
    pub fn led_by(self, organisation: OrganisationId) -> Self {
        self.with(organisation, PartnerRole::Lead)
    }

    /// This organisation has a place.
    pub fn with(mut self, organisation: OrganisationId, role: PartnerRole) -> Self {
        self.partners.push((organisation, role, Some(true)));
        self
    }

    /// A partner's line in the financing table of a phase.
    pub fn where_pays(mut self, organisation: OrganisationId, phase: Phase, money: Money) -> Self {
        self.money.push((organisation, phase, money));
        self
    }

    /// In a phase, at work.
    pub fn in_phase(mut self, phase: Phase) -> Self {
        (self.row.phase, self.row.status) = (phase, if phase == Phase::Intake { Status::Draft } else { Status::Active });
        self
    }

    /// With a status.
    pub fn with_status(mut self, status: Status) -> Self {
        self.row.status = status;
        self
    }

    /// About a code from a list.
    pub fn about(mut self, list: TagList, code: &str) -> Self {
        self.tags.push((list, code.to_owned()));
        self
    }

    /// With another row than the builder's own, for what has no sentence.
    pub fn but(mut self, change: impl FnOnce(&mut project::Model)) -> Self {
        change(&mut self.row);
        self
    }

    /// And so it is.
    pub async fn arrives(mut self) -> ProjectId {
        let transaction = self.poort.state.database.write_tx().await.expect("the database takes a write");
        let id = self.row.id;
        let count = project::Entity::find().count(&transaction).await.expect("the database answers");
        self.row.number = i64::try_from(count).expect("a small number") + 1;
        let row = project::ActiveModel::from(self.row).reset_all();
        project::Entity::insert(row).exec_without_returning(&transaction).await.expect("the project is new");
        dossier::ActiveModel { project_id: Set(id), ..Default::default() }.insert(&transaction).await.expect("the dossier is new");
        for (list, code) in self.tags {
            let tag = project_tag::ActiveModel { project_id: Set(id), list: Set(list), code: Set(code) };
            project_tag::Entity::insert(tag).exec_without_returning(&transaction).await.expect("the tag is new");
        }
        for (position, (organisation, role, core)) in (1..).zip(&self.partners) {
            let place = PartnerId(new_id());
            insert_partner(&transaction, id, place, *organisation, *role, *core, position).await;
            for (_, phase, money) in self.money.iter().filter(|(payer, _, _)| payer == organisation) {
                insert_money(&transaction, id, place, *phase, *money).await;
            }
        }
        server::projects::totals::refresh(&transaction, id).await.expect("the totals add up");
        transaction.commit().await.expect("the write holds");
        id
    }
}

async fn insert_partner(
    transaction: &impl ConnectionTrait,
    project: ProjectId,
    id: PartnerId,
    organisation: OrganisationId,
    role: PartnerRole,
    core_business: Option<bool>,
    position: i32,
) {
    let row = partner::Model { id, project_id: project, organisation_id: organisation, role, core_business, position };
    partner::Entity::insert(partner::ActiveModel::from(row).reset_all()).exec_without_returning(transaction).await.expect("the partner is new");
}

async fn insert_money(transaction: &impl ConnectionTrait, project: ProjectId, partner: PartnerId, phase: Phase, money: Money) {
    let row = financing_row::Model {
        project_id: project,
        phase,
        partner_id: partner,
        cost: Eur::euros(money.cost),
        public_european: Eur::ZERO,
        public_national: Eur::ZERO,
        public_province: Eur::euros(money.public),
        public_municipality: Eur::ZERO,
        own_cash: Eur::euros(money.cash),
        own_in_kind: Eur::euros(money.in_kind),
        other: Eur::ZERO,
    };
    let row = financing_row::ActiveModel::from(row).reset_all();
    financing_row::Entity::insert(row).exec_without_returning(transaction).await.expect("the line is new");
}
