//! Gates: rules as data, their evaluation over facts, freezing a dossier, deciding, signing, and stopping.
//! What a rule *computes* is code in `evaluate`; how strong it is and its number come from outside.

mod at_gate;
mod business_case;
mod coming_year;
mod condition_due;
mod decision;
mod dossier_form;
mod duplicates;
mod evaluate;
mod facts;
mod figures;
mod finding;
mod freeze;
mod gate;
mod judgement;
mod outlook;
mod owner;
mod parameters;
mod result;
mod route;
mod rule_id;
mod rules;
mod stop;
mod stop_by_two;
pub mod tasks;
mod terms;
mod turn;

#[cfg(test)]
pub(crate) mod builder;
#[cfg(test)]
mod generated;
#[cfg(test)]
pub(crate) mod histories;

pub use at_gate::{AtGate, NotOnHold, ReleaseRefusal, TakenDecision, is_held, is_hold_over, may_sign, may_withdraw, recorded, settles};
pub use business_case::{BusinessCaseFacts, BusinessCasePart};
pub use coming_year::{ComingYear, GateDay, MonthAhead, coming_year, end_of_year_ahead};
pub use condition_due::{ConditionSignal, blocks_start, carried, soon};
pub use decision::{AmountForm, ConditionForm, DecisionForm, NewAmount, NewCondition, NewDecision, is_possible};
pub use decision::{
    Decider, DecisionFacts, DecisionRefusal, DecisionWarning, ExistingDecision, GateError, NotDecided, Proposed, SnapshotState, decide,
};
pub use decision::{DecisionState, ProposedDecision, SignRefusal, SignStep, Signer, VoidCause, is_signable, may_record, sign};
pub use decision::{WithdrawRefusal, changes, withdraw};
pub use dossier_form::{DossierForm, NewDossier, PARAGRAPH_LIMIT, codes_from_text, codes_to_text};
pub use duplicates::{ALIKE, are_alike, similarity};
pub use evaluate::{MoneyRules, evaluate, missing_fields, verdict};
pub use facts::{
    Accession, AgreedFacts, AgreementFacts, DocumentFacts, Facts, InstrumentFacts, Judgement, MarketProof, PossibleDuplicate, ProgrammeFacts,
    ProjectFacts, RecordFacts, ReportingFacts, ReviewFacts, SubAreaFacts,
};
pub use finding::{Finding, InstrumentNamed, LevelShortfall, MandatoryField};
pub use freeze::{FreezeFacts, FreezeRefusal, due, freeze};
pub use gate::{ConditionTiming, Gate, Outcome};
pub use judgement::{JudgementForm, NewJudgement, is_judged};
pub use outlook::{Headline, MendingParty, Outlook, Tally};
pub use owner::{ConditionOwner, is_same_name};
pub use parameters::{Parameters, RuleParameter};
pub use result::{DossierPart, Mender, Readiness, RuleResult, Verdict};
pub use route::{GateState, PhaseState, Route, part_of};
pub use rule_id::{Later, RuleId};
pub use rules::{Provenance, Rule, RuleKind, RuleRow, RuleSet, RuleSetProblem, Severity};
pub use stop::{NewStop, StopForm, StopReason};
pub use stop_by_two::{StopRefusal, may_confirm, may_take_back, steering_confirms, stop_waits};
pub use terms::TermsCount;
pub use turn::{Deadlines, Holder, Moments, Next, Step, next_turn};
