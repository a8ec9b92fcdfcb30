//! What the pages of the gates are given.

use super::{LooksView, PhaseRun, ProposalsView, RouteView, VerdictView};
use crate::ui::{FormErrors, NoticeView};
use chrono::{DateTime, NaiveDate, Utc};
use domain::Eur;
use domain::changed::Changed;
use domain::conditions::Condition;
use domain::gates::{DecisionForm, DecisionRefusal, DecisionState, FreezeRefusal, Gate, NewDecision, Outcome, Provenance, RuleId, RuleResult};
use domain::ids::{DecisionId, ProjectId, SnapshotId};
use domain::projects::Status;
use domain::reviews::Advice;
use std::collections::BTreeMap;

/// The project that a page is about.
#[derive(Debug, Clone)]
pub struct Top {
    /// Its id.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// Its status.
    pub status: Status,
    /// The version that the page was read at.
    pub version: i64,
}

/// What the rules are called.
#[derive(Debug, Clone, Default)]
pub struct RuleNames(pub BTreeMap<RuleId, String>);

impl RuleNames {
    /// The name of a rule; its id when it has none.
    pub fn of(&self, rule: RuleId) -> String {
        self.0.get(&rule).cloned().unwrap_or_else(|| rule.code().to_owned())
    }
}

/// One rule with what it says.
#[derive(Debug, Clone)]
pub struct RuleLine {
    /// What it says.
    pub result: RuleResult,
    /// What it is called.
    pub label: String,
    /// Where it comes from.
    pub provenance: Provenance,
    /// Where it comes from in full.
    pub source: String,
}

/// One condition at the gate.
#[derive(Debug, Clone, Copy)]
pub struct LevelLine {
    /// Which one.
    pub condition: Condition,
    /// The level that counts.
    pub level: Option<u8>,
    /// The level that the gate asks.
    pub required: u8,
    /// Accepted pieces of evidence.
    pub evidence: u32,
}

/// A frozen dossier in one line.
#[derive(Debug, Clone)]
pub struct FrozenLine {
    /// Its id.
    pub id: SnapshotId,
    /// Its number.
    pub number: u32,
    /// Who froze it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A decision in one line.
#[derive(Debug, Clone)]
pub struct DecisionLine {
    /// Its id.
    pub id: DecisionId,
    /// What it says.
    pub outcome: Outcome,
    /// Who took it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// How far it is.
    pub state: DecisionState,
    /// The reader can sign it.
    pub may_sign: bool,
}

/// What the reader can do at the gate now.
#[derive(Debug, Clone, Copy, Default)]
pub struct GateActions {
    /// Change the dossier.
    pub edit: bool,
    /// Ask for the gate.
    pub request: bool,
    /// Give the dossier back.
    pub release: bool,
    /// The reader is a partner: what the office gives back, a partner withdraws.
    pub is_partner: bool,
    /// Decide.
    pub decide: bool,
    /// Put the project on the agenda before its hold ends.
    pub agenda: bool,
    /// Judge rules.
    pub judge: bool,
}

/// The gate page.
#[derive(Debug, Clone)]
pub struct GateView {
    /// The project.
    pub top: Top,
    /// The gate.
    pub gate: Gate,
    /// The route.
    pub route: RouteView,
    /// What the rules come to.
    pub verdict: VerdictView,
    /// Business case, money and advice.
    pub looks: LooksView,
    /// How the phase before the gate went.
    pub run: PhaseRun,
    /// Every rule of the gate.
    pub lines: Vec<RuleLine>,
    /// The smallest changes that would make open rules pass.
    pub proposals: ProposalsView,
    /// The eight conditions.
    pub levels: Vec<LevelLine>,
    /// How many of them have the level that the gate asks.
    pub at_level: u32,
    /// The dossier that lies before the deciders.
    pub frozen: Option<FrozenLine>,
    /// What was decided at this gate, oldest first.
    pub decisions: Vec<DecisionLine>,
    /// What the reader can do.
    pub may: GateActions,
    /// On hold until this day.
    pub hold_until: Option<NaiveDate>,
    /// The number of the dossier that was given back last, when that was and why.
    pub given_back: Option<(u32, (DateTime<Utc>, String))>,
    /// The gate is the one that the project comes to next.
    pub is_due: bool,
}

impl GateView {
    /// The title over the open rules. What is open at a gate that was decided stands between nothing and a go any more.
    pub fn open_title(&self) -> &'static str {
        if self.is_decided() { "gate-was-open-title" } else { "gate-open-title" }
    }

