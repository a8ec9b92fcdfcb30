//! The panel's levels of the eight conditions, on one short form.

use super::LevelsView;
use crate::language::Words;
use crate::paths;
use crate::ui::{Choice, Field, FormPage, Link, Select};
use domain::conditions::{Condition, Level};
use leptos::prelude::*;

/// What a field is called.
pub fn level_label(words: Words, field: &str) -> String {
    let (part, code) = field.split_once('.').unwrap_or_default();
    let of = words.t(if part == "level" { "panel-level" } else { "panel-level-reason" });
    code.parse::<Condition>().map_or(of.clone(), |condition| format!("{}: {of}", words.label(condition)))
}

/// The page.
#[component]
pub fn LevelsPage(words: Words, view: LevelsView) -> AnyView {
    let LevelsView { round, round_name, proposal, version, project, is_opened, form, errors, notice, key } = view;
    let choice = |level: &Level| {
        let number = level.number();
        let name = words.t(&format!("level-name-{number}"));
        Choice::new(number.to_string(), words.with("level-choice", &[("level", number.into()), ("name", name.into())]))
    };
    let levels: Vec<Choice> = Level::ALL.iter().map(choice).collect();
    let rows = Condition::ALL.iter().map(|&condition| {
        let typed = form.0.get(&condition).cloned().unwrap_or_default();
        let (level, reason) = (format!("level.{condition}"), format!("reason.{condition}"));
        let (level_error, reason_error) = (errors.of(&level), errors.of(&reason));
        view! {
            <fieldset class="group">
                <legend>{format!("{} {}", condition.code(), words.label(condition))}</legend>
                <div class="cells">
                    <Select
                        name=level
                        label=words.t("panel-level")
                        choices=levels.clone()
                        value=typed.level
                        empty=words.t("panel-level-none")
                        error=level_error
                    />
                    <Field name=reason label=words.t("panel-level-reason") value=typed.reason error=reason_error />
                </div>
            </fieldset>
        }
    });
    let rows = rows.collect::<Vec<_>>();
    let panel = words.with("panel-title", &[("round", round_name.into())]);
    let crumbs = vec![
        Link::new(paths::rounds(), words.t("rounds-title")),
        Link::new(paths::panel(round), panel),
        Link::new(paths::panel_proposal(round, proposal), project),
    ];
    view! {
        <FormPage
            words
            title=words.t("panel-levels-title")
            lead=words.t(if is_opened { "panel-levels-lead" } else { "panel-shut-text" })
            crumbs
            errors
            notice
            action=paths::panel_levels(round, proposal)
            keys=(key, version)
            save=words.t("panel-levels-give")
            leave=Link::new(paths::panel_proposal(round, proposal), words.t("round-cancel"))
        >
            {rows}
        </FormPage>
    }
    .into_any()
}
