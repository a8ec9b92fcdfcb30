//! When a page cannot be given: what happened, and what the reader can do now.

use super::breadcrumbs::Link;
use super::button::{ButtonKind, ButtonLink};
use super::kept_form::{KeptForm, KeptFormFields};
use crate::language::Words;
use crate::settings::AskBureau;
use domain::access::Holder;
use domain::settings::Bureau;
use leptos::prelude::*;

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ErrorKind {
    /// The request could not be read.
    Unreadable,
    /// The reader may see this, but not do it.
    Forbidden,
    /// The same, and who could.
    NotAllowed {
        /// In which places somebody may do it.
        holders: Vec<Holder>,
    },
    /// Not there, or not for this reader: the two look the same.
    Missing,
    /// Somebody else changed it meanwhile.
    Conflict,
    /// A form with the same key was handled before, with other content.
    SentOther {
        /// Where the first one led.
        location: String,
    },
    /// The page of the form was shown to somebody else.
    ShownToOther {
        /// Whom.
        name: String,
    },
    /// The page of the form was opened too long ago.
    Forgotten,
    /// More than is taken in at once.
    TooLarge,
    /// Tried too often.
    TooMany {
        /// How long to wait.
        seconds: i64,
    },
    /// The database does not answer.
    Unavailable,
    /// Our fault, under a reference that the reader can quote.
    Broken {
        /// What the log has it under.
        reference: String,
    },
}

impl ErrorKind {
    /// The page's heading.
    pub fn title(&self, words: Words) -> String {
        match self {
            Self::Unreadable => words.t("error-unreadable"),
            Self::Forbidden | Self::NotAllowed { .. } => words.t("error-forbidden"),
            Self::Missing => words.t("error-missing"),
            Self::Conflict => words.t("error-conflict"),
            Self::SentOther { .. } => words.t("error-sent-other"),
            Self::ShownToOther { .. } => words.t("error-shown-to-other"),
            Self::Forgotten => words.t("error-forgotten"),
            Self::TooLarge => words.t("error-too-large"),
            Self::TooMany { .. } => words.t("error-too-many"),
            Self::Unavailable => words.t("error-unavailable"),
            Self::Broken { .. } => words.t("error-broken"),
        }
    }

    /// What the reader, who has this name, can do now.
    pub fn text(&self, words: Words, reader: &str) -> String {
        match self {
            Self::Unreadable => words.t("error-unreadable-text"),
            Self::Forbidden | Self::NotAllowed { .. } => words.t("error-forbidden-text"),
            Self::Missing => words.t("error-missing-text"),
            Self::Conflict => words.t("error-conflict-text"),
            Self::SentOther { .. } => words.t("error-sent-other-text"),
            Self::ShownToOther { name } => {
                words.with("error-shown-to-other-text", &[("shown", name.clone().into()), ("reader", reader.to_owned().into())])
            }
            Self::Forgotten => words.t("error-forgotten-text"),
            Self::TooLarge => words.t("error-too-large-text"),
            Self::TooMany { seconds } => words.with("error-too-many-text", &[("wait", words.wait(*seconds).into())]),
            Self::Unavailable => words.t("error-unavailable-text"),
            Self::Broken { reference } => words.with("error-broken-text", &[("reference", reference.into())]),
        }
    }
}

/// The page, with what had been typed and the best way on.
#[component]
pub fn ErrorPage(
    words: Words,
    kind: ErrorKind,
    reader: String,
    onward: Link,
    #[prop(default = None)] kept: Option<KeptForm>,
    #[prop(default = None)] bureau: Option<Bureau>,
) -> AnyView {
    let first = match &kind {
        ErrorKind::SentOther { location } => Some(Link::new(location.clone(), words.t("error-sent-other-first"))),
        ErrorKind::Unreadable | ErrorKind::Forbidden | ErrorKind::NotAllowed { .. } | ErrorKind::Missing | ErrorKind::Conflict => None,
        ErrorKind::ShownToOther { .. } | ErrorKind::Forgotten => None,
        ErrorKind::TooLarge | ErrorKind::TooMany { .. } | ErrorKind::Unavailable | ErrorKind::Broken { .. } => None,
    };
    view! {
        <div class="head"><h1>{kind.title(words)}</h1></div>
        <div class="stack">
            <p>{kind.text(words, &reader)}</p>
            {who_could(words, &kind)}
            {first.map(|first| view! { <p><a href=first.href>{first.label}</a></p> })}
            {kept.map(|form| view! { <KeptFormFields words form /> })}
            <AskBureau words bureau />
            <p><ButtonLink href=onward.href label=onward.label kind=ButtonKind::Quiet /></p>
        </div>
    }
    .into_any()
}

/// Who may do what the reader may not, and who gives that place.
fn who_could(words: Words, kind: &ErrorKind) -> Option<AnyView> {
    let ErrorKind::NotAllowed { holders } = kind else { return None };
    let line = |holder: &Holder| {
        let giver = words.t(&format!("refusal-giver-{}", holder.given_by()));
        view! { <li>{words.with(&format!("refusal-holder-{holder}"), &[("giver", giver.into())])}</li> }
    };
    let lines = holders.iter().map(line).collect::<Vec<_>>();
    Some(view! { <p>{words.t("refusal-who")}</p><ul>{lines}</ul> }.into_any())
}
