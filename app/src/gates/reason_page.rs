//! Undoing something with a reason, each confirmed on a page of its own: a dossier given back, a hold that ends earlier, a decision or a
//! proposal to stop or a request that is taken back.

use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ButtonLink, ErrorSummary, FormErrors, FormKeys, Link, Notice, NoticeView, PageHead, Room, TextArea, Tone};
use domain::gates::Gate;
use domain::ids::{ChangeRequestId, DecisionId, ProjectId};
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// What is undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undo {
    /// The programme office gives a frozen dossier back.
    Release(Gate),
    /// A partner withdraws the request for the gate, and has the dossier back.
    Request(Gate),
    /// A hold ends before its day: the gate goes on the agenda.
    Hold(Gate),
    /// A decision that is not signed is taken back.
    Decision(Gate, DecisionId),
    /// A proposal to stop is taken back.
    Stop,
    /// A request to change what was approved is taken back.
    Change(ChangeRequestId),
    /// A decision on such a request that is not signed is taken back.
    ChangeDecision(ChangeRequestId),
}

/// The page.
#[derive(Debug, Clone)]
pub struct ReasonView {
    /// The project.
    pub project: ProjectId,
    /// Its title.
    pub title: String,
    /// The version that the page was read at.
    pub version: i64,
    /// What is undone.
    pub undo: Undo,
    /// The key of the form.
    pub key: String,
    /// Why it cannot be undone now, and who can; then there is no form.
    pub refused: Option<String>,
    /// Why, as typed.
    pub reason: String,
    /// What is wrong with it.
    pub errors: FormErrors,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
}

impl Undo {
    /// The key of the page's title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Release(_) => "release-title",
            Self::Request(_) => "withdraw-title",
            Self::Hold(_) => "agenda-title",
            Self::Decision(..) => "undo-title",
            Self::Stop => "stop-back-title",
            Self::Change(_) => "change-back-title",
            Self::ChangeDecision(_) => "change-undo-title",
        }
    }
}

/// The texts of a page: what follows from it, the hint at the reason, the button.
fn texts(undo: Undo) -> [&'static str; 3] {
    match undo {
        Undo::Release(_) => ["release-lead", "release-reason-hint", "release-confirm"],
        Undo::Request(_) => ["release-lead", "withdraw-reason-hint", "withdraw-confirm"],
        Undo::Hold(_) => ["agenda-lead", "agenda-reason-hint", "agenda-confirm"],
        Undo::Decision(..) => ["undo-lead", "undo-reason-hint", "undo-confirm"],
        Undo::Stop => ["stop-back-lead", "stop-back-reason-hint", "stop-back-confirm"],
        Undo::Change(_) => ["change-back-lead", "stop-back-reason-hint", "change-withdraw"],
        Undo::ChangeDecision(_) => ["change-undo-lead", "undo-reason-hint", "change-take-back"],
    }
}

/// Where the form goes, where it is left to, and the page above it.
fn addresses(words: Words, project: ProjectId, undo: Undo) -> (String, String, Link) {
    let gate = |at: Gate| Link::new(paths::gate(project, at), words.label(at));
    let request = |id| Link::new(paths::change(project, id), words.t("change-request"));
    match undo {
        Undo::Release(at) | Undo::Request(at) => (paths::gate_withdraw(project, at), paths::gate(project, at), gate(at)),
        Undo::Hold(at) => (paths::gate_agenda(project, at), paths::gate(project, at), gate(at)),
        Undo::Decision(at, id) => (paths::decision_withdraw(project, id), paths::decision(project, id), gate(at)),
        Undo::Stop => (paths::stop_withdraw(project), paths::stop(project), Link::new(paths::stop(project), words.t("stop-title"))),
        Undo::Change(id) => (paths::change_withdraw(project, id), paths::change(project, id), request(id)),
        Undo::ChangeDecision(id) => (paths::change_take_back(project, id), paths::change(project, id), request(id)),
    }
}

/// The page.
#[component]
pub fn ReasonPage(words: Words, view: ReasonView) -> AnyView {
    let ReasonView { project, title, version, undo, key, refused, reason, errors, notice } = view;
    let (heading, [lead, hint, confirm]) = (words.t(undo.title()), texts(undo).map(|key| words.t(key)));
    let (action, back, above) = addresses(words, project, undo);
    let place = action.clone();
    let crumbs = vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), Link::new(paths::project(project), title), above];
    let form = refused.is_none().then(|| {
        view! {
            <form class="stack" method="post" action=action>
                <FormKeys key version />
                <Keeping words place />
                <TextArea name="reason" label=words.t("undo-reason") hint value=reason error=errors.of("reason") rows=4 room=Room::of(words, REASON_AT_MOST) />
                <div class="actions">
                    <Button label=confirm />
                    <ButtonLink href=back label=words.t("request-not-yet") kind=ButtonKind::Quiet />
                </div>
            </form>
        }
    });
    let lead = refused.is_none().then_some(lead);
    let refused = refused.map(|text| NoticeView { tone: Tone::Warn, title: words.t("undo-refused"), text: Some(text) });
    view! {
        <div class="narrow stack">
            <ErrorSummary words errors />
            {notice.map(|notice| view! { <Notice notice /> })}
            {refused.map(|notice| view! { <Notice notice /> })}
            <PageHead words title=heading crumbs lead />
            {form}
        </div>
    }
    .into_any()
}
