//! Projects for tests: ready at a gate unless the test says otherwise. Rules and levels come from the real tables.

use super::{
    Accession, AgreedFacts, AgreementFacts, BusinessCaseFacts, BusinessCasePart, Facts, Gate, InstrumentFacts, Judgement, MarketProof,
    ProgrammeFacts, ProjectFacts,
};
use super::{DocumentFacts, RecordFacts, ReportingFacts, ReviewFacts, Rule, RuleId, RuleRow, RuleSet, SubAreaFacts};
use crate::Eur;
use crate::conditions::{Condition, ConditionLevels, CurrentLevel, Level, Opinion};
use crate::financing::{FinancingRow, InstrumentKind, PublicMoney, PublicSource};
use crate::ids::{OrganisationId, PartnerId};
use crate::partners::{OrganisationType, PartnerFacts, PartnerRole, Region, SizeClass};
use crate::programme::Matching;
use crate::projects::{Activity, AreaStatus, ResultType};
use crate::reports::{Delivered, ReportState};
use crate::reviews::{Advice, Criterion, Points, Score};
use chrono::NaiveDate;
use uuid::Uuid;

/// The table of rules that the product ships.
pub(crate) const GATE_RULES: &str = include_str!("../../../server/data/gate_rules.csv");
const CONDITIONS: &str = include_str!("../../../server/data/conditions.csv");

/// Splits a table into rows of cells, without its heading. Quotes hold commas, doubled quotes hold quotes.
pub(crate) fn cells(table: &str) -> Vec<Vec<String>> {
    let line = |line: &str| {
        let (mut row, mut cell, mut is_quoted) = (Vec::new(), String::new(), false);
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '"' if is_quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
                '"' => is_quoted = !is_quoted,
                ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
                _ => cell.push(letter),
            }
        }
        row.push(cell);
        row
    };
    table.lines().skip(1).filter(|text| !text.is_empty()).map(line).collect()
}

/// All rules of the table.
pub(crate) fn rule_table() -> Vec<Rule> {
    let row = |row: &Vec<String>| {
        let [gate, rule_id, kind, severity, default, provenance] = [0, 1, 2, 3, 8, 9].map(|column| row[column].as_str());
        RuleSet::parse_row(&RuleRow { gate, rule_id, kind, severity, default, provenance }).expect("a row of the table")
    };
    cells(GATE_RULES).iter().map(row).collect()
}

/// The rule set of the table.
pub(crate) fn rule_set() -> RuleSet {
    RuleSet::new(1, rule_table(), condition_levels()).expect("the table is complete")
}

/// The levels of the table.
pub(crate) fn condition_levels() -> ConditionLevels {
    let rows = cells(CONDITIONS);
    ConditionLevels::parse(rows.iter().map(|row| (row[0].as_str(), [6, 7, 8, 9].map(|column| row[column].as_str())))).expect("eight rows")
}

/// A day in tests.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day that exists")
}

/// A project on its way to a gate.
pub(crate) struct AProject(Facts);

