//! What the pages of a decision and of a frozen dossier are given.

use super::{FrozenLine, RuleLine, RuleNames, Top};
use crate::ui::{FormErrors, NoticeView};
use chrono::{DateTime, NaiveDate, Utc};
use domain::changed::Changed;
use domain::gates::{DecisionState, Gate, NewCondition, NewDecision, SignRefusal, VoidCause};
use domain::ids::{DecisionConditionId, DecisionId, SnapshotId};
use std::collections::BTreeMap;

/// A signature.
#[derive(Debug, Clone)]
pub struct SignatureLine {
    /// Whose.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A condition of a decision, and whether it was met.
#[derive(Debug, Clone)]
pub struct ConditionLine {
    /// Its id.
    pub id: DecisionConditionId,
    /// What it says.
    pub condition: NewCondition,
    /// Who verified it, when, and what was seen.
    pub met: Option<(SignatureLine, String)>,
    /// The reader can say that it is met.
    pub may_verify: bool,
    /// The reader can report it done.
    pub may_report: bool,
    /// Who sees to it reported it done, when, and what they said.
    pub reported: Option<(SignatureLine, String)>,
    /// The reader sees to it.
    pub is_own: bool,
    /// Who sees to it since the person it was given to left.
    pub handed_to: Option<String>,
    /// Poort knows who sees to it, and so whom to tell.
    pub is_owner_known: bool,
    /// The key of its form: what is typed at one condition stays when another is sent.
    pub key: String,
}

/// Why a decision is void.
#[derive(Debug, Clone)]
pub struct VoidLine {
    /// What made it so.
    pub cause: VoidCause,
    /// Who, when that is known.
    pub by: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
    /// Why, as typed.
    pub reason: String,
}

/// A recorded decision.
#[derive(Debug, Clone)]
pub struct DecisionView {
    /// The project.
    pub top: Top,
    /// The gate.
    pub gate: Gate,
    /// Its id.
    pub id: DecisionId,
    /// What it says.
    pub decision: NewDecision,
    /// How far it is.
    pub state: DecisionState,
    /// Who decided and who signed.
    pub signatures: Vec<SignatureLine>,
    /// The dossier: id, number and hash.
    pub dossier: Option<(SnapshotId, u32, String)>,
    /// The version of the rules.
    pub rule_set: String,
    /// The conditions.
    pub conditions: Vec<ConditionLine>,
    /// The decision that this one corrects.
    pub supersedes: Option<DecisionId>,
    /// What differs from the decision that this one corrects.
    pub changes: Vec<Changed>,
    /// Why it was corrected; corrections of before that was asked have no reason.
    pub correction_reason: Option<String>,
    /// The correction that stands or will stand in its place.
    pub superseded_by: Option<DecisionId>,
    /// What the rules are called.
    pub names: RuleNames,
    /// The key of the form to sign.
    pub key: String,
    /// The reader can sign it.
    pub may_sign: bool,
    /// The reader can take it back.
    pub may_withdraw: bool,
    /// Where nobody can sign it any more: the names of chair and secretary, who take it back.
    pub takers: Option<Vec<String>>,
    /// Why it is void, if it is.
    pub void: Option<VoidLine>,
    /// The reader can correct it.
    pub may_correct: bool,
    /// Why the signature did not count.
    pub refused: Option<SignRefusal>,
    /// What is wrong with a verified condition, by field.
    pub errors: FormErrors,
    /// What was typed at a condition.
    pub notes: BTreeMap<DecisionConditionId, String>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// Today, for dates that have passed.
    pub today: NaiveDate,
}

/// A frozen dossier.
#[derive(Debug, Clone)]
pub struct DossierView {
    /// The project.
    pub top: Top,
    /// The gate.
    pub gate: Gate,
    /// The dossier.
    pub frozen: FrozenLine,
    /// The hash that was kept.
    pub sha256: String,
    /// The content still gives that hash.
    pub is_intact: bool,
    /// The version of the rules.
    pub rule_set: String,
    /// What it says.
    pub body: super::FrozenBody,
    /// What the rules said on the day.
    pub lines: Vec<RuleLine>,
    /// Why it was given back, if it was.
    pub released: Option<(DateTime<Utc>, String)>,
}
