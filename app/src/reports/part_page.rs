//! The part of a partner, to read: each section with its answers and remarks, and for the programme a form for one more.

use super::due_box::DueBox;
use super::remarks::{remarks, summary};
use super::view::ReportLine;
use super::view_forms::{PartSection, PartView, UseLine};
use super::words::{crumbs, report_field, report_name};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, ButtonKind, FormErrors, FormKeys, Link, Notice, PageHead, Room, TextArea};
use chrono::{DateTime, Utc};
use domain::ids::{OrganisationId, ProjectId};
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// The page.
#[component]
pub fn PartPage(words: Words, view: PartView) -> AnyView {
    let PartView { head, part, name, sections, used, remark_key, notice } = view;
    let line = head.line.clone();
    let mut crumbs = crumbs(words, (line.project, &line.title));
    crumbs.push(Link::new(paths::report(line.project, line.report), report_name(words, &line)));
    let errors = sections.iter().find_map(|one| one.typed.as_ref().map(|(_, errors)| errors.clone())).unwrap_or_default();
    let sections = sections.into_iter().map(|one| section(words, (&line, part), one, remark_key.as_deref())).collect::<Vec<_>>();
    view! {
        <div class="stack stack--loose">
            {summary(words, errors)}
            {notice.map(|notice| view! { <Notice notice /> })}
            <PageHead words title=words.with("report-part-of", &[("name", name.into())]) crumbs />
            <DueBox words head />
            {became(words, line.project, used)}
            {sections}
        </div>
    }
    .into_any()
}

/// Who read the answers, and what came of them.
fn became(words: Words, project: ProjectId, used: Vec<UseLine>) -> AnyView {
    if used.is_empty() {
        return ().into_any();
    }
    let by = |key: &str, who: String, at: DateTime<Utc>| words.with(key, &[("name", who.into()), ("at", words.date_time(at).into())]).into_any();
    let line = |one: UseLine| match one {
        UseLine::Read(who, at) => by("report-was-read", who, at),
        UseLine::Approved(who, at) => by("report-was-approved", who, at),
        UseLine::Decided(gate, at) => {
            let told = words.with("report-was-decided", &[("gate", words.label(gate).into()), ("at", words.date_time(at).into())]);
            view! { <a href=paths::gate(project, gate)>{told}</a> }.into_any()
        }
        UseLine::Lesson(id, title) => {
            view! { <a href=paths::lesson(id)>{words.with("report-became-lesson", &[("title", title.into())])}</a> }.into_any()
        }
    };
    let lines = used.into_iter().map(|one| view! { <li>{line(one)}</li> }).collect::<Vec<_>>();
    view! {
        <section class="narrow stack stack--tight" aria-labelledby="used">
            <h2 id="used">{words.t("report-used")}</h2>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

fn section(words: Words, (line, part): (&ReportLine, OrganisationId), view: PartSection, key: Option<&str>) -> AnyView {
    let PartSection { section, answers, remarks: lines, typed } = view;
    let answers = answers.into_iter().map(|one| {
        let text = if one.answer.is_empty() { words.t("report-no-answer") } else { one.answer };
        view! { <div><dt>{words.label(one.field)}</dt><dd class="prose">{text}</dd></div> }
    });
    let answers = answers.collect::<Vec<_>>();
    let form = key.map(|key| {
        let is_open = typed.is_some();
        let (value, errors): (String, FormErrors) = typed.unwrap_or_default();
        let action = paths::report_remark(line.project, line.report, part, section);
        view! {
            <details open=is_open>
                <summary>{words.with("report-remark-on", &[("section", words.label(section).into())])}</summary>
                <form class="stack" method="post" action=action.clone()>
                    <FormKeys key=key.to_owned() version=0 />
                    <Keeping words place=action.clone() />
                    <TextArea
                        name="text"
                        label=report_field(words, "text")
                        value
                        error=errors.of("text")
                        rows=3
                        room=Room::of(words, REASON_AT_MOST)
                    />
                    <div><Button label=words.t("report-remark") kind=ButtonKind::Quiet /></div>
                </form>
            </details>
        }
    });
    let lines = remarks(words, (line.project, line.report), lines, key.unwrap_or_default());
    view! {
        <section class="narrow stack" aria-labelledby=section.code()>
            <h2 id=section.code()>{words.label(section)}</h2>
            <dl class="facts">{answers}</dl>
            {lines}
            {form}
        </section>
    }
    .into_any()
}
