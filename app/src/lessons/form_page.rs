//! The words of a lesson, beside what was told.

use super::view::{LessonFormView, Told};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, Choice, ErrorSummary, Field, FormKeys, Link, Notice, PageHead, Room, Select, TextArea};
use domain::lessons::{LESSON_LIMIT, LessonStage, LessonSubject};
use leptos::prelude::*;

/// What a field of a lesson is called.
pub fn lesson_field(words: Words, field: &str) -> String {
    words.known(&format!("lesson-field-{field}")).unwrap_or_default()
}

/// The page.
#[component]
pub fn LessonFormPage(words: Words, view: LessonFormView) -> AnyView {
    let LessonFormView { lesson, action, told, typed, errors, notice, keys: (key, version) } = view;
    let title = words.t(if lesson.is_some() { "lesson-edit" } else { "lesson-new" });
    let again = matches!(lesson, Some((_, LessonStage::ClearedOnce))).then(|| view! { <p>{words.t("lesson-cleared-again")}</p> });
    let told = told.map(|told| source(words, &told));
    view! {
        <ErrorSummary words errors=errors.clone() />
        {notice.map(|notice| view! { <Notice notice /> })}
        <PageHead words title crumbs=vec![Link::new(paths::lessons(), words.t("lessons-title"))] lead=words.t("lesson-form-lead") />
        <div class="two">
            <form class="stack" method="post" action=action.clone()>
                <FormKeys key version />
                <Keeping words place=action.clone() />
                {again}
                <Field name="title" label=lesson_field(words, "title") value=typed.title hint=words.t("lesson-title-hint") error=errors.of("title") />
                <Select
                    name="subject"
                    label=lesson_field(words, "subject")
                    choices=Choice::of(words, LessonSubject::ALL)
                    value=typed.subject
                    empty=words.t("lesson-choose")
                    error=errors.of("subject")
                />
                <TextArea
                    name="text"
                    label=lesson_field(words, "text")
                    value=typed.text
                    hint=words.t("lesson-text-hint")
                    error=errors.of("text")
                    rows=8
                    room=Room::of(words, LESSON_LIMIT)
                />
                <div class="actions"><Button label=words.t("lesson-save") /></div>
            </form>
            {told}
        </div>
    }
    .into_any()
}

/// What was told, as it was told.
fn source(words: Words, told: &Told) -> AnyView {
    let allowed = words.t(if told.is_allowed { "lesson-allowed" } else { "lesson-not-allowed" });
    view! {
        <aside class="stack">
            <section class="card stack" aria-labelledby="told">
                <h2 id="told">{words.t("lesson-told")}</h2>
                <p class="prose">{told.text.clone()}</p>
                {super::lessons_page::origin(words, told)}
                <p class="quiet small">{allowed}</p>
            </section>
        </aside>
    }
    .into_any()
}
