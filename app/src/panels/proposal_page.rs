//! The reviews of one project side by side, once the chair opened them, what there is to talk about, and what was agreed.

use super::consensus_fields::ConsensusFields;
use super::flag_words::flag_words;
use super::versions::versions;
use super::{AgreedView, AnswerState, ProposalView, ShownReview};
use crate::language::Words;
use crate::paths;
use crate::reviews::{note_rows, which_dossier};
use crate::ui::{Badge, EmptyState, Notice, PageHead, SummaryList, SummaryRow, Table, Tone};
use domain::reviews::{Criteria, Criterion, NewConsensus};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ProposalPage(words: Words, view: ProposalView) -> AnyView {
    let ProposalView {
        round,
        proposal,
        project,
        dossier,
        back,
        criteria,
        reviews,
        flags,
        is_opened,
        agreed,
        answer,
        dossier_href,
        gives_levels,
        consensus,
        notice,
    } = view;
    let errors = consensus.as_ref().map(|one| one.errors.clone()).unwrap_or_default();
    let counted: Vec<char> = reviews.iter().filter(|one| one.counts).map(|one| one.letter).collect();
    let flags: Vec<_> = flags.into_iter().map(|flag| view! { <li>{flag_words(words, flag, &counted)}</li> }).collect();
    let has_flags = !flags.is_empty();
    let shut = (!is_opened).then(|| view! { <EmptyState title=words.t("panel-shut") text=words.t("panel-shut-text") /> });
    let talk = has_flags.then(|| {
        view! {
            <section class="notice" data-tone="warn" aria-labelledby="flags">
                <h2 id="flags">{words.t("panel-flags")}</h2>
                <ul>{flags}</ul>
            </section>
        }
    });
    let given = reviews.iter().filter(|one| one.counts).map(|one| (one.letter, one.review.clone())).collect();
    let has_scores = reviews.iter().any(|one| !one.review.scores.is_empty());
    let table = has_scores.then(|| scores(words, &criteria, &reviews));
    let told = agreed.map(|agreed| told(words, &criteria, agreed));
    let texts = reviews.iter().map(|one| said(words, one)).collect::<Vec<_>>();
    view! {
        <crate::ui::ErrorSummary words errors />
        <PageHead words title=words.with("panel-proposal-title", &[("project", project.into())]) crumbs=vec![back] />
        {notice.map(|notice| view! { <Notice notice /> })}
        <p>{which_dossier(words, dossier)}" "{dossier_href.map(|href| view! { <a href=href>{words.t("review-read-dossier")}</a> })}</p>
        {shut}
        {told}
        {table}
        {talk}
        <div class="stack stack--tight">{texts}</div>
        {answered(words, answer)}
        {gives_levels.then(|| view! { <p><a href=paths::panel_levels(round, proposal)>{words.t("panel-levels-title")}</a></p> })}
        {consensus.map(|consensus| view! { <ConsensusFields words round proposal criteria given consensus /> })}
    }
    .into_any()
}

/// Scores by criterion, one column a review.
pub(super) fn scores(words: Words, criteria: &Criteria, reviews: &[ShownReview]) -> impl IntoView + use<> {
    let heads = reviews
        .iter()
        .map(|one| {
            let aside = (!one.counts).then(|| view! { <br /><span class="quiet small">{words.t("panel-not-counted")}</span> });
            let name = one.name.clone().map(|name| view! { <br /><span class="quiet small">{name}</span> });
            view! { <th scope="col" class="num">{one.letter.to_string()}{name}{aside}</th> }
        })
        .collect::<Vec<_>>();
    let column = |one: &ShownReview| one.name.clone().map_or_else(|| one.letter.to_string(), |name| format!("{} {name}", one.letter));
    let row = |criterion: &Criterion| {
        let cell = |one: &ShownReview| one.review.scores.get(criterion).map(|score| words.score(*score)).unwrap_or_default();
        let cells = reviews.iter().map(|one| view! { <td class="num" data-name=column(one)>{cell(one)}</td> }).collect::<Vec<_>>();
        view! { <tr><th scope="row">{words.label(*criterion)}</th>{cells}</tr> }
    };
    let rows = Criterion::ALL.iter().map(row).collect::<Vec<_>>();
    let totals = reviews
        .iter()
        .map(|one| view! { <td class="num" data-name=column(one)><b>{words.points(criteria.total(&one.review.scores))}</b></td> })
        .collect::<Vec<_>>();
    view! {
        <Table label=words.t("panel-scores")>
            <thead><tr><th scope="col">{words.t("panel-criterion")}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
            <tfoot><tr><th scope="row">{words.t("review-total")}</th>{totals}</tr></tfoot>
        </Table>
    }
}

