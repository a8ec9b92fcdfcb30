//! What somebody tries next: a form of the real pages, sent by whoever. What is refused changes nothing.

use super::Told;
use super::dice::Dice;
use crate::server_under_test::Answer;
use crate::story::a_gate::*;
use crate::story::undoing::*;
use axum::http::StatusCode;
use domain::gates::Gate;
use domain::ids::{DecisionConditionId, DecisionId};
use domain::projects::Status;
use entity::{decision, decision_condition};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use server::dossier::due::due;
use server::gates::holds;

/// The decisions about the project, oldest first.
pub async fn decisions_of(told: &Told<'_>) -> Vec<decision::Model> {
    let all = decision::Entity::find().filter(decision::Column::ProjectId.eq(told.id)).order_by_asc(decision::Column::Id);
    all.all(&told.poort.state.database.read).await.expect("a database")
}

/// A decision of any outcome that its gate has, with all that its form asks.
fn says(gate: Gate, today: chrono::NaiveDate, dice: &mut Dice) -> Vec<(&'static str, String)> {
    let later = |days: u64| (today + chrono::Days::new(days)).to_string();
    let text = |pairs: &[(&'static str, &str)]| pairs.iter().map(|(name, value)| (*name, (*value).to_owned())).collect::<Vec<_>>();
    let mut fields = vec![("effective_on", later(0)), ("advice_reason", WHY.to_owned()), ("next_gate_on", later(150))];
    let ends = gate == Gate::G3;
    match dice.below(6) {
        0 if ends => fields.extend(text(&[("outcome", "closed_completed"), ("after_care", "Elk jaar een gesprek.")])),
        0 => fields.extend(text(&[("outcome", "go")])),
        1 if !ends => {
            let due_on = GO_IF.into_iter().filter(|(name, _)| *name != "conditions.0.due_on").collect::<Vec<_>>();
            fields.extend(text(&due_on));
            fields.push(("conditions.0.due_on", later(40)));
        }
        2 | 3 => {
            fields.extend(text(&[("outcome", "hold"), ("awaited", "De vergunning.")]));
            fields.push(("resume_on", later(20 + u64::try_from(dice.below(90)).unwrap_or(0))));
        }
        4 => fields.extend(text(&[("outcome", "no_go"), ("reasons", "market")])),
        _ => fields.extend(text(&[("outcome", "recycle"), ("points.0", "Zoek een klant die betaalt.")])),
    }
    fields
}

/// Tries something; tells what, when it was done.
pub async fn take(told: &mut Told<'_>, dice: &mut Dice, at: &str) -> Option<&'static str> {
    let now = told.poort.story().project_now(told.id).await;
    let (gate, all) = (due(&now)?, decisions_of(told).await);
    let open = all.iter().rev().find(|one| one.signed_at.is_none() && one.void_at.is_none()).map(|one| one.id);
    let any = if all.is_empty() { None } else { Some(dice.one_of(&all).id) };
    let waits = matches!(now.status, Status::GateRequested | Status::UnderReview | Status::DecisionPending);
    let throw = dice.below(20);
    let (who, step): (&[&str], &'static str) = match throw {
        0 => (&["partner", "manager"], "propose"),
        1 => (&["manager", "manager2", "steering", "secretary", "member", "partner"], "confirm"),
        2 => (&["partner", "manager", "manager2"], "take back"),
        3 => (&["manager", "steering", "secretary", "partner"], "agenda"),
        4 | 5 => (&[], "days"),
        6 => (&["partner", "manager", "manager2"], "release"),
        7 | 8 => (&["steering", "secretary", "manager", "manager2", "member", "partner"], "withdraw"),
        9 => (&["steering", "secretary", "manager"], "correct"),
        10 => (&["steering", "manager", "manager2"], "verify"),
        11..=15 if open.is_some() => (&["secretary", "steering", "manager2", "manager", "member", "partner"], "sign"),
        _ if waits => (&["steering", "secretary", "manager", "member", "partner"], "record"),
        _ => (&["partner", "partner", "manager"], "request"),
    };
    if step == "days" {
        let days = 1 + u64::try_from(dice.below(60)).unwrap_or(0);
        told.poort.clock.set(told.poort.clock.now() + chrono::Days::new(days));
        holds::put_on_agenda(&told.poort.state).await.expect("a look");
        told.sign_in().await;
        return Some(step);
    }
    let who = who[dice.below(who.len())];
    let answer = sent(told, step, who, (gate, open, any), dice).await?;
    let after = told.poort.story().project_now(told.id).await;
    match answer.status {
        StatusCode::SEE_OTHER => {
            assert_eq!(after.version, now.version + 1, "{at}: {step} is one change");
            Some(step)
        }
        StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => {
            assert_eq!(after, now, "{at}: what is refused changes nothing: {step}");
            None
        }
        other => panic!("{at}: {step} answered {other}: {}", answer.text),
    }
}

type Aim = (Gate, Option<DecisionId>, Option<DecisionId>);

async fn sent(told: &Told<'_>, step: &str, who: &str, (gate, open, any): Aim, dice: &mut Dice) -> Option<Answer> {
    let (poort, id, visitor) = (told.poort, told.id, told.visitor(who));
    let today = poort.state.clock.today();
    let answer = match step {
        "propose" => propose_stop(poort, visitor, id).await,
        "confirm" => confirm_stop(poort, visitor, id).await,
        "take back" => take_stop_back(poort, visitor, id, REASON).await,
        "agenda" => put_on_agenda(poort, visitor, id, gate, REASON).await,
        "release" => withdraw(poort, visitor, id, gate, REASON).await,
        "withdraw" => undecide(poort, visitor, id, open.or(any)?, REASON).await,
        "sign" => sign_this(poort, visitor, id, open?).await,
        "request" => ask(poort, visitor, id, gate).await,
        "record" => {
            let fields = says(gate, today, dice);
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            decide_so(poort, visitor, id, gate, &fields).await
        }
        "correct" => {
            let path = app::paths::decision_correct(id, any?);
            let page = visitor.get(&path).await;
            if page.status != StatusCode::OK {
                return None;
            }
            crate::form_on_page::PageForm::on(&page, &format!("{path}/check")).with("correction_reason", BECAUSE).to(&path).send(visitor).await
        }
        _ => {
            let (of, condition) = condition_of(told, any?).await?;
            let (key, version, note) = (a_key(), version(poort, id).await, format!("note-{condition}"));
            let path = app::paths::decision_condition_met(id, of, condition);
            visitor.post(&path, &[("key", &key), ("version", &version), (&note, "Gezien.")]).await
        }
    };
    Some(answer)
}

async fn condition_of(told: &Told<'_>, decision: DecisionId) -> Option<(DecisionId, DecisionConditionId)> {
    let of = decision_condition::Entity::find().filter(decision_condition::Column::DecisionId.eq(decision));
    let one = of.one(&told.poort.state.database.read).await.expect("a database")?;
    Some((decision, one.id))
}
