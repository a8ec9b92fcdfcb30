//! The review once more, before it is handed in.

use super::CheckView;
use super::review_page::{answers, crumbs};
use crate::language::Words;
use crate::paths;
use crate::ui::{BackToForm, CheckAnswers, PageHead};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ReviewCheckPage(words: Words, view: CheckView) -> AnyView {
    let CheckView { head, criteria, review, key } = view;
    let rows = answers(words, &criteria, &review);
    let hidden = vec![("key".to_owned(), key), ("version".to_owned(), head.version.to_string())];
    let title = words.with("review-check-title", &[("project", head.title.into())]);
    view! {
        <PageHead words title crumbs=crumbs(words) />
        <CheckAnswers
            words
            rows
            action=paths::review_submit(head.id)
            hidden
            confirm=words.t("review-submit")
            back=BackToForm::Stored(paths::review_write(head.id))
            consequence=words.t("review-consequence")
        />
    }
    .into_any()
}
