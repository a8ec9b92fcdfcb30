//! One lesson: its words, where it was learned, and the two people who clear it for publication.

use super::lessons_page::{about, stage};
use super::view::{ClearedBy, LessonView};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ButtonLink, ErrorSummary, FormKeys, Link, Notice, PageHead, Room, SummaryList, SummaryRow, TextArea};
use domain::ids::LessonId;
use domain::lessons::{ClearRefusal, LessonStage};
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// Why somebody does not clear it.
pub fn clear_refusal(words: Words, refusal: ClearRefusal) -> String {
    words.t(match refusal {
        ClearRefusal::NotAllowed => "lesson-refused-private",
        ClearRefusal::SamePerson => "lesson-refused-same",
        ClearRefusal::Published => "lesson-refused-published",
    })
}

/// The page.
#[component]
pub fn LessonPage(words: Words, view: LessonView) -> AnyView {
    let LessonView { line, report, made, cleared, published, clearing, may_change, may_take_back, reason, errors, notice, keys } = view;
    let id = line.id;
    let by = |(who, at): ClearedBy| words.with("bank-account-by", &[("who", who.into()), ("at", words.date_time(at).into())]);
    let report = report.map(|(project, report)| view! { <p><a href=paths::report(project, report)>{words.t("lesson-see-report")}</a></p> });
    let steps = clearing.is_some().then(|| {
        let rows = [
            Some(SummaryRow::text(words.t("lesson-made"), by(made))),
            Some(SummaryRow::text(words.t("lesson-first"), cleared.map_or_else(|| words.t("lesson-nobody"), by))),
            Some(SummaryRow::text(words.t("lesson-second"), published.map_or_else(|| words.t("lesson-nobody"), by))),
        ];
        view! { <div class="narrow"><SummaryList rows=rows.into_iter().flatten().collect() /></div> }
    });
    let clear = clearing.map(|clearing| clear(words, id, clearing, keys.clone()));
    let edit = may_change.then(|| view! { <ButtonLink href=paths::lesson_edit(id) label=words.t("lesson-edit") kind=ButtonKind::Quiet /> });
    let back = may_take_back.then(|| {
        view! {
            <section class="narrow stack" aria-labelledby="back">
                <h2 id="back">{words.t("lesson-take-back")}</h2>
                <form class="stack" method="post" action=paths::lesson_take_back(id)>
                    <FormKeys key=keys.0.clone() version=keys.1 />
                    <Keeping words place=paths::lesson_take_back(id) />
                    <TextArea
                        name="reason"
                        label=words.t("lesson-why-back")
                        value=reason
                        error=errors.of("reason")
                        rows=2
                        room=Room::of(words, REASON_AT_MOST)
                    />
                    <div class="actions"><Button label=words.t("lesson-take-back") kind=ButtonKind::Quiet /></div>
                </form>
            </section>
        }
    });
    let about = about(words, &line);
    let stage = stage(words, &line);
    view! {
        <ErrorSummary words errors=errors.clone() />
        {notice.map(|notice| view! { <Notice notice /> })}
        <PageHead words title=line.title crumbs=vec![Link::new(paths::lessons(), words.t("lessons-title"))]>{stage}{edit}</PageHead>
        <div class="narrow stack"><p class="prose">{line.text}</p>{about}{report}</div>
        {steps}
        {clear}
        {back}
    }
    .into_any()
}

fn clear(words: Words, id: LessonId, clearing: Result<LessonStage, ClearRefusal>, (key, version): (String, i64)) -> AnyView {
    let (text, label) = match clearing {
        Ok(LessonStage::Published) => ("lesson-publish-text", "lesson-publish"),
        Ok(LessonStage::Noted | LessonStage::ClearedOnce) => ("lesson-clear-text", "lesson-clear"),
        Err(refusal) => return view! { <p class="quiet">{clear_refusal(words, refusal)}</p> }.into_any(),
    };
    view! {
        <form class="narrow stack" method="post" action=paths::lesson_clear(id)>
            <FormKeys key version />
            <p>{words.t(text)}</p>
            <div class="actions"><Button label=words.t(label) /></div>
        </form>
    }
    .into_any()
}
