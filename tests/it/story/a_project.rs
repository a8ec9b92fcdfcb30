//! A project that is there when a story begins, with its partners, money, tags, and what its dossier says.

use crate::server_under_test::{Poort, now};
use chrono::NaiveDate;
use domain::Eur;
use domain::conditions::{Condition, Opinion};
use domain::documents::{DocumentKind, FileType, Purpose, ScanState, TextState};
use domain::gates::{Gate, RuleId};
use domain::ids::{AssessmentId, DocumentId, DocumentVersionId, EvidenceId, OrganisationId, PartnerId, PersonId, ProjectId};
use domain::partners::PartnerRole;
use domain::projects::{Phase, Status, TagList};
use domain::reports::{Planned, ReportKind, ReportState};
use entity::{
    assessment, document, document_use, document_version, dossier, evidence, financing_row, judgement, partner, project, project_tag, report,
};
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait};
use server::dossier::schedule;
use server::state::new_id;

/// A project that is about to be there: a draft at intake unless the story says otherwise.
pub struct AProject<'a> {
    pub(super) poort: &'a Poort,
    pub(super) row: project::Model,
    pub(super) dossier: dossier::Model,
    pub(super) partners: Vec<(OrganisationId, PartnerRole)>,
    pub(super) money: Vec<(OrganisationId, Phase, Money)>,
    pub(super) tags: Vec<(TagList, String)>,
    pub(super) judged_at: Option<Gate>,
}

/// What a partner costs and who pays, in euros: cost, public, own cash, own in kind.
#[derive(Debug, Clone, Copy)]
pub struct Money {
    pub cost: i64,
    pub public: i64,
    pub cash: i64,
    pub in_kind: i64,
}

/// A dossier in which nothing was written.
pub(super) const fn empty_dossier(project_id: ProjectId) -> dossier::Model {
    dossier::Model {
        project_id,
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
        stopping_considered: String::new(),
    }
}

impl AProject<'_> {
    /// This organisation leads.
    pub fn led_by(self, organisation: OrganisationId) -> Self {
        self.with(organisation, PartnerRole::Lead)
    }

    /// This organisation has a place.
    pub fn with(mut self, organisation: OrganisationId, role: PartnerRole) -> Self {
        self.partners.push((organisation, role));
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

    /// With this in its dossier.
    pub fn whose_dossier(mut self, says: impl FnOnce(&mut dossier::Model)) -> Self {
        says(&mut self.dossier);
        self
    }

    /// Every condition at level 4 with evidence, and every judgement given, at a gate.
    pub fn judged_well_at(mut self, gate: Gate) -> Self {
        self.judged_at = Some(gate);
        self
    }

    /// And so it is.
    pub async fn arrives(mut self) -> ProjectId {
        let transaction = self.poort.state.begin().await.expect("the database takes a write");
        let id = self.row.id;
        let count = project::Entity::find().count(&transaction).await.expect("the database answers");
        self.row.number = i64::try_from(count).expect("a small number") + 1;
        let (manager, project) = (self.row.manager_id, self.row.clone());
        insert(&transaction, self.row).await;
        insert(&transaction, self.dossier).await;
        for (list, code) in self.tags {
            insert(&transaction, project_tag::Model { project_id: id, list, code }).await;
        }
        for (position, (organisation_id, role)) in (1..).zip(self.partners) {
            let place = PartnerId(new_id());
            insert(&transaction, partner::Model { id: place, project_id: id, organisation_id, role, core_business: Some(true), position }).await;
            for (_, phase, money) in self.money.iter().filter(|(payer, _, _)| *payer == organisation_id) {
                insert(&transaction, line(id, place, *phase, *money)).await;
            }
        }
        if let Some(gate) = self.judged_at {
            for condition_code in Condition::ALL.iter().copied() {
                let (opinion, reason) = (Opinion::ProgrammeManager, String::new());
                let (assessed, seen, assessed_by, assessed_at) = (AssessmentId(new_id()), EvidenceId(new_id()), manager, now());
                let row =
                    assessment::Model { id: assessed, project_id: id, gate, condition_code, opinion, level: 4, reason, assessed_by, assessed_at };
                insert(&transaction, row).await;
                let (title, reference, added_by, added_at) = ("Bewijs".to_owned(), String::new(), manager, now());
                let row = evidence::Model {
                    id: seen,
                    project_id: id,
                    condition_code,
                    title,
                    reference,
                    accepted: true,
                    added_by,
                    added_at,
                    document_id: None,
                };
                insert(&transaction, row).await;
            }
            for rule in [RuleId::All07, RuleId::G0R15, RuleId::G1R17] {
                let (rule_id, reason, judged_by, judged_at) = (rule.code().to_owned(), "Gezien en akkoord bevonden.".to_owned(), manager, now());
                insert(&transaction, judgement::Model { project_id: id, gate, rule_id, met: true, reason, judged_by, judged_at }).await;
            }
        }
        if let Some(by) = manager.filter(|_| self.judged_at.is_some_and(|gate| gate != Gate::G0)) {
            let (document, version, chosen) = agreement(id, by);
            insert(&transaction, document).await;
            insert(&transaction, version).await;
            insert(&transaction, chosen).await;
        }
        if let Some(row) = self.judged_at.and_then(|gate| end_report(&project, gate, manager)) {
            insert(&transaction, row).await;
        }
        server::dossier::totals::refresh(&transaction, id).await.expect("the totals add up");
        server::dossier::programme_total::sum_again(&transaction).await.expect("the programme's total adds up");
        transaction.finish([]).await.expect("the write holds");
        id
    }
}

