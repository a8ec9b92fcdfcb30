//! One round: the projects before its panel, who was asked, and who can be.

use super::grid::{GridView, round_grid};
use super::{AskedLine, RoundProject, RoundView, TakenOutLine};
use crate::language::Words;
use crate::paths;
use crate::reviews::which_dossier;
use crate::ui::{
    Badge, Button, ButtonKind, ButtonLink, Choice, EmptyState, ErrorSummary, FormKeys, Link, Notice, NoticeView, PageHead, Remark, Select,
    SummaryList, SummaryRow, Table, Tone,
};
use chrono::NaiveDate;
use domain::ids::{ProjectId, ProposalId, RoundId};
use domain::reviews::{Criteria, Criterion, Declaration, Measure, QUORUM, ReviewState, ReviewStatus};
use leptos::prelude::*;

/// What the forms of the page share.
#[derive(Clone)]
struct Shared {
    round: RoundId,
    key: String,
    today: NaiveDate,
    is_closed: bool,
}

/// The page.
#[component]
pub fn RoundPage(words: Words, view: RoundView) -> AnyView {
    let RoundView {
        id,
        name,
        gate,
        chair,
        is_led,
        due_on,
        criteria,
        projects,
        taken_out,
        candidates,
        is_closed,
        key,
        version,
        today,
        query,
        chosen,
        typed_day,
        errors,
        notice,
    } = view;
    let shared = Shared { round: id, key: key.clone(), today, is_closed };
    let needs_chair = !is_led && !is_closed;
    let no_chair = needs_chair.then(|| NoticeView {
        tone: Tone::Warn,
        title: words.t("round-chair-gone"),
        text: Some(words.with("round-chair-gone-text", &[("name", chair.clone().into())])),
    });
    let facts = [
        ("rounds-gate", words.label(gate)),
        ("rounds-chair", chair),
        ("reviews-due", words.date(due_on)),
        ("round-group-criteria", asks(words, &criteria)),
    ];
    let rows = facts.into_iter().map(|(key, text)| SummaryRow::text(words.t(key), text)).collect();
    let is_empty = projects.is_empty();
    let close = (!(is_closed || is_empty && taken_out.is_empty())).then(|| closing(words, id));
    let out = gone(words, taken_out);
    let awaited = projects.iter().flat_map(|one| &one.asked).filter(|line| line.standing.is_reminded(line.reminded_on, today)).count();
    let remind = (!is_closed && awaited > 0).then(|| {
        let label = words.with("round-remind-all", &[("count", awaited.into())]);
        view! {
            <form method="post" action=paths::round_remind_all(id)>
                <FormKeys key=key.clone() version />
                <Button label kind=ButtonKind::Quiet />
            </form>
        }
    });
    let grid = GridView { round: id, query, today, key: key.clone(), version, is_closed, typed_day, chosen, errors: errors.clone() };
    let grid = round_grid(words, &grid, &projects);
    let cards = projects.into_iter().map(|one| project(words, &shared, one)).collect::<Vec<_>>();
    let add = (!is_closed).then(|| bring(words, id, candidates, (key, version, errors.of("project"))));
    view! {
        <ErrorSummary words errors=errors.clone() />
        <PageHead
            words
            title=name
            lead=words.with("round-lead", &[("quorum", QUORUM.into())])
            crumbs=vec![Link::new(paths::rounds(), words.t("rounds-title"))]
        />
        {notice.map(|notice| view! { <Notice notice /> })}
        {no_chair.map(|notice| view! { <Notice notice /> })}
        <SummaryList rows />
        <div class="actions">
            {needs_chair.then(|| view! { <ButtonLink href=paths::round_chair(id) label=words.t("round-chair-go") /> })}
            <ButtonLink href=paths::panel(id) label=words.t("round-to-panel") kind=ButtonKind::Quiet />
            {(!is_closed && !is_empty)
                .then(|| view! { <ButtonLink href=paths::round_assignment(id) label=words.t("assignment-title") kind=ButtonKind::Quiet /> })}
            {remind}
        </div>
        {is_empty.then(|| view! { <EmptyState title=words.t("round-no-projects") text=words.t("round-no-projects-text") /> })}
        {grid}
        {cards}
        {out}
        {add}
        {close}
    }
    .into_any()
}

