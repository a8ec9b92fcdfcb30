//! Everything that a gate rule reads, as plain values. The server gathers them; nothing here asks for more.

use super::{BusinessCaseFacts, Gate, RuleId};
use crate::Eur;
use crate::conditions::{Condition, CurrentLevel, Level};
use crate::financing::{FinancingRow, InstrumentKind};
use crate::partners::PartnerFacts;
use crate::programme::Matching;
use crate::projects::{Activity, AreaStatus, Phase, ResultType};
use crate::reports::{Delivered, ReportState};
use crate::reviews::{Advice, Points, Scores};
use crate::text_enum;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The facts of one project at one gate. They are stored with a frozen dossier, so that its results can be computed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The gate that is asked for.
    pub gate: Gate,
    /// The gate where the project came in; G0 unless it explored on its own.
    pub entry_gate: Gate,
    /// The day of the evaluation, in Europe/Amsterdam.
    pub today: NaiveDate,
    /// What the project says about itself.
    pub project: ProjectFacts,
    /// Its partners, interested parties included.
    pub partners: Vec<PartnerFacts>,
    /// Who pays what in the phase that the gate leads to; at gate 3 in the current phase.
    pub financing: Vec<FinancingRow>,
    /// Grants, loans, contracts and the like of that phase.
    pub instruments: Vec<InstrumentFacts>,
    /// The programme's money.
    pub programme: ProgrammeFacts,
    /// The business case.
    pub business_case: BusinessCaseFacts,
    /// Further things on record.
    pub record: RecordFacts,
    /// The levels that count, see [`current_levels`](crate::conditions::current_levels).
    pub levels: Vec<CurrentLevel>,
    /// Judgements of people on the rules that nothing computes.
    pub judgements: Vec<Judgement>,
    /// What the experts made of the dossier that is frozen for this gate.
    #[serde(default)]
    pub reviews: ReviewFacts,
    /// What the reports of the phase that the gate ends say; none in dossiers of before there were reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reports: Option<ReportingFacts>,
    /// The documents that rules ask for; none in dossiers of before there were documents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documents: Option<DocumentFacts>,
    /// Other projects that may be the same, see [`are_alike`](super::are_alike).
    pub duplicates: Vec<PossibleDuplicate>,
}

/// What a project says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectFacts {
    /// Its title.
    pub title: String,
    /// Its phase now.
    pub phase: Phase,
    /// The lead partner's contact person.
    pub contact: Option<String>,
    /// The chosen technology sub-areas, the primary one first.
    pub sub_areas: Vec<SubAreaFacts>,
    /// How many application areas were chosen.
    pub application_areas: u32,
    /// How many societal challenges were chosen.
    pub challenges: u32,
    /// What it makes.
    pub result_type: Option<ResultType>,
    /// Whether a product-market combination is named.
    pub has_product_market_combination: bool,
    /// What it plans to do.
    pub activities: Vec<Activity>,
    /// How many high tech facilities it uses.
    pub facilities: u32,
    /// The first day of the phase that the gate leads to.
    pub start_on: Option<NaiveDate>,
    /// How long that phase lasts.
    pub duration_months: Option<u32>,
    /// The day of the gate after this one.
    pub next_gate_on: Option<NaiveDate>,
}

/// What the experts of a panel made of a frozen dossier.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReviewFacts {
    /// Reviews that were handed in and count: no interest stands in their way.
    pub counted: u32,
    /// What the panel agreed on; none until the chair has recorded it.
    pub agreed: Option<AgreedFacts>,
}

/// What a panel agreed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedFacts {
    /// The total, with the weights of the round.
    pub total: Points,
    /// The score of each criterion.
    pub scores: Scores,
    /// What it advises the steering group.
    pub advice: Advice,
}

/// What the reports of the phase that a gate ends say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReportingFacts {
    /// Reports that the phase asks for.
    pub asked: u32,
    /// Those that were approved.
    pub approved: u32,
    /// Those that partners write or owe after their day, or that lie with the programme.
    pub open: u32,
    /// How far the end report is; none where the schedule has none.
    pub end: Option<ReportState>,
    /// What the report that was approved last says of what was promised.
    pub delivered: Option<Delivered>,
    /// Lessons in approved reports of the project that may be public.
    pub lessons: u32,
}

/// The documents that rules ask for, as the dossier rests on them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DocumentFacts {
    /// The consortium agreement.
    pub agreement: Option<AgreementFacts>,
    /// What the document is called on which the judgement of G2-12 rests.
    pub ownership: Option<String>,
}

