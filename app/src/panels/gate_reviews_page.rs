//! What the experts made of a project before a gate: how far they are, what they say once it is open, and the answer of the applicant.

use super::proposal_page::{answered, said, scores, told};
use super::{AnswerState, GatePanel, GateReviewsView};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::reviews::which_dossier;
use crate::ui::{Button, ButtonKind, ButtonLink, EmptyState, ErrorSummary, FormErrors, FormKeys, KeptTexts, Link, Notice, PageHead, Room, TextArea};
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::reviews::ANSWER_AT_MOST;
use leptos::prelude::*;

/// The page.
#[component]
pub fn GateReviewsPage(words: Words, view: GateReviewsView) -> AnyView {
    let GateReviewsView { project, title, gate, panels, problems, notice } = view;
    let errors = FormErrors::read(words, &problems, |_| words.t("answer-field"));
    let crumbs = vec![
        Link::new(paths::portfolio(), words.t("nav-portfolio")),
        Link::new(paths::project(project), title),
        Link::new(paths::gate(project, gate), words.label(gate)),
    ];
    let none = panels.is_empty().then(|| view! { <EmptyState title=words.t("gate-reviews-none") text=words.t("gate-reviews-none-text") /> });
    let panels = panels.into_iter().map(|one| panel(words, (project, gate), one, &errors)).collect::<Vec<_>>();
    view! {
        <ErrorSummary words errors />
        <PageHead words title=words.t("gate-reviews-title") lead=words.t("gate-reviews-lead") crumbs />
        {notice.map(|notice| view! { <Notice notice /> })}
        {none}
        {panels}
    }
    .into_any()
}

fn panel(words: Words, at: (ProjectId, Gate), one: GatePanel, errors: &FormErrors) -> AnyView {
    let GatePanel { proposal, href, name, dossier, due_on, count, is_opened, criteria, reviews, agreed, answer, may_answer, typed, key } = one;
    let id = format!("panel-{proposal}");
    let count = count.map(|(handed, asked)| {
        let handed_in = words.with("panel-count", &[("handed", handed.into()), ("asked", asked.into())]);
        view! { <p>{words.t("panel-handed-in")}": "{handed_in}</p> }
    });
    let shut = (!is_opened).then(|| view! { <p class="quiet">{words.with("gate-reviews-shut", &[("date", words.date(due_on).into())])}</p> });
    let table = reviews.iter().any(|one| !one.review.scores.is_empty()).then(|| scores(words, &criteria, &reviews));
    let texts = reviews.iter().map(|one| said(words, one)).collect::<Vec<_>>();
    let until = if let AnswerState::Until(day) = &answer { Some(*day) } else { None };
    let until = until.filter(|_| may_answer);
    // A colleague answered meanwhile: what was typed is there to copy.
    let unsent: Vec<String> = typed.clone().filter(|_| until.is_none()).into_iter().collect();
    let reply = until.map(|day| {
        let error = typed.as_ref().and_then(|_| errors.of("answer"));
        view! {
            <form class="stack narrow" method="post" action=paths::gate_reviews(at.0, at.1)>
                <FormKeys key version=0 />
                <Keeping words place=format!("{}#{proposal}", paths::gate_reviews(at.0, at.1)) />
                <input type="hidden" name="proposal" value=proposal.to_string() />
                <TextArea
                    name="answer"
                    label=words.t("answer-field")
                    hint=words.with("answer-hint", &[("date", words.last_day(day).into())])
                    value=typed.unwrap_or_default()
                    error
                    rows=8
                    room=Room::of(words, ANSWER_AT_MOST)
                />
                <div class="actions"><Button label=words.t("answer-send") /></div>
            </form>
        }
    });
    let shown = if reply.is_some() { None } else { answered(words, answer) };
    view! {
        <section class="stack" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{name}</h2>
            <p>{which_dossier(words, dossier)}</p>
            {count}
            {shut}
            {agreed.map(|agreed| told(words, &criteria, agreed))}
            {table}
            <div class="stack stack--tight">{texts}</div>
            {shown}
            <KeptTexts words texts=unsent />
            {reply}
            {href.map(|href| view! { <div class="actions"><ButtonLink href label=words.t("round-to-panel") kind=ButtonKind::Quiet /></div> })}
        </section>
    }
    .into_any()
}
