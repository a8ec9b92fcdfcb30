//! The conditions of a decision, with what was reported and seen of each, and the forms to say that one is done or met.

use super::project_conditions::signal_badge;
use super::{DecisionView, SignatureLine};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Button, ButtonKind, Field, FormErrors, FormKeys, Tone};
use domain::gates::DecisionState;
use leptos::prelude::*;

/// The conditions, each with what is asked of its reader.
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
            let own = (is_open && one.is_own && one.reported.is_none()).then(|| {
                words.with(
                    "condition-yours",
                    &[("evidence", one.condition.evidence.clone().into()), ("verifier", one.condition.verifier.clone().into())],
                )
            });
            let handed = one.handed_to.clone().map(|to| words.with("condition-handed-to", &[("to", to.into())]));
            let unknown = (is_open && !one.is_owner_known).then(|| words.t("condition-owner-unknown"));
            let name = format!("note-{}", one.id);
            let note = view.notes.get(&one.id).cloned().unwrap_or_default();
            let errors = view.errors.clone();
            let report = one.may_report.then(|| {
                view! {
                    <form class="stack stack--tight on-screen" method="post" action=paths::decision_condition_report(project, id, one.id)>
                        <FormKeys key=one.key.clone() version />
                        <Keeping words place=paths::decision_condition_report(project, id, one.id) />
                        <Note words name=name.clone() label="condition-report" errors=errors.clone() note=note.clone() />
                        <Button label=words.t("condition-report-do") />
                    </form>
                }
            });
            let back = one.reported.is_some().then(|| paths::decision_condition_back(project, id, one.id));
            let verify = one.may_verify.then(|| {
                view! {
                    <form class="stack stack--tight on-screen" method="post" action=paths::decision_condition_met(project, id, one.id)>
                        <FormKeys key=one.key version />
                        <Keeping words place=paths::decision_condition_met(project, id, one.id) />
                        <Note words name label="condition-note" errors note />
                        <div class="actions">
                            <Button label=words.t("condition-met-do") kind=ButtonKind::Quiet />
                            {back.map(|to| view! { <Button label=words.t("condition-back-do") kind=ButtonKind::Quiet formaction=to /> })}
                        </div>
                    </form>
                }
            });
            let said = |key: &str, (signature, note): (SignatureLine, String)| {
                let told = [("by", signature.by.into()), ("when", words.date_time(signature.at).into()), ("note", note.into())];
                view! { <p class="quiet">{words.with(key, &told)}</p> }
            };
            let reported = one.reported.map(|report| said("condition-reported", report));
            let seen = one.met.map(|met| said("condition-seen", met));
            view! {
                <li class="card" id=format!("condition-{}", one.id)>
                    <p class="row"><b>{one.condition.text}</b><Badge tone label=state /></p>
                    <p class="quiet small">{facts}</p>
                    {handed.map(|text| view! { <p class="quiet small">{text}</p> })}
                    {own.map(|text| view! { <p>{text}</p> })}
                    {unknown.map(|text| view! { <p class="quiet">{text}</p> })}
                    {reported}
                    {seen}
                    {report}
                    {verify}
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

/// What was done, or what was seen.
#[component]
fn Note(words: Words, name: String, label: &'static str, errors: FormErrors, note: String) -> impl IntoView {
    let error = errors.of(&name);
    view! { <Field name label=words.t(label) hint=words.t(&format!("{label}-hint")) value=note error /> }
}
