//! The form that asks an expert for a review of one project, and the form that gives more time.

use super::tied_experts::{AwayExperts, TiedExperts};
use super::{AskView, Candidate, ExtendView, ReplaceView, field_label};
use crate::language::Words;
use crate::paths;
use crate::ui::{Choice, DateField, FormErrors, FormPage, Link, Select};
use leptos::prelude::*;

/// Who can be asked, and who cannot, with the reason.
#[component]
pub fn AskPage(words: Words, view: AskView) -> AnyView {
    let title = words.with("round-ask-title", &[("project", view.title.clone().into())]);
    let does = [title, words.t("round-ask-lead"), words.t("round-ask-do")];
    let action = paths::round_ask(view.round, view.proposal);
    choice_of_expert(words, view, does, action)
}

/// The same choice, for somebody in the place of an expert who was asked.
#[component]
pub fn ReplacePage(words: Words, view: ReplaceView) -> AnyView {
    let ReplaceView { review, expert, ask } = view;
    let about = [("expert", expert.into()), ("project", ask.title.clone().into())];
    let does = [words.with("round-replace-title", &about), words.with("round-replace-lead", &about), words.t("round-replace-do")];
    let action = paths::round_replace(ask.round, review);
    choice_of_expert(words, ask, does, action)
}

fn choice_of_expert(words: Words, view: AskView, [title, lead, save]: [String; 3], action: String) -> AnyView {
    let AskView { round, round_name, version, candidates, tied, away, typed, problems, notice, key, .. } = view;
    let errors = FormErrors::read(words, &problems, |field| field_label(words, field));
    let choice = |one: Candidate| {
        let key = if one.was_asked { "round-candidate-again" } else { "round-candidate" };
        let label = words.with(key, &[("expert", one.expert.name.into()), ("count", one.on_hand.into())]);
        Choice::new(one.expert.id.to_string(), label)
    };
    let choices: Vec<Choice> = candidates.into_iter().map(choice).collect();
    let error = errors.of("expert");
    view! {
        <FormPage
            words
            title
            lead
            crumbs=vec![Link::new(paths::rounds(), words.t("rounds-title")), Link::new(paths::round(round), round_name)]
            errors
            notice
            action
            keys=(key, version)
            save
            leave=Link::new(paths::round(round), words.t("round-cancel"))
        >
            <Select name="expert" label=field_label(words, "expert") choices value=typed empty=words.t("round-choose") error />
            <TiedExperts words tied />
            <AwayExperts words away />
        </FormPage>
    }
    .into_any()
}

/// The last day of one review, put off.
#[component]
pub fn ExtendPage(words: Words, view: ExtendView) -> AnyView {
    let ExtendView { round, round_name, review, expert, title, due_on, typed, problems, stored, notice, version, key } = view;
    let errors = FormErrors::read(words, &problems, |field| field_label(words, field)).beside(words, &stored, |field| field_label(words, field));
    let error = errors.of("due_on");
    view! {
        <FormPage
            words
            title=words.with("round-extend-title", &[("expert", expert.into())])
            lead=words.with("round-extend-lead", &[("project", title.into()), ("date", words.last_day(due_on).into())])
            crumbs=vec![Link::new(paths::rounds(), words.t("rounds-title")), Link::new(paths::round(round), round_name)]
            errors
            notice
            action=paths::round_extend(round, review)
            keys=(key, version)
            save=words.t("round-extend")
            leave=Link::new(paths::round(round), words.t("round-cancel"))
        >
            <DateField words name="due_on" label=field_label(words, "due_on") value=typed error />
        </FormPage>
    }
    .into_any()
}
