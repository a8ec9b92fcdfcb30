//! All eight conditions on one page: what each means, what everybody thinks of it, the facts and the evidence, and beside it the reader's own opinion.

use super::condition_page::opinion_item;
use super::signal_words::signal_words;
use super::view::{ConditionCard, ConditionsView};
use crate::keeping::Keeping;
use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Button, Choice, FormErrors, FormKeys, Room, Select, TextArea, Tone};
use domain::conditions::{Condition, Level, LevelsForm, Opinion};
use domain::gates::Gate;
use domain::ids::ProjectId;
use domain::reason::REASON_AT_MOST;
use leptos::prelude::*;

/// What a field of the form is called.
pub fn level_label(words: Words, field: &str) -> String {
    let (part, code) = field.split_once('.').unwrap_or_default();
    let of = words.t(if part == "level" { "level-column-short" } else { "opinion-reason" });
    code.parse::<Condition>().map_or(of.clone(), |condition| format!("{}: {of}", words.label(condition)))
}

/// A card for each condition; around them the form of who gives an opinion.
pub(super) fn all_conditions(words: Words, view: ConditionsView) -> AnyView {
    let ConditionsView { project, gate, cards, may_give, form, errors, key, version, .. } = view;
    let of = (project.id, gate);
    let cards = cards.into_iter().map(|card| {
        let fields = may_give.map(|opinion| fields(words, opinion, &card, &form, &errors));
        show(words, of, card, fields)
    });
    let cards = cards.collect::<Vec<_>>();
    let content = match may_give {
        None => view! { <div class="stack">{cards}</div> }.into_any(),
        Some(opinion) => {
            let action = match opinion {
                Opinion::LeadPartner => paths::conditions_levels_own(project.id, gate),
                Opinion::ProgrammeManager | Opinion::Panel => paths::conditions_levels(project.id, gate),
            };
            let place = action.clone();
            view! {
                <form class="stack" method="post" action=action>
                    <FormKeys key version />
                    <Keeping words place />
                    {cards}
                    <div class="actions"><Button label=words.t("conditions-save-all") /></div>
                </form>
            }
            .into_any()
        }
    };
    let lead = may_give.map(|_| view! { <p class="quiet">{words.t("conditions-all-lead")}</p> });
    view! {
        <section class="stack" aria-labelledby="all">
            <h2 id="all">{words.t("conditions-all")}</h2>
            {lead}
            {content}
        </section>
    }
    .into_any()
}

fn show(words: Words, (project, gate): (ProjectId, Gate), card: ConditionCard, fields: Option<AnyView>) -> AnyView {
    let ConditionCard { condition, definition, required, opinions, signals, evidence } = card;
    let id = format!("card-{}", condition.code());
    let labelled = id.clone();
    let is_given = !opinions.is_empty();
    let opinions = opinions.iter().map(opinion_item(words, required)).collect::<Vec<_>>();
    let opinions = if is_given {
        view! { <ul class="opinions">{opinions}</ul> }.into_any()
    } else {
        view! { <p class="quiet small">{words.t("opinions-none")}</p> }.into_any()
    };
    let signals = signals.iter().map(|(signal, is_against)| {
        let badge = is_against.then(|| view! { " "<Badge tone=Tone::Warn label=words.t("signal-against") /> });
        view! { <li>{signal_words(words, signal)}{badge}</li> }
    });
    let evidence = evidence.into_iter().map(|one| {
        let (tone, label) = if one.accepted { (Tone::Good, "evidence-accepted") } else { (Tone::Neutral, "evidence-waits") };
        view! { <li>{one.title}" "<Badge tone label=words.t(label) /></li> }
    });
    let asked = words.with("conditions-asked", &[("level", required.into())]);
    view! {
        <section class="card" aria-labelledby=labelled>
            <div class="head__row">
                <h3 id=id><a href=paths::condition(project, gate, condition)>{condition.code()}" "{words.label(condition)}</a></h3>
                <span class="quiet small">{asked}</span>
            </div>
            <p class="quiet small">{definition}</p>
            <div class="agree">
                <div class="stack stack--tight">
                    {opinions}
                    <ul class="list small">{signals.collect::<Vec<_>>()}{evidence.collect::<Vec<_>>()}</ul>
                </div>
                {fields}
            </div>
        </section>
    }
    .into_any()
}

fn fields(words: Words, opinion: Opinion, card: &ConditionCard, form: &LevelsForm, errors: &FormErrors) -> AnyView {
    let condition = card.condition;
    // A level that was given is changed and never taken back: nothing can be chosen that would not be kept.
    let is_given = card.opinions.iter().any(|one| one.opinion == opinion);
    let empty = (!is_given).then(|| words.t("conditions-not-yet"));
    let typed = form.0.get(&condition).cloned().unwrap_or_default();
    let (level, reason) = (format!("level.{condition}"), format!("reason.{condition}"));
    let (level_error, reason_error) = (errors.of(&level), errors.of(&reason));
    let choice = |one: &Level| {
        let number = one.number();
        let name = words.t(&format!("level-name-{number}"));
        Choice::new(number.to_string(), words.with("level-choice", &[("level", number.into()), ("name", name.into())]))
    };
    let label = words.with("opinion-level", &[("opinion", opinion.code().into())]);
    view! {
        <fieldset class="group">
            <legend class="sr">{words.label(condition)}</legend>
            <Select name=level label choices=Level::ALL.iter().map(choice).collect() value=typed.level empty error=level_error />
            <TextArea
                name=reason
                label=words.t("opinion-reason")
                value=typed.reason
                hint=words.t("opinion-reason-hint")
                error=reason_error
                rows=3
                room=Room::of(words, REASON_AT_MOST)
            />
        </fieldset>
    }
    .into_any()
}
