//! The question why a document is withdrawn.

use super::documents_page::crumbs;
use super::{WithdrawView, document_label};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ButtonLink, ErrorSummary, FormKeys, Link, Notice, PageHead, Room, TextArea};
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// The page.
#[component]
pub fn WithdrawPage(words: Words, view: WithdrawView) -> AnyView {
    let WithdrawView { project, title, id, name, is_in_use, is_withdrawn, key, version, reason, errors, notice } = view;
    let mut links = crumbs(words, project, title);
    links.push(Link::new(paths::documents(project), words.t("documents-title")));
    links.push(Link::new(paths::document(project, id), name));
    let back = view! { <ButtonLink href=paths::document(project, id) label=words.t("document-keep") kind=ButtonKind::Quiet /> };
    let in_use = is_in_use.then(|| view! { <p><b>{words.t("document-withdraw-in-use")}</b></p> });
    let error = errors.of("reason");
    let question = match is_withdrawn {
        true => view! { <p>{back}</p> }.into_any(),
        false => view! {
            <form class="stack" method="post" action=paths::document_withdraw(project, id)>
                <FormKeys key version />
                <Keeping words place=paths::document_withdraw(project, id) />
                <TextArea name="reason" label=document_label(words, "reason") value=reason error rows=4 room=Room::of(words, REASON_AT_MOST) />
                <div class="actions">
                    <Button label=words.t("document-withdraw-confirm") />
                    {back}
                </div>
            </form>
        }
        .into_any(),
    };
    view! {
        <div class="narrow stack stack--loose">
            <ErrorSummary words errors />
            <PageHead words title=words.t("document-withdraw-title") crumbs=links lead=words.t("document-withdraw-lead") />
            {notice.map(|notice| view! { <Notice notice /> })}
            {in_use}
            {question}
        </div>
    }
    .into_any()
}
