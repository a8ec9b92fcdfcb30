//! The reviews of an expert, those to do first.

use super::{ReviewLine, ReviewsView};
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, ButtonKind, ButtonLink, EmptyState, PageHead, Table, Tone};
use chrono::NaiveDate;
use domain::reviews::ReviewStatus;
use leptos::prelude::*;

/// The page.
#[component]
pub fn ReviewsPage(words: Words, view: ReviewsView) -> AnyView {
    let ReviewsView { lines, today, leads } = view;
    let is_empty = lines.is_empty();
    let rows = lines.into_iter().map(|line| row(words, today, line)).collect::<Vec<_>>();
    let table = (!is_empty).then(|| {
        view! {
            <Table label=words.t("reviews-title")>
                <thead>
                    <tr>
                        <th scope="col">{words.t("reviews-project")}</th>
                        <th scope="col">{words.t("reviews-round")}</th>
                        <th scope="col">{words.t("reviews-status")}</th>
                        <th scope="col">{words.t("reviews-due")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        }
    });
    view! {
        <PageHead words title=words.t("reviews-title") lead=words.t("reviews-lead")>
            {leads.then(|| view! { <ButtonLink href=paths::rounds() label=words.t("reviews-lead-panel") kind=ButtonKind::Quiet /> })}
            <ButtonLink href=paths::profile() label=words.t("profile-title") kind=ButtonKind::Quiet />
        </PageHead>
        {table}
        {is_empty.then(|| view! { <EmptyState title=words.t("reviews-none") text=words.t("reviews-none-text") /> })}
    }
    .into_any()
}

/// How a status sounds.
pub(super) const fn tone(status: ReviewStatus) -> Tone {
    match status {
        ReviewStatus::Submitted => Tone::Good,
        ReviewStatus::Invited | ReviewStatus::Accepted => Tone::Accent,
        ReviewStatus::Declined | ReviewStatus::Void => Tone::Neutral,
    }
}

fn row(words: Words, today: NaiveDate, line: ReviewLine) -> impl IntoView {
    let is_open = matches!(line.status, ReviewStatus::Invited | ReviewStatus::Accepted);
    let distance = is_open.then(|| {
        let tone = if line.due_on < today { Tone::Bad } else { Tone::Neutral };
        view! { " "<Badge tone label=words.distance(today, line.due_on) /> }
    });
    view! {
        <tr>
            <th scope="row"><a href=line.href>{line.title}</a></th>
            <td data-name=words.t("reviews-round")>{line.round}</td>
            <td data-name=words.t("reviews-status")><Badge tone=tone(line.status) label=words.label(line.status) /></td>
            <td class="nowrap" data-name=words.t("reviews-due")>{words.date(line.due_on)}{distance}</td>
        </tr>
    }
}
