//! The versions of a review that was handed in more than once, for the chair: each with what the next one changed.

use super::ShownReview;
use crate::language::Words;
use crate::ui::{SummaryList, SummaryRow};
use domain::reviews::{Criterion, NewReview};
use leptos::prelude::*;

/// Every earlier version, whole, with what changed after it; nothing for a review that was handed in once.
pub(super) fn versions(words: Words, one: &ShownReview) -> Vec<AnyView> {
    let after = one.earlier.iter().skip(1).map(|version| &version.review).chain([&one.review]);
    let version = |(version, after): (&super::EarlierVersion, &NewReview)| {
        let title = words.with("version-title", &[("at", words.date_time(version.at).into())]);
        let reason = words.with("version-reason", &[("reason", version.reason.clone().into())]);
        let rows: Vec<_> = Criterion::ALL.iter().map(|criterion| said(words, &version.review, *criterion)).collect();
        let changed: Vec<_> = version.review.differs_from(after).map(|criterion| changed(words, (&version.review, after), criterion)).collect();
        let same = changed.is_empty().then(|| view! { <p class="quiet">{words.t("version-same")}</p> });
        let id = format!("version-{}-{}", one.letter, version.at.timestamp());
        view! {
            <section class="stack" aria-labelledby=id.clone()>
                <h3 id=id.clone()>{title}</h3>
                <p class="quiet">{reason}</p>
                <p><b>{words.t("version-changed")}</b></p>
                {same}
                <ul class="changes small">{changed}</ul>
                <details>
                    <summary>{words.t("version-whole")}</summary>
                    <SummaryList rows />
                </details>
            </section>
        }
        .into_any()
    };
    one.earlier.iter().zip(after).map(version).collect()
}

fn said(words: Words, review: &NewReview, criterion: Criterion) -> SummaryRow {
    let score = review.scores.get(&criterion).map(|score| words.score(*score)).unwrap_or_default();
    let text = review.comments.get(&criterion).cloned().unwrap_or_default();
    SummaryRow { term: words.label(criterion), detail: view! { <b>{score}</b><br /><span class="prose">{text}</span> }.into_any(), change: None }
}

/// One criterion with its score and comment before and after.
fn changed(words: Words, (before, after): (&NewReview, &NewReview), criterion: Criterion) -> AnyView {
    let score = |review: &NewReview| review.scores.get(&criterion).map(|score| words.score(*score)).unwrap_or_default();
    let text = |review: &NewReview| review.comments.get(&criterion).cloned().unwrap_or_default();
    let (old, new) = (score(before), score(after));
    let told = if old == new {
        words.label(criterion)
    } else {
        words.with("change-line", &[("field", words.label(criterion).into()), ("old", old.into()), ("new", new.into())])
    };
    let texts = (text(before) != text(after)).then(|| {
        view! {
            <p class="prose"><b>{words.t("change-was")}</b>" "{text(before)}</p>
            <p class="prose"><b>{words.t("change-is")}</b>" "{text(after)}</p>
        }
    });
    view! { <li>{told}{texts}</li> }.into_any()
}
