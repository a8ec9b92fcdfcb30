//! What waits for the chair: interests to decide on, and projects whose reviews can be opened.

use super::{InterestLine, PanelLine, PanelView};
use crate::language::Words;
use crate::paths;
use crate::reviews::conflict_words;
use crate::ui::{
    Badge, Button, ButtonKind, Choice, EmptyState, ErrorSummary, FormErrors, FormKeys, Notice, PageHead, RadioGroup, SummaryList, SummaryRow, Table,
    TextArea, Tone,
};
use domain::ids::{ReviewId, RoundId};
use domain::reviews::{Measure, QUORUM};
use leptos::prelude::*;

/// The page.
#[component]
pub fn PanelPage(words: Words, view: PanelView) -> AnyView {
    let PanelView { round, name, due_on, interests, proposals, key, is_chair, typed, errors, notice } = view;
    let lead = words.with("panel-lead", &[("date", words.date(due_on).into()), ("quorum", QUORUM.into())]);
    let none = interests.is_empty();
    let cards = interests
        .into_iter()
        .map(|line| {
            let own = typed.as_ref().filter(|(review, _, _)| *review == line.review);
            let (measure, reason) = own.map(|(_, measure, reason)| (measure.clone(), reason.clone())).unwrap_or_default();
            let errors = if own.is_some() { errors.clone() } else { FormErrors::default() };
            interest(words, round, line, (key.clone(), measure, reason), &errors)
        })
        .collect::<Vec<_>>();
    let rows = proposals.into_iter().map(|line| row(words, round, line, is_chair.then(|| key.clone()))).collect::<Vec<_>>();
    let waiting = is_chair.then(|| {
        view! {
            <section class="stack" aria-labelledby="interests">
                <h2 id="interests">{words.t("panel-interests")}</h2>
                {none.then(|| view! { <EmptyState title=words.t("panel-no-interests") text=words.t("panel-no-interests-text") /> })}
                {cards}
            </section>
        }
    });
    view! {
        <ErrorSummary words errors=errors.clone() />
        <PageHead words title=words.with("panel-title", &[("round", name.into())]) lead />
        {notice.map(|notice| view! { <Notice notice /> })}
        <section class="stack" aria-labelledby="proposals">
            <h2 id="proposals">{words.t("panel-proposals")}</h2>
            <Table label=words.t("panel-proposals")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("reviews-project")}</th>
                        <th scope="col">{words.t("panel-handed-in")}</th>
                        <th scope="col">{words.t("reviews-status")}</th>
                        <th scope="col"><span class="sr">{words.t("panel-next")}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
        {waiting}
    }
    .into_any()
}

fn row(words: Words, round: RoundId, line: PanelLine, key: Option<String>) -> impl IntoView {
    let PanelLine { proposal, version, project, handed_in, asked, is_opened, agreed } = line;
    let count = words.with("panel-count", &[("handed", handed_in.into()), ("asked", asked.into())]);
    let (tone, status) = match (is_opened, agreed) {
        (_, Some(points)) => (Tone::Good, words.with("panel-agreed", &[("points", words.points(points).into())])),
        (true, None) => (Tone::Accent, words.t("panel-opened")),
        (false, None) if handed_in >= QUORUM => (Tone::Accent, words.t("panel-ready")),
        (false, None) => (Tone::Neutral, words.t("panel-waits")),
    };
    let open = key.filter(|_| !is_opened && handed_in >= QUORUM).map(|key| {
        view! {
            <form method="post" action=paths::panel_open(round, proposal)>
                <FormKeys key version />
                <Button label=words.t("panel-open") kind=ButtonKind::Quiet />
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row"><a href=paths::panel_proposal(round, proposal)>{project}</a></th>
            <td>{count}</td>
            <td><Badge tone label=status /></td>
            <td>{open}</td>
        </tr>
    }
}

fn interest(
    words: Words,
    round: RoundId,
    line: InterestLine,
    (key, measure, reason): (String, String, String),
    errors: &FormErrors,
) -> impl IntoView + use<> {
    let InterestLine { review, version, expert, project, kinds, explanation, found, proposed } = line;
    let kinds: Vec<String> = kinds.into_iter().map(|kind| words.label(kind)).collect();
    let found: Vec<String> = found.iter().map(|one| conflict_words(words, one)).collect();
    let rows = [
        ("interest-kinds", kinds.join(", ")),
        ("interest-explanation", explanation),
        ("panel-data-show", found.join(" ")),
        ("panel-proposes", proposed.map(|measure| words.label(measure)).unwrap_or_default()),
    ];
    let rows = rows.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| SummaryRow::text(words.t(key), text)).collect();
    view! {
        <section class="card stack" aria-labelledby=heading(review)>
            <h3 id=heading(review)>{words.with("panel-interest-of", &[("expert", expert.into()), ("project", project.into())])}</h3>
            <SummaryList rows />
            <form class="stack" method="post" action=paths::panel_measure(round, review)>
                <FormKeys key version />
                <RadioGroup
                    name="measure"
                    label=words.t("panel-measure")
                    choices=Choice::explained(words, Measure::ALL)
                    value=measure
                    error=errors.of("measure")
                />
                <TextArea name="reason" label=words.t("panel-reason") hint=words.t("panel-reason-hint") value=reason error=errors.of("reason") rows=3 />
                <div class="actions"><Button label=words.t("panel-decide") /></div>
            </form>
        </section>
    }
}

fn heading(review: ReviewId) -> String {
    format!("interest-{review}")
}
