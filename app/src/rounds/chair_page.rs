//! The form that chooses who leads a panel in the place of a chair who can do so no more.

use super::tied_experts::TiedExperts;
use super::{ChairView, field_label};
use crate::language::Words;
use crate::paths;
use crate::ui::{Choice, FormErrors, FormPage, Link, Select};
use leptos::prelude::*;

/// Who can lead it, and who cannot, with the reason.
#[component]
pub fn ChairPage(words: Words, view: ChairView) -> AnyView {
    let ChairView { round, round_name, before, candidates, tied, typed, problems, notice, key, version } = view;
    let errors = FormErrors::read(words, &problems, |field| field_label(words, field));
    let choices: Vec<Choice> = candidates.into_iter().map(|one| Choice::new(one.id.to_string(), one.name)).collect();
    let error = errors.of("chair");
    let about = [("round", round_name.clone().into()), ("name", before.into())];
    view! {
        <FormPage
            words
            title=words.with("round-chair-title", &about)
            lead=words.with("round-chair-lead", &about)
            crumbs=vec![Link::new(paths::rounds(), words.t("rounds-title")), Link::new(paths::round(round), round_name)]
            errors
            notice
            action=paths::round_chair(round)
            keys=(key, version)
            save=words.t("round-chair-do")
            leave=Link::new(paths::round(round), words.t("round-cancel"))
        >
            <Select
                name="chair"
                label=field_label(words, "chair")
                hint=words.t("round-chair-hint")
                choices
                value=typed
                empty=words.t("round-choose")
                error
            />
            <TiedExperts words tied />
        </FormPage>
    }
    .into_any()
}
