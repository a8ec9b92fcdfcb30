//! The invitation of a new expert.

use super::{InviteView, field_label};
use crate::language::Words;
use crate::paths;
use crate::ui::{Choice, Field, FormErrors, FormPage, InputKind, Link, RadioGroup};
use domain::people::Language;
use leptos::prelude::*;

/// The page.
#[component]
pub fn InvitePage(words: Words, view: InviteView) -> AnyView {
    let InviteView { typed, problems, key } = view;
    let errors = FormErrors::read(words, &problems, |field| field_label(words, field));
    let of = |field: &str| errors.of(field);
    let (name, email, language) = (of("name"), of("email"), of("language"));
    view! {
        <FormPage
            words
            title=words.t("expert-invite")
            lead=words.t("expert-invite-lead")
            crumbs=vec![Link::new(paths::experts(), words.t("experts-title"))]
            errors=errors.clone()
            notice=None
            action=paths::expert_invite()
            keys=(key, 0)
            save=words.t("expert-invite-do")
            leave=Link::new(paths::experts(), words.t("expert-cancel"))
        >
            <Field name="name" label=field_label(words, "name") value=typed.name autocomplete="off" error=name />
            <Field name="email" label=field_label(words, "email") value=typed.email kind=InputKind::Email autocomplete="off" error=email />
            <RadioGroup
                name="language"
                label=field_label(words, "language")
                choices=Choice::of(words, Language::ALL)
                value=typed.language
                error=language
            />
        </FormPage>
    }
    .into_any()
}
