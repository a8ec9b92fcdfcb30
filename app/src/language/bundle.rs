//! The Fluent texts of every feature, read once for each language.

use domain::people::Language;
use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

pub(super) type Texts = FluentBundle<FluentResource>;

macro_rules! locales {
    ($language:literal: $($feature:literal)+) => {
        &[$(($feature, include_str!(concat!("../../locales/", $language, "/", $feature, ".ftl"))),)+]
    };
}

macro_rules! features {
    ($($feature:literal)+) => {
        const NL: &[(&str, &str)] = locales!("nl": $($feature)+);
        const EN: &[(&str, &str)] = locales!("en": $($feature)+);
    };
}

features! {
    "changes" "claims" "conditions" "document" "documents" "done" "experts" "factors" "figures" "financing" "forecasts" "gate_page" "gates" "history" "imports" "in_kind" "judgements" "ledger" "lessons" "lists" "mail" "organisations" "panels" "partners" "payments" "people" "portfolio" "programme" "project_page" "projects" "reports" "reviews" "rounds" "stop" "style_guide" "ui" "access" "account" "settings" "sso"
}

/// The files of a language: the feature's name and its text.
pub(super) const fn sources(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Nl => NL,
        Language::En => EN,
    }
}

/// The texts of a language.
pub(super) fn of(language: Language) -> &'static Texts {
    static DUTCH: LazyLock<Texts> = LazyLock::new(|| read(Language::Nl));
    static ENGLISH: LazyLock<Texts> = LazyLock::new(|| read(Language::En));
    match language {
        Language::Nl => &DUTCH,
        Language::En => &ENGLISH,
    }
}

fn read(language: Language) -> Texts {
    let identifier: LanguageIdentifier = language.code().parse().unwrap_or_default();
    let mut texts = FluentBundle::new_concurrent(vec![identifier]);
    // Isolation marks would end up in page titles, attributes and mails, where they help nobody: both languages run left to right.
    texts.set_use_isolating(false);
    for (feature, source) in sources(language) {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
            debug_assert!(false, "{language}/{feature}.ftl: {errors:?}");
            resource
        });
        if let Err(errors) = texts.add_resource(resource) {
            debug_assert!(false, "{language}/{feature}.ftl: {errors:?}");
        }
    }
    texts
}