/// A consortium agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementFacts {
    /// What the document is called.
    pub name: String,
    /// Every partner signed it.
    pub is_signed_by_all: bool,
}

/// A chosen technology sub-area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubAreaFacts {
    /// Its code, such as `HTS.1`.
    pub code: String,
    /// Whether it counts at the gates.
    pub status: AreaStatus,
}

/// The programme's money around this decision. Ceiling and target are parameters of ALL-03 and ALL-06.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProgrammeFacts {
    /// Public money committed before this decision and not released since: what takes room under the ceiling.
    pub committed: Eur,
    /// Both sides of the programme's match, this project's next phase included.
    pub match_after: Matching,
}

/// One instrument and what is recorded of it. Section 4.7 of the specification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstrumentFacts {
    /// Which kind.
    pub kind: InstrumentKind,
    /// The other party.
    pub counterparty: String,
    /// Whether the other party is a government that buys.
    pub is_government_buyer: bool,
    /// The principal, price or covered amount.
    pub amount: Eur,
    /// Whether terms were written down.
    pub has_terms: bool,
    /// The day it was signed, letters of intent included.
    pub signed_on: Option<NaiveDate>,
    /// Loan: a repayment schedule is recorded.
    pub has_schedule: bool,
    /// Participation: the percentage of the shares is recorded.
    pub has_share_percent: bool,
    /// Participation: exit terms are recorded.
    pub has_exit_terms: bool,
    /// Guarantee: the covered percentage is recorded.
    pub has_coverage: bool,
    /// Guarantee: the duration is recorded.
    pub has_duration: bool,
    /// Guarantee: the premium is recorded.
    pub has_premium: bool,
    /// Government as buyer: the procurement route and its evidence are recorded.
    pub has_procurement_route: bool,
    /// Independent investment advice is on file.
    pub has_advice: bool,
    /// Plain grant: why nothing revolving would do.
    pub has_justification: bool,
    /// Plain grant: the legal basis.
    pub has_legal_basis: bool,
    /// Plain grant: who checked it in law.
    pub legal_check_by: Option<String>,
    /// Not repaid, sold or ended yet.
    pub is_open: bool,
    /// Who administers it after the project.
    pub administrator: Option<String>,
    /// The next date in its administration.
    pub next_on: Option<NaiveDate>,
    /// Whether the expected return is recorded.
    pub has_expected_return: bool,
}

text_enum! {
    /// Whether a large company from outside the region can still join.
    pub enum Accession {
        /// On the same terms as the partners.
        Open = "open",
        /// On conditions that are written down.
        Conditional = "conditional",
        /// Not any more.
        Closed = "closed",
    }
}

text_enum! {
    /// A proof that the market has taken the result up.
    pub enum MarketProof {
        /// First revenue.
        FirstRevenue = "first_revenue",
        /// A new company was registered.
        NewCompany = "new_company",
        /// Private investors followed.
        FollowOnInvestment = "follow_on_investment",
        /// A customer signed for a second time.
        RepeatCustomer = "repeat_customer",
    }
}

/// Further things on record in the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RecordFacts {
    /// The day of the application.
    pub application_on: Option<NaiveDate>,
    /// The day works started or will start; the start of the phase when nothing else is recorded.
    pub works_start_on: Option<NaiveDate>,
    /// Whether outsiders can still join.
    pub accession: Option<Accession>,
    /// Technology readiness level, 1 to 9.
    pub trl: Option<u32>,
    /// Evidence of a prototype or proof of concept was accepted.
    pub has_proof_of_concept: bool,
    /// Lessons recorded.
    pub lessons: u32,
    /// A public summary is present.
    pub has_public_summary: bool,
    /// Market proofs recorded.
    pub market_proofs: Vec<MarketProof>,
}

/// A named person's judgement on a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The rule.
    pub rule: RuleId,
    /// Met or not.
    pub is_met: bool,
    /// Why.
    pub reason: String,
    /// Whose judgement.
    pub by: String,
}

/// Another project that may be the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PossibleDuplicate {
    /// The other project's number.
    pub code: String,
    /// The other project's title.
    pub title: String,
}

impl Facts {
    /// The level that counts for a condition.
    pub fn level(&self, condition: Condition) -> Option<Level> {
        self.levels.iter().find(|standing| standing.condition == condition).map(|standing| standing.level)
    }

    /// The judgement on a rule.
    pub fn judgement(&self, rule: RuleId) -> Option<&Judgement> {
        self.judgements.iter().find(|judgement| judgement.rule == rule)
    }
}
