//! The conditions of a decision, with what was seen of each, and the form to say that one is met.

use super::DecisionView;
use super::project_conditions::signal_badge;
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Button, ButtonKind, Field, FormErrors, FormKeys, Tone};
use domain::gates::DecisionState;
use leptos::prelude::*;

/// The conditions with what was seen of each, and the form to say that one is met.
#[component]
pub(super) fn Terms(words: Words, view: DecisionView) -> impl IntoView {
    let (project, id, version) = (view.top.project, view.id, view.top.version);
    let items = view
        .conditions
        .into_iter()
        .map(|one| {
            let (tone, state) = match &one.met {
                Some(_) => (Tone::Good, words.t("condition-is-met")),
                None => signal_badge(words, one.condition.due_on, view.today),
            };
            let facts = words.with(
                "decision-term",
                &[
                    ("timing", words.label(one.condition.timing).into()),
                    ("date", words.date(one.condition.due_on).into()),
                    ("owner", one.condition.owner.clone().into()),
                    ("verifier", one.condition.verifier.clone().into()),
                    ("evidence", one.condition.evidence.clone().into()),
                ],
            );
            let is_open = one.met.is_none() && view.state == DecisionState::Signed;
            let own = (is_open && one.is_own).then(|| {
                words.with(
                    "condition-yours",
                    &[("evidence", one.condition.evidence.clone().into()), ("verifier", one.condition.verifier.clone().into())],
                )
            });
            let unknown = (is_open && !one.is_owner_known).then(|| words.t("condition-owner-unknown"));
            let name = format!("note-{}", one.id);
            let note = view.notes.get(&one.id).cloned().unwrap_or_default();
            let form = (one.met.is_none() && one.may_verify).then(|| {
                view! {
                    <form class="stack stack--tight on-screen" method="post" action=paths::decision_condition_met(project, id, one.id)>
                        <FormKeys key=view.key.clone() version />
                        <Met words name errors=view.errors.clone() note />
                    </form>
                }
            });
            let seen = one.met.map(|(signature, note)| {
                let told = words
                    .with("condition-seen", &[("by", signature.by.into()), ("when", words.date_time(signature.at).into()), ("note", note.into())]);
                view! { <p class="quiet">{told}</p> }
            });
            view! {
                <li class="card" id=format!("condition-{}", one.id)>
                    <p class="row"><b>{one.condition.text}</b><Badge tone label=state /></p>
                    <p class="quiet small">{facts}</p>
                    {own.map(|text| view! { <p>{text}</p> })}
                    {unknown.map(|text| view! { <p class="quiet">{text}</p> })}
                    {seen}
                    {form}
                </li>
            }
        })
        .collect::<Vec<_>>();
    (!items.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="conditions-of-decision">
                <h2 id="conditions-of-decision">{words.t("decision-conditions")}</h2>
                <ul class="stack plain">{items}</ul>
            </section>
        }
    })
}

#[component]
fn Met(words: Words, name: String, errors: FormErrors, note: String) -> impl IntoView {
    let error = errors.of(&name);
    view! {
        <Field name label=words.t("condition-note") hint=words.t("condition-note-hint") value=note error />
        <Button label=words.t("condition-met-do") kind=ButtonKind::Quiet />
    }
}