fn asks(words: Words, criteria: &Criteria) -> String {
    let one = |criterion: &Criterion| {
        let of = criteria.of(*criterion);
        let of = words.with("criterion-asks", &[("weight", of.weight.into()), ("threshold", of.threshold.into())]);
        format!("{}: {of}", words.label(*criterion))
    };
    Criterion::ALL.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn bring(words: Words, round: RoundId, candidates: Vec<(ProjectId, String)>, (key, version, error): (String, i64, Option<Remark>)) -> AnyView {
    if candidates.is_empty() {
        return view! { <p class="quiet">{words.t("round-no-candidates")}</p> }.into_any();
    }
    let choices = candidates.into_iter().map(|(id, title)| Choice::new(id.to_string(), title)).collect();
    view! {
        <section class="card stack narrow" aria-labelledby="bring">
            <h2 id="bring">{words.t("round-bring")}</h2>
            <p class="quiet">{words.t("round-bring-text")}</p>
            <form class="stack" method="post" action=paths::round_projects(round)>
                <FormKeys key version />
                <Select name="project" label=words.t("reviews-project") choices empty=words.t("round-choose") error />
                <div class="actions"><Button label=words.t("round-bring-do") kind=ButtonKind::Quiet /></div>
            </form>
        </section>
    }
    .into_any()
}

fn gone(words: Words, taken_out: Vec<TakenOutLine>) -> Option<AnyView> {
    if taken_out.is_empty() {
        return None;
    }
    let line = |TakenOutLine { title, on, reason }: TakenOutLine| {
        let on = on.map(|day| words.date(day)).unwrap_or_default();
        let about = if reason.is_empty() {
            words.with("round-taken-out-ended", &[("date", on.into())])
        } else {
            words.with("round-taken-out-because", &[("date", on.into()), ("reason", reason.into())])
        };
        view! { <li><b>{title}</b><br /><span class="quiet">{about}</span></li> }
    };
    let lines = taken_out.into_iter().map(line).collect::<Vec<_>>();
    Some(
        view! {
            <section class="card stack" aria-labelledby="taken-out">
                <h2 id="taken-out">{words.t("round-taken-out")}</h2>
                <ul class="stack stack--tight plain">{lines}</ul>
            </section>
        }
        .into_any(),
    )
}

fn closing(words: Words, round: RoundId) -> AnyView {
    view! {
        <section class="card stack narrow" aria-labelledby="close">
            <h2 id="close">{words.t("round-close")}</h2>
            <p class="quiet">{words.t("round-close-text")}</p>
            <div class="actions"><ButtonLink href=paths::round_close(round) label=words.t("round-close-do") kind=ButtonKind::Quiet /></div>
        </section>
    }
    .into_any()
}

fn project(words: Words, shared: &Shared, one: RoundProject) -> AnyView {
    let RoundProject { proposal, title, dossier, is_opened, is_agreed, asked, hints } = one;
    let id = format!("project-{proposal}");
    let nobody = asked.is_empty();
    let is_open = !is_opened && !shared.is_closed && !dossier.is_taken_back;
    let rows = asked.into_iter().map(|line| asked_row(words, shared, proposal, line)).collect::<Vec<_>>();
    let hints = hints.into_iter().map(|hint| view! { <li>{words.label(hint)}</li> }).collect::<Vec<_>>();
    let table = (!nobody).then(|| {
        view! {
            <Table label=words.with("round-asked", &[("project", title.clone().into())])>
                <thead>
                    <tr>
                        <th scope="col">{words.t("round-expert")}</th>
                        <th scope="col">{words.t("reviews-status")}</th>
                        <th scope="col">{words.t("reviews-due")}</th>
                        <th scope="col">{words.t("round-next")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
    });
    let ask =
        is_open.then(|| view! { <ButtonLink href=paths::round_ask(shared.round, proposal) label=words.t("round-ask") kind=ButtonKind::Quiet /> });
    let leave = (!shared.is_closed && !is_agreed)
        .then(|| view! { <ButtonLink href=paths::round_take_out(shared.round, proposal) label=words.t("round-take-out") kind=ButtonKind::Quiet /> });
    view! {
        <section class="card stack" aria-labelledby=id.clone()>
            <div class="head__row">
                <h2 id=id.clone()><a href=paths::panel_proposal(shared.round, proposal)>{title}</a></h2>
                {is_opened.then(|| view! { <Badge tone=Tone::Accent label=words.t("panel-opened") /> })}
            </div>
            <p>{which_dossier(words, dossier)}</p>
            {nobody.then(|| view! { <p class="quiet">{words.t("round-nobody")}</p> })}
            {table}
            {(!hints.is_empty()).then(|| view! { <ul class="small quiet">{hints}</ul> })}
            <div class="actions">{ask}{leave}</div>
        </section>
    }
    .into_any()
}

fn asked_row(words: Words, shared: &Shared, proposal: ProposalId, line: AskedLine) -> impl IntoView + use<> {
    let AskedLine { review, expert, standing, reminded_on, .. } = line;
    let ReviewState { status, declaration, due_on, is_opened, is_taken_back, .. } = standing;
    let is_open = status.is_on_hand() && standing.sits() && !is_opened && !is_taken_back;
    let interest = match declaration {
        _ if standing.interest_waits() => Some("round-interest-waits"),
        Declaration::Decided(Measure::Recuse) => Some("round-recused"),
        Declaration::Open | Declaration::Waits | Declaration::Clear | Declaration::Decided(Measure::Observer | Measure::Proceed) => None,
    };
    let interest = interest.map(|key| view! { <p class="small quiet">{words.t(key)}</p> });
    let tone = match status {
        ReviewStatus::Submitted => Tone::Good,
        ReviewStatus::Accepted => Tone::Accent,
        ReviewStatus::Invited | ReviewStatus::Declined | ReviewStatus::Void => Tone::Neutral,
    };
    let is_late = is_open && due_on < shared.today;
    let late = is_late.then(|| view! { " "<Badge tone=Tone::Bad label=words.distance(shared.today, due_on) /> });
    let reminded = reminded_on.map(|day| view! { <p class="small quiet">{words.with("round-reminded", &[("date", words.date(day).into())])}</p> });
    let round = shared.round;
    // Once a day: a button that would be refused is not there.
    let remind = (reminded_on != Some(shared.today)).then(|| {
        view! {
            <form method="post" action=paths::round_remind(round, review)>
                <FormKeys key=shared.key.clone() version=0 />
                <Button label=words.t("round-remind") kind=ButtonKind::Quiet />
            </form>
        }
    });
    let forms = (is_open && !shared.is_closed).then(|| {
        view! {
            <div class="actions">
                {remind}
                <ButtonLink href=paths::round_extend(round, review) label=words.t("round-extend") kind=ButtonKind::Quiet />
                <ButtonLink href=paths::round_replace(round, review) label=words.t("round-replace") kind=ButtonKind::Quiet />
            </div>
        }
    });
    let again = (standing.may_be_asked_again() && !is_opened && !shared.is_closed).then(|| {
        view! {
            <form method="post" action=paths::round_ask(round, proposal)>
                <FormKeys key=shared.key.clone() version=0 />
                <input type="hidden" name="expert" value=expert.id.to_string() />
                <Button label=words.t("round-ask-again") kind=ButtonKind::Quiet />
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row">{expert.name}</th>
            <td data-name=words.t("reviews-status")><Badge tone label=words.label(status) />{interest}{reminded}</td>
            <td class="nowrap" data-name=words.t("reviews-due")>{words.date(due_on)}{late}</td>
            <td data-name=words.t("round-next")>{forms}{again}</td>
        </tr>
    }
}
