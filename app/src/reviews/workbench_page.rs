//! The workbench: the frozen dossier and the form side by side, on a narrow screen one under the other. The draft is saved while typing;
//! each criterion has its own button that saves and goes on, which is how it works without scripts.

use super::criterion_fields::{CriterionFields, Stored};
use super::dossier_side::DossierSide;
use super::review_page::crumbs;
use super::total::Total;
use super::{KeptAs, TotalSheet, TotalWords, WorkbenchView, draft_status, too_long};
use crate::keeping::TELLING;
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Button, ButtonKind, ErrorSummary, FieldProblem, FormKeys, Notice, PageHead, Room, TextArea, Tone};
use domain::reviews::{Criterion, ReviewForm};
use leptos::nonce::use_nonce;
use leptos::prelude::*;

const AUTOSAVE: &str = include_str!("autosave.js");

/// The page.
#[component]
pub fn WorkbenchPage(words: Words, view: WorkbenchView) -> AnyView {
    let WorkbenchView { head, dossier, criteria, form, kept, stored, saved_at, declared_on, key, window, turn, stands, today, errors, notice } = view;
    let title = words.with("workbench-title", &[("project", head.title.clone().into())]);
    let names = Criterion::ALL.iter().map(|criterion| words.label(*criterion)).collect();
    let sheet = TotalSheet::new(&criteria, names, words.language(), TotalWords::of(words));
    let told = sheet.told(&form.scored());
    let beside = (kept == KeptAs::Apart).then_some(&stored);
    let saved = match kept {
        KeptAs::Draft => draft_status(words, saved_at, &form, today),
        KeptAs::Apart => words.t("workbench-apart"),
        KeptAs::Global => words.t("workbench-too-large"),
    };
    // What is only too long to hand in is said at its field, and stops nobody who comes to write.
    let at_fields = if errors.is_empty() { too_long(words, &form) } else { errors.clone() };
    let due_tone = if head.due_on < today { Tone::Bad } else { Tone::Neutral };
    let due = words.with("workbench-due", &[("date", words.last_day(head.due_on).into())]);
    let dossier_title = words.with("workbench-dossier", &[("number", dossier.number.into())]);
    let declared = declared_on.map(|day| words.with("workbench-declared", &[("date", words.date(day).into())]));
    let interest = format!("{}#interest", paths::review(head.id));
    let fields = Criterion::ALL
        .iter()
        .enumerate()
        .map(|(at, &criterion)| {
            let next = Criterion::ALL.get(at + 1).copied();
            let go = next.map(|next| {
                let label = words.with("workbench-next", &[("number", (at + 2).into())]);
                view! { <div class="actions"><Button label kind=ButtonKind::Quiet name="go".to_owned() value=next.code().to_owned() /></div> }
            });
            view! {
                <CriterionFields words number={at + 1} criterion criteria=&criteria form=&form beside errors=&at_fields />
                {go}
            }
            .into_any()
        })
        .collect::<Vec<_>>();
    let note_error = at_fields.of("note");
    let stored_note = beside.map(|stored| stored.note.clone()).filter(|stored| *stored != form.note);
    let said = ["autosave-unsaved", "autosave-failed", "autosave-signed-out", "workbench-too-large"];
    let [unsaved, failed, signed_out, too_large] = said.map(|key| words.t(key));
    view! {
        <ErrorSummary words errors=errors.clone() />
        <PageHead words title crumbs=crumbs(words)>
            <div class="chips">
                <Badge tone=due_tone label=due />
            </div>
        </PageHead>
        {notice.map(|notice| view! { <Notice notice /> })}
        <div class="workbench">
            <article class="card stack" aria-labelledby="dossier">
                <h2 id="dossier">{dossier_title}</h2>
                <DossierSide words dossier />
                <p class="small quiet">{words.t("workbench-confidential")}" "{declared}" "<a href=interest>{words.t("workbench-interest")}</a></p>
            </article>
            <form
                class="stack stack--loose"
                method="post"
                action=paths::review_write(head.id)
                id="review"
                data-unsaved=unsaved
                data-failed=failed
                data-signed-out=signed_out
                data-too-large=too_large
                data-most=ReviewForm::KEPT_AT_MOST.to_string()
                data-stands=stands
                data-apart=beside.is_some().then_some("")
            >
                <FormKeys key version=head.version />
                <input type="hidden" name="window" value=window />
                <input type="hidden" name="turn" value=turn />
                <p class="saved"><span class="badge" id="saved">{saved}</span><span class="sr" id="heard" role="status"></span></p>
                {fields}
                <section class="card stack">
                    <TextArea
                        name="note"
                        label=words.t("review-note")
                        hint=words.t("review-note-hint")
                        value=form.note.clone()
                        error=note_error
                        rows=3
                        room=Room::of(words, ReviewForm::TEXT_AT_MOST)
                    />
                    {stored_note.map(|stored| view! { <Stored words stored /> })}
                </section>
                <div class="notice">
                    <Total sheet told />
                    <p class="small">{words.t("workbench-only-you")}</p>
                </div>
                <div class="actions">
                    <Button label=words.t("workbench-check") name="go".to_owned() value="check".to_owned() />
                    <Button label=words.t("workbench-save") kind=ButtonKind::Quiet name="go".to_owned() value="stay".to_owned() />
                    <a href=paths::review_drafts(head.id)>{words.t("workbench-drafts")}</a>
                </div>
            </form>
        </div>
        <template id="problem"><FieldProblem name=String::new() error=Some(String::new().into()) /></template>
        <script nonce=use_nonce()>{format!("(() => {{\n{TELLING}{AUTOSAVE}}})();")}</script>
    }
    .into_any()
}
