//! What waits for the chair: interests to decide on, and projects whose reviews can be opened.

use super::{GivenLine, PanelLine, PanelView};
use crate::language::Words;
use crate::paths;
use crate::reviews::which_dossier;
use crate::ui::{Badge, ButtonKind, ButtonLink, EmptyState, Link, Notice, PageHead, Table, Tone};
use domain::ids::RoundId;
use domain::reviews::QUORUM;
use leptos::prelude::*;

/// The page.
#[component]
pub fn PanelPage(words: Words, view: PanelView) -> AnyView {
    let PanelView { round, name, due_on, interests, proposals, is_chair, given, notice } = view;
    let lead = words.with("panel-lead", &[("date", words.date(due_on).into()), ("quorum", QUORUM.into())]);
    let none = interests.is_empty();
    let link = |review, label: &str, href: String, (expert, project): (String, String)| {
        let about = words.with("panel-interest-of", &[("expert", expert.into()), ("project", project.into())]);
        let id = format!("review-{review}");
        view! { <li><span id=id.clone()>{about}</span>" "<a href=href aria-describedby=id>{words.t(label)}</a></li> }
    };
    let waiting_lines = interests
        .into_iter()
        .map(|line| link(line.review, "panel-decide-on", paths::panel_measure(round, line.review), (line.expert, line.project)))
        .collect::<Vec<_>>();
    let has_given = !given.is_empty();
    let given = given
        .into_iter()
        .map(|GivenLine { review, expert, project, read_others }| {
            let label = if read_others { "panel-ask-note" } else { "panel-give-back" };
            link(review, label, paths::panel_reopen(round, review), (expert, project))
        })
        .collect::<Vec<_>>();
    let given = has_given.then(|| {
        view! {
            <section class="stack" aria-labelledby="given">
                <h2 id="given">{words.t("panel-given")}</h2>
                <p class="quiet">{words.t("panel-given-text")}</p>
                <ul class="stack stack--tight">{given}</ul>
            </section>
        }
    });
    let rows = proposals.into_iter().map(|line| row(words, round, line, is_chair)).collect::<Vec<_>>();
    let waiting = is_chair.then(|| {
        view! {
            <section class="stack" aria-labelledby="interests">
                <h2 id="interests">{words.t("panel-interests")}</h2>
                {none.then(|| view! { <EmptyState title=words.t("panel-no-interests") text=words.t("panel-no-interests-text") /> })}
                <ul class="stack stack--tight">{waiting_lines}</ul>
            </section>
        }
    });
    view! {
        <PageHead words title=words.with("panel-title", &[("round", name.into())]) lead crumbs=vec![Link::new(paths::rounds(), words.t("rounds-title"))]>
            <ButtonLink href=paths::round_ranking(round) label=words.t("ranking-title") kind=ButtonKind::Quiet />
        </PageHead>
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
        {given}
    }
    .into_any()
}

fn row(words: Words, round: RoundId, line: PanelLine, is_chair: bool) -> impl IntoView {
    let PanelLine { proposal, project, dossier, handed_in, asked, is_opened, agreed } = line;
    let count = words.with("panel-count", &[("handed", handed_in.into()), ("asked", asked.into())]);
    let (tone, status) = match (is_opened, agreed) {
        (_, Some(points)) => (Tone::Good, words.with("panel-agreed", &[("points", words.points(points).into())])),
        _ if dossier.is_taken_back => (Tone::Warn, words.t("dossier-taken-back")),
        (true, None) => (Tone::Accent, words.t("panel-opened")),
        (false, None) if handed_in >= QUORUM => (Tone::Accent, words.t("panel-ready")),
        (false, None) => (Tone::Neutral, words.t("panel-waits")),
    };
    let open = (is_chair && !is_opened && handed_in >= QUORUM && !dossier.is_taken_back)
        .then(|| view! { <ButtonLink href=paths::panel_open(round, proposal) label=words.t("panel-open") kind=ButtonKind::Quiet /> });
    view! {
        <tr>
            <th scope="row"><a href=paths::panel_proposal(round, proposal)>{project}</a><br />{which_dossier(words, dossier)}</th>
            <td data-name=words.t("panel-handed-in")>{count}</td>
            <td data-name=words.t("reviews-status")><Badge tone label=status /></td>
            <td>{open}</td>
        </tr>
    }
}
