//! What the page of a request is given.

use crate::ui::{FormErrors, NoticeView};
use chrono::{DateTime, Utc};
use domain::Eur;
use domain::changed::Changed;
use domain::changes::{AnswerForm, ChangeKind, ChangeState, Obstacle, VerdictForm, Way};
use domain::financing::FinancingRow;
use domain::ids::{ChangeRequestId, OrganisationId, ProjectId};
use domain::ledger::HalfYear;
use domain::projects::Phase;
use domain::settings::VerdictChange;

/// A request.
pub struct ChangeView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The request.
    pub change: ChangeRequestId,
    /// Counted from one in the project.
    pub number: i32,
    /// The phase whose approval it changes.
    pub phase: Phase,
    /// How far it is.
    pub state: ChangeState,
    /// Why.
    pub reason: String,
    /// Who wrote it, and when.
    pub written: (String, DateTime<Utc>),
    /// Since when it stands as it does.
    pub since: DateTime<Utc>,
    /// What it changes.
    pub kinds: Vec<ChangeKind>,
    /// Who decides.
    pub way: Way,
    /// The money that it is about.
    pub at_stake: Eur,
    /// Up to this amount a programme manager decides.
    pub mandate: Eur,
    /// By how much it raises what is committed; none where the request is closed.
    pub more: Option<Eur>,
    /// The rules that are judged otherwise.
    pub verdicts: Vec<VerdictChange>,
    /// What it does to what is expected to be needed.
    pub forecast: ForecastChange,
    /// What stands in its way.
    pub obstacles: Vec<Obstacle>,
    /// What differs beside the money.
    pub differences: Vec<Changed>,
    /// The budget before and after, partner by partner.
    pub sides: Vec<Side>,
    /// What the partners said the last time that they were asked.
    pub answers: Vec<AnswerLine>,
    /// What they said before.
    pub earlier: Vec<AnswerLine>,
    /// What was decided.
    pub decided: Option<DecidedLine>,
    /// Who took it back, when and why.
    pub withdrawn: Option<(String, DateTime<Utc>, String)>,
    /// What the reader can do.
    pub doors: ChangeDoors,
    /// Key and version of the forms.
    pub form: (String, i64),
    /// The answer as it was typed.
    pub answer: AnswerForm,
    /// The decision as it was typed.
    pub verdict: VerdictForm,
    /// What is wrong with either.
    pub errors: FormErrors,
    /// What happened meanwhile, or why something was refused.
    pub notice: Option<NoticeView>,
}

/// What a request does to what is expected to be needed.
#[derive(Debug, Clone, Default)]
pub struct ForecastChange {
    /// By half-year: as it stands, and as it would be.
    pub by_half: Vec<(HalfYear, Eur, Eur)>,
    /// The partners whose own forecast no longer fits what is left for them.
    pub outdated: Vec<String>,
}

/// A line of the budget before and after.
pub struct Side {
    /// The partner.
    pub partner: String,
    /// As it stood.
    pub before: FinancingRow,
    /// As it would be.
    pub after: FinancingRow,
}

/// What a partner said.
pub struct AnswerLine {
    /// The partner.
    pub name: String,
    /// Whether it agrees; none while it said nothing.
    pub agrees: Option<bool>,
    /// Why.
    pub reason: String,
    /// Who said so, and when.
    pub by: Option<(String, DateTime<Utc>)>,
    /// Whether a programme manager wrote it down.
    pub on_behalf: bool,
}

/// A decision.
pub struct DecidedLine {
    /// Whether it approves.
    pub approves: bool,
    /// Why; nothing for a small shift.
    pub reason: String,
    /// Who decided, and when; nobody for a small shift.
    pub by: Option<(String, DateTime<Utc>)>,
    /// Who signed as the other seat.
    pub signed: Option<(String, DateTime<Utc>)>,
}

/// What the reader can do.
#[derive(Default)]
pub struct ChangeDoors {
    /// Write in the draft.
    pub edit: bool,
    /// Ask the partners.
    pub ask: bool,
    /// Take it back to being written.
    pub reopen: bool,
    /// Hand it in.
    pub hand_in: bool,
    /// Answer for these partners.
    pub answer_for: Vec<(OrganisationId, String)>,
    /// Whether the answer is written down for another.
    pub on_behalf: bool,
    /// Decide.
    pub decide: bool,
    /// Sign what the other seat recorded.
    pub sign: bool,
    /// Take a recorded decision back.
    pub take_back: bool,
    /// Take the request back.
    pub withdraw: bool,
}
