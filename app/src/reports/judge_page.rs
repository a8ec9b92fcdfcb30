//! Judging a report: give it back with another day, or approve it with the short view. Two forms of the same weight.

use super::due_box::DueBox;
use super::view_forms::JudgeView;
use super::words::{crumbs, judge_label, report_name};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{
    Button, ButtonKind, Choice, DateField, ErrorSummary, Field, FormErrors, FormKeys, InputKind, Link, Notice, PageHead, RadioGroup, Room, TextArea,
};
use domain::ids::{ProjectId, ReportId};
use domain::reason::REASON_AT_MOST;
use domain::reports::{Delivered, ReportAspect, VIEW_NOTE_LIMIT};
use leptos::prelude::*;

/// The page.
#[component]
pub fn JudgePage(words: Words, view: JudgeView) -> AnyView {
    let JudgeView { head, remarks, view: typed, back, form_keys: [back_key, approve_key], version, errors, notice, is_open, confirms, costs } = view;
    let line = head.line.clone();
    let (project, report) = (line.project, line.report);
    let mut crumbs = crumbs(words, (project, &line.title));
    crumbs.push(Link::new(paths::report(project, report), report_name(words, &line)));
    let counted = remarks.into_iter().map(|(name, count)| {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        view! { <li>{words.with("report-remarks-of", &[("name", name.into()), ("count", count.into())])}</li> }
    });
    let counted = counted.collect::<Vec<_>>();
    let aspects = ReportAspect::ALL.iter().map(|aspect| {
        let choices = (1..=5).map(|mark: i32| {
            Choice::new(
                mark.to_string(),
                words.with("report-mark", &[("mark", mark.into()), ("anchor", words.t(&format!("report-anchor-{aspect}-{mark}")).into())]),
            )
        });
        let value = typed.marks.get(aspect).cloned().unwrap_or_default();
        view! { <RadioGroup name=aspect.code() label=words.label(*aspect) choices=choices.collect() value error=errors.of(aspect.code()) /> }
    });
    let aspects = aspects.collect::<Vec<_>>();
    let counts = Delivered::is_counted(line.phase).then(|| {
        let field = |name: &'static str, value: &str| {
            let (label, hint) = (judge_label(words, name), words.t(&format!("report-field-{name}-hint")));
            view! { <Field name label hint value=value.to_owned() error=errors.of(name) kind=InputKind::Digits short=true /> }
        };
        view! { {field("promised", &typed.promised)}{field("accepted", &typed.accepted)} }
    });
    let costs = costs.into_iter().map(|(part, name, count)| {
        let label = words.with("report-judge-costs", &[("name", name.into()), ("count", count.into())]);
        view! { <li><a href=paths::report_costs(project, report, part)>{label}</a></li> }
    });
    let costs = costs.collect::<Vec<_>>();
    let costs = (!costs.is_empty()).then(|| {
        view! {
            <section class="narrow stack" aria-labelledby="costs">
                <h2 id="costs">{words.t("report-judge-costs-title")}</h2>
                <p>{words.t("report-judge-costs-text")}</p>
                <ul>{costs}</ul>
            </section>
        }
    });
    let second = confirms.map(|confirms| second(words, (project, report, version), confirms, &errors));
    let is_first = second.is_none();
    let forms = (is_open && is_first).then(|| {
        view! {
            <section class="narrow stack" aria-labelledby="back">
                <h2 id="back">{words.t("report-return")}</h2>
                <p>{words.t("report-return-text")}</p>
                <ul>{counted}</ul>
                <form class="stack" method="post" action=paths::report_return(project, report)>
                    <FormKeys key=back_key version />
                    <DateField words name="due_on" label=judge_label(words, "due_on") value=back.due_on error=errors.of("due_on") />
                    <div><Button label=words.t("report-return") kind=ButtonKind::Quiet /></div>
                </form>
            </section>
            <section class="narrow stack" aria-labelledby="approve">
                <h2 id="approve">{words.t("report-approve")}</h2>
                <p>{words.t("report-approve-text")}</p>
                <form class="stack stack--loose" method="post" action=paths::report_judge(project, report)>
                    <FormKeys key=approve_key version />
                    <Keeping words place=paths::report_judge(project, report) />
                    {aspects}
                    {counts}
                    <TextArea
                        name="note"
                        label=judge_label(words, "note")
                        value=typed.note
                        error=errors.of("note")
                        rows=4
                        room=Room::of(words, VIEW_NOTE_LIMIT)
                    />
                    <div class="actions"><Button label=words.t("report-approve") /></div>
                </form>
            </section>
        }
    });
    view! {
        <div class="stack stack--loose">
            <ErrorSummary words errors />
            {notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title=words.t("report-judge") crumbs />
            <DueBox words head />
            {costs}
            {second}
            {forms}
        </div>
    }
    .into_any()
}

/// What a second person does: confirm, or open the verdicts again.
fn second(
    words: Words,
    (project, report, version): (ProjectId, ReportId, i64),
    (may, confirm_key, reopen_key, reason): (bool, String, String, String),
    errors: &FormErrors,
) -> AnyView {
    let confirm = may.then(|| {
        view! {
            <p>{words.t("report-confirm-text")}</p>
            <form class="stack" method="post" action=paths::report_confirm(project, report)>
                <FormKeys key=confirm_key version />
                <div class="actions"><Button label=words.t("report-confirm") /></div>
            </form>
        }
    });
    let waits = (!may).then(|| view! { <p>{words.t("report-confirm-waits")}</p> });
    view! {
        <section class="narrow stack" aria-labelledby="confirm">
            <h2 id="confirm">{words.t("report-confirm-title")}</h2>
            {confirm}
            {waits}
            <form class="stack" method="post" action=paths::report_reopen(project, report)>
                <FormKeys key=reopen_key version />
                <TextArea
                    name="reason"
                    label=judge_label(words, "reason")
                    value=reason
                    error=errors.of("reason")
                    rows=3
                    room=Room::of(words, REASON_AT_MOST)
                />
                <div><Button label=words.t("report-reopen") kind=ButtonKind::Quiet /></div>
            </form>
        </section>
    }
    .into_any()
}