/// What one review says.
pub(super) fn said(words: Words, one: &ShownReview) -> impl IntoView + use<> {
    let comment = |criterion: &Criterion| {
        let text = one.review.comments.get(criterion).cloned().unwrap_or_default();
        SummaryRow::text(words.label(*criterion), text)
    };
    let mut rows: Vec<_> = Criterion::ALL.iter().map(comment).collect();
    if !one.review.note.is_empty() {
        rows.push(SummaryRow::text(words.t("review-note"), one.review.note.clone()));
    }
    rows.extend(note_rows(words, one.notes.clone()));
    let id = format!("review-{}", one.letter);
    let earlier = versions(words, one);
    let aside = (!one.counts).then(|| view! { <Badge tone=Tone::Neutral label=words.t("panel-not-counted") /> });
    view! {
        <details class="stack">
            <summary id=id>{words.with("panel-review", &[("letter", one.letter.to_string().into())])}" "{aside}</summary>
            <SummaryList rows />
            {earlier}
        </details>
    }
}

/// What the applicant answered, or until when that can be done.
pub(super) fn answered(words: Words, answer: AnswerState) -> Option<AnyView> {
    let (title, text) = match answer {
        AnswerState::None => return None,
        AnswerState::Until(day) => (words.t("answer-title"), words.with("answer-until", &[("date", words.last_day(day).into())])),
        AnswerState::Given(text, at) => (words.with("answer-given", &[("at", words.date_time(at).into())]), text),
    };
    Some(
        view! {
            <section class="stack narrow" aria-labelledby="answer">
                <h2 id="answer">{title}</h2>
                <p class="prose">{text}</p>
            </section>
        }
        .into_any(),
    )
}

/// What was agreed.
pub(super) fn told(words: Words, criteria: &Criteria, view: AgreedView) -> impl IntoView + use<> {
    let AgreedView { agreed, at } = view;
    let rows = agreement(words, criteria, &agreed);
    view! {
        <section class="stack" aria-labelledby="agreed">
            <h2 id="agreed">{words.with("consensus-agreed", &[("at", words.date_time(at).into())])}</h2>
            <SummaryList rows />
        </section>
    }
}

/// What was agreed, row by row.
pub(super) fn agreement(words: Words, criteria: &Criteria, agreed: &NewConsensus) -> Vec<SummaryRow> {
    let verdict = agreed.verdict(criteria);
    let mut rows = vec![
        SummaryRow::text(words.t("review-total"), crate::reviews::verdict_words(words, criteria, &verdict)),
        SummaryRow::text(words.t("consensus-advice"), words.label(agreed.advice)),
        SummaryRow::text(words.t("consensus-reasons"), agreed.reasons.clone()),
    ];
    rows.extend(agreed.agreements.iter().map(|(criterion, one)| {
        let more = [("consensus-reason", &one.reason), ("consensus-minority", &one.minority)];
        let more = more.into_iter().filter(|(_, text)| !text.is_empty());
        let more = more.map(|(key, text)| view! { <br /><span class="prose"><b>{words.t(key)}": "</b>{text.clone()}</span> }).collect::<Vec<_>>();
        SummaryRow {
            term: words.label(*criterion),
            detail: view! { <b>{words.score(one.score)}</b><br /><span class="prose">{one.text.clone()}</span>{more} }.into_any(),
            change: None,
        }
    }));
    rows
}
