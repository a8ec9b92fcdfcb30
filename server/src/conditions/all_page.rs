//! All eight conditions of a project at a gate, with what everybody thinks of each, and the form of whoever gives an opinion.

use super::pages::{definition_of, evidence_for, name, opinion_of, opinions_on, read};
use crate::documents::read::named;
use crate::dossier::access::Found;
use crate::dossier::judged::can_be_judged;
use crate::dossier::resubmission::{is_writable, locked_notice, stored_beside};
use crate::state::State;
use app::conditions::{ConditionCard, ConditionsView, MatrixRowView, level_label};
use app::language::Words;
use app::ui::{FormErrors, NoticeView};
use domain::access::Actor;
use domain::conditions::{self, AssessmentForm, Condition, LevelsForm, Opinion, signals};
use domain::gates::Gate;
use domain::people::Language;
use sea_orm::DbErr;

/// What was typed and what came of it; empty on a fresh page.
#[derive(Default)]
pub(super) struct AllTyped {
    /// The levels.
    pub form: Option<LevelsForm>,
    /// What is wrong with them.
    pub errors: FormErrors,
    /// Whether somebody was first: then the page shows what is stored beside what was typed.
    pub is_lost: bool,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

/// The page. What was typed keeps its form, also when the dossier was frozen meanwhile.
pub(super) async fn all(
    state: &State,
    (actor, language): (&Actor, Language),
    found: &Found,
    gate: Gate,
    typed: AllTyped,
) -> Result<ConditionsView, DbErr> {
    let (board, facts) = read(state, &found.project, gate).await?;
    let documents = named(&state.database.read, found.project.id).await?;
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
    let is_judged = can_be_judged(&state.database.read, &found.project).await?;
    // The own opinion of the lead partner is part of what is handed in; that of the programme is not.
    let is_now = |opinion| if opinion == Opinion::LeadPartner { is_writable(&found.project) } else { is_judged };
    let may_give = opinion_of(actor, found.standing).filter(|opinion| is_now(*opinion) || typed.form.is_some());
    let own = board.opinions.iter().filter(|row| Some(row.opinion) == may_give);
    let kept = own.map(|row| (row.condition, AssessmentForm { level: row.level.number().to_string(), reason: row.reason.clone() }));
    let kept = LevelsForm(kept.collect());
    let words = Words::new(language);
    let stored = match &typed.form {
        Some(form) if typed.is_lost => stored_beside(words, &found.project, &form.fields(), &kept.fields()),
        Some(_) | None => Vec::new(),
    };
    let card = |condition: &Condition| ConditionCard {
        condition: *condition,
        definition: definition_of(state, *condition, language),
        required: levels.required(*condition, gate).number(),
        opinions: opinions_on(&board, *condition),
        signals: signals(*condition, &facts)
            .into_iter()
            .map(|signal| (signal.clone(), signal.contradicts(levels.required(*condition, gate))))
            .collect(),
        evidence: evidence_for(&board, *condition, &documents),
    };
    Ok(ConditionsView {
        project: name(&found.project),
        gate,
        rows: Condition::ALL.iter().map(row).collect(),
        cards: Condition::ALL.iter().map(card).collect(),
        may_give,
        form: typed.form.unwrap_or(kept),
        errors: typed.errors.beside(words, &stored, |field| level_label(words, field)),
        notice: typed.notice.or_else(|| may_give.filter(|opinion| !is_now(*opinion)).and_then(|_| locked_notice(words, &found.project))),
        key: state.form_key(actor.id),
        version: found.project.version,
    })
}
