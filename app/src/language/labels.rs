//! Which closed lists have labels. The labels themselves stand in `locales/<language>/lists.ftl` as `<list>-<code>`.

use domain::audit::HistoryAction;
use domain::changes::{ChangeKind, ChangeState};
use domain::claims::{CostCategory, CostError, CostMeans, DoubleKind, Risk as CostRisk, VerdictKind};
use domain::conditions::{Band, Condition, Opinion};
use domain::documents::{DocumentKind, FileType, PhotoPermission, Purpose, Recognisable, ScanState, TextState};
use domain::financing::{CofinancingMode, InstrumentKind, PublicSource};
use domain::gates::{
    Accession, BusinessCasePart, ConditionSignal, ConditionTiming, DecisionState, DossierPart, Gate, Later, MandatoryField, MarketProof, Outcome,
    Provenance, RuleKind, Severity, StopReason, Verdict,
};
use domain::in_kind::InKindMethod;
use domain::ledger::{Breakdown, Column, Means, RowKind};
use domain::lessons::{LessonStage, LessonSubject};
use domain::mail::{MailChoice, MailKind, MessageState};
use domain::partners::{Likeness, OrganisationType, PartnerRole, Region, Sector, SizeClass};
use domain::payments::{AccountStanding, BatchState, Holdup, LineOutcome, OrderKind, OrderState, Puzzle, Regime};
use domain::people::{
    AccessShown, Browser, EndsWhen, FactorKind, InvitationState, Language, Role, RoleRefusal, SecurityAction, SecurityResult, SteeringSeat, System,
};
use domain::projects::{Activity, AreaStatus, FacilityStatus, Phase, ProjectKind, ResultType, Risk, Status};
use domain::reports::{LogKind, ReportAsk, ReportAspect, ReportField, ReportHolder, ReportSection, ReportState, SectionGroup};
use domain::reviews::{Advice, Criterion, DraftKind, ExpertRole, GridOrder, GridState, Hint, InterestKind, Measure, ReviewStatus};
use domain::settings::{AliasKind, MailTrouble, ParameterKey, ParameterUnit, SetupStep};
use domain::start_list::{StartItem, StartMender};

/// A closed list that people see: every member has a label in both languages.
pub trait Labelled: Copy + 'static {
    /// The first part of the label's key, such as `phase`.
    const LIST: &'static str;
    /// Every member.
    const MEMBERS: &'static [Self];
    /// The second part of the key.
    fn code(self) -> &'static str;
}

/// A closed list of which every member also has a sentence that says what it means, under `<list>-<code>-hint`.
pub trait Explained: Labelled {}

pub(super) fn key<T: Labelled>(value: T) -> String {
    format!("{}-{}", T::LIST, value.code().to_lowercase())
}

macro_rules! labelled {
    ($($list:ty: $name:literal,)+) => {
        $(impl Labelled for $list {
            const LIST: &'static str = $name;
            const MEMBERS: &'static [Self] = <$list>::ALL;
            fn code(self) -> &'static str {
                self.code()
            }
        })+

        #[cfg(test)]
        pub(super) fn label_keys() -> Vec<String> {
            [$(<$list>::ALL.iter().map(|member| key(*member)).collect::<Vec<_>>(),)+].concat()
        }
    };
}

macro_rules! explained {
    ($($list:ty,)+) => {
        $(impl Explained for $list {})+

        #[cfg(test)]
        pub(super) fn hint_keys() -> Vec<String> {
            [$(<$list>::ALL.iter().map(|member| format!("{}-hint", key(*member))).collect::<Vec<_>>(),)+].concat()
        }
    };
}

labelled! {
    Accession: "accession",
    AccountStanding: "account-standing",
    Activity: "activity",
    Advice: "advice",
    AreaStatus: "area-status",
    Band: "band",
    BatchState: "batch-state",
    Breakdown: "breakdown",
    BusinessCasePart: "business-case",
    ChangeKind: "change-kind",
    ChangeState: "change-state",
    CofinancingMode: "cofinancing",
    Column: "money-column",
    Condition: "condition",
    CostCategory: "cost-category",
    CostError: "cost-error",
    CostMeans: "cost-means",
    CostRisk: "cost-risk",
    DoubleKind: "cost-double",
    VerdictKind: "cost-verdict-kind",
    Criterion: "criterion",
    ConditionSignal: "condition-signal",
    ConditionTiming: "timing",
    DecisionState: "decision-state",
    DocumentKind: "document-kind",
    FileType: "file-type",
    PhotoPermission: "photo-permission",
    Purpose: "document-purpose",
    Recognisable: "recognisable",
    ScanState: "scan",
    TextState: "text-state",
    DossierPart: "dossier",
    DraftKind: "draft-kind",
    FacilityStatus: "facility-status",
    FactorKind: "factor-kind",
    Gate: "gate",
    GridOrder: "grid-order",
    GridState: "grid-state",
    HistoryAction: "history",
    Holdup: "holdup",
    InKindMethod: "in-kind-method",
    LineOutcome: "line-outcome",
    OrderKind: "order-kind",
    OrderState: "order-state",
    Puzzle: "puzzle",
    Regime: "regime",
    InstrumentKind: "instrument",
    InterestKind: "interest",
    Language: "language",
    Later: "later",
    Likeness: "likeness",
    MailChoice: "mail-choice",
    MailKind: "mail-kind",
    MandatoryField: "mandatory",
    MarketProof: "market-proof",
    Means: "means",
    MessageState: "message-state",
    Measure: "measure",
    Opinion: "opinion",
    OrganisationType: "organisation-type",
    Outcome: "outcome",
    PartnerRole: "partner-role",
    Phase: "phase",
    ProjectKind: "project-kind",
    Provenance: "provenance",
    PublicSource: "public-source",
    Region: "region",
    ResultType: "result-type",
    Risk: "risk",
    LessonStage: "lesson-stage",
    LessonSubject: "lesson-subject",
    LogKind: "log-kind",
    ReportAsk: "report-ask",
    ReportAspect: "report-aspect",
    ReportField: "report-field",
    ReportHolder: "report-holder",
    ReportSection: "report-section",
    ReportState: "report-state",
    SectionGroup: "report-group",
    ReviewStatus: "review-status",
    ExpertRole: "expert-role",
    Hint: "panel-lacks",
    InvitationState: "invitation",
    Role: "role",
    RowKind: "row-kind",
    RuleKind: "rule-kind",
    Sector: "sector",
    Severity: "severity",
    SizeClass: "size-class",
    StartItem: "start-item",
    StartMender: "start-mender",
    Status: "status",
    SteeringSeat: "seat",
    StopReason: "stop-reason",
    Verdict: "verdict",
    RoleRefusal: "role-refusal",
    AliasKind: "alias-kind",
    MailTrouble: "mail-trouble",
    ParameterKey: "parameter",
    ParameterUnit: "parameter-unit",
    SetupStep: "setup-step",
    Browser: "browser",
    System: "system",
    SecurityAction: "security-action",
    SecurityResult: "security-result",
    EndsWhen: "ends-when",
    AccessShown: "access-shown",
}

explained! {
    CofinancingMode,
    Condition,
    InKindMethod,
    InterestKind,
    MailChoice,
    Measure,
    Outcome,
    PartnerRole,
    ResultType,
    Severity,
    SizeClass,
    MailTrouble,
    Puzzle,
    Regime,
    ReportSection,
}
