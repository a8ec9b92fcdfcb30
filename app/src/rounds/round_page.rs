//! One round: the projects before its panel, who was asked, and who can be.

use super::{AskedLine, Candidate, RoundProject, RoundView, TiedExpert};
use crate::language::Words;
use crate::paths;
use crate::reviews::conflict_words;
use crate::ui::{
    Badge, Button, ButtonKind, ButtonLink, Choice, DateField, EmptyState, ErrorSummary, FormErrors, FormKeys, Link, Notice, PageHead, Select,
    SummaryList, SummaryRow, Table, Tone,
};
use chrono::NaiveDate;
use domain::ids::{ProjectId, ReviewId, RoundId};
use domain::reviews::{Criteria, Criterion, QUORUM, ReviewStatus};
use leptos::prelude::*;

/// What the forms of the page share.
#[derive(Clone)]
struct Shared {
    round: RoundId,
    key: String,
    today: NaiveDate,
    typed: Option<(ReviewId, String)>,
    errors: FormErrors,
    is_closed: bool,
}

/// The page.
#[component]
pub fn RoundPage(words: Words, view: RoundView) -> AnyView {
    let RoundView { id, name, gate, chair, due_on, criteria, projects, candidates, is_closed, key, version, today, typed, errors, notice } = view;
    let shared = Shared { round: id, key: key.clone(), today, typed, errors: errors.clone(), is_closed };
    let facts = [
        ("rounds-gate", words.label(gate)),
        ("rounds-chair", chair),
        ("reviews-due", words.date(due_on)),
        ("round-group-criteria", asks(words, &criteria)),
    ];
    let rows = facts.into_iter().map(|(key, text)| SummaryRow::text(words.t(key), text)).collect();
    let is_empty = projects.is_empty();
    let cards = projects.into_iter().map(|one| project(words, &shared, one)).collect::<Vec<_>>();
    let add = (!is_closed).then(|| bring(words, id, candidates, (key, version)));
    view! {
        <ErrorSummary words errors />
        <PageHead
            words
            title=name
            lead=words.with("round-lead", &[("quorum", QUORUM.into())])
            crumbs=vec![Link::new(paths::rounds(), words.t("rounds-title"))]
        />
        {notice.map(|notice| view! { <Notice notice /> })}
        <SummaryList rows />
        <div class="actions"><ButtonLink href=paths::panel(id) label=words.t("round-to-panel") kind=ButtonKind::Quiet /></div>
        {is_empty.then(|| view! { <EmptyState title=words.t("round-no-projects") text=words.t("round-no-projects-text") /> })}
        {cards}
        {add}
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

fn bring(words: Words, round: RoundId, candidates: Vec<(ProjectId, String)>, (key, version): (String, i64)) -> AnyView {
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
                <Select name="project" label=words.t("reviews-project") choices />
                <div class="actions"><Button label=words.t("round-bring-do") kind=ButtonKind::Quiet /></div>
            </form>
        </section>
    }
    .into_any()
}

fn project(words: Words, shared: &Shared, one: RoundProject) -> AnyView {
    let RoundProject { proposal, title, is_opened, version, asked, candidates, tied, hints } = one;
    let id = format!("project-{proposal}");
    let nobody = asked.is_empty();
    let is_open = !is_opened && !shared.is_closed;
    let rows = asked.into_iter().map(|line| asked_row(words, shared, line)).collect::<Vec<_>>();
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
    let form = is_open.then(|| ask(words, shared, (proposal, version), candidates, tied));
    view! {
        <section class="card stack" aria-labelledby=id.clone()>
            <div class="head__row">
                <h2 id=id.clone()><a href=paths::panel_proposal(shared.round, proposal)>{title}</a></h2>
                {is_opened.then(|| view! { <Badge tone=Tone::Accent label=words.t("panel-opened") /> })}
            </div>
            {nobody.then(|| view! { <p class="quiet">{words.t("round-nobody")}</p> })}
            {table}
            {(!hints.is_empty()).then(|| view! { <ul class="small quiet">{hints}</ul> })}
            {form}
        </section>
    }
    .into_any()
}

fn ask(
    words: Words,
    shared: &Shared,
    (proposal, version): (domain::ids::ProposalId, i64),
    candidates: Vec<Candidate>,
    tied: Vec<TiedExpert>,
) -> impl IntoView + use<> {
    let choice = |one: Candidate| {
        let label = words.with("round-candidate", &[("expert", one.expert.name.into()), ("count", one.on_hand.into())]);
        Choice::new(one.expert.id.to_string(), label)
    };
    let choices: Vec<Choice> = candidates.into_iter().map(choice).collect();
    let count = tied.len();
    let tied = tied
        .into_iter()
        .map(|one| {
            let why: Vec<String> = one.found.iter().map(|found| conflict_words(words, found)).collect();
            view! { <li><strong>{one.name}</strong>": "{why.join(" ")}</li> }
        })
        .collect::<Vec<_>>();
    let form = (!choices.is_empty()).then(|| {
        view! {
            <form class="stack" method="post" action=paths::round_ask(shared.round, proposal)>
                <FormKeys key=shared.key.clone() version />
                <Select name="expert" label=words.t("round-ask") choices />
                <div class="actions"><Button label=words.t("round-ask-do") kind=ButtonKind::Quiet /></div>
            </form>
        }
    });
    view! {
        {form}
        {(count > 0)
            .then(|| {
                view! {
                    <details>
                        <summary>{words.with("round-tied", &[("count", count.into())])}</summary>
                        <ul class="small">{tied}</ul>
                    </details>
                }
            })}
    }
}

fn asked_row(words: Words, shared: &Shared, line: AskedLine) -> impl IntoView + use<> {
    let AskedLine { review, expert, status, due_on, reminded_on, is_open } = line;
    let tone = match status {
        ReviewStatus::Submitted => Tone::Good,
        ReviewStatus::Accepted => Tone::Accent,
        ReviewStatus::Invited | ReviewStatus::Declined | ReviewStatus::Void => Tone::Neutral,
    };
    let is_late = is_open && due_on < shared.today;
    let late = is_late.then(|| view! { " "<Badge tone=Tone::Bad label=words.distance(shared.today, due_on) /> });
    let reminded = reminded_on.map(|day| view! { <p class="small quiet">{words.with("round-reminded", &[("date", words.date(day).into())])}</p> });
    let round = shared.round;
    let forms = (is_open && !shared.is_closed).then(|| {
        let own = shared.typed.as_ref().filter(|(of, _)| *of == review);
        let (value, error) = own.map_or((String::new(), None), |(_, typed)| (typed.clone(), shared.errors.of("due_on")));
        view! {
            <form method="post" action=paths::round_remind(round, review)>
                <FormKeys key=shared.key.clone() version=0 />
                <Button label=words.t("round-remind") kind=ButtonKind::Quiet />
            </form>
            <details open=own.is_some()>
                <summary>{words.t("round-extend")}</summary>
                <form class="stack" method="post" action=paths::round_extend(round, review)>
                    <FormKeys key=shared.key.clone() version=0 />
                    <DateField words name="due_on" label=words.t("round-until") value error />
                    <Button label=words.t("round-extend-do") kind=ButtonKind::Quiet />
                </form>
            </details>
        }
    });
    view! {
        <tr>
            <th scope="row">{expert}</th>
            <td><Badge tone label=words.label(status) />{reminded}</td>
            <td class="nowrap">{words.date(due_on)}{late}</td>
            <td>{forms}</td>
        </tr>
    }
}