/// A project that meets every evaluated rule at the gate.
pub(crate) fn a_project_at(gate: Gate) -> AProject {
    let project = ProjectFacts {
        title: "Sensoren in de sluis".to_owned(),
        phase: gate.from(),
        contact: Some("A. Penvoerder".to_owned()),
        sub_areas: vec![SubAreaFacts { code: "HTS.3".to_owned(), status: AreaStatus::Active }],
        application_areas: 1,
        challenges: 1,
        result_type: Some(ResultType::Application),
        has_product_market_combination: true,
        activities: vec![Activity::Explorations, Activity::AppliedResearch],
        facilities: 1,
        start_on: Some(day(2027, 1, 1)),
        duration_months: Some(if gate == Gate::G0 { 9 } else { 36 }),
        next_gate_on: Some(day(2027, 9, 1)),
    };
    let record = RecordFacts {
        application_on: Some(day(2026, 11, 1)),
        works_start_on: None,
        accession: Some(Accession::Open),
        trl: Some(6),
        has_proof_of_concept: true,
        lessons: 1,
        has_public_summary: true,
        market_proofs: vec![MarketProof::FirstRevenue],
    };
    let judged = |rule: &RuleId| Judgement { rule: *rule, is_met: true, reason: "Gezien en akkoord.".to_owned(), by: "P. Manager".to_owned() };
    let four = Score::of_halves(8).expect("a score");
    let facts = Facts {
        gate,
        entry_gate: Gate::G0,
        today: day(2026, 11, 23),
        project,
        partners: Vec::new(),
        financing: Vec::new(),
        instruments: instruments(),
        programme: ProgrammeFacts {
            committed: Eur::euros(10_564_000),
            match_after: Matching { companies: Eur::euros(10_000_000), institutions: Eur::euros(2_714_000), government: Eur::euros(10_564_000) },
        },
        business_case: BusinessCaseFacts { parts: BusinessCasePart::ALL.to_vec(), version_on: Some(day(2026, 10, 1)), is_approved_by_all: true },
        record,
        levels: Condition::ALL.iter().map(|condition| standing(*condition, Level::ALL[4])).collect(),
        judgements: [RuleId::All07, RuleId::G0R15, RuleId::G1R17, RuleId::G2R12].iter().map(judged).collect(),
        reviews: ReviewFacts {
            counted: 3,
            agreed: Some(AgreedFacts {
                total: Points::whole(80),
                scores: Criterion::ALL.iter().map(|one| (*one, four)).collect(),
                advice: Advice::Fund,
            }),
        },
        reports: Some(ReportingFacts {
            asked: 6,
            approved: 6,
            open: 0,
            end: Some(ReportState::Approved),
            delivered: Some(Delivered { promised: 5, accepted: 4 }),
            lessons: 2,
        }),
        documents: Some(DocumentFacts {
            agreement: Some(AgreementFacts { name: "Overeenkomst.pdf".to_owned(), is_signed_by_all: true }),
            ownership: Some("Eigendom.pdf".to_owned()),
        }),
        duplicates: Vec::new(),
    };
    let partners = [
        ("Regge Mechatronica", OrganisationType::Company, SizeClass::Medium, [40_000, 20_000, 0, 20_000], [1_000_000, 500_000, 200_000, 300_000]),
        ("Bornerveld Sensoriek", OrganisationType::Company, SizeClass::Small, [30_000, 15_000, 0, 15_000], [800_000, 400_000, 200_000, 200_000]),
        ("Universiteit Voorbeeld-Oost", OrganisationType::Knowledge, SizeClass::Large, [20_000, 10_000, 0, 10_000], [600_000, 300_000, 0, 300_000]),
    ];
    partners.into_iter().fold(AProject(facts), |project, (name, kind, size, start, later)| {
        let [cost, public, cash, in_kind] = if gate == Gate::G0 { start } else { later };
        project.with_partner(name, kind, size).with_row(name, cost, public, cash, in_kind)
    })
}

impl AProject {
    /// The facts as rules read them.
    pub(crate) fn facts(self) -> Facts {
        self.0
    }

    /// A partner in Twente; the first one leads.
    pub(crate) fn with_partner(mut self, name: &str, organisation_type: OrganisationType, size: SizeClass) -> Self {
        let number = Uuid::from_u128(self.0.partners.iter().fold(1, |sum, _| sum + 1));
        self.0.partners.push(PartnerFacts {
            id: PartnerId(number),
            organisation: OrganisationId(number),
            name: name.to_owned(),
            role: if self.0.partners.is_empty() { PartnerRole::Lead } else { PartnerRole::Participant },
            organisation_type,
            size: Some(size),
            region: Region::Twente,
            is_core_business: Some(false),
        });
        self
    }

    /// A row in whole euros; a new name becomes a small company that takes part.
    pub(crate) fn with_row(mut self, name: &str, cost: i64, public: i64, cash: i64, in_kind: i64) -> Self {
        if !self.0.partners.iter().any(|partner| partner.name == name) {
            self = self.with_partner(name, OrganisationType::Company, SizeClass::Small);
        }
        for partner in self.0.partners.iter().filter(|partner| partner.name == name) {
            self.0.financing.retain(|row| row.partner != partner.id);
            self.0.financing.push(FinancingRow {
                partner: partner.id,
                cost: Eur::euros(cost),
                public: public_money(Eur::euros(public)),
                own_cash: Eur::euros(cash),
                own_in_kind: Eur::euros(in_kind),
                other: Eur::ZERO,
            });
        }
        self
    }
}

/// Money of the province.
pub(crate) fn public_money(province: Eur) -> PublicMoney {
    PublicMoney::only(PublicSource::Province, province)
}

/// A programme manager's level.
pub(crate) fn standing(condition: Condition, level: Level) -> CurrentLevel {
    CurrentLevel { condition, level, opinion: Opinion::ProgrammeManager }
}

/// One instrument of every kind, each with everything on record.
fn instruments() -> Vec<InstrumentFacts> {
    let one = |kind: &InstrumentKind| InstrumentFacts {
        kind: *kind,
        counterparty: format!("Partij {kind}"),
        is_government_buyer: *kind == InstrumentKind::LaunchingCustomer,
        amount: Eur::euros(150_000),
        has_terms: true,
        signed_on: Some(day(2026, 10, 1)),
        has_schedule: true,
        has_share_percent: true,
        has_exit_terms: true,
        has_coverage: true,
        has_duration: true,
        has_premium: true,
        has_procurement_route: true,
        has_advice: true,
        has_justification: true,
        has_legal_basis: true,
        legal_check_by: Some("J. Jurist".to_owned()),
        is_open: true,
        administrator: Some("B. Beheer".to_owned()),
        next_on: Some(day(2027, 6, 1)),
        has_expected_return: true,
    };
    InstrumentKind::ALL.iter().map(one).collect()
}
