//! The page on which a person judges the rules that nothing computes.

use super::store;
use crate::dossier::access;
use crate::dossier::access::Found;
use crate::dossier::judged::can_be_judged;
use crate::dossier::resubmission::{self, locked_notice};
use crate::frame::actor::SignedIn;
use crate::frame::answer::{Why, answer};
use crate::frame::basis::{Basis, key_again};
use crate::frame::differing::Fields;
use crate::frame::form::Pairs;
use crate::frame::ids::Ids;
use crate::frame::meanwhile::meanwhile;
use crate::frame::respond::{AppError, page};
use crate::frame::route::{Access, Route, get, post};
use crate::frame::submission::Submission;
use crate::state::State;
use ::entity::judgement;
use app::judgements::{JudgedRule, JudgementsPage, JudgementsView};
use app::language::Words;
use app::paths;
use app::ui::{FormErrors, NoticeView};
use axum::extract;
use axum::response::Response;
use domain::access::{Action, act};
use domain::gates::{Gate, JudgementForm, NewJudgement, RuleId, is_judged};
use domain::ids::ProjectId;
use domain::people::Language;
use domain::problem::Problem;
use leptos::prelude::*;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    let judge = Access::Needs(Action::JudgeRule);
    let path = "/projects/{project}/gates/{gate}/judgements";
    vec![get(path, judge, form), post(path, judge, save)]
}

type At = Ids<(ProjectId, Gate)>;

/// The rules of the gate that a person judges.
fn rules(found: &Found, gate: Gate) -> Vec<RuleId> {
    RuleId::ALL.iter().copied().filter(|rule| is_judged(*rule) && rule.applies(gate, found.project.entry_gate)).collect()
}

async fn form(extract::State(state): extract::State<State>, signed: SignedIn, Ids((project, gate)): At) -> Result<Response, AppError> {
    let (found, _) = access::permit(&state, &signed, act::JudgeRule, project).await?;
    show(&state, &signed, &found, gate, (None, FormErrors::default(), None)).await
}

type Judged = Vec<(RuleId, JudgementForm)>;
type Typed = (Option<(Judged, String)>, FormErrors, Option<NoticeView>);

/// A stored judgement as it stands in its form.
fn written(row: &judgement::Model) -> JudgementForm {
    JudgementForm { met: if row.met { "yes" } else { "no" }.to_owned(), reason: row.reason.clone() }
}

/// The rule that a field is about: a verdict and its reason are one thought.
fn rule_of(field: &str) -> &str {
    field.split_once('.').map_or(field, |(_, rule)| rule)
}

/// The fields of the form with what stands in them.
fn pairs(judged: &Judged) -> Fields {
    let field = |(rule, form): &(RuleId, JudgementForm)| [(format!("met.{rule}"), form.met.clone()), (format!("reason.{rule}"), form.reason.clone())];
    judged.iter().flat_map(field).collect()
}

async fn show(state: &State, signed: &SignedIn, found: &Found, gate: Gate, typed: Typed) -> Result<Response, AppError> {
    let (typed, errors, notice) = typed;
    let has_typed = typed.is_some();
    let (typed, key) = typed.unzip();
    let words = signed.visit.words();
    let read = &state.database.read;
    let rows = store::at(read, found.project.id, gate).await?;
    let stopping_considered = store::stopping_considered(read, found.project.id).await?;
    let is_open = can_be_judged(read, &found.project).await?;
    let reference = state.reference();
    let rule = |rule: RuleId| {
        let row = rows.iter().find(|row| row.rule_id == rule.code());
        let saved = || row.map(written);
        let typed = typed.as_ref().and_then(|typed| typed.iter().find(|(one, _)| *one == rule)).map(|(_, form)| form.clone());
        let label = reference.rule_rows.iter().find(|row| row.id == rule.code()).map(|row| match signed.visit.language {
            Language::Nl => row.label_nl.clone(),
            Language::En => row.label_en.clone(),
        });
        let considered = stopping_considered.clone().filter(|_| rule == RuleId::All07);
        JudgedRule { rule, label: label.unwrap_or_default(), considered, form: typed.or_else(saved).unwrap_or_default() }
    };
    let judged: Vec<JudgedRule> = rules(found, gate).into_iter().map(rule).collect();
    let shown = || judged.iter().map(|one| (one.rule, one.form.clone())).collect();
    let key = key.unwrap_or_else(|| Basis::of(&pairs(&shown())).key(state, signed.actor.id));
    let view = JudgementsView {
        project: found.project.id,
        title: found.project.title.clone(),
        gate,
        rules: judged,
        is_open,
        has_form: is_open || has_typed,
        key,
        version: found.project.version,
        errors,
        notice: notice.or_else(|| locked_notice(words, &found.project).filter(|_| !is_open)),
    };
    Ok(page(state, &signed.visit, words.t("judgements-title"), move || view! { <JudgementsPage words view /> }.into_any()))
}

