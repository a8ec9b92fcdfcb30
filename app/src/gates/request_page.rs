//! Asking for a gate, confirmed on a page of its own.

use super::places::{freeze_place, mender, place};
use super::{RequestView, Top, finding, freeze_refusal};
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ButtonLink, FormKeys, Link, Notice, NoticeView, PageHead, Task, TaskList, Tone};
use domain::gates::{DossierPart, FreezeRefusal, Gate};
use leptos::prelude::*;

/// The way back to the gate.
pub(super) fn crumbs(words: Words, top: &Top, gate: Gate) -> Vec<Link> {
    vec![
        Link::new(paths::portfolio(), words.t("nav-portfolio")),
        Link::new(paths::project(top.project), top.title.clone()),
        Link::new(paths::gate(top.project, gate), words.label(gate)),
    ]
}

/// The confirmation of a request; what stands in its way is listed with every reason.
#[component]
pub fn RequestPage(words: Words, view: RequestView) -> AnyView {
    let (project, gate) = (view.top.project, view.gate);
    let crumbs = crumbs(words, &view.top, gate);
    let refused = (!view.refusals.is_empty()).then(|| {
        let items = view.refusals.iter().flat_map(one_by_one).collect::<Vec<_>>();
        let items =
            items.iter().map(|one| view! { <li><a href=freeze_place(project, gate, one)>{freeze_refusal(words, one)}</a></li> }).collect::<Vec<_>>();
        view! {
            <div class="errors" role="alert" tabindex="-1" autofocus=true aria-labelledby="refused-title">
                <h2 id="refused-title">{words.t("request-refused")}</h2>
                <ul>{items}</ul>
            </div>
        }
    });
    let open = view.open.into_iter().map(|line| Task {
        what: line.label,
        // Judging is for the programme.
        href: (view.on_behalf || line.result.place != DossierPart::Judgement).then(|| place(project, gate, line.result.place)),
        badge: Some((Tone::of_severity(line.result.severity), words.label(line.result.severity))),
        text: Some(finding(words, &line.result)),
        source: None,
        who: Some(mender(words, &line.result.mend)),
    });
    let open: Vec<_> = open.collect();
    let open_list = (!open.is_empty()).then(|| {
        view! {
            <section class="stack" aria-labelledby="request-open">
                <h2 id="request-open">{words.t("request-open-title")}</h2>
                {refused.is_none().then(|| view! { <p>{words.t("request-open-text")}</p> })}
                <TaskList tasks=open />
            </section>
        }
    });
    let earlier = (refused.is_none() && view.has_earlier_reviews).then(|| NoticeView {
        tone: Tone::Warn,
        title: words.t("request-earlier-reviews"),
        text: Some(words.t("request-earlier-reviews-text")),
    });
    let form = refused.is_none().then(|| {
        view! {
            <form class="stack" method="post" action=paths::gate_request(project, gate)>
                <FormKeys key=view.key version=view.top.version />
                {view.on_behalf.then(|| view! { <p>{words.t("request-on-behalf")}</p> })}
                <div class="actions">
                    <Button label=words.t("request-confirm") />
                    <ButtonLink href=paths::gate(project, gate) label=words.t("request-not-yet") kind=ButtonKind::Quiet />
                </div>
            </form>
        }
    });
    view! {
        <div class="narrow stack">
            {refused}
            {view.notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title=words.with("request-title", &[("gate", words.label(gate).into())]) crumbs lead=words.t("request-lead") />
            {earlier.map(|notice| view! { <Notice notice /> })}
            {open_list}
            {form}
        </div>
    }
    .into_any()
}

/// Each empty field apart, because each is filled in at its own place.
fn one_by_one(refusal: &FreezeRefusal) -> Vec<FreezeRefusal> {
    match refusal {
        FreezeRefusal::Incomplete(fields) => fields.iter().map(|field| FreezeRefusal::Incomplete(vec![*field])).collect(),
        FreezeRefusal::WrongGate { .. } | FreezeRefusal::WrongStatus(_) | FreezeRefusal::AlreadyRequested(_) => vec![refusal.clone()],
        FreezeRefusal::OutOfBalance { .. } | FreezeRefusal::ReportLate(_) => vec![refusal.clone()],
    }
}
