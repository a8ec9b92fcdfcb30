//! The pages' values, from the board, the signals and the reference data.

use super::board::{Board, board};
use crate::documents::read::{NamedDocument, named};
use crate::dossier::access::Found;
use crate::dossier::judged::can_be_judged;
use crate::dossier::resubmission::{is_writable, locked_notice, stored_beside};
use crate::frame::differing::fields;
use crate::gates;
use crate::state::State;
use ::entity::project;
use app::conditions::{ConditionView, EvidenceView, OpinionView, ProjectName, opinion_field};
use app::language::Words;
use app::ui::{FormErrors, NoticeView};
use domain::access::{Actor, ProjectStanding, act};
use domain::conditions::{self, Assessment, AssessmentForm, Condition, EvidenceForm, Opinion, Signal, signals};
use domain::gates::{Facts, Gate};
use domain::people::Language;
use futures::try_join;
use sea_orm::DbErr;

/// What was typed and what came of it; empty on a fresh page.
#[derive(Default)]
pub(super) struct Typed {
    /// The opinion.
    pub form: Option<AssessmentForm>,
    /// The evidence.
    pub evidence: EvidenceForm,
    /// What is wrong with either.
    pub errors: FormErrors,
    /// Whether somebody was first: then the page shows what is stored beside the opinion that was typed.
    pub is_lost: bool,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

pub(crate) fn name(project: &project::Model) -> ProjectName {
    ProjectName { id: project.id, title: project.title.clone() }
}

pub(super) async fn read(state: &State, project: &project::Model, gate: Gate) -> Result<(Board, Facts), DbErr> {
    let (read, reference) = (&state.database.read, state.reference());
    try_join!(board(read, project.id, gate), gates::facts::facts(read, &reference, project, gate, state.clock.today()))
}

/// The signals of one condition.
pub(super) async fn signals_of(state: &State, project: &project::Model, gate: Gate, condition: Condition) -> Result<Vec<Signal>, DbErr> {
    Ok(signals(condition, &facts_at(state, project, gate).await?))
}

/// What the rules of a gate read of a project.
pub(super) async fn facts_at(state: &State, project: &project::Model, gate: Gate) -> Result<Facts, DbErr> {
    gates::facts::facts(&state.database.read, &state.reference(), project, gate, state.clock.today()).await
}

/// Whose opinion a person gives.
pub(super) fn opinion_of(actor: &Actor, standing: ProjectStanding) -> Option<Opinion> {
    let manages = actor.may(act::AssessProject, standing).then_some(Opinion::ProgrammeManager);
    manages.or_else(|| actor.may(act::AssessOwnProject, standing).then_some(Opinion::LeadPartner))
}

/// What a condition means.
pub(super) fn definition_of(state: &State, condition: Condition, language: Language) -> String {
    let reference = state.reference();
    let row = reference.conditions.iter().find(|row| row.code == condition);
    let definition = row.map(|row| match language {
        Language::Nl => row.definition_nl.clone(),
        Language::En => row.definition_en.clone(),
    });
    definition.unwrap_or_default()
}

/// The opinions on a condition, each with what it counts for.
pub(super) fn opinions_on(board: &Board, condition: Condition) -> Vec<OpinionView> {
    let assessments = board.assessments();
    let counted =
        |opinion: Opinion| assessments.iter().find(|one| one.condition == condition && one.opinion == opinion).map(Assessment::counted_level);
    let own = board.opinions.iter().filter(|row| row.condition == condition);
    own.map(|row| OpinionView {
        opinion: row.opinion,
        level: row.level.number(),
        counted: counted(row.opinion).unwrap_or(row.level).number(),
        reason: row.reason.clone(),
        by: row.by.clone(),
        at: row.at,
    })
    .collect()
}

/// The evidence for a condition.
pub(super) fn evidence_for(board: &Board, condition: Condition, documents: &[NamedDocument]) -> Vec<EvidenceView> {
    let own = board.evidence.iter().filter(|row| row.condition == condition);
    own.map(|row| EvidenceView {
        id: row.id,
        title: row.title.clone(),
        reference: row.reference.clone(),
        document: documents.iter().find(|one| Some(one.id) == row.document).map(|one| (one.id, one.name.clone())),
        accepted: row.accepted,
        by: row.by.clone(),
        at: row.at,
    })
    .collect()
}

/// One condition of a project at a gate. What was typed keeps its form, also when the dossier was frozen meanwhile.
pub(super) async fn one(
    state: &State,
    (actor, language): (&Actor, Language),
    found: &Found,
    (gate, condition): (Gate, Condition),
    typed: Typed,
) -> Result<ConditionView, DbErr> {
    let (board, facts) = read(state, &found.project, gate).await?;
    let documents = named(&state.database.read, found.project.id).await?;
    let reference = state.reference();
    let required = reference.rules.levels().required(condition, gate);
    let assessments = board.assessments();
    let is_open = is_writable(&found.project);
    let is_judged = can_be_judged(&state.database.read, &found.project).await?;
    let is_now = |opinion| if opinion == Opinion::LeadPartner { is_open } else { is_judged };
    let (wrote_opinion, wrote_evidence) = (typed.form.is_some(), typed.evidence != EvidenceForm::default());
    let may_give = opinion_of(actor, found.standing).filter(|opinion| is_now(*opinion) || wrote_opinion);
    let own = board.opinions.iter().find(|row| row.condition == condition && Some(row.opinion) == may_give);
    let saved = own.map(|row| AssessmentForm { level: row.level.number().to_string(), reason: row.reason.clone() });
    let words = Words::new(language);
    let stored = match &typed.form {
        Some(form) if typed.is_lost => stored_beside(words, &found.project, &fields(form), &fields(&saved.clone().unwrap_or_default())),
        Some(_) | None => Vec::new(),
    };
    Ok(ConditionView {
        project: name(&found.project),
        gate,
        condition,
        definition: definition_of(state, condition, language),
        required: required.number(),
        standing: conditions::current_level(condition, &assessments),
        opinions: opinions_on(&board, condition),
        signals: signals(condition, &facts).into_iter().map(|signal| (signal.clone(), signal.contradicts(required))).collect(),
        documents: documents.iter().filter(|one| one.is_offered()).map(|one| (one.id, one.name.clone())).collect(),
        evidence: evidence_for(&board, condition, &documents),
        may_give,
        may_add: (is_open || wrote_evidence) && actor.may(act::AddEvidence, found.standing),
        may_accept: is_judged && actor.may(act::AcceptEvidence, found.standing),
        key: state.form_key(actor.id),
        evidence_key: state.form_key(actor.id),
        version: found.project.version,
        form: typed.form.or(saved).unwrap_or_default(),
        evidence_form: typed.evidence,
        errors: typed.errors.beside(words, &stored, |field| opinion_field(words, field)),
        notice: typed.notice.or_else(|| locked_notice(words, &found.project).filter(|_| !may_give.is_some_and(is_now))),
    })
}
