//! Lost factors that are reset by two people: asked for by one, confirmed by the other.

use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, Choice, FormErrors, FormKeys, Room, Select, TextArea};
use chrono::{DateTime, Utc};
use domain::ids::{FactorResetId, PersonId};
use domain::people::FactorResetForm;
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// A request that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResetLine {
    /// Its id.
    pub id: FactorResetId,
    /// Whose factor it is.
    pub name: String,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Why.
    pub reason: String,
    /// Until when somebody can confirm it.
    pub ends_at: DateTime<Utc>,
    /// Whether the reader may.
    pub may_confirm: bool,
    /// Whether the reader may take it back.
    pub may_withdraw: bool,
    /// The key of its forms.
    pub key: String,
}

/// The requests that wait.
#[component]
pub(super) fn OpenResets(words: Words, resets: Vec<ResetLine>) -> impl IntoView {
    if resets.is_empty() {
        return view! { <p class="quiet">{words.t("resets-none")}</p> }.into_any();
    }
    let lines = resets
        .into_iter()
        .map(|line| {
            let facts =
                [("name", line.asked_by.into()), ("at", words.date_time(line.asked_at).into()), ("until", words.date_time(line.ends_at).into())];
            let confirm = words.with("reset-confirm", &[("name", line.name.clone().into())]);
            let withdraw = words.with("reset-withdraw", &[("name", line.name.clone().into())]);
            let key = line.key.clone();
            view! {
                <li class="stack stack--tight">
                    <p><b>{line.name}</b></p>
                    <p class="quiet">{words.with("lost-factor-asked", &facts)}</p>
                    <p class="prose">{line.reason}</p>
                    {line.may_confirm.then(|| view! {
                        <form class="stack" method="post" action=paths::factor_reset_confirm(line.id)>
                            <FormKeys key=line.key version=0 />
                            <p>{words.t("reset-confirm-text")}</p>
                            <div class="actions"><Button label=confirm /></div>
                        </form>
                    })}
                    {line.may_withdraw.then(|| view! {
                        <form method="post" action=paths::factor_reset_withdraw(line.id)>
                            <FormKeys key version=0 />
                            <Button label=withdraw kind=ButtonKind::Quiet />
                        </form>
                    })}
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! { <ul class="stack">{lines}</ul> }.into_any()
}

/// The form that asks to reset one.
#[component]
pub(super) fn AskReset(words: Words, people: Vec<(PersonId, String)>, typed: FactorResetForm, errors: FormErrors, key: String) -> impl IntoView {
    let choices = people.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect::<Vec<_>>();
    view! {
        <form class="stack" method="post" action=paths::factor_reset()>
            <FormKeys key version=0 />
            <Keeping words place=paths::factor_reset() />
            <Select
                name="person"
                label=words.t("reset-person")
                choices
                value=typed.person
                empty=words.t("reset-person-choose")
                hint=words.t("reset-person-hint")
                error=errors.of("person")
            />
            <TextArea
                name="reason"
                label=words.t("reset-reason")
                hint=words.t("reset-reason-hint")
                value=typed.reason
                error=errors.of("reason")
                rows=3
                room=Room::of(words, REASON_AT_MOST)
            />
            <div class="actions"><Button label=words.t("reset-ask") /></div>
        </form>
    }
}