fn label(words: Words, field: &str) -> String {
    let (part, rule) = field.split_once('.').unwrap_or((field, ""));
    let key = if part == "met" { "judgement-met-of" } else { "judgement-reason-of" };
    words.with(key, &[("rule", rule.to_owned().into())])
}

/// The form as it was sent.
fn typed(found: &Found, gate: Gate, form: &Pairs) -> Judged {
    let field = |part: &str, rule: RuleId| form.get(&format!("{part}.{rule}")).unwrap_or_default().to_owned();
    rules(found, gate).into_iter().map(|rule| (rule, JudgementForm { met: field("met", rule), reason: field("reason", rule) })).collect()
}

async fn save(extract::State(state): extract::State<State>, signed: SignedIn, Ids(at): At, form: Pairs) -> Result<Response, AppError> {
    let (found, permit) = access::permit(&state, &signed, act::JudgeRule, at.0).await?;
    let submission = Submission::read(&state, &signed, &form, &paths::judgements(at.0, at.1), "judged").await?;
    let (sent, gate) = (typed(&found, at.1, &form), at.1);
    let saved = async { store::save(&state, &permit, gate, checked(&sent)?, &submission).await };
    answer(&submission, saved.await, async |why| match why {
        Why::Problems(problems) => {
            let words = signed.visit.words();
            let errors = FormErrors::read(words, &problems, |field| label(words, field));
            let typed = Some((sent.clone(), key_again(&state, signed.actor.id, &form)));
            show(&state, &signed, &found, gate, (typed, errors, None)).await
        }
        Why::Lost => lost(&state, &signed, at, &form).await,
    })
    .await
}

/// The judgements that were given.
///
/// # Errors
/// Everything that is wrong with them.
fn checked(typed: &Judged) -> Result<Vec<NewJudgement>, Vec<Problem>> {
    let (mut new, mut problems) = (Vec::new(), Vec::new());
    for (rule, form) in typed {
        match form.check(*rule) {
            Ok(judgement) => new.extend(judgement),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() { Ok(new) } else { Err(problems) }
}

/// Somebody was first: the page comes back with what was typed, and beside it what is stored by now. A rule that nobody judged says nothing.
async fn lost(state: &State, signed: &SignedIn, (project, gate): (ProjectId, Gate), form: &Pairs) -> Result<Response, AppError> {
    let words = signed.visit.words();
    let (found, _) = access::permit(state, signed, act::JudgeRule, project).await?;
    let rows = store::at(&state.database.read, project, gate).await?;
    let sent = typed(&found, gate, form);
    let stored: Judged =
        sent.iter().map(|(rule, _)| (*rule, rows.iter().find(|row| row.rule_id == rule.code()).map(written).unwrap_or_default())).collect();
    let merged = resubmission::merge_thoughts(words, &found.project, form, (&pairs(&sent), &pairs(&stored)), rule_of);
    let errors = FormErrors::default().beside(words, &merged.clashes, |field| label(words, field));
    let notice = merged.tell(words, meanwhile(state, words, &found.project).await?);
    let again = Some((typed(&found, gate, &merged.form), Basis::of(&pairs(&stored)).key(state, signed.actor.id)));
    show(state, signed, &found, gate, (again, errors, Some(notice))).await
}
