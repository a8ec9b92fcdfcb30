//! Taking a project out of a round, and closing the round: what follows from it, before it is done.

use super::{CloseRoundView, TakeOutView};
use crate::language::Words;
use crate::paths;
use crate::ui::{ButtonKind, ButtonLink, ConsequencePage, FormPage, Link, Notice, NoticeView, PageHead, Room, TextArea, Tone};
use domain::ids::RoundId;
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

fn crumbs(words: Words, round: RoundId, name: String) -> Vec<Link> {
    vec![Link::new(paths::rounds(), words.t("rounds-title")), Link::new(paths::round(round), name)]
}

/// Why a project leaves the round; or that it cannot any more.
#[component]
pub fn TakeOutPage(words: Words, view: TakeOutView) -> AnyView {
    let TakeOutView { round, round_name, proposal, title, is_settled, key, version, reason, errors, notice } = view;
    let heading = words.with("round-take-out-title", &[("project", title.into())]);
    let crumbs = crumbs(words, round, round_name);
    if is_settled {
        let settled = NoticeView { tone: Tone::Warn, title: words.t("undo-refused"), text: Some(words.t("round-take-out-settled")) };
        return view! {
            <div class="narrow stack">
                {notice.map(|notice| view! { <Notice notice /> })}
                <Notice notice=settled />
                <PageHead words title=heading crumbs />
                {(!reason.is_empty()).then(|| view! { <p class="prose">{reason}</p> })}
                <p><ButtonLink href=paths::round(round) label=words.t("round-cancel") kind=ButtonKind::Quiet /></p>
            </div>
        }
        .into_any();
    }
    let error = errors.of("reason");
    view! {
        <FormPage
            words
            title=heading
            lead=words.t("round-take-out-lead")
            crumbs
            errors
            notice
            action=paths::round_take_out(round, proposal)
            keys=(key, version)
            save=words.t("round-take-out-do")
            leave=Link::new(paths::round(round), words.t("round-cancel"))
        >
            <TextArea name="reason" label=words.t("undo-reason") hint=words.t("round-take-out-hint") value=reason error rows=4 room=Room::of(words, REASON_AT_MOST) />
        </FormPage>
    }
    .into_any()
}

/// What closing a round means; or on which projects the panel has still to agree.
#[component]
pub fn CloseRoundPage(words: Words, view: CloseRoundView) -> AnyView {
    let CloseRoundView { round, name, waits, key, version } = view;
    let crumbs = crumbs(words, round, name.clone());
    let refused = (!waits.is_empty()).then(|| {
        let text = words.with("round-not-closed-text", &[("projects", waits.join(", ").into())]);
        NoticeView { tone: Tone::Warn, title: words.t("round-not-yet"), text: Some(format!("{text} {}", words.t("round-not-yet-text"))) }
    });
    view! {
        <ConsequencePage
            words
            title=words.with("round-close-title", &[("round", name.into())])
            crumbs
            lead=Some(words.t("round-close-lead"))
            refused
            action=paths::round_close(round)
            keys=(key, version)
            confirm=words.t("round-close-do")
            leave=Link::new(paths::round(round), words.t("round-cancel"))
        />
    }
    .into_any()
}
