//! A section of the own part: its questions, what was said last time, and what the programme remarked.

use super::due_box::DueBox;
use super::remarks::{remarks, summary};
use super::view_forms::SectionView;
use super::words::{crumbs, report_name};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Button, ButtonKind, ButtonLink, CheckboxGroup, Choice, Field, FormErrors, FormKeys, InputKind, Link, MoneyField, Notice, PageHead, RadioGroup,
    Room, TextArea,
};
use domain::reports::{ANSWER_LIMIT, FieldKind, ReportAsk, ReportField};
use leptos::prelude::*;

/// The page.
#[component]
pub fn SectionPage(words: Words, view: SectionView) -> AnyView {
    let SectionView { head, part, section, next, typed, last, noted, remarks: lines, form, answer_key, errors, notice } = view;
    let line = head.line.clone();
    let (project, report) = (line.project, line.report);
    let mut crumbs = crumbs(words, (project, &line.title));
    crumbs.push(Link::new(paths::report(project, report), report_name(words, &line)));
    let place = paths::report_section(project, report, part, section);
    let noted = (noted > 0).then(|| view! { <p class="quiet">{words.with("report-noted-here", &[("count", noted.into())])}</p> });
    let told = |field: ReportField| last.iter().find(|(one, _)| *one == field).map(|(_, text)| text.clone()).filter(|text| !text.is_empty());
    let fields = typed.iter().map(|(field, value)| {
        let beside = told(*field).map(|text| {
            view! { <details><summary>{words.t("report-last-answer")}</summary><p class="prose">{text}</p></details> }
        });
        view! { <div class="stack stack--tight">{input(words, *field, value.clone(), &errors)}{beside}</div> }
    });
    let fields = fields.collect::<Vec<_>>();
    let next = next.map(|next| {
        let label = words.with("report-next-section", &[("section", words.label(next).into())]);
        view! { <ButtonLink href=paths::report_section(project, report, part, next) label kind=ButtonKind::Quiet /> }
    });
    let body = match form {
        Some((key, version)) => view! {
            <form class="narrow stack stack--loose" method="post" action=place.clone()>
                <FormKeys key version />
                <Keeping words place=place.clone() />
                {fields}
                <div class="actions"><Button label=words.t("report-save") />{next}</div>
            </form>
        }
        .into_any(),
        None => {
            let read = typed.iter().map(|(field, value)| {
                let value = if value.is_empty() { words.t("report-no-answer") } else { value.clone() };
                view! { <h2>{words.label(*field)}</h2><p class="prose">{value}</p> }
            });
            view! { <div class="narrow stack">{read.collect::<Vec<_>>()}<div class="actions">{next}</div></div> }.into_any()
        }
    };
    let lines = remarks(words, (project, report), lines, &answer_key);
    view! {
        <div class="stack stack--loose">
            {summary(words, errors)}
            {notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title=words.label(section) crumbs lead=words.hint(section) />
            <DueBox words head />
            {lines}
            {noted}
            {body}
        </div>
    }
    .into_any()
}

fn input(words: Words, field: ReportField, value: String, errors: &FormErrors) -> AnyView {
    let (name, label, error) = (field.code(), words.label(field), errors.of(field.code()));
    match field.kind() {
        FieldKind::Text => view! { <TextArea name label value error rows=8 room=Room::of(words, ANSWER_LIMIT) /> }.into_any(),
        FieldKind::Amount => view! { <MoneyField name label value error /> }.into_any(),
        FieldKind::Count => view! { <Field name label value error kind=InputKind::Digits short=true /> }.into_any(),
        FieldKind::Ask => view! { <RadioGroup name label choices=Choice::of(words, ReportAsk::ALL) value error /> }.into_any(),
        FieldKind::Tick => {
            let choices = vec![Choice::new("yes", words.t("report-tick"))];
            view! { <CheckboxGroup name label choices values=vec![value] error /> }.into_any()
        }
    }
}
