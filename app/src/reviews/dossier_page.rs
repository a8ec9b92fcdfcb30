//! The frozen dossier by itself, for an expert who handed in and talks about it with the panel.

use super::dossier_side::DossierSide;
use super::review_page::crumbs;
use super::{DossierView, ReviewHead};
use crate::language::Words;
use crate::paths;
use crate::ui::{Link, PageHead};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ReviewDossierPage(words: Words, head: ReviewHead, dossier: DossierView) -> AnyView {
    let mut crumbs = crumbs(words);
    crumbs.push(Link::new(paths::review(head.id), words.with("review-title", &[("project", head.title.into())])));
    let number = words.with("workbench-dossier", &[("number", dossier.number.into())]);
    view! {
        <PageHead words title=words.t("review-dossier-title") lead=words.t("review-dossier-lead") crumbs />
        <article class="card stack" aria-labelledby="dossier">
            <h2 id="dossier">{number}</h2>
            <DossierSide words dossier />
        </article>
    }
    .into_any()
}

/// The same for who chairs the panel or decides: the way back is theirs.
#[component]
pub fn PanelDossierPage(words: Words, project: String, crumbs: Vec<Link>, dossier: DossierView) -> AnyView {
    let title = words.with("dossier-title", &[("number", dossier.number.into()), ("project", project.into())]);
    let number = words.with("workbench-dossier", &[("number", dossier.number.into())]);
    view! {
        <PageHead words title crumbs />
        <article class="stack" aria-labelledby="dossier">
            <h2 id="dossier">{number}</h2>
            <DossierSide words dossier />
        </article>
    }
    .into_any()
}
