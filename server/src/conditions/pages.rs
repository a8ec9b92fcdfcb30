//! The pages' values, from the board, the signals and the reference data.

use super::board::{Board, board};
use crate::dossier::access::Found;
use crate::dossier::resubmission::{is_writable, locked_notice, stored_beside};
use crate::frame::differing::fields;
use crate::gates;
use crate::state::State;
use ::entity::project;
use app::conditions::{ConditionView, ConditionsView, EvidenceView, MatrixRowView, OpinionView, ProjectName, opinion_field};
use app::language::Words;
use app::ui::{FormErrors, NoticeView};
use domain::access::{Actor, ProjectStanding, act};
use domain::conditions::{self, AssessmentForm, Condition, EvidenceForm, Opinion, Signal, signals};
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

async fn read(state: &State, project: &project::Model, gate: Gate) -> Result<(Board, Facts), DbErr> {
    let (read, reference) = (&state.database.read, state.reference());
    try_join!(board(read, project.id, gate), gates::facts::facts(read, &reference, project, gate, state.clock.today()))
}

/// The signals of one condition.
pub(super) async fn signals_of(state: &State, project: &project::Model, gate: Gate, condition: Condition) -> Result<Vec<Signal>, DbErr> {
    let facts = gates::facts::facts(&state.database.read, &state.reference(), project, gate, state.clock.today()).await?;
    Ok(signals(condition, &facts))
}

/// The matrix of a project at a gate.
pub(super) async fn matrix(state: &State, project: &project::Model, gate: Gate) -> Result<ConditionsView, DbErr> {
    let (board, facts) = read(state, project, gate).await?;
    let reference = state.reference();
    let levels = reference.rules.levels();
    let gaps = conditions::gaps(levels, &facts);
    let row = |condition: &Condition| {
        let condition = *condition;
        let given = |opinion: &Opinion| {
            let row = board.opinions.iter().find(|row| row.condition == condition && row.opinion == *opinion);
            row.map(|row| row.level.number())
        };
        let (accepted, offered) = board.evidence_of(condition);
        MatrixRowView {
            condition,
            required: levels.required(condition, gate).number(),
            standing: facts.level(condition).map(|level| level.number()),
            opinions: Opinion::ALL.iter().map(given).collect(),
            accepted,
            offered,
            gap: gaps.iter().find(|gap| gap.condition == condition).cloned(),
        }
    };
    Ok(ConditionsView { project: name(project), gate, rows: Condition::ALL.iter().map(row).collect() })
}

/// Whose opinion a person gives.
pub(super) fn opinion_of(actor: &Actor, standing: ProjectStanding) -> Option<Opinion> {
    let manages = actor.may(act::AssessProject, standing).then_some(Opinion::ProgrammeManager);
    manages.or_else(|| actor.may(act::AssessOwnProject, standing).then_some(Opinion::LeadPartner))
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
    let reference = state.reference();
    let required = reference.rules.levels().required(condition, gate);
    let assessments = board.assessments();
    let is_open = is_writable(&found.project);
    let (wrote_opinion, wrote_evidence) = (typed.form.is_some(), typed.evidence != EvidenceForm::default());
    let may_give = opinion_of(actor, found.standing).filter(|_| is_open || wrote_opinion);
    let own = board.opinions.iter().find(|row| row.condition == condition && Some(row.opinion) == may_give);
    let saved = own.map(|row| AssessmentForm { level: row.level.number().to_string(), reason: row.reason.clone() });
    let words = Words::new(language);
    let stored = match &typed.form {
        Some(form) if typed.is_lost => stored_beside(words, &found.project, &fields(form), &fields(&saved.clone().unwrap_or_default())),
        Some(_) | None => Vec::new(),
    };
    let definition = reference.conditions.iter().find(|row| row.code == condition).map(|row| match language {
        Language::Nl => row.definition_nl.clone(),
        Language::En => row.definition_en.clone(),
    });
    let opinions = board.opinions.iter().filter(|row| row.condition == condition).map(|row| OpinionView {
        opinion: row.opinion,
        level: row.level.number(),
        counted: assessments
            .iter()
            .find(|one| one.condition == condition && one.opinion == row.opinion)
            .map_or(row.level, conditions::Assessment::counted_level)
            .number(),
        reason: row.reason.clone(),
        by: row.by.clone(),
        at: row.at,
    });
    let evidence = board.evidence.iter().filter(|row| row.condition == condition).map(|row| EvidenceView {
        id: row.id,
        title: row.title.clone(),
        reference: row.reference.clone(),
        accepted: row.accepted,
        by: row.by.clone(),
        at: row.at,
    });
    Ok(ConditionView {
        project: name(&found.project),
        gate,
        condition,
        definition: definition.unwrap_or_default(),
        required: required.number(),
        standing: conditions::current_level(condition, &assessments),
        opinions: opinions.collect(),
        signals: signals(condition, &facts).into_iter().map(|signal| (signal.clone(), signal.contradicts(required))).collect(),
        evidence: evidence.collect(),
        may_give,
        may_add: (is_open || wrote_evidence) && actor.may(act::AddEvidence, found.standing),
        may_accept: is_open && actor.may(act::AcceptEvidence, found.standing),
        key: state.form_key(actor.id),
        version: found.project.version,
        form: typed.form.or(saved).unwrap_or_default(),
        evidence_form: typed.evidence,
        errors: typed.errors.beside(words, &stored, |field| opinion_field(words, field)),
        notice: typed.notice.or_else(|| locked_notice(words, &found.project)),
    })
}
