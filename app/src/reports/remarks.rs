//! Remarks about a section, with their answers in place.

use super::view_forms::RemarkLine;
use super::words::report_field;
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, ErrorSummary, FormErrors, FormKeys, Room, TextArea};
use domain::ids::{ProjectId, ReportId, ReportRemarkId};
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// The remarks of a section of this report; the ones that the reader can answer or take away with a form.
pub(super) fn remarks(words: Words, (project, report): (ProjectId, ReportId), lines: Vec<RemarkLine>, key: &str) -> AnyView {
    let address = |id: ReportRemarkId| paths::report_answer(project, report, id);
    let one = |line: RemarkLine| {
        let RemarkLine { id, text, made: (name, at), answer, can_answer, can_remove, typed } = line;
        let answered = answer.map(|(answer, name, at)| {
            let by = words.with("report-answer-by", &[("name", name.into()), ("at", words.date_time(at).into())]);
            view! { <p class="prose">{answer}</p><p class="quiet small">{by}</p> }
        });
        let form = can_answer.then(|| {
            let (value, errors) = typed.unwrap_or_default();
            view! {
                <form class="stack" method="post" action=address(id)>
                    <FormKeys key=key.to_owned() version=0 />
                    <Keeping words place=address(id) />
                    <TextArea
                        name="answer"
                        label=report_field(words, "answer")
                        value
                        error=errors.of("answer")
                        rows=3
                        room=Room::of(words, REASON_AT_MOST)
                    />
                    <div><Button label=words.t("report-answer") kind=ButtonKind::Quiet /></div>
                </form>
            }
        });
        let remove = can_remove.then(|| {
            view! {
                <form method="post" action=paths::report_unremark(project, report, id)>
                    <FormKeys key=key.to_owned() version=0 />
                    <button type="submit" class="link">{words.t("report-unremark")}</button>
                </form>
            }
        });
        let by = words.with("report-remark-by", &[("name", name.into()), ("at", words.date_time(at).into())]);
        view! {
            <li class="notice" data-tone="warn">
                <p class="prose">{text}</p>
                <p class="quiet small">{by}</p>
                {answered}
                {form}
                {remove}
            </li>
        }
    };
    let lines = lines.into_iter().map(one).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| view! { <ul class="stack plain">{lines}</ul> }).into_any()
}

/// The errors of all forms of a page, for its summary.
pub(super) fn summary(words: Words, errors: FormErrors) -> AnyView {
    view! { <ErrorSummary words errors /> }.into_any()
}
