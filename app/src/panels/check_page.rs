//! What cannot be undone in a panel, once more before it is done: opening the consensus, and recording what was agreed.

use super::proposal_page::agreement;
use super::{ConsensusCheckView, OpenCheckView};
use crate::language::Words;
use crate::paths;
use crate::ui::{BackToForm, CheckAnswers, ConsequencePage, Link, NoticeView, PageHead, Tone};
use leptos::prelude::*;

/// Opening the consensus: who reads what from then on, and what nobody can do any more.
#[component]
pub fn OpenCheckPage(words: Words, view: OpenCheckView) -> AnyView {
    let OpenCheckView { round, proposal, project, back, counting, on_hand, answers, refused, key, version } = view;
    let about = [("counting", counting.into()), ("project", project.clone().into())];
    let mut follows = vec![words.with("panel-open-follows", &about), words.t("panel-open-fixed")];
    follows.extend((on_hand > 0).then(|| words.with("panel-open-on-hand", &[("count", on_hand.into())])));
    follows.extend(answers.then(|| words.t("panel-open-answers")));
    let refused = refused.map(|text| NoticeView { tone: Tone::Warn, title: words.t("undo-refused"), text: Some(text) });
    view! {
        <ConsequencePage
            words
            title=words.with("panel-open-title", &[("project", project.into())])
            crumbs=vec![back]
            follows
            refused
            action=paths::panel_open(round, proposal)
            keys=(key, version)
            confirm=words.t("panel-open")
            leave=Link::new(paths::panel(round), words.t("request-not-yet"))
        />
    }
    .into_any()
}

/// What was agreed once more, and what follows from recording it.
#[component]
pub fn ConsensusCheckPage(words: Words, view: ConsensusCheckView) -> AnyView {
    let ConsensusCheckView { round, proposal, project, back, criteria, agreed, hidden } = view;
    let rows = agreement(words, &criteria, &agreed);
    view! {
        <div class="narrow stack">
            <PageHead words title=words.with("consensus-check-title", &[("project", project.into())]) crumbs=vec![back] />
            <CheckAnswers
                words
                rows
                action=paths::panel_consensus(round, proposal)
                hidden
                confirm=words.t("consensus-record")
                back=BackToForm::Stored(paths::panel_proposal(round, proposal))
                consequence=words.t("consensus-for-good")
            />
        </div>
    }
    .into_any()
}
