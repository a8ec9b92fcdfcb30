//! Who could read what: a proposal with the reason for each pair. The manager ticks whom to ask.

use super::tied_experts::TiedExperts;
use super::{AssignedExpert, AssignedProject, AssignmentView, LeftOutFor};
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, Choice, EmptyState, FormKeys, Link, Notice, PageHead, Select};
use domain::reviews::Reason;
use leptos::prelude::*;

/// The page.
#[component]
pub fn AssignmentPage(words: Words, view: AssignmentView) -> AnyView {
    let AssignmentView { round, round_name, per_project, together, projects, too_often, left_out, cost, key, notice } = view;
    let numbers = |from: u32, to: u32| (from..=to).map(|number| Choice::new(number.to_string(), number.to_string())).collect::<Vec<_>>();
    let crumbs = vec![Link::new(paths::rounds(), words.t("rounds-title")), Link::new(paths::round(round), round_name)];
    let has_pairs = projects.iter().any(|one| !one.pairs.is_empty());
    let has_projects = !projects.is_empty();
    let cards = projects.into_iter().map(|one| project(words, one)).collect::<Vec<_>>();
    let crowded = too_often
        .into_iter()
        .map(|(one, other)| view! { <li>{words.with("assignment-too-often", &[("one", one.into()), ("other", other.into())])}</li> })
        .collect::<Vec<_>>();
    let left_count = left_out.len();
    let left_out = left_out
        .into_iter()
        .map(|(name, why)| {
            let why = match why {
                LeftOutFor::NoProfile => "assignment-no-profile",
                LeftOutFor::Away => "assignment-away",
                LeftOutFor::Full => "assignment-full",
            };
            view! { <li><strong>{name}</strong>" "{words.t(why)}</li> }
        })
        .collect::<Vec<_>>();
    let ask = has_pairs.then(|| {
        view! {
            <p class="quiet small">{words.with("assignment-cost", &[("cost", words.number(i64::try_from(cost).unwrap_or(i64::MAX)).into())])}</p>
            <div class="actions"><Button label=words.t("assignment-ask") /></div>
        }
    });
    view! {
        <PageHead words title=words.t("assignment-title") lead=words.t("assignment-lead") crumbs />
        {notice.map(|notice| view! { <Notice notice /> })}
        <form class="filters" action=paths::round_assignment(round)>
            <Select name="per_project" label=words.t("assignment-per-project") choices=numbers(3, 6) value=per_project.to_string() />
            <Select name="together" label=words.t("assignment-together") choices=numbers(1, 9) value=together.to_string() />
            <Button label=words.t("assignment-again") kind=ButtonKind::Quiet />
        </form>
        {(!has_projects).then(|| view! { <EmptyState title=words.t("assignment-none") text=words.t("assignment-none-text") /> })}
        <form class="stack" method="post" action=paths::round_assignment(round)>
            <FormKeys key version=0 />
            <input type="hidden" name="per_project" value=per_project.to_string() />
            <input type="hidden" name="together" value=together.to_string() />
            {cards}
            {(!crowded.is_empty()).then(|| view! { <ul class="small">{crowded}</ul> })}
            {ask}
        </form>
        {(left_count > 0)
            .then(|| {
                view! {
                    <details>
                        <summary>{words.with("assignment-left-out", &[("count", left_count.into())])}</summary>
                        <ul class="small">{left_out}</ul>
                    </details>
                }
            })}
    }
    .into_any()
}

fn project(words: Words, one: AssignedProject) -> AnyView {
    let AssignedProject { proposal, title, seated, pairs, missing, lacks, tied } = one;
    let id = format!("project-{proposal}");
    let sits =
        (!seated.is_empty()).then(|| view! { <p class="small quiet">{words.with("assignment-seated", &[("names", seated.join(", ").into())])}</p> });
    let boxes = pairs.into_iter().map(|pair| expert(words, &proposal.to_string(), pair)).collect::<Vec<_>>();
    let missing = (missing > 0).then(|| view! { <li>{words.with("assignment-missing", &[("count", missing.into())])}</li> });
    let lacks = lacks.into_iter().map(|hint| view! { <li>{words.label(hint)}</li> }).collect::<Vec<_>>();
    view! {
        <fieldset class="card stack">
            <legend id=id>{title}</legend>
            {sits}
            {boxes}
            <ul class="small quiet">{missing}{lacks}</ul>
            <TiedExperts words tied />
        </fieldset>
    }
    .into_any()
}

fn expert(words: Words, proposal: &str, pair: AssignedExpert) -> impl IntoView + use<> {
    let AssignedExpert { expert, reasons, names, load, is_chosen } = pair;
    let value = format!("{proposal} {}", expert.id);
    let why = |(reason, name): (&Reason, String)| {
        let key = match reason {
            Reason::Primary(_) => "assignment-reason-primary",
            Reason::Other(_) => "assignment-reason-other",
            Reason::SameArea(_) => "assignment-reason-area",
            Reason::Application(_) => "assignment-reason-application",
        };
        words.with(key, &[("area", name.into())])
    };
    let why: Vec<String> = reasons.iter().zip(names).map(why).collect();
    let why = if why.is_empty() { words.t("assignment-reason-none") } else { why.join("; ") };
    let load = words.with("experts-on-hand-of", &[("count", load.0.into()), ("most", load.1.into())]);
    view! {
        <label class="choice">
            <input type="checkbox" name="pair" value=value checked=is_chosen />
            <span>{expert.name}</span>
            <small>{why}". "{words.t("experts-on-hand")}": "{load}</small>
        </label>
    }
}