    /// Whether the project has gone past the gate with a decision.
    pub fn is_decided(&self) -> bool {
        !self.is_due && self.decisions.iter().any(|one| one.state.was_signed())
    }
}

/// All rules of a gate.
#[derive(Debug, Clone)]
pub struct RulesView {
    /// The project.
    pub top: Top,
    /// The gate.
    pub gate: Gate,
    /// Every rule.
    pub lines: Vec<RuleLine>,
}

/// The confirmation before a gate is asked for, or the reasons why it cannot be.
#[derive(Debug, Clone)]
pub struct RequestView {
    /// The project.
    pub top: Top,
    /// The gate.
    pub gate: Gate,
    /// The key of the form.
    pub key: String,
    /// Why it cannot be.
    pub refusals: Vec<FreezeRefusal>,
    /// What the rules still say.
    pub open: Vec<RuleLine>,
    /// The reader does it for the lead partner.
    pub on_behalf: bool,
    /// Experts reviewed an earlier dossier for this gate: that does not count for the new one.
    pub has_earlier_reviews: bool,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// The form of a decision or a correction.
#[derive(Debug, Clone)]
pub struct DecisionFormView {
    /// The project.
    pub top: Top,
    /// The gate.
    pub gate: Gate,
    /// The key of the form.
    pub key: String,
    /// What was typed.
    pub form: DecisionForm,
    /// What is wrong with it.
    pub errors: FormErrors,
    /// Why it cannot be decided.
    pub refusals: Vec<DecisionRefusal>,
    /// POLICY rules that need a reason.
    pub deviations: Vec<RuleLine>,
    /// HARD rules that are open.
    pub blockers: Vec<RuleLine>,
    /// What the panel of experts advises.
    pub advice: Option<Advice>,
    /// What the rules are called.
    pub names: RuleNames,
    /// The dossier that is decided on.
    pub frozen: Option<FrozenLine>,
    /// The same in short, beside the form.
    pub brief: BriefView,
    /// How the phase before the gate went.
    pub run: PhaseRun,
    /// The public money that it asks for.
    pub requested: Eur,
    /// The outcomes that can be chosen.
    pub outcomes: Vec<Outcome>,
    /// The names of who can see to a condition.
    pub owners: Vec<String>,
    /// The signed decision that this one corrects.
    pub corrects: Option<DecisionId>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// A dossier in short.
#[derive(Debug, Clone)]
pub struct BriefView {
    /// What the rules come to.
    pub verdict: VerdictView,
    /// Business case, money and advice.
    pub looks: LooksView,
    /// How many of the eight conditions have the level that the gate asks.
    pub at_level: u32,
}

/// Check your answers before the decision is recorded.
#[derive(Debug, Clone)]
pub struct DecisionCheckView {
    /// The project.
    pub top: Top,
    /// The gate.
    pub gate: Gate,
    /// The decision as it was understood.
    pub decision: NewDecision,
    /// Why it is corrected; empty for a decision.
    pub reason: String,
    /// What a correction changes.
    pub changes: Vec<Changed>,
    /// Owners of conditions whom Poort does not know.
    pub unknown_owners: Vec<String>,
    /// Everything that was typed, to send again.
    pub hidden: Vec<(String, String)>,
    /// What the rules are called.
    pub names: RuleNames,
    /// The signed decision that this one corrects.
    pub corrects: Option<DecisionId>,
    /// It is the third time that the project goes back, or later.
    pub consider_stopping: Option<u32>,
}
