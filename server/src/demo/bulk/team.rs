//! Who takes part in a project of a large portfolio, and who pays what in each of its phases.

use super::Stage;
use super::dice::Dice;
use crate::demo::rows::Rows;
use crate::dossier::money::row_of;
use ::entity::{organisation, partner};
use domain::Eur;
use domain::financing::{FinancingRow, PublicMoney, PublicSource};
use domain::ids::{PartnerId, ProjectId};
use domain::partners::{PartnerFacts, PartnerRole};
use domain::projects::Phase;

/// The partners of a project, the lead first, and their money by phase.
pub(super) struct Team {
    pub(super) partners: Vec<PartnerFacts>,
    money: Vec<(Phase, Vec<FinancingRow>)>,
}

impl Team {
    /// The rows of a phase.
    pub(super) fn rows(&self, phase: Phase) -> &[FinancingRow] {
        self.money.iter().find(|(of, _)| *of == phase).map(|(_, rows)| &**rows).unwrap_or_default()
    }

    /// A sum over the rows of a phase.
    pub(super) fn sum(&self, phase: Phase, amount: fn(&FinancingRow) -> Eur) -> Eur {
        self.rows(phase).iter().map(amount).sum()
    }
}

/// Adds two to seven organisations, the first of which leads, with rows that balance in each of the phases.
pub(super) fn write(dice: &mut Dice, stage: &Stage, id: ProjectId, phases: &[Phase], rows: &mut Rows) -> Team {
    let mut chosen: Vec<&organisation::Model> = Vec::new();
    for _ in 0..dice.between(2, 7) {
        chosen.extend(dice.one(&stage.organisations).filter(|one| chosen.iter().all(|other| other.id != one.id)));
    }
    let partners = (1..).zip(chosen).map(|(position, organisation)| join(dice, id, position, organisation, rows)).collect();
    let mut team = Team { partners, money: Vec::new() };
    for phase in phases {
        let financing = pay(dice, *phase, &team.partners);
        rows.money.extend(financing.iter().map(|row| row_of(id, *phase, row)));
        team.money.push((*phase, financing));
    }
    team
}

fn join(dice: &mut Dice, project: ProjectId, position: i32, organisation: &organisation::Model, rows: &mut Rows) -> PartnerFacts {
    let facts = PartnerFacts {
        id: PartnerId(dice.id()),
        organisation: organisation.id,
        name: organisation.name.clone(),
        role: if position == 1 { PartnerRole::Lead } else { PartnerRole::Participant },
        organisation_type: organisation.organisation_type,
        size: organisation.size_class,
        region: organisation.region,
        is_core_business: Some(dice.percent(50)),
    };
    rows.partners.push(partner::Model {
        id: facts.id,
        project_id: project,
        organisation_id: facts.organisation,
        role: facts.role,
        core_business: facts.is_core_business,
        position,
    });
    facts
}

/// Each pays the same part.
fn pay(dice: &mut Dice, phase: Phase, partners: &[PartnerFacts]) -> Vec<FinancingRow> {
    let cost = match phase {
        Phase::Intake | Phase::Start => dice.between(50, 100) * 1_000,
        Phase::Innovation => dice.between(600, 4_000) * 1_000,
        Phase::MarketEntry | Phase::Closed => dice.between(300, 2_500) * 1_000,
    };
    let public = cost * dice.between(35, 50) / 100;
    let own_cash = if phase == Phase::Start && dice.percent(40) { 0 } else { (cost - public) * dice.between(10, 60) / 100 };
    let parts = i64::try_from(partners.len()).unwrap_or(1).max(1);
    let [cost, public, own_cash] = [cost, public, own_cash].map(|amount| Eur(Eur::euros(amount).cents() / parts));
    let row = |partner: &PartnerFacts| FinancingRow {
        partner: partner.id,
        cost,
        public: PublicMoney::only(PublicSource::Province, public),
        own_cash,
        own_in_kind: cost - public - own_cash,
        other: Eur::ZERO,
    };
    partners.iter().map(row).collect()
}
