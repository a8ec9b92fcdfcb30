//! The order of the projects of a round: the agreed total, and beside it how sure the place is and what hangs on one reviewer.

use super::{RankedLine, RankingView, Reader, Tie};
use crate::language::Words;
use crate::paths;
use crate::reviews::verdict_words;
use crate::ui::{Badge, ButtonKind, ButtonLink, EmptyState, Link, PageHead, Table, Tone};
use domain::ids::RoundId;
use domain::reviews::{Criteria, Criterion, Decided, Score, Scores};
use leptos::prelude::*;

/// The page.
#[component]
pub fn RankingPage(words: Words, view: RankingView) -> AnyView {
    let RankingView { round, name, reader, criteria, lines, waiting, certainty, may_weigh, has_normalised } = view;
    let panel = words.with("panel-title", &[("round", name.into())]);
    let crumbs = match reader {
        Reader::OfRound => vec![Link::new(paths::rounds(), words.t("rounds-title")), Link::new(paths::panel(round), panel)],
        Reader::Expert(review) => vec![Link::new(paths::reviews(), words.t("nav-reviews")), Link::new(paths::review(review), panel)],
    };
    let none = lines.is_empty().then(|| view! { <EmptyState title=words.t("ranking-none") text=words.t("ranking-none-text") /> });
    let has_lines = !lines.is_empty();
    let strips = has_lines.then(|| strips(words, &criteria, &lines));
    let rows = lines.into_iter().map(|line| row(words, (round, reader, has_normalised, certainty), &criteria, line)).collect::<Vec<_>>();
    let sure = match certainty {
        Some(percent) => words.with("ranking-band-why", &[("percent", percent.into())]),
        None => words.t("ranking-band-none"),
    };
    let table = has_lines.then(|| {
        view! {
            <Table label=words.t("ranking-title")>
                <thead>
                    <tr>
                        <th scope="col" class="num">{words.t("ranking-place")}</th>
                        <th scope="col">{words.t("reviews-project")}</th>
                        <th scope="col" class="num">{words.t("review-total")}</th>
                        {has_normalised.then(|| view! { <th scope="col" class="num">{words.t("ranking-normalised")}</th> })}
                        <th scope="col">{words.t("ranking-band")}</th>
                        <th scope="col">{words.t("consensus-advice")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <p class="small quiet">{words.t("ranking-ties")}</p>
            <p class="small quiet">{sure}</p>
            <p class="small quiet">{words.t(if has_normalised { "ranking-normalised-why" } else { "ranking-normalised-none" })}</p>
        }
    });
    let waits = (waiting > 0).then(|| view! { <p>{words.with("ranking-waiting", &[("count", waiting.into())])}</p> });
    let fits = may_weigh.then(|| view! { <ButtonLink href=paths::round_fits(round) label=words.t("fits-title") kind=ButtonKind::Quiet /> });
    view! {
        <PageHead words title=words.t("ranking-title") lead=words.t("ranking-lead") crumbs>{fits}</PageHead>
        {none}
        {waits}
        {table}
        {strips}
    }
    .into_any()
}

/// Where a project stands, for whom, and how sure places are.
type Told = (RoundId, Reader, bool, Option<u32>);

fn row(words: Words, (round, reader, has_normalised, certainty): Told, criteria: &Criteria, line: RankedLine) -> impl IntoView + use<> {
    let RankedLine { proposal, project, place, band, tie, verdict, normalised, tips, left_out, advice, .. } = line;
    let title = match reader {
        Reader::OfRound => view! { <a href=paths::panel_proposal(round, proposal)>{project}</a> }.into_any(),
        Reader::Expert(_) => project.into_any(),
    };
    let count = |number: usize| words.number(i64::try_from(number).unwrap_or(i64::MAX));
    let sure = match certainty {
        None => words.t("ranking-unsure"),
        Some(percent) if band.0 == band.1 => words.with("ranking-sure", &[("place", count(band.0).into()), ("percent", percent.into())]),
        Some(percent) => {
            words.with("ranking-between", &[("best", count(band.0).into()), ("worst", count(band.1).into()), ("percent", percent.into())])
        }
    };
    let tie = tie.map(|tie| view! { <p class="small quiet">{tie_words(words, &tie)}</p> });
    let moved = has_normalised.then(|| {
        let told = normalised.map(|(points, up)| {
            let moved = match up {
                0 => words.t("ranking-same"),
                up if up > 0 => words.with("ranking-up", &[("count", up.into())]),
                down => words.with("ranking-down", &[("count", (-down).into())]),
            };
            view! { {words.points(points)}<p class="small quiet">{moved}</p> }
        });
        view! { <td class="num" data-name=words.t("ranking-normalised")>{told}</td> }
    });
    let passes = if verdict.is_passed() { None } else { Some(verdict_words(words, criteria, &verdict)) };
    let tone = if verdict.is_passed() { Tone::Good } else { Tone::Bad };
    let tipping = tips.then(|| {
        let range =
            left_out.map(|(low, high)| words.with("ranking-left-out", &[("low", words.points(low).into()), ("high", words.points(high).into())]));
        view! { <p><Badge tone=Tone::Warn label=words.t("ranking-tips") />" "<span class="small quiet">{range}</span></p> }
    });
    view! {
        <tr>
            <td class="num" data-name=words.t("ranking-place")><b>{count(place)}</b></td>
            <th scope="row">
                {title}
                {passes.map(|text| view! { <p class="small quiet">{text}</p> })}
                {tie}
            </th>
            <td class="num" data-name=words.t("review-total")><Badge tone label=words.points(verdict.total) /></td>
            {moved}
            <td data-name=words.t("ranking-band")>{sure}{tipping}</td>
            <td data-name=words.t("consensus-advice")>{words.label(advice)}</td>
        </tr>
    }
}

/// What decided between two projects with the same total.
fn tie_words(words: Words, tie: &Tie) -> String {
    let by = match tie.by {
        Decided::Total => return String::new(),
        Decided::Economy => words.label(Criterion::Economy),
        Decided::Fit => words.label(Criterion::Fit),
        Decided::SmeShare => words.t("ranking-by-sme"),
        Decided::Complete => words.t("ranking-by-complete"),
        Decided::Nothing => return words.with("ranking-tie-shared", &[("other", tie.other.clone().into())]),
    };
    let key = if tie.is_before { "ranking-tie-before" } else { "ranking-tie-after" };
    words.with(key, &[("other", tie.other.clone().into()), ("by", by.into())])
}

/// The scores of all projects, a row each: by criterion as dots on a line, and as figures.
fn strips(words: Words, criteria: &Criteria, lines: &[RankedLine]) -> impl IntoView + use<> {
    let heads = Criterion::ALL.iter().map(|criterion| view! { <th scope="col">{words.label(*criterion)}</th> }).collect::<Vec<_>>();
    let rows = lines
        .iter()
        .map(|line| {
            let cells = Criterion::ALL.iter().map(|criterion| strip_cell(words, (*criterion, criteria), line)).collect::<Vec<_>>();
            view! { <tr><th scope="row">{line.project.clone()}</th>{cells}</tr> }
        })
        .collect::<Vec<_>>();
    view! {
        <section class="stack" aria-labelledby="strips">
            <h2 id="strips">{words.t("ranking-strips")}</h2>
            <p class="quiet">{words.t("ranking-strips-how")}</p>
            <Table label=words.t("ranking-strips")>
                <thead><tr><th scope="col">{words.t("reviews-project")}</th>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}

fn strip_cell(words: Words, (criterion, criteria): (Criterion, &Criteria), line: &RankedLine) -> impl IntoView + use<> {
    let mut given: Vec<Score> = line.given.iter().filter_map(|scores: &Scores| scores.get(&criterion).copied()).collect();
    given.sort_unstable();
    let figures = given.iter().map(|score| words.score(*score)).collect::<Vec<_>>().join(" · ");
    let agreed = line.scores.get(&criterion).copied();
    view! {
        <td data-name=words.label(criterion)>
            {strip(&given, agreed, criteria.of(criterion).threshold)}
            <p class="small">
                <span class="sr">{words.t("ranking-agreed")}" "</span>
                <b>{agreed.map(|score| words.score(score))}</b>
                <span class="quiet">" ("{figures}")"</span>
            </p>
        </td>
    }
}

/// Each score a dot between 0 and 5, equal ones above each other; the agreed score is a diamond and the threshold a line.
fn strip(given: &[Score], agreed: Option<Score>, least: u32) -> impl IntoView + use<> {
    let x = |halves: u8| (10 + u32::from(halves) * 20).to_string();
    let dots = given
        .iter()
        .enumerate()
        .map(|(at, score)| {
            let below = given[..at].iter().filter(|other| *other == score).count();
            let y = (22_usize.saturating_sub(below * 7)).to_string();
            view! { <circle cx=x(score.halves()) cy=y r="4" /> }
        })
        .collect::<Vec<_>>();
    let threshold = (10 + least * 2).to_string();
    let diamond = agreed.map(|score| {
        let at = 10 + u32::from(score.halves()) * 20;
        let path = format!("M{at} 26 l5 5 -5 5 -5 -5 z");
        view! { <path d=path /> }
    });
    view! {
        <svg class="strip" width="154" height="28" viewBox="0 0 220 40" aria-hidden="true">
            <line class="strip__axis" x1="10" y1="31" x2="210" y2="31" />
            <line class="strip__least" x1=threshold.clone() y1="2" x2=threshold y2="38" />
            {dots}
            {diamond}
        </svg>
    }
}
