//! The messages that Poort writes, and the form with the programme's own sentences in one of them, beside how it will read.

use crate::language::Words;
use crate::paths;
use crate::ui::{Badge, Field, FormErrors, FormPage, Link, NoticeView, PageHead, StoredField, Table, Tone};
use domain::mail::MailKind;
use domain::people::Language;
use domain::problem::Problem;
use domain::settings::MailTextForm;
use leptos::prelude::*;

/// One message in the list.
pub struct MailTextLine {
    /// Which one.
    pub kind: MailKind,
    /// The languages in which it has own sentences.
    pub own: Vec<Language>,
}

/// The list.
#[component]
pub fn MailTextsPage(words: Words, lines: Vec<MailTextLine>) -> AnyView {
    let rows = lines.into_iter().map(move |line| {
        let cell = |language: Language| {
            let own = line.own.contains(&language).then(|| view! { " "<Badge tone=Tone::Accent label=words.t("mail-text-own") /> });
            let named = format!("{}: {}", words.label(line.kind), words.label(language));
            let href = paths::settings_mail_text(line.kind.code(), language.code());
            view! { <td data-name=words.label(language)><a href=href>{words.t("mail-text-look")}<span class="sr">{format!(": {named}")}</span></a>{own}</td> }
        };
        let cells = Language::ALL.iter().map(|language| cell(*language)).collect::<Vec<_>>();
        view! { <tr><th scope="row">{words.label(line.kind)}</th>{cells}</tr> }
    });
    let rows = rows.collect::<Vec<_>>();
    let heads = Language::ALL.iter().map(|language| view! { <th scope="col">{words.label(*language)}</th> }).collect::<Vec<_>>();
    view! {
        <PageHead
            words
            title=words.t("settings-to-mail-texts")
            lead=words.t("mail-texts-lead")
            crumbs=vec![Link::new(paths::settings(), words.t("nav-settings"))]
        />
        <Table label=words.t("settings-to-mail-texts")>
            <thead><tr><th scope="col">{words.t("message-kind")}</th>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
    .into_any()
}

/// What the form shows.
pub struct MailTextView {
    /// Which message.
    pub kind: MailKind,
    /// In which language.
    pub language: Language,
    /// What was typed.
    pub typed: MailTextForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What else is stored by now.
    pub stored: Vec<StoredField>,
    /// What happened meanwhile.
    pub notice: Option<NoticeView>,
    /// Subject and text with made-up facts.
    pub preview: (String, String),
    /// The form's key.
    pub key: String,
    /// The version that was read.
    pub version: i64,
}

/// The page.
#[component]
pub fn MailTextPage(words: Words, view: MailTextView) -> AnyView {
    let MailTextView { kind, language, typed, problems, stored, notice, preview: (subject, text), key, version } = view;
    let label = move |field: &str| words.t(&format!("mail-text-field-{field}"));
    let errors = FormErrors::read(words, &problems, label).beside(words, &stored, label);
    let lead = words.with("mail-text-lead", &[("language", words.label(language).into())]);
    view! {
        <FormPage
            words
            title=words.label(kind)
            lead
            crumbs=vec![Link::new(paths::settings(), words.t("nav-settings")), Link::new(paths::settings_mail_texts(), words.t("settings-to-mail-texts"))]
            errors=errors.clone()
            notice
            action=paths::settings_mail_text(kind.code(), language.code())
            keys=(key, version)
            save=words.t("mail-text-save")
            leave=Link::new(paths::settings_mail_texts(), words.t("settings-cancel"))
        >
            <Field name="opening" label=label("opening") hint=words.t("mail-text-hint") value=typed.opening error=errors.of("opening") />
            <Field name="closing" label=label("closing") hint=words.t("mail-text-hint") value=typed.closing error=errors.of("closing") />
        </FormPage>
        <section class="card stack" lang=language.code()>
            <h2 lang=words.language().code()>{words.t("mail-text-preview")}</h2>
            <p><b>{subject}</b></p>
            <p class="prose">{text}</p>
        </section>
    }
    .into_any()
}
