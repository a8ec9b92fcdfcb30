//! What a rule found, in facts that a sentence can be made of.

use super::{AgreementFacts, BusinessCasePart, DossierPart, MarketProof, PossibleDuplicate};
use crate::conditions::{Condition, Level};
use crate::financing::InstrumentKind;
use crate::projects::ResultType;
use crate::reports::{Delivered, ReportState};
use crate::reviews::{Criterion, Points};
use crate::text_enum;
use crate::{Eur, Share};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// A field that a dossier must have before it can be frozen (ALL-01).
    pub enum MandatoryField {
        /// The title.
        Title = "title",
        /// The lead partner.
        Lead = "lead",
        /// The technology sub-area.
        SubArea = "sub_area",
        /// What it makes.
        ResultType = "result_type",
        /// From gate 1: the product-market combination.
        ProductMarketCombination = "product_market_combination",
        /// The first day of the phase.
        StartOn = "start_on",
        /// How long the phase lasts.
        Duration = "duration_months",
        /// The financing table.
        Financing = "financing",
    }
}

impl MandatoryField {
    /// Where it is filled in.
    pub const fn place(self) -> DossierPart {
        match self {
            Self::Lead => DossierPart::Partners,
            Self::Financing => DossierPart::Financing,
            Self::Title | Self::SubArea | Self::ResultType | Self::ProductMarketCombination | Self::StartOn | Self::Duration => DossierPart::Project,
        }
    }
}

/// A condition that is below the level of the gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelShortfall {
    /// Which of the eight.
    pub condition: Condition,
    /// The level that counts; none when it was not assessed.
    pub is: Option<Level>,
    /// The level that the gate asks for.
    pub need: Level,
}

/// The facts that a rule compared, whether it is met or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// Nothing more to say.
    Nothing,
    /// Mandatory fields that are empty.
    MissingFields(Vec<MandatoryField>),
    /// What cost and financing differ by in all, and the partners whose own row is off.
    DifferenceOf {
        /// Cost minus financing.
        total: Eur,
        /// Partners whose own row does not balance.
        names: Vec<String>,
    },
    /// An amount against its limit.
    Amount {
        /// The amount.
        is: Eur,
        /// At most this.
        limit: Eur,
    },
    /// Own contribution of companies and institutions against government money.
    MatchRatio {
        /// The ratio; none without government money.
        is: Option<Share>,
        /// The target.
        need: Share,
    },
    /// Active sub-areas and application areas.
    Areas {
        /// Chosen sub-areas that are active.
        active: u32,
        /// Chosen sub-areas that are not.
        waiting: Vec<String>,
        /// Application areas.
        applications: u32,
    },
    /// What the project makes.
    ResultIs(Option<ResultType>),
    /// The lead partner and the contact person.
    LeadAndContact {
        /// The lead partner.
        lead: Option<String>,
        /// The contact person.
        contact: Option<String>,
    },
    /// Organisations by type.
    Organisations {
        /// All that count.
        all: u32,
        /// Companies.
        companies: u32,
        /// Knowledge institutions.
        knowledge: u32,
    },
    /// A duration in months against its limits.
    Months {
        /// The duration; none when not filled in.
        is: Option<u32>,
        /// From.
        from: u32,
        /// To and including.
        to: u32,
    },
    /// Cash as a part of the own contribution.
    CashShare {
        /// The part; none without own contribution.
        is: Option<Share>,
        /// At least this.
        need: Share,
    },
    /// Cash from companies.
    CompanyCash(Eur),
    /// Own contribution as a part of all cost.
    OwnShare {
        /// The part; none without cost.
        is: Option<Share>,
        /// At least this.
        need: Share,
    },
    /// How many of something there are.
    Count(u32),
    /// A date against the last day it may be.
    DateBy {
        /// The date; none when not filled in.
        is: Option<NaiveDate>,
        /// The last day; none when it cannot be known yet.
        by: Option<NaiveDate>,
    },
    /// Projects that may be the same.
    PossibleDuplicates(Vec<PossibleDuplicate>),
    /// Conditions below the level of the gate.
    LevelsBelow(Vec<LevelShortfall>),
    /// A person's judgement.
    Judged {
        /// Whose.
        by: String,
        /// Why.
        reason: String,
    },
    /// What the business case lacks.
    BusinessCase {
        /// Parts that are not complete.
        missing: Vec<BusinessCasePart>,
        /// The day of the version.
        version_on: Option<NaiveDate>,
        /// The highest age in months.
        max_age: u32,
        /// Whether the version was no older on the day of the rule; none without a version, and where a result was kept before this was.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        is_recent: Option<bool>,
        /// Whether all partners approved it.
        is_approved_by_all: bool,
        /// The counted level of C3 at gate 2; none where it is not asked.
        level: Option<Level>,
    },
    /// Partners that carry too little own risk.
    PartnersWithoutRisk {
        /// Participants in all.
        of: u32,
        /// The ones below the minimum.
        names: Vec<String>,
        /// At least this.
        need: Share,
    },
    /// The largest part of the cost.
    LargestCostShare {
        /// Whose.
        name: String,
        /// The part.
        is: Share,
        /// At most this.
        limit: Share,
    },
    /// SMEs that carry enough of the cost.
    ActiveSmes {
        /// Who.
        names: Vec<String>,
        /// At least this part of the cost.
        need: Share,
    },
    /// Application against the start of works.
    Application {
        /// The day of the application.
        applied_on: Option<NaiveDate>,
        /// The day works start.
        works_start_on: Option<NaiveDate>,
    },
    /// Whether outsiders can join.
    Accession(Option<super::Accession>),
    /// Instruments that lack something, by kind and counterparty.
    Instruments(Vec<InstrumentNamed>),
    /// The readiness level and the proof of concept.
    Readiness {
        /// Technology readiness level.
        trl: Option<u32>,
        /// At least this.
        need: u32,
        /// Evidence accepted.
        has_proof_of_concept: bool,
    },
    /// Reviews of external experts that count, and whether the panel has agreed.
    Reviews {
        /// How many.
        counted: u32,
        /// At least this.
        need: u32,
        /// The chair recorded what was agreed.
        is_agreed: bool,
    },
    /// What the panel agreed on, against the thresholds.
    PanelScore {
        /// The total; none until it is recorded.
        total: Option<Points>,
        /// At least this.
        need: Points,
        /// Criteria that stay below theirs.
        below: Vec<Criterion>,
    },
    /// Lessons and the public summary.
    Lessons {
        /// How many.
        count: u32,
        /// Whether there is a public summary.
        has_public_summary: bool,
    },
    /// Market proofs.
    MarketProofs(Vec<MarketProof>),
    /// How far the end report of the phase is; none where the schedule has none.
    EndReport(Option<ReportState>),
    /// The reports of the phase.
    PhaseReports {
        /// That were asked for.
        asked: u32,
        /// That were approved.
        approved: u32,
        /// That are being written, late, or with the programme.
        open: u32,
    },
    /// What was promised and what came of it.
    Delivered {
        /// The counts of the report that was approved last; none where none says it.
        is: Option<Delivered>,
        /// At least this share.
        need: Share,
    },
    /// The consortium agreement.
    Agreement(Option<AgreementFacts>),
    /// A person's judgement that rests on a document.
    JudgedOn {
        /// Whose.
        by: String,
        /// Why.
        reason: String,
        /// What the document is called; none where there is none.
        document: Option<String>,
    },
}

/// An instrument by its kind and the other party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstrumentNamed {
    /// Which kind.
    pub kind: InstrumentKind,
    /// The other party.
    pub counterparty: String,
}