impl super::Story<'_> {
    /// Everybody signed the consortium agreement of a project that is there already.
    pub async fn agreement_of(&self, id: ProjectId) {
        let by = self.person_id("manager").await;
        let transaction = self.poort.state.begin().await.expect("the database takes a write");
        let (document, version, chosen) = agreement(id, by);
        insert(&transaction, document).await;
        insert(&transaction, version).await;
        insert(&transaction, chosen).await;
        transaction.finish([]).await.expect("the write holds");
    }
}

/// A consortium agreement that everybody signed.
fn agreement(project_id: ProjectId, by: PersonId) -> (document::Model, document_version::Model, document_use::Model) {
    let id = DocumentId(new_id());
    let document = document::Model {
        id,
        project_id,
        organisation_id: None,
        kind: DocumentKind::ConsortiumAgreement,
        caption: None,
        maker: None,
        permission: None,
        recognisable: None,
        created_by: by,
        created_at: now(),
        withdrawn_by: None,
        withdrawn_at: None,
        withdrawn_reason: None,
        is_demo: false,
        version: 1,
    };
    let version = document_version::Model {
        id: DocumentVersionId(new_id()),
        document_id: id,
        number: 1,
        name: "Overeenkomst.pdf".to_owned(),
        file_type: FileType::Pdf,
        size: 1_000,
        sha256: "a".repeat(64),
        scan: ScanState::Off,
        finding: None,
        text_state: TextState::None,
        uploaded_by: by,
        uploaded_at: now(),
        is_demo: false,
    };
    let purpose = Purpose::ConsortiumAgreement;
    let chosen = document_use::Model { project_id, purpose, document_id: id, chosen_by: by, chosen_at: now(), signed_by_all: true };
    (document, version, chosen)
}

/// The end report of the phase before a gate, approved. None before the first gate, and where a project comes in at the gate.
fn end_report(project: &project::Model, gate: Gate, manager: Option<PersonId>) -> Option<report::Model> {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let (from_on, until_on) = (day("2026-01-01"), day("2026-06-30"));
    let one = Planned { number: 1, kind: ReportKind::End, from_on, until_on, opens_on: day("2026-06-02"), due_on: day("2026-07-28") };
    let row = schedule::row(project, &one, now());
    (gate != Gate::G0 && project.phase == gate.from()).then_some(report::Model {
        state: ReportState::Approved,
        round: 1,
        judged_by: manager,
        approved_at: Some(now()),
        promised: Some(5),
        accepted: Some(5),
        ..row
    })
}

async fn insert<M, A>(transaction: &impl ConnectionTrait, row: M)
where
    M: IntoActiveModel<A>,
    A: ActiveModelTrait + ActiveModelBehavior + Send,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    A::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(transaction).await.expect("the row is new");
}

const fn line(project_id: ProjectId, partner_id: PartnerId, phase: Phase, money: Money) -> financing_row::Model {
    financing_row::Model {
        project_id,
        phase,
        partner_id,
        cost: Eur::euros(money.cost),
        public_european: Eur::ZERO,
        public_national: Eur::ZERO,
        public_province: Eur::euros(money.public),
        public_municipality: Eur::ZERO,
        own_cash: Eur::euros(money.cash),
        own_in_kind: Eur::euros(money.in_kind),
        other: Eur::ZERO,
    }
}
