//! Who has access to a project: the people of each organisation that takes part, and the form that invites another.

use super::people_page::seen_words;
use super::{InvitedTable, PersonLine, ProjectPeopleView, invitation_label};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Button, Choice, ErrorSummary, Field, FormErrors, FormKeys, InputKind, Link, Notice, PageHead, RadioGroup, Select};
use chrono::NaiveDate;
use domain::ids::ProjectId;
use domain::people::{Language, ProjectInvitationForm};
use leptos::prelude::*;

/// The page.
#[component]
pub fn ProjectPeoplePage(words: Words, view: ProjectPeopleView, today: NaiveDate) -> AnyView {
    let ProjectPeopleView { project: (project, title), organisations, invited, may_invite, offered, typed, problems, key, notice } = view;
    let errors = FormErrors::read(words, &problems, |field| invitation_label(words, field));
    let form = may_invite.then(|| form(words, project, (offered, typed), &errors, key.clone()));
    let places = organisations.into_iter().map(|(name, place, people)| organisation(words, (name, place), people, today)).collect::<Vec<_>>();
    view! {
        <div class="stack stack--loose">
            {notice.map(|notice| view! { <Notice notice /> })}
            <ErrorSummary words errors />
            <PageHead
                words
                title=words.t("project-people-title")
                lead=words.t("project-people-lead")
                crumbs=vec![Link::new(paths::portfolio(), words.t("nav-portfolio")), Link::new(paths::project(project), title)]
            />
            {places}
            {may_invite.then(|| view! { <InvitedTable words lines=invited key /> })}
            {form}
        </div>
    }
    .into_any()
}

fn organisation(words: Words, (name, place): (String, String), people: Vec<PersonLine>, today: NaiveDate) -> AnyView {
    let lines = people
        .into_iter()
        .map(|line| {
            let seen = words.with("project-people-seen", &[("seen", seen_words(words, line.seen, today).into())]);
            view! { <li>{line.name}" "<span class="small quiet">{line.email}", "{seen}</span></li> }
        })
        .collect::<Vec<_>>();
    let list = if lines.is_empty() {
        view! { <p class="quiet">{words.t("project-people-nobody")}</p> }.into_any()
    } else {
        view! { <ul>{lines}</ul> }.into_any()
    };
    view! { <section class="stack stack--tight"><h2>{name}</h2><p class="small quiet">{place}</p>{list}</section> }.into_any()
}

fn form(
    words: Words,
    project: ProjectId,
    (offered, typed): (Vec<(String, String)>, ProjectInvitationForm),
    errors: &FormErrors,
    key: String,
) -> AnyView {
    let label = move |field: &str| invitation_label(words, field);
    let choices = offered.into_iter().map(|(id, name)| Choice::new(id, name)).collect::<Vec<_>>();
    let (name, email, language, organisation) = (errors.of("name"), errors.of("email"), errors.of("language"), errors.of("organisation"));
    let place = paths::project_people(project);
    view! {
        <section class="stack narrow" aria-labelledby="invite">
            <h2 id="invite">{words.t("people-invite")}</h2>
            <p>{words.t("people-invite-lead")}</p>
            <form class="stack stack--loose" method="post" action=paths::project_people(project)>
                <FormKeys key version=0 />
                <Keeping words place />
                <Field name="name" label=label("name") value=typed.name autocomplete="off" error=name />
                <Field name="email" label=label("email") value=typed.email kind=InputKind::Email autocomplete="off" error=email />
                <Select
                    name="organisation"
                    label=label("organisation")
                    choices
                    value=typed.organisation
                    empty=words.t("project-choose")
                    error=organisation
                />
                <RadioGroup name="language" label=label("language") choices=Choice::of(words, Language::ALL) value=typed.language error=language />
                <div class="actions"><Button label=words.t("people-invite-do") /></div>
            </form>
        </section>
    }
    .into_any()
}
